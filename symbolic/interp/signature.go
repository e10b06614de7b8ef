package interp

import (
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/torch"
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
// annotation), for inspect.signature; empty stands for what is absent. The object that a method is bound to is a parameter
// only where withSelf is asked for. None for what has no Python signature.
func (it *Interp) parametersOf(f value.Value, follow, withSelf bool, empty value.Value) value.Value {
	skip := 0
	switch x := f.(type) {
	case *value.BoundMethod:
		f, skip = x.Func, 1
	case *value.Class:
		if m, owner := x.Lookup("__init__"); m != nil {
			if owner.Native == moduleClassMark {
				return nativeParameters("(*args, **kwargs)", !withSelf, empty)
			}
			f, skip = m, 1
		}
	case *value.Builtin:
		if r, ok := x.Native.(*torch.Compiled); ok && strings.HasPrefix(r.Name, "torch.nn.functional.") {
			return nativeParameters(r.Rule.Signature, true, empty)
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
	if withSelf {
		skip = 0
	}
	if b, native := f.(*value.Builtin); native {
		switch of := b.Native.(type) {
		case *torch.Layer:
			return nativeParameters(of.Forward, skip > 0, empty)
		case layerConstructor:
			return nativeParameters(of.Signature, skip > 0, empty)
		}
	}
	fn, ok := f.(*Function)
	if !ok {
		return value.None
	}
	if follow && fn.Attrs != nil && fn.Attrs.Get("__wrapped__") != nil {
		return it.parametersOf(fn.Attrs.Get("__wrapped__"), follow, withSelf, empty)
	}
	if fn.Src.Kind == Prelude && fn.Name == "__init__" && fn.Params.Kwarg >= 0 && fn.Class != nil && it.described(fn.Class) {
		return value.None // the real one lists what is any argument here
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
		out.Elems = append(out.Elems, value.NewTuple(value.Str{S: p.Name}, value.NewInt(int64(kindOf(fn.Params, i))), def, it.annotationOf(fn, p, empty)))
	}
	return out
}

// parameterObjects is parameters_of(obj, follow_wrapped, with_self, Parameter, kinds) of the prelude's
// inspect: inspect.Parameter objects by name, None for what has no signature.
func (it *Interp) parameterObjects(a *value.Args) value.Value {
	class, ok := a.Pos[3].(*value.Class)
	kinds, ok2 := a.Pos[4].(*value.List)
	if !ok || !ok2 {
		return it.Lose("signature")
	}
	found := it.parametersOf(a.Pos[0], a.Pos[1] == value.Bool(true), a.Pos[2] == value.Bool(true), class.Attrs.Get("empty"))
	listed, ok := found.(*value.List)
	if !ok {
		return found
	}
	out := value.NewDict()
	it.Heap.Birth(out)
	for _, e := range listed.Elems {
		parts := e.(*value.Tuple).Elems
		p := &value.Instance{Class: class, Attrs: &value.Attrs{}}
		it.Heap.Birth(p)
		kind, _ := parts[1].(value.Int).Const()
		p.Attrs.Set("name", parts[0])
		p.Attrs.Set("kind", kinds.Elems[kind])
		p.Attrs.Set("default", parts[2])
		p.Attrs.Set("annotation", parts[3])
		out.Items.Set(parts[0].(value.Str).S, parts[0], p)
	}
	return out
}

// updateWrapper is functools.update_wrapper for two functions; None leaves it to Python.
// The annotations need no copy: they are looked up in __wrapped__.
func (it *Interp) updateWrapper(wrapper, wrapped value.Value) value.Value {
	w, ok := wrapper.(*Function)
	f, ok2 := wrapped.(*Function)
	if !ok || !ok2 {
		return value.None
	}
	if w.Attrs == nil {
		w.Attrs = &value.Attrs{}
	}
	if f.Attrs != nil {
		f.Attrs.Each(func(name string, v value.Value) bool { w.Attrs.Set(name, v); return true })
	}
	for _, name := range [...]string{"__module__", "__name__", "__qualname__", "__doc__"} {
		if v, ok := it.functionAttr(f, name); ok {
			w.Attrs.Set(name, v)
		}
	}
	w.Attrs.Set("__wrapped__", f)
	return w
}

// nativeParameters lists the parameters of a function of torch that is written in Python; those of methods, whose signatures
// leave self out, begin with it unless they are bound.
func nativeParameters(signature string, bound bool, empty value.Value) value.Value {
	if !bound {
		signature = strings.Replace("(self, "+strings.TrimPrefix(signature, "("), ", )", ")", 1)
	}
	out := value.NewList()
	sig := torch.ParseSignatures(signature)[0]
	for i, p := range sig.Params {
		kind := positionalOrKeyword
		switch {
		case p.Variadic:
			kind = varPositional
		case i == sig.Kwarg:
			kind = varKeyword
		case p.KwOnly:
			kind = keywordOnly
		}
		def := p.Default
		if def == nil {
			def = empty
		}
		out.Elems = append(out.Elems, value.NewTuple(value.Str{S: p.Name}, value.NewInt(int64(kind)), def, empty))
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

// annotationOf is the value of a parameter's annotation, empty if it has none.
// What it names need not exist at run time: what fails is Unknown.
func (it *Interp) annotationOf(fn *Function, p *parser.Param, empty value.Value) (v value.Value) {
	if p.Annotation == nil {
		return empty
	}
	f := fn.Closure
	if f == nil {
		f = &Frame{ns: fn.NS, src: fn.Src}
		f.Cell.Self = f
	}
	it.quietly(func() { v = it.eval(f, p.Annotation) })
	if v == nil {
		v = it.World.Unknown("annotation of " + p.Name)
	}
	return v
}

// annotations is the __annotations__ of a function.
func (it *Interp) annotations(fn *Function) value.Value {
	d := value.NewDict()
	it.Heap.Birth(d)
	for _, p := range fn.Params.All {
		if v := it.annotationOf(fn, p, nil); v != nil {
			d.Items.Set(p.Name, value.Str{S: p.Name}, v)
		}
	}
	d.Open = true // what it returns
	return d
}

// initArguments are the arguments that the running constructors of an object
// have got, by name, those of the outermost last.
func (it *Interp) initArguments(self value.Value) value.Value {
	d := value.NewDict()
	it.Heap.Birth(d)
	for f := it.frame; f != nil; f = f.caller {
		if f.fn == nil || f.fn.Name != "__init__" || len(f.vars) == 0 || f.vars[0] != self || f.src.Kind == Prelude {
			continue
		}
		p := f.fn.Params
		for i, q := range p.All {
			switch v := f.vars[i]; {
			case i == 0 || i == p.Vararg || v == nil:
			case i == p.Kwarg:
				if k, ok := v.(*value.Dict); ok {
					k.Items.Each(func(e *value.Entry) bool { d.Items.Set(e.Hash, e.Key, e.Value); return true })
					d.Open = d.Open || k.Open
				}
			default:
				d.Items.Set(q.Name, value.Str{S: q.Name}, v)
			}
		}
	}
	return d
}
