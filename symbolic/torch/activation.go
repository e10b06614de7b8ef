package torch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds activation functions.
// https://pytorch.org/docs/stable/nn.functional.html#non-linear-activation-functions

// activation describes an elementwise activation: a layer, functions and methods of one meaning.
type activation struct {
	layer string // "ReLU", "" if there is none
	// functions are the names beside those of the layer: "torch.relu".
	functions string
	// inPlace are names of in-place functions.
	inPlace string
	// params are the parameters after the input, as the function has them; layerParams
	// those of the constructor if they differ.
	params, layerParams string
	kernel              string
	bad                 func(value.DType) bool
	// floats: integers become floats.
	floats bool
	role   value.Role
	check  func(c *Call) bool
}

var activations = []*activation{
	{layer: "ReLU", functions: "torch.nn.functional.relu", params: "inplace=False", kernel: "relu", bad: boolOrComplex},
	{functions: "torch.relu Tensor.relu", inPlace: "torch.relu_ Tensor.relu_ torch.nn.functional.relu_", kernel: "relu", bad: boolOrComplex},
	{layer: "ReLU6", functions: "torch.nn.functional.relu6 torch.relu6", params: "inplace=False", kernel: "hardtanh", bad: boolOrComplex},
	{layer: "LeakyReLU", functions: "torch.nn.functional.leaky_relu", inPlace: "torch.nn.functional.leaky_relu_", params: "negative_slope=0.01, inplace=False", kernel: "leaky_relu_cpu", bad: notReal},
	{layer: "ELU", functions: "torch.nn.functional.elu", inPlace: "torch.nn.functional.elu_", params: "alpha=1.0, inplace=False", kernel: "elu_cpu", bad: notReal},
	{layer: "SELU", functions: "torch.nn.functional.selu", inPlace: "torch.nn.functional.selu_ torch.selu_", params: "inplace=False", kernel: "elu_cpu", bad: notReal},
	{functions: "torch.selu", kernel: "elu_cpu", bad: notReal},
	{layer: "CELU", functions: "torch.nn.functional.celu", inPlace: "torch.nn.functional.celu_ torch.celu_", params: "alpha=1.0, inplace=False", kernel: "elu_cpu", bad: notReal, check: checkCELU},
	{functions: "torch.celu", params: "alpha=1.0", kernel: "elu_cpu", bad: notReal, check: checkCELU},
	{layer: "GELU", functions: "torch.nn.functional.gelu torch._C._nn.gelu", params: "*, approximate='none'", layerParams: "approximate='none'", kernel: "GeluKernelImpl", bad: notReal, check: checkGELU},
	{layer: "SiLU", functions: "torch.nn.functional.silu", params: "inplace=False", kernel: "silu_cpu", bad: notFloating},
	{layer: "Mish", functions: "torch.nn.functional.mish", params: "inplace=False", kernel: "mish_cpu", bad: notReal},
	{layer: "Sigmoid", functions: "torch.nn.functional.sigmoid", floats: true, role: value.Sigmoids},
	{layer: "Tanh", functions: "torch.nn.functional.tanh", floats: true},
	{layer: "Softplus", functions: "torch.nn.functional.softplus", params: "beta=1.0, threshold=20.0", kernel: "softplus_cpu", bad: notReal},
	{layer: "Softsign", functions: "torch.nn.functional.softsign", kernel: "abs_cpu", bad: isBool, floats: true},
	{layer: "Softshrink", functions: "torch.nn.functional.softshrink", params: "lambd=0.5", kernel: "softshrink_cpu", bad: notReal},
	{layer: "Hardshrink", functions: "torch.nn.functional.hardshrink torch.hardshrink Tensor.hardshrink", params: "lambd=0.5", kernel: "hardshrink_cpu", bad: notReal},
	{layer: "Tanhshrink", functions: "torch.nn.functional.tanhshrink", kernel: "sub", bad: isBool, floats: true},
	{layer: "Hardsigmoid", functions: "torch.nn.functional.hardsigmoid", params: "inplace=False", kernel: "hardsigmoid_cpu", bad: notReal},
	{layer: "Hardswish", functions: "torch.nn.functional.hardswish", params: "inplace=False", kernel: "hardswish_cpu", bad: notReal},
	{layer: "Hardtanh", functions: "torch.nn.functional.hardtanh", inPlace: "torch.nn.functional.hardtanh_", params: "min_val=-1.0, max_val=1.0, inplace=False",
		layerParams: "min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None", kernel: "hardtanh", bad: boolOrComplex, check: checkHardtanh},
	{layer: "LogSigmoid", functions: "torch.nn.functional.logsigmoid", kernel: "log_sigmoid_cpu", bad: notReal},
	{layer: "RReLU", functions: "torch.nn.functional.rrelu", inPlace: "torch.nn.functional.rrelu_ torch.rrelu_", params: "lower=0.125, upper=0.3333333333333333, training=False, inplace=False",
		layerParams: "lower=0.125, upper=0.3333333333333333, inplace=False", kernel: "rrelu_with_noise_out_cpu", bad: notReal},
	{functions: "torch.rrelu", params: "lower=0.125, upper=0.3333333333333333, training=False", kernel: "rrelu_with_noise_out_cpu", bad: notReal},
	{layer: "Threshold", functions: "torch.nn.functional.threshold", inPlace: "torch.nn.functional.threshold_ torch.threshold_", params: "threshold, value, inplace=False", kernel: "threshold_cpu", bad: boolOrComplex},
	{functions: "torch.threshold", params: "threshold, value", kernel: "threshold_cpu", bad: boolOrComplex},
}

var ownActivationRules = []Rule{
	{"torch.nn.functional.glu", "(input, dim=-1)", glu},
	{"torch.nn.functional.softmax", "def(input, dim=None, _stacklevel=3, dtype=None)", softmax("softmax", value.Probabilities)},
	{"torch.nn.functional.log_softmax", "def(input, dim=None, _stacklevel=3, dtype=None)", softmax("log_softmax", value.LogProbs)},
	{"torch.nn.functional.softmin", "def(input, dim=None, _stacklevel=3, dtype=None)", softmax("softmax", value.Probabilities)},
	{"torch.softmax Tensor.softmax torch.special.softmax", "(input, dim, dtype=None, *, out=None)", softmax("softmax", value.Probabilities)},
	{"torch.log_softmax Tensor.log_softmax torch.special.log_softmax", "(input, dim, dtype=None, *, out=None)", softmax("log_softmax", value.LogProbs)},
	{"torch.nn.functional.gumbel_softmax", "def(logits, tau=1, hard=False, eps=1e-10, dim=-1)", gumbelSoftmax},
	{"torch.nn.functional.prelu torch.prelu Tensor.prelu", "(input, weight)", prelu},
}

// activationRules are the rules of this file and of its parts.
func activationRules() []Rule {
	return slices.Concat(activationTable(), ownActivationRules)
}

var ownActivationLayers = []Layer{
	{Name: "torch.nn.GLU torch.nn.modules.activation.GLU", Signature: "(dim=-1)", Forward: "(input)", Eval: glu},
	{Name: "torch.nn.Softmax torch.nn.modules.activation.Softmax", Signature: "def(dim=None)", Forward: "(input)", Eval: softmax("softmax", value.Probabilities)},
	{Name: "torch.nn.LogSoftmax torch.nn.modules.activation.LogSoftmax", Signature: "def(dim=None)", Forward: "(input)", Eval: softmax("log_softmax", value.LogProbs)},
	{Name: "torch.nn.Softmin torch.nn.modules.activation.Softmin", Signature: "def(dim=None)", Forward: "(input)", Eval: softmax("softmax", value.Probabilities)},
	{Name: "torch.nn.Softmax2d torch.nn.modules.activation.Softmax2d", Signature: "()", Forward: "(input)", Eval: softmax2d},
	{Name: "torch.nn.PReLU torch.nn.modules.activation.PReLU", Signature: "(num_parameters=1, init=0.25, device=None, dtype=None)", Init: preluInit, Forward: "(input)", Eval: prelu},
}

// activationLayers are the layers of this file and of its parts.
func activationLayers() []Layer {
	return slices.Concat(activationLayerTable(), ownActivationLayers)
}

func activationTable() []Rule {
	var out []Rule
	for _, a := range activations {
		params := a.params
		if params != "" {
			params = ", " + params
		}
		out = append(out, Rule{a.functions, "(input" + params + ")", func(c *Call) value.Value { return a.eval(c, false) }})
		if a.inPlace != "" {
			in := strings.ReplaceAll(params, ", inplace=False", "")
			out = append(out, Rule{a.inPlace, "(input" + in + ")", func(c *Call) value.Value { return a.eval(c, true) }})
		}
	}
	return out
}

func activationLayerTable() []Layer {
	var out []Layer
	for _, a := range activations {
		if a.layer == "" {
			continue
		}
		params := a.layerParams
		if params == "" {
			params = a.params
		}
		l := Layer{Name: "torch.nn." + a.layer + " torch.nn.modules.activation." + a.layer, Signature: "(" + params + ")", Forward: "(input)",
			Eval: func(c *Call) value.Value { return a.eval(c, false) }}
		if a.layer == "Hardtanh" {
			l.Init = hardtanhInit
		}
		out = append(out, l)
	}
	return out
}

// flag is a bool argument or attribute that may be absent.
func (c *Call) flag(name string) (truth, known bool) {
	if !c.Has(name) && c.Self == nil {
		return false, true
	}
	return c.Bool(name)
}

// eval is the activation; it works on the input itself if inplace is true.
func (a *activation) eval(c *Call, always bool) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	inplace, known := c.flag("inplace")
	inplace = inplace || always
	if a.bad != nil {
		c.unsupported(t, a.kernel, a.bad)
	}
	if !c.Failed() && a.check != nil {
		a.check(c)
	}
	result := t.DType
	if a.floats {
		result = c.floated(result)
	}
	if inplace {
		if !c.Failed() && c.fits(t, result) {
			c.overwritten(t, nil)
			t.Role = a.role
		}
		return t
	}
	if !known { // perhaps the input itself
		c.writes(t)
	}
	out := c.LikeLayout(t, result)
	if a.kernel == "log_sigmoid_cpu" || a.kernel == "rrelu_with_noise_out_cpu" { // these need buffers beside
		out = c.Out(c.Shape(t), result)
	}
	describe(c, out, operand{t: t})
	out.Role = a.role
	return out
}

func checkGELU(c *Call) bool {
	s, ok := c.Str("approximate")
	if !ok || s == "none" || s == "tanh" {
		return true
	}
	c.Refuse("invalid-argument", 0, "approximate argument must be either none or tanh.", "%s: approximate is 'none' or 'tanh', not %q", c.Who(), s)
	return false
}

func checkCELU(c *Call) bool {
	if a, ok := c.Float("alpha"); ok && a == 0 {
		c.Refuse("invalid-argument", 0, "ZeroDivisionError: alpha cannot be 0 for CELU", "%s: alpha is 0", c.Who())
		return false
	}
	return true
}

func checkHardtanh(c *Call) bool {
	lo, ok1 := c.Float("min_val")
	hi, ok2 := c.Float("max_val")
	if ok1 && ok2 && lo > hi {
		c.RefuseAs("ValueError", "invalid-argument", 0, "min_val cannot be greater than max_val", "%s: min_val = %v is above max_val = %v", c.Who(), lo, hi)
		return false
	}
	return true
}

func hardtanhInit(c *Call) {
	for old, name := range map[string]string{"min_value": "min_val", "max_value": "max_val"} {
		if !c.IsNone(old) {
			c.SetAttr(name, c.Arg(old))
		}
	}
	lo, ok1 := AsFloat(c.Self.Attrs.Get("min_val"))
	hi, ok2 := AsFloat(c.Self.Attrs.Get("max_val"))
	if ok1 && ok2 && hi <= lo {
		c.RefuseAs("AssertionError", "invalid-argument", 0, fmt.Sprintf("max_val (%v) must be greater than min_val (%v)", hi, lo), "Hardtanh: max_val = %v is not above min_val = %v", hi, lo)
	}
}

// glu halves a dimension.
func glu(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	s := c.Shape(t)
	if s.Known() && s.Rank() == 0 {
		c.Refuse("wrong-rank", t.Bits, "glu does not support scalars because halving size must be even", "%s: the tensor has no dimension to halve", c.Who())
		return c.Like(t)
	}
	axis, ok := 0, false
	if s.Known() {
		axis, ok = c.DimArg("dim", s.Rank())
	} else if k, known := c.Int("dim"); known && k < 0 {
		if s, ok = c.AtLeast(t, int(-k)); ok {
			axis = int(k)
		}
	}
	if !ok {
		return c.UnknownTensor(t.DType)
	}
	d := axisOf(&s, axis)
	size := *d
	c.Demand(size.Mod(value.D(2)), value.D(0), func() *value.Fault {
		return &value.Fault{Kind: "invalid-size", Bits: size.Bits | t.Bits, Torch: fmt.Sprintf("Halving dimension must be even, but dimension %d is size %s", axis, size),
			Message: fmt.Sprintf("%s halves dimension %d, which has the odd size %s: input is %s", c.Who(), axis, size, c.Shape(t)), Related: c.madeHere(t)}
	})
	if !c.Failed() {
		c.unsupported(t, "glu_cpu", notReal)
	}
	*d = size.FloorDivInt(2)
	out := c.Out(s, t.DType)
	c.elementwiseLayout(out, &value.Tensor{Desc: value.Desc{Shape: s, Strides: t.Strides, LayoutUnknown: t.LayoutUnknown}})
	describe(c, out, operand{t: t})
	return out
}

// axisOf clones the shape and points at one of its dimensions; a negative axis counts from the end.
func axisOf(s *value.Shape, axis int) *value.Dim {
	*s = s.Clone()
	switch {
	case axis >= 0:
		return &s.Dims[axis]
	case s.Known():
		return &s.Dims[len(s.Dims)+axis]
	}
	return &s.Suffix[len(s.Suffix)+axis]
}

// softmax normalises along a dimension. A missing dimension is chosen by the
// rank, as torch's legacy does: nn/functional.py, _get_softmax_dim.
func softmax(kernel string, role value.Role) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.Required("input")
		if t == nil {
			return c.UnknownTensor(value.NoDType)
		}
		s := c.Shape(t)
		out := c.Like(t)
		describe(c, out, operand{t: t})
		out.Role = role
		given := false
		if c.Has("dtype") && !c.IsNone("dtype") {
			out.DType, given = c.DType("dtype", value.NoDType), true
		}
		switch d := c.Arg("dim").(type) {
		case nil:
			c.impliedSoftmax(t, s)
		case value.NoneType:
			if c.sig != nil && c.Has("dim") && c.Has("out") { // torch.softmax wants an int
				c.BadType("dim", "int", d)
				return out
			}
			c.impliedSoftmax(t, s)
		default:
			if s.Known() {
				if axis, ok := c.DimArg("dim", s.Rank()); ok {
					c.suspiciousSoftmax(t, s, axis)
					c.softmaxOfOne(t, s, axis)
					c.suspectSoftmax(out, s, axis)
				}
			} else {
				c.Dim("dim")
			}
		}
		if n := s.Numel(); !c.Failed() && !given && n.Known() && c.Never(n, value.D(0)) { // no kernel runs on nothing
			c.unsupported(t, kernel+"_kernel_impl", notReal)
		}
		return out
	}
}

// impliedSoftmax warns of a softmax without a dimension where torch takes the first of three.
func (c *Call) impliedSoftmax(t *value.Tensor, s value.Shape) {
	if s.Known() && s.Rank() == 3 {
		c.Warn("suspicious-softmax", t.Bits|s.Bits(), "%s: no dim is given, and for 3 dimensions torch takes the first: input is %s", c.Who(), s)
	}
}

// suspiciousSoftmax warns of a softmax over the batch: only where the input is the
// output of a linear layer and its first size is named a batch.
func (c *Call) suspiciousSoftmax(t *value.Tensor, s value.Shape, axis int) {
	if axis != 0 || s.Rank() != 2 || !strings.EqualFold(t.MadeBy, "linear") {
		return
	}
	switch strings.ToLower(s.Dims[0].String()) {
	case "b", "bs", "batch", "batch_size", "bsz":
		c.Warn("suspicious-softmax", t.Bits|s.Bits(), "%s: dim=0 is the batch: the scores of different samples are normalised together; input is %s", c.Who(), s)
	}
}

func softmax2d(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	s := c.Shape(t)
	if s.Known() && s.Rank() != 3 && s.Rank() != 4 {
		c.RefuseAs("ValueError", "wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("Softmax2d: expected input to be 3D or 4D, got %dD instead", s.Rank()), "%s takes 3 or 4 dimensions, got %s", c.Who(), s)
		return c.Like(t)
	}
	c.unsupported(t, "softmax_kernel_impl", notReal)
	out := c.Like(t)
	out.Role = value.Probabilities
	return out
}

func gumbelSoftmax(c *Call) value.Value {
	t := c.Required("logits")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	if n := c.Shape(t).Numel(); t.DType != value.NoDType && !t.DType.IsFloat() && !(n.Known() && c.Surely(n, value.D(0))) {
		c.Refuse("mismatched-dtype", t.Bits, "Exponential distribution is a continuous probability distribution. dtype must be a floating point but you specified "+scalarName(t.DType),
			"gumbel_softmax does not work on %s tensors", t.DType)
		return c.Like(t)
	}
	c.alongDim(t, "dim")
	out := c.Out(c.Shape(t), c.floated(t.DType))
	out.Role = value.Probabilities
	return out
}

func preluInit(c *Call) {
	dt := c.paramDType()
	c.Parameter("weight", dt, c.size("num_parameters"))
}

// prelu has one weight, or one a channel (dimension 1).
func prelu(c *Call) value.Value {
	t, w := c.Required("input"), c.Required("weight")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	if w != nil && !c.Failed() {
		c.preluWeight(t, w)
	}
	if !c.Failed() {
		c.unsupported(t, "prelu_cpu", notReal)
	}
	out := c.LikeLayout(t, t.DType)
	describe(c, out, operand{t: t})
	return out
}

func (c *Call) preluWeight(t, w *value.Tensor) {
	if t.DType != value.NoDType && w.DType != value.NoDType && t.DType != w.DType {
		c.Refuse("mismatched-dtype", t.Bits|w.Bits, fmt.Sprintf("prelu: Type promoting not supported. Got %s and %s", scalarName(t.DType), scalarName(w.DType)),
			"%s: input is %s, but the weight is %s", c.Who(), t.DType, w.DType)
		return
	}
	s, ws := c.Shape(t), c.Shape(w)
	n := ws.Numel()
	if s.Known() && n.Known() && c.Never(n, value.D(1)) {
		channels := value.D(1)
		switch {
		case s.Rank() == 0:
			c.Refuse("wrong-rank", t.Bits, "Not allow zero-dim input tensor.", "%s: %s weights for a tensor without dimensions", c.Who(), n)
			return
		case s.Rank() > 1:
			channels = s.Dims[1]
		}
		if c.Never(channels, n) {
			c.Fail(&value.Fault{Kind: "mismatched-channels", Bits: channels.Bits | n.Bits | t.Bits | w.Bits,
				Torch:   fmt.Sprintf("Mismatch of parameter numbers and input channel size. Found parameter numbers = %s and channel size = %s.", n, channels),
				Message: fmt.Sprintf("%s has %s weights, got %s channels: input is %s", c.Who(), n, channels, s), Related: append(setHere("num_parameters", n), c.madeHere(t)...)})
			return
		}
	}
	if ws.Known() && ws.Rank() > 1 {
		c.Refuse("wrong-rank", ws.Bits()|w.Bits, fmt.Sprintf("prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = %d", ws.Rank()), "%s: the weight must be a vector, got %s", c.Who(), ws)
	}
}
