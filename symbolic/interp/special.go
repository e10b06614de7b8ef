package interp

import (
	"github.com/shapelint/shapelint/symbolic/value"
)

// special finds a special method of an object, bound; nil if it has none.
func (it *Interp) special(v value.Value, name string) value.Value {
	var c *value.Class
	switch x := v.(type) {
	case *value.Instance:
		c = x.Class
	case *value.Class:
		c = x.Meta
	case *value.Tuple:
		c = x.Class
	case *value.Tensor:
		c = x.Class
	}
	if c == nil {
		return nil
	}
	m, _ := c.Lookup(name)
	if m == nil {
		return nil
	}
	return it.bindTo(m, v, c)
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
