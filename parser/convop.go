package parser

// operator converts the expressions made with operators.
func (c *converter) operator(i int) Expr {
	base := exprBase{c.span(i)}
	switch c.kind(i) {
	case nBinaryOperator:
		return c.binary(i)
	case nUnaryOperator:
		operand := c.roleExpr(i, fArgument)
		if c.masked[base.Start] {
			return &Starred{base, operand}
		}
		op := Invert
		switch c.kind(first(i)) {
		case tMinus:
			op = Sub
		case tPlus:
			op = Add
		}
		return &UnaryOp{base, op, operand}
	case nNotOperator:
		return &UnaryOp{base, Not, c.roleExpr(i, fArgument)}
	case nBooleanOperator:
		return c.boolean(i)
	case nComparisonOperator:
		return c.comparison(i)
	case nConditionalExpression:
		return c.conditional(i)
	case nNamedExpression:
		target := c.name(c.child(i, fName))
		if target == nil {
			return c.bad(i)
		}
		return &NamedExpr{base, target, c.roleExpr(i, fValue)}
	case nAwait:
		return c.await(i)
	case nUnionType:
		return c.unionType(i)
	}
	c.fail(base.Span, "invalid syntax")
	return c.badExpr(base.Span)
}

var binaryOps = map[kind]Operator{
	tPlus: Add, tMinus: Sub, tStar: Mult, tAt: MatMult, tSlash: Div, tPercent: Mod, tStarStar: Pow,
	tLShift: LShift, tRShift: RShift, tPipe: BitOr, tCaret: BitXor, tAmp: BitAnd, tSlashSlash: FloorDiv,
}

// operatorToken returns the kind of the operator of a binary or boolean operation.
func (c *converter) operatorToken(i int) kind {
	if k := c.child(i, fOperator); k >= 0 {
		return c.kind(k)
	}
	return nOther
}

func (c *converter) binary(i int) Expr {
	left, right := c.child(i, fLeft), c.child(i, fRight)
	op, known := binaryOps[c.operatorToken(i)]
	if left < 0 || right < 0 || !known {
		return c.bad(i)
	}
	if op == BitAnd && c.hasXor(i) {
		return c.andXor(i)
	}
	return c.onOperand(i, left, func(l Expr, base exprBase) Expr {
		return &BinOp{base, op, l, c.expr(right)}
	})
}

// boolean joins chains of the same operator as CPython does.
func (c *converter) boolean(i int) Expr {
	op := c.operatorToken(i)
	count := 1
	leftmost := i
	for c.kind(leftmost) == nBooleanOperator && c.operatorToken(leftmost) == op && !c.broken(leftmost) {
		left := c.child(leftmost, fLeft)
		if left < 0 {
			return c.bad(i)
		}
		leftmost = left
		count++
	}
	return c.onOperand(i, leftmost, func(l Expr, base exprBase) Expr {
		values := make([]Expr, count)
		values[0] = l
		for k, n := i, count-1; n > 0; n-- {
			values[n] = c.roleExpr(k, fRight)
			k = c.child(k, fLeft)
		}
		return &BoolOp{base, op == tOr, values}
	})
}

var compareOps = map[kind]CmpOp{
	tEqEq: Eq, tNotEq: NotEq, tLtGt: NotEq, tLess: Lt, tLessEq: LtE, tGreater: Gt, tGreaterEq: GtE,
	tIs: Is, tIsNot: IsNot, tIn: In, tNotIn: NotIn,
}

func (c *converter) comparison(i int) Expr {
	return c.onOperand(i, first(i), func(left Expr, base exprBase) Expr {
		e := &Compare{exprBase: base, Left: left}
		for k := c.next(first(i)); k < c.end(i); k = c.next(k) {
			if op, known := compareOps[c.kind(k)]; known {
				e.Ops = append(e.Ops, op)
				if c.kind(k) == tLtGt {
					c.fail(c.span(k), "invalid syntax: use !=")
				}
			} else {
				e.Comparators = append(e.Comparators, c.expr(k))
			}
		}
		if len(e.Ops) != len(e.Comparators) {
			return c.bad(i)
		}
		return e
	})
}

func (c *converter) conditional(i int) Expr {
	body, test, orelse := c.nth(i, 0), c.nth(i, 1), c.nth(i, 2)
	if orelse < 0 {
		return c.bad(i)
	}
	if c.kind(body) == nNamedExpression {
		// The grammar reads x := a if b else c as (x := a) if b else c.
		name, value := c.child(body, fName), c.child(body, fValue)
		if name < 0 || value < 0 {
			return c.bad(i)
		}
		inner := &IfExp{exprBase: exprBase{Span{c.nodes[value].start, c.nodes[i].end}}}
		e := &NamedExpr{exprBase{c.span(i)}, c.name(name), inner}
		inner.Body, inner.Test, inner.Orelse = c.expr(value), c.expr(test), c.expr(orelse)
		return e
	}
	return c.onOperand(i, body, func(b Expr, base exprBase) Expr {
		return &IfExp{base, c.expr(test), b, c.expr(orelse)}
	})
}

// await binds tighter than **, other than in the grammar.
func (c *converter) await(i int) Expr {
	operand := c.nth(i, 0)
	if operand < 0 {
		return c.bad(i)
	}
	if c.kind(operand) != nBinaryOperator || c.broken(operand) {
		return &Await{exprBase{c.span(i)}, c.expr(operand)}
	}
	left := c.child(operand, fLeft)
	start, end := c.nodes[i].start, c.nodes[left].end
	c.nodes[operand].start = start
	c.graft(left, func(value Expr) Expr { return &Await{exprBase{Span{start, end}}, value} })
	return c.expr(operand)
}
