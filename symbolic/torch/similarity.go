package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Similarities, distances and one-hot codes.
// https://pytorch.org/docs/stable/generated/torch.nn.functional.cosine_similarity.html
var similarityRules = []Rule{
	{"torch.nn.functional.cosine_similarity torch.cosine_similarity", "(x1, x2, dim=1, eps=1e-8)", cosineSimilarity},
	{"torch.nn.functional.pairwise_distance torch.pairwise_distance", "(x1, x2, p=2.0, eps=1e-6, keepdim=False)", pairwiseDistance},
	{"torch.nn.functional.pdist torch.pdist", "(input, p=2.0)", pdist},
	{"torch.nn.functional.one_hot", "(tensor, num_classes=-1)", oneHot},
}

var similarityLayers = []Layer{
	{
		Name:      "torch.nn.CosineSimilarity",
		Signature: "(dim=1, eps=1e-8)", Forward: "(x1, x2)", Eval: cosineSimilarity,
	},
	{
		Name:      "torch.nn.PairwiseDistance",
		Signature: "(p=2.0, eps=1e-6, keepdim=False)",
		Init:      func(c *Call) { c.SetAttr("norm", c.Arg("p")) },
		Forward:   "(x1, x2)", Eval: pairwiseDistance,
	},
}

// together broadcasts x1 and x2; ok is false if one of them is not known.
func (c *Call) together() (s value.Shape, dt value.DType, ok bool) {
	a, b := c.Required("x1"), c.Required("x2")
	if a == nil || b == nil {
		return s, value.NoDType, false
	}
	s, _ = c.BroadcastOrRefuse(c.Shape(a), c.Shape(b))
	return s, value.Promote(a.DType, b.DType), true
}

func cosineSimilarity(c *Call) value.Value {
	s, dt, ok := c.together()
	if f, isFloat := c.Arg("dim").(value.Float); isFloat {
		c.BadType("dim", "int", f)
	}
	if !ok {
		return c.Unknown("operands of cosine_similarity")
	}
	if dt != value.NoDType && notReal(dt) {
		c.Refuse("mismatched-dtype", 0, "expected common dtype to be floating point, yet common dtype is "+scalarName(dt), "%s needs floating-point tensors, got %s", c.Who(), dt)
	}
	if !s.Known() {
		return c.UnknownTensor(dt)
	}
	at, ok := c.DimArg("dim", s.Rank())
	if !ok {
		return c.UnknownTensor(dt)
	}
	if s.Rank() == 0 {
		return c.Out(s, dt)
	}
	return c.Out(Reduced(s, []int{at}, false), dt)
}

// pairwiseDistance is the norm of the difference over the last dimension.
func pairwiseDistance(c *Call) value.Value {
	s, dt, ok := c.together()
	switch v := c.Arg("p").(type) {
	case value.Str, *value.Tuple, *value.List, value.NoneType:
		c.BadType("p", "float", v)
	}
	keep, known := c.Bool("keepdim")
	if !ok || !known {
		return c.Unknown("operands of pairwise_distance")
	}
	if dt == value.BoolType {
		c.Refuse("mismatched-dtype", 0, "Subtraction, the `-` operator, with two bool tensors is not supported.", "%s does not work on bool tensors", c.Who())
	}
	if dt != value.NoDType && notFloating(dt) {
		dt = value.Float32
	}
	dt = dt.ToReal()
	if !s.Known() {
		if n := len(s.Suffix); n > 0 {
			s = s.Clone()
			s.Suffix = s.Suffix[:n-1]
			if keep {
				s.Suffix = append(s.Suffix, value.D(1))
			}
			return c.Out(s, dt)
		}
		return c.UnknownTensor(dt)
	}
	if s.Rank() == 0 {
		return c.Out(s, dt)
	}
	return c.Out(Reduced(s, []int{s.Rank() - 1}, keep), dt)
}

// pdist has one distance for each pair of rows.
func pdist(c *Call) value.Value {
	x := c.Required("input")
	s, ok := c.Ranked(x, 2, 0, "N", "")
	if x == nil {
		return c.Unknown("input of pdist")
	}
	if !ok {
		c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("pdist only supports 2D tensors, got: %dD", len(s.Dims)), "pdist takes [N, features], got %s", s)
		return c.Out(value.ShapeOf(c.NewDim("", 0)), x.DType)
	}
	c.unsupported(x, "pdist", notReal)
	n := s.Dims[0]
	return c.Out(value.ShapeOf(n.Mul(n.AddInt(-1)).FloorDivInt(2)), x.DType)
}

// oneHot appends a dimension of num_classes; without it the largest class counts.
func oneHot(c *Call) value.Value {
	x := c.Required("tensor")
	classes := c.strictInt("num_classes")
	if x == nil {
		return c.Unknown("input of one_hot")
	}
	if x.DType != value.NoDType && x.DType != value.Int64 {
		c.Refuse("mismatched-dtype", x.Bits, "one_hot is only applicable to index tensor of type LongTensor.", "one_hot takes int64 classes, got %s", x.DType)
	}
	s := c.Shape(x)
	empty := s.Known() && c.anyZero(s.Dims)
	if empty {
		if d, bad := c.below(1, classes); bad {
			c.Refuse("invalid-argument", d.Bits|s.Bits(), "Can not infer total number of classes from empty tensor.", "one_hot needs num_classes for an empty tensor: input is %s", s)
		}
	}
	last := classes
	k := x.Contents()
	if classes.Is(-1) {
		last = c.DataDim("", noDim)
		if m, ok := c.largest(k); ok {
			last = m.AddInt(1)
		}
	} else if !empty {
		c.checkClasses(x, k, classes)
	}
	out := s.Clone()
	if out.Known() {
		out.Dims = append(out.Dims, c.orFresh(last, ""))
	} else {
		out.Suffix = append(out.Suffix, c.orFresh(last, ""))
	}
	return c.Out(out, value.Int64)
}

// largest is the largest of known constant contents.
func (c *Call) largest(k *value.Contents) (value.Dim, bool) {
	if k == nil || len(k.Ints) == 0 {
		return noDim, false
	}
	best := int64(0)
	for i, d := range k.Ints {
		v, ok := c.Resolve(d).Const()
		if !ok {
			return noDim, false
		}
		if i == 0 || v > best {
			best = v
		}
	}
	return value.D(best), true
}

// checkClasses refuses classes that are surely outside of num_classes.
func (c *Call) checkClasses(x *value.Tensor, k *value.Contents, classes value.Dim) {
	if d, bad := c.below(1, classes); bad {
		c.Refuse("index-out-of-range", d.Bits, "Class values must be smaller than num_classes.", "one_hot: num_classes is %s", d)
		return
	}
	if d, bad := c.outside(x, k, classes); bad {
		c.Refuse("index-out-of-range", d.Bits|classes.Bits, "Class values must be smaller than num_classes.", "one_hot: class %s is not below num_classes = %s", d, classes)
	}
}

// outside finds an element that is surely not in [0, n).
func (c *Call) outside(x *value.Tensor, k *value.Contents, n value.Dim) (value.Dim, bool) {
	if s := c.Shape(x); !s.Known() || c.anyZero(s.Dims) {
		return noDim, false
	}
	if k != nil {
		for _, d := range k.Ints {
			if c.surelyLess(d, value.D(0)) || c.surelyLess(n.AddInt(-1), d) {
				return d, true
			}
		}
		return noDim, false
	}
	// Bounds prove something only if they lie outside altogether.
	if x.HasRange && x.Low.Known() && n.Known() && c.Path.Facts.LessEq(n.E, x.Low.E) == dim.Yes {
		return x.Low, true
	}
	if x.HasRange && x.High.Known() && c.Path.Facts.LessEq(x.High.E, dim.Int(0)) == dim.Yes {
		return x.High, true
	}
	return c.beyond(x, n)
}

// beyond finds a number that x holds, or almost surely does, and that is not below n.
func (c *Call) beyond(x *value.Tensor, n value.Dim) (value.Dim, bool) {
	if !x.HasRange || !x.High.Known() || !n.Known() {
		return noDim, false
	}
	most := x.High.AddInt(-1)
	switch x.Spread {
	case value.AllOf:
		count := c.Shape(x).Numel()
		return most, count.Known() && c.surelyLess(value.D(0), count) && c.surelyLess(n, x.High)
	case value.DrawnOf:
		high, ok1 := c.Resolve(x.High).Const()
		low, ok2 := c.Resolve(x.Low).Const()
		end, ok3 := c.Resolve(n).Const()
		return most, ok1 && ok2 && ok3 && low >= 0 && high > end && c.practicallySure(x, low, high, end)
	}
	return noDim, false
}
