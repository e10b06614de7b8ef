package torch

import (
	"fmt"
	"math"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the functions that read and write elements by index or mask.
// https://pytorch.org/docs/stable/torch.html#indexing-slicing-joining-mutating-ops
// aten/src/ATen/native/TensorAdvancedIndexing.cpp, ScatterGatherChecks.h

var indexingRules = []Rule{
	{"torch.narrow Tensor.narrow torch.narrow_copy Tensor.narrow_copy", "(input, dim, start, length)", narrow},
	{"torch.select Tensor.select torch.select_copy", "(input, dim, index)", selectRule},
	{"torch.index_select Tensor.index_select", "(input, dim, index, *, out=None)", indexSelect},
	{"torch.gather Tensor.gather", "(input, dim, index, *, sparse_grad=False, out=None)", gather},
	{"torch.take Tensor.take", "(input, index, *, out=None)", take},
	{"torch.take_along_dim Tensor.take_along_dim", "(input, indices, dim=None, *, out=None)", takeAlongDim},
	{"torch.scatter Tensor.scatter Tensor.scatter_", "(input, dim, index, src, *, reduce=None, out=None) | (input, dim, index, value, *, reduce=None, out=None)", scatter},
	{"torch.scatter_add Tensor.scatter_add Tensor.scatter_add_", "(input, dim, index, src, *, out=None)", scatter},
	{"torch.scatter_reduce Tensor.scatter_reduce Tensor.scatter_reduce_", "(input, dim, index, src, reduce, *, include_self=True, out=None)", scatter},
	{"torch.masked_fill Tensor.masked_fill Tensor.masked_fill_", "(input, mask, value)", maskedFill},
	{"torch.masked_select Tensor.masked_select", "(input, mask, *, out=None)", maskedSelect},
	{"torch.masked_scatter Tensor.masked_scatter Tensor.masked_scatter_", "(input, mask, source)", maskedScatter},
	{"torch.index_add Tensor.index_add Tensor.index_add_", "(input, dim, index, source, *, alpha=1, out=None)", indexAdd},
	{"torch.index_reduce Tensor.index_reduce Tensor.index_reduce_", "(input, dim, index, source, reduce, *, include_self=True, out=None)", indexAdd},
	{"torch.index_copy Tensor.index_copy Tensor.index_copy_", "(input, dim, index, source, *, out=None)", indexCopy},
	{"torch.index_fill Tensor.index_fill Tensor.index_fill_", "(input, dim, index, value)", indexFill},
	{"torch.index_put Tensor.index_put Tensor.index_put_ torch.index_put_", "(input, indices, values, accumulate=False)", indexPut},
	{"torch.put Tensor.put Tensor.put_", "(input, index, source, accumulate=False)", put},
	{"torch.select_scatter Tensor.select_scatter", "(input, src, dim, index)", selectScatter},
	{"torch.slice_scatter Tensor.slice_scatter", "(input, src, dim=0, start=None, end=None, step=1)", sliceScatter},
}

var indexingLayers = []Layer{}

// changed is the result of an operation that writes into a copy of x, or into
// x itself if it is spelt with a final underscore.
func (c *Call) changed(x *value.Tensor, out *value.Tensor) value.Value {
	if c.underscored() {
		return c.written(x, nil)
	}
	out.HasRange, out.Role = false, value.NoRole
	return c.orOut(out)
}

// freshLike is a contiguous copy of x.
func (c *Call) freshLike(x *value.Tensor) *value.Tensor {
	out := inherit(c.Like(x), x)
	from := c.Shape(x)
	out.From = &from
	return out
}

func narrow(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	if s := c.Shape(x); s.Known() && len(s.Dims) == 0 {
		c.Refuse("wrong-rank", s.Bits(), "narrow() cannot be applied to a 0-dim tensor.", "narrow of a tensor without dimensions")
		return c.UnknownTensor(x.DType)
	}
	start, known := c.intArg("start")
	n, ok1 := c.intArg("length")
	s, at, ok := c.axis(x, "dim")
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	d := at.get(s)
	if k, isConst := c.Resolve(n).Const(); isConst && k < 0 {
		c.Refuse("invalid-argument", n.Bits, "narrow(): length must be non-negative.", "narrow: length %d is negative", k)
		return c.UnknownTensor(x.DType)
	}
	outside := func() *value.Fault {
		return &value.Fault{Kind: "index-out-of-range", Exception: "IndexError",
			Torch:   fmt.Sprintf("start out of range (expected to be in range of [-%v, %v], but got %v)", d, d, start),
			Message: fmt.Sprintf("narrow: start %v is out of range for dimension %s of size %v: input is %v", start, at, d, s)}
	}
	if known {
		if c.Path.Facts.Less(start.E, dim.Int(0)) == dim.Yes {
			if !c.DemandLess(start.MulInt(-1), d, outside) {
				return c.UnknownTensor(x.DType)
			}
			start = start.Add(d)
		} else if !c.DemandLess(start, d, outside) {
			return c.UnknownTensor(x.DType)
		}
		c.DemandLess(start.Add(n), d, func() *value.Fault {
			return &value.Fault{Kind: "index-out-of-range", Torch: fmt.Sprintf("start (%v) + length (%v) exceeds dimension size (%v).", start, n, d),
				Message: fmt.Sprintf("narrow: %v elements from %v exceed dimension %s of size %v: input is %v", n, start, at, d, s)}
		})
	}
	if !ok1 {
		n = c.NewDim("", 0)
	}
	if !s.Known() {
		return c.viewLike(x, at.splice(s, n), nil)
	}
	y := c.sliceAt(x, s, at.i, start, value.D(1), n)
	if c.Short() == "narrow_copy" {
		y.Strides, y.LayoutUnknown, y.Storage = nil, false, nil
	}
	return y
}

func selectRule(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	if s := c.Shape(x); s.Known() && len(s.Dims) == 0 {
		c.RefuseAs("IndexError", "wrong-rank", s.Bits(), "select() cannot be applied to a 0-dim tensor.", "select of a tensor without dimensions")
		return c.UnknownTensor(x.DType)
	}
	i, known := c.intArg("index")
	s, at, ok := c.axis(x, "dim")
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	d := at.get(s)
	if known && !c.indexFits(c.Resolve(i), d, func() *value.Fault {
		return &value.Fault{Kind: "index-out-of-range", Exception: "IndexError",
			Torch:   fmt.Sprintf("select(): index %v out of range for tensor of size %v at dimension %s", i, s, at),
			Message: fmt.Sprintf("select: index %v is out of range for dimension %s of size %v: input is %v", i, at, d, s)}
	}) {
		return c.viewLike(x, at.splice(s), nil)
	}
	if !s.Known() {
		return c.viewLike(x, at.splice(s), nil)
	}
	return c.selectAt(x, s, at.i, i)
}

// indexType refuses an index tensor whose dtype is none of those allowed.
func (c *Call) indexType(index *value.Tensor, exception, torch string, allowed ...value.DType) bool {
	if index.DType == value.NoDType || slices.Contains(allowed, index.DType) {
		return true
	}
	c.RefuseAs(exception, "mismatched-dtype", index.Bits, torch, "%s: an index of %s: it must be int or long", c.Short(), index.DType)
	return false
}

func indexSelect(c *Call) value.Value {
	x, index := c.Required("input"), c.Required("index")
	if x == nil {
		return c.Unknown("tensor")
	}
	s, at, ok := c.axis(x, "dim")
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	n := value.Dim{E: dim.Invalid}
	if index != nil {
		is := c.Shape(index)
		switch {
		case !is.Known():
			n = c.NewDim("", 0)
		case len(is.Dims) > 1:
			c.RefuseAs("IndexError", "wrong-rank", is.Bits(), "index_select(): Index is supposed to be a vector", "index_select: the index must have one dimension, got %v", is)
		case len(is.Dims) == 1:
			n = is.Dims[0]
		default:
			n = value.D(1)
		}
		if scalar := s.Known() && len(s.Dims) == 0; scalar && c.Never(n, value.D(1)) {
			msg := fmt.Sprintf("index_select(): Index to scalar can have only 1 value, got %v value(s)", n)
			c.Refuse("wrong-rank", is.Bits(), msg, "index_select: %v indices into a scalar", n)
		} else if c.indexType(index, "RuntimeError", "index_select(): Expected dtype int32 or int64 for index", value.Int32, value.Int64) && !scalar && !c.failed {
			c.checkRange(index, at.get(s), at.i, s)
		}
	}
	if s.Known() && len(s.Dims) == 0 {
		return c.orOut(c.freshLike(x))
	}
	y := c.freshLike(x)
	y.Shape = at.splice(s, n)
	if index != nil && s.Known() && y.Shape.Known() {
		sel := c.allOf(x, s)
		sel.axes[at.i].by = index
		c.gatheredContents(y, sel)
	}
	return c.orOut(y)
}

// notLarger demands that an index is nowhere larger than a tensor of as many
// dimensions, but along the dimension at.
func (c *Call) notLarger(index, than value.Shape, at int, fault func(i int) *value.Fault) bool {
	if !index.Known() || !than.Known() {
		return true
	}
	for i := range index.Dims {
		if i != at && !c.DemandLess(index.Dims[i], than.Dims[i], func() *value.Fault { return fault(i) }) {
			return false
		}
	}
	return true
}

// raiseScalar is a shape with a dimension of size 1 if it has none.
func raiseScalar(s value.Shape) value.Shape {
	if s.Known() && len(s.Dims) == 0 {
		return value.ShapeOf(value.D(1))
	}
	return s
}

func isEmpty(s value.Shape) bool { return s.Known() && contiguousIfEmpty(s) }

func gather(c *Call) value.Value {
	x, index := c.Required("input"), c.Required("index")
	if index == nil {
		if x == nil {
			return c.Unknown("tensor")
		}
		return c.UnknownTensor(x.DType)
	}
	is := c.Shape(index)
	if x == nil {
		return c.Out(is, value.NoDType)
	}
	out := inherit(c.Out(is, x.DType), x)
	s := c.Shape(x)
	if !s.Known() && is.Known() && len(is.Dims) > 1 {
		s, _ = c.Ranked(x, len(is.Dims), 0)
	}
	d, known := c.Dim("dim")
	if !known || !s.Known() {
		return c.orOut(out)
	}
	at, ok := c.NormDim(d, len(s.Dims))
	if !ok || !c.indexType(index, "RuntimeError", "gather(): Expected dtype int32/int64 for index", value.Int64, value.Int32) || isEmpty(is) {
		return c.orOut(out)
	}
	own, other := raiseScalar(s), raiseScalar(is)
	if other.Known() && len(own.Dims) != len(other.Dims) {
		c.Refuse("wrong-rank", s.Bits()|is.Bits(), "Index tensor must have the same number of dimensions as input tensor", "gather: index %v and input %v differ in their number of dimensions", is, s)
		return c.orOut(out)
	}
	if c.notLarger(other, own, at, func(i int) *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes",
			Torch:   fmt.Sprintf("Size does not match at dimension %d expected index %v to be no larger than self %v apart from dimension %d", i, is, s, at),
			Message: fmt.Sprintf("gather along dimension %d: index %v is larger than input %v in dimension %d", at, is, s, i)}
	}) {
		c.checkRange(index, own.Dims[at], at, s)
		c.choosesOne(out, x, at)
	}
	return c.orOut(out)
}

// choosesOne notes that out, [n, 1], has one of the predictions that a layer made for each sample of x.
func (c *Call) choosesOne(out, x *value.Tensor, at int) {
	s, of := out.Shape, c.Shape(x)
	if at != 1 || !s.Known() || s.Rank() != 2 || !s.Dims[1].Is(1) || !slices.Contains(predictions, x.MadeBy) || !c.Surely(s.Dims[0], of.Dims[0]) {
		return
	}
	out.Shape = s.Clone()
	out.Shape.Dims[0].Axis = of.Dims[0].Axis
	out.Shape.Dims[1].Axis = &value.Axis{Kind: value.PredictionAxis}
}

func take(c *Call) value.Value {
	x, index := c.Required("input"), c.Required("index")
	if x == nil || index == nil {
		return c.Unknown("tensor")
	}
	out := inherit(c.Like(index), x)
	out.DType, out.Bits = x.DType, x.Bits|index.Bits
	n, m := c.Shape(x).Numel(), c.Shape(index).Numel()
	if !c.indexType(index, "RuntimeError", fmt.Sprintf("take(): Expected a long tensor for index, but got %s", scalarName(index.DType)), value.Int64) {
		return c.orOut(out)
	}
	if n.Is(0) && c.Never(m, value.D(0)) {
		c.RefuseAs("IndexError", "index-out-of-range", n.Bits, "take(): tried to take from an empty tensor", "take from an empty tensor: input is %v", c.Shape(x))
		return c.orOut(out)
	}
	c.checkRange(index, n, 0, c.Shape(x))
	return c.orOut(out)
}

func takeAlongDim(c *Call) value.Value {
	x, index := c.Required("input"), c.Required("indices")
	if x == nil || index == nil {
		return c.Unknown("tensor")
	}
	s, is := c.Shape(x), c.Shape(index)
	if c.IsNone("dim") {
		c.indexType(index, "RuntimeError", "gather(): Expected dtype int32/int64 for index", value.Int64, value.Int32)
		n := is.Numel()
		if !n.Known() {
			n = c.NewDim("", 0)
		}
		return c.orOut(inherit(c.Out(value.ShapeOf(n), x.DType), x))
	}
	out := c.UnknownTensor(x.DType)
	d, known := c.Dim("dim")
	if !known || !s.Known() || !is.Known() {
		return out
	}
	if len(s.Dims) != len(is.Dims) {
		c.Refuse("wrong-rank", s.Bits()|is.Bits(), fmt.Sprintf("torch.take_along_dim(): input and indices should have the same number of dimensions, but got %d dimensions for input, and %d dimensions for indices", len(s.Dims), len(is.Dims)),
			"take_along_dim: indices %v and input %v differ in their number of dimensions", is, s)
		return out
	}
	if !c.indexType(index, "RuntimeError", "torch.take_along_dim(): dtype of indices should be Long but got "+scalarName(index.DType), value.Int64) {
		return out
	}
	at, ok := c.NormDim(d, len(s.Dims))
	if !ok {
		return out
	}
	if len(s.Dims) == 0 {
		return c.orOut(inherit(c.Like(x), x))
	}
	shape, ok := c.BroadcastOrRefuse(s.With(at, value.D(1)), is.With(at, value.D(1)))
	if !ok {
		return out
	}
	c.checkRange(index, s.Dims[at], at, s)
	return c.orOut(inherit(c.Out(shape.With(at, is.Dims[at]), x.DType), x))
}

// scatter is scatter, scatter_add and scatter_reduce.
func scatter(c *Call) value.Value {
	x, index := c.Required("input"), c.Required("index")
	if x == nil {
		return c.Unknown("tensor")
	}
	out := c.freshLike(x)
	s := c.Shape(x)
	src, ok := c.scatterSource()
	if d, known := c.Dim("dim"); ok && known && index != nil && s.Known() {
		if at, ok := c.NormDim(d, len(s.Dims)); ok {
			c.checkScatter(x, index, src, s, at)
		}
	}
	return c.changed(x, out)
}

// scatterSource is the source of scatter if it is a tensor.
func (c *Call) scatterSource() (*value.Tensor, bool) {
	if c.Has("value") && !c.Has("src") {
		return nil, true
	}
	if t := asTensor(c.Arg("src")); t != nil {
		return t, true
	}
	switch v := c.Arg("src").(type) {
	case value.Int, value.Float, value.Bool, value.SymBool, value.Complex:
		if c.Short() != "scatter" && c.Short() != "scatter_" {
			c.BadType("src", "Tensor", v)
			return nil, false
		}
	case value.NoneType, value.Str, *value.List, *value.Tuple:
		c.BadType("src", "Tensor", v)
		return nil, false
	case value.Unknown, *value.Alt:
		return nil, true
	}
	return nil, true
}

func (c *Call) checkScatter(x, index, src *value.Tensor, s value.Shape, at int) {
	if !c.indexType(index, "RuntimeError", "scatter(): Expected dtype int32/int64 for index", value.Int64, value.Int32) {
		return
	}
	if r, ok := c.reduceMode(); ok {
		if c.Short() == "scatter_reduce" || c.Short() == "scatter_reduce_" {
			if !slices.Contains([]string{"sum", "prod", "mean", "amax", "amin"}, r) {
				msg := "reduce argument must be either sum, prod, mean, amax or amin, got " + r
				c.Refuse("invalid-argument", 0, msg, "%s: %s", c.Short(), msg)
				return
			}
		} else if r != "add" && r != "multiply" {
			c.Refuse("invalid-argument", 0, "reduce argument must be either add or multiply.", "%s: reduce must be add or multiply, got %q", c.Short(), r)
			return
		}
	}
	if src != nil && src.DType != x.DType && src.DType != value.NoDType && x.DType != value.NoDType {
		c.Refuse("mismatched-dtype", src.Bits|x.Bits, "scatter(): Expected self.dtype to be equal to src.dtype", "%s: input is %s, src is %s", c.Short(), x.DType, src.DType)
		return
	}
	is := c.Shape(index)
	if !is.Known() || isEmpty(is) {
		return
	}
	own, other := raiseScalar(s), raiseScalar(is)
	if len(own.Dims) != len(other.Dims) {
		c.Refuse("wrong-rank", s.Bits()|is.Bits(), "Index tensor must have the same number of dimensions as self tensor", "%s: index %v and input %v differ in their number of dimensions", c.Short(), is, s)
		return
	}
	var from value.Shape
	if src != nil {
		from = raiseScalar(c.Shape(src))
		if from.Known() && len(from.Dims) != len(other.Dims) {
			c.Refuse("wrong-rank", from.Bits()|is.Bits(), "Index tensor must have the same number of dimensions as src tensor", "%s: index %v and src %v differ in their number of dimensions", c.Short(), is, from)
			return
		}
	}
	torch := fmt.Sprintf("Expected index %v to be no larger than self %v apart from dimension %d", is, s, at)
	if src != nil {
		torch += fmt.Sprintf(" and to be no larger size than src %v", from)
	}
	ok := c.notLarger(other, own, at, func(i int) *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes", Torch: torch,
			Message: fmt.Sprintf("%s along dimension %d: index %v is larger than input %v in dimension %d", c.Short(), at, is, s, i)}
	})
	if ok && src != nil {
		ok = c.notLarger(other, from, -1, func(i int) *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes", Torch: torch,
				Message: fmt.Sprintf("%s: index %v is larger than src %v in dimension %d", c.Short(), is, from, i)}
		})
	}
	if ok {
		c.checkRange(index, own.Dims[at], at, s)
	}
}

func (c *Call) reduceMode() (string, bool) {
	if !c.Has("reduce") {
		return "", false
	}
	return c.Str("reduce")
}

// fillValue checks the value of masked_fill and index_fill: a number or a
// tensor without dimensions. inplaceName is how torch names the operation.
func (c *Call) fillValue(x *value.Tensor, inplaceName string) bool {
	switch v := c.Arg("value").(type) {
	case *value.Tensor:
		if s := c.Shape(v); s.Known() && len(s.Dims) > 0 {
			c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("%s only supports a 0-dimensional value tensor, but got tensor with %d dimension(s).", inplaceName, len(s.Dims)),
				"%s: the value must have no dimensions, got %v", c.Short(), s)
			return false
		}
	case value.Str, value.NoneType, *value.List, *value.Tuple, *value.Dict:
		c.RefuseAs("TypeError", "invalid-argument", 0, c.Short()+"() received an invalid combination of arguments", "%s: the value must be a number or a tensor, not %s", c.Short(), typeName(v))
		return false
	}
	return true
}

func maskedFill(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	mask := c.Required("mask")
	if mask == nil {
		if c.underscored() {
			return c.written(x, nil)
		}
		y := c.UnknownTensor(x.DType)
		if s := c.Shape(x); s.Known() { // masks broadcast to the tensor nearly always
			s = maybeBroadcast(s, s.Rank())
			for i := range s.Dims {
				if s.Rank() < 4 {
					s.Dims[i].Bits |= value.FromRankGuess
				}
			}
			y = c.Out(s, x.DType)
			y.Bits |= s.Bits()
		}
		return y
	}
	if !c.fillValue(x, "masked_fill_") {
		return c.changed(x, c.freshLike(x))
	}
	s, ms := c.Shape(x), c.Shape(mask)
	out, at, ok := c.Broadcast(s, ms)
	switch {
	case !ok:
		a, _ := FromEnd(ms, at)
		b, _ := FromEnd(s, at)
		c.Refuse("incompatible-shapes", s.Bits()|ms.Bits(), fmt.Sprintf("The size of tensor a (%v) must match the size of tensor b (%v) at non-singleton dimension %d", a, b, max(len(s.Dims), len(ms.Dims))-at),
			"%s: mask %v does not broadcast to %v: %v against %v in dimension %d", c.Short(), ms, s, a, b, -at)
		return c.changed(x, c.freshLike(x))
	case c.underscored():
		c.outputFits(s, out, ms)
	}
	if mask.DType != value.NoDType && mask.DType != value.BoolType && !c.failed {
		c.Refuse("mismatched-dtype", mask.Bits, "masked_fill_ only supports boolean masks, but got mask with dtype "+mask.DType.String(), "%s: the mask must be bool, got %s", c.Short(), mask.DType)
	}
	if !c.failed {
		c.checkOverflow(x)
	}
	y := c.freshLike(x)
	y.Shape = out
	if !s.Known() && ms.Known() { // the tensor has at least the dimensions of its mask, as a rule
		y.Shape = s
	}
	return c.changed(x, y)
}

// checkOverflow refuses numbers that the dtype cannot hold: masked_fill(mask, -1e9) of a half tensor.
func (c *Call) checkOverflow(x *value.Tensor) {
	f, ok := AsFloat(c.Arg("value"))
	if !ok {
		return
	}
	limit := 0.0
	switch x.DType {
	case value.Float16:
		limit = 65504
	case value.Int64:
		limit = 1 << 63
	case value.Int32:
		limit = 1 << 31
	default:
		return
	}
	if (f > limit || f < -limit) && !(math.IsInf(f, 0) && x.DType == value.Float16) {
		c.Refuse("mismatched-dtype", x.Bits, fmt.Sprintf("value cannot be converted to type %s without overflow", x.DType), "%s: %g does not fit %s", c.Short(), f, x.DType)
	}
}

// outputFits refuses an in-place operation whose result is larger than the tensor.
func (c *Call) outputFits(s, out, mask value.Shape) {
	if !s.Known() || !out.Known() {
		return
	}
	larger := len(out.Dims) != len(s.Dims)
	for i := 0; !larger && i < len(s.Dims); i++ {
		larger = c.Never(s.Dims[i], out.Dims[i])
	}
	if larger {
		c.Refuse("incompatible-shapes", s.Bits()|out.Bits(), fmt.Sprintf("output with shape %v doesn't match the broadcast shape %v", s, out), "%s: mask %v does not broadcast to the tensor %v", c.Short(), mask, s)
	}
}

func maskedSelect(c *Call) value.Value {
	x, mask := c.Required("input"), c.Required("mask")
	if x == nil {
		return c.Unknown("tensor")
	}
	if mask == nil {
		return c.Out(value.ShapeOf(c.NewDim("", 0)), x.DType)
	}
	if mask.DType != value.NoDType && mask.DType != value.BoolType {
		c.Refuse("mismatched-dtype", mask.Bits, "masked_select: expected BoolTensor for mask", "masked_select: the mask must be bool, got %s", mask.DType)
	}
	s, ms := c.Shape(x), c.Shape(mask)
	out, ok := c.BroadcastOrRefuse(ms, s)
	n := value.Dim{E: dim.Invalid}
	switch {
	case !ok:
	case c.Equal(out.Numel(), ms.Numel()) == dim.Yes: // the mask is not stretched
		n = c.countTrue(mask)
	default:
		n = c.DataDim("", out.Numel())
		if total, own := out.Numel(), ms.Numel(); total.Known() && own.Known() {
			if q, whole := c.Path.Facts.DivExact(total.E, own.E); whole == dim.Yes {
				n = c.countTrue(mask).Mul(value.Dim{E: q})
			}
		}
	}
	return c.orOut(inherit(c.Out(value.ShapeOf(n), x.DType), x))
}

func maskedScatter(c *Call) value.Value {
	x, mask, src := c.Required("input"), c.Required("mask"), c.Required("source")
	if x == nil {
		return c.Unknown("tensor")
	}
	if mask == nil || src == nil {
		return c.changed(x, c.freshLike(x))
	}
	s, ms := c.Shape(x), c.Shape(mask)
	out, ok := c.BroadcastOrRefuse(ms, s)
	if !ok {
		return c.changed(x, c.freshLike(x))
	}
	if c.underscored() {
		c.outputFits(s, out, ms)
	}
	switch {
	case c.failed:
	case src.DType != x.DType && src.DType != value.NoDType && x.DType != value.NoDType:
		c.Refuse("mismatched-dtype", x.Bits|src.Bits, fmt.Sprintf("masked_scatter: expected self and source to have same dtypes but got%s and %s", scalarName(x.DType), scalarName(src.DType)), "%s: input is %s, source is %s", c.Short(), x.DType, src.DType)
	case mask.DType != value.NoDType && mask.DType != value.BoolType:
		c.Refuse("mismatched-dtype", mask.Bits, "masked_scatter_ only supports boolean masks, but got mask with dtype "+scalarName(mask.DType), "%s: the mask must be bool, got %s", c.Short(), mask.DType)
	case mask.Contents() != nil && c.Equal(out.Numel(), ms.Numel()) == dim.Yes:
		if n, have := c.countTrue(mask), c.Shape(src).Numel(); have.Known() && c.Path.Facts.Less(have.E, n.E) == dim.Yes {
			c.Refuse("incompatible-shapes", have.Bits|n.Bits, "Number of elements of source < number of ones in mask", "%s: %v elements for %v places: source is %v", c.Short(), have, n, c.Shape(src))
		}
	}
	y := c.freshLike(x)
	y.Shape = out
	return c.changed(x, y)
}

// indexAdd is index_add and index_reduce.
func indexAdd(c *Call) value.Value {
	x, index, src := c.Required("input"), c.Required("index"), c.Required("source")
	if x == nil {
		return c.Unknown("tensor")
	}
	if index != nil && src != nil {
		c.checkIndexAdd(x, index, src)
	}
	return c.changed(x, c.freshLike(x))
}

func (c *Call) checkIndexAdd(x, index, src *value.Tensor) {
	name := "index_add_()"
	if c.Short()[:len("index_re")] == "index_re" {
		name = "index_reduce_()"
		if r, ok := c.reduceMode(); ok && !slices.Contains([]string{"prod", "mean", "amax", "amin"}, r) {
			c.Refuse("invalid-argument", 0, "reduce argument must be either prod, mean, amax or amin, got "+r+".", "%s: reduce must be prod, mean, amax or amin, got %q", c.Short(), r)
			return
		}
	}
	s, is, from := c.Shape(x), c.Shape(index), c.Shape(src)
	d, known := c.Dim("dim")
	if !known || !s.Known() {
		return
	}
	at, ok := c.NormDim(d, len(s.Dims))
	if !ok {
		return
	}
	if is.Known() && len(is.Dims) > 1 {
		c.RefuseAs("IndexError", "wrong-rank", is.Bits(), fmt.Sprintf("%s: Index is supposed to be a vector, but got dim: %d with type: %s and size: %v", name, len(is.Dims), scalarName(index.DType), is), "%s: the index must have one dimension, got %v", c.Short(), is)
		return
	}
	if !c.indexType(index, "RuntimeError", name+": Expected dtype int32/int64 for index but got: "+scalarName(index.DType), value.Int32, value.Int64) {
		return
	}
	if x.DType != src.DType && x.DType != value.NoDType && src.DType != value.NoDType {
		c.Refuse("mismatched-dtype", x.Bits|src.Bits, fmt.Sprintf("%s: self (%s) and source (%s) must have the same scalar type", name, scalarName(x.DType), scalarName(src.DType)), "%s: input is %s, source is %s", c.Short(), x.DType, src.DType)
		return
	}
	if !is.Known() || !from.Known() {
		return
	}
	if len(from.Dims) == 0 && len(s.Dims) > 0 {
		c.RefuseAs("IndexError", "wrong-rank", from.Bits(), fmt.Sprintf("Dimension specified as %v but tensor has no dimensions", d), "%s: the source has no dimensions", c.Short())
		return
	}
	shapeFault := func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes",
			Torch:   fmt.Sprintf("source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = %v source.shape = %v", s, from),
			Message: fmt.Sprintf("%s along dimension %d: source %v does not fit input %v", c.Short(), at, from, s)}
	}
	n := value.D(1)
	if len(is.Dims) == 1 {
		n = is.Dims[0]
	}
	if at < len(from.Dims) && !c.Demand(n, from.Dims[at], func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes",
			Torch:   fmt.Sprintf("%s: Number of indices (%v) should be equal to source.size(dim): (%v), for dim: %d", name, n, from.Dims[at], at),
			Message: fmt.Sprintf("%s: %v indices for %v slices: source is %v", c.Short(), n, from.Dims[at], from)}
	}) {
		return
	}
	if len(from.Dims) != len(s.Dims) {
		if len(s.Dims) > 0 {
			f := shapeFault()
			f.Bits |= s.Bits() | from.Bits()
			c.Fail(f)
		}
		return
	}
	for i := range s.Dims {
		if i != at && !c.Demand(s.Dims[i], from.Dims[i], shapeFault) {
			return
		}
	}
	if len(s.Dims) > 0 {
		c.checkRange(index, s.Dims[at], at, s)
	}
}

func indexCopy(c *Call) value.Value {
	x, index, src := c.Required("input"), c.Required("index"), c.Required("source")
	if x == nil {
		return c.Unknown("tensor")
	}
	if index != nil && src != nil {
		c.checkIndexCopy(x, index, src)
	}
	return c.changed(x, c.freshLike(x))
}

func (c *Call) checkIndexCopy(x, index, src *value.Tensor) {
	s, is, from := c.Shape(x), c.Shape(index), c.Shape(src)
	d, known := c.Dim("dim")
	if !known || !s.Known() || !is.Known() || !from.Known() {
		return
	}
	refuse := func(kind value.Kind, exception, torch string) {
		c.RefuseAs(exception, kind, s.Bits()|is.Bits()|from.Bits(), torch, "%s: %s: input is %v, index %v, source %v", c.Short(), torch, s, is, from)
	}
	at, ok := c.NormDim(d, len(s.Dims))
	if !ok {
		return
	}
	if len(is.Dims) > 1 {
		refuse("wrong-rank", "IndexError", fmt.Sprintf("index_copy_(): Index should have dimension 1 or 0 (got %d)", len(is.Dims)))
		return
	}
	n := raiseScalar(is).Dims[0]
	switch {
	case len(from.Dims) == 0 && c.Never(n, value.D(1)):
		refuse("wrong-rank", "IndexError", fmt.Sprintf("index_copy_(): When source is scalar, index should have one element (got %v)", n))
		return
	case len(from.Dims) != len(s.Dims) && len(from.Dims) != 0 && len(s.Dims) != 0:
		refuse("wrong-rank", "IndexError", fmt.Sprintf("index_copy_(): When source and destination are not scalars, their dimensionality must match. Source dimensionality (%d), destination dimensionality (%d)", len(from.Dims), len(s.Dims)))
		return
	}
	if !c.indexType(index, "RuntimeError", "index_copy_(): Expected a long tensor for index, but got "+scalarName(index.DType), value.Int64) {
		return
	}
	if x.DType != src.DType && x.DType != value.NoDType && src.DType != value.NoDType {
		refuse("mismatched-dtype", "RuntimeError", fmt.Sprintf("index_copy_(): self and source expected to have the same dtype, but got (self) %s and (source) %s", scalarName(x.DType), scalarName(src.DType)))
		return
	}
	if len(from.Dims) == len(s.Dims) {
		for i := range s.Dims {
			if i != at && !c.Demand(s.Dims[i], from.Dims[i], func() *value.Fault {
				return &value.Fault{Kind: "incompatible-shapes",
					Torch:   fmt.Sprintf("index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: %v at dimension %d and source slice shape: %v at dimension %d.", s, at, from, at),
					Message: fmt.Sprintf("%s along dimension %d: source %v does not fit input %v", c.Short(), at, from, s)}
			}) {
				return
			}
		}
	}
	if at < len(from.Dims) && !c.Demand(n, from.Dims[at], func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes", Exception: "IndexError",
			Torch:   fmt.Sprintf("index_copy_(): Number of indices (%v) should be equal to source.size(dim) (%v)", n, from.Dims[at]),
			Message: fmt.Sprintf("%s: %v indices for %v slices: source is %v", c.Short(), n, from.Dims[at], from)}
	}) {
		return
	}
	if len(s.Dims) > 0 {
		c.checkRange(index, s.Dims[at], at, s)
	}
}

func indexFill(c *Call) value.Value {
	x, index := c.Required("input"), c.Required("index")
	if x == nil {
		return c.Unknown("tensor")
	}
	y := c.copyOf(x, x.DType, nil)
	s := c.Shape(x)
	if index == nil || !c.fillValue(x, "index_fill_") {
		return c.changed(x, y)
	}
	if !c.indexType(index, "IndexError", "index_fill_(): Expected dtype int64 for index.", value.Int64) || !s.Known() {
		return c.changed(x, y)
	}
	at, ok := c.DimArg("dim", len(s.Dims))
	if is := c.Shape(index); ok && is.Known() && len(is.Dims) > 1 {
		c.Refuse("wrong-rank", is.Bits(), "Index has to be a vector/scalar", "%s: the index must have one dimension, got %v", c.Short(), is)
	} else if ok && len(s.Dims) > 0 {
		c.checkRange(index, s.Dims[at], at, s)
	}
	return c.changed(x, y)
}

func indexPut(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	values := c.Required("values")
	if items, ok := Elements(c.Arg("indices")); ok && values != nil {
		if sel, ok := c.selection(x, value.NewTuple(items...)); ok && sel.advanced {
			c.assignGathered(x, sel, values)
		}
	}
	return c.changed(x, c.copyOf(x, x.DType, nil))
}

func put(c *Call) value.Value {
	x, index, src := c.Required("input"), c.Required("index"), c.Required("source")
	if x == nil {
		return c.Unknown("tensor")
	}
	if index != nil && src != nil && c.indexType(index, "RuntimeError", "put_(): Expected a long tensor for index, but got "+scalarName(index.DType), value.Int64) {
		n, m := c.Shape(src).Numel(), c.Shape(index).Numel()
		switch {
		case x.DType != src.DType && x.DType != value.NoDType && src.DType != value.NoDType:
			c.Refuse("mismatched-dtype", x.Bits|src.Bits, fmt.Sprintf("put_(): self and source expected to have the same dtype, but got self.dtype = %s and source.dtype = %s", scalarName(x.DType), scalarName(src.DType)), "%s: input is %s, source is %s", c.Short(), x.DType, src.DType)
		case n.Known() && m.Known() && c.Demand(n, m, func() *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes", Exception: "IndexError",
				Torch:   fmt.Sprintf("put_(): Expected source and index to have the same number of elements, but got source.numel() = %v, index.numel() = %v", n, m),
				Message: fmt.Sprintf("%s: %v indices for %v elements: source is %v", c.Short(), m, n, c.Shape(src))}
		}):
			c.checkRange(index, c.Shape(x).Numel(), 0, c.Shape(x))
		}
	}
	return c.changed(x, c.copyOf(x, x.DType, nil))
}

func selectScatter(c *Call) value.Value {
	x, src := c.Required("input"), c.Required("src")
	if x == nil {
		return c.Unknown("tensor")
	}
	out := c.copyOf(x, x.DType, nil)
	s, at, ok := c.axis(x, "dim")
	if !ok || src == nil || s.Known() && len(s.Dims) == 0 {
		return out
	}
	i, known := c.Dim("index")
	if known && !c.indexFits(c.Resolve(i), at.get(s), func() *value.Fault {
		return &value.Fault{Kind: "index-out-of-range", Exception: "IndexError",
			Torch:   fmt.Sprintf("select(): index %v out of range for tensor of size %v at dimension %s", i, s, at),
			Message: fmt.Sprintf("select_scatter: index %v is out of range for dimension %s: input is %v", i, at, s)}
	}) {
		return out
	}
	c.sameShape(at.splice(s), c.Shape(src))
	return out
}

// sameShape refuses a src whose shape is not that of the slice it replaces.
func (c *Call) sameShape(want, got value.Shape) {
	if !want.Known() || !got.Known() {
		return
	}
	fault := func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes", Bits: want.Bits() | got.Bits(),
			Torch:   fmt.Sprintf("expected src to have a size equal to the slice of self. src size = %v, slice size = %v", got, want),
			Message: fmt.Sprintf("%s: src %v must have the shape of the slice, %v", c.Short(), got, want)}
	}
	if len(want.Dims) != len(got.Dims) {
		c.Fail(fault())
		return
	}
	for i := range want.Dims {
		if !c.Demand(want.Dims[i], got.Dims[i], fault) {
			return
		}
	}
}

func sliceScatter(c *Call) value.Value {
	x, src := c.Required("input"), c.Required("src")
	if x == nil {
		return c.Unknown("tensor")
	}
	out := c.copyOf(x, x.DType, nil)
	s, at, ok := c.axis(x, "dim")
	if !ok || src == nil || s.Known() && len(s.Dims) == 0 {
		return out
	}
	lower, upper, known := value.D(0), at.get(s), true
	if !c.IsNone("start") {
		lower, known = c.Dim("start")
	}
	if !c.IsNone("end") {
		d, ok := c.Dim("end")
		upper, known = d, known && ok
	}
	step, ok := c.Dim("step")
	if _, n := c.sliceLength(at.get(s), lower, upper, step, known && ok); known && ok {
		c.sameShape(at.splice(s, n), c.Shape(src))
	}
	return out
}
