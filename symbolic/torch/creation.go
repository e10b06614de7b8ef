package torch

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the functions that make tensors of given sizes.
// https://pytorch.org/docs/stable/torch.html#creation-ops

const tensorOptions = "dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False"

var ownCreationRules = []Rule{
	{"torch.zeros", "(*size, out=None, " + tensorOptions + ")", filled(value.NewInt(0))},
	{"torch.ones", "(*size, out=None, " + tensorOptions + ")", filled(value.NewInt(1))},
	{"torch.empty", "(*size, out=None, memory_format=None, " + tensorOptions + ")", filled(nil)},
	{"torch.randn", "(*size, generator=None, out=None, " + tensorOptions + ")", random("normal_kernel_cpu")},
	{"torch.rand", "(*size, generator=None, out=None, " + tensorOptions + ")", random("check_uniform_bounds")},
	{"torch.full", "(size, fill_value, *, out=None, " + tensorOptions + ")", full},
	{"torch.eye", "(n, m=None, *, out=None, " + tensorOptions + ")", eye},
	{"torch.randint", "(high, size, *, generator=None, out=None, " + tensorOptions + ") | (low, high, size, *, generator=None, out=None, " + tensorOptions + ")", randint},
	{"torch.randperm", "(n, *, generator=None, out=None, " + tensorOptions + ")", randperm},
	{"torch.normal", "(mean, std, size, *, generator=None, out=None, " + tensorOptions + ") | (mean, std=1.0, *, generator=None, out=None)", normal},
	{"torch.zeros_like", likeSignature, filledLike(value.NewInt(0), "")},
	{"torch.ones_like", likeSignature, filledLike(value.NewInt(1), "")},
	{"torch.empty_like", likeSignature, filledLike(nil, "")},
	{"torch.randn_like", likeSignature, filledLike(nil, "normal_kernel_cpu")},
	{"torch.rand_like", likeSignature, filledLike(nil, "check_uniform_bounds")},
	{"torch.full_like", "(input, fill_value, *, memory_format=None, " + tensorOptions + ")", fullLike},
	{"torch.randint_like", "(input, high, *, memory_format=None, generator=None, " + tensorOptions + ") | (input, low, high, *, memory_format=None, generator=None, " + tensorOptions + ")", randintLike},
	{"Tensor.new_zeros", "(self, *size, " + tensorOptions + ")", newFilled(value.NewInt(0))},
	{"Tensor.new_ones", "(self, *size, " + tensorOptions + ")", newFilled(value.NewInt(1))},
	{"Tensor.new_empty", "(self, *size, " + tensorOptions + ")", newFilled(nil)},
	{"Tensor.new_full", "(self, size, fill_value, *, " + tensorOptions + ")", newFull},
	{"torch.empty_strided", "(size, stride, *, " + tensorOptions + ")", emptyStrided},
	{"Tensor.new_empty_strided", "(self, size, stride, *, " + tensorOptions + ")", emptyStrided},
	{"torch.tril_indices torch.triu_indices", "(row, col, offset=0, *, " + tensorOptions + ")", triangleIndices},
	{"torch.bernoulli", "(input, *, generator=None, out=None) | (input, p, *, generator=None)", bernoulli(false)},
	{"Tensor.bernoulli", "(input, *, generator=None) | (input, p, *, generator=None)", bernoulli(false)},
	{"Tensor.bernoulli_", "(input, p=0.5, *, generator=None)", bernoulli(true)},
	{"torch.poisson", "(input, generator=None)", poisson},
	{"torch.multinomial Tensor.multinomial", "(input, num_samples, replacement=False, *, generator=None, out=None)", multinomial},
}

// creationRules are the rules of this file and of its parts.
func creationRules() []Rule {
	return slices.Concat(ownCreationRules, rangeRules, dataRules, meshRules)
}

const likeSignature = "(input, *, memory_format=None, generator=None, " + tensorOptions + ")"

var creationLayers = []Layer{}

// sizes reads the sizes of a tensor to be made. ok is false if their number is
// not known, or after a refusal.
func (c *Call) sizes(name string) (value.Shape, bool) {
	v := c.Arg(name)
	if v == noArguments {
		c.badArguments(fmt.Sprintf("missing 1 required positional arguments: %q", name))
		return value.Shape{}, false
	}
	if s, ok := sizeOfUnknownRank(c, v); ok {
		return s, true
	}
	items, ok := Elements(v)
	if !ok {
		return value.Shape{}, false
	}
	if len(items) == 1 {
		if u, isUnknown := items[0].(value.Unknown); isUnknown && u.Type != "int" {
			return value.Shape{}, false // a size, or a sequence of sizes
		}
		if _, isAlt := items[0].(*value.Alt); isAlt {
			return value.Shape{}, false
		}
	}
	for i, e := range items {
		switch e.(type) {
		case value.Bool, value.Float, value.Str, value.NoneType, *value.Tuple, *value.List, *value.Dict, value.DType:
			c.badSize(name, e, i)
			return value.Shape{}, false
		}
	}
	dims, _, ok := c.dimsOf(name, v)
	if !ok || c.Failed() {
		return value.Shape{}, false
	}
	s := value.ShapeOf(dims...)
	return s, !c.negativeSize(s)
}

// sizeOfUnknownRank reads a torch.Size of unknown rank.
func sizeOfUnknownRank(c *Call, v value.Value) (value.Shape, bool) {
	t, ok := v.(*value.Tuple)
	if !ok || t.Rest == nil {
		return value.Shape{}, false
	}
	s := value.Shape{Rest: t.Rest}
	for _, e := range t.Elems {
		d, _ := AsDim(e)
		s.Dims = append(s.Dims, d)
	}
	for _, e := range t.RestSuffix {
		d, _ := AsDim(e)
		s.Suffix = append(s.Suffix, d)
	}
	return s, true
}

func (c *Call) badSize(name string, got value.Value, at int) {
	msg := fmt.Sprintf("%s(): argument '%s' failed to unpack the object at pos %d with error \"type must be tuple of ints,but got %s\"", c.Short(), name, at+1, got.TypeName())
	if at == 0 {
		msg = fmt.Sprintf("%s(): argument '%s' (position 1) must be tuple of ints, not %s", c.Short(), name, got.TypeName())
	}
	c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s", msg)
}

// negativeSize tells of a shape with a size below 0, which is refused unless it stands for one that must be given.
func (c *Call) negativeSize(s value.Shape) bool {
	for _, d := range s.Dims {
		if toBeGiven(d) {
			return true
		}
		if c.surelyLess(d, value.D(0)) {
			c.Refuse("invalid-size", d.Bits, fmt.Sprintf("Trying to create tensor with negative dimension %s: %s", d, s),
				"%s: negative dimension %s in %s", c.Short(), d, s)
			return true
		}
	}
	return false
}

// tupleOfSizes is sizes for an argument that may not be a bare int.
func (c *Call) tupleOfSizes(name string) (value.Shape, bool) {
	switch v := c.Arg(name).(type) {
	case value.Int, value.Bool, value.Float, value.Str, value.NoneType:
		c.BadType(name, "tuple of ints", v)
		return value.Shape{}, false
	}
	return c.sizes(name)
}

// create is the new tensor of a creation function: dtype def unless one is given.
func (c *Call) create(s value.Shape, ok bool, def value.DType) *value.Tensor {
	dt := c.DType("dtype", def)
	c.checkDevice()
	if on, known := c.Bool("requires_grad"); known && on && dt != value.NoDType && notFloating(dt) {
		c.Refuse("mismatched-dtype", 0, "Only Tensors of floating point and complex dtype can require gradients", "%s: %s tensors cannot require gradients", c.Short(), dt)
	}
	var out *value.Tensor
	if ok {
		out = c.Out(s, dt)
	} else {
		out = c.UnknownTensor(dt)
		out.LayoutUnknown = false
	}
	if on, known := c.Bool("requires_grad"); known && on {
		out.RequiresGrad = true
	}
	if device, ok := DeviceOf(c.Arg("device")); ok {
		out.Device = device
	}
	c.memoryFormatOf(out)
	return out
}

// deviceTypes are the words that torch.device takes.
var deviceTypes = map[string]bool{"cpu": true, "cuda": true, "ipu": true, "xpu": true, "mkldnn": true, "opengl": true, "opencl": true, "ideep": true,
	"hip": true, "ve": true, "fpga": true, "maia": true, "xla": true, "lazy": true, "vulkan": true, "mps": true, "meta": true, "hpu": true, "mtia": true, "privateuseone": true}

// checkDevice refuses a device string that torch does not know.
func (c *Call) checkDevice() {
	s, ok := c.Str("device")
	if !ok {
		return
	}
	if typ, _, _ := strings.Cut(s, ":"); !deviceTypes[typ] {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("Invalid device string: '%s'", s), "%s: there is no device %q", c.Short(), s)
	}
}

// memoryFormatOf lays a new tensor out as memory_format says.
func (c *Call) memoryFormatOf(t *value.Tensor) {
	if !c.Has("memory_format") {
		return
	}
	format := memoryFormat(c.Arg("memory_format"))
	rank := 0
	switch {
	case strings.Contains(format, "channels_last_3d"):
		rank = 5
	case strings.Contains(format, "channels_last"):
		rank = 4
	default:
		return
	}
	s := c.Shape(t)
	switch {
	case !s.Known():
		t.LayoutUnknown = true
	case s.Rank() != rank:
		c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("required rank %d tensor to use channels_last format", rank), "%s: channels last wants %d dimensions, got %s", c.Short(), rank, s)
	default:
		t.Strides = nil
		if st := channelsLastStrides(s); !c.IsContiguous(s, st) {
			t.Strides = st
		}
	}
}

// setAll gives t contents that are all the number v, if t is small.
func (c *Call) setAll(t *value.Tensor, v value.Value) {
	sizes, ok := c.concrete(c.Shape(t))
	if !ok || v == nil || t.DType == value.NoDType || product(sizes) > value.MaxContents {
		return
	}
	if k := c.repeatNumber(v, product(sizes), t.DType); k != nil {
		t.SetContents(k)
	}
}

// filled makes a tensor full of one number; nil: of nothing known.
func filled(v value.Value) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		s, ok := c.sizes("size")
		t := c.create(s, ok, c.DefaultDType)
		c.setAll(t, v)
		return c.delivered(t)
	}
}

// random makes a tensor of random floats; integers have no such kernel.
func random(kernel string) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		s, ok := c.sizes("size")
		t := c.create(s, ok, c.DefaultDType)
		c.randomKernel(t, kernel)
		return c.delivered(t)
	}
}

func (c *Call) randomKernel(t *value.Tensor, kernel string) {
	if n := c.Shape(t).Numel(); kernel != "normal_kernel_cpu" || n.Known() && c.Equal(n, value.D(0)) == dim.No {
		c.unsupported(t, kernel, notFloating)
	}
}

// fillNumber is the fill_value, a number or a tensor without dimensions.
func (c *Call) fillNumber(name string) (v value.Value, dt value.DType) {
	v = c.Arg(name)
	o, ok := operandOf(v)
	if ok && o.t != nil {
		if s := c.Shape(o.t); s.Known() && s.Rank() > 0 {
			ok = false
		} else if k := o.t.Contents(); k != nil && len(k.Ints) == 1 {
			v = value.Int{Dim: k.Ints[0]}
		} else if k != nil && len(k.Floats) == 1 {
			v = value.NewFloat(k.Floats[0])
		}
	}
	if !ok {
		c.BadType(name, "Number", v)
		return nil, value.NoDType
	}
	if o.t == nil {
		return v, c.byDefault(o.dt)
	}
	return v, o.dt
}

func full(c *Call) value.Value {
	s, ok := c.tupleOfSizes("size")
	v, dt := c.fillNumber("fill_value")
	t := c.create(s, ok, dt)
	c.fillOverflow(v, t.DType)
	c.setAll(t, v)
	return c.delivered(t)
}

// fillOverflow refuses an infinite number in an integer tensor.
func (c *Call) fillOverflow(v value.Value, dt value.DType) {
	f, ok := v.(value.Float)
	if !ok || !f.Known || !dt.IsInteger() || !math.IsInf(f.F, 0) && !math.IsNaN(f.F) {
		return
	}
	c.Refuse("invalid-argument", 0, fmt.Sprintf("value cannot be converted to type %s_t without overflow", dt), "%s: %v does not fit into a tensor of %s", c.Short(), f.F, dt)
}

func eye(c *Call) value.Value {
	n, ok1 := c.countArg("n")
	m, ok2 := n, ok1
	if !c.IsNone("m") {
		m, ok2 = c.countArg("m")
	}
	if c.Failed() {
		return c.create(value.ShapeOf(n, m), true, c.DefaultDType)
	}
	t := c.create(value.ShapeOf(n, m), true, c.DefaultDType)
	rows, r := c.Resolve(n).Const()
	cols, k := c.Resolve(m).Const()
	if ok1 && ok2 && r && k && rows*cols <= value.MaxContents {
		out := &value.Contents{Ints: make([]value.Dim, rows*cols)}
		for i := int64(0); i < min(rows, cols); i++ {
			out.Ints[i*cols+i] = value.D(1)
		}
		if k := c.converted(out, t.DType); k != nil {
			t.SetContents(k)
		}
	}
	return c.delivered(t)
}

// countArg is an int that may not be negative.
func (c *Call) countArg(name string) (value.Dim, bool) {
	if c.Arg(name) == value.None {
		c.BadType(name, "int", value.None)
	}
	d, ok := c.Dim(name)
	if ok && c.surelyLess(d, value.D(0)) {
		c.Refuse("invalid-size", d.Bits, fmt.Sprintf("%s must be greater or equal to 0, got %s", name, d), "%s: %s is %s, below 0", c.Short(), name, d)
		return value.Dim{E: dim.Invalid}, false
	}
	return d, ok
}

// randint bounds its contents, which index checks use.
func randint(c *Call) value.Value {
	s, ok := c.tupleOfSizes("size")
	low := value.D(0)
	if c.Has("low") {
		low, _ = c.Dim("low")
	}
	high, _ := c.Dim("high")
	t := c.create(s, ok, value.Int64)
	c.randomRange(t, low, high)
	return c.delivered(t)
}

// randomRange checks the bounds of random integers and notes them.
func (c *Call) randomRange(t *value.Tensor, low, high value.Dim) {
	if !low.Known() || !high.Known() {
		return
	}
	if t.DType.IsComplex() {
		c.Refuse("mismatched-dtype", t.Bits, "check_random_bounds handles only integral, floating-point and boolean types", "%s does not make %s tensors", c.Short(), t.DType)
		return
	}
	if c.Path.Facts.LessEq(high.E, low.E) == dim.Yes {
		c.Refuse("invalid-argument", low.Bits|high.Bits, fmt.Sprintf("random_ expects 'from' to be less than 'to', but got from=%s >= to=%s", low, high),
			"%s: the range from %s to %s is empty", c.Short(), low, high)
		return
	}
	if lo, hi := intRange(t.DType); t.DType.IsInteger() || t.DType == value.BoolType {
		if c.surelyLess(low, value.D(lo)) || t.DType != value.Int64 && c.surelyLess(value.D(hi), high.AddInt(-1)) {
			c.Refuse("invalid-argument", low.Bits|high.Bits, fmt.Sprintf("to - 1 is out of bounds for %s", t.DType), "%s: the range from %s to %s does not fit into %s", c.Short(), low, high, t.DType)
			return
		}
	}
	t.Low, t.High, t.HasRange, t.Spread = low, high, true, value.DrawnOf
}

func randperm(c *Call) value.Value {
	if c.Arg("n") == value.None {
		c.BadType("n", "int", value.None)
	}
	n, _ := c.Dim("n")
	if c.Failed() || c.negativeSize(value.ShapeOf(n)) {
		return c.create(value.ShapeOf(value.Dim{E: dim.Invalid}), true, value.Int64)
	}
	t := c.create(value.ShapeOf(n), true, value.Int64)
	c.unsupported(t, "randperm", isBool)
	if n.Known() {
		t.Low, t.High, t.HasRange, t.Spread = value.D(0), n, true, value.AllOf
	}
	return c.delivered(t)
}

// normal draws with a mean and a deviation that are numbers or tensors.
func normal(c *Call) value.Value {
	mean, ok1 := operandOf(c.Arg("mean"))
	std, ok2 := operandOf(c.Arg("std"))
	if !ok1 || !ok2 {
		c.badArguments("received an invalid combination of arguments")
		return nil
	}
	if c.Has("size") {
		if mean.t != nil || std.t != nil {
			c.badArguments("received an invalid combination of arguments: size goes with two numbers only")
		}
		s, ok := c.sizes("size")
		t := c.create(s, ok, c.DefaultDType)
		if f, known := AsFloat(c.Arg("std")); known && f < 0 {
			c.negativeDeviation(f)
		}
		c.randomKernel(t, "normal_kernel_cpu")
		return c.delivered(t)
	}
	if mean.t == nil && std.t == nil && !mean.unknown && !std.unknown {
		c.badArguments("received an invalid combination of arguments: the size is missing")
		return nil
	}
	dt := mean.dt
	if mean.t == nil {
		dt = std.dt
	} else {
		c.unsupported(mean.t, "normal_kernel_cpu", notFloating)
	}
	if mean.unknown || std.unknown {
		dt = value.NoDType
	}
	if f, known := AsFloat(c.Arg("std")); known && f < 0 {
		c.negativeDeviation(f)
	}
	s, ok := c.broadcastOperands(mean, std)
	if !ok {
		return c.UnknownTensor(dt)
	}
	return c.delivered(c.Out(s, dt))
}

func (c *Call) negativeDeviation(f float64) {
	c.Refuse("invalid-argument", 0, fmt.Sprintf("normal expects std >= 0.0, but found std %v", f), "%s: the deviation is %v, below 0", c.Short(), f)
}

// like is the new tensor of a *_like function, in the layout of its model.
func (c *Call) like() *value.Tensor {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(c.DType("dtype", value.NoDType))
	}
	out := c.create(c.Shape(t), true, t.DType)
	if !c.Has("memory_format") || c.IsNone("memory_format") || strings.Contains(memoryFormat(c.Arg("memory_format")), "preserve") {
		model := c.LikeLayout(t, out.DType)
		out.Strides, out.LayoutUnknown = model.Strides, model.LayoutUnknown
	}
	out.Bits |= t.Bits
	if out.Device == "" {
		out.Device = t.Device
	}
	return out
}

func filledLike(v value.Value, kernel string) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.like()
		if kernel != "" && !c.Failed() {
			c.randomKernel(t, kernel)
		}
		c.setAll(t, v)
		return t
	}
}

func fullLike(c *Call) value.Value {
	t := c.like()
	if c.Failed() {
		return t
	}
	v, _ := c.fillNumber("fill_value")
	c.fillOverflow(v, t.DType)
	c.setAll(t, v)
	return t
}

func randintLike(c *Call) value.Value {
	t := c.like()
	if c.Failed() {
		return t
	}
	low := value.D(0)
	if c.Has("low") {
		low, _ = c.Dim("low")
	}
	high, _ := c.Dim("high")
	c.randomRange(t, low, high)
	return t
}

// newFilled is Tensor.new_*: the dtype and the device of self.
func newFilled(v value.Value) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		self := c.Required("self")
		s, ok := c.sizes("size")
		t := c.create(s, ok, selfDType(self))
		c.setAll(t, v)
		return t
	}
}

func selfDType(t *value.Tensor) value.DType {
	if t == nil {
		return value.NoDType
	}
	return t.DType
}

func newFull(c *Call) value.Value {
	self := c.Required("self")
	s, ok := c.tupleOfSizes("size")
	v, _ := c.fillNumber("fill_value")
	t := c.create(s, ok, selfDType(self))
	c.setAll(t, v)
	return t
}

func emptyStrided(c *Call) value.Value {
	def := c.DefaultDType
	if c.Has("self") {
		def = selfDType(c.Tensor("self"))
	}
	s, ok := c.tupleOfSizes("size")
	t := c.create(s, ok, def)
	strides, _, known := c.Dims("stride")
	if !ok || !known || !s.Known() {
		t.LayoutUnknown = true
		return t
	}
	if len(strides) != s.Rank() {
		c.Refuse("invalid-argument", s.Bits(), fmt.Sprintf("dimensionality of sizes (%d) must match dimensionality of strides (%d)", s.Rank(), len(strides)),
			"%s: %d sizes, but %d strides", c.Short(), s.Rank(), len(strides))
		return t
	}
	st := make([]dim.Expr, len(strides))
	for i, d := range strides {
		if c.surelyLess(d, value.D(0)) {
			c.Refuse("invalid-argument", d.Bits, "as_strided: Negative strides are not supported at the moment", "%s: negative stride %s", c.Short(), d)
			return t
		}
		st[i] = d.E
	}
	if !c.IsContiguous(s, st) {
		t.Strides = st
	}
	return t
}

// triangleIndices is [2, n], n the number of elements of the triangle.
func triangleIndices(c *Call) value.Value {
	row, ok1 := c.countArg("row")
	col, ok2 := c.countArg("col")
	off, ok3 := c.Dim("offset")
	n := value.Dim{E: dim.Invalid}
	r, k1 := c.Resolve(row).Const()
	k, k2 := c.Resolve(col).Const()
	o, k3 := c.Resolve(off).Const()
	switch {
	case ok1 && ok2 && ok3 && k1 && k2 && k3 && r <= 1<<16:
		count := int64(0)
		for i := int64(0); i < r; i++ {
			below := min(max(i+o+1, 0), k) // elements of the row on or below the diagonal
			if c.Short() == "triu_indices" {
				below = k - min(max(i+o, 0), k)
			}
			count += below
		}
		n = value.D(count)
	case ok1 && ok2 && c.Surely(row, col) && k3 && o == 0: // n*(n+1)/2
		n = row.Mul(row.AddInt(1)).FloorDivInt(2)
	case ok1 && ok2 && c.Surely(row, col) && k3 && (o == 1 && c.Short() == "triu_indices" || o == -1 && c.Short() == "tril_indices"):
		n = row.Mul(row.AddInt(-1)).FloorDivInt(2)
	}
	t := c.create(value.ShapeOf(value.D(2), n), true, value.Int64)
	if count, ok := n.Const(); ok && k1 && k2 && k3 && 2*count <= value.MaxContents && !notPlainInteger(t.DType) {
		t.SetContents(&value.Contents{Ints: triangleElements(r, k, o, c.Short() == "triu_indices")})
	}
	return t
}

// triangleElements are the rows of the elements of a triangle, then their columns, row by row.
func triangleElements(rows, cols, offset int64, upper bool) []value.Dim {
	var is, js []value.Dim
	for i := range rows {
		from, to := int64(0), min(max(i+offset+1, 0), cols)
		if upper {
			from, to = min(max(i+offset, 0), cols), cols
		}
		for j := from; j < to; j++ {
			is, js = append(is, value.D(i)), append(js, value.D(j))
		}
	}
	return append(is, js...)
}

func bernoulli(inplace bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.Required("input")
		if t == nil {
			return c.UnknownTensor(value.NoDType)
		}
		if c.Has("p") {
			if p, ok := c.Float("p"); ok && (p < 0 || p > 1) {
				c.Refuse("invalid-argument", 0, fmt.Sprintf("bernoulli_ expects p to be in [0, 1], but got p=%v", p), "%s: p is %v, outside 0 to 1", c.Short(), p)
				return t
			}
		}
		if inplace {
			return c.overwritten(t, nil)
		}
		if !c.Has("p") {
			c.unsupported(t, "bernoulli_tensor_cpu_p_", notFloating)
		}
		return c.delivered(c.LikeLayout(t, t.DType))
	}
}

func poisson(c *Call) value.Value {
	t := c.Required("input")
	if t == nil {
		return c.UnknownTensor(value.NoDType)
	}
	c.unsupported(t, "poisson_cpu", notFloating)
	return c.Like(t)
}

// multinomial draws indices along the last dimension.
func multinomial(c *Call) value.Value {
	t := c.Required("input")
	n, ok := c.Dim("num_samples")
	if t == nil {
		return c.UnknownTensor(value.Int64)
	}
	s := c.Shape(t)
	switch {
	case t.DType != value.NoDType && notReal(t.DType):
		c.Refuse("mismatched-dtype", t.Bits, fmt.Sprintf("multinomial only supports floating-point dtypes for input, got: %s", scalarName(t.DType)), "multinomial takes float probabilities, got %s", t.DType)
	case s.Known() && (s.Rank() == 0 || s.Rank() > 2):
		c.Refuse("wrong-rank", s.Bits()|t.Bits, "prob_dist must be 1 or 2 dim", "multinomial takes 1 or 2 dimensions, got %s", s)
	case ok && c.Path.Facts.LessEq(n.E, dim.Int(0)) == dim.Yes:
		c.Refuse("invalid-argument", n.Bits, "cannot sample n_sample <= 0 samples", "multinomial: num_samples is %s", n)
	}
	last, known := s.Last()
	if again, sure := c.Bool("replacement"); sure && !again && known && ok && !c.Failed() && c.surelyLess(last, n) {
		c.Refuse("invalid-argument", last.Bits|n.Bits|t.Bits, "cannot sample n_sample > prob_dist.size(-1) samples without replacement",
			"multinomial: %s samples of %s without replacement: input is %s", n, last, s)
	}
	if !known || c.Failed() {
		return c.UnknownTensor(value.Int64)
	}
	out := c.Out(s.WithLast(n), value.Int64)
	if last.Known() {
		out.Low, out.High, out.HasRange = value.D(0), last, true
	}
	return c.delivered(out)
}
