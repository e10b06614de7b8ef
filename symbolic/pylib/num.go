package pylib

import (
	"math"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// numKind is the place of a number in Python's tower.
type numKind uint8

const (
	notNumber numKind = iota
	boolNumber
	intNumber
	floatNumber
	complexNumber
)

func kindOf(v value.Value) numKind {
	switch v.(type) {
	case value.Bool, value.SymBool:
		return boolNumber
	case value.Int:
		return intNumber
	case value.Float:
		return floatNumber
	case value.Complex:
		return complexNumber
	}
	return notNumber
}

// asDim returns an int or bool as a Dim.
func asDim(w *value.World, v value.Value) (value.Dim, bool) {
	switch v := payload(v).(type) {
	case value.Int:
		return v.Dim, true
	case value.Bool:
		if v {
			return value.D(1), true
		}
		return value.D(0), true
	case value.SymBool:
		switch w.Path.Decide(v.Lit) {
		case dim.Yes:
			return value.D(1), true
		case dim.No:
			return value.D(0), true
		}
		return w.NewDimBetween("", 0, 1), true
	}
	return value.Dim{}, false
}

// constInt returns an int or bool that is a constant.
func constInt(v value.Value) (int64, bool) {
	switch v := payload(v).(type) {
	case value.Int:
		return v.Const()
	case value.Bool:
		if v {
			return 1, true
		}
		return 0, true
	}
	return 0, false
}

// constFloat returns a real number that is known, as a float.
func constFloat(v value.Value) (float64, bool) {
	switch v := payload(v).(type) {
	case value.Float:
		return v.F, v.Known
	case value.Int, value.Bool:
		c, ok := constInt(v)
		return float64(c), ok
	}
	return 0, false
}

// ratio is Num/Den, an exact quotient of symbolic integers.
type ratio struct {
	num, den dim.Expr
	bits     value.Bits
}

// asRatio returns a real number as an exact quotient: symbolic ints, ratios,
// and constants with few binary digits.
func asRatio(w *value.World, v value.Value) (ratio, bool) {
	switch v := v.(type) {
	case value.Float:
		if v.IsRatio {
			return ratio{v.Num, v.Den, v.Bits}, true
		}
		if !v.Known || math.IsInf(v.F, 0) || math.IsNaN(v.F) {
			return ratio{}, false
		}
		frac, exp := math.Frexp(v.F)
		for den := int64(1); den <= 1<<20; den *= 2 {
			if p := v.F * float64(den); p == math.Trunc(p) && math.Abs(p) < 1<<52 {
				return ratio{dim.Int(int64(p)), dim.Int(den), v.Bits}, true
			}
		}
		_, _ = frac, exp
		return ratio{}, false
	}
	d, ok := asDim(w, v)
	return ratio{d.E, dim.Int(1), d.Bits}, ok && d.Known()
}

// float makes the float of a ratio: a constant if both parts are.
func (r ratio) float() value.Value {
	if !r.num.Valid() || !r.den.Valid() {
		return unknownFloat(r.bits)
	}
	n, ok1 := r.num.Const()
	d, ok2 := r.den.Const()
	if ok1 && ok2 && d != 0 {
		return value.Float{F: divideInts(n, d), Known: true, Bits: r.bits}
	}
	if ok2 && d < 0 {
		r.num, r.den = r.num.Neg(), r.den.Neg()
	}
	return value.Float{F: math.NaN(), Num: r.num, Den: r.den, IsRatio: true, Bits: r.bits}
}

func unknownFloat(b value.Bits) value.Value {
	f := value.UnknownFloat
	f.Bits = b
	return f
}

// powerOfTwo tells if c is 2^k.
func powerOfTwo(c int64) bool { return c > 0 && c&(c-1) == 0 }

func gcd64(a, b int64) int64 {
	if a < 0 {
		a = -a
	}
	if b < 0 {
		b = -b
	}
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// unknownInt is an int of which only bounds are known.
func unknownInt(w *value.World, lo, hi int64, bits value.Bits) value.Value {
	d := w.NewDimBetween("", lo, hi)
	d.Bits = bits
	d.O = w.Host.Here()
	return value.Int{Dim: d}
}

const (
	minInt = -1 << 62
	maxInt = 1 << 62
)

// newInt makes an int of an expression computed from operands.
func newInt(w *value.World, e dim.Expr, operands ...value.Dim) value.Value {
	d := value.Dim{E: e}
	var os [2]*value.Origin
	for i, x := range operands {
		d.Bits |= x.Bits
		if i < 2 {
			os[i] = x.O
		}
	}
	d.O = here(w, os[0], os[1])
	return value.Int{Dim: d}
}
