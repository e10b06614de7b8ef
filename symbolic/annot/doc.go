package annot

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shapelint/shapelint/parser"
)

// This file finds the shapes that docstrings give for parameters:
//
//	x (Tensor): features of shape (B, T, C)
//	- Input: :math:`(N, C, H, W)`
//
// They help to name things; nobody checks them, so they prove nothing.

// maxDoc bounds the text that is read, maxLines the lines of one entry.
const (
	maxDoc   = 20_000
	maxLines = 4
)

// Doc finds the shapes of parameters in a docstring.
func Doc(doc string, params []string) map[string]Type {
	var out map[string]Type
	if len(doc) > maxDoc {
		doc = doc[:maxDoc]
	}
	if !strings.ContainsAny(doc, "([") {
		return nil
	}
	lines := strings.Split(doc, "\n")
	for i, line := range lines {
		name, text := entry(line)
		if name = parameter(name, params); name == "" || out[name].Shaped {
			continue
		}
		axes, ok := shapeIn(text + continuation(lines[i+1:], indentation(line)))
		if !ok {
			continue
		}
		if out == nil {
			out = map[string]Type{}
		}
		out[name] = Type{Kind: Tensor, Axes: axes, Shaped: true, Assumed: true}
	}
	return out
}

var entryStart = regexp.MustCompile("^\\s*(?:[-*]\\s+)?(?::param\\s+)?[`*]*([A-Za-z_]\\w*)[`*]*\\s*([(:])")

// entry splits "name (type): text" into the name and all that is said of it.
func entry(line string) (name, text string) {
	m := entryStart.FindStringSubmatchIndex(line)
	if m == nil {
		return "", ""
	}
	name, rest := line[m[2]:m[3]], line[m[4]:]
	if rest[0] == '(' {
		n := closing(rest)
		if n < 0 || !strings.HasPrefix(strings.TrimSpace(rest[n:]), ":") {
			return "", ""
		}
		typ := rest[1 : n-1]
		return name, typ + ": " + strings.TrimSpace(rest[n:])[1:]
	}
	return name, strings.TrimSpace(rest[1:])
}

// parameter is the parameter that an entry is about: torch's documentation says Input for the first.
func parameter(name string, params []string) string {
	for _, p := range params {
		if p == name {
			return p
		}
	}
	if n, ok := strings.CutPrefix(name, "Input"); ok && len(params) > 0 {
		i := 1
		if n != "" {
			i, _ = strconv.Atoi(strings.TrimPrefix(n, "_"))
		}
		if i >= 1 && i <= len(params) {
			return params[i-1]
		}
	}
	return ""
}

// continuation is the text of the lines that go on with an entry: those that are indented further.
func continuation(lines []string, indent int) string {
	out := ""
	for i, l := range lines {
		if i == maxLines || strings.TrimSpace(l) == "" || indentation(l) <= indent {
			break
		}
		if name, _ := entry(l); name != "" {
			break
		}
		out += " " + strings.TrimSpace(l)
	}
	return out
}

func indentation(l string) int { return len(l) - len(strings.TrimLeft(l, " \t")) }

// announced tells by the words before it that brackets hold a shape.
var announced = regexp.MustCompile("(?i)(?:^|\\b(?:shape|shaped|size|sizes|dims|dimension|dimensions|tensor|tensors|format|layout)\\b)(?:[\\s:=`]|of|is|math)*$")

// shapeIn finds the one shape in a text; false if there is none, or a choice of several.
func shapeIn(text string) ([]Axis, bool) {
	for i := 0; i < len(text); i++ {
		if text[i] != '(' && text[i] != '[' {
			continue
		}
		n := closing(text[i:])
		if n < 0 {
			return nil, false
		}
		axes, plain, ok := listed(text[i+1 : i+n-1])
		if !ok || !plain && !announced.MatchString(text[:i]) {
			continue
		}
		if alternative(text[i+n:]) {
			return nil, false
		}
		return axes, runs(axes) <= 1
	}
	return nil, false
}

var another = regexp.MustCompile("^[`\\s,]*(?:or|/|\\|)[^.;]*[(\\[]")

// alternative tells if the text after a shape offers another one.
func alternative(rest string) bool { return another.MatchString(rest) }

// closing is the length of the bracketed text at the start of s, -1 if it does not end.
func closing(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

var (
	latex    = strings.NewReplacer(`\text`, "", `\_`, "_", "{", "", "}", "", `\times`, "*", `\ldots`, "...", `\dots`, "...", `\*`, "*", "`", "", "$", "")
	plainDim = regexp.MustCompile(`^(?:[A-Z](?:_?\w{0,4})?|\d+|\.\.\.|\*)$`)
)

// listed reads "B, C, H, W" or "B x C"; plain tells that it looks like sizes and nothing else.
func listed(text string) (axes []Axis, plain, ok bool) {
	text = latex.Replace(text)
	var parts []string
	switch {
	case strings.Contains(text, ","):
		parts = strings.Split(strings.TrimSuffix(strings.TrimSpace(text), ","), ",")
	case strings.Contains(text, " x "):
		parts = strings.Split(text, " x ")
	default:
		parts = []string{text}
	}
	plain = len(parts) > 1
	for _, p := range parts {
		p = strings.TrimSpace(p)
		a, ok := docAxis(p)
		if !ok {
			return nil, false, false
		}
		plain = plain && plainDim.MatchString(p)
		axes = append(axes, a)
	}
	return axes, plain, true
}

// notSizes are words that stand in brackets beside parameters and are no sizes.
var notSizes = map[string]bool{"optional": true, "default": true, "required": true, "None": true, "True": true, "False": true,
	"tensor": true, "Tensor": true, "int": true, "float": true, "bool": true, "str": true, "tuple": true, "list": true, "dict": true,
	"long": true, "i": true, "e": true, "g": true, "see": true, "and": true, "or": true, "any": true, "Optional": true}

func docAxis(word string) (Axis, bool) {
	switch word {
	case "*", "...", "…":
		return Axis{Kind: Run}, true
	}
	if n, err := strconv.ParseInt(word, 10, 64); err == nil {
		return Axis{Kind: Fixed, Size: n}, n >= 0
	}
	if isIdentifier(word) {
		return Axis{Kind: Named, Name: word}, !notSizes[word]
	}
	e := Expression(word)
	return Axis{Kind: Formula, Expr: e}, e != nil && arithmetic(e)
}

// arithmetic tells if an expression is one of names and numbers only.
func arithmetic(e parser.Expr) bool {
	switch e := e.(type) {
	case *parser.Name:
		return !notSizes[e.Ident]
	case *parser.Constant:
		_, ok := e.Value.(int64)
		return ok
	case *parser.BinOp:
		switch e.Op {
		case parser.Add, parser.Sub, parser.Mult, parser.FloorDiv:
			return arithmetic(e.Left) && arithmetic(e.Right)
		}
	}
	return false
}
