package parser

import (
	"slices"
	"strings"
	"testing"
)

// The places of names are compared with CPython's in TestGolden; this is what
// CPython's tables do not say.
func TestScopes(t *testing.T) {
	for _, test := range []struct {
		name, src string // of one function
		names     string
		flags     string
	}{
		{"parameters first", "def f(a, /, b, *c, d, **e):\n z = y = 1", "a b c d e z y", ""},
		{"first binding counts", "def f():\n b = 1\n a = b\n b = 2", "b a", ""},
		{"many names", "def f(a,b,c,d,e,f,g,h,i,j,k):\n l = a\n m = l", "a b c d e f g h i j k l m", ""},
		{"generator", "def f():\n x = yield", "x", "generator"},
		{"yield in a lambda", "def f():\n lambda: (yield)", "", ""},
		{"yield in a nested function", "def f():\n def g(): yield", "g", ""},
		{"async", "async def f():\n await x", "", "async"},
		{"locals", "def f():\n locals()", "", "locals"},
		{"eval in a comprehension", "def f():\n [eval(x) for x in y]", "", "locals"},
		{"global and nonlocal", "def f():\n global a\n a = 1\n b = 1", "b", ""},
		{"walrus in a comprehension", "def f():\n [(a := x) for x in y]", "a", ""},
		{"private name", "class __A:\n def f(self, __x): __y = 1", "self _A__x _A__y", ""},
		{"type parameter", "def f[T](x: T):\n T", "x", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var s *Scope
			WalkFile(mustParse(t, test.src+"\n"), func(n Node) bool {
				if f, ok := n.(*FunctionDef); ok && s == nil {
					s = f.Scope
				}
				return true
			})
			flags := ""
			switch {
			case s.IsGenerator:
				flags = "generator"
			case s.IsAsync:
				flags = "async"
			case s.HasLocals:
				flags = "locals"
			}
			if got := strings.Join(s.Names, " "); got != test.names || flags != test.flags {
				t.Errorf("got %q, %q; want %q, %q", got, flags, test.names, test.flags)
			}
		})
	}
}

func TestTypeParameterHidesOuter(t *testing.T) {
	file := mustParse(t, "def f():\n    T = 1\n    def g[T](x: T): return T\n    return T\n")
	var kinds []RefKind
	WalkFile(file, func(n Node) bool {
		if name, ok := n.(*Name); ok && name.Ident == "T" {
			kinds = append(kinds, name.Ref.Kind)
		}
		return true
	})
	if want := []RefKind{RefLocal, RefGlobal, RefGlobal, RefLocal}; !slices.Equal(kinds, want) {
		t.Errorf("got %v, want %v", kinds, want)
	}
}
