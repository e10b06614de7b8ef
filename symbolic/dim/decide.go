package dim

import (
	"slices"
	"sync/atomic"
)

// This file decides questions. Cheapest first, each stage answers or passes on:
//
//  1. equal forms, and forms that differ by a constant;
//  2. the values at the fixed points that satisfy the facts: equal at one and
//     different at another proves that both happen, and no proof is tried;
//  3. what was found before, for the same difference and facts;
//  4. substitution of what the path has solved;
//  5. gcd of the coefficients, intervals;
//  6. samples, which prove the same as the fixed points;
//  7. residue classes, with the constraints that remain as further knowledge;
//  8. whether assuming equality contradicts.
//
// Every proof by 4, 5, 7 or 8 is tried against points that satisfy the facts;
// a disagreement is counted by Disagreements and answered by Unknown.

var disagreements atomic.Int64

// Disagreements is how many proofs samples refuted, in all arenas of the
// process. It is 0 unless this package has a bug; tests demand that.
func Disagreements() int { return int(disagreements.Load()) }

type memo struct {
	equal  map[Expr]Answer
	atMost map[Expr]Answer
	ranges map[Expr]interval
	points map[string]*sampler
}

// remember returns where answers under these facts are kept.
func (f *Facts) remember(a *Arena) *memo {
	if f == nil {
		f = a.free
	}
	if f.memo == nil || len(f.memo.equal)+len(f.memo.atMost)+len(f.memo.ranges) > maxMemo {
		f.memo = &memo{map[Expr]Answer{}, map[Expr]Answer{}, map[Expr]interval{}, map[string]*sampler{}}
	}
	return f.memo
}

// Equal reports whether a == b for all values, for none, or neither is proved.
func (f *Facts) Equal(a, b Expr) Answer {
	if !a.Valid() || !b.Valid() {
		return Unknown
	}
	if a.n == b.n {
		return answer(a.c == b.c, a.c != b.c)
	}
	if p := f.comparePoints(a, b); p.equal != 0 && p.less|p.more != 0 {
		return Unknown
	}
	d := a.Sub(b)
	if !d.Valid() {
		return Unknown
	}
	m := f.remember(d.n.arena)
	if r, ok := m.equal[d]; ok {
		return r
	}
	r := f.equal(d)
	m.equal[d] = r
	return r
}

func answer(yes, no bool) Answer {
	switch {
	case yes:
		return Yes
	case no:
		return No
	}
	return Unknown
}

// equal decides d == 0.
func (f *Facts) equal(d Expr) Answer {
	x := f.expand(d)
	if c, ok := x.Const(); ok {
		return f.checked(d, answer(c == 0, c != 0))
	}
	if g := content(Expr{n: x.n}); x.c%g != 0 {
		return f.checked(d, No)
	}
	if !f.interval(x).contains(0) {
		return f.checked(d, No)
	}
	if d.n.arena.tired() {
		return Unknown
	}
	zero, other := f.tryPoints(d)
	if zero && other {
		return Unknown
	}
	if !other && f.provedZero(x) {
		return f.checked(d, Yes)
	}
	if !zero && (f.provedNonzero(x) || f.contradicts(relation{diff: x, rel: EQ})) {
		return f.checked(d, No)
	}
	if !other && f.contradicts(relation{diff: x, rel: NE}) {
		return f.checked(d, Yes)
	}
	return Unknown
}

// tryPoints reports whether d is 0 somewhere and something else elsewhere.
func (f *Facts) tryPoints(d Expr) (zero, other bool) {
	p := f.comparePoints(d, Int(0))
	zero, other = p.equal != 0, p.less|p.more != 0
	if zero && p.equal.enough() {
		return zero, other
	}
	f.sampleValues(d, 16, func(_ sample, v int64) bool {
		zero, other = zero || v == 0, other || v != 0
		return !zero || !other
	})
	return zero || other && f.hasZero(d), other
}

// checked tries a proof that d is 0 (Yes) or never 0 (No) against samples.
func (f *Facts) checked(d Expr, r Answer) Answer {
	p := f.comparePoints(d, Int(0))
	return f.refute(d, r, p.equal, p.less|p.more, func(v int64) bool { return v == 0 })
}

// checkedSign tries a proof about d <= 0 against samples.
func (f *Facts) checkedSign(d Expr, r Answer) Answer {
	p := f.comparePoints(d, Int(0))
	return f.refute(d, r, p.less|p.equal, p.more, func(v int64) bool { return v <= 0 })
}

// refute tries a proof against the fixed points, and where too few of them
// satisfy the facts, against samples. It is given where the proved statement
// holds and where it does not.
func (f *Facts) refute(d Expr, r Answer, yes, no pointSet, holds func(v int64) bool) Answer {
	if r == Unknown {
		return r
	}
	wrong := no
	if r == No {
		wrong = yes
	}
	if wrong == 0 && !(yes | no).enough() && !d.n.arena.tired() {
		f.sampleValues(d, 32, func(_ sample, v int64) bool {
			if holds(v) != (r == Yes) {
				wrong = 1
			}
			return wrong == 0
		})
	}
	if wrong != 0 {
		disagreements.Add(1)
		return Unknown
	}
	return r
}

// newClasses prepares a proof with the remaining constraints that touch es.
func (f *Facts) newClasses(a *Arena, es ...Expr) *classes {
	return newClasses(a, func(s Symbol) domain { return f.domain(a, s) }, es, f.related(es...))
}

// related returns the remaining constraints that are connected with es by
// common symbols, up to a limit.
func (f *Facts) related(es ...Expr) []relation {
	if f == nil || len(f.rest) == 0 {
		return nil
	}
	const most = 8
	var syms []Symbol
	for _, e := range es {
		syms = append(syms, e.Symbols()...)
	}
	var out []relation
	used := make([]bool, len(f.rest))
	for grew := true; grew && len(out) < most; {
		grew = false
		for i, r := range f.rest {
			if used[i] || len(out) == most || !touches(r.diff, syms) {
				continue
			}
			used[i], grew = true, true
			out = append(out, r)
			syms = append(syms, r.diff.Symbols()...)
		}
	}
	return out
}

func touches(e Expr, syms []Symbol) bool {
	return slices.ContainsFunc(e.Symbols(), func(s Symbol) bool { return slices.Contains(syms, s) })
}

// prove runs a proof over all cases, first without the remaining constraints
// (what holds without them holds with them), then with them.
func (f *Facts) prove(d Expr, test func(c *classes, p poly) bool) bool {
	a := d.n.arena
	domainOf := func(s Symbol) domain { return f.domain(a, s) }
	c := newClasses(a, domainOf, []Expr{d}, nil)
	if c.each(func(ps []poly) bool { return test(c, ps[0]) }) {
		return true
	}
	facts := f.related(d)
	if len(facts) == 0 {
		return false
	}
	c = newClasses(a, domainOf, []Expr{d}, facts)
	return c.each(func(ps []poly) bool { return test(c, ps[0]) })
}

func (f *Facts) provedZero(d Expr) bool {
	return f.prove(d, (*classes).isZero)
}

func (f *Facts) provedNonzero(d Expr) bool {
	return f.prove(d, (*classes).nonzero)
}

// LessEq answers a <= b.
func (f *Facts) LessEq(a, b Expr) Answer {
	if !a.Valid() || !b.Valid() {
		return Unknown
	}
	if p := f.comparePoints(a, b); p.less|p.equal != 0 && p.more != 0 {
		return Unknown
	}
	d := a.Sub(b)
	if !d.Valid() {
		return Unknown
	}
	if d.n == nil {
		return answer(d.c <= 0, d.c > 0)
	}
	m := f.remember(d.n.arena)
	r, ok := m.atMost[d]
	if !ok {
		r = f.lessEq(d)
		m.atMost[d] = r
	}
	return r
}

// lessEq decides d <= 0.
func (f *Facts) lessEq(d Expr) Answer {
	x := f.expand(d)
	if c, ok := x.Const(); ok {
		return answer(c <= 0, c > 0)
	}
	r := f.interval(x)
	if r.hi <= 0 || r.lo > 0 {
		return f.checkedSign(d, answer(r.hi <= 0, r.lo > 0))
	}
	if d.n.arena.tired() {
		return Unknown
	}
	low, high := false, false
	f.sampleValues(d, 16, func(_ sample, v int64) bool {
		low, high = low || v <= 0, high || v > 0
		return !low || !high
	})
	if low && high {
		return Unknown
	}
	if !high && (f.prove(x, (*classes).provedAtMost) || f.contradicts(relation{diff: Int(1).Sub(x), rel: LE})) {
		return f.checkedSign(d, Yes)
	}
	if !low && (f.prove(x, (*classes).provedPositive) || f.contradicts(relation{diff: x, rel: LE})) {
		return f.checkedSign(d, No)
	}
	return Unknown
}

func (c *classes) provedAtMost(p poly) bool {
	if c.atMost(p) || c.extremes(p).hi <= 0 {
		return true
	}
	c.cut(p)
	return false
}

func (c *classes) provedPositive(p poly) bool {
	q, ok := p.addScaled(polyConst(1), -1)
	if ok && (c.atLeast(q) || c.extremes(q).lo >= 0) {
		return true
	}
	c.cut(p)
	return false
}

// Less answers a < b.
func (f *Facts) Less(a, b Expr) Answer { return f.LessEq(a.AddInt(1), b) }

// Divides answers e % k == 0. It is Unknown where k may be 0.
func (f *Facts) Divides(k, e Expr) Answer {
	if lo, hi := f.Range(k); lo <= 0 && hi >= 0 {
		return Unknown
	}
	x, y := f.expand(e), f.expand(k)
	return f.Equal(x.Mod(y), Int(0))
}

// Example returns values of the symbols of e, and of those connected with them
// by constraints, that satisfy the facts; nil if none was found.
func (f *Facts) Example(e Expr) map[Symbol]int64 {
	if e.n == nil || !e.Valid() {
		return nil
	}
	found := f.samples(e.n.arena, e.Symbols(), 1)
	if len(found) == 0 {
		return nil
	}
	return found[0].values()
}

// Witness returns values of the symbols for which a and b are equal, and for
// which they differ; nil where none was found. Symbols that the difference
// does not depend on are left out; Example has values for these.
func (f *Facts) Witness(a, b Expr) (equal, differ map[Symbol]int64) {
	d := a.Sub(b)
	if !d.Valid() || d.n == nil {
		return nil, nil
	}
	f.sampleValues(d, 64, func(s sample, v int64) bool {
		switch {
		case v == 0 && equal == nil:
			equal = s.values()
		case v != 0 && differ == nil:
			differ = s.values()
		}
		return equal == nil || differ == nil
	})
	if equal == nil {
		equal = f.witness(d, EQ)
	}
	if differ == nil {
		differ = f.witness(d, NE)
	}
	return equal, differ
}

// witness assumes d rel 0 and looks for a sample that satisfies it.
func (f *Facts) witness(d Expr, rel Rel) (found map[Symbol]int64) {
	g, ok := f.assume(Constraint{Left: d, Rel: rel, Right: Int(0)})
	if !ok {
		return nil
	}
	g.sampleValues(d, 64, func(s sample, v int64) bool {
		if rel.holds(v) {
			found = s.values()
		}
		return found == nil
	})
	return found
}
