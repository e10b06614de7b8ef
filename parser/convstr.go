package parser

import "strings"

// stringParts joins the literals of an implicit concatenation.
type stringParts struct {
	parts   []Expr
	pending strings.Builder
	span    Span // of pending
	format  bool
	bytes   bool
}

func (p *stringParts) add(text string, span Span) {
	if p.span.End == 0 {
		p.span.Start = span.Start
	}
	p.span.End = span.End
	p.pending.WriteString(text)
}

// flush makes a constant of the text so far.
func (p *stringParts) flush() {
	if p.pending.Len() > 0 {
		p.parts = append(p.parts, &Constant{exprBase{p.span}, p.pending.String()})
	}
	p.pending.Reset()
	p.span = Span{}
}

// stringLiteral converts a string, an f-string or several that stand side by side.
func (c *converter) stringLiteral(i int) Expr {
	base := exprBase{c.span(i)}
	if c.kind(i) == nString {
		if text, isBytes, ok := c.plainString(i); ok {
			if isBytes {
				return c.constant(base.Span, Bytes(text))
			}
			return c.constant(base.Span, text)
		}
	}
	var p stringParts
	if c.kind(i) == nString {
		c.addString(i, &p)
	} else {
		for k := first(i); k < c.end(i); k = c.next(k) {
			if c.kind(k) == nString {
				c.addString(k, &p)
			}
		}
	}
	switch {
	case p.format:
		p.flush()
		return &JoinedStr{base, p.parts}
	case p.bytes:
		return c.constant(base.Span, Bytes(p.pending.String()))
	}
	return c.constant(base.Span, p.pending.String())
}

// stringStart splits the opening of a string node into its prefix letters.
func (c *converter) stringStart(i int) (contentStart uint32, raw, bytes, format bool) {
	start := first(i)
	for _, letter := range c.text(start) {
		switch letter {
		case 'r', 'R':
			raw = true
		case 'b', 'B':
			bytes = true
		case 'f', 'F':
			format = true
		}
	}
	return c.nodes[start].end, raw, bytes, format
}

// stringEnd is where the contents of a string node end. The closing token may
// begin too early: in r"\\\\" it takes in the backslashes.
func (c *converter) stringEnd(i int) uint32 {
	if k := c.find(i, nStringEnd); k >= 0 {
		opening := c.text(first(i))
		quotes := len(opening) - strings.IndexAny(opening, `'"`)
		return max(c.nodes[k].start, c.nodes[k].end-uint32(quotes))
	}
	return c.nodes[i].end
}

func (c *converter) plainString(i int) (text string, bytes, ok bool) {
	if c.kind(first(i)) != nStringStart {
		return "", false, true
	}
	start, raw, bytes, format := c.stringStart(i)
	if format {
		return "", false, false
	}
	return unescape(c.src[start:max(start, c.stringEnd(i))], raw, bytes), bytes, true
}

func (c *converter) addString(i int, p *stringParts) {
	if text, bytes, ok := c.plainString(i); ok {
		p.add(text, c.span(i))
		p.bytes = p.bytes || bytes
		return
	}
	p.format = true
	start, raw, _, _ := c.stringStart(i)
	c.addFormat(i, nInterpolation, start, c.stringEnd(i), raw, p)
}

// addFormat adds the text and the replacement fields between start and end;
// fields are the children of i of the given kind.
func (c *converter) addFormat(i int, field kind, start, end uint32, raw bool, p *stringParts) {
	for k := first(i); k < c.end(i); k = c.next(k) {
		if c.kind(k) != field {
			continue
		}
		c.addText(start, c.nodes[k].start, raw, p)
		c.addField(k, raw, p)
		start = c.nodes[k].end
	}
	c.addText(start, end, raw, p)
}

func (c *converter) addText(start, end uint32, raw bool, p *stringParts) {
	if start < end {
		p.add(unescapeFormat(c.src[start:end], raw), Span{start, end})
	}
}

// addField adds {value=!r:spec}; with the =, its text too.
func (c *converter) addField(i int, raw bool, p *stringParts) {
	f := &FormattedValue{exprBase: exprBase{c.span(i)}}
	debug := uint32(0)
	for k := first(i); k < c.end(i); k = c.next(k) {
		switch c.kind(k) {
		case tAssign:
			debug = c.nodes[k].end
		case nTypeConversion:
			f.Conversion = c.src[c.nodes[k].start+1]
		case nFormatSpecifier:
			var spec stringParts
			span := c.span(k)
			c.addFormat(k, nFormatExpression, span.Start+1, span.End, raw, &spec)
			spec.flush()
			f.Spec = &JoinedStr{exprBase{span}, spec.parts}
		default:
			if c.field(k) == fExpression {
				f.Value = c.expr(k)
			}
		}
	}
	if f.Value == nil {
		f.Value = c.bad(i)
	}
	if debug > 0 {
		for strings.IndexByte(" \t\f\r\n", c.src[debug]) >= 0 {
			debug++
		}
		span := Span{f.Start + 1, debug}
		p.add(strings.ReplaceAll(c.withoutComments(span), "\r\n", "\n"), span)
		if f.Conversion == 0 && f.Spec == nil {
			f.Conversion = 'r'
		}
	}
	p.flush()
	p.parts = append(p.parts, f)
}

// withoutComments returns the text without the comments in it.
func (c *converter) withoutComments(span Span) string {
	text := c.src[span.Start:span.End]
	if strings.IndexByte(text, '#') < 0 {
		return text
	}
	comments := c.file.Comments
	for i := len(comments) - 1; i >= 0; i-- {
		if k := comments[i]; span.Start <= k.Start && k.End <= span.End {
			text = text[:k.Start-span.Start] + text[k.End-span.Start:]
		}
	}
	return text
}
