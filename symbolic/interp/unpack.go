package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file takes values apart that are assigned to several targets.

// unpack distributes an iterable over targets.
func (it *Interp) unpack(f *Frame, at parser.Node, targets []parser.Expr, v value.Value) bool {
	v, lit := it.Settle(v)
	if lit != nil {
		return it.splitWrite(*lit, func() bool { return it.unpack(f, at, targets, v) })
	}
	if l := it.SettleObject(v); l != nil {
		return it.splitWrite(*l, func() bool { return it.unpack(f, at, targets, v) })
	}
	star := -1
	for i, t := range targets {
		if _, ok := t.(*parser.Starred); ok {
			star = i
		}
	}
	p, s := it.at(f, at)
	defer func() { it.here, it.hereSrc = p, s }()
	if elems, ok := it.unpackRanked(v, len(targets), star, targets); ok {
		return it.assignAll(f, targets, elems)
	}
	elems, rest, ok := it.Iterate(v)
	if !ok {
		return false
	}
	if rest != nil {
		if most, ok := it.atMost(rest); ok && star < 0 && len(elems)+most < len(targets) {
			return it.badUnpack(f, targets, miscount{v, len(elems) + most, true, rest.Len.Bits})
		}
		for len(elems) < len(targets) {
			elems = append(elems, it.apartFrom(rest.Elem))
		}
		if star >= 0 {
			elems = elems[:len(targets)]
			elems[star] = &value.List{Abstract: &value.Abstract{Len: it.summaryLen(), Elem: rest.Elem}}
			return it.assignAll(f, targets, elems)
		}
		return it.assignAll(f, targets, elems[:len(targets)])
	}
	if star >= 0 {
		if len(elems) < len(targets)-1 {
			return it.badUnpack(f, targets, it.miscounted(v, elems))
		}
		tail := len(targets) - star - 1
		mid := value.NewList(append([]value.Value(nil), elems[star:len(elems)-tail]...)...)
		it.Heap.Birth(mid)
		all := append(append(append([]value.Value(nil), elems[:star]...), mid), elems[len(elems)-tail:]...)
		return it.assignAll(f, targets, all)
	}
	if len(elems) != len(targets) {
		return it.badUnpack(f, targets, it.miscounted(v, elems))
	}
	return it.assignAll(f, targets, elems)
}

// manyNames is more than any program unpacks into.
const manyNames = 1 << 16

// atMost is the largest number of elements that an unknown number can be; ok is false if that is no limit.
func (it *Interp) atMost(a *value.Abstract) (n int, ok bool) {
	if !a.Len.Known() {
		return 0, false
	}
	_, most := it.Path.Facts.Range(a.Len.E)
	return int(most), most < manyNames
}

// apartFrom is derived for elements that get names of their own: what is learned of the rank of one holds of no other.
func (it *Interp) apartFrom(v value.Value) value.Value {
	t, ok := v.(*value.Tensor)
	if !ok || t.Shape.Rest == nil {
		return it.derived(v)
	}
	c := &value.Tensor{Desc: t.Desc, Parameter: t.Parameter, Buffer: t.Buffer, Attrs: t.Attrs, Class: t.Class}
	c.Shape = t.Shape.Clone()
	c.Shape.Rest = it.NewRank(t.Shape.Rest.Min)
	return c
}

// derived makes a fresh value like the element of a container of unknown length.
func (it *Interp) derived(v value.Value) value.Value {
	if u, ok := v.(value.Unknown); ok {
		u.ID = it.ID()
		return u
	}
	return v
}

// miscount is a value that has got items, or at most so many, where it is unpacked into another number of names.
type miscount struct {
	v      value.Value
	got    int
	atMost bool
	bits   value.Bits // what the number rests on
}

func (it *Interp) miscounted(v value.Value, items []value.Value) miscount {
	var bits value.Bits
	if pylib.NumberOfTorch(v) {
		bits = it.bitsOfNumber(v, items)
	}
	return miscount{v, len(items), false, bits}
}

// text says what the value is, and of how many items.
func (m miscount) text(it *Interp) (what, got string) {
	if got = value.Itoa(int64(m.got)); m.atMost {
		got = "at most " + got
		if pylib.NumberOfTorch(m.v) {
			return got + " tensors", got
		}
	}
	switch v := m.v.(type) {
	case *value.Tensor:
		return "a tensor of shape " + it.Shape(v).String(), got
	case *value.Tuple:
		if v.IsSize {
			return "the shape of a tensor of " + got + " dimensions", got
		}
	}
	return "a " + m.v.TypeName() + " of " + got + " items", got
}

// badUnpack reports too few or too many items; true: go on, though what each target should have got nobody can tell.
func (it *Interp) badUnpack(f *Frame, targets []parser.Expr, m miscount) bool {
	want := 0
	for _, t := range targets {
		if _, ok := t.(*parser.Starred); !ok {
			want++
		}
	}
	what, got := m.text(it)
	msg := "too many values to unpack (expected " + value.Itoa(int64(want)) + ")"
	if m.got < want {
		msg = "not enough values to unpack (expected " + value.Itoa(int64(want)) + ", got " + got + ")"
	}
	it.RaiseFault(&value.Fault{Kind: "unpack-mismatch", Exception: "ValueError", Torch: msg, Bits: m.bits, Firm: pylib.NumberOfTorch(m.v),
		Message: "cannot unpack " + what + " into " + value.Itoa(int64(want)) + " names"})
	if it.Exc != nil {
		return false
	}
	unknown := make([]value.Value, len(targets))
	for i := range unknown {
		unknown[i] = it.Unknown("unpacked into the wrong number of names")
	}
	return it.assignAll(f, targets, unknown)
}

// unpackRanked unpacks the shape of a tensor of unknown rank: the number of
// targets fixes the rank.
func (it *Interp) unpackRanked(v value.Value, n, star int, targets []parser.Expr) ([]value.Value, bool) {
	t, ok := v.(*value.Tuple)
	if !ok || t.Rest == nil {
		return nil, false
	}
	names := make([]string, n)
	for i, e := range targets {
		if s, ok := e.(*parser.Starred); ok {
			e = s.Value
		}
		if id, ok := e.(*parser.Name); ok && id.Ident != "_" {
			names[i] = id.Ident
		}
	}
	head, tail := t.Elems, t.RestSuffix
	if r, ok := it.Path.RankOf(t.Rest); ok {
		if r.Rest == nil { // refined since: an ordinary tuple now
			return nil, false
		}
	}
	if star >= 0 {
		return it.unpackStarRanked(t, n, star, names)
	}
	missing := n - len(head) - len(tail)
	if missing < 0 || missing < t.Rest.Min {
		return nil, false
	}
	mid := make([]value.Dim, missing)
	for i := range mid {
		mid[i] = it.NewDim(names[len(head)+i], 1)
	}
	it.Path.Refine(t.Rest, value.Shape{Dims: mid})
	out := append([]value.Value(nil), head...)
	for _, d := range mid {
		out = append(out, value.Int{Dim: d})
	}
	return append(out, tail...), true
}

// unpackStarRanked: b, *rest = x.shape names the first and last dimensions and leaves the run.
func (it *Interp) unpackStarRanked(t *value.Tuple, n, star int, names []string) ([]value.Value, bool) {
	head, tail := append([]value.Value(nil), t.Elems...), append([]value.Value(nil), t.RestSuffix...)
	after := n - star - 1
	var dims, suffix []value.Dim
	for len(head) < star {
		d := it.NewDim(names[len(head)], 1)
		dims = append(dims, d)
		head = append(head, value.Int{Dim: d})
	}
	for len(tail) < after {
		d := it.NewDim(names[n-1-len(tail)], 1)
		suffix = append([]value.Dim{d}, suffix...)
		tail = append([]value.Value{value.Int{Dim: d}}, tail...)
	}
	rest := t.Rest
	if dims != nil || suffix != nil {
		rest = it.NewRank(max(0, t.Rest.Min-len(dims)-len(suffix)))
		it.Path.Refine(t.Rest, value.Shape{Dims: dims, Rest: rest, Suffix: suffix})
	}
	mid := &value.Tuple{IsSize: true, Elems: head[star:], Rest: rest, RestSuffix: tail[:len(tail)-after]}
	out := append(append([]value.Value(nil), head[:star]...), mid)
	return append(out, tail[len(tail)-after:]...), true
}

// bitsOfNumber are what the number of items of a value rests on, as far as their sizes tell.
func (it *Interp) bitsOfNumber(v value.Value, items []value.Value) value.Bits {
	if t, ok := v.(*value.Tensor); ok {
		if s := it.Shape(t); s.Known() && len(s.Dims) > 0 {
			return s.Dims[0].Bits
		}
		return it.Shape(t).Bits()
	}
	return it.BitsOf(items)
}
