package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file is what the prelude's transforms of functions (vmap, grad, jacrev)
// cannot say in Python: tensors with the shapes of others and nothing known of
// their elements.

// transformHelper finds a helper of torch.func; nil if there is none of that name.
func (it *Interp) transformHelper(name string) value.Value {
	switch name {
	case "container":
		return it.method(name, func(a *value.Args) value.Value { return containerKind(it.settledValue(a.Arg(0, "x"))) })
	case "is_unknown":
		return it.method(name, func(a *value.Args) value.Value {
			switch it.settledValue(a.Arg(0, "x")).(type) {
			case value.Unknown, *value.Alt:
				return value.Bool(true)
			}
			return value.Bool(false)
		})
	case "mapping_state":
		return it.method(name, func(a *value.Args) value.Value {
			it.Mapping, _ = a.Arg(0, "state").(*value.Instance)
			return value.None
		})
	case "autocast_state":
		return it.method(name, func(a *value.Args) value.Value {
			it.Autocast, _ = a.Arg(0, "state").(*value.Instance)
			return value.None
		})
	case "gradient_state":
		return it.method(name, func(a *value.Args) value.Value {
			it.Gradients, _ = a.Arg(0, "state").(*value.Instance)
			return value.None
		})
	case "decorated_with_gradients":
		return it.method(name, func(a *value.Args) value.Value { return it.decoratedWithGradients(a.Arg(0, "func"), a.Arg(1, "off")) })
	case "remember_application":
		return it.method(name, func(a *value.Args) value.Value {
			t, isTensor := it.settledValue(a.Arg(0, "output")).(*value.Tensor)
			if application, ok := a.Arg(1, "application").(*value.Instance); ok && isTensor {
				torch.RememberApplication(it.World, t, application)
			}
			return value.None
		})
	case "differentiate":
		return it.method(name, func(a *value.Args) value.Value {
			t, ok := it.settledValue(a.Arg(0, "output")).(*value.Tensor)
			if ok && !torch.Differentiate(it.World, t) {
				return nil
			}
			return value.None
		})
	case "default_device":
		return it.method(name, func(a *value.Args) value.Value {
			it.defaultDevice(a.Arg(0, "device"))
			return value.None
		})
	case "default_dtype":
		return it.method(name, func(a *value.Args) value.Value {
			if v := a.Arg(0, "dtype"); v != nil {
				it.setDefaultDType(v)
			}
			if it.DefaultDType == value.NoDType {
				return it.Lose("default dtype")
			}
			return it.DefaultDType
		})
	case "undecided": // something of a type, "" for any
		return it.method(name, func(a *value.Args) value.Value {
			typ, _ := a.Arg(0, "type").(value.Str)
			reason, _ := a.Arg(1, "reason").(value.Str)
			return it.UnknownOf(typ.S, reason.S)
		})
	case "tuple_like": // a named tuple of the same kind
		return it.method(name, func(a *value.Args) value.Value {
			like, ok := a.Arg(0, "example").(*value.Tuple)
			items, known := torch.Elements(a.Arg(1, "items"))
			if !ok || !known {
				return it.World.Unknown("named tuple of unknown items")
			}
			t := *like
			t.Elems = slices.Clone(items)
			return &t
		})
	case "tied_names":
		return it.method(name, func(a *value.Args) value.Value {
			m, ok := a.Arg(0, "module").(*value.Instance)
			if !ok {
				return value.NewList()
			}
			return it.tiedNames(m)
		})
	case "example_of":
		return it.method(name, func(a *value.Args) value.Value { return it.exampleOf(a.Arg(0, "x"), a.Arg(1, "dim")) })
	case "examples_like":
		return it.method(name, func(a *value.Args) value.Value { return it.examplesLike(a.Arg(0, "x"), a.Arg(1, "dim"), a.Arg(2, "n")) })
	case "derivative":
		return it.method(name, func(a *value.Args) value.Value { return it.derivative(a.Arg(0, "like"), a.Pos[1:]) })
	}
	return nil
}

func (it *Interp) settledValue(v value.Value) value.Value {
	if v == nil {
		return value.None
	}
	v, _ = it.Settle(v)
	return it.unwrapTensor(v)
}

// containerKind names the containers whose items are all known, "open" those of which they are not; None for all else, a
// leaf.
func containerKind(v value.Value) value.Value {
	kind, open := "", false
	switch x := v.(type) {
	case *value.Tuple:
		kind, open = "tuple", x.Rest != nil
		if x.Fields != nil {
			kind = "namedtuple"
		}
	case *value.List:
		if !ofUser(x.Class) {
			kind, open = "list", x.Abstract != nil || x.Alts != nil
		}
	case *value.Dict:
		if !ofUser(x.Class) {
			kind, open = "dict", x.Open || x.Other != nil || x.Alts != nil
		}
	case *value.Instance:
		kind = "instance"
	}
	switch {
	case kind == "":
		return value.None
	case open:
		return value.Str{S: "open"}
	}
	return value.Str{S: kind}
}

// ofUser tells a subclass that the program defines.
func ofUser(c *value.Class) bool { return c != nil && c.Place.File != 0 }

// exampleOf is one example of a tensor that is mapped over a dimension: its elements may be those of any.
func (it *Interp) exampleOf(v, at value.Value) value.Value {
	x, ok := it.settledValue(v).(*value.Tensor)
	if !ok {
		return it.World.Unknown("example of an unknown")
	}
	t := &value.Tensor{Desc: x.Desc}
	t.Data, t.Count, t.Spread = nil, nil, value.SomeOf
	t.MadeBy, t.Made = "vmap", it.Here()
	s := it.Shape(x)
	d, ok := torch.AsDim(at)
	i, known := it.Resolve(d).Const()
	if !ok || !known || !s.Known() {
		t.Shape, t.Strides, t.LayoutUnknown = it.withoutOne(s), nil, true
		return t
	}
	if i < 0 {
		i += int64(s.Rank())
	}
	if i < 0 || i >= int64(s.Rank()) { // refused before, or not certain
		t.Shape, t.Strides, t.LayoutUnknown = it.withoutOne(s), nil, true
		return t
	}
	t.Shape = value.ShapeOf(without(s.Dims, i)...)
	if !x.LayoutUnknown {
		it.exampleLayout(t, x, s, i)
	}
	return t
}

// exampleLayout gives an example the strides that the other dimensions have.
func (it *Interp) exampleLayout(t, x *value.Tensor, s value.Shape, i int64) {
	strides := x.Strides
	if strides == nil {
		strides = torch.ContiguousStrides(s)
	}
	if strides == nil {
		t.Strides, t.LayoutUnknown = nil, true
		return
	}
	c := torch.Call{World: it.World}
	if t.Strides = without(strides, i); c.IsContiguous(t.Shape, t.Strides) {
		t.Strides = nil
	}
}

func without[T any](all []T, i int64) []T {
	return append(append(make([]T, 0, len(all)-1), all[:i]...), all[i+1:]...)
}

// withoutOne is a shape that lacks a dimension which is not known.
func (it *Interp) withoutOne(s value.Shape) value.Shape {
	if !s.Known() {
		return value.Shape{Rest: it.NewRank(0)}
	}
	dims := make([]value.Dim, max(0, s.Rank()-1))
	for i := range dims {
		dims[i] = value.Dim{E: dim.Invalid}
	}
	return value.ShapeOf(dims...)
}

// examplesLike is n examples like x, put together along a dimension.
func (it *Interp) examplesLike(v, at, n value.Value) value.Value {
	x, ok := it.settledValue(v).(*value.Tensor)
	if !ok {
		return it.World.Unknown("result of a mapped function")
	}
	size, ok := torch.AsDim(n)
	if !ok {
		size = it.summaryLen()
	}
	t := it.madeOf(x.DType, x.Device, "vmap")
	t.RequiresGrad, t.Low, t.High, t.HasRange = x.RequiresGrad, x.Low, x.High, x.HasRange
	t.Bits |= x.Bits | size.Bits
	s := it.Shape(x)
	d, ok := torch.AsDim(at)
	i, known := it.Resolve(d).Const()
	if i < 0 && known && s.Known() {
		i += int64(s.Rank()) + 1
	}
	switch {
	case ok && known && s.Known() && i >= 0 && i <= int64(s.Rank()):
		dims := append(append(append([]value.Dim(nil), s.Dims[:i]...), size), s.Dims[i:]...)
		t.Shape = value.ShapeOf(dims...)
	case ok && known && i == 0:
		t.Shape = value.Shape{Dims: append([]value.Dim{size}, s.Dims...), Rest: s.Rest, Suffix: s.Suffix}
	}
	return t
}

// derivative is a tensor of the dtype of like (None: not known) whose dimensions are those of all parts.
func (it *Interp) derivative(like value.Value, parts []value.Value) value.Value {
	dt, device := value.NoDType, ""
	if x, ok := it.settledValue(like).(*value.Tensor); ok {
		dt, device = x.DType, x.Device
	}
	t := it.madeOf(dt, device, "derivative")
	var dims []value.Dim
	for _, p := range parts {
		x, ok := it.settledValue(p).(*value.Tensor)
		if !ok {
			return it.World.Unknown("derivative of an unknown")
		}
		s := it.Shape(x)
		t.Bits |= x.Bits | s.Bits()
		if !s.Known() {
			return t
		}
		dims = append(dims, s.Dims...)
	}
	t.Shape = value.ShapeOf(dims...)
	return t
}

// madeOf is a fresh tensor of which neither rank nor layout are known.
func (it *Interp) madeOf(dt value.DType, device, by string) *value.Tensor {
	t := value.NewTensor(value.Shape{Rest: it.NewRank(0)}, dt)
	t.Device, t.LayoutUnknown = device, true
	t.MadeBy, t.Made = by, it.Here()
	return t
}

// tiedNames lists the names of each parameter and buffer of a module that has more than one.
func (it *Interp) tiedNames(m *value.Instance) value.Value {
	names := map[*value.Tensor][]value.Value{}
	var order []*value.Tensor
	it.walkModules(m, "", map[*value.Instance]bool{}, func(prefix string, x *value.Instance) {
		if x.Module == nil {
			return
		}
		if prefix != "" {
			prefix += "."
		}
		for _, table := range [2]*value.Attrs{x.Module.Params, x.Module.Buffers} {
			table.Each(func(n string, v value.Value) bool {
				if t, ok := v.(*value.Tensor); ok {
					if names[t] == nil {
						order = append(order, t)
					}
					names[t] = append(names[t], value.Str{S: prefix + n})
				}
				return true
			})
		}
	})
	out := value.NewList()
	for _, t := range order {
		if len(names[t]) > 1 {
			out.Elems = append(out.Elems, value.NewTuple(names[t]...))
		}
	}
	return out
}
