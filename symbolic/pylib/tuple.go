package pylib

import (
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// tupleBinary is + and * of tuples and sizes.
func tupleBinary(w *value.World, op string, l *value.Tuple, r value.Value) (value.Value, bool) {
	l = ResolveSize(w, l)
	switch op {
	case "+":
		o, ok := payload(r).(*value.Tuple)
		if !ok {
			if u, isUnknown := r.(value.Unknown); isUnknown && (u.Type == "tuple" || u.Type == "") {
				return w.UnknownOf("tuple", "tuple + unknown"), true
			}
			if isBuiltin(r) {
				return w.Host.Raise("TypeError", `can only concatenate tuple (not "`+r.TypeName()+`") to tuple`), true
			}
			return nil, false
		}
		return tupleAdd(w, l, ResolveSize(w, o)), true
	case "*":
		n, known, ok := repeatCount(w, r)
		if !ok {
			if isBuiltin(r) {
				return w.Host.Raise("TypeError", "can't multiply sequence by non-int of type '"+r.TypeName()+"'"), true
			}
			if u, isUnknown := r.(value.Unknown); isUnknown && u.Type == "int" {
				return w.UnknownOf("tuple", "tuple * unknown"), true
			}
			return nil, false
		}
		c, _ := n.Const()
		if !known || l.Rest != nil || !fits(c, int64(len(l.Elems)), maxRepeat) {
			return w.UnknownOf(l.TypeName(), "tuple repeated a symbolic number of times"), true
		}
		out := &value.Tuple{IsSize: l.IsSize}
		if len(l.Elems) == 0 {
			return out, true
		}
		for range c {
			out.Elems = append(out.Elems, l.Elems...)
		}
		return out, true
	}
	return badOperands(w, op, l, r)
}

// tupleAdd is l + r; a Size stays one, with its run of unknown length if one operand has it.
func tupleAdd(w *value.World, l, r *value.Tuple) value.Value {
	size := l.IsSize || r.IsSize
	switch {
	case len(l.Elems)+len(r.Elems) > maxRepeat:
		return w.UnknownOf("tuple", "tuple longer than the limit")
	case l.Rest == nil && r.Rest == nil:
		return &value.Tuple{Elems: append(append([]value.Value(nil), l.Elems...), r.Elems...), IsSize: size}
	case r.Rest == nil:
		return &value.Tuple{Elems: l.Elems, IsSize: true, Rest: l.Rest, RestSuffix: append(append([]value.Value(nil), l.RestSuffix...), r.Elems...)}
	case l.Rest == nil:
		return &value.Tuple{Elems: append(append([]value.Value(nil), l.Elems...), r.Elems...), IsSize: true, Rest: r.Rest, RestSuffix: r.RestSuffix}
	}
	return &value.Tuple{Elems: l.Elems, IsSize: true, Rest: w.NewRank(l.Rest.Min + r.Rest.Min + len(l.RestSuffix) + len(r.Elems)), RestSuffix: r.RestSuffix}
}

// tupleMethod defines a method of tuple.
func tupleMethod(name, spec string, f func(c *call, t *value.Tuple) value.Value) *value.Builtin {
	b := builtin(name, "self "+spec, func(c *call) value.Value {
		t, ok := payload(c.arg[0]).(*value.Tuple)
		if !ok {
			return c.unknown("")
		}
		return f(c, ResolveSize(c.w, t))
	})
	b.Method = true
	return b
}

var tupleMethods = sync.OnceValue(func() methods {
	return methodTable(
		tupleMethod("index", "value start? stop?", func(c *call, t *value.Tuple) value.Value {
			return indexOf(c, t.Elems, t.Rest != nil, func() value.Value {
				return c.raise("ValueError", "tuple.index(x): x not in tuple")
			})
		}),
		tupleMethod("count", "value", func(c *call, t *value.Tuple) value.Value {
			return countOf(c.w, t.Elems, t.Rest != nil, c.arg[1])
		}),
		tupleMethod("numel", "", func(c *call, t *value.Tuple) value.Value {
			if t.Rest != nil {
				return value.Int{Dim: c.w.NewDim("", 0)}
			}
			return product(c.w, t.Elems, nil, value.NewInt(1))
		}),
		tupleMethod("_asdict", "", func(c *call, t *value.Tuple) value.Value {
			d := value.NewDict()
			for i, f := range t.Fields {
				d.Items.Set(f, newStr(f), t.Elems[i])
			}
			return d
		}),
		tupleMethod("_replace", "...", func(c *call, t *value.Tuple) value.Value {
			out := *t
			out.Elems = append([]value.Value(nil), t.Elems...)
		next:
			for _, k := range c.Kw {
				for i, f := range t.Fields {
					if f == k.Name {
						out.Elems[i] = k.Value
						continue next
					}
				}
				return c.raise("ValueError", "Got unexpected field names: ['"+k.Name+"']")
			}
			return &out
		}),
	)
})
