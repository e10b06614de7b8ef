package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds what unknown code may change: what it is handed, and what the functions that it is handed change when it
// calls them. A hook that is registered with a model that is not known fills the dictionary around it, for instance.

// escapeArgs marks what the arguments of an unknown function give it to change.
func (it *Interp) escapeArgs(a *value.Args) {
	for _, v := range a.Pos {
		it.escape(v)
	}
	for _, k := range a.Kw {
		it.escape(k.Value)
	}
}

func (it *Interp) escape(v value.Value) {
	switch x := v.(type) {
	case *value.List:
		it.Heap.Touch(x)
		x.Escaped = true
		it.World.MayFill(x)
		it.escapeObjects(x.Elems)
	case *value.Tuple:
		it.escapeObjects(x.Elems)
	case *value.Dict:
		it.Heap.Touch(x)
		x.Escaped = true
		it.World.MayFill(x)
	case *value.Instance:
		if x.Escaped {
			it.fillFurther(x)
			break
		}
		it.Heap.Touch(x)
		x.Escaped = true
		it.World.MayFill(x.Native)
		it.escapeMethods(x)
	case *value.Tensor:
		if x.Contents() != nil {
			it.Heap.Touch(x)
			it.Spoil(x.Storage)
		}
		it.mayResize(x)
	case *Function:
		it.escapeChanged(x, nil)
	case *Generator: // it runs when it is asked for items
		it.escapeChanged(x.fn, nil)
	case *value.BoundMethod:
		it.escape(x.Self)
		if fn, ok := x.Func.(*Function); ok {
			it.escapeChanged(fn, x.Self)
		}
	case *Partial:
		it.escape(x.Func)
		it.escapeArgs(&value.Args{Pos: x.Pos, Kw: x.Kw})
	}
}

// mayResize: compiled code gives an empty tensor that it is handed, as one that x.new() has made, the size of what it
// writes there.
func (it *Interp) mayResize(x *value.Tensor) {
	s := it.World.Shape(x)
	if !s.Known() || s.Rank() != 1 || !s.Dims[0].Is(0) {
		return
	}
	it.Heap.Touch(x)
	filled := value.NewTensor(value.Shape{Rest: it.NewRank(0)}, x.DType)
	filled.LayoutUnknown, filled.Device, filled.RequiresGrad = true, x.Device, x.RequiresGrad
	x.Desc = filled.Desc
}

// fillFurther marks that unknown code, which has already got an object, may put more into the lists of it that it fills.
func (it *Interp) fillFurther(x *value.Instance) {
	x.Attrs.Each(func(_ string, v value.Value) bool {
		if l, ok := v.(*value.List); ok && l.FilledElsewhere() {
			it.World.MayFill(l)
		}
		return true
	})
}

// escapeObjects marks the objects and tensors among what a container holds, as in callbacks=[timer] and all_gather(results, x).
func (it *Interp) escapeObjects(items []value.Value) {
	it.Budget.Scan(len(items))
	for _, v := range items {
		switch v.(type) {
		case *value.Instance, *value.Tensor:
			it.escape(v)
		}
	}
}

// escapeInto marks what becomes a part of something unknown, whose methods may call those of objects: the object itself, or
// the objects in a container.
func (it *Interp) escapeInto(v value.Value) {
	switch x := v.(type) {
	case *value.Instance:
		if x.Module == nil {
			it.escape(x)
		}
	case *value.List:
		for _, e := range x.Elems {
			if in, ok := e.(*value.Instance); ok {
				it.escapeInto(in)
			}
		}
	case *value.Dict:
		x.Items.Each(func(e *value.Entry) bool {
			if in, ok := e.Value.(*value.Instance); ok {
				it.escapeInto(in)
			}
			return true
		})
	}
}

// escapeMethods marks what the methods of an object change of it, which unknown code may call. What a module is made of
// is no such thing: hardly any method changes it.
func (it *Interp) escapeMethods(x *value.Instance) {
	if x.Module != nil {
		return
	}
	for _, k := range x.Class.MRO {
		k.Attrs.Each(func(name string, v value.Value) bool {
			if fn, ok := v.(*Function); ok && name != "__init__" && fn.Src.Kind != Prelude {
				it.escapeChanged(fn, x)
			}
			return true
		})
	}
}

// escapeChanged marks what a function changes that it has not made itself; self is its first argument if that is known.
func (it *Interp) escapeChanged(fn *Function, self value.Value) {
	for _, c := range it.changesOf(fn) {
		v := it.aroundFunction(fn, c.name)
		if len(fn.Params.All) > 0 && c.name == fn.Params.All[0].Name {
			v = self
		}
		switch owner, isObject := v.(*value.Instance); {
		case c.attr != "" && isObject:
			it.escapeAttr(owner, c)
		case c.attr != "":
		case c.rebound:
			it.forget(fn, c.name)
		default:
			it.escapeContainer(v)
		}
	}
}

// escapeAttr marks what a function changes of an attribute.
func (it *Interp) escapeAttr(owner *value.Instance, c change) {
	it.escape(owner)
	v := owner.Attrs.Get(c.attr)
	if !c.rebound {
		it.escapeContainer(v)
	} else if v != nil {
		it.Heap.Touch(owner)
		owner.Attrs.Set(c.attr, it.World.Unknown("changed by a function that unknown code has"))
	}
}

// escapeHeld marks what an object that unknown code has already got is given to hold: its methods, which that code may
// call at any time, change it, or that code itself fills it.
func (it *Interp) escapeHeld(o *value.Instance, name string, x value.Value) {
	switch {
	case !o.Escaped || o.Module != nil:
	case it.methodsFill(o.Class, name):
		it.escapeContainer(x)
	default:
		it.World.MayFill(x)
	}
}

// methodsFill tells if a method of a class changes what its objects hold as an attribute.
func (it *Interp) methodsFill(c *value.Class, attr string) (fills bool) {
	for _, k := range c.MRO {
		k.Attrs.Each(func(name string, v value.Value) bool {
			if fn, ok := v.(*Function); ok && name != "__init__" && fn.Src.Kind != Prelude {
				fills = fills || slices.ContainsFunc(it.changesOf(fn), func(c change) bool { return c.attr == attr && !c.rebound })
			}
			return !fills
		})
	}
	return fills
}

// escaped tells if unknown code has got hold of a container.
func escaped(v value.Value) bool {
	switch v := v.(type) {
	case *value.List:
		return v.Escaped
	case *value.Dict:
		return v.Escaped
	}
	return false
}

// escapeContainer leaves functions alone: what they change in turn is hardly what is asked for next.
func (it *Interp) escapeContainer(v value.Value) {
	switch v.(type) {
	case *value.List, *value.Dict, *value.Instance:
		it.escape(v)
	}
}

// holder is the frame around a function that has a name, and its slot; nil if it is a global one or the function's own.
func (fn *Function) holder(name string) (*Frame, int) {
	if slices.Contains(fn.Scope.Names, name) {
		return nil, 0
	}
	for f := fn.Closure; f != nil; f = f.parent {
		if f.scope == nil {
			continue
		}
		if slot := slices.Index(f.scope.Names, name); slot >= 0 && slot < len(f.vars) {
			return f, slot
		}
	}
	return nil, 0
}

// aroundFunction is what a name of a function stands for that the function does not bind itself, nil if nothing yet.
func (it *Interp) aroundFunction(fn *Function, name string) value.Value {
	if f, slot := fn.holder(name); f != nil {
		return f.vars[slot]
	}
	if slices.Contains(fn.Scope.Names, name) || fn.NS == nil {
		return nil
	}
	return fn.NS.Attrs.Get(name)
}

// forget makes unknown what a name around a function stands for.
func (it *Interp) forget(fn *Function, name string) {
	if it.aroundFunction(fn, name) == nil {
		return
	}
	v := it.World.Unknown("changed by a function that unknown code has")
	if f, slot := fn.holder(name); f != nil {
		it.Heap.Touch(&f.Cell)
		f.vars[slot] = v
		return
	}
	it.setGlobal(fn.NS, name, v)
}
