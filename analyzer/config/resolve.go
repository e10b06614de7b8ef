package config

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/shapelint/shapelint/symbolic/tomlpos"
)

// Settings are what the command line says about configuration.
type Settings struct {
	// Overrides are files, or texts such as 'select = ["wrong-rank"]' that win over any file.
	Overrides []string
	// Isolated: files that lie about are not looked at.
	Isolated bool
	// Select replaces the selection, Ignore adds to what is ignored.
	Select, Ignore []string
}

// Resolver finds the configuration of each file. It is safe for concurrent use.
type Resolver struct {
	settings Settings
	rules    []string
	base     string  // the folder of the run
	fixed    *Config // set if one configuration holds for all files
	texts    []string

	mu      sync.Mutex
	folders map[string]*found
}

type found struct {
	config *Config
	err    error
}

// NewResolver reads what the command line names. rules are the names of all checks.
func NewResolver(s Settings, rules []string) (*Resolver, error) {
	base, err := filepath.Abs(".")
	if err != nil {
		return nil, err
	}
	r := &Resolver{settings: s, rules: rules, base: base, folders: map[string]*found{}}
	known := &text{rules: rules}
	for _, n := range append(slices.Clone(s.Select), s.Ignore...) {
		if !known.known(n) {
			return nil, errors.New(unknownRule(n))
		}
	}
	if s.Isolated {
		r.fixed = newConfig(base)
	}
	for _, o := range s.Overrides {
		if strings.Contains(o, "=") && !isFile(o) {
			r.texts = append(r.texts, o)
			continue
		}
		if s.Isolated {
			return nil, fmt.Errorf("--config %s: --isolated allows no configuration file", o)
		}
		c := newConfig(base)
		ok, err := r.read(o, c)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, &Error{File: o, Message: "has no table [tool.shapelint]"}
		}
		r.fixed = c
	}
	if r.fixed == nil {
		err = r.override(newConfig(base)) // a wrong override is an error even if no file is checked
	} else {
		err = r.override(r.fixed)
	}
	return r, err
}

// For returns the configuration of a file: the nearest one above it.
func (r *Resolver) For(file string) (*Config, error) {
	if r.fixed != nil {
		return r.fixed, nil
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	f := r.folder(filepath.Dir(abs))
	return f.config, f.err
}

// folder finds the configuration of the files in a folder. r.mu is held.
func (r *Resolver) folder(dir string) *found {
	if f := r.folders[dir]; f != nil {
		return f
	}
	f := r.load(dir)
	if f == nil {
		switch {
		case !stops(dir):
			f = r.folder(filepath.Dir(dir))
		default:
			f = r.none(dir)
		}
	}
	r.folders[dir] = f
	return f
}

// stops tells if no configuration is looked for above a folder.
func stops(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, ".git"))
	return err == nil || dir == filepath.Dir(dir)
}

// none is the configuration of files without one. dir is where the search
// stopped; at the root of the file system the folder of the run says more.
func (r *Resolver) none(dir string) *found {
	if dir == filepath.Dir(dir) {
		dir = r.base
	}
	c := newConfig(dir)
	return &found{c, r.override(c)}
}

// load reads the configuration in a folder, nil if there is none.
func (r *Resolver) load(dir string) *found {
	for _, name := range [2]string{"shapelint.toml", "pyproject.toml"} {
		path := filepath.Join(dir, name)
		if !isFile(path) {
			continue
		}
		c := newConfig(dir)
		ok, err := r.read(path, c)
		if err == nil && ok {
			err = r.override(c)
		}
		if err != nil {
			return &found{nil, err}
		}
		if ok {
			return &found{c, nil}
		}
	}
	return nil
}

// maxSize is the size of the largest configuration that is read.
const maxSize = 1 << 20

// read reads one file. found is false if it does not speak of shapelint.
func (r *Resolver) read(path string, c *Config) (found bool, err error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return false, &Error{File: path, Message: "cannot be read: " + reason(err)}
	case !info.Mode().IsRegular():
		return false, &Error{File: path, Message: "is no file"}
	case info.Size() > maxSize:
		return false, &Error{File: path, Message: "is too large for a configuration"}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return false, &Error{File: path, Message: "cannot be read: " + reason(err)}
	}
	if !bytes.Contains(data, []byte("shapelint")) && filepath.Base(path) == "pyproject.toml" {
		return false, nil // another tool's, whatever its state
	}
	t := &text{name: r.shown(path), data: data, rules: r.rules}
	if filepath.Base(path) == "pyproject.toml" {
		t.prefix = tomlpos.Path{"tool", "shapelint"}
	}
	c.File = path
	return t.parse(c)
}

// override lays the command line over a configuration.
func (r *Resolver) override(c *Config) error {
	for _, o := range r.texts {
		t := &text{name: "--config '" + o + "'", data: []byte(o), rules: r.rules}
		if _, err := t.parse(c); err != nil {
			return err
		}
	}
	if len(r.settings.Select) > 0 {
		c.Select = r.settings.Select
	}
	c.Ignore = append(slices.Clone(c.Ignore), r.settings.Ignore...)
	return nil
}

// shown is a path as messages name it.
func (r *Resolver) shown(path string) string {
	if rel, err := filepath.Rel(r.base, path); err == nil && !strings.HasPrefix(rel, "..") {
		return rel
	}
	return path
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
