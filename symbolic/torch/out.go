package torch

import "github.com/shapelint/shapelint/symbolic/value"

// storeOut writes a result into the tensors of the argument out, which many
// functions take: they are resized to the result, keep their dtype, and are returned.
// https://pytorch.org/docs/stable/tensor_attributes.html
func (c *Call) storeOut(v value.Value) value.Value {
	if c.sig == nil || !c.Has("out") {
		return v
	}
	switch out := c.Arg("out").(type) {
	case *value.Tensor:
		if t, ok := v.(*value.Tensor); ok {
			return c.fill(out, t)
		}
	case *value.Tuple:
		res, ok := v.(*value.Tuple)
		if !ok || len(res.Elems) != len(out.Elems) {
			return v
		}
		filled := *res
		filled.Elems = append([]value.Value(nil), res.Elems...)
		for i, e := range out.Elems {
			to, ok1 := e.(*value.Tensor)
			from, ok2 := res.Elems[i].(*value.Tensor)
			if ok1 && ok2 {
				filled.Elems[i] = c.fill(to, from)
			}
		}
		return &filled
	}
	return v
}

// fill makes out hold the values of t.
func (c *Call) fill(out, t *value.Tensor) *value.Tensor {
	if out == t {
		return out
	}
	same := c.sameSizes(c.Shape(out), c.Shape(t))
	c.writes(out)
	if !same {
		out.Shape, out.Strides, out.LayoutUnknown = t.Shape, t.Strides, t.LayoutUnknown
		out.Made, out.MadeBy, out.From = t.Made, t.MadeBy, t.From
	}
	out.Bits |= t.Bits
	return out
}

// sameSizes tells if two shapes are proved to be equal.
func (c *Call) sameSizes(a, b value.Shape) bool {
	if !a.Known() || !b.Known() || a.Rank() != b.Rank() {
		return false
	}
	for i := range a.Dims {
		if !c.Surely(a.Dims[i], b.Dims[i]) {
			return false
		}
	}
	return true
}
