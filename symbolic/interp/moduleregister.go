package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/torch"
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
	if what, no := isNoModule(x); no {
		if it.refuseModule(x, what); it.Exc != nil {
			return nil
		}
		x = it.World.Unknown("what is no module")
	}
	it.Heap.Touch(m)
	m.Module.Modules.Set(n.S, x)
	return value.None
}

func (it *Interp) refuseModule(x value.Value, what string) {
	msg := what + " is not a Module subclass"
	f := &value.Fault{Kind: "invalid-argument", Exception: "TypeError", Message: msg, Torch: msg}
	if _, isClass := x.(*value.Class); isClass {
		f.Help = "make one of the class: " + what + "()"
	}
	if holdsModules(x) {
		f.Firm, f.Help = true, "unpack the "+what+" with *"
	}
	it.RaiseFault(f)
}

// isNoModule tells of what is certainly no module, and how torch names it.
func isNoModule(v value.Value) (what string, no bool) {
	switch v := v.(type) {
	case *value.Tensor:
		return "a Tensor", true
	case *value.Class:
		return v.Name, v.IsModule
	}
	return v.TypeName(), isPlain(v)
}

// holdsModules tells of a list or tuple with a module in it: its items were meant.
func holdsModules(v value.Value) bool {
	elems, _ := torch.Elements(v)
	return slices.ContainsFunc(elems, func(e value.Value) bool {
		in, ok := e.(*value.Instance)
		return ok && in.Class.IsModule
	})
}

// registry is what register_buffer and register_parameter fill: the name of their argument, what it must be, and where it goes.
type registry struct {
	arg, kind, want string
	of              func(*value.ModuleState) *value.Attrs
}

var (
	bufferRegistry    = registry{"tensor", "buffer", "torch Tensor", func(s *value.ModuleState) *value.Attrs { return s.Buffers }}
	parameterRegistry = registry{"param", "parameter", "torch.nn.Parameter", func(s *value.ModuleState) *value.Attrs { return s.Params }}
)

func (it *Interp) register(m *value.Instance, a *value.Args, r registry) value.Value {
	n, ok := a.Arg(0, "name").(value.Str)
	x := a.Arg(1, r.arg)
	it.Heap.Touch(m)
	if !ok || x == nil {
		m.OpenAttrs = true
		return value.None
	}
	if m.Module == nil {
		return it.Raise("AttributeError", "cannot assign parameter before Module.__init__() call")
	}
	if isPlain(x) {
		it.Raise("TypeError", "cannot assign '"+x.TypeName()+"' object to "+r.kind+" '"+n.S+"' ("+r.want+" or None required)")
		if it.Exc != nil {
			return nil
		}
		x = it.World.Unknown("what is no tensor")
	}
	r.of(m.Module).Set(n.S, x)
	return value.None
}

// isPlain tells of Python's own numbers, texts and containers.
func isPlain(v value.Value) bool {
	switch v.(type) {
	case value.Int, value.Float, value.Bool, value.Str, *value.List, *value.Tuple, *value.Dict:
		return true
	}
	return false
}

func (it *Interp) registerBuffer(m *value.Instance, a *value.Args) value.Value {
	v := it.register(m, a, bufferRegistry)
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
