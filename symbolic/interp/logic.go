package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

func (it *Interp) evalIfExp(f *Frame, e *parser.IfExp) value.Value {
	c := it.eval(f, e.Test)
	if c == nil {
		return nil
	}
	return it.choose(c, func() value.Value { return it.eval(f, e.Body) }, func() value.Value { return it.eval(f, e.Orelse) })
}

// choose evaluates yes or no by the truth of c, or both where it is not decided.
func (it *Interp) choose(c value.Value, yes, no func() value.Value) value.Value {
	if s, open := it.Settle(c); open == nil {
		c = s
	}
	ans, lit := it.Truth(c)
	switch {
	case ans == dim.Yes:
		return yes()
	case ans == dim.No:
		return no()
	case lit.Atom == nil:
		if it.Exc != nil {
			return nil
		}
		return it.Lose("undecided condition")
	}
	if it.isOneOfSeveral(c) { // the literal picks an alternative, whose truth decides
		return it.Split(lit, func() value.Value { return it.choose(c, yes, no) })
	}
	return it.Fork(lit, yes, no)
}

func (it *Interp) evalBoolOp(f *Frame, e *parser.BoolOp, i int) value.Value {
	v := it.eval(f, e.Values[i])
	if v == nil || i == len(e.Values)-1 {
		return v
	}
	return it.boolStep(v, e.Or, func() value.Value { return it.evalBoolOp(f, e, i+1) })
}

// boolStep is v and next(), or v or next().
func (it *Interp) boolStep(v value.Value, or bool, next func() value.Value) value.Value {
	ans, lit := it.Truth(v)
	if ans == dim.Unknown && lit.Atom != nil {
		if sb, ok := v.(value.SymBool); ok {
			if or {
				return it.Fork(lit, func() value.Value { return value.Bool(true) }, next)
			}
			_ = sb
			return it.Fork(lit, next, func() value.Value { return value.Bool(false) })
		}
		if it.isOneOfSeveral(v) {
			return it.Split(lit, func() value.Value {
				w, _ := it.Settle(v)
				return it.boolStep(w, or, next)
			})
		}
		same := func() value.Value { return v }
		if or {
			return it.Fork(lit, same, next)
		}
		return it.Fork(lit, next, same)
	}
	if ans == dim.Unknown {
		if it.Exc != nil {
			return nil
		}
		return it.Lose("undecided condition")
	}
	if (ans == dim.Yes) == or {
		return v
	}
	return next()
}

func (it *Interp) evalUnary(f *Frame, e *parser.UnaryOp) value.Value {
	v := it.eval(f, e.Operand)
	if v == nil {
		return nil
	}
	if e.Op == parser.Not {
		return it.not(v)
	}
	p, s := it.at(f, e)
	defer func() { it.here, it.hereSrc = p, s }()
	return it.unary(operatorNames[e.Op], v)
}

func (it *Interp) unary(op string, v value.Value) value.Value {
	v, lit := it.Settle(v)
	if lit != nil {
		return it.Split(*lit, func() value.Value { return it.unary(op, v) })
	}
	if t, ok := v.(*value.Tensor); ok {
		return it.checked(ofClass(derivedClass(t), torch.Unary(it.World, op, t)), "unary "+op)
	}
	if in, ok := v.(*value.Instance); ok && in.Native != nil { // a subclass of a built-in type may have its own
		if m := it.userSpecial(in, unaryNames[op]); m != nil {
			return it.Call(m, &value.Args{World: it.World})
		}
	}
	if r, ok := pylib.Unary(it.World, op, v); ok {
		return it.checked(r, "unary "+op)
	}
	if m := it.special(v, unaryNames[op]); m != nil {
		return it.Call(m, &value.Args{World: it.World})
	}
	return it.Lose("operator " + op + " of " + v.TypeName())
}

func (it *Interp) not(v value.Value) value.Value {
	ans, lit := it.Truth(v)
	switch {
	case ans == dim.Yes:
		return value.Bool(false)
	case ans == dim.No:
		return value.Bool(true)
	case lit.Atom == nil:
		if it.Exc != nil {
			return nil
		}
		return it.UnknownOf("bool", "undecided condition")
	}
	if it.isOneOfSeveral(v) {
		return it.Split(lit, func() value.Value {
			w, _ := it.Settle(v)
			return it.not(w)
		})
	}
	return value.SymBool{Lit: lit.Not()}
}

func (it *Interp) evalCompare(f *Frame, e *parser.Compare) value.Value {
	l := it.eval(f, e.Left)
	if l == nil {
		return nil
	}
	return it.compareChain(f, e, l, 0)
}

func (it *Interp) compareChain(f *Frame, e *parser.Compare, l value.Value, i int) value.Value {
	r := it.eval(f, e.Comparators[i])
	if r == nil {
		return nil
	}
	p, s := it.at(f, e)
	v := it.compare(compareNames[e.Ops[i]], l, r)
	it.here, it.hereSrc = p, s
	it.noteComparison(e, l, r, v)
	if v == nil || i == len(e.Ops)-1 {
		return v
	}
	return it.boolStep(v, false, func() value.Value { return it.compareChain(f, e, r, i+1) })
}
