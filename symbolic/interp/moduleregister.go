package interp

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file registers the parts of a module.

// setModuleAttr is nn.Module.__setattr__; false: an ordinary attribute.
func (it *Interp) setModuleAttr(o *value.Instance, name string, x value.Value) bool {
	m := o.Module
	switch v := x.(type) {
	case *value.Tensor:
		if v.Parameter {
			if m == nil {
				it.Raise("AttributeError", "cannot assign parameters before Module.__init__() call")
				return true
			}
			it.unregister(o, name)
			m.Params.Set(name, v)
			return true
		}
		if m != nil && v.Buffer {
			it.unregister(o, name)
			m.Buffers.Set(name, v)
			return true
		}
		if m != nil && m.Buffers.Get(name) != nil {
			m.Buffers.Set(name, v)
			return true
		}
		if m != nil && m.Params.Get(name) != nil && m.Params.Get(name) != value.None {
			it.Raise("TypeError", "cannot assign 'torch.FloatTensor' as parameter '"+name+"' (torch.nn.Parameter or None expected)")
			return true
		}
	case *value.Instance:
		if v.Class.IsModule {
			if m == nil {
				it.Raise("AttributeError", "cannot assign module before Module.__init__() call")
				return true
			}
			it.unregisterExcept(o, name, m.Modules)
			m.Modules.Set(name, v)
			return true
		}
	case value.NoneType:
		if m != nil {
			for _, t := range [3]*value.Attrs{m.Params, m.Modules, m.Buffers} {
				if t.Get(name) != nil {
					t.Set(name, v)
					return true
				}
			}
		}
	case *value.Alt:
		if m != nil && it.altOfModules(v) {
			it.unregisterExcept(o, name, m.Modules)
			m.Modules.Set(name, v)
			return true
		}
	}
	if name == "training" && m != nil {
		m.Training = x
		return true
	}
	if m != nil {
		m.Params.Delete(name)
		m.Modules.Delete(name)
	}
	return false
}

func (it *Interp) altOfModules(a *value.Alt) bool {
	for _, c := range a.Choices {
		if in, ok := c.Value.(*value.Instance); ok && in.Class.IsModule {
			return true
		}
	}
	return false
}

func (it *Interp) unregister(o *value.Instance, name string) {
	it.unregisterExcept(o, name, o.Module.Params)
}

func (it *Interp) unregisterExcept(o *value.Instance, name string, keep *value.Attrs) {
	o.Attrs.Delete(name)
	for _, t := range [3]*value.Attrs{o.Module.Params, o.Module.Modules, o.Module.Buffers} {
		if t != keep {
			t.Delete(name)
		}
	}
}

func (it *Interp) addModule(m *value.Instance, a *value.Args) value.Value {
	n, ok := a.Arg(0, "name").(value.Str)
	x := a.Arg(1, "module")
	if !ok || x == nil {
		it.Heap.Touch(m)
		m.OpenAttrs = true
		return value.None
	}
	if m.Module == nil {
		return it.Raise("AttributeError", "cannot assign module before Module.__init__() call")
	}
	it.Heap.Touch(m)
	m.Module.Modules.Set(n.S, x)
	return value.None
}

func (it *Interp) register(m *value.Instance, a *value.Args, arg string, table func(*value.ModuleState) *value.Attrs) value.Value {
	n, ok := a.Arg(0, "name").(value.Str)
	x := a.Arg(1, arg)
	it.Heap.Touch(m)
	if !ok || x == nil {
		m.OpenAttrs = true
		return value.None
	}
	if m.Module == nil {
		return it.Raise("AttributeError", "cannot assign parameter before Module.__init__() call")
	}
	table(m.Module).Set(n.S, x)
	return value.None
}

func (it *Interp) registerBuffer(m *value.Instance, a *value.Args) value.Value {
	v := it.register(m, a, "tensor", func(s *value.ModuleState) *value.Attrs { return s.Buffers })
	n, named := a.Arg(0, "name").(value.Str)
	if !named || m.Module == nil {
		return v
	}
	m.Module.Transient.Delete(n.S)
	switch persistent := a.Arg(2, "persistent"); persistent {
	case nil, value.Bool(true):
	case value.Bool(false):
		m.Module.Transient.Set(n.S, value.Bool(true))
	default:
		m.Module.Transient.Set(n.S, it.World.Unknown("persistence of a buffer"))
	}
	return v
}

func (it *Interp) getSubmodule(m *value.Instance, a *value.Args) value.Value {
	n, ok := a.Arg(0, "target").(value.Str)
	if !ok {
		return it.World.Unknown("submodule of unknown name")
	}
	var v value.Value = m
	if n.S == "" {
		return v
	}
	for _, part := range strings.Split(n.S, ".") {
		if v = it.Attr(v, part); v == nil {
			return nil
		}
	}
	return v
}

func (it *Interp) setSubmodule(m *value.Instance, a *value.Args) value.Value {
	n, ok := a.Arg(0, "target").(value.Str)
	if !ok {
		return value.None
	}
	parent := value.Value(m)
	if p := parentPart(n.S); p != "" {
		parent = it.getSubmodule(m, &value.Args{World: it.World, Pos: []value.Value{value.Str{S: p}}})
	}
	if parent == nil || !it.SetAttr(parent, lastPart(n.S), a.Arg(1, "module")) {
		return nil
	}
	return value.None
}
