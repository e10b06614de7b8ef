package value

import "slices"

// This file holds what an item is of which nobody knows where it stands: modules and functions are kept apart, so that what
// follows is run for each of them; of all else only what they have in common is known.

// maxKinds is how many modules that differ, or functions, are kept apart where any of them may be meant.
const maxKinds = 4

// AnyModule is the module at an index that is not known: alternatives, for each of which what follows is run. Of those
// that are alike one stands for all; two if there are no others, lest what is done to one be taken for certain.
func (w *World) AnyModule(elems []Value, index Value) (Value, bool) {
	var kinds []Value
	for _, e := range elems {
		m, ok := e.(*Instance)
		if !ok || m.Module == nil {
			return nil, false
		}
		if !standsFor(w, kinds, m) {
			if kinds = append(kinds, m); len(kinds) > maxKinds {
				return nil, false
			}
		}
	}
	switch {
	case len(elems) < 2:
		return nil, false
	case len(kinds) == 1:
		kinds = append(kinds, elems[1])
	}
	return oneOf(w, kinds, index), true
}

// AnyFunction is the function at an index that is not known: steps that run in an order which is drawn.
func (w *World) AnyFunction(elems []Value, index Value) (Value, bool) {
	kinds := different(elems, maxKinds+1)
	if len(kinds) < 2 || len(kinds) > maxKinds || slices.ContainsFunc(kinds, isNoFunction) {
		return nil, false
	}
	return oneOf(w, kinds, index), true
}

// different are the first values without repetition, at most so many.
func different(values []Value, most int) []Value {
	var out []Value
	for _, v := range values {
		if len(out) == most {
			break
		}
		if !slices.ContainsFunc(out, func(known Value) bool { return Same(known, v) }) {
			out = append(out, v)
		}
	}
	return out
}

func isNoFunction(v Value) bool {
	switch v.(type) {
	case *BoundMethod, *Builtin, interface{ IsFunction() }:
		return false
	}
	return true
}

func standsFor(w *World, kinds []Value, m *Instance) bool {
	for _, k := range kinds {
		if w.Alike(k.(*Instance), m) {
			return true
		}
	}
	return false
}

// maxSome is how many items are looked at one by one.
const maxSome = 64

// SomeOf is an item of a list that has some of several items, nobody knows which: layers that are dropped at random.
func (w *World) SomeOf(items []Value) Value {
	w.CountLost("which items a list has by branch")
	if len(items) > maxSome {
		return w.Widen(items)
	}
	each := different(items, maxSome)
	if m, ok := w.AnyModule(each, w.Unknown("which item")); ok {
		return m
	}
	if len(each) == 0 {
		return w.Unknown("differs by branch")
	}
	return w.Widen(each)
}

// place is a question about an index: the same index picks the same place in other sequences, too.
type place struct {
	index any
	of, n int
}

// oneOf are alternatives, decided by an index.
func oneOf(w *World, values []Value, index Value) Value {
	var id any = index
	switch x := index.(type) {
	case Unknown:
		id = x.ID
	case Int:
		id = x.E
	default:
		id = w.ID()
	}
	out := &Alt{}
	var before Guard
	for n, v := range values {
		guard := before[:len(before):len(before)]
		if n < len(values)-1 {
			lit := Literal{Atom: w.Atom(place{id, len(values), n}, "index")}
			guard = append(guard, lit)
			before = append(before, lit.Not())
		}
		out.Choices = append(out.Choices, Choice{Guard: guard, Value: v})
	}
	return out
}
