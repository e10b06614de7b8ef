package value

import "github.com/shapelint/shapelint/symbolic/dim"

// This file picks, of several values or contents, the one of the present branch, or the literal that decides which.

// Settle picks the alternative of v that holds on the current path. If several
// may hold it returns v itself and a literal that would decide between them.
func (w *World) Settle(v Value) (Value, *Literal) {
	alt, ok := v.(*Alt)
	if !ok {
		return v, nil
	}
	var open *Literal
	var only Value
	n := 0
next:
	for i := range alt.Choices {
		c := &alt.Choices[i]
		for k := range c.Guard {
			switch w.Path.Decide(c.Guard[k]) {
			case dim.No:
				continue next
			case dim.Unknown:
				if open == nil {
					open = &c.Guard[k]
				}
			}
		}
		n++
		only = c.Value
	}
	switch {
	case n == 1:
		if _, again := only.(*Alt); again {
			return w.Settle(only)
		}
		return only, nil
	case n == 0:
		return w.Unknown("no alternative is left"), nil
	case open == nil:
		return only, nil
	}
	return v, open
}

// SettleObject makes the content of a container that differs by branch the one
// that holds on the current path. If several may hold it returns a literal
// that would decide between them. Reading and writing the container need this first.
func (w *World) SettleObject(v Value) *Literal {
	switch v := v.(type) {
	case *List:
		if v.Alts == nil {
			return nil
		}
		return w.settleAlts(v, v.Alts)
	case *Set:
		if v.Alts == nil {
			return nil
		}
		return w.settleAlts(v, v.Alts)
	case *Dict:
		return w.absentIn(v)
	case *Instance: // of a subclass of list or dict
		if v.Native != nil {
			return w.SettleObject(v.Native)
		}
	case interface{ Viewed() *Dict }:
		return w.absentIn(v.Viewed())
	}
	return nil
}

// absentIn finds a literal on which the presence of a key depends, and drops keys that are absent here.
func (w *World) absentIn(d *Dict) *Literal {
	return w.absentAmong(d, func(Key) bool { return true })
}

// absentAmong is absentIn for some of the keys.
func (w *World) absentAmong(d *Dict, concerns func(Key) bool) *Literal {
	if !d.Items.optional {
		return nil
	}
	var open *Literal
	var drop []Key
	d.Items.Each(func(e *Entry) bool {
		if !concerns(e.Hash) {
			return true
		}
		absent, lit := w.absent(e.Value)
		if absent {
			drop = append(drop, e.Hash)
		}
		open = lit
		return open == nil
	})
	if open == nil && drop != nil {
		w.Heap.Touch(d)
		for _, k := range drop {
			d.Items.Delete(k)
		}
	}
	return open
}

// SettleKey is SettleObject for an operation that looks at one key only:
// whether others are there makes no difference to it.
func (w *World) SettleKey(d *Dict, key Value) *Literal {
	if k, ok := KeyOf(key); ok && d.Items.optional {
		if v, there := d.Items.Get(k); there {
			absent, open := w.absent(v)
			if !absent {
				return open
			}
			w.Heap.Touch(d)
			d.Items.Delete(k)
		}
	}
	return w.SettleOtherKeys(d, key)
}

// SettleOtherKeys is SettleKey for an operation to which it makes no difference if the key itself is there, as it sets it.
func (w *World) SettleOtherKeys(d *Dict, key Value) *Literal {
	k, ok := KeyOf(key)
	switch {
	case !d.Items.optional:
		return nil
	case !ok || !isPlain(k):
		return w.absentIn(d)
	}
	if _, isString := k.(string); isString { // it is equal to no key in another form
		return nil
	}
	return w.absentAmong(d, func(other Key) bool { return !isPlain(other) })
}

// isPlain tells if a key is equal to no other one of a plain form.
func isPlain(k Key) bool {
	switch k := k.(type) {
	case nil, string, int64, float64:
		return true
	case tupleKey:
		return isPlain(k.head) && isPlain(k.tail)
	}
	return false
}

// SettleKeyword makes an argument that may be given one that is, or tells that it is not; or it returns a literal that would
// decide it.
func (w *World) SettleKeyword(k KwArg) (settled KwArg, absent bool, open *Literal) {
	if k.Maybe == nil {
		return k, false, nil
	}
	if absent, open = w.absent(k.Maybe); absent || open != nil {
		return k, absent, open
	}
	v, _ := w.Settle(k.Maybe)
	return KwArg{Name: k.Name, Value: v}, false, nil
}

// absent tells if an entry is not there on the current path, or returns a literal that would decide it.
func (w *World) absent(v Value) (bool, *Literal) {
	alt, ok := v.(*Alt)
	if !ok {
		return false, nil
	}
	for i := range alt.Choices {
		if alt.Choices[i].Value == nil {
			s, open := w.Settle(alt)
			return open == nil && s == nil, open
		}
	}
	return false, nil
}

func (w *World) settleAlts(o Object, alts []StateAlt) *Literal {
	var open *Literal
	n, only := 0, 0
next:
	for i := range alts {
		for k := range alts[i].Guard {
			switch w.Path.Decide(alts[i].Guard[k]) {
			case dim.No:
				continue next
			case dim.Unknown:
				if open == nil {
					open = &alts[i].Guard[k]
				}
			}
		}
		n++
		only = i
	}
	if n > 1 && open != nil {
		return open
	}
	w.Heap.Touch(o)
	o.restore(alts[only].State)
	return nil
}
