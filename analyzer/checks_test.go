package analyzer_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/analyzer"
	"github.com/shapelint/shapelint/analyzer/check"
	"github.com/shapelint/shapelint/analyzer/checktest"
)

// TestPages runs the examples on the page of every check.
func TestPages(t *testing.T) {
	for _, a := range analyzer.Rules() {
		t.Run(check.Name(a), func(t *testing.T) { checktest.Doc(t, a.Doc) })
	}
}

func TestValidate(t *testing.T) {
	if err := analyzer.Validate(); err != nil {
		t.Fatal(err)
	}
}

// TestPrograms runs the programs under testdata: whole scripts with their expectations on the line.
func TestPrograms(t *testing.T) {
	root := filepath.Join("..", "testdata")
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".py" || strings.Contains(path, "lib_") || strings.Contains(path, "known_gaps") {
			return err
		}
		t.Run(strings.TrimPrefix(path, root), func(t *testing.T) { checktest.File(t, path) })
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

var kindLiteral = regexp.MustCompile(`(?:Refuse\(|Warn\(|Kind: +|Kind\(|kind = |RefuseAs\("[A-Za-z]+", )"([a-z]+(?:-[a-z]+)+)"`)

// TestEveryKindHasACheck: a fault whose kind no check owns would be lost in silence.
func TestEveryKindHasACheck(t *testing.T) {
	owned := map[string]bool{}
	for _, a := range analyzer.Rules() {
		owned[check.Name(a)] = true
	}
	err := filepath.WalkDir(filepath.Join("..", "symbolic"), func(path string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range kindLiteral.FindAllStringSubmatch(string(data), -1) {
			if !owned[m[1]] {
				t.Errorf("%s: no check owns the kind %q", path, m[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
