package value

import "github.com/shapelint/shapelint/symbolic/dim"

// copier copies a value with all objects in it that are new.
type copier struct {
	w        *World
	began    Birth
	names    naming
	done     map[Object]Value
	storages map[*Storage]*Storage
	depth    int
	copied   int
	failed   bool
}

func (c *copier) fail() Value {
	c.failed = true
	return None
}

// each copies the elements of a slice; nil stays nil.
func each[T any](xs []T, copied func(T) T) []T {
	if xs == nil {
		return nil
	}
	out := make([]T, len(xs))
	for i, x := range xs {
		out[i] = copied(x)
	}
	return out
}

func (c *copier) values(vs []Value) []Value { return each(vs, c.value) }

func (c *copier) dims(ds []Dim) []Dim { return each(ds, c.dim) }

func (c *copier) symbol(s dim.Symbol) (dim.Expr, bool) {
	e, other, failed := c.names.symbol(s)
	c.failed = c.failed || failed
	return e, other
}

func (c *copier) expr(e dim.Expr) dim.Expr {
	if !e.HasSymbols() {
		return e
	}
	return e.Subst(c.symbol)
}

func (c *copier) constraint(x dim.Constraint) dim.Constraint {
	x.Left, x.Right = c.expr(x.Left), c.expr(x.Right)
	return x
}

func (c *copier) dim(d Dim) Dim {
	d.E = c.expr(d.E)
	if d.Axis != nil {
		d.Axis = c.names.axis(d.Axis)
	}
	d.O = c.origin(d.O, 0)
	return d
}

// maxOrigins bounds how far the places are followed that a size was taken over from.
const maxOrigins = 16

// origin is where something comes from in terms of what is given now.
func (c *copier) origin(at *Origin, depth int) *Origin {
	if at == nil || depth > maxOrigins {
		return at
	}
	if o := c.names.origin(at); o != nil {
		return o
	}
	parent := c.origin(at.Parent, depth+1)
	if parent == at.Parent {
		return at
	}
	return &Origin{Place: at.Place, Text: at.Text, Parent: parent}
}

func (c *copier) value(v Value) Value {
	c.copied++
	if c.failed || c.depth > maxOutlineDepth || c.copied > maxOutline {
		return c.fail()
	}
	c.depth++
	v = c.copyOf(v)
	c.depth--
	return v
}

func (c *copier) copyOf(v Value) Value {
	switch x := v.(type) {
	case nil:
		return nil
	case *Class:
		return v
	case Object:
		return c.object(x)
	case NoneType, Bool, Str, Bytes, Complex, EllipsisType, NotImplementedType, OpenElement, Device, DType:
		return v
	case given:
		return c.names.given(x)
	case Int:
		return Int{c.dim(x.Dim)}
	case Float:
		if x.IsRatio {
			x.Num, x.Den = c.expr(x.Num), c.expr(x.Den)
		}
		if x.IsPart {
			x.AtMost = c.expr(x.AtMost)
		}
		return x
	case *Range:
		return &Range{c.dim(x.Start), c.dim(x.Stop), c.dim(x.Step)}
	case Unknown:
		return c.unknown(x)
	case SymBool:
		return SymBool{c.literal(x.Lit)}
	case *Alt:
		return c.alt(x)
	case *Slice:
		return &Slice{c.value(x.Lower), c.value(x.Upper), c.value(x.Step), x.Window}
	case *Tuple:
		return c.tuple(x)
	case *BoundMethod:
		return &BoundMethod{c.value(x.Self), c.value(x.Func)}
	case Constant:
		if x.Constant() {
			return v
		}
	case Copied:
		return x.Copy(c.value)
	}
	if c.names.code(v) {
		return v
	}
	return c.fail()
}

// Constant is a value of another package; Constant tells that it never changes and holds nothing that does.
type Constant interface{ Constant() bool }

// Copied is a value of another package that never changes itself; Copy makes one of copies of what it holds.
type Copied interface {
	Copy(part func(Value) Value) Value
}

func (c *copier) alt(x *Alt) Value {
	out := &Alt{Choices: make([]Choice, len(x.Choices))}
	for i, choice := range x.Choices {
		out.Choices[i] = Choice{Guard: each(choice.Guard, c.literal), Value: c.value(choice.Value)}
	}
	return out
}

func (c *copier) tuple(x *Tuple) Value {
	if !x.Walkable() {
		return c.fail()
	}
	t := &Tuple{Elems: c.values(x.Elems), IsSize: x.IsSize, OfTorch: x.OfTorch, Fields: x.Fields, Class: x.Class, Name: x.Name, RestSuffix: c.values(x.RestSuffix)}
	if x.Rest != nil {
		t.Rest = c.names.rank(x.Rest)
	}
	return t
}

// unknown: what nobody knows is something else each time.
func (c *copier) unknown(x Unknown) Value {
	id, ok := c.names.unknown(x.ID)
	if !ok || x.Among != nil && id != x.ID {
		return c.fail()
	}
	x.ID = id
	return x
}

// literal: a question about what is new is another one each time.
func (c *copier) literal(l Literal) Literal {
	a := l.Atom
	if g := c.names.atom(a); g != nil {
		l.Atom = g
		return l
	}
	subject, aboutUnknown := a.Subject.(int32)
	switch {
	case a.Relation != nil:
		r := c.constraint(*a.Relation)
		if r.Left != a.Relation.Left || r.Right != a.Relation.Right {
			l.Atom = c.w.Relation(r.Left, r.Rel, r.Right)
		}
	case aboutUnknown:
		id, ok := c.names.unknown(subject)
		c.failed = c.failed || !ok
		if id != subject {
			l.Atom = c.w.Atom(id, a.Predicate)
			l.Atom.Exclusive = a.Exclusive
		}
	case a.ID > c.began.id:
		c.failed = true
	}
	return l
}

func (c *copier) object(x Object) Value {
	if v := c.names.object(x); v != nil {
		return v
	}
	if v, done := c.done[x]; done {
		return v
	}
	out := emptyLike(x)
	if out == nil {
		return c.fail()
	}
	v := out.(Value)
	c.done[x] = v
	c.w.Heap.Birth(out)
	c.fill(out, x)
	return v
}

// emptyLike is a new object of the kind of x, nil if it is of none that can be copied.
func emptyLike(x Object) Object {
	switch x.(type) {
	case *Tensor:
		return &Tensor{}
	case *List:
		return &List{}
	case *Set:
		return &Set{}
	case *Dict:
		return &Dict{}
	case *Instance:
		return &Instance{}
	}
	return nil
}

// state is an object of its own with the state of x.
func (c *copier) state(x Object) Object {
	out := emptyLike(x)
	if out == nil {
		c.failed = true
		return nil
	}
	c.fill(out, x)
	return out
}

// fill gives out the state of x, which is of the same kind, with copies of what it holds.
func (c *copier) fill(out, x Object) {
	switch x := x.(type) {
	case *Tensor:
		c.fillTensor(out.(*Tensor), x)
	case *List:
		c.fillList(out.(*List), x)
	case *Set:
		s := out.(*Set)
		s.Frozen, s.Items, s.Alts = x.Frozen, c.table(x.Items), nil
		c.failed = c.failed || x.Alts != nil
	case *Dict:
		d := out.(*Dict)
		c.failed = c.failed || x.Alts != nil
		d.Items, d.Open, d.Escaped, d.ByDefault, d.Class, d.Alts = c.table(x.Items), x.Open, x.Escaped, x.ByDefault, x.Class, nil
		d.Other, d.Factory = c.value(x.Other), c.value(x.Factory)
	case *Instance:
		c.fillInstance(out.(*Instance), x)
	}
}

func (c *copier) fillList(out, x *List) {
	c.failed = c.failed || x.Alts != nil
	out.Escaped, out.Class, out.Elems, out.Abstract, out.Alts = x.Escaped, x.Class, c.values(x.Elems), nil, nil
	if a := x.Abstract; a != nil {
		out.Abstract = &Abstract{Len: c.dim(a.Len), Elem: c.value(a.Elem), Fresh: a.Fresh, Filled: a.Filled, OfTorch: a.OfTorch, Late: a.Late}
	}
}

func (c *copier) table(x *Table) *Table {
	out := NewTable()
	out.Names, out.Home = x.Names, x.Home
	if x.optional || x.OnSet != nil || x.OnMiss != nil || x.OnDelete != nil {
		c.failed = true
		return out
	}
	x.Each(func(e *Entry) bool {
		switch e.Key.(type) {
		case Str, Int, Bool, NoneType, OpenElement:
			out.Set(e.Hash, e.Key, c.value(e.Value))
		default:
			c.failed = true
		}
		return !c.failed
	})
	return out
}

func (c *copier) attrs(x *Attrs) *Attrs {
	if x == nil {
		return nil
	}
	out := &Attrs{}
	x.Each(func(name string, v Value) bool {
		out.Set(name, c.value(v))
		return !c.failed
	})
	return out
}

func (c *copier) fillInstance(out, x *Instance) {
	out.Class, out.Escaped, out.OpenAttrs, out.OtherInit, out.Made = x.Class, x.Escaped, x.OpenAttrs, x.OtherInit, x.Made
	out.Attrs = c.attrs(x.Attrs)
	if x.Native != nil {
		out.Native = c.value(x.Native)
	}
	out.Module = nil
	if m := x.Module; m != nil {
		out.Module = &ModuleState{c.attrs(m.Params), c.attrs(m.Buffers), c.attrs(m.Modules), c.attrs(m.Transient), c.value(m.Training)}
	}
}

func (c *copier) fillTensor(out, x *Tensor) {
	c.failed = c.failed || len(x.Attrs) > 0 || len(out.Attrs) > 0
	contents := x.Contents()
	out.Desc, out.Parameter, out.Buffer, out.Class = x.Desc, x.Parameter, x.Buffer, x.Class
	out.Count = nil // how many elements of a mask are true is another number each time
	out.Made = c.origin(x.Made, 0)
	out.Shape = c.shape(x.Shape)
	out.Strides = each(x.Strides, c.expr)
	if x.HasRange {
		out.Low, out.High = c.dim(x.Low), c.dim(x.High)
	}
	if x.Storage != nil {
		out.Storage = c.storage(x.Storage)
	}
	out.Data = nil
	if contents != nil {
		out.SetContents(&Contents{c.dims(contents.Ints), contents.Floats})
	}
}

func (c *copier) shape(s Shape) Shape {
	s.Dims, s.Suffix = c.dims(s.Dims), c.dims(s.Suffix)
	if s.Rest != nil {
		s.Rest = c.names.rank(s.Rest)
	}
	return s
}

func (c *copier) storage(s *Storage) *Storage {
	if old := c.names.storage(s); old != nil {
		return old
	}
	out, done := c.storages[s]
	if !done {
		out = &Storage{}
		c.storages[s] = out
	}
	return out
}
