package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file does not run a function again on what it has been given before. Scripts call a model in each iteration of
// each loop, models their blocks one after the other, and what nobody calls is made from the same options again and
// again: most calls are given the same sizes, up to the names of the symbols, and objects of the same form. What a call
// did is kept with the sum of all that it could reach (value.Outline) and of each global name and outer
// variable that it has read; where they are the same again, it is done again without the call (value.Replica).

// A call is worth an outline if it takes so many steps; the calls of a function that meet more values than outlineShare
// times their steps, or could not be kept maxFutile times, or were kept maxUnused times, without one that was used
// again, are not.
const (
	worthSteps    = 100
	outlineShare  = 2
	maxFutile     = 16
	maxUnused     = 128
	maxCandidates = 4       // calls of one sum that are kept
	maxKept       = 1 << 19 // values that the calls of a file that are kept hold
)

// replays are the calls of a file that can be told again.
type replays struct {
	known map[value.Sum][]*replay
	kept  int
	costs map[*Function]*replayCost
	open  []*recording // the calls that are being recorded, the innermost last
}

// replayCost is what calls of a function have cost.
type replayCost struct {
	calls, futile, unused int
	steps                 int64 // of the longest
	hopeless              bool
	// running are the first arguments of the calls that are running, the innermost last.
	running []value.Value
}

// recurs tells if a call of the function on the same object is running: how far recursion goes that nothing known ends
// depends on what is around it.
func (c *replayCost) recurs(first value.Value) bool {
	return slices.ContainsFunc(c.running, func(v value.Value) bool { return value.Same(v, first) })
}

func (c *replayCost) fail() {
	c.futile++
	c.hopeless = c.hopeless || c.futile >= maxFutile
}

// replay is a call that has been recorded.
type replay struct {
	did   *value.Replica
	reads []read
	whole value.Sum // with what the names that it has read are bound to
	ops   int64     // operations of torch
	ranks int       // that it has guessed
	// compared are the numbers that it has compared.
	compared thresholds
}

// read is something from outside of a call, and what it was.
type read struct {
	readKey
	v value.Value
}

// readKey says where something was read: a name of a *Namespace, a variable of a *Frame, a default of a *Function, an
// object that stands for itself, an attribute of a function or of something unknown.
type readKey struct {
	from any
	name string
	slot int
}

// functionAttrs are the attributes that a function has got.
type functionAttrs struct{ fn *Function }

// unknownID is the number of something unknown.
type unknownID int32

func (it *Interp) now(r readKey) value.Value {
	switch from := r.from.(type) {
	case *Namespace:
		return from.Attrs.Get(r.name)
	case *Frame:
		return from.vars[r.slot]
	case *Function:
		return from.Defaults[r.slot]
	case value.Object:
		return from.(value.Value)
	case functionAttrs:
		if from.fn.Attrs == nil {
			return nil
		}
		return from.fn.Attrs.Get(r.name)
	case unknownID:
		return it.Part(int32(from), r.name)
	}
	return nil
}

// recording is what a call that is being recorded has read so far.
type recording struct {
	reads    []read
	seen     map[readKey]bool
	compared thresholds
	// frame is the frame of the call: what was made later is its own.
	frame *Frame
	// spoiled: it depends on where it was made, or has done what cannot be told again.
	spoiled bool
}

func (rec *recording) add(r read) {
	if f, ok := r.from.(*Frame); ok && f.born >= rec.frame.born {
		return
	}
	if !rec.seen[r.readKey] {
		rec.seen[r.readKey] = true
		rec.reads = append(rec.reads, r)
	}
}

// recorded tells if a call is being recorded.
func (it *Interp) recorded() bool { return len(it.replays.open) > 0 }

// innermost is the recording of the innermost call that is being recorded; there must be one.
func (r *replays) innermost() *recording { return r.open[len(r.open)-1] }

func (it *Interp) noteRead(k readKey) { it.replays.innermost().add(read{k, it.now(k)}) }

// These tell of a global name that is looked up, a variable of a function around, a parameter that is bound to its
// default, an object that is kept out of sight of the program, an attribute of a function, and one of something unknown
// that was read before.
func (it *Interp) noteGlobal(ns *Namespace, name string) {
	if it.recorded() {
		it.noteRead(readKey{from: ns, name: name})
	}
}

func (it *Interp) noteOuter(f *Frame, slot int) {
	if it.recorded() && f != nil && slot < len(f.vars) {
		it.noteRead(readKey{from: f, slot: slot})
	}
}

func (it *Interp) noteDefault(fn *Function, i int) {
	if _, mutable := fn.Defaults[i].(value.Object); mutable && it.recorded() {
		it.noteRead(readKey{from: fn, slot: i})
	}
}

func (it *Interp) noteObject(v value.Value) {
	if o, ok := v.(value.Object); ok && it.recorded() {
		it.noteRead(readKey{from: o})
	}
}

func (it *Interp) noteFunctionAttr(fn *Function, name string) {
	if it.recorded() {
		it.noteRead(readKey{from: functionAttrs{fn}, name: name})
	}
}

func (it *Interp) notePart(id int32, name string) {
	if it.recorded() {
		it.noteRead(readKey{from: unknownID(id), name: name})
	}
}

// spoilRecordings: the calls that run now cannot be told again.
func (it *Interp) spoilRecordings() {
	if it.recorded() {
		it.replays.innermost().spoiled = true
	}
}

// once runs a function in a frame to which its parameters are bound, unless it is known what that does.
func (it *Interp) once(fn *Function, f *Frame) value.Value {
	cost := it.costOf(fn)
	if cost == nil {
		return it.runFrame(fn, f)
	}
	cost.calls++
	if cost.calls == 1 || cost.hopeless || cost.steps < worthSteps || len(fn.Params.All) == 0 || cost.recurs(f.vars[0]) {
		return it.measured(cost, fn, f)
	}
	o := it.NewOutline()
	defer o.Release()
	it.outlineCall(o, fn, f)
	it.Budget.Scan(o.Parts)
	sum, ok := o.Sum()
	if !ok {
		cost.fail()
		return it.measured(cost, fn, f)
	}
	for _, r := range it.replays.known[sum] {
		if v, ok := it.retold(r, o); ok {
			cost.futile, cost.unused = 0, 0
			return v
		}
	}
	cost.hopeless = int64(o.Parts) > outlineShare*cost.steps
	v, r := it.recordCall(o, cost, fn, f)
	if r == nil {
		cost.fail()
	} else {
		cost.unused++
		cost.hopeless = cost.hopeless || cost.unused >= maxUnused
		it.keep(sum, r)
	}
	return v
}

func (it *Interp) keep(sum value.Sum, r *replay) {
	known := it.replays.known[sum]
	if len(known) >= maxCandidates || it.replays.kept > maxKept {
		return
	}
	if it.replays.known == nil {
		it.replays.known = map[value.Sum][]*replay{}
	}
	it.replays.known[sum] = append(known, r)
	it.replays.kept += r.did.Size()
}

// costOf finds what calls of a function have cost; nil if nothing is to be kept of it: who watches the modules, counts
// operations or takes names from what they are bound to must not miss a call.
func (it *Interp) costOf(fn *Function) *replayCost {
	if it.ModuleCalls != nil || it.Work != nil || it.Showing || fn.Def == nil {
		return nil
	}
	c := it.replays.costs[fn]
	if c == nil {
		if it.replays.costs == nil {
			it.replays.costs = map[*Function]*replayCost{}
		}
		c = &replayCost{}
		it.replays.costs[fn] = c
	}
	return c
}

func (it *Interp) measured(c *replayCost, fn *Function, f *Frame) value.Value {
	before := it.Budget.Spent
	if len(fn.Params.All) > 0 {
		c.running = append(c.running, f.vars[0])
		defer func() { c.running = c.running[:len(c.running)-1] }()
	}
	v := it.runFrame(fn, f)
	c.steps = max(c.steps, it.Budget.Spent-before)
	return v
}

// outlineCall sums up what a call is given, and the state of the interpreter that it depends on.
func (it *Interp) outlineCall(o *value.Outline, fn *Function, f *Frame) {
	o.Truths(it.AnyDevice, it.Unbatched, it.guessing, it.madeUp, it.flipFlags, it.Autocast != nil, it.Gradients != nil, it.Mapping != nil)
	o.Word(uint64(it.DefaultDType))
	if it.Autocast != nil {
		o.Add(it.Autocast)
	}
	if it.Gradients != nil {
		o.Add(it.Gradients)
	}
	if it.Mapping != nil {
		o.Add(it.Mapping)
	}
	o.Identity(fn)
	for _, v := range f.vars[:len(fn.Params.All)] {
		o.Add(v)
	}
}

// retold does what a recorded call did; false if the call would not do the same now. o has met what it is given.
func (it *Interp) retold(r *replay, o *value.Outline) (value.Value, bool) {
	mark := o.Mark()
	if !it.holds(r, o) {
		o.Rewind(mark)
		return nil, false
	}
	v, ok := r.did.Again(o)
	if !ok {
		o.Rewind(mark)
		return nil, false
	}
	it.torchOps += r.ops
	it.RankGuesses += r.ranks
	r.compared.tell(it.noteCompared)
	if it.recorded() {
		for _, x := range r.reads {
			if k, ok := r.here(x.readKey, o); ok {
				it.noteRead(k)
			}
		}
	}
	return v, true
}

// holds tells if what a recorded call has read from outside is the same now.
func (it *Interp) holds(r *replay, o *value.Outline) bool {
	for _, x := range r.reads {
		k, ok := r.here(x.readKey, o)
		if !ok {
			return false
		}
		now := it.now(k)
		if _, isPart := k.from.(unknownID); !isPart && !value.Same(now, x.v) {
			return false
		}
		outlineReader(o, k)
		o.Add(now)
	}
	whole, ok := o.Sum()
	return ok && whole == r.whole
}

// here is what a recorded read is a read of in a call that is given what o has met.
func (r *replay) here(k readKey, o *value.Outline) (readKey, bool) {
	if _, isPart := k.from.(unknownID); isPart && k.slot >= 0 {
		id, met := o.UnknownAt(int32(k.slot))
		k.from = unknownID(id)
		return k, met
	}
	return k, true
}

// recordCall runs a call and keeps what it has done; nil if that cannot be told again.
func (it *Interp) recordCall(o *value.Outline, cost *replayCost, fn *Function, f *Frame) (value.Value, *replay) {
	rec := &recording{seen: map[readKey]bool{}, frame: f}
	it.replays.open = append(it.replays.open, rec)
	path, faults, ops, guesses, began := it.Path, len(it.Faults), it.torchOps, it.RankGuesses, it.Now()
	was := it.Observe()
	v := it.measured(cost, fn, f)
	seen := it.Observed(was)
	it.closeRecording()
	if v == nil || it.Exc != nil || rec.spoiled || seen.Dropped || len(it.Faults) != faults || it.Exhausted != "" || writesGlobals(seen.Objects) {
		return v, nil
	}
	o.Resume()
	given := o.Mark()
	reads := rec.outline(o)
	if o.MetSince(given, seen.Objects) { // what they were before is not known any more
		return v, nil
	}
	whole, ok := o.Sum()
	if cost.hopeless = cost.hopeless || int64(o.Parts) > outlineShare*cost.steps; !ok || cost.hopeless {
		return v, nil
	}
	did, ok := o.Replica(v, began, path, seen)
	if !ok {
		return v, nil
	}
	return v, &replay{did, reads, whole, it.torchOps - ops, it.RankGuesses - guesses, rec.compared}
}

// closeRecording ends the innermost recording: what the call has read, the call around has read.
func (it *Interp) closeRecording() {
	rec := it.replays.innermost()
	it.replays.open = it.replays.open[:len(it.replays.open)-1]
	if !it.recorded() {
		return
	}
	around := it.replays.innermost()
	around.spoiled = around.spoiled || rec.spoiled
	rec.compared.tell(around.compared.note)
	for _, x := range rec.reads {
		around.add(x)
	}
}

// outline adds what was read to an outline, and gives the reads in terms of what the outline has met.
func (rec *recording) outline(o *value.Outline) []read {
	reads := make([]read, len(rec.reads))
	for i, x := range rec.reads {
		if from, isPart := x.from.(unknownID); isPart {
			n, met := o.Unknown(int32(from))
			if x.slot = int(n); !met {
				x.slot = -1 // it is no other in another call
			}
		}
		reads[i] = x
		outlineReader(o, x.readKey)
		o.Add(x.v)
	}
	return reads
}

// outlineReader adds the frame that something was read of: its variables may be written, too.
func outlineReader(o *value.Outline, k readKey) {
	if f, ok := k.from.(*Frame); ok {
		o.Object(&f.Cell)
	}
}

// writesGlobals tells if names of a module are among what was written.
func writesGlobals(objects []value.Object) bool {
	for _, o := range objects {
		if c, ok := o.(*value.Cell); ok {
			if _, isModule := c.Self.(*Namespace); isModule {
				return true
			}
		}
	}
	return false
}

// Outline implements value.Outlined: what code reads is noted when it reads it.
func (fn *Function) Outline(o *value.Outline) { o.Code(fn) }

// Constant implements value.Constant.
func (fn *Function) Constant() bool { return fn.Closure == nil }

// Outline implements value.Outlined.
func (n *Namespace) Outline(o *value.Outline) { o.Code(n) }

// Constant implements value.Constant.
func (*Namespace) Constant() bool { return true }

// Outline implements value.Outlined.
func (p *Partial) Outline(o *value.Outline) {
	o.Add(p.Func)
	o.Word(uint64(len(p.Pos)))
	for _, v := range p.Pos {
		o.Add(v)
	}
	for _, k := range p.Kw {
		o.Text(k.Name)
		o.Add(k.Value)
	}
}

// Copy implements value.Copied.
func (p *Partial) Copy(part func(value.Value) value.Value) value.Value {
	out := &Partial{Func: part(p.Func)}
	for _, v := range p.Pos {
		out.Pos = append(out.Pos, part(v))
	}
	for _, k := range p.Kw {
		out.Kw = append(out.Kw, value.KwArg{Name: k.Name, Value: part(k.Value)})
	}
	return out
}
