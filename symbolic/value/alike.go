package value

import "slices"

// maxAlikeDepth bounds how far into objects alikeness is looked for; beyond it objects count as unlike.
const maxAlikeDepth = 12

// Alike tells if two modules make the same of every input, as far as shapes go: they have the same class and equal
// attributes, and so do their parts. What their tensors hold is not compared.
func (w *World) Alike(a, b *Instance) bool { return w.alike(a, b, 0) }

func (w *World) alike(a, b Value, depth int) bool {
	w.Budget.Scan(1)
	if depth > maxAlikeDepth {
		return false
	}
	switch x := a.(type) {
	case *Instance:
		y, ok := b.(*Instance)
		return ok && (x == y || w.alikeInstances(x, y, depth))
	case *Tensor:
		y, ok := b.(*Tensor)
		return ok && x.Parameter == y.Parameter && x.DType == y.DType && x.Class == y.Class && sameShape(w.Shape(x), w.Shape(y)) && slices.Equal(x.Strides, y.Strides)
	case *Tuple:
		y, ok := b.(*Tuple)
		return ok && x.Rest == nil && y.Rest == nil && x.Class == y.Class && w.alikeAll(x.Elems, y.Elems, depth)
	case *List:
		y, ok := b.(*List)
		return ok && x.Abstract == nil && y.Abstract == nil && !x.Escaped && !y.Escaped && w.alikeAll(x.Elems, y.Elems, depth)
	}
	return Same(a, b)
}

func (w *World) alikeAll(a, b []Value, depth int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !w.alike(a[i], b[i], depth+1) {
			return false
		}
	}
	return true
}

func (w *World) alikeInstances(a, b *Instance, depth int) bool {
	if a.Class != b.Class || a.Escaped || b.Escaped || a.OpenAttrs || b.OpenAttrs || (a.Module == nil) != (b.Module == nil) || a.Native != nil || b.Native != nil {
		return false
	}
	if m, n := a.Module, b.Module; m != nil {
		if !Same(m.Training, n.Training) || !w.alikeAttrs(m.Params, n.Params, depth) || !w.alikeAttrs(m.Buffers, n.Buffers, depth) || !w.alikeAttrs(m.Modules, n.Modules, depth) {
			return false
		}
	}
	return w.alikeAttrs(a.Attrs, b.Attrs, depth)
}

// alikeAttrs compares names and values in their order, which is that of children and of hooks.
func (w *World) alikeAttrs(a, b *Attrs, depth int) bool {
	names := a.Names()
	others := b.Names()
	if len(names) != len(others) {
		return false
	}
	for i, n := range names {
		if n != others[i] || !w.alike(a.Get(n), b.Get(n), depth+1) {
			return false
		}
	}
	return true
}
