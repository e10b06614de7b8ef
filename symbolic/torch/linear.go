package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Linear maps. https://pytorch.org/docs/stable/generated/torch.nn.Linear.html,
// https://pytorch.org/docs/stable/generated/torch.nn.Bilinear.html
var linearRules = []Rule{
	{"torch.nn.functional.linear torch._C._nn.linear", "(input, weight, bias=None)", linear},
	{"torch.nn.functional.bilinear torch.bilinear", "(input1, input2, weight, bias=None)", bilinear},
}

var linearLayers = []Layer{
	{
		Name:      "torch.nn.Linear",
		Signature: "(in_features, out_features, bias=True, device=None, dtype=None)",
		Init:      linearInit,
		Forward:   "(input)",
		Eval:      linear,
	},
	{
		Name:      "torch.nn.NonDynamicallyQuantizableLinear",
		Base:      "torch.nn.Linear",
		Signature: "(in_features, out_features, bias=True, device=None, dtype=None)",
		Init:      linearInit,
		Forward:   "(input)",
		Eval:      linear,
	},
	{
		Name:      "torch.nn.Bilinear",
		Signature: "(in1_features, in2_features, out_features, bias=True, device=None, dtype=None)",
		Init:      bilinearInit,
		Forward:   "(input1, input2)",
		Eval:      bilinear,
	},
}

// size is an argument that becomes a size of a parameter: a float or a string
// is refused as torch.empty does, and so is a negative size.
func (c *Call) size(name string) value.Dim {
	v := c.Arg(name)
	switch v.(type) {
	case value.NoneType, value.Float, value.Str, *value.Tuple, *value.List, *value.Dict, nil:
		msg := fmt.Sprintf("empty(): argument 'size' failed to unpack the object with error \"type must be tuple of ints,but got %s\"", typeName(v))
		c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: %s must be an int, not %s", c.Short(), name, typeName(v))
		return noDim
	}
	d, ok := AsDim(v)
	if !ok {
		return noDim
	}
	d = c.Resolve(d)
	if toBeGiven(d) {
		return noDim
	}
	if c.surelyLess(d, value.D(0)) {
		c.Refuse("invalid-size", d.Bits, fmt.Sprintf("Trying to create tensor with negative dimension %s", d), "%s: %s is %s, below 0", c.Short(), name, d)
		return noDim
	}
	return d
}

func typeName(v value.Value) string {
	if v == nil {
		return "NoneType"
	}
	return v.TypeName()
}

// paramDType is the dtype argument of a layer's constructor. Parameters need
// gradients, so integers are refused.
func (c *Call) paramDType() value.DType {
	dt := c.DType("dtype", c.DefaultDType)
	if dt != value.NoDType && notFloating(dt) {
		c.Refuse("mismatched-dtype", 0, "Only Tensors of floating point and complex dtype can require gradients",
			"%s: parameters cannot be %s", c.Short(), dt)
	}
	return dt
}

// biasParameter registers the bias that the argument asks for. An undecided
// flag gives an unknown bias.
func (c *Call) biasParameter(dt value.DType, dims ...value.Dim) {
	switch on, known := c.Bool("bias"); {
	case on:
		c.Parameter("bias", dt, dims...)
	case known:
		c.NoParameter("bias")
	default:
		c.Heap.Touch(c.Self)
		c.Self.Attrs.Delete("bias")
		c.Self.Module.Params.Set("bias", c.Unknown("bias of "+c.Short()))
	}
}

func linearInit(c *Call) {
	in, out := c.size("in_features"), c.size("out_features")
	dt := c.paramDType()
	c.Parameter("weight", dt, out, in)
	c.biasParameter(dt, out)
	c.resetParameters()
}

// linear exchanges the last dimension and keeps all those before it.
func linear(c *Call) value.Value {
	x, w := c.Required("input"), c.Required("weight")
	if w == nil {
		if x == nil {
			return c.Unknown("input and weight of linear")
		}
		return c.linearUnknownWeight(x)
	}
	dt := w.DType
	if x != nil && x.DType != value.NoDType {
		dt = x.DType
	}
	ws := c.Shape(w)
	if x == nil {
		return c.linearUnknownInput(ws, dt)
	}
	if s := c.Shape(x); s.Known() && s.Rank() == 0 || ws.Known() && ws.Rank() == 0 {
		c.Refuse("wrong-rank", x.Bits, fmt.Sprintf("both arguments to linear need to be at least 1D, but they are %dD and %dD", len(s.Dims), len(ws.Dims)),
			"%s needs an input of at least 1 dimension, got %s", c.Who(), s)
		return c.linearUnknownInput(ws, dt)
	}
	if !ws.Known() {
		return c.linearUnknownWeight(x)
	}
	if ws.Rank() > 2 {
		c.Refuse("wrong-rank", w.Bits, fmt.Sprintf("t() expects a tensor with <= 2 dimensions, but self is %dD", ws.Rank()),
			"%s: weight must have 1 or 2 dimensions, is %s", c.Who(), ws)
		return c.UnknownTensor(dt)
	}
	in, _ := ws.Last()
	s, ok := c.EndingIn(x, []value.Dim{in})
	if !ok {
		return c.UnknownTensor(dt)
	}
	c.confirmOrder(x)
	got, _ := s.Last()
	c.onlyOneSample(x, s, got, in)
	c.Demand(got, in, func() *value.Fault { return c.mismatchedFeatures(x, s, ws, got, in) })
	c.linearDTypes(x, w)
	out := c.linearShape(s, ws)
	if !c.Failed() {
		c.linearBias(x, out, ws)
	}
	y := c.Out(out, dt)
	y.From = &s
	return y
}

func (c *Call) linearShape(s, ws value.Shape) value.Shape {
	if ws.Rank() == 2 {
		out := ws.Dims[0]
		if out.Is(1) {
			out.Axis = &value.Axis{Kind: value.PredictionAxis}
		}
		return s.WithLast(out)
	}
	s = s.Clone()
	if n := len(s.Suffix); n > 0 {
		s.Suffix = s.Suffix[:n-1]
	} else {
		s.Dims = s.Dims[:len(s.Dims)-1]
	}
	return s
}

// mismatchedFeatures words the commonest mistake of all.
func (c *Call) mismatchedFeatures(x *value.Tensor, s, ws value.Shape, got, want value.Dim) *value.Fault {
	f := &value.Fault{Kind: "mismatched-features", Bits: x.Bits & value.FromUnknownCall,
		Message: fmt.Sprintf("%s takes %s features, got %s: input is %s", c.Who(), want, got, s)}
	rows := "..."
	if s.Known() {
		rows = value.Shape{Dims: s.Dims[:len(s.Dims)-1]}.Numel().String()
	}
	out := value.D(1)
	if ws.Rank() == 2 {
		out = ws.Dims[0]
	}
	f.Torch = fmt.Sprintf("mat1 and mat2 shapes cannot be multiplied (%sx%s and %sx%s)", rows, got, want, out)
	f.Related = append(setHere("in_features", want), c.madeHere(x)...)
	if c.Self != nil && c.Self.Class.Name == "Linear" {
		if _, ok := got.Const(); ok && ws.Rank() == 2 {
			f.Help = fmt.Sprintf("nn.Linear(%s, %s) fits this input", got, out)
		}
	}
	return f
}

// linearDTypes: neither operand is promoted, and there is no matmul of bools.
func (c *Call) linearDTypes(x, w *value.Tensor) {
	if !c.sameDType(x, w, "mat1 and mat2 must have the same dtype, but got %s and %s", scalarName(x.DType), scalarName(w.DType)) {
		return
	}
	if s := c.Shape(x); !c.anyZero(s.Dims) && c.unsupported(x, "addmm_impl_cpu_", isBool) {
		return
	}
	if b := c.Tensor("bias"); b != nil && b.DType != value.NoDType && w.DType != value.NoDType && b.DType != w.DType {
		c.Refuse("mismatched-dtype", b.Bits|w.Bits, fmt.Sprintf("self and mat2 must have the same dtype, but got %s and %s", scalarName(b.DType), scalarName(w.DType)),
			"%s: bias is %s, but weight is %s", c.Who(), b.DType, w.DType)
	}
}

// linearBias checks that the bias can be added to the result in place.
func (c *Call) linearBias(x *value.Tensor, out, ws value.Shape) {
	b := c.Tensor("bias")
	if b == nil {
		return
	}
	bs := c.Shape(b)
	if !bs.Known() || !out.Known() {
		return
	}
	if ws.Rank() == 1 {
		// addmm refuses a vector as matrix; matmul + scalar runs, except for a 2-D input.
		if in := c.Shape(x); bs.Rank() > 0 || in.Known() && in.Rank() == 2 {
			c.Refuse("wrong-rank", b.Bits, "addmm: mat2 must be a matrix, got 1-D tensor", "%s: with a bias the weight must be a matrix, is %s", c.Who(), ws)
		}
		return
	}
	fits := bs.Rank() <= out.Rank() || out.Rank() == 1 && bs.Rank() == 2 && bs.Dims[0].Is(1)
	for i := 1; fits && i <= bs.Rank() && i <= out.Rank(); i++ {
		x, y := bs.Dims[bs.Rank()-i], out.Dims[out.Rank()-i]
		fits = x.Is(1) || !c.Never(x, y)
	}
	if !fits {
		c.Refuse("incompatible-shapes", b.Bits|bs.Bits(), fmt.Sprintf("The expanded size of the tensor must match the existing size. Target sizes: %s.  Tensor sizes: %s", out, bs),
			"%s: a bias of %s cannot be added to %s", c.Who(), bs, out)
	}
}

// linearUnknownInput: whatever came in, the last dimension of the result is known.
func (c *Call) linearUnknownInput(ws value.Shape, dt value.DType) value.Value {
	t := c.UnknownTensor(dt)
	t.LayoutUnknown = false
	if ws.Known() && ws.Rank() == 2 {
		t.Shape.Suffix = []value.Dim{ws.Dims[0]}
	}
	return t
}

func (c *Call) linearUnknownWeight(x *value.Tensor) value.Value {
	s, ok := c.AtLeast(x, 1)
	if !ok {
		return c.Unknown("weight of linear")
	}
	features := c.NewDim("", 0)
	features.Bits |= value.FromRankGuess // the weight of one unit has one dimension, and the result one less
	return c.Out(s.WithLast(features), x.DType)
}

func bilinearInit(c *Call) {
	in1, in2, out := c.size("in1_features"), c.size("in2_features"), c.size("out_features")
	if d, bad := c.below(1, in1); bad && !c.Failed() {
		c.RefuseAs("ValueError", "invalid-argument", d.Bits, fmt.Sprintf("in1_features must be > 0, but got (in1_features=%s)", d),
			"Bilinear: in1_features must be above 0, is %s", d)
	}
	dt := c.paramDType()
	c.Parameter("weight", dt, out, in1, in2)
	c.biasParameter(dt, out)
	c.resetParameters()
}

// bilinear needs equal dimensions but for the last; nothing is broadcast.
func bilinear(c *Call) value.Value {
	a, b, w := c.Required("input1"), c.Required("input2"), c.Required("weight")
	if a == nil || b == nil || w == nil {
		if w != nil {
			return c.linearUnknownInput(c.bilinearWeight(w), w.DType)
		}
		return c.Unknown("operands of bilinear")
	}
	ws := c.Shape(w)
	if ws.Known() && ws.Rank() != 3 {
		c.Refuse("wrong-rank", w.Bits, "number of dimensions must match", "%s: weight must have 3 dimensions, is %s", c.Who(), ws)
		return c.UnknownTensor(w.DType)
	}
	sa, sb := c.Shape(a), c.Shape(b)
	if sa.Known() != sb.Known() { // equal ranks are demanded, so the other is known, too
		if sa.Known() {
			sb, _ = c.Ranked(b, sa.Rank(), 0)
		} else {
			sa, _ = c.Ranked(a, sb.Rank(), 0)
		}
	}
	for i, t := range []*value.Tensor{b, w} {
		if a.DType != value.NoDType && t.DType != value.NoDType && a.DType != t.DType {
			c.Refuse("mismatched-dtype", a.Bits|t.Bits, fmt.Sprintf("All tensors must have the same dtype, got input1: %s, %s: %s", a.DType, [...]string{"input2", "weight"}[i], t.DType),
				"%s: all operands must have one dtype, got %s and %s", c.Who(), a.DType, t.DType)
		}
	}
	if t := c.Tensor("bias"); t != nil && t.DType != value.NoDType && w.DType != value.NoDType && t.DType != w.DType {
		c.Refuse("mismatched-dtype", t.Bits, "All tensors must have the same dtype", "%s: bias is %s, but weight is %s", c.Who(), t.DType, w.DType)
	}
	if !c.anyZero(sa.Dims) {
		c.unsupported(a, "bmm", isBool)
	}
	if !sa.Known() || !sb.Known() || !ws.Known() {
		if !sa.Known() && !sb.Known() && ws.Known() {
			sa, _ = c.AtLeast(a, 1)
			sb, _ = c.AtLeast(b, 1)
			c.bilinearFeatures(sa, sb, ws)
		}
		return c.linearUnknownInput(c.bilinearWeight(w), a.DType)
	}
	return c.bilinearKnown(a, sa, sb, ws)
}

// bilinearWeight is the weight's shape as that of the Linear with the same outputs.
func (c *Call) bilinearWeight(w *value.Tensor) value.Shape {
	if ws := c.Shape(w); ws.Known() && ws.Rank() == 3 {
		return value.ShapeOf(ws.Dims[0], ws.Dims[1])
	}
	return value.Shape{Rest: c.NewRank(0)}
}

// bilinearFeatures demands that the last sizes are those of the weight.
func (c *Call) bilinearFeatures(sa, sb, ws value.Shape) {
	for k, s := range []value.Shape{sa, sb} {
		want := ws.Dims[k+1]
		got, ok := s.Last()
		if !ok {
			continue
		}
		c.Demand(got, want, func() *value.Fault {
			return &value.Fault{Kind: "mismatched-features",
				Message: fmt.Sprintf("%s takes %s features as input %d, got %s: it is %s", c.Who(), want, k+1, got, s),
				Torch:   fmt.Sprintf("bilinear(): input%d size does not match weight size: got %s but expected %s", k+1, got, want),
				Related: setHere(fmt.Sprintf("in%d_features", k+1), want)}
		})
	}
}

func (c *Call) bilinearKnown(a *value.Tensor, sa, sb, ws value.Shape) value.Value {
	out := func() value.Value {
		if sa.Rank() == 0 {
			return c.linearUnknownInput(value.ShapeOf(ws.Dims[0], ws.Dims[1]), a.DType)
		}
		return c.Out(sa.WithLast(ws.Dims[0]), a.DType)
	}
	if sa.Rank() != sb.Rank() {
		c.Refuse("incompatible-shapes", sa.Bits()|sb.Bits(), fmt.Sprintf("bilinear(): input dimensions do not match: got %d and %d", sa.Rank(), sb.Rank()),
			"%s: the inputs must have as many dimensions: %s and %s", c.Who(), sa, sb)
		return out()
	}
	if sa.Rank() == 0 {
		c.RefuseAs("IndexError", "wrong-rank", 0, "Dimension specified as -1 but tensor has no dimensions", "%s needs inputs of at least 1 dimension", c.Who())
		return out()
	}
	n := sa.Rank() - 1
	for i := 0; i < n; i++ {
		x, y := sa.Dims[i], sb.Dims[i]
		c.Demand(x, y, func() *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes",
				Message: fmt.Sprintf("%s: the inputs must agree in dimension %d: %s and %s", c.Who(), i, sa, sb),
				Torch:   fmt.Sprintf("bilinear(): input batch dimensions do not match at dim %d: got %s and %s", i, x, y)}
		})
	}
	c.bilinearFeatures(sa, sb, ws)
	if b := c.Tensor("bias"); b != nil {
		bs := c.Shape(b)
		if bs.Known() && (bs.Rank() == 0 || c.Equal(bs.Dims[0], ws.Dims[0]) == dim.No) {
			c.Refuse("mismatched-features", b.Bits|bs.Bits(), fmt.Sprintf("bilinear(): bias size does not match weight size: got %s but expected %s", bs, ws.Dims[0]),
				"%s: bias must have %s elements, is %s", c.Who(), ws.Dims[0], bs)
		}
		if !c.Failed() && bs.Known() && bs.Rank() > 1 {
			c.BroadcastOrRefuse(sa.WithLast(ws.Dims[0]), bs)
		}
	}
	return out()
}
