package interp

import (
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds what the objects of exceptions know of themselves: https://docs.python.org/3/library/exceptions.html

// exceptionAttrs are the attributes of exception classes that hold more than their arguments; those that are no part of
// the arguments are given by keyword, or set by Python where it raises.
var exceptionAttrs = map[string][]string{
	"AttributeError":     {"name", "obj"},
	"NameError":          {"name"},
	"ImportError":        {"name", "path", "msg"},
	"OSError":            {"errno", "strerror", "filename", "filename2", "winerror", "characters_written"},
	"StopIteration":      {"value"},
	"StopAsyncIteration": {"value"},
	"SystemExit":         {"code"},
	"SyntaxError":        {"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"},
	"UnicodeError":       {"encoding", "object", "start", "end", "reason"},
	"BaseExceptionGroup": {"message", "exceptions", "split", "subgroup", "derive"},
}

// baseExceptionMethods gives BaseException its methods.
func (it *Interp) baseExceptionMethods(c *value.Class) {
	method := func(name string, fn func(in *value.Instance, a *value.Args) value.Value) {
		c.Attrs.Set(name, &value.Builtin{Name: name, Method: true, Fn: func(a *value.Args) value.Value {
			in, ok := a.Arg(0, "self").(*value.Instance)
			if !ok {
				return it.World.Unknown("method of an exception")
			}
			b := *a
			b.Pos = a.Pos[1:]
			return fn(in, &b)
		}})
	}
	method("__init__", func(in *value.Instance, a *value.Args) value.Value {
		it.Heap.Touch(in)
		it.exceptionArgs(in, a)
		return value.None
	})
	method("with_traceback", func(in *value.Instance, a *value.Args) value.Value { return in })
	method("add_note", func(in *value.Instance, a *value.Args) value.Value {
		notes, _ := in.Attrs.Get("__notes__").(*value.List)
		if notes == nil {
			notes = value.NewList()
		}
		it.setInstanceAttr(in, "__notes__", value.NewList(append(append([]value.Value(nil), notes.Elems...), a.Arg(0, "note"))...))
		return value.None
	})
}

// exceptionArgs keeps what an exception is made of.
func (it *Interp) exceptionArgs(in *value.Instance, a *value.Args) {
	if a.OpenPos {
		in.Attrs.Set("args", it.UnknownOf("tuple", "arguments of an exception"))
		return
	}
	for _, kw := range a.Kw {
		in.Attrs.Set(kw.Name, kw.Value)
	}
	args := a.Pos
	if it.ofBuiltin(in, "OSError") && len(args) > 2 { // the rest are names of files
		in.Attrs.Set("filename", args[2])
		args = args[:2]
	}
	in.Attrs.Set("args", &value.Tuple{Elems: args})
}

// ofBuiltin tells if an object's class is derived from a builtin one.
func (it *Interp) ofBuiltin(in *value.Instance, name string) bool {
	c := it.builtinClass(name)
	return c != nil && in.Class.IsSubclass(c)
}

// exceptionAttr is an attribute of an exception that was not set.
func (it *Interp) exceptionAttr(x *value.Instance, name string) (value.Value, bool) {
	args, known := x.Attrs.Get("args").(*value.Tuple)
	switch name {
	case "args":
		return it.UnknownOf("tuple", "arguments of an exception"), true
	case "__cause__", "__context__":
		return value.None, true
	case "__suppress_context__":
		return value.Bool(x.Attrs.Get("__cause__") != nil), true
	}
	if members := it.groupMembers(x); name == "exceptions" && members != nil {
		return members, true
	}
	for class, names := range exceptionAttrs {
		for _, n := range names {
			if n == name && it.ofBuiltin(x, class) {
				if v := exceptionPart(class, name, args); known && v != nil {
					return v, true
				}
				return it.World.Unknown("attribute of an exception"), true
			}
		}
	}
	switch name {
	case "__traceback__", "errno", "message", "code", "value":
		return it.World.Unknown("attribute of an exception"), true
	}
	return nil, false
}

// exceptionPart is what an attribute takes from the arguments, nil if they do not say.
func exceptionPart(class, name string, args *value.Tuple) value.Value {
	if args == nil {
		return nil
	}
	n := len(args.Elems)
	part := func(i int, there bool) value.Value {
		if there && i < n {
			return args.Elems[i]
		}
		return value.None
	}
	switch class + "." + name {
	case "StopIteration.value":
		return part(0, true)
	case "SystemExit.code":
		if n > 1 {
			return args
		}
		return part(0, true)
	case "ImportError.msg":
		return part(0, n == 1)
	case "ImportError.name", "ImportError.path":
		return value.None
	case "OSError.errno":
		return part(0, n == 2)
	case "OSError.strerror":
		return part(1, n == 2)
	case "OSError.filename":
		return value.None
	case "SyntaxError.msg":
		return part(0, true)
	case "BaseExceptionGroup.message":
		return part(0, true)
	}
	return nil
}

// groupMembers are the exceptions of a group, nil if it is none or they are not known.
func (it *Interp) groupMembers(x *value.Instance) *value.Tuple {
	args, ok := x.Attrs.Get("args").(*value.Tuple)
	if !ok || len(args.Elems) != 2 || !it.ofBuiltin(x, "BaseExceptionGroup") {
		return nil
	}
	switch args.Elems[1].(type) {
	case *value.List, *value.Tuple:
		if elems, rest, ok := it.Iterate(args.Elems[1]); ok && rest == nil {
			return value.NewTuple(elems...)
		}
	}
	return nil
}

// chain notes what an exception that a statement raises was raised from, and while which other was handled.
func (it *Interp) chain(exc value.Value, cause value.Value) bool {
	in, ok := exc.(*value.Instance)
	if !ok {
		return true
	}
	if c, ok := cause.(*value.Class); ok {
		if cause = it.instantiate(c, &value.Args{World: it.World}); cause == nil {
			return false
		}
	}
	if cause != nil {
		it.setRaised(in, "__cause__", cause)
		it.setRaised(in, "__suppress_context__", value.Bool(true))
	}
	if handled := it.handling(); handled != nil {
		if context := it.exceptionValue(handled); !value.Same(context, in) {
			it.setRaised(in, "__context__", context)
		}
	}
	return true
}

// setRaised sets an attribute as Python does where it raises: no method of the object's class is asked.
func (it *Interp) setRaised(in *value.Instance, name string, v value.Value) {
	it.Heap.Touch(in)
	in.Attrs.Set(name, v)
}

// exceptionStr is str(x) of an exception whose class has no method for it.
func (it *Interp) exceptionStr(x *value.Instance) (string, bool) {
	t, ok := x.Attrs.Get("args").(*value.Tuple)
	if !ok || it.ofBuiltin(x, "BaseExceptionGroup") || it.ofBuiltin(x, "UnicodeError") {
		return "", false
	}
	switch n := len(t.Elems); {
	case n == 0:
		return "", true
	case n == 1 && it.ofBuiltin(x, "KeyError"):
		return it.Repr(t.Elems[0])
	case n == 1:
		return it.Str(t.Elems[0])
	case it.ofBuiltin(x, "OSError") || it.ofBuiltin(x, "SyntaxError"):
		return "", false
	}
	return it.Repr(t)
}

// exceptionRepr is repr(x) of an exception whose class has no method for it.
func (it *Interp) exceptionRepr(x *value.Instance) (string, bool) {
	t, ok := x.Attrs.Get("args").(*value.Tuple)
	if !ok {
		return "", false
	}
	s := x.Class.Name + "("
	for i, e := range t.Elems {
		r, ok := it.Repr(e)
		if !ok {
			return "", false
		}
		if i > 0 {
			s += ", "
		}
		s += r
	}
	return s + ")", true
}
