package parser

import "strings"

// Index lists what a file defines.
type Index struct {
	// Defs maps each name bound at the top level, if, try, with and loops included,
	// to the statement that binds it; the last one in the source wins.
	Defs map[string]Stmt
	// Order holds the names of Defs in the order of their first binding.
	Order []string
	// Imports are all import statements (*Import and *ImportFrom), nested ones too.
	Imports []Stmt
	// StarImports are the "from x import *" among them.
	StarImports []*ImportFrom
	// Classes and Functions are all of the file, nested ones too.
	Classes   []*ClassDef
	Functions []*FunctionDef
	// Modules are the classes that look like an nn.Module, directly or through
	// a base class in this file.
	Modules []*ClassDef
	// All is the literal value of __all__, as far as it is literal.
	All    []string
	HasAll bool
}

// newIndex makes the index of a resolved file.
func newIndex(file *File) *Index {
	x := &Index{Defs: map[string]Stmt{}}
	for _, s := range file.Body {
		x.topLevel(s)
	}
	for _, s := range file.Body {
		x.collect(s)
	}
	x.findModules()
	return x
}

func (x *Index) define(name string, s Stmt) {
	if _, known := x.Defs[name]; !known {
		x.Order = append(x.Order, name)
	}
	x.Defs[name] = s
}

func (x *Index) defineTarget(e Expr, s Stmt) {
	switch e := e.(type) {
	case *Name:
		x.define(e.Ident, s)
	case *Tuple:
		for _, elt := range e.Elts {
			x.defineTarget(elt, s)
		}
	case *List:
		for _, elt := range e.Elts {
			x.defineTarget(elt, s)
		}
	case *Starred:
		x.defineTarget(e.Value, s)
	}
}

// topLevel notes what a statement binds in the namespace of the module.
func (x *Index) topLevel(s Stmt) {
	switch s := s.(type) {
	case *FunctionDef:
		x.define(s.Name.Ident, s)
	case *ClassDef:
		x.define(s.Name.Ident, s)
	case *TypeAlias:
		x.define(s.Name.Ident, s)
	case *Assign:
		for _, t := range s.Targets {
			x.defineTarget(t, s)
			if isAll(t) {
				x.HasAll = true
				x.All = literalStrings(s.Value)
			}
		}
	case *AnnAssign:
		if s.Value != nil {
			x.defineTarget(s.Target, s)
			if isAll(s.Target) {
				x.HasAll = true
				x.All = literalStrings(s.Value)
			}
		}
	case *AugAssign:
		if isAll(s.Target) && s.Op == Add {
			x.HasAll = true
			x.All = append(x.All, literalStrings(s.Value)...)
		}
	case *ExprStmt:
		x.allCall(s.Value)
	case *Import:
		for _, a := range s.Names {
			if a.Bound != nil {
				x.define(a.Bound.Ident, s)
			}
		}
	case *ImportFrom:
		for _, a := range s.Names {
			if a.Bound != nil {
				x.define(a.Bound.Ident, s)
			}
		}
	default:
		x.compound(s)
	}
}

// compound notes what the blocks of a compound statement bind.
func (x *Index) compound(s Stmt) {
	var blocks [][]Stmt
	switch s := s.(type) {
	case *If:
		blocks = [][]Stmt{s.Body, s.Orelse}
	case *Try:
		blocks = [][]Stmt{s.Body}
		for _, h := range s.Handlers {
			blocks = append(blocks, h.Body)
		}
		blocks = append(blocks, s.Orelse, s.Final)
	case *With:
		for _, item := range s.Items {
			x.defineTarget(item.Target, s)
		}
		blocks = [][]Stmt{s.Body}
	case *For:
		x.defineTarget(s.Target, s)
		blocks = [][]Stmt{s.Body, s.Orelse}
	case *While:
		blocks = [][]Stmt{s.Body, s.Orelse}
	case *Match:
		for _, c := range s.Cases {
			blocks = append(blocks, c.Body)
		}
	}
	for _, block := range blocks {
		for _, inner := range block {
			x.topLevel(inner)
		}
	}
}

func isAll(e Expr) bool {
	n, ok := e.(*Name)
	return ok && n.Ident == "__all__"
}

// allCall understands __all__.extend([...]) and __all__.append("...").
func (x *Index) allCall(e Expr) {
	call, ok := e.(*Call)
	if !ok || len(call.Args) != 1 {
		return
	}
	if a, ok := call.Func.(*Attribute); ok && isAll(a.Value) {
		switch a.Attr {
		case "extend":
			x.All = append(x.All, literalStrings(call.Args[0])...)
		case "append":
			x.All = append(x.All, literalStrings(&List{Elts: call.Args})...)
		}
	}
}

// literalStrings returns the strings of a list, a tuple or a sum of such.
func literalStrings(e Expr) []string {
	var elts []Expr
	switch e := e.(type) {
	case *List:
		elts = e.Elts
	case *Tuple:
		elts = e.Elts
	case *BinOp:
		if e.Op == Add {
			return append(literalStrings(e.Left), literalStrings(e.Right)...)
		}
	}
	var list []string
	for _, elt := range elts {
		if k, ok := elt.(*Constant); ok {
			if s, ok := k.Value.(string); ok {
				list = append(list, s)
			}
		}
	}
	return list
}

// collect lists classes, functions and imports at any depth. They are
// statements, so expressions need not be searched.
func (x *Index) collect(s Stmt) {
	switch s := s.(type) {
	case *ClassDef:
		x.Classes = append(x.Classes, s)
	case *FunctionDef:
		x.Functions = append(x.Functions, s)
	case *Import:
		x.Imports = append(x.Imports, s)
		return
	case *ImportFrom:
		x.Imports = append(x.Imports, s)
		if len(s.Names) == 1 && s.Names[0].Name == "*" {
			x.StarImports = append(x.StarImports, s)
		}
		return
	case *ExprStmt, *Assign:
		return
	}
	children(s, x.collectBelow)
}

func (x *Index) collectBelow(n Node) {
	switch n := n.(type) {
	case Stmt:
		x.collect(n)
	case *Handler:
		children(n, x.collectBelow)
	case *MatchCase:
		children(n, x.collectBelow)
	}
}

// findModules finds the classes that are nn.Modules by the look of their bases.
func (x *Index) findModules() {
	known := map[string]bool{}
	isModule := make([]bool, len(x.Classes))
	for changed := true; changed; {
		changed = false
		for i, class := range x.Classes {
			if !isModule[i] && hasModuleBase(class, known) {
				isModule[i], changed = true, true
				known[class.Name.Ident] = true
			}
		}
	}
	for i, class := range x.Classes {
		if isModule[i] {
			x.Modules = append(x.Modules, class)
		}
	}
}

func hasModuleBase(class *ClassDef, known map[string]bool) bool {
	for _, base := range class.Bases {
		if s, ok := base.(*Subscript); ok { // Base[T]
			base = s.Value
		}
		if name, ok := base.(*Name); ok && known[name.Ident] || looksLikeModule(DottedName(base)) {
			return true
		}
	}
	return false
}

// looksLikeModule knows the usual spellings of nn.Module and its descendants.
func looksLikeModule(name string) bool {
	head, last := "", name
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		head, last = name[:dot], name[dot+1:]
	}
	if last == "Module" || last == "LightningModule" {
		return true
	}
	isNN := head == "nn" || head == "torch.nn" || strings.HasPrefix(head, "torch.nn.modules")
	return isNN && last != "Parameter" && last != "" && last[0] >= 'A' && last[0] <= 'Z'
}

// DottedName is a.b.c of an attribute chain on a name, "" of anything else.
func DottedName(e Expr) string {
	switch e := e.(type) {
	case *Name:
		return e.Ident
	case *Attribute:
		if value := DottedName(e.Value); value != "" {
			return value + "." + e.Attr
		}
	}
	return ""
}
