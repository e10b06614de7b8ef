package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// slotted tells if objects of a class have no __dict__: each of its classes says with __slots__ what its objects hold.
func slotted(c *value.Class) bool {
	return !slices.ContainsFunc(c.MRO, func(k *value.Class) bool {
		if k.UnknownBase || k.Native != nil {
			return true
		}
		if k.Module == "builtins" {
			return k.IsException || k.Name == "module" || k.Name == "function"
		}
		switch slots := k.Attrs.Get("__slots__").(type) {
		case *value.Tuple:
			return slots.Rest != nil || holdsDict(slots.Elems)
		case *value.List:
			return slots.Abstract != nil || slots.Alts != nil || holdsDict(slots.Elems)
		case value.Str:
			return slots.S == "__dict__"
		}
		return true
	})
}

// holdsDict tells if one of some slots is, or may be, the mapping of all other attributes.
func holdsDict(slots []value.Value) bool {
	return slices.ContainsFunc(slots, func(v value.Value) bool {
		s, ok := v.(value.Str)
		return !ok || s.S == "__dict__"
	})
}

// instanceDict is obj.__dict__: one mapping that shows what the object has and binds what is put into it.
// It has more than is listed where attributes were set that nobody can name.
func (it *Interp) instanceDict(x *value.Instance) value.Value {
	items := value.NewTable()
	x.Attrs.Each(func(n string, v value.Value) bool { items.Set(n, value.Str{S: n}, v); return true })
	if m := x.Module; m != nil {
		items.Set("training", value.Str{S: "training"}, m.Training)
		for _, name := range partsOfModule {
			items.Set(name, value.Str{S: name}, it.moduleSpecialAttr(x, name))
		}
	}
	items.OnSet = func(key, v value.Value) {
		it.Heap.Touch(x)
		if s, ok := key.(value.Str); ok && (x.Module == nil || !slices.Contains(partsOfModule, s.S)) {
			x.Attrs.Set(s.S, v)
		} else {
			it.setUnnamed(x)
		}
	}
	items.OnDelete = func(key value.Value) {
		if s, ok := key.(value.Str); ok {
			it.Heap.Touch(x)
			x.Attrs.Delete(s.S)
		}
	}
	if x.View == nil {
		x.View = value.NewDict()
	} else {
		it.Heap.Touch(x.View)
	}
	x.View.Items = items
	x.View.Open = x.OpenAttrs || x.Escaped || x.Class.Open()
	return x.View
}

// replacedDictAttr looks an attribute up in the mapping that an object has got in place of its own
// __dict__: self.__dict__ = self makes the keys of a dictionary its attributes.
func (it *Interp) replacedDictAttr(x *value.Instance, name string) (value.Value, bool) {
	d, replaced := replacedDict(x)
	if !replaced {
		return nil, false
	}
	if d == nil {
		return it.Lose("attribute " + name + " of an object whose __dict__ is not known"), true
	}
	if e, there := d.Items.Get(name); there {
		if e = it.bound(e); e != nil {
			return e, true
		}
	}
	if d.Open || d.Escaped {
		return it.Lose("attribute " + name + " of an object with a mapping for its __dict__"), true
	}
	return nil, false
}

// replacedDict is the mapping that an object has got in place of its own __dict__, nil if it is not known.
func replacedDict(x *value.Instance) (d *value.Dict, replaced bool) {
	v := x.Attrs.Get("__dict__")
	if in, ok := v.(*value.Instance); ok {
		v = in.Native
	}
	d, _ = v.(*value.Dict)
	return d, v != nil
}

// replaceDict gives an object a mapping in place of its own __dict__, and what was in that is gone:
// objects that share one state do so.
func (it *Interp) replaceDict(o *value.Instance, d value.Value) {
	it.clearAttrs(o)
	o.Attrs.Set("__dict__", d)
}

func (it *Interp) clearAttrs(o *value.Instance) {
	var names []string
	o.Attrs.Each(func(name string, _ value.Value) bool { names = append(names, name); return true })
	for _, name := range names {
		o.Attrs.Delete(name)
	}
}
