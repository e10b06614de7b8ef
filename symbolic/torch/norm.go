package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds layer, group and response normalisation. Those by channels
// over a batch are in batchnorm.go.
// https://pytorch.org/docs/stable/nn.functional.html#normalization-functions

var ownNormRules = []Rule{
	{"torch.nn.functional.layer_norm", "def(input, normalized_shape, weight=None, bias=None, eps=1e-05)", layerNorm},
	{"torch.layer_norm", "(input, normalized_shape, weight=None, bias=None, eps=1e-05, cudnn_enable=True)", layerNorm},
	{"torch.native_layer_norm", "(input, normalized_shape, weight, bias, eps)", func(c *Call) value.Value {
		out := layerNorm(c)
		return value.NewTuple(out, c.UnknownTensor(value.NoDType), c.UnknownTensor(value.NoDType))
	}},
	{"torch.nn.functional.rms_norm", "def(input, normalized_shape, weight=None, eps=None)", rmsNorm},
	{"torch.rms_norm", "(input, normalized_shape, weight=None, eps=None)", rmsNorm},
	{"torch.nn.functional.group_norm", "def(input, num_groups, weight=None, bias=None, eps=1e-05)", groupNorm},
	{"torch.group_norm", "(input, num_groups, weight=None, bias=None, eps=1e-05, cudnn_enabled=True)", groupNorm},
	{"torch.nn.functional.local_response_norm", "def(input, size, alpha=0.0001, beta=0.75, k=1.0)", responseNorm},
	{"torch.nn.functional.normalize", "def(input, p=2.0, dim=1, eps=1e-12, out=None)", normalize},
}

// normRules are the rules of this file and of its parts.
func normRules() []Rule {
	return slices.Concat(batchNormRules, reparametrizationRules, ownNormRules)
}

var ownNormLayers = []Layer{
	{Name: "torch.nn.LayerNorm torch.nn.modules.normalization.LayerNorm", Signature: "(normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=None, dtype=None)",
		Init: layerNormInit, Forward: "(input)", Eval: layerNorm},
	{Name: "torch.nn.RMSNorm torch.nn.modules.normalization.RMSNorm", Signature: "(normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None)",
		Init: layerNormInit, Forward: "(x)", Eval: rmsNorm},
	{Name: "torch.nn.GroupNorm torch.nn.modules.normalization.GroupNorm", Signature: "(num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None, *, bias=True)",
		Init: groupNormInit, Forward: "(input)", Eval: groupNorm},
	{Name: "torch.nn.LocalResponseNorm torch.nn.modules.normalization.LocalResponseNorm", Signature: "(size, alpha=0.0001, beta=0.75, k=1.0)", Forward: "(input)", Eval: responseNorm},
	{Name: "torch.nn.CrossMapLRN2d torch.nn.modules.normalization.CrossMapLRN2d", Signature: "(size, alpha=0.0001, beta=0.75, k=1)", Forward: "(input)", Eval: crossMapNorm},
}

// normLayers are the layers of this file and of its parts.
func normLayers() []Layer {
	return slices.Concat(batchNormLayers, ownNormLayers)
}

// affineParameters registers weight and bias of the given shape, or None if they are switched off.
func (c *Call) affineParameters(affine string, dims []value.Dim, known bool) {
	dt := c.paramDType()
	on, sure := c.Bool(affine)
	bias, biasSure := true, true
	if c.Has("bias") {
		bias, biasSure = c.Bool("bias")
	}
	set := func(name string, on, sure bool) {
		switch {
		case !sure || on && !known:
			c.Heap.Touch(c.Self)
			c.Self.Attrs.Delete(name)
			c.Self.Module.Params.Set(name, c.Unknown(name+" of "+c.Short()))
		case on:
			c.Parameter(name, dt, dims...)
		default:
			c.NoParameter(name)
		}
	}
	set("weight", on, sure)
	if c.Short() != "RMSNorm" {
		set("bias", on && bias, sure && (biasSure || !on))
	}
}

// layerNormInit makes normalized_shape a tuple, as torch does.
func layerNormInit(c *Call) {
	switch v := c.Arg("normalized_shape").(type) {
	case value.Float, value.NoneType, value.Bool:
		msg := fmt.Sprintf("'%s' object is not iterable", v.TypeName())
		c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: normalized_shape must be an int or a tuple of ints, not %s", c.Short(), v.TypeName())
		return
	case value.Unknown, *value.Alt:
		if u, ok := v.(value.Unknown); !ok || u.Type != "int" {
			c.affineParameters("elementwise_affine", nil, false)
			return
		}
	}
	dims, _, ok := c.Dims("normalized_shape")
	if _, isInt := c.Arg("normalized_shape").(value.Int); isInt && !ok {
		dims, ok = []value.Dim{{E: dim.Invalid}}, true
	}
	if c.Failed() || c.negativeSize(value.ShapeOf(dims...)) {
		return
	}
	if ok {
		c.SetAttr("normalized_shape", ints(dims))
	}
	c.affineParameters("elementwise_affine", dims, ok)
}

// normalizedShape checks that the input ends in normalized_shape. ok is false
// if that is not known or was refused.
func (c *Call) normalizedShape(t *value.Tensor) (want value.Shape, ok bool) {
	if v := c.Arg("normalized_shape"); c.Self == nil {
		switch v.(type) {
		case value.Int, value.Float, value.Bool, value.Str, value.NoneType:
			c.BadType("normalized_shape", "tuple of ints", v)
			return want, false
		}
	}
	dims, _, ok := c.Dims("normalized_shape")
	if !ok || c.Failed() {
		return want, false
	}
	want = value.ShapeOf(dims...)
	if len(dims) == 0 {
		c.Refuse("invalid-argument", 0, "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []",
			"%s: normalized_shape is empty", c.Who())
		return want, false
	}
	return want, c.endsIn(t, want)
}

// endsIn demands that the last sizes of t are those of want.
func (c *Call) endsIn(t *value.Tensor, want value.Shape) bool {
	s, ok := c.EndingIn(t, want.Dims)
	if !ok {
		c.notNormalized(s, want, want.RankBits()|s.RankBits()|t.Bits, t)
		return false
	}
	for i := range want.Dims {
		have, _ := FromEnd(s, len(want.Dims)-i)
		if !c.Demand(have, want.Dims[i], func() *value.Fault { return c.notNormalizedFault(s, want, t) }) {
			return false
		}
	}
	return true
}

func (c *Call) notNormalized(s, want value.Shape, bits value.Bits, t *value.Tensor) {
	f := c.notNormalizedFault(s, want, t)
	f.Bits |= bits
	c.Fail(f)
}

func (c *Call) notNormalizedFault(s, want value.Shape, t *value.Tensor) *value.Fault {
	f := &value.Fault{Kind: "mismatched-features", Bits: t.Bits,
		Message: fmt.Sprintf("%s normalizes the last dimensions %s: input is %s", c.Who(), want, s),
		Torch:   fmt.Sprintf("Given normalized_shape=%s, expected input with shape [*, %s], but got input of size%s", want, joined(want.Dims, ", "), s)}
	if len(want.Dims) == 1 {
		if last, ok := s.Last(); ok {
			f.Message = fmt.Sprintf("%s takes %s features, got %s: input is %s", c.Who(), want.Dims[0], last, s)
		}
		f.Related = setHere("normalized_shape", want.Dims[0])
	}
	f.Related = append(f.Related, c.madeHere(t)...)
	return f
}

// sameAsNormalized demands that weight or bias has the normalized shape.
func (c *Call) sameAsNormalized(name string, want value.Shape) {
	w := c.Tensor(name)
	if w == nil || c.Failed() {
		return
	}
	s := c.Shape(w)
	if !s.Known() {
		return
	}
	wrong := s.Rank() != want.Rank()
	for i := 0; !wrong && i < s.Rank(); i++ {
		wrong = c.Never(s.Dims[i], want.Dims[i])
	}
	if wrong {
		c.Refuse("mismatched-features", s.Bits()|want.Bits()|w.Bits, fmt.Sprintf("Expected %s to be of same shape as normalized_shape, but got %s of shape %s and normalized_shape = %s", name, name, s, want),
			"%s: %s has shape %s, but normalized_shape is %s", c.Who(), name, s, want)
	}
}

// mixedTypes refuses parameters of another dtype than the input; a half-precision
// input may have float parameters.
func (c *Call) mixedTypes(t *value.Tensor, names ...string) bool {
	for _, name := range names {
		w, _ := c.Arg(name).(*value.Tensor)
		if w == nil || w.DType == value.NoDType || t.DType == value.NoDType || w.DType == t.DType {
			continue
		}
		if (t.DType == value.Float16 || t.DType == value.BFloat16) && w.DType == value.Float32 {
			continue
		}
		c.Refuse("mismatched-dtype", t.Bits|w.Bits, "mixed dtype (CPU): all inputs must share same datatype.", "%s: input is %s, but %s is %s", c.Who(), t.DType, name, w.DType)
		return true
	}
	return false
}

func layerNorm(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	out := c.Like(t)
	describe(c, out, operand{t: t})
	want, ok := c.normalizedShape(t)
	if ok {
		c.sameAsNormalized("weight", want)
		c.sameAsNormalized("bias", want)
	}
	if !c.Failed() && !c.mixedTypes(t, "weight", "bias") {
		c.unsupported(t, "LayerNormKernelImpl", notReal)
	}
	return out
}

func rmsNorm(c *Call) value.Value {
	name := "input"
	if c.Has("x") && c.Self != nil {
		name = "x"
	}
	t := c.Required(name)
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	out := c.Like(t)
	describe(c, out, operand{t: t})
	want, ok := c.normalizedShape(t)
	if ok {
		c.sameAsNormalized("weight", want)
	}
	if !c.Failed() {
		c.unsupported(t, "rms_norm", notFloating)
	}
	if w, _ := c.Arg("weight").(*value.Tensor); w != nil && w.DType == value.Float64 && t.DType == value.Float32 {
		out.DType = value.Float64
	}
	return out
}

func groupNormInit(c *Call) {
	channels := c.Arg("num_channels")
	groups, ok1 := AsDim(c.Arg("num_groups"))
	n, ok2 := AsDim(channels)
	if ok1 && c.Surely(groups, value.D(0)) {
		c.RefuseAs("ZeroDivisionError", "invalid-argument", groups.Bits, "integer modulo by zero", "GroupNorm: num_groups is 0")
		return
	}
	if ok1 && ok2 && c.Never(n.Mod(groups), value.D(0)) {
		c.Fail(&value.Fault{Kind: "invalid-size", Bits: groups.Bits | n.Bits, Exception: "ValueError",
			Torch:   fmt.Sprintf("num_channels (%s) must be divisible by num_groups (%s)", n, groups),
			Message: fmt.Sprintf("GroupNorm: %s channels do not divide into %s groups", n, groups), Related: append(setHere("num_channels", n), setHere("num_groups", groups)...)})
	}
	size := c.size("num_channels")
	if c.World.Exc != nil {
		return
	}
	c.affineParameters("affine", []value.Dim{size}, true)
}

// groupNorm normalizes groups of the channels, dimension 1.
func groupNorm(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	s := c.Shape(t)
	out := c.outLike(t, s, t.DType)
	if !s.Known() {
		if len(s.Dims) > 1 {
			c.groupChannels(t, s, s.Dims[1])
		}
		return out
	}
	if s.Rank() < 2 {
		c.Refuse("wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("Expected at least 2 dimensions for input tensor but received %d", s.Rank()), "%s takes at least 2 dimensions, got %s", c.Who(), s)
		return out
	}
	groups, ok := c.Dim("num_groups")
	if ok && c.Surely(groups, value.D(0)) {
		c.RefuseAs("ZeroDivisionError", "invalid-argument", groups.Bits, "integer division or modulo by zero", "%s: num_groups is 0", c.Who())
		return out
	}
	if ok {
		values := s.Dims[0].Mul(s.Dims[1]).FloorDiv(groups)
		for _, d := range s.Dims[2:] {
			values = values.Mul(d)
		}
		if values.Known() && c.Surely(values, value.D(1)) {
			c.RefuseAs("ValueError", "invalid-size", s.Bits()|t.Bits, fmt.Sprintf("Expected more than 1 value per channel when training, got input size %s", s), "%s has a single value in each group: input is %s in %s groups", c.Who(), s, groups)
			return out
		}
	}
	c.groupChannels(t, s, s.Dims[1])
	if !c.Failed() {
		c.groupElements(t, s)
	}
	if !c.Failed() && !c.mixedTypes(t, "weight", "bias") {
		c.unsupported(t, "GroupNormKernelImpl", notReal)
	}
	return out
}

// groupElements refuses groups without elements.
func (c *Call) groupElements(t *value.Tensor, s value.Shape) {
	if c.Surely(s.Dims[1], value.D(0)) {
		c.Refuse("invalid-size", s.Bits()|t.Bits, "Expected number of channels to be greater than 0, got 0", "%s: there are no channels: input is %s", c.Who(), s)
		return
	}
	field := value.D(1)
	for _, d := range s.Dims[2:] {
		field = field.Mul(d)
	}
	if field.Known() && c.Surely(field, value.D(0)) {
		c.Refuse("invalid-size", s.Bits()|t.Bits, "Expected HxW to be greater than 0, got 0", "%s: the channels have no elements: input is %s", c.Who(), s)
	}
}

func (c *Call) groupChannels(t *value.Tensor, s value.Shape, channels value.Dim) {
	for _, name := range []string{"weight", "bias"} {
		w, _ := c.Arg(name).(*value.Tensor)
		if w == nil || c.Failed() {
			continue
		}
		ws := c.Shape(w)
		if ws.Known() && ws.Rank() != 1 {
			c.groupVector(name, ws, s, w.Bits|t.Bits)
			continue
		}
		if ws.Known() {
			c.Demand(channels, ws.Dims[0], func() *value.Fault { return c.groupFault(name, ws, s, t) })
		}
	}
	groups, ok := c.Dim("num_groups")
	if !ok || c.Failed() {
		return
	}
	if c.Never(channels.Mod(groups), value.D(0)) {
		c.Refuse("invalid-size", channels.Bits|groups.Bits|t.Bits, fmt.Sprintf("Expected number of channels in input to be divisible by num_groups, but got input of shape %s and num_groups=%s", s, groups),
			"%s: %s channels do not divide into %s groups: input is %s", c.Who(), channels, groups, s)
	}
}

func (c *Call) groupVector(name string, ws, s value.Shape, bits value.Bits) {
	c.Refuse("mismatched-channels", ws.Bits()|bits, fmt.Sprintf("Expected %s to be a vector of size equal to the number of channels in input, but got %s of shape %s and input of shape %s", name, name, ws, s),
		"%s: %s must be a vector, got %s", c.Who(), name, ws)
}

func (c *Call) groupFault(name string, ws, s value.Shape, t *value.Tensor) *value.Fault {
	return &value.Fault{Kind: "mismatched-channels", Bits: t.Bits,
		Torch:   fmt.Sprintf("Expected %s to be a vector of size equal to the number of channels in input, but got %s of shape %s and input of shape %s", name, name, ws, s),
		Message: fmt.Sprintf("%s takes %s channels, got %s: input is %s", c.Who(), ws.Dims[0], s.Dims[1], s), Related: append(setHere("num_channels", ws.Dims[0]), c.madeHere(t)...)}
}

// responseNorm keeps the shape of at least 3 dimensions.
func responseNorm(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	s := c.Shape(t)
	out := c.LikeLayout(t, c.floated(t.DType))
	switch size, ok := c.Dim("size"); {
	case s.Known() && s.Rank() < 3:
		c.RefuseAs("ValueError", "wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("Expected 3D or higher dimensionality input (got %d dimensions)", s.Rank()), "%s takes at least 3 dimensions, got %s", c.Who(), s)
	case s.Known() && c.Surely(s.Numel(), value.D(0)):
		return t
	case ok && c.surelyLess(size, value.D(1)):
		c.Refuse("invalid-size", size.Bits, fmt.Sprintf("kernel size should be greater than zero, but got kH: %s kW: 1", size), "%s: the size of the window is %s", c.Who(), size)
	}
	return out
}

func crossMapNorm(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	s, ok := c.Ranked(t, 4, 0, "B", "C", "H", "W")
	if !ok {
		c.RefuseAs("ValueError", "wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("CrossMapLRN2d: Expected input to be 4D, got %dD instead.", s.Rank()), "%s takes 4 dimensions, got %s", c.Who(), s)
		return c.Like(t)
	}
	switch size, known := c.Dim("size"); {
	case known && c.Surely(size, value.D(0)):
		c.RefuseAs("ZeroDivisionError", "invalid-argument", size.Bits, "float division by zero", "%s: the size of the window is 0", c.Who())
	case t.DType != value.NoDType && notFloating(t.DType):
		c.Refuse("mismatched-dtype", t.Bits, fmt.Sprintf("result type Float can't be cast to the desired output type %s", scalarName(t.DType)), "%s does not work on %s tensors", c.Who(), t.DType)
	}
	return c.outLike(t, s, t.DType)
}

// normalize divides by the norm along one or more dimensions.
func normalize(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	a := c.axesArg("dim", false, false)
	if t.DType != value.NoDType && notFloating(t.DType) && !c.Failed() {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits, "linalg.vector_norm: Expected a floating point or complex tensor as input. Got "+scalarName(t.DType), "normalize does not work on %s tensors", t.DType)
		return c.Like(t)
	}
	if c.Shape(t).Known() || !a.unknown {
		c.reduced(t, a, true)
	}
	out := c.LikeLayout(t, t.DType)
	describe(c, out, operand{t: t})
	return c.delivered(out)
}
