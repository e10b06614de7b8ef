package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var rules = []string{"mismatched-features", "mismatched-dtype", "wrong-rank"}

// tree writes files below a fresh folder, which holds a repository, and makes it the folder of the run.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	files[".git/HEAD"] = ""
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(root)
	return root
}

func resolver(t *testing.T, s Settings) *Resolver {
	t.Helper()
	r, err := NewResolver(s, rules)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNearestWins(t *testing.T) {
	tree(t, map[string]string{
		"pyproject.toml":     "[tool.shapelint]\nignore = [\"wrong-rank\"]\n[tool.other]\nselct = 1\n",
		"a/pyproject.toml":   "[tool.other]\nx = 1\n",
		"b/shapelint.toml":   "select = [\"mismatched\"]\n",
		"b/pyproject.toml":   "[tool.shapelint]\nunknown = 1\n",
		"b/c/pyproject.toml": "broken [\n",
	})
	r := resolver(t, Settings{})
	for _, c := range []struct {
		file, rule string
		off        bool
	}{
		{"x.py", "wrong-rank", true},
		{"x.py", "mismatched-dtype", false},
		{"a/x.py", "wrong-rank", true}, // its pyproject does not speak of us
		{"b/x.py", "wrong-rank", true}, // not selected
		{"b/x.py", "mismatched-dtype", false},
		{"b/c/x.py", "wrong-rank", true}, // another tool's broken file is not our business
	} {
		f, err := r.For(c.file)
		if err != nil {
			t.Fatalf("%s: %v", c.file, err)
		}
		if got := f.Level(c.rule, c.file, "error") == Off; got != c.off {
			t.Errorf("%s %s: off is %v", c.file, c.rule, got)
		}
	}
}

// TestSearchStops: a configuration above the repository is not ours.
func TestSearchStops(t *testing.T) {
	tree(t, map[string]string{"shapelint.toml": "ignore = [\"all\"]\n", "inner/.git/HEAD": "", "inner/x.py": ""})
	c, err := resolver(t, Settings{}).For("inner/x.py")
	if err != nil || c.Level("wrong-rank", "inner/x.py", "error") != "error" {
		t.Errorf("%v %v", c, err)
	}
}

func TestErrorsHavePlaces(t *testing.T) {
	for text, want := range map[string]string{
		"selct = [\"wrong-rank\"]\n":                             `shapelint.toml:1:1: unknown key "selct": the keys are select,`,
		"ignore = [\n  \"wrong-rank\",\n  \"é\", \"wrong-rnk\"]": `shapelint.toml:3:3: no rule is named "é"`,
		"[severity]\nwrong-rank = \"fatal\"\n":                   `shapelint.toml:2:14: unknown severity "fatal": choose one of error,`,
		"[severity]\nwrong = \"off\"\nrank = \"off\"\n":          `shapelint.toml:3:1: no rule is named "rank"`,
		"[per-file-ignores]\n\"a.py\" = [\"x\"]\n":               `shapelint.toml:2:11: no rule is named "x"`,
		"exclude = [\"a[\"]\n":                                   `shapelint.toml:1:12: "a[" is no valid pattern`,
		"select = \"wrong-rank\"\n":                              `shapelint.toml:1:`,
		"select = [1]\n":                                         `shapelint.toml:1:`,
		"ignore = [\"wrong-rank\"\n":                             `shapelint.toml:`,
		"respect-gitignore = true\n\n[severity\n":                `shapelint.toml:3:`,
	} {
		tree(t, map[string]string{"shapelint.toml": text})
		_, err := resolver(t, Settings{}).For("x.py")
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestUnknownKeyInPyproject(t *testing.T) {
	tree(t, map[string]string{"pyproject.toml": "[tool.x]\na = 1\n[tool.shapelint]\nignore = []\nfoo = 1\n"})
	_, err := resolver(t, Settings{}).For("x.py")
	if err == nil || !strings.HasPrefix(err.Error(), `pyproject.toml:5:1: unknown key "foo"`) {
		t.Error(err)
	}
}

func TestLevels(t *testing.T) {
	tree(t, map[string]string{"shapelint.toml": `
[per-file-ignores]
"tests/**" = ["wrong-rank"]
"legacy.py" = ["all"]
"!src/**" = ["mismatched-dtype"]
[severity]
mismatched = "warning"
mismatched-features = "note"
`})
	c, err := resolver(t, Settings{}).For("x.py")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ rule, file, want string }{
		{"wrong-rank", "tests/deep/a.py", Off},
		{"wrong-rank", "src/a.py", "error"},
		{"wrong-rank", "src/legacy.py", Off},
		{"mismatched-dtype", "src/a.py", "warning"},
		{"mismatched-dtype", "a.py", Off},
		{"mismatched-features", "a.py", "note"}, // the longer name decides
	} {
		if got := c.Level(x.rule, x.file, "error"); got != x.want {
			t.Errorf("%s in %s: %s, want %s", x.rule, x.file, got, x.want)
		}
	}
}

func TestExcludes(t *testing.T) {
	tree(t, map[string]string{"shapelint.toml": "extend-exclude = [\"old\", \"gen/*_pb.py\", \"data/\"]\n"})
	c, err := resolver(t, Settings{}).For("x.py")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		path, root string
		want       bool
	}{
		{"a/old/b.py", "", true},
		{"older/b.py", "", false},
		{"gen/x_pb.py", "", true},
		{"sub/gen/x_pb.py", "", false},
		{"a/.venv/lib/x.py", "", true},
		{"old/b.py", "old", false}, // the folder was named
		{"old/old/b.py", "old", true},
		{"../elsewhere/x.py", "", false},
	} {
		if got := c.Excludes(x.path, x.root); got != x.want {
			t.Errorf("%s below %q: %v", x.path, x.root, got)
		}
	}
}

// TestExcludeReplaces: the list of defaults goes, and stays as it was for other configurations.
func TestExcludeReplaces(t *testing.T) {
	tree(t, map[string]string{"a/shapelint.toml": "exclude = [\"x\"]\n"})
	r := resolver(t, Settings{})
	a, err := r.For("a/x.py")
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.For("x.py")
	if err != nil {
		t.Fatal(err)
	}
	if a.Excludes("a/venv/y.py", "") || !b.Excludes("venv/y.py", "") {
		t.Errorf("%v, %v", a.Exclude, b.Exclude)
	}
}

func TestCommandLine(t *testing.T) {
	root := tree(t, map[string]string{"shapelint.toml": "select = [\"wrong-rank\"]\npath = [\"lib\"]\n", "other.toml": "ignore = [\"all\"]\n"})
	level := func(s Settings) string {
		c, err := resolver(t, s).For("x.py")
		if err != nil {
			t.Fatal(err)
		}
		return c.Level("wrong-rank", "x.py", "error")
	}
	for _, x := range []struct {
		s    Settings
		want string
	}{
		{Settings{}, "error"},
		{Settings{Select: []string{"mismatched"}}, Off},
		{Settings{Ignore: []string{"wrong-rank"}}, Off},
		{Settings{Overrides: []string{`severity.wrong-rank = "note"`}}, "note"},
		{Settings{Overrides: []string{"other.toml"}}, Off},
		{Settings{Isolated: true}, "error"},
	} {
		if got := level(x.s); got != x.want {
			t.Errorf("%+v: %s, want %s", x.s, got, x.want)
		}
	}
	c, err := resolver(t, Settings{}).For("x.py")
	if err != nil || len(c.SearchPath()) != 1 || c.SearchPath()[0] != filepath.Join(root, "lib") {
		t.Errorf("%v %v", c.SearchPath(), err)
	}
	for _, s := range []Settings{{Select: []string{"nonsense"}}, {Overrides: []string{"absent.toml"}}, {Overrides: []string{"sel = 1"}},
		{Overrides: []string{"other.toml"}, Isolated: true}} {
		if _, err := NewResolver(s, rules); err == nil {
			t.Errorf("%+v is accepted", s)
		}
	}
}
