package lsp

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/shapelint/shapelint/parser"
)

const (
	// maxShapes is the number of shapes listed for an expression that has several.
	maxShapes = 6
	// maxExpression is the length in characters at which an expression is cut.
	maxExpression = 60
)

// hover waits for the run of a text and tells the shape under the cursor. The
// answer is nil if there is none, or if the text changed in the meantime.
func (s *server) hover(ctx context.Context, r *run, p position) (*hover, error) {
	select {
	case <-r.done:
	case <-r.ctx.Done():
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	select {
	case <-r.done: // the context of a run that is done ends, too
	default:
		return nil, nil
	}
	if r.result == nil {
		return nil, nil
	}
	t := r.doc.text
	span, ok := smallest(r.result.types, uint32(t.offset(p, s.encoding)))
	if !ok || int(span.End) > len(t.src) {
		return nil, nil
	}
	line := abbreviate(string(t.src[span.Start:span.End])) + ": " + shapes(r.result.types[span])
	m := markup{"plaintext", line}
	if s.markdown {
		m = markup{"markdown", "```python\n" + line + "\n```"}
	}
	return &hover{m, textRange{t.position(int(span.Start), s.encoding), t.position(int(span.End), s.encoding)}}, nil
}

// smallest finds the narrowest expression around an offset. A cursor between
// two expressions that touch belongs to the right one.
func smallest(types map[parser.Span]string, at uint32) (parser.Span, bool) {
	var best parser.Span
	found, inside := false, false
	for s := range types {
		if at < s.Start || at > s.End {
			continue
		}
		in := at < s.End
		if !found || in && !inside || in == inside && s.End-s.Start < best.End-best.Start {
			best, found, inside = s, true, in
		}
	}
	return best, found
}

// shapes lists the shapes of an expression that was evaluated several times, each once.
func shapes(text string) string {
	var out []string
	seen := map[string]bool{}
	for _, s := range strings.Split(text, " | ") {
		if seen[s] {
			continue
		}
		if seen[s] = true; len(out) == maxShapes {
			return strings.Join(out, " | ") + " | ..."
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

// abbreviate puts an expression on one line.
func abbreviate(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > maxExpression {
		s = string([]rune(s)[:maxExpression-3]) + "..."
	}
	return s
}
