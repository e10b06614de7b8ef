package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the operations that move elements within their dimensions.
// https://pytorch.org/docs/stable/torch.html#indexing-slicing-joining-mutating-ops

var flipRules = []Rule{
	{"Tensor.flip", "(input, *dims)", flip},
	{"torch.flip", "(input, dims)", flip},
	{"torch.fliplr Tensor.fliplr torch.flipud Tensor.flipud", "(input)", flipSide},
	{"Tensor.__reversed__", "(input)", func(c *Call) value.Value {
		x := c.Required("input")
		if x == nil {
			return c.Unknown("tensor")
		}
		out := c.copyOf(x, x.DType, nil)
		if s := c.Shape(x); s.Known() && len(s.Dims) > 0 {
			c.flipContents(out, x, []int{0})
		}
		return out
	}},
	{"torch.roll Tensor.roll", "(input, shifts, dims=())", roll},
	{"torch.rot90 Tensor.rot90", "(input, k=1, dims=(0, 1))", rot90},
	{"torch.diff Tensor.diff", "(input, n=1, dim=-1, prepend=None, append=None, *, out=None)", difference},
}

func flip(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	if c.Arg("dims") == noArguments {
		c.RefuseAs("TypeError", "invalid-argument", 0, "", "flip() missing 1 required positional arguments: \"dims\"")
		return c.LikeLayout(x, x.DType)
	}
	dims, single, ok := c.listArg("dims")
	if single && c.Name == "torch.flip" {
		c.BadType("dims", "tuple of ints", c.Arg("dims"))
	}
	s := c.Shape(x)
	if !ok || !s.Known() {
		return c.copyOf(x, x.DType, nil)
	}
	at, ok := c.distinctDims(dims, len(s.Dims), appearsTwice)
	out := c.copyOf(x, x.DType, nil)
	if ok && len(s.Dims) > 0 {
		c.flipContents(out, x, at)
	}
	return out
}

func (c *Call) flipContents(out, x *value.Tensor, at []int) {
	w := c.walkOf(x)
	if w == nil || product(w.sizes) == 0 {
		return
	}
	for _, a := range at {
		w.offset += (w.sizes[a] - 1) * w.strides[a]
		w.strides[a] = -w.strides[a]
	}
	setWalk(out, w)
}

func flipSide(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	need := 1
	if c.Short() == "fliplr" {
		need = 2
	}
	s := c.Shape(x)
	out := c.copyOf(x, x.DType, nil)
	if !s.Known() {
		return out
	}
	if len(s.Dims) < need {
		msg := fmt.Sprintf("Input must be >= %d-d.", need)
		c.Refuse("wrong-rank", s.Bits(), msg, "%s needs at least %d dimensions, got %d: input is %v", c.Short(), need, len(s.Dims), s)
		return out
	}
	c.flipContents(out, x, []int{need - 1})
	return out
}

func roll(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	out := inherit(c.Like(x), x)
	shifts, _, ok1 := c.Dims("shifts")
	dims, _, ok2 := c.Dims("dims")
	if c.IsNone("dims") {
		dims, ok2 = nil, true
	}
	s := c.Shape(x)
	if !ok1 || !ok2 {
		return out
	}
	switch {
	case len(shifts) == 0:
		c.Refuse("invalid-argument", 0, "`shifts` required", "roll: shifts are empty")
		return out
	case len(dims) == 0 && len(shifts) == 1:
		return out
	case len(dims) != len(shifts):
		c.Refuse("invalid-argument", 0, fmt.Sprintf("shifts and dimensions must align. shifts: %d, dims:%d", len(shifts), len(dims)), "roll: %d shifts for %d dimensions", len(shifts), len(dims))
		return out
	}
	if s.Known() && !contiguousIfEmpty(s) { // an empty tensor is returned before dims are looked at
		for _, d := range dims {
			if len(s.Dims) == 0 {
				c.RefuseAs("IndexError", "dimension-out-of-range", d.Bits, fmt.Sprintf("Dimension specified as %v but tensor has no dimensions", d), "roll: dimension %v of a tensor without dimensions", d)
				return out
			}
			if _, ok := c.NormDim(d, len(s.Dims)); !ok {
				return out
			}
		}
	}
	return out
}

func rot90(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	dims, _, ok := c.Dims("dims")
	k, known := c.Int("k")
	s := c.Shape(x)
	if !ok || !s.Known() {
		return c.UnknownTensor(x.DType)
	}
	n := len(s.Dims)
	refuse := func(msg string) value.Value {
		c.Refuse("invalid-argument", s.Bits(), msg, "rot90: %s: input is %v", msg, s)
		return c.UnknownTensor(x.DType)
	}
	if len(dims) != 2 {
		return refuse(fmt.Sprintf("expected total rotation dims == 2, but got dims = %d", len(dims)))
	}
	if n < 2 {
		return refuse(fmt.Sprintf("expected total dims >= 2, but got total dims = %d", n))
	}
	if a, ok1 := dims[0].Const(); ok1 {
		if b, ok2 := dims[1].Const(); ok2 && (a == b || a-b == int64(n) || b-a == int64(n)) {
			return refuse(fmt.Sprintf("expected rotation dims to be different, but got dim0 = %d and dim1 = %d", a, b))
		}
	}
	i, ok1 := c.NormDim(dims[0], n)
	j, ok2 := c.NormDim(dims[1], n)
	if !ok1 || !ok2 {
		return c.UnknownTensor(x.DType)
	}
	if !known {
		if s.Dims[i].E == s.Dims[j].E {
			return inherit(c.Like(x), x)
		}
		return c.UnknownTensor(x.DType)
	}
	switch (k%4 + 4) % 4 {
	case 0:
		return inherit(c.Like(x), x)
	case 2:
		return c.copyOf(x, x.DType, nil)
	}
	// The copy that flip makes is transposed, which is a view of it.
	flipped := c.copyOf(x, x.DType, nil)
	order := identity(n)
	order[i], order[j] = order[j], order[i]
	return c.permuted(flipped, s, order)
}

// difference is torch.diff: n times the differences of neighbours.
func difference(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	s := c.Shape(x)
	if s.Known() && len(s.Dims) == 0 {
		c.Refuse("wrong-rank", s.Bits(), "diff expects input to be at least one-dimensional", "diff needs at least one dimension, got a scalar")
		return c.UnknownTensor(x.DType)
	}
	n, known := c.Dim("n")
	s, at, ok := c.axis(x, "dim")
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	if k, isConst := n.Const(); isConst && k < 0 {
		c.Refuse("invalid-argument", n.Bits, fmt.Sprintf("order must be non-negative but got %d", k), "diff: order %d is negative", k)
		return c.UnknownTensor(x.DType)
	}
	d, dt, joined := at.get(s), x.DType, false
	for _, name := range []string{"prepend", "append"} {
		if c.IsNone(name) {
			continue
		}
		joined = true
		t := c.Tensor(name)
		if t == nil {
			d = value.Dim{E: dim.Invalid}
			continue
		}
		dt = value.Promote(dt, t.DType)
		ts := c.Shape(t)
		if !ts.Known() || !s.Known() {
			d = value.Dim{E: dim.Invalid}
			continue
		}
		if len(ts.Dims) != len(s.Dims) {
			c.Refuse("wrong-rank", s.Bits()|ts.Bits(), "diff expects prepend or append to be the same dimension as input", "diff: %s has %d dimensions, input has %d: %v and %v", name, len(ts.Dims), len(s.Dims), ts, s)
			return c.UnknownTensor(x.DType)
		}
		for i := range ts.Dims {
			if i != at.i && !c.Demand(ts.Dims[i], s.Dims[i], func() *value.Fault {
				return &value.Fault{Kind: "incompatible-shapes", Torch: fmt.Sprintf("diff expects the shape of tensor to prepend or append to match that of input except along the differencing dimension; input.size(%d) = %v, but got tensor.size(%d) = %v", i, s.Dims[i], i, ts.Dims[i]),
					Message: fmt.Sprintf("diff: %s %v does not fit input %v in dimension %d", name, ts, s, i)}
			}) {
				return c.UnknownTensor(x.DType)
			}
		}
		d = d.Add(ts.Dims[at.i])
	}
	if n.Is(0) {
		out := c.copyOf(x, dt, nil) // torch returns the input as it is, prepend and append are ignored
		out.Shape = at.splice(s, at.get(s))
		return out
	}
	if !known {
		d = value.Dim{E: dim.Invalid}
	}
	out := c.Out(at.splice(s, c.clampLow(d.Sub(n))), dt)
	if !joined && s.Known() && out.Shape.Known() {
		if old := c.Strides(x); old != nil && x.Strides != nil {
			out.Strides = c.iteratorStrides(out.Shape, slices.Clone(old))
		}
	}
	out.LayoutUnknown = x.LayoutUnknown && !joined
	if k := x.Contents(); k != nil && !joined && len(s.Dims) == 1 && (dt == value.Int64 || dt == value.Float32) {
		if times, isConst := n.Const(); isConst && out.Shape.Known() {
			out.SetContents(differences(k, times))
		}
	}
	return out
}

// differences are the contents of n-th differences of neighbours.
func differences(k *value.Contents, n int64) *value.Contents {
	for ; n > 0 && len(k.Ints)+len(k.Floats) > 0; n-- {
		next := &value.Contents{}
		for i := 1; i < len(k.Ints); i++ {
			next.Ints = append(next.Ints, k.Ints[i].Sub(k.Ints[i-1]))
		}
		for i := 1; i < len(k.Floats); i++ {
			next.Floats = append(next.Floats, float64(float32(k.Floats[i])-float32(k.Floats[i-1])))
		}
		k = next
	}
	return k
}
