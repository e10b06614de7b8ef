package report

import (
	"encoding/json"
	"io"
)

type gitlabIssue struct {
	Description string `json:"description"`
	CheckName   string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"`
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
			End   int `json:"end"`
		} `json:"lines"`
	} `json:"location"`
}

// GitLab writes a code quality report.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
func GitLab(w io.Writer, r *Report) error {
	out := []gitlabIssue{}
	names := fingerprints(r)
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		x := gitlabIssue{Description: d.Code + ": " + d.Message, CheckName: d.Code, Fingerprint: names[i],
			Severity: bySeverity(d.Severity, "major", "minor", "info")}
		x.Location.Path = r.shown(d.File)
		x.Location.Lines.Begin, x.Location.Lines.End = d.Line, max(d.Line, d.EndLine)
		out = append(out, x)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}
