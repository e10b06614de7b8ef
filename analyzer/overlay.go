package analyzer

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic"
)

// Overlay holds the unsaved texts of an editor by path. It must not be changed
// while a run reads it: an analysis sees all texts as they were when it began.
type Overlay map[string][]byte

// overlaid lays an overlay over the disk.
type overlaid struct {
	symbolic.FileSystem
	texts Overlay
}

func (o Overlay) has(path string) bool {
	_, ok := o[filepath.Clean(path)]
	return ok
}

// ReadFile implements symbolic.FileSystem.
func (o overlaid) ReadFile(path string) ([]byte, error) {
	if text, ok := o.texts[filepath.Clean(path)]; ok {
		return text, nil
	}
	return o.FileSystem.ReadFile(path)
}

// IsFile implements symbolic.FileSystem.
func (o overlaid) IsFile(path string) bool {
	return o.texts.has(path) || o.FileSystem.IsFile(path)
}

// IsDir implements symbolic.FileSystem: the folder of a text is one, saved or not.
func (o overlaid) IsDir(path string) bool {
	return o.FileSystem.IsDir(path) || o.HoldsPython(path)
}

// HoldsPython implements symbolic.FileSystem.
func (o overlaid) HoldsPython(dir string) bool {
	prefix := filepath.Clean(dir) + string(filepath.Separator)
	for path := range o.texts {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return o.FileSystem.HoldsPython(dir)
}

// List implements symbolic.FileSystem.
func (o overlaid) List(dir string) []string {
	names := o.FileSystem.List(dir)
	prefix := filepath.Clean(dir) + string(filepath.Separator)
	for path := range o.texts {
		if rest, below := strings.CutPrefix(path, prefix); below {
			name, _, _ := strings.Cut(rest, string(filepath.Separator))
			if i, found := slices.BinarySearch(names, name); !found {
				names = slices.Insert(names, i, name)
			}
		}
	}
	return names
}
