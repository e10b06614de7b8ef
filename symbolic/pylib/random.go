package pylib

import (
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// between is a random int of [lo, hi].
func between(c *call, lo, hi value.Value) value.Value {
	a, ok1 := constInt(lo)
	b, ok2 := constInt(hi)
	if ok1 && ok2 && a <= b {
		return unknownInt(c.w, a, b, value.FromData)
	}
	if !ok1 {
		a = minInt
	}
	if !ok2 {
		b = maxInt
	}
	return unknownInt(c.w, min(a, b), max(a, b), value.FromData)
}

var randomFunctions = sync.OnceValue(func() methods {
	return methodTable(
		builtin("random", "", func(c *call) value.Value { return value.DrawnFloat }), returns("uniform", "float"), returns("gauss", "float"), returns("normalvariate", "float"),
		returns("betavariate", "float"), returns("expovariate", "float"), returns("triangular", "float"), returns("lognormvariate", "float"),
		none("seed"), none("setstate"), returns("getstate", ""), returns("Random", ""), returns("SystemRandom", ""),
		builtin("getrandbits", "k", func(c *call) value.Value { return unknownInt(c.w, 0, maxInt, value.FromData) }),
		builtin("randint", "a b", func(c *call) value.Value { return between(c, c.arg[0], c.arg[1]) }),
		builtin("randrange", "a b? c?", func(c *call) value.Value {
			lo, hi := value.Value(value.NewInt(0)), c.arg[0]
			if c.arg[1] != nil {
				lo, hi = c.arg[0], c.arg[1]
			}
			if n, ok := constInt(hi); ok {
				hi = value.NewInt(n - 1)
			}
			return between(c, lo, hi)
		}),
		builtin("choice", "seq", func(c *call) value.Value {
			elems, rest, ok := c.w.Host.Iterate(c.arg[0])
			if !ok {
				return nil
			}
			if len(elems) == 0 && rest == nil {
				return c.raise("IndexError", "Cannot choose from an empty sequence")
			}
			return elementAt(c.w, elems, rest, nil)
		}),
		builtin("choices", "population weights? *cum_weights? *k?", func(c *call) value.Value { return pick(c, c.arg[3]) }),
		builtin("sample", "population k *counts?", func(c *call) value.Value { return pick(c, c.arg[1]) }),
		builtin("shuffle", "x", func(c *call) value.Value {
			l, ok := payload(c.arg[0]).(*value.List)
			if ok {
				out, rest, _ := shuffled(c.w, l.Elems, l.Abstract)
				c.w.Heap.Touch(l)
				l.Elems, l.Abstract = out, rest
			}
			return value.None
		}),
	)
})

// pick is a list of k random elements.
func pick(c *call, k value.Value) value.Value {
	elems, rest, ok := c.w.Host.Iterate(c.arg[0])
	if !ok {
		return nil
	}
	n := value.D(1)
	if k != nil {
		if n, ok = asDim(c.w, k); !ok {
			n = c.w.NewDim("", 0)
		}
	}
	e := anyElement(c.w, elems, rest)
	if count, ok := n.Const(); ok && count <= 4096 {
		out := value.NewList()
		for range count {
			out.Elems = append(out.Elems, e)
		}
		return out
	}
	return &value.List{Abstract: &value.Abstract{Len: n, Elem: e}}
}
