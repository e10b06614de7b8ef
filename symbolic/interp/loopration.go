package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file cuts loops short that would use up what a root may cost: what stands behind a loop
// that ends the root would not be looked at.

// ration is what a loop may cost: it knows what was spent when the loop began.
type ration struct{ began int64 }

func (it *Interp) ration() ration { return ration{it.Budget.Spent} }

// endless is how many iterations a loop is thought to have left at least that ends when something happens; one that
// has run for long is thought to go on for as long again.
const endless = 256

// exceeds tells, after some iterations of a loop, that those that are left would cost more than a loop may take of
// what the root has left, if they cost what the ones before did.
func (r ration) exceeds(it *Interp, iterations, left int) bool {
	if iterations > maxIterations {
		return true
	}
	if !worthWatching(iterations - 1) {
		return false
	}
	each := (it.Budget.Spent - r.began) / int64(iterations)
	if each <= (it.Limits.Steps-it.Budget.Spent)/it.loopShare/int64(left) {
		return false
	}
	it.spoilRecordings() // with more steps it would not
	return true
}

// loseIterations notes that a loop is not run in full.
func (it *Interp) loseIterations() { it.CountLost("a loop would take too many steps") }

// remainingTrips runs the body of a loop for elements that are too many to take one by one; the last one, if it is
// known, runs on its own: what the loop binds is known after it.
func (it *Interp) remainingTrips(f *Frame, s *parser.For, elems []value.Value, rest *value.Abstract) outcome {
	it.loseIterations()
	var last value.Value
	var all []value.Value
	if rest != nil {
		all = alternatives(all, rest.Elem)
	} else {
		elems, last = elems[:len(elems)-1], elems[len(elems)-1]
	}
	for _, e := range elems {
		all = alternatives(all, e)
	}
	one := &value.Abstract{Elem: it.Widen(all)}
	o := it.unknownTrips(f, func() outcome { return it.iteration(f, s.Target, it.anotherOf(one), s.Body) })
	if last == nil || o.how != normal {
		return o
	}
	return it.iteration(f, s.Target, last, s.Body)
}
