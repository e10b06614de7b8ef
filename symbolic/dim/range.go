package dim

// Range returns the ends of the values of e; math.MinInt64 and math.MaxInt64
// stand for "unbounded". The ends are never too narrow and mostly tight.
func (f *Facts) Range(e Expr) (lo, hi int64) {
	if !e.Valid() {
		return negInf, posInf
	}
	e = f.expand(e)
	if e.n == nil {
		return e.c, e.c
	}
	a := e.n.arena
	m := f.remember(a)
	key := Expr{n: e.n}
	r, ok := m.ranges[key]
	if !ok {
		r = f.interval(key)
		if s, good := f.classRange(key); good {
			r = r.meet(s)
		}
		m.ranges[key] = r
	}
	r = r.add(point(e.c))
	return r.lo, r.hi
}

// interval bounds e by interval arithmetic with what the facts say of its
// symbols.
func (f *Facts) interval(e Expr) interval {
	if f == nil || e.n == nil || !e.Valid() {
		return e.bounds()
	}
	b := bounder{f: f, arena: e.n.arena, done: map[*atom]interval{}}
	return b.expr(e)
}

type bounder struct {
	f     *Facts
	arena *Arena
	done  map[*atom]interval
}

func (b *bounder) expr(e Expr) interval {
	r := point(e.c)
	for _, t := range e.terms() {
		r = r.add(b.mono(t.m).mul(point(t.c)))
	}
	return r.meet(e.bounds())
}

func (b *bounder) mono(m *mono) interval {
	r := point(1)
	for _, x := range m.atoms {
		r = r.mul(b.atom(x))
	}
	return r.meet(m.rng)
}

func (b *bounder) atom(t *atom) interval {
	if r, ok := b.done[t]; ok {
		return r
	}
	var r interval
	if t.kind == symbolAtom {
		r = b.f.domain(b.arena, t.sym).interval
	} else {
		r = atomRange(t, b.expr).meet(t.rng)
	}
	b.done[t] = r
	return r
}

// classRange finds the extremes of e over all residue classes.
func (f *Facts) classRange(e Expr) (interval, bool) {
	c := f.newClasses(e.n.arena, e)
	var r interval
	first := true
	// The polynomials of a restarted run are of no use.
	ok := c.eachFresh(func() { first = true }, func(ps []poly) bool {
		s := c.extremes(ps[0])
		if first {
			r, first = s, false
		} else {
			r = r.join(s)
		}
		return true
	})
	return r, ok && !first
}

// extremes bounds a polynomial of the current case. One that is monotone in
// each variable takes its extremes at corners.
func (c *classes) extremes(p poly) interval {
	lo, ok1 := c.corner(p, -1)
	hi, ok2 := c.corner(p, 1)
	r := c.interval(p)
	if ok1 {
		r.lo = max(r.lo, lo)
	}
	if ok2 {
		r.hi = min(r.hi, hi)
	}
	// What a known g >= 0 leaves: p - k*g <= p <= p + k*g.
	for _, g := range c.known {
		for _, t := range g {
			for _, u := range p {
				if t.m == 0 || t.m != u.m || u.c%t.c != 0 {
					continue
				}
				q, ok := p.addScaled(g, -u.c/t.c)
				if !ok {
					continue
				}
				if s := c.interval(q); u.c/t.c > 0 {
					r.lo = max(r.lo, s.lo)
				} else {
					r.hi = min(r.hi, s.hi)
				}
			}
		}
	}
	return r
}

// corner maximises (way 1) or minimises (way -1) a monotone polynomial.
func (c *classes) corner(p poly, way int64) (int64, bool) {
	var up, down uint16
	for v := range c.vars {
		if p.vars()>>v&1 == 0 {
			continue
		}
		d, ok := p.derivative(v)
		if !ok {
			return 0, false
		}
		switch r := c.interval(d); {
		case r.lo >= 0:
			up |= 1 << v
		case r.hi <= 0:
			down |= 1 << v
		default:
			return 0, false
		}
	}
	if way < 0 {
		up, down = down, up
	}
	// Finite ends first: only what still grows after that is unbounded.
	for v := range c.vars {
		end := c.vars[v].rng.lo
		if up>>v&1 == 1 {
			end = c.vars[v].rng.hi
		} else if down>>v&1 == 0 {
			continue
		}
		if end == posInf || end == negInf {
			continue
		}
		var ok bool
		if p, ok = p.at(v, end); !ok {
			return 0, false
		}
	}
	if x, ok := p.isConst(); ok {
		return x, true
	}
	if way > 0 {
		return posInf, true
	}
	return negInf, true
}

// Residue returns m and r such that e % m == r for all values; m is 1 where
// nothing is known.
func (f *Facts) Residue(e Expr) (m, r int64) {
	if !e.Valid() {
		return 1, 0
	}
	e = f.expand(e)
	if e.n == nil {
		return 1, 0
	}
	c := f.newClasses(e.n.arena, e)
	first, base := true, int64(0)
	ok := c.eachFresh(func() { first, m = true, 0 }, func(ps []poly) bool {
		if first {
			base, first = ps[0].constant(), false
		}
		m = gcd(gcd(m, ps[0].content()), ps[0].constant()-base)
		return true
	})
	if !ok || first || m == 0 {
		return 1, 0
	}
	return m, floorMod(base, m)
}
