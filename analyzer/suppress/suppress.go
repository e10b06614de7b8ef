// Package suppress reads the comments that silence findings:
//
//	x = f(y)  # shapelint: ignore[mismatched-features]
//	# shapelint: ignore            (on a line of its own: for the next line)
//	# shapelint: skip-file
//
// A bare "# noqa" is obeyed, too.
package suppress

import (
	"regexp"
	"strings"
	"sync"

	"github.com/shapelint/shapelint/parser"
)

// Comments are the suppressions of one file.
type Comments struct {
	// Skip: the whole file is to be passed over.
	Skip  bool
	lines map[int]rule
}

// rule is what one line allows: everything, or some names.
type rule struct {
	all   bool
	names []string
}

// directive is the pattern of our own comments; few files have one.
var directive = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`#\s*shapelint:\s*(ignore|skip-file)\s*(?:\[([^\]]*)\])?`)
})

// match finds the directive of a comment; nil if it has none.
func match(text string) []string {
	if !strings.Contains(text, "shapelint:") {
		return nil
	}
	return directive().FindStringSubmatch(text)
}

// isNoqa tells if a comment is a bare "# noqa".
func isNoqa(text string) bool {
	return strings.EqualFold(strings.TrimSpace(strings.TrimPrefix(text, "#")), "noqa")
}

// Parse reads the comments of a file.
func Parse(f *parser.File) *Comments {
	c := &Comments{lines: map[int]rule{}}
	for _, k := range f.Comments {
		line, _ := f.Lines.Position(k.Start)
		m := match(k.Text)
		switch {
		case m == nil && isNoqa(k.Text):
			c.lines[line] = rule{all: true}
			continue
		case m == nil:
			continue
		case m[1] == "skip-file":
			c.Skip = true
			continue
		}
		r := rule{all: m[2] == ""}
		for _, n := range strings.Split(m[2], ",") {
			if n = strings.TrimSpace(n); n != "" {
				r.names = append(r.names, n)
			}
		}
		if k.OwnLine {
			line++
		}
		c.lines[line] = r
	}
	return c
}

// Allows tells if a finding of a check on the lines first to last is silenced.
func (c *Comments) Allows(check string, first, last int) bool {
	if c.Skip {
		return true
	}
	for _, line := range [2]int{first, last} {
		r, ok := c.lines[line]
		if !ok {
			continue
		}
		if r.all {
			return true
		}
		for _, n := range r.names {
			if n == check {
				return true
			}
		}
	}
	return false
}
