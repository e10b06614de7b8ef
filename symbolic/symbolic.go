// Package symbolic runs Python files on shapes: it drives the interpreter over
// the roots of a project and hands out what was found, file by file.
package symbolic

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/prelude"
	"github.com/shapelint/shapelint/symbolic/value"
)

// FileSystem reads sources; the editor's unsaved texts lie over the disk.
type FileSystem interface {
	ReadFile(path string) ([]byte, error)
	IsDir(path string) bool
	IsFile(path string) bool
	// HoldsPython tells if a folder has Python files or folders in it.
	HoldsPython(dir string) bool
	// List names what lies in a folder, in order; nil if it can't be read or has more than MaxListed entries.
	List(dir string) []string
}

// Disk is the file system as it is.
type Disk struct{}

// ReadFile implements FileSystem.
func (Disk) ReadFile(path string) ([]byte, error) {
	info, err := os.Stat(path) // before it is opened, which can wait for ever
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a file")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data := bytes.NewBuffer(make([]byte, 0, min(info.Size(), MaxFileSize)+bytes.MinRead))
	if _, err := data.ReadFrom(io.LimitReader(f, MaxFileSize+1)); err != nil { // some files are longer than they say
		return nil, err
	}
	if data.Len() > MaxFileSize {
		return nil, fmt.Errorf("more than %d bytes", MaxFileSize)
	}
	return data.Bytes(), nil
}

// IsDir implements FileSystem.
func (Disk) IsDir(path string) bool { i, err := os.Stat(path); return err == nil && i.IsDir() }

// IsFile implements FileSystem.
func (Disk) IsFile(path string) bool {
	i, err := os.Stat(path)
	return err == nil && i.Mode().IsRegular()
}

// List implements FileSystem.
func (Disk) List(dir string) []string {
	f, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	names, err := f.Readdirnames(MaxListed + 1)
	if err != nil && err != io.EOF || len(names) > MaxListed {
		return nil
	}
	slices.Sort(names)
	return append([]string{}, names...)
}

// MaxListed is the number of entries of the largest folder that is listed.
const MaxListed = 4000

// HoldsPython implements FileSystem.
func (Disk) HoldsPython(dir string) bool {
	es, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, e := range es {
		if strings.HasSuffix(e.Name(), ".py") || e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			return true
		}
	}
	return false
}

// MaxFileSize is the size of the largest file that is read, MaxSourceSize of the
// largest that is parsed: a syntax tree takes a hundred times the room of the text.
const (
	MaxFileSize   = 16 << 20
	MaxSourceSize = 2 << 20
)

// Options say what to run.
type Options struct {
	FS FileSystem
	// Files are the files to check, in order.
	Files []string
	// Roots are the folders that were named on the command line: imports are looked up there, too.
	Roots []string
	// Paths is the search path of libraries; PathsOf the one that only a file has, if any.
	Paths   []string
	PathsOf func(file string) []string
	// SitesOf are the folders of installed packages that a file can import.
	SitesOf func(file string) []string
	// Workers is the number of files run at once.
	Workers int
	// Trace records the names bound at module level.
	Trace bool
	// Expressions records what each expression of the files evaluates to.
	Expressions bool
	// Footprints notes what the result of each file rests on.
	Footprints bool
	Limits     interp.Limits
}

// Project runs files and keeps what is shared between them: texts and trees.
type Project struct {
	opts Options
	// modelLimits are those of a model that is asked for by name.
	modelLimits interp.Limits
	checked     map[string]bool // the files to check
	texts       *Footprint      // of the texts that are looked through; nil if nobody wants to know
	mu          sync.Mutex
	files       map[string]*sourceEntry
	byID        []*interp.Source

	importsMu sync.Mutex
	imports   map[string][]interp.ImportedName // what the files of a package import most, by the folder that holds it

	sitesMu   sync.Mutex
	sites     map[string]bool // installed packages by folder: made with torch
	installed map[string]bool // folders: hold installed packages
}

type sourceEntry struct {
	readOnce sync.Once
	text     []byte
	readErr  error
	shared   interp.Text // text, with what was found in it
	once     sync.Once
	src      *interp.Source
	err      error
	data     []byte

	digestOnce sync.Once
	digest     string // of text
	linesOnce  sync.Once
	lines      *parser.LineTable // of text, where it is not parsed
}

// NewProject makes a project.
func NewProject(o Options) *Project {
	if o.FS == nil {
		o.FS = Disk{}
	}
	if o.Workers <= 0 {
		o.Workers = 1
	}
	modelLimits := o.Limits
	if o.Limits.Steps == 0 {
		o.Limits, modelLimits = interp.DefaultLimits, interp.DefaultLimits
		modelLimits.Steps = interp.ModelSteps
	}
	o.Paths = absolute(o.Paths)
	p := &Project{opts: o, modelLimits: modelLimits, checked: make(map[string]bool, len(o.Files)), files: map[string]*sourceEntry{}, byID: []*interp.Source{nil}}
	for _, path := range o.Files {
		p.checked[path] = true
	}
	if o.Footprints {
		p.texts = newFootprint()
	}
	return p
}

// absolute are paths that stay what they are wherever they are looked up from: a module's __file__ is
// absolute, and so is what it finds beside itself.
func absolute(paths []string) []string {
	out := slices.Clone(paths)
	for i, path := range out {
		if abs, err := filepath.Abs(path); err == nil {
			out[i] = abs
		}
	}
	return out
}

// Source returns the file of an id.
func (p *Project) Source(id value.FileID) *interp.Source {
	p.mu.Lock()
	defer p.mu.Unlock()
	if int(id) < len(p.byID) {
		return p.byID[id]
	}
	return nil
}

// SourceByPath returns a file of the run by its path, nil if it was not read.
func (p *Project) SourceByPath(path string) *interp.Source {
	p.mu.Lock()
	defer p.mu.Unlock()
	if e := p.files[path]; e != nil {
		return e.src
	}
	return nil
}

// Lines are the text of a file and its lines, whether or not it was run; nil if it cannot be read.
func (p *Project) Lines(path string) ([]byte, *parser.LineTable) {
	if src := p.SourceByPath(path); src != nil {
		return src.AST.Source, src.AST.Lines
	}
	e := p.entry(path)
	text, err := p.read(path)
	if err != nil {
		return nil, nil
	}
	e.linesOnce.Do(func() { e.lines = parser.NewLineTable(text) })
	return text, e.lines
}

func (p *Project) entry(path string) *sourceEntry {
	p.mu.Lock()
	defer p.mu.Unlock()
	e := p.files[path]
	if e == nil {
		e = &sourceEntry{}
		p.files[path] = e
	}
	return e
}

func (p *Project) register(s *interp.Source) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s.ID = value.FileID(len(p.byID))
	p.byID = append(p.byID, s)
}

// read reads a file once.
func (p *Project) read(path string) ([]byte, error) {
	e := p.entry(path)
	e.readOnce.Do(func() {
		e.text, e.readErr = p.opts.FS.ReadFile(path)
		e.shared.Bytes = e.text
	})
	return e.text, e.readErr
}

// shared is the text of a file that many roots look through; nil if it can't be read.
func (p *Project) shared(path string) *interp.Text {
	if text, _ := p.read(path); text == nil {
		return nil
	}
	return &p.entry(path).shared
}

// load parses a file once; one that is checked is so whoever imports it first.
func (p *Project) load(path string, kind interp.SourceKind) (*interp.Source, error) {
	if p.checked[path] {
		kind = interp.Checked
	}
	e := p.entry(path)
	e.once.Do(func() {
		data, err := p.read(path)
		if err != nil {
			e.err = err
			return
		}
		if len(data) > MaxSourceSize {
			e.err = fmt.Errorf("more than %d bytes", MaxSourceSize)
			return
		}
		parse := parser.Parse
		if kind == interp.Library {
			parse = parser.ParseLazy
		}
		f, err := parse(path, data)
		if err != nil {
			e.err = err
			return
		}
		e.src = &interp.Source{Path: path, AST: f, Kind: kind, Folder: filepath.Dir(path)}
		p.register(e.src)
	})
	return e.src, e.err
}

// data reads a data file (a configuration) and gives it an id, so that messages can point into it.
func (p *Project) data(path string) ([]byte, value.FileID) {
	e := p.entry(path)
	e.once.Do(func() {
		data, err := p.read(path)
		if err != nil {
			e.err = err
			return
		}
		e.data = data
		e.src = &interp.Source{Path: path, Kind: interp.Library, AST: &parser.File{Name: path, Source: data, Lines: parser.NewLineTable(data)}}
		p.register(e.src)
	})
	if e.src == nil {
		return nil, 0
	}
	if e.data == nil {
		return e.src.AST.Source, e.src.ID
	}
	return e.data, e.src.ID
}

// loader is the import system of one root.
type loader struct {
	p      *Project
	fs     witness
	script *interp.Source
	paths  []string
	// sites are looked at last, and only packages made with torch are read there.
	sites []string
}

func (p *Project) loader(script *interp.Source, path string) *loader {
	l := &loader{p: p, fs: p.witness(), script: script, paths: p.searchPath(path)}
	if p.opts.SitesOf != nil {
		l.sites = p.opts.SitesOf(path)
	}
	return l
}

// witness is the file system of a root.
func (p *Project) witness() witness {
	w := witness{FileSystem: p.opts.FS}
	if p.opts.Footprints {
		w.seen = newFootprint()
	}
	return w
}

func (p *Project) preludeSource(name string) (*interp.Source, bool) {
	f, pkg := prelude.Find(name)
	if f == nil {
		return nil, pkg
	}
	key := "<" + name + ">"
	e := p.entry(key)
	e.once.Do(func() {
		e.src = &interp.Source{Path: key, AST: f, Kind: interp.Prelude}
		p.register(e.src)
	})
	return e.src, pkg
}

// Module implements interp.Loader.
func (l *loader) Module(name string, from *interp.Source) (*interp.Source, bool) {
	rel := strings.ReplaceAll(name, ".", string(filepath.Separator))
	top, _, _ := strings.Cut(name, ".")
	if !modelled(name) {
		folder := false // a folder without __init__.py is a package only where no other of the name is found
		for _, root := range l.paths {
			if !l.reads(root, top) {
				continue
			}
			if src, pkg, ok := l.find(filepath.Join(root, rel)); ok && src != nil {
				return src, pkg
			} else if ok {
				folder = true
			}
		}
		if folder {
			return nil, true
		}
	}
	if preludeLast[top] && !modelled(name) && l.installed(top) {
		src, pkg, _ := l.fromSites(top, rel)
		return src, pkg
	}
	if src, pkg := l.p.preludeSource(name); src != nil || pkg || modelled(name) {
		return src, pkg
	}
	src, pkg, _ := l.fromSites(top, rel)
	return src, pkg
}

// fromSites finds a module among the installed packages.
func (l *loader) fromSites(top, rel string) (*interp.Source, bool, bool) {
	for _, site := range l.sites {
		if l.usesTorch(filepath.Join(site, top)) {
			if src, pkg, ok := l.find(filepath.Join(site, rel)); ok {
				return src, pkg, true
			}
		}
	}
	return nil, false, false
}

// installed tells if a package is there to be read.
func (l *loader) installed(top string) bool {
	_, _, ok := l.fromSites(top, top)
	return ok
}

// preludeLast are the packages that are described for those who have not installed them.
var preludeLast = map[string]bool{"transformers": true}

// preludeFirst are the packages that are always modelled, never read.
var preludeFirst = map[string]bool{"torch": true, "einops": true, "einx": true, "numpy": true, "dataclasses": true, "enum": true, "typing": true, "collections": true, "functools": true, "contextlib": true, "abc": true, "argparse": true,
	"importlib": true, "packaging": true, "typing_extensions": true, "beartype": true, "typeguard": true, "jinja2": true}

// modelled tells if a module is never read: it belongs to a package that is modelled, or is one of a package that is
// otherwise read if it is there.
func modelled(name string) bool {
	top, _, _ := strings.Cut(name, ".")
	return preludeFirst[top] || modelledModules[name]
}

// modelledModules are modules whose source tells nothing of shapes: the validators of strict dataclasses walk over
// annotations at run time, feature extractors over the graph that a trace of the model has recorded, and a trainer
// with its arguments is about machines, logs and resumption: what it does with the model takes a few lines.
var modelledModules = map[string]bool{
	"huggingface_hub.dataclasses":           true,
	"torchvision.models.feature_extraction": true,
	"transformers.hf_argparser":             true,
	"transformers.trainer":                  true,
	"transformers.trainer_seq2seq":          true,
	"transformers.training_args":            true,
	"transformers.training_args_seq2seq":    true,
}

func (l *loader) find(base string) (*interp.Source, bool, bool) {
	fs := l.fs
	for i, p := range [2]string{filepath.Join(base, "__init__.py"), base + ".py"} {
		if fs.IsFile(p) {
			src, err := l.load(p, interp.Library)
			if err != nil {
				return nil, false, false
			}
			return src, i == 0, true
		}
	}
	if fs.IsDir(base) && fs.HoldsPython(base) {
		return nil, true, true
	}
	return nil, false, false
}

// Source implements interp.Loader.
func (l *loader) Source(id value.FileID) *interp.Source { return l.p.Source(id) }

// Text implements interp.Loader.
func (l *loader) Text(name string) *interp.Text {
	if modelled(name) {
		return nil
	}
	asking := l // what is asked is noted for all that look through texts
	if l.fs.seen != nil {
		l.fs.seen.Texts = l.p.texts
		other := *l
		other.fs.seen = l.p.texts
		asking = &other
	}
	return asking.findText(name)
}

func (l *loader) findText(name string) *interp.Text {
	top, _, _ := strings.Cut(name, ".")
	rel := strings.ReplaceAll(name, ".", string(filepath.Separator))
	var roots []string
	for _, path := range l.paths {
		if l.reads(path, top) {
			roots = append(roots, path)
		}
	}
	for _, site := range l.sites {
		if l.usesTorch(filepath.Join(site, top)) {
			roots = append(roots, site)
		}
	}
	for _, root := range roots {
		base := filepath.Join(root, rel)
		for _, path := range [2]string{filepath.Join(base, "__init__.py"), base + ".py"} {
			if l.fs.IsFile(path) {
				l.fs.seen.note(AskText, path, "")
				return l.p.shared(path)
			}
		}
	}
	return nil
}

// HasModule implements interp.Loader.
func (l *loader) HasModule(name string, from *interp.Source) bool {
	if l.exists(name, from) {
		return true
	}
	top, _, dotted := strings.Cut(name, ".")
	if !dotted || preludeFirst[top] || preludeLast[top] && l.installed(top) {
		return false
	}
	src, _ := l.p.preludeSource(top) // of a package that is described in part, the rest is there, too
	return src != nil
}

// exists tells if a module has a file, be it one that is never read.
func (l *loader) exists(name string, from *interp.Source) bool {
	if src, pkg := l.Module(name, from); src != nil || pkg {
		return true
	}
	rel := strings.ReplaceAll(name, ".", string(filepath.Separator))
	there := func(folder string) bool {
		base := filepath.Join(folder, rel)
		return l.fs.IsFile(base+".py") || l.fs.IsFile(filepath.Join(base, "__init__.py"))
	}
	return slices.ContainsFunc(l.paths, there) || slices.ContainsFunc(l.sites, there)
}

// ReadFile implements interp.Loader: relative to the script's folder, then to the roots.
// A path below __file__ is already whole, as the script was named; nothing outside is read.
func (l *loader) ReadFile(path string, from *interp.Source) ([]byte, value.FileID) {
	if strings.Contains(path, "\x00") {
		return nil, 0
	}
	candidates := []string{}
	if !filepath.IsAbs(path) {
		for _, d := range append([]string{l.script.Folder}, l.p.opts.Roots...) {
			candidates = append(candidates, filepath.Join(d, path))
		}
	}
	for _, full := range append(candidates, filepath.Clean(path)) {
		if (below(l.script.Folder, full) || l.within(full) || l.shipped(full)) && l.fs.IsFile(full) {
			l.fs.seen.note(AskText, full, "")
			return l.p.data(full)
		}
	}
	return nil, 0
}

// within tells if a path lies in one of the roots.
func (l *loader) within(path string) bool {
	return slices.ContainsFunc(l.p.opts.Roots, func(r string) bool { return below(r, path) })
}

// below tells if a path lies in a folder.
func below(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// searchPath is where a script's imports are looked up: its folder, the folders above it up to a root, the roots (and
// their src), those of the folders that are packages, the library paths.
func (p *Project) searchPath(script string) []string {
	var out []string
	seen := map[string]bool{}
	add := func(d string) {
		if d = filepath.Clean(d); !seen[d] {
			seen[d] = true
			out = append(out, d)
		}
	}
	dir := filepath.Dir(script)
	add(dir)
	add(p.packageRoot(dir))
	for _, r := range p.opts.Roots {
		var packages []string
		for d := dir; below(r, d) && d != filepath.Clean(r); d = filepath.Dir(d) {
			if p.opts.FS.IsFile(filepath.Join(d, "__init__.py")) {
				packages = append(packages, d)
			} else {
				add(d)
			}
		}
		add(r)
		add(filepath.Join(r, "src"))
		for _, d := range packages { // what they hold has the package's name before its own, as a rule
			add(d)
		}
	}
	for _, d := range p.opts.Paths {
		add(d)
	}
	if p.opts.PathsOf != nil {
		for _, d := range p.opts.PathsOf(script) {
			add(d)
		}
	}
	return out
}

// packageRoot is the folder that holds the package that a folder belongs to; the folder itself if it is none.
func (p *Project) packageRoot(dir string) string {
	for p.opts.FS.IsFile(filepath.Join(dir, "__init__.py")) && filepath.Dir(dir) != dir {
		dir = filepath.Dir(dir)
	}
	return dir
}

// Run runs all files and returns their results in the order of Options.Files. When ctx ends,
// files that are going on are given up and no other is begun: the error says so, and the
// results are those of the files that were finished.
func (p *Project) Run(ctx context.Context) ([]*FileResult, error) {
	return p.RunOnly(ctx, p.opts.Files)
}

// RunOnly is Run for some of the files: what is known of the others is known.
func (p *Project) RunOnly(ctx context.Context, files []string) ([]*FileResult, error) {
	out := make([]*FileResult, len(files))
	var wg sync.WaitGroup
	next := make(chan int)
	for w := 0; w < min(p.opts.Workers, len(files)); w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			images := images{of: map[string]*image{}, files: files}
			for i := range next {
				if ctx.Err() != nil {
					continue
				}
				if res := p.runFile(ctx, files[i], images); res.Exhausted != interp.Cancelled {
					out[i] = res
				}
			}
		}()
	}
	for i := range files {
		next <- i
	}
	close(next)
	wg.Wait()
	return slices.DeleteFunc(out, func(r *FileResult) bool { return r == nil }), ctx.Err()
}

// sortFaults orders faults by place, then kind and words, so that output is the same for any number of workers.
func sortFaults(fs []*value.Fault) {
	sort.SliceStable(fs, func(i, j int) bool {
		a, b := fs[i], fs[j]
		switch {
		case a.Place.File != b.Place.File:
			return a.Place.File < b.Place.File
		case a.Place.Start != b.Place.Start:
			return a.Place.Start < b.Place.Start
		case a.Kind != b.Kind:
			return a.Kind < b.Kind
		}
		return a.Message < b.Message
	})
}
