package interp

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the classes of builtin types: their constructors and attributes.

// builtinTypes are the classes of built-in values, with their bases; = is another name of OSError.
var builtinTypes = map[string]string{"object": "", "type": "object", "int": "object", "bool": "int", "float": "object", "complex": "object",
	"str": "object", "bytes": "object", "bytearray": "object", "list": "object", "tuple": "object", "dict": "object", "set": "object", "frozenset": "object",
	"slice": "object", "range": "object", "NoneType": "object", "ellipsis": "object", "NotImplementedType": "object",
	"function": "object", "builtin_function_or_method": "object", "method": "object", "module": "object", "generator": "object",
	"property": "object", "classmethod": "object", "staticmethod": "object", "super": "object",
	"BaseException": "object", "Exception": "BaseException", "SystemExit": "BaseException", "KeyboardInterrupt": "BaseException", "GeneratorExit": "BaseException",
	"ArithmeticError": "Exception", "ZeroDivisionError": "ArithmeticError", "OverflowError": "ArithmeticError", "FloatingPointError": "ArithmeticError",
	"AssertionError": "Exception", "AttributeError": "Exception", "BufferError": "Exception", "EOFError": "Exception",
	"ImportError": "Exception", "ModuleNotFoundError": "ImportError", "LookupError": "Exception", "IndexError": "LookupError", "KeyError": "LookupError",
	"MemoryError": "Exception", "NameError": "Exception", "UnboundLocalError": "NameError", "OSError": "Exception", "IOError": "=", "EnvironmentError": "=",
	"FileNotFoundError": "OSError", "FileExistsError": "OSError", "PermissionError": "OSError", "IsADirectoryError": "OSError", "NotADirectoryError": "OSError",
	"ConnectionError": "OSError", "TimeoutError": "OSError", "BrokenPipeError": "ConnectionError", "ConnectionResetError": "ConnectionError",
	"ConnectionAbortedError": "ConnectionError", "ConnectionRefusedError": "ConnectionError", "BlockingIOError": "OSError", "ChildProcessError": "OSError",
	"InterruptedError": "OSError", "ProcessLookupError": "OSError", "ReferenceError": "Exception", "TabError": "IndentationError",
	"UnicodeTranslateError": "UnicodeError", "EncodingWarning": "Warning",
	"RuntimeError": "Exception", "NotImplementedError": "RuntimeError", "RecursionError": "RuntimeError", "StopIteration": "Exception", "StopAsyncIteration": "Exception",
	"SyntaxError": "Exception", "IndentationError": "SyntaxError", "SystemError": "Exception", "TypeError": "Exception", "ValueError": "Exception",
	"UnicodeError": "ValueError", "UnicodeDecodeError": "UnicodeError", "UnicodeEncodeError": "UnicodeError",
	"Warning": "Exception", "UserWarning": "Warning", "DeprecationWarning": "Warning", "FutureWarning": "Warning", "RuntimeWarning": "Warning",
	"PendingDeprecationWarning": "Warning", "ImportWarning": "Warning", "ResourceWarning": "Warning", "SyntaxWarning": "Warning", "UnicodeWarning": "Warning", "BytesWarning": "Warning",
	"ExceptionGroup": "BaseExceptionGroup Exception", "BaseExceptionGroup": "BaseException"}

// builtinClass is the class of a built-in type or exception, by its bare name.
func (it *Interp) builtinClass(name string) *value.Class {
	if c, ok := it.classes["builtins."+name]; ok {
		return c
	}
	base, ok := builtinTypes[name]
	if !ok {
		return nil
	}
	if base == "=" {
		return it.builtinClass("OSError")
	}
	var bases []*value.Class
	for b := range strings.FieldsSeq(base) {
		bases = append(bases, it.builtinClass(b))
	}
	c := &value.Class{Name: name, Module: "builtins", Bases: bases, Attrs: &value.Attrs{}}
	it.classes["builtins."+name] = c
	if base == "" {
		c.MRO = []*value.Class{c}
		return c
	}
	it.linearize(c)
	if name == "BaseException" {
		c.IsException = true
		it.baseExceptionMethods(c)
	}
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
			p := &Property{Get: a.Arg(0, "fget"), Set: a.Arg(1, "fset"), Del: a.Arg(2, "fdel"), Doc: a.Arg(3, "doc")}
			for _, f := range []*value.Value{&p.Get, &p.Set, &p.Del, &p.Doc} {
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
	elems, rest, _ := it.Iterate(a.Pos[1])
	h := it.basesOf(elems, rest)
	asked := a.Class
	if asked != nil && asked.Module == "builtins" {
		asked = nil
	}
	meta := mostDerived(asked, h.bases)
	if meta != asked && it.makesItself(meta) {
		return it.instantiate(meta, &value.Args{Pos: a.Pos, Kw: a.Kw, OpenKw: a.OpenKw})
	}
	if meta != nil {
		h.meta = meta
	}
	h.name = name.S
	if st := it.defining; st != nil && st.name == h.name { // a metaclass goes on with the class statement
		it.defining = nil
		h.doc, h.place, h.nested = st.doc, st.place, st.nested
	}
	return it.classOfDict(h, a)
}

// classOfDict is a class made of a mapping of names: the third argument of type.
func (it *Interp) classOfDict(h *classHeader, a *value.Args) value.Value {
	module := "__main__"
	if it.frame != nil {
		module = it.frame.ns.Name
	}
	ns := &value.Attrs{}
	d := it.asDict(a.Pos[2])
	if d == nil || d.Open {
		h.open = true
	}
	if d != nil {
		d.Items.Each(func(e *value.Entry) bool {
			s, ok := e.Key.(value.Str)
			text, isText := e.Value.(value.Str)
			switch {
			case !ok:
				h.open = true
			case s.S == "__qualname__" && isText:
			case s.S == "__module__" && isText:
				module = text.S
			case s.S == "__doc__" && isText:
				h.doc = text.S
			default:
				ns.Set(s.S, e.Value)
			}
			return true
		})
	}
	return it.finishClass(it.newClassOf(h, module), ns, a.Kw)
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
		if x.Factory != nil {
			return it.Class("collections.defaultdict")
		}
		return it.builtinClass("dict")
	case *value.Class:
		if x.Meta != nil {
			return x.Meta
		}
		return it.builtinClass("type")
	case *Namespace:
		return it.builtinClass("module")
	case *CallFrame:
		return it.Class("types.FrameType")
	case value.Unknown:
		if x.Type == "" {
			return it.DeclaredOf[x.ID]
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

// builtinClassAttr are methods of built-in types read from the class: str.join, dict.fromkeys, object.__init__.
func (it *Interp) builtinClassAttr(c *value.Class, name string) value.Value {
	for _, k := range c.MRO {
		if k.Module != "builtins" {
			continue
		}
		if m := k.Attrs.Get(name); m != nil {
			return m
		}
		if k.Name == "dict" && name == "fromkeys" {
			return it.fromKeys(c)
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
		if k.Name == "type" && name == "__prepare__" {
			return it.method(name, func(*value.Args) value.Value { return value.NewDict() })
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
			return it.objectMethod(name)
		}
	}
	return nil
}

// objectMethod is a method of object, read from a class; the same one each time.
func (it *Interp) objectMethod(name string) value.Value {
	m, known := it.objectMethods[name]
	if !known && objectNames[name] {
		m = it.newObjectMethod(name)
		it.objectMethods[name] = m
	}
	return m
}

func (it *Interp) newObjectMethod(name string) value.Value {
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
			switch o := self.(type) {
			case *value.Instance:
				return it.setAttrMethod(o, a)
			case *value.Class:
				if n, ok := a.Arg(0, "").(value.Str); ok && len(a.Pos) > 1 {
					it.setClassAttr(o, n.S, a.Pos[1])
				}
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
