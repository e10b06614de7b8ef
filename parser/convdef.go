package parser

import "strings"

// decorated converts a def or class with decorators.
func (c *converter) decorated(i int) Stmt {
	var decorators []Expr
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch c.kind(k) {
		case nDecorator:
			if c.broken(k) {
				decorators = append(decorators, c.bad(k))
			} else {
				decorators = append(decorators, c.roleOrFirst(k))
			}
		case nFunctionDefinition:
			return c.functionDef(k, decorators)
		case nClassDefinition:
			return c.classDef(k, decorators)
		}
	}
	return c.badStmt(c.span(i))
}

func (c *converter) functionDef(i int, decorators []Expr) Stmt {
	span := Span{c.nodes[i].start, c.lastEnd(i)}
	name, params := c.child(i, fName), c.find(i, nParameters)
	if name < 0 || params < 0 {
		return c.badStmt(span)
	}
	f := &FunctionDef{stmtBase: stmtBase{span}, Name: c.name(name), Decorators: decorators}
	f.Async = c.find(i, tAsync) >= 0
	f.TypeParams = c.typeParams(c.find(i, nTypeParameter))
	f.Params = c.params(params)
	if k := c.child(i, fReturnType); k >= 0 {
		f.Returns = c.expr(k)
	}
	f.Body = c.suite(i)
	f.Doc = docstring(f.Body)
	return f
}

func (c *converter) classDef(i int, decorators []Expr) Stmt {
	span := Span{c.nodes[i].start, c.lastEnd(i)}
	name := c.child(i, fName)
	if name < 0 {
		return c.badStmt(span)
	}
	d := &ClassDef{stmtBase: stmtBase{span}, Name: c.name(name), Decorators: decorators}
	d.TypeParams = c.typeParams(c.find(i, nTypeParameter))
	if k := c.child(i, fSuperclasses); k >= 0 {
		d.Bases, d.Keywords = c.arguments(k)
	}
	outer := c.class
	c.class = strings.TrimLeft(c.text(name), "_")
	d.Body = c.suite(i)
	c.class = outer
	d.Doc = docstring(d.Body)
	return d
}

// params converts the parameters of a def or lambda; i may be -1.
func (c *converter) params(i int) *Params {
	p := &Params{Vararg: -1, Kwarg: -1}
	if i < 0 {
		return p
	}
	p.Span = c.span(i)
	star := false
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch c.kind(k) {
		case nPositionalSeparator:
			p.PosOnly = len(p.All)
			continue
		case nKeywordSeparator:
			star = true
			continue
		}
		if !c.named(k) || c.kind(k) == nError {
			continue
		}
		param, stars := c.param(k)
		switch {
		case param == nil:
			continue
		case stars == 1:
			p.Vararg, star = len(p.All), true
		case stars == 2:
			p.Kwarg, star = len(p.All), true
		case !star:
			p.Positional++
		}
		p.All = append(p.All, param)
	}
	return p
}

// param converts one parameter and counts the stars before it.
func (c *converter) param(i int) (p *Param, stars int) {
	p = &Param{}
	name := i
	switch c.kind(i) {
	case nDefaultParameter, nTypedDefaultParameter:
		name = c.child(i, fName)
		if k := c.child(i, fType); k >= 0 {
			p.Annotation = c.expr(k)
		}
		p.Default = c.roleExpr(i, fValue)
	case nTypedParameter:
		name = c.nth(i, 0)
		p.Annotation = c.roleExpr(i, fType)
	}
	if name >= 0 {
		switch c.kind(name) {
		case nListSplatPattern:
			name, stars = c.nth(name, 0), 1
		case nDictionarySplatPattern:
			name, stars = c.nth(name, 0), 2
		}
	}
	if name < 0 || c.kind(name) != nIdentifier {
		c.fail(c.span(i), "invalid parameter")
		return nil, 0
	}
	p.Name, p.Span = c.ident(name), c.span(name)
	if p.Annotation != nil {
		p.End = c.nodes[c.child(i, fType)].end
	}
	return p, stars
}

// typeParams converts the type parameters of PEP 695 and 696; i may be -1.
func (c *converter) typeParams(i int) []*TypeParam {
	if i < 0 {
		return nil
	}
	var list []*TypeParam
	for k := first(i); k < c.end(i); k = c.next(k) {
		if c.kind(k) != nType {
			continue
		}
		p := &TypeParam{Span: c.span(k)}
		name := c.bare(k)
		if c.kind(name) == nConstrainedType {
			rest := c.bare(c.nth(name, 1))
			second := -1
			if c.kind(rest) == nConstrainedType {
				rest, second = c.bare(c.nth(rest, 0)), c.bare(c.nth(rest, 1))
			}
			if c.masked[c.colonBefore(rest)] {
				p.Default = c.expr(rest)
			} else {
				p.Bound = c.expr(rest)
				if second >= 0 {
					p.Default = c.expr(second)
				}
			}
			name = c.bare(c.nth(name, 0))
		}
		if c.kind(name) == nSplatType {
			p.Stars = strings.Count(c.text(name), "*")
			name = c.nth(name, 0)
		}
		if name < 0 || c.kind(name) != nIdentifier {
			c.fail(p.Span, "invalid type parameter")
			continue
		}
		p.Name = c.ident(name)
		list = append(list, p)
	}
	return list
}

// bare removes the "type" nodes around an expression.
func (c *converter) bare(i int) int {
	for i >= 0 && c.kind(i) == nType && c.nth(i, 0) >= 0 {
		i = c.nth(i, 0)
	}
	return i
}

// colonBefore is the offset of the colon in front of a bound or default.
func (c *converter) colonBefore(i int) uint32 {
	at := strings.LastIndexAny(c.src[:c.nodes[i].start], ":=")
	return uint32(max(at, 0))
}
