package questions

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// A Parser reads expressions and comparisons in Python source over Names.
type Parser struct {
	Names  map[string]dim.Expr
	tokens []string
}

func tokenize(text string) []string {
	var out []string
	for i := 0; i < len(text); {
		c := rune(text[i])
		j := i + 1
		switch {
		case unicode.IsSpace(c):
			i++
			continue
		case unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_':
			for j < len(text) && (unicode.IsLetter(rune(text[j])) || unicode.IsDigit(rune(text[j])) || text[j] == '_') {
				j++
			}
		case strings.HasPrefix(text[i:], "//"), j < len(text) && text[j] == '=':
			j++
		}
		out = append(out, text[i:j])
		i = j
	}
	return out
}

func (p *Parser) peek() string {
	if len(p.tokens) == 0 {
		return ""
	}
	return p.tokens[0]
}

func (p *Parser) next() string {
	t := p.peek()
	if t != "" {
		p.tokens = p.tokens[1:]
	}
	return t
}

// Expr parses an expression.
func (p *Parser) Expr(text string) (dim.Expr, error) {
	p.tokens = tokenize(text)
	e, err := p.sum()
	if err == nil && p.peek() != "" {
		err = fmt.Errorf("%q: unexpected %q", text, p.peek())
	}
	return e, err
}

// Constraint parses a comparison; its tag is the text.
func (p *Parser) Constraint(text string) (dim.Constraint, error) {
	p.tokens = tokenize(text)
	a, err := p.sum()
	if err != nil {
		return dim.Constraint{}, err
	}
	op := p.next()
	b, err := p.sum()
	if err != nil {
		return dim.Constraint{}, err
	}
	c := dim.Constraint{Left: a, Right: b, Tag: text}
	switch op {
	case "==":
		c.Rel = dim.EQ
	case "!=":
		c.Rel = dim.NE
	case "<=":
		c.Rel = dim.LE
	case "<":
		c.Rel = dim.LT
	case ">=":
		c.Rel, c.Left, c.Right = dim.LE, b, a
	case ">":
		c.Rel, c.Left, c.Right = dim.LT, b, a
	default:
		return c, fmt.Errorf("%q: unknown comparison %q", text, op)
	}
	return c, nil
}

func (p *Parser) sum() (dim.Expr, error) {
	e, err := p.product()
	for err == nil && (p.peek() == "+" || p.peek() == "-") {
		op := p.next()
		var f dim.Expr
		if f, err = p.product(); op == "+" {
			e = e.Add(f)
		} else {
			e = e.Sub(f)
		}
	}
	return e, err
}

func (p *Parser) product() (dim.Expr, error) {
	e, err := p.unary()
	for err == nil {
		op := p.peek()
		if op != "*" && op != "//" && op != "%" {
			break
		}
		p.next()
		var f dim.Expr
		f, err = p.unary()
		switch op {
		case "*":
			e = e.Mul(f)
		case "//":
			e = e.FloorDiv(f)
		default:
			e = e.Mod(f)
		}
	}
	return e, err
}

func (p *Parser) unary() (dim.Expr, error) {
	if p.peek() == "-" {
		p.next()
		e, err := p.unary()
		return e.Neg(), err
	}
	return p.operand()
}

func (p *Parser) operand() (dim.Expr, error) {
	t := p.next()
	switch {
	case t == "(":
		e, err := p.sum()
		if err == nil && p.next() != ")" {
			err = fmt.Errorf("missing )")
		}
		return e, err
	case t == "min" || t == "max":
		return p.call(t)
	case t == "":
		return dim.Invalid, fmt.Errorf("unexpected end")
	}
	if v, err := strconv.ParseInt(t, 10, 64); err == nil {
		return dim.Int(v), nil
	}
	if e, ok := p.Names[t]; ok {
		return e, nil
	}
	return dim.Invalid, fmt.Errorf("unexpected %q", t)
}

func (p *Parser) call(name string) (dim.Expr, error) {
	var r dim.Expr
	for i := 0; ; i++ {
		p.next() // "(" or ","
		e, err := p.sum()
		if err != nil {
			return e, err
		}
		switch {
		case i == 0:
			r = e
		case name == "min":
			r = dim.Min(r, e)
		default:
			r = dim.Max(r, e)
		}
		if p.peek() != "," {
			break
		}
	}
	if p.next() != ")" {
		return r, fmt.Errorf("missing ) after %s", name)
	}
	return r, nil
}
