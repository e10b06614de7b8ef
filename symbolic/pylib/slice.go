package pylib

import (
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// sliceBounds is a slice of a sequence of known length as start, step and
// count, as PySlice_AdjustIndices gives them. ok is false if a bound is
// symbolic, raised if one is no integer.
func sliceBounds(w *value.World, s *value.Slice, n int64) (start, step, count int64, ok, raised bool) {
	start, stop, step, ok, raised := sliceLimits(w, s, n)
	if !ok || raised {
		return 0, 0, 0, ok, raised
	}
	if step < 0 {
		if stop < start {
			count = (start-stop-1)/-step + 1
		}
	} else if start < stop {
		count = (stop-start-1)/step + 1
	}
	return start, step, count, true, false
}

// sliceLimits are the start, stop and step of a slice of a sequence of known length.
func sliceLimits(w *value.World, s *value.Slice, n int64) (lo, hi, step int64, ok, raised bool) {
	step = 1
	if isSet(s.Step) {
		if step, ok = sliceInt(w, s.Step, &raised); !ok {
			return
		}
		if step == 0 {
			w.Host.Raise("ValueError", "slice step cannot be zero")
			return 0, 0, 0, false, true
		}
	}
	lo, hi = 0, n
	if step < 0 {
		lo, hi = n-1, -1
	}
	clamp := func(i int64) int64 {
		if i < 0 {
			i += n
			if i < 0 {
				if step < 0 {
					return -1
				}
				return 0
			}
		} else if i >= n {
			if step < 0 {
				return n - 1
			}
			return n
		}
		return i
	}
	if isSet(s.Lower) {
		if lo, ok = sliceInt(w, s.Lower, &raised); !ok {
			return
		}
		lo = clamp(lo)
	}
	if isSet(s.Upper) {
		if hi, ok = sliceInt(w, s.Upper, &raised); !ok {
			return
		}
		hi = clamp(hi)
	}
	return lo, hi, step, true, false
}

func isSet(v value.Value) bool { return v != nil && v != value.None }

// sliceInt is a bound of a slice.
func sliceInt(w *value.World, v value.Value, raised *bool) (int64, bool) {
	if isBuiltin(v) && !isInteger(v) {
		w.Host.Raise("TypeError", "slice indices must be integers or None or have an __index__ method")
		*raised = true
		return 0, false
	}
	if d, ok := asDim(w, v); ok {
		return w.Resolve(d).Const()
	}
	return 0, false
}

// sliceSeq takes a slice of a list's or tuple's known elements. ok is false if it can't be told.
func sliceSeq(w *value.World, elems []value.Value, s *value.Slice) (out []value.Value, ok, raised bool) {
	start, step, count, ok, raised := sliceBounds(w, s, int64(len(elems)))
	if !ok {
		return nil, false, raised
	}
	out = make([]value.Value, 0, count)
	for i := range count {
		out = append(out, elems[start+i*step])
	}
	return out, true, false
}

// sliceLen is the length of v[a:b] of a sequence of length n where bounds are symbolic.
func sliceLen(w *value.World, n value.Dim, s *value.Slice) value.Dim {
	fail := w.NewDim("", 0)
	fail.Bits = n.Bits
	if isSet(s.Step) {
		if c, ok := constInt(s.Step); !ok || c != 1 {
			return fail
		}
	}
	lower, ok1 := boundOf(w, s.Lower, value.D(0))
	upper, ok2 := boundOf(w, s.Upper, n)
	if !ok1 || !ok2 {
		return fail
	}
	out := fail
	w.AmongItems(func() {
		lo, ok1 := fromFront(w, lower, n)
		hi, ok2 := fromFront(w, upper, n)
		if !ok1 || !ok2 {
			return
		}
		if w.Path.Facts.LessEq(n.E, hi.E) == dim.Yes {
			hi = n
		} else if w.Path.Facts.LessEq(hi.E, n.E) != dim.Yes {
			hi = hi.Min(n)
		}
		if out = hi.Sub(lo); w.Path.Facts.LessEq(dim.Int(0), out.E) != dim.Yes { // beyond the end the length is 0 anyway
			out = out.Max(value.D(0))
		}
	}, lower, upper)
	if _, fixed := out.Const(); fixed && s.Window && lower.E.HasSymbols() && n.E.HasSymbols() {
		out.Bits &^= value.FromSummary | value.FromClamp // it is so long for every item of a loop
	}
	return out
}

// boundOf is a bound of a slice, def where there is none.
func boundOf(w *value.World, v value.Value, def value.Dim) (value.Dim, bool) {
	if !isSet(v) {
		return def, true
	}
	return asDim(w, v)
}

// fromFront makes a bound of a slice of a sequence of length n count from the front.
func fromFront(w *value.World, d, n value.Dim) (value.Dim, bool) {
	switch w.Path.Facts.Less(d.E, dim.Int(0)) {
	case dim.No:
		return d, true
	case dim.Yes:
		return d.Add(n).Max(value.D(0)), true
	}
	return d, false
}

// listSlice is l[a:b:c].
func listSlice(w *value.World, l *value.List, s *value.Slice) value.Value {
	if l.Abstract == nil {
		out, ok, raised := sliceSeq(w, l.Elems, s)
		if raised {
			return nil
		}
		if ok {
			return &value.List{Elems: out, Escaped: l.Escaped}
		}
		return &value.List{Escaped: l.Escaped, Abstract: &value.Abstract{Len: sliceLen(w, value.D(int64(len(l.Elems))), s), Elem: widen(w, l.Elems)}}
	}
	n := len(l.Elems)
	lo, lok := int64(0), true
	if isSet(s.Lower) {
		lo, lok = constInt(s.Lower)
	}
	if step, ok := constInt(s.Step); lok && lo >= 0 && lo <= int64(n) && (!isSet(s.Step) || ok && step == 1) {
		if !isSet(s.Upper) {
			return &value.List{Elems: append([]value.Value(nil), l.Elems[lo:]...), Abstract: l.Abstract, Escaped: l.Escaped}
		}
		if hi, ok := constInt(s.Upper); ok && hi >= 0 && hi <= int64(n) {
			return &value.List{Elems: append([]value.Value(nil), l.Elems[min(lo, hi):hi]...), Escaped: l.Escaped}
		}
	}
	total := abstractLen(w, n, l.Abstract).(value.Int).Dim
	return &value.List{Escaped: l.Escaped, Abstract: &value.Abstract{Len: sliceLen(w, total, s), Elem: widen(w, append(l.Elems[:n:n], l.Abstract.Elem))}}
}

// widen is the least common value of elements; alternatives make it unknown.
func widen(w *value.World, elems []value.Value) value.Value {
	if len(elems) == 0 {
		return w.Unknown("element of an empty list")
	}
	var flat []value.Value
	for _, e := range elems {
		flat = flatten(flat, e)
	}
	return w.Widen(flat)
}

func flatten(out []value.Value, v value.Value) []value.Value {
	if alt, ok := v.(*value.Alt); ok {
		for _, c := range alt.Choices {
			if c.Value != nil {
				out = flatten(out, c.Value)
			}
		}
		return out
	}
	return append(out, v)
}

// tupleSlice is t[a:b:c]; a Size stays one.
func tupleSlice(w *value.World, t *value.Tuple, s *value.Slice) value.Value {
	t = ResolveSize(w, t)
	if t.Rest != nil {
		return sizeSlice(w, t, s)
	}
	out, ok, raised := sliceSeq(w, t.Elems, s)
	switch {
	case raised:
		return nil
	case ok:
		return &value.Tuple{Elems: out, IsSize: t.IsSize}
	}
	return w.UnknownOf(t.TypeName(), "slice with symbolic bounds")
}

// sizeSlice is a slice of a size of unknown rank; bounds count from the end that is known.
func sizeSlice(w *value.World, t *value.Tuple, s *value.Slice) value.Value {
	fail := func() value.Value {
		return &value.Tuple{IsSize: true, Rest: w.NewRank(0)}
	}
	if isSet(s.Step) {
		if c, ok := constInt(s.Step); !ok || c != 1 {
			return fail()
		}
	}
	type cut struct {
		front bool
		n     int64
	}
	bound := func(v value.Value, def cut) (cut, bool) {
		if !isSet(v) {
			return def, true
		}
		c, ok := constInt(v)
		return cut{c >= 0, c}, ok
	}
	lo, ok1 := bound(s.Lower, cut{true, 0})
	hi, ok2 := bound(s.Upper, cut{false, 0})
	pre, suf := int64(len(t.Elems)), int64(len(t.RestSuffix))
	if !ok1 || !ok2 {
		return fail()
	}
	switch {
	case lo.front && hi.front && hi.n <= pre:
		return &value.Tuple{IsSize: true, Elems: t.Elems[min(lo.n, hi.n):hi.n]}
	case !lo.front && !hi.front && -lo.n <= suf:
		a, b := suf+lo.n, suf+hi.n
		return &value.Tuple{IsSize: true, Elems: t.RestSuffix[a:max(a, b)]}
	case lo.front && !hi.front && lo.n <= pre && -hi.n <= suf:
		return &value.Tuple{IsSize: true, Elems: t.Elems[lo.n:], Rest: t.Rest, RestSuffix: t.RestSuffix[: suf+hi.n : suf+hi.n]}
	}
	return fail()
}

// rangeSlice is range(...)[a:b:c].
func rangeSlice(w *value.World, r *value.Range, s *value.Slice) value.Value {
	n, ok := rangeLen(w, r)
	if c, known := n.Const(); ok && known {
		start, step, count, ok, raised := sliceBounds(w, s, c)
		if raised {
			return nil
		}
		if ok {
			rs, _ := r.Step.Const()
			first := r.Start.AddInt(start * rs)
			return &value.Range{Start: first, Stop: first.AddInt(count * step * rs), Step: value.D(step * rs)}
		}
	}
	return w.UnknownOf("range", "slice of a symbolic range")
}

var _ = dim.Yes
