package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file keeps the class of tensors: what torch computes from one of a class derived from Tensor is of that class, too.
// https://pytorch.org/docs/stable/notes/extending.html#subclassing-torch-tensor

// isTensorClass tells if a class is torch.Tensor itself.
func isTensorClass(c *value.Class) bool { return c.Name == "Tensor" && c.Module == "torch" }

// derivedClass is the class of what torch computes from some values, tensors or sequences of them; nil for Tensor.
func derivedClass(operands ...value.Value) *value.Class {
	for _, v := range operands {
		if c := classOfTensor(v); c != nil {
			return c
		}
		elems := sequence(v)
		for _, e := range elems[:min(len(elems), maxOperands)] {
			if c := classOfTensor(e); c != nil {
				return c
			}
		}
	}
	return nil
}

// maxOperands is how many elements of a sequence of operands are looked at: others are like them, and it is done for each
// operation.
const maxOperands = 64

// sequence are the known elements of a tuple or a list.
func sequence(v value.Value) []value.Value {
	switch x := v.(type) {
	case *value.Tuple:
		return x.Elems
	case *value.List:
		return x.Elems
	}
	return nil
}

// classOfTensor is the derived class that a tensor passes on, if v is one.
func classOfTensor(v value.Value) *value.Class {
	if t, ok := v.(*value.Tensor); ok && t.Class != nil && !givesPlain(t.Class) {
		return t.Class
	}
	return nil
}

// givesPlain tells if what is computed from tensors of a class is of none, as that of Parameter is, or of one that
// the class says itself.
func givesPlain(c *value.Class) bool {
	if m, _ := c.Lookup("__torch_function__"); m != nil {
		return true
	}
	return slices.ContainsFunc(c.MRO, func(k *value.Class) bool { return k.Name == "Parameter" && k.Module == "torch.nn" })
}

// opensTensors tells if tensors of a class may have attributes that nobody has seen given to them.
func (it *Interp) opensTensors(c *value.Class) bool {
	if c == nil {
		return false
	}
	m, _ := c.Lookup("__torch_function__")
	return m != nil || it.openMRO(c.MRO)
}

// ofClass gives the tensors that torch has computed a class, nil for none. Those that it was given have theirs.
func ofClass(c *value.Class, v value.Value) value.Value {
	if c != nil {
		giveClass(c, v)
		for _, e := range sequence(v) {
			giveClass(c, e)
			for _, state := range sequence(e) { // an LSTM returns a pair in a pair
				giveClass(c, state)
			}
		}
	}
	return v
}

func giveClass(c *value.Class, v value.Value) {
	if t, ok := v.(*value.Tensor); ok && t.Class == nil && !t.Parameter {
		t.Class = c
	}
}
