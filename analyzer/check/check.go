// Package check makes the Analyzer of a check from its documentation: most
// checks own one kind of fault and put it into words as the rule recorded it.
package check

import (
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/shapelint/shapelint/analyzer/report"
	"github.com/shapelint/shapelint/analyzer/shapes"
	"github.com/shapelint/shapelint/symbolic/value"
)

// FindingsType is the result type of every check.
var FindingsType = reflect.TypeOf([]report.Finding(nil))

// New makes the Analyzer that owns the faults of a kind. doc is the check's
// page: its first line is "name: summary".
func New(kind value.Kind, doc string) *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name:       strings.ReplaceAll(string(kind), "-", ""), // go/analysis wants an identifier; users see the Category
		Doc:        doc,
		URL:        "https://shapelint.github.io/checks/" + string(kind),
		Requires:   []*analysis.Analyzer{shapes.Analyzer},
		ResultType: FindingsType,
	}
	a.Run = func(pass *analysis.Pass) (any, error) { return run(pass, kind), nil }
	return a
}

// Name is the name of a check as users see it, Summary its first line's rest.
func Name(a *analysis.Analyzer) string { n, _, _ := strings.Cut(a.Doc, ":"); return n }

// Summary is the first line of a check's page, without the name.
func Summary(a *analysis.Analyzer) string {
	line, _, _ := strings.Cut(a.Doc, "\n")
	_, s, _ := strings.Cut(line, ": ")
	return s
}

func run(pass *analysis.Pass, kind value.Kind) []report.Finding {
	in := pass.ResultOf[shapes.Analyzer].(*shapes.Result)
	var found []report.Finding
	for _, f := range in.Faults {
		if f.Kind != kind {
			continue
		}
		x := finding(in, f)
		pass.Report(x.Diagnostic)
		found = append(found, x)
	}
	return found
}

func finding(in *shapes.Result, f *value.Fault) report.Finding {
	pos, end := in.Pos(f.Place)
	x := report.Finding{Severity: f.Severity, Torch: f.Torch, Help: f.Help,
		Diagnostic: analysis.Diagnostic{Pos: pos, End: end, Category: string(f.Kind), Message: f.Message}}
	add := func(p value.Place, message string) {
		if p.File == 0 {
			return
		}
		pos, end := in.Pos(p)
		x.Related = append(x.Related, analysis.RelatedInformation{Pos: pos, End: end, Message: message})
	}
	for _, r := range f.Related {
		add(r.Place, r.Message)
	}
	for _, c := range f.Callers {
		add(c, "called from here")
	}
	if f.Fix != nil && f.Fix.Place.File != 0 {
		pos, end := in.Pos(f.Fix.Place)
		x.SuggestedFixes = []analysis.SuggestedFix{{Message: f.Fix.Message,
			TextEdits: []analysis.TextEdit{{Pos: pos, End: end, NewText: []byte(f.Fix.NewText)}}}}
	}
	return x
}
