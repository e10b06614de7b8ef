package dim

import (
	"math"
	"slices"
)

// An Expr is a symbolic integer in normal form. The zero value is the constant
// 0. Exprs of one [Arena] are comparable with ==, and equal normal forms are
// ==; different ones may still be equal for all values, which [Facts.Equal]
// finds out.
type Expr struct {
	n *node // nil: the constant c
	c int64
}

// Invalid is an unknown integer: the result of an overflow, of a division by
// the constant 0 or of an expression beyond the size limits. Every operation
// with it is Invalid.
var Invalid = Expr{n: invalidNode}

// Int is the constant c; math.MinInt64 is [Invalid].
func Int(c int64) Expr {
	if c == math.MinInt64 {
		return Invalid
	}
	return Expr{c: c}
}

// Const returns the value of a constant.
func (e Expr) Const() (int64, bool) { return e.c, e.n == nil }

// IsInt reports whether e is the constant c.
func (e Expr) IsInt(c int64) bool { return e.n == nil && e.c == c }

// Valid is false for [Invalid] alone.
func (e Expr) Valid() bool { return e.n != invalidNode }

// AsSymbol returns the symbol that e is, if it is one alone.
func (e Expr) AsSymbol() (Symbol, bool) {
	if t, ok := e.asAtom(); ok && t.kind == symbolAtom {
		return t.sym, true
	}
	return 0, false
}

// asAtom returns the atom that e is, if it is one alone.
func (e Expr) asAtom() (*atom, bool) {
	if e.n == nil || e.c != 0 || len(e.n.terms) != 1 {
		return nil, false
	}
	t := e.n.terms[0]
	if t.c != 1 || len(t.m.atoms) != 1 {
		return nil, false
	}
	return t.m.atoms[0], true
}

// Symbols returns the symbols of e, sorted by creation index. The slice is
// shared and must not be changed.
func (e Expr) Symbols() []Symbol {
	if e.n == nil {
		return nil
	}
	return e.n.syms
}

// SharesSymbol reports whether a symbol of e is one of f.
func (e Expr) SharesSymbol(f Expr) bool {
	return slices.ContainsFunc(e.Symbols(), func(s Symbol) bool { return slices.Contains(f.Symbols(), s) })
}

// HasSymbols reports whether e depends on a symbol.
func (e Expr) HasSymbols() bool { return len(e.Symbols()) > 0 }

// Sum adds all of es; the sum of none is 0.
func Sum(es ...Expr) Expr {
	var r Expr
	for _, e := range es {
		r = r.Add(e)
	}
	return r
}

// Product multiplies all of es; the product of none is 1.
func Product(es ...Expr) Expr {
	r := Int(1)
	for _, e := range es {
		r = r.Mul(e)
	}
	return r
}

// bounds is the interval of e by the symbols' own bounds.
func (e Expr) bounds() interval {
	if e.n == nil {
		return point(e.c)
	}
	if !e.Valid() {
		return everything
	}
	return e.n.rng.add(point(e.c))
}

func (e Expr) terms() []term {
	if e.n == nil {
		return nil
	}
	return e.n.terms
}
