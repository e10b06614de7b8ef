package pylib

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Subscript is v[index] of a built-in container. ok is false if v has no
// built-in items.
func Subscript(w *value.World, v, index value.Value) (value.Value, bool) {
	switch v := v.(type) {
	case *value.Dict:
		return dictGet(w, v, index), true
	case *MappingProxy:
		return dictGet(w, v.Dict, index), true
	case *value.Instance:
		if v.Native != nil {
			return Subscript(w, v.Native, index)
		}
		return nil, false
	case *Match:
		return v.subscript(w, index), true
	}
	if s, ok := index.(*value.Slice); ok {
		switch v := v.(type) {
		case *value.List:
			return listSlice(w, v, s), true
		case *value.Tuple:
			return tupleSlice(w, v, s), true
		case *value.Range:
			return rangeSlice(w, v, s), true
		case value.Str:
			return strSlice(w, v, s), true
		case value.Bytes:
			return bytesSlice(w, v, s), true
		}
		return nil, false
	}
	switch v := v.(type) {
	case *value.List:
		rest := v.Abstract
		if v.Escaped && rest == nil { // it may have grown
			rest = &value.Abstract{Len: w.NewDim("", 0), Elem: w.Unknown("list that an unknown function was given")}
		}
		return index1(w, "list", v.Elems, rest, index), true
	case *value.Tuple:
		v = ResolveSize(w, v)
		if v.Rest != nil {
			return sizeIndex(w, v, index), true
		}
		return index1(w, "tuple", v.Elems, nil, index), true
	case value.Str:
		elems, _, _ := Iterate(w, v)
		return index1(w, "string", elems, nil, index), true
	case value.Bytes:
		elems, _, _ := Iterate(w, v)
		return index1(w, "bytes", elems, nil, index), true
	case *value.Range:
		return rangeIndex(w, v, index), true
	}
	return nil, false
}

// badIndex raises TypeError for an index that is surely no integer.
func badIndex(w *value.World, kind string, index value.Value) value.Value {
	if !isBuiltin(index) {
		return w.Unknown("index is not known")
	}
	if kind == "string" {
		return w.Host.Raise("TypeError", "string indices must be integers, not '"+index.TypeName()+"'")
	}
	return w.Host.Raise("TypeError", kind+" indices must be integers or slices, not "+index.TypeName())
}

// index1 is an item of a sequence.
func index1(w *value.World, kind string, elems []value.Value, rest *value.Abstract, index value.Value) value.Value {
	d, ok := asDim(w, index)
	if !ok {
		if u, isUnknown := payload(index).(value.Unknown); isUnknown && (u.Type == "" || u.Type == "int") || !isBuiltin(payload(index)) {
			return elementAt(w, elems, rest, index)
		}
		return badIndex(w, kind, index)
	}
	n := int64(len(elems))
	i, ok := w.Resolve(d).Const()
	if !ok {
		return elementAt(w, elems, rest, index)
	}
	switch {
	case i >= 0 && i < n:
		return elems[i]
	case rest == nil && i < 0 && i >= -n:
		return elems[n+i]
	case rest == nil:
		what := kind + " index"
		return w.Host.Raise("IndexError", what+" out of range")
	case i >= 0:
		return rest.Elem
	}
	if lo, _ := w.Path.Facts.Range(rest.Len.E); lo >= -i || n == 0 {
		return rest.Elem
	}
	return widen(w, append(elems[:n:n], rest.Elem))
}

// elementAt is the item at an index that is not known.
func elementAt(w *value.World, elems []value.Value, rest *value.Abstract, index value.Value) value.Value {
	if rest == nil {
		if m, ok := w.AnyModule(elems, index); ok {
			return m
		}
		if f, ok := w.AnyFunction(elems, index); ok {
			return f
		}
	}
	return anyElement(w, elems, rest)
}

// anyElement is what all items of a sequence have in common.
func anyElement(w *value.World, elems []value.Value, rest *value.Abstract) value.Value {
	if rest != nil {
		elems = append(elems[:len(elems):len(elems)], rest.Elem)
	}
	if len(elems) == 0 {
		return w.Unknown("item of an empty sequence")
	}
	return indefinite(w, elems)
}

// OneOf is one of several items, of which there must be one.
func OneOf(w *value.World, elems []value.Value) value.Value { return indefinite(w, elems) }

// indefinite is one of several items; what is done to it, is done to one of them.
func indefinite(w *value.World, elems []value.Value) value.Value {
	for _, e := range elems[1:] {
		if !value.Same(e, elems[0]) {
			for _, e := range elems {
				w.MayFill(e)
			}
			return oneAmong(w, widen(w, elems), elems)
		}
	}
	return elems[0]
}

// oneAmong notes of what stands for one of several objects which they are. A list that is like all of them is none of them.
func oneAmong(w *value.World, v value.Value, elems []value.Value) value.Value {
	if _, made := v.(*value.List); made {
		v = w.UnknownOf("list", "one of several lists")
	}
	u, ok := v.(value.Unknown)
	if ok && slices.ContainsFunc(elems, changesInPlace) {
		u.Among = &value.Among{Objects: elems, Of: u.ID}
		return u
	}
	return v
}

func changesInPlace(v value.Value) bool {
	switch v.(type) {
	case *value.List, *value.Dict, *value.Instance:
		return true
	}
	return false
}

// sizeIndex is an item of a size of unknown rank.
func sizeIndex(w *value.World, t *value.Tuple, index value.Value) value.Value {
	i, ok := constInt(index)
	n, m := int64(len(t.Elems)), int64(len(t.RestSuffix))
	switch {
	case ok && i >= 0 && i < n:
		return t.Elems[i]
	case ok && i < 0 && -i <= m:
		return t.RestSuffix[m+i]
	}
	if _, isInt := asDim(w, index); !isInt && isBuiltin(index) {
		return badIndex(w, "tuple", index)
	}
	return value.Int{Dim: w.NewDim("", 0)}
}

// rangeIndex is an item of a range.
func rangeIndex(w *value.World, r *value.Range, index value.Value) value.Value {
	d, ok := asDim(w, index)
	if !ok {
		return badIndex(w, "range", index)
	}
	n, ok := rangeLen(w, r)
	if !ok {
		return unknownInt(w, minInt, maxInt, d.Bits)
	}
	lo, hi := w.Path.Facts.Range(d.E)
	if hi < 0 {
		d = d.Add(n)
	} else if lo < 0 {
		return unknownInt(w, minInt, maxInt, d.Bits)
	}
	if c, ok := n.Const(); ok {
		if i, ok := d.Const(); ok && (i < 0 || i >= c) {
			return w.Host.Raise("IndexError", "range object index out of range")
		}
	}
	return value.Int{Dim: r.Start.Add(d.Mul(r.Step))}
}

// SetItem is v[index] = x. done is false after it raised; ok is false if v has
// no built-in items.
func SetItem(w *value.World, v, index, x value.Value) (done, ok bool) {
	switch v := v.(type) {
	case *value.Dict:
		return dictSet(w, v, index, x), true
	case *value.List:
		return listSet(w, v, index, x), true
	case *value.Instance:
		if v.Native != nil {
			return SetItem(w, v.Native, index, x)
		}
	case *value.Tuple, value.Str, value.Bytes, *value.Range:
		w.Host.Raise("TypeError", "'"+v.TypeName()+"' object does not support item assignment")
		return false, true
	}
	return false, false
}

// DelItem is del v[index]; see SetItem.
func DelItem(w *value.World, v, index value.Value) (done, ok bool) {
	switch v := v.(type) {
	case *value.Dict:
		return dictDelete(w, v, index), true
	case *value.List:
		return listDelete(w, v, index), true
	case *value.Instance:
		if v.Native != nil {
			return DelItem(w, v.Native, index)
		}
	case *value.Tuple, value.Str, value.Bytes, *value.Range:
		w.Host.Raise("TypeError", "'"+v.TypeName()+"' object doesn't support item deletion")
		return false, true
	}
	return false, false
}

// listSet is l[index] = x.
func listSet(w *value.World, l *value.List, index, x value.Value) bool {
	if s, ok := index.(*value.Slice); ok {
		return listSetSlice(w, l, s, x)
	}
	d, ok := asDim(w, index)
	if !ok && isBuiltin(payload(index)) {
		w.Host.Raise("TypeError", "list indices must be integers or slices, not "+index.TypeName())
		return false
	}
	i, known := d.Const()
	n := int64(len(l.Elems))
	if !ok || !known {
		w.Heap.Touch(l)
		blur(w, l, x)
		return true
	}
	if i < 0 && l.Abstract == nil {
		i += n
	}
	switch {
	case i >= 0 && i < n:
		w.Heap.Touch(l)
		l.Elems[i] = x
		return true
	case l.Abstract == nil:
		w.Host.Raise("IndexError", "list assignment index out of range")
		return false
	}
	w.Heap.Touch(l)
	if i < 0 {
		blur(w, l, x)
		return true
	}
	l.Abstract = &value.Abstract{Len: l.Abstract.Len, Elem: widen(w, []value.Value{l.Abstract.Elem, x})}
	return true
}

// blur makes every element of a list one that may be x.
func blur(w *value.World, l *value.List, x value.Value) {
	if n := len(l.Elems); n > value.MaxApart {
		all := append(l.Elems[:n:n], x)
		if l.Abstract != nil {
			all = append(all, l.Abstract.Elem)
		}
		l.Elems, l.Abstract = nil, &value.Abstract{Len: abstractLen(w, n, l.Abstract).(value.Int).Dim, Elem: widen(w, all)}
		return
	}
	for i, e := range l.Elems {
		if !value.Same(e, x) {
			l.Elems[i] = widen(w, []value.Value{e, x})
		}
	}
	if l.Abstract != nil {
		l.Abstract = &value.Abstract{Len: l.Abstract.Len, Elem: widen(w, []value.Value{l.Abstract.Elem, x})}
	}
}

// forget makes a list one of unknown length.
func forget(w *value.World, l *value.List, elem value.Value) {
	w.Heap.Touch(l)
	l.Elems, l.Abstract = nil, &value.Abstract{Len: w.NewDim("", 0), Elem: elem}
}

// listSetSlice is l[a:b:c] = x.
func listSetSlice(w *value.World, l *value.List, s *value.Slice, x value.Value) bool {
	elems, rest, ok := w.Host.Iterate(x)
	if !ok {
		return false
	}
	if l.Abstract == nil && rest == nil {
		start, step, count, ok, raised := sliceBounds(w, s, int64(len(l.Elems)))
		if raised {
			return false
		}
		if ok {
			w.Heap.Touch(l)
			if step == 1 {
				out := append([]value.Value(nil), l.Elems[:start]...)
				out = append(out, elems...)
				l.Elems = append(out, l.Elems[start+count:]...)
				return true
			}
			if count != int64(len(elems)) {
				w.Host.Raise("ValueError", "attempt to assign sequence of size "+value.Itoa(int64(len(elems)))+
					" to extended slice of size "+value.Itoa(count))
				return false
			}
			for i, e := range elems {
				l.Elems[start+int64(i)*step] = e
			}
			return true
		}
	}
	all := append(append([]value.Value(nil), l.Elems...), elems...)
	if rest != nil {
		all = append(all, rest.Elem)
	}
	if l.Abstract != nil {
		all = append(all, l.Abstract.Elem)
	}
	forget(w, l, widen(w, all))
	return true
}

// listDelete is del l[index].
func listDelete(w *value.World, l *value.List, index value.Value) bool {
	n := int64(len(l.Elems))
	if s, ok := index.(*value.Slice); ok {
		if l.Abstract == nil {
			start, step, count, ok, raised := sliceBounds(w, s, n)
			if raised {
				return false
			}
			if ok {
				w.Heap.Touch(l)
				gone := map[int64]bool{}
				for i := range count {
					gone[start+i*step] = true
				}
				var out []value.Value
				for i, e := range l.Elems {
					if !gone[int64(i)] {
						out = append(out, e)
					}
				}
				l.Elems = out
				return true
			}
		}
		forget(w, l, anyElement(w, l.Elems, l.Abstract))
		return true
	}
	i, ok := constInt(index)
	if !ok || l.Abstract != nil {
		if ok && i >= 0 && i < n {
			w.Heap.Touch(l)
			l.Elems = append(l.Elems[:i:i], l.Elems[i+1:]...)
			return true
		}
		forget(w, l, anyElement(w, l.Elems, l.Abstract))
		return true
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		w.Host.Raise("IndexError", "list assignment index out of range")
		return false
	}
	w.Heap.Touch(l)
	l.Elems = append(l.Elems[:i:i], l.Elems[i+1:]...)
	return true
}

var _ = dim.Yes
