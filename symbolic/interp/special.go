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
	return it.bindSpecial(m, v, c, name)
}

// bindSpecial is bindTo for a method that is about to be called; a descriptor of the user's gives it, and where that raises,
// calling the method does.
func (it *Interp) bindSpecial(m, self value.Value, c *value.Class, name string) value.Value {
	d, ok := m.(*value.Instance)
	if !ok {
		return it.bindTo(m, self, c)
	}
	get, _ := d.Class.Lookup("__get__")
	if get == nil {
		return m
	}
	bound := it.Call(it.bindTo(get, d, d.Class), &value.Args{World: it.World, Pos: []value.Value{self, c}})
	if bound == nil {
		return it.method(name, func(*value.Args) value.Value { return nil })
	}
	return bound
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
