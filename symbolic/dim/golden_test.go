package dim_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/dim/questions"
)

// goldenRow is a question of testdata/dims.jsonl.gz with its proved answer.
type goldenRow struct {
	questions.Question
	Verdict string            `json:"verdict"`
	Cost    int               `json:"cost"`
	Status  string            `json:"status"`
	Fixed   map[string]int64  `json:"fixed"`
	Range   map[string][2]any `json:"range"`
	Mod     map[string][2]any `json:"mod"`
	Min     any               `json:"min"`
	Max     any               `json:"max"`
}

func goldenRows(t testing.TB) []goldenRow {
	f, err := os.Open("testdata/dims.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var rows []goldenRow
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var r goldenRow
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	return rows
}

// TestGolden demands no wrong answer and the shares of DIMS-like tables that
// the package is built for.
func TestGolden(t *testing.T) {
	before := dim.Disagreements()
	good, all := map[string]int{}, map[string]int{}
	for _, row := range goldenRows(t) {
		start := time.Now()
		a, err := row.Answer()
		if err != nil {
			t.Fatal(row.ID, err)
		}
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("%s took %v", row.ID, d)
		}
		// Through JSON, so that numbers of both sides are alike.
		text, _ := json.Marshal(a)
		var got map[string]any
		json.Unmarshal(text, &got)
		kind, ok, wrong := judge(row, got)
		if wrong {
			t.Errorf("%s: %s is wrong", row.ID, text)
		}
		all[kind]++
		if ok {
			good[kind]++
		}
	}
	for kind, bar := range map[string]float64{"always_equal": 97, "never_equal": 95, "sometimes": 85, "simplify": 90, "solve": 90, "range": 95} {
		share := 100 * float64(good[kind]) / float64(max(1, all[kind]))
		t.Logf("%s: %d of %d", kind, good[kind], all[kind])
		if share < bar {
			t.Errorf("%s: %.1f%%, want %.0f%%", kind, share, bar)
		}
	}
	if dim.Disagreements() != before {
		t.Errorf("%d proofs were refuted by samples", dim.Disagreements()-before)
	}
}

func judge(row goldenRow, got map[string]any) (kind string, ok, wrong bool) {
	same := func(x, y any) bool {
		p, _ := json.Marshal(x)
		q, _ := json.Marshal(y)
		return string(p) == string(q)
	}
	switch row.Kind {
	case "compare":
		ans := got["answer"]
		return row.Verdict, ans == row.Verdict, ans != row.Verdict && ans != "unknown"
	case "simplify":
		w := questions.Parser{Names: map[string]dim.Expr{}}
		arena := dim.NewArena()
		for name := range row.Bounds {
			w.Names[name] = arena.NewSymbol(name, 1, 1<<40)
		}
		e, err := w.Expr(got["text"].(string))
		return "simplify", err == nil && e.Cost() <= row.Cost, err != nil
	case "range":
		return "range", same(got["min"], row.Min) && same(got["max"], row.Max), false
	}
	if got["status"] != row.Status {
		return "solve", false, got["status"] == "unsat"
	}
	return "solve", row.Status == "unsat" ||
		same(got["fixed"], row.Fixed) && same(got["range"], row.Range) && same(got["mod"], row.Mod), false
}

// BenchmarkCompare asks the golden comparisons again and again, with the
// expressions built: "first" with empty memories, "again" with full ones.
func BenchmarkCompare(b *testing.B) {
	type pair struct {
		f    *dim.Facts
		x, y dim.Expr
	}
	build := func() []pair {
		var out []pair
		for _, row := range goldenRows(b) {
			if row.Kind != "compare" {
				continue
			}
			f, x, y, err := row.Comparison()
			if err != nil {
				b.Fatal(err)
			}
			out = append(out, pair{f, x, y})
		}
		return out
	}
	b.Run("again", func(b *testing.B) {
		pairs := build()
		for _, p := range pairs {
			p.f.Equal(p.x, p.y)
		}
		i := 0
		for b.Loop() {
			p := pairs[i%len(pairs)]
			p.f.Equal(p.x, p.y)
			i++
		}
	})
	b.Run("first", func(b *testing.B) {
		var times []time.Duration
		for b.Loop() {
			b.StopTimer()
			pairs := build()
			runtime.GC() // of what was built, not during the comparisons
			b.StartTimer()
			for _, p := range pairs {
				start := time.Now()
				p.f.Equal(p.x, p.y)
				times = append(times, time.Since(start))
			}
		}
		reportQuantiles(b, times)
	})
}
