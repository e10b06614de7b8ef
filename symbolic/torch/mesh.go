package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds functions that spread several tensors over a common shape.
// https://pytorch.org/docs/stable/generated/torch.meshgrid.html

var meshRules = []Rule{
	{"torch.meshgrid torch.functional.meshgrid", "(*tensors, indexing=None)", meshgrid},
	{"torch.broadcast_tensors torch.functional.broadcast_tensors", "(*tensors)", broadcastTensors},
	{"torch.broadcast_shapes torch.functional.broadcast_shapes", "(*shapes)", broadcastShapes},
	{"torch.cartesian_prod torch.functional.cartesian_prod", "(*tensors)", cartesianProduct},
	{"torch.combinations", "(input, r=2, with_replacement=False)", combinations},
}

// tensorsOf lists a variadic argument of tensors; ok is false if they are not all known to be such.
func (c *Call) tensorsOf(name string) ([]*value.Tensor, bool) {
	items, ok := Elements(c.Arg(name))
	if !ok {
		return nil, false
	}
	out := make([]*value.Tensor, len(items))
	for i, v := range items {
		if out[i] = asTensor(v); out[i] != nil {
			continue
		}
		switch v.(type) {
		case value.Unknown, *value.Alt, *value.Instance:
		default:
			c.BadType(name, "tuple of Tensors", v)
		}
		return nil, false
	}
	return out, true
}

// meshgrid views each vector along a dimension of its own.
func meshgrid(c *Call) value.Value {
	ts, ok := c.tensorsOf("tensors")
	if !ok {
		return c.Unknown("tensors of meshgrid")
	}
	if len(ts) == 0 {
		c.Refuse("invalid-argument", 0, "meshgrid expects a non-empty TensorList", "meshgrid: no tensors are given")
		return c.Unknown("wrong arguments")
	}
	s := value.Shape{}
	for _, t := range ts {
		d, known := c.meshSize(t)
		if !known {
			return c.Unknown("rank of an operand of meshgrid")
		}
		s.Dims = append(s.Dims, d)
	}
	if c.Failed() || !c.meshTypes(ts) {
		return c.Unknown("wrong arguments")
	}
	xy := false
	switch v := c.Arg("indexing").(type) {
	case value.Str:
		xy = v.S == "xy"
		if v.S != "xy" && v.S != "ij" {
			c.Refuse("invalid-argument", 0, fmt.Sprintf("torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: %s", v.S), "meshgrid: indexing is 'xy' or 'ij', not %q", v.S)
		}
	case value.Unknown, *value.Alt:
		return c.Unknown("indexing of meshgrid")
	}
	if len(ts) > maxTensorRank {
		return c.World.Limit("", "meshgrid of more tensors than a tensor has dimensions")
	}
	out := &value.Tuple{}
	for i, t := range ts {
		strides := make([]dim.Expr, len(ts))
		if st := c.Strides(t); len(st) == 1 {
			strides[i] = st[0]
		} else {
			strides[i] = dim.Int(1)
		}
		out.Elems = append(out.Elems, c.meshView(t, s, strides, i, xy))
	}
	return out
}

// meshSize is the number of elements of a vector or scalar.
func (c *Call) meshSize(t *value.Tensor) (value.Dim, bool) {
	s := c.Shape(t)
	switch {
	case !s.Known():
		if s, ok := c.Ranked(t, 1, value.FromRankGuess); ok {
			return s.Dims[0], true
		}
		return value.Dim{}, false
	case s.Rank() == 0:
		return value.D(1), true
	case s.Rank() == 1:
		return s.Dims[0], true
	}
	c.Refuse("wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: %s", s),
		"%s takes vectors, got shape %s", c.Short(), s)
	return value.Dim{E: dim.Invalid}, true
}

func (c *Call) meshTypes(ts []*value.Tensor) bool {
	for _, t := range ts[1:] {
		if t.DType != value.NoDType && ts[0].DType != value.NoDType && t.DType != ts[0].DType {
			c.Refuse("mismatched-dtype", t.Bits|ts[0].Bits, "torch.meshgrid: Expected tensors to have the same dtype", "meshgrid takes tensors of one dtype, got %s and %s", ts[0].DType, t.DType)
			return false
		}
	}
	return true
}

// meshView is one grid; "xy" exchanges the first two dimensions.
func (c *Call) meshView(t *value.Tensor, s value.Shape, strides []dim.Expr, axis int, xy bool) *value.Tensor {
	var w *walk
	if sizes, ok := c.concrete(s); ok && t.Contents() != nil && product(sizes) <= value.MaxContents && int64(contentsLen(t.Contents())) == sizes[axis] {
		w = &walk{k: t.Contents(), sizes: sizes, strides: make([]int64, len(sizes))}
		w.strides[axis] = 1
	}
	if xy && len(s.Dims) >= 2 {
		order := []int{1, 0}
		for i := 2; i < len(s.Dims); i++ {
			order = append(order, i)
		}
		p, st := s.Clone(), make([]dim.Expr, len(strides))
		for i, o := range order {
			p.Dims[i], st[i] = s.Dims[o], strides[o]
		}
		s, strides = p, st
		w = w.permuted(order)
	}
	out := c.viewLike(t, s, strides)
	setWalk(out, w)
	return out
}

// broadcastTensors expands all tensors to the common shape.
func broadcastTensors(c *Call) value.Value {
	ts, ok := c.tensorsOf("tensors")
	if !ok || len(ts) == 0 {
		return c.Unknown("tensors of broadcast_tensors")
	}
	ops := make([]operand, len(ts))
	for i, t := range ts {
		ops[i] = operand{t: t, dt: t.DType}
	}
	s, ok := c.broadcastOperands(ops...)
	if !ok {
		return c.Unknown("wrong arguments")
	}
	out := &value.Tuple{}
	for _, t := range ts {
		out.Elems = append(out.Elems, c.broadcastView(t, s))
	}
	return out
}

// broadcastView is a view of t with the shape s, to which it broadcasts.
func (c *Call) broadcastView(t *value.Tensor, s value.Shape) *value.Tensor {
	from, st := c.Shape(t), c.Strides(t)
	if !s.Known() || !from.Known() || st == nil {
		return c.viewLike(t, s, nil)
	}
	strides := make([]dim.Expr, s.Rank())
	lead := s.Rank() - from.Rank()
	for i := range from.Dims {
		if c.Surely(from.Dims[i], s.Dims[lead+i]) {
			strides[lead+i] = st[i]
		}
	}
	out := c.viewLike(t, s, strides)
	if sizes, ok := c.concrete(s); ok && t.Contents() != nil && product(sizes) <= value.MaxContents {
		if k := c.spreadOver(operand{t: t}, sizes, t.DType); k != nil {
			out.SetContents(k)
		}
	}
	return out
}

// broadcastShapes joins sizes: ints and sequences of ints.
func broadcastShapes(c *Call) value.Value {
	items, ok := Elements(c.Arg("shapes"))
	if !ok {
		return c.UnknownOf("Size", "shapes of broadcast_shapes")
	}
	if t, isTuple := c.Arg("shapes").(*value.Tuple); isTuple && len(items) > 0 {
		if _, isInt := items[0].(value.Int); isInt && t.IsSize { // a single shape
			items = []value.Value{t}
		}
	}
	out := value.Shape{}
	for i, v := range items {
		dims, _, ok := c.dimsOf("shapes", v)
		if !ok {
			return c.UnknownOf("Size", "shapes of broadcast_shapes")
		}
		s := value.ShapeOf(dims...)
		if c.negativeSize(s) {
			return c.UnknownOf("Size", "wrong arguments")
		}
		next, at, ok := c.Broadcast(out, s)
		if !ok {
			x, _ := FromEnd(s, at)
			c.Refuse("incompatible-shapes", out.Bits()|s.Bits(), fmt.Sprintf("Attempting to broadcast a dimension of length %s at -%d! Mismatching argument at index %d had %s", x, at, i, s),
				"broadcast_shapes: %s does not broadcast with %s", s, out)
			return c.UnknownOf("Size", "wrong arguments")
		}
		out = next
	}
	size := &value.Tuple{IsSize: true}
	for _, d := range out.Dims {
		size.Elems = append(size.Elems, value.Int{Dim: d})
	}
	return size
}

// cartesianProduct is [n1*n2*..., number of vectors]; one vector stays as it is.
func cartesianProduct(c *Call) value.Value {
	ts, ok := c.tensorsOf("tensors")
	if !ok || len(ts) == 0 {
		return c.Unknown("tensors of cartesian_prod")
	}
	n := value.D(1)
	for _, t := range ts {
		s, ok := c.Ranked(t, 1, 0)
		if !ok {
			c.Refuse("wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("Expect a 1D vector, but got shape %s", s), "cartesian_prod takes vectors, got shape %s", s)
			return c.UnknownTensor(ts[0].DType)
		}
		n = n.Mul(s.Dims[0])
	}
	if len(ts) == 1 {
		return ts[0]
	}
	if !c.meshTypes(ts) {
		return c.UnknownTensor(ts[0].DType)
	}
	return c.Out(value.ShapeOf(n, value.D(int64(len(ts)))), ts[0].DType)
}

// combinations chooses r of n elements.
func combinations(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	s, ok := c.Ranked(t, 1, 0)
	if !ok {
		c.Refuse("wrong-rank", s.Bits()|t.Bits, "Expect a 1D vector, but got shape "+s.String(), "combinations takes a vector, got shape %s", s)
		return c.UnknownTensor(t.DType)
	}
	r, ok := c.Int("r")
	if !ok {
		return c.UnknownTensor(t.DType)
	}
	if r < 0 {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("Expect a non-negative number, but got %d", r), "combinations: r is %d", r)
		return c.UnknownTensor(t.DType)
	}
	if r == 0 {
		return c.Out(value.ShapeOf(value.D(0)), t.DType)
	}
	n, count := s.Dims[0], value.D(1)
	if again, _ := c.Bool("with_replacement"); again {
		n = n.AddInt(r - 1)
	}
	for i := int64(0); i < r; i++ { // the product of i+1 neighbours is divisible by (i+1)!
		count = count.Mul(n.AddInt(-i)).FloorDivInt(i + 1)
	}
	return c.Out(value.ShapeOf(count.Max(value.D(0)), value.D(r)), t.DType)
}
