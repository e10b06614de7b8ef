package torch

import (
	"fmt"
	"math"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the functions of one tensor, element by element.
// https://pytorch.org/docs/stable/torch.html#pointwise-ops

// unaryOp describes an elementwise function of one operand.
type unaryOp struct {
	// names without prefix, aliases after blanks: "abs absolute".
	names  string
	result resultKind
	params string // further parameters: "decimals=0, "
	// inPlace: NAME_ exists; method: Tensor.NAME exists.
	inPlace, method bool
	kernel          string
	bad             func(value.DType) bool
	floats          func(float64) float64
	// toReal: a complex operand gives its real type.
	toReal bool
	check  func(c *Call, t *value.Tensor) bool
}

// mathOp is a function that turns integers into floats.
func mathOp(names string, complexToo bool, f func(float64) float64) *unaryOp {
	op := &unaryOp{names: names, result: floatResult, inPlace: true, method: true, floats: f}
	if !complexToo {
		op.bad, op.kernel = isComplex, "unary"
	}
	return op
}

func keepOp(names string, bad func(value.DType) bool, kernel string, f func(float64) float64) *unaryOp {
	return &unaryOp{names: names, bad: bad, kernel: kernel, inPlace: true, method: true, floats: f}
}

func testOp(names string, bad func(value.DType) bool, f func(float64) bool) *unaryOp {
	return &unaryOp{names: names, result: boolResult, method: true, bad: bad, kernel: "test", floats: func(x float64) float64 {
		if f(x) {
			return 1
		}
		return 0
	}}
}

var unaryOps = []*unaryOp{
	mathOp("acos arccos", true, math.Acos), mathOp("acosh arccosh", true, math.Acosh), mathOp("asin arcsin", true, math.Asin),
	mathOp("asinh arcsinh", true, math.Asinh), mathOp("atan arctan", true, math.Atan), mathOp("atanh arctanh", true, math.Atanh),
	mathOp("cos", true, math.Cos), mathOp("cosh", true, math.Cosh), mathOp("sin", true, math.Sin), mathOp("sinh", true, math.Sinh),
	mathOp("tan", true, math.Tan), mathOp("exp", true, math.Exp), mathOp("exp2", true, math.Exp2), mathOp("expm1", true, math.Expm1),
	mathOp("log", true, math.Log), mathOp("log10", true, math.Log10), mathOp("log1p", true, math.Log1p), mathOp("log2", true, math.Log2),
	mathOp("sqrt", true, math.Sqrt), mathOp("rsqrt", true, func(x float64) float64 { return 1 / math.Sqrt(x) }),
	mathOp("reciprocal", true, func(x float64) float64 { return 1 / x }), mathOp("sinc", true, nil),
	mathOp("sigmoid", true, func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }), mathOp("tanh", true, math.Tanh),
	mathOp("deg2rad", false, func(x float64) float64 { return x * (math.Pi / 180) }), mathOp("rad2deg", false, func(x float64) float64 { return x * (180 / math.Pi) }),
	mathOp("erf", false, math.Erf), mathOp("erfc", false, math.Erfc), mathOp("erfinv", false, math.Erfinv),
	mathOp("digamma", false, nil), mathOp("lgamma", false, nil), mathOp("i0", false, nil),
	{names: "logit", result: floatResult, check: checkEps, inPlace: true, method: true, bad: isComplex, kernel: "logit_cpu", params: "eps=None, "},
	{names: "mvlgamma", result: floatResult, check: checkGamma, inPlace: true, method: true, bad: isComplex, kernel: "mvlgamma", params: "p, "},

	keepOp("ceil", boolOrComplex, "ceil_vml_cpu", math.Ceil), keepOp("floor", boolOrComplex, "floor_vml_cpu", math.Floor),
	keepOp("trunc fix", boolOrComplex, "trunc_vml_cpu", math.Trunc),
	{names: "round", check: checkDecimals, bad: boolOrComplex, kernel: "round_vml_cpu", inPlace: true, method: true, params: "*, decimals=0, "},
	keepOp("frac", func(d value.DType) bool { return !d.IsFloat() }, "frac_vml_cpu", func(x float64) float64 { return x - math.Trunc(x) }),
	{names: "abs absolute", bad: isBool, kernel: "abs_cpu", inPlace: true, method: true, toReal: true, floats: math.Abs},
	{names: "neg negative", check: checkNegation, inPlace: true, method: true, floats: func(x float64) float64 { return -x }},
	{names: "positive", check: checkPositive, method: true, floats: func(x float64) float64 { return x }},
	keepOp("sign", isComplex, "sign_cpu", signOf), keepOp("sgn", never, "", signOf),
	keepOp("square", never, "", func(x float64) float64 { return x * x }),
	keepOp("bitwise_not", notInteger, "bitwise_not_cpu", nil),
	keepOp("conj_physical", never, "", nil),
	{names: "nan_to_num", inPlace: true, method: true, params: "nan=0.0, posinf=None, neginf=None, "},
	{names: "angle", result: floatResult, method: true, toReal: true},

	{names: "logical_not", result: boolResult, inPlace: true, method: true, floats: func(x float64) float64 { return float64(btoi(x == 0)) }},
	testOp("isfinite", never, func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }),
	testOp("isinf", never, func(x float64) bool { return math.IsInf(x, 0) }), testOp("isnan", never, math.IsNaN),
	testOp("isneginf", isComplex, func(x float64) bool { return math.IsInf(x, -1) }), testOp("isposinf", isComplex, func(x float64) bool { return math.IsInf(x, 1) }),
	testOp("isreal", never, func(float64) bool { return true }), testOp("signbit", isComplex, math.Signbit),
}

// specialOps are the functions of torch.special that are not elsewhere:
// https://pytorch.org/docs/stable/special.html
const specialOps = `airy_ai bessel_j0 bessel_j1 bessel_y0 bessel_y1 entr erfcx gammaln i0e i1 i1e log_ndtr
	modified_bessel_i0 modified_bessel_i1 modified_bessel_k0 modified_bessel_k1 ndtr ndtri psi
	scaled_modified_bessel_k0 scaled_modified_bessel_k1 spherical_bessel_j0 digamma erf erfc erfinv i0`

// specialComplex are those that take complex tensors.
const specialComplex = "exp2 expit expm1 log1p sinc"

// specialBinary are those of two operands, either of which may be a number.
const specialBinary = `chebyshev_polynomial_t chebyshev_polynomial_u chebyshev_polynomial_v chebyshev_polynomial_w hermite_polynomial_h
	hermite_polynomial_he laguerre_polynomial_l legendre_polynomial_p shifted_chebyshev_polynomial_t shifted_chebyshev_polynomial_u
	shifted_chebyshev_polynomial_v shifted_chebyshev_polynomial_w xlog1py xlogy zeta`

func signOf(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return x
}

func unaryRules() []Rule {
	var out []Rule
	for _, op := range unaryOps {
		if op.names == "positive" {
			out = append(out, Rule{"torch.positive Tensor.positive", "(input)", func(c *Call) value.Value { return op.eval(c, false) }})
			continue
		}
		eval := func(c *Call) value.Value { return op.eval(c, false) }
		in := func(c *Call) value.Value { return op.eval(c, true) }
		params := "*, out=None)"
		if len(op.params) > 2 && op.params[:2] == "*," {
			params = "out=None)"
		}
		for name := range fields(op.names) {
			names := "torch." + name
			if op.method {
				names += " Tensor." + name
			}
			out = append(out, Rule{names, "(input, " + op.params + params, eval})
			if op.inPlace {
				out = append(out, Rule{"Tensor." + name + "_ torch." + name + "_", "(input, " + op.params + ")", in})
			}
		}
	}
	out = append(out, specialRules(specialOps, mathOp("", false, nil))...)
	out = append(out, specialRules(specialComplex, mathOp("", true, nil))...)
	two := &binaryOp{result: floatResult, kernel: "special", bad: isComplex}
	for name := range fields(specialBinary) {
		out = append(out, Rule{"torch.special." + name, "(input, other, *, out=None)", func(c *Call) value.Value {
			return two.eval(c, c.Arg("input"), c.Arg("other"), false)
		}})
	}
	return append(out, plainRules...)
}

func specialRules(names string, op *unaryOp) []Rule {
	var out []Rule
	for name := range fields(names) {
		out = append(out, Rule{"torch.special." + name, "(input, *, out=None)", func(c *Call) value.Value { return op.eval(c, false) }})
	}
	return out
}

// plainRules are single functions with a shape of their own.
var plainRules = []Rule{
	{"torch.special.logit", "(input, eps=None, *, out=None)", func(c *Call) value.Value { return unaryNamed("logit").eval(c, false) }},
	{"torch.special.round", "(input, *, decimals=0, out=None)", func(c *Call) value.Value {
		return (&unaryOp{bad: func(d value.DType) bool { return !d.IsFloat() }, kernel: "round_vml_cpu"}).eval(c, false)
	}},
	{"torch.special.multigammaln", "(a, p, *, out=None)", polygamma("a", false)},
	{"torch.special.gammainc torch.special.gammaincc torch.igamma torch.igammac Tensor.igamma Tensor.igammac", "(input, other, *, out=None)", func(c *Call) value.Value {
		return (&binaryOp{numbers: tensorsOnly, kernel: "igamma", bad: notReal}).eval(c, c.Arg("input"), c.Arg("other"), false)
	}},
	{"torch.polygamma torch.special.polygamma", "(n, input, *, out=None)", polygamma("input", false)},
	{"Tensor.polygamma", "(input, n)", polygamma("input", false)},
	{"Tensor.polygamma_", "(input, n)", polygamma("input", true)},
	{"torch.conj Tensor.conj torch.resolve_conj Tensor.resolve_conj torch.resolve_neg Tensor.resolve_neg", "(input)", alias},
	{"torch.complex", "(real, imag, *, out=None)", makeComplex},
	{"torch.polar", "(abs, angle, *, out=None)", makeComplex},
	{"torch.is_nonzero Tensor.is_nonzero", "(input)", isNonzero},
}

// eval is the function on its operand.
func (op *unaryOp) eval(c *Call, inplace bool) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	return op.on(c, t, inplace)
}

// on is the function on a tensor.
func (op *unaryOp) on(c *Call, t *value.Tensor, inplace bool) value.Value {
	result := t.DType
	switch op.result {
	case floatResult:
		result = c.floated(result)
	case boolResult:
		result = value.BoolType
	}
	ok := op.check == nil || op.check(c, t)
	if ok && op.bad != nil {
		ok = !c.unsupported(t, op.kernel, op.bad)
	}
	if ok && !inplace {
		ok = op.ownType(c, t, result)
	}
	if op.toReal && !inplace {
		result = result.ToReal()
	}
	if op.names == "square" && result == value.BoolType {
		result = value.Int64 // it is a power: pow(x, 2)
	}
	if op.names == "conj_physical" && ok && !inplace && t.DType != value.NoDType && !t.DType.IsComplex() {
		return c.delivered(t)
	}
	if op.names == "positive" && ok {
		return t
	}
	k := op.contents(c, t, result)
	if inplace {
		if ok && op.toReal && t.DType.IsComplex() {
			c.Refuse("mismatched-dtype", t.Bits, fmt.Sprintf("In-place %s is not supported for complex tensors.", c.Short()),
				"%s does not work in place on complex tensors", c.Short())
		} else if ok && op.result == floatResult || op.names == "square" {
			ok = c.fits(t, result)
		}
		if !ok {
			return t
		}
		return c.overwritten(t, c.converted(k, t.DType))
	}
	out := c.LikeLayout(t, result)
	describe(c, out, operand{t: t})
	if k != nil {
		out.SetContents(k)
	}
	switch {
	case op.names == "sigmoid":
		out.Role = value.Sigmoids
	case op.names == "log" && t.Role == value.Probabilities:
		out.Role = value.LogProbs
	}
	if c.sig != nil {
		return c.delivered(out)
	}
	return out
}

// ownType refuses an out tensor of another dtype where the operation does not convert.
func (op *unaryOp) ownType(c *Call, t *value.Tensor, result value.DType) bool {
	if c.sig == nil || !c.Has("out") || op.result == floatResult || op.names == "logical_not" || op.names == "square" || op.toReal && t.DType.IsComplex() {
		return true
	}
	o := asTensor(c.Arg("out"))
	if o == nil || o.DType == value.NoDType || result == value.NoDType || o.DType == result {
		return true
	}
	c.Refuse("mismatched-dtype", t.Bits|o.Bits, fmt.Sprintf("Found dtype %s but expected %s", scalarName(o.DType), scalarName(result)), "%s gives %s, but out is %s", c.Short(), result, o.DType)
	return false
}

// contents computes the function on known contents.
func (op *unaryOp) contents(c *Call, t *value.Tensor, result value.DType) *value.Contents {
	k := t.Contents()
	if k == nil || result == value.NoDType || contentsLen(k) > value.MaxContents {
		return nil
	}
	f := op.floats
	switch op.names {
	case "neg negative", "positive", "abs absolute", "square":
		if k.Ints != nil {
			return op.onSizes(c, k, result)
		}
	case "round":
		if f = roundEven(c); f == nil {
			return nil
		}
	case "bitwise_not":
		return invert(c, k, t.DType)
	}
	if f == nil {
		return nil
	}
	if k.Ints != nil && !result.IsFloat() && result != value.BoolType {
		switch op.names {
		case "ceil", "floor", "trunc fix", "round":
			return k
		}
	}
	in := c.converted(k, value.Float64)
	if in == nil {
		return nil
	}
	out := &value.Contents{}
	for _, x := range in.Floats {
		y := f(x)
		if result.IsFloat() {
			out.Floats = append(out.Floats, y)
		} else {
			out.Ints = append(out.Ints, value.D(int64(y)))
		}
	}
	if result.IsFloat() {
		return rounded(out, result)
	}
	return out
}

// onSizes is the arithmetic on integers, which may be symbolic.
func (op *unaryOp) onSizes(c *Call, k *value.Contents, result value.DType) *value.Contents {
	out := &value.Contents{Ints: make([]value.Dim, len(k.Ints))}
	for i, d := range k.Ints {
		switch op.names {
		case "neg negative":
			d = d.MulInt(-1)
		case "abs absolute":
			d = d.Max(d.MulInt(-1))
		case "square":
			d = d.Mul(d)
		}
		if !c.inRange(d, result) {
			return nil
		}
		out.Ints[i] = d
	}
	return out
}

func invert(c *Call, k *value.Contents, dt value.DType) *value.Contents {
	out := &value.Contents{Ints: make([]value.Dim, len(k.Ints))}
	for i, d := range k.Ints {
		if d = d.MulInt(-1).AddInt(-1); dt == value.BoolType {
			d = d.AddInt(2)
		}
		if !c.inRange(d, dt) {
			return nil
		}
		out.Ints[i] = d
	}
	return out
}

// roundEven is torch.round; nil if the decimals are not known or not 0.
func roundEven(c *Call) func(float64) float64 {
	if c.sig != nil && c.Has("decimals") {
		if k, ok := c.Int("decimals"); !ok || k != 0 {
			return nil
		}
	}
	return math.RoundToEven
}

func checkNegation(c *Call, t *value.Tensor) bool {
	if t.DType != value.BoolType {
		return true
	}
	c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits,
		"Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
		"%s: a bool tensor has no negative; use ~ or logical_not", c.Short())
	return false
}

// checkDecimals: integers can't be rounded to decimals.
func checkDecimals(c *Call, t *value.Tensor) bool {
	if c.sig == nil || !c.Has("decimals") || !t.DType.IsInteger() {
		return true
	}
	if k, ok := c.Int("decimals"); ok && k != 0 {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits, fmt.Sprintf("\"round_cpu\" not implemented for '%s'", scalarName(t.DType)), "round with decimals does not work on %s tensors", t.DType)
		return false
	}
	return true
}

// checkEps refuses an eps that is no number.
func checkEps(c *Call, _ *value.Tensor) bool {
	if c.sig == nil || !c.Has("eps") || c.IsNone("eps") {
		return true
	}
	if _, ok := c.scalarType("eps"); !ok {
		c.BadType("eps", "float", c.Arg("eps"))
		return false
	}
	return true
}

func checkGamma(c *Call, t *value.Tensor) bool {
	if t.DType == value.BoolType {
		c.Refuse("mismatched-dtype", t.Bits, "The input tensor may not be a boolean tensor.", "%s does not work on bool tensors", c.Short())
		return false
	}
	return true
}

func checkPositive(c *Call, t *value.Tensor) bool {
	if t.DType != value.BoolType {
		return true
	}
	c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits, "The `+` operator, on a bool tensor is not supported.",
		"%s does not work on bool tensors", c.Short())
	return false
}

// Unary evaluates a Python operator "-", "+" or "~" on a tensor. nil: it raised.
func Unary(w *value.World, op string, x *value.Tensor) value.Value {
	c := &Call{World: w, Name: op}
	name := map[string]string{"-": "neg negative", "+": "positive", "~": "bitwise_not"}[op]
	return c.run("", func(c *Call) value.Value {
		if op == "~" && x.DType != value.NoDType && notInteger(x.DType) {
			msg := "~ (operator.invert) is only implemented on integer and Boolean-type tensors"
			c.RefuseAs("TypeError", "mismatched-dtype", x.Bits, msg, "~: only integer and bool tensors can be inverted, got %s", x.DType)
			return c.Like(x)
		}
		return unaryNamed(name).on(c, x, false)
	})
}

func unaryNamed(names string) *unaryOp {
	for _, u := range unaryOps {
		if u.names == names {
			return u
		}
	}
	return nil
}

func polygamma(name string, inplace bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.Required(name)
		if t == nil {
			return nil
		}
		return mathOp("", false, nil).on(c, t, inplace)
	}
}

// alias is a function that gives its operand back as a view.
func alias(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	return c.aliasOf(t)
}

// aliasOf is a view of the whole tensor.
func (c *Call) aliasOf(t *value.Tensor) *value.Tensor {
	out := inherit(c.View(t, c.Shape(t), c.Strides(t)), t)
	out.LayoutUnknown = t.LayoutUnknown
	if k := t.Contents(); k != nil {
		out.SetContents(k)
	}
	return out
}

// makeComplex is torch.complex and torch.polar.
func makeComplex(c *Call) value.Value {
	first, second := "real", "imag"
	if c.Short() == "polar" {
		first, second = "abs", "angle"
	}
	a, b := c.Required(first), c.Required(second)
	if a == nil || b == nil {
		return c.UnknownTensor(value.NoDType)
	}
	for _, t := range []*value.Tensor{a, b} {
		if t.DType != value.NoDType && !t.DType.IsFloat() {
			c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits, "Expected both inputs to be Half, Float or Double tensors", "%s wants float tensors, got %s", c.Short(), t.DType)
		}
	}
	if a.DType != value.NoDType && b.DType != value.NoDType && a.DType != b.DType {
		c.Refuse("mismatched-dtype", a.Bits|b.Bits, fmt.Sprintf("Expected object of scalar type %s but got scalar type %s for second argument", scalarName(a.DType), scalarName(b.DType)),
			"%s wants two tensors of one dtype, got %s and %s", c.Short(), a.DType, b.DType)
	}
	s, _ := c.broadcastOperands(operand{t: a}, operand{t: b})
	dt := a.DType
	if dt != value.NoDType {
		dt = dt.ToComplex()
	}
	out := c.Out(s, dt)
	c.elementwiseLayout(out, a, b)
	describe(c, out, operand{t: a}, operand{t: b})
	return c.delivered(out)
}

func isNonzero(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownOf("bool", "truth of a tensor")
	}
	if k := t.Contents(); k != nil && contentsLen(k) == 1 {
		if b := c.toBools(k); b != nil {
			return value.Bool(b.Ints[0].Is(1))
		}
	}
	return c.UnknownOf("bool", "truth of a tensor")
}
