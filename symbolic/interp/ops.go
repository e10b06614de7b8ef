package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

var operatorNames = [...]string{parser.Add: "+", parser.Sub: "-", parser.Mult: "*", parser.MatMult: "@", parser.Div: "/",
	parser.Mod: "%", parser.Pow: "**", parser.LShift: "<<", parser.RShift: ">>", parser.BitOr: "|", parser.BitXor: "^",
	parser.BitAnd: "&", parser.FloorDiv: "//", parser.Invert: "~", parser.Not: "not"}

var compareNames = [...]string{parser.Eq: "==", parser.NotEq: "!=", parser.Lt: "<", parser.LtE: "<=", parser.Gt: ">",
	parser.GtE: ">=", parser.Is: "is", parser.IsNot: "is not", parser.In: "in", parser.NotIn: "not in"}

var dunder = map[string]string{"+": "add", "-": "sub", "*": "mul", "@": "matmul", "/": "truediv", "%": "mod", "**": "pow",
	"<<": "lshift", ">>": "rshift", "|": "or", "^": "xor", "&": "and", "//": "floordiv"}

var unaryNames = map[string]string{"-": "__neg__", "+": "__pos__", "~": "__invert__"}

var compareDunder = map[string][2]string{"==": {"__eq__", "__eq__"}, "!=": {"__ne__", "__ne__"}, "<": {"__lt__", "__gt__"},
	"<=": {"__le__", "__ge__"}, ">": {"__gt__", "__lt__"}, ">=": {"__ge__", "__le__"}}

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
	if lt || rt {
		if it.arithmeticWithTensor(l, r) {
			it.torchOps++
			return it.checked(it.guarded(op, func() value.Value { return torch.Binary(it.World, op, l, r, inplace) }), op)
		}
	} else if v, ok := it.containerBinary(op, l, r, inplace); ok {
		return v
	}
	if v, done := it.dunderBinary(op, l, r, inplace); done {
		return v
	}
	return it.unknownBinary(op, l, r)
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
		return !it.openClass(v.Class) && v.Native == nil
	}
	return true
}

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
	if (lt || rt) && l != value.None && r != value.None && it.arithmeticWithTensor(l, r) {
		if _, isStr := l.(value.Str); !isStr {
			if _, isStr = r.(value.Str); !isStr {
				it.torchOps++
				return it.checked(it.guarded(op, func() value.Value { return torch.Binary(it.World, op, l, r, false) }), op)
			}
		}
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
	return ok && (x.Escaped || other != value.None && !x.Class.IsModule && it.openClass(x.Class))
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

// Truth implements value.Host.
func (it *Interp) Truth(v value.Value) (dim.Answer, value.Literal) {
	v, lit := it.Settle(v)
	if lit != nil {
		return dim.Unknown, *lit
	}
	if l := it.SettleObject(v); l != nil {
		return dim.Unknown, *l
	}
	switch x := v.(type) {
	case value.Bool:
		if x {
			return dim.Yes, value.Literal{}
		}
		return dim.No, value.Literal{}
	case value.NoneType:
		return dim.No, value.Literal{}
	case value.SymBool:
		return it.Path.Decide(x.Lit), x.Lit
	case value.Unknown:
		l := it.TruthOf(x)
		if it.Path.Decide(value.Literal{Atom: it.Atom(x.ID, "is None")}) == dim.Yes {
			return dim.No, l
		}
		return it.Path.Decide(l), l
	case *value.Tensor:
		return it.tensorTruth(x)
	case *value.Instance:
		return it.instanceTruth(x)
	case *value.Class, *Function, *value.Builtin, *value.BoundMethod, *Namespace, *Partial:
		return dim.Yes, value.Literal{}
	}
	if a, l, ok := pylib.Truth(it.World, v); ok {
		return a, l
	}
	return dim.Yes, value.Literal{}
}

func (it *Interp) tensorTruth(t *value.Tensor) (dim.Answer, value.Literal) {
	if k := t.Contents(); k != nil {
		if len(k.Ints) == 1 {
			if c, ok := k.Ints[0].Const(); ok {
				return yesNo(c != 0), value.Literal{}
			}
		}
		if len(k.Floats) == 1 {
			return yesNo(k.Floats[0] != 0), value.Literal{}
		}
	}
	s := it.Shape(t)
	if n := s.Numel(); s.Known() {
		switch it.Equal(n, value.D(1)) {
		case dim.No:
			if n.Bits == 0 && !n.Is(0) && it.Path.Facts.Less(dim.Int(1), n.E) == dim.Yes {
				it.RaiseFault(&value.Fault{Kind: "ambiguous-truth", Exception: "RuntimeError",
					Message: "the truth of a tensor of " + n.String() + " elements is ambiguous: its shape is " + s.String(),
					Torch:   "Boolean value of Tensor with more than one value is ambiguous"})
				if it.Exc != nil {
					return dim.Unknown, value.Literal{}
				}
			}
		}
	}
	return dim.Unknown, value.Literal{Atom: it.dataAtom(t)}
}

// dataAtom is the question for the contents of a tensor.
func (it *Interp) dataAtom(t *value.Tensor) *value.Atom {
	a := it.Atom(t, "truth")
	a.Opaque = true
	return a
}

func yesNo(b bool) dim.Answer {
	if b {
		return dim.Yes
	}
	return dim.No
}

func (it *Interp) instanceTruth(x *value.Instance) (dim.Answer, value.Literal) {
	for _, name := range [2]string{"__bool__", "__len__"} {
		m := it.special(x, name)
		if m == nil {
			continue
		}
		v := it.Call(m, &value.Args{World: it.World})
		if v == nil {
			return dim.Unknown, value.Literal{}
		}
		return it.truthGiven(name, v)
	}
	if x.Native != nil {
		return it.Truth(x.Native)
	}
	if it.openClass(x.Class) {
		l := value.Literal{Atom: it.Atom(x, "truth")}
		return it.Path.Decide(l), l
	}
	return dim.Yes, value.Literal{}
}

// truthGiven is the truth that __bool__ or __len__ has returned. It must be a number: what has such methods itself
// could go on for ever.
func (it *Interp) truthGiven(method string, v value.Value) (dim.Answer, value.Literal) {
	switch x := v.(type) {
	case value.Bool, value.SymBool, value.Int, value.Float, value.Unknown, *value.Alt, *value.Tensor:
		return it.Truth(v)
	case *value.Instance:
		switch x.Native.(type) {
		case value.Int, value.Bool, *value.Tensor:
			return it.Truth(x.Native)
		}
	}
	it.Raise("TypeError", method+" should return a number, returned "+v.TypeName())
	return dim.Unknown, value.Literal{Atom: it.OpaqueAtom("truth")}
}

// Subscript implements value.Host.
func (it *Interp) Subscript(v, i value.Value) value.Value {
	r := it.subscript(v, i)
	if l, ok := r.(*lazyImport); ok { // module.__dict__[name]
		return it.force(l)
	}
	return r
}

func (it *Interp) subscript(v, i value.Value) value.Value {
	if w, lit := it.Settle(v); lit != nil {
		return it.Split(*lit, func() value.Value { return it.Subscript(v, i) })
	} else {
		v = w
	}
	if w, lit := it.settleDeep(i); lit != nil {
		return it.Split(*lit, func() value.Value { return it.Subscript(v, i) })
	} else {
		i = w
	}
	if lit := it.settleItem(v, i); lit != nil {
		return it.Split(*lit, func() value.Value { return it.Subscript(v, i) })
	}
	if m := it.userSpecial(v, "__getitem__"); m != nil {
		return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{i}})
	}
	v = it.unwrapTensor(v)
	switch x := v.(type) {
	case *value.Tensor:
		it.torchOps++
		return it.checked(it.guarded("subscript", func() value.Value { return torch.Subscript(it.World, x, i) }), "subscript")
	case *value.Instance:
		if x.Native != nil {
			return it.dictMissing(x, i)
		}
		if m := it.special(x, "__getitem__"); m != nil {
			return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{i}})
		}
		if !it.openClass(x.Class) {
			return it.Raise("TypeError", "'"+x.Class.Name+"' object is not subscriptable")
		}
		return it.Lose("subscript of " + x.Class.Name)
	case *value.Class:
		return it.subscriptClass(x, i)
	case *Function, *value.Builtin, *value.BoundMethod:
		return v
	}
	if r, ok := pylib.Subscript(it.World, v, i); ok {
		if _, part := i.(*value.Slice); part {
			it.Budget.Weigh(r)
		}
		return it.checked(r, "subscript")
	}
	if v == value.None {
		return it.Raise("TypeError", "'NoneType' object is not subscriptable")
	}
	return partOf(v, it.Lose("subscript of "+v.TypeName()))
}

// dictMissing reads an item of a dict or list subclass, with __missing__.
func (it *Interp) dictMissing(x *value.Instance, i value.Value) value.Value {
	if d, ok := x.Native.(*value.Dict); ok {
		if k, ok := pylib.KeyOf(i); ok {
			if v, ok := d.Items.Get(k); ok {
				return it.bound(v)
			}
		}
		if m := it.userSpecial(x, "__missing__"); m != nil {
			return it.entryOrMissing(d, m, i)
		}
	}
	r, ok := pylib.Subscript(it.World, x.Native, i)
	if !ok {
		return it.Lose("subscript of " + x.Class.Name)
	}
	return it.checked(r, "subscript")
}

// entryOrMissing is d[i] where the key is not there, or not known: what __missing__ returns, or that or an entry.
func (it *Interp) entryOrMissing(d *value.Dict, missing, i value.Value) value.Value {
	made := it.Call(missing, &value.Args{World: it.World, Pos: []value.Value{i}})
	_, known := pylib.KeyOf(i)
	if made == nil || !d.Open && (known || d.Items.Len() == 0) {
		return made
	}
	if d.Items.Len() > maxWidened {
		return it.World.Unknown("entry of a dictionary under a key that is not known")
	}
	values := []value.Value{made}
	for _, e := range d.Items.Entries() {
		if v := it.bound(e.Value); v != nil {
			values = append(values, v)
		}
	}
	if d.Other != nil {
		values = append(values, d.Other)
	}
	return it.Widen(values)
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
