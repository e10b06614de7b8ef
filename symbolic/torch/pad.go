package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Padding. https://pytorch.org/docs/stable/generated/torch.nn.functional.pad.html;
// the checks are those of aten/src/ATen/native/PadNd.cpp and ReflectionPad.cpp.
var padRules = []Rule{
	{"torch.nn.functional.pad torch._C._nn.pad", "(input, pad, mode='constant', value=None)", pad},
	{"torch.constant_pad_nd", "(input, pad, value=0)", pad},
}

var padLayers = []Layer{
	padLayer("torch.nn.ConstantPad1d", 1, "(padding, value)", "constant"),
	padLayer("torch.nn.ConstantPad2d", 2, "(padding, value)", "constant"),
	padLayer("torch.nn.ConstantPad3d", 3, "(padding, value)", "constant"),
	padLayer("torch.nn.ZeroPad1d", 1, "(padding)", "constant"),
	padLayer("torch.nn.ZeroPad2d", 2, "(padding)", "constant"),
	padLayer("torch.nn.ZeroPad3d", 3, "(padding)", "constant"),
	padLayer("torch.nn.ReflectionPad1d", 1, "(padding)", "reflect"),
	padLayer("torch.nn.ReflectionPad2d", 2, "(padding)", "reflect"),
	padLayer("torch.nn.ReflectionPad3d", 3, "(padding)", "reflect"),
	padLayer("torch.nn.ReplicationPad1d", 1, "(padding)", "replicate"),
	padLayer("torch.nn.ReplicationPad2d", 2, "(padding)", "replicate"),
	padLayer("torch.nn.ReplicationPad3d", 3, "(padding)", "replicate"),
	padLayer("torch.nn.CircularPad1d", 1, "(padding)", "circular"),
	padLayer("torch.nn.CircularPad2d", 2, "(padding)", "circular"),
	padLayer("torch.nn.CircularPad3d", 3, "(padding)", "circular"),
}

// padLayer keeps its padding as a tuple of 2n, repeated from one int.
func padLayer(names string, n int, signature, mode string) Layer {
	return Layer{Name: names, Signature: signature, Forward: "(input)",
		Init: func(c *Call) { c.SetAttr("padding", repeated(c.Arg("padding"), 2*n)) },
		Eval: func(c *Call) value.Value {
			x := c.Required("input")
			if mode == "circular" && x != nil {
				if s, ok := c.Ranked(x, n+2, value.FromUnbatched, spatialNames[n]...); !ok && s.Known() && s.Rank() != n+1 {
					c.RefuseAs("ValueError", "wrong-rank", s.Bits(), fmt.Sprintf("expected %dD or %dD input (got %dD input)", n+1, n+2, s.Rank()),
						"%s takes %dD or %dD input, got %s", c.Who(), n+1, n+2, s)
				}
			}
			return c.padTensor(x, "padding", mode)
		}}
}

func pad(c *Call) value.Value {
	x := c.Required("input")
	mode, ok := c.Str("mode")
	switch {
	case !c.Has("mode"):
		mode = "constant"
	case !ok && !c.Maybe("mode"):
		c.BadType("mode", "str", c.Arg("mode"))
	case !ok:
		mode = ""
	case mode != "constant" && mode != "reflect" && mode != "replicate" && mode != "circular":
		c.RefuseAs("NotImplementedError", "invalid-argument", 0, "Unrecognised padding mode "+mode, "pad: there is no mode '%s'", mode)
	}
	switch v := c.Arg("value").(type) {
	case value.Str, *value.Tuple, *value.List:
		c.BadType("value", "float", v)
	default:
		if f, ok := AsFloat(v); ok && f != 0 && mode != "constant" && mode != "" {
			c.Refuse("invalid-argument", 0, fmt.Sprintf("Padding mode \"%s\" doesn't take in value argument", mode), "pad: mode '%s' takes no value", mode)
		}
	}
	return c.padTensor(x, "pad", mode)
}

// padTensor pads the last dimensions, last first.
func (c *Call) padTensor(x *value.Tensor, name, mode string) value.Value {
	v := c.Arg(name)
	switch v.(type) {
	case value.Int, value.Bool, value.NoneType, *value.Tensor:
		c.BadType(name, "tuple of ints", v)
	}
	list, _, ok := c.dimsOf(name, v)
	if x == nil {
		return c.Unknown("input of pad")
	}
	s := c.Shape(x)
	if !ok {
		return c.padUnknown(x, s)
	}
	if len(list)%2 != 0 {
		c.Refuse("invalid-argument", 0, "Padding length must be divisible by 2", "%s: padding must have an even number of items, has %d", c.Who(), len(list))
		return c.padUnknown(x, s)
	}
	out := c.padShape(x, s, list, mode)
	if mode == "constant" && allZero(list) && !x.LayoutUnknown {
		return c.LikeLayout(x, x.DType) // nothing to do: a clone
	}
	if mode == "circular" {
		return c.Out(out, x.DType)
	}
	return c.outLike(x, out, x.DType)
}

func allZero(dims []value.Dim) bool {
	for _, d := range dims {
		if !d.Is(0) {
			return false
		}
	}
	return true
}

// padUnknown is the result for an unknown amount of padding: the rank stays.
func (c *Call) padUnknown(x *value.Tensor, s value.Shape) value.Value {
	if !s.Known() {
		return c.UnknownTensor(x.DType)
	}
	out := s.Clone()
	for i := range out.Dims {
		out.Dims[i] = c.NewDim("", 0)
	}
	return c.Out(out, x.DType)
}

// padShape is s with its last dimensions padded; an unknown rank is refined.
func (c *Call) padShape(x *value.Tensor, s value.Shape, list []value.Dim, mode string) value.Shape {
	n := len(list) / 2
	if mode != "constant" && mode != "" {
		s = c.padRank(x, s, n, mode)
	} else if !s.Known() {
		s, _ = c.AtLeast(x, n)
	}
	if s.Known() && s.Rank() < n {
		if mode == "constant" {
			c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("Padding length should be less than or equal to two times the input dimension but got padding length %d and input of dimension %d", len(list), s.Rank()),
				"%s: a padding of %d items is too long for %s", c.Who(), len(list), s)
		}
		return s
	}
	out := s.Clone()
	dims := out.Dims
	if !out.Known() {
		dims = out.Suffix
	}
	for i := range n {
		at := len(dims) - 1 - i
		before, after := c.Resolve(list[2*i]), c.Resolve(list[2*i+1])
		c.checkPad(s, dims[at], before, after, mode)
		dims[at] = c.orFresh(dims[at].Add(before).Add(after), "")
	}
	return out
}

// padRank: the modes other than 'constant' work on n spatial dimensions, with or without batch.
func (c *Call) padRank(x *value.Tensor, s value.Shape, n int, mode string) value.Shape {
	if !s.Known() && n >= 1 && n <= 3 {
		s, _ = c.Ranked(x, n+2, value.FromUnbatched, spatialNames[n]...)
	}
	if !s.Known() {
		return s
	}
	if n < 1 || n > 3 || s.Rank() != n+1 && s.Rank() != n+2 {
		c.RefuseAs("NotImplementedError", "wrong-rank", s.Bits(), fmt.Sprintf("Padding size %d is not supported for %dD input tensor.", 2*n, s.Rank()),
			"%s: mode '%s' with %d items does not fit %s", c.Who(), mode, 2*n, s)
		return s
	}
	if mode == "circular" {
		return s
	}
	if c.anyZero(s.Dims[s.Rank()-n-1:]) {
		c.Refuse("invalid-size", s.Bits(), fmt.Sprintf("Expected %dD or %dD (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: %s", n+1, n+2, s),
			"%s: the input is empty: %s", c.Who(), s)
	}
	kernel := map[string]string{"reflect": "reflection_pad%dd", "replicate": "replication_pad%dd"}[mode]
	if kernel != "" {
		c.unsupported(x, fmt.Sprintf(kernel, n), isBool)
	}
	return s
}

// checkPad checks one dimension of size d.
func (c *Call) checkPad(s value.Shape, d, before, after value.Dim, mode string) {
	if c.Failed() {
		return
	}
	fault := func(torch, format string, args ...any) func() *value.Fault {
		return func() *value.Fault {
			return &value.Fault{Kind: "invalid-size", Bits: d.Bits | before.Bits | after.Bits, Torch: torch,
				Message: c.Who() + ": " + fmt.Sprintf(format, args...) + fmt.Sprintf(": input is %s", s)}
		}
	}
	out := d.Add(before).Add(after)
	switch mode {
	case "constant":
		zero := value.D(0)
		left := d.Add(before.Min(zero)).Add(after.Min(zero))
		c.DemandLess(zero, left, fault("narrow(): length must be non-negative.", "padding (%s, %s) cuts off more than %s", before, after, d))
	case "reflect":
		for _, p := range []value.Dim{before, after} {
			c.DemandLess(p.AddInt(1), d, fault(fmt.Sprintf("Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (%s, %s) of input %s", before, after, s),
				"padding (%s, %s) must be less than the size %s to reflect", before, after, d))
		}
		c.DemandLess(value.D(1), out, fault(fmt.Sprintf("input (W: %s) is too small. Calculated output W: %s", d, out), "nothing is left of %s", d))
	case "replicate":
		c.DemandLess(value.D(1), out, fault(fmt.Sprintf("input (W: %s) is too small. Calculated output W: %s", d, out), "nothing is left of %s", d))
	case "circular":
		for _, p := range []value.Dim{before, after} {
			c.DemandLess(p, d, fault("Padding value causes wrapping around more than once.", "padding (%s, %s) is more than the size %s to wrap around", before, after, d))
		}
		c.DemandLess(value.D(0), out, fault("Negative padding value is resulting in an empty dimension", "nothing is left of %s", d))
	}
}
