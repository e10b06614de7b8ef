package annot

import (
	"strconv"
	"strings"

	"github.com/shapelint/shapelint/parser"
)

// This file holds the little language of jaxtyping's strings: "batch 3 *rest h=4 #c 2*n {self.d}".
// https://docs.kidger.site/jaxtyping/api/array/

// maxSpec bounds the text of a shape that is read.
const maxSpec = 400

// Spec reads a string of axes separated by blanks; false where jaxtyping refuses it.
func Spec(text string) ([]Axis, bool) {
	if len(text) > maxSpec {
		return nil, false
	}
	axes := []Axis{}
	for _, word := range strings.Fields(text) {
		a, ok := axisOf(word)
		if !ok {
			return nil, false
		}
		axes = append(axes, a)
	}
	return axes, runs(axes) <= 1
}

// axisOf reads one word of a spec.
func axisOf(word string) (Axis, bool) {
	if strings.HasSuffix(word, ",") {
		return Axis{}, false
	}
	if word == "..." {
		return Axis{Kind: Run}, true
	}
	var a Axis
	var variadic, anonymous bool
modifiers:
	for word != "" {
		switch word[0] {
		case '#':
			a.Broadcast = true
		case '*':
			variadic = true
		case '_':
			anonymous = true
		case '?':
		default:
			// A name before "=" is for the reader only.
			if i := strings.IndexByte(word, '='); i == 0 || i > 0 && isIdentifier(word[:i]) {
				a.Name = word[:i]
				word = word[i+1:]
				continue
			}
			break modifiers
		}
		word = word[1:]
	}
	if anonymous && a.Broadcast {
		return a, false
	}
	switch {
	case anonymous && variadic:
		return Axis{Kind: Run}, true
	case anonymous:
		return Axis{Kind: Any, Name: word}, word == "" || isIdentifier(word)
	case variadic:
		a.Kind, a.Name = NamedRun, word
		return a, isIdentifier(word)
	}
	if n, err := strconv.ParseInt(word, 10, 64); err == nil {
		a.Kind, a.Size, a.Name = Fixed, n, ""
		return a, n >= 0
	}
	if isIdentifier(word) {
		a.Kind, a.Name = Named, word
		return a, true
	}
	if n := len(word); n > 2 && word[0] == '{' && word[n-1] == '}' {
		word, a.Outside = word[1:n-1], true
	}
	a.Kind, a.Expr = Formula, Expression(word)
	return a, a.Expr != nil
}

// Expression parses one Python expression; nil if the text is none.
func Expression(text string) parser.Expr {
	if len(text) > maxSpec || strings.ContainsAny(text, "\n\r;") {
		return nil
	}
	f, err := parser.Parse("<annotation>", []byte(strings.TrimSpace(text)))
	if err != nil || len(f.Errors) > 0 || len(f.Body) != 1 {
		return nil
	}
	s, ok := f.Body[0].(*parser.ExprStmt)
	if !ok {
		return nil
	}
	return s.Value
}

func isIdentifier(s string) bool {
	for i, r := range s {
		if r != '_' && !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r >= 0x80) && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}
