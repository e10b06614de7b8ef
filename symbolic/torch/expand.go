package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the operations that repeat elements: as views with stride 0
// (expand) and as copies (repeat, tile, repeat_interleave).
// https://pytorch.org/docs/stable/generated/torch.Tensor.expand.html

var expandRules = []Rule{
	{"Tensor.expand", "(input, *size, implicit=False)", expand},
	{"torch.broadcast_to", "(input, size)", expand},
	{"Tensor.broadcast_to", "(input, *size)", expand},
	{"Tensor.expand_as", "(input, other)", expandAs},
	{"Tensor.repeat", "(input, *repeats)", repeat},
	{"Tensor.tile", "(input, *dims)", repeat},
	{"torch.tile", "(input, dims)", repeat},
	{"torch.repeat_interleave Tensor.repeat_interleave", "(input, repeats, dim=None, *, output_size=None) | (repeats, *, output_size=None)", repeatInterleave},
}

func expand(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	if c.Arg("size") == noArguments {
		c.RefuseAs("TypeError", "invalid-argument", 0, "", "%s() missing 1 required positional arguments: \"size\"", c.Short())
		return c.UnknownTensor(x.DType)
	}
	size, _, ok := c.listArg("size")
	if !ok {
		if t, isSize := c.Arg("size").(*value.Tuple); isSize && t.Rest != nil {
			return c.viewLike(x, c.keepOpen(c.Shape(x), sizeShape(t)), nil)
		}
		return c.UnknownTensor(x.DType)
	}
	return c.stretchedTo(x, size)
}

// keepOpen replaces each -1 in a target of unknown rank by the dimension that stays as it is.
func (c *Call) keepOpen(s, target value.Shape) value.Shape {
	out := target.Clone()
	for i, d := range out.Dims {
		if d.Is(-1) {
			out.Dims[i] = c.NewDim("", 0)
		}
	}
	for i, d := range out.Suffix {
		if !d.Is(-1) {
			continue
		}
		kept, ok := FromEnd(s, len(out.Suffix)-i)
		if !ok {
			kept = c.NewDim("", 0)
		}
		out.Suffix[i] = kept
	}
	return out
}

func expandAs(c *Call) value.Value {
	x, other := c.Required("input"), c.Required("other")
	if x == nil || other == nil {
		return c.Unknown("tensor")
	}
	s := c.Shape(other)
	if !s.Known() {
		return c.viewLike(x, s, nil)
	}
	return c.stretchedTo(x, s.Dims)
}

// stretchedTo is x with sizes of 1 stretched to size, -1 keeps a size.
func (c *Call) stretchedTo(x *value.Tensor, size []value.Dim) value.Value {
	s := c.Shape(x)
	if !s.Known() {
		return c.expandedUnknown(x, s, size)
	}
	target := value.ShapeOf(size...)
	off := len(size) - len(s.Dims)
	if off < 0 {
		c.Refuse("incompatible-shapes", s.Bits()|target.Bits(), fmt.Sprintf("expand(%s{%v}, size=%v): the number of sizes provided (%d) must be greater or equal to the number of dimensions in the tensor (%d)",
			legacyType(x.DType), s, target, len(size), len(s.Dims)), "%s: %d sizes %v for a tensor of %d dimensions: input is %v", c.Short(), len(size), target, len(s.Dims), s)
		return c.UnknownTensor(x.DType)
	}
	out := slices.Clone(size)
	old := c.Strides(x)
	strides := make([]dim.Expr, len(size))
	w := c.walkOf(x)
	for i := range size {
		if i < off {
			d := c.Resolve(size[i])
			if k, ok := d.Const(); ok && k < 0 {
				c.Refuse("invalid-argument", d.Bits, fmt.Sprintf("The expanded size of the tensor (%d) isn't allowed in a leading, non-existing dimension %d", k, i),
					"%s: %d is not allowed in the new leading dimension %d: input is %v", c.Short(), k, i, s)
				return c.UnknownTensor(x.DType)
			}
			w = c.walkInsert(w, i, d)
			continue
		}
		have := s.Dims[i-off]
		d, stretched, ok := c.expandDim(have, size[i], s, target, i)
		if !ok {
			return c.UnknownTensor(x.DType)
		}
		out[i] = d
		switch {
		case old == nil:
		case stretched == dim.No:
			strides[i] = old[i-off]
		case stretched == dim.Unknown:
			old = nil
		}
		if stretched == dim.Yes && w != nil {
			if k, ok := d.Const(); ok {
				w.sizes[i], w.strides[i] = k, 0
			} else {
				w = nil
			}
		}
	}
	if old == nil {
		strides = nil
	}
	y := c.viewLike(x, value.ShapeOf(out...), strides)
	setWalk(y, w)
	return y
}

func (c *Call) walkInsert(w *walk, at int, d value.Dim) *walk {
	k, ok := d.Const()
	if !ok {
		return nil
	}
	return w.inserted(at, k)
}

// expandDim is one size after expand. stretched tells if the stride becomes 0.
func (c *Call) expandDim(have, want value.Dim, s, target value.Shape, at int) (d value.Dim, stretched dim.Answer, ok bool) {
	want = c.Resolve(want)
	have1 := c.Equal(have, value.D(1))
	if k, isConst := want.Const(); isConst && k < -1 {
		f := c.expandFault(have, want, s, target, at)
		f.Bits |= want.Bits
		c.Fail(f)
		return have, dim.No, false
	}
	switch {
	case want.Is(-1) || want.Known() && want.E == have.E:
		return have, dim.No, true
	case !want.Known() && have1 == dim.No:
		return have, dim.No, true
	case !want.Known():
		return want, dim.Unknown, true
	case have1 == dim.Yes:
		if c.Never(want, value.D(1)) {
			return want, dim.Yes, true
		}
		return want, dim.No, true // 1 or stretched: the stride matters for sizes above 1 only
	}
	if have1 == dim.No {
		ok := c.Demand(have, want, func() *value.Fault { return c.expandFault(have, want, s, target, at) })
		return have, dim.No, ok
	}
	switch c.Equal(have, want) {
	case dim.Yes:
		return have, dim.No, true
	case dim.No: // it must be 1
		return want, dim.Yes, true
	}
	want.Bits |= value.FromWeak
	return want, dim.Unknown, true
}

func (c *Call) expandFault(have, want value.Dim, s, target value.Shape, at int) *value.Fault {
	return &value.Fault{Kind: "incompatible-shapes", Bits: target.Bits(),
		Torch:   fmt.Sprintf("The expanded size of the tensor (%v) must match the existing size (%v) at non-singleton dimension %d.  Target sizes: %v.  Tensor sizes: %v", want, have, at, target, s),
		Message: fmt.Sprintf("%s: size %v of dimension %d cannot become %v: input is %v, target is %v", c.Short(), have, at, want, s, target)}
}

func (c *Call) expandedUnknown(x *value.Tensor, s value.Shape, size []value.Dim) value.Value {
	out := slices.Clone(size)
	for i, d := range out {
		if !c.Resolve(d).Is(-1) {
			continue
		}
		if have, ok := FromEnd(s, len(size)-i); ok {
			out[i] = have
		} else {
			out[i] = c.NewDim("", 0)
		}
	}
	return c.viewLike(x, value.ShapeOf(out...), nil)
}

// repeat is Tensor.repeat and torch.tile, which pads the repeats with ones.
func repeat(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	name, tiles := "repeats", false
	if !c.Has(name) {
		name, tiles = "dims", true
	}
	if c.Arg(name) == noArguments {
		c.RefuseAs("TypeError", "invalid-argument", 0, "", "%s() missing 1 required positional arguments: %q", c.Short(), name)
		return c.UnknownTensor(x.DType)
	}
	times, single, ok := c.listArg(name)
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	if single && c.Name == "torch.tile" {
		c.BadType(name, "tuple of ints", c.Arg(name))
	}
	s := c.Shape(x)
	if !s.Known() {
		return c.repeatedUnknown(x, s, times, tiles)
	}
	if len(times) < len(s.Dims) {
		if !tiles {
			c.Refuse("invalid-argument", s.Bits(), "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor",
				"repeat: %d repeats %v for a tensor of %d dimensions: input is %v", len(times), value.ShapeOf(times...), len(s.Dims), s)
			return c.UnknownTensor(x.DType)
		}
		times = append(slices.Repeat([]value.Dim{value.D(1)}, len(s.Dims)-len(times)), times...)
	}
	w := c.walkOf(x)
	off := len(times) - len(s.Dims)
	out := make([]value.Dim, len(times))
	at := 0
	for i, r := range times {
		d := value.D(1)
		if i >= off {
			d = s.Dims[i-off]
		}
		out[i] = d.Mul(r)
		if r.Is(1) {
			out[i] = d
		} else if d.Is(1) {
			out[i] = r
		}
		w = c.walkInsert(w, at, r)
		at++
		if i >= off {
			at++
		}
	}
	for i, d := range out {
		if k, ok := c.Resolve(d).Const(); ok && k < 0 {
			c.Refuse("invalid-argument", d.Bits, fmt.Sprintf("Trying to create tensor with negative dimension %d: %v", k, value.ShapeOf(out...)),
				"%s: dimension %d would have size %d: repeats are %v", c.Short(), i, k, value.ShapeOf(times...))
			return c.UnknownTensor(x.DType)
		}
	}
	y := inherit(c.Out(value.ShapeOf(out...), x.DType), x)
	y.From, y.Spread = &s, x.Spread // each element is there, if any is
	setWalk(y, w)
	return y
}

func (c *Call) repeatedUnknown(x *value.Tensor, s value.Shape, times []value.Dim, tiles bool) value.Value {
	if tiles {
		return c.UnknownTensor(x.DType)
	}
	out := make([]value.Dim, len(times))
	for i, r := range times {
		if d, ok := FromEnd(s, len(times)-i); ok {
			out[i] = d.Mul(r)
		} else {
			out[i] = c.NewDim("", 0)
		}
	}
	return inherit(c.Out(value.ShapeOf(out...), x.DType), x)
}

func repeatInterleave(c *Call) value.Value {
	if !c.Has("input") || !c.Given("repeats") && !c.Given("dim") || c.Arg("repeats") == nil {
		return c.repeatedIndices()
	}
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	s := c.Shape(x)
	n := s.Numel()
	flat := c.IsNone("dim")
	var at axisAt
	if !flat {
		if s.Known() && len(s.Dims) == 0 {
			if d, ok := c.Dim("dim"); ok {
				c.RefuseAs("IndexError", "dimension-out-of-range", d.Bits, fmt.Sprintf("Dimension specified as %v but tensor has no dimensions", d), "repeat_interleave: dimension %v of a tensor without dimensions", d)
			}
			return c.UnknownTensor(x.DType)
		}
		var ok bool
		if s, at, ok = c.axis(x, "dim"); !ok {
			return c.UnknownTensor(x.DType)
		}
		n = at.get(s)
	} else if s.Known() && len(s.Dims) == 1 {
		n = s.Dims[0]
	}
	total, ok := c.repeatTotal(n, s)
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	out := value.ShapeOf(total)
	if !flat {
		out = at.splice(s, total)
	}
	y := inherit(c.Out(out, x.DType), x)
	y.From = &s
	return y
}

// repeatTotal is the size of a dimension of size n after repeat_interleave.
func (c *Call) repeatTotal(n value.Dim, s value.Shape) (value.Dim, bool) {
	switch r := c.Arg("repeats").(type) {
	case *value.Tensor:
		rs := c.Shape(r)
		if rs.Known() && len(rs.Dims) > 1 {
			c.Refuse("wrong-rank", rs.Bits(), "repeats must be 0-dim or 1-dim tensor", "repeat_interleave: repeats must have 0 or 1 dimensions, got %v", rs)
			return n, false
		}
		if r.DType != value.NoDType && r.DType != value.Int64 && r.DType != value.Int32 {
			c.RefuseAs("NotImplementedError", "mismatched-dtype", r.Bits, fmt.Sprintf("\"repeat_interleave_cpu\" not implemented for '%s'", scalarName(r.DType)), "repeat_interleave: repeats must be int or long, got %s", r.DType)
			return n, false
		}
		if k := r.Contents(); k != nil && len(k.Ints) == 1 {
			return n.Mul(k.Ints[0]), true
		}
		if rs.Known() && len(rs.Dims) == 1 && !rs.Dims[0].Is(1) && c.Never(rs.Dims[0], n) && c.Never(rs.Dims[0], value.D(1)) {
			c.Refuse("incompatible-shapes", rs.Bits()|n.Bits, fmt.Sprintf("repeats must have the same size as input along dim, but got repeats.size(0) = %v and input.size(0) = %v", rs.Dims[0], n),
				"repeat_interleave: %v repeats for a dimension of size %v: input is %v", rs.Dims[0], n, s)
			return n, false
		}
		return c.sumOr(r), true
	case *value.List, *value.Tuple, value.Float, value.Str, value.NoneType:
		c.RefuseAs("TypeError", "invalid-argument", 0, "repeat_interleave() received an invalid combination of arguments", "repeat_interleave: repeats must be an int or a tensor, not %s", c.Arg("repeats").TypeName())
		return n, false
	}
	r, ok := c.Dim("repeats")
	if !ok {
		return c.NewDim("", 0), true
	}
	if k, isConst := c.Resolve(r).Const(); isConst && k < 0 {
		c.Refuse("invalid-argument", r.Bits, "Repeats must be non-negative", "repeat_interleave: %d repeats", k)
		return n, false
	}
	if !n.Known() {
		return c.NewDim("", 0), true
	}
	return n.Mul(r), true
}

// sumOr is the sum of the contents of repeats, or output_size, or a size that depends on data.
func (c *Call) sumOr(r *value.Tensor) value.Dim {
	if k := r.Contents(); k != nil && len(k.Floats) == 0 {
		sum := value.D(0)
		for _, d := range k.Ints {
			sum = sum.Add(d)
		}
		return sum
	}
	if d, ok := c.Dim("output_size"); ok {
		return d
	}
	return c.DataDim("", value.Dim{E: dim.Invalid})
}

// repeatedIndices is torch.repeat_interleave(repeats): each index as often as repeats says.
func (c *Call) repeatedIndices() value.Value {
	name := "repeats"
	if c.Has("input") {
		name = "input"
	}
	r := c.Required(name)
	if r == nil {
		return c.UnknownTensor(value.Int64)
	}
	if r.DType != value.NoDType && r.DType != value.Int64 && r.DType != value.Int32 {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", r.Bits, fmt.Sprintf("\"repeat_interleave_cpu\" not implemented for '%s'", scalarName(r.DType)), "repeat_interleave: repeats must be int or long, got %s", r.DType)
	}
	return c.Out(value.ShapeOf(c.sumOr(r)), r.DType)
}
