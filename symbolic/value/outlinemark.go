package value

import "slices"

// This file numbers what outlines meet, goes back to what one had met before, and knows it again after others.

// mark is the outline that has met something last, and the number of it in that outline.
type mark struct{ seen, number int32 }

func (m *mark) marks() *mark { return m }

// marked is what an outline counts by the order in which it is met.
type marked interface{ marks() *mark }

// meet counts something, and tells if it is met for the first time.
func meet[T marked](o *Outline, met *[]T, x T) (number int32, first bool) {
	m := x.marks()
	if first = m.seen != o.gen; first {
		*m = mark{o.gen, int32(len(*met))}
		*met = append(*met, x)
	}
	return m.number, first
}

// knows tells if the outline has met something.
func (o *Outline) knows(x marked) bool { return x.marks().seen == o.gen }

func renumber[T marked](o *Outline, met []T) {
	for i, x := range met {
		*x.marks() = mark{o.gen, int32(i)}
	}
}

func forget[T marked](met []T) {
	for _, x := range met {
		*x.marks() = mark{}
	}
}

// Resume makes what was met known again, after other outlines.
func (o *Outline) Resume() {
	s := &o.w.outlines
	s.gen++
	o.gen = s.gen
	renumber(o, o.objects)
	renumber(o, o.storages)
	renumber(o, o.axes)
	renumber(o, o.ranks)
	renumber(o, o.atoms)
	for i, x := range o.symbols {
		s.symbols[x] = mark{o.gen, int32(i)}
	}
}

// Mark is a state of an outline to which it can go back.
type Mark struct {
	sum    Sum
	met    met
	closed int
	opaque bool
}

// Mark notes the state.
func (o *Outline) Mark() Mark { return Mark{o.sum, o.met, o.closed, o.opaque} }

// MetSince tells if one of some objects was met since a mark for the first time.
func (o *Outline) MetSince(m Mark, objects []Object) bool {
	return slices.ContainsFunc(objects, func(x Object) bool { return o.knows(x) && int(x.header().number) >= len(m.met.objects) })
}

// Rewind forgets what was added since a mark.
func (o *Outline) Rewind(m Mark) {
	forget(o.objects[len(m.met.objects):])
	forget(o.storages[len(m.met.storages):])
	forget(o.axes[len(m.met.axes):])
	forget(o.ranks[len(m.met.ranks):])
	forget(o.atoms[len(m.met.atoms):])
	for _, s := range o.symbols[len(m.met.symbols):] {
		o.w.outlines.symbols[s] = mark{}
	}
	for _, u := range o.unknowns[len(m.met.unknowns):] {
		delete(o.numberOf, u.id)
	}
	o.sum, o.met, o.closed, o.opaque = m.sum, m.met, m.closed, m.opaque
}
