package torch

import (
	"fmt"
	"math"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds cross entropy and the negative log-likelihood.

// https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.cross_entropy.html
var classificationRules = []Rule{
	{"torch.nn.functional.cross_entropy",
		"(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0)", crossEntropy},
	{"torch.nn.functional.nll_loss torch.nn.functional.nll_loss2d",
		"(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')", nllLoss},
}

// https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html
var classificationLayers = []Layer{
	{Name: "torch.nn.CrossEntropyLoss", Base: weightedLoss,
		Signature: "(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0)",
		Init:      lossInit("weight"), Forward: "(input, target)", Eval: crossEntropy},
	{Name: "torch.nn.NLLLoss", Base: weightedLoss,
		Signature: "(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')",
		Init:      lossInit("weight"), Forward: "(input, target)", Eval: nllLoss},
	{Name: "torch.nn.NLLLoss2d", Base: "torch.nn.NLLLoss",
		Signature: "(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')",
		Init:      lossInit("weight"), Forward: "(input, target)", Eval: nllLoss},
}

// classes is one call: input [B, C, ...] or [C], target of class numbers [B, ...] or of probabilities like the input.
type classes struct {
	c      *Call
	x, y   *value.Tensor
	sx, sy value.Shape
	red    string
}

func newClasses(c *Call) *classes {
	k := &classes{c: c, x: c.Required("input"), y: c.Required("target"), red: c.reduction()}
	c.confirmOrder(k.x)
	switch v := c.Arg("ignore_index").(type) {
	case value.Float, value.NoneType, value.Str:
		c.BadType("ignore_index", "int", v)
	}
	return k
}

// crossEntropy is log_softmax and nll_loss; a target shaped as the input holds probabilities.
func crossEntropy(c *Call) value.Value { return newClasses(c).crossEntropy() }

func (k *classes) crossEntropy() value.Value {
	c := k.c
	smoothing, smoothed := c.Float("label_smoothing")
	if smoothed && smoothing > 1 {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("label_smoothing must be between 0.0 and 1.0. Got: %v", smoothing), "%s: label_smoothing is %v, above 1", c.Who(), smoothing)
	}
	if s, ok := c.Str("label_smoothing"); ok {
		c.BadType("label_smoothing", "float", value.Str{S: s})
	}
	if k.x == nil || k.y == nil {
		return k.unknown()
	}
	if k.x.Role == value.Probabilities {
		c.Warn("double-softmax", k.x.Bits, "%s applies log_softmax itself, but its input is the output of a softmax: give it the logits", c.Who())
	}
	if is(k.x.DType, notReal) {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", k.x.Bits, fmt.Sprintf("\"log_softmax_lastdim_kernel_impl\" not implemented for '%s'", scalarName(k.x.DType)),
			"%s takes a floating-point input, got %s", c.Who(), k.x.DType)
	}
	k.refineRanks(true)
	if !k.sx.Known() {
		return k.unknown()
	}
	if k.sx.Rank() == 0 {
		c.RefuseAs("IndexError", "wrong-rank", k.sx.RankBits(), "Dimension specified as 1 but tensor has no dimensions", "%s: the input has no dimension of classes", c.Who())
		return c.reducedLoss(k.red, value.Shape{}, k.x.DType)
	}
	if k.sx.Rank() == 2 {
		c.confirmSamples(k.x, true)
	}
	if k.count().Is(1) {
		c.Warn("mismatched-target", k.sx.Bits()|k.x.Bits, "%s: input %s has one class: the loss is 0 whatever it is", c.Who(), k.sx)
	}
	if k.sy.Known() && k.probabilities() {
		return k.soft()
	}
	return k.hard()
}

func nllLoss(c *Call) value.Value {
	k := newClasses(c)
	if k.x == nil || k.y == nil {
		return k.unknown()
	}
	if k.x.Role == value.Probabilities {
		c.Warn("suspicious-softmax", k.x.Bits, "%s takes log-probabilities, but its input is the output of a softmax: use log_softmax", c.Who())
	}
	if k.x.MadeBy == "Linear" {
		c.Warn("suspicious-softmax", k.x.Bits, "%s takes log-probabilities, but its input is the output of a linear layer: use log_softmax or cross_entropy", c.Who())
	}
	if is(k.x.DType, notReal) {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", k.x.Bits, fmt.Sprintf("\"nll_loss_out_frame\" not implemented for '%s'", scalarName(k.x.DType)),
			"%s takes a floating-point input, got %s", c.Who(), k.x.DType)
	}
	k.refineRanks(false)
	if !k.sx.Known() {
		return k.unknown()
	}
	if k.sx.Rank() == 0 {
		c.RefuseAs("ValueError", "wrong-rank", k.sx.RankBits(), "Expected 1 or more dimensions (got 0)", "%s: the input has no dimension of classes", c.Who())
		return c.reducedLoss(k.red, value.Shape{}, k.x.DType)
	}
	if k.sx.Rank() == 2 {
		c.confirmSamples(k.x, true)
	}
	return k.hard()
}

func (k *classes) unknown() value.Value {
	dt := value.NoDType
	if k.x != nil {
		dt = k.x.DType
	}
	return k.c.reducedLoss(k.red, value.Shape{Rest: k.c.NewRank(0)}, dt)
}

// refineRanks concludes one rank from the other, where the dtype of the target
// tells if it holds classes or probabilities.
func (k *classes) refineRanks(soft bool) {
	c := k.c
	k.sx, k.sy = c.Shape(k.x), c.Shape(k.y)
	classTarget := is(k.y.DType, value.DType.IsInteger) || !soft
	if !classTarget && k.y.DType == value.NoDType {
		return
	}
	extra := 0
	if classTarget {
		extra = 1
	}
	switch {
	case k.sy.Known() && !k.sx.Known():
		names := []string{"B", "C", "L"}
		if k.sy.Rank()+extra > 3 {
			names = spatialNames[2]
		}
		k.sx, _ = c.Ranked(k.x, k.sy.Rank()+extra, 0, names...)
	case k.sx.Known() && !k.sy.Known() && k.sx.Rank() >= extra:
		k.sy, _ = c.Ranked(k.y, k.sx.Rank()-extra, 0, "B")
	}
}

// probabilities tells if the target is taken for probabilities: it has the sizes of the input.
func (k *classes) probabilities() bool {
	c := k.c
	if k.sx.Rank() != k.sy.Rank() {
		return false
	}
	if c.sameSizes(k.sx, k.sy) {
		return true
	}
	if c.differ(k.sx, k.sy) {
		return false
	}
	// It can't be told; a target of as many dimensions is wrong otherwise.
	return !is(k.y.DType, notFloating)
}

// classDim is the number of the dimension of classes.
func (k *classes) classDim() int {
	if k.sx.Rank() == 1 {
		return 0
	}
	return 1
}

// each is the shape of the loss of each sample: the input without its classes.
func (k *classes) each() value.Shape { return Reduced(k.sx, []int{k.classDim()}, false) }

func (k *classes) count() value.Dim { return k.sx.Dims[k.classDim()] }

// soft is the loss against probabilities.
func (k *classes) soft() value.Value {
	c := k.c
	if is(k.y.DType, notFloating) {
		c.Fail(&value.Fault{Kind: "mismatched-target", Bits: k.y.Bits, Related: c.madeHere(k.y),
			Message: fmt.Sprintf("%s: a target of the shape of the input, %s, holds probabilities and must be floating point, got %s", c.Who(), k.sx, k.y.DType),
			Torch:   "Expected floating point type for target with class probabilities, got " + scalarName(k.y.DType)})
	}
	for i, d := range k.sy.Dims {
		c.Demand(d, k.sx.Dims[i], func() *value.Fault { return k.mismatch("the shapes differ", "") })
	}
	if i, ok := c.Int("ignore_index"); ok && i >= 0 {
		c.Refuse("invalid-argument", 0, "ignore_index is not supported for floating point target", "%s: ignore_index does not go with a target of probabilities", c.Who())
	}
	k.checkWeight(true)
	dt := value.Promote(k.x.DType, k.y.DType)
	if w := c.Tensor("weight"); w != nil {
		dt = value.Promote(dt, w.DType)
	}
	return c.reducedLoss(k.red, k.each(), dt)
}

// mismatch is a target that does not go with the input.
func (k *classes) mismatch(why, torch string) *value.Fault {
	c := k.c
	return &value.Fault{Kind: "mismatched-target", Torch: torch, Related: append(c.madeHere(k.x), c.madeHere(k.y)...),
		Message: fmt.Sprintf("%s: input %s and target %s do not fit: %s", c.Who(), k.sx, k.sy, why)}
}

// hard is the loss against class numbers.
func (k *classes) hard() value.Value {
	c := k.c
	if k.sy.Known() {
		k.checkTarget()
	}
	if t := k.y.DType; t != value.NoDType && t != value.Int64 && (t != value.Uint8 || k.sx.Rank() > 2) {
		c.Fail(&value.Fault{Kind: "mismatched-target", Bits: k.y.Bits, Related: c.madeHere(k.y),
			Message: fmt.Sprintf("%s: class numbers must be int64, got a %s target %s", c.Who(), t, k.sy),
			Torch:   "expected target dtype to be Long or Byte, but got " + scalarName(t)})
	}
	k.checkWeight(false)
	if !c.Failed() {
		k.checkRange()
	}
	return c.reducedLoss(k.red, k.each(), k.x.DType)
}

// checkTarget compares the sizes: [B, ...] for an input [B, C, ...].
func (k *classes) checkTarget() {
	c := k.c
	if k.sx.Rank() == 1 {
		if k.sy.Rank() == 0 {
			return
		}
		one := k.sy.Rank() == 1
		if one {
			n := k.sy.Dims[0]
			c.Demand(n, value.D(1), func() *value.Fault {
				f := k.mismatch(fmt.Sprintf("the input holds the classes of one sample, the target %s class numbers", n), fmt.Sprintf("For 1D input, 1D target must have size 1, but got target size: %s", n))
				f.Exception = "ValueError"
				return f
			})
			return
		}
		k.refuseTarget("the input holds the classes of one sample", "0D or 1D target tensor expected, multi-target not supported")
		return
	}
	batch := value.D(0)
	if k.sy.Rank() > 0 {
		batch = k.sy.Dims[0]
	}
	wrongBatch := func() *value.Fault {
		f := k.mismatch(fmt.Sprintf("the batch sizes are %s and %s", k.sx.Dims[0], batch),
			fmt.Sprintf("Expected input batch_size (%s) to match target batch_size (%s).", k.sx.Dims[0], batch))
		f.Exception = "ValueError"
		return f
	}
	if k.sy.Rank() == 0 {
		f := wrongBatch()
		f.Bits = k.sx.RankBits()
		c.Fail(f)
		return
	}
	if !c.Demand(k.sx.Dims[0], batch, wrongBatch) {
		return
	}
	want := k.each()
	switch {
	case k.sy.Rank() == want.Rank():
		for i := 1; i < want.Rank(); i++ {
			if !c.Demand(k.sy.Dims[i], want.Dims[i], func() *value.Fault {
				return k.mismatch(fmt.Sprintf("the target must be %s", want), fmt.Sprintf("Expected target size %s, got %s", want, k.sy))
			}) {
				return
			}
		}
	case k.sx.Rank() == 2:
		k.refuseTarget("the target must be "+want.String(), "0D or 1D target tensor expected, multi-target not supported")
	case k.sx.Rank() == 4:
		k.refuseTarget("the target must be "+want.String(), fmt.Sprintf("only batches of spatial targets supported (3D tensors) but got targets of dimension: %d", k.sy.Rank()))
	default:
		k.refuseTarget("the target must be "+want.String(), fmt.Sprintf("Expected target size %s, got %s", want, k.sy))
	}
}

func (k *classes) refuseTarget(why, torch string) {
	f := k.mismatch(why, torch)
	f.Bits = k.sx.RankBits() | k.sy.RankBits()
	want := k.each()
	if k.sy.Rank() == want.Rank()+1 && k.sy.Rank() > 1 && k.sy.Dims[1].Is(1) {
		f.Help = "target.squeeze(1) has the shape " + want.String()
	}
	k.c.Fail(f)
}

// checkWeight demands one weight a class.
func (k *classes) checkWeight(soft bool) {
	c := k.c
	w := c.Tensor("weight")
	if w == nil {
		return
	}
	s := c.Shape(w)
	n := k.count()
	fault := func() *value.Fault {
		return &value.Fault{Kind: "mismatched-target", Related: append(c.madeHere(w), c.madeHere(k.x)...),
			Message: fmt.Sprintf("%s: weight %s for %s classes: input is %s", c.Who(), s, n, k.sx),
			Torch:   fmt.Sprintf("weight tensor should be defined either for all %s classes or no classes but got weight tensor of shape: %s", n, s)}
	}
	if s.Known() {
		switch {
		case s.Rank() == 1 || k.sx.Rank() > 2 && !soft:
			c.Demand(s.Numel(), n, fault)
		default:
			f := fault()
			f.Bits = s.Bits()
			c.Fail(f)
		}
	}
	if !soft && w.DType != value.NoDType && k.x.DType != value.NoDType && w.DType != k.x.DType {
		c.Refuse("mismatched-dtype", w.Bits|k.x.Bits, fmt.Sprintf("expected scalar type %s but found %s", scalarName(k.x.DType), scalarName(w.DType)),
			"%s: weight is %s, the input %s", c.Who(), w.DType, k.x.DType)
	}
}

// checkRange looks for class numbers beyond the classes: in known contents, or in the range of random ones.
func (k *classes) checkRange() {
	c := k.c
	n := c.Resolve(k.count())
	ignore, known := c.Int("ignore_index")
	if c.IsNone("ignore_index") {
		ignore, known = -100, true
	}
	if !known {
		return
	}
	if data := k.y.Contents(); data != nil {
		for _, d := range data.Ints {
			v, ok := d.Const()
			if ok && v != ignore && (v < 0 || !c.surelyLess(d, n) && c.surelyLess(n, d.AddInt(1))) {
				c.Fail(k.outOfRange(v, n, d.Bits|n.Bits))
				return
			}
		}
		return
	}
	if !k.y.HasRange {
		return
	}
	high, ok1 := c.Resolve(k.y.High).Const()
	low, ok2 := c.Resolve(k.y.Low).Const()
	classes, ok3 := n.Const()
	if !ok1 || !ok2 || !ok3 || high <= classes || high-1 == ignore || low >= high || low < 0 && ignore < 0 {
		return
	}
	f := k.outOfRange(high-1, n, k.y.High.Bits|n.Bits)
	if !c.practicallySure(k.y, low, high, classes) {
		f.Severity = value.Warning
		c.Host.RaiseFault(f)
		return
	}
	c.Fail(f)
}

// practicallySure tells that of the random numbers in [low, high) that t holds one is not below end in all but one run of a hundred.
func (c *Call) practicallySure(t *value.Tensor, low, high, end int64) bool {
	fine := math.Max(0, float64(end-low)) / float64(high-low)
	n := 8.0 // a batch of unknown size
	if k, ok := c.Shape(t).Numel().Const(); ok {
		n = float64(k)
	}
	return math.Pow(fine, n) < 0.01
}

func (k *classes) outOfRange(v int64, n value.Dim, bits value.Bits) *value.Fault {
	c := k.c
	return &value.Fault{Kind: "mismatched-target", Exception: "IndexError", Bits: bits, Torch: fmt.Sprintf("Target %d is out of bounds.", v),
		Related: append(c.madeHere(k.y), c.madeHere(k.x)...),
		Message: fmt.Sprintf("%s: target %s holds class numbers up to %d, but the input %s has %s classes", c.Who(), c.Shape(k.y), v, k.sx, n)}
}
