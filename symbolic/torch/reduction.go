package torch

import (
	"fmt"
	"math"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds reductions along dimensions.
// https://pytorch.org/docs/stable/torch.html#reduction-ops

const (
	sumSignature    = "(input, *, dtype=None, out=None) | (input, dim, keepdim=False, *, dtype=None, out=None)"
	dimsSignature   = "(input, dim=None, keepdim=False, *, dtype=None, out=None)"
	oneDimSignature = "(input, *, dtype=None, out=None) | (input, dim, keepdim=False, *, dtype=None, out=None)"
	stdSignature    = "(input, dim=None, unbiased=True, keepdim=False, *, out=None) | (input, dim=None, *, correction=1, keepdim=False, out=None) | (input, unbiased)"
)

// reduction describes a reduction to one tensor.
type reduction struct {
	names, signature string
	// single: dim is one int, not a sequence.
	single bool
	// required: dim may not be None.
	required bool
	// result is the dtype of the result; nil: floats stay as they are, all else gets the default dtype.
	result func(value.DType) value.DType
	kernel string
	bad    func(value.DType) bool
	// nonEmpty: there is no identity, so what is reduced may not be empty.
	nonEmpty bool
	// noneIfEmpty: an empty sequence of dimensions reduces nothing.
	noneIfEmpty bool
	ints        func(c *Call, xs []value.Dim) (value.Dim, bool)
	floats      func(xs []float64, dt value.DType) (x float64, ok bool)
	// keepsRange: the result is one of the elements.
	keepsRange bool
}

func sameType(d value.DType) value.DType { return d }
func indexType(value.DType) value.DType  { return value.Int64 }
func realType(d value.DType) value.DType { return d.ToReal() }

// allType keeps uint8, as torch does for the sake of old masks.
func allType(d value.DType) value.DType {
	if d == value.Uint8 || d == value.NoDType {
		return d
	}
	return value.BoolType
}

// summed is the type of a sum: integers are widened.
func summed(d value.DType) value.DType {
	if d != value.NoDType && notFloating(d) {
		return value.Int64
	}
	return d
}

var reductions = []*reduction{
	{names: "torch.sum Tensor.sum", signature: sumSignature, result: summed, ints: sumInts, floats: sumFloats},
	{names: "torch.nansum Tensor.nansum", signature: dimsSignature, result: summed, kernel: "nansum", bad: isComplex},
	{names: "torch.mean Tensor.mean", signature: sumSignature, result: sameType, kernel: "mean", bad: notFloating, floats: meanFloats},
	{names: "torch.nanmean Tensor.nanmean", signature: dimsSignature, result: sameType, kernel: "nanmean", bad: notReal},
	{names: "torch.prod Tensor.prod", signature: oneDimSignature, single: true, required: true, result: summed, ints: prodInts, floats: prodFloats},
	{names: "torch.std Tensor.std torch.var Tensor.var", signature: stdSignature, result: realType, kernel: "std", bad: notFloating},
	{names: "torch.amax Tensor.amax", signature: "(input, dim=(), keepdim=False, *, out=None)", result: sameType, kernel: "amax", bad: isComplex, nonEmpty: true,
		ints: maxInts, floats: maxFloats, keepsRange: true},
	{names: "torch.amin Tensor.amin", signature: "(input, dim=(), keepdim=False, *, out=None)", result: sameType, kernel: "amin", bad: isComplex, nonEmpty: true,
		ints: minInts, floats: minFloats, keepsRange: true},
	{names: "torch.logsumexp Tensor.logsumexp torch.special.logsumexp", signature: "(input, dim, keepdim=False, *, out=None)", required: true},
	{names: "torch.all Tensor.all", signature: "(input, dim=None, keepdim=False, *, out=None)", result: allType, noneIfEmpty: true, ints: allInts},
	{names: "torch.any Tensor.any", signature: "(input, dim=None, keepdim=False, *, out=None)", result: allType, noneIfEmpty: true, ints: anyInts},
	{names: "torch.count_nonzero Tensor.count_nonzero", signature: "(input, dim=None)", result: indexType},
	{names: "torch.argmax Tensor.argmax", signature: "(input, dim=None, keepdim=False, *, out=None)", single: true, result: indexType, kernel: "argmax_cpu", bad: boolOrComplex, nonEmpty: true, ints: argInts(value.Dim.Max)},
	{names: "torch.argmin Tensor.argmin", signature: "(input, dim=None, keepdim=False, *, out=None)", single: true, result: indexType, kernel: "argmin_cpu", bad: boolOrComplex, nonEmpty: true, ints: argInts(value.Dim.Min)},
	{names: "torch.hash_tensor", signature: "(input, dim=(), *, keepdim=False, mode=0)", result: func(value.DType) value.DType { return value.Uint64 }},
}

var ownReductionRules = []Rule{
	{"torch.norm torch.functional.norm", "def(input, p='fro', dim=None, keepdim=False, out=None, dtype=None)", norm},
	{"Tensor.norm", "def(input, p='fro', dim=None, keepdim=False, dtype=None)", norm},
	{"torch.var_mean torch.std_mean", "(input, dim=None, unbiased=True, keepdim=False) | (input, dim=None, *, correction=1, keepdim=False) | (input, unbiased)", varMean},
	{"torch.aminmax Tensor.aminmax", "(input, *, dim=None, keepdim=False, out=None)", aminmax},
	{"torch.quantile Tensor.quantile torch.nanquantile Tensor.nanquantile", "(input, q, dim=None, keepdim=False, *, interpolation='linear', out=None)", quantile},
}

// reductionRules are the rules of this file and of its parts.
func reductionRules() []Rule {
	return slices.Concat(reductionTable(), extremeRules, ownReductionRules, cumulativeRules)
}

var reductionLayers = []Layer{}

func reductionTable() []Rule {
	var out []Rule
	for _, r := range reductions {
		out = append(out, Rule{r.names, r.signature, r.eval})
	}
	return out
}

// axes are the dimensions that a reduction works on.
type axes struct {
	// all: every dimension.
	all bool
	at  []value.Dim
	// unknown: the argument is not known.
	unknown bool
}

// axesArg reads dim: None, an int, or a sequence of ints unless single.
func (c *Call) axesArg(name string, single, required bool) axes {
	v := c.Arg(name)
	switch v := v.(type) {
	case nil:
		return axes{all: true}
	case value.NoneType:
		if required {
			c.BadType(name, "int", v)
		}
		return axes{all: true}
	case value.Unknown, *value.Alt, value.SymBool:
		return axes{unknown: true}
	case value.Str, value.Float, *value.Dict, *value.Set, value.Bool:
		c.BadType(name, "tuple of ints", v)
		return axes{unknown: true}
	case *value.Tuple, *value.List:
		if single {
			c.BadType(name, "int", v)
			return axes{unknown: true}
		}
	}
	dims, _, ok := c.Dims(name)
	return axes{at: dims, unknown: !ok, all: ok && len(dims) == 0}
}

// keepdimArg reads keepdim, which must be a bool.
func (c *Call) keepdimArg() (keep, known bool) {
	if !c.Has("keepdim") {
		return false, true
	}
	if v, isInt := c.Arg("keepdim").(value.Int); isInt {
		c.BadType("keepdim", "bool", v)
	}
	return c.boolArg("keepdim")
}

// reduced is the shape after dropping dimensions. dims are their indices where the rank is known.
// ok is false where the shape can't be told.
func (c *Call) reduced(t *value.Tensor, a axes, keep bool) (s value.Shape, dims []int, ok bool) {
	if a.unknown || c.Failed() {
		return s, nil, false
	}
	s = c.Shape(t)
	if a.all {
		if s.Known() {
			return Reduced(s, nil, keep), nil, true
		}
		return value.Shape{}, nil, !keep
	}
	if !s.Known() {
		return c.reducedUnknown(t, a, keep)
	}
	seen := map[int]bool{}
	for _, d := range a.at {
		i, ok := c.NormDim(d, s.Rank())
		if !ok {
			return s, nil, false
		}
		if seen[i] {
			c.Refuse("invalid-argument", d.Bits, fmt.Sprintf("dim %d appears multiple times in the list of dims", i), "%s: dimension %d is given twice", c.Short(), i)
			return s, nil, false
		}
		seen[i] = true
		if s.Rank() > 0 {
			dims = append(dims, i)
		}
	}
	if s.Rank() == 0 {
		return s, nil, true
	}
	return Reduced(s, dims, keep), dims, true
}

// reducedUnknown drops dimensions of a shape of unknown rank, which are counted from its known ends.
func (c *Call) reducedUnknown(t *value.Tensor, a axes, keep bool) (value.Shape, []int, bool) {
	need := 0
	for _, d := range a.at {
		k, ok := c.Resolve(d).Const()
		if !ok {
			return value.Shape{}, nil, false
		}
		need = max(need, int(-k))
	}
	s, ok := c.AtLeast(t, need)
	if !ok {
		return s, nil, false
	}
	drop := map[*value.Dim]bool{}
	out := s.Clone()
	for _, d := range a.at {
		k, _ := c.Resolve(d).Const()
		switch {
		case out.Known() && k < 0:
			drop[&out.Dims[len(out.Dims)+int(k)]] = true
		case k < 0:
			drop[&out.Suffix[len(out.Suffix)+int(k)]] = true
		case int(k) < len(out.Dims):
			drop[&out.Dims[k]] = true
		default:
			return s, nil, false
		}
	}
	cut := func(dims []value.Dim) []value.Dim {
		var kept []value.Dim
		for i := range dims {
			switch {
			case !drop[&dims[i]]:
				kept = append(kept, dims[i])
			case keep:
				kept = append(kept, value.D(1))
			}
		}
		return kept
	}
	return value.Shape{Dims: cut(out.Dims), Rest: out.Rest, Suffix: cut(out.Suffix)}, nil, true
}

// needsElements refuses the reduction of nothing where there is no identity.
func (c *Call) needsElements(t *value.Tensor, a axes, dims []int) bool {
	s := c.Shape(t)
	if !s.Known() {
		return true
	}
	zero := value.D(0)
	if a.all {
		if n := s.Numel(); n.Known() && c.Surely(n, zero) {
			exception := "RuntimeError"
			if c.Short() == "argmax" || c.Short() == "argmin" {
				exception = "IndexError"
			}
			c.RefuseAs(exception, "invalid-size", s.Bits()|t.Bits, fmt.Sprintf("%s(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.", c.Short()),
				"%s of no elements: input is %s", c.Short(), s)
			return false
		}
		return true
	}
	for _, i := range dims {
		if c.Surely(s.Dims[i], zero) {
			c.RefuseAs("IndexError", "invalid-size", s.Bits()|t.Bits, fmt.Sprintf("%s(): Expected reduction dim %d to have non-zero size.", c.Short(), i),
				"%s along dimension %d, which has no elements: input is %s", c.Short(), i, s)
			return false
		}
	}
	return true
}

func (r *reduction) resultOf(c *Call, d value.DType) value.DType {
	if r.result == nil {
		return c.floated(d)
	}
	return r.result(d)
}

// dtype is the result's dtype, with the argument dtype if there is one.
func (r *reduction) dtype(c *Call, t *value.Tensor) (value.DType, bool) {
	if c.Has("dtype") && !c.IsNone("dtype") {
		dt := c.DType("dtype", value.NoDType)
		if r.bad != nil && dt != value.NoDType && r.bad(dt) {
			c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits, fmt.Sprintf("%s(): could not infer output dtype", c.Short()), "%s does not compute in %s", c.Short(), dt)
		}
		return dt, true
	}
	return r.resultOf(c, t.DType), false
}

func (r *reduction) eval(c *Call) value.Value {
	t := c.Required("input")
	a, keep, known := c.reductionArgs(r.single, r.required)
	if t == nil {
		if c.Failed() {
			return c.Unknown("wrong arguments")
		}
		dt := c.DType("dtype", r.resultOf(c, value.NoDType))
		if a.all && known && !keep && !a.unknown && !(r.noneIfEmpty && c.Given("dim") && !c.IsNone("dim")) {
			return c.delivered(c.Out(value.Shape{}, dt))
		}
		return c.UnknownTensor(dt)
	}
	dt, given := r.dtype(c, t)
	if c.Failed() {
		return c.reductionBest(t, a, dt)
	}
	if a.all && r.noneIfEmpty && c.Given("dim") && !c.IsNone("dim") {
		return c.Out(c.Shape(t), dt)
	}
	s, dims, ok := c.reduced(t, a, keep)
	if !c.Failed() && r.nonEmpty {
		c.needsElements(t, a, dims)
	}
	if !c.Failed() && r.bad != nil && !given {
		c.unsupported(t, r.kernel, r.bad)
	}
	if !ok || !known {
		return c.reductionBest(t, a, dt)
	}
	out := c.Out(s, dt)
	describe(c, out, operand{t: t})
	if k := r.contents(c, t, a, dims, dt); k != nil {
		out.SetContents(k)
	}
	r.bounds(c, t, a, dims, out)
	return c.delivered(out)
}

// reductionArgs reads dim and keepdim, in the forms with unbiased, too.
func (c *Call) reductionArgs(single, required bool) (a axes, keep, known bool) {
	if c.Has("dim") && c.Has("unbiased") {
		if _, isBool := c.Arg("dim").(value.Bool); isBool && !c.Given("unbiased") { // std(x, False)
			if c.Given("keepdim") {
				c.badArguments("received an invalid combination of arguments")
			}
			return axes{all: true}, false, true
		}
		if !c.Given("dim") && c.Given("unbiased") && c.Given("keepdim") {
			c.badArguments("received an invalid combination of arguments")
		}
	}
	if c.Has("dim") {
		a = c.axesArg("dim", single, required)
	} else {
		a = axes{all: true}
	}
	keep, known = c.keepdimArg()
	return a, keep, known
}

// reductionBest is the result where the shape can't be told.
func (c *Call) reductionBest(t *value.Tensor, a axes, dt value.DType) value.Value {
	if a.all && !a.unknown && (!c.Has("keepdim") || !c.Given("keepdim")) {
		return c.Out(value.Shape{}, dt)
	}
	return c.UnknownTensor(dt)
}

// bounds notes the range of integer results.
func (r *reduction) bounds(c *Call, t *value.Tensor, a axes, dims []int, out *value.Tensor) {
	s := c.Shape(t)
	switch {
	case r.keepsRange && t.HasRange:
		out.Low, out.High, out.HasRange = t.Low, t.High, true
	case r.single && r.nonEmpty && s.Known():
		n := s.Numel()
		if !a.all && len(dims) == 1 {
			n = s.Dims[dims[0]]
		}
		if n.Known() {
			out.Low, out.High, out.HasRange = value.D(0), n, true
		}
	}
}

// contents computes the reduction of known contents.
func (r *reduction) contents(c *Call, t *value.Tensor, a axes, dims []int, dt value.DType) *value.Contents {
	if t.Contents() == nil || r.ints == nil && r.floats == nil || dt == value.NoDType {
		return nil
	}
	w := c.walkOf(t)
	if w == nil {
		return nil
	}
	groups := w.groups(a.all, dims)
	out := &value.Contents{}
	for _, g := range groups {
		if dt.IsFloat() {
			k := c.converted(pick(w.k, g), value.Float64)
			if r.floats == nil || k == nil || r.nonEmpty && len(k.Floats) == 0 {
				return nil
			}
			x, ok := r.floats(k.Floats, dt)
			if !ok {
				return nil
			}
			out.Floats = append(out.Floats, x)
			continue
		}
		k := c.intContents(pick(w.k, g), dt)
		if r.ints == nil || k == nil || r.nonEmpty && len(k.Ints) == 0 {
			return nil
		}
		d, ok := r.ints(c, k.Ints)
		if !ok || !c.inRange(d, dt) {
			return nil
		}
		out.Ints = append(out.Ints, d)
	}
	if dt.IsFloat() {
		return rounded(out, dt)
	}
	return out
}

// intContents is k as ints for a reduction to dt; floats become bools for all and any.
func (c *Call) intContents(k *value.Contents, dt value.DType) *value.Contents {
	if dt == value.BoolType {
		return c.toBools(k)
	}
	if k.Floats != nil {
		return nil
	}
	return k
}

// groups lists the positions that each element of the result reduces.
func (w *walk) groups(all bool, dims []int) [][]int {
	drop := make([]bool, len(w.sizes))
	for _, d := range dims {
		drop[d] = true
	}
	n := 1
	scale := make([]int, len(w.sizes))
	for i := len(w.sizes) - 1; i >= 0; i-- {
		if !all && !drop[i] {
			scale[i] = n
			n *= int(w.sizes[i])
		}
	}
	out := make([][]int, n)
	var visit func(axis int, pos int64, to int)
	visit = func(axis int, pos int64, to int) {
		if axis == len(w.sizes) {
			out[to] = append(out[to], int(pos))
			return
		}
		for i := int64(0); i < w.sizes[axis]; i++ {
			visit(axis+1, pos+i*w.strides[axis], to+int(i)*scale[axis])
		}
	}
	if product(w.sizes) > 0 {
		visit(0, w.offset, 0)
	}
	return out
}

func foldInts(start value.Dim, f func(a, b value.Dim) value.Dim) func(*Call, []value.Dim) (value.Dim, bool) {
	return func(_ *Call, xs []value.Dim) (value.Dim, bool) {
		acc := start
		for _, x := range xs {
			acc = f(acc, x)
		}
		return acc, acc.Known()
	}
}

var (
	sumInts  = foldInts(value.D(0), value.Dim.Add)
	prodInts = foldInts(value.D(1), value.Dim.Mul)
)

func maxInts(_ *Call, xs []value.Dim) (value.Dim, bool) {
	return foldInts(xs[0], value.Dim.Max)(nil, xs[1:])
}

func minInts(_ *Call, xs []value.Dim) (value.Dim, bool) {
	return foldInts(xs[0], value.Dim.Min)(nil, xs[1:])
}

func allInts(_ *Call, xs []value.Dim) (value.Dim, bool) {
	return truth(!slices.ContainsFunc(xs, func(d value.Dim) bool { return d.Is(0) })), true
}

func anyInts(_ *Call, xs []value.Dim) (value.Dim, bool) {
	return truth(slices.ContainsFunc(xs, func(d value.Dim) bool { return !d.Is(0) })), true
}

// argInts is the first position of the extreme of constants.
func argInts(better func(a, b value.Dim) value.Dim) func(*Call, []value.Dim) (value.Dim, bool) {
	return func(c *Call, xs []value.Dim) (value.Dim, bool) {
		at := 0
		for i, x := range xs {
			if _, ok := x.Const(); !ok {
				return x, false
			}
			if x.E != xs[at].E && better(x, xs[at]).E == x.E {
				at = i
			}
		}
		return value.D(int64(at)), true
	}
}

// sumFloats knows a sum only if it is the same in whatever order it is added up.
func sumFloats(xs []float64, dt value.DType) (float64, bool) {
	s := 0.0
	for _, x := range xs {
		s += x
	}
	return s, len(xs) <= 2 || value.AddsExactly(xs, precision(dt))
}

// precision is with how many significant bits a type is added up and multiplied.
func precision(dt value.DType) int {
	if dt == value.Float64 {
		return 53
	}
	return 24
}

func meanFloats(xs []float64, dt value.DType) (float64, bool) {
	s, ok := sumFloats(xs, dt)
	return s / float64(len(xs)), ok
}

// prodFloats knows a product only if it is the same in whatever order the numbers are multiplied.
func prodFloats(xs []float64, dt value.DType) (float64, bool) {
	p, whole := 1.0, true
	for _, x := range xs {
		p *= x
		whole = whole && x == math.Trunc(x)
	}
	return p, len(xs) <= 2 || whole && math.Abs(p) < math.Ldexp(1, precision(dt))
}

func maxFloats(xs []float64, _ value.DType) (float64, bool) { return extremeFloat(xs, math.Max), true }
func minFloats(xs []float64, _ value.DType) (float64, bool) { return extremeFloat(xs, math.Min), true }

func extremeFloat(xs []float64, f func(a, b float64) float64) float64 {
	m := xs[0]
	for _, x := range xs[1:] {
		m = f(m, x)
	}
	return m
}

// norm is the old torch.norm: of a vector, or with p "fro" or "nuc" of a matrix.
func norm(c *Call) value.Value {
	t := c.Required("input")
	a := c.axesArg("dim", false, false)
	keep, known := c.keepdimArg()
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	dt := c.DType("dtype", t.DType).ToReal()
	if t.DType != value.NoDType && notFloating(t.DType) && c.IsNone("dtype") {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits, "linalg.vector_norm: Expected a floating point or complex tensor as input.", "norm does not work on %s tensors", t.DType)
		return c.reductionBest(t, a, dt)
	}
	s := c.Shape(t)
	switch p := c.Arg("p").(type) {
	case *value.Tuple, *value.List:
		c.BadType("p", "Number", p)
		return c.reductionBest(t, a, dt)
	}
	if p, ok := c.Str("p"); ok && !c.Failed() {
		rank, rankKnown := len(a.at), !a.unknown
		if a.all {
			rank, rankKnown = s.Rank(), s.Known()
		}
		switch {
		case p != "fro" && p != "nuc":
			c.Refuse("invalid-argument", 0, fmt.Sprintf("linalg.matrix_norm: Order %s not supported.", p), "norm: there is no norm %q", p)
		case p == "nuc" && rankKnown && rank != 2, p == "fro" && !a.all && rankKnown && rank > 2:
			c.Refuse("wrong-rank", s.Bits(), "linalg.matrix_norm: dim must be a 2-tuple.", "norm: the %s norm wants 2 dimensions, got %d", p, rank)
		}
	}
	out, _, ok := c.reduced(t, a, keep)
	if !ok || !known {
		return c.reductionBest(t, a, dt)
	}
	r := c.Out(out, dt)
	describe(c, r, operand{t: t})
	return c.delivered(r)
}

// varMean gives the variance (or deviation) and the mean.
func varMean(c *Call) value.Value {
	t := c.Required("input")
	a, keep, known := c.reductionArgs(false, false)
	if t == nil {
		return value.NewTuple(c.UnknownTensor(value.NoDType), c.UnknownTensor(value.NoDType))
	}
	s, _, ok := c.reduced(t, a, keep)
	if !c.Failed() && t.DType != value.NoDType && notFloating(t.DType) {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits, c.Short()+" only support floating point and complex dtypes", "%s does not work on %s tensors", c.Short(), t.DType)
	}
	if !ok || !known {
		return value.NewTuple(c.reductionBest(t, a, t.DType.ToReal()), c.reductionBest(t, a, t.DType))
	}
	return value.NewTuple(c.Out(s, t.DType.ToReal()), c.Out(s, t.DType))
}

func aminmax(c *Call) value.Value {
	t := c.Required("input")
	a, keep, known := c.reductionArgs(true, false)
	names := []string{"min", "max"}
	if t == nil {
		return value.NewNamedTuple("aminmax", names, c.UnknownTensor(value.NoDType), c.UnknownTensor(value.NoDType))
	}
	s, dims, ok := c.reduced(t, a, keep)
	if !c.Failed() {
		c.needsElements(t, a, dims)
	}
	if !c.Failed() {
		c.unsupported(t, "aminmax", isComplex)
	}
	if !ok || !known {
		return value.NewNamedTuple("aminmax", names, c.reductionBest(t, a, t.DType), c.reductionBest(t, a, t.DType))
	}
	return value.NewNamedTuple("aminmax", names, c.Out(s, t.DType), c.Out(s, t.DType))
}

// quantile puts a dimension for several q in front.
func quantile(c *Call) value.Value {
	t := c.Required("input")
	a, keep, known := c.reductionArgs(true, false)
	q, ok := operandOf(c.Arg("q"))
	if !ok {
		c.BadType("q", "float", c.Arg("q"))
	}
	if t == nil || c.Failed() {
		return c.orUnknown(t)
	}
	if !c.quantileChecks(t, q) {
		return c.reductionBest(t, a, t.DType)
	}
	s, _, ok := c.reduced(t, a, keep)
	if !ok || !known || q.unknown || q.t != nil && !c.Shape(q.t).Known() {
		return c.UnknownTensor(t.DType)
	}
	if q.t != nil && c.Shape(q.t).Rank() == 1 {
		s = s.Clone()
		s.Dims = append([]value.Dim{c.Shape(q.t).Dims[0]}, s.Dims...)
	}
	out := c.Out(s, t.DType)
	if !a.all && q.t != nil && c.Shape(q.t).Rank() == 1 {
		c.quantileLayout(out, s)
	}
	return out
}

// quantileLayout: the dimension of q is moved to the front, so it is the fastest one.
func (c *Call) quantileLayout(out *value.Tensor, s value.Shape) {
	if !s.Known() || s.Rank() < 2 {
		return
	}
	st := make([]dim.Expr, s.Rank())
	acc := dim.Max(s.Dims[0].E, dim.Int(1))
	st[0] = dim.Int(1)
	for i := s.Rank() - 1; i > 0; i-- {
		st[i] = acc
		acc = acc.Mul(dim.Max(s.Dims[i].E, dim.Int(1)))
	}
	if !c.IsContiguous(s, st) {
		out.Strides = st
	}
}

func (c *Call) quantileChecks(t *value.Tensor, q operand) bool {
	if t.DType != value.NoDType && t.DType != value.Float32 && t.DType != value.Float64 {
		c.Refuse("mismatched-dtype", t.Bits, "quantile() input tensor must be either float or double dtype", "%s takes float32 or float64, got %s", c.Short(), t.DType)
		return false
	}
	s := c.Shape(t)
	if n := s.Numel(); n.Known() && c.Surely(n, value.D(0)) {
		c.Refuse("invalid-size", s.Bits(), "quantile() input tensor must be non-empty", "%s of no elements: input is %s", c.Short(), s)
		return false
	}
	var qs []float64
	if q.t != nil {
		qsh := c.Shape(q.t)
		if qsh.Known() && qsh.Rank() > 1 {
			c.Refuse("wrong-rank", qsh.Bits(), "quantile() q must be a scalar or 1D tensor", "%s: q must be a number or a vector, got %s", c.Short(), qsh)
			return false
		}
		if q.dt != value.NoDType && t.DType != value.NoDType && q.dt != t.DType {
			c.Refuse("mismatched-dtype", t.Bits|q.t.Bits, "quantile() q tensor must be same dtype as the input tensor", "%s: input is %s, but q is %s", c.Short(), t.DType, q.dt)
			return false
		}
		if k := q.t.Contents(); k != nil {
			qs = k.Floats
		}
	} else if f, ok := AsFloat(q.v); ok {
		qs = []float64{f}
	}
	for _, f := range qs {
		if f < 0 || f > 1 {
			c.Refuse("invalid-argument", 0, fmt.Sprintf("quantile() q must be in the range [0, 1] but got %v", f), "%s: q is %v, outside 0 to 1", c.Short(), f)
			return false
		}
	}
	switch mode, ok := c.Str("interpolation"); {
	case !ok, mode == "linear", mode == "lower", mode == "higher", mode == "midpoint", mode == "nearest":
		return true
	default:
		c.Refuse("invalid-argument", 0, "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got "+mode, "%s: there is no interpolation %q", c.Short(), mode)
		return false
	}
}
