package interp

import (
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file runs what nobody calls besides the forward of classes: functions
// that build modules, and the other methods of modules.

// FactoryRoot calls a function with its defaults and, where it returns a module,
// the module on symbolic inputs. What a function of another kind does is not judged.
func (it *Interp) FactoryRoot(fn *Function) {
	it.guessRoot(func(bool) {
		n := len(it.Faults)
		it.rationed(func() {
			it.Isolated(func() {
				it.StandAt(fn.Src, fn.Def)
				in, ok := it.Call(fn, &value.Args{World: it.World, Kw: it.symbolicArgs(fn, 0)}).(*value.Instance)
				if !ok || !in.Class.IsModule {
					it.Faults = it.Faults[:n]
					return
				}
				it.runModule(in)
				it.methodRoots(in)
			})
		})
	})
}

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
		it.Isolated(func() {
			it.Call(fn, &value.Args{World: it.World, Pos: []value.Value{in}, Kw: it.annotatedArgs(wrapped(fn), 1)})
		})
		return it.Exhausted == ""
	})
}

// MethodCoverage is a Recorder that knows which functions have run.
type MethodCoverage interface {
	Reached(*parser.FunctionDef) bool
}

func isDunder(name string) bool {
	return len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__"
}

// annotatedArgs makes arguments for the parameters from number skip on that have
// no default: of the kind that the annotation says, or anything.
func (it *Interp) annotatedArgs(fn *Function, skip int) []value.KwArg {
	var out []value.KwArg
	for i, p := range fn.Params.All {
		if i < skip || i == fn.Params.Vararg || i == fn.Params.Kwarg {
			continue
		}
		var v value.Value
		switch {
		case fn.Defaults[i] != nil:
			v = it.defaulted(fn.Defaults[i])
		case p.Annotation == nil:
			v = it.freeValue(p)
		default:
			v = it.symbolicArg(p, usedAsObject, false)
		}
		out = append(out, value.KwArg{Name: p.Name, Value: v})
	}
	return out
}
