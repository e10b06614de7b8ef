package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file is torch.nn.Module: registration, traversal, modes.
// torch/nn/modules/module.py

func (it *Interp) moduleClass() *value.Class {
	if c := it.classes["torch.nn.Module"]; c != nil {
		return c
	}
	c := it.newClass("Module", "torch.nn", nil, false)
	it.classes["torch.nn.Module"] = c
	c.IsModule, c.Native = true, moduleClassMark
	for name, fn := range it.moduleMethods() {
		c.Attrs.Set(name, &value.Builtin{Name: name, Method: true, Fn: it.onModule(fn)})
	}
	c.Attrs.Set("__annotations__", value.NewDict())
	c.Attrs.Set("dump_patches", value.Bool(false))
	return c
}

type moduleMethod func(m *value.Instance, a *value.Args) value.Value

// onModule adapts a method: its self must be a module.
func (it *Interp) onModule(fn moduleMethod) func(a *value.Args) value.Value {
	return func(a *value.Args) value.Value {
		self, ok := a.Arg(0, "self").(*value.Instance)
		if !ok {
			return it.World.Unknown("method of a module")
		}
		b := *a
		if len(a.Pos) > 0 {
			b.Pos = a.Pos[1:]
		}
		return fn(self, &b)
	}
}

func (it *Interp) moduleMethods() map[string]moduleMethod {
	self := func(m *value.Instance, a *value.Args) value.Value { return m }
	none := func(m *value.Instance, a *value.Args) value.Value { return value.None }
	unknown := func(m *value.Instance, a *value.Args) value.Value { return it.World.Unknown("method of a module") }
	methods := map[string]moduleMethod{
		"__init__": func(m *value.Instance, a *value.Args) value.Value {
			it.Heap.Touch(m)
			if m.Module == nil {
				m.Module = value.NewModuleState()
			}
			return value.None
		},
		"__call__": func(m *value.Instance, a *value.Args) value.Value { return it.callModule(m, a) },
		"__setattr__": func(m *value.Instance, a *value.Args) value.Value {
			if n, ok := a.Arg(0, "name").(value.Str); ok {
				it.setInstanceAttr(m, n.S, a.Arg(1, "value"))
			} else {
				m.OpenAttrs = true
			}
			return value.None
		},
		"__delattr__": func(m *value.Instance, a *value.Args) value.Value {
			if n, ok := a.Arg(0, "name").(value.Str); ok {
				it.delAttr(m, n.S)
			}
			return value.None
		},
		"__getattr__": func(m *value.Instance, a *value.Args) value.Value {
			n, ok := a.Arg(0, "name").(value.Str)
			if !ok {
				return it.World.Unknown("attribute of unknown name")
			}
			if m.Module != nil {
				for _, t := range [3]*value.Attrs{m.Module.Params, m.Module.Buffers, m.Module.Modules} {
					if v := t.Get(n.S); v != nil {
						return v
					}
				}
			}
			return it.missingAttr(m, n.S)
		},
		"add_module": it.addModule, "register_module": it.addModule,
		"register_parameter": func(m *value.Instance, a *value.Args) value.Value {
			return it.register(m, a, "param", func(s *value.ModuleState) *value.Attrs { return s.Params })
		},
		"register_buffer": it.registerBuffer,
		"children":        func(m *value.Instance, a *value.Args) value.Value { return it.children(m, false) },
		"named_children":  func(m *value.Instance, a *value.Args) value.Value { return it.children(m, true) },
		"modules": func(m *value.Instance, a *value.Args) value.Value {
			var out []value.Value
			it.walkModules(m, "", map[*value.Instance]bool{}, func(_ string, x *value.Instance) { out = append(out, x) })
			return it.members(m, out, 0, "submodule", false)
		},
		"named_modules": func(m *value.Instance, a *value.Args) value.Value {
			var out []value.Value
			prefix, _ := a.Arg(1, "prefix").(value.Str)
			it.walkModulesOf(m, prefix.S, a.Arg(2, "remove_duplicate") == value.Bool(false), func(n string, x *value.Instance) {
				out = append(out, value.NewTuple(value.Str{S: n}, x))
			})
			return it.members(m, out, 0, "submodule", true)
		},
		"parameters":       func(m *value.Instance, a *value.Args) value.Value { return it.tensorsOf(m, a, true, false) },
		"named_parameters": func(m *value.Instance, a *value.Args) value.Value { return it.tensorsOf(m, a, true, true) },
		"buffers":          func(m *value.Instance, a *value.Args) value.Value { return it.tensorsOf(m, a, false, false) },
		"named_buffers":    func(m *value.Instance, a *value.Args) value.Value { return it.tensorsOf(m, a, false, true) },
		"train": func(m *value.Instance, a *value.Args) value.Value {
			mode := a.Arg(0, "mode")
			if mode == nil {
				mode = value.Bool(true)
			}
			return it.setTraining(m, mode)
		},
		"eval":  func(m *value.Instance, a *value.Args) value.Value { return it.setTraining(m, value.Bool(false)) },
		"apply": it.applyModule,
		"to":    it.moduleTo, "state_dict": it.stateDict,
		"half": it.caster(value.Float16), "double": it.caster(value.Float64), "float": it.caster(value.Float32), "bfloat16": it.caster(value.BFloat16), "cuda": it.mover("cuda"), "cpu": it.mover(""), "requires_grad_": it.moduleRequiresGrad, "xpu": it.mover("xpu"),
		"share_memory": self, "to_empty": self, "type": self, "_apply": self, "compile": none, "zero_grad": none, "extra_repr": func(m *value.Instance, a *value.Args) value.Value { return value.Str{} },
		"load_state_dict": it.loadStateDict, "get_submodule": it.getSubmodule, "get_parameter": it.getSubmodule, "get_buffer": it.getSubmodule,
		"register_forward_hook": func(m *value.Instance, a *value.Args) value.Value { return it.addHook(m, "_forward_hooks", a) },
		"register_forward_pre_hook": func(m *value.Instance, a *value.Args) value.Value {
			return it.addHook(m, "_forward_pre_hooks", a)
		},
		"register_full_backward_hook":        it.addGradientHook("of_module"),
		"register_full_backward_pre_hook":    it.addGradientHook("of_module_before"),
		"register_backward_hook":             it.addGradientHook("of_last_operation"),
		"_register_load_state_dict_pre_hook": it.registerLoadHook, "register_load_state_dict_post_hook": it.registerLoadHook, "register_load_state_dict_pre_hook": it.registerLoadHook, "register_state_dict_post_hook": unknown,
		"_register_state_dict_hook": unknown, "set_extra_state": none, "get_extra_state": none, "set_submodule": it.setSubmodule,
		"_load_from_state_dict": none, "_save_to_state_dict": none, "_get_name": func(m *value.Instance, a *value.Args) value.Value { return value.Str{S: m.Class.Name} },
		"_named_members": unknown, "_version": none, "__dir__": unknown, "__repr__": unknown, "__getstate__": unknown, "__setstate__": none,
	}
	return methods
}

// caster is half(), float(), double(), bfloat16().
func (it *Interp) caster(d value.DType) moduleMethod {
	return func(m *value.Instance, a *value.Args) value.Value { return it.castModule(m, d) }
}

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

// children iterates over the direct submodules, each object once; None is left
// out. Those that were added under an unknown name come last, unknown.
func (it *Interp) children(m *value.Instance, named bool) value.Value {
	if lit := it.differingChild(m); lit != nil {
		return it.Split(*lit, func() value.Value { return it.children(m, named) })
	}
	var out []value.Value
	seen := map[*value.Instance]bool{}
	it.eachChild(m, func(name string, x *value.Instance) {
		if seen[x] {
			return
		}
		seen[x] = true
		if named {
			out = append(out, value.NewTuple(value.Str{S: name}, x))
		} else {
			out = append(out, x)
		}
	})
	if !m.OpenAttrs && !it.holdsUnknownKind(m) {
		return it.iterator(out)
	}
	other := value.Value(it.World.Unknown("submodule added under an unknown name"))
	if named {
		other = value.NewTuple(it.UnknownOf("str", "name of a submodule"), other)
	}
	return pylib.NewIterator(it.World, out, &value.Abstract{Len: it.summaryLen(), Elem: other})
}

// differingChild finds a literal on which a direct submodule depends.
func (it *Interp) differingChild(m *value.Instance) (open *value.Literal) {
	if m.Module == nil {
		return nil
	}
	m.Module.Modules.Each(func(_ string, v value.Value) bool {
		_, open = it.Settle(v)
		return open == nil
	})
	return open
}

// eachChild visits the direct submodules that surely exist.
func (it *Interp) eachChild(m *value.Instance, f func(name string, x *value.Instance)) {
	if m.Module == nil {
		return
	}
	m.Module.Modules.Clone().Each(func(n string, v value.Value) bool {
		v, _ = it.Settle(v)
		switch x := v.(type) {
		case *value.Instance:
			f(n, x)
		case *value.Alt:
			for _, c := range x.Choices {
				if in, ok := c.Value.(*value.Instance); ok {
					f(n, in)
					break
				}
			}
		}
		return true
	})
}

// costOfVisit is how many bytes of a module's name cost as much as an element.
const costOfVisit = 16

func (it *Interp) walkModules(m *value.Instance, prefix string, seen map[*value.Instance]bool, f func(name string, x *value.Instance)) {
	if seen[m] {
		return
	}
	seen[m] = true
	it.Budget.Copy(1 + len(prefix)/costOfVisit)
	f(prefix, m)
	it.eachChild(m, func(n string, x *value.Instance) {
		it.walkModules(x, within(prefix, n), seen, f)
	})
}

// walkModulesOf is walkModules; again tells to visit a module under each of its names, as torch does without
// remove_duplicate. One that holds itself is not visited from within.
func (it *Interp) walkModulesOf(m *value.Instance, prefix string, again bool, f func(name string, x *value.Instance)) {
	if !again {
		it.walkModules(m, prefix, map[*value.Instance]bool{}, f)
		return
	}
	around := map[*value.Instance]bool{}
	var visit func(prefix string, m *value.Instance)
	visit = func(prefix string, m *value.Instance) {
		if around[m] || !it.Nesting.Enter() {
			return
		}
		defer it.Nesting.Leave()
		around[m] = true
		it.Budget.Copy(1 + len(prefix)/costOfVisit)
		f(prefix, m)
		it.eachChild(m, func(n string, x *value.Instance) { visit(within(prefix, n), x) })
		around[m] = false
	}
	visit(prefix, m)
}

// within is the qualified name of what a module holds.
func within(prefix, name string) string {
	if prefix == "" {
		return name
	}
	return prefix + "." + name
}

// EachModule visits a module and its submodules by qualified name, each once.
func (it *Interp) EachModule(m *value.Instance, f func(name string, x *value.Instance)) {
	it.walkModules(m, "", map[*value.Instance]bool{}, f)
}

// EachTensor visits the parameters (or buffers) of a module and its submodules, each tensor once.
func (it *Interp) EachTensor(m *value.Instance, params bool, f func(name string, t *value.Tensor)) {
	it.eachTensorOf(m, "", params, false, f)
}

// eachTensorOf is EachTensor with names below a prefix; again tells to visit a tensor under each of its names.
func (it *Interp) eachTensorOf(m *value.Instance, prefix string, params, again bool, f func(name string, t *value.Tensor)) {
	seen := map[*value.Tensor]bool{}
	it.walkModulesOf(m, prefix, again, func(prefix string, x *value.Instance) {
		if x.Module == nil {
			return
		}
		tensorTable(x.Module, params).Each(func(n string, v value.Value) bool {
			v, _ = it.Settle(v)
			if t, ok := v.(*value.Tensor); ok && (again || !seen[t]) {
				seen[t] = true
				f(within(prefix, n), t)
			}
			return true
		})
	})
}

// holding names what modules hold beside submodules.
type holding uint8

// Params and Buffers are the kinds of tensors that a module holds.
const (
	Params holding = 1 << iota
	Buffers
)

// Complete tells if all submodules of a module, and what of them is asked for, are known: nothing was
// added under an unknown name, or is there in some branches only.
func (it *Interp) Complete(m *value.Instance, asked holding) bool {
	complete := true
	known := func(_ string, v value.Value) bool {
		v, _ = it.Settle(v)
		_, lost := v.(value.Unknown)
		_, open := v.(*value.Alt)
		complete = complete && !lost && !open
		return complete
	}
	it.walkModules(m, "", map[*value.Instance]bool{}, func(_ string, x *value.Instance) {
		// One without the state of a module has its tables from a base class that is not known.
		complete = complete && !x.OpenAttrs && x.Module != nil && !it.holdsUnknownKind(x)
		if x.Module == nil {
			return
		}
		x.Module.Modules.Each(known)
		if asked&Params != 0 {
			x.Module.Params.Each(known)
		}
		if asked&Buffers != 0 {
			x.Module.Buffers.Each(known)
		}
	})
	return complete
}

// tensorTable is where a module keeps its parameters (or buffers).
func tensorTable(s *value.ModuleState, params bool) *value.Attrs {
	if params {
		return s.Params
	}
	return s.Buffers
}

func (it *Interp) tensorsOf(m *value.Instance, a *value.Args, params, named bool) value.Value {
	var out []value.Value
	add := func(n string, t *value.Tensor) {
		if named {
			out = append(out, value.NewTuple(value.Str{S: n}, t))
		} else {
			out = append(out, t)
		}
	}
	var prefix value.Str
	recurse, again := a.Arg(0, "recurse"), false
	if named {
		prefix, _ = a.Arg(0, "prefix").(value.Str)
		recurse, again = a.Arg(1, "recurse"), a.Arg(2, "remove_duplicate") == value.Bool(false)
	}
	if recurse == value.Bool(false) && m.Module != nil {
		tensorTable(m.Module, params).Each(func(n string, v value.Value) bool {
			if t, ok := v.(*value.Tensor); ok {
				add(within(prefix.S, n), t)
			}
			return true
		})
	} else {
		it.eachTensorOf(m, prefix.S, params, again, add)
	}
	asked := Buffers
	if params {
		asked = Params
	}
	return it.members(m, out, asked, "tensor", named)
}

// members iterates over the tensors or submodules of a module that are known, and those that are not.
func (it *Interp) members(m *value.Instance, known []value.Value, asked holding, kind string, named bool) value.Value {
	if it.Complete(m, asked) && !it.mayHaveOthers(m) {
		return it.iterator(known)
	}
	other := value.Value(it.World.Unknown(kind + " of a submodule that is not known"))
	if named {
		other = value.NewTuple(it.UnknownOf("str", "name of a "+kind), other)
	}
	// Where among the others those of the unknown submodule come nobody knows.
	return pylib.NewIterator(it.World, nil, &value.Abstract{Len: it.summaryLen().AddInt(int64(len(known))), Elem: other})
}

// holdsUnknownKind tells that an attribute is an object of a class whose base is not known: it may be a submodule.
func (it *Interp) holdsUnknownKind(m *value.Instance) (found bool) {
	m.Attrs.Each(func(_ string, v value.Value) bool {
		in, ok := v.(*value.Instance)
		found = ok && !in.Class.IsModule && it.openClass(in.Class)
		return !found
	})
	return found
}

// mayHaveOthers tells that an attribute of which nothing is known may be a submodule.
func (it *Interp) mayHaveOthers(m *value.Instance) (others bool) {
	it.walkModules(m, "", map[*value.Instance]bool{}, func(_ string, x *value.Instance) {
		x.Attrs.Each(func(_ string, v value.Value) bool {
			others = others || it.mayBeModule(v)
			return !others
		})
	})
	return others
}

// mayBeModule tells that nothing says that the value of an ordinary attribute is no module.
func (it *Interp) mayBeModule(v value.Value) bool {
	switch v := v.(type) {
	case value.Unknown:
		return v.Type == "" && it.declared[v.ID] == nil
	case *value.Alt:
		return slices.ContainsFunc(v.Choices, func(c value.Choice) bool { return it.mayBeModule(c.Value) })
	}
	return false
}

func (it *Interp) setTraining(m *value.Instance, mode value.Value) value.Value {
	it.walkModules(m, "", map[*value.Instance]bool{}, func(_ string, x *value.Instance) {
		if x.Module == nil {
			return
		}
		it.Heap.Touch(x)
		x.Module.Training = mode
	})
	return m
}

// applyModule is Module.apply: it visits the children first. Functions that
// only write the contents of tensors cost nothing on shapes.
func (it *Interp) applyModule(m *value.Instance, a *value.Args) value.Value {
	f := a.Arg(0, "fn")
	if f == nil {
		return m
	}
	var visit func(x *value.Instance) bool
	visit = func(x *value.Instance) bool {
		if !it.Nesting.Enter() {
			it.CountLost("modules nested deeper than the limit")
			return true
		}
		defer it.Nesting.Leave()
		ok := true
		it.eachChild(x, func(_ string, c *value.Instance) { ok = ok && visit(c) })
		if !ok {
			return false
		}
		return it.Call(f, &value.Args{World: it.World, Pos: []value.Value{x}}) != nil || it.Exc == nil
	}
	if !visit(m) {
		return nil
	}
	return m
}

// moduleTo is Module.to: a dtype changes all floating-point tensors of the module.
// mover is cuda(), cpu() and the like.
func (it *Interp) mover(device string) moduleMethod {
	return func(m *value.Instance, a *value.Args) value.Value {
		it.eachState(m, func(t *value.Tensor) { t.Device = device })
		return m
	}
}

// moveModule notes where to() puts the parameters and buffers.
func (it *Interp) moveModule(m *value.Instance, a *value.Args) {
	for _, v := range append(append([]value.Value(nil), a.Pos...), a.Keyword("device")) {
		if device, ok := torch.DeviceOf(v); ok {
			it.eachState(m, func(t *value.Tensor) { t.Device = device })
			return
		}
	}
}

func (it *Interp) moduleTo(m *value.Instance, a *value.Args) value.Value {
	it.moveModule(m, a)
	for _, v := range append(append([]value.Value(nil), a.Pos...), a.Keyword("dtype")) {
		switch x := v.(type) {
		case value.DType:
			return it.castModule(m, x)
		case *value.Tensor:
			return it.castModule(m, x.DType)
		case value.Unknown:
			if len(a.Pos) == 1 && x.Type == "" {
				continue // nearly always a device
			}
		}
	}
	if a.Keyword("memory_format") != nil {
		it.eachState(m, func(t *value.Tensor) { t.LayoutUnknown = true })
	}
	return m
}

// castModule changes the dtype of the floating-point parameters and buffers.
func (it *Interp) castModule(m *value.Instance, d value.DType) value.Value {
	it.eachState(m, func(t *value.Tensor) {
		if t.DType.IsFloat() || t.DType.IsComplex() {
			t.DType = d
		}
	})
	return m
}

// eachState visits the parameters and buffers for a change.
func (it *Interp) eachState(m *value.Instance, f func(t *value.Tensor)) {
	for _, params := range [2]bool{true, false} {
		it.EachTensor(m, params, func(_ string, t *value.Tensor) {
			it.Heap.Touch(t)
			f(t)
		})
	}
}

func (it *Interp) moduleRequiresGrad(m *value.Instance, a *value.Args) value.Value {
	on := a.Arg(0, "requires_grad") != value.Bool(false)
	it.EachTensor(m, true, func(_ string, t *value.Tensor) {
		it.Heap.Touch(t)
		t.RequiresGrad = on
	})
	return m
}

// stateDict has an entry for each name of a parameter or persistent buffer: what is shared has several.
func (it *Interp) stateDict(m *value.Instance, a *value.Args) value.Value {
	d := value.NewDict()
	d.Open = !it.Complete(m, Params|Buffers)
	visits := 0
	var visit func(x *value.Instance, prefix string, depth int)
	visit = func(x *value.Instance, prefix string, depth int) {
		if visits++; depth > maxModuleDepth || visits > maxStateVisits {
			d.Open = true
			return
		}
		it.Budget.Copy(1 + len(prefix)/costOfVisit)
		if x.Module == nil {
			return
		}
		for _, table := range [2]*value.Attrs{x.Module.Params, x.Module.Buffers} {
			table.Each(func(n string, v value.Value) bool {
				if v, _ = it.Settle(v); v == value.None {
					return true
				}
				switch transient := x.Module.Transient.Get(n); transient {
				case nil, value.Bool(false):
					d.Items.Set(prefix+n, value.Str{S: prefix + n}, v)
				case value.Bool(true):
				default:
					d.Open = true
				}
				return true
			})
		}
		it.eachChild(x, func(n string, child *value.Instance) { visit(child, prefix+n+".", depth+1) })
	}
	visit(m, "", 0)
	return d
}

// maxStateVisits bounds the modules of a state_dict: those that share their submodules have one for each way to it.
const maxStateVisits = 1 << 16

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

// moduleSpecialAttr is what torch keeps on every module besides the attributes.
func (it *Interp) moduleSpecialAttr(x *value.Instance, name string) value.Value {
	m := x.Module
	if m == nil {
		return nil
	}
	var t *value.Attrs
	switch name {
	case "_parameters":
		t = m.Params
	case "_buffers":
		t = m.Buffers
	case "_modules":
		t = m.Modules
	case "_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_non_persistent_buffers_set", "_is_full_backward_hook":
		return it.World.Unknown(name)
	default:
		return nil
	}
	d := value.NewDict()
	t.Each(func(n string, v value.Value) bool { d.Items.Set(n, value.Str{S: n}, v); return true })
	d.Open = x.OpenAttrs // what was added under an unknown name is in there, too
	d.Items.OnSet = func(key, v value.Value) {
		if s, ok := key.(value.Str); ok {
			it.Heap.Touch(x)
			t.Set(s.S, v)
		}
	}
	d.Items.OnDelete = func(key value.Value) {
		if s, ok := key.(value.Str); ok {
			it.Heap.Touch(x)
			t.Delete(s.S)
		}
	}
	return d
}

func (it *Interp) addHook(m *value.Instance, table string, a *value.Args) value.Value {
	hook := a.Arg(0, "hook")
	if hook == nil {
		return it.World.Unknown("hook")
	}
	it.Heap.Touch(m)
	old, _ := m.Attrs.Get("*" + table).(*value.Tuple)
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
	return it.handle4(m, table, hook)
}

// handle4 is the handle of a hook, whose remove() takes it off again.
func (it *Interp) handle4(m *value.Instance, table string, hook value.Value) value.Value {
	h := &value.Instance{Class: it.Class("object"), Attrs: &value.Attrs{}}
	it.Heap.Birth(h)
	h.Attrs.Set("remove", it.method("remove", func(a *value.Args) value.Value {
		t, _ := m.Attrs.Get("*" + table).(*value.Tuple)
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
	}))
	h.OpenAttrs = true
	return h
}

// runHooks calls forward between the hooks of a module.
func (it *Interp) runHooks(x *value.Instance, a *value.Args, forward func(*value.Args) value.Value) value.Value {
	pre, _ := x.Attrs.Get("*_forward_pre_hooks").(*value.Tuple)
	post, _ := x.Attrs.Get("*_forward_hooks").(*value.Tuple)
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

// nativeContainer tells if a module is a ModuleList, ModuleDict or the like.
func (it *Interp) nativeContainer(x *value.Instance) bool {
	for _, k := range x.Class.MRO {
		switch k.Name {
		case "ModuleDict", "ModuleList", "ParameterDict", "ParameterList", "Sequential":
			return k.Module == "torch.nn"
		}
	}
	return false
}

// Parameters counts the elements of a module's parameters, tied ones once.
func (it *Interp) Parameters(m *value.Instance) value.Dim {
	if !it.Complete(m, Params) {
		return value.Dim{E: dim.Invalid}
	}
	total := value.D(0)
	it.EachTensor(m, true, func(_ string, t *value.Tensor) {
		s := it.Shape(t)
		if !s.Known() {
			total = value.Dim{E: dim.Invalid}
			return
		}
		total = total.Add(s.Numel())
	})
	return total
}
