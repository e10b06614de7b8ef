package analyzer_test

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/analyzer"
	"github.com/shapelint/shapelint/analyzer/config"
)

var (
	signatureIs   = regexp.MustCompile(`^(?:class|def) (\w+).*  # is (.*)$`)
	signatureLine = regexp.MustCompile(`^# \w+: (.*)$`)
)

// TestSignatures: what a trace says of the classes and functions under testdata/signatures is
// what the comment on their line says. Numbers put into those of classes.py were run by torch:
// sizes that satisfy the conditions run, others raise.
func TestSignatures(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "testdata", "signatures", "*.py"))
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			res, err := analyzer.Run(t.Context(), analyzer.Options{Paths: []string{path}, Settings: config.Settings{Isolated: true}, Trace: true, Expressions: true})
			if err != nil {
				t.Fatal(err)
			}
			var text bytes.Buffer
			if err := analyzer.TraceText(&text, res); err != nil {
				t.Fatal(err)
			}
			above := ""
			for _, line := range strings.Split(text.String(), "\n") {
				if m := signatureIs.FindStringSubmatch(line); m != nil && m[2] != above {
					t.Errorf("%s is\n\t%s, want\n\t%s", m[1], above, m[2])
				}
				above = ""
				if m := signatureLine.FindStringSubmatch(line); m != nil {
					above = m[1]
				}
			}
		})
	}
}
