package pylib_test

import (
	"testing"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/value"
)

// TestSymbolic evaluates expressions of a symbolic int h >= 0.
func TestSymbolic(t *testing.T) {
	for _, c := range []struct{ expr, want string }{
		{"h // 2", "h//2"},
		{"int(h / 2)", "h//2"},
		{"int(h * 0.5)", "h//2"},
		{"math.floor(h / 3)", "h//3"},
		{"math.ceil(h / 2)", "-(-h//2)"},
		{"int(4.0 * h)", "4*h"},
		{"h * 2 - h", "h"},
		{"sum([h, h, 1])", "2*h + 1"},
		{"math.prod((h, 2, 3))", "6*h"},
		{"max(h, -1)", "h"},
		{"round(h / 1)", "h"},
		{"len(range(h))", "h"},
		{"len([0] * h)", "h"},
		{"int(h // 2.0)", "h//2"},
		{"h % 1", "0"},
		{"divmod(h, 2)[0]", "h//2"},
		{"abs(h)", "h"},
		{"h << 1", "2*h"},
		{"int(h / 4 * 2)", "h//2"},
		{"len((h, 1) + (2,))", "3"},
	} {
		pair, ok := evaluate(t, "("+c.expr+", "+c.want+")").(*value.Tuple)
		if !ok {
			t.Errorf("%s: no result", c.expr)
			continue
		}
		got, ok := pair.Elems[0].(value.Int)
		if want := pair.Elems[1].(value.Int); !ok || got.E != want.E {
			t.Errorf("%s: got %v, want %s", c.expr, pair.Elems[0], c.want)
		}
	}
	for expr, want := range map[string]string{"h >= 0": "True", "h < 0": "False", "h == 3": "bool", "h > 0.5": "bool", "h + 1 > 0.5": "True",
		"h == 2.5": "False", "(h, 1) == (h, 1)": "True", "(h, 1) == (h, 2)": "False", "h in (1, 2)": "bool", "h in [h]": "True",
		"h * 0.1 == 5": "bool", "h / 2 >= 0": "True", "bool(h + 1)": "True", "[h] == [h]": "True", "h is None": "False",
		"'a' in {'a': h}": "True", "h % 2 == 0": "bool", "h == 'x'": "False"} {
		if got := truth(evaluate(t, expr)); got != want {
			t.Errorf("%s: got %s, want %s", expr, got, want)
		}
	}
}

// evaluate gives an expression's value, nil after it raised.
func evaluate(t *testing.T, expr string) value.Value {
	file, err := parser.Parse("expr.py", []byte("import math, os\nh = len(os.listdir('.'))\nresult = "+expr+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	it := interp.New(loader{})
	s := &interp.Source{ID: 1, Path: "expr.py", AST: file}
	it.Script = s
	ns, exc := it.RunScript(s, "__main__")
	if exc != nil {
		t.Errorf("%s: %s: %s", expr, exc.Class, exc.Message)
	}
	return ns.Attrs.Get("result")
}

// truth tells what a bool is: decided, or just a bool.
func truth(v value.Value) string {
	switch v := v.(type) {
	case value.Bool:
		if v {
			return "True"
		}
		return "False"
	case value.SymBool, *value.Alt:
		return "bool"
	case nil:
		return "unbound"
	default:
		return v.TypeName()
	}
}
