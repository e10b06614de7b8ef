package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds t[index] = v.
// torch/csrc/autograd/python_variable_indexing.cpp, THPVariable_setitem

// AssignSubscript is t[index] = v; false after it raised.
func AssignSubscript(w *value.World, t *value.Tensor, index, v value.Value) bool {
	c := &Call{World: w, Name: "assign"}
	if index == value.Value(value.Bool(false)) {
		return true
	}
	if c.assignable(t, v) {
		if sel, ok := c.selection(t, index); ok {
			src, _ := v.(*value.Tensor)
			if sel.advanced {
				c.assignGathered(t, sel, src)
			} else {
				c.assignView(sel, src)
				c.fillsMore(t, sel, v)
			}
		}
	}
	if w.Exc != nil {
		return false
	}
	c.writes(t)
	return true
}

// assignable refuses values that are neither tensors nor numbers.
func (c *Call) assignable(t *value.Tensor, v value.Value) bool {
	switch v := v.(type) {
	case *value.List, *value.Tuple, value.Str, value.NoneType, *value.Dict, *value.Set, *value.Range, value.Bytes:
		msg := fmt.Sprintf("can't assign a %s to a %s", v.TypeName(), legacyType(t.DType))
		c.RefuseAs("TypeError", "invalid-argument", t.Bits, msg, "a %s is assigned to elements of a tensor", v.TypeName())
		return false
	case *value.Instance:
		if isNDArray(v) {
			c.RefuseAs("TypeError", "invalid-argument", t.Bits, "can't assign a numpy.ndarray to a "+legacyType(t.DType), "a numpy.ndarray is assigned to elements of a tensor")
			return false
		}
	case value.Complex:
		if t.DType != value.NoDType && !t.DType.IsComplex() {
			c.Refuse("mismatched-dtype", t.Bits, fmt.Sprintf("value cannot be converted to type %s without overflow", t.DType), "a complex number is assigned to elements of a tensor of %s", t.DType)
			return false
		}
	}
	return true
}

// withoutLeadingOnes cuts dimensions of size 1 off the front, as assignment does.
// A size that may be 1 goes too where there are more dimensions than to has.
func (c *Call) withoutLeadingOnes(s, to value.Shape) value.Shape {
	for len(s.Dims) > 0 {
		excess := to.Known() && len(s.Dims) > len(to.Dims)
		if !c.Resolve(s.Dims[0]).Is(1) && !(excess && !c.Never(s.Dims[0], value.D(1))) {
			break
		}
		s.Dims = s.Dims[1:]
	}
	return s
}

// expandsTo tells if a tensor of shape from can be expanded to shape to: No is
// proved, at the dimension of to that is returned.
func (c *Call) expandsTo(from, to value.Shape) (ok bool, at int) {
	if !from.Known() || !to.Known() {
		return true, 0
	}
	if len(from.Dims) > len(to.Dims) {
		return false, -1
	}
	off := len(to.Dims) - len(from.Dims)
	for i, d := range from.Dims {
		if c.Never(d, to.Dims[off+i]) && c.Never(d, value.D(1)) {
			return false, off + i
		}
	}
	return true, 0
}

func (c *Call) assignView(sel *selection, src *value.Tensor) {
	if src == nil { // a number is filled in, which is no copy
		return
	}
	to, strides := sel.shape()
	for i, st := range strides {
		if st.IsInt(0) && sel.axes[i].from >= 0 && c.Path.Facts.LessEq(dim.Int(2), to.Dims[i].E) == dim.Yes {
			c.Refuse("overlapping-memory", to.Bits(), "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.",
				"assignment to an expanded tensor: all elements of dimension %d are the same memory: clone() it first", i)
			return
		}
	}
	from := c.withoutLeadingOnes(c.Shape(src), to)
	ok, at := c.expandsTo(from, to)
	if ok {
		return
	}
	torch := ""
	if at < 0 {
		torch = fmt.Sprintf("expand(%s{%v}, size=%v): the number of sizes provided (%d) must be greater or equal to the number of dimensions in the tensor (%d)",
			legacyType(src.DType), from, to, to.Rank(), from.Rank())
	} else {
		torch = fmt.Sprintf("The expanded size of the tensor (%v) must match the existing size (%v) at non-singleton dimension %d.  Target sizes: %v.  Tensor sizes: %v",
			to.Dims[at], from.Dims[at-to.Rank()+from.Rank()], at, to, from)
	}
	c.Refuse("incompatible-shapes", from.Bits()|to.Bits(), torch, "assignment: %v does not broadcast to the elements assigned to, %v", from, to)
}

// fillsMore warns of a number that is assigned to a part of an expanded tensor: torch writes it, and the rest of the
// dimension, which is the same memory, has it, too.
func (c *Call) fillsMore(t *value.Tensor, sel *selection, v value.Value) {
	switch v.(type) {
	case value.Int, value.Float, value.Bool:
	default:
		return
	}
	s := c.Shape(t)
	if t.LayoutUnknown || !s.Known() || len(t.Strides) != len(s.Dims) {
		return
	}
	for i, d := range s.Dims {
		if !t.Strides[i].IsInt(0) || c.Path.Facts.LessEq(dim.Int(2), d.E) != dim.Yes {
			continue
		}
		of := func(a indexAxis) bool { return a.from == i }
		if k := slices.IndexFunc(sel.axes, of); k < 0 || c.Never(sel.axes[k].size, d) {
			c.Warn("overlapping-memory", s.Bits(), "assignment to a part of an expanded tensor: all elements of dimension %d are the same memory, and all are changed: clone() it first", i)
			return
		}
	}
}

func (c *Call) assignGathered(t *value.Tensor, sel *selection, src *value.Tensor) {
	p, ok := c.resultShape(sel)
	if !ok {
		return
	}
	if c.checkSelection(sel, p, c.Shape(t)); c.failed {
		return
	}
	one := src == nil
	if src != nil {
		n := c.Shape(src).Numel()
		one = n.Is(1)
	}
	if sel.masks == 1 && sel.others == 0 && one { // masked_fill_
		if sel.bytes {
			c.Refuse("mismatched-dtype", t.Bits, "masked_fill_ only supports boolean masks, but got mask with dtype unsigned char", "assignment: the mask must be bool, got uint8")
		}
		return
	}
	if src == nil {
		return
	}
	if src.DType != value.NoDType && t.DType != value.NoDType && src.DType != t.DType {
		c.Refuse("mismatched-dtype", src.Bits|t.Bits, fmt.Sprintf("Index put requires the source and destination dtypes match, got %s for the destination and %s for the source.", scalarName(t.DType), scalarName(src.DType)),
			"assignment: the tensor is %s, the values are %s", t.DType, src.DType)
		return
	}
	from := c.withoutLeadingOnes(c.Shape(src), p.shape)
	if ok, _ := c.expandsTo(from, p.shape); !ok {
		c.Refuse("incompatible-shapes", from.Bits()|p.shape.Bits(), fmt.Sprintf("shape mismatch: value tensor of shape %v cannot be broadcast to indexing result of shape %v", from, p.shape),
			"assignment: %v does not broadcast to the elements assigned to, %v", from, p.shape)
	}
}

// legacyType is the name of the old tensor type: torch.FloatTensor.
func legacyType(d value.DType) string { return "torch." + scalarName(d) + "Tensor" }
