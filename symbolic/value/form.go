package value

// This file compares what an iteration of a loop makes anew with what the one before made.

// maxForm bounds how many parts of two values are compared; values of more have no common form.
const maxForm = 512

// former compares parts of values by a relation, and what holds them part by part.
type former struct {
	since int32
	alike func(a, b Value) bool
	parts int
}

// SameForm tells if b was made since a watch over the heap began (see Heap.Branch), and has the form of a: containers of the same length and keys,
// plain objects of the same class and attributes, whose parts are alike or have the same form again. Modules have no form:
// what makes them goes on to make others.
func SameForm(a, b Value, since int32, alike func(a, b Value) bool) bool {
	f := former{since: since, alike: alike}
	return f.made(a, b)
}

func (f *former) part(a, b Value) bool {
	f.parts++
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return f.parts <= maxForm && (f.alike(a, b) || f.made(a, b))
}

func (f *former) made(a, b Value) bool {
	if o, ok := b.(Object); !ok || o.header().epoch < f.since {
		return false
	}
	switch x := a.(type) {
	case *List:
		y, ok := b.(*List)
		return ok && f.lists(x, y)
	case *Dict:
		y, ok := b.(*Dict)
		return ok && x.Class == y.Class && x.Open == y.Open && x.Alts == nil && y.Alts == nil && f.part(x.Factory, y.Factory) && f.part(x.Other, y.Other) && f.tables(x.Items, y.Items)
	case *Instance:
		y, ok := b.(*Instance)
		return ok && x.Class == y.Class && x.Module == nil && y.Module == nil && x.OpenAttrs == y.OpenAttrs && f.part(x.Native, y.Native) && f.attrs(x.Attrs, y.Attrs)
	}
	return false
}

func (f *former) lists(x, y *List) bool {
	if x.Class != y.Class || len(x.Elems) != len(y.Elems) || x.Alts != nil || y.Alts != nil || (x.Abstract == nil) != (y.Abstract == nil) {
		return false
	}
	for i := range x.Elems {
		if !f.part(x.Elems[i], y.Elems[i]) {
			return false
		}
	}
	return x.Abstract == nil || f.part(x.Abstract.Elem, y.Abstract.Elem)
}

func (f *former) tables(x, y *Table) (same bool) {
	if same = x.Len() == y.Len(); same {
		x.Each(func(e *Entry) bool {
			v, there := y.Get(e.Hash)
			same = there && f.part(e.Value, v)
			return same
		})
	}
	return same
}

func (f *former) attrs(x, y *Attrs) (same bool) {
	if same = x.Len() == y.Len(); same {
		x.Each(func(name string, v Value) bool {
			same = f.part(v, y.Get(name))
			return same
		})
	}
	return same
}

// onlyScalars tells if a value says no more than numbers, texts and the like do, be it in a container of them.
func onlyScalars(v Value) bool {
	scalar := func(_, v Value) bool {
		switch v.(type) {
		case Int, Float, Bool, SymBool, Str, Unknown:
			return true
		}
		return v == None
	}
	f := former{alike: scalar}
	return scalar(nil, v) || f.made(v, v)
}
