package parser

import "strings"

// block converts the statements below a module or block node onto body.
func (c *converter) block(i int, body []Stmt) []Stmt {
	if !c.enter(i) {
		c.leave()
		return append(body, c.badStmt(c.span(i)))
	}
	defer c.leave()
	if c.kind(i) == nError {
		return c.salvage(i, body)
	}
	for k := first(i); k < c.end(i); k = c.next(k) {
		if c.kind(k) == nError {
			body = c.salvage(k, body)
		} else if c.named(k) {
			body = append(body, c.stmt(k))
		}
	}
	return body
}

// salvage takes the whole statements out of an error that begin in the column
// of the block; the others may belong to a header that is lost.
func (c *converter) salvage(i int, body []Stmt) []Stmt {
	body = append(body, c.badStmt(c.span(i)))
	if c.depth > 2 {
		return body
	}
	for k := first(i); k < c.end(i); k = c.next(k) {
		start := c.nodes[k].start
		if (start == 0 || c.src[start-1] == '\n') && isStmt(c.kind(k)) {
			body = append(body, c.stmt(k))
		}
	}
	return body
}

func isStmt(k kind) bool {
	switch k {
	case nImportStatement, nFutureImportStatement, nImportFromStatement, nAssertStatement,
		nExpressionStatement, nDeleteStatement, nIfStatement, nForStatement, nWhileStatement, nTryStatement,
		nWithStatement, nFunctionDefinition, nClassDefinition, nDecoratedDefinition, nMatchStatement:
		return true
	}
	return false
}

// suite converts all blocks that are direct children of a compound statement or clause.
func (c *converter) suite(i int) []Stmt {
	var body []Stmt
	if c.broken(i) {
		body = append(body, c.badStmt(c.span(i)))
	}
	found := false
	for k := first(i); k < c.end(i); k = c.next(k) {
		if c.kind(k) == nBlock {
			found = true
			body = c.block(k, body)
		}
	}
	if found && len(body) == 0 {
		c.fail(Span{c.nodes[i].end, c.nodes[i].end}, "expected an indented block")
	}
	return body
}

// stmt converts a statement.
func (c *converter) stmt(i int) Stmt {
	if !c.enter(i) {
		c.leave()
		return c.badStmt(c.span(i))
	}
	defer c.leave()
	base := stmtBase{c.span(i)}
	switch c.kind(i) {
	case nExpressionStatement:
		return c.exprStmt(i)
	case nIfStatement:
		return c.ifStmt(i)
	case nForStatement:
		base.End = c.lastEnd(i)
		s := &For{stmtBase: base, Async: c.find(i, tAsync) >= 0}
		s.Target = c.roleExpr(i, fLeft)
		s.Iter = c.roleExpr(i, fRight)
		s.Body = c.suite(i)
		s.Orelse = c.clause(i, nElseClause)
		return s
	case nWhileStatement:
		base.End = c.lastEnd(i)
		s := &While{stmtBase: base, Test: c.roleExpr(i, fCondition)}
		s.Body = c.suite(i)
		s.Orelse = c.clause(i, nElseClause)
		return s
	case nTryStatement:
		return c.tryStmt(i)
	case nWithStatement:
		return c.withStmt(i)
	case nFunctionDefinition:
		return c.functionDef(i, nil)
	case nClassDefinition:
		return c.classDef(i, nil)
	case nDecoratedDefinition:
		return c.decorated(i)
	case nMatchStatement:
		return c.matchStmt(i)
	case nTypeAliasStatement:
		return c.typeAlias(i)
	}
	return c.simpleStmt(i)
}

// simpleStmt converts the statements that fit on a line.
func (c *converter) simpleStmt(i int) Stmt {
	base := stmtBase{c.span(i)}
	switch c.kind(i) {
	case nPassStatement:
		return &Pass{base}
	case nBreakStatement:
		return &Break{base}
	case nContinueStatement:
		return &Continue{base}
	case nReturnStatement:
		s := &Return{stmtBase: base}
		if k := c.nth(i, 0); k >= 0 {
			s.Value = c.expr(k)
		}
		if c.broken(i) {
			s.Value = c.bad(i)
		}
		return s
	case nRaiseStatement:
		s := &Raise{stmtBase: base}
		for k := first(i); k < c.end(i); k = c.next(k) {
			if c.field(k) == fCause {
				s.Cause = c.expr(k)
			} else if c.named(k) {
				s.Exc = c.expr(k)
			}
		}
		return s
	}
	if c.broken(i) {
		return c.badStmt(base.Span)
	}
	switch c.kind(i) {
	case nAssertStatement:
		return c.assertStmt(i)
	case nDeleteStatement:
		s := &Delete{stmtBase: base}
		if k := c.nth(i, 0); k >= 0 {
			if c.kind(k) == nExpressionList {
				s.Targets = c.exprs(k)
			} else {
				s.Targets = []Expr{c.expr(k)}
			}
		}
		return s
	case nGlobalStatement:
		return &Global{base, c.idents(i)}
	case nNonlocalStatement:
		return &Nonlocal{base, c.idents(i)}
	case nImportStatement:
		return &Import{base, c.aliases(i)}
	case nFutureImportStatement:
		return &ImportFrom{stmtBase: base, Module: "__future__", Names: c.aliases(i)}
	case nImportFromStatement:
		return c.importFrom(i)
	case nPrintStatement:
		if c.find(i, nChevron) >= 0 {
			return &ExprStmt{base, c.printShift(i)}
		}
		c.fail(base.Span, "missing parentheses in call to 'print'")
	case nExecStatement:
		c.fail(base.Span, "missing parentheses in call to 'exec'")
	}
	return c.badStmt(base.Span)
}

func (c *converter) assertStmt(i int) Stmt {
	s := &Assert{stmtBase: stmtBase{c.span(i)}}
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch {
		case !c.named(k):
		case s.Test == nil:
			s.Test = c.expr(k)
		default:
			s.Msg = c.expr(k)
		}
	}
	return s
}

func (c *converter) idents(i int) []string {
	var names []string
	for k := first(i); k < c.end(i); k = c.next(k) {
		if c.kind(k) == nIdentifier {
			names = append(names, c.ident(k))
		}
	}
	return names
}

// exprStmt converts an expression statement, to which assignments belong.
func (c *converter) exprStmt(i int) Stmt {
	base := stmtBase{c.span(i)}
	k := c.nth(i, 0)
	if k < 0 {
		return c.badStmt(base.Span)
	}
	switch c.kind(k) {
	case nAssignment:
		return c.assignment(k, c.broken(i))
	case nAugmentedAssignment:
		return c.augAssign(k)
	}
	if c.broken(i) {
		return c.badStmt(base.Span)
	}
	s := c.slabs.exprStmts.new()
	s.Span = base.Span
	if c.find(i, tComma) < 0 {
		s.Value = c.expr(k)
	} else {
		s.Value = &Tuple{exprBase(base), c.exprs(i)}
	}
	return s
}

func (c *converter) assignment(i int, broken bool) Stmt {
	base := stmtBase{c.span(i)}
	left, typ, right := c.child(i, fLeft), c.child(i, fType), c.child(i, fRight)
	if left < 0 {
		return c.badStmt(base.Span)
	}
	if typ >= 0 {
		s := &AnnAssign{stmtBase: base, Target: c.expr(left), Annotation: c.expr(typ), Simple: c.kind(left) == nIdentifier}
		if broken || c.broken(i) {
			s.Value = c.bad(i)
		} else if right >= 0 {
			s.Value = c.expr(right)
		}
		return s
	}
	s := c.slabs.assigns.new()
	s.Span = base.Span
	s.Targets = append(make([]Expr, 0, 1), c.expr(left))
	for right >= 0 && c.kind(right) == nAssignment && c.child(right, fType) < 0 && c.child(right, fLeft) >= 0 {
		broken = broken || c.broken(i)
		i = right
		s.Targets = append(s.Targets, c.expr(c.child(i, fLeft)))
		right = c.child(i, fRight)
	}
	if broken || c.broken(i) || right < 0 {
		s.Value = c.bad(i)
	} else {
		s.Value = c.expr(right)
	}
	return s
}

func (c *converter) augAssign(i int) Stmt {
	s := &AugAssign{stmtBase: stmtBase{c.span(i)}, Target: c.roleExpr(i, fLeft), Value: c.roleExpr(i, fRight)}
	if c.broken(i) {
		s.Value = c.bad(i)
	}
	for k := first(i); k < c.end(i); k = c.next(k) {
		if k := c.kind(k); k >= tPlusEq && k <= tPipeEq {
			s.Op = augOps[k-tPlusEq]
		}
	}
	return s
}

var augOps = [...]Operator{Add, Sub, Mult, Div, MatMult, FloorDiv, Mod, Pow, RShift, LShift, BitAnd, BitXor, BitOr}

// ifStmt nests the elif clauses as CPython does.
func (c *converter) ifStmt(i int) Stmt {
	end := c.lastEnd(i)
	head := &If{stmtBase: stmtBase{Span{c.nodes[i].start, end}}, Test: c.roleExpr(i, fCondition)}
	head.Body = c.suite(i)
	last, levels := head, 0
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch c.kind(k) {
		case nElifClause:
			levels++
			if !c.enter(k) {
				last.Orelse = []Stmt{c.badStmt(Span{c.nodes[k].start, end})}
				c.depth -= levels
				return head
			}
			s := &If{stmtBase: stmtBase{Span{c.nodes[k].start, end}}, Test: c.roleExpr(k, fCondition)}
			s.Body = c.suite(k)
			last.Orelse = []Stmt{s}
			last = s
		case nElseClause:
			last.Orelse = c.suite(k)
		}
	}
	c.depth -= levels
	return head
}

// clause converts the body of the clause of that kind.
func (c *converter) clause(i int, want kind) []Stmt {
	if k := c.find(i, want); k >= 0 {
		return c.suite(k)
	}
	return nil
}

func (c *converter) tryStmt(i int) Stmt {
	s := &Try{stmtBase: stmtBase{Span{c.nodes[i].start, c.lastEnd(i)}}}
	s.Body = c.suite(i)
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch c.kind(k) {
		case nExceptClause, nExceptGroupClause:
			s.Star = s.Star || c.kind(k) == nExceptGroupClause
			h := c.handler(k)
			if star, ok := h.Type.(*Starred); ok { // "except *E" with a blank before the star
				h.Type, s.Star = star.Value, true
			}
			s.Handlers = append(s.Handlers, h)
		case nElseClause:
			s.Orelse = c.suite(k)
		case nFinallyClause:
			s.Final = c.suite(k)
		}
	}
	return s
}

func (c *converter) handler(i int) *Handler {
	h := &Handler{Span: Span{c.nodes[i].start, c.lastEnd(i)}}
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch {
		case c.kind(k) == tComma:
			c.fail(h.Span, "multiple exception types must be parenthesized")
		case !c.named(k) || c.kind(k) == nBlock || c.kind(k) == nError:
		case h.Type == nil:
			var target Expr
			h.Type, target = c.asPattern(k)
			h.Name, _ = target.(*Name)
		default:
			h.Name, _ = c.expr(k).(*Name)
		}
	}
	h.Body = c.suite(i)
	return h
}

// withStmt converts a with statement. Parentheses around the items can look
// like a tuple to the grammar.
func (c *converter) withStmt(i int) Stmt {
	s := &With{stmtBase: stmtBase{Span{c.nodes[i].start, c.lastEnd(i)}}, Async: c.find(i, tAsync) >= 0}
	clause := c.find(i, nWithClause)
	if clause >= 0 && c.isValue(clause) {
		item := &WithItem{Span: c.span(clause), Context: c.parenthesis(clause)}
		s.Items = append(s.Items, item)
	} else if clause >= 0 {
		count, only := 0, -1
		for k := first(clause); k < c.end(clause); k = c.next(k) {
			if c.kind(k) == nWithItem {
				count++
				only = c.nth(k, 0)
			}
		}
		if count == 1 && only >= 0 && c.isItems(only) {
			clause = only
		}
		for k := first(clause); k < c.end(clause); k = c.next(k) {
			value := k
			if c.kind(k) == nWithItem {
				value = c.nth(k, 0)
			}
			if value < 0 || !c.named(value) || c.kind(value) == nError {
				continue
			}
			item := &WithItem{Span: c.span(value)}
			item.Context, item.Target = c.asPattern(value)
			s.Items = append(s.Items, item)
		}
	}
	s.Body = c.suite(i)
	return s
}

// isValue tells whether a parenthesized with clause is a value, not a list of items.
func (c *converter) isValue(clause int) bool {
	if c.kind(first(clause)) != tLParen {
		return false
	}
	for k := first(clause); k < c.end(clause); k = c.next(k) {
		if c.kind(k) == nWithItem && c.isNoItem(first(k)) {
			return true
		}
	}
	return false
}

// isNoItem tells whether an element of a parenthesis cannot be a with item.
func (c *converter) isNoItem(i int) bool {
	switch c.kind(i) {
	case nListSplat, nListSplatPattern, nYield, nNamedExpression:
		return true
	}
	return false
}

// parenthesis converts a with clause in parentheses that is a value.
func (c *converter) parenthesis(clause int) Expr {
	var elts []Expr
	for k := first(clause); k < c.end(clause); k = c.next(k) {
		if c.kind(k) == nWithItem {
			elts = append(elts, c.expr(first(k)))
		}
	}
	if len(elts) == 1 && c.find(clause, tComma) < 0 {
		return elts[0]
	}
	return &Tuple{exprBase{c.span(clause)}, elts}
}

// isItems tells whether a parenthesis is a list of with items, not a value.
func (c *converter) isItems(i int) bool {
	switch c.kind(i) {
	case nTuple:
		n := 0
		for k := first(i); k < c.end(i); k = c.next(k) {
			if c.isNoItem(k) {
				return false
			}
			n++
		}
		return n > 2
	case nParenthesizedExpression:
		k := c.nth(i, 0)
		return k >= 0 && c.trailingAs(k) >= 0
	}
	return false
}

// asPattern splits "value as target"; target is nil without "as".
func (c *converter) asPattern(i int) (value, target Expr) {
	switch c.kind(i) {
	case nAsPattern:
		value = c.roleOrFirst(i)
		if k := c.child(i, fAlias); k >= 0 {
			target = c.expr(k)
		}
		return value, target
	case nConditionalExpression, nLambda, nNamedExpression:
		value = c.expr(i)
		if last := c.trailingAs(i); last >= 0 { // lift it out of the last operand
			if alias := c.child(last, fAlias); alias >= 0 {
				target = c.expr(alias)
			}
			trimRight(value, c.nodes[first(last)].end)
		}
		return value, target
	}
	return c.expr(i), nil
}

// trailingAs is the "value as target" at the end of an expression, -1 if there is none: the grammar binds "as" tighter
// than the operators that end in an operand.
func (c *converter) trailingAs(i int) int {
	for k := i; ; {
		switch c.kind(k) {
		case nAsPattern:
			return k
		case nConditionalExpression, nLambda, nNamedExpression:
		default:
			return -1
		}
		last := -1
		for j := first(k); j < c.end(k); j = c.next(j) {
			if c.named(j) {
				last = j
			}
		}
		if last < 0 {
			return -1
		}
		k = last
	}
}

func (c *converter) roleOrFirst(i int) Expr {
	if k := c.nth(i, 0); k >= 0 {
		return c.expr(k)
	}
	return c.bad(i)
}

// aliases converts the imported names of an import statement.
func (c *converter) aliases(i int) []*Alias {
	var list []*Alias
	for k := first(i); k < c.end(i); k = c.next(k) {
		if c.field(k) != fName {
			continue
		}
		a := &Alias{Span: c.span(k)}
		if c.kind(k) == nAliasedImport {
			if name := c.child(k, fName); name >= 0 {
				a.Name = c.dotted(name)
			}
			if as := c.child(k, fAlias); as >= 0 {
				a.AsName = c.text(as)
				a.Bound = c.name(as)
			}
		} else {
			a.Name = c.dotted(k)
			if head := c.find(k, nIdentifier); head >= 0 {
				a.Bound = c.name(head)
			}
		}
		list = append(list, a)
	}
	return list
}

// dotted returns a dotted name without the blanks it may contain.
func (c *converter) dotted(i int) string {
	text := c.text(i)
	if strings.ContainsAny(text, " \t\f\\\r\n#") {
		var parts []string
		for k := first(i); k < c.end(i); k = c.next(k) {
			if c.kind(k) == nIdentifier {
				parts = append(parts, c.text(k))
			}
		}
		return strings.Join(parts, ".")
	}
	return text
}

func (c *converter) importFrom(i int) Stmt {
	s := &ImportFrom{stmtBase: stmtBase{c.span(i)}}
	module := c.child(i, fModuleName)
	if module >= 0 && c.kind(module) == nRelativeImport {
		if prefix := c.find(module, nImportPrefix); prefix >= 0 {
			s.Level = strings.Count(c.text(prefix), ".")
		}
		module = c.find(module, nDottedName)
	}
	if module >= 0 {
		s.Module = c.dotted(module)
	}
	if star := c.find(i, nWildcardImport); star >= 0 {
		s.Names = []*Alias{{Span: c.span(star), Name: "*"}}
	} else {
		s.Names = c.aliases(i)
	}
	return s
}

// typeAlias converts "type X = value", which the grammar also sees in
// assignments to an attribute or item of a call of type().
func (c *converter) typeAlias(i int) Stmt {
	base := stmtBase{c.span(i)}
	left, right := c.nth(i, 0), c.nth(i, 1)
	if left < 0 || right < 0 || c.broken(i) {
		return c.badStmt(base.Span)
	}
	if at := c.skipBlanks(base.Start + uint32(len("type"))); at < base.End && (c.src[at] == '(' || c.src[at] == '[') {
		return c.typeCallAssign(i, left, right)
	}
	s := &TypeAlias{stmtBase: base}
	for c.kind(left) == nType && c.nth(left, 0) >= 0 {
		left = c.nth(left, 0)
	}
	name := left
	if c.kind(left) == nGenericType || c.kind(left) == nSubscript {
		name = c.nth(left, 0)
		s.TypeParams = c.typeParams(c.find(left, nTypeParameter))
	}
	if name < 0 || c.kind(name) != nIdentifier {
		return c.badStmt(base.Span)
	}
	s.Name = c.name(name)
	s.Value = c.expr(right)
	return s
}
