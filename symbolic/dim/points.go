package dim

import (
	"math"
	"math/bits"
)

// This file keeps the value of every expression at a few fixed points. Where
// two expressions agree at one point of the facts and differ at another, both
// happen, and no proof of either need be tried. Most questions about different
// sizes end here.

const (
	manyPoints = 32            // as many as a pointSet has bits
	noValue    = math.MinInt32 // beyond 32 bits, or a division by 0
)

// pointValues are the values of one expression, without its constant.
type pointValues [manyPoints]int32

var (
	atZero  pointValues
	nowhere = func() (v pointValues) {
		for i := range v {
			v[i] = noValue
		}
		return v
	}()
)

// diagonal are the points at which all symbols have one size.
var diagonal = [...]int64{0, 1, 2, 3, 4, 6, 7, 8, 14, 16, 24, 28, 32, 33, 48, 56, 64, 112, 224}

// skew are sizes that symbols take by turns at other points.
var skew = [...]int64{1, 16, 2, 32, 224, 4, 64, 8, 3, 112, 48}

// symbolPoints are the values of a symbol: usual sizes, as far as its bounds
// allow.
func symbolPoints(s Symbol, r interval) *pointValues {
	v := new(pointValues)
	k := int(s % 1024)
	for i := range v {
		var want int64
		switch j := i - len(diagonal); {
		case j < 0:
			want = diagonal[i]
		case j == 0: // neighbours differ by 1, here and at the next point
			want = int64(10 + k)
		case j == 1:
			want = max(int64(40-k), 1)
		default:
			want = skew[(j*(k%(len(skew)-1)+1)+k)%len(skew)]
		}
		v[i] = small(within(r, want))
	}
	return v
}

// within is a member of r near to want, a multiple of it where possible.
func within(r interval, want int64) int64 {
	if r.lo > want {
		if want <= 1 {
			return r.lo
		}
		up, ok := mul(-floorQuotient(-r.lo, want), want)
		if !ok || up > r.hi {
			return r.lo
		}
		return up
	}
	if r.hi < want {
		return r.hi
	}
	return want
}

func floorQuotient(a, b int64) int64 {
	q, _ := floorDiv(a, b)
	return q
}

// small is v, or noValue if it does not fit.
func small(v int64) int32 {
	if v <= noValue || v > math.MaxInt32 {
		return noValue
	}
	return int32(v)
}

func (n *node) points() *pointValues {
	if n.values == nil {
		n.values = n.arena.sumPoints(n.terms)
	}
	return n.values
}

// sumPoints returns the values of a sum.
func (a *Arena) sumPoints(terms []term) *pointValues {
	first := a.monoPoints(terms[0].m)
	if len(terms) == 1 && terms[0].c == 1 {
		return first
	}
	v := new(pointValues)
	v.addScaled(first, terms[0].c)
	for _, t := range terms[1:] {
		v.addScaled(a.monoPoints(t.m), t.c)
	}
	return v
}

// addScaled adds c*w.
func (v *pointValues) addScaled(w *pointValues, c int64) {
	if c != int64(int32(c)) {
		*v = nowhere
		return
	}
	for i, x := range w {
		r := int64(v[i]) + c*int64(x)
		if r != int64(int32(r)) || x == noValue || v[i] == noValue {
			r = noValue
		}
		v[i] = int32(r)
	}
}

func (a *Arena) monoPoints(m *mono) *pointValues {
	if m.values != nil {
		return m.values
	}
	m.values = a.atomPoints(m.atoms[0])
	if len(m.atoms) > 1 {
		p := *m.values
		for _, x := range m.atoms[1:] {
			p.combine(productAtom, a.atomPoints(x))
		}
		m.values = &p
	}
	return m.values
}

func (a *Arena) atomPoints(t *atom) *pointValues {
	if t.values != nil {
		return t.values
	}
	if t.kind == symbolAtom {
		if s := &a.symbols[t.sym]; s.hidden {
			t.values = new(pointValues)
			t.values.set(s.def)
		} else {
			t.values = symbolPoints(t.sym, t.rng)
		}
		return t.values
	}
	v := new(pointValues)
	v.set(t.args[0])
	if c, ok := t.args[1].Const(); ok && t.kind == floorAtom && c > 0 && c&(c-1) == 0 {
		v.shiftRight(bits.TrailingZeros64(uint64(c)))
	} else {
		for _, e := range t.args[1:] {
			var w pointValues
			w.set(e)
			v.combine(t.kind, &w)
		}
	}
	t.values = v
	return v
}

// set makes v the values of e with its constant.
func (v *pointValues) set(e Expr) {
	if e.n != nil {
		*v = *e.n.points()
	}
	if e.c == 0 {
		return
	}
	if e.c != int64(int32(e.c)) {
		*v = nowhere
		return
	}
	for i, x := range v {
		r := int64(x) + e.c
		if r != int64(int32(r)) || x == noValue {
			r = noValue
		}
		v[i] = int32(r)
	}
}

// shiftRight divides by a power of 2.
func (v *pointValues) shiftRight(by int) {
	for i, x := range v {
		if x != noValue {
			v[i] = x >> by
		}
	}
}

// combine computes an operation.
func (v *pointValues) combine(k kind, w *pointValues) {
	for i, y := range w {
		if v[i] == noValue || y == noValue {
			v[i] = noValue
			continue
		}
		switch k {
		case floorAtom:
			v[i] = floorSmall(v[i], y)
		case productAtom:
			v[i] = small(int64(v[i]) * int64(y))
		case minAtom:
			v[i] = min(v[i], y)
		case maxAtom:
			v[i] = max(v[i], y)
		}
	}
}

func floorSmall(x, y int32) int32 {
	if y == 0 || y == -1 && x == math.MinInt32 {
		return noValue
	}
	q := x / y
	if x%y != 0 && (x < 0) != (y < 0) {
		q--
	}
	return q
}

// A pointSet is a set of points, a bit each.
type pointSet uint32

// enough reports whether there are so many points that a proof which they
// agree with needs no further samples.
func (p pointSet) enough() bool { return bits.OnesCount32(uint32(p)) >= 6 }

// comparison says where one expression is less than another, and so on. It
// leaves out points at which one of them has no value.
type comparison struct{ less, equal, more pointSet }

// comparePoints compares at the points that satisfy f.
func (f *Facts) comparePoints(a, b Expr) comparison {
	p := comparePoints(a, b)
	if f == nil {
		return p
	}
	return comparison{p.less &^ f.excluded, p.equal &^ f.excluded, p.more &^ f.excluded}
}

func comparePoints(a, b Expr) (p comparison) {
	k, ok := sub(b.c, a.c)
	if !ok {
		return p
	}
	x, y := &atZero, &atZero
	if a.n != nil {
		x = a.n.points()
	}
	if b.n != nil {
		y = b.n.points()
	}
	for i := range x {
		if x[i] == noValue || y[i] == noValue {
			continue
		}
		switch d := int64(x[i]) - int64(y[i]); {
		case d < k:
			p.less |= 1 << i
		case d > k:
			p.more |= 1 << i
		default:
			p.equal |= 1 << i
		}
	}
	return p
}

// satisfying returns the points at which c holds.
func (c Constraint) satisfying() pointSet {
	if !c.Left.Valid() || !c.Right.Valid() {
		return ^pointSet(0)
	}
	p := comparePoints(c.Left, c.Right)
	switch c.Rel {
	case EQ:
		return p.equal
	case NE:
		return p.less | p.more
	case LE:
		return p.less | p.equal
	}
	return p.less
}
