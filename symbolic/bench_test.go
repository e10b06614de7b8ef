package symbolic_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// The figures of these benchmarks are in docs/performance.md.

// BenchmarkFile checks a file of 100 lines of its own, parsing included, in one worker.
func BenchmarkFile(b *testing.B) {
	text := hundredLines()
	if n := strings.Count(text, "\n"); n != 100 {
		b.Fatalf("the file has %d lines", n)
	}
	fs := memory{tableFolder + "/net.py": []byte(text)}
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		rs, err := symbolic.NewProject(symbolic.Options{FS: fs, Files: []string{tableFolder + "/net.py"}, Roots: []string{tableFolder}}).Run(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		r := rs[0]
		if r.Err != nil || len(r.Faults) > 0 || len(r.Panics) > 0 || r.Stats.Understood == 0 {
			b.Fatalf("%v %d faults %v %+v", r.Err, len(r.Faults), r.Panics, r.Stats)
		}
	}
}

// hundredLines is a file of blocks of a convolutional network and one that calls them.
func hundredLines() string {
	var s strings.Builder
	s.WriteString("import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n\n")
	for i := range 5 {
		fmt.Fprintf(&s, `
class Block%d(nn.Module):
    """A residual block that halves the image."""

    def __init__(self, width, out):
        super().__init__()
        self.conv1 = nn.Conv2d(width, out, 3, stride=2, padding=1)
        self.norm = nn.BatchNorm2d(out)
        self.conv2 = nn.Conv2d(out, out, 3, padding=1)
        self.skip = nn.Conv2d(width, out, 1, stride=2)

    def forward(self, x):
        y = F.relu(self.norm(self.conv1(x)))
        return F.relu(self.conv2(y) + self.skip(x))

`, i)
	}
	s.WriteString(`
class Net(nn.Module):
    def __init__(self, classes=10):
        super().__init__()
        widths = [3, 16, 32, 64, 128, 256]
        self.b0 = Block0(widths[0], widths[1])
        self.b1 = Block1(widths[1], widths[2])
        self.b2 = Block2(widths[2], widths[3])
        self.b3 = Block3(widths[3], widths[4])
        self.b4 = Block4(widths[4], widths[5])
        self.head = nn.Linear(widths[5], classes)

    def forward(self, x):
`)
	return pad(s.String() + `        x = self.b4(self.b3(self.b2(self.b1(self.b0(x)))))
        return self.head(x.mean(dim=(2, 3)))


logits = Net()(torch.randn(8, 3, 224, 224))
`)
}

// pad brings a file to 100 lines with statements that do something.
func pad(text string) string {
	for n := strings.Count(text, "\n"); n < 100; n++ {
		text += fmt.Sprintf("logits = logits + %d\n", n)
	}
	return text
}
