package torch

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// anyValue is a random argument: of any kind, known or not.
func (b *bench) anyValue(r *rand.Rand, depth int) value.Value {
	switch r.Intn(17) {
	case 0, 1, 2, 3:
		return b.anyTensor(r)
	case 4, 5, 6:
		return value.NewInt(int64(r.Intn(8) - 3))
	case 7:
		return b.int(string(rune('A' + r.Intn(3))))
	case 8:
		return value.Int{Dim: value.Dim{E: dim.Invalid}}
	case 9:
		return b.w.Unknown("test")
	case 10:
		return value.None
	case 11:
		return value.NewFloat(1.5)
	case 12:
		return value.Bool(r.Intn(2) == 0)
	case 13:
		return []value.Value{value.Ellipsis, value.Float32, value.Str{S: "sum"}, value.BoolType}[r.Intn(4)]
	case 14:
		return &value.Slice{Lower: b.anyValue(r, 3), Upper: b.anyValue(r, 3), Step: value.None}
	}
	if depth > 2 {
		return value.None
	}
	elems := make([]value.Value, r.Intn(4))
	for i := range elems {
		elems[i] = b.anyValue(r, depth+1)
	}
	if r.Intn(4) == 0 {
		l := value.NewList(elems...)
		if r.Intn(3) == 0 {
			l.Abstract = &value.Abstract{Len: b.size("N"), Elem: b.anyTensor(r)}
		}
		return l
	}
	return value.NewTuple(elems...)
}

func (b *bench) anyTensor(r *rand.Rand) *value.Tensor {
	dims := make([]any, r.Intn(4))
	for i := range dims {
		dims[i] = []any{0, 1, 2, 3, 6, "A", "B"}[r.Intn(7)]
	}
	t := b.tensor(dims...)
	if r.Intn(4) == 0 {
		t.Shape.Suffix, t.Shape.Rest = t.Shape.Dims, b.w.NewRank(r.Intn(2))
		t.Shape.Dims = nil
		t.LayoutUnknown = r.Intn(2) == 0
	}
	t.DType = []value.DType{value.Float32, value.Int64, value.BoolType, value.NoDType, value.Complex64, value.Uint8}[r.Intn(6)]
	if t.DType == value.Int64 && t.Shape.Known() {
		k := &value.Contents{}
		if sizes, ok := t.Shape.Concrete(); ok {
			for range product(sizes) {
				k.Ints = append(k.Ints, value.D(int64(r.Intn(4)-1)))
			}
			t.SetContents(k)
		}
	}
	return t
}

// TestNoPanics calls the rules of these files with random arguments: whatever they get, they answer.
func TestNoPanics(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	tables := slices.Concat(reshapeRules(), joinRules(), indexingRules, attributeRules())
	for range 40 {
		for i := range tables {
			for name := range fields(tables[i].Names) {
				b := newBench()
				a := &value.Args{World: b.w}
				if r.Intn(8) > 0 {
					a.Pos = append(a.Pos, b.anyTensor(r))
				}
				for range r.Intn(5) {
					a.Pos = append(a.Pos, b.anyValue(r, 0))
				}
				a.OpenPos = r.Intn(12) == 0
				noPanic(t, name, a.Pos, func() { Lookup(name).Evaluate(b.w, a) })
			}
		}
	}
	for range 20000 {
		b := newBench()
		x, index, v := b.anyTensor(r), b.anyValue(r, 0), b.anyValue(r, 0)
		noPanic(t, "subscript", []value.Value{x, index, v}, func() {
			Subscript(b.w, x, index)
			AssignSubscript(b.w, x, index, v)
			Length(b.w, x)
			Unbind(b.w, x)
			for _, n := range []string{"shape", "T", "mT", "H", "real", "imag", "data", "nbytes", "device", "is_leaf"} {
				Attribute(b.w, x, n)
			}
		})
	}
}

func noPanic(t *testing.T, name string, args []value.Value, f func()) {
	defer func() {
		if p := recover(); p != nil {
			t.Helper()
			text := ""
			for _, a := range args {
				if x, ok := a.(*value.Tensor); ok {
					text += fmt.Sprintf(" %v %s", x.Shape, x.DType)
				} else {
					text += fmt.Sprintf(" %#v", a)
				}
			}
			t.Errorf("%s:%s: %v", name, text, p)
		}
	}()
	f()
}
