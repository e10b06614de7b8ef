package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Lookup tables. https://pytorch.org/docs/stable/generated/torch.nn.Embedding.html,
// https://pytorch.org/docs/stable/generated/torch.nn.EmbeddingBag.html
var embeddingRules = []Rule{
	{"torch.nn.functional.embedding", "(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False)", embedding},
	{"torch.embedding", "(weight, indices, padding_idx=-1, scale_grad_by_freq=False, sparse=False)", embedding},
	// Class methods, which are called without the class.
	{"torch.nn.Embedding.from_pretrained", "(embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False)", fromPretrained("torch.nn.Embedding")},
	{"torch.nn.EmbeddingBag.from_pretrained", "(embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode='mean', sparse=False, include_last_offset=False, padding_idx=None)", fromPretrained("torch.nn.EmbeddingBag")},
	{"torch.nn.functional.embedding_bag", "(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode='mean', sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None)", embeddingBag},
}

var embeddingLayers = []Layer{
	{
		Name:      "torch.nn.Embedding",
		Signature: "(num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None)",
		Init:      embeddingInit,
		Forward:   "(input)",
		Eval:      embedding,
	},
	{
		Name:      "torch.nn.EmbeddingBag",
		Signature: "(num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode='mean', sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None)",
		Init:      embeddingInit,
		Forward:   "(input, offsets=None, per_sample_weights=None)",
		Eval:      embeddingBag,
	},
}

func embeddingInit(c *Call) {
	n, d := c.size("num_embeddings"), c.size("embedding_dim")
	c.checkPaddingIdx(n)
	if c.Failed() {
		return
	}
	if w := c.Tensor("_weight"); w != nil {
		c.embeddingWeight(w, n, d)
		return
	}
	w := c.Parameter("weight", c.paramDType(), n, d)
	if freeze, known := c.Bool("_freeze"); known && freeze {
		w.RequiresGrad = false
	}
	c.method("_fill_padding_idx_with_zero", func(*value.Args) value.Value { return value.None })
	c.resetParameters()
}

// embeddingWeight takes over a given table; a parameter stays the same object.
func (c *Call) embeddingWeight(w *value.Tensor, n, d value.Dim) {
	s, ok := c.Ranked(w, 2, 0)
	if !ok || c.Never(s.Dims[0], n) || c.Never(s.Dims[1], d) {
		c.RefuseAs("AssertionError", "mismatched-features", s.Bits(), "Shape of weight does not match num_embeddings and embedding_dim",
			"%s: a weight of %s is not [%s, %s]", c.Short(), s, n, d)
		return
	}
	freeze, known := c.Bool("_freeze")
	p := w
	if !w.Parameter {
		p = value.NewTensor(s, w.DType)
		p.Parameter = true
	}
	p.RequiresGrad = !(known && freeze)
	c.Heap.Touch(c.Self)
	c.Self.Attrs.Delete("weight")
	c.Self.Module.Params.Set("weight", p)
}

// checkPaddingIdx: a negative one counts from the end.
func (c *Call) checkPaddingIdx(n value.Dim) {
	p, ok := AsDim(c.Arg("padding_idx"))
	if !ok || !n.Known() {
		return
	}
	if c.surelyLess(n.AddInt(-1), p) && !p.Is(0) || c.surelyLess(p.Add(n), value.D(0)) {
		c.RefuseAs("AssertionError", "index-out-of-range", p.Bits|n.Bits, "Padding_idx must be within num_embeddings",
			"%s: padding_idx %s is not within num_embeddings = %s", c.Short(), p, n)
	} else if k, ok := p.Const(); ok && k < 0 && c.Self != nil {
		c.SetAttr("padding_idx", value.Int{Dim: p.Add(n)})
	}
}

// indices are the argument of that name in torch.embedding, input elsewhere.
func (c *Call) indices() *value.Tensor {
	if c.Has("indices") {
		return c.Required("indices")
	}
	if v := c.Arg("input"); v == value.None {
		c.BadType("indices", "Tensor", v)
	}
	return c.Tensor("input")
}

func embedding(c *Call) value.Value {
	x, w := c.indices(), c.Required("weight")
	if w == nil {
		return c.Unknown("weight of embedding")
	}
	ws, ok := c.Ranked(w, 2, 0)
	if !ok {
		c.Refuse("wrong-rank", w.Bits|ws.Bits(), "'weight' must be 2-D", "%s: weight must have 2 dimensions, has %s", c.Who(), ws)
		return c.UnknownTensor(w.DType)
	}
	if c.Self == nil && c.Has("max_norm") {
		c.checkPaddingIdx(ws.Dims[0])
	}
	c.embeddingFlags()
	if x == nil {
		t := c.UnknownTensor(w.DType)
		t.Shape.Suffix, t.LayoutUnknown = []value.Dim{ws.Dims[1]}, false
		return t
	}
	c.checkRows(x, ws, "IndexError")
	s := c.Shape(x)
	out := s.Clone()
	if out.Known() {
		out.Dims = append(out.Dims, ws.Dims[1])
	} else {
		out.Suffix = append(out.Suffix, ws.Dims[1])
	}
	t := c.Out(out, w.DType)
	t.From = &s
	return t
}

func (c *Call) embeddingFlags() {
	switch v := c.Arg("max_norm").(type) {
	case value.Str, *value.Tuple, *value.List:
		c.BadType("max_norm", "float", v)
	}
	for _, name := range []string{"scale_grad_by_freq", "sparse"} {
		if c.hasArg(name) {
			c.boolArg(name)
		}
	}
}

// checkRows: int32 or int64, and within the table.
func (c *Call) checkRows(x *value.Tensor, ws value.Shape, exception string) {
	if x.DType != value.NoDType && x.DType != value.Int64 && x.DType != value.Int32 {
		c.Refuse("mismatched-dtype", x.Bits, fmt.Sprintf("Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.%sTensor instead (while checking arguments for embedding)", scalarName(x.DType)),
			"%s takes int64 or int32 indices, got %s", c.Who(), x.DType)
		return
	}
	if d, bad := c.outside(x, x.Contents(), ws.Dims[0]); bad {
		f := &value.Fault{Kind: "index-out-of-range", Exception: exception, Bits: d.Bits | ws.Dims[0].Bits,
			Message: fmt.Sprintf("%s: index %s is out of range for %s embeddings", c.Who(), d, ws.Dims[0]),
			Torch:   "index out of range in self", Related: setHere("num_embeddings", ws.Dims[0])}
		c.Fail(f)
	}
}

// embeddingBag reduces the rows of each bag: [B, L] has B bags; [N] is cut by offsets.
func embeddingBag(c *Call) value.Value {
	x, w := c.indices(), c.Required("weight")
	if x != nil && w != nil && w.DType == value.Int64 && x.DType.IsFloat() {
		x, w = w, x // the old order of arguments
	}
	if w == nil {
		return c.Unknown("weight of embedding_bag")
	}
	ws, ok := c.Ranked(w, 2, 0)
	if !ok {
		c.RefuseAs("ValueError", "wrong-rank", w.Bits, fmt.Sprintf("weight has to be a 2D Tensor, but got Tensor of dimension %d", len(ws.Dims)), "%s: weight must have 2 dimensions, has %s", c.Who(), ws)
		return c.UnknownTensor(w.DType)
	}
	if x == nil {
		return c.Out(value.ShapeOf(c.NewDim("B", 1), ws.Dims[1]), w.DType)
	}
	c.checkSampleWeights(x)
	s := c.Shape(x)
	bags := noDim
	switch {
	case !s.Known():
		c.bagMode()
		if c.IsNone("offsets") { // only [B, L] goes without
			if s, ok = c.Ranked(x, 2, 0, "B", "L"); ok {
				bags = s.Dims[0]
			}
		}
	case s.Rank() == 2:
		if !c.IsNone("offsets") && !c.Maybe("offsets") {
			c.RefuseAs("ValueError", "invalid-argument", s.Bits(), "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences.", "%s takes no offsets for 2D input: it is %s", c.Who(), s)
		}
		bags = s.Dims[0]
		if s.Dims[1].Is(0) {
			c.Refuse("invalid-size", s.Bits(), "step must be nonzero", "%s: the bags of %s are empty", c.Who(), s)
		}
	case s.Rank() == 1:
		bags = c.bagsOf(s)
	default:
		c.RefuseAs("ValueError", "wrong-rank", s.Bits(), fmt.Sprintf("input has to be 1D or 2D Tensor, but got Tensor of dimension %d", s.Rank()), "%s takes [B, L], or [N] with offsets, got %s", c.Who(), s)
	}
	c.bagMode()
	if !c.Failed() {
		c.checkRows(x, ws, "RuntimeError")
		c.checkBagTypes(x, w)
		c.checkBagPadding(ws.Dims[0])
	}
	return c.Out(value.ShapeOf(c.orFresh(bags, "B"), ws.Dims[1]), w.DType)
}

// bagMode checks mode and what goes together with it.
func (c *Call) bagMode() {
	mode, ok := c.Str("mode")
	if c.IsNone("mode") {
		mode, ok = "None", true
	}
	if !ok || c.Failed() {
		return
	}
	switch mode {
	case "sum":
	case "mean", "max":
		if !c.IsNone("per_sample_weights") && !c.Maybe("per_sample_weights") {
			c.RefuseAs("NotImplementedError", "invalid-argument", 0, fmt.Sprintf("embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' (got mode='%s').", mode), "%s: per_sample_weights need mode='sum', not '%s'", c.Who(), mode)
		}
		for _, name := range []string{"scale_grad_by_freq", "sparse"} {
			if on, _ := c.Bool(name); on && mode == "max" {
				c.RefuseAs("ValueError", "invalid-argument", 0, "max mode does not support "+name, "%s: mode 'max' does not go with %s", c.Who(), name)
			}
		}
	default:
		c.RefuseAs("ValueError", "invalid-argument", 0, "mode has to be one of sum, mean or max", "%s: mode must be 'sum', 'mean' or 'max', is '%s'", c.Who(), mode)
	}
}

// bagsOf is the number of bags that offsets cut the input into.
func (c *Call) bagsOf(s value.Shape) value.Dim {
	if c.IsNone("offsets") {
		c.RefuseAs("ValueError", "invalid-argument", s.Bits(), "offsets has to be a 1D Tensor but got None", "%s needs offsets for 1D input: it is %s", c.Who(), s)
		return noDim
	}
	o := c.Tensor("offsets")
	os, ok := c.Ranked(o, 1, 0, "B")
	if o == nil {
		return noDim
	}
	if !ok {
		c.RefuseAs("ValueError", "wrong-rank", os.Bits(), "offsets has to be a 1D Tensor", "%s: offsets must have 1 dimension, have %s", c.Who(), os)
		return noDim
	}
	c.checkOffsets(o, s)
	if last, known := c.Bool("include_last_offset"); last && known {
		if os.Dims[0].Is(0) {
			c.Refuse("invalid-size", os.Bits(), "include_last_offset: number of offset should be at least 1", "%s: offsets are empty", c.Who())
			return noDim
		}
		return os.Dims[0].AddInt(-1)
	} else if !known {
		return noDim
	}
	return os.Dims[0]
}

// checkOffsets: the first is 0, the last is not beyond the input.
func (c *Call) checkOffsets(o *value.Tensor, s value.Shape) {
	k := o.Contents()
	if k == nil || len(k.Ints) == 0 {
		return
	}
	first, last := k.Ints[0], k.Ints[len(k.Ints)-1]
	if c.Never(first, value.D(0)) {
		c.Refuse("index-out-of-range", first.Bits, fmt.Sprintf("offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got %s", first), "%s: the first offset must be 0, is %s", c.Who(), first)
	} else if c.surelyLess(s.Dims[0], last) {
		c.Refuse("index-out-of-range", last.Bits|s.Bits(), fmt.Sprintf("offsets[-1] can not be greater than input's length %s, but got offsets[-1] of %s", s.Dims[0], last), "%s: the last offset %s is beyond the input %s", c.Who(), last, s)
	}
}

func (c *Call) checkSampleWeights(x *value.Tensor) {
	p := c.Tensor("per_sample_weights")
	if p == nil {
		return
	}
	s, ps := c.Shape(x), c.Shape(p)
	differ := s.Known() && ps.Known() && s.Rank() != ps.Rank()
	for i := 0; !differ && s.Known() && ps.Known() && i < s.Rank(); i++ {
		differ = c.Never(s.Dims[i], ps.Dims[i])
	}
	if differ {
		c.RefuseAs("ValueError", "incompatible-shapes", s.Bits()|ps.Bits(), fmt.Sprintf("embedding_bag: If per_sample_weights (%s) is not None, then it must have the same shape as the input (%s)", ps, s),
			"%s: per_sample_weights must have the input's shape %s, have %s", c.Who(), s, ps)
	}
}

func (c *Call) checkBagTypes(x, w *value.Tensor) {
	if o := c.Tensor("offsets"); o != nil && o.DType != value.NoDType && o.DType != value.Int64 && o.DType != value.Int32 {
		c.Refuse("mismatched-dtype", o.Bits, "Expected tensor for argument #1 'offsets' to have one of the following scalar types: Long, Int", "%s takes int64 or int32 offsets, got %s", c.Who(), o.DType)
	}
	if p := c.Tensor("per_sample_weights"); p != nil && p.DType != value.NoDType && w.DType != value.NoDType && p.DType != w.DType {
		c.Refuse("mismatched-dtype", p.Bits, fmt.Sprintf("expected per_sample_weights to have the dtype of weight, %s, but got %s", w.DType, p.DType), "%s: per_sample_weights are %s, but weight is %s", c.Who(), p.DType, w.DType)
	}
	c.unsupported(w, "embedding_bag", notReal)
}

func (c *Call) checkBagPadding(n value.Dim) {
	p, ok := AsDim(c.Arg("padding_idx"))
	if ok && c.Self == nil && n.Known() && (c.surelyLess(n.AddInt(-1), p) || c.surelyLess(p.Add(n), value.D(0))) {
		c.Refuse("index-out-of-range", p.Bits, "padding_idx must be within the number of embeddings", "%s: padding_idx %s is not within %s embeddings", c.Who(), p, n)
	}
}

// fromPretrained makes a layer of a given table.
func fromPretrained(class string) func(*Call) value.Value {
	return func(c *Call) value.Value {
		w, cls := c.Required("embeddings"), c.Host.Class(class)
		if w == nil || cls == nil {
			return c.Unknown("embeddings")
		}
		s, ok := c.Ranked(w, 2, 0)
		if !ok {
			c.RefuseAs("AssertionError", "wrong-rank", w.Bits|s.Bits(), "Embeddings parameter is expected to be 2-dimensional", "from_pretrained takes a table of 2 dimensions, got %s", s)
			return c.Unknown("embeddings")
		}
		a := &value.Args{World: c.World, Pos: []value.Value{value.Int{Dim: s.Dims[0]}, value.Int{Dim: s.Dims[1]}}}
		a.Kw = append(a.Kw, value.KwArg{Name: "_weight", Value: w})
		for _, p := range c.sig.Params[2:] {
			a.Kw = append(a.Kw, value.KwArg{Name: p.Name, Value: c.Arg(p.Name)})
		}
		m := c.Host.Call(cls, a)
		if in, ok := m.(*value.Instance); ok && in.Module != nil {
			freeze, _ := c.Bool("freeze")
			if p, ok := in.Module.Params.Get("weight").(*value.Tensor); ok {
				c.Heap.Touch(p)
				p.RequiresGrad = !freeze
			}
		}
		return m
	}
}
