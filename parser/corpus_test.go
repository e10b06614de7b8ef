package parser

import (
	"bufio"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestCorpus compares our trees with CPython's on all Python files below the
// folders in SHAPELINT_CORPUS (separated as in PATH); it is skipped without.
// SHAPELINT_PYTHON names the interpreter: 3.13 for trees; with
// SHAPELINT_DUMP=--scopes 3.11, for scopes.
func TestCorpus(t *testing.T) {
	roots, python := os.Getenv("SHAPELINT_CORPUS"), os.Getenv("SHAPELINT_PYTHON")
	if roots == "" || python == "" {
		t.Skip("SHAPELINT_CORPUS or SHAPELINT_PYTHON not set")
	}
	scopes := os.Getenv("SHAPELINT_DUMP") == "--scopes"
	args := []string{filepath.Join("testdata", "dump_ast.py"), "--stream"}
	if scopes {
		args = append(args, "--scopes")
	}
	cmd := exec.Command(python, args...)
	cmd.Stdin = strings.NewReader(strings.Join(pythonFiles(t, filepath.SplitList(roots)), "\n"))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	files, lines, refused, different := 0, 0, 0, 0
	in := bufio.NewReader(out)
	for {
		header, err := in.ReadString('\n')
		if err == io.EOF {
			break
		}
		path, size, ok := strings.Cut(strings.TrimSuffix(header, "\n"), "\t")
		n, err := strconv.Atoi(size)
		if !ok || err != nil {
			t.Fatalf("bad header %q", header)
		}
		data := make([]byte, n)
		if _, err := io.ReadFull(in, data); err != nil {
			t.Fatal(err)
		}
		want := string(data)
		files++
		if strings.HasPrefix(want, "error: ") {
			refused++
			t.Logf("%s: CPython: %s", path, strings.TrimSpace(want))
			continue
		}
		lines += strings.Count(want, "\n")
		difference := compareFile(path, want, scopes)
		if difference != "" {
			different++
			if different <= 40 {
				t.Errorf("%s: %s", path, difference)
			}
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files, %d lines compared, %d refused by CPython, %d different", files, lines, refused, different)
}

func compareFile(path, want string, scopes bool) string {
	src, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	file, err := Parse(path, src)
	if err != nil {
		return err.Error()
	}
	if len(file.Errors) > 0 {
		e := file.Errors[0]
		return position(file, e.Start) + ": " + e.Message
	}
	if !scopes {
		return firstDifference(dumpTree(file), want)
	}
	got := dumpScopes(file)
	for _, line := range strings.Split(strings.TrimSuffix(want, "\n"), "\n") {
		if line != "" && !got[line] {
			near := ""
			for have := range got {
				if strings.HasPrefix(have, strings.Join(strings.Fields(line)[:2], " ")+" ") {
					near = have
				}
			}
			return "got  " + near + "\nwant " + line
		}
	}
	return ""
}

func pythonFiles(t *testing.T, roots []string) []string {
	var paths []string
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") {
				paths = append(paths, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return paths
}
