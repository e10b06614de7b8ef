package interp

import (
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file runs what a metaclass does when a class is made.

// mostDerived is the metaclass of a class: the most derived of the one that is asked for and those of the bases; nil for type.
func mostDerived(meta *value.Class, bases []*value.Class) *value.Class {
	if meta != nil && meta.Module == "builtins" && meta.Name == "type" {
		meta = nil
	}
	for _, b := range bases {
		if b.Meta != nil && (meta == nil || b.Meta.IsSubclass(meta)) {
			meta = b.Meta
		}
	}
	return meta
}

// makesItself tells if making a class of a metaclass runs methods that are written in Python.
func (it *Interp) makesItself(meta *value.Class) bool {
	if meta == nil {
		return false
	}
	for _, name := range [2]string{"__new__", "__init__"} {
		if m, owner := meta.Lookup(name); m != nil && owner.Place.File != 0 {
			return true
		}
	}
	return false
}

// prepareBody is what the metaclass prepares as the namespace of a class body, nil if nothing; what a dict holds stands in
// the namespace before the body runs. ok is false after an exception.
func (it *Interp) prepareBody(h *classHeader, ns *value.Attrs) (prepared value.Value, ok bool) {
	meta, isClass := h.meta.(*value.Class)
	if !isClass {
		return nil, true
	}
	m, owner := meta.Lookup("__prepare__")
	if m == nil || owner.Place.File == 0 {
		return nil, true
	}
	prepared = it.Call(it.bindTo(m, meta, meta), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: h.name}, it.baseTuple(h)}, Kw: h.kws})
	if prepared == nil {
		return nil, false
	}
	if d := it.asDict(prepared); d != nil {
		d.Items.Each(func(e *value.Entry) bool {
			if s, ok := e.Key.(value.Str); ok {
				ns.Set(s.S, e.Value)
			}
			return true
		})
	}
	return prepared, true
}

// baseTuple is the tuple of the bases of a class.
func (it *Interp) baseTuple(h *classHeader) value.Value {
	if h.rest != nil {
		return it.UnknownOf("tuple", "the bases of a class")
	}
	return value.NewTuple(h.values...)
}

// classOfBody makes the class of a class statement whose body has run in a frame.
func (it *Interp) classOfBody(h *classHeader, g *Frame, prepared value.Value) value.Value {
	meta, isClass := h.meta.(*value.Class)
	if h.meta == nil || isClass && !it.makesItself(meta) {
		return it.finishClass(it.newClassOf(h, g.ns.Name), g.class, h.kws)
	}
	ns := it.bodyMapping(h, g, prepared)
	if ns == nil {
		return nil
	}
	outer := it.defining
	it.defining = h
	v := it.Call(h.meta, &value.Args{World: it.World, Pos: []value.Value{value.Str{S: h.name}, it.baseTuple(h), ns}, Kw: h.kws})
	it.defining = outer
	if u, lost := v.(value.Unknown); lost { // the class as it is written, of which the metaclass may have made anything
		c := it.finishClass(it.newClassOf(h, g.ns.Name), g.class, h.kws)
		if c == nil {
			return nil
		}
		return it.wrapped(c, u)
	}
	return v
}

// bodyMapping is the namespace of a class body as the metaclass gets it.
func (it *Interp) bodyMapping(h *classHeader, g *Frame, prepared value.Value) value.Value {
	ns := prepared
	if it.asDict(ns) == nil {
		d := value.NewDict()
		it.Heap.Birth(d)
		ns = d
	}
	set := func(name string, v value.Value) bool { return it.setItem(ns, value.Str{S: name}, v) }
	ok := true
	for _, name := range [...]string{"__module__", "__qualname__", "__doc__"} {
		if v := h.given(name, g.ns.Name); v != nil {
			ok = ok && set(name, v)
		}
	}
	g.class.Each(func(name string, v value.Value) bool {
		ok = ok && set(name, v)
		return ok
	})
	if !ok {
		return nil
	}
	return ns
}

// initializeClass runs the __init__ of a metaclass for a class that a call of the metaclass has made.
func (it *Interp) initializeClass(meta, c *value.Class, a *value.Args) value.Value {
	if asked := meta.Module == "builtins" && len(a.Pos) == 1; asked || c.Meta == nil || !c.Meta.IsSubclass(meta) { // type(x) makes none
		return c
	}
	m, _ := c.Meta.Lookup("__init__")
	if m == nil {
		return c
	}
	v := it.Call(it.bindTo(m, c, c.Meta), a)
	if it.Exc != nil {
		return nil
	}
	if isUnknown(v) {
		it.Heap.Touch(c)
		c.UnknownBase = true
	}
	return c
}
