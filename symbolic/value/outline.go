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
	met
	facts  *dim.Facts // of the path at the beginning
	closed int        // the number of symbols of which what is assumed has been added
	// word and name are methods of this outline, bound once.
	word func(uint64)
	name func(dim.Symbol)
	// Parts is the number of values met.
	Parts int
	// opaque: something was met that cannot be summed up.
	opaque bool
}

// met is what an outline has met and counts by its order, or must know again.
type met struct {
	objects  []Object
	storages []*Storage
	axes     []*Axis
	ranks    []*RankVar
	atoms    []*Atom
	symbols  []dim.Symbol
	unknowns []metUnknown
	classes  []metClass
	origins  []*Origin
	numberOf map[int32]int32 // of unknowns
	code     map[Value]bool
}

// emptied is the room for as much again.
func (m met) emptied() met {
	clear(m.objects)
	clear(m.storages)
	clear(m.axes)
	clear(m.ranks)
	clear(m.atoms)
	clear(m.unknowns)
	clear(m.classes)
	clear(m.origins)
	clear(m.numberOf)
	clear(m.code)
	return met{m.objects[:0], m.storages[:0], m.axes[:0], m.ranks[:0], m.atoms[:0], m.symbols[:0], m.unknowns[:0], m.classes[:0], m.origins[:0], m.numberOf, m.code}
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
	symbols []mark // by symbol
}

// NewOutline begins an outline. Release it.
func (w *World) NewOutline() *Outline {
	s := &w.outlines
	s.gen++
	o := &Outline{}
	if n := len(s.spared); n > 0 {
		o, s.spared = s.spared[n-1], s.spared[:n-1]
	} else {
		o.word, o.name = o.Word, o.symbol
		o.numberOf, o.code = map[int32]int32{}, map[Value]bool{}
	}
	*o = Outline{w: w, gen: s.gen, sum: Sum{0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F}, met: o.met, facts: w.Path.Facts, word: o.word, name: o.name}
	return o
}

// Release lets another outline use the room.
func (o *Outline) Release() {
	o.met = o.emptied()
	o.w.outlines.spared = append(o.w.outlines.spared, o)
}

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
	number, first := meet(o, &o.objects, x)
	if !first {
		o.Word(kindAgain)
		o.Word(uint64(number))
	}
	return first
}
