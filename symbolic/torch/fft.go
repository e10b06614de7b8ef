package torch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Fourier transforms. https://pytorch.org/docs/stable/fft.html
var ownFftRules = []Rule{
	{"torch.fft.fft torch.fft.ifft", "(input, n=None, dim=-1, norm=None, *, out=None)", fft1(complexFFT)},
	{"torch.fft.rfft torch.fft.ihfft", "(input, n=None, dim=-1, norm=None, *, out=None)", fft1(realInput)},
	{"torch.fft.irfft torch.fft.hfft", "(input, n=None, dim=-1, norm=None, *, out=None)", fft1(realOutput)},
	{"torch.fft.fft2 torch.fft.ifft2", "(input, s=None, dim=(-2, -1), norm=None, *, out=None)", fftn(complexFFT)},
	{"torch.fft.rfft2 torch.fft.ihfft2", "(input, s=None, dim=(-2, -1), norm=None, *, out=None)", fftn(realInput)},
	{"torch.fft.irfft2 torch.fft.hfft2", "(input, s=None, dim=(-2, -1), norm=None, *, out=None)", fftn(realOutput)},
	{"torch.fft.fftn torch.fft.ifftn", "(input, s=None, dim=None, norm=None, *, out=None)", fftn(complexFFT)},
	{"torch.fft.rfftn torch.fft.ihfftn", "(input, s=None, dim=None, norm=None, *, out=None)", fftn(realInput)},
	{"torch.fft.irfftn torch.fft.hfftn", "(input, s=None, dim=None, norm=None, *, out=None)", fftn(realOutput)},
	{"torch.fft.fftshift torch.fft.ifftshift", "(input, dim=None)", fftshift},
	{"torch.fft.fftfreq", "(n, d=1.0, *, out=None, dtype=None, layout=None, device=None, requires_grad=False)", fftfreq},
	{"torch.fft.rfftfreq", "(n, d=1.0, *, out=None, dtype=None, layout=None, device=None, requires_grad=False)", rfftfreq},
}

// fftRules are the rules of this file and of its parts.
func fftRules() []Rule {
	return slices.Concat(ownFftRules, stftRules, windowRules)
}

var fftLayers = []Layer{}

// fftKind tells which side of a transform is real, and so stored by half.
type fftKind uint8

const (
	complexFFT fftKind = iota
	realInput          // n points become n//2 + 1
	realOutput         // m points become n, by default 2*(m-1)
)

// fftAxis is a dimension that is transformed, counted from the end (1: the last), and the points asked for.
type fftAxis struct {
	fromEnd int
	n       value.Dim
	given   bool
}

func fft1(kind fftKind) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.Required("input")
		dt := c.fftDType(t, kind)
		var axis fftAxis
		if !c.IsNone("n") {
			axis.n, _ = c.Dim("n")
			axis.given = true
		}
		if _, isSeq := Elements(c.Arg("dim")); isSeq {
			c.BadType("dim", "int", c.Arg("dim"))
			return c.lost(dt)
		}
		d, ok := c.Dim("dim")
		if t == nil || !ok {
			return c.lost(dt)
		}
		s, places, ok := c.fromEndAxes(t, []value.Dim{d})
		if !ok {
			return c.lost(dt)
		}
		axis.fromEnd = places[0]
		return c.transform(s, []fftAxis{axis}, kind, dt)
	}
}

// fftDType is the dtype of a transform.
func (c *Call) fftDType(t *value.Tensor, kind fftKind) value.DType {
	if t == nil || t.DType == value.NoDType {
		return value.NoDType
	}
	if kind == realInput && t.DType.IsComplex() {
		msg := fmt.Sprintf("%s expects a real input tensor, but got %s", c.Short(), nameOf(t))
		c.RefuseAs("TypeError", "mismatched-dtype", t.Bits, msg, "%s takes real numbers, got %s", c.Short(), t.DType)
	}
	dt := c.floated(t.DType)
	if kind == realOutput {
		return dt.ToReal()
	}
	return dt.ToComplex()
}

// fromEndAxes turns dimension numbers into places from the end, which also serve
// a tensor of unknown rank. ok is false if one is out of range or cannot be told.
func (c *Call) fromEndAxes(t *value.Tensor, dims []value.Dim) (s value.Shape, places []int, ok bool) {
	s = c.Shape(t)
	if s.Known() && s.Rank() == 0 && len(dims) > 0 {
		c.RefuseAs("IndexError", "dimension-out-of-range", t.Bits, fmt.Sprintf("Dimension specified as %s but tensor has no dimensions", dims[0]),
			"%s: dimension %s of a tensor without dimensions", c.Short(), dims[0])
		return s, nil, false
	}
	deepest := 0
	for _, d := range dims {
		if s.Known() {
			i, ok := c.NormDim(d, s.Rank())
			if !ok {
				return s, nil, false
			}
			places = append(places, s.Rank()-i)
			continue
		}
		k, ok := c.Resolve(d).Const()
		if !ok || k >= 0 {
			return s, nil, false
		}
		places = append(places, int(-k))
		deepest = max(deepest, int(-k))
	}
	if !s.Known() {
		s, ok = c.AtLeast(t, deepest, slices.Repeat([]string{"n"}, deepest)...)
		return s, places, ok
	}
	return s, places, true
}

// withFromEnd is a shape with the dimension k places from the end replaced.
func withFromEnd(s value.Shape, k int, d value.Dim) value.Shape {
	s = s.Clone()
	if s.Known() {
		s.Dims[len(s.Dims)-k] = d
	} else {
		s.Suffix[len(s.Suffix)-k] = d
	}
	return s
}

// transform is the result of a transform over axes; the last of them is the one
// that is halved or doubled.
func (c *Call) transform(s value.Shape, axes []fftAxis, kind fftKind, dt value.DType) value.Value {
	if norm, ok := c.Str("norm"); ok && norm != "forward" && norm != "backward" && norm != "ortho" {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("Invalid normalization mode: %q", norm), "%s has no norm %q", c.Short(), norm)
	}
	out := s
	for i, a := range axes {
		n := fromEnd(s, a.fromEnd)
		last := i == len(axes)-1
		switch {
		case a.given && !a.n.Is(-1) || a.given && len(axes) == 1 && !c.Has("s"):
			n = a.n
		case last && kind == realOutput:
			n = n.AddInt(-1).MulInt(2)
		}
		if c.surelyLess(n, value.D(1)) {
			c.Refuse("invalid-size", n.Bits, fmt.Sprintf("Invalid number of data points (%s) specified", n), "%s over %s points: input is %s", c.Short(), n, s)
		}
		if last && kind == realInput {
			n = n.FloorDivInt(2).AddInt(1)
		}
		n.O = fromEnd(s, a.fromEnd).O
		out = withFromEnd(out, a.fromEnd, n)
	}
	t := c.Out(out, dt)
	c.fftLayout(t, axes)
	return t
}

// fftLayout: the dimensions that are transformed are stored innermost.
func (c *Call) fftLayout(t *value.Tensor, axes []fftAxis) {
	in := c.Tensor("input")
	ascending := slices.IsSortedFunc(axes, func(a, b fftAxis) int { return b.fromEnd - a.fromEnd })
	last := axes[0].fromEnd == len(axes)
	if !t.Shape.Known() || !ascending || strings.HasPrefix(c.Short(), "ih") && len(axes) > 1 || !last && (in.Strides != nil || in.LayoutUnknown) {
		t.LayoutUnknown = true
		return
	}
	if last {
		return
	}
	n := t.Shape.Rank()
	order := make([]int, 0, n)
	for i := 0; i < n; i++ {
		if !slices.ContainsFunc(axes, func(a fftAxis) bool { return n-a.fromEnd == i }) {
			order = append(order, i)
		}
	}
	for _, a := range axes {
		order = append(order, n-a.fromEnd)
	}
	if st := denseOrder(t.Shape, order); !c.IsContiguous(t.Shape, st) {
		t.Strides = st
	}
}

func fftn(kind fftKind) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.Required("input")
		dt := c.fftDType(t, kind)
		if t == nil {
			return c.lost(dt)
		}
		var sizes []value.Dim
		if !c.IsNone("s") {
			var known bool
			if sizes, _, known = c.Dims("s"); !known {
				return c.lost(dt)
			}
		}
		dims, ok := c.fftDims(t, sizes)
		if !ok {
			return c.lost(dt)
		}
		s, places, ok := c.fromEndAxes(t, dims)
		if !ok {
			return c.lost(dt)
		}
		for i := range places {
			if slices.Contains(places[:i], places[i]) {
				c.Refuse("invalid-argument", 0, "FFT dims must be unique", "%s: a dimension is given twice", c.Short())
				return c.lost(dt)
			}
		}
		if len(places) == 0 {
			if kind != complexFFT {
				c.Refuse("invalid-argument", 0, c.Short()+" must transform at least one axis", "%s must transform at least one dimension", c.Short())
			}
			return c.Out(s, dt)
		}
		axes := make([]fftAxis, len(places))
		for i, p := range places {
			axes[i].fromEnd = p
			if !c.IsNone("s") {
				axes[i].n, axes[i].given = c.Resolve(sizes[i]), true
			}
		}
		return c.transform(s, axes, kind, dt)
	}
}

// fftDims are the dimensions of a transform: those given, the last ones for
// which there are sizes, or all.
func (c *Call) fftDims(t *value.Tensor, sizes []value.Dim) ([]value.Dim, bool) {
	hasSizes := !c.IsNone("s")
	if !c.IsNone("dim") {
		dims, _, ok := c.Dims("dim")
		if ok && hasSizes && len(dims) != len(sizes) {
			c.Refuse("invalid-argument", 0, "When given, dim and shape arguments must have the same length", "%s: %d sizes for %d dimensions", c.Short(), len(sizes), len(dims))
			return nil, false
		}
		return dims, ok
	}
	s := c.Shape(t)
	n := len(sizes)
	switch {
	case !hasSizes && !s.Known():
		return nil, false
	case !hasSizes:
		n = s.Rank()
	case s.Known() && n > s.Rank():
		c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("Got shape with %d values but input tensor only has %d dimensions.", n, s.Rank()), "%s: %d sizes for %s", c.Short(), n, s)
		return nil, false
	}
	dims := make([]value.Dim, n)
	for i := range dims {
		dims[i] = value.D(int64(i - n))
	}
	return dims, true
}

// fftshift moves the zero frequency to the middle; the shape stays.
func fftshift(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.lost(value.NoDType)
	}
	if !c.IsNone("dim") {
		dims, _, known := c.Dims("dim")
		if known && len(dims) == 0 {
			c.Refuse("invalid-argument", 0, "`shifts` required", "%s over no dimension", c.Short())
		}
		if known && c.Shape(t).Known() {
			c.fromEndAxes(t, dims)
		}
	}
	return c.Like(t)
}

func fftfreq(c *Call) value.Value {
	n, ok := c.Dim("n")
	if !ok {
		n = c.NewDim("n", 0)
	}
	return c.frequencies(n, n)
}

func rfftfreq(c *Call) value.Value {
	n, ok := c.Dim("n")
	if !ok {
		n = c.NewDim("n", 0)
	}
	half := n.FloorDivInt(2).AddInt(1)
	if k, known := n.Const(); known { // torch divides towards zero
		half = value.D(k/2 + 1)
		half.Bits, half.O = n.Bits, n.O
	}
	return c.frequencies(n, half)
}

func (c *Call) frequencies(n, count value.Dim) value.Value {
	if c.surelyLess(count, value.D(0)) {
		c.Refuse("invalid-size", n.Bits, fmt.Sprintf("Trying to create tensor with negative dimension %s: [%s]", count, count), "%s of %s points", c.Short(), n)
		count = value.D(0)
	}
	dt := c.DType("dtype", c.DefaultDType)
	if dt != value.NoDType && notFloating(dt) {
		c.Refuse("mismatched-dtype", 0, c.Short()+" requires a floating point or complex dtype", "%s needs a floating-point dtype, got %s", c.Short(), dt)
	}
	return c.Out(value.ShapeOf(count), dt)
}
