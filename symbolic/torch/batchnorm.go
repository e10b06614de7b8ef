package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the normalisation of channels: batch and instance norm.
// https://pytorch.org/docs/stable/generated/torch.nn.BatchNorm2d.html

const (
	batchNormInitSignature    = "(num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)"
	instanceNormInitSignature = "(num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None, *, bias=True)"
)

var batchNormRules = []Rule{
	{"torch.nn.functional.batch_norm", "def(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05)", batchNormFunction},
	{"torch.batch_norm", "(input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled)", batchNormFunction},
	{"torch.nn.functional.instance_norm", "def(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-05)", instanceNormFunction},
	{"torch.instance_norm", "(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, cudnn_enabled)", instanceNormFunction},
}

var batchNormLayers = []Layer{
	batchNormLayer("BatchNorm1d", 1), batchNormLayer("BatchNorm2d", 2), batchNormLayer("BatchNorm3d", 3),
	{Name: "torch.nn.SyncBatchNorm torch.nn.modules.batchnorm.SyncBatchNorm", Base: "torch.nn.modules.batchnorm._BatchNorm",
		Signature: "(num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, process_group=None, device=None, dtype=None, *, bias=True)",
		Init:      channelNormInit, Forward: "(input)", Eval: batchNormForward(0)},
	instanceNormLayer("InstanceNorm1d", 1), instanceNormLayer("InstanceNorm2d", 2), instanceNormLayer("InstanceNorm3d", 3),
	{Name: "torch.nn.modules.batchnorm._NormBase", Signature: batchNormInitSignature, Init: channelNormInit, Forward: "(input)", Eval: batchNormForward(0)},
	{Name: "torch.nn.modules.batchnorm._BatchNorm", Base: "torch.nn.modules.batchnorm._NormBase", Signature: batchNormInitSignature, Init: channelNormInit, Forward: "(input)", Eval: batchNormForward(0)},
	{Name: "torch.nn.modules.instancenorm._InstanceNorm", Base: "torch.nn.modules.batchnorm._NormBase", Signature: instanceNormInitSignature, Init: channelNormInit, Forward: "(input)", Eval: instanceNormForward(0)},
}

func batchNormLayer(name string, n int) Layer {
	return Layer{Name: "torch.nn." + name + " torch.nn.modules.batchnorm." + name, Base: "torch.nn.modules.batchnorm._BatchNorm", Signature: batchNormInitSignature,
		Init: channelNormInit, Forward: "(input)", Eval: batchNormForward(n)}
}

func instanceNormLayer(name string, n int) Layer {
	return Layer{Name: "torch.nn." + name + " torch.nn.modules.instancenorm." + name, Base: "torch.nn.modules.instancenorm._InstanceNorm", Signature: instanceNormInitSignature,
		Init: channelNormInit, Forward: "(input)", Eval: instanceNormForward(n)}
}

// channelNormInit registers weight, bias and the running statistics, each one a channel.
func channelNormInit(c *Call) {
	affine, sureAffine := c.Bool("affine")
	track, sureTrack := c.Bool("track_running_stats")
	n := noDim
	if affine || track || !sureAffine || !sureTrack {
		n = c.size("num_features")
	}
	if c.World.Exc != nil {
		return
	}
	c.affineParameters("affine", []value.Dim{n}, true)
	names := []string{"running_mean", "running_var", "num_batches_tracked"}
	if sureTrack && !track {
		for _, name := range names {
			c.Heap.Touch(c.Self)
			c.Self.Module.Buffers.Set(name, value.None)
		}
		return
	}
	if !sureTrack {
		for _, name := range names {
			c.Heap.Touch(c.Self)
			c.Self.Module.Buffers.Set(name, c.Unknown("statistics that may not be tracked"))
		}
		return
	}
	dt := c.paramDType()
	c.Buffer(names[0], dt, n)
	c.Buffer(names[1], dt, n)
	c.Buffer(names[2], value.Int64)
}

// batchRank checks the rank for a layer of n spatial dimensions; 0: any number of them.
func batchRank(c *Call, t *value.Tensor, n int) (s value.Shape, ok bool) {
	s = c.Shape(t)
	if check, _ := c.Self.Class.Lookup("_check_input_dim"); check != nil { // a class of the user's has a check of its own
		passed := c.Host.Call(check, &value.Args{World: c.World, Pos: []value.Value{c.Self, t}})
		return c.Shape(t), passed != nil
	}
	if !s.Known() {
		if n >= 2 {
			return c.Ranked(t, n+2, 0, spatialNames[n]...)
		}
		return s, true
	}
	want, good := fmt.Sprintf("%dD", n+2), s.Rank() == n+2
	switch n {
	case 1:
		want, good = "2D or 3D", s.Rank() == 2 || s.Rank() == 3
	case 0:
		want, good = "at least 2D", s.Rank() >= 2
	}
	if !good {
		c.RefuseAs("ValueError", "wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("expected %s input (got %dD input)", want, s.Rank()), "%s takes %s input, got %s", c.Who(), want, s)
	}
	return s, good
}

func batchNormForward(n int) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.Required("input")
		if t == nil {
			return c.UnknownTensor(value.NoDType)
		}
		s, ok := batchRank(c, t, n)
		if !ok {
			return c.outLike(t, s, t.DType)
		}
		if n == 1 {
			c.batchNormOverTime(t, s)
		}
		training, known := c.Bool("training")
		if known && !training { // without statistics those of the batch are used
			training = c.IsNone("running_mean") && c.IsNone("running_var")
		}
		return c.batchNorm(t, c.Shape(t), training, known)
	}
}

func batchNormFunction(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	training, known := c.Bool("training")
	out := c.batchNorm(t, c.Shape(t), training, known)
	return out
}

// batchNorm is the common part of layer and function.
func (c *Call) batchNorm(t *value.Tensor, s value.Shape, training, known bool) value.Value {
	out := c.outLike(t, s, t.DType)
	describe(c, out, operand{t: t})
	if known && training && s.Known() && s.Rank() >= 1 && !c.batchOfOne(t, s) {
		return out
	}
	if !c.runningPair(known, training) {
		return out
	}
	c.channelSizes(t, s)
	if s.Known() && s.Rank() < 2 && !c.Failed() && !c.Surely(s.Numel(), value.D(0)) {
		c.RefuseAs("IndexError", "wrong-rank", s.Bits()|t.Bits, "Dimension out of range (expected to be in range of [-1, 0], but got 1)", "%s takes at least 2 dimensions, got %s", c.Who(), s)
	}
	if n := s.Numel(); !c.Failed() && !(n.Known() && c.Surely(n, value.D(0))) {
		c.unsupported(t, "batch_norm", notReal)
	}
	if !c.Failed() {
		c.mixedTypes(t, "weight", "bias", "running_mean", "running_var")
	}
	return out
}

// batchOfOne refuses the variance of a single value a channel.
func (c *Call) batchOfOne(t *value.Tensor, s value.Shape) bool {
	values := s.Dims[0]
	for _, d := range s.Dims[min(2, len(s.Dims)):] {
		values = values.Mul(d)
	}
	if !values.Known() || !c.Surely(values, value.D(1)) {
		return true
	}
	c.RefuseAs("ValueError", "invalid-size", values.Bits|s.Bits()|t.Bits, fmt.Sprintf("Expected more than 1 value per channel when training, got input size torch.Size(%s)", s),
		"%s has a single value a channel in training: input is %s", c.Who(), s)
	return false
}

// runningPair refuses statistics of which one is missing, or both in evaluation.
func (c *Call) runningPair(known, training bool) bool {
	mean, variance := c.IsNone("running_mean"), c.IsNone("running_var")
	switch {
	case known && !training && mean:
		c.Refuse("invalid-argument", 0, "running_mean must be defined in evaluation mode", "%s: running_mean is missing in evaluation mode", c.Who())
	case known && !training && variance:
		c.Refuse("invalid-argument", 0, "running_var must be defined in evaluation mode", "%s: running_var is missing in evaluation mode", c.Who())
	case mean != variance && known:
		c.RefuseAs("ValueError", "invalid-argument", 0, "running_mean and running_var must either both be None or neither be None", "%s: running_mean and running_var go together", c.Who())
	default:
		return true
	}
	return false
}

// channelSizes demands that statistics and parameters have one element a channel.
func (c *Call) channelSizes(t *value.Tensor, s value.Shape) {
	channels := noDim
	switch {
	case len(s.Dims) >= 2:
		channels = s.Dims[1]
	case s.Known():
		channels = value.D(0)
	}
	for _, name := range []string{"running_mean", "running_var", "weight", "bias"} {
		w, _ := c.Arg(name).(*value.Tensor)
		if w == nil || c.Failed() {
			continue
		}
		n := c.Shape(w).Numel()
		c.Demand(channels, n, func() *value.Fault {
			return &value.Fault{Kind: "mismatched-channels", Bits: t.Bits | w.Bits, Torch: fmt.Sprintf("%s should contain %s elements not %s", name, channels, n),
				Message: fmt.Sprintf("%s takes %s channels, got %s: input is %s", c.Who(), n, channels, s), Related: append(setHere("num_features", n), c.madeHere(t)...)}
		})
	}
}

func instanceNormForward(n int) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.Required("input")
		if t == nil {
			return c.UnknownTensor(value.NoDType)
		}
		s := c.Shape(t)
		if !s.Known() && n > 0 {
			s, _ = c.Ranked(t, n+2, value.FromUnbatched, spatialNames[n]...)
		}
		out := c.Out(s, t.DType)
		describe(c, out, operand{t: t})
		if !s.Known() {
			return out
		}
		if n > 0 && s.Rank() != n+1 && s.Rank() != n+2 {
			c.RefuseAs("ValueError", "wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("expected %dD or %dD input (got %dD input)", n+1, n+2, s.Rank()), "%s takes %dD (unbatched) or %dD (batched) input, got %s", c.Who(), n+1, n+2, s)
			return out
		}
		batched := s
		if n > 0 && s.Rank() == n+1 {
			batched = value.ShapeOf(append([]value.Dim{value.D(1)}, s.Dims...)...)
		}
		if c.instanceFeatures(t, s, batched) {
			training, known := c.Bool("training")
			if c.IsNone("running_mean") {
				training, known = true, true
			}
			c.instanceNorm(t, batched, training, known)
		}
		return out
	}
}

// instanceFeatures checks num_features: without parameters torch only warns.
func (c *Call) instanceFeatures(t *value.Tensor, s, batched value.Shape) bool {
	features, ok := c.Dim("num_features")
	if !ok || len(batched.Dims) < 2 || !c.Never(batched.Dims[1], features) {
		return true
	}
	affine, known := c.Bool("affine")
	if known && affine {
		c.Fail(&value.Fault{Kind: "mismatched-channels", Bits: features.Bits | s.Bits() | t.Bits, Exception: "ValueError",
			Torch:   fmt.Sprintf("expected input's size at dim=%d to match num_features (%s), but got: %s.", s.Rank()-batched.Rank()+1, features, batched.Dims[1]),
			Message: fmt.Sprintf("%s takes %s channels, got %s: input is %s", c.Who(), features, batched.Dims[1], s), Related: append(setHere("num_features", features), c.madeHere(t)...)})
		return false
	}
	if known && c.IsNone("running_mean") {
		c.Warn("mismatched-channels", features.Bits|s.Bits()|t.Bits, "%s is made for %s channels, got %s: input is %s", c.Who(), features, batched.Dims[1], s)
	}
	return true
}

func instanceNormFunction(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	s := c.Shape(t)
	out := c.Out(s, t.DType)
	describe(c, out, operand{t: t})
	use, known := c.Bool("use_input_stats")
	if s.Known() {
		c.instanceNorm(t, s, use, known)
	}
	return out
}

// instanceNorm is the common part: s has the batch dimension.
func (c *Call) instanceNorm(t *value.Tensor, s value.Shape, use, known bool) {
	if known && use {
		values := value.D(1)
		for _, d := range s.Dims[min(2, len(s.Dims)):] {
			values = values.Mul(d)
		}
		if values.Known() && c.Surely(values, value.D(1)) {
			c.RefuseAs("ValueError", "invalid-size", s.Bits()|t.Bits, fmt.Sprintf("Expected more than 1 spatial element when training, got input size torch.Size(%s)", s),
				"%s has a single value a channel: input is %s", c.Who(), s)
			return
		}
	}
	mean, variance := c.IsNone("running_mean"), c.IsNone("running_var")
	switch {
	case mean != variance:
		c.RefuseAs("ValueError", "invalid-argument", 0, "running_mean and running_var must either both be None or neither be None", "%s: running_mean and running_var go together", c.Who())
		return
	case known && !use && mean:
		c.Refuse("invalid-argument", 0, "Expected running_mean and running_var to be defined when use_input_stats is false", "%s: running_mean and running_var are missing", c.Who())
		return
	}
	c.channelSizes(t, s)
	if n := s.Numel(); n.Known() && c.Surely(n, value.D(0)) {
		return // no kernel runs on nothing
	}
	if !c.Failed() && !c.unsupported(t, "batch_norm", notReal) {
		c.mixedTypes(t, "weight", "bias", "running_mean", "running_var")
	}
}
