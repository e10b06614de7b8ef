package pylib

import "github.com/shapelint/shapelint/symbolic/value"

// maxModuleKinds is how many modules that differ are kept apart where any of them may be meant.
const maxModuleKinds = 4

// anyModule is the module at an index that is not known: alternatives, for each of which what follows is run. Of those
// that are alike one stands for all; two if there are no others, lest what is done to one be taken for certain.
func anyModule(w *value.World, elems []value.Value, index value.Value) (value.Value, bool) {
	var kinds []value.Value
	for _, e := range elems {
		m, ok := e.(*value.Instance)
		if !ok || m.Module == nil {
			return nil, false
		}
		if !standsFor(w, kinds, m) {
			if kinds = append(kinds, m); len(kinds) > maxModuleKinds {
				return nil, false
			}
		}
	}
	switch {
	case len(elems) < 2:
		return nil, false
	case len(kinds) == 1:
		kinds = append(kinds, elems[1])
	}
	return oneOf(w, kinds, index), true
}

func standsFor(w *value.World, kinds []value.Value, m *value.Instance) bool {
	for _, k := range kinds {
		if w.Alike(k.(*value.Instance), m) {
			return true
		}
	}
	return false
}

// place is a question about an index: the same index picks the same place in other sequences, too.
type place struct {
	index any
	of, n int
}

// oneOf are alternatives, decided by an index.
func oneOf(w *value.World, values []value.Value, index value.Value) value.Value {
	var id any = index
	switch x := index.(type) {
	case value.Unknown:
		id = x.ID
	case value.Int:
		id = x.E
	default:
		id = w.ID()
	}
	out := &value.Alt{}
	var before value.Guard
	for n, v := range values {
		guard := before[:len(before):len(before)]
		if n < len(values)-1 {
			lit := value.Literal{Atom: w.Atom(place{id, len(values), n}, "index")}
			guard = append(guard, lit)
			before = append(before, lit.Not())
		}
		out.Choices = append(out.Choices, value.Choice{Guard: guard, Value: v})
	}
	return out
}
