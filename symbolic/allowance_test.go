package symbolic_test

import (
	"context"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// TestAllowances: what uses up its steps leaves some to the others of its file, and is reported.
func TestAllowances(t *testing.T) {
	const endless = "list(itertools.chain.from_iterable([range(10**9)] * 1000))\n"
	const faulty = `
class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.one, self.two = nn.Linear(3, width), nn.Linear(width + 1, 2)

    def forward(self, x):
        return self.two(self.one(x))
`
	const head = "import itertools\nimport torch, torch.nn as nn\n"
	for _, c := range []struct{ name, program, exhausted string }{
		{"a script", head + faulty + endless, "steps"},
		{"a test", head + faulty + "def test_it():\n    " + endless, ""},
		{"a function", head + faulty + "def f(x: 'Float[Tensor, \"n\"]'):\n    " + endless, ""},
	} {
		p := symbolic.NewProject(symbolic.Options{
			FS: texts{"/p/main.py": c.program}, Files: []string{"/p/main.py"}, Roots: []string{"/p"},
		})
		out, err := p.Run(context.Background())
		if err != nil || out[0].Err != nil {
			t.Fatal(err, out[0].Err)
		}
		if out[0].Exhausted != c.exhausted {
			t.Errorf("%s: ended by %q, want %q", c.name, out[0].Exhausted, c.exhausted)
		}
		if len(out[0].Faults) != 1 || !strings.Contains(out[0].Faults[0].Message, "features") {
			t.Errorf("%s: the class is not checked: %v", c.name, out[0].Faults)
		}
		told := false
		for reason := range out[0].Lost {
			told = told || strings.Contains(reason, "limit reached in what nobody calls")
		}
		if told != (c.exhausted == "") {
			t.Errorf("%s: what was lost is told as %v", c.name, out[0].Lost)
		}
	}
}
