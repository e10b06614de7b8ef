// Package dim holds symbolic integer expressions, the facts known of their
// symbols and the procedure that compares them.
//
// An [Expr] is a sum of integer multiples of monomials plus a constant. A
// monomial is a product of atoms, and an atom is a symbol, a floor division, a
// minimum, a maximum or (rarely) an undistributed product. Expressions of one
// [Arena] are hash-consed, so that two equal normal forms are the same Go
// value. There is no atom for the remainder: a % b is stored as a - b*(a//b),
// which lets recombinations, paddings and window sums cancel by themselves;
// the printer turns it back.
//
// All division is Python's: it rounds towards minus infinity. All arithmetic
// on int64 is checked; an overflow gives [Invalid], never a wrong number. A
// rule that needs a divisor to be nonzero fires only where the bounds say so.
//
// What is known on a path stands in a [Facts], which is immutable. Questions
// have three answers; [Yes] and [No] are proofs. See decide.go for the order
// in which proofs are tried, and limits.go for what bounds the effort.
package dim
