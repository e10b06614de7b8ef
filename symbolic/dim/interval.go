package dim

import "math"

// An interval is a set of integers between two ends; the extreme int64 values
// stand for "unbounded".
type interval struct{ lo, hi int64 }

const (
	negInf = math.MinInt64
	posInf = math.MaxInt64
)

var everything = interval{negInf, posInf}

func point(c int64) interval { return interval{c, c} }

func (i interval) empty() bool           { return i.lo > i.hi }
func (i interval) contains(c int64) bool { return i.lo <= c && c <= i.hi }
func (i interval) positive() bool        { return i.lo >= 1 }
func (i interval) nonzero() bool         { return i.lo >= 1 || i.hi <= -1 }

func (i interval) meet(j interval) interval {
	return interval{max(i.lo, j.lo), min(i.hi, j.hi)}
}

func (i interval) join(j interval) interval {
	return interval{min(i.lo, j.lo), max(i.hi, j.hi)}
}

// addEnd adds two ends of the same side; overflow widens to that side.
func addEnd(a, b, infinite int64) int64 {
	if a == infinite || b == infinite {
		return infinite
	}
	if s, ok := add(a, b); ok {
		return s
	}
	return infinite
}

func (i interval) add(j interval) interval {
	return interval{addEnd(i.lo, j.lo, negInf), addEnd(i.hi, j.hi, posInf)}
}

func (i interval) neg() interval {
	r := everything
	if i.hi != posInf {
		r.lo = -i.hi
	}
	if i.lo != negInf {
		r.hi = -i.lo
	}
	return r
}

// mulEnd multiplies ends of which either may be infinite; 0 * infinity is 0.
func mulEnd(a, b int64) int64 {
	if a == 0 || b == 0 {
		return 0
	}
	inf := int64(posInf)
	if (a < 0) != (b < 0) {
		inf = negInf
	}
	if a == negInf || a == posInf || b == negInf || b == posInf {
		return inf
	}
	if p, ok := mul(a, b); ok {
		return p
	}
	return inf
}

func (i interval) mul(j interval) interval {
	a, b, c, d := mulEnd(i.lo, j.lo), mulEnd(i.lo, j.hi), mulEnd(i.hi, j.lo), mulEnd(i.hi, j.hi)
	// The upper end MaxInt64 may be a number, whose negation is above negInf.
	return interval{min(a, b, c, d), max(a, b, c, d, negInf+1)}
}

// floorDiv is the interval of quotients; the divisor must exclude 0, else
// nothing is known.
func (i interval) floorDiv(j interval) interval {
	if j.hi <= -1 {
		i, j = i.neg(), j.neg()
	}
	if !j.positive() {
		return everything
	}
	r := everything
	// The quotient is monotone in the numerator; by its sign the far or the
	// near end of the divisor is extreme.
	if i.lo != negInf {
		r.lo = divEnd(i.lo, j, i.lo < 0)
	}
	if i.hi != posInf {
		r.hi = divEnd(i.hi, j, i.hi >= 0)
	}
	return r
}

// divEnd divides by the near end of j if near, else by the far end.
func divEnd(a int64, j interval, near bool) int64 {
	d := j.lo
	if !near {
		d = j.hi
	}
	if d == posInf {
		if a < 0 {
			return -1
		}
		return 0
	}
	q, _ := floorDiv(a, d)
	return q
}
