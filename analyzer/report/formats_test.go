package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xeipuuv/gojsonschema"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is a report with everything that a format must word: a place in
// another file, characters of several bytes, a fix, each severity, and a file
// that was not understood.
func sample(t *testing.T) *Report {
	root := filepath.Join(t.TempDir(), "repo")
	t.Chdir(t.TempDir())
	at := func(name string) string { return filepath.Join(root, name) }
	sources := map[string][]string{
		at("src/a net.py"): {"import torch", `"é🚀"; y = fc(x)`, "", "z = fc(x)  # <&>", ""},
		at("conf.yaml"):    {"size: 20", ""},
	}
	bad := Diagnostic{File: at("src/a net.py"), Line: 2, Column: 11, EndLine: 2, EndColumn: 16, Code: "mismatched-features", Severity: "error",
		Message: "fc takes 20 features, got 30: input is [32, 30]", Torch: "mat1 and mat2 shapes cannot be multiplied (32x30 and 20x10)",
		Help:    "nn.Linear(30, 10) fits this input",
		Related: []Related{{File: at("conf.yaml"), Line: 1, Column: 7, EndColumn: 9, Message: "in_features = 20 is set here"}},
		Fixes:   []Fix{{Message: "write 30", Edits: []Edit{{at("src/a net.py"), 2, 11, 2, 13, "g"}}}}}
	warning, note := bad, bad
	warning.Line, warning.EndLine, warning.Column, warning.EndColumn, warning.Severity = 4, 4, 5, 10, "warning"
	warning.Torch, warning.Help, warning.Related, warning.Fixes = "", "", nil, nil
	warning.Message = `50% <&"']]> of it`
	note.File, note.Line, note.EndLine, note.Column, note.EndColumn, note.Severity = filepath.Join(filepath.Dir(root), "other.py"), 1, 1, 1, 2, "note"
	note.Code, note.Related, note.Fixes = "internal-error", nil, nil
	return &Report{Version: "1.2.3", Root: root, Files: 3,
		Rules: []Rule{{"invalid-view", "a view", "invalid-view: a view\n\nIt does not fit.\n", "https://example.org/invalid-view"},
			{"mismatched-features", "a layer", "mismatched-features: a layer\n\nWhat it\nmeans.\n\nWrong:\n", "https://example.org/mismatched-features"}},
		Diagnostics: []Diagnostic{bad, warning, note},
		Unparsed:    []Unparsed{{at("src/binary.py"), "not text"}},
		Stats:       Stats{Modules: 1, Calls: 4, CallsUnderstood: 3},
		Source: func(file string, line int) (string, bool) {
			ls := sources[file]
			if line < 1 || line > len(ls) {
				return "", false
			}
			return ls[line-1], true
		}}
}

func render(t *testing.T, name string, r *Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := FormatNamed(name)(&b, r, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	folder, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	r := sample(t)
	for _, name := range FormatNames() {
		// The machine's own folders differ from run to run.
		got := strings.ReplaceAll(render(t, name, r), filepath.Dir(r.Root), "/home/me")
		if name == "gitlab" || name == "sarif" {
			got = maskOutside(got)
		}
		path := filepath.Join(folder, name+".golden")
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from %s (go test -update writes it anew):\n%s", name, path, got)
		}
	}
}

// maskOutside hides the fingerprint of the file outside of the repository,
// which is made of its whole path.
func maskOutside(s string) string {
	const key = "internal-error"
	i := strings.LastIndex(s, key)
	for _, mark := range []string{`"fingerprint":"`, `"shapelint/v1": "`} {
		if j := strings.Index(s[i:], mark); j >= 0 {
			start := i + j + len(mark)
			s = s[:start] + "..." + s[start+32:]
		}
	}
	return s
}

// TestSARIFSchema holds the output against the schema that OASIS published.
func TestSARIFSchema(t *testing.T) {
	schema, err := os.ReadFile(filepath.Join("testdata", "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	valid := func(document string) *gojsonschema.Result {
		res, err := gojsonschema.Validate(gojsonschema.NewBytesLoader(schema), gojsonschema.NewStringLoader(document))
		if err != nil {
			t.Fatal(err)
		}
		return res
	}
	text := render(t, "sarif", sample(t))
	for _, e := range valid(text).Errors() {
		t.Error(e)
	}
	if valid(strings.ReplaceAll(text, `"message"`, `"massage"`)).Valid() {
		t.Error("the schema accepts anything")
	}
}

// TestEmpty: a clean run is a valid document in every format.
func TestEmpty(t *testing.T) {
	r := &Report{Source: func(string, int) (string, bool) { return "", false }}
	for _, name := range []string{"json", "sarif", "gitlab", "rdjson"} {
		var v any
		if err := json.Unmarshal([]byte(render(t, name, r)), &v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	var suites junitSuites
	if err := xml.Unmarshal([]byte(render(t, "junit", r)), &suites); err != nil || suites.Tests != 1 {
		t.Errorf("junit: %v, %d tests", err, suites.Tests)
	}
	if out := render(t, "jsonl", r) + render(t, "github", r); out != "" {
		t.Errorf("%q", out)
	}
}

// TestLineHashes uses the vectors of github/codeql-action, src/fingerprints.test.ts.
func TestLineHashes(t *testing.T) {
	for text, want := range map[string][]string{
		"":                   {"c129715d7a2bc9a3:1"},
		" a\nb\n  \t\tc\n d": {"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"},
		" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End": {"8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1", "b86d3392aea1be30:1", "e6ceba753e1a442:1"},
	} {
		got := lineHashes(strings.Split(text, "\n"))
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// TestFingerprintsStay: lines above a finding do not change its name, equal lines differ.
func TestFingerprintsStay(t *testing.T) {
	r := sample(t)
	before := fingerprints(r)
	source := r.Source
	r.Source = func(file string, line int) (string, bool) { return source(file, line-7) }
	for i := range r.Diagnostics {
		r.Diagnostics[i].Line += 7
	}
	r.Diagnostics = append(r.Diagnostics, r.Diagnostics[0])
	after := fingerprints(r)
	for i, f := range before {
		if after[i] != f {
			t.Errorf("finding %d: %s became %s", i, f, after[i])
		}
	}
	if after[3] == after[0] {
		t.Error("two findings with one name")
	}
}

func TestByteColumn(t *testing.T) {
	r := sample(t)
	for column, want := range map[int]int{1: 1, 2: 2, 3: 4, 4: 8, 11: 15, 16: 20} {
		if got := r.byteColumn(r.Diagnostics[0].File, 2, column); got != want {
			t.Errorf("column %d: %d, want %d", column, got, want)
		}
	}
}
