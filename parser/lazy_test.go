package parser

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var lazyRoots = flag.String("parser.lazy", "", "folders of Python files to compare lazily parsed trees on, comma separated")

// TestLazy compares trees whose functions were parsed one by one with trees
// that were parsed at once: nodes, positions, references and docstrings.
func TestLazy(t *testing.T) {
	files, err := filepath.Glob("../symbolic/prelude/*.py")
	if err != nil {
		t.Fatal(err)
	}
	more, _ := filepath.Glob("../symbolic/prelude/*/*.py")
	files = append(append(files, more...), goldenFiles(t)...)
	if *lazyRoots != "" {
		files = append(files, pythonFiles(t, strings.Split(*lazyRoots, ","))...)
	}
	late := 0
	for _, path := range files {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want, err := Parse(path, src)
		if err != nil {
			continue
		}
		got, err := ParseLazy(path, src)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		late += loadAll(got)
		if a, b := describeTree(got), describeTree(want); a != b {
			t.Errorf("%s: %s", path, firstDifference(a, b))
		}
	}
	if late < 50 {
		t.Errorf("only %d functions were parsed late", late)
	}
}

func loadAll(file *File) (late int) {
	WalkFile(file, func(n Node) bool {
		if f, ok := n.(*FunctionDef); ok && f.later != nil {
			late++
		}
		return true
	})
	return late
}

// describeTree is all that a tree says: its nodes, scopes and names.
func describeTree(file *File) string {
	var b strings.Builder
	b.WriteString(dumpTree(file))
	for _, c := range file.Comments {
		fmt.Fprintln(&b, c)
	}
	b.WriteString(strings.Join(slices.Sorted(maps.Keys(dumpScopes(file))), "\n"))
	WalkFile(file, func(n Node) bool {
		switch n := n.(type) {
		case *Name:
			fmt.Fprintln(&b, n.Span, n.Ident, n.Ref)
		case *FunctionDef:
			fmt.Fprintln(&b, n.Span, n.QualName, n.Doc, *n.Scope)
		case *ClassDef:
			fmt.Fprintln(&b, n.Span, n.QualName)
		case *Comprehension:
			fmt.Fprintln(&b, n.Span, *n.Scope)
		}
		return true
	})
	return b.String()
}

// TestNoSuites parses at once what is not as simple as it seems.
func TestNoSuites(t *testing.T) {
	long := strings.Repeat("    y = y + 1\n", 20)
	for name, src := range map[string]string{
		"one line":          "def f(): return 1\n" + strings.Repeat("x = 1\n", 50),
		"short":             "def f():\n    return 1\n",
		"in an if":          "if x:\n  def f():\n" + long + "\n",
		"two statements":    "def f():\n" + long + "    a; b\n",
		"tabs":              "def f():\n\tx\n" + long,
		"open bracket":      "def f():\n" + long + "x = (\n",
		"open string":       "def f():\n" + long + "x = '\n",
		"quotes in a field": "def f():\n" + long + "    return f\"{x[\"(\"]}\"\n",
	} {
		if suites, _, ok := suitesOf([]byte(src)); ok && len(suites) > 0 {
			t.Errorf("%s: %d bodies are put off", name, len(suites))
		}
	}
}
