package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file is torch.nn.Module: the class and its methods, which stand in files of their own by what they do.
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
		"__call__":    func(m *value.Instance, a *value.Args) value.Value { return it.callModule(m, a) },
		"__setattr__": it.setAttrMethod,
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
			return it.register(m, a, parameterRegistry)
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
		"eval":  it.evaluate,
		"apply": it.applyModule,
		"to":    it.moduleTo, "state_dict": it.stateDict,
		"half": it.caster(value.Float16), "double": it.caster(value.Float64), "float": it.caster(value.Float32), "bfloat16": it.caster(value.BFloat16), "cuda": it.mover("cuda"), "cpu": it.mover(""), "requires_grad_": it.moduleRequiresGrad, "xpu": it.mover("xpu"),
		"share_memory": self, "to_empty": self, "type": self, "_apply": self, "compile": none, "zero_grad": none, "extra_repr": it.extraRepr,
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

// Params and Buffers are the kinds of tensors that a module holds.
const (
	Params holding = 1 << iota
	Buffers
)

// moduleSpecialAttr is what torch keeps on every module besides the attributes.
func (it *Interp) moduleSpecialAttr(x *value.Instance, name string) value.Value {
	m := x.Module
	if m == nil {
		return nil
	}
	switch name {
	case "_parameters", "_buffers", "_modules":
	case "_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_non_persistent_buffers_set", "_is_full_backward_hook":
		return it.World.Unknown(name)
	default:
		return nil
	}
	t := *part(m, name)
	d := value.NewDict()
	t.Each(func(n string, v value.Value) bool { d.Items.Set(n, value.Str{S: n}, v); return true })
	d.Open = x.OpenAttrs // what was added under an unknown name is in there, too
	d.Items.OnSet = func(key, v value.Value) {
		it.Heap.Touch(x)
		if s, ok := key.(value.Str); ok {
			t.Set(s.S, v)
		} else {
			x.OpenAttrs = true
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

// silentLayers are the layers of torch that add nothing to their text.
var silentLayers = map[string]bool{"Module": true, "Sequential": true, "ModuleList": true, "ModuleDict": true, "Identity": true}

// extraRepr is nothing for a module of the program; what layers of torch say of themselves differs by version.
func (it *Interp) extraRepr(m *value.Instance, _ *value.Args) value.Value {
	layer := func(k *value.Class) bool { return strings.HasPrefix(k.Module, "torch.") && !silentLayers[k.Name] }
	if m.Class.Open() || slices.ContainsFunc(m.Class.MRO, layer) {
		return it.UnknownOf("str", "text of a layer")
	}
	return value.Str{}
}
