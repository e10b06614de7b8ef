package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// assert executes an assert statement: a condition that is not decided is assumed.
func (it *Interp) assert(f *Frame, s *parser.Assert) outcome {
	c := it.eval(f, s.Test)
	if c == nil {
		return failed
	}
	p, src := it.at(f, s.Test) // where Python says that it raises
	defer func() { it.here, it.hereSrc = p, src }()
	return it.assume(f, c, func() outcome {
		if AboutMachine(it.textOf(f, s.Test)) || asksForDevice(f.src, s.Test) { // it will run where it holds
			return done
		}
		msg := ""
		if s.Msg != nil {
			if v := it.eval(f, s.Msg); v == nil {
				return failed
			} else if m, ok := it.Str(v); ok {
				msg = m
			}
		}
		exc := &value.Exception{Class: "AssertionError", Message: msg, Place: it.here}
		fault := &value.Fault{Kind: "failed-assertion", Exception: "AssertionError", Torch: msg,
			Message: "assertion fails: " + it.textOf(f, s.Test)}
		if msg != "" {
			fault.Message += " (" + msg + ")"
		}
		it.locate(fault)
		exc.Fault = fault
		it.Exc = exc
		return failed
	})
}

// assume goes on under the condition that c is true; no is what happens if it surely is not.
func (it *Interp) assume(f *Frame, c value.Value, no func() outcome) outcome {
	ans, lit := it.Truth(c)
	switch {
	case it.Exc != nil:
		return failed
	case ans == dim.Yes:
		return done
	case ans == dim.No:
		return no()
	case lit.Atom == nil:
		return done
	}
	if it.isOneOfSeveral(c) {
		if it.Heap.Nesting() >= value.MaxForkDepth { // its alternatives cannot be told apart any more
			it.Lose("too many undecided branches at once")
			return done
		}
		again := func() outcome {
			w, _ := it.Settle(c)
			return it.assume(f, w, no)
		}
		return it.fork(f, lit, again, again)
	}
	if !it.Path.Assume(lit) {
		return no()
	}
	return done
}

func (it *Interp) textOf(f *Frame, n parser.Node) string {
	s := n.Pos()
	return string(f.src.AST.Source[s.Start:s.End])
}
