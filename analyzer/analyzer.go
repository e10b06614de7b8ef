// Package analyzer turns what the interpreter found into diagnostics: it picks
// the files, runs the project and then the checks over them.
package analyzer

import (
	"runtime"

	"github.com/shapelint/shapelint/analyzer/report"
	"github.com/shapelint/shapelint/analyzer/workspace"
	"github.com/shapelint/shapelint/symbolic"
)

// Options say what to analyze.
type Options struct {
	// Paths are the files and folders that were named; Search the folders of libraries.
	Paths, Search []string
	FS            symbolic.FileSystem
	Trace         bool
	Expressions   bool
}

// Result is a report with the file results that it was made from.
type Result struct {
	Report  *report.Report
	Project *symbolic.Project
	Files   []*symbolic.FileResult
}

// Run analyzes files. The error is one of usage: a path that cannot be read.
func Run(o Options) (*Result, error) {
	ws, err := workspace.Find(o.Paths)
	if err != nil {
		return nil, err
	}
	p := symbolic.NewProject(symbolic.Options{FS: o.FS, Files: ws.Files, Roots: ws.Roots, Paths: o.Search,
		Workers: runtime.GOMAXPROCS(0), Trace: o.Trace, Expressions: o.Expressions})
	return &Result{Project: p, Files: p.Run()}, nil
}

// Check makes the report of a run.
func (r *Result) Check() *report.Report {
	out := &report.Report{Files: len(r.Files), Source: r.line, Version: Version, Rules: ruleTable(), Root: workspace.Repository(".")}
	d := newDriver(r.Project)
	seen := map[key]bool{}
	for _, f := range r.Files {
		if f.Err != nil {
			out.Unparsed = append(out.Unparsed, report.Unparsed{File: f.Path, Reason: f.Err.Error()})
			continue
		}
		if f.Exhausted != "" {
			out.Unparsed = append(out.Unparsed, report.Unparsed{File: f.Path, Reason: "only in part: limit reached: " + f.Exhausted})
		}
		out.Stats.Modules += f.Stats.Modules
		out.Stats.Calls += f.Stats.Calls
		out.Stats.CallsUnderstood += f.Stats.Understood
		for _, x := range d.suppressed(d.analyze(f)) {
			k := key{x.File, x.Line, x.Column, x.Code}
			if !seen[k] { // the same fault, found by the roots of two files
				seen[k] = true
				out.Diagnostics = append(out.Diagnostics, x)
			}
		}
	}
	out.Sort()
	r.Report = out
	return out
}

type key struct {
	file         string
	line, column int
	code         string
}

// line is the text of a line of a file of the run.
func (r *Result) line(file string, line int) (string, bool) {
	src := r.Project.SourceByPath(file)
	if src == nil || line < 1 || line > src.AST.Lines.NumLines() {
		return "", false
	}
	s := src.AST.Lines.LineSpan(line)
	return string(trimEnd(src.AST.Source[s.Start:s.End])), true
}

func trimEnd(b []byte) []byte {
	for len(b) > 0 && (b[len(b)-1] == '\n' || b[len(b)-1] == '\r') {
		b = b[:len(b)-1]
	}
	return b
}
