package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Window functions. https://pytorch.org/docs/stable/generated/torch.hann_window.html,
// https://pytorch.org/docs/stable/signal.html
var windowRules = []Rule{
	{"torch.hann_window torch.blackman_window torch.bartlett_window", "(window_length, periodic=True, *, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False)", fixedWindow},
	{"torch.hamming_window", "(window_length, periodic=True, alpha=0.54, beta=0.46, *, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False)", fixedWindow},
	{"torch.kaiser_window", "(window_length, periodic=True, beta=12.0, *, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False)", fixedWindow},
	{windowNames("bartlett blackman cosine hann hamming nuttall"), "(M, *, sym=True, dtype=None, layout=None, device=None, requires_grad=False)", signalWindow},
	{windowNames("general_hamming"), "(M, *, alpha=0.54, sym=True, dtype=None, layout=None, device=None, requires_grad=False)", signalWindow},
	{windowNames("general_cosine"), "(M, *, a, sym=True, dtype=None, layout=None, device=None, requires_grad=False)", signalWindow},
	{windowNames("exponential"), "(M, *, center=None, tau=1.0, sym=True, dtype=None, layout=None, device=None, requires_grad=False)", signalWindow},
	{windowNames("gaussian"), "(M, *, std=1.0, sym=True, dtype=None, layout=None, device=None, requires_grad=False)", signalWindow},
	{windowNames("kaiser"), "(M, *, beta=12.0, sym=True, dtype=None, layout=None, device=None, requires_grad=False)", signalWindow},
}

// windowNames puts names under the module torch.signal.windows.
func windowNames(names string) string {
	out := ""
	for n := range fields(names) {
		out += "torch.signal.windows." + n + " torch.signal.windows.windows." + n + " "
	}
	return out
}

func fixedWindow(c *Call) value.Value {
	n, ok := c.Dim("window_length")
	if !ok {
		n = c.NewDim("window_length", 0)
	}
	if c.surelyLess(n, value.D(0)) {
		c.Refuse("invalid-size", n.Bits, fmt.Sprintf("%s requires non-negative window_length, got window_length=%s", c.Short(), n), "%s of length %s", c.Short(), n)
		n = value.D(0)
	}
	dt := c.DType("dtype", c.DefaultDType)
	if dt != value.NoDType && notFloating(dt) {
		c.Refuse("mismatched-dtype", 0, c.Short()+" expects floating point dtypes", "%s needs a floating-point dtype, got %s", c.Short(), dt)
	}
	return c.Out(value.ShapeOf(n), dt)
}

// signalWindow is torch.signal.windows.*, which is written in Python and raises ValueError.
func signalWindow(c *Call) value.Value {
	n, ok := c.Dim("M")
	if !ok {
		n = c.NewDim("M", 0)
	}
	bad := func(torch, format string, args ...any) {
		c.RefuseAs("ValueError", "invalid-argument", n.Bits, torch, format, args...)
	}
	if c.surelyLess(n, value.D(0)) {
		bad(fmt.Sprintf("%s requires non-negative window length, got M=%s", c.Short(), n), "%s of length %s", c.Short(), n)
		n = value.D(0)
	}
	for _, p := range []string{"std", "tau"} {
		if c.Has(p) {
			if f, ok := c.Float(p); ok && f <= 0 {
				bad(fmt.Sprintf("%s must be positive, got: %v instead.", p, f), "%s: %s must be positive, got %v", c.Short(), p, f)
			}
		}
	}
	if c.Has("beta") {
		if f, ok := c.Float("beta"); ok && f < 0 {
			bad(fmt.Sprintf("beta must be non-negative, got: %v instead.", f), "%s: beta is %v, below 0", c.Short(), f)
		}
	}
	if c.Has("center") && !c.IsNone("center") && !c.Maybe("center") {
		if sym, known := c.Bool("sym"); known && sym {
			bad("Center must be None for symmetric windows", "%s: center must be None for a symmetric window", c.Short())
		}
	}
	if c.Has("a") {
		if a, ok := Elements(c.Arg("a")); ok && len(a) == 0 {
			bad("Coefficients cannot be empty", "%s: no coefficients", c.Short())
		}
	}
	dt := c.DType("dtype", c.DefaultDType)
	if dt != value.NoDType && dt != value.Float32 && dt != value.Float64 {
		bad(fmt.Sprintf("%s expects float32 or float64 dtypes, got: torch.%s", c.Short(), dt), "%s makes float32 or float64, not %s", c.Short(), dt)
	}
	return c.Out(value.ShapeOf(n), dt)
}
