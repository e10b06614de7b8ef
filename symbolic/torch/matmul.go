package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Products of matrices and vectors.
// https://pytorch.org/docs/stable/torch.html#blas-and-lapack-operations
var productRules = []Rule{
	{"torch.matmul torch.linalg.matmul Tensor.matmul Tensor.__matmul__ operator.matmul", "(input, other, *, out=None)", matmul},
	{"Tensor.__rmatmul__", "(input, other)", func(c *Call) value.Value { return product2(c, c.Tensor("other"), c.Tensor("input")) }},
	{"torch.mm Tensor.mm torch.spmm torch.sparse.mm", "(input, mat2, *, out_dtype=None, out=None) | (input, mat2, out_dtype)", mm},
	{"torch.bmm Tensor.bmm", "(input, mat2, *, out_dtype=None, out=None) | (input, mat2, out_dtype)", bmm},
	{"torch.nn.functional.grouped_mm", "(mat_a, mat_b, *, offs=None, bias=None, out_dtype=None)", groupedProduct},
	{"torch.mv Tensor.mv", "(input, vec, *, out=None)", mv},
	{"torch.dot Tensor.dot", "(input, tensor, *, out=None)", dot},
	{"torch.vdot Tensor.vdot", "(input, other, *, out=None)", vdot},
	{"torch.outer torch.ger Tensor.outer Tensor.ger", "(input, vec2, *, out=None)", outer},
	{"torch.inner Tensor.inner", "(input, other, *, out=None)", inner},
	{"torch.linalg.multi_dot", "(tensors, *, out=None)", multiDot},
	{"torch.chain_matmul", "(*tensors, out=None)", chainMatmul},
	{"torch.kron Tensor.kron", "(input, other, *, out=None)", kron},
	{"torch.tensordot torch.functional.tensordot", "(a, b, dims=2, out=None)", tensordot},
	{"torch.linalg.vecdot", "(x, y, *, dim=-1, out=None)", vecdot},
}

func matmul(c *Call) value.Value { return product2(c, c.Tensor("input"), c.Tensor("other")) }

// product2 is the product of two tensors of any rank: vectors are taken as a row
// or a column, further dimensions are a batch and broadcast.
func product2(c *Call, a, b *value.Tensor) value.Value {
	if a == nil || b == nil {
		return c.lost(either(a, b))
	}
	checkProduct(c, a, b, "matmul")
	c.confirmOrder(a)
	c.confirmOrder(b)
	dt := either(a, b)
	sa, sb := c.Shape(a), c.Shape(b)
	if sa.Known() && sa.Rank() == 0 || sb.Known() && sb.Rank() == 0 {
		c.Refuse("wrong-rank", sa.Bits()|sb.Bits(), fmt.Sprintf("both arguments to matmul need to be at least 1D, but they are %s and %s", ranks(sa), ranks(sb)),
			"%s needs tensors of at least 1 dimension, got %s and %s", c.Short(), sa, sb)
		return c.lost(dt)
	}
	sa, _ = c.AtLeast(a, 1, "K")
	vector := sb.Known() && sb.Rank() == 1
	if !sb.Known() {
		// Whether b is a vector is open: nothing can be compared but if two
		// dimensions of it are known.
		if trailing(sb) < 2 {
			return c.lost(dt)
		}
	}
	inner := fromEnd(sb, 2)
	if vector {
		inner = fromEnd(sb, 1)
	}
	demandInner(c, a, b, fromEnd(sa, 1), inner)
	return c.Out(productShape(c, a, b, sa, sb), dt)
}

// productShape is the shape of a product of which both inner sizes are named.
func productShape(c *Call, a, b *value.Tensor, sa, sb value.Shape) value.Shape {
	rowA := dropLast(sa, 1) // what is left of a without the inner dimension
	if sb.Known() && sb.Rank() == 1 {
		return rowA
	}
	columns := fromEnd(sb, 1)
	batchB := dropLast(sb, 2)
	switch {
	case sb.Known() && sb.Rank() == 2:
		return extend(rowA, columns)
	case sa.Known() && sa.Rank() == 1:
		return extend(batchB, columns)
	case trailing(sa) < 2: // b is a batch, and a perhaps a vector
		return extend(value.Shape{Rest: c.NewRank(0)}, columns)
	}
	rows := fromEnd(sa, 2)
	batch, at, ok := c.Broadcast(dropLast(sa, 2), batchB)
	if !ok {
		x, y := fromEnd(dropLast(sa, 2), at), fromEnd(batchB, at)
		c.Fail(&value.Fault{
			Kind: "incompatible-shapes", Bits: x.Bits | y.Bits | a.Bits | b.Bits,
			Message: fmt.Sprintf("%s: the batches of %s and %s do not broadcast: %s against %s", c.Short(), sa, sb, x, y),
			Torch: fmt.Sprintf("The size of tensor a (%s) must match the size of tensor b (%s) at non-singleton dimension %d",
				x, y, max(trailing(sa), trailing(sb))-2-at),
			Related: append(c.madeHere(a), c.madeHere(b)...),
		})
	}
	return extend(batch, rows, columns)
}

// demandInner says that the inner sizes of a product must agree.
func demandInner(c *Call, a, b *value.Tensor, x, y value.Dim) bool {
	sa, sb := c.Shape(a), c.Shape(b)
	return c.Demand(x, y, func() *value.Fault {
		return &value.Fault{
			Kind: "incompatible-shapes", Bits: a.Bits | b.Bits,
			Message: fmt.Sprintf("%s: %s and %s cannot be multiplied: %s columns against %s rows", c.Short(), sa, sb, x, y),
			Torch:   productSentence(sa, sb, x, y),
			Help:    transposeHelp(c, sb, x),
			Related: append(setHere("columns", x), append(setHere("rows", y), append(c.madeHere(a), c.madeHere(b)...)...)...),
		}
	})
}

// productSentence is torch's sentence for inner sizes that differ, which depends on the kernel.
func productSentence(sa, sb value.Shape, x, y value.Dim) string {
	switch {
	case !sa.Known() || !sb.Known():
		return "mat1 and mat2 shapes cannot be multiplied"
	case sa.Rank() == 1 && sb.Rank() == 1:
		return fmt.Sprintf("inconsistent tensor size, expected tensor %s and src %s to have the same number of elements, but got %s and %s elements respectively", sa, sb, x, y)
	case sb.Rank() == 1:
		rows := dropLast(sa, 1).Numel()
		return fmt.Sprintf("size mismatch, got input (%s), mat (%sx%s), vec (%s)", rows, rows, x, y)
	case sb.Rank() == 2:
		return fmt.Sprintf("mat1 and mat2 shapes cannot be multiplied (%sx%s and %sx%s)", dropLast(sa, 1).Numel(), x, y, fromEnd(sb, 1))
	}
	n := dropLast(sb, 2).Numel()
	return fmt.Sprintf("Expected size for first two dimensions of batch2 tensor to be: [%s, %s] but got: [%s, %s].", n, x, n, y)
}

// transposeHelp suggests the transpose of the second operand where it would fit.
func transposeHelp(c *Call, sb value.Shape, x value.Dim) string {
	if trailing(sb) < 2 || !c.Surely(fromEnd(sb, 1), x) {
		return ""
	}
	return "the transpose (.mT) of the second operand fits"
}

func ranks(s value.Shape) string {
	if !s.Known() {
		return "?D"
	}
	return fmt.Sprintf("%dD", s.Rank())
}

// checkProduct refuses operands of different dtypes, and bools, for which there is no kernel.
func checkProduct(c *Call, a, b *value.Tensor, kernel string) {
	c.alike(a, b, fmt.Sprintf("expected m1 and m2 to have the same dtype, but got: %s != %s", typeWord(a), typeWord(b)))
	c.unsupported(a, kernel, isBool)
	c.unsupported(b, kernel, isBool)
}

// typeWord is the C++ name of a tensor's dtype, as messages of matmul have it.
func typeWord(t *value.Tensor) string {
	if t == nil {
		return ""
	}
	switch t.DType {
	case value.Float32:
		return "float"
	case value.Float64:
		return "double"
	case value.Int64:
		return "long int"
	case value.Int32:
		return "int"
	case value.Float16:
		return "c10::Half"
	case value.BFloat16:
		return "c10::BFloat16"
	}
	return t.DType.String()
}

// productDType is out_dtype, or that of the operands.
func productDType(c *Call, dt value.DType) value.DType {
	if !c.Has("out_dtype") {
		return dt
	}
	switch v := c.Arg("out_dtype").(type) {
	case *value.Tensor, value.Int, value.Float, value.Str, *value.List, *value.Tuple:
		c.BadType("out_dtype", "torch.dtype", v)
		return dt
	}
	return c.DType("out_dtype", dt)
}

func mm(c *Call) value.Value {
	a, b := c.Required("input"), c.Required("mat2")
	dt := productDType(c, either(a, b))
	shape := value.ShapeOf(c.rows(a), c.columns(b))
	sa, ok1 := c.wrongRank(a, 2, "mat1 must be a matrix", "M", "K")
	sb, ok2 := c.wrongRank(b, 2, "mm: mat2 must be a matrix, got "+ranksOf(c, b)+" tensor", "K", "P")
	if ok1 && ok2 {
		demandInner(c, a, b, sa.Dims[1], sb.Dims[0])
		shape = value.ShapeOf(sa.Dims[0], sb.Dims[1])
	}
	checkProduct(c, a, b, "addmm_impl_cpu_")
	return c.Out(shape, dt)
}

// rows is the first dimension of a tensor, or a fresh one.
func (c *Call) rows(t *value.Tensor) value.Dim {
	if t != nil {
		if s := c.Shape(t); len(s.Dims) > 0 {
			return s.Dims[0]
		}
	}
	return c.NewDim("M", 1)
}

// columns is the last dimension of a tensor, or a fresh one.
func (c *Call) columns(t *value.Tensor) value.Dim {
	if t != nil {
		if d, ok := c.Shape(t).Last(); ok {
			return d
		}
	}
	return c.NewDim("P", 1)
}

// ranksOf is "3-D", for messages.
func ranksOf(c *Call, t *value.Tensor) string {
	if t == nil || !c.Shape(t).Known() {
		return "?-D"
	}
	return fmt.Sprintf("%d-D", c.Shape(t).Rank())
}

func bmm(c *Call) value.Value {
	a, b := c.Required("input"), c.Required("mat2")
	dt := productDType(c, either(a, b))
	s := c.batched(a, b)
	checkProduct(c, a, b, "bmm")
	return c.Out(s, dt)
}

// groupedProduct multiplies groups of rows, columns or batches, whose ends offs gives.
// torch/_meta_registrations.py, _meta_grouped_mm_common
func groupedProduct(c *Call) value.Value {
	a, b := c.Required("mat_a"), c.Required("mat_b")
	dt := productDType(c, either(a, b))
	if a == nil || b == nil {
		return c.UnknownTensor(dt)
	}
	sa, sb := c.Shape(a), c.Shape(b)
	if !sa.Known() || !sb.Known() {
		return c.UnknownTensor(dt)
	}
	for _, s := range [2]value.Shape{sa, sb} {
		if r := s.Rank(); r != 2 && r != 3 {
			c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("Multiplicands must be 2D or 3D but got mat_a.dim()=%d and mat_b.dim()=%d", sa.Rank(), sb.Rank()),
				"%s multiplies tensors of 2 or 3 dimensions, got %s", c.Short(), s)
			return c.UnknownTensor(dt)
		}
	}
	ra, rb := sa.Rank(), sb.Rank()
	if ra == 3 || rb == 3 { // two matrices are cut along what they share: only the parts must agree
		demandInner(c, a, b, sa.Dims[ra-1], sb.Dims[rb-2])
	}
	rows, columns := sa.Dims[ra-2], sb.Dims[rb-1]
	switch {
	case ra == 2 && rb == 2:
		groups := c.NewDim("groups", 1)
		if offs := c.Tensor("offs"); offs != nil {
			if s := c.Shape(offs); s.Known() && s.Rank() == 1 {
				groups = s.Dims[0]
			}
		}
		return c.Out(value.ShapeOf(groups, rows, columns), dt)
	case ra == 3 && rb == 3:
		return c.Out(value.ShapeOf(sa.Dims[0], rows, columns), dt)
	}
	return c.Out(value.ShapeOf(rows, columns), dt)
}

// batched is the shape of the product of two batches of matrices, [B, M, K] by [B, K, N].
func (c *Call) batched(a, b *value.Tensor) value.Shape {
	sa, ok1 := c.wrongRank(a, 3, "batch1 must be a 3D tensor", "B", "M", "K")
	sb, ok2 := c.wrongRank(b, 3, "batch2 must be a 3D tensor", "B", "K", "P")
	switch {
	case ok1 && ok2:
		c.demandEqual(sa.Dims[0], sb.Dims[0], "incompatible-shapes", batchSentence(sa, sb),
			"%s: batches of %s and %s matrices: %s and %s", c.Short(), sa.Dims[0], sb.Dims[0], sa, sb)
		demandInner(c, a, b, sa.Dims[2], sb.Dims[1])
		c.confirmOrder(a)
		c.confirmOrder(b)
		return value.ShapeOf(sa.Dims[0].Along(sb.Dims[0]), sa.Dims[1], sb.Dims[2])
	case ok1:
		return value.ShapeOf(sa.Dims[0], sa.Dims[1], c.columns(b))
	case ok2:
		return value.ShapeOf(sb.Dims[0], c.NewDim("M", 1), sb.Dims[2])
	}
	return value.ShapeOf(c.NewDim("B", 1), c.NewDim("M", 1), c.NewDim("P", 1))
}

func batchSentence(sa, sb value.Shape) string {
	return fmt.Sprintf("Expected size for first two dimensions of batch2 tensor to be: [%s, %s] but got: [%s, %s].",
		sa.Dims[0], sa.Dims[2], sb.Dims[0], sb.Dims[1])
}

func mv(c *Call) value.Value {
	a, v := c.Required("input"), c.Required("vec")
	sentence := fmt.Sprintf("vector + matrix @ vector expected, got 1, %s, %s", ranksOf(c, a), ranksOf(c, v))
	sa, ok1 := c.wrongRank(a, 2, sentence, "M", "K")
	sv, ok2 := c.wrongRank(v, 1, sentence, "K")
	if ok1 && ok2 {
		demandInner(c, a, v, sa.Dims[1], sv.Dims[0])
	}
	c.alike(a, v, fmt.Sprintf("addmv input tensors must have the same dtype, but got %s, %s, and %s", nameOf(v), nameOf(a), nameOf(v)))
	c.unsupported(a, "addmv_impl_cpu", isBool)
	return c.Out(value.ShapeOf(c.rows(a)), either(a, v))
}

// nameOf is the name of a tensor's dtype in messages, "Float".
func nameOf(t *value.Tensor) string {
	if t == nil {
		return "?"
	}
	return scalarName(t.DType)
}

func dot(c *Call) value.Value { return dotOf(c, c.Required("input"), c.Required("tensor")) }

func vdot(c *Call) value.Value { return dotOf(c, c.Required("input"), c.Required("other")) }

func dotOf(c *Call, a, b *value.Tensor) value.Value {
	sentence := "1D tensors expected, but got different ranks"
	if a != nil && b != nil {
		sentence = fmt.Sprintf("1D tensors expected, but got %s and %s tensors", ranks(c.Shape(a)), ranks(c.Shape(b)))
	}
	sa, ok1 := c.wrongRank(a, 1, sentence, "N")
	sb, ok2 := c.wrongRank(b, 1, sentence, "N")
	c.alike(a, b, fmt.Sprintf("dot : expected both vectors to have same dtype, but found %s and %s", nameOf(a), nameOf(b)))
	if ok1 && ok2 {
		demandInner(c, a, b, sa.Dims[0], sb.Dims[0])
	}
	c.unsupported(a, "dot", isBool)
	return c.Out(value.ShapeOf(), either(a, b))
}

func outer(c *Call) value.Value {
	a, b := c.Required("input"), c.Required("vec2")
	c.wrongRank(a, 1, fmt.Sprintf("outer: Expected 1-D argument self, but got %s", ranksOf(c, a)), "M")
	c.wrongRank(b, 1, fmt.Sprintf("outer: Expected 1-D argument vec2, but got %s", ranksOf(c, b)), "N")
	return c.Out(value.ShapeOf(c.rows(a), c.rows(b)), promoted(a, b))
}

// promoted is the dtype of an operation on two tensors of unlike ranks and dtypes, none of them a scalar.
func promoted(a, b *value.Tensor) value.DType {
	if a == nil || b == nil {
		return value.NoDType
	}
	return value.Promote(a.DType, b.DType)
}

func inner(c *Call) value.Value {
	a, b := c.Required("input"), c.Required("other")
	if a == nil || b == nil {
		return c.lost(value.NoDType)
	}
	sa, sb := c.Shape(a), c.Shape(b)
	// With a scalar it is the product, which promotes.
	if sa.Known() && sa.Rank() == 0 {
		return c.Out(sb, scalarDType(a, b))
	}
	if sb.Known() && sb.Rank() == 0 {
		return c.Out(sa, scalarDType(b, a))
	}
	if !sa.Known() || !sb.Known() {
		return c.lost(promoted(a, b))
	}
	x, y := fromEnd(sa, 1), fromEnd(sb, 1)
	c.alike(a, b, "both inputs should have same dtype")
	c.demandEqual(x, y, "incompatible-shapes", fmt.Sprintf("inner() the last dimension must match on both input tensors but got shapes %s and %s", sa, sb),
		"inner: the last dimensions of %s and %s differ: %s and %s", sa, sb, x, y)
	c.unsupported(a, "addmm_impl_cpu_", isBool)
	return c.Out(extend(dropLast(sa, 1), dropLast(sb, 1).Dims...), either(a, b))
}

// scalarDType is the dtype of an operation of a 0-dimensional tensor with another: the
// scalar counts only if it is of a higher category.
func scalarDType(scalar, t *value.Tensor) value.DType {
	s, d := scalar.DType, t.DType
	if s == value.NoDType || d == value.NoDType {
		return value.NoDType
	}
	if s.IsComplex() && !d.IsComplex() || s.IsFloat() && notFloating(d) || s.IsInteger() && d == value.BoolType {
		return value.Promote(s, d)
	}
	return d
}

// tensorList is an argument that is a list of tensors; nil if its length is not known.
func (c *Call) tensorList(name string) []*value.Tensor {
	items, ok := Elements(c.Arg(name))
	if !ok {
		return nil
	}
	out := make([]*value.Tensor, len(items))
	for i, e := range items {
		switch e := e.(type) {
		case *value.Tensor:
			out[i] = e
		case value.Unknown, *value.Alt, *value.Instance:
		default:
			c.RefuseAs("TypeError", "invalid-argument", 0, fmt.Sprintf("expected Tensor as element %d in argument 0, but got %s", i, typeName(e)),
				"%s: item %d of %s must be a Tensor, not %s", c.Short(), i, name, typeName(e))
		}
	}
	return out
}

// multiDot is the product of a chain; a vector may stand at either end.
func multiDot(c *Call) value.Value {
	ts := c.tensorList("tensors")
	if ts == nil {
		return c.lost(value.NoDType)
	}
	if len(ts) < 2 {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("multi_dot(): expected at least 2 tensors but got %d", len(ts)), "multi_dot needs at least 2 tensors, got %d", len(ts))
		return c.lost(either(ts...))
	}
	return chain(c, ts, true)
}

func chainMatmul(c *Call) value.Value {
	ts := c.tensorList("tensors")
	if len(ts) == 0 {
		return c.lost(value.NoDType)
	}
	return chain(c, ts, false)
}

func chain(c *Call, ts []*value.Tensor, vectors bool) value.Value {
	var dims []value.Dim
	for i, t := range ts {
		if t == nil {
			return c.lost(either(ts...))
		}
		s := c.Shape(t)
		if !s.Known() {
			return c.lost(either(ts...))
		}
		end := i == 0 || i == len(ts)-1
		if s.Rank() != 2 && !(vectors && end && s.Rank() == 1) {
			c.Refuse("wrong-rank", s.Bits(), chainSentence(i, len(ts), s), "%s: tensor %d must be a matrix, got %s", c.Short(), i, s)
			return c.lost(either(ts...))
		}
		if i > 0 {
			prev := c.Shape(ts[i-1])
			c.alike(ts[i-1], t, fmt.Sprintf("multi_dot(): all tensors must have be the same dtype but tensor 0 is %s and tensor %d %s", typeWord(ts[0]), i, typeWord(t)))
			c.demandEqual(fromEnd(prev, 1), s.Dims[0], "incompatible-shapes",
				fmt.Sprintf("multi_dot(): tensors %d and %d with shapes %s and %s cannot be multiplied", i-1, i, prev, s),
				"%s: tensors %d and %d cannot be multiplied: %s and %s", c.Short(), i-1, i, prev, s)
		}
	}
	if s := c.Shape(ts[0]); s.Rank() == 2 {
		dims = append(dims, s.Dims[0])
	}
	if s := c.Shape(ts[len(ts)-1]); s.Rank() == 2 {
		dims = append(dims, s.Dims[1])
	}
	return c.Out(value.ShapeOf(dims...), either(ts...))
}

func chainSentence(i, n int, s value.Shape) string {
	switch i {
	case 0:
		return fmt.Sprintf("multi_dot(): the first tensor must be 1D or 2D but got %dD", s.Rank())
	case n - 1:
		return fmt.Sprintf("multi_dot(): the last tensor must be 1D or 2D but got %dD", s.Rank())
	}
	return fmt.Sprintf("multi_dot(): tensor %d must be 2D but got %dD", i, s.Rank())
}

// kron multiplies the sizes, aligned at the last dimension.
func kron(c *Call) value.Value {
	a, b := c.Required("input"), c.Required("other")
	if a == nil || b == nil {
		return c.lost(value.NoDType)
	}
	sa, sb := c.Shape(a), c.Shape(b)
	dt := value.Promote(a.DType, b.DType)
	if !sa.Known() || !sb.Known() {
		return c.lost(dt)
	}
	switch {
	case sa.Rank() == 0 && sb.Rank() > 0:
		dt = scalarDType(a, b)
	case sb.Rank() == 0 && sa.Rank() > 0:
		dt = scalarDType(b, a)
	}
	if sa.Rank() < sb.Rank() {
		sa, sb = sb, sa
	}
	out := sa.Clone()
	for i := range sb.Dims {
		j := len(out.Dims) - len(sb.Dims) + i
		out.Dims[j] = out.Dims[j].Mul(sb.Dims[i])
	}
	return c.Out(out, dt)
}

// tensordot contracts the last dims dimensions of a with the first of b, or
// those of two lists. https://pytorch.org/docs/stable/generated/torch.tensordot.html
func tensordot(c *Call) value.Value {
	a, b := c.Required("a"), c.Required("b")
	if a == nil || b == nil || c.Maybe("dims") {
		return c.lost(either(a, b))
	}
	sa, sb := c.Shape(a), c.Shape(b)
	if !sa.Known() || !sb.Known() {
		return c.lost(either(a, b))
	}
	da, db, ok := contracted(c, sa.Rank(), sb.Rank())
	if !ok {
		return c.lost(either(a, b))
	}
	c.alike(a, b, "both inputs should have same dtype")
	for i := range da {
		x, y := sa.Dims[da[i]], sb.Dims[db[i]]
		if x.Is(1) || y.Is(1) {
			continue // torch sums over the other
		}
		c.demandEqual(x, y, "incompatible-shapes",
			fmt.Sprintf("contracted dimensions need to match, but first has size %s in dim %d and second has size %s in dim %d", x, da[i], y, db[i]),
			"tensordot: dimension %d of %s and dimension %d of %s differ: %s and %s", da[i], sa, db[i], sb, x, y)
	}
	return c.Out(extend(without(sa, da), without(sb, db).Dims...), either(a, b))
}

// without is a shape without some dimensions.
func without(s value.Shape, axes []int) value.Shape {
	if len(axes) == 0 {
		return s
	}
	return Reduced(s, axes, false)
}

// contracted are the dimensions that tensordot sums over.
func contracted(c *Call, ra, rb int) (da, db []int, ok bool) {
	v := c.Arg("dims")
	if n, isInt := AsDim(v); isInt {
		k, ok := c.Resolve(n).Const()
		if !ok {
			return nil, nil, false
		}
		if k < 0 || k > int64(min(ra, rb)) {
			msg := fmt.Sprintf("tensordot expects dims < ndim_a or ndim_b, but got dims=%d", k)
			if k < 0 {
				msg = fmt.Sprintf("tensordot expects dims >= 0, but got dims=%d", k)
			}
			c.Refuse("wrong-rank", n.Bits, msg, "tensordot: dims=%d of tensors of %d and %d dimensions", k, ra, rb)
			return nil, nil, false
		}
		for i := 0; i < int(k); i++ {
			da, db = append(da, ra-int(k)+i), append(db, i)
		}
		return da, db, true
	}
	pair, isSeq := Elements(v)
	if t, isTensor := v.(*value.Tensor); isTensor {
		if pair, isSeq = rowsOfContents(c, t); !isSeq {
			return nil, nil, false
		}
	}
	if !isSeq {
		return nil, nil, false
	}
	if len(pair) != 2 {
		c.RefuseAs("ValueError", "unpack-mismatch", 0, "", "tensordot: dims must be an int or two lists, got %d items", len(pair))
		return nil, nil, false
	}
	return contractedLists(c, pair, ra, rb)
}

func contractedLists(c *Call, pair []value.Value, ra, rb int) (da, db []int, ok bool) {
	lists := [2][]int{}
	for k, rank := range []int{ra, rb} {
		dims, single, known := c.dimsOf("dims", pair[k])
		if single {
			c.BadType("dims", "tuple of ints", pair[k])
			return nil, nil, false
		}
		if !known {
			return nil, nil, false
		}
		for _, d := range dims {
			i, ok := c.NormDim(d, rank)
			if !ok {
				return nil, nil, false
			}
			lists[k] = append(lists[k], i)
		}
	}
	if len(lists[0]) != len(lists[1]) {
		c.Refuse("invalid-argument", 0, "both dimension lists should have same length", "tensordot: lists of %d and %d dimensions", len(lists[0]), len(lists[1]))
		return nil, nil, false
	}
	return lists[0], lists[1], true
}

// rowsOfContents reads a small 2-dimensional tensor as a list of lists.
func rowsOfContents(c *Call, t *value.Tensor) ([]value.Value, bool) {
	k, ok := c.constants(t)
	sizes, known := c.concrete(c.Shape(t))
	if !ok || !known || len(sizes) != 2 {
		return nil, false
	}
	var out []value.Value
	for i := int64(0); i < sizes[0]; i++ {
		row := &value.Tuple{}
		for j := int64(0); j < sizes[1]; j++ {
			row.Elems = append(row.Elems, value.NewInt(k[i*sizes[1]+j]))
		}
		out = append(out, row)
	}
	return out, true
}

// vecdot is the sum over dim of the product of two tensors, which broadcast.
func vecdot(c *Call) value.Value {
	a, b := c.Required("x"), c.Required("y")
	if a == nil || b == nil {
		return c.lost(either(a, b))
	}
	c.alike(a, b, fmt.Sprintf("linalg.vecdot: Expected x and y to have the same dtype, but found x of type %s and y of type %s instead", nameOf(a), nameOf(b)))
	c.floating(a, "linalg.vecdot")
	s, ok := c.BroadcastOrRefuse(c.Shape(a), c.Shape(b))
	if !ok || !s.Known() {
		return c.lost(either(a, b))
	}
	axis, ok := c.DimArg("dim", s.Rank())
	if !ok || s.Rank() == 0 {
		return c.lost(either(a, b))
	}
	return c.Out(Reduced(s, []int{axis}, false), either(a, b))
}
