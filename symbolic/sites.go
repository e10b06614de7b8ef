package symbolic

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// maxScanned is the number of files of an installed package in which a use of torch is looked for. Where torchShare of
// them import it, or its description asks for it, the package is made with torch: in timm it is 84 of 100, in the smallest
// such package 27, while scipy, sklearn or wandb, which only take tensors where they are given, have one or two.
const (
	maxScanned = 200
	torchShare = 0.1
)

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
		uses = p.madeWithTorch(pkg)
		if p.sites == nil {
			p.sites = map[string]bool{}
		}
		p.sites[pkg] = uses
	}
	return uses
}

// unread are packages that ask for torch and hold tables on disk: nothing in their source is a shape.
var unread = map[string]bool{"datasets": true}

func (p *Project) madeWithTorch(pkg string) bool {
	if unread[filepath.Base(pkg)] {
		return false
	}
	if p.opts.FS.IsFile(pkg + ".py") {
		return p.importsTorch(pkg + ".py")
	}
	scanned, using := 0, 0
	_ = filepath.WalkDir(pkg, func(path string, d fs.DirEntry, err error) error { // what cannot be listed is not there
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
			return nil
		}
		if p.importsTorch(path) {
			using++
		}
		if scanned++; scanned == maxScanned || using >= torchShare*maxScanned {
			return filepath.SkipAll
		}
		return nil
	})
	return using > 0 && (float64(using) >= torchShare*float64(scanned) || p.requiresTorch(pkg))
}

// requiresTorch tells if the description that pip has left beside a package asks for torch, be it as an option.
func (p *Project) requiresTorch(pkg string) bool {
	folder, name := filepath.Split(pkg)
	for _, entry := range p.opts.FS.List(folder) {
		distribution, _, _ := strings.Cut(entry, "-")
		if !strings.HasSuffix(entry, ".dist-info") || !strings.EqualFold(distribution, name) {
			continue
		}
		text, err := p.opts.FS.ReadFile(filepath.Join(folder, entry, "METADATA"))
		if err == nil && requirement.Match(text) {
			return true
		}
	}
	return false
}

// requirement is a line of a package's description, see https://packaging.python.org/en/latest/specifications/core-metadata.
var requirement = regexp.MustCompile(`(?m)^Requires-Dist: torch\b[^-_.\w]`)

func (p *Project) importsTorch(path string) bool {
	if !p.opts.FS.IsFile(path) {
		return false
	}
	text, err := p.opts.FS.ReadFile(path)
	return err == nil && (bytes.Contains(text, []byte("import torch")) || bytes.Contains(text, []byte("from torch")))
}
