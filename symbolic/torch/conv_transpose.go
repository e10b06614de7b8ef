package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Transposed convolutions. https://pytorch.org/docs/stable/generated/torch.nn.ConvTranspose2d.html
var convTransposeRules = []Rule{
	{"torch.nn.functional.conv_transpose1d torch.conv_transpose1d", convTransposeSignature, convTranspose(1)},
	{"torch.nn.functional.conv_transpose2d torch.conv_transpose2d", convTransposeSignature, convTranspose(2)},
	{"torch.nn.functional.conv_transpose3d torch.conv_transpose3d", convTransposeSignature, convTranspose(3)},
}

var convTransposeLayers = []Layer{
	convTransposeLayer("torch.nn.ConvTranspose1d", 1),
	convTransposeLayer("torch.nn.ConvTranspose2d", 2),
	convTransposeLayer("torch.nn.ConvTranspose3d", 3),
}

const convTransposeSignature = "(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1)"

const convTransposeInitSignature = "(in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None)"

func convTransposeLayer(names string, n int) Layer {
	return Layer{Name: names, Signature: convTransposeInitSignature, Init: convTransposeInit(n),
		Forward: "(input, output_size=None)", Eval: convTranspose(n)}
}

func convTransposeInit(n int) func(c *Call) {
	return func(c *Call) {
		kernel := c.convAttributes(n)
		if c.convTransposeMode(n); c.Failed() {
			return
		}
		in, out := c.size("in_channels"), c.size("out_channels")
		groups := c.convGroups(in, out)
		if c.Failed() {
			return
		}
		c.biasParameter(c.convWeightParameter(in, out.FloorDiv(groups), kernel), out)
		c.resetParameters()
	}
}

func (c *Call) convTransposeMode(n int) {
	if mode, ok := c.Str("padding_mode"); ok && mode != "zeros" || c.IsNone("padding_mode") {
		c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("Only \"zeros\" padding mode is supported for ConvTranspose%dd", n),
			"%s: padding_mode must be 'zeros'", c.Short())
	}
}

// convTranspose is conv_transpose1d, conv_transpose2d, conv_transpose3d and their layers.
func convTranspose(n int) func(*Call) value.Value {
	return func(c *Call) value.Value {
		x, w := c.Required("input"), c.Required("weight")
		ws, wok := c.convWeight(w, n)
		groups, channels := noDim, noDim
		if wok {
			groups = c.checkConvGroups(ws)
			channels = ws.Dims[1].Mul(groups)
		}
		s, ok := c.convInput(x, n)
		if !ok || !wok {
			return c.convUnknown(x, w, s, n, channels)
		}
		g := slidingWindow{kernel: ws.Dims[2:]}
		c.convGeometry(&g, n)
		if pad, ok := c.Str("padding"); ok {
			c.BadType("padding", "tuple of ints", value.Str{S: pad})
		}
		at := s.Rank() - n
		if out, ok := AsDim(c.outChannelsAttr()); ok && !c.Never(out, channels) {
			channels = out
		}
		c.checkConvChannels(x, s, at-1, ws, ws.Dims[0], func() string { return "transposed=1" })
		c.checkConvBias(ws, channels)
		c.checkConvDTypes(x, w, s, "slow_conv_transpose2d_out_cpu")
		out := s.Clone()
		out.Dims[at-1] = c.orFresh(channels, "C")
		extra := c.convList("output_padding", n)
		least := make([]value.Dim, n)
		for i := range n {
			least[i] = c.transposedSize(s.Dims[at+i], &g, i)
			out.Dims[at+i] = c.orFresh(least[i].Add(extra[i]), "")
		}
		if want, ok := c.askedSize(s, n); ok {
			c.checkAskedSize(&g, s, at, least, want)
			for i := range want {
				extra[i] = want[i].Sub(least[i])
				out.Dims[at+i] = c.orFresh(want[i], "")
			}
		}
		if !c.Failed() {
			c.checkOutputPadding(&g, s, extra)
			c.checkTransposedSize(x, ws, groups, s, out, at)
		}
		return c.convOut(x, w, out)
	}
}

func (c *Call) outChannelsAttr() value.Value {
	if c.Self == nil {
		return nil
	}
	return c.SelfAttr("out_channels")
}

// transposedSize is (in-1)*stride - 2*pad + dilation*(kernel-1) + 1.
func (c *Call) transposedSize(in value.Dim, g *slidingWindow, i int) value.Dim {
	return in.AddInt(-1).Mul(g.stride[i]).Sub(g.pad[i].MulInt(2)).Add(g.span(i))
}

// askedSize is the argument output_size of forward without batch and channels.
func (c *Call) askedSize(s value.Shape, n int) ([]value.Dim, bool) {
	if c.Self == nil || c.IsNone("output_size") {
		return nil, false
	}
	v := c.Arg("output_size")
	if _, ok := AsDim(v); ok {
		c.RefuseAs("TypeError", "invalid-argument", 0, "object of type 'int' has no len()", "%s: output_size must be a sequence of %d ints", c.Who(), n)
		return nil, false
	}
	want, _, ok := c.dimsOf("output_size", v)
	if !ok {
		unknown := make([]value.Dim, n)
		for i := range unknown {
			unknown[i] = noDim
		}
		return unknown, true
	}
	if len(want) == s.Rank() {
		want = want[s.Rank()-n:]
	}
	if len(want) != n {
		c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("ConvTranspose%dD: for %dD input, output_size must have %d or %d elements (got %d)", n, s.Rank(), n, s.Rank(), len(want)),
			"%s: output_size must have %d or %d elements, has %d", c.Who(), n, s.Rank(), len(want))
		return nil, false
	}
	return want, true
}

// checkAskedSize: each size has stride possibilities.
func (c *Call) checkAskedSize(g *slidingWindow, s value.Shape, at int, least, want []value.Dim) {
	for i, d := range want {
		most := least[i].Add(g.stride[i]).AddInt(-1)
		fault := func() *value.Fault {
			return &value.Fault{Kind: "invalid-size", Exception: "ValueError",
				Message: fmt.Sprintf("%s: output_size %s is not possible: dimension %d ranges from %s to %s for an input of %s", c.Who(), value.Shape{Dims: want}, i, least[i], most, s),
				Torch:   fmt.Sprintf("requested an output size of %s, but valid sizes range from %s to %s (for an input of %s)", value.Shape{Dims: want}, least[i], most, value.Shape{Dims: s.Dims[at:]})}
		}
		if !c.DemandLess(least[i], d, fault) || !c.DemandLess(d, most, fault) {
			return
		}
	}
}

// checkOutputPadding: it must be smaller than stride or dilation. An empty batch is not checked.
func (c *Call) checkOutputPadding(g *slidingWindow, s value.Shape, extra []value.Dim) {
	if c.anyZero(s.Dims[:1]) {
		return
	}
	c.refuseBelow(0, "negative output_padding is not supported", "output_padding", extra)
	for i, e := range extra {
		if !e.Known() || !g.stride[i].Known() || !g.dilation[i].Known() {
			continue
		}
		if c.Path.Facts.LessEq(g.stride[i].E, e.E) == dim.Yes && c.Path.Facts.LessEq(g.dilation[i].E, e.E) == dim.Yes {
			c.Refuse("invalid-argument", e.Bits|g.stride[i].Bits|g.dilation[i].Bits, fmt.Sprintf("output padding must be smaller than either stride or dilation, but got output_padding: %s stride: %s dilation: %s", e, g.stride[i], g.dilation[i]),
				"%s: output_padding %s must be smaller than stride %s or dilation %s", c.Who(), e, g.stride[i], g.dilation[i])
			return
		}
	}
}

// checkTransposedSize demands a result of possible size. An empty one is refused
// by torch's own kernels only; oneDNN, which takes over for larger work, makes it.
func (c *Call) checkTransposedSize(x *value.Tensor, ws value.Shape, groups value.Dim, s, out value.Shape, at int) {
	if c.anyZero(s.Dims[:1]) {
		return
	}
	least := value.D(0)
	if c.surelyNative(x, ws, groups, s, at) {
		least = value.D(1)
	}
	for i := at; i < out.Rank(); i++ {
		if !c.DemandLess(least, out.Dims[i], func() *value.Fault {
			return &value.Fault{Kind: "invalid-size", Bits: out.Dims[i].Bits,
				Message: fmt.Sprintf("%s: the result would be %s: input is %s", c.Who(), out, s),
				Torch:   fmt.Sprintf("Given input size per channel: (%s). Calculated output size per channel: (%s). Output size is too small", joined(s.Dims[at:], " x "), joined(out.Dims[at:], " x "))}
		}) {
			return
		}
	}
}

// surelyNative tells if ConvParams::use_mkldnn is surely false: Convolution.cpp.
func (c *Call) surelyNative(x *value.Tensor, ws value.Shape, groups value.Dim, s value.Shape, at int) bool {
	if x.DType != value.NoDType && x.DType != value.Float32 && x.DType != value.BFloat16 && x.DType != value.Float16 {
		return true
	}
	batch := value.D(1)
	if at == 2 {
		batch = s.Dims[0]
	}
	large := true // the last two sizes of the kernel are above 3
	for _, k := range ws.Dims[2:] {
		if n, ok := k.Const(); ok && n <= 3 {
			large = false
		}
	}
	numel, ok := s.Numel().Const()
	return groups.Is(1) && batch.Is(1) && (!large || ws.Rank() == 3) && ok && numel <= 20480
}
