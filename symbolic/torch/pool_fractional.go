package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Pooling by random windows. https://pytorch.org/docs/stable/generated/torch.nn.FractionalMaxPool2d.html
var poolFractional = []Rule{
	{"torch.nn.functional.fractional_max_pool2d", "(input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None)", fractionalPool(2)},
	{"torch.nn.functional.fractional_max_pool3d", "(input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None)", fractionalPool(3)},
	{"torch.nn.functional.fractional_max_pool2d_with_indices", "(input, kernel_size, output_size=None, output_ratio=None, return_indices=True, _random_samples=None)", fractionalPool(2)},
	{"torch.nn.functional.fractional_max_pool3d_with_indices", "(input, kernel_size, output_size=None, output_ratio=None, return_indices=True, _random_samples=None)", fractionalPool(3)},
}

var fractionalLayers = []Layer{
	fractionalLayer("torch.nn.FractionalMaxPool2d", 2),
	fractionalLayer("torch.nn.FractionalMaxPool3d", 3),
}

func fractionalLayer(names string, n int) Layer {
	return Layer{Name: names, Signature: "(kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None)",
		Init: fractionalInit(n), Forward: "(input)", Eval: fractionalPool(n)}
}

func fractionalInit(n int) func(*Call) {
	return func(c *Call) {
		for _, name := range []string{"kernel_size", "output_size", "output_ratio"} {
			c.SetAttr(name, repeated(c.Arg(name), n))
		}
		if k, _ := c.perDim("kernel_size", n); n == 3 {
			if d, bad := c.below(1, k...); bad {
				c.RefuseAs("ValueError", "invalid-argument", d.Bits, fmt.Sprintf("kernel_size must be greater than 0, but got %s", d), "%s: kernel_size must be positive, is %s", c.Short(), d)
			}
		}
		size, ratio := c.IsNone("output_size"), c.IsNone("output_ratio")
		switch {
		case size && ratio:
			c.RefuseAs("ValueError", "invalid-argument", 0, c.Short()+" requires specifying either an output size, or a pooling ratio", "%s needs output_size or output_ratio", c.Short())
		case !size && !ratio && !c.Maybe("output_size") && !c.Maybe("output_ratio"):
			c.RefuseAs("ValueError", "invalid-argument", 0, "only one of output_size and output_ratio may be specified", "%s takes output_size or output_ratio, not both", c.Short())
		case !ratio:
			items, _ := Elements(c.Self.Attrs.Get("output_ratio"))
			for i, e := range items {
				if f, ok := AsFloat(e); i < n && ok && (f <= 0 || f >= 1) {
					c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("output_ratio must be between 0 and 1 (got %v)", f), "%s: output_ratio must be between 0 and 1, is %v", c.Short(), f)
				}
			}
		}
	}
}

func fractionalPool(n int) func(*Call) value.Value {
	return func(c *Call) value.Value {
		x := c.Required("input")
		kernel := c.exactList("kernel_size", n)
		c.refuseBelow(1, "kernel size should be greater than zero", "kernel_size", kernel)
		indices, known := c.Bool("return_indices")
		if x == nil || !known {
			return c.Unknown("input of " + c.Short())
		}
		s, ok := c.image(x, n, func() string {
			return fmt.Sprintf("%s(): Expected %dD or %dD tensor, but got: %s", c.Short(), n+1, n+2, c.Shape(x))
		})
		size := c.fractionalSize(s, n, ok)
		c.refuseBelow(0, "Trying to create tensor with negative dimension", "output_size", size)
		out := c.unknownImage(n, noDim)
		if ok {
			out = s.Clone()
			if c.anyZero(s.Dims[s.Rank()-n-1:]) {
				c.Refuse("invalid-size", s.Bits(), fmt.Sprintf("%s(): Expected input to have non-zero size for non-batch dimensions, but got%s", c.Short(), s), "%s: the input is empty: %s", c.Who(), s)
			}
		}
		at := out.Rank() - n
		for i := range n {
			if ok {
				c.checkFractional(s, at+i, kernel[i], size[i], n)
			}
			out.Dims[at+i] = c.orFresh(size[i], "")
		}
		c.unsupported(x, "check_uniform_bounds", notReal)
		res := c.Out(out, x.DType)
		if !indices {
			return res
		}
		return value.NewTuple(res, c.Out(out, value.Int64))
	}
}

// exactList is an argument of one int or n; unlike elsewhere a sequence of one is refused.
func (c *Call) exactList(name string, n int) []value.Dim {
	dims, count := c.perDim(name, n)
	if count >= 0 && count != n && !isInt(c.Arg(name)) {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("%s: %s must either be a single Int or tuple of Ints", c.Short(), name), "%s: %s must be one int or %d, got %d", c.Who(), name, n, count)
	}
	return dims
}

// fractionalSize is output_size, or int(size * output_ratio).
func (c *Call) fractionalSize(s value.Shape, n int, known bool) []value.Dim {
	out := make([]value.Dim, n)
	for i := range out {
		out[i] = noDim
	}
	if !c.IsNone("output_size") {
		return c.exactList("output_size", n)
	}
	if c.IsNone("output_ratio") {
		c.RefuseAs("ValueError", "invalid-argument", 0, c.Short()+" requires specifying either an output_size or an output_ratio", "%s needs output_size or output_ratio", c.Who())
		return out
	}
	v := c.Arg("output_ratio")
	items, ok := Elements(v)
	if f, isNum := AsFloat(v); isNum && n == 2 && c.Self == nil {
		c.RefuseAs("TypeError", "invalid-argument", 0, "object of type 'float' has no len()", "%s: output_ratio must be a pair, is %v", c.Who(), f)
		return out
	} else if isNum {
		for range n {
			items = append(items, v)
		}
	} else if !ok {
		return out
	}
	if len(items) < n || n == 2 && len(items) > n {
		c.RefuseAs("IndexError", "invalid-argument", 0, "tuple index out of range", "%s: output_ratio must have %d items, has %d", c.Who(), n, len(items))
		return out
	}
	for i := range n {
		if f, ok := AsFloat(items[i]); ok && known {
			out[i] = c.scaled(s.Dims[s.Rank()-n+i], f)
		}
	}
	return out
}

// checkFractional: the windows must fit; in three dimensions with one to spare.
func (c *Call) checkFractional(s value.Shape, at int, kernel, size value.Dim, n int) {
	need := size.Add(kernel).AddInt(-1)
	if n == 3 {
		need = need.AddInt(1)
	}
	c.DemandLess(need, s.Dims[at], func() *value.Fault {
		return &value.Fault{Kind: "invalid-size", Bits: size.Bits,
			Message: fmt.Sprintf("%s: %s windows of %s do not fit into %s: input is %s", c.Who(), size, kernel, s.Dims[at], s),
			Torch:   fmt.Sprintf("%s(): pool height %s too large relative to input height %s", c.Short(), kernel, s.Dims[at])}
	})
}
