package pylib_test

import (
	"testing"
	"time"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/interp"
)

// hostile are statements whose values no memory holds, or which never end.
var hostile = []string{
	"math.comb(10**6, 5 * 10**5)", "math.factorial(10**18)", "math.perm(10**6, 10**5)", "10**(10**9)", "1 << 10**9", "pow(3, 10**18, 10**18)",
	"list(itertools.product([1, 2], repeat=10**9))", "list(itertools.product([], repeat=10**9))", "list(itertools.permutations(range(12)))",
	"list(itertools.repeat(1, 10**10))", "list(itertools.count())", "list(itertools.islice(itertools.count(), 10**10))",
	"list(range(10**12))", "sum(range(10**12))", "[0] * 10**9", "[0, 0] * 2**62", "(0,) * 10**12", "b'a' * 10**10", "'ab' * 2**62",
	"'a'.center(10**10)", "'a'.ljust(10**18)", "'a'.zfill(10**10)", "'\\t'.expandtabs(10**10)", "('a' * 10**5).replace('a', 'a' * 10**5)",
	"('a' * 10**5).join(['a' * 10**5] * 10**5)", "f'{3:1000000000}'", "f'{3.0:.1000000000f}'", "'%1000000000d' % 3", "'%*d' % (10**9, 3)",
	"'{:1000000000}'.format(3)", "round(3.5, 10**9)", "round(3, -10**9)", "int('9' * 10**5)", "float('9' * 10**5)", "re.sub('', 'ab' * 1000, 'a' * 10**5)",
	"own == other", "own < other", "repr(own)", "str(held)", "held == again", "copy.deepcopy(own)", "sorted([own, other])", "json.dumps(own)", "torch.tensor(own)",
	"wide == thin", "repr(wide)", "range(0, 10**18, 3)[10**17]", "divmod(-10**18, -1)", "-(-2**63)",
}

const hostileNames = `import copy, itertools, json, math, re, torch
own, other, held, again = [], [], {}, {}
own.append(own)
other.append(other)
held['x'] = held
again['x'] = again
wide, thin = [], []
for _ in range(60):
    wide = [wide, wide]
    thin = [thin, thin]
`

// TestHostile runs what must neither panic nor take long: a limit makes it unknown.
func TestHostile(t *testing.T) {
	for _, expr := range hostile {
		file, err := parser.Parse("expr.py", []byte(hostileNames+"result = "+expr+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		it := interp.New(loader{})
		it.Script = &interp.Source{ID: 1, Path: "expr.py", AST: file}
		start := time.Now()
		it.RunScript(it.Script, "__main__")
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%s took %v", expr, d)
		}
		for _, p := range it.Panics {
			t.Errorf("%s: %s", expr, p)
		}
	}
}
