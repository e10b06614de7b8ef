package value

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// Limits of what is kept apart at a join; beyond them the least common value is taken.
const (
	maxChoices  = 4
	maxLiterals = 8
)

// Joiner joins the values of the two sides of an undecided branch: a holds
// under Lit, b under its negation.
type Joiner struct {
	W   *World
	Lit Literal
	// widening: the sides are iterations of a loop that began at since; nothing is kept apart.
	widening, changed bool
	since             Age
}

// Deferred is a value that is found out when it is first read, as a name that an import binds.
type Deferred interface {
	Value
	// Found is what the last reading found; nil if there was none.
	Found() Value
}

// reads tells if b is nothing but what reading a found.
func reads(a, b Value) bool {
	d, ok := a.(Deferred)
	return ok && d.Found() != nil && Same(d.Found(), b)
}

// Value joins two values; nil stands for absent.
func (j *Joiner) Value(a, b Value) Value {
	switch { // that one side has read a name changes nothing
	case reads(a, b):
		return b
	case reads(b, a):
		return a
	}
	if Same(a, b) {
		return a
	}
	if j.widening {
		return j.iteration(a, b)
	}
	var choices []Choice
	choices = j.collect(choices, a, j.Lit)
	choices = j.collect(choices, b, j.Lit.Not())
	if choices == nil || len(choices) > maxChoices {
		return j.widen(a, b)
	}
	return &Alt{choices}
}

// iteration joins the value before and after an iteration of a loop. A name
// that the iteration bound stays bound: the loop is taken to run at least once.
func (j *Joiner) iteration(a, b Value) Value {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	j.changed = j.changed || !j.covers(a, b)
	return j.W.Widen([]Value{a, b})
}

// collect adds the alternatives of v under one more literal; nil if a limit is reached.
func (j *Joiner) collect(out []Choice, v Value, l Literal) []Choice {
	alt, ok := v.(*Alt)
	if !ok {
		return append(out, Choice{Guard{l}, v})
	}
	for _, c := range alt.Choices {
		if len(c.Guard) >= maxLiterals {
			return append(out, make([]Choice, maxChoices+1)...)
		}
		if contradicts(c.Guard, l) {
			continue
		}
		out = append(out, Choice{c.Guard.with(l), c.Value})
	}
	return out
}

func (g Guard) with(l Literal) Guard {
	for _, x := range g {
		if x == l {
			return g
		}
	}
	return append(g[:len(g):len(g)], l)
}

func contradicts(g Guard, l Literal) bool {
	for _, x := range g {
		if x == l.Not() {
			return true
		}
	}
	return false
}

// widen is the least common value of several: a tensor of the same rank with
// fresh sizes where they differ, an unknown of the same type, or Unknown.
func (j *Joiner) widen(a, b Value) Value {
	values := flatten(flatten(nil, a), b)
	return j.W.Widen(values)
}

func flatten(out []Value, v Value) []Value {
	if alt, ok := v.(*Alt); ok {
		for _, c := range alt.Choices {
			out = flatten(out, c.Value)
		}
		return out
	}
	return append(out, v)
}

// Widen is the least common value of several values.
func (w *World) Widen(values []Value) Value {
	var out Value
	anyNumber := false // out is a number of which nothing is known
	w.Budget.Copy(len(values))
	for i, v := range values {
		if v == nil { // absent on one side: all that is known is lost
			return w.Unknown("may be unbound")
		}
		if i == 0 {
			out = v
			continue
		}
		x, number := v.(Int)
		if sum, ok := out.(Int); ok && number && anyNumber {
			sum.Bits |= x.Bits
			out = sum
			continue
		}
		before := out
		out = w.widen2(out, v)
		anyNumber = number && !Same(before, out)
	}
	return out
}

func (w *World) widen2(a, b Value) Value {
	if Same(a, b) {
		return a
	}
	switch x := a.(type) {
	case *Tensor:
		if y, ok := b.(*Tensor); ok {
			return w.WidenTensor(x, y)
		}
	case Int:
		if y, ok := b.(Int); ok {
			d := w.NewDimBetween("", -1<<62, 1<<62)
			d.Bits = x.Bits | y.Bits | FromSummary
			return Int{d}
		}
	case Float:
		if _, ok := b.(Float); ok {
			return UnknownFloat
		}
	case *Instance:
		if y, ok := b.(*Instance); ok {
			if array := w.widenArrays(x, y); array != nil {
				return array
			}
		}
	case *Tuple:
		if y, ok := b.(*Tuple); ok && len(x.Elems) == len(y.Elems) && x.Rest == nil && y.Rest == nil && x.Walkable() {
			out := &Tuple{Elems: make([]Value, len(x.Elems)), IsSize: x.IsSize, Fields: x.Fields, Class: x.Class, Name: x.Name}
			for i := range x.Elems {
				out.Elems[i] = w.widen2(x.Elems[i], y.Elems[i])
			}
			return out
		}
	case *List:
		if y, ok := b.(*List); ok && len(x.Elems) == len(y.Elems) && x.onlyNumbers() && y.onlyNumbers() {
			out := NewList()
			for i := range x.Elems {
				out.Elems = append(out.Elems, w.widen2(x.Elems[i], y.Elems[i]))
			}
			return out
		}
	}
	if a.TypeName() == b.TypeName() && a.TypeName() != "unknown" {
		return w.UnknownOf(a.TypeName(), "differs by branch or iteration")
	}
	return w.Unknown("differs by branch or iteration")
}

// WidenTensor is the least common description of two tensors, as a fresh tensor.
func (w *World) WidenTensor(x, y *Tensor) *Tensor {
	a, b := w.Shape(x), w.Shape(y)
	out := &Tensor{Desc: x.Desc, Parameter: x.Parameter && y.Parameter, Buffer: x.Buffer && y.Buffer}
	if x.DType != y.DType {
		out.DType = NoDType
	}
	out.Data, out.HasRange, out.Storage, out.Count = nil, false, nil, nil
	if x.Role != y.Role {
		out.Role = NoRole
	}
	out.Bits |= y.Bits
	if !a.Known() || !b.Known() || len(a.Dims) != len(b.Dims) {
		out.Shape = Shape{Rest: w.NewRank(0)}
		out.LayoutUnknown = true
		out.Bits |= FromSummary
		return out
	}
	s := a.Clone()
	for i := range s.Dims {
		if w.Equal(a.Dims[i], b.Dims[i]) != dim.Yes {
			s.Dims[i] = w.NewDim("", 0)
			s.Dims[i].Bits = FromSummary
			out.LayoutUnknown = x.Strides != nil || y.Strides != nil
		}
		s.Dims[i].Bits |= b.Dims[i].Bits
		if a.Dims[i].Axis != b.Dims[i].Axis {
			s.Dims[i].Axis = nil
		}
	}
	out.Shape = s
	if !sameStrides(x.Strides, y.Strides) {
		out.LayoutUnknown = true
	}
	return out
}

func sameStrides(a, b []dim.Expr) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Same tells if two values are interchangeable: identical, or equal and immutable.
// Distinct tensors with the same description count as the same.
func Same(a, b Value) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	switch x := a.(type) {
	case Int:
		y, ok := b.(Int)
		return ok && x.E == y.E && x.E.Valid() && x.Bits == y.Bits
	case Str:
		y, ok := b.(Str)
		return ok && x.S == y.S
	case Float:
		y, ok := b.(Float)
		return ok && (x.Known && y.Known && x.F == y.F || !x.Known && !y.Known && x.IsRatio == y.IsRatio && x.Num == y.Num && x.Den == y.Den)
	case Unknown:
		y, ok := b.(Unknown)
		return ok && x.ID == y.ID
	case *Tuple:
		y, ok := b.(*Tuple)
		if x == y {
			return true
		}
		if !ok || len(x.Elems) != len(y.Elems) || x.Rest != y.Rest || x.IsSize != y.IsSize || x.Class != y.Class || !x.Walkable() {
			return false
		}
		for i := range x.Elems {
			if !Same(x.Elems[i], y.Elems[i]) {
				return false
			}
		}
		return true
	case *Tensor:
		y, ok := b.(*Tensor)
		return ok && (x == y || !x.Parameter && !y.Parameter && sameDesc(&x.Desc, &y.Desc))
	case *Alt:
		y, ok := b.(*Alt)
		if !ok || len(x.Choices) != len(y.Choices) {
			return false
		}
		for i := range x.Choices {
			if !sameGuard(x.Choices[i].Guard, y.Choices[i].Guard) || !Same(x.Choices[i].Value, y.Choices[i].Value) {
				return false
			}
		}
		return true
	case *Slice:
		y, ok := b.(*Slice)
		return ok && Same(x.Lower, y.Lower) && Same(x.Upper, y.Upper) && Same(x.Step, y.Step)
	case *Range:
		y, ok := b.(*Range)
		return ok && x.Start.E == y.Start.E && x.Stop.E == y.Stop.E && x.Step.E == y.Step.E
	case *BoundMethod:
		y, ok := b.(*BoundMethod)
		return ok && Same(x.Self, y.Self) && Same(x.Func, y.Func)
	}
	return comparable(a, b)
}

// comparable compares values whose dynamic types are pointers or small scalars.
func comparable(a, b Value) bool { return a == b }

func sameGuard(a, b Guard) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func sameDesc(a, b *Desc) bool {
	return sameShape(a.Shape, b.Shape) && a.DType == b.DType && sameStrides(a.Strides, b.Strides) &&
		a.LayoutUnknown == b.LayoutUnknown && a.Data == b.Data && a.Role == b.Role && a.Bits == b.Bits && a.RequiresGrad == b.RequiresGrad &&
		a.HasRange == b.HasRange && (!a.HasRange || a.High.E == b.High.E && a.Low.E == b.Low.E)
}

// Settle picks the alternative of v that holds on the current path. If several
// may hold it returns v itself and a literal that would decide between them.
func (w *World) Settle(v Value) (Value, *Literal) {
	alt, ok := v.(*Alt)
	if !ok {
		return v, nil
	}
	var open *Literal
	var only Value
	n := 0
next:
	for i := range alt.Choices {
		c := &alt.Choices[i]
		for k := range c.Guard {
			switch w.Path.Decide(c.Guard[k]) {
			case dim.No:
				continue next
			case dim.Unknown:
				if open == nil {
					open = &c.Guard[k]
				}
			}
		}
		n++
		only = c.Value
	}
	switch {
	case n == 1:
		if _, again := only.(*Alt); again {
			return w.Settle(only)
		}
		return only, nil
	case n == 0:
		return w.Unknown("no alternative is left"), nil
	case open == nil:
		return only, nil
	}
	return v, open
}

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
	return slices.ContainsFunc(s.faults, func(f *Fault) bool { return f.Severity == Error && f.Bits == 0 })
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
		return w.keep(&b)
	case b.fails() && !a.fails():
		return w.keep(&a)
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

// merge joins the heaps, the paths and the faults of two sides; the current state is that before the fork.
func (w *World) merge(lit Literal, a, b *Side) {
	base := w.Path
	w.mergeDeltas(lit, a.delta, b.delta)
	w.Work.add(eitherWork(a.work, b.work))
	w.Path = Common(base, a.path, b.path)
	w.Faults = append(w.Faults, commonFaults(a.faults, b.faults)...)
}

// commonFaults are the faults found on both sides: a fault of one side only
// depends on a choice that nobody made.
func commonFaults(a, b []*Fault) []*Fault {
	var out []*Fault
	for _, x := range a {
		for _, y := range b {
			if x.Place == y.Place && x.Kind == y.Kind {
				x.Bits |= y.Bits
				out = append(out, x)
				break
			}
		}
	}
	return out
}

func (w *World) mergeDeltas(lit Literal, a, b *Delta) {
	j := &Joiner{W: w, Lit: lit}
	inA, inB := a.finder(), b.finder()
	for _, e := range a.entries {
		other := e.pre
		if x := inB(e.obj); x != nil {
			other = x.post
		}
		w.Heap.Touch(e.obj)
		mergeState(e.obj, e.post, other, j)
	}
	for _, e := range b.entries {
		if inA(e.obj) != nil {
			continue
		}
		w.Heap.Touch(e.obj)
		mergeState(e.obj, e.pre, e.post, j)
	}
}

// mergeState puts the join of two states into an object.
func mergeState(o Object, a, b any, j *Joiner) {
	switch o := o.(type) {
	case *Tensor:
		x, y := a.(tensorState), b.(tensorState)
		if sameDesc(&x.desc, &y.desc) {
			o.restore(a)
			return
		}
		o.restore(a)
		tx, ty := &Tensor{Desc: x.desc}, &Tensor{Desc: y.desc}
		o.Desc = j.W.WidenTensor(tx, ty).Desc
	case *List:
		o.restore(mergeLists(a.(listState), b.(listState), j))
	case *Set:
		o.restore(mergeSets(a.(setState), b.(setState), j))
	case *Dict:
		x, y := a.(dictState), b.(dictState)
		// Further iterations find there what this one has put in.
		j.changed = j.changed || y.open && !x.open || y.other != nil && x.other == nil || y.items.Len() > x.items.Len()
		x.items = mergeTables(x.items, y.items, j)
		x.open, x.escaped = x.open || y.open, x.escaped || y.escaped
		if x.other == nil {
			x.other = y.other
		} else if y.other != nil {
			x.other = j.Value(x.other, y.other)
		}
		if x.factory != nil && y.factory != nil {
			x.factory = j.Value(x.factory, y.factory)
		}
		o.restore(x)
	case *Instance:
		x, y := a.(instanceState), b.(instanceState)
		j.changed = j.changed || y.attrs.Len() > x.attrs.Len()
		x.attrs = mergeAttrs(x.attrs, y.attrs, j)
		x.escaped, x.open = x.escaped || y.escaped, x.open || y.open
		if x.class != y.class { // one of the sides has set its __class__
			x.escaped, x.open = true, true
		}
		if j.widening && !x.open && x.module.grew(y.module) {
			x.open, j.changed = true, true // further iterations may add more, under other names
		}
		switch {
		case x.module == nil:
			x.module = y.module
		case y.module != nil:
			x.module = &ModuleState{mergeAttrs(x.module.Params, y.module.Params, j), mergeAttrs(x.module.Buffers, y.module.Buffers, j),
				mergeAttrs(x.module.Modules, y.module.Modules, j), mergeAttrs(x.module.Transient, y.module.Transient, j), j.Value(x.module.Training, y.module.Training)}
		}
		o.restore(x)
	case *Class:
		o.restore(mergeAttrs(a.(*Attrs), b.(*Attrs), j))
	case interface{ external() External }:
		o.external().Merge(a, b, j)
	}
}

func (c *Cell) external() External { return c.Self }

// MergeAttrs joins two namespaces; a name bound on one side only is absent on the other.
func MergeAttrs(a, b *Attrs, j *Joiner) *Attrs { return mergeAttrs(a, b, j) }

func mergeAttrs(a, b *Attrs, j *Joiner) *Attrs {
	if a == nil {
		a = &Attrs{}
	}
	if b == nil {
		b = &Attrs{}
	}
	out := a.Clone()
	a.Each(func(n string, v Value) bool {
		if joined := j.Value(v, b.Get(n)); !Same(joined, v) {
			out.Set(n, joined)
		}
		return true
	})
	b.Each(func(n string, v Value) bool {
		if a.Get(n) == nil {
			out.Set(n, j.Value(nil, v))
		}
		return true
	})
	return out
}

func mergeTables(a, b *Table, j *Joiner) *Table {
	out := a.Copy()
	a.Each(func(e *Entry) bool {
		v, _ := b.Get(e.Hash)
		if joined := j.entry(e.Value, v); !Same(joined, e.Value) {
			out.Set(e.Hash, e.Key, joined)
		}
		return true
	})
	b.Each(func(e *Entry) bool {
		if _, ok := a.Get(e.Hash); !ok {
			out.Set(e.Hash, e.Key, j.entry(nil, e.Value))
		}
		return true
	})
	return out
}

// entry joins the values of a key. One that an iteration of a loop may leave out, or has taken out, may be missing after it.
func (j *Joiner) entry(a, b Value) Value {
	x, missing := withoutAbsence(a)
	y, too := withoutAbsence(b)
	if !j.widening || !missing && !too && (b != nil || a == nil) || Same(a, b) {
		return j.Value(a, b)
	}
	l := Literal{Atom: j.W.OpaqueAtom("key that an iteration may put in")}
	return &Alt{[]Choice{{Guard{l}, j.Value(x, y)}, {Guard{l.Not()}, nil}}}
}

// withoutAbsence is a value without the alternative that there is none; missing tells if it had that.
func withoutAbsence(v Value) (rest Value, missing bool) {
	alt, ok := v.(*Alt)
	if !ok || !slices.ContainsFunc(alt.Choices, func(c Choice) bool { return c.Value == nil }) {
		return v, false
	}
	choices := slices.DeleteFunc(slices.Clone(alt.Choices), func(c Choice) bool { return c.Value == nil })
	switch len(choices) {
	case 0:
		return nil, true
	case 1:
		return choices[0].Value, true
	}
	return &Alt{choices}, true
}

func mergeLists(a, b listState, j *Joiner) listState {
	if a.alts == nil && b.alts == nil && len(a.elems) == len(b.elems) && a.abstract == nil && b.abstract == nil {
		out := listState{elems: make([]Value, len(a.elems)), escaped: a.escaped || b.escaped}
		for i := range a.elems {
			out.elems[i] = j.Value(a.elems[i], b.elems[i])
		}
		return out
	}
	if j.widening {
		return j.widenLists(a, b)
	}
	alts := append(stateAlts(a.alts, a, j.Lit), stateAlts(b.alts, b, j.Lit.Not())...)
	if len(alts) <= maxChoices {
		return listState{elems: nil, alts: alts, escaped: a.escaped || b.escaped}
	}
	// Too many contents: a list of unknown length.
	var elem Value = j.W.Unknown("differs by branch")
	if elems := append(a.everything(), b.everything()...); len(elems) > 0 {
		elem = j.W.Widen(elems)
	}
	filled := a.filled() || b.filled()
	return listState{abstract: &Abstract{Len: j.W.NewDim("", 0), Elem: elem, Filled: filled}, escaped: a.escaped || b.escaped}
}

// filled tells of a list into which code that nobody has read puts elements.
func (s listState) filled() bool { return s.abstract != nil && s.abstract.Filled }

// everything is what a list may hold anywhere: elements and summaries of all its contents.
func (s listState) everything() []Value {
	out := slices.Clone(s.elems)
	if s.abstract != nil {
		out = append(out, s.abstract.Elem)
	}
	for _, x := range s.alts {
		out = append(out, x.State.(listState).everything()...)
	}
	return out
}

// widenLists is a list of unknown length: what both begin with is dropped into the summary.
func (j *Joiner) widenLists(a, b listState) listState {
	elems := append(a.everything(), b.everything()...)
	var elem Value = j.W.Unknown("element of a list built in a loop")
	if len(elems) > 0 {
		elem = j.W.Widen(elems)
	}
	n := j.W.NewDim("", 0)
	n.Bits = FromSummary
	if a.abstract != nil {
		if len(a.elems) == 0 && (Same(elem, a.abstract.Elem) || j.coversAll(a.abstract.Elem, b.everything())) {
			return a
		}
		n = a.abstract.Len
	}
	j.changed = true
	filled := a.filled() || b.filled()
	return listState{abstract: &Abstract{Len: n, Elem: elem, Filled: filled}, escaped: a.escaped || b.escaped}
}

func stateAlts(alts []StateAlt, whole any, l Literal) []StateAlt {
	if alts == nil {
		return []StateAlt{{Guard{l}, whole}}
	}
	var out []StateAlt
	for _, x := range alts {
		if !contradicts(x.Guard, l) {
			out = append(out, StateAlt{x.Guard.with(l), x.State})
		}
	}
	return out
}

func mergeSets(a, b setState, j *Joiner) setState {
	if a.alts == nil && b.alts == nil && a.items.Len() == b.items.Len() {
		same := true
		a.items.Each(func(e *Entry) bool { _, same = b.items.Get(e.Hash); return same })
		if same {
			return a
		}
	}
	if !j.widening {
		alts := append(stateAlts(a.alts, a, j.Lit), stateAlts(b.alts, b, j.Lit.Not())...)
		if len(alts) <= maxChoices {
			return setState{items: NewTable(), alts: alts}
		}
	}
	j.changed = true
	return setState{items: commonElements(a, b)}
}

// commonElements are the elements that all contents of two sets have; the set may have further ones.
func commonElements(a, b setState) *Table {
	var all []*Table
	for _, s := range [2]setState{a, b} {
		if s.alts == nil {
			all = append(all, s.items)
		}
		for _, x := range s.alts {
			all = append(all, x.State.(setState).items)
		}
	}
	out := NewTable()
	all[0].Each(func(e *Entry) bool {
		for _, t := range all[1:] {
			if _, there := t.Get(e.Hash); !there {
				return true
			}
		}
		out.Set(e.Hash, e.Key, e.Value)
		return true
	})
	out.Set(OpenElement{}, OpenElement{}, OpenElement{})
	return out
}

// SettleObject makes the content of a container that differs by branch the one
// that holds on the current path. If several may hold it returns a literal
// that would decide between them. Reading and writing the container need this first.
func (w *World) SettleObject(v Value) *Literal {
	switch v := v.(type) {
	case *List:
		if v.Alts == nil {
			return nil
		}
		return w.settleAlts(v, v.Alts)
	case *Set:
		if v.Alts == nil {
			return nil
		}
		return w.settleAlts(v, v.Alts)
	case *Dict:
		return w.absentIn(v)
	case *Instance: // of a subclass of list or dict
		if v.Native != nil {
			return w.SettleObject(v.Native)
		}
	case interface{ Viewed() *Dict }:
		return w.absentIn(v.Viewed())
	}
	return nil
}

// absentIn finds a literal on which the presence of a key depends, and drops keys that are absent here.
func (w *World) absentIn(d *Dict) *Literal {
	if !d.Items.optional {
		return nil
	}
	var open *Literal
	var drop []Key
	d.Items.Each(func(e *Entry) bool {
		absent, lit := w.absent(e.Value)
		if absent {
			drop = append(drop, e.Hash)
		}
		open = lit
		return open == nil
	})
	if open == nil && drop != nil {
		w.Heap.Touch(d)
		for _, k := range drop {
			d.Items.Delete(k)
		}
	}
	return open
}

// SettleKey is SettleObject for an operation that looks at one key only:
// whether others are there makes no difference to it.
func (w *World) SettleKey(d *Dict, key Value) *Literal {
	if !d.Items.optional {
		return nil
	}
	name, ok := key.(Str)
	if !ok { // keys in other forms may be equal to it
		return w.absentIn(d)
	}
	v, there := d.Items.Get(name.S)
	if !there {
		return nil
	}
	absent, open := w.absent(v)
	if absent {
		w.Heap.Touch(d)
		d.Items.Delete(name.S)
	}
	return open
}

// absent tells if an entry is not there on the current path, or returns a literal that would decide it.
func (w *World) absent(v Value) (bool, *Literal) {
	alt, ok := v.(*Alt)
	if !ok {
		return false, nil
	}
	for i := range alt.Choices {
		if alt.Choices[i].Value == nil {
			s, open := w.Settle(alt)
			return open == nil && s == nil, open
		}
	}
	return false, nil
}

func (w *World) settleAlts(o Object, alts []StateAlt) *Literal {
	var open *Literal
	n, only := 0, 0
next:
	for i := range alts {
		for k := range alts[i].Guard {
			switch w.Path.Decide(alts[i].Guard[k]) {
			case dim.No:
				continue next
			case dim.Unknown:
				if open == nil {
					open = &alts[i].Guard[k]
				}
			}
		}
		n++
		only = i
	}
	if n > 1 && open != nil {
		return open
	}
	w.Heap.Touch(o)
	o.restore(alts[only].State)
	return nil
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
