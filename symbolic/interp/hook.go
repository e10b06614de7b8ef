package interp

import (
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file spares the evaluation of __getattribute__ where it is known to change nothing:
// a configuration whose every attribute passes through two of them is read a thousand times.

// hookMemo is what is known of hooks: the rules of functions on the objects of a class, and the
// readings of attributes that they hand out as they are.
type hookMemo struct {
	rules       map[hookSite]*hookRule
	kinds       []*hookRule
	transparent map[hookKey]bool
}

// hookSite is a __getattribute__ and the class of the objects on which it is called.
type hookSite struct {
	fn    *Function
	class *value.Class
}

// hookRule is what a __getattribute__ and those after it look at, if they look at nothing but
// attributes of the object and tables of its class whose names stand in them.
type hookRule struct {
	plain bool // they do
	// alike: they treat all names alike but those that stand in them and those in the tables.
	alike bool
	names []string    // the attributes they look at
	chain []*Function // the hooks
	// fixed is what the class has by the names, but for tables.
	fixed []value.Value
}

// hookKey identifies a reading of an attribute on objects that are alike to its hooks.
type hookKey struct {
	rule   *hookRule
	name   string // "" for any that the hooks know nothing of
	nones  uint64 // of the attributes that the hooks look at, those that the object has itself: they are None
	absent uint64 // those that its class has not; the others are tables
}

// passesThrough tells that the hooks of x's class are known to hand out an attribute as it is.
func (it *Interp) passesThrough(hook value.Value, x *value.Instance, name string) bool {
	fn, ok := hook.(*Function)
	if !ok {
		return false
	}
	k, ok := it.hookKey(fn, x, name)
	return ok && it.hooks.transparent[k]
}

// getattribute is the name of a hook.
const getattribute = "__getattribute__"

// callHook calls a function if that is a hook which is asked for an attribute, and spares it where
// it is known to hand out the attribute as it is.
func (it *Interp) callHook(fn *Function, a *value.Args) (v value.Value, ok bool) {
	if fn.Name != getattribute || len(a.Pos) != 2 || len(a.Kw) != 0 {
		return nil, false
	}
	x, ok := a.Pos[0].(*value.Instance)
	name, ok2 := a.Pos[1].(value.Str)
	if !ok || !ok2 {
		return nil, false
	}
	k, ok := it.hookKey(fn, x, name.S)
	if !ok {
		return nil, false
	}
	if it.hooks.transparent[k] {
		return it.ownAttr(x, name.S), true
	}
	v = it.callUncached(fn, a)
	if it.handsOut(x, name.S, v) {
		it.hooks.transparent[k] = true
	}
	return v, true
}

// handsOut tells that what a hook returned for an attribute of x is the attribute, or that there is none.
func (it *Interp) handsOut(x *value.Instance, name string, handed value.Value) bool {
	own := x.Attrs.Get(name)
	if own == nil { // of the class, bound to the object if it is a function
		own, _ = x.Class.Lookup(name)
		if m, bound := handed.(*value.BoundMethod); bound && m.Self == value.Value(x) {
			handed = m.Func
		}
	}
	switch {
	case own != nil:
		return handed != nil && value.Same(handed, own)
	case handed == nil:
		return it.lacksAttribute()
	}
	return name == "__class__" && handed == value.Value(x.Class) || name == "__dict__" && handed == value.Value(x.View)
}

// hookKey is the key of a reading; not ok if an attribute that the hooks look at tells the object from others,
// or is a table that may say something of the name.
func (it *Interp) hookKey(fn *Function, x *value.Instance, name string) (k hookKey, ok bool) {
	r := it.hookRule(hookSite{fn, x.Class})
	if !r.plain || len(r.names) > 64 {
		return k, false
	}
	k = hookKey{rule: r, name: name}
	known := false
	for i, looked := range r.names {
		switch x.Attrs.Get(looked) {
		case nil:
		case value.None:
			k.nones |= 1 << i
		default:
			return k, false
		}
		switch t, _ := x.Class.Lookup(looked); t := t.(type) {
		case nil:
			k.absent |= 1 << i
		case *value.Dict:
			if _, there := t.Items.Get(name); there || t.Open || r.fixed[i] != nil {
				return k, false
			}
		case *Property, *Function, value.NoneType:
			if t != r.fixed[i] {
				return k, false
			}
		default:
			return k, false
		}
		known = known || looked == name
	}
	if r.alike && !known {
		k.name = ""
	}
	return k, true
}

// hookRule reads a hook and those after it in the order of the bases, once; the same hooks have the same rule.
func (it *Interp) hookRule(site hookSite) *hookRule {
	r, known := it.hooks.rules[site]
	if known {
		return r
	}
	r = it.hooks.kind(readHooks(site))
	it.hooks.rules[site] = r
	return r
}

// kind is the rule of the same hooks that is known already, else r.
func (h *hookMemo) kind(r *hookRule) *hookRule {
	for _, old := range h.kinds {
		if old.plain == r.plain && slices.Equal(old.chain, r.chain) && slices.Equal(old.fixed, r.fixed) {
			return old
		}
	}
	h.kinds = append(h.kinds, r)
	return r
}

func readHooks(site hookSite) *hookRule {
	check := hookCheck{plain: true, alike: true}
	var chain []*Function
	for _, base := range site.class.MRO {
		hook := base.Attrs.Get(getattribute)
		if hook == value.Value(site.fn) {
			chain = append(chain, site.fn)
		} else if len(chain) == 0 || hook == nil || base.Place.File == 0 { // not yet there, or object's
			continue
		} else if fn, ok := hook.(*Function); ok {
			chain = append(chain, fn)
		} else {
			check.plain = false
		}
	}
	for _, fn := range chain {
		check.read(fn)
	}
	r := &hookRule{plain: check.plain && len(chain) > 0, alike: check.alike, names: check.names, chain: chain}
	for _, n := range r.names {
		v, _ := site.class.Lookup(n)
		switch v.(type) {
		case *Property, *Function, value.NoneType:
		case *value.Dict, nil:
			v = nil
		default:
			r.plain = false
		}
		r.fixed = append(r.fixed, v)
	}
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

// hookCheck walks the bodies of hooks.
type hookCheck struct {
	self, key    string
	plain, alike bool
	names        []string
	// asked are the uses of the name that tell it from no other name than those in the hooks and in the tables.
	asked map[parser.Node]bool
}

// read adds what a hook looks at.
func (h *hookCheck) read(fn *Function) {
	fn.load()
	if fn.Def == nil || len(fn.Params.All) != 2 {
		h.plain = false
		return
	}
	h.self, h.key, h.asked = fn.Params.All[0].Name, fn.Params.All[1].Name, map[parser.Node]bool{}
	for _, s := range fn.Def.Body {
		parser.Walk(s, h.node)
	}
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
		h.plain = h.plain && (method && (a.Attr == getattribute || a.Attr == "get") || named && f.Ident == "super")
		for _, arg := range n.Args {
			h.asked[arg] = true
		}
	case *parser.Subscript:
		h.asked[n.Index] = true
	case *parser.Compare:
		h.compare(n)
	case *parser.Name:
		h.plain = h.plain && (n.Ident == h.self || n.Ident == h.key || n.Ident == "super" || n.Ref.Kind == parser.RefLocal)
		h.alike = h.alike && (n.Ident != h.key || h.asked[n])
	case *parser.For, *parser.While, *parser.With, *parser.Try, *parser.FunctionDef, *parser.Lambda, *parser.Comprehension, *parser.Global, *parser.Nonlocal:
		h.plain = false
	case *parser.Assign:
		for _, t := range n.Targets {
			_, local := t.(*parser.Name)
			h.plain = h.plain && local
			h.asked[t] = true
		}
	}
	return h.plain
}

// compare: the name is compared with names that stand there, or looked for in a table.
func (h *hookCheck) compare(c *parser.Compare) {
	if len(c.Ops) != 1 {
		return
	}
	right := c.Comparators[0]
	switch c.Ops[0] {
	case parser.Eq, parser.NotEq:
		_, constant := right.(*parser.Constant)
		h.asked[c.Left] = h.asked[c.Left] || constant
	case parser.In, parser.NotIn:
		switch right.(type) {
		case *parser.Tuple, *parser.List, *parser.Set, *parser.Call, *parser.Attribute:
			h.asked[c.Left] = true
		}
	}
}
