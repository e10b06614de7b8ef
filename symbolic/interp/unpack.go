package interp

import (
	"github.com/shapelint/shapelint/parser"
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
			return it.badUnpack(v, len(targets)-1, len(elems), true)
		}
		tail := len(targets) - star - 1
		mid := value.NewList(append([]value.Value(nil), elems[star:len(elems)-tail]...)...)
		it.Heap.Birth(mid)
		all := append(append(append([]value.Value(nil), elems[:star]...), mid), elems[len(elems)-tail:]...)
		return it.assignAll(f, targets, all)
	}
	if len(elems) != len(targets) {
		if !it.badUnpack(v, len(targets), len(elems), false) {
			return false
		}
		for len(elems) < len(targets) {
			elems = append(elems, it.Unknown("missing in unpacking"))
		}
	}
	return it.assignAll(f, targets, elems[:len(targets)])
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

// badUnpack reports a wrong number of values; true: go on.
func (it *Interp) badUnpack(v value.Value, want, got int, atLeast bool) bool {
	msg := "too many values to unpack (expected " + value.Itoa(int64(want)) + ")"
	if got < want {
		msg = "not enough values to unpack (expected " + value.Itoa(int64(want)) + ", got " + value.Itoa(int64(got)) + ")"
	}
	what := v.TypeName() + " of " + value.Itoa(int64(got)) + " items"
	var bits value.Bits
	if t, ok := v.(*value.Tensor); ok {
		what, bits = "tensor of shape "+it.Shape(t).String(), it.Shape(t).Bits()
	}
	if t, ok := v.(*value.Tuple); ok && t.IsSize {
		for _, e := range t.Elems {
			if d, ok := e.(value.Int); ok {
				bits |= d.Bits
			}
		}
		what = "the shape of a tensor of " + value.Itoa(int64(got)) + " dimensions"
	}
	it.RaiseFault(&value.Fault{Kind: "unpack-mismatch", Exception: "ValueError", Torch: msg, Bits: bits,
		Message: "cannot unpack a " + what + " into " + value.Itoa(int64(want)) + " names"})
	return it.Exc == nil
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
