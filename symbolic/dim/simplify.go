package dim

// Simplify returns the shortest form of e that is found and proved under the
// facts. Normal forms are mostly shortest already; this looks further, for
// texts that people read.
func (f *Facts) Simplify(e Expr) Expr {
	if !e.Valid() {
		return e
	}
	best := e
	try := func(x Expr, proved bool) {
		if x.Valid() && x.Cost() < best.Cost() && (proved || f.Equal(x, e) == Yes) {
			best = x
		}
	}
	try(f.Resolve(e), true)
	try(f.expand(e), true)
	for range 3 {
		before := best
		try(f.decideExtremes(best), false)
		try(f.exactProducts(best), false)
		try(pairExtremes(best), false)
		if best == before {
			break
		}
	}
	for _, x := range []Expr{best, f.expand(e)} {
		for _, y := range f.fitted(x) {
			try(y, false)
		}
	}
	return best
}

// mapTerms rebuilds a sum, term by term.
func mapTerms(e Expr, g func(c int64, m *mono) (Expr, bool)) Expr {
	if e.n == nil {
		return e
	}
	out := Int(e.c)
	for _, t := range e.n.terms {
		x, ok := g(t.c, t.m)
		if !ok {
			x = e.n.arena.ofMono(t.m).MulInt(t.c)
		}
		out = out.Add(x)
	}
	return out
}

// exactProducts writes D*(N // D) as N - r, where N % D is known to be r.
func (f *Facts) exactProducts(e Expr) Expr {
	return mapTerms(e, func(c int64, m *mono) (Expr, bool) {
		a := e.n.arena
		for _, x := range m.atoms {
			num, den, ok := f.quotientOf(a, x)
			if !ok {
				continue
			}
			rest, good := a.quotient(m, x.unit)
			if !good {
				continue
			}
			r := f.expand(num.Mod(den))
			if r.n != nil {
				if s, isSym := num.AsSymbol(); isSym && den.n == nil {
					if d := f.domain(a, s); d.mod%den.c == 0 {
						r = Int(d.res % den.c)
					}
				}
			}
			if r.n != nil {
				continue
			}
			if den.n == nil && c%den.c == 0 {
				return num.Sub(r).Mul(a.scaled(c/den.c, rest)), true
			}
			if den.n != nil && len(den.n.terms) == 1 && den.c == 0 && rest != nil && c%den.n.terms[0].c == 0 {
				if left, divides := a.quotient(rest, den.n.terms[0].m); divides {
					return num.Sub(r).Mul(a.scaled(c/den.n.terms[0].c, left)), true
				}
			}
		}
		return Expr{}, false
	})
}

// quotientOf reads an atom as num // den.
func (f *Facts) quotientOf(a *Arena, x *atom) (num, den Expr, ok bool) {
	if x.kind == symbolAtom && a.symbols[x.sym].hidden {
		if x, ok = a.symbols[x.sym].def.asAtom(); !ok {
			return
		}
	}
	if x.kind != floorAtom {
		return Expr{}, Expr{}, false
	}
	if x.unit == nil {
		a.ofAtom(x)
	}
	return x.args[0], x.args[1], true
}

// decideExtremes drops operands of min and max that the facts decide.
func (f *Facts) decideExtremes(e Expr) Expr {
	return mapTerms(e, func(c int64, m *mono) (Expr, bool) {
		if len(m.atoms) != 1 || m.atoms[0].kind != minAtom && m.atoms[0].kind != maxAtom {
			return Expr{}, false
		}
		x := m.atoms[0]
		r := x.args[0]
		for _, y := range x.args[1:] {
			switch {
			case f.LessEq(r, y) == Yes:
				if x.kind == maxAtom {
					r = y
				}
			case f.LessEq(y, r) == Yes:
				if x.kind == minAtom {
					r = y
				}
			default:
				r = extreme(x.kind, r, y)
			}
		}
		return r.MulInt(c), true
	})
}

// pairExtremes uses min(a, b) + max(a, b) == a + b.
func pairExtremes(e Expr) Expr {
	if e.n == nil {
		return e
	}
	a := e.n.arena
	for _, t := range e.n.terms {
		if len(t.m.atoms) == 1 && t.m.atoms[0].kind == maxAtom && len(t.m.atoms[0].args) == 2 {
			x := t.m.atoms[0]
			other := x.args[0].Add(x.args[1]).Sub(Min(x.args[0], x.args[1]))
			e = addScaled(e, other.Sub(a.ofAtom(x)), t.c)
		}
	}
	return e
}

// fitted guesses short forms of a function of one symbol from its values:
// a constant, m*((p*S + k)//q) + j, S % q + j, max(S - k, j), min(S, k) + j.
// A guess is worth nothing until it is proved.
func (f *Facts) fitted(e Expr) []Expr {
	if len(e.Symbols()) != 1 {
		return nil
	}
	a, y := e.n.arena, e.Symbols()[0]
	t, ok := f.tabulate(a, e, y)
	if !ok {
		return nil
	}
	s := a.Symbol(y)
	var out []Expr
	if t.num == 0 {
		out = append(out, Int(t.y[len(t.y)-1]))
		for q := range int64(65) {
			if q < 2 {
				continue
			}
			out = append(out, t.constantOver(q, func(x int64) int64 { return floorMod(x, q) }, s.Mod(Int(q)))...)
		}
		k := t.y[len(t.y)-1] - t.y[0]
		out = append(out, Min(s, Int(t.x[0]+k)).AddInt(t.y[0]-t.x[0]))
	}
	if t.num == 1 && t.den == 1 {
		n := len(t.y) - 1
		out = append(out, Max(s.AddInt(t.y[n]-t.x[n]), Int(t.y[0])))
		for q := int64(2); q < 65; q++ {
			up := func(x int64) int64 { return x + floorMod(x, q) }
			out = append(out, t.constantOver(q, up, s.Add(s.Mod(Int(q))))...)
		}
	}
	for m := int64(1); m <= min(max(1, t.num*8), 512); m++ {
		// slope num/den == m*p/q
		p, q := t.num, t.den
		if p == 0 {
			break
		}
		if q, ok = mul(q, m); !ok {
			break
		}
		g := gcd(p, q)
		p, q = p/g, q/g
		out = append(out, t.floorFit(s, m, p, q)...)
	}
	return out
}

// table is a function at some points of its symbol, and its slope far out.
type table struct {
	x, y     []int64
	num, den int64
}

func (f *Facts) tabulate(a *Arena, e Expr, y Symbol) (table, bool) {
	d := f.domain(a, y)
	p := compile(a, false, e)
	at := func(x int64) (int64, bool) {
		vals := make([]int64, len(p.ops))
		if !p.run([]int64{x}, vals) {
			return 0, false
		}
		return p.roots[0].eval(vals)
	}
	var t table
	if d.lo == negInf {
		return t, false
	}
	x, ok := d.first(d.lo)
	for range 160 {
		if !ok || x > d.hi {
			break
		}
		v, good := at(x)
		if !good {
			return t, false
		}
		t.x, t.y = append(t.x, x), append(t.y, v)
		x, ok = add(x, d.mod)
	}
	if len(t.x) < 2 {
		return t, len(t.x) == 1
	}
	// A multiple of all small divisors is a period of the floors.
	const period = 720720 * 64
	from := t.x[0] + d.mod*period
	u, ok1 := at(from)
	v, ok2 := at(from + d.mod*period)
	w, ok3 := at(from + 2*d.mod*period)
	if !ok1 || !ok2 || !ok3 || w-v != v-u {
		return t, false // not linear far out
	}
	g := gcd(v-u, d.mod*period)
	t.num, t.den = (v-u)/g, d.mod*period/g
	return t, t.den <= 1<<20
}

// constantOver fits y == g(x) + j.
func (t table) constantOver(q int64, g func(int64) int64, e Expr) []Expr {
	j := t.y[0] - g(t.x[0])
	for i, x := range t.x {
		if t.y[i] != g(x)+j {
			return nil
		}
	}
	return []Expr{e.AddInt(j)}
}

// floorFit fits y == m*((p*x + k)//q) + j for the j with 0 <= j < m, and k == 0
// with any j.
func (t table) floorFit(s Expr, m, p, q int64) []Expr {
	j := floorMod(t.y[0], m)
	lo, hi := int64(negInf), int64(posInf)
	shift, flat := int64(0), true
	for i, x := range t.x {
		v := t.y[i] - j
		if v%m != 0 {
			return nil
		}
		px, ok := mul(p, x)
		qv, ok2 := mul(q, v/m)
		if !ok || !ok2 {
			return nil
		}
		lo, hi = max(lo, qv-px), min(hi, qv-px+q-1)
		z, _ := floorDiv(px, q)
		if i == 0 {
			shift = t.y[0] - m*z
		}
		flat = flat && t.y[i]-m*z == shift
	}
	var out []Expr
	px := s.MulInt(p)
	if flat {
		out = append(out, px.FloorDivInt(q).MulInt(m).AddInt(shift))
	}
	if lo <= hi {
		k := lo
		if lo <= 0 && 0 <= hi {
			k = 0
		} else if hi < 0 {
			k = hi
		}
		out = append(out, px.AddInt(k).FloorDivInt(q).MulInt(m).AddInt(j))
	}
	return out
}
