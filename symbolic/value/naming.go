package value

import "github.com/shapelint/shapelint/symbolic/dim"

// naming says what stands for what a computation was given, and for what it has made.
type naming interface {
	// object is what stands for an object, nil for a new one.
	object(x Object) Value
	given(g given) Value
	storage(s *Storage) *Storage // nil for a new one
	axis(a *Axis) *Axis
	origin(at *Origin) *Origin // nil for a new one
	// symbol is what stands for a symbol; false: it, or what its definition comes to. failed: nothing explains it.
	symbol(s dim.Symbol) (e dim.Expr, other, failed bool)
	rank(v *RankVar) *RankVar
	// atom is what stands for a question that is given or about nothing in particular; nil for any other.
	atom(a *Atom) *Atom
	unknown(id int32) (int32, bool)
	// code tells if code was given.
	code(v Value) bool
}

// taking is the naming under which a replica is made: all keeps its name, objects that were given become numbers.
type taking struct {
	o *Outline
	r *Replica
}

func (t *taking) object(x Object) Value {
	if t.o.knows(x) {
		return given(x.header().number)
	}
	return nil
}

func (t *taking) given(g given) Value { return g }

func (t *taking) storage(s *Storage) *Storage {
	if t.o.knows(s) {
		return s
	}
	return nil
}

func (t *taking) origin(at *Origin) *Origin { return at }

func (t *taking) axis(a *Axis) *Axis { return a }

func (t *taking) symbol(s dim.Symbol) (e dim.Expr, other, failed bool) {
	_, isGiven := t.r.symbols[s]
	return dim.Expr{}, false, !isGiven && s < t.r.began.symbols
}

func (t *taking) rank(v *RankVar) *RankVar { return v }

func (t *taking) atom(a *Atom) *Atom {
	if _, isGiven := t.r.atoms[a]; isGiven || a.Opaque {
		return a
	}
	return nil
}

// unknown notes what is known of something unknown that is new.
func (t *taking) unknown(id int32) (int32, bool) {
	if _, isGiven := t.r.unknowns[id]; isGiven {
		return id, true
	}
	w := t.o.w
	_, hangs := w.truths[id]
	if id <= t.r.began.id {
		return id, true
	}
	if hangs || w.PartsOf[id] != nil {
		return id, false
	}
	if c := w.DeclaredOf[id]; c != nil {
		t.r.declared[id] = c
	}
	return id, true
}

func (t *taking) code(v Value) bool {
	switch v.(type) {
	case *Builtin, Outlined:
		return t.o.code[v]
	}
	return false
}

// giving is the naming under which what a replica holds is made anew for what an outline has met.
type giving struct {
	o        *Outline
	r        *Replica
	unknowns map[int32]int32
	atoms    map[*Atom]*Atom
	ranks    map[*RankVar]*RankVar
	symbols  map[dim.Symbol]dim.Expr
}

func (g *giving) object(Object) Value { return nil }

func (g *giving) given(n given) Value { return g.o.objects[n].(Value) }

func (g *giving) storage(s *Storage) *Storage {
	if n, ok := g.r.storages[s]; ok {
		return g.o.storages[n]
	}
	return nil
}

func (g *giving) origin(at *Origin) *Origin {
	if n, ok := g.r.origins[at]; ok {
		return g.o.origins[n]
	}
	return nil
}

func (g *giving) axis(a *Axis) *Axis {
	if n, ok := g.r.axes[a]; ok {
		return g.o.axes[n]
	}
	return a
}

func (g *giving) symbol(s dim.Symbol) (e dim.Expr, other, failed bool) {
	arena := g.o.w.Arena
	if n, ok := g.r.symbols[s]; ok {
		return arena.Symbol(g.o.symbols[n]), true, false
	}
	if n, ok := g.r.numbers[s]; ok {
		return g.o.ranks[n].Number().E, true, false
	}
	if _, hidden := arena.Definition(s); hidden {
		return dim.Expr{}, false, false // it is what its definition comes to
	}
	if e, made := g.symbols[s]; made {
		return e, true, false
	}
	info := arena.Info(s)
	e = arena.NewSymbol(info.Name, info.Lo, info.Hi)
	g.symbols[s] = e
	return e, true, false
}

func (g *giving) code(Value) bool { return true }

func (g *giving) rank(v *RankVar) *RankVar {
	if n, ok := g.r.ranks[v]; ok {
		return g.o.ranks[n]
	}
	if v.ID <= g.r.began.id {
		return v
	}
	if g.ranks[v] == nil {
		g.ranks[v] = g.o.w.NewRank(v.Min)
		g.ranks[v].Name = v.Name
	}
	return g.ranks[v]
}

func (g *giving) atom(a *Atom) *Atom {
	if n, ok := g.r.atoms[a]; ok {
		return g.o.atoms[n]
	}
	if !a.Opaque || a.ID <= g.r.began.id {
		return nil
	}
	if g.atoms[a] == nil {
		g.atoms[a] = g.o.w.OpaqueAtom(a.Predicate)
		g.atoms[a].Data = a.Data
	}
	return g.atoms[a]
}

func (g *giving) unknown(id int32) (int32, bool) {
	if n, ok := g.r.unknowns[id]; ok {
		return g.o.unknowns[n].id, true
	}
	if id <= g.r.began.id {
		return id, true
	}
	if made, ok := g.unknowns[id]; ok {
		return made, true
	}
	made := g.o.w.ID()
	g.unknowns[id] = made
	if class, ok := g.r.declared[id]; ok {
		g.o.w.Declare(made, class)
	}
	return made, true
}
