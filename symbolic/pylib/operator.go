package pylib

import (
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

var operatorNames = map[string]string{"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**",
	"matmul": "@", "and_": "&", "or_": "|", "xor": "^", "lshift": "<<", "rshift": ">>", "concat": "+",
	"iadd": "+", "isub": "-", "imul": "*", "itruediv": "/", "ifloordiv": "//", "ior": "|", "iand": "&"}

var operatorCompare = map[string]string{"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "is_": "is", "is_not": "is not"}

// operatorModule is the module operator.
func operatorModule(w *value.World, attr string) value.Value {
	if len(attr) > 4 && attr[:2] == "__" {
		attr = attr[2 : len(attr)-2]
	}
	if op, ok := operatorNames[attr]; ok {
		return builtin(attr, "a b", func(c *call) value.Value { return c.w.Host.Binary(op, c.arg[0], c.arg[1]) })
	}
	if op, ok := operatorCompare[attr]; ok {
		return builtin(attr, "a b", func(c *call) value.Value { return c.w.Host.Compare(op, c.arg[0], c.arg[1]) })
	}
	if f := operatorFunctions()[attr]; f != nil {
		return f
	}
	return nil
}

// keyed makes the callable that itemgetter and attrgetter return.
func keyed(name string, a *value.Args, get func(w *value.World, v, key value.Value) value.Value) value.Value {
	keys := a.Pos
	if a.OpenPos { // itemgetter(*keys), of which nobody knows the number
		return a.World.Unknown(name)
	}
	return &value.Builtin{Name: name, Fn: func(b *value.Args) value.Value {
		if len(b.Pos) != 1 {
			return b.World.Unknown(name)
		}
		out := make([]value.Value, len(keys))
		for i, k := range keys {
			if out[i] = get(b.World, b.Pos[0], k); out[i] == nil {
				return nil
			}
		}
		if len(out) == 1 {
			return out[0]
		}
		return value.NewTuple(out...)
	}}
}

var operatorFunctions = sync.OnceValue(func() methods {
	return methodTable(
		&value.Builtin{Name: "itemgetter", Fn: func(a *value.Args) value.Value {
			return keyed("itemgetter", a, func(w *value.World, v, k value.Value) value.Value { return w.Host.Subscript(v, k) })
		}},
		&value.Builtin{Name: "attrgetter", Fn: func(a *value.Args) value.Value {
			return keyed("attrgetter", a, attrPath)
		}},
		&value.Builtin{Name: "methodcaller", Fn: func(a *value.Args) value.Value {
			if len(a.Pos) == 0 {
				return a.World.Unknown("methodcaller")
			}
			args := *a
			return &value.Builtin{Name: "methodcaller", Fn: func(b *value.Args) value.Value {
				name, ok := asStr(args.Pos[0])
				if !ok || len(b.Pos) != 1 {
					return b.World.Unknown("methodcaller")
				}
				f := b.World.Host.Attr(b.Pos[0], name)
				if f == nil {
					return nil
				}
				return b.World.Host.Call(f, &value.Args{World: b.World, Pos: args.Pos[1:], Kw: args.Kw})
			}}
		}},
		builtin("neg", "a", func(c *call) value.Value { return c.w.Host.Binary("-", value.NewInt(0), c.arg[0]) }),
		builtin("not_", "a", func(c *call) value.Value {
			v := newBoolOf(c)
			if v == nil {
				return nil
			}
			return negation(c.w, v)
		}),
		builtin("truth", "a", newBoolOf),
		builtin("abs", "a", func(c *call) value.Value { return absOf(c, payload(c.arg[0])) }),
		builtin("index", "a", func(c *call) value.Value { return toInt(c.w, payload(c.arg[0])) }),
		builtin("getitem", "a b", func(c *call) value.Value { return c.w.Host.Subscript(c.arg[0], c.arg[1]) }),
		builtin("setitem", "a b c", func(c *call) value.Value {
			if done, ok := SetItem(c.w, c.arg[0], c.arg[1], c.arg[2]); ok && !done {
				return nil
			}
			return value.None
		}),
		builtin("contains", "a b", func(c *call) value.Value { return c.w.Host.Compare("in", c.arg[1], c.arg[0]) }),
	)
})

// attrPath reads "a.b.c" of a value.
func attrPath(w *value.World, v, key value.Value) value.Value {
	path, ok := asStr(key)
	if !ok {
		return w.Unknown("attribute of unknown name")
	}
	start := 0
	for i := 0; i <= len(path); i++ {
		if i == len(path) || path[i] == '.' {
			if v = w.Host.Attr(v, path[start:i]); v == nil {
				return nil
			}
			start = i + 1
		}
	}
	return v
}
