package torch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// https://pytorch.org/docs/stable/generated/torch.einsum.html
var einsumRules = []Rule{
	{"torch.einsum torch.functional.einsum", "(equation, *operands)", einsum},
}

var einsumLayers = []Layer{}

// ellipsis stands for "..." among the labels of an equation.
const ellipsis = "..."

// equation is a parsed einsum: labels of the operands and of the result.
type equation struct {
	text     string
	operands [][]string
	out      []string
	implicit bool // without "->"
}

func einsum(c *Call) value.Value {
	ts, known := c.einsumOperands()
	text, ok := c.Arg("equation").(value.Str)
	if !ok {
		switch v := c.Arg("equation").(type) {
		case *value.Tensor: // einsum(op1, [0, 1], op2, [1, 2], [0, 2])
			return sublists(c, v)
		case value.Int, value.Float, value.NoneType:
			c.BadType("equation", "str", v)
		}
		return c.lost(value.NoDType)
	}
	if known && len(ts) == 0 {
		c.RefuseAs("ValueError", "invalid-einsum", 0, "einsum(): must specify the equation string and at least one operand, or at least one operand and its subscripts list", "einsum without operands")
		return c.lost(value.NoDType)
	}
	eq, problem := parseEquation(text.S)
	if problem != "" {
		return c.badEquation(text.S, problem)
	}
	if !known {
		return c.lost(value.NoDType)
	}
	return c.contract(eq, ts)
}

// badEquation refuses an equation. torch's sentence begins with einsum().
func (c *Call) badEquation(text, problem string) value.Value {
	c.Refuse("invalid-einsum", 0, "einsum(): "+problem, "einsum %q: %s", text, problem)
	return c.lost(value.NoDType)
}

// einsumOperands are the operands: several arguments, or one list of them.
func (c *Call) einsumOperands() (ts []*value.Tensor, known bool) {
	items, ok := Elements(c.Arg("operands"))
	if !ok {
		return nil, false
	}
	if len(items) == 1 {
		switch v := items[0].(type) {
		case *value.List, *value.Tuple:
			if items, ok = Elements(v); !ok {
				return nil, false
			}
		}
	}
	ts = make([]*value.Tensor, len(items))
	for i, e := range items {
		switch e := e.(type) {
		case *value.Tensor:
			ts[i] = e
		case *value.List, *value.Tuple, value.Int, value.Float, value.Str, value.NoneType:
			if _, isEquation := c.Arg("equation").(value.Str); isEquation {
				c.RefuseAs("TypeError", "invalid-argument", 0, fmt.Sprintf("expected Tensor as element %d in argument 1, but got %s", i, typeName(e)),
					"einsum: operand %d must be a Tensor, not %s", i, typeName(e))
			}
		}
	}
	return ts, true
}

// sublists reads the form in which labels are lists of ints.
func sublists(c *Call, first *value.Tensor) value.Value {
	items, ok := Elements(c.Arg("operands"))
	if !ok {
		return c.lost(value.NoDType)
	}
	items = append([]value.Value{first}, items...)
	eq := equation{text: "sublists", implicit: true}
	var ts []*value.Tensor
	for i := 0; i < len(items); i += 2 {
		t, isTensor := items[i].(*value.Tensor)
		if i+1 == len(items) && !isTensor {
			labels, ok := labelsOf(items[i])
			if !ok {
				return c.lost(value.NoDType)
			}
			eq.out, eq.implicit = labels, false
			break
		}
		if !isTensor || i+1 == len(items) {
			return c.lost(value.NoDType)
		}
		labels, ok := labelsOf(items[i+1])
		if !ok {
			return c.lost(value.NoDType)
		}
		ts, eq.operands = append(ts, t), append(eq.operands, labels)
	}
	if eq.implicit {
		eq.out = implicitOutput(eq.operands)
	}
	return c.contract(eq, ts)
}

// labelsOf turns a list of ints (and Ellipsis) into labels.
func labelsOf(v value.Value) ([]string, bool) {
	items, ok := Elements(v)
	out := make([]string, len(items))
	for i, e := range items {
		if _, isEllipsis := e.(value.EllipsisType); isEllipsis {
			out[i] = ellipsis
			continue
		}
		d, isInt := AsDim(e)
		k, isConst := d.Const()
		if !isInt || !isConst || k < 0 || k >= 52 {
			return nil, false
		}
		out[i] = string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[k])
	}
	return out, ok
}

// parseEquation reads "...ij,jk->...ik"; problem is torch's complaint.
func parseEquation(text string) (eq equation, problem string) {
	eq.text = text
	left, right, explicit := strings.Cut(text, "->")
	at := 0
	for _, part := range strings.Split(left, ",") {
		labels, problem := parseLabels(part, at, func() string { return fmt.Sprintf("operand %d", len(eq.operands)) })
		if problem != "" {
			return eq, problem
		}
		eq.operands = append(eq.operands, labels)
		at += len(part) + 1
	}
	if !explicit {
		eq.out, eq.implicit = implicitOutput(eq.operands), true
		return eq, ""
	}
	if eq.out, problem = parseLabels(right, len(left)+2, func() string { return "output" }); problem != "" {
		return eq, problem
	}
	for i, l := range eq.out {
		if slices.Contains(eq.out[:i], l) {
			return eq, fmt.Sprintf("output subscript %s appears more than once in the output", l)
		}
		used := l == ellipsis
		for _, o := range eq.operands {
			used = used || slices.Contains(o, l)
		}
		if !used {
			return eq, fmt.Sprintf("output subscript %s does not appear in the equation for any input operand", l)
		}
	}
	return eq, ""
}

func parseLabels(part string, at int, whose func() string) (labels []string, problem string) {
	labels = make([]string, 0, len(part))
	for i := 0; i < len(part); i++ {
		ch := part[i]
		switch {
		case ch == ' ':
		case ch == '.':
			if !strings.HasPrefix(part[i:], ellipsis) {
				return nil, fmt.Sprintf("found '.' for %s that is not part of any ellipsis", whose())
			}
			if slices.Contains(labels, ellipsis) {
				return nil, fmt.Sprintf("found '.' for %s for which an ellipsis was already found", whose())
			}
			labels = append(labels, ellipsis)
			i += 2
		case ch >= 'a' && ch <= 'z' || ch >= 'A' && ch <= 'Z':
			labels = append(labels, part[i:i+1])
		default:
			return nil, fmt.Sprintf("invalid subscript given at index %d in the equation string, subscripts must be in [a-zA-Z]", at+i)
		}
	}
	return labels, ""
}

// implicitOutput is the ellipsis, then the labels that occur once, sorted.
func implicitOutput(operands [][]string) []string {
	count := map[string]int{}
	for _, o := range operands {
		for _, l := range o {
			count[l]++
		}
	}
	var out []string
	for l, n := range count {
		if n == 1 && l != ellipsis {
			out = append(out, l)
		}
	}
	slices.Sort(out)
	if count[ellipsis] > 0 {
		out = append([]string{ellipsis}, out...)
	}
	return out
}

// contraction collects the sizes of labels while operands are read.
type contraction struct {
	c     *Call
	eq    equation
	sizes map[string]value.Dim
	// rest is the broadcast shape of what the ellipses stand for.
	rest value.Shape
}

// contract computes the result of an einsum.
func (c *Call) contract(eq equation, ts []*value.Tensor) value.Value {
	switch {
	case len(ts) < len(eq.operands):
		return c.badEquation(eq.text, "fewer operands were provided than specified in the equation")
	case len(ts) > len(eq.operands):
		return c.badEquation(eq.text, "more operands were provided than specified in the equation")
	}
	x := contraction{c: c, eq: eq, sizes: map[string]value.Dim{}}
	for i, t := range ts {
		if !x.operand(i, t) {
			return c.lost(either(ts...))
		}
	}
	dt := x.dtype(ts)
	out := c.Out(x.shape(), dt)
	x.layout(out, ts)
	x.count(ts)
	return out
}

// operand takes in the sizes of an operand; false after a refusal.
func (x *contraction) operand(i int, t *value.Tensor) bool {
	c, labels := x.c, x.eq.operands[i]
	at := slices.Index(labels, ellipsis)
	named := len(labels)
	if at >= 0 {
		named--
	}
	if t == nil {
		x.unknownOperand(labels)
		return true
	}
	var s value.Shape
	var ok bool
	if at < 0 {
		s, ok = c.Ranked(t, named, 0, labels...)
	} else {
		c.Leading(t, at)
		s, ok = c.AtLeast(t, len(labels)-at-1, labels[at+1:]...)
		ok = ok && (!s.Known() || s.Rank() >= named)
	}
	if !ok {
		what := "does not match"
		tail := " and no ellipsis was given"
		if at >= 0 {
			what, tail = "is greater than", ""
		}
		c.Refuse("invalid-einsum", s.RankBits()|t.Bits,
			fmt.Sprintf("einsum(): the number of subscripts in the equation (%d) %s the number of dimensions (%d) for operand %d%s", named, what, s.Rank(), i, tail),
			"einsum %q: operand %d has %d subscripts, but is %s", x.eq.text, i, named, s)
		return false
	}
	for j, l := range labels {
		if l == ellipsis {
			if !x.ellipsis(i, s, j, len(labels)-j-1) {
				return false
			}
			continue
		}
		if !x.label(i, l, dimAt(s, j, at, len(labels)), slices.Contains(labels[:j], l), s) {
			return false
		}
	}
	return true
}

// dimAt is the size of label j of an operand whose ellipsis, if any, is at place at.
func dimAt(s value.Shape, j, at, n int) value.Dim {
	if at < 0 || j < at {
		if j < len(s.Dims) {
			return s.Dims[j]
		}
		return noDim
	}
	d, _ := FromEnd(s, n-j)
	return d
}

// unknownOperand names the sizes that only an unknown operand has.
func (x *contraction) unknownOperand(labels []string) {
	for _, l := range labels {
		if l == ellipsis {
			x.rest = value.Shape{Rest: x.c.NewRank(0)}
		} else if _, ok := x.sizes[l]; !ok {
			x.sizes[l] = noDim
		}
	}
}

// label joins a size with those seen for the label; repeated labels of one operand take its diagonal.
func (x *contraction) label(i int, l string, d value.Dim, repeated bool, s value.Shape) bool {
	c := x.c
	old, seen := x.sizes[l]
	if !seen || !old.Known() {
		x.sizes[l] = d
		return true
	}
	if repeated {
		return c.demandEqual(d, old, "invalid-einsum",
			fmt.Sprintf("einsum(): subscript %s is repeated for operand %d but the sizes don't match, %s != %s", l, i, d, old),
			"einsum %q: subscript %s is %s and %s in operand %d, %s", x.eq.text, l, old, d, i, s)
	}
	joined, ok := c.BroadcastDim(old, d)
	if !ok {
		return c.demandEqual(old, d, "invalid-einsum",
			fmt.Sprintf("einsum(): subscript %s has size %s for operand %d which does not broadcast with previously seen size %s", l, d, i, old),
			"einsum %q: subscript %s is %s in operand %d, %s, but %s before", x.eq.text, l, d, i, s, old)
	}
	x.sizes[l] = joined
	return true
}

// ellipsis broadcasts the dimensions between before labels and after labels.
func (x *contraction) ellipsis(i int, s value.Shape, before, after int) bool {
	c := x.c
	covered := value.Shape{Rest: c.NewRank(0)}
	if s.Known() {
		covered = value.ShapeOf(s.Dims[before : s.Rank()-after]...)
	}
	out, at, ok := c.Broadcast(x.rest, covered)
	if !ok {
		a, b := fromEnd(x.rest, at), fromEnd(covered, at)
		return c.demandEqual(a, b, "invalid-einsum",
			fmt.Sprintf("einsum(): dimension %d covered by ellipsis in operand %d has size %s which does not broadcast with previously seen ellipsis with size %s for the respective dimension", -at, i, b, a),
			"einsum %q: the dimensions of '...' do not broadcast: %s and %s", x.eq.text, x.rest, covered)
	}
	x.rest = out
	return true
}

// shape is that of the result.
func (x *contraction) shape() value.Shape {
	s := value.Shape{}
	for _, l := range x.eq.out {
		if l != ellipsis {
			d := x.sizes[l]
			if !d.Known() {
				d = x.c.NewDim(l, 1)
				x.sizes[l] = d
			}
			s = extend(s, d)
			continue
		}
		if x.rest.Known() {
			s = extend(s, x.rest.Dims...)
			continue
		}
		s = value.Shape{Dims: slices.Concat(s.Dims, x.rest.Dims), Rest: x.rest.Rest, Suffix: slices.Clone(x.rest.Suffix)}
	}
	return s
}

// dtype is that of the result. Pairs with a sum between them are multiplied as
// matrices, which does not promote; without one elementwise, which does.
func (x *contraction) dtype(ts []*value.Tensor) value.DType {
	c := x.c
	if len(ts) == 1 {
		dt := either(ts...)
		if len(x.summed(0)) > 0 && (dt.IsInteger() || dt == value.BoolType) {
			return value.Int64
		}
		return dt
	}
	dt := either(ts[0])
	for i, t := range ts[1:] {
		switch {
		case t == nil || t.DType == value.NoDType || dt == value.NoDType:
			dt = value.NoDType
		case t.DType == dt:
		case len(x.pairSums(i+1)) > 0:
			a := &value.Tensor{Desc: value.Desc{DType: dt}}
			c.alike(a, t, fmt.Sprintf("expected scalar type %s but found %s", scalarName(dt), nameOf(t)))
		default:
			dt = value.Promote(dt, t.DType)
		}
	}
	if dt != value.NoDType {
		return dt
	}
	if dt = either(ts...); dt.IsInteger() || dt == value.BoolType { // an operand of another type may lift it
		return value.NoDType
	}
	return dt
}

// summed are the labels of an operand that are not in the result.
func (x *contraction) summed(i int) []string {
	var out []string
	for _, l := range x.eq.operands[i] {
		if !slices.Contains(x.eq.out, l) {
			out = append(out, l)
		}
	}
	return out
}

// pairSums are the labels that the product of operand i with those before it surely sums over.
func (x *contraction) pairSums(i int) []string {
	return slices.DeleteFunc(x.pairLabels(i), func(l string) bool { return !x.c.Never(x.sizes[l], value.D(1)) })
}

// pairLabels are the labels that operand i shares with those before it, and that nothing after it needs.
func (x *contraction) pairLabels(i int) []string {
	var out []string
	for _, l := range x.summed(i) {
		if l != ellipsis && slices.ContainsFunc(x.eq.operands[:i], func(o []string) bool { return slices.Contains(o, l) }) && !x.later(i, l) {
			out = append(out, l)
		}
	}
	return out
}

// later tells that an operand after i has a label.
func (x *contraction) later(i int, l string) bool {
	return slices.ContainsFunc(x.eq.operands[i+1:], func(o []string) bool { return slices.Contains(o, l) })
}

// layout works out the strides of the result. A product of two operands is stored
// with the dimensions of both first, then those of the first only, then those of
// the second only; or the other way round, where that is the order asked for.
func (x *contraction) layout(out *value.Tensor, ts []*value.Tensor) {
	n := len(ts)
	switch {
	case !out.Shape.Known():
		out.LayoutUnknown = true
		return
	case n == 1:
		x.singleLayout(out, ts[0])
		return
	}
	all := func(l string) bool { // in an operand before the last
		for _, o := range x.eq.operands[:n-1] {
			if slices.Contains(o, l) {
				return true
			}
		}
		return false
	}
	last := func(l string) bool { return slices.Contains(x.eq.operands[n-1], l) }
	var both, first, second []string
	for _, l := range x.eq.out {
		switch {
		case all(l) && last(l) || l == ellipsis:
			both = append(both, l)
		case all(l):
			first = append(first, l)
		default:
			second = append(second, l)
		}
	}
	if n == 2 && len(x.pairSums(1)) == 0 { // an elementwise product takes its layout from both
		out.LayoutUnknown = !inOrder(x.eq.out, kept(x.eq.operands[0], x.eq.out)) || !inOrder(x.eq.out, kept(x.eq.operands[1], x.eq.out))
		return
	}
	stored := slices.Concat(both, first, second)
	if n == 2 && slices.Equal(slices.Concat(both, second, first), x.eq.out) {
		stored = x.eq.out
	}
	if slices.Equal(stored, x.eq.out) {
		return
	}
	if len(x.pairSums(n-1)) == 0 {
		out.LayoutUnknown = true
		return
	}
	x.strides(out, stored)
}

// strides gives out the strides of a result that is stored in another order of its labels.
func (x *contraction) strides(out *value.Tensor, stored []string) {
	place := map[string]int{} // of the first dimension of a label
	width := map[string]int{}
	at := 0
	for _, l := range x.eq.out {
		place[l], width[l] = at, 1
		if l == ellipsis {
			width[l] = x.rest.Rank()
		}
		at += width[l]
	}
	strides := make([]dim.Expr, at)
	acc := dim.Int(1)
	for i := len(stored) - 1; i >= 0; i-- {
		l := stored[i]
		for k := place[l] + width[l] - 1; k >= place[l]; k-- {
			strides[k] = acc
			acc = acc.Mul(dim.Max(out.Shape.Dims[k].E, dim.Int(1)))
		}
	}
	if !x.c.IsContiguous(out.Shape, strides) {
		out.Strides = strides
	}
}

// singleLayout: without a sum the result is a view of the operand.
func (x *contraction) singleLayout(out, t *value.Tensor) {
	labels, result := x.spelled(x.eq.operands[0]), x.spelled(x.eq.out)
	if t == nil {
		out.LayoutUnknown = true
		return
	}
	if len(x.summed(0)) > 0 {
		out.LayoutUnknown = len(result) > 1 && !inOrder(labels, result)
		return
	}
	old := x.c.Strides(t)
	if slices.Equal(labels, result) {
		out.Strides, out.LayoutUnknown = t.Strides, t.LayoutUnknown
		return
	}
	if len(old) != len(labels) {
		out.LayoutUnknown = true
		return
	}
	strides := make([]dim.Expr, len(result))
	for i, l := range result {
		strides[i] = dim.Int(0)
		for j, m := range labels {
			if l == m {
				strides[i] = strides[i].Add(old[j])
			}
		}
	}
	if !x.c.IsContiguous(out.Shape, strides) {
		out.Strides = strides
	}
}

// spelled are labels with the ellipsis replaced by one label for each dimension that it covers.
func (x *contraction) spelled(labels []string) []string {
	at := slices.Index(labels, ellipsis)
	if at < 0 || !x.rest.Known() {
		return labels
	}
	out := slices.Clone(labels[:at])
	for i := range x.rest.Dims {
		out = append(out, fmt.Sprint(ellipsis, i))
	}
	return append(out, labels[at+1:]...)
}

// kept are the labels that occur in out.
func kept(labels, out []string) []string {
	var k []string
	for _, l := range labels {
		if slices.Contains(out, l) {
			k = append(k, l)
		}
	}
	return k
}

// inOrder tells if the items of part are in the order that they have in all.
func inOrder(all, part []string) bool {
	i := 0
	for _, l := range all {
		if i < len(part) && part[i] == l {
			i++
		}
	}
	return i == len(part)
}

// count adds the multiply-adds of a contraction, a pair of operands after the other. A pair without a
// sum between them is multiplied elementwise, which does not count.
// aten/src/ATen/native/Linear.cpp
func (x *contraction) count(ts []*value.Tensor) {
	c := x.c
	if c.Work == nil {
		return
	}
	for i := 1; i < len(ts); i++ {
		sums := slices.DeleteFunc(x.pairLabels(i), func(l string) bool { return c.Equal(x.sizes[l], value.D(1)) == dim.Yes })
		if len(sums) > 0 {
			c.addWork(x.pairWork(i, sums))
		}
	}
}

// pairWork is one multiply-add for each combination of what operand i sums over with those before it
// and of what stays. What is summed over in one of them only is gone before they are multiplied.
func (x *contraction) pairWork(i int, sums []string) value.Dim {
	n := value.D(1)
	seen := map[string]bool{}
	for _, l := range slices.Concat(x.eq.operands[:i+1]...) {
		if seen[l] || !slices.Contains(sums, l) && !slices.Contains(x.eq.out, l) && !x.later(i, l) {
			continue
		}
		seen[l] = true
		if l != ellipsis {
			n = n.Mul(x.sizes[l])
			continue
		}
		for _, d := range x.rest.Dims {
			n = n.Mul(d)
		}
	}
	return n
}
