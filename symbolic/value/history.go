package value

import "slices"

// History is how a tensor came of others that require gradients, as far as that is certain: the applications of functions with
// a derivative of their own that its backward() goes through, oldest first, each an object of the prelude's
// torch.autograd.function. A tensor without one may have come of such all the same. It is immutable.
type History struct{ Applied []*Instance }

// Leaf is the history of what requires gradients and came of nothing.
var Leaf = &History{}

// maxApplied is the largest number of applications that a history keeps, the latest.
const maxApplied = 32

// And is the history of what came of both.
func (h *History) And(o *History) *History {
	switch {
	case h == nil || h.within(o):
		return o
	case o == nil || o.within(h):
		return h
	}
	all := slices.Clone(h.Applied)
	for _, a := range o.Applied {
		if !slices.Contains(all, a) {
			all = append(all, a)
		}
	}
	return &History{Applied: all[max(0, len(all)-maxApplied):]}
}

// common is the history of what came of one or the other.
func (h *History) common(o *History) *History {
	switch {
	case h.within(o):
		return h
	case o.within(h):
		return o
	}
	return &History{Applied: slices.DeleteFunc(slices.Clone(h.Applied), func(a *Instance) bool { return !slices.Contains(o.Applied, a) })}
}

// within tells if all of a history is part of another.
func (h *History) within(o *History) bool {
	if h == nil || h == o {
		return true
	}
	return o != nil && !slices.ContainsFunc(h.Applied, func(a *Instance) bool { return !slices.Contains(o.Applied, a) })
}

func sameHistory(a, b *History) bool { return a.within(b) && b.within(a) }
