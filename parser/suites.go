package parser

import "bytes"

// minSuite is the size in bytes from which on it pays to put a suite off.
const minSuite = 160

// suite is the body of a function of the module or of a class of the module,
// from its first token to its last.
type suite struct {
	header     int // start of the line with "def"
	start, end int
}

// suiteScanner finds the bodies of functions by indentation alone. Strings,
// brackets and comments are all that it knows of Python.
type suiteScanner struct {
	src      []byte
	at       int
	skeleton []byte // nil until the first body is found
	suites   []suite

	open    *suite // the body that is being read
	indent  int    // of its header
	keep    []Span // the comments in it
	inClass bool   // below a class of the module
	members int    // the indentation of that class's body, -1: not known yet
}

// suitesOf returns the bodies of functions and the source without them; ok is
// false where the text is not as simple as it should be.
func suitesOf(src []byte) (skeleton []byte, suites []suite, ok bool) {
	s := &suiteScanner{src: src}
	for s.at < len(src) {
		if !s.line() {
			return nil, nil, false
		}
	}
	s.close()
	return s.skeleton, s.suites, true
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
	end, colon, ok := s.tokens()
	switch {
	case !ok:
		return false
	case s.open != nil:
		if s.open.start == 0 {
			s.open.start = first
		}
		s.open.end = end
	case colon && (indent == 0 || s.inClass && indent == s.members) && isDef(s.src[first:]):
		s.open, s.indent = &suite{header: begin}, indent
		s.keep = s.keep[:0]
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
		n = len(s.src) - s.at - 1
	}
	s.at += n + 1
	if s.src[begin] == '#' && s.open != nil {
		s.keep = append(s.keep, Span{uint32(begin), uint32(s.at)})
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
			if s.open != nil {
				s.keep = append(s.keep, Span{uint32(s.at), uint32(s.at + n)})
			}
			s.at += n
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

// close ends the body that is being read and blanks it in the skeleton, but
// for line ends and comments. A 0 stays as its only statement.
func (s *suiteScanner) close() {
	b := s.open
	s.open = nil
	if b == nil || b.start == 0 || b.end-b.start < minSuite {
		return
	}
	if s.skeleton == nil {
		s.skeleton = bytes.Clone(s.src)
	}
	blank := func(from, to int) {
		for i := from; i < to; i++ {
			if c := s.skeleton[i]; c != '\n' && c != '\r' {
				s.skeleton[i] = ' '
			}
		}
	}
	at := b.start
	for _, c := range s.keep {
		if from, to := int(c.Start), int(c.End); from >= at && to <= b.end {
			blank(at, from)
			at = to
		}
	}
	blank(at, b.end)
	s.skeleton[b.start] = '0'
	s.suites = append(s.suites, *b)
}
