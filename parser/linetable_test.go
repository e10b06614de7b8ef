package parser

import "testing"

func TestPosition(t *testing.T) {
	const text = "ab\r\né😀x\n\nend"
	table := NewLineTable([]byte(text))
	for _, test := range []struct {
		name            string
		offset          uint32
		line, column    int
		line16, column0 int
	}{
		{"start", 0, 1, 1, 0, 0},
		{"before the line end", 2, 1, 3, 0, 2},
		{"second line", 4, 2, 1, 1, 0},
		{"after two bytes", 6, 2, 2, 1, 1},
		{"after a surrogate pair", 10, 2, 3, 1, 3},
		{"end of second line", 11, 2, 4, 1, 4},
		{"empty line", 12, 3, 1, 2, 0},
		{"last line", 13, 4, 1, 3, 0},
		{"end of text", 16, 4, 4, 3, 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			if line, column := table.Position(test.offset); line != test.line || column != test.column {
				t.Errorf("Position = %d:%d, want %d:%d", line, column, test.line, test.column)
			}
			if got := table.Offset(test.line, test.column); got != test.offset {
				t.Errorf("Offset = %d, want %d", got, test.offset)
			}
			if line, char := table.UTF16Position(test.offset); line != test.line16 || char != test.column0 {
				t.Errorf("UTF16Position = %d:%d, want %d:%d", line, char, test.line16, test.column0)
			}
			if got := table.UTF16Offset(test.line16, test.column0); got != test.offset {
				t.Errorf("UTF16Offset = %d, want %d", got, test.offset)
			}
		})
	}
}

func TestOffsetOutside(t *testing.T) {
	table := NewLineTable([]byte("ab\r\n😀\n"))
	for _, test := range []struct {
		name       string
		got, wants uint32
	}{
		{"behind the line", table.Offset(1, 99), 2},
		{"before the line", table.Offset(1, -5), 0},
		{"before the text", table.Offset(0, 1), 0},
		{"behind the text", table.Offset(99, 1), 9},
		{"inside a surrogate pair", table.UTF16Offset(1, 1), 4},
		{"behind the text in UTF-16", table.UTF16Offset(99, 0), 9},
		{"negative line in UTF-16", table.UTF16Offset(-1, 0), 0},
	} {
		if test.got != test.wants {
			t.Errorf("%s: %d, want %d", test.name, test.got, test.wants)
		}
	}
	if line, column := table.Position(1000); line != 3 || column != 1 {
		t.Errorf("Position behind the text = %d:%d, want 3:1", line, column)
	}
}

func TestLines(t *testing.T) {
	for _, test := range []struct {
		name, text string
		lines      int
		last       Span
	}{
		{"empty", "", 1, Span{0, 0}},
		{"no newline", "ab", 1, Span{0, 2}},
		{"newline", "ab\n", 2, Span{3, 3}},
		{"byte order mark", "\ufeffab", 1, Span{3, 5}},
	} {
		table := NewLineTable([]byte(test.text))
		if got := table.NumLines(); got != test.lines {
			t.Errorf("%s: %d lines, want %d", test.name, got, test.lines)
		}
		if got := table.LineSpan(test.lines); got != test.last {
			t.Errorf("%s: last line %v, want %v", test.name, got, test.last)
		}
	}
	if line, column := NewLineTable([]byte("\ufeffé")).Position(5); line != 1 || column != 2 {
		t.Errorf("behind é after the mark: %d:%d, want 1:2", line, column)
	}
}
