package value

// This file goes back to what an outline had met before, and knows it again after others.

// Resume makes what was met known again, after other outlines.
func (o *Outline) Resume() {
	s := &o.w.outlines
	s.gen++
	o.gen = s.gen
	for i, x := range o.objects {
		x.header().seen, x.header().number = o.gen, int32(i)
	}
	for i, x := range o.storages {
		x.seen, x.number = o.gen, int32(i)
	}
	for i, x := range o.axes {
		x.seen, x.number = o.gen, int32(i)
	}
	for i, x := range o.ranks {
		x.seen, x.place = o.gen, int32(i)
	}
	for i, x := range o.atoms {
		x.seen, x.number = o.gen, int32(i)
	}
	for i, x := range o.symbols {
		s.symbols[x] = symbolMark{o.gen, int32(i)}
	}
}

// Mark is a state of an outline to which it can go back.
type Mark struct {
	sum                     Sum
	objects, storages, axes int
	ranks, atoms, unknowns  int
	classes, origins        int
	symbols, closed         int
	opaque                  bool
}

// Mark notes the state.
func (o *Outline) Mark() Mark {
	return Mark{o.sum, len(o.objects), len(o.storages), len(o.axes), len(o.ranks), len(o.atoms), len(o.unknowns), len(o.classes), len(o.origins), len(o.symbols), o.closed, o.opaque}
}

// Rewind forgets what was added since a mark.
func (o *Outline) Rewind(m Mark) {
	for _, x := range o.objects[m.objects:] {
		x.header().seen = 0
	}
	for _, s := range o.storages[m.storages:] {
		s.seen = 0
	}
	for _, a := range o.axes[m.axes:] {
		a.seen = 0
	}
	for _, v := range o.ranks[m.ranks:] {
		v.seen = 0
	}
	for _, a := range o.atoms[m.atoms:] {
		a.seen = 0
	}
	for _, u := range o.unknowns[m.unknowns:] {
		delete(o.numberOf, u.id)
	}
	o.ranks, o.atoms, o.unknowns = o.ranks[:m.ranks], o.atoms[:m.atoms], o.unknowns[:m.unknowns]
	o.classes, o.origins = o.classes[:m.classes], o.origins[:m.origins]
	for _, s := range o.symbols[m.symbols:] {
		o.w.outlines.symbols[s] = symbolMark{}
	}
	o.symbols, o.closed = o.symbols[:m.symbols], m.closed
	o.sum, o.objects, o.storages, o.axes, o.opaque = m.sum, o.objects[:m.objects], o.storages[:m.storages], o.axes[:m.axes], m.opaque
}
