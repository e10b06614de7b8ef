package parser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGolden compares our trees of testdata/golden/*.py with CPython's, and
// where there is a .scopes file, the places of the names too. New goldens:
//
//	python3.13 testdata/dump_ast.py X.py > X.ast
//	python3.11 testdata/dump_ast.py --scopes X.py > X.scopes
func TestGolden(t *testing.T) {
	for _, path := range goldenFiles(t) {
		name := strings.TrimSuffix(path, ".py")
		t.Run(filepath.Base(name), func(t *testing.T) {
			want, err := os.ReadFile(name + ".ast")
			if err != nil {
				t.Fatal(err)
			}
			if difference := compareFile(path, string(want), false); difference != "" {
				t.Error(difference)
			}
			if scopes, err := os.ReadFile(name + ".scopes"); err == nil {
				if difference := compareFile(path, string(scopes), true); difference != "" {
					t.Error(difference)
				}
			}
		})
	}
}

func goldenFiles(t testing.TB) []string {
	paths, err := filepath.Glob(filepath.Join("testdata", "golden", "*.py"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	return paths
}
