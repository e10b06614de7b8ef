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
	// faults were found in it; guesses are how many ranks were guessed.
	faults  []*value.Fault
	guesses int
	// open is what was undecided around it while it ran (see undecided), noCall since then.
	open int
	// refused is a fault that it has whatever was undecided, nil if there is none.
	refused *value.Fault
}

const noCall = -1

// callRoot calls the module of a root.
func (it *Interp) callRoot(in *value.Instance, a *value.Args) value.Value {
	from, guessed := len(it.Faults), it.RankGuesses
	it.root = rootCall{open: it.undecided()}
	v := it.callModule(in, a)
	it.root.faults = append([]*value.Fault(nil), it.Faults[from:]...)
	it.root.guesses, it.root.open = it.RankGuesses-guessed, noCall
	return v
}

// settleRank looks at the faults from number n on that rest on nothing but the guess that the
// input has a batch dimension, by running the root again, without one.
func (it *Interp) settleRank(n int, again func()) {
	first := it.root
	guessed := func(f *value.Fault) bool {
		return f.Bits&^(value.FromEnvironment|value.FromDefault) == value.FromUnbatched
	}
	if !slices.ContainsFunc(it.Faults[n:], guessed) || first.guesses != 1 { // of several inputs, some may have a batch
		return
	}
	n = len(it.Faults)
	it.Unbatched = true
	again()
	it.Unbatched = false
	failed := map[value.Place]*value.Fault{}
	for _, f := range it.root.faults {
		if failed[f.Place] == nil && isSure(f) {
			failed[f.Place] = f
		}
	}
	it.Faults = it.Faults[:n]
	for _, f := range first.faults {
		without := it.root.refused
		if without == nil {
			without = failed[f.Place]
		}
		if without != nil && without.Severity <= f.Severity && f.Bits&value.FromUnbatched != 0 {
			f.Bits = f.Bits&^value.FromUnbatched | without.Bits
		}
	}
}

// isSure tells that a fault rests on no guess but that of default arguments. What Python itself
// refuses proves nothing of an object that was made by guess, but for what it says of a rank.
func isSure(f *value.Fault) bool {
	return f.Bits&^(value.FromEnvironment|value.FromDefault) == 0 && (f.Kind == "unpack-mismatch" || !isGuess(f))
}

// noteRefusal is told of each fault that no handler catches.
func (it *Interp) noteRefusal(f *value.Fault) {
	if it.Unbatched && it.root.refused == nil && it.undecided() == it.root.open && isSure(f) {
		it.root.refused = f
	}
}
