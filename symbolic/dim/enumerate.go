package dim

import "slices"

const (
	maxEnumerated  = 1 << 13 // assignments looked at for one group of constraints
	maxEnumSymbols = 4
)

// enumerate looks at all assignments of small groups of remaining constraints
// and narrows each symbol to its values in solutions. It reports whether
// anything changed.
func (s *solver) enumerate(touched []Symbol) bool {
	done := make([]bool, len(s.f.rest))
	var groups [][]relation
	for i, r := range s.f.rest {
		if done[i] || !touches(r.diff, touched) {
			continue
		}
		syms := slices.Clone(r.diff.Symbols())
		group := []relation{r}
		done[i] = true
		if !s.fits(syms) {
			continue // nor does it with others
		}
		for grew := true; grew; {
			grew = false
			for j, q := range s.f.rest {
				if done[j] || !touches(q.diff, syms) || !s.fits(append(slices.Clone(syms), q.diff.Symbols()...)) {
					continue
				}
				done[j], grew = true, true
				group = append(group, q)
				syms = append(syms, q.diff.Symbols()...)
				slices.Sort(syms)
				syms = slices.Compact(syms)
			}
			s.f.arena.effort += int64(len(s.f.rest))
		}
		groups = append(groups, group)
	}
	for _, g := range groups {
		if s.group(g); s.dead {
			break
		}
	}
	return len(s.changed) > 0 || s.dead
}

// fits reports whether all assignments of syms can be looked at.
func (s *solver) fits(syms []Symbol) bool {
	slices.Sort(syms)
	syms = slices.Compact(syms)
	total := int64(1)
	for _, x := range syms {
		n := s.f.domain(s.f.arena, x).count()
		if n > maxEnumerated {
			return false
		}
		total *= n
		if total > maxEnumerated {
			return false
		}
	}
	return len(syms) <= maxEnumSymbols
}

// group enumerates the solutions of some relations.
func (s *solver) group(rs []relation) {
	es := make([]Expr, len(rs))
	for i, r := range rs {
		es[i] = r.diff
	}
	p := compile(s.f.arena, false, es...)
	n := len(p.syms)
	doms := make([]domain, n)
	box := int64(1)
	for i, x := range p.syms {
		doms[i] = s.f.domain(s.f.arena, x).tight()
		if box *= doms[i].count(); box <= 0 || box > maxEnumerated {
			return // a quotient that stands for more than the symbols that were counted
		}
	}
	if s.f.arena.tired() {
		return
	}
	s.f.arena.effort += box * p.cost
	in := make([][]class, n)
	env, vals := make([]int64, n), make([]int64, len(p.ops))
	solutions := int64(0)
	var walk func(i int) bool
	walk = func(i int) bool {
		if i < n {
			for v := doms[i].lo; v <= doms[i].hi; v += doms[i].mod {
				if env[i] = v; !walk(i + 1) {
					return false
				}
			}
			return true
		}
		if !p.run(env, vals) {
			return false // a divisor is 0 somewhere: say nothing
		}
		for j, r := range rs {
			v, ok := p.roots[j].eval(vals)
			if !ok {
				return false
			}
			if !r.rel.holds(v) {
				return true
			}
		}
		solutions++
		for i, v := range env {
			if k := len(in[i]); k == 0 || in[i][k-1].base != v {
				in[i] = append(in[i], class{base: v})
			}
		}
		return true
	}
	if n == 0 || !walk(0) {
		return
	}
	if solutions == 0 {
		s.dead = true
		return
	}
	filled := int64(1)
	for i, x := range p.syms {
		h, _ := hull(in[i])
		filled *= h.count()
		s.narrow(x, h, rs[len(rs)-1].tag)
	}
	// Solutions that fill their box need no further constraint.
	if filled == solutions {
		s.f.rest = slices.DeleteFunc(slices.Clone(s.f.rest), func(r relation) bool { return slices.ContainsFunc(rs, r.same) })
	}
}
