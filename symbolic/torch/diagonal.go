package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Diagonals and triangles of matrices.
// https://pytorch.org/docs/stable/generated/torch.diagonal.html
var diagonalRules = []Rule{
	{"torch.diag Tensor.diag", "(input, diagonal=0, *, out=None)", diag},
	{"torch.diagonal Tensor.diagonal", "(input, offset=0, dim1=0, dim2=1)", diagonal},
	{"torch.linalg.diagonal", "(A, *, offset=0, dim1=-2, dim2=-1)", diagonal},
	{"torch.diagonal_copy", "(input, offset=0, dim1=0, dim2=1, *, out=None)", diagonalCopy},
	{"torch.diag_embed Tensor.diag_embed", "(input, offset=0, dim1=-2, dim2=-1)", diagEmbed},
	{"torch.diagflat Tensor.diagflat", "(input, offset=0)", diagflat},
	{"torch.diagonal_scatter Tensor.diagonal_scatter", "(input, src, offset=0, dim1=0, dim2=1)", diagonalScatter},
	{"torch.tril torch.triu Tensor.tril Tensor.triu Tensor.tril_ Tensor.triu_", "(input, diagonal=0, *, out=None)", triangle},
	{"torch.trace Tensor.trace", "(input)", trace},
	{"torch.block_diag torch.functional.block_diag", "(*tensors)", blockDiag},
	{"Tensor.fill_diagonal_", "(input, fill_value, wrap=False)", fillDiagonal},
}

// diagonalLength is the length of a diagonal of a matrix: never below 0.
func (c *Call) diagonalLength(rows, columns, offset value.Dim) value.Dim {
	offset = c.Resolve(offset)
	zero := value.D(0)
	switch {
	case offset.Is(0):
		return c.smaller(rows, columns)
	case !offset.Known():
		return noDim
	case c.surelyLess(zero, offset):
		columns = columns.Sub(offset)
	case c.surelyLess(offset, zero):
		rows = rows.Add(offset)
	default:
		return noDim
	}
	n := c.smaller(rows, columns)
	switch {
	case c.surelyLess(n, zero):
		return zero
	case c.surelyLess(value.D(-1), n):
		return n
	}
	return n.Max(zero)
}

// twoDims are the arguments dim1 and dim2 of a tensor of known rank; refused if they are the same.
func (c *Call) twoDims(rank int) (i, j int, ok bool) {
	i, ok1 := c.DimArg("dim1", rank)
	j, ok2 := c.DimArg("dim2", rank)
	if !ok1 || !ok2 {
		return 0, 0, false
	}
	if i == j {
		a, _ := c.Dim("dim1")
		b, _ := c.Dim("dim2")
		c.Refuse("invalid-argument", a.Bits|b.Bits, fmt.Sprintf("diagonal dimensions cannot be identical %s, %s", a, b),
			"%s: dim1=%s and dim2=%s are the same dimension", c.Short(), a, b)
		return 0, 0, false
	}
	return i, j, true
}

// matrixArg is the first argument, which linalg calls A.
func (c *Call) matrixArg() *value.Tensor {
	if c.Has("A") {
		return c.Required("A")
	}
	return c.Required("input")
}

func diagonal(c *Call) value.Value {
	t := c.matrixArg()
	if t == nil {
		return c.lost(value.NoDType)
	}
	s := c.Shape(t)
	if !s.Known() {
		return c.lost(t.DType)
	}
	offset, _ := c.Dim("offset")
	i, j, ok := c.twoDims(s.Rank())
	if !ok {
		return c.lost(t.DType)
	}
	out := extend(Reduced(s, []int{i, j}, false), c.diagonalLength(s.Dims[i], s.Dims[j], offset))
	st := c.Strides(t)
	if st == nil {
		return c.viewLike(t, out, nil)
	}
	var strides []dim.Expr
	for k := range st {
		if k != i && k != j {
			strides = append(strides, st[k])
		}
	}
	return c.viewLike(t, out, append(strides, st[i].Add(st[j])))
}

func diagonalCopy(c *Call) value.Value {
	if t, ok := diagonal(c).(*value.Tensor); ok {
		return c.Out(t.Shape, t.DType)
	}
	return c.lost(value.NoDType)
}

func diag(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.lost(value.NoDType)
	}
	k, ok := c.Dim("diagonal")
	s := c.Shape(t)
	switch {
	case !s.Known():
		return c.lost(t.DType)
	case s.Rank() == 1:
		n := s.Dims[0].Add(magnitudeOf(c, k, ok))
		return c.Out(value.ShapeOf(n, n), t.DType)
	case s.Rank() == 2:
		return c.Out(value.ShapeOf(c.diagonalLength(s.Dims[0], s.Dims[1], k)), t.DType)
	}
	c.Refuse("wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("diag(): Supports 1D or 2D tensors. Got %s", ranks(s)), "diag takes a vector or a matrix, got %s", s)
	return c.lost(t.DType)
}

// magnitudeOf is |d|, where its sign can be told.
func magnitudeOf(c *Call, d value.Dim, known bool) value.Dim {
	switch {
	case !known:
		return noDim
	case c.surelyLess(d, value.D(0)):
		return value.D(0).Sub(d)
	case c.surelyLess(value.D(-1), d):
		return d
	}
	return d.Max(value.D(0).Sub(d))
}

func diagflat(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.lost(value.NoDType)
	}
	k, ok := c.Dim("offset")
	n := c.Shape(t).Numel().Add(magnitudeOf(c, k, ok))
	return c.Out(value.ShapeOf(n, n), t.DType)
}

// diagEmbed puts the last dimension on a diagonal; dim1 and dim2 number the dimensions of the result.
func diagEmbed(c *Call) value.Value {
	t := c.Required("input")
	if t == nil || !c.Shape(t).Known() {
		return c.lost(either(t))
	}
	s := c.Shape(t)
	k, known := c.Dim("offset")
	i, j, ok := c.twoDims(s.Rank() + 1)
	if !ok {
		return c.lost(t.DType)
	}
	if s.Rank() == 0 {
		c.RefuseAs("IndexError", "dimension-out-of-range", t.Bits, "Dimension out of range (expected to be in range of [-1, 0], but got -2)", "diag_embed of a tensor without dimensions")
		return c.lost(t.DType)
	}
	n := fromEnd(s, 1).Add(magnitudeOf(c, k, known))
	out := make([]value.Dim, 0, s.Rank()+1)
	rest := s.Dims
	for at := 0; at <= s.Rank(); at++ {
		if at == i || at == j {
			out = append(out, n)
			continue
		}
		out, rest = append(out, rest[0]), rest[1:]
	}
	return c.Out(value.ShapeOf(out...), t.DType)
}

func diagonalScatter(c *Call) value.Value {
	t, src := c.Required("input"), c.Required("src")
	if t == nil {
		return c.lost(value.NoDType)
	}
	part, ok := diagonal(c).(*value.Tensor)
	if ok && src != nil && !c.Failed() {
		want, got := c.Shape(part), c.Shape(src)
		c.demandSameShape(want, got, fmt.Sprintf("expected src to have a size equal to the slice of self. src size = %s, slice size = %s", got, want),
			"diagonal_scatter writes a diagonal of %s, got %s", want, got)
	}
	return c.Like(t)
}

// demandSameShape says that two shapes must be equal.
func (c *Call) demandSameShape(want, got value.Shape, torch, format string, args ...any) bool {
	if !want.Known() || !got.Known() {
		return true
	}
	if want.Rank() != got.Rank() {
		c.Refuse("incompatible-shapes", want.Bits()|got.Bits(), torch, format, args...)
		return false
	}
	for i := range want.Dims {
		if !c.demandEqual(want.Dims[i], got.Dims[i], "incompatible-shapes", torch, format, args...) {
			return false
		}
	}
	return true
}

func triangle(c *Call) value.Value {
	t := c.Required("input")
	c.Dim("diagonal")
	if t == nil {
		return c.lost(value.NoDType)
	}
	c.matrices(t, c.Short()+": input tensor must have at least 2 dimensions")
	if c.underscored() {
		c.writes(t)
		return t
	}
	return c.Like(t)
}

func trace(c *Call) value.Value {
	t := c.Required("input")
	dt := either(t)
	if dt.IsInteger() {
		dt = value.Int64
	}
	if t != nil && c.Shape(t).Known() {
		c.wrongRank(t, 2, fmt.Sprintf("trace: expected a matrix, but got tensor with dim %d", c.Shape(t).Rank()))
	}
	c.unsupported(t, "trace", isBool)
	return c.Out(value.ShapeOf(), dt)
}

// blockDiag adds up rows and columns; a vector is a row, a scalar one element.
func blockDiag(c *Call) value.Value {
	ts := c.tensorList("tensors")
	if a, ok := Elements(c.Arg("tensors")); ok && len(a) == 1 {
		if _, nested := a[0].(*value.List); nested {
			c.RefuseAs("TypeError", "invalid-argument", 0, "", "block_diag takes tensors, not a list")
		}
	}
	rows, columns := value.D(0), value.D(0)
	var dt value.DType
	for i, t := range ts {
		if t == nil {
			return c.lost(value.NoDType)
		}
		s := c.Shape(t)
		if i == 0 {
			dt = t.DType
		} else {
			dt = value.Promote(dt, t.DType)
		}
		switch {
		case !s.Known():
			return c.Out(value.ShapeOf(c.NewDim("rows", 1), c.NewDim("columns", 1)), dt)
		case s.Rank() > 2:
			c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("torch.block_diag: Input tensors must have 2 or fewer dimensions. Input %d has %d dimensions", i, s.Rank()), "block_diag takes matrices, tensor %d is %s", i, s)
			return c.lost(dt)
		case s.Rank() == 2:
			rows, columns = rows.Add(s.Dims[0]), columns.Add(s.Dims[1])
		case s.Rank() == 1:
			rows, columns = rows.AddInt(1), columns.Add(s.Dims[0])
		default:
			rows, columns = rows.AddInt(1), columns.AddInt(1)
		}
	}
	if ts == nil {
		return c.Out(value.ShapeOf(c.NewDim("rows", 1), c.NewDim("columns", 1)), value.NoDType)
	}
	return c.Out(value.ShapeOf(rows, columns), dt)
}

// fillDiagonal works on tensors of at least 2 dimensions; from 3 on all sizes must be equal.
func fillDiagonal(c *Call) value.Value {
	t := c.Required("input")
	s, ok := c.matrices(t, "dimensions must larger than 1")
	if t == nil {
		return c.lost(value.NoDType)
	}
	if ok && s.Known() && s.Rank() > 2 {
		for _, d := range s.Dims[1:] {
			c.demandEqual(s.Dims[0], d, "invalid-size", "all dimensions of input must be of equal length", "fill_diagonal_: the sizes of %s differ", s)
		}
	}
	c.writes(t)
	return t
}
