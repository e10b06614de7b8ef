package torch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the rest of einops: pack and unpack, parse_shape, einsum.
// https://einops.rocks/api/pack_unpack/

// starPattern is "i j * k": the names before and after the star.
func (c *Call) starPattern() (before, after int, ok bool) {
	pattern, isStr := c.Str("pattern")
	if !isStr {
		c.notPattern()
		return 0, 0, false
	}
	axes := strings.Fields(pattern)
	star := slices.Index(axes, "*")
	for i, a := range axes {
		if slices.Contains(axes[:i], a) {
			c.einopsFault(0, fmt.Sprintf("Duplicates in axes names in %s(..., %q)", c.Short(), pattern))
			return 0, 0, false
		}
	}
	if star < 0 {
		c.einopsFault(0, fmt.Sprintf("No *-axis in %s(..., %q)", c.Short(), pattern))
		return 0, 0, false
	}
	for i, a := range axes {
		if i != star && checkAxisName(a, false) != "" {
			c.einopsFault(0, fmt.Sprintf("Invalid axis name %s in %s(..., %q)", a, c.Short(), pattern))
			return 0, 0, false
		}
	}
	return star, len(axes) - star - 1, true
}

// einopsFault refuses with an EinopsError.
func (c *Call) einopsFault(bits value.Bits, msg string) {
	c.RefuseAs("einops.EinopsError", "invalid-rearrange", bits, msg, "%s", msg)
}

// einopsPack flattens what the star covers in each tensor, and concatenates.
func einopsPack(c *Call) value.Value {
	before, after, ok := c.starPattern()
	items, known := Elements(c.Arg("tensors"))
	if t, isTensor := c.Arg("tensors").(*value.Tensor); isTensor && ok { // a batch: its rows
		items, known = nil, false
		_ = t
	}
	if !ok || !known || len(items) == 0 {
		return value.NewTuple(c.lost(value.NoDType), c.Unknown("packed shapes"))
	}
	shapes := value.NewList()
	var out value.Shape
	total, dt := value.D(0), value.NoDType
	pattern, _ := c.Str("pattern")
	for i, e := range items {
		t, isTensor := e.(*value.Tensor)
		if !isTensor || !c.Shape(t).Known() {
			return value.NewTuple(c.lost(dt), c.Unknown("packed shapes"))
		}
		s := c.Shape(t)
		if s.Rank() < before+after {
			c.einopsFault(s.Bits(), fmt.Sprintf("packed tensor #%d (enumeration starts with 0) has shape %s, while pattern %s assumes at least %d axes", i, s, pattern, before+after))
			return value.NewTuple(c.lost(dt), c.Unknown("packed shapes"))
		}
		covered := s.Dims[before : s.Rank()-after]
		size := ints(covered)
		size.IsSize = true
		shapes.Elems = append(shapes.Elems, size)
		total = total.Add(value.ShapeOf(covered...).Numel())
		rest := value.ShapeOf(slices.Concat(s.Dims[:before], s.Dims[s.Rank()-after:])...)
		if i == 0 {
			out, dt = rest, t.DType
			continue
		}
		dt = value.Promote(dt, t.DType)
		for j := range rest.Dims {
			c.demandEqual(out.Dims[j], rest.Dims[j], "incompatible-shapes",
				fmt.Sprintf("Sizes of tensors must match except in dimension %d. Expected size %s but got size %s for tensor number %d in the list.", before, out.Dims[j], rest.Dims[j], i),
				"pack %q: tensor %d has %s where the first has %s: %s", pattern, i, rest.Dims[j], out.Dims[j], s)
		}
	}
	packed := value.ShapeOf(slices.Insert(slices.Clone(out.Dims), before, total)...)
	return value.NewTuple(c.Out(packed, dt), shapes)
}

// einopsUnpack splits the axis of the star into shapes.
func einopsUnpack(c *Call) value.Value {
	before, after, ok := c.starPattern()
	t := c.Tensor("tensor")
	items, known := c.shapesArg("packed_shapes")
	if !ok || t == nil || !known {
		return c.Unknown("unpacked tensors")
	}
	pattern, _ := c.Str("pattern")
	s, ok := c.Ranked(t, before+after+1, 0)
	if !ok {
		c.einopsFault(s.Bits(), fmt.Sprintf("unpack(..., %s) received input of wrong dim with shape %s", pattern, s))
		return c.Unknown("unpacked tensors")
	}
	lengths, open := c.packedLengths(items)
	if open > 1 {
		c.einopsFault(0, fmt.Sprintf("unpack(..., %s) received more than one -1 and can't infer dimensions", pattern))
		return c.Unknown("unpacked tensors")
	}
	axis := s.Dims[before]
	rest := axis
	for _, l := range lengths {
		if !l.Is(-1) {
			rest = rest.Sub(l)
		}
	}
	mismatch := func() *value.Fault {
		msg := fmt.Sprintf("Error during unpack(..., %q): could not split axis of size %s into requested shapes", pattern, axis)
		return &value.Fault{Kind: "invalid-rearrange", Exception: "einops.EinopsError", Message: msg, Torch: msg}
	}
	switch { // the last shape takes what is left, and that must fit
	case open == 0 && len(items) > 0:
		c.Demand(rest, value.D(0), mismatch)
	case open == 1:
		c.DemandLess(value.D(0), rest, mismatch)
	}
	out := value.NewList()
	for i, shape := range items {
		dims := c.solvedShape(shape, lengths[i], rest)
		full := value.ShapeOf(slices.Concat(s.Dims[:before], dims, s.Dims[before+1:])...)
		part := c.Out(full, t.DType)
		if len(items) > 1 && before > 0 {
			part = c.partView(t, s, before, lengths[i], rest, full)
		}
		out.Elems = append(out.Elems, part)
	}
	return out
}

// partView is a slice of t along an axis, seen in another shape.
func (c *Call) partView(t *value.Tensor, s value.Shape, axis int, n, rest value.Dim, full value.Shape) *value.Tensor {
	if n.Is(-1) {
		n = rest
	}
	slice := s.With(axis, n)
	part := c.View(t, slice, c.Strides(t))
	if v := tensorOnly(c.reshaped(part, slice, full, false)); v != nil {
		return v
	}
	return c.Out(full, t.DType)
}

// shapesArg is a list of shapes, each a sequence of ints.
func (c *Call) shapesArg(name string) ([][]value.Dim, bool) {
	items, ok := Elements(c.Arg(name))
	if !ok {
		return nil, false
	}
	out := make([][]value.Dim, len(items))
	for i, e := range items {
		dims, single, ok := c.dimsOf(name, e)
		if !ok || single {
			return nil, false
		}
		out[i] = dims
	}
	return out, true
}

// packedLengths are the numbers of elements of shapes; -1 for one with an open size. open counts these.
func (c *Call) packedLengths(items [][]value.Dim) (out []value.Dim, open int) {
	for _, shape := range items {
		n := value.D(1)
		for _, d := range shape {
			if c.Resolve(d).Is(-1) {
				n = value.D(-1)
				open++
				break
			}
			n = n.Mul(d)
		}
		out = append(out, n)
	}
	return out, open
}

// solvedShape replaces the open size of a shape that has n elements (-1: rest elements).
func (c *Call) solvedShape(shape []value.Dim, n, rest value.Dim) []value.Dim {
	if !n.Is(-1) {
		return shape
	}
	others, at := value.D(1), -1
	for i, d := range shape {
		if c.Resolve(d).Is(-1) {
			at = i
		} else {
			others = others.Mul(d)
		}
	}
	out := slices.Clone(shape)
	out[at] = rest.FloorDiv(others)
	return out
}

// einopsParseShape maps names to sizes.
func einopsParseShape(c *Call) value.Value {
	pattern, ok := c.Str("pattern")
	t := c.Tensor("x")
	if !ok {
		c.notPattern()
		return c.Unknown("parsed shape")
	}
	numbers := 0
	e, problem := parseExpression(pattern, true, false, &numbers)
	if problem != "" {
		c.einopsFault(0, problem)
		return c.Unknown("parsed shape")
	}
	for _, g := range e.groups {
		if len(g.axes) > 1 {
			c.Refuse("invalid-rearrange", 0, "Can't parse shape with composite axes: "+pattern, "parse_shape %q: composite axes", pattern)
			return c.Unknown("parsed shape")
		}
	}
	if t == nil {
		return c.Unknown("parsed shape")
	}
	s := c.Shape(t)
	n := len(e.groups)
	if !e.hasEllipsis {
		s, ok = c.Ranked(t, n, 0)
	} else {
		ok = !s.Known() || s.Rank() >= n-1
	}
	if !ok {
		c.Refuse("invalid-rearrange", s.Bits(), fmt.Sprintf("Can't parse shape with different number of dimensions: %s %s", pattern, s), "parse_shape %q: %d names for %s", pattern, n, s)
		return c.Unknown("parsed shape")
	}
	at := slices.IndexFunc(e.groups, group.isEllipsis)
	out := value.NewDict()
	for i, g := range e.groups {
		if g.isEllipsis() {
			continue
		}
		d := dimAt(s, i, at, n)
		switch {
		case len(g.axes) == 0:
			c.demandEqual(d, value.D(1), "invalid-rearrange", fmt.Sprintf("Length of axis is not 1: %s %s", pattern, s), "parse_shape %q: an axis of %s is not 1", pattern, s)
		case g.axes[0].isNumber():
			c.demandEqual(d, value.D(g.axes[0].length), "invalid-rearrange", fmt.Sprintf("Length of anonymous axis does not match: %s %s", pattern, s), "parse_shape %q: %s instead of %d: %s", pattern, d, g.axes[0].length, s)
		case g.axes[0].name != "_":
			k := value.Str{S: g.axes[0].name}
			if !d.Known() {
				d = c.NewDim(k.S, 1)
			}
			out.Items.Set(k.S, k, value.Int{Dim: d})
		}
	}
	return out
}

// einopsEinsum is einsum with names instead of letters, the pattern last.
func einopsEinsum(c *Call) value.Value {
	items, ok := Elements(c.Arg("tensors_and_pattern"))
	if !ok {
		return c.lost(value.NoDType)
	}
	if len(items) <= 1 {
		c.RefuseAs("ValueError", "invalid-argument", 0, "`einops.einsum` takes at minimum two arguments: the tensors (at least one), followed by the pattern.", "einsum takes tensors and a pattern, got %d arguments", len(items))
		return c.lost(value.NoDType)
	}
	pattern, isStr := items[len(items)-1].(value.Str)
	if !isStr {
		switch items[len(items)-1].(type) {
		case *value.Tensor, value.Int, value.NoneType:
			c.RefuseAs("ValueError", "invalid-argument", 0, "The last argument passed to `einops.einsum` must be a string, representing the einsum pattern.", "einsum: the pattern comes last")
		}
		return c.lost(value.NoDType)
	}
	eq, exception, problem := namedEquation(pattern.S)
	if problem != "" {
		c.RefuseAs(exception, "invalid-einsum", 0, problem, "einsum %q: %s", pattern.S, problem)
		return c.lost(value.NoDType)
	}
	ts := make([]*value.Tensor, len(items)-1)
	for i, e := range items[:len(items)-1] {
		ts[i], _ = e.(*value.Tensor)
	}
	return c.contract(eq, ts)
}

// namedEquation reads "batch i j, batch j k -> batch i k".
func namedEquation(pattern string) (eq equation, exception, problem string) {
	sides := strings.Split(pattern, "->")
	switch {
	case len(sides) == 1:
		return eq, "ValueError", "Einsum pattern must contain '->'."
	case len(sides) > 2:
		return eq, "ValueError", "too many values to unpack (expected 2)"
	}
	eq.text = pattern
	numbers := 0
	read := func(text string, duplicates bool) []string {
		e, p := parseExpression(text, true, duplicates, &numbers)
		if p != "" {
			exception, problem = "einops.EinopsError", p
			return nil
		}
		var labels []string
		for _, g := range e.groups {
			switch {
			case len(g.axes) == 0:
				exception, problem = "NotImplementedError", "Singleton () axes are not yet supported in einsum."
			case len(g.axes) > 1:
				exception, problem = "NotImplementedError", "Shape rearrangement is not yet supported in einsum."
			case g.axes[0].isNumber():
				exception, problem = "NotImplementedError", "Anonymous axes are not yet supported in einsum."
			default:
				labels = append(labels, g.axes[0].name)
			}
		}
		return labels
	}
	for _, part := range strings.Split(sides[0], ",") {
		eq.operands = append(eq.operands, read(part, true))
	}
	eq.out = read(sides[1], false)
	if problem != "" {
		return eq, exception, problem
	}
	for i, l := range eq.out {
		used := l == ellipsis
		for _, o := range eq.operands {
			used = used || slices.Contains(o, l)
		}
		if !used {
			return eq, "einops.EinopsError", fmt.Sprintf("Unknown axis %s on right side of einsum %s.", l, pattern)
		}
		if slices.Contains(eq.out[:i], l) {
			return eq, "RuntimeError", fmt.Sprintf("einsum(): output subscript %s appears more than once in the output", l)
		}
	}
	return eq, "", ""
}
