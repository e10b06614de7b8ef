package symbolic

import (
	"slices"
	"testing"

	"github.com/shapelint/shapelint/parser"
)

func TestRootOrder(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"users first", "class A: pass\nclass B:\n x = A\nclass C:\n def f(self):\n  return B()", []string{"C", "B", "A"}},
		{"users first, wherever they stand", "class C:\n def f(self):\n  return B()\nclass B:\n x = A\nclass A: pass", []string{"C", "B", "A"}},
		{"bases before what derives from them", "class A: pass\nclass B(A): pass\nclass C(nn.Module, B): pass", []string{"A", "B", "C"}},
		{"parts of a base", "class A:\n x = P\nclass P: pass\nclass B(A): pass", []string{"A", "P", "B"}},
		{"circles end", "class A:\n x = B\nclass B:\n x = A", []string{"A", "B"}},
		{"classes inside of others are no roots", "class A:\n class B: pass\n x = B", []string{"A"}},
	} {
		file, err := parser.Parse("m.py", []byte(c.text+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range inRootOrder(file.Body) {
			got = append(got, d.Name.Ident)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
