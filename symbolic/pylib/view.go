package pylib

import "github.com/shapelint/shapelint/symbolic/value"

// viewKind is what a view of a dict shows.
type viewKind uint8

const (
	keysView viewKind = iota
	valuesView
	itemsView
)

// View is dict.keys(), dict.values() or dict.items(): it follows the dict.
type View struct {
	Dict *value.Dict
	Kind viewKind
}

// Viewed is the dict that the view shows.
func (v View) Viewed() *value.Dict { return v.Dict }

// TypeName implements value.Value.
func (v View) TypeName() string {
	return [...]string{"dict_keys", "dict_values", "dict_items"}[v.Kind]
}

// MappingProxy is types.MappingProxyType(dict): a dict that can't be written to.
type MappingProxy struct{ Dict *value.Dict }

// TypeName implements value.Value.
func (*MappingProxy) TypeName() string { return "mappingproxy" }

// elems lists what a view shows; rest is set for a dict of unknown keys.
func (v View) elems(w *value.World) ([]value.Value, *value.Abstract) {
	d := v.Dict
	out := make([]value.Value, 0, d.Items.Len())
	d.Items.Each(func(e *value.Entry) bool {
		switch v.Kind {
		case keysView:
			out = append(out, e.Key)
		case valuesView:
			out = append(out, present(e.Value))
		default:
			out = append(out, value.NewTuple(e.Key, present(e.Value)))
		}
		return true
	})
	if !mayHoldMore(w, d) {
		return out, nil
	}
	other := d.Other
	if other == nil {
		other = w.Unknown("value of an unknown key")
	}
	rest := &value.Abstract{Len: w.NewDim("", 0)}
	switch v.Kind {
	case keysView:
		rest.Elem = w.Unknown("unknown key")
	case valuesView:
		rest.Elem = other
	default:
		rest.Elem = value.NewTuple(w.Unknown("unknown key"), other)
	}
	return out, rest
}

// present drops the alternative of an entry that is not there.
func present(v value.Value) value.Value {
	alt, ok := v.(*value.Alt)
	if !ok {
		return v
	}
	out := &value.Alt{}
	for _, c := range alt.Choices {
		if c.Value != nil {
			out.Choices = append(out.Choices, c)
		}
	}
	if len(out.Choices) == len(alt.Choices) {
		return v
	}
	if len(out.Choices) == 1 {
		return out.Choices[0].Value
	}
	return out
}

// asSet makes a set of a view's elements, for its set operators.
func (v View) asSet(w *value.World) *value.Set {
	elems, rest := v.elems(w)
	s, _ := setOf(w, elems, rest)
	return s
}

// asSet returns a set or a view as a set.
func asSet(w *value.World, v value.Value) (*value.Set, bool) {
	switch v := payload(v).(type) {
	case *value.Set:
		return v, true
	case View:
		if v.Kind != valuesView {
			return v.asSet(w), true
		}
	}
	return nil, false
}

// viewBinary is | & - ^ of a view of keys or items and anything that can be iterated over.
func viewBinary(w *value.World, op string, v View, r value.Value) (value.Value, bool) {
	if v.Kind == valuesView {
		return unknownOperand(w, op, v, r)
	}
	o, ok := asSet(w, r)
	if !ok {
		elems, rest, iterable := w.Host.Iterate(r)
		if !iterable {
			return nil, true
		}
		if o, ok = setOf(w, elems, rest); !ok {
			return nil, true
		}
	}
	return setBinary(w, op, v.asSet(w), o, false)
}
