package dim

import (
	"math"
	"slices"
)

// propagate derives bounds and residues of single symbols from a relation over
// several.
func (s *solver) propagate(t task) {
	if t.rel == NE {
		return
	}
	x := t.diff
	a := x.n.arena
	if t.rel == EQ {
		s.roots(t)
		s.residues(t)
	}
	for _, u := range x.n.terms {
		if s.dead {
			return
		}
		other := s.f.interval(x.Sub(a.ofMono(u.m).MulInt(u.c)))
		// u.c*m == -other, or u.c*m <= -other.lo
		want := other.neg()
		if t.rel == LE {
			want.lo = negInf
		}
		s.bound(u.m, divideInterval(want, u.c), t.tag)
	}
}

// divideInterval solves k*m in want for m.
func divideInterval(want interval, k int64) interval {
	if k < 0 {
		want, k = want.neg(), -k
	}
	r := everything
	if want.lo != negInf {
		q, _ := floorDiv(-want.lo, k)
		r.lo = -q
	}
	if want.hi != posInf {
		r.hi, _ = floorDiv(want.hi, k)
	}
	return r
}

// bound passes an interval of a product on to its factors, as far as these are
// never negative.
func (s *solver) bound(m *mono, want interval, tag any) {
	a := s.f.arena
	atoms := slices.Compact(slices.Clone(m.atoms))
	if len(m.atoms) == 1 {
		s.boundAtom(m.atoms[0], want, tag)
		return
	}
	if len(atoms) != len(m.atoms) {
		s.boundPower(m, atoms, want, tag)
		return
	}
	for i, x := range atoms {
		others := point(1)
		for j, y := range atoms {
			if j != i {
				others = others.mul(s.f.interval(a.ofAtom(y)))
			}
		}
		r := everything
		if others.lo >= 1 && want.hi != posInf && want.hi >= 0 {
			r.hi, _ = floorDiv(want.hi, others.lo)
		}
		if want.lo >= 1 && others.lo >= 0 {
			// A product that is at least 1 has no factor 0.
			r.lo = 1
			if others.hi != posInf && others.hi > 0 {
				q, _ := floorDiv(-want.lo, others.hi)
				r.lo = max(1, -q)
			}
			if s.f.interval(a.ofAtom(x)).lo >= 0 && want.hi != posInf {
				r.hi = min(r.hi, want.hi)
			}
		}
		s.boundAtom(x, r, tag)
	}
}

// boundPower handles x**k alone.
func (s *solver) boundPower(m *mono, atoms []*atom, want interval, tag any) {
	if len(atoms) != 1 || s.f.interval(s.f.arena.ofAtom(atoms[0])).lo < 0 || want.hi == posInf || want.hi < 0 {
		return
	}
	s.boundAtom(atoms[0], interval{negInf, rootFloor(want.hi, len(m.atoms))}, tag)
}

func (s *solver) boundAtom(x *atom, r interval, tag any) {
	if s.dead {
		return
	}
	e := s.f.arena.ofAtom(x)
	now := s.f.interval(e)
	if r.lo <= now.lo && r.hi >= now.hi {
		return
	}
	if x.kind == symbolAtom {
		s.narrow(x.sym, domain{r, 1, 0}, tag)
		return
	}
	if r.lo > now.lo {
		s.derive(relation{Int(r.lo).Sub(e), LE, tag})
	}
	if r.hi < now.hi {
		s.derive(relation{e.AddInt(-r.hi), LE, tag})
	}
	// lo <= n//b <= hi also bounds n, for a symbolic b, too.
	if x.kind == floorAtom && x.args[1].n != nil && s.f.interval(x.args[1]).positive() {
		if r.lo > now.lo {
			s.derive(relation{x.args[1].MulInt(r.lo).Sub(x.args[0]), LE, tag})
		}
		if r.hi < now.hi && r.hi != posInf {
			s.derive(relation{x.args[0].Sub(x.args[1].MulInt(r.hi + 1)).AddInt(1), LE, tag})
		}
	}
}

// rootFloor is the largest r >= 0 with r**k <= v.
func rootFloor(v int64, k int) int64 {
	r := int64(math.Pow(float64(v), 1/float64(k)))
	power := func(x int64) bool {
		p, ok := int64(1), true
		for range k {
			if p, ok = mul(p, x); !ok {
				return false
			}
		}
		return p <= v
	}
	for !power(r) {
		r--
	}
	for power(r + 1) {
		r++
	}
	return r
}

// roots solves x**k == v, where v must be a perfect power, and multiplies out
// nothing else.
func (s *solver) roots(t task) {
	x := t.diff
	if len(x.n.terms) != 1 || abs(x.n.terms[0].c) != 1 {
		return
	}
	m := x.n.terms[0].m
	k := len(m.atoms)
	if k < 2 || m.atoms[0] != m.atoms[k-1] {
		return
	}
	v := -x.c * x.n.terms[0].c
	e := s.f.arena.ofAtom(m.atoms[0])
	if v < 0 && k%2 == 0 {
		s.dead = true
		return
	}
	if v < 0 {
		return
	}
	r := rootFloor(v, k)
	p := int64(1)
	for range k {
		p *= r
	}
	if p != v {
		s.dead = true
		return
	}
	if s.f.interval(e).lo >= 0 {
		s.derive(relation{e.AddInt(-r), EQ, t.tag})
	}
}

// residues reads off sum(k_i*S_i) + c == 0 what each S_i is modulo the gcd of
// the other coefficients.
func (s *solver) residues(t task) {
	x := t.diff
	for i, u := range x.n.terms {
		if len(u.m.atoms) != 1 || u.m.atoms[0].kind != symbolAtom {
			continue
		}
		g := int64(0)
		for j, v := range x.n.terms {
			if j != i {
				g = gcd(g, v.c)
			}
		}
		if g <= 1 {
			continue
		}
		k := floorMod(u.c, g)
		d, inv := egcd(k, g)
		if x.c%d != 0 {
			s.dead = true
			return
		}
		m := g / d
		if p, ok := mul(floorMod(-x.c/d, m), floorMod(inv, m)); ok && m > 1 {
			s.narrow(u.m.atoms[0].sym, domain{everything, m, floorMod(p, m)}, t.tag)
		}
	}
}
