package dim

import "maps"

// A Mark is a state of an arena that it can go back to.
type Mark struct {
	symbols                int
	nodes                  map[uint64]*node
	monos                  map[uint64]*mono
	atoms                  map[uint64]*atom
	hidden                 map[Expr]Symbol
	nodeID, monoID, atomID uint32
}

// Mark notes the state of the arena. What is made later may be dropped with
// [Arena.Return]; expressions made before stay as they are.
func (a *Arena) Mark() *Mark {
	// What is filled in on demand must not be filled in with what is dropped.
	for _, head := range maps.Clone(a.atoms) {
		for t := head; t != nil; t = t.next {
			a.ofAtom(t)
		}
	}
	for _, head := range maps.Clone(a.monos) {
		for m := head; m != nil; m = m.next {
			a.ofMono(m)
		}
	}
	return &Mark{symbols: len(a.symbols), nodes: maps.Clone(a.nodes), monos: maps.Clone(a.monos), atoms: maps.Clone(a.atoms),
		hidden: maps.Clone(a.hidden), nodeID: a.nodeID, monoID: a.monoID, atomID: a.atomID}
}

// Return drops all expressions and symbols made since the mark; none of them may be used again.
func (a *Arena) Return(m *Mark) {
	a.symbols = a.symbols[:m.symbols:m.symbols]
	a.nodes, a.monos, a.atoms, a.hidden = maps.Clone(m.nodes), maps.Clone(m.monos), maps.Clone(m.atoms), maps.Clone(m.hidden)
	a.nodeID, a.monoID, a.atomID = m.nodeID, m.monoID, m.atomID
	a.effort, a.allowed, a.work, a.taken = 0, 0, 0, 0
	a.free = &Facts{arena: a}
}
