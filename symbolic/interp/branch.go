package interp

import (
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file runs both sides of conditions that are not decided, and joins the sides that wait for what they left.

// branch runs one side of a conditional statement, or both where the condition is not decided.
func (it *Interp) branch(f *Frame, c value.Value, yes, no func() outcome) outcome {
	ans, lit := it.Truth(c)
	if it.Exc != nil {
		return failed
	}
	switch ans {
	case dim.Yes:
		return yes()
	case dim.No:
		return no()
	}
	if lit.Atom == nil {
		lit = value.Literal{Atom: it.OpaqueAtom("condition")}
	}
	if it.isOneOfSeveral(c) && it.Heap.Nesting() < value.MaxForkDepth {
		again := func() outcome {
			w, _ := it.Settle(c)
			return it.branch(f, w, yes, no)
		}
		return it.fork(f, lit, again, again)
	}
	return it.fork(f, lit, yes, no)
}

// fork runs both sides. A side that raises is a guard: the other goes on. A side that
// leaves the block early waits until what it left to ends (see closeForks).
func (it *Interp) fork(f *Frame, lit value.Literal, yes, no func() outcome) outcome {
	if it.Heap.Nesting() >= value.MaxForkDepth {
		return it.forkShallow(f, lit, yes, no)
	}
	var oa, ob outcome
	var early []*pending
	run := func(g func() outcome, o *outcome) func() value.Value {
		return func() value.Value {
			mark := len(f.pendings())
			if *o = g(); o.how == returned && o.val != nil {
				o.val = it.OnPath(o.val)
			}
			early = it.leaveEarly(f, mark, o, early)
			return o.val
		}
	}
	a, b := it.Sides(lit, run(yes, &oa), run(no, &ob))
	if it.Exhausted != "" {
		it.exhaust(it.Exhausted)
		return failed
	}
	it.waitOutside(f, early)
	switch {
	case !a.Ran && !b.Ran:
		return done
	case !a.Ran || oa.how == raised && b.Ran && ob.how != raised:
		it.Keep(b)
		it.mayRaise(a.Exc)
		return ob
	case !b.Ran || ob.how == raised && oa.how != raised:
		it.Keep(a)
		it.mayRaise(b.Exc)
		return oa
	case oa.how == raised:
		exc := a.Exc
		it.Merge(lit, a, b)
		it.Exc = exc
		return failed
	case oa.how == ob.how:
		if oa.how == returned {
			return outcome{returned, it.Merge(lit, a, b)}
		}
		it.Merge(lit, a, b)
		return oa
	}
	// One goes on (or stays nearer), the other waits.
	if rank(ob.how) < rank(oa.how) {
		a, b, oa, ob, lit = b, a, ob, oa, lit.Not()
	}
	g := f.function()
	if g == nil {
		g = f
	}
	if oa.how == normal && (ob.how == broke || ob.how == returned && ob.val == value.None) || ob.how == continued {
		// "if unknown: return" is a guard as far as faults go, and so is a break: what follows is reached only past it.
		it.waive(b)
	}
	p := &pending{lit: lit, side: b, how: ob.how, open: it.Resume(a), waived: b.Waived}
	g.pend = append(g.pend, p)
	return oa
}

// leaveEarly ends a side of a fork: what waits in it for the end of the function or of the loop,
// while the side itself goes on, must wait on outside of it, and is returned as seen from there.
func (it *Interp) leaveEarly(f *Frame, mark int, o *outcome, early []*pending) []*pending {
	mine := len(early)
	for {
		ps := f.pendings()
		if len(ps) <= mark {
			return early
		}
		top := ps[len(ps)-1]
		// Where many wait already they are joined here and now.
		if o.how != normal || top.how == normal || it.Heap.Depth()+len(early) >= maxWaiting {
			f.setPendings(ps[:len(ps)-1])
			*o = it.closeFork(top, *o)
			continue
		}
		f.setPendings(ps[:len(ps)-1])
		rest := it.Suspend(top.open, o.val)
		early = append(early, &pending{side: top.side, how: top.how, waived: top.waived})
		for _, p := range early[mine:] {
			p.side = it.Compose(p.side)
		}
		it.Keep(rest)
	}
}

// waitOutside lets the sides wait that leaveEarly has found.
func (it *Interp) waitOutside(f *Frame, early []*pending) {
	for _, p := range early {
		p.lit = value.Literal{Atom: it.OpaqueAtom("early exit")} // more than one literal decides it
		p.open = it.Resume(it.Stay())
		f.setPendings(append(f.pendings(), p))
	}
}

// maxWaiting bounds the sides that wait at once for the end of what they left: each write is logged for all of them.
const maxWaiting = 24

func rank(c completion) int {
	return [...]int{normal: 0, continued: 1, broke: 2, returned: 3, raised: 4}[c]
}

// waive marks a side as no alternative for faults.
func (it *Interp) waive(s *value.Side) { s.Waived = true }

// forkShallow is fork at the limit of nesting: the first side that goes on is taken, opaquely. What is believed from
// then on rests on a guess (see DropUnsure).
func (it *Interp) forkShallow(f *Frame, lit value.Literal, yes, no func() outcome) outcome {
	it.Lose("too many undecided branches at once")
	it.PassOver()
	n := len(it.Faults)
	it.guesses++
	o := no()
	it.guesses--
	it.Faults = it.Faults[:n] // nobody chose this side
	return o
}

// PassOver implements value.Host.
func (it *Interp) PassOver() {
	it.Unsure = true
	it.spoilRecordings() // with fewer branches around, both sides run
}

// pendings are the sides waiting in the frame's function.
func (f *Frame) pendings() []*pending {
	if g := f.function(); g != nil {
		return g.pend
	}
	return f.pend
}

func (f *Frame) setPendings(p []*pending) {
	if g := f.function(); g != nil {
		g.pend = p
		return
	}
	f.pend = p
}

// closeForks joins the sides that wait since mark with how the block ended.
func (it *Interp) closeForks(f *Frame, mark int, o outcome) outcome {
	for {
		p := f.pendings()
		if len(p) <= mark {
			return o
		}
		top := p[len(p)-1]
		f.setPendings(p[:len(p)-1])
		o = it.closeFork(top, o)
	}
}

func (it *Interp) closeFork(p *pending, o outcome) outcome {
	if o.how == returned && o.val != nil {
		o.val = it.OnPath(o.val)
	}
	cur := it.Suspend(p.open, o.val)
	if o.how == raised && it.Exhausted == "" {
		// The rest of the block raises: the side that left early is what happens.
		it.Keep(p.side)
		return outcome{p.how, p.side.Value}
	}
	exc := cur.Exc
	if p.side.Waived {
		p.side.AddFaults(cur)
	}
	v := it.Merge(p.lit, cur, p.side)
	if o.how == raised {
		it.Exc = exc
		return failed
	}
	how := o.how
	if rank(p.how) > rank(how) && how != normal || how == normal && p.how == returned {
		how = p.how
	}
	if o.how == normal && p.how == returned {
		v = it.joinReturn(p, o)
	}
	return outcome{how, v}
}

// joinReturn joins a return with falling off the end (None).
func (it *Interp) joinReturn(p *pending, o outcome) value.Value {
	j := value.Joiner{W: it.World, Lit: p.lit}
	var end value.Value = value.None
	if o.val != nil {
		end = o.val
	}
	return j.Value(end, p.side.Value)
}
