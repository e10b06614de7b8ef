package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Kinds of parameters, as inspect numbers them.
const (
	positionalOnly = iota
	positionalOrKeyword
	varPositional
	keywordOnly
	varKeyword
)

// parametersOf lists the parameters of a function as (name, kind, default,
// annotation), for inspect.signature; empty stands for what is absent. None for
// what has no Python signature.
func (it *Interp) parametersOf(f, follow, empty value.Value) value.Value {
	skip := 0
	switch x := f.(type) {
	case *value.BoundMethod:
		f, skip = x.Func, 1
	case *value.Class:
		if m, _ := x.Lookup("__init__"); m != nil {
			f, skip = m, 1
		}
	case *value.Instance:
		if m, _ := x.Class.Lookup("__call__"); m != nil && x.Class.IsModule {
			m, _ = x.Class.Lookup("forward")
			f, skip = m, 1
		} else if m != nil {
			f, skip = m, 1
		}
	case value.Unknown:
		return it.Lose("signature of unknown")
	}
	fn, ok := f.(*Function)
	if !ok {
		return value.None
	}
	if fn.Attrs != nil && follow == value.Bool(true) && fn.Attrs.Get("__wrapped__") != nil {
		w := fn.Attrs.Get("__wrapped__")
		return it.parametersOf(w, follow, empty)
	}
	out := value.NewList()
	for i, p := range fn.Params.All {
		if i < skip {
			continue
		}
		def := fn.Defaults[i]
		switch {
		case def == nil:
			def = empty
		case it.guessing:
			def = it.defaulted(def)
		}
		out.Elems = append(out.Elems, value.NewTuple(value.Str{S: p.Name}, value.NewInt(int64(kindOf(fn.Params, i))), def, it.annotationText(p, empty)))
	}
	return out
}

func kindOf(p *parser.Params, i int) int {
	switch {
	case i == p.Vararg:
		return varPositional
	case i == p.Kwarg:
		return varKeyword
	case i < p.PosOnly:
		return positionalOnly
	case i < p.Positional:
		return positionalOrKeyword
	}
	return keywordOnly
}

// annotationText is an annotation as an unknown value: signatures are asked for
// names, kinds and defaults; annotations are not evaluated for them.
func (it *Interp) annotationText(p *parser.Param, empty value.Value) value.Value {
	if p.Annotation == nil {
		return empty
	}
	return it.World.Unknown("annotation of " + p.Name)
}
