package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds elementwise operations of three operands and those that
// limit, compare or write whole tensors.
// https://pytorch.org/docs/stable/torch.html#pointwise-ops

var ternaryRules = []Rule{
	{"torch.clamp Tensor.clamp torch.clip Tensor.clip", "(input, min=None, max=None, *, out=None)", clamp(false)},
	{"Tensor.clamp_ Tensor.clip_ torch.clamp_ torch.clip_", "(input, min=None, max=None)", clamp(true)},
	{"torch.clamp_min Tensor.clamp_min", "(input, min, *, out=None)", clamp(false)},
	{"torch.clamp_max Tensor.clamp_max", "(input, max, *, out=None)", clamp(false)},
	{"Tensor.clamp_min_ torch.clamp_min_", "(input, min)", clamp(true)},
	{"Tensor.clamp_max_ torch.clamp_max_", "(input, max)", clamp(true)},
	{"torch.addcmul Tensor.addcmul torch.addcdiv Tensor.addcdiv", "(input, tensor1, tensor2, *, value=1, out=None) | (input, value, tensor1, tensor2)", addcmul(false)},
	{"Tensor.addcmul_ Tensor.addcdiv_", "(input, tensor1, tensor2, *, value=1) | (input, value, tensor1, tensor2)", addcmul(true)},
	{"torch.lerp Tensor.lerp", "(input, end, weight, *, out=None)", lerp(false)},
	{"Tensor.lerp_", "(input, end, weight)", lerp(true)},
	{"torch.allclose Tensor.allclose", "(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)", allclose},
	{"torch.equal Tensor.equal", "(input, other)", equal},
	{"torch.result_type", "(tensor1, tensor2)", resultTypeOf},
	{"torch.promote_types", "(type1, type2)", promoteTypes},
	{"torch.can_cast", "(from_, to)", canCastRule},
	{"torch.dist Tensor.dist", "(input, other, p=2)", dist},
	{"Tensor.copy_", "(input, src, non_blocking=False)", copyInto},
	{"Tensor.fill_ torch.fill_", "(input, value)", fill},
	{"torch.fill", "(input, value)", fill},
	{"Tensor.zero_ torch.zero_", "(input)", zeroInto},
	{"Tensor.normal_", "(input, mean=0, std=1, *, generator=None)", randomInto("normal_kernel_cpu", notFloating)},
	{"Tensor.uniform_", "(input, from_=0, to=1, *, generator=None)", randomInto("check_uniform_bounds", notFloating)},
	{"Tensor.log_normal_", "(input, mean=1, std=2, *, generator=None)", randomInto("log_normal_cpu", notReal)},
	{"Tensor.cauchy_", "(input, median=0, sigma=1, *, generator=None)", randomInto("cauchy_cpu", notReal)},
	{"Tensor.exponential_", "(input, lambd=1, *, generator=None)", randomInto("exponential_cpu", notReal)},
	{"Tensor.geometric_", "(input, p, *, generator=None)", randomInto("geometric_cpu", isComplex)},
	{"Tensor.random_", "(input, *bounds, generator=None, from_=None, to=None)", randomInto("random_cpu", isComplex)},
}

// numberOrTensor reads an argument that may be either, or None.
func (c *Call) numberOrTensor(name string) (o operand, given, ok bool) {
	v := c.Arg(name)
	if v == nil || v == value.None {
		return o, false, true
	}
	o, ok = operandOf(v)
	if !ok {
		c.BadType(name, "Number", v)
	}
	return o, true, ok
}

// clamp limits by numbers or by tensors, which broadcast; not by one of each, unless the tensor has no dimensions.
func clamp(inplace bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.Required("input")
		lo, hasLo, ok1 := c.numberOrTensor("min")
		hi, hasHi, ok2 := c.numberOrTensor("max")
		if t == nil || !ok1 || !ok2 {
			return c.orUnknown(t)
		}
		if !hasLo && !hasHi {
			c.noBounds()
			return c.Like(t)
		}
		ops := []operand{{t: t, dt: t.DType}}
		if hasLo {
			ops = append(ops, lo)
		}
		if hasHi {
			ops = append(ops, hi)
		}
		if hasLo && hasHi && c.mixedBounds(lo, hi) {
			return c.Like(t)
		}
		common := c.resultType(ops...)
		switch {
		case common.IsComplex():
			c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits, "clamp is not supported for complex types", "%s does not work on complex tensors", c.Short())
			return c.Like(t)
		case common == value.BoolType && (lo.t == nil && hi.t == nil || hasLo && hasHi):
			c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits, "\"clamp_scalar_cpu\" not implemented for 'Bool'", "%s does not work on bool tensors", c.Short())
			return c.Like(t)
		}
		shape, ok := c.broadcastOperands(ops...)
		if !ok {
			return c.Like(t)
		}
		return c.elementwiseResult(t, ops, shape, common, inplace, c.clamped(ops, hasLo, hasHi, shape, common))
	}
}

// noBounds refuses a clamp without bounds.
func (c *Call) noBounds() {
	if c.Short() != "clamp" && c.Short() != "clip" && c.Short() != "clamp_" && c.Short() != "clip_" {
		c.badArguments("received an invalid combination of arguments")
		return
	}
	msg := "torch.clamp: At least one of 'min' or 'max' must not be None"
	c.Refuse("invalid-argument", 0, msg, "%s wants min or max, and got neither", c.Short())
}

// mixedBounds refuses a number and a tensor with dimensions together.
func (c *Call) mixedBounds(lo, hi operand) bool {
	if lo.unknown || hi.unknown || (lo.t == nil) == (hi.t == nil) {
		return false
	}
	t := lo.t
	if t == nil {
		t = hi.t
	}
	if s := c.Shape(t); !s.Known() || s.Rank() == 0 {
		return false
	}
	c.badArguments("received an invalid combination of arguments: min and max must both be numbers or both be tensors")
	return true
}

// clamped computes the elements, if all are known.
func (c *Call) clamped(ops []operand, hasLo, hasHi bool, s value.Shape, common value.DType) *value.Contents {
	sizes, ok := c.concrete(s)
	if !ok || ops[0].t.Contents() == nil || common == value.NoDType {
		return nil
	}
	k := c.spreadOver(ops[0], sizes, common)
	limit := func(o operand, ints onInts, floats onFloats) {
		if k == nil {
			return
		}
		b := c.spreadOver(o, sizes, common)
		op := &binaryOp{ints: ints, floats: floats}
		switch {
		case b == nil:
			k = nil
		case common.IsFloat():
			k = op.overFloats(k.Floats, b.Floats, common)
		default:
			k = op.overInts(c, k.Ints, b.Ints, common)
		}
	}
	rest := ops[1:]
	if hasLo {
		limit(rest[0], intMax, floatMax)
		rest = rest[1:]
	}
	if hasHi {
		limit(rest[0], intMin, floatMin)
	}
	return k
}

// elementwiseResult is a new tensor, or t itself if the operation is in place.
func (c *Call) elementwiseResult(t *value.Tensor, ops []operand, s value.Shape, dt value.DType, inplace bool, k *value.Contents) value.Value {
	if inplace {
		if c.fits(t, dt) && c.keepsShape(t, s) {
			return c.overwritten(t, c.converted(k, t.DType))
		}
		return t
	}
	out := c.Out(s, dt)
	tensors := make([]*value.Tensor, len(ops))
	for i, o := range ops {
		tensors[i] = o.t
		out.LayoutUnknown = out.LayoutUnknown || o.unknown
	}
	c.elementwiseLayout(out, tensors...)
	describe(c, out, ops...)
	if k != nil {
		out.SetContents(k)
	}
	return c.delivered(out)
}

// orUnknown is a stand-in for the result after an argument that can't be used.
func (c *Call) orUnknown(t *value.Tensor) value.Value {
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	return c.UnknownTensor(t.DType)
}

func addcmul(inplace bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t, a, b := c.Required("input"), c.Required("tensor1"), c.Required("tensor2")
		if t == nil || a == nil || b == nil {
			if inplace && t != nil {
				return c.written(t, nil)
			}
			return c.UnknownTensor(value.NoDType)
		}
		ops := []operand{{t: t, dt: t.DType}, {t: a, dt: a.DType}, {t: b, dt: b.DType}}
		common := c.resultType(ops...)
		if name := c.Short(); (name == "addcdiv" || name == "addcdiv_") && a.DType != value.NoDType && b.DType != value.NoDType && notFloating(a.DType) && notFloating(b.DType) {
			c.Refuse("mismatched-dtype", a.Bits|b.Bits, "Integer division with addcdiv is no longer supported",
				"%s does not divide %s by %s", name, a.DType, b.DType)
			return c.Like(t)
		}
		shape, ok := c.broadcastOperands(ops...)
		if !ok {
			return c.Like(t)
		}
		if common == value.BoolType {
			c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits, "\"addcmul_cpu_out\" not implemented for 'Bool'", "%s does not work on bool tensors", c.Short())
			return c.Like(t)
		}
		return c.elementwiseResult(t, ops, shape, common, inplace, nil)
	}
}

// lerp wants one dtype, and promotes nothing.
func lerp(inplace bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t, end := c.Required("input"), c.Required("end")
		w, _, ok := c.numberOrTensor("weight")
		if t == nil || end == nil || !ok {
			if inplace && t != nil {
				return c.written(t, nil)
			}
			return c.orUnknown(t)
		}
		if !c.lerpType(t, end, "end") || w.t != nil && !c.lerpType(t, w.t, "weight") {
			return c.Like(t)
		}
		ops := []operand{{t: t, dt: t.DType}, {t: end, dt: end.DType}}
		if w.t != nil || w.unknown {
			ops = append(ops, w)
		}
		shape, ok := c.broadcastOperands(ops...)
		if !ok {
			return c.Like(t)
		}
		if inplace && !c.keepsShape(t, shape) {
			return t
		}
		if c.unsupported(t, "lerp_kernel_scalar", notFloating) {
			return c.Like(t)
		}
		return c.elementwiseResult(t, ops, shape, t.DType, inplace, nil)
	}
}

func (c *Call) lerpType(t, o *value.Tensor, name string) bool {
	if t.DType == value.NoDType || o.DType == value.NoDType || t.DType == o.DType {
		return true
	}
	c.Refuse("mismatched-dtype", t.Bits|o.Bits, fmt.Sprintf("expected dtype %s for `%s` but got dtype %s", t.DType, name, o.DType),
		"%s: input is %s, but %s is %s", c.Short(), t.DType, name, o.DType)
	return false
}

// allclose broadcasts, and raises where that fails.
func allclose(c *Call) value.Value {
	a, b := c.Required("input"), c.Required("other")
	if a == nil || b == nil {
		return c.UnknownOf("bool", "contents of tensors")
	}
	l, r := operand{t: a, dt: a.DType}, operand{t: b, dt: b.DType}
	if checkSameType(c, l, r) {
		if s, ok := c.broadcastOperands(l, r); ok && s.Numel().Known() && c.Surely(s.Numel(), value.D(0)) {
			return value.Bool(true)
		}
	}
	return c.contentsBool()
}

// contentsBool is a bool that depends on the contents of tensors.
func (c *Call) contentsBool() value.Value {
	return value.SymBool{Lit: value.Literal{Atom: c.OpaqueAtom("contents of a tensor")}}
}

// equal is false for different shapes.
func equal(c *Call) value.Value {
	a, b := c.Required("input"), c.Required("other")
	if a == nil || b == nil {
		return c.contentsBool()
	}
	s, t := c.Shape(a), c.Shape(b)
	if !s.Known() || !t.Known() {
		return c.contentsBool()
	}
	if s.Rank() != t.Rank() {
		return value.Bool(false)
	}
	same := true
	for i := range s.Dims {
		if c.Never(s.Dims[i], t.Dims[i]) {
			return value.Bool(false)
		}
		same = same && c.Surely(s.Dims[i], t.Dims[i])
	}
	if same && c.Surely(s.Numel(), value.D(0)) {
		return value.Bool(true)
	}
	l, r := operand{t: a, dt: a.DType}, operand{t: b, dt: b.DType}
	k := c.computed(operatorOf("=="), l, r, s, c.resultType(l, r), value.BoolType)
	if !same || k == nil {
		return c.contentsBool()
	}
	for _, d := range k.Ints {
		if d.Is(0) {
			return value.Bool(false)
		}
	}
	return value.Bool(true)
}

func resultTypeOf(c *Call) value.Value {
	l, ok1 := operandOf(c.Arg("tensor1"))
	r, ok2 := operandOf(c.Arg("tensor2"))
	if !ok1 || !ok2 {
		c.badArguments("received an invalid combination of arguments")
		return nil
	}
	return c.dtypeValue(c.resultType(l, r))
}

// dtypeValue is a dtype as a Python value.
func (c *Call) dtypeValue(dt value.DType) value.Value {
	if dt == value.NoDType {
		return c.UnknownOf("dtype", "dtype of a tensor")
	}
	return dt
}

func promoteTypes(c *Call) value.Value {
	a, b := c.dtypeArg("type1"), c.dtypeArg("type2")
	return c.dtypeValue(value.Promote(a, b))
}

// dtypeArg is a required dtype; NoDType if unknown.
func (c *Call) dtypeArg(name string) value.DType {
	switch v := c.Arg(name).(type) {
	case value.DType:
		return v
	case value.Unknown, *value.Alt, *value.Instance:
	default:
		c.BadType(name, "torch.dtype", v)
	}
	return value.NoDType
}

func canCastRule(c *Call) value.Value {
	a, b := c.dtypeArg("from_"), c.dtypeArg("to")
	if a == value.NoDType || b == value.NoDType {
		return c.UnknownOf("bool", "dtype of a tensor")
	}
	return value.Bool(canCast(a, b))
}

// dist is the norm of the difference: a scalar.
func dist(c *Call) value.Value {
	a, b := c.Required("input"), c.Required("other")
	if a == nil || b == nil {
		return c.Out(value.Shape{}, value.NoDType)
	}
	l, r := operand{t: a, dt: a.DType}, operand{t: b, dt: b.DType}
	common := c.resultType(l, r)
	switch {
	case common != value.NoDType && notFloating(common):
		c.RefuseAs("NotImplementedError", "mismatched-dtype", a.Bits|b.Bits, "linalg.vector_norm: Expected a floating point or complex tensor as input.",
			"dist does not work on %s tensors", common)
	case checkSub(c, l, r):
		c.broadcastOperands(l, r)
	}
	return c.Out(value.Shape{}, common.ToReal())
}

// copyInto broadcasts the source to the tensor, and converts any dtype.
func copyInto(c *Call) value.Value {
	t, src := c.Required("input"), c.Required("src")
	if t == nil {
		return c.Unknown("tensor")
	}
	if src == nil {
		return c.written(t, nil)
	}
	l, r := operand{t: t, dt: t.DType}, operand{t: src, dt: src.DType}
	s, _, ok := c.Broadcast(c.Shape(t), c.Shape(src))
	if !ok {
		c.broadcastOperands(l, r)
		return t
	}
	if !c.keepsShape(t, s) {
		return t
	}
	var k *value.Contents
	if sizes, ok := c.concrete(c.Shape(t)); ok && src.Contents() != nil && product(sizes) <= value.MaxContents {
		k = c.spreadOver(r, sizes, t.DType)
	}
	return c.overwritten(t, k)
}

// fill takes a number or a tensor without dimensions.
func fill(c *Call) value.Value {
	t := c.Required("input")
	o, given, ok := c.numberOrTensor("value")
	if t == nil {
		return c.orUnknown(t)
	}
	inplace := c.Short() == "fill_"
	if !given && c.Arg("value") == value.None {
		c.BadType("value", "Number", value.None)
		return t
	}
	if ok && o.t != nil {
		if s := c.Shape(o.t); s.Known() && s.Rank() > 0 {
			c.Refuse("wrong-rank", s.Bits()|o.t.Bits, fmt.Sprintf("fill_ only supports 0-dimension value tensor but got tensor with %d dimensions.", s.Rank()),
				"%s takes a number or a tensor without dimensions, got %s", c.Short(), s)
			return t
		}
	}
	var k *value.Contents
	if sizes, known := c.concrete(c.Shape(t)); ok && known && product(sizes) <= value.MaxContents && (o.t == nil || o.t.Contents() != nil) && !o.unknown {
		k = c.spreadOver(o, sizes, t.DType)
	}
	if inplace {
		return c.written(t, k)
	}
	out := c.LikeLayout(t, t.DType)
	if k != nil {
		out.SetContents(k)
	}
	return out
}

func zeroInto(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.orUnknown(t)
	}
	var k *value.Contents
	if sizes, ok := c.concrete(c.Shape(t)); ok && product(sizes) <= value.MaxContents {
		k = c.repeatNumber(value.NewInt(0), product(sizes), t.DType)
	}
	return c.written(t, k)
}

// randomInto fills a tensor with random numbers.
func randomInto(kernel string, bad func(value.DType) bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.Required("input")
		if t == nil {
			return c.orUnknown(t)
		}
		n := c.Shape(t).Numel()
		if kernel != "check_uniform_bounds" && n.Known() && c.Surely(n, value.D(0)) || !c.unsupported(t, kernel, bad) {
			return c.overwritten(t, nil)
		}
		return t
	}
}
