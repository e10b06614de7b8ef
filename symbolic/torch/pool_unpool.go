package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Inverse of max pooling. https://pytorch.org/docs/stable/generated/torch.nn.MaxUnpool2d.html
var poolUnpool = []Rule{
	{"torch.nn.functional.max_unpool1d", "(input, indices, kernel_size, stride=None, padding=0, output_size=None)", maxUnpool(1)},
	{"torch.nn.functional.max_unpool2d", "(input, indices, kernel_size, stride=None, padding=0, output_size=None)", maxUnpool(2)},
	{"torch.nn.functional.max_unpool3d", "(input, indices, kernel_size, stride=None, padding=0, output_size=None)", maxUnpool(3)},
}

var unpoolLayers = []Layer{
	unpoolLayer("torch.nn.MaxUnpool1d", 1),
	unpoolLayer("torch.nn.MaxUnpool2d", 2),
	unpoolLayer("torch.nn.MaxUnpool3d", 3),
}

func unpoolLayer(names string, n int) Layer {
	return Layer{Name: names, Signature: "(kernel_size, stride=None, padding=0)", Forward: "(input, indices, output_size=None)", Eval: maxUnpool(n),
		Init: func(c *Call) {
			strideIsKernel(c)
			for _, name := range []string{"kernel_size", "stride", "padding"} {
				c.SetAttr(name, repeated(c.Self.Attrs.Get(name), n))
			}
		}}
}

func maxUnpool(n int) func(*Call) value.Value {
	return func(c *Call) value.Value {
		x, idx := c.Required("input"), c.Required("indices")
		g := slidingWindow{kernel: c.unpoolList("kernel_size", n), pad: c.unpoolList("padding", n)}
		if g.stride = g.kernel; !c.IsNone("stride") {
			g.stride = c.unpoolList("stride", n)
		}
		if n == 3 {
			c.refuseBelow(1, "strides should be greater than zero", "stride", g.stride)
		}
		if x == nil {
			return c.Unknown("input of " + c.Short())
		}
		s, ok := c.image(x, n, func() string {
			return fmt.Sprintf("Input to max_unpooling%dd should be a %dd or %dd Tensor, but got a tensor with %d dimensions.", n, n+1, n+2, len(c.Shape(x).Dims))
		})
		if !ok {
			return c.Out(c.unknownImage(n, noDim), x.DType)
		}
		at := s.Rank() - n
		out := s.Clone()
		for i := range n {
			in := s.Dims[at+i]
			out.Dims[at+i] = in.AddInt(-1).Mul(g.stride[i]).Add(g.kernel[i]).Sub(g.pad[i].MulInt(2))
		}
		if !c.IsNone("output_size") {
			c.unpoolSize(&out, g.stride, at, n)
		}
		c.refuseBelow(0, "max_unpooling: output_size must contain non-negative spatial dimensions", "output_size", out.Dims[at:])
		for i := range n {
			out.Dims[at+i] = c.orFresh(out.Dims[at+i], "")
		}
		c.checkUnpool(x, idx, s, at, n)
		return c.Out(out, x.DType)
	}
}

func (c *Call) unpoolList(name string, n int) []value.Dim {
	dims, count := c.perDim(name, n)
	if count >= 0 && count != n && !isInt(c.Arg(name)) {
		c.RefuseAs("IndexError", "invalid-argument", 0, "tuple index out of range", "%s: %s must be one int or %d, got %d", c.Who(), name, n, count)
	}
	return dims
}

// unpoolSize takes the asked size, which may be less than one stride away from the computed one.
func (c *Call) unpoolSize(out *value.Shape, stride []value.Dim, at, n int) {
	want, _, ok := c.dimsOf("output_size", c.Arg("output_size"))
	if !ok {
		for i := range n {
			out.Dims[at+i] = noDim
		}
		return
	}
	given := len(want)
	if given == n+2 {
		want = want[2:]
	}
	if len(want) != n {
		c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("output_size should be a sequence containing %d or %d elements, but it has a length of '%d'", n, n+2, given),
			"%s: output_size must have %d or %d elements, has %d", c.Who(), n, n+2, given)
		return
	}
	for i, d := range want {
		computed := out.Dims[at+i]
		lo, hi := computed.Sub(stride[i]), computed.Add(stride[i])
		fault := func() *value.Fault {
			return &value.Fault{Kind: "invalid-size", Exception: "ValueError", Bits: d.Bits,
				Message: fmt.Sprintf("%s: output_size %s is not possible: dimension %d must lie between %s and %s", c.Who(), value.Shape{Dims: want}, i, lo, hi),
				Torch:   fmt.Sprintf("invalid output_size \"%s\" (dim %d must be between %s and %s)", value.Shape{Dims: want}, i, lo, hi)}
		}
		c.DemandLess(lo.AddInt(1), d, fault)
		c.DemandLess(d, hi.AddInt(-1), fault)
		out.Dims[at+i] = d
	}
}

// checkUnpool: the indices are of int64 and of the input's shape.
func (c *Call) checkUnpool(x, idx *value.Tensor, s value.Shape, at, n int) {
	if c.anyZero(s.Dims[at-1:]) {
		c.Refuse("invalid-size", s.Bits(), fmt.Sprintf("Expected input to have non-zero size for non-batch dimensions, but input has sizes %s", s), "%s: the input is empty: %s", c.Who(), s)
	}
	if idx == nil {
		return
	}
	if idx.DType != value.NoDType && idx.DType != value.Int64 {
		c.Refuse("mismatched-dtype", idx.Bits, "elements in indices should be type int64 but got: "+scalarName(idx.DType), "%s: indices must be int64, are %s", c.Who(), idx.DType)
	}
	is := c.Shape(idx)
	same := !is.Known() || is.Rank() == s.Rank()
	for i := 0; same && is.Known() && i < s.Rank(); i++ {
		same = c.Equal(is.Dims[i], s.Dims[i]) != dim.No
	}
	if !same {
		c.Refuse("incompatible-shapes", s.Bits()|is.Bits(), fmt.Sprintf("Expected shape of indices to be same as that of the input tensor (%s) but got indices tensor with shape: %s", s, is),
			"%s: indices must have the input's shape %s, have %s", c.Who(), s, is)
	}
	c.unsupported(x, fmt.Sprintf("max_unpool%dd", n), notReal)
}
