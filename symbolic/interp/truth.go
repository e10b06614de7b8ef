package interp

import (
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file tells what is true.

// Truth implements value.Host.
func (it *Interp) Truth(v value.Value) (dim.Answer, value.Literal) {
	v, lit := it.Settle(v)
	if lit != nil {
		return dim.Unknown, *lit
	}
	if l := it.SettleObject(v); l != nil {
		return dim.Unknown, *l
	}
	switch x := v.(type) {
	case value.Bool:
		if x {
			return dim.Yes, value.Literal{}
		}
		return dim.No, value.Literal{}
	case value.NoneType:
		return dim.No, value.Literal{}
	case value.SymBool:
		return it.Path.Decide(x.Lit), x.Lit
	case value.Unknown:
		l := it.TruthOf(x)
		if it.Path.Decide(value.Literal{Atom: it.Atom(x.ID, "is None")}) == dim.Yes {
			return dim.No, l
		}
		return it.Path.Decide(l), l
	case *value.Tensor:
		return it.tensorTruth(x)
	case *value.Instance:
		return it.instanceTruth(x)
	case *value.Class, *Function, *value.Builtin, *value.BoundMethod, *Namespace, *Partial:
		return dim.Yes, value.Literal{}
	}
	if a, l, ok := pylib.Truth(it.World, v); ok {
		return a, l
	}
	return dim.Yes, value.Literal{}
}

// isOneOfSeveral tells that a value is another one by branch, or has other contents: the literal that Truth gives picks
// one, whose truth decides.
func (it *Interp) isOneOfSeveral(v value.Value) bool {
	_, isAlt := v.(*value.Alt)
	return isAlt || it.SettleObject(v) != nil
}

func (it *Interp) tensorTruth(t *value.Tensor) (dim.Answer, value.Literal) {
	if k := t.Contents(); k != nil {
		if len(k.Ints) == 1 {
			if c, ok := k.Ints[0].Const(); ok {
				return yesNo(c != 0), value.Literal{}
			}
		}
		if len(k.Floats) == 1 {
			return yesNo(k.Floats[0] != 0), value.Literal{}
		}
	}
	s := it.Shape(t)
	if n := s.Numel(); s.Known() {
		switch it.Equal(n, value.D(1)) {
		case dim.No:
			if n.Bits&^value.OfNumpy == 0 && !n.Is(0) && it.Path.Facts.Less(dim.Int(1), n.E) == dim.Yes {
				it.RaiseFault(&value.Fault{Kind: "ambiguous-truth", Exception: "RuntimeError",
					Message: "the truth of a tensor of " + n.String() + " elements is ambiguous: its shape is " + s.String(),
					Torch:   "Boolean value of Tensor with more than one value is ambiguous"})
				if it.Exc != nil {
					return dim.Unknown, value.Literal{}
				}
			}
		}
	}
	return dim.Unknown, value.Literal{Atom: it.dataAtom(t)}
}

// dataAtom is the question for the contents of a tensor.
func (it *Interp) dataAtom(t *value.Tensor) *value.Atom {
	a := it.Atom(t, "truth")
	a.Opaque = true
	return a
}

func yesNo(b bool) dim.Answer {
	if b {
		return dim.Yes
	}
	return dim.No
}

func (it *Interp) instanceTruth(x *value.Instance) (dim.Answer, value.Literal) {
	for _, name := range [2]string{"__bool__", "__len__"} {
		m := it.special(x, name)
		if m == nil {
			continue
		}
		v := it.Call(m, &value.Args{World: it.World})
		if v == nil {
			return dim.Unknown, value.Literal{}
		}
		return it.truthGiven(name, v)
	}
	if x.Native != nil {
		return it.Truth(x.Native)
	}
	if x.Class.Open() {
		l := value.Literal{Atom: it.Atom(x, "truth")}
		return it.Path.Decide(l), l
	}
	return dim.Yes, value.Literal{}
}

// truthGiven is the truth that __bool__ or __len__ has returned. It must be a number: what has such methods itself
// could go on for ever.
func (it *Interp) truthGiven(method string, v value.Value) (dim.Answer, value.Literal) {
	switch x := v.(type) {
	case value.Bool, value.SymBool, value.Int, value.Float, value.Unknown, *value.Alt, *value.Tensor:
		return it.Truth(v)
	case *value.Instance:
		switch x.Native.(type) {
		case value.Int, value.Bool, *value.Tensor:
			return it.Truth(x.Native)
		}
	}
	it.Raise("TypeError", method+" should return a number, returned "+v.TypeName())
	return dim.Unknown, value.Literal{Atom: it.OpaqueAtom("truth")}
}
