package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds reductions that give values and their indices, and
// cumulative operations.
// https://pytorch.org/docs/stable/generated/torch.max.html

const (
	extremeSignature = "(input, dim, keepdim=False, *, out=None) | (input, other, *, out=None) | (input, *, out=None)"
	medianSignature  = "(input, dim, keepdim=False, *, out=None) | (input)"
)

var extremeRules = []Rule{
	{"torch.max Tensor.max torch.min Tensor.min", extremeSignature, extremeRule},
	{"torch.median Tensor.median torch.nanmedian Tensor.nanmedian", medianSignature, medianRule},
	{"torch.mode Tensor.mode", "(input, dim=-1, keepdim=False, *, out=None)", func(c *Call) value.Value { return c.withIndices("mode", isComplex) }},
	{"torch.kthvalue Tensor.kthvalue", "(input, k, dim=-1, keepdim=False, *, out=None)", kthvalue},
}

var cumulativeRules = []Rule{
	{"torch.cumsum Tensor.cumsum", "(input, dim, *, dtype=None, out=None)", cumulative(value.Dim.Add, func(a, b float64) float64 { return a + b })},
	{"torch.cumprod Tensor.cumprod", "(input, dim, *, dtype=None, out=None)", cumulative(value.Dim.Mul, func(a, b float64) float64 { return a * b })},
	{"Tensor.cumsum_ Tensor.cumprod_", "(input, dim, *, dtype=None)", cumulativeInPlace},
	{"torch.logcumsumexp Tensor.logcumsumexp", "(input, dim, *, out=None)", logcumsumexp},
	{"torch.cummax Tensor.cummax torch.cummin Tensor.cummin", "(input, dim, *, out=None)", cummax},
	{"torch.renorm Tensor.renorm", "(input, p, dim, maxnorm, *, out=None)", renorm},
}

// extremeRule is max or min: of all, along a dimension, or of two tensors.
func extremeRule(c *Call) value.Value {
	name := c.Short()
	if c.Has("other") || asTensor(c.argOrNil("dim")) != nil {
		other := c.argOrNil("dim")
		if c.Has("other") {
			other = c.Arg("other")
		}
		op := binaryNamed(map[string]string{"max": "maximum", "min": "minimum"}[name])
		return op.eval(c, c.Arg("input"), other, false)
	}
	if u, ok := c.argOrNil("dim").(value.Unknown); ok && (u.Type == "" || u.Type == "Tensor") {
		return c.Unknown("dim or other of " + name)
	}
	if c.Has("dim") {
		return c.withIndices(name, isComplex)
	}
	return reductionNamed(map[string]string{"max": "torch.amax Tensor.amax", "min": "torch.amin Tensor.amin"}[name]).eval(c)
}

func (c *Call) argOrNil(name string) value.Value {
	if !c.Has(name) {
		return nil
	}
	return c.Arg(name)
}

func binaryNamed(names string) *binaryOp {
	for _, op := range binaryOps {
		if op.names == names {
			return op
		}
	}
	return nil
}

func reductionNamed(names string) *reduction {
	for _, r := range reductions {
		if r.names == names {
			return r
		}
	}
	return nil
}

// medianRule takes bool for nothing, complex for nothing.
func medianRule(c *Call) value.Value {
	if c.Has("dim") {
		return c.withIndices(c.Short(), boolOrComplex)
	}
	t := c.Required("input")
	if t == nil {
		return c.Out(value.Shape{}, value.NoDType)
	}
	c.unsupported(t, "median_cpu", boolOrComplex)
	return c.Out(value.Shape{}, t.DType)
}

var valuesIndices = []string{"values", "indices"}

// pair is values and indices of one shape.
func (c *Call) pair(name string, t *value.Tensor, s value.Shape, size value.Dim) value.Value {
	v, i := c.Out(s, t.DType), c.Out(s, value.Int64)
	describe(c, v, operand{t: t})
	v.Low, v.High, v.HasRange = t.Low, t.High, t.HasRange
	if size.Known() {
		i.Low, i.High, i.HasRange = value.D(0), size, true
	}
	return value.NewNamedTuple(name, valuesIndices, v, i)
}

// unknownPair is values and indices of unknown shape.
func (c *Call) unknownPair(name string, dt value.DType) value.Value {
	return value.NewNamedTuple(name, valuesIndices, c.UnknownTensor(dt), c.UnknownTensor(value.Int64))
}

// withIndices reduces one dimension to values and indices.
func (c *Call) withIndices(name string, bad func(value.DType) bool) value.Value {
	t := c.Required("input")
	a := c.axesArg("dim", true, true)
	keep, known := c.keepdimArg()
	if t == nil {
		return c.unknownPair(name, value.NoDType)
	}
	s, dims, ok := c.reduced(t, a, keep)
	if !c.Failed() {
		c.needsElements(t, a, dims)
	}
	if !c.Failed() && !(name == "mode" && c.isZeroDim(t)) {
		c.unsupported(t, name+"_cpu", bad)
	}
	if !ok || !known {
		return c.unknownPair(name, t.DType)
	}
	size := value.Dim{E: dim.Invalid}
	if len(dims) == 1 {
		size = c.Shape(t).Dims[dims[0]]
	}
	return c.pair(name, t, s, size)
}

func kthvalue(c *Call) value.Value {
	t := c.Required("input")
	k, ok := c.Dim("k")
	if t == nil {
		return c.unknownPair("kthvalue", value.NoDType)
	}
	if s := c.Shape(t); ok && s.Known() && !c.Failed() {
		if i, inside := c.DimArg("dim", s.Rank()); inside {
			size := value.D(1)
			if s.Rank() > 0 {
				size = s.Dims[i]
			}
			if c.Surely(size, value.D(0)) {
				c.RefuseAs("IndexError", "invalid-size", s.Bits(), fmt.Sprintf("kthvalue(): Expected reduction dim %d to have non-zero size.", i), "kthvalue along dimension %d, which has no elements: input is %s", i, s)
			} else if c.surelyLess(k, value.D(1)) || c.surelyLess(size, k) {
				c.Refuse("index-out-of-range", k.Bits|size.Bits|t.Bits, fmt.Sprintf("kthvalue(): selected number k out of range for dimension %d", i), "kthvalue: k = %s of %s elements: input is %s", k, size, s)
			}
		}
	}
	if c.Failed() {
		return c.unknownPair("kthvalue", t.DType)
	}
	return c.withIndices("kthvalue", boolOrComplex)
}

// alongDim checks the dimension of an operation that keeps the shape.
func (c *Call) alongDim(t *value.Tensor, name string) (axis int, ok bool) {
	v := c.Arg(name)
	if v == value.None {
		c.BadType(name, "int", v)
		return 0, false
	}
	s := c.Shape(t)
	if !s.Known() {
		c.Dim(name)
		return 0, false
	}
	axis, ok = c.DimArg(name, s.Rank())
	return axis, ok && s.Rank() > 0
}

func cumulative(ints func(a, b value.Dim) value.Dim, floats func(a, b float64) float64) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.Required("input")
		if t == nil {
			return c.UnknownTensor(c.DType("dtype", value.NoDType))
		}
		axis, ok := c.alongDim(t, "dim")
		out := c.Out(c.Shape(t), c.DType("dtype", summed(t.DType)))
		describe(c, out, operand{t: t})
		if k := c.converted(t.Contents(), out.DType); ok && k != nil {
			if k = c.accumulated(t, k, axis, ints, floats); k != nil {
				if k = c.converted(k, out.DType); k != nil {
					out.SetContents(k)
				}
			}
		}
		return c.delivered(out)
	}
}

// accumulated computes along one axis.
func (c *Call) accumulated(t *value.Tensor, k *value.Contents, axis int, ints func(a, b value.Dim) value.Dim, floats func(a, b float64) float64) *value.Contents {
	sizes, ok := c.concrete(c.Shape(t))
	if !ok || product(sizes) != int64(contentsLen(k)) {
		return nil
	}
	stride := int(rowMajor(sizes)[axis])
	out := &value.Contents{Ints: append([]value.Dim(nil), k.Ints...), Floats: append([]float64(nil), k.Floats...)}
	for i := 0; i < contentsLen(k); i++ {
		if i/stride%int(sizes[axis]) == 0 {
			continue
		}
		if k.Ints != nil {
			out.Ints[i] = ints(out.Ints[i-stride], out.Ints[i])
		} else {
			out.Floats[i] = floats(out.Floats[i-stride], out.Floats[i])
		}
	}
	return out
}

func cumulativeInPlace(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	c.alongDim(t, "dim")
	if n := c.Shape(t).Numel(); !c.Failed() && n.Known() && c.Equal(n, value.D(0)) == dim.No {
		c.unsupported(t, "cumsum_out_cpu", isBool)
	}
	return c.overwritten(t, nil)
}

func logcumsumexp(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	c.alongDim(t, "dim")
	if !c.Failed() {
		c.unsupported(t, "logcumsumexp_out_cpu", notFloating)
	}
	return c.delivered(c.Like(t))
}

func cummax(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.unknownPair(c.Short(), value.NoDType)
	}
	axis, ok := c.alongDim(t, "dim")
	if n := c.Shape(t).Numel(); !c.Failed() && !(n.Known() && c.Surely(n, value.D(0))) {
		c.unsupported(t, "cummax_helper_cpu", isComplex)
	}
	size := value.Dim{E: dim.Invalid}
	if ok {
		size = c.Shape(t).Dims[axis]
	}
	return c.pair(c.Short(), t, c.Shape(t), size)
}

// renorm limits the norms of the slices along a dimension.
func renorm(c *Call) value.Value {
	t := c.Required("input")
	p, okP := c.Float("p")
	limit, okLimit := c.Float("maxnorm")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	s := c.Shape(t)
	switch {
	case okP && p <= 0:
		c.Refuse("invalid-argument", 0, "renorm: non-positive-norm not supported", "renorm: p is %v", p)
	case okLimit && limit < 0:
		c.Refuse("invalid-argument", 0, fmt.Sprintf("renorm: expected maxnorm to be >= 0 but got %v", limit), "renorm: maxnorm is %v", limit)
	case s.Known() && s.Rank() < 2:
		c.Refuse("wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("renorm: input needs at least 2 dimensions, got %d dimensions", s.Rank()), "renorm wants at least 2 dimensions, got %s", s)
	default:
		c.alongDim(t, "dim")
	}
	if !c.Failed() {
		c.unsupported(t, "renorm", notFloating)
	}
	return c.delivered(c.Like(t))
}
