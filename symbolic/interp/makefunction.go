package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file makes functions of def and lambda.

// define executes a def.
func (it *Interp) define(f *Frame, s *parser.FunctionDef) outcome {
	decorators, ok := it.evalDecorators(f, s.Decorators)
	if !ok {
		return failed
	}
	fn := it.makeFunction(f, s.Name.Ident, s.Params, s.Scope)
	if fn == nil {
		return failed
	}
	fn.Def = s
	if f.class != nil {
		f.methods = append(f.methods, fn)
	}
	v := decorators.applied(it, f, fn)
	if v == nil {
		return failed
	}
	it.bind(f, s.Name, v)
	return done
}

func (it *Interp) makeFunction(f *Frame, name string, params *parser.Params, scope *parser.Scope) *Function {
	fn := &Function{Name: name, Params: params, Scope: scope, NS: f.ns, Src: f.src, Closure: f.function()}
	fn.Defaults = make([]value.Value, len(params.All))
	for i, p := range params.All {
		if p.Default != nil {
			v := it.eval(f, p.Default)
			if v == nil {
				return nil
			}
			fn.Defaults[i] = v
		}
	}
	return fn
}

func (it *Interp) makeLambda(f *Frame, e *parser.Lambda) value.Value {
	fn := it.makeFunction(f, "<lambda>", e.Params, e.Scope)
	if fn == nil {
		return nil
	}
	fn.Lambda = e
	return fn
}
