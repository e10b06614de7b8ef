package pylib

import (
	"sort"
	"sync"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// repeatCount is the number of a repetition.
func repeatCount(w *value.World, v value.Value) (n value.Dim, known bool, ok bool) {
	d, isInt := asDim(w, v)
	if !isInt {
		return d, false, false
	}
	c, known := d.Const()
	if known && c < 0 {
		d = value.D(0)
	}
	return d, known, true
}

// listBinary is + and * of lists.
func listBinary(w *value.World, op string, l *value.List, r value.Value, inplace bool) (value.Value, bool) {
	switch op {
	case "+":
		return listAdd(w, l, r, inplace)
	case "*":
		n, known, ok := repeatCount(w, r)
		if !ok {
			if isBuiltin(r) {
				return w.Host.Raise("TypeError", "can't multiply sequence by non-int of type '"+r.TypeName()+"'"), true
			}
			if u, isUnknown := r.(value.Unknown); isUnknown && u.Type == "int" {
				n = w.NewDim("", 0)
			} else {
				return nil, false
			}
		}
		out := repeated(w, l, n, known && ok)
		if inplace {
			w.Heap.Touch(l)
			l.Elems, l.Abstract = out.Elems, out.Abstract
			return l, true
		}
		return out, true
	}
	return badOperands(w, op, l, r)
}

// repeated is l * n.
func repeated(w *value.World, l *value.List, n value.Dim, known bool) *value.List {
	c, _ := n.Const()
	if known && c == 0 || l.Abstract == nil && len(l.Elems) == 0 {
		return value.NewList()
	}
	if l.Abstract == nil && known && fits(c, int64(len(l.Elems)), maxRepeat) {
		out := value.NewList()
		for range c {
			out.Elems = append(out.Elems, l.Elems...)
		}
		return out
	}
	total := abstractLen(w, len(l.Elems), l.Abstract).(value.Int).Mul(n)
	if lo, _ := w.Path.Facts.Range(n.E); lo < 0 {
		total = total.Max(value.D(0))
	}
	return &value.List{Abstract: &value.Abstract{Len: total, Elem: anyElement(w, l.Elems, l.Abstract)}}
}

func listAdd(w *value.World, l *value.List, r value.Value, inplace bool) (value.Value, bool) {
	if inplace {
		elems, rest, ok := w.Host.Iterate(r)
		if !ok {
			return nil, true
		}
		listExtend(w, l, elems, rest)
		return l, true
	}
	o, ok := payload(r).(*value.List)
	if !ok {
		if u, isUnknown := r.(value.Unknown); isUnknown && (u.Type == "list" || u.Type == "") {
			return w.UnknownOf("list", "list + unknown"), true
		}
		if isBuiltin(r) {
			return w.Host.Raise("TypeError", `can only concatenate list (not "`+r.TypeName()+`") to list`), true
		}
		return nil, false
	}
	out := &value.List{Elems: append([]value.Value(nil), l.Elems...), Abstract: l.Abstract, Escaped: l.Escaped || o.Escaped}
	listExtend(w, out, o.Elems, o.Abstract)
	return out, true
}

// listExtend appends elements.
func listExtend(w *value.World, l *value.List, elems []value.Value, rest *value.Abstract) {
	w.Heap.Touch(l)
	w.Budget.Copy(len(l.Elems) + len(elems))
	if l.Abstract == nil && len(l.Elems)+len(elems) > maxRepeat {
		w.CountLost("list longer than the limit")
		l.Abstract = &value.Abstract{Len: value.D(int64(len(l.Elems))), Elem: widen(w, l.Elems)}
		l.Elems = nil
	}
	if l.Abstract == nil {
		l.Elems = append(l.Elems[:len(l.Elems):len(l.Elems)], elems...)
		l.Abstract = rest
		return
	}
	n := l.Abstract.Len.AddInt(int64(len(elems)))
	all := append([]value.Value{l.Abstract.Elem}, elems...)
	if rest != nil {
		n = n.Add(rest.Len)
		all = append(all, rest.Elem)
	}
	l.Abstract = &value.Abstract{Len: n, Elem: widen(w, all)}
}

// listMethod defines a method of list.
func listMethod(name, spec string, f func(c *call, l *value.List) value.Value) *value.Builtin {
	b := builtin(name, "self "+spec, func(c *call) value.Value {
		l, ok := payload(c.arg[0]).(*value.List)
		if !ok {
			return c.unknown("")
		}
		return f(c, l)
	})
	b.Method = true
	return b
}

// shallowListMethod defines a method of list that leaves the elements as they are.
func shallowListMethod(name, spec string, f func(c *call, l *value.List) value.Value) *value.Builtin {
	return shallow(listMethod(name, spec, f))
}

var listMethods = sync.OnceValue(func() methods {
	return methodTable(
		shallowListMethod("append", "object", func(c *call, l *value.List) value.Value {
			c.w.Heap.Touch(l)
			if l.Abstract == nil {
				l.Elems = append(l.Elems, c.arg[1])
			} else {
				listExtend(c.w, l, c.arg[1:2], nil)
			}
			return value.None
		}),
		shallowListMethod("extend", "iterable", func(c *call, l *value.List) value.Value {
			elems, rest, ok := c.w.Host.Iterate(c.arg[1])
			if !ok {
				return nil
			}
			listExtend(c.w, l, elems, rest)
			return value.None
		}),
		shallowListMethod("insert", "index object", listInsert),
		shallowListMethod("pop", "index?", listPop),
		listMethod("remove", "value", func(c *call, l *value.List) value.Value {
			i, ans := find(c.w, l.Elems, l.Abstract != nil || l.Escaped, c.arg[1], 0)
			switch ans {
			case dim.Yes:
				listDelete(c.w, l, value.NewInt(int64(i)))
			case dim.No:
				return c.raise("ValueError", "list.remove(x): x not in list")
			default:
				forget(c.w, l, anyElement(c.w, l.Elems, l.Abstract))
			}
			return value.None
		}),
		listMethod("index", "value start? stop?", func(c *call, l *value.List) value.Value {
			return indexOf(c, l.Elems, l.Abstract != nil || l.Escaped, func() value.Value {
				s, ok := c.w.Host.Repr(c.arg[1])
				if !ok {
					s = "value"
				}
				return c.raise("ValueError", s+" is not in list")
			})
		}),
		listMethod("count", "value", func(c *call, l *value.List) value.Value {
			return countOf(c.w, l.Elems, l.Abstract != nil, c.arg[1])
		}),
		shallowListMethod("reverse", "", func(c *call, l *value.List) value.Value {
			c.w.Heap.Touch(l)
			if l.Abstract != nil {
				forget(c.w, l, anyElement(c.w, l.Elems, l.Abstract))
				return value.None
			}
			l.Elems = reversedElems(l.Elems)
			return value.None
		}),
		shallowListMethod("copy", "", func(c *call, l *value.List) value.Value {
			return &value.List{Elems: append([]value.Value(nil), l.Elems...), Abstract: l.Abstract, Escaped: l.Escaped}
		}),
		shallowListMethod("clear", "", func(c *call, l *value.List) value.Value {
			c.w.Heap.Touch(l)
			l.Elems, l.Abstract = nil, nil
			if l.Escaped { // who has got it may fill it again
				c.w.MayFill(l)
			}
			return value.None
		}),
		listMethod("sort", "*key? *reverse?", func(c *call, l *value.List) value.Value {
			out, rest, ok := sortValues(c, l.Elems, l.Abstract, c.arg[1], c.arg[2])
			if !ok {
				return nil
			}
			c.w.Heap.Touch(l)
			l.Elems, l.Abstract = out, rest
			return value.None
		}),
	)
})

func reversedElems(elems []value.Value) []value.Value {
	out := make([]value.Value, len(elems))
	for i, e := range elems {
		out[len(elems)-1-i] = e
	}
	return out
}

func listInsert(c *call, l *value.List) value.Value {
	i, ok := constInt(c.arg[1])
	n := int64(len(l.Elems))
	if !ok && isBuiltin(c.arg[1]) && !isInteger(c.arg[1]) {
		return c.raise("TypeError", "'"+c.arg[1].TypeName()+"' object cannot be interpreted as an integer")
	}
	c.w.Heap.Touch(l)
	if !ok || l.Abstract != nil && (i < 0 || i > n) {
		total := abstractLen(c.w, int(n)+1, l.Abstract).(value.Int).Dim
		elem := widen(c.w, []value.Value{anyElement(c.w, append(l.Elems[:n:n], c.arg[2]), l.Abstract)})
		l.Elems, l.Abstract = nil, &value.Abstract{Len: total, Elem: elem}
		return value.None
	}
	if i < 0 {
		i = max(0, i+n)
	}
	i = min(i, n)
	out := append(append([]value.Value(nil), l.Elems[:i]...), c.arg[2])
	l.Elems = append(out, l.Elems[i:]...)
	return value.None
}

func listPop(c *call, l *value.List) value.Value {
	i, ok := c.int(1, -1)
	n := int64(len(l.Elems))
	if l.Abstract == nil && n == 0 && !l.Escaped {
		return c.raise("IndexError", "pop from empty list")
	}
	if ok && l.Abstract == nil {
		if i < 0 {
			i += n
		}
		if i < 0 || i >= n {
			if l.Escaped {
				return c.unknown("")
			}
			return c.raise("IndexError", "pop index out of range")
		}
	}
	if ok && i >= 0 && i < n {
		v := l.Elems[i]
		c.w.Heap.Touch(l)
		l.Elems = append(l.Elems[:i:i], l.Elems[i+1:]...)
		return v
	}
	v := anyElement(c.w, l.Elems, l.Abstract)
	if l.Abstract != nil && ok && i == -1 {
		v = index1(c.w, "list", l.Elems, l.Abstract, value.NewInt(-1))
		if lo, _ := c.w.Path.Facts.Range(l.Abstract.Len.E); lo >= 1 {
			c.w.Heap.Touch(l)
			l.Abstract = &value.Abstract{Len: l.Abstract.Len.AddInt(-1), Elem: l.Abstract.Elem}
			return v
		}
	}
	forget(c.w, l, anyElement(c.w, l.Elems, l.Abstract))
	return v
}

// find is the first position of x from start on.
func find(w *value.World, elems []value.Value, open bool, x value.Value, start int) (int, dim.Answer) {
	for i := start; i < len(elems); i++ {
		switch Equal(w, elems[i], x) {
		case dim.Yes:
			return i, dim.Yes
		case dim.Unknown:
			return 0, dim.Unknown
		}
	}
	if open {
		return 0, dim.Unknown
	}
	return 0, dim.No
}

// indexOf is the index method of lists and tuples.
func indexOf(c *call, elems []value.Value, open bool, missing func() value.Value) value.Value {
	n := int64(len(elems))
	start, ok1 := c.int(2, 0)
	stop, ok2 := c.int(3, n)
	if !ok1 || !ok2 {
		return unknownInt(c.w, 0, maxInt, 0)
	}
	if start < 0 {
		start = max(0, start+n)
	}
	if stop < 0 {
		stop += n
	}
	if stop < n {
		elems = elems[:max(stop, 0)]
	}
	i, ans := find(c.w, elems, open, c.arg[1], int(start))
	switch ans {
	case dim.Yes:
		return value.NewInt(int64(i))
	case dim.No:
		return missing()
	}
	return unknownInt(c.w, 0, maxInt, 0)
}

// countOf is the count method of lists and tuples.
func countOf(w *value.World, elems []value.Value, open bool, x value.Value) value.Value {
	lo, hi := int64(0), int64(0)
	for _, e := range elems {
		switch Equal(w, e, x) {
		case dim.Yes:
			lo, hi = lo+1, hi+1
		case dim.Unknown:
			hi++
		}
	}
	if open {
		hi = maxInt
	}
	if lo == hi {
		return value.NewInt(lo)
	}
	return unknownInt(w, lo, hi, 0)
}

// sortValues is a stable sort. What can't be compared leaves a list of the
// same length with elements of unknown order.
func sortValues(c *call, elems []value.Value, rest *value.Abstract, key, reverse value.Value) ([]value.Value, *value.Abstract, bool) {
	w := c.w
	desc := false
	if reverse != nil {
		a, _ := w.Host.Truth(reverse)
		if a == dim.Unknown {
			return shuffled(w, elems, rest)
		}
		desc = a == dim.Yes
	}
	keys := elems
	if key != nil && key != value.None {
		keys = make([]value.Value, len(elems))
		for i, e := range elems {
			if keys[i] = callValue(w, key, e); keys[i] == nil {
				return nil, nil, false
			}
		}
	}
	if rest != nil {
		return shuffled(w, elems, rest)
	}
	order := make([]int, len(elems))
	for i := range order {
		order[i] = i
	}
	undecided, raised := false, false
	sort.SliceStable(order, func(i, j int) bool {
		if undecided || raised {
			return false
		}
		a, b := keys[order[i]], keys[order[j]]
		if desc {
			a, b = b, a
		}
		v, ok := Compare(w, "<", a, b)
		if !ok {
			v = w.Host.Compare("<", a, b)
		}
		if v == nil {
			raised = true
			return false
		}
		ans, _ := w.Host.Truth(v)
		undecided = ans == dim.Unknown
		return ans == dim.Yes
	})
	if raised {
		return nil, nil, false
	}
	if undecided {
		return shuffled(w, elems, nil)
	}
	out := make([]value.Value, len(elems))
	for i, j := range order {
		out[i] = elems[j]
	}
	return out, nil, true
}

// shuffled is elements in an order that is not known.
func shuffled(w *value.World, elems []value.Value, rest *value.Abstract) ([]value.Value, *value.Abstract, bool) {
	if len(elems) == 0 {
		return nil, rest, true
	}
	e := anyElement(w, elems, rest)
	if rest != nil {
		return nil, &value.Abstract{Len: rest.Len.AddInt(int64(len(elems))), Elem: e}, true
	}
	out := []value.Value{e}
	for len(out) < len(elems) { // each place has one of its own
		out = append(out, anyElement(w, elems, nil))
	}
	return out, nil, true
}
