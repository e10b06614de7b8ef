// Package checktest runs Python programs through the checks and compares the
// findings with the "# want" comments in them.
package checktest

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/analyzer"
	"github.com/shapelint/shapelint/analyzer/config"
	"github.com/shapelint/shapelint/analyzer/report"
)

var want = regexp.MustCompile(`# want ((?:"[^"]*"\s*)+)`)

var quoted = regexp.MustCompile(`"([^"]*)"`)

// File checks one program, with the files beside it at hand.
func File(t *testing.T, path string) {
	t.Helper()
	res, err := analyzer.Run(t.Context(), analyzer.Options{Paths: []string{path}, Settings: config.Settings{Isolated: true}})
	if err != nil {
		t.Fatal(err)
	}
	rep := res.Check()
	for _, u := range rep.Unparsed {
		t.Errorf("%s: %s", u.File, u.Reason)
	}
	compare(t, path, rep.Diagnostics)
}

// compare fails on a finding without a want as much as on a want without a finding. Notes need no want.
func compare(t *testing.T, path string, ds []report.Diagnostic) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	expected := map[int][]*regexp.Regexp{}
	for i, line := range strings.Split(string(data), "\n") {
		m := want.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		for _, q := range quoted.FindAllStringSubmatch(m[1], -1) {
			expected[i+1] = append(expected[i+1], regexp.MustCompile(q[1]))
		}
	}
	for _, d := range ds {
		if !take(expected, d) && d.Severity != "note" {
			t.Errorf("%s:%d: unexpected %s %s: %s", path, d.Line, d.Severity, d.Code, d.Message)
		}
	}
	for line, res := range expected {
		for _, re := range res {
			t.Errorf("%s:%d: no finding matches %q", path, line, re)
		}
	}
}

func take(expected map[int][]*regexp.Regexp, d report.Diagnostic) bool {
	text := d.Code + ": " + d.Message
	if filepath.Ext(d.File) != ".py" {
		return false
	}
	for i, re := range expected[d.Line] {
		if re.MatchString(text) {
			rest := append(expected[d.Line][:i:i], expected[d.Line][i+1:]...)
			if len(rest) == 0 {
				delete(expected, d.Line)
			} else {
				expected[d.Line] = rest
			}
			return true
		}
	}
	return false
}

var block = regexp.MustCompile("(?s)```py\n(.*?)```")

// Doc runs the code blocks of a check's page.
func Doc(t *testing.T, page string) {
	t.Helper()
	for i, m := range block.FindAllStringSubmatch(page, -1) {
		path := filepath.Join(t.TempDir(), fmt.Sprintf("block%d.py", i+1))
		if err := os.WriteFile(path, []byte(m[1]), 0o644); err != nil {
			t.Fatal(err)
		}
		File(t, path)
	}
}
