package parser

func (c *converter) matchStmt(i int) Stmt {
	s := &Match{stmtBase: stmtBase{Span{c.nodes[i].start, c.lastEnd(i)}}}
	s.Subject = c.index(i, fSubject)
	if star, ok := s.Subject.(*Tuple); ok && len(star.Elts) == 1 && c.find(i, tComma) < 0 && star.Start == star.Elts[0].Pos().Start {
		s.Subject = star.Elts[0]
	}
	body := c.find(i, nBlock)
	if body < 0 {
		return s
	}
	for k := first(body); k < c.end(body); k = c.next(k) {
		if c.kind(k) == nCaseClause {
			s.Cases = append(s.Cases, c.matchCase(k))
		}
	}
	return s
}

func (c *converter) matchCase(i int) *MatchCase {
	m := &MatchCase{Span: Span{c.nodes[i].start, c.lastEnd(i)}}
	span, comma := Span{}, false
	var items []Pattern
	for k := first(i); k < c.end(i) && c.kind(k) != tColon && c.kind(k) != nIfClause; k = c.next(k) {
		switch c.kind(k) {
		case nCasePattern:
			if len(items) == 0 {
				span.Start = c.nodes[k].start
			}
			span.End = c.nodes[k].end
			items = append(items, c.casePattern(k))
		case tComma:
			comma = true
			span.End = c.nodes[k].end
		}
	}
	switch {
	case len(items) == 0:
		m.Pattern = &MatchValue{patternBase{m.Span}, c.bad(i)}
	case comma || isStarPattern(items[0]):
		m.Pattern = &MatchSequence{patternBase{span}, items}
	default:
		m.Pattern = items[0]
	}
	if k := c.child(i, fGuard); k >= 0 {
		m.Guard = c.roleOrFirst(k)
	}
	m.Body = c.suite(i)
	return m
}

func isStarPattern(p Pattern) bool {
	_, ok := p.(*MatchStar)
	return ok
}

// casePattern converts a case_pattern node.
func (c *converter) casePattern(i int) Pattern {
	if !c.enter(i) || c.broken(i) {
		c.leave()
		return c.badPattern(i)
	}
	defer c.leave()
	k := first(i)
	if k >= c.end(i) {
		return c.badPattern(i)
	}
	p, _ := c.simplePattern(k)
	return p
}

func (c *converter) badPattern(i int) Pattern {
	return &MatchValue{patternBase{c.span(i)}, c.bad(i)}
}

// simplePattern converts the pattern that begins with node k and returns the
// node after it: a negative number is two nodes.
func (c *converter) simplePattern(k int) (Pattern, int) {
	after := c.next(k)
	base := patternBase{c.span(k)}
	if c.broken(k) || c.kind(k) == nError {
		return c.badPattern(k), after
	}
	switch c.kind(k) {
	case tMinus:
		if int(after) >= len(c.nodes) {
			return c.badPattern(k), after
		}
		base.End = c.nodes[after].end
		value := &UnaryOp{exprBase(base), Sub, c.expr(after)}
		return &MatchValue{base, value}, c.next(after)
	case nAsPattern:
		p := &MatchAs{patternBase: base}
		if inner := c.find(k, nCasePattern); inner >= 0 {
			p.Pattern = c.casePattern(inner)
		}
		if name := c.find(k, nIdentifier); name >= 0 {
			p.Name = c.name(name)
		}
		return p, after
	case tUnderscore:
		return &MatchAs{patternBase: base}, after
	case nTrue:
		return &MatchSingleton{base, true}, after
	case nFalse:
		return &MatchSingleton{base, false}, after
	case nNone:
		return &MatchSingleton{base, nil}, after
	case nDottedName:
		return c.namePattern(k), after
	case nSplatPattern:
		return &MatchStar{base, c.capture(k)}, after
	case nUnionPattern:
		return c.unionPattern(k), after
	case nListPattern, nTuplePattern:
		return c.sequencePattern(k), after
	case nDictPattern:
		return c.dictPattern(k), after
	case nClassPattern:
		return c.classPattern(k), after
	case nComplexPattern:
		return &MatchValue{base, c.complexNumber(k)}, after
	}
	return &MatchValue{base, c.expr(k)}, after
}

// capture returns the name that is bound by a splat pattern, nil for _.
func (c *converter) capture(i int) *Name {
	if k := c.find(i, nIdentifier); k >= 0 && c.text(k) != "_" {
		return c.name(k)
	}
	return nil
}

// namePattern converts a name, which captures, or a dotted name, which is a value.
func (c *converter) namePattern(i int) Pattern {
	base := patternBase{c.span(i)}
	if c.nth(i, 1) >= 0 {
		return &MatchValue{base, c.dottedExpr(i)}
	}
	if c.text(i) == "_" {
		return &MatchAs{patternBase: base}
	}
	return &MatchAs{patternBase: base, Name: c.name(first(i))}
}

// dottedExpr makes the attributes of a dotted name.
func (c *converter) dottedExpr(i int) Expr {
	var e Expr
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch {
		case c.kind(k) != nIdentifier:
		case e == nil:
			e = c.name(k)
		default:
			span := Span{c.nodes[i].start, c.nodes[k].end}
			e = &Attribute{exprBase{span}, e, c.ident(k), c.span(k)}
		}
	}
	if e == nil {
		return c.bad(i)
	}
	return e
}

func (c *converter) unionPattern(i int) Pattern {
	p := &MatchOr{patternBase: patternBase{c.span(i)}}
	for k := first(i); k < c.end(i); {
		if c.kind(k) == tPipe {
			k = c.next(k)
			continue
		}
		var item Pattern
		nested := c.kind(k) == nUnionPattern
		item, k = c.simplePattern(k)
		if or, ok := item.(*MatchOr); ok && nested {
			p.Patterns = append(p.Patterns, or.Patterns...)
		} else {
			p.Patterns = append(p.Patterns, item)
		}
	}
	return p
}

func (c *converter) sequencePattern(i int) Pattern {
	p := &MatchSequence{patternBase: patternBase{c.span(i)}}
	for k := first(i); k < c.end(i); k = c.next(k) {
		if c.kind(k) == nCasePattern {
			p.Items = append(p.Items, c.casePattern(k))
		}
	}
	if c.kind(i) == nTuplePattern && len(p.Items) == 1 && c.find(i, tComma) < 0 && !isStarPattern(p.Items[0]) {
		return p.Items[0]
	}
	return p
}

func (c *converter) dictPattern(i int) Pattern {
	p := &MatchMapping{patternBase: patternBase{c.span(i)}}
	for k := first(i); k < c.end(i); {
		switch {
		case c.field(k) == fValue:
			p.Patterns = append(p.Patterns, c.casePattern(k))
			k = c.next(k)
		case c.kind(k) == nSplatPattern:
			p.Rest = c.capture(k)
			k = c.next(k)
		case c.field(k) == fKey || c.kind(k) == tMinus:
			var key Pattern
			key, k = c.simplePattern(k)
			p.Keys = append(p.Keys, c.patternKey(key))
		default:
			k = c.next(k)
		}
	}
	n := min(len(p.Keys), len(p.Patterns))
	p.Keys, p.Patterns = p.Keys[:n], p.Patterns[:n]
	return p
}

// patternKey returns the expression of a literal pattern.
func (c *converter) patternKey(p Pattern) Expr {
	switch p := p.(type) {
	case *MatchValue:
		return p.Value
	case *MatchSingleton:
		return c.constant(p.Span, p.Value)
	}
	return c.badExpr(p.Pos())
}

func (c *converter) classPattern(i int) Pattern {
	p := &MatchClass{patternBase: patternBase{c.span(i)}}
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch c.kind(k) {
		case nDottedName:
			p.Cls = c.dottedExpr(k)
		case nCasePattern:
			if word := first(k); word < c.end(k) && c.kind(word) == nKeywordPattern {
				c.keywordPattern(word, p)
			} else {
				p.Patterns = append(p.Patterns, c.casePattern(k))
			}
		}
	}
	if p.Cls == nil {
		p.Cls = c.bad(i)
	}
	return p
}

func (c *converter) keywordPattern(i int, p *MatchClass) {
	name := c.find(i, nIdentifier)
	equals := c.find(i, tAssign)
	if name < 0 || equals < 0 || c.next(equals) >= c.end(i) {
		return
	}
	item, _ := c.simplePattern(c.next(equals))
	p.KwdAttrs = append(p.KwdAttrs, c.text(name))
	p.KwdPatterns = append(p.KwdPatterns, item)
}

// complexNumber converts [-]a+bj.
func (c *converter) complexNumber(i int) Expr {
	var parts []Expr
	op, start := Add, uint32(0)
	negative := false
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch {
		case c.kind(k) == tMinus && len(parts) == 0:
			negative, start = true, c.nodes[k].start
		case c.kind(k) == tMinus:
			op = Sub
		case c.named(k):
			part := c.expr(k)
			if negative && len(parts) == 0 {
				part = &UnaryOp{exprBase{Span{start, part.Pos().End}}, Sub, part}
			}
			parts = append(parts, part)
		}
	}
	if len(parts) != 2 {
		return c.bad(i)
	}
	return &BinOp{exprBase{c.span(i)}, op, parts[0], parts[1]}
}
