package value

// Header is embedded in every mutable object; it lets the heap log each object once a fork.
type Header struct {
	epoch    int32
	weighed  int32 // the size at which the object was charged
	observed int32 // one more than its place among what was written while somebody observed
	mark
}

func (h *Header) header() *Header { return h }

// Object is a mutable object. save returns its whole state, restore puts a
// saved state back (and must copy it: a state may be restored more than once).
type Object interface {
	marked
	header() *Header
	save() any
	restore(any)
}

// External lets other packages define objects (frames, namespaces) on the same heap.
type External interface {
	Save() any
	Restore(any)
	// Merge puts the join of two saved states into the object.
	Merge(a, b any, j *Joiner)
}

// Cell adapts an External to the heap; embed it by value and set Self.
type Cell struct {
	Header
	Self External
}

func (c *Cell) save() any     { return c.Self.Save() }
func (c *Cell) restore(s any) { c.Self.Restore(s) }

// logEntry is the state of an object before a fork, and the epoch that it had.
type logEntry struct {
	obj   Object
	pre   any
	epoch int32
}

// fork is the undo log of one side of an undecided branch.
type fork struct {
	epoch int32
	log   []logEntry
	count forkCount // of it and those around it
}

// Heap is the undo log of all mutable objects of a world. Code without an
// undecided branch pays one nil check a write.
type Heap struct {
	forks []*fork
	// base is how many of the forks only log what a root writes (see Checkpoint); they are no branches.
	base int
	// hidden are the branches around what runs outside of them.
	hidden []*fork
	next   int32
	epoch  int32
	// classWrites counts the writes to classes.
	classWrites int32
	// seen is what is written while somebody observes, nil in tests of the heap alone.
	seen *observation
	// budget is charged for the copies of states, nil in tests of the heap alone.
	budget *Budget
}

// Touch must be called before each write to an object.
func (h *Heap) Touch(o Object) {
	if h.seen.on() {
		h.seen.writes(o)
	}
	if c, isClass := o.(*Class); isClass {
		h.wrote(c)
	}
	if len(h.forks) == 0 || o.header().epoch == h.epoch || h.Forked() && o.header().epoch > h.epoch {
		return // a branch that began later, and is over, has made it: before this one it was not there
	}
	f := h.forks[len(h.forks)-1]
	h.charge(o)
	pre, known := any(nil), false
	if len(h.forks) == h.base {
		pre, known = found(o, h.hidden)
	}
	if !known {
		pre = o.save()
	}
	f.log = append(f.log, logEntry{o, pre, o.header().epoch})
	o.header().epoch = h.epoch
}

// TouchOutside is Touch for a write that no branch undoes: what is found out once and kept.
func (h *Heap) TouchOutside(o Object) {
	if h.base == 0 {
		return
	}
	base := h.forks[h.base-1]
	if o.header().epoch == base.epoch {
		return
	}
	pre, known := found(o, h.forks[h.base:])
	if !known {
		if pre, known = found(o, h.hidden); !known {
			pre = o.save()
		}
	}
	base.log = append(base.log, logEntry{o, pre, 0})
	o.header().epoch = base.epoch
}

// found is the state of an object as the first of the branches that wrote it found it.
func found(o Object, branches []*fork) (pre any, known bool) {
	for _, f := range branches {
		for _, e := range f.log {
			if e.obj == o {
				return e.pre, true
			}
		}
	}
	return nil, false
}

// charge pays for the copies that a logged write costs: before, after, and where they are joined.
func (h *Heap) charge(o Object) {
	if h.budget == nil {
		return
	}
	switch o := o.(type) {
	case interface{ external() External }:
		if s, ok := o.external().(Sized); ok {
			h.budget.Copy(copiesOfState * s.Size())
		}
	case Value:
		h.budget.Copy(copiesOfState * SizeOf(o))
	}
}

const copiesOfState = 4

// Forked tells if an undecided branch is being run.
func (h *Heap) Forked() bool { return len(h.forks) > h.base }

// Depth is the number of open forks: the sides of undecided branches that are being run, and what else may not run.
func (h *Heap) Depth() int { return int(h.count().open) }

// Nesting is the number of sides of undecided branches that are being run, one within the other. Work doubles with
// each of them, not with what runs while another side waits.
func (h *Heap) Nesting() int { return int(h.count().sides) }

// count counts the forks since the last that Outside hides.
func (h *Heap) count() forkCount {
	if len(h.forks) == h.base {
		return forkCount{}
	}
	n := h.forks[len(h.forks)-1].count
	if h.base > 0 {
		before := h.forks[h.base-1].count
		n.open, n.sides = n.open-before.open, n.sides-before.sides
	}
	return n
}

// Branch identifies the innermost undecided branch, or watch, that is being run; 0 is none.
func (h *Heap) Branch() int32 { return h.epoch }

// wrote counts a write to a class.
func (h *Heap) wrote(c *Class) {
	h.classWrites++
	c.writes++
}

// Open tells if a branch is still being run: what was found out in it holds.
func (h *Heap) Open(branch int32) bool {
	if branch == 0 {
		return true
	}
	for _, f := range h.forks {
		if f.epoch == branch {
			return true
		}
	}
	return false
}

// forkCount counts forks, from the outermost on.
type forkCount struct{ open, sides int32 }

// What a fork is opened for, as what it adds to the count.
var (
	forSide    = forkCount{open: 1, sides: 1} // one side of an undecided branch runs
	forRest    = forkCount{open: 1}           // what may not run is run: a block that a waiting side has left, a loop of unknown length
	forWatcher = forkCount{}                  // somebody wants to know what is written
)

// begin opens a fork.
func (h *Heap) begin(purpose forkCount) {
	h.next++
	h.epoch = h.next
	n := purpose
	if len(h.forks) > 0 {
		outer := h.forks[len(h.forks)-1].count
		n.open, n.sides = n.open+outer.open, n.sides+outer.sides
	}
	h.forks = append(h.forks, &fork{epoch: h.epoch, count: n})
}

// Delta is what one side of a branch wrote: for each object the state before and after.
type Delta struct {
	entries []deltaEntry
}

type deltaEntry struct {
	obj       Object
	pre, post any
}

// lift closes the innermost fork, puts the state before it back and returns what was written.
// What the enclosing fork has logged, it need not log again: the epoch comes back with the state.
func (h *Heap) lift() *Delta {
	f := h.pop()
	d := &Delta{entries: make([]deltaEntry, len(f.log))}
	for i, e := range f.log {
		d.entries[i] = deltaEntry{e.obj, e.pre, e.obj.save()}
	}
	for _, e := range f.log {
		if c, isClass := e.obj.(*Class); isClass {
			h.wrote(c)
		}
		e.obj.restore(e.pre)
		e.obj.header().epoch = e.epoch
	}
	return d
}

// fewEntries are searched one by one.
const fewEntries = 8

// finder finds the entry of an object; nil if there is none.
func (d *Delta) finder() func(Object) *deltaEntry {
	if len(d.entries) <= fewEntries {
		return func(o Object) *deltaEntry {
			for i := range d.entries {
				if d.entries[i].obj == o {
					return &d.entries[i]
				}
			}
			return nil
		}
	}
	index := make(map[Object]*deltaEntry, len(d.entries))
	for i := range d.entries {
		index[d.entries[i].obj] = &d.entries[i]
	}
	return func(o Object) *deltaEntry { return index[o] }
}

func (h *Heap) pop() *fork {
	f := h.forks[len(h.forks)-1]
	h.forks = h.forks[:len(h.forks)-1]
	h.epoch = 0
	if n := len(h.forks); n > 0 {
		h.epoch = h.forks[n-1].epoch
	}
	return f
}

// apply writes the states after a delta back.
func (h *Heap) apply(d *Delta) {
	for _, e := range d.entries {
		h.Touch(e.obj)
		e.obj.restore(e.post)
	}
}

// Birth marks an object as created under the current fork, so that its first writes are not logged.
func (h *Heap) Birth(o Object) { o.header().epoch = h.epoch }

// WatchUndecided starts to note which objects are written, around what may not run.
func (h *Heap) WatchUndecided() { h.begin(forRest) }

// Change is one object written since Watch, with its states before and now.
type Change struct {
	Object    Object
	Pre, Post any
}

// Changes ends the innermost Watch and lists what was written.
func (h *Heap) Changes() []Change {
	f := h.pop()
	out := make([]Change, len(f.log))
	for i, e := range f.log {
		out[i] = Change{e.obj, e.pre, e.obj.save()}
		if n := len(h.forks); n > 0 && e.epoch != h.epoch { // the enclosing fork must know of it, too
			h.forks[n-1].log = append(h.forks[n-1].log, e)
			e.obj.header().epoch = h.epoch
		} else {
			e.obj.header().epoch = e.epoch
		}
	}
	return out
}

// places are the elements that a change put into a list in the place of others; nil if it put none there, or changed all.
func (c Change) places() []Value {
	a, ok := c.Pre.(listState)
	b, _ := c.Post.(listState)
	if !ok || len(a.elems) != len(b.elems) {
		return nil
	}
	var put []Value
	for i, v := range b.elems {
		if v != nil && !Same(a.elems[i], v) {
			put = append(put, v)
		}
	}
	if len(put) == len(b.elems) {
		return nil
	}
	return put
}

// ChangesPlaces tells if some elements of a list were replaced: the next iteration of a loop may replace others.
func (c Change) ChangesPlaces() bool { return c.places() != nil }

// WidenPlaces says that any element of a list may have been replaced as those were that a change replaced.
func (w *World) WidenPlaces(c Change) {
	put := c.places()
	if put == nil {
		return
	}
	l := c.Object.(*List)
	w.Heap.Touch(l)
	if len(l.Elems) > MaxApart {
		l.Elems, l.Abstract = nil, &Abstract{Len: D(int64(len(l.Elems))), Elem: w.WidenAll(append(l.Elems, put...))}
		return
	}
	elems := make([]Value, len(l.Elems))
	for i, v := range l.Elems {
		elems[i] = w.Widen(append([]Value{v}, put...))
	}
	l.Elems = elems
}

// WidenChange puts the least common state of before and after into the object; it tells if that says
// less than the state before, which a loop that began at since has made.
func (w *World) WidenChange(c Change, since Age) bool {
	j := &Joiner{W: w, widening: true, since: since}
	w.Heap.Touch(c.Object)
	mergeState(c.Object, c.Pre, c.Post, j)
	return j.changed
}

// Difference grades how two states of an object differ: 0 not, 1 only in
// numbers and other scalars, 2 in more than that.
type Difference int

// CompareStates grades a change by the grades of its parts.
func CompareStates(c Change, grade func(a, b Value) int) Difference {
	g := &grader{grade: grade}
	switch a := c.Pre.(type) {
	case []Value:
		b := c.Post.([]Value)
		for i := range a {
			g.value(a[i], b[i])
		}
	case *Attrs:
		g.attrs(a, c.Post.(*Attrs))
	case instanceState:
		b := c.Post.(instanceState)
		g.attrs(a.attrs, b.attrs)
		if a.module != nil && b.module != nil {
			g.attrs(a.module.Params, b.module.Params)
			g.attrs(a.module.Buffers, b.module.Buffers)
			g.attrs(a.module.Modules, b.module.Modules)
		}
	case tensorState:
		b := c.Post.(tensorState)
		if !sameShape(a.desc.Shape, b.desc.Shape) {
			g.worst = 2
		}
	case listState:
		b := c.Post.(listState)
		if len(a.elems) != len(b.elems) {
			g.growth(a.elems, b.elems)
			break
		}
		for i := range a.elems {
			g.value(a.elems[i], b.elems[i])
		}
	case dictState:
		b := c.Post.(dictState)
		if a.items.Len() != b.items.Len() {
			g.worst = 2
			break
		}
		a.items.Each(func(e *Entry) bool {
			v, _ := b.items.Get(e.Hash)
			g.value(e.Value, v)
			return true
		})
	default:
		g.worst = gradeExternal(c)
	}
	return g.worst
}

// Spendable is an External that is used up bit by bit: an iterator.
type Spendable interface {
	// Spent tells if nothing is left in a saved state.
	Spent(state any) bool
}

// gradeExternal: what is used up was made for the iteration; what goes on being used is like a counter.
func gradeExternal(c Change) Difference {
	o, ok := c.Object.(interface{ external() External })
	if !ok {
		return 2
	}
	s, ok := o.external().(Spendable)
	switch {
	case !ok:
		return 2
	case s.Spent(c.Post):
		return 0
	}
	return 1
}

type grader struct {
	grade func(a, b Value) int
	worst Difference
}

func (g *grader) value(a, b Value) {
	if a == nil || b == nil {
		if a != nil || b != nil {
			g.worst = max(g.worst, 1)
		}
		return
	}
	g.worst = max(g.worst, Difference(g.grade(a, b)))
}

// growth: a list to which only scalars, or records of them, were appended (losses, accuracies).
func (g *grader) growth(a, b []Value) {
	if len(b) < len(a) {
		g.worst = 2
		return
	}
	g.worst = max(g.worst, 1)
	for _, v := range b[len(a):] {
		if !onlyScalars(v) {
			g.worst = 2
		}
	}
}

func (g *grader) attrs(a, b *Attrs) {
	if a.Len() != b.Len() {
		g.worst = 2
		return
	}
	a.Each(func(n string, v Value) bool { g.value(v, b.Get(n)); return true })
}

// Discard ends the innermost Watch and undoes what was written since.
func (h *Heap) Discard() { h.lift() }
