package parser

import (
	"slices"
	"strings"
	"testing"
)

func TestIndex(t *testing.T) {
	file := mustParse(t, `
import torch.nn as nn, os.path
from a import *
from .b import c as d
__all__ = ["Net", 'make'] + ("x",)
__all__ += ["y"]
__all__.extend(["z"])
__all__.append("w")
try:
    import fast
except ImportError:
    fast = None
if fast:
    def make(): import inner
else:
    def make(): pass
(p, [q, *r]), s.t = 1, 2
annotated: int
valued: int = 1
with open("f") as handle:
    for i, j in handle:
        k = 1
class Net(nn.Module):
    class Inner(Base): pass
    def forward(self): pass
`)
	x := file.Index
	want := "nn os d __all__ fast make p q r valued handle i j k Net"
	if got := strings.Join(x.Order, " "); got != want {
		t.Errorf("Order = %s\nwant    %s", got, want)
	}
	if _, ok := x.Defs["fast"].(*Assign); !ok {
		t.Errorf("fast is a %T, want the last binding", x.Defs["fast"])
	}
	if !x.HasAll || strings.Join(x.All, " ") != "Net make x y z w" {
		t.Errorf("All = %v", x.All)
	}
	if len(x.Imports) != 5 || len(x.StarImports) != 1 || x.StarImports[0].Module != "a" {
		t.Errorf("%d imports, %d of them stars", len(x.Imports), len(x.StarImports))
	}
	if len(x.Classes) != 2 || len(x.Functions) != 3 {
		t.Errorf("%d classes, %d functions", len(x.Classes), len(x.Functions))
	}
}

func TestModules(t *testing.T) {
	file := mustParse(t, `
class Late(Early): pass
class Early(nn.Module): pass
class A(Module): pass
class B(torch.nn.Linear): pass
class C(pl.LightningModule): pass
class D(LightningModule, Other): pass
class E(A[int]): pass
class F(torch.nn.modules.conv.Conv2d): pass
class No(object): pass
class Not(nn.functional.x): pass
class Nor(nn.Parameter): pass
class Plain: pass
def f():
    class Inner(Late): pass
`)
	var got []string
	for _, class := range file.Index.Modules {
		got = append(got, class.Name.Ident)
	}
	if want := []string{"Late", "Early", "A", "B", "C", "D", "E", "F", "Inner"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
