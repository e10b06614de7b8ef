// Package value holds the abstract Python values that the interpreter computes
// with: numbers whose value may be symbolic, tensors that are only a shape, a
// dtype and a layout, containers, classes and instances, and the honest Unknown.
//
// It also holds what all values of one run share (World): the heap with its
// undo log, the path (decided atoms and dimension facts) and the faults found.
// It knows neither syntax trees nor operators of torch.
package value

// Value is an abstract Python value. A nil Value stands for "absent": an
// unbound name, or a call that raised.
type Value interface {
	// TypeName is the name of the value's Python type, as type(v).__name__ gives it.
	TypeName() string
}

// Scalars.
type (
	// NoneType is the type of None.
	NoneType struct{}
	// Bool is True or False.
	Bool bool
	// Str is a string. Origin is nil or where the string was written.
	Str struct {
		S      string
		Origin *Origin
	}
	// Bytes is a bytes object.
	Bytes string
	// EllipsisType is the type of "...".
	EllipsisType struct{}
	// NotImplementedType is the type of NotImplemented.
	NotImplementedType struct{}
	// Complex is a complex number.
	Complex complex128
	// Slice is slice(lower, upper, step).
	Slice struct {
		Lower, Upper, Step Value
		// Window: both bounds were computed from one number, as in i:i+n.
		Window bool
	}
	// Range is range(start, stop, step).
	Range struct{ Start, Stop, Step Dim }
	// Device is torch.device(type[, index]); an unknown device has Type "".
	Device struct {
		Type  string
		Index int // -1: none
	}
)

// Singletons.
var (
	None           = NoneType{}
	Ellipsis       = EllipsisType{}
	NotImplemented = NotImplementedType{}
)

// TypeName implements Value.
func (NoneType) TypeName() string { return "NoneType" }

// TypeName implements Value.
func (Bool) TypeName() string { return "bool" }

// TypeName implements Value.
func (Str) TypeName() string { return "str" }

// TypeName implements Value.
func (Bytes) TypeName() string { return "bytes" }

// TypeName implements Value.
func (EllipsisType) TypeName() string { return "ellipsis" }

// TypeName implements Value.
func (NotImplementedType) TypeName() string { return "NotImplementedType" }

// TypeName implements Value.
func (Complex) TypeName() string { return "complex" }

// TypeName implements Value.
func (*Slice) TypeName() string { return "slice" }

// TypeName implements Value.
func (*Range) TypeName() string { return "range" }

// TypeName implements Value.
func (Device) TypeName() string { return "device" }
