package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Pooling by windows. https://pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html;
// the checks are those of aten/src/ATen/native/Pool.h and MaxPooling.cpp.
var poolWindows = []Rule{
	{"torch.nn.functional.max_pool1d", maxPoolSignature, maxPool(1)},
	{"torch.nn.functional.max_pool2d", maxPoolSignature, maxPool(2)},
	{"torch.nn.functional.max_pool3d", maxPoolSignature, maxPool(3)},
	{"torch.max_pool1d", maxPoolNative, maxPool(1)},
	{"torch.max_pool2d", maxPoolNative, maxPool(2)},
	{"torch.max_pool3d", maxPoolNative, maxPool(3)},
	{"torch.nn.functional.max_pool1d_with_indices torch.max_pool1d_with_indices", maxPoolIndices, maxPool(1)},
	{"torch.nn.functional.max_pool2d_with_indices", maxPoolIndices, maxPool(2)},
	{"torch.nn.functional.max_pool3d_with_indices", maxPoolIndices, maxPool(3)},
	{"torch.nn.functional.avg_pool1d torch.avg_pool1d", "(input, kernel_size, stride=(), padding=0, ceil_mode=False, count_include_pad=True)", avgPool(1)},
	{"torch.nn.functional.avg_pool2d torch._C._nn.avg_pool2d", avgPoolSignature, avgPool(2)},
	{"torch.nn.functional.avg_pool3d torch._C._nn.avg_pool3d", avgPoolSignature, avgPool(3)},
	{"torch.nn.functional.lp_pool1d", lpPoolSignature, lpPool(1)},
	{"torch.nn.functional.lp_pool2d", lpPoolSignature, lpPool(2)},
	{"torch.nn.functional.lp_pool3d", lpPoolSignature, lpPool(3)},
}

func poolRules() []Rule {
	return slices.Concat(poolWindows, poolAdaptive, poolFractional, poolUnpool)
}

var ownPoolLayers = []Layer{
	maxPoolLayer("torch.nn.MaxPool1d", 1),
	maxPoolLayer("torch.nn.MaxPool2d", 2),
	maxPoolLayer("torch.nn.MaxPool3d", 3),
	{
		Name:      "torch.nn.AvgPool1d",
		Signature: "(kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True)",
		Init:      avgPool1dInit, Forward: "(input)", Eval: avgPool(1),
	},
	avgPoolLayer("torch.nn.AvgPool2d", 2),
	avgPoolLayer("torch.nn.AvgPool3d", 3),
	lpPoolLayer("torch.nn.LPPool1d", 1),
	lpPoolLayer("torch.nn.LPPool2d", 2),
	lpPoolLayer("torch.nn.LPPool3d", 3),
}

// poolLayers are the layers of this file and of its parts.
func poolLayers() []Layer {
	return slices.Concat(ownPoolLayers, adaptiveLayers, fractionalLayers, unpoolLayers)
}

const (
	maxPoolSignature = "(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False)"
	maxPoolNative    = "(input, kernel_size, stride=(), padding=0, dilation=1, ceil_mode=False)"
	// The last parameter is none of torch's; it makes maxPool return the indices, too.
	maxPoolIndices   = "(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=True)"
	avgPoolSignature = "(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None)"
	lpPoolSignature  = "(input, norm_type, kernel_size, stride=None, ceil_mode=False)"
)

func maxPoolLayer(names string, n int) Layer {
	return Layer{Name: names, Signature: "(kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False)",
		Init: strideIsKernel, Forward: "(input)", Eval: maxPool(n)}
}

func avgPoolLayer(names string, n int) Layer {
	return Layer{Name: names, Signature: "(kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None)",
		Init: strideIsKernel, Forward: "(input)", Eval: avgPool(n)}
}

func lpPoolLayer(names string, n int) Layer {
	return Layer{Name: names, Signature: "(norm_type, kernel_size, stride=None, ceil_mode=False)",
		Init: lpPoolInit, Forward: "(input)", Eval: lpPool(n)}
}

// strideIsKernel: without a stride the windows do not overlap.
func strideIsKernel(c *Call) {
	if c.IsNone("stride") {
		c.SetAttr("stride", c.Arg("kernel_size"))
	}
}

func avgPool1dInit(c *Call) {
	strideIsKernel(c)
	for _, name := range []string{"kernel_size", "stride", "padding"} {
		c.SetAttr(name, repeated(c.Self.Attrs.Get(name), 1))
	}
}

func lpPoolInit(c *Call) { c.checkNorm() }

// checkNorm refuses a norm of 0.
func (c *Call) checkNorm() {
	if f, ok := c.Float("norm_type"); ok && f == 0 {
		c.RefuseAs("ValueError", "invalid-argument", 0, "norm_type must be a non-zero value, but got 0", "%s: norm_type is 0", c.Who())
	}
}

// poolGeometry reads the window; a stride of None or () is the kernel's size.
func (c *Call) poolGeometry(n int) slidingWindow {
	g := slidingWindow{kernel: c.poolList("kernel_size", n), pad: make([]value.Dim, n), dilation: make([]value.Dim, n)}
	g.stride = g.kernel
	if items, ok := Elements(c.Arg("stride")); !c.IsNone("stride") && !(ok && len(items) == 0) {
		g.stride = c.poolList("stride", n)
	}
	for i := range n {
		g.dilation[i] = value.D(1)
	}
	if c.hasArg("padding") {
		g.pad = c.poolList("padding", n)
	}
	if c.hasArg("dilation") {
		g.dilation = c.poolList("dilation", n)
	}
	c.refuseBelow(1, "kernel size should be greater than zero", "kernel_size", g.kernel)
	c.refuseBelow(1, "stride should be greater than zero", "stride", g.stride)
	c.refuseBelow(1, "dilation should be greater than zero", "dilation", g.dilation)
	c.refuseBelow(0, "pad must be non-negative", "padding", g.pad)
	return g
}

// hasArg tells if there is such an argument, or attribute of the layer.
func (c *Call) hasArg(name string) bool { return c.Arg(name) != nil }

func (c *Call) poolList(name string, n int) []value.Dim {
	dims, count := c.perDim(name, n)
	if c.IsNone(name) {
		c.BadType(name, "tuple of ints", value.None)
	} else if count >= 0 && count != 1 && count != n {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("%s: %s must either be a single int, or a tuple of %d ints", c.Short(), name, n),
			"%s: %s must be one int or %d, got %d", c.Who(), name, n, count)
	}
	return dims
}

// pooled is the shape of a pooling by windows: the checks, then the sizes.
func (c *Call) pooled(x *value.Tensor, n int, g slidingWindow, ceil bool) (value.Shape, bool) {
	s, ok := c.image(x, n, func() string {
		return fmt.Sprintf("Expected %dD or %dD (batch mode) tensor with optional 0 dim batch size for input, but got:%s", n+1, n+2, c.Shape(x))
	})
	if !ok {
		return c.unknownImage(n, noDim), false
	}
	at := s.Rank() - n
	if c.anyZero(s.Dims[at-1:]) {
		c.Refuse("invalid-size", s.Bits(), fmt.Sprintf("Expected input to have non-zero size for non-batch dimensions, but input has sizes %s", s), "%s: the input is empty: %s", c.Who(), s)
	}
	c.checkPoolPad(&g, n)
	out := s.Clone()
	for i := range n {
		out.Dims[at+i] = c.orFresh(c.poolSize(s, at+i, &g, i, ceil), "")
	}
	return out, true
}

// checkPoolPad: the padding is at most half of the kernel.
func (c *Call) checkPoolPad(g *slidingWindow, n int) {
	for i := range n {
		if c.Failed() || !g.pad[i].Known() || !g.kernel[i].Known() {
			continue
		}
		c.DemandLess(g.pad[i].MulInt(2), g.kernel[i], func() *value.Fault {
			return &value.Fault{Kind: "invalid-argument",
				Message: fmt.Sprintf("%s: padding %s is more than half of the kernel size %s", c.Who(), g.pad[i], g.kernel[i]),
				Torch:   fmt.Sprintf("pad should be at most half of effective kernel size, but got pad=%s, kernel_size=%s and dilation=%s", g.pad[i], g.kernel[i], g.dilation[i])}
		})
	}
}

// poolSize is the number of windows in a dimension. With ceil_mode the last one
// may hang over, but must begin inside of the input or the left padding.
func (c *Call) poolSize(s value.Shape, at int, g *slidingWindow, i int, ceil bool) value.Dim {
	in := s.Dims[at]
	room := in.Add(g.pad[i].MulInt(2)).Sub(g.span(i))
	if ceil {
		room = room.Add(g.stride[i]).AddInt(-1)
	}
	c.DemandLess(value.D(0), room, func() *value.Fault {
		return &value.Fault{Kind: "invalid-size", Bits: in.Bits,
			Message: fmt.Sprintf("%s: a window of %s does not fit into %s: input is %s", c.Who(), g.span(i), in.Add(g.pad[i].MulInt(2)), s),
			Torch:   fmt.Sprintf("Given input size: %s. Calculated output size is too small", s)}
	})
	out := room.FloorDiv(g.stride[i]).AddInt(1)
	if ceil {
		first := in.Add(g.pad[i]).AddInt(-1).FloorDiv(g.stride[i]).AddInt(1)
		// A stride within the window without padding never begins outside.
		if c.Path.Facts == nil || !out.Known() || c.Path.Facts.LessEq(out.E, first.E) != dim.Yes {
			out = out.Min(first)
		}
	}
	out.O = in.O
	return out
}

// ceilMode reads the flag; known is false if it isn't decided.
func (c *Call) ceilMode() (ceil, known bool) { return c.boolArg("ceil_mode") }

// poolShape is pooled with the flag ceil_mode read; an undecided flag leaves the sizes open.
func (c *Call) poolShape(x *value.Tensor, n int, g slidingWindow) value.Shape {
	ceil, known := c.ceilMode()
	s, ok := c.pooled(x, n, g, ceil || !known)
	if ok && !known {
		for i := s.Rank() - n; i < s.Rank(); i++ {
			s.Dims[i] = c.NewDim("", 1)
		}
	}
	return s
}

func maxPool(n int) func(*Call) value.Value {
	return func(c *Call) value.Value {
		x := c.Required("input")
		g := c.poolGeometry(n)
		indices, known := false, true
		if c.hasArg("return_indices") {
			indices, known = c.Bool("return_indices")
		}
		if x == nil || !known {
			return c.Unknown("input of " + c.Short())
		}
		s := c.poolShape(x, n, g)
		bad := func(d value.DType) bool { return d == value.BoolType || d.IsComplex() }
		if n == 1 && !indices && !x.RequiresGrad {
			// max_pool1d without gradients has a kernel of its own.
			c.unsupported(x, "max_pool1d_impl", notReal)
			return c.outLike(x, s, x.DType)
		}
		c.unsupported(x, fmt.Sprintf("max_pool%dd", max(n, 2)), bad)
		return c.poolResult(x, s, n, indices)
	}
}

// poolResult is the values, or values and indices.
func (c *Call) poolResult(x *value.Tensor, s value.Shape, n int, indices bool) value.Value {
	out := c.poolOut(x, s, n, x.DType)
	if !indices {
		return out
	}
	return value.NewTuple(out, c.poolOut(x, s, n, value.Int64))
}

func (c *Call) poolOut(x *value.Tensor, s value.Shape, n int, dt value.DType) *value.Tensor {
	if n == 1 {
		return c.outLikeAny(x, s, dt)
	}
	return c.outLike(x, s, dt)
}

func avgPool(n int) func(*Call) value.Value {
	return func(c *Call) value.Value {
		x := c.Required("input")
		if d, ok := c.Arg("divisor_override").(value.Float); ok {
			c.BadType("divisor_override", "int", d)
		} else if d, ok := AsDim(c.Arg("divisor_override")); ok && d.Is(0) {
			c.Refuse("invalid-argument", d.Bits, "divisor must be not zero", "%s: divisor_override is 0", c.Who())
		}
		g := c.poolGeometry(n)
		if c.hasArg("count_include_pad") {
			c.boolArg("count_include_pad")
		}
		if x == nil {
			return c.Unknown("input of " + c.Short())
		}
		s := c.poolShape(x, n, g)
		if n == 3 {
			c.checkAvg3d(x, g)
		}
		c.unsupported(x, fmt.Sprintf("avg_pool%dd", max(n, 2)), func(d value.DType) bool { return !d.IsFloat() && d != value.Int64 && !d.IsComplex() })
		return c.poolOut(x, s, n, x.DType)
	}
}

// checkAvg3d: avg_pool3d wants the kernel to fit without padding.
func (c *Call) checkAvg3d(x *value.Tensor, g slidingWindow) {
	s := c.Shape(x)
	if c.Failed() || !s.Known() {
		return
	}
	for i := range 3 {
		in := s.Dims[s.Rank()-3+i]
		c.DemandLess(g.kernel[i], in, func() *value.Fault {
			sp := s.Dims[s.Rank()-3:]
			return &value.Fault{Kind: "invalid-size",
				Message: fmt.Sprintf("%s: a kernel of %s is larger than the input: it is %s", c.Who(), joined(g.kernel, " x "), s),
				Torch:   fmt.Sprintf("input image (T: %s H: %s W: %s) smaller than kernel size (kT: %s kH: %s kW: %s)", sp[0], sp[1], sp[2], g.kernel[0], g.kernel[1], g.kernel[2])}
		})
	}
}

// lpPool is avg_pool of powers; lp_pool1d multiplies by kernel_size, so a tuple fails.
func lpPool(n int) func(*Call) value.Value {
	return func(c *Call) value.Value {
		x := c.Required("input")
		c.checkNorm()
		if s, ok := c.Str("norm_type"); ok {
			c.RefuseAs("ValueError", "invalid-argument", 0, "could not convert string to float: '"+s+"'", "%s: norm_type must be a number", c.Who())
		}
		c.lpKernel(n)
		g := c.poolGeometry(n)
		if x == nil {
			return c.Unknown("input of " + c.Short())
		}
		s := c.poolShape(x, n, g)
		if n == 3 {
			c.checkAvg3d(x, g)
		}
		dt := x.DType
		if dt != value.NoDType && notFloating(dt) { // pow(1.0 / norm_type)
			dt = c.DefaultDType
		}
		if p, ok := c.Float("norm_type"); ok && x.DType != value.NoDType {
			_, isFloat := c.Arg("norm_type").(value.Float)
			if p == p*2 { // infinite: max_pool
				dt = x.DType
				c.unsupported(x, fmt.Sprintf("max_pool%dd", n), isBool)
			} else if !isFloat {
				// An integer power keeps the integer type, which avg_pool may lack.
				c.unsupported(x, fmt.Sprintf("avg_pool%dd", max(n, 2)), func(d value.DType) bool { return d.IsInteger() && d != value.Int64 })
			}
		}
		return c.poolOut(x, s, n, dt)
	}
}

func (c *Call) lpKernel(n int) {
	items, ok := Elements(c.Arg("kernel_size"))
	p, _ := c.Float("norm_type")
	switch {
	case !ok:
	case n == 1 && p != p*2:
		c.RefuseAs("TypeError", "invalid-argument", 0, "mul(): argument 'other' (position 1) must be Tensor, not "+c.Arg("kernel_size").TypeName(),
			"%s: kernel_size must be an int", c.Who())
	case n > 1 && len(items) != n:
		c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("expected %d values to unpack, got %d", n, len(items)), "%s: kernel_size must be one int or %d", c.Who(), n)
	}
}
