package value

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// RankVar stands for a run of dimensions of unknown number. The path may
// refine it (see Path.Ranks).
type RankVar struct {
	ID int32
	// Min is the least number of dimensions that it stands for.
	Min int
	// Name is shown in messages: "...".
	Name string

	arena *dim.Arena
	// number is how many dimensions it stands for, as an expression, once asked for;
	// counted are its dimensions for each number that turned out to be right.
	number   dim.Expr
	numbered bool
	counted  map[int64][]Dim
	mark
}

// Number is how many dimensions v stands for: deciding it on a path decides the rank.
func (v *RankVar) Number() Dim {
	if !v.numbered {
		v.numbered = true
		v.number = v.arena.NewSymbol("", int64(v.Min), maxRank)
	}
	return Dim{E: v.number}
}

// maxRank is the largest number of dimensions that a tensor can have in torch.
const maxRank = 64

// dims are the dimensions of v where there are n of them: the same ones each time.
func (v *RankVar) dims(n int64) []Dim {
	ds, ok := v.counted[n]
	if !ok {
		for range n {
			ds = append(ds, Dim{E: v.arena.NewSymbol("", 1, maxInt64)})
		}
		if v.counted == nil {
			v.counted = map[int64][]Dim{}
		}
		v.counted[n] = ds
	}
	return ds
}

// Shape is the size of a tensor: Dims if Rest is nil, else Dims, then the run
// Rest, then Suffix. A shape is immutable: rules copy before they change.
type Shape struct {
	Dims   []Dim
	Rest   *RankVar
	Suffix []Dim
}

// ShapeOf makes a shape of known rank.
func ShapeOf(dims ...Dim) Shape { return Shape{Dims: dims} }

// Known tells if the rank is known.
func (s Shape) Known() bool { return s.Rest == nil }

// Rank is the number of dimensions; it must be known.
func (s Shape) Rank() int { return len(s.Dims) }

// Bits is the union of the assumptions of all dimensions.
func (s Shape) Bits() Bits {
	var b Bits
	for _, d := range s.Dims {
		b |= d.Bits
	}
	for _, d := range s.Suffix {
		b |= d.Bits
	}
	return b
}

// RankBits are the assumptions that the number of dimensions rests on, whatever their sizes are.
func (s Shape) RankBits() Bits { return s.Bits() &^ SizeBits }

// Clone copies the dimensions, so that they can be changed.
func (s Shape) Clone() Shape {
	s.Dims = append([]Dim(nil), s.Dims...)
	s.Suffix = append([]Dim(nil), s.Suffix...)
	return s
}

// With returns s with dimension i replaced; the rank must be known.
func (s Shape) With(i int, d Dim) Shape {
	s = s.Clone()
	s.Dims[i] = d
	return s
}

// Last is the last dimension, if it is known.
func (s Shape) Last() (Dim, bool) {
	if n := len(s.Suffix); n > 0 {
		return s.Suffix[n-1], true
	}
	if n := len(s.Dims); n > 0 && s.Rest == nil {
		return s.Dims[n-1], true
	}
	return Dim{}, false
}

// WithLast replaces the last dimension, which must be known.
func (s Shape) WithLast(d Dim) Shape {
	s = s.Clone()
	if n := len(s.Suffix); n > 0 {
		s.Suffix[n-1] = d
	} else {
		s.Dims[len(s.Dims)-1] = d
	}
	return s
}

// Numel is the product of the dimensions; Invalid if the rank is unknown.
func (s Shape) Numel() Dim {
	if !s.Known() {
		return Dim{E: dim.Invalid}
	}
	n := D(1)
	for _, d := range s.Dims {
		n = n.Mul(d)
	}
	n.O = nil
	return n
}

// Concrete returns the sizes if all are constants.
func (s Shape) Concrete() ([]int64, bool) {
	if !s.Known() {
		return nil, false
	}
	out := make([]int64, len(s.Dims))
	for i, d := range s.Dims {
		c, ok := d.Const()
		if !ok {
			return nil, false
		}
		out[i] = c
	}
	return out, true
}

// String prints the shape in square brackets, as everywhere in the product.
func (s Shape) String() string {
	var parts []string
	for _, d := range s.Dims {
		parts = append(parts, d.String())
	}
	if s.Rest != nil {
		parts = append(parts, "...")
	}
	for _, d := range s.Suffix {
		parts = append(parts, d.String())
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// Contents are the known elements of a small tensor, in row-major order:
// Ints for integer and bool tensors, Floats for floating-point ones.
type Contents struct {
	Ints   []Dim
	Floats []float64
}

// MaxContents is the largest number of elements whose contents are kept.
const MaxContents = 4096

// Storage is shared by a tensor and its views; a write to the contents of one
// makes the known contents of all of them stale.
type Storage struct {
	Version int32
	mark
}

// Desc describes a tensor. It is copied freely; its slices are immutable.
type Desc struct {
	Shape Shape
	DType DType
	// Strides is nil for a contiguous tensor; else one stride a dimension.
	Strides []dim.Expr
	// LayoutUnknown: nothing is known of the strides.
	LayoutUnknown bool
	Data          *Contents // known contents, or nil
	Storage       *Storage
	dataVersion   int32
	// Low and High bound integer contents: Low <= x < High; valid if HasRange.
	Low, High    Dim
	HasRange     bool
	Spread       Spread // valid if HasRange
	RequiresGrad bool
	History      *History // nil while World.Gradients is
	// Device is "" for the default device or an unknown one.
	Device string
	// Made is where the tensor was computed.
	Made *Origin
	// MadeBy names the operation that computed it ("flatten", "conv2d").
	MadeBy string
	// From is the description of the main operand of MadeBy, one step back, for messages.
	From *Shape
	Bits Bits
	// Count is, for a boolean mask, the number of True elements once asked for.
	Count *MaskCount
	// Lengths marks data whose rows have lengths of their own (packed sequences).
	Role Role
}

// MaskCount is the number of True elements of a mask; all uses of the mask share it.
type MaskCount struct {
	N  Dim
	Ok bool
}

// Role says what a tensor is used for, where a check depends on it.
type Role uint8

// The roles.
const (
	NoRole          Role = iota
	Probabilities        // output of softmax
	LogProbs             // output of log_softmax
	Sigmoids             // output of sigmoid
	RecurrentOut         // output sequence of a recurrent layer, with time
	RecurrentHidden      // final hidden state of a recurrent layer [layers*directions, N, H]
)

// Spread says which of the integers between its bounds a tensor holds.
type Spread uint8

// The spreads.
const (
	SomeOf  Spread = iota
	DrawnOf        // each element is any of them, with the same chance
	AllOf          // each of them is an element
)

// Tensor is a torch.Tensor: a heap cell, since in-place operations change it.
type Tensor struct {
	Header
	Desc
	// Parameter marks an nn.Parameter, Buffer an nn.Buffer.
	Parameter, Buffer bool
	// Attrs are Python attributes set on the tensor (rare), nil otherwise.
	Attrs map[string]Value
	// Class is the user's subclass of Tensor, nil for torch.Tensor.
	Class *Class
}

// TypeName implements Value.
func (t *Tensor) TypeName() string {
	if t.Parameter {
		return "Parameter"
	}
	return "Tensor"
}

// NewTensor makes a contiguous tensor.
func NewTensor(s Shape, d DType) *Tensor {
	return &Tensor{Desc: Desc{Shape: s, DType: d, Bits: s.RankBits()}}
}

// Contents returns the known contents, nil if there are none or they are stale.
func (t *Tensor) Contents() *Contents {
	if t.Data == nil || t.Storage != nil && t.Storage.Version != t.dataVersion {
		return nil
	}
	return t.Data
}

// SetContents gives the tensor known contents.
func (t *Tensor) SetContents(c *Contents) {
	if t.Storage == nil {
		t.Storage = &Storage{}
	}
	t.Data, t.dataVersion = c, t.Storage.Version
}

// Contiguous tells if the tensor is known to be contiguous (Yes), known not to be (No), or neither.
func (t *Tensor) Contiguous() dim.Answer {
	switch {
	case t.LayoutUnknown:
		return dim.Unknown
	case t.Strides == nil:
		return dim.Yes
	}
	return dim.No
}

type tensorState struct {
	desc   Desc
	attrs  map[string]Value
	param  bool
	buffer bool
}

func (t *Tensor) save() any {
	return tensorState{t.Desc, t.Attrs, t.Parameter, t.Buffer}
}

func (t *Tensor) restore(s any) {
	st := s.(tensorState)
	t.Desc, t.Attrs, t.Parameter, t.Buffer = st.desc, st.attrs, st.param, st.buffer
}
