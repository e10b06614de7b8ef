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
		return it.matchesMapping(f, p, v)
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

// ofProtocol tells if a value is a sequence or a mapping to a pattern: texts are none.
func (it *Interp) ofProtocol(v value.Value, protocol string) dim.Answer {
	switch x := v.(type) {
	case value.Unknown, *value.Alt:
		return dim.Unknown
	case *value.Instance:
		if x.Native != nil {
			return it.ofProtocol(x.Native, protocol)
		}
		c := it.Class("collections.abc." + protocol)
		if c == nil {
			return dim.Unknown
		}
		ans, _ := it.Truth(it.isInstance(x, c))
		return ans
	}
	switch v.TypeName() {
	case "str", "bytes", "bytearray":
		return dim.No
	}
	if it.belongs(v, protocol) {
		return dim.Yes
	}
	return dim.No
}

func (it *Interp) matchesMapping(f *Frame, p *parser.MatchMapping, v value.Value) value.Value {
	switch it.ofProtocol(v, "Mapping") {
	case dim.No:
		return value.Bool(false)
	case dim.Unknown:
		return it.UnknownOf("bool", "mapping pattern")
	}
	if len(p.Keys) == 0 {
		return value.Bool(true)
	}
	d := it.asDict(v)
	if d == nil {
		return it.UnknownOf("bool", "mapping pattern")
	}
	open := false
	t := it.matchesAll(f, len(p.Keys), func(i int) (parser.Pattern, value.Value) {
		x, ans := it.itemOf(f, d, p.Keys[i])
		switch ans {
		case dim.No:
			return nil, nil
		case dim.Unknown:
			open = true
			return &parser.MatchAs{}, value.None
		}
		return p.Patterns[i], x
	})
	if open && t == value.Bool(true) {
		return it.UnknownOf("bool", "mapping pattern")
	}
	return t
}

// itemOf is what a dict holds under the key of a pattern, and whether it holds one.
func (it *Interp) itemOf(f *Frame, d *value.Dict, key parser.Expr) (value.Value, dim.Answer) {
	h, ok := pylib.KeyOf(it.eval(f, key))
	if !ok {
		return nil, dim.Unknown
	}
	if x, ok := d.Items.Get(h); ok {
		return x, dim.Yes
	}
	if d.Open || d.Escaped || len(d.Alts) > 0 {
		return nil, dim.Unknown
	}
	return nil, dim.No
}

func (it *Interp) matchesSequence(f *Frame, p *parser.MatchSequence, v value.Value) value.Value {
	switch it.ofProtocol(v, "Sequence") {
	case dim.No:
		return value.Bool(false)
	case dim.Unknown:
		return it.UnknownOf("bool", "sequence pattern")
	}
	if len(p.Items) == 1 {
		if _, star := p.Items[0].(*parser.MatchStar); star { // however many there are
			return value.Bool(true)
		}
	}
	items, fits := it.sequenceParts(p, v)
	switch fits {
	case dim.Unknown:
		return it.UnknownOf("bool", "sequence pattern")
	case dim.No:
		return value.Bool(false)
	}
	return it.matchesAll(f, len(p.Items), func(i int) (parser.Pattern, value.Value) {
		if _, star := p.Items[i].(*parser.MatchStar); star {
			return &parser.MatchAs{}, items[i]
		}
		return p.Items[i], items[i]
	})
}

// sequenceParts distributes a sequence over the items of a pattern; none if the lengths differ. The methods of a sequence
// of the user's own are not asked.
func (it *Interp) sequenceParts(p *parser.MatchSequence, v value.Value) (items []value.Value, fits dim.Answer) {
	if in, ok := v.(*value.Instance); ok {
		if in.Native == nil {
			return nil, dim.Unknown
		}
		v = in.Native
	}
	elems, rest, ok := it.Iterate(v)
	if !ok || rest != nil {
		return nil, dim.Unknown
	}
	star := -1
	for i, q := range p.Items {
		if _, ok := q.(*parser.MatchStar); ok {
			star = i
		}
	}
	if star < 0 {
		if len(elems) != len(p.Items) {
			return nil, dim.No
		}
		return elems, dim.Yes
	}
	if len(elems) < len(p.Items)-1 {
		return nil, dim.No
	}
	tail := len(p.Items) - star - 1
	out := append([]value.Value(nil), elems[:star]...)
	out = append(out, value.NewList(append([]value.Value(nil), elems[star:len(elems)-tail]...)...))
	return append(out, elems[len(elems)-tail:]...), dim.Yes
}

func (it *Interp) matchesClass(f *Frame, p *parser.MatchClass, v value.Value) value.Value {
	c := it.eval(f, p.Cls)
	if c == nil {
		return nil
	}
	t := it.isInstance(v, c)
	switch ans, _ := it.Truth(t); {
	case ans == dim.No || ans == dim.Unknown && irrefutable(p.Patterns) && irrefutable(p.KwdPatterns):
		return t
	case ans == dim.Unknown:
		return it.UnknownOf("bool", "class pattern")
	}
	if k, ok := c.(*value.Class); ok && matchesItself(k) && len(p.Patterns) == 1 && len(p.KwdPatterns) == 0 {
		return it.matches(f, p.Patterns[0], v)
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

// irrefutable tells that patterns match whatever there is.
func irrefutable(patterns []parser.Pattern) bool {
	for _, p := range patterns {
		if as, ok := p.(*parser.MatchAs); !ok || as.Pattern != nil {
			return false
		}
	}
	return true
}

// matchesItself tells if the positional sub-pattern of a class is for the object itself, as with int(x).
func matchesItself(c *value.Class) bool {
	if m, _ := c.Lookup("__match_args__"); m != nil {
		return false
	}
	for _, k := range c.MRO {
		if k.Module != "builtins" {
			continue
		}
		switch k.Name {
		case "bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple":
			return true
		}
	}
	return false
}

// matchArgs are the names that positional sub-patterns stand for.
func (it *Interp) matchArgs(c value.Value, n int) []string {
	k, ok := c.(*value.Class)
	if !ok {
		return nil
	}
	v, _ := k.Lookup("__match_args__")
	if v == nil {
		v, _ = k.Lookup("_fields") // of a named tuple
	}
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
		if items, fits := it.sequenceParts(p, v); fits == dim.Yes {
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
			var x value.Value
			if d != nil {
				x, _ = it.itemOf(f, d, p.Keys[i])
			}
			if x == nil {
				x = it.World.Unknown("captured")
			}
			it.capture(f, q, x)
		}
		if p.Rest != nil {
			it.bind(f, p.Rest, it.restOf(f, d, p.Keys))
		}
	case *parser.MatchClass:
		if c, ok := it.eval(f, p.Cls).(*value.Class); ok && matchesItself(c) && len(p.Patterns) == 1 {
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

// restOf are the items of a mapping that a pattern does not name.
func (it *Interp) restOf(f *Frame, d *value.Dict, keys []parser.Expr) value.Value {
	if d == nil || d.Open || d.Escaped || len(d.Alts) > 0 {
		return it.UnknownOf("dict", "rest of a mapping")
	}
	rest := &value.Dict{Items: d.Items.Copy()}
	for _, k := range keys {
		h, ok := pylib.KeyOf(it.eval(f, k))
		if !ok {
			return it.UnknownOf("dict", "rest of a mapping")
		}
		rest.Items.Delete(h)
	}
	it.Heap.Birth(rest)
	return rest
}
