package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Layers that take their number of inputs from the first input they see, and
// become the ordinary layer then. https://pytorch.org/docs/stable/generated/torch.nn.LazyLinear.html
var lazyLayers = []Layer{
	{
		Name: "torch.nn.LazyLinear", Base: "torch.nn.Linear",
		Signature: "(out_features, bias=True, device=None, dtype=None)",
		Init:      lazyLinearInit, Forward: "(input)", Eval: lazyLinear,
	},
	lazyConvLayer("torch.nn.LazyConv1d", "torch.nn.Conv1d", 1, false),
	lazyConvLayer("torch.nn.LazyConv2d", "torch.nn.Conv2d", 2, false),
	lazyConvLayer("torch.nn.LazyConv3d", "torch.nn.Conv3d", 3, false),
	lazyConvLayer("torch.nn.LazyConvTranspose1d", "torch.nn.ConvTranspose1d", 1, true),
	lazyConvLayer("torch.nn.LazyConvTranspose2d", "torch.nn.ConvTranspose2d", 2, true),
	lazyConvLayer("torch.nn.LazyConvTranspose3d", "torch.nn.ConvTranspose3d", 3, true),
	lazyNormLayer("torch.nn.LazyBatchNorm1d", "torch.nn.BatchNorm1d"),
	lazyNormLayer("torch.nn.LazyBatchNorm2d", "torch.nn.BatchNorm2d"),
	lazyNormLayer("torch.nn.LazyBatchNorm3d", "torch.nn.BatchNorm3d"),
	lazyNormLayer("torch.nn.LazyInstanceNorm1d", "torch.nn.InstanceNorm1d"),
	lazyNormLayer("torch.nn.LazyInstanceNorm2d", "torch.nn.InstanceNorm2d"),
	lazyNormLayer("torch.nn.LazyInstanceNorm3d", "torch.nn.InstanceNorm3d"),
}

// uninitialized stands for a parameter (or buffer) that has no shape yet.
func (c *Call) uninitialized(to *value.Attrs, name string) {
	c.Heap.Touch(c.Self)
	c.Self.Attrs.Delete(name)
	to.Set(name, c.World.UnknownOf("Tensor", "uninitialized parameter"))
}

// isUninitialized tells if the first input is still to come.
func (c *Call) isUninitialized(name string) bool {
	u, ok := c.SelfAttr(name).(value.Unknown)
	return ok && u.Reason == "uninitialized parameter"
}

// become makes the layer an instance of the ordinary class.
func (c *Call) become() {
	if k := c.Self.Class; len(k.MRO) > 1 {
		for _, b := range k.MRO[1:] {
			if _, ok := b.Native.(*Layer); ok {
				c.Heap.Touch(c.Self)
				c.Self.Class = b
				return
			}
		}
	}
}

// lazyBias registers the bias once its size is known. It is a parameter that was
// asked for if it is uninitialized.
func (c *Call) lazyBias(dt value.DType, n value.Dim) {
	if c.isUninitialized("bias") {
		c.Parameter("bias", dt, n)
	}
}

// lazyBiasInit asks for a bias, or for none.
func (c *Call) lazyBiasInit() {
	if on, known := c.Bool("bias"); known && !on {
		c.NoParameter("bias")
	} else {
		c.uninitialized(c.Self.Module.Params, "bias")
	}
}

func lazyLinearInit(c *Call) {
	c.paramDType()
	c.SetAttr("in_features", value.NewInt(0))
	c.uninitialized(c.Self.Module.Params, "weight")
	c.lazyBiasInit()
}

func lazyLinear(c *Call) value.Value {
	x := c.Required("input")
	if x == nil || !c.isUninitialized("weight") {
		return c.lazyForward(x, "out_features", linear)
	}
	s, ok := c.AtLeast(x, 1)
	if !ok {
		c.RefuseAs("IndexError", "wrong-rank", x.Bits, "tuple index out of range", "%s needs an input of at least 1 dimension, got %s", c.Who(), s)
		return c.UnknownTensor(x.DType)
	}
	in, _ := s.Last()
	out := c.size("out_features")
	dt := c.lazyDType()
	c.SetAttr("in_features", value.Int{Dim: in})
	c.Parameter("weight", dt, out, in)
	c.lazyBias(dt, out)
	c.become()
	return linear(c)
}

// lazyDType is the dtype that was given to the constructor.
func (c *Call) lazyDType() value.DType { return c.DType("dtype", c.DefaultDType) }

// lazyForward runs the ordinary forward, or what is known of it while the input is not known.
func (c *Call) lazyForward(x *value.Tensor, out string, forward func(*Call) value.Value) value.Value {
	if x == nil && c.isUninitialized("weight") {
		t := c.UnknownTensor(value.NoDType)
		if d, ok := AsDim(c.SelfAttr(out)); ok && out == "out_features" {
			t.Shape.Suffix = []value.Dim{d}
		}
		return t
	}
	return forward(c)
}

func lazyConvLayer(names, base string, n int, transposed bool) Layer {
	l := Layer{
		Name: names, Base: base, Forward: "(input)",
		Signature: "(out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None)",
		Init:      lazyConvInit(n, transposed), Eval: lazyConv(n, transposed),
	}
	if transposed {
		l.Forward = "(input, output_size=None)"
		l.Signature = "(out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None)"
	}
	return l
}

func lazyConvInit(n int, transposed bool) func(*Call) {
	return func(c *Call) {
		c.convAttributes(n)
		c.SetAttr("in_channels", value.NewInt(0))
		c.convGroups(value.D(0), value.D(0)) // both are 0 while the layer is made
		if transposed {
			c.convTransposeMode(n)
		} else {
			c.convPaddingMode()
		}
		c.paramDType()
		c.uninitialized(c.Self.Module.Params, "weight")
		c.lazyBiasInit()
	}
}

func lazyConv(n int, transposed bool) func(*Call) value.Value {
	forward := convolution(n)
	if transposed {
		forward = convTranspose(n)
	}
	return func(c *Call) value.Value {
		x := c.Required("input")
		if x == nil || !c.isUninitialized("weight") {
			return c.lazyForward(x, "out_channels", forward)
		}
		s, ok := c.image(x, n, func() string {
			return fmt.Sprintf("Expected %dD (unbatched) or %dD (batched) input to %s, but got input of size: torch.Size(%s)", n+1, n+2, c.Short(), c.Shape(x))
		})
		out := c.size("out_channels")
		if !ok {
			return c.Out(c.unknownImage(n, out), x.DType)
		}
		in := s.Dims[s.Rank()-n-1]
		groups, ok := c.Dim("groups")
		if !ok {
			groups = noDim
		}
		c.SetAttr("in_channels", value.Int{Dim: in})
		c.divisibleBy(in, groups, "in_channels")
		if c.Failed() {
			return c.Out(c.unknownImage(n, out), x.DType)
		}
		first, second := out, in.FloorDiv(groups)
		if transposed {
			first, second = in, out.FloorDiv(groups)
		}
		c.lazyBias(c.convWeightParameter(first, second, c.SelfAttr("kernel_size")), out)
		c.become()
		return forward(c)
	}
}

func lazyNormLayer(names, base string) Layer {
	return Layer{
		Name: names, Base: base, Forward: "(input)",
		Signature: "(eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)",
		Init:      lazyNormInit, Eval: lazyNorm,
	}
}

func lazyNormInit(c *Call) {
	c.SetAttr("num_features", value.NewInt(0))
	if on, known := c.Bool("affine"); known && !on {
		c.NoParameter("weight")
		c.NoParameter("bias")
	} else {
		c.uninitialized(c.Self.Module.Params, "weight")
		c.lazyBiasInit()
	}
	if on, known := c.Bool("track_running_stats"); known && !on {
		for _, name := range []string{"running_mean", "running_var", "num_batches_tracked"} {
			c.Self.Module.Buffers.Set(name, value.None)
		}
	} else {
		c.uninitialized(c.Self.Module.Buffers, "running_mean")
		c.uninitialized(c.Self.Module.Buffers, "running_var")
		c.Buffer("num_batches_tracked", value.Int64)
	}
}

// lazyNorm takes the number of features from dimension 1, batched or not.
func lazyNorm(c *Call) value.Value {
	x := c.Required("input")
	forward := c.ordinaryForward()
	if forward == nil {
		return c.Unknown("input of " + c.Short())
	}
	if c.isUninitialized("weight") || c.isUninitialized("running_mean") {
		features := c.NewDim("C", 1)
		if x != nil {
			s := c.Shape(x)
			if s.Known() && s.Rank() < 2 {
				c.RefuseAs("IndexError", "wrong-rank", x.Bits, "tuple index out of range", "%s needs an input of at least 2 dimensions, got %s", c.Who(), s)
				return c.Like(x)
			}
			if len(s.Dims) > 1 {
				features = s.Dims[1]
			}
		}
		dt := c.lazyDType()
		c.SetAttr("num_features", value.Int{Dim: features})
		for _, name := range []string{"weight", "bias"} {
			if c.isUninitialized(name) {
				c.Parameter(name, dt, features)
			}
		}
		for _, name := range []string{"running_mean", "running_var"} {
			if c.isUninitialized(name) {
				c.Buffer(name, dt, features)
			}
		}
	}
	c.become()
	return forward(c)
}

// ordinaryForward is the rule of the class that the layer becomes.
func (c *Call) ordinaryForward() func(*Call) value.Value {
	for i, b := range c.Self.Class.MRO {
		if l, ok := b.Native.(*Layer); ok && i > 0 && l.Eval != nil {
			return l.Eval
		}
	}
	return nil
}
