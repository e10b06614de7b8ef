package dim_test

import (
	"flag"
	"math/rand/v2"
	"testing"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/dim/questions"
)

var firstSeed = flag.Uint64("dim.seed", 0, "first seed of the property tests")

func trials(t *testing.T, n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

// TestNormalForm compares the value of the normal form, and of its text, with
// that of the expression as written.
func TestNormalForm(t *testing.T) {
	for seed := range trials(t, 6000) {
		r := rand.New(rand.NewPCG(*firstSeed+uint64(seed), 1))
		w := newWorld(r, 1+r.IntN(3))
		x := w.random(r, 4)
		e := w.build(x)
		if !e.Valid() {
			continue
		}
		p := questions.Parser{Names: map[string]dim.Expr{}}
		for i, s := range w.syms {
			p.Names[w.names[i]] = s
		}
		back, err := p.Expr(e.String())
		if err != nil {
			t.Fatalf("%v prints as %v: %v", x, e, err)
		}
		short := (*dim.Facts)(nil).Simplify(e)
		w.each(r, 6, 60, func(env []int64) bool {
			want, ok := x.eval(env)
			if !ok {
				return true // Python raises; the form may have lost the division
			}
			for _, f := range []dim.Expr{e, back, short} {
				if got, ok := f.Eval(w.env(env)); !ok || got != want {
					t.Fatalf("seed %d: %v is %v, written %v (parsed back %v, simplified %v) gives %d, want %d at %v", seed, x, e, e.String(), back, short, got, want, env)
				}
			}
			return true
		})
	}
}

// TestAnswers compares Equal, LessEq, Range, Divides and Residue with values.
func TestAnswers(t *testing.T) {
	before := dim.Disagreements()
	for seed := range trials(t, 4000) {
		r := rand.New(rand.NewPCG(*firstSeed+uint64(seed), 2))
		w := newWorld(r, 1+r.IntN(3))
		x, y := w.random(r, 3), w.random(r, 3)
		a, b := w.build(x), w.build(y)
		if !a.Valid() || !b.Valid() {
			continue
		}
		var f *dim.Facts
		equal, atMost, divides := f.Equal(a, b), f.LessEq(a, b), f.Divides(b, a)
		lo, hi := f.Range(a)
		m, res := f.Residue(a)
		w.each(r, 6, 60, func(env []int64) bool {
			u, ok1 := x.eval(env)
			v, ok2 := y.eval(env)
			if !ok1 || !ok2 {
				return true
			}
			fail := func(what string, ans any) {
				t.Fatalf("seed %d: %v and %v (%v, %v): %s says %v, but %d and %d at %v", seed, x, y, a, b, what, ans, u, v, env)
			}
			if equal == dim.Yes && u != v || equal == dim.No && u == v {
				fail("Equal", equal)
			}
			if atMost == dim.Yes && u > v || atMost == dim.No && u <= v {
				fail("LessEq", atMost)
			}
			if v != 0 && (divides == dim.Yes && u%v != 0 || divides == dim.No && u%v == 0) {
				fail("Divides", divides)
			}
			if u < lo || u > hi {
				fail("Range", [2]int64{lo, hi})
			}
			if pyFloor(u-res, m)*m != u-res {
				fail("Residue", [2]int64{m, res})
			}
			return true
		})
	}
	if dim.Disagreements() != before {
		t.Errorf("%d proofs were refuted by samples", dim.Disagreements()-before)
	}
}

// TestAssume checks that facts never exclude a solution of the constraints,
// whatever order and form these come in.
func TestAssume(t *testing.T) {
	before := dim.Disagreements()
	decided := 0
	for seed := range trials(t, 5000) {
		r := rand.New(rand.NewPCG(*firstSeed+uint64(seed), 3))
		w := newWorld(r, 1+r.IntN(3))
		var left, right []*tree
		var rels []dim.Rel
		var f *dim.Facts
		n := 0 // of the constraints that f has taken
		holds := func(env []int64, n int) (bool, bool) {
			for i := range n {
				u, ok1 := left[i].eval(env)
				v, ok2 := right[i].eval(env)
				if !ok1 || !ok2 {
					return false, false
				}
				if ![]bool{u == v, u != v, u <= v, u < v}[rels[i]] {
					return false, true
				}
			}
			return true, true
		}
		for i := range 1 + r.IntN(3) {
			left, right = append(left, w.random(r, r.IntN(3))), append(right, w.random(r, r.IntN(3)))
			rels = append(rels, []dim.Rel{dim.EQ, dim.EQ, dim.NE, dim.LE, dim.LT}[r.IntN(5)])
			c := dim.Constraint{Left: w.build(left[i]), Rel: rels[i], Right: w.build(right[i]), Tag: i}
			g, ok, core := f.Assume(c)
			if !ok {
				decided++
				w.each(r, 8, 60, func(env []int64) bool {
					if good, defined := holds(env, i+1); good && defined {
						t.Fatalf("seed %d: %v %v %v contradicts %v, but %v satisfies all", seed, left, rels, right, core, env)
					}
					return true
				})
				break
			}
			f, n = g, i+1
		}
		x := w.random(r, 3)
		e := w.build(x)
		res := f.Resolve(e)
		lo, hi := f.Range(e)
		y := w.random(r, 2)
		d := w.build(y)
		eq, le := f.Equal(e, d), f.LessEq(e, d)
		short := f.Simplify(e)
		rest := f.Remaining()
		w.each(r, 8, 60, func(env []int64) bool {
			good, defined := holds(env, n)
			if !good || !defined {
				return true
			}
			fail := func(what string, ans any) {
				t.Fatalf("seed %d: %v %v %v: %s of %v, %v is %v, not so at %v", seed, left, rels, right, what, x, y, ans, env)
			}
			for i, s := range w.syms {
				sym, _ := s.AsSymbol()
				if sub, ok := f.Substitution(sym); ok {
					if v, ok := sub.Eval(w.env(env)); ok && v != env[i] {
						fail("Substitution", []any{s, sub})
					}
				}
				if slo, shi := f.Range(s); env[i] < slo || env[i] > shi {
					fail("Range", []any{s, slo, shi})
				}
			}
			for _, c := range rest {
				u, ok1 := c.Left.Eval(w.env(env))
				v, ok2 := c.Right.Eval(w.env(env))
				if ok1 && ok2 && ![]bool{u == v, u != v, u <= v, u < v}[c.Rel] {
					fail("Remaining", c)
				}
			}
			u, ok := x.eval(env)
			if !ok {
				return true
			}
			if v, ok := res.Eval(w.env(env)); ok && v != u {
				fail("Resolve", res)
			}
			if v, ok := short.Eval(w.env(env)); ok && v != u {
				fail("Simplify", short)
			}
			if u < lo || u > hi {
				fail("Range", [2]int64{lo, hi})
			}
			if v, ok := y.eval(env); ok {
				if eq == dim.Yes && u != v || eq == dim.No && u == v {
					fail("Equal", eq)
				}
				if le == dim.Yes && u > v || le == dim.No && u <= v {
					fail("LessEq", le)
				}
			}
			return true
		})
	}
	if dim.Disagreements() != before {
		t.Errorf("%d proofs were refuted by samples", dim.Disagreements()-before)
	}
	if !testing.Short() && decided == 0 {
		t.Error("no contradiction was found: the test tests nothing")
	}
}
