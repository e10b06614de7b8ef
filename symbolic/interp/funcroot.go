package interp

import (
	"github.com/shapelint/shapelint/symbolic/annot"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file runs functions that nobody calls: those whose annotations give shapes,
// and those that make modules.

// Annotated tells if annotations give the shape of a tensor among the parameters.
func (it *Interp) Annotated(fn *Function) bool {
	for _, p := range fn.Params.All {
		if p.Annotation != nil && shaped(annot.Of(p.Annotation, it.namesOf(fn))) {
			return true
		}
	}
	return false
}

func shaped(t annot.Type) bool {
	for _, e := range t.Elems {
		if shaped(e) {
			return true
		}
	}
	return t.Shaped || len(t.Conditions) > 0
}

// FunctionRoot runs a function on symbolic arguments, as ClassRoot does.
func (it *Interp) FunctionRoot(fn *Function, report func(*Signature)) {
	it.guess(guessedRoot{fn: fn, maker: fn.Name, run: func(report func(*Signature)) { it.functionRoot(fn, report) }}, report)
}

func (it *Interp) functionRoot(fn *Function, report func(*Signature)) {
	it.rationed(guessedAllowance, func() {
		it.Isolated(func() {
			kw := it.symbolicArgs(fn, 0, it.newDimNames(fn, nil))
			it.asked = fn
			v := it.Call(fn, it.madeUpArgs(fn, kw))
			it.asked = nil
			it.report(&Signature{Name: fn.Name}, kw, v, report)
		})
	})
}

// FactoryRoot runs a function with its defaults; if it makes a module, the module runs,
// too, if judge tells that it is worth it.
func (it *Interp) FactoryRoot(fn *Function, judge func(*value.Instance) bool) {
	var worth, asked bool
	once := func(in *value.Instance) bool { // the same answer when the faults are confirmed
		if !asked {
			worth, asked = judge(in), true
		}
		return worth
	}
	it.guess(guessedRoot{fn: fn, maker: fn.Name, factory: wrapped(fn), run: func(func(*Signature)) { it.factoryRoot(fn, once) }}, nil)
}

func (it *Interp) factoryRoot(fn *Function, judge func(*value.Instance) bool) {
	n := len(it.Faults)
	it.rationed(guessedAllowance, func() {
		it.Isolated(func() {
			it.asked = fn
			v := it.Call(fn, it.madeUpArgs(fn, it.symbolicArgs(fn, 0, it.newDimNames(wrapped(fn), nil))))
			it.asked = nil
			in, ok := v.(*value.Instance)
			switch {
			case !ok || !in.Class.IsModule:
				it.Faults = it.Faults[:n] // nothing says how it is meant to be called
			case judge(in):
				it.runModule(in)
				it.partRoots(in)
			}
		})
	})
}
