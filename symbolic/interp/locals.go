package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// locals is what locals() gives.
func (it *Interp) locals() value.Value {
	it.spoilRecordings() // it reads variables of functions around without a name
	f := it.frame
	if f == nil || f.scope == nil {
		return it.globals()
	}
	return it.localsOf(f)
}

// localsOf are the names of a function's frame, and those of functions around it that it reads.
func (it *Interp) localsOf(f *Frame) value.Value {
	d := value.NewDict()
	set := func(name string, v value.Value) {
		if v != nil {
			d.Items.Set(name, value.Str{S: name}, v)
		}
	}
	for i, n := range f.scope.Names {
		set(n, f.vars[i])
	}
	if f.fn != nil && f.fn.Def != nil {
		f.freeNames(set)
	}
	if f.executed {
		d.Open, d.Other = true, it.World.Unknown("names bound by exec")
	}
	return d
}

// freeNames are the variables of functions around this one that its body names, and the class
// that super() and __class__ speak of.
func (f *Frame) freeNames(set func(string, value.Value)) {
	visit := func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.FunctionDef, *parser.Lambda, *parser.ClassDef, *parser.Comprehension:
			return false // names of theirs are so many levels further out
		case *parser.Name:
			if f.fn.Class != nil && (n.Ident == "super" || n.Ident == "__class__") {
				set("__class__", f.fn.Class)
			}
			if n.Ref.Kind == parser.RefLocal && n.Ref.Depth > 0 {
				v, _ := f.variable(n.Ref)
				set(n.Ident, v)
			}
		}
		return true
	}
	for _, s := range f.fn.Def.Body {
		parser.Walk(s, visit)
	}
}

// variable is a local variable of this frame or of one around it, nil if it is not bound.
func (f *Frame) variable(r parser.Ref) (v value.Value, of *Frame) {
	for d := r.Depth; d > 0 && f != nil; d-- {
		f = f.parent
	}
	if f == nil || int(r.Slot) >= len(f.vars) {
		return nil, nil
	}
	return f.vars[r.Slot], f
}
