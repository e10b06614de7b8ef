package pylib

import (
	"math"
	"math/big"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Function finds a built-in function; nil if there is none.
func Function(name string) *value.Builtin { return functions()[name] }

// functions is set by init: the functions refer to it in a circle.
var functions func() methods

func init() { functions = sync.OnceValue(buildFunctions) }

func buildFunctions() methods {
	return methodTable(
		builtin("abs", "x", func(c *call) value.Value { return absOf(c, payload(c.arg[0])) }),
		builtin("all", "iterable", func(c *call) value.Value { return quantifier(c, true) }),
		builtin("any", "iterable", func(c *call) value.Value { return quantifier(c, false) }),
		builtin("ascii", "x", func(c *call) value.Value {
			s, ok := c.w.Host.Repr(c.arg[0])
			return c.text(ASCII(s), ok)
		}),
		inBase("bin", 'b'), inBase("oct", 'o'), inBase("hex", 'x'),
		builtin("chr", "i", func(c *call) value.Value {
			n, ok := constInt(c.arg[0])
			switch {
			case !ok:
				return c.unknown("str")
			case n < 0 || n > utf8.MaxRune:
				return c.raise("ValueError", "chr() arg not in range(0x110000)")
			}
			return newStr(string(rune(n)))
		}),
		builtin("ord", "c", func(c *call) value.Value {
			s, ok := c.str(0)
			if !ok {
				return c.unknown("int")
			}
			if n := utf8.RuneCountInString(s); n != 1 {
				return c.raise("TypeError", "ord() expected a character, but string of length "+strconv.Itoa(n)+" found")
			}
			r, _ := utf8.DecodeRuneInString(s)
			return value.NewInt(int64(r))
		}),
		builtin("divmod", "a b", divmodOf),
		builtin("enumerate", "iterable start?", enumerateOf),
		builtin("filter", "function iterable", filterOf),
		&value.Builtin{Name: "map", Fn: mapOf},
		&value.Builtin{Name: "zip", Fn: zipOf},
		builtin("format", "value spec?", func(c *call) value.Value {
			spec := ""
			if c.arg[1] != nil {
				s, ok := c.str(1)
				if !ok {
					return c.unknown("str")
				}
				spec = s
			}
			return c.text(Format(c.w, c.arg[0], spec))
		}),
		builtin("hash", "x", func(c *call) value.Value {
			if unhashable(c.w, c.arg[0]) {
				return nil
			}
			if n, ok := constInt(c.arg[0]); ok && n != -1 {
				return value.NewInt(n)
			}
			return unknownInt(c.w, minInt, maxInt, 0)
		}),
		builtin("id", "x", func(c *call) value.Value { return unknownInt(c.w, 0, maxInt, 0) }),
		shallow(builtin("len", "obj", func(c *call) value.Value {
			v, ok := Len(c.w, c.arg[0])
			if !ok && isBuiltin(c.arg[0]) {
				return c.raise("TypeError", "object of type '"+c.arg[0].TypeName()+"' has no len()")
			}
			if !ok {
				return c.unknown("int")
			}
			return v
		})),
		extremeOf("max", ">"), extremeOf("min", "<"),
		builtin("next", "iterator default?", func(c *call) value.Value { return nextOf(c, c.arg[0], c.arg[1]) }),
		builtin("iter", "iterable sentinel?", func(c *call) value.Value { return iterOf(c, c.arg[0]) }),
		builtin("pow", "base exp mod?", powOf),
		&value.Builtin{Name: "print", Fn: func(a *value.Args) value.Value { return value.None }},
		builtin("input", "prompt?", func(c *call) value.Value { return c.unknown("str") }),
		builtin("repr", "x", func(c *call) value.Value { return c.text(c.w.Host.Repr(c.arg[0])) }),
		builtin("reversed", "sequence", func(c *call) value.Value { return reversedOf(c, payload(c.arg[0])) }),
		builtin("round", "number ndigits?", roundOf),
		builtin("sorted", "iterable *key? *reverse?", func(c *call) value.Value {
			elems, rest, ok := c.w.Host.Iterate(c.arg[0])
			if !ok {
				return nil
			}
			out, rest, ok := sortValues(c, elems, rest, c.arg[1], c.arg[2])
			if !ok {
				return nil
			}
			return &value.List{Elems: append([]value.Value(nil), out...), Abstract: rest}
		}),
		builtin("sum", "iterable start?", sumOf),
		builtin("open", "file mode? buffering? encoding? errors? newline? closefd? opener?", openOf),
	)
}

// absOf is abs(x).
func absOf(c *call, x value.Value) value.Value {
	switch f := x.(type) {
	case value.Float:
		switch {
		case f.Known:
			f.F = math.Abs(f.F)
			return f
		case f.IsRatio:
			if lo, _ := c.w.Path.Facts.Range(f.Num); lo >= 0 && positive(c.w, f.Den) {
				return f
			}
		}
		return unknownFloat(f.Bits)
	case value.Complex:
		return value.NewFloat(math.Hypot(real(complex128(f)), imag(complex128(f))))
	case value.Unknown:
		return c.unknown(f.Type)
	}
	if d, ok := asDim(c.w, x); ok {
		if n, ok := d.Const(); ok {
			return newInt(c.w, dim.Int(max(n, -n)), d)
		}
		return newInt(c.w, dim.Max(d.E, d.E.Neg()), d)
	}
	if isBuiltin(x) {
		return c.raise("TypeError", "bad operand type for abs(): '"+x.TypeName()+"'")
	}
	return callDunder(c, x, "__abs__", "")
}

// quantifier is all and any: decided by the first element that decides, else
// by the literals of the undecided ones.
func quantifier(c *call, all bool) value.Value {
	elems, rest, ok := c.w.Host.Iterate(c.arg[0])
	if !ok {
		return nil
	}
	var lits []value.Literal
	unknown := rest != nil && !c.settles(rest.Elem, all)
	for _, e := range elems {
		ans, lit := c.w.Host.Truth(e)
		if c.w.Exc != nil {
			return nil
		}
		switch {
		case ans == dim.Yes && !all:
			return value.Bool(true)
		case ans == dim.No && all:
			return value.Bool(false)
		case ans == dim.Unknown && lit.Atom == nil:
			unknown = true
		case ans == dim.Unknown && all:
			lits = append(lits, lit)
		case ans == dim.Unknown:
			lits = append(lits, lit.Not())
		}
	}
	if unknown {
		return c.unknown("bool")
	}
	v := conjunction(c.w, lits)
	if !all {
		v = negation(c.w, v)
	}
	return v
}

// settles tells if the items that are like e, however many there are, leave all() true or any() false.
func (c *call) settles(e value.Value, all bool) bool {
	ans, _ := c.w.Host.Truth(e)
	return c.w.Exc == nil && (ans == dim.Yes && all || ans == dim.No && !all)
}

// inBase is bin, oct and hex.
func inBase(name string, kind byte) *value.Builtin {
	return builtin(name, "x", func(c *call) value.Value {
		n, ok := constInt(c.arg[0])
		if !ok {
			if isBuiltin(c.arg[0]) && !isInteger(c.arg[0]) {
				return c.raise("TypeError", "'"+c.arg[0].TypeName()+"' object cannot be interpreted as an integer")
			}
			return c.unknown("str")
		}
		s, _ := formatInt(n, formatSpec{fill: ' ', precision: -1, alternate: true, kind: kind}, "int")
		return newStr(s)
	})
}

func divmodOf(c *call) value.Value {
	a, b := c.arg[0], c.arg[1]
	if kindOf(a) == notNumber || kindOf(b) == notNumber {
		for i, name := range [2]string{"__divmod__", "__rdivmod__"} {
			if in, ok := c.arg[i].(*value.Instance); ok {
				if m, _ := in.Class.Lookup(name); m != nil {
					return c.w.Host.Call(c.w.Host.Attr(in, name), &value.Args{World: c.w, Pos: []value.Value{c.arg[1-i]}})
				}
			}
		}
		q := c.w.Host.Binary("//", a, b)
		if q == nil {
			return nil
		}
		r := c.w.Host.Binary("%", a, b)
		if r == nil {
			return nil
		}
		return value.NewTuple(q, r)
	}
	q, _ := Binary(c.w, "//", a, b, false)
	if q == nil {
		return nil
	}
	r, _ := Binary(c.w, "%", a, b, false)
	if r == nil {
		return nil
	}
	return value.NewTuple(q, r)
}

func enumerateOf(c *call) value.Value {
	start := value.D(0)
	if c.arg[1] != nil {
		if d, ok := asDim(c.w, c.arg[1]); ok {
			start = d
		} else {
			start = c.w.NewDimBetween("", minInt, maxInt)
		}
	}
	src, ok := sourceOf(c.w, c.arg[0])
	if !ok {
		return nil
	}
	if e := src.endless; e != nil {
		return newEndless(c.w, "enumerate", func(n int64) value.Value {
			v, _ := e.Next(c.w)
			return value.NewTuple(value.Int{Dim: start.AddInt(n)}, orNone(v))
		})
	}
	out := make([]value.Value, len(src.elems))
	for i, e := range src.elems {
		out[i] = value.NewTuple(value.Int{Dim: start.Add(src.index(i))}, e)
	}
	var rest *value.Abstract
	if src.rest != nil {
		lo, hi := int64(minInt), int64(maxInt)
		if s, ok := start.Const(); ok {
			lo = s + int64(len(out)-src.rest.Late)
			if _, most := c.w.Path.Facts.Range(src.rest.Len.E); most < maxInt {
				hi = lo + max(most-1, 0)
			}
		}
		i := c.w.NewDimBetween("", lo, hi)
		i.Bits = value.FromSummary
		rest = &value.Abstract{Len: src.rest.Len, Elem: value.NewTuple(value.Int{Dim: i}, src.rest.Elem), Late: src.rest.Late}
	}
	return newIterator(c.w, "enumerate", out, rest)
}

func filterOf(c *call) value.Value {
	elems, rest, ok := c.w.Host.Iterate(c.arg[1])
	if !ok {
		return nil
	}
	var out, maybe []value.Value
	for _, e := range elems {
		v := e
		if c.given(0) {
			if v = c.call(c.arg[0], e); v == nil {
				return nil
			}
		}
		ans, _ := c.w.Host.Truth(v)
		switch {
		case c.w.Exc != nil:
			return nil
		case ans == dim.Yes && maybe == nil:
			out = append(out, e)
		case ans != dim.No:
			maybe = append(maybe, e)
		}
	}
	if rest != nil {
		maybe = append(maybe, rest.Elem)
	}
	if maybe == nil {
		return newIterator(c.w, "filter", out, nil)
	}
	return newIterator(c.w, "filter", out, &value.Abstract{Len: c.w.NewDim("", 0), Elem: widen(c.w, maybe)})
}

// gather reads several iterables in step: rows of known elements, then a row
// for the unknown rest. endless is set if all of them are endless.
func gather(w *value.World, vs []value.Value) (rows [][]value.Value, rest []value.Value, n value.Dim, endless []source, ok bool) {
	srcs := make([]source, len(vs))
	known := -1
	open := true
	for i, v := range vs {
		if srcs[i], ok = sourceOf(w, v); !ok {
			return
		}
		if srcs[i].endless != nil {
			continue
		}
		k := len(srcs[i].elems)
		if srcs[i].rest == nil {
			open = false
		}
		if known < 0 || k < known {
			known = k
		}
	}
	if len(vs) > 0 && known < 0 {
		return nil, nil, n, srcs, true
	}
	// The row count is the least of the lists that end for sure.
	limit := -1
	for i := range srcs {
		if srcs[i].endless == nil && srcs[i].rest == nil && (limit < 0 || len(srcs[i].elems) < limit) {
			limit = len(srcs[i].elems)
		}
	}
	least, most := known, limit
	row := func(r int) []value.Value {
		out := make([]value.Value, len(srcs))
		for i := range srcs {
			if out[i] = srcs[i].at(w, r); out[i] == nil {
				out[i] = srcs[i].rest.Elem
			}
		}
		return out
	}
	for r := range max(least, 0) {
		rows = append(rows, row(r))
	}
	if limit >= 0 && least >= limit || len(vs) == 0 {
		return rows, nil, n, nil, true
	}
	rest = make([]value.Value, len(srcs))
	for i := range srcs {
		switch {
		case srcs[i].endless != nil:
			rest[i], _ = srcs[i].endless.Next(w)
		case srcs[i].rest != nil && len(srcs[i].elems) <= least:
			rest[i] = srcs[i].rest.Elem
		default:
			all := append([]value.Value(nil), srcs[i].elems[least:]...)
			if srcs[i].rest != nil {
				all = append(all, srcs[i].rest.Elem)
			}
			rest[i] = widen(w, all)
		}
	}
	n = restLength(w, srcs, least, most, open)
	return rows, rest, n, nil, true
}

// restLength is how many rows follow the known ones.
func restLength(w *value.World, srcs []source, least, most int, open bool) value.Dim {
	if open { // lists of equal symbolic length stay so
		var n *value.Dim
		same := true
		for i := range srcs {
			if srcs[i].rest == nil {
				continue
			}
			d := srcs[i].rest.Len.AddInt(int64(len(srcs[i].elems) - least))
			if n == nil {
				n = &d
			} else if w.Equal(*n, d) != dim.Yes {
				m := n.Min(d)
				n, same = &m, false
			}
		}
		_ = same
		if n != nil && n.Known() {
			return *n
		}
	}
	if most >= 0 {
		return w.NewDimBetween("", 0, int64(most-least))
	}
	return w.NewDim("", 0)
}

func mapOf(a *value.Args) value.Value {
	w := a.World
	if len(a.Pos) < 2 || a.OpenPos {
		if a.OpenPos {
			return newIterator(w, "map", nil, &value.Abstract{Len: w.NewDim("", 0), Elem: w.Unknown("map of unknown arguments")})
		}
		return w.Host.Raise("TypeError", "map() must have at least two arguments.")
	}
	f := a.Pos[0]
	rows, rest, n, endless, ok := gather(w, a.Pos[1:])
	if !ok {
		return nil
	}
	if endless != nil {
		return newEndless(w, "map", func(int64) value.Value {
			args := make([]value.Value, len(endless))
			for i := range endless {
				args[i] = endless[i].at(w, 0)
			}
			if v := callValue(w, f, args...); v != nil {
				return v
			}
			return w.Unknown("map raised")
		})
	}
	out := make([]value.Value, len(rows))
	for i, r := range rows {
		if out[i] = callValue(w, f, r...); out[i] == nil {
			return nil
		}
	}
	var more *value.Abstract
	if rest != nil {
		v := callValue(w, f, rest...)
		if v == nil {
			return nil
		}
		more = &value.Abstract{Len: n, Elem: v}
	}
	it := newIterator(w, "map", out, more)
	it.OfTorch = len(a.Pos) == 2 && NumberOfTorch(a.Pos[1])
	return it
}

// NumberOfTorch tells that how many items a value has is what an operation of torch makes of sizes.
func NumberOfTorch(v value.Value) bool {
	switch v := v.(type) {
	case *value.Tensor:
		return true
	case *value.Tuple:
		return v.NumberOfTorch()
	case *value.List:
		return v.Abstract != nil && v.Abstract.OfTorch
	case *Iterator:
		return v.OfTorch
	}
	return false
}

func zipOf(a *value.Args) value.Value {
	w := a.World
	if a.OpenPos {
		return newIterator(w, "zip", nil, &value.Abstract{Len: w.NewDim("", 0), Elem: w.UnknownOf("tuple", "zip of unknown arguments")})
	}
	rows, rest, n, endless, ok := gather(w, a.Pos)
	if !ok {
		return nil
	}
	if endless != nil {
		return newEndless(w, "zip", func(int64) value.Value {
			args := make([]value.Value, len(endless))
			for i := range endless {
				args[i] = endless[i].at(w, 0)
			}
			return value.NewTuple(args...)
		})
	}
	out := make([]value.Value, len(rows))
	for i, r := range rows {
		out[i] = value.NewTuple(r...)
	}
	if rest == nil {
		return newIterator(w, "zip", out, nil)
	}
	return newIterator(w, "zip", out, &value.Abstract{Len: n, Elem: value.NewTuple(rest...)})
}

// extremeOf is max and min; of symbolic ints the symbolic extreme.
func extremeOf(name, better string) *value.Builtin {
	return builtin(name, "a ... *key? *default?", func(c *call) value.Value {
		key, def := c.arg[1], c.arg[2]
		elems := c.Pos
		var rest *value.Abstract
		if len(c.Pos) == 1 {
			var ok bool
			if elems, rest, ok = c.w.Host.Iterate(c.arg[0]); !ok {
				return nil
			}
		}
		if len(elems) == 0 && rest == nil {
			if def != nil {
				return def
			}
			return c.raise("ValueError", name+"() arg is an empty sequence")
		}
		if rest != nil {
			elems = append(elems[:len(elems):len(elems)], rest.Elem)
			if key == nil && allInts(elems) {
				return unknownInt(c.w, minInt, maxInt, value.FromSummary)
			}
			return widen(c.w, elems)
		}
		best := elems[0]
		bestKey := best
		if key != nil && key != value.None {
			if bestKey = c.call(key, best); bestKey == nil {
				return nil
			}
		}
		for i, e := range elems[1:] {
			k := e
			if key != nil && key != value.None {
				if k = c.call(key, e); k == nil {
					return nil
				}
			} else if v, ok := symbolicExtreme(c.w, name, best, e); ok {
				best, bestKey = v, v
				continue
			}
			v := c.w.Host.Compare(better, k, bestKey)
			if v == nil {
				return nil
			}
			ans, _ := c.w.Host.Truth(v)
			switch ans {
			case dim.Yes:
				best, bestKey = e, k
			case dim.Unknown:
				return widen(c.w, append([]value.Value{best}, elems[i+1:]...))
			}
		}
		return best
	})
}

func allInts(vs []value.Value) bool {
	for _, v := range vs {
		if !isInteger(v) {
			return false
		}
	}
	return true
}

// symbolicExtreme is max or min of two numbers of which one is symbolic.
func symbolicExtreme(w *value.World, name string, a, b value.Value) (value.Value, bool) {
	if kindOf(a) == notNumber || kindOf(b) == notNumber {
		return nil, false
	}
	op := map[string]string{"max": ">", "min": "<"}[name]
	switch v := compareNumbers(w, op, b, a).(type) {
	case value.Bool:
		if v {
			return b, true
		}
		return a, true
	}
	if isInteger(a) && isInteger(b) {
		x, _ := asDim(w, a)
		y, _ := asDim(w, b)
		if name == "max" {
			return newInt(w, dim.Max(x.E, y.E), x, y), true
		}
		return newInt(w, dim.Min(x.E, y.E), x, y), true
	}
	x, ok1 := asRatio(w, a)
	y, ok2 := asRatio(w, b)
	if ok1 && ok2 && kindOf(a) == floatNumber && kindOf(b) == floatNumber {
		if p, ok := x.den.Const(); ok && p > 0 {
			if q, ok := y.den.Const(); ok && q > 0 {
				l, r := x.num.MulInt(q), y.num.MulInt(p)
				e := dim.Max(l, r)
				if name == "min" {
					e = dim.Min(l, r)
				}
				return ratio{e, dim.Int(p * q), x.bits | y.bits}.reduced().float(), true
			}
		}
	}
	if kindOf(a) == floatNumber && kindOf(b) == floatNumber {
		return unknownFloat(bitsOf(a) | bitsOf(b)), true
	}
	return w.Unknown(name + " of an int and a float"), true
}

// iterOf is iter(v) of a built-in iterable.
func iterOf(c *call, v value.Value) value.Value {
	switch x := v.(type) {
	case *Iterator:
		return x
	case value.Unknown:
		return newIterator(c.w, "iterator", nil, &value.Abstract{Len: c.w.NewDim("", 0), Elem: c.unknown("")})
	}
	elems, rest, ok := c.w.Host.Iterate(v)
	if !ok {
		return nil
	}
	return newIterator(c.w, "list_iterator", elems, rest)
}

func powOf(c *call) value.Value {
	if !c.given(2) {
		return c.w.Host.Binary("**", c.arg[0], c.arg[1])
	}
	a, ok1 := constInt(c.arg[0])
	b, ok2 := constInt(c.arg[1])
	m, ok3 := constInt(c.arg[2])
	if !ok1 || !ok2 || !ok3 {
		return c.unknown("int")
	}
	if m == 0 {
		return c.raise("ValueError", "pow() 3rd argument cannot be 0")
	}
	r := new(big.Int).Exp(big.NewInt(a), big.NewInt(b), new(big.Int).Abs(big.NewInt(m)))
	if r == nil {
		return c.raise("ValueError", "base is not invertible for the given modulus")
	}
	n := r.Int64()
	if m < 0 && n > 0 {
		n += m
	}
	return value.NewInt(n)
}

// reversedOf is reversed(sequence).
func reversedOf(c *call, v value.Value) value.Value {
	switch x := v.(type) {
	case *value.Set:
		return c.raise("TypeError", "'"+x.TypeName()+"' object is not reversible")
	case *value.Range:
		if n, ok := rangeLen(c.w, x); ok {
			step, _ := x.Step.Const()
			last := x.Start.Add(n.AddInt(-1).MulInt(step))
			v = &value.Range{Start: last, Stop: x.Start.AddInt(-step), Step: value.D(-step)}
		}
		elems, rest, _ := Iterate(c.w, v)
		return newIterator(c.w, "reversed", elems, rest)
	case *value.Tuple:
		if t := ResolveSize(c.w, x); t.Rest != nil && len(t.RestSuffix) > 0 {
			return newIterator(c.w, "reversed", reversedElems(t.RestSuffix), &value.Abstract{Len: c.w.NewDim("", int64(len(t.Elems)+t.Rest.Min)),
				Elem: value.Int{Dim: c.w.NewDim("", 0)}})
		}
	case *value.Instance:
		if c.w.Host.HasAttr(x, "__reversed__") == dim.Yes {
			return callDunder(c, x, "__reversed__", "")
		}
	}
	elems, rest, ok := c.w.Host.Iterate(v)
	if !ok {
		return nil
	}
	if rest != nil {
		out, rest, _ := shuffled(c.w, elems, rest)
		return newIterator(c.w, "reversed", out, rest)
	}
	return newIterator(c.w, "reversed", reversedElems(elems), nil)
}

// roundOf is round(number[, ndigits]).
func roundOf(c *call) value.Value {
	x := payload(c.arg[0])
	n, known := c.int(1, 0)
	f, isFloat := x.(value.Float)
	switch {
	case isFloat && !c.given(1):
		return roundToward(c.w, f, halfEven)
	case isFloat && f.Known && known:
		return value.Float{F: roundDigits(f.F, int(n)), Known: true, Bits: f.Bits}
	case isFloat:
		return unknownFloat(f.Bits)
	}
	if d, ok := asDim(c.w, x); ok {
		if !c.given(1) || known && n >= 0 {
			return value.Int{Dim: d}
		}
		v, ok := d.Const()
		if !ok || !known || n < -17 {
			return unknownInt(c.w, minInt, maxInt, d.Bits)
		}
		p := int64(1)
		for ; n < 0; n++ {
			p *= 10
		}
		q := v / p
		r := v - q*p
		if r < 0 {
			q, r = q-1, r+p
		}
		if 2*r > p || 2*r == p && q%2 != 0 {
			q++
		}
		return newInt(c.w, dim.Int(q*p), d)
	}
	if t, ok := x.(*value.Tensor); isBuiltin(x) || ok && t.Class == nil {
		return c.raise("TypeError", "type "+x.TypeName()+" doesn't define __round__ method")
	}
	if u, ok := x.(value.Unknown); ok && u.Type == "float" {
		if c.given(1) {
			return value.UnknownFloat
		}
		return c.unknown("int")
	}
	return callDunder(c, x, "__round__", "")
}

// roundDigits rounds to n decimal digits, ties of the exact decimal value to even.
func roundDigits(x float64, n int) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || n > 323 {
		return x
	}
	if n >= 0 {
		f, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', n, 64), 64)
		return f
	}
	p := math.Pow(10, float64(-n))
	return math.RoundToEven(x/p) * p
}

// sumOf is sum(iterable, start).
func sumOf(c *call) value.Value {
	elems, rest, ok := c.w.Host.Iterate(c.arg[0])
	if !ok {
		return nil
	}
	var total value.Value = value.NewInt(0)
	if c.arg[1] != nil {
		total = c.arg[1]
	}
	for _, e := range elems {
		if v, ok := Binary(c.w, "+", total, e, false); ok && v != nil && c.arg[1] == nil {
			total = v
			continue
		}
		c.w.Exc = nil
		if total = c.w.Host.Binary("+", total, e); total == nil {
			return nil
		}
	}
	if rest != nil {
		return foldRest(c.w, "+", total, rest)
	}
	if f, ok := total.(value.Float); ok && f.Known && c.arg[1] == nil && f.F != compensatedSum(elems) {
		return unknownFloat(f.Bits)
	}
	return total
}

// compensatedSum is what sum gives for numbers from Python 3.12 on, which carries along what each addition has rounded away.
func compensatedSum(elems []value.Value) float64 {
	sum, lost := 0.0, 0.0
	for _, e := range elems {
		x, ok := constFloat(e)
		if !ok {
			return math.NaN()
		}
		t := sum + x
		if math.Abs(sum) >= math.Abs(x) {
			lost += sum - t + x
		} else {
			lost += x - t + sum
		}
		sum = t
	}
	return sum + lost
}

// foldRest goes on with a sum or product over an unknown number of elements.
func foldRest(w *value.World, op string, total value.Value, rest *value.Abstract) value.Value {
	if isInteger(total) && isInteger(rest.Elem) {
		d, _ := asDim(w, rest.Elem)
		if op == "+" && rest.Len.Known() && !d.E.HasSymbols() {
			t, _ := asDim(w, total)
			return newInt(w, t.E.Add(rest.Len.E.Mul(d.E)), t, rest.Len)
		}
		lo, _ := w.Path.Facts.Range(d.E)
		t, _ := asDim(w, total)
		if tlo, _ := w.Path.Facts.Range(t.E); lo >= 0 && tlo >= 0 {
			return unknownInt(w, 0, maxInt, value.FromSummary)
		}
		return unknownInt(w, minInt, maxInt, value.FromSummary)
	}
	if k := kindOf(rest.Elem); k != notNumber && kindOf(total) != notNumber {
		return w.Unknown("sum of an unknown number of numbers")
	}
	v := w.Host.Binary(op, total, rest.Elem)
	if v == nil {
		return nil
	}
	return w.Widen([]value.Value{v, w.Unknown("sum of an unknown number of values")})
}

// product multiplies elements.
func product(w *value.World, elems []value.Value, rest *value.Abstract, start value.Value) value.Value {
	total := start
	for _, e := range elems {
		if v, ok := Binary(w, "*", total, e, false); ok && v != nil {
			total = v
			continue
		}
		w.Exc = nil
		if total = w.Host.Binary("*", total, e); total == nil {
			return nil
		}
	}
	if rest != nil {
		return foldRest(w, "*", total, rest)
	}
	return total
}
