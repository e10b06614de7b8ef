package symbolic_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic/interp"
)

// specialMethods are methods that the interpreter calls on its own.
var specialMethods = strings.Fields("call iter next len bool getitem setitem contains hash eq ne lt add radd iadd matmul neg int float index str repr " +
	"format enter exit get set getattr getattribute setattr class_getitem instancecheck subclasscheck missing reversed init new init_subclass " +
	"set_name prepare torch_function fspath copy deepcopy await aiter anext")

// selfReferences make the special method %s of class C lead back to an object of C.
var selfReferences = map[string]string{
	"its object":       "class C:\n    def %s(self, *a, **k): return self\n",
	"an instance":      "class C: pass\nC.%s = C()\n",
	"its class":        "class C: pass\nC.%s = C\n",
	"itself":           "class C:\n    def %[1]s(self, *a, **k): return getattr(self, '%[1]s')(*a, **k)\n",
	"a metaclass":      "class M(type):\n    def %s(self, *a, **k): return self\nclass C(metaclass=M): pass\n",
	"the metaclass's":  "class M(type): pass\nclass C(metaclass=M): pass\nM.%s = C\n",
	"a property":       "class C:\n    @property\n    def %s(self): return self\n",
	"a generator":      "class C:\n    def %s(self, *a, **k): yield self; yield from self\n",
	"a partial":        "class C: pass\nC.%s = functools.partial(C)\n",
	"a module":         "class C(torch.nn.Module):\n    def %s(self, *a, **k): return self\n",
	"a kind of tuples": "class C(tuple):\n    def %s(self, *a, **k): return self\n",
	"a kind of dicts":  "class C(dict):\n    def %s(self, *a, **k): return self\n",
	"a kind of lists":  "class C(list):\n    def %s(self, *a, **k): return (self, [self])\n",
}

// selfUses are expressions that ask an object x for its special methods.
var selfUses = []string{"x()", "list(x)", "next(x)", "len(x)", "x[0]", "0 in x", "{x: 1}", "x == 1", "x != x", "x < 1", "x + 1", "1 + x", "x @ x", "-x",
	"int(x)", "range(x)", "torch.zeros(2, 3).view(x, -1)", "f'{x:>3}'", "x.foo.bar", "isinstance(1, x)", "copy.deepcopy(x)", "[*x]", "{**x}", "print(*x, **x)",
	"type(x)[int]", "x if x else not x", "sorted([2, 1], key=x)", "torch.nn.Sequential(x)(torch.zeros(2))", "torch.zeros(3)[x] + x", "type('T', (type(x),), {})()", "setattr(x, 'a', x)"}

// TestSpecialMethods: what is its own special method is a program like any other, and comes to an end.
func TestSpecialMethods(t *testing.T) {
	for kind, class := range selfReferences {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			for _, method := range specialMethods {
				var text strings.Builder
				text.WriteString("import copy\nimport functools\n\nimport torch\n\n" + fmt.Sprintf(class, "__"+method+"__"))
				for i, use := range selfUses {
					fmt.Fprintf(&text, "def f%d(x=C()):\n    try:\n        %s\n    except ValueError:\n        pass\nf%d()\n", i, use, i)
				}
				text.WriteString("def g(x=C()):\n    with x as y: pass\n    for i in x: pass\n    x[0] = 1\n    x += 1\n    @x\n    def h(): pass\n    h()\n")
				text.WriteString("class P:\n    p = C()\nP.p\nP().p = 2\ng()\n")
				runHostile(t, texts{"/p/main.py": text.String()}, interp.Limits{Steps: 20_000})
			}
		})
	}
}
