package parser

// bad makes a BadExpr in the place of a node.
func (c *converter) bad(i int) Expr { return c.badExpr(c.span(i)) }

func (c *converter) badExpr(span Span) Expr {
	c.noteBad(span)
	return &BadExpr{exprBase{span}}
}

func (c *converter) badStmt(span Span) Stmt {
	c.noteBad(span)
	return &BadStmt{stmtBase{span}}
}

// noteBad sees to it that there is no bad node without an error.
func (c *converter) noteBad(span Span) {
	if len(c.file.Errors) == 0 {
		c.fail(span, "invalid syntax")
	}
}

// roleExpr converts the child in the given role.
func (c *converter) roleExpr(i int, f field) Expr {
	if k := c.child(i, f); k >= 0 {
		return c.expr(k)
	}
	return c.bad(i)
}

// exprs converts the named children.
func (c *converter) exprs(i int) []Expr {
	n := 0
	for k := first(i); k < c.end(i); k = c.next(k) {
		if c.named(k) {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	list := make([]Expr, 0, n)
	for k := first(i); k < c.end(i); k = c.next(k) {
		if c.named(k) {
			list = append(list, c.expr(k))
		}
	}
	return list
}

// expr converts an expression, a target or a type.
func (c *converter) expr(i int) Expr {
	if !c.enter(i) {
		c.leave()
		return c.bad(i)
	}
	defer c.leave()
	if len(c.grafts) > 0 {
		if graft := c.grafts[i]; graft != nil {
			delete(c.grafts, i)
			return graft()
		}
	}
	if c.nodes[i].flags&(flagBroken|flagMissing|flagError) != 0 {
		return c.bad(i)
	}
	base := exprBase{c.span(i)}
	switch c.kind(i) {
	case nIdentifier:
		return c.name(i)
	case nAttribute, nMemberType:
		return c.attribute(i)
	case nCall:
		return c.call(i)
	case nSubscript:
		return c.subscript(i)
	case nInteger, nFloat:
		if c.masked[base.Start] {
			return c.name(i)
		}
		return c.constant(base.Span, number(c.text(i)))
	case nString, nConcatenatedString:
		return c.stringLiteral(i)
	case nTrue:
		return c.constant(base.Span, true)
	case nFalse:
		return c.constant(base.Span, false)
	case nNone:
		return c.constant(base.Span, nil)
	case nEllipsis:
		return c.constant(base.Span, EllipsisLit{})
	case nParenthesizedExpression, nType, nAsPatternTarget, nAsPattern, nParenthesizedListSplat:
		return c.roleOrFirst(i)
	case nTuple, nTuplePattern:
		// (m) as a target is no tuple although the grammar calls it one.
		if k := c.nth(i, 0); k >= 0 && c.find(i, tComma) < 0 {
			return c.expr(k)
		}
		return &Tuple{base, c.exprs(i)}
	case nExpressionList, nPatternList:
		return &Tuple{base, c.exprs(i)}
	case nList, nListPattern:
		return &List{base, c.exprs(i)}
	case nSet:
		return &Set{base, c.exprs(i)}
	case nDictionary:
		return c.dict(i)
	case nListSplat, nListSplatPattern, nSplatType:
		return &Starred{base, c.roleOrFirst(i)}
	case nListComprehension, nSetComprehension, nDictionaryComprehension, nGeneratorExpression:
		return c.comprehension(i)
	case nLambda:
		e := &Lambda{exprBase: base, Params: c.params(c.find(i, nLambdaParameters))}
		e.Body = c.roleExpr(i, fBody)
		return e
	case nYield:
		e := &Yield{exprBase: base, From: c.find(i, tFrom) >= 0}
		if k := c.nth(i, 0); k >= 0 {
			e.Value = c.expr(k)
		}
		return e
	case nSlice:
		return c.slice(i)
	case nGenericType:
		return c.genericType(i)
	case nConstrainedType:
		return c.typeSlice(i)
	}
	return c.operator(i)
}

func (c *converter) constant(span Span, value any) *Constant {
	k := c.slabs.constants.new()
	k.Span, k.Value = span, value
	return k
}

func (c *converter) attribute(i int) Expr {
	object, name := c.nth(i, 0), c.nth(i, 1)
	if object < 0 || name < 0 {
		return c.bad(i)
	}
	return c.onOperand(i, object, func(value Expr, base exprBase) Expr {
		a := c.slabs.attributes.new()
		a.Span, a.Value, a.Attr, a.AttrSpan = base.Span, value, c.ident(name), c.span(name)
		return a
	})
}

func (c *converter) call(i int) Expr {
	function, args := c.child(i, fFunction), c.child(i, fArguments)
	if function < 0 || args < 0 {
		return c.bad(i)
	}
	return c.onOperand(i, function, func(f Expr, base exprBase) Expr {
		call := c.slabs.calls.new()
		call.Span, call.Func = base.Span, f
		call.Args, call.Keywords = c.arguments(args)
		return call
	})
}

// arguments converts the arguments of a call or class header.
func (c *converter) arguments(i int) (args []Expr, keywords []*Keyword) {
	if c.kind(i) == nGeneratorExpression {
		return []Expr{c.expr(i)}, nil
	}
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch c.kind(k) {
		case nKeywordArgument:
			word := c.slabs.keywords.new()
			word.Span = c.span(k)
			if name := c.child(k, fName); name >= 0 {
				word.Name = c.text(name) // CPython does not mangle it
			}
			word.Value = c.roleExpr(k, fValue)
			keywords = append(keywords, word)
		case nDictionarySplat:
			word := c.slabs.keywords.new()
			word.Span, word.Value = c.span(k), c.roleOrFirst(k)
			keywords = append(keywords, word)
		default:
			if c.named(k) {
				args = append(args, c.expr(k))
			}
		}
	}
	return args, keywords
}

func (c *converter) subscript(i int) Expr {
	value := c.child(i, fValue)
	if value < 0 {
		return c.bad(i)
	}
	return c.onOperand(i, value, func(v Expr, base exprBase) Expr {
		return &Subscript{base, v, c.index(i, fSubscript)}
	})
}

// index converts what stands in the brackets: the children in the role f.
func (c *converter) index(i int, f field) Expr {
	var elts []Expr
	var span Span
	comma := false
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch {
		case c.kind(k) == tComma:
			comma = true
			span.End = c.nodes[k].end
		case c.named(k) && c.field(k) == f:
			if len(elts) == 0 {
				span.Start = c.nodes[k].start
			}
			span.End = c.nodes[k].end
			elts = append(elts, c.expr(k))
		}
	}
	if len(elts) == 0 {
		return c.bad(i)
	}
	if _, star := elts[0].(*Starred); !comma && !star {
		return elts[0]
	}
	return &Tuple{exprBase{span}, elts}
}

// genericType converts "name[...]" where the grammar expects a type.
func (c *converter) genericType(i int) Expr {
	name, params := c.nth(i, 0), c.find(i, nTypeParameter)
	if name < 0 || params < 0 {
		return c.bad(i)
	}
	return &Subscript{exprBase{c.span(i)}, c.expr(name), c.index(params, fNone)}
}

func (c *converter) slice(i int) Expr {
	s := &Slice{exprBase: exprBase{c.span(i)}}
	part := &s.Lower
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch {
		case c.kind(k) == tColon && part == &s.Lower:
			part = &s.Upper
		case c.kind(k) == tColon:
			part = &s.Step
		case c.named(k):
			*part = c.expr(k)
		}
	}
	return s
}

// typeSlice converts "a:b" in the brackets of a type, which is a slice.
func (c *converter) typeSlice(i int) Expr {
	lower, upper := c.bare(c.nth(i, 0)), c.bare(c.nth(i, 1))
	if lower < 0 || upper < 0 {
		return c.bad(i)
	}
	s := &Slice{exprBase: exprBase{c.span(i)}, Lower: c.expr(lower)}
	if c.kind(upper) == nConstrainedType {
		if step := c.bare(c.nth(upper, 1)); step >= 0 {
			s.Step = c.expr(step)
		}
		upper = c.bare(c.nth(upper, 0))
	}
	s.Upper = c.expr(upper)
	return s
}

func (c *converter) dict(i int) Expr {
	d := &Dict{exprBase: exprBase{c.span(i)}}
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch c.kind(k) {
		case nPair:
			d.Keys = append(d.Keys, c.roleExpr(k, fKey))
			d.Values = append(d.Values, c.roleExpr(k, fValue))
		case nDictionarySplat:
			d.Keys = append(d.Keys, nil)
			d.Values = append(d.Values, c.roleOrFirst(k))
		}
	}
	return d
}

func (c *converter) comprehension(i int) Expr {
	e := &Comprehension{exprBase: exprBase{c.span(i)}}
	body := c.child(i, fBody)
	if body < 0 {
		return c.bad(i)
	}
	switch c.kind(i) {
	case nListComprehension:
		e.Kind = CompList
	case nSetComprehension:
		e.Kind = CompSet
	case nDictionaryComprehension:
		e.Kind = CompDict
	case nGeneratorExpression:
		e.Kind = CompGenerator
	}
	if c.kind(body) == nPair {
		e.Key, e.Elt = c.roleExpr(body, fKey), c.roleExpr(body, fValue)
	} else {
		e.Elt = c.expr(body)
	}
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch c.kind(k) {
		case nForInClause:
			e.Fors = append(e.Fors, &CompFor{
				Span: c.span(k), Target: c.roleExpr(k, fLeft), Iter: c.roleExpr(k, fRight),
				Async: c.find(k, tAsync) >= 0,
			})
		case nIfClause:
			if n := len(e.Fors); n > 0 {
				e.Fors[n-1].Ifs = append(e.Fors[n-1].Ifs, c.roleOrFirst(k))
			}
		}
	}
	return e
}
