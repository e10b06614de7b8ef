package dim

import (
	"math"
	"math/bits"
)

// add, mul and their kin report an overflow by ok == false. MinInt64 counts as
// one: no expression holds it, so that every number in one can be negated.

func add(a, b int64) (int64, bool) {
	s := a + b
	return s, (s > a) == (b > 0) && s != math.MinInt64
}

func sub(a, b int64) (int64, bool) {
	s := a - b
	return s, (s < a) == (b > 0) && s != math.MinInt64
}

func mul(a, b int64) (int64, bool) {
	if a == 0 || b == 0 {
		return 0, true
	}
	if a == math.MinInt64 || b == math.MinInt64 {
		return 0, false
	}
	hi, lo := bits.Mul64(uint64(abs(a)), uint64(abs(b)))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

// floorDiv rounds towards minus infinity, as Python does. b must not be 0.
func floorDiv(a, b int64) (int64, bool) {
	if a == math.MinInt64 || b == math.MinInt64 {
		return 0, false
	}
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q, true
}

// floorMod has the sign of b, as Python's remainder.
func floorMod(a, b int64) int64 {
	if b == -1 {
		return 0
	}
	r := a % b
	if r != 0 && (r < 0) != (b < 0) {
		r += b
	}
	return r
}

func abs(a int64) int64 {
	if a < 0 {
		return -a
	}
	return a
}

// gcd is never negative; gcd(0, 0) is 0.
func gcd(a, b int64) int64 {
	a, b = abs(a), abs(b)
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// egcd returns g = gcd(a, b) and x with a*x ≡ g (mod b), for a, b > 0.
func egcd(a, b int64) (g, x int64) {
	x0, x1 := int64(1), int64(0)
	for b != 0 {
		q := a / b
		a, b = b, a-q*b
		x0, x1 = x1, x0-q*x1
	}
	return a, x0
}
