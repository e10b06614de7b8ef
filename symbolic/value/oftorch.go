package value

// This file tells of what torch makes. What Python itself refuses of it, it refuses in each program that comes there: that rests
// on no guess of what objects are (see Fault.Firm).

// OfTorch tells of a value that it is a tensor of which sizes are known, the shape of one, or a tuple that an operation of torch
// returned.
func (w *World) OfTorch(v Value) bool {
	switch v := v.(type) {
	case *Tensor:
		s := w.Shape(v)
		return s.Known() || len(s.Dims)+len(s.Suffix) > 0
	case *Tuple:
		return v.Rest == nil && v.NumberOfTorch()
	}
	return false
}

// NumberOfTorch tells that how many Elems there are is what torch makes of sizes.
func (t *Tuple) NumberOfTorch() bool { return t.IsSize || t.OfTorch }

// BitsOf are what the sizes among some values rest on: those of tensors, and numbers.
func (w *World) BitsOf(vs []Value) (bits Bits) {
	for _, v := range vs {
		switch v := v.(type) {
		case *Tensor:
			bits |= w.Shape(v).Bits()
		case Int:
			bits |= v.Bits
		}
	}
	return bits
}
