package interp

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
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
	return it.configClass(fn, param)
}

// configClass is the one class of options at hand in the module of a function that has all the
// attributes that the function reads of a parameter; nil if there is none, or more than one.
func (it *Interp) configClass(fn *Function, param string) (found *value.Class) {
	read := attributesRead(fn, param)
	if len(read) < minAttributesRead {
		return nil
	}
	seen := map[*value.Class]bool{}
	for _, name := range fn.NS.Src.AST.Index.Order {
		if !optionsName.MatchString(name) {
			continue
		}
		c := it.projectClass(it.annotated(fn.NS, name))
		if c == nil || seen[c] {
			continue
		}
		seen[c] = true
		if in := it.example(c); in == nil || slices.ContainsFunc(read, func(a string) bool { return it.exampleAttr(in, a).has != dim.Yes }) {
			continue
		}
		if found != nil {
			return nil
		}
		found = c
	}
	return found
}

// minAttributesRead is how many attributes tell what an object is: many have a "size".
const minAttributesRead = 2

// optionsName are the names that classes of options go by.
var optionsName = regexp.MustCompile(`(?i)(config|configuration|cfg|args|arguments|params|hparams|options|settings)$`)

// attributesRead are the attributes that the body of a function reads of a parameter, each once.
func attributesRead(fn *Function, param string) (names []string) {
	fn.load()
	for _, s := range fn.Def.Body {
		parser.Walk(s, func(n parser.Node) bool {
			if a, ok := n.(*parser.Attribute); ok {
				if x, ok := a.Value.(*parser.Name); ok && x.Ident == param && !slices.Contains(names, a.Attr) {
					names = append(names, a.Attr)
				}
			}
			return true
		})
	}
	return names
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
	it.rationed(exampleSteps, func() {
		it.Outside(func() {
			it.quietly(func() {
				in, _ := it.instantiate(c, &value.Args{World: it.World}).(*value.Instance)
				if in == nil || it.Exhausted != "" {
					return
				}
				in.Attrs.Each(func(name string, v value.Value) bool {
					in.Attrs.Set(name, it.defaulted(v))
					return true
				})
				it.examples[c] = in
			})
		})
	})
	return it.examples[c]
}

// exampleSteps is what an example may cost: options are made at once, what trains or loads is not.
const exampleSteps = 300_000

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

// declaredPart is an attribute of a free parameter that an example of its class holds: a size where
// that is a size, an object of the same class where that is an object; else part as it is.
func (it *Interp) declaredPart(u value.Unknown, name string, part value.Unknown) value.Value {
	c := it.declared[u.ID]
	if c == nil {
		return part
	}
	in := it.example(c)
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
