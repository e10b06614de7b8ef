package interp

import "github.com/shapelint/shapelint/symbolic/value"

// This file is where gradients are not computed, for those who follow what has a history: torch._modes says how.

// decoratedWithGradients is a function behind no_grad() or the like, which sets the attribute off while it runs; None: it does not.
func (it *Interp) decoratedWithGradients(f, off value.Value) value.Value {
	fn, ok := f.(*Function)
	if !ok || off == nil || off == value.None {
		return f
	}
	decorated := *fn
	decorated.gradients = off
	return &decorated
}

// withGradients runs something while gradients are off or on.
func (it *Interp) withGradients(off value.Value, run func() value.Value) value.Value {
	state := it.Gradients
	outer := state.Attrs.Get("off")
	it.Heap.Touch(state)
	state.Attrs.Set("off", off)
	v := run()
	it.Heap.Touch(state)
	state.Attrs.Set("off", outer)
	return v
}

// underMaybeNoGradients runs the body of a with statement whose context is not known, or differs by branch: gradients may be off.
func (it *Interp) underMaybeNoGradients(body func() outcome) outcome {
	state := it.Gradients
	if state == nil {
		return body()
	}
	outer := state.Attrs.Get("off")
	it.Heap.Touch(state)
	state.Attrs.Set("off", it.Lose("gradients that a context may turn off"))
	o := body()
	it.Heap.Touch(state)
	state.Attrs.Set("off", outer)
	return o
}
