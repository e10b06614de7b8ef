package pylib_test

import (
	"fmt"
	"runtime/debug"
	"testing"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// operands are values of every sort, odd ones included.
func operands(w *value.World) []value.Value {
	h := value.Int{Dim: w.NewDim("h", 0)}
	lit := value.Literal{Atom: w.OpaqueAtom("x")}
	alt := &value.Alt{Choices: []value.Choice{{Guard: value.Guard{lit}, Value: h}, {Guard: value.Guard{lit.Not()}, Value: value.None}}}
	d := value.NewDict()
	d.Items.Set("a", value.Str{S: "a"}, h)
	open := value.NewDict()
	open.Open = true
	s := value.NewSet()
	s.Items.Set(int64(1), value.NewInt(1), value.NewInt(1))
	return []value.Value{value.None, value.Bool(true), value.SymBool{Lit: lit}, value.NewInt(-3), value.NewInt(2), value.NewInt(0), h,
		value.Int{Dim: value.Dim{E: dim.Invalid}}, value.NewFloat(2.5), value.NewFloat(0), value.UnknownFloat,
		value.Float{IsRatio: true, Num: h.E, Den: dim.Int(2)}, value.Complex(1i), value.Str{S: "a{0}%s"}, value.Str{}, value.Bytes("ab"),
		value.NewList(value.NewInt(1), h, alt), value.NewList(), &value.List{Abstract: &value.Abstract{Len: w.NewDim("n", 0), Elem: h}},
		value.NewTuple(h, value.Str{S: "x"}), &value.Tuple{IsSize: true, Elems: []value.Value{h}, Rest: w.NewRank(0), RestSuffix: []value.Value{h}},
		d, open, s, &value.Range{Start: value.D(0), Stop: h.Dim, Step: value.D(1)}, &value.Slice{Lower: value.None, Upper: h, Step: value.None},
		w.Unknown("?"), w.UnknownOf("int", "?"), w.UnknownOf("str", "?"), value.NewTensor(value.ShapeOf(h.Dim), value.Float32),
		pylib.Function("len"), pylib.NewIterator(w, []value.Value{h}, nil), pylib.View{Dict: d}, &pylib.File{}, value.Ellipsis}
}

// TestNoPanic calls everything with everything: nothing may panic.
func TestNoPanic(t *testing.T) {
	failed := map[string]bool{}
	try := func(name string, f func(it *interp.Interp, vs []value.Value)) {
		it := interp.New(loader{})
		vs := operands(it.World)
		defer func() {
			if r := recover(); r != nil && !failed[name] {
				failed[name] = true
				t.Errorf("%s: %v\n%s", name, r, debug.Stack())
			}
		}()
		f(it, vs)
	}
	n := len(operands(interp.New(loader{}).World))
	for name, b := range pylib.Builtins() {
		try(name, func(it *interp.Interp, vs []value.Value) {
			b.Fn(&value.Args{World: it.World})
		})
		for i := range n {
			try(name+fmt.Sprint(" ", i), func(it *interp.Interp, vs []value.Value) {
				b.Fn(&value.Args{World: it.World, Pos: vs[i : i+1]})
				for _, y := range operands(it.World) {
					it.Exc = nil
					b.Fn(&value.Args{World: it.World, Pos: []value.Value{vs[i], y}})
				}
				for _, y := range operands(it.World)[3:8] {
					it.Exc = nil
					b.Fn(&value.Args{World: it.World, Pos: []value.Value{vs[i], y, y}})
				}
			})
		}
	}
	ops := []string{"+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>", "@"}
	cmps := []string{"==", "!=", "<", "<=", ">", ">=", "in", "not in"}
	for i := range n {
		for _, op := range ops {
			for _, inplace := range []bool{false, true} {
				try(fmt.Sprint(op, " ", i, inplace), func(it *interp.Interp, vs []value.Value) {
					for _, y := range operands(it.World) {
						it.Exc = nil
						pylib.Binary(it.World, op, vs[i], y, inplace)
					}
				})
			}
		}
		for _, op := range cmps {
			try(fmt.Sprint(op, " ", i), func(it *interp.Interp, vs []value.Value) {
				for _, y := range operands(it.World) {
					it.Exc = nil
					pylib.Compare(it.World, op, vs[i], y)
				}
			})
		}
		try(fmt.Sprint("access ", i), func(it *interp.Interp, vs []value.Value) {
			w := it.World
			pylib.Truth(w, vs[i])
			pylib.Len(w, vs[i])
			pylib.Str(w, vs[i])
			pylib.Format(w, vs[i], ">5.2")
			pylib.Iterate(w, vs[i])
			for _, op := range []string{"-", "+", "~"} {
				pylib.Unary(w, op, vs[i])
			}
			for _, y := range operands(w) {
				it.Exc = nil
				pylib.Subscript(w, vs[i], y)
				pylib.SetItem(w, vs[i], y, y)
				pylib.DelItem(w, vs[i], y)
			}
		})
	}
}
