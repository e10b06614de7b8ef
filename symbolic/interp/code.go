package interp

import "github.com/shapelint/shapelint/symbolic/value"

// code is the __code__ of a function: an object of types.CodeType.
func (it *Interp) code(fn *Function) value.Value {
	c := it.Class("types.CodeType")
	if c == nil {
		return it.World.Unknown("function.__code__")
	}
	in := &value.Instance{Class: c, Attrs: &value.Attrs{}, Native: fn, OpenAttrs: true}
	it.Heap.Birth(in)
	names := &value.Tuple{}
	fn.load()
	p := fn.Params
	for _, q := range orderedParams(p.All, p.Vararg, p.Kwarg) {
		names.Elems = append(names.Elems, value.Str{S: p.All[q].Name})
	}
	for _, n := range fn.Scope.Names[min(len(p.All), len(fn.Scope.Names)):] {
		names.Elems = append(names.Elems, value.Str{S: n})
	}
	variadic := 0
	for _, i := range [2]int{p.Vararg, p.Kwarg} {
		if i >= 0 {
			variadic++
		}
	}
	in.Attrs.Set("co_name", value.Str{S: fn.Name})
	in.Attrs.Set("co_varnames", names)
	in.Attrs.Set("co_argcount", value.NewInt(int64(p.Positional)))
	in.Attrs.Set("co_posonlyargcount", value.NewInt(int64(p.PosOnly)))
	in.Attrs.Set("co_kwonlyargcount", value.NewInt(int64(len(p.All)-p.Positional-variadic)))
	in.Attrs.Set("co_filename", value.Str{S: fn.Src.Path})
	in.Attrs.Set("replace", it.method("replace", func(a *value.Args) value.Value { return it.replacedCode(in, a.Kw) }))
	return in
}

// replacedCode is a copy of a code object that says other things of itself; what it does stays.
func (it *Interp) replacedCode(code *value.Instance, with []value.KwArg) value.Value {
	copied := &value.Instance{Class: code.Class, Attrs: code.Attrs.Clone(), Native: code.Native, OpenAttrs: true}
	it.Heap.Birth(copied)
	for _, k := range with {
		switch k.Name {
		case "co_name", "co_qualname", "co_filename", "co_firstlineno":
			copied.Attrs.Set(k.Name, k.Value)
		default:
			return it.Lose("code." + k.Name)
		}
	}
	return copied
}

// orderedParams are the indices of parameters in the order of co_varnames: *args and **kwargs last.
func orderedParams[T any](all []T, vararg, kwarg int) []int {
	var out []int
	for i := range all {
		if i != vararg && i != kwarg {
			out = append(out, i)
		}
	}
	for _, i := range [2]int{vararg, kwarg} {
		if i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

// functionOf is types.FunctionType(code, globals, name, argdefs): a new function with an old body.
func (it *Interp) functionOf(code, name, defaults value.Value) value.Value {
	in, ok := code.(*value.Instance)
	if !ok {
		return it.Lose("function of unknown code")
	}
	old, ok := in.Native.(*Function)
	if !ok {
		return it.Lose("function of unknown code")
	}
	fn := *old
	fn.Attrs = nil
	if s, ok := name.(value.Str); ok {
		fn.Name = s.S
	}
	if t, ok := defaults.(*value.Tuple); ok {
		fn.setDefaults(t)
	}
	return &fn
}

// setDefaults gives the last positional parameters of a function other defaults, nil for none.
func (fn *Function) setDefaults(t *value.Tuple) {
	var elems []value.Value
	if t != nil {
		if t.Rest != nil {
			return
		}
		elems = t.Elems
	}
	fn.Defaults = append([]value.Value(nil), fn.Defaults...)
	first := fn.Params.Positional - len(elems)
	for i := range fn.Params.Positional {
		fn.Defaults[i] = nil
		if i >= first && first >= 0 {
			fn.Defaults[i] = elems[i-first]
		}
	}
}

// callPrelude calls a function of a prelude module.
func (it *Interp) callPrelude(module, name string, a *value.Args) value.Value {
	m := it.module(module, nil)
	if m == nil {
		return it.Lose(module)
	}
	fn := it.moduleAttr(m, name)
	if fn == nil {
		return it.Lose(module + "." + name)
	}
	return it.Call(fn, a)
}
