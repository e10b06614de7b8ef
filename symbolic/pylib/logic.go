package pylib

import (
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// maxConjuncts is the largest number of undecided literals that are kept apart.
const maxConjuncts = 7

// conjunction is the bool that all literals hold: decided, one literal, or
// alternatives whose guards name the literals, so that a test of it tells what
// it learned.
func conjunction(w *value.World, lits []value.Literal) value.Value {
	var open []value.Literal
	for _, l := range lits {
		switch w.Path.Decide(l) {
		case dim.No:
			return value.Bool(false)
		case dim.Unknown:
			open = append(open, l)
		}
	}
	switch {
	case len(open) == 0:
		return value.Bool(true)
	case len(open) == 1:
		return value.SymBool{Lit: open[0]}
	case len(open) > maxConjuncts:
		return value.SymBool{Lit: value.Literal{Atom: w.OpaqueAtom("many conditions")}}
	}
	alt := &value.Alt{}
	for i, l := range open {
		g := append(value.Guard(nil), open[:i]...)
		alt.Choices = append(alt.Choices, value.Choice{Guard: append(g, l.Not()), Value: value.Bool(false)})
	}
	alt.Choices = append(alt.Choices, value.Choice{Guard: open, Value: value.Bool(true)})
	return alt
}

// disjunction is the bool that some literal holds.
func disjunction(w *value.World, lits []value.Literal) value.Value {
	neg := make([]value.Literal, len(lits))
	for i, l := range lits {
		neg[i] = l.Not()
	}
	return negation(w, conjunction(w, neg))
}

// negation is "not v" of a bool.
func negation(w *value.World, v value.Value) value.Value {
	switch v := v.(type) {
	case value.Bool:
		return !v
	case value.SymBool:
		return value.SymBool{Lit: v.Lit.Not()}
	case *value.Alt:
		alt := &value.Alt{}
		for _, c := range v.Choices {
			alt.Choices = append(alt.Choices, value.Choice{Guard: c.Guard, Value: negation(w, c.Value)})
		}
		return alt
	case nil:
		return nil
	}
	ans, lit := w.Host.Truth(v)
	return decided(ans, lit.Not(), true)
}

// decided makes a bool of an answer; lit is what it depends on if it is Unknown.
func decided(ans dim.Answer, lit value.Literal, negate bool) value.Value {
	switch ans {
	case dim.Yes:
		return value.Bool(!negate)
	case dim.No:
		return value.Bool(negate)
	}
	return value.SymBool{Lit: lit}
}

// relate compares two symbolic ints; rel is "==", "!=", "<", "<=", ">" or ">=".
func relate(w *value.World, op string, a, b dim.Expr) value.Value {
	if !a.Valid() || !b.Valid() {
		return w.UnknownOf("bool", "comparison of an unknown int")
	}
	var l value.Literal
	switch op {
	case "==":
		l.Atom = w.Relation(a, dim.EQ, b)
	case "!=":
		l = value.Literal{Atom: w.Relation(a, dim.EQ, b), Negated: true}
	case "<":
		l.Atom = w.Relation(a, dim.LT, b)
	case "<=":
		l.Atom = w.Relation(a, dim.LE, b)
	case ">":
		l.Atom = w.Relation(b, dim.LT, a)
	case ">=":
		l.Atom = w.Relation(b, dim.LE, a)
	}
	return decided(w.Path.Decide(l), l, false)
}
