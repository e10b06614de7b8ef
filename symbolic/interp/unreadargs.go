package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file evaluates calls of what reads none of its arguments, as the methods of a logger: what is said of an object
// is not put into words, which for a large configuration is more work than what it is said for.

// readsNoArguments tells if a described function takes whatever it is given and does nothing.
func readsNoArguments(callee value.Value) bool {
	if m, ok := callee.(*value.BoundMethod); ok {
		callee = m.Func
	}
	fn, ok := callee.(*Function)
	if !ok || fn.Def == nil || fn.Src.Kind != Prelude || fn.Params.Vararg < 0 || fn.Params.Kwarg < 0 {
		return false
	}
	fn.load()
	if len(fn.Def.Body) != 1 {
		return false
	}
	_, nothing := fn.Def.Body[0].(*parser.Pass)
	return nothing
}

// evalUnread evaluates the arguments of a call that reads none of them; false if one raises.
func (it *Interp) evalUnread(f *Frame, e *parser.Call) bool {
	for _, x := range e.Args {
		if s, ok := x.(*parser.Starred); ok {
			x = s.Value
		}
		if !it.evalUnsaid(f, x) {
			return false
		}
	}
	for _, k := range e.Keywords {
		if !it.evalUnsaid(f, k.Value) {
			return false
		}
	}
	return true
}

// evalUnsaid evaluates an expression; of a formatted string what is formatted, not the text.
func (it *Interp) evalUnsaid(f *Frame, e parser.Expr) bool {
	s, ok := e.(*parser.JoinedStr)
	if !ok {
		return it.eval(f, e) != nil
	}
	for _, p := range s.Parts {
		if x, ok := p.(*parser.FormattedValue); ok && it.eval(f, x.Value) == nil {
			return false
		}
	}
	return it.step()
}
