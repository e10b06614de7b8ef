package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// isFacade tells if a statement is "if TYPE_CHECKING: imports; else:
// sys.modules[__name__] = an object that imports on demand": the imports for
// type checkers are, by intent, the names of that object. Imports are lazy here
// anyway, so the module is what type checkers see.
func isFacade(s *parser.If) bool {
	return mentionsName(s.Test, "TYPE_CHECKING") && replacesModule(s.Orelse)
}

func mentionsName(e parser.Node, name string) bool {
	found := false
	parser.Walk(e, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Name:
			found = found || n.Ident == name
		case *parser.Attribute:
			found = found || n.Attr == name
		}
		return !found
	})
	return found
}

// replacesModule tells if statements assign to sys.modules[__name__].
func replacesModule(body []parser.Stmt) bool {
	for _, s := range body {
		a, ok := s.(*parser.Assign)
		if !ok {
			continue
		}
		for _, t := range a.Targets {
			if sub, ok := t.(*parser.Subscript); ok && mentionsName(sub.Value, "modules") && mentionsName(sub.Index, "__name__") {
				return true
			}
		}
	}
	return false
}

// replaceModule is sys.modules[name] = v.
func (it *Interp) replaceModule(name string, v value.Value) {
	if m := it.modules[name]; m != nil {
		if m != v {
			it.alter(m)
			m.instead = v
		}
		return
	}
	if m, ok := v.(*Namespace); ok {
		it.modules[name] = m
		return
	}
	m := it.newNamespace(name)
	m.state, m.instead = ran, v
	it.modules[name] = m
}

// substituteAttr reads a name of the object that stands in for a module; nil if it is not there.
func (it *Interp) substituteAttr(m *Namespace, name string) value.Value {
	if v, ok := it.findAttr(m.instead, name); ok {
		return v
	}
	if exc := it.Exc; exc != nil {
		if exc.Class != "AttributeError" {
			return nil
		}
		it.Exc = nil
	}
	if sub := it.module(m.Name+"."+name, m.Src); sub != nil {
		return sub
	}
	return nil
}
