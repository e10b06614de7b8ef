package pylib

import (
	"math"
	"sync"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

var mathConstants = map[string]value.Value{"pi": value.NewFloat(math.Pi), "e": value.NewFloat(math.E), "tau": value.NewFloat(2 * math.Pi),
	"inf": value.NewFloat(math.Inf(1)), "nan": value.NewFloat(math.NaN())}

// real returns argument i as a known float. ok is false if it isn't known
// (v is then the result) or no number (raised, v is nil).
func (c *call) real(i int) (f float64, v value.Value, ok bool) {
	x := payload(c.arg[i])
	if f, ok = constFloat(x); ok {
		return f, nil, true
	}
	switch x.(type) {
	case value.Str, value.NoneType, *value.List, *value.Tuple, *value.Dict, value.Bytes, *value.Set, *value.Range:
		return 0, c.raise("TypeError", "must be real number, not "+x.TypeName()), false
	}
	return 0, unknownFloat(bitsOf(x)), false
}

// mathFunc is a function of one float; domain tells where it is defined.
func mathFunc(name string, f func(float64) float64, domain func(float64) bool) *value.Builtin {
	return builtin(name, "x", func(c *call) value.Value {
		x, v, ok := c.real(0)
		if !ok {
			return v
		}
		if domain != nil && !domain(x) && !math.IsNaN(x) {
			return c.raise("ValueError", "math domain error")
		}
		y := f(x)
		if math.IsInf(y, 0) && !math.IsInf(x, 0) {
			return c.raise("OverflowError", "math range error")
		}
		return value.Float{F: y, Known: true, Bits: bitsOf(payload(c.arg[0]))}
	})
}

// mathFunc2 is a function of two floats.
func mathFunc2(name string, f func(x, y float64) float64) *value.Builtin {
	return builtin(name, "x y", func(c *call) value.Value {
		x, v, ok := c.real(0)
		if !ok {
			return v
		}
		y, v, ok := c.real(1)
		if !ok {
			return v
		}
		return value.NewFloat(f(x, y))
	})
}

// mathPred is a function of one float that gives a bool.
func mathPred(name string, f func(float64) bool) *value.Builtin {
	return builtin(name, "x", func(c *call) value.Value {
		x, v, ok := c.real(0)
		switch {
		case ok:
			return value.Bool(f(x))
		case v == nil:
			return nil
		}
		return c.unknown("bool")
	})
}

// mathRound is floor, ceil and trunc.
func mathRound(name, dunder string, r rounding) *value.Builtin {
	return builtin(name, "x", func(c *call) value.Value {
		x := payload(c.arg[0])
		if f, ok := x.(value.Float); ok {
			return roundToward(c.w, f, r)
		}
		if d, ok := asDim(c.w, x); ok {
			return value.Int{Dim: d}
		}
		if isBuiltin(x) {
			return c.raise("TypeError", "must be real number, not "+x.TypeName())
		}
		if in, ok := x.(*value.Instance); ok && c.w.Host.HasAttr(in, dunder) == dim.Yes {
			return callDunder(c, in, dunder, "int")
		}
		return c.unknown("int")
	})
}

func nonNegative(x float64) bool   { return x >= 0 }
func positiveFloat(x float64) bool { return x > 0 }
func unit(x float64) bool          { return x >= -1 && x <= 1 }

var mathFunctions = sync.OnceValue(func() methods {
	return methodTable(
		mathFunc("sqrt", math.Sqrt, nonNegative), mathFunc("exp", expFloat, nil), mathFunc("expm1", math.Expm1, nil),
		mathFunc("log2", func(x float64) float64 { return logBase(x, 2) }, positiveFloat),
		mathFunc("log10", func(x float64) float64 { return logBase(x, 10) }, positiveFloat),
		mathFunc("log1p", math.Log1p, func(x float64) bool { return x > -1 }),
		mathFunc("sin", math.Sin, nil), mathFunc("cos", math.Cos, nil), mathFunc("tan", math.Tan, nil),
		mathFunc("asin", math.Asin, unit), mathFunc("acos", math.Acos, unit), mathFunc("atan", math.Atan, nil),
		mathFunc("sinh", math.Sinh, nil), mathFunc("cosh", math.Cosh, nil), mathFunc("tanh", math.Tanh, nil),
		mathFunc("asinh", math.Asinh, nil), mathFunc("acosh", math.Acosh, func(x float64) bool { return x >= 1 }),
		mathFunc("atanh", math.Atanh, func(x float64) bool { return x > -1 && x < 1 }),
		mathFunc("erf", math.Erf, nil), mathFunc("erfc", math.Erfc, nil), mathFunc("gamma", math.Gamma, nil),
		mathFunc("lgamma", func(x float64) float64 { v, _ := math.Lgamma(x); return v }, nil),
		mathFunc("cbrt", math.Cbrt, nil), mathFunc("exp2", func(x float64) float64 { return powFloat(2, x) }, nil),
		mathFunc("fabs", math.Abs, nil),
		mathFunc("degrees", func(x float64) float64 { return x * (180 / math.Pi) }, nil),
		mathFunc("radians", func(x float64) float64 { return x * (math.Pi / 180) }, nil),
		mathFunc2("atan2", math.Atan2), mathFunc2("copysign", math.Copysign), mathFunc2("fmod", math.Mod), mathFunc2("pow", powFloat),
		mathFunc2("remainder", math.Remainder), mathFunc2("ldexp", func(x, y float64) float64 { return math.Ldexp(x, int(y)) }),
		mathPred("isnan", math.IsNaN), mathPred("isinf", func(x float64) bool { return math.IsInf(x, 0) }),
		mathPred("isfinite", func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }),
		mathRound("floor", "__floor__", floorOf), mathRound("ceil", "__ceil__", ceilOf), mathRound("trunc", "__trunc__", truncate),
		builtin("log", "x base?", func(c *call) value.Value {
			x, v, ok := c.real(0)
			if !ok {
				return v
			}
			if x <= 0 {
				return c.raise("ValueError", "math domain error")
			}
			if c.arg[1] == nil {
				return value.NewFloat(logFloat(x))
			}
			b, v, ok := c.real(1)
			switch {
			case !ok:
				return v
			case b <= 0:
				return c.raise("ValueError", "math domain error")
			case b == 1:
				return c.raise("ZeroDivisionError", "float division by zero")
			}
			return value.NewFloat(logFloat(x) / logFloat(b))
		}),
		builtin("prod", "iterable *start?", func(c *call) value.Value {
			elems, rest, ok := c.w.Host.Iterate(c.arg[0])
			if !ok {
				return nil
			}
			if t, isTuple := c.arg[0].(*value.Tuple); isTuple && t.IsSize && rest != nil {
				return unknownInt(c.w, 0, maxInt, 0)
			}
			start := c.arg[1]
			if start == nil {
				start = value.NewInt(1)
			}
			return product(c.w, elems, rest, start)
		}),
		&value.Builtin{Name: "gcd", Fn: func(a *value.Args) value.Value { return foldInts(a, 0, gcd64) }},
		&value.Builtin{Name: "lcm", Fn: func(a *value.Args) value.Value {
			return foldInts(a, 1, func(x, y int64) int64 {
				if x == 0 || y == 0 {
					return 0
				}
				return max(x, -x) / gcd64(x, y) * max(y, -y)
			})
		}},
		&value.Builtin{Name: "hypot", Fn: func(a *value.Args) value.Value {
			s := 0.0
			for _, v := range a.Pos {
				f, ok := constFloat(v)
				if !ok {
					return value.UnknownFloat
				}
				s = math.Hypot(s, f)
			}
			return value.NewFloat(s)
		}},
		builtin("isqrt", "n", func(c *call) value.Value {
			n, ok := constInt(c.arg[0])
			switch {
			case !ok:
				return unknownInt(c.w, 0, maxInt, 0)
			case n < 0:
				return c.raise("ValueError", "isqrt() argument must be nonnegative")
			}
			r := int64(math.Sqrt(float64(n)))
			for r*r > n {
				r--
			}
			for (r+1)*(r+1) <= n {
				r++
			}
			return value.NewInt(r)
		}),
		builtin("factorial", "n", func(c *call) value.Value {
			n, ok := constInt(c.arg[0])
			switch {
			case !ok:
				return unknownInt(c.w, 1, maxInt, 0)
			case n < 0:
				return c.raise("ValueError", "factorial() not defined for negative values")
			}
			e := dim.Int(1)
			for i := int64(2); i <= n && i < 100; i++ {
				e = e.MulInt(i)
			}
			return newInt(c.w, e)
		}),
		builtin("comb", "n k", func(c *call) value.Value { return choose(c, true) }),
		builtin("perm", "n k?", func(c *call) value.Value { return choose(c, false) }),
		builtin("dist", "p q", func(c *call) value.Value { return value.UnknownFloat }),
		builtin("fsum", "iterable", func(c *call) value.Value {
			v := sumOf(&call{Args: c.Args, w: c.w, arg: []value.Value{c.arg[0], value.NewFloat(0)}})
			return v
		}),
		builtin("modf", "x", func(c *call) value.Value {
			x, v, ok := c.real(0)
			if !ok {
				if v == nil {
					return nil
				}
				return value.NewTuple(v, v)
			}
			i, f := math.Modf(x)
			return value.NewTuple(value.NewFloat(f), value.NewFloat(i))
		}),
		builtin("frexp", "x", func(c *call) value.Value {
			x, v, ok := c.real(0)
			if !ok {
				if v == nil {
					return nil
				}
				return value.NewTuple(v, unknownInt(c.w, -1100, 1100, 0))
			}
			f, e := math.Frexp(x)
			return value.NewTuple(value.NewFloat(f), value.NewInt(int64(e)))
		}),
		builtin("isclose", "a b *rel_tol? *abs_tol?", func(c *call) value.Value {
			a, ok1 := constFloat(c.arg[0])
			b, ok2 := constFloat(c.arg[1])
			rel, abs := 1e-9, 0.0
			ok3, ok4 := true, true
			if c.arg[2] != nil {
				rel, ok3 = constFloat(c.arg[2])
			}
			if c.arg[3] != nil {
				abs, ok4 = constFloat(c.arg[3])
			}
			if !ok1 || !ok2 || !ok3 || !ok4 {
				return c.unknown("bool")
			}
			d := math.Abs(a - b)
			return value.Bool(a == b || d <= math.Max(rel*math.Max(math.Abs(a), math.Abs(b)), abs))
		}),
	)
})

// foldInts combines int arguments.
func foldInts(a *value.Args, start int64, f func(x, y int64) int64) value.Value {
	for _, v := range a.Pos {
		n, ok := constInt(v)
		if !ok || a.OpenPos {
			return unknownInt(a.World, 0, maxInt, 0)
		}
		start = f(start, n)
	}
	return value.NewInt(max(start, -start))
}

// choose is comb and perm.
func choose(c *call, comb bool) value.Value {
	n, ok1 := constInt(c.arg[0])
	k, ok2 := c.int(1, n)
	if !ok1 || !ok2 {
		return unknownInt(c.w, 0, maxInt, 0)
	}
	if n < 0 || k < 0 {
		return c.raise("ValueError", "n must be a non-negative integer")
	}
	if k > n {
		return value.NewInt(0)
	}
	e := dim.Int(1)
	for i := range k {
		e = e.MulInt(n - i)
		if comb {
			e = e.FloorDivInt(i + 1)
		}
	}
	return newInt(c.w, e)
}
