package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file settles the one guess that most faults of classes that nobody calls rest on:
// that the input of a convolution has a batch dimension. It may have none; a fault that
// is there either way, or in code that fails without a batch, rests on no guess.

// rootCall is what the call of the module of a root, on inputs of unknown rank, came to.
type rootCall struct {
	// faults were found while the rank of one input at most had been guessed: of several, some
	// may have a batch and others none. guessed is how many had been guessed before the call.
	faults  []rootFault
	guessed int
	// open is what was undecided around it while it ran (see undecided), noCall since then.
	open int
}

// rootFault is a fault of a root; always: whatever is undecided, it is met.
type rootFault struct {
	*value.Fault
	always bool
}

const noCall = -1

// callRoot calls the module of a root.
func (it *Interp) callRoot(in *value.Instance, a *value.Args) value.Value {
	it.root = rootCall{guessed: it.RankGuesses, open: it.undecided()}
	v := it.callModule(in, a)
	it.root.open = noCall
	if v == nil && it.Exc != nil && it.Exc.Fault != nil {
		it.root.faults = append(it.root.faults, rootFault{it.Exc.Fault, true})
	}
	return v
}

// noteFault is told of each fault.
func (it *Interp) noteFault(f *value.Fault) {
	if r := &it.root; r.open != noCall && it.RankGuesses <= r.guessed+1 {
		r.faults = append(r.faults, rootFault{f, it.undecided() == r.open})
	}
}

// settleRank looks at the faults that rest on nothing but the guess that the input has a batch
// dimension, by running the root again, without one.
func (it *Interp) settleRank(again func()) {
	first := it.root.faults
	guessed := func(f rootFault) bool {
		return f.Bits&^(value.FromEnvironment|value.FromDefault) == value.FromUnbatched
	}
	if !slices.ContainsFunc(first, guessed) {
		return
	}
	n := len(it.Faults)
	it.Unbatched = true
	again()
	it.Unbatched = false
	it.Faults = it.Faults[:n]
	without := it.root.refusals(first)
	for _, f := range first {
		for _, g := range without {
			if g.Severity <= f.Severity && (g.always && g.Severity == value.Error || g.Place == f.Place) && f.Bits&value.FromUnbatched != 0 {
				f.Bits = f.Bits&^value.FromUnbatched | g.Bits
			}
		}
	}
}

// refusals are the faults that rest on no guess but that of default arguments. What Python itself
// refuses proves nothing of an object that was made by guess, unless it did not refuse it before.
func (r *rootCall) refusals(before []rootFault) []rootFault {
	return slices.DeleteFunc(slices.Clone(r.faults), func(f rootFault) bool {
		same := func(g rootFault) bool { return g.Same(f.Fault) }
		return f.Bits&^(value.FromEnvironment|value.FromDefault) != 0 || isGuess(f.Fault) && slices.ContainsFunc(before, same)
	})
}
