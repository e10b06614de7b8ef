package workspace

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/analyzer/config"
)

// A notebook that is named is JSON, which would be read as an expression of Python.
func TestNamedNotebook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lesson.ipynb")
	write(t, path)
	f := &Finder{Config: func(string) (*config.Config, error) { return &config.Config{}, nil }}
	if _, err := f.Find([]string{path}); err == nil || !strings.Contains(err.Error(), "convert it first") {
		t.Errorf("got %v", err)
	}
}
