package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

var operatorNames = [...]string{parser.Add: "+", parser.Sub: "-", parser.Mult: "*", parser.MatMult: "@", parser.Div: "/",
	parser.Mod: "%", parser.Pow: "**", parser.LShift: "<<", parser.RShift: ">>", parser.BitOr: "|", parser.BitXor: "^",
	parser.BitAnd: "&", parser.FloorDiv: "//", parser.Invert: "~", parser.Not: "not"}

var dunder = map[string]string{"+": "add", "-": "sub", "*": "mul", "@": "matmul", "/": "truediv", "%": "mod", "**": "pow",
	"<<": "lshift", ">>": "rshift", "|": "or", "^": "xor", "&": "and", "//": "floordiv"}

var unaryNames = map[string]string{"-": "__neg__", "+": "__pos__", "~": "__invert__"}

// Binary implements value.Host.
func (it *Interp) Binary(op string, l, r value.Value) value.Value { return it.binary(op, l, r, false) }

// binary is l op r on any values; nil after it raised.
func (it *Interp) binary(op string, l, r value.Value, inplace bool) value.Value {
	if v, lit := it.Settle(l); lit != nil {
		return it.Split(*lit, func() value.Value { return it.binary(op, l, r, inplace) })
	} else {
		l = v
	}
	if v, lit := it.Settle(r); lit != nil {
		return it.Split(*lit, func() value.Value { return it.binary(op, l, r, inplace) })
	} else {
		r = v
	}
	for _, v := range [2]value.Value{l, r} {
		if lit := it.SettleObject(v); lit != nil {
			return it.Split(*lit, func() value.Value { return it.binary(op, l, r, inplace) })
		}
	}
	l, r = it.unwrapTensor(l), it.unwrapTensor(r)
	_, lt := l.(*value.Tensor)
	_, rt := r.(*value.Tensor)
	if _, text := l.(value.Str); text && op == "%" && rt { // a format takes a tensor of one element
		return it.UnknownOf("str", "formatted tensor")
	}
	_, extended := l.(*value.List)
	extended = extended && inplace && op == "+"
	if (lt || rt) && !extended {
		if it.arithmeticWithTensor(l, r) {
			it.torchOps++
			return it.checked(it.guarded(op, func() value.Value { return ofClass(derivedClass(l, r), torch.Binary(it.World, op, l, r, inplace)) }), op)
		}
	} else if v, done := it.addedByOther(r, l, extended); done {
		return v
	} else if v, ok := it.containerBinary(op, l, r, inplace); ok {
		return v
	}
	if v, done := it.dunderBinary(op, l, r, inplace); done {
		return v
	}
	return it.unknownBinary(op, l, r)
}

// addedByOther is list += r where r is an object that knows how to be added to a list, as arrays do: it is asked before the
// list is extended by its items (Objects/abstract.c, PyNumber_InPlaceAdd). A tensor does not know.
func (it *Interp) addedByOther(r, list value.Value, extended bool) (value.Value, bool) {
	if _, object := r.(*value.Instance); !object || !extended {
		return nil, false
	}
	return it.askOperand(r, "__radd__", list)
}

// containerBinary is an operator of built-in types, whose cost grows with its operands.
func (it *Interp) containerBinary(op string, l, r value.Value, inplace bool) (value.Value, bool) {
	it.Budget.Scan(value.SizeOf(l) + value.SizeOf(r))
	if !it.affordable() {
		return nil, true
	}
	v, ok := pylib.Binary(it.World, op, l, r, inplace)
	if !ok {
		return nil, false
	}
	if v = it.checked(v, op); v == nil {
		return nil, true
	}
	it.Budget.Weigh(v)
	return it.walkable(v), true
}

// arithmeticWithTensor tells if a tensor's own operators handle the operands.
func (it *Interp) arithmeticWithTensor(l, r value.Value) bool {
	for _, v := range [2]value.Value{l, r} {
		switch v.(type) {
		case *value.Instance, *value.Class, *Function, *Namespace:
			return false
		}
	}
	return true
}

func (it *Interp) unwrapTensor(v value.Value) value.Value {
	if i, ok := v.(*value.Instance); ok {
		if t, ok := i.Native.(*value.Tensor); ok {
			return t
		}
	}
	return v
}

func (it *Interp) dunderBinary(op string, l, r value.Value, inplace bool) (value.Value, bool) {
	name := dunder[op]
	if inplace {
		if v, done := it.askOperand(l, "__i"+name+"__", r); done {
			return v, true
		}
	}
	reflected := "__r" + name + "__"
	if rightFirst(l, r) && differ(r, l, reflected) {
		if v, done := it.askOperand(r, reflected, l); done {
			return v, true
		}
	}
	if v, done := it.askOperand(l, "__"+name+"__", r); done {
		return v, true
	}
	return it.askOperand(r, reflected, l)
}

// askOperand calls a method of an operand with the other one; false if it has none, or does not know the other one.
func (it *Interp) askOperand(v value.Value, method string, other value.Value) (value.Value, bool) {
	m := it.special(v, method)
	if m == nil {
		return nil, false
	}
	answer := it.Call(m, &value.Args{World: it.World, Pos: []value.Value{other}})
	return answer, answer != value.NotImplemented
}

// differ tells if the class of an operand has another method of a name than the class of the other one has.
func differ(v, other value.Value, method string) bool {
	own, _ := classOfOperand(v).Lookup(method)
	theirs, _ := classOfOperand(other).Lookup(method)
	return own != theirs
}

// unknownBinary is the result where no operand knows the operator.
func (it *Interp) unknownBinary(op string, l, r value.Value) value.Value {
	if op == "|" && it.isType(l) && it.isType(r) {
		return it.union(l, r)
	}
	if n := it.times(op, l, r); n != nil {
		return it.binary(op, l, n, false)
	} else if it.Exc != nil {
		return nil
	}
	if it.known(l) && it.known(r) {
		return it.Raise("TypeError", "unsupported operand type(s) for "+op+": '"+l.TypeName()+"' and '"+r.TypeName()+"'")
	}
	return it.Lose("operator " + op + " of " + l.TypeName() + " and " + r.TypeName())
}

// times is how often a sequence is repeated that is multiplied by an object with __index__; nil if it is not that.
func (it *Interp) times(op string, l, r value.Value) value.Value {
	if op != "*" {
		return nil
	}
	switch l.(type) {
	case *value.List, *value.Tuple, value.Str, value.Bytes:
		if m := it.userSpecial(r, "__index__"); m != nil {
			if n, ok := it.Call(m, &value.Args{World: it.World}).(value.Int); ok {
				return n
			}
		}
	}
	return nil
}

// union is A | B of two types. Annotations are full of them, and few are ever looked into.
func (it *Interp) union(l, r value.Value) value.Value {
	c := it.Class("types.UnionType")
	if c == nil {
		return it.Unknown("union type")
	}
	in := &value.Instance{Class: c, Attrs: &value.Attrs{}}
	it.Heap.Birth(in)
	in.Attrs.Set(unionMembers, value.NewTuple(l, r))
	in.Attrs.Set("__origin__", c)
	return in
}

// unionMembers is the attribute of a union for what it was made of, other unions among them.
const unionMembers = "_given"

// maxUnion bounds the members of a union that are looked at.
const maxUnion = 100

// unionArgs are the members of a union of types; nil for anything else.
func (it *Interp) unionArgs(v value.Value) *value.Tuple {
	out := &value.Tuple{}
	var add func(v value.Value) bool
	add = func(v value.Value) bool {
		in, ok := v.(*value.Instance)
		if !ok || in.Class != it.classes["types.UnionType"] {
			return false
		}
		given, ok := in.Attrs.Get(unionMembers).(*value.Tuple)
		if !ok || len(out.Elems) > maxUnion {
			return false
		}
		for _, e := range given.Elems {
			if !add(e) {
				out.Elems = append(out.Elems, e)
			}
		}
		return true
	}
	if !add(v) {
		return nil
	}
	return out
}

func (it *Interp) isType(v value.Value) bool {
	switch v.(type) {
	case *value.Class, value.NoneType:
		return true
	}
	return false
}

// known tells if the type of a value is surely known, so that a missing operation is an error.
func (it *Interp) known(v value.Value) bool {
	switch v := v.(type) {
	case value.Unknown, *value.Alt, *Namespace, *value.Builtin, *value.Class, value.Device, value.DType:
		return false
	case *value.Instance:
		return !v.Class.Open() && v.Native == nil
	}
	return true
}

// maxWidened is how many entries are looked at for what they have in common.
const maxWidened = 64

// settleTuple settles the parts of a tuple; one that is shared is copied first.
func (it *Interp) settleTuple(x *value.Tuple) (value.Value, *value.Literal) {
	if !x.Walkable() {
		return x, nil
	}
	it.Budget.Scan(len(x.Elems))
	out := x
	for n, e := range x.Elems {
		s, lit := it.settleDeep(e)
		if lit != nil {
			return x, lit
		}
		if s == e {
			continue
		}
		if out == x {
			c := *x
			c.Elems = append([]value.Value(nil), x.Elems...)
			out = &c
		}
		out.Elems[n] = s
	}
	return out, nil
}

// settleDeep settles an index, the parts of a tuple or slice included.
func (it *Interp) settleDeep(v value.Value) (value.Value, *value.Literal) {
	v, lit := it.Settle(v)
	if lit != nil {
		return v, lit
	}
	switch x := v.(type) {
	case *value.Tuple:
		return it.settleTuple(x)
	case *value.Slice:
		for _, p := range []*value.Value{&x.Lower, &x.Upper, &x.Step} {
			s, lit := it.Settle(*p)
			if lit != nil {
				return v, lit
			}
			if s != *p {
				c := *x
				for i, q := range []*value.Value{&x.Lower, &x.Upper, &x.Step} {
					if q == p {
						*[]*value.Value{&c.Lower, &c.Upper, &c.Step}[i] = s
					}
				}
				x, v = &c, &c
			}
		}
	}
	return v, nil
}

// Settle picks the alternative of v that holds on the current path. One that is
// absent there, of a name that only other paths bind, is unknown.
func (it *Interp) Settle(v value.Value) (value.Value, *value.Literal) {
	s, lit := it.World.Settle(v)
	if s == nil && v != nil && lit == nil {
		s = it.Unknown("may be unbound")
	}
	return s, lit
}
