package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Sampling by grids. https://pytorch.org/docs/stable/generated/torch.nn.functional.grid_sample.html
var gridRules = []Rule{
	{"torch.nn.functional.grid_sample", "(input, grid, mode='bilinear', padding_mode='zeros', align_corners=None)", gridSample},
	{"torch.grid_sampler", "(input, grid, interpolation_mode, padding_mode, align_corners)", gridSample},
	{"torch.nn.functional.affine_grid", "(theta, size, align_corners=None)", affineGrid},
	{"torch.affine_grid_generator", "(theta, size, align_corners)", affineGrid},
}

// gridSample takes [N, C, spatial...] and a grid [N, spatial of the result..., n].
func gridSample(c *Call) value.Value {
	x, grid := c.Required("input"), c.Required("grid")
	c.oneOf("mode", "bilinear", "nearest", "bicubic")
	c.oneOf("padding_mode", "zeros", "border", "reflection")
	if !c.IsNone("align_corners") {
		c.boolArg("align_corners")
	}
	if x == nil || grid == nil {
		return c.Unknown("operands of grid_sample")
	}
	s, gs, n, ok := c.gridShapes(x, grid)
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	c.Demand(s.Dims[0], gs.Dims[0], func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes",
			Message: fmt.Sprintf("grid_sample: input and grid must have the same batch size: %s and %s", s, gs),
			Torch:   fmt.Sprintf("grid_sampler(): expected grid and input to have same batch size, but got input with sizes %s and grid with sizes %s", s, gs)}
	})
	c.Demand(gs.Dims[n+1], value.D(int64(n)), func() *value.Fault {
		return &value.Fault{Kind: "mismatched-features",
			Message: fmt.Sprintf("grid_sample: the last dimension of the grid must be %d, is %s: it is %s", n, gs.Dims[n+1], gs),
			Torch:   fmt.Sprintf("grid_sampler(): expected grid to have size %d in last dimension, but got grid with sizes %s", n, gs)}
	})
	if c.anyZero(s.Dims[2:]) {
		c.Refuse("invalid-size", s.Bits(), fmt.Sprintf("grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes %s", s), "grid_sample: the input is empty: %s", s)
	}
	if empty := c.anyZero(s.Dims) || c.anyZero(gs.Dims); !empty && c.sameDType(x, grid, "expected scalar type %s but found %s", scalarName(x.DType), scalarName(grid.DType)) {
		c.unsupported(x, "grid_sampler_2d_cpu_kernel_impl", notReal)
	}
	dims := append([]value.Dim{s.Dims[0], s.Dims[1]}, gs.Dims[1:n+1]...)
	return c.Out(value.Shape{Dims: dims}, x.DType)
}

// oneOf refuses a string that is none of the words with a ValueError.
func (c *Call) oneOf(name string, words ...string) {
	s, ok := c.Str(name)
	if n, isInt := c.Arg(name).(value.Int); isInt && c.Has("mode") { // torch.grid_sampler takes numbers
		s, ok = n.String(), true
	}
	if !ok {
		return
	}
	for _, w := range words {
		if s == w {
			return
		}
	}
	c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("nn.functional.%s(): expected %s to be one of %q, but got: '%s'", c.Short(), name, words, s),
		"%s: there is no %s '%s'", c.Who(), name, s)
}

// gridShapes are the two shapes, of equal rank n+2.
func (c *Call) gridShapes(x, grid *value.Tensor) (s, gs value.Shape, n int, ok bool) {
	s, gs = c.Shape(x), c.Shape(grid)
	switch {
	case s.Known() && !gs.Known():
		gs, _ = c.Ranked(grid, s.Rank(), 0, "N")
	case gs.Known() && !s.Known():
		s, _ = c.Ranked(x, gs.Rank(), 0, spatialNames[max(1, min(3, gs.Rank()-2))]...)
	}
	if !s.Known() || !gs.Known() {
		return s, gs, 0, false
	}
	n = s.Rank() - 2
	if s.Rank() != gs.Rank() || n != 2 && n != 3 {
		c.Refuse("wrong-rank", s.Bits()|gs.Bits(), fmt.Sprintf("grid_sampler(): expected 4D or 5D input and grid with same number of dimensions, but got input with sizes %s and grid with sizes %s", s, gs),
			"grid_sample: input and grid must both have 4 or 5 dimensions: %s and %s", s, gs)
		return s, gs, n, false
	}
	return s, gs, n, true
}

// affineGrid makes [N, H, W, 2] or [N, D, H, W, 3].
func affineGrid(c *Call) value.Value {
	x := c.Required("theta")
	v := c.Arg("size")
	if isInt(v) || v == value.None {
		c.RefuseAs("TypeError", "invalid-argument", 0, fmt.Sprintf("object of type '%s' has no len()", v.TypeName()), "affine_grid: size must be a sequence, not %s", v.TypeName())
		return c.Unknown("size of affine_grid")
	}
	size, _, ok := c.dimsOf("size", v)
	if x == nil || !ok {
		return c.Unknown("operands of affine_grid")
	}
	if x.DType != value.NoDType && !x.DType.IsFloat() {
		c.RefuseAs("ValueError", "mismatched-dtype", x.Bits, "Expected theta to have floating point type, but got torch."+x.DType.String(), "affine_grid: theta must be floating point, is %s", x.DType)
	}
	if len(size) != 4 && len(size) != 5 {
		c.RefuseAs("NotImplementedError", "invalid-argument", 0, "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively.", "affine_grid: size must have 4 or 5 items, has %d", len(size))
		return c.UnknownTensor(x.DType)
	}
	n := len(size) - 2
	s, ok := c.Ranked(x, 3, 0, "N")
	wrong := func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes", Exception: "ValueError", Bits: s.Bits(),
			Message: fmt.Sprintf("affine_grid: theta must be [N, %d, %d] for a size of %d items, is %s", n, n+1, len(size), s),
			Torch:   fmt.Sprintf("Expected a batch of %dD affine matrices of shape Nx%dx%d for size %s. Got %s.", n, n, n+1, value.Shape{Dims: size}, s)}
	}
	if !ok {
		c.Fail(wrong())
	} else if c.Demand(s.Dims[1], value.D(int64(n)), wrong) {
		c.Demand(s.Dims[2], value.D(int64(n+1)), wrong)
	}
	if d, bad := c.below(1, size...); bad {
		c.RefuseAs("ValueError", "invalid-size", d.Bits, "Expected non-zero, positive output size.", "affine_grid: size must be positive, is %s", value.Shape{Dims: size})
	}
	if ok && !c.Failed() {
		c.Demand(s.Dims[0], size[0], func() *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes", Message: fmt.Sprintf("affine_grid: theta %s does not have the batch size of %s", s, value.Shape{Dims: size}),
				Torch: fmt.Sprintf("Expected size for first two dimensions of batch2 tensor to be: [%s, ...] but got: [%s, ...].", size[0], s.Dims[0])}
		})
	}
	out := []value.Dim{c.orFresh(size[0], "N")}
	for _, d := range size[2:] {
		out = append(out, c.orFresh(d, ""))
	}
	return c.Out(value.Shape{Dims: append(out, value.D(int64(n)))}, x.DType)
}
