package value

import (
	"testing"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// TestLongPath decides literals of a path through a long loop: the first as well as the last.
func TestLongPath(t *testing.T) {
	const n = 3*blockSize + 7
	var p Path
	atoms := make([]*Atom, n)
	ranks := make([]*RankVar, n)
	for i := range atoms {
		atoms[i] = &Atom{ID: int32(i)}
		p.Assume(Literal{Atom: atoms[i], Negated: i%3 == 0})
		ranks[i] = &RankVar{}
		p.Refine(ranks[i], ShapeOf(D(int64(i))))
	}
	first := p
	for i, a := range atoms {
		want := dim.Yes
		if i%3 == 0 {
			want = dim.No
		}
		if got := p.Decide(Literal{Atom: a}); got != want {
			t.Errorf("literal %d is %v, want %v", i, got, want)
		}
		if got := p.Decide(Literal{Atom: a, Negated: true}); got != negate(want) {
			t.Errorf("the negation of literal %d is %v, want %v", i, got, negate(want))
		}
		if s, ok := p.RankOf(ranks[i]); !ok || !s.Dims[0].Is(int64(i)) {
			t.Errorf("rank %d is %v, %v", i, s, ok)
		}
	}
	if got := p.Decide(Literal{Atom: &Atom{ID: 5}}); got != dim.Unknown {
		t.Errorf("an atom that nobody decided is %v", got)
	}
	if _, ok := p.RankOf(&RankVar{}); ok {
		t.Error("a rank that nobody refined is known")
	}
	// What is decided or refined again counts as it was last; a path that was kept does not see it.
	p.Assume(Literal{Atom: atoms[0]})
	p.Refine(ranks[1], ShapeOf(D(7)))
	for i := range 2 * blockSize {
		p.Assume(Literal{Atom: &Atom{ID: int32(n + i)}})
		p.Refine(&RankVar{}, ShapeOf())
	}
	if got := p.Decide(Literal{Atom: atoms[0]}); got != dim.Yes {
		t.Errorf("the literal decided again is %v", got)
	}
	if s, _ := p.RankOf(ranks[1]); !s.Dims[0].Is(7) {
		t.Errorf("the rank refined again is %v", s)
	}
	if got := first.Decide(Literal{Atom: atoms[0]}); got != dim.No {
		t.Errorf("on the path that was kept the literal is %v", got)
	}
}

// TestLongPathExclusive finds the true predicate of a group behind many literals.
func TestLongPathExclusive(t *testing.T) {
	var p Path
	mode := "subject"
	max := &Atom{ID: 1, Subject: mode, Predicate: "== 'max'", Exclusive: true}
	avg := &Atom{ID: 2, Subject: mode, Predicate: "== 'avg'", Exclusive: true}
	p.Assume(Literal{Atom: max})
	for i := range 2 * blockSize {
		p.Assume(Literal{Atom: &Atom{ID: int32(10 + i)}})
	}
	if got := p.Decide(Literal{Atom: avg}); got != dim.No {
		t.Errorf("another predicate of the group is %v, want No", got)
	}
	if got := p.Decide(Literal{Atom: avg, Negated: true}); got != dim.Yes {
		t.Errorf("its negation is %v, want Yes", got)
	}
}

func BenchmarkDecideOnLongPath(b *testing.B) {
	var p Path
	for i := range 50_000 {
		p.Assume(Literal{Atom: &Atom{ID: int32(i)}})
	}
	a := Literal{Atom: &Atom{ID: 1}}
	for b.Loop() {
		p.Decide(a)
	}
}
