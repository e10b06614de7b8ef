package pylib

import (
	"math"
	"math/big"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Binary is l op r on built-in values. ok is false if the operands have no
// built-in meaning for op; v is nil with ok if it raised.
func Binary(w *value.World, op string, l, r value.Value, inplace bool) (v value.Value, ok bool) {
	l = plain(l, op)
	_, format := l.(value.Str)
	if _, scalar := value.Scalar(r); !format || op != "%" || !scalar { // %s takes what the object's own __str__ says
		r = plain(r, op)
	}
	if lk, rk := kindOf(l), kindOf(r); lk != notNumber && rk != notNumber {
		return number(w, op, l, r, lk, rk)
	}
	switch x := l.(type) {
	case value.Str:
		return strBinary(w, op, x, r)
	case value.Bytes:
		return bytesBinary(w, op, x, r)
	case *value.List:
		return listBinary(w, op, x, r, inplace)
	case *value.Tuple:
		return tupleBinary(w, op, x, r)
	case *value.Dict:
		return dictBinary(w, op, x, r, inplace)
	case *MappingProxy:
		return dictBinary(w, op, x.Dict, r, false)
	case *value.Set:
		return setBinary(w, op, x, r, inplace)
	case View:
		return viewBinary(w, op, x, r)
	}
	if op == "*" && isInteger(l) {
		switch r.(type) {
		case value.Str, value.Bytes, *value.List, *value.Tuple:
			return Binary(w, op, r, l, false)
		}
	}
	return unknownOperand(w, op, l, r)
}

// plain is the built-in value behind an instance whose class doesn't override the operator.
func plain(v value.Value, op string) value.Value {
	i, ok := v.(*value.Instance)
	if !ok || i.Native == nil {
		return v
	}
	if _, tensor := i.Native.(*value.Tensor); tensor {
		return v
	}
	for name, o := range binaryDunders {
		if o != op {
			continue
		}
		for _, prefix := range [3]string{"__", "__r", "__i"} {
			if m, _ := i.Class.Lookup(prefix + name[2:]); m != nil {
				return v
			}
		}
	}
	return i.Native
}

// isInteger tells if v is surely an int or bool.
func isInteger(v value.Value) bool {
	k := kindOf(v)
	return k == intNumber || k == boolNumber
}

// unknownOperand is the result where an operand's type is known but not its
// value, so that the type of the result is sure.
func unknownOperand(w *value.World, op string, l, r value.Value) (value.Value, bool) {
	lt, rt := numericType(l), numericType(r)
	_, lu := l.(value.Unknown)
	_, ru := r.(value.Unknown)
	if !lu && !ru {
		return nil, false
	}
	if s, ok := l.(value.Unknown); ok && s.Type == "str" && (op == "%" || op == "+") {
		return w.UnknownOf("str", "operator "+op), true
	}
	if lt == "" || rt == "" {
		return nil, false
	}
	switch {
	case lt == "complex" || rt == "complex":
		return w.UnknownOf("complex", "operator "+op), true
	case lt == "float" || rt == "float" || op == "/":
		return scalarOf(value.UnknownFloat, l, r), true
	case op == "**":
		return w.Unknown("operator " + op), true
	}
	return w.UnknownOf("int", "operator "+op), true
}

func numericType(v value.Value) string {
	switch v := v.(type) {
	case value.Unknown:
		switch v.Type {
		case "int", "float", "complex":
			return v.Type
		case "bool":
			return "int"
		}
		return ""
	}
	switch kindOf(v) {
	case boolNumber, intNumber:
		return "int"
	case floatNumber:
		return "float"
	case complexNumber:
		return "complex"
	}
	return ""
}

// number is an operation of two numbers.
func number(w *value.World, op string, l, r value.Value, lk, rk numKind) (value.Value, bool) {
	switch {
	case lk == complexNumber || rk == complexNumber:
		return complexBinary(w, op, l, r)
	case lk == floatNumber || rk == floatNumber:
		v, ok := floatBinary(w, op, l, r)
		return scalarOf(partOf(w, op, v, l, r), l, r), ok
	case lk == boolNumber && rk == boolNumber && (op == "&" || op == "|" || op == "^"):
		return boolBinary(w, op, l, r)
	}
	a, _ := asDim(w, l)
	b, _ := asDim(w, r)
	v, ok := intBinary(w, op, a, b)
	return scalarOf(v, l, r), ok
}

// partOf is the float v = l op r, if it is a share of a number, as in 0.8 * n, with what it is at most.
func partOf(w *value.World, op string, v, l, r value.Value) value.Value {
	f, ok := v.(value.Float)
	if op != "*" || !ok || f.Known || f.IsRatio {
		return v
	}
	if _, first := l.(value.Float); first {
		l, r = r, l
	}
	n, ok1 := l.(value.Int)
	share, ok2 := r.(value.Float)
	if !ok1 || !ok2 || !n.Known() || !share.Known || share.F < 0 || share.F > 1 || w.Path.Facts.LessEq(dim.Int(0), n.E) != dim.Yes {
		return v
	}
	f.AtMost, f.IsPart = n.E, true
	return f
}

// scalarOf is the float that an operation gives as a scalar of numpy, if an operand is one: of its type where the other one is
// a number of Python, and never of less than 64 bits where it has those.
func scalarOf(v, l, r value.Value) value.Value {
	f, ok := v.(value.Float)
	if !ok {
		return v
	}
	a, isA := numpyType(l)
	b, isB := numpyType(r)
	if !isA && !isB {
		return v
	}
	f.Bits |= value.OfNumpy
	_, unknownL := l.(value.Unknown)
	_, unknownR := r.(value.Unknown)
	wide := kindOf(l) == floatNumber && a == value.Float64 || kindOf(r) == floatNumber && b == value.Float64
	switch {
	case wide:
		f.Of = value.Float64
	case !isB && !unknownR:
		f.Of = a
	case !isA && !unknownL:
		f.Of = b
	case a == b:
		f.Of = a
	default:
		f.Of = value.NoDType
	}
	return f
}

// numpyType is the type of a scalar of numpy, or that of the floats that are computed of it and numbers of Python.
func numpyType(v value.Value) (dt value.DType, ok bool) {
	switch v := v.(type) {
	case value.Float:
		return v.Of, v.Bits&value.OfNumpy != 0
	case value.Int:
		return value.Float64, v.Bits&value.OfNumpy != 0
	}
	return value.NoDType, false
}

// boolBinary is & | ^ of two bools.
func boolBinary(w *value.World, op string, l, r value.Value) (value.Value, bool) {
	a, aok := l.(value.Bool)
	b, bok := r.(value.Bool)
	if aok && bok {
		switch op {
		case "&":
			return a && b, true
		case "|":
			return a || b, true
		}
		return value.Bool(a != b), true
	}
	x, xl := w.Host.Truth(l)
	y, yl := w.Host.Truth(r)
	if x == dim.Unknown && y == dim.Unknown {
		switch op {
		case "&":
			return conjunction(w, []value.Literal{xl, yl}), true
		case "|":
			return negation(w, conjunction(w, []value.Literal{xl.Not(), yl.Not()})), true
		}
		return w.UnknownOf("bool", "exclusive or"), true
	}
	if x != dim.Unknown {
		x, y, xl, yl = y, x, yl, xl
	}
	if x != dim.Unknown { // both decided
		return boolBinary(w, op, value.Bool(x == dim.Yes), value.Bool(y == dim.Yes))
	}
	switch {
	case op == "&" && y == dim.No:
		return value.Bool(false), true
	case op == "|" && y == dim.Yes:
		return value.Bool(true), true
	case op == "^" && y == dim.Yes:
		return value.SymBool{Lit: xl.Not()}, true
	}
	return value.SymBool{Lit: xl}, true
}

// intBinary is an operation of two ints, symbolic or not.
func intBinary(w *value.World, op string, a, b value.Dim) (value.Value, bool) {
	var e dim.Expr
	switch op {
	case "+":
		e = a.E.Add(b.E)
	case "-":
		e = a.E.Sub(b.E)
	case "*":
		e = a.E.Mul(b.E)
	case "//":
		if b.Is(0) {
			return byZero(w, b, "integer division or modulo by zero"), true
		}
		e = a.E.FloorDiv(b.E)
	case "%":
		if b.Is(0) {
			return byZero(w, b, "integer modulo by zero"), true
		}
		e = a.E.Mod(b.E)
	case "/":
		if b.Is(0) {
			return byZero(w, b, "division by zero"), true
		}
		return ratio{a.E, b.E, a.Bits | b.Bits}.float(), true
	case "**":
		return intPower(w, a, b), true
	case "&", "|", "^", "<<", ">>":
		return bitwise(w, op, a, b), true
	default:
		return nil, false
	}
	return newInt(w, e, a, b), true
}

// byZero is what a division by zero gives: a number of devices that is zero here is another where the program runs.
func byZero(w *value.World, divisor value.Dim, message string) value.Value {
	if divisor.Bits&value.FromEnvironment != 0 {
		return w.Unknown(message)
	}
	return w.Host.Raise("ZeroDivisionError", message)
}

// divideInts is the correctly rounded quotient of two ints.
func divideInts(n, d int64) float64 {
	if n > -1<<53 && n < 1<<53 && d > -1<<53 && d < 1<<53 {
		return float64(n) / float64(d)
	}
	f, _ := new(big.Rat).SetFrac(big.NewInt(n), big.NewInt(d)).Float64()
	return f
}

// intPower is a ** b of ints.
func intPower(w *value.World, a, b value.Dim) value.Value {
	n, ok := b.Const()
	if !ok {
		bits := a.Bits | b.Bits
		lo, _ := w.Path.Facts.Range(b.E)
		base, _ := w.Path.Facts.Range(a.E)
		if lo < 0 {
			return w.Unknown("power of a symbolic exponent")
		}
		if base >= 1 {
			return unknownInt(w, 1, maxInt, bits)
		}
		return unknownInt(w, minInt, maxInt, bits)
	}
	if n < 0 {
		c, ok := a.Const()
		if !ok {
			return unknownFloat(a.Bits)
		}
		if c == 0 {
			return w.Host.Raise("ZeroDivisionError", "0.0 cannot be raised to a negative power")
		}
		return value.NewFloat(powFloat(float64(c), float64(n)))
	}
	if !a.E.HasSymbols() {
		switch { // however large n is
		case a.Is(0) || a.Is(1):
			n = min(n, 1)
		case a.Is(-1):
			n %= 2
		}
		if n > 64 {
			return newInt(w, dim.Invalid, a, b)
		}
	} else if n > 8 {
		return unknownInt(w, minInt, maxInt, a.Bits)
	}
	e := dim.Int(1)
	for range n {
		e = e.Mul(a.E)
	}
	return newInt(w, e, a, b)
}

// bitwise is & | ^ << >> of ints.
func bitwise(w *value.World, op string, a, b value.Dim) value.Value {
	x, xok := a.Const()
	y, yok := b.Const()
	if yok && (op == "<<" || op == ">>") {
		switch {
		case y < 0:
			return w.Host.Raise("ValueError", "negative shift count")
		case op == "<<" && y < 62:
			return newInt(w, a.E.Mul(dim.Int(1<<y)), a, b)
		case op == ">>" && y < 62:
			return newInt(w, a.E.FloorDiv(dim.Int(1<<y)), a, b)
		case op == ">>" && xok:
			return newInt(w, dim.Int(x>>63), a, b)
		}
		return newInt(w, dim.Invalid, a, b)
	}
	if !xok || !yok {
		if op == "&" && yok && y >= 0 {
			if powerOfTwo(y + 1) { // x & (2^k - 1)
				return newInt(w, a.E.Mod(dim.Int(y+1)), a, b)
			}
			return unknownInt(w, 0, y, a.Bits)
		}
		return unknownInt(w, minInt, maxInt, a.Bits|b.Bits)
	}
	switch op {
	case "&":
		x &= y
	case "|":
		x |= y
	case "^":
		x ^= y
	}
	return newInt(w, dim.Int(x), a, b)
}

// floatBinary is an operation with at least one float.
func floatBinary(w *value.World, op string, l, r value.Value) (value.Value, bool) {
	switch op {
	case "+", "-", "*", "/", "//", "%", "**":
	default:
		return nil, false
	}
	a, aok := constFloat(l)
	b, bok := constFloat(r)
	if bok && b == 0 {
		switch op {
		case "/":
			return w.Host.Raise("ZeroDivisionError", "float division by zero"), true
		case "//":
			return w.Host.Raise("ZeroDivisionError", "float floor division by zero"), true
		case "%":
			return w.Host.Raise("ZeroDivisionError", "float modulo"), true
		}
	}
	bits := bitsOf(l) | bitsOf(r)
	if !aok || !bok {
		return ratioBinary(w, op, l, r, bits), true
	}
	var f float64
	switch op {
	case "+":
		f = a + b
	case "-":
		f = a - b
	case "*":
		f = a * b
	case "/":
		f = a / b
	case "//":
		f, _ = divmodFloat(a, b)
	case "%":
		_, f = divmodFloat(a, b)
	case "**":
		if a == 0 && b < 0 {
			return w.Host.Raise("ZeroDivisionError", "0.0 cannot be raised to a negative power"), true
		}
		if a < 0 && b != math.Trunc(b) {
			return w.UnknownOf("complex", "power of a negative number"), true
		}
		f = powFloat(a, b)
		if math.IsInf(f, 0) && !math.IsInf(a, 0) && !math.IsInf(b, 0) {
			return w.Host.Raise("OverflowError", "(34, 'Numerical result out of range')"), true
		}
	}
	return value.Float{F: f, Known: true, Bits: bits}, true
}

// bitsOf are the assumptions that a number rests on.
func bitsOf(v value.Value) value.Bits {
	switch v := v.(type) {
	case value.Int:
		return v.Bits
	case value.Float:
		return v.Bits
	}
	return 0
}

// divmodFloat is Python's divmod of floats.
func divmodFloat(x, y float64) (div, mod float64) {
	mod = math.Mod(x, y)
	div = (x - mod) / y
	if mod != 0 {
		if (y < 0) != (mod < 0) {
			mod += y
			div--
		}
	} else {
		mod = math.Copysign(0, y)
	}
	if div != 0 {
		floor := math.Floor(div)
		if div-floor > 0.5 {
			floor++
		}
		return floor, mod
	}
	return math.Copysign(0, x/y), mod
}

// ratioBinary keeps quotients of symbolic ints exact where float arithmetic
// is sure to agree with the exact one, as far as int(), floor and ceil of the
// result go; else the result is an unknown float.
func ratioBinary(w *value.World, op string, l, r value.Value, bits value.Bits) value.Value {
	a, aok := asRatio(w, l)
	b, bok := asRatio(w, r)
	if !aok || !bok {
		return unknownFloat(bits)
	}
	switch op {
	case "+", "-":
		if !exactDen(a, b) {
			break
		}
		if op == "-" {
			b.num = b.num.Neg()
		}
		if a.den == b.den {
			return ratio{a.num.Add(b.num), a.den, bits}.float()
		}
		return ratio{a.num.Mul(b.den).Add(b.num.Mul(a.den)), a.den.Mul(b.den), bits}.reduced().float()
	case "*":
		if c, ok := b.num.Const(); ok && mulExact(a.den, c) && isPowerOfTwo(b.den) {
			return ratio{a.num.MulInt(c), a.den.Mul(b.den), bits}.reduced().float()
		}
		if c, ok := a.num.Const(); ok && mulExact(b.den, c) && isPowerOfTwo(a.den) {
			return ratio{b.num.MulInt(c), b.den.Mul(a.den), bits}.reduced().float()
		}
		if isPowerOfTwo(a.den) && isPowerOfTwo(b.den) {
			return ratio{a.num.Mul(b.num), a.den.Mul(b.den), bits}.reduced().float()
		}
	case "/":
		if isPowerOfTwo(b.den) && (b.den.IsInt(1) || isPowerOfTwo(a.den)) {
			return ratio{a.num.Mul(b.den), a.den.Mul(b.num), bits}.reduced().float()
		}
	case "//":
		if isPowerOfTwo(b.den) && (b.den.IsInt(1) || isPowerOfTwo(a.den)) {
			return ratio{a.num.Mul(b.den).FloorDiv(a.den.Mul(b.num)), dim.Int(1), bits}.float()
		}
	case "%":
		if a.den.IsInt(1) && b.den.IsInt(1) {
			return ratio{a.num.Mod(b.num), dim.Int(1), bits}.float()
		}
	case "**":
		if a.den.IsInt(1) && b.den.IsInt(1) {
			if n, ok := b.num.Const(); ok && n >= 0 && n <= 4 {
				e := dim.Int(1)
				for range n {
					e = e.Mul(a.num)
				}
				return ratio{e, dim.Int(1), bits}.float()
			}
		}
	}
	return unknownFloat(bits)
}

// exactDen tells if a sum of a and b is exact enough: binary fractions, or one an integer.
func exactDen(a, b ratio) bool {
	return isPowerOfTwo(a.den) && isPowerOfTwo(b.den) || a.den.IsInt(1) || b.den.IsInt(1)
}

func isPowerOfTwo(e dim.Expr) bool {
	c, ok := e.Const()
	return ok && powerOfTwo(c)
}

// mulExact tells if (x / den) * c rounds as x*c / den does: the odd parts of den and c share nothing.
func mulExact(den dim.Expr, c int64) bool {
	d, ok := den.Const()
	return ok && powerOfTwo(gcd64(d, c))
}

// reduced takes common factors of constants out of a ratio.
func (r ratio) reduced() ratio {
	d, ok := r.den.Const()
	if !ok || d == 0 {
		return r
	}
	for d%2 == 0 {
		half := r.num.FloorDivInt(2)
		if half.MulInt(2) != r.num {
			break
		}
		r.num, d = half, d/2
	}
	r.den = dim.Int(d)
	return r
}

// complexBinary is an operation with at least one complex number.
func complexBinary(w *value.World, op string, l, r value.Value) (value.Value, bool) {
	a, aok := constComplex(l)
	b, bok := constComplex(r)
	switch op {
	case "+", "-", "*", "/", "**":
	default:
		return nil, false
	}
	if !aok || !bok || op == "**" {
		return w.UnknownOf("complex", "operator "+op), true
	}
	switch op {
	case "+":
		return value.Complex(a + b), true
	case "-":
		return value.Complex(a - b), true
	case "*":
		return value.Complex(a * b), true
	}
	if b == 0 {
		return w.Host.Raise("ZeroDivisionError", "complex division by zero"), true
	}
	return value.Complex(a / b), true
}

func constComplex(v value.Value) (complex128, bool) {
	if c, ok := v.(value.Complex); ok {
		return complex128(c), true
	}
	f, ok := constFloat(v)
	return complex(f, 0), ok
}

// Unary is "-", "+" or "~" of a number.
func Unary(w *value.World, op string, x value.Value) (v value.Value, ok bool) {
	switch f := x.(type) {
	case value.Float:
		switch {
		case op == "~":
			return nil, false
		case op == "+":
			return f, true
		case f.Known:
			f.F = -f.F
		case f.IsRatio:
			f.Num = f.Num.Neg()
		}
		return f, true
	case value.Complex:
		if op == "-" {
			return -f, true
		}
		return f, op == "+"
	case value.Unknown:
		if t := numericType(f); t == "float" {
			return value.UnknownFloat, op != "~"
		} else if t != "" {
			return w.UnknownOf(t, "operator "+op), true
		}
		return nil, false
	}
	d, ok := asDim(w, x)
	if !ok {
		return nil, false
	}
	switch op {
	case "-":
		return newInt(w, d.E.Neg(), d), true
	case "+":
		return value.Int{Dim: d}, true
	}
	return newInt(w, d.E.Neg().AddInt(-1), d), true
}
