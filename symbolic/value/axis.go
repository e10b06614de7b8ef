package value

// Axis is what a dimension means to the program, beyond its size. Whatever keeps
// a dimension keeps its axis; arithmetic makes sizes that have none.
type Axis struct {
	Kind AxisKind
	// Of is the axis as it was before the suspicion; nil if there is none.
	Of        *Axis
	Suspicion *Suspicion
	depth     int
	mark
}

// AxisKind says where an axis comes from.
type AxisKind uint8

// The kinds.
const (
	NamedAxis      AxisKind = iota // a dimension of what the outermost module was given, or whose size was read
	SampleAxis                     // the samples of a loader's batch
	ItemAxis                       // a dimension of the items in a loader's batch
	PredictionAxis                 // the one output of a linear layer
)

// Suspicion is something that was done to an axis and that is wrong if a later
// operation shows what the axis holds.
type Suspicion struct {
	// Fault is the warning, with its place; nil for what was done on purpose.
	Fault *Fault
	// Scrambled: the elements were put into another order, which is wrong wherever
	// the dimensions are used as they are named. Else it is wrong if the axis holds the samples.
	Scrambled bool
	// Beside, if not nil, must be gone by then.
	Beside *Axis
}

// maxSuspicions bounds what is remembered of an axis.
const maxSuspicions = 8

// Root is the axis without suspicions; nil for no axis.
func (a *Axis) Root() *Axis {
	for a != nil && a.Of != nil {
		a = a.Of
	}
	return a
}

// Suspected is the axis with one more suspicion. The same doubt twice adds nothing.
func (a *Axis) Suspected(s *Suspicion) *Axis {
	depth := 0
	for b := a; b != nil; b = b.Of {
		if p := b.Suspicion; p != nil && (p.Fault != nil && s.Fault != nil && p.Fault.Place == s.Fault.Place || s.Beside != nil && p.Beside == s.Beside) {
			return a
		}
	}
	if a != nil {
		depth = a.depth
	}
	if depth >= maxSuspicions {
		return a
	}
	n := &Axis{Of: a, Suspicion: s, depth: depth + 1}
	if a != nil {
		n.Kind = a.Kind
	}
	return n
}

// Suspicions calls f for each suspicion, the latest first.
func (a *Axis) Suspicions(f func(*Suspicion)) {
	for ; a != nil; a = a.Of {
		if a.Suspicion != nil {
			f(a.Suspicion)
		}
	}
}

// joinAxes is the axis of a dimension that stands for both: the one about which more is known.
func joinAxes(a, b *Axis) *Axis {
	switch {
	case a == nil:
		return b
	case b == nil || a.Root() != b.Root() || a.depth >= b.depth:
		return a
	}
	return b
}

// Along gives d the axis that it shares with another dimension of the same size.
func (d Dim) Along(f Dim) Dim {
	d.Axis = joinAxes(d.Axis, f.Axis)
	return d
}
