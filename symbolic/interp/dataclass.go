package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file is what a decorated class costs most of: large tables of configurations are
// made of dataclasses. https://docs.python.org/3/library/dataclasses.html

// dataclassHelper finds a helper of the prelude's dataclasses; nil if there is none of that name.
func (it *Interp) dataclassHelper(name string) value.Value {
	switch name {
	case "field_table":
		return it.method(name, func(a *value.Args) value.Value {
			c, ok := a.Pos[0].(*value.Class)
			field, isClass := a.Pos[2].(*value.Class)
			if !ok || !isClass {
				return it.Lose("dataclass of " + a.Pos[0].TypeName())
			}
			t := fieldTable{it: it, class: c, field: field, missing: a.Pos[3], keywordOnly: a.Pos[1], fields: value.NewDict()}
			return t.collect()
		})
	case "field_lists":
		return it.method(name, func(a *value.Args) value.Value {
			fields, ok := a.Pos[0].(*value.Dict)
			if !ok {
				return it.Lose("fields of a dataclass")
			}
			return it.fieldLists(fields, a.Pos[1])
		})
	case "bind_fields":
		return it.method(name, it.bindFields)
	case "plain_fields":
		return it.method(name, it.plainFields)
	}
	return nil
}

// plainFields is what dataclasses.fields returns of a table of fields: no InitVar, no ClassVar.
func (it *Interp) plainFields(a *value.Args) value.Value {
	d, ok := a.Pos[0].(*value.Dict)
	if !ok {
		return it.Lose("fields of a dataclass")
	}
	out := &value.Tuple{}
	d.Items.Each(func(e *value.Entry) bool {
		if f, ok := e.Value.(*value.Instance); ok && f.Attrs.Get("_kind") == value.Value(value.Str{S: "field"}) {
			out.Elems = append(out.Elems, f)
		}
		return true
	})
	it.Budget.Scan(len(out.Elems))
	return out
}

// fieldTable collects the fields of a class, those of its bases first.
type fieldTable struct {
	it          *Interp
	class       *value.Class
	field       *value.Class // dataclasses.Field
	missing     value.Value  // dataclasses.MISSING
	keywordOnly value.Value
	fields      *value.Dict
}

// collect is __dataclass_fields__ as Field objects by name; nil after it raised.
func (t *fieldTable) collect() value.Value {
	for _, base := range slices.Backward(t.class.MRO[1:]) {
		if d, ok := t.it.bound(base.Attrs.Get(dataclassFields)).(*value.Dict); ok {
			d.Items.Each(func(e *value.Entry) bool { t.fields.Items.Set(e.Hash, e.Key, e.Value); return true })
		}
	}
	annotations, ok := t.it.bound(t.class.Attrs.Get("__annotations__")).(*value.Dict)
	if !ok {
		return t.fields
	}
	fine := true
	annotations.Items.Each(func(e *value.Entry) bool {
		if name, ok := e.Key.(value.Str); ok {
			fine = t.add(name.S, e.Value)
		}
		return fine
	})
	if !fine {
		return nil
	}
	return t.fields
}

// add is the field of one annotation; false after it raised.
func (t *fieldTable) add(name string, annotation value.Value) bool {
	it, c := t.it, t.class
	kind := pylib.AnnotationKind(annotation)
	if kind == "kw_only" {
		t.keywordOnly = value.Bool(true)
		return true
	}
	def := it.bound(c.Attrs.Get(name))
	f, made := def.(*value.Instance)
	if made = made && f.Class.IsSubclass(t.field); made {
		it.Heap.Touch(f)
		it.Heap.Touch(c)
		if d := f.Attrs.Get("default"); d == t.missing {
			c.Attrs.Delete(name)
		} else {
			c.Attrs.Set(name, d)
		}
	} else {
		switch def.(type) {
		case nil:
			def = t.missing
		case *value.List, *value.Dict, *value.Set:
			if kind == "field" {
				it.Raise("ValueError", "mutable default for field "+name+" is not allowed: use default_factory")
				return false
			}
		}
		f = t.plain(def)
	}
	f.Attrs.Set("name", value.Str{S: name})
	f.Attrs.Set("type", annotation)
	f.Attrs.Set("_kind", value.Str{S: kind})
	if f.Attrs.Get("kw_only") == t.missing {
		f.Attrs.Set("kw_only", t.keywordOnly)
	}
	t.fields.Items.Set(name, value.Str{S: name}, f)
	return true
}

// plain is the Field of an annotation without field(...).
func (t *fieldTable) plain(def value.Value) *value.Instance {
	f := &value.Instance{Class: t.field, Attrs: &value.Attrs{}}
	t.it.Heap.Birth(f)
	for _, a := range [...]struct {
		name string
		v    value.Value
	}{{"default", def}, {"default_factory", t.missing}, {"init", value.Bool(true)}, {"repr", value.Bool(true)}, {"hash", value.None},
		{"compare", value.Bool(true)}, {"metadata", value.NewDict()}, {"kw_only", t.missing}} {
		f.Attrs.Set(a.name, a.v)
	}
	return f
}

// fieldLists sorts the names of fields by what __init__ and the other methods need: (positional,
// accepted, required, given, derived, initvars, stored, matched, plain, factories, out of order, shown, compared).
func (it *Interp) fieldLists(fields *value.Dict, missing value.Value) value.Value {
	var positional, accepted, required, given, derived, initvars, stored, matched, shown, compared []value.Value
	plain, factories := value.NewDict(), value.NewDict()
	var outOfOrder value.Value = value.None
	fields.Items.Each(func(e *value.Entry) bool {
		f, ok := it.bound(e.Value).(*value.Instance)
		if !ok {
			return true
		}
		get := func(name string) value.Value { return it.bound(f.Attrs.Get(name)) }
		is := func(name string) bool { v, ok := get(name).(value.Bool); return ok && bool(v) }
		kind, _ := get("_kind").(value.Str)
		if kind.S == "classvar" {
			return true
		}
		name := e.Key
		made := get("default_factory") != missing
		absent := get("default") == missing && !made
		if made {
			factories.Items.Set(e.Hash, name, get("default_factory"))
		}
		init := is("init")
		if !init {
			derived = append(derived, name)
		} else {
			accepted = append(accepted, name)
			if absent {
				required = append(required, name)
			}
			if !is("kw_only") {
				if n := len(positional); absent && n > 0 && outOfOrder == value.None && !slices.Contains(required, positional[n-1]) {
					outOfOrder = name
				}
				positional = append(positional, name)
			}
		}
		if init || !absent {
			plain.Items.Set(e.Hash, name, get("default"))
		}
		if kind.S == "initvar" {
			initvars = append(initvars, name)
			return true
		}
		stored = append(stored, name)
		if init {
			given = append(given, name)
			if !is("kw_only") {
				matched = append(matched, name)
			}
		}
		if kind.S == "field" && is("repr") {
			shown = append(shown, name)
		}
		if kind.S == "field" && is("compare") {
			compared = append(compared, name)
		}
		return true
	})
	return value.NewTuple(value.NewList(positional...), value.NewTuple(accepted...), value.NewTuple(required...), value.NewList(given...),
		value.NewList(derived...), value.NewList(initvars...), value.NewList(stored...), value.NewTuple(matched...), plain, factories, outOfOrder,
		value.NewList(shown...), value.NewList(compared...))
}

// bindFields is what the generated __init__ is given, by field: bind_fields(class, positional,
// accepted, required, args, kwargs). nil after it raised. A base that is not known may have fields
// of its own: nobody knows which names are accepted then, nor what stands at which place.
func (it *Interp) bindFields(a *value.Args) value.Value {
	class, isClass := a.Pos[0].(*value.Class)
	positional, ok := a.Pos[1].(*value.List)
	args, closed := a.Pos[4].(*value.Tuple)
	closed = closed && args.Rest == nil
	kwargs, isDict := a.Pos[5].(*value.Dict)
	if !ok || !isDict || !isClass {
		return it.Lose("arguments of a dataclass")
	}
	open := class.Open()
	out := value.NewDict()
	it.Heap.Birth(out)
	out.Open, out.Other = kwargs.Open, kwargs.Other
	accepted := a.Pos[2].(*value.Tuple)
	refuse := func(problem string) value.Value { // and what was meant nobody knows
		it.Raise("TypeError", class.Name+".__init__() "+problem)
		if it.Exc != nil {
			return nil
		}
		it.maybeGiven(out, accepted)
		return out
	}
	if closed && open && len(args.Elems) > 0 {
		closed = false
	}
	if closed {
		if len(args.Elems) > len(positional.Elems) {
			return refuse("takes " + value.Itoa(int64(len(positional.Elems)+1)) + " positional arguments but " + value.Itoa(int64(len(args.Elems)+1)) + " were given")
		}
		for i, v := range args.Elems {
			out.Items.Set(positional.Elems[i].(value.Str).S, positional.Elems[i], v)
		}
	}
	var problem string
	kwargs.Items.Each(func(e *value.Entry) bool {
		key, _ := e.Key.(value.Str)
		if _, twice := out.Items.Get(e.Hash); twice {
			problem = "got multiple values for argument '" + key.S + "'"
		} else if alt, differs := e.Value.(*value.Alt); differs && alt.MayBeAbsent() && !slices.Contains(accepted.Elems, e.Key) {
			return true // where it is not given, all is well
		} else if !open && !slices.Contains(accepted.Elems, e.Key) {
			problem = "got an unexpected keyword argument '" + key.S + "'"
		}
		out.Items.Set(e.Hash, e.Key, e.Value)
		return problem == ""
	})
	if problem != "" {
		return refuse(problem)
	}
	for _, r := range a.Pos[3].(*value.Tuple).Elems {
		key := r.(value.Str)
		if _, there := out.Items.Get(key.S); there {
			continue
		}
		if !closed || open || kwargs.Open {
			out.Items.Set(key.S, r, it.World.Unknown("argument "+key.S))
			continue
		}
		return refuse("missing 1 required positional argument: '" + key.S + "'")
	}
	if !closed || kwargs.Open {
		it.maybeGiven(out, accepted)
	}
	return out
}

// maybeGiven: arguments that are not known may give any field, those that have a default, too.
func (it *Interp) maybeGiven(fields *value.Dict, accepted *value.Tuple) {
	for _, name := range accepted.Elems {
		key := name.(value.Str)
		if _, there := fields.Items.Get(key.S); !there {
			fields.Items.Set(key.S, name, it.World.Unknown("argument "+key.S))
		}
	}
}

// dataclassFields is what the decorator of dataclasses gives a class.
const dataclassFields = "__dataclass_fields__"
