package analyzer

import (
	"fmt"
	"go/token"
	"go/types"
	"runtime"

	"golang.org/x/tools/go/analysis"

	"github.com/shapelint/shapelint/analyzer/check"
	"github.com/shapelint/shapelint/analyzer/checks"
	"github.com/shapelint/shapelint/analyzer/report"
	"github.com/shapelint/shapelint/analyzer/shapes"
	"github.com/shapelint/shapelint/analyzer/suppress"
	"github.com/shapelint/shapelint/symbolic"
	"github.com/shapelint/shapelint/symbolic/value"
)

// driver turns the faults of one run into diagnostics: it gives each file a
// Pass for every check. go/analysis brings the API of checks; loading,
// scheduling and positions of Python files are ours.
type driver struct {
	project *symbolic.Project
	fset    *token.FileSet
	files   map[value.FileID]*token.File
	byName  map[string]value.FileID
}

func newDriver(p *symbolic.Project) *driver {
	return &driver{project: p, fset: token.NewFileSet(), files: map[value.FileID]*token.File{}, byName: map[string]value.FileID{}}
}

// file enters a source of the run into the FileSet, configuration files too.
func (d *driver) file(id value.FileID) *token.File {
	if f := d.files[id]; f != nil {
		return f
	}
	src := d.project.Source(id)
	if src == nil {
		return nil
	}
	f := d.fset.AddFile(src.Path, -1, len(src.AST.Source))
	f.SetLinesForContent(src.AST.Source)
	d.files[id], d.byName[src.Path] = f, id
	return f
}

func (d *driver) pos(p value.Place) (pos, end token.Pos) {
	f := d.file(p.File)
	if f == nil {
		return token.NoPos, token.NoPos
	}
	return f.Pos(min(int(p.Start), f.Size())), f.Pos(min(int(p.End), f.Size()))
}

// analyze runs all checks on one file.
func (d *driver) analyze(res *symbolic.FileResult) []report.Diagnostic {
	pkg := types.NewPackage(res.Path, "py")
	done := shapes.Provide(pkg, &shapes.Result{Faults: res.Faults, Pos: d.pos})
	defer done()
	results := map[*analysis.Analyzer]any{}
	var out []report.Diagnostic
	for _, a := range append([]*analysis.Analyzer{shapes.Analyzer}, checks.All...) {
		r, err := d.runOne(a, pkg, res, results)
		if err != nil {
			out = append(out, report.Diagnostic{File: res.Path, Line: 1, Column: 1, EndLine: 1, EndColumn: 1, Code: "internal-error",
				Severity: value.Note.String(), Message: fmt.Sprintf("check %s failed: %v", a.Name, err), Related: []report.Related{}, Fixes: []report.Fix{}})
			continue
		}
		results[a] = r
		fs, _ := r.([]report.Finding)
		for i := range fs {
			out = append(out, d.resolve(&fs[i]))
		}
	}
	return out
}

// runOne runs one Analyzer; a panic costs that check on that file only.
func (d *driver) runOne(a *analysis.Analyzer, pkg *types.Package, res *symbolic.FileResult, results map[*analysis.Analyzer]any) (r any, err error) {
	defer func() {
		if p := recover(); p != nil {
			buf := make([]byte, 2048)
			err = fmt.Errorf("%v\n%s", p, buf[:runtime.Stack(buf, false)])
		}
	}()
	pass := &analysis.Pass{
		Analyzer: a, Fset: d.fset, Pkg: pkg, OtherFiles: []string{res.Path}, TypesInfo: &types.Info{},
		ResultOf: results, Report: func(analysis.Diagnostic) {},
		ReadFile:          func(string) ([]byte, error) { return res.Source.AST.Source, nil },
		ImportObjectFact:  func(types.Object, analysis.Fact) bool { return false },
		ImportPackageFact: func(*types.Package, analysis.Fact) bool { return false },
		ExportObjectFact:  func(types.Object, analysis.Fact) {}, ExportPackageFact: func(analysis.Fact) {},
		AllObjectFacts: func() []analysis.ObjectFact { return nil }, AllPackageFacts: func() []analysis.PackageFact { return nil },
	}
	return a.Run(pass)
}

// place turns a position into file, line and column in code points.
func (d *driver) place(p token.Pos) (file string, line, column int) {
	f := d.fset.File(p)
	if f == nil {
		return "", 0, 0
	}
	src := d.project.Source(d.byName[f.Name()])
	line, column = src.AST.Lines.Position(uint32(f.Offset(p)))
	return f.Name(), line, column
}

func (d *driver) resolve(x *report.Finding) report.Diagnostic {
	out := report.Diagnostic{Code: x.Category, Severity: x.Severity.String(), Message: x.Message, Torch: x.Torch, Help: x.Help,
		Related: []report.Related{}, Fixes: []report.Fix{}}
	out.File, out.Line, out.Column = d.place(x.Pos)
	_, out.EndLine, out.EndColumn = d.place(x.End)
	for _, r := range x.Related {
		rel := report.Related{Message: r.Message}
		rel.File, rel.Line, rel.Column = d.place(r.Pos)
		if _, l, c := d.place(r.End); l == rel.Line {
			rel.EndColumn = c
		}
		if rel.File != "" {
			out.Related = append(out.Related, rel)
		}
	}
	for _, f := range x.SuggestedFixes {
		fix := report.Fix{Message: f.Message}
		for _, e := range f.TextEdits {
			edit := report.Edit{NewText: string(e.NewText)}
			edit.File, edit.Line, edit.Column = d.place(e.Pos)
			_, edit.EndLine, edit.EndColumn = d.place(e.End)
			fix.Edits = append(fix.Edits, edit)
		}
		out.Fixes = append(out.Fixes, fix)
	}
	return out
}

// Validate checks the analyzers as go/analysis demands it.
func Validate() error {
	return analysis.Validate(append([]*analysis.Analyzer{shapes.Analyzer}, checks.All...))
}

// suppressed drops the diagnostics that comments of their file silence.
func (d *driver) suppressed(ds []report.Diagnostic) []report.Diagnostic {
	comments := map[string]*suppress.Comments{}
	out := ds[:0]
	for _, x := range ds {
		c := comments[x.File]
		if c == nil {
			c = suppress.Parse(d.project.Source(d.byName[x.File]).AST)
			comments[x.File] = c
		}
		if !c.Allows(x.Code, x.Line, x.EndLine) {
			out = append(out, x)
		}
	}
	return out
}

// Rule finds a check by name, nil if there is none.
func Rule(name string) *analysis.Analyzer {
	for _, a := range checks.All {
		if check.Name(a) == name {
			return a
		}
	}
	return nil
}

// Rules lists all checks.
func Rules() []*analysis.Analyzer { return checks.All }

func ruleNames() []string {
	out := make([]string, len(checks.All))
	for i, a := range checks.All {
		out[i] = check.Name(a)
	}
	return out
}

// ruleTable describes the checks for reports.
func ruleTable() []report.Rule {
	out := make([]report.Rule, len(checks.All))
	for i, a := range checks.All {
		out[i] = report.Rule{Name: check.Name(a), Summary: check.Summary(a), Page: a.Doc, URL: a.URL}
	}
	return out
}
