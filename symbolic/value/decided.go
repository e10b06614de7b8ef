package value

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// This file holds what branches decide of sizes: a size that is compared with a number is that number where they are equal,
// which is no guess, however the size was found.

// OnPath is a value as it is on the current path.
func (w *World) OnPath(v Value) Value {
	v, _ = w.Settle(v)
	if t, ok := v.(*Tensor); ok {
		return w.decided(t, nil)
	}
	return v
}

// under is a value as it is where a literal holds, each of its alternatives.
func (w *World) under(l Literal, v Value) Value {
	alt, ok := v.(*Alt)
	if !ok {
		return w.underAll(Guard{l}, v)
	}
	var choices []Choice
	for i, c := range alt.Choices {
		t, ok := c.Value.(*Tensor)
		if !ok {
			continue
		}
		decided := w.underAll(c.Guard.with(l), t)
		if decided == Value(t) {
			continue
		}
		if choices == nil {
			choices = slices.Clone(alt.Choices)
		}
		choices[i].Value = decided
	}
	if choices == nil {
		return alt
	}
	return &Alt{choices}
}

// underAll is a value as it is where a guard holds.
func (w *World) underAll(g Guard, v Value) Value {
	t, ok := v.(*Tensor)
	if !ok || !w.Shape(t).Known() || !slices.ContainsFunc(w.Shape(t).Dims, g.mentions) {
		return v
	}
	path := w.Path
	defer func() { w.Path = path }()
	for _, l := range g {
		if !w.Path.Assume(l) {
			return v
		}
	}
	return w.decided(t, g)
}

// decided is a tensor with the sizes that the path and a guard decide.
func (w *World) decided(t *Tensor, g Guard) *Tensor {
	was := w.Shape(t)
	if !was.Known() {
		return t
	}
	var out *Tensor
	for i, d := range was.Dims {
		d.E = g.sizeOf(w.Resolve(d).E)
		if _, isConst := d.Const(); !isConst || d.E == was.Dims[i].E {
			continue
		}
		if out == nil {
			out = &Tensor{Desc: t.Desc, Parameter: t.Parameter, Buffer: t.Buffer, Attrs: t.Attrs, Class: t.Class}
			out.Shape = was.Clone()
		}
		d.Bits &^= FromClamp | FromData | FromSummary
		out.Shape.Dims[i] = d
	}
	if out == nil {
		return t
	}
	out.Bits &^= was.Bits() &^ out.Shape.Bits()
	return out
}

// mentions tells if a literal of a guard is about a symbol of a size.
func (g Guard) mentions(d Dim) bool {
	return d.E.HasSymbols() && slices.ContainsFunc(g, func(l Literal) bool {
		r := l.Atom.Relation
		return r != nil && (d.E.SharesSymbol(r.Left) || d.E.SharesSymbol(r.Right))
	})
}

// sizeOf is a size that a literal of a guard says as it stands: max(0, n - 3) == 64.
func (g Guard) sizeOf(e dim.Expr) dim.Expr {
	for _, l := range g {
		if l.Atom.Relation == nil {
			continue
		}
		c := *l.Atom.Relation
		if l.Negated {
			c = Negation(c)
		}
		switch {
		case c.Rel != dim.EQ:
		case c.Left == e:
			e = c.Right
		case c.Right == e:
			e = c.Left
		}
	}
	return e
}
