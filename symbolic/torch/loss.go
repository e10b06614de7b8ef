package torch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds what all losses share: the reduction, the buffers of the
// layers, and how input and target broadcast. The losses themselves are in
// loss_regression.go, loss_classification.go, loss_linear.go, loss_margin.go and ctc.go.

// https://docs.pytorch.org/docs/stable/nn.functional.html#loss-functions
func lossRules() []Rule {
	return slices.Concat(nativeLossRules, regressionRules, classificationRules, linearLossRules, marginRules, ctcRules)
}

// https://docs.pytorch.org/docs/stable/nn.html#loss-functions
var ownLossLayers = []Layer{
	{Name: "torch.nn._Loss", Signature: "(size_average=None, reduce=None, reduction='mean')", Init: lossInit()},
	{Name: "torch.nn._WeightedLoss", Base: "torch.nn._Loss",
		Signature: "(weight=None, size_average=None, reduce=None, reduction='mean')", Init: lossInit("weight")},
}

// lossLayers are the layers of this file and of its parts.
func lossLayers() []Layer {
	return slices.Concat(ownLossLayers, regressionLayers, classificationLayers, linearLossLayers, marginLayers, ctcLayers)
}

// The functions behind those of torch.nn.functional (torch/_C/_VariableFunctions.pyi) take the reduction as a number.
// Their Python bindings reduce nothing by default, although the schema says otherwise.
var nativeLossRules = []Rule{
	{"torch.binary_cross_entropy_with_logits", "(input, target, weight=None, pos_weight=None, reduction=0)", binaryWithLogits},
	{"torch.cosine_embedding_loss", "(input1, input2, target, margin=0.0, reduction=0)", cosineEmbedding},
	{"torch.hinge_embedding_loss", "(input, target, margin=1.0, reduction=0)", hingeLoss},
	{"torch.kl_div", "(input, target, reduction=0, *, log_target=False)", klLoss},
	{"torch.margin_ranking_loss", "(input1, input2, target, margin=0.0, reduction=0)", marginRanking},
	{"torch.poisson_nll_loss", "(input, target, log_input, full, eps, reduction)", poissonLoss},
	{"torch.triplet_margin_loss", "(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, reduction=0)", tripletMargin},
	{"torch.ctc_loss", "(log_probs, targets, input_lengths, target_lengths, blank=0, reduction=0, zero_infinity=False)", ctcLoss},
}

const (
	plainLoss    = "torch.nn._Loss"
	weightedLoss = "torch.nn._WeightedLoss"
)

// lossInit is the __init__ of a loss: the legacy arguments become a reduction, tensors become buffers.
func lossInit(buffers ...string) func(c *Call) {
	return func(c *Call) {
		if c.Has("size_average") {
			if red, legacy := c.legacyReduction(); legacy {
				if red == "" {
					c.SetAttr("reduction", c.Unknown("reduction"))
				} else {
					c.SetAttr("reduction", value.Str{S: red})
				}
			}
			c.Heap.Touch(c.Self)
			c.Self.Attrs.Delete("size_average")
			c.Self.Attrs.Delete("reduce")
		}
		for _, name := range buffers {
			c.lossBuffer(name)
		}
	}
}

// lossBuffer registers an argument as a buffer.
func (c *Call) lossBuffer(name string) {
	v := c.Arg(name)
	switch v := v.(type) {
	case value.Int, value.Float, value.Str, value.Bool, *value.List, *value.Tuple, *value.Dict:
		msg := fmt.Sprintf("cannot assign '%s' object to buffer '%s' (torch Tensor or None required)", v.TypeName(), name)
		c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: %s must be a tensor, not a %s", c.Short(), name, v.TypeName())
		return
	}
	c.Heap.Touch(c.Self)
	c.Self.Attrs.Delete(name)
	c.Self.Module.Buffers.Set(name, v)
}

// legacyReduction is what size_average and reduce stand for; legacy is false if neither is given.
func (c *Call) legacyReduction() (red string, legacy bool) {
	if c.IsNone("size_average") && c.IsNone("reduce") {
		return "", false
	}
	flags := [2]bool{true, true}
	for i, name := range []string{"size_average", "reduce"} {
		if c.IsNone(name) {
			continue
		}
		if t, ok := c.Arg(name).(*value.Tensor); ok {
			c.tensorAsFlag(name, t)
			return "", true
		}
		truth, known := c.Bool(name)
		if s, isStr := c.Str(name); isStr {
			truth, known = s != "", true
		}
		if !known {
			return "", true
		}
		flags[i] = truth
	}
	switch {
	case !flags[1]:
		return "none", true
	case !flags[0]:
		return "sum", true
	}
	return "mean", true
}

// tensorAsFlag judges nn.CrossEntropyLoss(output, target): the operands were given to the constructor.
func (c *Call) tensorAsFlag(name string, t *value.Tensor) {
	s := c.Shape(t)
	if s.Known() && !c.Surely(s.Numel(), value.D(1)) {
		c.Refuse("invalid-argument", s.Bits(), "Boolean value of Tensor with more than one value is ambiguous",
			"%s: the constructor got a tensor %s as %s; operands go to the call of the loss: %s()(input, target)", c.Short(), s, name, c.Short())
	}
}

// reduction is how the loss is reduced: "none", "mean", "sum" or one of extra; "" if it is not known.
func (c *Call) reduction(extra ...string) string {
	if c.Self == nil && c.Has("size_average") {
		if red, legacy := c.legacyReduction(); legacy {
			return red
		}
	}
	v := c.Arg("reduction")
	if k, ok := v.(value.Int); ok && c.Self == nil && !strings.HasPrefix(c.Name, "torch.nn.") {
		// The functions of torch itself take the number of the enumeration: torch/nn/_reduction.py.
		if n, ok := k.Const(); ok && n >= 0 && n <= 2 {
			return []string{"none", "mean", "sum"}[n]
		}
		return ""
	}
	switch v := v.(type) {
	case value.Str:
		switch {
		case v.S == "none" || v.S == "mean" || v.S == "sum" || slices.Contains(extra, v.S):
			return v.S
		case v.S == "elementwise_mean":
			return "mean"
		}
		c.badReduction(v.S)
	case value.NoneType, value.Int, value.Float, value.Bool:
		c.badReduction(v.TypeName())
	}
	return ""
}

func (c *Call) badReduction(got string) {
	c.RefuseAs("ValueError", "invalid-argument", 0, got+" is not a valid value for reduction",
		"%s: reduction is 'none', 'mean' or 'sum', not '%s'", c.Who(), got)
}

// reducedLoss is the loss of unreduced shape full. ops give a result that is not reduced its layout.
func (c *Call) reducedLoss(red string, full value.Shape, dt value.DType, ops ...*value.Tensor) *value.Tensor {
	switch red {
	case "":
		return c.UnknownTensor(dt)
	case "none":
		out := c.Out(full, dt)
		if !full.Known() {
			out.LayoutUnknown = true
		} else {
			c.elementwiseLayout(out, ops...)
		}
		return out
	}
	return c.Out(value.Shape{}, dt)
}

// lossTensor is an operand; a value without size() is refused.
func (c *Call) lossTensor(name string) *value.Tensor {
	switch v := c.Arg(name).(type) {
	case value.NoneType, value.Int, value.Float, value.Bool, value.Str, *value.List, *value.Tuple, *value.Dict:
		msg := fmt.Sprintf("'%s' object has no attribute 'size'", v.TypeName())
		c.RefuseAs("AttributeError", "invalid-argument", 0, msg, "%s: %s must be a tensor, not a %s", c.Who(), name, v.TypeName())
		return nil
	}
	return c.Tensor(name)
}

// lossShape broadcasts input and target; ok is false after a refusal.
func (c *Call) lossShape(x, y *value.Tensor) (value.Shape, bool) {
	sx, sy := c.Shape(x), c.Shape(y)
	out, at, ok := c.Broadcast(sx, sy)
	if ok {
		return out, true
	}
	a, _ := FromEnd(sx, at)
	b, _ := FromEnd(sy, at)
	where := fmt.Sprintf("%s against %s in dimension %d", a, b, -at)
	if sx.Known() && sy.Known() && sx.Rank() == sy.Rank() && at == sx.Rank() {
		where = fmt.Sprintf("the batch sizes are %s and %s", a, b)
	}
	big := max(len(sx.Dims), len(sy.Dims))
	c.Fail(&value.Fault{Kind: "mismatched-target", Bits: a.Bits | b.Bits, Related: append(c.madeHere(x), c.madeHere(y)...),
		Message: fmt.Sprintf("%s: input %s and target %s do not fit: %s", c.Who(), sx, sy, where),
		Torch:   fmt.Sprintf("The size of tensor a (%s) must match the size of tensor b (%s) at non-singleton dimension %d", a, b, big-at)})
	return sx, false
}

// warnBroadcast warns of operands of unlike shapes that broadcast: the loss
// then compares every row with every other.
func (c *Call) warnBroadcast(x, y *value.Tensor, out value.Shape) {
	sx, sy := c.Shape(x), c.Shape(y)
	if !sx.Known() || !sy.Known() || single(sx) || single(sy) || !c.differ(sx, sy) {
		return
	}
	n := out.Numel()
	if c.Surely(n, sx.Numel()) && c.Surely(n, sy.Numel()) {
		return
	}
	f := &value.Fault{Kind: "silent-broadcast", Severity: value.Warning, Bits: sx.Bits() | sy.Bits(), Related: append(c.madeHere(x), c.madeHere(y)...),
		Message: fmt.Sprintf("%s: input %s against target %s broadcasts to %s", c.Who(), sx, sy, out),
		Torch: fmt.Sprintf("Using a target size (torch.Size(%s)) that is different to the input size (torch.Size(%s)). This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.",
			sy, sx)}
	c.Host.RaiseFault(f)
}

// single tells if a shape has one element for sure.
func single(s value.Shape) bool {
	for _, d := range s.Dims {
		if !d.Is(1) {
			return false
		}
	}
	return true
}

// differ tells if two shapes of known rank are proved to be unlike.
func (c *Call) differ(a, b value.Shape) bool {
	if a.Rank() != b.Rank() {
		return true
	}
	for i := range a.Dims {
		if c.Never(a.Dims[i], b.Dims[i]) {
			return true
		}
	}
	return false
}

// demandShape demands that t has the shape want, and refines an unknown one.
func (c *Call) demandShape(t *value.Tensor, want value.Shape, fault func(got value.Shape) *value.Fault) bool {
	if !want.Known() {
		return true
	}
	got, ok := c.Ranked(t, want.Rank(), 0)
	if !ok {
		if !got.Known() {
			return true
		}
		f := fault(got)
		f.Bits |= got.RankBits() | want.RankBits()
		c.Fail(f)
		return false
	}
	for i, d := range got.Dims {
		if !c.Demand(d, want.Dims[i], func() *value.Fault { return fault(got) }) {
			return false
		}
	}
	return true
}

// broadcastsInto tells that s may be broadcast to the shape into without enlarging it; at is else the dimension from the end.
func (c *Call) broadcastsInto(s, into value.Shape) (at int, ok bool) {
	if !s.Known() || !into.Known() {
		return 0, true
	}
	if s.Rank() > into.Rank() {
		return into.Rank() + 1, false
	}
	for i := 1; i <= s.Rank(); i++ {
		d, want := s.Dims[s.Rank()-i], into.Dims[into.Rank()-i]
		if c.Never(d, value.D(1)) && c.Never(d, want) {
			return i, false
		}
	}
	return 0, true
}

// known tells if a dtype is known and has the property.
func is(d value.DType, property func(value.DType) bool) bool {
	return d != value.NoDType && property(d)
}

// refuseDType refuses a loss of tensors of these types.
func (c *Call) refuseDType(torch string, x, y *value.Tensor) {
	c.Refuse("mismatched-dtype", x.Bits|y.Bits, torch, "%s does not work on a %s input with a %s target", c.Who(), x.DType, y.DType)
}
