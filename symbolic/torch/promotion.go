package torch

import (
	"fmt"
	"math"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds type promotion: tensors with dimensions count more than
// 0-dimensional ones, and these more than Python numbers.
// https://pytorch.org/docs/stable/tensor_attributes.html#type-promotion-doc

// operand is one side of an elementwise operation: a tensor, a Python number, or something unknown.
type operand struct {
	t *value.Tensor
	// v is the Python number; nil for a tensor.
	v value.Value
	// dt is the dtype of the tensor, or the one that a number stands for.
	dt value.DType
	// unknown: neither is known, not even if it is a tensor.
	unknown bool
}

// asTensor is v as a tensor, nil if it is none for sure or unknown.
func asTensor(v value.Value) *value.Tensor {
	switch v := v.(type) {
	case *value.Tensor:
		return v
	case *value.Instance:
		if t, ok := v.Native.(*value.Tensor); ok {
			return t
		}
	}
	return nil
}

// numberType is the dtype that a Python number stands for in promotion; ok is
// false for what is no number (or not known to be one).
func numberType(v value.Value) (value.DType, bool) {
	switch v := v.(type) {
	case value.Bool, value.SymBool:
		return value.BoolType, true
	case value.Int:
		return value.Int64, true
	case value.Float:
		return value.Float32, true
	case value.Complex:
		return value.Complex64, true
	case value.Unknown:
		switch v.Type {
		case "bool":
			return value.BoolType, true
		case "int":
			return value.Int64, true
		case "float":
			return value.Float32, true
		}
	}
	return value.NoDType, false
}

// scalarType is the dtype of a number that is no operand; torch takes a tensor without dimensions for one, too.
// ok is false for what is surely none.
func (c *Call) scalarType(name string) (dt value.DType, ok bool) {
	v := c.Arg(name)
	if t := asTensor(v); t != nil {
		s := c.Shape(t)
		return t.DType, !s.Known() || s.Rank() == 0
	}
	if dt, ok = numberType(v); ok {
		return dt, true
	}
	switch v.(type) {
	case value.Unknown, *value.Alt, *value.Instance:
		return value.NoDType, true
	}
	return value.NoDType, false
}

// numberDType is the dtype of a tensor that is made of a Python number.
func (c *Call) numberDType(v value.Value) (value.DType, bool) {
	if f, ok := v.(value.Float); ok && f.Bits&value.OfNumpy != 0 {
		return f.Of, true
	}
	dt, ok := numberType(v)
	return c.byDefault(dt), ok
}

// byDefault is the dtype that numbers of a kind get, the kind being told by what they get where the default is float32.
func (c *Call) byDefault(dt value.DType) value.DType {
	switch {
	case dt.IsFloat():
		return c.DefaultDType
	case dt.IsComplex() && c.DefaultDType == value.NoDType:
		return value.NoDType
	case dt.IsComplex():
		return c.DefaultDType.ToComplex()
	}
	return dt
}

// operandOf classifies an argument; ok is false if it is surely neither tensor nor number.
func operandOf(v value.Value) (o operand, ok bool) {
	if t := asTensor(v); t != nil {
		return operand{t: t, dt: t.DType}, true
	}
	if dt, ok := numberType(v); ok {
		return operand{v: v, dt: dt}, true
	}
	switch v.(type) {
	case value.Unknown, *value.Alt, *value.Instance:
		return operand{unknown: true}, true
	}
	return operand{}, false
}

// operandShape is the shape that broadcasts: a number has none.
func (c *Call) operandShape(o operand) value.Shape {
	switch {
	case o.t != nil:
		return c.Shape(o.t)
	case o.unknown:
		return value.Shape{Rest: c.NewRank(0)}
	}
	return value.Shape{}
}

// resultType is torch.result_type of the operands; NoDType if it can't be told.
func (c *Call) resultType(ops ...operand) value.DType {
	var dims, zero, number value.DType
	var open []operand // tensors of unknown rank
	numeric := false   // a number is among them
	for _, o := range ops {
		switch {
		case o.unknown || o.dt == value.NoDType:
			return value.NoDType // it may be a number or a tensor of any type
		case o.t == nil:
			number, numeric = promoteWith(number, o.dt), true
		case !c.Shape(o.t).Known() && c.Shape(o.t).Rest.Min+len(c.Shape(o.t).Dims)+len(c.Shape(o.t).Suffix) == 0:
			open = append(open, o)
		case c.Shape(o.t).Known() && c.Shape(o.t).Rank() == 0:
			zero = promoteWith(zero, o.dt)
		default:
			dims = promoteWith(dims, o.dt)
		}
	}
	number = c.byDefault(number)
	if number == value.NoDType && numeric && !dims.IsFloat() && !zero.IsFloat() {
		return value.NoDType // of a default that is not known
	}
	if len(open) == 0 {
		return combine(dims, combine(zero, number))
	}
	// Each tensor of unknown rank may or may not have dimensions: all choices must agree.
	var all value.DType
	for choice := 0; choice < 1<<len(open); choice++ {
		d, z := dims, zero
		for i, o := range open {
			if choice>>i&1 == 0 {
				d = promoteWith(d, o.dt)
			} else {
				z = promoteWith(z, o.dt)
			}
		}
		r := combine(d, combine(z, number))
		if choice > 0 && r != all {
			return value.NoDType
		}
		all = r
	}
	return all
}

func promoteWith(a, b value.DType) value.DType {
	if a == value.NoDType {
		return b
	}
	if b == value.NoDType {
		return a
	}
	return value.Promote(a, b)
}

// combine joins the type of a category with that of a lower one:
// aten/src/ATen/native/TypeProperties.cpp, combine_categories.
func combine(higher, lower value.DType) value.DType {
	switch {
	case higher == value.NoDType:
		return lower
	case lower == value.NoDType, higher.IsComplex():
		return higher
	case higher.IsFloat():
		if lower.IsComplex() {
			return higher.ToComplex()
		}
		return higher
	case higher == value.BoolType || lower.IsFloat() || lower.IsComplex():
		return value.Promote(higher, lower)
	}
	return higher
}

// floated is the type of an operation that turns integers into floats.
func (c *Call) floated(d value.DType) value.DType {
	if d != value.NoDType && !d.IsFloat() && !d.IsComplex() {
		return c.DefaultDType
	}
	return d
}

// canCast tells if torch.can_cast(from, to): a result may be written into a tensor of type to.
func canCast(from, to value.DType) bool {
	switch {
	case from == value.NoDType || to == value.NoDType:
		return true
	case from.IsComplex() && !to.IsComplex(),
		from.IsFloat() && !to.IsFloat() && !to.IsComplex(),
		from != value.BoolType && to == value.BoolType:
		return false
	}
	return true
}

// isZeroDim tells if t is known to have no dimensions.
func (c *Call) isZeroDim(t *value.Tensor) bool {
	s := c.Shape(t)
	return s.Known() && s.Rank() == 0
}

// elementwiseLayout sets the strides that TensorIterator gives a new result of
// shape out: the order of the dimensions is that of the first operand that has one.
// aten/src/ATen/TensorIterator.cpp, reorder_dimensions.
func (c *Call) elementwiseLayout(out *value.Tensor, ops ...*value.Tensor) {
	strided := false
	for _, t := range ops {
		if t == nil || c.isZeroDim(t) {
			continue
		}
		if t.LayoutUnknown {
			out.LayoutUnknown = true
			return
		}
		strided = strided || t.Strides != nil
	}
	s := c.Shape(out)
	if !strided || s.Known() && s.Rank() < 2 {
		return
	}
	if !s.Known() {
		out.LayoutUnknown = true
		return
	}
	perm, ok := c.iterationOrder(s, ops)
	if !ok {
		out.LayoutUnknown = true
		return
	}
	st := make([]dim.Expr, s.Rank())
	acc := dim.Int(1)
	for _, i := range perm {
		st[i] = acc
		acc = acc.Mul(dim.Max(s.Dims[i].E, dim.Int(1)))
	}
	if !c.IsContiguous(s, st) {
		out.Strides = st
	}
}

// iterationOrder is the order of the dimensions, fastest first.
func (c *Call) iterationOrder(s value.Shape, ops []*value.Tensor) ([]int, bool) {
	n := s.Rank()
	var strides [][]dim.Expr
	for _, t := range ops {
		if t == nil || c.isZeroDim(t) {
			continue
		}
		st, ts := c.Strides(t), c.Shape(t)
		if st == nil || len(st) != ts.Rank() || len(st) > n {
			return nil, false
		}
		full := make([]dim.Expr, n)
		for i := range st {
			if c.Resolve(ts.Dims[i]).Is(1) && !c.Resolve(s.Dims[n-len(st)+i]).Is(1) {
				continue // broadcast: stride 0
			}
			full[n-len(st)+i] = st[i]
		}
		strides = append(strides, full)
	}
	perm := make([]int, n)
	for i := range perm {
		perm[i] = n - 1 - i
	}
	for i := 1; i < n; i++ {
		at := i
		for j := i - 1; j >= 0; j-- {
			order, ok := c.compareStrides(s, strides, perm[j], perm[at])
			if !ok {
				return nil, false
			}
			if order > 0 {
				perm[j], perm[at] = perm[at], perm[j]
				at = j
			} else if order < 0 {
				break
			}
		}
	}
	return perm, true
}

func (c *Call) compareStrides(s value.Shape, strides [][]dim.Expr, a, b int) (order int, ok bool) {
	for _, st := range strides {
		if st[a].IsInt(0) || st[b].IsInt(0) {
			continue
		}
		switch {
		case st[a] == st[b]:
			x, y := c.Resolve(s.Dims[a]), c.Resolve(s.Dims[b])
			if x.E != y.E && c.Path.Facts.Less(y.E, x.E) == dim.Yes {
				return 1, true
			}
		case c.Path.Facts.LessEq(st[a], st[b]) == dim.Yes:
			return -1, true
		case c.Path.Facts.LessEq(st[b], st[a]) == dim.Yes:
			return 1, true
		default:
			return 0, false
		}
	}
	return 0, true
}

// fits tells if the result may be written into t (an in-place operation or
// out=); the refusal is torch's.
func (c *Call) fits(t *value.Tensor, result value.DType) bool {
	if canCast(result, t.DType) {
		return true
	}
	c.Refuse("mismatched-dtype", t.Bits,
		fmt.Sprintf("result type %s can't be cast to the desired output type %s", scalarName(result), scalarName(t.DType)),
		"%s: the result is %s and does not fit into a %s tensor", c.Short(), result, t.DType)
	return false
}

// keepsShape refuses an in-place operation whose broadcast result is larger than the tensor.
func (c *Call) keepsShape(t *value.Tensor, out value.Shape) bool {
	s := c.Shape(t)
	if !s.Known() || !out.Known() {
		return true
	}
	wrong, bits := out.Rank() > s.Rank(), s.RankBits()|out.RankBits()
	for i := 1; i <= min(s.Rank(), out.Rank()) && !wrong; i++ {
		x, y := s.Dims[s.Rank()-i], out.Dims[out.Rank()-i]
		if y.Bits&value.FromWeak == 0 && c.Never(x, y) {
			wrong, bits = true, bits|x.Bits|y.Bits
		}
	}
	if wrong {
		c.Refuse("incompatible-shapes", bits|t.Bits, fmt.Sprintf("output with shape %s doesn't match the broadcast shape %s", s, out),
			"%s: the tensor has shape %s and cannot hold the result of shape %s", c.Short(), s, out)
	}
	return !wrong
}

// overlapping refuses an in-place operation on a tensor whose elements share
// memory, as those of expand do. false: nothing was refused.
func (c *Call) overlapping(t *value.Tensor) bool {
	s := c.Shape(t)
	if t.LayoutUnknown || !s.Known() || len(t.Strides) != s.Rank() || hasZero(c, s) {
		return false
	}
	for i, e := range t.Strides {
		if e.IsInt(0) && c.surelyLess(value.D(1), s.Dims[i]) {
			c.Refuse("invalid-argument", s.Bits()|t.Bits, "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.",
				"%s writes into an expanded tensor, whose elements share memory: shape %s", c.Short(), s)
			return true
		}
	}
	return false
}

// overwritten is written for operations that refuse overlapping elements.
func (c *Call) overwritten(t *value.Tensor, k *value.Contents) *value.Tensor {
	if c.overlapping(t) {
		return t
	}
	return c.written(t, k)
}

// written is what an in-place operation returns: t itself, with new contents (nil: unknown).
func (c *Call) written(t *value.Tensor, k *value.Contents) *value.Tensor {
	c.writes(t)
	if k != nil {
		t.SetContents(k)
	}
	return t
}

// delivered is the result, put into the tensor of an out argument if there is one.
func (c *Call) delivered(r *value.Tensor) value.Value {
	if c.sig == nil || !c.Has("out") || c.IsNone("out") {
		return r
	}
	o, ok := c.Arg("out").(*value.Tensor)
	if !ok {
		switch c.Arg("out").(type) {
		case value.Unknown, *value.Alt, *value.Instance:
			return c.UnknownTensor(value.NoDType)
		}
		c.BadType("out", "Tensor", c.Arg("out"))
		return r
	}
	if !c.fits(o, r.DType) {
		return o
	}
	k := r.Contents()
	same := c.sameSizes(c.Shape(o), c.Shape(r))
	c.writes(o)
	if !same {
		o.Shape, o.Strides, o.LayoutUnknown = r.Shape, r.Strides, r.LayoutUnknown
	}
	if k != nil && r.DType == o.DType {
		o.SetContents(k)
	}
	return o
}

// roundTo rounds a computed number to what a tensor of the dtype holds; ok is false if it is not modelled.
func roundTo(f float64, dt value.DType) (float64, bool) {
	switch dt {
	case value.Float64:
		return f, true
	case value.Float32:
		return float64(float32(f)), true
	case value.BFloat16:
		if math.IsInf(f, 0) || math.IsNaN(f) {
			return f, true
		}
		b := math.Float32bits(float32(f))
		b += 0x7fff + b>>16&1 // round half to even
		return float64(math.Float32frombits(b &^ 0xffff)), true
	}
	return f, false
}

// intRange is the range of an integer dtype.
func intRange(dt value.DType) (lo, hi int64) {
	switch dt {
	case value.BoolType:
		return 0, 1
	case value.Uint8:
		return 0, 255
	case value.Int8:
		return -128, 127
	case value.Int16:
		return -1 << 15, 1<<15 - 1
	case value.Uint16:
		return 0, 1<<16 - 1
	case value.Int32:
		return -1 << 31, 1<<31 - 1
	case value.Uint32:
		return 0, 1<<32 - 1
	}
	return math.MinInt64, math.MaxInt64
}
