package torch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// einops. https://einops.rocks/api/rearrange/, einops/einops.py
var einopsRules = []Rule{
	{"einops.rearrange einops.einops.rearrange", "(tensor, pattern, **axes_lengths)", einopsCall("rearrange")},
	{"einops.repeat einops.einops.repeat", "(tensor, pattern, **axes_lengths)", einopsCall("repeat")},
	{"einops.reduce einops.einops.reduce", "(tensor, pattern, reduction, **axes_lengths)", einopsCall("")},
	{"einops.einsum einops.einops.einsum", "(*tensors_and_pattern)", einopsEinsum},
	{"einops.pack einops.packing.pack", "(tensors, pattern)", einopsPack},
	{"einops.unpack einops.packing.unpack", "(tensor, packed_shapes, pattern)", einopsUnpack},
	{"einops.parse_shape einops.einops.parse_shape", "(x, pattern)", einopsParseShape},
	{"einops.asnumpy einops.einops.asnumpy", "(tensor)", func(c *Call) value.Value { return c.Arg("tensor") }},
}

var reductionNames = []string{"min", "max", "sum", "mean", "prod", "any", "all"}

// rearrangement is one application of a pattern.
type rearrangement struct {
	c       *Call
	op      string // "rearrange", "repeat" or a reduction
	pattern string
	left    *expression
	right   *expression
	lengths []axisLength
	sizes   map[patternAxis]value.Dim
	shape   value.Shape
	// preparing: a layer checks its pattern before there is a tensor.
	preparing bool
	more      bool // lengths may be given that are not known
}

// axisLength is a length that the caller gives: h=8.
type axisLength struct {
	axis  patternAxis
	value value.Value
}

// fail refuses in the words of einops.
func (x *rearrangement) fail(bits value.Bits, format string, args ...any) bool {
	msg := fmt.Sprintf(format, args...)
	first, _, _ := strings.Cut(msg, "\n")
	head := fmt.Sprintf(" Error while processing %s-reduction pattern %q.\n Input tensor shape: %s.\n ", x.op, x.pattern, x.shape)
	where := fmt.Sprintf(": input is %s", x.shape)
	if x.preparing {
		head, where = fmt.Sprintf(" Error while preparing %s(%q)\n ", x.c.Short(), x.pattern), ""
	}
	x.c.RefuseAs("einops.EinopsError", "invalid-rearrange", bits, head+msg, "%s %q: %s%s", x.c.Who(), x.pattern, lowered(first), where)
	return false
}

// lowered is a sentence that begins in lower case, as ours do.
func lowered(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func einopsCall(op string) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		reduction := c.Arg("reduction")
		name := op
		if op == "" {
			name = reductionName(reduction)
		}
		pattern, ok := c.Str("pattern")
		if !ok {
			c.notPattern()
			return c.lost(value.NoDType)
		}
		x := rearrangement{c: c, op: name, pattern: pattern}
		t := c.einopsTensor("tensor")
		if t != nil {
			x.shape = c.Shape(t)
		}
		lengths, known := c.axesLengths("axes_lengths")
		x.lengths, x.more = lengths, !known
		if !x.parse() || !known || t == nil {
			return c.lost(either(t))
		}
		return x.run(t, reduction)
	}
}

// reductionName is the name of a reduction; "" for a function, and for what is not known.
func reductionName(v value.Value) string {
	if s, ok := v.(value.Str); ok {
		return s.S
	}
	return ""
}

// notPattern refuses a pattern that is no string.
func (c *Call) notPattern() {
	switch v := c.Arg("pattern").(type) {
	case *value.Tensor, value.Int, value.NoneType, *value.List, *value.Tuple:
		c.RefuseAs("TypeError", "invalid-argument", 0, "", "%s: pattern must be a string, not %s", c.Short(), typeName(v))
	}
}

// einopsTensor is the first argument: a tensor, or a list of tensors, which are stacked.
func (c *Call) einopsTensor(name string) *value.Tensor {
	v := c.Arg(name)
	list, isList := v.(*value.List)
	if !isList {
		if tup, isTuple := v.(*value.Tuple); isTuple {
			c.RefuseAs("RuntimeError", "invalid-argument", 0, fmt.Sprintf("Tensor type unknown to einops <class '%s'>", typeName(tup)), "%s takes a tensor or a list of tensors, not a %s", c.Short(), typeName(tup))
			return nil
		}
		switch v.(type) {
		case value.Int, value.Float, value.Str, value.NoneType:
			c.RefuseAs("RuntimeError", "invalid-argument", 0, fmt.Sprintf("Tensor type unknown to einops <class '%s'>", typeName(v)), "%s takes a tensor, not %s", c.Short(), typeName(v))
		}
		return tensorOnly(v)
	}
	n := value.D(int64(len(list.Elems)))
	items, known := Elements(list)
	if !known {
		if list.Abstract == nil || list.Alts != nil {
			return nil
		}
		n = n.Add(list.Abstract.Len)
		items = append(slices.Clone(list.Elems), list.Abstract.Elem)
	} else if len(items) == 0 {
		c.RefuseAs("TypeError", "invalid-argument", 0, "Rearrange/Reduce/Repeat can't be applied to an empty list", "%s of an empty list", c.Short())
		return nil
	}
	return c.stacked(items, n)
}

// stacked is the stack of n tensors, of which items are known.
func (c *Call) stacked(items []value.Value, n value.Dim) *value.Tensor {
	var first *value.Tensor
	dt := value.NoDType
	for i, e := range items {
		t, ok := e.(*value.Tensor)
		if !ok {
			return nil
		}
		if i == 0 {
			first, dt = t, t.DType
			continue
		}
		dt = value.Promote(dt, t.DType)
		if a, b := c.Shape(first), c.Shape(t); a.Known() && b.Known() {
			c.demandSameShape(a, b, fmt.Sprintf("stack expects each tensor to be equal size, but got %s at entry 0 and %s at entry %d", a, b, i),
				"%s stacks tensors of one shape, got %s and %s", c.Short(), a, b)
		}
	}
	s := c.Shape(first)
	s.Dims = append([]value.Dim{n}, s.Dims...)
	return c.Out(s, dt)
}

// axesLengths reads the lengths given by keyword. known is false if there may be others.
func (c *Call) axesLengths(name string) (out []axisLength, known bool) {
	d, ok := c.Arg(name).(*value.Dict)
	if !ok {
		return nil, false
	}
	d.Items.Each(func(e *value.Entry) bool {
		if k, isStr := e.Key.(value.Str); isStr {
			out = append(out, axisLength{patternAxis{name: k.S}, e.Value})
		}
		return true
	})
	return out, !d.Open && d.Alts == nil
}

// parse reads the pattern and makes the checks that need no tensor.
func (x *rearrangement) parse() bool {
	parts := strings.Split(x.pattern, "->")
	if len(parts) != 2 {
		msg := fmt.Sprintf("not enough values to unpack (expected 2, got %d)", len(parts))
		if len(parts) > 2 {
			msg = "too many values to unpack (expected 2)"
		}
		x.c.RefuseAs("ValueError", "invalid-rearrange", 0, msg, "%s %q: a pattern has one '->'", x.c.Who(), x.pattern)
		return false
	}
	numbers := 0
	var problem string
	if x.left, problem = parseExpression(parts[0], false, false, &numbers); problem != "" {
		return x.fail(0, "%s", problem)
	}
	if x.right, problem = parseExpression(parts[1], false, false, &numbers); problem != "" {
		return x.fail(0, "%s", problem)
	}
	switch {
	case !x.left.hasEllipsis && x.right.hasEllipsis:
		return x.fail(0, "Ellipsis found in right side, but not left side of a pattern %s", x.pattern)
	case x.left.inGroup:
		return x.fail(0, "Ellipsis inside parenthesis in the left side is not allowed: %s", x.pattern)
	}
	return x.checkSides() && x.checkLengths()
}

// checkSides compares the axes of both sides, as the operation demands.
func (x *rearrangement) checkSides() bool {
	onlyLeft, onlyRight := minus(x.left, x.right), minus(x.right, x.left)
	switch {
	case x.op == "rearrange":
		if x.left.hasNumbers || x.right.hasNumbers {
			return x.fail(0, "Non-unitary anonymous axes are not supported in rearrange (exception is length 1)")
		}
		if d := append(onlyLeft, onlyRight...); len(d) > 0 {
			return x.fail(0, "Identifiers only on one side of expression (should be on both): %s", axisList(d))
		}
	case x.op == "repeat":
		if len(onlyLeft) > 0 {
			return x.fail(0, "Unexpected identifiers on the left side of repeat: %s", axisList(onlyLeft))
		}
		var missing []patternAxis
		for _, a := range onlyRight {
			if !a.isNumber() && !x.given(a) {
				missing = append(missing, a)
			}
		}
		if len(missing) > 0 {
			return x.fail(0, "Specify sizes for new axes in repeat: %s", axisList(missing))
		}
	case x.op == "" || slices.Contains(reductionNames, x.op):
		if len(onlyRight) > 0 {
			return x.fail(0, "Unexpected identifiers on the right side of reduce %s: %s", x.op, axisList(onlyRight))
		}
	default:
		return x.fail(0, "Unknown reduction %s. Expect one of ('min', 'max', 'sum', 'mean', 'prod', 'any', 'all').", x.op)
	}
	return true
}

// minus is the axes of a that b lacks.
func minus(a, b *expression) []patternAxis {
	var out []patternAxis
	for _, e := range a.axisSet() {
		if !b.has(e) {
			out = append(out, e)
		}
	}
	return out
}

func (x *rearrangement) given(a patternAxis) bool {
	return slices.ContainsFunc(x.lengths, func(l axisLength) bool { return l.axis == a })
}

// checkLengths: each length is of an axis of the pattern, and leaves at most one axis of a group to be inferred.
func (x *rearrangement) checkLengths() bool {
	for _, l := range x.lengths {
		if problem := checkAxisName(l.axis.name, false); problem != "" {
			return x.fail(0, "Invalid name for an axis %s", l.axis.name)
		}
		if !x.left.has(l.axis) && !x.right.has(l.axis) {
			return x.fail(0, "Axis %s is not used in transform", l.axis.name)
		}
	}
	for _, g := range x.left.groups {
		if open := x.open(g); len(open) > 1 && !x.more {
			return x.fail(0, "Could not infer sizes for %s", axisList(open))
		}
	}
	return true
}

// open are the axes of a group whose lengths are not given.
func (x *rearrangement) open(g group) []patternAxis {
	var out []patternAxis
	for _, a := range g.axes {
		if !a.isNumber() && !x.given(a) {
			out = append(out, a)
		}
	}
	return out
}

// run applies the pattern to a tensor.
func (x *rearrangement) run(t *value.Tensor, reduction value.Value) value.Value {
	if !x.rank(t) {
		return x.c.lost(t.DType)
	}
	x.sizes = map[patternAxis]value.Dim{}
	for _, l := range x.lengths {
		d, ok := AsDim(l.value)
		if !ok {
			d = noDim
			if f, isFloat := l.value.(value.Float); isFloat && f.Known {
				x.c.RefuseAs("TypeError", "invalid-argument", 0, "", "%s %q: the length of %s must be an int, not a float", x.c.Who(), x.pattern, l.axis.name)
			}
		}
		x.sizes[l.axis] = x.c.Resolve(d)
	}
	if !x.shape.Known() {
		return x.unknownRank(t)
	}
	flat, groups := x.expand()
	if !x.infer(groups) {
		return x.c.Out(x.outShape(), t.DType)
	}
	return x.apply(t, flat, reduction)
}

// rank checks the number of dimensions, or fixes it.
func (x *rearrangement) rank(t *value.Tensor) bool {
	n := len(x.left.groups)
	if !x.left.hasEllipsis {
		names := make([]string, n)
		for i, g := range x.left.groups {
			if len(g.axes) == 1 {
				names[i] = g.axes[0].name
			}
		}
		s, ok := x.c.Ranked(t, n, 0, names...)
		x.shape = s
		if !ok {
			if !s.Known() {
				return x.fail(s.Bits()|t.Bits, "Wrong shape: expected %d dims. Received at least %d dims.", n, len(s.Dims)+len(s.Suffix)+s.Rest.Min)
			}
			return x.fail(s.Bits()|t.Bits, "Wrong shape: expected %d dims. Received %d-dim tensor.", n, s.Rank())
		}
		return true
	}
	x.shape = x.c.Shape(t)
	if x.shape.Known() && x.shape.Rank() < n-1 {
		return x.fail(t.Bits, "Wrong shape: expected >=%d dims. Received %d-dim tensor.", n-1, x.shape.Rank())
	}
	return true
}

// ellipsisAxes are stand-ins for the dimensions that the ellipsis covers.
func (x *rearrangement) ellipsisAxes() []patternAxis {
	n := x.shape.Rank() - len(x.left.groups) + 1
	out := make([]patternAxis, n)
	for i := range out {
		out[i] = patternAxis{name: ellipsis, id: i + 1}
	}
	return out
}

// expand replaces the ellipsis by its axes: the groups of the left side, and all its axes in order.
func (x *rearrangement) expand() (flat []patternAxis, groups []group) {
	groups = x.spelled(x.left)
	for _, g := range groups {
		flat = append(flat, g.axes...)
	}
	return flat, groups
}

// spelled are the groups of one side with the ellipsis spelled out.
func (x *rearrangement) spelled(e *expression) []group {
	var out []group
	for _, g := range e.groups {
		if g.isEllipsis() {
			for _, a := range x.ellipsisAxes() {
				out = append(out, group{[]patternAxis{a}, true})
			}
			continue
		}
		h := group{bare: g.bare}
		for _, a := range g.axes {
			if a.name == ellipsis {
				h.axes = append(h.axes, x.ellipsisAxes()...)
			} else {
				h.axes = append(h.axes, a)
			}
		}
		out = append(out, h)
	}
	return out
}

// infer compares the groups with the sizes of the tensor, and finds the lengths that are left open.
func (x *rearrangement) infer(groups []group) bool {
	for i, g := range groups {
		if !x.inferGroup(g, x.shape.Dims[i]) {
			return false
		}
	}
	return true
}

func (x *rearrangement) inferGroup(g group, size value.Dim) bool {
	c := x.c
	known := value.D(1)
	var open []patternAxis
	for _, a := range g.axes {
		d, ok := x.sizes[a]
		switch {
		case a.isNumber():
			d = value.D(a.length)
			x.sizes[a] = d
		case !ok:
			open = append(open, a)
			continue
		}
		known = known.Mul(d)
	}
	if len(open) == 0 {
		return c.Demand(size, known, func() *value.Fault {
			return x.fault(size, known, fmt.Sprintf("Shape mismatch, %s != %s", size, known))
		})
	}
	if len(g.axes) == 1 {
		x.sizes[open[0]] = size
		return true
	}
	ok := c.Demand(size.Mod(known), value.D(0), func() *value.Fault {
		return x.fault(size, known, fmt.Sprintf("Shape mismatch, can't divide axis of length %s in chunks of %s", size, known))
	})
	x.sizes[open[0]] = size.FloorDiv(known)
	return ok
}

// fault is a size that does not fit the lengths given.
func (x *rearrangement) fault(size, known value.Dim, problem string) *value.Fault {
	return &value.Fault{
		Kind: "invalid-rearrange", Exception: "einops.EinopsError", Bits: size.Bits | known.Bits,
		Message: fmt.Sprintf("%s %q: %s: input is %s", x.c.Who(), x.pattern, lowered(problem), x.shape),
		Torch:   fmt.Sprintf(" Error while processing %s-reduction pattern %q.\n Input tensor shape: %s.\n %s", x.op, x.pattern, x.shape, problem),
		Related: append(setHere("the length", known), setHere("the size", size)...),
	}
}

// size is the length of an axis.
func (x *rearrangement) size(a patternAxis) value.Dim {
	if d, ok := x.sizes[a]; ok {
		return d
	}
	if a.isNumber() {
		return value.D(a.length)
	}
	return noDim
}

// sizeOf is the size of a dimension that a group forms.
func (x *rearrangement) sizeOf(g group) value.Dim {
	d := value.D(1)
	for i, a := range g.axes {
		if i == 0 {
			d = x.size(a)
		} else {
			d = d.Mul(x.size(a))
		}
	}
	return d
}

func (x *rearrangement) outShape() value.Shape {
	var s value.Shape
	for _, g := range x.spelled(x.right) {
		s.Dims = append(s.Dims, x.sizeOf(g))
	}
	return s
}

// apply goes the way of einops: reshape, transpose, reduce, add axes, reshape.
func (x *rearrangement) apply(t *value.Tensor, flat []patternAxis, reduction value.Value) value.Value {
	c := x.c
	right := x.spelled(x.right)
	var out []patternAxis // of the right side
	for _, g := range right {
		out = append(out, g.axes...)
	}
	// Apart into elementary axes.
	v := t
	if s := x.flatShape(flat); !same(c.Shape(t), s) {
		v = tensorOnly(c.reshaped(t, c.Shape(t), s, false))
	}
	// In the order of the result, the reduced axes last.
	var order, reduced []int
	for _, a := range out {
		if i := slices.Index(flat, a); i >= 0 {
			order = append(order, i)
		}
	}
	for i, a := range flat {
		if !slices.Contains(out, a) {
			reduced = append(reduced, i)
		}
	}
	kept := len(order)
	order = append(order, reduced...)
	if !slices.IsSorted(order) {
		v = c.permuted(v, c.Shape(v), order)
	}
	if len(reduced) > 0 {
		if v = x.reduce(v, kept, reduction); v == nil {
			return c.Out(x.outShape(), value.NoDType)
		}
	}
	if kept < len(out) {
		v = x.addAxes(v, out, flat)
	}
	if s := x.outShape(); !same(c.Shape(v), s) {
		v = tensorOnly(c.reshaped(v, c.Shape(v), s, false))
	}
	if v == t { // nothing to do: the tensor itself
		return t
	}
	out0 := c.made(v)
	from := c.Shape(t)
	out0.From = &from
	return out0
}

func tensorOnly(v value.Value) *value.Tensor {
	t, _ := v.(*value.Tensor)
	return t
}

// same tells if two shapes are written alike.
func same(a, b value.Shape) bool {
	return a.Known() && b.Known() && slices.EqualFunc(a.Dims, b.Dims, func(x, y value.Dim) bool { return x.E == y.E })
}

func (x *rearrangement) flatShape(flat []patternAxis) value.Shape {
	s := value.Shape{Dims: make([]value.Dim, len(flat))}
	for i, a := range flat {
		s.Dims[i] = x.size(a)
	}
	return s
}

// reduce reduces the dimensions of v from kept on; nil if a function did it and its result is not known.
func (x *rearrangement) reduce(v *value.Tensor, kept int, reduction value.Value) *value.Tensor {
	c := x.c
	s := c.Shape(v)
	if x.op == "" {
		return x.call(v, kept, reduction)
	}
	dt := v.DType
	switch x.op {
	case "mean":
		if dt != value.NoDType && notReal(dt) {
			c.RefuseAs("NotImplementedError", "mismatched-dtype", v.Bits, "reduce_mean is not available for non-floating tensors", "%s %q: the mean of %s numbers", c.Who(), x.pattern, dt)
		}
	case "sum", "prod":
		if dt.IsInteger() || dt == value.BoolType {
			dt = value.Int64
		}
	case "any", "all":
		dt = value.BoolType
	case "min", "max":
		for i := kept; i < s.Rank(); i++ {
			if c.Resolve(s.Dims[i]).Is(0) {
				c.RefuseAs("IndexError", "invalid-size", s.Bits(), fmt.Sprintf("a%s(): Expected reduction dim %d to have non-zero size.", x.op, i), "%s %q: the %s of nothing", c.Who(), x.pattern, x.op)
			}
		}
	}
	return c.Out(value.ShapeOf(s.Dims[:kept]...), dt)
}

// call reduces by a function of a tensor and a tuple of dimensions.
func (x *rearrangement) call(v *value.Tensor, kept int, f value.Value) *value.Tensor {
	axes := &value.Tuple{}
	for i := kept; i < x.c.Shape(v).Rank(); i++ {
		axes.Elems = append(axes.Elems, value.NewInt(int64(i)))
	}
	if _, unknown := f.(value.Unknown); unknown {
		return nil
	}
	t := tensorOnly(x.c.Host.Call(f, &value.Args{World: x.c.World, Pos: []value.Value{v, axes}}))
	if t == nil || !x.c.Shape(t).Known() || x.c.Shape(t).Rank() != kept {
		return nil
	}
	return t
}

// addAxes expands along the axes that are new.
func (x *rearrangement) addAxes(v *value.Tensor, out, flat []patternAxis) *value.Tensor {
	c := x.c
	s, old := c.Shape(v), c.Strides(v)
	var strides []dim.Expr
	shape := value.Shape{Dims: make([]value.Dim, 0, len(out))}
	k := 0
	for _, a := range out {
		if slices.Contains(flat, a) {
			shape.Dims = append(shape.Dims, s.Dims[k])
			if old != nil {
				strides = append(strides, old[k])
			}
			k++
			continue
		}
		shape.Dims = append(shape.Dims, x.size(a))
		strides = append(strides, dim.Int(0))
	}
	if old == nil {
		strides = nil
	}
	return c.viewLike(v, shape, strides)
}

// unknownRank is the result of a pattern with an ellipsis on a tensor of unknown
// rank: what stands before and after the ellipsis is known.
func (x *rearrangement) unknownRank(t *value.Tensor) value.Value {
	c := x.c
	at := slices.IndexFunc(x.left.groups, group.isEllipsis)
	after := len(x.left.groups) - at - 1
	s, _ := c.Leading(t, at)
	if s2, ok := c.AtLeast(t, after); ok {
		s = s2
	}
	x.shape = s
	for i, g := range x.left.groups {
		switch {
		case i < at && i < len(s.Dims):
			x.inferGroup(g, s.Dims[i])
		case i > at:
			if d, ok := FromEnd(s, len(x.left.groups)-i); ok {
				x.inferGroup(g, d)
			}
		}
	}
	x.sizes[patternAxis{name: ellipsis}] = noDim // as part of a group
	dt := t.DType
	if x.op == "any" || x.op == "all" {
		dt = value.BoolType
	}
	out := value.Shape{}
	for _, g := range x.right.groups {
		if g.isEllipsis() {
			mid := value.Shape{Dims: s.Dims[min(at, len(s.Dims)):], Rest: s.Rest, Suffix: s.Suffix[:max(len(s.Suffix)-after, 0)]}
			out = value.Shape{Dims: slices.Concat(out.Dims, mid.Dims), Rest: mid.Rest, Suffix: slices.Clone(mid.Suffix)}
			continue
		}
		d := x.sizeOf(g)
		if !d.Known() {
			d = c.NewDim("n", 0)
		}
		out = extend(out, d)
	}
	r := c.Out(out, dt)
	r.LayoutUnknown = true
	return r
}
