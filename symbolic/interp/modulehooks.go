package interp

import (
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the hooks of a module.

// hooksOf are the hooks of a module in a table, nil if there are none; open is what would decide which, where branches have
// registered them.
func (it *Interp) hooksOf(m *value.Instance, table string) (hooks *value.Tuple, open *value.Literal) {
	v, open := it.Settle(m.Attrs.Get("*" + table))
	hooks, _ = v.(*value.Tuple)
	return hooks, open
}

func (it *Interp) addHook(m *value.Instance, table string, a *value.Args) value.Value {
	hook := a.Arg(0, "hook")
	if hook == nil {
		return it.World.Unknown("hook")
	}
	old, open := it.hooksOf(m, table)
	if open != nil {
		return it.Split(*open, func() value.Value { return it.addHook(m, table, a) })
	}
	it.Heap.Touch(m)
	t := &value.Tuple{}
	if old != nil {
		t.Elems = append(t.Elems, old.Elems...)
	}
	kw := a.Keyword("with_kwargs")
	if kw == value.Bool(true) {
		hook = value.NewTuple(hook)
	}
	t.Elems = append(t.Elems, hook)
	m.Attrs.Set("*"+table, t)
	return it.hookHandle(m, table, hook)
}

// hookHandle is the handle of a hook, whose remove() takes it off again.
func (it *Interp) hookHandle(m *value.Instance, table string, hook value.Value) value.Value {
	h := &value.Instance{Class: it.Class("object"), Attrs: &value.Attrs{}}
	it.Heap.Birth(h)
	h.Attrs.Set("remove", it.method("remove", func(a *value.Args) value.Value { return it.removeHook(m, table, hook) }))
	h.OpenAttrs = true
	return h
}

func (it *Interp) removeHook(m *value.Instance, table string, hook value.Value) value.Value {
	t, open := it.hooksOf(m, table)
	if open != nil {
		return it.Split(*open, func() value.Value { return it.removeHook(m, table, hook) })
	}
	if t == nil {
		return value.None
	}
	rest := &value.Tuple{}
	for _, e := range t.Elems {
		if e != hook {
			rest.Elems = append(rest.Elems, e)
		}
	}
	it.Heap.Touch(m)
	m.Attrs.Set("*"+table, rest)
	return value.None
}

// runHooks calls forward between the hooks of a module.
func (it *Interp) runHooks(x *value.Instance, a *value.Args, forward func(*value.Args) value.Value) value.Value {
	again := func() value.Value { return it.runHooks(x, a, forward) }
	pre, open := it.hooksOf(x, "_forward_pre_hooks")
	if open != nil {
		return it.Split(*open, again)
	}
	post, open := it.hooksOf(x, "_forward_hooks")
	if open != nil {
		return it.Split(*open, again)
	}
	if pre != nil {
		for _, h := range pre.Elems {
			if _, kw := h.(*value.Tuple); kw {
				continue
			}
			r := it.Call(h, &value.Args{World: it.World, Pos: []value.Value{x, &value.Tuple{Elems: a.Pos}}})
			if r == nil {
				return nil
			}
			b := *a
			switch r := r.(type) {
			case value.NoneType:
				continue
			case *value.Tuple:
				b.Pos = r.Elems
			default:
				b.Pos = []value.Value{r}
			}
			a = &b
		}
	}
	v := forward(a)
	if v == nil {
		return nil
	}
	if post != nil {
		v = it.runForwardHooks(x, a, post, v)
	}
	if v == nil || !it.runGradientHooks(x, a, v) {
		return nil
	}
	return v
}

// runForwardHooks calls the hooks that see the result v and may replace it.
func (it *Interp) runForwardHooks(x *value.Instance, a *value.Args, hooks *value.Tuple, v value.Value) value.Value {
	for _, h := range hooks.Elems {
		if _, kw := h.(*value.Tuple); kw {
			continue
		}
		r := it.Call(h, &value.Args{World: it.World, Pos: []value.Value{x, &value.Tuple{Elems: a.Pos}, v}})
		if r == nil {
			return nil
		}
		if r != value.None {
			v = r
		}
	}
	return v
}
