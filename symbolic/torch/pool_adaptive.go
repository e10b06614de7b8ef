package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Pooling to a given size. https://pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html
var poolAdaptive = []Rule{
	{"torch.nn.functional.adaptive_avg_pool1d torch.adaptive_avg_pool1d", "(input, output_size)", adaptivePool(1, false)},
	{"torch.nn.functional.adaptive_avg_pool2d torch._C._nn.adaptive_avg_pool2d", "(input, output_size)", adaptivePool(2, false)},
	{"torch.nn.functional.adaptive_avg_pool3d torch._C._nn.adaptive_avg_pool3d", "(input, output_size)", adaptivePool(3, false)},
	{"torch.nn.functional.adaptive_max_pool1d", "(input, output_size, return_indices=False)", adaptivePool(1, true)},
	{"torch.nn.functional.adaptive_max_pool2d", "(input, output_size, return_indices=False)", adaptivePool(2, true)},
	{"torch.nn.functional.adaptive_max_pool3d", "(input, output_size, return_indices=False)", adaptivePool(3, true)},
	{"torch.nn.functional.adaptive_max_pool1d_with_indices torch.adaptive_max_pool1d", "(input, output_size, return_indices=True)", adaptivePool(1, true)},
	{"torch.nn.functional.adaptive_max_pool2d_with_indices", "(input, output_size, return_indices=True)", adaptivePool(2, true)},
	{"torch.nn.functional.adaptive_max_pool3d_with_indices", "(input, output_size, return_indices=True)", adaptivePool(3, true)},
}

var adaptiveLayers = []Layer{
	{Name: "torch.nn.AdaptiveAvgPool1d", Signature: "(output_size)", Forward: "(input)", Eval: adaptivePool(1, false)},
	{Name: "torch.nn.AdaptiveAvgPool2d", Signature: "(output_size)", Forward: "(input)", Eval: adaptivePool(2, false)},
	{Name: "torch.nn.AdaptiveAvgPool3d", Signature: "(output_size)", Forward: "(input)", Eval: adaptivePool(3, false)},
	{Name: "torch.nn.AdaptiveMaxPool1d", Signature: "(output_size, return_indices=False)", Forward: "(input)", Eval: adaptivePool(1, true)},
	{Name: "torch.nn.AdaptiveMaxPool2d", Signature: "(output_size, return_indices=False)", Forward: "(input)", Eval: adaptivePool(2, true)},
	{Name: "torch.nn.AdaptiveMaxPool3d", Signature: "(output_size, return_indices=False)", Forward: "(input)", Eval: adaptivePool(3, true)},
}

func adaptivePool(n int, isMax bool) func(*Call) value.Value {
	return func(c *Call) value.Value {
		x := c.Required("input")
		indices, known := false, true
		if c.hasArg("return_indices") {
			indices, known = c.Bool("return_indices")
		}
		if x == nil || !known {
			c.adaptiveSizes(value.Shape{}, n, false)
			return c.Unknown("input of " + c.Short())
		}
		if out, ok := c.meanPool(x, n, isMax); ok {
			return out
		}
		s, ok := c.image(x, n, func() string {
			return fmt.Sprintf("%s(): Expected %dD or %dD tensor, but got %s", c.Short(), n+1, n+2, c.Shape(x))
		})
		size := c.adaptiveSizes(s, n, ok)
		out := c.unknownImage(n, noDim)
		if ok {
			out = s.Clone()
		}
		at := out.Rank() - n
		for i := range n {
			out.Dims[at+i] = c.orFresh(size[i], "")
		}
		if ok {
			c.checkAdaptive(x, s, out, at, n, isMax)
		}
		return c.poolResult(x, out, n, indices)
	}
}

// meanPool: averaging to 1 x 1 is mean() over the last dimensions, which takes any rank.
func (c *Call) meanPool(x *value.Tensor, n int, isMax bool) (value.Value, bool) {
	s, v := c.Shape(x), c.Arg("output_size")
	items, isSeq := Elements(v)
	if isSeq && len(items) != n || isMax || n < 2 || !s.Known() || s.Rank() < n || isSeq && s.Rank() == n || s.Rank() == n+2 && x.Strides != nil {
		return nil, false
	}
	if !isSeq {
		items = []value.Value{v}
	}
	sure := true
	for _, e := range items {
		d, ok := AsDim(e)
		if !ok || c.Never(d, value.D(1)) {
			return nil, false
		}
		sure = sure && c.Resolve(d).Is(1)
	}
	if !sure {
		if s.Rank() == n+1 || s.Rank() == n+2 { // any size will do
			return nil, false
		}
		return c.UnknownTensor(x.DType), true
	}
	c.unsupported(x, "mean", notFloating)
	out := s.Clone()
	for i := range n {
		out.Dims[s.Rank()-n+i] = value.D(1)
	}
	y := c.Out(out, x.DType)
	y.From = &s
	return y, true
}

// checkAdaptive refuses empty inputs and the dtypes without a kernel.
func (c *Call) checkAdaptive(x *value.Tensor, s, out value.Shape, at, n int, isMax bool) {
	must := s.Dims[at:]
	if isMax {
		must = s.Dims[1:]
	}
	if c.anyZero(must) && s.Rank() > n {
		c.Refuse("invalid-size", s.Bits(), fmt.Sprintf("%s(): Expected input to have non-zero size for non-batch dimensions, but input has sizes %s", c.Short(), s), "%s: the input is empty: %s", c.Who(), s)
	}
	// Averages in one and two dimensions look at the dtype only if there is something to compute.
	if isMax || n == 3 || !c.anyZero(out.Dims) {
		c.unsupported(x, c.Short(), notReal)
	}
}

// adaptiveSizes is output_size; None keeps the size of the input (not for one dimension).
func (c *Call) adaptiveSizes(s value.Shape, n int, known bool) []value.Dim {
	out := make([]value.Dim, n)
	for i := range out {
		out[i] = noDim
	}
	v := c.Arg("output_size")
	switch v := v.(type) {
	case value.Str, value.Float, value.NoneType, *value.Dict:
		c.RefuseAs("TypeError", "invalid-argument", 0, fmt.Sprintf("%s(): argument 'output_size' (position 2) must be tuple of ints, not %s", c.Short(), v.TypeName()),
			"%s: output_size must be an int or %d, not %s", c.Who(), n, v.TypeName())
		return out
	case value.Unknown, nil, *value.Alt:
		return out
	}
	items, ok := Elements(v)
	if d, isDim := AsDim(v); isDim {
		for i := range out {
			out[i] = d
		}
	} else if !ok {
		return out
	} else if len(items) != n {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("%s: output_size must be %d", c.Short(), n), "%s: output_size must be one int or %d, got %d", c.Who(), n, len(items))
		return out
	}
	for i, e := range items {
		switch e := e.(type) {
		case value.NoneType:
			if n == 1 {
				c.RefuseAs("TypeError", "invalid-argument", 0, fmt.Sprintf("%s(): argument 'output_size' must be tuple of ints, but found element of type NoneType", c.Short()), "%s: output_size must be an int", c.Who())
			} else if known {
				out[i] = s.Dims[s.Rank()-n+i]
			}
		case value.Float, value.Str, *value.Tuple, *value.List:
			c.RefuseAs("TypeError", "invalid-argument", 0, fmt.Sprintf("%s(): argument 'output_size' must be tuple of ints, but found element of type %s at pos %d", c.Short(), e.TypeName(), i), "%s: output_size must be ints, not %s", c.Who(), e.TypeName())
		default:
			if d, ok := AsDim(e); ok {
				out[i] = d
			}
		}
	}
	c.refuseBelow(0, "elements of output_size must be greater than or equal to 0", "output_size", out)
	return out
}
