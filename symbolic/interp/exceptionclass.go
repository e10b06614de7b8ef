package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// unwinds tells of what is in flight for the interpreter's own sake, and no program catches.
func unwinds(class string) bool {
	return class == exhaustedClass || class == stopCollecting || class == loopEnds
}

// catches tells if a handler catches a class of exceptions.
func (it *Interp) catches(f *Frame, h *parser.Handler, class string) dim.Answer {
	if unwinds(class) {
		return dim.No
	}
	if h.Type == nil {
		return dim.Yes
	}
	var v value.Value
	exc := it.Exc
	it.Exc = nil
	tries := it.tries
	it.tries = nil
	n := len(it.Faults)
	v = it.eval(f, h.Type)
	it.Faults = it.Faults[:n]
	it.tries, it.Exc = tries, exc
	return it.catchesClass(v, class)
}

func (it *Interp) catchesClass(v value.Value, class string) dim.Answer {
	switch x := v.(type) {
	case *value.Class:
		if x.Name == class && x.Module == "builtins" || it.isSubclassName(class, x.Name) && x.Module == "builtins" {
			return dim.Yes
		}
		if c := it.exceptionClass(class); c != nil && c.IsSubclass(x) {
			return dim.Yes
		}
		return dim.No
	case *value.Tuple:
		ans := dim.No
		for _, e := range x.Elems {
			switch it.catchesClass(e, class) {
			case dim.Yes:
				return dim.Yes
			case dim.Unknown:
				ans = dim.Unknown
			}
		}
		return ans
	}
	return dim.Unknown
}

func (it *Interp) isSubclassName(name, base string) bool {
	c, b := it.exceptionClass(name), it.exceptionClass(base)
	return c != nil && b != nil && c.IsSubclass(b)
}

// exceptionClass finds the class of an exception in flight by the name it carries.
func (it *Interp) exceptionClass(name string) *value.Class {
	if it.Exc != nil {
		if in, ok := it.Exc.Value.(*value.Instance); ok && in.Class.Name == name {
			return in.Class
		}
	}
	if it.raisedNext != nil && it.raisedNext.Name == name {
		return it.raisedNext
	}
	return it.Class(name)
}
