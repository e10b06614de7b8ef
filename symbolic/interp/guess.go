package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file runs roots whose arguments are made up, and keeps the faults that rest on no guess.

// guessedRoot is a root whose arguments are made up.
type guessedRoot struct {
	// fn is the function that gets the tensors, nil if it is no Python function; doc tells of its class.
	fn  *Function
	doc string
	// maker is the name of what makes the module from the arguments: a class or a factory.
	maker string
	// factory is set if it is a factory: it is called by its defaults.
	factory *Function
	// inherits: it is a class that leaves its constructor, and so its defaults, to a library's.
	inherits bool
	run      func(report func(*Signature))
}

// guess runs a root whose arguments are made up, and keeps the faults that rest on no
// guess. Where somebody asks what the root is like it runs once more, on what is most
// likely meant: shapes that docstrings give, sizes that are equal unless they are broadcast.
func (it *Interp) guess(r guessedRoot, report func(*Signature)) {
	n, rec := len(it.Faults), it.Recorder
	it.methods = map[*parser.FunctionDef]bool{}
	it.root = rootCall{open: noCall}
	it.madeUp = true
	defer func() { it.madeUp = false }()
	if report != nil {
		it.Recorder = nil
	}
	r.run(nil)
	if r.fn != nil && it.Annotated(r.fn) { // the author tells how many names to unpack into
		it.dropGuesses(n, "unpack-mismatch")
	} else {
		it.DropGuesses(n)
	}
	if len(it.Faults) > n {
		it.settleRank(func() { r.run(nil) })
		it.settleDefaults(n, r)
	}
	it.Recorder = rec
	if report == nil {
		return
	}
	n = len(it.Faults)
	it.Showing, it.docs, it.docsOf = true, it.documented(r.fn, r.doc), r.fn
	r.run(report)
	it.Showing, it.docs, it.docsOf = false, nil, nil
	it.Faults = it.Faults[:n]
}

// DropGuesses drops what Python itself would refuse among the faults from
// number n on: on an object that was constructed by guess it proves nothing.
func (it *Interp) DropGuesses(n int) { it.dropGuesses(n, "") }

// DropUnsure drops what Python itself would refuse if the run has passed over a side of a branch: that side may have
// changed what the rest of the program finds.
func (it *Interp) DropUnsure() {
	it.Faults = slices.DeleteFunc(it.Faults, func(f *value.Fault) bool { return f.Unsure && isGuess(f) })
}

// dropGuesses is DropGuesses, but for one kind of faults that was not guessed.
func (it *Interp) dropGuesses(n int, but value.Kind) {
	kept := it.Faults[:n]
	for _, f := range it.Faults[n:] {
		if f.Kind == but || !isGuess(f) {
			kept = append(kept, f)
		}
	}
	it.Faults = kept
}

// isGuess tells that a fault is one that Python itself refuses, or one of half precision: who calls it may do so under
// autocast.
func isGuess(f *value.Fault) bool {
	return f.OfObjects() || refusal(f) || f.Kind == "mismatched-dtype" && strings.Contains(f.Message, "float16")
}

// firm marks the faults from number n on, found here, of what was read of a tuple that torch made, or of a list of modules
// that was called: what these are is no guess.
func (it *Interp) firm(v value.Value, n int) {
	if len(it.Faults) <= n {
		return
	}
	var bits value.Bits
	var known bool
	switch v := v.(type) {
	case *value.Tuple:
		bits, known = it.BitsOf(v.Elems), it.OfTorch(v)
	case *value.List:
		known = holdsModules(v)
	}
	for _, f := range it.Faults[n:] {
		if known && f.Place == it.here && f.Kind.PythonLevel() {
			f.Firm = true
			if f.Kind == "index-out-of-range" {
				f.Bits |= bits
			}
		}
	}
}
