package torch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// The layers of einops.layers.torch: patterns that are read once.
// https://einops.rocks/api/einmix/
var einopsLayers = []Layer{
	{
		Name:      "einops.layers.torch.Rearrange",
		Signature: "(pattern, **axes_lengths)",
		Init:      func(c *Call) { c.prepare("rearrange") },
		Forward:   "(input)",
		Eval:      func(c *Call) value.Value { return rearrangeLayer(c, "rearrange") },
	},
	{
		Name:      "einops.layers.torch.Reduce",
		Signature: "(pattern, reduction, **axes_lengths)",
		Init:      func(c *Call) { c.prepare(reductionName(c.Arg("reduction"))) },
		Forward:   "(input)",
		Eval:      func(c *Call) value.Value { return rearrangeLayer(c, reductionName(c.Arg("reduction"))) },
	},
	{
		Name:      "einops.layers.torch.EinMix",
		Signature: "(pattern, weight_shape, bias_shape=None, **axes_lengths)",
		Init:      einMixInit,
		Forward:   "(input)",
		Eval:      einMix,
	},
}

// prepare checks the pattern of a layer, as einops does when it is constructed.
func (c *Call) prepare(op string) (x rearrangement, ok bool) {
	pattern, isStr := c.Str("pattern")
	if !isStr {
		c.notPattern()
		return x, false
	}
	lengths, known := c.axesLengths("axes_lengths")
	x = rearrangement{c: c, op: op, pattern: pattern, lengths: lengths, preparing: c.initializing}
	return x, x.parse() && known
}

func rearrangeLayer(c *Call, op string) value.Value {
	t := c.Required("input")
	x, ok := c.prepare(op)
	if t == nil || !ok {
		return c.lost(either(t))
	}
	// The recipes are made for each rank that the pattern admits (up to 7
	// dimensions for an ellipsis); another rank is a key that is missing.
	x.shape = c.Shape(t)
	n := len(x.left.groups)
	if s := x.shape; s.Known() && (!x.left.hasEllipsis && s.Rank() != n || x.left.hasEllipsis && (s.Rank() < n-1 || s.Rank() > n+6)) {
		want := fmt.Sprintf("%d", n)
		if x.left.hasEllipsis {
			want = fmt.Sprintf("at least %d", n-1)
		}
		c.RefuseAs("KeyError", "invalid-rearrange", s.Bits()|t.Bits, fmt.Sprint(s.Rank()), "%s %q: takes %s dimensions, got %s", c.Who(), x.pattern, want, s)
		return c.lost(t.DType)
	}
	return x.run(t, c.Arg("reduction"))
}

// mix is what EinMix makes of its patterns.
type mix struct {
	left, right, weight, bias *expression
	lengths                   map[string]value.Value
}

// einMixParse reads the patterns; problem is einops' complaint.
func (c *Call) einMixParse() (m mix, problem string, ok bool) {
	pattern, ok1 := c.Str("pattern")
	weight, ok2 := c.Str("weight_shape")
	lengths, known := c.axesLengths("axes_lengths")
	if !ok1 || !ok2 || !known {
		return m, "", false
	}
	m.lengths = map[string]value.Value{}
	for _, l := range lengths {
		m.lengths[l.axis.name] = l.value
	}
	sides := strings.Split(pattern, "->")
	if len(sides) != 2 {
		return m, "a pattern has one '->'", true
	}
	texts := []string{sides[0], sides[1], weight}
	if b, has := c.Str("bias_shape"); has {
		texts = append(texts, b)
	}
	numbers := 0
	parsed := make([]*expression, 4)
	for i, text := range texts {
		if parsed[i], problem = parseExpression(text, false, false, &numbers); problem != "" {
			return m, problem, true
		}
	}
	m.left, m.right, m.weight, m.bias = parsed[0], parsed[1], parsed[2], parsed[3]
	return m, m.check(weight, pattern), true
}

func (m *mix) check(weight, pattern string) string {
	names := func(e *expression) (out []string) {
		for _, a := range e.axisSet() {
			out = append(out, a.name)
		}
		return out
	}
	left, right, w := names(m.left), names(m.right), names(m.weight)
	for _, a := range right {
		if !slices.Contains(left, a) && !slices.Contains(w, a) {
			return fmt.Sprintf("Unrecognized identifiers on the right side of EinMix {'%s'}", a)
		}
	}
	switch {
	case m.weight.hasEllipsis:
		return "Ellipsis is not supported in weight, as its shape should be fully specified"
	case m.left.hasEllipsis != m.right.hasEllipsis:
		return "Ellipsis in EinMix should be on both sides, " + pattern
	case m.left.inGroup:
		return "Ellipsis on left side can't be in parenthesis, got " + pattern
	case m.left.hasNumbers || m.right.hasNumbers || m.weight.hasNumbers:
		return "Anonymous axes (numbers) are not allowed in EinMix"
	case strings.ContainsAny(weight, "()"):
		return "Parenthesis is not allowed in weight shape: " + weight
	}
	for _, a := range w {
		if _, ok := m.lengths[a]; !ok {
			return fmt.Sprintf("Dimension %s of weight should be specified", a)
		}
		if !slices.Contains(left, a) && !slices.Contains(right, a) {
			return fmt.Sprintf("Weight axes {'%s'} are redundant", a)
		}
	}
	for a := range m.lengths {
		if !slices.Contains(left, a) && !slices.Contains(w, a) {
			return fmt.Sprintf("Axes {'%s'} are not used in pattern", a)
		}
	}
	if m.bias == nil {
		return ""
	}
	for _, a := range names(m.bias) {
		if !slices.Contains(right, a) {
			return fmt.Sprintf("Bias axes {'%s'} not present in output", a)
		}
		if _, ok := m.lengths[a]; !ok {
			return fmt.Sprintf("Sizes not provided for bias axes {'%s'}", a)
		}
	}
	return ""
}

// length is a length that the caller gave.
func (m *mix) length(c *Call, name string) value.Dim {
	d, ok := AsDim(m.lengths[name])
	if !ok {
		return c.NewDim(name, 1)
	}
	return d
}

func einMixInit(c *Call) {
	m, problem, ok := c.einMixParse()
	if problem != "" {
		c.einopsFault(0, problem)
		return
	}
	if !ok {
		return
	}
	var weight []value.Dim
	for _, g := range m.weight.groups {
		for _, a := range g.axes {
			weight = append(weight, m.length(c, a.name))
		}
	}
	c.Parameter("weight", c.DefaultDType, weight...)
	if m.bias == nil {
		c.NoParameter("bias")
		return
	}
	var bias []value.Dim
	for _, g := range m.right.groups {
		for _, a := range g.axes {
			switch {
			case a.name == ellipsis && len(bias) > 0 && slices.ContainsFunc(bias, func(d value.Dim) bool { return !d.Is(1) }):
				c.einopsFault(0, "all bias dimensions should go after ellipsis in the output")
				return
			case a.name == ellipsis:
				bias = nil
			case m.bias.has(a):
				bias = append(bias, m.length(c, a.name))
			default:
				bias = append(bias, value.D(1))
			}
		}
	}
	c.Parameter("bias", c.DefaultDType, bias...)
}

// einMix takes the groups apart, multiplies with the weight, and forms the groups of the result.
func einMix(c *Call) value.Value {
	t := c.Required("input")
	m, problem, ok := c.einMixParse()
	if t == nil || problem != "" || !ok {
		return c.lost(either(t))
	}
	pattern, _ := c.Str("pattern")
	x := rearrangement{c: c, op: "rearrange", pattern: pattern, left: m.left, right: m.left}
	for name, v := range m.lengths {
		x.lengths = append(x.lengths, axisLength{patternAxis{name: name}, v})
	}
	if !x.rank(t) {
		return c.lost(t.DType)
	}
	if !x.shape.Known() {
		return c.lost(t.DType)
	}
	x.sizes = map[patternAxis]value.Dim{}
	for _, l := range x.lengths {
		if slices.ContainsFunc(m.left.groups, func(g group) bool { return len(g.axes) > 1 && slices.Contains(g.axes, l.axis) }) {
			x.sizes[l.axis], _ = AsDim(l.value)
		}
	}
	_, groups := x.expand()
	if !x.infer(groups) {
		return c.lost(t.DType)
	}
	c.einMixWeight(&x, &m)
	x.right = m.right
	out := c.Out(x.outShape(), t.DType)
	return out
}

// einMixWeight compares the axes of the input with those of the weight; sizes of 1 broadcast.
func (c *Call) einMixWeight(x *rearrangement, m *mix) {
	for _, a := range m.weight.axisSet() {
		want := m.length(c, a.name)
		got, ok := x.sizes[a]
		if !ok {
			x.sizes[a] = want
			continue
		}
		joined, good := c.BroadcastDim(got, want)
		if !good {
			c.demandEqual(got, want, "mismatched-features", fmt.Sprintf("einsum(): subscript has size %s for operand 1 which does not broadcast with previously seen size %s", want, got),
				"%s: axis %s is %s in the input, %s in the weight: input is %s", c.Who(), a.name, got, want, x.shape)
		}
		x.sizes[a] = joined
	}
}
