package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

func (it *Interp) attrAt(f *Frame, at parser.Node, v value.Value, name string) value.Value {
	span := at.Pos()
	if a, ok := at.(*parser.Attribute); ok {
		span.Start = namedAt(f.src, a)
	}
	p, s := it.atSpan(f, span)
	around := it.reading
	it.reading = at
	n := len(it.Faults)
	r := it.Attr(v, name)
	it.firm(v, n)
	it.reading = around
	it.here, it.hereSrc = p, s
	return r
}

// Attr implements value.Host: v.name; nil after AttributeError.
func (it *Interp) Attr(v value.Value, name string) value.Value {
	r, ok := it.findAttr(v, name)
	if ok {
		return r
	}
	if it.Exc != nil {
		return nil
	}
	v, _ = it.Settle(v) // the one of several that this branch is about
	if r := it.inheritedFromObject(v, name); r != nil {
		return r
	}
	return it.missingAttr(v, name)
}

func (it *Interp) missingAttr(v value.Value, name string) value.Value {
	if !it.closedAttrs(v) || isNumber(v) && ofScalars[name] {
		return it.Lose("attribute " + name + " of " + v.TypeName())
	}
	if it.World.OnMiss != nil && it.runPending(attributeKey(name)) {
		if r, ok := it.findAttr(v, name); ok || it.Exc != nil {
			return r
		}
	}
	if it.attributeOnMachines(name) || it.ownerOnMachines(name) {
		return it.Lose("attribute " + name + " is set on other machines")
	}
	msg := "'" + v.TypeName() + "' object has no attribute '" + name + "'"
	if c, ok := v.(*value.Class); ok {
		msg = "type object '" + c.Name + "' has no attribute '" + name + "'"
	}
	f := &value.Fault{Kind: "missing-attribute", Exception: "AttributeError", Torch: msg, Message: msg}
	if near := it.nearestAttr(v, name); near != "" {
		f.Help = "did you mean '" + near + "'?"
	}
	it.RaiseFault(f)
	if it.Exc != nil {
		return nil
	}
	return it.World.Unknown("missing attribute " + name)
}

// ofLayer tells if a class is derived from one of torch's modules that has an attribute of that name, private ones included.
func ofLayer(c *value.Class, name string) bool {
	return c.IsModule && slices.ContainsFunc(c.MRO, func(k *value.Class) bool {
		return strings.HasPrefix(k.Module, "torch.nn") && torch.KnownLayerName(k.Name, name)
	})
}

// ofScalars are what scalars of numpy have beside numbers of Python, which stand for them; what beginners ask a number for,
// as item or shape, is not among them.
var ofScalars = map[string]bool{"astype": true, "byteswap": true, "dtype": true, "itemsize": true, "nbytes": true, "newbyteorder": true, "tobytes": true}

// ofArrays are what scalars of numpy have in common with arrays, beside the attributes that are known.
var ofArrays = map[string]bool{"T": true, "all": true, "any": true, "argmax": true, "argmin": true, "argsort": true, "base": true, "choose": true,
	"clip": true, "compress": true, "conj": true, "copy": true, "cumprod": true, "cumsum": true, "data": true, "device": true, "diagonal": true,
	"dump": true, "dumps": true, "fill": true, "flags": true, "flat": true, "flatten": true, "getfield": true, "max": true, "mean": true, "min": true,
	"nonzero": true, "prod": true, "put": true, "ravel": true, "repeat": true, "reshape": true, "resize": true, "round": true, "searchsorted": true,
	"setfield": true, "setflags": true, "sort": true, "squeeze": true, "std": true, "strides": true, "sum": true, "swapaxes": true, "take": true,
	"to_device": true, "tofile": true, "tolist": true, "trace": true, "transpose": true, "var": true, "view": true, "__array__": true,
	"__array_interface__": true, "__array_priority__": true, "__copy__": true, "__deepcopy__": true}

// numpyScalarAttr is what an element of an array has beside a number of Python; nil for all else.
func (it *Interp) numpyScalarAttr(name string) value.Value {
	switch {
	case name == "shape":
		return value.NewTuple()
	case name == "ndim":
		return value.NewInt(0)
	case name == "size":
		return value.NewInt(1)
	case ofArrays[name]:
		return it.Lose("attribute " + name + " of a scalar of numpy")
	}
	return nil
}

func isNumber(v value.Value) bool {
	switch v.(type) {
	case value.Int, value.Float, value.Bool:
		return true
	}
	return false
}

// findAttr looks an attribute up; ok is false if it is not there (or the lookup raised).
func (it *Interp) findAttr(v value.Value, name string) (value.Value, bool) {
	if s, lit := it.Settle(v); lit != nil {
		r := it.Split(*lit, func() value.Value { return it.Attr(v, name) })
		return r, r != nil
	} else {
		v = s
	}
	switch x := v.(type) {
	case *value.Instance:
		r, ok := it.instanceAttr(x, name)
		if !ok && it.Exc == nil && ofLayer(x.Class, name) {
			return it.Lose("attribute " + name + " of a " + x.Class.Name), true
		}
		return r, ok
	case *value.Tensor:
		return it.tensorAttr(x, name)
	case *value.Class:
		return it.classAttr(x, name)
	case *Namespace:
		r := it.moduleAttr(x, name)
		return r, r != nil
	case value.Unknown:
		return it.unknownAttr(x, name), true
	case *Super:
		return it.superAttr(x, name)
	case *Function:
		return it.functionAttr(x, name)
	case *value.BoundMethod:
		switch name {
		case "__self__":
			return x.Self, true
		case "__func__":
			return x.Func, true
		}
		return it.findAttr(x.Func, name)
	case *ClassMethod:
		if name == "__func__" || name == "__wrapped__" {
			return x.Func, true
		}
	case *rawStatic:
		if name == "__func__" || name == "__wrapped__" {
			return x.fn, true
		}
	case *Partial:
		return it.partialAttr(x, name)
	case *Property:
		return it.propertyAttr(x, name)
	case *value.Builtin:
		switch name {
		case "__name__", "__qualname__":
			return value.Str{S: x.Name}, true
		case "__module__":
			return value.Str{S: "builtins"}, true
		case "__doc__":
			return value.None, true
		}
		return it.Lose("attribute of a builtin function"), true
	case *value.Tuple:
		if r, ok := it.tupleAttr(x, name); ok {
			return r, true
		}
	case value.Device:
		switch name {
		case "type":
			if x.Type == "" {
				return it.UnknownOf("str", "device"), true
			}
			return value.Str{S: x.Type}, true
		case "index":
			if x.Index < 0 {
				return value.None, true
			}
			return value.NewInt(int64(x.Index)), true
		}
		return nil, false
	case value.DType:
		return it.dtypeAttr(x, name)
	case *Generator:
		return it.generatorAttr(x, name)
	case *CallFrame:
		return it.callFrameAttr(x, name)
	}
	return it.builtinAttr(v, name)
}

// builtinAttr finds methods of built-in types, and what every object has.
func (it *Interp) builtinAttr(v value.Value, name string) (value.Value, bool) {
	if h, ok := v.(interface {
		Attr(w *value.World, name string) value.Value
	}); ok {
		if r := h.Attr(it.World, name); r != nil {
			return r, true
		}
	}
	typ := v.TypeName()
	switch v.(type) {
	case *value.Dict:
		typ = "dict"
	case *value.Tuple:
		typ = "tuple"
	}
	if typ == "dict" && name == "fromkeys" { // of the class, wherever it is read
		if c := it.ClassOf(v); c != nil {
			return it.fromKeys(c), true
		}
	}
	if m := pylib.Method(typ, name); m != nil {
		return &value.BoundMethod{Self: v, Func: m}, true
	}
	switch name {
	case "__class__":
		if c := it.ClassOf(v); c != nil {
			return c, true
		}
		return it.World.Unknown("class of " + typ), true
	case "__doc__":
		return value.None, true
	}
	switch x := v.(type) {
	case value.Int:
		if x.Bits&value.OfNumpy != 0 {
			if r := it.numpyScalarAttr(name); r != nil {
				return r, true
			}
		}
		switch name {
		case "real", "numerator":
			return x, true
		case "imag":
			return value.NewInt(0), true
		case "denominator":
			return value.NewInt(1), true
		}
	case value.Bool:
		n := value.NewInt(0)
		if x {
			n = value.NewInt(1)
		}
		return it.builtinAttr(n, name)
	case *value.Dict:
		if x.Factory != nil && name == factoryName {
			return x.Factory, true
		}
	case *value.Slice:
		switch name {
		case "start":
			return x.Lower, true
		case "stop":
			return x.Upper, true
		case "step":
			return x.Step, true
		}
	case value.SymBool:
		if _, ok := it.builtinAttr(value.Bool(true), name); ok {
			return it.UnknownOf("int", "part of a condition"), true
		}
	}
	return nil, false
}

func (it *Interp) tupleAttr(t *value.Tuple, name string) (value.Value, bool) {
	for i, f := range t.Fields {
		if f == name && i < len(t.Elems) {
			return t.Elems[i], true
		}
	}
	if t.Class != nil {
		if v, _ := t.Class.Lookup(name); v != nil {
			return it.classMember(v, t, t.Class)
		}
	}
	if t.Fields != nil {
		if v := it.fieldsAttr(t, name); v != nil {
			return v, true
		}
		if t.Name == "PackedSequence" {
			if r := it.torchFunction("PackedSequence." + name); r != nil {
				return &value.BoundMethod{Self: t, Func: r}, true
			}
		}
	}
	return nil, false
}

// method makes a bound builtin from a closure.
func (it *Interp) method(name string, fn func(a *value.Args) value.Value) *value.Builtin {
	return &value.Builtin{Name: name, Fn: fn}
}

func (it *Interp) partialAttr(p *Partial, name string) (value.Value, bool) {
	switch name {
	case "func":
		return it.function(p), true
	case "args":
		return &value.Tuple{Elems: p.Pos}, true
	case "keywords":
		d := value.NewDict()
		for _, k := range p.Kw {
			d.Items.Set(k.Name, value.Str{S: k.Name}, k.Value)
		}
		return d, true
	case "__class__":
		return it.Class("functools.partial"), true
	}
	return nil, false
}

// dtypeAttr are the attributes of torch.dtype.
func (it *Interp) dtypeAttr(d value.DType, name string) (value.Value, bool) {
	switch name {
	case "is_floating_point":
		return value.Bool(d.IsFloat()), true
	case "is_complex":
		return value.Bool(d.IsComplex()), true
	case "is_signed":
		return value.Bool(d != value.BoolType && d != value.Uint8), true
	case "itemsize":
		return value.NewInt(d.Size()), true
	case "to_complex", "to_real":
		return it.method(name, func(a *value.Args) value.Value {
			if name == "to_real" {
				return d.ToReal()
			}
			return d.ToComplex()
		}), true
	}
	return nil, false
}
