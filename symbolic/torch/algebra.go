package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the algebra that most rules are made of: ranks, dimension
// numbers, equality of sizes, broadcasting, windows, strides.

// Ranked is the shape of t if its rank is known or can be taken to be n: a
// tensor of unknown rank is refined to n fresh dimensions with the given names.
// bits mark the assumption (value.FromUnbatched where n-1 dimensions are legal, too, and are
// taken where World.Unbatched says so; 0 where the operation allows nothing else). ok is false if
// t is nil or the rank is known and is not n (the caller refuses, or handles the other rank).
func (c *Call) Ranked(t *value.Tensor, n int, bits value.Bits, names ...string) (value.Shape, bool) {
	if t == nil {
		return value.Shape{}, false
	}
	s := c.Shape(t)
	if s.Known() {
		return s, s.Rank() == n
	}
	have := len(s.Dims) + len(s.Suffix)
	if have > n || have+s.Rest.Min > n {
		return s, false
	}
	asked := n
	if bits&value.FromUnbatched != 0 {
		bits &^= value.FromUnbatched
		c.CountRankGuess(s.Rest)
		switch {
		case have+s.Rest.Min == n: // there is no rank to guess
		case c.Unbatched:
			n, names = n-1, names[min(1, len(names)):]
		default:
			bits |= value.FromUnbatched
		}
	}
	mid := make([]value.Dim, n-have)
	for i := range mid {
		name := ""
		if j := len(s.Dims) + i; j < len(names) {
			name = names[j]
		}
		mid[i] = c.NewDim(name, 1)
		mid[i].Bits = bits
	}
	c.Path.Refine(s.Rest, value.Shape{Dims: mid})
	return c.Shape(t), n == asked
}

// AtLeast is the shape of t with at least n trailing dimensions that can be
// named; a tensor of unknown rank is refined so. ok is false if t is nil or has fewer.
// With an unknown rank the dimensions are the last n of Suffix.
func (c *Call) AtLeast(t *value.Tensor, n int, names ...string) (value.Shape, bool) {
	if t == nil {
		return value.Shape{}, false
	}
	s := c.Shape(t)
	if s.Known() {
		return s, s.Rank() >= n
	}
	if len(s.Suffix) >= n {
		return s, true
	}
	need := n - len(s.Suffix)
	suffix := make([]value.Dim, need)
	for i := range suffix {
		name := ""
		if i < len(names) {
			name = names[i]
		}
		suffix[i] = c.NewDim(name, 1)
	}
	if p := len(s.Dims); p > 1 && need > s.Rest.Min {
		// The dimensions asked for may be leading ones that are known already: t
		// stays as it is, and which they are is not told.
		rest := c.NewRank(max(p+s.Rest.Min-need, 0))
		return value.Shape{Rest: rest, Suffix: append(suffix, s.Suffix...)}, true
	}
	c.Path.Refine(s.Rest, value.Shape{Rest: c.NewRank(max(s.Rest.Min-need, 0)), Suffix: suffix})
	return c.Shape(t), true
}

// EndingIn is AtLeast for dimensions that must have the sizes of dims: a tensor of unknown rank of which no size is known at
// the end has these.
func (c *Call) EndingIn(t *value.Tensor, dims []value.Dim) (value.Shape, bool) {
	if t == nil {
		return value.Shape{}, false
	}
	s := c.Shape(t)
	named := !s.Known() && len(s.Suffix) == 0 && (len(s.Dims) == 0 || len(dims) <= s.Rest.Min)
	for _, d := range dims {
		named = named && d.Known() && !d.Is(0) && !toBeGiven(d)
	}
	if named {
		c.Path.Refine(s.Rest, value.Shape{Rest: c.NewRank(max(s.Rest.Min-len(dims), 0)), Suffix: slices.Clone(dims)})
	}
	return c.AtLeast(t, len(dims))
}

// leading is the shape of t, of unknown rank, with a leading dimension of each name, as far as nothing
// is known of its dimensions yet.
func (c *Call) leading(t *value.Tensor, names []string) value.Shape {
	s := c.Shape(t)
	if len(s.Dims)+len(s.Suffix) > 0 {
		return s
	}
	dims := make([]value.Dim, len(names))
	for i, name := range names {
		dims[i] = c.NewDim(name, 1)
	}
	c.Path.Refine(s.Rest, value.Shape{Dims: dims, Rest: c.NewRank(max(s.Rest.Min-len(dims), 0))})
	return c.Shape(t)
}

// FromEnd is the dimension i places from the end (1: the last) of a shape whose suffix is known so far.
func FromEnd(s value.Shape, i int) (value.Dim, bool) {
	if i < 1 {
		return noDim, false
	}
	if s.Known() {
		if i <= len(s.Dims) {
			return s.Dims[len(s.Dims)-i], true
		}
		return noDim, false
	}
	if i <= len(s.Suffix) {
		return s.Suffix[len(s.Suffix)-i], true
	}
	return noDim, false
}

// NormDim turns a dimension number of a tensor of known rank into an index; out
// of range is refused with torch's IndexError. A rank of 0 counts as 1, as in torch.
func (c *Call) NormDim(d value.Dim, rank int) (int, bool) {
	k, ok := c.Resolve(d).Const()
	if !ok {
		return 0, false
	}
	r := int64(rank)
	if r == 0 {
		r = 1
	}
	if k < -r || k >= r {
		msg := fmt.Sprintf("Dimension out of range (expected to be in range of [%d, %d], but got %d)", -r, r-1, k)
		c.RefuseAs("IndexError", "dimension-out-of-range", d.Bits, msg,
			"%s: dimension %d is out of range for a tensor of %d dimensions", c.Short(), k, rank)
		return 0, false
	}
	if k < 0 {
		k += r
	}
	return int(k), true
}

// DimArg is NormDim of an argument.
func (c *Call) DimArg(name string, rank int) (int, bool) {
	d, ok := c.Dim(name)
	if !ok {
		return 0, false
	}
	return c.NormDim(d, rank)
}

// Demand says that the operation needs a == b. If they are proved different it
// records the fault that f makes and returns false; if it can't be told the
// equality becomes a condition of the path.
func (c *Call) Demand(a, b value.Dim, f func() *value.Fault) bool {
	switch c.Equal(a, b) {
	case dim.Yes:
		return true
	case dim.Unknown:
		if !a.Known() || !b.Known() || c.AssumeEqual(a, b, c.Host.Here()) {
			return true
		}
	case dim.No:
		if emptyOf(a, b) || emptyOf(b, a) || toBeGiven(a) || toBeGiven(b) {
			return true
		}
	}
	x := f()
	x.Bits |= a.Bits | b.Bits
	c.Fail(x)
	return false
}

// toBeGiven tells of a size that is negative by default: who makes the module must give another one.
func toBeGiven(d value.Dim) bool {
	n, ok := d.Const()
	return ok && n < 0 && d.Bits&value.FromDefault != 0
}

// emptyOf tells that a is 0 and b is not known: that inputs are not empty is taken to be so, and is no proof.
func emptyOf(a, b value.Dim) bool {
	_, isConst := b.Const()
	return a.Is(0) && !isConst
}

// DemandLess says that the operation needs a <= b, in the same way.
func (c *Call) DemandLess(a, b value.Dim, f func() *value.Fault) bool {
	if !a.Known() || !b.Known() {
		return true
	}
	switch c.Path.Facts.LessEq(a.E, b.E) {
	case dim.Yes:
		return true
	case dim.Unknown:
		if c.Assume(dim.Constraint{Left: a.E, Rel: dim.LE, Right: b.E, Tag: c.Host.Here()}) {
			return true
		}
	}
	x := f()
	x.Bits |= a.Bits | b.Bits
	c.Fail(x)
	return false
}

// Surely tells if a == b is proved.
func (c *Call) Surely(a, b value.Dim) bool { return c.Equal(a, b) == dim.Yes }

// Never tells if a == b is proved to be false.
func (c *Call) Never(a, b value.Dim) bool { return c.Equal(a, b) == dim.No }

// BroadcastDim joins two sizes under broadcasting. ok is false if they are
// proved to be incompatible. Two unlike symbols are taken to be equal, weakly.
func (c *Call) BroadcastDim(a, b value.Dim) (value.Dim, bool) {
	bits := a.Bits | b.Bits
	switch {
	case a.E == b.E:
		a.Bits = bits
		return a.Along(b), true
	case a.Is(1):
		b.Bits = bits
		return b, true
	case b.Is(1):
		a.Bits = bits
		return a, true
	case !a.Known() || !b.Known():
		if k, ok := a.Const(); ok && k != 1 {
			return a, true
		}
		if k, ok := b.Const(); ok && k != 1 {
			return b, true
		}
		return value.Dim{E: dim.Invalid}, true
	}
	switch c.Equal(a, b) {
	case dim.Yes:
		if _, ok := b.Const(); ok {
			a, b = b, a
		}
		a.Bits = bits
		return a.Along(b), true
	case dim.No:
		one := value.D(1)
		an, bn := c.Equal(a, one), c.Equal(b, one)
		switch {
		case an == dim.Yes:
			return b, true
		case bn == dim.Yes:
			return a, true
		case emptyOf(a, b) || emptyOf(b, a):
			return value.Dim{E: dim.Invalid}, true
		case an == dim.No && bn == dim.No:
			return a, false
		case an == dim.No: // b must be 1
			a.Bits = bits | value.FromWeak
			return a, true
		case bn == dim.No:
			b.Bits = bits | value.FromWeak
			return b, true
		}
	}
	if a.Bits&value.FromWeak != 0 && b.Bits&value.FromWeak == 0 {
		a, b = b, a
	}
	if c.Showing && bits&value.FromWeak == 0 && c.AssumeEqual(a, b, c.Host.Here()) {
		a.E, a.Bits = c.Path.Facts.Resolve(a.E), bits|value.FromWeak
		return a, true
	}
	// Unlike symbols: a constant other than 1 decides the result; else take the
	// first, and remember that it was a guess.
	if k, ok := b.Const(); ok && k != 1 {
		b.Bits = bits | value.FromWeak
		return b, true
	}
	a.Bits = bits | value.FromWeak
	return a, true
}

// Broadcast joins shapes as torch.broadcast_shapes does. ok is false if they are
// incompatible for sure; at is then the dimension counted from the end (1: the last).
func (c *Call) Broadcast(shapes ...value.Shape) (out value.Shape, at int, ok bool) {
	out = shapes[0]
	for _, s := range shapes[1:] {
		if out, at, ok = c.broadcast2(out, s); !ok {
			return out, at, false
		}
	}
	return out, 0, true
}

func (c *Call) broadcast2(a, b value.Shape) (value.Shape, int, bool) {
	if a.Known() && b.Known() {
		if len(a.Dims) < len(b.Dims) {
			a, b = b, a
		}
		out := value.Shape{Dims: make([]value.Dim, len(a.Dims))}
		copy(out.Dims, a.Dims)
		off := len(a.Dims) - len(b.Dims)
		for i := len(b.Dims) - 1; i >= 0; i-- {
			d, ok := c.BroadcastDim(a.Dims[off+i], b.Dims[i])
			if !ok {
				return a, len(b.Dims) - i, false
			}
			out.Dims[off+i] = d
		}
		return out, 0, true
	}
	// An unknown rank: a scalar or a known shape of fewer dimensions than the
	// known suffix leaves the other as it is; all else is a fresh unknown rank.
	if a.Known() {
		a, b = b, a
	}
	if b.Known() && len(b.Dims) <= len(a.Suffix) {
		out := a.Clone()
		off := len(a.Suffix) - len(b.Dims)
		for i := range b.Dims {
			d, ok := c.BroadcastDim(a.Suffix[off+i], b.Dims[i])
			if !ok {
				return a, len(b.Dims) - i, false
			}
			out.Suffix[off+i] = d
		}
		return out, 0, true
	}
	if a.Rest == b.Rest && a.Rest != nil && len(a.Dims) == len(b.Dims) && len(a.Suffix) == len(b.Suffix) {
		out := a.Clone()
		for i := range out.Dims {
			d, ok := c.BroadcastDim(a.Dims[i], b.Dims[i])
			if !ok {
				return a, 0, false
			}
			out.Dims[i] = d
		}
		for i := range out.Suffix {
			d, ok := c.BroadcastDim(a.Suffix[i], b.Suffix[i])
			if !ok {
				return a, len(out.Suffix) - i, false
			}
			out.Suffix[i] = d
		}
		return out, 0, true
	}
	n := min(len(a.Suffix), len(b.Suffix))
	if b.Known() {
		n = min(len(a.Suffix), len(b.Dims))
	}
	out := value.Shape{Rest: c.NewRank(0)}
	for i := n; i >= 1; i-- {
		x, _ := FromEnd(a, i)
		y, _ := FromEnd(b, i)
		d, ok := c.BroadcastDim(x, y)
		if !ok {
			return a, i, false
		}
		out.Suffix = append(out.Suffix, d)
	}
	return out, 0, true
}

// BroadcastOrRefuse broadcasts the shapes of an elementwise operation and refuses
// incompatible ones in torch's words.
func (c *Call) BroadcastOrRefuse(a, b value.Shape) (value.Shape, bool) {
	out, at, ok := c.Broadcast(a, b)
	if ok {
		return out, true
	}
	x, _ := FromEnd(a, at)
	y, _ := FromEnd(b, at)
	big := max(a.Rank(), b.Rank())
	c.Refuse("incompatible-shapes", x.Bits|y.Bits,
		fmt.Sprintf("The size of tensor a (%s) must match the size of tensor b (%s) at non-singleton dimension %d", x, y, big-at),
		"%s: %s and %s do not broadcast: %s against %s in dimension %d", c.Short(), a, b, x, y, -at)
	return out, false
}

// Window is the number of positions of a sliding window:
// (in + 2*pad - dilation*(kernel-1) - 1) // stride + 1
// https://pytorch.org/docs/stable/generated/torch.nn.Conv2d.html
func Window(in, kernel, stride, pad, dilation value.Dim) value.Dim {
	span := dilation.Mul(kernel.AddInt(-1)).AddInt(1)
	out := in.Add(pad.MulInt(2)).Sub(span).FloorDiv(stride).AddInt(1)
	out.O = in.O
	return out
}

// ContiguousStrides are the strides of a contiguous tensor of the shape; nil if the rank is unknown.
func ContiguousStrides(s value.Shape) []dim.Expr {
	if !s.Known() {
		return nil
	}
	out := make([]dim.Expr, len(s.Dims))
	acc := dim.Int(1)
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = acc
		acc = acc.Mul(dim.Max(s.Dims[i].E, dim.Int(1)))
	}
	return out
}

// Strides are the strides of a tensor; nil if they are not known.
func (c *Call) Strides(t *value.Tensor) []dim.Expr {
	if t.LayoutUnknown {
		return nil
	}
	if t.Strides != nil {
		return t.Strides
	}
	return ContiguousStrides(c.Shape(t))
}

// View makes a result that shares t's storage: shape and strides (nil: contiguous).
// Strides that are those of a contiguous tensor are recognised (sizes of 1 and empty tensors do not matter).
func (c *Call) View(t *value.Tensor, s value.Shape, strides []dim.Expr) *value.Tensor {
	out := c.Out(s, t.DType)
	if t.Storage == nil {
		t.Storage = &value.Storage{}
	}
	out.Storage = t.Storage
	out.LayoutUnknown = t.LayoutUnknown
	if strides != nil && !c.IsContiguous(s, strides) {
		out.Strides = strides
	}
	from := c.Shape(t)
	out.From = &from
	out.Bits |= t.Bits
	return out
}

// IsContiguous tells if strides are those of a contiguous tensor of the shape, as far as can be proved.
func (c *Call) IsContiguous(s value.Shape, strides []dim.Expr) bool {
	if !s.Known() || len(strides) != len(s.Dims) {
		return false
	}
	acc := dim.Int(1)
	for i := len(strides) - 1; i >= 0; i-- {
		d := c.Resolve(s.Dims[i])
		if d.Is(0) {
			return true
		}
		if !d.Is(1) {
			if strides[i] != acc && c.Path.Facts.Equal(strides[i], acc) != dim.Yes {
				return contiguousIfEmpty(s)
			}
			acc = acc.Mul(d.E)
		}
	}
	return true
}

func contiguousIfEmpty(s value.Shape) bool {
	for _, d := range s.Dims {
		if d.Is(0) {
			return true
		}
	}
	return false
}

// denseStrides are the strides that an elementwise result keeps: nil for a contiguous one.
func denseStrides(c *Call, t *value.Tensor) []dim.Expr {
	out := &value.Tensor{Desc: value.Desc{Shape: c.Shape(t)}}
	c.elementwiseLayout(out, t)
	return out.Strides
}

// Reduced is a shape with the dimensions in axes dropped, or kept as 1; axes nil: all.
func Reduced(s value.Shape, axes []int, keep bool) value.Shape {
	drop := make([]bool, len(s.Dims))
	for _, a := range axes {
		drop[a] = true
	}
	out := value.Shape{Dims: make([]value.Dim, 0, len(s.Dims))}
	for i, d := range s.Dims {
		switch {
		case axes != nil && !drop[i]:
			out.Dims = append(out.Dims, d)
		case keep:
			out.Dims = append(out.Dims, value.D(1))
		}
	}
	return out
}

// Fresh names a size that depends on data: between 0 and hi.
func (c *Call) DataDim(name string, hi value.Dim) value.Dim {
	d := c.NewDim(name, 0)
	d.Bits = value.FromData
	if hi.Known() {
		c.Assume(dim.Constraint{Left: d.E, Rel: dim.LE, Right: hi.E})
	}
	return d
}
