package symbolic_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// twoPackages are a package whose class hands its input to a layer of another one.
var twoPackages = texts{
	"/p/outer/__init__.py": "from .sepia import sepia, Sepia\n",
	"/p/outer/sepia.py": `import torch
from torch import nn
from inner.layers import Block
from missing.layers import to_2tuple

def sepia(x):
    return x

class Sepia(nn.Module):
    def forward(self, x):
        return x.flatten(1)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = Block(8)

    def forward(self, x):
        return self.block(x)

class Patches(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, to_2tuple(4))

    def forward(self, x):
        return self.conv(x)

class Dropped(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.ModuleList([nn.Linear(4, 4), nn.Linear(4, 4)]) for _ in range(3))
        self.head = nn.Linear(4, 2)

    def forward(self, x):
        drop = torch.rand(len(self.layers)) < 0.5
        for first, second in [layer for layer, out in zip(self.layers, drop) if not out]:
            x = first(x) + x
            x = second(x) + x
        return self.head(x)

class Chosen(nn.Module):
    def forward(self, x):
        return x[x > 0]
`,
	"/p/inner/__init__.py": "",
	"/p/inner/layers.py": `from torch import nn

class Block(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.lin = nn.Linear(size, size)

    def forward(self, x):
        return self.lin(x)
`,
}

func summarizeAll(entries ...symbolic.Entry) (sums []*symbolic.Summary) {
	p := symbolic.NewProject(symbolic.Options{FS: twoPackages, Paths: []string{"/p"}})
	p.Summarize(entries, func(_ int, s []*symbolic.Summary) { sums = append(sums, s...) })
	return sums
}

func entryOf(expr string, shape ...any) symbolic.Entry {
	return symbolic.Entry{Expr: expr, Calls: [][]symbolic.InputSpec{{{Shape: shape}}}}
}

// TestSummaryShadowedModule: a package binds the name of its module to something else, here to a function; an entry that
// names the module means it.
func TestSummaryShadowedModule(t *testing.T) {
	for _, expr := range []string{"outer.sepia.Sepia()", "outer.Sepia()"} {
		s := summarizeAll(entryOf(expr, 2.0, 3.0, 4.0))[0]
		if got, err := json.Marshal(s.Outputs); err != nil || string(got) != `{"dtype":"float32","shape":[2,12]}` {
			t.Errorf("%s: outputs %s, unknown %v, %v", expr, got, s.Unknown, s.Problem)
		}
	}
	if s := summarizeAll(entryOf("outer.nowhere.Sepia()", 2.0))[0]; s.Class != "" {
		t.Errorf("a module that is not there gives %v", s.Class)
	}
}

// TestSummaryPlacesFaults: a fault stands in the package that was asked for, at the call that led into another one.
func TestSummaryPlacesFaults(t *testing.T) {
	p := symbolic.NewProject(symbolic.Options{FS: twoPackages, Paths: []string{"/p"}})
	for expr, want := range map[string]string{
		"outer.sepia.Net()":     "/p/outer/sepia.py:19",
		"inner.layers.Block(8)": "/p/inner/layers.py:9",
	} {
		s := summarize(p, expr, [][]symbolic.InputSpec{{{Shape: []any{2.0, 5.0}}}})
		if len(s.Faults) != 1 {
			t.Errorf("%s: %d faults", expr, len(s.Faults))
			continue
		}
		src := p.Source(s.Faults[0].Place.File)
		line, _ := src.AST.Lines.Position(s.Faults[0].Place.Start)
		if got := fmt.Sprintf("%s:%d", src.Path, line); got != want {
			t.Errorf("%s: a fault at %s, want %s", expr, got, want)
		}
	}
}

// TestSummarySaysWhy: outputs of which something is missing come with a reason, whichever entry has met it first.
func TestSummarySaysWhy(t *testing.T) {
	patches := entryOf("outer.sepia.Patches()", 2.0, 3.0, 16.0, 16.0)
	for i, s := range summarizeAll(patches, patches) {
		if !slices.ContainsFunc(s.Unknown, func(r string) bool { return strings.Contains(r, "to_2tuple") }) {
			t.Errorf("call %d: unknown %q", i, s.Unknown)
		}
	}
	s := summarizeAll(entryOf("outer.sepia.Chosen()", 2.0, 3.0))[0]
	if len(s.Unknown) != 1 || !strings.Contains(s.Unknown[0], "elements of tensors") {
		t.Errorf("unknown %q of sizes that depend on elements", s.Unknown)
	}
	if s := summarizeAll(entryOf("outer.sepia.Sepia()", 2.0, 3.0))[0]; len(s.Unknown) != 0 {
		t.Errorf("unknown %q where all is known", s.Unknown)
	}
}

// TestSummaryOfDroppedLayers: layers that are alike make the same of an input, however many of them run; their work is not
// known.
func TestSummaryOfDroppedLayers(t *testing.T) {
	s := summarizeAll(entryOf("outer.sepia.Dropped()", 3.0, 4.0))[0]
	if got, err := json.Marshal(s.Outputs); err != nil || string(got) != `{"dtype":"float32","shape":[3,2]}` {
		t.Errorf("outputs %s, unknown %v", got, s.Unknown)
	}
	if s.MultiplyAdds != nil {
		t.Errorf("%v multiply-adds of layers that may be left out", s.MultiplyAdds)
	}
}
