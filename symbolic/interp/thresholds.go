package interp

import (
	"cmp"
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file watches comparisons of numbers that a loop changes, as in "if len(memory) >= batch_size" or "if (step + 1) %
// 100 == 0". What stands behind one may run in later iterations only, so a loop that changes nothing but numbers is not
// cut short before each such comparison has come out both ways. That it will is a guess from how the numbers have
// changed; the iterations up to there are run.

// Limits of how far a loop is run for a comparison to come out the other way.
const (
	thresholdAfter = 512     // iterations
	thresholdSteps = 200_000 // steps that the loop may take by then
	thresholdRange = 1 << 40 // numbers beyond are not followed
)

// thresholds are the comparisons of numbers that the present root has evaluated in loops.
type thresholds struct {
	of map[*parser.Compare]*threshold
	// clock counts the comparisons noted; those before root belong to another root.
	clock, root int64
	loops       int // that run now
	modulus     modulus
}

// threshold is how a comparison came out.
type threshold struct {
	seen [3]compared // the last ones, in their order
	// last is when it was false and when it was true; 0 if it never was.
	last [2]int64
}

// compared are the sides of a comparison when it was evaluated. The left one is taken modulo mod, if that is not 0.
type compared struct {
	left, right, mod int64
	holds            bool
	at               int64
}

// modulus is the remainder that was computed last, and of what number.
type modulus struct {
	of *parser.BinOp
	n  int64
}

// newRoot forgets the comparisons before.
func (t *thresholds) newRoot() { t.root = t.clock }

func (t *thresholds) noteModulus(e *parser.BinOp, right value.Value) {
	if e.Op != parser.Mod {
		return
	}
	if n, ok := right.(value.Int); ok {
		t.modulus.of = e
		t.modulus.n, _ = n.Const()
	}
}

// noteComparison notes how a comparison of two numbers has come out, where a loop or a recording may ask.
func (it *Interp) noteComparison(e *parser.Compare, l, r, v value.Value) {
	holds, decided := v.(value.Bool)
	if t := &it.thresholds; !decided || len(e.Ops) > 1 || e.Ops[0] > parser.GtE || t.loops == 0 && !it.recorded() {
		return
	}
	x, okLeft := l.(value.Int)
	y, okRight := r.(value.Int)
	if !okLeft || !okRight {
		return
	}
	left, okLeft := x.Const()
	right, okRight := y.Const()
	if !okLeft || !okRight || max(left, -left, right, -right) > thresholdRange {
		return
	}
	c := compared{left: left, right: right, holds: bool(holds)}
	if rest, ok := e.Left.(*parser.BinOp); ok && rest == it.thresholds.modulus.of {
		c.mod = it.thresholds.modulus.n
	}
	it.noteCompared(e, c)
}

func (it *Interp) noteCompared(e *parser.Compare, c compared) {
	it.thresholds.note(e, c)
	if it.recorded() {
		it.replays.innermost().compared.note(e, c)
	}
}

// note notes a comparison as the last one.
func (t *thresholds) note(e *parser.Compare, c compared) {
	if t.of == nil {
		t.of = map[*parser.Compare]*threshold{}
	}
	x := t.of[e]
	if x == nil {
		x = &threshold{}
		t.of[e] = x
	}
	t.clock++
	c.at = t.clock
	x.seen = [3]compared{x.seen[1], x.seen[2], c}
	if c.holds {
		x.last[1] = c.at
	} else {
		x.last[0] = c.at
	}
}

// tell notes the comparisons of a call that is told again, or that has been recorded, somewhere else.
func (t *thresholds) tell(note func(*parser.Compare, compared)) {
	var all []*parser.Compare
	for e := range t.of {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b *parser.Compare) int { return int(t.of[a].now().at - t.of[b].now().at) })
	for _, e := range all {
		x := t.of[e]
		if x.bothSince(0) && x.seen[0].holds == x.seen[1].holds && x.seen[1].holds == x.seen[2].holds {
			other := x.now() // of which only the outcome counts
			other.holds = !other.holds
			note(e, other)
		}
		for _, c := range x.seen {
			if c.at > 0 {
				note(e, c)
			}
		}
	}
}

func (x *threshold) now() compared { return x.seen[2] }

// bothSince tells if a comparison has come out both ways since then.
func (x *threshold) bothSince(then int64) bool { return x.last[0] > then && x.last[1] > then }

// flips is after how many further evaluations, up to limit, a comparison comes out the other way, if its sides go on to
// change as they did the last two times; 0 if it does not, or if they changed by something else each time.
func (x *threshold) flips(op parser.CmpOp, limit int) int {
	now := x.now()
	by := now.since(x.seen[1])
	if by != x.seen[1].since(x.seen[0]) || by == [2]int64{} {
		return 0
	}
	left, right := now.left, now.right
	for i := 1; i <= limit; i++ {
		left = now.rest(left + by[0])
		right += by[1]
		if pylib.Holds(compareNames[op], cmp.Compare(left, right)) != now.holds {
			return i
		}
	}
	return 0
}

// rest is what the left side is for a number.
func (c compared) rest(n int64) int64 {
	if c.mod <= 0 {
		return n
	}
	return (n%c.mod + c.mod) % c.mod
}

// since is by how much the sides have changed.
func (c compared) since(before compared) [2]int64 {
	return [2]int64{c.rest(c.left - before.left), c.right - before.right}
}

// thresholdWatch is the watch of one loop over comparisons in its iterations.
type thresholdWatch struct {
	it               *Interp
	ration           ration
	began, iteration int64
}

// watchThresholds begins the watch of a loop; close ends it.
func (it *Interp) watchThresholds(r ration) *thresholdWatch {
	it.thresholds.loops++
	return &thresholdWatch{it: it, ration: r, began: it.thresholds.clock}
}

func (w *thresholdWatch) close() { w.it.thresholds.loops-- }

// next tells that an iteration begins.
func (w *thresholdWatch) next() { w.iteration = w.it.thresholds.clock }

// waits tells, after some iterations, if a loop is to go on for a comparison.
func (w *thresholdWatch) waits(iterations, left int) bool {
	n := w.awaited(min(left, thresholdAfter-iterations))
	if n == 0 {
		return false
	}
	spent := w.it.Budget.Spent - w.ration.began
	if each := spent / int64(iterations); spent+each*int64(n) <= thresholdSteps {
		return true
	}
	w.it.loseIterations()
	w.it.spoilRecordings() // what an iteration costs depends on what is known already
	return false
}

// awaited is in how many iterations, up to limit, the last comparison of those that were evaluated in this one, and had
// the same outcome each time since the loop began, comes out the other way; 0 if none does.
func (w *thresholdWatch) awaited(limit int) int {
	t, most := &w.it.thresholds, 0
	for e, x := range t.of {
		if x.now().at <= w.iteration || x.seen[0].at <= w.began || x.bothSince(w.began) {
			continue
		}
		n := x.flips(e.Ops[0], limit)
		if n > 0 && x.bothSince(t.root) { // what stands behind it has run
			w.it.spoilRecordings()
			continue
		}
		most = max(most, n)
	}
	return most
}
