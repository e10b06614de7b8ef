package symbolic

import (
	"math"
	"sort"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Nested is a value as plain data: what JSON shows of it. nil is unknown.
type Nested any

// object is a JSON object.
type object = map[string]any

// maxNesting bounds how deep and wide values are shown.
const (
	maxNesting = 8
	maxItems   = 2000
)

// nest turns a value into plain data.
func nest(it *interp.Interp, v value.Value, depth int) Nested {
	if depth > maxNesting {
		return nil
	}
	v, lit := it.Settle(v)
	if lit != nil {
		return nestAlternatives(it, v.(*value.Alt), depth)
	}
	if it.SettleObject(v) != nil {
		return nil
	}
	switch x := v.(type) {
	case nil, value.Unknown, *value.Alt:
		return nil
	case value.NoneType:
		return object{"t": "none"}
	case value.Bool:
		return object{"t": "bool", "v": bool(x)}
	case value.SymBool:
		switch it.Path.Decide(x.Lit) {
		case dim.Yes:
			return object{"t": "bool", "v": true}
		case dim.No:
			return object{"t": "bool", "v": false}
		}
		return object{"t": "bool", "v": nil}
	case value.Int:
		return object{"t": "int", "v": size(it, x.Dim)}
	case value.Float:
		if !x.Known {
			return object{"t": "float", "v": nil}
		}
		if math.IsInf(x.F, 0) || math.IsNaN(x.F) {
			return object{"t": "float", "v": nil}
		}
		return object{"t": "float", "v": x.F}
	case value.Str:
		return object{"t": "str", "v": x.S}
	case value.DType:
		return object{"t": "dtype", "v": x.String()}
	case value.Device:
		return object{"t": "device", "v": x.Type}
	case *value.Range:
		return object{"t": "range", "v": []any{size(it, x.Start), size(it, x.Stop), size(it, x.Step)}}
	case *value.Tensor:
		return nestTensor(it, x)
	case *value.Tuple:
		return nestTuple(it, x, depth)
	case *value.List:
		return nestList(it, x, depth)
	case *value.Dict:
		return nestDict(it, x, depth)
	case *value.Set:
		return object{"t": "object", "name": x.TypeName()}
	case *value.Instance:
		return nestInstance(it, x, depth)
	case *value.Class:
		return object{"t": "object", "name": "type"}
	case *interp.Namespace:
		return object{"t": "object", "name": "module"}
	case *pylib.Iterator:
		return object{"t": "object", "name": x.TypeName()}
	}
	return object{"t": "object", "name": v.TypeName()}
}

// nestAlternatives shows what all alternatives have in common: sizes that differ are unknown.
func nestAlternatives(it *interp.Interp, a *value.Alt, depth int) Nested {
	if a.MayBeAbsent() {
		return nil
	}
	w := it.WidenChoices(a)
	if _, again := w.(*value.Alt); again {
		return nil
	}
	return nest(it, w, depth+1)
}

// size is a number, a symbolic expression as text, or nil.
func size(it *interp.Interp, d value.Dim) any {
	d = it.Resolve(d)
	if c, ok := d.Const(); ok {
		return c
	}
	if !d.Known() || d.Bits&value.FromSummary != 0 {
		return nil
	}
	symbols := d.E.Symbols()
	for _, s := range symbols {
		if it.Arena.Info(s).Name == "" { // nobody could tell what it stands for
			return nil
		}
	}
	for _, s := range symbols { // 4 * (H // 4) is H where 4 divides it
		if e := it.Arena.Symbol(s); it.Path.Facts.Equal(d.E, e) == dim.Yes {
			return e.String()
		}
	}
	return d.String()
}

func nestTensor(it *interp.Interp, t *value.Tensor) Nested {
	s := it.Shape(t)
	out := object{"t": "tensor", "shape": nil, "dtype": nil}
	if t.DType != value.NoDType {
		out["dtype"] = t.DType.String()
	}
	switch t.Contiguous() {
	case dim.Yes:
		out["contiguous"] = true
	case dim.No:
		out["contiguous"] = false
	}
	if s.Known() {
		dims := make([]any, len(s.Dims))
		for i, d := range s.Dims {
			dims[i] = size(it, d)
		}
		out["shape"] = dims
	} else if len(s.Dims)+len(s.Suffix) > 0 {
		out["partial"] = it.ResolveDims(s).String()
	}
	return out
}

func items(it *interp.Interp, vs []value.Value, depth int) []any {
	out := make([]any, 0, len(vs))
	for i, v := range vs {
		if i == maxItems {
			break
		}
		out = append(out, nest(it, v, depth+1))
	}
	return out
}

func nestTuple(it *interp.Interp, t *value.Tuple, depth int) Nested {
	if t.Rest != nil {
		if r, ok := it.Path.RankOf(t.Rest); !ok || r.Rest != nil {
			return object{"t": "size", "v": nil}
		} else {
			c := *t
			c.Rest = nil
			c.Elems = append([]value.Value(nil), t.Elems...)
			for _, d := range r.Dims {
				c.Elems = append(c.Elems, value.Int{Dim: d})
			}
			c.Elems = append(c.Elems, t.RestSuffix...)
			t = &c
		}
	}
	if t.IsSize {
		v := make([]any, len(t.Elems))
		for i, e := range t.Elems {
			if d, ok := e.(value.Int); ok {
				v[i] = size(it, d.Dim)
			}
		}
		return object{"t": "size", "v": v}
	}
	if t.Name == "PackedSequence" {
		return object{"t": "packed", "items": items(it, t.Elems, depth)}
	}
	out := object{"t": "tuple", "items": items(it, t.Elems, depth)}
	if t.Fields != nil {
		out["name"] = t.TypeName()
		out["fields"] = t.Fields
	}
	return out
}

func nestList(it *interp.Interp, l *value.List, depth int) Nested {
	if l.Abstract != nil {
		return object{"t": "list", "items": nil}
	}
	return object{"t": "list", "items": items(it, l.Elems, depth)}
}

func nestDict(it *interp.Interp, d *value.Dict, depth int) Nested {
	if d.Open {
		return object{"t": "dict", "items": nil}
	}
	out := []any{}
	d.Items.Each(func(e *value.Entry) bool {
		var k any
		switch key := e.Key.(type) {
		case value.Str:
			k = key.S
		case value.Int:
			k = size(it, key.Dim)
		default:
			k, _ = it.Repr(key)
		}
		out = append(out, []any{k, nest(it, e.Value, depth+1)})
		return len(out) < maxItems
	})
	return object{"t": "dict", "items": out}
}

func nestInstance(it *interp.Interp, x *value.Instance, depth int) Nested {
	if x.Class.IsModule {
		out := object{"t": "module", "class": x.Class.Name, "params": nil}
		if n := it.Parameters(x); n.Known() {
			out["params"] = size(it, n)
		}
		return out
	}
	if x.Native != nil {
		return nest(it, x.Native, depth)
	}
	return object{"t": "object", "name": x.Class.Name}
}

// bindings lists the names bound at module level at the end of a script.
func bindings(it *interp.Interp, ns *interp.Namespace, src *interp.Source, rec *recorder) []Binding {
	var out []Binding
	ns.Attrs.Each(func(name string, v value.Value) bool {
		span, ok := rec.bound[name]
		if !ok || len(name) > 1 && name[:2] == "__" {
			return true
		}
		b := Binding{Name: name, Span: span}
		if !interp.IsLazy(v) {
			b.Value = nest(it, v, 0)
			b.Bits = assumptions(it, v, 0)
		} else {
			b.Value = object{"t": "object", "name": "module"}
		}
		out = append(out, b)
		return true
	})
	sort.SliceStable(out, func(i, j int) bool { return out[i].Span.Start < out[j].Span.Start })
	return out
}

// assumptions are what the sizes in a value rest on.
func assumptions(it *interp.Interp, v value.Value, depth int) value.Bits {
	if depth > maxNesting {
		return 0
	}
	var bits value.Bits
	switch x := v.(type) {
	case *value.Tensor:
		bits = x.Bits | it.Shape(x).Bits()
	case value.Int:
		bits = x.Bits
	case *value.Tuple:
		for _, e := range x.Elems[:min(len(x.Elems), maxItems)] {
			bits |= assumptions(it, e, depth+1)
		}
	case *value.List:
		for _, e := range x.Elems[:min(len(x.Elems), maxItems)] {
			bits |= assumptions(it, e, depth+1)
		}
	}
	return bits
}

// signatureText is the signature of a class, or of the function d.
func signatureText(it *interp.Interp, s *interp.Signature, d *parser.FunctionDef) *SignatureText {
	out := &SignatureText{Function: s.Name, Conditions: s.Conditions, Output: nestOptional(it, s.Output)}
	if s.Class != nil {
		out.Class, out.Span = s.Class.Name.Ident, s.Class.Name.Pos()
	} else {
		out.Span = d.Name.Pos()
	}
	for _, in := range s.Inputs {
		out.Inputs = append(out.Inputs, InputText{in.Name, nestOptional(it, in.Value)})
	}
	return out
}

// nestOptional is nest, and tells what a value that may be None is otherwise.
func nestOptional(it *interp.Interp, v value.Value) Nested {
	alt, ok := v.(*value.Alt)
	if ok && len(alt.Choices) == 2 {
		for i, c := range alt.Choices {
			if c.Value != value.None {
				continue
			}
			if o, ok := nest(it, alt.Choices[1-i].Value, 0).(object); ok {
				o["optional"] = true
				return o
			}
		}
	}
	return nest(it, v, 0)
}
