// Package config reads what a project says about its own checking:
// [tool.shapelint] in pyproject.toml, or shapelint.toml.
package config

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Config is the configuration that holds for a file.
type Config struct {
	// Select and Ignore name rules, or their first words; without Select all are on.
	Select []string `toml:"select"`
	Ignore []string `toml:"ignore"`
	// PerFileIgnores are further ignored rules by pattern of the file.
	PerFileIgnores map[string][]string `toml:"per-file-ignores"`
	// Exclude replaces the folders that are passed over by default; ExtendExclude adds to them.
	Exclude       []string `toml:"exclude"`
	ExtendExclude []string `toml:"extend-exclude"`
	// Path are folders in which imported libraries are looked up.
	Path []string `toml:"path"`
	// Environment is the virtual environment of the project, "none" for none; without it one is looked for.
	Environment string `toml:"environment"`
	// Severity overrides that of rules: error, warning, note or off.
	Severity map[string]string `toml:"severity"`
	// RespectGitignore passes over what git ignores.
	RespectGitignore bool `toml:"respect-gitignore"`

	// File is where it was read, "" for none; Folder is what patterns and paths are relative to.
	File, Folder string `toml:"-"`
}

// DefaultExclude are folders and files that hold no code of the project.
var DefaultExclude = []string{".bzr", ".direnv", ".eggs", ".git", ".hg", ".ipynb_checkpoints", ".mypy_cache", ".nox", ".pyenv",
	".pytest_cache", ".ruff_cache", ".svn", ".tox", ".venv", "__pycache__", "build", "dist", "node_modules", "site-packages", "venv",
	`*\{\{*`} // templates of code are no code

// Off is the severity of a rule that is switched off.
const Off = "off"

func newConfig(folder string) *Config {
	return &Config{Exclude: slices.Clone(DefaultExclude), RespectGitignore: true, Folder: folder}
}

// Level is the severity that a finding of a rule in a file has, Off if it is not to be shown.
func (c *Config) Level(rule, file, severity string) string {
	if len(c.Select) > 0 && !anyCovers(c.Select, rule) || anyCovers(c.Ignore, rule) {
		return Off
	}
	for pattern, rules := range c.PerFileIgnores {
		negated := strings.HasPrefix(pattern, "!")
		if anyCovers(rules, rule) && c.matches(strings.TrimPrefix(pattern, "!"), file, "") != negated {
			return Off
		}
	}
	best := ""
	for name, level := range c.Severity { // the longest name that covers the rule decides
		if covers(name, rule) && len(name) >= len(best) {
			best, severity = name, level
		}
	}
	return severity
}

// Excludes tells if a file or folder is passed over. Only what lies below
// root is looked at: a folder that was named is checked whatever its own name is.
// An empty root means the folder of the configuration.
func (c *Config) Excludes(path, root string) bool {
	return slices.ContainsFunc(c.Exclude, func(p string) bool { return c.matches(p, path, root) }) ||
		slices.ContainsFunc(c.ExtendExclude, func(p string) bool { return c.matches(p, path, root) })
}

// SearchPath are the folders of libraries.
func (c *Config) SearchPath() []string {
	out := make([]string, len(c.Path))
	for i, p := range c.Path {
		out[i] = c.absolute(p)
	}
	return out
}

// EnvironmentFolder is the configured environment; names that stand for no folder are kept.
func (c *Config) EnvironmentFolder(none string) string {
	if c.Environment == "" || c.Environment == none {
		return c.Environment
	}
	return c.absolute(c.Environment)
}

func (c *Config) absolute(p string) string {
	if filepath.IsAbs(p) {
		return filepath.Clean(p)
	}
	return filepath.Join(c.Folder, p)
}

// matches tells if a pattern matches a path or a folder above it: a pattern
// without a slash any name on the way, another one the path below the
// configuration's folder.
func (c *Config) matches(pattern, path, root string) bool {
	path, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	stop := c.Folder
	if root != "" {
		if stop, err = filepath.Abs(root); err != nil {
			return false
		}
	}
	named := !strings.Contains(pattern, "/")
	anchored := filepath.ToSlash(c.absolute(strings.TrimSuffix(pattern, "/")))
	for p := path; p != stop && p != filepath.Dir(p); p = filepath.Dir(p) {
		if named && match(pattern, filepath.Base(p)) || !named && match(anchored, filepath.ToSlash(p)) {
			return true
		}
		if !below(p, stop) { // outside of the project only its own name counts
			return false
		}
	}
	return false
}

func match(pattern, name string) bool {
	ok, err := doublestar.Match(pattern, name)
	return ok && err == nil
}

func below(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func anyCovers(names []string, rule string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return covers(n, rule) })
}

// covers tells if a name stands for a rule: it is the rule's, "all", or its first words.
func covers(name, rule string) bool {
	return name == rule || name == "all" || strings.HasPrefix(rule, strings.TrimSuffix(name, "-")+"-")
}
