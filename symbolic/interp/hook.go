package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file spares the evaluation of __getattribute__ where it is known to change nothing:
// a configuration whose every attribute passes through two of them is read a thousand times.

// hookMemo is what is known of hooks: what those of a class look at, and the attributes that they
// hand out as they are.
type hookMemo struct {
	rules       map[*value.Class]hookRule
	transparent map[hookKey]bool
}

// hookRule is what the __getattribute__ methods of a class look at, if they look at nothing but
// attributes of the object and tables of its class whose names stand in them.
type hookRule struct {
	plain bool     // they do
	names []string // the attributes they look at
}

// hookKey identifies a reading of an attribute on objects of a class that are alike to its hooks.
type hookKey struct {
	class *value.Class
	name  string
	nones uint64 // of the attributes that the hooks look at, those that the object has itself: they are None
}

// passesThrough tells that the hooks of x's class are known to hand out an attribute as it is.
func (it *Interp) passesThrough(x *value.Instance, name string) bool {
	k, ok := it.hookKey(x, name)
	return ok && it.hooks.transparent[k]
}

// learnHook notes that the hooks of x's class handed out an attribute as it is, where what they
// look at does not depend on the object.
func (it *Interp) learnHook(x *value.Instance, name string, handed value.Value) {
	k, ok := it.hookKey(x, name)
	own := x.Attrs.Get(name)
	if own == nil { // of the class, bound to the object if it is a function
		own, _ = x.Class.Lookup(name)
		if m, bound := handed.(*value.BoundMethod); bound && m.Self == value.Value(x) {
			handed = m.Func
		}
	}
	if !ok || own == nil || !value.Same(handed, own) {
		return
	}
	it.hooks.transparent[k] = true
}

// hookKey is the key of a reading; not ok if an attribute that the hooks look at tells the object from others,
// or is a table that may say something of the name.
func (it *Interp) hookKey(x *value.Instance, name string) (k hookKey, ok bool) {
	r := it.hookRule(x.Class)
	if !r.plain || len(r.names) > 64 {
		return k, false
	}
	k = hookKey{class: x.Class, name: name}
	for i, looked := range r.names {
		switch x.Attrs.Get(looked) {
		case nil:
		case value.None:
			k.nones |= 1 << i
		default:
			return k, false
		}
		if t, _ := x.Class.Lookup(looked); mayHold(t, name) {
			return k, false
		}
	}
	return k, true
}

// mayHold tells that a container has a name in it, or may get it without notice.
func mayHold(t value.Value, name string) bool {
	switch t := t.(type) {
	case *value.Dict:
		_, there := t.Items.Get(name)
		return there || t.Open
	case *value.List, *value.Tuple, *value.Set:
		return true
	}
	return false
}

// hookRule reads the hooks of a class, all along its bases, once.
func (it *Interp) hookRule(c *value.Class) hookRule {
	r, known := it.hooks.rules[c]
	if known {
		return r
	}
	check := hookCheck{plain: true}
	for _, base := range c.MRO {
		if fn, ok := base.Attrs.Get("__getattribute__").(*Function); ok && fn.Def != nil && len(fn.Params.All) == 2 {
			fn.load()
			check.self, check.key = fn.Params.All[0].Name, fn.Params.All[1].Name
			for _, s := range fn.Def.Body {
				parser.Walk(s, check.node)
			}
		} else if base.Attrs.Get("__getattribute__") != nil && base.Place.File != 0 {
			check.plain = false
		}
	}
	r = hookRule{check.plain, check.names}
	it.hooks.rules[c] = r
	return r
}

// tells says that a call only prints, logs or warns.
func tells(c *parser.Call) bool {
	switch f := c.Func.(type) {
	case *parser.Name:
		return f.Ident == "print"
	case *parser.Attribute:
		n, ok := f.Value.(*parser.Name)
		return ok && (n.Ident == "logger" || n.Ident == "logging" || n.Ident == "warnings")
	}
	return false
}

// hookCheck walks the body of a hook.
type hookCheck struct {
	self, key string
	plain     bool
	names     []string
}

func (h *hookCheck) node(n parser.Node) bool {
	switch n := n.(type) {
	case *parser.Raise: // where it raises it hands out nothing
		return false
	case *parser.ExprStmt: // what is told is no result
		_, constant := n.Value.(*parser.Constant)
		if c, ok := n.Value.(*parser.Call); constant || ok && tells(c) {
			return false
		}
		h.plain = false
	case *parser.Constant:
		if s, ok := n.Value.(string); ok && s != "__dict__" {
			h.names = append(h.names, s)
		}
	case *parser.Call:
		a, method := n.Func.(*parser.Attribute)
		f, named := n.Func.(*parser.Name)
		h.plain = h.plain && (method && (a.Attr == "__getattribute__" || a.Attr == "get") || named && f.Ident == "super")
	case *parser.Name:
		h.plain = h.plain && (n.Ident == h.self || n.Ident == h.key || n.Ident == "super" || n.Ref.Kind == parser.RefLocal)
	case *parser.For, *parser.While, *parser.With, *parser.Try, *parser.FunctionDef, *parser.Lambda, *parser.Comprehension, *parser.Global, *parser.Nonlocal:
		h.plain = false
	case *parser.Assign:
		for _, t := range n.Targets {
			_, local := t.(*parser.Name)
			h.plain = h.plain && local
		}
	}
	return h.plain
}
