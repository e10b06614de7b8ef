package torch

import (
	"fmt"
	"math"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the operations on two tensors element by element, and
// Python's operators. https://pytorch.org/docs/stable/torch.html#math-operations

func elementwiseRules() []Rule {
	return slices.Concat(binaryRules(), unaryRules(), ternaryRules)
}

var elementwiseLayers = []Layer{}

// resultKind says how the dtype of the result follows from the common one.
type resultKind uint8

const (
	sameResult   resultKind = iota
	floatResult             // integers become floats
	boolResult              // a comparison
	doubleResult            // float64 or complex128
)

// operandKind says where Python numbers are legal.
type operandKind uint8

const (
	anyNumbers  operandKind = iota // on either side
	rightNumber                    // on the right only
	tensorsOnly                    // nowhere
)

// binaryOp describes an elementwise operation of two operands.
type binaryOp struct {
	// names without prefix: "sub subtract".
	names string
	// symbol is Python's operator, "" if there is none.
	symbol   string
	numbers  operandKind
	result   resultKind
	function bool // torch.NAME exists
	method   bool // Tensor.NAME exists
	inPlace  bool // Tensor.NAME_ exists
	// extra are further keyword parameters.
	extra string
	// kernel is the name in torch's message of a dtype that is not implemented, and
	// bad tells which common dtypes that are.
	kernel string
	bad    func(value.DType) bool
	// check is a further check; false after a refusal.
	check  func(c *Call, l, r operand) bool
	ints   onInts
	floats onFloats
}

func never(value.DType) bool       { return false }
func isComplex(d value.DType) bool { return d.IsComplex() }
func boolOrComplex(d value.DType) bool {
	return d == value.BoolType || d.IsComplex()
}
func notInteger(d value.DType) bool      { return !d.IsInteger() && d != value.BoolType }
func notPlainInteger(d value.DType) bool { return !d.IsInteger() }

var binaryOps = []*binaryOp{
	{names: "add", symbol: "+", function: true, method: true, inPlace: true, extra: "alpha=1", check: checkAlpha, ints: intAdd,
		floats: func(a, b float64) float64 { return a + b }},
	{names: "sub subtract", symbol: "-", function: true, method: true, inPlace: true, extra: "alpha=1", check: checkSub, ints: intSub,
		floats: func(a, b float64) float64 { return a - b }},
	{names: "mul multiply", symbol: "*", function: true, method: true, inPlace: true, ints: intMul,
		floats: func(a, b float64) float64 { return a * b }},
	{names: "div divide true_divide", symbol: "/", function: true, method: true, inPlace: true, extra: "rounding_mode=None", check: checkRounding,
		result: floatResult, floats: func(a, b float64) float64 { return a / b }},
	{names: "floor_divide", symbol: "//", function: true, method: true, inPlace: true, kernel: "div_floor_cpu", bad: boolOrComplex,
		check: checkZeroDivision, ints: intFloorDiv, floats: func(a, b float64) float64 { return math.Floor(a / b) }},
	{names: "remainder", symbol: "%", function: true, method: true, inPlace: true, kernel: "remainder_cpu", bad: boolOrComplex,
		check: checkZeroDivision, ints: intMod, floats: floatMod},
	{names: "pow", symbol: "**", function: true, method: true, inPlace: true, kernel: "pow", bad: isBool, check: checkPower,
		ints: intPow, floats: math.Pow},
	{names: "bitwise_and", symbol: "&", function: true, method: true, inPlace: true, kernel: "bitwise_and_cpu", bad: notInteger,
		ints: constInts(func(a, b int64) int64 { return a & b })},
	{names: "bitwise_or", symbol: "|", function: true, method: true, inPlace: true, kernel: "bitwise_or_cpu", bad: notInteger,
		ints: constInts(func(a, b int64) int64 { return a | b })},
	{names: "bitwise_xor", symbol: "^", function: true, method: true, inPlace: true, kernel: "bitwise_xor_cpu", bad: notInteger,
		ints: constInts(func(a, b int64) int64 { return a ^ b })},
	{names: "bitwise_left_shift", symbol: "<<", function: true, method: true, inPlace: true, kernel: "lshift_cpu", bad: notPlainInteger,
		ints: constInts(intShiftLeft)},
	{names: "bitwise_right_shift", symbol: ">>", function: true, method: true, inPlace: true, kernel: "rshift_cpu", bad: notPlainInteger,
		ints: constInts(intShiftRight)},
	{names: "eq", symbol: "==", numbers: rightNumber, result: boolResult, function: true, method: true, inPlace: true, ints: intEqual,
		floats: floatBool(func(a, b float64) bool { return a == b })},
	{names: "ne not_equal", symbol: "!=", numbers: rightNumber, result: boolResult, function: true, method: true, inPlace: true, ints: intDiffer,
		floats: floatBool(func(a, b float64) bool { return a != b })},
	{names: "lt less", symbol: "<", numbers: rightNumber, result: boolResult, function: true, method: true, inPlace: true, kernel: "lt_cpu", bad: isComplex,
		ints: intLess, floats: floatBool(func(a, b float64) bool { return a < b })},
	{names: "le less_equal", symbol: "<=", numbers: rightNumber, result: boolResult, function: true, method: true, inPlace: true, kernel: "le_cpu", bad: isComplex,
		ints: intLessEq, floats: floatBool(func(a, b float64) bool { return a <= b })},
	{names: "gt greater", symbol: ">", numbers: rightNumber, result: boolResult, function: true, method: true, inPlace: true, kernel: "gt_cpu", bad: isComplex,
		ints: intGreater, floats: floatBool(func(a, b float64) bool { return a > b })},
	{names: "ge greater_equal", symbol: ">=", numbers: rightNumber, result: boolResult, function: true, method: true, inPlace: true, kernel: "ge_cpu", bad: isComplex,
		ints: intGreaterEq, floats: floatBool(func(a, b float64) bool { return a >= b })},

	{names: "rsub", numbers: rightNumber, function: true, extra: "alpha=1", check: checkSub,
		ints:   func(_ *Call, a, b value.Dim) (value.Dim, bool) { return b.Sub(a), true },
		floats: func(a, b float64) float64 { return b - a }},
	{names: "fmod", numbers: rightNumber, function: true, method: true, inPlace: true, kernel: "fmod_cpu", bad: boolOrComplex, floats: math.Mod},
	{names: "float_power", result: doubleResult, function: true, method: true, inPlace: true},
	{names: "maximum", numbers: tensorsOnly, function: true, method: true, kernel: "maximum", bad: isComplex, ints: intMax, floats: floatMax},
	{names: "minimum", numbers: tensorsOnly, function: true, method: true, kernel: "minimum", bad: isComplex, ints: intMin, floats: floatMin},
	{names: "fmax", numbers: tensorsOnly, function: true, method: true, kernel: "fmax", bad: isComplex},
	{names: "fmin", numbers: tensorsOnly, function: true, method: true, kernel: "fmin", bad: isComplex},
	{names: "atan2 arctan2", numbers: tensorsOnly, result: floatResult, function: true, method: true, inPlace: true, kernel: "atan2_cpu", bad: isComplex},
	{names: "hypot", numbers: tensorsOnly, function: true, method: true, inPlace: true, kernel: "hypot_cpu", bad: notReal},
	{names: "copysign", numbers: rightNumber, result: floatResult, function: true, method: true, inPlace: true, kernel: "copysign_cpu", bad: isComplex},
	{names: "logaddexp", numbers: tensorsOnly, function: true, method: true, kernel: "logaddexp_cpu", bad: notFloating},
	{names: "logaddexp2", numbers: tensorsOnly, function: true, method: true, kernel: "logaddexp2_cpu", bad: notReal},
	{names: "xlogy", result: floatResult, function: true, method: true, inPlace: true, kernel: "xlogy_cpu", bad: isComplex},
	{names: "logical_and", numbers: tensorsOnly, result: boolResult, function: true, method: true, inPlace: true,
		ints: constInts(func(a, b int64) int64 { return btoi(a != 0 && b != 0) })},
	{names: "logical_or", numbers: tensorsOnly, result: boolResult, function: true, method: true, inPlace: true,
		ints: constInts(func(a, b int64) int64 { return btoi(a != 0 || b != 0) })},
	{names: "logical_xor", numbers: tensorsOnly, result: boolResult, function: true, method: true, inPlace: true,
		ints: constInts(func(a, b int64) int64 { return btoi((a != 0) != (b != 0)) })},
	{names: "isclose", numbers: tensorsOnly, result: boolResult, function: true, method: true, check: checkSameType},
	{names: "heaviside", numbers: tensorsOnly, function: true, method: true, inPlace: true, kernel: "heaviside_cpu", bad: isComplex, check: checkSameType},
	{names: "gcd", numbers: tensorsOnly, function: true, method: true, inPlace: true, kernel: "gcd_cpu", bad: notPlainInteger},
	{names: "lcm", numbers: tensorsOnly, function: true, method: true, inPlace: true, kernel: "lcm_cpu", bad: notPlainInteger},
	{names: "nextafter", numbers: tensorsOnly, function: true, method: true, inPlace: true, kernel: "nextafter_cpu", bad: notReal},
	{names: "ldexp", numbers: tensorsOnly, result: floatResult, function: true, method: true, inPlace: true},
}

func btoi(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// binaryParams are parameters that some operations have beside the operands.
var binaryParams = map[string]string{
	"isclose": "rtol=1e-05, atol=1e-08, equal_nan=False, ",
}

// binaryNames are the names of the second operand where it is not "other".
var binaryNames = map[string]string{"pow": "exponent", "float_power": "exponent", "heaviside": "values"}

// binaryRules makes the rows of the functions, methods and in-place methods. Of old, the factor of add and sub may stand before
// what it multiplies: tools/autograd/deprecated.yaml.
func binaryRules() []Rule {
	var out []Rule
	for _, op := range binaryOps {
		first, _, _ := cutField(op.names)
		second := binaryNames[first]
		if second == "" {
			second = "other"
		}
		params := "(input, " + second + ", " + binaryParams[first] + "*, "
		if op.extra != "" {
			params += op.extra + ", "
		}
		eval := func(c *Call) value.Value { return op.eval(c, c.Arg("input"), c.Arg(second), false) }
		in := func(c *Call) value.Value { return op.eval(c, c.Arg("input"), c.Arg(second), true) }
		for name := range fields(op.names) {
			names := ""
			if op.function {
				names = "torch." + name
			}
			if op.method {
				names += " Tensor." + name
			}
			last := "out=None)"
			if first == "isclose" || first == "rsub" {
				last = ")"
			}
			scaled, scaledInPlace := "", ""
			if name == "add" || name == "sub" {
				scaled, scaledInPlace = " | (input, alpha, other, *, out=None)", " | (input, alpha, other)"
			}
			out = append(out, Rule{names, params + last + scaled, eval})
			if op.inPlace {
				out = append(out, Rule{"Tensor." + name + "_", params + ")" + scaledInPlace, in})
			}
		}
	}
	return append(out, dunderRules()...)
}

func cutField(s string) (first, rest string, more bool) {
	for f := range fields(s) {
		return f, "", true
	}
	return "", "", false
}

// operatorMethods are the special methods behind Python's operators.
var operatorMethods = []struct{ name, symbol string }{
	{"add", "+"}, {"sub", "-"}, {"mul", "*"}, {"truediv", "/"}, {"floordiv", "//"}, {"mod", "%"}, {"pow", "**"},
	{"and", "&"}, {"or", "|"}, {"xor", "^"}, {"lshift", "<<"}, {"rshift", ">>"},
	{"eq", "=="}, {"ne", "!="}, {"lt", "<"}, {"le", "<="}, {"gt", ">"}, {"ge", ">="},
}

func dunderRules() []Rule {
	var out []Rule
	for _, m := range operatorMethods {
		out = append(out, Rule{"Tensor.__" + m.name + "__", "(input, other)", func(c *Call) value.Value {
			return binary(c.World, m.symbol, c.Arg("input"), c.Arg("other"), false)
		}})
		if len(m.name) == 2 { // comparisons are their own mirror
			continue
		}
		out = append(out, Rule{"Tensor.__r" + m.name + "__", "(input, other)", func(c *Call) value.Value {
			return binary(c.World, m.symbol, c.Arg("other"), c.Arg("input"), false)
		}}, Rule{"Tensor.__i" + m.name + "__", "(input, other)", func(c *Call) value.Value {
			return binary(c.World, m.symbol, c.Arg("input"), c.Arg("other"), true)
		}})
	}
	return append(out,
		Rule{"Tensor.__abs__", "(input)", func(c *Call) value.Value { return unaryNamed("abs absolute").eval(c, false) }},
		Rule{"Tensor.__neg__", "(input)", func(c *Call) value.Value { return unaryOperator(c, "-") }},
		Rule{"Tensor.__pos__", "(input)", func(c *Call) value.Value { return unaryOperator(c, "+") }},
		Rule{"Tensor.__invert__", "(input)", func(c *Call) value.Value { return unaryOperator(c, "~") }})
}

func unaryOperator(c *Call, op string) value.Value {
	if t := c.Required("input"); t != nil {
		return Unary(c.World, op, t)
	}
	return nil
}

// operatorOf finds the operation behind a Python operator.
func operatorOf(symbol string) *binaryOp {
	for _, op := range binaryOps {
		if op.symbol == symbol {
			return op
		}
	}
	return nil
}

// Binary evaluates a Python operator of which at least one operand is a tensor;
// inplace for an augmented assignment. nil: it raised.
func Binary(w *value.World, op string, l, r value.Value, inplace bool) value.Value {
	if op == "@" {
		return matmulOperator(&Call{World: w, Name: op}, l, r)
	}
	return binary(w, op, l, r, inplace)
}

func binary(w *value.World, op string, l, r value.Value, inplace bool) value.Value {
	c := &Call{World: w, Name: op}
	b := operatorOf(op)
	if b == nil {
		return c.Unknown("operator " + op)
	}
	_, lok := operandOf(l)
	_, rok := operandOf(r)
	if !lok || !rok {
		return c.run("", func(c *Call) value.Value { return c.foreignOperand(b, l, r) })
	}
	if !inplace || asTensor(l) == nil {
		if b.result == boolResult && asTensor(l) == nil {
			l, r, b = r, l, operatorOf(mirrored[op])
		}
		c.vals = []value.Value{l, r}
		c.opName = opNameOf(op, l)
		return c.run("", func(c *Call) value.Value { return b.eval(c, c.vals[0], c.vals[1], false) })
	}
	c.Name = op + "="
	return c.run("", func(c *Call) value.Value { return b.eval(c, l, r, true) })
}

// opNameOf is the name under which autocast knows an operator.
func opNameOf(op string, left value.Value) string {
	switch {
	case op == "**":
		return "__pow__"
	case op == "/" && asTensor(left) == nil:
		return "__rtruediv__"
	}
	return ""
}

// mirrored are the comparisons with the sides exchanged.
var mirrored = map[string]string{"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}

func matmulOperator(c *Call, l, r value.Value) value.Value {
	for _, v := range []value.Value{l, r} {
		switch v.(type) {
		case *value.Tensor, value.Unknown, *value.Alt, *value.Instance:
		default:
			return c.run("", func(c *Call) value.Value { return c.unsupportedOperands(l, r) })
		}
	}
	if rule := Lookup("torch.matmul"); rule != nil {
		return rule.Evaluate(c.World, &value.Args{World: c.World, Pos: []value.Value{l, r}})
	}
	return c.Unknown("matmul")
}

// foreignOperand is an operator between a tensor and something that is neither
// tensor nor number.
func (c *Call) foreignOperand(op *binaryOp, l, r value.Value) value.Value {
	switch op.symbol {
	case "==":
		return value.Bool(false)
	case "!=":
		return value.Bool(true)
	}
	other, t := l, asTensor(r)
	if t == nil {
		other, t = r, asTensor(l)
	}
	switch other.(type) {
	case value.Str, *value.List, *value.Tuple, value.Bytes:
		// A sequence times an integer tensor of one element is repetition.
		if op.symbol == "*" && asTensor(r) == t && (t.DType == value.NoDType || !notInteger(t.DType)) {
			return c.Unknown("repetition by a tensor")
		}
	case value.NoneType, *value.Dict, *value.Set:
	default:
		return c.Unknown("operator on " + other.TypeName())
	}
	return c.unsupportedOperands(l, r)
}

func (c *Call) unsupportedOperands(l, r value.Value) value.Value {
	msg := fmt.Sprintf("unsupported operand type(s) for %s: '%s' and '%s'", c.Name, l.TypeName(), r.TypeName())
	if mirrored[c.Name] != "" {
		msg = fmt.Sprintf("'%s' not supported between instances of '%s' and '%s'", c.Name, l.TypeName(), r.TypeName())
	}
	c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s", msg)
	return c.Unknown("wrong operands")
}

// binaryOperand reads an operand, refusing what the operation does not take there.
func (c *Call) binaryOperand(name string, v value.Value, number bool) (operand, bool) {
	o, ok := operandOf(v)
	if _, open := v.(value.SymBool); open && !number { // see Call.Tensor
		return operand{unknown: true}, true
	}
	if !ok || o.t == nil && !o.unknown && !number {
		if v == nil {
			v = value.None
		}
		c.BadType(name, "Tensor", v)
		return o, false
	}
	return o, true
}

// eval is the operation on two operands.
func (op *binaryOp) eval(c *Call, lv, rv value.Value, inplace bool) value.Value {
	l, ok1 := c.binaryOperand("input", lv, op.numbers == anyNumbers)
	r, ok2 := c.binaryOperand("other", rv, op.numbers != tensorsOnly)
	if !ok1 || !ok2 {
		return c.Unknown("wrong operands")
	}
	if l.t == nil && r.t == nil && !l.unknown && !r.unknown {
		return c.Unknown("operation on numbers")
	}
	if op.check != nil && !op.check(c, l, r) {
		return op.best(c, l, r, inplace)
	}
	common := c.resultType(l, r)
	if op.bad != nil && common != value.NoDType && op.bad(common) {
		c.RefuseAs("NotImplementedError", "mismatched-dtype", operandBits(l)|operandBits(r),
			fmt.Sprintf("%q not implemented for '%s'", op.kernel, scalarName(common)), "%s does not work on %s tensors", c.Short(), common)
		return op.best(c, l, r, inplace)
	}
	shape, ok := c.broadcastOperands(l, r)
	if !ok {
		return op.best(c, l, r, inplace)
	}
	result := op.resultType(c, common)
	c.outerDifference(op, l, r, shape)
	if inplace {
		return op.assign(c, l, r, shape, common, result)
	}
	out := c.Out(shape, result)
	out.LayoutUnknown = l.unknown || r.unknown
	c.elementwiseLayout(out, l.t, r.t)
	describe(c, out, l, r)
	if k := c.computed(op, l, r, shape, computeType(op, common, result), result); k != nil {
		out.SetContents(k)
	}
	if c.sig != nil {
		return c.delivered(out)
	}
	return out
}

// computeType is the dtype in which the elements are computed.
func computeType(op *binaryOp, common, result value.DType) value.DType {
	if op.result == floatResult {
		return result
	}
	return common
}

func (op *binaryOp) resultType(c *Call, common value.DType) value.DType {
	switch op.result {
	case boolResult:
		return value.BoolType
	case floatResult:
		if c.sig != nil && c.Has("rounding_mode") && !c.IsNone("rounding_mode") {
			return common
		}
		return c.floated(common)
	case doubleResult:
		switch {
		case common.IsComplex():
			return value.Complex128
		case common != value.NoDType:
			return value.Float64
		}
	}
	return common
}

// assign is the in-place form.
func (op *binaryOp) assign(c *Call, l, r operand, shape value.Shape, common, result value.DType) value.Value {
	if l.t == nil {
		return c.Unknown("in-place operation on an unknown")
	}
	if op.result == doubleResult && l.t.DType != value.NoDType && result != value.NoDType && l.t.DType != result {
		c.Refuse("mismatched-dtype", l.t.Bits, fmt.Sprintf("the base given to float_power_ has dtype %s but the operation's result requires dtype %s", scalarName(l.t.DType), scalarName(result)),
			"%s gives %s and does not fit into a %s tensor", c.Short(), result, l.t.DType)
		return l.t
	}
	if op.result != boolResult && !c.fits(l.t, result) || !c.keepsShape(l.t, shape) {
		return l.t
	}
	var k *value.Contents
	if result == l.t.DType {
		k = c.computed(op, l, r, c.Shape(l.t), computeType(op, common, result), result)
	} else if op.result != boolResult {
		k = c.converted(c.computed(op, l, r, c.Shape(l.t), computeType(op, common, result), result), l.t.DType)
	}
	return c.overwritten(l.t, k)
}

// best is the result after a refusal: the shape of the operand with the higher rank.
func (op *binaryOp) best(c *Call, l, r operand, inplace bool) value.Value {
	if inplace && l.t != nil {
		return l.t
	}
	return c.UnknownTensor(op.resultType(c, c.resultType(l, r)))
}

func operandBits(o operand) value.Bits {
	if o.t == nil {
		return 0
	}
	return o.t.Bits
}

// describe notes the main operand of a result and the assumptions of all.
func describe(c *Call, out *value.Tensor, ops ...operand) {
	for _, o := range ops {
		if o.t == nil {
			continue
		}
		out.Bits |= o.t.Bits
		if out.From == nil {
			s := c.Shape(o.t)
			out.From = &s
		}
		if out.Device == "" {
			out.Device = o.t.Device
		}
	}
}

// broadcastOperands is the shape of the result; incompatible shapes are refused with where they were made.
func (c *Call) broadcastOperands(ops ...operand) (value.Shape, bool) {
	out := c.operandShape(ops[0])
	for i, o := range ops[1:] {
		s := c.operandShape(o)
		next, at, ok := c.Broadcast(out, s)
		if !ok {
			c.notBroadcast(out, s, at, ops[:i+2])
			return out, false
		}
		c.broadcastsByChance(out, s, ops[:i+2])
		out = next
	}
	return out, true
}

// broadcastsByChance warns of two sizes of one input that differ whatever the input is: an image
// and one that has lost a row. They broadcast only for the input for which one of them is 1.
func (c *Call) broadcastsByChance(a, b value.Shape, ops []operand) {
	for at := 1; at <= min(trailing(a), trailing(b)); at++ {
		x, y := fromEnd(a, at), fromEnd(b, at)
		if x.E == y.E || !x.Known() || !y.Known() {
			continue
		}
		x, y = c.Resolve(x), c.Resolve(y)
		if !x.E.SharesSymbol(y.E) || !c.Never(x, y) || c.Surely(x, value.D(1)) || c.Surely(y, value.D(1)) {
			continue
		}
		f := &value.Fault{Kind: "incompatible-shapes", Severity: value.Warning, Bits: x.Bits | y.Bits,
			Message: fmt.Sprintf("%s: %s and %s differ in dimension %d whatever the input is: %s against %s broadcast only where one of them is 1", c.Short(), a, b, -at, x, y)}
		for _, o := range ops {
			if o.t != nil {
				f.Bits |= o.t.Bits
				f.Related = append(f.Related, c.madeHere(o.t)...)
			}
		}
		c.Host.RaiseFault(f)
		return
	}
}

func (c *Call) notBroadcast(a, b value.Shape, at int, ops []operand) {
	x, _ := FromEnd(a, at)
	y, _ := FromEnd(b, at)
	f := &value.Fault{Kind: "incompatible-shapes", Bits: x.Bits | y.Bits,
		Message: fmt.Sprintf("%s: %s and %s do not broadcast: %s against %s in dimension %d", c.Short(), a, b, x, y, -at)}
	if a.Known() && b.Known() {
		f.Torch = fmt.Sprintf("The size of tensor a (%s) must match the size of tensor b (%s) at non-singleton dimension %d", x, y, max(a.Rank(), b.Rank())-at)
	}
	for _, o := range ops {
		if o.t != nil {
			f.Bits |= o.t.Bits
			f.Related = append(f.Related, c.madeHere(o.t)...)
		}
	}
	c.Fail(f)
}

// checkSub refuses bool operands: torch wants ~ or logical_xor for masks.
func checkSub(c *Call, l, r operand) bool {
	for _, o := range []operand{l, r} {
		if o.dt != value.BoolType || o.unknown {
			continue
		}
		c.RefuseAs("NotImplementedError", "mismatched-dtype", operandBits(o),
			"Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
			"%s: a bool tensor cannot be subtracted; use ~ or logical_xor", c.Short())
		return false
	}
	return checkAlpha(c, l, r)
}

// checkAlpha refuses a float alpha for integer operands.
func checkAlpha(c *Call, l, r operand) bool {
	if c.sig == nil || !c.Has("alpha") {
		return true
	}
	alpha, ok := c.scalarType("alpha")
	if !ok {
		c.BadType("alpha", "Number", c.Arg("alpha"))
		return false
	}
	if !alpha.IsFloat() {
		return true
	}
	if common := c.resultType(l, r); common != value.NoDType && notFloating(common) {
		c.Refuse("mismatched-dtype", operandBits(l)|operandBits(r), "For integral input tensors, argument alpha must not be a floating point number.",
			"%s: alpha is a float, but the operands are %s", c.Short(), common)
		return false
	}
	return true
}

func checkRounding(c *Call, l, r operand) bool {
	if c.sig == nil || !c.Has("rounding_mode") || c.IsNone("rounding_mode") {
		return true
	}
	switch mode := c.Arg("rounding_mode").(type) {
	case value.Str:
		if mode.S == "floor" || mode.S == "trunc" {
			return c.roundedDivision(l, r)
		}
		msg := fmt.Sprintf("div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '%s'", mode.S)
		c.Refuse("invalid-argument", 0, msg, "%s", msg)
		return false
	case value.Unknown, *value.Alt:
		return true
	default:
		c.BadType("rounding_mode", "str", mode)
		return false
	}
}

// roundedDivision refuses what floor_divide refuses.
func (c *Call) roundedDivision(l, r operand) bool {
	common := c.resultType(l, r)
	if common == value.NoDType || !boolOrComplex(common) {
		return checkZeroDivision(c, l, r)
	}
	c.RefuseAs("NotImplementedError", "mismatched-dtype", operandBits(l)|operandBits(r), fmt.Sprintf("\"div_floor_cpu\" not implemented for '%s'", scalarName(common)),
		"%s with a rounding mode does not work on %s tensors", c.Short(), common)
	return false
}

// checkZeroDivision refuses the division of integers by a known zero.
func checkZeroDivision(c *Call, l, r operand) bool {
	common := c.resultType(l, r)
	if common == value.NoDType || notPlainInteger(common) {
		return true
	}
	zero := value.D(0)
	k := &value.Contents{}
	if r.t != nil {
		if k = r.t.Contents(); k == nil {
			return true
		}
	} else if d, ok := AsDim(r.v); ok {
		k.Ints = []value.Dim{d}
	}
	if l.t != nil && hasZero(c, c.Shape(l.t)) {
		return true // nothing is divided
	}
	for _, d := range k.Ints {
		if c.Surely(d, zero) {
			c.Refuse("invalid-argument", d.Bits, "ZeroDivisionError", "%s: integer division by zero", c.Short())
			return false
		}
	}
	return true
}

// hasZero tells if a shape may hold no elements at all.
func hasZero(c *Call, s value.Shape) bool {
	if !s.Known() {
		return true
	}
	for _, d := range s.Dims {
		if c.Equal(d, value.D(0)) != dim.No {
			return true
		}
	}
	return false
}

func checkPower(c *Call, l, r operand) bool {
	if l.t == nil || r.t != nil || r.unknown {
		return true
	}
	d, ok := AsDim(r.v)
	if ok && (l.dt.IsInteger() || l.dt == value.BoolType) && c.surelyLess(d, value.D(0)) {
		c.Refuse("invalid-argument", d.Bits, "Integers to negative integer powers are not allowed.",
			"%s: an integer tensor cannot be raised to the power %s", c.Short(), d)
		return false
	}
	return true
}

// checkSameType refuses operands of different dtypes.
func checkSameType(c *Call, l, r operand) bool {
	if l.unknown || r.unknown || l.dt == r.dt || l.dt == value.NoDType || r.dt == value.NoDType {
		return true
	}
	c.Refuse("mismatched-dtype", operandBits(l)|operandBits(r), fmt.Sprintf("%s did not match %s", scalarName(l.dt), scalarName(r.dt)),
		"%s wants two tensors of one dtype, got %s and %s", c.Short(), l.dt, r.dt)
	return false
}
