package report

import (
	"encoding/json"
	"io"
)

// RDJSON writes the Reviewdog Diagnostic Format; its columns count bytes of UTF-8.
// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
func RDJSON(w io.Writer, r *Report) error {
	out := rdResult{Source: rdSource{"shapelint", homepage}, Severity: "WARNING", Diagnostics: []rdDiagnostic{}}
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		_, rule := r.rule(d.Code)
		x := rdDiagnostic{Message: d.details(), Severity: bySeverity(d.Severity, "ERROR", "WARNING", "INFO"), Code: rdCode{d.Code, rule.URL},
			Location: rdLocation{d.File, r.rdRange(d.File, d.Line, d.Column, d.EndLine, d.EndColumn)}}
		for _, rel := range d.Related {
			x.Related = append(x.Related, rdRelated{rel.Message,
				rdLocation{rel.File, r.rdRange(rel.File, rel.Line, rel.Column, rel.Line, rel.EndColumn)}})
		}
		for _, f := range d.Fixes {
			for _, e := range f.Edits {
				if e.File == d.File { // a suggestion has no path of its own
					x.Suggestions = append(x.Suggestions, rdSuggestion{r.rdRange(e.File, e.Line, e.Column, e.EndLine, e.EndColumn), e.NewText})
				}
			}
		}
		out.Diagnostics = append(out.Diagnostics, x)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

func (r *Report) rdRange(file string, line, column, endLine, endColumn int) rdRange {
	out := rdRange{Start: rdPosition{line, r.byteColumn(file, line, column)}}
	if endColumn > 0 {
		out.End = &rdPosition{endLine, r.byteColumn(file, endLine, endColumn)}
	}
	return out
}

type rdResult struct {
	Source      rdSource       `json:"source"`
	Severity    string         `json:"severity"`
	Diagnostics []rdDiagnostic `json:"diagnostics"`
}

type rdSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	Related     []rdRelated    `json:"related_locations,omitempty"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRange struct {
	Start rdPosition  `json:"start"`
	End   *rdPosition `json:"end,omitempty"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdCode struct {
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdRelated struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}
