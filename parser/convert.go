package parser

import (
	"strings"
	"unsafe"
)

// maxDepth is the deepest nesting of the tree that we build. CPython gives up
// earlier on most kinds of nesting.
const maxDepth = 1000

const tooDeep = "too deeply nested"

// converter turns the flat tree of tree-sitter into ours and repairs what the
// grammar gets wrong.
type converter struct {
	*grammar
	nodes []flatNode
	src   string
	file  *File
	depth int
	// class is the name of the innermost class without leading underscores, for private names.
	class string
	// masked holds the places that maskUnknown changed.
	masked map[uint32]bool
	// grafts holds nodes that are to be converted in another way.
	grafts map[int]func() Expr
	slabs  slabs
}

// convert fills in the body, the comments and the errors of the file.
func convert(file *File, src string) error {
	return convertPart(file, src, nil, func(c *converter) {
		file.Body = c.block(0, nil)
		file.Doc = docstring(file.Body)
	})
}

// convertPart parses text, parts of the source of the file, and hands the tree
// to use. place says where a place in text is in the source, nil if they are
// the same.
func convertPart(file *File, text string, place func(uint32) uint32, use func(*converter)) error {
	tree, err := flatten(text)
	if err != nil {
		return err
	}
	tree, masked, err := maskUnknown(tree, text)
	if err != nil {
		return err
	}
	defer tree.release()
	if place != nil {
		masked = tree.move(masked, place)
	}
	src := unsafe.String(unsafe.SliceData(file.Source), len(file.Source))
	c := &converter{grammar: theGrammar(), nodes: tree.nodes, src: src, file: file, masked: masked}
	for _, span := range tree.comments {
		file.Comments = append(file.Comments, c.comment(span))
	}
	if tree.errors > 0 {
		c.collectErrors()
		c.spreadErrors()
	}
	use(c)
	return nil
}

func (c *converter) comment(span Span) Comment {
	lineStart := strings.LastIndexByte(c.src[:span.Start], '\n') + 1
	blank := strings.Trim(c.src[lineStart:span.Start], " \t\f\ufeff") == ""
	text := strings.TrimSuffix(c.src[span.Start:span.End], "\r")
	span.End = span.Start + uint32(len(text))
	return Comment{Span: span, Text: text, OwnLine: blank}
}

// collectErrors lists the outermost places that tree-sitter could not parse.
func (c *converter) collectErrors() {
	for i := 0; i < len(c.nodes); {
		n := c.nodes[i]
		switch {
		case n.flags&flagMissing != 0:
			name := "token"
			if k := c.kind(i); k != nOther && k < nError {
				name = "'" + kindNames[k] + "'"
			}
			c.fail(Span{n.start, n.end}, "expected "+name)
			i++
		case n.flags&flagError != 0:
			c.fail(Span{n.start, n.end}, "invalid syntax")
			i = int(n.next)
		default:
			i++
		}
	}
}

// spreadErrors marks what has an error in a part that is no expression or
// statement by itself.
func (c *converter) spreadErrors() {
	for i := len(c.nodes) - 1; i >= 0; i-- {
		for k := first(i); k < c.end(i); k = c.next(k) {
			if c.broken(k) && isPart(c.kind(k)) {
				c.nodes[i].flags |= flagBroken
				break
			}
		}
	}
}

func isPart(k kind) bool {
	switch k {
	case nArgumentList, nPair, nForInClause, nIfClause, nParameters, nLambdaParameters, nTypedParameter,
		nDefaultParameter, nTypedDefaultParameter, nTypeParameter, nKeywordArgument, nDictionarySplat,
		nString, nInterpolation, nFormatSpecifier, nFormatExpression, nWithClause, nWithItem, nChevron,
		nAliasedImport, nRelativeImport, nDottedName, nDecorator:
		return true
	}
	return false
}

func (c *converter) fail(span Span, message string) {
	c.file.Errors = append(c.file.Errors, SyntaxError{Span: span, Message: message})
}

// enter counts a level of nesting; it reports false if the tree gets too deep.
func (c *converter) enter(i int) bool {
	c.depth++
	if c.depth <= maxDepth {
		return true
	}
	if n := len(c.file.Errors); n == 0 || c.file.Errors[n-1].Message != tooDeep {
		c.fail(c.span(i), tooDeep)
	}
	return false
}

func (c *converter) leave() { c.depth-- }

func (c *converter) kind(i int) kind {
	symbol := int(c.nodes[i].symbol)
	if symbol >= len(c.kinds) {
		return nError
	}
	return c.kinds[symbol]
}

func (c *converter) field(i int) field {
	if id := int(c.nodes[i].field); id < len(c.fields) {
		return c.fields[id]
	}
	return fNone
}

func (c *converter) span(i int) Span { return Span{c.nodes[i].start, c.nodes[i].end} }

func (c *converter) text(i int) string { return c.src[c.nodes[i].start:c.nodes[i].end] }

func (c *converter) named(i int) bool { return c.nodes[i].flags&flagNamed != 0 }

func (c *converter) broken(i int) bool { return c.nodes[i].flags&flagBroken != 0 }

// first, end and next walk over the children of a node:
// for k := first(i); k < c.end(i); k = c.next(k).
func first(i int) int { return i + 1 }

func (c *converter) end(i int) int { return int(c.nodes[i].next) }

func (c *converter) next(i int) int { return int(c.nodes[i].next) }

// child returns the first child in the given role, or -1.
func (c *converter) child(i int, f field) int {
	for k := first(i); k < c.end(i); k = c.next(k) {
		if c.field(k) == f {
			return k
		}
	}
	return -1
}

// find returns the first child of the given kind, or -1.
func (c *converter) find(i int, want kind) int {
	for k := first(i); k < c.end(i); k = c.next(k) {
		if c.kind(k) == want {
			return k
		}
	}
	return -1
}

// nth returns the nth named child, or -1.
func (c *converter) nth(i, n int) int {
	for k := first(i); k < c.end(i); k = c.next(k) {
		if c.named(k) && c.kind(k) != nError {
			if n == 0 {
				return k
			}
			n--
		}
	}
	return -1
}

// lastEnd is the end of the last token of a subtree. Blocks may reach over
// blank lines and comments behind it.
func (c *converter) lastEnd(i int) uint32 {
	for k := c.end(i) - 1; k > i; k-- {
		if n := c.nodes[k]; n.next == uint32(k)+1 && n.end > n.start && c.kind(k) != nBlock {
			return n.end
		}
	}
	return c.nodes[i].end
}

// ident returns the text of an identifier, with private names mangled.
func (c *converter) ident(i int) string { return c.mangle(c.text(i)) }

// mangle applies the rule for private names in classes: __x becomes _Class__x.
func (c *converter) mangle(name string) string {
	if c.class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") {
		return name
	}
	return "_" + c.class + name
}

func (c *converter) name(i int) *Name {
	if i < 0 {
		return nil
	}
	n := c.slabs.names.new()
	n.Span, n.Ident = c.span(i), c.ident(i)
	return n
}

func docstring(body []Stmt) string {
	if len(body) > 0 {
		if s, ok := body[0].(*ExprStmt); ok {
			if k, ok := s.Value.(*Constant); ok {
				doc, _ := k.Value.(string)
				return doc
			}
		}
	}
	return ""
}
