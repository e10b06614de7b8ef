package value

import (
	"maps"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// Checkpoint is a state of a world to which it can go back: what a root then writes,
// makes and learns is undone, and the next root finds the world as the first one did.
type Checkpoint struct {
	world World
	atoms map[atomKey]*Atom
	arena *dim.Mark
}

// Checkpoint notes the state of the world, of which no branch may be open, and
// starts to log what is written.
func (w *World) Checkpoint() *Checkpoint {
	c := &Checkpoint{arena: w.Arena.Mark(), atoms: maps.Clone(w.atoms)}
	c.world = *w
	c.world.truths, c.world.classTests = maps.Clone(w.truths), maps.Clone(w.classTests)
	c.world.items = maps.Clone(w.items)
	c.world.DeclaredOf, c.world.PartsOf = maps.Clone(w.DeclaredOf), cloneParts(w.PartsOf)
	w.Heap.begin(forWatcher)
	w.Heap.base = len(w.Heap.forks)
	return c
}

// Return goes back to the checkpoint, whatever is open.
func (w *World) Return(c *Checkpoint) {
	w.Heap.base = 0
	for len(w.Heap.forks) > 0 {
		w.Heap.lift()
	}
	next, outlines := w.Heap.next, w.outlines.next()
	*w = c.world
	w.outlines = outlines // an outline has a number of its own
	w.atoms, w.truths, w.classTests = maps.Clone(c.atoms), maps.Clone(c.world.truths), maps.Clone(c.world.classTests)
	w.items = maps.Clone(c.world.items)
	w.DeclaredOf, w.PartsOf = maps.Clone(c.world.DeclaredOf), cloneParts(c.world.PartsOf)
	w.Arena.Return(c.arena)
	w.Heap.next = next // a branch has a number of its own
	w.Heap.begin(forWatcher)
	w.Heap.base = len(w.Heap.forks)
}

func cloneParts(parts map[int32]*Attrs) map[int32]*Attrs {
	out := make(map[int32]*Attrs, len(parts))
	for id, a := range parts {
		out[id] = a.Clone()
	}
	return out
}
