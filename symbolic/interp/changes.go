package interp

import (
	"slices"

	"github.com/shapelint/shapelint/parser"
)

// This file reads what a function may change of what it has not made itself.

// change is what a function may do to what a name stands for, or an attribute of that.
type change struct {
	name, attr string
	rebound    bool // it is another object afterwards
}

// changesOf reads what a function changes, once.
func (it *Interp) changesOf(fn *Function) []change {
	fn.load()
	var site parser.Node
	var body []parser.Node
	switch {
	case fn.Def != nil:
		site = fn.Def
		for _, s := range fn.Def.Body {
			body = append(body, s)
		}
	case fn.Lambda != nil:
		site, body = fn.Lambda, []parser.Node{fn.Lambda.Body}
	default:
		return nil
	}
	found, known := it.changes[site]
	if !known {
		r := changeReader{outer: map[string]bool{}}
		for _, n := range body {
			parser.Walk(n, r.node)
		}
		found = r.found
		it.changes[site] = found
	}
	return found
}

// changeReader walks the body of a function.
type changeReader struct {
	outer map[string]bool // the names that are declared global or nonlocal
	found []change
}

// askers are methods of containers that change nothing.
var askers = map[string]bool{
	"copy": true, "count": true, "format": true, "get": true, "index": true, "items": true, "join": true, "keys": true, "values": true,
}

func (r *changeReader) node(n parser.Node) bool {
	switch n := n.(type) {
	case *parser.Global:
		r.declare(n.Names)
	case *parser.Nonlocal:
		r.declare(n.Names)
	case *parser.Call:
		if m, ok := n.Func.(*parser.Attribute); ok && !askers[m.Attr] {
			r.changed(m.Value)
		}
	case *parser.Assign:
		for _, t := range n.Targets {
			r.bound(t)
		}
	case *parser.AnnAssign:
		if n.Value != nil {
			r.bound(n.Target)
		}
	case *parser.AugAssign:
		r.bound(n.Target)
		r.changed(n.Target)
	case *parser.Delete:
		for _, t := range n.Targets {
			r.bound(t)
		}
	}
	return true
}

func (r *changeReader) declare(names []string) {
	for _, name := range names {
		r.outer[name] = true
	}
}

// bound reads a target of an assignment.
func (r *changeReader) bound(target parser.Expr) {
	switch t := target.(type) {
	case *parser.Name:
		if r.outer[t.Ident] {
			r.add(change{name: t.Ident, rebound: true})
		}
	case *parser.Attribute:
		if owner, ok := t.Value.(*parser.Name); ok {
			r.add(change{owner.Ident, t.Attr, true})
		}
	case *parser.Subscript:
		r.changed(t.Value)
	case *parser.Tuple:
		for _, e := range t.Elts {
			r.bound(e)
		}
	case *parser.List:
		for _, e := range t.Elts {
			r.bound(e)
		}
	case *parser.Starred:
		r.bound(t.Value)
	}
}

// changed reads what stands for an object that changes in place; items of a container count as the container.
func (r *changeReader) changed(x parser.Expr) {
	switch x := x.(type) {
	case *parser.Name:
		r.add(change{name: x.Ident})
	case *parser.Attribute:
		if owner, ok := x.Value.(*parser.Name); ok {
			r.add(change{name: owner.Ident, attr: x.Attr})
		}
	case *parser.Subscript:
		r.changed(x.Value)
	}
}

func (r *changeReader) add(c change) {
	if !slices.Contains(r.found, c) {
		r.found = append(r.found, c)
	}
}
