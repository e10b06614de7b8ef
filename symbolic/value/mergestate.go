package value

import "slices"

// This file joins the states of objects that either side of a branch, or an iteration of a loop, has written.

func (w *World) mergeDeltas(lit Literal, a, b *Delta) {
	j := &Joiner{W: w, Lit: lit}
	inA, inB := a.finder(), b.finder()
	for _, e := range a.entries {
		other := e.pre
		if x := inB(e.obj); x != nil {
			other = x.post
		}
		w.Heap.Touch(e.obj)
		mergeState(e.obj, e.post, other, j)
	}
	for _, e := range b.entries {
		if inA(e.obj) != nil {
			continue
		}
		w.Heap.Touch(e.obj)
		mergeState(e.obj, e.pre, e.post, j)
	}
}

// mergeState puts the join of two states into an object.
func mergeState(o Object, a, b any, j *Joiner) {
	switch o := o.(type) {
	case *Tensor:
		x, y := a.(tensorState), b.(tensorState)
		if sameDesc(&x.desc, &y.desc) {
			o.restore(a)
			return
		}
		o.restore(a)
		tx, ty := &Tensor{Desc: x.desc}, &Tensor{Desc: y.desc}
		o.Desc = j.W.WidenTensor(tx, ty).Desc
	case *List:
		o.restore(mergeLists(a.(listState), b.(listState), j))
	case *Set:
		o.restore(mergeSets(a.(setState), b.(setState), j))
	case *Dict:
		x, y := a.(dictState), b.(dictState)
		// Further iterations find there what this one has put in.
		j.changed = j.changed || y.open && !x.open || y.other != nil && x.other == nil || y.items.Len() > x.items.Len()
		x.items = mergeTables(x.items, y.items, j)
		x.open, x.escaped = x.open || y.open, x.escaped || y.escaped
		if x.other == nil {
			x.other = y.other
		} else if y.other != nil {
			x.other = j.Value(x.other, y.other)
		}
		if x.factory != nil && y.factory != nil {
			x.factory = j.Value(x.factory, y.factory)
		}
		o.restore(x)
	case *Instance:
		x, y := a.(instanceState), b.(instanceState)
		j.changed = j.changed || y.attrs.Len() > x.attrs.Len()
		x.attrs = mergeAttrs(x.attrs, y.attrs, j)
		x.escaped, x.open = x.escaped || y.escaped, x.open || y.open
		if x.class != y.class { // one of the sides has set its __class__
			x.escaped, x.open = true, true
		}
		if j.widening && !x.open && x.module.grew(y.module) {
			x.open, j.changed = true, true // further iterations may add more, under other names
		}
		switch {
		case x.module == nil:
			x.module = y.module
		case y.module != nil:
			x.module = &ModuleState{mergeAttrs(x.module.Params, y.module.Params, j), mergeAttrs(x.module.Buffers, y.module.Buffers, j),
				mergeAttrs(x.module.Modules, y.module.Modules, j), mergeAttrs(x.module.Transient, y.module.Transient, j), j.Value(x.module.Training, y.module.Training)}
		}
		o.restore(x)
	case *Class:
		o.restore(mergeAttrs(a.(*Attrs), b.(*Attrs), j))
	case interface{ external() External }:
		o.external().Merge(a, b, j)
	}
}

func (c *Cell) external() External { return c.Self }

// MergeAttrs joins two namespaces; a name bound on one side only is absent on the other.
func MergeAttrs(a, b *Attrs, j *Joiner) *Attrs { return mergeAttrs(a, b, j) }

func mergeAttrs(a, b *Attrs, j *Joiner) *Attrs {
	if a == nil {
		a = &Attrs{}
	}
	if b == nil {
		b = &Attrs{}
	}
	out := a.Clone()
	a.Each(func(n string, v Value) bool {
		if joined := j.Value(v, b.Get(n)); !Same(joined, v) {
			out.Set(n, joined)
		}
		return true
	})
	b.Each(func(n string, v Value) bool {
		if a.Get(n) == nil {
			out.Set(n, j.Value(nil, v))
		}
		return true
	})
	return out
}

func mergeTables(a, b *Table, j *Joiner) *Table {
	out := a.Copy()
	a.Each(func(e *Entry) bool {
		v, _ := b.Get(e.Hash)
		if joined := j.entry(e.Value, v); !Same(joined, e.Value) {
			out.Set(e.Hash, e.Key, joined)
		}
		return true
	})
	b.Each(func(e *Entry) bool {
		if _, ok := a.Get(e.Hash); !ok {
			out.Set(e.Hash, e.Key, j.entry(nil, e.Value))
		}
		return true
	})
	return out
}

// entry joins the values of a key, which stays one that may be missing where it may be: after an iteration of a loop that
// may leave it out or has taken it out, and where there are more alternatives than are kept apart.
func (j *Joiner) entry(a, b Value) Value {
	x, missing := withoutAbsence(a)
	y, too := withoutAbsence(b)
	missing = missing || too
	if !j.widening {
		joined := j.Value(a, b)
		if _, apart := joined.(*Alt); apart || !missing && a != nil && b != nil {
			return joined
		}
		x, y = j.W.oneValue(x), j.W.oneValue(y)
	} else if !missing && (b != nil || a == nil) || Same(a, b) {
		return j.Value(a, b)
	}
	rest := x
	switch {
	case x == nil:
		rest = y
	case y != nil:
		rest = j.Value(x, y)
	}
	l := Literal{Atom: j.W.OpaqueAtom("key that may be missing")}
	return &Alt{[]Choice{{Guard{l}, rest}, {Guard{l.Not()}, nil}}}
}

// oneValue is the least common value of alternatives; any other value is one.
func (w *World) oneValue(v Value) Value {
	if alt, ok := v.(*Alt); ok {
		return w.WidenChoices(alt)
	}
	return v
}

// withoutAbsence is a value without the alternative that there is none; missing tells if it had that.
func withoutAbsence(v Value) (rest Value, missing bool) {
	alt, ok := v.(*Alt)
	if !ok || !alt.MayBeAbsent() {
		return v, false
	}
	choices := slices.DeleteFunc(slices.Clone(alt.Choices), func(c Choice) bool { return c.Value == nil })
	switch len(choices) {
	case 0:
		return nil, true
	case 1:
		return choices[0].Value, true
	}
	return &Alt{choices}, true
}

func mergeLists(a, b listState, j *Joiner) listState {
	if long, ok := mergeLong(a, b, j); ok {
		return long
	}
	if a.alts == nil && b.alts == nil && len(a.elems) == len(b.elems) && a.abstract == nil && b.abstract == nil {
		out := listState{elems: make([]Value, len(a.elems)), escaped: a.escaped || b.escaped}
		for i := range a.elems {
			out.elems[i] = j.Value(a.elems[i], b.elems[i])
		}
		return out
	}
	if j.widening {
		return j.widenLists(a, b)
	}
	alts := append(stateAlts(a.alts, a, j.Lit), stateAlts(b.alts, b, j.Lit.Not())...)
	if len(alts) <= maxChoices {
		return listState{elems: nil, alts: alts, escaped: a.escaped || b.escaped}
	}
	// Too many contents: a list of unknown length.
	elem := j.W.SomeOf(append(a.everything(), b.everything()...))
	filled := a.filled() || b.filled()
	return listState{abstract: &Abstract{Len: j.W.NewDim("", 0), Elem: elem, Filled: filled}, escaped: a.escaped || b.escaped}
}

// filled tells of a list into which code that nobody has read puts elements.
func (s listState) filled() bool { return s.abstract != nil && s.abstract.Filled }

// everything is what a list may hold anywhere: elements and summaries of all its contents.
func (s listState) everything() []Value {
	out := slices.Clone(s.elems)
	if s.abstract != nil {
		out = append(out, s.abstract.Elem)
	}
	for _, x := range s.alts {
		out = append(out, x.State.(listState).everything()...)
	}
	return out
}

// widenLists is a list of unknown length: what both begin with is dropped into the summary.
func (j *Joiner) widenLists(a, b listState) listState {
	elems := append(a.everything(), b.everything()...)
	var elem Value = j.W.Unknown("element of a list built in a loop")
	if len(elems) > 0 {
		elem = j.W.WidenAll(elems)
	}
	n := j.W.NewDim("", 0)
	n.Bits = FromSummary
	if a.abstract != nil {
		if len(a.elems) == 0 && (Same(elem, a.abstract.Elem) || j.coversAll(a.abstract.Elem, b.everything())) {
			return a
		}
		n = a.abstract.Len
	}
	j.changed = true
	filled := a.filled() || b.filled()
	return listState{abstract: &Abstract{Len: n, Elem: elem, Filled: filled}, escaped: a.escaped || b.escaped}
}

func stateAlts(alts []StateAlt, whole any, l Literal) []StateAlt {
	if alts == nil {
		return []StateAlt{{Guard{l}, whole}}
	}
	var out []StateAlt
	for _, x := range alts {
		if !contradicts(x.Guard, l) {
			out = append(out, StateAlt{x.Guard.with(l), x.State})
		}
	}
	return out
}

func mergeSets(a, b setState, j *Joiner) setState {
	if a.alts == nil && b.alts == nil && a.items.Len() == b.items.Len() {
		same := true
		a.items.Each(func(e *Entry) bool { _, same = b.items.Get(e.Hash); return same })
		if same {
			return a
		}
	}
	if !j.widening {
		alts := append(stateAlts(a.alts, a, j.Lit), stateAlts(b.alts, b, j.Lit.Not())...)
		if len(alts) <= maxChoices {
			return setState{items: NewTable(), alts: alts}
		}
	}
	j.changed = true
	return setState{items: commonElements(a, b)}
}

// commonElements are the elements that all contents of two sets have; the set may have further ones.
func commonElements(a, b setState) *Table {
	var all []*Table
	for _, s := range [2]setState{a, b} {
		if s.alts == nil {
			all = append(all, s.items)
		}
		for _, x := range s.alts {
			all = append(all, x.State.(setState).items)
		}
	}
	out := NewTable()
	all[0].Each(func(e *Entry) bool {
		for _, t := range all[1:] {
			if _, there := t.Get(e.Hash); !there {
				return true
			}
		}
		out.Set(e.Hash, e.Key, e.Value)
		return true
	})
	out.Set(OpenElement{}, OpenElement{}, OpenElement{})
	return out
}
