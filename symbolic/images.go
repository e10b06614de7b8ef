package symbolic

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/interp"
)

// This file spares the files of a package the imports that they have in common:
// a worker imports them once, and each file starts from there.

// images are the worlds of one worker by what their modules were found with.
type images struct {
	of map[string]*image
	// files are those that are run.
	files []string
}

// image is a world with what the file system was asked while it was made.
type image struct {
	*interp.Image
	seen *Footprint
}

// Packages of which so few files are checked, and names that so few of them import, are not worth an image.
const (
	minPackageFiles = 8
	minImporters    = 5
)

// world is the interpreter for a file that is the module of a name: an image of its
// package where it fits, else a new one.
func (is images) world(l *loader, path, module string) *interp.Interp {
	top := l.p.packageRoot(filepath.Dir(path))
	if top == filepath.Dir(path) {
		return interp.New(l)
	}
	names := l.p.commonImports(top, is.files)
	if len(names) == 0 {
		return interp.New(l)
	}
	shared, private := l.split(top)
	key := top + "\x00" + strings.Join(shared.paths, "\x00") + "\x00\x00" + strings.Join(shared.sites, "\x00")
	im := is.of[key]
	if im == nil {
		im = &image{interp.NewImage(shared, l.p.opts.Limits, names), shared.fs.seen}
		is.of[key] = im
	}
	if im.Ran(module) || l.p.shadows(private, im.Image) {
		return interp.New(l)
	}
	if l.fs.seen != nil {
		l.fs.seen.Base, l.fs.seen.Texts = im.seen, im.seen.Texts
	}
	return im.Root(l)
}

// split tells the part of a search path that all files of the package in a folder have
// from the folders inside of the package, which are one file's own.
func (l *loader) split(top string) (shared *loader, private []string) {
	shared = &loader{p: l.p, fs: l.p.witness(), sites: l.sites}
	for _, d := range l.paths {
		if d != top && interp.LiesIn(top, d) {
			private = append(private, d)
		} else {
			shared.paths = append(shared.paths, d)
		}
	}
	return shared, private
}

// shadows tells if a folder has a module by the name of one that an image has found elsewhere, or has not found.
func (p *Project) shadows(folders []string, im *interp.Image) bool {
	return slices.ContainsFunc(folders, func(folder string) bool {
		entries := p.opts.FS.List(folder)
		if entries == nil { // it is not there, or too large
			return p.opts.FS.IsDir(folder)
		}
		return slices.ContainsFunc(entries, func(entry string) bool {
			module, isFile := strings.CutSuffix(entry, ".py")
			if preludeFirst[module] || !im.LookedFor(module) {
				return false
			}
			return isFile || p.opts.FS.HoldsPython(filepath.Join(folder, entry))
		})
	})
}

// commonImports are the names that many of the files that are run import, those of the package in a folder, sorted.
func (p *Project) commonImports(top string, files []string) []interp.ImportedName {
	p.importsMu.Lock()
	defer p.importsMu.Unlock()
	names, known := p.imports[top]
	if !known {
		names = p.countImports(top, files)
		if p.imports == nil {
			p.imports = map[string][]interp.ImportedName{}
		}
		p.imports[top] = names
	}
	return names
}

func (p *Project) countImports(top string, files []string) []interp.ImportedName {
	importers := map[interp.ImportedName]int{}
	counted := 0
	for _, path := range files {
		if p.packageRoot(filepath.Dir(path)) != top {
			continue
		}
		src, err := p.load(path, interp.Checked)
		if err != nil {
			continue
		}
		counted++
		module, _ := p.moduleName(path)
		if filepath.Base(path) != "__init__.py" {
			module, _, _ = cutLast(module)
		}
		for _, n := range importedNames(src.AST.Body, module) {
			importers[n]++
		}
	}
	maps.DeleteFunc(importers, func(_ interp.ImportedName, n int) bool { return n < minImporters })
	if counted < minPackageFiles {
		return nil
	}
	return slices.SortedFunc(maps.Keys(importers), func(a, b interp.ImportedName) int {
		if c := strings.Compare(a.Module, b.Module); c != 0 {
			return c
		}
		return strings.Compare(a.Name, b.Name)
	})
}

// importedNames are the names that the import statements at the top level of a module
// take from others; pkg is the package that relative imports are relative to.
func importedNames(body []parser.Stmt, pkg string) []interp.ImportedName {
	var out []interp.ImportedName
	for _, s := range body {
		f, ok := s.(*parser.ImportFrom)
		if !ok {
			continue
		}
		module := f.Module
		if f.Level > 0 {
			base := pkg
			for range f.Level - 1 {
				base, _, _ = cutLast(base)
			}
			module = strings.Trim(base+"."+f.Module, ".")
		}
		for _, a := range f.Names {
			if a.Name != "*" {
				out = append(out, interp.ImportedName{Module: module, Name: a.Name})
			}
		}
	}
	return out
}

// cutLast cuts a dotted name before its last part.
func cutLast(name string) (before, last string, ok bool) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "", name, false
	}
	return name[:i], name[i+1:], true
}
