package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the operations that reorder, add and drop dimensions, and
// the dimension numbers of tensors whose rank need not be known.
// https://pytorch.org/docs/stable/torch.html#indexing-slicing-joining-mutating-ops

var permuteRules = []Rule{
	{"Tensor.permute", "(input, *dims)", permute},
	{"torch.permute", "(input, dims)", permute},
	{"torch.transpose Tensor.transpose Tensor.transpose_", "(input, dim0, dim1)", transpose},
	{"torch.swapaxes Tensor.swapaxes Tensor.swapaxes_", "(input, axis0, axis1)", transpose},
	{"torch.swapdims Tensor.swapdims Tensor.swapdims_", "(input, dim0, dim1)", transpose},
	{"torch.movedim Tensor.movedim torch.moveaxis Tensor.moveaxis", "(input, source, destination)", moveDim},
	{"torch.t Tensor.t Tensor.t_", "(input)", transposeMatrix},
	{"torch.adjoint Tensor.adjoint", "(input)", adjoint},
	{"torch.squeeze Tensor.squeeze Tensor.squeeze_", "(input, dim) | (input)", squeeze},
	{"torch.unsqueeze Tensor.unsqueeze Tensor.unsqueeze_", "(input, dim)", unsqueeze},
	{"torch.atleast_1d torch.atleast_2d torch.atleast_3d", "(*tensors)", atLeastDims},
}

// axisAt is a dimension of a shape that may be of unknown rank: the i-th of
// Dims, or of Suffix.
type axisAt struct {
	i      int
	suffix bool
	n      int // length of Suffix, for the name
}

func (a axisAt) get(s value.Shape) value.Dim {
	if a.suffix {
		return s.Suffix[a.i]
	}
	return s.Dims[a.i]
}

// splice is s with the dimension replaced by others.
func (a axisAt) splice(s value.Shape, d ...value.Dim) value.Shape {
	if a.suffix {
		s.Suffix = slices.Concat(s.Suffix[:a.i], d, s.Suffix[a.i+1:])
	} else {
		s.Dims = slices.Concat(s.Dims[:a.i], d, s.Dims[a.i+1:])
	}
	return s
}

func (a axisAt) String() string {
	if a.suffix {
		return fmt.Sprint(a.i - a.n)
	}
	return fmt.Sprint(a.i)
}

// axis reads a dimension number and finds the dimension, also of a tensor of
// unknown rank, which is refined as far as the number demands. ok is false if
// the number is not known, or out of range, which is refused. For a scalar the
// result is the dimension 0, which does not exist.
func (c *Call) axis(x *value.Tensor, name string) (value.Shape, axisAt, bool) {
	s := c.Shape(x)
	d, ok := c.intArg(name)
	if !ok {
		return s, axisAt{}, false
	}
	return c.axisOf(x, d)
}

// intArg is Dim of an argument that cannot be None.
func (c *Call) intArg(name string) (value.Dim, bool) {
	if c.Arg(name) == value.None {
		c.BadType(name, "int", value.None)
	}
	return c.Dim(name)
}

func (c *Call) axisOf(x *value.Tensor, d value.Dim) (value.Shape, axisAt, bool) {
	s := c.Shape(x)
	if s.Known() {
		i, ok := c.NormDim(d, len(s.Dims))
		return s, axisAt{i: i}, ok
	}
	k, ok := c.Resolve(d).Const()
	if !ok || k > 16 || k < -16 {
		return s, axisAt{}, false
	}
	if k >= 0 {
		if s, ok = c.Leading(x, int(k)+1); !ok {
			return s, axisAt{}, false
		}
		return s, axisAt{i: int(k)}, true
	}
	if s, ok = c.AtLeast(x, int(-k)); !ok {
		return s, axisAt{}, false
	}
	if s.Known() {
		return s, axisAt{i: len(s.Dims) + int(k)}, true
	}
	return s, axisAt{i: len(s.Suffix) + int(k), suffix: true, n: len(s.Suffix)}, true
}

// Leading is the shape of t with at least n leading dimensions that can be
// named; a tensor of unknown rank is refined so. ok is false if t has fewer, or
// if they may be the trailing ones that are known already.
func (c *Call) Leading(t *value.Tensor, n int) (value.Shape, bool) { return c.LeadingOf(t, n, n) }

// LeadingOf is Leading for a tensor that must have at least rank dimensions.
func (c *Call) LeadingOf(t *value.Tensor, n, rank int) (value.Shape, bool) {
	s := c.Shape(t)
	if s.Known() {
		return s, len(s.Dims) >= n
	}
	if len(s.Dims) >= n {
		return s, true
	}
	if k := len(s.Suffix); k > 0 && n > max(len(s.Dims)+s.Rest.Min, rank-k) {
		return s, false
	}
	dims := make([]value.Dim, n-len(s.Dims))
	for i := range dims {
		dims[i] = c.NewDim("", 1)
	}
	c.Path.Refine(s.Rest, value.Shape{Dims: dims, Rest: c.NewRank(max(s.Rest.Min-len(dims), 0))})
	return c.Shape(t), true
}

// permuted is the view of x with its dimensions in the given order.
func (c *Call) permuted(x *value.Tensor, s value.Shape, order []int) *value.Tensor {
	out := make([]value.Dim, len(order))
	var strides []dim.Expr
	old := c.Strides(x)
	if old != nil {
		strides = make([]dim.Expr, len(order))
	}
	for i, a := range order {
		out[i] = s.Dims[a]
		if old != nil {
			strides[i] = old[a]
		}
	}
	y := c.viewLike(x, value.ShapeOf(out...), strides)
	setWalk(y, c.walkOf(x).permuted(order))
	return y
}

// viewInPlace is y, or x itself made into y if the operation is spelt with a final underscore.
func (c *Call) viewInPlace(x, y *value.Tensor) value.Value {
	if n := c.Short(); n[len(n)-1] == '_' {
		return c.replace(x, y)
	}
	return y
}

func permute(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	if c.Arg("dims") == noArguments {
		c.RefuseAs("TypeError", "invalid-argument", 0, "", "permute() missing 1 required positional arguments: \"dims\"")
		return c.UnknownTensor(x.DType)
	}
	dims, single, ok := c.listArg("dims")
	if single && c.Name == "torch.permute" {
		c.BadType("dims", "tuple of ints", c.Arg("dims"))
	}
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	s, ok := c.Ranked(x, len(dims), 0)
	if !ok {
		if s.Known() {
			c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = %d is not equal to len(dims) = %d", s.Rank(), len(dims)),
				"permute: %d dimension numbers %v for %d dimensions: input is %v", len(dims), value.ShapeOf(dims...), s.Rank(), s)
		}
		return c.UnknownTensor(x.DType)
	}
	order := make([]int, len(dims))
	seen := make([]bool, len(dims))
	for i, d := range dims {
		k, ok := c.NormDim(d, len(dims))
		if !ok {
			return c.UnknownTensor(x.DType)
		}
		if seen[k] {
			c.Refuse("invalid-argument", d.Bits, "permute(): duplicate dims are not allowed.", "permute: dimension %d appears twice in %v", k, value.ShapeOf(dims...))
			return c.UnknownTensor(x.DType)
		}
		seen[k], order[i] = true, k
	}
	return c.permuted(x, s, order)
}

func transpose(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	a, b := "dim0", "dim1"
	if c.Has("axis0") {
		a, b = "axis0", "axis1"
	}
	d, ok1 := c.intArg(a)
	e, ok2 := c.intArg(b)
	switch {
	case ok1 && ok2:
		return c.viewInPlace(x, c.swapped(x, d, e))
	case c.Shape(x).Known() && !c.failed:
		return c.viewInPlace(x, c.anyOrder(x, c.Shape(x)))
	}
	return c.viewInPlace(x, c.UnknownTensor(x.DType))
}

// anyOrder is a view of x of which only the rank is known.
func (c *Call) anyOrder(x *value.Tensor, s value.Shape) *value.Tensor {
	dims := make([]value.Dim, len(s.Dims))
	for i := range dims {
		dims[i] = value.Dim{E: dim.Invalid}
	}
	return c.viewLike(x, value.ShapeOf(dims...), nil)
}

// swapped is x with two dimensions exchanged.
func (c *Call) swapped(x *value.Tensor, d, e value.Dim) *value.Tensor {
	_, _, ok1 := c.axisOf(x, d)
	s, j, ok2 := c.axisOf(x, e)
	if !ok1 || !ok2 {
		return c.UnknownTensor(x.DType)
	}
	_, i, _ := c.axisOf(x, d) // the second may have refined the rank
	if !s.Known() {
		if i.suffix != j.suffix {
			// One counts from the front and one from the back: they may be the same.
			return c.UnknownTensor(x.DType)
		}
		return c.viewLike(x, j.splice(i.splice(s, j.get(s)), i.get(s)), nil)
	}
	if len(s.Dims) == 0 {
		return c.viewLike(x, s, []dim.Expr{})
	}
	order := identity(len(s.Dims))
	order[i.i], order[j.i] = order[j.i], order[i.i]
	return c.permuted(x, s, order)
}

func identity(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order
}

func moveDim(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	from, one1, ok1 := c.Dims("source")
	to, one2, ok2 := c.Dims("destination")
	s := c.Shape(x)
	if !ok1 || !ok2 || !s.Known() {
		return c.UnknownTensor(x.DType)
	}
	if one1 != one2 {
		c.RefuseAs("TypeError", "invalid-argument", 0, c.Short()+"() received an invalid combination of arguments", "%s: source and destination must both be ints or both be tuples", c.Short())
		return c.UnknownTensor(x.DType)
	}
	if len(from) != len(to) {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("movedim: Invalid source or destination dims: source (%v dims) should contain the same number of dims as destination (%v dims)", value.ShapeOf(from...), value.ShapeOf(to...)),
			"%s: %d source dimensions but %d destinations", c.Short(), len(from), len(to))
		return c.UnknownTensor(x.DType)
	}
	n := len(s.Dims)
	src, ok1 := c.distinctDims(from, n, func(int) string { return fmt.Sprintf("movedim: repeated dim in `source` (%v)", value.ShapeOf(from...)) })
	dst, ok2 := c.distinctDims(to, n, func(int) string {
		return fmt.Sprintf("movedim: repeated dim in `destination` (%v)", value.ShapeOf(to...))
	})
	if !ok1 || !ok2 {
		return c.UnknownTensor(x.DType)
	}
	if n == 0 {
		return c.viewLike(x, s, []dim.Expr{})
	}
	order := slices.Repeat([]int{-1}, n)
	for i := range src {
		order[dst[i]] = src[i]
	}
	next := 0
	for i := range order {
		if order[i] >= 0 {
			continue
		}
		for slices.Contains(src, next) {
			next++
		}
		order[i] = next
		next++
	}
	return c.permuted(x, s, order)
}

// distinctDims normalises dimension numbers and refuses repeated ones in the words of torch.
func (c *Call) distinctDims(dims []value.Dim, rank int, torch func(k int) string) ([]int, bool) {
	out := make([]int, len(dims))
	for i, d := range dims {
		k, ok := c.NormDim(d, rank)
		if !ok {
			return nil, false
		}
		if slices.Contains(out[:i], k) {
			c.Refuse("invalid-argument", d.Bits, torch(k), "%s: dimension %d appears twice in %v", c.Short(), k, value.ShapeOf(dims...))
			return nil, false
		}
		out[i] = k
	}
	return out, true
}

func appearsTwice(k int) string {
	return fmt.Sprintf("dim %d appears multiple times in the list of dims", k)
}

func transposeMatrix(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	s := c.Shape(x)
	switch {
	case !s.Known():
		return c.UnknownTensor(x.DType)
	case len(s.Dims) > 2:
		c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("%s() expects a tensor with <= 2 dimensions, but self is %dD", c.Short(), len(s.Dims)),
			"%s needs at most 2 dimensions, got %d: input is %v", c.Short(), len(s.Dims), s)
		return c.UnknownTensor(x.DType)
	}
	return c.viewInPlace(x, c.reversed(x, s))
}

// reversed is x with all dimensions in reverse order, as x.T.
func (c *Call) reversed(x *value.Tensor, s value.Shape) *value.Tensor {
	order := identity(len(s.Dims))
	slices.Reverse(order)
	return c.permuted(x, s, order)
}

func adjoint(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	return c.matrixTranspose(x, "adjoint()")
}

// matrixTranspose swaps the last two dimensions, as x.mT and x.mH.
func (c *Call) matrixTranspose(x *value.Tensor, name string) *value.Tensor {
	s := c.Shape(x)
	if s.Known() && len(s.Dims) == 0 {
		return c.viewLike(x, s, []dim.Expr{})
	}
	if s.Known() && len(s.Dims) == 1 {
		c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("%s is only supported on matrices or batches of matrices. Got 1-D tensor.", name),
			"%s needs at least 2 dimensions, got 1: input is %v", name, s)
		return c.UnknownTensor(x.DType)
	}
	return c.swapped(x, value.D(-2), value.D(-1))
}

func squeeze(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	if !c.Has("dim") || !c.Given("dim") {
		s := c.Shape(x)
		if !s.Known() {
			return c.viewInPlace(x, c.UnknownTensor(x.DType))
		}
		return c.viewInPlace(x, c.squeezed(x, s, identity(len(s.Dims))))
	}
	dims, single, ok := c.Dims("dim")
	if !ok {
		if c.Arg("dim") == value.None {
			c.BadType("dim", "int", value.None)
		}
		return c.viewInPlace(x, c.UnknownTensor(x.DType))
	}
	s := c.Shape(x)
	if !s.Known() {
		if !single || len(dims) != 1 {
			return c.viewInPlace(x, c.UnknownTensor(x.DType))
		}
		s, at, ok := c.axisOf(x, dims[0])
		if !ok {
			return c.viewInPlace(x, c.UnknownTensor(x.DType))
		}
		d := at.get(s)
		switch c.Equal(d, value.D(1)) {
		case dim.Yes:
			s = at.splice(s)
		case dim.Unknown: // it may or may not be dropped
			return c.viewInPlace(x, c.UnknownTensor(x.DType))
		}
		return c.viewInPlace(x, c.viewLike(x, s, nil))
	}
	at, ok := c.distinctDims(dims, len(s.Dims), appearsTwice)
	if !ok {
		return c.viewInPlace(x, c.UnknownTensor(x.DType))
	}
	return c.viewInPlace(x, c.squeezed(x, s, at))
}

// squeezed drops those of the dimensions at that are 1. A size that might be 1
// is taken not to be: what follows rests on a guess of the rank.
func (c *Call) squeezed(x *value.Tensor, s value.Shape, at []int) *value.Tensor {
	if len(s.Dims) == 0 {
		return c.viewLike(x, s, []dim.Expr{})
	}
	old := c.Strides(x)
	var dims []value.Dim
	strides := []dim.Expr{}
	guess := false
	for i, d := range s.Dims {
		if slices.Contains(at, i) {
			answer := c.Equal(d, value.D(1))
			if answer == dim.Yes {
				continue
			}
			guess = guess || answer == dim.Unknown
		}
		dims = append(dims, d)
		if old != nil {
			strides = append(strides, old[i])
		}
	}
	if guess {
		for i := range dims {
			dims[i].Bits |= value.FromRankGuess | value.FromSqueeze
		}
	}
	if old == nil {
		strides = nil
	}
	y := c.viewLike(x, value.ShapeOf(dims...), strides)
	if k := x.Contents(); k != nil {
		y.SetContents(k)
	}
	shareCount(y, x)
	return y
}

func unsqueeze(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	d, ok := c.intArg("dim")
	if !ok {
		if s := c.Shape(x); s.Known() && !c.failed {
			return c.viewInPlace(x, c.anyOrder(x, value.ShapeOf(append(slices.Clone(s.Dims), value.D(1))...)))
		}
		return c.viewInPlace(x, c.UnknownTensor(x.DType))
	}
	return c.viewInPlace(x, c.unsqueezed(x, d))
}

// unsqueezed is x with a new dimension of size 1.
func (c *Call) unsqueezed(x *value.Tensor, d value.Dim) *value.Tensor {
	s := c.Shape(x)
	if !s.Known() {
		k, ok := c.Resolve(d).Const()
		switch {
		case ok && k >= 0 && k < 16:
			var fits bool
			if s, fits = c.Leading(x, int(k)); !s.Known() {
				if !fits {
					return c.UnknownTensor(x.DType)
				}
				s.Dims = slices.Concat(s.Dims[:k], []value.Dim{value.D(1)}, s.Dims[k:])
				return c.contiguousLike(x, s)
			}
		case ok && k < 0 && k > -16:
			s, _ = c.AtLeast(x, int(-k-1))
			if !s.Known() {
				i := len(s.Suffix) + int(k) + 1
				s.Suffix = slices.Concat(s.Suffix[:i], []value.Dim{value.D(1)}, s.Suffix[i:])
				return c.contiguousLike(x, s)
			}
		default:
			return c.UnknownTensor(x.DType)
		}
	}
	n := len(s.Dims) + 1
	i, ok := c.NormDim(d, n)
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	out := value.ShapeOf(slices.Concat(s.Dims[:i], []value.Dim{value.D(1)}, s.Dims[i:])...)
	strides := c.Strides(x)
	if strides != nil {
		step := dim.Int(1)
		if i < len(s.Dims) {
			step = strides[i].Mul(s.Dims[i].E)
		}
		strides = slices.Concat(strides[:i], []dim.Expr{step}, strides[i:])
	}
	y := c.viewLike(x, out, strides)
	if k := x.Contents(); k != nil {
		y.SetContents(k)
	}
	shareCount(y, x)
	return y
}

// contiguousLike is a view of unknown rank that is contiguous if x is.
func (c *Call) contiguousLike(x *value.Tensor, s value.Shape) *value.Tensor {
	y := c.viewLike(x, s, nil)
	y.LayoutUnknown = x.LayoutUnknown || x.Strides != nil
	return y
}

// atLeastDims is torch.atleast_1d, 2d and 3d of one tensor or of several.
func atLeastDims(c *Call) value.Value {
	n := int(c.Short()[len("atleast_")] - '0')
	v := c.Arg("tensors")
	items, ok := Elements(v)
	if !ok {
		return c.Unknown("tensors")
	}
	out := make([]value.Value, len(items))
	for i, e := range items {
		t, ok := e.(*value.Tensor)
		if !ok {
			if !isUnknown(e) {
				c.BadType("tensors", "tuple of Tensors", e)
			}
			out[i] = c.Unknown("tensor")
			continue
		}
		out[i] = c.raised(t, n)
	}
	if len(out) == 1 {
		if l, isList := v.(*value.List); !isList || len(l.Elems) != 1 {
			return out[0]
		}
	}
	return value.NewTuple(out...)
}

func isUnknown(v value.Value) bool {
	switch v.(type) {
	case nil, value.Unknown, *value.Alt:
		return true
	}
	return false
}

// raised adds dimensions of size 1 until there are n, where torch.atleast_nd puts them.
func (c *Call) raised(t *value.Tensor, n int) value.Value {
	s := c.Shape(t)
	if !s.Known() {
		if s.Rest.Min+len(s.Dims)+len(s.Suffix) >= n {
			return t
		}
		return c.UnknownTensor(t.DType)
	}
	if len(s.Dims) >= n {
		return t
	}
	one := value.D(1)
	dims := slices.Clone(s.Dims)
	switch {
	case n == 3 && len(dims) == 2:
		dims = append(dims, one)
	case n == 3 && len(dims) == 1:
		dims = []value.Dim{one, dims[0], one}
	default:
		dims = append(slices.Repeat([]value.Dim{one}, n-len(dims)), dims...)
	}
	return c.reshaped(t, s, value.ShapeOf(dims...), false)
}
