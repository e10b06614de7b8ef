package dim

// A program is a list of expressions laid out so that each atom is computed
// once, after the atoms that it needs. Residue classes and samples run it many
// times.
type program struct {
	arena *Arena
	syms  []Symbol
	ops   []op
	roots []linear
	index map[*atom]int
	cost  int64 // factors that one evaluation multiplies
}

// op computes one atom; args are filled for all but symbols.
type op struct {
	kind kind
	sym  int // index into syms
	args []linear
}

// linear is an expression over results of earlier ops.
type linear struct {
	c     int64
	terms []linearTerm
}

type linearTerm struct {
	c    int64
	atom []int // indexes of ops
}

// compile lays out es. Symbols that stand for a quotient are free variables
// unless open is set, which computes their definition.
func compile(a *Arena, open bool, es ...Expr) *program {
	p := &program{arena: a, index: map[*atom]int{}}
	for _, e := range es {
		p.roots = append(p.roots, p.linear(e, open))
	}
	return p
}

func (p *program) linear(e Expr, open bool) linear {
	l := linear{c: e.c}
	for _, t := range e.terms() {
		lt := linearTerm{c: t.c}
		for _, x := range t.m.atoms {
			lt.atom = append(lt.atom, p.atom(x, open))
		}
		l.terms = append(l.terms, lt)
		p.cost += int64(len(lt.atom))
	}
	return l
}

func (p *program) atom(t *atom, open bool) int {
	if i, ok := p.index[t]; ok {
		return i
	}
	o := op{kind: t.kind, sym: -1}
	switch {
	case t.kind == symbolAtom && open && p.arena.symbols[t.sym].hidden:
		// min of one operand is that operand.
		o.kind, o.args = minAtom, []linear{p.linear(p.arena.symbols[t.sym].def, open)}
	case t.kind == symbolAtom:
		o.sym = len(p.syms)
		p.syms = append(p.syms, t.sym)
	default:
		for _, e := range t.args {
			o.args = append(o.args, p.linear(e, open))
		}
	}
	p.index[t] = len(p.ops)
	p.ops = append(p.ops, o)
	return len(p.ops) - 1
}

// run evaluates all ops for the values of syms into vals (reused between
// calls); false if a divisor is 0 or something overflows.
func (p *program) run(env []int64, vals []int64) bool {
	for i := range p.ops {
		o := &p.ops[i]
		if o.sym >= 0 {
			vals[i] = env[o.sym]
			continue
		}
		v, ok := o.args[0].eval(vals)
		for j := 1; j < len(o.args) && ok; j++ {
			w, good := o.args[j].eval(vals)
			if !good {
				return false
			}
			switch o.kind {
			case floorAtom:
				if w == 0 {
					return false
				}
				v, ok = floorDiv(v, w)
			case productAtom:
				v, ok = mul(v, w)
			case minAtom:
				v = min(v, w)
			case maxAtom:
				v = max(v, w)
			}
		}
		if !ok {
			return false
		}
		vals[i] = v
	}
	return true
}

func (l *linear) eval(vals []int64) (int64, bool) {
	sum := l.c
	for i := range l.terms {
		t := &l.terms[i]
		v := t.c
		for _, x := range t.atom {
			var ok bool
			if v, ok = mul(v, vals[x]); !ok {
				return 0, false
			}
		}
		var ok bool
		if sum, ok = add(sum, v); !ok {
			return 0, false
		}
	}
	return sum, true
}
