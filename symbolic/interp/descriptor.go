package interp

import (
	"github.com/shapelint/shapelint/symbolic/value"
)

// Property is a property with its accessors; a nil accessor is absent. Doc is the docstring that it was given, else nil.
type Property struct{ Get, Set, Del, Doc value.Value }

// TypeName implements value.Value.
func (*Property) TypeName() string { return "property" }

// ClassMethod and rawStatic wrap what @classmethod and @staticmethod got.
type ClassMethod struct{ Func value.Value }

// TypeName implements value.Value.
func (*ClassMethod) TypeName() string { return "classmethod" }

type rawStatic struct{ fn value.Value }

// TypeName implements value.Value.
func (*rawStatic) TypeName() string { return "staticmethod" }

// isData tells if a class attribute is a plain value, such as the default of a field.
func isData(v value.Value) bool {
	switch v.(type) {
	case value.Int, value.Float, value.Bool, value.Str, value.NoneType, *value.Tuple, *value.List, *value.Dict, *value.Tensor:
		return true
	}
	return false
}

// classMember is an attribute of the class as an object of it gives it: what a property computes, a bound method.
func (it *Interp) classMember(v, self value.Value, c *value.Class) (value.Value, bool) {
	if p, ok := v.(*Property); ok && p.Get != nil {
		r := it.Call(p.Get, &value.Args{World: it.World, Pos: []value.Value{self}})
		return r, r != nil
	}
	return it.bindTo(v, self, c), true
}

// bindTo binds a class attribute to an instance (or hands out what a descriptor holds).
func (it *Interp) bindTo(v value.Value, self value.Value, c *value.Class) value.Value {
	switch d := v.(type) {
	case *Function:
		return &value.BoundMethod{Self: self, Func: d}
	case *value.Builtin:
		if d.Method {
			return &value.BoundMethod{Self: self, Func: d}
		}
	case *ClassMethod:
		return it.classMethod(d, c)
	case *rawStatic:
		return d.fn
	case *Super: // of one argument
		if d.Self == nil {
			return it.makeSuper(d.From, self)
		}
	case *value.Alt:
		out := &value.Alt{}
		for _, ch := range d.Choices {
			if ch.Value != nil {
				ch.Value = it.bindTo(ch.Value, self, c)
			}
			out.Choices = append(out.Choices, ch)
		}
		return out
	case *PartialMethod:
		return &Partial{Func: d.P.Func, Pos: append([]value.Value{self}, d.P.Pos...), Kw: d.P.Kw}
	}
	return v
}

// classMethod is a class method as an attribute of its class gives it: what it wraps may be a property or another class method.
func (it *Interp) classMethod(m *ClassMethod, c *value.Class) value.Value {
	switch d := m.Func.(type) {
	case *Property:
		return it.accessor(d.Get, "getter", c)
	case *ClassMethod:
		return it.classMethod(d, c)
	case *value.Instance:
		if get, _ := d.Class.Lookup("__get__"); get != nil {
			return it.Call(it.bindTo(get, d, d.Class), &value.Args{World: it.World, Pos: []value.Value{c, it.ClassOf(c)}})
		}
	}
	return &value.BoundMethod{Self: c, Func: m.Func}
}

// PartialMethod is functools.partialmethod.
type PartialMethod struct{ P *Partial }

// TypeName implements value.Value.
func (*PartialMethod) TypeName() string { return "partialmethod" }

func (it *Interp) propertyAttr(p *Property, name string) (value.Value, bool) {
	set := func(assign func(q *Property, v value.Value)) value.Value {
		return it.method(name, func(a *value.Args) value.Value {
			q := *p
			assign(&q, a.Arg(0, "func"))
			return &q
		})
	}
	switch name {
	case "setter":
		return set(func(q *Property, v value.Value) { q.Set = v }), true
	case "getter":
		return set(func(q *Property, v value.Value) { q.Get = v }), true
	case "deleter":
		return set(func(q *Property, v value.Value) { q.Del = v }), true
	case "fget":
		return orNone(p.Get), true
	case "fset":
		return orNone(p.Set), true
	case "fdel":
		return orNone(p.Del), true
	case "__get__":
		return it.method(name, func(a *value.Args) value.Value {
			if o := a.Arg(0, "instance"); o != nil && o != value.None {
				return it.accessor(p.Get, "getter", o)
			}
			return p
		}), true
	case "__set__":
		return it.method(name, func(a *value.Args) value.Value {
			return it.accessor(p.Set, "setter", a.Arg(0, "instance"), a.Arg(1, "value"))
		}), true
	case "__delete__":
		return it.method(name, func(a *value.Args) value.Value {
			return it.accessor(p.Del, "deleter", a.Arg(0, "instance"))
		}), true
	case "__doc__":
		if p.Doc == nil && p.Get != nil {
			return it.findAttr(p.Get, name)
		}
		return orNone(p.Doc), true
	}
	return nil, false
}

// accessor calls one of the functions of a property; kind names it where there is none.
func (it *Interp) accessor(f value.Value, kind string, args ...value.Value) value.Value {
	if f == nil {
		return it.Raise("AttributeError", "property has no "+kind)
	}
	return it.Call(f, &value.Args{World: it.World, Pos: args})
}

func orNone(v value.Value) value.Value {
	if v == nil {
		return value.None
	}
	return v
}
