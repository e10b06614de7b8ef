package pylib

import (
	"math"
	"math/big"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Compare is a comparison of built-in values ("==", "<", "in", ...). ok is
// false if the operands have no built-in meaning for op.
func Compare(w *value.World, op string, l, r value.Value) (v value.Value, ok bool) {
	w.Budget.Scan(costOfComparison)
	l, r = payload(l), payload(r) // the interpreter has tried the users' own methods
	switch op {
	case "in":
		return membership(w, l, r)
	case "not in":
		v, ok = membership(w, l, r)
		return negation(w, v), ok
	}
	if kindOf(l) != notNumber && kindOf(r) != notNumber {
		return compareNumbers(w, op, l, r), true
	}
	if !isBuiltin(l) || !isBuiltin(r) {
		return nil, false
	}
	if op == "==" || op == "!=" {
		v = nestedEquality(w, l, r)
		if op == "!=" {
			v = negation(w, v)
		}
		return v, true
	}
	return order(w, op, l, r)
}

// isBuiltin tells if v is a value of a built-in type whose operators can't be overridden.
func isBuiltin(v value.Value) bool {
	switch v.(type) {
	case value.NoneType, value.Bool, value.SymBool, value.Int, value.Float, value.Complex, value.Str, value.Bytes,
		*value.Range, *value.Slice, *value.Set, value.EllipsisType, View, *MappingProxy, value.DType, value.Device:
		return true
	case *value.List, *value.Tuple, *value.Dict:
		return true
	}
	return false
}

// compareNumbers compares two numbers, symbolic or not.
func compareNumbers(w *value.World, op string, l, r value.Value) value.Value {
	if _, isComplex := l.(value.Complex); isComplex || kindOf(r) == complexNumber {
		a, aok := constComplex(l)
		b, bok := constComplex(r)
		switch {
		case op != "==" && op != "!=":
			return notSupported(w, op, l, r)
		case aok && bok:
			return value.Bool((a == b) == (op == "=="))
		}
		return w.UnknownOf("bool", "comparison of complex numbers")
	}
	if kindOf(l) != floatNumber && kindOf(r) != floatNumber {
		if s, ok := l.(value.SymBool); ok {
			if v := compareSymBool(op, s, r); v != nil {
				return v
			}
		}
		a, _ := asDim(w, l)
		b, _ := asDim(w, r)
		if x, ok := a.Const(); ok {
			if y, ok := b.Const(); ok {
				return value.Bool(Holds(op, compareInt(x, y)))
			}
		}
		return relate(w, op, a.E, b.E)
	}
	a, aok := constFloat(l)
	b, bok := constFloat(r)
	if aok && bok {
		if math.IsNaN(a) || math.IsNaN(b) {
			return value.Bool(op == "!=")
		}
		if kindOf(l) != kindOf(r) { // exact, as Python compares int and float
			return value.Bool(Holds(op, exact(l).Cmp(exact(r))))
		}
		return value.Bool(Holds(op, compareFloat(a, b)))
	}
	return compareRatios(w, op, l, r)
}

// compareSymBool compares an undecided bool with a constant.
func compareSymBool(op string, s value.SymBool, r value.Value) value.Value {
	c, ok := constInt(r)
	if !ok || op != "==" && op != "!=" {
		return nil
	}
	if c != 0 && c != 1 {
		return value.Bool(op == "!=")
	}
	if (c == 0) != (op == "!=") {
		s.Lit = s.Lit.Not()
	}
	return s
}

// exact is a known real number as a rational; infinities become huge.
func exact(v value.Value) *big.Rat {
	if c, ok := constInt(v); ok {
		return new(big.Rat).SetInt64(c)
	}
	f, _ := constFloat(v)
	if math.IsInf(f, 0) {
		f = math.Copysign(math.MaxFloat64, f)
	}
	r, _ := new(big.Rat).SetString(big.NewFloat(f).Text('f', -1))
	if x := new(big.Rat).SetFloat64(f); x != nil {
		r = x
	}
	return r
}

// compareRatios compares where a symbolic number meets a float.
func compareRatios(w *value.World, op string, l, r value.Value) value.Value {
	a, aok := asRatio(w, l)
	b, bok := asRatio(w, r)
	if aok && bok && positive(w, a.den) && positive(w, b.den) {
		return relate(w, op, a.num.Mul(b.den), b.num.Mul(a.den))
	}
	if f, ok := constFloat(r); ok && aok && positive(w, a.den) {
		return threshold(w, op, a, f)
	}
	if f, ok := constFloat(l); ok && bok && positive(w, b.den) {
		return threshold(w, mirrored[op], b, f)
	}
	atom := w.OpaqueAtom("comparison of floats")
	atom.Data = ofData(l) || ofData(r) || drawnAround(l, r) || drawnAround(r, l)
	return value.SymBool{Lit: value.Literal{Atom: atom}}
}

// ofData tells of a float that is not known because the contents of a tensor say it.
func ofData(v value.Value) bool {
	f, ok := v.(value.Float)
	return ok && !f.Known && f.Bits&value.FromData != 0
}

// drawnAround tells that v was drawn from numbers of which some are below the limit and some are not.
func drawnAround(v, limit value.Value) bool {
	f, ok := v.(value.Float)
	if !ok || !f.Drawn {
		return false
	}
	x, known := constFloat(limit)
	return known && x > 0 && x < 1
}

var mirrored = map[string]string{"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

func positive(w *value.World, e dim.Expr) bool {
	lo, _ := w.Path.Facts.Range(e)
	return lo > 0
}

// threshold compares num/den with a float that is no short binary fraction.
func threshold(w *value.World, op string, a ratio, f float64) value.Value {
	den, ok := a.den.Const()
	if !ok || math.IsNaN(f) {
		return value.SymBool{Lit: value.Literal{Atom: w.OpaqueAtom("comparison of floats")}}
	}
	if math.IsInf(f, 0) || math.Abs(f) > 1e17 {
		return value.Bool(Holds(op, -compareFloat(f, 0)))
	}
	bound := new(big.Rat).Mul(exact(value.NewFloat(f)), new(big.Rat).SetInt64(den))
	floor := new(big.Int).Div(bound.Num(), bound.Denom())
	if !floor.IsInt64() {
		return value.Bool(Holds(op, -compareFloat(f, 0)))
	}
	n := dim.Int(floor.Int64())
	if bound.IsInt() {
		return relate(w, op, a.num, n)
	}
	switch op {
	case "==":
		return value.Bool(false)
	case "!=":
		return value.Bool(true)
	case "<", "<=":
		return relate(w, "<=", a.num, n)
	}
	return relate(w, ">", a.num, n)
}

func compareInt(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func compareFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Holds tells if a relation holds of operands that compare as c.
func Holds(op string, c int) bool {
	switch op {
	case "==":
		return c == 0
	case "!=":
		return c != 0
	case "<":
		return c < 0
	case "<=":
		return c <= 0
	case ">":
		return c > 0
	}
	return c >= 0
}

// order is < <= > >= of strings, sequences and sets.
func order(w *value.World, op string, l, r value.Value) (value.Value, bool) {
	switch x := l.(type) {
	case value.Str:
		if y, ok := r.(value.Str); ok {
			return value.Bool(Holds(op, strings.Compare(x.S, y.S))), true
		}
	case value.Bytes:
		if y, ok := r.(value.Bytes); ok {
			return value.Bool(Holds(op, strings.Compare(string(x), string(y)))), true
		}
	case *value.Tuple:
		if y, ok := r.(*value.Tuple); ok && x.Rest == nil && y.Rest == nil {
			return orderSequences(w, op, x.Elems, y.Elems), true
		} else if ok {
			return w.UnknownOf("bool", "comparison of sizes of unknown rank"), true
		}
	case *value.List:
		if y, ok := r.(*value.List); ok && x.Abstract == nil && y.Abstract == nil {
			return orderSequences(w, op, x.Elems, y.Elems), true
		} else if ok {
			return w.UnknownOf("bool", "comparison of lists of unknown length"), true
		}
	case *value.Set, View:
		a, aok := asSet(w, l)
		b, bok := asSet(w, r)
		if aok && bok {
			return orderSets(w, op, a, b), true
		}
	}
	return notSupported(w, op, l, r), true
}

func notSupported(w *value.World, op string, l, r value.Value) value.Value {
	return w.Host.Raise("TypeError", "'"+op+"' not supported between instances of '"+l.TypeName()+"' and '"+r.TypeName()+"'")
}

// orderSequences compares by the first elements that differ.
func orderSequences(w *value.World, op string, a, b []value.Value) value.Value {
	if !w.Nesting.Enter() {
		return w.UnknownOf("bool", "comparison of deeply nested values")
	}
	defer w.Nesting.Leave()
	for i := 0; i < len(a) && i < len(b); i++ {
		switch Equal(w, a[i], b[i]) {
		case dim.No:
			return w.Host.Compare(op, a[i], b[i])
		case dim.Unknown:
			if i == len(a)-1 && i == len(b)-1 {
				return w.Host.Compare(op, a[i], b[i])
			}
			return w.UnknownOf("bool", "comparison of sequences")
		}
	}
	return value.Bool(Holds(op, compareInt(int64(len(a)), int64(len(b)))))
}

// orderSets is subset and superset.
func orderSets(w *value.World, op string, a, b *value.Set) value.Value {
	if op == ">" || op == ">=" {
		return orderSets(w, mirrored[op], b, a)
	}
	if !closed(w, a) || !closed(w, b) {
		return w.UnknownOf("bool", "comparison of sets")
	}
	sub := true
	a.Items.Each(func(e *value.Entry) bool { _, sub = b.Items.Get(e.Hash); return sub })
	return value.Bool(sub && (op == "<=" || a.Items.Len() < b.Items.Len()))
}

// membership is "x in c".
func membership(w *value.World, x, c value.Value) (value.Value, bool) {
	switch c := c.(type) {
	case value.Str:
		s, ok := asStr(x)
		if !ok {
			if isBuiltin(x) {
				return w.Host.Raise("TypeError", "'in <string>' requires string as left operand, not "+x.TypeName()), true
			}
			return w.UnknownOf("bool", "membership in a string"), true
		}
		return value.Bool(strings.Contains(c.S, s)), true
	case value.Bytes:
		if s, ok := x.(value.Bytes); ok {
			return value.Bool(strings.Contains(string(c), string(s))), true
		}
		return w.UnknownOf("bool", "membership in bytes"), true
	case *value.Tuple:
		if c = ResolveSize(w, c); c.Rest != nil {
			return among(w, x, c.Elems, true), true
		}
		return among(w, x, c.Elems, false), true
	case *value.List:
		return among(w, x, c.Elems, c.Abstract != nil || c.Escaped), true
	case *value.Dict:
		return hasKey(w, x, c.Items, c.Open || c.Escaped), true
	case *MappingProxy:
		return hasKey(w, x, c.Dict.Items, c.Dict.Open || c.Dict.Escaped), true
	case *value.Set:
		return hasKey(w, x, c.Items, !listed(c)), true
	case View:
		if c.Kind == keysView {
			return hasKey(w, x, c.Dict.Items, c.Dict.Open || c.Dict.Escaped), true
		}
		elems, rest, _ := Iterate(w, c)
		return among(w, x, elems, rest != nil), true
	case *value.Range:
		return inRange(w, x, c), true
	case *Iterator:
		elems, rest := c.drain(w)
		return among(w, x, elems, rest != nil), true
	case value.NoneType, value.Int, value.Float, value.Bool:
		return w.Host.Raise("TypeError", "argument of type '"+c.TypeName()+"' is not iterable"), true
	}
	return nil, false
}

// among is membership in a sequence; open: there may be more elements.
func among(w *value.World, x value.Value, elems []value.Value, open bool) value.Value {
	var lits []value.Literal
	unknown := open
	for _, e := range elems {
		if value.Same(x, e) {
			return value.Bool(true)
		}
		v := looseEquality(w, x, e)
		if v == nil {
			return nil
		}
		switch v := v.(type) {
		case value.Bool:
			if v {
				return v
			}
		case value.SymBool:
			lits = append(lits, v.Lit)
		default:
			unknown = true
		}
	}
	if unknown {
		return w.UnknownOf("bool", "membership in a container that is not known")
	}
	return disjunction(w, lits)
}

// hasKey is membership in a dict or set.
func hasKey(w *value.World, x value.Value, t *value.Table, open bool) value.Value {
	k, ok := KeyOf(x)
	if s, isString := k.(string); isString && w.OnMiss != nil && !t.View() {
		if _, there := t.Get(k); !there {
			w.OnMiss(s)
		}
	}
	if !ok {
		switch y := x.(type) {
		case *value.List, *value.Dict:
			return w.Host.Raise("TypeError", "unhashable type: '"+x.TypeName()+"'")
		case *value.Set:
			return w.Host.Raise("TypeError", "unhashable type: 'set'")
		case value.Unknown:
			fillable := t.Len() == 0 && w.OnMiss != nil && !t.View() // a module that has not run may register it
			if !open && !fillable && t.Len() <= maxConjuncts {
				return among(w, y, tableKeys(t), false)
			}
			return value.SymBool{Lit: value.Literal{Atom: w.Atom(y.ID, "in a container")}}
		}
		return w.UnknownOf("bool", "membership of a value that is not known")
	}
	if v, ok := t.Get(k); ok {
		if alt, ok := v.(*value.Alt); ok {
			return presence(alt)
		}
		return value.Bool(true)
	}
	if open || symbolicKey(x) && t.Len() > 0 || openKeys(t) {
		return among(w, x, tableKeys(t), open)
	}
	if _, ok := x.(*value.Instance); ok && t.Len() > 0 { // it may have its own __eq__
		return among(w, x, tableKeys(t), false)
	}
	if s, ok := x.(*value.Set); ok && s.Frozen && t.Len() > 0 {
		return among(w, x, tableKeys(t), false)
	}
	return value.Bool(false)
}

// presence is whether an entry that differs by branch is there.
func presence(alt *value.Alt) value.Value {
	out := &value.Alt{}
	for _, c := range alt.Choices {
		out.Choices = append(out.Choices, value.Choice{Guard: c.Guard, Value: value.Bool(c.Value != nil)})
	}
	for _, c := range alt.Choices {
		if c.Value == nil {
			return out
		}
	}
	return value.Bool(true)
}

// symbolicKey tells if a key equals others for some values of its symbols.
func symbolicKey(x value.Value) bool {
	switch x := x.(type) {
	case value.Int:
		_, ok := x.Const()
		return !ok
	case *value.Tuple:
		for _, e := range x.Elems {
			if symbolicKey(e) {
				return true
			}
		}
	}
	return false
}

// openKeys tells if a table has symbolic keys.
func openKeys(t *value.Table) bool {
	found := false
	t.Each(func(e *value.Entry) bool { found = symbolicKey(e.Key); return !found })
	return found
}

func tableKeys(t *value.Table) []value.Value {
	out := make([]value.Value, 0, t.Len())
	t.Each(func(e *value.Entry) bool { out = append(out, e.Key); return true })
	return out
}

// inRange is membership in a range.
func inRange(w *value.World, x value.Value, r *value.Range) value.Value {
	d, ok := asDim(w, x)
	if !ok {
		return w.UnknownOf("bool", "membership in a range")
	}
	a, ok1 := r.Start.Const()
	b, ok2 := r.Stop.Const()
	s, ok3 := r.Step.Const()
	c, ok4 := d.Const()
	if ok1 && ok2 && ok3 && ok4 {
		if s > 0 {
			return value.Bool(a <= c && c < b && (c-a)%s == 0)
		}
		return value.Bool(b < c && c <= a && (a-c)%s == 0)
	}
	if s == 1 {
		var lits []value.Literal
		for _, v := range []value.Value{relate(w, "<=", r.Start.E, d.E), relate(w, "<", d.E, r.Stop.E)} {
			switch v := v.(type) {
			case value.Bool:
				if !v {
					return v
				}
			case value.SymBool:
				lits = append(lits, v.Lit)
			default:
				return w.UnknownOf("bool", "membership in a range")
			}
		}
		return conjunction(w, lits)
	}
	return w.UnknownOf("bool", "membership in a range")
}
