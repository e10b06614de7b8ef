package dim_test

import (
	"math"
	"testing"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// FuzzBuild runs a stack machine over the input: whatever is built, with
// constants of any size, has the value that its parts have, or is Invalid.
func FuzzBuild(f *testing.F) {
	f.Add([]byte{0, 1, 10, 2, 4, 0, 200, 5})
	f.Add([]byte{0, 7, 7, 7, 6, 1, 6, 8, 9, 2})
	f.Fuzz(func(t *testing.T, program []byte) {
		if len(program) > 40 {
			return
		}
		a := dim.NewArena()
		syms := []dim.Expr{a.NewSymbol("H", 1, math.MaxInt64), a.NewSymbol("W", 0, 64), a.NewSymbol("z", math.MinInt64, math.MaxInt64)}
		points := [][]int64{{1, 0, 0}, {7, 3, -5}, {224, 64, 17}, {1000, 1, -1}}
		env := func(p []int64) func(dim.Symbol) (int64, bool) {
			return func(s dim.Symbol) (int64, bool) { return p[s], true }
		}
		var stack []dim.Expr
		for _, op := range program {
			if n := len(stack); op >= 8 || n < 2 {
				if op%4 < 3 {
					stack = append(stack, syms[op%4])
				} else {
					stack = append(stack, dim.Int([]int64{2, 3, -1, 16, 0, 1 << 40, -1 << 40, 7}[op/4%8]))
				}
				continue
			}
			x, y := stack[len(stack)-2], stack[len(stack)-1]
			stack = stack[:len(stack)-2]
			var r dim.Expr
			var value func(u, v int64) (int64, bool)
			switch op {
			case 0:
				r, value = x.Add(y), func(u, v int64) (int64, bool) { return u + v, small(u) && small(v) }
			case 1:
				r, value = x.Sub(y), func(u, v int64) (int64, bool) { return u - v, small(u) && small(v) }
			case 2, 3:
				r, value = x.Mul(y), func(u, v int64) (int64, bool) { return u * v, small(u) && small(v) }
			case 4, 5:
				r, value = x.FloorDiv(y), func(u, v int64) (int64, bool) {
					if v == 0 || !small(u) {
						return 0, false
					}
					return pyFloor(u, v), true
				}
			case 6:
				r, value = dim.Min(x, y), func(u, v int64) (int64, bool) { return min(u, v), true }
			case 7:
				r, value = dim.Max(x, y), func(u, v int64) (int64, bool) { return max(u, v), true }
			}
			stack = append(stack, r)
			for _, p := range points {
				u, ok1 := x.Eval(env(p))
				v, ok2 := y.Eval(env(p))
				got, ok3 := r.Eval(env(p))
				if want, ok := value(u, v); ok && ok1 && ok2 && ok3 && got != want {
					t.Fatalf("op %d on %v and %v is %v: %d at %v, want %d", op, x, y, r, got, p, want)
				}
			}
		}
		for _, e := range stack {
			_ = e.String()
			var none *dim.Facts
			if lo, hi := none.Range(e); lo > hi {
				t.Fatalf("%v: empty range", e)
			}
		}
	})
}

func small(v int64) bool { return v > -1<<31 && v < 1<<31 }
