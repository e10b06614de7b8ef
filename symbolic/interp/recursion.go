package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file ends recursion that nothing known would end.

// How often a function runs within itself where only numbers of which nothing is known, or collections of what is
// not known, tell the calls apart; and where constants do: they may end it, or count and name the levels in vain.
const (
	maxSymbolicRecursion = 3
	maxConstantRecursion = 6
)

// novelty is what the arguments of a call say that those of a call around it do not say.
type novelty uint8

const (
	sameArguments  novelty = iota
	otherNumbers           // of which nothing is known
	otherConstants         // numbers or names
	otherArguments
)

// unbounded tells if a call does what calls of the same function around it do
// already: its arguments are theirs, or unknown as theirs are, and nothing that
// is known decided to come here. Recursion over the children of an unknown tree
// is so; no number of levels would end it.
func (it *Interp) unbounded(f *Frame) bool {
	open := it.undecided()
	args := f.vars[:len(f.fn.Params.All)]
	if open == 0 || !slices.ContainsFunc(args, func(v value.Value) bool { return unknownInEach(v) || isSymbolic(v) }) {
		return false
	}
	numbers, constants := 0, 0
	for g := it.frame; g != nil; g = g.caller {
		if g.fn != f.fn || g.given == nil || g.open >= open {
			continue
		}
		it.Budget.Scan(len(args))
		switch it.noveltyOf(g.given, args) {
		case sameArguments:
			return true
		case otherNumbers:
			numbers++
			constants++
		case otherConstants:
			constants++
		}
	}
	f.given = slices.Clone(args)
	return numbers >= maxSymbolicRecursion || constants >= maxConstantRecursion
}

// undecided is the number of undecided branches and loops of unknown length around what runs.
func (it *Interp) undecided() int { return it.Heap.Depth() + it.guesses }

// noveltyOf compares the arguments b of a call with those, a, of a call around it.
func (it *Interp) noveltyOf(a, b []value.Value) (most novelty) {
	for i := range a {
		if most = max(most, it.noveltyOfOne(a[i], b[i])); most == otherArguments {
			break
		}
	}
	return most
}

func (it *Interp) noveltyOfOne(a, b value.Value) novelty {
	switch {
	case unknownInEach(a) && unknownInEach(b):
		x, known := a.(value.Unknown)
		y, _ := b.(value.Unknown)
		if known && x.Type != "" && isUnknown(b) && x.Type != y.Type {
			return otherArguments
		}
		return sameArguments
	case value.Same(a, b) || isEmpty(a) && isEmpty(b) || isNew(b, a):
		return sameArguments
	case isSymbolic(a) && isSymbolic(b) || isCollection(a) && isCollection(b) && it.tellsNothing(b, a):
		return otherNumbers
	case isConstant(a) && isConstant(b):
		return otherConstants
	}
	return otherArguments
}

// isCollection tells of a list, tuple or set of elements that are known one by one.
func isCollection(v value.Value) bool {
	_, ok := elementsOf(v)
	return ok
}

func elementsOf(v value.Value) ([]value.Value, bool) {
	switch v := v.(type) {
	case *value.List:
		return v.Elems, v.Abstract == nil && v.Alts == nil
	case *value.Tuple:
		return v.Elems, v.Rest == nil
	case *value.Set:
		return membersOf(v), v.Alts == nil
	}
	return nil, false
}

func membersOf(s *value.Set) []value.Value {
	members := make([]value.Value, 0, s.Items.Len())
	s.Items.Each(func(e *value.Entry) bool {
		members = append(members, e.Key)
		return true
	})
	return members
}

// tellsNothing: each element of v is unknown, holds nothing but what is unknown, or is one of those of what v may
// have grown from.
func (it *Interp) tellsNothing(v, before value.Value) bool {
	elems, _ := elementsOf(v)
	old, _ := elementsOf(before)
	it.Budget.Scan(len(elems))
	for i, e := range elems {
		if i < len(old) && value.Same(old[i], e) || saysNothing(e, 0) {
			continue
		}
		it.Budget.Scan(len(old))
		if !slices.ContainsFunc(old, func(o value.Value) bool { return value.Same(o, e) }) {
			return false
		}
	}
	return true
}

// maxHeldDepth is how many collections inside of each other are looked into.
const maxHeldDepth = 3

// saysNothing tells of what is unknown, and of a small collection of nothing else, such as a pair of unknown indices.
func saysNothing(v value.Value, depth int) bool {
	if isUnknown(v) || isSymbolic(v) {
		return true
	}
	elems, ok := elementsOf(v)
	return ok && depth < maxHeldDepth && len(elems) <= maxConstantRecursion &&
		!slices.ContainsFunc(elems, func(e value.Value) bool { return !saysNothing(e, depth+1) })
}

// isConstant tells of a number or a text that is known.
func isConstant(v value.Value) bool {
	switch v := v.(type) {
	case value.Int:
		_, known := v.Const()
		return known
	case value.Str:
		return true
	}
	return false
}

func isUnknown(v value.Value) bool { _, ok := v.(value.Unknown); return ok }

// unknownInEach tells of what is unknown in each branch.
func unknownInEach(v value.Value) bool {
	alt, ok := v.(*value.Alt)
	if !ok {
		return isUnknown(v)
	}
	return !slices.ContainsFunc(alt.Choices, func(c value.Choice) bool { return !isUnknown(c.Value) })
}

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
