// Package analyzer turns what the interpreter found into diagnostics: it picks
// the files, runs the project and then the checks over them.
package analyzer

import (
	"context"
	"maps"
	"os"
	"runtime"
	"slices"

	"github.com/shapelint/shapelint/analyzer/cache"
	"github.com/shapelint/shapelint/analyzer/config"
	"github.com/shapelint/shapelint/analyzer/report"
	"github.com/shapelint/shapelint/analyzer/workspace"
	"github.com/shapelint/shapelint/symbolic"
)

// Options say what to analyze.
type Options struct {
	// Paths are the files and folders that were named; Search the folders of libraries.
	Paths, Search []string
	// Overlay holds texts that lie over the disk.
	Overlay     Overlay
	Trace       bool
	Expressions bool
	// Settings is what the command line says about configuration.
	Settings config.Settings
	// Cache keeps what is found from run to run; nil keeps nothing. Afresh looks at all files, whatever it holds.
	Cache  *cache.Folder
	Afresh bool
	// ForceExclude passes over named files that the configuration excludes.
	ForceExclude bool
}

// Result is a report with the file results that it was made from.
type Result struct {
	Report  *report.Report
	Project *symbolic.Project
	// Files are those that were run: of the others an earlier run has told.
	Files []*symbolic.FileResult
	// Asked is how many files there were to analyze.
	Asked int

	order    []string // all files
	memory   *memory
	recalled map[string]*fileReport

	configs *config.Resolver
	named   map[string]bool // the files that were asked for
	// unlisted are the folders that could not be read.
	unlisted []workspace.Unlisted
}

// Run analyzes files. The error is one of usage (a path that cannot be read, a
// configuration that cannot be followed), or that of ctx, which ends a run early:
// the result is then that of the files that were finished, else nil.
func Run(ctx context.Context, o Options) (*Result, error) {
	configs, err := config.NewResolver(o.Settings, ruleNames())
	if err != nil {
		return nil, err
	}
	find := workspace.Finder{Config: configs.For, ForceExclude: o.ForceExclude, Open: o.Overlay.has}
	ws, err := find.Find(o.Paths)
	if err != nil {
		return nil, err
	}
	r := &Result{configs: configs, named: map[string]bool{}, unlisted: ws.Unlisted}
	paths, sites := map[string][]string{}, map[string][]string{}
	installed := workspace.Environments{Getenv: os.Getenv}
	libraries := [][]string{ws.Roots, o.Search}
	for _, f := range ws.Files {
		c, err := configs.For(f)
		if err != nil {
			return nil, err
		}
		r.named[f], paths[f] = true, c.SearchPath()
		if !o.Settings.Isolated {
			sites[f] = installed.Of(f, c.EnvironmentFolder(workspace.NoEnvironment))
		}
		libraries = append(libraries, paths[f], sites[f])
	}
	disk := newFence(symbolic.Disk{}, ws.Files, libraries...)
	r.Project = symbolic.NewProject(symbolic.Options{FS: overlaid{disk, o.Overlay}, Files: ws.Files, Roots: ws.Roots, Paths: o.Search,
		PathsOf: func(f string) []string { return paths[f] }, SitesOf: func(f string) []string { return sites[f] }, Workers: runtime.GOMAXPROCS(0), Trace: o.Trace, Expressions: o.Expressions, Footprints: o.Cache != nil})
	r.Asked, r.order = len(ws.Files), ws.Files
	r.memory = newMemory(o.Cache, r.Project)
	if r.memory != nil && !o.Afresh {
		r.recalled = r.memory.recall(ctx, ws.Files)
	}
	r.Files, err = r.Project.RunOnly(ctx, slices.DeleteFunc(slices.Clone(ws.Files), func(f string) bool { return r.recalled[f] != nil }))
	return r, err
}

// Recalled is how many files an earlier run has told of.
func (r *Result) Recalled() int { return len(r.recalled) }

// configured gives a finding the severity that its file's configuration wants; false to drop it.
func (r *Result) configured(d *report.Diagnostic) bool {
	c, err := r.configs.For(d.File)
	if err != nil {
		return true // a file outside of the project, whose configuration is not ours to judge
	}
	if !r.named[d.File] && c.Excludes(d.File, "") {
		return false
	}
	if Rule(d.Code) != nil {
		d.Severity = c.Level(d.Code, d.File, d.Severity)
	}
	return d.Severity != config.Off
}

// Check makes the report of a run.
func (r *Result) Check() *report.Report {
	done := len(r.Files) + len(r.recalled)
	out := &report.Report{Files: done, Interrupted: done < r.Asked, Source: r.line, Version: Version, Rules: ruleTable(), Root: workspace.Repository(".")}
	for _, u := range r.unlisted {
		out.Unparsed = append(out.Unparsed, report.Unparsed{File: u.Path, Reason: "the folder cannot be listed: " + u.Err.Error()})
	}
	reports := maps.Clone(r.recalled)
	if reports == nil {
		reports = map[string]*fileReport{}
	}
	d := newDriver(r.Project)
	for _, f := range r.Files {
		reports[f.Path] = d.report(f)
		if r.memory != nil {
			r.memory.keep(f, reports[f.Path])
		}
	}
	seen := map[key]bool{}
	for _, path := range r.order {
		f := reports[path]
		if f == nil {
			continue // the run was ended before
		}
		if f.Unparsed != "" {
			out.Unparsed = append(out.Unparsed, report.Unparsed{File: path, Reason: f.Unparsed})
			continue
		}
		if f.Exhausted != "" {
			out.Unparsed = append(out.Unparsed, report.Unparsed{File: path, Reason: "only in part: limit reached: " + f.Exhausted})
		}
		out.Stats.Modules += f.Stats.Modules
		out.Stats.Calls += f.Stats.Calls
		out.Stats.CallsUnderstood += f.Stats.CallsUnderstood
		for _, x := range f.Diagnostics {
			k := key{x.File, x.Line, x.Column, x.Code}
			if !seen[k] && r.configured(&x) { // the same fault, found by the roots of two files
				seen[k] = true
				out.Diagnostics = append(out.Diagnostics, x)
			}
		}
	}
	out.Sort()
	r.Report = out
	return out
}

// report is what one file adds to a report.
func (d *driver) report(f *symbolic.FileResult) *fileReport {
	if f.Err != nil {
		return &fileReport{Path: f.Path, Unparsed: f.Err.Error()}
	}
	return &fileReport{Path: f.Path, Exhausted: f.Exhausted,
		Stats:       report.Stats{Modules: f.Stats.Modules, Calls: f.Stats.Calls, CallsUnderstood: f.Stats.Understood},
		Diagnostics: d.suppressed(d.analyze(f))}
}

type key struct {
	file         string
	line, column int
	code         string
}

// line is the text of a line of a file of the run.
func (r *Result) line(file string, line int) (string, bool) {
	text, lines := r.Project.Lines(file)
	if lines == nil || line < 1 || line > lines.NumLines() {
		return "", false
	}
	s := lines.LineSpan(line)
	return string(trimEnd(text[s.Start:s.End])), true
}

func trimEnd(b []byte) []byte {
	for len(b) > 0 && (b[len(b)-1] == '\n' || b[len(b)-1] == '\r') {
		b = b[:len(b)-1]
	}
	return b
}
