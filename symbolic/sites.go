package symbolic

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// maxScanned is the number of files of an installed package in which a use of torch is looked for.
const maxScanned = 200

// holdsInstalled tells if packages have been installed into a folder: pip leaves a description beside each.
func (p *Project) holdsInstalled(folder string) bool {
	p.sitesMu.Lock()
	defer p.sitesMu.Unlock()
	holds, known := p.installed[folder]
	if !known {
		holds = slices.ContainsFunc(p.opts.FS.List(folder), func(name string) bool { return strings.HasSuffix(name, ".dist-info") })
		if p.installed == nil {
			p.installed = map[string]bool{}
		}
		p.installed[folder] = holds
	}
	return holds
}

// reads tells if a package may be read in a folder of a search path.
func (l *loader) reads(folder, top string) bool {
	return !l.holdsInstalled(folder) || l.usesTorch(filepath.Join(folder, top))
}

// usesTorch tells if an installed package is made with torch. Others (pandas,
// matplotlib) say nothing about shapes and are not read.
func (p *Project) usesTorch(pkg string) bool {
	p.sitesMu.Lock()
	defer p.sitesMu.Unlock()
	uses, known := p.sites[pkg]
	if !known {
		uses = p.mentionsTorch(pkg)
		if p.sites == nil {
			p.sites = map[string]bool{}
		}
		p.sites[pkg] = uses
	}
	return uses
}

func (p *Project) mentionsTorch(pkg string) bool {
	if p.opts.FS.IsFile(pkg + ".py") {
		return p.importsTorch(pkg + ".py")
	}
	n, found := 0, false
	_ = filepath.WalkDir(pkg, func(path string, d fs.DirEntry, err error) error { // what cannot be listed is not there
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
			return nil
		}
		if found = p.importsTorch(path); found {
			return filepath.SkipAll
		}
		if n++; n == maxScanned {
			return filepath.SkipAll
		}
		return nil
	})
	return found
}

func (p *Project) importsTorch(path string) bool {
	if !p.opts.FS.IsFile(path) {
		return false
	}
	text, err := p.opts.FS.ReadFile(path)
	return err == nil && (bytes.Contains(text, []byte("import torch")) || bytes.Contains(text, []byte("from torch")))
}
