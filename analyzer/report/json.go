package report

import (
	"encoding/json"
	"io"
)

// JSON writes the whole report as one document.
func JSON(w io.Writer, r *Report) error {
	diagnostics, unparsed := r.Diagnostics, r.Unparsed
	if diagnostics == nil {
		diagnostics = []Diagnostic{}
	}
	if unparsed == nil {
		unparsed = []Unparsed{}
	}
	return json.NewEncoder(w).Encode(struct {
		Version     int          `json:"version"`
		Diagnostics []Diagnostic `json:"diagnostics"`
		Files       int          `json:"files"`
		Unparsed    []Unparsed   `json:"unparsed"`
		Stats       Stats        `json:"stats"`
	}{1, diagnostics, r.Files, unparsed, r.Stats})
}

// JSONLines writes one diagnostic a line.
func JSONLines(w io.Writer, r *Report) error {
	enc := json.NewEncoder(w)
	for i := range r.Diagnostics {
		if err := enc.Encode(&r.Diagnostics[i]); err != nil {
			return err
		}
	}
	return nil
}
