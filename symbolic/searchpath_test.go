package symbolic_test

import (
	"context"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// tree is a file system of programs in folders.
type tree map[string]string

func (t tree) ReadFile(path string) ([]byte, error) {
	if s, ok := t[filepath.ToSlash(filepath.Clean(path))]; ok {
		return []byte(s), nil
	}
	return nil, fs.ErrNotExist
}

func (t tree) IsFile(path string) bool { _, err := t.ReadFile(path); return err == nil }

func (t tree) IsDir(path string) bool {
	folder := filepath.ToSlash(filepath.Clean(path)) + "/"
	return folder == "./" || slices.ContainsFunc(slices.Collect(maps.Keys(t)), func(p string) bool { return strings.HasPrefix(p, folder) })
}

func (t tree) List(string) []string         { return nil }
func (t tree) HoldsPython(path string) bool { return t.IsDir(path) }

// TestSearchPath: of modules of one name, the one is meant that Python finds where the script of a part of the repository is started.
func TestSearchPath(t *testing.T) {
	layer := func(n string) string {
		return "import torch\ndef run(): return torch.zeros(" + n + ") + torch.zeros(3)\n"
	}
	for name, c := range map[string]struct {
		files  tree
		script string
	}{
		"a project inside of another": {tree{
			"part/layers/core.py": layer("3"), "layers/core.py": layer("4"),
			"part/models/net.py": "from layers.core import run\nrun()\n",
		}, "part/models/net.py"},
		"a folder beside a package": {tree{
			"training/__init__.py": "from .run import run\n", "training/run.py": layer("3"), "tests/training/test_more.py": "",
			"tests/test_it.py": "from training import run\nrun()\n",
		}, "tests/test_it.py"},
		"tests that are a package": {tree{
			"training/__init__.py": layer("3"), "tests/__init__.py": "", "tests/training/__init__.py": layer("4"),
			"tests/deep/__init__.py": "", "tests/deep/test_it.py": "from training import run\nrun()\n",
		}, "tests/deep/test_it.py"},
	} {
		for _, root := range []string{".", "/repo"} {
			files := tree{}
			for p, text := range c.files {
				files[filepath.ToSlash(filepath.Join(root, p))] = text
			}
			p := symbolic.NewProject(symbolic.Options{FS: files, Files: []string{filepath.Join(root, c.script)}, Roots: []string{root}})
			out, err := p.Run(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range out[0].Faults {
				t.Errorf("%s below %s: %s", name, root, f.Message)
			}
		}
	}
}
