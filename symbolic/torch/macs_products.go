package torch

import (
	"math/bits"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file counts the multiply-adds of products of matrices. Products with a vector at the right, and of
// two vectors, are operations of their own (mv, dot) that torch.utils.flop_counter does not count.

func productWork(left, right string) func(*Call, value.Value) value.Dim {
	return func(c *Call, out value.Value) value.Dim {
		a, b := c.sizesOf(left), c.sizesOf(right)
		if len(a) == 0 || len(b) == 0 {
			return noDim
		}
		return c.numel(out).Mul(a[len(a)-1])
	}
}

func matmulWork(left, right string) func(*Call, value.Value) value.Dim {
	product := productWork(left, right)
	return func(c *Call, out value.Value) value.Dim {
		a, b := c.sizesOf(left), c.sizesOf(right)
		folded := dim.No
		switch {
		case len(b) == 1 && len(a) > 0:
			folded = c.folds(c.Tensor(left), false)
		case len(a) == 1 && len(b) > 2:
			folded = c.folds(c.Tensor(right), true)
		}
		switch folded {
		case dim.Yes:
			return value.D(0)
		case dim.Unknown:
			return noDim
		}
		return product(c, out)
	}
}

// folds tells if the product of a tensor, transposed or not, with a vector is one of a matrix and the vector: its
// leading dimensions can be seen as one without a copy. Else the vector is repeated for a product of batches.
// should_fold in ATen/native/LinearAlgebra.cpp
func (c *Call) folds(t *value.Tensor, transposed bool) dim.Answer {
	s, strides := c.Shape(t).Clone(), slices.Clone(c.Strides(t))
	n := s.Rank()
	if n < 3 {
		return dim.Yes
	}
	if strides == nil {
		return dim.Unknown
	}
	if transposed {
		s.Dims[n-2], s.Dims[n-1] = s.Dims[n-1], s.Dims[n-2]
		strides[n-2], strides[n-1] = strides[n-1], strides[n-2]
	}
	rows := value.Shape{Dims: s.Dims[:n-1]}.Numel()
	_, legal, _ := c.viewStrides(s, strides, value.ShapeOf(rows, s.Dims[n-1]))
	return legal
}

// innerWork: the last dimensions are contracted, by dot if there are no others.
func innerWork(c *Call, out value.Value) value.Dim {
	a, b := c.Tensor("input"), c.Tensor("other")
	if a == nil || b == nil {
		return noDim
	}
	sa, sb := c.Shape(a), c.Shape(b)
	switch {
	case !sa.Known() || !sb.Known():
		return noDim
	case sa.Rank() == 0 || sb.Rank() == 0:
		return value.D(0) // it scales
	}
	return c.contraction(out, sa, []int{sa.Rank() - 1}, sb, []int{sb.Rank() - 1})
}

func tensordotWork(c *Call, out value.Value) value.Dim {
	a, b := c.Tensor("a"), c.Tensor("b")
	if a == nil || b == nil {
		return noDim
	}
	sa, sb := c.Shape(a), c.Shape(b)
	if !sa.Known() || !sb.Known() || !c.numel(out).Known() { // what was refused is not to be refused again
		return noDim
	}
	da, db, ok := contracted(c, sa.Rank(), sb.Rank())
	if !ok {
		return noDim
	}
	return c.contraction(out, sa, da, sb, db)
}

// contraction is one product of matrices, whose inner dimension is all that is
// summed over; where nothing else is left it is a dot.
func (c *Call) contraction(out value.Value, a value.Shape, da []int, b value.Shape, db []int) value.Dim {
	if len(da) > 0 && len(da) == a.Rank() && len(db) == b.Rank() {
		return value.D(0)
	}
	n := c.numel(out)
	for i := range da {
		x, y := a.Dims[da[i]], b.Dims[db[i]]
		if y.Is(1) { // x was summed before
			x = y
		}
		n = n.Mul(x)
	}
	return n
}

// chainWork: the product of a chain in the order that costs least.
func chainWork(c *Call, _ value.Value) value.Dim {
	sizes, ok := c.chainSizes(c.tensorList("tensors"))
	if !ok {
		return noDim
	}
	n := len(sizes) - 1
	least := make([][]int64, n)
	for i := range least {
		least[i] = make([]int64, n)
	}
	for length := 1; length < n; length++ {
		for i := 0; i+length < n; i++ {
			j := i + length
			for k := i; k < j; k++ {
				cost := least[i][k] + least[k+1][j] + sizes[i]*sizes[k+1]*sizes[j+1]
				if k == i || cost < least[i][j] {
					least[i][j] = cost
				}
			}
		}
	}
	return value.D(least[0][n-1])
}

// chainSizes are the sizes of a chain of matrices: the rows of each, and the columns of
// the last. A vector at an end is a row or a column.
func (c *Call) chainSizes(ts []*value.Tensor) (sizes []int64, ok bool) {
	const longest = 64 // the search takes the cube of it
	if len(ts) == 0 || len(ts) > longest {
		return nil, false
	}
	for i, t := range ts {
		if t == nil {
			return nil, false
		}
		s, known := c.concrete(c.Shape(t))
		if !known || len(s) == 0 {
			return nil, false
		}
		if len(s) == 1 && i == 0 {
			s = []int64{1, s[0]}
		}
		sizes = append(sizes, s[0])
		switch {
		case i < len(ts)-1:
		case len(s) == 1:
			sizes = append(sizes, 1)
		default:
			sizes = append(sizes, s[1])
		}
	}
	return sizes, true
}

// powerWork: repeated squaring, and a product for each further digit of the exponent that is one.
func powerWork(c *Call, out value.Value) value.Dim {
	n, known := c.Int("n")
	if !known || !c.numel(out).Known() {
		return noDim
	}
	digits := uint64(max(n, -n))
	if digits == 0 {
		return value.D(0)
	}
	products := bits.Len64(digits) - 1 + bits.OnesCount64(digits) - 1
	return c.numel(out).Mul(fromEnd(c.Shape(out.(*value.Tensor)), 1)).MulInt(int64(products))
}

// covarianceWork: the observations times their transpose.
func covarianceWork(c *Call, out value.Value) value.Dim {
	x := c.sizesOf("input")
	if len(x) == 0 {
		return noDim
	}
	return c.numel(out).Mul(x[len(x)-1])
}
