package interp

import (
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// splitWrite is Split for what writes and gives no value; false after an exception.
func (it *Interp) splitWrite(lit value.Literal, write func() bool) bool {
	return it.Split(lit, func() value.Value {
		if !write() {
			return nil
		}
		return value.None
	}) != nil
}

// writeItem does what writes to or deletes v[i] once for each of the objects and keys that these may be, and settles what
// that looks at.
func (it *Interp) writeItem(v, i value.Value, settle func(v, i value.Value) *value.Literal, write func(v, i value.Value) bool) bool {
	again := func() bool { return it.writeItem(v, i, settle, write) }
	object, lit := it.Settle(v)
	if lit != nil {
		return it.splitWrite(*lit, again)
	}
	key, lit := it.settleDeep(i)
	if lit != nil {
		return it.splitWrite(*lit, again)
	}
	if lit := settle(object, key); lit != nil {
		return it.splitWrite(*lit, again)
	}
	return write(object, key)
}

func (it *Interp) setItem(v, i, x value.Value) bool {
	return it.writeItem(v, i, it.settleOthers, func(v, i value.Value) bool { return it.setSettledItem(v, i, x) })
}

func (it *Interp) setSettledItem(v, i, x value.Value) bool {
	it.changeOneOf(v)
	if m := it.userSpecial(v, "__setitem__"); m != nil {
		return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{i, x}}) != nil
	}
	v = it.unwrapTensor(v)
	switch o := v.(type) {
	case *value.Tensor:
		it.torchOps++
		x, lit := it.Settle(x)
		if lit != nil {
			return it.splitWrite(*lit, func() bool { return it.setSettledItem(v, i, x) })
		}
		it.guarded("assignment to a subscript", func() value.Value {
			torch.AssignSubscript(it.World, o, i, it.unwrapTensor(x))
			return nil
		})
		return it.Exc == nil
	case *value.Instance:
		if o.Native != nil {
			v = o.Native
		} else if m := it.special(o, "__setitem__"); m != nil {
			return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{i, x}}) != nil
		} else {
			return true
		}
	}
	pylib.SetItem(it.World, v, i, x)
	if escaped(v) {
		it.escapeContainer(x)
	}
	return it.Exc == nil
}

// settleItem settles what an operation on v[i] looks at.
func (it *Interp) settleItem(v, i value.Value) *value.Literal {
	if in, ok := v.(*value.Instance); ok {
		v = in.Native
	}
	if d, ok := v.(*value.Dict); ok {
		return it.SettleKey(d, i)
	}
	return it.SettleObject(v)
}

// settleOthers settles what setting v[i] looks at.
func (it *Interp) settleOthers(v, i value.Value) *value.Literal {
	if d, ok := v.(*value.Dict); ok {
		return it.SettleOtherKeys(d, i)
	}
	return it.settleItem(v, i)
}

func (it *Interp) delItem(v, i value.Value) bool {
	return it.writeItem(v, i, it.settleItem, it.delSettledItem)
}

func (it *Interp) delSettledItem(v, i value.Value) bool {
	it.changeOneOf(v)
	if m := it.userSpecial(v, "__delitem__"); m != nil {
		return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{i}}) != nil
	}
	if o, ok := v.(*value.Instance); ok {
		if m := it.special(o, "__delitem__"); m != nil {
			return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{i}}) != nil
		}
		if o.Native != nil {
			v = o.Native
		}
	}
	pylib.DelItem(it.World, v, i)
	return it.Exc == nil
}
