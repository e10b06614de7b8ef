package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the operations that cut a tensor along a dimension; the
// pieces are views. https://pytorch.org/docs/stable/generated/torch.split.html

var splitRules = []Rule{
	{"torch.split", "(tensor, split_size_or_sections, dim=0)", split},
	{"Tensor.split", "(tensor, split_size, dim=0)", split},
	{"torch.unsafe_split Tensor.unsafe_split", "(tensor, split_size, dim=0)", split},
	{"torch.split_with_sizes Tensor.split_with_sizes torch.unsafe_split_with_sizes Tensor.unsafe_split_with_sizes", "(tensor, split_sizes, dim=0)", split},
	{"torch.chunk Tensor.chunk torch.unsafe_chunk Tensor.unsafe_chunk", "(input, chunks, dim=0)", chunk},
	{"torch.tensor_split Tensor.tensor_split", "(input, sections, dim=0) | (input, indices, dim=0) | (input, tensor_indices_or_sections, dim=0)", tensorSplit},
	{"torch.hsplit Tensor.hsplit torch.vsplit Tensor.vsplit torch.dsplit Tensor.dsplit", "(input, sections) | (input, indices)", splitAlong},
	{"torch.unbind Tensor.unbind", "(input, dim=0)", unbind},
}

// maxPieces bounds the pieces that are made one by one.
const maxPieces = 1024

// cut is a dimension that is being cut into pieces.
type cut struct {
	c  *Call
	x  *value.Tensor
	s  value.Shape
	at axisAt
	d  value.Dim
}

// cutAt finds the dimension to cut. ok is false if it was refused or is not known.
func (c *Call) cutAt(x *value.Tensor, name string) (cut, bool) {
	if s := c.Shape(x); s.Known() && len(s.Dims) == 0 {
		short := c.Short()
		torch := short + " expects at least a 1-dimensional tensor"
		if short == "tensor_split" {
			torch = "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims"
		}
		c.Refuse("wrong-rank", s.Bits(), torch, "%s needs at least one dimension, got a scalar", short)
		return cut{}, false
	}
	s, at, ok := c.axis(x, name)
	if !ok {
		return cut{}, false
	}
	return cut{c, x, s, at, at.get(s)}, true
}

// piece is n elements from start.
func (k *cut) piece(start, n value.Dim) value.Value {
	if k.s.Known() {
		return k.c.sliceAt(k.x, k.s, k.at.i, start, value.D(1), n)
	}
	return k.c.viewLike(k.x, k.at.splice(k.s, n), nil)
}

// pieces are consecutive pieces of the given sizes.
func (k *cut) pieces(sizes []value.Dim) value.Value {
	out := make([]value.Value, len(sizes))
	start := value.D(0)
	for i, n := range sizes {
		out[i] = k.piece(start, n)
		start = start.Add(n)
	}
	return value.NewTuple(out...)
}

// many is a list of pieces of unknown number, each of size n but perhaps the last.
func (k *cut) many(count, n value.Dim) value.Value {
	if !n.Known() {
		n = k.c.NewDim("", 0)
	}
	l := value.NewList()
	n.Bits |= value.FromSummary
	l.Abstract = &value.Abstract{Len: count, Elem: k.piece(value.Dim{E: dim.Invalid}, n), OfTorch: true}
	return l
}

func split(c *Call) value.Value {
	x := c.Required("tensor")
	if x == nil {
		return c.Unknown("tensor")
	}
	name := "split_size"
	for _, n := range []string{"split_size_or_sections", "split_sizes"} {
		if c.Has(n) {
			name = n
		}
	}
	switch c.Arg(name).(type) {
	case value.Float, value.NoneType:
		c.BadType(name, "tuple of ints", c.Arg(name))
		return c.Unknown("pieces")
	}
	sizes, single, known := c.Dims(name)
	if single && name == "split_sizes" {
		c.BadType(name, "tuple of ints", c.Arg(name))
		return c.Unknown("pieces")
	}
	k, ok := c.cutAt(x, "dim")
	switch {
	case !ok:
		return c.Unknown("pieces")
	case !known:
		if u, isUnknown := c.Arg(name).(value.Unknown); isUnknown && u.Type == "int" {
			return k.many(value.Dim{E: dim.Invalid}, value.Dim{E: dim.Invalid})
		}
		return c.Unknown("pieces")
	case single:
		return k.bySize(sizes[0])
	}
	return k.bySizes(sizes)
}

// bySize cuts into pieces of n, the last one smaller.
func (k *cut) bySize(n value.Dim) value.Value {
	c := k.c
	n, d := c.Resolve(n), c.Resolve(k.d)
	if i, ok := n.Const(); ok && i < 0 {
		c.Refuse("invalid-argument", n.Bits, fmt.Sprintf("split expects split_size be non-negative, but got split_size=%d", i), "split: split_size %d is negative", i)
		return c.Unknown("pieces")
	}
	if n.Is(0) {
		if c.Never(d, value.D(0)) {
			c.Refuse("invalid-argument", n.Bits|d.Bits, fmt.Sprintf("split_size can only be 0 if dimension size is 0, but got dimension size of %v", d), "split: pieces of 0 of a dimension of size %v: input is %v", d, k.s)
			return c.Unknown("pieces")
		}
		return k.pieces([]value.Dim{d})
	}
	if c.Path.Facts.LessEq(d.E, n.E) == dim.Yes {
		return k.pieces([]value.Dim{d})
	}
	q, whole := c.Path.Facts.DivExact(d.E, n.E)
	if count, ok := q.Const(); ok && whole == dim.Yes && count <= maxPieces {
		return k.pieces(sameDims(n, int(count)))
	}
	count := d.Add(n.AddInt(-1)).FloorDiv(n)
	if i, ok := c.Resolve(count).Const(); ok && i >= 1 && i <= maxPieces {
		sizes := sameDims(n, int(i))
		sizes[i-1] = d.Sub(n.MulInt(i - 1))
		return k.pieces(sizes)
	}
	if whole != dim.Yes && d.Known() { // the first piece may be all there is
		n = n.Min(d)
	}
	return k.many(count, n)
}

func sameDims(d value.Dim, n int) []value.Dim {
	out := make([]value.Dim, n)
	for i := range out {
		out[i] = d
	}
	return out
}

// bySizes cuts into pieces of the given sizes, which must add up.
func (k *cut) bySizes(sizes []value.Dim) value.Value {
	c := k.c
	sum := value.D(0)
	for _, n := range sizes {
		if i, ok := c.Resolve(n).Const(); ok && i < 0 {
			c.Refuse("invalid-argument", n.Bits, fmt.Sprintf("split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=%v", value.ShapeOf(sizes...)), "split: size %d is negative: sizes are %v", i, value.ShapeOf(sizes...))
			return c.Unknown("pieces")
		}
		sum = sum.Add(n)
	}
	open := -1
	for i, n := range sizes {
		if !n.Known() {
			if open >= 0 {
				open = -2
				break
			}
			open = i
		}
	}
	if open >= 0 { // the one size that is not known is what is left
		rest := k.d
		for i, n := range sizes {
			if i != open {
				rest = rest.Sub(n)
			}
		}
		sizes = append([]value.Dim(nil), sizes...)
		sizes[open] = rest
	} else {
		c.Demand(sum, k.d, func() *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes",
				Torch:   fmt.Sprintf("split_with_sizes expects split_sizes to sum exactly to %v (input tensor's size at dimension %s), but got split_sizes=%v", k.d, k.at, value.ShapeOf(sizes...)),
				Message: fmt.Sprintf("%s: sizes %v sum up to %v, but dimension %s has size %v: input is %v", c.Short(), value.ShapeOf(sizes...), sum, k.at, k.d, k.s)}
		})
	}
	return k.pieces(sizes)
}

func chunk(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	n, known := c.intArg("chunks")
	k, ok := c.cutAt(x, "dim")
	if !ok {
		return c.Unknown("pieces")
	}
	i, isConst := c.Resolve(n).Const()
	if isConst && i <= 0 {
		c.Refuse("invalid-argument", n.Bits, fmt.Sprintf("chunk expects `chunks` to be greater than 0, got: %d", i), "chunk: %d chunks", i)
		return c.Unknown("pieces")
	}
	d := c.Resolve(k.d)
	d.Bits |= n.Bits
	switch {
	case !known || !isConst || i > maxPieces:
		size := value.Dim{E: dim.Invalid}
		if known {
			size = d.Add(n.AddInt(-1)).FloorDiv(n)
		}
		return k.many(n, size)
	case d.Is(0):
		return k.pieces(sameDims(d, int(i)))
	}
	if q, whole := c.Path.Facts.DivExact(d.E, n.E); whole == dim.Yes {
		return k.pieces(sameDims(value.Dim{E: q, Bits: d.Bits, O: d.O}, int(i)))
	}
	if _, ok := d.Const(); ok {
		return k.bySize(d.AddInt(i - 1).FloorDivInt(i))
	}
	// As many chunks as were asked for, the last one smaller, if that many are
	// needed: 4 chunks of 6 are 2, 2, 2.
	size := d.AddInt(i - 1).FloorDivInt(i)
	if !d.Known() || c.Path.Facts.Less(size.MulInt(i-1).E, d.E) != dim.Yes {
		count := c.NewDimBetween("", 1, i)
		count.Bits = n.Bits
		return k.many(count, value.Dim{E: dim.Invalid})
	}
	sizes := sameDims(size, int(i))
	last := d.Sub(size.MulInt(i - 1))
	last.Bits |= value.FromClamp
	sizes[i-1] = last
	return k.pieces(sizes)
}

func tensorSplit(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	name := "sections"
	for _, n := range []string{"indices", "tensor_indices_or_sections"} {
		if c.Has(n) {
			name = n
		}
	}
	at, single, known := c.Dims(name)
	k, ok := c.cutAt(x, "dim")
	if !ok || !known {
		return c.Unknown("pieces")
	}
	if single {
		return k.evenly(at[0])
	}
	return k.atIndices(at)
}

// evenly cuts into n pieces, the first ones larger by one.
func (k *cut) evenly(n value.Dim) value.Value {
	c := k.c
	i, ok := c.Resolve(n).Const()
	if !ok {
		return k.many(n, value.Dim{E: dim.Invalid})
	}
	if i <= 0 {
		c.Refuse("invalid-argument", n.Bits, fmt.Sprintf("number of sections must be larger than 0, got %d", i), "tensor_split: %d sections", i)
		return c.Unknown("pieces")
	}
	if i > maxPieces {
		return k.many(n, value.Dim{E: dim.Invalid})
	}
	d := c.Resolve(k.d)
	sizes := make([]value.Dim, i)
	for j := range sizes {
		// d//i, and one more for the first d%i: (d + i - 1 - j) // i.
		sizes[j] = d.AddInt(i - 1 - int64(j)).FloorDivInt(i)
	}
	return k.pieces(sizes)
}

// atIndices cuts before each of the indices, which are clamped like slices.
func (k *cut) atIndices(at []value.Dim) value.Value {
	c := k.c
	out := make([]value.Value, 0, len(at)+1)
	last := value.D(0)
	for i := 0; i <= len(at); i++ {
		end := k.d
		if i < len(at) {
			end = at[i]
		}
		start, n := c.sliceLength(k.d, last, end, value.D(1), last.Known() && end.Known())
		out = append(out, k.piece(start, n))
		last = end
	}
	return value.NewTuple(out...)
}

// splitAlong is hsplit, vsplit and dsplit.
func splitAlong(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	name := "sections"
	if c.Has("indices") {
		name = "indices"
	}
	short := c.Short()
	need := map[string]int{"hsplit": 1, "vsplit": 2, "dsplit": 3}[short]
	s := c.Shape(x)
	if !s.Known() {
		return c.Unknown("pieces")
	}
	if len(s.Dims) < need {
		c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("torch.%s requires a tensor with at least %d dimension, but got a tensor with %d dimensions!", short, need, len(s.Dims)),
			"%s needs at least %d dimensions, got %d: input is %v", short, need, len(s.Dims), s)
		return c.Unknown("pieces")
	}
	i := map[string]int{"hsplit": 1, "vsplit": 0, "dsplit": 2}[short]
	if short == "hsplit" && len(s.Dims) == 1 {
		i = 0
	}
	k := &cut{c, x, s, axisAt{i: i}, s.Dims[i]}
	at, single, known := c.Dims(name)
	if !known {
		return c.Unknown("pieces")
	}
	if !single {
		return k.atIndices(at)
	}
	n := at[0]
	fault := func() *value.Fault {
		return &value.Fault{Kind: "invalid-size", Bits: n.Bits | k.d.Bits,
			Torch:   fmt.Sprintf("torch.%s attempted to split along dimension %d, but the size of the dimension %v is not divisible by the split_size %v!", short, i, k.d, n),
			Message: fmt.Sprintf("%s: dimension %d of size %v is not divisible by %v: input is %v", short, i, k.d, n, s)}
	}
	if m, ok := n.Const(); ok && m <= 0 {
		c.Fail(fault())
		return c.Unknown("pieces")
	}
	if !c.Demand(k.d.Mod(n), value.D(0), fault) {
		return c.Unknown("pieces")
	}
	return k.evenly(n)
}

func unbind(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	if s := c.Shape(x); s.Known() && len(s.Dims) == 0 {
		d, _ := c.Dim("dim")
		c.RefuseAs("IndexError", "dimension-out-of-range", d.Bits, fmt.Sprintf("Dimension specified as %v but tensor has no dimensions", d), "unbind of a tensor without dimensions")
		return c.Unknown("pieces")
	}
	s, at, ok := c.axis(x, "dim")
	if !ok {
		return c.Unknown("pieces")
	}
	d := at.get(s)
	row := func(i value.Dim) value.Value {
		if s.Known() {
			return c.selectAt(x, s, at.i, i)
		}
		return c.viewLike(x, at.splice(s), nil)
	}
	n, ok := c.Resolve(d).Const()
	if !ok || n > maxPieces {
		l := value.NewList()
		l.Abstract = &value.Abstract{Len: d, Elem: row(value.Dim{E: dim.Invalid})}
		return l
	}
	out := make([]value.Value, n)
	for i := range out {
		out[i] = row(value.D(int64(i)))
	}
	return value.NewTuple(out...)
}
