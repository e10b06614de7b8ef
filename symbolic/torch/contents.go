package torch

import (
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file carries the known contents of small tensors through views: a view
// is a walk over the row-major contents with strides of its own.

// walk addresses elements of row-major contents.
type walk struct {
	k       *value.Contents
	sizes   []int64
	strides []int64
	offset  int64
}

// walkOf is the walk over all contents of t in order; nil if they are not known.
func (c *Call) walkOf(t *value.Tensor) *walk {
	k := t.Contents()
	if k == nil {
		return nil
	}
	sizes, ok := c.concrete(c.Shape(t))
	if !ok || product(sizes) != int64(contentsLen(k)) {
		return nil
	}
	return &walk{k: k, sizes: sizes, strides: rowMajor(sizes)}
}

// concrete is the sizes of a shape if the path knows them all as numbers.
func (c *Call) concrete(s value.Shape) ([]int64, bool) {
	if !s.Known() {
		return nil, false
	}
	out := make([]int64, len(s.Dims))
	for i, d := range s.Dims {
		k, ok := c.Resolve(d).Const()
		if !ok || k < 0 {
			return nil, false
		}
		out[i] = k
	}
	return out, true
}

func product(sizes []int64) int64 {
	n := int64(1)
	for _, s := range sizes {
		if n *= s; n > value.MaxContents {
			return value.MaxContents + 1 // enough to know that it is too large
		}
	}
	return n
}

func rowMajor(sizes []int64) []int64 {
	out := make([]int64, len(sizes))
	acc := int64(1)
	for i := len(sizes) - 1; i >= 0; i-- {
		out[i] = acc
		acc *= max(sizes[i], 1)
	}
	return out
}

// read collects the elements; nil if there are too many.
func (w *walk) read() *value.Contents {
	if w == nil || product(w.sizes) > value.MaxContents {
		return nil
	}
	at := make([]int, 0, product(w.sizes))
	var visit func(axis int, pos int64)
	visit = func(axis int, pos int64) {
		if axis == len(w.sizes) {
			at = append(at, int(pos))
			return
		}
		for i := int64(0); i < w.sizes[axis]; i++ {
			visit(axis+1, pos+i*w.strides[axis])
		}
	}
	visit(0, w.offset)
	return pick(w.k, at)
}

func contentsLen(k *value.Contents) int { return len(k.Ints) + len(k.Floats) }

// pick is the elements of k at the given positions.
func pick(k *value.Contents, at []int) *value.Contents {
	out := &value.Contents{}
	if k.Ints != nil {
		out.Ints = make([]value.Dim, len(at))
		for i, p := range at {
			out.Ints[i] = k.Ints[p]
		}
		return out
	}
	out.Floats = make([]float64, len(at))
	for i, p := range at {
		out.Floats[i] = k.Floats[p]
	}
	return out
}

// permuted is the walk with its axes in another order.
func (w *walk) permuted(order []int) *walk {
	if w == nil {
		return nil
	}
	out := &walk{k: w.k, offset: w.offset}
	for _, a := range order {
		out.sizes = append(out.sizes, w.sizes[a])
		out.strides = append(out.strides, w.strides[a])
	}
	return out
}

// sliced is the walk with one axis restricted to n elements from start with a step.
func (w *walk) sliced(axis int, start, step, n value.Dim) *walk {
	a, ok1 := start.Const()
	s, ok2 := step.Const()
	k, ok3 := n.Const()
	if w == nil || !ok1 || !ok2 || !ok3 {
		return nil
	}
	if k > 0 && (a < 0 || a+(k-1)*s >= w.sizes[axis]) {
		return nil // refused, or not what torch would do
	}
	out := *w
	out.sizes, out.strides = clone64(w.sizes), clone64(w.strides)
	if k > 0 {
		out.offset += a * w.strides[axis]
	}
	out.sizes[axis], out.strides[axis] = k, w.strides[axis]*s
	return &out
}

// selected is the walk with one axis fixed.
func (w *walk) selected(axis int, i value.Dim) *walk {
	k, ok := i.Const()
	if w == nil || !ok || k < 0 || k >= w.sizes[axis] {
		return nil
	}
	out := *w
	out.offset += k * w.strides[axis]
	out.sizes = append(clone64(w.sizes[:axis]), w.sizes[axis+1:]...)
	out.strides = append(clone64(w.strides[:axis]), w.strides[axis+1:]...)
	return &out
}

// inserted is the walk with a new axis of the given size and stride 0.
func (w *walk) inserted(axis int, size int64) *walk {
	if w == nil {
		return nil
	}
	out := *w
	out.sizes = append(append(clone64(w.sizes[:axis]), size), w.sizes[axis:]...)
	out.strides = append(append(clone64(w.strides[:axis]), 0), w.strides[axis:]...)
	return &out
}

func clone64(s []int64) []int64 { return append([]int64(nil), s...) }

// setWalk gives out the elements that w reads.
func setWalk(out *value.Tensor, w *walk) {
	if w == nil {
		return
	}
	if k := w.read(); k != nil {
		out.SetContents(k)
	}
}

// constants are the contents as numbers, if they are ints that are all known.
func (c *Call) constants(t *value.Tensor) ([]int64, bool) {
	k := t.Contents()
	if k == nil || k.Ints == nil {
		return nil, false
	}
	out := make([]int64, len(k.Ints))
	for i, d := range k.Ints {
		v, ok := c.Resolve(d).Const()
		if !ok {
			return nil, false
		}
		out[i] = v
	}
	return out, true
}

// inherit gives out what any view or selection of x keeps: bounds of the
// contents, device, what the numbers mean.
func inherit(out, x *value.Tensor) *value.Tensor {
	out.Low, out.High, out.HasRange = x.Low, x.High, x.HasRange
	out.Device, out.RequiresGrad, out.History = x.Device, x.RequiresGrad || x.Parameter, x.History
	out.Bits |= x.Bits
	switch x.Role {
	case value.Probabilities, value.LogProbs, value.Sigmoids:
		out.Role = x.Role
	}
	return out
}

// spread gives out, whose elements are chosen among those of x without a look at them, the spread of x.
func (c *Call) spread(out, x *value.Tensor) *value.Tensor {
	n, of := c.Shape(out).Numel(), c.Shape(x).Numel()
	if x.Spread != value.AllOf || c.Short() != "as_strided" && n.Known() && of.Known() && c.Surely(n, of) {
		out.Spread = x.Spread
	}
	return out
}

// viewLike is a view of x whose elements are all those of x, or a part of them.
// Strides nil means that they are not known, unless x is contiguous of unknown rank.
func (c *Call) viewLike(x *value.Tensor, s value.Shape, strides []dim.Expr) *value.Tensor {
	out := c.spread(inherit(c.View(x, s, strides), x), x)
	if strides == nil {
		out.LayoutUnknown = true
	}
	return out
}

// writes notes that an in-place operation changed the elements of t: what was
// known of them is stale, in all its views.
func (c *Call) writes(t *value.Tensor) {
	c.Heap.Touch(t)
	if t.Storage == nil {
		t.Storage = &value.Storage{}
	}
	c.Spoil(t.Storage)
	t.HasRange, t.Count, t.Role = false, nil, value.NoRole
}

// replace makes t itself the result, as the in-place forms of views do.
func (c *Call) replace(t, out *value.Tensor) *value.Tensor {
	if out == t {
		return t
	}
	c.Heap.Touch(t)
	t.Desc = out.Desc
	return t
}
