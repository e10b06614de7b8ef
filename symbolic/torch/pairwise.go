package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Operations of points and samples: distances, cross products, covariance, integrals.
// https://pytorch.org/docs/stable/torch.html#other-operations
var pairwiseRules = []Rule{
	{"torch.cdist", "(x1, x2, p=2.0, compute_mode='use_mm_for_euclid_dist_if_necessary')", cdist},
	{"torch.cross Tensor.cross", "(input, other, dim=None, *, out=None)", cross},
	{"torch.linalg.cross", "(input, other, *, dim=-1, out=None)", cross},
	{"torch.cov Tensor.cov", "(input, *, correction=1, fweights=None, aweights=None)", cov},
	{"torch.corrcoef Tensor.corrcoef", "(input)", corrcoef},
	{"torch.trapz torch.trapezoid", "(y, x, *, dim=-1) | (y, *, dx=1, dim=-1)", trapezoid},
	{"torch.cumulative_trapezoid", "(y, x, *, dim=-1) | (y, *, dx=1, dim=-1)", trapezoid},
	{"torch.vander", "(x, N=None, increasing=False)", vander},
	{"torch.linalg.vander", "(x, *, N=None)", linalgVander},
}

// cdist is the distances of all pairs of rows, [..., P, M] and [..., R, M] to [..., P, R].
func cdist(c *Call) value.Value {
	a, b := c.Required("x1"), c.Required("x2")
	sa, ok1 := c.matrices(a, "cdist only supports at least 2D tensors, X1 got: 1D")
	sb, ok2 := c.matrices(b, "cdist only supports at least 2D tensors, X2 got: 1D")
	c.cdistArguments(a, b)
	if !ok1 || !ok2 {
		return c.lost(either(a, b))
	}
	x, y := fromEnd(sa, 1), fromEnd(sb, 1)
	c.demandEqual(x, y, "mismatched-features", fmt.Sprintf("X1 and X2 must have the same number of columns. X1: %s X2: %s", x, y),
		"cdist: points of %s and of %s coordinates: %s and %s", x, y, sa, sb)
	batch, at, ok := c.Broadcast(dropLast(sa, 2), dropLast(sb, 2))
	if !ok {
		p, q := fromEnd(dropLast(sa, 2), at), fromEnd(dropLast(sb, 2), at)
		c.demandEqual(p, q, "incompatible-shapes", fmt.Sprintf("The size of tensor a (%s) must match the size of tensor b (%s) at non-singleton dimension 0", p, q),
			"cdist: the batches of %s and %s do not broadcast: %s against %s", sa, sb, p, q)
	}
	return c.Out(extend(batch, fromEnd(sa, 2), fromEnd(sb, 2)), either(a, b))
}

func (c *Call) cdistArguments(a, b *value.Tensor) {
	if p, ok := c.Float("p"); ok && p < 0 {
		c.Refuse("invalid-argument", 0, "cdist only supports non-negative p values", "cdist: p is %v, below 0", p)
	}
	if m, ok := c.Str("compute_mode"); ok && m != "use_mm_for_euclid_dist_if_necessary" && m != "use_mm_for_euclid_dist" && m != "donot_use_mm_for_euclid_dist" {
		c.RefuseAs("ValueError", "invalid-argument", 0, m+" is not a valid value for compute_mode", "cdist has no compute_mode %q", m)
	}
	for i, t := range []*value.Tensor{a, b} {
		if t != nil && t.DType != value.NoDType && notReal(t.DType) {
			c.Refuse("mismatched-dtype", t.Bits, fmt.Sprintf("cdist only supports floating-point dtypes, X%d got: %s", i+1, nameOf(t)), "cdist needs floating-point numbers, got %s", t.DType)
		}
	}
	c.alike(a, b, fmt.Sprintf("expected scalar type %s but found %s", nameOf(a), nameOf(b)))
}

// cross needs 3 elements in dim; torch.cross without a dim takes the first dimension of size 3.
func cross(c *Call) value.Value {
	a, b := c.Required("input"), c.Required("other")
	if a == nil || b == nil {
		return c.lost(either(a, b))
	}
	sa, sb := c.Shape(a), c.Shape(b)
	if !sa.Known() || !sb.Known() {
		return c.lost(either(a, b))
	}
	if sa.Rank() != sb.Rank() {
		c.Refuse("wrong-rank", sa.Bits()|sb.Bits(), "linalg.cross: inputs must have the same number of dimensions.", "cross: inputs of %d and %d dimensions: %s and %s", sa.Rank(), sb.Rank(), sa, sb)
		return c.lost(either(a, b))
	}
	c.alike(a, b, fmt.Sprintf("expected scalar type %s but found %s", nameOf(a), nameOf(b)))
	if c.IsNone("dim") {
		crossDefault(c, sa)
	} else if axis, ok := c.DimArg("dim", sa.Rank()); ok && sa.Rank() > 0 {
		three := value.D(3)
		x, y := sa.Dims[axis], sb.Dims[axis]
		msg := fmt.Sprintf("linalg.cross: inputs dimension %d must have length 3. Got %s and %s", axis, x, y)
		if c.demandEqual(x, three, "invalid-size", msg, "cross works on 3 components, got %s in dimension %d: %s", x, axis, sa) {
			c.demandEqual(y, three, "invalid-size", msg, "cross works on 3 components, got %s in dimension %d: %s", y, axis, sb)
		}
	}
	if c.Failed() {
		return c.Out(sa, a.DType)
	}
	s, _ := c.BroadcastOrRefuse(sa, sb)
	return c.Out(s, either(a, b))
}

func crossDefault(c *Call, s value.Shape) {
	for _, d := range s.Dims {
		if !c.Never(d, value.D(3)) {
			return
		}
	}
	c.Refuse("invalid-size", s.Bits(), "no dimension of size 3 in input", "cross works on 3 components, but %s has no dimension of size 3", s)
}

// cov is the covariance of variables (rows) over observations (columns); one row gives a scalar.
func cov(c *Call) value.Value {
	t := c.Required("input")
	s, ok := covInput(c, t, "cov")
	if t == nil {
		return c.lost(value.NoDType)
	}
	dt := c.floated(t.DType)
	if t.DType == value.BoolType {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits, "cov(): bool dtype is not supported for input", "cov does not work on bool tensors")
	}
	if !ok {
		return c.lost(dt)
	}
	if s.Rank() > 0 {
		c.covWeights("fweights", fromEnd(s, 1), func(d value.DType) bool { return d.IsInteger() }, "integral")
		c.covWeights("aweights", fromEnd(s, 1), func(d value.DType) bool { return d.IsFloat() }, "floating point")
	}
	return c.Out(covShape(c, s), dt)
}

// covWeights checks weights: one for each observation.
func (c *Call) covWeights(name string, n value.Dim, good func(value.DType) bool, kind string) {
	w := c.Tensor(name)
	if w == nil {
		return
	}
	s := c.Shape(w)
	if s.Known() && s.Rank() > 1 {
		c.Refuse("wrong-rank", w.Bits, fmt.Sprintf("cov(): expected %s to have one or fewer dimensions but got %s with %d dimensions", name, name, s.Rank()), "cov: %s must be a vector, got %s", name, s)
		return
	}
	if w.DType != value.NoDType && !good(w.DType) {
		c.Refuse("mismatched-dtype", w.Bits, fmt.Sprintf("cov(): expected %s to have %s dtype but got %s with %s dtype", name, kind, name, nameOf(w)), "cov: %s must be %s, got %s", name, kind, w.DType)
	}
	if s.Known() && s.Rank() == 1 {
		c.demandEqual(s.Dims[0], n, "incompatible-shapes", fmt.Sprintf("cov(): expected %s to have the same numel as there are observations in the input but got %s != %s", name, s.Dims[0], n),
			"cov: %s weights for %s observations", s.Dims[0], n)
	}
}

func covInput(c *Call, t *value.Tensor, fn string) (value.Shape, bool) {
	if t == nil {
		return value.Shape{}, false
	}
	s := c.Shape(t)
	if s.Known() && s.Rank() > 2 {
		c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("%s(): expected input to have two or fewer dimensions but got an input with %d dimensions", fn, s.Rank()),
			"%s takes a matrix, got %s", fn, s)
		return s, false
	}
	return s, s.Known()
}

// covShape is the shape of a matrix of covariances; that of one variable has no dimensions.
func covShape(c *Call, s value.Shape) value.Shape {
	if s.Rank() < 2 {
		return value.Shape{}
	}
	switch c.Equal(s.Dims[0], value.D(1)) {
	case dim.Yes:
		return value.Shape{}
	case dim.Unknown:
		return value.Shape{Rest: c.NewRank(0)}
	}
	return value.ShapeOf(s.Dims[0], s.Dims[0])
}

func corrcoef(c *Call) value.Value {
	t := c.Required("input")
	s, ok := covInput(c, t, "corrcoef")
	if !ok {
		return c.lost(c.floated(either(t)))
	}
	return c.Out(covShape(c, s), c.floated(t.DType))
}

// trapezoid integrates over dim; the cumulative form keeps it, one shorter.
func trapezoid(c *Call) value.Value {
	y := c.Required("y")
	if y == nil || !c.Shape(y).Known() {
		return c.lost(c.floated(either(y)))
	}
	s := c.Shape(y)
	if s.Rank() == 0 {
		c.RefuseAs("IndexError", "dimension-out-of-range", s.Bits(), "Dimension specified as -1 but tensor has no dimensions", "%s of a tensor without dimensions", c.Short())
		return c.lost(c.floated(y.DType))
	}
	if y.DType == value.BoolType {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", y.Bits, "trapezoid: received a bool input for `y`, but bool is not supported", "%s does not work on bool tensors", c.Short())
	}
	axis, ok := c.DimArg("dim", s.Rank())
	if !ok {
		return c.lost(c.floated(y.DType))
	}
	dt := c.floated(y.DType)
	step := s.Dims[axis].AddInt(-1)
	if c.Resolve(s.Dims[axis]).Is(0) {
		step = value.D(0)
	}
	if !c.Has("x") || c.IsNone("x") {
		return trapezoidOut(c, s.With(axis, step), axis, dt)
	}
	x := c.Tensor("x")
	if x == nil {
		return trapezoidOut(c, s.With(axis, step), axis, value.NoDType)
	}
	dt = value.Promote(dt, c.floated(x.DType))
	out := s.With(axis, step)
	if sx := c.Shape(x); sx.Known() {
		out = trapezoidSamples(c, s, sx, axis, step)
	}
	return trapezoidOut(c, out, axis, dt)
}

// trapezoidSamples checks the places of the samples: a vector lies along the
// dimension, other shapes broadcast with those of y.
func trapezoidSamples(c *Call, s, sx value.Shape, axis int, step value.Dim) value.Shape {
	out := s.With(axis, step)
	if sx.Rank() == 1 {
		c.demandEqual(sx.Dims[0], s.Dims[axis], "incompatible-shapes", "trapezoid: There must be one `x` value for each sample point",
			"%s: %s places for %s samples", c.Short(), sx.Dims[0], s.Dims[axis])
		return out
	}
	if sx.Rank() < s.Rank() { // torch pads x with leading dimensions
		lead := make([]value.Dim, s.Rank()-sx.Rank())
		for i := range lead {
			lead[i] = value.D(1)
		}
		sx = value.ShapeOf(append(lead, sx.Dims...)...)
	}
	at := axis + sx.Rank() - s.Rank()
	if c.Resolve(sx.Dims[axis]).Is(0) || at < 0 {
		return out
	}
	dx := sx.With(axis, sx.Dims[axis].AddInt(-1))
	if joined, ok := c.BroadcastOrRefuse(out, dx); ok {
		return joined
	}
	return out
}

func trapezoidOut(c *Call, s value.Shape, axis int, dt value.DType) value.Value {
	if c.Short() == "cumulative_trapezoid" || axis >= s.Rank() {
		return c.Out(s, dt)
	}
	return c.Out(Reduced(s, []int{axis}, false), dt)
}

func vander(c *Call) value.Value {
	t := c.Required("x")
	s, ok := c.wrongRank(t, 1, "x must be a one-dimensional tensor.", "N")
	if !ok {
		return c.lost(vanderDType(either(t)))
	}
	n := s.Dims[0]
	if !c.IsNone("N") {
		n, _ = c.Dim("N")
		if c.surelyLess(n, value.D(0)) {
			c.Refuse("invalid-argument", n.Bits, "N must be non-negative.", "vander: N is %s, below 0", n)
		}
	}
	return c.Out(value.ShapeOf(s.Dims[0], n), vanderDType(t.DType))
}

// vanderDType: powers of integers are int64.
func vanderDType(d value.DType) value.DType {
	if d == value.NoDType || d.IsFloat() || d.IsComplex() {
		return d
	}
	return value.Int64
}

func linalgVander(c *Call) value.Value {
	t := c.Required("x")
	s, ok := c.AtLeast(t, 1, "N")
	if !ok {
		if t != nil {
			c.Refuse("wrong-rank", s.Bits(), "N must be greater than 1.", "linalg.vander needs at least 1 dimension, got %s", s)
		}
		return c.lost(vanderDType(either(t)))
	}
	n := fromEnd(s, 1)
	if !c.IsNone("N") {
		n, _ = c.Dim("N")
	}
	if c.surelyLess(n, value.D(2)) {
		c.Refuse("invalid-argument", n.Bits, "N must be greater than 1.", "linalg.vander: N is %s", n)
	}
	return c.Out(extend(s, n), vanderDType(t.DType))
}
