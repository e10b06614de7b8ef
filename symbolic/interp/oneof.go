package interp

import (
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds what is done to one of several objects where nobody knows to which, as in table[name]["n"] += 1 for a name
// that is not known: each of them may have changed.

// maxChangedDepth is how deep in containers an item may have changed.
const maxChangedDepth = 3

// changeOneOf forgets what is in the objects of which v is one.
func (it *Interp) changeOneOf(v value.Value) {
	for _, o := range candidates(v) {
		it.mayHaveChanged(o, maxChangedDepth)
	}
}

func candidates(v value.Value) []value.Value {
	if u, ok := v.(value.Unknown); ok && u.Among != nil {
		return u.Among.Objects
	}
	return nil
}

// maxAmong is the largest number of items of lists that are looked at to tell what one of the lists holds.
const maxAmong = 1 << 14

// itemsOfOne are the items of one of several lists of the same length: each is one of those at its place.
func (it *Interp) itemsOfOne(u value.Unknown) ([]value.Value, bool) {
	if u.Among == nil || u.Among.Of != u.ID || len(u.Among.Objects) == 0 {
		return nil, false
	}
	lists := make([]*value.List, len(u.Among.Objects))
	for i, o := range u.Among.Objects {
		l, ok := o.(*value.List)
		if !ok || l.Abstract != nil || l.Escaped || l.Alts != nil || l.Class != nil || i > 0 && len(l.Elems) != len(lists[0].Elems) {
			return nil, false
		}
		lists[i] = l
	}
	n := len(lists[0].Elems)
	if n*len(lists) > maxAmong {
		return nil, false
	}
	it.Budget.Scan(n * len(lists))
	it.spoilRecordings() // the lists are not among what a call is given
	items := make([]value.Value, n)
	for i := range items {
		column := make([]value.Value, len(lists))
		for j, l := range lists {
			column[j] = l.Elems[i]
		}
		items[i] = pylib.OneOf(it.World, column)
	}
	return items, true
}

func (it *Interp) mayHaveChanged(v value.Value, depth int) {
	it.escapeContainer(v)
	if depth == 0 {
		return
	}
	switch x := v.(type) {
	case *value.List:
		it.Budget.Scan(len(x.Elems))
		for i, e := range x.Elems {
			x.Elems[i] = it.maybeChanged(e, depth-1)
		}
	case *value.Dict:
		it.Budget.Scan(x.Items.Len())
		x.Items.Each(func(e *value.Entry) bool {
			x.Items.Set(e.Hash, e.Key, it.maybeChanged(e.Value, depth-1))
			return true
		})
	}
}

// maybeChanged is an item of something that may have changed: a container stays, what is no container may be something else.
func (it *Interp) maybeChanged(v value.Value, depth int) value.Value {
	switch v.(type) {
	case *value.List, *value.Dict, *value.Instance:
		it.mayHaveChanged(v, depth)
		return v
	}
	return it.World.Unknown("item of an object that may have changed")
}

// setAttrOfOne forgets an attribute of the objects of which v is one.
func (it *Interp) setAttrOfOne(v value.Value, name string) {
	for _, o := range candidates(v) {
		in, ok := o.(*value.Instance)
		if !ok || in.Module != nil {
			continue
		}
		it.Heap.Touch(in)
		in.Attrs.Set(name, it.World.Unknown("attribute that may have been set"))
	}
}

// partOf is something that was read from v: what is done to it is done to a part of what v is.
func partOf(v, read value.Value) value.Value {
	whole, ok := v.(value.Unknown)
	u, unknown := read.(value.Unknown)
	if ok && unknown && whole.Among != nil && u.Among == nil {
		u.Among = whole.Among
		return u
	}
	return read
}
