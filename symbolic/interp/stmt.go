package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// completion says how a statement ended.
type completion uint8

const (
	normal completion = iota
	returned
	broke
	continued
	raised
)

// outcome is a completion with the value of a return.
type outcome struct {
	how completion
	val value.Value
}

var done = outcome{}

var failed = outcome{how: raised}

// block executes statements in order.
func (it *Interp) block(f *Frame, body []parser.Stmt) outcome {
	for _, s := range body {
		if !it.step() {
			return failed
		}
		it.at(f, s)
		o := it.exec(f, s)
		if o.how == raised && it.Exc == nil { // it failed, was recorded, and the program goes on
			continue
		}
		if o.how != normal {
			return o
		}
	}
	return done
}

func (it *Interp) exec(f *Frame, s parser.Stmt) outcome {
	switch s := s.(type) {
	case *parser.ExprStmt:
		if it.eval(f, s.Value) == nil {
			return failed
		}
	case *parser.Assign:
		v := it.eval(f, s.Value)
		if v == nil {
			return failed
		}
		for _, t := range s.Targets {
			if !it.assign(f, t, v) {
				return failed
			}
		}
	case *parser.AugAssign:
		return it.augAssign(f, s)
	case *parser.AnnAssign:
		return it.annAssign(f, s)
	case *parser.Return:
		if s.Value == nil {
			return outcome{returned, value.None}
		}
		v := it.eval(f, s.Value)
		if v == nil {
			return failed
		}
		return outcome{returned, v}
	case *parser.If:
		if f.scope == nil && f.class == nil && isFacade(s) {
			return it.block(f, s.Body)
		}
		c := it.eval(f, s.Test)
		if c == nil {
			return failed
		}
		it.at(f, s.Test)
		if side, guarded := pastMachineGuard(f, s, c); guarded {
			return it.block(f, side)
		}
		return it.branch(f, c, func() outcome { return it.block(f, s.Body) }, func() outcome { return it.block(f, s.Orelse) })
	case *parser.For:
		return it.forLoop(f, s)
	case *parser.While:
		return it.whileLoop(f, s)
	case *parser.Break:
		return outcome{how: broke}
	case *parser.Continue:
		return outcome{how: continued}
	case *parser.FunctionDef:
		return it.define(f, s)
	case *parser.ClassDef:
		return it.defineClass(f, s)
	case *parser.Import, *parser.ImportFrom:
		return it.execImport(f, s)
	case *parser.With:
		return it.with(f, s, 0)
	case *parser.Raise:
		return it.raise(f, s)
	case *parser.Try:
		return it.try(f, s)
	case *parser.Assert:
		return it.assert(f, s)
	case *parser.Delete:
		for _, t := range s.Targets {
			if !it.delete(f, t) {
				return failed
			}
		}
	case *parser.Match:
		return it.match(f, s)
	case *parser.TypeAlias:
		if !it.assign(f, s.Name, it.Unknown("type alias")) {
			return failed
		}
	}
	return done
}

// quietly evaluates something whose failure means nothing.
func (it *Interp) quietly(fn func()) {
	n, exc := len(it.Faults), it.Exc
	it.tries = append(it.tries, &activeTry{all: true, silent: true})
	fn()
	it.tries = it.tries[:len(it.tries)-1]
	it.Faults = it.Faults[:n]
	if it.Exhausted == "" {
		it.Exc = exc
	}
}
