package torch

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds what is known of numpy arrays that come from tensors: their
// shape, and the way back. All else of numpy is unknown.

// ndarray is numpy.ndarray, of whose attributes only a few are modelled.
var ndarray = func() *value.Class {
	k := &value.Class{Name: "ndarray", Module: "numpy", Attrs: &value.Attrs{}, UnknownBase: true}
	k.MRO = []*value.Class{k}
	return k
}()

// toNumpy is Tensor.numpy.
func toNumpy(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.UnknownOf("ndarray", "numpy()")
	}
	if k := c.Host.Class("numpy._core.ndarray"); k != nil { // of the prelude
		a := &value.Instance{Class: k, Attrs: &value.Attrs{}}
		c.Heap.Birth(a)
		a.Attrs.Set(value.ArrayData, x)
		return a
	}
	a := &value.Instance{Class: ndarray, Attrs: &value.Attrs{}, OpenAttrs: true}
	c.Heap.Birth(a)
	a.Attrs.Set(value.ArrayData, x)
	s := c.Shape(x)
	if s.Known() {
		a.Attrs.Set("shape", value.NewTuple(intsOf(s.Dims)...))
		a.Attrs.Set("ndim", value.NewInt(int64(len(s.Dims))))
		a.Attrs.Set("size", value.Int{Dim: s.Numel()})
	}
	return a
}

// ArrayTensor is the tensor that an array shares its elements with; nil if it is not known.
func ArrayTensor(v value.Value) *value.Tensor {
	if a, ok := v.(*value.Instance); ok && isNDArray(a) {
		t, _ := a.Attrs.Get(value.ArrayData).(*value.Tensor)
		return t
	}
	return nil
}

// isNDArray tells a numpy array, of this package or of the prelude, or one of a class derived from that.
func isNDArray(a *value.Instance) bool {
	return a.Class == ndarray || slices.ContainsFunc(a.Class.MRO, func(c *value.Class) bool {
		return c.Name == "ndarray" && c.Module == "numpy._core"
	})
}
