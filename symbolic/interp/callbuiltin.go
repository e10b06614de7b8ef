package interp

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file calls functions that are implemented in Go.

// callBuiltin calls a function implemented in Go; arguments that differ by
// branch are settled first, one by one.
func (it *Interp) callBuiltin(b *value.Builtin, a *value.Args) value.Value {
	a.World = it.World
	if !b.Lazy {
		if lit := it.settleArgs(a, b); lit != nil {
			c := *a
			return it.Split(*lit, func() value.Value {
				d := c
				d.Pos = append([]value.Value(nil), c.Pos...)
				d.Kw = append([]value.KwArg(nil), c.Kw...)
				return it.callBuiltin(b, &d)
			})
		}
	}
	it.chargeArgs(b, a)
	v := it.checked(it.guarded(b.Name, func() value.Value { return b.Fn(a) }), b.Name)
	if v == nil {
		return nil
	}
	it.Budget.Weigh(v)
	return it.walkable(v)
}

// chargeArgs charges the elements of the arguments, which a function may look at one by one.
func (it *Interp) chargeArgs(b *value.Builtin, a *value.Args) {
	n := len(a.Pos)
	for i, v := range a.Pos {
		if i > 0 || !b.Shallow {
			n += value.SizeOf(v)
		}
	}
	for _, k := range a.Kw {
		n += value.SizeOf(k.Value)
	}
	it.Budget.Copy(n)
}

// maxNatives bounds rules and library functions that call one another, no Python function in between.
const maxNatives = 600

// guarded runs a rule or a library function: a bug of ours in it costs this
// call, whose result is then Unknown, and is counted.
func (it *Interp) guarded(name string, fn func() value.Value) (v value.Value) {
	if it.natives >= maxNatives {
		return it.Lose("calls are nested too deep")
	}
	it.natives++
	frame, depth, nested, tries, natives, guesses := it.frame, it.depth, it.nested, len(it.tries), it.natives, it.guesses
	defer func() {
		it.natives = natives - 1
		r := recover()
		if r == nil {
			return
		}
		it.frame, it.depth, it.nested, it.guesses = frame, depth, nested, guesses
		if len(it.tries) > tries {
			it.tries = it.tries[:tries]
		}
		it.Panics = append(it.Panics, fmt.Sprintf("%s: %v", name, r))
		v = it.Lose("internal error in " + name)
	}()
	if !it.affordable() {
		return nil
	}
	return fn()
}

// settleArgs settles the arguments in place; it returns a literal that would decide one that is open.
func (it *Interp) settleArgs(a *value.Args, b *value.Builtin) *value.Literal {
	for i, v := range a.Pos {
		if d, ok := v.(*value.Dict); ok && i == 0 && b.Keyed && len(a.Pos) > 1 {
			key, lit := it.settleArg(a.Pos[1], false)
			if lit == nil {
				lit = it.SettleKey(d, key)
			}
			if lit != nil {
				return lit
			}
			continue
		}
		s, lit := it.settleArg(v, b.Shallow && i == 0)
		if lit != nil {
			return lit
		}
		a.Pos[i] = s
	}
	return it.settleKeywords(a)
}

// settleKeywords settles the keyword arguments; those that are not given here are left out.
func (it *Interp) settleKeywords(a *value.Args) *value.Literal {
	if slices.ContainsFunc(a.Kw, func(k value.KwArg) bool { return k.Maybe != nil }) {
		given := make([]value.KwArg, 0, len(a.Kw))
		for _, k := range a.Kw {
			k, absent, lit := it.SettleKeyword(k)
			if lit != nil {
				return lit
			}
			if !absent {
				given = append(given, k)
			}
		}
		a.Kw = given
	}
	for i, k := range a.Kw {
		s, lit := it.settleArg(k.Value, false)
		if lit != nil {
			return lit
		}
		a.Kw[i].Value = s
	}
	return nil
}

// settleArg settles one argument; with shallow, its elements stay as they are.
func (it *Interp) settleArg(v value.Value, shallow bool) (value.Value, *value.Literal) {
	switch x := v.(type) {
	case *value.Alt:
		return it.Settle(x)
	case *value.Tuple:
		return it.settleDeep(x)
	case *value.List:
		if lit := it.SettleObject(x); lit != nil {
			return x, lit
		}
		if shallow {
			break
		}
		for _, e := range x.Elems {
			if alt, ok := e.(*value.Alt); ok {
				if _, lit := it.Settle(alt); lit != nil {
					return x, lit
				}
			}
		}
	}
	return v, it.SettleObject(v)
}
