package report

import (
	"fmt"
	"io"
)

// Concise writes one line a diagnostic, as editors and other tools read it, and a summary.
func Concise(w io.Writer, r *Report) error {
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		if _, err := fmt.Fprintf(w, "%s:%d:%d: %s: %s\n", d.File, d.Line, d.Column, d.Code, d.Message); err != nil {
			return err
		}
	}
	return summary(w, r)
}

// GitHub writes workflow commands, which become annotations of a pull request.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func GitHub(w io.Writer, r *Report) error {
	level := map[string]string{"error": "error", "warning": "warning", "note": "notice"}
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		if _, err := fmt.Fprintf(w, "::%s title=shapelint (%s),file=%s,line=%d,col=%d,endLine=%d,endColumn=%d::%s\n",
			level[d.Severity], escapeProperty(d.Code), escapeProperty(d.File), d.Line, d.Column, d.EndLine, d.EndColumn, escapeData(d.Message)); err != nil {
			return err
		}
	}
	return nil
}

// summary says what was found and how much was looked at: silence is worth only what was understood.
func summary(w io.Writer, r *Report) error {
	for _, u := range r.Unparsed {
		if _, err := fmt.Fprintf(w, "%s: not checked: %s\n", u.File, u.Reason); err != nil {
			return err
		}
	}
	counts := map[string]int{}
	for i := range r.Diagnostics {
		counts[r.Diagnostics[i].Severity]++
	}
	found := "no errors"
	if len(r.Diagnostics) > 0 {
		found = ""
		for _, s := range []string{"error", "warning", "note"} {
			if n := counts[s]; n > 0 {
				if found != "" {
					found += ", "
				}
				found += count(n, s)
			}
		}
	}
	looked := count(r.Stats.Modules, "module")
	if r.Stats.Calls > 0 {
		looked += fmt.Sprintf(", %d%% of calls understood", 100*r.Stats.CallsUnderstood/r.Stats.Calls)
	}
	_, err := fmt.Fprintf(w, "Found %s in %s (%s)\n", found, count(r.Files, "file"), looked)
	return err
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
