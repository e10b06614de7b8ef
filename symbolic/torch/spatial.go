package torch

import (
	"fmt"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds what the layers that slide windows over images share: the
// arguments that take one int or one a dimension, comparisons that only count
// when they are proved, channels-last layouts, and the words about origins.

// noDim is a size of which nothing is known.
var noDim = value.Dim{E: dim.Invalid}

// spatialNames are the names of dimensions of an image whose rank was assumed.
var spatialNames = map[int][]string{
	1: {"B", "C", "L"}, 2: {"B", "C", "H", "W"}, 3: {"B", "C", "D", "H", "W"},
}

// perDim is an argument that takes one int or n of them, such as kernel_size:
// always n dims, one is spread. count is how many there were: -1 if that is not
// known, and the dims are then unknown as they are where count is wrong.
func (c *Call) perDim(name string, n int) (dims []value.Dim, count int) {
	return spread(c, name, c.Arg(name), n)
}

func spread(c *Call, name string, v value.Value, n int) (dims []value.Dim, count int) {
	dims = make([]value.Dim, n)
	if d, ok := AsDim(v); ok {
		d = c.Resolve(d)
		for i := range dims {
			dims[i] = d
		}
		return dims, 1
	}
	given, _, ok := c.dimsOf(name, v)
	for i := range dims {
		switch {
		case ok && len(given) == n:
			dims[i] = c.Resolve(given[i])
		case ok && len(given) == 1:
			dims[i] = c.Resolve(given[0])
		default:
			dims[i] = noDim
		}
	}
	if !ok {
		return dims, -1
	}
	return dims, len(given)
}

// ints makes the tuple that layers keep of a normalised argument.
func ints(dims []value.Dim) *value.Tuple {
	t := &value.Tuple{}
	for _, d := range dims {
		t.Elems = append(t.Elems, value.Int{Dim: d})
	}
	return t
}

// method gives a layer one of torch's further methods, unless the user's class has it.
func (c *Call) method(name string, fn func(*value.Args) value.Value) {
	if v, _ := c.Self.Class.Lookup(name); v == nil {
		c.SetAttr(name, &value.Builtin{Name: name, Fn: fn})
	}
}

// resetParameters is the end of most constructors: it changes values only, but
// a subclass may have its own.
func (c *Call) resetParameters() {
	if v, _ := c.Self.Class.Lookup("reset_parameters"); v != nil && !c.Failed() {
		if f := c.Host.Attr(c.Self, "reset_parameters"); f != nil {
			c.Host.Call(f, &value.Args{World: c.World})
		}
		return
	}
	c.method("reset_parameters", func(*value.Args) value.Value { return value.None })
}

// surelyLess tells if a < b is proved.
func (c *Call) surelyLess(a, b value.Dim) bool {
	if !a.Known() || !b.Known() {
		return false
	}
	if x, ok := a.Const(); ok {
		if y, ok := b.Const(); ok {
			return x < y
		}
	}
	return c.Path.Facts.LessEq(b.E, a.E) == dim.No
}

// below finds the first of dims that is surely less than k.
func (c *Call) below(k int64, dims ...value.Dim) (value.Dim, bool) {
	for _, d := range dims {
		if c.surelyLess(d, value.D(k)) {
			return d, true
		}
	}
	return value.Dim{}, false
}

// anyZero tells if one of the sizes is surely 0.
func (c *Call) anyZero(dims []value.Dim) bool {
	for _, d := range dims {
		if c.Resolve(d).Is(0) {
			return true
		}
	}
	return false
}

// joined prints sizes with a separator, as torch does: "3 x 3".
func joined(dims []value.Dim, sep string) string {
	parts := make([]string, len(dims))
	for i, d := range dims {
		parts[i] = d.String()
	}
	return strings.Join(parts, sep)
}

// setHere points at where a size was set, if that is known.
func setHere(what string, d value.Dim) []value.Related {
	if d.O == nil || d.O.Place.File == 0 {
		return nil
	}
	text := d.String()
	if d.O.Text != "" && d.O.Text != text {
		text += " (" + d.O.Text + ")"
	}
	return []value.Related{{Place: d.O.Place, Message: fmt.Sprintf("%s = %s is set here", what, text)}}
}

// madeHere points at the operation that made a tensor, with the shape before it.
func (c *Call) madeHere(t *value.Tensor) []value.Related {
	if t == nil || t.Made == nil || t.Made.Place.File == 0 || t.MadeBy == "" {
		return nil
	}
	now := c.Shape(t).String()
	msg := fmt.Sprintf("%s made %s here", t.MadeBy, now)
	if t.From != nil && t.From.String() != now {
		msg = fmt.Sprintf("%s became %s here", *t.From, now)
	}
	return []value.Related{{Place: t.Made.Place, Message: msg}}
}

// boolArg refuses what is surely no bool for an argument that torch checks.
func (c *Call) boolArg(name string) (truth, known bool) {
	switch v := c.Arg(name).(type) {
	case value.Str, value.Float, value.Int, *value.Tuple, *value.List, value.NoneType:
		c.BadType(name, "bool", v)
		return false, false
	}
	return c.Bool(name)
}

// sameDType refuses operands of different dtypes where torch does not promote.
// An unknown dtype agrees with all.
func (c *Call) sameDType(a, b *value.Tensor, format string, args ...any) bool {
	if a == nil || b == nil || a.DType == value.NoDType || b.DType == value.NoDType || a.DType == b.DType {
		return true
	}
	c.Refuse("mismatched-dtype", a.Bits|b.Bits, fmt.Sprintf(format, args...),
		"%s: input is %s, but weight or bias is %s", c.Who(), a.DType, b.DType)
	return false
}

// unsupported refuses a tensor of a dtype for which torch has no kernel.
func (c *Call) unsupported(t *value.Tensor, kernel string, bad func(value.DType) bool) bool {
	if t == nil || t.DType == value.NoDType || !bad(t.DType) {
		return false
	}
	c.RefuseAs("NotImplementedError", "mismatched-dtype", t.Bits,
		fmt.Sprintf("%q not implemented for '%s'", kernel, scalarName(t.DType)),
		"%s does not work on %s tensors", c.Who(), t.DType)
	return true
}

func isBool(d value.DType) bool { return d == value.BoolType }

func notFloating(d value.DType) bool { return !d.IsFloat() && !d.IsComplex() }

func notReal(d value.DType) bool { return !d.IsFloat() }

// scalarName is the name of a dtype in the messages of torch's kernels.
func scalarName(d value.DType) string {
	switch d {
	case value.BoolType:
		return "Bool"
	case value.Uint8:
		return "Byte"
	case value.Int8:
		return "Char"
	case value.Int16:
		return "Short"
	case value.Int32:
		return "Int"
	case value.Int64:
		return "Long"
	case value.Float16:
		return "Half"
	case value.BFloat16:
		return "BFloat16"
	case value.Float32:
		return "Float"
	case value.Float64:
		return "Double"
	case value.Complex64:
		return "ComplexFloat"
	case value.Complex128:
		return "ComplexDouble"
	}
	return d.String()
}

// channelsLastStrides are the strides of a dense tensor whose channels vary fastest.
func channelsLastStrides(s value.Shape) []dim.Expr {
	n := s.Rank()
	out := make([]dim.Expr, n)
	out[1] = dim.Int(1)
	acc := dim.Max(s.Dims[1].E, dim.Int(1))
	for i := n - 1; i >= 2; i-- {
		out[i] = acc
		acc = acc.Mul(dim.Max(s.Dims[i].E, dim.Int(1)))
	}
	out[0] = acc
	return out
}

// isChannelsLast tells if a tensor of 3 to 5 dimensions is laid out with the channels last. The stride of a
// dimension of one is free, but torch wants it in the order, too: an image whose channels were moved before
// it got its batch dimension does not count.
func (c *Call) isChannelsLast(t *value.Tensor, s value.Shape) bool {
	if t == nil || t.Strides == nil || t.LayoutUnknown || !s.Known() || s.Rank() < 3 || s.Rank() > 5 || len(t.Strides) != s.Rank() {
		return false
	}
	want := channelsLastStrides(s)
	low := dim.Int(0)
	fits := func(i int) bool {
		e := t.Strides[i]
		if c.Path.Facts.Less(e, low) == dim.Yes {
			return false
		}
		one := c.Resolve(s.Dims[i]).Is(1)
		if low = e; !one {
			low = e.Mul(s.Dims[i].E)
		}
		return one || e == want[i] || c.Path.Facts.Equal(e, want[i]) == dim.Yes
	}
	if !fits(1) {
		return false
	}
	for i := s.Rank() - 1; i >= 2; i-- {
		if !fits(i) {
			return false
		}
	}
	return fits(0)
}

// outLike makes the result of an operation on images, which keeps the memory
// format: channels last in, channels last out. from has the layout, s is the
// new shape. Three dimensions are an unbatched image, which is made contiguous.
func (c *Call) outLike(from *value.Tensor, s value.Shape, dt value.DType) *value.Tensor {
	if s.Known() && s.Rank() == 3 {
		out := c.Out(s, dt)
		if from != nil {
			fs := c.Shape(from)
			out.From = &fs
		}
		return out
	}
	return c.outLikeAny(from, s, dt)
}

// outLikeAny is outLike for operations that turn [B, C, L] into an image of one row first.
func (c *Call) outLikeAny(from *value.Tensor, s value.Shape, dt value.DType) *value.Tensor {
	out := c.Out(s, dt)
	if from == nil {
		return out
	}
	fs := c.Shape(from)
	out.LayoutUnknown = from.LayoutUnknown
	if c.isChannelsLast(from, fs) && s.Known() && s.Rank() == fs.Rank() {
		if st := channelsLastStrides(s); !c.IsContiguous(s, st) {
			out.Strides = st
		}
	}
	out.From = &fs
	return out
}

// image is the shape of an input [B, C, spatial...] or [C, spatial...] of n
// spatial dimensions. An unknown rank is taken to be batched. ok is false where nothing is known
// (t is nil) or after a refusal, for which torch gives the text.
func (c *Call) image(t *value.Tensor, n int, torch func() string) (s value.Shape, ok bool) {
	if t == nil {
		return value.Shape{}, false
	}
	s, ok = c.Ranked(t, n+2, value.FromUnbatched, spatialNames[n]...)
	if ok || s.Known() && s.Rank() == n+1 {
		return s, true
	}
	if s.Known() || len(s.Dims)+len(s.Suffix)+s.Rest.Min > n+2 {
		c.Refuse("wrong-rank", s.Bits()|t.Bits, torch(), "%s takes %dD (unbatched) or %dD (batched) input, got %s", c.Who(), n+1, n+2, s)
	}
	return s, false
}

// convInput is image for convolutions.
func (c *Call) convInput(t *value.Tensor, n int) (s value.Shape, ok bool) {
	return c.image(t, n, func() string {
		return fmt.Sprintf("Expected %dD (unbatched) or %dD (batched) input to %s, but got input of size: %s", n+1, n+2, c.Short(), c.Shape(t))
	})
}

// unknownImage is the shape of a result of which only the channels may be known.
func (c *Call) unknownImage(n int, channels value.Dim) value.Shape {
	s := value.Shape{Dims: make([]value.Dim, n+2)}
	for i, name := range spatialNames[n] {
		s.Dims[i] = c.NewDim(name, 1)
		s.Dims[i].Bits = value.FromUnbatched
	}
	s.Dims[1] = channels
	if !channels.Known() {
		s.Dims[1] = c.NewDim("C", 1)
	}
	return s
}
