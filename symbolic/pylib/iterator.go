package pylib

import (
	"github.com/shapelint/shapelint/symbolic/value"
)

// Iterator is what iter, zip, map, enumerate, reversed and generators return:
// the elements that are left, then, if rest is set, an unknown number of
// elements like rest.Elem, or, if endless is set, endless(0), endless(1), ...
type Iterator struct {
	value.Cell
	// Name is the Python type: "generator", "zip", "list_iterator", ...
	Name    string
	elems   []value.Value
	rest    *value.Abstract
	endless func(n int64) value.Value
	pulled  int64
	// OfTorch: its elements are made of those that an operation of torch returned, one of each.
	OfTorch bool
}

// TypeName implements value.Value.
func (it *Iterator) TypeName() string {
	if it.Name == "" {
		return "generator"
	}
	return it.Name
}

// NewIterator makes a generator of elements; rest describes an unknown number of further ones.
func NewIterator(w *value.World, elems []value.Value, rest *value.Abstract) *Iterator {
	return newIterator(w, "", elems, rest)
}

func newIterator(w *value.World, name string, elems []value.Value, rest *value.Abstract) *Iterator {
	it := &Iterator{Name: name, elems: elems, rest: rest}
	it.Self = it
	w.Heap.Birth(it)
	return it
}

func newEndless(w *value.World, name string, f func(n int64) value.Value) *Iterator {
	it := newIterator(w, name, nil, nil)
	it.endless = f
	return it
}

type iteratorState struct {
	elems  []value.Value
	rest   *value.Abstract
	pulled int64
	end    func(n int64) value.Value
}

// Save implements value.External.
func (it *Iterator) Save() any { return iteratorState{it.elems, it.rest, it.pulled, it.endless} }

// Restore implements value.External.
func (it *Iterator) Restore(s any) {
	st := s.(iteratorState)
	it.elems, it.rest, it.pulled, it.endless = st.elems, st.rest, st.pulled, st.end
}

// Spent implements value.Spendable.
func (it *Iterator) Spent(s any) bool {
	st := s.(iteratorState)
	return len(st.elems) == 0 && st.rest == nil && st.end == nil
}

// Merge implements value.External: where one side consumed more than the
// other, an unknown number of elements is left.
func (it *Iterator) Merge(a, b any, j *value.Joiner) {
	x, y := a.(iteratorState), b.(iteratorState)
	if x.pulled == y.pulled && len(x.elems) == len(y.elems) && x.rest == y.rest {
		it.Restore(x)
		for i := range x.elems {
			it.elems = append(it.elems[:i:i], append([]value.Value{j.Value(x.elems[i], y.elems[i])}, x.elems[i+1:]...)...)
		}
		return
	}
	all := append(append([]value.Value(nil), x.elems...), y.elems...)
	var elem value.Value = j.W.Unknown("iterator that differs by branch")
	if len(all) > 0 && x.rest == nil && y.rest == nil && x.end == nil {
		elem = j.W.Widen(all)
	}
	it.Restore(iteratorState{rest: &value.Abstract{Len: j.W.NewDim("", 0), Elem: elem}})
}

// Next takes the next element; false at the end. Where it is not known
// whether there is one, it is taken to be there.
func (it *Iterator) Next(w *value.World) (value.Value, bool) {
	switch {
	case len(it.elems) > 0:
		w.Heap.Touch(it)
		v := it.elems[0]
		it.elems = it.elems[1:]
		it.pulled++
		return v, true
	case it.endless != nil:
		w.Heap.Touch(it)
		it.pulled++
		return it.endless(it.pulled - 1), true
	case it.rest != nil:
		w.Heap.Touch(it)
		rest := *it.rest
		if n, ok := rest.Len.Const(); ok && n == 0 {
			return nil, false
		}
		lo, _ := w.Path.Facts.Range(rest.Len.E)
		if n, ok := rest.Len.Const(); ok {
			rest.Len = value.D(n - 1)
		} else {
			rest.Len = w.NewDim("", max(lo-1, 0))
		}
		it.rest = &rest
		return rest.Elem, true
	}
	return nil, false
}

// endlessPrefix is how many elements of an endless iterator a loop over it sees one by one.
const endlessPrefix = 64

// drain takes all that is left.
func (it *Iterator) drain(w *value.World) ([]value.Value, *value.Abstract) {
	w.Heap.Touch(it)
	elems, rest := it.elems, it.rest
	if it.endless != nil {
		elems = append([]value.Value(nil), elems...)
		for i := int64(0); i < endlessPrefix; i++ {
			elems = append(elems, it.endless(it.pulled+i))
		}
		it.pulled += endlessPrefix
		rest = &value.Abstract{Len: w.NewDim("", 1), Elem: w.Unknown("element of an endless iterator")}
	}
	it.elems, it.rest, it.endless = nil, nil, nil
	return elems, rest
}

// source is an iterable that several consumers draw from by position, such as an argument of zip.
type source struct {
	elems   []value.Value
	rest    *value.Abstract
	endless *Iterator
}

// sourceOf reads an iterable without pulling on an endless one; ok is false after it raised.
func sourceOf(w *value.World, v value.Value) (source, bool) {
	if it, ok := v.(*Iterator); ok && it.endless != nil {
		return source{endless: it}, true
	}
	elems, rest, ok := w.Host.Iterate(v)
	return source{elems: elems, rest: rest}, ok
}

// index is how many elements come before known element i.
func (s *source) index(i int) value.Dim {
	if s.rest != nil && i >= len(s.elems)-s.rest.Late {
		return s.rest.Len.AddInt(int64(i))
	}
	return value.D(int64(i))
}

// at is element i, nil beyond the known ones.
func (s *source) at(w *value.World, i int) value.Value {
	if s.endless != nil {
		v, _ := s.endless.Next(w)
		return v
	}
	if i < len(s.elems) {
		return s.elems[i]
	}
	return nil
}

// Size implements value.Sized.
func (it *Iterator) Size() int { return len(it.elems) }
