package lsp

import "github.com/shapelint/shapelint/analyzer"

// texts are the open texts by path, as they were when an analysis was started.
type texts map[string]*document

func (t texts) overlay() analyzer.Overlay {
	out := make(analyzer.Overlay, len(t))
	for path, d := range t {
		out[path] = d.text.src
	}
	return out
}
