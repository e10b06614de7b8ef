package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds methods that leave shape and elements alone: autograd,
// storage, hooks; and the few that do not fit elsewhere.
// https://pytorch.org/docs/stable/tensors.html

var stateRules = []Rule{
	{"Tensor.backward", "(self, gradient=None, retain_graph=None, create_graph=False, inputs=None)", backward},
	{"Tensor.retain_grad Tensor.record_stream", "(self, *args)", func(c *Call) value.Value { return value.None }},
	{"Tensor.share_memory_ Tensor.coalesce Tensor.to_dense Tensor.dequantize", "(self, *args)", func(c *Call) value.Value { return c.Arg("self") }},
	{"Tensor.map_", "(self, tensor, callable)", mapInto},
	{"torch.quantize_per_tensor", "(input, scale, zero_point, dtype)", quantize},
	{"torch.quantize_per_channel", "(input, scales, zero_points, axis, dtype)", quantize},
	{"Tensor.apply_", "(self, *args)", func(c *Call) value.Value {
		if x := c.Required("self"); x != nil {
			return c.written(x, nil)
		}
		return c.Unknown("tensor")
	}},
	{"torch.frexp Tensor.frexp", "(input, *, out=None)", frexp},
	{"Tensor.data_ptr Tensor.const_data_ptr", "(self)", func(c *Call) value.Value { return c.UnknownOf("int", "address of a tensor") }},
	{"torch.detach_ Tensor.detach_", "(input)", detachInPlace},
	{"torch.is_same_size Tensor.is_same_size", "(input, other)", sameSize},
	{"Tensor.sum_to_size", "(self, *size)", sumToSize},
	{"torch.unravel_index", "(indices, shape)", unravelIndex},
	{"Tensor.__contains__", "(self, element)", func(c *Call) value.Value { return c.UnknownOf("bool", "element of a tensor") }},
}

// mapInto calls a function for each element and the one of another tensor beside it.
func mapInto(c *Call) value.Value {
	x, y := c.Required("self"), c.Required("tensor")
	if x == nil {
		return c.Unknown("tensor")
	}
	if y != nil {
		s, _, ok := c.Broadcast(c.Shape(x), c.Shape(y))
		if !ok {
			c.broadcastOperands(operand{t: x, dt: x.DType}, operand{t: y, dt: y.DType})
			return x
		}
		if !c.keepsShape(x, s) {
			return x
		}
	}
	return c.written(x, nil)
}

// quantize keeps the sizes; the types of quantized numbers are not told apart.
func quantize(c *Call) value.Value {
	x := asTensor(c.Arg("input"))
	if x == nil {
		return c.Unknown("quantized tensor")
	}
	if x.DType != value.NoDType && x.DType != value.Float32 {
		c.Refuse("mismatched-dtype", x.Bits, "Quantize only works on Float Tensor, got "+scalarName(x.DType), "%s takes a float32 tensor, got %s", c.Short(), x.DType)
	}
	return c.Out(c.Shape(x), value.NoDType)
}

func detachInPlace(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Arg("input")
	}
	c.Heap.Touch(x)
	x.RequiresGrad, x.History = false, nil
	return x
}

// frexp takes numbers apart into mantissas and integer exponents.
func frexp(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.named("frexp", "mantissa exponent", c.UnknownTensor(value.NoDType), c.UnknownTensor(value.Int32))
	}
	if x.DType != value.NoDType && !x.DType.IsFloat() {
		c.Refuse("mismatched-dtype", x.Bits, "torch.frexp() only supports floating-point dtypes", "frexp takes a float tensor, got %s", x.DType)
	}
	return c.named("frexp", "mantissa exponent", c.Like(x), c.Out(c.Shape(x), value.Int32))
}

// backward computes gradients: of one element, or with a gradient of the same shape.
func backward(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return value.None
	}
	if c.startsBackward(x) && c.IsNone("inputs") {
		Differentiate(c.World, x)
	}
	return value.None
}

// startsBackward refuses what backward() cannot begin with.
func (c *Call) startsBackward(x *value.Tensor) bool {
	n := c.Shape(x).Numel()
	if c.IsNone("gradient") {
		if c.Never(n, value.D(1)) {
			c.Refuse("wrong-rank", n.Bits|x.Bits, "grad can be implicitly created only for scalar outputs", "backward needs a tensor of one element, got %v: it is %v", n, c.Shape(x))
			return false
		}
		return true
	}
	if g, ok := c.Arg("gradient").(*value.Tensor); ok {
		a, b := c.Shape(x), c.Shape(g)
		differ := a.Known() && b.Known() && (len(a.Dims) != len(b.Dims) || slices.ContainsFunc(identity(len(a.Dims)), func(i int) bool { return c.Never(a.Dims[i], b.Dims[i]) }))
		if differ {
			c.Refuse("incompatible-shapes", a.Bits()|b.Bits(), fmt.Sprintf("Mismatch in shape: grad_output[0] has a shape of %v and output[0] has a shape of %v.", b, a), "backward: gradient %v for a tensor %v", b, a)
			return false
		}
	}
	return true
}

func sameSize(c *Call) value.Value {
	x, y := c.Required("input"), c.Required("other")
	if x == nil || y == nil || !c.Shape(x).Known() || !c.Shape(y).Known() {
		return c.UnknownOf("bool", "shapes of tensors")
	}
	a, b := c.Shape(x), c.Shape(y)
	if len(a.Dims) != len(b.Dims) {
		return value.Bool(false)
	}
	same := true
	for i := range a.Dims {
		if c.Never(a.Dims[i], b.Dims[i]) {
			return value.Bool(false)
		}
		same = same && c.Surely(a.Dims[i], b.Dims[i])
	}
	if same {
		return value.Bool(true)
	}
	return c.UnknownOf("bool", "shapes of tensors")
}

func sumToSize(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.Unknown("tensor")
	}
	size, _, ok := c.listArg("size")
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	s := value.ShapeOf(size...)
	if ok, _ := c.expandsTo(s, c.Shape(x)); !ok {
		c.Refuse("incompatible-shapes", s.Bits()|c.Shape(x).Bits(), fmt.Sprintf("size {%v} is not expandable to size {%v}.", s, c.Shape(x)), "sum_to_size: %v cannot be summed to %v", c.Shape(x), s)
	}
	return c.Out(s, x.DType)
}

func unravelIndex(c *Call) value.Value {
	x := c.Required("indices")
	dims, _, ok := c.Dims("shape")
	if x == nil || !ok {
		return c.Unknown("indices")
	}
	if x.DType.IsFloat() || x.DType.IsComplex() || x.DType == value.BoolType {
		c.RefuseAs("ValueError", "mismatched-dtype", x.Bits, fmt.Sprintf("expected 'indices' to be integer dtype, but got torch.%s", x.DType), "unravel_index: indices must be integers, got %s", x.DType)
	}
	out := make([]value.Value, len(dims))
	for i, d := range dims {
		t := c.Like(x)
		t.DType = value.Int64
		// They are rows of one tensor whose last dimension counts the dimensions.
		strides := ContiguousStrides(t.Shape)
		for j := range strides {
			strides[j] = strides[j].MulInt(int64(len(dims)))
		}
		if strides != nil && !c.IsContiguous(t.Shape, strides) {
			t.Strides = strides
		}
		t.Low, t.High, t.HasRange = value.D(0), d, d.Known()
		out[i] = t
	}
	return value.NewTuple(out...)
}
