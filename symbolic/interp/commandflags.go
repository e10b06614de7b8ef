package interp

import "github.com/shapelint/shapelint/symbolic/value"

// This file tells what a program refuses to do by the flags that it is called with from what it cannot do.

// commandFlags are the truths that a program reads from its command line.
type commandFlags struct {
	// read: there are some, and they were what they are where nobody gives them.
	read bool
	// any: they may be given.
	any bool
}

// commandFlag is the value of a flag of the command line whose default is v.
func (it *Interp) commandFlag(v value.Value) value.Value {
	if _, ok := v.(value.Bool); !ok {
		return v
	}
	if it.flags.any {
		return it.freeNamed("flag")
	}
	it.flags.read = true
	return v
}

// AnyFlags lets the flags of the command line be given or not.
func (it *Interp) AnyFlags() { it.flags.any = true }

// RefusedByFlags are the faults that the program raises itself, if it reads flags from its command line: it may
// want one of them.
func (it *Interp) RefusedByFlags() (refused []*value.Fault) {
	if !it.flags.read {
		return nil
	}
	for _, f := range it.Faults {
		if refusal(f) {
			refused = append(refused, f)
		}
	}
	return refused
}

// refusal tells of a fault that a program raises itself.
func refusal(f *value.Fault) bool {
	return f.Kind == "raised-exception" || f.Kind == "failed-assertion"
}
