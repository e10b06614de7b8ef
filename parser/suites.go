package parser

import (
	"bytes"
	"sort"
)

// From these sizes in bytes on it pays to put a suite off, to shorten a docstring.
const minSuite, minDoc = 160, 60

// suite is the body of a function of the module or of a class of the module,
// from its first token to its last.
type suite struct {
	header     int // start of the line with "def"
	start, end int
	comments   []Span
}

// suiteScanner finds the bodies of functions by indentation alone. Strings,
// brackets and comments are all that it knows of Python.
type suiteScanner struct {
	src    []byte
	at     int
	suites []suite
	cuts   []cut

	open    *suite // the body that is being read
	indent  int    // of its header
	inClass bool   // below a class of the module
	members int    // the indentation of that class's body, -1: not known yet
}

// suitesOf returns the bodies of functions, and what can be cut out of the
// text: these and the insides of docstrings. ok is false where the text is not
// as simple as it should be.
func suitesOf(src []byte) (suites []suite, cuts []cut, ok bool) {
	s := &suiteScanner{src: src}
	for s.at < len(src) {
		if !s.line() {
			return nil, nil, false
		}
	}
	s.close()
	return s.suites, s.cuts, true
}

// line reads a logical line.
func (s *suiteScanner) line() bool {
	begin := s.at
	for s.at < len(s.src) && s.src[s.at] == ' ' {
		s.at++
	}
	first := s.at
	if s.at == len(s.src) {
		return true
	}
	switch s.src[s.at] {
	case '\n', '\r', '#':
		s.restOfLine()
		return true
	case '\t', '\f', '\\':
		return false // indentation that is not measured in blanks
	}
	indent := first - begin
	if s.open != nil && indent <= s.indent {
		s.close()
	}
	if s.inClass && s.members < 0 {
		s.members = indent
	}
	if indent == 0 {
		s.inClass = s.open == nil && bytes.HasPrefix(s.src[first:], []byte("class "))
		s.members = -1
	}
	if s.open != nil && s.open.start == 0 {
		s.open.start = first
	}
	end, colon, ok := s.tokens()
	switch {
	case !ok:
		return false
	case s.open != nil:
		s.open.end = end
	case s.src[first] == '"' && end-first >= minDoc:
		s.docstring(first, end)
	case colon && (indent == 0 || s.inClass && indent == s.members) && isDef(s.src[first:]):
		s.open, s.indent = &suite{header: begin}, indent
	}
	return true
}

func isDef(text []byte) bool {
	return bytes.HasPrefix(text, []byte("def ")) || bytes.HasPrefix(text, []byte("async def "))
}

// restOfLine skips a comment and the end of the line.
func (s *suiteScanner) restOfLine() {
	begin := s.at
	n := bytes.IndexByte(s.src[s.at:], '\n')
	if n < 0 {
		n = len(s.src) - s.at
	}
	s.at += n
	if s.src[begin] == '#' {
		s.comment(begin)
	}
	s.at = min(s.at+1, len(s.src))
}

// comment notes a comment in a body that ends here.
func (s *suiteScanner) comment(begin int) {
	if s.open != nil && s.open.start > 0 {
		s.open.comments = append(s.open.comments, Span{uint32(begin), uint32(s.at)})
	}
}

// tokens skips to the end of the logical line. end is behind its last token;
// colon tells if that is a colon.
func (s *suiteScanner) tokens() (end int, colon, ok bool) {
	depth := 0
	for s.at < len(s.src) {
		c := s.src[s.at]
		switch c {
		case '\n':
			s.at++
			if depth == 0 {
				return end, colon, true
			}
			continue
		case ' ', '\t', '\r', '\f':
			s.at++
			continue
		case '#':
			n := bytes.IndexByte(s.src[s.at:], '\n')
			if n < 0 {
				n = len(s.src) - s.at
			}
			s.at += n
			s.comment(s.at - n)
			continue
		case '\\':
			s.at++
			if s.at < len(s.src) && s.src[s.at] == '\r' {
				s.at++
			}
			if s.at >= len(s.src) || s.src[s.at] != '\n' {
				return 0, false, false
			}
			s.at++
			continue
		case '"', '\'':
			if !s.quoted(c) {
				return 0, false, false
			}
		case '(', '[', '{':
			depth++
			s.at++
		case ')', ']', '}':
			if depth--; depth < 0 {
				return 0, false, false
			}
			s.at++
		case ';':
			return 0, false, false // more than one statement on a line
		default:
			s.at++
		}
		end, colon = s.at, c == ':'
	}
	return end, colon, depth == 0
}

// quoted skips a string.
func (s *suiteScanner) quoted(quote byte) bool {
	triple := []byte{quote, quote, quote}
	if bytes.HasPrefix(s.src[s.at:], triple) {
		for s.at += 3; s.at < len(s.src); s.at++ {
			switch {
			case s.src[s.at] == '\\':
				s.at++
			case s.src[s.at] == quote && bytes.HasPrefix(s.src[s.at:], triple):
				s.at += 3
				return true
			}
		}
		return false
	}
	for s.at++; s.at < len(s.src); s.at++ {
		switch s.src[s.at] {
		case '\\':
			s.at++
		case '\n':
			return false
		case quote:
			s.at++
			return true
		}
	}
	return false
}

// close ends the body that is being read.
func (s *suiteScanner) close() {
	b := s.open
	s.open = nil
	if b == nil || b.start == 0 || b.end-b.start < minSuite {
		return
	}
	// Comments behind the last token belong to what follows.
	for n := len(b.comments); n > 0 && int(b.comments[n-1].Start) >= b.end; n-- {
		b.comments = b.comments[:n-1]
	}
	s.suites = append(s.suites, *b)
	s.cuts = append(s.cuts, cut{b.start, b.end, stub})
}

// docstring cuts out the inside of a string that is a statement. An escape
// sequence would be a node of its own.
func (s *suiteScanner) docstring(first, end int) {
	quotes := []byte(`"""`)
	text := s.src[first:end]
	if !bytes.HasPrefix(text, quotes) || !bytes.HasSuffix(text, quotes) {
		return
	}
	inside := text[3 : len(text)-3]
	if !bytes.Contains(inside, quotes) && bytes.IndexByte(inside, '\\') < 0 {
		s.cuts = append(s.cuts, cut{first + 3, end - 3, "x"})
	}
}

// stub stands for a body that was cut out; what is converted from it must not
// depend on its text.
const stub = "pass "

// cut is a part of the source that is left out, and what stands for it.
type cut struct {
	start, end int
	stub       string
}

// without is the source without the cuts, and a function that says where a
// place in it is in the source.
func without(src []byte, cuts []cut) (skeleton []byte, place func(uint32) uint32) {
	type gap struct{ behind, removed uint32 } // the stub's end in the skeleton; what all stubs so far shorten it by
	gaps := make([]gap, 0, len(cuts))
	skeleton = make([]byte, 0, len(src)/2)
	at, removed := 0, 0
	for _, c := range cuts {
		skeleton = append(append(skeleton, src[at:c.start]...), c.stub...)
		at = c.end
		removed += c.end - c.start - len(c.stub)
		gaps = append(gaps, gap{uint32(len(skeleton)), uint32(removed)})
	}
	skeleton = append(skeleton, src[at:]...)
	return skeleton, func(pos uint32) uint32 {
		n := sort.Search(len(gaps), func(i int) bool { return gaps[i].behind > pos })
		if n == 0 {
			return pos
		}
		return pos + gaps[n-1].removed
	}
}
