package value

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// This file runs the sides of undecided branches, lifts off what they do, and joins or resumes them.

// Side is the outcome of one side of a branch: what it returned, raised, found and wrote.
type Side struct {
	Ran   bool // false: the literal contradicts what is known
	Value Value
	Exc   *Exception
	// Waived: it left early without a result, so that it is no alternative to
	// what follows; faults found there are kept.
	Waived bool
	faults []*Fault
	delta  *Delta
	path   Path
	// work is what its operators cost, if anybody asks.
	work Dim
}

// fails tells that whoever takes this side gets the exception of a proved fault.
func (s *Side) fails() bool {
	return slices.ContainsFunc(s.faults, (*Fault).proved)
}

// refuses is fails, where it is the sizes that are refused.
func (s *Side) refuses() bool {
	return slices.ContainsFunc(s.faults, func(f *Fault) bool { return f.proved() && !f.OfObjects() })
}

func (w *World) runSide(base Path, nf int, lit Literal, f func() Value) Side {
	w.Path = base
	if !w.Path.Assume(lit) {
		return Side{}
	}
	w.Heap.begin(forSide)
	before := w.Work.begin()
	s := Side{Ran: true}
	s.Value = f()
	s.work = w.Work.end(before)
	s.Exc, w.Exc = w.Exc, nil
	s.faults = append([]*Fault(nil), w.Faults[nf:]...)
	w.Faults = w.Faults[:nf]
	s.delta = w.Heap.lift()
	s.path = w.Path
	return s
}

// MaxForkDepth bounds the nesting of undecided branches that run one within the other: each may double the work.
const MaxForkDepth = 8

// Split evaluates f under a literal and under its negation and joins what
// they return, wrote and found. A side that raises is taken not to happen
// (a guard), unless both do.
func (w *World) Split(lit Literal, f func() Value) Value {
	return w.Fork(lit, f, f)
}

// Fork runs yes under the literal and no under its negation and joins the outcomes.
func (w *World) Fork(lit Literal, yes, no func() Value) Value {
	switch w.Path.Decide(lit) {
	case dim.Yes:
		return yes()
	case dim.No:
		return no()
	}
	if w.Heap.Nesting() >= MaxForkDepth {
		w.Host.PassOver()
		return w.Lose("too many undecided branches at once")
	}
	base, nf := w.Path, len(w.Faults)
	a := w.runSide(base, nf, lit, yes)
	b := w.runSide(base, nf, lit.Not(), no)
	w.Path = base
	switch {
	case !a.Ran && !b.Ran:
		return w.Unknown("contradictory branch")
	case !a.Ran || a.Exc != nil && b.Ran && b.Exc == nil:
		return w.keep(&b)
	case !b.Ran || b.Exc != nil && a.Exc == nil:
		return w.keep(&a)
	case a.Exc != nil: // both raised
		w.merge(lit, &a, &b)
		w.Exc = a.Exc
		return nil
	case a.fails() && !b.fails():
		return w.keepAndTell(lit, &b, &a)
	case b.fails() && !a.fails():
		return w.keepAndTell(lit, &a, &b)
	case a.refuses() && !b.refuses() && b.fails(): // nobody means a layer that is None
		return w.keep(&a)
	case b.refuses() && !a.refuses() && a.fails():
		return w.keep(&b)
	}
	w.merge(lit, &a, &b)
	j := Joiner{W: w, Lit: lit}
	return j.Value(a.Value, b.Value)
}

// keep goes on with one side alone.
func (w *World) keep(s *Side) Value {
	w.Path = s.path
	w.Heap.apply(s.delta)
	w.Work.add(s.work)
	w.Faults = append(w.Faults, s.faults...)
	w.Exc = s.Exc
	return s.Value
}

// keepAndTell is keep; what the other side refuses counts where that is taken one day.
func (w *World) keepAndTell(lit Literal, kept, failed *Side) Value {
	v := w.keep(kept)
	if lit.asksData() {
		w.Faults = addRefusals(w.Faults, failed.faults, FromData)
	}
	return v
}

// merge joins the heaps, the paths and the faults of two sides; the current state is that before the fork.
func (w *World) merge(lit Literal, a, b *Side) {
	base := w.Path
	w.mergeDeltas(lit, a.delta, b.delta)
	w.Work.add(eitherWork(a.work, b.work))
	w.Path = Common(base, a.path, b.path)
	w.Faults = append(w.Faults, mergedFaults(lit, a, b)...)
}

// mergedFaults are those of a fork: what is found on both sides. What is refused for its sizes on one side counts, too, where
// the contents of a tensor decide, on which it rests then, and where both sides fail: whichever is taken, one of the faults
// is met.
func mergedFaults(lit Literal, a, b *Side) []*Fault {
	out := commonFaults(a.faults, b.faults)
	switch {
	case lit.asksData():
		out = addRefusals(out, a.faults, FromData)
		return addRefusals(out, b.faults, FromData)
	case len(out) == 0 && a.refuses() && b.refuses():
		out = addRefusals(out, a.faults, 0)
		return addRefusals(out, b.faults, 0)
	}
	return out
}

// asksData tells that the contents of a tensor decide, or chance.
func (l Literal) asksData() bool {
	if l.Atom == nil || !l.Atom.Opaque {
		return false
	}
	_, ok := l.Atom.Subject.(*Tensor)
	return ok || l.Atom.Data
}

// addRefusals adds what is refused for its sizes and is not there yet; it rests on bits, too.
func addRefusals(have, found []*Fault, bits Bits) []*Fault {
	for _, f := range found {
		if !f.OfObjects() && !slices.ContainsFunc(have, f.Same) {
			f.Bits |= bits
			have = append(have, f)
		}
	}
	return have
}

// commonFaults are the faults found on both sides: a fault of one side only
// depends on a choice that nobody made.
func commonFaults(a, b []*Fault) []*Fault {
	var out []*Fault
	for _, x := range a {
		for _, y := range b {
			if x.Same(y) {
				x.Bits |= y.Bits
				out = append(out, x)
				break
			}
		}
	}
	return out
}

// Sides runs both sides of an undecided branch, each on the state before it, and
// leaves that state in place: the caller decides what to do with the outcomes
// (Keep, Merge, or Keep one and Merge the other later).
func (w *World) Sides(lit Literal, yes, no func() Value) (a, b *Side) {
	base, nf := w.Path, len(w.Faults)
	x := w.runSide(base, nf, lit, yes)
	y := w.runSide(base, nf, lit.Not(), no)
	w.Path = base
	return &x, &y
}

// Keep goes on with one side alone.
func (w *World) Keep(s *Side) Value { return w.keep(s) }

// Merge joins two sides into the state before the fork, and their values.
func (w *World) Merge(lit Literal, a, b *Side) Value {
	w.merge(lit, a, b)
	j := Joiner{W: w, Lit: lit}
	return j.Value(a.Value, b.Value)
}

// Resume goes on with side s but keeps the fork open: Suspend ends it later
// and gives the whole side, what was done since included.
func (w *World) Resume(s *Side) *Suspended {
	r := w.suspendable(forRest)
	w.keep(s)
	return r
}

// Watch notes what is written until Changes or Suspend; maybe: it may not happen at all.
func (w *World) Watch(maybe bool) *Suspended {
	if maybe {
		return w.suspendable(forRest)
	}
	return w.suspendable(forWatcher)
}

func (w *World) suspendable(count forkCount) *Suspended {
	r := &Suspended{base: w.Path, faults: len(w.Faults), work: w.Work.begin()}
	w.Heap.begin(count)
	return r
}

// Changes ends the innermost watch and lists what was written, which stays.
func (w *World) Changes(r *Suspended) []Change {
	w.Work.add(w.Work.end(r.work))
	return w.Heap.Changes()
}

// Changes lists what was written on a side.
func (s *Side) Changes() []Change {
	out := make([]Change, len(s.delta.entries))
	for i, e := range s.delta.entries {
		out[i] = Change{e.obj, e.pre, e.post}
	}
	return out
}

// Suspended is an open fork.
type Suspended struct {
	base   Path
	faults int
	work   Dim
}

// Suspend lifts what was done since Resume off and puts the state before the fork back.
func (w *World) Suspend(r *Suspended, v Value) *Side {
	s := &Side{Ran: true, Value: v, Exc: w.Exc, work: w.Work.end(r.work)}
	w.Exc = nil
	s.faults = append([]*Fault(nil), w.Faults[r.faults:]...)
	w.Faults = w.Faults[:r.faults]
	s.delta = w.Heap.lift()
	s.path = w.Path
	w.Path = r.base
	return s
}

// Compose is what happened since the innermost open fork began where s is what happened after
// it: s as seen from before that fork. The state stays as it is.
func (w *World) Compose(s *Side) *Side {
	h := &w.Heap
	beneath := h.forks[len(h.forks)-1]
	h.begin(forWatcher)
	h.apply(s.delta)
	d := &Delta{entries: make([]deltaEntry, 0, len(beneath.log))}
	before := make(map[Object]bool, len(beneath.log))
	for _, e := range beneath.log {
		before[e.obj] = true
		d.entries = append(d.entries, deltaEntry{e.obj, e.pre, e.obj.save()})
	}
	for _, e := range h.forks[len(h.forks)-1].log {
		if !before[e.obj] {
			d.entries = append(d.entries, deltaEntry{e.obj, e.pre, e.obj.save()})
		}
	}
	h.lift()
	out := *s
	out.delta = d
	if w.Work != nil {
		out.work = out.work.Add(w.Work.MultiplyAdds)
	}
	return &out
}

// Stay is a side on which nothing has happened.
func (w *World) Stay() *Side { return &Side{Ran: true, path: w.Path, delta: &Delta{}, work: D(0)} }

// AddFaults makes the faults of s count as found on the other side, too: s left
// early without a result of its own, so that it is no alternative to what follows.
func (s *Side) AddFaults(o *Side) { s.faults = append(s.faults, o.faults...) }

// Outside runs f as if no branch were open: what it writes stays, whichever
// side is taken. For what happens once in a program, like the body of a module.
func (w *World) Outside(f func()) {
	h := &w.Heap
	forks, epoch, hidden, path := h.forks, h.epoch, h.hidden, w.Path
	h.forks, h.epoch, w.Path = forks[:h.base:h.base], 0, Path{}
	if h.base > 0 {
		h.epoch = forks[h.base-1].epoch
		h.hidden = append(hidden[:len(hidden):len(hidden)], forks[h.base:]...)
	}
	f()
	h.forks, h.epoch, h.hidden, w.Path = forks, epoch, hidden, path
}
