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
	if v, ok := torch.Attribute(it.World, t, name); ok {
		return it.checked(v, name), true
	}
	if r := it.torchFunction("Tensor." + name); r != nil {
		return &value.BoundMethod{Self: t, Func: r}, true
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
	if len(name) > 2 && name[:2] == "__" || !it.closedTensorName(name) {
		return it.Lose("Tensor." + name), true
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
		if y, ok := x.(*value.Tensor); ok {
			keep := t.RequiresGrad
			t.Desc = y.Desc
			t.RequiresGrad = keep
		}
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
