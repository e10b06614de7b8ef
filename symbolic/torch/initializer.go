package torch

import (
	"fmt"
	"math"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds torch.nn.init, whose functions write into a tensor and return it.
// https://pytorch.org/docs/stable/nn.init.html

var initializerRules = []Rule{
	{"torch.nn.init.uniform_ torch.nn.init.uniform", "def(tensor, a=0.0, b=1.0, generator=None)", initialize("check_uniform_bounds", 0)},
	{"torch.nn.init.normal_ torch.nn.init.normal", "def(tensor, mean=0.0, std=1.0, generator=None)", initialize("normal_kernel_cpu", 0)},
	{"torch.nn.init.trunc_normal_", "def(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None)", initialize("normal_kernel_cpu", 0)},
	{"torch.nn.init.constant_ torch.nn.init.constant", "def(tensor, val)", initializeTo(func(c *Call) value.Value { return c.Arg("val") })},
	{"torch.nn.init.ones_", "def(tensor)", initializeTo(func(*Call) value.Value { return value.NewInt(1) })},
	{"torch.nn.init.zeros_", "def(tensor)", initializeTo(func(*Call) value.Value { return value.NewInt(0) })},
	{"torch.nn.init.eye_ torch.nn.init.eye", "def(tensor)", initializeRank(2, 2, "Only tensors with 2 dimensions are supported", "")},
	{"torch.nn.init.sparse_ torch.nn.init.sparse", "def(tensor, sparsity, std=0.01, generator=None)", initializeRank(2, 2, "Only tensors with 2 dimensions are supported", "normal_kernel_cpu")},
	{"torch.nn.init.dirac_ torch.nn.init.dirac", "def(tensor, groups=1)", dirac},
	{"torch.nn.init.xavier_uniform_ torch.nn.init.xavier_uniform", "def(tensor, gain=1.0, generator=None)", initialize("check_uniform_bounds", 2)},
	{"torch.nn.init.xavier_normal_ torch.nn.init.xavier_normal", "def(tensor, gain=1.0, generator=None)", initialize("normal_kernel_cpu", 2)},
	{"torch.nn.init.kaiming_uniform_ torch.nn.init.kaiming_uniform", kaimingSignature, kaiming("check_uniform_bounds")},
	{"torch.nn.init.kaiming_normal_ torch.nn.init.kaiming_normal", kaimingSignature, kaiming("normal_kernel_cpu")},
	{"torch.nn.init.orthogonal_ torch.nn.init.orthogonal", "def(tensor, gain=1, generator=None)", initializeRank(2, math.MaxInt, "Only tensors with 2 or more dimensions are supported", "normal_kernel_cpu")},
	{"torch.nn.init.calculate_gain", "def(nonlinearity, param=None)", calculateGain},
	{"torch.nn.init._calculate_fan_in_and_fan_out", "def(tensor)", fanInOut},
	{"torch.nn.init._calculate_correct_fan", "def(tensor, mode)", correctFan},
	{"torch.nn.init._no_grad_uniform_ torch.nn.init._no_grad_normal_", "def(tensor, a, b, generator=None)", initialize("normal_kernel_cpu", 0)},
	{"torch.nn.init._no_grad_fill_", "def(tensor, val)", initialize("", 0)},
	{"torch.nn.init._no_grad_zero_", "def(tensor)", initialize("", 0)},
}

var initializerLayers = []Layer{}

const kaimingSignature = "def(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)"

// initialized is the tensor argument; other types have no such method.
func (c *Call) initialized() *value.Tensor {
	v := c.Arg("tensor")
	if t := asTensor(v); t != nil {
		return t
	}
	switch v.(type) {
	case value.Unknown, *value.Alt, *value.Instance:
	default:
		msg := fmt.Sprintf("'%s' object has no attribute '%s'", typeName(v), c.Short())
		c.RefuseAs("AttributeError", "invalid-argument", 0, msg, "%s takes a tensor, not %s", c.Short(), typeName(v))
	}
	return nil
}

// initialize writes unknown contents. least is the rank that the fan needs.
func initialize(kernel string, least int) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.initialized()
		if t == nil {
			return c.Arg("tensor")
		}
		if s := c.Shape(t); s.Known() && s.Rank() < least {
			c.noFan(t, s)
			return t
		}
		if s := c.Shape(t); least == 2 && s.Known() && c.noField(s) {
			c.RefuseAs("ZeroDivisionError", "invalid-size", s.Bits()|t.Bits, "float division by zero", "%s: the fan of %s is 0", c.Short(), s)
			return t
		}
		return c.initializeWith(t, kernel)
	}
}

// initializeTo writes one number. What a table of weights holds is of no interest, but a single number is kept: layers
// hold their strides in buffers.
func initializeTo(number func(c *Call) value.Value) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.initialized()
		if t == nil {
			return c.Arg("tensor")
		}
		var k *value.Contents
		if c.Shape(t).Numel().Is(1) {
			k = c.repeatNumber(number(c), 1, t.DType)
		}
		return c.written(t, k)
	}
}

// noField tells if fan in and fan out are 0.
func (c *Call) noField(s value.Shape) bool {
	field := s.Dims[0].Add(s.Dims[1])
	for _, d := range s.Dims[2:] {
		field = field.Mul(d)
	}
	return field.Known() && c.Surely(field, value.D(0))
}

func (c *Call) noFan(t *value.Tensor, s value.Shape) {
	c.RefuseAs("ValueError", "wrong-rank", s.Bits()|t.Bits, "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions", "%s needs at least 2 dimensions, got %s", c.Short(), s)
}

// initializeWith checks that the kernel exists for the dtype.
func (c *Call) initializeWith(t *value.Tensor, kernel string) value.Value {
	n := c.Shape(t).Numel()
	if kernel != "" && (kernel != "normal_kernel_cpu" || n.Known() && c.Equal(n, value.D(0)) == dim.No) && c.unsupported(t, kernel, notFloating) {
		return t
	}
	if kernel == "" { // filling is the same however often it is done
		return c.written(t, nil)
	}
	return c.overwritten(t, nil)
}

func initializeRank(least, most int, torch, kernel string) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.initialized()
		if t == nil {
			return c.Arg("tensor")
		}
		if s := c.Shape(t); s.Known() && (s.Rank() < least || s.Rank() > most) {
			c.RefuseAs("ValueError", "wrong-rank", s.Bits()|t.Bits, torch, "%s does not work on %d dimensions: the tensor is %s", c.Short(), s.Rank(), s)
			return t
		}
		return c.initializeWith(t, kernel)
	}
}

// dirac wants the weight of a convolution.
func dirac(c *Call) value.Value {
	t := c.initialized()
	if t == nil {
		return c.Arg("tensor")
	}
	s := c.Shape(t)
	if s.Known() && (s.Rank() < 3 || s.Rank() > 5) {
		c.RefuseAs("ValueError", "wrong-rank", s.Bits()|t.Bits, "Only tensors with 3, 4, or 5 dimensions are supported", "dirac_ takes 3 to 5 dimensions, got %s", s)
		return t
	}
	if groups, ok := c.Dim("groups"); ok && s.Known() && c.Never(s.Dims[0].Mod(groups), value.D(0)) {
		c.RefuseAs("ValueError", "invalid-size", s.Bits()|groups.Bits, "dim 0 must be divisible by groups", "dirac_: dimension 0 of %s does not divide into %s groups", s, groups)
	}
	return c.written(t, nil)
}

func kaiming(kernel string) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.initialized()
		if t == nil {
			return c.Arg("tensor")
		}
		s := c.Shape(t)
		if s.Known() {
			for _, d := range s.Dims {
				if c.Surely(d, value.D(0)) {
					return t // only a warning
				}
			}
		}
		if s.Known() && s.Rank() < 2 {
			c.noFan(t, s)
			return t
		}
		if c.kaimingMode() {
			c.gainName("nonlinearity")
		}
		if c.Failed() {
			return t
		}
		return c.initializeWith(t, kernel)
	}
}

func (c *Call) kaimingMode() bool {
	mode, ok := c.Str("mode")
	if !ok || mode == "fan_in" || mode == "fan_out" {
		return true
	}
	c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("Mode %s not supported, please use one of ['fan_in', 'fan_out']", mode), "%s: mode is 'fan_in' or 'fan_out', not %q", c.Short(), mode)
	return false
}

// gains are the factors by nonlinearity.
var gains = map[string]float64{"linear": 1, "conv1d": 1, "conv2d": 1, "conv3d": 1, "conv_transpose1d": 1, "conv_transpose2d": 1, "conv_transpose3d": 1,
	"sigmoid": 1, "tanh": 5.0 / 3, "relu": math.Sqrt2, "leaky_relu": 0, "selu": 0.75}

func (c *Call) gainName(arg string) (string, bool) {
	name, ok := c.Str(arg)
	if !ok {
		return "", false
	}
	if _, known := gains[name]; !known {
		c.RefuseAs("ValueError", "invalid-argument", 0, "Unsupported nonlinearity "+name, "%s: there is no gain for %q", c.Short(), name)
		return "", false
	}
	return name, true
}

func calculateGain(c *Call) value.Value {
	name, ok := c.gainName("nonlinearity")
	if !ok {
		return value.UnknownFloat
	}
	if name != "leaky_relu" {
		if name == "linear" || name == "sigmoid" || gains[name] == 1 {
			return value.NewInt(1)
		}
		return value.NewFloat(gains[name])
	}
	slope := 0.01
	if !c.IsNone("param") {
		f, known := c.Float("param")
		if !known {
			return value.UnknownFloat
		}
		slope = f
	}
	return value.NewFloat(math.Sqrt(2 / (1 + slope*slope)))
}

// fans are the numbers of inputs and outputs of a weight.
func (c *Call) fans() (in, out value.Value, ok bool) {
	t := c.initialized()
	if t == nil {
		return nil, nil, false
	}
	s := c.Shape(t)
	if !s.Known() {
		return nil, nil, false
	}
	if s.Rank() < 2 {
		c.noFan(t, s)
		return nil, nil, false
	}
	field := value.D(1)
	for _, d := range s.Dims[2:] {
		field = field.Mul(d)
	}
	return value.Int{Dim: s.Dims[1].Mul(field)}, value.Int{Dim: s.Dims[0].Mul(field)}, true
}

func fanInOut(c *Call) value.Value {
	in, out, ok := c.fans()
	if !ok {
		return value.NewTuple(c.UnknownOf("int", "fan of a tensor"), c.UnknownOf("int", "fan of a tensor"))
	}
	return value.NewTuple(in, out)
}

func correctFan(c *Call) value.Value {
	if !c.kaimingMode() {
		return nil
	}
	in, out, ok := c.fans()
	mode, known := c.Str("mode")
	switch {
	case !ok || !known:
		return c.UnknownOf("int", "fan of a tensor")
	case mode == "fan_in":
		return in
	}
	return out
}
