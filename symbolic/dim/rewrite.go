package dim

import "slices"

// rewritings lists other ways to write a sum for the printer. They hold for
// all values, but are not normal forms: they are made of raw atoms and must
// not be calculated with.
func rewritings(e Expr) []Expr {
	var out []Expr
	for _, t := range e.n.terms {
		for _, x := range t.m.atoms {
			switch x.kind {
			case floorAtom:
				out = append(out, asRemainder(e, x)...)
				if len(t.m.atoms) == 1 && abs(t.c) == 1 {
					out = append(out, foldIntoFloor(e, x, t.c)...)
				}
			case minAtom, maxAtom:
				if len(t.m.atoms) == 1 && t.c == 1 {
					out = append(out, foldIntoExtreme(e, x))
				}
			}
		}
	}
	return append(out, factored(e)...)
}

// asRemainder writes k*(N - D*(N//D)) as k*(N % D).
func asRemainder(e Expr, x *atom) []Expr {
	a := e.n.arena
	product := x.args[1].Mul(a.ofAtom(x))
	if !product.Valid() || product.n == nil || len(product.n.terms) == 0 {
		return nil
	}
	p := product.n.terms[0]
	for _, t := range e.n.terms {
		if t.m != p.m || t.c%p.c != 0 {
			continue
		}
		k := -t.c / p.c
		rest := addScaled(e, x.args[0].Sub(product), -k)
		return []Expr{addScaled(rest, a.ofAtom(a.atom(modAtom, x.args...)), k)}
	}
	return nil
}

// foldIntoFloor writes r + N//D as (N + D*r)//D and r - N//D as
// (D*r - N + D - 1)//D, for constant D.
func foldIntoFloor(e Expr, x *atom, sign int64) []Expr {
	a := e.n.arena
	d, ok := x.args[1].Const()
	if !ok || d <= 1 {
		return nil
	}
	f := a.ofAtom(x)
	rest := addScaled(e, f, -sign)
	num := x.args[0].Add(rest.MulInt(d))
	var out []Expr
	if sign < 0 {
		num = rest.MulInt(d).Sub(x.args[0]).AddInt(d - 1)
		// or keep a constant outside
		inner := rest.AddInt(-rest.c).MulInt(d).Sub(x.args[0]).AddInt(d - 1)
		if inner.Valid() && inner.n != nil {
			out = append(out, a.ofAtom(a.atom(floorAtom, inner, x.args[1])).AddInt(rest.c))
		}
	}
	if !num.Valid() || num.n == nil {
		return out
	}
	return append(out, a.ofAtom(a.atom(floorAtom, num, x.args[1])))
}

// foldIntoExtreme writes max(T, 4) - 4 as max(T - 4, 0).
func foldIntoExtreme(e Expr, x *atom) Expr {
	a := e.n.arena
	rest := e.Sub(a.ofAtom(x))
	args := make([]Expr, len(x.args))
	for i, y := range x.args {
		args[i] = y.Add(rest)
		if !args[i].Valid() {
			return Invalid
		}
	}
	return a.ofAtom(a.atom(x.kind, args...))
}

// factored takes a factor common to some or all terms out of them.
func factored(e Expr) []Expr {
	var out []Expr
	a := e.n.arena
	if len(e.n.terms)+min(1, int(abs(e.c))) < 2 {
		return nil
	}
	if g := content(e); g > 1 {
		out = append(out, product(a, g, nil, shrink(a, e, g, nil)))
	}
	tried := map[*atom]bool{}
	for _, t := range e.n.terms {
		for _, x := range t.m.atoms {
			if tried[x] {
				continue
			}
			tried[x] = true
			var group, rest []term
			for _, u := range e.n.terms {
				if slices.Contains(u.m.atoms, x) {
					group = append(group, u)
				} else {
					rest = append(rest, u)
				}
			}
			if len(group) < 2 {
				continue
			}
			sum := makeSum(a, group, 0)
			common := slices.Clone(group[0].m.atoms)
			for _, u := range group[1:] {
				common = intersect(common, u.m.atoms)
			}
			g := content(sum)
			m := a.mono(common)
			out = append(out, product(a, g, m, shrink(a, sum, g, m)).Add(makeSum(a, rest, e.c)))
		}
	}
	return out
}

// product is g*m*e, undistributed.
func product(a *Arena, g int64, m *mono, e Expr) Expr {
	if e.n == nil || !e.Valid() {
		return Invalid
	}
	if m == nil {
		return a.ofAtom(a.atom(productAtom, Int(g), e))
	}
	return a.ofAtom(a.atom(productAtom, a.scaled(g, m), e))
}
