package value

import (
	"testing"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// sumOf sums values up.
func sumOf(w *World, vs ...Value) Sum {
	o := w.NewOutline()
	defer o.Release()
	for _, v := range vs {
		o.Add(v)
	}
	s, ok := o.Sum()
	if !ok {
		panic("opaque")
	}
	return s
}

func tensorOf(dims ...Dim) *Tensor { return NewTensor(ShapeOf(dims...), Float32) }

// TestOutlineForms: values of one form have one sum, up to the names of symbols of which the same is known; all else differs.
func TestOutlineForms(t *testing.T) {
	w := NewWorld()
	size := func(lo int64) Dim { return w.NewDim("n", lo) }
	bound := func(hi int64) Dim {
		d := size(1)
		w.Assume(dim.Constraint{Left: d.E, Rel: dim.LE, Right: dim.Int(hi)})
		return d
	}
	n, m, k := size(1), size(1), size(1)
	x, y := tensorOf(D(2), D(3)), tensorOf(D(2), D(3))
	f, g := &Builtin{Name: "f"}, &Builtin{Name: "f"}
	class := &Class{Name: "C", Attrs: &Attrs{}}
	class.MRO = []*Class{class}
	object := func(v Value) *Instance {
		a := &Attrs{}
		a.Set("width", v)
		return &Instance{Class: class, Attrs: a}
	}
	tests := []struct {
		name string
		a, b []Value
		same bool
	}{
		{"equal numbers", []Value{NewInt(3)}, []Value{NewInt(3)}, true},
		{"other numbers", []Value{NewInt(3)}, []Value{NewInt(4)}, false},
		{"a number and a text", []Value{NewInt(3)}, []Value{Str{S: "3"}}, false},
		{"tensors of one shape", []Value{tensorOf(D(2), D(3))}, []Value{tensorOf(D(2), D(3))}, true},
		{"tensors of other shapes", []Value{tensorOf(D(2), D(3))}, []Value{tensorOf(D(3), D(2))}, false},
		{"one tensor twice", []Value{x, x}, []Value{y, y}, true},
		{"one tensor twice, and two", []Value{x, x}, []Value{x, y}, false},
		{"renamed symbols", []Value{tensorOf(n, m)}, []Value{tensorOf(m, k)}, true},
		{"one symbol twice", []Value{tensorOf(n, n)}, []Value{tensorOf(n, m)}, false},
		{"renamed in an expression", []Value{Int{n.MulInt(2).Add(m)}, Int{n}}, []Value{Int{m.MulInt(2).Add(k)}, Int{m}}, true},
		{"other expressions", []Value{Int{n}, Int{n.AddInt(1)}}, []Value{Int{n}, Int{n.AddInt(2)}}, false},
		{"other bounds of their own", []Value{Int{size(1)}}, []Value{Int{size(2)}}, false},
		{"the same assumed", []Value{Int{bound(8)}}, []Value{Int{bound(8)}}, true},
		{"other bounds assumed", []Value{Int{bound(8)}}, []Value{Int{bound(9)}}, false},
		{"one assumed", []Value{Int{bound(8)}}, []Value{Int{size(1)}}, false},
		{"unknowns", []Value{w.UnknownOf("int", "")}, []Value{w.UnknownOf("int", "")}, true},
		{"unknowns of other types", []Value{w.UnknownOf("int", "")}, []Value{w.UnknownOf("str", "")}, false},
		{"code", []Value{f}, []Value{g}, false},
		{"objects of one form", []Value{object(NewInt(4))}, []Value{object(NewInt(4))}, true},
		{"other attributes", []Value{object(NewInt(4))}, []Value{object(NewInt(5))}, false},
		{"lists", []Value{NewList(x, NewInt(1))}, []Value{NewList(y, NewInt(1))}, true},
		{"a list and its elements", []Value{NewList(NewInt(1), NewInt(2))}, []Value{NewList(NewInt(1)), NewInt(2)}, false},
	}
	for _, test := range tests {
		if got := sumOf(w, test.a...) == sumOf(w, test.b...); got != test.same {
			t.Errorf("%s: same sum: %v, want %v", test.name, got, test.same)
		}
	}
	before := sumOf(w, object(NewInt(4)))
	w.Heap.Touch(class)
	class.Attrs.Set("limit", NewInt(1))
	if sumOf(w, object(NewInt(4))) == before {
		t.Error("the class has another attribute, and its object the same sum")
	}
}

// TestOutlineRewind: what was added since a mark leaves no trace.
func TestOutlineRewind(t *testing.T) {
	w := NewWorld()
	x, y := tensorOf(w.NewDim("n", 1)), tensorOf(w.NewDim("m", 1))
	o := w.NewOutline()
	o.Add(x)
	before, _ := o.Sum()
	m := o.Mark()
	o.Add(NewList(x, y))
	if s, _ := o.Sum(); s == before {
		t.Error("more was met, and the sum is the same")
	}
	o.Rewind(m)
	if s, _ := o.Sum(); s != before {
		t.Error("the sum before is not that of now")
	}
	o.Add(NewList(x, y))
	again, _ := o.Sum()
	o.Release()
	other := w.NewOutline()
	other.Add(x)
	other.Sum() // what is known of a size stands behind what has been met by then
	other.Add(NewList(x, y))
	if s, _ := other.Sum(); s != again {
		t.Error("what was met before the rewinding counts as met")
	}
}
