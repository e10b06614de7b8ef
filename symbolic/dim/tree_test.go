package dim_test

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// A tree is an expression as it was written, with an evaluator of its own:
// the truth that normal forms are compared with.
type tree struct {
	op          string // "c", "s", or an operator
	value       int64  // constant, or index of the symbol
	left, right *tree
}

// world is a few symbols with bounds.
type world struct {
	arena *dim.Arena
	names []string
	syms  []dim.Expr
	lo    []int64
	hi    []int64 // of the symbol; trials stop earlier
}

func newWorld(r *rand.Rand, n int) *world {
	w := &world{arena: dim.NewArena(), names: []string{"H", "W", "T", "n"}[:n]}
	for _, name := range w.names {
		lo := []int64{1, 1, 1, 0, 2, -3}[r.IntN(6)]
		hi := int64(math.MaxInt64)
		if r.IntN(4) == 0 {
			hi = lo + r.Int64N(20)
		}
		w.lo, w.hi = append(w.lo, lo), append(w.hi, hi)
		w.syms = append(w.syms, w.arena.NewSymbol(name, lo, hi))
	}
	return w
}

func (w *world) random(r *rand.Rand, depth int) *tree {
	if depth == 0 || r.IntN(6) == 0 {
		if r.IntN(3) == 0 {
			return &tree{op: "c", value: r.Int64N(14) - 4}
		}
		return &tree{op: "s", value: r.Int64N(int64(len(w.syms)))}
	}
	op := []string{"+", "+", "-", "-", "*", "//", "//", "//", "%", "min", "max"}[r.IntN(11)]
	t := &tree{op: op, left: w.random(r, depth-1)}
	if (op == "//" || op == "%" || op == "*") && r.IntN(4) > 0 {
		t.right = &tree{op: "c", value: []int64{2, 2, 3, 4, 5, 8, -2, -3, 1}[r.IntN(9)]}
	} else {
		t.right = w.random(r, depth-1)
	}
	return t
}

func (w *world) build(t *tree) dim.Expr {
	switch t.op {
	case "c":
		return dim.Int(t.value)
	case "s":
		return w.syms[t.value]
	}
	x, y := w.build(t.left), w.build(t.right)
	switch t.op {
	case "+":
		return x.Add(y)
	case "-":
		return x.Sub(y)
	case "*":
		return x.Mul(y)
	case "//":
		return x.FloorDiv(y)
	case "%":
		return x.Mod(y)
	case "min":
		return dim.Min(x, y)
	}
	return dim.Max(x, y)
}

// eval is Python's value; false for a division by 0. Trees of these tests stay
// far from an overflow.
func (t *tree) eval(env []int64) (int64, bool) {
	switch t.op {
	case "c":
		return t.value, true
	case "s":
		return env[t.value], true
	}
	x, ok1 := t.left.eval(env)
	y, ok2 := t.right.eval(env)
	if !ok1 || !ok2 || (t.op == "//" || t.op == "%") && y == 0 {
		return 0, false
	}
	switch t.op {
	case "+":
		return x + y, true
	case "-":
		return x - y, true
	case "*":
		return x * y, true
	case "//":
		return pyFloor(x, y), true
	case "%":
		return x - y*pyFloor(x, y), true
	case "min":
		return min(x, y), true
	}
	return max(x, y), true
}

func pyFloor(x, y int64) int64 {
	q := x / y
	if q*y != x && (x < 0) != (y < 0) {
		q--
	}
	return q
}

func (t *tree) String() string {
	switch t.op {
	case "c":
		return fmt.Sprintf("(%d)", t.value)
	case "s":
		return []string{"H", "W", "T", "n"}[t.value]
	case "min", "max":
		return fmt.Sprintf("%s(%v, %v)", t.op, t.left, t.right)
	}
	return fmt.Sprintf("(%v %s %v)", t.left, t.op, t.right)
}

// each calls visit with assignments: a dense grid near the lower ends and some
// far ones.
func (w *world) each(r *rand.Rand, span, far int64, visit func(env []int64) bool) {
	env := make([]int64, len(w.syms))
	var walk func(i int) bool
	walk = func(i int) bool {
		if i == len(env) {
			return visit(env)
		}
		for v := w.lo[i]; v <= min(w.hi[i], w.lo[i]+span); v++ {
			if env[i] = v; !walk(i + 1) {
				return false
			}
		}
		return true
	}
	if !walk(0) {
		return
	}
	for range far {
		for i := range env {
			env[i] = w.lo[i] + r.Int64N(min(w.hi[i], w.lo[i]+3000)-w.lo[i]+1)
		}
		if !visit(env) {
			return
		}
	}
}

func (w *world) env(values []int64) func(dim.Symbol) (int64, bool) {
	return func(s dim.Symbol) (int64, bool) {
		for i, e := range w.syms {
			if x, _ := e.AsSymbol(); x == s {
				return values[i], true
			}
		}
		return 0, false
	}
}
