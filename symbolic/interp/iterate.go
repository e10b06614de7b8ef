package interp

import (
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// iterator makes an iterator over known values.
func (it *Interp) iterator(elems []value.Value) value.Value {
	return pylib.NewIterator(it.World, elems, nil)
}

// maxCallsUntil is how many items of iter(call, sentinel) are made ahead.
const maxCallsUntil = 128

// callsUntil is iter(fn, sentinel): what calls of fn give before one gives the sentinel.
func (it *Interp) callsUntil(fn, sentinel value.Value) value.Value {
	var items []value.Value
	for range maxCallsUntil {
		v := it.Call(fn, &value.Args{World: it.World})
		if v == nil {
			return nil
		}
		ends := pylib.Equal(it.World, v, sentinel)
		if ends == dim.Yes {
			return it.iterator(items)
		}
		if ends == dim.Unknown {
			break
		}
		items = append(items, v)
	}
	return pylib.NewIterator(it.World, items, it.unknownElements("item of calls that end nobody knows when"))
}

// Iterate implements value.Host. It charges the elements: who asks looks at them.
func (it *Interp) Iterate(v value.Value) (elems []value.Value, rest *value.Abstract, ok bool) {
	if elems, rest, ok = it.elements(v); ok {
		it.Budget.Scan(len(elems))
		ok = it.affordable()
	}
	return elems, rest, ok
}

// elements lists the elements of an iterable.
func (it *Interp) elements(v value.Value) (elems []value.Value, rest *value.Abstract, ok bool) {
	v, lit := it.Settle(v)
	if lit == nil {
		lit = it.SettleObject(v)
	}
	if lit != nil {
		return nil, it.unknownElements("elements of a value that differs by branch"), true
	}
	if m := it.userSpecial(v, "__iter__"); m != nil {
		return it.iterateUser(m)
	}
	v = it.unwrapTensor(v)
	switch x := v.(type) {
	case value.Unknown:
		if items, ok := it.itemsOfOne(x); ok {
			return items, nil, true
		}
		return nil, it.unknownElements(because("element of: ", x.Reason)), true
	case *value.Tensor:
		if s := it.Shape(x); s.Known() && s.Rank() == 0 {
			it.RaiseFault(&value.Fault{Kind: "wrong-rank", Exception: "TypeError", Torch: "iteration over a 0-d tensor",
				Message: "cannot iterate over a tensor of no dimensions", Bits: x.Bits})
			return nil, it.unknownElements("element of a 0-d tensor"), it.Exc == nil
		}
		if e, ok := torch.Unbind(it.World, x); ok {
			return e, nil, true
		}
		if it.Exc != nil {
			return nil, nil, false
		}
		return nil, it.tensorElements(x), true
	case *Generator:
		items := it.collect(x)
		if items == nil {
			return nil, nil, false
		}
		return pylib.Iterate(it.World, items)
	case *value.Instance:
		return it.iterateInstance(x)
	case *value.Class:
		if m := it.special(x, "__iter__"); m != nil {
			return it.iterateUser(m)
		}
	case *value.Tuple:
		if x.Rest != nil {
			if r, ok := it.Path.RankOf(x.Rest); ok && r.Rest == nil {
				e := append([]value.Value(nil), x.Elems...)
				for _, d := range r.Dims {
					e = append(e, value.Int{Dim: d})
				}
				return append(e, x.RestSuffix...), nil, true
			}
			return x.Elems, &value.Abstract{Len: it.summaryLen(), Elem: it.UnknownOf("int", "size of a tensor of unknown rank")}, true
		}
		return x.Elems, nil, true
	case *value.List:
		return x.Elems, x.Abstract, true
	}
	if e, r, ok := pylib.Iterate(it.World, v); ok {
		return e, r, true
	}
	if it.Exc != nil {
		return nil, nil, false
	}
	if it.known(v) {
		it.Raise("TypeError", "'"+v.TypeName()+"' object is not iterable")
		return nil, it.unknownElements("not iterable"), it.Exc == nil
	}
	return nil, it.unknownElements("elements of " + v.TypeName()), true
}

// tensorElements summarises the rows of a tensor whose first size is not known.
func (it *Interp) tensorElements(t *value.Tensor) *value.Abstract {
	s := it.Shape(t)
	n := it.summaryLen()
	if d, ok := firstDim(s); ok {
		n = d
	}
	row := torch.Subscript(it.World, t, value.NewInt(0))
	if row == nil {
		row = it.World.Unknown("row of a tensor")
	}
	return &value.Abstract{Len: n, Elem: row}
}

func firstDim(s value.Shape) (value.Dim, bool) {
	if len(s.Dims) > 0 {
		return s.Dims[0], true
	}
	return value.Dim{}, false
}

func (it *Interp) unknownElements(reason string) *value.Abstract {
	return &value.Abstract{Len: it.summaryLen(), Elem: it.World.Unknown(reason)}
}

// iterateUser iterates over what a user's __iter__ returns.
func (it *Interp) iterateUser(m value.Value) ([]value.Value, *value.Abstract, bool) {
	v := it.Call(m, &value.Args{World: it.World})
	if v == nil {
		return nil, nil, false
	}
	if in, ok := v.(*value.Instance); ok {
		if nx := it.userSpecial(in, "__next__"); nx != nil {
			return it.drain("StopIteration", maxDrained, func(int64) value.Value { return it.Call(nx, &value.Args{World: it.World}) })
		}
		if in.Native == nil && in.Module == nil && !in.Class.Open() {
			it.Raise("TypeError", "iter() returned non-iterator of type '"+in.Class.Name+"'")
			return nil, it.unknownElements("not an iterator"), it.Exc == nil
		}
	}
	if !it.Nesting.Enter() {
		return nil, it.unknownElements("elements of what is its own iterator"), true
	}
	defer it.Nesting.Leave()
	return it.Iterate(v)
}

// maxDrained bounds the calls of a user's __next__, maxItems those of a __getitem__ without a length.
const (
	maxDrained = 512
	maxItems   = 64
)

// drain calls next with 0, 1, … until it raises the exception that ends the iteration, or limit times.
func (it *Interp) drain(end string, limit int, next func(i int64) value.Value) ([]value.Value, *value.Abstract, bool) {
	var out []value.Value
	it.tries = append(it.tries, &activeTry{classes: []string{end}, silent: true})
	defer func() { it.tries = it.tries[:len(it.tries)-1] }()
	for len(out) < limit {
		v := next(int64(len(out)))
		if v == nil {
			if it.Exc != nil && it.Exc.Class == end {
				it.Exc = nil
				return out, nil, true
			}
			return nil, nil, it.Exc == nil
		}
		out = append(out, v)
	}
	return out[:8], &value.Abstract{Len: it.summaryLen(), Elem: it.Widen(out[len(out)-8:])}, true
}

// iterateInstance iterates over an object without an __iter__ of the user's:
// containers of modules, subclasses of list and dict, and the old sequence protocol.
func (it *Interp) iterateInstance(x *value.Instance) ([]value.Value, *value.Abstract, bool) {
	if x.Native != nil {
		return pylib.Iterate(it.World, x.Native)
	}
	if m := it.special(x, "__iter__"); m != nil {
		return it.iterateUser(m)
	}
	if m := it.special(x, "__getitem__"); m != nil {
		return it.iterateSequence(x, m)
	}
	if x.Class.Open() {
		return nil, it.unknownElements("elements of " + x.Class.Name), true
	}
	it.Raise("TypeError", "'"+x.Class.Name+"' object is not iterable")
	return nil, it.unknownElements("not iterable"), it.Exc == nil
}

// iterateSequence reads items 0, 1, … of an object that has __getitem__ (and perhaps __len__).
func (it *Interp) iterateSequence(x *value.Instance, get value.Value) ([]value.Value, *value.Abstract, bool) {
	at := func(i value.Dim) value.Value {
		return it.Call(get, &value.Args{World: it.World, Pos: []value.Value{value.Int{Dim: i}}})
	}
	if it.special(x, "__len__") == nil && !x.Class.Open() {
		return it.drain("IndexError", maxItems, func(i int64) value.Value { return at(value.D(i)) })
	}
	n := it.lengthOf(x)
	if k, ok := n.Const(); ok && k <= 64 {
		var out []value.Value
		for i := int64(0); i < k; i++ {
			v := at(value.D(i))
			if v == nil {
				return nil, nil, false
			}
			out = append(out, v)
		}
		return out, nil, true
	}
	i := it.NewDim("i", 0)
	if n.Known() {
		it.Assume(dim.Constraint{Left: i.E, Rel: dim.LT, Right: n.E})
	} else {
		n = it.summaryLen()
	}
	v := at(i)
	if v == nil {
		return nil, nil, false
	}
	return nil, &value.Abstract{Len: n, Elem: v}, true
}

// lengthOf is len(v); an invalid Dim if it is not known.
func (it *Interp) lengthOf(v value.Value) value.Dim {
	r := it.length(v)
	if d, ok := torch.AsDim(r); ok {
		return d
	}
	return value.Dim{E: dim.Invalid}
}

// length is len(v); nil after it raised.
func (it *Interp) length(v value.Value) value.Value {
	v = it.unwrapTensor(v)
	switch x := v.(type) {
	case *value.Tensor:
		return it.checked(torch.Length(it.World, x), "len")
	case *value.Instance:
		if m := it.special(x, "__len__"); m != nil {
			return it.Call(m, &value.Args{World: it.World})
		}
		if x.Native != nil {
			r, _ := pylib.Len(it.World, x.Native)
			return it.checked(r, "len")
		}
		if !x.Class.Open() {
			return it.checked(it.Raise("TypeError", "object of type '"+x.Class.Name+"' has no len()"), "len")
		}
		return it.UnknownOf("int", "len of "+x.Class.Name)
	case *value.Class:
		if m := it.special(x, "__len__"); m != nil {
			return it.Call(m, &value.Args{World: it.World})
		}
	case *Generator:
		return it.checked(it.Raise("TypeError", "object of type 'generator' has no len()"), "len")
	}
	if r, ok := pylib.Len(it.World, v); ok {
		return it.checked(r, "len")
	}
	if it.known(v) {
		return it.checked(it.Raise("TypeError", "object of type '"+v.TypeName()+"' has no len()"), "len")
	}
	return it.UnknownOf("int", "len of "+v.TypeName())
}

// next is next(v[, default]).
func (it *Interp) next(v, def value.Value) value.Value {
	switch x := v.(type) {
	case *Generator:
		items := it.collect(x)
		if items == nil {
			return nil
		}
		return it.next(items, def)
	case value.Unknown:
		return it.World.Unknown(because("next of: ", x.Reason))
	case *value.Instance:
		if m := it.special(x, "__next__"); m != nil {
			return it.Call(m, &value.Args{World: it.World})
		}
		if x.Native != nil {
			return it.next(x.Native, def)
		}
		return it.Lose("next of " + x.Class.Name)
	}
	if i, ok := v.(*pylib.Iterator); ok {
		r, more := i.Next(it.World)
		if !more {
			if def != nil {
				return def
			}
			return it.Raise("StopIteration", "")
		}
		return r
	}
	return it.Lose("next of " + v.TypeName())
}
