package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds functions that give a module's parameter another form.
// https://pytorch.org/docs/stable/nn.html#utilities

var reparametrizationRules = []Rule{
	{"torch.nn.utils.weight_norm torch.nn.utils.weight_norm.weight_norm", "def(module, name='weight', dim=0)", weightNorm(false)},
	{"torch.nn.utils.parametrizations.weight_norm", "def(module, name='weight', dim=0)", weightNorm(true)},
	{"torch.nn.utils.spectral_norm torch.nn.utils.spectral_norm.spectral_norm", "def(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None)", spectralNorm(false)},
	{"torch.nn.utils.parametrizations.spectral_norm", "def(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None)", spectralNorm(true)},
	{"torch.nn.utils.parametrizations.orthogonal", "def(module, name='weight', orthogonal_map=None, *, use_trivialization=True)", orthogonal},
	{"torch.nn.utils.remove_weight_norm torch.nn.utils.remove_spectral_norm", "def(module, name='weight')", removeNorm},
}

// namedParameter finds the module and its parameter. ok is false if either is not known.
func (c *Call) namedParameter(modern bool) (m *value.Instance, name string, w *value.Tensor, ok bool) {
	m, _ = c.Arg("module").(*value.Instance)
	name, isStr := c.Str("name")
	if m == nil || m.Module == nil || !isStr {
		return m, name, nil, false
	}
	v := m.Module.Params.Get(name)
	if v == nil && modern {
		v = m.Module.Buffers.Get(name)
	}
	if v == nil && m.Attrs.Get(name) == nil && !m.OpenAttrs && !m.Escaped {
		c.noParameter(m, name, modern)
		return m, name, nil, false
	}
	w, ok = v.(*value.Tensor)
	return m, name, w, ok
}

func (c *Call) noParameter(m *value.Instance, name string, modern bool) {
	switch {
	case modern:
		c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("Module '%s' has no parameter or buffer with name '%s'", m.Class.Name, name), "%s: %s has no parameter %q", c.Short(), m.Class.Name, name)
	case c.Short() == "spectral_norm":
		c.RefuseAs("KeyError", "invalid-argument", 0, fmt.Sprintf("'%s'", name), "%s: %s has no parameter %q", c.Short(), m.Class.Name, name)
	default:
		c.RefuseAs("AttributeError", "invalid-argument", 0, fmt.Sprintf("'%s' object has no attribute '%s'", m.Class.Name, name), "%s: %s has no parameter %q", c.Short(), m.Class.Name, name)
	}
}

// replaceParameter puts parameters in place of one, which stays readable as an attribute.
func (c *Call) replaceParameter(m *value.Instance, name string, w *value.Tensor, parts map[string]value.Shape, order ...string) {
	c.Heap.Touch(m)
	m.Module.Params.Delete(name)
	plain := value.NewTensor(c.Shape(w), w.DType)
	plain.RequiresGrad = true
	m.Attrs.Set(name, plain)
	for _, part := range order {
		p := value.NewTensor(parts[part], w.DType)
		p.Parameter, p.RequiresGrad = true, true
		m.Module.Params.Set(part, p)
	}
}

// weightNorm splits a weight into length and direction.
func weightNorm(modern bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		m, name, w, ok := c.namedParameter(modern)
		if !ok || c.Failed() {
			return c.Arg("module")
		}
		s := c.Shape(w)
		g := value.Shape{}
		if !c.IsNone("dim") && s.Known() {
			if axis, inside := c.DimArg("dim", s.Rank()); inside {
				for i, d := range s.Dims {
					if i != axis {
						d = value.D(1)
					}
					g.Dims = append(g.Dims, d)
				}
			}
		}
		first, second := name+"_g", name+"_v"
		if modern {
			first, second = "parametrizations."+name+".original0", "parametrizations."+name+".original1"
		}
		c.replaceParameter(m, name, w, map[string]value.Shape{first: g, second: s}, first, second)
		return m
	}
}

// spectralNorm keeps the weight under another name, with vectors as buffers.
func spectralNorm(modern bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		m, name, w, ok := c.namedParameter(modern)
		if !ok || c.Failed() {
			return c.Arg("module")
		}
		kept := name + "_orig"
		if modern {
			kept = "parametrizations." + name + ".original"
		}
		c.replaceParameter(m, name, w, map[string]value.Shape{kept: c.Shape(w)}, kept)
		return m
	}
}

func orthogonal(c *Call) value.Value {
	m, name, w, ok := c.namedParameter(true)
	if !ok || c.Failed() {
		return c.Arg("module")
	}
	if s := c.Shape(w); s.Known() && s.Rank() < 2 {
		c.RefuseAs("ValueError", "wrong-rank", s.Bits(), fmt.Sprintf("Expected a matrix or batch of matrices. Got a tensor of %d dimensions.", s.Rank()), "orthogonal: %s has shape %s, wants a matrix", name, s)
		return m
	}
	kept := "parametrizations." + name + ".original"
	c.replaceParameter(m, name, w, map[string]value.Shape{kept: c.Shape(w)}, kept)
	return m
}

// keptUnder lists the names of the parameters that stand for one that has another form; the first has its shape.
func keptUnder(name string) [][]string {
	return [][]string{{name + "_v", name + "_g"}, {name + "_orig"}, {"parametrizations." + name + ".original1", "parametrizations." + name + ".original0"},
		{"parametrizations." + name + ".original"}}
}

func removeNorm(c *Call) value.Value {
	m, _ := c.Arg("module").(*value.Instance)
	name, ok := c.Str("name")
	if m == nil || m.Module == nil || !ok {
		return c.Arg("module")
	}
	for _, parts := range keptUnder(name) {
		w, isTensor := m.Module.Params.Get(parts[0]).(*value.Tensor)
		if !isTensor {
			continue
		}
		c.Heap.Touch(m)
		for _, part := range parts {
			m.Module.Params.Delete(part)
		}
		m.Attrs.Delete(name)
		m.Module.Params.Set(name, w)
	}
	return m
}
