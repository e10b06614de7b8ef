package dim_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// fuzzConstants are the constants of programs, small and extreme.
var fuzzConstants = []int64{
	2, 3, -1, 16, 0, 1 << 40, -1 << 40, 7,
	math.MinInt64, math.MaxInt64, math.MinInt64 + 1, 1 << 62, -1 << 62, 3, math.MaxInt64 - 1, 1 << 31,
}

// fuzzPoints are values of the symbols H >= 1, 0 <= W <= 64 and z.
var fuzzPoints = [][]int64{
	{1, 0, 0}, {7, 3, -5}, {224, 64, 17}, {1000, 1, -1},
	{math.MaxInt64, 64, math.MinInt64 + 1}, {1 << 62, 2, -1 << 62}, {2, 1, math.MaxInt64},
}

// FuzzBuild runs a stack machine over the input: whatever is built, with
// constants of any size, has the value that its parts have, or is Invalid; and
// what is proved about it holds.
func FuzzBuild(f *testing.F) {
	f.Add([]byte{0, 1, 10, 2, 4, 0, 200, 5})
	f.Add([]byte{0, 7, 7, 7, 6, 1, 6, 8, 9, 2})
	f.Add([]byte{11, 43, 8, 2, 4})      // -1 // (MinInt64*H)
	f.Add([]byte{47, 8, 2, 47, 10, 0})  // MaxInt64*H + MaxInt64*z
	f.Add([]byte{8, 51, 2, 8, 4, 9, 2}) // (H*(MinInt64 + 1) // H)*W
	f.Fuzz(fuzzBuild)
}

func fuzzBuild(t *testing.T, program []byte) {
	if len(program) > 40 {
		return
	}
	a := dim.NewArena()
	syms := []dim.Expr{a.NewSymbol("H", 1, math.MaxInt64), a.NewSymbol("W", 0, 64), a.NewSymbol("z", math.MinInt64, math.MaxInt64)}
	var stack []dim.Expr
	for _, op := range program {
		if n := len(stack); op >= 8 || n < 2 {
			if op%4 < 3 {
				stack = append(stack, syms[op%4])
			} else {
				stack = append(stack, dim.Int(fuzzConstants[int(op/4)%len(fuzzConstants)]))
			}
			continue
		}
		x, y := stack[len(stack)-2], stack[len(stack)-1]
		r := fuzzApply(op, x, y)
		stack = append(stack[:len(stack)-2], r)
		for _, p := range fuzzPoints {
			u, ok1 := x.Eval(fuzzEnv(p))
			v, ok2 := y.Eval(fuzzEnv(p))
			got, ok3 := r.Eval(fuzzEnv(p))
			if !ok1 || !ok2 || !ok3 {
				continue
			}
			if want := fuzzValue(op, u, v); want != nil && want.Cmp(big.NewInt(got)) != 0 {
				t.Fatalf("op %d on %v and %v is %v: %d at %v, want %d", op, x, y, r, got, p, want)
			}
		}
	}
	for i, e := range stack {
		_ = e.String()
		fuzzAnswers(t, e, stack[i/2])
	}
}

func fuzzEnv(p []int64) func(dim.Symbol) (int64, bool) {
	return func(s dim.Symbol) (int64, bool) { return p[s], true }
}

func fuzzApply(op byte, x, y dim.Expr) dim.Expr {
	switch op {
	case 0:
		return x.Add(y)
	case 1:
		return x.Sub(y)
	case 2, 3:
		return x.Mul(y)
	case 4, 5:
		return x.FloorDiv(y)
	case 6:
		return dim.Min(x, y)
	}
	return dim.Max(x, y)
}

// fuzzValue is Python's value of an operation, nil for a division by 0.
func fuzzValue(op byte, u, v int64) *big.Int {
	x, y := big.NewInt(u), big.NewInt(v)
	switch op {
	case 0:
		return x.Add(x, y)
	case 1:
		return x.Sub(x, y)
	case 2, 3:
		return x.Mul(x, y)
	case 4, 5:
		if v == 0 {
			return nil
		}
		q, m := new(big.Int).DivMod(x, y, new(big.Int))
		if v < 0 && m.Sign() != 0 { // Euclid's quotient is rounded up here
			q.Sub(q, big.NewInt(1))
		}
		return q
	case 6:
		return big.NewInt(min(u, v))
	}
	return big.NewInt(max(u, v))
}

// fuzzAnswers compares what is proved about x and y with their values.
func fuzzAnswers(t *testing.T, x, y dim.Expr) {
	var none *dim.Facts
	lo, hi := none.Range(x)
	if lo > hi {
		t.Fatalf("%v: empty range", x)
	}
	equal, atMost := none.Equal(x, y), none.LessEq(x, y)
	for _, p := range fuzzPoints {
		u, ok1 := x.Eval(fuzzEnv(p))
		v, ok2 := y.Eval(fuzzEnv(p))
		if ok1 && (u < lo || u > hi) {
			t.Fatalf("%v is %d at %v, not in %d to %d", x, u, p, lo, hi)
		}
		if !ok1 || !ok2 {
			continue
		}
		if equal == dim.Yes && u != v || equal == dim.No && u == v || atMost == dim.Yes && u > v || atMost == dim.No && u <= v {
			t.Fatalf("%v and %v are %d and %d at %v: equal %v, at most %v", x, y, u, v, p, equal, atMost)
		}
	}
}
