package torch

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// This file reads the pattern language of einops.
// https://github.com/arogozhnikov/einops/blob/main/einops/parsing.py

// patternAxis is one name of a pattern: an identifier, "..." or a number greater than
// 1, which is an axis of its own wherever it stands.
type patternAxis struct {
	name   string
	length int64 // of a number, else 0
	id     int   // tells numbers apart
}

func (a patternAxis) isNumber() bool { return a.length > 0 }

// expression is one side of a pattern: groups "(h w)"; an axis that stands alone
// is a group of one, and "1" or "()" an empty group.
type expression struct {
	groups []group
	// hasEllipsis: it contains "..."; inGroup: inside of parentheses.
	hasEllipsis, inGroup bool
	hasNumbers           bool
}

// group is what forms one dimension. An ellipsis that stands alone forms many.
type group struct {
	axes []patternAxis
	// bare: written without parentheses.
	bare bool
}

func (g group) isEllipsis() bool { return g.bare && len(g.axes) == 1 && g.axes[0].name == ellipsis }

// axisSet lists the distinct axes of an expression in order.
func (e *expression) axisSet() []patternAxis {
	var out []patternAxis
	for _, g := range e.groups {
		for _, a := range g.axes {
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

func (e *expression) has(a patternAxis) bool {
	for _, g := range e.groups {
		if slices.Contains(g.axes, a) {
			return true
		}
	}
	return false
}

// parser of one expression.
type patternParser struct {
	expression
	open       *group
	underscore bool // "_" is legal, as often as wanted
	duplicates bool // a name may be repeated
	numbers    *int // counts numbers over both sides
}

// parseExpression reads one side of a pattern; problem is einops' complaint.
func parseExpression(text string, underscore, duplicates bool, numbers *int) (*expression, string) {
	p := &patternParser{underscore: underscore, duplicates: duplicates, numbers: numbers}
	if strings.Contains(text, ".") {
		if !strings.Contains(text, ellipsis) {
			return nil, "Expression may contain dots only inside ellipsis (...)"
		}
		if strings.Count(text, ellipsis) != 1 || strings.Count(text, ".") != 3 {
			return nil, "Expression may contain dots only inside ellipsis (...); only one ellipsis for tensor "
		}
		text = strings.Replace(text, ellipsis, "…", 1)
		p.hasEllipsis = true
	}
	word := ""
	flush := func() string {
		w := word
		word = ""
		if w == "" {
			return ""
		}
		return p.add(w)
	}
	for _, ch := range text {
		switch {
		case ch == '(' || ch == ')' || ch == ' ':
			if problem := flush(); problem != "" {
				return nil, problem
			}
			if problem := p.bracket(ch); problem != "" {
				return nil, problem
			}
		case ch == '_' || ch == '…' || unicode.IsLetter(ch) || unicode.IsDigit(ch):
			word += string(ch)
		default:
			return nil, fmt.Sprintf("Unknown character '%c'", ch)
		}
	}
	if p.open != nil {
		return nil, fmt.Sprintf("Imbalanced parentheses in expression: %q", text)
	}
	if problem := flush(); problem != "" {
		return nil, problem
	}
	return &p.expression, ""
}

func (p *patternParser) bracket(ch rune) string {
	switch {
	case ch == '(' && p.open != nil:
		return "Axis composition is one-level (brackets inside brackets not allowed)"
	case ch == '(':
		p.open = &group{}
	case ch == ')' && p.open == nil:
		return "Brackets are not balanced"
	case ch == ')':
		p.groups = append(p.groups, *p.open)
		p.open = nil
	}
	return ""
}

// add takes in one name.
func (p *patternParser) add(word string) string {
	if word == "…" {
		a := patternAxis{name: ellipsis}
		if p.open == nil {
			p.groups = append(p.groups, group{[]patternAxis{a}, true})
		} else {
			p.open.axes = append(p.open.axes, a)
			p.inGroup = true
		}
		return ""
	}
	n, err := strconv.ParseInt(word, 10, 64)
	isNumber := err == nil
	if isNumber && n == 1 {
		if p.open == nil {
			p.groups = append(p.groups, group{bare: true})
		}
		return ""
	}
	a := patternAxis{name: word}
	if isNumber {
		if n < 1 {
			return fmt.Sprintf("Anonymous axis should have positive length, not %d", n)
		}
		*p.numbers++
		a = patternAxis{word, n, *p.numbers}
		p.hasNumbers = true
	} else {
		if problem := checkAxisName(word, p.underscore); problem != "" {
			return fmt.Sprintf("Invalid axis identifier: %s\n%s", word, problem)
		}
		if p.taken(a) && !p.duplicates && !(p.underscore && word == "_") {
			return fmt.Sprintf("Indexing expression contains duplicate dimension %q", word)
		}
	}
	if p.open == nil {
		p.groups = append(p.groups, group{[]patternAxis{a}, true})
	} else {
		p.open.axes = append(p.open.axes, a)
	}
	return ""
}

// taken tells if a name was used, in the open group too.
func (p *patternParser) taken(a patternAxis) bool {
	return p.has(a) || p.open != nil && slices.Contains(p.open.axes, a)
}

// checkAxisName is einops' rule for names; "" if it is met.
func checkAxisName(name string, underscore bool) string {
	for i, ch := range name {
		if !(ch == '_' || unicode.IsLetter(ch) || i > 0 && unicode.IsDigit(ch)) {
			return "not a valid python identifier"
		}
	}
	if name == "" {
		return "not a valid python identifier"
	}
	if name == "_" && underscore {
		return ""
	}
	if name[0] == '_' || name[len(name)-1] == '_' {
		return "axis name should should not start or end with underscore"
	}
	return ""
}

// axisList prints axes as Python prints a set.
func axisList(axes []patternAxis) string {
	words := make([]string, len(axes))
	for i, a := range axes {
		words[i] = "'" + a.name + "'"
	}
	return "{" + strings.Join(words, ", ") + "}"
}
