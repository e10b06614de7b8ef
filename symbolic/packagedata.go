package symbolic

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file tells what lies beside the modules of a package: configurations that it reads by itself. They come with
// its source, so that they can be known, unlike what a program finds where it is started.

// FileAt implements interp.Loader. That something is not there says little: a package may be looked at without what was
// compiled. A request is answered as in an empty folder.
func (l *loader) FileAt(path string) value.FileKind {
	if !filepath.IsAbs(path) {
		if l.script.Kind != interp.Library {
			return value.UnknownFile
		}
		if path = filepath.Join(l.script.Folder, path); !l.fs.IsFile(path) && !l.fs.IsDir(path) {
			return value.AbsentFile
		}
	} else if !l.shipped(path) {
		if l.beside(path) && !l.fs.IsFile(path) && !l.fs.IsDir(path) {
			return value.AbsentFile
		}
		return value.UnknownFile
	}
	switch {
	case l.fs.IsFile(path):
		return value.RegularFile
	case l.fs.IsDir(path):
		return value.Folder
	}
	return value.UnknownFile
}

// ListFolder implements interp.Loader.
func (l *loader) ListFolder(path string) (names []string, known bool) {
	if !l.shipped(path) || !l.fs.IsDir(path) {
		return nil, false
	}
	names = l.fs.List(path)
	return names, names != nil
}

// Submodules implements interp.Loader.
func (l *loader) Submodules(pkg *interp.Source) (names []string) {
	for _, file := range l.fs.List(filepath.Dir(pkg.Path)) {
		if name, module := strings.CutSuffix(file, ".py"); module && name != "__init__" {
			names = append(names, name)
		}
	}
	return names
}

// beside tells if a path would be that of a file beside the installed packages, where only modules are.
func (l *loader) beside(path string) bool {
	dir := filepath.Dir(filepath.Clean(path))
	return filepath.IsAbs(path) && (slices.Contains(l.p.opts.Paths, dir) || slices.Contains(l.sites, dir))
}

// shipped tells if a path lies in the folder of a package that imports can reach.
func (l *loader) shipped(path string) bool {
	if !filepath.IsAbs(path) {
		return false
	}
	path = filepath.Clean(path)
	root := func(r string) bool { return r != path && below(r, path) }
	if !slices.ContainsFunc(l.paths, root) && !slices.ContainsFunc(l.sites, root) {
		return false
	}
	for dir := path; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if l.fs.IsFile(filepath.Join(dir, "__init__.py")) {
			return true
		}
	}
	return false
}
