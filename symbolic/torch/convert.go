package torch

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds what keeps the elements and changes dtype, device, layout or
// the kind of object: to, float, contiguous, clone, detach, item, tolist, numpy.
// https://pytorch.org/docs/stable/tensors.html, https://pytorch.org/docs/stable/tensor_attributes.html

var ownConvertRules = []Rule{
	{"Tensor.to", "(self, *args, dtype=None, device=None, non_blocking=False, copy=False, memory_format=None)", to},
	{"Tensor.type", "(self, dtype=None, non_blocking=False)", typeOf},
	{"Tensor.type_as", "(self, other)", typeAs},
	{"Tensor.cuda Tensor.xpu Tensor.mps", "(self, device=None, non_blocking=False, memory_format=None)", toDevice},
	{"Tensor.cpu", "(self, *, memory_format=None)", toDevice},
	{"Tensor.pin_memory", "(self, device=None)", unchanged},
	{"torch.clone Tensor.clone", "(input, *, memory_format=None)", clone},
	{"Tensor.contiguous", "(input, *, memory_format=None)", contiguous},
	{"torch.detach Tensor.detach", "(input)", detach},
	{"Tensor.as_subclass", "(self, cls)", asSubclass},
	{"Tensor.detach_", "(input)", func(c *Call) value.Value { return c.Arg("input") }},
	{"Tensor.requires_grad_", "(self, requires_grad=True)", setRequiresGrad},
	{"torch.real Tensor.__real__", "(input)", func(c *Call) value.Value { return c.complexPart("real") }},
	{"torch.imag Tensor.__imag__", "(input)", func(c *Call) value.Value { return c.complexPart("imag") }},
	{"Tensor.item", "(self)", item},
	{"Tensor.__int__ Tensor.__float__ Tensor.__index__ Tensor.__complex__", "(self)", pythonNumber},
	{"Tensor.__bool__", "(self)", truthOf},
	{"Tensor.tolist", "(self)", toList},
	{"Tensor.numpy", "(self, *, force=False)", toNumpy},
	{"torch.is_tensor torch.is_storage", "(obj)", isTensorRule},
}

// convertRules are the rules of this file and of its parts.
func convertRules() []Rule {
	return slices.Concat(ownConvertRules, dtypeMethods())
}

// dtypeMethods are x.float(), x.long() and so on.
func dtypeMethods() []Rule {
	var out []Rule
	for _, m := range []struct {
		names string
		dt    value.DType
	}{
		{"float", value.Float32}, {"double", value.Float64}, {"half", value.Float16}, {"bfloat16", value.BFloat16},
		{"int", value.Int32}, {"long", value.Int64}, {"short", value.Int16}, {"char", value.Int8}, {"byte", value.Uint8},
		{"bool", value.BoolType}, {"cfloat", value.Complex64}, {"cdouble", value.Complex128}, {"chalf", value.Complex32},
	} {
		out = append(out, Rule{"Tensor." + m.names, "(self, *, memory_format=None)", func(c *Call) value.Value {
			x := c.Required("self")
			if x == nil {
				return c.UnknownTensor(m.dt)
			}
			return c.cast(x, m.dt, c.Arg("memory_format"))
		}})
	}
	return out
}

// cast is x with another dtype: x itself if it has it already.
func (c *Call) cast(x *value.Tensor, dt value.DType, format value.Value) value.Value {
	if dt == x.DType && dt != value.NoDType && isNoneValue(format) {
		return x
	}
	out := c.copyOf(x, dt, format)
	out.Made, out.MadeBy, out.From = x.Made, x.MadeBy, x.From // other numbers of the same meaning
	if k := c.converted(x.Contents(), dt); k != nil {
		out.SetContents(k)
	}
	if dt == value.BoolType || dt.IsComplex() || dt == value.NoDType {
		out.HasRange = false
	}
	return out
}

// copyOf is a copy of x in its own layout, or in that of a memory format.
func (c *Call) copyOf(x *value.Tensor, dt value.DType, format value.Value) *value.Tensor {
	out := c.spread(inherit(c.LikeLayout(x, dt), x), x)
	from := c.Shape(x)
	out.From = &from
	if x.Parameter {
		out.RequiresGrad = true
	}
	c.format(out, format)
	return out
}

// format gives a fresh tensor the layout of a memory format; none keeps it.
func (c *Call) format(out *value.Tensor, format value.Value) {
	if isNoneValue(format) {
		return
	}
	s := c.Shape(out)
	ranks := map[string]int{"channels_last": 4, "channels_last_3d": 5}
	switch name := memoryFormat(format); name {
	case "contiguous_format":
		out.Strides, out.LayoutUnknown = nil, false
	case "preserve_format":
	case "channels_last", "channels_last_3d":
		n := ranks[name]
		if s.Known() && s.Rank() != n {
			msg := fmt.Sprintf("required rank %d tensor to use %s format", n, name)
			c.Refuse("wrong-rank", s.Bits(), msg, "%s needs a tensor of %d dimensions, got %d: input is %v", name, n, s.Rank(), s)
			return
		}
		if s, ok := c.Ranked(out, n, 0); ok {
			out.Shape, out.LayoutUnknown = s, false
			if out.Strides = channelsLastStrides(s); c.IsContiguous(s, out.Strides) {
				out.Strides = nil
			}
		}
	default:
		out.LayoutUnknown = true
	}
}

// memoryFormat is the name of a torch.memory_format, "" if it is not known.
func memoryFormat(v value.Value) string {
	switch v := v.(type) {
	case value.Str:
		return v.S[strings.LastIndexByte(v.S, '.')+1:]
	case *value.Instance:
		if s, ok := v.Attrs.Get("name").(value.Str); ok {
			return s.S[strings.LastIndexByte(s.S, '.')+1:]
		}
	}
	return ""
}

// to is Tensor.to in its forms: (dtype), (device, dtype), (other).
func to(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.Unknown("tensor")
	}
	dt, device := x.DType, ""
	args, ok := Elements(c.Arg("args"))
	if !ok {
		return c.Unknown("arguments of to")
	}
	if l, isList := c.Arg("args").(*value.List); isList {
		c.BadType("dtype", "torch.dtype", l)
		return c.sameElements(x)
	}
	moved := false
	read := func(v value.Value, first bool) {
		switch v := v.(type) {
		case value.DType:
			dt = v
		case *value.Tensor:
			dt, device, moved = v.DType, v.Device, true
		case value.Device:
			device, moved = deviceKey(v), true
		case value.Str:
			device, moved = c.deviceName(v.S), true
		case value.Int:
			if first {
				device, moved = "cuda", true
			}
		case value.NoneType, value.Bool:
		case *value.Class:
			dt = dtypeOfClass(v)
		case *value.Alt:
			device, moved = unknownDevice, true
			if !onlyDevices(v) {
				dt = value.NoDType
			}
		case value.Unknown:
			// A device far more often than a dtype; an unknown dtype must not pass for a known one.
			device, moved = unknownDevice, true
			if v.Type != "device" && v.Type != "str" && v.Type != "int" {
				dt = c.dtypeIfUnknown(v, dt)
			}
		default:
			if first {
				c.BadType("dtype", "torch.dtype", v)
			}
		}
	}
	for i, a := range args {
		if i < 2 {
			read(a, i == 0)
		}
	}
	for _, name := range []string{"dtype", "device"} {
		if v := c.Arg(name); !isNoneValue(v) {
			if _, unknown := v.(value.Unknown); unknown && name == "dtype" {
				dt = value.NoDType
			} else if k, isInt := v.(value.Int); isInt && name == "dtype" {
				c.BadType("dtype", "torch.dtype", k)
			} else if unknown {
				device, moved = unknownDevice, true
			} else {
				read(v, true)
			}
		}
	}
	if c.failed {
		return c.copyOf(x, x.DType, nil)
	}
	out := c.cast(x, dt, c.Arg("memory_format")).(*value.Tensor)
	copied, _ := c.Bool("copy")
	if moved && device != x.Device || copied && out == x {
		if out == x {
			out = c.copyOf(x, dt, nil)
			if k := x.Contents(); k != nil {
				out.SetContents(k)
			}
			shareCount(out, x)
		}
		if moved {
			out.Device = device
		}
	}
	return out
}

// dtypeIfUnknown is the dtype after to(something unknown): code names a device
// or a tensor's device there, unless the name speaks of a type.
func (c *Call) dtypeIfUnknown(u value.Unknown, dt value.DType) value.DType {
	if u.Type == "dtype" || strings.Contains(u.Name, "dtype") || strings.Contains(u.Reason, "dtype") {
		return value.NoDType
	}
	if u.Type == "device" || strings.Contains(u.Name, "device") || strings.Contains(u.Reason, "device") {
		return dt
	}
	return value.NoDType
}

// onlyDevices tells if all alternatives are devices or names of devices.
func onlyDevices(a *value.Alt) bool {
	for _, k := range a.Choices {
		switch k.Value.(type) {
		case value.Device, value.Str, value.Int, value.NoneType:
		default:
			return false
		}
	}
	return true
}

// DeviceOf is where to(v) moves tensors; ok is false if it surely moves none.
func DeviceOf(v value.Value) (device string, ok bool) {
	switch v := v.(type) {
	case value.Device:
		return deviceKey(v), true
	case value.Str:
		kind, _, _ := strings.Cut(v.S, ":")
		return deviceKey(value.Device{Type: kind}), true
	case value.Int:
		return "cuda", true
	case *value.Tensor:
		return v.Device, true
	case value.Unknown, *value.Alt:
		return unknownDevice, true
	}
	return "", false
}

func deviceKey(d value.Device) string {
	switch d.Type {
	case "":
		return unknownDevice
	case "cpu":
		return ""
	}
	return d.Type
}

// deviceName checks the name of a device.
func (c *Call) deviceName(s string) string {
	kind, index, _ := strings.Cut(s, ":")
	for _, k := range strings.Fields("cpu cuda ipu xpu mkldnn opengl opencl ideep hip ve fpga maia xla lazy vulkan mps meta hpu mtia privateuseone npu") {
		if k == kind && !strings.ContainsFunc(index, func(r rune) bool { return r < '0' || r > '9' }) {
			if k == "cpu" {
				return ""
			}
			return k
		}
	}
	c.Refuse("invalid-argument", 0, fmt.Sprintf("Invalid device string: '%s'", s), "%s: %q is no device", c.Short(), s)
	return ""
}

// dtypeOfClass is the dtype that a Python type or an old tensor type stands for.
func dtypeOfClass(k *value.Class) value.DType {
	switch k.Name {
	case "float":
		return value.Float64
	case "int":
		return value.Int64
	case "bool":
		return value.BoolType
	case "complex":
		return value.Complex128
	}
	return legacyDType(k.Name)
}

// legacyDType is the dtype of torch.LongTensor and the like.
func legacyDType(name string) value.DType {
	name = strings.TrimSuffix(name[strings.LastIndexByte(name, '.')+1:], "Tensor")
	for d := value.BoolType; d <= value.Complex128; d++ {
		if scalarName(d) == name {
			return d
		}
	}
	return value.NoDType
}

func typeOf(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.Unknown("tensor")
	}
	switch v := c.Arg("dtype").(type) {
	case nil, value.NoneType:
		if x.DType == value.NoDType {
			return c.UnknownOf("str", "dtype of a tensor")
		}
		return value.Str{S: legacyType(x.DType)}
	case value.DType:
		return c.cast(x, v, nil)
	case value.Str:
		dt := legacyDType(v.S)
		if dt == value.NoDType || !strings.HasPrefix(v.S, "torch.") {
			msg := fmt.Sprintf("invalid type: '%s'", v.S)
			c.RefuseAs("ValueError", "invalid-argument", 0, msg, "type: %s", msg)
			return x
		}
		return c.cast(x, dt, nil)
	case *value.Class:
		dt := legacyDType(v.Name)
		if dt == value.NoDType && v.Module == "builtins" {
			msg := fmt.Sprintf("invalid type: '%s'", v.Name)
			c.RefuseAs("ValueError", "invalid-argument", 0, msg, "type: %s", msg)
			return x
		}
		return c.cast(x, dt, nil)
	case value.Int, value.Float, *value.Tuple, *value.List:
		c.BadType("dtype", "torch.dtype", v)
		return x
	}
	return c.copyOf(x, value.NoDType, nil)
}

func typeAs(c *Call) value.Value {
	x, other := c.Required("self"), c.Required("other")
	if x == nil {
		return c.Unknown("tensor")
	}
	if other == nil {
		return c.copyOf(x, value.NoDType, nil)
	}
	return c.cast(x, other.DType, nil)
}

func toDevice(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.Unknown("tensor")
	}
	device := c.Short()
	if device == "cpu" {
		device = ""
	}
	if x.Device == device && isNoneValue(c.Arg("memory_format")) {
		return x
	}
	out := c.copyOf(x, x.DType, c.Arg("memory_format"))
	if k := x.Contents(); k != nil {
		out.SetContents(k)
	}
	shareCount(out, x)
	out.Device = device
	return out
}

// self is the one tensor of a rule, whatever the signature calls it.
func (c *Call) self() *value.Tensor {
	if c.Has("self") && c.sig.Params[0].Name == "self" {
		return c.Required("self")
	}
	return c.Required("input")
}

// unchanged is another tensor object with the same elements.
func unchanged(c *Call) value.Value {
	x := c.self()
	if x == nil {
		return c.Unknown("tensor")
	}
	return c.sameElements(x)
}

func (c *Call) sameElements(x *value.Tensor) *value.Tensor {
	y := c.viewLike(x, c.Shape(x), c.Strides(x))
	y.LayoutUnknown = x.LayoutUnknown
	if k := x.Contents(); k != nil {
		y.SetContents(k)
	}
	shareCount(y, x)
	return y
}

func clone(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	out := c.copyOf(x, x.DType, c.Arg("memory_format"))
	if k := x.Contents(); k != nil {
		out.SetContents(k)
	}
	shareCount(out, x)
	return out
}

func contiguous(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	format := c.Arg("memory_format")
	if isNoneValue(format) || memoryFormat(format) == "contiguous_format" {
		if x.Strides == nil && !x.LayoutUnknown {
			return x
		}
		format = value.Str{S: "contiguous_format"}
	}
	out := c.copyOf(x, x.DType, format)
	if k := x.Contents(); k != nil {
		out.SetContents(k)
	}
	shareCount(out, x)
	return out
}

func detach(c *Call) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	return c.detached(x)
}

func (c *Call) detached(x *value.Tensor) *value.Tensor {
	y := c.sameElements(x)
	y.RequiresGrad, y.History = false, nil
	return y
}

// asSubclass is the same tensor as an instance of a subclass.
func asSubclass(c *Call) value.Value {
	x := c.Required("self")
	k, ok := c.Arg("cls").(*value.Class)
	if x == nil || !ok {
		return c.Unknown("as_subclass")
	}
	y := c.sameElements(x)
	if k.Place.File != 0 {
		y.Class = k
	}
	return y
}

func setRequiresGrad(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.Unknown("tensor")
	}
	on, known := c.Bool("requires_grad")
	if on && x.DType != value.NoDType && !x.DType.IsFloat() && !x.DType.IsComplex() {
		msg := "only Tensors of floating point dtype can require gradients"
		c.Refuse("mismatched-dtype", x.Bits, msg, "requires_grad_: %s, got %s", msg, x.DType)
		return x
	}
	if known {
		c.Heap.Touch(x)
		x.RequiresGrad = on
	}
	return x
}

func (c *Call) complexPart(name string) value.Value {
	x := c.Required("input")
	if x == nil {
		return c.Unknown("tensor")
	}
	return c.partOf(x, name)
}

// single refuses a tensor that surely has not exactly one element.
func (c *Call) single(x *value.Tensor, exception, torch string) bool {
	n := c.Shape(x).Numel()
	if !c.Never(n, value.D(1)) {
		return true
	}
	c.RefuseAs(exception, "wrong-rank", n.Bits, torch, "%s needs a tensor of one element, got %v: it is %v", c.Short(), n, c.Shape(x))
	return false
}

func item(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.Unknown("tensor")
	}
	if !c.single(x, "RuntimeError", fmt.Sprintf("a Tensor with %v elements cannot be converted to Scalar", c.Shape(x).Numel())) {
		return c.Unknown("item of several elements")
	}
	return c.scalar(x)
}

// scalar is the one element of a tensor as a Python number.
func (c *Call) scalar(x *value.Tensor) value.Value {
	if k := x.Contents(); k != nil && contentsLen(k) == 1 {
		return c.element(x.DType, k, 0)
	}
	return c.unknownElement(x)
}

// element is one known element as a Python number.
func (c *Call) element(dt value.DType, k *value.Contents, i int) value.Value {
	if k.Ints == nil {
		return value.NewFloat(k.Floats[i])
	}
	if dt == value.BoolType {
		if b, ok := c.Resolve(k.Ints[i]).Const(); ok {
			return value.Bool(b != 0)
		}
		return c.UnknownOf("bool", "element of a tensor")
	}
	return value.Int{Dim: k.Ints[i]}
}

// unknownElement is an element of which only type and range are known.
func (c *Call) unknownElement(x *value.Tensor) value.Value {
	switch {
	case x.DType.IsFloat():
		return value.FloatOfData
	case x.DType.IsInteger():
		d := c.NewDimBetween("", math.MinInt64, math.MaxInt64)
		if x.DType == value.Uint8 {
			d = c.NewDim("", 0)
		}
		d.Bits = value.FromData | x.Bits
		if x.HasRange {
			c.Assume(dim.Constraint{Left: x.Low.E, Rel: dim.LE, Right: d.E})
			c.Assume(dim.Constraint{Left: d.E, Rel: dim.LT, Right: x.High.E})
		}
		return value.Int{Dim: d}
	case x.DType == value.BoolType:
		return c.UnknownOf("bool", "element of a tensor")
	}
	return c.Unknown("element of a tensor")
}

// pythonNumber is int(x), float(x) and the use of x as an index.
func pythonNumber(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.Unknown("tensor")
	}
	kind := strings.Trim(c.Short(), "_")
	if kind == "index" && x.DType != value.NoDType && !x.DType.IsInteger() && x.DType != value.BoolType {
		msg := "only integer tensors of a single element can be converted to an index"
		c.RefuseAs("TypeError", "mismatched-dtype", x.Bits, msg, "%s, got %s", msg, x.DType)
		return c.UnknownOf("int", "element of a tensor")
	}
	exception, torch := "ValueError", "only one element tensors can be converted to Python scalars"
	if kind == "index" {
		exception, torch = "TypeError", "only integer tensors of a single element can be converted to an index"
	}
	if !c.single(x, exception, torch) {
		return c.Unknown("number of several elements")
	}
	v := c.scalar(x)
	switch kind {
	case "int", "index":
		switch v := v.(type) {
		case value.Int:
			return v
		case value.Bool:
			d, _ := AsDim(v)
			return value.Int{Dim: d}
		case value.Float:
			if v.Known && math.Abs(v.F) < 1<<53 {
				return value.NewInt(int64(v.F))
			}
		}
		d := c.NewDimBetween("", math.MinInt64, math.MaxInt64)
		d.Bits = value.FromData
		return value.Int{Dim: d}
	case "float":
		if f, ok := AsFloat(v); ok {
			return value.NewFloat(f)
		}
		return value.FloatOfData
	}
	return c.UnknownOf("complex", "element of a tensor")
}

// truthOf is bool(x); several elements are refused.
func truthOf(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.Unknown("tensor")
	}
	n := c.Shape(x).Numel()
	if c.Never(n, value.D(1)) {
		torch := "Boolean value of Tensor with more than one value is ambiguous"
		if n.Is(0) {
			torch = "Boolean value of Tensor with no values is ambiguous"
		}
		c.Refuse("wrong-rank", n.Bits, torch, "truth of a tensor of %v elements: it is %v", n, c.Shape(x))
	}
	switch v := c.scalar(x).(type) {
	case value.Bool:
		return v
	case value.Int:
		if k, ok := c.Resolve(v.Dim).Const(); ok {
			return value.Bool(k != 0)
		}
	case value.Float:
		if v.Known {
			return value.Bool(v.F != 0)
		}
	}
	return c.UnknownOf("bool", "truth of a tensor")
}

// toList is nested lists of the elements; beyond a few thousand, of rows alike.
func toList(c *Call) value.Value {
	x := c.Required("self")
	if x == nil {
		return c.Unknown("tensor")
	}
	s := c.Shape(x)
	if !s.Known() {
		return c.UnknownOf("list", "tolist of unknown rank")
	}
	k := x.Contents()
	sizes, concrete := c.concrete(s)
	if k != nil && (!concrete || product(sizes) != int64(contentsLen(k))) {
		k = nil
	}
	if concrete && product(sizes) > value.MaxContents {
		concrete = false
	}
	next := 0
	var build func(axis int) value.Value
	build = func(axis int) value.Value {
		if axis == len(s.Dims) {
			next++
			if k != nil {
				return c.element(x.DType, k, next-1)
			}
			return c.unknownElement(x)
		}
		l := value.NewList()
		if !concrete {
			l.Abstract = &value.Abstract{Len: s.Dims[axis], Elem: build(axis + 1)}
			return l
		}
		for i := int64(0); i < sizes[axis]; i++ {
			l.Elems = append(l.Elems, build(axis+1))
		}
		return l
	}
	return build(0)
}

func isTensorRule(c *Call) value.Value {
	v := c.Arg("obj")
	if isUnknown(v) {
		return c.UnknownOf("bool", "type of an unknown")
	}
	return value.Bool(asTensor(v) != nil && c.Short() == "is_tensor")
}
