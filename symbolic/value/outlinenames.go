package value

import "github.com/shapelint/shapelint/symbolic/dim"

// This file adds what counts up to its name: symbols, unknowns, axes, ranks and questions.

// Unknown is the number by which something unknown was met, and what was met by a number.
func (o *Outline) Unknown(id int32) (number int32, met bool) {
	number, met = o.numberOf[id]
	return number, met
}

// UnknownAt is the inverse of Unknown.
func (o *Outline) UnknownAt(number int32) (id int32, met bool) {
	if int(number) >= len(o.unknowns) {
		return 0, false
	}
	return o.unknowns[number].id, true
}

// about adds what is known of a symbol.
func (o *Outline) about(s dim.Symbol) {
	info := o.w.Arena.Info(s)
	o.Word(uint64(info.Lo))
	o.Word(uint64(info.Hi))
	o.Truths(o.w.Supposed[s])
	if def, hidden := o.w.Arena.Definition(s); hidden {
		o.expr(def)
	}
	r, ofRange := o.w.items[s]
	if o.Truths(ofRange); ofRange {
		o.expr(r.end)
	}
	o.facts.About(s, func(c dim.Constraint) {
		o.Word(uint64(c.Rel))
		o.expr(c.Left)
		o.expr(c.Right)
		if o.Parts++; o.Parts > maxOutline {
			o.opaque = true
		}
	})
}

func (o *Outline) expr(e dim.Expr) { e.Describe(o.word, o.name) }

// symbol adds a symbol by the order in which it is met.
func (o *Outline) symbol(s dim.Symbol) {
	t := &o.w.outlines
	if int(s) >= len(t.symbols) {
		t.symbols = append(t.symbols, make([]mark, int(o.w.Arena.Symbols())-len(t.symbols))...)
	}
	if m := &t.symbols[s]; m.seen != o.gen {
		*m = mark{o.gen, int32(len(o.symbols))}
		o.symbols = append(o.symbols, s)
	}
	o.Word(uint64(t.symbols[s].number))
}

// unknown adds something unknown by the order in which it is met, with the class that it is declared to be of. The
// attributes that it turned out to have are no part of it: who reads one notes it.
func (o *Outline) unknown(id int32) {
	n, met := o.numberOf[id]
	if met {
		o.Word(uint64(n))
		return
	}
	n = int32(len(o.unknowns))
	o.numberOf[id] = n
	o.unknowns = append(o.unknowns, metUnknown{id, o.w.PartsOf[id].Clone()})
	o.Word(uint64(n))
	truth, hangs := o.w.truths[id]
	class := o.w.DeclaredOf[id]
	o.Truths(hangs, class != nil)
	if hangs {
		o.literal(truth)
	}
	if class != nil {
		o.class(class)
	}
}

func (o *Outline) dim(d Dim) {
	o.expr(d.E)
	o.Word(uint64(d.Bits))
	o.axis(d.Axis)
	if d.O != nil {
		o.origins = append(o.origins, d.O)
	}
	o.Truths(d.O != nil)
}

// axis adds what a dimension means: axes count by their order, as objects do, suspicions by their identity.
func (o *Outline) axis(a *Axis) {
	if a == nil {
		o.Word(0)
		return
	}
	number, first := meet(o, &o.axes, a)
	o.Word(uint64(number) + 1)
	if !first {
		return
	}
	o.Word(uint64(a.Kind))
	if a.Suspicion != nil {
		o.Identity(a.Suspicion)
	}
	o.axis(a.Of)
}

func (o *Outline) dims(ds []Dim) {
	o.Word(uint64(len(ds)))
	for _, d := range ds {
		o.dim(d)
	}
}

// literal adds a question, and what the path has decided of it.
func (o *Outline) literal(l Literal) {
	a := l.Atom
	id, aboutUnknown := a.Subject.(int32)
	switch {
	case a.Relation != nil:
		o.Word(uint64(a.Relation.Rel) + 1)
		o.expr(a.Relation.Left)
		o.expr(a.Relation.Right)
	case aboutUnknown:
		o.Word(kindUnknown << 32)
		o.unknown(id)
		o.Text(a.Predicate)
	case a.Opaque:
		number, _ := meet(o, &o.atoms, a)
		o.Word(kindAgain << 32)
		o.Word(uint64(number))
	default:
		o.Word(0)
		o.Word(uint64(a.ID))
	}
	o.Truths(l.Negated)
	o.Word(uint64(o.w.Path.decided(l)))
}

// rank adds a run of dimensions of unknown number by the order in which it is met.
func (o *Outline) rank(v *RankVar) {
	number, first := meet(o, &o.ranks, v)
	o.Word(uint64(number))
	if !first {
		return
	}
	o.Word(uint64(v.Min))
	o.Truths(v.numbered)
	if v.numbered {
		o.expr(v.number)
	}
}
