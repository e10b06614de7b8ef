package interp

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// overridden calls the __torch_function__ of an argument that is no tensor and has one, as a function
// of torch does before anything else; ok is false if there is none.
func (it *Interp) overridden(full string, f *value.Builtin, a *value.Args) (result value.Value, ok bool) {
	in := overrides(a)
	if in == nil || !strings.HasPrefix(full, "torch.") {
		return nil, false
	}
	m, _ := in.Class.Lookup("__torch_function__")
	kwargs := value.NewDict()
	for _, k := range a.Kw {
		kwargs.Items.Set(k.Name, value.Str{S: k.Name}, k.Value)
	}
	args := value.NewTuple(append([]value.Value(nil), a.Pos...)...)
	return it.Call(it.bindTo(m, in, in.Class), &value.Args{World: it.World, Pos: []value.Value{f, value.NewTuple(in.Class), args, kwargs}}), true
}

// overrides finds an argument, or an element of a sequence that is one, of a class with __torch_function__.
func overrides(a *value.Args) *value.Instance {
	for _, v := range a.Pos {
		if in := overrider(v); in != nil {
			return in
		}
	}
	for _, k := range a.Kw {
		if in := overrider(k.Value); in != nil {
			return in
		}
	}
	return nil
}

func overrider(v value.Value) *value.Instance {
	var elems []value.Value
	switch x := v.(type) {
	case *value.Instance:
		if m, _ := x.Class.Lookup("__torch_function__"); m != nil {
			return x
		}
	case *value.List:
		elems = x.Elems
	case *value.Tuple:
		elems = x.Elems
	}
	for _, e := range elems {
		if in, ok := e.(*value.Instance); ok {
			if m, _ := in.Class.Lookup("__torch_function__"); m != nil {
				return in
			}
		}
	}
	return nil
}
