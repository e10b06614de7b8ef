package parser

import (
	"bytes"
	"slices"
)

// This file finds the lines inside brackets that begin further left than their statement. Python does not mind them; the
// scanner takes one for the end of the block unless a bracket may close there: not behind "(a if b", for one.

// gaps are the texts between tokens inside brackets in which such a line, or a comment that stands there, begins; comments
// are those in the gaps. There are none in a text that cannot be taken apart.
func gaps(src string) (found, comments []Span) {
	s := suiteScanner{src: []byte(src)}
	depth, indent := 0, 0
	for s.at < len(s.src) {
		g := s.gap()
		switch {
		case depth == 0 && g.lines:
			indent = g.indent
		case g.lines && g.least >= 0 && g.least < indent:
			found = append(found, Span{uint32(g.begin), uint32(s.at)})
			comments = append(comments, g.comments...)
		}
		if s.at == len(s.src) {
			break
		}
		switch c := s.src[s.at]; c {
		case '"', '\'':
			if !s.quoted(c) {
				return nil, nil
			}
			continue
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth = max(depth-1, 0)
		}
		s.at++
	}
	return found, comments
}

// gap is what stands between two tokens.
type gap struct {
	begin         int
	lines         bool // it has the beginning of a line in it
	indent, least int  // of the line with the next token, of all lines that begin (-1: none)
	comments      []Span
}

// gap skips blanks, line ends and comments.
func (s *suiteScanner) gap() gap {
	g := gap{begin: s.at, lines: s.at == 0, least: -1}
	for ; s.at < len(s.src); s.at++ {
		switch s.src[s.at] {
		case ' ':
			g.indent++
		case '\t':
			g.indent += tabWidth
		case '\r', '\f':
		case '\n':
			g.lines, g.indent = true, 0
		case '\\':
			if !bytes.HasPrefix(s.src[s.at+1:], []byte("\n")) {
				g.begins()
				return g
			}
			s.at++
		case '#':
			g.begins()
			n := bytes.IndexByte(s.src[s.at:], '\n')
			if n < 0 {
				n = len(s.src) - s.at
			}
			g.comments = append(g.comments, Span{uint32(s.at), uint32(s.at + n)})
			s.at += n - 1
		default:
			g.begins()
			return g
		}
	}
	return g
}

// tabWidth is what a tab counts in an indentation.
const tabWidth = 8

// begins notes the indentation of a line whose first text is reached.
func (g *gap) begins() {
	if g.lines && (g.least < 0 || g.indent < g.least) {
		g.least = g.indent
	}
}

// withComments is the comments of a tree and others, in order.
func withComments(comments, others []Span) []Span {
	if len(others) == 0 {
		return comments
	}
	all := slices.Concat(comments, others)
	slices.SortFunc(all, func(a, b Span) int { return int(a.Start) - int(b.Start) })
	return slices.Compact(all)
}
