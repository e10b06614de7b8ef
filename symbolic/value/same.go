package value

import "slices"

// This file tells whether two values are one and the same.

// Same tells if two values are interchangeable: identical, or equal and immutable.
// Distinct tensors with the same description count as the same.
func Same(a, b Value) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	switch x := a.(type) {
	case Int:
		y, ok := b.(Int)
		return ok && x.E == y.E && x.E.Valid() && x.Bits == y.Bits
	case Str:
		y, ok := b.(Str)
		return ok && x.S == y.S
	case Float:
		y, ok := b.(Float)
		return ok && (x.Known && y.Known && x.F == y.F || !x.Known && !y.Known && x.IsRatio == y.IsRatio && x.Num == y.Num && x.Den == y.Den && x.IsPart == y.IsPart && x.AtMost == y.AtMost) &&
			x.Of == y.Of && (x.Bits^y.Bits)&OfNumpy == 0
	case Unknown:
		y, ok := b.(Unknown)
		return ok && x.ID == y.ID
	case *Tuple:
		y, ok := b.(*Tuple)
		if x == y {
			return true
		}
		if !ok || len(x.Elems) != len(y.Elems) || x.Rest != y.Rest || x.IsSize != y.IsSize || x.Class != y.Class || !x.Walkable() {
			return false
		}
		for i := range x.Elems {
			if !Same(x.Elems[i], y.Elems[i]) {
				return false
			}
		}
		return true
	case *Tensor:
		y, ok := b.(*Tensor)
		return ok && (x == y || !x.Parameter && !y.Parameter && sameDesc(&x.Desc, &y.Desc))
	case *Alt:
		y, ok := b.(*Alt)
		if !ok || len(x.Choices) != len(y.Choices) {
			return false
		}
		for i := range x.Choices {
			if !slices.Equal(x.Choices[i].Guard, y.Choices[i].Guard) || !Same(x.Choices[i].Value, y.Choices[i].Value) {
				return false
			}
		}
		return true
	case *Slice:
		y, ok := b.(*Slice)
		return ok && x.Window == y.Window && Same(x.Lower, y.Lower) && Same(x.Upper, y.Upper) && Same(x.Step, y.Step)
	case *Range:
		y, ok := b.(*Range)
		return ok && x.Start.E == y.Start.E && x.Stop.E == y.Stop.E && x.Step.E == y.Step.E
	case *BoundMethod:
		y, ok := b.(*BoundMethod)
		return ok && Same(x.Self, y.Self) && Same(x.Func, y.Func)
	}
	return comparable(a, b)
}

// comparable compares values whose dynamic types are pointers or small scalars.
func comparable(a, b Value) bool { return a == b }

func sameDesc(a, b *Desc) bool {
	return sameShape(a.Shape, b.Shape) && a.DType == b.DType && slices.Equal(a.Strides, b.Strides) &&
		a.LayoutUnknown == b.LayoutUnknown && a.Data == b.Data && a.Role == b.Role && a.Bits == b.Bits && a.RequiresGrad == b.RequiresGrad && sameHistory(a.History, b.History) &&
		a.HasRange == b.HasRange && (!a.HasRange || a.High.E == b.High.E && a.Low.E == b.Low.E && a.Spread == b.Spread)
}
