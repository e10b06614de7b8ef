package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file tells what a root turned out to demand and to return.

// Signature is what a function turned out to demand and to return.
type Signature struct {
	// Name is that of the function, Class the class whose forward it is, if any.
	Name       string
	Class      *parser.ClassDef
	Inputs     []Input
	Conditions []string
	Output     value.Value
}

// Input is one parameter of forward with the shape that its uses gave it.
type Input struct {
	Name  string
	Value value.Value
}

// report tells what a root turned out to demand and to return; v is nil if it raised.
func (it *Interp) report(s *Signature, kw []value.KwArg, v value.Value, report func(*Signature)) {
	if v == nil || report == nil {
		return
	}
	s.Output = v
	for _, k := range kw {
		s.Inputs = append(s.Inputs, Input{k.Name, k.Value})
	}
	it.nameSizes(s.Inputs)
	s.Conditions = it.Conditions()
	report(s)
}

// maxConditions is how many conditions of a signature are shown.
const maxConditions = 6

// Conditions are what the path demands of the symbols, as Python comparisons:
// equalities first; bounds of symbols that an equality ties add nothing.
func (it *Interp) Conditions() []string {
	var equalities, bounds []dim.Constraint
	tied := map[dim.Symbol]bool{}
	for _, c := range it.Path.Facts.Remaining() {
		if c.Rel != dim.EQ {
			if k, ok := c.Left.Const(); !ok || k > 1 || c.Rel != dim.LE { // not empty: goes without saying
				bounds = append(bounds, c)
			}
			continue
		}
		equalities = append(equalities, c)
		for _, e := range [2]dim.Expr{c.Left, c.Right} {
			for _, s := range e.Symbols() {
				tied[s] = true
			}
		}
	}
	var out []string
	for _, c := range append(equalities, bounds...) {
		if len(out) < maxConditions && (c.Rel == dim.EQ || !bindsOnly(c, tied)) && it.named(c) {
			op := [...]string{dim.EQ: "==", dim.NE: "!=", dim.LE: "<=", dim.LT: "<"}[c.Rel]
			out = append(out, c.Left.String()+" "+op+" "+c.Right.String())
		}
	}
	return out
}

// bindsOnly tells if all symbols of a constraint are tied by an equality.
func bindsOnly(c dim.Constraint, tied map[dim.Symbol]bool) bool {
	for _, e := range [2]dim.Expr{c.Left, c.Right} {
		for _, s := range e.Symbols() {
			if !tied[s] {
				return false
			}
		}
	}
	return true
}

// named tells if a reader can know all symbols of a constraint.
func (it *Interp) named(c dim.Constraint) bool {
	for _, e := range [2]dim.Expr{c.Left, c.Right} {
		for _, s := range e.Symbols() {
			if it.Arena.Info(s).Name == "" {
				return false
			}
		}
	}
	return true
}
