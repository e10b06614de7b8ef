package interp

import (
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file reads items.

// Subscript implements value.Host.
func (it *Interp) Subscript(v, i value.Value) value.Value {
	r := it.subscript(v, i)
	if l, ok := r.(*lazyImport); ok { // module.__dict__[name]
		return it.force(l)
	}
	return r
}

func (it *Interp) subscript(v, i value.Value) value.Value {
	if w, lit := it.Settle(v); lit != nil {
		return it.Split(*lit, func() value.Value { return it.Subscript(v, i) })
	} else {
		v = w
	}
	if w, lit := it.settleDeep(i); lit != nil {
		return it.Split(*lit, func() value.Value { return it.Subscript(v, i) })
	} else {
		i = w
	}
	if lit := it.settleItem(v, i); lit != nil {
		return it.Split(*lit, func() value.Value { return it.Subscript(v, i) })
	}
	if m := it.userSpecial(v, "__getitem__"); m != nil {
		return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{i}})
	}
	v = it.unwrapTensor(v)
	if u, ok := v.(value.Unknown); ok {
		if items, ok := it.itemsOfOne(u); ok {
			v = value.NewList(items...)
		}
	}
	switch v.(type) {
	case *value.Tensor, *value.List, *value.Tuple, value.Str:
		if i = it.indexNumber(i); i == nil {
			return nil
		}
	}
	switch x := v.(type) {
	case *value.Tensor:
		it.torchOps++
		return it.checked(it.guarded("subscript", func() value.Value { return ofClass(derivedClass(x), torch.Subscript(it.World, x, i)) }), "subscript")
	case *value.Instance:
		if x.Native != nil {
			return it.dictMissing(x, i)
		}
		if m := it.special(x, "__getitem__"); m != nil {
			return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{i}})
		}
		if !x.Class.Open() {
			return it.Raise("TypeError", "'"+x.Class.Name+"' object is not subscriptable")
		}
		return it.Lose("subscript of " + x.Class.Name)
	case *value.Class:
		return it.subscriptClass(x, i)
	case *Function, *value.Builtin, *value.BoundMethod:
		if kind := callableOnly(x); kind != "" {
			return it.Raise("TypeError", "'"+kind+"' object is not subscriptable")
		}
		return v
	}
	if len(it.tries) > 0 {
		if class := pylib.MayLack(it.World, v, i); class != "" {
			it.mayRaise(&value.Exception{Class: class, Place: it.here})
		}
	}
	if r, ok := pylib.Subscript(it.World, v, i); ok {
		if _, part := i.(*value.Slice); part {
			it.Budget.Weigh(r)
		}
		return it.checked(r, "subscript")
	}
	if v == value.None || isNumber(v) && picksItems(i) {
		return it.Raise("TypeError", "'"+v.TypeName()+"' object is not subscriptable")
	}
	return partOf(v, it.Lose("subscript of "+v.TypeName()))
}

// callableOnly is the name of the class of a function or method that surely has no items, or "": what a decorator has made,
// and what is a class or an alias in the library that it stands for, may have some.
func callableOnly(v value.Value) string {
	switch v := v.(type) {
	case *Function:
		if v.Src.Kind != Prelude && !v.Wrapped && (v.Def == nil || len(v.Def.Decorators) == 0) {
			return v.TypeName()
		}
	case *value.BoundMethod:
		switch v.Self.(type) {
		case *value.Instance, *value.Class:
			if fn, ok := v.Func.(*Function); ok && callableOnly(fn) != "" {
				return v.TypeName()
			}
		case *value.Tensor, *value.List, *value.Dict, *value.Set, *value.Tuple, value.Str:
			if _, ok := v.Func.(*value.Builtin); ok {
				return "builtin_function_or_method"
			}
		}
	}
	return ""
}

// picksItems tells of an index that no number has: scalars of numpy, which are numbers here, take None, an ellipsis and ().
func picksItems(i value.Value) bool {
	switch i.(type) {
	case value.Int, value.Str, *value.Slice:
		return true
	}
	return false
}

// dictMissing reads an item of a dict or list subclass, with __missing__.
func (it *Interp) dictMissing(x *value.Instance, i value.Value) value.Value {
	if d, ok := x.Native.(*value.Dict); ok {
		if k, ok := pylib.KeyOf(i); ok {
			if v, ok := d.Items.Get(k); ok {
				return it.bound(v)
			}
		}
		if m := it.userSpecial(x, "__missing__"); m != nil {
			return it.entryOrMissing(d, m, i)
		}
	}
	r, ok := pylib.Subscript(it.World, x.Native, i)
	if !ok {
		return it.Lose("subscript of " + x.Class.Name)
	}
	return it.checked(r, "subscript")
}

// entryOrMissing is d[i] where the key is not there, or not known: what __missing__ returns, or that or an entry.
func (it *Interp) entryOrMissing(d *value.Dict, missing, i value.Value) value.Value {
	made := it.Call(missing, &value.Args{World: it.World, Pos: []value.Value{i}})
	_, known := pylib.KeyOf(i)
	if made == nil || !d.Open && (known || d.Items.Len() == 0) {
		return made
	}
	if d.Items.Len() > maxWidened {
		return it.World.Unknown("entry of a dictionary under a key that is not known")
	}
	values := []value.Value{made}
	for _, e := range d.Items.Entries() {
		if v := it.bound(e.Value); v != nil {
			values = append(values, v)
		}
	}
	if d.Other != nil {
		values = append(values, d.Other)
	}
	return it.Widen(values)
}

// indexNumber is the number that an object of a program says it is where a number is wanted, by __index__; v for anything else.
// nil if that raised.
func (it *Interp) indexNumber(v value.Value) value.Value {
	in, ok := v.(*value.Instance)
	if !ok || in.Native != nil || in.Module != nil {
		return v
	}
	m, ok := it.userSpecial(in, "__index__").(*value.BoundMethod)
	if !ok {
		return v
	}
	if fn, ok := m.Func.(*Function); !ok || fn.Src.Kind == Prelude {
		return v
	}
	return it.Call(m, &value.Args{World: it.World})
}
