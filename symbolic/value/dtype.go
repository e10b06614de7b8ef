package value

// DType is the element type of a tensor; 0 is unknown.
type DType uint8

// The dtypes, in torch's order of promotion within a category.
const (
	NoDType DType = iota
	BoolType
	Uint8
	Int8
	Int16
	Int32
	Int64
	Uint16
	Uint32
	Uint64
	Float8E4M3
	Float8E5M2
	Float16
	BFloat16
	Float32
	Float64
	Complex32
	Complex64
	Complex128
)

var dtypeNames = [...]string{"", "bool", "uint8", "int8", "int16", "int32", "int64", "uint16", "uint32", "uint64",
	"float8_e4m3fn", "float8_e5m2", "float16", "bfloat16", "float32", "float64", "complex32", "complex64", "complex128"}

var dtypeSizes = [...]int64{0, 1, 1, 1, 2, 4, 8, 2, 4, 8, 1, 1, 2, 2, 4, 8, 4, 8, 16}

// TypeName implements Value: a dtype is a Python value, too.
func (DType) TypeName() string { return "dtype" }

func (d DType) String() string { return dtypeNames[d] }

// Size is the number of bytes of an element.
func (d DType) Size() int64 { return dtypeSizes[d] }

// IsFloat tells if d is a real floating-point type.
func (d DType) IsFloat() bool { return d >= Float8E4M3 && d <= Float64 }

// IsComplex tells if d is a complex type.
func (d DType) IsComplex() bool { return d >= Complex32 }

// IsInteger tells if d is an integer type, bool excluded.
func (d DType) IsInteger() bool { return d >= Uint8 && d <= Uint64 }

// DTypeByName finds a dtype by its name in torch ("float32", "long", "half"), 0 if there is none.
func DTypeByName(name string) DType {
	switch name {
	case "float":
		return Float32
	case "double":
		return Float64
	case "half":
		return Float16
	case "long":
		return Int64
	case "int":
		return Int32
	case "short":
		return Int16
	case "cfloat":
		return Complex64
	case "cdouble":
		return Complex128
	case "chalf":
		return Complex32
	}
	for i, n := range dtypeNames {
		if n == name && i > 0 {
			return DType(i)
		}
	}
	return NoDType
}

// category orders bool < integers < floats < complex, as type promotion does.
func (d DType) category() int {
	switch {
	case d == BoolType:
		return 0
	case d.IsInteger():
		return 1
	case d.IsFloat():
		return 2
	default:
		return 3
	}
}

// Promote is torch.promote_types; 0 if either is unknown.
// https://pytorch.org/docs/stable/tensor_attributes.html#type-promotion-doc
func Promote(a, b DType) DType {
	if a == NoDType || b == NoDType {
		return NoDType
	}
	if a == b {
		return a
	}
	if a.category() > b.category() {
		a, b = b, a
	}
	if a.category() < b.category() {
		if b.IsComplex() && a.IsFloat() {
			return Promote(complexOf(a), b)
		}
		return b
	}
	if a > b {
		a, b = b, a
	}
	switch {
	case a == Uint8 && b >= Int8 && b <= Int64:
		if b == Int8 {
			return Int16
		}
		return b
	case a.IsFloat():
		if a == Float16 && b == BFloat16 || a < Float16 && b < Float16 {
			return Float32
		}
		return b
	}
	return b
}

func complexOf(d DType) DType {
	switch d {
	case Float64:
		return Complex128
	case Float16:
		return Complex32
	}
	return Complex64
}

// ToComplex is the complex type that holds d; ToReal the real type of a complex d.
func (d DType) ToComplex() DType {
	if d.IsComplex() {
		return d
	}
	return complexOf(d)
}

// ToReal is the type of the real part of d.
func (d DType) ToReal() DType {
	switch d {
	case Complex32:
		return Float16
	case Complex64:
		return Float32
	case Complex128:
		return Float64
	}
	return d
}
