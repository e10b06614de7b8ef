// Package workspace decides which files are looked at.
package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/shapelint/shapelint/analyzer/config"
)

// Workspace is what the named paths stand for.
type Workspace struct {
	// Files are the Python files, sorted, each once.
	Files []string
	// Roots are the folders that were named.
	Roots []string
	// Unlisted are folders below them that could not be read.
	Unlisted []Unlisted
}

// Unlisted is a folder that could not be read.
type Unlisted struct {
	Path string
	Err  error
}

// Finder lists files.
type Finder struct {
	// Config finds the configuration of a file.
	Config func(file string) (*config.Config, error)
	// ForceExclude passes over named files, too, if the configuration says so:
	// hooks name files without asking.
	ForceExclude bool
	// Open tells if a file has a text that was never saved.
	Open func(path string) bool

	seen map[string]bool
	out  Workspace
}

// Find lists the files that paths name: files as they are, folders with all
// Python files below them. Links are not followed. The error names a path
// that cannot be read, or a configuration that cannot be followed.
func (f *Finder) Find(paths []string) (*Workspace, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	f.seen = map[string]bool{}
	for _, p := range paths {
		if err := f.path(p); err != nil {
			return nil, err
		}
	}
	sort.Strings(f.out.Files)
	return &f.out, nil
}

func (f *Finder) path(p string) error {
	unsaved := f.Open != nil && f.Open(p)
	info, err := os.Stat(p)
	if err != nil && !unsaved {
		return fmt.Errorf("%s: cannot be read: %w; name files or folders that exist", p, pathError(err))
	}
	if f.ForceExclude {
		c, err := f.Config(p)
		if err != nil {
			return err
		}
		if c.Excludes(p, "") {
			return nil
		}
	}
	switch {
	case unsaved:
		f.add(p)
		return nil
	case info.IsDir():
		return f.folder(filepath.Clean(p))
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: cannot be read: neither a file nor a folder", p)
	case strings.EqualFold(filepath.Ext(p), ".ipynb"):
		return fmt.Errorf("%s: cannot be read: a notebook is no Python file; convert it first: jupyter nbconvert --to script %s", p, p)
	}
	r, err := os.Open(p)
	if err != nil {
		return fmt.Errorf("%s: cannot be read: %w", p, pathError(err))
	}
	r.Close()
	f.add(p)
	return nil
}

func (f *Finder) folder(root string) error {
	f.out.Roots = append(f.out.Roots, root)
	git := false
	var files map[string]bool
	err := filepath.WalkDir(root, func(q string, d fs.DirEntry, err error) error {
		if err != nil {
			if q == root {
				return err
			}
			f.out.Unlisted = append(f.out.Unlisted, Unlisted{q, pathError(err)})
			return nil
		}
		python := d.Type().IsRegular() && strings.HasSuffix(q, ".py")
		if q == root || !d.IsDir() && !python {
			return nil
		}
		c, err := f.Config(q)
		if err != nil {
			return err
		}
		if c.Excludes(q, root) {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if !python {
			return nil
		}
		if c.RespectGitignore && !git {
			git, files = true, listed(root)
		}
		if !c.RespectGitignore || keeps(files, q) {
			f.add(q)
		}
		return nil
	})
	var wrong *config.Error
	if err == nil || errors.As(err, &wrong) {
		return err
	}
	return fmt.Errorf("%s: cannot be read: %w", root, pathError(err))
}

func (f *Finder) add(p string) {
	if p = filepath.Clean(p); !f.seen[p] {
		f.seen[p] = true
		f.out.Files = append(f.out.Files, p)
	}
}

func pathError(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
