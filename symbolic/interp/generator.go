package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Generator is a call of a generator function whose body has not run yet. A
// for loop or a with statement runs it in step with its own body; anything
// else runs it to the end and takes the list of what it yields.
type Generator struct {
	value.Cell
	fn    *Function
	frame *Frame
	items value.Value // the iterator over what it yielded, once it ran
	end   value.Value // what it returns, if it ran to its end at once
}

// TypeName implements value.Value.
func (*Generator) TypeName() string { return "generator" }

// Save implements value.External.
func (g *Generator) Save() any { return g.items }

// Restore implements value.External.
func (g *Generator) Restore(s any) { g.items, _ = s.(value.Value) }

// Merge implements value.External.
func (g *Generator) Merge(a, b any, j *value.Joiner) {
	x, _ := a.(value.Value)
	y, _ := b.(value.Value)
	if g.items = x; x == nil {
		g.items = y
	}
}

func (it *Interp) newGenerator(fn *Function, f *Frame) value.Value {
	g := &Generator{fn: fn, frame: f}
	g.Cell.Self = g
	it.Heap.Birth(&g.Cell)
	return g
}

// contextMark is the attribute by which contextlib.contextmanager marks a function.
const contextMark = "_context_manager"

// again is a fresh call of the generator function with the arguments of g.
func (it *Interp) again(g *Generator) value.Value {
	f := it.newFrame(0)
	f.vars = append(f.vars, g.frame.vars...)
	f.parent, f.ns, f.src, f.fn, f.scope = g.frame.parent, g.frame.ns, g.frame.src, g.fn, g.frame.scope
	return it.newGenerator(g.fn, f)
}

// collect runs a generator to its end.
func (it *Interp) collect(g *Generator) value.Value {
	if g.items != nil {
		return g.items
	}
	if g.frame.running {
		return it.Raise("ValueError", "generator already executing")
	}
	g.frame.yielded, g.frame.uncounted = nil, false
	// It runs ahead of who asks for the items: what Python refuses may rest on what was to happen in between.
	found := len(it.Faults)
	end := it.runFrame(g.fn, g.frame)
	it.DropGuesses(found)
	if end == nil {
		if it.Exc == nil || it.Exc.Class != stopCollecting {
			if it.Exc != nil {
				return nil
			}
		} else {
			it.Exc = nil
			rest := &value.Abstract{Len: it.summaryLen(), Elem: it.Widen(g.frame.yielded[len(g.frame.yielded)-8:])}
			it.Heap.Touch(&g.Cell)
			g.items = pylib.NewIterator(it.World, g.frame.yielded[:8], rest)
			return g.items
		}
	}
	it.Heap.Touch(&g.Cell)
	g.end = end
	items := g.frame.yielded
	var rest *value.Abstract
	if g.frame.uncounted {
		rest = &value.Abstract{Len: it.summaryLen(), Elem: it.Widen(items[g.frame.counted:])}
		items = items[:g.frame.counted]
	}
	g.items = pylib.NewIterator(it.World, items, rest)
	return g.items
}

// Iterator implements value.Host.
func (it *Interp) Iterator(v value.Value) value.Value {
	if g, ok := v.(*Generator); ok {
		return it.collect(g)
	}
	return v
}

// generatorOf is the generator behind an iterable that can run in step with a loop.
func (it *Interp) generatorOf(v value.Value) *Generator {
	g, ok := v.(*Generator)
	if !ok || g.items != nil {
		return nil
	}
	return g
}

// forGenerator runs the loop's body at each yield of the generator.
func (it *Interp) forGenerator(f *Frame, s *parser.For, g *Generator) outcome {
	it.Heap.Touch(&g.Cell)
	g.items = pylib.NewIterator(it.World, nil, nil)
	mark := len(f.pendings())
	o := done
	n := 0
	outer, around := it.frame, it.Heap.Branch()
	var joined leftLoop
	g.frame.onYield = func(v value.Value) value.Value {
		if o.how != normal { // it has been stopped, within something undecided
			it.Exc = &value.Exception{Class: stopCollecting}
			return nil
		}
		inner, depth := it.frame, it.depth
		it.frame = outer
		within, waiting := it.Heap.Branch() != around, len(f.pendings())
		o = it.iteration(f, s.Target, v, s.Body)
		if within {
			it.stayInLoop(f, waiting, &o, &joined)
		}
		it.frame, it.depth = inner, depth
		n++
		if o.how != normal {
			if o.how != raised {
				it.Exc = &value.Exception{Class: stopCollecting}
			}
			return nil
		}
		if n >= maxInStep {
			it.loseIterations()
			it.Exc = &value.Exception{Class: stopCollecting}
			return nil
		}
		return value.None
	}
	r := it.runFrame(g.fn, g.frame)
	if r == nil && it.Exc != nil {
		if it.Exc.Class == stopCollecting {
			it.Exc = nil
		} else {
			return failed
		}
	}
	if o.how == normal || o.how == broke {
		it.waitOutside(f, it.leavingAgain(joined))
	}
	return it.endLoop(f, mark, o, s.Orelse)
}

// leftLoop is how sides have left a loop that were joined with what goes on in it.
type leftLoop struct {
	broke    bool
	returned []value.Value
}

// leavingAgain are sides that leave a loop, at its end, in the ways in which some have left it before.
func (it *Interp) leavingAgain(l leftLoop) (sides []*pending) {
	if len(l.returned) > 0 {
		p := &pending{side: it.Stay(), how: returned}
		p.side.Value = it.Widen(l.returned)
		sides = append(sides, p)
	}
	if l.broke {
		sides = append(sides, &pending{side: it.Stay(), how: broke})
	}
	return sides
}

// stayInLoop joins the sides that have left a loop over a generator with what goes on, where the generator itself is
// within something undecided, which must end before they do.
func (it *Interp) stayInLoop(f *Frame, mark int, o *outcome, joined *leftLoop) {
	for p := f.pendings(); len(p) > mark; p = f.pendings() {
		top := p[len(p)-1]
		f.setPendings(p[:len(p)-1])
		switch top.how {
		case returned:
			joined.returned = append(joined.returned, top.side.Value)
			top.side.Value = nil
		case broke:
			joined.broke = true
		}
		top.how = normal
		*o = it.closeFork(top, *o)
	}
}

// maxInStep bounds the iterations of a loop over a generator, which may not end.
const maxInStep = 2000

// withGenerator runs the body of a with statement at the yield of its context manager.
func (it *Interp) withGenerator(f *Frame, g *Generator, bind func(value.Value) bool, body func() outcome) outcome {
	o := done
	yielded := false
	outer := it.frame
	g.frame.onYield = func(v value.Value) value.Value {
		if yielded {
			return value.None
		}
		yielded = true
		inner, depth := it.frame, it.depth
		it.frame = outer
		if !bind(v) {
			o = failed
		} else {
			o = body()
		}
		it.frame, it.depth = inner, depth
		if o.how == raised {
			return nil
		}
		return value.None
	}
	r := it.runFrame(g.fn, g.frame)
	if r == nil && it.Exc != nil {
		return failed
	}
	if o.how == raised { // the manager caught it
		return done
	}
	return o
}

func (it *Interp) generatorAttr(g *Generator, name string) (value.Value, bool) {
	switch name {
	case "close":
		return it.method(name, func(a *value.Args) value.Value { return value.None }), true
	case "send", "throw":
		return it.method(name, func(a *value.Args) value.Value { return it.sent(g, a.Arg(0, "value")) }), true
	case "__next__":
		return it.method(name, func(a *value.Args) value.Value { return it.next(g, nil) }), true
	case "__iter__":
		return it.method(name, func(a *value.Args) value.Value { return g }), true
	case "__enter__", "__exit__":
		return it.method(name, func(a *value.Args) value.Value { return it.enteredByHand(g) }), true
	}
	return nil, false
}

// enteredByHand is what a context manager gives that no with statement enters: its body is not split in two, but what it
// may change has changed.
func (it *Interp) enteredByHand(g *Generator) value.Value {
	var first value.Value
	if len(g.frame.vars) > 0 {
		first = g.frame.vars[0]
	}
	it.escapeChanged(g.fn, first)
	for _, v := range g.frame.vars {
		if v != nil {
			it.escape(v)
		}
	}
	return it.Lose("what a context manager does that is entered by hand")
}

// sent is what a generator yields next where it is sent something: its body has run on nothing but None.
func (it *Interp) sent(g *Generator, v value.Value) value.Value {
	if v == value.None {
		return it.next(g, nil)
	}
	it.Heap.Touch(&g.Cell)
	unknown := it.Lose("what a generator does with what it is sent")
	g.items = pylib.NewIterator(it.World, nil, &value.Abstract{Len: it.summaryLen(), Elem: unknown})
	return unknown
}

func (it *Interp) evalYield(f *Frame, e *parser.Yield) value.Value {
	var v value.Value = value.None
	if e.Value != nil {
		if v = it.eval(f, e.Value); v == nil {
			return nil
		}
	}
	g := f.function()
	if g == nil {
		return value.None
	}
	if e.From {
		elems, rest, ok := it.Iterate(it.settleForIteration(v))
		if !ok {
			return nil
		}
		for _, x := range elems {
			if it.yield(g, x) == nil {
				return nil
			}
		}
		if rest != nil && it.unknownTrips(f, func() outcome { return it.yieldOne(g, it.anotherOf(rest)) }).how == raised {
			return nil
		}
		return it.resultOf(v)
	}
	return it.yield(g, v)
}

// yieldOne is yield as an iteration of a loop.
func (it *Interp) yieldOne(g *Frame, v value.Value) outcome {
	if it.yield(g, v) == nil {
		return failed
	}
	return done
}

// resultOf is what "yield from" gives behind the last item.
func (it *Interp) resultOf(v value.Value) value.Value {
	switch x := v.(type) {
	case *Generator:
		if x.end != nil {
			return x.end
		}
	case *value.List, *value.Tuple, *value.Dict, *value.Set:
		return value.None
	}
	return it.World.Unknown("what an iterator returns")
}

func (it *Interp) yield(g *Frame, v value.Value) value.Value {
	if g.onYield != nil {
		return g.onYield(v)
	}
	if !g.uncounted {
		g.counted = len(g.yielded)
		g.uncounted = it.undecided() > g.open
	}
	g.yielded = append(g.yielded, v)
	if len(g.yielded) >= maxYields {
		it.Exc = &value.Exception{Class: stopCollecting}
		return nil
	}
	return value.None
}

// maxYields bounds the elements collected from a generator that does not end.
const maxYields = 4096

// stopCollecting unwinds a generator that has given enough.
const stopCollecting = "*stop*"
