package analyzer

import (
	"path/filepath"
	"strings"
	"sync"

	"github.com/shapelint/shapelint/symbolic"
)

// fenced hides files that links lead to outside of the folders of the run: a
// stranger's tree must not make us read, and show, what lies elsewhere.
type fenced struct {
	symbolic.FileSystem
	bases []string // with their own links resolved
	files sync.Map // bool by path: what is a file stays one while a run lasts
}

// newFence allows the folders of the named files, the named folders and the
// search path; a package's file stands for the folder in which the package lies.
func newFence(disk symbolic.FileSystem, files []string, folders ...[]string) *fenced {
	f := &fenced{FileSystem: disk}
	seen := map[string]bool{}
	add := func(dir string) {
		if seen[dir] {
			return
		}
		seen[dir] = true
		if real, ok := realPath(dir); ok {
			f.bases = append(f.bases, real)
		}
	}
	for _, file := range files {
		dir := filepath.Dir(file)
		for disk.IsFile(filepath.Join(dir, "__init__.py")) && filepath.Dir(dir) != dir {
			dir = filepath.Dir(dir)
		}
		add(dir)
	}
	for _, list := range folders {
		for _, dir := range list {
			add(dir)
		}
	}
	return f
}

// IsFile implements symbolic.FileSystem.
func (f *fenced) IsFile(path string) bool {
	if known, ok := f.files.Load(path); ok {
		return known.(bool)
	}
	is := f.FileSystem.IsFile(path) && f.inside(path)
	f.files.Store(path, is)
	return is
}

// List implements symbolic.FileSystem.
func (f *fenced) List(dir string) []string {
	if !f.inside(dir) {
		return nil
	}
	return f.FileSystem.List(dir)
}

func (f *fenced) inside(path string) bool {
	real, ok := realPath(path)
	if !ok {
		return false
	}
	for _, b := range f.bases {
		if rel, err := filepath.Rel(b, real); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return true
		}
	}
	abs, err := filepath.Abs(path)
	return err == nil && abs == real // no link at all
}

// realPath is an absolute path without links.
func realPath(path string) (string, bool) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", false
	}
	real, err := filepath.EvalSymlinks(abs)
	return real, err == nil
}
