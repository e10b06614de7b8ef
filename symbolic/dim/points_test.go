package dim

import (
	"math"
	"math/rand/v2"
	"testing"
)

// randomExprs builds sums, products, quotients, minima and maxima on top of
// each other.
func randomExprs(r *rand.Rand, syms []Expr, n int) []Expr {
	out := append([]Expr{Int(2), Int(-3), Int(1 << 33)}, syms...)
	for range n {
		x, y := out[r.IntN(len(out))], out[r.IntN(len(out))]
		e := [](func() Expr){
			func() Expr { return x.Add(y) },
			func() Expr { return x.Sub(y.MulInt(3)) },
			func() Expr { return x.Mul(y) },
			func() Expr { return x.FloorDiv(y) },
			func() Expr { return x.AddInt(1).FloorDivInt(4) },
			func() Expr { return Min(x, y) },
			func() Expr { return Max(x, y) },
		}[r.IntN(7)]()
		if e.Valid() && size(e) < 60 {
			out = append(out, e)
		}
	}
	return out
}

// TestPointValues compares the kept values with those that Eval computes for
// the values of the symbols.
func TestPointValues(t *testing.T) {
	compared := 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 9))
		a := NewArena()
		syms := []Expr{a.NewSymbol("H", 1, math.MaxInt64), a.NewSymbol("n", -5, 40), a.NewSymbol("z", math.MinInt64, math.MaxInt64), a.NewSymbol("k", 33, 1<<40)}
		for _, e := range randomExprs(r, syms, 30) {
			if e.n == nil {
				continue
			}
			for i, v := range e.n.points() {
				want, ok := Expr{n: e.n}.Eval(func(s Symbol) (int64, bool) {
					info := a.Info(s)
					at := int64(a.Symbol(s).n.points()[i])
					return at, info.Lo <= at && at <= info.Hi
				})
				if v == noValue {
					continue
				}
				compared++
				if !ok || want != int64(v) {
					t.Fatalf("seed %d: %v is %d at point %d, want %d (%v)", seed, e, v, i, want, ok)
				}
			}
		}
	}
	if compared < 10000 {
		t.Errorf("only %d values were compared", compared)
	}
}

// TestPointsOfFacts asks at which points of the symbols facts hold.
func TestPointsOfFacts(t *testing.T) {
	a := NewArena()
	h, w := a.NewSymbol("H", 1, math.MaxInt64), a.NewSymbol("W", 1, math.MaxInt64)
	f, ok, _ := (*Facts)(nil).Assume(Constraint{Left: h.Mod(Int(4)), Rel: EQ, Right: Int(0)})
	if !ok {
		t.Fatal("H % 4 == 0 contradicts nothing")
	}
	f, ok, _ = f.Assume(Constraint{Left: h, Rel: LT, Right: w})
	if !ok {
		t.Fatal("H < W contradicts nothing")
	}
	for i := range manyPoints {
		x, y := h.n.points()[i], w.n.points()[i]
		if holds, kept := x%4 == 0 && x < y, f.excluded>>i&1 == 0; holds != kept {
			t.Errorf("H = %d, W = %d: kept %v", x, y, kept)
		}
	}
}
