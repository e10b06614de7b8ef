package interp

import "github.com/shapelint/shapelint/symbolic/value"

// objectNames are the attributes that every object has from object.
var objectNames = map[string]bool{
	"__delattr__": true, "__dir__": true, "__eq__": true, "__format__": true, "__ge__": true, "__getattribute__": true,
	"__getstate__": true, "__gt__": true, "__hash__": true, "__init__": true, "__init_subclass__": true, "__le__": true,
	"__lt__": true, "__ne__": true, "__new__": true, "__reduce__": true, "__reduce_ex__": true, "__repr__": true,
	"__setattr__": true, "__sizeof__": true, "__str__": true, "__subclasshook__": true,
}

// inheritedFromObject is what an object has from object where its class has nothing of its own, else nil.
// Rules that look for a method of the class must not find it.
func (it *Interp) inheritedFromObject(v value.Value, name string) value.Value {
	if !objectNames[name] {
		return nil
	}
	if in, ok := v.(*value.Instance); ok {
		if r := it.superObject(&Super{Self: in, MRO: in.Class.MRO}, name); r != nil {
			return r
		}
	}
	return it.method(name, func(*value.Args) value.Value { return it.World.Unknown("object." + name) })
}
