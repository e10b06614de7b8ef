package interp

import (
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// factoryName is the attribute of a defaultdict that holds what makes the values of new keys.
const factoryName = "default_factory"

// newDefaultDict is defaultdict(factory, ...), also as the base of a class.
func (it *Interp) newDefaultDict(a *value.Args) value.Value {
	return it.ofClass(a.Class, it.Class("collections.defaultdict"), pylib.NewDefaultDict(a))
}

// defaultDictMembers gives the class defaultdict what dict has not.
func (it *Interp) defaultDictMembers(c *value.Class) {
	c.Attrs.Set(factoryName, &Property{
		Get: it.method(factoryName, func(a *value.Args) value.Value {
			if d := it.asDefaultDict(a.Arg(0, "self")); d != nil {
				return d.Factory
			}
			return it.Lose("factory of an unknown defaultdict")
		}),
		Set: it.method(factoryName, func(a *value.Args) value.Value {
			if d := it.asDefaultDict(a.Arg(0, "self")); d != nil {
				it.setFactory(d, a.Arg(1, "value"))
			}
			return value.None
		}),
	})
	c.Attrs.Set("__missing__", it.method("__missing__", func(a *value.Args) value.Value {
		d, key := it.asDefaultDict(a.Arg(0, "self")), a.Arg(1, "key")
		if d == nil || key == nil {
			return it.Lose("value of a new key")
		}
		return pylib.DictMissing(it.World, d, key)
	}))
}

// asDefaultDict is the defaultdict that v is or is derived from; nil if it is none.
func (it *Interp) asDefaultDict(v value.Value) *value.Dict {
	if in, ok := v.(*value.Instance); ok {
		v = in.Native
	}
	if d, ok := v.(*value.Dict); ok && d.Factory != nil {
		return d
	}
	return nil
}

// setFactory is d.default_factory = f.
func (it *Interp) setFactory(d *value.Dict, f value.Value) {
	it.Heap.Touch(d)
	d.Factory = f
}
