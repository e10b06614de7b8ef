package dim

import "slices"

// Assume adds a constraint. ok is false if it contradicts what is known; core
// then holds a small set of earlier constraints that contradict it, and g is f
// unchanged.
func (f *Facts) Assume(c Constraint) (g *Facts, ok bool, core []Constraint) {
	g, ok = f.assume(c)
	if ok {
		return g, true, nil
	}
	return f, false, f.core(c)
}

// contradicts reports whether a relation cannot hold.
func (f *Facts) contradicts(r relation) bool {
	if !r.diff.Valid() || r.diff.n == nil || r.diff.n.arena.tired() {
		return false
	}
	_, ok := f.assume(Constraint{Left: r.diff, Rel: r.rel, Right: Int(0)})
	return !ok
}

func (f *Facts) assume(c Constraint) (*Facts, bool) {
	rel, d := c.relation()
	if d.Valid() && d.n == nil { // says nothing of any symbol: it is true or it is not
		return f, rel.holds(d.c)
	}
	g := &Facts{}
	if f != nil {
		*g = *f
	}
	g.memo = nil
	g.excluded |= ^c.satisfying()
	if g.all.len() >= maxFacts { // neither kept nor solved
		return g, true
	}
	g.all = g.all.with(c)
	if !d.Valid() {
		return g, true
	}
	g.arena = d.n.arena
	g.rest = g.rest[:len(g.rest):len(g.rest)] // what is appended must not be seen by the facts before
	s := solver{f: g}
	s.index(g.all)
	s.push(relation{diff: d, rel: rel, tag: c.Tag})
	return g, s.run()
}

// core finds which earlier constraints contradict c, by leaving them out one
// after the other.
func (f *Facts) core(c Constraint) []Constraint {
	_, d := c.relation()
	if !d.Valid() || d.n == nil {
		return nil
	}
	_, near := f.closure(d.n.arena, d.Symbols(), func(Constraint) bool { return true })
	if len(near) > maxCoreTries {
		return near
	}
	fails := func(cs []Constraint) bool {
		var g *Facts
		for _, x := range cs {
			h, ok := g.assume(x)
			if !ok {
				return true
			}
			g = h
		}
		_, ok := g.assume(c)
		return !ok
	}
	if !fails(near) {
		return near
	}
	for i := 0; i < len(near); {
		if less := slices.Delete(slices.Clone(near), i, i+1); fails(less) {
			near = less
		} else {
			i++
		}
	}
	return near
}

// A solver works one constraint into facts that nobody else sees yet.
type solver struct {
	f       *Facts
	queue   []task
	changed []Symbol
	// narrowed is how often the bounds of a symbol have moved.
	narrowed map[Symbol]int
	// seen are the relations that followed from others.
	seen  map[consequence]bool
	steps int
	dead  bool
	owner *owner // of the blocks of what is known of the symbols that have been copied; nil before the first
}

// consequence is a relation that follows from others, wherever they come from.
type consequence struct {
	diff Expr
	rel  Rel
}

type task struct {
	relation
	derived bool // follows from others: worth nothing if it cannot be absorbed
}

// index notes at the symbols of a constraint that it mentions them.
func (s *solver) index(last *assumed) {
	for _, e := range [2]Expr{last.constraint.Left, last.constraint.Right} {
		for _, y := range e.Symbols() {
			if x := s.fact(y); x.in == nil || x.in.of != last {
				x.in = &mention{last, x.in}
			}
		}
	}
}

func (s *solver) push(r relation) { s.queue = append(s.queue, task{relation: r}) }

// derive queues what follows from others, once.
func (s *solver) derive(r relation) {
	key := consequence{r.diff, r.rel}
	if s.seen[key] {
		return
	}
	if s.seen == nil {
		s.seen = map[consequence]bool{}
	}
	s.seen[key] = true
	s.queue = append(s.queue, task{r, true})
}

// run works until nothing changes; false is a contradiction.
func (s *solver) run() bool {
	var touched []Symbol
	for range maxRounds {
		for len(s.queue) > 0 && !s.dead {
			t := s.queue[0]
			s.queue = s.queue[1:]
			s.f.arena.work += workOfTask
			if s.steps++; s.steps > 400 {
				if !t.derived {
					s.keep(t.relation)
				}
				continue
			}
			touched = append(touched, t.diff.Symbols()...)
			s.solve(t)
		}
		if s.dead {
			return false
		}
		if len(s.changed) == 0 && !s.enumerate(touched) {
			break
		}
		if s.dead {
			return false
		}
		changed := s.changed
		touched = append(touched, changed...)
		s.changed = nil
		s.requeue(changed)
	}
	for _, t := range s.queue {
		if !t.derived {
			s.keep(t.relation)
		}
	}
	return s.possible(touched)
}

// requeue takes back what remains and mentions a changed symbol.
func (s *solver) requeue(changed []Symbol) {
	rest := s.f.rest
	first := slices.IndexFunc(rest, func(r relation) bool { return touches(r.diff, changed) })
	if first < 0 {
		return
	}
	s.f.rest = append(make([]relation, 0, len(rest)), rest[:first]...)
	for _, r := range rest[first:] {
		if touches(r.diff, changed) {
			s.push(r)
		} else {
			s.f.rest = append(s.f.rest, r)
		}
	}
}

// possible is the last test of what remains and was touched.
func (s *solver) possible(touched []Symbol) bool {
	if s.f.arena.tired() {
		return true
	}
	for i, r := range s.f.rest {
		if r.rel == NE || !touches(r.diff, touched) {
			continue
		}
		others := *s.f
		others.memo = nil
		others.rest = slices.Delete(slices.Clone(s.f.rest), i, i+1)
		if r.rel == EQ && others.provedNonzero(r.diff) {
			return false
		}
		if r.rel == LE && others.prove(r.diff, (*classes).provedPositive) {
			return false
		}
	}
	for _, r := range s.f.rest {
		if r.rel == NE && touches(r.diff, touched) {
			others := *s.f
			others.memo = nil
			others.rest = slices.DeleteFunc(slices.Clone(s.f.rest), r.same)
			if others.provedZero(r.diff) {
				return false
			}
		}
	}
	return true
}

func (s *solver) keep(r relation) {
	if !slices.ContainsFunc(s.f.rest, r.same) {
		s.f.rest = append(s.f.rest, r)
	}
}

// solve absorbs one relation as far as it can and keeps what is left.
func (s *solver) solve(t task) {
	if t.rel == EQ && s.solveShown(t.relation) {
		return
	}
	x, done := s.simplify(t.relation, s.f.expand(t.diff))
	if done || s.dead {
		return
	}
	t.diff = x
	if t.rel == EQ && (s.multiple(t) || s.isolate(t)) {
		return
	}
	if len(x.Symbols()) == 1 && s.solveOne(t.relation, x.Symbols()[0]) {
		return
	}
	if s.dead {
		return
	}
	s.propagate(t)
	if !t.derived && !s.dead {
		s.keep(t.relation)
	}
}

// simplify divides out common factors and decides what bounds can decide.
func (s *solver) simplify(r relation, x Expr) (Expr, bool) {
	if !x.Valid() {
		s.keep(r)
		return x, true
	}
	if x.n != nil {
		x = s.cancelFactor(r.rel, x)
	}
	if x.n == nil {
		s.dead = s.dead || !r.rel.holds(x.c)
		return x, true
	}
	g := content(Expr{n: x.n})
	if g > 1 {
		if x.c%g != 0 && r.rel == EQ {
			s.dead = true
			return x, true
		}
		if x.c%g != 0 && r.rel == NE {
			return x, true
		}
		k, _ := floorDiv(-x.c, g) // g*y <= -c iff y <= floor(-c/g)
		x = shrink(x.n.arena, Expr{n: x.n}, g, nil).AddInt(-k)
	}
	i := s.f.interval(x)
	switch r.rel {
	case EQ:
		s.dead = s.dead || !i.contains(0)
	case NE:
		if !i.contains(0) {
			return x, true
		}
	case LE:
		s.dead = s.dead || i.lo > 0
		if i.hi <= 0 {
			return x, true
		}
	}
	return x, s.dead
}

// cancelFactor divides by atoms that are in every term and never 0 (for an
// inequality: always positive).
func (s *solver) cancelFactor(rel Rel, x Expr) Expr {
	if x.c != 0 {
		return x
	}
	a := x.n.arena
	common := slices.Clone(x.n.terms[0].m.atoms)
	for _, t := range x.n.terms[1:] {
		common = intersect(common, t.m.atoms)
	}
	common = slices.DeleteFunc(common, func(t *atom) bool {
		i := s.f.interval(a.ofAtom(t))
		return !i.positive() && (rel == LE || !i.nonzero())
	})
	if len(common) == 0 {
		return x
	}
	return shrink(a, x, 1, a.mono(common))
}

// solveShown handles S == constant for an S that is substituted by D*q: the
// constant takes its place, and that D divides it becomes a constraint.
func (s *solver) solveShown(r relation) bool {
	x := s.f.Resolve(r.diff)
	if x.n == nil || !x.Valid() || len(x.n.terms) != 1 {
		return false
	}
	t := x.n.terms[0]
	if len(t.m.atoms) != 1 || t.m.atoms[0].kind != symbolAtom || x.c%t.c != 0 {
		return false
	}
	y := t.m.atoms[0].sym
	k := s.f.lookup(y)
	if k == nil || !k.inner {
		return false
	}
	old := k.sub
	den, found := s.f.innerDivisor(k)
	if !found {
		return false
	}
	v := -x.c / t.c
	if !k.dom.holds(v) {
		s.dead = true
		return true
	}
	k = s.known(y)
	k.sub, k.inner = Int(v), false
	den = s.f.expand(den)
	s.changed = append(s.changed, y)
	s.changed = append(s.changed, old.Symbols()...)
	// q is v // D from now on.
	for _, q := range old.Symbols() {
		if h := s.f.arena.symbols[q]; h.hidden {
			if args := h.def.n.terms[0].m.atoms[0].args; args[0] == s.f.arena.Symbol(y) {
				s.substitute(q, Int(v).FloorDiv(den), false, r.tag)
			}
		}
	}
	s.push(relation{Int(v).Mod(den), EQ, r.tag})
	s.push(relation{Int(v).Sub(old), EQ, r.tag})
	return true
}

// multiple recognises S % D == 0 for a symbolic D and puts S := D*q.
func (s *solver) multiple(t task) bool {
	a := t.diff.n.arena
	for _, u := range t.diff.n.terms {
		for _, x := range u.m.atoms {
			if x.kind != floorAtom || x.args[1].n == nil {
				continue
			}
			y, ok := x.args[0].AsSymbol()
			if !ok || slices.Contains(x.args[1].Symbols(), y) || !s.f.interval(x.args[1]).positive() {
				continue
			}
			d := x.args[0].Mod(x.args[1])
			if t.diff != d && t.diff != d.Neg() {
				continue
			}
			if s.mentions(x.args[1], y) {
				return false
			}
			r := s.f.interval(a.ofAtom(x))
			if s.f.domain(a, y).positive() {
				r.lo = max(r.lo, 1) // a positive multiple is at least the divisor
			}
			q := a.quotientSymbol(a.ofAtom(x), r)
			return s.substitute(y, x.args[1].Mul(q), true, t.tag)
		}
	}
	return false
}

// mentions reports whether e depends on y, also inside of definitions.
func (s *solver) mentions(e Expr, y Symbol) bool {
	for _, x := range e.Symbols() {
		if x == y {
			return true
		}
		if h := s.f.arena.symbols[x]; h.hidden && s.mentions(h.def, y) {
			return true
		}
	}
	return false
}

// isolate solves for a symbol with the coefficient 1 or -1: the youngest, and
// one that is shown before one that stands for a quotient.
func (s *solver) isolate(t task) bool {
	a := t.diff.n.arena
	best, sign := Symbol(-1), int64(0)
	for _, u := range t.diff.n.terms {
		if abs(u.c) != 1 || len(u.m.atoms) != 1 || u.m.atoms[0].kind != symbolAtom {
			continue
		}
		y := u.m.atoms[0].sym
		better := best < 0 || a.symbols[best].hidden && !a.symbols[y].hidden || a.symbols[best].hidden == a.symbols[y].hidden && y > best
		if !better {
			continue
		}
		if other := t.diff.Sub(a.Symbol(y).MulInt(u.c)); !other.Valid() || slices.Contains(other.Symbols(), y) || !a.symbols[y].hidden && s.mentions(other, y) {
			continue
		}
		best, sign = y, u.c
	}
	if best < 0 {
		return false
	}
	other := t.diff.Sub(a.Symbol(best).MulInt(sign))
	return s.substitute(best, other.MulInt(-sign), false, t.tag)
}

// substitute puts y := e, moves y's domain onto e and updates everything that
// mentions y. It refuses where the result would be beyond the limits.
func (s *solver) substitute(y Symbol, e Expr, inner bool, tag any) bool {
	if !e.Valid() {
		return false
	}
	a := s.f.arena
	one := &Facts{arena: a, syms: tableOf(symFact{sym: y, sub: e, solved: true})}
	var mention []symFact // y, as they are afterwards
	for x := range s.f.syms.each() {
		if !x.solved || !slices.Contains(x.sub.Symbols(), y) {
			continue
		}
		after := *x
		after.sub = one.expand(x.sub)
		if slices.Contains(after.sub.Symbols(), y) || x.sym == y {
			return false
		}
		after.inner = x.inner && slices.ContainsFunc(after.sub.Symbols(), func(h Symbol) bool { return a.symbols[h].hidden })
		mention = append(mention, after)
	}
	for _, x := range mention {
		*s.known(x.sym) = x
		s.changed = append(s.changed, x.sym)
	}
	x := s.fact(y)
	x.sub, x.solved, x.inner = e, true, inner
	x.modTag = tag
	d := x.dom
	s.changed = append(s.changed, y)
	if v, ok := e.Const(); ok {
		if !d.holds(v) {
			s.dead = true
		}
		return true
	}
	if d.lo != negInf {
		s.push(relation{Int(d.lo).Sub(e), LE, tag})
	}
	if d.hi != posInf {
		s.push(relation{e.AddInt(-d.hi), LE, tag})
	}
	if d.mod > 1 {
		s.push(relation{e.AddInt(-d.res).Mod(Int(d.mod)), EQ, tag})
	}
	return true
}

// maxMoves is how often the bounds of one symbol may move for one constraint. Those that move
// on each other creep, one step at a time, towards a limit that they may never reach.
const maxMoves = 16

// mayMove counts a move of the bounds of y.
func (s *solver) mayMove(y Symbol) bool {
	if s.narrowed == nil {
		s.narrowed = map[Symbol]int{}
	}
	s.narrowed[y]++
	return s.narrowed[y] <= maxMoves
}

// narrow meets y's domain with d; the same domain changes nothing.
func (s *solver) narrow(y Symbol, d domain, tag any) {
	old := s.f.domain(s.f.arena, y)
	now := old.narrow(d.mod, d.res)
	now.interval = now.meet(d.interval)
	now = now.tight()
	if now.empty() {
		s.dead = true
		return
	}
	if now == old || now.mod == old.mod && !s.mayMove(y) && now.lo != now.hi {
		return
	}
	if now.lo == now.hi {
		s.substitute(y, Int(now.lo), false, tag)
	}
	x := s.fact(y)
	if now.interval != old.tight().interval {
		x.tag = tag
	}
	if now.mod != old.mod {
		x.modTag = tag
	}
	x.dom = now
	s.changed = append(s.changed, y)
}
