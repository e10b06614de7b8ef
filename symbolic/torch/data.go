package torch

import (
	"cmp"
	"fmt"
	"math"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the functions that make tensors of Python data.
// https://pytorch.org/docs/stable/generated/torch.tensor.html

var dataRules = []Rule{
	{"torch._numbers", "(data)", arrayOfNumbers},
	{"torch.tensor", "(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False)", tensorOfData},
	{"torch.as_tensor torch.asarray", "(data, dtype=None, device=None, *, copy=None, requires_grad=False)", asTensorRule},
	{"torch.from_numpy", "(ndarray)", fromNumpy},
	{"torch.scalar_tensor", "(s, *, " + tensorOptions + ")", scalarTensor},
	{"Tensor.new_tensor", "(self, data, *, dtype=None, device=None, requires_grad=False)", newTensorRule},
	{"torch.from_dlpack torch.utils.dlpack.from_dlpack", "(ext_tensor, *, device=None, copy=None)", fromDLPack},
	{"torch.utils.dlpack.to_dlpack torch.to_dlpack", "(tensor)", func(c *Call) value.Value { return c.Arg("tensor") }},
	{"torch.from_file", "(filename, shared=None, size=0, *, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False)", fromFile},
	{"torch.Tensor", legacySignature, func(c *Call) value.Value { return c.legacy(c.DefaultDType) }},
	{"torch.FloatTensor torch.cuda.FloatTensor", legacySignature, legacyTensor(value.Float32)},
	{"Tensor.new", "(self, data=None, *, device=None) | (self, size, *sizes, device=None)", legacyNew},
	{"torch.DoubleTensor", legacySignature, legacyTensor(value.Float64)},
	{"torch.HalfTensor torch.cuda.HalfTensor", legacySignature, legacyTensor(value.Float16)},
	{"torch.BFloat16Tensor", legacySignature, legacyTensor(value.BFloat16)},
	{"torch.LongTensor torch.cuda.LongTensor", legacySignature, legacyTensor(value.Int64)},
	{"torch.IntTensor torch.cuda.IntTensor", legacySignature, legacyTensor(value.Int32)},
	{"torch.ShortTensor", legacySignature, legacyTensor(value.Int16)},
	{"torch.CharTensor", legacySignature, legacyTensor(value.Int8)},
	{"torch.ByteTensor torch.cuda.ByteTensor", legacySignature, legacyTensor(value.Uint8)},
	{"torch.BoolTensor torch.cuda.BoolTensor", legacySignature, legacyTensor(value.BoolType)},
	{"torch.nn.Parameter torch.nn.parameter.Parameter", "(data=None, requires_grad=True)", parameter},
	{"torch.nn.Buffer torch.nn.parameter.Buffer", "(data=None, *, persistent=True)", buffer},
}

// nest is literal data: sequences of sequences with numbers at the leaves.
type nest struct {
	dims   []value.Dim
	dt     value.DType
	k      *value.Contents // nil: not known
	floats bool
	// to is the dtype that the caller wants.
	to     value.DType
	visits int
	// unknown: a leaf or a length is not known.
	unknown bool
	// anyDType: an array is of a dtype that is not known.
	anyDType bool
}

// readData walks through nested sequences; ok is false after a refusal.
func (c *Call) readData(v value.Value, to value.DType) (n nest, ok bool) {
	n.to = to
	n.k = &value.Contents{}
	ok = c.measure(v, &n, 0)
	if !ok {
		return n, false
	}
	n.dt = value.NoDType
	if len(n.dims) > maxTensorRank {
		return n, true
	}
	ok = c.leaves(v, &n, 0)
	c.Budget.Scan(n.visits * costOfLeaf)
	if n.visits > maxLeaves {
		c.CountLost("data of more elements than the limit")
	}
	return n, ok
}

// items are the elements of a sequence; isSeq is false for a leaf.
func (c *Call) items(v value.Value) (items []value.Value, isSeq, known bool) {
	switch v := v.(type) {
	case *value.Tuple:
		return v.Elems, true, v.Rest == nil
	case *value.List:
		return v.Elems, true, v.Abstract == nil && v.Alts == nil && !v.Escaped
	case *value.Range:
		items, rest, ok := c.Host.Iterate(v)
		return items, true, ok && rest == nil
	case value.Unknown: // one of several lists
		if items, ok := c.itemsOfOne(v); ok {
			return items, true, true
		}
	}
	return nil, false, true
}

// itemsOfOne are the items of what is one of several lists that are as long.
func (c *Call) itemsOfOne(u value.Unknown) ([]value.Value, bool) {
	if u.Among == nil {
		return nil, false
	}
	items, rest, ok := c.Host.Iterate(u)
	return items, ok && rest == nil
}

// maxTensorRank is the largest number of dimensions that torch makes of nested lists.
const maxTensorRank = 128

// maxLeaves is the number of lists and numbers that are looked at to read literal data.
const maxLeaves = 1 << 20

// costOfLeaf is how many elements are scanned in the time of a leaf.
const costOfLeaf = 8

// measure finds the sizes along the first elements.
func (c *Call) measure(v value.Value, n *nest, depth int) bool {
	items, isSeq, known := c.items(v)
	if isSeq && depth > maxTensorRank { // a list may hold itself
		n.unknown = true
		return true
	}
	if !isSeq {
		if t := asTensor(v); t != nil && depth == 0 {
			n.dims = c.Shape(t).Dims
		}
		if a := ArrayTensor(v); a != nil {
			s := c.Shape(a)
			n.unknown = n.unknown || !s.Known()
			n.dims = append(n.dims, s.Dims...)
		}
		return true
	}
	if !known {
		n.unknown = true
		length := value.Dim{E: dim.Invalid}
		if l, ok := v.(*value.List); ok && l.Abstract != nil {
			length = l.Abstract.Len.AddInt(int64(len(l.Elems)))
			items = append(append([]value.Value(nil), l.Elems...), l.Abstract.Elem)
		} else if !ok {
			if r, isRange := v.(*value.Range); isRange && r.Step.Is(1) {
				length = r.Stop.Sub(r.Start)
				items = []value.Value{value.Int{Dim: value.Dim{E: dim.Invalid}}}
			}
		}
		n.dims = append(n.dims, length)
	} else {
		n.dims = append(n.dims, value.D(int64(len(items))))
	}
	if len(items) > 0 {
		return c.measure(items[0], n, depth+1)
	}
	return true
}

// leaves checks that the nest is regular and collects the numbers.
func (c *Call) leaves(v value.Value, n *nest, depth int) bool {
	if n.visits++; n.visits > maxLeaves { // lists may hold the same list many times
		n.k, n.dt, n.unknown = nil, value.NoDType, true
		return true
	}
	items, isSeq, known := c.items(v)
	if a := ArrayTensor(v); a != nil && c.Shape(a).Known() && c.Shape(a).Rank() > 0 {
		return c.leavesOfArray(a, n, depth)
	}
	switch {
	case !isSeq && depth < len(n.dims) && asTensor(v) == nil:
		return c.leafTooHigh(v)
	case !isSeq:
		return c.leaf(v, n)
	case depth >= len(n.dims):
		msg := "'" + v.TypeName() + "' object cannot be interpreted as an integer"
		c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: some elements are numbers and some are sequences", c.Short())
		return false
	case !known:
		n.k = nil
		if l, ok := v.(*value.List); ok && l.Abstract != nil {
			items = append(append([]value.Value(nil), l.Elems...), l.Abstract.Elem)
		} else {
			n.dt, n.unknown = value.NoDType, true
			if _, ok := v.(*value.Range); ok {
				n.dt = value.Int64
			}
			return true
		}
	default:
		if want, ok := n.dims[depth].Const(); ok && want != int64(len(items)) {
			msg := fmt.Sprintf("expected sequence of length %d at dim %d (got %d)", want, depth, len(items))
			c.RefuseAs("ValueError", "incompatible-shapes", 0, msg, "%s: rows differ in length: %d at first, then %d (dimension %d)", c.Short(), want, len(items), depth)
			return false
		}
	}
	for _, e := range items {
		if !c.leaves(e, n, depth+1) {
			return false
		}
	}
	return true
}

// leavesOfArray checks that an array is as large as what stood in its place before.
func (c *Call) leavesOfArray(a *value.Tensor, n *nest, depth int) bool {
	s := c.Shape(a)
	n.k = nil
	n.dt = value.Promote(cmp.Or(n.dt, a.DType), a.DType)
	n.anyDType = n.anyDType || a.DType == value.NoDType
	if len(n.dims) != depth+s.Rank() {
		if !n.unknown {
			c.RefuseAs("TypeError", "invalid-argument", s.Bits(), "not a sequence", "%s: an element is an array of shape %s, but others have %d dimensions", c.Short(), s, len(n.dims)-depth)
		}
		return n.unknown
	}
	for i, d := range s.Dims {
		if want := n.dims[depth+i]; c.Never(want, d) {
			msg := fmt.Sprintf("expected sequence of length %s at dim %d (got %s)", want, depth+i, d)
			c.RefuseAs("ValueError", "incompatible-shapes", want.Bits|d.Bits, msg, "%s: arrays differ in size: %s at first, then %s (dimension %d)", c.Short(), want, d, depth+i)
			return false
		}
	}
	return true
}

// leafTooHigh is a number where a sequence stood before.
func (c *Call) leafTooHigh(v value.Value) bool {
	switch v.(type) {
	case value.Int, value.Float, value.Bool, value.SymBool, value.Complex:
		c.RefuseAs("TypeError", "invalid-argument", 0, "not a sequence", "%s: some elements are sequences and some are numbers", c.Short())
		return false
	case value.Str, value.NoneType, *value.Dict, *value.Set:
		return c.badLeaf(v)
	}
	return true // an Unknown may be a sequence
}

func (c *Call) badLeaf(v value.Value) bool {
	msg := "Could not infer dtype of " + v.TypeName()
	if _, ok := v.(value.Str); ok {
		msg = "new(): invalid data type 'str'"
		c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: a string is no number", c.Short())
		return false
	}
	c.Refuse("invalid-argument", 0, msg, "%s: %s is no number", c.Short(), v.TypeName())
	return false
}

func (c *Call) leaf(v value.Value, n *nest) bool {
	dt, ok := c.numberDType(v)
	if t := asTensor(v); t != nil {
		if s := c.Shape(t); s.Known() && c.Never(s.Numel(), value.D(1)) {
			c.RefuseAs("TypeError", "invalid-argument", s.Bits()|t.Bits, "only integer tensors of a single element can be converted to an index",
				"%s: an element is a tensor of shape %s; torch.stack makes one tensor of several", c.Short(), s)
			return false
		}
		dt, ok = t.DType, true
		if dt.IsFloat() && n.to.IsInteger() {
			c.RefuseAs("TypeError", "mismatched-dtype", t.Bits, "only integer tensors of a single element can be converted to an index", "%s: an element is a %s tensor, which is no integer", c.Short(), dt)
			return false
		}
		if k := t.Contents(); k != nil && contentsLen(k) == 1 {
			if k.Ints != nil {
				v = value.Int{Dim: k.Ints[0]}
			} else {
				v = value.NewFloat(k.Floats[0])
			}
		} else {
			n.k = nil
		}
	}
	if !ok {
		switch v.(type) {
		case value.Str, value.NoneType, *value.Dict, *value.Set:
			return c.badLeaf(v)
		}
		n.unknown, n.k = true, nil
		return true
	}
	n.anyDType = n.anyDType || dt == value.NoDType
	if n.dt == value.NoDType {
		n.dt = dt
	} else {
		n.dt = value.Promote(n.dt, dt)
	}
	n.keep(c, v)
	return true
}

// keep appends a number to the contents.
func (n *nest) keep(c *Call, v value.Value) {
	if n.k == nil {
		return
	}
	if f, ok := v.(value.Float); ok {
		if !f.Known {
			n.k = nil
			return
		}
		if n.to.IsInteger() && (math.IsInf(f.F, 0) || math.IsNaN(f.F)) {
			c.Refuse("invalid-argument", 0, fmt.Sprintf("value cannot be converted to type %s without overflow", n.to), "%s: %v is no integer", c.Short(), f.F)
		}
		if !n.floats { // the ints so far become floats
			n.floats = true
			if n.k = c.converted(n.k, value.Float64); n.k == nil {
				return
			}
		}
		n.k.Floats = append(n.k.Floats, f.F)
		return
	}
	d, ok := AsDim(v)
	if !ok || contentsLen(n.k) >= value.MaxContents {
		n.k = nil
		return
	}
	if n.floats {
		if i, isConst := c.Resolve(d).Const(); isConst {
			n.k.Floats = append(n.k.Floats, float64(i))
		} else {
			n.k = nil
		}
		return
	}
	n.k.Ints = append(n.k.Ints, d)
}

// built is the tensor of the argument "data", of its own dtype unless one is given.
func (c *Call) built(data value.Value, def value.DType) *value.Tensor {
	if t := ArrayTensor(data); t != nil {
		data = t
	}
	switch u := data.(type) {
	case value.Unknown:
		if dt, ok := c.numberDType(u); ok {
			if def != value.NoDType {
				dt = def
			}
			return c.create(value.Shape{}, true, dt)
		}
		return c.create(value.Shape{}, false, def)
	case *value.Alt, *value.Instance:
		if asTensor(data) == nil {
			return c.create(value.Shape{}, false, def)
		}
	case value.Int:
		if s, ok := u.E.AsSymbol(); ok && c.Supposed[s] {
			return c.create(value.Shape{}, false, def)
		}
	case nil:
		return c.create(value.Shape{}, false, def)
	}
	if t := asTensor(data); t != nil {
		dt := t.DType
		if def != value.NoDType {
			dt = def
		}
		out := c.create(c.Shape(t), true, dt)
		model := c.LikeLayout(t, out.DType)
		out.Strides, out.LayoutUnknown = model.Strides, model.LayoutUnknown
		if k := c.converted(t.Contents(), out.DType); k != nil {
			out.SetContents(k)
		}
		out.Low, out.High, out.HasRange, out.Bits = t.Low, t.High, t.HasRange, t.Bits
		return out
	}
	n, ok := c.readData(data, c.dtypeFor(def))
	if !ok {
		return c.create(value.Shape{}, false, def)
	}
	dt := n.dt
	if to := c.dtypeFor(def); dt.IsComplex() && to != value.NoDType && to != value.BoolType && !to.IsComplex() {
		c.RefuseAs("TypeError", "mismatched-dtype", 0, "must be real number, not complex", "%s: complex numbers do not fit into %s", c.Short(), to)
	}
	switch {
	case def != value.NoDType:
		dt = def
	case dt == value.NoDType && !n.unknown && !n.anyDType: // no leaves at all
		dt = c.DefaultDType
	case n.anyDType:
		dt = value.NoDType
	case n.floats && c.DefaultDType == value.NoDType && !dt.IsComplex(), n.unknown && dt != c.DefaultDType && dt != value.Int64:
		dt = value.NoDType
	}
	known := !n.unknown
	for _, d := range n.dims {
		known = known || d.Known()
	}
	if !known && len(n.dims) == 0 { // a single unknown leaf
		return c.create(value.Shape{}, false, dt)
	}
	out := c.create(value.ShapeOf(n.dims...), !n.unknown || len(n.dims) <= maxTensorRank && c.leavesKnown(data), dt)
	if k := n.k; k != nil && !n.unknown {
		if k = c.converted(k, out.DType); k != nil {
			out.SetContents(k)
		}
	}
	return out
}

// dtypeFor is the dtype that the caller wants, NoDType if it is left to the data.
func (c *Call) dtypeFor(def value.DType) value.DType {
	if c.Has("dtype") {
		return c.DType("dtype", def)
	}
	return def
}

// leavesKnown tells if the first leaf of a nest is a number for sure, so that the rank is known.
func (c *Call) leavesKnown(v value.Value) bool {
	items, isSeq, known := c.items(v)
	switch {
	case !isSeq:
		if a := ArrayTensor(v); a != nil {
			return c.Shape(a).Known()
		}
		_, ok := numberType(v)
		return ok || asTensor(v) != nil
	case known:
		return len(items) == 0 || c.leavesKnown(items[0])
	}
	switch l := v.(type) {
	case *value.List:
		return l.Abstract != nil && c.leavesKnown(l.Abstract.Elem)
	case *value.Range:
		return true
	}
	return false
}

func tensorOfData(c *Call) value.Value { return c.built(c.Arg("data"), value.NoDType) }

// arrayOfNumbers is what numpy makes of numbers: of those of Python 64 bits.
func arrayOfNumbers(c *Call) value.Value {
	before := c.DefaultDType
	defer func() { c.DefaultDType = before }()
	c.DefaultDType = value.Float64
	return c.built(c.Arg("data"), value.NoDType)
}

// asTensorRule gives a tensor back as it is if its dtype fits.
func asTensorRule(c *Call) value.Value {
	if t := asTensor(c.Arg("data")); t != nil {
		if dt := c.DType("dtype", t.DType); dt == t.DType && dt != value.NoDType && c.IsNone("device") {
			return t
		}
	}
	return c.built(c.Arg("data"), value.NoDType)
}

func fromNumpy(c *Call) value.Value {
	v := c.Arg("ndarray")
	if t := ArrayTensor(v); t != nil {
		return c.aliasOf(t)
	}
	if t := asTensor(v); t != nil {
		return c.aliasOf(t)
	}
	switch v.(type) {
	case value.Unknown, *value.Alt, *value.Instance, value.SymBool:
		return c.UnknownTensor(value.NoDType)
	}
	msg := "expected np.ndarray (got " + v.TypeName() + ")"
	c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: %s", c.Short(), msg)
	return nil
}

// fromDLPack shares the elements of a tensor, an array or what to_dlpack made of one.
func fromDLPack(c *Call) value.Value {
	v := c.Arg("ext_tensor")
	t := ArrayTensor(v)
	if t == nil {
		t = asTensor(v)
	}
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	return c.aliasOf(t)
}

// fromFile maps so many numbers of a file.
func fromFile(c *Call) value.Value {
	n, ok := c.Dim("size")
	return c.create(value.ShapeOf(n), ok, c.DefaultDType)
}

func scalarTensor(c *Call) value.Value {
	v, dt := c.fillNumber("s")
	if dt != value.NoDType {
		dt = c.DefaultDType
	}
	t := c.create(value.Shape{}, true, dt)
	c.setAll(t, v)
	return t
}

// newTensorRule takes the dtype of self.
func newTensorRule(c *Call) value.Value { return c.built(c.Arg("data"), selfDType(c.Tensor("self"))) }

const legacySignature = "(data=None, *, device=None) | (size, *sizes, device=None)"

// legacyTensor is torch.Tensor(...) and its like.
func legacyTensor(dt value.DType) func(c *Call) value.Value {
	return func(c *Call) value.Value { return c.legacy(dt) }
}

// legacyNew is Tensor.new(...): torch.Tensor(...) of self's dtype.
func legacyNew(c *Call) value.Value { return c.legacy(selfDType(c.Tensor("self"))) }

// legacy makes a tensor of sizes, of a sequence of data, or of another tensor.
func (c *Call) legacy(dt value.DType) value.Value {
	if !c.Has("data") {
		rest, ok := Elements(c.Arg("sizes"))
		if !ok {
			return c.UnknownTensor(dt)
		}
		if items, isSeq := Elements(c.Arg("size")); isSeq && len(rest) == 0 { // size=(2, 3)
			return c.legacySizes(items, dt)
		}
		return c.legacySizes(append([]value.Value{c.Arg("size")}, rest...), dt)
	}
	if !c.Given("data") {
		return c.Out(value.ShapeOf(value.D(0)), dt)
	}
	switch v := c.Arg("data").(type) {
	case value.Int:
		return c.legacySizes([]value.Value{v}, dt)
	case *value.Tuple:
		if v.IsSize && v.Rest != nil {
			return c.Out(sizeShape(v), dt)
		}
		if v.IsSize {
			return c.legacySizes(v.Elems, dt)
		}
		return c.legacyData(v, dt)
	case value.Unknown: // a number is a size, a sequence is data
		if v.Type == "int" {
			return c.Out(value.ShapeOf(c.NewDim("", 0)), dt)
		}
		return c.UnknownTensor(dt)
	default:
		return c.legacyData(v, dt)
	}
}

func (c *Call) legacySizes(items []value.Value, dt value.DType) value.Value {
	dims, _, ok := c.dimsOf("size", value.NewTuple(items...))
	s := value.ShapeOf(dims...)
	return c.emptyOf(s, ok && !c.Failed() && !c.negativeSize(s), dt)
}

func (c *Call) emptyOf(s value.Shape, ok bool, dt value.DType) value.Value {
	if !ok {
		return c.UnknownTensor(dt)
	}
	return c.Out(s, dt)
}

func (c *Call) legacyData(v value.Value, dt value.DType) value.Value {
	switch v.(type) {
	case value.Float, value.Bool, value.SymBool, value.NoneType, value.Str, value.Complex:
		msg := fmt.Sprintf("new(): data must be a sequence (got %s)", v.TypeName())
		c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: data must be a sequence, not %s", c.Short(), v.TypeName())
		return c.UnknownTensor(dt)
	}
	t := c.built(v, dt)
	t.DType = dt
	return t
}

// parameter is nn.Parameter(data): the same storage, made a parameter.
func parameter(c *Call) value.Value {
	v := c.Arg("data")
	if v == nil || v == value.None {
		t := c.Out(value.ShapeOf(value.D(0)), c.DefaultDType)
		t.Parameter, t.RequiresGrad = true, true
		return t
	}
	t := asTensor(v)
	if t == nil {
		switch v.(type) {
		case value.Unknown, *value.Alt, *value.Instance, value.SymBool:
			t := c.UnknownTensor(value.NoDType)
			t.Parameter, t.RequiresGrad = true, true
			return t
		}
		msg := fmt.Sprintf("'%s' object has no attribute 'detach'", v.TypeName())
		c.RefuseAs("AttributeError", "invalid-argument", 0, msg, "Parameter takes a tensor, not %s", v.TypeName())
		return c.Unknown("wrong arguments")
	}
	on, known := c.Bool("requires_grad")
	if known && on && t.DType != value.NoDType && notFloating(t.DType) {
		c.Refuse("mismatched-dtype", t.Bits, "Only Tensors of floating point and complex dtype can require gradients", "Parameter: %s tensors cannot require gradients", t.DType)
	}
	out := c.aliasOf(t)
	out.Parameter, out.RequiresGrad = true, on || !known
	out.Role = value.NoRole
	out.Data = nil // training changes it
	return out
}

func buffer(c *Call) value.Value {
	t := asTensor(c.Arg("data"))
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	out := c.aliasOf(t)
	out.Buffer = true
	return out
}
