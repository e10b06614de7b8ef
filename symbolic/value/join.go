package value

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// This file joins values: of the sides of a branch into alternatives, of the iterations of a loop into the least common one.

// Limits of what is kept apart at a join; beyond them the least common value is taken.
const (
	maxChoices  = 4
	maxLiterals = 8
)

// Joiner joins the values of the two sides of an undecided branch: a holds
// under Lit, b under its negation.
type Joiner struct {
	W   *World
	Lit Literal
	// widening: the sides are iterations of a loop that began at since; nothing is kept apart.
	widening, changed bool
	since             Age
}

// Deferred is a value that is found out when it is first read, as a name that an import binds.
type Deferred interface {
	Value
	// Found is what the last reading found; nil if there was none.
	Found() Value
}

// reads tells if b is nothing but what reading a found.
func reads(a, b Value) bool {
	d, ok := a.(Deferred)
	return ok && d.Found() != nil && Same(d.Found(), b)
}

// Value joins two values; nil stands for absent.
func (j *Joiner) Value(a, b Value) Value {
	switch { // that one side has read a name changes nothing
	case reads(a, b):
		return b
	case reads(b, a):
		return a
	}
	if Same(a, b) {
		return a
	}
	if j.widening {
		return j.iteration(a, b)
	}
	if j.Lit.Atom.Relation != nil { // it may say a size
		if a, b = j.W.under(j.Lit, a), j.W.under(j.Lit.Not(), b); Same(a, b) {
			return a
		}
	}
	var choices []Choice
	choices = j.collect(choices, a, j.Lit)
	choices = j.collect(choices, b, j.Lit.Not())
	if choices == nil || len(choices) > maxChoices {
		return j.widen(a, b)
	}
	return &Alt{choices}
}

// iteration joins the value before and after an iteration of a loop. A name
// that the iteration bound stays bound: the loop is taken to run at least once.
func (j *Joiner) iteration(a, b Value) Value {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	j.changed = j.changed || !j.covers(a, b)
	return j.W.Widen([]Value{a, b})
}

// collect adds the alternatives of v under one more literal; nil if a limit is reached.
func (j *Joiner) collect(out []Choice, v Value, l Literal) []Choice {
	alt, ok := v.(*Alt)
	if !ok {
		return append(out, Choice{Guard{l}, v})
	}
	for _, c := range alt.Choices {
		if len(c.Guard) >= maxLiterals {
			return append(out, make([]Choice, maxChoices+1)...)
		}
		if contradicts(c.Guard, l) {
			continue
		}
		out = append(out, Choice{c.Guard.with(l), c.Value})
	}
	return out
}

func (g Guard) with(l Literal) Guard {
	for _, x := range g {
		if x == l {
			return g
		}
	}
	return append(g[:len(g):len(g)], l)
}

func contradicts(g Guard, l Literal) bool {
	for _, x := range g {
		if x == l.Not() {
			return true
		}
	}
	return false
}

// widen is the least common value of several: a tensor of the same rank with
// fresh sizes where they differ, an unknown of the same type, or Unknown.
func (j *Joiner) widen(a, b Value) Value {
	values := j.W.flatten(nil, a, Guard{j.Lit})
	values = j.W.flatten(values, b, Guard{j.Lit.Not()})
	return j.W.Widen(values)
}

func (w *World) flatten(out []Value, v Value, g Guard) []Value {
	if alt, ok := v.(*Alt); ok {
		for _, c := range alt.Choices {
			out = w.flatten(out, c.Value, append(g[:len(g):len(g)], c.Guard...))
		}
		return out
	}
	return append(out, w.underAll(g, v))
}

// WidenChoices is the least common value of alternatives.
func (w *World) WidenChoices(alt *Alt) Value { return w.Widen(w.flatten(nil, alt, nil)) }

// WidenAll is the least common value of several values, some of which may be alternatives.
func (w *World) WidenAll(values []Value) Value {
	var all []Value
	for _, v := range values {
		all = w.flatten(all, v, nil)
	}
	return w.Widen(all)
}

// Widen is the least common value of several values.
func (w *World) Widen(values []Value) Value {
	var out Value
	anyNumber := false // out is a number of which nothing is known
	w.Budget.Copy(len(values))
	for i, v := range values {
		if v == nil { // absent on one side: all that is known is lost
			return w.Unknown("may be unbound")
		}
		if i == 0 {
			out = v
			continue
		}
		x, number := v.(Int)
		if sum, ok := out.(Int); ok && number && anyNumber {
			sum.Bits |= x.Bits
			out = sum
			continue
		}
		before := out
		out = w.widen2(out, v)
		anyNumber = number && !Same(before, out)
	}
	return out
}

func (w *World) widen2(a, b Value) Value {
	if Same(a, b) {
		return a
	}
	switch x := a.(type) {
	case *Tensor:
		if y, ok := b.(*Tensor); ok {
			return w.WidenTensor(x, y)
		}
	case Int:
		if y, ok := b.(Int); ok {
			d := w.NewDimBetween("", -1<<62, 1<<62)
			d.Bits = x.Bits | y.Bits | FromSummary
			return Int{d}
		}
	case Float:
		if y, ok := b.(Float); ok {
			out := UnknownFloat
			if out.Bits = (x.Bits | y.Bits) & OfNumpy; x.Of == y.Of {
				out.Of = x.Of
			}
			return out
		}
	case *Instance:
		if y, ok := b.(*Instance); ok {
			if array := w.widenArrays(x, y); array != nil {
				return array
			}
		}
	case *Tuple:
		if y, ok := b.(*Tuple); ok && len(x.Elems) == len(y.Elems) && x.Rest == nil && y.Rest == nil && x.Walkable() {
			out := &Tuple{Elems: make([]Value, len(x.Elems)), IsSize: x.IsSize, OfTorch: x.OfTorch && y.OfTorch, Fields: x.Fields, Class: x.Class, Name: x.Name}
			for i := range x.Elems {
				out.Elems[i] = w.widen2(x.Elems[i], y.Elems[i])
			}
			return out
		}
	case *List:
		if y, ok := b.(*List); ok && len(x.Elems) == len(y.Elems) && x.onlyNumbers() && y.onlyNumbers() {
			out := NewList()
			for i := range x.Elems {
				out.Elems = append(out.Elems, w.widen2(x.Elems[i], y.Elems[i]))
			}
			return out
		}
	}
	if a.TypeName() == b.TypeName() && a.TypeName() != "unknown" {
		return w.UnknownOf(a.TypeName(), "differs by branch or iteration")
	}
	return w.Unknown("differs by branch or iteration")
}

// WidenTensor is the least common description of two tensors, as a fresh tensor.
func (w *World) WidenTensor(x, y *Tensor) *Tensor {
	a, b := w.Shape(x), w.Shape(y)
	out := &Tensor{Desc: x.Desc, Parameter: x.Parameter && y.Parameter, Buffer: x.Buffer && y.Buffer}
	if x.DType != y.DType {
		out.DType = NoDType
	}
	out.Data, out.HasRange, out.Storage, out.Count = nil, false, nil, nil
	out.History = x.History.common(y.History)
	if x.Role != y.Role {
		out.Role = NoRole
	}
	out.Bits |= y.Bits
	if !a.Known() || !b.Known() || len(a.Dims) != len(b.Dims) {
		out.Shape = Shape{Rest: w.NewRank(0)}
		out.LayoutUnknown = true
		out.Bits |= FromSummary
		return out
	}
	s := a.Clone()
	for i := range s.Dims {
		if w.Equal(a.Dims[i], b.Dims[i]) != dim.Yes {
			s.Dims[i] = w.NewDim("", 0)
			s.Dims[i].Bits = FromSummary
			out.LayoutUnknown = x.Strides != nil || y.Strides != nil
		}
		s.Dims[i].Bits |= b.Dims[i].Bits
		if a.Dims[i].Axis != b.Dims[i].Axis {
			s.Dims[i].Axis = nil
		}
	}
	out.Shape = s
	if !slices.Equal(x.Strides, y.Strides) {
		out.LayoutUnknown = true
	}
	return out
}
