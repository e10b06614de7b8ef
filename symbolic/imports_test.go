package symbolic_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
	"github.com/shapelint/shapelint/symbolic/interp"
)

// TestPackages summarizes modules of small packages under testdata, each of
// which gives its names in another way.
func TestPackages(t *testing.T) {
	p := projectWith(t, "testdata/packages")
	for _, c := range []struct {
		entry  string
		in     []any
		want   []any
		params int64
	}{
		{"facade.Head(4, 2)", []any{2.0, 3.0, 4.0}, []any{2.0, 2.0}, 10},
		{"facade.Alpha()", []any{2.0, 3.0, 8.0}, []any{2.0, 3.0}, 8*32 + 32 + 32*3 + 3},
		{"facade.models.Beta()", []any{2.0, 5.0}, []any{2.0, 8.0}, 48},
		{"facade.models.alpha.modeling.Alpha(width=2)", []any{2.0, 3.0, 2.0}, []any{2.0, 3.0}, 2*8 + 8 + 8*3 + 3},
		{"replaced.Net()", []any{4.0, 6.0}, []any{4.0, 2.0}, 14},
		{"byname.Net()", []any{4.0, 6.0}, []any{4.0, 2.0}, 14},
		{"listed.Net()", []any{4.0, 6.0}, []any{4.0, 2.0}, 14},
		{"asked.Net()", []any{4.0, 6.0}, []any{4.0, 2.0}, 14},
		{"crossed.Net()", []any{4.0, 6.0}, []any{4.0, 2.0}, 14},
		{"relayed.Net()", []any{4.0, 6.0}, []any{5.0}, 14},
		{"fills.Early()", []any{4.0, 6.0}, []any{4.0, 2.0}, 14},
		{"fills.Late()", []any{4.0, 6.0}, []any{4.0, 9.0}, 63},
		{"fills.Set()", []any{4.0, 6.0}, []any{4.0, 3.0}, 21},
		{"resolved.Net()", []any{4.0, 6.0}, []any{4.0, 2.0}, 14 + 4},
	} {
		s := summarize(p, c.entry, [][]symbolic.InputSpec{{{Shape: c.in, DType: "float32"}}})
		if len(s.Faults) > 0 {
			t.Errorf("%s: %s", c.entry, s.Faults[0].Message)
		}
		checkOutputs(t, c.entry, map[string]any{"shape": c.want}, s.Outputs)
		if !reflect.DeepEqual(s.Parameters, c.params) {
			t.Errorf("%s: %v parameters, want %d", c.entry, s.Parameters, c.params)
		}
	}
}

// TestModelledModule: of a package that is read, a module that is modelled is not; nor are checks of types at run time.
func TestModelledModule(t *testing.T) {
	p := projectWith(t, "testdata/packages/validated")
	for _, entry := range [2]string{"strictly.Net(strictly.Config(width=6))", "checked.Net(checked.Width(6), 3)"} {
		s := summarize(p, entry, [][]symbolic.InputSpec{{{Shape: []any{2.0, 6.0}, DType: "float32"}}})
		if len(s.Faults) > 0 {
			t.Errorf("%s: %s", entry, s.Faults[0].Message)
		}
		checkOutputs(t, entry, map[string]any{"shape": []any{2.0, 3.0}}, s.Outputs)
		if want := int64(6*3 + 3); !reflect.DeepEqual(s.Parameters, want) {
			t.Errorf("%s: %v parameters, want %d", entry, s.Parameters, want)
		}
	}
}

// TestWorkOfForks: of two branches one runs, so that only one of them costs anything.
func TestWorkOfForks(t *testing.T) {
	p := projectWith(t, "testdata/packages")
	for _, c := range []struct {
		entry string
		want  any
	}{
		{"forked.Either(5, 5)", int64(3*4*2 + 3*4*5)},
		{"forked.Either(5, 6)", nil},
		{"forked.Early(5, 5)", int64(3 * 4 * 5)},
		{"forked.Early(5, 6)", nil},
		{"forked.Guarded(5, 6)", int64(3 * 4 * 5)},
		{"forked.Masked(5, 6)", int64(2*3*3*4 + 3*4*5)},
		{"forked.Repeated(9)", int64(9 * 3 * 4 * 4)},
		{"forked.Until(4, 4)", nil},
		{"forked.Counting(4, 4)", int64(3 * 4 * 2)},
		{"forked.Headed()", int64(208)},
		{"forked.Crossed(5)", int64(5 * 2 * 3 * 3 * 4)},
	} {
		s := summarize(p, c.entry, [][]symbolic.InputSpec{{{Shape: []any{3.0, 4.0}, DType: "float32"}}})
		if !reflect.DeepEqual(s.MultiplyAdds, c.want) {
			t.Errorf("%s: %v multiply-adds, want %v", c.entry, s.MultiplyAdds, c.want)
		}
	}
}

// TestEntriesOfOneWorld: what one entry does to what it imports (globals, class
// attributes, a call that fails half way) is not seen by the next.
func TestEntriesOfOneWorld(t *testing.T) {
	root, err := filepath.Abs("testdata/packages")
	if err != nil {
		t.Fatal(err)
	}
	project := func() *symbolic.Project {
		return symbolic.NewProject(symbolic.Options{FS: symbolic.Disk{}, Paths: []string{root}})
	}
	calls := [][]symbolic.InputSpec{
		{{Shape: []any{2.0, 4.0}, DType: "float32"}},
		{{Shape: []any{2.0, 5.0}, DType: "float32"}},
	}
	var entries []symbolic.Entry
	for _, e := range []string{"counted.Net()", "counted.Net('other')", "counted.Fails()", "counted.Net()", "counted.Net('other')"} {
		entries = append(entries, symbolic.Entry{Expr: e, Calls: calls})
	}
	emitted := 0
	project().Summarize(entries, func(i int, together []*symbolic.Summary) {
		emitted++
		project().Summarize(entries[i:i+1], func(_ int, alone []*symbolic.Summary) {
			if a, b := asJSON(t, alone), asJSON(t, together); a != b {
				t.Errorf("%s (entry %d):\n alone    %s\n together %s", entries[i].Expr, i, a, b)
			}
		})
		if i == 0 {
			checkOutputs(t, entries[i].Expr, map[string]any{"shape": []any{2.0, 1.0}}, together[0].Outputs)
			if len(together[1].Faults) != 1 {
				t.Errorf("%d faults on 5 features", len(together[1].Faults))
			}
		}
	})
	if emitted != len(entries) {
		t.Errorf("%d of %d entries emitted", emitted, len(entries))
	}
}

// asJSON is summaries as text, without the numbers of their files.
func asJSON(t *testing.T, sums []*symbolic.Summary) string {
	for _, s := range sums {
		for _, f := range s.Faults {
			f.Place.File = 0
			for i := range f.Callers {
				f.Callers[i].File = 0
			}
			for i := range f.Related {
				f.Related[i].Place.File = 0
			}
		}
	}
	text, err := json.Marshal(sums)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestInstalledPackages: of what is installed, packages made with torch are
// read; others are there, and nothing is known of them.
func TestInstalledPackages(t *testing.T) {
	site, err := filepath.Abs("testdata/packages")
	if err != nil {
		t.Fatal(err)
	}
	p := symbolic.NewProject(symbolic.Options{FS: symbolic.Disk{}, SitesOf: func(string) []string { return []string{site} }})
	in := [][]symbolic.InputSpec{{{Shape: []any{2.0, 3.0, 4.0}, DType: "float32"}}}
	s := summarize(p, "facade.Head(4, 2)", in)
	checkOutputs(t, "facade", map[string]any{"shape": []any{2.0, 2.0}}, s.Outputs)
	s = summarize(p, "facade.Head(4, plain.CLASSES)", in)
	if len(s.Faults) > 0 {
		t.Errorf("plain is installed: %s", s.Faults[0].Message)
	}
	if n, read := s.Parameters.(int64); read {
		t.Errorf("plain was read: %d parameters", n)
	}
}

// writeTree puts files into a folder of the test's own.
func writeTree(t *testing.T, files map[string]string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for name, text := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// TestInstalledOnThePath: a folder into which pip has installed is no other for being named as a place to look in.
func TestInstalledOnThePath(t *testing.T) {
	main := "import torch\nfrom plain import CLASSES\nfrom made_with_torch import CLASSES as KNOWN\n" +
		"torch.zeros(2, CLASSES) @ torch.zeros(4)\ntorch.zeros(2, KNOWN) @ torch.zeros(4)\n"
	for _, c := range []struct {
		description string
		want        int
	}{{"README.md", 2}, {"plain-1.0.dist-info/METADATA", 1}} {
		folder := writeTree(t, map[string]string{
			"main/main.py":                     main,
			"site/plain.py":                    "CLASSES = 3\n",
			"site/made_with_torch/__init__.py": "import torch\nCLASSES = 3\n",
			"site/" + c.description:            "",
		})
		p := symbolic.NewProject(symbolic.Options{Files: []string{filepath.Join(folder, "main/main.py")}, Paths: []string{filepath.Join(folder, "site")}})
		results, err := p.Run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if got := len(results[0].Faults); got != c.want {
			t.Errorf("with %s: %d faults, want %d", c.description, got, c.want)
		}
	}
}

// TestModelledModules: of a package that is installed, modules that are about
// machines rather than shapes are those of the prelude.
func TestModelledModules(t *testing.T) {
	site := writeTree(t, map[string]string{
		"transformers/__init__.py": "import torch\n",
		"transformers/trainer.py":  "class Trainer:\n    width = 7\n",
		"heads.py":                 "from torch import nn\nfrom transformers.trainer import Trainer\n\n\ndef head():\n    return nn.Linear(4, 5 if hasattr(Trainer, 'evaluate') else Trainer.width)\n",
	})
	p := symbolic.NewProject(symbolic.Options{FS: symbolic.Disk{}, SitesOf: func(string) []string { return []string{site} }, Paths: []string{site}})
	s := summarize(p, "heads.head()", [][]symbolic.InputSpec{{{Shape: []any{2.0, 4.0}, DType: "float32"}}})
	checkOutputs(t, "trainer", map[string]any{"shape": []any{2.0, 5.0}}, s.Outputs)
}

// TestAttributeOfUnreadModule: who sets a name of a module that nobody has read from yet sets it after the module's body.
func TestAttributeOfUnreadModule(t *testing.T) {
	r := runHostile(t, texts{
		"/p/main.py":  "import torch\nimport later\nlater.chosen = torch.zeros(2)\nlater.used()\n",
		"/p/later.py": "import torch\nchosen = None\ndef used():\n    return chosen @ torch.zeros(9)\n",
	}, interp.Limits{})
	if len(r.Faults) != 1 || r.Faults[0].Kind != "incompatible-shapes" {
		t.Errorf("faults: %v, want that of the sizes 2 and 9", r.Faults)
	}
}

// TestUnreadFunctionOfPartial: an imported function that a partial is made of is not looked for before the partial is called.
func TestUnreadFunctionOfPartial(t *testing.T) {
	const table = "from dataclasses import dataclass\nfrom enum import Enum\nfrom functools import partial\nimport torch\nfrom heavy import Transform\n" +
		"@dataclass\nclass Entry:\n    url: str\n    make: object\nclass Weights(Enum):\n    ONE = Entry('a', partial(Transform, 3))\n    TWO = Entry('b', partial(Transform, 4))\n    DEFAULT = ONE\n"
	const reason = "attribute size of type" // which heavy runs into
	for program, lost := range map[string]bool{
		"torch.zeros(3).view(len(Weights))\n":                                 false,
		"torch.zeros(3).view(Weights.DEFAULT.value.make().size, len('ab'))\n": true,
	} {
		r := runHostile(t, texts{"/p/main.py": table + program,
			"/p/heavy.py": "import nowhere\nclass Transform(nowhere.Base):\n    def __init__(self, n):\n        self.n = self.size\nTransform.size\n"}, interp.Limits{})
		if _, there := r.Lost[reason]; there != lost {
			t.Errorf("%s: lost %v", program, r.Lost)
		}
	}
}
