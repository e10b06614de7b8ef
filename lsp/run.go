package lsp

import (
	"context"
	"errors"
	"fmt"

	"github.com/shapelint/shapelint/analyzer"
	"github.com/shapelint/shapelint/analyzer/config"
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic"
)

// run is one analysis of one open file. It belongs to the texts of its
// overlay: a newer one cancels it, and then nothing of it is shown.
type run struct {
	doc    *document
	files  texts
	ctx    context.Context
	cancel context.CancelFunc
	done   chan struct{} // closed when result is set or never will be
	result *analysis
}

// analysis is what a run found.
type analysis struct {
	project *symbolic.Project
	types   map[parser.Span]string
	// found are the diagnostics by path: a script can prove a fault in a module that it imports.
	found map[string][]diagnostic
	// versions are those of the open files at that time.
	versions map[string]int
}

// start replaces the run of a file. s.mu is held.
func (s *server) start(f *openFile) {
	if f.run != nil {
		f.run.cancel()
	}
	r := &run{doc: f.doc, files: make(texts, len(s.open)), done: make(chan struct{})}
	for _, o := range s.open {
		r.files[o.doc.path] = o.doc
	}
	r.ctx, r.cancel = context.WithCancel(s.ctx)
	f.run = r
	go s.execute(f, r)
}

// execute runs a run when its turn comes and publishes it unless it is out of
// date by then. Runs overtaken while they wait cost nothing, so fast typing
// needs no delay.
func (s *server) execute(f *openFile, r *run) {
	defer r.cancel()
	select {
	case s.slots <- struct{}{}:
	case <-r.ctx.Done():
		close(r.done)
		return
	}
	var a *analysis
	var err error
	if r.ctx.Err() == nil {
		a, err = s.analyze(r)
	}
	<-s.slots
	if err != nil {
		_ = s.conn.Notify(s.ctx, "window/logMessage", logParams{Type: 1, Message: err.Error()})
	}
	s.mu.Lock()
	if a == nil || r.ctx.Err() != nil {
		s.mu.Unlock()
		close(r.done)
		return
	}
	touched := map[string]string{r.doc.path: r.doc.uri}
	for _, b := range []*analysis{f.last, a} { // what was found before and is gone must be cleared
		if b == nil {
			continue
		}
		for path := range b.found {
			if path != r.doc.path {
				touched[path] = s.uri(path)
			}
		}
	}
	f.last, r.result = a, a
	s.mu.Unlock()
	close(r.done)
	s.publish(touched)
}

// analyze runs the analyzer. A bug there must not end the editor's session.
func (s *server) analyze(r *run) (a *analysis, err error) {
	defer func() {
		if p := recover(); p != nil {
			a, err = nil, fmt.Errorf("shapelint: internal error in %s: %v", r.doc.path, p)
		}
	}()
	res, err := s.runFile(r)
	switch {
	case r.ctx.Err() != nil: // nobody wants it any more
		return nil, nil
	case err != nil:
		return nil, err
	case len(res.Files) == 0: // the configuration excludes it
		return &analysis{project: res.Project}, nil
	}
	a = &analysis{project: res.Project, found: s.diagnostics(res, r.files), versions: make(map[string]int, len(r.files))}
	for path, d := range r.files {
		a.versions[path] = d.version
	}
	if t := res.Files[0].Types; t != nil {
		a.types = t.BySpan
	}
	return a, nil
}

// runFile analyzes with the project's configuration; one that cannot be
// followed is told to the user and must not take the shapes away.
func (s *server) runFile(r *run) (*analyzer.Result, error) {
	o := analyzer.Options{Paths: []string{r.doc.path}, Overlay: r.files.overlay(), Expressions: true, ForceExclude: true}
	res, err := analyzer.Run(r.ctx, o)
	var wrong *config.Error
	if errors.As(err, &wrong) {
		_ = s.conn.Notify(s.ctx, "window/logMessage", logParams{Type: 1, Message: err.Error()})
		o.Settings.Isolated = true
		res, err = analyzer.Run(r.ctx, o)
	}
	return res, err
}
