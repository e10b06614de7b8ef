package symbolic_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shapelint/shapelint/symbolic"
	"github.com/shapelint/shapelint/symbolic/interp"
)

// texts is a file system of programs in memory.
type texts map[string]string

func (t texts) ReadFile(path string) ([]byte, error) {
	if s, ok := t[path]; ok {
		return []byte(s), nil
	}
	return nil, fs.ErrNotExist
}
func (t texts) IsDir(path string) bool  { return path == "/p" }
func (t texts) IsFile(path string) bool { _, ok := t[path]; return ok }
func (t texts) List(string) []string    { return nil }

func (t texts) HoldsPython(dir string) bool { return dir == "/p" }

// patience is what a program may take on a machine that does much else: limits count
// steps, so that what ends at all ends long before.
const patience = 60 * time.Second

// runHostile runs the file main.py among files; it fails where a program hangs or meets a bug of ours.
func runHostile(t *testing.T, files texts, limits interp.Limits) *symbolic.FileResult {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	p := symbolic.NewProject(symbolic.Options{FS: files, Files: []string{"/p/main.py"}, Roots: []string{"/p"}, Limits: limits})
	out, err := p.Run(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("no end after %v", patience)
	}
	if err != nil {
		t.Fatal(err)
	}
	r := out[0]
	for _, bug := range r.Panics {
		t.Error("bug: ", bug)
	}
	if strings.HasPrefix(r.Exhausted, "internal error") {
		t.Error(r.Exhausted)
	}
	return r
}

// runsThrough tells that a program comes to its end within a number of steps: a fault in a line after it is found, no other.
func runsThrough(t *testing.T, program string, steps int64) {
	t.Helper()
	r := runHostile(t, texts{"/p/main.py": program + "torch.zeros(2, 3) @ torch.zeros(4, 5)\n"},
		interp.Limits{Steps: steps, Depth: interp.DefaultLimits.Depth})
	if r.Exhausted != "" {
		t.Error("limit reached: ", r.Exhausted)
	}
	if len(r.Faults) != 1 {
		t.Errorf("%d faults, want that of the last line", len(r.Faults))
	}
}

// steps is the limit that ends what does not end.
const steps = "steps"

// hostilePrograms cost more than any machine has. limit is what the result must
// name: a limit that ended the root, or words of a reason for lost knowledge; "" if the program is cheap.
var hostilePrograms = []struct{ name, text, limit string }{
	{"a list that grows for ever", "x = []\nwhile True:\n    x.append(x)\n", steps},
	{"a list that doubles for ever", "x = [1, 2]\nwhile True:\n    x.extend(x)\n", "too many steps"},
	{"a text that grows for ever", "s = ''\nwhile True:\n    s += 'x'\n    print(s)\n", steps},
	{"modules for ever", "import torch.nn as nn\nl = []\nwhile True:\n    l.append(nn.Linear(len(l) + 1, 2))\n", steps},
	{"tuples that double", "t = (1,)\nfor _ in range(60):\n    t = t + t\n", steps},
	{"tuples nested twice", "t = u = (1,)\nfor _ in range(60):\n    t, u = (t, t), (u, u)\nprint(t, hash(t), t == u, t < u, {t: 1}, t in [u])\n", "nested deeper or wider"},
	{"tuples nested deep", "t = ()\nfor _ in range(5000):\n    t = (t,)\nprint(t, hash(t), t == t)\n", "nested deeper or wider"},
	{"lists nested twice", "import copy, json, torch\nt = u = [1]\nfor _ in range(60):\n    t, u = [t, t], [u, u]\nprint(t, t == u)\ncopy.deepcopy(t)\njson.dumps(t)\ntorch.tensor(t)\n", "data of more elements"},
	{"arguments that double", "def f(*a):\n    return a\nt = 1\nfor _ in range(60):\n    t = f(t, t)\n", "nested deeper or wider"},
	{"chains", "import itertools\nx = list(itertools.chain.from_iterable([range(10**9)] * 1000))\n", steps},
	{"products", "import itertools\nx = list(itertools.product(range(1000), repeat=10))\n", "product of more"},
	{"permutations", "import itertools\nx = list(itertools.permutations(range(100), 50))\n", "permutations of more"},
	{"tees", "import itertools\nx = itertools.tee([1], 10**9)\n", "tee of more"},
	{"zips", "import itertools\nx = list(itertools.zip_longest(*[range(10**5)] * 1000))\n", steps},
	{"counting for ever", "import itertools\nfor i in itertools.count():\n    pass\nx = sum(itertools.count())\n", ""},
	{"large arguments", "x = list(range(10**5))\ndef f(*a, **k):\n    return a\nfor i in range(10**5):\n    f(*x)\n    print(*x)\n", steps},
	{"large sorts", "x = list(range(10**5))\nfor i in range(10**5):\n    x.sort()\n    sorted(x)\n", steps},
	{"large sets", "s = set(range(10**5))\nfor i in range(10**5):\n    s | s\n    s & s\n", steps},
	{"large comprehensions", "x = [[i * j for j in range(10**5)] for i in range(10**5)]\n", steps},
	{"nested comprehensions", "x = [1 " + strings.Repeat("for i in range(10) ", 50) + "]\n", steps},
	{"nested loops", nested(15, "for i in range(1000):") + strings.Repeat(" ", 15) + "x = 1\n", ""},
	{"many branches", manyBranches(500), ""},
	{"an assertion below many branches", assertBelow(20), ""},
	{"calls of calls", "def f(n):\n    return f(n - 1) + f(n - 1)\nf(100)\n", "nested too deep"},
	{"attributes of attributes", "class A:\n    def __getattr__(self, n):\n        return getattr(self, n + 'x')\nA().b\n", "nested too deep"},
	{"items of items", "class A:\n    def __getitem__(self, i):\n        return self[i]\nA()[0]\n", "nested too deep"},
	{"properties of properties", "class A:\n    @property\n    def p(self):\n        return self.p\nA().p\n", "nested too deep"},
	{"library functions of themselves", "class A(int):\n    __abs__ = abs\nabs(A(3))\nx = [] * 10**12, () * 10**12\n", ""},
	{"generators of generators", "def g(n):\n    yield n\n    yield from g(n + 1)\nlist(g(0))\n", "nested too deep"},
	{"a generator of itself", "import torch\ndef one():\n    yield 0\n    yield from two()\ndef two():\n    yield 1\n    try:\n        yield from g\n    except ValueError:\n        torch.zeros(1).view(2)\ng = one()\nlist(g)\n", ""},
	{"decorators of decorators", "def d(f):\n    @d\n    def g():\n        pass\n    return g\n@d\ndef k():\n    pass\n", "nested too deep"},
	{"classes of classes", "class M(type):\n    def __call__(c, *a):\n        return c(*a)\nclass X(metaclass=M):\n    pass\nX()\n", "nested too deep"},
	{"a class of its own", "class N(N):\n    pass\n", ""},
	{"a long hierarchy", "class R:\n    pass\nfor _ in range(500):\n    class R(R):\n        pass\nR().x\n", "more ancestors"},
	{"star imports for ever", "import torch\nfor i in range(10**5):\n    from torch import *\n    from torch.nn import *\n    zeros(i, missing)\n", ""},
	{"a module of itself", "import torch, torch.nn as nn\ns = nn.Sequential(nn.Linear(3, 3))\ns.append(s)\ns(torch.zeros(2, 3))\ns.apply(print)\nprint(s)\ns.train()\ns.state_dict()\n", "nested deeper"},
	{"a container of itself", "import torch.nn as nn\nm = nn.ModuleList()\nm.append(m)\nprint(m, len(m), list(m.modules()))\nd = nn.ModuleDict()\nd['a'] = d\nprint(d)\n", ""},
	{"layers beyond number", "import torch, torch.nn as nn\ne = nn.TransformerEncoder(nn.TransformerEncoderLayer(64, 4), 10**8)\n", steps},
	{"a mesh of ten thousand", "import torch\ng = torch.meshgrid(*[torch.arange(10)] * 10000)\n", "meshgrid of more"},
	{"a dictionary of itself", "d = {}\nd['d'] = d\ne = {'d': d}\nprint(d, d == e)\nx = []\nx.append(x)\nprint(x, x == [x], sorted([x, x]))\n", ""},
	{"anchors of anchors", "import yaml\nx = yaml.safe_load(open('bomb.yaml'))\nprint(x, x == x)\n", ""},
	{"deep configurations", "import yaml, json, tomllib\na = yaml.safe_load(open('deep.txt'))\nb = json.load(open('deep.txt'))\nc = tomllib.loads('a = ' + '[' * 1000 + ']' * 1000)\n", "configuration larger or nested deeper"},
	{"cyclic imports", "import main\nfrom main import *\nimport other\nx = other.y\n", ""},
	{"nothing but brackets", "x = " + strings.Repeat("(", 100000) + strings.Repeat(")", 100000) + "\n", "could not be understood"},
	{"brackets left open", strings.Repeat("[", 100000), ""},
	{"NUL and marks", "\ufeffx = 1\x00\r\ny = '\\ud800'\rprint(y.encode(), f'{y}')\n", ""},
}

func nested(n int, line string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + line + "\n")
	}
	return b.String()
}

// assertBelow is an assertion of what differs by branch, in n undecided branches.
func assertBelow(n int) string {
	b := "from elsewhere import c\nif c.x:\n    a = 1\nelse:\n    a = None\n"
	for i := range n {
		pad := strings.Repeat(" ", i)
		b += pad + "if c.x" + strings.Repeat("x", i) + "y:\n" + pad + " pass\n" + pad + "else:\n"
	}
	return b + strings.Repeat(" ", n) + "assert a\n"
}

func manyBranches(n int) string {
	var b strings.Builder
	b.WriteString("import sys\nx = len(sys.argv)\n")
	for range n {
		b.WriteString("if x > y:\n    a = 1\nelse:\n    a = 'b'\n")
	}
	return b.String()
}

// hostileFiles lie beside each hostile program.
var hostileFiles = texts{
	"/p/other.py":  "from main import *\nimport main\ny = main.x + 1\n",
	"/p/deep.txt":  strings.Repeat("[", 100000) + strings.Repeat("]", 100000),
	"/p/bomb.yaml": bomb(),
}

// bomb is a billion laughs.
func bomb() string {
	out := "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
	for _, k := range []string{"ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"} {
		out += k[1:] + ": &" + k[1:] + " [" + strings.TrimSuffix(strings.Repeat("*"+k[:1]+", ", 9), ", ") + "]\n"
	}
	return out
}

func withHostileFiles(main string) texts {
	out := texts{"/p/main.py": main}
	for name, text := range hostileFiles {
		out[name] = text
	}
	return out
}

// TestHostilePrograms demands an end, no bug of ours, and that the limit that was reached is told.
func TestHostilePrograms(t *testing.T) {
	for _, p := range hostilePrograms {
		t.Run(p.name, func(t *testing.T) {
			r := runHostile(t, withHostileFiles(p.text), interp.Limits{Steps: 1_000_000, Depth: interp.DefaultLimits.Depth})
			if p.limit == "" || strings.Contains(r.Exhausted, p.limit) {
				return
			}
			for reason := range r.Lost {
				if strings.Contains(reason, p.limit) {
					return
				}
			}
			t.Errorf("%q is told nowhere: ended by %q, lost %v", p.limit, r.Exhausted, r.Lost)
		})
	}
}

// TestSourceSize reports a source that is too long to be parsed.
func TestSourceSize(t *testing.T) {
	p := symbolic.NewProject(symbolic.Options{FS: texts{"/p/main.py": "x = '" + strings.Repeat("a", symbolic.MaxSourceSize) + "'\n"}, Files: []string{"/p/main.py"}})
	out, err := p.Run(context.Background())
	if err != nil || out[0].Err == nil || !strings.Contains(out[0].Err.Error(), "bytes") {
		t.Errorf("not reported: %v, %v", err, out[0].Err)
	}
}

// FuzzCheck runs programs: as they are given, and made of the bytes by a grammar. None
// may meet a bug of ours or outlast the budget.
func FuzzCheck(f *testing.F) {
	for _, p := range hostilePrograms {
		if len(p.text) < 4096 {
			f.Add([]byte(p.text), false)
		}
	}
	filepath.WalkDir("../testdata", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".py") {
			if text, err := os.ReadFile(path); err == nil && len(text) < 4096 {
				f.Add(text, false)
			}
		}
		return nil
	})
	for i := range byte(16) {
		seed := make([]byte, 200)
		for k := range seed {
			seed[k] = byte(k*k)*(2*i+1) + i
		}
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, data []byte, grammar bool) {
		text := string(data)
		if grammar {
			text = program(data)
		}
		r := runHostile(t, withHostileFiles(text), interp.Limits{Steps: 100_000, Depth: interp.DefaultLimits.Depth})
		if t.Failed() {
			t.Logf("program:\n%s\n%v", text, r.Exhausted)
		}
	})
}
