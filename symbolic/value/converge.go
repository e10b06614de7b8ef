package value

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// This file tells when a loop of unknown length has come to its fixed point: what an iteration
// leaves behind is no more than what a former one was widened to.

// Age says which unknown values and sizes had been made at a moment.
type Age struct {
	id, branch int32
	symbol     dim.Symbol
}

// Age is the present moment.
func (w *World) Age() Age { return Age{w.nextID, w.Heap.next, w.Arena.Symbols()} }

// covers tells if a stands for anything that b may be, and nothing was known of a when the loop began.
// What was made before may be known better than it looks: the path has decided questions about it.
func (j *Joiner) covers(a, b Value) bool {
	return j.coversPart(a, b) || SameForm(a, b, j.since.branch+1, func(a, b Value) bool { return Same(a, b) || j.coversPart(a, b) })
}

// coversPart is covers for values that are no objects made by the loop.
func (j *Joiner) coversPart(a, b Value) bool {
	if alt, ok := b.(*Alt); ok {
		return !slices.ContainsFunc(alt.Choices, func(c Choice) bool { return !j.covers(a, c.Value) })
	}
	switch x := a.(type) {
	case *Alt:
		return slices.ContainsFunc(x.Choices, func(c Choice) bool { return j.sameOrCovered(c.Value, b) })
	case Unknown:
		return x.ID > j.since.id && (x.Type == "" || b != nil && x.Type == b.TypeName())
	case Int:
		y, ok := b.(Int)
		return ok && j.anySize(x.Dim, -1<<62) && y.Bits&^x.Bits == 0
	case Float:
		y, ok := b.(Float)
		plain := UnknownFloat
		plain.Bits, plain.Of = x.Bits&OfNumpy, x.Of
		return ok && Same(x, plain) && y.Bits&OfNumpy&^x.Bits == 0 && (x.Of == NoDType || x.Of == y.Of)
	case *Tuple:
		y, ok := b.(*Tuple)
		if !ok || len(x.Elems) != len(y.Elems) || x.Rest != nil || y.Rest != nil || x.IsSize != y.IsSize || x.Class != y.Class || !x.Walkable() {
			return false
		}
		for i := range x.Elems {
			if !j.sameOrCovered(x.Elems[i], y.Elems[i]) {
				return false
			}
		}
		return true
	case *Tensor:
		y, ok := b.(*Tensor)
		return ok && j.coversTensor(&x.Desc, &y.Desc) && !x.Parameter && !x.Buffer
	}
	return false
}

func (j *Joiner) sameOrCovered(a, b Value) bool { return Same(a, b) || j.covers(a, b) }

func (j *Joiner) coversAll(a Value, bs []Value) bool {
	for _, b := range bs {
		if !j.sameOrCovered(a, b) {
			return false
		}
	}
	return true
}

// anySize tells if a size is one of which nothing is known but its least value, made by the loop itself.
func (j *Joiner) anySize(d Dim, least int64) bool {
	s, ok := d.E.AsSymbol()
	if !ok || s < j.since.symbol || d.Bits&FromSummary == 0 {
		return false
	}
	return j.W.Arena.Info(s).Lo <= least
}

func (j *Joiner) coversTensor(x, y *Desc) bool {
	switch {
	case x.DType != y.DType && x.DType != NoDType, x.Role != y.Role && x.Role != NoRole, y.Bits&^x.Bits != 0,
		x.RequiresGrad != y.RequiresGrad, !x.History.within(y.History), x.Device != y.Device, x.Data != nil, x.HasRange:
		return false
	}
	a, b := x.Shape, y.Shape
	if a.Rest != nil {
		return a.Rest.ID > j.since.id && len(a.Dims) == 0 && len(a.Suffix) == 0 && x.LayoutUnknown
	}
	if !b.Known() || len(a.Dims) != len(b.Dims) || !x.LayoutUnknown && (y.LayoutUnknown || !slices.Equal(x.Strides, y.Strides)) {
		return false
	}
	for i, d := range a.Dims {
		if d.E != b.Dims[i].E && !j.anySize(d, 0) || b.Dims[i].Bits&^d.Bits != 0 || d.Axis != nil && d.Axis != b.Dims[i].Axis {
			return false
		}
	}
	return true
}
