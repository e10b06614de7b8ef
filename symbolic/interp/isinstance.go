package interp

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds isinstance, issubclass and the protocols that they know.

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
		if c := it.DeclaredOf[u.ID]; c != nil && (c.IsSubclass(k) || k.Module == "builtins") {
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
