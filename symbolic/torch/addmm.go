package torch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Products that are added to a tensor, which is expanded to the product's shape.
// https://pytorch.org/docs/stable/generated/torch.addmm.html
var addProductRules = slices.Concat(
	addProduct("torch.addmm torch.sparse.addmm", "Tensor.addmm Tensor.addmm_", "mat1, mat2", "", addmm),
	addProduct("torch.addmv torch.addmv_", "Tensor.addmv Tensor.addmv_", "mat, vec", "", addmv),
	addProduct("torch.addbmm", "Tensor.addbmm Tensor.addbmm_", "batch1, batch2", "", addbmm),
	addProduct("torch.baddbmm", "Tensor.baddbmm Tensor.baddbmm_", "batch1, batch2", "out_dtype=None, ", baddbmm),
	addProduct("torch.addr", "Tensor.addr Tensor.addr_", "vec1, vec2", "", addr),
)

// addProduct are the rules of an operation as functions and as methods. Of old, the factors may stand before what they
// multiply: tools/autograd/deprecated.yaml.
func addProduct(functions, methods, factors, extra string, eval func(*Call) value.Value) []Rule {
	signature := "(input, " + factors + ", *, beta=1, alpha=1, " + extra + "out=None)"
	return []Rule{
		{functions, signature + " | (beta, input, " + factors + ", *, out=None) | (beta, input, alpha, " + factors + ", *, out=None)", eval},
		{methods, signature + " | (input, beta, " + factors + ") | (input, beta, alpha, " + factors + ")", eval},
	}
}

// underscored tells if the name is that of an in-place variant, which ends in an underscore.
func (c *Call) underscored() bool {
	return strings.HasSuffix(c.Name, "_") && !strings.HasSuffix(c.Name, "__")
}

// added is the result of adding a product of the given shape to input.
func added(c *Call, s value.Shape, dt value.DType) value.Value {
	t := c.Required("input")
	if !c.Failed() {
		expandable(c, t, s, c.underscored())
	}
	if !c.underscored() || t == nil {
		return c.Out(s, dt)
	}
	c.writes(t)
	return t
}

// expandable says that input must expand to the shape s, or be of that very shape if exact.
func expandable(c *Call, t *value.Tensor, s value.Shape, exact bool) bool {
	if t == nil || !s.Known() {
		return true
	}
	in := c.Shape(t)
	if !in.Known() {
		return true
	}
	if in.Rank() > s.Rank() || exact && in.Rank() != s.Rank() {
		c.Refuse("incompatible-shapes", in.Bits()|s.Bits(), fmt.Sprintf("expand(torch.FloatTensor{%s}, size=%s): the number of sizes provided (%d) must be greater or equal to the number of dimensions in the tensor (%d)", in, s, s.Rank(), in.Rank()),
			"%s: the product is %s, which %s cannot be added to", c.Short(), s, in)
		return false
	}
	off := s.Rank() - in.Rank()
	for i, d := range in.Dims {
		if d.Is(1) && !exact {
			continue
		}
		// A symbol may be 1, and then expands: only a proof counts.
		switch c.Equal(d, s.Dims[off+i]) {
		case dim.Yes:
		case dim.No:
			if exact || c.Never(d, value.D(1)) {
				return c.demandEqual(d, s.Dims[off+i], "incompatible-shapes",
					fmt.Sprintf("The expanded size of the tensor (%s) must match the existing size (%s) at non-singleton dimension %d.  Target sizes: %s.  Tensor sizes: %s", s.Dims[off+i], d, off+i, s, in),
					"%s: the product is %s, input %s: %s against %s in dimension %d", c.Short(), s, in, s.Dims[off+i], d, off+i)
			}
		case dim.Unknown:
			if exact {
				c.AssumeEqual(d, s.Dims[off+i], c.Host.Here())
			}
		}
	}
	return true
}

func addmm(c *Call) value.Value {
	a, b := c.Required("mat1"), c.Required("mat2")
	shape := value.ShapeOf(c.rows(a), c.columns(b))
	sa, ok1 := c.wrongRank(a, 2, "addmm: mat1 must be a matrix, got "+ranksOf(c, a)+" tensor", "M", "K")
	sb, ok2 := c.wrongRank(b, 2, "addmm: mat2 must be a matrix, got "+ranksOf(c, b)+" tensor", "K", "P")
	if ok1 && ok2 {
		demandInner(c, a, b, sa.Dims[1], sb.Dims[0])
		shape = value.ShapeOf(sa.Dims[0], sb.Dims[1])
	}
	checkProduct(c, a, b, "addmm_impl_cpu_")
	addedDType(c, b, "self and mat2 must have the same dtype, but got %s and %s")
	return added(c, shape, either(a, b))
}

// addedDType says that input must have the dtype of the product.
func addedDType(c *Call, b *value.Tensor, sentence string) {
	in := c.Tensor("input")
	c.alike(in, b, fmt.Sprintf(sentence, nameOf(in), nameOf(b)))
}

func addmv(c *Call) value.Value {
	t, a, v := c.Required("input"), c.Required("mat"), c.Required("vec")
	sentence := fmt.Sprintf("vector + matrix @ vector expected, got %s, %s, %s", ranksOf(c, t), ranksOf(c, a), ranksOf(c, v))
	sa, ok1 := c.wrongRank(a, 2, sentence, "M", "K")
	sv, ok2 := c.wrongRank(v, 1, sentence, "K")
	if t != nil && c.Shape(t).Known() && c.Shape(t).Rank() > 1 {
		c.Refuse("wrong-rank", t.Bits, sentence, "addmv adds to a vector, got %s", c.Shape(t))
	}
	if ok1 && ok2 {
		demandInner(c, a, v, sa.Dims[1], sv.Dims[0])
	}
	c.alike(a, v, "addmv input tensors must have the same dtype")
	c.alike(t, v, fmt.Sprintf("addmv input tensors must have the same dtype, but got %s, %s, and %s", nameOf(t), nameOf(a), nameOf(v)))
	c.unsupported(a, "addmv_impl_cpu", isBool)
	return added(c, value.ShapeOf(c.rows(a)), either(a, v))
}

// addbmm sums the products of a batch.
func addbmm(c *Call) value.Value {
	a, b := c.Required("batch1"), c.Required("batch2")
	s := c.batched(a, b)
	checkProduct(c, a, b, "addbmm_impl_cpu_")
	addedDType(c, b, "self and mat2 must have the same dtype, but got %s and %s")
	return added(c, value.ShapeOf(s.Dims[1:]...), either(a, b))
}

func baddbmm(c *Call) value.Value {
	a, b := c.Required("batch1"), c.Required("batch2")
	s := c.batched(a, b)
	checkProduct(c, a, b, "baddbmm")
	addedDType(c, b, "Input dtypes must be the same, got: input %s, batch1: %s")
	return added(c, s, productDType(c, either(a, b)))
}

func addr(c *Call) value.Value {
	t, a, b := c.Required("input"), c.Required("vec1"), c.Required("vec2")
	sa, _ := c.wrongRank(a, 1, "addr: Expected 1-D argument vec1, but got "+ranksOf(c, a), "M")
	sb, _ := c.wrongRank(b, 1, "addr: Expected 1-D argument vec2, but got "+ranksOf(c, b), "N")
	dt := promoted(a, b)
	if t != nil {
		dt = value.Promote(dt, t.DType)
	}
	if a == nil || b == nil || c.Failed() || !sa.Known() || !sb.Known() {
		return c.lost(dt)
	}
	return added(c, value.ShapeOf(sa.Dims[0], sb.Dims[0]), dt)
}
