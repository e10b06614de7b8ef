package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file ends recursion that nothing known would end.

// maxSymbolicRecursion is how often a function runs within itself where only
// numbers of which nothing is known tell the calls apart.
const maxSymbolicRecursion = 3

// unbounded tells if a call does what calls of the same function around it do
// already: its arguments are theirs, or unknown as theirs are, and nothing that
// is known decided to come here. Recursion over the children of an unknown tree
// is so; no number of levels would end it.
func (it *Interp) unbounded(f *Frame) bool {
	open := it.undecided()
	args := f.vars[:len(f.fn.Params.All)]
	if open == 0 || !slices.ContainsFunc(args, func(v value.Value) bool { return isUnknown(v) || isSymbolic(v) }) {
		return false
	}
	n := 0
	for g := it.frame; g != nil; g = g.caller {
		if g.fn != f.fn || g.given == nil || g.open >= open {
			continue
		}
		switch nothing, numbers := tellsNothing(g.given, args); {
		case nothing && !numbers:
			return true
		case nothing:
			n++
		}
	}
	f.given = slices.Clone(args)
	return n >= maxSymbolicRecursion
}

// undecided is the number of undecided branches and loops of unknown length around what runs.
func (it *Interp) undecided() int { return it.Heap.Depth() + it.guesses }

// tellsNothing: the arguments b say no more than a do; numbers: but for symbolic numbers.
func tellsNothing(a, b []value.Value) (nothing, numbers bool) {
	for i := range a {
		switch {
		case isUnknown(a[i]) && isUnknown(b[i]):
			x, y := a[i].(value.Unknown), b[i].(value.Unknown)
			if x.Type != "" && x.Type != y.Type {
				return false, false
			}
		case value.Same(a[i], b[i]) || isEmpty(a[i]) && isEmpty(b[i]) || isNew(b[i], a[i]):
		case isSymbolic(a[i]) && isSymbolic(b[i]):
			numbers = true
		default:
			return false, false
		}
	}
	return true, numbers
}

func isUnknown(v value.Value) bool { _, ok := v.(value.Unknown); return ok }

func isSymbolic(v value.Value) bool {
	x, ok := v.(value.Int)
	if ok {
		_, ok = x.Const()
		return !ok
	}
	return false
}

// isNew tells if v is an object under construction of the class of w.
func isNew(v, w value.Value) bool {
	x, ok := v.(*value.Instance)
	if !ok || x.Native != nil || x.Attrs.Len() > 0 {
		return false
	}
	y, ok := w.(*value.Instance)
	return ok && x.Class == y.Class
}

// isEmpty tells of the dictionary that **kwargs makes of nothing.
func isEmpty(v value.Value) bool {
	d, ok := v.(*value.Dict)
	return ok && d.Items.Len() == 0 && !d.Open
}
