package interp

import (
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// fromKeys is dict.fromkeys of a class: a class derived from dict makes an object of its own.
func (it *Interp) fromKeys(c *value.Class) value.Value {
	plain := pylib.Method("dict", "fromkeys")
	if c.Module == "builtins" {
		return plain
	}
	return it.method(plain.Name, func(a *value.Args) value.Value {
		keys := plain.Fn(a)
		d, ok := keys.(*value.Dict)
		if !ok {
			return keys
		}
		made := it.Call(c, &value.Args{World: it.World})
		if made == nil {
			return nil
		}
		if d.Open {
			return it.Lose("items under keys that are not known")
		}
		for _, e := range d.Items.Entries() {
			if !it.setItem(made, e.Key, e.Value) {
				return nil
			}
		}
		return made
	})
}
