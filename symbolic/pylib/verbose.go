package pylib

import "strings"

// reVerbose lets blanks and comments stand in a pattern.
const reVerbose = 64

// joinedDigits finds what is no longer the same without the blanks: \1 2 is not \12.
var joinedDigits = lazyRegexp(`\\\d+\s+\d`)

// withoutBlanks is the text of a verbose pattern as it is written without re.VERBOSE: blanks and comments count in
// brackets and after a backslash alone. ok is false if there is no such text.
func withoutBlanks(pattern string) (plain string, ok bool) {
	if joinedDigits().MatchString(pattern) {
		return "", false
	}
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		end := i + 1
		switch c := pattern[i]; {
		case c == '\\':
			end = min(i+2, len(pattern))
		case c == '[':
			end = bracketEnd(pattern, i)
		case c == '#':
			if n := strings.IndexByte(pattern[i:], '\n'); n >= 0 {
				i += n
				continue
			}
			return b.String(), true
		case strings.IndexByte(" \t\n\r\f\v", c) >= 0:
			continue
		}
		b.WriteString(pattern[i:end])
		i = end - 1
	}
	return b.String(), true
}

// bracketEnd is the end of the class of characters that begins at from: a bracket that comes first in it does not close it.
func bracketEnd(pattern string, from int) int {
	i := from + 1
	if strings.HasPrefix(pattern[i:], "^") {
		i++
	}
	for first := i; i < len(pattern); i++ {
		switch {
		case pattern[i] == '\\':
			i++
		case pattern[i] == ']' && i > first:
			return i + 1
		}
	}
	return len(pattern)
}
