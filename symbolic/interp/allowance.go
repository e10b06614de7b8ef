package interp

import "github.com/shapelint/shapelint/symbolic/value"

// This file divides the steps of a file among what runs in it.

// allowance is what one of the many things that run for a file may cost.
type allowance struct {
	steps int64
	// effort is how many atoms may be computed in proofs; 0 sets no limit of its own.
	effort int64
	// loopShare: a loop may take one part in so many of the steps that are left.
	loopShare int64
}

// wholeLoopShare is half of what is left: a loop around it, and what follows, get theirs. Who asks about one model
// wants its last layer.
const wholeLoopShare = 2

// What runs in a file has little in common, so that each gets what it needs and leaves time for the others. Most
// that a script trains for is the same in each iteration: its loops are widened early, and what follows them is
// looked at. Options are made at once, what trains or loads is not.
var (
	scriptAllowance  = allowance{steps: 4_000_000, loopShare: 16}
	testAllowance    = allowance{steps: 1_000_000, effort: 1_000_000, loopShare: 8}
	guessedAllowance = allowance{steps: 400_000, effort: 500_000, loopShare: wholeLoopShare}
	exampleAllowance = allowance{steps: 300_000, effort: 500_000, loopShare: wholeLoopShare}
)

// RunChecked is RunScript for a file that is checked: it leaves steps for what the script does not call.
func (it *Interp) RunChecked(src *Source, name string) (ns *Namespace, exc *value.Exception) {
	if it.within(scriptAllowance, func() { ns, exc = it.RunScript(src, name) }) {
		it.CutShort = stepLimit
	}
	return ns, exc
}

// rationed runs what nobody calls with limits of its own; reaching them ends it alone.
func (it *Interp) rationed(a allowance, f func()) {
	if it.within(a, f) {
		it.Lose("limit reached in what nobody calls: " + stepLimit)
	}
}

// within runs f with limits of its own, and tells if it has reached them.
func (it *Interp) within(a allowance, f func()) (reached bool) {
	limit, share := it.Limits.Steps, it.loopShare
	it.Limits.Steps, it.loopShare = min(limit, it.Budget.Spent+a.steps), a.loopShare
	it.lookAt = 0
	it.thresholds.newRoot()
	if a.effort > 0 {
		it.Arena.Allow(a.effort)
		defer it.Arena.Allow(a.effort)
	}
	f()
	it.Limits.Steps, it.loopShare, it.lookAt = limit, share, 0
	if it.Exhausted != stepLimit || it.Budget.Spent >= limit {
		return false
	}
	it.Exhausted, it.Exc = "", nil
	return true
}
