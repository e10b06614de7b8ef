package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds cat, stack and their relatives.
// https://pytorch.org/docs/stable/torch.html#indexing-slicing-joining-mutating-ops
// aten/src/ATen/native/TensorShape.cpp

var ownJoinRules = []Rule{
	{"torch.cat torch.concat torch.concatenate", "(tensors, dim=0, *, out=None)", cat},
	{"torch.stack", "(tensors, dim=0, *, out=None)", stack},
	{"torch.hstack torch.vstack torch.row_stack torch.dstack torch.column_stack", "(tensors, *, out=None)", stackAlong},
}

// joinRules are the rules of this file and of its parts.
func joinRules() []Rule {
	return slices.Concat(ownJoinRules, splitRules)
}

var joinLayers = []Layer{}

// operands are the tensors of a list, which may be of unknown length: then the
// last one stands for more of its kind.
type operands struct {
	ts   []*value.Tensor
	more value.Dim // how many the last one stands for; 1 if the list is known
	dt   value.DType
	// unknown tells of each if it stands for a value of which nothing is known.
	unknown []bool
}

// joined reads the list of tensors of cat and the like; ok is false if nothing can be told.
func (c *Call) joined(name string) (o operands, ok bool) {
	v := c.Arg(name)
	o.more = value.D(1)
	items, known := Elements(v)
	switch v := v.(type) {
	case *value.Tuple:
	case *value.List:
		if !known {
			if v.Alts != nil || v.Abstract == nil || v.Abstract.Elem == nil {
				return o, false
			}
			items, o.more = append(slices.Clone(v.Elems), v.Abstract.Elem), v.Abstract.Len
		}
	case *value.Tensor, value.NoneType, value.Int, value.Float, value.Str, *value.Dict:
		msg := fmt.Sprintf("%s(): argument '%s' (position 1) must be tuple of Tensors, not %s", c.Short(), name, typeName(v))
		c.Fail(&value.Fault{Kind: "invalid-argument", Exception: "TypeError", Torch: msg, Firm: c.OfTorch(v),
			Message: fmt.Sprintf("%s needs a list of tensors, got a %s", c.Short(), typeName(v))})
		return o, false
	default:
		return o, false
	}
	if len(items) == 0 {
		return o, known
	}
	for i, e := range items {
		t := asTensor(e)
		if t == nil && !isUnknown(e) {
			if _, isInstance := e.(*value.Instance); !isInstance {
				msg := fmt.Sprintf("expected Tensor as element %d in argument 0, but got %s", i, typeName(e))
				c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: element %d of the list is a %s, not a tensor", c.Short(), i, typeName(e))
			}
			return o, false
		}
		o.unknown = append(o.unknown, t == nil)
		if t == nil {
			t = value.NewTensor(value.Shape{Rest: c.NewRank(0)}, value.NoDType)
			t.LayoutUnknown = true
		}
		o.ts = append(o.ts, t)
		if i == 0 {
			o.dt = t.DType
		} else {
			o.dt = value.Promote(o.dt, t.DType)
		}
	}
	return o, true
}

func cat(c *Call) value.Value {
	o, ok := c.joined("tensors")
	if !ok {
		return c.UnknownTensor(value.NoDType)
	}
	if len(o.ts) == 0 {
		c.RefuseAs("ValueError", "invalid-argument", 0, "torch.cat(): expected a non-empty list of Tensors", "%s of an empty list", c.Short())
		return c.UnknownTensor(value.NoDType)
	}
	d, ok := c.intArg("dim")
	if !ok {
		return c.UnknownTensor(o.dt)
	}
	return c.orOut(c.concatenated(o, d))
}

// orOut is the result, or the tensor of the argument out which holds it now.
func (c *Call) orOut(v value.Value) value.Value {
	if t, ok := v.(*value.Tensor); ok {
		return c.delivered(t)
	}
	return v
}

// concatenated joins tensors along a dimension. Empty tensors of one dimension are skipped, as torch does.
func (c *Call) concatenated(o operands, d value.Dim) value.Value {
	n, first := -1, -1
	for i, t := range o.ts {
		s := c.Shape(t)
		if !s.Known() {
			continue
		}
		if len(s.Dims) == 0 {
			c.Refuse("wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("zero-dimensional tensor (at position %d) cannot be concatenated", i), "%s: tensor %d has no dimensions", c.Short(), i)
			return c.UnknownTensor(o.dt)
		}
		if len(s.Dims) == 1 && (c.Resolve(s.Dims[0]).Is(0) || n > 1 && c.Equal(s.Dims[0], value.D(0)) == dim.Unknown) {
			continue
		}
		if n >= 0 && n != len(s.Dims) {
			if n == 1 && c.Equal(c.Shape(o.ts[first]).Dims[0], value.D(0)) == dim.Unknown {
				n, first = len(s.Dims), i
				continue
			}
			c.Refuse("incompatible-shapes", s.RankBits()|c.Shape(o.ts[first]).RankBits(), fmt.Sprintf("Tensors must have same number of dimensions: got %d and %d", n, len(s.Dims)),
				"%s: tensors of %d and of %d dimensions: %v and %v", c.Short(), n, len(s.Dims), c.Shape(o.ts[first]), s)
			return c.UnknownTensor(o.dt)
		}
		if n < 0 {
			n, first = len(s.Dims), i
		}
	}
	if n < 0 {
		if c.allEmpty(o) { // torch does not look at dim then
			return c.Out(value.ShapeOf(value.D(0)), o.dt)
		}
		return c.concatenatedUnknown(o, d)
	}
	at, ok := c.NormDim(d, n)
	if !ok {
		return c.UnknownTensor(o.dt)
	}
	return c.concatenatedAt(o, n, at, first)
}

func (c *Call) allEmpty(o operands) bool {
	for _, t := range o.ts {
		if s := c.Shape(t); !s.Known() || len(s.Dims) != 1 {
			return false
		}
	}
	return true
}

func (c *Call) concatenatedAt(o operands, n, at, first int) value.Value {
	var out value.Shape
	total := value.D(0)
	layoutKnown, channelsLast := true, true
	var parts []*value.Tensor
	for i, t := range o.ts {
		s, ok := c.Ranked(t, n, value.FromRankGuess)
		if !ok { // an empty tensor of one dimension
			continue
		}
		if n == 1 && s.Dims[0].Is(0) {
			continue
		}
		parts = append(parts, t)
		layoutKnown = layoutKnown && !t.LayoutUnknown
		channelsLast = channelsLast && (n == 4 || n == 5) && c.isChannelsLast(t, s)
		size := s.Dims[at]
		if i == len(o.ts)-1 {
			size = size.Mul(o.more)
		}
		if out.Dims == nil {
			out, first = s.Clone(), i
			total = size
			continue
		}
		for j := range s.Dims {
			if j == at {
				continue
			}
			if !c.Demand(s.Dims[j], out.Dims[j], func() *value.Fault { return c.joinFault(o, first, i, j, at) }) {
				break
			}
			if k, isConst := s.Dims[j].Const(); isConst && !out.Dims[j].Is(k) { // the better known size
				out.Dims[j] = s.Dims[j]
			}
		}
		total = total.Add(size)
	}
	if out.Dims == nil {
		return c.Out(value.ShapeOf(value.D(0)), o.dt)
	}
	if len(parts) > 1 || o.more.E != dim.Int(1) {
		out.Dims[at] = total
	}
	y := c.Out(out, o.dt)
	from := c.Shape(o.ts[first])
	y.From = &from
	if channelsLast && len(parts) > 0 {
		if st := channelsLastStrides(out); !c.IsContiguous(out, st) {
			y.Strides = st
		}
	} else if !layoutKnown && (n == 4 || n == 5) {
		y.LayoutUnknown = c.mayBeChannelsLast(parts)
	}
	inheritAll(y, parts)
	if o.more.Is(1) {
		c.joinContents(y, parts, at)
	}
	return y
}

// mayBeChannelsLast tells if all parts whose layout is known have the channels last.
func (c *Call) mayBeChannelsLast(parts []*value.Tensor) bool {
	for _, t := range parts {
		if !t.LayoutUnknown && !c.isChannelsLast(t, c.Shape(t)) {
			return false
		}
	}
	return true
}

func inheritAll(y *value.Tensor, parts []*value.Tensor) {
	for i, t := range parts {
		y.Bits |= t.Bits
		y.RequiresGrad = y.RequiresGrad || t.RequiresGrad || t.Parameter
		if i == 0 {
			y.Device = t.Device
		}
	}
	inheritRange(y, parts)
}

// inheritRange gives y the bounds that all of its parts have.
func inheritRange(y *value.Tensor, parts []*value.Tensor) {
	if len(parts) == 0 || !y.DType.IsInteger() {
		return
	}
	first := parts[0]
	y.Low, y.High, y.HasRange, y.Spread = first.Low, first.High, first.HasRange, first.Spread
	for _, t := range parts[1:] {
		y.HasRange = y.HasRange && t.HasRange && t.Low.E == first.Low.E && t.High.E == first.High.E
		if t.Spread != first.Spread {
			y.Spread = value.SomeOf
		}
	}
}

func (c *Call) joinFault(o operands, first, i, j, at int) *value.Fault {
	a, b := c.Shape(o.ts[first]), c.Shape(o.ts[i])
	f := &value.Fault{Kind: "incompatible-shapes", Bits: o.ts[first].Bits | o.ts[i].Bits | a.Dims[j].Bits | b.Dims[j].Bits,
		Torch:   fmt.Sprintf("Sizes of tensors must match except in dimension %d. Expected size %v but got size %v for tensor number %d in the list.", at, a.Dims[j], b.Dims[j], i),
		Message: fmt.Sprintf("%s along dimension %d: tensors %v and %v differ in dimension %d: %v and %v", c.Short(), at, a, b, j, a.Dims[j], b.Dims[j])}
	for _, t := range []*value.Tensor{o.ts[first], o.ts[i]} {
		if t.Made != nil && t.MadeBy != "" {
			f.Related = append(f.Related, value.Related{Place: t.Made.Place, Message: fmt.Sprintf("%v is computed here", c.Shape(t))})
		}
	}
	return f
}

// joinContents puts the known contents of the parts together.
func (c *Call) joinContents(y *value.Tensor, parts []*value.Tensor, at int) {
	sizes, ok := c.concrete(y.Shape)
	if !ok || product(sizes) > value.MaxContents {
		return
	}
	ks := make([]*value.Contents, len(parts))
	width := make([]int64, len(parts)) // elements of a part for one index before the dimension
	for i, t := range parts {
		if ks[i] = c.converted(t.Contents(), y.DType); ks[i] == nil {
			return
		}
		own, ok := c.concrete(c.Shape(t))
		if !ok || product(own) != int64(contentsLen(ks[i])) {
			return
		}
		width[i] = product(own[at:])
	}
	out := &value.Contents{}
	for o := int64(0); o < product(sizes[:at]); o++ {
		for i, k := range ks {
			from, to := o*width[i], (o+1)*width[i]
			if k.Floats != nil {
				out.Floats = append(out.Floats, k.Floats[from:to]...)
			} else if k.Ints != nil {
				out.Ints = append(out.Ints, k.Ints[from:to]...)
			}
		}
	}
	if int64(contentsLen(out)) == product(sizes) && (out.Ints == nil || out.Floats == nil) {
		y.SetContents(out)
	}
}

// concatenatedUnknown joins tensors of which no rank is known, but perhaps the last dimensions.
func (c *Call) concatenatedUnknown(o operands, d value.Dim) value.Value {
	k, ok := c.Resolve(d).Const()
	if !ok || k >= 0 || k < -8 {
		return c.UnknownTensor(o.dt)
	}
	s, ok := c.AtLeast(o.ts[0], int(-k))
	if !ok || s.Known() {
		return c.UnknownTensor(o.dt)
	}
	at := len(s.Suffix) + int(k)
	total := s.Suffix[at]
	if len(o.ts) == 1 {
		total = total.Mul(o.more)
	}
	for i, t := range o.ts[1:] {
		var e value.Dim
		if o.unknown[i+1] {
			e = c.NewDim("", 0) // of several that nobody has seen, some may be empty
		} else if u, ok := c.AtLeast(t, int(-k)); ok {
			e, _ = FromEnd(u, int(-k))
		} else {
			return c.UnknownTensor(o.dt)
		}
		if i+1 == len(o.ts)-1 {
			e = e.Mul(o.more)
		}
		total = total.Add(e)
	}
	s = s.Clone()
	s.Suffix[at] = total
	y := c.Out(s, o.dt)
	y.LayoutUnknown = true
	return y
}

func stack(c *Call) value.Value {
	o, ok := c.joined("tensors")
	if !ok {
		return c.UnknownTensor(value.NoDType)
	}
	if len(o.ts) == 0 {
		c.Refuse("invalid-argument", 0, "stack expects a non-empty TensorList", "stack of an empty list")
		return c.UnknownTensor(value.NoDType)
	}
	d, ok := c.intArg("dim")
	if !ok {
		return c.UnknownTensor(o.dt)
	}
	base := o.ts[0]
	for _, t := range o.ts { // the first whose rank is known
		if c.Shape(t).Known() {
			base = t
			break
		}
	}
	s := c.Shape(base)
	n := len(o.ts)
	count := value.D(int64(n - 1)).Add(o.more)
	if !s.Known() {
		return c.orOut(c.stackedUnknown(o, s, d, count))
	}
	at, ok := c.NormDim(d, len(s.Dims)+1)
	if !ok {
		return c.UnknownTensor(o.dt)
	}
	out := s.Clone()
	for i, t := range o.ts {
		u, ok := c.Ranked(t, len(s.Dims), 0)
		if !ok {
			c.refuseStack(o, i, s, u)
			return c.UnknownTensor(o.dt)
		}
		for j := range u.Dims {
			if !c.Demand(out.Dims[j], u.Dims[j], func() *value.Fault { return c.stackFault(i, s, u) }) {
				break
			}
			if k, isConst := u.Dims[j].Const(); isConst && !out.Dims[j].Is(k) {
				out.Dims[j] = u.Dims[j]
			}
		}
	}
	inner := out
	out = value.ShapeOf(slices.Insert(out.Clone().Dims, at, count)...)
	y := c.Out(out, o.dt)
	y.From = &s
	inheritAll(y, o.ts)
	if (len(inner.Dims) == 4 || len(inner.Dims) == 5) && at < len(inner.Dims) {
		c.stackLayout(y, o.ts, inner, at, count)
	}
	if o.more.Is(1) {
		c.stackContents(y, o.ts, out, at)
	}
	return c.orOut(y)
}

// stackLayout keeps the channels last, as stack is a cat that is split again.
func (c *Call) stackLayout(y *value.Tensor, ts []*value.Tensor, inner value.Shape, at int, count value.Dim) {
	for _, t := range ts {
		if !c.isChannelsLast(t, c.Shape(t)) {
			return
		}
	}
	joined := inner.With(at, inner.Dims[at].Mul(count))
	st := channelsLastStrides(joined)
	st = slices.Insert(st, at, st[at].Mul(inner.Dims[at].E))
	if !c.IsContiguous(y.Shape, st) {
		y.Strides = st
	}
}

func (c *Call) stackContents(y *value.Tensor, ts []*value.Tensor, out value.Shape, at int) {
	raised := make([]*value.Tensor, len(ts))
	for i, t := range ts {
		k := t.Contents()
		if k == nil {
			return
		}
		r := *t
		r.Shape = out.With(at, value.D(1))
		raised[i] = &r
	}
	c.joinContents(y, raised, at)
}

func (c *Call) stackFault(i int, a, b value.Shape) *value.Fault {
	return &value.Fault{Kind: "incompatible-shapes", Bits: a.Bits() | b.Bits(),
		Torch:   fmt.Sprintf("stack expects each tensor to be equal size, but got %v at entry 0 and %v at entry %d", a, b, i),
		Message: fmt.Sprintf("stack: tensors of unlike shapes: %v at entry 0, %v at entry %d", a, b, i)}
}

func (c *Call) refuseStack(o operands, i int, a, b value.Shape) {
	if b.Known() {
		c.Fail(c.stackFault(i, a, b))
	}
}

func (c *Call) stackedUnknown(o operands, s value.Shape, d, count value.Dim) value.Value {
	k, ok := c.Resolve(d).Const()
	out := s.Clone()
	switch {
	case ok && k >= 0 && int(k) <= len(s.Dims):
		out.Dims = slices.Insert(out.Dims, int(k), count)
	case ok && k < 0 && int(-k)-1 <= len(s.Suffix):
		out.Suffix = slices.Insert(out.Suffix, len(s.Suffix)+int(k)+1, count)
	default:
		return c.UnknownTensor(o.dt)
	}
	return c.Out(out, o.dt)
}

// stackAlong is hstack, vstack, dstack and column_stack: cat after the tensors
// were given enough dimensions.
func stackAlong(c *Call) value.Value {
	o, ok := c.joined("tensors")
	if !ok {
		return c.UnknownTensor(value.NoDType)
	}
	name := c.Short()
	if len(o.ts) == 0 {
		c.Refuse("invalid-argument", 0, name+" expects a non-empty TensorList", "%s of an empty list", name)
		return c.UnknownTensor(value.NoDType)
	}
	need, at := 1, value.D(0)
	switch name {
	case "vstack", "row_stack":
		need = 2
	case "dstack":
		need, at = 3, value.D(2)
	case "column_stack", "hstack":
		at = value.D(1)
	}
	ts := make([]*value.Tensor, len(o.ts))
	for i, t := range o.ts {
		s := c.Shape(t)
		switch {
		case name == "column_stack" && s.Known() && len(s.Dims) < 2:
			ts[i], _ = c.reshaped(t, s, value.ShapeOf(s.Numel(), value.D(1)), false).(*value.Tensor)
		case !s.Known() && s.Rest.Min+len(s.Dims)+len(s.Suffix) < max(need, 2):
			return c.UnknownTensor(o.dt)
		default:
			ts[i], _ = c.raised(t, need).(*value.Tensor)
		}
	}
	o.ts = ts
	if name == "hstack" {
		if s := c.Shape(ts[0]); s.Known() && len(s.Dims) == 1 {
			at = value.D(0)
		}
	}
	return c.orOut(c.concatenated(o, at))
}
