package dim

import "slices"

// An Answer is one of three: a question about symbols may be undecidable.
type Answer uint8

const (
	Unknown Answer = iota // can't tell, or both happen
	Yes                   // proved for all values
	No                    // proved for no value
)

// A Rel is the relation of a [Constraint].
type Rel uint8

const (
	EQ Rel = iota
	NE
	LE
	LT
)

// A Constraint says that Left stands in Rel to Right. Tag is the caller's
// note of where it came from.
type Constraint struct {
	Left  Expr
	Rel   Rel
	Right Expr
	Tag   any
}

// Facts is what a path knows about its symbols: substitutions, bounds,
// residues, and the constraints that could not be absorbed into these. It is
// immutable: Assume returns a new one that shares the old. A nil *Facts knows
// only the symbols' own bounds. Answers are remembered inside, so a Facts is
// no more safe for concurrent use than its arena.
//
// That S is a multiple of D for a symbolic D is kept as S := D*q, where q is a
// symbol of its own that prints and evaluates as S // D. Such a substitution
// is used inside of questions only; Resolve, and thus everything shown, keeps S.
type Facts struct {
	arena *Arena
	all   *assumed
	syms  symTable
	rest  []relation // what is not absorbed
	memo  *memo

	excluded pointSet // the points at which some of all does not hold
}

// assumed is a list of constraints, the last one first: facts share what they have in common.
type assumed struct {
	constraint Constraint
	before     *assumed
	count      int // of it and those before it
}

// with is the list with one more.
func (a *assumed) with(c Constraint) *assumed { return &assumed{c, a, a.len() + 1} }

func (a *assumed) len() int {
	if a == nil {
		return 0
	}
	return a.count
}

// from lists the constraints from number n on, in the order in which they were assumed.
func (a *assumed) from(n int) []Constraint {
	if a.len() <= n {
		return nil
	}
	out := make([]Constraint, a.count-n)
	for i := len(out) - 1; i >= 0; i, a = i-1, a.before {
		out[i] = a.constraint
	}
	return out
}

// symFact is what is known of one symbol.
type symFact struct {
	sym    Symbol
	dom    domain
	sub    Expr // valid if solved
	solved bool
	inner  bool // sub is of the kind S := D*q, not to be shown
	tag    any  // of the constraint that narrowed dom last
	modTag any
	in     *mention // the constraints that mention the symbol
}

// mention is a list of constraints that mention a symbol, the last one first.
type mention struct {
	of     *assumed
	before *mention
}

// relation says that diff stands in rel (never LT) to 0.
type relation struct {
	diff Expr
	rel  Rel
	tag  any
}

// same compares without the tags, which need not be comparable.
func (r relation) same(q relation) bool { return r.diff == q.diff && r.rel == q.rel }

// lookup is what is known of s; nil if nothing is.
func (f *Facts) lookup(s Symbol) *symFact {
	if f == nil {
		return nil
	}
	return f.syms.get(s)
}

// solved is what is known of s if it is substituted, else nil.
func (f *Facts) solved(s Symbol) *symFact {
	if x := f.lookup(s); x != nil && x.solved {
		return x
	}
	return nil
}

// domain is the interval and residue of a symbol.
func (f *Facts) domain(a *Arena, s Symbol) domain {
	if x := f.lookup(s); x != nil {
		return x.dom
	}
	y := &a.symbols[s]
	return domain{interval{y.info.Lo, y.info.Hi}, 1, 0}
}

// Resolve applies the solved substitutions to e.
func (f *Facts) Resolve(e Expr) Expr { return f.substitute(e, false) }

// expand also applies the substitutions that are not shown.
func (f *Facts) expand(e Expr) Expr { return f.substitute(e, true) }

func (f *Facts) substitute(e Expr, inner bool) Expr {
	if f == nil || f.syms.empty() || e.n == nil || !e.Valid() {
		return e
	}
	s := substitution{arena: e.n.arena, done: map[*atom]Expr{}, keepHidden: true}
	s.f = func(x Symbol) (Expr, bool) {
		if k := f.solved(x); k != nil && (inner || !k.inner) {
			return k.sub, true
		}
		return Expr{}, false
	}
	if !slices.ContainsFunc(e.Symbols(), func(x Symbol) bool { return f.solved(x) != nil }) {
		return e
	}
	if r := s.expr(e); r.Valid() {
		return r
	}
	return e // an overflow inside of a question must not hide what is known
}

// Substitution returns what s is known to be.
func (f *Facts) Substitution(s Symbol) (Expr, bool) {
	if k := f.solved(s); k != nil && !k.inner {
		return k.sub, true
	}
	return Expr{}, false
}

// Constraints returns everything assumed, in order.
func (f *Facts) Constraints() []Constraint { return f.assumptions().from(0) }

func (f *Facts) assumptions() *assumed {
	if f == nil {
		return nil
	}
	return f.all
}

// Remaining is what a signature must state beside its substitutions: the
// constraints that are not absorbed, in solved form, then the bounds and
// residues learned on symbols.
func (f *Facts) Remaining() []Constraint {
	if f == nil {
		return nil
	}
	var out []Constraint
	for _, r := range f.rest {
		out = append(out, present(r))
	}
	for x := range f.syms.each() {
		y := &f.arena.symbols[x.sym]
		s := f.arena.Symbol(x.sym)
		if x.solved {
			if den, ok := f.innerDivisor(x); ok {
				out = append(out, Constraint{s.Mod(den), EQ, Int(0), x.modTag})
			}
			continue
		}
		if y.hidden && !f.shows(x.sym) {
			continue
		}
		// A residue shifts the ends of an interval without being a bound.
		if x.dom.mod > 1 {
			out = append(out, Constraint{s.Mod(Int(x.dom.mod)), EQ, Int(x.dom.res), x.modTag})
		}
		own := domain{interval{y.info.Lo, y.info.Hi}, x.dom.mod, x.dom.res}.tight()
		if x.dom.lo > own.lo {
			out = append(out, Constraint{Int(x.dom.lo), LE, s, x.tag})
		}
		if x.dom.hi < own.hi {
			out = append(out, Constraint{s, LE, Int(x.dom.hi), x.tag})
		}
	}
	return out
}

// innerDivisor returns D of a substitution S := D*q.
func (f *Facts) innerDivisor(x *symFact) (Expr, bool) {
	if !x.inner {
		return Expr{}, false
	}
	for s, y := range f.arena.symbols {
		if y.hidden {
			if t, ok := y.def.asAtom(); ok && t.kind == floorAtom && t.args[0] == f.arena.Symbol(x.sym) && slices.Contains(x.sub.Symbols(), Symbol(s)) {
				return f.Resolve(t.args[1]), true
			}
		}
	}
	return Expr{}, false
}

// shows reports whether a symbol that stands for a quotient is in use.
func (f *Facts) shows(s Symbol) bool {
	for x := range f.syms.each() {
		if x.inner && slices.Contains(x.sub.Symbols(), s) {
			return true
		}
	}
	return false
}

// present splits a difference into two sides as a person would write them.
func present(r relation) Constraint {
	var left, right []term
	for _, t := range r.diff.terms() {
		if t.c > 0 {
			left = append(left, t)
		} else {
			right = append(right, term{-t.c, t.m})
		}
	}
	a := r.diff.n.arena
	c := Constraint{makeSum(a, left, 0), r.rel, makeSum(a, right, 0), r.tag}
	switch {
	case r.rel != LE && len(left) == 0:
		c.Left, c.Right = c.Right, Int(r.diff.c)
	case r.diff.c < 0 || len(right) == 0:
		c.Right = c.Right.AddInt(-r.diff.c)
	default:
		c.Left = c.Left.AddInt(r.diff.c)
	}
	return c
}

// Common returns the facts that hold on both of two branches that forked from
// base: base and the constraints, compared by value, that both assumed since.
func Common(base, a, b *Facts) *Facts {
	g := base
	if a == b {
		return a
	}
	n := base.assumptions().len()
	others := b.assumptions().from(n)
	for _, c := range a.assumptions().from(n) {
		same := func(d Constraint) bool { return c.Left == d.Left && c.Rel == d.Rel && c.Right == d.Right }
		if !slices.ContainsFunc(others, same) {
			continue
		}
		if h, ok, _ := g.Assume(c); ok {
			g = h
		}
	}
	return g
}

// DivExact divides num by den. It returns Yes and the quotient if den divides
// num for all values, No if it provably never does, and else Unknown with the
// quotient rounded down.
func (f *Facts) DivExact(num, den Expr) (Expr, Answer) {
	q := f.Resolve(num).FloorDiv(f.Resolve(den))
	x, y := f.expand(num), f.expand(den)
	if f.interval(y).contains(0) {
		return q, Unknown
	}
	ans := f.Divides(den, num)
	if ans == Yes {
		if e := x.FloorDiv(y); e.Valid() && size(e) < size(q) {
			return e, Yes
		}
	}
	return q, ans
}
