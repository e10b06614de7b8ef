package parser

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// LineTable converts between offsets and lines with columns. Lines end with
// \n; the \r of \r\n belongs to the end of the line. A byte order mark takes
// no column.
type LineTable struct {
	src    []byte
	starts []uint32 // offset of the first byte of each line; the mark is skipped
	ascii  bool
}

// NewLineTable makes the table of a text.
func NewLineTable(src []byte) *LineTable {
	t := &LineTable{src: src, starts: make([]uint32, 1, 1+bytes.Count(src, []byte("\n"))), ascii: true}
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		t.starts[0] = uint32(len("\ufeff"))
	}
	for i, b := range src {
		if b == '\n' {
			t.starts = append(t.starts, uint32(i)+1)
		} else if b >= utf8.RuneSelf && i >= int(t.starts[0]) {
			t.ascii = false
		}
	}
	return t
}

// NumLines counts the lines; an empty text has one.
func (t *LineTable) NumLines() int { return len(t.starts) }

// LineSpan is the extent of a line, counted from 1, without its line end.
func (t *LineTable) LineSpan(line int) Span {
	line = min(max(line, 1), len(t.starts))
	start, end := t.starts[line-1], uint32(len(t.src))
	if line < len(t.starts) {
		end = t.starts[line] - 1
		if end > start && t.src[end-1] == '\r' {
			end--
		}
	}
	return Span{start, end}
}

// line returns the index of the line that holds the offset.
func (t *LineTable) line(offset uint32) int {
	return max(sort.Search(len(t.starts), func(i int) bool { return t.starts[i] > offset })-1, 0)
}

// before returns the text of the line in front of the offset.
func (t *LineTable) before(line int, offset uint32) []byte {
	offset = min(offset, uint32(len(t.src)))
	return t.src[min(t.starts[line], offset):offset]
}

// Position returns the line and the column of an offset, both counted from 1,
// the column in code points.
func (t *LineTable) Position(offset uint32) (line, column int) {
	line = t.line(offset)
	text := t.before(line, offset)
	if t.ascii {
		return line + 1, len(text) + 1
	}
	return line + 1, utf8.RuneCount(text) + 1
}

// Offset is the inverse of Position. A column behind the end of the line is
// its end, a line behind the last one is the end of the text.
func (t *LineTable) Offset(line, column int) uint32 {
	if line > len(t.starts) {
		return uint32(len(t.src))
	}
	return t.advance(t.LineSpan(line), column-1, func(rune) int { return 1 })
}

// UTF16Position returns line and character as LSP counts them by default:
// from 0, in UTF-16 code units.
func (t *LineTable) UTF16Position(offset uint32) (line, char int) {
	line = t.line(offset)
	text := t.before(line, offset)
	if t.ascii {
		return line, len(text)
	}
	for _, r := range string(text) {
		char += utf16Len(r)
	}
	return line, char
}

// UTF16Offset is the inverse of UTF16Position.
func (t *LineTable) UTF16Offset(line, char int) uint32 {
	if line >= len(t.starts) {
		return uint32(len(t.src))
	}
	return t.advance(t.LineSpan(line+1), char, utf16Len)
}

// advance goes on by units from the beginning of the span.
func (t *LineTable) advance(span Span, units int, length func(rune) int) uint32 {
	if t.ascii {
		return min(span.Start+uint32(max(units, 0)), span.End)
	}
	offset := span.Start
	for units > 0 && offset < span.End {
		r, size := utf8.DecodeRune(t.src[offset:span.End])
		if units -= length(r); units < 0 {
			break // inside a surrogate pair
		}
		offset += uint32(size)
	}
	return offset
}

func utf16Len(r rune) int {
	if r >= 0x10000 {
		return 2
	}
	return 1
}
