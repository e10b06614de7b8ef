package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds x[index]: basic indexing, which makes views, and advanced
// indexing by tensors, lists and masks, which makes copies.
// https://pytorch.org/docs/stable/tensor_view.html, torch/csrc/autograd/python_variable_indexing.cpp,
// aten/src/ATen/TensorIndexing.h, aten/src/ATen/native/TensorAdvancedIndexing.cpp

// Subscript is t[index]; nil after it raised.
func Subscript(w *value.World, t *value.Tensor, index value.Value) value.Value {
	c := &Call{World: w, Name: "index"}
	sel, ok := c.selection(t, index)
	if w.Exc != nil {
		return nil
	}
	if !ok {
		return c.UnknownTensor(t.DType)
	}
	out := c.selected(t, sel)
	if w.Exc != nil {
		return nil
	}
	if y, ok := out.(*value.Tensor); ok {
		c.suspectLastSample(y, t, index)
	}
	return out
}

// Length is len(t); nil after it raised.
func Length(w *value.World, t *value.Tensor) value.Value {
	c := &Call{World: w, Name: "len"}
	s, ok := c.Leading(t, 1)
	if !ok && !s.Known() {
		return c.Unknown("len of a tensor of unknown rank")
	}
	if !ok {
		c.RefuseAs("TypeError", "wrong-rank", t.Bits, "len() of a 0-d tensor", "len() of a tensor without dimensions")
		if w.Exc != nil {
			return nil
		}
		return c.Unknown("len of a scalar")
	}
	return value.Int{Dim: s.Dims[0]}
}

// maxUnbind is the number of rows up to which iterating over a tensor makes one tensor each.
const maxUnbind = 256

// Unbind lists t[0], t[1], ...; ok is false if their number is not known (or
// large), or after it raised.
func Unbind(w *value.World, t *value.Tensor) ([]value.Value, bool) {
	c := &Call{World: w, Name: "unbind"}
	s, ok := c.Leading(t, 1)
	if !ok && !s.Known() {
		return nil, false
	}
	if !ok {
		c.RefuseAs("TypeError", "wrong-rank", t.Bits, "iteration over a 0-d tensor", "iteration over a tensor without dimensions")
		return nil, false
	}
	n, ok := c.Resolve(s.Dims[0]).Const()
	if !ok || n > maxUnbind {
		return nil, false
	}
	out := make([]value.Value, n)
	for i := range out {
		out[i] = c.selectAt(t, s, 0, value.D(int64(i)))
	}
	return out, true
}

// indexAxis is one dimension while an index is applied.
type indexAxis struct {
	size   value.Dim
	stride dim.Expr
	// from is the dimension of the source; -1 for a new one.
	from int
	// by is the tensor that indexes this dimension, nil for none.
	by *value.Tensor
}

// selection is an index that was understood: a view of the source, and the
// dimensions of it that are indexed by tensors.
type selection struct {
	// axes are all dimensions, those indexed by tensors included. If the rank
	// is not known, rest stands before axes[restAt].
	axes   []indexAxis
	rest   *value.RankVar
	restAt int
	// strided: the strides of axes are known.
	strided bool
	// view reads the known contents; nil if there are none.
	view *walk
	// advanced: tensors index some dimensions, so that the result is a copy.
	advanced bool
	masks    int  // bool and uint8 tensors
	others   int  // integer tensors
	bytes    bool // one of the masks is uint8
	changed  bool // the selection is not all of the source
}

// selection applies an index to t. ok is false if it was refused or is not known well enough.
func (c *Call) selection(t *value.Tensor, index value.Value) (*selection, bool) {
	items, ok := c.indexItems(index)
	if !ok {
		return nil, false
	}
	s := c.Shape(t)
	if s.Known() && len(s.Dims) == 0 && len(items) == 1 {
		if !c.scalarIndex(items[0]) {
			return nil, false
		}
	}
	need, split := 0, -1
	var front, back int
	var bits value.Bits // what the number of dimensions of masks rests on
	for i, it := range items {
		n := consumes(it)
		if n < 0 {
			return nil, false
		}
		if mask, ok := it.(*value.Tensor); ok {
			bits |= mask.Shape.Bits() | mask.Bits
		}
		if it == value.Ellipsis && split < 0 {
			split = i
			front = need
		}
		need += n
	}
	if split < 0 {
		split, front = len(items), need
	}
	back = need - front
	if s.Known() && need > len(s.Dims) {
		c.RefuseAs("IndexError", "wrong-rank", s.Bits()|bits, fmt.Sprintf("too many indices for tensor of dimension %d", len(s.Dims)),
			"%d indices for a tensor of %d dimensions: it is %v", need, len(s.Dims), s)
		return nil, false
	}
	if !s.Known() {
		if s, ok = c.LeadingOf(t, front, need); !ok {
			return nil, false
		}
		if s, ok = c.AtLeast(t, back); !ok {
			return nil, false
		}
		if s.Known() && need > len(s.Dims) || !s.Known() && len(s.Dims) < front {
			return nil, false
		}
	}
	sel := c.allOf(t, s)
	at := 0
	for _, it := range items[:split] {
		if at, ok = c.apply(sel, s, it, at); !ok {
			return nil, false
		}
	}
	if split == len(items) {
		return sel, true
	}
	at = len(sel.axes) - back
	for _, it := range items[split+1:] {
		if it == value.Ellipsis { // a second ellipsis stands for nothing
			continue
		}
		if at, ok = c.apply(sel, s, it, at); !ok {
			return nil, false
		}
	}
	return sel, true
}

// allOf is the selection of everything.
func (c *Call) allOf(t *value.Tensor, s value.Shape) *selection {
	sel := &selection{rest: s.Rest, restAt: len(s.Dims), view: c.walkOf(t)}
	strides := c.Strides(t)
	sel.strided = strides != nil
	sel.axes = make([]indexAxis, 0, len(s.Dims)+len(s.Suffix))
	add := func(dims []value.Dim) {
		for _, d := range dims {
			a := indexAxis{size: d, from: len(sel.axes)}
			if sel.strided {
				a.stride = strides[a.from]
			}
			sel.axes = append(sel.axes, a)
		}
	}
	add(s.Dims)
	add(s.Suffix)
	return sel
}

// scalarIndex refuses what a tensor without dimensions refuses.
func (c *Call) scalarIndex(it value.Value) bool {
	switch it.(type) {
	case value.Int:
		msg := "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number"
		c.RefuseAs("IndexError", "wrong-rank", 0, msg, "index of a tensor without dimensions")
		return false
	case *value.Slice:
		c.RefuseAs("IndexError", "wrong-rank", 0, "slice() cannot be applied to a 0-dim tensor.", "slice of a tensor without dimensions")
		return false
	}
	return true
}

// indexItems splits an index at its commas and makes tensors of lists and the
// like. ok is false if something in it is refused or not known.
func (c *Call) indexItems(index value.Value) ([]value.Value, bool) {
	var raw []value.Value
	switch v := index.(type) {
	case *value.Tuple:
		if v.Rest != nil {
			return nil, false
		}
		raw = v.Elems
	case *value.List:
		if t := c.indexOfInts(v); t != nil {
			return []value.Value{t}, true
		}
		if v.Abstract != nil || v.Alts != nil {
			return nil, false
		}
		raw = []value.Value{index}
		if len(v.Elems) < 32 && slices.ContainsFunc(v.Elems, actsAsIndex) {
			raw = v.Elems
		}
	default:
		raw = []value.Value{index}
	}
	items := make([]value.Value, len(raw))
	for i, v := range raw {
		it, ok := c.indexItem(v)
		if !ok {
			return nil, false
		}
		items[i] = it
	}
	return items, true
}

// indexOfInts is a list as an index of which only the length and that it holds integers are known; else nil.
func (c *Call) indexOfInts(l *value.List) *value.Tensor {
	if l.Abstract == nil || l.Alts != nil || l.Escaped || !l.Abstract.Len.Known() || !isPlainInt(l.Abstract.Elem) {
		return nil
	}
	for _, e := range l.Elems {
		if !isPlainInt(e) {
			return nil
		}
	}
	return value.NewTensor(value.ShapeOf(l.Abstract.Len.AddInt(int64(len(l.Elems)))), value.Int64)
}

// isPlainInt tells a number from what torch takes for one besides: truths and tensors mean other things in an index.
func isPlainInt(v value.Value) bool {
	switch v := v.(type) {
	case value.Int:
		return true
	case value.Unknown:
		return v.Type == "int"
	}
	return false
}

// actsAsIndex tells of an element of a list whether it makes the list mean a
// tuple: treatSequenceAsTuple in python_variable_indexing.cpp.
func actsAsIndex(v value.Value) bool {
	switch v.(type) {
	case *value.Tensor, *value.Tuple, *value.List, *value.Range, *value.Slice, value.EllipsisType, value.NoneType, value.Str:
		return true
	}
	return false
}

// indexItem brings one item of an index into one of the forms Int, Bool,
// NoneType, EllipsisType, *Slice and *Tensor.
func (c *Call) indexItem(v value.Value) (value.Value, bool) {
	switch v := v.(type) {
	case value.Int, value.Bool, value.NoneType, value.EllipsisType, *value.Slice:
		return v, true
	case *value.Tensor:
		switch v.DType {
		case value.Int64, value.Int32, value.BoolType, value.Uint8, value.NoDType:
		default:
			c.RefuseAs("IndexError", "mismatched-dtype", v.Bits, "tensors used as indices must be long, int, byte or bool tensors",
				"tensors used as indices must be long, int, byte or bool, got %s", v.DType)
			return nil, false
		}
		s := c.Shape(v)
		if s.Known() && len(s.Dims) == 0 {
			return c.scalarItem(v), true
		}
		return v, true
	case *value.Tuple, *value.List, *value.Range:
		return c.listItem(v)
	case *value.Instance:
		if t := asTensor(v); t != nil {
			return c.indexItem(t)
		}
		if t := ArrayTensor(v); t != nil {
			return c.indexItem(arrayAsIndex(t))
		}
	case value.Unknown:
		if v.Type == "int" {
			return value.Int{Dim: value.Dim{E: dim.Invalid}}, true
		}
		return nil, false
	case value.SymBool:
		return nil, false
	case value.Str:
		c.RefuseAs("TypeError", "invalid-argument", 0, "new(): invalid data type 'str'", "a tensor is indexed by a string")
		return nil, false
	case value.Float, value.Complex, *value.Dict, *value.Set, value.Bytes:
		msg := fmt.Sprintf("only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got %s)", v.TypeName())
		c.RefuseAs("IndexError", "invalid-argument", 0, msg, "a tensor is indexed by a %s", v.TypeName())
	}
	return nil, false
}

// arrayAsIndex is an array of numpy as an index: torch reads it as a list of integers, what stands after the point is cut off.
func arrayAsIndex(t *value.Tensor) *value.Tensor {
	switch t.DType {
	case value.Int64, value.Int32, value.BoolType, value.Uint8, value.NoDType:
		return t
	}
	whole := &value.Tensor{Desc: t.Desc}
	whole.DType, whole.Data, whole.HasRange = value.Int64, nil, false
	if k := t.Contents(); k != nil {
		ints := slices.Clone(k.Ints)
		for _, f := range k.Floats {
			ints = append(ints, value.D(int64(f)))
		}
		whole.SetContents(&value.Contents{Ints: ints})
	}
	return whole
}

// scalarItem is a tensor without dimensions as an index: an int selects, a bool makes a dimension.
func (c *Call) scalarItem(t *value.Tensor) value.Value {
	switch t.DType {
	case value.BoolType, value.Uint8:
		if k := t.Contents(); k != nil && len(k.Ints) == 1 {
			if n, ok := k.Ints[0].Const(); ok {
				return value.Bool(n != 0)
			}
		}
		return t
	}
	d, ok := AsDim(t)
	if !ok && t.HasRange {
		d = c.NewDim("", 0)
		d.Bits = value.FromData
		c.Assume(dim.Constraint{Left: t.Low.E, Rel: dim.LE, Right: d.E})
		c.Assume(dim.Constraint{Left: d.E, Rel: dim.LT, Right: t.High.E})
	}
	return value.Int{Dim: d}
}

// listItem makes a tensor of a list, tuple or range of ints or bools.
func (c *Call) listItem(v value.Value) (value.Value, bool) {
	if r, ok := v.(*value.Range); ok {
		n := r.Stop.Sub(r.Start).Add(r.Step.AddInt(-1)).FloorDiv(r.Step)
		if r.Step.Is(1) {
			n = r.Stop.Sub(r.Start)
		}
		t := value.NewTensor(value.ShapeOf(c.clampLow(n)), value.Int64)
		start, ok1 := r.Start.Const()
		step, ok2 := r.Step.Const()
		if k, ok := n.Const(); ok && ok1 && ok2 && k >= 0 && k <= value.MaxContents {
			ints := make([]value.Dim, k)
			for i := range ints {
				ints[i] = value.D(start + int64(i)*step)
			}
			t.SetContents(&value.Contents{Ints: ints})
		} else if r.Step.Is(1) {
			t.Low, t.High, t.HasRange = r.Start, r.Stop, true
		}
		return t, true
	}
	var ints []value.Dim
	bools, known := true, true
	sizes, ok := c.nested(v, 0, func(e value.Value) bool {
		switch e := e.(type) {
		case value.Bool:
			d, _ := AsDim(e)
			ints = append(ints, d)
			return true
		case value.Float:
			bools = false
			ints = append(ints, value.D(int64(e.F)))
			known = known && e.Known
			return true
		case value.Str:
			c.RefuseAs("TypeError", "invalid-argument", 0, "new(): invalid data type 'str'", "a tensor is indexed by a string")
			return false
		}
		bools = false
		d, ok := AsDim(e)
		known = known && ok
		ints = append(ints, d)
		return ok || isUnknown(e)
	})
	if !ok {
		return nil, false
	}
	dt := value.Int64
	if bools && len(ints) > 0 {
		dt = value.BoolType
	}
	t := value.NewTensor(value.ShapeOf(sizes...), dt)
	if known && len(ints) > 0 && len(ints) <= value.MaxContents {
		t.SetContents(&value.Contents{Ints: ints})
	}
	return t, true
}

// nested is the shape of nested lists; leaf is called for each element in order.
func (c *Call) nested(v value.Value, depth int, leaf func(value.Value) bool) ([]value.Dim, bool) {
	var items []value.Value
	switch v := v.(type) {
	case *value.Tuple, *value.List:
		var ok bool
		if items, ok = Elements(v); !ok {
			return nil, false
		}
	case *value.Range:
		items, rest, ok := c.Host.Iterate(v)
		if !ok || rest != nil {
			return nil, false
		}
		return c.nested(value.NewTuple(items...), depth, leaf)
	case value.Unknown:
		var ok bool
		if items, ok = c.itemsOfOne(v); !ok {
			return nil, leaf(v)
		}
	default:
		return nil, leaf(v)
	}
	if depth > 8 {
		return nil, false
	}
	var inner []value.Dim
	for i, e := range items {
		sizes, ok := c.nested(e, depth+1, leaf)
		if !ok || i > 0 && len(sizes) != len(inner) {
			return nil, false
		}
		for j := range sizes {
			if i > 0 && sizes[j].E != inner[j].E {
				return nil, false
			}
		}
		inner = sizes
	}
	return append([]value.Dim{value.D(int64(len(items)))}, inner...), true
}

// consumes is the number of dimensions that an item takes; -1 if it is not known.
func consumes(it value.Value) int {
	switch it := it.(type) {
	case value.Int, *value.Slice:
		return 1
	case *value.Tensor:
		if it.DType != value.BoolType && it.DType != value.Uint8 && it.DType != value.NoDType {
			return 1
		}
		if !it.Shape.Known() {
			return -1
		}
		if it.DType == value.NoDType {
			if len(it.Shape.Dims) == 1 {
				return 1
			}
			return -1
		}
		return len(it.Shape.Dims)
	}
	return 0
}

// apply applies one item at a dimension and returns the next dimension.
func (c *Call) apply(sel *selection, s value.Shape, it value.Value, at int) (int, bool) {
	switch it := it.(type) {
	case value.Int:
		return at, c.applyInt(sel, s, it.Dim, at)
	case *value.Slice:
		return at + 1, c.applySlice(sel, s, it, at)
	case value.NoneType:
		sel.insert(at, value.D(1), nil)
		return at + 1, true
	case value.Bool:
		n := int64(0)
		if it {
			n = 1
		}
		sel.insert(at, value.D(1), boolIndex(n))
		sel.advanced = true
		sel.others++
		return at + 1, true
	case *value.Tensor:
		n := consumes(it)
		if n == 0 { // a bool without dimensions
			sel.insert(at, value.D(1), boolIndex(-1))
			sel.advanced = true
			sel.masks++
			return at + 1, true
		}
		return at + n, c.applyTensor(sel, s, it, at, n)
	}
	return at, it == value.Ellipsis
}

// boolIndex is the index that a bool stands for: one zero, or none. -1: not known.
func boolIndex(n int64) *value.Tensor {
	d := value.D(n)
	if n < 0 {
		d = value.Dim{E: dim.Invalid}
	}
	return value.NewTensor(value.ShapeOf(d), value.Int64)
}

func (sel *selection) insert(at int, size value.Dim, by *value.Tensor) {
	a := indexAxis{size: size, from: -1, by: by, stride: dim.Int(1)}
	if at < len(sel.axes) && sel.strided {
		a.stride = sel.axes[at].stride.Mul(sel.axes[at].size.E)
	}
	sel.axes = slices.Insert(sel.axes, at, a)
	if at <= sel.restAt {
		sel.restAt++
	}
	sel.view = sel.view.inserted(at, 1)
	sel.changed = true
}

func (sel *selection) remove(at int) {
	sel.axes = slices.Delete(sel.axes, at, at+1)
	if at < sel.restAt {
		sel.restAt--
	}
	sel.changed = true
}

// applyInt selects one element of a dimension.
func (c *Call) applyInt(sel *selection, s value.Shape, i value.Dim, at int) bool {
	d := sel.axes[at].size
	name := sel.axes[at].from
	i = c.Resolve(i)
	if !c.indexFits(i, d, func() *value.Fault {
		return &value.Fault{Kind: "index-out-of-range", Exception: "IndexError",
			Torch:   fmt.Sprintf("index %v is out of bounds for dimension %d with size %v", i, at, d),
			Message: fmt.Sprintf("index %v is out of range for dimension %d of size %v: tensor is %v", i, name, d, s)}
	}) {
		return false
	}
	if sel.view != nil {
		if k, ok := i.Const(); ok && k < 0 {
			i = i.Add(d)
		}
		sel.view = sel.view.selected(at, i)
	}
	sel.remove(at)
	return true
}

// indexFits demands -d <= i < d.
func (c *Call) indexFits(i, d value.Dim, fault func() *value.Fault) bool {
	if !i.Known() || !d.Known() {
		return true
	}
	if c.Path.Facts.Less(i.E, dim.Int(0)) == dim.Yes {
		return c.DemandLess(i.MulInt(-1), d, fault)
	}
	return c.DemandLess(i.AddInt(1), d, fault)
}

// applySlice restricts a dimension to start:stop:step, clamped as Python does.
func (c *Call) applySlice(sel *selection, s value.Shape, sl *value.Slice, at int) bool {
	step := value.D(1)
	if !isNoneValue(sl.Step) {
		d, ok := c.sliceBound(sl.Step)
		if c.failed {
			return false
		}
		step = c.Resolve(d)
		if k, isConst := step.Const(); ok && isConst && k <= 0 {
			msg := "step must be greater than zero"
			if k == 0 {
				msg = "slice step cannot be zero"
			}
			c.RefuseAs("ValueError", "invalid-argument", step.Bits, msg, "slice of a tensor with step %d: %s", k, msg)
			return false
		}
	}
	lower, upper := value.D(0), sel.axes[at].size
	okLower, okUpper := true, true
	if !isNoneValue(sl.Lower) {
		lower, okLower = c.sliceBound(sl.Lower)
	}
	if !isNoneValue(sl.Upper) {
		upper, okUpper = c.sliceBound(sl.Upper)
	}
	if c.failed {
		return false
	}
	a := &sel.axes[at]
	start, n := c.sliceLength(a.size, lower, upper, step, okLower && okUpper && step.Known())
	if _, fixed := n.Const(); fixed && sl.Window && lower.E.HasSymbols() && a.size.E.HasSymbols() {
		n.Bits &^= value.FromSummary | value.FromClamp // it is so long for every item of a loop, and in a series of any length
	}
	sel.view = sel.view.sliced(at, start, step, n)
	sel.changed = sel.changed || n.E != a.size.E
	a.size = n
	if sel.strided {
		a.stride = a.stride.Mul(step.E)
	}
	return true
}

func isNoneValue(v value.Value) bool { return v == nil || v == value.None }

// sliceBound reads one bound of a slice.
func (c *Call) sliceBound(v value.Value) (value.Dim, bool) {
	if d, ok := AsDim(v); ok {
		return d, true
	}
	switch v := v.(type) {
	case value.Float, value.Str, *value.List, *value.Tuple, *value.Dict:
		msg := "slice indices must be integers or None or have an __index__ method"
		c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: got a %s", msg, v.TypeName())
	case *value.Tensor:
		if v.DType.IsFloat() {
			msg := "slice indices must be integers or None or have an __index__ method"
			c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: got a tensor of %s", msg, v.DType)
		}
	}
	return value.Dim{E: dim.Invalid}, false
}

// sliceLength is the start and the length of a slice of a dimension of size d.
// What cannot be ordered becomes a minimum or maximum, marked FromClamp.
func (c *Call) sliceLength(d, lower, upper, step value.Dim, ok bool) (start, n value.Dim) {
	if !ok || !d.Known() {
		if lower.Is(0) && upper.E == d.E && step.Is(1) {
			return lower, d
		}
		n = c.NewDim("", 0)
		n.Bits = value.FromClamp | d.Bits
		if d.Known() {
			c.Assume(dim.Constraint{Left: n.E, Rel: dim.LE, Right: d.E})
		}
		return value.Dim{E: dim.Invalid}, n
	}
	lower, upper = c.Resolve(lower), c.Resolve(upper)
	var a value.Dim
	c.AmongItems(func() {
		a, ok = c.clampIndex(lower, d)
		b, also := c.clampIndex(upper, d)
		if ok = ok && also; ok {
			// The start needs no upper bound: beyond the stop the length is 0 anyway.
			n = c.clampLow(c.lesser(b, d).Sub(a))
		}
	}, lower, upper)
	if !ok {
		return c.sliceLength(d, lower, upper, step, false)
	}
	n.O = nil
	if !step.Is(1) {
		n = n.Add(step.AddInt(-1)).FloorDiv(step)
	}
	n.Axis = d.Axis.Root() // a part of the dimension, in which no suspicion of the whole is left
	if n.E == d.E {
		n.O, n.Axis = d.O, d.Axis
	}
	return a, n
}

// clampIndex makes a bound of a slice count from the front, at least 0.
func (c *Call) clampIndex(i, d value.Dim) (value.Dim, bool) {
	switch c.Path.Facts.Less(i.E, dim.Int(0)) {
	case dim.No:
		return i, true
	case dim.Yes:
		return c.clampLow(i.Add(d)), true
	}
	return i, false
}

// clampLow is max(d, 0).
func (c *Call) clampLow(d value.Dim) value.Dim {
	switch c.Path.Facts.LessEq(dim.Int(0), d.E) {
	case dim.Yes:
		return d
	case dim.No:
		return value.Dim{E: dim.Int(0), Bits: d.Bits}
	}
	if !d.Known() {
		return d
	}
	d.E = dim.Max(d.E, dim.Int(0))
	d.Bits |= value.FromClamp
	return d
}

// lesser is min(a, b).
func (c *Call) lesser(a, b value.Dim) value.Dim {
	switch c.Path.Facts.LessEq(a.E, b.E) {
	case dim.Yes:
		return a
	case dim.No:
		return b
	}
	if c.Path.Facts.LessEq(b.E, a.E) == dim.Yes {
		return b
	}
	a = a.Min(b)
	a.Bits |= value.FromClamp
	return a
}

// applyTensor marks n dimensions as indexed by a tensor: one by integers, n by a mask of n dimensions.
func (c *Call) applyTensor(sel *selection, s value.Shape, t *value.Tensor, at, n int) bool {
	sel.advanced = true
	if t.DType == value.NoDType { // a mask or integers: nothing is known of the number
		sel.axes[at].by = value.NewTensor(value.ShapeOf(value.Dim{E: dim.Invalid}), value.Int64)
		sel.others++
		return true
	}
	if t.DType != value.BoolType && t.DType != value.Uint8 {
		sel.others++
		sel.axes[at].by = t
		return true
	}
	mask := c.Shape(t)
	for j := 0; j < n; j++ {
		d, m := sel.axes[at+j].size, mask.Dims[j]
		if !c.Demand(m, d, func() *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes", Exception: "IndexError",
				Torch:   fmt.Sprintf("The shape of the mask %v at index %d does not match the shape of the indexed tensor %v at index %d", mask, j, s, at+j),
				Message: fmt.Sprintf("mask %v does not fit the tensor %v: size %v against %v in dimension %d", mask, s, m, d, at+j)}
		}) {
			return false
		}
	}
	rows := value.NewTensor(value.ShapeOf(c.countTrue(t)), value.Int64)
	for j := 0; j < n; j++ {
		sel.axes[at+j].by = rows
	}
	sel.masks++
	sel.bytes = sel.bytes || t.DType == value.Uint8
	return true
}

// countTrue is the number of True elements of a mask, the same at each use.
func (c *Call) countTrue(mask *value.Tensor) value.Dim {
	if k := mask.Contents(); k != nil {
		n, known := int64(0), true
		for _, d := range k.Ints {
			v, ok := c.Resolve(d).Const()
			known = known && ok
			if v != 0 {
				n++
			}
		}
		if known && len(k.Floats) == 0 {
			return value.D(n)
		}
	}
	if mask.Count == nil {
		mask.Count = &value.MaskCount{}
	}
	if !mask.Count.Ok {
		mask.Count.N, mask.Count.Ok = c.DataDim("", c.Shape(mask).Numel()), true
	}
	return mask.Count.N
}

// checkRange refuses integer indices that are surely outside of a dimension.
func (c *Call) checkRange(t *value.Tensor, d value.Dim, axis int, s value.Shape) bool {
	fault := func(i any) {
		c.RefuseAs("IndexError", "index-out-of-range", t.Bits|d.Bits, fmt.Sprintf("index %v is out of bounds for dimension %d with size %v", i, axis, d),
			"index %v is out of range for dimension %d of size %v: tensor is %v", i, axis, d, s)
	}
	f := c.Path.Facts
	if k := t.Contents(); k != nil {
		for _, i := range k.Ints {
			if f.LessEq(d.E, i.E) == dim.Yes || f.Less(i.Add(d).E, dim.Int(0)) == dim.Yes {
				fault(i)
				return false
			}
		}
	} else if i, bad := c.beyond(t, d); bad {
		fault(i)
		return false
	}
	if n := c.Shape(t).Numel(); d.Is(0) && n.Known() && f.LessEq(dim.Int(1), n.E) == dim.Yes {
		fault(0)
		return false
	}
	return true
}

// selected makes the tensor that a selection describes.
func (c *Call) selected(t *value.Tensor, sel *selection) value.Value {
	if !sel.advanced {
		out := sel.basicView(c, t)
		return out
	}
	return c.gathered(t, sel)
}

// basicView is the view of t that a selection without tensors describes.
func (sel *selection) basicView(c *Call, t *value.Tensor) *value.Tensor {
	s, strides := sel.shape()
	if !sel.changed && sel.strided && len(sel.axes) == len(t.Shape.Dims) {
		strides = c.Strides(t)
	}
	out := c.viewLike(t, s, strides)
	if sel.rest != nil {
		out.LayoutUnknown = t.LayoutUnknown || t.Strides != nil || sel.changed
	}
	setWalk(out, sel.view)
	c.nameElement(out)
	if !sel.changed {
		shareCount(out, t)
	}
	return out
}

// nameElement makes an unknown integer that was taken out of a tensor a symbol,
// so that data[i : i + n] has n elements whatever i is.
func (c *Call) nameElement(t *value.Tensor) {
	if !t.Shape.Known() || len(t.Shape.Dims) != 0 || !t.DType.IsInteger() || t.Contents() != nil {
		return
	}
	if i, ok := c.unknownElement(t).(value.Int); ok {
		t.SetContents(&value.Contents{Ints: []value.Dim{i.Dim}})
	}
}

// shape is the shape and the strides of the dimensions as they are.
func (sel *selection) shape() (value.Shape, []dim.Expr) {
	dims := make([]value.Dim, len(sel.axes))
	var strides []dim.Expr
	if sel.strided {
		strides = make([]dim.Expr, len(sel.axes))
	}
	for i := range sel.axes {
		dims[i] = sel.axes[i].size
		if sel.strided {
			strides[i] = sel.axes[i].stride
		}
	}
	if sel.rest == nil {
		return value.Shape{Dims: dims}, strides
	}
	front, suffix := slices.Clip(dims[:sel.restAt]), dims[sel.restAt:]
	return value.Shape{Dims: front, Rest: sel.rest, Suffix: suffix}, strides
}

// gathered is the copy that advanced indexing makes.
func (c *Call) gathered(t *value.Tensor, sel *selection) value.Value {
	at, ok := c.resultShape(sel)
	if !ok {
		if c.failed || sel.rest != nil {
			return c.UnknownTensor(t.DType)
		}
	}
	if at == nil {
		return c.UnknownTensor(t.DType)
	}
	out := inherit(c.Out(at.shape, t.DType), t)
	from := c.Shape(t)
	out.From = &from
	c.checkSelection(sel, at, from)
	out.Strides, out.LayoutUnknown = c.gatheredLayout(sel, at)
	c.gatheredContents(out, sel)
	return out
}

// checkSelection refuses indices that are surely out of range, where an element is read at all.
func (c *Call) checkSelection(sel *selection, p *placed, s value.Shape) {
	n := p.shape.Numel()
	for _, a := range sel.axes {
		if a.by == nil || a.by.DType == value.BoolType || a.from < 0 {
			continue
		}
		if a.size.Is(0) || n.Known() && c.Path.Facts.LessEq(dim.Int(1), n.E) == dim.Yes {
			if !c.checkRange(a.by, a.size, a.from, s) {
				return
			}
		}
	}
}

// placed is the shape of advanced indexing and where the dimensions of the indices stand in it.
type placed struct {
	shape value.Shape
	index value.Shape
	// axes are the dimensions in the order of the result, those of the indices left out.
	axes  []indexAxis
	start int
}

// resultShape broadcasts the indices and puts their dimensions where torch
// does: in place of the indexed ones if these are adjacent, else in front.
func (c *Call) resultShape(sel *selection) (*placed, bool) {
	index, ok := c.indexShape(sel)
	if !ok {
		return nil, false
	}
	first, last, count := -1, -1, 0
	for i, a := range sel.axes {
		if a.by != nil {
			if first < 0 {
				first = i
			}
			last = i
			count++
		}
	}
	adjacent := last-first+1 == count
	if sel.rest != nil && first < sel.restAt && last >= sel.restAt {
		return nil, false // the run between them may be empty
	}
	p := &placed{index: index}
	start := 0
	for i, a := range sel.axes {
		if a.by == nil {
			if i < first {
				start++
			}
			p.axes = append(p.axes, a)
		}
	}
	if !adjacent {
		start = 0
	}
	p.start = start
	if !index.Known() {
		if sel.rest != nil {
			return nil, false
		}
		var dims []value.Dim
		for _, a := range p.axes {
			dims = append(dims, a.size)
		}
		p.shape = value.Shape{Dims: append(slices.Clone(dims[:start]), index.Dims...), Rest: index.Rest, Suffix: append(slices.Clone(index.Suffix), dims[start:]...)}
		return p, true
	}
	restAt := sel.restAt
	for i, a := range sel.axes {
		if a.by != nil && i < sel.restAt {
			restAt--
		}
	}
	p.shape = value.Shape{Rest: sel.rest}
	put := func(d value.Dim, kept int) {
		if sel.rest != nil && kept >= restAt {
			p.shape.Suffix = append(p.shape.Suffix, d)
		} else {
			p.shape.Dims = append(p.shape.Dims, d)
		}
	}
	for i := 0; i <= len(p.axes); i++ {
		if i == start {
			side := i
			if first < sel.restAt {
				side = -1
			}
			for _, d := range index.Dims {
				put(d, side)
			}
		}
		if i < len(p.axes) {
			put(p.axes[i].size, i)
		}
	}
	return p, true
}

// indexShape is the common shape of the index tensors.
func (c *Call) indexShape(sel *selection) (value.Shape, bool) {
	var shapes []value.Shape
	var last *value.Tensor
	for _, a := range sel.axes {
		if a.by != nil && a.by != last {
			shapes = append(shapes, c.Shape(a.by))
			last = a.by
		}
	}
	out, _, ok := c.Broadcast(shapes...)
	if !ok {
		var bits value.Bits
		for _, s := range shapes {
			bits |= s.Bits()
		}
		list := listShapes(shapes)
		c.RefuseAs("IndexError", "incompatible-shapes", bits, "shape mismatch: indexing tensors could not be broadcast together with shapes "+list,
			"indexing tensors do not broadcast: their shapes are %s", list)
	}
	return out, ok
}

func listShapes(shapes []value.Shape) string {
	out := ""
	for i, s := range shapes {
		if i > 0 {
			out += ", "
		}
		out += s.String()
	}
	return out
}

// gatheredLayout is the layout of the copy: TensorIterator orders its
// dimensions by the strides of the source, then of the indices.
func (c *Call) gatheredLayout(sel *selection, p *placed) ([]dim.Expr, bool) {
	if !sel.strided || !p.shape.Known() || sel.rest != nil {
		return nil, true
	}
	zero := dim.Int(0)
	source := make([]dim.Expr, 0, len(p.shape.Dims))
	index := make([]dim.Expr, 0, len(p.shape.Dims))
	inner := ContiguousStrides(p.index)
	for i := 0; i <= len(p.axes); i++ {
		if i == p.start {
			for j, d := range p.index.Dims {
				source = append(source, zero)
				if d.Is(1) {
					index = append(index, zero)
				} else {
					index = append(index, inner[j])
				}
			}
		}
		if i < len(p.axes) {
			source = append(source, p.axes[i].stride)
			index = append(index, zero)
		}
	}
	strides := c.iteratorStrides(p.shape, source, index)
	return strides, false
}

// iteratorStrides are the strides that TensorIterator gives an output whose
// operands have the given strides (0 for a broadcast dimension); nil if contiguous.
// aten/src/ATen/TensorIterator.cpp, reorder_dimensions.
func (c *Call) iteratorStrides(s value.Shape, operands ...[]dim.Expr) []dim.Expr {
	n := len(s.Dims)
	perm := identity(n) // fastest dimension first
	slices.Reverse(perm)
	f := c.Path.Facts
	after := func(a, b int) int {
		for _, st := range operands {
			x, y := st[a], st[b]
			if x.IsInt(0) || y.IsInt(0) {
				continue
			}
			switch {
			case x == y:
				if f.Less(s.Dims[b].E, s.Dims[a].E) == dim.Yes {
					return 1
				}
			case f.LessEq(x, y) == dim.Yes:
				return -1
			case f.LessEq(y, x) == dim.Yes:
				return 1
			}
		}
		return 0
	}
	for i := 1; i < n; i++ {
		at := i
		for j := i - 1; j >= 0; j-- {
			k := after(perm[j], perm[at])
			if k < 0 {
				break
			}
			if k > 0 {
				perm[j], perm[at] = perm[at], perm[j]
				at = j
			}
		}
	}
	out := make([]dim.Expr, n)
	acc := dim.Int(1)
	for _, d := range perm {
		out[d] = acc
		acc = acc.Mul(s.Dims[d].E)
	}
	if c.IsContiguous(s, out) {
		return nil
	}
	return out
}

// gatheredContents keeps the contents of a selection by one index tensor of known contents.
func (c *Call) gatheredContents(out *value.Tensor, sel *selection) {
	if sel.view == nil || sel.masks > 0 || c.failed {
		return
	}
	by, at := (*value.Tensor)(nil), -1
	for i, a := range sel.axes {
		if a.by != nil {
			if by != nil {
				return
			}
			by, at = a.by, i
		}
	}
	rows, ok := c.constants(by)
	sizes, known := c.concrete(c.Shape(by))
	if !ok || !known || sel.view.sizes[at] == 0 || int64(len(rows)) != product(sizes) {
		return
	}
	// The indexed dimension becomes one of len(rows) elements, read row by row.
	w := *sel.view
	outer, inner := product(w.sizes[:at]), product(w.sizes[at+1:])
	if outer*inner*int64(len(rows)) > value.MaxContents {
		return
	}
	full := w.read()
	if full == nil {
		return
	}
	var pos []int
	for o := int64(0); o < outer; o++ {
		for _, r := range rows {
			if r < 0 {
				r += w.sizes[at]
			}
			if r < 0 || r >= w.sizes[at] {
				return
			}
			for i := int64(0); i < inner; i++ {
				pos = append(pos, int((o*w.sizes[at]+r)*inner+i))
			}
		}
	}
	out.SetContents(pick(full, pos))
}

// selectAt is x[..., i] for one dimension, a view.
func (c *Call) selectAt(x *value.Tensor, s value.Shape, at int, i value.Dim) *value.Tensor {
	sel := c.allOf(x, s)
	if sel.view != nil {
		if k, ok := i.Const(); ok && k < 0 {
			i = i.Add(s.Dims[at])
		}
		sel.view = sel.view.selected(at, i)
	}
	sel.remove(at)
	return sel.basicView(c, x)
}

// sliceAt is n elements from start of one dimension, a view.
func (c *Call) sliceAt(x *value.Tensor, s value.Shape, at int, start, step, n value.Dim) *value.Tensor {
	sel := c.allOf(x, s)
	sel.view = sel.view.sliced(at, start, step, n)
	sel.changed = true
	sel.axes[at].size = n
	if sel.strided {
		sel.axes[at].stride = sel.axes[at].stride.Mul(step.E)
	}
	return sel.basicView(c, x)
}
