package pylib

import "strings"

// Configuration texts are read by decoders that recurse on what is nested and
// that take many times the room of the text. Beyond these limits none is asked.
const (
	maxDocument      = 2 << 20 // bytes
	maxDocumentDepth = 256     // brackets in brackets, parts of a key
	maxIndentation   = 1024
	// bytesOfNode is how much text takes the room of one element.
	bytesOfNode = 4
)

// readable tells if a configuration text is within the limits of the decoders.
func readable(text string) bool {
	if len(text) > maxDocument {
		return false
	}
	depth := 0
	for line := range strings.Lines(text) {
		body := strings.TrimLeft(line, " \t-") // "- - - x" is a list in a list in a list
		if len(line)-len(body) > maxIndentation || dottedParts(body) > maxDocumentDepth {
			return false
		}
		for i := range len(line) {
			switch line[i] {
			case '[', '{':
				depth++
			case ']', '}':
				depth = max(depth-1, 0)
			}
			if depth > maxDocumentDepth {
				return false
			}
		}
	}
	return true
}

// dottedParts counts the parts of the key that a line of TOML begins with.
func dottedParts(line string) int {
	key, _, pair := strings.Cut(line, "=")
	if !pair && (!strings.HasPrefix(line, "[") || strings.Contains(line, ",")) {
		return 0
	}
	return strings.Count(key, ".") + 1
}
