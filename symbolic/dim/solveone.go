package dim

// This file solves a relation over one symbol by its residue classes: each
// class satisfies it whole or not at all, once the domain is cut where signs
// change. That covers chains of floors, skips (S % 2**n == 0), minima and
// maxima alike.

// solveOne narrows the domain of y to the solutions. It returns true if the
// domain says all that the relation did.
func (s *solver) solveOne(r relation, y Symbol) bool {
	if s.solveLinear(r, y) {
		return true
	}
	c := newClasses(s.f.arena, func(x Symbol) domain { return s.f.domain(s.f.arena, x) }, []Expr{r.diff}, nil)
	var in []class
	ok := c.eachFresh(func() { in = in[:0] }, func(ps []poly) bool {
		switch c.satisfied(r.rel, ps[0]) {
		case Yes:
			in = append(in, c.env[0])
		case Unknown:
			return false
		}
		return true
	})
	if !ok {
		return false
	}
	h, exact := hull(in)
	if h.empty() {
		s.dead = true
		return true
	}
	s.narrow(y, h, r.tag)
	return exact
}

// solveLinear is the short way for k*S + c.
func (s *solver) solveLinear(r relation, y Symbol) bool {
	x := r.diff
	if len(x.n.terms) != 1 || len(x.n.terms[0].m.atoms) != 1 || x.n.terms[0].m.atoms[0].kind != symbolAtom {
		return false
	}
	k := x.n.terms[0].c // 1 or -1 after simplify
	if abs(k) != 1 {
		return false
	}
	d := domain{everything, 1, 0}
	switch {
	case r.rel == NE:
		return s.notEqual(y, -x.c*k, r.tag)
	case r.rel == EQ:
		d.interval = point(-x.c * k)
	case k > 0:
		d.hi = -x.c
	default:
		d.lo = x.c
	}
	s.narrow(y, d, r.tag)
	return true
}

// notEqual can be absorbed at the end of a domain only.
func (s *solver) notEqual(y Symbol, v int64, tag any) bool {
	d := s.f.domain(s.f.arena, y).tight()
	switch {
	case !d.holds(v):
		return true
	case v == d.lo && v == d.hi:
		s.dead = true
	case v == d.lo:
		s.narrow(y, domain{interval{v + 1, posInf}, 1, 0}, tag)
	case v == d.hi:
		s.narrow(y, domain{interval{negInf, v - 1}, 1, 0}, tag)
	default:
		return false
	}
	return true
}

// satisfied decides p rel 0 for a whole case; Unknown may ask for a finer one.
func (c *classes) satisfied(rel Rel, p poly) Answer {
	if rel == LE {
		switch r := c.extremes(p); {
		case r.hi <= 0:
			return Yes
		case r.lo > 0:
			return No
		}
		c.cut(p)
		return Unknown
	}
	ans := Unknown
	if len(p) == 0 {
		ans = Yes
	} else if c.nonzero(p) {
		ans = No
	}
	if rel == NE && ans != Unknown {
		ans = Yes + No - ans
	}
	return ans
}

// hull is the smallest interval with one residue around classes of a symbol;
// exact says that they fill it.
func hull(in []class) (domain, bool) {
	if len(in) == 0 {
		return domain{interval{1, 0}, 1, 0}, true
	}
	h := domain{interval{posInf, negInf}, 0, 0}
	total := int64(0)
	for _, k := range in {
		lo, hi := k.base, int64(posInf)
		if k.count != posInf {
			hi = k.base + k.count*k.step
			total += k.count + 1
		} else {
			total = posInf
		}
		if k.step < 0 {
			lo, hi = negInf, k.base
			total = posInf
			if k.bothSides {
				hi = posInf
			}
		}
		h.lo, h.hi = min(h.lo, lo), max(h.hi, hi)
		if apart, ok := sub(k.base, in[0].base); ok {
			h.mod = gcd(h.mod, apart)
		} else {
			h.mod = 1
		}
		if k.count > 0 {
			h.mod = gcd(h.mod, k.step)
		}
		if total < 0 {
			total = posInf
		}
	}
	if h.mod == 0 { // one value
		return domain{point(in[0].base), 1, 0}, true
	}
	h.res = floorMod(in[0].base, h.mod)
	if n := h.count(); n != posInf {
		return h, total == n
	}
	return h, fills(in, h)
}

// fills reports whether classes with an unbounded end hold every member of h.
func fills(in []class, h domain) bool {
	if h.lo == negInf {
		return fillsBelow(in, h)
	}
	last, period := h.lo, h.mod
	for _, k := range in {
		last = max(last, k.base)
		if k.count == posInf {
			period = max(period, k.step)
		} else {
			last = max(last, k.base+k.count*k.step)
		}
	}
	width, ok := sub(last, h.lo)
	if !ok || width/h.mod > 8192 || period/h.mod > 8192 {
		return false
	}
	// From last on everything repeats with the period (steps of one run are
	// equal or divide the largest).
	end, ok := add(last, period)
	if !ok {
		return false
	}
	for v := h.lo; ok && v <= end; v, ok = add(v, h.mod) {
		if !member(in, v) {
			return false
		}
	}
	return true
}

func member(in []class, v int64) bool {
	for _, k := range in {
		d, ok := sub(v, k.base)
		if !ok {
			continue
		}
		if k.count == 0 && d == 0 || k.step != 0 && d%k.step == 0 && d/k.step >= 0 && (k.count == posInf || d/k.step <= k.count) {
			return true
		}
	}
	return false
}

// fillsBelow handles domains without a lower end: only a full period counts.
func fillsBelow(in []class, h domain) bool {
	n := int64(0)
	for _, k := range in {
		if k.count != posInf || k.step >= 0 {
			return false
		}
		n++
	}
	return n*h.mod == abs(in[0].step)
}
