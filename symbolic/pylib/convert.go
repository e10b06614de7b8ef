package pylib

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// toInt is int(v) of a number: floats are cut off towards zero.
func toInt(w *value.World, v value.Value) value.Value {
	if d, ok := asDim(w, v); ok {
		d.Bits &^= value.OfNumpy
		return value.Int{Dim: d}
	}
	switch f := v.(type) {
	case value.Float:
		return roundToward(w, f, truncate)
	case value.Unknown:
		if f.Type == "float" || f.Type == "int" || f.Type == "bool" {
			return w.UnknownOf("int", "int of an unknown number")
		}
	case value.Complex:
		return w.Host.Raise("TypeError", "int() argument must be a string, a bytes-like object or a real number, not 'complex'")
	}
	return w.UnknownOf("int", "int of "+v.TypeName())
}

// rounding is a way to make an int of a float.
type rounding uint8

const (
	truncate rounding = iota
	floorOf
	ceilOf
	halfEven
)

// roundToward makes an int of a float; exact ratios of symbolic ints give exact ints.
func roundToward(w *value.World, f value.Float, r rounding) value.Value {
	f.Bits &^= value.OfNumpy
	if f.Known {
		switch {
		case math.IsNaN(f.F):
			return w.Host.Raise("ValueError", "cannot convert float NaN to integer")
		case math.IsInf(f.F, 0):
			return w.Host.Raise("OverflowError", "cannot convert float infinity to integer")
		}
		x := f.F
		switch r {
		case truncate:
			x = math.Trunc(x)
		case floorOf:
			x = math.Floor(x)
		case ceilOf:
			x = math.Ceil(x)
		default:
			x = math.RoundToEven(x)
		}
		e := dim.Invalid
		if math.Abs(x) < 1<<62 {
			e = dim.Int(int64(x))
		}
		return value.Int{Dim: value.Dim{E: e, Bits: f.Bits, O: here(w)}}
	}
	if f.IsPart {
		k := w.NewDim("", 0)
		k.Bits = f.Bits
		w.Assume(dim.Constraint{Left: k.E, Rel: dim.LE, Right: f.AtMost})
		return value.Int{Dim: k}
	}
	if !f.IsRatio {
		return unknownInt(w, minInt, maxInt, f.Bits)
	}
	var e dim.Expr
	switch r {
	case floorOf:
		e = f.Num.FloorDiv(f.Den)
	case ceilOf:
		e = f.Num.Neg().FloorDiv(f.Den).Neg()
	case truncate:
		lo, hi := w.Path.Facts.Range(f.Num)
		den, _ := w.Path.Facts.Range(f.Den)
		switch {
		case lo >= 0 && den > 0:
			e = f.Num.FloorDiv(f.Den)
		case hi <= 0 && den > 0:
			e = f.Num.Neg().FloorDiv(f.Den).Neg()
		default:
			return unknownInt(w, minInt, maxInt, f.Bits)
		}
	default:
		den, ok := f.Den.Const()
		switch {
		case ok && den == 1:
			e = f.Num
		case ok && den%2 != 0: // no ties
			e = f.Num.MulInt(2).AddInt(den).FloorDivInt(2 * den)
		case ok && den == 2: // ties go to the even neighbour: (n + ((n//2) % 2)) // 2
			e = f.Num.Add(f.Num.FloorDivInt(2).Mod(dim.Int(2))).FloorDivInt(2)
		default:
			return unknownInt(w, minInt, maxInt, f.Bits)
		}
	}
	return value.Int{Dim: value.Dim{E: e, Bits: f.Bits, O: here(w)}}
}

// toFloat is float(v) of a number.
func toFloat(w *value.World, v value.Value) value.Value {
	switch x := v.(type) {
	case value.Float:
		x.Bits &^= value.OfNumpy
		return x
	case value.Int, value.Bool, value.SymBool:
		if r, ok := asRatio(w, v); ok {
			return r.float()
		}
		return unknownFloat(bitsOf(v))
	}
	return value.UnknownFloat
}

// Construct returns the constructor of a built-in type; nil if it has none.
func Construct(typ string) func(*value.Args) value.Value {
	f := constructors()[typ]
	if f == nil {
		return nil
	}
	return func(a *value.Args) value.Value { return f(subclassArgs(a)) }
}

// subclassArgs are the arguments that reach the constructor of a built-in value when a
// subclass with an __init__ or __new__ of its own is called.
func subclassArgs(a *value.Args) *value.Args {
	if a.Class == nil {
		return a
	}
	init, _ := a.Class.Lookup("__init__")
	if init == nil {
		return a
	}
	b := *a
	b.Kw, b.OpenKw = nil, false
	if len(a.Pos) > 1 {
		b.Pos = a.Pos[:1]
	}
	return &b
}

// constructors is set by init: the constructors refer to it in a circle.
var constructors func() map[string]func(*value.Args) value.Value

func init() { constructors = sync.OnceValue(buildConstructors) }

func buildConstructors() map[string]func(*value.Args) value.Value {
	return map[string]func(*value.Args) value.Value{
		"int": builtin("int", "x? base?", newIntOf).Fn, "float": builtin("float", "x?", newFloatOf).Fn,
		"str": builtin("str", "object? encoding? errors?", newStrOf).Fn, "bool": builtin("bool", "x?", newBoolOf).Fn,
		"complex": builtin("complex", "real? imag?", newComplexOf).Fn,
		"list":    sequenceOf("list"), "tuple": sequenceOf("tuple"), "set": sequenceOf("set"), "frozenset": sequenceOf("frozenset"),
		"dict": newDictOf, "bytes": builtin("bytes", "source? encoding? errors?", newBytesOf).Fn,
		"bytearray": builtin("bytearray", "source? encoding? errors?", newBytearrayOf).Fn,
		"slice":     builtin("slice", "a b? c?", newSliceOf).Fn, "range": builtin("range", "a b? c?", newRangeOf).Fn,
	}
}

func newIntOf(c *call) value.Value {
	v := payload(c.arg[0])
	switch x := v.(type) {
	case nil:
		return value.NewInt(0)
	case value.Str:
		base, ok := c.int(1, 10)
		if !ok {
			return c.unknown("int")
		}
		return parseInt(c.w, x, int(base))
	case value.Bytes:
		base, _ := c.int(1, 10)
		return parseInt(c.w, value.Str{S: string(x)}, int(base))
	case value.NoneType, *value.List, *value.Tuple, *value.Dict, *value.Set, *value.Range:
		return c.raise("TypeError", "int() argument must be a string, a bytes-like object or a real number, not '"+v.TypeName()+"'")
	case *value.Tensor:
		return callDunder(c, v, "__int__", "int")
	}
	return toInt(c.w, v)
}

// callDunder converts by a special method if the host knows it.
func callDunder(c *call, v value.Value, name, typ string) value.Value {
	if c.w.Host.HasAttr(v, name) == dim.Yes {
		if f := c.w.Host.Attr(v, name); f != nil {
			return c.call(f)
		}
		return nil
	}
	return c.unknown(typ)
}

// parseInt is int("12", base), with underscores and white space.
func parseInt(w *value.World, v value.Str, base int) value.Value {
	if base != 0 && (base < 2 || base > 36) {
		return w.Host.Raise("ValueError", "int() base must be >= 2 and <= 36, or 0")
	}
	bad := func() value.Value {
		return w.Host.Raise("ValueError", "invalid literal for int() with base "+strconv.Itoa(base)+": "+quote(v.S))
	}
	s := strings.TrimSpace(v.S)
	sign := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = s[:1], s[1:]
	}
	if strings.HasPrefix(s, "_") || strings.HasSuffix(s, "_") || strings.Contains(s, "__") || s == "" || s[0] == '+' || s[0] == '-' {
		return bad()
	}
	s = strings.ReplaceAll(s, "_", "")
	if len(s) > 2 && s[0] == '0' {
		for b, c := range map[int]string{2: "bB", 8: "oO", 16: "xX"} {
			if (base == b || base == 0) && strings.IndexByte(c, s[1]) >= 0 {
				s = s[2:]
				if base == 0 {
					base = b
				}
				break
			}
		}
	}
	b := base
	if b == 0 {
		b = 10
	}
	if len(s) > maxDigits {
		return w.UnknownOf("int", "number longer than the limit")
	}
	n, ok := new(big.Int).SetString(s, b)
	if !ok || strings.ContainsAny(s, "+-") {
		return bad()
	}
	if sign == "-" {
		n.Neg(n)
	}
	e := dim.Invalid
	if n.IsInt64() {
		e = dim.Int(n.Int64())
	}
	return value.Int{Dim: value.Dim{E: e, O: here(w, v.Origin)}}
}

func newFloatOf(c *call) value.Value {
	v := payload(c.arg[0])
	switch x := v.(type) {
	case nil:
		return value.NewFloat(0)
	case value.Str:
		f, ok := parseFloat(x.S)
		if !ok {
			return c.raise("ValueError", "could not convert string to float: "+quote(x.S))
		}
		return value.NewFloat(f)
	case value.NoneType, *value.List, *value.Tuple, *value.Dict, *value.Set, value.Complex:
		return c.raise("TypeError", "float() argument must be a string or a real number, not '"+v.TypeName()+"'")
	case *value.Tensor:
		return callDunder(c, v, "__float__", "float")
	}
	return toFloat(c.w, v)
}

// parseFloat is float("1e-3").
func parseFloat(text string) (float64, bool) {
	s := strings.ToLower(strings.TrimSpace(text))
	if s == "+nan" || s == "-nan" {
		return math.NaN(), true
	}
	switch strings.TrimLeft(s, "+-") {
	case "inf", "infinity", "nan":
	default:
		if strings.ContainsAny(s, "xp_in") {
			if strings.ContainsAny(s, "xpin") || strings.HasPrefix(s, "_") || strings.HasSuffix(s, "_") || strings.Contains(s, "__") {
				return 0, false
			}
			s = strings.ReplaceAll(s, "_", "")
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil && !math.IsInf(f, 0) {
		return 0, false
	}
	return f, true
}

func newStrOf(c *call) value.Value {
	if c.arg[0] == nil {
		return newStr("")
	}
	if b, ok := c.arg[0].(value.Bytes); ok && c.arg[1] != nil {
		return newStr(string(b))
	}
	if s, ok := c.arg[0].(value.Str); ok {
		return s
	}
	return c.text(c.w.Host.Str(c.arg[0]))
}

func newBoolOf(c *call) value.Value {
	if c.arg[0] == nil {
		return value.Bool(false)
	}
	ans, lit := c.w.Host.Truth(c.arg[0])
	switch {
	case c.w.Exc != nil:
		return nil
	case ans == dim.Unknown && lit.Atom == nil:
		return c.unknown("bool")
	}
	return decided(ans, lit, false)
}

func newComplexOf(c *call) value.Value {
	re, im := complex128(0), complex128(0)
	ok1, ok2 := true, true
	if c.arg[0] != nil {
		re, ok1 = constComplex(c.arg[0])
	}
	if c.arg[1] != nil {
		im, ok2 = constComplex(c.arg[1])
	}
	if !ok1 || !ok2 {
		return c.unknown("complex")
	}
	return value.Complex(re + im*1i)
}

// sequenceOf constructs list, tuple, set and frozenset of an iterable.
func sequenceOf(typ string) func(*value.Args) value.Value {
	return builtin(typ, "iterable?", func(c *call) value.Value {
		var elems []value.Value
		var rest *value.Abstract
		if c.arg[0] != nil {
			if t, ok := c.arg[0].(*value.Tuple); ok && typ == "tuple" && t.Rest != nil {
				return t
			}
			var ok bool
			if elems, rest, ok = c.w.Host.Iterate(c.arg[0]); !ok {
				return nil
			}
		}
		switch typ {
		case "list":
			l := &value.List{Elems: append([]value.Value(nil), elems...), Abstract: rest}
			if src, ok := c.arg[0].(*value.List); ok {
				l.Escaped = src.Escaped
			}
			c.w.Heap.Birth(l)
			return l
		case "tuple":
			if rest != nil {
				return c.w.UnknownOf("tuple", "tuple of unknown length")
			}
			return value.NewTuple(append([]value.Value(nil), elems...)...)
		}
		s, ok := setOf(c.w, elems, rest)
		if !ok {
			return nil
		}
		s.Frozen = typ == "frozenset"
		c.w.Heap.Birth(s)
		return s
	}).Fn
}

// newDictOf is dict([mapping], **kwargs).
func newDictOf(a *value.Args) value.Value {
	d := value.NewDict()
	a.World.Heap.Birth(d)
	if len(a.Pos) > 1 {
		return a.World.Host.Raise("TypeError", "dict expected at most 1 argument, got "+strconv.Itoa(len(a.Pos)))
	}
	b := *a
	b.Pos = append([]value.Value{d}, a.Pos...)
	if dictUpdateMethod(&b) == nil {
		return nil
	}
	return d
}

func newBytesOf(c *call) value.Value {
	if in, ok := c.arg[0].(*value.Instance); ok {
		if m, _ := in.Class.Lookup("__bytes__"); m != nil {
			return c.unknown("")
		}
	}
	switch x := payload(c.arg[0]).(type) {
	case nil:
		return value.Bytes("")
	case value.Str:
		if encoding, given := c.str(1); c.arg[1] != nil && !given || given && !inUTF8(encoding, x.S) {
			return c.unknown("bytes")
		}
		return value.Bytes(x.S)
	case value.Bytes:
		return x
	case value.Int:
		n, ok := x.Const()
		switch {
		case ok && n < 0:
			return c.raise("ValueError", "negative count")
		case ok && n <= maxRepeat:
			return value.Bytes(make([]byte, n))
		}
	case *value.List:
		var out []byte
		for _, e := range x.Elems {
			n, ok := constInt(e)
			if !ok || x.Abstract != nil {
				return c.unknown("bytes")
			}
			out = append(out, byte(n))
		}
		return value.Bytes(out)
	}
	return c.unknown("bytes")
}

// inUTF8 tells if the bytes of a text in an encoding are those that it has in UTF-8.
func inUTF8(encoding, s string) bool {
	switch strings.ReplaceAll(strings.ToLower(encoding), "_", "-") {
	case "utf-8", "utf8":
		return true
	case "ascii", "latin-1", "latin1", "iso8859-1", "iso-8859-1":
		return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
	}
	return false
}

// newBytearrayOf is a bytearray, whose contents are not followed: they may be changed.
func newBytearrayOf(c *call) value.Value { return c.unknown("bytearray") }

func newSliceOf(c *call) value.Value {
	s := &value.Slice{Lower: orNone(c.arg[0]), Upper: orNone(c.arg[1]), Step: orNone(c.arg[2])}
	if len(c.Pos) == 1 {
		s.Lower, s.Upper = value.None, c.arg[0]
	}
	return s
}

func newRangeOf(c *call) value.Value {
	var ds [3]value.Dim
	ds[2] = value.D(1)
	for i, v := range c.arg {
		if v == nil {
			continue
		}
		d, ok := asDim(c.w, v)
		if !ok {
			if isBuiltin(payload(v)) {
				return c.raise("TypeError", "'"+v.TypeName()+"' object cannot be interpreted as an integer")
			}
			if t, isTensor := v.(*value.Tensor); isTensor {
				if n, isInt := asDim(c.w, callDunder(c, t, "__index__", "int")); isInt {
					ds[i] = n
					continue
				}
			}
			d = c.w.NewDimBetween("", 0, maxInt)
			if u, ok := v.(value.Unknown); ok {
				d.Bits = u.Bits
			}
			d.Bits |= value.FromSummary
		}
		ds[i] = c.w.Resolve(d)
		if !ds[i].Known() {
			ds[i] = c.w.NewDimBetween("", minInt, maxInt)
			ds[i].Bits = d.Bits | value.FromSummary
		}
	}
	if c.arg[1] == nil {
		ds[0], ds[1] = value.D(0), ds[0]
	}
	if ds[2].Is(0) {
		return c.raise("ValueError", "range() arg 3 must not be zero")
	}
	return &value.Range{Start: ds[0], Stop: ds[1], Step: ds[2]}
}
