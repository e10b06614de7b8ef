package lsp

import "testing"

func TestText(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		e         encoding
		p         position
		offset    int
	}{
		{"empty", "", utf16, position{0, 0}, 0},
		{"second line", "ab\ncd", utf16, position{1, 1}, 4},
		{"carriage return and newline", "ab\r\ncd", utf16, position{1, 1}, 5},
		{"lone carriage return", "ab\rcd", utf16, position{1, 1}, 4},
		{"bytes", "é🚀x", utf8Units, position{0, 6}, 6},
		{"surrogates", "é🚀x", utf16, position{0, 3}, 6},
		{"mark", "\ufeffab", utf16, position{0, 1}, 4},
		{"last empty line", "ab\n", utf16, position{1, 0}, 3},
	} {
		x := newText([]byte(tt.src))
		if got := x.offset(tt.p, tt.e); got != tt.offset {
			t.Errorf("%s: offset %d, want %d", tt.name, got, tt.offset)
		}
		if got := x.position(tt.offset, tt.e); got != tt.p {
			t.Errorf("%s: position %v, want %v", tt.name, got, tt.p)
		}
	}
	for _, tt := range []struct {
		name, src string
		e         encoding
		p         position
		offset    int
	}{
		{"behind the line", "ab\ncd", utf16, position{0, 9}, 2},
		{"behind the line, before the carriage return", "ab\r\ncd", utf16, position{0, 9}, 2},
		{"behind the text", "ab\ncd", utf16, position{9, 0}, 5},
		{"inside a surrogate pair", "🚀", utf16, position{0, 1}, 0},
		{"inside a character", "é", utf8Units, position{0, 1}, 0},
		{"negative", "ab", utf16, position{-1, -5}, 0},
	} {
		if got := newText([]byte(tt.src)).offset(tt.p, tt.e); got != tt.offset {
			t.Errorf("%s: offset %d, want %d", tt.name, got, tt.offset)
		}
	}
}

func TestURI(t *testing.T) {
	for _, path := range []string{"/a/b.py", "/with blank/ö.py", "/100%/a#b?c.py"} {
		if got, ok := pathOf(uriOf(path), ""); !ok || got != path {
			t.Errorf("%s becomes %s becomes %s", path, uriOf(path), got)
		}
	}
	if got, ok := pathOf("file:///a/%C3%B6%20b.py", ""); !ok || got != "/a/ö b.py" {
		t.Error(got)
	}
}
