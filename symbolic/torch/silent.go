package torch

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds warnings of operations that run and almost surely mean
// something else. They ask for much evidence, and keep silent without it.

// predictions are the operations whose result [n, 1] is one prediction a sample.
var predictions = []string{"Linear", "linear", "Sigmoid", "sigmoid", "Tanh", "tanh", "ReLU", "relu", "Softplus", "softplus", "Sequential"}

// decisions are those that turn predictions into classes.
var decisions = []string{"round", ">", ">=", "gt", "ge", "greater", "argmax"}

// outerDifference warns of predictions [n, 1] against targets [n]: the result
// is [n, n], each prediction against each target. Pairwise differences that are
// meant are written with views of the same tensor, constants of a layer or ranges.
func (c *Call) outerDifference(op *binaryOp, l, r operand, out value.Shape) {
	makers := predictions
	switch op.symbol {
	case "==":
		makers = decisions
	case "*", "+", "/":
		makers = nil
	case "-":
	default:
		return
	}
	if l.t == nil || r.t == nil || !out.Known() || out.Rank() != 2 {
		return
	}
	p, y := l.t, r.t
	if c.Shape(p).Rank() == 1 {
		p, y = y, p
	}
	ps, ys := c.Shape(p), c.Shape(y)
	if p.Storage != nil && p.Storage == y.Storage { // all pairs of one column
		return
	}
	if ps.Rank() != 2 || ys.Rank() != 1 || !c.Resolve(ps.Dims[1]).Is(1) || !c.Surely(ps.Dims[0], ys.Dims[0]) || c.Surely(ps.Dims[0], value.D(1)) {
		return
	}
	if !slices.Contains(makers, p.MadeBy) && !c.oneOfEach(op, p, y) || y.Parameter || y.Buffer || y.MadeBy == "arange" || y.MadeBy == "linspace" {
		return
	}
	c.Warn("silent-broadcast", ps.Bits()|ys.Bits()|p.Bits|y.Bits, "%s: %s and %s broadcast to %s: each prediction meets each target", c.Short(), ps, ys, out)
}

// dataMakers make data: a vector of theirs that is as long as the batch holds a value for each sample.
// Lists of constants are left out: they may be as long as a small batch by chance.
var dataMakers = []string{"rand", "randn", "randint", "from_numpy", "rand_like", "randn_like", "ones_like", "zeros_like", "DataLoader"}

// oneOfEach tells that p, [n, 1], has one prediction or one value of the data
// for each sample, and that y has the same samples. A prediction is subtracted from targets only.
func (c *Call) oneOfEach(op *binaryOp, p, y *value.Tensor) bool {
	ps, ys := c.Shape(p), c.Shape(y)
	one, samples := ps.Dims[1].Axis, ys.Dims[0].Axis.Root()
	switch {
	case one == nil:
		return false
	case samples != nil && ps.Dims[0].Axis.Root() == samples:
		return one.Kind == value.PredictionAxis || one.Kind == value.ItemAxis
	}
	return one.Kind == value.PredictionAxis && (op.symbol == "-" || slices.Contains(dataMakers, y.MadeBy))
}

// batchNormOverTime warns of a BatchNorm1d right after a Linear over sequences:
// the features are last, but dimension 1 is normalised; it runs only because the two happen to be equal.
func (c *Call) batchNormOverTime(t *value.Tensor, s value.Shape) {
	if !s.Known() || s.Rank() != 3 || t.MadeBy != "Linear" || !c.Surely(s.Dims[1], s.Dims[2]) {
		return
	}
	if _, ok := c.Resolve(s.Dims[1]).Const(); !ok {
		return
	}
	c.Warn("mismatched-channels", s.Bits()|t.Bits, "%s normalises dimension 1, but the features of a Linear are last: input is %s, whose sizes happen to agree", c.Who(), s)
}
