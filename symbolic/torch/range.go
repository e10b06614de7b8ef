package torch

import (
	"fmt"
	"math"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds arange, linspace and their kin, whose contents are known.
// https://pytorch.org/docs/stable/torch.html#creation-ops

var rangeRules = []Rule{
	{"torch.arange", "(end, *, out=None, " + tensorOptions + ") | (start, end, step=1, *, out=None, " + tensorOptions + ")", arange},
	{"torch.range", "(start, end, step=1, *, out=None, " + tensorOptions + ")", inclusiveRange},
	{"torch.linspace", "(start, end, steps, *, out=None, " + tensorOptions + ")", linspace},
	{"torch.logspace", "(start, end, steps, base=10.0, *, out=None, " + tensorOptions + ")", logspace},
}

// bound is a limit of a range: an int (a Dim) or a float.
type bound struct {
	d     value.Dim
	f     float64
	isInt bool
	known bool
}

// bound reads a number or a tensor without dimensions.
func (c *Call) bound(name string) bound {
	if !c.Has(name) {
		return bound{d: value.D(0), isInt: true, known: true}
	}
	switch v := c.Arg(name).(type) {
	case value.Int, value.Bool:
		d, ok := AsDim(v)
		if !ok {
			return bound{isInt: true}
		}
		k, known := c.Resolve(d).Const()
		b := bound{d: d, isInt: true, known: true}
		if known {
			b.f = float64(k)
		} else {
			b.f = math.NaN()
		}
		return b
	case value.Float:
		return bound{f: v.F, known: v.Known}
	case *value.Tensor:
		return c.tensorBound(name, v)
	case value.Unknown:
		return bound{isInt: v.Type == "int"}
	case value.SymBool:
		return bound{isInt: true}
	case nil, value.NoneType, value.Str, *value.Tuple, *value.List, *value.Dict:
		if v == nil {
			v = value.None
		}
		c.BadType(name, "Number", v)
	}
	return bound{}
}

func (c *Call) tensorBound(name string, t *value.Tensor) bound {
	if s := c.Shape(t); s.Known() && s.Rank() > 0 && !c.Surely(s.Numel(), value.D(1)) {
		c.Refuse("wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("%s only supports 0-dimensional start and end tensors", c.Short()), "%s: %s has shape %s, wants a single number", c.Short(), name, s)
		return bound{}
	}
	b := bound{isInt: t.DType.IsInteger()}
	if k := t.Contents(); k != nil && contentsLen(k) == 1 {
		if k.Ints != nil {
			i, _ := c.Resolve(k.Ints[0]).Const()
			return bound{d: k.Ints[0], f: float64(i), isInt: true, known: true}
		}
		return bound{f: k.Floats[0], known: true}
	}
	return b
}

// rangeDType is int64 if all bounds are ints.
func rangeDType(c *Call, names ...string) value.DType {
	dt := value.Int64
	for _, n := range names {
		if !c.Has(n) {
			continue
		}
		o, ok := operandOf(c.Arg(n))
		switch {
		case ok && (o.unknown || o.dt == value.NoDType):
			return value.NoDType
		case ok && o.dt.IsFloat():
			dt = c.DefaultDType
		}
	}
	return dt
}

func arange(c *Call) value.Value {
	start, end := c.bound("start"), c.bound("end")
	step := bound{d: value.D(1), f: 1, isInt: true, known: true}
	if c.Has("step") {
		step = c.bound("step")
	}
	n := value.Dim{E: dim.Invalid}
	if !c.Failed() {
		n = c.rangeSize(start, end, step, false)
	}
	t := c.create(value.ShapeOf(n), true, rangeDType(c, "start", "end", "step"))
	c.unsupported(t, "arange_cpu", isBool)
	c.rangeContents(t, start, step, n)
	if start.isInt && end.isInt && step.isInt && start.known && end.known && notFloating(t.DType) {
		if k, ok := step.d.Const(); ok && k > 0 {
			t.Low, t.High, t.HasRange = start.d, end.d, true
		} else if ok && k < 0 {
			t.Low, t.High, t.HasRange = end.d.AddInt(1), start.d.AddInt(1), true
		}
		if step.d.Is(1) || step.d.Is(-1) {
			t.Spread = value.AllOf
		}
	}
	return c.delivered(t)
}

// rangeSize is the number of steps from start to end; the end is within the range if inclusive.
func (c *Call) rangeSize(start, end, step bound, inclusive bool) value.Dim {
	unknown := value.Dim{E: dim.Invalid}
	if step.known && (step.isInt && step.d.Is(0) || !step.isInt && step.f == 0) {
		c.Refuse("invalid-argument", 0, "step must be nonzero", "%s: the step is 0", c.Short())
		return unknown
	}
	if !start.known || !end.known || !step.known {
		return c.NewDim("", 0)
	}
	if start.isInt && end.isInt && step.isInt {
		return c.countSteps(start.d, end.d, step.d, inclusive)
	}
	if math.IsNaN(start.f) || math.IsNaN(end.f) || math.IsNaN(step.f) {
		return c.NewDim("", 0) // a symbolic size among floats
	}
	if (end.f-start.f)*step.f < 0 {
		c.emptyRange(0)
		return unknown
	}
	if inclusive {
		return value.D(int64(math.Floor((end.f-start.f)/step.f)) + 1)
	}
	return value.D(int64(math.Ceil((end.f - start.f) / step.f)))
}

func (c *Call) emptyRange(bits value.Bits) {
	msg := "upper bound and lower bound inconsistent with step sign"
	c.Refuse("invalid-argument", bits, msg, "%s: %s", c.Short(), msg)
}

func (c *Call) countSteps(start, end, step value.Dim, inclusive bool) value.Dim {
	k, ok := c.Resolve(step).Const()
	if !ok {
		return c.NewDim("", 0)
	}
	lo, hi := start, end
	if k < 0 {
		lo, hi, k = end, start, -k
	}
	fault := func() *value.Fault {
		return &value.Fault{Kind: "invalid-argument", Torch: "upper bound and lower bound inconsistent with step sign",
			Message: fmt.Sprintf("%s: from %s to %s the step %s leads nowhere", c.Short(), start, end, step)}
	}
	if !c.DemandLess(lo, hi, fault) {
		return value.Dim{E: dim.Invalid}
	}
	if inclusive {
		return hi.Sub(lo).FloorDivInt(k).AddInt(1)
	}
	return hi.Sub(lo).AddInt(k - 1).FloorDivInt(k)
}

// rangeContents sets start, start+step, ... on t.
func (c *Call) rangeContents(t *value.Tensor, start, step bound, size value.Dim) {
	n, ok := c.Resolve(size).Const()
	if !ok || n > value.MaxContents || !start.known || !step.known || t.DType == value.NoDType {
		return
	}
	k := &value.Contents{}
	if start.isInt && step.isInt {
		k.Ints = make([]value.Dim, n)
		for i := range k.Ints {
			k.Ints[i] = start.d.Add(step.d.MulInt(int64(i)))
		}
	} else {
		k.Floats = make([]float64, n)
		for i := range k.Floats {
			k.Floats[i] = start.f + step.f*float64(i)
		}
	}
	if k = c.converted(k, t.DType); k != nil {
		t.SetContents(k)
	}
}

// inclusiveRange is the deprecated torch.range, whose end is within the range.
func inclusiveRange(c *Call) value.Value {
	start, end, step := c.bound("start"), c.bound("end"), c.bound("step")
	n := value.Dim{E: dim.Invalid}
	if !c.Failed() {
		n = c.rangeSize(start, end, step, true)
	}
	t := c.create(value.ShapeOf(n), true, c.DefaultDType)
	c.rangeContents(t, start, step, n)
	return c.delivered(t)
}

// stepsArg is the number of points of linspace.
func (c *Call) stepsArg() value.Dim {
	if c.Arg("steps") == value.None {
		c.BadType("steps", "int", value.None)
	}
	n, _ := c.Dim("steps")
	if c.surelyLess(n, value.D(0)) {
		c.Refuse("invalid-argument", n.Bits, "number of steps must be non-negative", "%s: the number of steps is %s", c.Short(), n)
		return value.Dim{E: dim.Invalid}
	}
	return n
}

// spaced is the tensor of linspace and logspace.
func (c *Call) spaced(n value.Dim) *value.Tensor {
	def := c.DefaultDType
	for _, name := range []string{"start", "end"} {
		if o, ok := operandOf(c.Arg(name)); ok && o.dt.IsComplex() {
			def = c.byDefault(value.Complex64)
		}
	}
	return c.create(value.ShapeOf(n), true, def)
}

func linspace(c *Call) value.Value {
	n := c.stepsArg()
	start, end := c.bound("start"), c.bound("end")
	t := c.spaced(n)
	if k := c.points(t, start, end, n); k != nil {
		t.SetContents(k)
	}
	return c.delivered(t)
}

// points computes as the kernel does: from the start for the first half, from the end for the second.
// aten/src/ATen/native/cpu/RangeFactoriesKernel.cpp
func (c *Call) points(t *value.Tensor, start, end bound, size value.Dim) *value.Contents {
	n, ok := c.Resolve(size).Const()
	if !ok || n > value.MaxContents || !start.known || !end.known || math.IsNaN(start.f) || math.IsNaN(end.f) {
		return nil
	}
	if t.DType != value.Float32 && t.DType != value.Float64 {
		return nil
	}
	round := func(x float64) float64 {
		x, _ = roundTo(x, t.DType)
		return x
	}
	a, b := round(start.f), round(end.f)
	if n == 1 {
		return &value.Contents{Floats: []float64{a}}
	}
	step := round(round(b-a) / float64(n-1))
	k := &value.Contents{Floats: make([]float64, n)}
	for i := range k.Floats {
		if int64(i) < n/2 {
			k.Floats[i] = round(a + step*float64(i))
		} else {
			k.Floats[i] = round(b - step*float64(n-1-int64(i)))
		}
	}
	return k
}

func logspace(c *Call) value.Value {
	n := c.stepsArg()
	start, end := c.bound("start"), c.bound("end")
	base, ok := c.Float("base")
	t := c.spaced(n)
	if k := c.points(t, start, end, n); k != nil && ok {
		for i, x := range k.Floats {
			k.Floats[i] = math.Pow(base, x)
		}
		if k = rounded(k, t.DType); k != nil {
			t.SetContents(k)
		}
	}
	return c.delivered(t)
}
