package analyzer

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/shapelint/shapelint/analyzer/cache"
	"github.com/shapelint/shapelint/analyzer/config"
	"github.com/shapelint/shapelint/analyzer/report"
)

// tree is a small project: a script that imports a module, and a package of files that import the same.
func tree(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "sizes.py", "width = 3\n")
	write(t, dir, "script.py", "import torch, torch.nn as nn\nfrom sizes import width\ntry:\n    from extra import width\nexcept ImportError:\n    pass\nnn.Linear(width, 2)(torch.zeros(5, 4))\n")
	write(t, dir, "alone.py", "import torch\ntorch.zeros(2, 3) @ torch.zeros(4, 5)\n")
	write(t, dir, "stars.py", "from inner import *\nfrom more import *\n")
	write(t, dir, "inner.py", "depth = 3\n")
	write(t, dir, "more.py", "height = 3\n")
	for _, name := range []string{"one.py", "two.py"} {
		write(t, dir, name, "import torch, torch.nn as nn\nfrom stars import *\nnn.Linear(missing, 2)\n")
	}
	write(t, dir, "pkg/__init__.py", "")
	write(t, dir, "pkg/parts.py", "import torch.nn as nn\ndef layer(n):\n    return nn.Linear(n, n)\n")
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		write(t, dir, "pkg/"+name+".py", "import torch\nfrom pkg.parts import layer\nx = layer(3)(torch.zeros(2, 4))\n")
	}
	return dir
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func checkWith(t *testing.T, folder *cache.Folder, settings config.Settings, paths ...string) (*report.Report, int) {
	t.Helper()
	settings.Isolated = true
	res, err := Run(t.Context(), Options{Paths: paths, Settings: settings, Cache: folder})
	if err != nil {
		t.Fatal(err)
	}
	return res.Check(), res.Recalled()
}

// TestRecall: files are run again if, and only if, something has changed that they rest on, and what is
// recalled is what a run would tell.
func TestRecall(t *testing.T) {
	dir := tree(t)
	const all = 18
	folder, err := cache.Open(filepath.Join(t.TempDir(), "cache"), "test")
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for _, step := range []struct {
		name   string
		change func()
		want   int
	}{
		{"nothing is known", func() {}, 0},
		{"nothing has changed", func() {}, all},
		{"a file that nobody imports", func() { write(t, dir, "alone.py", "x = 1\n") }, all - 1},
		{"a module", func() { write(t, dir, "sizes.py", "width = 4\n") }, all - 2},
		{"a module where there was none", func() { write(t, dir, "extra.py", "width = 6\n") }, all - 1},
		{"the same again", func() {}, all + 1},
		{"that module is gone", func() { os.Remove(filepath.Join(dir, "extra.py")) }, all - 1},
		{"a package in place of a starred module", func() { write(t, dir, "more/__init__.py", "missing = 7\n") }, all - 3},
		{"what a package has in common", func() {
			write(t, dir, "pkg/parts.py", "import torch.nn as nn\ndef layer(n):\n    return nn.Linear(n + 1, n)\n")
		}, all - 9},
		{"a package is none any more", func() { os.Remove(filepath.Join(dir, "pkg/__init__.py")) }, all - 9},
	} {
		step.change()
		got, recalled := checkWith(t, folder, config.Settings{}, dir)
		if recalled != step.want {
			t.Errorf("%s: %d files recalled, want %d", step.name, recalled, step.want)
		}
		want, _ := checkWith(t, nil, config.Settings{}, dir)
		if !reflect.DeepEqual(got.Diagnostics, want.Diagnostics) || got.Stats != want.Stats || got.Files != want.Files {
			t.Errorf("%s: got %v, want %v", step.name, got.Diagnostics, want.Diagnostics)
		}
	}
	// The configuration is asked anew.
	got, recalled := checkWith(t, folder, config.Settings{Ignore: []string{"mismatched-features", "incompatible-shapes"}}, dir)
	if recalled == 0 || len(got.Diagnostics) != 0 {
		t.Errorf("%d recalled, findings %v of rules that are off", recalled, got.Diagnostics)
	}
}

// TestRecallOfEverything: what the test programs give is recalled to the letter.
func TestRecallOfEverything(t *testing.T) {
	folder, err := cache.Open(filepath.Join(t.TempDir(), "cache"), "test")
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	want, recalled := checkWith(t, folder, config.Settings{}, "../testdata/python")
	if recalled != 0 || len(want.Diagnostics) == 0 {
		t.Fatalf("%d recalled, %d findings", recalled, len(want.Diagnostics))
	}
	got, recalled := checkWith(t, folder, config.Settings{}, "../testdata/python")
	if recalled != want.Files {
		t.Errorf("%d of %d files recalled", recalled, want.Files)
	}
	if !reflect.DeepEqual(got.Diagnostics, want.Diagnostics) || !reflect.DeepEqual(got.Unparsed, want.Unparsed) || got.Stats != want.Stats {
		t.Error("what is recalled is not what was found")
	}
	for _, d := range got.Diagnostics {
		if line, ok := got.Source(d.File, d.Line); !ok || line == "" {
			t.Errorf("%s:%d: no text", d.File, d.Line)
		}
	}
}

// TestSpoiledCache: what is no entry is not believed.
func TestSpoiledCache(t *testing.T) {
	dir := tree(t)
	at := filepath.Join(t.TempDir(), "cache")
	folder, err := cache.Open(at, "test")
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	want, _ := checkWith(t, folder, config.Settings{}, dir)
	for _, junk := range []string{"", "{", "[]", `{"Report": {"Path": "x", "Diagnostics": [{}]}}`, "\x00\xff"} {
		err := filepath.WalkDir(at, func(path string, d os.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && filepath.Dir(path) != at {
				return os.WriteFile(path, []byte(junk), 0o600)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		got, recalled := checkWith(t, folder, config.Settings{}, dir)
		if recalled != 0 || !reflect.DeepEqual(got.Diagnostics, want.Diagnostics) {
			t.Errorf("%q: %d recalled, findings %v", junk, recalled, got.Diagnostics)
		}
	}
}
