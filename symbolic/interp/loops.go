package interp

import (
	"math/bits"
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Limits of loops. A loop whose iterations change only the contents of tensors
// and numbers stops early; one that builds objects or changes shapes runs on.
const (
	settleAfter   = 3    // iterations before a loop may be found to have settled
	scalarsAfter  = 12   // iterations before changing numbers are given up
	growsAfter    = 64   // the same where sizes that are no numbers are computed from those before, or elements of lists are replaced
	selectsAfter  = 2048 // the same where the number, or the name, selects what the body works with
	decidesAfter  = 128  // the same where it decides what the body collects: no network has more layers
	idleAfter     = 1024 // iterations before a loop that runs no operators is worth cutting short
	maxIterations = 200_000
	widenPasses   = 3
)

func (it *Interp) forLoop(f *Frame, s *parser.For) outcome {
	iter := it.eval(f, s.Iter)
	if iter == nil {
		return failed
	}
	iter, lit := it.Settle(iter)
	if lit == nil {
		lit = it.SettleObject(iter)
	}
	if lit != nil {
		again := func() outcome { return it.forValue(f, s, it.settleForIteration(iter)) }
		return it.fork(f, *lit, again, again)
	}
	return it.forValue(f, s, iter)
}

func (it *Interp) forValue(f *Frame, s *parser.For, iter value.Value) outcome {
	if g := it.generatorOf(iter); g != nil {
		return it.forGenerator(f, s, g)
	}
	p, src := it.at(f, s.Iter)
	elems, rest, ok := []value.Value(nil), it.awaited(iter), true
	if !s.Async || rest == nil {
		elems, rest, ok = it.Iterate(iter)
	}
	it.here, it.hereSrc = p, src
	if !ok {
		return failed
	}
	mark := len(f.pendings())
	first, last := elems, []value.Value(nil)
	if rest != nil && rest.Late <= len(elems) {
		first, last = elems[:len(elems)-rest.Late], elems[len(elems)-rest.Late:]
	}
	o := it.iterations(f, s, first, rest)
	if o.how == normal && len(last) > 0 {
		o = it.iterations(f, s, last, nil)
	}
	return it.endLoop(f, mark, o, s.Orelse)
}

// awaited are the items of an object whose class has __aiter__: they are not followed. It is nil for all else.
func (it *Interp) awaited(iter value.Value) *value.Abstract {
	in, ok := iter.(*value.Instance)
	if !ok {
		return nil
	}
	if m, _ := in.Class.Lookup("__aiter__"); m == nil {
		return nil
	}
	return &value.Abstract{Len: it.summaryLen(), Elem: it.World.Unknown("item of an asynchronous iterator")}
}

// endLoop runs what stands behind a loop as its else, and joins the sides that left the loop by break: those pass it over.
func (it *Interp) endLoop(f *Frame, mark int, o outcome, orelse []parser.Stmt) outcome {
	broken := slices.ContainsFunc(f.pendings()[mark:], func(p *pending) bool { return p.how == broke })
	if o.how == normal && len(orelse) > 0 && broken {
		if !leaves(orelse) {
			return it.closeLoop(f, mark, it.block(f, orelse))
		}
		orelse = nil // "else: return" is a guard: what follows is reached past a break
	}
	o = it.closeLoop(f, mark, o)
	switch o.how {
	case normal:
		return it.block(f, orelse)
	case broke:
		return done
	}
	return o
}

// leaves tells if statements may end the function, or an iteration of the loop around them.
func leaves(body []parser.Stmt) (found bool) {
	for _, stmt := range body {
		parser.Walk(stmt, func(n parser.Node) bool {
			switch n.(type) {
			case *parser.Return, *parser.Break, *parser.Continue:
				found = true
			}
			return !found
		})
	}
	return found
}

// iterations runs the body for each element, and for the rest of unknown number until nothing changes.
func (it *Interp) iterations(f *Frame, s *parser.For, elems []value.Value, rest *value.Abstract) outcome {
	n := len(elems)
	ration := it.ration()
	tests := it.watchThresholds(ration)
	defer tests.close()
	working := true      // the last iteration ran operators: only such loops are worth cutting short
	yields := f.yields() // a loop that gives items is run in full: who draws from the generator counts them
	for i := 0; i < n; i++ {
		watch := (working || i >= idleAfter) && i < n-2 && worthWatching(i) && f.yields() == yields
		ops, work := it.torchOps, it.Meter()
		tests.next()
		o, changes, settled := it.judged(f, i, watch, func() outcome { return it.iteration(f, s.Target, elems[i], s.Body) })
		if working = it.torchOps > ops; working || i >= idleAfter {
			switch settled {
			case contentsOnly:
				it.RepeatWork(work, int64(n-2-i))
				i = n - 2 // the last element, once
			case numbersOnly:
				if i < selectsAfter && selects(s) || i < decidesAfter && decides(s) || tests.waits(i+1, n-2-i) {
					break
				}
				it.RepeatWork(work, value.UnknownTimes)
				it.widen(changes, it.Age())
				for _, c := range changes {
					it.WidenPlaces(c)
				}
				i = n - 2
			}
		}
		if o.how != normal {
			return o
		}
		if i < n-2 && ration.exceeds(it, i+1, n-1-i) && !tests.waits(i+1, n-2-i) {
			return it.remainingTrips(f, s, elems[i+1:], rest)
		}
	}
	if rest == nil {
		return done
	}
	return it.unknownTrips(f, func() outcome { return it.iteration(f, s.Target, it.anotherOf(rest), s.Body) })
}

// anotherOf is the next of elements of unknown number.
func (it *Interp) anotherOf(rest *value.Abstract) value.Value {
	switch rest.Elem.(type) {
	case *value.Dict, *value.List:
		if rest.Fresh {
			c := copier{it: it, deep: true, seen: map[value.Value]value.Value{}}
			return c.copy(rest.Elem)
		}
	}
	return it.derived(rest.Elem)
}

// selects tells if the body of a loop uses what the loop runs over to choose
// something: as an index or in getattr. What is chosen later may be unlike what was chosen before.
func selects(s *parser.For) bool {
	found, stored := false, map[parser.Expr]bool{}
	targets := targetsOf(s)
	mentions := func(n parser.Node) bool {
		found = found || targets.has(n)
		return !found
	}
	for _, stmt := range s.Body {
		parser.Walk(stmt, func(n parser.Node) bool {
			switch n := n.(type) {
			case *parser.Assign: // losses[i] = loss chooses nothing
				for _, t := range n.Targets {
					stored[t] = true
				}
			case *parser.Subscript:
				if !stored[n] {
					parser.Walk(n.Index, mentions)
				}
			case *parser.Call:
				if f, ok := n.Func.(*parser.Name); ok && f.Ident == "getattr" {
					for _, a := range n.Args {
						parser.Walk(a, mentions)
					}
				}
			}
			return !found
		})
	}
	return found
}

// loopTargets are the names that a loop binds.
type loopTargets map[string]bool

func targetsOf(s *parser.For) loopTargets {
	targets := loopTargets{}
	parser.Walk(s.Target, func(n parser.Node) bool {
		if name, ok := n.(*parser.Name); ok {
			targets[name.Ident] = true
		}
		return true
	})
	return targets
}

func (t loopTargets) has(n parser.Node) bool {
	name, ok := n.(*parser.Name)
	return ok && t[name.Ident]
}

// decides tells if what a loop runs over decides, in a condition, whether something is collected or returned, as in
// "if i in self.out_indices: outs.append(x)", or, where it is more than a plain count, what a name is bound to.
func decides(s *parser.For) (found bool) {
	targets := targetsOf(s)
	counts := len(targets) == 1 && mentionsName(s.Iter, "range")
	for _, stmt := range s.Body {
		parser.Walk(stmt, func(n parser.Node) bool {
			if n, ok := n.(*parser.If); ok {
				found = found || targets.in(n.Test) && (collects(n.Body, !counts) || collects(n.Orelse, !counts))
			}
			return !found
		})
	}
	return found
}

func (t loopTargets) in(e parser.Expr) (found bool) {
	parser.Walk(e, func(n parser.Node) bool {
		found = found || t.has(n)
		return !found
	})
	return found
}

// collectors are the methods that put something into a container.
var collectors = map[string]bool{"append": true, "extend": true, "insert": true, "add": true, "update": true}

// collects tells if statements put something into a container or return; with binds, also if they bind a name.
func collects(body []parser.Stmt, binds bool) (found bool) {
	for _, stmt := range body {
		parser.Walk(stmt, func(n parser.Node) bool {
			switch n := n.(type) {
			case *parser.Return:
				found = true
			case *parser.Assign, *parser.AugAssign:
				found = found || binds
			case *parser.ExprStmt:
				if c, ok := n.Value.(*parser.Call); ok {
					a, method := c.Func.(*parser.Attribute)
					found = found || method && collectors[a.Attr]
				}
			}
			return !found
		})
	}
	return found
}

// worthWatching says whether iteration i is compared with the one before. Each
// look copies what the body changes, a growing list among it, so that looks
// come at growing distances: all of them together cost what a few cost.
func worthWatching(i int) bool {
	if i < settleAfter-1 {
		return false
	}
	fraction := max(bits.Len(uint(i))-4, 0) // four leading digits: at most eight looks while i doubles
	return i&(1<<fraction-1) == 0
}

// iteration runs the body once; a continue is a normal end.
func (it *Interp) iteration(f *Frame, target parser.Expr, v value.Value, body []parser.Stmt) outcome {
	if target != nil && !it.assign(f, target, v) {
		return failed
	}
	mark := len(f.pendings())
	o := it.block(f, body)
	o = it.closeContinues(f, mark, o)
	if o.how == continued {
		o = done
	}
	return o
}

// closeContinues joins the sides that ended this iteration early; those that
// left the loop or the function wait on, as long as nothing waits above them.
func (it *Interp) closeContinues(f *Frame, mark int, o outcome) outcome {
	for {
		p := f.pendings()
		if len(p) <= mark || p[len(p)-1].how != continued {
			return o
		}
		top := p[len(p)-1]
		f.setPendings(p[:len(p)-1])
		if o.how == continued {
			o = done
		}
		if o.how == normal {
			top.how = normal
		}
		o = it.closeFork(top, o)
	}
}

// closeLoop joins the sides that left the loop by break; those that returned wait on.
func (it *Interp) closeLoop(f *Frame, mark int, o outcome) outcome {
	for {
		p := f.pendings()
		if len(p) <= mark || p[len(p)-1].how == returned {
			return o
		}
		top := p[len(p)-1]
		f.setPendings(p[:len(p)-1])
		top.how = normal
		if o.how == broke || o.how == continued {
			o = done
		}
		o = it.closeFork(top, o)
	}
}

type settling uint8

const (
	unsettled settling = iota
	contentsOnly
	numbersOnly
)

// watched runs an iteration and lists what it has changed; maybe: it may not run at all. Sides that have left it wait
// on outside of the watch: what they have in common with the rest is a change, too.
func (it *Interp) watched(f *Frame, maybe bool, body func() outcome) (o outcome, changes []value.Change, g changeGrader) {
	open, mark := it.World.Watch(maybe), len(f.pendings())
	g = changeGrader{born: it.Arena.Symbols(), since: it.Heap.Branch()}
	o = body()
	early := it.leaveEarly(f, mark, &o, nil)
	if len(early) == 0 {
		return o, it.Changes(open), g
	}
	rest := it.Suspend(open, o.val)
	it.waitOutside(f, early)
	it.Keep(rest)
	return o, rest.Changes(), g
}

// judged runs iteration i, and where it is watched tells what it has changed, and whether the next would change more.
func (it *Interp) judged(f *Frame, i int, watch bool, body func() outcome) (o outcome, changes []value.Change, s settling) {
	if !watch {
		return body(), nil, unsettled
	}
	o, changes, g := it.watched(f, false, body)
	if o.how != normal {
		return o, changes, unsettled
	}
	return o, changes, g.settled(changes, i)
}

// settled judges what iteration i changed.
func (g *changeGrader) settled(changes []value.Change, i int) settling {
	worst := value.Difference(0)
	for _, c := range changes {
		if worst = max(worst, value.CompareStates(c, g.grade)); worst > 1 {
			return unsettled
		}
	}
	switch {
	case worst == 0:
		return contentsOnly
	case i < scalarsAfter || i < growsAfter && (g.grew || slices.ContainsFunc(changes, value.Change.ChangesPlaces)):
		return unsettled
	}
	return numbersOnly
}

// changeGrader grades how two values differ: 0 not, 1 only in numbers and other scalars, or in
// sizes of which nothing is known but that each iteration has its own, 2 in more than that.
type changeGrader struct {
	// Symbols from born on, and objects since the branch, were made in the iteration.
	born  dim.Symbol
	since int32
	// grew: a size that is no number was computed from the one before.
	grew bool
}

func (g *changeGrader) grade(a, b value.Value) int {
	if n := g.gradeParts(a, b); n < 2 {
		return n
	}
	return g.gradeMade(a, b)
}

// gradeParts grades values that are no objects made by the iteration.
func (g *changeGrader) gradeParts(a, b value.Value) int {
	if value.Same(a, b) {
		return 0
	}
	if isUnknown(a) && passive(b) || isUnknown(b) && passive(a) {
		return 1
	}
	switch x := a.(type) {
	case value.Int, value.Float, value.Bool, value.SymBool, value.Str, value.Unknown:
		switch b.(type) {
		case value.Int, value.Float, value.Bool, value.SymBool, value.Str, value.Unknown:
			return 1
		}
	case *value.Tensor:
		if y, ok := b.(*value.Tensor); ok && x.DType == y.DType && g.ownSizes(x.Shape, y.Shape) {
			return 1
		}
	case *value.Tuple:
		if y, ok := b.(*value.Tuple); ok && len(x.Elems) == len(y.Elems) && x.Walkable() && y.Walkable() {
			return gradeOfAll(len(x.Elems), func(i int) int { return g.grade(x.Elems[i], y.Elems[i]) })
		}
	}
	_, branched := a.(*value.Alt)
	if _, branches := b.(*value.Alt); branches || branched {
		// Each alternative is like one of those before.
		before := alternatives(nil, a)
		now := alternatives(nil, b)
		return gradeOfAll(len(now), func(i int) int {
			best := 2
			for _, v := range before {
				best = min(best, max(1, g.grade(v, now[i])))
			}
			return best
		})
	}
	return 2
}

// gradeMade grades how what the iteration made differs, part by part, from what the one before made.
func (g *changeGrader) gradeMade(a, b value.Value) (worst int) {
	alike := func(a, b value.Value) bool {
		n := g.gradeParts(a, b)
		if n < 2 {
			worst = max(worst, n)
		}
		return n < 2
	}
	if !value.SameForm(a, b, g.since, alike) {
		return 2
	}
	return worst
}

// passive tells if a value is no part of a network or a program: if it was, or will be, unknown, no further
// iteration makes more of it.
func passive(v value.Value) bool {
	switch v := v.(type) {
	case value.NoneType, *value.Tensor, *value.Tuple, *value.List, *value.Dict:
		return true
	case *value.Instance:
		return v.Module == nil
	}
	return false
}

func gradeOfAll(n int, grade func(i int) int) (worst int) {
	for i := range n {
		worst = max(worst, grade(i))
	}
	return worst
}

// alternatives adds the values that v may be.
func alternatives(out []value.Value, v value.Value) []value.Value {
	alt, ok := v.(*value.Alt)
	if !ok {
		if v != nil {
			out = append(out, v)
		}
		return out
	}
	for _, c := range alt.Choices {
		out = alternatives(out, c.Value)
	}
	return out
}

// ownSizes tells if a shape is that of the iteration before but for sizes that belong to the
// iteration, or that have grown from one of which nothing is known.
func (g *changeGrader) ownSizes(before, now value.Shape) bool {
	if !before.Known() || !now.Known() {
		return !before.Known() && !now.Known()
	}
	if len(before.Dims) != len(now.Dims) {
		return false
	}
	for i, d := range now.Dims {
		old := before.Dims[i].E
		if d.E == old || slices.ContainsFunc(d.E.Symbols(), func(s dim.Symbol) bool { return s >= g.born }) {
			continue
		}
		if !d.E.HasSymbols() || !old.HasSymbols() {
			return false
		}
		g.grew = true
	}
	return true
}

// widen gives up what changed from iteration to iteration of a loop that began at since; it tells if
// a further one may change more.
func (it *Interp) widen(changes []value.Change, since value.Age) bool {
	changed := false
	for _, c := range changes {
		if it.WidenChange(c, since) {
			changed = true
		}
	}
	return changed
}

// unknownTrips runs a body of which nobody knows how often it runs: once, then
// with all that changed widened, until nothing changes.
func (it *Interp) unknownTrips(f *Frame, body func() outcome) outcome {
	defer func(m value.Meter) { it.RepeatWork(m, value.UnknownTimes) }(it.Meter())
	began := it.Age()
	for pass := 0; pass < widenPasses; pass++ {
		o, changes, _ := it.watched(f, true, body)
		if o.how == raised && pass > 0 {
			it.Exc = nil // it rests on widened values
			return done
		}
		if o.how == raised || o.how == returned {
			return o
		}
		changed := it.widen(changes, began)
		if o.how == broke {
			return o
		}
		if !changed {
			break
		}
	}
	return done
}

func (it *Interp) whileLoop(f *Frame, s *parser.While) outcome {
	mark := len(f.pendings())
	return it.endLoop(f, mark, it.whileIterations(f, s), s.Orelse)
}

func (it *Interp) whileIterations(f *Frame, s *parser.While) outcome {
	forever, yields, ration := isTrue(s.Test), f.yields(), it.ration()
	tests := it.watchThresholds(ration)
	defer tests.close()
	for i := 0; ; i++ {
		tests.next()
		c := it.eval(f, s.Test)
		if c == nil {
			return failed
		}
		ans, _ := it.Truth(c)
		if it.Exc != nil {
			return failed
		}
		if ans == dim.No {
			return done
		}
		if ans == dim.Unknown || forever && i >= settleAfter && it.Heap.Depth() > 0 {
			return it.unknownIterations(f, s)
		}
		watch, ops := worthWatching(i) && f.yields() == yields, it.torchOps
		o, changes, settled := it.judged(f, i, watch, func() outcome { return it.iteration(f, nil, nil, s.Body) })
		switch settled {
		case contentsOnly:
			return done // it would go on like this for ever
		case numbersOnly:
			if it.torchOps == ops || i < selectsAfter && indexes(s.Body) || tests.waits(i+1, thresholdAfter) {
				break
			}
			it.widen(changes, it.Age())
			return it.unknownIterations(f, s)
		}
		if o.how != normal {
			return o
		}
		if forever && f.yields() > yields+maxEndless {
			it.Exc = &value.Exception{Class: stopCollecting}
			return failed
		}
		if ration.exceeds(it, i+1, max(i+1, endless)) && !tests.waits(i+1, thresholdAfter) {
			it.loseIterations()
			return it.unknownIterations(f, s)
		}
	}
}

// maxEndless is how many items of a generator that says of itself that it has no end are made ahead.
const maxEndless = 128

// unknownIterations runs a while loop of which nobody knows how often it runs. It is taken to run, as loops are, but
// where that would end what is around it.
func (it *Interp) unknownIterations(f *Frame, s *parser.While) outcome {
	run := func() outcome {
		return it.unknownTrips(f, func() outcome { return it.iterationWhile(f, s) })
	}
	if !isTrue(s.Test) && endsByLeaving(s.Body) {
		return it.fork(f, value.Literal{Atom: it.OpaqueAtom("loop")}, run, func() outcome { return done })
	}
	return run()
}

// iterationWhile runs the body of a while loop under its condition, which nobody knows any more after it.
func (it *Interp) iterationWhile(f *Frame, s *parser.While) outcome {
	c := it.eval(f, s.Test)
	if c == nil {
		return failed
	}
	around := it.Path
	defer func() { it.Path = around }()
	o := it.assume(f, c, func() outcome {
		it.Exc = &value.Exception{Class: loopEnds}
		return failed
	})
	if o.how == raised && it.Exc != nil && it.Exc.Class == loopEnds {
		it.Exc = nil
		return done
	}
	if o.how != normal {
		return o
	}
	return it.iteration(f, nil, nil, s.Body)
}

// loopEnds is the class of what is in flight where the condition of a loop does not hold.
const loopEnds = "*loop ends*"

// endsByLeaving tells if the last statement of the body of a loop leaves the loop.
func endsByLeaving(body []parser.Stmt) bool {
	if len(body) == 0 { // of a text with errors
		return false
	}
	switch body[len(body)-1].(type) {
	case *parser.Return, *parser.Raise, *parser.Break:
		return true
	}
	return false
}

// indexes tells if the body of a loop chooses something by a variable index or name.
func indexes(body []parser.Stmt) (found bool) {
	for _, stmt := range body {
		parser.Walk(stmt, func(n parser.Node) bool {
			switch n := n.(type) {
			case *parser.Subscript:
				_, fixed := n.Index.(*parser.Constant)
				found = found || !fixed
			case *parser.Call:
				if f, ok := n.Func.(*parser.Name); ok && f.Ident == "getattr" {
					found = true
				}
			}
			return !found
		})
	}
	return found
}

func isTrue(e parser.Expr) bool {
	c, ok := e.(*parser.Constant)
	return ok && (c.Value == true || c.Value == int64(1))
}
