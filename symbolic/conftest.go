package symbolic

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/interp"
)

// otherDefaults tells if pytest runs a conftest.py before the tests of a file that sets the default dtype: which one is
// then not known, as conftest.py itself is not run.
func (p *Project) otherDefaults(l *loader, path string) bool {
	name := filepath.Base(path)
	if !strings.HasPrefix(name, "test_") && !strings.HasSuffix(name, "_test.py") {
		return false
	}
	inProject := func(dir string) bool {
		return slices.ContainsFunc(p.opts.Roots, func(root string) bool { return interp.LiesIn(root, dir) })
	}
	for dir, below := filepath.Dir(path), ""; dir != below && inProject(dir); dir, below = filepath.Dir(dir), dir {
		if conftest := filepath.Join(dir, "conftest.py"); l.fs.IsFile(conftest) && p.setsDefaultDType(l, conftest) {
			return true
		}
	}
	return false
}

func (p *Project) setsDefaultDType(l *loader, path string) bool {
	l.fs.seen.note(AskText, path, "")
	src, err := p.load(path, interp.Library)
	return err == nil && (bytes.Contains(src.AST.Source, []byte("set_default_dtype")) || bytes.Contains(src.AST.Source, []byte("set_default_tensor_type")))
}
