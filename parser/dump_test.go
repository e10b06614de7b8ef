package parser

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"math"
	"math/big"
	"slices"
	"sort"
	"strings"
)

// This file writes our trees in the text that testdata/dump_ast.py makes of CPython's.

type dumper struct {
	file *File
	out  strings.Builder
}

func dumpTree(file *File) string {
	d := &dumper{file: file}
	d.stmts(0, "body", file.Body)
	return d.out.String()
}

// position gives line and byte column, as CPython counts them.
func position(file *File, offset uint32) string {
	line, _ := file.Lines.Position(offset)
	start := file.Lines.LineSpan(line).Start
	return fmt.Sprintf("%d:%d", line, offset-start)
}

func (d *dumper) span(s Span) string {
	return position(d.file, s.Start) + "-" + position(d.file, s.End)
}

func (d *dumper) line(depth int, label string, words ...string) {
	d.out.WriteString(strings.Repeat(" ", depth))
	d.out.WriteString(label + ":")
	for i, w := range words {
		if w == "" {
			continue
		}
		if i > 0 {
			d.out.WriteByte(' ')
		}
		d.out.WriteString(w)
	}
	d.out.WriteByte('\n')
}

func dumpText(data string) string {
	if len(data) > 60 {
		return dumpText(data[:20]) + fmt.Sprintf("...%d:%08x", len(data), crc32.ChecksumIEEE([]byte(data)))
	}
	var b strings.Builder
	for i := range len(data) {
		if ch := data[i]; 33 <= ch && ch < 127 && ch != '%' {
			b.WriteByte(ch)
		} else {
			fmt.Fprintf(&b, "%%%02x", ch)
		}
	}
	return b.String()
}

func dumpConstant(value any) string {
	switch v := value.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case EllipsisLit:
		return "Ellipsis"
	case string:
		return "str " + dumpText(v)
	case Bytes:
		return "bytes " + dumpText(string(v))
	case int64:
		return fmt.Sprintf("int %x", v)
	case *big.Int:
		return fmt.Sprintf("int %x", v)
	case float64:
		return fmt.Sprintf("float %016x", math.Float64bits(v))
	case complex128:
		return fmt.Sprintf("complex %016x", math.Float64bits(imag(v)))
	}
	return fmt.Sprintf("bad %T", value)
}

var operatorNames = [...]string{
	Add: "Add", Sub: "Sub", Mult: "Mult", MatMult: "MatMult", Div: "Div", Mod: "Mod", Pow: "Pow", LShift: "LShift",
	RShift: "RShift", BitOr: "BitOr", BitXor: "BitXor", BitAnd: "BitAnd", FloorDiv: "FloorDiv", Invert: "Invert", Not: "Not",
}

var unaryNames = map[Operator]string{Add: "UAdd", Sub: "USub", Invert: "Invert", Not: "Not"}

var cmpNames = [...]string{
	Eq: "Eq", NotEq: "NotEq", Lt: "Lt", LtE: "LtE", Gt: "Gt", GtE: "GtE", Is: "Is", IsNot: "IsNot", In: "In", NotIn: "NotIn",
}

func async(yes bool) string {
	if yes {
		return "async"
	}
	return ""
}

func (d *dumper) exprs(depth int, label string, list []Expr) {
	for _, e := range list {
		if e == nil {
			d.line(depth, label, "none")
		} else {
			d.expr(depth, label, e)
		}
	}
}

func (d *dumper) stmts(depth int, label string, list []Stmt) {
	for _, s := range list {
		d.stmt(depth, label, s)
	}
}

func (d *dumper) params(depth int, p *Params) {
	for i, param := range p.All {
		kind := "pos"
		switch {
		case i < p.PosOnly:
			kind = "posonly"
		case i == p.Vararg:
			kind = "vararg"
		case i == p.Kwarg:
			kind = "kwarg"
		case i >= p.Positional:
			kind = "kwonly"
		}
		d.line(depth, "param", kind, d.span(param.Span), param.Name)
		d.expr(depth+1, "annotation", param.Annotation)
		d.expr(depth+1, "default", param.Default)
	}
}

func (d *dumper) keywords(depth int, list []*Keyword) {
	for _, k := range list {
		name := ""
		if k.Name != "" {
			name = "arg=" + k.Name
		}
		d.line(depth, "keywords", "keyword", d.span(k.Span), name)
		d.expr(depth+1, "value", k.Value)
	}
}

func (d *dumper) typeParams(depth int, list []*TypeParam) {
	for _, p := range list {
		d.line(depth, "type_params", []string{"TypeVar", "TypeVarTuple", "ParamSpec"}[p.Stars], d.span(p.Span), "name="+p.Name)
		d.expr(depth+1, "bound", p.Bound)
		d.expr(depth+1, "default_value", p.Default)
	}
}

func (d *dumper) expr(depth int, label string, e Expr) {
	if e == nil {
		return
	}
	kind := strings.TrimPrefix(fmt.Sprintf("%T", e), "*parser.")
	span := d.span(e.Pos())
	head := func(words ...string) { d.line(depth, label, append([]string{kind, span}, words...)...) }
	depth2 := depth + 1
	switch e := e.(type) {
	case *Name:
		head("id=" + e.Ident)
	case *Constant:
		if label == "values!" {
			span = ""
		}
		head(dumpConstant(e.Value))
	case *JoinedStr:
		head()
		d.exprs(depth2, "values!", e.Parts)
	case *FormattedValue:
		head(fmt.Sprintf("conversion=%d", e.Conversion))
		d.expr(depth2, "value", e.Value)
		if e.Spec != nil {
			d.expr(depth2, "format_spec", e.Spec)
		}
	case *Tuple:
		head()
		d.exprs(depth2, "elts", e.Elts)
	case *List:
		head()
		d.exprs(depth2, "elts", e.Elts)
	case *Set:
		head()
		d.exprs(depth2, "elts", e.Elts)
	case *Dict:
		head()
		d.exprs(depth2, "keys", e.Keys)
		d.exprs(depth2, "values", e.Values)
	case *Starred:
		head()
		d.expr(depth2, "value", e.Value)
	case *Attribute:
		head("attr=" + e.Attr)
		d.expr(depth2, "value", e.Value)
	case *Subscript:
		head()
		d.expr(depth2, "value", e.Value)
		d.expr(depth2, "slice", e.Index)
	case *Slice:
		head()
		d.expr(depth2, "lower", e.Lower)
		d.expr(depth2, "upper", e.Upper)
		d.expr(depth2, "step", e.Step)
	case *Call:
		head()
		d.expr(depth2, "func", e.Func)
		d.exprs(depth2, "args", e.Args)
		d.keywords(depth2, e.Keywords)
	case *BinOp:
		head(operatorNames[e.Op])
		d.expr(depth2, "left", e.Left)
		d.expr(depth2, "right", e.Right)
	case *UnaryOp:
		head(unaryNames[e.Op])
		d.expr(depth2, "operand", e.Operand)
	case *BoolOp:
		head(map[bool]string{true: "Or", false: "And"}[e.Or])
		d.exprs(depth2, "values", e.Values)
	case *Compare:
		names := make([]string, len(e.Ops))
		for i, op := range e.Ops {
			names[i] = cmpNames[op]
		}
		head(strings.Join(names, ","))
		d.expr(depth2, "left", e.Left)
		d.exprs(depth2, "comparators", e.Comparators)
	case *IfExp:
		head()
		d.expr(depth2, "test", e.Test)
		d.expr(depth2, "body", e.Body)
		d.expr(depth2, "orelse", e.Orelse)
	case *Lambda:
		head()
		d.params(depth2, e.Params)
		d.expr(depth2, "body", e.Body)
	case *Comprehension:
		kind = [...]string{"ListComp", "SetComp", "DictComp", "GeneratorExp"}[e.Kind]
		head()
		if e.Kind == CompDict {
			d.expr(depth2, "key", e.Key)
			d.expr(depth2, "value", e.Elt)
		} else {
			d.expr(depth2, "elt", e.Elt)
		}
		for _, f := range e.Fors {
			d.line(depth2, "generators", "comprehension", map[bool]string{true: "is_async=1", false: "is_async=0"}[f.Async])
			d.expr(depth2+1, "target", f.Target)
			d.expr(depth2+1, "iter", f.Iter)
			d.exprs(depth2+1, "ifs", f.Ifs)
		}
	case *NamedExpr:
		head()
		d.expr(depth2, "target", e.Target)
		d.expr(depth2, "value", e.Value)
	case *Await:
		head()
		d.expr(depth2, "value", e.Value)
	case *Yield:
		if e.From {
			kind = "YieldFrom"
		}
		head()
		d.expr(depth2, "value", e.Value)
	default:
		head()
	}
}

func (d *dumper) aliases(depth int, list []*Alias) {
	for _, a := range list {
		as := ""
		if a.AsName != "" {
			as = "asname=" + a.AsName
		}
		d.line(depth, "names", "alias", d.span(a.Span), "name="+a.Name, as)
	}
}

func (d *dumper) stmt(depth int, label string, s Stmt) {
	kind := strings.TrimPrefix(fmt.Sprintf("%T", s), "*parser.")
	span := d.span(s.Pos())
	head := func(words ...string) { d.line(depth, label, append([]string{kind, span}, words...)...) }
	asyncHead := func(yes bool, words ...string) {
		d.line(depth, label, append([]string{kind, async(yes), span}, words...)...)
	}
	depth2 := depth + 1
	switch s := s.(type) {
	case *ExprStmt:
		kind = "Expr"
		head()
		d.expr(depth2, "value", s.Value)
	case *Assign:
		head()
		d.exprs(depth2, "targets", s.Targets)
		d.expr(depth2, "value", s.Value)
	case *AugAssign:
		head(operatorNames[s.Op])
		d.expr(depth2, "target", s.Target)
		d.expr(depth2, "value", s.Value)
	case *AnnAssign:
		head(map[bool]string{true: "simple=1", false: "simple=0"}[s.Simple])
		d.expr(depth2, "target", s.Target)
		d.expr(depth2, "annotation", s.Annotation)
		d.expr(depth2, "value", s.Value)
	case *Return:
		head()
		d.expr(depth2, "value", s.Value)
	case *Delete:
		head()
		d.exprs(depth2, "targets", s.Targets)
	case *Global:
		head("names=" + strings.Join(s.Names, ","))
	case *Nonlocal:
		head("names=" + strings.Join(s.Names, ","))
	case *If:
		head()
		d.expr(depth2, "test", s.Test)
		d.stmts(depth2, "body", s.Body)
		d.stmts(depth2, "orelse", s.Orelse)
	case *While:
		head()
		d.expr(depth2, "test", s.Test)
		d.stmts(depth2, "body", s.Body)
		d.stmts(depth2, "orelse", s.Orelse)
	case *For:
		asyncHead(s.Async)
		d.expr(depth2, "target", s.Target)
		d.expr(depth2, "iter", s.Iter)
		d.stmts(depth2, "body", s.Body)
		d.stmts(depth2, "orelse", s.Orelse)
	case *With:
		asyncHead(s.Async)
		for _, item := range s.Items {
			d.line(depth2, "items", "withitem")
			d.expr(depth2+1, "context_expr", item.Context)
			d.expr(depth2+1, "optional_vars", item.Target)
		}
		d.stmts(depth2, "body", s.Body)
	case *Raise:
		head()
		d.expr(depth2, "exc", s.Exc)
		d.expr(depth2, "cause", s.Cause)
	case *Try:
		if s.Star {
			kind = "TryStar"
		}
		head()
		d.stmts(depth2, "body", s.Body)
		for _, h := range s.Handlers {
			name := ""
			if h.Name != nil {
				name = "name=" + h.Name.Ident
			}
			d.line(depth2, "handlers", "ExceptHandler", d.span(h.Span), name)
			d.expr(depth2+1, "type", h.Type)
			d.stmts(depth2+1, "body", h.Body)
		}
		d.stmts(depth2, "orelse", s.Orelse)
		d.stmts(depth2, "finalbody", s.Final)
	case *Assert:
		head()
		d.expr(depth2, "test", s.Test)
		d.expr(depth2, "msg", s.Msg)
	case *Import:
		head()
		d.aliases(depth2, s.Names)
	case *ImportFrom:
		module := ""
		if s.Module != "" {
			module = "module=" + s.Module
		}
		head(module, fmt.Sprintf("level=%d", s.Level))
		d.aliases(depth2, s.Names)
	case *FunctionDef:
		asyncHead(s.Async, "name="+s.Name.Ident)
		d.params(depth2, s.Params)
		d.stmts(depth2, "body", s.Body)
		d.exprs(depth2, "decorator_list", s.Decorators)
		d.expr(depth2, "returns", s.Returns)
		d.typeParams(depth2, s.TypeParams)
	case *ClassDef:
		head("name=" + s.Name.Ident)
		d.exprs(depth2, "bases", s.Bases)
		d.keywords(depth2, s.Keywords)
		d.stmts(depth2, "body", s.Body)
		d.exprs(depth2, "decorator_list", s.Decorators)
		d.typeParams(depth2, s.TypeParams)
	case *TypeAlias:
		head()
		d.expr(depth2, "name", s.Name)
		d.typeParams(depth2, s.TypeParams)
		d.expr(depth2, "value", s.Value)
	case *Match:
		head()
		d.expr(depth2, "subject", s.Subject)
		for _, c := range s.Cases {
			d.line(depth2, "cases", "match_case")
			d.pattern(depth2+1, "pattern", c.Pattern)
			d.expr(depth2+1, "guard", c.Guard)
			d.stmts(depth2+1, "body", c.Body)
		}
	default:
		head()
	}
}

func (d *dumper) patterns(depth int, label string, list []Pattern) {
	for _, p := range list {
		d.pattern(depth, label, p)
	}
}

func (d *dumper) pattern(depth int, label string, p Pattern) {
	kind := strings.TrimPrefix(fmt.Sprintf("%T", p), "*parser.")
	head := func(words ...string) {
		d.line(depth, label, append([]string{kind, d.span(p.Pos())}, words...)...)
	}
	named := func(label string, n *Name) string {
		if n == nil {
			return ""
		}
		return label + "=" + n.Ident
	}
	depth2 := depth + 1
	switch p := p.(type) {
	case *MatchValue:
		head()
		d.expr(depth2, "value", p.Value)
	case *MatchSingleton:
		head(dumpConstant(p.Value))
	case *MatchSequence:
		head()
		d.patterns(depth2, "patterns", p.Items)
	case *MatchStar:
		head(named("name", p.Name))
	case *MatchMapping:
		head(named("rest", p.Rest))
		d.exprs(depth2, "keys", p.Keys)
		d.patterns(depth2, "patterns", p.Patterns)
	case *MatchClass:
		attrs := ""
		if len(p.KwdAttrs) > 0 {
			attrs = "kwd_attrs=" + strings.Join(p.KwdAttrs, ",")
		}
		head(attrs)
		d.expr(depth2, "cls", p.Cls)
		d.patterns(depth2, "patterns", p.Patterns)
		d.patterns(depth2, "kwd_patterns", p.KwdPatterns)
	case *MatchAs:
		head(named("name", p.Name))
		if p.Pattern != nil {
			d.pattern(depth2, "pattern", p.Pattern)
		}
	case *MatchOr:
		head()
		d.patterns(depth2, "patterns", p.Patterns)
	}
}

// dumpScopes writes the lines of dump_ast.py --scopes, sorted.
func dumpScopes(file *File) map[string]bool {
	lines := map[string]bool{}
	scope := func(n Node, s *Scope) {
		names := slices.Clone(s.Names)
		sort.Strings(names)
		lines[position(file, n.Pos().Start)+" scope "+strings.Join(names, " ")] = true
	}
	WalkFile(file, func(n Node) bool {
		switch n := n.(type) {
		case *Name:
			lines[position(file, n.Start)+" "+n.Ident+" "+n.Ref.String()] = true
		case *FunctionDef:
			scope(n, n.Scope)
		case *Lambda:
			scope(n, n.Scope)
		case *Comprehension:
			scope(n, n.Scope)
		}
		return true
	})
	return lines
}

func (r Ref) String() string {
	switch {
	case r.Kind == RefLocal:
		return fmt.Sprintf("local %d", r.Depth)
	case r.Kind == RefClass && r.OuterLocal:
		return fmt.Sprintf("class or local %d", r.Depth)
	case r.Kind == RefClass:
		return "class"
	}
	return "global"
}

// firstDifference describes the first line in which two dumps differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			from := max(0, i-3)
			return "after\n" + strings.Join(w[from:i], "\n") + "\ngot  " + g[i] + "\nwant " + w[i]
		}
	}
	if bytes.Equal([]byte(got), []byte(want)) {
		return ""
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
