package interp

import (
	"fmt"

	"github.com/shapelint/shapelint/parser"
)

// This file tells parameters that are lists or tuples from tensors, where the body reads nothing but items of them:
// items of one list may differ in shape, slices of one tensor do not.

// pieceReader counts how often names are read, and the items that are read of them by number.
type pieceReader struct {
	read     map[string]int
	items    map[string]*items
	counters map[string]bool // the variables of loops over range and enumerate
}

// items are those that are read of one name.
type items struct {
	reads int
	keys  map[string]bool
	// varied are the variables in indices that differ from one read to the next if they count.
	varied []string
	// many: one is read under a number that is computed from another one, or all of them in turn.
	many bool
}

func newPieceReader() pieceReader {
	return pieceReader{read: map[string]int{}, items: map[string]*items{}, counters: map[string]bool{}}
}

func (r pieceReader) of(name string) *items {
	of := r.items[name]
	if of == nil {
		of = &items{keys: map[string]bool{}}
		r.items[name] = of
	}
	return of
}

func (r pieceReader) item(s *parser.Subscript) {
	owner, ok := s.Value.(*parser.Name)
	if !ok {
		return
	}
	of := r.of(owner.Ident)
	switch x := s.Index.(type) {
	case *parser.Constant, *parser.UnaryOp:
		key, ok := literalKey(x)
		if !ok {
			return
		}
		of.keys[key] = true
	case *parser.Name:
		of.varied = append(of.varied, x.Ident)
	case *parser.BinOp:
		if !offset(x) {
			return
		}
		of.many = true
	case *parser.Slice:
	default:
		return
	}
	of.reads++
}

// literalKey is the text of a literal key or index, with its sign.
func literalKey(x parser.Expr) (string, bool) {
	if u, ok := x.(*parser.UnaryOp); ok && u.Op == parser.Sub {
		n, ok := literalKey(u.Operand)
		return "-" + n, ok
	}
	c, ok := x.(*parser.Constant)
	if !ok {
		return "", false
	}
	return fmt.Sprint(c.Value), true
}

// offset tells if an expression is a number more or less than another.
func offset(x *parser.BinOp) bool {
	_, left := literalKey(x.Left)
	_, right := literalKey(x.Right)
	return (left || right) && (x.Op == parser.Add || x.Op == parser.Sub)
}

// walkers are the builtins that give the items of their arguments one after the other.
var walkers = map[string]bool{"enumerate": true, "list": true, "reversed": true, "tuple": true, "zip": true}

// takesSequences tells if a builtin asks for the length or the items of its arguments.
func takesSequences(builtin string) bool { return builtin == "len" || walkers[builtin] }

// call reads the arguments of a builtin that asks for their length or their items.
func (r pieceReader) call(c *parser.Call) {
	f, ok := c.Func.(*parser.Name)
	if !ok || !takesSequences(f.Ident) {
		return
	}
	for _, a := range c.Args {
		r.walk(a, walkers[f.Ident])
	}
}

// walk reads what is asked for its length or, in turn, for its items.
func (r pieceReader) walk(x parser.Expr, inTurn bool) {
	switch x := x.(type) {
	case *parser.Name:
		of := r.of(x.Ident)
		of.reads++
		of.many = of.many || inTurn
	case *parser.Subscript: // item counts the read
		owner, ok := x.Value.(*parser.Name)
		if _, part := x.Index.(*parser.Slice); ok && part && inTurn {
			r.of(owner.Ident).many = true
		}
	}
}

// loop reads what a loop goes over, and notes its variable if it counts.
func (r pieceReader) loop(target, over parser.Expr) {
	r.walk(over, true)
	call, ok := over.(*parser.Call)
	if !ok {
		return
	}
	f, ok := call.Func.(*parser.Name)
	if !ok {
		return
	}
	if t, isTuple := target.(*parser.Tuple); isTuple && f.Ident == "enumerate" && len(t.Elts) > 0 {
		target = t.Elts[0]
	} else if f.Ident != "range" {
		return
	}
	if n, ok := target.(*parser.Name); ok {
		r.counters[n.Ident] = true
	}
}

// only tells that several items of a name are read, and nothing else of it: a tuple of arguments is read so, and a
// list of features.
func (r pieceReader) only(name string) bool {
	of := r.items[name]
	several := of.many || len(of.keys) > 1
	for _, v := range of.varied {
		if !r.counters[v] {
			return false
		}
		several = true
	}
	return several && of.reads == r.read[name]
}
