package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds what can be read of a tensor: attributes, sizes, layout.
// https://pytorch.org/docs/stable/tensors.html, https://pytorch.org/docs/stable/tensor_attributes.html

var ownAttributeRules = []Rule{
	{"Tensor.size", "(self, dim=None)", size},
	{"Tensor.dim Tensor.ndimension", "(self)", rank},
	{"torch.numel Tensor.numel Tensor.nelement", "(input)", numel},
	{"Tensor.stride", "(self, dim=None)", stride},
	{"Tensor.is_contiguous", "(self, *, memory_format=None)", isContiguous},
	{"Tensor.storage_offset", "(self)", storageOffset},
	{"Tensor.element_size", "(self)", elementSize},
	{"torch.is_floating_point Tensor.is_floating_point", "(input)", dtypeTest(value.DType.IsFloat)},
	{"torch.is_complex Tensor.is_complex", "(input)", dtypeTest(value.DType.IsComplex)},
	{"Tensor.is_signed torch.is_signed", "(input)", dtypeTest(isSigned)},
	{"Tensor.get_device torch.get_device", "(input)", getDevice},
	{"Tensor.is_pinned Tensor.is_shared torch.is_inference Tensor.is_inference", "(input)", alwaysFalse},
	{"torch.is_conj Tensor.is_conj torch.is_neg Tensor.is_neg", "(input)", lazilyComplex},
	{"Tensor.__len__", "(self)", func(c *Call) value.Value {
		if x := c.Tensor("self"); x != nil {
			return Length(c.World, x)
		}
		return nil
	}},
}

// attributeRules are the rules of this file and of its parts.
func attributeRules() []Rule {
	return slices.Concat(ownAttributeRules, convertRules(), stateRules, historyRules)
}

var attributeLayers = []Layer{}

// Attribute reads a data attribute of a tensor; ok is false if there is none of
// that name (it may be a method). The value is nil after it raised.
func Attribute(w *value.World, t *value.Tensor, name string) (v value.Value, ok bool) {
	c := &Call{World: w, Name: name}
	v, ok = c.attribute(t, name)
	if ok && w.Exc != nil {
		return nil, true
	}
	return v, ok
}

func (c *Call) attribute(t *value.Tensor, name string) (value.Value, bool) {
	switch name {
	case "shape":
		c.nameAxes(t)
		return SizeOf(c.Shape(t)), true
	case "ndim":
		return c.rankOf(t), true
	case "dtype":
		if t.DType == value.NoDType {
			return c.UnknownOf("dtype", "dtype of a tensor"), true
		}
		return t.DType, true
	case "device":
		return deviceOf(t), true
	case "T", "H", "mT", "mH":
		return c.transposeAttribute(t, name), true
	case "real", "imag":
		return c.partOf(t, name), true
	case "data":
		return c.detached(t), true
	case "itemsize", "nbytes":
		if t.DType == value.NoDType {
			return c.UnknownOf("int", "dtype of a tensor"), true
		}
		n := value.D(t.DType.Size())
		if name == "nbytes" {
			n = n.Mul(c.Shape(t).Numel())
		}
		return value.Int{Dim: n}, true
	case "requires_grad":
		return c.requiresGrad(t), true
	case "is_cuda", "is_cpu", "is_mps", "is_xpu", "is_xla", "is_meta":
		if t.Device == unknownDevice {
			return c.UnknownOf("bool", "device of a tensor"), true
		}
		kind := deviceOf(t).Type
		return value.Bool(kind == name[len("is_"):]), true
	case "is_sparse", "is_sparse_csr", "is_quantized", "is_mkldnn", "is_nested", "is_vulkan", "is_ipu", "is_maia", "is_mtia":
		return value.Bool(false), true
	case "output_nr":
		return value.NewInt(0), true
	case "name":
		return value.None, true
	case "is_leaf", "retains_grad", "grad_fn", "grad":
		return c.autogradState(t, name), true
	case "layout": // what is sparse is no tensor here
		return value.Str{S: "torch.strided"}, true
	case "_version", "_base", "volatile", "_backward_hooks", "_grad":
		return c.Lose("attribute " + name + " of a tensor"), true
	}
	return nil, false
}

// SizeOf is the torch.Size of a shape.
func SizeOf(s value.Shape) *value.Tuple {
	return &value.Tuple{IsSize: true, Elems: intsOf(s.Dims), Rest: s.Rest, RestSuffix: intsOf(s.Suffix)}
}

func intsOf(dims []value.Dim) []value.Value {
	out := make([]value.Value, len(dims))
	for i, d := range dims {
		out[i] = value.Int{Dim: d}
	}
	return out
}

// unknownDevice marks a tensor that was moved to a device that is not known.
const unknownDevice = "?"

// surelyOnCPU tells that a tensor is on the CPU whoever runs the program.
func (c *Call) surelyOnCPU(t *value.Tensor) bool {
	return t.Device == "cpu" || t.Device == "" && !c.AnyDevice
}

func deviceOf(t *value.Tensor) value.Device {
	switch t.Device {
	case "":
		return value.Device{Type: "cpu", Index: -1}
	case unknownDevice:
		return value.Device{Index: -1}
	}
	return value.Device{Type: t.Device, Index: -1}
}

func (c *Call) rankOf(t *value.Tensor) value.Value {
	s := c.Shape(t)
	if s.Bits()&value.FromSqueeze != 0 {
		return c.UnknownOf("int", "rank of what was squeezed")
	}
	if s.Known() {
		return value.NewInt(int64(len(s.Dims)))
	}
	return value.Int{Dim: s.Rest.Number().AddInt(int64(len(s.Dims) + len(s.Suffix)))}
}

func (c *Call) transposeAttribute(t *value.Tensor, name string) value.Value {
	s := c.Shape(t)
	switch {
	case name == "mT" || name == "mH":
		return c.matrixTranspose(t, "tensor."+name)
	case !s.Known():
		return c.UnknownTensor(t.DType)
	case name == "H" && len(s.Dims) != 2 && len(s.Dims) != 0:
		c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("tensor.H is only supported on matrices (2-D tensors). Got %d-D tensor. For batches of matrices, consider using tensor.mH", len(s.Dims)),
			"tensor.H needs 2 dimensions, got %d: tensor is %v", len(s.Dims), s)
		return c.UnknownTensor(t.DType)
	}
	return c.reversed(t, s)
}

// partOf is the real or imaginary part of a tensor.
func (c *Call) partOf(t *value.Tensor, name string) value.Value {
	switch {
	case t.DType == value.NoDType:
		y := c.viewLike(t, c.Shape(t), nil)
		return y
	case !t.DType.IsComplex() && name == "imag":
		c.RefuseAs("TypeError", "mismatched-dtype", t.Bits, "imag is not implemented for tensors with non-complex dtypes.", "imag of a tensor of %s, which is not complex", t.DType)
		return c.Like(t)
	case !t.DType.IsComplex():
		return t
	}
	strides := slices.Clone(c.Strides(t))
	for i := range strides {
		strides[i] = strides[i].MulInt(2)
	}
	y := c.viewLike(t, c.Shape(t), strides)
	y.DType = t.DType.ToReal()
	return y
}

// requiresGrad is known of parameters and of what surely has no history.
func (c *Call) requiresGrad(t *value.Tensor) value.Value {
	switch {
	case t.RequiresGrad, t.History != nil:
		return value.Bool(true)
	case t.Parameter: // frozen
		return value.Bool(false)
	case t.DType != value.NoDType && !t.DType.IsFloat() && !t.DType.IsComplex(), t.Buffer, fresh[t.MadeBy]:
		return value.Bool(false)
	}
	return c.UnknownOf("bool", "autograd state of a tensor")
}

// autogradState is what autograd knows of a tensor, where it surely has no history.
func (c *Call) autogradState(t *value.Tensor, name string) value.Value {
	history := c.requiresGrad(t) != value.Value(value.Bool(false))
	switch {
	case name == "is_leaf" && (t.Parameter || !history):
		return value.Bool(true)
	case name == "retains_grad" && !history:
		return value.Bool(false)
	case name == "grad_fn" && (t.Parameter || !history):
		return value.None
	case name == "grad" && !history && !t.Parameter:
		return value.None
	case name == "grad": // who asks does so after backward
		g := value.NewTensor(c.Shape(t), t.DType)
		g.Device = t.Device
		return g
	case name == "grad_fn":
		return c.Lose("attribute " + name + " of a tensor")
	}
	return c.UnknownOf("bool", "autograd state of a tensor")
}

// fresh are the operations that make tensors out of nothing.
var fresh = map[string]bool{
	"zeros": true, "ones": true, "empty": true, "full": true, "rand": true, "randn": true, "arange": true, "linspace": true, "eye": true,
	"tensor": true, "as_tensor": true, "from_numpy": true, "randint": true, "randperm": true, "logspace": true, "range": true, "detach": true,
	"zeros_like": true, "ones_like": true, "empty_like": true, "full_like": true, "rand_like": true, "randn_like": true,
	"new_zeros": true, "new_ones": true, "new_empty": true, "new_full": true, "new_tensor": true, "normal": true, "data": true,
}

func size(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.Unknown("tensor")
	}
	c.nameAxes(x)
	if c.IsNone("dim") {
		return SizeOf(c.Shape(x))
	}
	s, at, ok := c.axisRead(x, "dim")
	if !ok {
		return value.Int{Dim: value.Dim{E: dim.Invalid}}
	}
	return value.Int{Dim: at.get(s)}
}

// axisRead is axis for reading: a scalar has no dimension at all.
func (c *Call) axisRead(x *value.Tensor, name string) (value.Shape, axisAt, bool) {
	if s := c.Shape(x); s.Known() && len(s.Dims) == 0 {
		if d, ok := c.Dim(name); ok {
			c.RefuseAs("IndexError", "dimension-out-of-range", d.Bits, fmt.Sprintf("Dimension specified as %v but tensor has no dimensions", d),
				"%s(%v) of a tensor without dimensions", c.Short(), d)
		}
		return s, axisAt{}, false
	}
	return c.axis(x, name)
}

func rank(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.Unknown("tensor")
	}
	return c.rankOf(x)
}

func numel(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	return value.Int{Dim: c.Shape(x).Numel()}
}

func stride(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.Unknown("tensor")
	}
	strides := c.Strides(x)
	if c.IsNone("dim") {
		if strides == nil {
			return c.UnknownOf("tuple", "strides")
		}
		out := make([]value.Value, len(strides))
		for i, e := range strides {
			if c.anyStride(x, i) {
				e = dim.Invalid
			}
			out[i] = value.Int{Dim: value.Dim{E: e}}
		}
		return value.NewTuple(out...)
	}
	_, at, ok := c.axisRead(x, "dim")
	if !ok || strides == nil || c.anyStride(x, at.i) {
		return value.Int{Dim: value.Dim{E: dim.Invalid}}
	}
	return value.Int{Dim: value.Dim{E: strides[at.i]}}
}

// reorders are the operations that leave a dimension of size 1 the stride that it had elsewhere.
var reorders = map[string]bool{"permute": true, "transpose": true, "t": true, "T": true, "mT": true, "H": true, "mH": true,
	"movedim": true, "moveaxis": true, "swapaxes": true, "swapdims": true, "adjoint": true, "rearrange": true}

// anyStride tells if dimension i of a tensor that is kept as contiguous may have another stride: its size may be 1, and
// then its stride moves nothing.
func (c *Call) anyStride(x *value.Tensor, i int) bool {
	return x.Strides == nil && reorders[x.MadeBy] && !c.Never(c.Shape(x).Dims[i], value.D(1))
}

func isContiguous(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.UnknownOf("bool", "layout of a tensor")
	}
	switch name := memoryFormat(c.Arg("memory_format")); {
	case c.IsNone("memory_format") || name == "contiguous_format":
	case name == "channels_last" || name == "channels_last_3d":
		return c.hasChannelsLast(x, map[string]int{"channels_last": 4, "channels_last_3d": 5}[name])
	default:
		return c.UnknownOf("bool", "layout of a tensor")
	}
	switch x.Contiguous() {
	case dim.Yes:
		return value.Bool(true)
	case dim.No:
		if s := c.Shape(x); c.surelyScattered(s, x.Strides) {
			return value.Bool(false)
		}
	}
	return c.UnknownOf("bool", "layout of a tensor")
}

// hasChannelsLast is is_contiguous for a tensor of n dimensions with the channels last.
func (c *Call) hasChannelsLast(x *value.Tensor, n int) value.Value {
	s := c.Shape(x)
	if !s.Known() || x.LayoutUnknown {
		return c.UnknownOf("bool", "layout of a tensor")
	}
	if len(s.Dims) != n {
		return value.Bool(false)
	}
	if c.isChannelsLast(x, s) || c.IsContiguous(s, channelsLastStrides(s)) && x.Strides == nil {
		return value.Bool(true)
	}
	if _, concrete := c.concrete(s); concrete {
		return value.Bool(false)
	}
	return c.UnknownOf("bool", "layout of a tensor")
}

// surelyScattered tells if strides are proved not to be contiguous: no size of 1 could make them so.
func (c *Call) surelyScattered(s value.Shape, strides []dim.Expr) bool {
	if !s.Known() {
		return false
	}
	acc := dim.Int(1)
	for i := len(strides) - 1; i >= 0; i-- {
		if c.Never(s.Dims[i], value.D(1)) && c.Never(s.Dims[i], value.D(0)) && c.Path.Facts.Equal(strides[i], acc) == dim.No {
			return true
		}
		acc = acc.Mul(s.Dims[i].E)
	}
	return false
}

func storageOffset(c *Call) value.Value {
	x := c.Required("self")
	if x == nil || x.From != nil && x.Storage != nil {
		return c.UnknownOf("int", "storage offset")
	}
	return value.NewInt(0)
}

func elementSize(c *Call) value.Value {
	x := c.Required("self")
	if x == nil || x.DType == value.NoDType {
		return c.UnknownOf("int", "dtype of a tensor")
	}
	return value.NewInt(x.DType.Size())
}

func dtypeTest(test func(value.DType) bool) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		x := c.Required("input")
		if x == nil || x.DType == value.NoDType {
			return c.UnknownOf("bool", "dtype of a tensor")
		}
		return value.Bool(test(x.DType))
	}
}

func isSigned(d value.DType) bool {
	switch d {
	case value.BoolType, value.Uint8, value.Uint16, value.Uint32, value.Uint64:
		return false
	}
	return true
}

func getDevice(c *Call) value.Value {
	if x := c.Required("input"); x != nil && deviceOf(x).Type == "cpu" {
		return value.NewInt(-1)
	}
	return c.UnknownOf("int", "device of a tensor")
}

// lazilyComplex: whether a complex tensor is kept as the conjugate of what it is made of is not modelled.
func lazilyComplex(c *Call) value.Value {
	if x := c.Required("input"); x == nil || x.DType == value.NoDType || x.DType.IsComplex() || c.Short() == "is_neg" {
		return c.UnknownOf("bool", "lazy conjugation of a tensor")
	}
	return value.Bool(false)
}

func alwaysFalse(c *Call) value.Value { return value.Bool(false) }
