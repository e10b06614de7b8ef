package value

// observation is what is written while somebody wants to know whether a computation changes what was there before it.
type observation struct {
	observers int
	written   []Object
	stale     []*Storage
	// since is where the innermost observer began.
	since int
	// dropped counts how often what was noted was dropped: who observes a computation that writes much learns nothing.
	dropped int
}

// maxObserved bounds what is noted at a time, of objects and of answers: all of it is kept in memory.
const maxObserved = 1 << 13

// Observed is the state of an observation, from Observe to Observed.
type Observed struct{ since, written, stale, dropped, answered, forgotten int }

// Observe starts to note which objects are written, and what the decided atoms of the path answer.
func (w *World) Observe() Observed {
	h := &w.Heap
	was := Observed{since: h.since, written: len(h.written), stale: len(h.stale), dropped: h.dropped}
	h.observers++
	h.since = len(h.written)
	if a := w.Path.asked; a != nil {
		was.answered, was.forgotten = len(a.answered), a.forgotten
		a.observers++
	}
	return was
}

// Observations are what was written since Observe, objects and the contents that tensors share, and what was answered.
type Observations struct {
	Objects  []Object
	Stale    []*Storage
	Answered []Literal
	// Dropped: there was too much to note.
	Dropped bool
}

// Observed ends what Observe has started. The observers around are told as well. The slices are good until the
// next write.
func (w *World) Observed(was Observed) (o Observations) {
	h := &w.Heap
	if o.Dropped = was.dropped != h.dropped; !o.Dropped {
		o.Objects, o.Stale = h.written[was.written:], h.stale[was.stale:]
		h.since = was.since
	}
	if h.observers--; h.observers == 0 {
		h.written, h.stale = h.written[:0], h.stale[:0]
	}
	a := w.Path.asked
	if a == nil {
		return o
	}
	if was.forgotten != a.forgotten {
		o.Dropped = true
	} else {
		o.Answered = distinct(a.answered[was.answered:])
	}
	if a.observers--; a.observers == 0 {
		a.answered = a.answered[:0]
	}
	return o
}

// drop forgets what was noted for the observers that there are.
func (h *Heap) drop() {
	h.written, h.stale, h.since = nil, nil, 0
	h.dropped++
}

// distinct copies literals, each once.
func distinct(literals []Literal) []Literal {
	if len(literals) == 0 {
		return nil
	}
	seen := make(map[Literal]bool, len(literals))
	var out []Literal
	for _, l := range literals {
		if !seen[l] {
			seen[l] = true
			out = append(out, l)
		}
	}
	return out
}

// observe notes an object, once for the innermost observer.
func (h *Heap) observe(o Object) {
	head := o.header()
	if at := int(head.observed) - 1; at >= h.since && at < len(h.written) && h.written[at] == o {
		return
	}
	if len(h.written) >= maxObserved {
		h.drop()
	}
	h.written = append(h.written, o)
	head.observed = int32(len(h.written))
}

// Answer tells observers of literals that hold.
func (w *World) Answer(literals []Literal) {
	if a := w.Path.asked; a != nil && a.observers > 0 {
		for _, l := range literals {
			a.note(l)
		}
	}
}

// note keeps a literal that was answered.
func (a *asked) note(l Literal) {
	if len(a.answered) >= maxObserved {
		a.answered = nil
		a.forgotten++
	}
	a.answered = append(a.answered, l)
}

// Spoil makes the known contents of a tensor, and of all that share them, stale.
func (w *World) Spoil(s *Storage) {
	s.Version++
	h := &w.Heap
	if h.observers == 0 {
		return
	}
	if len(h.stale) >= maxObserved {
		h.drop()
	}
	h.stale = append(h.stale, s)
}
