package value

import "github.com/shapelint/shapelint/symbolic/dim"

// Atom is an undecided yes-or-no question: the truth of an unknown, whether a
// free parameter is None, an equality of sizes, or just a point of the program.
type Atom struct {
	ID int32
	// Subject and Predicate identify the question, so that asking it again
	// gives the same atom: (unknown 7, "isinstance str").
	Subject   any
	Predicate string
	// Relation is set for a comparison of sizes; taking a side then adds it
	// (or its negation) to the facts.
	Relation *dim.Constraint
	// Exclusive: at most one predicate of this group is true ("== 'avg'", "== 'max'").
	Exclusive bool
	// Opaque: it stands for something that cannot be decided at all (the data of a tensor).
	Opaque bool
	// Data: it is opaque, and contents of a tensor or a draw by chance decide it: it may always turn out either way.
	Data bool
	mark
}

// Literal is an atom or its negation.
type Literal struct {
	Atom    *Atom
	Negated bool
}

// Not is the negation.
func (l Literal) Not() Literal { l.Negated = !l.Negated; return l }

// Guard is a conjunction of literals.
type Guard []Literal

// pathNode is one decided literal of a path.
type pathNode struct {
	lit  Literal
	next *pathNode
	// decided has a bit for each atom from here on, so that most questions need no walk;
	// chosen: one of them is a true predicate of an exclusive group.
	decided [4]uint64
	chosen  bool
	// A path through a long loop has many literals: those before the last few are found by blocks.
	count  int
	blocks *pathBlock
}

// pathBlock holds literals of a path by what they are about.
type pathBlock struct {
	negated map[*Atom]bool
	chosen  map[any]*Atom // of exclusive groups, the true predicate by its subject
	next    *pathBlock    // of earlier literals
}

// blockSize is how many literals a block holds.
const blockSize = 256

// with is the list n with a literal in front.
func (n *pathNode) with(l Literal) *pathNode {
	out := &pathNode{lit: l, count: 1}
	switch {
	case n == nil:
	case n.count >= blockSize:
		out.blocks = n.block()
	default:
		out.next, out.decided, out.chosen, out.count, out.blocks = n, n.decided, n.chosen, n.count+1, n.blocks
	}
	word, bit := l.Atom.bit()
	out.decided[word] |= bit
	out.chosen = out.chosen || l.Atom.Exclusive && !l.Negated
	return out
}

// block is a block of the literals of the list, before the earlier ones.
func (n *pathNode) block() *pathBlock {
	b := &pathBlock{negated: make(map[*Atom]bool, n.count), chosen: map[any]*Atom{}, next: n.blocks}
	for ; n != nil; n = n.next {
		if _, later := b.negated[n.lit.Atom]; later {
			continue
		}
		b.negated[n.lit.Atom] = n.lit.Negated
		if n.lit.Atom.Exclusive && !n.lit.Negated {
			b.chosen[n.lit.Atom.Subject] = n.lit.Atom
		}
	}
	return b
}

// decide answers a literal from the blocks.
func (b *pathBlock) decide(l Literal) dim.Answer {
	for ; b != nil; b = b.next {
		if negated, known := b.negated[l.Atom]; known {
			return yesIf(negated == l.Negated)
		}
		if l.Atom.Exclusive && b.chosen[l.Atom.Subject] != nil {
			return yesIf(l.Negated)
		}
	}
	return dim.Unknown
}

func yesIf(yes bool) dim.Answer {
	if yes {
		return dim.Yes
	}
	return dim.No
}

// mayTell tells if the list may decide an atom.
func (n *pathNode) mayTell(a *Atom) bool {
	if n == nil {
		return false
	}
	word, bit := a.bit()
	return n.decided[word]&bit != 0 || a.Exclusive && n.chosen
}

// bit is the place of an atom in a set of 256.
func (a *Atom) bit() (word int, bit uint64) { return int(a.ID>>6) & 3, 1 << (a.ID & 63) }

type rankNode struct {
	v     *RankVar
	shape Shape
	next  *rankNode
	// Each blockSize-th node has the latest shape of those up to the one before it, skip.
	count int
	block map[*RankVar]Shape
	skip  *rankNode
}

// with is the list n with a refined rank in front.
func (n *rankNode) with(v *RankVar, s Shape) *rankNode {
	out := &rankNode{v: v, shape: s, next: n, count: 1}
	if n == nil {
		return out
	}
	if out.count = n.count + 1; out.count%blockSize != 0 {
		return out
	}
	out.block = map[*RankVar]Shape{}
	last := out
	for ; last != nil && (last == out || last.block == nil); last = last.next {
		if _, later := out.block[last.v]; !later {
			out.block[last.v] = last.shape
		}
	}
	out.skip = last
	return out
}

// Path is what holds on the current execution path: decided atoms, facts of
// dimensions, refined ranks. It is a value: saving and restoring is assignment.
type Path struct {
	lits  *pathNode
	Facts *dim.Facts
	ranks *rankNode
	// Weak are assumed equalities that no proof may use; for names and display only.
	depth int
	// seen notes what the decided atoms have answered; nil if nobody wants to know.
	seen *observation
}

// Decide answers a literal from the decided atoms.
func (p *Path) Decide(l Literal) dim.Answer {
	if a := p.decided(l); a != dim.Unknown {
		if p.seen.on() {
			holds := l
			if a == dim.No {
				holds = l.Not()
			}
			p.seen.answers(holds)
		}
		return a
	}
	if r := l.Atom.Relation; r != nil {
		a := p.decideRelation(*r)
		if l.Negated {
			a = negate(a)
		}
		return a
	}
	return dim.Unknown
}

// decided answers a literal from the decided atoms alone.
func (p *Path) decided(l Literal) dim.Answer {
	for n := p.lits; n.mayTell(l.Atom); n = n.next {
		if n.lit.Atom == l.Atom {
			return yesIf(n.lit.Negated == l.Negated)
		}
		if l.Atom.Exclusive && !n.lit.Negated && n.lit.Atom.Exclusive && n.lit.Atom.Subject == l.Atom.Subject {
			return yesIf(l.Negated)
		}
	}
	if p.lits == nil {
		return dim.Unknown
	}
	return p.lits.blocks.decide(l)
}

// since lists the literals that were decided after q and the ranks that were refined, the last ones first; false if p
// does not go on from q.
func (p *Path) since(q Path) (literals []Literal, refined []*rankNode, ok bool) {
	for n := p.lits; n != q.lits; n = n.next {
		if n == nil {
			return nil, nil, false
		}
		literals = append(literals, n.lit)
	}
	for n := p.ranks; n != q.ranks; n = n.next {
		if n == nil {
			return nil, nil, false
		}
		refined = append(refined, n)
	}
	return literals, refined, true
}

func negate(a dim.Answer) dim.Answer {
	switch a {
	case dim.Yes:
		return dim.No
	case dim.No:
		return dim.Yes
	}
	return a
}

func (p *Path) decideRelation(c dim.Constraint) dim.Answer {
	switch c.Rel {
	case dim.EQ:
		return p.Facts.Equal(c.Left, c.Right)
	case dim.NE:
		return negate(p.Facts.Equal(c.Left, c.Right))
	case dim.LE:
		return p.Facts.LessEq(c.Left, c.Right)
	default:
		return p.Facts.Less(c.Left, c.Right)
	}
}

// Assume decides a literal; it returns false if that contradicts the facts.
func (p *Path) Assume(l Literal) bool {
	p.lits = p.lits.with(l)
	p.depth++
	if r := l.Atom.Relation; r != nil {
		c := *r
		if l.Negated {
			c = Negation(c)
		}
		f, ok, _ := p.Facts.Assume(c)
		if !ok {
			return false
		}
		p.Facts = f
	}
	return true
}

// Negation is the constraint that holds iff c does not.
func Negation(c dim.Constraint) dim.Constraint {
	switch c.Rel {
	case dim.EQ:
		c.Rel = dim.NE
	case dim.NE:
		c.Rel = dim.EQ
	case dim.LE: // not a <= b: b < a
		c.Left, c.Right, c.Rel = c.Right, c.Left, dim.LT
	default:
		c.Left, c.Right, c.Rel = c.Right, c.Left, dim.LE
	}
	return c
}

// Refine gives a rank variable a shape of its own (which may end in another variable).
func (p *Path) Refine(v *RankVar, s Shape) {
	p.ranks = p.ranks.with(v, s)
	if !v.numbered {
		return
	}
	n := dim.Int(int64(len(s.Dims) + len(s.Suffix)))
	if s.Rest != nil {
		n = n.Add(s.Rest.Number().E)
	}
	if f, ok, _ := p.Facts.Assume(dim.Constraint{Left: v.number, Rel: dim.EQ, Right: n}); ok {
		p.Facts = f
	}
}

// RankOf is what a rank variable was refined to, by use or by its number of dimensions.
func (p *Path) RankOf(v *RankVar) (Shape, bool) {
	for n := p.ranks; n != nil; {
		if n.block != nil {
			if s, known := n.block[v]; known {
				return s, true
			}
			n = n.skip
			continue
		}
		if n.v == v {
			return n.shape, true
		}
		n = n.next
	}
	if v.numbered {
		if n, ok := p.Facts.Resolve(v.number).Const(); ok {
			return Shape{Dims: v.dims(n)}, true
		}
	}
	return Shape{}, false
}

// ResolveShape replaces refined rank variables and solved symbols.
func (p *Path) ResolveShape(s Shape) Shape {
	for s.Rest != nil {
		r, ok := p.RankOf(s.Rest)
		if !ok {
			break
		}
		d := append(append([]Dim(nil), s.Dims...), r.Dims...)
		if r.Rest == nil {
			s = Shape{Dims: append(d, s.Suffix...)}
		} else {
			s = Shape{Dims: d, Rest: r.Rest, Suffix: append(append([]Dim(nil), r.Suffix...), s.Suffix...)}
		}
	}
	return s
}

// Common keeps of two paths that forked from base what holds on both.
func Common(base, a, b Path) Path {
	out := base
	out.Facts = dim.Common(base.Facts, a.Facts, b.Facts)
	for n := a.ranks; n != base.ranks && n != nil; n = n.next {
		s, ok := b.RankOf(n.v)
		if !ok {
			continue
		}
		if !sameShape(s, n.shape) {
			s, ok = commonShape(n.v, a.resolved(n.shape), b.resolved(s))
		}
		if ok {
			out.Refine(n.v, s)
		}
	}
	return out
}

// resolved is a shape with all that the path knows.
func (p *Path) resolved(s Shape) Shape {
	s = p.ResolveShape(s).Clone()
	for _, ds := range [2][]Dim{s.Dims, s.Suffix} {
		for i, d := range ds {
			if d.E.HasSymbols() {
				ds[i].E = p.Facts.Resolve(d.E)
			}
		}
	}
	return s
}

// commonShape is what two refinements of v have in common: the rank, or the last sizes.
func commonShape(v *RankVar, a, b Shape) (Shape, bool) {
	if a.Known() && b.Known() && len(a.Dims) == len(b.Dims) {
		return Shape{Dims: v.commonDims(a.Dims, b.Dims)}, true
	}
	n := min(len(a.tail()), len(b.tail()))
	if n == 0 {
		return Shape{}, false
	}
	x, y := a.tail(), b.tail()
	rest := &RankVar{ID: v.ID, Min: max(0, v.Min-n), arena: v.arena}
	return Shape{Rest: rest, Suffix: v.commonDims(x[len(x)-n:], y[len(y)-n:])}, true
}

// tail are the last sizes of a shape that are known one by one.
func (s Shape) tail() []Dim {
	if s.Known() {
		return s.Dims
	}
	return s.Suffix
}

// commonDims are sizes that are those of a or of b: fresh ones where they differ.
func (v *RankVar) commonDims(a, b []Dim) []Dim {
	out := make([]Dim, len(a))
	for i, d := range a {
		out[i] = d
		if d.E != b[i].E {
			out[i] = Dim{E: v.arena.NewSymbol(nameOf(d.E), 0, maxInt64)}
		}
		out[i].Bits |= a[i].Bits | b[i].Bits
	}
	return out
}

// nameOf is the name of a symbol, "" for any other expression.
func nameOf(e dim.Expr) string {
	if _, ok := e.AsSymbol(); ok && e.String() != "?" {
		return e.String()
	}
	return ""
}

func sameShape(a, b Shape) bool {
	if len(a.Dims) != len(b.Dims) || a.Rest != b.Rest || len(a.Suffix) != len(b.Suffix) {
		return false
	}
	for i := range a.Dims {
		if a.Dims[i].E != b.Dims[i].E {
			return false
		}
	}
	for i := range a.Suffix {
		if a.Suffix[i].E != b.Suffix[i].E {
			return false
		}
	}
	return true
}
