package dim

import (
	"iter"
	"slices"
)

// symTable holds what is known of the symbols, sorted by symbol. It is made of blocks that tables share: a change
// copies one block and the list of the blocks, however many symbols a path has come to know.
type symTable struct {
	blocks []*symBlock
}

// symBlock is a run of a table; only the solver that made it may change it.
type symBlock struct {
	facts []symFact
	owner *owner
}

// owner stands for a solver, which the blocks that it made must not keep in memory.
type owner struct{ _ byte }

// maxBlock is the number of symbols in a block: copying it costs about as much as copying the list of the blocks of
// a path that knows a thousand symbols.
const maxBlock = 32

// tableOf is a table of one symbol.
func tableOf(x symFact) symTable { return symTable{[]*symBlock{{facts: []symFact{x}}}} }

func (t symTable) empty() bool { return len(t.blocks) == 0 }

// find returns the block and the place in it where s stands or would be put.
func (t symTable) find(s Symbol) (block, at int, found bool) {
	block, _ = slices.BinarySearchFunc(t.blocks, s, func(b *symBlock, s Symbol) int {
		return int(b.facts[len(b.facts)-1].sym) - int(s)
	})
	if block == len(t.blocks) {
		if block == 0 {
			return 0, 0, false
		}
		block--
	}
	at, found = slices.BinarySearchFunc(t.blocks[block].facts, s, func(x symFact, s Symbol) int { return int(x.sym) - int(s) })
	return block, at, found
}

// get is what is known of s, not to be changed; nil if nothing is.
func (t symTable) get(s Symbol) *symFact {
	if block, at, found := t.find(s); found {
		return &t.blocks[block].facts[at]
	}
	return nil
}

// each goes through the table in the order of the symbols.
func (t symTable) each() iter.Seq[*symFact] {
	return func(yield func(*symFact) bool) {
		for _, b := range t.blocks {
			for i := range b.facts {
				if !yield(&b.facts[i]) {
					return
				}
			}
		}
	}
}

// own makes a block one that the solver may change.
func (s *solver) own(block int) *symBlock {
	t := &s.f.syms
	if s.owner == nil { // the facts before must stay as they are
		t.blocks, s.owner = slices.Clone(t.blocks), new(owner)
	}
	b := t.blocks[block]
	if b.owner != s.owner {
		b = &symBlock{facts: slices.Clone(b.facts), owner: s.owner}
		t.blocks[block] = b
	}
	return b
}

// known is what is known of y, to be changed; nil if nothing is. It is valid until the next change.
func (s *solver) known(y Symbol) *symFact {
	block, at, found := s.f.syms.find(y)
	if !found {
		return nil
	}
	return &s.own(block).facts[at]
}

// fact is what is known of y, to be changed; it is made if nothing is. It is valid until the next change.
func (s *solver) fact(y Symbol) *symFact {
	if x := s.known(y); x != nil {
		return x
	}
	x := symFact{sym: y, dom: s.f.domain(s.f.arena, y)}
	t := &s.f.syms
	if t.empty() {
		s.owner = new(owner)
		t.blocks = []*symBlock{{facts: []symFact{x}, owner: s.owner}}
		return t.get(y)
	}
	block, at, _ := t.find(y)
	b := s.own(block)
	b.facts = slices.Insert(b.facts, at, x)
	if len(b.facts) > maxBlock {
		half := len(b.facts) / 2
		upper := &symBlock{facts: slices.Clone(b.facts[half:]), owner: s.owner}
		b.facts = b.facts[:half:half]
		t.blocks = slices.Insert(t.blocks, block+1, upper)
	}
	return t.get(y)
}
