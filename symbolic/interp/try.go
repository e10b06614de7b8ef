package interp

import (
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// activeTry is a try statement (or an equivalent) whose body is running.
type activeTry struct {
	body     []parser.Stmt
	handlers []*parser.Handler
	frame    *Frame
	classes  []string         // builtin equivalent: these exception classes are caught
	all      bool             // everything is caught
	silent   bool             // what is caught is no finding (pytest.raises, hasattr)
	mustFail bool             // the program complains if nothing is raised
	returns  bool             // the body may return a value: a handler that does nothing goes on to another answer
	escaped  *value.Exception // one that an undecided branch inside raises, where the other side went on
}

// try executes a try statement.
func (it *Interp) try(f *Frame, s *parser.Try) outcome {
	t := &activeTry{body: s.Body, handlers: s.Handlers, frame: f, mustFail: mustFail(s), returns: returnsSome(s.Body)}
	it.tries = append(it.tries, t)
	depth, frame := it.depth, it.frame
	before, path := slices.Clone(f.vars), it.Path
	o := it.block(f, s.Body)
	it.tries = it.tries[:len(it.tries)-1]
	it.depth, it.frame = depth, frame
	switch {
	case o.how == raised:
		o = it.handle(f, s)
	case t.escaped != nil && it.Exhausted == "":
		none := value.Literal{Atom: it.OpaqueAtom("no exception")}
		through := it.Path // it holds that nothing was raised
		through.Assume(none)
		it.Path = path
		o = it.fork(f, none,
			func() outcome { it.Path = through; return it.orElse(f, s, o) },
			func() outcome { return it.handleEscaped(f, s, t.escaped, before) })
	default:
		o = it.orElse(f, s, o)
	}
	if s.Final == nil || it.Exhausted != "" {
		return o
	}
	exc := it.Exc
	it.Exc = nil
	fo := it.unwinding(exc, func() outcome { return it.block(f, s.Final) })
	if fo.how != normal {
		return fo
	}
	it.Exc = exc
	return o
}

// mustFail tells if a try statement ends in a complaint where its body raises nothing: the fault in the body is meant.
func mustFail(s *parser.Try) bool {
	if n := len(s.Orelse); n > 0 {
		if _, raises := s.Orelse[n-1].(*parser.Raise); raises {
			return true
		}
	}
	return complains(s.Orelse) || complains(s.Body)
}

// complains tells if statements that run to their end fail an assertion in any case.
func complains(body []parser.Stmt) bool {
	if len(body) == 0 {
		return false
	}
	switch s := body[len(body)-1].(type) {
	case *parser.Assert:
		c, ok := s.Test.(*parser.Constant)
		return ok && (c.Value == false || c.Value == int64(0))
	case *parser.Raise:
		return isAssertionError(s.Exc)
	case *parser.ExprStmt:
		c, ok := s.Value.(*parser.Call)
		return ok && lastPart(annotationName(c.Func)) == "fail"
	}
	return false
}

// isAssertionError tells if e is AssertionError, or a call of it.
func isAssertionError(e parser.Expr) bool {
	if c, ok := e.(*parser.Call); ok {
		e = c.Func
	}
	n, ok := e.(*parser.Name)
	return ok && n.Ident == "AssertionError"
}

func (it *Interp) orElse(f *Frame, s *parser.Try, o outcome) outcome {
	if o.how == normal {
		return it.block(f, s.Orelse)
	}
	return o
}

// mayRaise notes for the try statement that catches it an exception that one side of an undecided
// branch raises while the other side goes on. What is installed is taken to be there.
func (it *Interp) mayRaise(exc *value.Exception) {
	if exc == nil || unwinds(exc.Class) || exc.Class == "ImportError" || it.isSubclassName(exc.Class, "ImportError") {
		return
	}
	for _, t := range slices.Backward(it.tries) {
		caught := t.all || t.matches(it, exc.Class)
		for _, h := range t.handlers {
			caught = caught || it.catches(t.frame, h, exc.Class) != dim.No
		}
		if caught {
			t.escaped = exc
			return
		}
	}
}

// handleEscaped runs a handler for an exception that may have been raised somewhere in the body.
// How far the body came is not known, nor what the handler reads of it, nor whether a variable has its old value or its
// new one; one that only the body binds is taken to be bound. Nothing found here counts.
func (it *Interp) handleEscaped(f *Frame, s *parser.Try, exc *value.Exception, before []value.Value) outcome {
	it.Heap.Touch(&f.Cell)
	after := slices.Clone(f.vars)
	inside := make([]value.Value, len(f.vars))
	for i, v := range after {
		if v != nil && (before[i] == nil || !value.Same(v, before[i])) {
			inside[i] = it.World.Unknown("bound where an exception may be raised")
			f.vars[i] = inside[i]
		}
	}
	n := len(it.Faults)
	it.guesses++
	it.Exc = exc
	o := it.handle(f, s)
	it.guesses--
	it.Faults = it.Faults[:n]
	for i, v := range inside {
		if v != nil && before[i] == nil && value.Same(f.vars[i], v) {
			f.vars[i] = after[i]
		}
	}
	return o
}

// handle runs the handler that catches the exception in flight.
func (it *Interp) handle(f *Frame, s *parser.Try) outcome {
	exc := it.Exc
	if s.Star && exc != nil {
		return it.handleGroup(f, s, exc)
	}
	for _, h := range s.Handlers {
		if exc == nil || it.catches(f, h, exc.Class) == dim.No {
			continue
		}
		it.Exc = nil
		if h.Name != nil {
			it.bind(f, h.Name, it.exceptionValue(exc))
		}
		return it.unwinding(exc, func() outcome { return it.block(f, h.Body) })
	}
	return failed
}

// unwinding runs what is run because of an exception, if there is one.
func (it *Interp) unwinding(exc *value.Exception, run func() outcome) outcome {
	if exc == nil {
		return run()
	}
	it.Unwound = append(it.Unwound, exc)
	o := run()
	it.Unwound = it.Unwound[:len(it.Unwound)-1]
	return o
}

// exceptionValue is the object that a handler sees.
func (it *Interp) exceptionValue(exc *value.Exception) value.Value {
	if exc.Value != nil {
		return exc.Value
	}
	c := it.Class(exc.Class)
	if c == nil {
		return it.World.Unknown("exception " + exc.Class)
	}
	in := &value.Instance{Class: c, Attrs: &value.Attrs{}}
	it.Heap.Birth(in)
	in.Attrs.Set("args", it.argsRaised(exc.Class))
	for _, name := range [2]string{"__cause__", "__context__"} {
		in.Attrs.Set(name, it.World.Unknown("what an exception was raised from"))
	}
	exc.Value = in
	return in
}

// argsRaised are the arguments of an exception that Python raises itself.
func (it *Interp) argsRaised(class string) value.Value {
	switch {
	case class == "KeyError":
		return value.NewTuple(it.World.Unknown("a key that is missing"))
	case class == "StopIteration" || it.isSubclassName(class, "OSError") || it.isSubclassName(class, "ImportError"):
		return it.UnknownOf("tuple", "arguments of an exception")
	}
	return value.NewTuple(it.UnknownOf("str", "message of an exception"))
}
