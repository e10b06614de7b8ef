package dim

import "slices"

// This file proves by residue classes. Every symbol is written as base +
// step*q with q >= 0, one case for each residue and each piece of its domain.
// Then division by constants is exact, an expression becomes a polynomial in
// the q, and two expressions are equal iff all their polynomials are. The step
// grows only when a floor asks for it, and a domain is cut only when the sign
// of something inside a min, max or comparison changes in it.

// domain is where a symbol lies: an interval and one residue.
type domain struct {
	interval
	mod, res int64 // mod >= 1, 0 <= res < mod
}

// first returns the least member that is >= x.
func (d domain) first(x int64) (int64, bool) {
	if d.mod <= 1 {
		return x, true
	}
	delta := floorMod(d.res-floorMod(x, d.mod), d.mod)
	return add(x, delta)
}

// halt says why a run over the cases stopped.
type halt uint8

const (
	running halt = iota
	refine       // the step of a symbol must grow, or its domain be cut
	giveUp
	decided // the visitor has seen enough
)

type classes struct {
	prog    *program
	domains []domain
	step    []int64   // beside the domain's own residue
	cuts    [][]int64 // sorted starts of further pieces
	facts   []Rel     // relation to 0 of the first roots; the others are what is asked
	first   int       // ops that the facts need

	// One case:
	env    []class
	vars   []variable
	names  map[string]int // opaque quotients and extremes by content
	vals   []poly
	known  []poly // polynomials that are >= 0
	signs  []bool // decisions about what is inside of a max: the sign is assumed, then the other
	asked  int    // decisions used so far in this case
	zero   []poly // polynomials that are 0
	stop   halt
	budget int
	reset  func()
	runs   int // cases computed so far, over all restarts
}

// class is one case of one symbol.
type class struct {
	base, step int64
	count      int64 // q <= count; posInf = unbounded; 0 = the value base alone
	bothSides  bool  // q may be negative, too
}

// variable is a q of a symbol, or something opaque.
type variable struct {
	rng interval
	sym int // -1: opaque
}

// newClasses prepares the proof of something about goals, where facts hold.
func newClasses(a *Arena, domainOf func(Symbol) domain, goals []Expr, facts []relation) *classes {
	var es []Expr
	var rels []Rel
	for _, f := range facts {
		es = append(es, f.diff)
		rels = append(rels, f.rel)
	}
	// Facts come first: what they say may decide a min or max of a goal.
	prog := compile(a, false, es...)
	first := len(prog.ops)
	for _, e := range goals {
		prog.roots = append(prog.roots, prog.linear(e, false))
	}
	c := &classes{prog: prog, first: first, facts: rels, budget: maxClasses}
	n := len(c.prog.syms)
	c.step, c.cuts, c.domains = make([]int64, n), make([][]int64, n), make([]domain, n)
	c.env, c.vals = make([]class, n), make([]poly, len(c.prog.ops))
	c.names = map[string]int{}
	for i, s := range c.prog.syms {
		c.step[i], c.domains[i] = 1, domainOf(s)
	}
	return c
}

// each calls visit with the goals' polynomials of every case that the facts
// leave possible. It returns false if visit did or if it gave up.
func (c *classes) each(visit func(ps []poly) bool) bool {
	for range maxRestarts {
		lists, ok := c.cases()
		if !ok {
			return false
		}
		c.stop = running
		if c.reset != nil {
			c.reset()
		}
		c.product(lists, 0, visit)
		switch c.stop {
		case running:
			return true
		case decided, giveUp:
			return false
		}
	}
	return false
}

// product runs all combinations of the symbols' classes.
func (c *classes) product(lists [][]class, i int, visit func(ps []poly) bool) {
	if i == len(lists) {
		c.branches(visit)
		return
	}
	for _, k := range lists[i] {
		c.env[i] = k
		if c.product(lists, i+1, visit); c.stop != running {
			return
		}
	}
}

// cases lists the classes of every symbol; false if there are too many.
func (c *classes) cases() ([][]class, bool) {
	lists := make([][]class, len(c.domains))
	total := 1
	for i := range c.domains {
		lists[i] = c.symbolCases(i, false)
		total *= max(1, len(lists[i]))
		c.prog.arena.work += workOfClass * int64(len(lists[i]))
		if total > c.budget {
			return nil, false
		}
	}
	// Few values are better looked at one by one.
	for i, d := range c.domains {
		if d.lo != negInf && d.hi != posInf && d.hi-d.lo >= 0 && d.hi-d.lo <= 64 {
			single := c.symbolCases(i, true)
			if n := total / max(1, len(lists[i])) * len(single); n <= c.budget/4 {
				lists[i], total = single, n
			}
		}
	}
	return lists, true
}

func (c *classes) symbolCases(i int, single bool) []class {
	d := c.domains[i]
	step := c.step[i] / gcd(c.step[i], d.mod) * d.mod
	if single {
		step = d.mod
	}
	if step > int64(c.budget)*d.mod {
		return make([]class, c.budget+1)
	}
	var out []class
	start := d.lo
	for _, cut := range append(slices.Clone(c.cuts[i]), posInf) {
		end := d.hi
		if cut != posInf {
			end = min(end, cut-1)
		}
		out = appendPiece(out, d, start, end, step, single, c.budget)
		start = max(start, cut)
	}
	return out
}

// appendPiece adds the classes of [start, end]. Beyond most classes it ends: the question is given up.
func appendPiece(out []class, d domain, start, end, step int64, single bool, most int) []class {
	if start > end || len(out) > most {
		return out
	}
	if start == negInf {
		base := int64(0)
		if end != posInf {
			base = end
		}
		// The members of one step, from the greatest down.
		v, ok := sub(base, floorMod(floorMod(base, d.mod)-d.res, d.mod))
		for r := int64(0); ok && r < step && len(out) <= most; r += d.mod {
			// Counting down from the end keeps q >= 0.
			out = append(out, class{base: v, step: -step, count: posInf, bothSides: end == posInf})
			v, ok = sub(v, d.mod)
		}
		return out
	}
	first, ok := d.first(start)
	for v := first; ok && v <= end && (single || v-first < step) && len(out) <= most; v, ok = add(v, d.mod) {
		k := class{base: v, step: step, count: posInf}
		switch {
		case single:
			k.count = 0
		case end != posInf:
			if width, ok := sub(end, v); ok {
				k.count = width / step
			}
		}
		out = append(out, k)
	}
	return out
}

// branches runs a case once for every combination of the signs that it had to
// assume.
func (c *classes) branches(visit func(ps []poly) bool) {
	c.signs = c.signs[:0]
	for {
		c.asked = 0
		if c.runs++; c.runs > maxRuns {
			c.stop = giveUp
			return
		}
		if c.one(visit); c.stop != running {
			return
		}
		n := len(c.signs)
		for n > 0 && c.signs[n-1] {
			n--
		}
		if n == 0 {
			return
		}
		c.signs = append(c.signs[:n-1], true)
	}
}

// one computes the polynomials of the current case and visits them.
func (c *classes) one(visit func(ps []poly) bool) {
	c.prog.arena.effort += c.prog.cost * effortOfCase
	c.vars = c.vars[:0]
	clear(c.names)
	c.known, c.zero = c.known[:0], c.zero[:0]
	symVar := make([]poly, len(c.env))
	for i, k := range c.env {
		p := polyConst(k.base)
		if k.count > 0 {
			if len(c.vars) == maxVars {
				c.stop = giveUp
				return
			}
			r := interval{0, k.count}
			if k.bothSides {
				r = everything
			}
			v := len(c.vars)
			c.vars = append(c.vars, variable{r, i})
			p = append(p, polyTerm{1 << (4 * v), k.step})
		}
		symVar[i] = p
	}
	if !c.run(symVar, 0, c.first) {
		return
	}
	for j, rel := range c.facts {
		p := c.linear(&c.prog.roots[j])
		if c.stop != running {
			return
		}
		if !c.learn(rel, p) {
			return // this case cannot be
		}
	}
	if !c.run(symVar, c.first, len(c.prog.ops)) {
		return
	}
	ps := make([]poly, len(c.prog.roots)-len(c.facts))
	for j := range ps {
		if ps[j] = c.linear(&c.prog.roots[len(c.facts)+j]); c.stop != running {
			return
		}
	}
	if !visit(ps) && c.stop == running {
		c.stop = decided
	}
}

// run computes a part of the ops.
func (c *classes) run(symVar []poly, from, to int) bool {
	for i := from; i < to; i++ {
		o := &c.prog.ops[i]
		if o.sym >= 0 {
			c.vals[i] = symVar[o.sym]
		} else {
			c.vals[i] = c.compute(o)
		}
		if c.stop != running {
			return false
		}
	}
	return true
}

// learn notes a fact p rel 0 and reports whether the case can be.
func (c *classes) learn(rel Rel, p poly) bool {
	v, constant := p.isConst()
	switch rel {
	case EQ:
		if constant {
			return v == 0
		}
		if k := p.content(); p.constant()%k != 0 {
			return false
		}
		if r := c.interval(p); !r.contains(0) {
			return false
		}
		c.zero = append(c.zero, p)
	case NE:
		return !constant || v != 0
	case LE, LT:
		if rel == LT {
			p, _ = p.addScaled(polyConst(1), 1)
		}
		if c.interval(p).lo > 0 {
			return false
		}
		if n, ok := poly(nil).addScaled(p, -1); ok {
			c.known = append(c.known, n)
		}
	}
	return true
}

func (c *classes) check(p poly, ok bool) poly {
	if !ok {
		c.stop = giveUp
	}
	return p
}

func (c *classes) linear(l *linear) poly {
	out := polyConst(l.c)
	for i := range l.terms {
		t := &l.terms[i]
		p := c.vals[t.atom[0]]
		for _, x := range t.atom[1:] {
			if p = c.check(p.mul(c.vals[x])); c.stop != running {
				return nil
			}
		}
		if out = c.check(out.addScaled(p, t.c)); c.stop != running {
			return nil
		}
	}
	return out
}

func (c *classes) compute(o *op) poly {
	r := c.linear(&o.args[0])
	for j := 1; j < len(o.args) && c.stop == running; j++ {
		x := c.linear(&o.args[j])
		if c.stop != running {
			return nil
		}
		switch o.kind {
		case floorAtom:
			r = c.floor(r, x)
		case productAtom:
			r = c.check(r.mul(x))
		default:
			r = c.extreme(o.kind, r, x)
		}
	}
	return r
}

// extreme is x + max(y - x, 0) or x - max(x - y, 0). An undecided max(d, 0) is
// opaque, in the one of the forms d and -d that starts with a positive term.
func (c *classes) extreme(k kind, x, y poly) poly {
	sign := int64(1)
	d := c.check(y.addScaled(x, -1))
	if k == minAtom {
		sign = -1
		d = c.check(x.addScaled(y, -1))
	}
	if c.stop != running {
		return nil
	}
	return c.check(x.addScaled(c.relu(d), sign))
}

func (c *classes) relu(d poly) poly {
	switch {
	case len(d) == 0 || c.atMost(d):
		return nil
	case c.atLeast(d):
		return d
	}
	if c.cut(d) {
		return nil
	}
	if c.asked < maxSigns {
		return c.assumeSign(d)
	}
	flipped := d.lead().c < 0
	pos := d
	if flipped {
		pos = c.check(poly(nil).addScaled(d, -1))
	}
	hi := c.interval(pos).hi
	v := c.opaque(pos.key([]byte{'m'}), interval{0, max(0, hi)})
	if flipped && c.stop == running {
		return c.check(v.addScaled(d, 1))
	}
	return v
}

// assumeSign takes d for >= 0 in one branch and for <= 0 in the other.
func (c *classes) assumeSign(d poly) poly {
	if c.asked == len(c.signs) {
		c.signs = append(c.signs, false)
	}
	positive := !c.signs[c.asked]
	c.asked++
	if positive {
		c.known = append(c.known, d)
		return d
	}
	c.known = append(c.known, c.check(poly(nil).addScaled(d, -1)))
	return nil
}

// opaque is the variable for something that is no polynomial.
func (c *classes) opaque(key []byte, r interval) poly {
	v, ok := c.names[string(key)]
	if !ok {
		if len(c.vars) == maxVars {
			c.stop = giveUp
			return nil
		}
		v = len(c.vars)
		c.names[string(key)] = v
		c.vars = append(c.vars, variable{r, -1})
	}
	return poly{{1 << (4 * v), 1}}
}

// interval bounds p by those of its variables.
func (c *classes) interval(p poly) interval {
	r := point(0)
	for _, t := range p {
		x := point(t.c)
		for v := 0; t.m != 0; v, t.m = v+1, t.m>>4 {
			e := int(t.m & maxExponent)
			if e == 0 {
				continue
			}
			power := point(1)
			for range e {
				power = power.mul(c.vars[v].rng)
			}
			if e%2 == 0 {
				power.lo = max(power.lo, 0)
			}
			x = x.mul(power)
		}
		r = r.add(x)
	}
	return r
}

// atLeast proves p >= 0 by bounds, or by bounds of what one known fact leaves.
func (c *classes) atLeast(p poly) bool {
	if c.interval(p).lo >= 0 {
		return true
	}
	for _, g := range c.known {
		if c.leaves(p, g, false) {
			return true
		}
	}
	for _, z := range c.zero {
		if c.leaves(p, z, true) {
			return true
		}
	}
	return false
}

// leaves tries p - k*g >= 0, for the k that cancels a term; k must be positive
// unless g is 0.
func (c *classes) leaves(p, g poly, both bool) bool {
	for _, t := range g {
		if t.m == 0 {
			continue
		}
		for _, s := range p {
			if s.m != t.m || !both && (s.c < 0) != (t.c < 0) {
				continue
			}
			// scale*p - k*g cancels the term; p is an integer, so that
			// scale*p > -scale is enough.
			scale := abs(t.c) / gcd(s.c, t.c)
			k, ok := mul(s.c, scale)
			if !ok {
				continue
			}
			k /= t.c
			q, ok1 := poly(nil).addScaled(p, scale)
			q, ok2 := q.addScaled(g, -k)
			if ok1 && ok2 && c.interval(q).lo > -scale {
				return true
			}
		}
	}
	if q, ok := p.divide(g); ok && !both && c.interval(q).lo >= 0 {
		return true
	}
	return false
}

func (c *classes) atMost(p poly) bool {
	n, ok := poly(nil).addScaled(p, -1)
	return ok && c.atLeast(n)
}

// isZero proves p == 0 in this case.
func (c *classes) isZero(p poly) bool {
	if len(p) == 0 {
		return true
	}
	for _, z := range c.zero {
		if _, ok := p.ratio(z); ok {
			return true
		}
		if q, ok := p.divide(z); ok && len(q) > 0 {
			return true
		}
	}
	for i, z := range c.zero {
		if q, ok := c.reduce(p, z); ok {
			if len(q) == 0 {
				return true
			}
			for _, y := range c.zero[i+1:] {
				if r, ok := c.reduce(q, y); ok && len(r) == 0 {
					return true
				}
			}
		}
	}
	return c.atLeast(p) && c.atMost(p)
}

// reduce cancels the leading term of z in p.
func (c *classes) reduce(p, z poly) (poly, bool) {
	l := z.lead()
	for _, t := range p {
		if t.m == l.m && t.c%l.c == 0 {
			return p.addScaled(z, -t.c/l.c)
		}
	}
	return nil, false
}

// nonzero proves p != 0 in this case; it may ask for a finer case.
func (c *classes) nonzero(p poly) bool {
	if v, ok := p.isConst(); ok && len(c.zero) == 0 {
		return v != 0
	}
	if v, ok := p.isConst(); ok {
		return v != 0
	}
	if p.constant()%p.content() != 0 {
		return true
	}
	if r := c.interval(p); !r.contains(0) {
		return true
	}
	one := polyConst(1)
	if q, ok := p.addScaled(one, -1); ok && c.atLeast(q) {
		return true
	}
	if q, ok := p.addScaled(one, 1); ok && c.atMost(q) {
		return true
	}
	for _, z := range c.zero {
		if q, ok := c.reduce(p, z); ok {
			if v, con := q.isConst(); con && v != 0 {
				return true
			}
			if r := c.interval(q); !r.contains(0) {
				return true
			}
		}
	}
	c.cut(p)
	return false
}

// cut asks for the domain of p's only variable to be cut where p changes sign,
// and reports whether it did.
func (c *classes) cut(p poly) bool {
	set := p.vars()
	if set == 0 || set&(set-1) != 0 {
		return false
	}
	v := 0
	for set>>v&1 == 0 {
		v++
	}
	x := c.vars[v]
	if x.sym < 0 || x.rng.lo != 0 {
		return false
	}
	k := c.env[x.sym]
	q, ok := c.signChange(p, v)
	if !ok {
		return false
	}
	at, ok1 := mul(q, k.step)
	at, ok2 := add(k.base, at)
	if k.step < 0 {
		at++ // counted down: the value itself belongs to the lower piece
	}
	if !ok1 || !ok2 || len(c.cuts[x.sym]) >= maxRestarts {
		return false
	}
	i, found := slices.BinarySearch(c.cuts[x.sym], at)
	if found {
		return false
	}
	c.cuts[x.sym] = slices.Insert(c.cuts[x.sym], i, at)
	c.stop = refine
	return true
}

// signChange finds q >= 1 such that p keeps its sign from q on, as far as the
// coefficients of the shifted polynomial show, or halves a bounded domain.
func (c *classes) signChange(p poly, v int) (int64, bool) {
	settled := func(q int64) bool {
		s, ok := p.shift(v, q)
		if !ok {
			return false
		}
		pos, neg := false, false
		for _, t := range s {
			pos, neg = pos || t.c > 0, neg || t.c < 0
		}
		return !(pos && neg)
	}
	top := c.vars[v].rng.hi
	hi := int64(1)
	for !settled(hi) {
		if hi > 1<<40 {
			return 0, false
		}
		hi *= 2
	}
	lo := hi / 2 // not settled, or 0
	for lo+1 < hi {
		if mid := lo + (hi-lo)/2; settled(mid) {
			hi = mid
		} else {
			lo = mid
		}
	}
	if top != posInf && hi > top {
		if top == 0 {
			return 0, false
		}
		return top/2 + 1, true
	}
	return hi, true
}

// floor divides polynomials, asking for a finer step where that makes the
// division exact.
func (c *classes) floor(num, den poly) poly {
	d, constant := den.isConst()
	if !constant {
		return c.floorByPoly(num, den)
	}
	if d == 0 {
		c.stop = giveUp // the divisor can be 0
		return nil
	}
	if d < 0 {
		num = c.check(poly(nil).addScaled(num, -1))
		d = -d
	}
	var quo, rest poly
	k0 := int64(0)
	for _, t := range num {
		if t.m == 0 {
			k0 = t.c
			continue
		}
		if q, _ := floorDiv(t.c, d); q != 0 {
			quo = append(quo, polyTerm{t.m, q})
		}
		if r := floorMod(t.c, d); r != 0 {
			rest = append(rest, polyTerm{t.m, r})
		}
	}
	if len(rest) == 0 {
		q, _ := floorDiv(k0, d)
		return c.check(quo.addScaled(polyConst(q), 1))
	}
	for _, t := range rest {
		for v := range c.vars {
			if x := c.vars[v]; exponent(t.m, v) > 0 && x.sym >= 0 {
				c.grow(x.sym, d/gcd(t.c, d))
				return nil
			}
		}
	}
	k, _ := floorDiv(k0, d)
	quo = c.check(quo.addScaled(polyConst(k), 1))
	rest = c.check(rest.addScaled(polyConst(floorMod(k0, d)), 1))
	r := c.interval(rest).floorDiv(point(d))
	if r.lo == r.hi {
		return c.check(quo.addScaled(polyConst(r.lo), 1))
	}
	v := c.opaque(polyConst(d).key(rest.key([]byte{'f'})), r)
	return c.check(quo.addScaled(v, 1))
}

// grow multiplies the step of a symbol.
func (c *classes) grow(sym int, factor int64) {
	s, ok := mul(c.step[sym], factor)
	if !ok || s > int64(c.budget)*c.domains[sym].mod*4 {
		c.stop = giveUp
		return
	}
	c.step[sym], c.stop = s, refine
}

func (c *classes) floorByPoly(num, den poly) poly {
	if r := c.interval(den); r.hi <= -1 {
		num, den = c.check(poly(nil).addScaled(num, -1)), c.check(poly(nil).addScaled(den, -1))
	} else if r.contains(0) {
		// The value exists only where the divisor is not 0, but nothing is
		// known of its sign.
		if q, ok := num.divide(den); ok && !r.contains(0) {
			return q
		}
		return c.opaque(den.key(num.key([]byte{'f'})), everything)
	}
	if c.stop != running {
		return nil
	}
	if len(num) == 0 {
		return nil
	}
	if q, ok := num.divide(den); ok {
		return q
	}
	if len(den) == 1 {
		return c.floorByTerm(num, den)
	}
	return c.floorByLead(num, den)
}

// floorByLead divides by the leading term as far as that goes; what is left
// has closer bounds than the whole.
func (c *classes) floorByLead(num, den poly) poly {
	var quo poly
	l := den.lead()
	for range maxDivSteps {
		step := poly(nil)
		for _, t := range num {
			m, ok := divPacked(t.m, l.m)
			if !ok {
				continue
			}
			if q, _ := floorDiv(t.c, l.c); q != 0 {
				step = poly{{m, q}}
			}
		}
		if step == nil {
			break
		}
		p := c.check(step.mul(den))
		num = c.check(num.addScaled(p, -1))
		quo = c.check(quo.addScaled(step, 1))
		if c.stop != running {
			return nil
		}
	}
	return c.check(quo.addScaled(c.opaqueFloor(num, den), 1))
}

// floorByTerm takes out the terms that den divides.
func (c *classes) floorByTerm(num, den poly) poly {
	var quo, rest poly
	for _, t := range num {
		m, ok := divPacked(t.m, den[0].m)
		if !ok {
			rest = append(rest, t)
			continue
		}
		if q, _ := floorDiv(t.c, den[0].c); q != 0 {
			quo = c.check(quo.addScaled(poly{{m, q}}, 1))
		}
		if r := floorMod(t.c, den[0].c); r != 0 {
			rest = append(rest, polyTerm{t.m, r})
		}
	}
	if len(rest) == 0 {
		return quo
	}
	return c.check(quo.addScaled(c.opaqueFloor(rest, den), 1))
}

func (c *classes) opaqueFloor(num, den poly) poly {
	r := c.interval(num).floorDiv(c.interval(den))
	if r.lo == r.hi {
		return polyConst(r.lo)
	}
	for k := int64(0); k >= -1; k-- { // 0 <= num - k*den < den
		over, ok1 := num.addScaled(den, -k)
		below, ok2 := den.addScaled(over, -1)
		below, ok3 := below.addScaled(polyConst(1), -1)
		if ok1 && ok2 && ok3 && c.atLeast(over) && c.atLeast(below) {
			return polyConst(k)
		}
	}
	n := len(c.vars)
	v := c.opaque(den.key(num.key([]byte{'f'})), r)
	if c.stop == running && len(c.vars) > n {
		// 0 <= num - den*v <= den - 1
		if p, ok := den.mul(v); ok {
			low, ok1 := num.addScaled(p, -1)
			high, ok2 := den.addScaled(low, -1)
			high, ok3 := high.addScaled(polyConst(1), -1)
			if ok1 && ok2 && ok3 {
				c.known = append(c.known, low, high)
			}
		}
	}
	return v
}

// eachFresh is each for visitors that gather something: reset is called before
// every start.
func (c *classes) eachFresh(reset func(), visit func(ps []poly) bool) bool {
	c.reset = reset
	return c.each(visit)
}
