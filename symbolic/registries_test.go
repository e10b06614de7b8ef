package symbolic_test

import (
	"testing"

	"github.com/shapelint/shapelint/symbolic"
	"github.com/shapelint/shapelint/symbolic/interp"
)

// TestRegistryAskedForUnknownName: modules that have not run yet may register what an empty registry is asked for.
func TestRegistryAskedForUnknownName(t *testing.T) {
	p := projectWith(t, "testdata/packages")
	s := summarize(p, "registry.create('small')", [][]symbolic.InputSpec{{{Shape: []any{3.0, 4.0}, DType: "float32"}}})
	for _, f := range s.Faults {
		t.Errorf("%s", f.Message)
	}
}

// TestRegistryOfSubclasses: a class that gives its base a name registers itself when its module runs.
func TestRegistryOfSubclasses(t *testing.T) {
	p := projectWith(t, "testdata/packages")
	s := summarize(p, "registry.Layer.new('Dense')", [][]symbolic.InputSpec{{{Shape: []any{3.0, 4.0}, DType: "float32"}}})
	for _, f := range s.Faults {
		t.Errorf("%s", f.Message)
	}
	checkOutputs(t, "registry.Layer.new", map[string]any{"shape": []any{3.0, 3.0}}, s.Outputs)
}

// noted are texts that note which of them are read.
type noted struct {
	texts
	read map[string]bool
}

func (n noted) ReadFile(path string) ([]byte, error) {
	n.read[path] = true
	return n.texts.ReadFile(path)
}

// TestWhatIsNoRegistry: arguments of a call, the names of a class and a decorator that looks if a name is taken are no
// reason to read what imported modules import; a registry that is asked in vain is.
func TestWhatIsNoRegistry(t *testing.T) {
	const head = "import pkg.parts\ndef f(**options):\n    return 'width' in options\n"
	for _, c := range []struct {
		name, program string
		reads         bool
	}{
		{"arguments", head + "f(height=3)\n", false},
		{"a class", head + "class C:\n    pass\n'width' in C.__dict__\n", false},
		{"a decorator", head + "taken = {'a': 1}\ndef register(f):\n    assert f.__name__ not in taken\n    return f\n@register\ndef g():\n    pass\n", false},
		{"a registry", head + "table = {'a': 1}\n'width' in table\n", true},
	} {
		files := noted{texts{
			"/p/main.py": c.program, "/p/pkg/__init__.py": "", "/p/pkg/parts.py": "from pkg.deep import x\n", "/p/pkg/deep.py": "x = 1\n",
		}, map[string]bool{}}
		p := symbolic.NewProject(symbolic.Options{FS: files, Files: []string{"/p/main.py"}, Roots: []string{"/p"}})
		if _, err := p.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		if files.read["/p/pkg/deep.py"] != c.reads {
			t.Errorf("%s: read %v", c.name, files.read)
		}
	}
}

// TestRegistryAsAWhole: who asks for all that is in a registry gets no empty one because nobody has needed the modules that fill it.
func TestRegistryAsAWhole(t *testing.T) {
	r := runHostile(t, texts{
		"/p/main.py": "import torch\nimport zoo\nlongest = max([len(n) for n in zoo.names()])\ntorch.zeros(len(zoo.names())).view(3)\n" +
			"found = {}\nfor n in zoo.names():\n    found[n] = 1\nmax([len(n) for n in found])\ntorch.zeros(zoo.make('small')).view(5)\n",
		"/p/zoo/__init__.py": "from .registry import names, make\nfrom .nets import *\n",
		"/p/zoo/registry.py": "_entries = {}\n_tagged = set()\ndef register(f):\n    _entries[f.__name__] = f\n    _tagged.add(f.__name__)\n    return f\n" +
			"def names():\n    return sorted(set(_entries.keys()) & _tagged)\ndef make(name):\n    return _entries[name]()\n",
		"/p/zoo/nets.py": "from .registry import register\n@register\ndef small():\n    return 4\n@register\ndef large():\n    return 8\n",
	}, interp.Limits{})
	if len(r.Faults) != 1 || r.Faults[0].Kind != "invalid-view" {
		t.Errorf("faults: %v, want that of the small one alone", r.Faults)
	}
}

// TestRegisteredUnderOtherNames: what registers a module may be given its name by keyword, and keep it in another case.
func TestRegisteredUnderOtherNames(t *testing.T) {
	for _, c := range []struct{ name, register, call, asked string }{
		{"by keyword", "M[name] = cls", `register(cls=int, name="small")`, `M["small"]`},
		{"in upper case", "M[name.upper()] = cls", `register("small")`, `M["SMALL"]`},
		{"under a member", "M[Kind[name.upper()]] = cls", `register("small")`, `M[Kind.SMALL]`},
	} {
		files := texts{
			"/p/main.py":  "import torch\nfrom store import M, Kind\nimport tuner\n" + c.asked + "\ntorch.zeros(3) + torch.zeros(4)\n",
			"/p/store.py": "import enum\nclass Kind(str, enum.Enum):\n    SMALL = 'SMALL'\nM = {}\ndef register(name, cls=None):\n    " + c.register + "\n",
			"/p/tuner.py": "from store import register\n" + c.call + "\n",
		}
		p := symbolic.NewProject(symbolic.Options{FS: files, Files: []string{"/p/main.py"}, Roots: []string{"/p"}})
		results, err := p.Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if faults := results[0].Faults; len(faults) != 1 || faults[0].Kind != "incompatible-shapes" {
			t.Errorf("%s: want the sum alone to be refused, got %d faults", c.name, len(faults))
		}
	}
}
