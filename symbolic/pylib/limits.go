package pylib

import "github.com/shapelint/shapelint/symbolic/value"

// What a program asks for may be larger than any memory. Beyond these limits a
// value is known by its type, or by its length and any element, only.
const (
	// maxUnrolled is the number of elements of a range or product that are listed one by one.
	maxUnrolled = 1 << 17
	// maxRepeat is the largest list that repetition and concatenation write out.
	maxRepeat = 1 << 16
	// maxText is the longest text that an operation makes.
	maxText = 1 << 18
	// maxDigits is the longest number that is read or written digit by digit;
	// no float has more digits.
	maxDigits = 1100
	// costOfComparison is how many elements are scanned in the time of one that is compared.
	costOfComparison = 16
)

// fits tells if n parts of a size stay within a limit.
func fits(n, size, limit int64) bool {
	return n <= 0 || size <= 0 || n <= limit/size
}

// tooLong is a text that is not written out.
func tooLong(w *value.World) value.Value { return w.Limit("str", "text longer than the limit") }

// boundedStr is a text unless it is too long.
func boundedStr(w *value.World, s string) value.Value {
	if len(s) > maxText {
		return tooLong(w)
	}
	return newStr(s)
}
