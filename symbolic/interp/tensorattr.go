package interp

import (
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

func (it *Interp) tensorAttr(t *value.Tensor, name string) (value.Value, bool) {
	if t.Attrs != nil {
		if v, ok := t.Attrs[name]; ok {
			return v, true
		}
	}
	if t.Class != nil {
		if v, _ := t.Class.Lookup(name); v != nil {
			return it.classMember(v, t, t.Class)
		}
	}
	if v, ok := it.ruledTensorAttr(t, name); ok {
		return v, true
	}
	switch name {
	case "__class__":
		return it.Class("torch.Tensor"), true
	case "register_hook":
		return it.tensorHook(t, "of_tensor"), true
	case "register_post_accumulate_grad_hook":
		return it.tensorHook(t, "of_parameter"), true
	case "apply_", "retain_grad", "share_memory_", "storage", "untyped_storage", "grad_fn", "names", "__dict__":
		return it.World.Unknown("Tensor." + name), true
	}
	if len(name) > 2 && name[:2] == "__" || !it.closedTensorName(name) || it.opensTensors(t.Class) {
		return it.Lose("Tensor." + name), true
	}
	return nil, false
}

// unknownData is what is known of a tensor that is given unknown data. A parameter is as a rule given numbers that were
// trained, of its own shape; that is no proof.
func (it *Interp) unknownData(t *value.Tensor) value.Desc {
	if !t.Parameter {
		u := value.NewTensor(value.Shape{Rest: it.NewRank(0)}, value.NoDType)
		u.LayoutUnknown = true
		return u.Desc
	}
	d := t.Desc
	d.Data = nil
	d.Shape = d.Shape.Clone()
	for i := range d.Shape.Dims {
		d.Shape.Dims[i].Bits |= value.FromUnknownCall
	}
	return d
}

// ruledTensorAttr is an attribute that all tensors have, or a method of torch.Tensor, by its rule.
func (it *Interp) ruledTensorAttr(t *value.Tensor, name string) (value.Value, bool) {
	if v, ok := torch.Attribute(it.World, t, name); ok {
		if name != "grad" {
			ofClass(derivedClass(t), v)
		}
		return it.checked(v, name), true
	}
	if r := it.torchFunction("Tensor." + name); r != nil {
		return &value.BoundMethod{Self: t, Func: r}, true
	}
	return nil, false
}

// closedTensorName tells if a tensor surely has no attribute of that name.
func (it *Interp) closedTensorName(name string) bool {
	return !torch.KnownTensorName(name)
}

func (it *Interp) setTensorAttr(t *value.Tensor, name string, x value.Value) {
	it.Heap.Touch(t)
	switch name {
	case "data":
		keep := t.RequiresGrad
		if y, ok := x.(*value.Tensor); ok {
			t.Desc = y.Desc
		} else {
			t.Desc = it.unknownData(t)
		}
		t.RequiresGrad = keep
	case "requires_grad":
		if b, ok := x.(value.Bool); ok {
			t.RequiresGrad = bool(b)
		}
	case "grad", "names":
	default:
		attrs := map[string]value.Value{name: x}
		for k, v := range t.Attrs {
			if k != name {
				attrs[k] = v
			}
		}
		t.Attrs = attrs
	}
}
