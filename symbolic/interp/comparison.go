package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file compares values: order, equality, identity and membership.

var compareNames = [...]string{parser.Eq: "==", parser.NotEq: "!=", parser.Lt: "<", parser.LtE: "<=", parser.Gt: ">",
	parser.GtE: ">=", parser.Is: "is", parser.IsNot: "is not", parser.In: "in", parser.NotIn: "not in"}

var compareDunder = map[string][2]string{"==": {"__eq__", "__eq__"}, "!=": {"__ne__", "__ne__"}, "<": {"__lt__", "__gt__"},
	"<=": {"__le__", "__ge__"}, ">": {"__gt__", "__lt__"}, ">=": {"__ge__", "__le__"}}

// Compare implements value.Host.
func (it *Interp) Compare(op string, l, r value.Value) value.Value { return it.compare(op, l, r) }

func (it *Interp) compare(op string, l, r value.Value) value.Value {
	if v, lit := it.Settle(l); lit != nil {
		return it.Split(*lit, func() value.Value { return it.compare(op, l, r) })
	} else {
		l = v
	}
	if v, lit := it.Settle(r); lit != nil {
		return it.Split(*lit, func() value.Value { return it.compare(op, l, r) })
	} else {
		r = v
	}
	switch op {
	case "is":
		return it.identical(l, r)
	case "is not":
		v := it.identical(l, r)
		return it.not(v)
	}
	open := it.SettleObject(l)
	if d, ok := r.(*value.Dict); ok && open == nil && (op == "in" || op == "not in") {
		open = it.SettleKey(d, l)
	} else if open == nil {
		open = it.SettleObject(r)
	}
	if open != nil {
		return it.Split(*open, func() value.Value { return it.compare(op, l, r) })
	}
	switch op {
	case "in", "not in":
		v := it.contains(l, r)
		if v != nil && op == "not in" {
			return it.not(v)
		}
		return v
	}
	l, r = it.unwrapTensor(l), it.unwrapTensor(r)
	_, lt := l.(*value.Tensor)
	_, rt := r.(*value.Tensor)
	if (lt || rt) && it.arithmeticWithTensor(l, r) {
		it.torchOps++
		return it.checked(it.guarded(op, func() value.Value { return ofClass(derivedClass(l, r), torch.Binary(it.World, op, l, r, false)) }), op)
	}
	if names, ok := compareDunder[op]; ok {
		if v, done := it.dunderCompare(names, l, r); done {
			return v
		}
	}
	it.Budget.Scan(min(value.SizeOf(l), value.SizeOf(r)))
	if v, ok := pylib.Compare(it.World, op, l, r); ok {
		return it.checked(v, op)
	}
	if op == "==" || op == "!=" {
		return it.equality(op, l, r)
	}
	return it.comparison(l, r)
}

// dunderCompare asks the operands' own methods, names[0] of l and names[1] of r; false if none of them answers.
// https://docs.python.org/3/reference/datamodel.html#object.__lt__
func (it *Interp) dunderCompare(names [2]string, l, r value.Value) (value.Value, bool) {
	ask := func(v value.Value, name string, other value.Value) (value.Value, bool) {
		m := it.userSpecial(v, name)
		opposite := m == nil && name == "__ne__" && !isBuiltinInstance(v)
		if opposite { // object's own __ne__
			m = it.userSpecial(v, "__eq__")
		}
		if m == nil {
			return nil, false
		}
		answer := it.Call(m, &value.Args{World: it.World, Pos: []value.Value{other}})
		if answer == value.NotImplemented {
			return nil, false
		}
		if opposite && answer != nil {
			answer = it.not(answer)
		}
		return answer, true
	}
	if rightFirst(l, r) {
		if v, done := ask(r, names[1], l); done {
			return v, true
		}
		return ask(l, names[0], r)
	}
	if v, done := ask(l, names[0], r); done {
		return v, true
	}
	return ask(r, names[1], l)
}

// isBuiltinInstance tells of an object whose class is derived from a built-in type, which has all comparisons of its own.
func isBuiltinInstance(v value.Value) bool {
	in, ok := v.(*value.Instance)
	return !ok || in.Native != nil
}

// rightFirst tells if the right operand is asked first: its class is derived from that of the left one.
func rightFirst(l, r value.Value) bool {
	a, b := classOfOperand(l), classOfOperand(r)
	return a != nil && b != nil && a != b && b.IsSubclass(a)
}

func classOfOperand(v value.Value) *value.Class {
	switch x := v.(type) {
	case *value.Instance:
		return x.Class
	case *value.Tuple:
		return x.Class
	}
	return nil
}

// comparison is the result of comparing values of which one is unknown: a bool, or a tensor where it is one.
func (it *Interp) comparison(l, r value.Value) value.Value {
	reason := "comparison of " + l.TypeName() + " and " + r.TypeName()
	if mayBeTensor(l, r) {
		return it.World.Unknown(reason)
	}
	return it.UnknownOf("bool", reason)
}

// mayBeTensor tells if one of two operands may be a tensor, and the other one does not exclude that.
func mayBeTensor(l, r value.Value) bool {
	may := false
	for _, v := range [2]value.Value{l, r} {
		switch v := v.(type) {
		case value.Unknown:
			may = may || v.Type == "" || v.Type == "Tensor"
		case value.Int, value.Float, value.Bool, value.SymBool, value.Complex, *value.Tensor:
		default:
			return false
		}
	}
	return may
}

// equality compares values of no built-in meaning: by identity if both are
// known, else it is an atom of the unknown operand.
func (it *Interp) equality(op string, l, r value.Value) value.Value {
	var v value.Value
	lu, lok := l.(value.Unknown)
	ru, rok := r.(value.Unknown)
	switch {
	case lok && rok && lu.ID == ru.ID:
		v = value.Bool(true)
	case lok:
		v = it.unknownEquals(lu, r)
	case rok:
		v = it.unknownEquals(ru, l)
	default:
		v = value.Bool(value.Same(l, r))
		if v == value.Bool(false) && (it.mayEqual(l, r) || it.mayEqual(r, l) || sameNamed(l, r)) {
			v = it.UnknownOf("bool", "comparison of "+l.TypeName()+" and "+r.TypeName())
		}
	}
	if op == "!=" {
		v = it.not(v)
	}
	if b, ok := v.(value.SymBool); ok && mayBeTensor(l, r) {
		return it.UnknownWithTruth("comparison of "+l.TypeName()+" and "+r.TypeName(), b.Lit)
	}
	return v
}

// mayEqual tells if an object may be equal to another one in a way that nobody has read: unknown code has had hold of it,
// or a base of its class is not known, which may be an enumeration of strings. Modules and None are equal to nothing else.
func (it *Interp) mayEqual(v, other value.Value) bool {
	x, ok := v.(*value.Instance)
	return ok && (x.Escaped || other != value.None && !x.Class.IsModule && x.Class.Open())
}

func (it *Interp) unknownEquals(u value.Unknown, v value.Value) value.Value {
	if v == value.None {
		return it.isNone(u)
	}
	if s, ok := it.Repr(v); ok {
		switch v.(type) {
		case value.Str, value.Int, value.Bool, value.Float:
			a := it.Atom(u.ID, "== "+s)
			a.Exclusive = true
			return value.SymBool{Lit: value.Literal{Atom: a}}
		}
	}
	return it.comparison(u, v)
}

func (it *Interp) isNone(u value.Unknown) value.Value {
	if u.Type != "" && u.Type != "NoneType" {
		return value.Bool(false)
	}
	a := it.Atom(u.ID, "is None")
	a.Exclusive = true
	return value.SymBool{Lit: value.Literal{Atom: a}}
}

func (it *Interp) identical(l, r value.Value) value.Value {
	lu, lok := l.(value.Unknown)
	ru, rok := r.(value.Unknown)
	switch {
	case lok && rok && lu.ID == ru.ID:
		return value.Bool(true)
	case lok && r == value.None:
		return it.isNone(lu)
	case rok && l == value.None:
		return it.isNone(ru)
	case lok || rok:
		return it.UnknownOf("bool", "identity of an unknown value")
	}
	switch x := l.(type) {
	case value.SymBool:
		if b, ok := r.(value.Bool); ok {
			if b {
				return x
			}
			return value.SymBool{Lit: x.Lit.Not()}
		}
		return value.Bool(false)
	case *value.Tensor:
		y, ok := r.(*value.Tensor)
		return value.Bool(ok && x == y)
	case *value.Tuple:
		y, ok := r.(*value.Tuple)
		return value.Bool(ok && x == y)
	}
	if _, ok := r.(value.SymBool); ok {
		return it.identical(r, l)
	}
	if l != r && sameNamed(l, r) {
		return it.UnknownOf("bool", "identity of two functions of one name")
	}
	return value.Bool(value.Same(l, r))
}

// sameNamed tells if two functions of the library are of one name, and of one object: each look-up may have made its own.
func sameNamed(l, r value.Value) bool {
	if x, ok := l.(*value.BoundMethod); ok {
		y, ok := r.(*value.BoundMethod)
		return ok && value.Same(x.Self, y.Self) && sameNamed(x.Func, y.Func)
	}
	x, ok := l.(*value.Builtin)
	y, ok2 := r.(*value.Builtin)
	return ok && ok2 && x.Name == y.Name
}

func (it *Interp) contains(x, c value.Value) value.Value {
	if m := it.userSpecial(c, "__contains__"); m != nil {
		v := it.Call(m, &value.Args{World: it.World, Pos: []value.Value{x}})
		if v == nil {
			return nil
		}
		if ans, lit := it.Truth(v); ans != dim.Unknown {
			return value.Bool(ans == dim.Yes)
		} else if lit.Atom != nil {
			return value.SymBool{Lit: lit}
		}
		return it.UnknownOf("bool", "membership")
	}
	if _, ok := c.(*value.Tensor); ok {
		return it.UnknownOf("bool", "membership in a tensor")
	}
	if in, ok := c.(*value.Instance); ok && in.Native == nil {
		if m := in.Module; m != nil && it.nativeContainer(in) {
			s, ok := x.(value.Str)
			if !ok {
				return it.UnknownOf("bool", "membership in a container")
			}
			return value.Bool(m.Modules.Get(s.S) != nil || m.Params.Get(s.S) != nil)
		}
		elems, rest, ok := it.Iterate(c)
		if !ok {
			return nil
		}
		if rest == nil {
			c = &value.Tuple{Elems: elems}
		}
	}
	if d := it.asDict(c); d != nil {
		c = d
	} else {
		it.Budget.Scan(value.SizeOf(c))
	}
	if v, ok := pylib.Compare(it.World, "in", x, c); ok {
		return it.checked(v, "in")
	}
	return it.UnknownOf("bool", "membership in "+c.TypeName())
}
