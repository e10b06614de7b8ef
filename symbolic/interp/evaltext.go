package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// maxText is the longest text that is evaluated.
const maxText = 10000

// textEval evaluates an expression that a program has as text, as configurations have it: "torch.nn.ReLU()", "[3, None]".
// It has no place in a file, so that only what needs none is evaluated.
type textEval struct {
	it       *Interp
	literals bool // names are refused, as ast.literal_eval does
}

// evalText is eval(text) without namespaces of its own.
func (it *Interp) evalText(a *value.Args) value.Value {
	if it.given(a.Arg(1, "globals")) || it.given(a.Arg(2, "locals")) {
		return it.Lose("result of eval")
	}
	return textEval{it: it}.text(a.Arg(0, "source"), "result of eval")
}

// literalEval is ast.literal_eval(text).
func (it *Interp) literalEval(a *value.Args) value.Value {
	return textEval{it: it, literals: true}.text(a.Arg(0, "node_or_string"), "result of literal_eval")
}

func (t textEval) text(v value.Value, lost string) value.Value {
	s, ok := v.(value.Str)
	if !ok || len(s.S) > maxText {
		return t.it.Lose(lost)
	}
	t.it.Budget.Make(len(s.S)) // parsing takes more than the step of a call
	f, err := parser.Parse("<text>", []byte(strings.TrimLeft(s.S, " \t")))
	if err != nil {
		return t.it.Lose(lost)
	}
	if len(f.Errors) > 0 {
		return t.it.Lose(lost)
	}
	if len(f.Body) != 1 {
		return t.it.Raise("SyntaxError", "invalid syntax")
	}
	e, ok := f.Body[0].(*parser.ExprStmt)
	if !ok {
		return t.it.Raise("SyntaxError", "invalid syntax")
	}
	return t.eval(e.Value)
}

// eval evaluates an expression; nil after an exception.
func (t textEval) eval(e parser.Expr) value.Value {
	switch e := e.(type) {
	case *parser.Constant:
		return constantOf(e, nil)
	case *parser.UnaryOp:
		v := t.eval(e.Operand)
		if _, text := v.(value.Str); v == nil || text || e.Op != parser.Sub && e.Op != parser.Add {
			return t.other(v)
		}
		return t.it.unary(operatorNames[e.Op], v)
	case *parser.Tuple:
		items, ok := t.all(e.Elts)
		if !ok {
			return nil
		}
		return value.NewTuple(items...)
	case *parser.List:
		items, ok := t.all(e.Elts)
		if !ok {
			return nil
		}
		return value.NewList(items...)
	case *parser.Dict:
		return t.dict(e)
	}
	if t.literals {
		return t.other(value.None)
	}
	switch e := e.(type) {
	case *parser.Name:
		return t.name(e.Ident)
	case *parser.Attribute:
		v := t.eval(e.Value)
		if v == nil {
			return nil
		}
		return t.it.Attr(v, e.Attr)
	case *parser.Call:
		return t.call(e)
	}
	return t.other(value.None)
}

// other stands for what is not evaluated; nil if that follows an exception.
func (t textEval) other(v value.Value) value.Value {
	switch {
	case v == nil:
		return nil
	case t.literals:
		return t.it.Raise("ValueError", "malformed node or string")
	}
	return t.it.Lose("result of eval")
}

func (t textEval) all(elts []parser.Expr) (items []value.Value, ok bool) {
	for _, e := range elts {
		v := t.eval(e)
		if v == nil {
			return nil, false
		}
		items = append(items, v)
	}
	return items, true
}

func (t textEval) dict(e *parser.Dict) value.Value {
	d := value.NewDict()
	for i, k := range e.Keys {
		if k == nil { // **mapping
			return t.other(value.None)
		}
		key := t.eval(k)
		if key == nil {
			return nil
		}
		v := t.eval(e.Values[i])
		if v == nil {
			return nil
		}
		h, ok := pylib.KeyOf(key)
		if !ok {
			return t.other(key)
		}
		d.Items.Set(h, key, v)
	}
	return d
}

// name looks a name up where the text is evaluated. Python knows a variable of a function around it only if the
// function itself mentions it as well; code that runs does.
func (t textEval) name(ident string) value.Value {
	f := t.it.frame
	if f == nil {
		return t.it.Lose("result of eval")
	}
	for g := f; g != nil; g = g.parent {
		if g.scope == nil {
			continue
		}
		if i := slices.Index(g.scope.Names, ident); i >= 0 && g.vars[i] != nil {
			return t.it.bound(g.vars[i])
		}
	}
	return t.it.loadGlobal(f.ns, ident)
}

func (t textEval) call(e *parser.Call) value.Value {
	f := t.eval(e.Func)
	if f == nil {
		return nil
	}
	pos, ok := t.all(e.Args)
	if !ok {
		return nil
	}
	a := &value.Args{World: t.it.World, Pos: pos}
	for _, k := range e.Keywords {
		if k.Name == "" { // **mapping
			return t.other(value.None)
		}
		v := t.eval(k.Value)
		if v == nil {
			return nil
		}
		a.Kw = append(a.Kw, value.KwArg{Name: k.Name, Value: v})
	}
	return t.it.Call(f, a)
}
