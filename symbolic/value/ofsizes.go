package value

// OfSizes tells of a value that it is what torch makes: a tensor of which sizes are known, the shape of one, a tuple that an
// operation returned; and what its sizes rest on. What Python itself refuses of it, it refuses in each program that comes
// there.
func (w *World) OfSizes(v Value) (bits Bits, ok bool) {
	switch v := v.(type) {
	case *Tensor:
		s := w.Shape(v)
		return s.Bits() | v.Bits, s.Known() || len(s.Dims)+len(s.Suffix) > 0
	case *Tuple:
		if v.Rest != nil || !v.IsSize && !v.OfTorch {
			return 0, false
		}
		for _, e := range v.Elems {
			if n, isNumber := e.(Int); isNumber {
				bits |= n.Bits
			}
			if t, isTensor := e.(*Tensor); isTensor {
				bits |= w.Shape(t).Bits()
			}
		}
		return bits, true
	}
	return 0, false
}
