package interp

import (
	"regexp"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file tells what is known of a free parameter that is declared to be an object of a
// class: "def __init__(self, config: Config)". Which options the object holds nobody knows,
// but its class, that it has the attributes of its class, and what the class keeps for
// itself behind an underscore.

// declare notes that a free parameter holds an object of a class.
func (it *Interp) declare(u value.Unknown, c *value.Class) { it.Declare(u.ID, c) }

// declaredExample is an example of what a free parameter is declared to hold; nil if there is none.
func (it *Interp) declaredExample(u value.Unknown) *value.Instance {
	if c := it.DeclaredOf[u.ID]; c != nil {
		in := it.example(c)
		if in != nil {
			it.noteObject(in)
		}
		return in
	}
	return nil
}

// declaredAttr is an attribute of a free parameter that the class decides alone; nil for the
// others. Those are what the class keeps for itself, and switches and methods that the checked
// file never asks for, only libraries do: they are as they are by default.
func (it *Interp) declaredAttr(u value.Unknown, name string) value.Value {
	c := it.DeclaredOf[u.ID]
	switch {
	case c == nil || strings.HasPrefix(name, "__") && name != "__class__":
		return nil
	case name == "__class__":
		return c
	case !strings.HasPrefix(name, "_") && it.Script.asks(name):
		return nil
	}
	in := it.declaredExample(u)
	if in == nil {
		return nil
	}
	switch v := it.exampleAttr(in, name).value.(type) {
	case value.Bool, value.Str:
		return v
	case *value.BoundMethod:
		if v.Self == value.Value(in) {
			return it.method(name, func(a *value.Args) value.Value {
				r := it.Call(v, a)
				if r == value.Value(in) { // the parameter, for which the example stands in
					return u
				}
				return r
			})
		}
	case *value.Dict, *value.List, *value.Tuple:
		if in.Attrs.Get(name) == nil { // a table of the class
			return v
		}
	case value.NoneType:
		return v
	}
	return nil
}

// declaredPart is an attribute of a free parameter that an example of its class holds: a size where
// that is a size, an object of the same class where that is an object; else part as it is.
func (it *Interp) declaredPart(u value.Unknown, name string, part value.Unknown) value.Value {
	in := it.declaredExample(u)
	if in == nil {
		return part
	}
	switch x := it.exampleAttr(in, name).value.(type) {
	case *value.Instance:
		if it.projectClass(x.Class) != nil {
			it.declare(part, x.Class)
		}
	case value.Int:
		if n, ok := x.E.Const(); ok && n >= 0 {
			return value.Int{Dim: it.NewDim(part.Name, min(n, 1))}
		}
	}
	return part
}

// declaresAttr tells if a free parameter has an attribute. The checked file may know of
// more than the class tells; what only libraries ask for besides is not there.
func (it *Interp) declaresAttr(u value.Unknown, name string) dim.Answer {
	in := it.declaredExample(u)
	if in == nil {
		return dim.Unknown
	}
	has := it.exampleAttr(in, name).has
	if has == dim.No && it.Script.asks(name) {
		return dim.Unknown
	}
	return has
}

// asks tells if the text of a source reads or writes attributes of a name.
func (s *Source) asks(name string) bool {
	s.askedOnce.Do(func() {
		s.asked = map[string]bool{}
		for _, m := range askedAttribute.FindAllSubmatch(s.AST.Source, -1) {
			s.asked[string(m[1])] = true
		}
	})
	return s.asked[name]
}

// askedAttribute is an attribute: x.name, getattr(x, "name").
var askedAttribute = regexp.MustCompile(`(?:\.|attr\([^()'"]*['"])([A-Za-z_]\w*)`)
