package value

import (
	"math"
	"math/bits"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// This file tells whether a computation has been given the same before.

// Sum identifies what an outline has met. Two sums are equal by chance with a probability of 2^-100 or so.
type Sum [2]uint64

// maxOutline bounds how many values an outline meets, maxOutlineDepth how deep they lie within one another.
const (
	maxOutline      = 1 << 15
	maxOutlineDepth = 100
)

// Outline walks over all that a computation can reach from what it is given, and sums it up: which scalars, shapes
// and classes are where, and which objects are the same. Objects themselves count by the order in which they are met,
// so that layers of one form have one sum. So do the symbols in sizes, with their bounds and all that the path has
// assumed of them, and what is unknown, with the questions about it that stand in values and what is decided of
// them (what else was decided of them is checked when a result is used again, see Replica).
type Outline struct {
	w    *World
	gen  int32
	sum  Sum
	deep int

	objects  []Object
	storages []*Storage
	axes     []*Axis
	ranks    []*RankVar
	atoms    []*Atom
	unknowns []metUnknown
	numberOf map[int32]int32 // of unknowns
	code     map[Value]bool
	classes  []metClass
	origins  []*Origin
	symbols  []dim.Symbol
	facts    *dim.Facts // of the path at the beginning
	closed   int        // the number of symbols of which what is assumed has been added
	addWord  func(uint64)
	addSym   func(dim.Symbol)
	// Parts is the number of values met.
	Parts int
	// opaque: something was met that cannot be summed up.
	opaque bool
}

// Outlined is a value of another package that can be summed up.
type Outlined interface{ Outline(o *Outline) }

// metUnknown is something unknown, and its attributes when it was met.
type metUnknown struct {
	id    int32
	parts *Attrs
}

// metClass is a class, and its attributes when it was met.
type metClass struct {
	class *Class
	attrs *Attrs
}

// outlines is what outlines of one world have in common.
type outlines struct {
	gen     int32
	era     int32          // how often it was begun to number anew
	numbers map[any]uint64 // of what counts by its identity
	data    map[*Class][]Value
	dataOf  int32 // the number of writes to classes at which data was collected
	spared  []*Outline
	symbols []symbolMark
}

// symbolMark is the outline that has met a symbol, and its number in it.
type symbolMark struct{ seen, number int32 }

// NewOutline begins an outline. Release it.
func (w *World) NewOutline() *Outline {
	s := &w.outlines
	s.gen++
	var o *Outline
	if n := len(s.spared); n > 0 {
		o, s.spared = s.spared[n-1], s.spared[:n-1]
		*o = Outline{objects: o.objects[:0], storages: o.storages[:0], axes: o.axes[:0], ranks: o.ranks[:0], atoms: o.atoms[:0], unknowns: o.unknowns[:0], numberOf: o.numberOf, code: o.code, classes: o.classes[:0], origins: o.origins[:0], symbols: o.symbols[:0], addWord: o.addWord, addSym: o.addSym}
	} else {
		o = &Outline{}
		o.addWord, o.addSym = o.Word, o.symbol
	}
	o.facts = w.Path.Facts
	o.w, o.gen, o.sum = w, s.gen, Sum{0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F}
	return o
}

// Release lets another outline use the room.
func (o *Outline) Release() {
	clear(o.objects)
	clear(o.storages)
	clear(o.axes)
	clear(o.ranks)
	clear(o.atoms)
	clear(o.numberOf)
	clear(o.code)
	clear(o.classes)
	clear(o.origins)
	o.w.outlines.spared = append(o.w.outlines.spared, o)
}

// ForgetOutlines begins to number anew: no sum of before may be compared with a later one.
func (w *World) ForgetOutlines() { w.outlines = w.outlines.next() }

// next has the numbers that no outline has had before.
func (s outlines) next() outlines { return outlines{gen: s.gen, era: s.era + 1} }

// Unknown is the number by which something unknown was met, and what was met by a number.
func (o *Outline) Unknown(id int32) (number int32, met bool) {
	number, met = o.numberOf[id]
	return number, met
}

// UnknownAt is the inverse of Unknown.
func (o *Outline) UnknownAt(number int32) (id int32, met bool) {
	if int(number) >= len(o.unknowns) {
		return 0, false
	}
	return o.unknowns[number].id, true
}

// Sum is the sum of what was met so far, with what the path has assumed of its sizes; false if something cannot
// be summed up.
func (o *Outline) Sum() (Sum, bool) {
	for ; o.closed < len(o.symbols) && !o.opaque; o.closed++ { // what is assumed of a symbol adds others
		o.about(o.symbols[o.closed])
	}
	return o.sum, !o.opaque
}

// about adds what is known of a symbol.
func (o *Outline) about(s dim.Symbol) {
	info := o.w.Arena.Info(s)
	o.Word(uint64(info.Lo))
	o.Word(uint64(info.Hi))
	o.Truths(o.w.Supposed[s])
	if def, hidden := o.w.Arena.Definition(s); hidden {
		o.expr(def)
	}
	o.facts.About(s, func(c dim.Constraint) {
		o.Word(uint64(c.Rel))
		o.expr(c.Left)
		o.expr(c.Right)
		if o.Parts++; o.Parts > maxOutline {
			o.opaque = true
		}
	})
}

// Resume makes what was met known again, after other outlines.
func (o *Outline) Resume() {
	s := &o.w.outlines
	s.gen++
	o.gen = s.gen
	for i, x := range o.objects {
		x.header().seen, x.header().number = o.gen, int32(i)
	}
	for i, x := range o.storages {
		x.seen, x.number = o.gen, int32(i)
	}
	for i, x := range o.axes {
		x.seen, x.number = o.gen, int32(i)
	}
	for i, x := range o.ranks {
		x.seen, x.place = o.gen, int32(i)
	}
	for i, x := range o.atoms {
		x.seen, x.number = o.gen, int32(i)
	}
	for i, x := range o.symbols {
		s.symbols[x] = symbolMark{o.gen, int32(i)}
	}
}

// Mark is a state of an outline to which it can go back.
type Mark struct {
	sum                     Sum
	objects, storages, axes int
	ranks, atoms, unknowns  int
	classes, origins        int
	symbols, closed         int
	opaque                  bool
}

// Mark notes the state.
func (o *Outline) Mark() Mark {
	return Mark{o.sum, len(o.objects), len(o.storages), len(o.axes), len(o.ranks), len(o.atoms), len(o.unknowns), len(o.classes), len(o.origins), len(o.symbols), o.closed, o.opaque}
}

// Rewind forgets what was added since a mark.
func (o *Outline) Rewind(m Mark) {
	for _, x := range o.objects[m.objects:] {
		x.header().seen = 0
	}
	for _, s := range o.storages[m.storages:] {
		s.seen = 0
	}
	for _, a := range o.axes[m.axes:] {
		a.seen = 0
	}
	for _, v := range o.ranks[m.ranks:] {
		v.seen = 0
	}
	for _, a := range o.atoms[m.atoms:] {
		a.seen = 0
	}
	for _, u := range o.unknowns[m.unknowns:] {
		delete(o.numberOf, u.id)
	}
	o.ranks, o.atoms, o.unknowns = o.ranks[:m.ranks], o.atoms[:m.atoms], o.unknowns[:m.unknowns]
	o.classes, o.origins = o.classes[:m.classes], o.origins[:m.origins]
	for _, s := range o.symbols[m.symbols:] {
		o.w.outlines.symbols[s] = symbolMark{}
	}
	o.symbols, o.closed = o.symbols[:m.symbols], m.closed
	o.sum, o.objects, o.storages, o.axes, o.opaque = m.sum, o.objects[:m.objects], o.storages[:m.storages], o.axes[:m.axes], m.opaque
}

// Opaque marks the outline as one that cannot be summed up.
func (o *Outline) Opaque() { o.opaque = true }

// Word adds a number.
func (o *Outline) Word(x uint64) {
	a, b := o.sum[0]^x, o.sum[1]+x
	a *= 0xFF51AFD7ED558CCD
	b = (b ^ b>>31) * 0x9FB21C651E98DF25
	o.sum[0], o.sum[1] = bits.RotateLeft64(a, 29)^a>>32, bits.RotateLeft64(b, 37)+o.sum[0]
}

// Identity adds something that is the same only as itself: code, a class, what a size means.
func (o *Outline) Identity(x any) {
	s := &o.w.outlines
	n, known := s.numbers[x]
	if !known {
		if s.numbers == nil {
			s.numbers = map[any]uint64{}
		}
		n = uint64(len(s.numbers)) + 1
		s.numbers[x] = n
	}
	o.Word(n)
}

// Code adds a value that is code, and the same only as itself.
func (o *Outline) Code(v Value) {
	if o.code == nil {
		o.code = map[Value]bool{}
	}
	o.code[v] = true
	o.Identity(v)
}

// Text adds a text.
func (o *Outline) Text(s string) {
	o.Word(uint64(len(s)))
	for len(s) >= 8 {
		o.Word(uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56)
		s = s[8:]
	}
	x := uint64(0)
	for i := range len(s) {
		x = x<<8 | uint64(s[i])
	}
	o.Word(x)
}

// Truths adds some yes-or-no answers.
func (o *Outline) Truths(answers ...bool) {
	x := uint64(1)
	for _, a := range answers {
		x <<= 1
		if a {
			x |= 1
		}
	}
	o.Word(x)
}

func (o *Outline) expr(e dim.Expr) { e.Describe(o.addWord, o.addSym) }

// symbol adds a symbol by the order in which it is met.
func (o *Outline) symbol(s dim.Symbol) {
	t := &o.w.outlines
	if int(s) >= len(t.symbols) {
		t.symbols = append(t.symbols, make([]symbolMark, int(o.w.Arena.Symbols())-len(t.symbols))...)
	}
	if m := &t.symbols[s]; m.seen != o.gen {
		*m = symbolMark{o.gen, int32(len(o.symbols))}
		o.symbols = append(o.symbols, s)
	}
	o.Word(uint64(t.symbols[s].number))
}

// unknown adds something unknown by the order in which it is met, with the class that it is declared to be of. The
// attributes that it turned out to have are no part of it: who reads one notes it.
func (o *Outline) unknown(id int32) {
	n, met := o.numberOf[id]
	if met {
		o.Word(uint64(n))
		return
	}
	if o.numberOf == nil {
		o.numberOf = map[int32]int32{}
	}
	n = int32(len(o.unknowns))
	o.numberOf[id] = n
	o.unknowns = append(o.unknowns, metUnknown{id, o.w.PartsOf[id].Clone()})
	o.Word(uint64(n))
	truth, hangs := o.w.truths[id]
	class := o.w.DeclaredOf[id]
	o.Truths(hangs, class != nil)
	if hangs {
		o.literal(truth)
	}
	if class != nil {
		o.class(class)
	}
}

func (o *Outline) dim(d Dim) {
	o.expr(d.E)
	o.Word(uint64(d.Bits))
	o.axis(d.Axis)
	if d.O != nil {
		o.origins = append(o.origins, d.O)
	}
	o.Truths(d.O != nil)
}

// axis adds what a dimension means: axes count by their order, as objects do, suspicions by their identity.
func (o *Outline) axis(a *Axis) {
	switch {
	case a == nil:
		o.Word(0)
	case a.seen == o.gen:
		o.Word(uint64(a.number) + 1)
	default:
		a.seen, a.number = o.gen, int32(len(o.axes))
		o.axes = append(o.axes, a)
		o.Word(uint64(a.number) + 1)
		o.Word(uint64(a.Kind))
		if a.Suspicion != nil {
			o.Identity(a.Suspicion)
		}
		o.axis(a.Of)
	}
}

func (o *Outline) dims(ds []Dim) {
	o.Word(uint64(len(ds)))
	for _, d := range ds {
		o.dim(d)
	}
}

// literal adds a question, and what the path has decided of it.
func (o *Outline) literal(l Literal) {
	if r := l.Atom.Relation; r != nil {
		o.Word(uint64(r.Rel) + 1)
		o.expr(r.Left)
		o.expr(r.Right)
	} else if id, about := l.Atom.Subject.(int32); about {
		o.Word(kindUnknown << 32)
		o.unknown(id)
		o.Text(l.Atom.Predicate)
	} else if !l.Atom.Opaque {
		o.Word(0)
		o.Word(uint64(l.Atom.ID))
	} else {
		if l.Atom.seen != o.gen {
			l.Atom.seen, l.Atom.number = o.gen, int32(len(o.atoms))
			o.atoms = append(o.atoms, l.Atom)
		}
		o.Word(kindAgain << 32)
		o.Word(uint64(l.Atom.number))
	}
	o.Truths(l.Negated)
	o.Word(uint64(o.w.Path.decided(l)))
}

// meets tells if an object is met for the first time, and counts it.
func (o *Outline) meets(x Object) bool {
	h := x.header()
	if h.seen == o.gen {
		o.Word(kindAgain)
		o.Word(uint64(h.number))
		return false
	}
	h.seen, h.number = o.gen, int32(len(o.objects))
	o.objects = append(o.objects, x)
	return true
}

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
	defer func() { o.deep-- }()
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
		o.Truths(x.Known, x.IsRatio)
		o.Word(uint64(x.Bits))
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
	o.Truths(x.IsSize, x.Class != nil, x.Rest != nil)
	if x.Class != nil {
		o.class(x.Class)
	}
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
	o.Truths(x.Escaped, x.Abstract != nil, x.Class != nil)
	if x.Class != nil {
		o.class(x.Class)
	}
	o.elements(x.Elems, x.Abstract)
}

func (o *Outline) elements(first []Value, rest *Abstract) {
	o.values(first)
	if rest != nil {
		o.dim(rest.Len)
		o.Truths(rest.Fresh)
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
	o.Truths(x.Open, x.Escaped, x.Class != nil)
	if x.Class != nil {
		o.class(x.Class)
	}
	o.Add(x.Other)
	o.Add(x.Factory)
	o.table(x.Items)
}

func (o *Outline) table(t *Table) {
	if t.optional || t.OnSet != nil || t.OnMiss != nil {
		o.opaque = true
		return
	}
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

// class adds a class by its identity, with the attributes of it and its bases, and the objects that these are.
func (o *Outline) class(c *Class) {
	o.Identity(c)
	if !o.meets(c) {
		return
	}
	o.classes = append(o.classes, metClass{c, c.Attrs.Clone()})
	for _, k := range c.MRO {
		sum := o.w.attributesOf(k)
		o.Word(sum[0])
		o.Word(sum[1])
	}
	for _, v := range o.w.classData(c) {
		o.Add(v)
	}
}

// attributesOf sums the attributes of a class up, each as it is.
func (w *World) attributesOf(c *Class) Sum {
	if c.sumAt != (summedAt{c.writes, w.outlines.era + 1}) {
		o := Outline{w: w}
		c.Attrs.Each(func(name string, v Value) bool {
			o.Text(name)
			o.Identity(v)
			return true
		})
		c.sum, c.sumAt = o.sum, summedAt{c.writes, w.outlines.era + 1}
	}
	return c.sum
}

// classData are the objects among the attributes of a class: what can change without a write to the class.
func (w *World) classData(c *Class) []Value {
	s := &w.outlines
	if s.dataOf != w.Heap.classWrites || s.data == nil {
		s.data, s.dataOf = map[*Class][]Value{}, w.Heap.classWrites
	}
	data, known := s.data[c]
	if !known {
		for _, k := range c.MRO {
			k.Attrs.Each(func(_ string, v Value) bool {
				if mayHold(v) {
					data = append(data, v)
				}
				return true
			})
		}
		s.data[c] = data
	}
	return data
}

// mayHold tells of an attribute of a class if it is, or holds, an object that can change.
func mayHold(v Value) bool {
	switch v.(type) {
	case *List, *Dict, *Set, *Tensor, *Instance, *Tuple, *Alt, *BoundMethod, *Class:
		return true
	}
	return false
}

func (o *Outline) tensor(x *Tensor) {
	o.Word(kindTensor)
	if !o.meets(x) {
		return
	}
	o.opaque = o.opaque || len(x.Attrs) > 0
	o.Truths(x.Parameter, x.Buffer, x.Class != nil, x.LayoutUnknown, x.HasRange, x.RequiresGrad, x.Strides != nil, x.Storage != nil, x.Count != nil)
	if x.Class != nil {
		o.class(x.Class)
	}
	o.shape(x.Shape)
	o.Word(uint64(x.DType)<<32 | uint64(x.Role)<<16 | uint64(x.Desc.Bits))
	for _, e := range x.Strides {
		o.expr(e)
	}
	if x.HasRange {
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

// rank adds a run of dimensions of unknown number by the order in which it is met.
func (o *Outline) rank(v *RankVar) {
	if v.seen == o.gen {
		o.Word(uint64(v.place))
		return
	}
	v.seen, v.place = o.gen, int32(len(o.ranks))
	o.ranks = append(o.ranks, v)
	o.Word(uint64(v.place))
	o.Word(uint64(v.Min))
	o.Truths(v.numbered)
	if v.numbered {
		o.expr(v.number)
	}
}

func (o *Outline) storage(s *Storage) {
	if s.seen != o.gen {
		s.seen, s.number = o.gen, int32(len(o.storages))
		o.storages = append(o.storages, s)
	}
	o.Word(uint64(s.number))
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
