package value

// ArrayData is the attribute under which an object of a library of arrays keeps its numbers as a tensor.
const ArrayData = "__tensor__"

// widenArrays is the least common array of two of one class; nil if they are no arrays or have more to them.
func (w *World) widenArrays(x, y *Instance) Value {
	a, b := x.arrayData(), y.arrayData()
	if x.Class != y.Class || a == nil || b == nil {
		return nil
	}
	out := &Instance{Class: x.Class, Attrs: &Attrs{}, Made: x.Made}
	w.Heap.Birth(out)
	out.Attrs.Set(ArrayData, w.WidenTensor(a, b))
	return out
}

// arrayData are the numbers of an array of which all is known, else nil.
func (i *Instance) arrayData() *Tensor {
	if i.Escaped || i.OpenAttrs || i.Native != nil || i.Module != nil || i.Attrs.Len() != 1 {
		return nil
	}
	t, _ := i.Attrs.Get(ArrayData).(*Tensor)
	return t
}
