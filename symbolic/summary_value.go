package symbolic

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/value"
)

// InputSpec is one argument of a call: a tensor of which shape and dtype are
// given, or plain data. Exactly one of Shape, Value, List, Tuple and Dict is set.
type InputSpec struct {
	// Name makes it a keyword argument.
	Name string `json:"name,omitempty"`
	// Shape holds numbers and names of symbols ("B").
	Shape []any                `json:"shape,omitempty"`
	DType string               `json:"dtype,omitempty"`
	Value json.RawMessage      `json:"value,omitempty"`
	List  []InputSpec          `json:"list,omitempty"`
	Tuple []InputSpec          `json:"tuple,omitempty"`
	Dict  map[string]InputSpec `json:"dict,omitempty"`
}

// Check tells what is wrong with a specification, nil if nothing is.
func (in InputSpec) Check() error {
	for _, d := range in.Shape {
		switch d := d.(type) {
		case string:
			if d == "" {
				return fmt.Errorf("a size is empty")
			}
		case float64:
			if d < 0 || d != float64(int64(d)) {
				return fmt.Errorf("%v is no size", d)
			}
		case int64:
			if d < 0 {
				return fmt.Errorf("%d is no size", d)
			}
		default:
			return fmt.Errorf("%v is no size: give a number, or a name for an unknown one", d)
		}
	}
	if in.DType != "" && value.DTypeByName(in.DType) == value.NoDType {
		return fmt.Errorf("%q is no dtype", in.DType)
	}
	for _, xs := range [2][]InputSpec{in.List, in.Tuple} {
		for _, x := range xs {
			if err := x.Check(); err != nil {
				return err
			}
		}
	}
	for _, x := range in.Dict {
		if err := x.Check(); err != nil {
			return err
		}
	}
	return nil
}

// inputBuilder makes values of specifications; equal names are one symbol.
type inputBuilder struct {
	it      *interp.Interp
	symbols map[string]value.Dim
}

func (b *inputBuilder) value(in InputSpec) value.Value {
	switch {
	case in.Shape != nil:
		return b.tensor(in)
	case in.List != nil:
		return value.NewList(b.values(in.List)...)
	case in.Tuple != nil:
		return value.NewTuple(b.values(in.Tuple)...)
	case in.Dict != nil:
		d := value.NewDict()
		for _, k := range sortedKeys(in.Dict) {
			d.Items.Set(k, value.Str{S: k}, b.value(in.Dict[k]))
		}
		return d
	case in.Value != nil:
		var v any
		if json.Unmarshal(in.Value, &v) == nil {
			return plain(v)
		}
	}
	return value.None
}

// named tells if an expression speaks only of sizes that the inputs name.
func (b *inputBuilder) named(d value.Dim) bool {
	for _, s := range d.E.Symbols() {
		known := false
		for _, in := range b.symbols {
			known = known || slices.Contains(in.E.Symbols(), s)
		}
		if !known {
			return false
		}
	}
	return true
}

func (b *inputBuilder) values(ins []InputSpec) []value.Value {
	out := make([]value.Value, len(ins))
	for i, in := range ins {
		out[i] = b.value(in)
	}
	return out
}

func (b *inputBuilder) tensor(in InputSpec) value.Value {
	dims := make([]value.Dim, len(in.Shape))
	for i, d := range in.Shape {
		switch d := d.(type) {
		case float64:
			dims[i] = value.D(int64(d))
		case int64:
			dims[i] = value.D(d)
		case string:
			s, known := b.symbols[d]
			if !known {
				s = b.it.NewDim(d, 1)
				b.symbols[d] = s
			}
			dims[i] = s
		}
	}
	dt := value.Float32
	if in.DType != "" {
		dt = value.DTypeByName(in.DType)
	}
	return value.NewTensor(value.ShapeOf(dims...), dt)
}

// plain turns decoded JSON into a value.
func plain(v any) value.Value {
	switch v := v.(type) {
	case bool:
		return value.Bool(v)
	case float64:
		if v == float64(int64(v)) {
			return value.NewInt(int64(v))
		}
		return value.NewFloat(v)
	case string:
		return value.Str{S: v}
	case []any:
		l := value.NewList()
		for _, x := range v {
			l.Elems = append(l.Elems, plain(x))
		}
		return l
	case map[string]any:
		d := value.NewDict()
		for _, k := range sortedKeys(v) {
			d.Items.Set(k, value.Str{S: k}, plain(v[k]))
		}
		return d
	}
	return value.None
}

// showOutput is what a module returns, as data: tensors are {"shape", "dtype"},
// containers {"tuple"}, {"list"}, {"dict"}, dataclasses {"obj", "fields"}; nil is unknown.
func showOutput(it *interp.Interp, v value.Value, depth int) Nested {
	if depth > maxNesting {
		return nil
	}
	v, lit := it.Settle(v)
	if alt, ok := v.(*value.Alt); ok && lit != nil {
		if alt.MayBeAbsent() {
			return nil
		}
		v = it.WidenChoices(alt)
	}
	if it.SettleObject(v) != nil {
		return nil
	}
	switch x := v.(type) {
	case *value.Tensor:
		return showTensor(it, x)
	case *value.Tuple:
		if x.Rest != nil {
			return nil
		}
		if x.Fields != nil {
			fields := object{}
			for i, e := range x.Elems {
				if i < len(x.Fields) && e != value.None {
					fields[x.Fields[i]] = showOutput(it, e, depth+1)
				}
			}
			return object{"obj": x.TypeName(), "fields": fields}
		}
		return object{"tuple": showAll(it, x.Elems, depth)}
	case *value.List:
		if x.Abstract != nil {
			return nil
		}
		return object{"list": showAll(it, x.Elems, depth)}
	case *value.Dict:
		return showDict(it, x, depth)
	case *value.Instance:
		if x.Native != nil {
			return showOutput(it, x.Native, depth+1)
		}
		if x.Class.IsModule {
			return object{"py": x.Class.Name}
		}
		fields := object{}
		x.Attrs.Each(func(name string, v value.Value) bool {
			if v != nil && v != value.None {
				fields[name] = showOutput(it, v, depth+1)
			}
			return true
		})
		return object{"obj": x.Class.Name, "fields": fields}
	case value.NoneType, value.Bool, value.Int, value.Float, value.Str:
		n := nest(it, v, depth)
		if o, ok := n.(object); ok {
			return object{"lit": o["v"]}
		}
		return nil
	}
	return nil
}

// missing is how much of an output is not known.
type missing int

const (
	nothingMissing missing = iota
	sizesMissing
	valuesMissing
)

// missingIn is the most that is missing in any part of an output.
func missingIn(v Nested) missing {
	switch x := v.(type) {
	case nil:
		return valuesMissing
	case []any:
		most := nothingMissing
		for _, e := range x {
			most = max(most, missingIn(e))
		}
		return most
	case object:
		if shape, isTensor := x["shape"].([]any); isTensor {
			if slices.Contains(shape, nil) {
				return sizesMissing
			}
			return nothingMissing
		}
		most := nothingMissing
		for key, e := range x {
			if key != "lit" && key != "obj" && key != "py" {
				most = max(most, missingIn(e))
			}
		}
		return most
	}
	return nothingMissing
}

func showTensor(it *interp.Interp, t *value.Tensor) Nested {
	s := it.Shape(t)
	if !s.Known() {
		return nil
	}
	dims := make([]any, len(s.Dims))
	for i, d := range s.Dims {
		dims[i] = size(it, d)
	}
	out := object{"shape": dims, "dtype": nil}
	if t.DType != value.NoDType {
		out["dtype"] = t.DType.String()
	}
	return out
}

func showAll(it *interp.Interp, vs []value.Value, depth int) []any {
	out := make([]any, 0, len(vs))
	for i, v := range vs {
		if i == maxItems {
			break
		}
		out = append(out, showOutput(it, v, depth+1))
	}
	return out
}

func showDict(it *interp.Interp, d *value.Dict, depth int) Nested {
	if d.Open {
		return nil
	}
	out := object{}
	d.Items.Each(func(e *value.Entry) bool {
		key, ok := e.Key.(value.Str)
		if !ok {
			key.S, _ = it.Repr(e.Key)
		}
		out[key.S] = showOutput(it, e.Value, depth+1)
		return len(out) < maxItems
	})
	return object{"dict": out}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
