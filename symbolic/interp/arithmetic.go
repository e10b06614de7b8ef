package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// A table of a million sines, element by element, costs more than all the rest of a model, and no shape hangs on
// it. Where each element is computed from a count by arithmetic and functions of libraries that are described in
// Python, and the first ones are floats, so are the others: nobody computes them.

const (
	tableSample = 4  // elements of a table that are evaluated
	tableLeast  = 24 // further elements from which on they are not
)

// fillTable adds the rest of the elements of the innermost loop without evaluating them; false where each one may count.
func (c *comprehension) fillTable(i int, rest []value.Value) bool {
	if i != len(c.e.Fors)-1 || len(c.e.Fors[i].Ifs) > 0 || c.list == nil || c.open || c.list.Abstract != nil || len(rest) < tableLeast {
		return false
	}
	made := c.list.Elems
	if len(made) < tableSample || !isFloat(made[len(made)-1]) || !isFloat(made[len(made)-2]) {
		return false
	}
	for _, v := range rest {
		if _, ok := v.(value.Int); !ok {
			return false
		}
	}
	if plain, calls := c.it.arithmetic(c.f, c.e.Elt); !plain || !calls {
		return false
	}
	for range rest {
		c.append(c.it.UnknownOf("float", "element of a table of numbers"))
	}
	return true
}

func isFloat(v value.Value) bool {
	switch v := v.(type) {
	case value.Float:
		return true
	case value.Unknown:
		return v.Type == "float"
	}
	return false
}

// arithmetic tells if an expression consists of numbers, names, operators and functions of described modules, and if
// there is such a function.
func (it *Interp) arithmetic(f *Frame, e parser.Expr) (plain, calls bool) {
	plain = true
	parser.Walk(e, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Name, *parser.Constant, *parser.BinOp, *parser.UnaryOp:
		case *parser.Attribute:
			plain = plain && it.describedModule(f, n.Value)
		case *parser.Call:
			_, function := n.Func.(*parser.Attribute)
			plain, calls = plain && function, true
		default:
			plain = false
		}
		return plain
	})
	return plain, calls
}

// describedModule tells if an expression is the name of a module of the prelude.
func (it *Interp) describedModule(f *Frame, e parser.Expr) bool {
	name, ok := e.(*parser.Name)
	if !ok {
		return false
	}
	m, ok := it.loadName(f, name).(*Namespace)
	return ok && m.Src != nil && m.Src.Kind == Prelude
}
