package dim_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// manySymbols makes symbols in the order of their numbers.
func manySymbols(a *dim.Arena, n int) []dim.Expr {
	out := make([]dim.Expr, n)
	for i := range out {
		out[i] = a.NewSymbol("s", 0, 1<<40)
	}
	return out
}

func atLeast(t testing.TB, f *dim.Facts, s dim.Expr, n int64) *dim.Facts {
	t.Helper()
	g, ok, _ := f.Assume(dim.Constraint{Left: dim.Int(n), Rel: dim.LE, Right: s})
	if !ok {
		t.Fatalf("%d <= %v is taken for a contradiction", n, s)
	}
	return g
}

// TestFactsAreNotShared: what is assumed of one of many symbols, in whatever order, is known of it alone, and not by
// the facts from which these were made.
func TestFactsAreNotShared(t *testing.T) {
	a := dim.NewArena()
	syms := manySymbols(a, 500)
	r := rand.New(rand.NewPCG(1, 2))
	var f *dim.Facts
	var earlier []*dim.Facts
	order := r.Perm(len(syms))
	for i, k := range order {
		earlier = append(earlier, f)
		f = atLeast(t, f, syms[k], int64(i+1))
	}
	low := func(f *dim.Facts, s dim.Expr) int64 { lo, _ := f.Range(s); return lo }
	for i, k := range order {
		if got := low(f, syms[k]); got != int64(i+1) {
			t.Errorf("symbol %d is at least %d, want %d", k, got, i+1)
		}
		if got := low(earlier[i], syms[k]); got != 0 {
			t.Errorf("before anything was assumed of symbol %d it was at least %d", k, got)
		}
		if i > 0 {
			if last := order[i-1]; low(earlier[i], syms[last]) != int64(i) {
				t.Errorf("what was assumed of symbol %d was lost", last)
			}
		}
	}
}

// TestAssumeNumbers: what mentions no symbol is true or not, and is no fact of a path.
func TestAssumeNumbers(t *testing.T) {
	a := dim.NewArena()
	f := atLeast(t, nil, a.NewSymbol("s", 0, 1<<40), 1)
	g, ok, _ := f.Assume(dim.Constraint{Left: dim.Int(768), Rel: dim.EQ, Right: dim.Int(768)})
	if !ok || g != f {
		t.Errorf("768 == 768: ok %v, %d facts, want those before", ok, len(g.Constraints()))
	}
	if _, ok, _ := f.Assume(dim.Constraint{Left: dim.Int(768), Rel: dim.LT, Right: dim.Int(768)}); ok {
		t.Error("768 < 768 is no contradiction")
	}
}

// BenchmarkAssumeAmongMany assumes a bound of one symbol where a thousand are known.
func BenchmarkAssumeAmongMany(b *testing.B) {
	a := dim.NewArena()
	syms := manySymbols(a, 1000)
	var f *dim.Facts
	for _, s := range syms {
		f = atLeast(b, f, s, 1)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		atLeast(b, f, syms[i%len(syms)], 1+int64(i%7))
	}
}
