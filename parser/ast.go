// Package parser turns Python source into a compact syntax tree of our own.
//
// It knows nothing of tensors: trees, positions, scopes and the index of a
// file are all it deals in.
package parser

// Span is a half-open range of byte offsets into the source of a file.
type Span struct{ Start, End uint32 }

// Pos returns the span itself, so that every node that embeds it has a position.
func (s Span) Pos() Span { return s }

// Node is a piece of syntax with a place in the source.
type Node interface{ Pos() Span }

// Expr is an expression. The dynamic types are the pointer types below.
type Expr interface {
	Node
	expr()
}

// Stmt is a statement. The dynamic types are the pointer types below.
type Stmt interface {
	Node
	stmt()
}

type exprBase struct{ Span }

func (exprBase) expr() {}

type stmtBase struct{ Span }

func (stmtBase) stmt() {}

// RefKind says where a name lives; the resolver decides it.
type RefKind uint8

const (
	// RefGlobal is a name of the module's namespace, else a builtin.
	RefGlobal RefKind = iota
	// RefLocal is slot Slot of the function scope Depth levels outside the
	// current one (0: the current one). Class bodies do not count as levels.
	RefLocal
	// RefClass is a name in the class body that is being executed; if it is
	// not bound there, look it up as Outer says (a global, or a local of an
	// enclosing function at Depth and Slot when OuterLocal is set).
	RefClass
)

// Ref is what the resolver knows of a name.
type Ref struct {
	Kind       RefKind
	OuterLocal bool
	Depth      uint16
	Slot       uint16
}

// Scope describes a function-like scope: a def, a lambda or a comprehension
// (each comprehension is a scope of its own, as in CPython before 3.12).
type Scope struct {
	Names       []string // names of the slots; parameters come first, in order of declaration
	IsGenerator bool     // the body contains yield
	IsAsync     bool
	HasLocals   bool // calls locals(), vars(), eval or exec by name
}

// Expressions.
type (
	// Name is an identifier that is read, bound or deleted.
	Name struct {
		exprBase
		Ident string
		Ref   Ref
	}
	// Constant is a literal: nil (None), bool, int64, *big.Int, float64,
	// complex128, string, Bytes or EllipsisLit.
	Constant struct {
		exprBase
		Value any
	}
	// JoinedStr is an f-string; Parts are *Constant (string) and *FormattedValue.
	JoinedStr struct {
		exprBase
		Parts []Expr
	}
	// FormattedValue is the {x!r:spec} of an f-string.
	FormattedValue struct {
		exprBase
		Value      Expr
		Conversion byte       // 0, 's', 'r' or 'a'
		Spec       *JoinedStr // nil if absent
	}
	// Tuple is (a, b) with or without parentheses.
	Tuple struct {
		exprBase
		Elts []Expr
	}
	// List is [a, b].
	List struct {
		exprBase
		Elts []Expr
	}
	// Set is {a, b}.
	Set struct {
		exprBase
		Elts []Expr
	}
	// Dict is {k: v}; a nil key stands for **v.
	Dict struct {
		exprBase
		Keys, Values []Expr
	}
	// Starred is *x.
	Starred struct {
		exprBase
		Value Expr
	}
	// Attribute is x.attr.
	Attribute struct {
		exprBase
		Value    Expr
		Attr     string
		AttrSpan Span
	}
	// Subscript is x[index].
	Subscript struct {
		exprBase
		Value, Index Expr
	}
	// Slice is lower:upper:step inside a subscript; each may be nil.
	Slice struct {
		exprBase
		Lower, Upper, Step Expr
	}
	// Call is f(args, *args, key=value, **kwargs). Starred arguments are in Args.
	Call struct {
		exprBase
		Func     Expr
		Args     []Expr
		Keywords []*Keyword
	}
	// Keyword is name=value in a call or class header; an empty Name stands for **value.
	Keyword struct {
		Span
		Name  string
		Value Expr
	}
	// BinOp is x op y.
	BinOp struct {
		exprBase
		Op          Operator
		Left, Right Expr
	}
	// UnaryOp is op x.
	UnaryOp struct {
		exprBase
		Op      Operator // Sub, Add, Invert, Not
		Operand Expr
	}
	// BoolOp is a and b and c (Or: or).
	BoolOp struct {
		exprBase
		Or     bool
		Values []Expr
	}
	// Compare is left op0 c0 op1 c1 ...
	Compare struct {
		exprBase
		Left        Expr
		Ops         []CmpOp
		Comparators []Expr
	}
	// IfExp is body if test else orelse.
	IfExp struct {
		exprBase
		Test, Body, Orelse Expr
	}
	// Lambda is lambda params: body.
	Lambda struct {
		exprBase
		Params *Params
		Body   Expr
		Scope  *Scope
	}
	// Comprehension is [elt for ...], {elt for ...}, {key: elt for ...} or (elt for ...).
	// The first iterable is evaluated in the enclosing scope (its names are resolved so).
	Comprehension struct {
		exprBase
		Kind  CompKind
		Key   Expr // only for CompDict
		Elt   Expr
		Fors  []*CompFor
		Scope *Scope
	}
	// CompFor is one "for target in iter if cond..." of a comprehension.
	CompFor struct {
		Span
		Target, Iter Expr
		Ifs          []Expr
		Async        bool
	}
	// NamedExpr is target := value.
	NamedExpr struct {
		exprBase
		Target *Name
		Value  Expr
	}
	// Await is await x.
	Await struct {
		exprBase
		Value Expr
	}
	// Yield is yield [x]; From marks yield from.
	Yield struct {
		exprBase
		Value Expr
		From  bool
	}
	// BadExpr stands where the source could not be understood.
	BadExpr struct{ exprBase }
)

// Bytes is the value of a bytes literal.
type Bytes string

// EllipsisLit is the value of the literal "...".
type EllipsisLit struct{}

// CompKind tells the four kinds of comprehensions apart.
type CompKind uint8

// The kinds of comprehensions.
const (
	CompList CompKind = iota
	CompSet
	CompDict
	CompGenerator
)

// Operator is a unary or binary operator.
type Operator uint8

// The operators.
const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
	Invert
	Not
)

// CmpOp is a comparison operator.
type CmpOp uint8

// The comparison operators.
const (
	Eq CmpOp = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

// Params are the parameters of a function; their slots are the first of its scope, in the
// order: All[0], All[1], ... (positional-only, positional, *vararg, keyword-only, **kwarg).
type Params struct {
	Span
	All        []*Param
	PosOnly    int // how many of All are positional-only
	Positional int // how many of All are positional (positional-only included)
	Vararg     int // index in All of *args, or -1
	Kwarg      int // index in All of **kwargs, or -1
}

// Param is one parameter.
type Param struct {
	Span
	Name       string
	Annotation Expr // nil if absent
	Default    Expr // nil if absent
}

// Statements.
type (
	// ExprStmt is an expression as a statement.
	ExprStmt struct {
		stmtBase
		Value Expr
	}
	// Assign is t1 = t2 = value.
	Assign struct {
		stmtBase
		Targets []Expr
		Value   Expr
	}
	// AugAssign is target op= value.
	AugAssign struct {
		stmtBase
		Target Expr
		Op     Operator
		Value  Expr
	}
	// AnnAssign is target: annotation [= value].
	AnnAssign struct {
		stmtBase
		Target     Expr
		Annotation Expr
		Value      Expr // nil if absent
		Simple     bool // target is a bare name
	}
	// Return is return [value].
	Return struct {
		stmtBase
		Value Expr
	}
	// Delete is del a, b.
	Delete struct {
		stmtBase
		Targets []Expr
	}
	// Pass is pass.
	Pass struct{ stmtBase }
	// Break is break.
	Break struct{ stmtBase }
	// Continue is continue.
	Continue struct{ stmtBase }
	// Global is global a, b. The resolver has used it; it does nothing at run time.
	Global struct {
		stmtBase
		Names []string
	}
	// Nonlocal is nonlocal a, b. The resolver has used it.
	Nonlocal struct {
		stmtBase
		Names []string
	}
	// If is if test: body else: orelse; elif is an If as the only statement of Orelse.
	If struct {
		stmtBase
		Test         Expr
		Body, Orelse []Stmt
	}
	// For is for target in iter: body else: orelse.
	For struct {
		stmtBase
		Target, Iter Expr
		Body, Orelse []Stmt
		Async        bool
	}
	// While is while test: body else: orelse.
	While struct {
		stmtBase
		Test         Expr
		Body, Orelse []Stmt
	}
	// With is with items: body.
	With struct {
		stmtBase
		Items []*WithItem
		Body  []Stmt
		Async bool
	}
	// WithItem is context as target.
	WithItem struct {
		Span
		Context Expr
		Target  Expr // nil if absent
	}
	// Raise is raise [exc [from cause]].
	Raise struct {
		stmtBase
		Exc, Cause Expr
	}
	// Try is try: body except: ... else: orelse finally: final.
	Try struct {
		stmtBase
		Body, Orelse, Final []Stmt
		Handlers            []*Handler
		Star                bool // except*
	}
	// Handler is except type as name: body.
	Handler struct {
		Span
		Type Expr  // nil: bare except
		Name *Name // nil if absent
		Body []Stmt
	}
	// Assert is assert test, msg.
	Assert struct {
		stmtBase
		Test, Msg Expr
	}
	// Import is import a.b as c, ...
	Import struct {
		stmtBase
		Names []*Alias
	}
	// ImportFrom is from ...module import a as b, or * (one alias named "*").
	ImportFrom struct {
		stmtBase
		Module string // without the dots
		Level  int    // number of leading dots
		Names  []*Alias
	}
	// Alias is name as asname. Bound is the name that the statement binds
	// (nil for "*"); for "import a.b" it is a.
	Alias struct {
		Span
		Name   string
		AsName string
		Bound  *Name
	}
	// FunctionDef is a def, Name being bound in the enclosing scope.
	FunctionDef struct {
		stmtBase
		Name       *Name
		Params     *Params
		Body       []Stmt
		Decorators []Expr
		Returns    Expr
		Doc        string // the docstring, "" if absent
		Scope      *Scope
		Async      bool
		QualName   string // dotted, with <locals> as in CPython
		TypeParams []*TypeParam
		later      *laterBody // nil: Body, Doc and Scope are complete
	}
	// ClassDef is a class statement.
	ClassDef struct {
		stmtBase
		Name       *Name
		Bases      []Expr // starred bases possible
		Keywords   []*Keyword
		Body       []Stmt
		Decorators []Expr
		Doc        string
		QualName   string
		TypeParams []*TypeParam
	}
	// TypeAlias is type X = value.
	TypeAlias struct {
		stmtBase
		Name       *Name
		Value      Expr
		TypeParams []*TypeParam
	}
	// TypeParam is T, T: bound, *Ts or **P of a generic def, class or type
	// statement. Names that mean a type parameter resolve to RefGlobal.
	TypeParam struct {
		Span
		Name    string
		Stars   int  // 0: TypeVar, 1: TypeVarTuple, 2: ParamSpec
		Bound   Expr // nil if absent
		Default Expr // nil if absent
	}
	// Match is match subject: cases.
	Match struct {
		stmtBase
		Subject Expr
		Cases   []*MatchCase
	}
	// MatchCase is case pattern if guard: body.
	MatchCase struct {
		Span
		Pattern Pattern
		Guard   Expr
		Body    []Stmt
	}
	// BadStmt stands where the source could not be understood.
	BadStmt struct{ stmtBase }
)

// Pattern is a pattern of a match statement.
type Pattern interface {
	Node
	pattern()
}

type patternBase struct{ Span }

func (patternBase) pattern() {}

// Patterns.
type (
	// MatchValue compares with ==.
	MatchValue struct {
		patternBase
		Value Expr
	}
	// MatchSingleton compares with is: None, True or False.
	MatchSingleton struct {
		patternBase
		Value any
	}
	// MatchSequence matches a sequence; at most one item is a MatchStar.
	MatchSequence struct {
		patternBase
		Items []Pattern
	}
	// MatchStar is *name inside a sequence; Name is nil for *_.
	MatchStar struct {
		patternBase
		Name *Name
	}
	// MatchMapping is {key: pattern, **rest}.
	MatchMapping struct {
		patternBase
		Keys     []Expr
		Patterns []Pattern
		Rest     *Name
	}
	// MatchClass is Cls(p, q, attr=r).
	MatchClass struct {
		patternBase
		Cls         Expr
		Patterns    []Pattern
		KwdAttrs    []string
		KwdPatterns []Pattern
	}
	// MatchAs is pattern as name; Pattern nil: a capture; both nil: _.
	MatchAs struct {
		patternBase
		Pattern Pattern
		Name    *Name
	}
	// MatchOr is p | q.
	MatchOr struct {
		patternBase
		Patterns []Pattern
	}
)

// SyntaxError is a place that could not be understood; the rest of the file is still usable.
type SyntaxError struct {
	Span
	Message string
}

// Comment is a # comment, the hash included.
type Comment struct {
	Span
	Text string
	// OwnLine is set if nothing but blanks stands before it on its line.
	OwnLine bool
}

// File is a parsed source file. It is immutable after Parse and safe to share.
type File struct {
	Name     string
	Source   []byte // the text as parsed; spans are offsets into it
	Body     []Stmt
	Doc      string
	Comments []Comment
	Errors   []SyntaxError
	Lines    *LineTable
	// Index holds the names that the module binds at its top level.
	Index *Index
	// Nodes counts the nodes of the tree.
	Nodes int
}
