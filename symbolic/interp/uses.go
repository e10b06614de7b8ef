package interp

import "github.com/shapelint/shapelint/parser"

// This file reads from the body of a function what its parameters are.

// use is how a parameter is used in the body of its function.
type use uint8

const (
	usedAsNumber   use = 1 << iota // in arithmetic, or handed to a call
	usedAsObject                   // attributes are read, it is called
	usedAsSequence                 // subscripted, iterated, spread
	usedAsShape                    // handed alone to what takes a size, a shape or data
	usedInPieces                   // nothing but items are read, each under a number of its own
)

// classifyUses reads from the body of a function what its parameters are.
func classifyUses(fn *Function) map[string]use {
	uses := map[string]use{}
	if fn.Def == nil {
		return uses
	}
	pieces := newPieceReader()
	mark := func(e parser.Expr, u use) {
		if n, ok := e.(*parser.Name); ok {
			uses[n.Ident] |= u
		}
	}
	fn.load()
	for _, s := range fn.Def.Body {
		parser.Walk(s, func(n parser.Node) bool {
			switch n := n.(type) {
			case *parser.Name:
				pieces.read[n.Ident]++
			case *parser.Attribute:
				if fn.Name != "forward" || !tensorAttribute(n.Attr) {
					mark(n.Value, usedAsObject)
				}
			case *parser.Call:
				pieces.call(n)
				mark(n.Func, usedAsObject)
				if testsForOther(n) {
					mark(n.Args[0], usedAsObject)
				}
				if callee, ok := n.Func.(*parser.Name); ok && (callee.Ident == "isinstance" || takesSequences(callee.Ident)) {
					for _, a := range n.Args {
						mark(a, usedAsSequence)
					}
					break
				}
				if len(n.Args) == 1 && takesAnyShape(n.Func) {
					mark(n.Args[0], usedAsShape)
					break
				}
				for _, a := range n.Args {
					mark(a, usedAsNumber)
				}
				for _, k := range n.Keywords {
					mark(k.Value, usedAsNumber)
				}
			case *parser.BinOp:
				mark(n.Left, usedAsNumber)
				mark(n.Right, usedAsNumber)
			case *parser.Subscript:
				pieces.item(n)
				if fn.Name != "forward" {
					mark(n.Value, usedAsSequence)
				}
			case *parser.For:
				pieces.loop(n.Target, n.Iter)
				if fn.Name != "forward" {
					mark(n.Iter, usedAsSequence)
				}
			case *parser.CompFor:
				pieces.loop(n.Target, n.Iter)
				if fn.Name != "forward" {
					mark(n.Iter, usedAsSequence)
				}
			case *parser.Starred:
				mark(n.Value, usedAsSequence)
			case *parser.Compare:
				for _, c := range n.Comparators {
					if k, ok := c.(*parser.Constant); ok {
						switch k.Value.(type) {
						case string, nil, bool:
							mark(n.Left, usedAsObject)
						}
					}
				}
			case *parser.If:
				mark(n.Test, usedAsObject)
			case *parser.IfExp:
				mark(n.Test, usedAsObject)
			}
			return true
		})
	}
	for name := range pieces.items {
		if pieces.only(name) {
			uses[name] |= usedInPieces
		}
	}
	return uses
}

// shapeTakers make tensors of a size or of a shape: torch.zeros(n) and torch.zeros((n, m)).
var shapeTakers = map[string]bool{"zeros": true, "ones": true, "empty": true, "rand": true, "randn": true, "full": true, "Tensor": true, "FloatTensor": true,
	"DoubleTensor": true, "HalfTensor": true, "LongTensor": true, "IntTensor": true, "BoolTensor": true, "ByteTensor": true}

// takesAnyShape tells that a call by a single argument does not say whether that is a number.
func takesAnyShape(f parser.Expr) bool {
	a, ok := f.(*parser.Attribute)
	return ok && shapeTakers[a.Attr]
}

// testsForOther tells if a call is isinstance(x, C) where C is no tensor: x may be either.
func testsForOther(c *parser.Call) bool {
	f, ok := c.Func.(*parser.Name)
	return ok && f.Ident == "isinstance" && len(c.Args) == 2 && !mentionsName(c.Args[1], "Tensor")
}

// tensorAttribute tells if an attribute is one that tensors have.
func tensorAttribute(name string) bool { return knownTensorAttr(name) }
