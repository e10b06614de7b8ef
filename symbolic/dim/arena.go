package dim

import (
	"math"
	"slices"
)

// An Arena makes the expressions of one world and gives every normal form one
// place in memory. It is not safe for concurrent use.
type Arena struct {
	symbols []symbol
	nodes   map[uint64]*node
	monos   map[uint64]*mono
	atoms   map[uint64]*atom
	hidden  map[Expr]Symbol // definition -> the symbol that stands for it
	nodeID  uint32
	monoID  uint32
	atomID  uint32

	effort, allowed int64 // what searches have computed, and may; 0: as much as they like
	work            int64 // what else questions cost
	taken           int64 // what TakeWork has told

	free *Facts // what nil *Facts means here: only the symbols' own bounds
}

// Allow lets searches compute about n atoms from now on. After that only what is
// plain is decided, all else is Unknown.
func (a *Arena) Allow(n int64) { a.allowed = a.effort + n }

// tired tells that no more searches are allowed.
func (a *Arena) tired() bool { return a.allowed > 0 && a.effort > a.allowed }

// TakeWork is what questions cost since it was last asked, in looks at one
// number. Counted are the searches; they are what can take long.
func (a *Arena) TakeWork() int {
	n := a.effort + a.work - a.taken
	a.taken += n
	return int(n)
}

const (
	workOfTask       = 128 // of the solver
	workOfClass      = 16  // of listing a residue class
	workOfConstraint = 64  // of finding out what it is connected with
)

// NewArena returns an empty arena.
func NewArena() *Arena {
	a := &Arena{
		nodes:  map[uint64]*node{},
		monos:  map[uint64]*mono{},
		atoms:  map[uint64]*atom{},
		hidden: map[Expr]Symbol{},
	}
	a.free = &Facts{arena: a}
	return a
}

// A Symbol is the creation index of an unknown integer. Names are display
// only and never part of identity or order.
type Symbol int32

// SymbolInfo describes a symbol. The bounds are fixed when it is made, because
// normal forms rely on them; what is learned later belongs into a [Facts].
type SymbolInfo struct {
	Name string
	Lo   int64
	Hi   int64 // math.MaxInt64 = unbounded
}

// Symbols is the number of symbols made so far: later ones are not below it.
func (a *Arena) Symbols() Symbol { return Symbol(len(a.symbols)) }

type symbol struct {
	info SymbolInfo
	atom *atom
	// def is set for symbols that the solver made to stand for a quotient:
	// S // m, where S is known to be m*q + r. They print as def and evaluate
	// as def, so they never show.
	def    Expr
	hidden bool
}

// node is a nonempty sum without its constant.
type node struct {
	arena *Arena
	next  *node // of the same hash
	terms []term
	id    uint32
	size  int32
	rng   interval
	syms  []Symbol

	values *pointValues // nil until they are asked for
}

type term struct {
	c int64 // never 0
	m *mono
}

// mono is a nonempty product of atoms, sorted by id, repeated for powers.
type mono struct {
	next  *mono
	atoms []*atom
	id    uint32
	size  int32
	rng   interval
	unit  *node // the sum 1*mono

	values *pointValues // nil until they are asked for
}

type kind uint8

const (
	symbolAtom kind = iota
	floorAtom       // args[0] // args[1]
	minAtom
	maxAtom
	productAtom // args[0] * args[1], too long to distribute
	modAtom     // args[0] % args[1], made by the printer only
)

type atom struct {
	next *atom
	kind kind
	sym  Symbol
	args []Expr
	id   uint32
	size int32
	rng  interval
	unit *mono // the monomial of this atom alone

	values *pointValues // nil until they are asked for
}

// NewSymbol makes a new unknown integer in [lo, hi]; math.MinInt64 and
// math.MaxInt64 stand for "unbounded".
func (a *Arena) NewSymbol(name string, lo, hi int64) Expr {
	s := Symbol(len(a.symbols))
	t := &atom{kind: symbolAtom, sym: s, size: 1, rng: interval{lo, hi}, id: a.atomID}
	a.atomID++
	a.symbols = append(a.symbols, symbol{info: SymbolInfo{Name: name, Lo: lo, Hi: hi}, atom: t})
	return a.ofAtom(t)
}

// quotientSymbol returns the symbol that stands for def, making it on first use.
func (a *Arena) quotientSymbol(def Expr, r interval) Expr {
	if s, ok := a.hidden[def]; ok {
		return a.ofAtom(a.symbols[s].atom)
	}
	e := a.NewSymbol("", r.lo, r.hi)
	s, _ := e.AsSymbol()
	a.symbols[s].def, a.symbols[s].hidden = def, true
	a.hidden[def] = s
	return e
}

// Info returns the description of a symbol.
func (a *Arena) Info(s Symbol) *SymbolInfo { return &a.symbols[s].info }

// Symbol returns the expression that is the symbol s alone.
func (a *Arena) Symbol(s Symbol) Expr { return a.ofAtom(a.symbols[s].atom) }

// SetName changes how a symbol is shown.
func (a *Arena) SetName(s Symbol, name string) { a.symbols[s].info.Name = name }

func (a *Arena) ofAtom(t *atom) Expr { return a.ofMono(a.unitMono(t)) }

func (a *Arena) ofMono(m *mono) Expr { return Expr{n: a.unitNode(m)} }

// unitMono is the product of one atom, which the atom keeps.
func (a *Arena) unitMono(t *atom) *mono {
	if t.unit == nil {
		t.unit = a.newMono([]*atom{t})
	}
	return t.unit
}

// unitNode is the sum of one product, which the product keeps.
func (a *Arena) unitNode(m *mono) *node {
	if m.unit == nil {
		m.unit = a.newNode([]term{{1, m}})
	}
	return m.unit
}

const hashSeed, hashPrime = 14695981039346656037, 1099511628211

func mix(h, v uint64) uint64 {
	h = (h ^ v) * hashPrime
	return h ^ h>>29
}

// node interns a sum; terms must be sorted by monomial and nonzero, and belong
// to the arena from here on.
func (a *Arena) node(terms []term) *node {
	if len(terms) == 1 && terms[0].c == 1 {
		return a.unitNode(terms[0].m)
	}
	h := uint64(hashSeed)
	for _, t := range terms {
		h = mix(mix(h, uint64(t.m.id)), uint64(t.c))
	}
	for n := a.nodes[h]; n != nil; n = n.next {
		if slices.Equal(n.terms, terms) {
			return n
		}
	}
	n := a.newNode(terms)
	if n == invalidNode {
		return n
	}
	n.next = a.nodes[h]
	a.nodes[h] = n
	return n
}

// newNode makes a sum that there is not.
func (a *Arena) newNode(terms []term) *node {
	n := &node{arena: a, terms: terms, id: a.nodeID, size: 1, rng: point(0)}
	for _, t := range terms {
		n.size += t.m.size
		n.rng = n.rng.add(t.m.rng.mul(point(t.c)))
	}
	if n.size > maxSize {
		return invalidNode
	}
	n.syms = termSymbols(terms)
	a.nodeID++
	return n
}

// mono interns a product; atoms must be sorted by id.
func (a *Arena) mono(atoms []*atom) *mono {
	if len(atoms) == 1 {
		return a.unitMono(atoms[0])
	}
	h := uint64(hashSeed)
	for _, t := range atoms {
		h = mix(h, uint64(t.id))
	}
	for m := a.monos[h]; m != nil; m = m.next {
		if slices.Equal(m.atoms, atoms) {
			return m
		}
	}
	m := a.newMono(atoms)
	m.next = a.monos[h]
	a.monos[h] = m
	return m
}

// newMono makes a product that there is not.
func (a *Arena) newMono(atoms []*atom) *mono {
	m := &mono{atoms: atoms, id: a.monoID, rng: point(1)}
	for i := 0; i < len(atoms); {
		j := i
		power := point(1)
		for ; j < len(atoms) && atoms[j] == atoms[i]; j++ {
			m.size += atoms[j].size
			power = power.mul(atoms[i].rng)
		}
		if (j-i)%2 == 0 && power.lo < 0 {
			power.lo = 0 // an even power
		}
		m.rng = m.rng.mul(power)
		i = j
	}
	a.monoID++
	return m
}

// atom interns an operation.
func (a *Arena) atom(k kind, args ...Expr) *atom {
	h := mix(hashSeed, uint64(k))
	size := int32(1)
	for _, e := range args {
		h = mix(h, uint64(e.c))
		if e.n != nil {
			h = mix(h, uint64(e.n.id)+1)
			size += e.n.size
		}
	}
	for t := a.atoms[h]; t != nil; t = t.next {
		if t.kind == k && slices.Equal(t.args, args) {
			return t
		}
	}
	t := &atom{next: a.atoms[h], kind: k, args: slices.Clone(args), id: a.atomID, size: size}
	t.rng = atomRange(t, Expr.bounds)
	a.atomID++
	a.atoms[h] = t
	return t
}

// atomRange is the interval of an operation, given those of its operands.
func atomRange(t *atom, bounds func(Expr) interval) interval {
	r := bounds(t.args[0])
	switch t.kind {
	case floorAtom:
		return r.floorDiv(bounds(t.args[1]))
	case productAtom:
		return r.mul(bounds(t.args[1]))
	case modAtom:
		return everything
	}
	for _, e := range t.args[1:] {
		s := bounds(e)
		if t.kind == minAtom {
			r = interval{min(r.lo, s.lo), min(r.hi, s.hi)}
		} else {
			r = interval{max(r.lo, s.lo), max(r.hi, s.hi)}
		}
	}
	return r
}

// termSymbols collects the symbols of a sum, sorted. A symbol that stands for
// a quotient is listed itself, not its definition.
func termSymbols(terms []term) []Symbol {
	var out []Symbol
	for _, t := range terms {
		for _, x := range t.m.atoms {
			if x.kind == symbolAtom {
				out = append(out, x.sym)
			}
			for _, e := range x.args {
				out = append(out, e.Symbols()...)
			}
		}
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

var invalidNode = &node{size: math.MaxInt32, rng: everything}
