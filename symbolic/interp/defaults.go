package interp

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file tells which faults of a root hold whatever its callers give, and which hold
// where they leave a parameter to its default.

// givenNone says which of the parameters whose default is None somebody may give.
type givenNone uint8

const (
	noneGiven givenNone = iota
	// givenToForward: those of everything but the constructor.
	givenToForward
	givenToAll
)

// mayBeGiven tells that a parameter of fn whose default is None stands for anything.
func (it *Interp) mayBeGiven(fn *Function) bool {
	if fn == it.byDefaults {
		return false
	}
	return it.givenNone == givenToAll || it.givenNone == givenToForward && fn.Name != "__init__"
}

// settleDefaults keeps of the faults from number n on those that are found again where parameters
// whose default is None may be given: who leaves them out nobody knows. Those that hang on default
// arguments of what makes the module become warnings: it cannot be used as it offers itself.
func (it *Interp) settleDefaults(n int, r guessedRoot) {
	first := append([]*value.Fault(nil), it.Faults[n:]...)
	it.byDefaults = r.factory
	always := it.foundAgain(n, givenToAll, r)
	var byDefault map[value.Place]value.Kind
	for _, f := range first {
		if always[f.Place] != f.Kind && byDefault == nil {
			byDefault = it.foundAgain(n, givenToForward, r)
		}
	}
	it.byDefaults = nil
	var fine map[value.Place]bool
	for _, f := range first {
		switch f.Kind {
		case always[f.Place]:
		case byDefault[f.Place]:
			f.Bits |= value.FromDefault
		default:
			continue
		}
		if r.factory == nil && f.Bits&value.FromDefault == 0 {
			if fine == nil {
				fine = it.fineWithFlags(n, r)
			}
			if fine[f.Place] && r.inherits {
				continue // nobody says that it is used by these defaults
			}
			if fine[f.Place] {
				f.Bits |= value.FromDefault
			}
		}
		warnOfDefaults(f, r.maker)
		it.Faults = append(it.Faults, f)
	}
}

// fineWithFlags are the places that a root passes without a fault where each flag of the constructor is the contrary of its
// default, as where batch_first is given.
func (it *Interp) fineWithFlags(n int, r guessedRoot) map[value.Place]bool {
	it.flipFlags, it.passed = true, map[value.Place]bool{}
	found := it.foundAgain(n, noneGiven, r)
	fine := it.passed
	it.flipFlags, it.passed = false, nil
	for place := range found {
		delete(fine, place)
	}
	return fine
}

// foundAgain are the places of the faults that a root has where parameters may be given, with their
// kinds; the faults from number n on are dropped.
func (it *Interp) foundAgain(n int, given givenNone, r guessedRoot) map[value.Place]value.Kind {
	it.Faults = it.Faults[:n]
	it.givenNone = given
	r.run(nil)
	it.givenNone = noneGiven
	found := map[value.Place]value.Kind{}
	for _, f := range it.Faults[n:] {
		found[f.Place] = f.Kind
	}
	it.Faults = it.Faults[:n]
	return found
}

// warnOfDefaults makes a warning of a fault that rests on nothing but default arguments of maker.
func warnOfDefaults(f *value.Fault, maker string) {
	if f.Bits&^value.FromEnvironment == value.FromDefault {
		f.Severity = max(f.Severity, value.Warning)
		f.Bits &^= value.FromDefault
		f.Message = fmt.Sprintf("with the default arguments of %s, %s", maker, f.Message)
	}
}
