package interp

import (
	"cmp"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// moduleClassMark is the Native of torch.nn.Module itself.
var moduleClassMark = &struct{ name string }{"torch.nn.Module"}

// classHeader is what a class statement says of a class before its body, or a call of type.
type classHeader struct {
	bases  []*value.Class
	values []value.Value   // the bases as the metaclass gets them
	asked  []value.Value   // the bases as they are written if __mro_entries__ gives others
	rest   *value.Abstract // bases of which nothing is known
	open   bool            // not all bases are known
	unseen int             // how many known bases come before the first that is not, -1 if all are known
	meta   value.Value     // what makes the class, nil for type
	kws    []value.KwArg   // what the statement gives __init_subclass__
	name   string
	nested string // its __qualname__ if that is another
	doc    string
	place  value.Place
}

// defineClass executes a class statement.
func (it *Interp) defineClass(f *Frame, s *parser.ClassDef) outcome {
	decorators, ok := it.evalDecorators(f, s.Decorators)
	if !ok {
		return failed
	}
	h, ok := it.classHeader(f, s)
	if !ok {
		return failed
	}
	g := &Frame{parent: f.function(), ns: f.ns, src: f.src, class: &value.Attrs{}, header: h, caller: f, fn: f.fn}
	g.Cell.Self = g
	it.Heap.Birth(&g.Cell)
	prepared, ok := it.prepareBody(h, g.class)
	if !ok {
		return failed
	}
	outer := it.frame
	it.frame = g
	o := it.block(g, s.Body)
	it.frame = outer
	if o.how == raised {
		return failed
	}
	if h.asked != nil {
		g.class.Set("__orig_bases__", value.NewTuple(h.asked...))
	}
	v := it.classOfBody(h, g, prepared)
	if v == nil {
		return failed
	}
	if c, ok := v.(*value.Class); ok {
		for _, fn := range g.methods { // what a decorator wraps belongs to the class, too
			if fn.Class == nil {
				fn.Class = c
			}
		}
	}
	if v = decorators.applied(it, f, v); v == nil {
		return failed
	}
	it.bind(f, s.Name, v)
	return done
}

// given is what the body of a class finds under a name before it has bound any; nil if it finds nothing.
func (h *classHeader) given(name, module string) value.Value {
	switch name {
	case "__module__":
		return value.Str{S: module}
	case "__qualname__":
		return value.Str{S: cmp.Or(h.nested, h.name)}
	case "__doc__":
		if h.doc != "" {
			return value.Str{S: h.doc}
		}
	}
	return nil
}

// classHeader evaluates the bases and keywords of a class statement.
func (it *Interp) classHeader(f *Frame, s *parser.ClassDef) (*classHeader, bool) {
	span := s.Name.Pos()
	elems, rest, ok := it.evalElements(f, s.Bases)
	if !ok {
		return nil, false
	}
	h := it.mroEntries(elems, rest)
	if h == nil {
		return nil, false
	}
	h.name, h.doc = s.Name.Ident, s.Doc
	if s.QualName != h.name {
		h.nested = s.QualName
	}
	h.place = value.Place{File: f.src.ID, Start: span.Start, End: span.End}
	given, ok := it.evalArgs(f, nil, s.Keywords)
	if !ok {
		return nil, false
	}
	h.open = h.open || given.OpenKw // what is not known may name a metaclass
	for _, k := range given.Kw {
		if k.Name == "metaclass" {
			h.meta = k.Value
		} else {
			h.kws = append(h.kws, k)
		}
	}
	if meta, ok := h.meta.(*value.Class); ok || h.meta == nil {
		h.meta = nil
		if meta = mostDerived(meta, h.bases); meta != nil {
			h.meta = meta
		}
	}
	return h, true
}

// mroEntries sorts out the bases of a class statement; what is no class may stand for others. nil after an exception.
func (it *Interp) mroEntries(elems []value.Value, rest *value.Abstract) *classHeader {
	var all []value.Value
	changed := false
	for _, b := range elems {
		in, ok := b.(*value.Instance)
		var m value.Value
		if ok {
			m = it.userSpecial(in, "__mro_entries__")
		}
		if m == nil {
			all = append(all, b)
			continue
		}
		v := it.Call(m, &value.Args{World: it.World, Pos: []value.Value{value.NewTuple(elems...)}})
		if v == nil {
			return nil
		}
		entries, more, ok := it.Iterate(v)
		if !ok {
			return nil
		}
		all, changed = append(all, entries...), true
		if rest == nil {
			rest = more
		}
	}
	h := it.basesOf(all, rest)
	if changed {
		h.asked = elems
	}
	return h
}

// basesOf sorts out the bases of a class.
func (it *Interp) basesOf(elems []value.Value, rest *value.Abstract) *classHeader {
	h := &classHeader{values: elems, rest: rest, open: rest != nil, unseen: -1}
	for _, b := range elems {
		if h.unseen < 0 && h.open && rest == nil {
			h.unseen = len(h.bases)
		}
		b, _ = it.Settle(b)
		switch b := b.(type) {
		case *value.Class:
			h.bases = append(h.bases, b)
		case *value.Instance, *Function, *value.Builtin: // typing.NamedTuple and the like
			c := it.baseOf(b)
			if c != nil {
				h.bases = append(h.bases, c)
			} else if _, made := b.(*value.Builtin); made { // a type that is only known by what calling it makes
				h.open = true
			} else if in, ok := b.(*value.Instance); ok && in.Class.Place.File != 0 && !it.described(in.Class) {
				if meta, ok := h.meta.(*value.Class); !ok || in.Class.IsSubclass(meta) {
					h.meta = in.Class // the class of a base makes the class
				}
			}
		default:
			h.open = true
		}
	}
	return h
}

// newClassOf makes the class that a header describes, without its namespace.
func (it *Interp) newClassOf(h *classHeader, module string) *value.Class {
	c := it.newClass(h.name, module, h.bases, h.open)
	c.Meta, _ = h.meta.(*value.Class)
	c.Doc, c.Place, c.Nested = h.doc, h.place, h.nested
	if h.unseen >= 0 {
		c.Overshadowed = h.bases[h.unseen:]
	}
	return c
}

// finishClass gives a class its namespace and runs the hooks of its creation.
func (it *Interp) finishClass(c *value.Class, ns *value.Attrs, kws []value.KwArg) value.Value {
	c.Attrs = ns
	for _, name := range [2]string{"__init_subclass__", "__class_getitem__"} { // class methods without a decorator
		if fn, ok := ns.Get(name).(*Function); ok {
			ns.Set(name, &ClassMethod{fn})
		}
	}
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
		switch d := n.(type) {
		case *rawStatic:
			fn = d.fn
		case *ClassMethod:
			fn = &value.BoundMethod{Self: c, Func: d.Func}
		}
		b := *a
		b.Pos = append([]value.Value{c}, a.Pos...)
		v := it.Call(fn, &b)
		if in, ok := v.(*value.Instance); ok && in.Class.IsSubclass(c) {
			return it.initialize(in, a)
		}
		if k, ok := v.(*value.Class); ok {
			return it.initializeClass(c, k, a)
		}
		return v
	}
	v := it.allocate(c, a)
	if k, ok := v.(*value.Class); ok {
		return it.initializeClass(c, k, a)
	}
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
		if in.Class.Open() {
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

// layerConstructor marks the constructor of a layer.
type layerConstructor struct{ *torch.Layer }

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
	c.Attrs.Set("__init__", &value.Builtin{Name: "__init__", Method: true, Native: layerConstructor{l}, Fn: func(a *value.Args) value.Value {
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
		g := f.method()
		if g == nil || len(g.vars) == 0 {
			return it.Lose("super() outside of a method"), true
		}
		return it.makeSuper(g.fn.Class, g.vars[0]), true
	}
	if len(e.Args) > 2 {
		return nil, false
	}
	c := it.eval(f, e.Args[0])
	if c == nil {
		return nil, true
	}
	if k, ok := c.(*value.Class); ok && len(e.Args) == 1 {
		return &Super{From: k}, true
	} else if len(e.Args) == 1 {
		return it.Lose("super of an unknown class"), true
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
