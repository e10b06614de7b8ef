package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Short-time Fourier transforms.
// https://pytorch.org/docs/stable/generated/torch.stft.html
var stftRules = []Rule{
	{"torch.stft Tensor.stft torch.functional.stft", "(input, n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode='reflect', normalized=False, onesided=None, return_complex=None, align_to_window=None)", stft},
	{"torch.istft Tensor.istft torch.functional.istft", "(input, n_fft, hop_length=None, win_length=None, window=None, center=True, normalized=False, onesided=None, length=None, return_complex=False)", istft},
}

// frames are the sizes of a short-time transform.
type frames struct {
	fft, hop, win value.Dim
	window        *value.Tensor
}

// stftFrames reads the sizes with torch's defaults and checks the window.
func (c *Call) stftFrames() frames {
	var f frames
	f.fft, _ = c.Dim("n_fft")
	f.hop, f.win = f.fft.FloorDivInt(4), f.fft
	if !c.IsNone("hop_length") {
		f.hop, _ = c.Dim("hop_length")
	}
	if !c.IsNone("win_length") {
		f.win, _ = c.Dim("win_length")
	}
	f.window = c.Tensor("window")
	one := value.D(1)
	switch {
	case c.surelyLess(f.fft, one):
		c.Refuse("invalid-size", f.fft.Bits, fmt.Sprintf("%s: expected 0 < n_fft, but got n_fft=%s", c.Short(), f.fft), "%s: n_fft is %s", c.Short(), f.fft)
	case c.surelyLess(f.hop, one):
		c.Refuse("invalid-size", f.hop.Bits, fmt.Sprintf("%s: expected hop_length > 0, but got hop_length=%s", c.Short(), f.hop), "%s: hop_length is %s", c.Short(), f.hop)
	case c.surelyLess(f.win, one) || c.surelyLess(f.fft, f.win):
		c.Refuse("invalid-size", f.win.Bits|f.fft.Bits, fmt.Sprintf("%s: expected 0 < win_length <= n_fft, but got win_length=%s", c.Short(), f.win), "%s: win_length is %s, n_fft %s", c.Short(), f.win, f.fft)
	}
	if f.window == nil {
		return f
	}
	s, ok := c.Ranked(f.window, 1, 0, "win_length")
	if !ok {
		c.Refuse("wrong-rank", f.window.Bits, fmt.Sprintf("%s: expected a 1D window tensor of size equal to win_length=%s, but got window with size %s", c.Short(), f.win, s),
			"%s: the window must be a vector of %s, got %s", c.Short(), f.win, s)
		return f
	}
	c.demandEqual(f.win, s.Dims[0], "invalid-size", fmt.Sprintf("%s: expected a 1D window tensor of size equal to win_length=%s, but got window with size %s", c.Short(), f.win, s),
		"%s: the window has %s samples, win_length is %s", c.Short(), s.Dims[0], f.win)
	return f
}

func stft(c *Call) value.Value {
	t := c.Required("input")
	f := c.stftFrames()
	dt := stftDType(t, f.window)
	complexIn := dt.IsComplex()
	real := !complexIn && dt != value.NoDType
	wantComplex, known := c.Bool("return_complex")
	if c.IsNone("return_complex") {
		wantComplex = true
		if real && !c.Maybe("return_complex") {
			c.Refuse("invalid-argument", 0, "stft requires the return_complex parameter be given for real inputs, and will further require that return_complex=True in a future PyTorch release.",
				"stft of real numbers needs return_complex=True")
		}
	}
	if t == nil || !known {
		return c.lost(value.NoDType)
	}
	s := c.Shape(t)
	made := dt.ToReal()
	if wantComplex {
		made = toComplex(dt)
	}
	if t.DType.IsInteger() || t.DType == value.BoolType {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits, "stft: expected a tensor of floating point or complex values", "stft needs floating-point numbers, got %s", t.DType)
	}
	if !s.Known() {
		return c.lost(made)
	}
	if s.Rank() != 1 && s.Rank() != 2 {
		c.Refuse("wrong-rank", s.Bits(), "stft: expected a 1D or 2D tensor", "stft takes a signal or a batch of signals, got %s", s)
		return c.lost(made)
	}
	length := c.stftPadded(s, f)
	c.atMost(f.fft, length, fmt.Sprintf("stft: expected 0 < n_fft <= %s, but got n_fft=%s", length, f.fft), "stft: n_fft is %s, the signal has %s samples", f.fft, length)
	rows := f.fft
	if one, ok := c.stftOnesided(complexIn); !ok {
		rows = noDim
	} else if one {
		rows = f.fft.FloorDivInt(2).AddInt(1)
	}
	n := length.Sub(f.fft).FloorDiv(f.hop).AddInt(1)
	return c.stftOut(extend(dropLast(s, 1), rows, n), dt, wantComplex)
}

// stftDType promotes the signal with the window.
func stftDType(t, window *value.Tensor) value.DType {
	if t == nil || window == nil {
		return either(t)
	}
	return value.Promote(t.DType, window.DType)
}

// stftPadded is the length of the signal after centering, which reflects half a frame on both sides.
func (c *Call) stftPadded(s value.Shape, f frames) value.Dim {
	length := fromEnd(s, 1)
	center, known := c.Bool("center")
	switch {
	case !known:
		return noDim
	case !center:
		return length
	}
	half := f.fft.FloorDivInt(2)
	if mode, ok := c.Str("pad_mode"); ok && mode == "reflect" && c.surelyLess(length, half.AddInt(1)) {
		c.Refuse("invalid-size", s.Bits(), fmt.Sprintf("Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (%s, %s) at dimension 2 of input", half, half),
			"stft: reflecting %s samples of a signal of %s: input is %s", half, length, s)
	} else if ok && mode != "reflect" && mode != "constant" && mode != "replicate" && mode != "circular" {
		c.RefuseAs("NotImplementedError", "invalid-argument", 0, "Unrecognised padding mode "+mode, "stft has no pad_mode %q", mode)
	}
	return length.Add(half.MulInt(2))
}

// stftOnesided tells if only the non-negative frequencies are returned: the default for real signals.
func (c *Call) stftOnesided(complexIn bool) (one, known bool) {
	if c.IsNone("onesided") {
		return !complexIn, true
	}
	one, known = c.Bool("onesided")
	if one && complexIn {
		c.Refuse("invalid-argument", 0, "Cannot have onesided output if window or input is complex", "%s: onesided output needs real numbers", c.Short())
	}
	return one, known
}

// stftOut makes the result, which is stored frame by frame.
func (c *Call) stftOut(s value.Shape, dt value.DType, wantComplex bool) value.Value {
	n := s.Rank()
	rows, count := s.Dims[n-2].E, s.Dims[n-1].E
	strides := make([]dim.Expr, n)
	strides[n-2], strides[n-1] = dim.Int(1), rows
	if n == 3 {
		strides[0] = rows.Mul(count)
	}
	out := s
	dt = toComplex(dt)
	if !wantComplex {
		out, dt = extend(s, value.D(2)), dt.ToReal()
		for i := range strides {
			strides[i] = strides[i].MulInt(2)
		}
		strides = append(strides, dim.Int(1))
	}
	t := c.Out(out, dt)
	if !c.IsContiguous(out, strides) {
		t.Strides = strides
	}
	return t
}

func istft(c *Call) value.Value {
	t := c.Required("input")
	if t != nil && t.DType != value.NoDType && !t.DType.IsComplex() {
		c.RefuseAs("TypeError", "mismatched-dtype", t.Bits, "istft requires a complex-valued input tensor matching the output from stft with return_complex=True.", "istft needs complex numbers, got %s", t.DType)
		return c.lost(t.DType)
	}
	f := c.stftFrames()
	dt := stftDType(t, f.window)
	if asComplex, known := c.Bool("return_complex"); !known {
		dt = value.NoDType
	} else if !asComplex {
		dt = dt.ToReal()
	}
	if t == nil || !c.Shape(t).Known() {
		return c.lost(dt)
	}
	s := c.Shape(t)
	if s.Rank() != 2 && s.Rank() != 3 {
		c.Refuse("wrong-rank", s.Bits(), "istft: expected a tensor with 2 or 3 dimensions", "istft takes frames [N, T] or a batch of them, got %s", s)
		return c.lost(dt)
	}
	c.istftSizes(s, f)
	if c.Failed() {
		return c.lost(dt)
	}
	n := f.fft.Add(f.hop.Mul(fromEnd(s, 1).AddInt(-1)))
	if center, known := c.Bool("center"); !known {
		n = noDim
	} else if center {
		n = n.Sub(f.fft.FloorDivInt(2).MulInt(2))
	}
	if !c.IsNone("length") {
		n, _ = c.Dim("length")
	}
	return c.Out(extend(dropLast(s, 2), n), dt)
}

// istftSizes checks that the number of frequencies is that of n_fft.
func (c *Call) istftSizes(s value.Shape, f frames) {
	rows := fromEnd(s, 2)
	half := f.fft.FloorDivInt(2).AddInt(1)
	if asComplex, known := c.Bool("return_complex"); known && asComplex {
		if one, known := c.Bool("onesided"); known && (one || c.IsNone("onesided") && !c.Surely(rows, f.fft)) {
			c.Refuse("invalid-argument", 0, "Cannot have onesided output if window or input is complex", "istft: return_complex needs both halves of the frequencies")
		}
	}
	want := half
	switch one, known := c.Bool("onesided"); {
	case !known:
		return
	case c.IsNone("onesided"):
		if !c.Never(rows, f.fft) { // all frequencies, or perhaps so
			return
		}
	case !one:
		want = f.fft
	}
	c.demandEqual(rows, want, "invalid-size", fmt.Sprintf("istft: expected the frequency dimension (3rd to the last) of the input tensor to match n_fft / 2 + 1 when onesided=True, but got %s", rows),
		"istft: %s frequencies for n_fft = %s, which has %s", rows, f.fft, want)
	if c.surelyLess(f.win, f.hop) {
		c.Refuse("invalid-size", f.hop.Bits|f.win.Bits, "istft: expected 0 < hop_length <= win_length", "istft: hop_length is %s, win_length %s", f.hop, f.win)
	}
	if c.surelyLess(fromEnd(s, 1), value.D(1)) {
		c.Refuse("invalid-size", s.Bits(), "istft: the input tensor is empty", "istft of no frames: %s", s)
	}
}
