package interp

import (
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// at makes the node the running operation, for messages; it returns the one before.
func (it *Interp) at(f *Frame, n parser.Node) (value.Place, *Source) {
	return it.atSpan(f, n.Pos())
}

func (it *Interp) atSpan(f *Frame, span parser.Span) (value.Place, *Source) {
	p, s := it.here, it.hereSrc
	it.here, it.hereSrc = value.Place{File: f.src.ID, Start: span.Start, End: span.End}, f.src
	if it.passed != nil {
		it.passed[it.here] = true
	}
	return p, s
}

// eval evaluates an expression. nil means that it raised (it.Exc is set).
func (it *Interp) eval(f *Frame, e parser.Expr) value.Value {
	if !it.step() {
		return nil
	}
	return it.evaluated(f, e, it.evalNode(f, e))
}

// evalCallee evaluates what is called: a method is used as one.
func (it *Interp) evalCallee(f *Frame, e parser.Expr) value.Value {
	a, ok := e.(*parser.Attribute)
	if !ok {
		return it.eval(f, e)
	}
	if !it.step() {
		return nil
	}
	method, owner := it.evalAttribute(f, a)
	if in, ok := owner.(*value.Instance); ok && isUnknown(method) && it.inheritedUnseen(in, a.Attr) {
		it.setUnnamed(in) // it may call what the class overrides, and that sets attributes
	}
	if !askers[a.Attr] {
		it.changeOneOf(owner)
	}
	return it.evaluated(f, e, method)
}

// inheritedUnseen tells if an attribute of an object can only come from a base class that is not known, or described in part.
func (it *Interp) inheritedUnseen(in *value.Instance, name string) bool {
	if in.Attrs.Get(name) != nil || !in.Class.Open() && !it.described(in.Class) {
		return false
	}
	method, _ := in.Class.Lookup(name)
	return method == nil
}

// evalAttribute evaluates an attribute, and gives the object of which it is one.
func (it *Interp) evalAttribute(f *Frame, e *parser.Attribute) (v, owner value.Value) {
	owner = it.eval(f, e.Value)
	if owner == nil {
		return nil, nil
	}
	if owner == value.None && f.src.imports(e.Value) {
		return it.Lose("module " + it.textOf(f, e.Value) + " is not found"), owner
	}
	return it.attrAt(f, e, owner, e.Attr), owner
}

// imports tells if an expression is a name that the source imports somewhere: None stands for it
// where the import has failed.
func (s *Source) imports(e parser.Expr) bool {
	n, ok := e.(*parser.Name)
	if !ok || s.AST.Index == nil {
		return false
	}
	binds := func(a *parser.Alias) bool { return a.Bound != nil && a.Bound.Ident == n.Ident }
	return slices.ContainsFunc(s.AST.Index.Imports, func(stmt parser.Stmt) bool {
		switch stmt := stmt.(type) {
		case *parser.Import:
			return slices.ContainsFunc(stmt.Names, binds)
		case *parser.ImportFrom:
			return slices.ContainsFunc(stmt.Names, binds)
		}
		return false
	})
}

// evaluated is the value of an expression, nil only if it raised.
func (it *Interp) evaluated(f *Frame, e parser.Expr, v value.Value) value.Value {
	if v == nil && it.Exc == nil { // it failed, was recorded, and the program goes on
		v = it.Unknown("after a failed operation")
	}
	if it.Recorder != nil && v != nil {
		it.Recorder.Expr(f.src, e, v)
	}
	return v
}

func (it *Interp) evalNode(f *Frame, e parser.Expr) value.Value {
	switch e := e.(type) {
	case *parser.Name:
		return it.loadName(f, e)
	case *parser.Constant:
		return it.constant(f, e)
	case *parser.Attribute:
		if v, _ := it.evalAttribute(f, e); v != nil {
			return it.methodNotCalled(v)
		}
		return nil
	case *parser.Call:
		return it.evalCall(f, e)
	case *parser.BinOp:
		l := it.eval(f, e.Left)
		if l == nil {
			return nil
		}
		r := it.eval(f, e.Right)
		if r == nil {
			return nil
		}
		p, s := it.at(f, e)
		v := it.binary(operatorNames[e.Op], l, r, false)
		it.here, it.hereSrc = p, s
		it.thresholds.noteModulus(e, r)
		return v
	case *parser.UnaryOp:
		return it.evalUnary(f, e)
	case *parser.BoolOp:
		return it.evalBoolOp(f, e, 0)
	case *parser.Compare:
		return it.evalCompare(f, e)
	case *parser.Subscript:
		return it.evalSubscript(f, e)
	case *parser.Slice:
		return it.evalSlice(f, e)
	case *parser.Tuple:
		elems, rest, ok := it.evalElements(f, e.Elts)
		if !ok {
			return nil
		}
		if rest != nil {
			return it.UnknownOf("tuple", "tuple of unknown length")
		}
		return it.walkable(&value.Tuple{Elems: elems})
	case *parser.List:
		elems, rest, ok := it.evalElements(f, e.Elts)
		if !ok {
			return nil
		}
		l := &value.List{Elems: elems, Abstract: rest}
		it.Heap.Birth(l)
		return l
	case *parser.Set:
		if isTemplate(e) {
			return it.Lose("text that is put in before the file runs")
		}
		elems, rest, ok := it.evalElements(f, e.Elts)
		if !ok {
			return nil
		}
		l := &value.List{Elems: elems, Abstract: rest}
		it.Heap.Birth(l)
		return it.Call(it.Class("set"), &value.Args{World: it.World, Pos: []value.Value{l}})
	case *parser.Dict:
		return it.evalDict(f, e)
	case *parser.IfExp:
		return it.evalIfExp(f, e)
	case *parser.Lambda:
		return it.makeLambda(f, e)
	case *parser.Comprehension:
		return it.evalComprehension(f, e, nil)
	case *parser.NamedExpr:
		v := it.eval(f, e.Value)
		if v == nil || !it.assign(f, e.Target, v) {
			return nil
		}
		return v
	case *parser.JoinedStr:
		return it.evalFString(f, e)
	case *parser.Starred:
		return it.eval(f, e.Value)
	case *parser.Await:
		return it.eval(f, e.Value)
	case *parser.Yield:
		return it.evalYield(f, e)
	}
	return it.Lose("syntax that could not be understood")
}

// walkable is a tuple unless tuples are nested in it so often or so deep that no walk through it ends.
func (it *Interp) walkable(v value.Value) value.Value {
	if t, ok := v.(*value.Tuple); ok && !t.Walkable() {
		return it.Limit("tuple", "tuples nested deeper or wider than the limit")
	}
	return v
}

func (it *Interp) constant(f *Frame, e *parser.Constant) value.Value {
	if _, number := e.Value.(int64); number {
		return constantOf(e, it.origin(f, e))
	}
	return constantOf(e, nil)
}

// constantOf is the value of a literal; an int remembers where it stands.
func constantOf(e *parser.Constant, at *value.Origin) value.Value {
	switch v := e.Value.(type) {
	case nil:
		return value.None
	case bool:
		return value.Bool(v)
	case int64:
		return value.Int{Dim: value.Dim{E: dim.Int(v), O: at}}
	case float64:
		return value.NewFloat(v)
	case string:
		return value.Str{S: v}
	case parser.Bytes:
		return value.Bytes(v)
	case parser.EllipsisLit:
		return value.Ellipsis
	case complex128:
		return value.Complex(v)
	}
	return value.Int{Dim: value.Dim{E: dim.Invalid}}
}

// origin makes the origin of a piece of source.
func (it *Interp) origin(f *Frame, n parser.Node) *value.Origin {
	if f.src.Kind == Prelude {
		return nil
	}
	s := n.Pos()
	return &value.Origin{Place: value.Place{File: f.src.ID, Start: s.Start, End: s.End}, Text: string(f.src.AST.Source[s.Start:s.End])}
}

// Here implements value.Host: the origin of the running operation.
func (it *Interp) Here() *value.Origin {
	if it.hereSrc == nil || it.hereSrc.Kind == Prelude {
		return nil
	}
	text := it.hereSrc.AST.Source[it.here.Start:it.here.End]
	if len(text) > 80 {
		text = text[:80]
	}
	return &value.Origin{Place: it.here, Text: string(text)}
}

func (it *Interp) evalSlice(f *Frame, e *parser.Slice) value.Value {
	s := &value.Slice{Lower: value.None, Upper: value.None, Step: value.None}
	for _, p := range []struct {
		e   parser.Expr
		dst *value.Value
	}{{e.Lower, &s.Lower}, {e.Upper, &s.Upper}, {e.Step, &s.Step}} {
		if p.e == nil {
			continue
		}
		v := it.eval(f, p.e)
		if v == nil {
			return nil
		}
		*p.dst = v
	}
	s.Window = computedAlike(e.Lower, e.Upper)
	return s
}

// computedAlike tells if two numbers are computed from one variable.
func computedAlike(a, b parser.Expr) bool {
	names := termNames(nil, a)
	return slices.ContainsFunc(termNames(nil, b), func(n string) bool { return slices.Contains(names, n) })
}

// termNames adds the variables of which a sum or a product is made.
func termNames(names []string, e parser.Expr) []string {
	switch e := e.(type) {
	case *parser.Name:
		return append(names, e.Ident)
	case *parser.BinOp:
		return termNames(termNames(names, e.Left), e.Right)
	case *parser.UnaryOp:
		return termNames(names, e.Operand)
	}
	return names
}

// subscripted evaluates the object and the index of a subscript; a nil index after one of them raised.
func (it *Interp) subscripted(f *Frame, e *parser.Subscript) (v, index value.Value) {
	if v = it.eval(f, e.Value); v == nil {
		return nil, nil
	}
	return v, it.eval(f, e.Index)
}

func (it *Interp) evalSubscript(f *Frame, e *parser.Subscript) value.Value {
	v, i := it.subscripted(f, e)
	if i == nil {
		return nil
	}
	p, s := it.at(f, e)
	n := len(it.Faults)
	r := it.Subscript(v, i)
	it.firm(v, n)
	it.here, it.hereSrc = p, s
	return r
}

// checked turns a missing result without an exception into Unknown: the
// operation failed, was recorded, and the program goes on.
func (it *Interp) checked(v value.Value, what string) value.Value {
	if v == nil && it.Exc == nil {
		return it.Unknown("after a failed " + what)
	}
	if it.Exc != nil {
		return nil
	}
	return v
}
