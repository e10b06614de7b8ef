package interp

import (
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// with executes a with statement from item i on.
func (it *Interp) with(f *Frame, s *parser.With, i int) outcome {
	if i == len(s.Items) {
		return it.block(f, s.Body)
	}
	item := s.Items[i]
	v := it.eval(f, item.Context)
	if v == nil {
		return failed
	}
	context := v
	v, lit := it.Settle(v)
	if lit != nil {
		v = it.Lose("context manager that differs by branch")
	}
	bindTarget := func(x value.Value) bool { return item.Target == nil || it.assign(f, item.Target, x) }
	switch m := v.(type) {
	case *Generator: // contextlib.contextmanager: split at its yield
		return it.withGenerator(f, m, bindTarget, func() outcome { return it.with(f, s, i+1) })
	case *Silencer:
		return it.withSilencer(f, m, func() outcome { return it.with(f, s, i+1) })
	case value.Unknown:
		if expectsFailure(item.Context) {
			return it.withSilencer(f, &Silencer{}, func() outcome { return it.with(f, s, i+1) })
		}
		if !bindTarget(it.World.Unknown(because("context of ", m.Reason))) {
			return failed
		}
		return it.underMaybeAutocast(context, func() outcome {
			return it.underMaybeNoGradients(func() outcome { return it.with(f, s, i+1) })
		})
	}
	if d, ok := v.(value.Device); ok {
		it.defaultDevice(d)
	}
	enterName, exitName := "__enter__", "__exit__"
	if s.Async {
		enterName, exitName = "__aenter__", "__aexit__"
	}
	enter, ok := it.findAttr(v, enterName)
	var x value.Value = v
	if ok {
		p, src := it.at(f, item.Context)
		x = it.Call(enter, &value.Args{World: it.World})
		it.here, it.hereSrc = p, src
		if x == nil {
			return failed
		}
	} else if it.Exc != nil {
		return failed
	}
	if !bindTarget(x) {
		return failed
	}
	body := func() outcome { return it.with(f, s, i+1) }
	o := it.suppressed(v, body)
	exit, ok := it.findAttr(v, exitName)
	if !ok {
		return o
	}
	exc := it.Exc
	it.Exc = nil
	args := []value.Value{value.None, value.None, value.None}
	if o.how == raised && exc != nil {
		x := it.exceptionValue(exc)
		args = []value.Value{it.World.Unknown("exception type"), x, it.World.Unknown("traceback")}
		if in, ok := x.(*value.Instance); ok {
			args[0] = in.Class
		}
	}
	r := it.Call(exit, &value.Args{World: it.World, Pos: args})
	if it.Exc != nil {
		return failed
	}
	it.Exc = exc
	if o.how == raised && r != nil {
		if ans, _ := it.Truth(r); ans == dim.Yes {
			it.Exc = nil
			return done
		}
	}
	return o
}

// expectsFailure tells of self.assertRaises(ValueError) and its like, as unittest names them.
func expectsFailure(e parser.Expr) bool {
	c, ok := e.(*parser.Call)
	return ok && (strings.HasPrefix(calleeLabel(c.Func), "assertRaises") || strings.HasPrefix(calleeLabel(c.Func), "assertWarns"))
}

// Silencer is a context manager inside which failures are deliberate:
// pytest.raises, assertRaises, contextlib.suppress.
type Silencer struct{ Result value.Value }

// TypeName implements value.Value.
func (*Silencer) TypeName() string { return "RaisesContext" }

func (it *Interp) withSilencer(f *Frame, m *Silencer, body func() outcome) outcome {
	it.tries = append(it.tries, &activeTry{all: true, silent: true})
	depth, frame := it.depth, it.frame
	o := body()
	it.tries = it.tries[:len(it.tries)-1]
	it.depth, it.frame = depth, frame
	if o.how == raised && it.Exhausted == "" {
		it.Exc = nil
		return done
	}
	return o
}
