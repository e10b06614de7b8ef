package dim

import (
	"encoding/binary"
	"slices"
)

// A sample is an assignment that satisfies the facts.
type sample struct {
	vals map[Symbol]int64
}

func (s sample) values() map[Symbol]int64 { return s.vals }

// eval runs a program over symbols that are not quotients.
func (s sample) eval(p *program) (int64, bool) {
	env := make([]int64, len(p.syms))
	for i, x := range p.syms {
		v, ok := s.vals[x]
		if !ok {
			return 0, false
		}
		env[i] = v
	}
	vals := make([]int64, len(p.ops))
	if !p.run(env, vals) {
		return 0, false
	}
	return p.roots[0].eval(vals)
}

// samples returns up to n assignments of syms, and of all that is connected
// with them, that satisfy the facts. They are always the same ones.
func (f *Facts) samples(a *Arena, syms []Symbol, n int) []sample {
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
	return g.take(n)
}

// A sampler draws assignments: it chooses values for the symbols that are not
// solved, computes the others and keeps what satisfies all constraints.
type sampler struct {
	free    []Symbol
	domains []domain
	solved  []Symbol
	subs    *program // a root for each of solved
	checks  []check
	all     *program // the roots of checks
	bounds  []domain // of solved

	found []sample
	seen  map[string]bool
	tried int
	rnd   uint64
}

type check struct{ rel Rel }

func newSampler(f *Facts, a *Arena, syms []Symbol) *sampler {
	g := &sampler{rnd: 0x9e3779b97f4a7c15, seen: map[string]bool{}}
	syms, cons := f.closure(a, syms)
	var subs, diffs []Expr
	for _, s := range syms {
		if i, ok := f.lookup(s); ok && f.syms[i].solved {
			if !a.symbols[s].hidden {
				g.solved = append(g.solved, s)
				subs = append(subs, f.syms[i].sub)
				g.bounds = append(g.bounds, f.domain(a, s))
			}
			continue
		}
		if a.symbols[s].hidden && !f.shows(s) {
			continue
		}
		g.free = append(g.free, s)
		g.domains = append(g.domains, f.domain(a, s))
	}
	for _, c := range cons {
		rel, d := c.relation()
		g.checks = append(g.checks, check{rel})
		diffs = append(diffs, d)
	}
	g.subs = compile(a, false, subs...)
	g.all = compile(a, true, diffs...)
	return g
}

// closure adds to syms whatever is connected by substitutions, definitions and
// constraints, and returns these constraints.
func (f *Facts) closure(a *Arena, syms []Symbol) ([]Symbol, []Constraint) {
	in := map[Symbol]bool{}
	var out []Symbol
	var visit func(s Symbol)
	visit = func(s Symbol) {
		if in[s] {
			return
		}
		in[s] = true
		out = append(out, s)
		if y := a.symbols[s]; y.hidden {
			for _, x := range y.def.Symbols() {
				visit(x)
			}
		}
		if i, ok := f.lookup(s); ok && f.syms[i].solved {
			for _, x := range f.syms[i].sub.Symbols() {
				visit(x)
			}
		}
	}
	for _, s := range syms {
		visit(s)
	}
	var cons []Constraint
	used := make([]bool, len(f.Constraints()))
	for grew := true; grew && len(cons) < maxFacts; {
		grew = false
		for i, c := range f.Constraints() {
			if used[i] {
				continue
			}
			d := append(slices.Clone(c.Left.Symbols()), c.Right.Symbols()...)
			if !slices.ContainsFunc(d, func(s Symbol) bool { return in[s] }) {
				continue
			}
			used[i], grew = true, true
			cons = append(cons, c)
			for _, s := range d {
				visit(s)
			}
		}
	}
	slices.Sort(out)
	return out, cons
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
	for len(g.found) < n && g.tried < 5*n+16 {
		g.draw()
		g.tried++
	}
	return g.found[:min(n, len(g.found))]
}

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
	vals := make([]int64, len(g.free))
	for i := range vals {
		vals[i] = g.value(i)
	}
	s, ok := g.complete(vals)
	if !ok && len(g.checks) > 0 {
		s, ok = g.repair(vals)
	}
	if !ok {
		return
	}
	var key []byte
	for _, v := range vals {
		key = binary.LittleEndian.AppendUint64(key, uint64(v))
	}
	if !g.seen[string(key)] {
		g.seen[string(key)] = true
		g.found = append(g.found, s)
	}
}

// complete computes the solved symbols and tests all constraints.
func (g *sampler) complete(vals []int64) (sample, bool) {
	byFree := map[Symbol]int64{}
	for i, s := range g.free {
		byFree[s] = vals[i]
	}
	if !runOn(g.subs, byFree, func(j int, v int64) bool {
		d := g.bounds[j]
		byFree[g.solved[j]] = v
		return d.contains(v) && floorMod(v-d.res, d.mod) == 0
	}) {
		return sample{}, false
	}
	ok := runOn(g.all, byFree, func(j int, v int64) bool { return g.checks[j].rel.holds(v) })
	return sample{byFree}, ok
}

// runOn evaluates the roots of a program and stops at the first refused value.
func runOn(p *program, env map[Symbol]int64, accept func(j int, v int64) bool) bool {
	in := make([]int64, len(p.syms))
	for i, s := range p.syms {
		in[i] = env[s]
	}
	vals := make([]int64, len(p.ops))
	if !p.run(in, vals) {
		return false
	}
	for j := range p.roots {
		v, ok := p.roots[j].eval(vals)
		if !ok || !accept(j, v) {
			return false
		}
	}
	return true
}

// repair scans the values of one symbol after another.
func (g *sampler) repair(vals []int64) (sample, bool) {
	const scan = 260
	if len(g.free) == 0 {
		return sample{}, false
	}
	from := int(g.random(int64(len(g.free))))
	for n := range min(len(g.free), 3) {
		i := (from + n) % len(g.free)
		d, old := g.domains[i], vals[i]
		v, ok := d.first(max(d.lo, -scan/2))
		for range scan {
			if !ok || v > d.hi {
				break
			}
			vals[i] = v
			if s, good := g.complete(vals); good {
				return s, true
			}
			v, ok = add(v, d.mod)
		}
		vals[i] = old
	}
	return sample{}, false
}
