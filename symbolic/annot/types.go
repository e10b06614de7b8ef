package annot

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shapelint/shapelint/parser"
)

// This file turns the syntax of an annotation into a Type.

// maxDepth bounds annotations and aliases inside of each other.
const maxDepth = 12

// Of reads an annotation; nil gives Unknown.
func Of(e parser.Expr, s Scope) Type { return reader{s, 0}.read(e) }

type reader struct {
	scope Scope
	depth int
}

func (r reader) read(e parser.Expr) Type {
	if r.depth++; r.depth > maxDepth {
		return Type{}
	}
	switch e := e.(type) {
	case *parser.Constant:
		switch v := e.Value.(type) {
		case nil:
			return Type{Kind: None}
		case string:
			if x := Expression(v); x != nil {
				return r.read(x)
			}
		}
	case *parser.Name, *parser.Attribute:
		return r.named(parser.DottedName(e))
	case *parser.BinOp:
		if e.Op == parser.BitOr {
			return union([]Type{r.read(e.Left), r.read(e.Right)})
		}
	case *parser.Subscript:
		return r.subscript(e)
	}
	return Type{}
}

// named is the type that a name stands for.
func (r reader) named(name string) Type {
	m := r.scope.Resolve(name)
	if m.Alias != nil {
		r.scope = m.In
		return r.read(m.Alias)
	}
	last := lastPart(m.Full)
	switch m.Full {
	case "int", "builtins.int":
		return Type{Kind: Int}
	case "float", "builtins.float":
		return Type{Kind: Float}
	case "bool", "builtins.bool":
		return Type{Kind: Bool}
	case "str", "builtins.str":
		return Type{Kind: Str}
	case "numpy.ndarray", "jax.Array":
		return Type{Kind: Other}
	}
	switch {
	case m.Local && last != "Tensor":
		return Type{Kind: Other}
	case strings.HasSuffix(last, "Tensor"), last == "TensorType":
		// LongTensor and FloatTensor are written where any tensor is meant: they say nothing of the dtype.
		return Type{Kind: Tensor}
	case last == "Int" || last == "Dim" || last == "SymInt":
		return Type{Kind: Int}
	}
	return Type{Kind: Other}
}

// subscript is a type with arguments.
func (r reader) subscript(e *parser.Subscript) Type {
	m := r.scope.Resolve(parser.DottedName(e.Value))
	args := elements(e.Index)
	if m.Alias != nil && len(args) > 0 { // an alias with parameters
		return Type{}
	}
	switch last := lastPart(m.Full); last {
	case "Optional":
		t := r.read(e.Index)
		t.Optional = true
		return t
	case "Union":
		var ts []Type
		for _, a := range args {
			ts = append(ts, r.read(a))
		}
		return union(ts)
	case "Annotated":
		return r.annotated(args)
	case "Final", "Required", "NotRequired":
		return r.read(e.Index)
	case "tuple", "Tuple":
		return r.tuple(args)
	case "Dim", "SymInt":
		if len(args) == 1 {
			if a, ok := r.element(args[0]); ok {
				return Type{Kind: Int, Size: &a}
			}
		}
		return Type{Kind: Int}
	case "Tensor", "TensorType":
		if m.Local {
			return Type{}
		}
		return r.tensor(e.Index)
	default:
		if d, known := jaxDTypes[last]; known && len(args) == 2 && !m.Local {
			return r.jax(args[0], args[1], d)
		}
	}
	return Type{Kind: Other}
}

// jaxDTypes are jaxtyping's names, with the element type of those that allow one only.
var jaxDTypes = map[string]string{"Shaped": "", "Num": "", "Inexact": "", "Real": "", "Float": "", "Complex": "",
	"Integer": "", "Int": "", "UInt": "", "Bool": "bool", "Float16": "float16", "BFloat16": "bfloat16",
	"Float32": "float32", "Float64": "float64", "Complex64": "complex64", "Complex128": "complex128",
	"Int8": "int8", "Int16": "int16", "Int32": "int32", "Int64": "int64",
	"UInt8": "uint8", "UInt16": "uint16", "UInt32": "uint32", "UInt64": "uint64"}

// jax is Float[array, spec]; the axes of an array that has some of its own come last.
func (r reader) jax(array, spec parser.Expr, dtype string) Type {
	t := r.read(array)
	if name := lastPart(r.scope.Resolve(parser.DottedName(array)).Full); t.Kind == Other && arrays[name] {
		t = Type{Kind: Tensor}
	}
	if t.Kind != Tensor {
		return Type{Kind: Other}
	}
	if dtype != "" {
		t.DType = dtype
	}
	text, ok := r.text(spec)
	if !ok {
		return Type{Kind: Tensor, DType: t.DType}
	}
	axes, ok := Spec(text)
	if axes = append(axes, t.Axes...); !ok || runs(axes) > 1 {
		return Type{Kind: Tensor, DType: t.DType}
	}
	t.Axes, t.Shaped = axes, true
	return t
}

// arrays are names that stand for any kind of array; a Scope says what they are of.
var arrays = map[string]bool{"Array": true, "ArrayLike": true, "AbstractArray": true}

// tensor is Tensor[[B, 3, H, W]], Tensor[B, 3] or TensorType["batch", 3, float32].
func (r reader) tensor(index parser.Expr) Type {
	args := elements(index)
	if len(args) == 1 {
		if l, ok := args[0].(*parser.List); ok {
			args = l.Elts
		} else if s, ok := r.text(args[0]); ok && strings.ContainsAny(s, " ,") {
			axes, ok := Spec(strings.ReplaceAll(s, ",", " "))
			return Type{Kind: Tensor, Axes: axes, Shaped: ok}
		}
	}
	t := Type{Kind: Tensor, Axes: []Axis{}}
	for _, a := range args {
		if d := r.dtype(a); d != "" {
			t.DType = d
			continue
		}
		if isDetail(a) {
			continue
		}
		x, ok := r.element(a)
		if !ok {
			return Type{Kind: Tensor, DType: t.DType}
		}
		t.Axes = append(t.Axes, x)
	}
	// Tensor[float32] says nothing of the shape.
	t.Shaped = runs(t.Axes) <= 1 && (len(t.Axes) > 0 || len(args) == 0)
	return t
}

// isDetail tells if an argument of TensorType is none of its axes.
func isDetail(e parser.Expr) bool {
	switch lastPart(parser.DottedName(e)) {
	case "is_float", "is_named", "strided", "sparse_coo":
		return true
	}
	return false
}

// dtype is the element type that an argument names, "" for none.
func (r reader) dtype(e parser.Expr) string {
	name := parser.DottedName(e)
	if name == "" {
		return ""
	}
	switch full := r.scope.Resolve(name).Full; full {
	case "int":
		return "int64"
	case "float":
		return "float32"
	case "bool":
		return "bool"
	default:
		if strings.HasPrefix(full, "torch.") && slices.Contains(dtypeNames, full[len("torch."):]) {
			return full[len("torch."):]
		}
	}
	return ""
}

var dtypeNames = strings.Fields("bool uint8 int8 int16 short int32 int int64 long float16 half bfloat16 float32 float float64 double complex64 cfloat complex128 cdouble")

// element is one axis written as Python.
func (r reader) element(e parser.Expr) (Axis, bool) {
	if r.depth++; r.depth > maxDepth {
		return Axis{}, false
	}
	switch e := e.(type) {
	case *parser.Constant:
		switch v := e.Value.(type) {
		case int64:
			return Axis{Kind: Fixed, Size: v}, v >= 0
		case string:
			return axisOf(v)
		case nil:
			return Axis{Kind: Any}, true
		case parser.EllipsisLit:
			return Axis{Kind: Run}, true
		}
	case *parser.Name, *parser.Attribute:
		return r.axisNamed(parser.DottedName(e))
	case *parser.Starred:
		return Axis{Kind: NamedRun, Name: lastPart(parser.DottedName(e.Value))}, parser.DottedName(e.Value) != ""
	case *parser.UnaryOp:
		return Axis{Kind: Any}, e.Op == parser.Sub // -1 is any size
	case *parser.BinOp:
		return Axis{Kind: Formula, Expr: e}, true
	case *parser.Subscript:
		switch args := elements(e.Index); lastPart(parser.DottedName(e.Value)) {
		case "Literal", "Dim":
			if len(args) == 1 {
				return r.element(args[0])
			}
		case "Unpack":
			return Axis{Kind: NamedRun, Name: lastPart(parser.DottedName(e.Index))}, parser.DottedName(e.Index) != ""
		}
	case *parser.Slice:
		return r.slice(e)
	}
	return Axis{}, false
}

// axisNamed is an axis given by a name: an alias of a number or a string, or a name of its own.
func (r reader) axisNamed(name string) (Axis, bool) {
	m := r.scope.Resolve(name)
	if m.Alias != nil {
		switch a := m.Alias.(type) {
		case *parser.Constant:
			in := r
			in.scope = m.In
			return in.element(a)
		case *parser.Subscript: // Literal[3]
			in := r
			in.scope = m.In
			return in.element(a)
		case *parser.Call: // TypeVar("B"), NewType("Batch", int)
			if lastPart(parser.DottedName(a.Func)) == "TypeVarTuple" {
				return Axis{Kind: NamedRun, Name: lastPart(name)}, true
			}
		}
		return Axis{Kind: Named, Name: lastPart(name)}, true
	}
	if lastPart(m.Full) == "Any" {
		return Axis{Kind: Any}, true
	}
	return Axis{Kind: Named, Name: lastPart(name)}, true
}

// slice is torchtyping's "name": size.
func (r reader) slice(e *parser.Slice) (Axis, bool) {
	if e.Step != nil || e.Lower == nil || e.Upper == nil {
		return Axis{}, false
	}
	name, ok := r.text(e.Lower)
	if !ok {
		return Axis{}, false
	}
	a, ok := r.element(e.Upper)
	switch a.Kind {
	case Run:
		return Axis{Kind: NamedRun, Name: name}, ok
	case Any:
		return Axis{Kind: Named, Name: name}, ok
	}
	return a, ok
}

// tuple is tuple[int, int]. What is written tuple[int] means a tuple of any length more often than one of one.
func (r reader) tuple(args []parser.Expr) Type {
	if len(args) == 1 {
		return Type{Kind: Other}
	}
	t := Type{Kind: Tuple}
	for _, a := range args {
		if c, ok := a.(*parser.Constant); ok {
			if _, any := c.Value.(parser.EllipsisLit); any {
				return Type{Kind: Other}
			}
		}
		t.Elems = append(t.Elems, r.read(a))
	}
	return t
}

// annotated is Annotated[type, metadata...].
func (r reader) annotated(args []parser.Expr) Type {
	if len(args) == 0 {
		return Type{}
	}
	t := r.read(args[0])
	for _, m := range args[1:] {
		if t.Kind != Tensor {
			break
		}
		if s, ok := r.text(m); ok {
			if axes, sure, ok := note(s); ok && !t.Shaped {
				t.Axes, t.Shaped, t.Assumed = axes, true, !sure
			}
			continue
		}
		t.Conditions = append(t.Conditions, r.conditions(m)...)
	}
	return t
}

// note reads metadata that may be a shape or just words: "b c h w", "(B, C)". sure
// tells that it can be nothing but a shape.
func note(s string) (axes []Axis, sure, ok bool) {
	s = strings.TrimSpace(s)
	if n := len(s); n > 1 && (s[0] == '(' && s[n-1] == ')' || s[0] == '[' && s[n-1] == ']') {
		s = s[1 : n-1]
	}
	axes, ok = Spec(strings.ReplaceAll(s, ",", " "))
	sure = ok
	for _, a := range axes {
		if a.Kind == Named && len(a.Name) > 1 && !strings.ContainsAny(a.Name, "0123456789") {
			sure = false
		}
	}
	return axes, sure, ok && len(axes) > 0
}

// conditions are the functions of beartype's Is[lambda x: ...], joined by "&" or not.
func (r reader) conditions(e parser.Expr) []Condition {
	switch e := e.(type) {
	case *parser.BinOp:
		if e.Op == parser.BitAnd {
			return append(r.conditions(e.Left), r.conditions(e.Right)...)
		}
	case *parser.Subscript:
		if f, ok := e.Index.(*parser.Lambda); ok && lastPart(parser.DottedName(e.Value)) == "Is" && len(f.Params.All) == 1 {
			return []Condition{{f, r.scope}}
		}
	}
	return nil
}

// union joins the members of a union: None makes it optional, two different ones leave nothing known.
func union(ts []Type) Type {
	var out Type
	n, optional := 0, false
	for _, t := range ts {
		optional = optional || t.Optional || t.Kind == None
		if t.Kind == None {
			continue
		}
		if n++; n == 1 {
			out = t
			continue
		}
		if out.Kind == Tensor && t.Kind == Tensor {
			out = Type{Kind: Tensor}
		} else {
			out = Type{Kind: Other}
		}
	}
	if n == 0 {
		return Type{Kind: None}
	}
	out.Optional = optional
	return out
}

// text is the string that an expression of constants and aliases of constants is.
func (r reader) text(e parser.Expr) (string, bool) {
	if r.depth++; r.depth > maxDepth {
		return "", false
	}
	switch e := e.(type) {
	case *parser.Constant:
		s, ok := e.Value.(string)
		return s, ok
	case *parser.Name, *parser.Attribute:
		if m := r.scope.Resolve(parser.DottedName(e)); m.Alias != nil {
			r.scope = m.In
			return r.text(m.Alias)
		}
	case *parser.BinOp:
		if e.Op != parser.Add {
			break
		}
		a, ok := r.text(e.Left)
		b, ok2 := r.text(e.Right)
		return a + b, ok && ok2
	case *parser.JoinedStr:
		return r.joined(e)
	}
	return "", false
}

// joined is an f-string whose values are constants of the module.
func (r reader) joined(e *parser.JoinedStr) (string, bool) {
	var b strings.Builder
	for _, p := range e.Parts {
		v, isValue := p.(*parser.FormattedValue)
		if !isValue {
			s, _ := r.text(p)
			b.WriteString(s)
			continue
		}
		if a, ok := r.element(v.Value); ok && a.Kind == Fixed {
			b.WriteString(strconv.FormatInt(a.Size, 10))
		} else if s, ok := r.text(v.Value); ok {
			b.WriteString(s)
		} else {
			return "", false
		}
	}
	return b.String(), true
}

// elements are the arguments of a subscript.
func elements(index parser.Expr) []parser.Expr {
	if t, ok := index.(*parser.Tuple); ok {
		return t.Elts
	}
	return []parser.Expr{index}
}

func lastPart(s string) string { return s[strings.LastIndexByte(s, '.')+1:] }
