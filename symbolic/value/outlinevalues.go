package value

import "math"

// This file adds values to an outline.

// The kinds of values, as they are told apart in a sum.
const (
	kindAbsent uint64 = iota + 1
	kindAgain
	kindNone
	kindBool
	kindInt
	kindFloat
	kindStr
	kindBytes
	kindComplex
	kindConstant
	kindSlice
	kindRange
	kindDevice
	kindDType
	kindUnknown
	kindSymBool
	kindAlt
	kindTuple
	kindTensor
	kindList
	kindSet
	kindDict
	kindInstance
	kindMethod
	kindBuiltin
	kindClass
	kindOther
)

// Object adds an object that is no value, such as the frame of a function around.
func (o *Outline) Object(x Object) { o.meets(x) }

// Add adds a value and all that can be reached from it.
func (o *Outline) Add(v Value) {
	o.Parts++
	if o.opaque || o.Parts > maxOutline || o.deep > maxOutlineDepth {
		o.opaque = true
		return
	}
	o.deep++
	o.value(v)
	o.deep--
}

func (o *Outline) value(v Value) {
	switch x := v.(type) {
	case *Tensor:
		o.tensor(x)
	case *List:
		o.list(x)
	case *Set:
		o.Word(kindSet)
		if o.meets(x) {
			o.Truths(x.Frozen)
			o.alternatives(x.Alts)
			o.table(x.Items)
		}
	case *Dict:
		o.dict(x)
	case *Instance:
		o.instance(x)
	case *Tuple:
		o.tuple(x)
	case *Alt:
		o.Word(kindAlt)
		o.Word(uint64(len(x.Choices)))
		for _, c := range x.Choices {
			o.guard(c.Guard)
			o.Add(c.Value)
		}
	case *Slice:
		o.Word(kindSlice)
		o.Truths(x.Window)
		o.Add(x.Lower)
		o.Add(x.Upper)
		o.Add(x.Step)
	case *BoundMethod:
		o.Word(kindMethod)
		o.Add(x.Self)
		o.Add(x.Func)
	case *Builtin:
		o.Word(kindBuiltin)
		o.Code(x)
	case *Class:
		o.Word(kindClass)
		o.class(x)
	case Outlined:
		o.Word(kindOther)
		x.Outline(o)
	default:
		o.scalar(v)
	}
}

// scalar adds what has no parts that change.
func (o *Outline) scalar(v Value) {
	switch x := v.(type) {
	case nil:
		o.Word(kindAbsent)
	case NoneType:
		o.Word(kindNone)
	case Bool:
		o.Word(kindBool)
		o.Truths(bool(x))
	case Int:
		o.Word(kindInt)
		o.dim(x.Dim)
	case Float:
		o.Word(kindFloat)
		if o.Truths(x.Known, x.IsRatio, x.IsPart); x.IsPart {
			o.expr(x.AtMost)
		}
		o.Word(uint64(x.Bits)<<8 | uint64(x.Of))
		if x.Known {
			o.Word(math.Float64bits(x.F))
		}
		if x.IsRatio {
			o.expr(x.Num)
			o.expr(x.Den)
		}
	case Str:
		o.Word(kindStr)
		o.Text(x.S)
	case Bytes:
		o.Word(kindBytes)
		o.Text(string(x))
	case Complex:
		o.Word(kindComplex)
		o.Word(math.Float64bits(real(x)))
		o.Word(math.Float64bits(imag(x)))
	case EllipsisType, NotImplementedType, OpenElement:
		o.Word(kindConstant)
		o.Text(x.TypeName())
	case *Range:
		o.Word(kindRange)
		o.dim(x.Start)
		o.dim(x.Stop)
		o.dim(x.Step)
	case Device:
		o.Word(kindDevice)
		o.Text(x.Type)
		o.Word(uint64(x.Index))
	case DType:
		o.Word(kindDType)
		o.Word(uint64(x))
	case Unknown:
		o.Word(kindUnknown)
		o.unknown(x.ID)
		o.Text(x.Type)
		o.Truths(x.Free, x.Among != nil)
		o.Word(uint64(x.Bits))
		if x.Among != nil {
			o.Identity(x.Among)
		}
	case SymBool:
		o.Word(kindSymBool)
		o.literal(x.Lit)
	default:
		o.opaque = true
	}
}

func (o *Outline) tuple(x *Tuple) {
	if !x.Walkable() {
		o.opaque = true
		return
	}
	o.Word(kindTuple)
	o.Truths(x.IsSize, x.OfTorch, x.Rest != nil)
	o.subclass(x.Class)
	o.Text(x.Name)
	o.values(x.Elems)
	if x.Rest != nil {
		o.shape(Shape{Rest: x.Rest})
		o.values(x.RestSuffix)
	}
}

func (o *Outline) values(vs []Value) {
	o.Word(uint64(len(vs)))
	for _, v := range vs {
		o.Add(v)
	}
}

func (o *Outline) list(x *List) {
	o.Word(kindList)
	if !o.meets(x) {
		return
	}
	o.alternatives(x.Alts)
	o.Truths(x.Escaped, x.Abstract != nil)
	o.subclass(x.Class)
	o.elements(x.Elems, x.Abstract)
}

func (o *Outline) elements(first []Value, rest *Abstract) {
	o.values(first)
	if rest != nil {
		o.dim(rest.Len)
		o.Truths(rest.Fresh, rest.Filled, rest.OfTorch)
		o.Word(uint64(rest.Late))
		o.Add(rest.Elem)
	}
}

// alternatives adds the states that a container has in the branches that are not decided.
func (o *Outline) alternatives(alts []StateAlt) {
	o.Word(uint64(len(alts)))
	for _, a := range alts {
		o.guard(a.Guard)
		switch s := a.State.(type) {
		case listState:
			o.Truths(s.escaped, s.abstract != nil)
			o.elements(s.elems, s.abstract)
			o.alternatives(s.alts)
		case setState:
			o.table(s.items)
			o.alternatives(s.alts)
		case dictState:
			o.Truths(s.open, s.escaped)
			o.table(s.items)
			o.Add(s.other)
			o.Add(s.factory)
			o.alternatives(s.alts)
		default:
			o.opaque = true
		}
	}
}

func (o *Outline) guard(g Guard) {
	o.Word(uint64(len(g)))
	for _, l := range g {
		o.literal(l)
	}
}

func (o *Outline) dict(x *Dict) {
	o.Word(kindDict)
	if !o.meets(x) {
		return
	}
	o.alternatives(x.Alts)
	o.Truths(x.Open, x.Escaped, x.ByDefault)
	o.subclass(x.Class)
	o.Add(x.Other)
	o.Add(x.Factory)
	o.table(x.Items)
}

func (o *Outline) table(t *Table) {
	if t.optional || t.OnSet != nil || t.OnMiss != nil {
		o.opaque = true
		return
	}
	o.Text(t.Home)
	o.Word(uint64(t.Len()))
	t.Each(func(e *Entry) bool {
		o.Add(e.Key)
		o.Add(e.Value)
		return !o.opaque
	})
}

func (o *Outline) instance(x *Instance) {
	o.Word(kindInstance)
	if !o.meets(x) {
		return
	}
	o.class(x.Class)
	o.Truths(x.Escaped, x.OpenAttrs, x.OtherInit, x.Module != nil)
	o.attrs(x.Attrs)
	o.Add(x.Native)
	if m := x.Module; m != nil {
		o.attrs(m.Params)
		o.attrs(m.Buffers)
		o.attrs(m.Modules)
		o.Add(m.Training)
	}
}

func (o *Outline) attrs(a *Attrs) {
	if a == nil {
		o.Word(kindAbsent)
		return
	}
	o.Word(uint64(a.Len()))
	a.Each(func(name string, v Value) bool {
		o.Text(name)
		o.Add(v)
		return !o.opaque
	})
}

func (o *Outline) tensor(x *Tensor) {
	o.Word(kindTensor)
	if !o.meets(x) {
		return
	}
	o.opaque = o.opaque || len(x.Attrs) > 0
	o.Truths(x.Parameter, x.Buffer, x.LayoutUnknown, x.HasRange, x.RequiresGrad, x.Strides != nil, x.Storage != nil, x.Count != nil, x.History != nil)
	o.subclass(x.Class)
	o.shape(x.Shape)
	o.Word(uint64(x.DType)<<32 | uint64(x.Role)<<16 | uint64(x.Desc.Bits))
	for _, e := range x.Strides {
		o.expr(e)
	}
	if x.HasRange {
		o.Word(uint64(x.Spread))
		o.dim(x.Low)
		o.dim(x.High)
	}
	o.Text(x.Device)
	o.Text(x.MadeBy)
	if x.Storage != nil {
		o.storage(x.Storage)
	}
	if x.Count != nil {
		o.Identity(x.Count)
	}
	if x.History != nil {
		for _, a := range x.History.Applied {
			o.Identity(a)
		}
	}
	o.contents(x.Contents())
}

// shape adds a shape as the path knows it.
func (o *Outline) shape(s Shape) {
	if s.Rest != nil {
		s = o.w.Path.ResolveShape(s)
	}
	o.dims(s.Dims)
	if s.Rest != nil {
		o.rank(s.Rest)
		o.dims(s.Suffix)
	}
}

func (o *Outline) storage(s *Storage) {
	number, _ := meet(o, &o.storages, s)
	o.Word(uint64(number))
}

// fewContents are summed up by their numbers, more by their identity.
const fewContents = 64

func (o *Outline) contents(c *Contents) {
	switch {
	case c == nil:
		o.Word(kindAbsent)
	case len(c.Ints)+len(c.Floats) > fewContents:
		o.Identity(c)
	default:
		o.dims(c.Ints)
		o.Word(uint64(len(c.Floats)))
		for _, f := range c.Floats {
			o.Word(math.Float64bits(f))
		}
	}
}
