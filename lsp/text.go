package lsp

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// encoding is what columns are counted in.
type encoding string

const (
	utf8Units encoding = "utf-8"
	utf16     encoding = "utf-16"
)

// length is what a character of n bytes counts.
func (e encoding) length(r rune, n int) int {
	switch {
	case e == utf8Units:
		return n
	case r >= 0x10000:
		return 2
	}
	return 1
}

// text is a text with its lines. It is never changed, so goroutines may share
// it. The line table of the parser cannot serve here: for the protocol a lone
// carriage return ends a line, too, and changes come before any parsing.
type text struct {
	src    []byte
	starts []int
}

func newText(src []byte) *text {
	t := &text{src: src, starts: []int{0}}
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		t.starts[0] = len("\ufeff") // a byte order mark takes no column
	}
	for i, b := range src {
		if b == '\n' || b == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// line is the extent of a line, counted from 0, without its end.
func (t *text) line(n int) (start, end int) {
	start, end = t.starts[n], len(t.src)
	if n+1 == len(t.starts) {
		return start, end
	}
	end = t.starts[n+1] - 1
	if end > start && t.src[end-1] == '\r' {
		end--
	}
	return start, end
}

// offset finds a position. One behind the end of its line is that end, one
// inside a character is its beginning.
func (t *text) offset(p position, e encoding) int {
	return t.find(p.Line, p.Character, e.length)
}

func (t *text) find(line, units int, length func(rune, int) int) int {
	switch {
	case line < 0:
		return t.starts[0]
	case line >= len(t.starts):
		return len(t.src)
	}
	at, end := t.line(line)
	for units > 0 && at < end {
		r, n := utf8.DecodeRune(t.src[at:end])
		if units -= length(r, n); units < 0 {
			break
		}
		at += n
	}
	return at
}

// position is the inverse of offset.
func (t *text) position(offset int, e encoding) position {
	offset = min(max(offset, t.starts[0]), len(t.src))
	line := sort.SearchInts(t.starts, offset+1) - 1
	p := position{Line: line}
	for at := t.starts[line]; at < offset; {
		r, n := utf8.DecodeRune(t.src[at:])
		p.Character += e.length(r, n)
		at += n
	}
	return p
}

// point turns a line and a column of a report, which count code points from 1,
// into a position.
func (t *text) point(line, column int, e encoding) position {
	return t.position(t.find(line-1, column-1, func(rune, int) int { return 1 }), e)
}

// edit is the text after a change.
func (t *text) edit(c change, e encoding) *text {
	if c.Range == nil {
		return newText([]byte(c.Text))
	}
	start := t.offset(c.Range.Start, e)
	end := max(start, t.offset(c.Range.End, e))
	return newText(bytes.Join([][]byte{t.src[:start], []byte(c.Text), t.src[end:]}, nil))
}
