package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// moduleClassMark is the Native of torch.nn.Module itself.
var moduleClassMark = &struct{ name string }{"torch.nn.Module"}

// defineClass executes a class statement.
func (it *Interp) defineClass(f *Frame, s *parser.ClassDef) outcome {
	var bases []*value.Class
	unknownBase := false
	elems, rest, ok := it.evalElements(f, s.Bases)
	if !ok {
		return failed
	}
	unknownBase = rest != nil
	unseen := -1 // how many known bases come before the first that is not
	for _, b := range elems {
		if unseen < 0 && unknownBase && rest == nil {
			unseen = len(bases)
		}
		b, _ = it.Settle(b)
		switch b := b.(type) {
		case *value.Class:
			bases = append(bases, b)
		case *value.Instance, *Function, *value.Builtin: // typing.NamedTuple and the like
			c := it.baseOf(b)
			if c != nil {
				bases = append(bases, c)
			} else if _, made := b.(*value.Builtin); made { // a type that is only known by what calling it makes
				unknownBase = true
			}
		default:
			unknownBase = true
		}
	}
	var meta *value.Class
	var kws []value.KwArg
	for _, k := range s.Keywords {
		v := it.eval(f, k.Value)
		if v == nil {
			return failed
		}
		if k.Name == "metaclass" {
			meta, _ = v.(*value.Class)
		} else if k.Name != "" {
			kws = append(kws, value.KwArg{Name: k.Name, Value: v})
		}
	}
	for _, b := range bases {
		if meta == nil && b.Meta != nil {
			meta = b.Meta
		}
	}
	span := s.Name.Pos()
	c := it.newClass(s.Name.Ident, f.ns.Name, bases, unknownBase)
	c.Meta, c.Doc = meta, s.Doc
	if unseen >= 0 {
		c.Overshadowed = bases[unseen:]
	}
	c.Place = value.Place{File: f.src.ID, Start: span.Start, End: span.End}
	g := &Frame{parent: f.function(), ns: f.ns, src: f.src, class: &value.Attrs{}, caller: f, fn: f.fn}
	g.Cell.Self = g
	it.Heap.Birth(&g.Cell)
	outer := it.frame
	it.frame = g
	o := it.block(g, s.Body)
	it.frame = outer
	if o.how == raised {
		return failed
	}
	var v value.Value = it.finishClass(c, g.class, kws)
	if v == nil {
		return failed
	}
	for _, fn := range g.methods { // what a decorator wraps belongs to the class, too
		if fn.Class == nil {
			fn.Class = c
		}
	}
	for i := len(s.Decorators) - 1; i >= 0; i-- {
		if v = it.decorate(f, s.Decorators[i], v); v == nil {
			return failed
		}
	}
	it.bind(f, s.Name, v)
	return done
}

// finishClass gives a class its namespace and runs the hooks of its creation.
func (it *Interp) finishClass(c *value.Class, ns *value.Attrs, kws []value.KwArg) value.Value {
	c.Attrs = ns
	ns.Each(func(name string, v value.Value) bool {
		it.adopt(c, v)
		return true
	})
	if c.Meta != nil {
		if m, _ := c.Meta.Lookup("__prepare_class__"); m != nil { // the prelude's hook for enums and the like
			r := it.Call(it.bindTo(m, c, c.Meta), &value.Args{World: it.World})
			if r == nil {
				return nil
			}
			if k, ok := r.(*value.Class); ok {
				c = k
			}
		}
	}
	if it.isNamedTuple(c) {
		return it.namedTupleClass(c)
	}
	var failed bool
	ns.Each(func(name string, v value.Value) bool {
		if in, ok := v.(*value.Instance); ok {
			if m, _ := in.Class.Lookup("__set_name__"); m != nil {
				failed = it.Call(it.bindTo(m, in, in.Class), &value.Args{World: it.World, Pos: []value.Value{c, value.Str{S: name}}}) == nil
			}
		}
		return !failed
	})
	if failed {
		return nil
	}
	for _, k := range c.MRO[1:] {
		if v := k.Attrs.Get("__init_subclass__"); v != nil {
			fn := v
			if cm, ok := v.(*ClassMethod); ok {
				fn = cm.Func
			}
			if it.Call(&value.BoundMethod{Self: c, Func: fn}, &value.Args{World: it.World, Kw: kws}) == nil {
				return nil
			}
			break
		}
	}
	return c
}

// adopt tells the functions of a class body which class they are in, for super().
func (it *Interp) adopt(c *value.Class, v value.Value) {
	switch x := v.(type) {
	case *Function:
		if x.Class == nil {
			x.Class = c
		}
	case *Property:
		for _, g := range [3]value.Value{x.Get, x.Set, x.Del} {
			if g != nil {
				it.adopt(c, g)
			}
		}
	case *ClassMethod:
		it.adopt(c, x.Func)
	case *rawStatic:
		it.adopt(c, x.fn)
	}
}

// newClass makes a class and its method resolution order.
func (it *Interp) newClass(name, module string, bases []*value.Class, unknownBase bool) *value.Class {
	c := &value.Class{Name: name, Module: module, Bases: bases, UnknownBase: unknownBase, Attrs: &value.Attrs{}}
	it.Heap.Birth(c)
	it.linearize(c)
	return c
}

func (it *Interp) linearize(c *value.Class) {
	if len(c.Bases) == 0 && c.Name != "object" {
		if o := it.Class("object"); o != nil {
			c.Bases = []*value.Class{o}
		}
	}
	c.MRO = append([]*value.Class{c}, it.ancestors(c)...)
	it.Budget.Make(len(c.MRO))
	for _, k := range c.MRO[1:] {
		c.IsModule = c.IsModule || k.IsModule
		c.IsException = c.IsException || k.IsException
		if c.New == nil {
			c.New = k.New
		}
	}
}

// maxAncestors bounds a hierarchy: look-ups walk it, and merging several costs more than its square.
const maxAncestors = 256

// ancestors is the method resolution order of a class without itself.
func (it *Interp) ancestors(c *value.Class) []*value.Class {
	total := 0
	for _, b := range c.Bases {
		total += len(b.MRO)
	}
	switch {
	case total > maxAncestors:
		it.CountLost("a class of more ancestors than the limit")
		c.UnknownBase = true
		return nil
	case len(c.Bases) == 1:
		return c.Bases[0].MRO
	}
	var lists [][]*value.Class
	for _, b := range c.Bases {
		lists = append(lists, append([]*value.Class(nil), b.MRO...))
	}
	return mergeMRO(append(lists, append([]*value.Class(nil), c.Bases...)))
}

// mergeMRO is the C3 linearisation; an inconsistent hierarchy falls back to the order of appearance.
func mergeMRO(lists [][]*value.Class) []*value.Class {
	var out []*value.Class
	for {
		var next *value.Class
		empty := true
	search:
		for _, l := range lists {
			if len(l) == 0 {
				continue
			}
			empty = false
			for _, m := range lists {
				for _, k := range m[min(1, len(m)):] {
					if k == l[0] {
						continue search
					}
				}
			}
			next = l[0]
			break
		}
		if empty {
			return out
		}
		if next == nil {
			for _, l := range lists {
				if len(l) > 0 {
					next = l[0]
					break
				}
			}
		}
		out = append(out, next)
		for i, l := range lists {
			for j, k := range l {
				if k == next {
					lists[i] = append(l[:j:j], l[j+1:]...)
					break
				}
			}
		}
	}
}

// instantiate calls a class.
func (it *Interp) instantiate(c *value.Class, a *value.Args) value.Value {
	a.World = it.World
	if c.Meta != nil {
		if m, _ := c.Meta.Lookup("__call__"); m != nil {
			if fn, ok := m.(*Function); ok {
				return it.Call(&value.BoundMethod{Self: c, Func: fn}, a)
			}
		}
	}
	return it.instantiatePlain(c, a)
}

// instantiatePlain is type.__call__.
func (it *Interp) instantiatePlain(c *value.Class, a *value.Args) value.Value {
	if n, owner := c.Lookup("__new__"); n != nil && owner.Place.File != 0 {
		fn := n
		if s, ok := n.(*rawStatic); ok {
			fn = s.fn
		}
		b := *a
		b.Pos = append([]value.Value{c}, a.Pos...)
		v := it.Call(fn, &b)
		if in, ok := v.(*value.Instance); ok && in.Class.IsSubclass(c) {
			return it.initialize(in, a)
		}
		return v
	}
	v := it.allocate(c, a)
	in, ok := v.(*value.Instance)
	if !ok || in.Class != c {
		return v
	}
	return it.initialize(in, a)
}

// allocate is object.__new__ (or that of a built-in type).
func (it *Interp) allocate(c *value.Class, a *value.Args) value.Value {
	if c.New != nil {
		b := *a
		b.Class, b.World = c, it.World
		if filledLater(c) {
			b.Pos, b.Kw, b.OpenPos, b.OpenKw = nil, nil, false, false
		}
		if lit := it.settleArgs(&b, &value.Builtin{}); lit != nil {
			return it.Split(*lit, func() value.Value {
				d := b
				d.Pos = append([]value.Value(nil), b.Pos...)
				d.Kw = append([]value.KwArg(nil), b.Kw...)
				return it.allocate(c, &d)
			})
		}
		return it.checked(c.New(&b), c.Name)
	}
	in := &value.Instance{Class: c, Attrs: &value.Attrs{}, Made: it.Here()}
	it.Heap.Birth(in)
	if c.IsException {
		it.exceptionArgs(in, &value.Args{Pos: a.Pos, OpenPos: a.OpenPos})
	}
	return in
}

// filledLater tells the containers that are made empty and filled by an __init__ of their own, whatever that takes.
func filledLater(c *value.Class) bool {
	if init, _ := c.Lookup("__init__"); init == nil {
		return false
	}
	for _, k := range c.MRO {
		if k.Place.File != 0 {
			continue
		}
		switch k.Name {
		case "list", "dict", "set", "bytearray":
			return true
		}
	}
	return false
}

// initialize runs __init__ and returns the instance.
func (it *Interp) initialize(in *value.Instance, a *value.Args) value.Value {
	m, owner := in.Class.Lookup("__init__")
	if m == nil {
		if it.openClass(in.Class) {
			return it.initialDoubt(in, nil, a)
		}
		if (len(a.Pos) > 0 || len(a.Kw) > 0) && in.Class.New == nil && in.Native == nil {
			if n, _ := in.Class.Lookup("__new__"); n == nil {
				it.Raise("TypeError", in.Class.Name+"() takes no arguments")
				if it.Exc != nil {
					return nil
				}
			}
		}
		return in
	}
	if it.otherInit(in.Class, owner) {
		return it.initialDoubt(in, m, a)
	}
	v := it.Call(it.bindTo(m, in, in.Class), a)
	if it.Exc != nil {
		return nil
	}
	if isUnknown(v) { // it could not be called, or not be followed
		it.doubtInit(in)
	}
	return in
}

// layerClass makes the class of a torch layer: a real class with torch's attributes.
func (it *Interp) layerClass(name string, l *torch.Layer) *value.Class {
	base := l.Base
	if base == "" {
		base = "torch.nn.Module"
	}
	b := it.Class(base)
	if b == nil {
		b = it.moduleClass()
	}
	short, module := lastPart(name), parentPart(name)
	c := it.newClass(short, module, []*value.Class{b}, false)
	c.Native = l
	c.Attrs.Set("__init__", &value.Builtin{Name: "__init__", Method: true, Fn: func(a *value.Args) value.Value {
		in, ok := a.Arg(0, "self").(*value.Instance)
		if !ok {
			return value.None
		}
		it.Heap.Touch(in)
		if in.Module == nil {
			in.Module = value.NewModuleState()
		}
		rest := *a
		rest.Pos = a.Pos[1:]
		if !l.Construct(it.World, in, &rest) {
			return nil
		}
		return value.None
	}})
	for _, name := range [3]string{"reset_parameters", "_reset_parameters", "reset_running_stats"} { // contents only
		c.Attrs.Set(name, &value.Builtin{Name: name, Method: true, Fn: func(*value.Args) value.Value { return value.None }})
	}
	if l.Eval != nil {
		c.Attrs.Set("forward", &value.Builtin{Name: "forward", Method: true, Native: l, Fn: func(a *value.Args) value.Value {
			in, ok := a.Arg(0, "self").(*value.Instance)
			if !ok {
				return it.World.Unknown("forward of " + name)
			}
			rest := *a
			rest.Pos = a.Pos[1:]
			return it.forwardLayer(l, in, &rest)
		}})
	}
	return c
}

func lastPart(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '.' {
			return s[i+1:]
		}
	}
	return s
}

func parentPart(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '.' {
			return s[:i]
		}
	}
	return ""
}

// superCall handles super() and super(C, self), which need the running frame.
func (it *Interp) superCall(f *Frame, e *parser.Call) (value.Value, bool) {
	n, ok := e.Func.(*parser.Name)
	if !ok || n.Ident != "super" || n.Ref.Kind != parser.RefGlobal && n.Ref.Kind != parser.RefClass || len(e.Keywords) > 0 {
		return nil, false
	}
	if len(e.Args) == 0 {
		g := f.function()
		for g != nil && (g.fn == nil || g.fn.Class == nil || g.scope != g.fn.Scope) {
			if g.fn != nil && g.scope != g.fn.Scope { // a comprehension: its function's frame
				g = g.parent
				continue
			}
			g = g.parent
		}
		if g == nil || len(g.vars) == 0 {
			return it.Lose("super() outside of a method"), true
		}
		return it.makeSuper(g.fn.Class, g.vars[0]), true
	}
	if len(e.Args) != 2 {
		return nil, false
	}
	c := it.eval(f, e.Args[0])
	if c == nil {
		return nil, true
	}
	self := it.eval(f, e.Args[1])
	if self == nil {
		return nil, true
	}
	k, ok := c.(*value.Class)
	if !ok {
		return it.Lose("super of an unknown class"), true
	}
	return it.makeSuper(k, self), true
}

func (it *Interp) makeSuper(from *value.Class, self value.Value) value.Value {
	self, _ = it.Settle(self)
	switch s := self.(type) {
	case *value.Class:
		mro := s.MRO
		if !s.IsSubclass(from) && s.Meta != nil {
			mro = s.Meta.MRO
		}
		return &Super{Self: s, MRO: mro, From: from}
	case value.Unknown, nil:
		return it.Lose("super() of an unknown object")
	}
	if c := it.ClassOf(self); c != nil {
		return &Super{Self: self, MRO: c.MRO, From: from}
	}
	return it.Lose("super() of an unknown object")
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
	c.New = it.newNamedTuple(c.Name, fields, defaults)
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

// baseOf is the class that a special form stands for as a base.
func (it *Interp) baseOf(v value.Value) *value.Class {
	if in, ok := v.(*value.Instance); ok {
		if c, ok := in.Attrs.Get("__mro_class__").(*value.Class); ok {
			return c
		}
	}
	return nil
}

// subscriptClass is Generic[T], list[int], Enum['NAME'].
func (it *Interp) subscriptClass(c *value.Class, i value.Value) value.Value {
	if c.Meta != nil {
		if m, _ := c.Meta.Lookup("__getitem__"); m != nil {
			return it.Call(it.bindTo(m, c, c.Meta), &value.Args{World: it.World, Pos: []value.Value{i}})
		}
	}
	if m, _ := c.Lookup("__class_getitem__"); m != nil {
		fn := m
		if cm, ok := m.(*ClassMethod); ok {
			fn = cm.Func
		}
		return it.Call(&value.BoundMethod{Self: c, Func: fn}, &value.Args{World: it.World, Pos: []value.Value{i}})
	}
	if c.Module == "builtins" && !genericBuiltins[c.Name] {
		return it.Raise("TypeError", "type '"+c.Name+"' is not subscriptable")
	}
	return c
}

// genericBuiltins are the classes of builtins that take type arguments.
var genericBuiltins = map[string]bool{"list": true, "tuple": true, "dict": true, "set": true, "frozenset": true, "type": true,
	"slice": true, "generator": true, "BaseExceptionGroup": true, "ExceptionGroup": true}

var _ = pylib.Len
