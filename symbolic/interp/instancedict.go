package interp

import "github.com/shapelint/shapelint/symbolic/value"

// instanceDict is obj.__dict__: one mapping that shows what the object has and binds what is put into it.
func (it *Interp) instanceDict(x *value.Instance) value.Value {
	items := value.NewTable()
	x.Attrs.Each(func(n string, v value.Value) bool { items.Set(n, value.Str{S: n}, v); return true })
	if m := x.Module; m != nil {
		items.Set("training", value.Str{S: "training"}, m.Training)
	}
	items.OnSet = func(key, v value.Value) {
		it.Heap.Touch(x)
		if s, ok := key.(value.Str); ok {
			x.Attrs.Set(s.S, v)
		} else {
			x.OpenAttrs = true
		}
	}
	items.OnDelete = func(key value.Value) {
		if s, ok := key.(value.Str); ok {
			it.Heap.Touch(x)
			x.Attrs.Delete(s.S)
		}
	}
	if x.View == nil {
		x.View = value.NewDict()
	} else {
		it.Heap.Touch(x.View)
	}
	x.View.Items = items
	return x.View
}

// updateInstanceDict is obj.__dict__.update(mapping): names that are not known may be bound, too.
func (it *Interp) updateInstanceDict(d *value.Dict, a *value.Args) value.Value {
	for _, v := range a.Pos {
		it.updateDict(d, v)
	}
	for _, k := range a.Kw {
		d.Items.Set(k.Name, value.Str{S: k.Name}, k.Value)
	}
	if d.Open || a.OpenKw {
		d.Items.OnSet(nil, nil)
	}
	return value.None
}
