package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds nn.MultiheadAttention and its function.

// https://docs.pytorch.org/docs/stable/generated/torch.nn.MultiheadAttention.html
var attentionLayers = []Layer{{
	Name:      "torch.nn.MultiheadAttention",
	Signature: "(embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None, batch_first=False, device=None, dtype=None)",
	Init:      multiHeadInit,
	Forward:   "(query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False)",
	Eval:      multiHead,
}}

func multiHeadInit(c *Call) {
	embed, heads := c.size("embed_dim"), noDim
	if _, isFloat := c.Arg("num_heads").(value.Float); !isFloat { // a whole float serves until forward
		heads = c.size("num_heads")
	}
	c.noEffect("_reset_parameters")
	for _, d := range []value.Dim{embed, heads} {
		if c.surelyLess(d, value.D(1)) {
			msg := fmt.Sprintf("embed_dim and num_heads must be greater than 0, got embed_dim=%s and num_heads=%s instead", embed, heads)
			c.RefuseAs("ValueError", "invalid-argument", embed.Bits|heads.Bits, msg, "%s: embed_dim = %s and num_heads = %s must be greater than 0", c.Short(), embed, heads)
			return
		}
	}
	c.Demand(embed.Mod(heads), value.D(0), func() *value.Fault {
		return &value.Fault{Kind: "invalid-size", Exception: "AssertionError", Bits: embed.Bits | heads.Bits, Torch: "embed_dim must be divisible by num_heads",
			Message: fmt.Sprintf("%s: embed_dim = %s is not divisible by num_heads = %s", c.Short(), embed, heads),
			Related: append(setHere("embed_dim", embed), setHere("num_heads", heads)...)}
	})
	c.SetAttr("head_dim", value.Int{Dim: embed.FloorDiv(heads)})
	kdim, vdim := embed, embed
	if !c.IsNone("kdim") {
		kdim = c.size("kdim")
	}
	if !c.IsNone("vdim") {
		vdim = c.size("vdim")
	}
	c.SetAttr("kdim", value.Int{Dim: kdim})
	c.SetAttr("vdim", value.Int{Dim: vdim})
	c.projections(embed, kdim, vdim)
}

// projections registers the parameters: one packed weight if all three inputs are as wide.
func (c *Call) projections(embed, kdim, vdim value.Dim) {
	dt := c.paramDType()
	same := c.Surely(kdim, embed) && c.Surely(vdim, embed) || c.IsNone("kdim") && c.IsNone("vdim")
	c.SetAttr("_qkv_same_embed_dim", value.Bool(same))
	separate := []string{"q_proj_weight", "k_proj_weight", "v_proj_weight"}
	if same {
		c.Parameter("in_proj_weight", dt, embed.MulInt(3), embed)
		for _, name := range separate {
			c.NoParameter(name)
		}
	} else {
		for i, d := range []value.Dim{embed, kdim, vdim} {
			c.Parameter(separate[i], dt, embed, d)
		}
		c.NoParameter("in_proj_weight")
	}
	switch on, known := c.Bool("bias"); {
	case on:
		c.Parameter("in_proj_bias", dt, embed.MulInt(3))
	case known:
		c.NoParameter("in_proj_bias")
	}
	a := &value.Args{World: c.World, Pos: []value.Value{value.Int{Dim: embed}, value.Int{Dim: embed}},
		Kw: []value.KwArg{{Name: "bias", Value: c.Arg("bias")}, {Name: "dtype", Value: c.Arg("dtype")}}}
	if class := c.Host.Class("torch.nn.NonDynamicallyQuantizableLinear"); class != nil {
		if m := c.Host.Call(class, a); m != nil {
			c.Heap.Touch(c.Self)
			c.Self.Module.Modules.Set("out_proj", m)
		}
	}
	switch on, known := c.Bool("add_bias_kv"); {
	case on:
		c.Parameter("bias_k", dt, value.D(1), value.D(1), embed)
		c.Parameter("bias_v", dt, value.D(1), value.D(1), embed)
	case known:
		c.SetAttr("bias_k", value.None)
		c.SetAttr("bias_v", value.None)
	default:
		c.SetAttr("bias_k", c.Unknown("add_bias_kv"))
		c.SetAttr("bias_v", c.Unknown("add_bias_kv"))
	}
}

// multihead is one call of multi-head attention. Shapes are sequence first: [T, B, E].
type multihead struct {
	c             *Call
	embed, heads  value.Dim // what the layer was built for
	q, k, v       *value.Tensor
	sq, sk, sv    value.Shape // as given
	batched       bool
	batchFirst    bool
	target, batch value.Dim // lengths
	source        value.Dim
	dtype         value.DType // of the weights
	width         value.Dim   // of the result
}

func multiHead(c *Call) value.Value {
	m := &multihead{c: c, embed: c.sizeAttr("embed_dim"), heads: c.sizeAttr("num_heads")}
	m.width = m.embed
	var sure bool
	m.batchFirst, sure = c.Bool("batch_first")
	for _, name := range []string{"in_proj_weight", "q_proj_weight"} {
		if w, ok := c.SelfAttr(name).(*value.Tensor); ok {
			m.dtype = w.DType
		}
	}
	if !m.operands() || !sure {
		return m.unknown()
	}
	m.checkMaskDTypes()
	if !m.shapes() {
		return m.unknown()
	}
	if same, _ := c.SelfAttr("_qkv_same_embed_dim").(value.Bool); bool(same) {
		m.checkFeatures("key", m.k, m.sk, m.embed, "embed_dim")
		m.checkFeatures("value", m.v, m.sv, m.embed, "embed_dim")
	} else {
		m.checkFeatures("key", m.k, m.sk, c.sizeAttr("kdim"), "kdim")
		m.checkFeatures("value", m.v, m.sv, c.sizeAttr("vdim"), "vdim")
	}
	return m.attend()
}

func multiHeadFunction(c *Call) value.Value {
	m := &multihead{c: c, embed: c.sizeAttr("embed_dim_to_check"), heads: c.sizeAttr("num_heads")}
	m.width = m.embed
	for _, name := range []string{"in_proj_weight", "q_proj_weight"} {
		if w := c.Tensor(name); w != nil {
			m.dtype = firstDType(m.dtype, w.DType)
		}
	}
	if !m.operands() {
		return m.unknown()
	}
	m.checkMaskDTypes()
	if !m.shapes() {
		return m.unknown()
	}
	m.functionWeights()
	return m.attend()
}

// functionWeights compares the weights that the caller gave with the width of the query.
func (m *multihead) functionWeights() {
	c := m.c
	e, _ := m.sq.Last()
	check := func(name string, dims ...value.Dim) {
		w := c.Tensor(name)
		if w == nil {
			return
		}
		s, ok := c.Ranked(w, len(dims), 0)
		fault := func() *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes", Bits: s.Bits(), Torch: "mat1 and mat2 shapes cannot be multiplied",
				Message: fmt.Sprintf("%s: %s must be %s for a query %s, got %s", c.Short(), name, value.ShapeOf(dims...), m.sq, s)}
		}
		if !ok {
			if s.Known() {
				c.Fail(fault())
			}
			return
		}
		for i, d := range dims {
			if d.Known() && !c.Demand(s.Dims[i], d, fault) {
				return
			}
		}
	}
	c.Demand(e.Mod(m.heads), value.D(0), func() *value.Fault {
		return &value.Fault{Kind: "invalid-size", Exception: "AssertionError", Torch: fmt.Sprintf("embed_dim %s not divisible by num_heads %s", e, m.heads),
			Message: fmt.Sprintf("%s: %s features are not divisible by %s heads", c.Short(), e, m.heads)}
	})
	if separate, _ := c.Bool("use_separate_proj_weight"); separate {
		ke, _ := m.sk.Last()
		ve, _ := m.sv.Last()
		check("q_proj_weight", e, e)
		check("k_proj_weight", e, ke)
		check("v_proj_weight", e, ve)
	} else {
		if c.Arg("in_proj_weight") == value.None {
			c.RefuseAs("AssertionError", "invalid-argument", 0, "use_separate_proj_weight is False but in_proj_weight is None", "%s: in_proj_weight is None", c.Short())
		}
		check("in_proj_weight", e.MulInt(3), e)
		m.checkFeatures("key", m.k, m.sk, e, "embed_dim")
		m.checkFeatures("value", m.v, m.sv, e, "embed_dim")
	}
	check("in_proj_bias", e.MulInt(3))
	check("out_proj_weight", noDim, e)
	if w := c.Required("out_proj_weight"); w != nil {
		m.width = noDim
		if s := c.Shape(w); s.Known() && s.Rank() == 2 {
			m.width = s.Dims[0]
		}
	}
	check("out_proj_bias", m.width)
	if c.IsNone("bias_k") != c.IsNone("bias_v") && !c.Maybe("bias_k") && !c.Maybe("bias_v") {
		c.RefuseAs("AssertionError", "invalid-argument", 0, "bias_k is set but bias_v is None", "%s: bias_k and bias_v are given together or not at all", c.Short())
	}
}

// operands reads query, key and value; false if one is not known.
func (m *multihead) operands() bool {
	c := m.c
	for i, name := range []string{"query", "key", "value"} {
		switch v := c.Arg(name).(type) {
		case *value.Tuple, *value.List, *value.Dict, value.NoneType, value.Int, value.Float, value.Str:
			c.noAttribute(v, "dim")
			return false
		}
		*[]**value.Tensor{&m.q, &m.k, &m.v}[i] = c.Tensor(name)
	}
	return m.q != nil && m.k != nil && m.v != nil
}

// checkMaskDTypes allows bool and floating-point masks alone.
func (m *multihead) checkMaskDTypes() {
	c := m.c
	for _, name := range []string{"key_padding_mask", "attn_mask"} {
		if t := c.Tensor(name); t != nil && t.DType != value.NoDType && t.DType != value.BoolType && !t.DType.IsFloat() {
			c.RefuseAs("AssertionError", "mismatched-dtype", t.Bits, fmt.Sprintf("only bool and floating types of %s are supported", name),
				"%s: %s is %s; it must be bool or floating point", c.Who(), name, t.DType)
		}
	}
	weights, known := c.Bool("need_weights")
	for _, name := range []string{"key_padding_mask", "attn_mask"} {
		t := c.Tensor(name)
		if t != nil && known && t.DType.IsFloat() && m.q.DType.IsFloat() && t.DType != m.q.DType && (weights || t.DType != value.Float32) {
			c.Refuse("mismatched-dtype", t.Bits, "Expected attn_mask dtype to be bool or float or to match query dtype",
				"%s: %s is %s, the query %s", c.Who(), name, t.DType, m.q.DType)
		}
	}
}

// shapes checks ranks, the width of the query, and that the operands agree; false if nothing can be told of the shapes.
func (m *multihead) shapes() bool {
	c := m.c
	m.sq = c.Shape(m.q)
	if !m.sq.Known() {
		rank, bits := 3, value.FromUnbatched
		for _, t := range []*value.Tensor{m.k, m.v} {
			if s := c.Shape(t); s.Known() && (s.Rank() == 2 || s.Rank() == 3) {
				rank, bits = s.Rank(), 0
			}
		}
		if m.sq, _ = c.Ranked(m.q, rank, bits, m.names(rank, "T")...); !m.sq.Known() {
			return false
		}
	}
	rank := m.sq.Rank()
	if rank != 2 && rank != 3 {
		c.RefuseAs("AssertionError", "wrong-rank", m.sq.RankBits(), fmt.Sprintf("query should be unbatched 2D or batched 3D tensor but received %d-D query tensor", rank),
			"%s takes a query of 2 or 3 dimensions, got %s", c.Who(), m.sq)
		return false
	}
	m.batched = rank == 3
	var ok1, ok2 bool
	guess := m.sq.RankBits() & value.FromUnbatched
	m.sk, ok1 = c.Ranked(m.k, rank, guess, m.names(rank, "S")...)
	m.sv, ok2 = c.Ranked(m.v, rank, guess, m.names(rank, "S")...)
	if !ok1 || !ok2 {
		if !ok1 && m.sk.Known() || !ok2 && m.sv.Known() {
			kind := map[bool]string{true: "batched", false: "unbatched"}[m.batched]
			c.RefuseAs("AssertionError", "wrong-rank", m.sq.RankBits()|m.sk.RankBits()|m.sv.RankBits(),
				fmt.Sprintf("For %s (%d-D) `query`, expected `key` and `value` to be %d-D but found %d-D and %d-D tensors respectively", kind, rank, rank, len(m.sk.Dims), len(m.sv.Dims)),
				"%s: query, key and value must have the same number of dimensions: query is %s, key %s, value %s", c.Who(), m.sq, m.sk, m.sv)
		}
		return false
	}
	m.target, m.batch = m.lengths(m.sq)
	m.source, _ = m.lengths(m.sk)
	m.checkMaskRanks()
	got := m.sq.Dims[rank-1]
	c.Demand(got, m.embed, func() *value.Fault {
		return &value.Fault{Kind: "mismatched-features", Exception: "AssertionError",
			Message: fmt.Sprintf("%s takes %s features, got %s: query is %s", c.Who(), m.embed, got, m.sq),
			Torch:   fmt.Sprintf("was expecting embedding dimension of %s, but got %s", m.embed, got),
			Related: append(setHere("embed_dim", m.embed), c.madeHere(m.q)...)}
	})
	m.agree()
	for _, t := range []*value.Tensor{m.q, m.k, m.v} {
		if t.DType != value.NoDType && m.dtype != value.NoDType && t.DType != m.dtype {
			c.Refuse("mismatched-dtype", t.Bits, fmt.Sprintf("mat1 and mat2 must have the same dtype, but got %s and %s", scalarName(t.DType), scalarName(m.dtype)),
				"%s has %s weights, got a %s input", c.Who(), m.dtype, t.DType)
		}
	}
	return true
}

func (m *multihead) names(rank int, length string) []string {
	switch {
	case rank == 2:
		return []string{length}
	case m.batchFirst:
		return []string{"B", length}
	}
	return []string{length, "B"}
}

// lengths are the sequence length and the batch size of an operand.
func (m *multihead) lengths(s value.Shape) (length, batch value.Dim) {
	switch {
	case !m.batched:
		return s.Dims[0], value.D(1)
	case m.batchFirst:
		return s.Dims[1], s.Dims[0]
	}
	return s.Dims[0], s.Dims[1]
}

// agree demands that key and value agree with each other and with the batch of the query.
func (m *multihead) agree() {
	c := m.c
	n, b := m.lengths(m.sk)
	vn, vb := m.lengths(m.sv)
	between := func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes", Exception: "AssertionError", Related: append(c.madeHere(m.k), c.madeHere(m.v)...),
			Message: fmt.Sprintf("%s: key %s and value %s differ in length or batch", c.Who(), m.sk, m.sv),
			Torch:   fmt.Sprintf("key shape torch.Size(%s) does not match value shape torch.Size(%s)", m.sk, m.sv)}
	}
	if !c.Demand(n, vn, between) || !c.Demand(b, vb, between) {
		return
	}
	c.Demand(b, m.batch, func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes", Related: append(c.madeHere(m.q), c.madeHere(m.k)...),
			Message: fmt.Sprintf("%s: the query has batch size %s, the key %s: query is %s, key %s (batch_first is %v)", c.Who(), m.batch, b, m.sq, m.sk, m.batchFirst),
			Torch:   fmt.Sprintf("shape '[%s, %s, %s]' is invalid for input of size %s", n, m.batch.Mul(m.heads), m.embed.FloorDiv(m.heads), m.sk.Numel())}
	})
}

func (m *multihead) checkFeatures(what string, t *value.Tensor, s value.Shape, want value.Dim, param string) {
	c := m.c
	got, _ := s.Last()
	c.Demand(got, want, func() *value.Fault {
		return &value.Fault{Kind: "mismatched-features", Exception: "AssertionError", Related: append(setHere(param, want), c.madeHere(t)...),
			Message: fmt.Sprintf("%s takes a %s of %s features, got %s: %s is %s", c.Who(), what, want, got, what, s),
			Torch:   fmt.Sprintf("expecting %s weights shape of (%s, %s), but got torch.Size([%s, %s])", what, m.embed, got, m.embed, want)}
	})
}

// checkMaskRanks refuses masks of a wrong number of dimensions.
func (m *multihead) checkMaskRanks() {
	c := m.c
	kind, want := "unbatched (2-D)", 1
	if m.batched {
		kind, want = "batched (3-D)", 2
	}
	if t := c.Tensor("key_padding_mask"); t != nil {
		names := []string{"B", "S"}[2-want:]
		if s, ok := c.Ranked(t, want, 0, names...); !ok && s.Known() {
			c.RefuseAs("AssertionError", "wrong-rank", s.RankBits(), fmt.Sprintf("For %s `query`, expected `key_padding_mask` to be `None` or %d-D but found %d-D tensor instead", kind, want, s.Rank()),
				"%s: key_padding_mask is %s for a query %s", c.Who(), s, m.sq)
		}
	}
	t := c.Tensor("attn_mask")
	if t == nil {
		return
	}
	s := c.Shape(t)
	if !s.Known() {
		return
	}
	if s.Rank() != 2 && s.Rank() != 3 {
		c.RefuseAs("AssertionError", "wrong-rank", s.RankBits(), fmt.Sprintf("For %s `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found %d-D tensor instead", kind, s.Rank()),
			"%s: attn_mask must have 2 or 3 dimensions, got %s", c.Who(), s)
		return
	}
	if !m.batched && s.Rank() == 3 {
		m.maskShape(t, s, m.heads, m.target, m.source)
	}
}

// maskShape demands a shape of attn_mask.
func (m *multihead) maskShape(t *value.Tensor, s value.Shape, want ...value.Dim) {
	c := m.c
	for i, d := range s.Dims {
		ok := c.Demand(d, want[i], func() *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes", Related: c.madeHere(t),
				Message: fmt.Sprintf("%s: attn_mask must be %s, got %s: query is %s, key %s", c.Who(), value.ShapeOf(want...), s, m.sq, m.sk),
				Torch:   fmt.Sprintf("The shape of the %dD attn_mask is torch.Size(%s), but should be (%s).", len(want), s, joined(want, ", "))}
		})
		if !ok {
			return
		}
	}
}

// checkMasks compares the masks with the lengths.
func (m *multihead) checkMasks() {
	c := m.c
	causal, causalKnown := c.Bool("is_causal")
	weights, weightsKnown := c.Bool("need_weights")
	mask, padding := c.Tensor("attn_mask"), c.Tensor("key_padding_mask")
	if causal && c.Arg("attn_mask") == value.None {
		c.Refuse("invalid-argument", 0, "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method `generate_square_subsequent_mask` to create this mask.",
			"%s: is_causal=True is only a hint; attn_mask must be given, too", c.Who())
	}
	if padding != nil {
		if s := c.Shape(padding); s.Known() && (s.Rank() == 2 && m.batched || s.Rank() == 1 && !m.batched) {
			m.checkPadding(padding, s)
		}
	}
	// With the hint and no other use for it the mask is not looked at.
	if mask == nil || !causalKnown || !weightsKnown || causal && !weights && padding == nil {
		return
	}
	switch s := c.Shape(mask); {
	case !s.Known():
	case s.Rank() == 2:
		m.maskShape(mask, s, m.target, m.source)
	case s.Rank() == 3:
		m.maskShape(mask, s, m.batch.Mul(m.heads), m.target, m.source)
	}
}

func (m *multihead) checkPadding(t *value.Tensor, s value.Shape) {
	c := m.c
	want := []value.Dim{m.batch, m.source}[2-s.Rank():]
	for i, d := range s.Dims {
		ok := c.Demand(d, want[i], func() *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes", Exception: "AssertionError", Related: c.madeHere(t),
				Message: fmt.Sprintf("%s: key_padding_mask must be %s, got %s: key is %s", c.Who(), value.ShapeOf(want...), s, m.sk),
				Torch:   fmt.Sprintf("Expected key_padded_mask.shape[%d] to be %s, but got %s", i+2-s.Rank(), want[i], d)}
		})
		if !ok {
			return
		}
	}
}

// learnedKeys is how many keys bias_k adds, and bias_v values: they are [S, 1, E], repeated for the batch and joined to the keys.
func (m *multihead) learnedKeys() value.Dim {
	c := m.c
	keys := value.D(1)
	for _, name := range [2]string{"bias_v", "bias_k"} {
		t := c.Tensor(name)
		s := c.Shape(t)
		if !s.Known() || s.Rank() == 0 || s.Rank() > 3 {
			return noDim
		}
		want := []value.Dim{noDim, value.D(1), m.embed}[3-s.Rank():]
		for i, d := range s.Dims {
			c.Demand(d, want[i], func() *value.Fault {
				return &value.Fault{Kind: "incompatible-shapes", Related: c.madeHere(t),
					Message: fmt.Sprintf("%s: %s must be [S, 1, %s], got %s", c.Who(), name, m.embed, s),
					Torch:   fmt.Sprintf("Sizes of tensors must match except in dimension 0. Expected size %s but got size %s for tensor number 1 in the list.", want[i], d)}
			})
		}
		if keys = value.D(1); s.Rank() == 3 {
			keys = s.Dims[0]
		}
	}
	return keys
}

// attend makes (output, weights).
func (m *multihead) attend() value.Value {
	c := m.c
	m.checkMasks()
	m.checkDropout()
	source := m.source
	if t := c.Tensor("static_k"); t != nil && c.Has("static_k") {
		source = noDim
		if s := c.Shape(t); s.Known() && s.Rank() == 3 {
			source = s.Dims[1]
		}
	}
	if c.isTensor("bias_k") && c.isTensor("bias_v") {
		source = source.Add(m.learnedKeys())
	} else if c.Maybe("bias_k") {
		source = noDim
	}
	switch zero, known := c.Bool("add_zero_attn"); {
	case zero:
		source = source.AddInt(1)
	case !known:
		source = noDim
	}
	out := c.Out(m.sq.WithLast(m.width), firstDType(m.dtype, m.q.DType))
	from := m.sq
	out.From = &from
	if m.batched && m.batchFirst { // computed as [T, B, E] and transposed
		strides := []dim.Expr{m.width.E, m.sq.Dims[0].Mul(m.width).E, dim.Int(1)}
		if !c.IsContiguous(out.Shape, strides) {
			out.Strides = strides
		}
		if training, ok := c.Bool("training"); c.Self != nil && (!ok || !training) && m.q == m.k && m.k == m.v {
			out.LayoutUnknown, out.Strides = out.Strides != nil, nil // the fast path, if no gradient is needed, does not transpose
		}
	}
	if known, ok := c.Bool("batch_first"); ok && !known && c.Self != nil && m.q == m.k {
		c.suspectScan(out, m.sq, "attends over")
	}
	return value.NewTuple(out, m.weights(source, out.DType))
}

// checkDropout refuses what is no probability, which only training notices.
func (m *multihead) checkDropout() {
	name := "dropout"
	if m.c.Self == nil {
		name = "dropout_p"
	}
	training, _ := m.c.Bool("training")
	if p, ok := m.c.Float(name); ok && training && p > 1 {
		m.c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("dropout probability has to be between 0 and 1, but got %v", p), "%s: dropout is %v, not a probability", m.c.Who(), p)
	}
}

func (c *Call) isTensor(name string) bool {
	_, ok := c.Arg(name).(*value.Tensor)
	return ok
}

// weights are the attention weights, averaged over heads or for each, if they are asked for.
func (m *multihead) weights(source value.Dim, dt value.DType) value.Value {
	c := m.c
	need, known := c.Bool("need_weights")
	if !known {
		return c.Unknown("attention weights")
	}
	if !need {
		return value.None
	}
	var dims []value.Dim
	if m.batched {
		dims = append(dims, m.batch)
	}
	average, known := c.Bool("average_attn_weights")
	if !known {
		return c.UnknownTensor(dt)
	}
	if !average {
		dims = append(dims, m.heads)
	}
	return c.Out(value.ShapeOf(append(dims, m.target, source)...), dt)
}

// unknown is the result where the operands are not known.
func (m *multihead) unknown() value.Value {
	c := m.c
	var out value.Value = c.UnknownTensor(m.dtype)
	if m.q != nil && m.sq.Known() && (len(m.sq.Dims) == 2 || len(m.sq.Dims) == 3) {
		out = c.Out(m.sq.WithLast(m.width), m.dtype)
	} else if m.q == nil {
		out = c.Out(value.Shape{Rest: c.NewRank(1), Suffix: []value.Dim{m.width}}, m.dtype)
	}
	if t := out.(*value.Tensor); m.batchFirst || !t.Shape.Known() {
		t.LayoutUnknown = true
	}
	if need, known := c.Bool("need_weights"); !known || need {
		return value.NewTuple(out, c.UnknownTensor(m.dtype))
	}
	return value.NewTuple(out, value.None)
}
