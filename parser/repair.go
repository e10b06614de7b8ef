package parser

import "strings"

// This file holds the repairs of trees that the grammar gets wrong without
// saying so. TestGolden compares the results with CPython's.

// onOperand converts the leftmost operand of a chain and builds the chain on it.
// The grammar binds the star of *x.shape[1:] to x; it belongs to the whole
// chain, as a starred expression can never be an operand.
func (c *converter) onOperand(i, operand int, build func(Expr, exprBase) Expr) Expr {
	return c.hoist(c.expr(operand), c.span(i), build)
}

// hoist builds a chain on its leftmost operand, below the star if that has one.
func (c *converter) hoist(value Expr, span Span, build func(Expr, exprBase) Expr) Expr {
	star, ok := value.(*Starred)
	if !ok {
		return build(value, exprBase{span})
	}
	star.Value = build(star.Value, exprBase{Span{c.skipBlanks(star.Start + 1), span.End}})
	star.End = span.End
	return star
}

// hasXor tells whether an operand in a chain of & is a ^ without parentheses.
func (c *converter) hasXor(i int) bool {
	for i >= 0 && c.kind(i) == nBinaryOperator {
		switch c.operatorToken(i) {
		case tCaret:
			return true
		case tAmp:
			if right := c.child(i, fRight); right >= 0 && c.kind(right) == nBinaryOperator && c.operatorToken(right) == tCaret {
				return true
			}
			i = c.child(i, fLeft)
		default:
			return false
		}
	}
	return false
}

// andXor converts a chain of & and ^. The grammar lets ^ bind tighter, but & does.
func (c *converter) andXor(i int) Expr {
	var operands []int
	var xor []bool // between an operand and the next
	var gather func(int)
	gather = func(k int) {
		op := nOther
		if c.kind(k) == nBinaryOperator && !c.broken(k) {
			op = c.operatorToken(k)
		}
		left, right := c.child(k, fLeft), c.child(k, fRight)
		if op != tAmp && op != tCaret || left < 0 || right < 0 || len(operands) > maxDepth {
			operands = append(operands, k)
			return
		}
		gather(left)
		xor = append(xor, op == tCaret)
		gather(right)
	}
	gather(i)
	if len(operands) > maxDepth {
		c.fail(c.span(i), tooDeep)
		return c.bad(i)
	}
	var result Expr // of the operands up to the last ^
	resultStart := uint32(0)
	for k := 0; k < len(operands); k++ {
		start := c.nodes[operands[k]].start
		value := c.expr(operands[k])
		for k < len(xor) && !xor[k] {
			k++
			value = c.bitwise(start, BitAnd, value, operands[k])
		}
		if result == nil {
			result, resultStart = value, start
			continue
		}
		end := c.nodes[operands[k]].end
		result = c.hoist(result, Span{resultStart, end}, func(l Expr, base exprBase) Expr {
			return &BinOp{base, BitXor, l, value}
		})
	}
	return result
}

// bitwise builds left op right, right being a node.
func (c *converter) bitwise(start uint32, op Operator, left Expr, right int) Expr {
	return c.hoist(left, Span{start, c.nodes[right].end}, func(l Expr, base exprBase) Expr {
		return &BinOp{base, op, l, c.expr(right)}
	})
}

// graft has the node k wrapped when it is converted.
func (c *converter) graft(k int, wrap func(Expr) Expr) {
	c.graftAs(k, func() Expr { return wrap(c.expr(k)) })
}

// graftAs has the node k converted by make.
func (c *converter) graftAs(k int, make func() Expr) {
	if c.grafts == nil {
		c.grafts = map[int]func() Expr{}
	}
	c.grafts[k] = make
}

// graftSpine goes down the left operands that bind no tighter than op, moves
// their beginning to start and wraps the last one.
func (c *converter) graftSpine(k int, start uint32, op kind, wrap func(value Expr, end uint32) Expr) {
	for {
		next := -1
		switch c.kind(k) {
		case nType:
			next = c.nth(k, 0)
		case nBinaryOperator:
			switch inner := c.operatorToken(k); {
			case inner == tPipe, op == tRShift && (inner == tAmp || inner == tCaret || inner == tLShift || inner == tRShift):
				next = c.child(k, fLeft)
			}
		case nComparisonOperator, nBooleanOperator, nConditionalExpression:
			next = c.nth(k, 0)
		}
		if next < 0 || c.broken(k) {
			end := c.nodes[k].end
			c.graft(k, func(value Expr) Expr { return wrap(value, end) })
			return
		}
		c.nodes[k].start = start
		k = next
	}
}

// unionType converts the a | b of types. The grammar may group a | (b | c).
func (c *converter) unionType(i int) Expr {
	left, right := c.nth(i, 0), c.nth(i, 1)
	if right < 0 {
		return c.bad(i)
	}
	start := c.nodes[i].start
	l := c.expr(left)
	c.graftSpine(right, start, tPipe, func(r Expr, end uint32) Expr {
		return &BinOp{exprBase{Span{start, end}}, BitOr, l, r}
	})
	return c.hoistUnion(c.expr(right))
}

// hoistUnion moves a star before the first operand of a union to the whole.
func (c *converter) hoistUnion(e Expr) Expr {
	if b, ok := e.(*BinOp); ok {
		if star, ok := c.hoistUnion(b.Left).(*Starred); ok {
			b.Start, b.Left = star.Value.Pos().Start, star.Value
			return &Starred{exprBase{Span{star.Start, b.End}}, b}
		}
	}
	return e
}

// printShift converts print >> file, a statement of Python 2 to the grammar.
func (c *converter) printShift(i int) Expr {
	span := c.span(i)
	chevron := c.find(i, nChevron)
	operand := c.nth(chevron, 0)
	if operand < 0 {
		return c.bad(i)
	}
	print := &Name{exprBase: exprBase{Span{span.Start, span.Start + uint32(len("print"))}}, Ident: "print"}
	c.graftSpine(operand, span.Start, tRShift, func(value Expr, end uint32) Expr {
		return &BinOp{exprBase{Span{span.Start, end}}, RShift, print, value}
	})
	shift := c.expr(operand)
	if c.find(i, tComma) < 0 {
		return shift
	}
	elts := []Expr{shift}
	for k := c.next(chevron); k < c.end(i); k = c.next(k) {
		if c.named(k) {
			elts = append(elts, c.expr(k))
		}
	}
	return &Tuple{exprBase{span}, elts}
}

// typeCallAssign converts type(x).attr = value, a type alias to the grammar.
func (c *converter) typeCallAssign(i, left, right int) Stmt {
	base := stmtBase{c.span(i)}
	var annotation int
	left = c.bare(left)
	if c.kind(left) == nConstrainedType {
		left, annotation = c.bare(c.nth(left, 0)), c.nth(left, 1)
	}
	k := left
	for {
		switch c.kind(k) {
		case nType, nAttribute, nSubscript, nCall, nMemberType:
			c.nodes[k].start = base.Start
			k = c.nth(k, 0)
			if k < 0 {
				return c.badStmt(base.Span)
			}
			continue
		}
		break
	}
	leaf := k
	c.graftAs(leaf, func() Expr { return c.typeCall(base.Start, leaf) })
	target := c.expr(left)
	if annotation > 0 {
		return &AnnAssign{stmtBase: base, Target: target, Annotation: c.expr(annotation), Value: c.expr(right)}
	}
	return &Assign{base, []Expr{target}, c.expr(right)}
}

// typeCall makes the call or subscript of the name "type" whose brackets are node i.
func (c *converter) typeCall(start uint32, i int) Expr {
	base := exprBase{Span{start, c.nodes[i].end}}
	name := &Name{exprBase: exprBase{Span{start, start + uint32(len("type"))}}, Ident: "type"}
	switch c.kind(i) {
	case nParenthesizedExpression, nTuple:
		args := c.exprs(i)
		return &Call{exprBase: base, Func: name, Args: args}
	case nGeneratorExpression:
		return &Call{exprBase: base, Func: name, Args: []Expr{c.expr(i)}}
	case nList:
		return &Subscript{base, name, c.index(i, fNone)}
	}
	return c.badExpr(base.Span)
}

// trimRight ends an expression, and those that end with it, at an earlier place.
func trimRight(e Expr, end uint32) {
	switch e := e.(type) {
	case *IfExp:
		e.End = end
		trimRight(e.Orelse, end)
	case *Lambda:
		e.End = end
		trimRight(e.Body, end)
	case *NamedExpr:
		e.End = end
		trimRight(e.Value, end)
	}
}

// skipBlanks returns the offset of the next token from offset on.
func (c *converter) skipBlanks(offset uint32) uint32 {
	for int(offset) < len(c.src) {
		switch c.src[offset] {
		case ' ', '\t', '\f', '\r', '\n', '\\':
			offset++
		case '#':
			line := strings.IndexByte(c.src[offset:], '\n')
			if line < 0 {
				return uint32(len(c.src))
			}
			offset += uint32(line)
		default:
			return offset
		}
	}
	return offset
}
