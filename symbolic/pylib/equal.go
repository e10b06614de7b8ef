package pylib

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Equal tells if l == r, elements recursively.
func Equal(w *value.World, l, r value.Value) dim.Answer {
	if value.Same(l, r) && !isNaN(l) {
		return dim.Yes
	}
	v := looseEquality(w, l, r)
	switch v := v.(type) {
	case value.Bool:
		if v {
			return dim.Yes
		}
		return dim.No
	case value.SymBool:
		return w.Path.Decide(v.Lit)
	case nil:
		w.Exc = nil
	}
	return dim.Unknown
}

func isNaN(v value.Value) bool {
	f, ok := v.(value.Float)
	return ok && (!f.Known && !f.IsRatio || f.Known && f.F != f.F)
}

// nestedEquality is equality of structures, which may hold themselves.
func nestedEquality(w *value.World, l, r value.Value) value.Value {
	if !w.Nesting.Enter() {
		return w.UnknownOf("bool", "comparison of deeply nested values")
	}
	defer w.Nesting.Leave()
	return equality(w, l, r)
}

// looseEquality is l == r of any two elements: a Bool, SymBool, Alt or Unknown; nil after it raised.
func looseEquality(w *value.World, l, r value.Value) value.Value {
	if v, lit := w.Settle(l); lit == nil {
		l = v
	} else {
		return w.UnknownOf("bool", "comparison of alternatives")
	}
	if v, lit := w.Settle(r); lit == nil {
		r = v
	} else {
		return w.UnknownOf("bool", "comparison of alternatives")
	}
	if l == nil || r == nil {
		return w.UnknownOf("bool", "comparison of an absent value")
	}
	if isNaN(l) && isNaN(r) { // it may be the very same object
		return w.UnknownOf("bool", "comparison of elements that are not numbers")
	}
	if kindOf(l) != notNumber && kindOf(r) != notNumber {
		return compareNumbers(w, "==", l, r)
	}
	if isBuiltin(l) && isBuiltin(r) {
		return nestedEquality(w, l, r)
	}
	_, lt := l.(*value.Tensor)
	_, rt := r.(*value.Tensor)
	switch {
	case l == r:
		return value.Bool(true)
	case lt && (isBuiltin(r) && kindOf(r) == notNumber) || rt && (isBuiltin(l) && kindOf(l) == notNumber):
		return value.Bool(false)
	case lt || rt:
		return w.UnknownOf("bool", "comparison of tensors")
	}
	if w.Host == nil {
		return w.UnknownOf("bool", "comparison")
	}
	return w.Host.Compare("==", l, r)
}

// equality is == of two built-in values that are not both numbers.
func equality(w *value.World, l, r value.Value) value.Value {
	switch x := l.(type) {
	case value.Str:
		y, ok := r.(value.Str)
		return value.Bool(ok && x.S == y.S)
	case *value.Tuple:
		y, ok := r.(*value.Tuple)
		if !ok {
			return value.Bool(false)
		}
		x, y = ResolveSize(w, x), ResolveSize(w, y)
		if x.Rest != nil || y.Rest != nil {
			return openEquality(w, x, y)
		}
		return equalSequences(w, x.Elems, y.Elems)
	case *value.List:
		y, ok := r.(*value.List)
		if !ok {
			return value.Bool(false)
		}
		if x == y {
			return value.Bool(true)
		}
		if x.Abstract != nil || y.Abstract != nil || x.Escaped || y.Escaped || x.Alts != nil || y.Alts != nil {
			return w.UnknownOf("bool", "comparison of lists of unknown contents")
		}
		return equalSequences(w, x.Elems, y.Elems)
	case *value.Dict:
		switch y := r.(type) {
		case *value.Dict:
			return equalDicts(w, x, y)
		}
		return value.Bool(false)
	case *value.Set, View:
		a, aok := asSet(w, l)
		b, bok := asSet(w, r)
		if !aok || !bok {
			return value.Bool(false)
		}
		if !closed(w, a) || !closed(w, b) {
			return w.UnknownOf("bool", "comparison of sets")
		}
		if a.Items.Len() != b.Items.Len() {
			return value.Bool(false)
		}
		return orderSets(w, "<=", a, b)
	case *value.Range:
		y, ok := r.(*value.Range)
		if !ok {
			return value.Bool(false)
		}
		if value.Same(x, y) {
			return value.Bool(true)
		}
		a, arest, _ := Iterate(w, x)
		b, brest, _ := Iterate(w, y)
		if arest != nil || brest != nil {
			return w.UnknownOf("bool", "comparison of ranges")
		}
		return equalSequences(w, a, b)
	case *value.Slice:
		y, ok := r.(*value.Slice)
		if !ok {
			return value.Bool(false)
		}
		return equalSequences(w, []value.Value{x.Lower, x.Upper, x.Step}, []value.Value{y.Lower, y.Upper, y.Step})
	case value.Device:
		y, ok := r.(value.Device)
		if ok && (x.Type == "" || y.Type == "") && x != y {
			return w.UnknownOf("bool", "comparison of devices")
		}
		return value.Bool(ok && x == y)
	}
	return value.Bool(value.Same(l, r))
}

// maxComparedByBranch is the length of sequences that are compared for each alternative of their items.
const maxComparedByBranch = 8

// undecidedItem is a literal that decides between the alternatives of an item; nil if there is none.
func undecidedItem(w *value.World, sequences ...[]value.Value) *value.Literal {
	for _, items := range sequences {
		for _, v := range items {
			if _, lit := w.Settle(v); lit != nil {
				return lit
			}
		}
	}
	return nil
}

// ofGuessedLength tells of the items of a size if nobody knows how many dimensions squeezing has left.
func ofGuessedLength(items []value.Value) bool {
	return slices.ContainsFunc(items, func(v value.Value) bool {
		i, ok := v.(value.Int)
		return ok && i.Bits&value.FromSqueeze != 0
	})
}

// equalSequences is the conjunction of the elements' equalities.
func equalSequences(w *value.World, a, b []value.Value) value.Value {
	if len(a) != len(b) {
		if ofGuessedLength(a) || ofGuessedLength(b) {
			return w.UnknownOf("bool", "comparison with the size of what was squeezed")
		}
		return value.Bool(false)
	}
	if lit := undecidedItem(w, a, b); lit != nil && len(a) <= maxComparedByBranch && w.Heap.Nesting() < value.MaxForkDepth {
		return w.Split(*lit, func() value.Value { return equalSequences(w, a, b) })
	}
	var lits []value.Literal
	unknown := false
	for i := range a {
		if value.Same(a[i], b[i]) {
			continue
		}
		v := looseEquality(w, a[i], b[i])
		switch v := v.(type) {
		case nil:
			return nil
		case value.Bool:
			if !v {
				return v
			}
		case value.SymBool:
			lits = append(lits, v.Lit)
		default:
			unknown = true
		}
	}
	if unknown {
		return w.UnknownOf("bool", "comparison of sequences")
	}
	return conjunction(w, lits)
}

// openEquality compares sizes of which one has an unknown rank.
func openEquality(w *value.World, x, y *value.Tuple) value.Value {
	least := func(t *value.Tuple) int {
		n := len(t.Elems) + len(t.RestSuffix)
		if t.Rest != nil {
			n += t.Rest.Min
		}
		return n
	}
	if x.Rest == nil && len(x.Elems) < least(y) || y.Rest == nil && len(y.Elems) < least(x) {
		return value.Bool(false)
	}
	if value.Same(x, y) && len(x.RestSuffix) == 0 && len(y.RestSuffix) == 0 {
		return value.Bool(true)
	}
	for i := 0; i < len(x.Elems) && i < len(y.Elems); i++ {
		if Equal(w, x.Elems[i], y.Elems[i]) == dim.No {
			return value.Bool(false)
		}
	}
	return w.UnknownOf("bool", "comparison of sizes of unknown rank")
}

// equalDicts compares two dicts.
func equalDicts(w *value.World, x, y *value.Dict) value.Value {
	if x == y {
		return value.Bool(true)
	}
	if x.Open || y.Open || x.Escaped || y.Escaped {
		return w.UnknownOf("bool", "comparison of dicts of unknown contents")
	}
	if x.Items.Len() != y.Items.Len() {
		return value.Bool(false)
	}
	var a, b []value.Value
	missing := false
	x.Items.Each(func(e *value.Entry) bool {
		v, ok := y.Items.Get(e.Hash)
		missing = missing || !ok
		a, b = append(a, e.Value), append(b, v)
		return true
	})
	if missing {
		return value.Bool(false)
	}
	return equalSequences(w, a, b)
}
