package dim

import (
	"slices"
	"strconv"
	"strings"
)

// String shows e as Python source, "?" for [Invalid]. Among the ways to write
// e it takes the shortest: S % c for S - c*(S // c), (H - W) // 2 for
// (H + W) // 2 - W, B * (T + 1) for B*T + B.
func (e Expr) String() string {
	if !e.Valid() {
		return "?"
	}
	p := printer{depth: 0}
	return p.expr(e).text
}

// Cost counts the operands and operators of e as it prints; parentheses are
// free.
func (e Expr) Cost() int {
	if !e.Valid() {
		return maxSize
	}
	p := printer{}
	return p.expr(e).cost
}

// Binding strengths of Python's operators, weakest first.
const (
	sumLevel = iota
	productLevel
	unaryLevel
	atomLevel
)

// piece is a bit of source text and how strongly its outermost operator binds.
type piece struct {
	text  string
	level int
	cost  int
}

func (p piece) in(level int) string {
	if p.level < level {
		return "(" + p.text + ")"
	}
	return p.text
}

// A printer tries other ways to write a sum, up to a depth.
type printer struct {
	depth int
	tried int
}

const (
	maxPrintDepth = 6
	maxPrintTried = 400
)

func (p *printer) expr(e Expr) piece {
	best := p.plain(e)
	if e.n == nil || best.cost <= 3 || p.depth >= maxPrintDepth || len(e.n.terms) > 24 {
		return best
	}
	p.depth++
	defer func() { p.depth-- }()
	for _, f := range rewritings(e) {
		if p.tried++; p.tried > maxPrintTried {
			break
		}
		if f == e || !f.Valid() || f.n == nil {
			continue
		}
		if q := p.expr(f); q.cost < best.cost || q.cost == best.cost && againstZero(f) {
			best = q
		}
	}
	return best
}

// againstZero reports max(x, 0) and the like, which read better than a shifted
// max of the same length.
func againstZero(e Expr) bool {
	t, ok := e.asAtom()
	return ok && (t.kind == minAtom || t.kind == maxAtom) && slices.Contains(t.args, Int(0))
}

// plain writes a sum as it is.
func (p *printer) plain(e Expr) piece {
	if e.n == nil {
		level := atomLevel
		if e.c < 0 {
			level = unaryLevel
		}
		return piece{strconv.FormatInt(e.c, 10), level, 1}
	}
	a := e.n.arena
	terms := slices.Clone(e.n.terms)
	slices.SortStableFunc(terms, compareTerms)
	// A sum that starts with a minus sign reads worse than one that does not.
	if i := slices.IndexFunc(terms, func(t term) bool { return t.c > 0 }); i > 0 {
		t := terms[i]
		terms = slices.Insert(slices.Delete(terms, i, i+1), 0, t)
	}
	if len(terms) == 1 && e.c == 0 {
		return p.term(a, terms[0])
	}
	var b strings.Builder
	cost := 0
	write := func(neg bool, q piece) {
		switch {
		case cost == 0:
			b.WriteString(q.in(sumLevel))
			cost = q.cost
			return
		case neg:
			b.WriteString(" - ")
		default:
			b.WriteString(" + ")
		}
		b.WriteString(q.in(productLevel))
		cost += q.cost + 1
	}
	c := e.c
	if terms[0].c < 0 && c > 0 {
		write(false, p.plain(Int(c)))
		c = 0
	}
	for _, t := range terms {
		neg := t.c < 0 && cost > 0
		if neg {
			t.c = -t.c
		}
		write(neg, p.term(a, t))
	}
	switch {
	case c > 0:
		write(false, piece{strconv.FormatInt(c, 10), atomLevel, 1})
	case c < 0:
		write(true, piece{strconv.FormatUint(uint64(-c), 10), atomLevel, 1})
	}
	return piece{b.String(), sumLevel, cost}
}

func (p *printer) term(a *Arena, t term) piece {
	atoms := sortedAtoms(t.m)
	if len(atoms) == 1 && t.c == 1 {
		return p.atom(a, atoms[0])
	}
	var factors []string
	sign, cost := "", len(atoms)-1
	switch t.c {
	case 1:
	case -1:
		sign = "-"
		cost++
	default:
		factors = append(factors, strconv.FormatInt(t.c, 10))
		cost += 2
	}
	for i, x := range atoms {
		q := p.atom(a, x)
		level := unaryLevel
		if x.kind == productAtom && (i == 0 && t.c == 1 || i > 0) {
			level = productLevel
		}
		factors = append(factors, q.in(level))
		cost += q.cost
	}
	return piece{sign + strings.Join(factors, times(factors)), productLevel, cost}
}

// times is the sign between factors, with blanks around it where one is in
// parentheses: 2*H*W, but (H // 2) * (W // 2).
func times(factors []string) string {
	spaced := func(f string) bool { return strings.HasPrefix(f, "(") || strings.Contains(f, " * ") }
	if slices.ContainsFunc(factors, spaced) {
		return " * "
	}
	return "*"
}

func (p *printer) atom(a *Arena, t *atom) piece {
	join := func(op string, rightLevel int) piece {
		x, y := p.expr(t.args[0]), p.expr(t.args[1])
		return piece{x.in(productLevel) + op + y.in(rightLevel), productLevel, x.cost + y.cost + 1}
	}
	switch t.kind {
	case symbolAtom:
		if s := &a.symbols[t.sym]; s.hidden {
			return p.expr(s.def)
		}
		name := a.symbols[t.sym].info.Name
		if name == "" { // nobody could tell what it stands for
			name = "?"
		}
		return piece{name, atomLevel, 1}
	case floorAtom:
		return join(" // ", unaryLevel)
	case modAtom:
		return join(" % ", unaryLevel)
	case productAtom:
		x, y := p.expr(t.args[0]), p.expr(t.args[1])
		factors := []string{x.in(productLevel), y.in(unaryLevel)}
		return piece{strings.Join(factors, times(factors)), productLevel, x.cost + y.cost + 1}
	}
	name := "min("
	if t.kind == maxAtom {
		name = "max("
	}
	parts := make([]string, len(t.args))
	cost := len(t.args) - 1
	for i, e := range t.args {
		q := p.expr(e)
		parts[len(parts)-1-i] = q.text // constants are sorted first and read better last
		cost += q.cost
	}
	return piece{name + strings.Join(parts, ", ") + ")", atomLevel, cost}
}

func sortedAtoms(m *mono) []*atom {
	out := slices.Clone(m.atoms)
	slices.SortStableFunc(out, compareAtoms)
	return out
}

// compareTerms shows products before single factors, and otherwise follows
// the order in which symbols were made.
func compareTerms(s, t term) int {
	if d := len(t.m.atoms) - len(s.m.atoms); d != 0 {
		return d
	}
	x, y := sortedAtoms(s.m), sortedAtoms(t.m)
	for i := range x {
		if d := compareAtoms(x[i], y[i]); d != 0 {
			return d
		}
	}
	return 0
}

// compareAtoms puts symbols first, then follows the symbols inside.
func compareAtoms(x, y *atom) int {
	if x.kind != y.kind && (x.kind == symbolAtom || y.kind == symbolAtom) {
		return int(x.kind) - int(y.kind)
	}
	if x.kind == symbolAtom {
		return int(x.sym) - int(y.sym)
	}
	if d := slices.Compare(atomSymbols(x), atomSymbols(y)); d != 0 {
		return d
	}
	return int(x.id) - int(y.id)
}

func atomSymbols(t *atom) []Symbol {
	var out []Symbol
	for _, e := range t.args {
		out = append(out, e.Symbols()...)
	}
	return out
}
