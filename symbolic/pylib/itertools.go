package pylib

import (
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
	"sync"
)

// lists reads several iterables; open is set if one has an unknown length.
func lists(w *value.World, vs []value.Value) (out [][]value.Value, rests []*value.Abstract, open, ok bool) {
	for _, v := range vs {
		elems, rest, ok := w.Host.Iterate(v)
		if !ok {
			return nil, nil, false, false
		}
		out, rests = append(out, elems), append(rests, rest)
		open = open || rest != nil
	}
	return out, rests, open, true
}

// someOf is an iterator of an unknown number of tuples of elements.
func someOf(w *value.World, n int, elems []value.Value, rest *value.Abstract) value.Value {
	e := anyElement(w, elems, rest)
	t := make([]value.Value, n)
	for i := range t {
		t[i] = e
	}
	return newIterator(w, "itertools", nil, &value.Abstract{Len: w.NewDim("", 0), Elem: value.NewTuple(t...)})
}

// selections lists index tuples of length r over n, as permutations and combinations do.
func selections(n, r int, next func(picked []int, i int) bool) (out [][]int, ok bool) {
	picked := make([]int, 0, r)
	var rec func() bool
	rec = func() bool {
		if len(picked) == r {
			out = append(out, append([]int(nil), picked...))
			return len(out) <= maxUnrolled
		}
		for i := range n {
			if !next(picked, i) {
				continue
			}
			picked = append(picked, i)
			if !rec() {
				return false
			}
			picked = picked[:len(picked)-1]
		}
		return true
	}
	ok = rec()
	return out, ok
}

// selector is permutations, combinations and combinations_with_replacement.
func selector(name, spec string, next func(picked []int, i int) bool) *value.Builtin {
	return builtin(name, spec, func(c *call) value.Value {
		elems, rest, ok := c.w.Host.Iterate(c.arg[0])
		if !ok {
			return nil
		}
		r, known := c.int(1, int64(len(elems)))
		if rest == nil && known && r > maxRank {
			c.w.CountLost(name + " of more than the limit")
		}
		if rest != nil || !known || r > maxRank {
			return someOf(c.w, int(min(max(r, 0), maxRank)), elems, rest)
		}
		if r < 0 {
			return c.raise("ValueError", "r must be non-negative")
		}
		picks, ok := selections(len(elems), int(r), next)
		c.w.Budget.Make(len(picks) * int(r))
		if !ok {
			c.w.CountLost(name + " of more than the limit")
			return someOf(c.w, int(r), elems, rest)
		}
		out := make([]value.Value, len(picks))
		for i, p := range picks {
			t := make([]value.Value, len(p))
			for j, k := range p {
				t[j] = elems[k]
			}
			out[i] = value.NewTuple(t...)
		}
		return newIterator(c.w, "itertools", out, nil)
	})
}

func last(picked []int, def int) int {
	if len(picked) == 0 {
		return def
	}
	return picked[len(picked)-1]
}

var itertoolsFunctions = sync.OnceValue(func() methods {
	return methodTable(
		&value.Builtin{Name: "product", Fn: productOf},
		&value.Builtin{Name: "chain", Fn: func(a *value.Args) value.Value { return chainOf(a.World, a.Pos, a.OpenPos) }},
		builtin("chain_from_iterable", "iterable", func(c *call) value.Value {
			elems, rest, ok := c.w.Host.Iterate(c.arg[0])
			if !ok {
				return nil
			}
			return chainOf(c.w, elems, rest != nil)
		}),
		selector("permutations", "iterable r?", func(p []int, i int) bool {
			for _, k := range p {
				if k == i {
					return false
				}
			}
			return true
		}),
		selector("combinations", "iterable r", func(p []int, i int) bool { return i > last(p, -1) }),
		selector("combinations_with_replacement", "iterable r", func(p []int, i int) bool { return i >= last(p, 0) }),
		builtin("repeat", "object times?", func(c *call) value.Value {
			v := c.arg[0]
			if !c.given(1) {
				return newEndless(c.w, "itertools", func(int64) value.Value { return v })
			}
			n, known, ok := repeatCount(c.w, c.arg[1])
			if k, _ := n.Const(); ok && known && k <= maxRepeat {
				out := make([]value.Value, k)
				for i := range out {
					out[i] = v
				}
				return newIterator(c.w, "itertools", out, nil)
			}
			if !ok {
				n = c.w.NewDim("", 0)
			}
			return newIterator(c.w, "itertools", nil, &value.Abstract{Len: n, Elem: v})
		}),
		builtin("count", "start? step?", func(c *call) value.Value {
			var start, step value.Value = value.NewInt(0), value.NewInt(1)
			if c.arg[0] != nil {
				start = c.arg[0]
			}
			if c.arg[1] != nil {
				step = c.arg[1]
			}
			w := c.w
			return newEndless(c.w, "itertools", func(n int64) value.Value {
				d, ok := Binary(w, "*", step, value.NewInt(n), false)
				if ok && d != nil {
					if v, ok := Binary(w, "+", start, d, false); ok && v != nil {
						return v
					}
				}
				return w.Unknown("itertools.count")
			})
		}),
		builtin("cycle", "iterable", func(c *call) value.Value {
			elems, rest, ok := c.w.Host.Iterate(c.arg[0])
			switch {
			case !ok:
				return nil
			case rest == nil && len(elems) == 0:
				return newIterator(c.w, "itertools", nil, nil)
			case rest != nil:
				e := anyElement(c.w, elems, rest)
				return newEndless(c.w, "itertools", func(int64) value.Value { return e })
			}
			return newEndless(c.w, "itertools", func(n int64) value.Value { return elems[n%int64(len(elems))] })
		}),
		builtin("islice", "iterable a b? c?", isliceOf),
		builtin("accumulate", "iterable func? *initial?", accumulateOf),
		builtin("starmap", "function iterable", func(c *call) value.Value {
			elems, rest, ok := c.w.Host.Iterate(c.arg[1])
			if !ok {
				return nil
			}
			one := func(e value.Value) value.Value {
				args, open, ok := c.w.Host.Iterate(e)
				if !ok {
					return nil
				}
				return c.w.Host.Call(c.arg[0], &value.Args{World: c.w, Pos: args, OpenPos: open != nil})
			}
			out := make([]value.Value, len(elems))
			for i, e := range elems {
				if out[i] = one(e); out[i] == nil {
					return nil
				}
			}
			if rest != nil {
				v := one(rest.Elem)
				if v == nil {
					return nil
				}
				rest = &value.Abstract{Len: rest.Len, Elem: v}
			}
			return newIterator(c.w, "itertools", out, rest)
		}),
		builtin("takewhile", "predicate iterable", func(c *call) value.Value { return while(c, true) }),
		builtin("dropwhile", "predicate iterable", func(c *call) value.Value { return while(c, false) }),
		builtin("filterfalse", "predicate iterable", func(c *call) value.Value {
			elems, rest, ok := c.w.Host.Iterate(c.arg[1])
			if !ok {
				return nil
			}
			var out []value.Value
			for _, e := range elems {
				v := e
				if c.given(0) {
					if v = c.call(c.arg[0], e); v == nil {
						return nil
					}
				}
				switch ans, _ := c.w.Host.Truth(v); ans {
				case dim.No:
					out = append(out, e)
				case dim.Unknown:
					rest = &value.Abstract{Len: c.w.NewDim("", 0), Elem: anyElement(c.w, elems, rest)}
				}
			}
			return newIterator(c.w, "itertools", out, rest)
		}),
		builtin("pairwise", "iterable", func(c *call) value.Value {
			elems, rest, ok := c.w.Host.Iterate(c.arg[0])
			if !ok {
				return nil
			}
			if rest != nil {
				return someOf(c.w, 2, elems, rest)
			}
			var out []value.Value
			for i := 0; i+1 < len(elems); i++ {
				out = append(out, value.NewTuple(elems[i], elems[i+1]))
			}
			return newIterator(c.w, "itertools", out, nil)
		}),
		builtin("groupby", "iterable key?", groupBy),
		builtin("tee", "iterable n?", func(c *call) value.Value {
			elems, rest, ok := c.w.Host.Iterate(c.arg[0])
			if !ok {
				return nil
			}
			n, known := c.int(1, 2)
			if !known || n > maxUnrolled {
				return c.w.Limit("tuple", "itertools.tee of more than the limit")
			}
			out := make([]value.Value, max(n, 0))
			for i := range out {
				out[i] = newIterator(c.w, "itertools", elems, rest)
			}
			return value.NewTuple(out...)
		}),
		builtin("compress", "data selectors", func(c *call) value.Value {
			ls, rests, open, ok := lists(c.w, c.arg)
			if !ok {
				return nil
			}
			if open {
				return newIterator(c.w, "itertools", nil, &value.Abstract{Len: c.w.NewDim("", 0), Elem: anyElement(c.w, ls[0], rests[0])})
			}
			var out []value.Value
			for i := 0; i < len(ls[0]) && i < len(ls[1]); i++ {
				ans, _ := c.w.Host.Truth(ls[1][i])
				switch ans {
				case dim.Yes:
					out = append(out, ls[0][i])
				case dim.Unknown:
					return newIterator(c.w, "itertools", nil, &value.Abstract{Len: c.w.NewDim("", 0), Elem: widen(c.w, ls[0])})
				}
			}
			return newIterator(c.w, "itertools", out, nil)
		}),
		builtin("zip_longest", "... *fillvalue?", func(c *call) value.Value {
			ls, _, open, ok := lists(c.w, c.Pos)
			if !ok {
				return nil
			}
			if open {
				return newIterator(c.w, "zip", nil, &value.Abstract{Len: c.w.NewDim("", 0), Elem: c.unknown("tuple")})
			}
			n := 0
			for _, l := range ls {
				n = max(n, len(l))
			}
			if !fits(int64(n), int64(len(ls)), maxRepeat) {
				c.w.CountLost("zip longer than the limit")
				return newIterator(c.w, "zip", nil, &value.Abstract{Len: value.D(int64(n)), Elem: c.unknown("tuple")})
			}
			out := make([]value.Value, n)
			for i := range out {
				t := make([]value.Value, len(ls))
				for j, l := range ls {
					if t[j] = orNone(c.arg[0]); i < len(l) {
						t[j] = l[i]
					}
				}
				out[i] = value.NewTuple(t...)
			}
			return newIterator(c.w, "zip", out, nil)
		}),
	)
})

// maxRank is the number of factors of a product that are told apart.
const maxRank = 32

func productOf(a *value.Args) value.Value {
	w := a.World
	ls, rests, open, ok := lists(w, a.Pos)
	if !ok {
		return nil
	}
	times := int64(1)
	if r := a.Keyword("repeat"); r != nil {
		n, known := constInt(r)
		open = open || !known || n > maxRank
		times = n
	}
	if open || a.OpenPos || a.OpenKw {
		t := make([]value.Value, len(ls))
		for i := range ls {
			t[i] = anyElement(w, ls[i], rests[i])
		}
		var elem value.Value = value.NewTuple(t...)
		if times != 1 || a.OpenPos {
			elem = w.UnknownOf("tuple", "product")
		}
		return newIterator(w, "itertools", nil, &value.Abstract{Len: w.NewDim("", 0), Elem: elem})
	}
	base := ls
	ls = nil
	for range times {
		ls = append(ls, base...)
	}
	n := 1
	for _, l := range ls {
		if n *= len(l); n > maxUnrolled {
			w.CountLost("product of more than the limit")
			return newIterator(w, "itertools", nil, &value.Abstract{Len: w.NewDim("", 0), Elem: w.UnknownOf("tuple", "large product")})
		}
	}
	out := make([]value.Value, n)
	for i := range out {
		t := make([]value.Value, len(ls))
		k := i
		for j := len(ls) - 1; j >= 0; j-- {
			t[j] = ls[j][k%len(ls[j])]
			k /= len(ls[j])
		}
		out[i] = value.NewTuple(t...)
	}
	return newIterator(w, "itertools", out, nil)
}

func chainOf(w *value.World, vs []value.Value, open bool) value.Value {
	l := value.NewList()
	for _, v := range vs {
		elems, rest, ok := w.Host.Iterate(v)
		if !ok {
			return nil
		}
		if l.Abstract != nil || rest != nil || len(l.Elems)+len(elems) > maxRepeat {
			listExtend(w, l, elems, rest)
			continue
		}
		w.Budget.Make(len(elems))
		l.Elems = append(l.Elems, elems...)
	}
	if open {
		forget(w, l, w.Unknown("chain of unknown iterables"))
	}
	return newIterator(w, "itertools", l.Elems, l.Abstract)
}

func isliceOf(c *call) value.Value {
	s := &value.Slice{Lower: orNone(c.arg[1]), Upper: orNone(c.arg[2]), Step: orNone(c.arg[3])}
	if c.arg[2] == nil {
		s.Lower, s.Upper = value.None, c.arg[1]
	}
	stop, ok := constInt(orNone(s.Upper))
	if ok && stop < 0 {
		return c.raise("ValueError", "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
	}
	from := c.w.Host.Iterator(c.arg[0])
	if from == nil {
		return nil
	}
	it, isIter := from.(*Iterator)
	if ok && isIter && stop <= maxUnrolled {
		var elems []value.Value
		for range stop {
			v, more := it.Next(c.w)
			if !more {
				break
			}
			elems = append(elems, v)
		}
		s.Upper = value.None
		out, known, raised := sliceSeq(c.w, elems, s)
		if raised {
			return nil
		}
		if known {
			return newIterator(c.w, "itertools", out, nil)
		}
	}
	elems, rest, good := c.w.Host.Iterate(from)
	if !good {
		return nil
	}
	v := listSlice(c.w, &value.List{Elems: elems, Abstract: rest}, s)
	if v == nil {
		return nil
	}
	l := v.(*value.List)
	return newIterator(c.w, "itertools", l.Elems, l.Abstract)
}

func accumulateOf(c *call) value.Value {
	elems, rest, ok := c.w.Host.Iterate(c.arg[0])
	if !ok {
		return nil
	}
	var total value.Value
	var out []value.Value
	if c.given(2) {
		total = c.arg[2]
		out = append(out, total)
	}
	for _, e := range elems {
		switch {
		case total == nil:
			total = e
		case c.given(1):
			total = c.call(c.arg[1], total, e)
		default:
			total = c.w.Host.Binary("+", total, e)
		}
		if total == nil {
			return nil
		}
		out = append(out, total)
	}
	if rest != nil {
		rest = &value.Abstract{Len: rest.Len, Elem: c.unknown("")}
	}
	return newIterator(c.w, "itertools", out, rest)
}

// while is takewhile and dropwhile.
func while(c *call, take bool) value.Value {
	elems, rest, ok := c.w.Host.Iterate(c.arg[1])
	if !ok {
		return nil
	}
	i := 0
	for ; i < len(elems); i++ {
		v := c.call(c.arg[0], elems[i])
		if v == nil {
			return nil
		}
		ans, _ := c.w.Host.Truth(v)
		if ans == dim.Unknown {
			return newIterator(c.w, "itertools", nil, &value.Abstract{Len: c.w.NewDim("", 0), Elem: anyElement(c.w, elems, rest)})
		}
		if ans == dim.No {
			if take {
				rest = nil
			}
			break
		}
	}
	if take {
		return newIterator(c.w, "itertools", elems[:i:i], rest)
	}
	return newIterator(c.w, "itertools", elems[i:], rest)
}

func groupBy(c *call) value.Value {
	elems, rest, ok := c.w.Host.Iterate(c.arg[0])
	if !ok {
		return nil
	}
	fail := func() value.Value {
		group := newIterator(c.w, "itertools", nil, &value.Abstract{Len: c.w.NewDim("", 1), Elem: anyElement(c.w, elems, rest)})
		return newIterator(c.w, "itertools", nil, &value.Abstract{Len: c.w.NewDim("", 0), Elem: value.NewTuple(c.unknown(""), group)})
	}
	if rest != nil {
		return fail()
	}
	var out, group []value.Value
	var key value.Value
	flush := func() {
		if group != nil {
			out = append(out, value.NewTuple(key, newIterator(c.w, "itertools", group, nil)))
			group = nil
		}
	}
	for _, e := range elems {
		k := e
		if c.given(1) {
			if k = c.call(c.arg[1], e); k == nil {
				return nil
			}
		}
		if key != nil {
			switch Equal(c.w, key, k) {
			case dim.Unknown:
				return fail()
			case dim.No:
				flush()
			}
		}
		if group == nil {
			key = k
		}
		group = append(group, e)
	}
	flush()
	return newIterator(c.w, "itertools", out, nil)
}
