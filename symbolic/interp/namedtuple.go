package interp

import "github.com/shapelint/shapelint/symbolic/value"

// This file makes named tuples and their classes.

// namedtuple is collections.namedtuple(name, fields, defaults=...).
func (it *Interp) namedtuple(a *value.Args) value.Value {
	name, ok := a.Arg(0, "typename").(value.Str)
	elems, rest, _ := it.Iterate(a.Arg(1, "field_names"))
	if !ok || rest != nil {
		return it.Lose("namedtuple of unknown fields")
	}
	var fields []string
	for _, e := range elems {
		if s, ok := e.(value.Str); ok {
			fields = append(fields, s.S)
		}
	}
	defaults := make([]value.Value, len(fields))
	if d := a.Keyword("defaults"); d != nil && d != value.None {
		ds, _, _ := it.Iterate(d)
		copy(defaults[max(0, len(fields)-len(ds)):], ds)
	}
	module := "__main__"
	if it.frame != nil {
		module = it.frame.ns.Name
	}
	c := it.newClass(name.S, module, []*value.Class{it.builtinClass("tuple")}, false)
	c.New = it.newNamedTuple(name.S, fields, defaults)
	it.describeFields(c, fields, defaults)
	return c
}

// describeFields gives the class of a named tuple the attributes that tell of its fields.
func (it *Interp) describeFields(c *value.Class, fields []string, defaults []value.Value) {
	names, given := &value.Tuple{}, value.NewDict()
	for i, f := range fields {
		names.Elems = append(names.Elems, value.Str{S: f})
		if i < len(defaults) && defaults[i] != nil {
			given.Items.Set(f, value.Str{S: f}, defaults[i])
		}
		c.Attrs.Set(f, &Property{Get: it.method(f, func(a *value.Args) value.Value {
			if t, ok := a.Arg(0, "self").(*value.Tuple); ok && i < len(t.Elems) {
				return t.Elems[i]
			}
			return it.Lose("field " + f)
		})})
	}
	c.Attrs.Set("_fields", names)
	c.Attrs.Set("_field_defaults", given)
	c.Attrs.Set("_make", &ClassMethod{&value.Builtin{Name: "_make", Fn: func(a *value.Args) value.Value {
		elems, rest, ok := it.Iterate(a.Arg(1, "iterable"))
		if !ok {
			return nil
		}
		k, ok := a.Arg(0, "cls").(*value.Class)
		if !ok {
			return it.Lose("fields of an unknown class")
		}
		return it.Call(k, &value.Args{World: it.World, Pos: elems, OpenPos: rest != nil})
	}}})
	for _, name := range [2]string{"_asdict", "_replace"} {
		c.Attrs.Set(name, &value.Builtin{Name: name, Method: true, Fn: func(a *value.Args) value.Value {
			t, ok := a.Arg(0, "self").(*value.Tuple)
			if !ok || len(t.Fields) == 0 {
				return it.Lose("fields of what is no named tuple")
			}
			b := *a
			b.Pos = a.Pos[1:]
			return it.Call(it.fieldsAttr(t, name), &b)
		}})
	}
}

// isNamedTuple tells if a class statement has typing.NamedTuple as its base.
func (it *Interp) isNamedTuple(c *value.Class) bool {
	for _, b := range c.Bases {
		if b.Name == "NamedTuple" && b.Module == "typing" {
			return true
		}
	}
	return false
}

// namedTupleClass turns the annotations of a class into a named tuple.
func (it *Interp) namedTupleClass(c *value.Class) value.Value {
	var fields []string
	var defaults []value.Value
	if d, ok := c.Attrs.Get("__annotations__").(*value.Dict); ok {
		for _, e := range d.Items.Entries() {
			n := e.Key.(value.Str).S
			fields = append(fields, n)
			defaults = append(defaults, c.Attrs.Get(n))
		}
	}
	for _, n := range fields {
		c.Attrs.Delete(n)
	}
	for i, b := range c.Bases {
		if b.Name == "NamedTuple" && b.Module == "typing" {
			c.Bases[i] = it.builtinClass("tuple")
		}
	}
	it.linearize(c)
	c.New = it.newNamedTuple(c.Name, fields, defaults)
	it.describeFields(c, fields, defaults)
	return c
}

// newNamedTuple makes the constructor of a named tuple.
func (it *Interp) newNamedTuple(name string, fields []string, defaults []value.Value) func(a *value.Args) value.Value {
	return func(a *value.Args) value.Value {
		t := &value.Tuple{Fields: fields, Class: a.Class, Elems: make([]value.Value, len(fields))}
		if len(a.Pos) > len(fields) {
			return it.Raise("TypeError", name+"() takes "+value.Itoa(int64(len(fields)))+" positional arguments but "+value.Itoa(int64(len(a.Pos)))+" were given")
		}
		copy(t.Elems, a.Pos)
		for i, n := range fields {
			if v := a.Keyword(n); v != nil {
				t.Elems[i] = v
			}
			if t.Elems[i] == nil && i < len(defaults) {
				t.Elems[i] = defaults[i]
			}
			if t.Elems[i] == nil {
				if a.OpenPos || a.OpenKw {
					t.Elems[i] = it.World.Unknown("field " + n)
					continue
				}
				return it.Raise("TypeError", name+"() missing required argument: '"+n+"'")
			}
		}
		return t
	}
}

// fieldsAttr are the attributes of a named tuple that its fields give it, nil for others.
func (it *Interp) fieldsAttr(t *value.Tuple, name string) value.Value {
	switch name {
	case "_fields":
		out := &value.Tuple{}
		for _, f := range t.Fields {
			out.Elems = append(out.Elems, value.Str{S: f})
		}
		return out
	case "_asdict":
		return it.method(name, func(a *value.Args) value.Value {
			d := value.NewDict()
			for i, f := range t.Fields {
				d.Items.Set(f, value.Str{S: f}, t.Elems[i])
			}
			return d
		})
	case "_replace":
		return it.method(name, func(a *value.Args) value.Value {
			c := *t
			c.Elems = append([]value.Value(nil), t.Elems...)
			for _, k := range a.Kw {
				for i, f := range t.Fields {
					if f == k.Name {
						c.Elems[i] = k.Value
					}
				}
			}
			return &c
		})
	}
	return nil
}
