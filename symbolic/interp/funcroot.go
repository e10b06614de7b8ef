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
	it.guess(fn, "", func(report func(*Signature)) { it.functionRoot(fn, report) }, report)
}

func (it *Interp) functionRoot(fn *Function, report func(*Signature)) {
	it.rationed(func() {
		it.Isolated(func() {
			kw := it.symbolicArgs(fn, 0, it.newDimNames(fn, nil))
			v := it.Call(fn, &value.Args{World: it.World, Kw: kw})
			it.report(&Signature{Name: fn.Name}, kw, v, report)
		})
	})
}
