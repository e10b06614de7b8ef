package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// handleGroup runs the except* clauses for an exception in flight: each one takes the exceptions of its classes out of
// the group, and what nobody takes is raised again. What a handler sees of the group is not followed.
func (it *Interp) handleGroup(f *Frame, s *parser.Try, exc *value.Exception) outcome {
	left, known := it.leaves(it.exceptionValue(exc), 0)
	all := len(left)
	for _, h := range s.Handlers {
		n := len(left)
		left = it.notTaken(f, h, left)
		if known && len(left) == n {
			continue
		}
		it.Exc = nil
		if h.Name != nil {
			it.bind(f, h.Name, it.World.Unknown("a group of exceptions"))
		}
		if o := it.unwinding(exc, func() outcome { return it.block(f, h.Body) }); o.how != normal {
			return o
		}
	}
	if known && len(left) > 0 {
		it.Exc = exc
		if len(left) < all {
			rest := *exc
			rest.Value = it.World.Unknown("the rest of a group of exceptions")
			it.Exc = &rest
		}
		return failed
	}
	it.Exc = nil
	return done
}

// notTaken are the exceptions that a handler leaves.
func (it *Interp) notTaken(f *Frame, h *parser.Handler, all []*value.Instance) []*value.Instance {
	var left []*value.Instance
	for _, x := range all {
		it.Exc = &value.Exception{Value: x, Class: x.Class.Name}
		if it.catches(f, h, x.Class.Name) == dim.No {
			left = append(left, x)
		}
	}
	return left
}

// maxGroupDepth bounds the groups within groups that are looked into.
const maxGroupDepth = 20

// leaves are the exceptions of a group and of those within it, or the exception itself.
func (it *Interp) leaves(v value.Value, depth int) (all []*value.Instance, known bool) {
	x, ok := v.(*value.Instance)
	if !ok || depth > maxGroupDepth {
		return nil, false
	}
	if !it.ofBuiltin(x, "BaseExceptionGroup") {
		return []*value.Instance{x}, true
	}
	members := it.groupMembers(x)
	if members == nil {
		return nil, false
	}
	for _, m := range members.Elems {
		inner, ok := it.leaves(m, depth+1)
		if !ok {
			return nil, false
		}
		all = append(all, inner...)
	}
	return all, true
}
