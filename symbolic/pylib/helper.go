package pylib

import (
	"slices"
	"strings"
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// helperModule is _pylib: what the prelude's Python takes from here.
func helperModule(w *value.World, attr string) value.Value {
	switch attr {
	case "partial", "partialmethod":
		if c := w.Host.Class("functools." + attr); c != nil {
			return c
		}
		return nil
	case "defaultdict":
		if c := w.Host.Class("collections.defaultdict"); c != nil {
			return c
		}
		return nil
	}
	if f := helperFunctions()[attr]; f != nil {
		return f
	}
	return nil
}

var helperFunctions = sync.OnceValue(func() methods {
	return methodTable(
		builtin("reduce", "function iterable initial?", func(c *call) value.Value {
			elems, rest, ok := c.w.Host.Iterate(c.arg[1])
			if !ok {
				return nil
			}
			total := c.arg[2]
			for _, e := range elems {
				if total == nil {
					total = e
				} else if total = c.call(c.arg[0], total, e); total == nil {
					return nil
				}
			}
			switch {
			case rest != nil && total != nil:
				v := c.call(c.arg[0], total, rest.Elem)
				if v == nil {
					return nil
				}
				return widen(c.w, []value.Value{total, v})
			case rest != nil:
				return rest.Elem
			case total == nil:
				return c.raise("TypeError", "reduce() of empty iterable with no initial value")
			}
			return total
		}),
		builtin("version_parts", "version", versionParts),
		builtin("unknown", "type?", func(c *call) value.Value {
			t, _ := asStr(orNone(c.arg[0]))
			if t == "float" {
				return value.UnknownFloat
			}
			return c.w.UnknownOf(t, "value that is given at run time")
		}),
		builtin("MappingProxyType", "mapping", func(c *call) value.Value {
			d, ok := payload(c.arg[0]).(*value.Dict)
			if !ok {
				return c.unknown("mappingproxy")
			}
			return &MappingProxy{Dict: d}
		}),
		builtin("read_file", "path", func(c *call) value.Value {
			path, ok := pathText(c.w, c.arg[0])
			f := &File{Name: c.arg[0]}
			if ok {
				f.Data, f.ID = c.w.Host.ReadFile(path)
			}
			return f.text(c.w)
		}),
		// of_machine is a number that the environment profile gives.
		builtin("of_machine", "number", func(c *call) value.Value {
			n, ok := c.arg[0].(value.Int)
			if !ok {
				return c.unknown("int")
			}
			n.Bits |= value.FromEnvironment
			return n
		}),
		builtin("load_omega", "stream", loadOmega),
		// of_numpy is a number that is an element of an array of a dtype.
		builtin("of_numpy", "number dtype?", func(c *call) value.Value {
			switch n := c.arg[0].(type) {
			case value.Int:
				n.Bits |= value.OfNumpy
				return n
			case value.Float:
				n.Bits |= value.OfNumpy
				n.Of, _ = c.arg[1].(value.DType)
				return n
			}
			return c.arg[0]
		}),
		builtin("find_files", "folder pattern", findFiles),
		pathJoiner("pure_path", purePath),
		// is_plain_key tells if a key means the same to torch and to numpy: numbers and slices that go forward.
		builtin("is_plain_key", "key", func(c *call) value.Value { return value.Bool(isPlainKey(c.arg[0])) }),
		builtin("unknown_list", "elem length?", func(c *call) value.Value {
			n, ok := asDim(c.w, orNone(c.arg[1]))
			if !ok || !n.Known() {
				n = c.w.NewDim("", 0)
			}
			return &value.List{Abstract: &value.Abstract{Len: n, Elem: c.arg[0]}}
		}),
	)
})

func isPlainKey(key value.Value) bool {
	switch k := key.(type) {
	case value.Int, value.NoneType, value.EllipsisType:
		return true
	case *value.Slice:
		if k.Step == nil || k.Step == value.None {
			return true
		}
		step, isInt := constInt(k.Step)
		return isInt && step > 0
	case *value.Tuple:
		return k.Rest == nil && !slices.ContainsFunc(k.Elems, func(e value.Value) bool { return !isPlainKey(e) })
	}
	return false
}

// AnnotationKind tells what a dataclass makes of an annotation: "field",
// "classvar", "initvar" or "kw_only". An annotation that isn't known is a field.
func AnnotationKind(v value.Value) string {
	name := ""
	switch x := v.(type) {
	case value.Str:
		name = strings.TrimSpace(x.S)
		name, _, _ = strings.Cut(name, "[")
		if i := strings.LastIndexByte(name, '.'); i >= 0 {
			name = name[i+1:]
		}
	case *value.Instance:
		name = x.Class.Name
	case *value.Class:
		name = x.Name
	}
	switch name {
	case "KW_ONLY", "_KW_ONLY_TYPE":
		return "kw_only"
	case "InitVar":
		return "initvar"
	case "ClassVar", "_ClassVarForm":
		return "classvar"
	}
	return "field"
}
