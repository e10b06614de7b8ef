package lsp

import (
	"path/filepath"
	"sort"

	"github.com/shapelint/shapelint/analyzer"
	"github.com/shapelint/shapelint/analyzer/report"
)

// severities are those of the protocol by the name of ours.
var severities = map[string]int{"error": 1, "warning": 2, "note": 3}

// diagnostics words the report of a run for the protocol, by path.
func (s *server) diagnostics(res *analyzer.Result, files texts) map[string][]diagnostic {
	known := map[string]*text{}
	read := func(path string) *text { // nil for what is no file, such as our model of torch
		t, ok := known[path]
		if !ok {
			if d := files[path]; d != nil {
				t = d.text
			} else if src := res.Project.SourceByPath(path); src != nil && filepath.IsAbs(path) {
				t = newText(src.AST.Source)
			}
			known[path] = t
		}
		return t
	}
	out := map[string][]diagnostic{}
	for _, x := range res.Check().Diagnostics {
		t := read(x.File)
		if t == nil {
			continue
		}
		d := diagnostic{Range: textRange{t.point(x.Line, x.Column, s.encoding), t.point(x.EndLine, x.EndColumn, s.encoding)},
			Severity: severities[x.Severity], Code: x.Code, Source: "shapelint", Message: message(&x)}
		if rule := analyzer.Rule(x.Code); rule != nil && rule.URL != "" {
			d.CodeDescription = &codeDescription{Href: rule.URL}
		}
		for _, r := range x.Related {
			t := read(r.File)
			if t == nil {
				continue
			}
			start := t.point(r.Line, r.Column, s.encoding)
			end := start
			if r.EndColumn > 0 {
				end = t.point(r.Line, r.EndColumn, s.encoding)
			}
			uri := uriOf(r.File)
			if d := files[r.File]; d != nil {
				uri = d.uri
			}
			d.RelatedInformation = append(d.RelatedInformation, related{location{uri, textRange{start, end}}, r.Message})
		}
		out[x.File] = append(out[x.File], d)
	}
	return out
}

// message is what the editor shows; the first line says it all.
func message(x *report.Diagnostic) string {
	m := x.Message
	if x.Torch != "" {
		m += "\ntorch: " + x.Torch
	}
	if x.Help != "" {
		m += "\nhelp: " + x.Help
	}
	return m
}

// publish sends what is known now about files: URIs by path.
func (s *server) publish(files map[string]string) {
	s.publishing.Lock()
	defer s.publishing.Unlock()
	paths := make([]string, 0, len(files))
	for p := range files {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	for _, path := range paths {
		p := s.collect(path)
		p.URI = files[path]
		_ = s.conn.Notify(s.ctx, "textDocument/publishDiagnostics", p) // fails only when the client is gone
	}
}

// collect joins what the newest analyses of all open files found in one file.
func (s *server) collect(path string) publishParams {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := publishParams{Diagnostics: []diagnostic{}}
	for _, f := range s.open {
		if f.doc.path == path {
			if f.last != nil && f.last.versions[path] == f.doc.version {
				v := f.doc.version
				p.Version = &v
			}
		}
		if f.last == nil {
			continue
		}
		for _, d := range f.last.found[path] {
			if !contains(p.Diagnostics, &d) {
				p.Diagnostics = append(p.Diagnostics, d)
			}
		}
	}
	sort.SliceStable(p.Diagnostics, func(i, j int) bool {
		a, b := &p.Diagnostics[i], &p.Diagnostics[j]
		if a.Range.Start != b.Range.Start {
			return a.Range.Start.Line < b.Range.Start.Line || a.Range.Start.Line == b.Range.Start.Line && a.Range.Start.Character < b.Range.Start.Character
		}
		return a.Code < b.Code
	})
	return p
}

// contains tells if a fault was found by another run, too.
func contains(ds []diagnostic, d *diagnostic) bool {
	for i := range ds {
		if ds[i].Code == d.Code && ds[i].Range == d.Range {
			return true
		}
	}
	return false
}
