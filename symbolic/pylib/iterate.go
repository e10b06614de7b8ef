package pylib

import (
	"unicode/utf8"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Iterate lists the elements of a built-in iterable; rest describes an unknown
// number of further ones. ok is false if v is no built-in iterable.
func Iterate(w *value.World, v value.Value) (elems []value.Value, rest *value.Abstract, ok bool) {
	switch v := v.(type) {
	case *value.List:
		if v.Alts != nil {
			return nil, &value.Abstract{Len: w.NewDim("", 0), Elem: w.Unknown("list that differs by branch")}, true
		}
		return append([]value.Value(nil), v.Elems...), v.Abstract, true
	case *value.Tuple:
		v = ResolveSize(w, v)
		if v.Rest != nil {
			return v.Elems, &value.Abstract{Len: w.NewDim("", int64(v.Rest.Min+len(v.RestSuffix))), Elem: value.Int{Dim: w.NewDim("", 0)}}, true
		}
		return v.Elems, nil, true
	case *value.Dict:
		elems, rest = View{v, keysView}.elems(w)
		return elems, rest, true
	case *MappingProxy:
		return Iterate(w, v.Dict)
	case *value.Set:
		rest = nil
		if !closed(w, v) {
			rest = &value.Abstract{Len: w.NewDim("", 0), Elem: w.Unknown("set of unknown contents")}
		}
		return setElems(v), rest, true
	case View:
		elems, rest = v.elems(w)
		return elems, rest, true
	case *Iterator:
		elems, rest = v.drain(w)
		return elems, rest, true
	case *value.Range:
		elems, rest = rangeElems(w, v)
		return elems, rest, true
	case value.Str:
		for _, r := range v.S {
			elems = append(elems, newStr(string(r)))
		}
		return elems, nil, true
	case value.Bytes:
		for i := range len(v) {
			elems = append(elems, value.NewInt(int64(v[i])))
		}
		return elems, nil, true
	case *File:
		elems, rest = v.lines(w)
		return elems, rest, true
	case *value.Instance:
		if v.Native != nil {
			return Iterate(w, v.Native)
		}
	}
	return nil, nil, false
}

// rangeLen is len(range(...)), also of symbolic bounds.
func rangeLen(w *value.World, r *value.Range) (value.Dim, bool) {
	step, ok := r.Step.Const()
	if !ok || step == 0 {
		return value.Dim{}, false
	}
	span := r.Stop.Sub(r.Start)
	if step < 0 {
		span, step = r.Start.Sub(r.Stop), -step
	}
	n := span.AddInt(step - 1).FloorDivInt(step)
	if lo, _ := w.Path.Facts.Range(n.E); lo >= 0 {
		return n, true
	}
	return n.Max(value.D(0)), true
}

// rangeElems lists a range; of a symbolic one rest is its length and any element.
func rangeElems(w *value.World, r *value.Range) ([]value.Value, *value.Abstract) {
	n, ok := rangeLen(w, r)
	if !ok {
		return nil, &value.Abstract{Len: w.NewDim("", 0), Elem: unknownInt(w, minInt, maxInt, 0)}
	}
	count, known := n.Const()
	step, _ := r.Step.Const()
	if _, ok := r.Start.Const(); !known || !ok && count > 1024 {
		lo, hi := w.Path.Facts.Range(r.Start.E)
		lo2, hi2 := w.Path.Facts.Range(r.Stop.E)
		if step > 0 {
			hi = max(lo, hi2-1)
		} else {
			lo = min(lo2+1, hi)
		}
		e := w.NewDimBetween("", lo, hi)
		e.Bits = r.Start.Bits | r.Stop.Bits | value.FromSummary
		if step > 0 {
			w.NoteRangeItem(e, r.Stop)
		}
		return nil, &value.Abstract{Len: n, Elem: value.Int{Dim: e}}
	}
	listed := min(count, maxUnrolled)
	out := make([]value.Value, listed)
	w.Budget.Make(len(out))
	for i := range out {
		d := r.Start.AddInt(int64(i) * step)
		out[i] = value.Int{Dim: d}
	}
	if listed < count {
		return out, &value.Abstract{Len: value.D(count - listed), Elem: unknownInt(w, minInt, maxInt, 0)}
	}
	return out, nil
}

// Len is len(v) of a built-in value. ok is false if it has no built-in length.
func Len(w *value.World, v value.Value) (value.Value, bool) {
	switch v := payload(v).(type) {
	case value.Unknown:
		if v.Among == nil {
			return nil, false
		}
		elems, rest, ok := w.Host.Iterate(v)
		return value.NewInt(int64(len(elems))), ok && rest == nil
	case value.Str:
		return value.NewInt(int64(utf8.RuneCountInString(v.S))), true
	case value.Bytes:
		return value.NewInt(int64(len(v))), true
	case *value.List:
		if v.Alts != nil {
			return value.Int{Dim: w.NewDim("", 0)}, true
		}
		return abstractLen(w, len(v.Elems), v.Abstract), true
	case *value.Tuple:
		v = ResolveSize(w, v)
		if v.IsSize && ofGuessedLength(v.Elems) {
			return w.UnknownOf("int", "length of the size of what was squeezed"), true
		}
		n := len(v.Elems) + len(v.RestSuffix)
		if v.Rest != nil {
			return value.Int{Dim: v.Rest.Number().AddInt(int64(n))}, true
		}
		return value.NewInt(int64(n)), true
	case *value.Dict:
		return dictLen(w, v), true
	case *MappingProxy:
		return dictLen(w, v.Dict), true
	case View:
		return dictLen(w, v.Dict), true
	case *value.Set:
		if !closed(w, v) {
			return value.Int{Dim: w.NewDim("", 0)}, true
		}
		return tableLen(w, v.Items), true
	case *value.Range:
		if n, ok := rangeLen(w, v); ok {
			return value.Int{Dim: n}, true
		}
		return value.Int{Dim: w.NewDim("", 0)}, true
	}
	return nil, false
}

func abstractLen(w *value.World, n int, rest *value.Abstract) value.Value {
	d := value.D(int64(n))
	if rest != nil {
		d = rest.Len.AddInt(int64(n))
		if !rest.Len.Known() {
			d = w.NewDim("", int64(n))
			d.Bits = rest.Len.Bits
		}
	}
	return value.Int{Dim: d}
}

// mayHoldMore tells if a dict may have further keys when it is asked for all of them.
func mayHoldMore(w *value.World, d *value.Dict) bool { return d.Open || filledElsewhere(w, d.Items) }

// filledElsewhere tells of a registry that no module has filled yet: what is in it nobody knows.
func filledElsewhere(w *value.World, t *value.Table) bool {
	return t.Home != "" && t.Len() == 0 && w.MayRegister != nil && w.MayRegister(t.Home)
}

func dictLen(w *value.World, d *value.Dict) value.Value {
	if mayHoldMore(w, d) {
		n := w.NewDim("", int64(d.Items.Len()))
		n.Bits = value.FromSummary
		return value.Int{Dim: n}
	}
	return tableLen(w, d.Items)
}

// tableLen counts entries; those that differ by branch may be absent.
func tableLen(w *value.World, t *value.Table) value.Value {
	lo := 0
	t.Each(func(e *value.Entry) bool {
		if alt, ok := e.Value.(*value.Alt); !ok || presence(alt) == value.Value(value.Bool(true)) {
			lo++
		}
		return true
	})
	if lo < t.Len() {
		return unknownInt(w, int64(lo), int64(t.Len()), 0)
	}
	return value.NewInt(int64(lo))
}

// ResolveSize applies what the path knows of the rank of a torch.Size.
func ResolveSize(w *value.World, t *value.Tuple) *value.Tuple {
	if t.Rest == nil {
		return t
	}
	r, ok := w.Path.RankOf(t.Rest)
	if !ok {
		return t
	}
	out := *t
	out.Elems = append(append([]value.Value(nil), t.Elems...), dimValues(r.Dims)...)
	out.Rest = r.Rest
	out.RestSuffix = append(dimValues(r.Suffix), t.RestSuffix...)
	if out.Rest == nil {
		out.Elems, out.RestSuffix = append(out.Elems, out.RestSuffix...), nil
		return &out
	}
	return ResolveSize(w, &out)
}

func dimValues(ds []value.Dim) []value.Value {
	out := make([]value.Value, len(ds))
	for i, d := range ds {
		out[i] = value.Int{Dim: d}
	}
	return out
}
