package dim

import "slices"

// AddInt returns e + c.
func (e Expr) AddInt(c int64) Expr {
	s, ok := add(e.c, c)
	if !ok || !e.Valid() {
		return Invalid
	}
	return Expr{e.n, s}
}

// Add returns e + f.
func (e Expr) Add(f Expr) Expr { return addScaled(e, f, 1) }

// Sub returns e - f.
func (e Expr) Sub(f Expr) Expr { return addScaled(e, f, -1) }

// Neg returns -e.
func (e Expr) Neg() Expr { return addScaled(Expr{}, e, -1) }

// addScaled returns e + k*f by one merge of sorted terms.
func addScaled(e, f Expr, k int64) Expr {
	if !e.Valid() || !f.Valid() {
		return Invalid
	}
	kc, ok := mul(f.c, k)
	if !ok {
		return Invalid
	}
	c, ok := add(e.c, kc)
	if !ok {
		return Invalid
	}
	if f.n == nil || k == 0 {
		return Expr{e.n, c}
	}
	if e.n == nil && k == 1 {
		return Expr{f.n, c}
	}
	if e.n == f.n && k == -1 {
		return Int(c)
	}
	x, y := e.terms(), f.terms()
	out := make([]term, 0, len(x)+len(y))
	for len(x) > 0 || len(y) > 0 {
		if len(y) == 0 || len(x) > 0 && x[0].m.id < y[0].m.id {
			out = append(out, x[0])
			x = x[1:]
			continue
		}
		t := y[0]
		y = y[1:]
		if t.c, ok = mul(t.c, k); !ok {
			return Invalid
		}
		if len(x) > 0 && x[0].m == t.m {
			if t.c, ok = add(t.c, x[0].c); !ok {
				return Invalid
			}
			x = x[1:]
		}
		if t.c != 0 {
			out = append(out, t)
		}
	}
	return makeSum(f.n.arena, out, c)
}

// makeSum interns a sum of sorted nonzero terms.
func makeSum(a *Arena, terms []term, c int64) Expr {
	if len(terms) == 0 {
		return Int(c)
	}
	if len(terms) > maxSumTerms {
		return Invalid
	}
	n := a.node(terms)
	if n == invalidNode {
		return Invalid
	}
	return Expr{n, c}
}

// collect sorts terms and adds up those of one monomial.
func collect(a *Arena, terms []term, c int64) Expr {
	slices.SortFunc(terms, func(s, t term) int { return int(s.m.id) - int(t.m.id) })
	out := terms[:0]
	for _, t := range terms {
		if n := len(out); n > 0 && out[n-1].m == t.m {
			v, ok := add(out[n-1].c, t.c)
			if !ok {
				return Invalid
			}
			out[n-1].c = v
			continue
		}
		if n := len(out); n > 0 && out[n-1].c == 0 {
			out = out[:n-1]
		}
		out = append(out, t)
	}
	if n := len(out); n > 0 && out[n-1].c == 0 {
		out = out[:n-1]
	}
	return makeSum(a, slices.Clip(out), c)
}

// MulInt returns e * k.
func (e Expr) MulInt(k int64) Expr { return addScaled(Expr{}, e, k) }

// Mul returns e * f. Sums are distributed as long as the result stays short.
func (e Expr) Mul(f Expr) Expr {
	switch {
	case !e.Valid() || !f.Valid():
		return Invalid
	case e.n == nil:
		return f.MulInt(e.c)
	case f.n == nil:
		return e.MulInt(f.c)
	}
	a := e.n.arena
	x, y := len(e.n.terms), len(f.n.terms)
	if x*y > maxTerms && x > 1 && y > 1 {
		return a.longProduct(e, f)
	}
	terms := make([]term, 0, (x+1)*(y+1))
	for _, s := range e.n.terms {
		for _, t := range f.n.terms {
			v, ok := mul(s.c, t.c)
			m := a.mulMono(s.m, t.m)
			if !ok || m == nil {
				return Invalid
			}
			terms = append(terms, term{v, m})
		}
		if v, ok := mul(s.c, f.c); !ok {
			return Invalid
		} else if v != 0 {
			terms = append(terms, term{v, s.m})
		}
	}
	for _, t := range f.n.terms {
		if v, ok := mul(t.c, e.c); !ok {
			return Invalid
		} else if v != 0 {
			terms = append(terms, term{v, t.m})
		}
	}
	c, ok := mul(e.c, f.c)
	if !ok {
		return Invalid
	}
	return collect(a, terms, c)
}

// longProduct keeps a product of two long sums as an atom.
func (a *Arena) longProduct(e, f Expr) Expr {
	if e.n.id > f.n.id || e.n.id == f.n.id && e.c > f.c {
		e, f = f, e
	}
	if e.n.size > maxSize/2 || f.n.size > maxSize/2 {
		return Invalid
	}
	return a.ofAtom(a.atom(productAtom, e, f))
}

// mulMono returns nil if the degree limit is passed.
func (a *Arena) mulMono(m, n *mono) *mono {
	if len(m.atoms)+len(n.atoms) > maxDegree {
		return nil
	}
	out := make([]*atom, 0, len(m.atoms)+len(n.atoms))
	x, y := m.atoms, n.atoms
	for len(x) > 0 && len(y) > 0 {
		if x[0].id <= y[0].id {
			out, x = append(out, x[0]), x[1:]
		} else {
			out, y = append(out, y[0]), y[1:]
		}
	}
	return a.mono(append(append(out, x...), y...))
}

// quotient returns m / n where n's atoms are all in m; rest is nil for 1.
func (a *Arena) quotient(m, n *mono) (rest *mono, ok bool) {
	out := make([]*atom, 0, len(m.atoms))
	y := n.atoms
	for _, t := range m.atoms {
		if len(y) > 0 && y[0] == t {
			y = y[1:]
			continue
		}
		out = append(out, t)
	}
	if len(y) > 0 {
		return nil, false
	}
	if len(out) == 0 {
		return nil, true
	}
	return a.mono(out), true
}

// scaled is c times a monomial, which may be nil for 1.
func (a *Arena) scaled(c int64, m *mono) Expr {
	if m == nil || c == 0 {
		return Int(c)
	}
	return a.ofMono(m).MulInt(c)
}
