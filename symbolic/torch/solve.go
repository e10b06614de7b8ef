package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Systems of linear equations. https://pytorch.org/docs/stable/linalg.html#solvers
var solveRules = []Rule{
	{"torch.linalg.solve", "(A, B, *, left=True, out=None)", solve},
	{"torch.linalg.solve_ex", "(A, B, *, left=True, check_errors=False, out=None)", solveEx},
	{"torch.linalg.solve_triangular", "(A, B, *, upper, left=True, unitriangular=False, out=None)", solveTriangular},
	{"torch.triangular_solve Tensor.triangular_solve", "(b, A, upper=True, transpose=False, unitriangular=False, *, out=None)", oldTriangularSolve},
	{"torch.cholesky_solve Tensor.cholesky_solve", "(B, L, upper=False, *, out=None) | (input, input2, upper=False, *, out=None)", choleskySolve},
	{"torch.linalg.lu_solve", "(LU, pivots, B, *, left=True, adjoint=False, out=None)", luSolve},
	{"torch.lu_solve Tensor.lu_solve", "(b, LU_data, LU_pivots, *, out=None)", oldLUSolve},
	{"torch.linalg.ldl_solve", "(LD, pivots, B, *, hermitian=False, out=None)", ldlSolve},
	{"torch.linalg.lstsq", "(A, B, rcond=None, *, driver=None)", lstsq},
	{"torch.linalg.tensorinv", "(A, ind=2, *, out=None)", tensorinv},
	{"torch.linalg.tensorsolve", "(A, B, dims=None, *, out=None)", tensorsolve},
	{"torch.ormqr Tensor.ormqr", "(input, tau, other, left=True, transpose=False, *, out=None)", ormqr},
}

// system checks A and B of AX = B (or XA = B): the shape of X. row tells that it is stored by rows.
func (c *Call) system(a, b *value.Tensor, fn string, left bool) (x value.Shape, ok bool) {
	sa, ok1 := c.square(a, fn, "A")
	sb, ok2 := c.matricesOf(b, fn, "B")
	if !ok1 || !ok2 {
		return sb, false
	}
	n, side, equation := fromEnd(sa, 1), fromEnd(sb, 2), "AX = B"
	if !left {
		side, equation = fromEnd(sb, 1), "XA = B"
	}
	c.demandEqual(n, side, "incompatible-shapes",
		fmt.Sprintf("%s: Incompatible shapes of A and B for the equation %s (%sx%s and %sx%s)", fn, equation, n, n, fromEnd(sb, 2), fromEnd(sb, 1)),
		"%s: A is %s by %s, B is %s: %s equations against %s", c.Short(), n, n, sb, n, side)
	if c.Failed() {
		return sb, true
	}
	batch, ok := c.BroadcastOrRefuse(dropLast(sb, 2), dropLast(sa, 2))
	if !ok {
		return sb, true
	}
	return extend(batch, fromEnd(sb, 2), fromEnd(sb, 1)), true
}

// solution is the result of a solver of linalg: by columns, unless A stands on the right.
func (c *Call) solution(s value.Shape, dt value.DType, left bool) *value.Tensor {
	if left {
		return c.columnMajor(s, dt)
	}
	return c.Out(s, dt)
}

// vectorCase tells if B is one right-hand side, or a batch of them: the NumPy rule that B is
// [n], or has the shape of A without its last dimension.
func (c *Call) vectorCase(sa, sb value.Shape) dim.Answer {
	switch {
	case !sb.Known():
		return dim.No
	case sb.Rank() == 1:
		return dim.Yes
	case !sa.Known() || sb.Rank() != sa.Rank()-1:
		return dim.No
	}
	answer := dim.Yes
	for i, d := range sb.Dims {
		switch c.Equal(d, sa.Dims[i]) {
		case dim.No:
			return dim.No
		case dim.Unknown:
			answer = dim.Unknown
		}
	}
	return answer
}

func solve(c *Call) value.Value {
	x, _ := solved(c)
	return x
}

func solveEx(c *Call) value.Value {
	x, batch := solved(c)
	return c.named("linalg_solve_ex", "result info", x, c.Out(batch, value.Int32))
}

func solved(c *Call) (x value.Value, batch value.Shape) {
	a, b := c.Required("A"), c.Required("B")
	left, known := c.Bool("left")
	if a == nil || b == nil || !known {
		return c.lost(either(a, b)), value.Shape{Rest: c.NewRank(0)}
	}
	c.floating(a, "linalg.solve")
	c.alike(a, b, fmt.Sprintf("linalg.solve: Expected A and B to have the same dtype, but found A of type %s and B of type %s instead", nameOf(a), nameOf(b)))
	sa, ok := c.AtLeast(a, 2, "K", "K")
	if ok {
		batch = dropLast(sa, 2)
	}
	sb := c.Shape(b)
	vector := dim.No
	if ok {
		vector = c.vectorCase(sa, sb)
	}
	if vector == dim.Unknown { // one right-hand side for each matrix, or one matrix of them for all
		return c.lost(a.DType), batch
	}
	if vector == dim.Yes {
		if !left {
			c.Refuse("invalid-argument", sb.Bits(), "linalg.solve: Incompatible shapes of A and B for the equation XA = B", "solve: left=False needs a matrix B, got the vector %s", sb)
			return c.Out(sb, a.DType), batch
		}
		if s, good := c.square(a, "linalg.solve", "A"); good {
			n := fromEnd(sb, 1)
			c.demandEqual(fromEnd(s, 1), n, "incompatible-shapes",
				fmt.Sprintf("linalg.solve: Incompatible shapes of A and B for the equation AX = B (%sx%s and %sx1)", fromEnd(s, 1), fromEnd(s, 1), n),
				"solve: A is %s, B is %s", s, sb)
		}
		out := c.Out(extend(batch, fromEnd(sb, 1)), a.DType)
		if out.Shape.Rank() > 1 || !out.Shape.Known() { // a batch of vectors is solved as one matrix and squeezed
			return c.columnMajor(out.Shape, a.DType), batch
		}
		return out, batch
	}
	s, ok := c.system(a, b, "linalg.solve", left)
	if !ok {
		return c.lost(a.DType), batch
	}
	return c.solution(s, a.DType, left), batch
}

func solveTriangular(c *Call) value.Value {
	a, b := c.Required("A"), c.Required("B")
	left, known := c.Bool("left")
	if !known {
		return c.lost(either(a, b))
	}
	s, ok := c.system(a, b, "linalg.solve_triangular", left)
	if !ok {
		return c.lost(either(a, b))
	}
	return c.columnMajor(s, a.DType)
}

func oldTriangularSolve(c *Call) value.Value {
	a, b := c.Required("A"), c.Required("b")
	s, ok := c.system(a, b, "triangular_solve", true)
	if !ok {
		return c.named("triangular_solve", "solution cloned_coefficient", c.lost(either(a, b)), c.lost(either(a, b)))
	}
	sa := extend(dropLast(s, 2), fromEnd(c.Shape(a), 2), fromEnd(c.Shape(a), 1))
	return c.named("triangular_solve", "solution cloned_coefficient", c.columnMajor(s, a.DType), c.columnMajor(sa, a.DType))
}

func choleskySolve(c *Call) value.Value {
	var a, b *value.Tensor
	if c.Has("L") {
		b, a = c.Required("B"), c.Required("L")
	} else {
		b, a = c.Required("input"), c.Required("input2")
	}
	c.alike(a, b, fmt.Sprintf("Expected b and A to have the same dtype, but found b of type %s and A of type %s instead.", nameOf(b), nameOf(a)))
	c.floating(a, "cholesky_solve")
	s, ok := c.system(a, b, "cholesky_solve", true)
	if !ok {
		return c.lost(either(a, b))
	}
	return c.columnMajor(s, either(a, b))
}

func luSolve(c *Call) value.Value {
	a, b := c.Required("LU"), c.Required("B")
	left, known := c.Bool("left")
	if !known {
		return c.lost(either(a, b))
	}
	s, ok := c.system(a, b, "torch.linalg.lu_solve", left)
	if !ok {
		return c.lost(either(a, b))
	}
	return c.solution(s, either(a, b), left)
}

func oldLUSolve(c *Call) value.Value { return solvedBy(c, "LU_data", "b", "torch.lu_solve") }

func ldlSolve(c *Call) value.Value { return solvedBy(c, "LD", "B", "torch.linalg.ldl_solve") }

func solvedBy(c *Call, factor, side, fn string) value.Value {
	a, b := c.Required(factor), c.Required(side)
	s, ok := c.system(a, b, fn, true)
	if !ok {
		return c.lost(either(a, b))
	}
	return c.columnMajor(s, either(a, b))
}

// lstsq solves [..., m, n] X = [..., m, k]; X is [..., n, k].
func lstsq(c *Call) value.Value {
	a, b := c.Required("A"), c.Required("B")
	fields := "solution residuals rank singular_values"
	none := func(dt value.DType) value.Value { return c.Out(value.ShapeOf(value.D(0)), dt) }
	sa, ok := c.matrices(a, "torch.linalg.lstsq: input must have at least 2 dimensions.")
	if !ok || b == nil || !sa.Known() || !c.Shape(b).Known() {
		return c.named("linalg_lstsq", fields, c.lost(either(a, b)), c.lost(either(a)), c.lost(value.Int64), c.lost(either(a).ToReal()))
	}
	sb := c.Shape(b)
	c.floating(a, "torch.linalg.lstsq")
	c.alike(a, b, fmt.Sprintf("torch.linalg.lstsq: Expected input and other to have the same dtype, but got input's dtype %s and other's dtype %s", nameOf(a), nameOf(b)))
	driver, _ := c.Str("driver")
	switch driver {
	case "", "gels", "gelsy", "gelsd", "gelss":
	default:
		c.Refuse("invalid-argument", 0, "torch.linalg.lstsq: parameter `driver` should be one of (gels, gelsy, gelsd, gelss)", "lstsq has no driver %q", driver)
	}
	x := c.lstsqSolution(sa, sb, a.DType)
	batch := dropLast(sa, 2)
	rank, singular, residuals := c.Out(batch, value.Int64), none(a.DType.ToReal()), none(a.DType)
	if driver == "gels" {
		rank = c.Out(value.ShapeOf(value.D(0)), value.Int64)
	}
	if driver == "gelsd" || driver == "gelss" {
		singular = c.Out(extend(batch, c.smaller(fromEnd(sa, 2), fromEnd(sa, 1))), a.DType.ToReal())
	}
	if driver != "" && driver != "gelsy" {
		residuals = c.lost(a.DType)
	}
	return c.named("linalg_lstsq", fields, x, residuals, rank, singular)
}

// lstsqSolution checks that the rows agree; the solution is stored by columns in a buffer of the larger of m and n rows.
func (c *Call) lstsqSolution(sa, sb value.Shape, dt value.DType) value.Value {
	m, n := fromEnd(sa, 2), fromEnd(sa, 1)
	if sb.Rank() == 0 {
		c.Refuse("wrong-rank", sb.Bits(), "torch.linalg.lstsq: other must have at least 1 dimension.", "lstsq: B needs at least 1 dimension, got %s", sb)
		return c.lost(dt)
	}
	if sb.Rank() > sa.Rank() || sa.Rank()-sb.Rank() > 1 {
		c.Refuse("wrong-rank", sa.Bits()|sb.Bits(), "torch.linalg.lstsq: input.dim() must be greater or equal to other.dim() and (input.dim() - other.dim()) <= 1",
			"lstsq: B of %d dimensions for A of %d: %s and %s", sb.Rank(), sa.Rank(), sb, sa)
		return c.lost(dt)
	}
	vector := sb.Rank() == sa.Rank()-1
	// With one dimension less B is a vector for each matrix if it has the shape of their rows. Any other is checked as one
	// matrix, then broadcast as vectors nevertheless.
	mixed := vector && sb.Rank() > 1 && c.differ(sb, dropLast(sa, 1))
	rows, batchB := fromEnd(sb, 1), dropLast(sb, 1)
	if !vector || mixed {
		rows, batchB = fromEnd(sb, 2), dropLast(sb, 2)
	}
	c.demandEqual(m, rows, "incompatible-shapes", "torch.linalg.lstsq: input.size(-2) should match other.size(-2)", "lstsq: A has %s rows, B %s: %s and %s", m, rows, sa, sb)
	if c.Failed() {
		return c.lost(dt)
	}
	if mixed {
		batchB = dropLast(sb, 1)
	}
	batch, ok := c.BroadcastOrRefuse(dropLast(sa, 2), batchB)
	if !ok || mixed {
		return c.lost(dt)
	}
	var out *value.Tensor
	if vector {
		if c.surelyLess(n, m) {
			buffer := c.Out(extend(batch, m), dt)
			return c.View(buffer, extend(batch, n), c.Strides(buffer))
		}
		out = c.Out(extend(batch, n), dt)
		out.LayoutUnknown = batch.Rank() > 0 && !c.Surely(m, n)
		return out
	}
	k := fromEnd(sb, 1)
	if c.surelyLess(n, m) { // a view of the first n rows of a larger buffer
		buffer := c.columnMajor(extend(batch, m, k), dt)
		return c.View(buffer, extend(batch, n, k), c.Strides(buffer))
	}
	out = c.columnMajor(extend(batch, n, k), dt)
	out.LayoutUnknown = !c.Surely(m, n) && !c.surelyLess(m, n)
	return out
}

// tensorinv inverts a tensor as a matrix of its first ind by its other dimensions.
func tensorinv(c *Call) value.Value {
	t := c.Required("A")
	if t == nil || !c.Shape(t).Known() {
		return c.lost(either(t))
	}
	s := c.Shape(t)
	ind, ok := c.Int("ind")
	if !ok {
		return c.lost(t.DType)
	}
	if ind <= 0 {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("Expected a strictly positive integer for 'ind', but got %d", ind), "tensorinv: ind is %d, below 1", ind)
		return c.lost(t.DType)
	}
	c.floating(t, "linalg.inv")
	k := min(int(ind), s.Rank())
	head, tail := value.ShapeOf(s.Dims[:k]...), value.ShapeOf(s.Dims[k:]...)
	p, q := tail.Numel(), head.Numel()
	c.demandEqual(p, q, "incompatible-shapes", fmt.Sprintf("Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got %s != %s", p, q),
		"tensorinv: the first %d dimensions of %s hold %s elements, the others %s", k, s, q, p)
	inverse := c.columnMajor(value.ShapeOf(p, q), t.DType)
	return c.reshaped(inverse, inverse.Shape, extend(tail, head.Dims...), false)
}

// tensorsolve solves for a tensor: B has the first dimensions of A, X the others.
func tensorsolve(c *Call) value.Value {
	a, b := c.Required("A"), c.Required("B")
	if a == nil || b == nil || !c.Shape(a).Known() || !c.Shape(b).Known() {
		return c.lost(either(a, b))
	}
	sa, sb := c.Shape(a), c.Shape(b)
	if !c.IsNone("dims") { // these are moved to the end of A
		dims, _, ok := c.Dims("dims")
		if !ok {
			return c.lost(a.DType)
		}
		var axes []int
		var moved []value.Dim
		for _, d := range dims {
			i, ok := c.NormDim(d, sa.Rank())
			if !ok {
				return c.lost(a.DType)
			}
			axes, moved = append(axes, i), append(moved, sa.Dims[i])
		}
		sa = extend(without(sa, axes), moved...)
	}
	k := min(sb.Rank(), sa.Rank())
	tail := value.ShapeOf(sa.Dims[k:]...)
	p, q := tail.Numel(), sb.Numel()
	c.demandEqual(p, q, "incompatible-shapes", fmt.Sprintf("Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), but got %s != %s", p, q),
		"tensorsolve: %s unknowns for %s equations: A is %s, B is %s", p, q, sa, sb)
	return c.Out(tail, either(a, b))
}

func ormqr(c *Call) value.Value {
	other := c.Required("other")
	if other == nil {
		return c.lost(value.NoDType)
	}
	return c.columnMajor(c.Shape(other), other.DType)
}
