package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// match executes a match statement.
func (it *Interp) match(f *Frame, s *parser.Match) outcome {
	v := it.eval(f, s.Subject)
	if v == nil {
		return failed
	}
	v, lit := it.Settle(v)
	if lit != nil {
		again := func() outcome {
			w, _ := it.Settle(v)
			return it.matchCase(f, s, w, 0)
		}
		return it.fork(f, *lit, again, again)
	}
	return it.matchCase(f, s, v, 0)
}

func (it *Interp) matchCase(f *Frame, s *parser.Match, v value.Value, i int) outcome {
	if i == len(s.Cases) {
		return done
	}
	c := s.Cases[i]
	next := func() outcome { return it.matchCase(f, s, v, i+1) }
	test := it.matches(f, c.Pattern, v)
	if test == nil {
		return failed
	}
	body := func() outcome {
		it.capture(f, c.Pattern, v)
		if c.Guard == nil {
			return it.block(f, c.Body)
		}
		g := it.eval(f, c.Guard)
		if g == nil {
			return failed
		}
		return it.branch(f, g, func() outcome { return it.block(f, c.Body) }, next)
	}
	return it.branch(f, test, body, next)
}

// matches is the truth of a pattern for a value, as a Python bool.
func (it *Interp) matches(f *Frame, p parser.Pattern, v value.Value) value.Value {
	switch p := p.(type) {
	case *parser.MatchValue:
		w := it.eval(f, p.Value)
		if w == nil {
			return nil
		}
		return it.compare("==", v, w)
	case *parser.MatchSingleton:
		switch p.Value {
		case nil:
			return it.compare("is", v, value.None)
		case true:
			return it.compare("is", v, value.Bool(true))
		}
		return it.compare("is", v, value.Bool(false))
	case *parser.MatchAs:
		if p.Pattern == nil {
			return value.Bool(true)
		}
		return it.matches(f, p.Pattern, v)
	case *parser.MatchOr:
		var out value.Value = value.Bool(false)
		for _, q := range p.Patterns {
			t := it.matches(f, q, v)
			if t == nil {
				return nil
			}
			if ans, _ := it.Truth(t); ans == dim.Yes {
				return t
			} else if ans == dim.Unknown {
				out = it.UnknownOf("bool", "alternative patterns")
			}
		}
		return out
	case *parser.MatchSequence:
		return it.matchesSequence(f, p, v)
	case *parser.MatchMapping:
		d := it.asDict(v)
		if d == nil {
			if it.known(v) {
				return value.Bool(false)
			}
			return it.UnknownOf("bool", "mapping pattern")
		}
		return it.matchesAll(f, len(p.Keys), func(i int) (parser.Pattern, value.Value) {
			k := it.eval(f, p.Keys[i])
			h, ok := pylib.KeyOf(k)
			if !ok {
				return nil, nil
			}
			x, ok := d.Items.Get(h)
			if !ok {
				return nil, nil
			}
			return p.Patterns[i], x
		})
	case *parser.MatchClass:
		return it.matchesClass(f, p, v)
	}
	return it.UnknownOf("bool", "pattern")
}

// matchesAll is the conjunction of sub-patterns; a nil pattern is a mismatch.
func (it *Interp) matchesAll(f *Frame, n int, sub func(i int) (parser.Pattern, value.Value)) value.Value {
	var out value.Value = value.Bool(true)
	for i := 0; i < n; i++ {
		q, x := sub(i)
		if q == nil {
			return value.Bool(false)
		}
		t := it.matches(f, q, x)
		if t == nil {
			return nil
		}
		switch ans, _ := it.Truth(t); ans {
		case dim.No:
			return value.Bool(false)
		case dim.Unknown:
			out = it.UnknownOf("bool", "pattern")
			if n == 1 {
				out = t
			}
		}
	}
	return out
}

func (it *Interp) matchesSequence(f *Frame, p *parser.MatchSequence, v value.Value) value.Value {
	switch v.(type) {
	case *value.Tuple, *value.List:
	case value.Unknown:
		return it.UnknownOf("bool", "sequence pattern")
	default:
		return value.Bool(false)
	}
	items, ok := it.sequenceParts(p, v)
	if !ok {
		return it.UnknownOf("bool", "sequence pattern")
	}
	if items == nil && len(p.Items) > 0 {
		return value.Bool(false)
	}
	return it.matchesAll(f, len(p.Items), func(i int) (parser.Pattern, value.Value) {
		if _, star := p.Items[i].(*parser.MatchStar); star {
			return &parser.MatchAs{}, items[i]
		}
		return p.Items[i], items[i]
	})
}

// sequenceParts distributes a sequence over the items of a pattern; nil: the lengths differ.
func (it *Interp) sequenceParts(p *parser.MatchSequence, v value.Value) ([]value.Value, bool) {
	elems, rest, ok := it.Iterate(v)
	if !ok || rest != nil {
		return nil, false
	}
	star := -1
	for i, q := range p.Items {
		if _, ok := q.(*parser.MatchStar); ok {
			star = i
		}
	}
	if star < 0 {
		if len(elems) != len(p.Items) {
			return nil, true
		}
		return elems, true
	}
	if len(elems) < len(p.Items)-1 {
		return nil, true
	}
	tail := len(p.Items) - star - 1
	out := append([]value.Value(nil), elems[:star]...)
	out = append(out, value.NewList(append([]value.Value(nil), elems[star:len(elems)-tail]...)...))
	return append(out, elems[len(elems)-tail:]...), true
}

func (it *Interp) matchesClass(f *Frame, p *parser.MatchClass, v value.Value) value.Value {
	c := it.eval(f, p.Cls)
	if c == nil {
		return nil
	}
	t := it.isInstance(v, c)
	if ans, _ := it.Truth(t); ans != dim.Yes {
		return t
	}
	if len(p.Patterns) > 0 && len(p.KwdPatterns) == 0 && len(p.Patterns) == 1 {
		if k, ok := c.(*value.Class); ok && k.Module == "builtins" {
			return it.matches(f, p.Patterns[0], v)
		}
	}
	names := it.matchArgs(c, len(p.Patterns))
	if names == nil && len(p.Patterns) > 0 {
		return it.UnknownOf("bool", "class pattern")
	}
	n := len(p.Patterns)
	return it.matchesAll(f, n+len(p.KwdPatterns), func(i int) (parser.Pattern, value.Value) {
		q, name := parser.Pattern(nil), ""
		if i < n {
			q, name = p.Patterns[i], names[i]
		} else {
			q, name = p.KwdPatterns[i-n], p.KwdAttrs[i-n]
		}
		x, ok := it.findAttr(v, name)
		if !ok {
			return nil, nil
		}
		return q, x
	})
}

// matchArgs are the names that positional sub-patterns stand for.
func (it *Interp) matchArgs(c value.Value, n int) []string {
	k, ok := c.(*value.Class)
	if !ok {
		return nil
	}
	v, _ := k.Lookup("__match_args__")
	t, ok := v.(*value.Tuple)
	if !ok || len(t.Elems) < n {
		return nil
	}
	var out []string
	for _, e := range t.Elems {
		if s, ok := e.(value.Str); ok {
			out = append(out, s.S)
		}
	}
	return out
}

// capture binds the names of a pattern that matched.
func (it *Interp) capture(f *Frame, p parser.Pattern, v value.Value) {
	switch p := p.(type) {
	case *parser.MatchAs:
		if p.Pattern != nil {
			it.capture(f, p.Pattern, v)
		}
		if p.Name != nil {
			it.bind(f, p.Name, v)
		}
	case *parser.MatchStar:
		if p.Name != nil {
			it.bind(f, p.Name, v)
		}
	case *parser.MatchOr:
		for _, q := range p.Patterns {
			if ans, _ := it.Truth(it.matches(f, q, v)); ans != dim.No {
				it.capture(f, q, v)
				return
			}
		}
	case *parser.MatchSequence:
		if items, ok := it.sequenceParts(p, v); ok && items != nil {
			for i, q := range p.Items {
				it.capture(f, q, items[i])
			}
		} else {
			for _, q := range p.Items {
				it.capture(f, q, it.World.Unknown("captured"))
			}
		}
	case *parser.MatchMapping:
		d := it.asDict(v)
		for i, q := range p.Patterns {
			var x value.Value = it.World.Unknown("captured")
			if d != nil {
				if h, ok := pylib.KeyOf(it.eval(f, p.Keys[i])); ok {
					if y, ok := d.Items.Get(h); ok {
						x = y
					}
				}
			}
			it.capture(f, q, x)
		}
		if p.Rest != nil {
			it.bind(f, p.Rest, it.UnknownOf("dict", "rest of a mapping"))
		}
	case *parser.MatchClass:
		if c, ok := it.eval(f, p.Cls).(*value.Class); ok && c.Module == "builtins" && len(p.Patterns) == 1 {
			it.capture(f, p.Patterns[0], v)
			return
		}
		names := it.matchArgs(it.eval(f, p.Cls), len(p.Patterns))
		for i, q := range p.Patterns {
			var x value.Value = it.World.Unknown("captured")
			if i < len(names) {
				if y, ok := it.findAttr(v, names[i]); ok {
					x = y
				}
			}
			it.capture(f, q, x)
		}
		for i, q := range p.KwdPatterns {
			x, ok := it.findAttr(v, p.KwdAttrs[i])
			if !ok {
				x = it.World.Unknown("captured")
			}
			it.capture(f, q, x)
		}
	}
}
