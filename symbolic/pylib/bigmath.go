package pylib

import (
	"math"
	"math/big"
	"sync"
)

// The C library's exp, log and pow are rounded correctly but in rare cases, and
// widths of networks are computed with them; Go's are not. These functions
// compute with more bits and round once.

const workBits = 200

func newBig(x float64) *big.Float { return new(big.Float).SetPrec(workBits).SetFloat64(x) }

func zeroBig() *big.Float { return new(big.Float).SetPrec(workBits) }

// bigLn2 is ln 2.
var bigLn2 = sync.OnceValue(func() *big.Float { return lnSeries(newBig(2)) })

// lnBig is the natural logarithm of x > 0: that of its mantissa plus e ln 2.
func lnBig(x *big.Float) *big.Float {
	m := zeroBig()
	exp := x.MantExp(m)
	if m.Cmp(newBig(math.Sqrt2/2)) < 0 {
		m.Mul(m, newBig(2))
		exp--
	}
	sum := lnSeries(m)
	if exp != 0 {
		sum.Add(sum, zeroBig().Mul(newBig(float64(exp)), bigLn2()))
	}
	return sum
}

// lnSeries is the natural logarithm of an m near 1: 2 artanh((m-1)/(m+1)).
func lnSeries(m *big.Float) *big.Float {
	one := newBig(1)
	t := zeroBig().Quo(zeroBig().Sub(m, one), zeroBig().Add(m, one))
	t2 := zeroBig().Mul(t, t)
	sum, p := zeroBig().Set(t), zeroBig().Set(t)
	for k := 3; k < 400; k += 2 {
		p.Mul(p, t2)
		term := zeroBig().Quo(p, newBig(float64(k)))
		if term.Sign() == 0 || sum.Sign() != 0 && term.MantExp(nil) < sum.MantExp(nil)-workBits {
			break
		}
		sum.Add(sum, term)
	}
	return sum.Mul(sum, newBig(2))
}

// expBig is e**x for |x| < 800.
func expBig(x *big.Float) *big.Float {
	q := zeroBig().Quo(x, bigLn2())
	n, _ := q.Float64()
	k := int(math.Round(n))
	r := zeroBig().Sub(x, zeroBig().Mul(newBig(float64(k)), bigLn2()))
	r.SetMantExp(r, -8) // halve 8 times, square back
	sum, term := newBig(1), newBig(1)
	for i := 1; i < 60; i++ {
		term.Mul(term, r)
		term.Quo(term, newBig(float64(i)))
		sum.Add(sum, term)
	}
	for range 8 {
		sum.Mul(sum, sum)
	}
	return sum.SetMantExp(sum, k)
}

// expFloat is math.exp.
func expFloat(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || x == 0 || x > 709 || x < -708 {
		return math.Exp(x)
	}
	f, _ := expBig(newBig(x)).Float64()
	return f
}

// logFloat is math.log.
func logFloat(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 0) || x == 1 {
		return math.Log(x)
	}
	f, _ := lnBig(newBig(x)).Float64()
	return f
}

// logBase is log(x) to base 2 or 10.
func logBase(x, base float64) float64 {
	if !(x > 0) || math.IsInf(x, 0) || x == 1 {
		return math.Log(x)
	}
	if frac, exp := math.Frexp(x); base == 2 && frac == 0.5 {
		return float64(exp - 1)
	}
	f, _ := zeroBig().Quo(lnBig(newBig(x)), lnBig(newBig(base))).Float64()
	return f
}

// powFloat is x ** y of floats.
func powFloat(x, y float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsNaN(y) || math.IsInf(x, 0) || math.IsInf(y, 0) || x == 0 || y == 0 || x == 1:
		return math.Pow(x, y)
	case y == 0.5:
		return math.Sqrt(x)
	case x < 0 && y != math.Trunc(y):
		return math.NaN()
	}
	if y == math.Trunc(y) && math.Abs(y) <= 64 {
		p := newBig(1)
		p.SetPrec(4096)
		b := new(big.Float).SetPrec(4096).SetFloat64(x)
		for range int(math.Abs(y)) {
			p.Mul(p, b)
		}
		if y < 0 {
			p.Quo(new(big.Float).SetPrec(4096).SetInt64(1), p)
		}
		f, _ := p.Float64()
		return f
	}
	l := zeroBig().Mul(lnBig(newBig(math.Abs(x))), newBig(y))
	if e, _ := l.Float64(); math.Abs(e) > 700 {
		return math.Pow(x, y)
	}
	f, _ := expBig(l).Float64()
	if x < 0 && math.Mod(y, 2) != 0 {
		f = -f
	}
	return f
}
