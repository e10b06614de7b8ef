package torch

import (
	"math"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file computes with the known contents of small tensors, so that widths
// and rates that a model derives by torch.arange and torch.linspace are exact.

// converted is k as contents of another dtype, rounded as torch does; nil if that can't be told.
func (c *Call) converted(k *value.Contents, to value.DType) *value.Contents {
	if k == nil || to == value.NoDType || to.IsComplex() {
		return nil
	}
	if to.IsFloat() {
		return c.toFloats(k, to)
	}
	out := &value.Contents{Ints: make([]value.Dim, 0, contentsLen(k))}
	for _, f := range k.Floats {
		lo, hi := intRange(to)
		f = math.Trunc(f)
		switch {
		case to == value.BoolType:
			// f is truncated, but any number other than 0 is true: see below.
		case math.IsNaN(f) || f < float64(lo) || f > float64(hi) || math.Abs(f) >= 1<<53:
			return nil
		}
		out.Ints = append(out.Ints, value.D(int64(f)))
	}
	if to == value.BoolType {
		return c.toBools(k)
	}
	for _, d := range k.Ints {
		if !c.inRange(d, to) {
			return nil
		}
		out.Ints = append(out.Ints, d)
	}
	return out
}

func (c *Call) toFloats(k *value.Contents, to value.DType) *value.Contents {
	out := &value.Contents{Floats: make([]float64, 0, contentsLen(k))}
	for _, d := range k.Ints {
		i, ok := c.Resolve(d).Const()
		if !ok {
			return nil
		}
		out.Floats = append(out.Floats, float64(i))
	}
	out.Floats = append(out.Floats, k.Floats...)
	return rounded(out, to)
}

func (c *Call) toBools(k *value.Contents) *value.Contents {
	out := &value.Contents{Ints: make([]value.Dim, 0, contentsLen(k))}
	for _, f := range k.Floats {
		out.Ints = append(out.Ints, truth(f != 0))
	}
	for _, d := range k.Ints {
		switch c.Equal(d, value.D(0)) {
		case dim.Yes:
			out.Ints = append(out.Ints, truth(false))
		case dim.No:
			out.Ints = append(out.Ints, truth(true))
		default:
			return nil
		}
	}
	return out
}

func truth(b bool) value.Dim {
	if b {
		return value.D(1)
	}
	return value.D(0)
}

// inRange tells if an integer surely fits into the dtype; symbols are taken to
// fit into 32 and 64 bits.
func (c *Call) inRange(d value.Dim, dt value.DType) bool {
	k, ok := d.Const()
	if !ok {
		return d.Known() && (dt == value.Int64 || dt == value.Int32)
	}
	lo, hi := intRange(dt)
	return lo <= k && k <= hi
}

// rounded rounds floats to the dtype; nil if its rounding is not modelled.
func rounded(k *value.Contents, dt value.DType) *value.Contents {
	for i, f := range k.Floats {
		r, ok := roundTo(f, dt)
		if !ok {
			return nil
		}
		k.Floats[i] = r
	}
	return k
}

// spreadOver is the operand's contents as dtype dt, broadcast to the sizes; nil if they are not known.
func (c *Call) spreadOver(o operand, sizes []int64, dt value.DType) *value.Contents {
	if o.t == nil {
		return c.repeatNumber(o.v, product(sizes), dt)
	}
	w := c.walkOf(o.t)
	if w == nil {
		return nil
	}
	lead := len(sizes) - len(w.sizes)
	if lead < 0 {
		return nil
	}
	full := &walk{k: w.k, sizes: sizes, strides: make([]int64, len(sizes))}
	for i, n := range w.sizes {
		switch {
		case n == sizes[lead+i]:
			full.strides[lead+i] = w.strides[i]
		case n != 1:
			return nil
		}
	}
	return c.converted(full.read(), dt)
}

// repeatNumber is n times a Python number as contents of dtype dt; nil if it is not known.
func (c *Call) repeatNumber(v value.Value, n int64, dt value.DType) *value.Contents {
	if n > value.MaxContents {
		return nil
	}
	k := c.converted(number(v, int(min(n, 1))), dt)
	if k == nil || n <= 1 {
		return k
	}
	if k.Ints != nil {
		return &value.Contents{Ints: slices.Repeat(k.Ints, int(n))}
	}
	return &value.Contents{Floats: slices.Repeat(k.Floats, int(n))}
}

// number is a known number as n elements, 0 or 1; nil if it is not known.
func number(v value.Value, n int) *value.Contents {
	if f, ok := v.(value.Float); ok && f.Known {
		return &value.Contents{Floats: []float64{f.F}[:n]}
	}
	switch v.(type) {
	case value.Int, value.Bool:
		if d, ok := AsDim(v); ok {
			return &value.Contents{Ints: []value.Dim{d}[:n]}
		}
	}
	return nil
}

// onInts and onFloats are the arithmetic of a binary operation on single elements.
type (
	onInts   func(c *Call, a, b value.Dim) (value.Dim, bool)
	onFloats func(a, b float64) float64
)

// computed is the contents of a binary operation, nil if they are not known. common is
// the dtype in which it computes, result that of the result.
func (c *Call) computed(op *binaryOp, l, r operand, s value.Shape, common, result value.DType) *value.Contents {
	if op.ints == nil && op.floats == nil || common == value.NoDType {
		return nil
	}
	if l.t != nil && l.t.Contents() == nil || r.t != nil && r.t.Contents() == nil {
		return nil
	}
	sizes, ok := c.concrete(s)
	if !ok || product(sizes) > value.MaxContents {
		return nil
	}
	a, b := c.spreadOver(l, sizes, common), c.spreadOver(r, sizes, common)
	if a == nil || b == nil {
		return nil
	}
	if common.IsFloat() {
		return op.overFloats(a.Floats, b.Floats, result)
	}
	return op.overInts(c, a.Ints, b.Ints, result)
}

func (op *binaryOp) overFloats(a, b []float64, result value.DType) *value.Contents {
	if op.floats == nil || len(a) != len(b) {
		return nil
	}
	out := &value.Contents{}
	for i := range a {
		f := op.floats(a[i], b[i])
		if result.IsFloat() {
			out.Floats = append(out.Floats, f)
		} else {
			out.Ints = append(out.Ints, value.D(int64(f)))
		}
	}
	if result.IsFloat() {
		if out.Floats == nil {
			out.Floats = []float64{}
		}
		return rounded(out, result)
	}
	if out.Ints == nil {
		out.Ints = []value.Dim{}
	}
	return out
}

func (op *binaryOp) overInts(c *Call, a, b []value.Dim, result value.DType) *value.Contents {
	if op.ints == nil || len(a) != len(b) {
		return nil
	}
	out := &value.Contents{Ints: make([]value.Dim, len(a))}
	for i := range a {
		d, ok := op.ints(c, a[i], b[i])
		if !ok || !c.inRange(d, result) {
			return nil
		}
		out.Ints[i] = d
	}
	return out
}

func intAdd(_ *Call, a, b value.Dim) (value.Dim, bool) { return a.Add(b), true }
func intSub(_ *Call, a, b value.Dim) (value.Dim, bool) { return a.Sub(b), true }
func intMul(_ *Call, a, b value.Dim) (value.Dim, bool) { return a.Mul(b), true }
func intMin(_ *Call, a, b value.Dim) (value.Dim, bool) { return a.Min(b), true }
func intMax(_ *Call, a, b value.Dim) (value.Dim, bool) { return a.Max(b), true }

func intFloorDiv(c *Call, a, b value.Dim) (value.Dim, bool) {
	if !c.Never(b, value.D(0)) {
		return a, false
	}
	return a.FloorDiv(b), true
}

func intMod(c *Call, a, b value.Dim) (value.Dim, bool) {
	if !c.Never(b, value.D(0)) {
		return a, false
	}
	return a.Mod(b), true
}

func intPow(_ *Call, a, b value.Dim) (value.Dim, bool) {
	n, ok := b.Const()
	if !ok || n < 0 || n > 64 {
		return a, false
	}
	out := value.D(1)
	for ; n > 0; n-- {
		out = out.Mul(a)
	}
	return out, out.Known()
}

// constInts lifts arithmetic on numbers to Dims.
func constInts(f func(a, b int64) int64) onInts {
	return func(c *Call, a, b value.Dim) (value.Dim, bool) {
		x, ok1 := c.Resolve(a).Const()
		y, ok2 := c.Resolve(b).Const()
		if !ok1 || !ok2 {
			return a, false
		}
		return value.D(f(x, y)), true
	}
}

func intShiftLeft(a, b int64) int64 {
	if b < 0 || b > 62 {
		return 0
	}
	return a << b
}

func intShiftRight(a, b int64) int64 { return a >> min(max(b, 0), 63) }

// decided is a comparison as 0 or 1 if the path decides it.
func decided(a dim.Answer, want dim.Answer) (value.Dim, bool) {
	return truth(a == want), a != dim.Unknown
}

func intEqual(c *Call, a, b value.Dim) (value.Dim, bool) { return decided(c.Equal(a, b), dim.Yes) }
func intDiffer(c *Call, a, b value.Dim) (value.Dim, bool) {
	return decided(c.Equal(a, b), dim.No)
}
func intLess(c *Call, a, b value.Dim) (value.Dim, bool) {
	return decided(c.Path.Facts.Less(a.E, b.E), dim.Yes)
}
func intLessEq(c *Call, a, b value.Dim) (value.Dim, bool) {
	return decided(c.Path.Facts.LessEq(a.E, b.E), dim.Yes)
}
func intGreater(c *Call, a, b value.Dim) (value.Dim, bool)   { return intLess(c, b, a) }
func intGreaterEq(c *Call, a, b value.Dim) (value.Dim, bool) { return intLessEq(c, b, a) }

func floatBool(f func(a, b float64) bool) onFloats {
	return func(a, b float64) float64 {
		if f(a, b) {
			return 1
		}
		return 0
	}
}

func floatMod(a, b float64) float64 {
	m := math.Mod(a, b)
	if m != 0 && (m < 0) != (b < 0) {
		m += b
	}
	return m
}

func floatMin(a, b float64) float64 {
	if math.IsNaN(a) || a < b {
		return a
	}
	return b
}

func floatMax(a, b float64) float64 {
	if math.IsNaN(a) || a > b {
		return a
	}
	return b
}
