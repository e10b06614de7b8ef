package torch

import (
	"fmt"
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Decompositions, inverses and functions of matrices, all of them of batches, too.
// https://pytorch.org/docs/stable/linalg.html
var decompositionRules = []Rule{
	{"torch.linalg.cholesky", "(A, *, upper=False, out=None)", squareToSquare("linalg.cholesky", true)},
	{"torch.linalg.cholesky_ex", "(A, *, upper=False, check_errors=False, out=None)", withInfo("linalg.cholesky", "linalg_cholesky_ex", "L")},
	{"torch.linalg.inv torch.inverse Tensor.inverse", "(input, *, out=None) | (A, *, out=None)", squareToSquare("linalg.inv", true)},
	{"torch.linalg.inv_ex", "(A, *, check_errors=False, out=None)", withInfo("linalg.inv", "linalg_inv_ex", "inverse")},
	{"torch.cholesky_inverse Tensor.cholesky_inverse", "(input, upper=False, *, out=None)", squareToSquare("cholesky_inverse", true)},
	{"torch.linalg.matrix_exp torch.matrix_exp Tensor.matrix_exp", "(A) | (input)", squareToSquare("linalg.matrix_exp", false)},
	{"torch.linalg.matrix_sqrth", "(A)", squareToSquare("linalg.matrix_sqrth", false)},
	{"torch.linalg.matrix_power torch.matrix_power Tensor.matrix_power", "(A, n, *, out=None) | (input, n, *, out=None)", matrixPower},
	{"torch.linalg.det torch.det Tensor.det", "(A, *, out=None) | (input)", determinant("linalg.det")},
	{"torch.logdet Tensor.logdet", "(input)", determinant("logdet")},
	{"torch.linalg.slogdet", "(A, *, out=None)", slogdet("linalg_slogdet")},
	{"torch.slogdet Tensor.slogdet", "(input)", slogdet("slogdet")},
	{"torch.linalg.eig", "(A, *, out=None)", eig(true)},
	{"torch.linalg.eigvals", "(A, *, out=None)", eig(false)},
	{"torch.linalg.eigh", "(A, UPLO='L', *, out=None)", eigh(true)},
	{"torch.linalg.eigvalsh", "(A, UPLO='L', *, out=None)", eigh(false)},
	{"torch.linalg.svd", "(A, full_matrices=True, *, driver=None, out=None)", svd},
	{"torch.linalg.svdvals", "(A, *, driver=None, out=None)", svdvals},
	{"torch.svd Tensor.svd", "(input, some=True, compute_uv=True, *, out=None)", oldSVD},
	{"torch.linalg.qr", "(A, mode='reduced', *, out=None)", qr},
	{"torch.linalg.polar", "(A, *, out=None)", polar},
	{"torch.linalg.lu", "(A, *, pivot=True, out=None)", lu},
	{"torch.linalg.lu_factor", "(A, *, pivot=True, out=None)", luFactor("linalg_lu_factor", false)},
	{"torch.linalg.lu_factor_ex", "(A, *, pivot=True, check_errors=False, out=None)", luFactor("linalg_lu_factor_ex", true)},
	{"torch.lu Tensor.lu torch.functional.lu", "(A, pivot=True, get_infos=False, out=None)", oldLU},
	{"torch.lu_unpack", "(LU_data, LU_pivots, unpack_data=True, unpack_pivots=True, *, out=None)", luUnpack},
	{"torch.linalg.ldl_factor", "(A, *, hermitian=False, out=None)", ldlFactor("linalg_ldl_factor", false)},
	{"torch.linalg.ldl_factor_ex", "(A, *, hermitian=False, check_errors=False, out=None)", ldlFactor("linalg_ldl_factor_ex", true)},
	{"torch.linalg.pinv torch.pinverse Tensor.pinverse", "(A, rcond=None, hermitian=False, *, atol=None, rtol=None, out=None) | (input, rcond=1e-15)", pinv},
	{"torch.linalg.matrix_rank", "(A, tol=None, hermitian=False, *, atol=None, rtol=None, out=None) | (input, tol=None, hermitian=False)", matrixRank},
	{"torch.geqrf Tensor.geqrf", "(input, *, out=None)", geqrf},
	{"torch.linalg.householder_product torch.orgqr Tensor.orgqr", "(A, tau, *, out=None) | (input, tau, *, out=None) | (input, input2)", householder},
	{"torch.svd_lowrank", "(A, q=6, niter=2, M=None)", lowRank},
	{"torch.pca_lowrank", "(A, q=None, center=True, niter=2)", lowRank},
	{"torch.qr Tensor.qr torch.cholesky Tensor.cholesky torch.symeig Tensor.symeig torch.eig Tensor.eig torch.matrix_rank torch.solve Tensor.solve torch.lstsq Tensor.lstsq",
		"(*arguments, **options)", removed},
}

// removed refuses functions that exist in torch only to say that they are gone.
func removed(c *Call) value.Value {
	c.Refuse("invalid-argument", 0, fmt.Sprintf("This function was deprecated since version 1.9 and is now removed. `torch.%s` is deprecated in favor of `torch.linalg`.", c.Short()),
		"torch.%s was removed: use the function in torch.linalg", c.Short())
	return c.Unknown("removed function")
}

// pair, with its matrices, of a named tuple of torch.
func (c *Call) named(name string, fields string, elems ...value.Value) value.Value {
	return value.NewNamedTuple(name, strings.Fields(fields), elems...)
}

// squareToSquare is a function of square matrices whose result has the same shape.
func squareToSquare(fn string, byColumns bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.matrixArg()
		s, ok := c.square(t, fn, "A")
		c.floating(t, fn)
		switch {
		case !ok:
			return c.lost(either(t))
		case byColumns:
			return c.columnMajor(s, t.DType)
		}
		return c.Out(s, t.DType)
	}
}

// withInfo is squareToSquare with LAPACK's codes of success.
func withInfo(fn, name, field string) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.matrixArg()
		s, ok := c.square(t, fn, "A")
		c.floating(t, fn)
		if !ok {
			return c.named(name, field+" info", c.lost(either(t)), c.lost(value.Int32))
		}
		return c.named(name, field+" info", c.columnMajor(s, t.DType), c.Out(dropLast(s, 2), value.Int32))
	}
}

// matrixPower by a negative number inverts, and leaves the layout of the inverse.
func matrixPower(c *Call) value.Value {
	t := c.matrixArg()
	n, known := c.Int("n")
	s, ok := c.square(t, "linalg.matrix_power", "A")
	if !ok {
		return c.lost(either(t))
	}
	if known && n < 0 {
		c.floating(t, "linalg.inv")
		return c.columnMajor(s, t.DType)
	}
	return c.Out(s, t.DType)
}

func determinant(fn string) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.matrixArg()
		s, ok := c.square(t, fn, "A")
		c.floating(t, fn)
		if !ok {
			return c.lost(either(t))
		}
		return c.Out(dropLast(s, 2), t.DType)
	}
}

func slogdet(name string) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.matrixArg()
		s, ok := c.square(t, "linalg.slogdet", "A")
		c.floating(t, "linalg.slogdet")
		if !ok {
			return c.named(name, "sign logabsdet", c.lost(either(t)), c.lost(either(t).ToReal()))
		}
		batch := dropLast(s, 2)
		return c.named(name, "sign logabsdet", c.Out(batch, t.DType), c.Out(batch, t.DType.ToReal()))
	}
}

// toComplex is DType.ToComplex that leaves an unknown dtype unknown.
func toComplex(d value.DType) value.DType {
	if d == value.NoDType {
		return d
	}
	return d.ToComplex()
}

func eig(vectors bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.matrixArg()
		fn := strings.TrimPrefix(c.Name, "torch.")
		s, ok := c.square(t, fn, "A")
		c.floating(t, fn)
		dt := toComplex(either(t))
		switch {
		case !ok && vectors:
			return c.named("linalg_eig", "eigenvalues eigenvectors", c.lost(dt), c.lost(dt))
		case !ok:
			return c.lost(dt)
		case vectors:
			return c.named("linalg_eig", "eigenvalues eigenvectors", c.Out(dropLast(s, 1), dt), c.columnMajor(s, dt))
		}
		return c.Out(dropLast(s, 1), dt)
	}
}

// eigh is of symmetric or Hermitian matrices: real eigenvalues.
func eigh(vectors bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.matrixArg()
		s, ok := c.square(t, "linalg.eigh", "A")
		c.floating(t, "linalg.eigh")
		if u, is := c.Str("UPLO"); is && u != "L" && u != "U" && u != "l" && u != "u" {
			c.Refuse("invalid-argument", 0, fmt.Sprintf("Expected UPLO argument to be 'L' or 'U', but got %s", u), "%s: UPLO must be 'L' or 'U', got %q", c.Short(), u)
		}
		dt := either(t)
		switch {
		case !ok && vectors:
			return c.named("linalg_eigh", "eigenvalues eigenvectors", c.lost(dt.ToReal()), c.lost(dt))
		case !ok:
			return c.lost(dt.ToReal())
		case vectors:
			return c.named("linalg_eigh", "eigenvalues eigenvectors", c.Out(dropLast(s, 1), dt.ToReal()), c.columnMajor(s, dt))
		}
		return c.Out(dropLast(s, 1), dt.ToReal())
	}
}

// svd of [..., m, n]: U is [..., m, m] and Vh [..., n, n], or m by k and k by n
// with full_matrices=False, k being the smaller of the two.
func svd(c *Call) value.Value {
	t := c.matrixArg()
	s, ok := c.matricesOf(t, "linalg.svd", "A")
	c.floating(t, "linalg.svd")
	full, known := c.onlyBool("full_matrices")
	dt := either(t)
	if !ok {
		return c.named("linalg_svd", "U S Vh", c.lost(dt), c.lost(dt.ToReal()), c.lost(dt))
	}
	batch, m, n := dropLast(s, 2), fromEnd(s, 2), fromEnd(s, 1)
	k := c.smaller(m, n)
	p, q := k, k
	switch {
	case !known:
		p, q = noDim, noDim
	case full:
		p, q = m, n
	}
	return c.named("linalg_svd", "U S Vh", c.columnMajor(extend(batch, m, p), dt), c.Out(extend(batch, k), dt.ToReal()), c.columnMajor(extend(batch, q, n), dt))
}

// onlyBool is an argument that must be a bool: torch takes no int for it.
func (c *Call) onlyBool(name string) (truth, known bool) {
	switch v := c.Arg(name).(type) {
	case value.Int:
		c.BadType(name, "bool", v)
		return false, false
	}
	return c.boolArg(name)
}

func svdvals(c *Call) value.Value {
	t := c.matrixArg()
	s, ok := c.matricesOf(t, "linalg.svd", "A")
	c.floating(t, "linalg.svd")
	if !ok {
		return c.lost(either(t).ToReal())
	}
	return c.Out(extend(dropLast(s, 2), c.smaller(fromEnd(s, 2), fromEnd(s, 1))), t.DType.ToReal())
}

// oldSVD returns V, not its transpose.
func oldSVD(c *Call) value.Value {
	t := c.Required("input")
	s, ok := c.matrices(t, "linalg.svd: input should have at least 2 dimensions")
	c.floating(t, "linalg.svd")
	dt := either(t)
	some, known := c.Bool("some")
	if !ok || !known {
		return c.named("svd", "U S V", c.lost(dt), c.lost(dt.ToReal()), c.lost(dt))
	}
	if uv, known := c.Bool("compute_uv"); known && !uv {
		some = false
	}
	batch, m, n := dropLast(s, 2), fromEnd(s, 2), fromEnd(s, 1)
	k := c.smaller(m, n)
	p, q := m, n
	if some {
		p, q = k, k
	}
	return c.named("svd", "U S V", c.columnMajor(extend(batch, m, p), dt), c.Out(extend(batch, k), dt.ToReal()), c.Out(extend(batch, n, q), dt))
}

func qr(c *Call) value.Value {
	t := c.matrixArg()
	s, ok := c.matricesOf(t, "linalg.qr", "A")
	c.floating(t, "linalg.qr")
	mode, known := c.Str("mode")
	if known && mode != "reduced" && mode != "complete" && mode != "r" {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("qr received unrecognized mode '%s' but expected one of 'reduced' (default), 'r', or 'complete'", mode), "qr has no mode %q", mode)
	}
	dt := either(t)
	if !ok || !known {
		return c.named("linalg_qr", "Q R", c.lost(dt), c.lost(dt))
	}
	batch, m, n := dropLast(s, 2), fromEnd(s, 2), fromEnd(s, 1)
	k := c.smaller(m, n)
	switch mode {
	case "complete":
		k = m
	case "r":
		return c.named("linalg_qr", "Q R", c.Out(value.ShapeOf(value.D(0)), dt), c.columnMajor(extend(batch, k, n), dt))
	}
	return c.named("linalg_qr", "Q R", c.columnMajor(extend(batch, m, k), dt), c.columnMajor(extend(batch, k, n), dt))
}

func polar(c *Call) value.Value {
	t := c.matrixArg()
	s, ok := c.matricesOf(t, "linalg.polar", "A")
	c.floating(t, "linalg.polar")
	if !ok {
		return c.named("linalg_polar", "U P", c.lost(either(t)), c.lost(either(t)))
	}
	m, n := fromEnd(s, 2), fromEnd(s, 1)
	c.DemandLess(n, m, func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes", Message: fmt.Sprintf("polar needs at least as many rows as columns, got %s", s),
			Torch: fmt.Sprintf("linalg.polar: input must have at least as many rows as columns, but got %s by %s matrices", m, n)}
	})
	return c.named("linalg_polar", "U P", c.Out(s, t.DType), c.Out(extend(dropLast(s, 2), n, n), t.DType))
}

// lu of [..., m, n] is P [m, m], L [m, k] and U [k, n].
func lu(c *Call) value.Value {
	t := c.matrixArg()
	s, ok := c.matrices(t, fmt.Sprintf("linalg.lu: Expected tensor with 2 or more dimensions. Got size: %s instead", c.shapeOf(t)))
	c.floating(t, "linalg.lu")
	dt := either(t)
	if !ok {
		return c.named("linalg_lu", "P L U", c.lost(dt), c.lost(dt), c.lost(dt))
	}
	batch, m, n := dropLast(s, 2), fromEnd(s, 2), fromEnd(s, 1)
	k := c.smaller(m, n)
	p := extend(batch, m, m)
	if pivot, known := c.Bool("pivot"); known && !pivot {
		p = value.ShapeOf(value.D(0))
	}
	return c.named("linalg_lu", "P L U", c.Out(p, dt), c.Out(extend(batch, m, k), dt), c.Out(extend(batch, k, n), dt))
}

// shapeOf is the shape of a tensor that may be nil, for messages.
func (c *Call) shapeOf(t *value.Tensor) value.Shape {
	if t == nil {
		return value.Shape{}
	}
	return c.Shape(t)
}

// luParts are the packed factors, the pivots and the codes of success.
func luParts(c *Call) []value.Value {
	t := c.matrixArg()
	s, ok := c.matrices(t, fmt.Sprintf("torch.lu_factor: Expected tensor with 2 or more dimensions. Got size: %s instead", c.shapeOf(t)))
	c.floating(t, "lu_factor")
	if !ok {
		return []value.Value{c.lost(either(t)), c.lost(value.Int32), c.lost(value.Int32)}
	}
	batch := dropLast(s, 2)
	k := c.smaller(fromEnd(s, 2), fromEnd(s, 1))
	return []value.Value{c.columnMajor(s, t.DType), c.Out(extend(batch, k), value.Int32), c.Out(batch, value.Int32)}
}

func luFactor(name string, info bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		parts := luParts(c)
		if info {
			return c.named(name, "LU pivots info", parts...)
		}
		return c.named(name, "LU pivots", parts[:2]...)
	}
}

func oldLU(c *Call) value.Value {
	parts := luParts(c)
	if infos, _ := c.Bool("get_infos"); infos {
		return value.NewTuple(parts...)
	}
	return value.NewTuple(parts[:2]...)
}

func luUnpack(c *Call) value.Value {
	t := c.Required("LU_data")
	s, ok := c.matrices(t, "torch.lu_unpack: LU_data must have at least 2 dimensions")
	dt := either(t)
	if !ok {
		return c.named("lu_unpack", "P L U", c.lost(dt), c.lost(dt), c.lost(dt))
	}
	batch, m, n := dropLast(s, 2), fromEnd(s, 2), fromEnd(s, 1)
	k := c.smaller(m, n)
	none := value.ShapeOf(value.D(0))
	p, l, u := extend(batch, m, m), extend(batch, m, k), extend(batch, k, n)
	if yes, known := c.Bool("unpack_pivots"); known && !yes {
		p = none
	}
	if yes, known := c.Bool("unpack_data"); known && !yes {
		l, u = none, none
	}
	return c.named("lu_unpack", "P L U", c.Out(p, dt), c.Out(l, dt), c.Out(u, dt))
}

func ldlFactor(name string, info bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.matrixArg()
		s, ok := c.square(t, "torch.linalg.ldl_factor_ex", "A")
		c.floating(t, "torch.linalg.ldl_factor_ex")
		parts := []value.Value{c.lost(either(t)), c.lost(value.Int32), c.lost(value.Int32)}
		if ok {
			parts = []value.Value{c.columnMajor(s, t.DType), c.Out(dropLast(s, 1), value.Int32), c.Out(dropLast(s, 2), value.Int32)}
		}
		if info {
			return c.named(name, "LD pivots info", parts...)
		}
		return c.named(name, "LD pivots", parts[:2]...)
	}
}

// pinv swaps rows and columns; a tolerance that is a tensor broadcasts with the batch.
func pinv(c *Call) value.Value {
	t := c.matrixArg()
	s, ok := c.matrices(t, fmt.Sprintf("linalg.pinv(%s{%s}): expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble types", nameOf(t), c.shapeOf(t)))
	c.floating(t, "linalg.pinv")
	if !ok {
		return c.lost(either(t))
	}
	if h, known := c.hermitian(); known && h {
		c.square(t, "linalg.eigh", "A")
	}
	return c.Out(extend(c.withTolerance(dropLast(s, 2)), fromEnd(s, 1), fromEnd(s, 2)), t.DType)
}

func (c *Call) hermitian() (bool, bool) {
	if !c.Has("hermitian") {
		return false, true
	}
	return c.Bool("hermitian")
}

// withTolerance is the batch of a result, with the shapes of tolerances that are tensors.
func (c *Call) withTolerance(batch value.Shape) value.Shape {
	for _, name := range []string{"atol", "rtol", "rcond", "tol"} {
		if !c.Has(name) {
			continue
		}
		if tol, ok := c.Arg(name).(*value.Tensor); ok {
			batch, _ = c.BroadcastOrRefuse(batch, c.Shape(tol))
		}
	}
	return batch
}

func matrixRank(c *Call) value.Value {
	t := c.matrixArg()
	s, ok := c.matrices(t, "torch.linalg.matrix_rank: The input tensor input must have at least 2 dimensions.")
	c.floating(t, "linalg.matrix_rank")
	if !ok {
		return c.lost(value.Int64)
	}
	if h, known := c.hermitian(); known && h {
		c.square(t, "linalg.eigh", "A")
	}
	return c.Out(c.withTolerance(dropLast(s, 2)), value.Int64)
}

func geqrf(c *Call) value.Value {
	t := c.Required("input")
	s, ok := c.matrices(t, "torch.geqrf: input must have at least 2 dimensions.")
	c.floating(t, "geqrf")
	if !ok {
		return c.named("geqrf", "a tau", c.lost(either(t)), c.lost(either(t)))
	}
	k := c.smaller(fromEnd(s, 2), fromEnd(s, 1))
	return c.named("geqrf", "a tau", c.columnMajor(s, t.DType), c.Out(extend(dropLast(s, 2), k), t.DType))
}

func householder(c *Call) value.Value {
	t, tau := c.matrixArg(), c.Tensor("tau")
	s, ok := c.matrices(t, "torch.linalg.householder_product: input must have at least 2 dimensions.")
	if !ok {
		return c.lost(either(t))
	}
	c.atMost(fromEnd(s, 1), fromEnd(s, 2), "torch.linalg.householder_product: input.shape[-2] must be greater than or equal to input.shape[-1]",
		"householder_product needs at least as many rows as columns, got %s", s)
	if tau != nil && s.Known() && c.Shape(tau).Known() {
		st := c.Shape(tau)
		if st.Rank() != s.Rank()-1 {
			c.Refuse("wrong-rank", s.Bits()|st.Bits(), fmt.Sprintf("torch.linalg.householder_product: Expected tau to have one dimension less than input, but got tau.ndim equal to %d and input.ndim is equal to %d", st.Rank(), s.Rank()),
				"householder_product: tau of %s for %s", st, s)
		} else {
			c.atMost(fromEnd(st, 1), fromEnd(s, 1), "torch.linalg.householder_product: input.shape[-1] must be greater than or equal to tau.shape[-1]",
				"householder_product: %s reflections for %s", fromEnd(st, 1), s)
		}
	}
	return c.columnMajor(s, t.DType)
}

// atMost is DemandLess with a ready message.
func (c *Call) atMost(a, b value.Dim, torch, format string, args ...any) bool {
	return c.DemandLess(a, b, func() *value.Fault {
		return &value.Fault{Kind: "invalid-size", Torch: torch, Message: fmt.Sprintf(format, args...)}
	})
}

// lowRank approximates by q singular values.
func lowRank(c *Call) value.Value {
	t := c.matrixArg()
	s, ok := c.AtLeast(t, 2, "rows", "columns")
	if !ok {
		if t != nil {
			c.RefuseAs("ValueError", "wrong-rank", s.Bits(), "not enough values to unpack (expected 2, got 1)", "%s needs a matrix, got %s", c.Short(), s)
		}
		return value.NewTuple(c.lost(either(t)), c.lost(either(t)), c.lost(either(t)))
	}
	batch, m, n := dropLast(s, 2), fromEnd(s, 2), fromEnd(s, 1)
	k := c.smaller(m, n)
	q, given := c.Dim("q")
	switch {
	case given && c.Short() == "pca_lowrank":
		c.DemandLess(q, k, func() *value.Fault {
			return &value.Fault{Kind: "invalid-argument", Exception: "ValueError", Message: fmt.Sprintf("pca_lowrank: q = %s, but the matrix is %s by %s", q, m, n)}
		})
		k = q
	case given:
		k = c.smaller(q, k)
	case c.IsNone("q"):
		k = c.smaller(value.D(6), k)
	default:
		k = noDim
	}
	return value.NewTuple(c.Out(extend(batch, m, k), t.DType), c.Out(extend(batch, k), t.DType.ToReal()), c.Out(extend(batch, n, k), t.DType))
}
