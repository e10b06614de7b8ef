package parser

// Walk calls f for the node and, as long as f returns true, for the nodes
// below it, in the order of the source as far as that is the order of the
// fields. Names that a statement binds (of a def, an alias, a capture) are
// visited too.
func Walk(n Node, f func(Node) bool) {
	if f(n) {
		children(n, func(child Node) { Walk(child, f) })
	}
}

// WalkFile walks over all statements of a file.
func WalkFile(file *File, f func(Node) bool) {
	for _, s := range file.Body {
		Walk(s, f)
	}
}

// children calls visit for each node directly below n.
func children(n Node, visit func(Node)) {
	v := visitor(visit)
	switch n := n.(type) {
	case Expr:
		v.ofExpr(n)
	case Stmt:
		v.ofStmt(n)
	case Pattern:
		v.ofPattern(n)
	case *Keyword:
		v.expr(n.Value)
	case *CompFor:
		v.expr(n.Target)
		v.expr(n.Iter)
		v.exprs(n.Ifs)
	case *Param:
		v.expr(n.Annotation)
		v.expr(n.Default)
	case *TypeParam:
		v.expr(n.Bound)
		v.expr(n.Default)
	case *WithItem:
		v.expr(n.Context)
		v.expr(n.Target)
	case *Handler:
		v.expr(n.Type)
		v.name(n.Name)
		v.stmts(n.Body)
	case *Alias:
		v.name(n.Bound)
	case *MatchCase:
		v(n.Pattern)
		v.expr(n.Guard)
		v.stmts(n.Body)
	}
}

// visitor is called for nodes that are present.
type visitor func(Node)

func (v visitor) expr(e Expr) {
	if e != nil {
		v(e)
	}
}

func (v visitor) name(n *Name) {
	if n != nil {
		v(n)
	}
}

func (v visitor) exprs(list []Expr) {
	for _, e := range list {
		v.expr(e)
	}
}

func (v visitor) stmts(list []Stmt) {
	for _, s := range list {
		v(s)
	}
}

func (v visitor) params(p *Params) {
	for _, param := range p.All {
		v(param)
	}
}

func (v visitor) keywords(list []*Keyword) {
	for _, k := range list {
		v(k)
	}
}

func (v visitor) typeParams(list []*TypeParam) {
	for _, p := range list {
		v(p)
	}
}

func (v visitor) ofExpr(e Expr) {
	switch e := e.(type) {
	case *JoinedStr:
		v.exprs(e.Parts)
	case *FormattedValue:
		v.expr(e.Value)
		if e.Spec != nil {
			v(e.Spec)
		}
	case *Tuple:
		v.exprs(e.Elts)
	case *List:
		v.exprs(e.Elts)
	case *Set:
		v.exprs(e.Elts)
	case *Dict:
		for i, value := range e.Values {
			v.expr(e.Keys[i])
			v.expr(value)
		}
	case *Starred:
		v.expr(e.Value)
	case *Attribute:
		v.expr(e.Value)
	case *Subscript:
		v.expr(e.Value)
		v.expr(e.Index)
	case *Slice:
		v.expr(e.Lower)
		v.expr(e.Upper)
		v.expr(e.Step)
	case *Call:
		v.expr(e.Func)
		v.exprs(e.Args)
		v.keywords(e.Keywords)
	case *BinOp:
		v.expr(e.Left)
		v.expr(e.Right)
	case *UnaryOp:
		v.expr(e.Operand)
	case *BoolOp:
		v.exprs(e.Values)
	case *Compare:
		v.expr(e.Left)
		v.exprs(e.Comparators)
	case *IfExp:
		v.expr(e.Body)
		v.expr(e.Test)
		v.expr(e.Orelse)
	case *Lambda:
		v.params(e.Params)
		v.expr(e.Body)
	case *Comprehension:
		v.expr(e.Key)
		v.expr(e.Elt)
		for _, f := range e.Fors {
			v(f)
		}
	case *NamedExpr:
		v.name(e.Target)
		v.expr(e.Value)
	case *Await:
		v.expr(e.Value)
	case *Yield:
		v.expr(e.Value)
	}
}

func (v visitor) ofStmt(s Stmt) {
	switch s := s.(type) {
	case *ExprStmt:
		v.expr(s.Value)
	case *Assign:
		v.exprs(s.Targets)
		v.expr(s.Value)
	case *AugAssign:
		v.expr(s.Target)
		v.expr(s.Value)
	case *AnnAssign:
		v.expr(s.Target)
		v.expr(s.Annotation)
		v.expr(s.Value)
	case *Return:
		v.expr(s.Value)
	case *Delete:
		v.exprs(s.Targets)
	case *If:
		v.expr(s.Test)
		v.stmts(s.Body)
		v.stmts(s.Orelse)
	case *For:
		v.expr(s.Target)
		v.expr(s.Iter)
		v.stmts(s.Body)
		v.stmts(s.Orelse)
	case *While:
		v.expr(s.Test)
		v.stmts(s.Body)
		v.stmts(s.Orelse)
	case *With:
		for _, item := range s.Items {
			v(item)
		}
		v.stmts(s.Body)
	case *Raise:
		v.expr(s.Exc)
		v.expr(s.Cause)
	case *Try:
		v.stmts(s.Body)
		for _, h := range s.Handlers {
			v(h)
		}
		v.stmts(s.Orelse)
		v.stmts(s.Final)
	case *Assert:
		v.expr(s.Test)
		v.expr(s.Msg)
	case *Import:
		v.aliases(s.Names)
	case *ImportFrom:
		v.aliases(s.Names)
	case *FunctionDef:
		s.Load()
		v.exprs(s.Decorators)
		v.name(s.Name)
		v.typeParams(s.TypeParams)
		v.params(s.Params)
		v.expr(s.Returns)
		v.stmts(s.Body)
	case *ClassDef:
		v.exprs(s.Decorators)
		v.name(s.Name)
		v.typeParams(s.TypeParams)
		v.exprs(s.Bases)
		v.keywords(s.Keywords)
		v.stmts(s.Body)
	case *TypeAlias:
		v.name(s.Name)
		v.typeParams(s.TypeParams)
		v.expr(s.Value)
	case *Match:
		v.expr(s.Subject)
		for _, c := range s.Cases {
			v(c)
		}
	}
}

func (v visitor) aliases(list []*Alias) {
	for _, a := range list {
		v(a)
	}
}

func (v visitor) ofPattern(p Pattern) {
	switch p := p.(type) {
	case *MatchValue:
		v.expr(p.Value)
	case *MatchSequence:
		v.patterns(p.Items)
	case *MatchStar:
		v.name(p.Name)
	case *MatchMapping:
		for i, key := range p.Keys {
			v.expr(key)
			v(p.Patterns[i])
		}
		v.name(p.Rest)
	case *MatchClass:
		v.expr(p.Cls)
		v.patterns(p.Patterns)
		v.patterns(p.KwdPatterns)
	case *MatchAs:
		if p.Pattern != nil {
			v(p.Pattern)
		}
		v.name(p.Name)
	case *MatchOr:
		v.patterns(p.Patterns)
	}
}

func (v visitor) patterns(list []Pattern) {
	for _, p := range list {
		v(p)
	}
}
