package interp

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file finds the class that a parameter is declared to hold an object of.

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
	if !ok || c.Place.File == 0 || c.IsModule || c.IsException || c.Open() {
		return nil
	}
	return c
}
