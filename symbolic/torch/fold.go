package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Sliding blocks to columns and back. https://pytorch.org/docs/stable/generated/torch.nn.Unfold.html;
// the checks are those of aten/src/ATen/native/im2col_shape_check.h.
var foldRules = []Rule{
	{"torch.nn.functional.unfold", "(input, kernel_size, dilation=1, padding=0, stride=1)", unfoldImage},
	{"torch.nn.functional.fold", "(input, output_size, kernel_size, dilation=1, padding=0, stride=1)", foldImage},
}

var foldLayers = []Layer{
	{
		Name:      "torch.nn.Unfold",
		Signature: "(kernel_size, dilation=1, padding=0, stride=1)",
		Forward:   "(input)",
		Eval:      unfoldImage,
	},
	{
		Name:      "torch.nn.Fold",
		Signature: "(output_size, kernel_size, dilation=1, padding=0, stride=1)",
		Forward:   "(input)",
		Eval:      foldImage,
	},
}

// foldPair reads an argument of one or two ints; torch accepts only these two forms.
func (c *Call) foldPair(name string) []value.Dim {
	dims, count := c.perDim(name, 2)
	if count >= 0 && count != 2 && !isInt(c.Arg(name)) { // a tuple of one is not spread
		c.Refuse("invalid-argument", 0, fmt.Sprintf("It is expected %s equals to 2, but got size %d", name, count),
			"%s: %s must be one int or two, got %d", c.Who(), name, count)
	}
	return dims
}

func isInt(v value.Value) bool {
	_, ok := AsDim(v)
	return ok
}

func (c *Call) foldGeometry() slidingWindow {
	g := slidingWindow{kernel: c.foldPair("kernel_size"), stride: c.foldPair("stride"), pad: c.foldPair("padding"), dilation: c.foldPair("dilation")}
	c.refuseBelow(1, "kernel size should be greater than zero", "kernel_size", g.kernel)
	c.refuseBelow(1, "dilation should be greater than zero", "dilation", g.dilation)
	c.refuseBelow(0, "padding should be non-negative", "padding", g.pad)
	c.refuseBelow(1, "stride should be greater than zero", "stride", g.stride)
	return g
}

func unfoldImage(c *Call) value.Value {
	x := c.Required("input")
	g := c.foldGeometry()
	if x == nil {
		return c.Unknown("input of unfold")
	}
	c.unsupported(x, "im2col_out_cpu", value.DType.IsInteger)
	s, ok := c.image(x, 2, func() string {
		return fmt.Sprintf("Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: %s", c.Shape(x))
	})
	if !ok {
		return c.Out(value.Shape{Dims: []value.Dim{c.NewDim("B", 1), c.NewDim("", 1), c.NewDim("L", 1)}}, x.DType)
	}
	at := s.Rank() - 2
	if c.anyZero(s.Dims[s.Rank()-3:]) {
		c.Refuse("invalid-size", s.Bits(), fmt.Sprintf("Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: %s", s),
			"%s: the input is empty: %s", c.Who(), s)
	}
	blocks := value.D(1)
	for i := range 2 {
		c.foldBlocks(&g, i, s.Dims[at+i], s)
		blocks = blocks.Mul(g.out(i, s.Dims[at+i]))
	}
	column := s.Dims[at-1].Mul(g.kernel[0]).Mul(g.kernel[1])
	out := value.Shape{Dims: append(append([]value.Dim(nil), s.Dims[:at-1]...), c.orFresh(column, ""), c.orFresh(blocks, "L"))}
	return c.Out(out, x.DType)
}

// foldBlocks demands at least one block in dimension i.
func (c *Call) foldBlocks(g *slidingWindow, i int, in value.Dim, s value.Shape) {
	c.DemandLess(g.span(i), in.Add(g.pad[i].MulInt(2)), func() *value.Fault {
		return &value.Fault{Kind: "invalid-size", Bits: in.Bits,
			Message: fmt.Sprintf("%s: a kernel of %s does not fit into %s: shape is %s", c.Who(), g.span(i), in.Add(g.pad[i].MulInt(2)), s),
			Torch:   fmt.Sprintf("Given input with spatial size %s, calculated shape of the array of sliding blocks is too small (non-positive)", s)}
	})
}

func foldImage(c *Call) value.Value {
	x := c.Required("input")
	size := c.foldPair("output_size")
	g := c.foldGeometry()
	c.refuseBelow(1, "output_size should be greater than zero", "output_size", size)
	if x == nil {
		return c.Unknown("input of fold")
	}
	c.unsupported(x, "col2im_out_cpu", value.DType.IsInteger)
	s, ok := c.Ranked(x, 3, value.FromUnbatched, "B", "", "L")
	if !ok && (!s.Known() || s.Rank() != 2) {
		c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: %s", s),
			"%s takes [B, C*kernel, L], got %s", c.Who(), s)
		return c.Out(value.ShapeOf(c.NewDim("B", 1), c.NewDim("C", 1), c.orFresh(size[0], "H"), c.orFresh(size[1], "W")), x.DType)
	}
	at := s.Rank() - 2
	if c.anyZero(s.Dims[at:]) {
		c.Refuse("invalid-size", s.Bits(), fmt.Sprintf("Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: %s", s),
			"%s: the input is empty: %s", c.Who(), s)
	}
	area := g.kernel[0].Mul(g.kernel[1])
	blocks := value.D(1)
	for i := range 2 {
		c.foldBlocks(&g, i, size[i], value.Shape{Dims: size})
		blocks = blocks.Mul(g.out(i, size[i]))
	}
	if rest := s.Dims[at].Mod(area); rest.Known() {
		c.Demand(rest, value.D(0), func() *value.Fault {
			return &value.Fault{Kind: "mismatched-channels", Bits: s.Dims[at].Bits,
				Message: fmt.Sprintf("%s: %s columns are not divisible by the kernel's %s elements: input is %s", c.Who(), s.Dims[at], area, s),
				Torch:   fmt.Sprintf("Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=%s and kernel_size=(%s)", s.Dims[at], joined(g.kernel, ", "))}
		})
	}
	c.Demand(s.Dims[at+1], blocks, func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes",
			Message: fmt.Sprintf("%s: an output of %s x %s has %s blocks, but the input has %s: it is %s", c.Who(), size[0], size[1], blocks, s.Dims[at+1], s),
			Torch:   fmt.Sprintf("expected size of input's dimension 2 to match the calculated number of sliding blocks %s, but got input.size(2)=%s", blocks, s.Dims[at+1])}
	})
	out := append(append([]value.Dim(nil), s.Dims[:at]...), c.orFresh(s.Dims[at].FloorDiv(area), "C"), c.orFresh(size[0], "H"), c.orFresh(size[1], "W"))
	return c.Out(value.Shape{Dims: out}, x.DType)
}
