package interp

import (
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file applies decorators. One that is not known may do anything: give
// arguments of its own, change those that it gets, call the function later or
// never. Its function runs as it is written, since most do nothing to shapes,
// but what the arguments and the result bring with them proves nothing.

// decorators are those of a definition that do anything, each with where it stands.
type decorators []decorator

type decorator struct {
	at parser.Expr
	fn value.Value
}

// evalDecorators evaluates the decorators of a definition, from top to bottom; false after an exception.
func (it *Interp) evalDecorators(f *Frame, exprs []parser.Expr) (decorators, bool) {
	var ds decorators
	for _, d := range exprs {
		if documents(d) || calledName(d) == guardsInitialisers {
			continue
		}
		fn := it.eval(f, d)
		if fn == nil {
			return nil, false
		}
		ds = append(ds, decorator{d, fn})
	}
	return ds, true
}

// applied is a definition with its decorators, the last of which gets it first.
func (ds decorators) applied(it *Interp, f *Frame, v value.Value) value.Value {
	for i := len(ds) - 1; i >= 0 && v != nil; i-- {
		v = it.decorate(f, ds[i].at, ds[i].fn, v)
	}
	return v
}

// decorate applies a decorator.
func (it *Interp) decorate(f *Frame, d parser.Expr, dec, v value.Value) value.Value {
	p, s := it.at(f, d)
	it.decorating++
	defer func() { it.decorating-- }() // a bug of ours in the call costs that call alone
	r := it.Call(dec, &value.Args{World: it.World, Pos: []value.Value{v}})
	it.here, it.hereSrc = p, s
	if u, ok := r.(value.Unknown); ok {
		return it.wrapped(v, u)
	}
	return r
}

// guardsInitialisers is transformers' decorator that puts others in the place of torch's
// initialisers while a function runs: those, too, write contents only.
const guardsInitialisers = "guard_torch_init_functions"

// documents tells by its name that a decorator writes the docstring: much work
// on text that no shape depends on.
func documents(d parser.Expr) bool {
	if c, ok := d.(*parser.Call); ok {
		d = c.Func
	}
	return strings.Contains(calleeLabel(d), "docstring")
}

// wrapped is v behind a decorator that is not known; other if v is nothing that can be marked so.
func (it *Interp) wrapped(v, other value.Value) value.Value {
	switch x := v.(type) {
	case *Function:
		x.Wrapped = true
	case *ClassMethod:
		return &ClassMethod{it.wrapped(x.Func, other)}
	case *rawStatic:
		return &rawStatic{it.wrapped(x.fn, other)}
	case *value.Class:
		it.Heap.Touch(x)
		x.Remade, x.UnknownBase = true, true
	default:
		return other
	}
	return v
}

// callWrapped calls a function behind a decorator that is not known. Arguments
// that do not fit are no fault: the decorator gives others.
func (it *Interp) callWrapped(fn *Function, a *value.Args) value.Value {
	f := it.frameOf(fn)
	problem, ok := it.distribute(fn, f, a)
	if problem != "" || ok && fn.Lambda == nil && fn.Scope.IsGenerator {
		it.escapeArgs(a)
		return it.Lose("call of " + fn.Name + ", whose decorator is not known")
	}
	if !ok {
		return it.checked(nil, "call of "+fn.Name)
	}
	path, asked := it.Path, it.asked == fn
	if !asked {
		f.doubtful = it.doubtParams(fn, f)
	}
	v := it.runFrame(fn, f)
	if asked {
		return v
	}
	if f.doubtful { // what holds of the arguments given holds of those that arrive, perhaps
		it.Path = path
	}
	return doubted(v)
}

// doubtParams marks what the parameters are bound to, self excepted; false if there are none.
func (it *Interp) doubtParams(fn *Function, f *Frame) bool {
	any := false
	for i := range fn.Params.All {
		if i == 0 && fn.Class != nil && isSelf(f.vars[i]) {
			continue
		}
		f.vars[i] = doubted(f.vars[i])
		any = true
	}
	return any
}

func isSelf(v value.Value) bool {
	switch v.(type) {
	case *value.Instance, *value.Class:
		return true
	}
	return false
}

// doubted is a value of which no size proves anything. Objects with identity stay the same.
func doubted(v value.Value) value.Value {
	switch x := v.(type) {
	case value.Int:
		x.Bits |= value.FromUnknownCall
		return x
	case *value.Tensor:
		t := &value.Tensor{Desc: x.Desc, Parameter: x.Parameter, Buffer: x.Buffer, Attrs: x.Attrs, Class: x.Class}
		t.Shape.Dims, t.Shape.Suffix = doubtedDims(x.Shape.Dims), doubtedDims(x.Shape.Suffix)
		t.Bits |= value.FromUnknownCall
		return t
	case *value.Tuple:
		return mapTuple(x, doubted)
	case *value.Alt:
		alt := &value.Alt{Choices: make([]value.Choice, len(x.Choices))}
		for i, c := range x.Choices {
			alt.Choices[i] = value.Choice{Guard: c.Guard, Value: doubted(c.Value)}
		}
		return alt
	}
	return v
}

func doubtedDims(ds []value.Dim) []value.Dim {
	out := append([]value.Dim(nil), ds...)
	for i := range out {
		out[i].Bits |= value.FromUnknownCall
	}
	return out
}

// otherInit tells if a class of which not all is known may come with an __init__ of its own before that of owner.
func (it *Interp) otherInit(c, owner *value.Class) bool {
	for _, k := range c.MRO {
		if k.Remade {
			return true
		}
		if k == owner {
			return false
		}
		if k.UnknownBase {
			return true
		}
	}
	return false
}

// initialDoubt initializes an object whose class may have an __init__ that is not known, else or before init.
func (it *Interp) initialDoubt(in *value.Instance, init value.Value, a *value.Args) value.Value {
	it.doubtInit(in)
	if fn, ok := init.(*Function); ok {
		b := *a
		b.Pos = append([]value.Value{in}, a.Pos...)
		it.callWrapped(fn, &b)
	} else if init != nil && in.Native == nil && len(a.Pos)+len(a.Kw) == 0 {
		it.Call(it.bindTo(init, in, in.Class), a)
	} else {
		it.escapeArgs(a)
	}
	if it.Exc != nil {
		return nil
	}
	return in
}

// doubtInit notes that what initialized an object may have given it anything.
func (it *Interp) doubtInit(in *value.Instance) {
	it.Heap.Touch(in)
	in.OpenAttrs, in.OtherInit = true, true
	if in.Class.IsModule && in.Module == nil {
		in.Module = value.NewModuleState()
	}
}

// methodNotCalled is a method that is read, not called: behind a decorator that
// is not known, one without parameters may be a property.
func (it *Interp) methodNotCalled(v value.Value) value.Value {
	if m, ok := v.(*value.BoundMethod); ok {
		if fn, ok := m.Func.(*Function); ok && fn.Wrapped && len(fn.Params.All) == 1 {
			return it.Lose("attribute " + fn.Name + ", whose decorator is not known")
		}
	}
	return v
}
