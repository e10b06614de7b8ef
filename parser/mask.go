package parser

import "strings"

// maskUnknown helps the grammar over valid syntax that it does not know, by
// parsing again with some text replaced by other text of the same length:
//
//   - a star before a literal or parenthesis in a tuple without parentheses
//     (return a, *[b]) becomes ~, which may stand there;
//   - the = of a type parameter's default becomes a colon;
//   - the = of f"{x:=5}", which begins the format, becomes a blank;
//   - the name in the annotation Name[...](...) becomes a number, as the
//     grammar wants nothing behind the brackets if it is a name;
//   - line ends behind a dot inside brackets become blanks: the scanner takes
//     a dedent of the next line for the end of the block;
//   - so do line ends and comments inside brackets where a line begins further
//     left than the statement.
//
// The converter looks up the places. The first tree is kept if it has no more errors.
func maskUnknown(tree *flatTree, src string) (*flatTree, map[uint32]bool, error) {
	m := masker{grammar: theGrammar(), nodes: tree.nodes, src: src}
	if strings.Contains(src, ":=") {
		m.formats()
	}
	certain := len(m.places) > 0
	var hidden []Span // comments that are masked
	if tree.errors > 0 {
		m.tokens()
		m.genericTypes()
		var spans []Span
		spans, hidden = gaps(src)
		for _, span := range spans {
			m.places = append(m.places, mask{span, ' '})
		}
	}
	if len(m.places) == 0 {
		return tree, nil, nil
	}
	text := []byte(src)
	masked := make(map[uint32]bool, len(m.places))
	for _, place := range m.places {
		if place.with != ' ' {
			masked[place.Start] = true
		}
		for at := place.Start; at < place.End; at++ {
			text[at] = place.with
		}
	}
	limit := tree.errors
	if certain {
		limit++
	}
	again, err := flatten(string(text))
	if err != nil {
		tree.release()
		return nil, nil, err
	}
	if again.errors >= limit {
		again.release()
		return tree, nil, nil
	}
	tree.release()
	again.comments = withComments(again.comments, hidden)
	return again, masked, nil
}

// mask is text to be replaced by a character.
type mask struct {
	Span
	with byte
}

type masker struct {
	*grammar
	nodes  []flatNode
	src    string
	places []mask
}

func (m *masker) kind(i int) kind {
	if symbol := int(m.nodes[i].symbol); symbol < len(m.kinds) {
		return m.kinds[symbol]
	}
	return nError
}

// formats finds the f"{x:=5}" that look like named expressions.
func (m *masker) formats() {
	for i := range m.nodes {
		if k := m.kind(i); k != nInterpolation && k != nFormatExpression {
			continue
		}
		for k := i + 1; k < int(m.nodes[i].next); k = int(m.nodes[k].next) {
			if m.kind(k) != nNamedExpression {
				continue
			}
			for j := k + 1; j < int(m.nodes[k].next); j = int(m.nodes[j].next) {
				if m.kind(j) == tWalrus {
					m.places = append(m.places, mask{Span{m.nodes[j].end - 1, m.nodes[j].end}, ' '})
				}
			}
		}
	}
}

// genericTypes finds the names before brackets in types.
func (m *masker) genericTypes() {
	for i := range m.nodes {
		if m.kind(i) != nGenericType || m.kind(i+1) != nIdentifier {
			continue
		}
		alias := i >= 2 && m.src[m.nodes[i-2].start:m.nodes[i-2].end] == "type" // type Name[T] = ...
		if !alias {
			m.places = append(m.places, mask{Span{m.nodes[i+1].start, m.nodes[i+1].end}, '0'})
		}
	}
}

// tokens finds stars, defaults and dots at the end of a line.
func (m *masker) tokens() {
	var before [3]string // the tokens before the current one, nearest last
	params := 0          // depth of brackets inside type parameters
	brackets := 0
	var star uint32
	for i, n := range m.nodes {
		if n.next != uint32(i)+1 || n.start == n.end {
			continue
		}
		token := m.src[n.start:n.end]
		switch {
		case params > 0:
			params += nesting(token)
			if token == "=" && params == 1 {
				m.places = append(m.places, mask{Span{n.start, n.end}, ':'})
			}
		case token == "[" && (before[1] == "class" || before[1] == "def" || before[1] == "type"):
			params = 1
		case before[2] == "*" && mayPrecedeStar(before[1]) && strings.ContainsAny(token[:1], "([{\"'0123456789"):
			m.places = append(m.places, mask{Span{star, star + 1}, '~'})
		}
		switch brackets += nesting(token); {
		case token == "*":
			star = n.start
		case token == "." && brackets > 0:
			rest := strings.TrimLeft(m.src[n.end:], " \t\f\r\n")
			if end := uint32(len(m.src) - len(rest)); strings.Contains(m.src[n.end:end], "\n") {
				m.places = append(m.places, mask{Span{n.end, end}, ' '})
			}
		}
		before[0], before[1], before[2] = before[1], before[2], token
	}
}

func nesting(token string) int {
	switch token {
	case "[", "(", "{":
		return 1
	case "]", ")", "}":
		return -1
	}
	return 0
}

// mayPrecedeStar tells whether a star behind the token can begin a starred element.
func mayPrecedeStar(token string) bool {
	switch token {
	case ",", "=", "return", "yield", "in":
		return true
	}
	return false
}
