package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the losses that compare input and target element by element.

// https://docs.pytorch.org/docs/stable/nn.functional.html#loss-functions
var regressionRules = []Rule{
	{"torch.nn.functional.l1_loss", "(input, target, size_average=None, reduce=None, reduction='mean', weight=None)", l1Loss},
	{"torch.nn.functional.mse_loss", "(input, target, size_average=None, reduce=None, reduction='mean', weight=None)", mseLoss},
	{"torch.nn.functional.smooth_l1_loss", "(input, target, size_average=None, reduce=None, reduction='mean', beta=1.0)", smoothL1Loss},
	{"torch.nn.functional.huber_loss", "(input, target, reduction='mean', delta=1.0, weight=None)", huberLoss},
	{"torch.nn.functional.poisson_nll_loss", "(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None, reduction='mean')", poissonLoss},
	{"torch.nn.functional.gaussian_nll_loss", "(input, target, var, full=False, eps=1e-6, reduction='mean')", gaussianLoss},
	{"torch.nn.functional.kl_div", "(input, target, size_average=None, reduce=None, reduction='mean', log_target=False)", klLoss},
	{"torch.nn.functional.soft_margin_loss", "(input, target, size_average=None, reduce=None, reduction='mean')", softMarginLoss},
	{"torch.nn.functional.hinge_embedding_loss", "(input, target, margin=1.0, size_average=None, reduce=None, reduction='mean')", hingeLoss},
	{"torch.nn.functional.binary_cross_entropy", "(input, target, weight=None, size_average=None, reduce=None, reduction='mean')", binaryCrossEntropy},
	{"torch.nn.functional.binary_cross_entropy_with_logits", "(input, target, weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None)", binaryWithLogits},
}

// https://docs.pytorch.org/docs/stable/nn.html#loss-functions
var regressionLayers = []Layer{
	{Name: "torch.nn.L1Loss", Base: plainLoss, Signature: "(size_average=None, reduce=None, reduction='mean')", Init: lossInit(),
		Forward: "(input, target)", Eval: l1Loss},
	{Name: "torch.nn.MSELoss", Base: plainLoss, Signature: "(size_average=None, reduce=None, reduction='mean')", Init: lossInit(),
		Forward: "(input, target)", Eval: mseLoss},
	{Name: "torch.nn.SmoothL1Loss", Base: plainLoss, Signature: "(size_average=None, reduce=None, reduction='mean', beta=1.0)", Init: lossInit(),
		Forward: "(input, target)", Eval: smoothL1Loss},
	{Name: "torch.nn.HuberLoss", Base: plainLoss, Signature: "(reduction='mean', delta=1.0)", Init: huberInit,
		Forward: "(input, target)", Eval: huberLoss},
	{Name: "torch.nn.PoissonNLLLoss", Base: plainLoss,
		Signature: "(log_input=True, full=False, size_average=None, eps=1e-8, reduce=None, reduction='mean')", Init: lossInit(),
		Forward: "(log_input, target)", Eval: func(c *Call) value.Value { return poissonOf(c, c.lossTensor("log_input")) }},
	{Name: "torch.nn.GaussianNLLLoss", Base: plainLoss, Signature: "(*, full=False, eps=1e-6, reduction='mean')",
		Forward: "(input, target, var)", Eval: gaussianLoss},
	{Name: "torch.nn.KLDivLoss", Base: plainLoss, Signature: "(size_average=None, reduce=None, reduction='mean', log_target=False)", Init: lossInit(),
		Forward: "(input, target)", Eval: klLoss},
	{Name: "torch.nn.SoftMarginLoss", Base: plainLoss, Signature: "(size_average=None, reduce=None, reduction='mean')", Init: lossInit(),
		Forward: "(input, target)", Eval: softMarginLoss},
	{Name: "torch.nn.HingeEmbeddingLoss", Base: plainLoss, Signature: "(margin=1.0, size_average=None, reduce=None, reduction='mean')", Init: lossInit(),
		Forward: "(input, target)", Eval: hingeLoss},
	{Name: "torch.nn.BCELoss", Base: weightedLoss, Signature: "(weight=None, size_average=None, reduce=None, reduction='mean')", Init: lossInit("weight"),
		Forward: "(input, target)", Eval: binaryCrossEntropy},
	{Name: "torch.nn.BCEWithLogitsLoss", Base: plainLoss, Signature: "(weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None)",
		Init: lossInit("weight", "pos_weight"), Forward: "(input, target)", Eval: binaryWithLogits},
}

func huberInit(c *Call) {
	switch v := c.Arg("delta").(type) {
	case value.Str, value.NoneType, *value.Tuple, *value.List:
		c.RefuseAs("TypeError", "invalid-argument", 0, fmt.Sprintf("delta must be a float or int, got: <class '%s'>", v.TypeName()),
			"HuberLoss: delta must be a number, not a %s", v.TypeName())
	}
}

// comparison is a loss of each element of input and target.
type comparison struct {
	// warns: operands of unlike shapes are worth a warning.
	warns bool
	// refuses tells if the kernel does not take these dtypes.
	refuses func(x, y value.DType, red string) bool
	// result is the dtype of the loss.
	result func(c *Call, x, y *value.Tensor) value.DType
	// into: the target must broadcast to the input.
	into bool
	// sentence is what torch says to wrong dtypes.
	sentence string
	// extra is a further reduction.
	extra []string
}

func (l comparison) eval(c *Call, x, y *value.Tensor) value.Value {
	red := c.reduction(l.extra...)
	c.confirmOrder(x)
	c.confirmSamples(x, false)
	if x == nil || y == nil {
		dt := value.NoDType
		if red == "none" || red == "" {
			return c.UnknownTensor(dt)
		}
		return c.reducedLoss(red, value.Shape{}, dt)
	}
	if l.refuses(x.DType, y.DType, red) {
		c.refuseDType(l.sentence, x, y)
	}
	dt := l.result(c, x, y)
	out, ok := c.lossShape(x, y)
	if !ok {
		return c.reducedLoss(red, out, dt, x, y)
	}
	if l.into {
		if at, ok := c.broadcastsInto(c.Shape(y), c.Shape(x)); !ok {
			sx := c.Shape(x)
			c.Refuse("mismatched-target", sx.Bits(), fmt.Sprintf("output with shape %s doesn't match the broadcast shape %s", sx, out),
				"%s: target %s does not broadcast to input %s (dimension %d)", c.Who(), c.Shape(y), sx, -at)
			out = sx
		}
	}
	if l.warns {
		c.warnBroadcast(x, y, out)
	}
	if red == "batchmean" {
		red = "sum"
	}
	c.lossWeight(x)
	return c.reducedLoss(red, out, dt, x, y)
}

// lossWeight checks the argument weight of l1_loss, mse_loss and huber_loss: shaped as the input.
func (c *Call) lossWeight(x *value.Tensor) {
	if c.Self != nil || !c.Has("weight") {
		return
	}
	w := c.Tensor("weight")
	if w == nil {
		return
	}
	c.demandShape(w, c.Shape(x), func(got value.Shape) *value.Fault {
		return &value.Fault{Kind: "mismatched-target", Exception: "ValueError", Torch: "Weights and input must have the same size.",
			Message: fmt.Sprintf("%s: weight %s must have the shape of the input %s", c.Who(), got, c.Shape(x))}
	})
}

// expandedPair is the dtype to which input and target are promoted after they
// were expanded to one shape, so that both count as tensors with dimensions.
func expandedPair(c *Call, x, y *value.Tensor) value.DType {
	sx, sy := c.Shape(x), c.Shape(y)
	if sx.Known() && sy.Known() {
		return value.Promote(x.DType, y.DType)
	}
	return promotedPair(c, x, y)
}

// promotedPair is the dtype to which input and target are promoted.
func promotedPair(c *Call, x, y *value.Tensor) value.DType {
	return c.resultType(operand{t: x, dt: x.DType}, operand{t: y, dt: y.DType})
}

// inputType is the dtype of the input.
func inputType(_ *Call, x, _ *value.Tensor) value.DType { return x.DType }

// notFloat tells if neither dtype is floating, or one is complex.
func notFloatPair(x, y value.DType, _ string) bool {
	return is(x, value.DType.IsComplex) || is(y, value.DType.IsComplex) || is(x, notReal) && is(y, notReal)
}

// absolute is l1_loss: |x - y| of integers cannot be averaged, bools cannot be subtracted.
var absolute = comparison{
	warns:    true,
	sentence: "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype",
	refuses: func(x, y value.DType, red string) bool {
		return x == value.BoolType || y == value.BoolType || red == "mean" && is(x, notFloating) && is(y, notFloating)
	},
	result: func(c *Call, x, y *value.Tensor) value.DType { return expandedPair(c, x, y).ToReal() },
}

func l1Loss(c *Call) value.Value {
	return absolute.eval(c, c.lossTensor("input"), c.lossTensor("target"))
}

var squared = comparison{warns: true, sentence: `"mse_cpu" not implemented for 'Long'`, refuses: notFloatPair, result: expandedPair}

func mseLoss(c *Call) value.Value {
	return squared.eval(c, c.lossTensor("input"), c.lossTensor("target"))
}

func smoothL1Loss(c *Call) value.Value {
	x, y := c.lossTensor("input"), c.lossTensor("target")
	if beta, ok := c.Float("beta"); ok {
		if beta == 0 {
			return absolute.eval(c, x, y)
		}
		if beta < 0 {
			c.Refuse("invalid-argument", 0, "smooth_l1_loss does not support negative values for beta.", "%s: beta is %v, below 0", c.Who(), beta)
		}
	}
	return squared.eval(c, x, y)
}

func huberLoss(c *Call) value.Value {
	if delta, ok := c.Float("delta"); ok && delta <= 0 {
		c.Refuse("invalid-argument", 0, "huber_loss does not support non-positive values for delta.", "%s: delta is %v; it must be greater than 0", c.Who(), delta)
	}
	l := comparison{warns: true, sentence: "Found dtype Long but expected Float", result: inputType,
		refuses: func(x, y value.DType, _ string) bool { return is(x, notReal) || is(y, value.DType.IsComplex) }}
	return l.eval(c, c.lossTensor("input"), c.lossTensor("target"))
}

func poissonLoss(c *Call) value.Value { return poissonOf(c, c.Required("input")) }

func poissonOf(c *Call, x *value.Tensor) value.Value {
	l := comparison{
		warns:    true,
		sentence: "Subtraction, the `-` operator, with two bool tensors is not supported",
		refuses:  func(x, y value.DType, _ string) bool { return x == value.BoolType && y == value.BoolType },
		result: func(c *Call, x, y *value.Tensor) value.DType {
			if x.DType != value.NoDType && !x.DType.IsFloat() && !x.DType.IsComplex() { // exp makes it float
				return c.resultType(operand{t: x, dt: c.DefaultDType}, operand{t: y, dt: y.DType})
			}
			return promotedPair(c, x, y)
		},
	}
	return l.eval(c, x, c.Required("target"))
}

func klLoss(c *Call) value.Value {
	x, y := c.Required("input"), c.Required("target")
	if x != nil && x.Role == value.Probabilities {
		c.Warn("suspicious-softmax", x.Bits, "%s takes log-probabilities as input, got probabilities: use log_softmax", c.Who())
	}
	l := comparison{sentence: "kl_div: Integral inputs not supported.", result: promotedPair, extra: []string{"batchmean"},
		refuses: func(x, y value.DType, _ string) bool { return is(x, notReal) || is(y, notReal) }}
	return l.eval(c, x, y)
}

func softMarginLoss(c *Call) value.Value {
	l := comparison{sentence: "result type Float can't be cast to the desired output type Long", result: inputType, into: true,
		refuses: func(x, y value.DType, _ string) bool {
			return is(x, notFloating) || x.IsFloat() && is(y, value.DType.IsComplex)
		}}
	return l.eval(c, c.Required("input"), c.Required("target"))
}

func hingeLoss(c *Call) value.Value {
	l := comparison{sentence: "mean(): could not infer output dtype", result: inputType,
		refuses: func(x, y value.DType, red string) bool {
			return x == value.BoolType || is(x, value.DType.IsComplex) || red == "mean" && is(x, notFloating)
		}}
	return l.eval(c, c.Required("input"), c.Required("target"))
}

// gaussianLoss takes a variance for each element, or one for the last dimension.
func gaussianLoss(c *Call) value.Value {
	x, y := c.lossTensor("input"), c.lossTensor("target")
	red := c.reduction()
	var variance *value.Tensor
	switch v := c.Arg("var").(type) {
	case value.Float:
		if v.Known && v.F < 0 {
			c.RefuseAs("ValueError", "invalid-argument", 0, "var has negative entry/entries", "%s: var is %v, below 0", c.Who(), v.F)
		}
	case value.Int, value.Bool, value.NoneType, value.Str:
		c.BadType("var", "Tensor or float", v)
	default:
		variance = c.Tensor("var")
		if variance == nil {
			return c.UnknownTensor(value.NoDType)
		}
	}
	if x == nil || y == nil {
		return c.reducedLoss(red, value.Shape{Rest: c.NewRank(0)}, value.NoDType)
	}
	dt := promotedPair(c, x, y)
	out, ok := c.lossShape(x, y)
	if ok {
		c.warnBroadcast(x, y, out)
	}
	if variance == nil {
		return c.reducedLoss(red, out, dt, x, y)
	}
	if is(variance.DType, notReal) {
		c.refuseDType("result type Float can't be cast to the desired output type long int", x, y)
	}
	dt = c.resultType(operand{t: x, dt: x.DType}, operand{t: y, dt: y.DType}, operand{t: variance, dt: variance.DType})
	if sv, ok := c.varianceShape(c.Shape(x), c.Shape(variance)); ok {
		out, _, _ = c.Broadcast(out, sv)
	}
	return c.reducedLoss(red, out, dt, x, y)
}

// varianceShape is the shape of the variance as it broadcasts to the input; ok is false if it is not known or wrong.
func (c *Call) varianceShape(x, v value.Shape) (value.Shape, bool) {
	if !x.Known() || !v.Known() {
		return v, false
	}
	bad := false
	unlike, ones := 0, 0
	switch {
	case v.Rank() == x.Rank():
		for i, d := range v.Dims {
			if c.Never(d, x.Dims[i]) {
				unlike++
				if d.Is(1) {
					ones++
				}
				bad = bad || c.Never(d, value.D(1))
			}
		}
		bad = bad || unlike > 1 && ones > 1
	case v.Rank() == x.Rank()-1:
		for i, d := range v.Dims {
			bad = bad || c.Never(d, x.Dims[i])
		}
		v = value.Shape{Dims: append(append([]value.Dim(nil), v.Dims...), value.D(1))}
	default:
		bad = true
	}
	if bad {
		c.RefuseAs("ValueError", "mismatched-target", x.Bits()|v.Bits(), "var is of incorrect size", "%s: var %s does not go with input %s", c.Who(), v, x)
	}
	return v, !bad
}

// sameAsInput demands that the target has the shape of the input, in torch's words.
func (c *Call) sameAsInput(x, y *value.Tensor, torch string) bool {
	sx, sy := c.Shape(x), c.Shape(y)
	if !sx.Known() && sy.Known() {
		x, y = y, x
	}
	return c.demandShape(y, c.Shape(x), func(value.Shape) *value.Fault {
		sx, sy := c.Shape(c.Tensor("input")), c.Shape(c.Tensor("target"))
		return &value.Fault{Kind: "mismatched-target", Exception: "ValueError", Torch: fmt.Sprintf(torch, sy, sx),
			Message: fmt.Sprintf("%s: input %s and target %s must have the same shape", c.Who(), sx, sy) + batchNote(c, sx, sy),
			Related: append(c.madeHere(x), c.madeHere(y)...), Help: squeezeHelp(c, sx, sy)}
	})
}

// batchNote tells the batch sizes where they are what differs.
func batchNote(c *Call, x, y value.Shape) string {
	if x.Known() && y.Known() && x.Rank() > 0 && x.Rank() == y.Rank() && c.Never(x.Dims[0], y.Dims[0]) {
		return fmt.Sprintf(": the batch sizes are %s and %s", x.Dims[0], y.Dims[0])
	}
	return ""
}

// squeezeHelp proposes to drop or add the last dimension of size 1 in which the shapes differ.
func squeezeHelp(c *Call, x, y value.Shape) string {
	fits := func(long, short value.Shape) bool {
		if long.Rank() != short.Rank()+1 || !long.Dims[long.Rank()-1].Is(1) {
			return false
		}
		for i, d := range short.Dims {
			if !c.Surely(d, long.Dims[i]) {
				return false
			}
		}
		return true
	}
	switch {
	case !x.Known() || !y.Known():
	case fits(x, y):
		return "target.unsqueeze(-1) has the shape of the input"
	case fits(y, x):
		return "target.squeeze(-1) has the shape of the input"
	}
	return ""
}

func binaryCrossEntropy(c *Call) value.Value {
	x, y := c.lossTensor("input"), c.lossTensor("target")
	red := c.reduction()
	if x == nil || y == nil {
		return c.reducedLoss(red, value.Shape{Rest: c.NewRank(0)}, value.NoDType)
	}
	c.confirmSamples(x, false)
	if x.MadeBy == "Linear" {
		c.Warn("mismatched-target", x.Bits, "%s takes probabilities, but its input is the output of a linear layer: apply a sigmoid or use binary_cross_entropy_with_logits", c.Who())
	}
	c.sameAsInput(x, y, "Using a target size (torch.Size(%s)) that is different to the input size (torch.Size(%s)) is deprecated. Please ensure they have the same size.")
	if x.DType != value.NoDType && y.DType != value.NoDType && x.DType != y.DType || is(x.DType, notReal) || is(y.DType, notReal) {
		c.refuseDType(fmt.Sprintf("Found dtype %s but expected %s", scalarName(y.DType), scalarName(x.DType)), x, y)
	}
	c.elementWeight("weight", c.Shape(x))
	return c.reducedLoss(red, c.Shape(x), firstDType(x.DType, y.DType), x)
}

func binaryWithLogits(c *Call) value.Value {
	x, y := c.lossTensor("input"), c.lossTensor("target")
	red := c.reduction()
	if x == nil || y == nil {
		return c.reducedLoss(red, value.Shape{Rest: c.NewRank(0)}, value.NoDType)
	}
	if x.Role == value.Sigmoids {
		c.Warn("double-sigmoid", x.Bits, "%s applies the sigmoid itself, but its input is the output of a sigmoid", c.Who())
	}
	c.confirmSamples(x, false)
	c.sameAsInput(x, y, "Target size (torch.Size(%s)) must be the same as input size (torch.Size(%s))")
	if is(x.DType, notReal) || is(y.DType, notFloating) {
		c.refuseDType(fmt.Sprintf("result type Float can't be cast to the desired output type %s", scalarName(y.DType)), x, y)
	}
	c.elementWeight("weight", c.Shape(x))
	c.elementWeight("pos_weight", c.Shape(x))
	return c.reducedLoss(red, c.Shape(x), y.DType, y)
}

// elementWeight demands that a weight broadcasts to the input.
func (c *Call) elementWeight(name string, x value.Shape) {
	w := c.Tensor(name)
	if w == nil {
		return
	}
	s := c.Shape(w)
	at, ok := c.broadcastsInto(s, x)
	if ok {
		return
	}
	c.Fail(&value.Fault{Kind: "mismatched-target", Bits: s.Bits() | x.Bits(), Related: c.madeHere(w),
		Message: fmt.Sprintf("%s: %s %s does not broadcast to input %s (dimension %d)", c.Who(), name, s, x, -at),
		Torch:   fmt.Sprintf("output with shape %s doesn't match the broadcast shape", x)})
}
