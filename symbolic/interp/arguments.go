package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file evaluates the arguments of a call.

// evalArgs evaluates the arguments of a call.
func (it *Interp) evalArgs(f *Frame, args []parser.Expr, kws []*parser.Keyword) (*value.Args, bool) {
	pos, rest, ok := it.evalElements(f, args)
	if !ok {
		return nil, false
	}
	a := &value.Args{World: it.World, Pos: pos, OpenPos: rest != nil}
	for _, k := range kws {
		v := it.eval(f, k.Value)
		if v == nil {
			return nil, false
		}
		if k.Name != "" {
			a.Kw = append(a.Kw, value.KwArg{Name: k.Name, Value: v})
			continue
		}
		if !it.spreadKeywords(a, v) {
			return nil, false
		}
	}
	return a, true
}

// spreadKeywords adds the entries of a mapping given as **v.
func (it *Interp) spreadKeywords(a *value.Args, v value.Value) bool {
	v, _ = it.Settle(v)
	it.SettleObject(v)
	d := it.asDict(v)
	if d == nil {
		if in, ok := v.(*value.Instance); ok {
			if m := it.special(in, "keys"); m != nil {
				return it.spreadMapping(a, in, m)
			}
		}
		a.OpenKw = true
		return true
	}
	d.Items.Each(func(e *value.Entry) bool {
		if s, ok := e.Key.(value.Str); ok {
			if k, given := it.keywordOf(s.S, e.Value); given {
				a.Kw = append(a.Kw, k)
			}
		}
		return true
	})
	a.OpenKw = a.OpenKw || d.Open
	a.ByDefault = a.ByDefault || d.ByDefault
	return true
}

// keywordOf is the argument that an entry of a mapping stands for; false if there is surely none.
func (it *Interp) keywordOf(name string, v value.Value) (k value.KwArg, given bool) {
	alt, differs := v.(*value.Alt)
	if !differs || !alt.MayBeAbsent() {
		return value.KwArg{Name: name, Value: it.bound(v)}, true
	}
	k, absent, open := it.SettleKeyword(value.KwArg{Name: name, Value: it.bound(alt), Maybe: alt})
	if open == nil {
		k.Maybe = nil
	}
	return k, !absent && k.Value != nil
}

func (it *Interp) spreadMapping(a *value.Args, in *value.Instance, keys value.Value) bool {
	ks := it.Call(keys, &value.Args{World: it.World})
	if ks == nil {
		return false
	}
	elems, rest, ok := it.Iterate(ks)
	if !ok {
		return false
	}
	a.OpenKw = a.OpenKw || rest != nil
	for _, k := range elems {
		s, ok := k.(value.Str)
		if !ok {
			a.OpenKw = true
			continue
		}
		v := it.Subscript(in, k)
		if v == nil {
			return false
		}
		a.Kw = append(a.Kw, value.KwArg{Name: s.S, Value: v})
	}
	return true
}
