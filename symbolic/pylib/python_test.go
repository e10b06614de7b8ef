package pylib_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/prelude"
	"github.com/shapelint/shapelint/symbolic/value"
)

// loader knows the prelude and the files of testdata.
type loader struct{}

func (loader) Module(name string, from *interp.Source) (*interp.Source, bool) {
	f, pkg := prelude.Find(name)
	if f == nil {
		return nil, pkg
	}
	return &interp.Source{ID: 9, Path: name, AST: f, Kind: interp.Prelude}, pkg
}

func (loader) Source(value.FileID) *interp.Source { return nil }

func (loader) Text(string) *interp.Text { return nil }

func (loader) ReadFile(path string, from *interp.Source) ([]byte, value.FileID) {
	b, err := os.ReadFile(filepath.Join("testdata", path))
	if err != nil {
		return nil, 0
	}
	return b, 2
}

func (loader) FileAt(string) value.FileKind { return value.UnknownFile }

func (loader) ListFolder(string) ([]string, bool) { return nil, false }

func (l loader) Submodules(*interp.Source) []string { return nil }

func (l loader) HasModule(name string, from *interp.Source) bool {
	s, pkg := l.Module(name, from)
	return s != nil || pkg
}

// TestPrograms runs the programs of testdata and compares the names r1, r2, ...
// with what CPython 3.11 gave (testdata/want.py).
func TestPrograms(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.want")
	for _, want := range paths {
		path := strings.TrimSuffix(want, ".want") + ".py"
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.Parse(path, src)
		if err != nil {
			t.Fatal(err)
		}
		it := interp.New(loader{})
		s := &interp.Source{ID: 1, Path: path, AST: file}
		it.Script = s
		ns, exc := it.RunScript(s, "__main__")
		if exc != nil {
			t.Errorf("%s: %s: %s", path, exc.Class, exc.Message)
		}
		text, _ := os.ReadFile(want)
		for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
			name, expect, _ := strings.Cut(line, " = ")
			v := ns.Attrs.Get(name)
			if v == nil {
				t.Errorf("%s: %s is not bound", path, name)
				continue
			}
			got, ok := it.Repr(v)
			if !ok {
				got = describe(it, v)
			}
			if got != expect {
				t.Errorf("%s: %s\n got %s\nwant %s", path, name, got, expect)
			}
		}
		for reason, n := range it.Lost {
			t.Logf("%s: lost %d: %s", path, n, reason)
		}
	}
}

// describe tells which part of a value isn't known.
func describe(it *interp.Interp, v value.Value) string {
	if s, ok := it.Repr(v); ok {
		return s
	}
	var parts []string
	switch x := v.(type) {
	case *value.Tuple:
		for _, e := range x.Elems {
			parts = append(parts, describe(it, e))
		}
	case *value.List:
		for _, e := range x.Elems {
			parts = append(parts, describe(it, e))
		}
	case value.Unknown:
		return "?" + x.Type + "(" + x.Reason + ")"
	default:
		return "?" + v.TypeName()
	}
	return "(" + strings.Join(parts, ", ") + ")"
}
