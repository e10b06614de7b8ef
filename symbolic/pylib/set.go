package pylib

import (
	"github.com/shapelint/shapelint/symbolic/dim"
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// listed tells if a set is known to hold what it lists and nothing else.
func listed(s *value.Set) bool {
	_, open := s.Items.Get(value.OpenElement{})
	return !open && s.Alts == nil
}

// closed tells if all elements of a set are known where it is asked for all of them.
func closed(w *value.World, s *value.Set) bool { return listed(s) && !filledElsewhere(w, s.Items) }

func setElems(s *value.Set) []value.Value {
	out := make([]value.Value, 0, s.Items.Len())
	s.Items.Each(func(e *value.Entry) bool {
		if e.Hash != value.Key(value.OpenElement{}) {
			out = append(out, e.Key)
		}
		return true
	})
	return out
}

// setAdd adds an element; false after it raised. The heap has been told.
func setAdd(w *value.World, s *value.Set, v value.Value) bool {
	if unhashable(w, v) {
		return false
	}
	if k, ok := SlotOf(w, s.Items, v); ok {
		if _, there := s.Items.Get(k); !there {
			if mayRepeat(w, s, v) { // how many there are is not known
				s.Items.Set(value.OpenElement{}, value.OpenElement{}, value.OpenElement{})
			}
			s.Items.Set(k, v, v)
		}
		return true
	}
	s.Items.Set(value.OpenElement{}, value.OpenElement{}, value.OpenElement{})
	return true
}

// mayRepeat tells if a new element may be equal to one of a set, as one of them is symbolic.
func mayRepeat(w *value.World, s *value.Set, v value.Value) bool {
	if s.Items.Len() == 0 || !symbolicKey(v) && (s.Items.Len() > maxConjuncts || !openKeys(s.Items)) {
		return false
	}
	if s.Items.Len() > maxConjuncts {
		return true
	}
	may := false
	s.Items.Each(func(e *value.Entry) bool {
		may = e.Key != value.Value(value.OpenElement{}) && Equal(w, v, e.Key) != dim.No
		return !may
	})
	return may
}

// setOf makes a set of elements; false after it raised.
func setOf(w *value.World, elems []value.Value, rest *value.Abstract) (*value.Set, bool) {
	s := value.NewSet()
	for _, e := range elems {
		if !setAdd(w, s, e) {
			return nil, false
		}
	}
	if rest != nil {
		s.Items.Set(value.OpenElement{}, value.OpenElement{}, value.OpenElement{})
	}
	return s, true
}

func copySet(s *value.Set) *value.Set {
	return &value.Set{Items: s.Items.Clone(), Frozen: s.Frozen}
}

// setBinary is | & - ^ of sets and views.
func setBinary(w *value.World, op string, s *value.Set, r value.Value, inplace bool) (value.Value, bool) {
	o, ok := asSet(w, r)
	if !ok {
		return badOperands(w, op, s, r)
	}
	switch op {
	case "|", "&", "-", "^":
		out := combine(w, op, s, o)
		if inplace && !s.Frozen {
			w.Heap.Touch(s)
			s.Items = out.Items
			return s, true
		}
		return out, true
	}
	return badOperands(w, op, s, r)
}

// aligned is b with its elements where equal ones of a are.
func aligned(w *value.World, b, a *value.Set) *value.Set {
	own := false
	b.Items.Each(func(e *value.Entry) bool { own = comparesItself(e.Key); return !own })
	if !own {
		return b
	}
	out := &value.Set{Items: value.NewTable(), Frozen: b.Frozen}
	b.Items.Each(func(e *value.Entry) bool {
		k := e.Hash
		if comparesItself(e.Key) {
			slot, ok := SlotOf(w, a.Items, e.Key)
			if !ok {
				out.Items.Set(value.OpenElement{}, value.OpenElement{}, value.OpenElement{})
				return true
			}
			k = slot
		}
		out.Items.Set(k, e.Key, e.Value)
		return true
	})
	return out
}

// combine is a set operation.
func combine(w *value.World, op string, a, b *value.Set) *value.Set {
	out := &value.Set{Items: value.NewTable(), Frozen: a.Frozen}
	b = aligned(w, b, a)
	add := func(from *value.Set, keep func(k value.Key) bool) {
		from.Items.Each(func(e *value.Entry) bool {
			if keep(e.Hash) {
				out.Items.Set(e.Hash, e.Key, e.Value)
			}
			return true
		})
	}
	in := func(s *value.Set) func(value.Key) bool {
		return func(k value.Key) bool { _, ok := s.Items.Get(k); return ok || k == value.Key(value.OpenElement{}) }
	}
	not := func(f func(value.Key) bool) func(value.Key) bool {
		return func(k value.Key) bool { return !f(k) }
	}
	all := func(value.Key) bool { return true }
	switch op {
	case "|":
		add(a, all)
		add(b, all)
	case "&":
		add(a, in(b))
	case "-":
		add(a, not(in(b)))
	default:
		add(a, not(in(b)))
		add(b, not(in(a)))
	}
	if !closed(w, a) || !closed(w, b) {
		out.Items.Set(value.OpenElement{}, value.OpenElement{}, value.OpenElement{})
	}
	return out
}

// setMethod defines a method of set and frozenset.
func setMethod(name, spec string, f func(c *call, s *value.Set) value.Value) *value.Builtin {
	b := builtin(name, "self "+spec, func(c *call) value.Value {
		s, ok := asSet(c.w, c.arg[0])
		if !ok {
			return c.unknown("")
		}
		return f(c, s)
	})
	b.Method = true
	return b
}

// setOperation is a method that takes any number of iterables.
func setOperation(name, op string, inplace bool) *value.Builtin {
	return setMethod(name, "...", func(c *call, s *value.Set) value.Value {
		out := s
		for _, a := range c.Pos[1:] {
			o, ok := iterSet(c.w, a)
			if !ok {
				return nil
			}
			out = combine(c.w, op, out, o)
		}
		if !inplace {
			if out == s {
				return copySet(s)
			}
			return out
		}
		c.w.Heap.Touch(s)
		s.Items = out.Items
		return value.None
	})
}

// iterSet makes a set of any iterable.
func iterSet(w *value.World, v value.Value) (*value.Set, bool) {
	if s, ok := asSet(w, v); ok {
		return s, true
	}
	elems, rest, ok := w.Host.Iterate(v)
	if !ok {
		return nil, false
	}
	return setOf(w, elems, rest)
}

// setTest is a method that compares with an iterable.
func setTest(name string, f func(w *value.World, a, b *value.Set) value.Value) *value.Builtin {
	return setMethod(name, "other", func(c *call, s *value.Set) value.Value {
		o, ok := iterSet(c.w, c.arg[1])
		if !ok {
			return nil
		}
		return f(c.w, s, o)
	})
}

var setMethods = sync.OnceValue(func() methods {
	return methodTable(
		setOperation("union", "|", false),
		setOperation("intersection", "&", false),
		setOperation("difference", "-", false),
		setOperation("symmetric_difference", "^", false),
		setOperation("update", "|", true),
		setOperation("intersection_update", "&", true),
		setOperation("difference_update", "-", true),
		setOperation("symmetric_difference_update", "^", true),
		setTest("issubset", func(w *value.World, a, b *value.Set) value.Value { return orderSets(w, "<=", a, b) }),
		setTest("issuperset", func(w *value.World, a, b *value.Set) value.Value { return orderSets(w, "<=", b, a) }),
		setTest("isdisjoint", func(w *value.World, a, b *value.Set) value.Value {
			if !closed(w, a) || !closed(w, b) {
				return w.UnknownOf("bool", "isdisjoint")
			}
			return value.Bool(combine(w, "&", a, b).Items.Len() == 0)
		}),
		setMethod("add", "elem", func(c *call, s *value.Set) value.Value {
			c.w.Heap.Touch(s)
			if !setAdd(c.w, s, c.arg[1]) {
				return nil
			}
			return value.None
		}),
		setMethod("discard", "elem", func(c *call, s *value.Set) value.Value { return setRemove(c, s, false) }),
		setMethod("remove", "elem", func(c *call, s *value.Set) value.Value { return setRemove(c, s, true) }),
		setMethod("pop", "", func(c *call, s *value.Set) value.Value {
			if !closed(c.w, s) {
				return c.unknown("")
			}
			elems := setElems(s)
			if len(elems) == 0 {
				return c.raise("KeyError", "'pop from an empty set'")
			}
			c.w.Heap.Touch(s)
			k, _ := KeyOf(elems[0])
			s.Items.Delete(k)
			if len(elems) == 1 {
				return elems[0]
			}
			return widen(c.w, elems) // which one depends on hashes
		}),
		setMethod("clear", "", func(c *call, s *value.Set) value.Value {
			c.w.Heap.Touch(s)
			s.Items = value.NewTable()
			return value.None
		}),
		setMethod("copy", "", func(c *call, s *value.Set) value.Value { return copySet(s) }),
	)
})

func setRemove(c *call, s *value.Set, must bool) value.Value {
	k, ok := SlotOf(c.w, s.Items, c.arg[1])
	if !ok {
		if unhashable(c.w, c.arg[1]) {
			return nil
		}
		c.w.Heap.Touch(s)
		s.Items.Set(value.OpenElement{}, value.OpenElement{}, value.OpenElement{})
		return value.None
	}
	if b, ok := hasKey(c.w, c.arg[1], s.Items, !listed(s)).(value.Bool); must && ok && !bool(b) {
		return raiseKey(c.w, c.arg[1])
	}
	c.w.Heap.Touch(s)
	s.Items.Delete(k)
	return value.None
}
