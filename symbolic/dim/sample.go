package dim

import (
	"encoding/binary"
	"slices"
)

// A sample is an assignment that satisfies the facts.
type sample struct {
	syms []Symbol
	vals []int64
}

func (s sample) values() map[Symbol]int64 {
	out := make(map[Symbol]int64, len(s.syms))
	for i, x := range s.syms {
		out[x] = s.vals[i]
	}
	return out
}

// A probe evaluates a program at samples of one sampler.
type probe struct {
	prog  *program
	slots []int // where in a sample the program's symbols are
	env   []int64
	vals  []int64
}

func newProbe(p *program, syms []Symbol) probe {
	b := probe{prog: p, slots: make([]int, len(p.syms)), env: make([]int64, len(p.syms)), vals: make([]int64, len(p.ops))}
	for i, x := range p.syms {
		b.slots[i] = slices.Index(syms, x)
	}
	return b
}

// run computes all ops at a sample; false where it has no value.
func (b *probe) run(vals []int64) bool {
	for i, k := range b.slots {
		if k < 0 {
			return false
		}
		b.env[i] = vals[k]
	}
	b.prog.arena.effort += b.prog.cost
	return b.prog.run(b.env, b.vals)
}

func (b *probe) root(j int) (int64, bool) { return b.prog.roots[j].eval(b.vals) }

// sampleValues calls visit with the value of d at up to n samples.
func (f *Facts) sampleValues(d Expr, n int, visit func(s sample, v int64) bool) {
	found := f.samples(d.n.arena, d.Symbols(), n)
	if len(found) == 0 {
		return
	}
	b := newProbe(compile(d.n.arena, true, d), found[0].syms)
	for _, s := range found {
		if !b.run(s.vals) {
			continue
		}
		if v, ok := b.root(0); ok && !visit(s, v) {
			return
		}
	}
}

// samples returns up to n assignments of syms, and of all that is connected
// with them, that satisfy the facts. They are always the same ones.
func (f *Facts) samples(a *Arena, syms []Symbol, n int) []sample {
	return f.sampler(a, syms).take(n)
}

// sampler returns the sampler of syms, making it on first use.
func (f *Facts) sampler(a *Arena, syms []Symbol) *sampler {
	m := f.remember(a)
	var key []byte
	for _, s := range syms {
		key = binary.LittleEndian.AppendUint32(key, uint32(s))
	}
	g, ok := m.points[string(key)]
	if !ok {
		g = newSampler(f, a, syms)
		m.points[string(key)] = g
	}
	return g
}

// A sampler draws assignments: it chooses values for the symbols that are not
// solved, computes the others and keeps what satisfies all constraints.
type sampler struct {
	syms    []Symbol // the free ones, then the solved ones
	domains []domain // of syms
	free    int
	subs    probe // a root for each solved symbol
	checks  []Rel
	all     probe // a root for each of checks

	found   []sample
	tried   int
	repairs int // that failed
	lucky   int // draws that needed none
	rnd     uint64
}

func newSampler(f *Facts, a *Arena, syms []Symbol) *sampler {
	g := &sampler{rnd: 0x9e3779b97f4a7c15}
	syms, cons := f.closure(a, syms, func(c Constraint) bool { return !c.bounds() })
	var solved []Symbol
	var subs, diffs []Expr
	for _, s := range syms {
		hidden := a.symbols[s].hidden
		if k := f.solved(s); k != nil {
			if !hidden {
				solved = append(solved, s)
				subs = append(subs, k.sub)
			}
		} else if !hidden || f.shows(s) {
			g.syms = append(g.syms, s)
		}
	}
	g.free = len(g.syms)
	g.syms = append(g.syms, solved...)
	for _, s := range g.syms {
		g.domains = append(g.domains, f.domain(a, s))
	}
	for _, c := range cons {
		if rel, d := c.relation(); d.Valid() {
			g.checks = append(g.checks, rel)
			diffs = append(diffs, d)
		}
	}
	g.subs = newProbe(compile(a, false, subs...), g.syms)
	g.all = newProbe(compile(a, true, diffs...), g.syms)
	return g
}

// bounds tells if a constraint is a bound of one symbol: it is in the symbol's domain and ties it to no other.
func (c Constraint) bounds() bool {
	if c.Rel != LE && c.Rel != LT {
		return false
	}
	n := c.Left.n
	switch {
	case n == nil:
		n = c.Right.n
	case c.Right.n != nil:
		return false
	}
	return n != nil && len(n.terms) == 1 && len(n.terms[0].m.atoms) == 1 && n.terms[0].m.atoms[0].kind == symbolAtom
}

// closure adds to syms whatever is connected by substitutions, definitions and
// constraints, those that are wanted, and returns these constraints in the order in which they were assumed.
func (f *Facts) closure(a *Arena, syms []Symbol, wanted func(Constraint) bool) ([]Symbol, []Constraint) {
	k := component{facts: f, arena: a, has: map[Symbol]bool{}, reached: map[*assumed]bool{}, wanted: wanted}
	k.add(syms)
	for i := 0; i < len(k.syms); i++ { // adding to itself
		k.connect(k.syms[i])
	}
	slices.Sort(k.syms)
	slices.SortFunc(k.constraints, func(x, y *assumed) int { return x.count - y.count })
	cons := make([]Constraint, len(k.constraints))
	for i, x := range k.constraints {
		cons[i] = x.constraint
	}
	return k.syms, cons
}

// component is a set of symbols that grows along what connects them.
type component struct {
	facts       *Facts
	arena       *Arena
	syms        []Symbol
	has         map[Symbol]bool
	constraints []*assumed
	reached     map[*assumed]bool
	wanted      func(Constraint) bool
}

func (k *component) add(syms []Symbol) {
	for _, s := range syms {
		if !k.has[s] {
			k.has[s] = true
			k.syms = append(k.syms, s)
		}
	}
}

// connect adds what a symbol is connected with: its definition, what it is substituted by, and
// the constraints that mention it.
func (k *component) connect(s Symbol) {
	if y := k.arena.symbols[s]; y.hidden {
		k.add(y.def.Symbols())
	}
	x := k.facts.lookup(s)
	if x == nil {
		return
	}
	if x.solved {
		k.add(x.sub.Symbols())
	}
	for m := x.in; m != nil; m = m.before {
		k.arena.work += workOfConstraint
		if k.reached[m.of] || !k.wanted(m.of.constraint) {
			continue
		}
		k.reached[m.of] = true
		k.constraints = append(k.constraints, m.of)
		k.add(m.of.constraint.Left.Symbols())
		k.add(m.of.constraint.Right.Symbols())
	}
}

// relation turns a constraint into a difference to 0; LT becomes LE.
func (c Constraint) relation() (Rel, Expr) {
	d := c.Left.Sub(c.Right)
	if c.Rel == LT {
		return LE, d.AddInt(1)
	}
	return c.Rel, d
}

func (r Rel) holds(v int64) bool {
	switch r {
	case EQ:
		return v == 0
	case NE:
		return v != 0
	}
	return v <= 0
}

func (g *sampler) take(n int) []sample {
	if g.free == 0 {
		n = min(n, 1) // all is solved: there is one assignment
	}
	for len(g.found) < n && g.tried < 5*n+16 && !g.hopeless() {
		g.draw()
		g.tried++
	}
	return g.found[:min(n, len(g.found))]
}

// hopeless tells that no draw satisfied the constraints as it was, and repairs
// do not help any longer.
func (g *sampler) hopeless() bool { return g.lucky == 0 && g.repairs >= maxRepairs }

// random is a splitmix64 step: samples must not depend on the run.
func (g *sampler) random(n int64) int64 {
	g.rnd += 0x9e3779b97f4a7c15
	z := g.rnd
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int64((z ^ z>>31) >> 1 % uint64(n))
}

var usualSizes = []int64{0, 1, 2, 3, 4, 6, 7, 8, 12, 14, 16, 28, 32, 49, 56, 64, 96, 100, 112, 128, 196, 224, 225, 256, 384, 512, 768, 1024, 2048, 12544}

// value draws the t-th try for a domain: the first few are the smallest.
func (g *sampler) value(i int) int64 {
	d := g.domains[i]
	count := d.count()
	start := d.lo
	if start == negInf {
		start = min(d.hi, 0)
	}
	start, ok := d.first(start)
	if !ok || count == 1 || count == 0 {
		return start
	}
	k := int64(0)
	switch {
	case g.tried == 0:
	case g.tried < 5:
		k = int64(g.tried-1+i) % min(count, 4)
	case g.random(3) == 0:
		k = g.random(min(count, 8))
	case g.random(3) == 0:
		v := usualSizes[g.random(int64(len(usualSizes)))]
		if v, ok = d.first(max(v, start)); ok && v <= d.hi {
			return v
		}
	case count != posInf && g.random(4) == 0:
		return d.tight().hi - d.mod*g.random(min(count, 3))
	case count != posInf && g.random(2) == 0:
		k = g.random(count)
	default:
		k = g.random(min(count, 60))
	}
	if d.lo == negInf {
		k = -k
		if d.hi == posInf && g.random(2) == 0 {
			k = -k
		}
	}
	v, _ := mul(k, d.mod)
	v, ok = add(start, v)
	if !ok {
		return start
	}
	return v
}

// draw tries one assignment; where constraints fail it searches one symbol
// for a value that repairs them.
func (g *sampler) draw() {
	vals := make([]int64, len(g.syms))
	for i := range g.free {
		vals[i] = g.value(i)
	}
	ok := g.complete(vals)
	if ok {
		g.lucky++
	}
	if !ok && len(g.checks) > 0 && g.repairs < maxRepairs {
		if ok = g.repair(vals); !ok {
			g.repairs++
		}
	}
	if ok && !slices.ContainsFunc(g.found, func(s sample) bool { return slices.Equal(s.vals, vals) }) {
		g.found = append(g.found, sample{g.syms, vals})
	}
}

// complete computes the solved symbols and tests all constraints.
func (g *sampler) complete(vals []int64) bool {
	if !g.solve(vals) {
		return false
	}
	if len(g.checks) == 0 {
		return true
	}
	if !g.all.run(vals) {
		return false
	}
	for j := range g.checks {
		if !g.holds(j) {
			return false
		}
	}
	return true
}

// holds reports whether a check is satisfied where all ran last.
func (g *sampler) holds(j int) bool {
	v, ok := g.all.root(j)
	return ok && g.checks[j].holds(v)
}

// solve computes the solved symbols from the free ones.
func (g *sampler) solve(vals []int64) bool {
	if g.free == len(vals) {
		return true
	}
	if !g.subs.run(vals) {
		return false
	}
	for j := range vals[g.free:] {
		v, ok := g.subs.root(j)
		d := g.domains[g.free+j]
		if !ok || !d.holds(v) {
			return false
		}
		vals[g.free+j] = v
	}
	return true
}

// repair changes one symbol after another so that the constraints hold: to
// where an equation that fails is satisfied, or to the first value that is.
func (g *sampler) repair(vals []int64) bool {
	if g.free == 0 {
		return false
	}
	failing := g.failingEquation(vals)
	from := int(g.random(int64(g.free)))
	for n := range min(g.free, 3) {
		i := (from + n) % g.free
		old := vals[i]
		if failing >= 0 {
			difference := func() (int64, bool) {
				if !g.solve(vals) || !g.all.run(vals) {
					return 0, false
				}
				return g.all.root(failing)
			}
			if g.crossing(vals, i, difference) && g.complete(vals) {
				return true
			}
		} else if g.scan(vals, i) {
			return true
		}
		vals[i] = old
	}
	return false
}

// failingEquation is the index of an equation that does not hold, -1 if other
// constraints fail, too.
func (g *sampler) failingEquation(vals []int64) int {
	if !g.solve(vals) || !g.all.run(vals) {
		return -1
	}
	failing := -1
	for j, rel := range g.checks {
		switch {
		case g.holds(j):
		case rel != EQ || failing >= 0:
			return -1
		default:
			failing = j
		}
	}
	return failing
}

// scan tries the values of one symbol.
func (g *sampler) scan(vals []int64, i int) bool {
	d := g.domains[i]
	v, ok := d.first(max(d.lo, -repairScan/2))
	for range repairScan {
		if !ok || v > d.hi {
			break
		}
		if vals[i] = v; g.complete(vals) {
			return true
		}
		v, ok = add(v, d.mod)
	}
	return false
}

// crossing moves symbol i to where value, which is computed from vals, is 0.
// It looks where value changes its sign, so it finds the zero of a monotone
// function that has one.
func (g *sampler) crossing(vals []int64, i int, value func() (int64, bool)) bool {
	d := g.domains[i]
	at := func(v int64) (int64, bool) {
		vals[i] = v
		return value()
	}
	from, ok := d.first(max(d.lo, -repairScan/2))
	if !ok {
		return false
	}
	start, ok := at(from)
	if !ok || start == 0 {
		return ok
	}
	const farthest = 1 << 16
	for k := int64(1); k < farthest; k *= 2 {
		to := from + k*d.mod
		if to > d.hi {
			if k == 1 {
				return false
			}
			k, to = 1, from+d.mod // one by one near the end
			if to > d.hi {
				return false
			}
		}
		v, ok := at(to)
		if !ok || v == 0 {
			return ok
		}
		if (v < 0) != (start < 0) {
			return bisect(from, k, d.mod, start < 0, at)
		}
		from = to
	}
	return false
}

// bisect looks for a zero of at between from and from + k*step, where it is
// negative at the start alone, or at the end alone.
func bisect(from, k, step int64, rising bool, at func(int64) (int64, bool)) bool {
	for k > 1 {
		half := k / 2
		v, ok := at(from + half*step)
		if !ok || v == 0 {
			return ok
		}
		if (v < 0) == rising {
			from, k = from+half*step, k-half
		} else {
			k = half
		}
	}
	return false
}

// hasZero looks for a sample at which d is 0 along the lines through a few
// points: the other symbols are small, or as large as a usual patch.
func (f *Facts) hasZero(d Expr) bool {
	g := f.sampler(d.n.arena, d.Symbols())
	b := newProbe(compile(d.n.arena, true, d), g.syms)
	vals := make([]int64, len(g.syms))
	value := func() (int64, bool) {
		if !g.complete(vals) || !b.run(vals) {
			return 0, false
		}
		return b.root(0)
	}
	for _, size := range []int64{1, 16, 32} {
		for i := range min(g.free, 3) {
			for j := range g.free {
				vals[j], _ = g.domains[j].first(within(g.domains[j].interval, size))
			}
			if g.crossing(vals, i, value) {
				return true
			}
			if g.free == 1 {
				return false
			}
		}
	}
	return false
}
