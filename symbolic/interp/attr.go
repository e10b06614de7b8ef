package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Property is a property with its accessors; a nil accessor is absent.
type Property struct{ Get, Set, Del value.Value }

// TypeName implements value.Value.
func (*Property) TypeName() string { return "property" }

// ClassMethod and rawStatic wrap what @classmethod and @staticmethod got.
type ClassMethod struct{ Func value.Value }

// TypeName implements value.Value.
func (*ClassMethod) TypeName() string { return "classmethod" }

type rawStatic struct{ fn value.Value }

// TypeName implements value.Value.
func (*rawStatic) TypeName() string { return "staticmethod" }

// Super is super(): attribute lookup on Self begins after From in the MRO.
type Super struct {
	Self value.Value // an instance or a class
	MRO  []*value.Class
	From *value.Class
}

// TypeName implements value.Value.
func (*Super) TypeName() string { return "super" }

func (it *Interp) attrAt(f *Frame, at parser.Node, v value.Value, name string) value.Value {
	p, s := it.at(f, at)
	r := it.Attr(v, name)
	it.here, it.hereSrc = p, s
	return r
}

// Attr implements value.Host: v.name; nil after AttributeError.
func (it *Interp) Attr(v value.Value, name string) value.Value {
	r, ok := it.findAttr(v, name)
	if ok {
		return r
	}
	if it.Exc != nil {
		return nil
	}
	v, _ = it.Settle(v) // the one of several that this branch is about
	if r := it.inheritedFromObject(v, name); r != nil {
		return r
	}
	return it.missingAttr(v, name)
}

func (it *Interp) missingAttr(v value.Value, name string) value.Value {
	if !it.closedAttrs(v) {
		return it.Lose("attribute " + name + " of " + v.TypeName())
	}
	msg := "'" + v.TypeName() + "' object has no attribute '" + name + "'"
	if c, ok := v.(*value.Class); ok {
		msg = "type object '" + c.Name + "' has no attribute '" + name + "'"
	}
	f := &value.Fault{Kind: "missing-attribute", Exception: "AttributeError", Torch: msg, Message: msg}
	if near := it.nearestAttr(v, name); near != "" {
		f.Help = "did you mean '" + near + "'?"
	}
	it.RaiseFault(f)
	if it.Exc != nil {
		return nil
	}
	return it.World.Unknown("missing attribute " + name)
}

// closedAttrs tells if all attributes of a value are known, so that a missing one is an error.
func (it *Interp) closedAttrs(v value.Value) bool {
	switch x := v.(type) {
	case *value.Instance:
		return !x.Escaped && !x.OpenAttrs && !it.openClass(x.Class) && !it.described(x.Class) && (x.Native == nil || closedPayload(x.Native))
	case *value.Class:
		return !it.openClass(x) && x.Place.File != 0
	case *value.Tensor:
		return x.Class == nil
	case value.NoneType:
		return true
	case *value.List, *value.Tuple, value.Int, value.Str, *value.Dict:
		return true
	}
	return false
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
	var names []string
	o.Attrs.Each(func(name string, _ value.Value) bool { names = append(names, name); return true })
	for _, name := range names {
		o.Attrs.Delete(name)
	}
	o.Attrs.Set("__dict__", d)
}

// described tells if a class is one that the prelude describes, or is derived from one: what
// it has not may be there. Complete are those that say so, and those of torch.
func (it *Interp) described(c *value.Class) bool {
	for _, k := range c.MRO {
		if k.Place.File == 0 {
			continue
		}
		src := it.Loader.Source(k.Place.File)
		if src == nil || src.Kind != Prelude {
			continue
		}
		if top, _, _ := strings.Cut(k.Module, "."); top != "torch" && top != "torchvision" && k.Attrs.Get(completeMark) == nil {
			return true
		}
	}
	return false
}

// completeMark is the attribute of a class of the prelude that has all the attributes that the real one has.
const completeMark = "_complete_"

// closedPayload tells if all attributes are known of the built-in value behind an instance of a subclass of its type.
func closedPayload(v value.Value) bool {
	switch v.(type) {
	case *value.List, *value.Tuple, *value.Dict, *value.Set, value.Int, value.Float, value.Str:
		return true
	}
	return false
}

// openClass tells if a class may have attributes that nobody can see.
func (it *Interp) openClass(c *value.Class) bool {
	for _, k := range c.MRO {
		if k.UnknownBase {
			return true
		}
	}
	return false
}

// findAttr looks an attribute up; ok is false if it is not there (or the lookup raised).
func (it *Interp) findAttr(v value.Value, name string) (value.Value, bool) {
	if s, lit := it.Settle(v); lit != nil {
		r := it.Split(*lit, func() value.Value { return it.Attr(v, name) })
		return r, r != nil
	} else {
		v = s
	}
	switch x := v.(type) {
	case *value.Instance:
		return it.instanceAttr(x, name)
	case *value.Tensor:
		return it.tensorAttr(x, name)
	case *value.Class:
		return it.classAttr(x, name)
	case *Namespace:
		r := it.moduleAttr(x, name)
		return r, r != nil
	case value.Unknown:
		return it.unknownAttr(x, name), true
	case *Super:
		return it.superAttr(x, name)
	case *Function:
		return it.functionAttr(x, name)
	case *value.BoundMethod:
		switch name {
		case "__self__":
			return x.Self, true
		case "__func__":
			return x.Func, true
		}
		return it.findAttr(x.Func, name)
	case *Partial:
		return it.partialAttr(x, name)
	case *Property:
		return it.propertyAttr(x, name)
	case *value.Builtin:
		switch name {
		case "__name__", "__qualname__":
			return value.Str{S: x.Name}, true
		case "__module__":
			return value.Str{S: "builtins"}, true
		case "__doc__":
			return value.None, true
		}
		return it.Lose("attribute of a builtin function"), true
	case *value.Tuple:
		if r, ok := it.tupleAttr(x, name); ok {
			return r, true
		}
	case value.Device:
		switch name {
		case "type":
			if x.Type == "" {
				return it.UnknownOf("str", "device"), true
			}
			return value.Str{S: x.Type}, true
		case "index":
			if x.Index < 0 {
				return value.None, true
			}
			return value.NewInt(int64(x.Index)), true
		}
		return nil, false
	case value.DType:
		return it.dtypeAttr(x, name)
	case *Generator:
		return it.generatorAttr(x, name)
	}
	return it.builtinAttr(v, name)
}

// builtinAttr finds methods of built-in types, and what every object has.
func (it *Interp) builtinAttr(v value.Value, name string) (value.Value, bool) {
	if h, ok := v.(interface {
		Attr(w *value.World, name string) value.Value
	}); ok {
		if r := h.Attr(it.World, name); r != nil {
			return r, true
		}
	}
	typ := v.TypeName()
	switch d := v.(type) {
	case *value.Dict:
		typ = "dict"
		if name == "update" && d.Items.OnSet != nil {
			return it.method(name, func(a *value.Args) value.Value { return it.updateInstanceDict(d, a) }), true
		}
	case *value.Tuple:
		typ = "tuple"
	}
	if m := pylib.Method(typ, name); m != nil {
		return &value.BoundMethod{Self: v, Func: m}, true
	}
	switch name {
	case "__class__":
		if c := it.ClassOf(v); c != nil {
			return c, true
		}
		return it.World.Unknown("class of " + typ), true
	case "__doc__":
		return value.None, true
	}
	switch x := v.(type) {
	case value.Int, value.Bool:
		switch name {
		case "real", "numerator":
			return x, true
		case "imag":
			return value.NewInt(0), true
		}
	case *value.Slice:
		switch name {
		case "start":
			return x.Lower, true
		case "stop":
			return x.Upper, true
		case "step":
			return x.Step, true
		}
	case value.SymBool:
		return it.builtinAttr(value.Bool(true), name)
	}
	return nil, false
}

// unknownAttr is the same unknown each time the attribute is read.
func (it *Interp) unknownAttr(u value.Unknown, name string) value.Value {
	k := attrKey{u.ID, name}
	if v, ok := it.attrOf[k]; ok {
		return v
	}
	if v := it.declaredAttr(u, name); v != nil {
		return v
	}
	if u.Type != "" && u.Type != "Tensor" {
		if m := pylib.Method(u.Type, name); m != nil {
			return &value.BoundMethod{Self: u, Func: &value.Builtin{Name: name, Fn: func(a *value.Args) value.Value {
				return it.World.Unknown("result of " + name)
			}}}
		}
	}
	v := it.World.Unknown(because("attribute "+name+" of: ", u.Reason))
	v.Bits, v.Free = u.Bits, u.Free
	if u.Name != "" && len(u.Name) <= maxReason {
		v.Name = u.Name + "." + name
	}
	part := it.declaredPart(u, name, v)
	it.attrOf[k] = part
	return part
}

// maxReason is how long the reason and the name of an unknown value grow, in bytes: a loop can walk along a list of
// nodes for as long as it has steps, and each name would hold all those before it.
const maxReason = 200

// because is the reason why something taken from an unknown value is unknown.
func because(taken, reason string) string {
	if len(reason) > maxReason {
		return reason
	}
	return taken + reason
}

func (it *Interp) tensorAttr(t *value.Tensor, name string) (value.Value, bool) {
	if t.Attrs != nil {
		if v, ok := t.Attrs[name]; ok {
			return v, true
		}
	}
	if t.Class != nil {
		if v, _ := t.Class.Lookup(name); v != nil {
			return it.classMember(v, t, t.Class)
		}
	}
	if v, ok := torch.Attribute(it.World, t, name); ok {
		return it.checked(v, name), true
	}
	if r := it.torchFunction("Tensor." + name); r != nil {
		return &value.BoundMethod{Self: t, Func: r}, true
	}
	switch name {
	case "__class__":
		return it.Class("torch.Tensor"), true
	case "register_hook":
		return it.tensorHook(t, "of_tensor"), true
	case "register_post_accumulate_grad_hook":
		return it.tensorHook(t, "of_parameter"), true
	case "apply_", "retain_grad", "share_memory_", "storage", "untyped_storage", "grad_fn", "names", "__dict__":
		return it.World.Unknown("Tensor." + name), true
	}
	if len(name) > 2 && name[:2] == "__" || !it.closedTensorName(name) {
		return it.Lose("Tensor." + name), true
	}
	return nil, false
}

// closedTensorName tells if a tensor surely has no attribute of that name.
func (it *Interp) closedTensorName(name string) bool {
	return !torch.KnownTensorName(name)
}

func (it *Interp) tupleAttr(t *value.Tuple, name string) (value.Value, bool) {
	for i, f := range t.Fields {
		if f == name && i < len(t.Elems) {
			return t.Elems[i], true
		}
	}
	if t.Class != nil {
		if v, _ := t.Class.Lookup(name); v != nil {
			return it.classMember(v, t, t.Class)
		}
	}
	if t.Fields != nil {
		switch name {
		case "_fields":
			out := &value.Tuple{}
			for _, f := range t.Fields {
				out.Elems = append(out.Elems, value.Str{S: f})
			}
			return out, true
		case "_asdict":
			return it.method(name, func(a *value.Args) value.Value {
				d := value.NewDict()
				for i, f := range t.Fields {
					d.Items.Set(f, value.Str{S: f}, t.Elems[i])
				}
				return d
			}), true
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
			}), true
		}
		if t.Name == "PackedSequence" {
			if r := it.torchFunction("PackedSequence." + name); r != nil {
				return &value.BoundMethod{Self: t, Func: r}, true
			}
		}
	}
	return nil, false
}

// method makes a bound builtin from a closure.
func (it *Interp) method(name string, fn func(a *value.Args) value.Value) *value.Builtin {
	return &value.Builtin{Name: name, Fn: fn}
}

func (it *Interp) instanceAttr(x *value.Instance, name string) (value.Value, bool) {
	cv, owner := x.Class.Lookup(name)
	switch d := cv.(type) {
	case *Property:
		if d.Get == nil {
			return nil, false
		}
		n := len(it.Faults)
		r := it.Call(d.Get, &value.Args{World: it.World, Pos: []value.Value{x}})
		if r == nil && it.lacksAttribute() {
			if g, _ := x.Class.Lookup("__getattr__"); g != nil && owner != nil {
				it.Faults = it.Faults[:n]
				it.Exc = nil
				r = it.Call(it.bindTo(g, x, x.Class), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}}})
			}
		}
		return r, r != nil
	case *value.Instance:
		if m, _ := d.Class.Lookup("__get__"); m != nil {
			if s, _ := d.Class.Lookup("__set__"); s != nil || x.Attrs.Get(name) == nil {
				r := it.Call(it.bindTo(m, d, d.Class), &value.Args{World: it.World, Pos: []value.Value{x, x.Class}})
				return r, r != nil
			}
		}
	}
	if m, mo := x.Class.Lookup(getattribute); m != nil && mo.Place.File != 0 && !it.passesThrough(m, x, name) {
		r := it.Call(it.bindTo(m, x, x.Class), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}}})
		return r, r != nil
	}
	return it.plainInstanceAttr(x, name, cv)
}

// plainInstanceAttr is object.__getattribute__ followed by __getattr__.
func (it *Interp) plainInstanceAttr(x *value.Instance, name string, cv value.Value) (value.Value, bool) {
	if v := x.Attrs.Get(name); v != nil {
		if v = it.bound(v); v != nil {
			return v, true
		}
	}
	if m := x.Module; m != nil {
		for _, a := range [3]*value.Attrs{m.Params, m.Modules, m.Buffers} {
			if v := a.Get(name); v != nil {
				if v = it.bound(v); v != nil {
					return v, true
				}
			}
		}
		if name == "training" {
			return m.Training, true
		}
	}
	if r, ok := it.replacedDictAttr(x, name); ok {
		return r, true
	}
	if cv != nil {
		if x.OtherInit && isData(cv) { // the object may have one of its own
			return it.Lose("attribute " + name + " of a " + x.Class.Name + " of which not all is known"), true
		}
		return it.bindTo(cv, x, x.Class), true
	}
	switch name {
	case "__class__":
		return x.Class, true
	case "__dict__":
		return it.instanceDict(x), true
	case "__module__":
		return value.Str{S: x.Class.Module}, true
	case "__doc__":
		return value.None, true
	}
	if x.Class.IsModule {
		if v := it.moduleSpecialAttr(x, name); v != nil {
			return v, true
		}
	}
	if x.Native != nil {
		if v, ok := it.findAttr(x.Native, name); ok {
			return v, true
		}
		if it.Exc != nil {
			return nil, false
		}
	}
	if x.Class.IsException {
		switch name {
		case "args":
			if v := x.Attrs.Get("args"); v != nil {
				return v, true
			}
			return it.UnknownOf("tuple", "arguments of an exception"), true
		case "with_traceback", "__traceback__", "__cause__", "add_note", "errno", "message", "code", "value":
			return it.World.Unknown("attribute of an exception"), true
		}
	}
	if g, o := x.Class.Lookup("__getattr__"); g != nil && o.Native != moduleClassMark {
		r := it.Call(it.bindTo(g, x, x.Class), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}}})
		return r, r != nil
	}
	return nil, false
}

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
		return &value.BoundMethod{Self: c, Func: d.Func}
	case *rawStatic:
		return d.fn
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

// PartialMethod is functools.partialmethod.
type PartialMethod struct{ P *Partial }

// TypeName implements value.Value.
func (*PartialMethod) TypeName() string { return "partialmethod" }

func (it *Interp) classAttr(c *value.Class, name string) (value.Value, bool) {
	switch name {
	case "__name__", "__qualname__":
		return value.Str{S: c.Name}, true
	case "__module__":
		return value.Str{S: c.Module}, true
	case "__mro__":
		t := &value.Tuple{}
		for _, k := range c.MRO {
			t.Elems = append(t.Elems, k)
		}
		return t, true
	case "mro":
		return it.method(name, func(a *value.Args) value.Value {
			l := value.NewList()
			for _, k := range c.MRO {
				l.Elems = append(l.Elems, k)
			}
			return l
		}), true
	case "__bases__":
		t := &value.Tuple{}
		for _, k := range c.Bases {
			t.Elems = append(t.Elems, k)
		}
		return t, true
	case "__doc__":
		return value.Str{S: c.Doc}, true
	case "__dict__":
		d := value.NewDict()
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
		switch d := v.(type) {
		case *ClassMethod:
			return &value.BoundMethod{Self: c, Func: d.Func}, true
		case *rawStatic:
			return d.fn, true
		case *value.Instance:
			if m, _ := d.Class.Lookup("__get__"); m != nil {
				r := it.Call(it.bindTo(m, d, d.Class), &value.Args{World: it.World, Pos: []value.Value{value.None, c}})
				return r, r != nil
			}
		}
		if v = it.bound(v); v != nil {
			return v, true
		}
	}
	if c.Meta != nil {
		if mv, _ := c.Meta.Lookup(name); mv != nil {
			return it.bindTo(mv, c, c.Meta), true
		}
		if g, _ := c.Meta.Lookup("__getattr__"); g != nil {
			r := it.Call(it.bindTo(g, c, c.Meta), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}}})
			return r, r != nil
		}
	}
	for _, k := range c.MRO { // a class method of a layer that is a rule: nn.Embedding.from_pretrained
		if _, ok := k.Native.(*torch.Layer); ok {
			if f := it.torchFunction(k.QualName() + "." + name); f != nil {
				return f, true
			}
		}
	}
	if v := it.builtinClassAttr(c, name); v != nil {
		return v, true
	}
	return nil, false
}

func (it *Interp) functionAttr(fn *Function, name string) (value.Value, bool) {
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
		for _, d := range fn.Defaults {
			if d != nil {
				t.Elems = append(t.Elems, d)
			}
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

func (it *Interp) partialAttr(p *Partial, name string) (value.Value, bool) {
	switch name {
	case "func":
		return p.Func, true
	case "args":
		return &value.Tuple{Elems: p.Pos}, true
	case "keywords":
		d := value.NewDict()
		for _, k := range p.Kw {
			d.Items.Set(k.Name, value.Str{S: k.Name}, k.Value)
		}
		return d, true
	case "__class__":
		return it.Class("functools.partial"), true
	}
	return nil, false
}

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
		return value.None, true
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

func (it *Interp) superAttr(s *Super, name string) (value.Value, bool) {
	after := false
	for _, k := range s.MRO {
		if !after {
			after = k == s.From
			continue
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
		if p, ok := v.(*Property); ok && p.Get != nil {
			r := it.Call(p.Get, &value.Args{World: it.World, Pos: []value.Value{s.Self}})
			return r, r != nil
		}
		if c, ok := s.Self.(*value.Class); ok {
			switch d := v.(type) {
			case *ClassMethod:
				return &value.BoundMethod{Self: c, Func: d.Func}, true
			case *rawStatic:
				return d.fn, true
			}
			return v, true
		}
		c := it.ClassOf(s.Self)
		return it.bindTo(v, s.Self, c), true
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
		return it.method(name, func(a *value.Args) value.Value {
			n, ok := a.Arg(0, "name").(value.Str)
			v := a.Arg(1, "value")
			if ok && v != nil {
				it.setInstanceAttr(in, n.S, v)
			}
			return value.None
		})
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

// ownAttr is object.__getattribute__: properties are read, hooks of the class are not.
func (it *Interp) ownAttr(x *value.Instance, name string) value.Value {
	cv, _ := x.Class.Lookup(name)
	if p, ok := cv.(*Property); ok && p.Get != nil {
		return it.Call(p.Get, &value.Args{World: it.World, Pos: []value.Value{x}})
	}
	if r, ok := it.attrWithoutHooks(x, name, cv); ok {
		return r
	}
	if it.Exc != nil {
		return nil
	}
	return it.missingAttr(x, name)
}

// attrWithoutHooks is plainInstanceAttr without a call of __getattr__.
func (it *Interp) attrWithoutHooks(x *value.Instance, name string, cv value.Value) (value.Value, bool) {
	if v := x.Attrs.Get(name); v != nil {
		return it.bound(v), true
	}
	if m := x.Module; m != nil {
		for _, a := range [3]*value.Attrs{m.Params, m.Modules, m.Buffers} {
			if v := a.Get(name); v != nil {
				return it.bound(v), true
			}
		}
		if name == "training" {
			return m.Training, true
		}
	}
	if cv != nil {
		return it.bindTo(cv, x, x.Class), true
	}
	switch name {
	case "__class__":
		return x.Class, true
	case "__dict__":
		return it.instanceDict(x), true
	}
	return nil, false
}

// dataclassFields is what the decorator of dataclasses gives a class.
const dataclassFields = "__dataclass_fields__"

// lacksAttribute tells that an AttributeError, or one derived from it, is in flight.
func (it *Interp) lacksAttribute() bool {
	return it.Exc != nil && (it.Exc.Class == "AttributeError" || it.isSubclassName(it.Exc.Class, "AttributeError"))
}

// HasAttr implements value.Host.
func (it *Interp) HasAttr(v value.Value, name string) dim.Answer {
	if u, ok := v.(value.Unknown); ok {
		return it.declaresAttr(u, name)
	}
	n := len(it.Faults)
	asked := &activeTry{classes: []string{"AttributeError"}, silent: true}
	it.tries = append(it.tries, asked)
	r, ok := it.findAttr(v, name)
	it.tries = it.tries[:len(it.tries)-1]
	if asked.escaped != nil {
		return dim.Unknown
	}
	if it.Exc != nil {
		if it.lacksAttribute() {
			it.Exc, it.Faults = nil, it.Faults[:n]
			return dim.No
		}
		return dim.Unknown
	}
	if ok {
		if u, lost := r.(value.Unknown); lost && !it.closedAttrs(v) && u.Reason != "" && !it.holdsAttr(v, name) {
			return dim.Unknown
		}
		return dim.Yes
	}
	if objectNames[name] {
		return dim.Yes
	}
	if it.closedAttrs(v) {
		return dim.No
	}
	switch x := v.(type) {
	case *value.Instance:
		return dim.Unknown
	case *Namespace:
		if it.closedModule(x) && !moduleSpecial(name) {
			return dim.No
		}
	case *value.Class:
		if x.Module == "builtins" && foreignSpecial(name) {
			return dim.No
		}
	}
	if it.known(v) {
		return dim.No
	}
	switch v.(type) {
	case *Function, *value.Builtin, *Partial, *value.BoundMethod:
		return dim.No
	}
	return dim.Unknown
}

// closedModule tells if a module that was read has run to its end, so that it has no names but those that it is seen to have.
func (it *Interp) closedModule(m *Namespace) bool {
	return m.Src != nil && m.Src.Kind != Prelude && m.state == ran && !m.Open && m.resolve == nil && m.instead == nil &&
		it.globalOf(m, "__getattr__") == nil
}

// moduleSpecial tells a name that the import system may have given a module.
func moduleSpecial(name string) bool {
	return strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

// holdsAttr tells if something of which not all attributes are known surely has one, whatever its value is.
func (it *Interp) holdsAttr(v value.Value, name string) bool {
	switch x := v.(type) {
	case *value.Instance:
		cv, _ := x.Class.Lookup(name)
		return cv != nil || x.Attrs.Get(name) != nil
	case *Namespace:
		return false
	}
	return true
}

// SetAttr implements value.Host.
func (it *Interp) SetAttr(v value.Value, name string, x value.Value) bool {
	if s, lit := it.Settle(v); lit != nil {
		return it.Split(*lit, func() value.Value {
			if !it.SetAttr(v, name, x) {
				return nil
			}
			return value.None
		}) != nil
	} else {
		v = s
	}
	switch o := v.(type) {
	case *value.Instance:
		cv, _ := o.Class.Lookup(name)
		if p, ok := cv.(*Property); ok {
			if p.Set == nil {
				it.Raise("AttributeError", "property '"+name+"' of '"+o.Class.Name+"' object has no setter")
				return it.Exc == nil
			}
			return it.Call(p.Set, &value.Args{World: it.World, Pos: []value.Value{o, x}}) != nil
		}
		if d, ok := cv.(*value.Instance); ok {
			if m, _ := d.Class.Lookup("__set__"); m != nil {
				return it.Call(it.bindTo(m, d, d.Class), &value.Args{World: it.World, Pos: []value.Value{o, x}}) != nil
			}
		}
		if m, mo := o.Class.Lookup("__setattr__"); m != nil && mo.Native != moduleClassMark {
			return it.Call(it.bindTo(m, o, o.Class), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}, x}}) != nil
		}
		it.setInstanceAttr(o, name, x)
	case *value.Class:
		it.Heap.Touch(o)
		o.Attrs.Set(name, x)
	case *Namespace:
		it.setGlobal(o, name, x)
	case *Function:
		if o.Attrs == nil {
			o.Attrs = &value.Attrs{}
		}
		o.Attrs.Set(name, x)
	case *value.Tensor:
		it.setTensorAttr(o, name, x)
	case value.Unknown:
		it.attrOf[attrKey{o.ID, name}] = x
	}
	return true
}

// setAttributes sets an attribute of o for each entry of a dict, in its order;
// with plain, as object.__setattr__ does. nil only after an exception.
func (it *Interp) setAttributes(o, entries, plain value.Value) value.Value {
	d := it.asDict(entries)
	in, ok := o.(*value.Instance)
	if d == nil || !ok {
		return it.Lose("attributes of " + o.TypeName())
	}
	raw := plain == value.Bool(true)
	fine := true
	d.Items.Each(func(e *value.Entry) bool {
		name, isName := e.Key.(value.Str)
		x := e.Value
		if alt, isAlt := x.(*value.Alt); isAlt {
			x = it.bound(alt)
		}
		switch {
		case !isName || x == nil:
		case raw:
			it.setInstanceAttr(in, name.S, x)
		default:
			fine = it.SetAttr(in, name.S, x)
		}
		return fine
	})
	if !fine {
		return nil
	}
	return value.None
}

func (it *Interp) setTensorAttr(t *value.Tensor, name string, x value.Value) {
	it.Heap.Touch(t)
	switch name {
	case "data":
		if y, ok := x.(*value.Tensor); ok {
			keep := t.RequiresGrad
			t.Desc = y.Desc
			t.RequiresGrad = keep
		}
	case "requires_grad":
		if b, ok := x.(value.Bool); ok {
			t.RequiresGrad = bool(b)
		}
	case "grad", "names":
	default:
		attrs := map[string]value.Value{name: x}
		for k, v := range t.Attrs {
			if k != name {
				attrs[k] = v
			}
		}
		t.Attrs = attrs
	}
}

// setInstanceAttr is object.__setattr__, or nn.Module's for modules.
func (it *Interp) setInstanceAttr(o *value.Instance, name string, x value.Value) {
	it.Heap.Touch(o)
	if o.Class.IsModule && it.setModuleAttr(o, name, x) {
		return
	}
	if name == "__dict__" {
		it.replaceDict(o, x)
		return
	}
	if d, replaced := replacedDict(o); replaced && d != nil {
		it.Heap.Touch(d)
		d.Items.Set(name, value.Str{S: name}, x)
		return
	}
	o.Attrs.Set(name, x)
	if o.View != nil {
		it.Heap.Touch(o.View)
		o.View.Items.Set(name, value.Str{S: name}, x)
	}
}

func (it *Interp) delAttr(v value.Value, name string) bool {
	switch o := v.(type) {
	case *value.Instance:
		if m, mo := o.Class.Lookup("__delattr__"); m != nil && mo.Place.File != 0 && it.frame != nil && it.frame.fn != m {
			return it.Call(it.bindTo(m, o, o.Class), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}}}) != nil
		}
		it.Heap.Touch(o)
		if o.View != nil {
			it.Heap.Touch(o.View)
			if o.View.Items.Delete(name) {
				return true
			}
		}
		if o.Attrs.Delete(name) {
			return true
		}
		if d, _ := replacedDict(o); d != nil {
			it.Heap.Touch(d)
			if d.Items.Delete(name) {
				return true
			}
		}
		if m := o.Module; m != nil && (m.Params.Delete(name) || m.Modules.Delete(name) || m.Buffers.Delete(name)) {
			return true
		}
	case *value.Class:
		it.Heap.Touch(o)
		o.Attrs.Delete(name)
	case *Namespace:
		it.Heap.Touch(&o.Cell)
		o.Attrs.Delete(name)
	}
	return true
}

func (it *Interp) setItem(v, i, x value.Value) bool {
	if s, lit := it.Settle(v); lit != nil {
		return it.Split(*lit, func() value.Value {
			if !it.setItem(v, i, x) {
				return nil
			}
			return value.None
		}) != nil
	} else {
		v = s
	}
	if s, lit := it.settleDeep(i); lit != nil {
		return it.Split(*lit, func() value.Value {
			if !it.setItem(v, i, x) {
				return nil
			}
			return value.None
		}) != nil
	} else {
		i = s
	}
	if l := it.settleItem(v, i); l != nil {
		return it.Split(*l, func() value.Value {
			if !it.setItem(v, i, x) {
				return nil
			}
			return value.None
		}) != nil
	}
	if m := it.userSpecial(v, "__setitem__"); m != nil {
		return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{i, x}}) != nil
	}
	v = it.unwrapTensor(v)
	switch o := v.(type) {
	case *value.Tensor:
		it.torchOps++
		x, lit := it.Settle(x)
		if lit != nil {
			return true
		}
		it.guarded("assignment to a subscript", func() value.Value {
			torch.AssignSubscript(it.World, o, i, it.unwrapTensor(x))
			return nil
		})
		return it.Exc == nil
	case *value.Instance:
		if o.Native != nil {
			v = o.Native
		} else if m := it.special(o, "__setitem__"); m != nil {
			return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{i, x}}) != nil
		} else {
			return true
		}
	}
	pylib.SetItem(it.World, v, i, x)
	return it.Exc == nil
}

// settleItem settles what an operation on v[i] looks at.
func (it *Interp) settleItem(v, i value.Value) *value.Literal {
	if d, ok := v.(*value.Dict); ok {
		return it.SettleKey(d, i)
	}
	return it.SettleObject(v)
}

func (it *Interp) delItem(v, i value.Value) bool {
	v, _ = it.Settle(v)
	it.settleItem(v, i)
	if m := it.userSpecial(v, "__delitem__"); m != nil {
		return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{i}}) != nil
	}
	if o, ok := v.(*value.Instance); ok {
		if m := it.special(o, "__delitem__"); m != nil {
			return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{i}}) != nil
		}
		if o.Native != nil {
			v = o.Native
		}
	}
	pylib.DelItem(it.World, v, i)
	return it.Exc == nil
}

// special finds a special method of an object, bound; nil if it has none.
func (it *Interp) special(v value.Value, name string) value.Value {
	switch x := v.(type) {
	case *value.Instance:
		if m, _ := x.Class.Lookup(name); m != nil {
			return it.bindTo(m, x, x.Class)
		}
	case *value.Class:
		if x.Meta != nil {
			if m, _ := x.Meta.Lookup(name); m != nil {
				return it.bindTo(m, x, x.Meta)
			}
		}
	case *value.Tuple:
		if x.Class != nil {
			if m, _ := x.Class.Lookup(name); m != nil {
				return it.bindTo(m, x, x.Class)
			}
		}
	case *value.Tensor:
		if x.Class != nil {
			if m, _ := x.Class.Lookup(name); m != nil {
				return it.bindTo(m, x, x.Class)
			}
		}
	}
	return nil
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

// nearestAttr finds a name of the object that is one typo away.
func (it *Interp) nearestAttr(v value.Value, name string) string {
	x, ok := v.(*value.Instance)
	if !ok {
		return ""
	}
	best := ""
	try := func(n string, _ value.Value) bool {
		if oneTypo(n, name) {
			best = n
		}
		return best == ""
	}
	x.Attrs.Each(try)
	if m := x.Module; m != nil {
		m.Modules.Each(try)
		m.Params.Each(try)
		m.Buffers.Each(try)
	}
	for _, k := range x.Class.MRO {
		if k.Place.File != 0 {
			k.Attrs.Each(try)
		}
	}
	return best
}

// oneTypo tells if two names differ by one changed, added, dropped or swapped letter.
func oneTypo(a, b string) bool {
	if a == b || len(a)-len(b) > 1 || len(b)-len(a) > 1 || len(a) < 2 {
		return false
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	ra, rb := a[i:], b[i:]
	switch {
	case len(ra) == len(rb):
		return ra[1:] == rb[1:] || len(ra) > 1 && ra[0] == rb[1] && ra[1] == rb[0] && ra[2:] == rb[2:]
	case len(ra) > len(rb):
		return ra[1:] == rb
	default:
		return ra == rb[1:]
	}
}

// dtypeAttr are the attributes of torch.dtype.
func (it *Interp) dtypeAttr(d value.DType, name string) (value.Value, bool) {
	switch name {
	case "is_floating_point":
		return value.Bool(d.IsFloat()), true
	case "is_complex":
		return value.Bool(d.IsComplex()), true
	case "is_signed":
		return value.Bool(d != value.BoolType && d != value.Uint8), true
	case "itemsize":
		return value.NewInt(d.Size()), true
	case "to_complex", "to_real":
		return it.method(name, func(a *value.Args) value.Value {
			if name == "to_real" {
				return d.ToReal()
			}
			return d.ToComplex()
		}), true
	}
	return nil, false
}
