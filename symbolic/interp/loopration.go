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

// endless is how many iterations a loop is thought to have left that ends when something happens.
const endless = 256

// exceeds tells, after some iterations of a loop, that those that are left would cost more than half of what the
// root has left, if they cost what the ones before did. Half: a loop around it, and what follows, get theirs.
func (r ration) exceeds(it *Interp, iterations, left int) bool {
	if iterations > maxIterations {
		return true
	}
	if !worthWatching(iterations - 1) {
		return false
	}
	each := (it.Budget.Spent - r.began) / int64(iterations)
	return each > (it.Limits.Steps-it.Budget.Spent)/2/int64(left)
}

// loseIterations notes that a loop is not run in full.
func (it *Interp) loseIterations() { it.CountLost("a loop would take too many steps") }

// remainingTrips runs the body of a loop for elements that are too many to take one by one.
func (it *Interp) remainingTrips(f *Frame, s *parser.For, elems []value.Value, rest *value.Abstract) outcome {
	it.loseIterations()
	var all []value.Value
	for _, e := range elems {
		all = alternatives(all, e)
	}
	if rest != nil {
		all = alternatives(all, rest.Elem)
	}
	one := &value.Abstract{Elem: it.Widen(all)}
	return it.unknownTrips(func() outcome { return it.iteration(f, s.Target, it.anotherOf(one), s.Body) })
}
