package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file sets what torch keeps on a module besides its attributes: copies that are made by hand do so.

// partsOfModule are the attributes in which a module keeps its tensors and modules.
var partsOfModule = []string{"_parameters", "_buffers", "_modules"}

// part is where a module keeps what it shows under one of the names of partsOfModule.
func part(m *value.ModuleState, name string) **value.Attrs {
	switch name {
	case "_parameters":
		return &m.Params
	case "_buffers":
		return &m.Buffers
	default:
		return &m.Modules
	}
}

// setModulePart is o._parameters = x and the like.
func (it *Interp) setModulePart(o *value.Instance, name string, x value.Value) {
	entries := &value.Attrs{}
	d, known := x.(*value.Dict)
	if known {
		d.Items.Each(func(e *value.Entry) bool {
			if s, ok := e.Key.(value.Str); ok {
				entries.Set(s.S, e.Value)
			}
			return true
		})
	}
	if !known || d.Open || d.Escaped {
		o.OpenAttrs = true
	}
	*part(o.Module, name) = entries
}

// adoptModuleDict is o.__dict__ = x where x is what another module has there, or a copy of that: o becomes a module with the
// same attributes, parameters, buffers and modules. false for any other mapping.
func (it *Interp) adoptModuleDict(o *value.Instance, x value.Value) bool {
	d, ok := x.(*value.Dict)
	if !ok || !o.Class.IsModule || slices.ContainsFunc(partsOfModule, func(name string) bool {
		v, there := d.Items.Get(name)
		return !there || v == nil
	}) {
		return false
	}
	entries := d.Items.Entries()
	it.clearAttrs(o)
	o.Module = value.NewModuleState()
	o.OpenAttrs = o.OpenAttrs || d.Open || d.Escaped
	for _, e := range entries {
		name, isName := e.Key.(value.Str)
		switch {
		case !isName:
		case slices.Contains(partsOfModule, name.S):
			it.setModulePart(o, name.S, e.Value)
		case name.S == "training":
			o.Module.Training = e.Value
		default:
			o.Attrs.Set(name.S, e.Value)
		}
	}
	return true
}
