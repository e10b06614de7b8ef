package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// evalElements evaluates the elements of a display or the positional
// arguments of a call, spreading starred ones.
func (it *Interp) evalElements(f *Frame, elts []parser.Expr) (out []value.Value, rest *value.Abstract, ok bool) {
	out = make([]value.Value, 0, len(elts))
	for _, e := range elts {
		v := it.eval(f, e)
		if v == nil {
			return nil, nil, false
		}
		if _, star := e.(*parser.Starred); !star {
			if rest != nil {
				rest = &value.Abstract{Len: rest.Len.AddInt(1), Elem: it.Widen([]value.Value{rest.Elem, v})}
				continue
			}
			out = append(out, v)
			continue
		}
		v = it.settleForIteration(v)
		elems, more, ok := it.Iterate(v)
		if !ok {
			return nil, nil, false
		}
		if rest == nil {
			it.Budget.Copy(len(elems))
			out = append(out, elems...)
			rest = more
		}
	}
	return out, rest, true
}

// settleForIteration picks an alternative if it can. Alternatives of one length
// are one sequence whose items differ; else the value is Unknown.
func (it *Interp) settleForIteration(v value.Value) value.Value {
	v, lit := it.Settle(v)
	if lit != nil {
		if t := it.transpose(v.(*value.Alt)); t != nil {
			return t
		}
		return it.Lose("iteration over a value that differs by branch")
	}
	if it.SettleObject(v) != nil {
		if l, ok := v.(*value.List); ok {
			if items := l.Everything(); len(items) > 0 {
				return it.someOf(items)
			}
		}
		return it.Lose("iteration over a container that differs by branch")
	}
	return v
}

// someOf is a list of some of several items.
func (it *Interp) someOf(items []value.Value) value.Value {
	l := &value.List{Abstract: &value.Abstract{Len: it.summaryLen(), Elem: it.SomeOf(items)}}
	it.Heap.Birth(l)
	return l
}

// transpose makes of alternative sequences of one length a tuple of alternative items; nil if it cannot.
func (it *Interp) transpose(alt *value.Alt) *value.Tuple {
	var out *value.Tuple
	for _, c := range alt.Choices {
		if it.excluded(c.Guard) {
			continue
		}
		elems, ok := it.displayed(c.Value)
		if !ok || out != nil && len(out.Elems) != len(elems) {
			return nil
		}
		if out == nil {
			out = &value.Tuple{Elems: make([]value.Value, len(elems))}
			for i := range elems {
				out.Elems[i] = &value.Alt{}
			}
		}
		for i, e := range elems {
			a := out.Elems[i].(*value.Alt)
			a.Choices = append(a.Choices, value.Choice{Guard: c.Guard, Value: e})
		}
	}
	return out
}

// excluded tells if the path rules a guard out.
func (it *Interp) excluded(g value.Guard) bool {
	for _, l := range g {
		if it.Path.Decide(l) == dim.No {
			return true
		}
	}
	return false
}

// displayed are the items of a tuple or list all of which are known one by one.
func (it *Interp) displayed(v value.Value) ([]value.Value, bool) {
	switch x := v.(type) {
	case *value.Tuple:
		return x.Elems, x.Rest == nil
	case *value.List:
		return x.Elems, x.Abstract == nil && x.Alts == nil
	}
	return nil, false
}

func (it *Interp) evalDict(f *Frame, e *parser.Dict) value.Value {
	d := value.NewDict()
	it.Heap.Birth(d)
	for i, k := range e.Keys {
		v := it.eval(f, e.Values[i])
		if v == nil {
			return nil
		}
		if k == nil {
			it.updateDict(d, v)
			continue
		}
		key := it.eval(f, k)
		if key == nil {
			return nil
		}
		if h, ok := pylib.SlotOf(it.World, d.Items, key); ok {
			d.Items.Set(h, key, v)
		} else {
			pylib.OpenDict(it.World, d, v)
		}
	}
	return d
}

// updateDict spreads a mapping into d.
func (it *Interp) updateDict(d *value.Dict, v value.Value) {
	v, _ = it.Settle(v)
	it.SettleObject(v)
	switch src := it.asDict(v); {
	case src != nil:
		src.Items.Each(func(e *value.Entry) bool { d.Items.Set(e.Hash, e.Key, e.Value); return true })
		switch {
		case src.Open && src.Items.Names: // what nobody is known to give
			pylib.OpenDict(it.World, d, src.Other)
		case src.Open:
			pylib.ReplaceAny(it.World, d, src)
		}
	default:
		pylib.ReplaceAny(it.World, d, nil)
	}
}

// asDict is the dict behind a value: a dict, or an instance of a subclass.
func (it *Interp) asDict(v value.Value) *value.Dict {
	switch v := v.(type) {
	case *value.Dict:
		return v
	case *value.Instance:
		d, _ := v.Native.(*value.Dict)
		return d
	}
	return nil
}
