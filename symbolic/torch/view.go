package torch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the operations that give the same elements another shape.
// https://pytorch.org/docs/stable/tensor_view.html
// Stride legality follows aten/src/ATen/TensorUtils.cpp, computeStride_impl.

var viewRules = []Rule{
	{"Tensor.view", "(input, *size) | (input, dtype)", view},
	{"Tensor.reshape", "(input, *shape)", reshape},
	{"torch.reshape", "(input, shape)", reshape},
	{"Tensor.view_as", "(input, other)", viewAs},
	{"Tensor.reshape_as", "(input, other)", viewAs},
	{"torch.flatten Tensor.flatten", "(input, start_dim=0, end_dim=-1)", flatten},
	{"torch.ravel Tensor.ravel", "(input)", ravel},
	{"torch.unflatten Tensor.unflatten", "(input, dim, sizes)", unflatten},
	{"torch.view_as_real", "(input)", viewAsReal},
	{"torch.view_as_complex", "(input)", viewAsComplex},
	{"torch.as_strided Tensor.as_strided", "(input, size, stride, storage_offset=None)", asStrided},
	{"Tensor.resize_", "(input, *size, memory_format=None)", resize},
	{"Tensor.resize_as_ torch.resize_as_", "(input, other, *, memory_format=None)", resize},
	{"Tensor.set_", "(input, source=None, storage_offset=0, size=None, stride=None)", setStorage},
	{"Tensor.unfold", "(input, dimension, size, step)", unfoldWindows},
}

var viewLayers = []Layer{
	{Name: "torch.nn.Flatten torch.nn.modules.flatten.Flatten", Signature: "(start_dim=1, end_dim=-1)", Forward: "(input)", Eval: flatten},
	{Name: "torch.nn.Unflatten torch.nn.modules.flatten.Unflatten", Signature: "(dim, unflattened_size)", Init: initUnflatten, Forward: "(input)", Eval: unflatten},
}

func view(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	if !c.Has("size") {
		return c.viewAsType(x, c.DType("dtype", value.NoDType))
	}
	if items, ok := Elements(c.Arg("size")); ok && len(items) == 1 {
		if dt, ok := items[0].(value.DType); ok {
			return c.viewAsType(x, dt)
		}
	}
	return c.reshapeArg(x, "size", true)
}

func reshape(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	return c.reshapeArg(x, "shape", false)
}

func (c *Call) reshapeArg(x *value.Tensor, name string, mustView bool) value.Value {
	if c.Arg(name) == noArguments {
		c.RefuseAs("TypeError", "invalid-argument", 0, "", "%s() missing 1 required positional arguments: %q", c.Short(), name)
		return c.UnknownTensor(x.DType)
	}
	target, single, ok := c.listArg(name)
	if !ok {
		if t, isSize := c.Arg(name).(*value.Tuple); isSize && t.Rest != nil {
			return c.viewLike(x, c.inferOpen(c.Shape(x), sizeShape(t)), nil)
		}
		return c.UnknownTensor(x.DType)
	}
	if single && name == "shape" && c.Name == "torch.reshape" {
		c.BadType(name, "tuple of ints", c.Arg(name))
	}
	return c.reshapeTo(x, target, mustView)
}

// listArg is Dims of an argument that may be spread: f(*sizes) or f(sizes). One
// argument that is not known may be either.
func (c *Call) listArg(name string) (dims []value.Dim, single, ok bool) {
	if items, isList := Elements(c.Arg(name)); isList && len(items) == 1 {
		switch v := items[0].(type) {
		case value.Unknown:
			if v.Type != "int" {
				return nil, false, false
			}
		case *value.Alt:
			return nil, false, false
		case *value.Tensor:
			if s := c.Shape(v); !s.Known() || len(s.Dims) > 0 {
				return c.dimsOf(name, v)
			}
		}
	}
	return c.Dims(name)
}

// inferOpen solves a -1 in a target of unknown rank: where the unknown dimensions
// are those of the source, the known ones of both hold as many elements.
func (c *Call) inferOpen(s, target value.Shape) value.Shape {
	out := target.Clone()
	rest := func(s value.Shape) value.Dim {
		n := value.D(1)
		for _, d := range slices.Concat(s.Dims, s.Suffix) {
			if !d.Is(-1) {
				n = n.Mul(d)
			}
		}
		return n
	}
	solve := func(dims []value.Dim) {
		for i, d := range dims {
			if !d.Is(-1) {
				continue
			}
			dims[i] = c.NewDim("", 0)
			if s.Rest == target.Rest {
				if solved, ok := c.inferSize(value.ShapeOf(rest(s)), []value.Dim{rest(target), d}); ok {
					dims[i] = solved[1]
				}
			}
		}
	}
	solve(out.Dims)
	solve(out.Suffix)
	return out
}

// sizeShape turns a torch.Size, of unknown rank too, back into a shape.
func sizeShape(t *value.Tuple) value.Shape {
	read := func(vs []value.Value) []value.Dim {
		out := make([]value.Dim, len(vs))
		for i, v := range vs {
			out[i], _ = AsDim(v)
		}
		return out
	}
	return value.Shape{Dims: read(t.Elems), Rest: t.Rest, Suffix: read(t.RestSuffix)}
}

func viewAs(c *Call) value.Value {
	x, other := c.Required("input"), c.Required("other")
	if x == nil || other == nil {
		return c.Unknown("tensor")
	}
	s := c.Shape(other)
	if !s.Known() {
		return c.viewLike(x, s, nil)
	}
	return c.reshapeTo(x, s.Dims, c.Short() == "view_as")
}

// reshapeTo gives x the shape that target says, with one -1 at most.
func (c *Call) reshapeTo(x *value.Tensor, target []value.Dim, mustView bool) value.Value {
	s := c.Shape(x)
	dims, ok := c.inferSize(s, target)
	out := value.ShapeOf(dims...)
	if !ok {
		return c.Out(out, x.DType)
	}
	if len(target) == 1 && target[0].Is(-1) && s.Known() && len(s.Dims) == 1 {
		out = s
	}
	return c.reshaped(x, s, out, mustView)
}

// reshaped is the view of x, or the copy if strides allow no view; mustView refuses the copy.
func (c *Call) reshaped(x *value.Tensor, s, out value.Shape, mustView bool) value.Value {
	var y *value.Tensor
	if !x.LayoutUnknown && x.Strides == nil { // contiguous, perhaps of unknown rank
		y = c.spread(inherit(c.View(x, out, nil), x), x)
	} else {
		y = c.restrided(x, s, out, mustView)
	}
	if k := x.Contents(); k != nil {
		y.SetContents(k)
	}
	shareCount(y, x)
	c.suspectOrder(y, x, s)
	return y
}

// restrided is reshaped for a tensor that is not known to be contiguous.
func (c *Call) restrided(x *value.Tensor, s, out value.Shape, mustView bool) *value.Tensor {
	old := c.Strides(x)
	switch strides, legal, usually := c.viewStrides(s, old, out); {
	case legal == dim.Yes:
		return c.viewLike(x, out, strides)
	case legal == dim.No:
		if mustView {
			c.refuseView(x, s, old, out, value.Error)
		}
		y := c.spread(inherit(c.Out(out, x.DType), x), x)
		from := s
		y.From = &from
		return y
	default:
		if mustView && usually {
			c.refuseView(x, s, old, out, value.Note)
		}
		y := c.viewLike(x, out, nil)
		y.LayoutUnknown = mustView || x.LayoutUnknown
		return y
	}
}

// shareCount lets a mask and a view of all its elements have one number of True elements.
func shareCount(y, x *value.Tensor) {
	if x.DType != value.BoolType && x.DType != value.Uint8 {
		return
	}
	if x.Count == nil {
		x.Count = &value.MaskCount{}
	}
	y.Count = x.Count
}

func (c *Call) refuseView(x *value.Tensor, s value.Shape, strides []dim.Expr, out value.Shape, level value.Severity) {
	f := &value.Fault{Kind: "invalid-view", Severity: level, Bits: s.Bits() | out.Bits() | x.Bits,
		Torch: "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
		Message: fmt.Sprintf("%s: %v cannot be a view of %v with strides %s: the elements are not in this order in memory",
			c.Short(), out, s, exprs(strides)),
		Help: "use reshape, or contiguous() before view"}
	if x.Made != nil && x.MadeBy != "" {
		f.Related = append(f.Related, value.Related{Place: x.Made.Place, Message: "the order was changed by " + x.MadeBy + " here"})
	}
	if level == value.Note {
		f.Message += ", unless a size is 1"
		c.Host.RaiseFault(f)
		return
	}
	c.Fail(f)
}

func exprs(es []dim.Expr) string {
	parts := make([]string, len(es))
	for i, e := range es {
		parts[i] = e.String()
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// inferSize checks a target shape against the number of elements and solves -1.
// Sizes that are not known are solved too where only one is left.
// aten/src/ATen/InferSize.h, infer_size_impl.
func (c *Call) inferSize(s value.Shape, target []value.Dim) ([]value.Dim, bool) {
	out := slices.Clone(target)
	solve, open := -1, 0
	others := value.D(1)
	for i, d := range out {
		d = c.Resolve(d)
		k, isConst := d.Const()
		switch {
		case isConst && k == -1:
			if solve >= 0 && out[solve].Is(-1) {
				c.refuseShape("only one dimension can be inferred", s, target)
				return c.patch(out), false
			}
			if solve >= 0 {
				open++
			}
			solve = i
			continue
		case isConst && k < -1:
			c.refuseShape(fmt.Sprintf("invalid shape dimension %d at index %d of shape %v", k, i, value.ShapeOf(target...)), s, target)
			return c.patch(out), false
		case !d.Known():
			if solve >= 0 {
				open++
			} else {
				solve = i
			}
			continue
		}
		others = others.Mul(d)
	}
	n := s.Numel()
	others.O = nil
	invalid := func() *value.Fault {
		return c.shapeFault(fmt.Sprintf("shape '%v' is invalid for input of size %v", value.ShapeOf(target...), n), s, target)
	}
	switch {
	case open > 0 || solve >= 0 && !n.Known():
		return c.patch(out), true
	case solve < 0:
		if c.sameNumel(s, out) || !n.Known() {
			return out, true
		}
		if c.assumeFactors(s, out) {
			return out, true
		}
		ok := c.Demand(n, others, invalid)
		return out, ok
	}
	exact := out[solve].Is(-1)
	if others.Is(0) {
		if c.Never(n, others) {
			c.Fail(invalid())
			return c.patch(out), false
		}
		if exact && c.Surely(n, others) {
			c.refuseShape(fmt.Sprintf("cannot reshape tensor of 0 elements into shape %v because the unspecified dimension size -1 can be any value and is ambiguous",
				value.ShapeOf(target...)), s, target)
			return c.patch(out), false
		}
		return c.patch(out), true
	}
	q, whole := c.quotient(s, out, solve, n, others)
	out[solve] = value.Dim{E: q, Bits: n.Bits | others.Bits}
	if whole == dim.No || whole == dim.Unknown && q.Valid() &&
		!c.Assume(dim.Constraint{Left: q.Mul(others.E), Rel: dim.EQ, Right: n.E, Tag: c.Host.Here()}) {
		c.Fail(invalid())
		return out, false
	}
	return c.patch(out), true
}

// quotient is n // others, after factors that stand on both sides are
// cancelled: view(B, -1) of [B, C, H, W] needs no proof about B.
func (c *Call) quotient(s value.Shape, target []value.Dim, solve int, n, others value.Dim) (dim.Expr, dim.Answer) {
	left := slices.Clone(s.Dims)
	var right []value.Dim
	for i, d := range target {
		if i == solve {
			continue
		}
		if j := slices.IndexFunc(left, func(e value.Dim) bool { return e.E == d.E }); j >= 0 && d.Known() && !d.Is(0) {
			left = slices.Delete(left, j, j+1)
		} else {
			right = append(right, d)
		}
	}
	num, den := value.ShapeOf(left...).Numel(), value.ShapeOf(right...).Numel()
	if num.Known() && den.Known() && !den.Is(0) {
		if den.Is(1) {
			return num.E, dim.Yes
		}
		n, others = num, den
	}
	q, whole := c.Path.Facts.DivExact(n.E, others.E)
	if whole == dim.Yes || !q.Valid() {
		return q, whole
	}
	return n.E.FloorDiv(others.E), whole
}

// assumeFactors takes view(B, H//7, 7, W//7, 7, C) of [B, H, W, C] for what it
// says: 7 divides H and W. That is no more than the equality of the products
// says, since H//7*7 is at most H. It tells if the target was of that form.
func (c *Call) assumeFactors(s value.Shape, target []value.Dim) bool {
	if !s.Known() {
		return false
	}
	left, right := slices.Clone(s.Dims), slices.Clone(target)
	for i := 0; i < len(left); i++ {
		j := slices.IndexFunc(right, func(d value.Dim) bool { return d.E == left[i].E && d.Known() })
		if j >= 0 {
			left, right = slices.Delete(left, i, i+1), slices.Delete(right, j, j+1)
			i--
		}
	}
	left = slices.DeleteFunc(left, func(d value.Dim) bool { return d.Is(1) })
	right = slices.DeleteFunc(right, func(d value.Dim) bool { return d.Is(1) })
	if len(left) == 0 || len(right) != 2*len(left) {
		return false
	}
	var facts []dim.Constraint
	for _, d := range left {
		i, j := quotientPair(d, right)
		if i < 0 || c.Path.Facts.LessEq(dim.Int(1), d.E) != dim.Yes {
			return false
		}
		product := right[i].E.Mul(right[j].E)
		if c.Path.Facts.Equal(d.E, product) == dim.No {
			return false
		}
		facts = append(facts, dim.Constraint{Left: d.E, Rel: dim.EQ, Right: product, Tag: c.Host.Here()})
		right = slices.Delete(right, max(i, j), max(i, j)+1)
		right = slices.Delete(right, min(i, j), min(i, j)+1)
	}
	for _, f := range facts {
		if !c.Assume(f) {
			return false
		}
	}
	return true
}

// quotientPair finds two of ds of which one is d divided by the other; -1 if there are none.
func quotientPair(d value.Dim, ds []value.Dim) (quotient, divisor int) {
	for j, by := range ds {
		if !by.Known() || by.Is(0) {
			continue
		}
		q := d.E.FloorDiv(by.E)
		for i := range ds {
			if i != j && ds[i].E == q && q.Valid() {
				return i, j
			}
		}
	}
	return -1, -1
}

// sameNumel tells if the shapes have the same sizes in some order.
func (c *Call) sameNumel(s value.Shape, target []value.Dim) bool {
	if !s.Known() {
		return false
	}
	left := slices.Clone(s.Dims)
	for _, d := range target {
		if d.Is(1) {
			continue
		}
		j := slices.IndexFunc(left, func(e value.Dim) bool { return e.E == d.E && d.Known() })
		if j < 0 {
			return false
		}
		left = slices.Delete(left, j, j+1)
	}
	for _, d := range left {
		if !d.Is(1) {
			return false
		}
	}
	return true
}

// patch puts fresh sizes for those that are still open.
func (c *Call) patch(dims []value.Dim) []value.Dim {
	for i, d := range dims {
		if k, ok := d.Const(); ok && k < 0 || !d.Known() {
			dims[i] = c.NewDim("", 0)
		}
	}
	return dims
}

func (c *Call) shapeFault(torch string, s value.Shape, target []value.Dim) *value.Fault {
	f := &value.Fault{Kind: "invalid-view", Torch: torch, Bits: s.Bits() | value.ShapeOf(target...).Bits(),
		Message: fmt.Sprintf("%s: %v does not hold the %v elements of %v", c.Short(), value.ShapeOf(target...), s.Numel(), s)}
	for _, d := range target {
		if d.O != nil && !d.Is(-1) {
			f.Related = append(f.Related, value.Related{Place: d.O.Place, Message: fmt.Sprintf("%v is set here", d)})
			break
		}
	}
	return f
}

func (c *Call) refuseShape(torch string, s value.Shape, target []value.Dim) {
	c.Refuse("invalid-view", s.Bits()|value.ShapeOf(target...).Bits(), torch, "%s: %s: input is %v", c.Short(), torch, s)
}

// viewStrides are the strides under which a tensor can be seen as another
// shape without a copy. No is proved; Unknown leaves the layout open, and
// usually says that the answer is No unless some symbolic size is 1.
func (c *Call) viewStrides(old value.Shape, strides []dim.Expr, shape value.Shape) (out []dim.Expr, legal dim.Answer, usually bool) {
	if strides == nil || !old.Known() || !shape.Known() {
		return nil, dim.Unknown, false
	}
	if len(old.Dims) == 0 || contiguousIfEmpty(old) {
		return ContiguousStrides(shape), dim.Yes, false
	}
	if slices.EqualFunc(old.Dims, shape.Dims, func(a, b value.Dim) bool { return a.E == b.E && a.Known() }) {
		return strides, dim.Yes, false
	}
	f, one := c.Path.Facts, dim.Int(1)
	out = make([]dim.Expr, len(shape.Dims))
	sure, usually := true, true
	v := len(out) - 1
	base, have, need := strides[len(strides)-1], one, one
	for t := len(old.Dims) - 1; t >= 0; t-- {
		need = need.Mul(old.Dims[t].E)
		if t > 0 {
			single := c.Equal(old.Dims[t-1], value.D(1))
			adjacent := f.Equal(strides[t-1], need.Mul(base))
			if single == dim.Yes || adjacent == dim.Yes {
				continue
			}
			sure = sure && single == dim.No && adjacent == dim.No
			usually = usually && adjacent == dim.No
		}
		for v >= 0 {
			if !c.Resolve(shape.Dims[v]).Is(1) {
				less := f.Less(have, need)
				if less == dim.No {
					break
				}
				sure = sure && less == dim.Yes
			}
			out[v] = have.Mul(base)
			have = have.Mul(shape.Dims[v].E)
			v--
		}
		switch f.Equal(have, need) {
		case dim.No:
			if sure {
				return nil, dim.No, false
			}
			return nil, dim.Unknown, usually
		case dim.Unknown:
			return nil, dim.Unknown, false
		}
		if t > 0 {
			base, have, need = strides[t-1], one, one
		}
	}
	if v >= 0 {
		return nil, dim.Unknown, false
	}
	return out, dim.Yes, false
}

func flatten(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	s := c.Shape(x)
	if !s.Known() {
		return c.flattenUnknown(x)
	}
	n := len(s.Dims)
	if c.Maybe("start_dim") || c.Maybe("end_dim") {
		return c.UnknownTensor(x.DType)
	}
	from, ok1 := c.DimArg("start_dim", n)
	to, ok2 := c.DimArg("end_dim", n)
	if !ok1 || !ok2 {
		return c.UnknownTensor(x.DType)
	}
	if from > to {
		c.Refuse("invalid-argument", 0, "flatten() has invalid args: start_dim cannot come after end_dim",
			"%s: start_dim %d comes after end_dim %d: input is %v", c.Who(), from, to, s)
		return c.UnknownTensor(x.DType)
	}
	if n == 0 {
		return c.reshaped(x, s, value.ShapeOf(value.D(1)), false)
	}
	return c.reshaped(x, s, c.merged(s, from, to), false)
}

// merged is s with the dimensions from..to made one.
func (c *Call) merged(s value.Shape, from, to int) value.Shape {
	m := value.ShapeOf(s.Dims[from : to+1]...).Numel()
	if from == to {
		m = s.Dims[from]
	}
	dims := append(slices.Clone(s.Dims[:from]), m)
	return value.ShapeOf(append(dims, s.Dims[to+1:]...)...)
}

// flattenUnknown flattens a tensor of unknown rank: what lies before start_dim
// and after end_dim stays, the rest becomes one size.
func (c *Call) flattenUnknown(x *value.Tensor) value.Value {
	from, ok1 := c.Int("start_dim")
	to, ok2 := c.Int("end_dim")
	if !ok1 || !ok2 {
		return c.UnknownTensor(x.DType)
	}
	switch {
	case from >= 0 && to >= from:
		if s, ok := c.Leading(x, int(to)+1); ok && to-from < 8 {
			out := s.Clone()
			out.Dims = append(slices.Clone(s.Dims[:from]), value.ShapeOf(s.Dims[from:to+1]...).Numel())
			out.Dims = append(out.Dims, s.Dims[to+1:]...)
			return c.reshaped(x, s, out, false)
		}
	case from < 0 && to < 0 && from <= to:
		if s, ok := c.AtLeast(x, int(-from)); ok && !s.Known() {
			n := len(s.Suffix)
			i, j := n+int(from), n+int(to)
			out := s.Clone()
			out.Suffix = append(slices.Clone(s.Suffix[:i]), value.ShapeOf(s.Suffix[i:j+1]...).Numel())
			out.Suffix = append(out.Suffix, s.Suffix[j+1:]...)
			return c.reshaped(x, s, out, false)
		}
	case from >= 0 && to < 0:
		// start_dim must exist, whatever the rank is; a scalar counts as one dimension.
		s, ok := c.LeadingOf(x, int(from), int(from)+1)
		if ok && !s.Known() && len(s.Suffix) >= int(-to)-1 {
			dims := append(slices.Clone(s.Dims[:from]), c.NewDim("", 1))
			dims = append(dims, s.Suffix[len(s.Suffix)+int(to)+1:]...)
			return c.reshaped(x, s, value.ShapeOf(dims...), false)
		}
	}
	return c.UnknownTensor(x.DType)
}

func ravel(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	s := c.Shape(x)
	n := s.Numel()
	if len(s.Dims) == 1 && s.Known() {
		n = s.Dims[0]
	}
	if !n.Known() {
		n = c.NewDim("", 0)
	}
	y := c.reshaped(x, s, value.ShapeOf(n), false).(*value.Tensor)
	y.Strides, y.LayoutUnknown = nil, false // ravel copies what is not contiguous
	return y
}

func initUnflatten(c *Call) {
	v := c.Arg("unflattened_size")
	if _, isInt := AsDim(v); isInt {
		c.RefuseAs("TypeError", "invalid-argument", 0, "unflattened_size must be tuple of ints, but found element of type int", "Unflatten: unflattened_size must be a tuple of ints, got an int")
		return
	}
	if items, ok := Elements(v); ok {
		for i, e := range items {
			switch e.(type) {
			case value.Float, value.Str, value.NoneType:
				c.RefuseAs("TypeError", "invalid-argument", 0, "", "unflattened_size must be tuple of ints, but found element of type %s at pos %d", e.TypeName(), i)
				return
			}
		}
	}
}

func unflatten(c *Call) value.Value {
	x := c.Required("input")
	name := "sizes"
	if c.Self != nil {
		name = "unflattened_size"
	}
	if x == nil {
		return c.Unknown("tensor")
	}
	sizes, single, ok := c.Dims(name)
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	if single && c.Self == nil {
		c.BadType(name, "tuple of ints", c.Arg(name))
		return c.UnknownTensor(x.DType)
	}
	s, at, ok := c.axis(x, "dim")
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	if s.Known() && len(s.Dims) == 0 {
		c.Refuse("wrong-rank", 0, "unflatten got an unexpected error: Dimension specified as 0 but tensor has no dimensions", "%s: a scalar has no dimension to unflatten", c.Who())
		return c.UnknownTensor(x.DType)
	}
	if len(sizes) == 0 {
		c.Refuse("invalid-argument", 0, "unflatten: sizes must be non-empty", "%s: sizes are empty", c.Who())
		return c.UnknownTensor(x.DType)
	}
	d := at.get(s)
	inner, ok := c.unflattenSizes(s, at, d, sizes)
	out := at.splice(s, inner...)
	if !ok {
		return c.Out(out, x.DType)
	}
	y := c.viewLike(x, out, c.unflattenStrides(x, s, at, inner))
	if x.Strides == nil && !x.LayoutUnknown {
		y.Strides, y.LayoutUnknown = nil, false
	}
	if k := x.Contents(); k != nil {
		y.SetContents(k)
	}
	shareCount(y, x)
	return y
}

// unflattenSizes solves the sizes that dimension d is split into.
func (c *Call) unflattenSizes(s value.Shape, at axisAt, d value.Dim, sizes []value.Dim) ([]value.Dim, bool) {
	out := slices.Clone(sizes)
	solve := -1
	others := value.D(1)
	for i, e := range sizes {
		k, isConst := e.Const()
		switch {
		case isConst && k == -1 && solve >= 0:
			c.Refuse("invalid-view", 0, "unflatten got an unexpected error: only one dimension can be inferred", "%s: only one size can be -1: sizes are %v", c.Who(), value.ShapeOf(sizes...))
			return c.patch(out), false
		case isConst && k < -1:
			c.Refuse("invalid-view", 0, fmt.Sprintf("unflatten got an unexpected error: invalid shape dimension %d at index %d of shape %v", k, i, value.ShapeOf(sizes...)), "%s: size %d is negative: sizes are %v", c.Who(), k, value.ShapeOf(sizes...))
			return c.patch(out), false
		case isConst && k == -1:
			solve = i
		default:
			others = others.Mul(e)
		}
	}
	fault := func() *value.Fault {
		return &value.Fault{Kind: "invalid-view", Bits: d.Bits | others.Bits,
			Torch:   fmt.Sprintf("unflatten: Provided sizes %v don't multiply up to the size of dim %s (%v) in the input tensor", value.ShapeOf(sizes...), at, d),
			Message: fmt.Sprintf("%s: sizes %v do not multiply up to %v, the size of dimension %s: input is %v", c.Who(), value.ShapeOf(sizes...), d, at, s)}
	}
	if solve < 0 {
		return c.patch(out), c.Demand(d, others, fault)
	}
	if others.Is(0) {
		if c.Never(d, others) {
			c.Fail(fault())
		}
		return c.patch(out), false
	}
	q, whole := c.Path.Facts.DivExact(d.E, others.E)
	if whole != dim.Yes {
		q = d.E.FloorDiv(others.E)
	}
	out[solve] = value.Dim{E: q, Bits: d.Bits | others.Bits}
	if whole == dim.No || whole == dim.Unknown && !c.Assume(dim.Constraint{Left: q.Mul(others.E), Rel: dim.EQ, Right: d.E, Tag: c.Host.Here()}) {
		c.Fail(fault())
		return c.patch(out), false
	}
	return c.patch(out), true
}

func (c *Call) unflattenStrides(x *value.Tensor, s value.Shape, at axisAt, inner []value.Dim) []dim.Expr {
	strides := c.Strides(x)
	if strides == nil || !s.Known() {
		return nil
	}
	parts := ContiguousStrides(value.ShapeOf(inner...))
	for i := range parts {
		parts[i] = parts[i].Mul(strides[at.i])
	}
	return slices.Concat(strides[:at.i], parts, strides[at.i+1:])
}

// viewAsType is x.view(dtype): the last dimension is scaled by the sizes of the types.
func (c *Call) viewAsType(x *value.Tensor, dt value.DType) value.Value {
	s := c.Shape(x)
	if dt == value.NoDType || x.DType == value.NoDType {
		return c.UnknownTensor(dt)
	}
	from, to := x.DType.Size(), dt.Size()
	strides := c.Strides(x)
	if from == to {
		y := c.viewLike(x, s, strides)
		if x.Strides == nil && !x.LayoutUnknown {
			y.Strides, y.LayoutUnknown = nil, false
		}
		y.DType, y.HasRange, y.Role = dt, false, value.NoRole
		return y
	}
	if s.Known() && len(s.Dims) == 0 {
		c.Refuse("wrong-rank", 0, fmt.Sprintf("self.dim() cannot be 0 to view %s as %s (different element sizes)", x.DType, dt), "view: a scalar of %s cannot be seen as %s", x.DType, dt)
		return c.UnknownTensor(dt)
	}
	last, ok := s.Last()
	if !ok {
		return c.UnknownTensor(dt)
	}
	y := c.Out(s, dt)
	if len(strides) > 0 && c.Path.Facts.Equal(strides[len(strides)-1], dim.Int(1)) == dim.No {
		c.Refuse("mismatched-dtype", s.Bits(), fmt.Sprintf("self.stride(-1) must be 1 to view %s as %s (different element sizes), but got %v", x.DType, dt, strides[len(strides)-1]),
			"view: %s as %s needs a last dimension with stride 1, got %v: input is %v", x.DType, dt, strides[len(strides)-1], s)
		return y
	}
	if to > from {
		r := to / from
		c.Demand(last.Mod(value.D(r)), value.D(0), func() *value.Fault {
			return &value.Fault{Kind: "mismatched-dtype",
				Torch:   fmt.Sprintf("self.size(-1) must be divisible by %d to view %s as %s (different element sizes), but got %v", r, x.DType, dt, last),
				Message: fmt.Sprintf("view: the last dimension must be divisible by %d to view %s as %s, got %v: input is %v", r, x.DType, dt, last, s)}
		})
		for i := 0; i+1 < len(strides); i++ {
			if k, ok := strides[i].Const(); ok && k%r != 0 && !s.Dims[i].Is(1) {
				c.Refuse("mismatched-dtype", s.Bits(), fmt.Sprintf("self.stride(%d) must be divisible by %d to view %s as %s (different element sizes), but got %d", i, r, x.DType, dt, k),
					"view: stride %d of dimension %d must be divisible by %d to view %s as %s", k, i, r, x.DType, dt)
				return y
			}
		}
		y.Shape = s.WithLast(last.FloorDivInt(r))
	} else {
		y.Shape = s.WithLast(last.MulInt(from / to))
	}
	y.LayoutUnknown = x.LayoutUnknown || x.Strides != nil
	if x.Strides != nil && strides != nil {
		out := make([]dim.Expr, len(strides))
		for i, e := range strides {
			if to > from {
				out[i] = e.FloorDivInt(to / from)
			} else {
				out[i] = e.MulInt(from / to)
			}
		}
		out[len(out)-1] = dim.Int(1)
		y.LayoutUnknown = false
		if !c.IsContiguous(y.Shape, out) {
			y.Strides = out
		}
	}
	return y
}

func viewAsReal(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	if x.DType != value.NoDType && !x.DType.IsComplex() {
		c.RefuseAs("TypeError", "mismatched-dtype", x.Bits, "view_as_real is only supported for complex tensors", "view_as_real needs a complex tensor, got %s", x.DType)
		return c.UnknownTensor(x.DType)
	}
	s := c.Shape(x)
	strides := c.Strides(x)
	if strides != nil {
		scaled := make([]dim.Expr, 0, len(strides)+1)
		for _, e := range strides {
			scaled = append(scaled, e.MulInt(2))
		}
		strides = append(scaled, dim.Int(1))
	}
	y := c.viewLike(x, appended(s, value.D(2)), strides)
	y.DType = x.DType.ToReal()
	return y
}

// appended is s with one more dimension at the end.
func appended(s value.Shape, d value.Dim) value.Shape {
	s = s.Clone()
	if s.Known() {
		s.Dims = append(s.Dims, d)
	} else {
		s.Suffix = append(s.Suffix, d)
	}
	return s
}

func viewAsComplex(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	s := c.Shape(x)
	dt := value.NoDType
	switch x.DType {
	case value.NoDType:
	case value.Float16, value.Float32, value.Float64:
		dt = x.DType.ToComplex()
	default:
		c.Refuse("mismatched-dtype", x.Bits, fmt.Sprintf("view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: %s", x.DType),
			"view_as_complex needs a half, float or double tensor, got %s", x.DType)
	}
	if s.Known() && len(s.Dims) == 0 {
		c.Refuse("wrong-rank", x.Bits, "Input tensor must have one or more dimensions", "view_as_complex: a scalar has no last dimension of size 2")
		return c.UnknownTensor(dt)
	}
	s, _ = c.AtLeast(x, 1)
	last, _ := s.Last()
	c.Demand(last, value.D(2), func() *value.Fault {
		return &value.Fault{Kind: "invalid-view", Torch: "Tensor must have a last dimension of size 2",
			Message: fmt.Sprintf("view_as_complex needs a last dimension of size 2, got %v: input is %v", last, s)}
	})
	strides := c.Strides(x)
	if strides != nil {
		if c.Path.Facts.Equal(strides[len(strides)-1], dim.Int(1)) == dim.No {
			c.Refuse("invalid-view", s.Bits(), "Tensor must have a last dimension with stride 1", "view_as_complex needs a last dimension with stride 1, got %v: input is %v", strides[len(strides)-1], s)
		}
		half := make([]dim.Expr, len(strides)-1)
		for i := range half {
			half[i] = strides[i].FloorDivInt(2)
		}
		strides = half
	}
	out := s.Clone()
	if s.Known() {
		out.Dims = out.Dims[:len(out.Dims)-1]
	} else {
		out.Suffix = out.Suffix[:len(out.Suffix)-1]
	}
	y := c.viewLike(x, out, strides)
	y.DType = dt
	return y
}

func asStrided(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	size, _, ok1 := c.Dims("size")
	stride, _, ok2 := c.Dims("stride")
	if !ok1 {
		return c.UnknownTensor(x.DType)
	}
	s := value.ShapeOf(size...)
	if !ok2 {
		return c.viewLike(x, s, nil)
	}
	if len(size) != len(stride) {
		c.Refuse("invalid-argument", s.Bits(), "mismatch in length of strides and shape", "as_strided: %d sizes but %d strides", len(size), len(stride))
		return c.Out(s, x.DType)
	}
	offset, known := value.D(0), true
	if !c.IsNone("storage_offset") {
		offset, known = c.Dim("storage_offset")
	}
	last := offset
	strides := make([]dim.Expr, len(stride))
	empty := false
	for i, d := range stride {
		strides[i] = d.E
		if k, ok := d.Const(); ok && k < 0 {
			c.Refuse("invalid-argument", s.Bits(), fmt.Sprintf("as_strided: Negative strides are not supported at the moment, got strides: %v", value.ShapeOf(stride...)),
				"as_strided: negative stride %d: strides are %v", k, value.ShapeOf(stride...))
			return c.Out(s, x.DType)
		}
		empty = empty || size[i].Is(0)
		last = last.Add(size[i].AddInt(-1).Mul(d))
	}
	if k, ok := offset.Const(); ok && k < 0 {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("Tensor: invalid storage offset %d", k), "as_strided: negative storage offset %d", k)
		return c.Out(s, x.DType)
	}
	// Only a tensor that is no view of a larger one has as many elements in memory as its shape says.
	if n := c.Shape(x).Numel(); known && !empty && x.From == nil && x.Strides == nil && !x.LayoutUnknown && n.Known() && last.Known() &&
		c.Path.Facts.Less(last.E, n.E) == dim.No {
		c.Refuse("index-out-of-range", s.Bits()|n.Bits, fmt.Sprintf("setStorage: sizes %v, strides %v, storage offset %v are out of bounds for storage", s, value.ShapeOf(stride...), offset),
			"as_strided: element %v is out of range of the %v elements of %v", last, n, c.Shape(x))
	}
	return c.viewLike(x, s, strides)
}

// unfoldWindows is Tensor.unfold: windows of a dimension become a last dimension.
func unfoldWindows(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	size, ok1 := c.Dim("size")
	step, ok2 := c.Dim("step")
	s, at, ok := c.axis(x, "dimension")
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	if k, isConst := size.Const(); isConst && k < 0 {
		c.Refuse("invalid-argument", size.Bits, fmt.Sprintf("size is %d but must be >= 0", k), "unfold: size %d is negative", k)
		return c.UnknownTensor(x.DType)
	}
	if k, isConst := step.Const(); isConst && k <= 0 {
		c.Refuse("invalid-argument", step.Bits, fmt.Sprintf("step is %d but must be > 0", k), "unfold: step %d is not positive", k)
		return c.UnknownTensor(x.DType)
	}
	scalar := s.Known() && len(s.Dims) == 0
	d := value.D(1)
	if !scalar {
		d = at.get(s)
	}
	if ok1 && !c.DemandLess(size, d, func() *value.Fault {
		return &value.Fault{Kind: "invalid-size", Torch: fmt.Sprintf("maximum size for tensor at dimension %s is %v but size is %v", at, d, size),
			Message: fmt.Sprintf("unfold: a window of %v does not fit dimension %s of size %v: input is %v", size, at, d, s)}
	}) {
		return c.UnknownTensor(x.DType)
	}
	if !ok1 || !ok2 {
		size = value.Dim{E: dim.Invalid}
	}
	if scalar {
		return c.viewLike(x, value.ShapeOf(size), []dim.Expr{dim.Int(1)})
	}
	n := d.Sub(size).FloorDiv(step).AddInt(1)
	strides := c.Strides(x)
	if strides != nil && s.Known() {
		last := strides[at.i]
		strides = append(slices.Clone(strides), last)
		strides[at.i] = last.Mul(step.E)
	} else {
		strides = nil
	}
	return c.viewLike(x, appended(at.splice(s, n), size), strides)
}

// resize is Tensor.resize_: another shape, elements are added or dropped at the end.
func resize(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	var s value.Shape
	if c.Has("other") {
		other := c.Required("other")
		if other == nil {
			return c.Unknown("tensor")
		}
		s = c.Shape(other)
	} else {
		size, _, ok := c.listArg("size")
		if !ok {
			return c.replace(x, c.UnknownTensor(x.DType))
		}
		s = value.ShapeOf(size...)
		for _, d := range size {
			if k, ok := c.Resolve(d).Const(); ok && k < 0 {
				c.Refuse("invalid-argument", d.Bits, fmt.Sprintf("requested resize to %v but negative sizes are not allowed", s), "%s: size %d is negative: sizes are %v", c.Short(), k, s)
				return x
			}
		}
	}
	out := inherit(c.Out(s, x.DType), x)
	out.HasRange = false
	return c.replace(x, out)
}

// setStorage is x.set_(y): x becomes what y is.
func setStorage(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	y, ok := c.Arg("source").(*value.Tensor)
	if !ok || c.Given("size") {
		return c.replace(x, c.UnknownTensor(x.DType))
	}
	if x.DType != y.DType && x.DType != value.NoDType && y.DType != value.NoDType {
		c.Refuse("mismatched-dtype", x.Bits|y.Bits, "Could not set tensor of type "+scalarName(y.DType)+" to a tensor of type "+scalarName(x.DType), "set_: a tensor of %s cannot become one of %s", x.DType, y.DType)
		return x
	}
	return c.replace(x, c.sameElements(y))
}
