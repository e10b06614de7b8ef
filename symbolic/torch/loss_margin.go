package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the losses of rankings, embeddings and labels with a margin.

// https://docs.pytorch.org/docs/stable/nn.functional.html#loss-functions
var marginRules = []Rule{
	{"torch.nn.functional.margin_ranking_loss", "(input1, input2, target, margin=0, size_average=None, reduce=None, reduction='mean')", marginRanking},
	{"torch.nn.functional.cosine_embedding_loss", "(input1, input2, target, margin=0, size_average=None, reduce=None, reduction='mean')", cosineEmbedding},
	{"torch.nn.functional.triplet_margin_loss",
		"(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None, reduce=None, reduction='mean')", tripletMargin},
	{"torch.nn.functional.triplet_margin_with_distance_loss",
		"(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction='mean')", tripletMargin},
	{"torch.nn.functional.multilabel_margin_loss", "(input, target, size_average=None, reduce=None, reduction='mean')", multiLabelMargin},
	{"torch.nn.functional.multilabel_soft_margin_loss", "(input, target, weight=None, size_average=None, reduce=None, reduction='mean')", multiLabelSoftMargin},
	{"torch.nn.functional.multi_margin_loss", "(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction='mean')", multiMargin},
}

// https://docs.pytorch.org/docs/stable/nn.html#loss-functions
var marginLayers = []Layer{
	{Name: "torch.nn.MarginRankingLoss", Base: plainLoss, Signature: "(margin=0.0, size_average=None, reduce=None, reduction='mean')", Init: lossInit(),
		Forward: "(input1, input2, target)", Eval: marginRanking},
	{Name: "torch.nn.CosineEmbeddingLoss", Base: plainLoss, Signature: "(margin=0.0, size_average=None, reduce=None, reduction='mean')", Init: lossInit(),
		Forward: "(input1, input2, target)", Eval: cosineEmbedding},
	{Name: "torch.nn.TripletMarginLoss", Base: plainLoss,
		Signature: "(margin=1.0, p=2.0, eps=1e-6, swap=False, size_average=None, reduce=None, reduction='mean')", Init: tripletInit,
		Forward: "(anchor, positive, negative)", Eval: tripletMargin},
	{Name: "torch.nn.TripletMarginWithDistanceLoss", Base: plainLoss,
		Signature: "(*, distance_function=None, margin=1.0, swap=False, reduction='mean')", Init: tripletDistanceInit,
		Forward: "(anchor, positive, negative)", Eval: tripletMargin},
	{Name: "torch.nn.MultiLabelMarginLoss", Base: plainLoss, Signature: "(size_average=None, reduce=None, reduction='mean')", Init: lossInit(),
		Forward: "(input, target)", Eval: multiLabelMargin},
	{Name: "torch.nn.MultiLabelSoftMarginLoss", Base: weightedLoss, Signature: "(weight=None, size_average=None, reduce=None, reduction='mean')", Init: lossInit("weight"),
		Forward: "(input, target)", Eval: multiLabelSoftMargin},
	{Name: "torch.nn.MultiMarginLoss", Base: weightedLoss,
		Signature: "(p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction='mean')", Init: multiMarginInit,
		Forward: "(input, target)", Eval: multiMargin},
}

// operands reads tensors; ok is false if one is not known.
func (c *Call) lossOperands(names ...string) (ts []*value.Tensor, ok bool) {
	ok = true
	for _, name := range names {
		t := c.lossTensor(name)
		ts = append(ts, t)
		ok = ok && t != nil
	}
	return ts, ok
}

// unknownLoss is the loss of operands that are not known.
func (c *Call) unknownLoss(red string) value.Value {
	return c.reducedLoss(red, value.Shape{Rest: c.NewRank(0)}, value.NoDType)
}

// joinShapes broadcasts the shapes of operands; the first is shown as the input, the others as what does not fit.
func (c *Call) joinShapes(ts ...*value.Tensor) (value.Shape, bool) {
	out := c.Shape(ts[0])
	for _, t := range ts[1:] {
		s := c.Shape(t)
		next, at, ok := c.Broadcast(out, s)
		if !ok {
			a, _ := FromEnd(out, at)
			b, _ := FromEnd(s, at)
			c.Fail(&value.Fault{Kind: "mismatched-target", Bits: a.Bits | b.Bits, Related: c.madeHere(t),
				Message: fmt.Sprintf("%s: %s and %s do not fit: %s against %s in dimension %d", c.Who(), out, s, a, b, -at),
				Torch:   fmt.Sprintf("The size of tensor a (%s) must match the size of tensor b (%s) at non-singleton dimension %d", a, b, max(len(out.Dims), len(s.Dims))-at)})
			return out, false
		}
		out = next
	}
	return out, true
}

// promotedTensors is the dtype to which tensors are promoted.
func (c *Call) promotedTensors(ts ...*value.Tensor) value.DType {
	ops := make([]operand, len(ts))
	for i, t := range ts {
		ops[i] = operand{t: t, dt: t.DType}
	}
	return c.resultType(ops...)
}

// sameRanks refuses operands of unlike numbers of dimensions.
func (c *Call) sameRanks(torch string, ts ...*value.Tensor) bool {
	for _, t := range ts[1:] {
		a, b := c.Shape(ts[0]), c.Shape(t)
		if a.Known() && b.Known() && a.Rank() != b.Rank() {
			shapes := make([]any, len(ts))
			for i, t := range ts {
				shapes[i] = c.Shape(t)
			}
			c.Refuse("mismatched-target", a.RankBits()|b.RankBits(), torch, "%s: the tensors must have the same number of dimensions, got %s, %s and %s", append([]any{c.Who()}, shapes...)...)
			return false
		}
	}
	return true
}

func marginRanking(c *Call) value.Value {
	ts, ok := c.lossOperands("input1", "input2", "target")
	red := c.reduction()
	if !ok {
		return c.unknownLoss(red)
	}
	dt := c.promotedTensors(ts...)
	if !c.sameRanks("margin_ranking_loss : All input tensors should have same dimension", ts...) {
		return c.reducedLoss(red, c.Shape(ts[0]), dt)
	}
	if ts[0].DType == value.BoolType || ts[1].DType == value.BoolType {
		c.refuseDType("Subtraction, the `-` operator, with a bool tensor is not supported.", ts[0], ts[1])
	}
	if is(dt, notFloating) { // the margin is added as a float
		dt = c.DefaultDType
	}
	out, _ := c.joinShapes(ts...)
	return c.reducedLoss(red, out, dt, ts...)
}

// cosineEmbedding takes [B, D], [B, D] and [B], or [D], [D] and [].
func cosineEmbedding(c *Call) value.Value {
	ts, ok := c.lossOperands("input1", "input2", "target")
	red := c.reduction()
	if !ok {
		return c.unknownLoss(red)
	}
	dt := c.DefaultDType
	switch d := c.promotedTensors(ts[0], ts[1]); {
	case d == value.NoDType:
		dt = value.NoDType
	case d.IsFloat() || d.IsComplex():
		dt = d
	}
	y := c.Shape(ts[2])
	if !y.Known() {
		return c.reducedLoss(red, value.Shape{Rest: c.NewRank(0)}, dt)
	}
	if y.Rank() > 1 {
		c.Refuse("mismatched-target", y.RankBits(), "0D or 1D target tensor expected, multi-target not supported", "%s: the target must be [B] or [], got %s", c.Who(), y)
		return c.unknownLoss(red)
	}
	a, oka := c.Ranked(ts[0], y.Rank()+1, 0)
	b, okb := c.Ranked(ts[1], y.Rank()+1, 0)
	if !oka || !okb {
		if !oka && a.Known() || !okb && b.Known() {
			c.Refuse("mismatched-target", a.RankBits()|b.RankBits()|y.RankBits(), fmt.Sprintf("%dD target tensor expects %dD input tensors, but found inputs with sizes %s and %s.", y.Rank(), y.Rank()+1, a, b),
				"%s: a target %s goes with inputs of %d dimensions, got %s and %s", c.Who(), y, y.Rank()+1, a, b)
		}
		return c.reducedLoss(red, y, dt)
	}
	both, ok := c.joinShapes(ts[0], ts[1])
	if !ok {
		return c.reducedLoss(red, y, dt)
	}
	each := Reduced(both, []int{both.Rank() - 1}, false)
	out, _ := c.joinShapes(value.NewTensor(each, dt), ts[2])
	return c.reducedLoss(red, out, dt)
}

func tripletInit(c *Call) {
	lossInit()(c)
	tripletMarginArgument(c)
}

func tripletMarginArgument(c *Call) {
	if m, ok := c.Float("margin"); ok && m <= 0 {
		c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("margin must be greater than 0, got %v", m), "%s: margin is %v; it must be greater than 0", c.Short(), m)
	}
}

func tripletDistanceInit(c *Call) {
	tripletMarginArgument(c)
	fn := c.Arg("distance_function")
	if fn == value.None {
		if k := c.Host.Class("torch.nn.PairwiseDistance"); k != nil {
			fn = c.Host.Call(k, &value.Args{World: c.World})
		}
	}
	if fn != nil {
		c.Heap.Touch(c.Self)
		c.Self.Attrs.Delete("distance_function")
		c.Host.SetAttr(c.Self, "distance_function", fn)
	}
}

// tripletMargin is the loss of distances anchor-positive and anchor-negative.
func tripletMargin(c *Call) value.Value {
	ts, ok := c.lossOperands("anchor", "positive", "negative")
	red := c.reduction()
	tripletMarginArgument(c)
	if !ok {
		return c.unknownLoss(red)
	}
	s := [3]value.Shape{c.Shape(ts[0]), c.Shape(ts[1]), c.Shape(ts[2])}
	if !c.sameRanks(fmt.Sprintf("The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: anchor %dD, positive %dD, and negative %dD inputs",
		len(s[0].Dims), len(s[1].Dims), len(s[2].Dims)), ts...) {
		return c.unknownLoss(red)
	}
	pos, ok1 := c.tripletDistance(ts[0], ts[1])
	neg, ok2 := c.tripletDistance(ts[0], ts[2])
	if !ok1 || !ok2 {
		return c.unknownLoss(red)
	}
	all := []*value.Tensor{pos, neg}
	if swap, _ := c.Bool("swap"); swap {
		if d, ok := c.tripletDistance(ts[1], ts[2]); ok {
			all = append(all, d)
		}
	}
	out, _ := c.joinShapes(all...)
	return c.reducedLoss(red, out, c.promotedTensors(all...))
}

// tripletDistance is the distance of two tensors: of their last dimension, or what the user's function says.
func (c *Call) tripletDistance(a, b *value.Tensor) (*value.Tensor, bool) {
	if fn := c.distanceFunction(); fn != nil {
		t, ok := c.Host.Call(fn, &value.Args{World: c.World, Pos: []value.Value{a, b}}).(*value.Tensor)
		return t, ok
	}
	dt := c.promotedTensors(a, b)
	if is(dt, notFloating) {
		dt = c.DefaultDType
	}
	both, ok := c.joinShapes(a, b)
	if !ok {
		return nil, false
	}
	switch {
	case !both.Known() && len(both.Suffix) > 0:
		both.Suffix = both.Suffix[:len(both.Suffix)-1]
	case !both.Known():
		both = value.Shape{Rest: c.NewRank(0)}
	case both.Rank() > 0:
		both = Reduced(both, []int{both.Rank() - 1}, false)
	}
	return c.Out(both, dt), true
}

// distanceFunction is a distance of the user's own, nil for the usual one.
func (c *Call) distanceFunction() value.Value {
	var v value.Value
	switch {
	case c.Self == nil && c.Has("distance_function"):
		v = c.Arg("distance_function")
	case c.Self != nil:
		if v = c.SelfAttr("distance_function"); v == nil && c.Self.Module != nil {
			v = c.Self.Module.Modules.Get("distance_function")
		}
	}
	if v == nil || v == value.None {
		return nil
	}
	return v
}

// multiLabelMargin takes class numbers [B, C] for an input [B, C], or [C] for [C].
func multiLabelMargin(c *Call) value.Value {
	x, y := c.Required("input"), c.Required("target")
	red := c.reduction()
	if x == nil || y == nil {
		return c.unknownLoss(red)
	}
	sx, sy := c.Shape(x), c.Shape(y)
	if !sx.Known() || !sy.Known() {
		return c.reducedLoss(red, value.Shape{Rest: c.NewRank(0)}, x.DType)
	}
	if !c.vectorOrMatrix(sx) {
		return c.unknownLoss(red)
	}
	if sx.Rank() <= 1 {
		fits := sy.Rank() <= 1
		if fits && !c.Surely(sx.Numel(), sy.Numel()) {
			c.Demand(sx.Numel(), sy.Numel(), func() *value.Fault { return c.inconsistent(sx, sy) })
		} else if !fits {
			c.Fail(c.inconsistent(sx, sy))
		}
	} else {
		c.demandShape(y, sx, func(value.Shape) *value.Fault { return c.inconsistent(sx, sy) })
	}
	c.labelTypes(x, y, "multilabel_margin_loss_forward_out_frame")
	if data := y.Contents(); data != nil && sx.Rank() > 0 {
		c.labelRange(data.Ints, -1, sx.Dims[sx.Rank()-1], "argument #2 'target' is out of range")
	}
	return c.reducedLoss(red, labelLoss(sx), x.DType)
}

// labelLoss is the shape of the loss of each row.
func labelLoss(s value.Shape) value.Shape {
	if s.Rank() == 2 {
		return value.ShapeOf(s.Dims[0])
	}
	return value.Shape{}
}

func (c *Call) inconsistent(sx, sy value.Shape) *value.Fault {
	return &value.Fault{Kind: "mismatched-target", Bits: sx.Bits() | sy.Bits(), Torch: fmt.Sprintf("inconsistent target size: %s for input of size: %s", sy, sx),
		Message: fmt.Sprintf("%s: input %s and target %s must have the same shape", c.Who(), sx, sy) + batchNote(c, sx, sy)}
}

// vectorOrMatrix refuses inputs of more dimensions, and of no classes.
func (c *Call) vectorOrMatrix(s value.Shape) bool {
	bad := s.Rank() > 2
	for i, d := range s.Dims {
		bad = bad || c.Resolve(d).Is(0) && (i > 0 || s.Rank() == 1)
	}
	if bad {
		c.Refuse("wrong-rank", s.RankBits(), fmt.Sprintf("Expected non-empty vector or matrix with optional 0-dim batch size, but got: %s", s), "%s takes an input [B, C] or [C], got %s", c.Who(), s)
	}
	return !bad
}

// labelTypes demands a floating input and int64 labels.
func (c *Call) labelTypes(x, y *value.Tensor, kernel string) {
	if y.DType != value.NoDType && y.DType != value.Int64 {
		c.refuseDType("expected scalar type Long but found "+scalarName(y.DType), x, y)
	}
	if is(x.DType, notReal) || x.DType == value.Float16 || x.DType == value.BFloat16 && kernel != "" {
		c.refuseDType(fmt.Sprintf("%q not implemented for '%s'", kernel, scalarName(x.DType)), x, y)
	}
}

func (c *Call) labelRange(data []value.Dim, low int64, n value.Dim, torch string) {
	for _, d := range data {
		if c.surelyLess(d, value.D(low)) || c.surelyLess(n, d.AddInt(1)) {
			c.Refuse("mismatched-target", d.Bits|n.Bits, torch, "%s: class number %s, but the input has %s classes", c.Who(), d, n)
			return
		}
	}
}

// multiLabelSoftMargin compares element by element and sums over the classes.
func multiLabelSoftMargin(c *Call) value.Value {
	x, y := c.Required("input"), c.Required("target")
	red := c.reduction()
	if x == nil || y == nil {
		return c.unknownLoss(red)
	}
	dt := promotedPair(c, x, y)
	if is(x.DType, notReal) || y.DType == value.BoolType {
		c.refuseDType("\"log_sigmoid_cpu\" not implemented", x, y)
	}
	out, ok := c.lossShape(x, y)
	sx := c.Shape(x)
	if !ok || !out.Known() || !sx.Known() {
		return c.reducedLoss(red, value.Shape{Rest: c.NewRank(0)}, dt)
	}
	if sx.Rank() == 0 {
		c.RefuseAs("IndexError", "wrong-rank", out.RankBits(), "Dimension specified as -1 but tensor has no dimensions", "%s: the input has no dimension of classes", c.Who())
		return c.reducedLoss(red, out, dt)
	}
	c.warnBroadcast(x, y, out)
	if w := c.Tensor("weight"); w != nil {
		out, ok = c.joinShapes(value.NewTensor(out, dt), w)
		dt = value.Promote(dt, w.DType)
		if !ok {
			return c.reducedLoss(red, value.Shape{Rest: c.NewRank(0)}, dt)
		}
	}
	return c.reducedLoss(red, Reduced(out, []int{sx.Rank() - 1}, false), dt)
}

func multiMarginInit(c *Call) {
	lossInit("weight")(c)
	multiMarginArguments(c)
}

func multiMarginArguments(c *Call) {
	if p, ok := c.Float("p"); ok && p != 1 && p != 2 {
		c.RefuseAs("ValueError", "invalid-argument", 0, "only p == 1 and p == 2 supported", "%s: p is 1 or 2, not %v", c.Short(), p)
	}
	if w, ok := c.Arg("weight").(*value.Tensor); ok {
		if s := c.Shape(w); s.Known() && s.Rank() != 1 {
			c.RefuseAs("ValueError", "wrong-rank", s.RankBits(), fmt.Sprintf("MultiMarginLoss: expected weight to be None or 1D tensor, got %dD instead", s.Rank()),
				"%s: weight must have one dimension, got %s", c.Short(), s)
		}
	}
}

// multiMargin takes class numbers [B] for an input [B, C], or one for [C].
func multiMargin(c *Call) value.Value {
	x, y := c.Required("input"), c.Required("target")
	red := c.reduction()
	multiMarginArguments(c)
	if x == nil || y == nil {
		return c.unknownLoss(red)
	}
	sx, sy := c.Shape(x), c.Shape(y)
	if !sx.Known() {
		return c.reducedLoss(red, sy, x.DType)
	}
	if !c.vectorOrMatrix(sx) {
		return c.unknownLoss(red)
	}
	batch, n := value.D(1), value.D(1)
	if sx.Rank() == 2 {
		batch = sx.Dims[0]
	}
	if sx.Rank() > 0 {
		n = sx.Dims[sx.Rank()-1]
	}
	fault := func() *value.Fault {
		return &value.Fault{Kind: "mismatched-target", Related: c.madeHere(y),
			Message: fmt.Sprintf("%s: the target of an input %s must be [%s], got %s", c.Who(), sx, batch, sy),
			Torch: fmt.Sprintf("multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). Expected target size [%s], but got %s. Input has shape %s.",
				batch, sy, sx)}
	}
	if sy.Known() {
		switch {
		case sy.Rank() == 1:
			c.Demand(sy.Dims[0], batch, fault)
		case sy.Rank() == 0:
			c.Demand(value.D(1), batch, fault)
		default:
			f := fault()
			f.Bits = sx.RankBits() | sy.RankBits()
			c.Fail(f)
		}
	}
	c.labelTypes(x, y, "multi_margin_loss_cpu_kernel")
	if data := y.Contents(); data != nil {
		c.labelRange(data.Ints, 0, n, "target out of range")
	}
	if w := c.Tensor("weight"); w != nil {
		if s := c.Shape(w); s.Known() && s.Rank() == 1 {
			c.Demand(s.Dims[0], n, func() *value.Fault {
				return &value.Fault{Kind: "mismatched-target", Message: fmt.Sprintf("%s: weight %s for %s classes: input is %s", c.Who(), s, n, sx),
					Torch: fmt.Sprintf("inconsistent weight size, expected %s but got %s", n, s)}
			})
		}
		c.sameDType(x, w, "expected scalar type %s but found %s", scalarName(x.DType), scalarName(w.DType))
	}
	if sy.Known() && sy.Rank() == 0 || !sy.Known() && sx.Rank() < 2 {
		return c.reducedLoss(red, sy, x.DType)
	}
	return c.reducedLoss(red, value.ShapeOf(batch), x.DType)
}
