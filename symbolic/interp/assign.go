package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file binds targets: names, attributes, items and what is unpacked into them.

func (it *Interp) augAssign(f *Frame, s *parser.AugAssign) outcome {
	op := operatorNames[s.Op]
	apply := func(old value.Value) value.Value {
		items, ok := s.Value.(*parser.Comprehension)
		if l, isList := old.(*value.List); ok && isList && op == "+" && items.Kind == parser.CompGenerator {
			return it.evalComprehension(f, items, l)
		}
		v := it.eval(f, s.Value)
		if v == nil {
			return nil
		}
		p, src := it.at(f, s)
		r := it.binary(op, old, v, true)
		it.here, it.hereSrc = p, src
		return r
	}
	switch t := s.Target.(type) {
	case *parser.Name:
		old := it.loadName(f, t)
		if old == nil {
			return failed
		}
		if v := apply(old); v == nil || !it.assign(f, t, v) {
			return failed
		}
	case *parser.Attribute:
		obj := it.eval(f, t.Value)
		if obj == nil {
			return failed
		}
		old := it.attrAt(f, t, obj, t.Attr)
		if old == nil {
			return failed
		}
		if v := apply(old); v == nil || !it.SetAttr(obj, t.Attr, v) {
			return failed
		}
	case *parser.Subscript:
		obj, i := it.subscripted(f, t)
		if i == nil {
			return failed
		}
		p, src := it.at(f, t)
		old := it.Subscript(obj, i)
		it.here, it.hereSrc = p, src
		if old == nil {
			return failed
		}
		v := apply(old)
		if v == nil || !it.setItem(obj, i, v) {
			return failed
		}
	default:
		if it.eval(f, s.Value) == nil {
			return failed
		}
	}
	return done
}

func (it *Interp) annAssign(f *Frame, s *parser.AnnAssign) outcome {
	if f.class != nil && s.Simple {
		if n, ok := s.Target.(*parser.Name); ok {
			it.annotate(f, n.Ident, s.Annotation)
		}
	}
	if s.Value == nil {
		return done
	}
	v := it.eval(f, s.Value)
	if v == nil || !it.assign(f, s.Target, v) {
		return failed
	}
	return done
}

// annotate notes a class-level annotation: dataclasses and named tuples are made of them.
func (it *Interp) annotate(f *Frame, name string, ann parser.Expr) {
	d, ok := f.class.Get("__annotations__").(*value.Dict)
	if !ok {
		d = value.NewDict()
		it.Heap.Birth(d)
		f.class.Set("__annotations__", d)
	}
	it.noteAnnotation(f, d, name, ann)
	// Annotations name types that need not exist at run time: what fails is Unknown.
	it.quietly(func() {
		v := it.eval(f, ann)
		if v == nil {
			v = it.Unknown("annotation")
		}
		d.Items.Set(name, value.Str{S: name}, v)
	})
}

// assign binds a target; false after it raised.
func (it *Interp) assign(f *Frame, target parser.Expr, v value.Value) bool {
	switch t := target.(type) {
	case *parser.Name:
		it.bind(f, t, v)
		return true
	case *parser.Attribute:
		obj := it.eval(f, t.Value)
		if obj == nil {
			return false
		}
		p, s := it.at(f, t)
		ok := it.SetAttr(obj, t.Attr, v)
		it.here, it.hereSrc = p, s
		return ok
	case *parser.Subscript:
		obj, i := it.subscripted(f, t)
		if i == nil {
			return false
		}
		p, s := it.at(f, t)
		ok := it.setItem(obj, i, v)
		it.here, it.hereSrc = p, s
		return ok
	case *parser.Tuple:
		return it.unpack(f, t, t.Elts, v)
	case *parser.List:
		return it.unpack(f, t, t.Elts, v)
	case *parser.Starred:
		return it.assign(f, t.Value, v)
	}
	return true
}

func (it *Interp) bind(f *Frame, t *parser.Name, v value.Value) {
	switch {
	case f.class != nil && t.Ref.Kind == parser.RefClass:
		f.class.Set(t.Ident, v)
	case t.Ref.Kind == parser.RefLocal:
		g := f.function()
		for d := t.Ref.Depth; d > 0 && g != nil; d-- {
			g = g.parent
		}
		if g != nil && int(t.Ref.Slot) < len(g.vars) {
			if t.Ref.Depth > 0 {
				it.noteOuter(g, int(t.Ref.Slot))
			}
			it.Heap.Touch(&g.Cell)
			g.vars[t.Ref.Slot] = v
		}
	default:
		if t.Ident == baseConfigs && namesFiles(v) {
			v = it.Unknown("the configurations that a configuration is based on")
		}
		it.setGlobal(f.ns, t.Ident, v)
	}
	if it.Showing {
		it.nameAfter(t.Ident, v)
	}
	if it.Recorder != nil {
		it.Recorder.Bind(f.src, t, v)
	}
}

func (it *Interp) assignAll(f *Frame, targets []parser.Expr, elems []value.Value) bool {
	for i, t := range targets {
		if !it.assign(f, t, elems[i]) {
			return false
		}
	}
	return true
}

func (it *Interp) delete(f *Frame, target parser.Expr) bool {
	switch t := target.(type) {
	case *parser.Name:
		switch {
		case f.class != nil && t.Ref.Kind == parser.RefClass:
			f.class.Delete(t.Ident)
		case t.Ref.Kind == parser.RefLocal:
			it.bind(f, t, nil)
		default:
			it.Heap.Touch(&f.ns.Cell)
			f.ns.Attrs.Delete(t.Ident)
		}
	case *parser.Attribute:
		obj := it.eval(f, t.Value)
		if obj == nil {
			return false
		}
		return it.delAttr(obj, t.Attr)
	case *parser.Subscript:
		obj, i := it.subscripted(f, t)
		if i == nil {
			return false
		}
		return it.delItem(obj, i)
	case *parser.Tuple:
		for _, e := range t.Elts {
			if !it.delete(f, e) {
				return false
			}
		}
	}
	return true
}
