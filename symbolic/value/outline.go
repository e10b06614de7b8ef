package value

import (
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

// Sum is the sum of what was met so far, with what the path has assumed of its sizes; false if something cannot
// be summed up.
func (o *Outline) Sum() (Sum, bool) {
	for ; o.closed < len(o.symbols) && !o.opaque; o.closed++ { // what is assumed of a symbol adds others
		o.about(o.symbols[o.closed])
	}
	return o.sum, !o.opaque
}

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
