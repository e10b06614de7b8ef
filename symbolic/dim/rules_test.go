package dim_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/dim/questions"
)

type rule struct {
	Name       string
	Left       string
	Right      string
	Conditions []string
	At         map[string]int64
}

func rules(t *testing.T) (out struct{ Rules, False []rule }) {
	text, err := os.ReadFile("testdata/rules.json")
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var letter = regexp.MustCompile(`\b[a-z]\b`)

func letters(texts ...string) []string {
	all := letter.FindAllString(strings.Join(texts, " "), -1)
	slices.Sort(all)
	return slices.Compact(all)
}

// parserOf makes symbols over all integers, or constants where given.
func parserOf(names []string, constants map[string]int64) questions.Parser {
	a := dim.NewArena()
	p := questions.Parser{Names: map[string]dim.Expr{}}
	for _, n := range names {
		if v, ok := constants[n]; ok {
			p.Names[n] = dim.Int(v)
		} else {
			p.Names[n] = a.NewSymbol(n, -1<<63, 1<<63-1)
		}
	}
	return p
}

// TestIdentities proves every identity of the list with the letters that a
// condition keeps from 0 put to small constants, as dim_rules.py does with z3,
// and never says No to one with all letters unknown.
func TestIdentities(t *testing.T) {
	for _, r := range rules(t).Rules {
		if strings.Contains(r.Left, "int(") {
			continue // equations: TestAssume's business
		}
		names := letters(append([]string{r.Left, r.Right}, r.Conditions...)...)
		var fixed []string
		for _, n := range names {
			if slices.Contains(r.Conditions, n+" != 0") || slices.Contains(r.Conditions, n+" > 0") || n == "h" {
				fixed = append(fixed, n)
			}
		}
		for _, v := range [][2]int64{{2, 3}, {3, 2}, {5, 4}, {1, 7}} {
			constants := map[string]int64{}
			for i, n := range fixed {
				constants[n] = v[i%2]
			}
			p := parserOf(names, constants)
			a, b, f, ok := pose(t, &p, r)
			if !ok {
				continue
			}
			if got := f.Equal(a, b); got != dim.Yes {
				t.Errorf("%s %v: %v and %v: %v", r.Name, constants, a, b, got)
			}
		}
		p := parserOf(names, nil)
		if a, b, f, ok := pose(t, &p, r); ok && f.Equal(a, b) == dim.No {
			t.Errorf("%s: No", r.Name)
		}
	}
}

func pose(t *testing.T, p *questions.Parser, r rule) (a, b dim.Expr, f *dim.Facts, ok bool) {
	a, err1 := p.Expr(r.Left)
	b, err2 := p.Expr(r.Right)
	if err1 != nil || err2 != nil {
		t.Fatal(r.Name, err1, err2)
	}
	for _, text := range r.Conditions {
		c, err := p.Constraint(text)
		if err != nil {
			t.Fatal(r.Name, err)
		}
		g, good, _ := f.Assume(c)
		if !good {
			return a, b, f, false // these constants do not meet the conditions
		}
		f = g
	}
	return a, b, f, true
}

// TestFalseFriends must not prove what has a counterexample.
func TestFalseFriends(t *testing.T) {
	for _, r := range rules(t).False {
		names := letters(r.Left, r.Right)
		for _, constants := range []map[string]int64{nil, {"c": 2}, {"c": -2, "b": 2}, {"b": 2}, {"b": 2, "c": 2}, {"b": 2, "c": 3}} {
			if slices.ContainsFunc(names, func(n string) bool { v, ok := constants[n]; return ok && v != r.At[n] }) {
				continue // the counterexample is about other constants
			}
			p := parserOf(names, constants)
			a, b, f, _ := pose(t, &p, r)
			if f.Equal(a, b) == dim.Yes {
				t.Errorf("%s: %v == %v with %v is proved, but %v is a counterexample", r.Name, a, b, constants, r.At)
			}
		}
	}
}

// TestPrinting pins down how sizes of layers are shown.
func TestPrinting(t *testing.T) {
	for text, want := range map[string]string{
		"H//2":                        "H // 2",
		"(H - 1)//2 + 1":              "(H + 1) // 2",
		"(H - 5)//2 + 1":              "(H - 3) // 2",
		"H//2//2":                     "H // 4",
		"S % 7":                       "S % 7",
		"S - S % 7":                   "7 * (S // 7)",
		"2*H":                         "2*H",
		"H*W*3":                       "3*H*W",
		"B*W*(T + 1)":                 "B*W * (T + 1)",
		"(H//2)*(W//2)*B + 1":         "B * (H // 2) * (W // 2) + 1",
		"(H//2)*(W//2)":               "(H // 2) * (W // 2)",
		"512*(H//32)*(W//32)":         "512 * (H // 32) * (W // 32)",
		"H - 2":                       "H - 2",
		"B*T + B":                     "B*T + B",
		"max(T - 4, 0)":               "max(T - 4, 0)",
		"min(T, 512)":                 "min(T, 512)",
		"64 - T":                      "64 - T",
		"-T":                          "-T",
		"-H//2":                       "-H // 2",
		"dim//heads":                  "dim // heads",
		"(B + T)//(2*B)":              "(B + T) // (2*B)",
		"9223372036854775807*H*2":     "?",
		"0 - 9223372036854775807 - 1": "?", // MinInt64 counts as overflow
		"H//0":                        "?",
		"H - H":                       "0",
		"(H - W)//2":                  "(H - W) // 2",
		"(H + (8 - H % 8) % 8)//8":    "(H + 7) // 8",
	} {
		a := dim.NewArena()
		p := questions.Parser{Names: map[string]dim.Expr{}}
		for _, n := range []string{"B", "T", "H", "W", "S", "dim", "heads"} {
			p.Names[n] = a.NewSymbol(n, 1, 1<<63-1)
		}
		e, err := p.Expr(text)
		if err != nil {
			t.Fatal(err)
		}
		if e.String() != want {
			t.Errorf("%s prints as %q, want %q", text, e, want)
		}
	}
}

// A path gives constraints in order and says what must be known after them.
func TestFacts(t *testing.T) {
	for _, c := range []struct{ assume, yes, no, remaining string }{
		{"dim % heads == 0", "heads*(dim//heads) == dim; 3*heads*(dim//heads) == 3*dim", "", "dim % heads == 0"},
		{"dim % heads == 0; dim == 768; heads == 12", "dim//heads == 64", "dim//heads == 63", ""},
		{"dim % 12 == 0", "12*(dim//12) == dim", "dim == 13", "dim % 12 == 0"},
		{"H % 32 == 0", "2*((H//2 - 1)//2 + 1) == H//2", "H == 100", "H % 32 == 0"},
		{"64*(H//2)*(W//2) == 12544", "(H//2)*(W//2) == 196", "H//2 == 197", "(H // 2) * (W // 2) == 196; 2 <= H; H <= 393; 2 <= W; W <= 393"},
		{"H == W; (H//2)*(W//2) == 196", "H//2 == 14", "W == 30", "28 <= H; H <= 29"},
		{"2*(H//2) == H", "H % 2 == 0", "H == 7", "H % 2 == 0"},
		{"T >= S", "max(T, S) == T; min(T, S) == S", "", "S <= T"},
		{"T != S", "", "T == S; T + 1 == S + 1", "T != S"},
		{"S == B*T", "S//T == B; S//(B*T) == 1", "", ""},
		{"T + S == 64", "2*T + 2*S == 128; T == 64 - S", "T + S == 63; T == 64", "S <= 63"},
		{"min(T, 512) == 512", "T - max(T, 512) == 0", "T == 511", "512 <= T"},
		{"dim//heads == 64; dim % heads == 0", "dim == 64*heads", "dim == 63*heads", ""},
	} {
		a := dim.NewArena()
		p := questions.Parser{Names: map[string]dim.Expr{}}
		for _, n := range []string{"B", "S", "T", "H", "W", "dim", "heads"} {
			p.Names[n] = a.NewSymbol(n, 1, 1<<63-1)
		}
		var f *dim.Facts
		each := func(texts string, do func(dim.Constraint)) {
			for text := range strings.SplitSeq(texts, "; ") {
				if text == "" {
					continue
				}
				x, err := p.Constraint(text)
				if err != nil {
					t.Fatal(err)
				}
				do(x)
			}
		}
		each(c.assume, func(x dim.Constraint) {
			g, ok, core := f.Assume(x)
			if !ok {
				t.Errorf("%s: %v contradicts %v", c.assume, x.Tag, core)
			}
			f = g
		})
		each(c.yes, func(x dim.Constraint) {
			if got := f.Equal(x.Left, x.Right); got != dim.Yes {
				t.Errorf("%s: %v: got %v, want Yes", c.assume, x.Tag, got)
			}
		})
		each(c.no, func(x dim.Constraint) {
			if got := f.Equal(x.Left, x.Right); got != dim.No {
				t.Errorf("%s: %v: got %v, want No", c.assume, x.Tag, got)
			}
			if _, ok, core := f.Assume(x); ok || len(core) == 0 {
				t.Errorf("%s, %v: ok %v, core %v", c.assume, x.Tag, ok, core)
			}
		})
		var rest []string
		for _, x := range f.Remaining() {
			rest = append(rest, x.Left.String()+" "+[]string{"==", "!=", "<=", "<"}[x.Rel]+" "+x.Right.String())
		}
		if got := strings.Join(rest, "; "); got != c.remaining {
			t.Errorf("%s: remaining %q, want %q", c.assume, got, c.remaining)
		}
	}
}

// TestCore names the constraint at fault, not its neighbours.
func TestCore(t *testing.T) {
	a := dim.NewArena()
	h, w := a.NewSymbol("H", 1, 1<<40), a.NewSymbol("W", 1, 1<<40)
	f, _, _ := (*dim.Facts)(nil).Assume(dim.Constraint{Left: w, Rel: dim.LE, Right: h, Tag: "w"})
	f, _, _ = f.Assume(dim.Constraint{Left: h.Mod(dim.Int(2)), Rel: dim.EQ, Right: dim.Int(1), Tag: "odd"})
	_, ok, core := f.Assume(dim.Constraint{Left: h, Rel: dim.EQ, Right: dim.Int(572)})
	if ok || len(core) != 1 || core[0].Tag != "odd" {
		t.Errorf("ok %v, core %v", ok, core)
	}
}

// TestCommon keeps what both branches assumed.
func TestCommon(t *testing.T) {
	a := dim.NewArena()
	h := a.NewSymbol("H", 1, 1<<40)
	even := dim.Constraint{Left: h.Mod(dim.Int(2)), Rel: dim.EQ, Right: dim.Int(0)}
	x, _, _ := (*dim.Facts)(nil).Assume(even)
	y, _, _ := (*dim.Facts)(nil).Assume(dim.Constraint{Left: h, Rel: dim.LE, Right: dim.Int(64)})
	y, _, _ = y.Assume(even)
	f := dim.Common(nil, x, y)
	if len(f.Constraints()) != 1 || f.Divides(dim.Int(2), h) != dim.Yes {
		t.Errorf("common: %v", f.Constraints())
	}
}

// TestLimits builds what must neither take long nor give a wrong number.
func TestLimits(t *testing.T) {
	a := dim.NewArena()
	var many []dim.Expr
	for i := range 100 {
		many = append(many, a.NewSymbol("s"+strconv.Itoa(i), 1, 1<<63-1))
	}
	sum := dim.Sum(many...)
	if f := (*dim.Facts)(nil); f.Equal(sum, sum.AddInt(1)) != dim.No || f.Equal(sum.FloorDivInt(2).MulInt(2), sum) != dim.Unknown {
		t.Error("sum of 100 symbols")
	}
	x := many[0]
	for range 20 {
		x = x.AddInt(-1).FloorDivInt(2).AddInt(1)
	}
	if x.String() != "(s0 + 1048575) // 1048576" {
		t.Errorf("chain of 20: %v", x)
	}
	big := many[0].AddInt(1 << 62).MulInt(4)
	if big.Valid() || big.Add(many[1]).Valid() || big.String() != "?" {
		t.Errorf("overflow: %v", big)
	}
	if f := (*dim.Facts)(nil); f.Equal(big, big) != dim.Unknown {
		t.Error("unknown integers are not known to be equal")
	}
	product := dim.Int(1)
	for i := range 12 {
		product = product.Mul(many[2*i].Add(many[2*i+1]).AddInt(1))
	}
	_ = product.String()
	wide := sum
	for range 40 {
		wide = wide.Mul(sum).FloorDivInt(3).Add(sum)
	}
	_ = wide.String()
}
