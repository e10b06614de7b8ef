package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the connectionist temporal classification loss.

// https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.ctc_loss.html
var ctcRules = []Rule{
	{"torch.nn.functional.ctc_loss",
		"(log_probs, targets, input_lengths, target_lengths, blank=0, reduction='mean', zero_infinity=False)", ctcLoss},
}

var ctcLayers = []Layer{{
	Name: "torch.nn.CTCLoss", Base: plainLoss, Signature: "(blank=0, reduction='mean', zero_infinity=False)",
	Forward: "(log_probs, targets, input_lengths, target_lengths)", Eval: ctcLoss,
}}

// ctcLoss takes log-probabilities [T, B, C] or [T, C], targets [B, S] or all in one row, and a length for each sample.
func ctcLoss(c *Call) value.Value {
	x, y := c.Required("log_probs"), c.Required("targets")
	red := c.reduction()
	if x == nil {
		return c.unknownLoss(red)
	}
	if x.Role == value.Probabilities {
		c.Warn("suspicious-softmax", x.Bits, "%s takes log-probabilities, but its input is the output of a softmax: use log_softmax", c.Who())
	}
	if d := x.DType; is(d, notReal) || d == value.Float16 || d == value.BFloat16 {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", x.Bits, fmt.Sprintf("\"ctc_loss_cpu\" not implemented for '%s'", scalarName(d)), "%s does not work on %s tensors", c.Who(), d)
	}
	s := c.Shape(x)
	if !s.Known() {
		s, _ = c.Ranked(x, 3, value.FromUnbatched, "T", "B", "C")
		if !s.Known() {
			return c.unknownLoss(red)
		}
	}
	if s.Rank() != 2 && s.Rank() != 3 {
		c.Refuse("wrong-rank", s.RankBits(), fmt.Sprintf("Expected 3-dimensional tensor, but got %d-dimensional tensor for argument #1 'log_probs'", s.Rank()),
			"%s takes log_probs [T, B, C] or [T, C], got %s", c.Who(), s)
		return c.unknownLoss(red)
	}
	if c.anyZero(s.Dims) {
		c.Refuse("invalid-size", s.Bits(), "log_probs tensor must not be empty", "%s: log_probs %s is empty", c.Who(), s)
	}
	steps, batch, each := s.Dims[0], value.D(1), value.Shape{}
	if s.Rank() == 3 {
		batch = s.Dims[1]
		each = value.ShapeOf(batch)
	}
	n := s.Dims[s.Rank()-1]
	if b, ok := c.Dim("blank"); ok && (c.surelyLess(b, value.D(0)) || c.surelyLess(n, b.AddInt(1))) {
		c.Refuse("invalid-argument", b.Bits|n.Bits, "blank must be in label range", "%s: blank = %s, but there are %s classes", c.Who(), b, n)
	}
	if c.isTensor("input_lengths") != c.isTensor("target_lengths") && c.isSequence("input_lengths") != c.isSequence("target_lengths") {
		c.RefuseAs("TypeError", "invalid-argument", 0, "ctc_loss() received an invalid combination of arguments",
			"%s takes input_lengths and target_lengths both as tensors or both as tuples", c.Who())
	}
	inputs := c.ctcLengths("input_lengths", s, batch)
	targets := c.ctcLengths("target_lengths", s, batch)
	for _, l := range inputs {
		if c.surelyLess(steps, l) {
			c.Refuse("mismatched-target", l.Bits|steps.Bits, fmt.Sprintf("Expected input_lengths to have value at most %s, but got value %s", steps, l),
				"%s: an input length is %s, but log_probs %s has %s steps", c.Who(), l, s, steps)
		}
	}
	if y != nil {
		c.ctcTargets(y, targets, s, batch)
	}
	return c.reducedLoss(red, each, x.DType)
}

// isSequence tells if an argument is a list or tuple.
func (c *Call) isSequence(name string) bool {
	switch c.Arg(name).(type) {
	case *value.Tuple, *value.List:
		return true
	}
	return false
}

// ctcLengths reads lengths and demands one a sample; nil if the values are not known.
func (c *Call) ctcLengths(name string, s value.Shape, batch value.Dim) []value.Dim {
	switch v := c.Arg(name).(type) {
	case value.Int, value.Float, value.NoneType, value.Str:
		c.BadType(name, "Tensor or tuple of ints", v)
		return nil
	}
	shape, lengths, ok := c.lengthsArg(name)
	if !ok || !shape.Known() {
		return nil
	}
	if t, isTensor := c.Arg(name).(*value.Tensor); isTensor && is(t.DType, notInteger) {
		c.Refuse("mismatched-dtype", t.Bits, name+" must be integral", "%s: %s must be integers, got %s", c.Who(), name, t.DType)
	}
	count := shape.Numel()
	c.Demand(count, batch, func() *value.Fault {
		return &value.Fault{Kind: "mismatched-target", Torch: name + " must be of size batch_size",
			Message: fmt.Sprintf("%s: %s holds %s lengths, but the batch size is %s: log_probs is %s", c.Who(), name, count, batch, s)}
	})
	for _, l := range lengths {
		if c.surelyLess(l, value.D(0)) {
			c.Refuse("invalid-argument", l.Bits, fmt.Sprintf("Expected %s to have value at least 0, but got value %s", name, l), "%s: a length in %s is %s, below 0", c.Who(), name, l)
		}
	}
	return lengths
}

// ctcTargets compares the targets with their lengths.
func (c *Call) ctcTargets(y *value.Tensor, lengths []value.Dim, s value.Shape, batch value.Dim) {
	sy := c.Shape(y)
	if !sy.Known() {
		return
	}
	switch sy.Rank() {
	case 1:
		if lengths == nil {
			return
		}
		total := value.D(0)
		for _, l := range lengths {
			total = total.Add(l)
		}
		c.Demand(sy.Dims[0], total, func() *value.Fault {
			return &value.Fault{Kind: "mismatched-target", Torch: fmt.Sprintf("Expected tensor to have size %s at dimension 0, but got size %s for argument #2 'targets'", total, sy.Dims[0]),
				Message: fmt.Sprintf("%s: the target lengths add up to %s, but targets is %s", c.Who(), total, sy)}
		})
	case 2:
		c.Demand(sy.Dims[0], batch, func() *value.Fault {
			return &value.Fault{Kind: "mismatched-target", Related: c.madeHere(y),
				Message: fmt.Sprintf("%s: log_probs %s has batch size %s, targets %s has %s", c.Who(), s, batch, sy, sy.Dims[0]),
				Torch:   fmt.Sprintf("Expected tensor to have size %s at dimension 0, but got size %s for argument #2 'targets'", batch, sy.Dims[0])}
		})
		for _, l := range lengths {
			if c.surelyLess(sy.Dims[1], l) {
				c.Refuse("mismatched-target", l.Bits|sy.Dims[1].Bits, fmt.Sprintf("Expected tensor to have size at least %s at dimension 1, but got size %s for argument #2 'targets'", l, sy.Dims[1]),
					"%s: a target length is %s, but targets is %s", c.Who(), l, sy)
				return
			}
		}
	default:
		c.Refuse("mismatched-target", sy.Bits(), fmt.Sprintf("Expected 1 to 2 dimensions, but got %d-dimensional tensor for argument #2 'targets'", sy.Rank()),
			"%s takes targets [B, S] or [total], got %s", c.Who(), sy)
	}
}
