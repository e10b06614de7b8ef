package lsp

import "strings"

// document is one version of an open text; it is never changed.
type document struct {
	uri, path string
	version   int
	text      *text
}

// openFile is a file that the editor has open.
type openFile struct {
	doc *document
	run *run // the newest analysis
	// last is what the newest finished analysis found, nil before.
	last *analysis
}

func (s *server) didOpen(p documentParams) {
	d := p.TextDocument
	path, ok := pathOf(d.URI, s.root)
	if !ok || d.LanguageID != "python" && !strings.HasSuffix(path, ".py") {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	doc := &document{uri: d.URI, path: path, version: d.Version, text: newText([]byte(d.Text))}
	f := s.open[d.URI]
	if f == nil {
		f = &openFile{}
		s.open[d.URI] = f
	}
	f.doc = doc
	s.changed(f)
}

func (s *server) didChange(p changeParams) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.open[p.TextDocument.URI]
	if f == nil {
		return
	}
	doc := *f.doc
	doc.version = p.TextDocument.Version
	for _, c := range p.ContentChanges {
		doc.text = doc.text.edit(c, s.encoding)
	}
	f.doc = &doc
	s.changed(f)
}

// didSave looks at everything again: files that are not open may be new, too.
func (s *server) didSave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.open {
		s.start(f)
	}
}

func (s *server) didClose(p documentParams) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.open[p.TextDocument.URI]
	if f == nil {
		return
	}
	delete(s.open, p.TextDocument.URI)
	f.run.cancel()
	gone := map[string]string{f.doc.path: f.doc.uri}
	if f.last != nil {
		for path := range f.last.found {
			gone[path] = s.uri(path)
		}
		gone[f.doc.path] = f.doc.uri
	}
	s.startDependents(f) // they read the file from the disk now
	go s.publish(gone)
}

// changed analyzes a file anew and with it the files that import it.
func (s *server) changed(f *openFile) {
	s.start(f)
	s.startDependents(f)
}

func (s *server) startDependents(f *openFile) {
	for _, g := range s.open {
		if g != f && g.last != nil && g.last.project.SourceByPath(f.doc.path) != nil {
			s.start(g)
		}
	}
}

// uri is the name of a file in the client's own spelling if it is open.
func (s *server) uri(path string) string {
	for uri, f := range s.open {
		if f.doc.path == path {
			return uri
		}
	}
	return uriOf(path)
}
