package dim

// FloorDivInt returns e // c.
func (e Expr) FloorDivInt(c int64) Expr { return e.FloorDiv(Int(c)) }

// Mod returns e % f in the form e - f*(e//f), which holds for every nonzero f.
func (e Expr) Mod(f Expr) Expr { return e.Sub(f.Mul(e.FloorDiv(f))) }

// FloorDiv returns e // f, rounding towards minus infinity. Division by the
// constant 0 is Invalid. If f might be 0 nothing is simplified.
func (e Expr) FloorDiv(f Expr) Expr {
	if !e.Valid() || !f.Valid() || f.IsInt(0) {
		return Invalid
	}
	if c, ok := f.Const(); ok {
		if c < 0 {
			return e.Neg().floorByInt(f.Neg())
		}
		return e.floorByInt(f)
	}
	r := f.bounds()
	switch {
	case r.hi <= -1:
		return e.Neg().floorBySum(f.Neg())
	case r.lo >= 1:
		return e.floorBySum(f)
	}
	return rawFloor(f.n.arena, e, f)
}

func rawFloor(a *Arena, num, den Expr) Expr {
	if size(num)+size(den) > maxSize {
		return Invalid
	}
	return a.ofAtom(a.atom(floorAtom, num, den))
}

func size(e Expr) int32 {
	if e.n == nil {
		return 1
	}
	return e.n.size
}

// floorByInt divides by a positive constant. It takes out what is divisible,
// cancels the common factor and merges a quotient of a quotient, so that all
// the ways to write a halved size end as (S + k)//c with 0 <= k < c.
func (e Expr) floorByInt(f Expr) Expr {
	c := f.c
	if !f.Valid() || !e.Valid() || c <= 0 {
		return Invalid // -MinInt64
	}
	if c == 1 {
		return e
	}
	if e.n == nil {
		q, _ := floorDiv(e.c, c)
		return Int(q)
	}
	// -x // c == -((x + c - 1)//c): the first term decides the sign, so that
	// both ways to round up meet.
	if leading(e.n).c < 0 {
		return e.Neg().AddInt(c - 1).floorByInt(f).Neg()
	}
	var whole, rest []term
	g := c
	for _, t := range e.n.terms {
		q, _ := floorDiv(t.c, c)
		if q != 0 {
			whole = append(whole, term{q, t.m})
		}
		if r := floorMod(t.c, c); r != 0 {
			rest = append(rest, term{r, t.m})
			g = gcd(g, r)
		}
	}
	a := e.n.arena
	out := makeSum(a, whole, 0)
	k, _ := floorDiv(e.c, g) // 0 <= e.c - g*k < g cannot carry into the next multiple
	for i := range rest {
		rest[i].c /= g
	}
	c /= g
	q, _ := floorDiv(k, c)
	out = out.AddInt(q)
	if c == 1 || len(rest) == 0 {
		return out.Add(makeSum(a, rest, 0))
	}
	num := makeSum(a, rest, floorMod(k, c))
	return out.Add(smallFloor(a, num, Int(c)))
}

// leading is the term that decides the sign under which a quotient is
// written. Terms are sorted, so every sum with these monomials agrees on it.
func leading(n *node) term { return n.terms[0] }

// smallFloor divides what is left after common parts are gone: quotients that
// the bounds decide, quotients of quotients, and else an atom.
func smallFloor(a *Arena, num, den Expr) Expr {
	if q := num.bounds().floorDiv(den.bounds()); q.lo == q.hi {
		return Int(q.lo)
	}
	if r := num.bounds(); r.lo >= 0 && den.n != nil && den.Sub(num).bounds().lo >= 1 {
		return Int(0)
	}
	if inner, by, ok := mergeable(num); ok {
		// (n//b + x)//c == (n + b*x)//(b*c), for c > 0.
		rest := num.Sub(a.ofAtom(a.atom(floorAtom, inner, by)))
		return inner.Add(by.Mul(rest)).FloorDiv(by.Mul(den))
	}
	return rawFloor(a, num, den)
}

// mergeable finds the one quotient with coefficient 1 in a numerator.
func mergeable(num Expr) (inner, by Expr, ok bool) {
	for _, t := range num.n.terms {
		if len(t.m.atoms) != 1 || t.m.atoms[0].kind != floorAtom {
			continue
		}
		x := t.m.atoms[0]
		if ok || t.c != 1 || !x.args[1].bounds().nonzero() {
			return Expr{}, Expr{}, false
		}
		inner, by, ok = x.args[0], x.args[1], true
	}
	if ok && by.n != nil && len(num.n.terms) > 1 {
		return Expr{}, Expr{}, false // would trade one product for another
	}
	return inner, by, ok
}

// floorBySum divides by a symbolic divisor known to be positive.
func (e Expr) floorBySum(f Expr) Expr {
	if !e.Valid() || !f.Valid() || e.IsInt(0) {
		return e
	}
	a := f.n.arena
	quo, rest := divide(e, f)
	if !quo.Valid() || !rest.Valid() {
		return Invalid
	}
	if rest.IsInt(0) {
		return quo
	}
	if rest.n != nil && leading(rest.n).c < 0 {
		// As for constants: -x // d == -((x + d - 1)//d).
		if flipped := f.Sub(rest).AddInt(-1); flipped.Valid() {
			return quo.Sub(flipped.floorPositive(f))
		}
	}
	return quo.Add(floorRest(a, rest, f))
}

// floorPositive is floorBySum without the change of signs.
func (e Expr) floorPositive(f Expr) Expr {
	quo, rest := divide(e, f)
	if !quo.Valid() || !rest.Valid() {
		return Invalid
	}
	if rest.IsInt(0) {
		return quo
	}
	return quo.Add(floorRest(f.n.arena, rest, f))
}

// floorRest divides what no visible multiple of f is left in.
func floorRest(a *Arena, rest, f Expr) Expr {
	num, den := cancel(rest, f)
	if !num.Valid() || !den.Valid() {
		return Invalid
	}
	if den.n == nil {
		return num.floorByInt(den)
	}
	if den != f {
		return num.FloorDiv(den)
	}
	if num.n == nil {
		if q := num.bounds().floorDiv(den.bounds()); q.lo == q.hi {
			return Int(q.lo)
		}
		return rawFloor(a, num, den)
	}
	return smallFloor(a, num, den)
}

// divide returns quo and rest with num == den*quo + rest, taking out of num
// whatever is visibly a multiple of den.
func divide(num, den Expr) (quo, rest Expr) {
	a := den.n.arena
	if len(den.n.terms) == 1 && den.c == 0 {
		return divideByTerm(a, num, den.n.terms[0])
	}
	lead := highest(den)
	rest = num
	for range maxDivSteps {
		if rest.n == nil {
			break
		}
		top, found := term{}, false
		var left *mono
		for _, t := range rest.n.terms {
			if m, ok := a.quotient(t.m, lead.m); ok && t.c%lead.c == 0 && (!found || above(t.m, top.m)) {
				top, left, found = t, m, true
			}
		}
		if !found {
			break
		}
		q := a.scaled(top.c/lead.c, left)
		quo, rest = quo.Add(q), rest.Sub(q.Mul(den))
		if !rest.Valid() || len(rest.terms()) > maxTerms {
			return Expr{}, num
		}
	}
	// A rest that is not simpler would only make the expression longer.
	if len(rest.terms()) >= len(num.terms()) && rest.n != nil {
		return Expr{}, num
	}
	return quo, rest
}

func divideByTerm(a *Arena, num Expr, d term) (quo, rest Expr) {
	var out, left []term
	unit := int64(0)
	for _, t := range num.terms() {
		m, ok := a.quotient(t.m, d.m)
		if !ok {
			left = append(left, t)
			continue
		}
		q, _ := floorDiv(t.c, d.c)
		if m == nil {
			unit = q
		} else if q != 0 {
			out = append(out, term{q, m})
		}
		if r := floorMod(t.c, d.c); r != 0 {
			left = append(left, term{r, t.m})
		}
	}
	return collect(a, out, unit), makeSum(a, left, num.c)
}

// highest is the leading term of a divisor: highest degree first.
func highest(e Expr) term {
	best := e.n.terms[0]
	for _, t := range e.n.terms[1:] {
		if above(t.m, best.m) {
			best = t
		}
	}
	return best
}

// above orders monomials by degree, then lexicographically by atom, which is
// compatible with multiplication, so that leading-term division ends.
func above(m, n *mono) bool {
	if len(m.atoms) != len(n.atoms) {
		return len(m.atoms) > len(n.atoms)
	}
	for i := range m.atoms {
		if m.atoms[i] != n.atoms[i] {
			return m.atoms[i].id < n.atoms[i].id
		}
	}
	return false
}

// cancel divides numerator and denominator by their common integer and
// monomial factor, (k*a)//(k*b) == a//b; atoms that may be 0 stay.
func cancel(num, den Expr) (Expr, Expr) {
	a := den.n.arena
	g := gcd(content(num), content(den))
	var common []*atom
	if num.c == 0 && den.c == 0 && num.n != nil {
		common = commonAtoms(num, den)
	}
	if g <= 1 && len(common) == 0 {
		return num, den
	}
	var m *mono
	if len(common) > 0 {
		m = a.mono(common)
	}
	return shrink(a, num, g, m), shrink(a, den, g, m)
}

// content is the gcd of all coefficients and the constant.
func content(e Expr) int64 {
	g := e.c
	for _, t := range e.terms() {
		g = gcd(g, t.c)
	}
	return abs(g)
}

func commonAtoms(es ...Expr) []*atom {
	var common []*atom
	first := true
	for _, e := range es {
		for _, t := range e.terms() {
			if first {
				for _, x := range t.m.atoms {
					if x.rng.nonzero() {
						common = append(common, x)
					}
				}
				first = false
				continue
			}
			common = intersect(common, t.m.atoms)
		}
	}
	return common
}

func intersect(x, y []*atom) []*atom {
	var out []*atom
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] == y[0]:
			out, x, y = append(out, x[0]), x[1:], y[1:]
		case x[0].id < y[0].id:
			x = x[1:]
		default:
			y = y[1:]
		}
	}
	return out
}

// shrink divides every term by g*m, which is known to divide it.
func shrink(a *Arena, e Expr, g int64, m *mono) Expr {
	if g == 0 {
		g = 1
	}
	var out []term
	c := e.c / g
	for _, t := range e.terms() {
		left := t.m
		if m != nil {
			left, _ = a.quotient(t.m, m)
		}
		if left == nil {
			c += t.c / g
		} else {
			out = append(out, term{t.c / g, left})
		}
	}
	return collect(a, out, c)
}
