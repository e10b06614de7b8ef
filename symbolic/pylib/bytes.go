package pylib

import (
	"strings"
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// bytesBinary is + and * of bytes.
func bytesBinary(w *value.World, op string, l value.Bytes, r value.Value) (value.Value, bool) {
	switch op {
	case "+":
		if b, ok := r.(value.Bytes); ok {
			if len(l)+len(b) > maxText {
				return w.UnknownOf("bytes", "bytes longer than the limit"), true
			}
			return l + b, true
		}
		if isBuiltin(r) {
			return w.Host.Raise("TypeError", "can't concat "+r.TypeName()+" to bytes"), true
		}
	case "*":
		if n, ok := constInt(r); ok && fits(n, int64(len(l)), maxText) {
			return value.Bytes(strings.Repeat(string(l), int(max(n, 0)))), true
		}
	case "%":
		return w.UnknownOf("bytes", "formatted bytes"), true
	}
	if _, ok := r.(value.Unknown); ok {
		return w.UnknownOf("bytes", "operator "+op), true
	}
	return badOperands(w, op, l, r)
}

// bytesSlice is b[i:j:k].
func bytesSlice(w *value.World, b value.Bytes, s *value.Slice) value.Value {
	start, step, count, ok, raised := sliceBounds(w, s, int64(len(b)))
	switch {
	case raised:
		return nil
	case !ok:
		return w.UnknownOf("bytes", "slice with symbolic bounds")
	}
	out := make([]byte, 0, count)
	for i := range count {
		out = append(out, b[start+i*step])
	}
	return value.Bytes(out)
}

// bytesMethod defines a method of bytes.
func bytesMethod(name, spec string, f func(c *call, b string) value.Value) *value.Builtin {
	m := builtin(name, "self "+spec, func(c *call) value.Value {
		b, ok := payload(c.arg[0]).(value.Bytes)
		if !ok {
			return c.unknown("")
		}
		return f(c, string(b))
	})
	m.Method = true
	return m
}

var bytesMethods = sync.OnceValue(func() methods {
	return methodTable(
		bytesMethod("decode", "encoding? errors?", func(c *call, b string) value.Value { return newStr(b) }),
		bytesMethod("hex", "", func(c *call, b string) value.Value {
			var s strings.Builder
			for i := range len(b) {
				s.WriteByte(hexDigits[b[i]>>4])
				s.WriteByte(hexDigits[b[i]&15])
			}
			return newStr(s.String())
		}),
		bytesMethod("strip", "chars?", func(c *call, b string) value.Value { return value.Bytes(strings.TrimSpace(b)) }),
		bytesMethod("startswith", "prefix", func(c *call, b string) value.Value {
			p, ok := c.arg[1].(value.Bytes)
			if !ok {
				return c.unknown("bool")
			}
			return value.Bool(strings.HasPrefix(b, string(p)))
		}),
		bytesMethod("split", "sep?", func(c *call, b string) value.Value {
			parts := strings.Fields(b)
			if sep, ok := c.arg[1].(value.Bytes); ok && sep != "" {
				parts = strings.Split(b, string(sep))
			}
			out := value.NewList()
			for _, p := range parts {
				out.Elems = append(out.Elems, value.Bytes(p))
			}
			return out
		}),
	)
})
