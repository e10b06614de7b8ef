package parser

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// unescape returns the value of the text between the quotes of a literal.
func unescape(text string, raw, bytes bool) string {
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	if raw || strings.IndexByte(text, '\\') < 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for text != "" {
		at := strings.IndexByte(text, '\\')
		if at < 0 || at+1 == len(text) {
			b.WriteString(text)
			break
		}
		b.WriteString(text[:at])
		text = text[at+escape(&b, text[at:], bytes):]
	}
	return b.String()
}

// unescapeFormat does the same for the text of an f-string, where braces are doubled.
func unescapeFormat(text string, raw bool) string {
	if strings.ContainsAny(text, "{}") {
		var b strings.Builder
		for i := 0; i < len(text); i++ {
			ch := text[i]
			if !raw && ch == '\\' && strings.HasPrefix(text[i:], `\N{`) {
				if end := strings.IndexByte(text[i:], '}'); end > 0 {
					b.WriteString(text[i : i+end+1])
					i += end
					continue
				}
			}
			b.WriteByte(ch)
			if (ch == '{' || ch == '}') && i+1 < len(text) && text[i+1] == ch {
				i++
			}
		}
		text = b.String()
	}
	return unescape(text, raw, false)
}

var simpleEscapes = [256]byte{
	'\\': '\\', '\'': '\'', '"': '"', 'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
}

// escape writes the value of the escape sequence that text begins with and
// returns its length. CPython keeps unknown sequences as they are.
func escape(b *strings.Builder, text string, bytes bool) int {
	ch := text[1]
	if simple := simpleEscapes[ch]; simple != 0 {
		b.WriteByte(simple)
		return 2
	}
	switch {
	case ch == '\n':
		return 2
	case '0' <= ch && ch <= '7':
		n := 2
		for n < len(text) && n < 4 && '0' <= text[n] && text[n] <= '7' {
			n++
		}
		value, _ := strconv.ParseUint(text[1:n], 8, 32)
		if bytes {
			b.WriteByte(byte(value))
		} else {
			writeRune(b, uint32(value))
		}
		return n
	case ch == 'x':
		return hexEscape(b, text, 2, bytes)
	case ch == 'u' && !bytes:
		return hexEscape(b, text, 4, false)
	case ch == 'U' && !bytes:
		return hexEscape(b, text, 8, false)
	case ch == 'N' && !bytes && strings.HasPrefix(text, `\N{`):
		// The names of the characters are not known here.
		if end := strings.IndexByte(text, '}'); end > 0 {
			b.WriteRune(utf8.RuneError)
			return end + 1
		}
	}
	b.WriteByte('\\')
	return 1
}

func hexEscape(b *strings.Builder, text string, digits int, bytes bool) int {
	if len(text) >= 2+digits {
		if value, err := strconv.ParseUint(text[2:2+digits], 16, 32); err == nil && value <= utf8.MaxRune {
			if bytes {
				b.WriteByte(byte(value))
			} else {
				writeRune(b, uint32(value))
			}
			return 2 + digits
		}
	}
	b.WriteByte('\\')
	return 1
}

// writeRune writes a code point; a lone surrogate, which Python strings may
// hold, is written as three bytes as Python's "surrogatepass" does.
func writeRune(b *strings.Builder, r uint32) {
	if 0xd800 <= r && r <= 0xdfff {
		b.Write([]byte{0xe0 | byte(r>>12), 0x80 | byte(r>>6)&0x3f, 0x80 | byte(r)&0x3f})
		return
	}
	b.WriteRune(rune(r))
}
