package interp

import (
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file finds what to run besides the forward of classes: functions that
// build modules, and the other methods of modules.

// AsFactory is a function that may be run as a factory: all its parameters have
// defaults, and it returns something. nil for anything else.
func AsFactory(v value.Value) *Function {
	fn, ok := v.(*Function)
	if !ok || fn.Def == nil || fn.Scope.IsGenerator {
		return nil
	}
	w := wrapped(fn)
	for i := range w.Params.All {
		if w.Defaults[i] == nil && i != w.Params.Vararg && i != w.Params.Kwarg {
			return nil
		}
	}
	w.load()
	if w.Def == nil || !slices.ContainsFunc(w.Def.Body, returnsValue) {
		return nil
	}
	return fn
}

// returnsValue tells if a statement, or one inside of it, returns the result of an expression.
func returnsValue(s parser.Stmt) bool {
	found := false
	parser.Walk(s, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.FunctionDef, *parser.ClassDef, *parser.Lambda:
			return false
		case *parser.Return:
			found = found || n.Value != nil
		}
		return !found
	})
	return found
}

// partRoots is methodRoots for a module, and for one of each class of modules in it that it has called, as such a class
// is no root of its own: what their methods are like is learned from it, faults are not.
func (it *Interp) partRoots(in *value.Instance) {
	r, ok := it.Recorder.(MethodCoverage)
	if !ok {
		return
	}
	done := map[*value.Class]bool{}
	it.EachModule(in, func(_ string, x *value.Instance) {
		if done[x.Class] || x != in && !it.covers(r, x.Class) {
			return
		}
		done[x.Class] = true
		n := len(it.Faults)
		if it.methodRoots(x); x != in {
			it.Faults = it.Faults[:n] // made for other uses than this model's, it need not fit it
		}
	})
}

// covers tells if a class is one of the file that is checked, and its forward has run.
func (it *Interp) covers(r MethodCoverage, c *value.Class) bool {
	if it.Script == nil || c.Place.File != it.Script.ID {
		return false
	}
	m, _ := c.Lookup("forward")
	fn, ok := m.(*Function)
	return ok && fn.Def != nil && r.Reached(fn.Def)
}

// methodRoots calls the methods of a module, as far as its own class defines
// them and the recorder has not seen them run, on what their annotations say.
func (it *Interp) methodRoots(in *value.Instance) {
	r, ok := it.Recorder.(MethodCoverage)
	if !ok || it.Exhausted != "" {
		return
	}
	in.Class.Attrs.Each(func(name string, v value.Value) bool {
		fn, ok := v.(*Function)
		if !ok || fn.Def == nil || fn.Src.Kind != Checked || fn.Scope.IsGenerator || isDunder(name) || r.Reached(fn.Def) && !it.methods[fn.Def] {
			return true
		}
		it.methods[fn.Def] = true
		n := len(it.Faults)
		it.Isolated(func() {
			a := it.madeUpArgs(fn, it.methodArgs(fn))
			a.Pos = []value.Value{in}
			it.Call(fn, a)
		})
		it.dropDefaulted(n)
		return it.Exhausted == ""
	})
}

// dropDefaulted drops the faults from number n on that rest on a default argument: who calls a method may ask before
// whether another was given.
func (it *Interp) dropDefaulted(n int) {
	kept := it.Faults[:n]
	for _, f := range it.Faults[n:] {
		if f.Bits&value.FromDefault == 0 {
			kept = append(kept, f)
		}
	}
	it.Faults = kept
}

// MethodCoverage is a Recorder that knows which functions have run.
type MethodCoverage interface {
	Reached(*parser.FunctionDef) bool
}

func isDunder(name string) bool {
	return len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__"
}

// methodArgs makes arguments for a method: of the kind that annotation or default
// say, or anything. What else it is made for, its uses do not tell.
func (it *Interp) methodArgs(fn *Function) []value.KwArg {
	w := wrapped(fn)
	out := it.symbolicArgs(w, 1, it.newDimNames(w, nil))
	for i, k := range out {
		if j := paramIndex(w.Params, k.Name); j >= 0 && w.Params.All[j].Annotation == nil && w.Defaults[j] == nil {
			out[i].Value = it.freeNamed(k.Name)
		}
	}
	return out
}
