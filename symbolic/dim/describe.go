package dim

// This file tells what is known of expressions in a way that does not depend on which symbols they are made of.

// The words between which the parts of an expression stand.
const (
	describesConstant uint64 = iota + 1
	describesInvalid
	describesSum
	describesProduct
	describesAtom // and its kind
)

// Describe writes the structure of e as words, and calls symbol where a symbol stands. Two expressions with the same
// words and corresponding symbols are equal up to the names of the symbols.
func (e Expr) Describe(word func(uint64), symbol func(Symbol)) {
	switch {
	case e.n == nil:
		word(describesConstant)
		word(uint64(e.c))
		return
	case !e.Valid():
		word(describesInvalid)
		return
	}
	word(describesSum)
	word(uint64(e.c))
	word(uint64(len(e.n.terms)))
	for _, t := range e.n.terms {
		word(describesProduct)
		word(uint64(t.c))
		word(uint64(len(t.m.atoms)))
		for _, a := range t.m.atoms {
			word(describesAtom + uint64(a.kind))
			if a.kind == symbolAtom {
				symbol(a.sym)
				continue
			}
			word(uint64(len(a.args)))
			for _, x := range a.args {
				x.Describe(word, symbol)
			}
		}
	}
}

// Definition is the quotient that a symbol of the solver's stands for; false for any other symbol.
func (a *Arena) Definition(s Symbol) (Expr, bool) {
	y := &a.symbols[s]
	return y.def, y.hidden
}

// About lists the constraints that mention a symbol, the last one first.
func (f *Facts) About(s Symbol, visit func(Constraint)) {
	x := f.lookup(s)
	if x == nil {
		return
	}
	for m := x.in; m != nil; m = m.before {
		visit(m.of.constraint)
	}
}

// Since lists what was assumed after g; false if f does not go on from g.
func (f *Facts) Since(g *Facts) ([]Constraint, bool) {
	if f == g {
		return nil, true
	}
	before := g.assumptions()
	for at := f.assumptions(); at.len() >= before.len(); at = at.before {
		if at == before {
			return f.assumptions().from(before.len()), true
		}
	}
	return nil, false
}
