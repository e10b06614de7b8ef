package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Super is super(): attribute lookup on Self begins after From in the MRO.
type Super struct {
	Self value.Value // an instance or a class
	MRO  []*value.Class
	From *value.Class
}

// TypeName implements value.Value.
func (*Super) TypeName() string { return "super" }

func (it *Interp) superAttr(s *Super, name string) (value.Value, bool) {
	after := false
	for _, k := range s.MRO {
		if !after {
			after = k == s.From
			continue
		}
		if t, ok := s.Self.(*value.Tensor); ok && isTensorClass(k) {
			if v, ok := it.ruledTensorAttr(t, name); ok {
				return v, true
			}
		}
		v := k.Attrs.Get(name)
		if v == nil {
			if k.Module != "builtins" || k.Attrs.Len() > 0 {
				continue
			}
			if v = it.builtinClassAttr(k, name); v == nil {
				continue
			}
		}
		if !k.IsModule && overshadowed(s.MRO, k) {
			break // a module is one whatever else it is
		}
		c, isClass := s.Self.(*value.Class)
		ofMeta := isClass && !c.IsSubclass(s.From) // a method of its metaclass runs
		if p, ok := v.(*Property); ok && p.Get != nil && (ofMeta || !isClass) {
			r := it.Call(p.Get, &value.Args{World: it.World, Pos: []value.Value{s.Self}})
			return r, r != nil
		}
		if ofMeta {
			return it.bindTo(v, c, c.Meta), true
		} else if isClass {
			switch d := v.(type) {
			case *ClassMethod:
				r := it.classMethod(d, c)
				return r, r != nil
			case *rawStatic:
				return d.fn, true
			}
			return v, true
		}
		return it.bindTo(v, s.Self, it.ClassOf(s.Self)), true
	}
	if v := it.superObject(s, name); v != nil {
		return v, true
	}
	for _, k := range s.MRO {
		if k.UnknownBase {
			return it.Lose("attribute " + name + " of an unknown base class"), true
		}
	}
	return nil, false
}

// overshadowed tells if a base that is not known comes before k in the order of look-ups of a class.
func overshadowed(mro []*value.Class, k *value.Class) bool {
	return slices.ContainsFunc(mro, func(c *value.Class) bool {
		behind := func(b *value.Class) bool { return slices.Contains(b.MRO, k) }
		return len(c.Overshadowed) > 0 && slices.ContainsFunc(c.Overshadowed, behind) &&
			!slices.ContainsFunc(c.Bases[:len(c.Bases)-len(c.Overshadowed)], behind)
	})
}

// superObject is what object gives to super().
func (it *Interp) superObject(s *Super, name string) value.Value {
	in, _ := s.Self.(*value.Instance)
	switch name {
	case "__init__", "__init_subclass__", "__post_init__":
		if name == "__post_init__" && !it.openMRO(s.MRO) {
			return nil
		}
		return it.method(name, func(a *value.Args) value.Value { return value.None })
	case "__new__":
		return it.method(name, func(a *value.Args) value.Value {
			if c, ok := a.Arg(0, "cls").(*value.Class); ok {
				return it.allocate(c, &value.Args{World: it.World, Pos: a.Pos[1:], Kw: a.Kw})
			}
			return it.World.Unknown("object.__new__")
		})
	case "__getattribute__", "__getattr__":
		if in == nil {
			return nil
		}
		return it.method(name, func(a *value.Args) value.Value {
			n, ok := a.Arg(0, "name").(value.Str)
			if !ok {
				return it.World.Unknown("attribute of unknown name")
			}
			return it.ownAttr(in, n.S)
		})
	case "__setattr__":
		if in == nil {
			return nil
		}
		return it.method(name, func(a *value.Args) value.Value { return it.setAttrMethod(in, a) })
	case "__delattr__":
		return it.method(name, func(a *value.Args) value.Value {
			if n, ok := a.Arg(0, "name").(value.Str); ok && in != nil {
				it.delAttr(in, n.S)
			}
			return value.None
		})
	case "__repr__", "__str__":
		return it.method(name, func(a *value.Args) value.Value { return it.UnknownOf("str", "repr of an object") })
	case "__eq__", "__hash__", "__reduce__", "__reduce_ex__", "__dir__", "__format__", "__sizeof__", "__exit__", "__enter__", "__del__":
		return it.method(name, func(a *value.Args) value.Value { return it.World.Unknown("object." + name) })
	}
	if in != nil && in.Native != nil {
		if v, ok := it.findAttr(in.Native, name); ok {
			return v
		}
		switch name {
		case "__getitem__":
			return it.method(name, func(a *value.Args) value.Value { return it.Subscript(in.Native, a.Pos[0]) })
		case "__setitem__":
			return it.method(name, func(a *value.Args) value.Value {
				if !it.setItem(in.Native, a.Pos[0], a.Pos[1]) {
					return nil
				}
				return value.None
			})
		case "__contains__":
			return it.method(name, func(a *value.Args) value.Value { return it.contains(a.Pos[0], in.Native) })
		case "__len__":
			return it.method(name, func(a *value.Args) value.Value { r, _ := pylib.Len(it.World, in.Native); return r })
		case "__iter__":
			return it.method(name, func(a *value.Args) value.Value { return in.Native })
		}
	}
	return nil
}

func (it *Interp) openMRO(mro []*value.Class) bool {
	for _, k := range mro {
		if k.UnknownBase {
			return true
		}
	}
	return false
}
