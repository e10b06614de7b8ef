package value

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// This file connects the questions isinstance(x, ...) about one unknown value: what is a
// tuple is no int, and what is neither is none of both.

// classTest is an undecided isinstance(x, classes).
type classTest struct {
	atom    *Atom
	classes []*Class
}

// ClassTest answers isinstance of an unknown value from what the path has decided about its
// class, or returns the literal that decides it. isa tells if one class counts as another.
func (w *World) ClassTest(u Unknown, classes []*Class, isa func(a, b *Class) bool) (dim.Answer, Literal) {
	for _, t := range w.classTests[u.ID] {
		switch w.Path.Decide(Literal{Atom: t.atom}) {
		case dim.Yes:
			if subsumed(t.classes, classes, isa) {
				return dim.Yes, Literal{}
			}
			if disjoint(t.classes, classes, isa) {
				return dim.No, Literal{}
			}
		case dim.No:
			if subsumed(classes, t.classes, isa) {
				return dim.No, Literal{}
			}
		}
	}
	names := make([]string, len(classes))
	for i, c := range classes {
		names[i] = c.QualName()
	}
	a := w.Atom(u.ID, "isinstance "+strings.Join(names, ","))
	if !slices.ContainsFunc(w.classTests[u.ID], func(t classTest) bool { return t.atom == a }) {
		if w.classTests == nil {
			w.classTests = map[int32][]classTest{}
		}
		w.classTests[u.ID] = append(slices.Clip(w.classTests[u.ID]), classTest{a, classes})
	}
	return dim.Unknown, Literal{Atom: a}
}

// subsumed tells that each of some classes counts as one of others.
func subsumed(classes, others []*Class, isa func(a, b *Class) bool) bool {
	return !slices.ContainsFunc(classes, func(c *Class) bool {
		return !slices.ContainsFunc(others, func(o *Class) bool { return isa(c, o) })
	})
}

// disjoint tells that no object is of one of some classes and of one of others: their objects
// have different layouts in memory, so that Python refuses a class derived from both.
func disjoint(classes, others []*Class, isa func(a, b *Class) bool) bool {
	for _, c := range classes {
		for _, o := range others {
			if isa(c, o) || isa(o, c) || !ownLayout(c) || !ownLayout(o) {
				return false
			}
		}
	}
	return true
}

// ownLayout tells of a class of the interpreter's own whose objects hold more than attributes.
func ownLayout(c *Class) bool {
	if c.Module == "torch" {
		return c.Name == "Tensor"
	}
	if c.Module != "builtins" {
		return false
	}
	switch c.Name {
	case "int", "float", "complex", "str", "bytes", "bytearray", "list", "tuple", "dict", "set", "frozenset", "NoneType", "slice", "range", "bool":
		return true
	}
	return false
}
