package torch

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file is autocast: while it is on for a device, operators cast their
// floating-point arguments, some to the lower precision that it gives, some to
// float32, some to the widest type among them.
// https://docs.pytorch.org/docs/stable/amp.html#autocast-op-reference

// castKind is what autocast does with the arguments of an operator.
type castKind uint8

const (
	noCast castKind = iota
	toLower
	toFloat32
	toWidest
	// maybeLower: the operator is made of several, some of which are cast to the lower precision.
	maybeLower
	// toEither: the operator is made of several that do different things; its result may be of either type.
	toEither
)

// caster gives arguments the dtypes that autocast wants. nil casts nothing.
type caster struct {
	kind castKind
	// lower is the lower precision; NoDType if it is not known which.
	lower value.DType
	// sure: autocast is on for the device of the arguments.
	sure bool
}

// deviceOnly is the device of arguments that are all on one.
func (c *Call) argumentDevice() (device string, known bool) {
	known = !c.AnyDevice
	c.eachTensorArgument(func(t *value.Tensor) {
		switch t.Device {
		case unknownDevice:
			known = false
		case "":
		default:
			device = t.Device
		}
	})
	if device != "" { // a number on the CPU may be among them
		return device, true
	}
	return "cpu", known
}

// eachTensorArgument visits the tensors among the arguments and their items, and a layer's own.
func (c *Call) eachTensorArgument(f func(t *value.Tensor)) {
	visit := func(v value.Value) {
		if t := asTensor(v); t != nil {
			f(t)
		}
	}
	for _, v := range c.vals {
		visit(v)
		if items, ok := Elements(v); ok {
			for _, e := range items {
				visit(e)
			}
		}
	}
	if c.Self != nil && c.Self.Module != nil {
		c.Self.Module.Params.Each(func(_ string, v value.Value) bool { visit(v); return true })
	}
}

// autocastOn tells if autocast may be on for a device, and if it surely is.
func (c *Call) autocastOn(device string) (lower value.DType, may, sure bool) {
	v := c.Autocast.Attrs.Get(device)
	if v == nil {
		return value.NoDType, false, false
	}
	v, _ = c.Settle(v)
	switch v := v.(type) {
	case value.NoneType:
		return value.NoDType, false, false
	case value.DType:
		return v, true, true
	}
	return value.NoDType, true, false
}

// anyAutocast tells if autocast may be on for some device.
func (c *Call) anyAutocast() (lower value.DType, may bool) {
	c.Autocast.Attrs.Each(func(device string, _ value.Value) bool {
		if dt, on, _ := c.autocastOn(device); on {
			lower, may = dt, true
		}
		return !may
	})
	return lower, may
}

// autocaster is what autocast does with the arguments of this call; nil if nothing.
func (c *Call) autocaster() *caster {
	if c.Autocast == nil || c.Autocast.Attrs.Len() == 0 {
		return nil
	}
	if lower, may := c.anyAutocast(); may && !c.hasOut() {
		device, known := c.argumentDevice()
		if !known { // whatever any device does
			if kind := max(c.castKind("cpu"), c.castKind("cuda")); kind != noCast {
				return &caster{kind: toEither, lower: lower}
			}
			return nil
		}
		kind := c.castKind(device)
		if kind == noCast {
			return nil
		}
		if lower, may, sure := c.autocastOn(device); may {
			if kind == maybeLower {
				kind, sure = toLower, false
			}
			return &caster{kind: kind, lower: lower, sure: sure}
		}
		if c.mixedFloats() { // refused here, but meant for another device, where it is cast
			return &caster{kind: toEither, lower: lower}
		}
	}
	return nil
}

// hasOut tells if the result is written into a given tensor: such calls are not cast.
func (c *Call) hasOut() bool { return c.sig != nil && c.Has("out") && !c.IsNone("out") }

// mixedFloats tells if the floating-point arguments are of different types.
func (c *Call) mixedFloats() bool {
	first, mixed := value.NoDType, false
	c.eachTensorArgument(func(t *value.Tensor) {
		if !castable(t.DType) {
			return
		}
		mixed = mixed || first != value.NoDType && first != t.DType
		first = t.DType
	})
	return mixed
}

// castable tells if autocast touches tensors of a type: double and integers are left alone.
func castable(d value.DType) bool { return d.IsFloat() && d != value.Float64 }

// castArguments casts what the call was given; a layer's own tensors are cast
// when it reads them. false: it was refused.
func (c *Call) castArguments() bool {
	k := c.autocaster()
	if k == nil {
		return true
	}
	if c.unsafe() {
		return c.Exc == nil
	}
	if k.kind == toWidest {
		k = c.widest(k)
	}
	c.casts = k
	c.vals = slices.Clone(c.vals)
	for i, v := range c.vals {
		c.vals[i] = k.value(v)
	}
	return true
}

// unsafe refuses the one loss whose gradient does not fit into half precision.
func (c *Call) unsafe() bool {
	if c.opName != "binary_cross_entropy" && c.opName != "BCELoss" || c.Autocast.Attrs.Get("cuda") == nil {
		return false
	}
	device, known := c.argumentDevice()
	if _, _, sure := c.autocastOn(device); !known || !sure || device != "cuda" {
		return false
	}
	torch := "torch.nn.functional.binary_cross_entropy and torch.nn.BCELoss are unsafe to autocast."
	c.Refuse("mismatched-dtype", 0, torch, "%s is refused under autocast: use binary_cross_entropy_with_logits on what goes into the sigmoid", c.Who())
	return true
}

// widest is a caster to the widest type among the arguments.
func (c *Call) widest(k *caster) *caster {
	out := &caster{kind: toLower, lower: k.lower, sure: k.sure}
	c.eachTensorArgument(func(t *value.Tensor) {
		switch {
		case t.DType == value.NoDType:
			out.sure = false
		case castable(t.DType):
			out.lower = promoteWith(out.lower, t.DType)
		}
	})
	return out
}

func (k *caster) value(v value.Value) value.Value {
	if t := asTensor(v); t != nil {
		return k.tensor(t)
	}
	items, ok := Elements(v)
	if !ok || !slices.ContainsFunc(items, func(e value.Value) bool { return asTensor(e) != nil }) {
		return v
	}
	out := make([]value.Value, len(items))
	for i, e := range items {
		out[i] = k.value(e)
	}
	if t, ok := v.(*value.Tuple); ok { // of whatever class
		same := *t
		same.Elems = out
		return &same
	}
	return value.NewList(out...)
}

// tensor is t with the dtype that the operator gets to see.
func (k *caster) tensor(t *value.Tensor) *value.Tensor {
	if !castable(t.DType) {
		return t
	}
	want := k.dtype(t.DType)
	if want == t.DType {
		return t
	}
	out := &value.Tensor{Desc: t.Desc, Class: t.Class}
	out.DType, out.Data = want, nil
	out.RequiresGrad = t.RequiresGrad || t.Parameter
	return out
}

func (k *caster) dtype(d value.DType) value.DType {
	want := k.lower
	switch k.kind {
	case toFloat32:
		want = value.Float32
	case toEither:
		return value.NoDType
	}
	if k.sure || want == d {
		return want
	}
	return value.NoDType
}

// blurred takes the dtypes of floating-point results away where the operator's
// parts do different things under autocast.
func (c *Call) blurred(v value.Value) value.Value {
	if c.casts == nil || c.casts.kind != toEither {
		return v
	}
	switch v := v.(type) {
	case *value.Tensor:
		if castable(v.DType) && v.MadeBy == c.Short() {
			v.DType = value.NoDType
		}
	case *value.Tuple:
		for _, e := range v.Elems {
			c.blurred(e)
		}
	}
	return v
}

// placed puts fresh results on the device of the arguments.
func (c *Call) placed(v value.Value) {
	if movesDevice[c.Short()] || c.Has("device") && !c.IsNone("device") {
		return
	}
	device := ""
	c.eachTensorArgument(func(t *value.Tensor) {
		if device == "" || device == unknownDevice {
			device = t.Device
		}
	})
	if device != "" {
		c.placeOn(device, v)
	}
}

// movesDevice are the operations whose result may be on another device than their arguments.
var movesDevice = map[string]bool{"to": true, "cpu": true, "cuda": true, "xpu": true, "type": true, "type_as": true, "numpy": true, "tensor": true, "as_tensor": true, "asarray": true}

func (c *Call) placeOn(device string, v value.Value) {
	switch v := v.(type) {
	case *value.Tensor:
		if v.Device == "" && v.MadeBy == c.Short() {
			v.Device = device
		}
	case *value.Tuple:
		for _, e := range v.Elems {
			c.placeOn(device, e)
		}
	case *value.List:
		for _, e := range v.Elems {
			c.placeOn(device, e)
		}
	}
}
