package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Text writes each diagnostic with its source: the line, a caret under the
// operation, the places where the sizes came from, torch's own sentence and the help.
func Text(w io.Writer, r *Report, color bool) error {
	b := bufio.NewWriter(w)
	p := &printer{Writer: b, r: r, paint: painter(color)}
	for i := range r.Diagnostics {
		p.diagnostic(&r.Diagnostics[i])
	}
	if err := summary(b, r); err != nil {
		return err
	}
	return b.Flush()
}

type printer struct {
	*bufio.Writer
	r     *Report
	paint func(style, text string) string
}

var styles = map[string]string{"error": "1;31", "warning": "1;33", "note": "1;36", "gutter": "1;34", "bold": "1"}

func painter(color bool) func(style, text string) string {
	if !color {
		return func(_, text string) string { return text }
	}
	return func(style, text string) string { return "\x1b[" + styles[style] + "m" + text + "\x1b[0m" }
}

func (p *printer) diagnostic(d *Diagnostic) {
	fmt.Fprintf(p, "%s:%d:%d: %s %s\n", d.File, d.Line, d.Column, p.paint(d.Severity, d.Code+":"), p.paint("bold", d.Message))
	width := len(fmt.Sprint(d.Line))
	for _, rel := range d.Related {
		if rel.File == d.File {
			width = max(width, len(fmt.Sprint(rel.Line)))
		}
	}
	end := 0
	if d.EndLine == d.Line {
		end = d.EndColumn
	}
	p.source(d.File, d.Line, d.Column, end, width, "^", "")
	for _, rel := range d.Related {
		if rel.File != d.File {
			fmt.Fprintf(p, "%s%s %s:%d:%d\n", blanks(width), p.paint("gutter", "-->"), rel.File, rel.Line, rel.Column)
		}
		p.source(rel.File, rel.Line, rel.Column, rel.EndColumn, width, "-", rel.Message)
	}
	if d.Torch != "" && d.Torch != d.Message {
		p.remark(width, "torch", d.Torch)
	}
	if d.Help != "" {
		p.remark(width, "help", d.Help)
	}
	p.WriteByte('\n')
}

func (p *printer) remark(width int, what, text string) {
	fmt.Fprintf(p, "%s %s %s: %s\n", blanks(width), p.paint("gutter", "="), what, text)
}

// source shows a line with a mark under a span; an end of 0 marks to the end of the line.
func (p *printer) source(file string, line, column, end, width int, mark, label string) {
	text, ok := p.r.Source(file, line)
	if !ok {
		if label != "" {
			p.remark(width, "note", fmt.Sprintf("%s:%d: %s", file, line, label))
		}
		return
	}
	bar := p.paint("gutter", "|")
	n := utf8.RuneCountInString(text)
	if end == 0 || end > n+1 {
		end = n + 1
	}
	fmt.Fprintf(p, "%s %s\n", blanks(width), bar)
	fmt.Fprintf(p, "%*d %s %s\n", width, line, bar, clip(expandTabs(text)))
	under := strings.Repeat(mark, max(1, min(end-column, maxLine)))
	if label != "" {
		under += " " + label
	}
	if column <= maxLine {
		fmt.Fprintf(p, "%s %s %s%s\n", blanks(width), bar, blanks(column-1), under)
	}
}

// maxLine is how many characters of a source line are shown.
const maxLine = 200

func clip(s string) string {
	if utf8.RuneCountInString(s) <= maxLine {
		return s
	}
	return string([]rune(s)[:maxLine]) + "…"
}

// expandTabs keeps columns: a tab is one character wide.
func expandTabs(s string) string { return strings.ReplaceAll(s, "\t", " ") }

func blanks(n int) string { return strings.Repeat(" ", max(0, n)) }
