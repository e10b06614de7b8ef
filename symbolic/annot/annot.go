// Package annot reads what type annotations and docstrings say of the shapes of
// tensors: jaxtyping, torchtyping, subscripted tensor types, Annotated, and the
// shapes that docstrings give for parameters. It knows syntax only: what a name
// means is told by a Scope, and values are made by the interpreter.
package annot

import "github.com/shapelint/shapelint/parser"

// Kind is the kind of value that an annotation asks for.
type Kind uint8

// The kinds. Other is any type that is known not to be one of these.
const (
	Unknown Kind = iota
	Tensor
	Int
	Float
	Bool
	Str
	None
	Tuple
	Other
)

// Type is what an annotation says of a value.
type Type struct {
	Kind Kind
	// Axes are the dimensions of a tensor; valid if Shaped.
	Axes   []Axis
	Shaped bool
	// DType is torch's name of the element type, "" if several are allowed.
	DType string
	// Assumed: the words are meant for readers, and nobody checks them.
	Assumed bool
	// Optional: None is allowed, too.
	Optional bool
	// Size names the value of an int, nil if it has no name of its own.
	Size *Axis
	// Elems are the types of a tuple of known length.
	Elems []Type
	// Conditions are functions that must be true of the value.
	Conditions []Condition
}

// Condition is a function of one argument that a value must satisfy.
type Condition struct {
	Lambda *parser.Lambda
	In     Scope
}

// AxisKind says what an axis is.
type AxisKind uint8

// The kinds of axes: a number, a name, an expression, one that may have any
// size, and runs of any number of axes, without and with a name.
const (
	Fixed AxisKind = iota
	Named
	Formula
	Any
	Run
	NamedRun
)

// Axis is one axis of a shape, or a run of them.
type Axis struct {
	Kind AxisKind
	// Name is the name of a Named axis or NamedRun, a hint for an Any axis.
	Name string
	Size int64
	Expr parser.Expr
	// Outside: Expr is about parameters and self, not about axes.
	Outside bool
	// Broadcast: the size may also be 1.
	Broadcast bool
}

// Scope tells what the names of an annotation mean.
type Scope interface {
	// Resolve is the meaning of a dotted name.
	Resolve(name string) Meaning
}

// Meaning is what a name stands for: a full name ("jaxtyping.Float", or just the
// name where nothing is known of it), or an expression that it is short for.
type Meaning struct {
	Full  string
	Alias parser.Expr
	In    Scope
	// Local: it is a class or function of the project.
	Local bool
}

// runs counts the axes that stand for any number of them.
func runs(axes []Axis) int {
	n := 0
	for _, a := range axes {
		if a.Kind == Run || a.Kind == NamedRun {
			n++
		}
	}
	return n
}
