package value

import (
	"math"
	"math/bits"
)

// AddsExactly tells that numbers add up to the same in whatever order: no sum of some of them is rounded to that many bits,
// since all are multiples of one power of two and the largest sum is a small multiple of it.
func AddsExactly(xs []float64, precision int) bool {
	lowest, total := math.MaxInt16, 0.0
	for _, x := range xs {
		mantissa, exponent := math.Frexp(math.Abs(x))
		if n := uint64(math.Ldexp(mantissa, 53)); n != 0 {
			lowest = min(lowest, exponent-53+bits.TrailingZeros64(n))
		}
		total += math.Abs(x)
	}
	return total < math.Ldexp(1, lowest+precision)
}
