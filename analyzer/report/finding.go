// Package report holds findings and the formats in which they are shown.
package report

import (
	"sort"

	"golang.org/x/tools/go/analysis"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Finding is a diagnostic with what go/analysis has no place for: its severity.
type Finding struct {
	analysis.Diagnostic
	Severity value.Severity
	// Torch is the sentence that torch raises; Help what would mend it.
	Torch, Help string
}

// Diagnostic is a finding with its places resolved: lines and columns from 1,
// columns in Unicode code points.
type Diagnostic struct {
	File      string    `json:"file"`
	Line      int       `json:"line"`
	Column    int       `json:"column"`
	EndLine   int       `json:"end_line"`
	EndColumn int       `json:"end_column"`
	Code      string    `json:"code"`
	Severity  string    `json:"severity"`
	Message   string    `json:"message"`
	Related   []Related `json:"related"`
	Fixes     []Fix     `json:"fixes"`
	Torch     string    `json:"-"`
	Help      string    `json:"-"`
}

// Related is a further place that a diagnostic points at.
type Related struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	// EndColumn is where the span ends if it ends on its line, else 0.
	EndColumn int `json:"-"`
}

// Fix is a change that mends the fault.
type Fix struct {
	Message string `json:"message"`
	Edits   []Edit `json:"edits"`
}

// Edit replaces a piece of a file.
type Edit struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
	NewText   string `json:"new_text"`
}

// Unparsed is a file that could not be understood.
type Unparsed struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// Stats say how much was understood.
type Stats struct {
	Modules         int `json:"modules"`
	Calls           int `json:"calls"`
	CallsUnderstood int `json:"calls_understood"`
}

// Report is the outcome of one run.
type Report struct {
	Diagnostics []Diagnostic
	Unparsed    []Unparsed
	Files       int
	// Interrupted: the run was ended from outside, and Files are those that were finished.
	Interrupted bool
	Stats       Stats
	// Version is that of the program, Rules are its checks.
	Version string
	Rules   []Rule
	// Root is the folder of the repository, to which other tools want paths to be relative.
	Root string
	// Source returns the text of a line of a file, without its end, for formats that show it.
	Source func(file string, line int) (string, bool)
}

// Fails tells if something worse than a note was found.
func (r *Report) Fails() bool {
	for i := range r.Diagnostics {
		if r.Diagnostics[i].Fails() {
			return true
		}
	}
	return false
}

// Fails tells if a diagnostic is worse than a note.
func (d *Diagnostic) Fails() bool { return d.Severity != value.Note.String() }

// details are the message with torch's own sentence and the help, a line each.
func (d *Diagnostic) details() string {
	m := d.Message
	if d.Torch != "" && d.Torch != d.Message {
		m += "\ntorch: " + d.Torch
	}
	if d.Help != "" {
		m += "\nhelp: " + d.Help
	}
	return m
}

// Sort orders the diagnostics by file and place.
func (r *Report) Sort() {
	sort.SliceStable(r.Diagnostics, func(i, j int) bool {
		a, b := &r.Diagnostics[i], &r.Diagnostics[j]
		switch {
		case a.File != b.File:
			return a.File < b.File
		case a.Line != b.Line:
			return a.Line < b.Line
		case a.Column != b.Column:
			return a.Column < b.Column
		}
		return a.Code < b.Code
	})
}
