package interp

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// builtinTypes are the classes of built-in values, with their bases.
var builtinTypes = map[string]string{"object": "", "type": "object", "int": "object", "bool": "int", "float": "object", "complex": "object",
	"str": "object", "bytes": "object", "bytearray": "object", "list": "object", "tuple": "object", "dict": "object", "set": "object", "frozenset": "object",
	"slice": "object", "range": "object", "NoneType": "object", "ellipsis": "object", "NotImplementedType": "object",
	"function": "object", "builtin_function_or_method": "object", "method": "object", "module": "object", "generator": "object",
	"property": "object", "classmethod": "object", "staticmethod": "object", "super": "object",
	"BaseException": "object", "Exception": "BaseException", "SystemExit": "BaseException", "KeyboardInterrupt": "BaseException", "GeneratorExit": "BaseException",
	"ArithmeticError": "Exception", "ZeroDivisionError": "ArithmeticError", "OverflowError": "ArithmeticError", "FloatingPointError": "ArithmeticError",
	"AssertionError": "Exception", "AttributeError": "Exception", "BufferError": "Exception", "EOFError": "Exception",
	"ImportError": "Exception", "ModuleNotFoundError": "ImportError", "LookupError": "Exception", "IndexError": "LookupError", "KeyError": "LookupError",
	"MemoryError": "Exception", "NameError": "Exception", "UnboundLocalError": "NameError", "OSError": "Exception", "IOError": "OSError", "EnvironmentError": "OSError",
	"FileNotFoundError": "OSError", "FileExistsError": "OSError", "PermissionError": "OSError", "IsADirectoryError": "OSError", "NotADirectoryError": "OSError",
	"ConnectionError": "OSError", "TimeoutError": "OSError", "BrokenPipeError": "ConnectionError", "ConnectionResetError": "ConnectionError",
	"RuntimeError": "Exception", "NotImplementedError": "RuntimeError", "RecursionError": "RuntimeError", "StopIteration": "Exception", "StopAsyncIteration": "Exception",
	"SyntaxError": "Exception", "IndentationError": "SyntaxError", "SystemError": "Exception", "TypeError": "Exception", "ValueError": "Exception",
	"UnicodeError": "ValueError", "UnicodeDecodeError": "UnicodeError", "UnicodeEncodeError": "UnicodeError",
	"Warning": "Exception", "UserWarning": "Warning", "DeprecationWarning": "Warning", "FutureWarning": "Warning", "RuntimeWarning": "Warning",
	"PendingDeprecationWarning": "Warning", "ImportWarning": "Warning", "ResourceWarning": "Warning", "SyntaxWarning": "Warning", "UnicodeWarning": "Warning", "BytesWarning": "Warning",
	"ExceptionGroup": "Exception", "BaseExceptionGroup": "BaseException"}

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

// builtinClass is the class of a built-in type or exception, by its bare name.
func (it *Interp) builtinClass(name string) *value.Class {
	if c, ok := it.classes["builtins."+name]; ok {
		return c
	}
	base, ok := builtinTypes[name]
	if !ok {
		return nil
	}
	var bases []*value.Class
	if base != "" {
		bases = []*value.Class{it.builtinClass(base)}
	}
	c := &value.Class{Name: name, Module: "builtins", Bases: bases, Attrs: &value.Attrs{}}
	it.classes["builtins."+name] = c
	if base == "" {
		c.MRO = []*value.Class{c}
		return c
	}
	it.linearize(c)
	c.IsException = c.IsException || name == "BaseException"
	it.classConstructor(c)
	return c
}

// classConstructor gives the class of a built-in value its constructor.
func (it *Interp) classConstructor(c *value.Class) {
	switch c.Name {
	case "type":
		c.New = it.typeCall
		return
	case "property":
		c.New = func(a *value.Args) value.Value {
			p := &Property{Get: a.Arg(0, "fget"), Set: a.Arg(1, "fset"), Del: a.Arg(2, "fdel")}
			for _, f := range []*value.Value{&p.Get, &p.Set, &p.Del} {
				if *f == value.None {
					*f = nil
				}
			}
			return p
		}
		return
	case "classmethod":
		c.New = func(a *value.Args) value.Value { return &ClassMethod{a.Arg(0, "function")} }
		return
	case "staticmethod":
		c.New = func(a *value.Args) value.Value { return &rawStatic{a.Arg(0, "function")} }
		return
	case "super":
		c.New = func(a *value.Args) value.Value { return it.Lose("super()") }
		return
	}
	if c.IsException || c.Name == "object" {
		return
	}
	build := pylib.Construct(c.Name)
	if build == nil {
		c.New = nil
		return
	}
	c.New = func(a *value.Args) value.Value {
		if in, ok := a.Arg(0, "").(*value.Instance); ok {
			if v, ok := it.convertInstance(c.Name, in); ok {
				return it.ofClass(a.Class, c, v)
			}
		}
		if g, ok := a.Arg(0, "").(*Generator); ok {
			items := it.collect(g)
			if items == nil {
				return nil
			}
			b := *a
			b.Pos = append([]value.Value{items}, a.Pos[1:]...)
			a = &b
		}
		return it.ofClass(a.Class, c, build(a))
	}
}

// ofClass is a value of a built-in type as an object of c, which may be a user's subclass of that type.
func (it *Interp) ofClass(c, builtin *value.Class, v value.Value) value.Value {
	if _, lost := v.(value.Unknown); c == nil || c == builtin || v == nil || lost {
		return v
	}
	in := &value.Instance{Class: c, Attrs: &value.Attrs{}, Native: v}
	it.Heap.Birth(in)
	return in
}

// convertInstance is int(x), float(x), str(x), bool(x), list(x), … of a user's object.
func (it *Interp) convertInstance(typ string, in *value.Instance) (value.Value, bool) {
	hook := map[string]string{"int": "__int__", "float": "__float__", "str": "__str__", "bool": "__bool__"}[typ]
	if hook != "" {
		if m := it.userSpecial(in, hook); m != nil {
			return it.Call(m, &value.Args{World: it.World}), true
		}
		if typ == "bool" {
			switch ans, lit := it.Truth(in); {
			case ans != dim.Unknown:
				return value.Bool(ans == dim.Yes), true
			case lit.Atom != nil:
				return value.SymBool{Lit: lit}, true
			}
			return it.UnknownOf("bool", "truth of an object"), true
		}
		if typ == "str" {
			if s, ok := it.Str(in); ok {
				return value.Str{S: s}, true
			}
			return it.UnknownOf("str", "str of an object"), true
		}
		if in.Native == nil {
			return it.UnknownOf(typ, typ+" of an object"), true
		}
		return nil, false
	}
	if typ == "dict" {
		d := value.NewDict()
		if m := it.special(in, "keys"); m != nil && in.Native == nil {
			a := &value.Args{}
			if !it.spreadMapping(a, in, m) {
				return nil, true
			}
			for _, k := range a.Kw {
				d.Items.Set(k.Name, value.Str{S: k.Name}, k.Value)
			}
			d.Open = a.OpenKw
			return d, true
		}
		return nil, false
	}
	if typ == "list" || typ == "tuple" || typ == "set" || typ == "frozenset" {
		elems, rest, ok := it.Iterate(in)
		if !ok {
			return nil, true
		}
		l := &value.List{Elems: append([]value.Value(nil), elems...), Abstract: rest}
		if typ == "list" {
			return l, true
		}
		if rest == nil {
			return pylib.Construct(typ)(&value.Args{World: it.World, Pos: []value.Value{l}}), true
		}
		return it.UnknownOf(typ, "elements of an object"), true
	}
	return nil, false
}

// typeCall is type(x) and type(name, bases, dict).
func (it *Interp) typeCall(a *value.Args) value.Value {
	if len(a.Pos) == 1 {
		if c := it.ClassOf(a.Pos[0]); c != nil {
			return c
		}
		return it.World.Unknown("type of " + a.Pos[0].TypeName())
	}
	name, ok := a.Arg(0, "name").(value.Str)
	if !ok || len(a.Pos) < 3 {
		return it.World.Unknown("type of unknown name")
	}
	var bases []*value.Class
	open := false
	elems, rest, _ := it.Iterate(a.Pos[1])
	for _, b := range elems {
		if c, ok := b.(*value.Class); ok {
			bases = append(bases, c)
		} else {
			open = true
		}
	}
	module := "__main__"
	if it.frame != nil {
		module = it.frame.ns.Name
	}
	c := it.newClass(name.S, module, bases, open || rest != nil)
	ns := &value.Attrs{}
	if d := it.asDict(a.Pos[2]); d != nil {
		d.Items.Each(func(e *value.Entry) bool {
			if s, ok := e.Key.(value.Str); ok {
				ns.Set(s.S, e.Value)
			}
			return true
		})
	}
	if a.Class != nil && a.Class.Name != "type" {
		c.Meta = a.Class
	}
	return it.finishClass(c, ns, nil)
}

// ClassOf implements value.Host.
func (it *Interp) ClassOf(v value.Value) *value.Class {
	switch x := v.(type) {
	case *value.Instance:
		return x.Class
	case *value.Tensor:
		if x.Class != nil {
			return x.Class
		}
		if x.Parameter {
			return it.Class("torch.nn.Parameter")
		}
		return it.Class("torch.Tensor")
	case *value.Tuple:
		if x.Class != nil {
			return x.Class
		}
		if x.IsSize {
			return it.Class("torch.Size")
		}
		return it.builtinClass("tuple")
	case *value.Dict:
		if x.Class != nil {
			return x.Class
		}
		return it.builtinClass("dict")
	case *value.Class:
		if x.Meta != nil {
			return x.Meta
		}
		return it.builtinClass("type")
	case *Namespace:
		return it.builtinClass("module")
	case value.Unknown:
		if x.Type == "" {
			return it.declared[x.ID]
		}
		if c := it.builtinClass(x.Type); c != nil {
			return c
		}
		if x.Type == "Tensor" {
			return it.Class("torch.Tensor")
		}
		return nil
	case *Partial:
		return it.Class("functools.partial")
	case value.DType:
		return it.Class("torch.dtype")
	case value.Device:
		return it.Class("torch.device")
	case *value.Alt, nil:
		return nil
	}
	return it.builtinClass(v.TypeName())
}

// hostBuiltin are the builtins that need the interpreter.
func (it *Interp) hostBuiltin(name string) *value.Builtin {
	mk := func(fn func(a *value.Args) value.Value) *value.Builtin { return &value.Builtin{Name: name, Fn: fn} }
	switch name {
	case "isinstance":
		return mk(func(a *value.Args) value.Value { return it.isInstance(a.Arg(0, ""), a.Arg(1, "")) })
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
				if in, isIn := a.Arg(0, "").(*value.Instance); isIn {
					it.setUnnamed(in)
				}
				return value.None
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

// setUnnamed notes that an attribute was set of which nobody knows the name: what was None or empty may be it.
func (it *Interp) setUnnamed(in *value.Instance) {
	it.Heap.Touch(in)
	in.OpenAttrs = true
	for _, name := range in.Attrs.Names() {
		if v := in.Attrs.Get(name); v == value.None || holdsNothing(v) {
			in.Attrs.Set(name, it.World.Unknown("attribute that may have been set"))
		}
	}
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
		if !it.openClass(x.Class) {
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
	if !complete {
		d.Open, d.Other = true, it.World.Unknown("names that a module may have")
	}
	d.Items.OnSet = func(key, v value.Value) {
		if s, ok := key.(value.Str); ok {
			it.setGlobal(ns, s.S, v)
		}
	}
	return d
}

// isInstance is isinstance(v, c) as a bool, a SymBool or an unknown bool.
func (it *Interp) isInstance(v, c value.Value) value.Value {
	if u := it.unionArgs(c); u != nil {
		c = u
	}
	if t, ok := c.(*value.Tuple); ok {
		var open value.Value
		for _, e := range t.Elems {
			r := it.isInstance(v, e)
			if r == value.Bool(true) {
				return r
			}
			if r != value.Bool(false) {
				open = r
			}
		}
		if open == nil {
			return value.Bool(false)
		}
		if u, ok := v.(value.Unknown); ok && len(t.Elems) > 1 {
			var classes []*value.Class
			for _, e := range t.Elems {
				if k, ok := e.(*value.Class); ok {
					classes = append(classes, k)
				}
			}
			if len(classes) < len(t.Elems) {
				return it.UnknownOf("bool", "isinstance of an unknown class")
			}
			return it.classTest(u, classes...)
		}
		return open
	}
	k, ok := c.(*value.Class)
	if !ok {
		if c == value.None {
			return value.Bool(v == value.None)
		}
		return it.UnknownOf("bool", "isinstance of an unknown class")
	}
	if u, ok := v.(value.Unknown); ok {
		if u.Type != "" {
			if uc := it.ClassOf(u); uc != nil {
				return value.Bool(uc.IsSubclass(k))
			}
		}
		if c := it.declared[u.ID]; c != nil && (c.IsSubclass(k) || k.Module == "builtins") {
			return value.Bool(c.IsSubclass(k))
		}
		if k.Name == "object" && k.Module == "builtins" {
			return value.Bool(true)
		}
		return it.classTest(u, k)
	}
	if m := it.metaHook(k, "__instancecheck__"); m != nil {
		return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{v}})
	}
	vc := it.ClassOf(v)
	if vc == nil {
		return it.isProtocol(v, k)
	}
	if vc.IsSubclass(k) {
		return value.Bool(true)
	}
	if in, ok := v.(*value.Instance); ok && in.Native != nil {
		if nc := it.ClassOf(in.Native); nc != nil && nc.IsSubclass(k) {
			return value.Bool(true)
		}
	}
	if it.openClass(vc) {
		return it.UnknownOf("bool", "isinstance of an object with an unknown base")
	}
	return it.isProtocol(v, k)
}

// classTest is isinstance of an unknown value.
func (it *Interp) classTest(u value.Unknown, classes ...*value.Class) value.Value {
	ans, lit := it.ClassTest(u, classes, it.countsAs)
	if ans == dim.Unknown {
		return value.SymBool{Lit: lit}
	}
	return value.Bool(ans == dim.Yes)
}

// countsAs tells that each object of class c surely is an instance of k.
func (it *Interp) countsAs(c, k *value.Class) bool {
	return c.IsSubclass(k) || c.Module == "builtins" && builtinProtocols[k.Name][c.Name] && strings.HasPrefix(k.Module, "collections.abc")
}

// builtinProtocols are the types that belong to abstract classes of collections.abc.
var builtinProtocols = map[string]map[string]bool{
	"Iterable":   {"list": true, "tuple": true, "dict": true, "set": true, "frozenset": true, "str": true, "bytes": true, "range": true},
	"Collection": {"list": true, "tuple": true, "dict": true, "set": true, "frozenset": true, "str": true, "bytes": true, "range": true},
	"Sequence":   {"list": true, "tuple": true, "str": true, "bytes": true, "range": true},
	"Mapping":    {"dict": true},
}

func (it *Interp) metaHook(k *value.Class, name string) value.Value {
	if k.Meta == nil {
		return nil
	}
	if m, _ := k.Meta.Lookup(name); m != nil {
		return it.bindTo(m, k, k.Meta)
	}
	return nil
}

// isProtocol answers for the abstract classes of collections.abc and numbers,
// which built-in types belong to without inheriting from them.
func (it *Interp) isProtocol(v value.Value, k *value.Class) value.Value {
	if !strings.HasPrefix(k.Module, "collections.abc") && k.Module != "typing" && k.Module != "numbers" && k.Module != "types" {
		return value.Bool(false)
	}
	is := false
	switch k.Name {
	case "Iterable", "Collection", "Container", "Sized", "Reversible":
		switch x := v.(type) {
		case *value.List, *value.Tuple, *value.Dict, *value.Set, value.Str, value.Bytes, *value.Range, *value.Tensor:
			is = true
		case *Generator, *pylib.Iterator:
			is = k.Name == "Iterable"
		case *value.Instance:
			name := map[string]string{"Iterable": "__iter__", "Sized": "__len__", "Container": "__contains__"}[k.Name]
			is = it.special(x, name) != nil || x.Native != nil
		}
	case "Sequence", "MutableSequence":
		switch v.(type) {
		case *value.List:
			is = true
		case *value.Tuple, value.Str, value.Bytes, *value.Range:
			is = k.Name == "Sequence"
		}
	case "Mapping", "MutableMapping":
		is = it.asDict(v) != nil
	case "Set", "MutableSet":
		_, is = v.(*value.Set)
	case "Iterator", "Generator":
		switch v.(type) {
		case *Generator, *pylib.Iterator:
			is = true
		}
	case "Callable", "FunctionType", "LambdaType", "MethodType", "BuiltinFunctionType":
		if k.Name == "Callable" {
			return it.callable(v)
		}
		switch v.(type) {
		case *Function:
			is = k.Name == "FunctionType" || k.Name == "LambdaType"
		case *value.BoundMethod:
			is = k.Name == "MethodType"
		case *value.Builtin:
			is = k.Name == "BuiltinFunctionType"
		}
	case "Number", "Complex", "Real", "Rational", "Integral":
		switch v.(type) {
		case value.Int, value.Bool, value.SymBool:
			is = true
		case value.Float:
			is = k.Name != "Integral" && k.Name != "Rational"
		case value.Complex:
			is = k.Name == "Number" || k.Name == "Complex"
		}
	case "Hashable":
		_, is = value.KeyOf(v)
	case "ModuleType":
		_, is = v.(*Namespace)
	case "NoneType":
		is = v == value.None
	default:
		if k.Module == "typing" {
			return it.UnknownOf("bool", "isinstance of typing."+k.Name)
		}
	}
	return value.Bool(is)
}

func (it *Interp) isSubclass(v, c value.Value) value.Value {
	k, ok := v.(*value.Class)
	if !ok {
		return it.UnknownOf("bool", "issubclass of an unknown class")
	}
	if t, ok := c.(*value.Tuple); ok {
		for _, e := range t.Elems {
			if r := it.isSubclass(v, e); r != value.Bool(false) {
				return r
			}
		}
		return value.Bool(false)
	}
	if u := it.unionArgs(c); u != nil {
		return it.isSubclass(v, u)
	}
	d, ok := c.(*value.Class)
	if !ok {
		return it.UnknownOf("bool", "issubclass of an unknown class")
	}
	if k.IsSubclass(d) {
		return value.Bool(true)
	}
	if it.openClass(k) {
		return it.UnknownOf("bool", "issubclass of a class with an unknown base")
	}
	return value.Bool(false)
}

// builtinClassAttr are methods of built-in types read from the class: str.join, dict.fromkeys, object.__init__.
func (it *Interp) builtinClassAttr(c *value.Class, name string) value.Value {
	for _, k := range c.MRO {
		if k.Module != "builtins" {
			continue
		}
		if m := pylib.Method(k.Name, name); m != nil {
			return m
		}
		if k.Name == "type" && name == "__call__" {
			return &value.Builtin{Name: name, Method: true, Fn: func(a *value.Args) value.Value {
				cls, ok := a.Arg(0, "").(*value.Class)
				if !ok {
					return it.Lose("type.__call__")
				}
				b := *a
				b.Pos = a.Pos[1:]
				return it.instantiatePlain(cls, &b)
			}}
		}
		if k.Name == "type" && name == "__new__" {
			return &value.Builtin{Name: name, Fn: func(a *value.Args) value.Value {
				b := *a
				if len(a.Pos) > 0 {
					b.Class, _ = a.Pos[0].(*value.Class)
					b.Pos = a.Pos[1:]
				}
				return it.typeCall(&b)
			}}
		}
		if k.Name == "object" {
			return it.objectAttr(c, name)
		}
	}
	return nil
}

// objectAttr are the methods of object, read from a class.
func (it *Interp) objectAttr(c *value.Class, name string) value.Value {
	method := func(fn func(self value.Value, a *value.Args) value.Value) value.Value {
		return &value.Builtin{Name: name, Method: true, Fn: func(a *value.Args) value.Value {
			if len(a.Pos) == 0 {
				return it.World.Unknown("object." + name)
			}
			b := *a
			b.Pos = a.Pos[1:]
			return fn(a.Pos[0], &b)
		}}
	}
	switch name {
	case "__init__":
		return method(func(self value.Value, a *value.Args) value.Value { return value.None })
	case "__new__":
		return &value.Builtin{Name: name, Fn: func(a *value.Args) value.Value {
			if k, ok := a.Arg(0, "cls").(*value.Class); ok {
				b := *a
				b.Pos = a.Pos[1:]
				return it.allocate(k, &b)
			}
			return it.World.Unknown("object.__new__")
		}}
	case "__setattr__":
		return method(func(self value.Value, a *value.Args) value.Value {
			in, ok := self.(*value.Instance)
			if n, isStr := a.Arg(0, "").(value.Str); ok && isStr && a.Arg(1, "") != nil {
				it.setInstanceAttr(in, n.S, a.Arg(1, ""))
			}
			return value.None
		})
	case "__getattribute__":
		return method(func(self value.Value, a *value.Args) value.Value {
			in, ok := self.(*value.Instance)
			n, isStr := a.Arg(0, "").(value.Str)
			if !ok || !isStr {
				return it.World.Unknown("object.__getattribute__")
			}
			return it.ownAttr(in, n.S)
		})
	case "__repr__", "__str__":
		return method(func(self value.Value, a *value.Args) value.Value {
			if s, ok := it.Repr(self); ok {
				return value.Str{S: s}
			}
			return it.UnknownOf("str", "repr of an object")
		})
	case "__eq__":
		return method(func(self value.Value, a *value.Args) value.Value { return it.identical(self, a.Arg(0, "")) })
	case "__hash__":
		return method(func(self value.Value, a *value.Args) value.Value { return it.UnknownOf("int", "hash") })
	}
	return nil
}

// Str implements value.Host.
func (it *Interp) Str(v value.Value) (string, bool) {
	for _, name := range [2]string{"__str__", "__repr__"} {
		if m := it.userSpecial(v, name); m != nil {
			s, ok := it.Call(m, &value.Args{World: it.World}).(value.Str)
			return s.S, ok
		}
	}
	if in, ok := v.(*value.Instance); ok {
		if in.Class.IsException {
			if t, ok := in.Attrs.Get("args").(*value.Tuple); ok {
				switch len(t.Elems) {
				case 0:
					return "", true
				case 1:
					return it.Str(t.Elems[0])
				}
			}
		}
		return "", false
	}
	switch v.(type) {
	case *value.Class, value.DType:
		return it.Repr(v)
	}
	return pylib.Str(it.World, v)
}

// Repr implements value.Host.
func (it *Interp) Repr(v value.Value) (string, bool) {
	if m := it.userSpecial(v, "__repr__"); m != nil {
		s, ok := it.Call(m, &value.Args{World: it.World}).(value.Str)
		return s.S, ok
	}
	switch x := v.(type) {
	case *value.Instance:
		return "", false
	case value.DType:
		return "torch." + x.String(), true
	case *value.Class:
		return "<class '" + x.QualName() + "'>", true
	}
	return pylib.Repr(it.World, v)
}

// missingArgument is a call of a builtin without its first argument.
func (it *Interp) missingArgument(a *value.Args, name string) value.Value {
	if a.OpenPos || a.OpenKw {
		return it.Lose("call of " + name + " with unknown arguments")
	}
	return it.Raise("TypeError", name+" expected at least 1 argument, got 0")
}
