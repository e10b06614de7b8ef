package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds what the rules of linear algebra share: batches of matrices,
// their layouts, and the checks of torch/csrc/../native/LinearAlgebraUtils.h.

func linalgRules() []Rule {
	return slices.Concat(productRules, addProductRules, pairwiseRules, diagonalRules,
		decompositionRules, solveRules, matrixNormRules)
}

var linalgLayers = []Layer{}

// trailing is the number of dimensions at the end of a shape that can be named.
func trailing(s value.Shape) int {
	if s.Known() {
		return len(s.Dims)
	}
	return len(s.Suffix)
}

// dropLast is a shape without its last n dimensions, which can be named.
func dropLast(s value.Shape, n int) value.Shape {
	if s.Known() {
		s.Dims = s.Dims[: len(s.Dims)-n : len(s.Dims)-n]
	} else {
		s.Suffix = s.Suffix[: len(s.Suffix)-n : len(s.Suffix)-n]
	}
	return s
}

// extend is a shape with further dimensions at its end.
func extend(s value.Shape, dims ...value.Dim) value.Shape {
	if s.Known() {
		s.Dims = slices.Concat(s.Dims, dims)
	} else {
		s.Suffix = slices.Concat(s.Suffix, dims)
	}
	return s
}

// fromEnd is the dimension i places from the end of a shape that has it.
func fromEnd(s value.Shape, i int) value.Dim {
	d, _ := FromEnd(s, i)
	return d
}

// matrices is the shape of a tensor that must be a matrix or a batch of them. A
// vector or a scalar is refused with torch's sentence; ok is then false.
func (c *Call) matrices(t *value.Tensor, sentence string) (s value.Shape, ok bool) {
	s, ok = c.AtLeast(t, 2, "rows", "columns")
	if !ok && t != nil {
		c.Refuse("wrong-rank", s.Bits()|t.Bits, sentence, "%s needs at least 2 dimensions, got %s", c.Short(), s)
	}
	return s, ok
}

// matricesOf is matrices in the words of linalg.*.
func (c *Call) matricesOf(t *value.Tensor, fn, arg string) (value.Shape, bool) {
	return c.matrices(t, fmt.Sprintf("%s: The input tensor %s must have at least 2 dimensions.", fn, arg))
}

// square is matricesOf, of matrices that are square.
func (c *Call) square(t *value.Tensor, fn, arg string) (value.Shape, bool) {
	s, ok := c.matricesOf(t, fn, arg)
	if !ok {
		return s, false
	}
	rows, columns := fromEnd(s, 2), fromEnd(s, 1)
	c.Demand(rows, columns, func() *value.Fault {
		return &value.Fault{
			Kind: "incompatible-shapes", Bits: t.Bits,
			Message: fmt.Sprintf("%s needs square matrices, got %s by %s: input is %s", c.Short(), rows, columns, s),
			Torch:   fmt.Sprintf("%s: %s must be batches of square matrices, but they are %s by %s matrices", fn, arg, rows, columns),
		}
	})
	return s, true
}

// floating refuses integers and bools in the words of linalg.*.
func (c *Call) floating(t *value.Tensor, fn string) {
	if t == nil || t.DType == value.NoDType || !notFloating(t.DType) {
		return
	}
	c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits,
		fmt.Sprintf("%s: Expected a floating point or complex tensor as input. Got %s", fn, scalarName(t.DType)),
		"%s needs floating-point numbers, got %s", c.Short(), t.DType)
}

// alike refuses operands of different dtypes where torch does not promote; sentence is torch's.
func (c *Call) alike(a, b *value.Tensor, sentence string) bool {
	if a == nil || b == nil || a.DType == value.NoDType || b.DType == value.NoDType || a.DType == b.DType {
		return true
	}
	c.Refuse("mismatched-dtype", a.Bits|b.Bits, sentence, "%s needs operands of one dtype, got %s and %s", c.Short(), a.DType, b.DType)
	return false
}

// either is the dtype of operands that must agree.
func either(ts ...*value.Tensor) value.DType {
	for _, t := range ts {
		if t != nil && t.DType != value.NoDType {
			return t.DType
		}
	}
	return value.NoDType
}

// columnMajor makes a result whose matrices are stored by columns, as LAPACK leaves them.
func (c *Call) columnMajor(s value.Shape, dt value.DType) *value.Tensor {
	out := c.Out(s, dt)
	if !s.Known() {
		out.LayoutUnknown = true
		return out
	}
	n := s.Rank()
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	order[n-1], order[n-2] = n-2, n-1
	if strides := denseOrder(s, order); !c.IsContiguous(s, strides) {
		out.Strides = strides
	}
	return out
}

// denseOrder are the strides of a dense tensor whose dimensions are stored in the given order, outermost first.
func denseOrder(s value.Shape, order []int) []dim.Expr {
	strides := make([]dim.Expr, len(order))
	acc := dim.Int(1)
	for i := len(order) - 1; i >= 0; i-- {
		strides[order[i]] = acc
		acc = acc.Mul(dim.Max(s.Dims[order[i]].E, dim.Int(1)))
	}
	return strides
}

// smaller is the smaller of two sizes.
func (c *Call) smaller(a, b value.Dim) value.Dim {
	switch {
	case c.Surely(a, b), c.surelyLess(a, b):
		return a
	case c.surelyLess(b, a):
		return b
	}
	return a.Min(b)
}

// lost is the result where the operands are not known well enough: a tensor, at least.
func (c *Call) lost(dt value.DType) value.Value { return c.UnknownTensor(dt) }

// demandEqual is Demand with a ready message.
func (c *Call) demandEqual(a, b value.Dim, kind value.Kind, torch, format string, args ...any) bool {
	return c.Demand(a, b, func() *value.Fault {
		return &value.Fault{Kind: kind, Torch: torch, Message: fmt.Sprintf(format, args...),
			Related: append(setHere("the first size", a), setHere("the second size", b)...)}
	})
}

// wrongRank refuses a tensor whose rank is known and is not one of ranks. ok is
// false if the rank is unknown or wrong; an unknown rank is refined where only one is legal.
func (c *Call) wrongRank(t *value.Tensor, n int, torch string, names ...string) (value.Shape, bool) {
	s, ok := c.Ranked(t, n, 0, names...)
	if !ok && t != nil {
		c.Refuse("wrong-rank", s.Bits()|t.Bits, torch, "%s needs a tensor of %d dimensions, got %s", c.Short(), n, s)
	}
	return s, ok
}
