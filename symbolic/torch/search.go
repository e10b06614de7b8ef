package torch

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds sorting, searching and choosing.
// https://pytorch.org/docs/stable/torch.html#comparison-ops

var searchRules = []Rule{
	{"torch.where Tensor.where_", "(condition, input, other, *, out=None) | (condition)", where},
	{"Tensor.where", "(input, condition, other)", where},
	{"torch.nonzero Tensor.nonzero", "(input, *, out=None, as_tuple=False)", nonzero},
	{"torch.argwhere Tensor.argwhere", "(input)", nonzero},
	{"torch.nonzero_static Tensor.nonzero_static", "(input, *, size, fill_value=-1)", nonzeroStatic},
	{"torch.topk Tensor.topk", "(input, k, dim=-1, largest=True, sorted=True, *, out=None)", topk},
	{"torch.sort Tensor.sort", "(input, dim=-1, descending=False, stable=False, *, out=None)", sortRule},
	{"torch.argsort Tensor.argsort", "(input, dim=-1, descending=False, *, stable=False)", argsort},
	{"torch.msort Tensor.msort", "(input, *, out=None)", msort},
	{"torch.unique Tensor.unique torch.functional.unique", "def(input, sorted=True, return_inverse=False, return_counts=False, dim=None)", unique},
	{"torch.unique_consecutive Tensor.unique_consecutive", "def(input, return_inverse=False, return_counts=False, dim=None)", unique},
	{"torch.bucketize", "(input, boundaries, *, out_int32=False, right=False, out=None)", bucketize},
	{"torch.searchsorted", "(sorted_sequence, input, *, out_int32=False, right=False, side=None, sorter=None, out=None)", searchsorted},
	{"torch.histc Tensor.histc", "(input, bins=100, min=0, max=0, *, out=None)", histc},
	{"torch.bincount Tensor.bincount", "(input, weights=None, minlength=0)", bincount},
	{"torch.isin", "(elements, test_elements, *, assume_unique=False, invert=False)", isin},
}

var searchLayers = []Layer{}

// where chooses elementwise; with the condition alone it is nonzero(as_tuple=True).
func where(c *Call) value.Value {
	cond := c.Required("condition")
	if !c.Has("other") {
		if cond == nil {
			return c.Unknown("condition of where")
		}
		return c.indicesOf(cond)
	}
	l, ok1 := operandOf(c.Arg("input"))
	r, ok2 := operandOf(c.Arg("other"))
	if !ok1 || !ok2 {
		c.badArguments("received an invalid combination of arguments")
		return c.UnknownTensor(value.NoDType)
	}
	if c.Failed() {
		return c.UnknownTensor(c.resultType(l, r))
	}
	dt := c.resultType(l, r)
	cd := operand{unknown: true}
	if cond != nil {
		cd = operand{t: cond, dt: cond.DType}
		if cond.DType != value.NoDType && cond.DType != value.BoolType && cond.DType != value.Uint8 {
			c.Refuse("mismatched-dtype", cond.Bits, "where expected condition to be a boolean tensor, but got a tensor with dtype "+scalarName(cond.DType),
				"where: the condition is %s, wants bool", cond.DType)
			return c.UnknownTensor(dt)
		}
	}
	s, ok := c.broadcastOperands(cd, l, r)
	if !ok {
		return c.UnknownTensor(dt)
	}
	out := c.Out(s, dt)
	out.LayoutUnknown = cd.unknown || l.unknown || r.unknown
	c.elementwiseLayout(out, cond, l.t, r.t)
	describe(c, out, l, r, cd)
	if k := c.chosen(cd, l, r, s, dt); k != nil {
		out.SetContents(k)
	}
	return c.delivered(out)
}

// chosen computes where on known contents.
func (c *Call) chosen(cd, l, r operand, s value.Shape, dt value.DType) *value.Contents {
	sizes, ok := c.concrete(s)
	if !ok || cd.t == nil || cd.t.Contents() == nil || dt == value.NoDType || product(sizes) > value.MaxContents {
		return nil
	}
	if l.t != nil && l.t.Contents() == nil || r.t != nil && r.t.Contents() == nil {
		return nil
	}
	m, a, b := c.spreadOver(cd, sizes, value.BoolType), c.spreadOver(l, sizes, dt), c.spreadOver(r, sizes, dt)
	if m == nil || a == nil || b == nil {
		return nil
	}
	out := &value.Contents{}
	for i, d := range m.Ints {
		from := b
		if d.Is(1) {
			from = a
		}
		if dt.IsFloat() {
			out.Floats = append(out.Floats, from.Floats[i])
		} else {
			out.Ints = append(out.Ints, from.Ints[i])
		}
	}
	return out
}

// count is the number of nonzero elements of a tensor: one number however often it is asked for.
func (c *Call) count(t *value.Tensor) value.Dim {
	if k := c.toBoolsOf(t); k != nil {
		n := int64(0)
		for _, d := range k.Ints {
			if d.Is(1) {
				n++
			}
		}
		return value.D(n)
	}
	if t.Count != nil && t.Count.Ok {
		return t.Count.N
	}
	n := c.DataDim("", c.Shape(t).Numel())
	t.Count = &value.MaskCount{N: n, Ok: true}
	return n
}

func (c *Call) toBoolsOf(t *value.Tensor) *value.Contents {
	k := t.Contents()
	if k == nil {
		return nil
	}
	return c.toBools(k)
}

// indicesOf is one vector of indices a dimension.
func (c *Call) indicesOf(t *value.Tensor) value.Value {
	s := c.Shape(t)
	if !s.Known() {
		return c.UnknownOf("tuple", "rank of a tensor")
	}
	n := c.count(t)
	places := c.trueAt(t)
	out := &value.Tuple{}
	for i := 0; i < max(s.Rank(), 1); i++ {
		v := c.Out(value.ShapeOf(n), value.Int64)
		if len(places) > i {
			v.SetContents(&value.Contents{Ints: places[i]})
		}
		if s.Rank() > 0 {
			v.Low, v.High, v.HasRange = value.D(0), s.Dims[i], s.Dims[i].Known()
		}
		out.Elems = append(out.Elems, v)
	}
	return out
}

// trueAt is the places of the elements that are known not to be 0, in order: the indices in each dimension; nil if they are
// not all known.
func (c *Call) trueAt(t *value.Tensor) [][]value.Dim {
	k := c.toBoolsOf(t)
	sizes, ok := c.concrete(c.Shape(t))
	if k == nil || !ok || len(sizes) == 0 || product(sizes) != int64(len(k.Ints)) {
		return nil
	}
	strides := rowMajor(sizes)
	places := make([][]value.Dim, len(sizes))
	for at, d := range k.Ints {
		if !d.Is(1) {
			continue
		}
		for i := range sizes {
			places[i] = append(places[i], value.D(int64(at)/strides[i]%sizes[i]))
		}
	}
	return places
}

func nonzero(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.Unknown("input of nonzero")
	}
	if c.Has("as_tuple") {
		if truth, known := c.boolArg("as_tuple"); truth {
			return c.indicesOf(t)
		} else if !known {
			return c.Unknown("as_tuple of nonzero")
		}
	}
	s := c.Shape(t)
	if !s.Known() {
		return c.Out(value.ShapeOf(c.count(t), c.NewDim("", 0)), value.Int64)
	}
	out := c.Out(value.ShapeOf(c.count(t), value.D(int64(s.Rank()))), value.Int64)
	if places := c.trueAt(t); places != nil {
		out.SetContents(&value.Contents{Ints: rowsOf(places)})
	}
	if n := c.Shape(out).Dims[0]; s.Rank() > 1 && n.Known() && !n.Is(1) && !n.Is(0) { // torch writes it column by column
		out.Strides = []dim.Expr{dim.Int(1), n.E}
	}
	return out
}

// rowsOf is the elements of a matrix, row by row, that is given by its columns.
func rowsOf(columns [][]value.Dim) []value.Dim {
	var out []value.Dim
	for row := range columns[0] {
		for _, column := range columns {
			out = append(out, column[row])
		}
	}
	return out
}

func nonzeroStatic(c *Call) value.Value {
	t := c.Required("input")
	n, _ := c.Dim("size")
	if t == nil || !c.Shape(t).Known() {
		return c.UnknownTensor(value.Int64)
	}
	return c.Out(value.ShapeOf(n, value.D(int64(c.Shape(t).Rank()))), value.Int64)
}

// topk keeps k elements along a dimension.
func topk(c *Call) value.Value {
	t := c.Required("input")
	if c.Arg("k") == value.None {
		c.BadType("k", "int", value.None)
	}
	k, ok := c.Dim("k")
	if t == nil {
		return c.unknownPair("topk", value.NoDType)
	}
	s := c.Shape(t)
	if !s.Known() {
		return c.topkUnknown(t, k)
	}
	if c.Failed() {
		return c.unknownPair("topk", t.DType)
	}
	axis, inside := c.DimArg("dim", s.Rank())
	if !inside {
		return c.unknownPair("topk", t.DType)
	}
	size := value.D(1)
	if s.Rank() > 0 {
		size = s.Dims[axis]
	}
	if ok {
		if c.surelyLess(k, value.D(0)) {
			c.Refuse("index-out-of-range", k.Bits, "selected index k out of range", "topk: k is %s", k)
		} else {
			c.DemandLess(k, size, func() *value.Fault {
				return &value.Fault{Kind: "index-out-of-range", Bits: t.Bits, Torch: "selected index k out of range",
					Message: fmt.Sprintf("topk: k = %s of %s elements in dimension %d: input is %s", k, size, axis, s), Related: c.madeHere(t)}
			})
		}
	}
	if !c.Failed() {
		c.unsupported(t, "topk_impl_loop", boolOrComplex)
	}
	if s.Rank() > 0 {
		s = s.With(axis, k)
	}
	return c.pair("topk", t, s, size)
}

// topkUnknown works on a dimension counted from the end of an unknown rank.
func (c *Call) topkUnknown(t *value.Tensor, k value.Dim) value.Value {
	d, ok := c.Int("dim")
	if !ok || d != -1 {
		return c.unknownPair("topk", t.DType)
	}
	s, ok := c.AtLeast(t, 1)
	if !ok {
		return c.unknownPair("topk", t.DType)
	}
	last, _ := s.Last()
	return c.pair("topk", t, s.WithLast(k), last)
}

// sortRule has an old form sort(stable=..., dim) as well, whose arguments have the same names.
func sortRule(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.unknownPair("sort", value.NoDType)
	}
	axis, ok := c.alongDim(t, "dim")
	if !c.Failed() {
		c.boolArg("descending")
	}
	if !c.Failed() {
		c.unsupported(t, "sort", isComplex)
	}
	size := value.Dim{E: dim.Invalid}
	if ok {
		size = c.Shape(t).Dims[axis]
	}
	p := c.pair("sort", t, c.Shape(t), size).(*value.Tuple)
	p.Elems[1].(*value.Tensor).Spread = value.AllOf
	model := c.LikeLayout(t, t.DType)
	for _, e := range p.Elems {
		e.(*value.Tensor).Strides, e.(*value.Tensor).LayoutUnknown = model.Strides, model.LayoutUnknown
	}
	c.sortContents(t, p.Elems[0].(*value.Tensor), p.Elems[1].(*value.Tensor))
	return p
}

// sortContents sorts a known vector.
func (c *Call) sortContents(t, values, indices *value.Tensor) {
	down, known := c.Bool("descending")
	k := t.Contents()
	if !known || k == nil || c.Shape(t).Rank() != 1 {
		return
	}
	order, ok := c.sortedOrder(k, down)
	if !ok {
		return
	}
	if values != nil {
		values.SetContents(pick(k, order))
	}
	at := &value.Contents{Ints: make([]value.Dim, len(order))}
	for i, p := range order {
		at.Ints[i] = value.D(int64(p))
	}
	indices.SetContents(at)
}

// sortedOrder is the order of the elements; ok is false if they can't be compared.
func (c *Call) sortedOrder(k *value.Contents, down bool) (order []int, ok bool) {
	f := c.converted(k, value.Float64)
	if f == nil {
		return nil, false
	}
	order = make([]int, len(f.Floats))
	for i, x := range f.Floats {
		if math.IsNaN(x) {
			return nil, false
		}
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool {
		if down {
			return f.Floats[order[i]] > f.Floats[order[j]]
		}
		return f.Floats[order[i]] < f.Floats[order[j]]
	})
	return order, true
}

func argsort(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.Int64)
	}
	axis, ok := c.alongDim(t, "dim")
	if !c.Failed() {
		c.boolArg("descending")
	}
	if !c.Failed() {
		c.unsupported(t, "sort", isComplex)
	}
	out := c.LikeLayout(t, value.Int64)
	if ok {
		out.Low, out.High, out.HasRange, out.Spread = value.D(0), c.Shape(t).Dims[axis], c.Shape(t).Dims[axis].Known(), value.AllOf
		c.sortContents(t, nil, out)
	}
	return out
}

func msort(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	c.unsupported(t, "sort", isComplex)
	return c.delivered(c.LikeLayout(t, t.DType))
}

// unique gives the elements, and where wanted their positions and numbers.
func unique(c *Call) value.Value {
	t := c.Required("input")
	inverse, known1 := c.Bool("return_inverse")
	counts, known2 := c.Bool("return_counts")
	if t == nil || !known1 || !known2 {
		return c.Unknown("arguments of unique")
	}
	for _, name := range []string{"sorted", "return_inverse", "return_counts"} {
		if c.Has(name) {
			switch v := c.Arg(name).(type) {
			case value.Int, value.Float, value.Str, *value.Tuple, *value.List, value.NoneType:
				c.BadType(name, "bool", v)
			}
		}
	}
	c.unsupported(t, "unique", isComplex)
	s := c.Shape(t)
	n, shape, positions := value.Dim{}, value.Shape{}, s
	if c.IsNone("dim") {
		n = c.uniqueCount(t, s)
		shape = value.ShapeOf(n)
	} else {
		axis, ok := c.alongDim(t, "dim")
		if !ok {
			return c.Unknown("dimension of unique")
		}
		n = c.DataDim("", s.Dims[axis])
		shape, positions = s.With(axis, n), value.ShapeOf(s.Dims[axis])
	}
	values := c.Out(shape, t.DType)
	values.Low, values.High, values.HasRange = t.Low, t.High, t.HasRange
	if k := c.uniqueContents(t); k != nil && c.IsNone("dim") {
		values.SetContents(k)
	}
	if !inverse && !counts {
		return values
	}
	out := &value.Tuple{Elems: []value.Value{values}}
	if inverse {
		i := c.Out(positions, value.Int64)
		i.Low, i.High, i.HasRange = value.D(0), n, n.Known()
		out.Elems = append(out.Elems, i)
	}
	if counts {
		times := c.Out(value.ShapeOf(n), value.Int64)
		if k := values.Contents(); k != nil && c.Short() == "unique" {
			if of := occurrences(t.Contents(), k); of != nil {
				times.SetContents(&value.Contents{Ints: of})
			}
		}
		out.Elems = append(out.Elems, times)
	}
	return out
}

// occurrences counts how often each of the different elements is there; nil if
// the elements are not all known integers.
func occurrences(all, different *value.Contents) []value.Dim {
	if all == nil || len(different.Ints) == 0 {
		return nil
	}
	n := map[int64]int64{}
	for _, d := range all.Ints {
		c, ok := d.Const()
		if !ok {
			return nil
		}
		n[c]++
	}
	out := make([]value.Dim, len(different.Ints))
	for i, d := range different.Ints {
		c, ok := d.Const()
		if !ok {
			return nil
		}
		out[i] = value.D(n[c])
	}
	return out
}

func (c *Call) uniqueCount(t *value.Tensor, s value.Shape) value.Dim {
	if k := c.uniqueContents(t); k != nil {
		return value.D(int64(contentsLen(k)))
	}
	if n := s.Numel(); n.Known() && (c.Surely(n, value.D(0)) || c.Surely(n, value.D(1))) {
		return n
	}
	return c.DataDim("", s.Numel())
}

// uniqueContents is the known elements without repetition, sorted unless only neighbours count.
func (c *Call) uniqueContents(t *value.Tensor) *value.Contents {
	k := t.Contents()
	if k == nil {
		return nil
	}
	f := c.converted(k, value.Float64)
	order, ok := c.sortedOrder(k, false)
	if f == nil || !ok {
		return nil
	}
	if c.Short() == "unique_consecutive" {
		for i := range order {
			order[i] = i
		}
	}
	var at []int
	for i, p := range order {
		if i == 0 || f.Floats[p] != f.Floats[order[i-1]] {
			at = append(at, p)
		}
	}
	return pick(k, at)
}

func indexTypeOf(c *Call) value.DType {
	switch small, known := c.Bool("out_int32"); {
	case small:
		return value.Int32
	case known:
		return value.Int64
	}
	return value.NoDType
}

func bucketize(c *Call) value.Value {
	b := c.Required("boundaries")
	in, ok := operandOf(c.Arg("input"))
	if !ok {
		c.BadType("input", "Tensor", c.Arg("input"))
		return c.UnknownTensor(indexTypeOf(c))
	}
	if n := c.operandShape(in).Numel(); in.dt.IsComplex() && !(n.Known() && c.Surely(n, value.D(0))) {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", operandBits(in), "\"searchsorted_out_cpu\" not implemented for 'ComplexFloat'", "bucketize does not work on complex tensors")
	}
	if b != nil {
		if s := c.Shape(b); s.Known() && s.Rank() != 1 {
			c.Refuse("wrong-rank", s.Bits()|b.Bits, fmt.Sprintf("boundaries tensor must be 1 dimension, but got dim(%d)", s.Rank()), "bucketize: the boundaries must be a vector, got %s", s)
		}
	}
	out := c.Out(c.operandShape(in), indexTypeOf(c))
	out.LayoutUnknown = in.unknown
	if b != nil && c.Shape(b).Known() && c.Shape(b).Rank() == 1 {
		out.Low, out.High, out.HasRange = value.D(0), c.Shape(b).Dims[0].AddInt(1), true
	}
	return c.delivered(out)
}

// searchsorted wants a vector of boundaries, or one for each row of the values.
func searchsorted(c *Call) value.Value {
	b := c.Required("sorted_sequence")
	in, ok := operandOf(c.Arg("input"))
	if !ok {
		c.BadType("input", "Tensor", c.Arg("input"))
		return c.UnknownTensor(indexTypeOf(c))
	}
	out := c.Out(c.operandShape(in), indexTypeOf(c))
	out.LayoutUnknown = in.unknown
	if side, ok := c.Str("side"); ok {
		right, known := c.Bool("right")
		switch {
		case side != "left" && side != "right":
			c.Refuse("invalid-argument", 0, "torch.searchsorted(): side can only be 'left' or 'right' but got "+side, "searchsorted: side is 'left' or 'right', not %q", side)
		case known && right && side == "left":
			c.Refuse("invalid-argument", 0, "torch.searchsorted(): side and right can't be set to opposites", "searchsorted: side='left' contradicts right=True")
		}
	}
	if b == nil || in.unknown || c.Failed() {
		return out
	}
	if b.DType.IsComplex() || in.dt.IsComplex() {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", b.Bits, "\"searchsorted_out_cpu\" not implemented for 'ComplexFloat'", "searchsorted does not work on complex tensors")
		return out
	}
	bs, s := c.Shape(b), c.operandShape(in)
	switch {
	case bs.Known() && bs.Rank() == 0:
		c.Refuse("wrong-rank", b.Bits, "torch.searchsorted(): boundaries tensor should have positive dimension, but got 0 dimension", "searchsorted: the boundaries have no dimension")
	case !bs.Known() || !s.Known() || bs.Rank() == 1:
	case s.Rank() == 0:
		c.Refuse("wrong-rank", bs.Bits(), fmt.Sprintf("torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but we got boundaries tensor dim(%d)", bs.Rank()),
			"searchsorted: a single value needs a vector of boundaries, got %s", bs)
	default:
		c.rowsMatch(bs, s, b.Bits)
	}
	return c.delivered(out)
}

func (c *Call) rowsMatch(b, s value.Shape, bits value.Bits) {
	wrong := b.Rank() != s.Rank()
	for i := 0; !wrong && i < s.Rank()-1; i++ {
		wrong = c.Never(b.Dims[i], s.Dims[i])
	}
	if wrong {
		c.Refuse("incompatible-shapes", b.Bits()|s.Bits()|bits, "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match",
			"searchsorted: boundaries %s and values %s differ before the last dimension", b, s)
	}
}

func histc(c *Call) value.Value {
	t := c.Required("input")
	n, ok := c.Dim("bins")
	if t == nil {
		return c.Out(value.ShapeOf(n), value.NoDType)
	}
	if ok && c.surelyLess(n, value.D(1)) {
		c.Refuse("invalid-size", n.Bits, fmt.Sprintf("torch.histogram(): bins must be > 0, but got %s for dimension 0", n), "histc: the number of bins is %s", n)
	}
	lo, ok1 := c.Float("min")
	hi, ok2 := c.Float("max")
	if ok1 && ok2 && hi < lo {
		c.Refuse("invalid-argument", 0, "torch.histc: max must be larger than min", "histc: max = %v is below min = %v", hi, lo)
	}
	if !c.Failed() && c.surelyOnCPU(t) { // CUDA counts integers, too
		c.unsupported(t, "histogram_cpu", notReal)
	}
	return c.delivered(c.Out(value.ShapeOf(n), t.DType))
}

// bincount is as long as the largest element asks for.
func bincount(c *Call) value.Value {
	t := c.Required("input")
	w := c.Tensor("weights")
	least, ok := c.Dim("minlength")
	if t == nil {
		return c.Out(value.ShapeOf(c.NewDim("", 0)), value.NoDType)
	}
	s := c.Shape(t)
	switch {
	case s.Known() && s.Rank() != 1:
		c.Refuse("wrong-rank", s.Bits()|t.Bits, "bincount only supports 1-d non-negative integral inputs.", "bincount takes a vector, got %s", s)
	case t.DType != value.NoDType && notPlainInteger(t.DType):
		c.unsupported(t, "bincount_cpu", notPlainInteger)
	case ok && c.surelyLess(least, value.D(0)):
		c.Refuse("invalid-argument", least.Bits, "minlength should be >= 0", "bincount: minlength is %s", least)
	case w != nil && s.Known() && c.Shape(w).Known() && (c.Shape(w).Rank() != 1 || c.Never(c.Shape(w).Dims[0], s.Dims[0])):
		c.Refuse("incompatible-shapes", s.Bits()|c.Shape(w).Bits(), "weights should be 1-d and have the same length as input", "bincount: weights %s and input %s differ", c.Shape(w), s)
	}
	dt := value.Int64
	if w != nil {
		dt = w.DType
		if dt != value.Float32 && dt != value.NoDType {
			dt = value.Float64
		}
	} else if c.Maybe("weights") {
		dt = value.NoDType
	}
	return c.Out(value.ShapeOf(c.bincountSize(t, least)), dt)
}

func (c *Call) bincountSize(t *value.Tensor, least value.Dim) value.Dim {
	if values, ok := c.constants(t); ok && least.Known() {
		n := int64(0)
		if len(values) > 0 {
			n = slices.Max(values) + 1
		}
		return value.D(n).Max(least)
	}
	d := c.NewDim("", 0)
	d.Bits = value.FromData
	if least.Known() {
		c.Assume(dim.Constraint{Left: least.E, Rel: dim.LE, Right: d.E})
		if t.HasRange {
			c.Assume(dim.Constraint{Left: d.E, Rel: dim.LE, Right: dim.Max(t.High.E, least.E)})
		}
	}
	return d
}

func isin(c *Call) value.Value {
	l, ok1 := operandOf(c.Arg("elements"))
	r, ok2 := operandOf(c.Arg("test_elements"))
	if !ok1 || !ok2 || l.t == nil && r.t == nil && !l.unknown && !r.unknown {
		c.badArguments("received an invalid combination of arguments")
		return c.UnknownTensor(value.BoolType)
	}
	for _, o := range []operand{l, r} {
		if o.dt != value.NoDType && boolOrComplex(o.dt) && !o.unknown {
			c.RefuseAs("NotImplementedError", "mismatched-dtype", operandBits(o), "Unsupported input type encountered for isin(): "+scalarName(o.dt), "isin does not work on %s", o.dt)
		}
	}
	out := c.Out(c.operandShape(l), value.BoolType)
	out.LayoutUnknown = l.unknown
	return out
}
