package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds scaled_dot_product_attention; nn.MultiheadAttention is in
// multihead.go, the layers of nn.Transformer are Python (prelude/torch/nn/transformer.py).

// https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.scaled_dot_product_attention.html
var attentionRules = []Rule{
	{"torch.nn.functional.scaled_dot_product_attention",
		"(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, *, scale=None, enable_gqa=False)", dotProductAttention},
	{"torch.nn.functional.multi_head_attention_forward",
		"(query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v, add_zero_attn, dropout_p, out_proj_weight, out_proj_bias, training=True, key_padding_mask=None, need_weights=True, attn_mask=None, use_separate_proj_weight=False, q_proj_weight=None, k_proj_weight=None, v_proj_weight=None, static_k=None, static_v=None, average_attn_weights=True, is_causal=False)",
		multiHeadFunction},
}

// dotProductAttention is softmax(q k^T) v: [..., L, E], [..., S, E], [..., S, Ev] to [..., L, Ev].
func dotProductAttention(c *Call) value.Value {
	q, k, v := c.Required("query"), c.Required("key"), c.Required("value")
	c.attentionArguments()
	if q == nil || k == nil || v == nil {
		return c.attentionOfUnknown(q, k, v)
	}
	c.attentionDTypes(q, k, v)
	sq, ok1 := c.AtLeast(q, 2, "L", "E")
	sk, ok2 := c.AtLeast(k, 2, "S", "E")
	sv, ok3 := c.AtLeast(v, 2, "S", "E")
	if !ok1 || !ok2 || !ok3 {
		c.Refuse("wrong-rank", sq.RankBits()|sk.RankBits()|sv.RankBits(),
			fmt.Sprintf("Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: %d key.dim: %d and value.dim: %d instead.", len(sq.Dims), len(sk.Dims), len(sv.Dims)),
			"%s takes tensors of at least two dimensions: query is %s, key %s, value %s", c.Short(), sq, sk, sv)
		return c.UnknownTensor(q.DType)
	}
	if length, _ := FromEnd(sq, 2); length.Is(0) || c.anyZero(sv.Dims) || c.anyZero(sv.Suffix) {
		// There is nothing to sum over or for: torch makes the result before it compares anything
		// (aten/src/ATen/native/transformers/attention.cpp).
		last, _ := sv.Last()
		return c.Out(sq.WithLast(last), q.DType)
	}
	a := &attention{c: c, q: q, k: k, v: v, sq: sq, sk: sk, sv: sv, mask: c.Tensor("attn_mask")}
	a.fused = a.canBeFused()
	a.checkFeatures()
	lead := a.heads()
	a.checkMask(lead)
	return a.result(lead)
}

// attentionArguments checks what does not depend on shapes.
func (c *Call) attentionArguments() {
	if p, ok := c.Float("dropout_p"); ok && !(p >= 0 && p <= 1) {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("dropout probability has to be between 0 and 1, but got %v", p), "%s: dropout_p is %v, not a probability", c.Short(), p)
	}
	if s, ok := c.Str("scale"); ok {
		c.BadType("scale", "float", value.Str{S: s})
	}
	causal, _ := c.Bool("is_causal")
	if _, isTensor := c.Arg("attn_mask").(*value.Tensor); causal && isTensor {
		c.Refuse("invalid-argument", 0, "_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True",
			"%s takes attn_mask or is_causal=True, not both", c.Short())
	}
}

// attentionOfUnknown makes the result as far as the known operands tell.
func (c *Call) attentionOfUnknown(q, k, v *value.Tensor) value.Value {
	dt := value.NoDType
	for _, t := range []*value.Tensor{q, k, v} {
		if t != nil {
			dt = firstDType(dt, t.DType)
		}
	}
	if q != nil && v != nil {
		if last, ok := c.Shape(v).Last(); ok {
			if s := c.Shape(q); s.Known() && s.Rank() >= 2 {
				return c.Out(maybeBroadcast(s.WithLast(last), s.Rank()-2), dt)
			}
		}
	}
	return c.UnknownTensor(dt)
}

// maybeBroadcast is a shape whose first n dimensions are broadcast with those of an operand of which
// nothing is known: a 1 is taken to stay one, weakly.
func maybeBroadcast(s value.Shape, n int) value.Shape {
	s = s.Clone()
	for i := range s.Dims[:n] {
		if s.Dims[i].Is(1) {
			s.Dims[i].Bits |= value.FromWeak
		}
	}
	return s
}

func (c *Call) attentionDTypes(q, k, v *value.Tensor) {
	for _, t := range []*value.Tensor{k, v} {
		if q.DType != value.NoDType && t.DType != value.NoDType && q.DType != t.DType {
			c.Refuse("mismatched-dtype", q.Bits|k.Bits|v.Bits,
				fmt.Sprintf("Expected query, key, and value to have the same dtype, but got query.dtype: %s key.dtype: %s and value.dtype: %s instead.", q.DType, k.DType, v.DType),
				"%s: query is %s, key %s, value %s", c.Short(), q.DType, k.DType, v.DType)
		}
	}
	if d := q.DType; d != value.NoDType && !d.IsFloat() {
		c.Refuse("mismatched-dtype", q.Bits, "expected scalar type Float but found "+scalarName(d), "%s does not work on %s tensors", c.Short(), d)
	}
	if m, ok := c.Arg("attn_mask").(*value.Tensor); ok && q.DType != value.NoDType {
		switch m.DType {
		case value.NoDType, value.BoolType, value.Float32, q.DType:
		default:
			c.Refuse("mismatched-dtype", m.Bits,
				fmt.Sprintf("Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: %s and  query.dtype: %s instead.", m.DType, q.DType),
				"%s: attn_mask is %s; it must be bool, float32 or %s, as the query is", c.Short(), m.DType, q.DType)
		}
	}
}

// attention is one call with its operands.
type attention struct {
	c          *Call
	q, k, v    *value.Tensor
	sq, sk, sv value.Shape
	mask       *value.Tensor
	// fused: the fused kernel may be taken, Yes: it is. It keeps the layout of
	// the query, and does not compare the lengths of key and value.
	fused dim.Answer
	// asked: the mask is looked at when the kernel is chosen, which fails if it has less than two dimensions.
	asked bool
}

func (a *attention) canBeFused() dim.Answer {
	c := a.c
	p, ok := c.Float("dropout_p")
	if !ok || p != 0 || len(a.sq.Dims) != 4 || len(a.sk.Dims) != 4 || len(a.sv.Dims) != 4 || !a.sq.Known() || !a.sk.Known() || !a.sv.Known() {
		return dim.No
	}
	out := dim.Yes
	for _, i := range []int{0, 1, 3} {
		if i == 3 {
			a.asked = out == dim.Yes
		}
		switch a.sameSize(i) {
		case dim.No:
			return dim.No
		case dim.Unknown:
			out = dim.Unknown
		}
	}
	if a.mask != nil {
		if s := c.Shape(a.mask); s.Known() && s.Rank() > 1 && s.Rank() != 2 && s.Rank() != 4 {
			return dim.No
		}
	}
	return out
}

// sameSize compares the operands in dimension i, as the choice of the kernel does: grouped queries may have more
// heads than key and value.
func (a *attention) sameSize(i int) dim.Answer {
	c := a.c
	q, k, v := a.sq.Dims[i], a.sk.Dims[i], a.sv.Dims[i]
	same := c.Equal(k, v)
	if grouped, known := c.Bool("enable_gqa"); i == 1 && known && grouped || same == dim.No {
		return same
	}
	switch c.Equal(q, k) {
	case dim.No:
		return dim.No
	case dim.Unknown:
		return dim.Unknown
	}
	return same
}

// checkFeatures compares the features of query and key, and the lengths of key and value.
func (a *attention) checkFeatures() {
	c := a.c
	e, _ := a.sq.Last()
	ke, _ := a.sk.Last()
	c.Demand(e, ke, func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes", Related: append(c.madeHere(a.q), c.madeHere(a.k)...),
			Message: fmt.Sprintf("%s: the query has %s features, the key %s: query is %s, key %s", c.Short(), e, ke, a.sq, a.sk),
			Torch:   "mat1 and mat2 shapes cannot be multiplied"}
	})
	n, _ := FromEnd(a.sk, 2)
	m, _ := FromEnd(a.sv, 2)
	fault := func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes", Related: append(c.madeHere(a.k), c.madeHere(a.v)...),
			Message: fmt.Sprintf("%s: the key has length %s, the value %s: key is %s, value %s", c.Short(), n, m, a.sk, a.sv),
			Torch:   "Expected size for first two dimensions of batch2 tensor"}
	}
	if c.Never(n, m) && a.fused != dim.No {
		// The fused kernel reads past the end or ignores the rest without a word.
		f := fault()
		f.Severity, f.Bits, f.Torch = value.Warning, n.Bits|m.Bits, ""
		c.Host.RaiseFault(f)
		return
	}
	c.Demand(n, m, fault)
}

// heads broadcasts the leading dimensions: those of the scores.
func (a *attention) heads() value.Shape {
	c := a.c
	q, k, v := leading(a.sq), leading(a.sk), leading(a.sv)
	if !q.Known() {
		return q
	}
	if !k.Known() || !v.Known() {
		return maybeBroadcast(q, len(q.Dims))
	}
	if gqa, known := c.Bool("enable_gqa"); gqa {
		if !a.groupHeads(&q, &k, &v) {
			return q
		}
	} else if !known {
		return q
	}
	lead, at, ok := c.Broadcast(q, k)
	if ok {
		_, at, ok = c.Broadcast(lead, v)
	}
	if !ok {
		x, _ := FromEnd(q, at)
		y, _ := FromEnd(k, at)
		if c.Surely(x, y) || x.Is(1) || y.Is(1) {
			y, _ = FromEnd(v, at)
		}
		c.Refuse("incompatible-shapes", x.Bits|y.Bits, fmt.Sprintf("The size of tensor a (%s) must match the size of tensor b (%s) at non-singleton dimension %d", x, y, lead.Rank()-at),
			"%s: %s against %s in dimension %d: query is %s, key %s, value %s", c.Short(), x, y, -at-2, a.sq, a.sk, a.sv)
		return q
	}
	lead, _, _ = c.Broadcast(lead, v)
	return lead
}

// groupHeads repeats the heads of key and value for grouped-query attention.
func (a *attention) groupHeads(q, k, v *value.Shape) bool {
	c := a.c
	for _, s := range []value.Shape{a.sq, a.sk, a.sv} {
		if s.Rank() < 3 {
			c.RefuseAs("IndexError", "wrong-rank", s.RankBits(), "Dimension out of range (expected to be in range of [-2, 1], but got -3)",
				"%s: enable_gqa needs a dimension of heads, got %s", c.Short(), s)
			return false
		}
	}
	h := q.Dims[q.Rank()-1]
	for _, s := range []*value.Shape{k, v} {
		g := s.Dims[s.Rank()-1]
		ok := c.Demand(h.Mod(g), value.D(0), func() *value.Fault {
			return &value.Fault{Kind: "invalid-size", Bits: h.Bits | g.Bits, Torch: "Number of heads in key and value must divide the number of heads in query",
				Message: fmt.Sprintf("%s: %s heads of the key do not divide %s heads of the query: query is %s, key %s", c.Short(), g, h, a.sq, a.sk)}
		})
		if !ok {
			return false
		}
		*s = s.With(s.Rank()-1, h)
	}
	return true
}

// leading is a shape without its last two dimensions.
func leading(s value.Shape) value.Shape {
	if s.Known() {
		return value.Shape{Dims: s.Dims[:len(s.Dims)-2]}
	}
	return value.Shape{Dims: s.Dims, Rest: s.Rest, Suffix: s.Suffix[:len(s.Suffix)-2]}
}

// checkMask demands that the mask broadcasts to the scores [..., L, S], which it is added to in place.
func (a *attention) checkMask(lead value.Shape) {
	c := a.c
	if a.mask == nil || c.Failed() {
		return
	}
	s := c.Shape(a.mask)
	l, _ := FromEnd(a.sq, 2)
	n, _ := FromEnd(a.sk, 2)
	if !s.Known() || !lead.Known() {
		return
	}
	scores := value.Shape{Dims: append(append([]value.Dim(nil), lead.Dims...), l, n)}
	if scores.Rank() == 3 { // taken for a batch of one
		scores.Dims = append([]value.Dim{value.D(1)}, scores.Dims...)
	}
	if s.Rank() < 2 && a.asked {
		c.RefuseAs("IndexError", "wrong-rank", s.RankBits(), "Dimension out of range (expected to be in range of [-1, 0], but got -2)",
			"%s: attn_mask must have at least two dimensions, got %s", c.Short(), s)
		return
	}
	if c.anyZero(scores.Dims) { // adding to nothing looks at nothing
		return
	}
	if s.Rank() > scores.Rank() {
		c.Refuse("incompatible-shapes", s.Bits(), fmt.Sprintf("output with shape %s doesn't match the broadcast shape %s", scores, s),
			"%s: attn_mask %s has more dimensions than the scores %s", c.Short(), s, scores)
		return
	}
	for i := 1; i <= s.Rank(); i++ {
		m, want := s.Dims[s.Rank()-i], scores.Dims[scores.Rank()-i]
		if !c.Never(m, value.D(1)) {
			continue
		}
		c.Demand(m, want, func() *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes", Related: c.madeHere(a.mask),
				Message: fmt.Sprintf("%s: attn_mask %s does not broadcast to the scores %s", c.Short(), s, scores),
				Torch:   fmt.Sprintf("The size of tensor a (%s) must match the size of tensor b (%s) at non-singleton dimension %d", want, m, scores.Rank()-i)}
		})
	}
}

func (a *attention) result(lead value.Shape) value.Value {
	c := a.c
	l, _ := FromEnd(a.sq, 2)
	last, _ := a.sv.Last()
	out := c.Out(value.Shape{}, firstDType(a.q.DType, a.k.DType, a.v.DType))
	from := a.sq
	out.From = &from
	if lead.Known() {
		out.Shape = value.Shape{Dims: append(append([]value.Dim(nil), lead.Dims...), l, last)}
	} else {
		out.Shape = value.Shape{Dims: lead.Dims, Rest: lead.Rest, Suffix: append(append([]value.Dim(nil), lead.Suffix...), l, last)}
	}
	out.Bits |= a.q.Bits | out.Shape.Bits()
	switch a.fused {
	case dim.Yes:
		if st := c.Strides(a.q); st == nil {
			out.LayoutUnknown = true
		} else if st[3].IsInt(1) {
			out.Strides = denseStrides(c, a.q)
		}
	case dim.Unknown:
		out.LayoutUnknown = a.q.LayoutUnknown || a.q.Strides != nil
	}
	return out
}
