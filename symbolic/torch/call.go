package torch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Call is one evaluation of a rule: the bound arguments and what the rule may ask and do.
type Call struct {
	*value.World
	// Name is the public name that was called: "torch.nn.functional.linear".
	Name string
	// Self is the layer whose forward or __init__ this is, nil for a function.
	Self *value.Instance
	// Label is how the user calls the layer ("self.fc"), "" if unknown.
	Label string
	sig   *Signature
	vals  []value.Value
	// initializing: Self is being constructed.
	initializing bool
	failed       bool
	// opName is the name under which autocast knows the operator; casts is what it does with the arguments.
	opName string
	casts  *caster
}

// Short is the last part of the name: "linear".
func (c *Call) Short() string {
	for i := len(c.Name) - 1; i >= 0; i-- {
		if c.Name[i] == '.' {
			return c.Name[i+1:]
		}
	}
	return c.Name
}

// Who is how messages name the operation: the user's name of the layer if there is one, else the function.
func (c *Call) Who() string {
	if c.Label != "" {
		return c.Label
	}
	return c.Short()
}

// Evaluate binds the arguments to a rule and evaluates it. nil: it raised.
func (r *Compiled) Evaluate(w *value.World, a *value.Args) value.Value {
	problem := ""
	for _, s := range r.Signatures() {
		vals, p := s.bind(a)
		if p == "" {
			c := Call{World: w, Name: r.Name, sig: s, vals: vals}
			c.opName = c.Short()
			return c.run(r.Rule.Names, r.Rule.Eval)
		}
		if problem == "" {
			problem = p
		}
	}
	c := Call{World: w, Name: r.Name}
	return c.badArguments(problem)
}

// Construct runs a layer's Init on a fresh module instance.
func (l *Layer) Construct(w *value.World, self *value.Instance, a *value.Args) bool {
	s := layerSignature(l.Signature)
	vals, problem := s.bind(a)
	c := Call{World: w, Name: self.Class.Name, Self: self, sig: s, vals: vals, initializing: true}
	if problem != "" {
		// What the layer was meant to be is not known; its forward must not complain once more.
		for i := range s.Params {
			self.Attrs.Set(s.Params[i].Name, c.Unknown("wrong arguments"))
		}
		c.badArguments(problem)
		return w.Exc == nil
	}
	for i := range s.Params {
		self.Attrs.Set(s.Params[i].Name, c.Arg(s.Params[i].Name))
	}
	if l.Init != nil {
		l.Init(&c)
	}
	return w.Exc == nil
}

// Run evaluates a layer's forward. nil: it raised.
func (l *Layer) Run(w *value.World, self *value.Instance, label string, a *value.Args) value.Value {
	s := layerSignature(l.Forward)
	vals, problem := s.bind(a)
	c := Call{World: w, Name: self.Class.Name, Self: self, Label: label, sig: s, vals: vals}
	if problem != "" {
		c.Name = self.Class.Name + ".forward"
		return c.badArguments(problem)
	}
	c.opName = l.shortName()
	return c.run(l.Name, l.Eval)
}

// run evaluates a rule; names are those of its table row.
func (c *Call) run(names string, eval func(*Call) value.Value) value.Value {
	c.settleLists()
	if !c.castArguments() || c.randomnessRefused() && c.Exc != nil {
		return c.Unknown("result of " + c.Name)
	}
	v := eval(c)
	if c.World.Exc != nil {
		return nil
	}
	if v == nil {
		return c.Unknown("result of " + c.Name)
	}
	if c.failed {
		c.forgetImpossible(v)
	}
	if t, ok := v.(*value.Tuple); ok && !t.IsSize {
		t.OfTorch = true
	}
	c.countWork(names, v)
	c.blurred(v)
	c.placed(v)
	c.followed(v)
	return c.storeOut(v)
}

// forgetImpossible makes the sizes unknown that come of what was refused and that no tensor, or only an empty one, has: what is
// said of them later would be the same fault again.
func (c *Call) forgetImpossible(v value.Value) {
	switch x := v.(type) {
	case *value.Tuple:
		for _, e := range x.Elems {
			c.forgetImpossible(e)
		}
	case *value.List:
		for _, e := range x.Elems {
			c.forgetImpossible(e)
		}
	case *value.Tensor:
		if slices.ContainsFunc(c.vals, func(given value.Value) bool { return asTensor(given) == x }) {
			return
		}
		x.Shape.Dims, x.Shape.Suffix = c.possible(x.Shape.Dims), c.possible(x.Shape.Suffix)
	}
}

func (c *Call) possible(dims []value.Dim) []value.Dim {
	dims = slices.Clone(dims)
	for i, d := range dims {
		if d.Known() && c.surelyLess(d, value.D(1)) {
			dims[i] = value.Dim{E: dim.Invalid, Bits: d.Bits}
		}
	}
	return dims
}

// settleLists makes the items of lists what they are on the path, where a branch decides between alternatives, and one of
// several lists a list of what it holds. The lists themselves are the program's.
func (c *Call) settleLists() {
	for i, v := range c.vals {
		if u, ok := v.(value.Unknown); ok {
			if items, ok := c.itemsOfOne(u); ok {
				c.vals[i] = value.NewList(items...)
			}
			continue
		}
		l, ok := v.(*value.List)
		if !ok || !slices.ContainsFunc(l.Elems, isAlternatives) {
			continue
		}
		settled := value.NewList()
		settled.Abstract = l.Abstract
		for _, e := range l.Elems {
			settled.Elems = append(settled.Elems, c.settled(e))
		}
		c.vals[i] = settled
	}
}

func isAlternatives(v value.Value) bool {
	_, ok := v.(*value.Alt)
	return ok
}

func (c *Call) badArguments(problem string) value.Value {
	c.Fail(&value.Fault{Kind: "invalid-argument", Exception: "TypeError", Firm: c.initializing && strings.HasPrefix(problem, missingArgument),
		Message: c.Short() + "() " + problem, Torch: c.Short() + "() " + problem})
	if c.World.Exc != nil {
		return nil
	}
	return c.Unknown("wrong arguments")
}

// Has tells if the operation has a parameter of that name.
func (c *Call) Has(name string) bool { return c.sig != nil && c.sig.index(name) >= 0 }

// Given tells if the caller gave the argument.
func (c *Call) Given(name string) bool {
	i := c.sig.index(name)
	return i >= 0 && c.vals[i] != nil
}

// Arg is an argument or its default; for a layer's forward, names that are no
// parameters are read from the layer's attributes, parameters and buffers. nil if absent.
func (c *Call) Arg(name string) value.Value {
	for i := range c.sig.Params {
		if c.sig.Params[i].Name == name {
			if c.vals[i] != nil {
				return c.vals[i]
			}
			return c.sig.Params[i].Default
		}
	}
	if c.Self != nil {
		return c.SelfAttr(name)
	}
	return nil
}

// SelfAttr reads an attribute, parameter or buffer of the layer, as autocast wants it; nil if absent.
func (c *Call) SelfAttr(name string) value.Value {
	v := c.selfAttr(name)
	if c.casts != nil && v != nil {
		return c.casts.value(v)
	}
	return v
}

func (c *Call) selfAttr(name string) value.Value {
	if m := c.Self.Module; m != nil {
		if v := m.Params.Get(name); v != nil {
			return c.settled(v)
		}
		if v := m.Buffers.Get(name); v != nil {
			return c.settled(v)
		}
		if name == "training" {
			return m.Training
		}
	}
	if v := c.Self.Attrs.Get(name); v != nil {
		return c.settled(v)
	}
	if _, owner := c.Self.Class.Lookup(name); owner != nil && !c.Self.Class.Open() { // a property, as the weight of NoisyLinear
		return c.settled(c.Host.Attr(c.Self, name))
	}
	return nil
}

// settled is the alternative of an attribute that the path decides.
func (c *Call) settled(v value.Value) value.Value {
	if v == nil {
		return nil
	}
	v, _ = c.Settle(v)
	return v
}

// SetAttr sets an attribute of the layer under construction.
func (c *Call) SetAttr(name string, v value.Value) {
	c.Heap.Touch(c.Self)
	c.Self.Attrs.Set(name, v)
}

// Parameter registers a parameter of the layer; a Shape with a size of unknown value is fine.
func (c *Call) Parameter(name string, dt value.DType, dims ...value.Dim) *value.Tensor {
	if dt == value.NoDType {
		dt = c.DefaultDType
	}
	t := value.NewTensor(value.ShapeOf(dims...), dt)
	t.Parameter, t.RequiresGrad = true, true
	c.Heap.Touch(c.Self)
	c.Self.Attrs.Delete(name)
	c.Self.Module.Params.Set(name, t)
	return t
}

// NoParameter registers a parameter as None (bias=False).
func (c *Call) NoParameter(name string) {
	c.Heap.Touch(c.Self)
	c.Self.Attrs.Delete(name)
	c.Self.Module.Params.Set(name, value.None)
}

// Buffer registers a buffer of the layer.
func (c *Call) Buffer(name string, dt value.DType, dims ...value.Dim) *value.Tensor {
	t := value.NewTensor(value.ShapeOf(dims...), dt)
	t.Buffer = true
	c.Heap.Touch(c.Self)
	c.Self.Attrs.Delete(name)
	c.Self.Module.Buffers.Set(name, t)
	return t
}

// IsNone tells if an argument is absent or None.
func (c *Call) IsNone(name string) bool {
	v := c.Arg(name)
	return v == nil || v == value.None
}

// Maybe tells if an argument is an Unknown, so that nothing can be said of it.
func (c *Call) Maybe(name string) bool {
	_, ok := c.Arg(name).(value.Unknown)
	return ok
}

// Tensor is a tensor argument; nil if it is not known to be a tensor. An
// argument that is surely none is refused as torch does, with a TypeError.
// Absent and None arguments give nil without a fault: see IsNone.
func (c *Call) Tensor(name string) *value.Tensor {
	switch v := c.Arg(name).(type) {
	case *value.Tensor:
		return v
	case nil, value.Unknown, *value.Alt, value.SymBool: // a comparison of something unknown may be one of arrays
		return nil
	case value.NoneType:
		return nil
	case *value.Instance:
		if t, ok := v.Native.(*value.Tensor); ok {
			return t
		}
		return nil
	default:
		c.BadType(name, "Tensor", v)
		return nil
	}
}

// Required is Tensor, but None is refused.
func (c *Call) Required(name string) *value.Tensor {
	if c.Arg(name) == value.None {
		c.BadType(name, "Tensor", value.None)
		return nil
	}
	return c.Tensor(name)
}

// BadType refuses an argument of the wrong type.
func (c *Call) BadType(name, want string, got value.Value) {
	msg := fmt.Sprintf("%s(): argument '%s' must be %s, not %s", c.Short(), name, want, got.TypeName())
	c.Fail(&value.Fault{Kind: "invalid-argument", Exception: "TypeError", Message: msg, Torch: msg, Firm: c.OfTorch(got)})
}

// Dim is an int argument; ok is false if it is absent, None or unknown.
// A float, string or tuple is refused with a TypeError.
func (c *Call) Dim(name string) (value.Dim, bool) {
	v := c.Arg(name)
	if d, ok := AsDim(v); ok {
		return d, true
	}
	switch v.(type) {
	case value.Str, *value.Tuple, *value.List, *value.Dict:
		c.BadType(name, "int", v)
	case value.Float:
		c.BadType(name, "int", v)
	}
	return value.Dim{E: dim.Invalid}, false
}

// AsDim reads an int, a bool, or a 0-dimensional integer tensor of known contents as a size.
func AsDim(v value.Value) (value.Dim, bool) {
	switch v := v.(type) {
	case value.Int:
		return v.Dim, v.Known()
	case value.Bool:
		if v {
			return value.D(1), true
		}
		return value.D(0), true
	case *value.Tensor:
		if k := v.Contents(); k != nil && len(k.Ints) == 1 {
			return k.Ints[0], true
		}
	}
	return value.Dim{E: dim.Invalid}, false
}

// Int is a constant int argument.
func (c *Call) Int(name string) (int64, bool) {
	d, ok := c.Dim(name)
	if !ok {
		return 0, false
	}
	return c.Resolve(d).Const()
}

// Bool is the truth of an argument; known is false if it can't be told.
// An absent argument is false.
func (c *Call) Bool(name string) (truth, known bool) {
	switch v := c.Arg(name).(type) {
	case nil, value.NoneType:
		return false, true
	case value.Bool:
		return bool(v), true
	case value.Int:
		if k, ok := v.Const(); ok {
			return k != 0, true
		}
	case value.SymBool:
		switch c.Path.Decide(v.Lit) {
		case dim.Yes:
			return true, true
		case dim.No:
			return false, true
		}
	case value.Float:
		if v.Known {
			return v.F != 0, true
		}
	}
	return false, false
}

// Str is a string argument; ok is false if it is absent, None or unknown.
func (c *Call) Str(name string) (string, bool) {
	s, ok := c.Arg(name).(value.Str)
	return s.S, ok
}

// Float is a number as a float; ok is false if it is absent or unknown.
func (c *Call) Float(name string) (float64, bool) { return AsFloat(c.Arg(name)) }

// AsFloat reads a known number as a float.
func AsFloat(v value.Value) (float64, bool) {
	switch v := v.(type) {
	case value.Float:
		return v.F, v.Known
	case value.Int:
		k, ok := v.Const()
		return float64(k), ok
	case value.Bool:
		if v {
			return 1, true
		}
		return 0, true
	}
	return 0, false
}

// DType is a dtype argument; def if it is absent or None, NoDType if unknown.
func (c *Call) DType(name string, def value.DType) value.DType {
	switch v := c.Arg(name).(type) {
	case value.DType:
		return v
	case nil, value.NoneType:
		return def
	case *value.Class: // Python's types stand for dtypes
		switch v.QualName() {
		case "float":
			return value.Float64
		case "int":
			return value.Int64
		case "bool":
			return value.BoolType
		case "complex":
			return value.Complex128
		}
	case value.Str, value.Int, value.Float, *value.Tuple, *value.List:
		c.BadType(name, "torch.dtype", v)
	}
	return value.NoDType
}

// Elements lists the items of a tuple or list argument; ok is false if it is no
// sequence of known length.
func Elements(v value.Value) ([]value.Value, bool) {
	switch v := v.(type) {
	case *value.Tuple:
		if v.Rest == nil {
			return v.Elems, true
		}
	case *value.List:
		if v.Abstract == nil && v.Alts == nil {
			return v.Elems, true
		}
	}
	return nil, false
}

// Dims reads an int or a sequence of ints (a torch.Size, a 1-dimensional tensor
// of known contents). ok is false if the number of items is not known; an item of unknown
// value is an invalid Dim (Known() is false). single tells that one bare int was given.
func (c *Call) Dims(name string) (dims []value.Dim, single, ok bool) {
	return c.dimsOf(name, c.Arg(name))
}

func (c *Call) dimsOf(name string, v value.Value) (dims []value.Dim, single, ok bool) {
	if d, ok := AsDim(v); ok {
		return []value.Dim{d}, true, true
	}
	if t, isTensor := v.(*value.Tensor); isTensor {
		if k := t.Contents(); k != nil && k.Ints != nil {
			return k.Ints, false, true
		}
		return nil, false, false
	}
	items, ok := Elements(v)
	if !ok {
		switch v.(type) {
		case value.Str, value.Float, *value.Dict:
			c.BadType(name, "tuple of ints", v)
		}
		return nil, false, false
	}
	dims = make([]value.Dim, len(items))
	for i, e := range items {
		d, ok := AsDim(e)
		if !ok {
			switch e := e.(type) {
			case value.Str, value.Float, *value.Tuple, *value.List, value.NoneType, value.DType, value.Device, *value.Dict, *value.Slice:
				c.Fail(&value.Fault{Kind: "invalid-argument", Exception: "TypeError",
					Message: fmt.Sprintf("%s(): argument '%s' must be tuple of ints, but found element of type %s at pos %d", c.Short(), name, e.TypeName(), i)})
			case *value.Tensor:
				// A tensor of one integer stands for an int.
				if t := e; t.DType.IsFloat() || c.Never(c.Shape(t).Numel(), value.D(1)) {
					c.Fail(&value.Fault{Kind: "invalid-argument", Exception: "TypeError", Bits: t.Bits,
						Message: fmt.Sprintf("%s(): argument '%s' must be tuple of ints, but found element of type Tensor at pos %d: it is %v of %s", c.Short(), name, i, c.Shape(t), t.DType)})
				}
			}
			d = value.Dim{E: dim.Invalid}
		}
		dims[i] = d
	}
	return dims, false, true
}

// DimsN reads an int or a sequence of n ints, as kernel_size: an int, or a
// sequence of one, stands for n times the same. ok is false if it can't be
// known; a wrong number of items is refused.
func (c *Call) DimsN(name string, n int) ([]value.Dim, bool) {
	dims, _, ok := c.Dims(name)
	if !ok {
		return nil, false
	}
	if len(dims) == 1 && n != 1 {
		out := make([]value.Dim, n)
		for i := range out {
			out[i] = dims[0]
		}
		return out, true
	}
	if len(dims) != n {
		msg := fmt.Sprintf("%s: %s must be a single int or a tuple of %d ints, got %d", c.Short(), name, n, len(dims))
		c.Fail(&value.Fault{Kind: "invalid-argument", Message: msg})
		return nil, false
	}
	return dims, true
}

// Unknown is the result where the rule can't tell; the reason is counted.
func (c *Call) Unknown(reason string) value.Value { return c.World.Lose(reason) }

// UnknownTensor is a tensor of unknown rank.
func (c *Call) UnknownTensor(dt value.DType) *value.Tensor {
	t := value.NewTensor(value.Shape{Rest: c.NewRank(0)}, dt)
	t.LayoutUnknown = true
	return c.made(t)
}

// Out makes a contiguous result.
func (c *Call) Out(s value.Shape, dt value.DType) *value.Tensor {
	return c.made(value.NewTensor(s, dt))
}

// Like makes a contiguous result with t's shape and dtype.
func (c *Call) Like(t *value.Tensor) *value.Tensor { return c.Out(c.Shape(t), t.DType) }

// LikeLayout makes a fresh result with t's shape and (dense) layout, as elementwise
// operations do: they keep a dense permuted layout.
func (c *Call) LikeLayout(t *value.Tensor, dt value.DType) *value.Tensor {
	out := c.Out(c.Shape(t), dt)
	c.elementwiseLayout(out, t)
	return out
}

func (c *Call) made(t *value.Tensor) *value.Tensor {
	t.Made, t.MadeBy = c.Host.Here(), c.Short()
	c.Heap.Birth(t)
	return t
}

// Fail records a refusal. The rule goes on with the best-known result, or
// returns; the interpreter decides what follows (see value.Host.RaiseFault).
func (c *Call) Fail(f *value.Fault) {
	if c.failed { // one operation, one fault
		return
	}
	c.failed = true
	if f.Exception == "" {
		f.Exception = "RuntimeError"
	}
	if restsOnNoSize[f.Kind] {
		f.Bits &^= value.SizeBits
	}
	c.Host.RaiseFault(f)
}

// restsOnNoSize are the kinds of faults that a tensor's dtype or number of dimensions decides alone.
var restsOnNoSize = map[value.Kind]bool{"wrong-rank": true, "dimension-out-of-range": true, "mismatched-dtype": true}

// Failed tells if the rule has refused already.
func (c *Call) Failed() bool { return c.failed }

// Refuse is Fail with a kind and a message. torch is the sentence that torch raises, "" if it is the same.
func (c *Call) Refuse(kind value.Kind, bits value.Bits, torch, format string, args ...any) {
	c.Fail(&value.Fault{Kind: kind, Bits: bits, Torch: torch, Message: fmt.Sprintf(format, args...)})
}

// RefuseAs is Refuse with an exception other than RuntimeError: "IndexError", "ValueError", "TypeError".
func (c *Call) RefuseAs(exception string, kind value.Kind, bits value.Bits, torch, format string, args ...any) {
	c.Fail(&value.Fault{Kind: kind, Bits: bits, Torch: torch, Message: fmt.Sprintf(format, args...), Exception: exception})
}

// Warn records something that runs but almost surely means something else.
func (c *Call) Warn(kind value.Kind, bits value.Bits, format string, args ...any) {
	c.Host.RaiseFault(&value.Fault{Kind: kind, Severity: value.Warning, Bits: bits, Message: fmt.Sprintf(format, args...)})
}
