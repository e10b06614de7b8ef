package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"

	"github.com/shapelint/shapelint/symbolic"
	"github.com/shapelint/shapelint/symbolic/value"
)

// run is the first, thin command line: check and trace.
func run(args []string) int {
	if len(args) == 0 {
		return 2
	}
	cmd := args[0]
	var paths, search []string
	format := "text"
	for i := 1; i < len(args); i++ {
		switch args[i] {
		case "--format", "--output-format":
			i++
			format = args[i]
		case "--path":
			i++
			search = append(search, args[i])
		default:
			if !strings.HasPrefix(args[i], "--") {
				paths = append(paths, args[i])
			}
		}
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var files, roots []string
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 2
		}
		if !info.IsDir() {
			files = append(files, p)
			continue
		}
		roots = append(roots, p)
		filepath.WalkDir(p, func(q string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(q, ".py") {
				files = append(files, q)
			}
			return nil
		})
	}
	sort.Strings(files)
	p := symbolic.NewProject(symbolic.Options{Files: files, Roots: roots, Paths: search, Workers: runtime.NumCPU(), Trace: cmd == "trace"})
	results := p.Run()
	diag := func(f *value.Fault) map[string]any {
		s := p.Source(f.Place.File)
		l, c := s.AST.Lines.Position(f.Place.Start)
		el, ec := s.AST.Lines.Position(f.Place.End)
		rel := []any{}
		for _, r := range f.Related {
			if rs := p.Source(r.Place.File); rs != nil {
				rl, rc := rs.AST.Lines.Position(r.Place.Start)
				rel = append(rel, map[string]any{"file": rs.Path, "line": rl, "column": rc, "message": r.Message})
			}
		}
		return map[string]any{"file": s.Path, "line": l, "column": c, "end_line": el, "end_column": ec, "code": f.Kind, "severity": f.Severity.String(), "message": f.Message, "related": rel, "fixes": []any{}}
	}
	enc := json.NewEncoder(os.Stdout)
	var all []any
	bad := 0
	for _, r := range results {
		ds := []any{}
		for _, f := range r.Faults {
			ds = append(ds, diag(f))
			if f.Severity != value.Note {
				bad = 1
			}
			if cmd == "check" && format != "json" {
				d := diag(f)
				fmt.Printf("%s:%d:%d: %s: %s\n", d["file"], d["line"], d["column"], f.Kind, f.Message)
			}
		}
		all = append(all, ds...)
		if r.Exhausted != "" {
			fmt.Fprintln(os.Stderr, r.Path, r.Exhausted)
		}
		if cmd == "trace" {
			vals := []any{}
			for _, b := range r.Values {
				l, c := r.Source.AST.Lines.Position(b.Span.Start)
				vals = append(vals, map[string]any{"line": l, "column": c, "name": b.Name, "value": b.Value})
			}
			enc.Encode(map[string]any{"file": r.Path, "values": vals, "signatures": r.Signatures, "diagnostics": ds})
		}
	}
	if cmd == "check" && format == "json" {
		if all == nil {
			all = []any{}
		}
		enc.Encode(map[string]any{"version": 1, "diagnostics": all, "files": len(files), "unparsed": []any{}, "stats": map[string]any{}})
	}
	if cmd == "trace" {
		return 0
	}
	return bad
}
