// Package workspace decides which files are looked at.
package workspace

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Workspace is what the named paths stand for.
type Workspace struct {
	// Files are the Python files, sorted, each once.
	Files []string
	// Roots are the folders that were named.
	Roots []string
}

// skipped are folders that hold no code of the project.
var skipped = map[string]bool{".git": true, ".hg": true, ".svn": true, ".venv": true, "venv": true, ".tox": true, ".nox": true,
	".mypy_cache": true, ".ruff_cache": true, ".pytest_cache": true, ".eggs": true, "__pycache__": true, "node_modules": true,
	"site-packages": true, ".ipynb_checkpoints": true, "build": true, "dist": true, ".direnv": true, ".pyenv": true}

// Find lists the files that paths name: files as they are, folders with all
// Python files below them. Links are not followed. The error names a path that cannot be read.
func Find(paths []string) (*Workspace, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	w := &Workspace{}
	seen := map[string]bool{}
	add := func(p string) {
		if p = filepath.Clean(p); !seen[p] {
			seen[p] = true
			w.Files = append(w.Files, p)
		}
	}
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, fmt.Errorf("%s: cannot be read: %w; name files or folders that exist", p, pathError(err))
		}
		if !info.IsDir() {
			f, err := os.Open(p)
			if err != nil {
				return nil, fmt.Errorf("%s: cannot be read: %w", p, pathError(err))
			}
			f.Close()
			add(p)
			continue
		}
		root := filepath.Clean(p)
		w.Roots = append(w.Roots, root)
		err = filepath.WalkDir(root, func(q string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				if q == root {
					return err
				}
				return nil
			case d.IsDir():
				if q != root && skipped[d.Name()] {
					return filepath.SkipDir
				}
			case d.Type().IsRegular() && strings.HasSuffix(q, ".py"):
				add(q)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("%s: cannot be read: %w", p, pathError(err))
		}
	}
	sort.Strings(w.Files)
	return w, nil
}

func pathError(err error) error {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err
	}
	return err
}
