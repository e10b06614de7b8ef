package interp

import (
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

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
			return it.exceptionStr(in)
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
		if x.Class.IsException {
			return it.exceptionRepr(x)
		}
		return "", false
	case value.DType:
		return "torch." + x.String(), true
	case *value.Class:
		return "<class '" + x.QualName() + "'>", true
	}
	return pylib.Repr(it.World, v)
}
