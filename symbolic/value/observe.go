package value

// observation is what a computation does while somebody wants to know whether it can be told again: what it writes, and
// what the path has told it.
type observation struct {
	observers int
	written   []Object
	stale     []*Storage
	answered  []Literal // by decided atoms, each as it holds
	// since is where the innermost observer began.
	since int
	// dropped counts how often all was dropped: who observes a computation that does much learns nothing.
	dropped int
}

// maxObserved bounds what is noted of each kind at a time: all of it is kept in memory.
const maxObserved = 1 << 13

// on tells if somebody observes; nobody observes a heap without a world.
func (n *observation) on() bool { return n != nil && n.observers > 0 }

// Observed is the state of an observation, from Observe to Observed.
type Observed struct{ since, written, stale, answered, dropped int }

// Observe starts to note which objects are written, and what the decided atoms of the path answer.
func (w *World) Observe() Observed {
	n := w.Heap.seen
	was := Observed{n.since, len(n.written), len(n.stale), len(n.answered), n.dropped}
	n.observers++
	n.since = len(n.written)
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

// Observed ends what Observe has started. The observers around are told as well. The slices are good until something
// else is noted.
func (w *World) Observed(was Observed) (o Observations) {
	n := w.Heap.seen
	if o.Dropped = was.dropped != n.dropped; !o.Dropped {
		o = Observations{Objects: n.written[was.written:], Stale: n.stale[was.stale:], Answered: n.answered[was.answered:]}
		n.since = was.since
	}
	if n.observers--; n.observers == 0 {
		n.written, n.stale, n.answered = n.written[:0], n.stale[:0], n.answered[:0]
	}
	return o
}

// room drops what was noted for the observers that there are, if a list of so many is full.
func (n *observation) room(noted int) {
	if noted >= maxObserved {
		*n = observation{observers: n.observers, dropped: n.dropped + 1}
	}
}

// writes notes an object, once for the innermost observer.
func (n *observation) writes(o Object) {
	head := o.header()
	if at := int(head.observed) - 1; at >= n.since && at < len(n.written) && n.written[at] == o {
		return
	}
	n.room(len(n.written))
	n.written = append(n.written, o)
	head.observed = int32(len(n.written))
}

func (n *observation) answers(l Literal) {
	n.room(len(n.answered))
	n.answered = append(n.answered, l)
}

// Spoil makes the known contents of a tensor, and of all that share them, stale.
func (w *World) Spoil(s *Storage) {
	s.Version++
	if n := w.Heap.seen; n.on() {
		n.room(len(n.stale))
		n.stale = append(n.stale, s)
	}
}
