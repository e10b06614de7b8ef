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
func (it *Interp) declare(u value.Unknown, c *value.Class) {
	if it.declared == nil {
		it.declared = map[int32]*value.Class{}
	}
	it.declared[u.ID] = c
}

// declaredClass is the class that a parameter of a function is annotated with, by the function
// itself or, for a constructor, by the attribute of the same name that the class owner declares;
// nil if it is none that the project defines.
func (it *Interp) declaredClass(fn *Function, param string, annotation string, owner *value.Class) *value.Class {
	if annotation != "" && annotation != "*" {
		return it.projectClass(it.annotated(fn.NS, annotation))
	}
	if owner == nil || annotation != "" {
		return nil
	}
	for _, base := range owner.MRO {
		if d, ok := base.Attrs.Get("__annotations__").(*value.Dict); ok {
			if v, ok := d.Items.Get(param); ok {
				return it.projectClass(it.bound(v))
			}
		}
	}
	return nil
}

// annotated is the value of a dotted name in a module, found without complaint; nil if there is none.
func (it *Interp) annotated(ns *Namespace, name string) (v value.Value) {
	it.quietly(func() {
		head, rest, dotted := strings.Cut(name, ".")
		if v = it.loadGlobal(ns, head); v == nil || !dotted {
			return
		}
		for part := range strings.SplitSeq(rest, ".") {
			if v, _ = it.findAttr(v, part); v == nil {
				return
			}
		}
	})
	return v
}

// projectClass is v if it is a class whose source is at hand and whose objects hold attributes.
func (it *Interp) projectClass(v value.Value) *value.Class {
	c, ok := v.(*value.Class)
	if !ok || c.Place.File == 0 || c.IsModule || c.IsException || it.openClass(c) {
		return nil
	}
	return c
}

// example is an object of a class made without arguments, once for a file; nil if there is none.
// What numbers it holds are guesses.
func (it *Interp) example(c *value.Class) *value.Instance {
	if in, tried := it.examples[c]; tried {
		return in
	}
	if it.examples == nil {
		it.examples = map[*value.Class]*value.Instance{}
	}
	it.examples[c] = nil // while it is being made
	it.Outside(func() {
		it.quietly(func() {
			in, _ := it.instantiate(c, &value.Args{World: it.World}).(*value.Instance)
			if in != nil {
				in.Attrs.Each(func(name string, v value.Value) bool {
					in.Attrs.Set(name, it.defaulted(v))
					return true
				})
			}
			it.examples[c] = in
		})
	})
	return it.examples[c]
}

// declaredAttr is an attribute of a free parameter that the class decides alone; nil for the
// others. Those are what the class keeps for itself, and switches and methods that the checked
// file never asks for, only libraries do: they are as they are by default.
func (it *Interp) declaredAttr(u value.Unknown, name string) value.Value {
	c := it.declared[u.ID]
	switch {
	case c == nil || strings.HasPrefix(name, "__") && name != "__class__":
		return nil
	case name == "__class__":
		return c
	case name[0] != '_' && it.Script.asks(name):
		return nil
	}
	in := it.example(c)
	if in == nil {
		return nil
	}
	switch v := it.exampleAttr(in, name).value.(type) {
	case value.Bool, value.Str:
		return v
	case *value.BoundMethod:
		if v.Self == value.Value(in) {
			return it.method(name, func(a *value.Args) value.Value { return it.asDeclared(u, in, it.Call(v, a)) })
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

// exampleAttr looks an attribute of an example up, once.
func (it *Interp) exampleAttr(in *value.Instance, name string) exampleAttr {
	k := exampleKey{in, name}
	a, known := it.exampleAttrs[k]
	if known {
		return a
	}
	it.Outside(func() {
		if a.has = it.HasAttr(in, name); a.has == dim.Yes {
			it.quietly(func() { a.value, _ = it.findAttr(in, name) })
		}
	})
	if it.exampleAttrs == nil {
		it.exampleAttrs = map[exampleKey]exampleAttr{}
	}
	it.exampleAttrs[k] = a
	return a
}

type exampleKey struct {
	in   *value.Instance
	name string
}

// exampleAttr is what is known of an attribute of an example.
type exampleAttr struct {
	has   dim.Answer
	value value.Value // nil if it surely or maybe has none
}

// declarePart declares an attribute of a free parameter that holds an object by default to hold
// an object of the same class: config.vision_config.
func (it *Interp) declarePart(u value.Unknown, name string, part value.Unknown) {
	c := it.declared[u.ID]
	if c == nil {
		return
	}
	if in := it.example(c); in != nil {
		if x, ok := it.exampleAttr(in, name).value.(*value.Instance); ok && it.projectClass(x.Class) != nil {
			it.declare(part, x.Class)
		}
	}
}

// asDeclared puts the free parameter in place of the object that stood in for it.
func (it *Interp) asDeclared(u value.Unknown, in *value.Instance, result value.Value) value.Value {
	if result == value.Value(in) {
		return u
	}
	return result
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

// declaresAttr tells if a free parameter has an attribute. The checked file may know of
// more than the class tells; what only libraries ask for besides is not there.
func (it *Interp) declaresAttr(u value.Unknown, name string) dim.Answer {
	c := it.declared[u.ID]
	if c == nil {
		return dim.Unknown
	}
	in := it.example(c)
	if in == nil {
		return dim.Unknown
	}
	has := it.exampleAttr(in, name).has
	if has == dim.No && it.Script.asks(name) {
		return dim.Unknown
	}
	return has
}
