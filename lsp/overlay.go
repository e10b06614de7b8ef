package lsp

import (
	"path/filepath"

	"github.com/shapelint/shapelint/symbolic"
)

// overlay lays the texts of the editor over the disk. It is a snapshot: an
// analysis sees all texts as they were when it was started.
type overlay struct {
	symbolic.Disk
	texts map[string]*document // by path
}

// ReadFile implements symbolic.FileSystem.
func (o overlay) ReadFile(path string) ([]byte, error) {
	if d := o.texts[filepath.Clean(path)]; d != nil {
		return d.text.src, nil
	}
	return o.Disk.ReadFile(path)
}

// IsFile implements symbolic.FileSystem.
func (o overlay) IsFile(path string) bool {
	return o.texts[filepath.Clean(path)] != nil || o.Disk.IsFile(path)
}
