package interp

import (
	"github.com/shapelint/shapelint/symbolic/value"
)

// special finds a special method of an object, bound; nil if it has none.
func (it *Interp) special(v value.Value, name string) value.Value {
	switch x := v.(type) {
	case *value.Instance:
		if m, _ := x.Class.Lookup(name); m != nil {
			return it.bindTo(m, x, x.Class)
		}
	case *value.Class:
		if x.Meta != nil {
			if m, _ := x.Meta.Lookup(name); m != nil {
				return it.bindTo(m, x, x.Meta)
			}
		}
	case *value.Tuple:
		if x.Class != nil {
			if m, _ := x.Class.Lookup(name); m != nil {
				return it.bindTo(m, x, x.Class)
			}
		}
	case *value.Tensor:
		if x.Class != nil {
			if m, _ := x.Class.Lookup(name); m != nil {
				return it.bindTo(m, x, x.Class)
			}
		}
	}
	return nil
}

// userSpecial is special, but only for methods written in Python.
func (it *Interp) userSpecial(v value.Value, name string) value.Value {
	switch v.(type) {
	case *value.Instance, *value.Class, *value.Tuple:
	default:
		return nil
	}
	m := it.special(v, name)
	if b, ok := m.(*value.BoundMethod); ok {
		if _, native := b.Func.(*value.Builtin); native {
			return nil
		}
		return m
	}
	return nil
}
