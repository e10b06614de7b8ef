package dim

import "slices"

// Min returns the smaller of a and b.
func Min(a, b Expr) Expr { return extreme(minAtom, a, b) }

// Max returns the larger of a and b.
func Max(a, b Expr) Expr { return extreme(maxAtom, a, b) }

// extreme flattens nested operations of its kind, drops operands that never
// win, and moves the constant of the first operand outside, so that
// max(T - 4, 0) and max(T, 4) - 4 are one form.
func extreme(k kind, a, b Expr) Expr {
	if !a.Valid() || !b.Valid() {
		return Invalid
	}
	if a.n == nil && b.n == nil {
		if (a.c < b.c) == (k == minAtom) {
			return a
		}
		return b
	}
	var few [4]Expr
	args := keepWinners(k, operands(operands(few[:0], k, a), k, b))
	if len(args) == 1 {
		return args[0]
	}
	if len(args) > maxArgs {
		return Invalid
	}
	slices.SortFunc(args, compareForms)
	shift := args[len(args)-1].c
	total := int32(0)
	for i, e := range args {
		args[i] = e.AddInt(-shift)
		if !args[i].Valid() {
			return Invalid
		}
		total += size(e)
	}
	if total > maxSize {
		return Invalid
	}
	ar := args[len(args)-1].n.arena
	return ar.ofAtom(ar.atom(k, args...)).AddInt(shift)
}

// compareForms puts constants first, then orders by creation.
func compareForms(a, b Expr) int {
	ia, ib := int64(-1), int64(-1)
	if a.n != nil {
		ia = int64(a.n.id)
	}
	if b.n != nil {
		ib = int64(b.n.id)
	}
	if ia != ib {
		return int(ia - ib)
	}
	switch {
	case a.c < b.c:
		return -1
	case a.c > b.c:
		return 1
	}
	return 0
}

// operands appends e, or the parts of a min of mins, with a constant added or not.
func operands(args []Expr, k kind, e Expr) []Expr {
	t, ok := Expr{n: e.n}.asAtom()
	if !ok || t.kind != k {
		return append(args, e)
	}
	for _, x := range t.args {
		args = append(args, x.AddInt(e.c))
	}
	return args
}

// keepWinners drops, one after the other, the operands that another of the
// remaining ones beats or ties for all values.
func keepWinners(k kind, args []Expr) []Expr {
	for i := 0; i < len(args) && len(args) > 1; {
		if beaten(k, args, i) {
			args = slices.Delete(args, i, i+1)
		} else {
			i++
		}
	}
	return args
}

func beaten(k kind, args []Expr, i int) bool {
	e := args[i]
	for j, f := range args {
		if i == j {
			continue
		}
		d := f.Sub(e)
		if k == maxAtom {
			d = e.Sub(f)
		}
		if d.Valid() && d.bounds().hi <= 0 || contains(k, e, f) {
			return true
		}
	}
	return false
}

// contains reports that e is the opposite operation over f, as in
// min(f, max(f, b)) == f.
func contains(k kind, e, f Expr) bool {
	t, ok := Expr{n: e.n}.asAtom()
	if !ok || t.kind != minAtom+maxAtom-k {
		return false
	}
	return slices.ContainsFunc(t.args, func(x Expr) bool { return x.AddInt(e.c) == f })
}
