package pylib

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// maxCompared bounds the keys of a table that a new one is compared with.
const maxCompared = 100

// SlotOf is KeyOf in a table: an object that compares as its class says, or a frozen set, is kept where one that is equal
// to it is. ok is false if that is not known.
func SlotOf(w *value.World, t *value.Table, v value.Value) (slot value.Key, ok bool) {
	k, ok := KeyOf(v)
	if !ok || t.Len() == 0 || t.Len() > maxCompared || !comparesItself(v) {
		return k, ok
	}
	if _, there := t.Get(k); there {
		return k, true
	}
	w.Budget.Make(t.Len())
	t.Each(func(e *value.Entry) bool {
		if !ofOneKind(e.Key, v) {
			return true
		}
		switch Equal(w, e.Key, v) {
		case dim.Yes:
			k, ok = e.Hash, true
			return false
		case dim.Unknown:
			ok = false
		}
		return true
	})
	return k, ok
}

// comparesItself tells if a key may be equal to another one though it is not the same object.
func comparesItself(v value.Value) bool {
	switch x := v.(type) {
	case *value.Instance:
		m, _ := x.Class.Lookup("__eq__")
		return m != nil
	case *value.Set:
		return x.Frozen
	case *value.Tuple:
		return slices.ContainsFunc(x.Elems, comparesItself)
	}
	return false
}

// ofOneKind tells if two keys can have the same hash: others are not compared.
func ofOneKind(a, b value.Value) bool {
	switch x := a.(type) {
	case *value.Instance:
		y, ok := b.(*value.Instance)
		return ok && x.Class == y.Class
	case *value.Set:
		_, ok := b.(*value.Set)
		return ok
	case *value.Tuple:
		y, ok := b.(*value.Tuple)
		return ok && len(x.Elems) == len(y.Elems)
	}
	return false
}
