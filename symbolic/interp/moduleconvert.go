package interp

import (
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the methods of a module that go through its state: training, moves, casts.

// caster is half(), float(), double(), bfloat16().
func (it *Interp) caster(d value.DType) moduleMethod {
	return func(m *value.Instance, a *value.Args) value.Value { return it.castModule(m, d) }
}

// setTraining is Module.train: it asks each child, which may have a train of its own (one that keeps some layers frozen).
// nil after an exception.
func (it *Interp) setTraining(m *value.Instance, mode value.Value) value.Value {
	return it.setTrainingOf(m, mode, map[*value.Instance]bool{})
}

// setTrainingOf passes over the modules that have been seen: modules may hold one another.
func (it *Interp) setTrainingOf(m *value.Instance, mode value.Value, seen map[*value.Instance]bool) value.Value {
	if m.Module == nil || seen[m] {
		return m
	}
	seen[m] = true
	if !it.Nesting.Enter() {
		it.CountLost("modules nested deeper than the limit")
		return m
	}
	defer it.Nesting.Leave()
	it.Budget.Copy(1)
	it.Heap.Touch(m)
	m.Module.Training = mode
	ok := true
	it.eachPossibleChild(m, func(c *value.Instance) {
		switch own := ownTrain(c); {
		case !ok:
		case own == nil:
			ok = it.setTrainingOf(c, mode, seen) != nil
		default:
			ok = it.train(c, own, mode)
		}
	})
	if !ok {
		return nil
	}
	return m
}

// ownTrain is the train that the class of a module defines; nil if that is torch's.
func ownTrain(m *value.Instance) value.Value {
	own, owner := m.Class.Lookup("train")
	if own == nil || owner.Native == moduleClassMark {
		return nil
	}
	return own
}

// train calls a train that a class defines; false after an exception.
func (it *Interp) train(m *value.Instance, own, mode value.Value) bool {
	v := it.Call(it.bindTo(own, m, m.Class), &value.Args{World: it.World, Pos: []value.Value{mode}})
	return v != nil || it.Exc == nil
}

// evaluate is Module.eval: train(False), whoever defines that. nil after an exception.
func (it *Interp) evaluate(m *value.Instance, _ *value.Args) value.Value {
	own := ownTrain(m)
	if own == nil {
		return it.setTraining(m, value.Bool(false))
	}
	if !it.train(m, own, value.Bool(false)) {
		return nil
	}
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
	it.eachPossibleTensor(m, true, func(t *value.Tensor) {
		it.Heap.Touch(t)
		f(t)
	})
}

func (it *Interp) moduleRequiresGrad(m *value.Instance, a *value.Args) value.Value {
	on := a.Arg(0, "requires_grad") != value.Bool(false)
	it.eachPossibleTensor(m, false, func(t *value.Tensor) {
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
