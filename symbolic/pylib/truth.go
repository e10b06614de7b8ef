package pylib

import (
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Truth is the truth of a built-in value; if it is Unknown, lit says on what
// it depends. ok is false for instances and tensors.
func Truth(w *value.World, v value.Value) (ans dim.Answer, lit value.Literal, ok bool) {
	switch v := v.(type) {
	case value.NoneType:
		return dim.No, lit, true
	case value.Bool:
		return yesNo(bool(v)), lit, true
	case value.SymBool:
		return w.Path.Decide(v.Lit), v.Lit, true
	case value.Int:
		if !v.Known() {
			return dim.Unknown, opaque(w, "truth of an unknown int"), true
		}
		return truthOf(w, relate(w, "!=", v.E, dim.Int(0)))
	case value.Float:
		switch {
		case v.Known:
			return yesNo(v.F != 0), lit, true
		case v.IsRatio:
			return truthOf(w, relate(w, "!=", v.Num, dim.Int(0)))
		}
		return dim.Unknown, opaque(w, "truth of an unknown float"), true
	case value.Complex:
		return yesNo(v != 0), lit, true
	case value.Unknown:
		switch v.Type {
		case "NoneType":
			return dim.No, lit, true
		case "module", "function", "type":
			return dim.Yes, lit, true
		}
		lit = w.TruthOf(v)
		return w.Path.Decide(lit), lit, true
	case value.EllipsisType, value.NotImplementedType, *value.Slice, *Iterator, value.Device, value.DType, *value.Builtin, *value.BoundMethod:
		return dim.Yes, lit, true
	}
	n, ok := Len(w, v)
	if !ok || n == nil {
		return dim.Unknown, lit, false
	}
	return Truth(w, n)
}

// truthOf is the truth of a bool that relate made.
func truthOf(w *value.World, v value.Value) (dim.Answer, value.Literal, bool) {
	if _, ok := v.(value.Unknown); ok {
		return dim.Unknown, opaque(w, "truth of an unknown int"), true
	}
	return Truth(w, v)
}

func opaque(w *value.World, reason string) value.Literal {
	return value.Literal{Atom: w.OpaqueAtom(reason)}
}

func yesNo(b bool) dim.Answer {
	if b {
		return dim.Yes
	}
	return dim.No
}
