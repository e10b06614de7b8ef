package value

// observation is what is written while somebody wants to know whether a computation changes what was there before it.
type observation struct {
	observers int
	written   []Object
	stale     []*Storage
	// since is where the innermost observer began.
	since int
}

// Observed is the state of an observation, from Observe to Observed.
type Observed struct{ since, written, stale, answered int }

// Observe starts to note which objects are written, and what the decided atoms of the path answer.
func (w *World) Observe() Observed {
	h := &w.Heap
	was := Observed{since: h.since, written: len(h.written), stale: len(h.stale)}
	h.observers++
	h.since = len(h.written)
	if a := w.Path.asked; a != nil {
		was.answered = len(a.answered)
		a.observers++
	}
	return was
}

// Observations are what was written since Observe, objects and the contents that tensors share, and what was answered.
type Observations struct {
	Objects  []Object
	Stale    []*Storage
	Answered []Literal
}

// Observed ends what Observe has started. The observers around are told as well. The slices are good until the
// next write.
func (w *World) Observed(was Observed) (o Observations) {
	h := &w.Heap
	o.Objects, o.Stale = h.written[was.written:], h.stale[was.stale:]
	h.observers--
	h.since = was.since
	if h.observers == 0 {
		h.written, h.stale = h.written[:0], h.stale[:0]
	}
	if a := w.Path.asked; a != nil {
		o.Answered = distinct(a.answered[was.answered:])
		if a.observers--; a.observers == 0 {
			a.answered = a.answered[:0]
		}
	}
	return o
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
	h.written = append(h.written, o)
	head.observed = int32(len(h.written))
}

// Answer tells observers of literals that hold.
func (w *World) Answer(literals []Literal) {
	if a := w.Path.asked; a != nil && a.observers > 0 {
		a.answered = append(a.answered, literals...)
	}
}

// Spoil makes the known contents of a tensor, and of all that share them, stale.
func (w *World) Spoil(s *Storage) {
	s.Version++
	if w.Heap.observers > 0 {
		w.Heap.stale = append(w.Heap.stale, s)
	}
}
