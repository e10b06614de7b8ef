package symbolic_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// The figures of these benchmarks are in docs/performance.md.

// ruleCall is a call of an operator with its arguments at hand; size gives the
// dimensions: concrete or symbolic ones under the same names.
type ruleCall struct {
	name string
	args func(size func(name string, n int64) value.Dim) *value.Args
}

func tensorOf(dims ...value.Dim) *value.Tensor {
	return value.NewTensor(value.Shape{Dims: dims}, value.Float32)
}

// ruleCalls are operators as networks use them: arithmetic, matrices, windows, views, joins.
var ruleCalls = []ruleCall{
	{"torch.add", func(size func(string, int64) value.Dim) *value.Args {
		b, c := size("B", 8), size("C", 64)
		return &value.Args{Pos: []value.Value{tensorOf(b, c, value.D(32)), tensorOf(c, value.D(1))}}
	}},
	{"torch.matmul", func(size func(string, int64) value.Dim) *value.Args {
		b, t, c := size("B", 8), size("T", 128), size("C", 64)
		return &value.Args{Pos: []value.Value{tensorOf(b, t, c), tensorOf(b, c, t)}}
	}},
	{"torch.nn.functional.conv2d", func(size func(string, int64) value.Dim) *value.Args {
		x := tensorOf(size("B", 8), size("C", 64), size("H", 224), size("W", 224))
		w := tensorOf(value.D(128), size("C", 64), value.D(3), value.D(3))
		return &value.Args{Pos: []value.Value{x, w}, Kw: []value.KwArg{{Name: "stride", Value: value.NewInt(2)}, {Name: "padding", Value: value.NewInt(1)}}}
	}},
	{"Tensor.reshape", func(size func(string, int64) value.Dim) *value.Args {
		b, t, c := size("B", 8), size("T", 128), size("C", 64)
		return &value.Args{Pos: []value.Value{tensorOf(b, t, c.Mul(value.D(4))), value.Int{Dim: b}, value.Int{Dim: t}, value.NewInt(4), value.NewInt(-1)}}
	}},
	{"torch.cat", func(size func(string, int64) value.Dim) *value.Args {
		b, c := size("B", 8), size("C", 64)
		return &value.Args{Pos: []value.Value{value.NewTuple(tensorOf(b, c), tensorOf(b, value.D(3)), tensorOf(b, c)), value.NewInt(1)}}
	}},
	{"torch.softmax", func(size func(string, int64) value.Dim) *value.Args {
		return &value.Args{Pos: []value.Value{tensorOf(size("B", 8), size("T", 128)), value.NewInt(-1)}}
	}},
}

// BenchmarkRule evaluates one operator: binding of arguments, checks, and the shape of the result.
func BenchmarkRule(b *testing.B) {
	for _, kind := range []string{"concrete", "symbolic"} {
		for _, call := range ruleCalls {
			b.Run(kind+"/"+call.name[strings.LastIndexByte(call.name, '.')+1:], func(b *testing.B) {
				w := interp.New(nil).World
				symbols := map[string]value.Dim{}
				args := call.args(func(name string, n int64) value.Dim {
					if kind == "concrete" {
						return value.D(n)
					}
					if _, ok := symbols[name]; !ok {
						symbols[name] = w.NewDim(name, 1)
					}
					return symbols[name]
				})
				args.World = w
				rule := torch.Lookup(call.name)
				b.ReportAllocs()
				for b.Loop() {
					if v := rule.Evaluate(w, args); v == nil {
						b.Fatalf("%s raised", call.name)
					}
				}
				if len(w.Faults) > 0 { // a refusal is another, longer way through the rule
					b.Fatalf("%s: %s", call.name, w.Faults[0].Message)
				}
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "evals/s")
			})
		}
	}
}

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
