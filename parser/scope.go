package parser

import "slices"

// This file decides where names live, as CPython's symtable does. A first
// pass over the tree collects scopes, bindings and uses; then each use is
// looked up from the inside to the outside.

type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope // def and lambda
	compScope
	typeParamScope
)

// scope is a namespace of the program text while it is being resolved.
type scope struct {
	kind     scopeKind
	parent   *scope
	public   *Scope              // the slots, of function-like scopes
	slots    map[string]uint16   // index of public.Names, once they are many
	bound    map[string]struct{} // names bound in a class body, or type parameters
	globals  []string
	nonlocal []string
	uses     []*Name
	path     string // prefix of qualified names
}

func (s *scope) functionLike() bool { return s.kind == functionScope || s.kind == compScope }

// manySlots is the number of names from which on a map beats a search.
const manySlots = 10

func (s *scope) slot(name string) (uint16, bool) {
	if s.slots != nil {
		slot, ok := s.slots[name]
		return slot, ok
	}
	i := slices.Index(s.public.Names, name)
	return uint16(max(i, 0)), i >= 0
}

func (s *scope) addSlot(name string) {
	if _, ok := s.slot(name); ok || len(s.public.Names) > 1<<16-2 {
		return
	}
	s.public.Names = append(s.public.Names, name)
	switch n := len(s.public.Names); {
	case n == manySlots:
		s.slots = make(map[string]uint16, 2*n)
		for i, known := range s.public.Names {
			s.slots[known] = uint16(i)
		}
	case n > manySlots:
		s.slots[name] = uint16(n - 1)
	}
}

// bind notes that the scope binds the name.
func (s *scope) bind(name string) {
	switch s.kind {
	case functionScope, compScope:
		if !slices.Contains(s.globals, name) && !slices.Contains(s.nonlocal, name) {
			s.addSlot(name)
		}
	case classScope, typeParamScope:
		if s.bound == nil {
			s.bound = map[string]struct{}{}
		}
		s.bound[name] = struct{}{}
	}
}

// lookup finds what the name means when it is used in this scope.
func (s *scope) lookup(name string) Ref {
	if s.kind == typeParamScope {
		if _, ok := s.bound[name]; ok {
			return Ref{}
		}
		return s.parent.lookup(name)
	}
	if s.kind != classScope {
		return s.lookupFunctions(name)
	}
	if slices.Contains(s.globals, name) {
		return Ref{}
	}
	if slices.Contains(s.nonlocal, name) {
		return s.parent.lookupFunctions(name)
	}
	ref := Ref{Kind: RefClass}
	if _, bound := s.bound[name]; bound {
		return ref // CPython looks among the globals next
	}
	if outer := s.parent.lookupFunctions(name); outer.Kind == RefLocal {
		ref.OuterLocal, ref.Depth, ref.Slot = true, outer.Depth, outer.Slot
	}
	return ref
}

// lookupFunctions looks the name up in this scope and those around, classes excepted.
func (s *scope) lookupFunctions(name string) Ref {
	for depth := 0; s != nil; s = s.parent {
		switch {
		case s.functionLike():
			if slot, ok := s.slot(name); ok {
				return Ref{Kind: RefLocal, Depth: uint16(depth), Slot: slot}
			}
			if slices.Contains(s.globals, name) {
				return Ref{}
			}
			depth++
		case s.kind == typeParamScope:
			if _, ok := s.bound[name]; ok {
				return Ref{}
			}
		}
	}
	return Ref{}
}

// resolver walks over the tree.
type resolver struct {
	scope  *scope
	scopes []*scope
	count  int // nodes seen
	visit  visitor
}

// resolve fills in the references and scopes of the file and counts its nodes.
func resolve(file *File) int {
	r := &resolver{}
	r.visit = r.node
	r.push(moduleScope, nil)
	for _, s := range file.Body {
		r.node(s)
	}
	r.lookUp()
	return r.count
}

// lookUp finds what the collected names mean.
func (r *resolver) lookUp() {
	for _, s := range r.scopes {
		for _, name := range s.uses {
			name.Ref = s.lookup(name.Ident)
		}
	}
}

func (r *resolver) push(kind scopeKind, public *Scope) *scope {
	s := &scope{kind: kind, parent: r.scope, public: public}
	if r.scope != nil {
		s.path = r.scope.path
	}
	r.scope = s
	r.scopes = append(r.scopes, s)
	return s
}

func (r *resolver) pop() { r.scope = r.scope.parent }

func (r *resolver) use(n *Name) {
	if n != nil {
		r.count++
		r.scope.uses = append(r.scope.uses, n)
	}
}

// bindName notes a name that is bound here.
func (r *resolver) bindName(n *Name) {
	if n != nil {
		r.scope.bind(n.Ident)
		r.use(n)
	}
}

// target notes the names that an assignment to e binds.
func (r *resolver) target(e Expr) {
	switch e := e.(type) {
	case *Name:
		r.bindName(e)
	case *Tuple:
		r.count++
		r.targets(e.Elts)
	case *List:
		r.count++
		r.targets(e.Elts)
	case *Starred:
		r.count++
		r.target(e.Value)
	case nil:
	default:
		r.node(e)
	}
}

func (r *resolver) targets(list []Expr) {
	for _, e := range list {
		r.target(e)
	}
}

// node notes what is bound and used at and below n.
func (r *resolver) node(n Node) {
	switch n := n.(type) {
	case *Name:
		r.use(n)
		return
	case *FunctionDef:
		r.count++
		r.functionDef(n)
		return
	case *ClassDef:
		r.count++
		r.classDef(n)
		return
	case *Lambda:
		r.count++
		r.lambda(n)
		return
	case *Comprehension:
		r.count++
		r.comprehension(n)
		return
	case *NamedExpr:
		r.count++
		r.walrus(n)
		return
	case *Assign:
		// The value comes second in the source, as the slots do.
		r.targets(n.Targets)
		r.visit.expr(n.Value)
	case *AugAssign:
		r.target(n.Target)
		r.visit.expr(n.Value)
	case *AnnAssign:
		r.annAssign(n)
	case *Delete:
		r.targets(n.Targets)
	case *For:
		r.target(n.Target)
		r.visit.expr(n.Iter)
		r.visit.stmts(n.Body)
		r.visit.stmts(n.Orelse)
	case *WithItem:
		r.visit.expr(n.Context)
		r.target(n.Target)
	case *Handler:
		r.visit.expr(n.Type)
		r.bindName(n.Name)
		r.visit.stmts(n.Body)
	case *Alias:
		r.bindName(n.Bound)
	case *MatchStar:
		r.bindName(n.Name)
	case *MatchAs:
		if n.Pattern != nil {
			r.node(n.Pattern)
		}
		r.bindName(n.Name)
	case *MatchMapping:
		children(n, r.notRest(n.Rest))
		r.bindName(n.Rest)
	case *TypeAlias:
		r.bindName(n.Name)
		r.typeParams(n.TypeParams, func() { r.visit.expr(n.Value) })
	case *Global:
		r.scope.globals = append(r.scope.globals, n.Names...)
	case *Nonlocal:
		r.scope.nonlocal = append(r.scope.nonlocal, n.Names...)
	default:
		r.note(n)
		children(n, r.visit)
	}
	r.count++
}

func (r *resolver) notRest(rest *Name) visitor {
	return func(n Node) {
		if n != Node(rest) {
			r.node(n)
		}
	}
}

// note records what the scope must know of an expression.
func (r *resolver) note(n Node) {
	switch n := n.(type) {
	case *Yield:
		if s := r.function(); s != nil {
			s.public.IsGenerator = true
		}
	case *Call:
		if name, ok := n.Func.(*Name); ok {
			switch name.Ident {
			case "locals", "vars", "eval", "exec", "dir":
				r.noteLocals()
			}
		}
	}
}

// function is the innermost def or lambda if no class body lies between.
func (r *resolver) function() *scope {
	for s := r.scope; s != nil; s = s.parent {
		switch s.kind {
		case functionScope:
			return s
		case classScope, moduleScope:
			return nil
		}
	}
	return nil
}

// noteLocals marks the comprehensions here and the function around them.
func (r *resolver) noteLocals() {
	for s := r.scope; s != nil && s.functionLike(); s = s.parent {
		s.public.HasLocals = true
		if s.kind == functionScope {
			return
		}
	}
}

func (r *resolver) annAssign(n *AnnAssign) {
	if name, ok := n.Target.(*Name); ok && !n.Simple && n.Value == nil {
		r.use(name) // (x): int binds nothing
	} else {
		r.target(n.Target)
	}
	r.visit.expr(n.Annotation)
	r.visit.expr(n.Value)
}

// walrus binds in the function around the comprehensions.
func (r *resolver) walrus(n *NamedExpr) {
	s := r.scope
	for s.kind == compScope {
		s = s.parent
	}
	s.bind(n.Target.Ident)
	r.use(n.Target)
	r.visit.expr(n.Value)
}

// params resolves annotations and defaults in the scope around a function.
func (r *resolver) params(p *Params) {
	for _, param := range p.All {
		r.count++
		r.visit.expr(param.Annotation)
		r.visit.expr(param.Default)
	}
}

func (r *resolver) enterFunction(public *Scope, params *Params) *scope {
	s := r.push(functionScope, public)
	for _, p := range params.All {
		s.public.Names = append(s.public.Names, p.Name)
	}
	if len(s.public.Names) >= manySlots {
		s.slots = make(map[string]uint16, 2*len(s.public.Names))
		for i, name := range s.public.Names {
			s.slots[name] = uint16(i)
		}
	}
	return s
}

// typeParams runs body in a scope where the type parameters hide other names.
func (r *resolver) typeParams(params []*TypeParam, body func()) {
	if len(params) == 0 {
		body()
		return
	}
	s := r.push(typeParamScope, nil)
	for _, p := range params {
		s.bind(p.Name)
	}
	r.visit.typeParams(params)
	body()
	r.pop()
}

func (r *resolver) functionDef(n *FunctionDef) {
	r.visit.exprs(n.Decorators)
	r.bindName(n.Name)
	n.QualName = r.qualify(n.Name.Ident)
	n.Scope = &Scope{IsAsync: n.Async}
	r.typeParams(n.TypeParams, func() {
		r.params(n.Params)
		r.visit.expr(n.Returns)
		s := r.enterFunction(n.Scope, n.Params)
		s.path = n.QualName + ".<locals>."
		r.visit.stmts(n.Body)
		r.pop()
	})
}

// qualify returns the qualified name of a def or class in the current scope.
func (r *resolver) qualify(name string) string {
	if slices.Contains(r.scope.globals, name) {
		return name
	}
	return r.scope.path + name
}

func (r *resolver) classDef(n *ClassDef) {
	r.visit.exprs(n.Decorators)
	r.bindName(n.Name)
	n.QualName = r.qualify(n.Name.Ident)
	r.typeParams(n.TypeParams, func() {
		r.visit.exprs(n.Bases)
		r.visit.keywords(n.Keywords)
		s := r.push(classScope, nil)
		s.path = n.QualName + "."
		r.visit.stmts(n.Body)
		r.pop()
	})
}

func (r *resolver) lambda(n *Lambda) {
	r.params(n.Params)
	n.Scope = &Scope{}
	s := r.enterFunction(n.Scope, n.Params)
	s.path += "<lambda>.<locals>."
	r.visit.expr(n.Body)
	r.pop()
}

func (r *resolver) comprehension(n *Comprehension) {
	if len(n.Fors) > 0 {
		r.visit.expr(n.Fors[0].Iter)
	}
	n.Scope = &Scope{}
	r.push(compScope, n.Scope)
	for i, f := range n.Fors {
		r.count++
		r.target(f.Target)
		if i > 0 {
			r.visit.expr(f.Iter)
		}
		r.visit.exprs(f.Ifs)
		n.Scope.IsAsync = n.Scope.IsAsync || f.Async
	}
	r.visit.expr(n.Key)
	r.visit.expr(n.Elt)
	r.pop()
}
