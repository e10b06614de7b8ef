package interp

import (
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

func (it *Interp) loadName(f *Frame, e *parser.Name) value.Value {
	switch e.Ref.Kind {
	case parser.RefLocal:
		if v := it.loadLocal(f, e); v != nil || it.Exc != nil {
			return v
		}
		return it.unbound(f, e)
	case parser.RefClass:
		if f.class != nil {
			if v := f.class.Get(e.Ident); v != nil {
				return it.bound(v)
			}
		}
		if e.Ref.OuterLocal {
			if v := it.loadLocal(f, e); v != nil || it.Exc != nil {
				return v
			}
		}
	}
	if f.header != nil {
		if v := f.header.given(e.Ident, f.ns.Name); v != nil {
			return v
		}
	}
	it.at(f, e)
	if e.Ident == "__class__" {
		if g := f.method(); g != nil {
			return g.fn.Class
		}
	}
	return it.loadGlobal(f.ns, e.Ident)
}

func (it *Interp) loadLocal(f *Frame, e *parser.Name) value.Value {
	v, of := f.function().variable(e.Ref)
	if e.Ref.Depth > 0 {
		it.noteOuter(of, int(e.Ref.Slot))
	}
	if v == nil {
		return nil
	}
	return it.bound(v)
}

// bound drops "absent" from the alternatives of a name that is read: the other side is a guard.
func (it *Interp) bound(v value.Value) value.Value {
	alt, ok := v.(*value.Alt)
	if !ok {
		return v
	}
	for i, c := range alt.Choices {
		if c.Value == nil {
			rest := append(append([]value.Choice(nil), alt.Choices[:i]...), alt.Choices[i+1:]...)
			if len(rest) == 0 {
				return nil
			}
			if len(rest) == 1 {
				return rest[0].Value
			}
			return it.bound(&value.Alt{Choices: rest})
		}
	}
	v, _ = it.Settle(v)
	return v
}

func (it *Interp) unbound(f *Frame, e *parser.Name) value.Value {
	it.at(f, e)
	if f.src.onMachines(e.Ident) {
		return it.Lose("variable " + e.Ident + " is set on other machines")
	}
	return it.Raise("UnboundLocalError", "cannot access local variable '"+e.Ident+"' where it is not associated with a value")
}

func (it *Interp) loadGlobal(ns *Namespace, name string) value.Value {
	if v := it.globalOf(ns, name); v != nil || it.Exc != nil {
		return v
	}
	if v := it.builtins.Attrs.Get(name); v != nil {
		return v
	}
	if v := it.builtin(name); v != nil {
		return v
	}
	if ns.resolve != nil { // Python of the prelude that stands beside rule tables
		if v := it.resolved(ns, name); v != nil {
			return v
		}
	}
	if hostNames[name] || ns.Open || it.bindsLater(ns, name) || ns.Src != nil && (len(ns.Src.AST.Errors) > 0 || ns.Src.onMachines(name)) {
		return it.Lose("name '" + name + "' is not known")
	}
	return it.Raise("NameError", "name '"+name+"' is not defined")
}

// hostNames are the names that what runs a file puts beside Python's own: IPython, Jupyter, Databricks, Snakemake, a
// profiler, a type checker.
var hostNames = map[string]bool{"get_ipython": true, "display": true, "get_config": true, "dbutils": true, "spark": true,
	"snakemake": true, "profile": true, "reveal_type": true}

// bindsLater tells that a module may bind a name that it has not: further down, or by an import that
// fails here, where something is not installed, and whose failure is handled.
func (it *Interp) bindsLater(ns *Namespace, name string) bool {
	if ns.Src == nil || ns.Src.AST.Index == nil {
		return false
	}
	switch ns.Src.AST.Index.Defs[name].(type) {
	case nil:
		return false
	case *parser.Import, *parser.ImportFrom:
		return true
	}
	return ns.state == running
}

// globalOf finds a name in a namespace and forces lazy imports; nil if it is not there.
func (it *Interp) globalOf(ns *Namespace, name string) value.Value {
	v := it.lookUp(ns, name)
	it.noteGlobal(ns, name)
	return v
}

func (it *Interp) lookUp(ns *Namespace, name string) value.Value {
	v := ns.Attrs.Get(name)
	if v == nil {
		if ns.stars != nil {
			if v := it.starName(ns, name); v != nil || it.Exc != nil {
				return v
			}
		}
		if ns.tables != nil {
			return it.tabled(ns, name)
		}
		return nil
	}
	switch x := v.(type) {
	case *lazyImport:
		v = it.force(x)
		if v != nil { // found out once and kept
			it.Heap.TouchOutside(&ns.Cell)
			ns.Attrs.Set(name, v)
		}
		return v
	case *value.Alt:
		if slices.ContainsFunc(x.Choices, func(c value.Choice) bool { return c.Value != nil && IsLazy(c.Value) }) {
			if v = it.forceChoices(x); v == nil {
				return nil
			}
			it.setGlobal(ns, name, v)
		}
	}
	return it.bound(v)
}

// forceChoices forces the imports among alternatives: a name that only one side of a branch has read.
func (it *Interp) forceChoices(x *value.Alt) value.Value {
	out := &value.Alt{}
	same := true
	for _, c := range x.Choices {
		if l, ok := c.Value.(*lazyImport); ok {
			if c.Value = it.force(l); c.Value == nil {
				return nil
			}
		}
		out.Choices = append(out.Choices, c)
		same = same && c.Value != nil && value.Same(c.Value, out.Choices[0].Value)
	}
	if same {
		return out.Choices[0].Value
	}
	return out
}
