package torch

import (
	"fmt"
	"math"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Norms of vectors and matrices. https://pytorch.org/docs/stable/generated/torch.linalg.norm.html
var matrixNormRules = []Rule{
	{"torch.linalg.vector_norm", "(x, ord=2, dim=None, keepdim=False, *, dtype=None, out=None)", vectorNorm},
	{"torch.linalg.matrix_norm", "(A, ord='fro', dim=(-2, -1), keepdim=False, *, dtype=None, out=None)", matrixNorm},
	{"torch.linalg.norm", "(input, ord=None, dim=None, keepdim=False, *, out=None, dtype=None) | (A, ord=None, dim=None, keepdim=False, *, out=None, dtype=None)", linalgNorm},
	{"torch.linalg.cond", "(A, p=None, *, out=None)", cond},
	{"torch.nuclear_norm", "(input, keepdim=False, *, out=None) | (input, dim, keepdim=False, *, out=None)", nuclearNorm},
	{"torch.frobenius_norm", "(input, dim=(), keepdim=False, *, out=None)", frobeniusNorm},
}

// normDType is the dtype of a norm: real, or the one asked for, which must not be narrower.
func (c *Call) normDType(t *value.Tensor, fn string) value.DType {
	if t == nil {
		return value.NoDType
	}
	c.floating(t, fn)
	want := c.DType("dtype", t.DType)
	if t.DType == value.NoDType || want == value.NoDType || want == t.DType {
		return want.ToReal()
	}
	switch {
	case notFloating(want):
		c.Refuse("mismatched-dtype", t.Bits, fmt.Sprintf("%s: dtype should be floating point or complex, but got %s", fn, scalarName(want)), "%s: dtype must be floating-point, got %s", c.Short(), want)
	case want.IsComplex() != t.DType.IsComplex():
		c.Refuse("mismatched-dtype", t.Bits, fmt.Sprintf("%s: dtype should be real for real inputs, but got %s", fn, scalarName(want)), "%s: dtype %s for an input of %s", c.Short(), want, t.DType)
	case value.Promote(t.DType, want) != want:
		c.Refuse("mismatched-dtype", t.Bits, fmt.Sprintf("%s: the dtype of the input (%s) should be convertible without narrowing to the specified dtype (%s)", fn, nameOf(t), scalarName(want)),
			"%s: dtype %s is narrower than the input, %s", c.Short(), want, t.DType)
	}
	return want.ToReal()
}

// normAxes are the dimensions of a norm; nil for all. A dimension that is given twice is refused.
func (c *Call) normAxes(name string, rank int) (axes []int, ok bool) {
	if c.IsNone(name) {
		return nil, true
	}
	dims, _, known := c.Dims(name)
	if !known {
		return nil, false
	}
	for _, d := range dims {
		i, ok := c.NormDim(d, rank)
		if !ok {
			return nil, false
		}
		for _, a := range axes {
			if a == i {
				c.Refuse("invalid-argument", d.Bits, fmt.Sprintf("dim %d appears multiple times in the list of dims", i), "%s: dimension %d is given twice", c.Short(), i)
				return nil, false
			}
		}
		axes = append(axes, i)
	}
	return axes, true
}

// normOf is the result of a norm over axes (nil: all).
func (c *Call) normOf(s value.Shape, axes []int, dt value.DType) value.Value {
	keep, known := c.Bool("keepdim")
	switch {
	case !known || !s.Known() && (keep || axes != nil):
		return c.lost(dt)
	case !s.Known():
		return c.Out(value.ShapeOf(), dt)
	case s.Rank() == 0:
		return c.Out(s, dt)
	}
	return c.Out(Reduced(s, axes, keep), dt)
}

func vectorNorm(c *Call) value.Value {
	t := c.Required("x")
	dt := c.normDType(t, "linalg.vector_norm")
	if o, ok := c.Arg("ord").(value.Str); ok {
		c.BadType("ord", "Number", o)
	}
	return c.vectorNormOf(t, dt)
}

func (c *Call) vectorNormOf(t *value.Tensor, dt value.DType) value.Value {
	if t == nil {
		return c.lost(dt)
	}
	s := c.Shape(t)
	if !s.Known() {
		if c.IsNone("dim") {
			return c.normOf(s, nil, dt)
		}
		return c.lost(dt)
	}
	axes, ok := c.normAxes("dim", s.Rank())
	if !ok {
		return c.lost(dt)
	}
	c.normIdentity(s, axes)
	return c.normOf(s, axes, dt)
}

// normIdentity: the infinite and the negative norms of nothing are not defined.
func (c *Call) normIdentity(s value.Shape, axes []int) {
	o, ok := c.Float("ord")
	if !ok || !math.IsInf(o, 0) && o >= 0 {
		return
	}
	for i, d := range s.Dims {
		over := len(axes) == 0
		for _, a := range axes {
			over = over || a == i
		}
		if over && c.Resolve(d).Is(0) {
			c.Refuse("invalid-size", d.Bits, fmt.Sprintf("linalg.vector_norm cannot compute the %v norm on the dimension %d because this dimension is empty and the operation does not have an identity", o, i),
				"%s: the %v norm of an empty dimension: %s", c.Short(), o, s)
			return
		}
	}
}

// matrixOrder refuses what is no order of a matrix norm.
func (c *Call) matrixOrder(name string) {
	switch v := c.Arg(name).(type) {
	case value.Str:
		if v.S != "fro" && v.S != "nuc" {
			c.Refuse("invalid-argument", 0, fmt.Sprintf("linalg.matrix_norm: Order %s not supported.", v.S), "%s has no order %q", c.Short(), v.S)
		}
	case value.Int, value.Float:
		o, ok := AsFloat(v)
		if a := math.Abs(o); ok && a != 1 && a != 2 && !math.IsInf(o, 0) {
			c.Refuse("invalid-argument", 0, fmt.Sprintf("linalg.matrix_norm: Order %v not supported.", o), "%s has no order %v", c.Short(), o)
		}
	}
}

func matrixNorm(c *Call) value.Value {
	t := c.Required("A")
	dt := c.normDType(t, "linalg.matrix_norm")
	c.matrixOrder("ord")
	if d, isInt := AsDim(c.Arg("dim")); isInt {
		c.RefuseAs("TypeError", "invalid-argument", d.Bits, "linalg_matrix_norm() received an invalid combination of arguments", "matrix_norm: dim must be two dimensions, got %s", d)
		return c.lost(dt)
	}
	return c.matrixNormOf(t, dt)
}

// matrixNormOf is the norm of the matrices in the two dimensions dim.
func (c *Call) matrixNormOf(t *value.Tensor, dt value.DType) value.Value {
	s, ok := c.matricesOf(t, "linalg.matrix_norm", "A")
	if !ok {
		return c.lost(dt)
	}
	if dims, single, known := c.Dims("dim"); known && (single || len(dims) != 2) {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("linalg.matrix_norm: dim must be a 2-tuple. Got %s", joined(dims, " ")), "%s: a matrix norm needs two dimensions, got %d", c.Short(), len(dims))
		return c.lost(dt)
	}
	if !s.Known() {
		return c.lost(dt)
	}
	axes, ok := c.normAxes("dim", s.Rank())
	if !ok {
		return c.lost(dt)
	}
	return c.normOf(s, axes, dt)
}

// linalgNorm is a vector norm, or a matrix norm if two dimensions are asked for
// or ord is given for a matrix. https://pytorch.org/docs/stable/generated/torch.linalg.norm.html
func linalgNorm(c *Call) value.Value {
	t := c.matrixArg()
	dt := c.normDType(t, "linalg.vector_norm")
	if t == nil {
		return c.lost(dt)
	}
	_, named := c.Arg("ord").(value.Str)
	if !c.IsNone("dim") {
		return c.normWithDim(t, dt, named)
	}
	if c.IsNone("ord") {
		return c.normOf(c.Shape(t), nil, dt)
	}
	s := c.Shape(t)
	if !s.Known() {
		return c.normOf(s, nil, dt)
	}
	switch {
	case s.Rank() == 1 && named:
		c.matricesOf(t, "linalg.matrix_norm", "A")
	case s.Rank() == 2:
		c.matrixOrder("ord")
	case s.Rank() > 2 || s.Rank() == 0:
		c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got %s.", ranks(s)),
			"norm: with ord and no dim the input must be a vector or a matrix, got %s", s)
	default:
		c.normIdentity(s, nil)
	}
	return c.normOf(s, nil, dt)
}

func (c *Call) normWithDim(t *value.Tensor, dt value.DType, named bool) value.Value {
	dims, single, known := c.Dims("dim")
	switch {
	case !known:
		return c.lost(dt)
	case len(dims) == 0 || len(dims) > 2:
		c.Refuse("invalid-argument", 0, fmt.Sprintf("linalg.norm: If dim is specified, it must be of length 1 or 2. Got [%s]", joined(dims, ", ")), "norm takes one or two dimensions, got %d", len(dims))
		return c.lost(dt)
	case len(dims) == 2 && !c.IsNone("ord"):
		c.matrixOrder("ord")
		return c.matrixNormOf(t, dt)
	case named && (single || len(dims) == 1):
		return c.matrixNormOf(t, dt)
	}
	return c.vectorNormOf(t, dt)
}

// cond is of any matrix for the orders 2 and -2, of square ones for the others.
func cond(c *Call) value.Value {
	t := c.Required("A")
	s, ok := c.matrices(t, "linalg.cond: The input tensor must have at least 2 dimensions.")
	dt := either(t).ToReal()
	if !ok {
		return c.lost(dt)
	}
	c.floating(t, "linalg.svd")
	free := c.IsNone("p")
	switch p := c.Arg("p").(type) {
	case value.Str:
		if p.S != "fro" && p.S != "nuc" {
			c.RefuseAs("ValueError", "invalid-argument", 0, "linalg.cond got an invalid norm type: "+p.S, "cond has no norm %q", p.S)
		}
	case value.Int, value.Float:
		o, known := AsFloat(p)
		a := math.Abs(o)
		free = !known || a == 2
		if known && a != 1 && a != 2 && !math.IsInf(o, 0) {
			c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("linalg.cond got an invalid norm type: %v", o), "cond has no norm %v", o)
		}
	case value.Unknown:
		free = true
	}
	if !free {
		c.square(t, "linalg.cond", "A")
	}
	return c.Out(dropLast(s, 2), dt)
}

func nuclearNorm(c *Call) value.Value {
	t := c.Required("input")
	dt := c.normDType(t, "linalg.matrix_norm")
	if c.Has("dim") {
		return c.matrixNormOf(t, dt)
	}
	s, ok := c.matricesOf(t, "linalg.matrix_norm", "A")
	if !ok || !s.Known() {
		return c.lost(dt)
	}
	return c.normOf(s, []int{s.Rank() - 2, s.Rank() - 1}, dt)
}

func frobeniusNorm(c *Call) value.Value {
	t := c.Required("input")
	return c.vectorNormOf(t, c.normDType(t, "linalg.vector_norm"))
}
