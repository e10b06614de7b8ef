package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Convolutions. https://pytorch.org/docs/stable/generated/torch.nn.Conv2d.html;
// the checks are those of aten/src/ATen/native/Convolution.cpp.
var convFunctional = []Rule{
	{"torch.nn.functional.conv1d torch.conv1d", convSignature, convolution(1)},
	{"torch.nn.functional.conv2d torch.conv2d", convSignature, convolution(2)},
	{"torch.nn.functional.conv3d torch.conv3d", convSignature, convolution(3)},
	{"torch.convolution", "(input, weight, bias, stride, padding, dilation, transposed, output_padding, groups)", anyConvolution},
	{"torch.nn.functional.conv_tbc torch.conv_tbc", "(input, weight, bias, pad=0)", convTBC},
}

func convRules() []Rule {
	return slices.Concat(convFunctional, convTransposeRules, foldRules)
}

var ownConvLayers = []Layer{
	convLayer("torch.nn.Conv1d", 1),
	convLayer("torch.nn.Conv2d", 2),
	convLayer("torch.nn.Conv3d", 3),
}

// convLayers are the layers of this file and of its parts.
func convLayers() []Layer {
	return slices.Concat(baseLayers, ownConvLayers, convTransposeLayers, foldLayers, lazyLayers)
}

const convSignature = "(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1)"

const convInitSignature = "(in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None)"

func convLayer(names string, n int) Layer {
	return Layer{Name: names, Signature: convInitSignature, Init: convInit(n), Forward: "(input)", Eval: convolution(n)}
}

// convInit is _ConvNd.__init__: torch/nn/modules/conv.py.
func convInit(n int) func(c *Call) {
	return func(c *Call) {
		kernel := c.convAttributes(n)
		in, out := c.size("in_channels"), c.size("out_channels")
		groups := c.convGroups(in, out)
		c.convPaddingMode()
		if c.Failed() {
			return
		}
		c.biasParameter(c.convWeightParameter(out, in.FloorDiv(groups), kernel), out)
		c.convForwardMethod(n)
		c.resetParameters()
	}
}

// convForwardMethod is _conv_forward(input, weight, bias), which subclasses call with a weight of their own.
func (c *Call) convForwardMethod(n int) {
	self := c.Self
	sig := layerSignature("(input, weight, bias)")
	c.method("_conv_forward", func(a *value.Args) value.Value {
		vals, problem := sig.bind(a)
		d := Call{World: a.World, Name: self.Class.Name, Self: self, sig: sig, vals: vals}
		if problem != "" {
			return d.badArguments(problem)
		}
		return d.run("torch.nn.functional.conv"+value.Itoa(int64(n))+"d", convolution(n))
	})
}

// convAttributes makes tuples of kernel_size, stride, ... as the constructor
// does: one int is repeated, a sequence is kept whatever its length is. It returns kernel_size.
func (c *Call) convAttributes(n int) value.Value {
	for _, name := range []string{"kernel_size", "stride", "padding", "dilation", "output_padding"} {
		if c.Has(name) {
			c.SetAttr(name, repeated(c.Arg(name), n))
		}
	}
	if !c.Has("output_padding") {
		c.SetAttr("output_padding", repeated(value.NewInt(0), n))
	}
	c.SetAttr("transposed", value.Bool(c.Has("output_padding")))
	return c.Self.Attrs.Get("kernel_size")
}

// repeated is torch.nn.modules.utils._ntuple: strings stay as they are.
func repeated(v value.Value, n int) value.Value {
	if items, ok := Elements(v); ok {
		return &value.Tuple{Elems: items}
	}
	switch v.(type) {
	case value.Int, value.Float, value.Bool:
		t := &value.Tuple{}
		for range n {
			t.Elems = append(t.Elems, v)
		}
		return t
	}
	return v
}

// convGroups checks that groups divides both numbers of channels.
func (c *Call) convGroups(in, out value.Dim) value.Dim {
	groups, ok := c.Dim("groups")
	if c.IsNone("groups") {
		c.BadType("groups", "int", value.None)
	}
	if !ok {
		return noDim
	}
	if d, bad := c.below(1, groups); bad {
		c.RefuseAs("ValueError", "invalid-argument", d.Bits, "groups must be a positive integer", "%s: groups must be positive, is %s", c.Short(), d)
		return groups
	}
	for i, d := range []value.Dim{in, out} {
		what := [...]string{"in_channels", "out_channels"}[i]
		c.divisibleBy(d, groups, what)
	}
	return groups
}

func (c *Call) divisibleBy(d, groups value.Dim, what string) {
	rest := d.Mod(groups)
	if !rest.Known() {
		return
	}
	c.Demand(rest, value.D(0), func() *value.Fault {
		return &value.Fault{Kind: "invalid-size", Exception: "ValueError", Bits: d.Bits | groups.Bits,
			Message: fmt.Sprintf("%s: %s must be divisible by groups, but %s is not by %s", c.Short(), what, d, groups),
			Torch:   what + " must be divisible by groups", Related: setHere(what, d)}
	})
}

// convPaddingMode checks the strings among the arguments of the constructor.
func (c *Call) convPaddingMode() {
	if pad, ok := c.Str("padding"); ok {
		if pad != "same" && pad != "valid" {
			msg := fmt.Sprintf("Invalid padding string '%s', should be one of {'same', 'valid'}", pad)
			c.RefuseAs("ValueError", "invalid-argument", 0, msg, "%s: padding must be 'same', 'valid' or ints, is '%s'", c.Short(), pad)
		}
		if pad == "same" {
			c.sameNeedsStride1("ValueError", c.Self.Attrs.Get("stride"))
		}
	}
	switch mode, ok := c.Str("padding_mode"); {
	case ok && mode != "zeros" && mode != "reflect" && mode != "replicate" && mode != "circular":
		msg := fmt.Sprintf("padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but got padding_mode='%s'", mode)
		c.RefuseAs("ValueError", "invalid-argument", 0, msg, "%s: there is no padding_mode '%s'", c.Short(), mode)
	case !ok && c.IsNone("padding_mode"):
		c.RefuseAs("ValueError", "invalid-argument", 0, "padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but got padding_mode='None'", "%s: padding_mode is None", c.Short())
	}
}

func (c *Call) sameNeedsStride1(exception string, stride value.Value) {
	items, ok := Elements(stride)
	if !ok {
		items = []value.Value{stride}
	}
	for _, e := range items {
		if d, ok := AsDim(e); ok && c.Never(d, value.D(1)) {
			c.RefuseAs(exception, "invalid-argument", d.Bits, "padding='same' is not supported for strided convolutions",
				"%s: padding='same' needs stride 1, got %s", c.Short(), d)
			return
		}
	}
}

// convWeightParameter registers weight [first, second, kernel...].
func (c *Call) convWeightParameter(first, second value.Dim, kernel value.Value) value.DType {
	dt := c.paramDType()
	dims, _, ok := c.dimsOf("kernel_size", kernel)
	if kernel == value.None {
		c.BadType("kernel_size", "tuple of ints", kernel)
	}
	w := c.Parameter("weight", dt, append([]value.Dim{first, second}, dims...)...)
	if !ok {
		w.Shape = value.Shape{Dims: []value.Dim{first, second}, Rest: c.NewRank(0)}
	}
	if d, bad := c.below(0, dims...); bad {
		c.Refuse("invalid-size", d.Bits, fmt.Sprintf("Trying to create tensor with negative dimension %s", d), "%s: kernel_size is %s, below 0", c.Short(), d)
	}
	return dt
}

// slidingWindow is the geometry of a convolution or a pooling.
type slidingWindow struct{ kernel, stride, pad, dilation []value.Dim }

// span is the number of input positions that the kernel covers in dimension i.
func (w *slidingWindow) span(i int) value.Dim {
	return w.dilation[i].Mul(w.kernel[i].AddInt(-1)).AddInt(1)
}

// out is the number of positions in dimension i.
func (w *slidingWindow) out(i int, in value.Dim) value.Dim {
	return Window(in, w.kernel[i], w.stride[i], w.pad[i], w.dilation[i])
}

// convolution is conv1d, conv2d, conv3d and their layers.
func convolution(n int) func(*Call) value.Value {
	return func(c *Call) value.Value {
		x, w := c.Required("input"), c.Required("weight")
		ws, wok := c.convWeight(w, n)
		channels := noDim
		if wok {
			channels = ws.Dims[0]
		}
		s, ok := c.convInput(x, n)
		if !ok || !wok {
			return c.convUnknown(x, w, s, n, channels)
		}
		g := slidingWindow{kernel: ws.Dims[2:]}
		same := c.convGeometry(&g, n)
		at := s.Rank() - n
		padded, pads := c.convPrePad(x, s, n, same)
		if pads {
			g.pad, same = make([]value.Dim, n), false
		}
		groups := c.checkConvGroups(ws)
		c.checkConvChannels(x, s, at-1, ws, ws.Dims[1].Mul(groups), func() string { return "groups=" + groups.String() })
		c.checkConvBias(ws, ws.Dims[0])
		c.checkConvDTypes(x, w, s, convKernel)
		out := s.Clone()
		out.Dims[at-1] = ws.Dims[0]
		if c.Resolve(s.Dims[at-1]).Is(0) { // an input without channels gives a result without
			out.Dims[at-1] = value.D(0)
		}
		if !c.Failed() {
			c.checkConvSize(padded, at, &g, same, n)
		}
		for i := range n {
			if same {
				continue
			}
			out.Dims[at+i] = c.orFresh(g.out(i, padded.Dims[at+i]), "")
		}
		return c.convOut(x, w, out)
	}
}

// anyConvolution takes the number of dimensions from the weight.
func anyConvolution(c *Call) value.Value {
	w := c.Required("weight")
	transposed, known := c.Bool("transposed")
	if w == nil || !known || !c.Shape(w).Known() {
		return c.Unknown("weight of convolution")
	}
	n := c.Shape(w).Rank() - 2
	if n < 1 || n > 3 {
		return c.Unknown("rank of the weight")
	}
	if transposed {
		return convTranspose(n)(c)
	}
	return convolution(n)(c)
}

// orFresh names a size that is not known.
func (c *Call) orFresh(d value.Dim, name string) value.Dim {
	if d.Known() {
		return d
	}
	f := c.NewDim(name, 1)
	f.Bits, f.O = d.Bits, d.O
	return f
}

// convWeight is the weight's shape, which must have n+2 dimensions.
func (c *Call) convWeight(w *value.Tensor, n int) (value.Shape, bool) {
	if w == nil {
		return value.Shape{}, false
	}
	ws, ok := c.Ranked(w, n+2, 0)
	if !ok && (ws.Known() || ws.Rest != nil) {
		torch := fmt.Sprintf("Expected %d-dimensional input for %d-dimensional weight %s", len(ws.Dims), len(ws.Dims), ws)
		if len(ws.Dims) < 3 {
			torch = "weight should have at least three dimensions"
		}
		c.Refuse("wrong-rank", w.Bits, torch, "%s: the weight must have %d dimensions, is %s", c.Who(), n+2, ws)
	}
	return ws, ok
}

// convUnknown is the result where the input or the weight is not known.
func (c *Call) convUnknown(x, w *value.Tensor, s value.Shape, n int, channels value.Dim) value.Value {
	if x == nil && w == nil {
		return c.Unknown("input of convolution")
	}
	if w != nil && w.Shape.Known() && w.Shape.Rank() != n+2 { // refused: what follows would be told of the wrong rank again
		return c.Unknown("convolution with a weight of the wrong rank")
	}
	dt := value.NoDType
	switch {
	case x != nil:
		dt = x.DType
	case w != nil:
		dt = w.DType
	}
	out := c.unknownImage(n, channels)
	if x != nil && s.Known() && s.Rank() == n+1 {
		out.Dims = out.Dims[1:]
	} else if x != nil && s.Known() && s.Rank() == n+2 {
		out.Dims[0] = s.Dims[0]
	}
	t := c.Out(out, dt)
	t.LayoutUnknown = x == nil || x.LayoutUnknown
	return t
}

// convGeometry reads stride, padding and dilation; same is true for padding='same'.
func (c *Call) convGeometry(g *slidingWindow, n int) (same bool) {
	g.stride = c.convList("stride", n)
	g.dilation = c.convList("dilation", n)
	pad, isStr := c.Str("padding")
	switch {
	case isStr:
		g.pad = make([]value.Dim, n)
		same = pad == "same"
		if pad != "same" && pad != "valid" {
			c.Refuse("invalid-argument", 0, fmt.Sprintf("Invalid padding string: '%s'", pad), "%s: padding must be 'same', 'valid' or ints, is '%s'", c.Who(), pad)
		}
		if same {
			c.sameNeedsStride1("RuntimeError", ints(g.stride))
		}
	default:
		g.pad = c.convList("padding", n)
	}
	c.refuseBelow(1, "non-positive stride is not supported", "stride", g.stride)
	c.refuseBelow(1, "dilation should be greater than zero", "dilation", g.dilation)
	c.refuseBelow(0, "negative padding is not supported", "padding", g.pad)
	return same
}

// refuseBelow refuses an argument with an item that is surely less than k.
func (c *Call) refuseBelow(k int64, torch, name string, dims []value.Dim) bool {
	d, bad := c.below(k, dims...)
	if bad {
		c.Refuse("invalid-argument", d.Bits, torch, "%s: %s must be at least %d, is %s", c.Who(), name, k, d)
	}
	return bad
}

// convList is an argument of one int or n ints.
func (c *Call) convList(name string, n int) []value.Dim {
	dims, count := c.perDim(name, n)
	if c.IsNone(name) {
		c.BadType(name, "tuple of ints", value.None)
	} else if count >= 0 && count != 1 && count != n {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("expected %s to be a single integer value or a list of %d values to match the convolution dimensions, but got %d", name, n, count),
			"%s: %s must be one int or %d, got %d", c.Who(), name, n, count)
	}
	return dims
}

// convPrePad pads the input of a layer whose padding_mode is not 'zeros'; the
// convolution itself then pads nothing. pads tells that this was done.
func (c *Call) convPrePad(x *value.Tensor, s value.Shape, n int, same bool) (padded value.Shape, pads bool) {
	mode, ok := c.Str("padding_mode")
	if c.Self == nil || !ok || mode == "zeros" {
		return s, false
	}
	g := slidingWindow{}
	k, _ := spread(c, "kernel_size", c.SelfAttr("kernel_size"), n)
	g.dilation, _ = c.perDim("dilation", n)
	list := make([]value.Dim, 0, 2*n)
	p := make([]value.Dim, n)
	if _, isStr := c.Str("padding"); !isStr {
		p, _ = c.perDim("padding", n)
	}
	for i := n - 1; i >= 0; i-- {
		if same {
			total := g.dilation[i].Mul(k[i].AddInt(-1))
			left := total.FloorDivInt(2)
			list = append(list, left, total.Sub(left))
		} else {
			list = append(list, p[i], p[i])
		}
	}
	return c.padShape(x, s, list, mode), true
}

// checkConvGroups checks groups against the weight.
func (c *Call) checkConvGroups(ws value.Shape) value.Dim {
	groups, ok := c.Dim("groups")
	if !ok {
		return noDim
	}
	groups = c.Resolve(groups)
	if d, bad := c.below(1, groups); bad {
		c.Refuse("invalid-argument", d.Bits, "non-positive groups is not supported", "%s: groups must be positive, is %s", c.Who(), d)
		return groups
	}
	if channels := c.Resolve(ws.Dims[0]); groups.Is(1) && !channels.Is(0) && (!channels.Known() || c.Assume(dim.Constraint{Left: groups.E, Rel: dim.LE, Right: channels.E, Tag: c.Host.Here()})) {
		return groups
	}
	if c.surelyLess(ws.Dims[0], groups) {
		words := fmt.Sprintf("a weight of %s cannot be split into %s groups", ws, groups)
		if c.Resolve(ws.Dims[0]).Is(0) {
			words = fmt.Sprintf("there are no output channels: the weight is %s", ws)
		}
		c.Refuse("mismatched-channels", ws.Dims[0].Bits|groups.Bits, fmt.Sprintf("Given groups=%s, expected weight to be at least %s at dimension 0, but got weight of size %s instead", groups, groups, ws),
			"%s: %s", c.Who(), words)
	} else if rest := ws.Dims[0].Mod(groups); rest.Known() && c.Never(rest, value.D(0)) {
		c.Refuse("mismatched-channels", ws.Dims[0].Bits|groups.Bits, fmt.Sprintf("Given groups=%s, expected weight to be divisible by %s at dimension 0, but got weight of size [%s] instead", groups, groups, ws),
			"%s: a weight of %s cannot be split into %s groups", c.Who(), ws, groups)
	}
	return groups
}

// checkConvChannels demands that the input has the channels that the weight takes.
func (c *Call) checkConvChannels(x *value.Tensor, s value.Shape, at int, ws value.Shape, want value.Dim, given func() string) {
	if c.Failed() {
		return
	}
	got := s.Dims[at]
	if c.Self != nil {
		if in, ok := AsDim(c.SelfAttr("in_channels")); ok && !c.Never(in, want) {
			in.Bits |= want.Bits
			want = in // the same number, but with the origin that the user knows
		}
	}
	c.Demand(got, want, func() *value.Fault {
		note := ""
		if at == 0 { // a lost batch or channel dimension shows here
			note = ", read as one unbatched image"
		}
		return &value.Fault{Kind: "mismatched-channels",
			Message: fmt.Sprintf("%s takes %s channels, got %s: input is %s%s", c.Who(), want, got, s, note),
			Torch:   fmt.Sprintf("Given %s, weight of size %s, expected input%s to have %s channels, but got %s channels instead", given(), ws, s, want, got),
			Related: append(setHere("in_channels", want), c.madeHere(x)...)}
	})
}

// checkConvBias demands one bias a channel of the result.
func (c *Call) checkConvBias(ws value.Shape, channels value.Dim) {
	b := c.Tensor("bias")
	if b == nil || c.Failed() {
		return
	}
	bs := c.Shape(b)
	if bs.Known() && (bs.Rank() != 1 || c.Never(bs.Dims[0], channels)) {
		c.Refuse("mismatched-channels", b.Bits|bs.Bits(), fmt.Sprintf("Given weight of size %s, expected bias to be 1-dimensional with %s elements, but got bias of size %s instead", ws, channels, bs),
			"%s: bias must be [%s], is %s", c.Who(), channels, bs)
	}
}

// convKernel is the kernel of convolutions that are not transposed; only they
// look at the bias of an empty batch (unless padding is a word).
const convKernel = "slow_conv2d_cpu"

// checkConvDTypes: nothing is promoted; an empty batch is never computed.
func (c *Call) checkConvDTypes(x, w *value.Tensor, s value.Shape, kernel string) {
	empty := s.Rank() > 0 && c.anyZero(s.Dims[:1])
	_, words := c.Str("padding")
	if b := c.Tensor("bias"); b != nil && !(empty && (words || kernel != convKernel)) &&
		!c.sameDType(x, b, "Input type (%s) and bias type (%s) should be the same", x.DType, b.DType) {
		return
	}
	if empty || c.Failed() {
		return
	}
	if c.sameDType(x, w, "Input type (%s) and weight type (%s) should be the same", x.DType, w.DType) {
		c.unsupported(x, kernel, isBool)
	}
}

// checkConvSize demands that the kernel is not larger than the padded input.
func (c *Call) checkConvSize(s value.Shape, at int, g *slidingWindow, same bool, n int) {
	if c.anyZero(s.Dims[:at]) {
		same = same || c.anyZero(g.kernel)
	} else if c.refuseBelow(1, "kernel size should be greater than zero", "kernel_size", g.kernel) {
		return
	}
	if same {
		return
	}
	for i := range n {
		in := s.Dims[at+i].Add(g.pad[i].MulInt(2))
		if !c.DemandLess(g.span(i), in, func() *value.Fault {
			return c.tooSmall(s, at, g, n)
		}) {
			return
		}
	}
	if !c.anyZero(s.Dims[:at]) && c.anyZero(s.Dims[at:]) {
		c.Refuse("invalid-size", s.Bits(), fmt.Sprintf("Only zero batch or zero channel inputs are supported, but got input shape: %s", s), "%s: the input is empty: %s", c.Who(), s)
	}
}

func (c *Call) tooSmall(s value.Shape, at int, g *slidingWindow, n int) *value.Fault {
	padded, spans := make([]value.Dim, n), make([]value.Dim, n)
	for i := range n {
		padded[i], spans[i] = s.Dims[at+i].Add(g.pad[i].MulInt(2)), g.span(i)
	}
	return &value.Fault{Kind: "invalid-size",
		Message: fmt.Sprintf("%s: the kernel (%s) is larger than the padded input (%s): input is %s", c.Who(), joined(spans, " x "), joined(padded, " x "), s),
		Torch: fmt.Sprintf("Calculated padded input size per channel: (%s). Kernel size: (%s). Kernel size can't be greater than actual input size",
			joined(padded, " x "), joined(spans, " x "))}
}

// convOut makes the result; channels last in the input or the weight gives channels last.
func (c *Call) convOut(x, w *value.Tensor, s value.Shape) *value.Tensor {
	out := c.outLike(x, s, x.DType)
	if out.Strides == nil && s.Rank() > 3 && c.isChannelsLast(w, c.Shape(w)) {
		if st := channelsLastStrides(s); !c.IsContiguous(s, st) {
			out.Strides = st
		}
	}
	return out
}

// convTBC works on [time, batch, channels] with a weight of [kernel, in, out].
func convTBC(c *Call) value.Value {
	x, w := c.Required("input"), c.Required("weight")
	s, ok := c.Ranked(x, 3, 0)
	ws, wok := c.Ranked(w, 3, 0)
	if x == nil || w == nil {
		return c.Unknown("operands of conv_tbc")
	}
	if !ok || !wok {
		c.Refuse("wrong-rank", x.Bits|w.Bits, "Input must have 3 dims: time, batch, in_channel", "conv_tbc takes [time, batch, channels] and a weight of 3 dimensions, got %s and %s", s, ws)
		return c.UnknownTensor(x.DType)
	}
	c.checkConvChannels(x, s, 2, ws, ws.Dims[1], func() string { return "groups=1" })
	c.checkConvBias(ws, ws.Dims[2])
	pad, ok := c.Dim("pad")
	if !ok {
		pad = noDim
	}
	t := s.Dims[0].Add(pad.MulInt(2)).Sub(ws.Dims[0]).AddInt(1)
	return c.Out(value.ShapeOf(c.orFresh(t, ""), s.Dims[1], ws.Dims[2]), x.DType)
}
