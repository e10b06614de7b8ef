package interp

import (
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// classValues are classes as values.
func classValues(classes []*value.Class) []value.Value {
	out := make([]value.Value, len(classes))
	for i, k := range classes {
		out[i] = k
	}
	return out
}

// ownClassNames are what a class is told by, which bases do not give and which can be set.
var ownClassNames = map[string]bool{"__name__": true, "__qualname__": true, "__module__": true, "__doc__": true}

func (it *Interp) classAttr(c *value.Class, name string) (value.Value, bool) {
	if v := c.Attrs.Get(name); v != nil && ownClassNames[name] { // set after it was made
		if v = it.bound(v); v != nil {
			return v, true
		}
	}
	switch name {
	case "__qualname__":
		if c.Nested != "" {
			return value.Str{S: c.Nested}, true
		}
		return value.Str{S: c.Name}, true
	case "__name__":
		return value.Str{S: c.Name}, true
	case "__module__":
		return value.Str{S: c.Module}, true
	case "__mro__":
		return value.NewTuple(classValues(c.MRO)...), true
	case "mro":
		return it.method(name, func(a *value.Args) value.Value {
			return value.NewList(classValues(c.MRO)...)
		}), true
	case "__bases__":
		return value.NewTuple(classValues(c.Bases)...), true
	case "__base__":
		switch len(c.Bases) {
		case 0:
			return value.None, true
		case 1:
			return c.Bases[0], true
		}
		return it.Lose("the base of several whose memory a class extends"), true
	case "__doc__":
		switch {
		case c.Doc != "":
			return value.Str{S: c.Doc}, true
		case it.closedAttrs(c):
			return value.None, true
		}
		return it.UnknownOf("str", "the docstring of a class"), true
	case "__dict__":
		d := value.NewDict()
		d.Items.Names = true
		c.Attrs.Each(func(n string, v value.Value) bool { d.Items.Set(n, value.Str{S: n}, v); return true })
		return d, true
	case "__class__":
		if c.Meta != nil {
			return c.Meta, true
		}
		return it.Class("type"), true
	case "__annotations__":
		if v := c.Attrs.Get(name); v != nil {
			return v, true
		}
		return value.NewDict(), true
	case "__abstractmethods__":
		return it.Lose("the abstract methods of a class"), true
	case "__subclasses__":
		return it.method(name, func(a *value.Args) value.Value {
			return &value.List{Abstract: &value.Abstract{Len: it.summaryLen(), Elem: it.World.Unknown("subclass")}}
		}), true
	}
	if c.Meta != nil {
		if mv, _ := c.Meta.Lookup(name); mv != nil {
			if p, ok := mv.(*Property); ok && p.Get != nil {
				r := it.Call(p.Get, &value.Args{World: it.World, Pos: []value.Value{c}})
				return r, r != nil
			}
		}
	}
	if v, _ := c.Lookup(name); v != nil {
		if v = it.readFromClass(v, c); v == nil {
			return nil, false
		}
		if v = it.bound(v); v != nil {
			return v, true
		}
	}
	if c.Meta != nil && !objectNames[name] { // what object has is the class's own, before its metaclass is asked
		if mv, _ := c.Meta.Lookup(name); mv != nil {
			return it.bindTo(mv, c, c.Meta), true
		}
		if g, _ := c.Meta.Lookup("__getattr__"); g != nil {
			r := it.Call(it.bindTo(g, c, c.Meta), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}}})
			return r, r != nil
		}
	}
	for _, k := range c.MRO {
		if _, ok := k.Native.(*torch.Layer); ok { // a class method of a layer that is a rule: nn.Embedding.from_pretrained
			if f := it.torchFunction(k.QualName() + "." + name); f != nil {
				return f, true
			}
		}
		if isTensorClass(k) && torch.KnownTensorName(name) {
			if f := it.torchFunction("Tensor." + name); f != nil {
				return f, true
			}
			return it.Lose("Tensor." + name), true
		}
	}
	if v := it.builtinClassAttr(c, name); v != nil {
		return v, true
	}
	return nil, false
}

// readFromClass is what class c gives of an attribute that it holds; nil after an exception.
func (it *Interp) readFromClass(v value.Value, c *value.Class) value.Value {
	switch d := v.(type) {
	case *ClassMethod:
		return it.classMethod(d, c)
	case *rawStatic:
		return d.fn
	case *value.Instance:
		if m, _ := d.Class.Lookup("__get__"); m != nil {
			return it.Call(it.bindTo(m, d, d.Class), &value.Args{World: it.World, Pos: []value.Value{value.None, c}})
		}
	case *value.Alt:
		out := &value.Alt{}
		for _, ch := range d.Choices {
			if ch.Value != nil {
				ch.Value = it.readFromClass(ch.Value, c)
			}
			out.Choices = append(out.Choices, ch)
		}
		return out
	}
	return v
}

func (it *Interp) functionAttr(fn *Function, name string) (value.Value, bool) {
	it.noteFunctionAttr(fn, name)
	if fn.Attrs != nil {
		if v := fn.Attrs.Get(name); v != nil {
			return v, true
		}
	}
	switch name {
	case "__name__":
		return value.Str{S: fn.Name}, true
	case "__qualname__":
		if fn.Def != nil {
			return value.Str{S: fn.Def.QualName}, true
		}
		return value.Str{S: fn.Name}, true
	case "__module__":
		return value.Str{S: fn.NS.Name}, true
	case "__doc__":
		if fn.load(); fn.Def != nil && fn.Def.Doc != "" {
			return value.Str{S: fn.Def.Doc}, true
		}
		return value.None, true
	case "__defaults__":
		t := &value.Tuple{}
		for _, d := range fn.Defaults[:fn.Params.Positional] {
			if d != nil {
				t.Elems = append(t.Elems, d)
			}
		}
		if len(t.Elems) == 0 {
			return value.None, true
		}
		return t, true
	case "__dict__":
		d := value.NewDict()
		if fn.Attrs != nil {
			fn.Attrs.Each(func(n string, v value.Value) bool { d.Items.Set(n, value.Str{S: n}, v); return true })
		}
		return d, true
	case "__call__":
		return fn, true
	case "__get__":
		return it.method(name, func(a *value.Args) value.Value {
			if s := a.Arg(0, "instance"); s != nil && s != value.None {
				return &value.BoundMethod{Self: s, Func: fn}
			}
			return fn
		}), true
	case "__code__":
		return it.code(fn), true
	case "__annotations__":
		if fn.Attrs != nil {
			if w, ok := fn.Attrs.Get("__wrapped__").(*Function); ok {
				return it.functionAttr(w, name)
			}
		}
		return it.annotations(fn), true
	case "__class__":
		if c := it.Class("types.FunctionType"); c != nil {
			return c, true
		}
		return it.World.Unknown("function." + name), true
	case "__globals__", "__kwdefaults__", "__closure__", "__signature__", "__type_params__":
		return it.World.Unknown("function." + name), true
	}
	return nil, false
}
