package pylib

import (
	"math"
	"math/bits"
	"sync"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// methods are the methods of a type by name.
type methods map[string]*value.Builtin

func methodTable(bs ...*value.Builtin) methods {
	m := methods{}
	for _, b := range bs {
		m[b.Name] = b
	}
	return m
}

// method defines a method with its own signature.
func method(name, spec string, f func(c *call) value.Value) *value.Builtin {
	b := builtin(name, "self "+spec, f)
	b.Method = true
	return b
}

// Method finds an unbound method of a built-in type ("str", "split"), whose
// self is the first argument; nil if there is none.
func Method(typ, name string) *value.Builtin {
	if t := allMethods()[typ]; t != nil {
		if m := t()[name]; m != nil {
			return m
		}
		return dunderMethod(typ, name)
	}
	return nil
}

// tablesOfTypes is set by init: the tables refer to it in a circle.
var tablesOfTypes func() map[string]func() methods

func init() { tablesOfTypes = sync.OnceValue(buildTypes) }

// allMethods are the tables of the types; each is built when it is first asked for.
func allMethods() map[string]func() methods { return tablesOfTypes() }

func buildTypes() map[string]func() methods {
	it := iteratorMethods
	none := func() methods { return nil }
	return map[string]func() methods{"str": strMethods, "bytes": bytesMethods, "bytearray": bytesMethods, "list": listMethods,
		"tuple": tupleMethods, "Size": tupleMethods, "dict": dictMethods, "mappingproxy": dictMethods, "set": setMethods, "frozenset": setMethods,
		"dict_keys": setMethods, "dict_items": setMethods, "dict_values": none, "int": intMethods, "bool": intMethods, "float": floatMethods,
		"complex": complexMethods, "range": rangeMethods, "slice": sliceMethods, "generator": it, "iterator": it, "zip": it, "map": it,
		"enumerate": it, "filter": it, "reversed": it, "list_iterator": it, "itertools": it}
}

var intMethods = sync.OnceValue(func() methods {
	return methodTable(
		method("bit_length", "", func(c *call) value.Value {
			n, ok := constInt(c.arg[0])
			if !ok {
				return unknownInt(c.w, 0, 63, 0)
			}
			if n < 0 {
				n = -n
			}
			return value.NewInt(int64(bits.Len64(uint64(n))))
		}),
		method("bit_count", "", func(c *call) value.Value {
			n, ok := constInt(c.arg[0])
			if !ok {
				return unknownInt(c.w, 0, 63, 0)
			}
			if n < 0 {
				n = -n
			}
			return value.NewInt(int64(bits.OnesCount64(uint64(n))))
		}),
		method("item", "", func(c *call) value.Value { return toInt(c.w, c.arg[0]) }),
		method("conjugate", "", func(c *call) value.Value { return c.arg[0] }),
		method("is_integer", "", func(c *call) value.Value { return value.Bool(true) }),
		method("as_integer_ratio", "", func(c *call) value.Value { return value.NewTuple(c.arg[0], value.NewInt(1)) }),
		method("to_bytes", "...", func(c *call) value.Value { return c.unknown("bytes") }),
		builtin("from_bytes", "...", func(c *call) value.Value { return c.unknown("int") }),
	)
})

var floatMethods = sync.OnceValue(func() methods {
	return methodTable(
		method("is_integer", "", func(c *call) value.Value {
			f, ok := c.arg[0].(value.Float)
			switch {
			case ok && f.Known:
				return value.Bool(f.F == math.Trunc(f.F) && !math.IsInf(f.F, 0))
			case ok && f.IsRatio:
				return relate(c.w, "==", f.Num.Mod(f.Den), dim.Int(0))
			}
			return c.unknown("bool")
		}),
		method("item", "", func(c *call) value.Value { return c.arg[0] }),
		method("conjugate", "", func(c *call) value.Value { return c.arg[0] }),
		method("hex", "", func(c *call) value.Value { return c.unknown("str") }),
		method("as_integer_ratio", "", func(c *call) value.Value { return c.unknown("tuple") }),
		builtin("fromhex", "s", func(c *call) value.Value { return value.UnknownFloat }),
	)
})

var complexMethods = sync.OnceValue(func() methods {
	return methodTable(
		method("conjugate", "", func(c *call) value.Value {
			z, ok := c.arg[0].(value.Complex)
			if !ok {
				return c.unknown("complex")
			}
			return value.Complex(complex(real(complex128(z)), -imag(complex128(z))))
		}),
	)
})

var rangeMethods = sync.OnceValue(func() methods {
	return methodTable(
		method("index", "value", func(c *call) value.Value {
			elems, rest, _ := Iterate(c.w, c.arg[0])
			i, ans := find(c.w, elems, rest != nil, c.arg[1], 0)
			switch ans {
			case dim.Yes:
				return value.NewInt(int64(i))
			case dim.No:
				return c.raise("ValueError", "value is not in range")
			}
			return unknownInt(c.w, 0, maxInt, 0)
		}),
		method("count", "value", func(c *call) value.Value {
			elems, rest, _ := Iterate(c.w, c.arg[0])
			return countOf(c.w, elems, rest != nil, c.arg[1])
		}),
	)
})

var sliceMethods = sync.OnceValue(func() methods {
	return methodTable(
		method("indices", "len", func(c *call) value.Value {
			s, ok := c.arg[0].(*value.Slice)
			n, known := constInt(c.arg[1])
			if !ok || !known {
				return value.NewTuple(unknownInt(c.w, 0, maxInt, 0), unknownInt(c.w, 0, maxInt, 0), unknownInt(c.w, minInt, maxInt, 0))
			}
			if n < 0 {
				return c.raise("ValueError", "length should not be negative")
			}
			start, stop, step, ok, raised := sliceLimits(c.w, s, n)
			if raised {
				return nil
			}
			if !ok {
				return value.NewTuple(unknownInt(c.w, 0, maxInt, 0), unknownInt(c.w, 0, maxInt, 0), unknownInt(c.w, minInt, maxInt, 0))
			}
			return value.NewTuple(value.NewInt(start), value.NewInt(stop), value.NewInt(step))
		}),
	)
})

var iteratorMethods = sync.OnceValue(func() methods {
	return methodTable(
		method("__next__", "", func(c *call) value.Value { return nextOf(c, c.arg[0], nil) }),
		method("close", "", func(c *call) value.Value { return value.None }),
		method("send", "value", func(c *call) value.Value { return nextOf(c, c.arg[0], nil) }),
		method("throw", "...", func(c *call) value.Value { return c.unknown("") }),
	)
})

// nextOf is next(iterator[, default]).
func nextOf(c *call, v, def value.Value) value.Value {
	it, ok := v.(*Iterator)
	if !ok {
		if isBuiltin(v) {
			return c.raise("TypeError", "'"+v.TypeName()+"' object is not an iterator")
		}
		return c.unknown("")
	}
	x, more := it.Next(c.w)
	switch {
	case more:
		return x
	case def != nil:
		return def
	}
	return c.raise("StopIteration", "")
}

var binaryDunders = map[string]string{"__add__": "+", "__sub__": "-", "__mul__": "*", "__truediv__": "/", "__floordiv__": "//",
	"__mod__": "%", "__pow__": "**", "__and__": "&", "__or__": "|", "__xor__": "^", "__lshift__": "<<", "__rshift__": ">>"}

var compareDunders = map[string]string{"__eq__": "==", "__ne__": "!=", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}

// dunderMethod is a special method of a built-in type: subclasses call it by super().
func dunderMethod(typ, name string) *value.Builtin {
	if len(name) < 5 || name[:2] != "__" {
		return nil
	}
	f, spec := dunderFunc(typ, name)
	if f == nil {
		return nil
	}
	return method(name, spec, f)
}

func dunderFunc(typ, name string) (func(c *call) value.Value, string) {
	container := false
	switch typ {
	case "list", "tuple", "Size", "dict", "set", "frozenset", "str", "bytes", "range", "mappingproxy":
		container = true
	}
	notImplemented := func(v value.Value, ok bool) value.Value {
		if !ok {
			return value.NotImplemented
		}
		return v
	}
	if op, ok := binaryDunders[name]; ok && typ != "range" {
		return func(c *call) value.Value {
			return notImplemented(Binary(c.w, op, payload(c.arg[0]), payload(c.arg[1]), false))
		}, "other"
	}
	if op, ok := compareDunders[name]; ok {
		return func(c *call) value.Value { return notImplemented(Compare(c.w, op, c.arg[0], c.arg[1])) }, "other"
	}
	switch name {
	case "__repr__":
		return func(c *call) value.Value { return c.text(Repr(c.w, payload(c.arg[0]))) }, ""
	case "__str__":
		return func(c *call) value.Value { return c.text(Str(c.w, payload(c.arg[0]))) }, ""
	case "__format__":
		return func(c *call) value.Value {
			spec, _ := c.str(1)
			return c.text(Format(c.w, payload(c.arg[0]), spec))
		}, "spec"
	case "__hash__":
		return func(c *call) value.Value { return c.unknown("int") }, ""
	case "__bool__":
		return func(c *call) value.Value {
			ans, lit, _ := Truth(c.w, payload(c.arg[0]))
			return decided(ans, lit, false)
		}, ""
	case "__int__", "__index__":
		return func(c *call) value.Value { return toInt(c.w, payload(c.arg[0])) }, ""
	case "__float__":
		return func(c *call) value.Value { return toFloat(c.w, payload(c.arg[0])) }, ""
	case "__neg__":
		return func(c *call) value.Value { return notImplemented(Unary(c.w, "-", payload(c.arg[0]))) }, ""
	case "__abs__":
		return func(c *call) value.Value { return absOf(c, payload(c.arg[0])) }, ""
	}
	if !container {
		return nil, ""
	}
	switch name {
	case "__len__":
		return func(c *call) value.Value { v, _ := Len(c.w, c.arg[0]); return v }, ""
	case "__iter__":
		return func(c *call) value.Value {
			elems, rest, ok := Iterate(c.w, payload(c.arg[0]))
			if !ok {
				return c.unknown("")
			}
			return newIterator(c.w, typ+"_iterator", elems, rest)
		}, ""
	case "__reversed__":
		return func(c *call) value.Value { return reversedOf(c, payload(c.arg[0])) }, ""
	case "__contains__":
		return func(c *call) value.Value { return notImplemented(Compare(c.w, "in", c.arg[1], c.arg[0])) }, "item"
	case "__getitem__":
		return func(c *call) value.Value { return notImplemented(Subscript(c.w, c.arg[0], c.arg[1])) }, "key"
	}
	if name == "__init__" && (typ == "dict" || typ == "list" || typ == "set") {
		return func(c *call) value.Value { return initContainer(c) }, "..."
	}
	if typ != "dict" && typ != "list" {
		return nil, ""
	}
	switch name {
	case "__setitem__":
		return func(c *call) value.Value {
			if done, ok := SetItem(c.w, c.arg[0], c.arg[1], c.arg[2]); ok && !done {
				return nil
			}
			return value.None
		}, "key value"
	case "__delitem__":
		return func(c *call) value.Value {
			if done, ok := DelItem(c.w, c.arg[0], c.arg[1]); ok && !done {
				return nil
			}
			return value.None
		}, "key"
	case "__iadd__", "__ior__":
		op := map[string]string{"__iadd__": "+", "__ior__": "|"}[name]
		return func(c *call) value.Value {
			return notImplemented(Binary(c.w, op, payload(c.arg[0]), payload(c.arg[1]), true))
		}, "other"
	}
	return nil, ""
}

// text is a string result, unknown if it can't be told.
func (c *call) text(s string, ok bool) value.Value {
	switch {
	case c.w.Exc != nil:
		return nil
	case !ok:
		return c.unknown("str")
	}
	return newStr(s)
}

// initContainer is list.__init__, dict.__init__ or set.__init__ of an instance of a subclass.
func initContainer(c *call) value.Value {
	x := payload(c.arg[0])
	if d, ok := x.(*value.Dict); ok {
		if d.Factory != nil {
			return initDefaultDict(c.Args, d)
		}
		return dictUpdateMethod(c.Args)
	}
	if len(c.Pos) < 2 {
		return value.None
	}
	elems, rest, ok := c.w.Host.Iterate(c.Pos[1])
	if !ok {
		return nil
	}
	switch x := x.(type) {
	case *value.List:
		c.w.Heap.Touch(x)
		x.Elems, x.Abstract = append([]value.Value(nil), elems...), rest
	case *value.Set:
		made, ok := setOf(c.w, elems, rest)
		if !ok {
			return nil
		}
		c.w.Heap.Touch(x)
		x.Items = made.Items
	}
	return value.None
}
