package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
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
		s, ok := c.image(x, n, fmt.Sprintf("%s(): Expected %dD or %dD tensor, but got %s", c.Short(), n+1, n+2, c.Shape(x)))
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
	for _, e := range items {
		if d, ok := AsDim(e); !ok || !c.Resolve(d).Is(1) {
			return nil, false
		}
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
		s, ok := c.image(x, n, fmt.Sprintf("%s(): Expected %dD or %dD tensor, but got: %s", c.Short(), n+1, n+2, c.Shape(x)))
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

// Inverse of max pooling. https://pytorch.org/docs/stable/generated/torch.nn.MaxUnpool2d.html
var poolUnpool = []Rule{
	{"torch.nn.functional.max_unpool1d", "(input, indices, kernel_size, stride=None, padding=0, output_size=None)", maxUnpool(1)},
	{"torch.nn.functional.max_unpool2d", "(input, indices, kernel_size, stride=None, padding=0, output_size=None)", maxUnpool(2)},
	{"torch.nn.functional.max_unpool3d", "(input, indices, kernel_size, stride=None, padding=0, output_size=None)", maxUnpool(3)},
}

var unpoolLayers = []Layer{
	unpoolLayer("torch.nn.MaxUnpool1d", 1),
	unpoolLayer("torch.nn.MaxUnpool2d", 2),
	unpoolLayer("torch.nn.MaxUnpool3d", 3),
}

func unpoolLayer(names string, n int) Layer {
	return Layer{Name: names, Signature: "(kernel_size, stride=None, padding=0)", Forward: "(input, indices, output_size=None)", Eval: maxUnpool(n),
		Init: func(c *Call) {
			strideIsKernel(c)
			for _, name := range []string{"kernel_size", "stride", "padding"} {
				c.SetAttr(name, repeated(c.Self.Attrs.Get(name), n))
			}
		}}
}

func maxUnpool(n int) func(*Call) value.Value {
	return func(c *Call) value.Value {
		x, idx := c.Required("input"), c.Required("indices")
		g := slidingWindow{kernel: c.unpoolList("kernel_size", n), pad: c.unpoolList("padding", n)}
		if g.stride = g.kernel; !c.IsNone("stride") {
			g.stride = c.unpoolList("stride", n)
		}
		if n == 3 {
			c.refuseBelow(1, "strides should be greater than zero", "stride", g.stride)
		}
		if x == nil {
			return c.Unknown("input of " + c.Short())
		}
		s, ok := c.image(x, n, fmt.Sprintf("Input to max_unpooling%dd should be a %dd or %dd Tensor, but got a tensor with %d dimensions.", n, n+1, n+2, len(c.Shape(x).Dims)))
		if !ok {
			return c.Out(c.unknownImage(n, noDim), x.DType)
		}
		at := s.Rank() - n
		out := s.Clone()
		for i := range n {
			in := s.Dims[at+i]
			out.Dims[at+i] = in.AddInt(-1).Mul(g.stride[i]).Add(g.kernel[i]).Sub(g.pad[i].MulInt(2))
		}
		if !c.IsNone("output_size") {
			c.unpoolSize(&out, g.stride, at, n)
		}
		c.refuseBelow(0, "max_unpooling: output_size must contain non-negative spatial dimensions", "output_size", out.Dims[at:])
		for i := range n {
			out.Dims[at+i] = c.orFresh(out.Dims[at+i], "")
		}
		c.checkUnpool(x, idx, s, at, n)
		return c.Out(out, x.DType)
	}
}

func (c *Call) unpoolList(name string, n int) []value.Dim {
	dims, count := c.perDim(name, n)
	if count >= 0 && count != n && !isInt(c.Arg(name)) {
		c.RefuseAs("IndexError", "invalid-argument", 0, "tuple index out of range", "%s: %s must be one int or %d, got %d", c.Who(), name, n, count)
	}
	return dims
}

// unpoolSize takes the asked size, which may be less than one stride away from the computed one.
func (c *Call) unpoolSize(out *value.Shape, stride []value.Dim, at, n int) {
	want, _, ok := c.dimsOf("output_size", c.Arg("output_size"))
	if !ok {
		for i := range n {
			out.Dims[at+i] = noDim
		}
		return
	}
	given := len(want)
	if given == n+2 {
		want = want[2:]
	}
	if len(want) != n {
		c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("output_size should be a sequence containing %d or %d elements, but it has a length of '%d'", n, n+2, given),
			"%s: output_size must have %d or %d elements, has %d", c.Who(), n, n+2, given)
		return
	}
	for i, d := range want {
		computed := out.Dims[at+i]
		lo, hi := computed.Sub(stride[i]), computed.Add(stride[i])
		fault := func() *value.Fault {
			return &value.Fault{Kind: "invalid-size", Exception: "ValueError", Bits: d.Bits,
				Message: fmt.Sprintf("%s: output_size %s is not possible: dimension %d must lie between %s and %s", c.Who(), value.Shape{Dims: want}, i, lo, hi),
				Torch:   fmt.Sprintf("invalid output_size \"%s\" (dim %d must be between %s and %s)", value.Shape{Dims: want}, i, lo, hi)}
		}
		c.DemandLess(lo.AddInt(1), d, fault)
		c.DemandLess(d, hi.AddInt(-1), fault)
		out.Dims[at+i] = d
	}
}

// checkUnpool: the indices are of int64 and of the input's shape.
func (c *Call) checkUnpool(x, idx *value.Tensor, s value.Shape, at, n int) {
	if c.anyZero(s.Dims[at-1:]) {
		c.Refuse("invalid-size", s.Bits(), fmt.Sprintf("Expected input to have non-zero size for non-batch dimensions, but input has sizes %s", s), "%s: the input is empty: %s", c.Who(), s)
	}
	if idx == nil {
		return
	}
	if idx.DType != value.NoDType && idx.DType != value.Int64 {
		c.Refuse("mismatched-dtype", idx.Bits, "elements in indices should be type int64 but got: "+scalarName(idx.DType), "%s: indices must be int64, are %s", c.Who(), idx.DType)
	}
	is := c.Shape(idx)
	same := !is.Known() || is.Rank() == s.Rank()
	for i := 0; same && is.Known() && i < s.Rank(); i++ {
		same = c.Equal(is.Dims[i], s.Dims[i]) != dim.No
	}
	if !same {
		c.Refuse("incompatible-shapes", s.Bits()|is.Bits(), fmt.Sprintf("Expected shape of indices to be same as that of the input tensor (%s) but got indices tensor with shape: %s", s, is),
			"%s: indices must have the input's shape %s, have %s", c.Who(), s, is)
	}
	c.unsupported(x, fmt.Sprintf("max_unpool%dd", n), notReal)
}
