package value

import (
	"math"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// Bits is a set of assumptions that a value rests on. A proof that uses a
// value with any of them is no error.
type Bits uint16

// The assumptions.
const (
	FromDefault     Bits = 1 << iota // a default argument of a root that nobody calls
	FromFreeFlag                     // one choice of a free flag
	FromWeak                         // broadcasting of two unlike symbols was taken as equality
	FromUnbatched                    // an input was taken to have a batch dimension
	FromRankGuess                    // a rank was guessed from use
	FromUnknownCall                  // the object was handed to an unknown function
	FromSummary                      // widened: a loop or a container of unknown length
	FromDocstring                    // a docstring or comment says so
	FromEnvironment                  // the environment profile says so
	FromClamp                        // a slice that may be clamped
	FromData                         // depends on the contents of a tensor
	FromLastBatch                    // holds for the smaller last batch of a loader
	FromSqueeze                      // a dimension of unknown size was squeezed, and taken not to be 1
	OfNumpy                          // no assumption: the number is a scalar of numpy, with the attributes of an array
)

// SizeBits are those that say something of a size and nothing of the number of dimensions: the other sizes of a tensor
// are certain without them.
const SizeBits = FromData | FromClamp | FromWeak | FromLastBatch | FromSummary | OfNumpy

// Origin says where a value comes from, for messages. It is immutable.
type Origin struct {
	Place Place
	// Text is the source of the expression, as the user wrote it.
	Text string
	// Parent is the operand that is most worth showing, or nil.
	Parent *Origin
}

// Place is a range of bytes in a file.
type Place struct {
	File       FileID
	Start, End uint32
}

// FileID identifies a file of a run; 0 is no file.
type FileID int32

// Dim is an integer that may be symbolic, with the assumptions it rests on and
// its origin. Sizes of tensors and Python ints are both Dims.
type Dim struct {
	E    dim.Expr
	Bits Bits
	O    *Origin
	// Axis is what a dimension of a tensor means; nil if nothing is known of it.
	Axis *Axis
}

// D makes a constant dimension without an origin.
func D(c int64) Dim { return Dim{E: dim.Int(c)} }

// Const is the value of a constant dimension.
func (d Dim) Const() (int64, bool) { return d.E.Const() }

// Is tells if d is the constant c.
func (d Dim) Is(c int64) bool { return d.E.IsInt(c) }

// Known tells if anything at all is known: false for an invalid expression.
func (d Dim) Known() bool { return d.E.Valid() }

func (d Dim) String() string { return d.E.String() }

func (d Dim) with(e dim.Expr, f Dim) Dim {
	o := d.O
	if o == nil {
		o = f.O
	}
	return Dim{E: e, Bits: d.Bits | f.Bits, O: o}
}

// Add is d + f.
func (d Dim) Add(f Dim) Dim { return d.with(d.E.Add(f.E), f) }

// Sub is d - f.
func (d Dim) Sub(f Dim) Dim { return d.with(d.E.Sub(f.E), f) }

// Mul is d * f.
func (d Dim) Mul(f Dim) Dim { return d.with(d.E.Mul(f.E), f) }

// FloorDiv is d // f.
func (d Dim) FloorDiv(f Dim) Dim { return d.with(d.E.FloorDiv(f.E), f) }

// Mod is d % f.
func (d Dim) Mod(f Dim) Dim { return d.with(d.E.Mod(f.E), f) }

// AddInt is d + c.
func (d Dim) AddInt(c int64) Dim { d.E, d.Axis = d.E.AddInt(c), nil; return d }

// MulInt is d * c.
func (d Dim) MulInt(c int64) Dim { d.E, d.Axis = d.E.MulInt(c), nil; return d }

// FloorDivInt is d // c.
func (d Dim) FloorDivInt(c int64) Dim { d.E, d.Axis = d.E.FloorDivInt(c), nil; return d }

// Min is the smaller of d and f.
func (d Dim) Min(f Dim) Dim { return d.with(dim.Min(d.E, f.E), f) }

// Max is the larger of d and f.
func (d Dim) Max(f Dim) Dim { return d.with(dim.Max(d.E, f.E), f) }

// Int is a Python int.
type Int struct{ Dim }

// TypeName implements Value.
func (Int) TypeName() string { return "int" }

// NewInt makes a constant int.
func NewInt(c int64) Int { return Int{D(c)} }

// Float is a Python float: a constant, an exact ratio of two integers, or unknown.
type Float struct {
	F     float64
	Known bool // F holds
	// Num and Den are set for an exact ratio of symbolic integers (x.shape[2] / 2).
	Num, Den dim.Expr
	IsRatio  bool
	Bits     Bits
	// AtMost: it is a part of a whole number, at least 0, if IsPart.
	AtMost dim.Expr
	IsPart bool
	// Of is the dtype of a scalar of numpy (OfNumpy), NoDType if it is not known.
	Of DType
	// Drawn: it was drawn from [0, 1), and any number of these may come up.
	Drawn bool
}

// TypeName implements Value.
func (Float) TypeName() string { return "float" }

// NewFloat makes a constant float.
func NewFloat(f float64) Float { return Float{F: f, Known: true} }

// UnknownFloat is a float of unknown value, FloatOfData one that the contents of a tensor say, DrawnFloat one that was
// drawn by chance.
var (
	UnknownFloat = Float{F: math.NaN()}
	FloatOfData  = Float{F: math.NaN(), Bits: FromData}
	DrawnFloat   = Float{F: math.NaN(), Drawn: true}
)
