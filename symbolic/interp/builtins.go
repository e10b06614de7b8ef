package interp

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// newBuiltins makes the namespace of builtins; names are filled in as they are read.
func (it *Interp) newBuiltins() *Namespace {
	n := it.newNamespace("builtins")
	n.state = ran
	n.Attrs.Set("NotImplemented", value.NotImplemented)
	n.Attrs.Set("Ellipsis", value.Ellipsis)
	n.Attrs.Set("__debug__", value.Bool(true))
	return n
}

// builtin finds a builtin by name; nil if there is none.
func (it *Interp) builtin(name string) value.Value {
	var v value.Value
	if c := it.builtinClass(name); c != nil && name != "function" && name != "module" && name != "method" && name != "generator" && name != "ellipsis" && name != "NoneType" {
		v = c
	} else if b := it.hostBuiltin(name); b != nil {
		v = b
	} else if b := pylib.Function(name); b != nil {
		v = b
	} else if strings.HasPrefix(name, "__") && (name == "__builtins__" || name == "__spec__" || name == "__package__" || name == "__loader__" || name == "__path__") {
		return it.World.Unknown(name)
	}
	if v != nil {
		it.Heap.TouchOutside(&it.builtins.Cell)
		it.builtins.Attrs.Set(name, v)
	}
	return v
}

// hostBuiltin are the builtins that need the interpreter.
func (it *Interp) hostBuiltin(name string) *value.Builtin {
	mk := func(fn func(a *value.Args) value.Value) *value.Builtin { return &value.Builtin{Name: name, Fn: fn} }
	switch name {
	case "isinstance":
		return &value.Builtin{Name: name, Lazy: true, Fn: func(a *value.Args) value.Value { return it.isInstanceOfAny(a.Arg(0, ""), a.Arg(1, "")) }}
	case "issubclass":
		return mk(func(a *value.Args) value.Value { return it.isSubclass(a.Arg(0, ""), a.Arg(1, "")) })
	case "len":
		return mk(func(a *value.Args) value.Value {
			if len(a.Pos) != 1 {
				return it.UnknownOf("int", "len")
			}
			return it.length(a.Pos[0])
		})
	case "getattr":
		return mk(it.getattr)
	case "setattr":
		return mk(func(a *value.Args) value.Value {
			n, ok := a.Arg(1, "").(value.Str)
			if !ok {
				return it.setUnknownAttr(a.Arg(0, ""), a.Arg(1, ""), a.Arg(2, ""))
			}
			if !it.SetAttr(a.Arg(0, ""), n.S, a.Arg(2, "")) {
				return nil
			}
			return value.None
		})
	case "hasattr":
		return mk(func(a *value.Args) value.Value {
			n, ok := a.Arg(1, "").(value.Str)
			if !ok {
				return it.UnknownOf("bool", "hasattr of unknown name")
			}
			switch it.HasAttr(a.Arg(0, ""), n.S) {
			case dim.Yes:
				return value.Bool(true)
			case dim.No:
				return value.Bool(false)
			}
			if u, ok := a.Arg(0, "").(value.Unknown); ok {
				return value.SymBool{Lit: value.Literal{Atom: it.Atom(u.ID, "hasattr "+n.S)}}
			}
			return it.UnknownOf("bool", "hasattr "+n.S)
		})
	case "delattr":
		return mk(func(a *value.Args) value.Value {
			if n, ok := a.Arg(1, "").(value.Str); ok {
				it.delAttr(a.Arg(0, ""), n.S)
			}
			return value.None
		})
	case "callable":
		return mk(func(a *value.Args) value.Value { return it.callable(a.Arg(0, "")) })
	case "vars":
		return mk(func(a *value.Args) value.Value {
			if v := a.Arg(0, ""); v != nil {
				return it.Attr(v, "__dict__")
			}
			return it.locals()
		})
	case "locals":
		return mk(func(a *value.Args) value.Value { return it.locals() })
	case "globals":
		return mk(func(a *value.Args) value.Value { return it.globals() })
	case "iter":
		return mk(func(a *value.Args) value.Value {
			if sentinel := a.Arg(1, ""); sentinel != nil {
				return it.callsUntil(a.Arg(0, ""), sentinel)
			}
			switch x := a.Arg(0, "").(type) {
			case *Generator, *pylib.Iterator:
				return x
			case *value.Instance:
				if m := it.userSpecial(x, "__iter__"); m != nil {
					return it.Call(m, &value.Args{World: it.World})
				}
			}
			if a.Arg(0, "") == nil {
				return it.missingArgument(a, name)
			}
			elems, rest, ok := it.Iterate(a.Arg(0, ""))
			if !ok {
				return nil
			}
			return pylib.NewIterator(it.World, elems, rest)
		})
	case "next":
		return mk(func(a *value.Args) value.Value {
			v := a.Arg(0, "")
			if v == nil {
				return it.missingArgument(a, name)
			}
			return it.next(v, a.Arg(1, ""))
		})
	case "dir":
		return it.method(name, it.dirOf)
	case "exec":
		return mk(func(a *value.Args) value.Value {
			if f := it.frame; f != nil { // it may bind any name
				it.alter(f.ns)
				f.ns.Open, f.executed = true, true
			}
			it.escapeArgs(a) // the names may go into a dictionary
			return value.None
		})
	case "eval":
		return mk(it.evalText)
	case "compile", "breakpoint", "help", "memoryview", "aiter", "anext":
		return mk(func(a *value.Args) value.Value { return it.Lose("result of " + name) })
	case "__import__":
		return mk(it.importByName)
	case "exit", "quit":
		return mk(func(a *value.Args) value.Value { return it.Raise("SystemExit", "") })
	}
	return nil
}

// setUnknownAttr is setattr with a name that is not known; nil after an exception.
func (it *Interp) setUnknownAttr(v, name, x value.Value) value.Value {
	in, ok := v.(*value.Instance)
	if !ok {
		return value.None
	}
	it.setUnnamed(in)
	if m, owner := in.Class.Lookup("__setattr__"); m != nil && owner.Native != moduleClassMark {
		return it.Call(it.bindTo(m, in, in.Class), &value.Args{World: it.World, Pos: []value.Value{name, x}})
	}
	return value.None
}

// setUnnamed notes that an attribute was set of which nobody knows the name: what stands for nothing may be it.
func (it *Interp) setUnnamed(in *value.Instance) {
	it.Heap.Touch(in)
	in.OpenAttrs = true
	if d, _ := replacedDict(in); d != nil {
		it.Heap.Touch(d)
		d.Open = true
	}
	for _, name := range in.Attrs.Names() {
		if v := in.Attrs.Get(name); v == value.None || negative(v) || holdsNothing(v) {
			in.Attrs.Set(name, it.World.Unknown("attribute that may have been set"))
		}
	}
}

// negative tells of a number below zero, which a size that nobody has set yet is given.
func negative(v value.Value) bool {
	n, ok := v.(value.Int)
	if !ok {
		return false
	}
	k, known := n.E.Const()
	return known && k < 0
}

// holdsNothing tells of a container that is surely empty.
func holdsNothing(v value.Value) bool {
	switch x := v.(type) {
	case *value.List:
		return len(x.Elems) == 0 && x.Abstract == nil && x.Alts == nil
	case *value.Dict:
		return x.Items.Len() == 0 && !x.Open && x.Alts == nil
	case *value.Set:
		return x.Items.Len() == 0 && x.Alts == nil
	case *value.Instance: // of a class that derives from a container
		return holdsNothing(x.Native)
	}
	return false
}

func (it *Interp) getattr(a *value.Args) value.Value {
	v := a.Arg(0, "")
	n, ok := a.Arg(1, "").(value.Str)
	if in, object := v.(*value.Instance); object && !ok {
		// It may be any of them, and what is done to it is done to one of them.
		in.Attrs.Each(func(_ string, v value.Value) bool { it.escape(v); return true })
	}
	if !ok || v == nil {
		return it.Lose("getattr of unknown name")
	}
	def := a.Arg(2, "")
	if def == nil {
		return it.Attr(v, n.S)
	}
	switch it.HasAttr(v, n.S) {
	case dim.Yes:
		return it.Attr(v, n.S)
	case dim.No:
		return def
	}
	if u, ok := v.(value.Unknown); ok {
		lit := value.Literal{Atom: it.Atom(u.ID, "hasattr "+n.S)}
		if u.Free || it.Path.Decide(lit) != dim.Unknown {
			return it.Fork(lit, func() value.Value { return it.Attr(v, n.S) }, func() value.Value { return def })
		}
	}
	if r, ok := it.findAttr(v, n.S); ok {
		return r
	}
	if it.Exc != nil {
		it.Exc = nil
	}
	return it.Lose("attribute " + n.S)
}

func (it *Interp) callable(v value.Value) value.Value {
	switch x := v.(type) {
	case *Function, *value.Builtin, *value.BoundMethod, *value.Class, *Partial:
		return value.Bool(true)
	case *value.Instance:
		if x.Class.IsModule || it.special(x, "__call__") != nil {
			return value.Bool(true)
		}
		if !x.Class.Open() {
			return value.Bool(false)
		}
	case value.Unknown:
		return value.SymBool{Lit: value.Literal{Atom: it.Atom(x.ID, "callable")}}
	default:
		if it.known(v) {
			return value.Bool(false)
		}
	}
	return it.UnknownOf("bool", "callable")
}

func (it *Interp) globals() value.Value {
	if it.frame == nil {
		return value.NewDict()
	}
	ns := it.frame.ns
	d, complete := it.bindings(ns)
	if d == nil {
		return nil
	}
	it.showGlobals(d, ns, complete)
	return d
}

// showGlobals makes a mapping one of a module's names: what is put into it is bound there. complete: it has all of them.
func (it *Interp) showGlobals(d *value.Dict, ns *Namespace, complete bool) {
	if !complete {
		d.Open, d.Other = true, it.World.Unknown("names that a module may have")
	}
	d.Items.OnSet = func(key, v value.Value) {
		if s, ok := key.(value.Str); ok {
			it.setGlobal(ns, s.S, v)
			return
		}
		it.alter(ns)
		ns.Open = true
	}
}

// missingArgument is a call of a builtin without its first argument.
func (it *Interp) missingArgument(a *value.Args, name string) value.Value {
	if a.OpenPos || a.OpenKw {
		return it.Lose("call of " + name + " with unknown arguments")
	}
	return it.Raise("TypeError", name+" expected at least 1 argument, got 0")
}
