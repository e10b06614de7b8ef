package interp

import (
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file calls objects, modules among them.

// callInstance calls an object: a module runs forward, others __call__.
func (it *Interp) callInstance(x *value.Instance, a *value.Args) value.Value {
	m, owner := x.Class.Lookup("__call__")
	if x.Class.IsModule && (owner == nil || owner.Native == moduleClassMark) {
		return it.callModule(x, a)
	}
	if p, ok := x.Native.(*Partial); ok && m == nil {
		return it.Call(p, a)
	}
	if m == nil {
		if x.Class.Open() {
			it.escapeArgs(a)
			return it.Lose("call of an instance of " + x.Class.Name)
		}
		return it.Raise("TypeError", "'"+x.Class.Name+"' object is not callable")
	}
	return it.Call(it.bindSpecial(m, x, x.Class, "__call__"), a)
}

// callModule is nn.Module.__call__: forward, with hooks.
func (it *Interp) callModule(x *value.Instance, a *value.Args) value.Value {
	at, src := it.here, it.hereSrc
	torch.EnterModule(it.World, a, it.forwards == 0)
	it.forwards++
	defer func() { it.forwards-- }()
	v := it.forward(x, a)
	if it.ModuleCalls != nil && v != nil {
		it.ModuleCalls.ModuleCall(x, a, v, at, src)
	}
	return v
}

func (it *Interp) forward(x *value.Instance, a *value.Args) value.Value {
	if fwd := x.Attrs.Get("forward"); fwd != nil { // replaced on the instance
		return it.runHooks(x, a, func(a *value.Args) value.Value { return it.Call(fwd, a) })
	}
	m, _ := x.Class.Lookup("forward")
	if m == nil {
		it.escapeArgs(a)
		if x.Class.UnknownBase {
			return it.Lose("forward of " + x.Class.Name)
		}
		return it.Raise("NotImplementedError", "Module ["+x.Class.Name+"] is missing the required \"forward\" function")
	}
	return it.runHooks(x, a, func(a *value.Args) value.Value { return it.Call(it.bindSpecial(m, x, x.Class, "forward"), a) })
}

// forwardLayer runs the rule of a layer on behalf of its forward.
func (it *Interp) forwardLayer(l *torch.Layer, x *value.Instance, a *value.Args) value.Value {
	if x.Module == nil {
		return it.Raise("AttributeError", "'"+x.Class.Name+"' object has no attribute '_parameters'")
	}
	if lit := it.openAttribute(x); lit != nil {
		return it.Split(*lit, func() value.Value { return it.forwardLayer(l, x, a) })
	}
	it.torchOps++
	return it.checked(it.guarded(x.Class.Name, func() value.Value { return ofClass(derivedClass(a.Pos...), l.Run(it.World, x, it.label, a)) }), x.Class.Name)
}

// openAttribute is a literal that would decide what a layer was made with, nil if nothing is open.
func (it *Interp) openAttribute(x *value.Instance) (open *value.Literal) {
	for _, attrs := range [3]*value.Attrs{x.Attrs, x.Module.Params, x.Module.Buffers} {
		attrs.Each(func(_ string, v value.Value) bool {
			if _, isAlt := v.(*value.Alt); isAlt {
				_, open = it.Settle(v)
			}
			return open == nil
		})
		if open != nil {
			break
		}
	}
	return open
}
