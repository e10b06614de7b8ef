package symbolic_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
	"github.com/shapelint/shapelint/symbolic/value"
)

// The table testdata/ops.jsonl.gz holds snippets with what torch 2.15.0 made of
// each: the value of out, or the line that raised. The measure is the one by
// which operator knowledge is judged: a value is exact, unknown or wrong, an
// error is found on its line or missed, and no error may be invented.

// Floors, a little under what is reached: who raises a figure raises its floor,
// and a change that costs cases must say so here. Wrong values, invented errors
// and panics have no floor: a single one is a bug.
const (
	floorExact      = 0.9980 // 9041 of 9054 values
	floorCore       = 0.9860 // 3362 of 3407 refusals about shape, index, unpack, stride, einops
	floorExtra      = 0.9780 // 1295 of 1323 refusals about dtype, argument, attribute, key, value
	floorDType      = 0.9998 // 8256 of 8256 tensors
	floorContiguous = 0.9997 // 7392 of 7393 tensors that are not of linalg or fft
	floorParams     = 0.9996 // 2660 of 2660 modules
	// A tenth of the table is a small sample: a few cases more or less say nothing.
	shortSlack = 0.012
)

// operatorTable holds snippets of single operators, layers and small modules.
const operatorTable = "ops.jsonl.gz"

// tablePrelude is what each snippet of the table runs after.
const tablePrelude = "import math\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n"

// coreKinds are the refusals that shapes decide.
var coreKinds = []string{"shape", "index", "unpack", "stride", "einops"}

// tableCase is a line of the table.
type tableCase struct {
	ID     string         `json:"id"`
	Op     string         `json:"op"`
	Family string         `json:"family"`
	Code   string         `json:"code"`
	OK     bool           `json:"ok"`
	Out    map[string]any `json:"out"`
	Params *int64         `json:"params"`
	Error  struct {
		Kind string `json:"kind"`
		Line int    `json:"line"`
	} `json:"error"`
	Tags []string `json:"tags"`
}

// dataDependent tells that shapes alone do not decide the outcome.
func (k *tableCase) dataDependent() bool {
	return slices.Contains(k.Tags, "dynamic") || slices.Contains(k.Tags, "value")
}

// readTable reads the cases of a table that have one defensible verdict; with -short every tenth.
func readTable(t testing.TB, name string) []*tableCase {
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []*tableCase
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<22)
	for n := 0; lines.Scan(); n++ {
		if testing.Short() && n%10 != 0 {
			continue
		}
		k := &tableCase{}
		if err := json.Unmarshal(lines.Bytes(), k); err != nil {
			t.Fatalf("line %d: %v", n+1, err)
		}
		if !slices.Contains(k.Tags, "lenient") {
			out = append(out, k)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// memory is a file system of one folder.
type memory map[string][]byte

func (m memory) ReadFile(name string) ([]byte, error) {
	if b, ok := m[name]; ok {
		return b, nil
	}
	return nil, &os.PathError{Op: "open", Path: name, Err: os.ErrNotExist}
}

func (m memory) IsDir(name string) bool { return name == tableFolder }

func (m memory) List(string) []string { return nil }

func (m memory) HoldsPython(string) bool { return true }

func (m memory) IsFile(name string) bool { _, ok := m[name]; return ok }

const tableFolder = "/table"

// runSnippets runs each text as a script of its own and hands its result to f,
// in order. Results hold trees and values, so that a project has a few hundred files only.
func runSnippets(texts []string, f func(i int, p *symbolic.Project, r *symbolic.FileResult)) {
	const batch = 400
	for at := 0; at < len(texts); at += batch {
		fs := memory{}
		var names []string
		for i, text := range texts[at:min(at+batch, len(texts))] {
			name := path.Join(tableFolder, fmt.Sprintf("c%06d.py", at+i))
			fs[name] = []byte(text)
			names = append(names, name)
		}
		p := symbolic.NewProject(symbolic.Options{
			FS: fs, Files: names, Roots: []string{tableFolder}, Workers: runtime.GOMAXPROCS(0), Trace: true,
		})
		rs, err := p.Run(context.Background())
		if err != nil {
			panic(err) // nobody cancels it
		}
		for i, r := range rs {
			f(at+i, p, r)
		}
	}
}

// errorsOf are the errors shown in the snippet itself, as the command shows them.
func errorsOf(r *symbolic.FileResult) []*value.Fault {
	var out []*value.Fault
	for _, f := range r.Faults {
		if f.Severity == value.Error && r.Source != nil && f.Place.File == r.Source.ID {
			out = append(out, f)
		}
	}
	return out
}

// valueOf is the plain data of a name as JSON gives it back: that is what users read.
func valueOf(t testing.TB, r *symbolic.FileResult, name string) map[string]any {
	for _, b := range r.Values {
		if b.Name != name || b.Value == nil {
			continue
		}
		text, err := json.Marshal(b.Value)
		if err != nil {
			t.Fatalf("%s of %s: %v", name, r.Path, err)
		}
		var out map[string]any
		if err := json.Unmarshal(text, &out); err != nil {
			t.Fatalf("%s of %s: %v", name, r.Path, err)
		}
		return out
	}
	return nil
}

// tally counts verdicts.
type tally map[string]int

func (n tally) share(part string, of ...string) float64 {
	total := 0
	for _, k := range of {
		total += n[k]
	}
	if total == 0 {
		return 1
	}
	return float64(n[part]) / float64(total)
}

func TestConformance(t *testing.T) {
	cases := readTable(t, operatorTable)
	texts := make([]string, len(cases))
	for i, k := range cases {
		texts[i] = tablePrelude + k.Code + "\n"
	}
	n := tally{}
	runSnippets(texts, func(i int, p *symbolic.Project, r *symbolic.FileResult) {
		k := cases[i]
		verdict := judge(t, n, k, r)
		n[verdict]++
		if verdict == "wrong" || verdict == "invented" {
			t.Errorf("%s %s: %s%s\n%s", k.ID, k.Op, verdict, firstMessage(r), k.Code)
		}
		demandSound(t, k, r)
	})
	t.Logf("exact %d, unknown %d, wrong %d, invented %d; core %d found, %d missed; extra %d found, %d missed; dtype %d of %d, contiguity %d of %d, params %d of %d",
		n["exact"], n["unknown"], n["wrong"], n["invented"], n["core found"], n["core missed"], n["extra found"], n["extra missed"],
		n["dtype"], n["dtype"]+n["no dtype"], n["contiguity"], n["contiguity"]+n["no contiguity"], n["params"], n["params"]+n["no params"])
	for _, f := range []struct {
		name  string
		got   float64
		floor float64
	}{
		{"exact values", n.share("exact", "exact", "unknown", "wrong", "invented"), floorExact},
		{"core refusals found", n.share("core found", "core found", "core missed"), floorCore},
		{"extra refusals found", n.share("extra found", "extra found", "extra missed"), floorExtra},
		{"dtypes", n.share("dtype", "dtype", "no dtype"), floorDType},
		{"contiguity", n.share("contiguity", "contiguity", "no contiguity"), floorContiguous},
		{"parameter counts", n.share("params", "params", "no params"), floorParams},
	} {
		floor := f.floor
		if testing.Short() {
			floor -= shortSlack
		}
		if f.got < floor {
			t.Errorf("%s: %.4f, the floor is %.4f", f.name, f.got, floor)
		}
	}
}

// demandSound fails where a run met a bug of ours, whatever the verdict.
func demandSound(t *testing.T, k *tableCase, r *symbolic.FileResult) {
	t.Helper()
	if r.Err != nil {
		t.Errorf("%s %s: %v\n%s", k.ID, k.Op, r.Err, k.Code)
	}
	if len(r.Panics) > 0 || strings.HasPrefix(r.Exhausted, "internal error") {
		t.Errorf("%s %s: %s %s\n%s", k.ID, k.Op, strings.Join(r.Panics, "; "), r.Exhausted, k.Code)
	}
}

func firstMessage(r *symbolic.FileResult) string {
	if fs := errorsOf(r); len(fs) > 0 {
		return ": " + fs[0].Message
	}
	return ""
}

// judge gives the verdict on one case and counts what else is known of its values.
func judge(t *testing.T, n tally, k *tableCase, r *symbolic.FileResult) string {
	faults := errorsOf(r)
	switch {
	case !k.OK && k.dataDependent():
		return "data"
	case !k.OK:
		verdict := "extra "
		if slices.Contains(coreKinds, k.Error.Kind) {
			verdict = "core "
		}
		at := k.Error.Line + strings.Count(tablePrelude, "\n")
		if slices.ContainsFunc(faults, func(f *value.Fault) bool { return covers(r, f, at) }) {
			return verdict + "found"
		}
		return verdict + "missed"
	}
	if k.Params != nil && !k.dataDependent() {
		m := valueOf(t, r, "m")
		n.note("params", m["params"] == float64(*k.Params))
	}
	switch {
	case len(faults) > 0:
		return "invented"
	case k.dataDependent():
		return "data"
	}
	got := valueOf(t, r, "out")
	verdict := same(k.Out, got)
	if verdict == exact && k.Out["t"] == "tensor" {
		n.note("dtype", got["dtype"] == k.Out["dtype"])
		if k.Family != "linalg" && k.Family != "fft" { // their layout is the backend's affair
			n.note("contiguity", got["contiguous"] == k.Out["contiguous"])
		}
	}
	return verdict.String()
}

func (n tally) note(what string, ok bool) {
	if !ok {
		what = "no " + what
	}
	n[what]++
}

// covers tells if a fault is shown on a line.
func covers(r *symbolic.FileResult, f *value.Fault, line int) bool {
	first, _ := r.Source.AST.Lines.Position(f.Place.Start)
	last, _ := r.Source.AST.Lines.Position(f.Place.End)
	return first <= line && line <= last
}

// sameness is how well an inferred value agrees with the real one. Its order is by badness.
type sameness int

const (
	exact sameness = iota
	unknown
	wrong
)

func (s sameness) String() string { return [...]string{"exact", "unknown", "wrong"}[s] }

func verdictIf(ok bool) sameness {
	if ok {
		return exact
	}
	return wrong
}

// same compares a value of the table with an inferred one, both as JSON data.
func same(want, got any) sameness {
	if got == nil {
		return unknown
	}
	if w, ok := want.(map[string]any); ok {
		if g, ok := got.(map[string]any); ok {
			return sameObject(w, g)
		}
		return wrong
	}
	w, isList := want.([]any)
	g, both := got.([]any)
	if !isList || !both {
		return verdictIf(!isList && !both && want == got)
	}
	if !slices.ContainsFunc(w, func(x any) bool { _, isNumber := x.(float64); return !isNumber }) {
		return sameDims(w, g)
	}
	return sameItems(w, g)
}

func sameItems(want, got []any) sameness {
	worst := verdictIf(len(want) == len(got))
	for i := range min(len(want), len(got)) {
		worst = max(worst, same(want[i], got[i]))
	}
	return worst
}

func sameObject(want, got map[string]any) sameness {
	if want["t"] == "object" { // the table has a class name only: a module or any other object of that class will do
		name, ok := got["class"].(string)
		if !ok {
			name, ok = got["name"].(string)
		}
		if !ok {
			return unknown
		}
		return verdictIf(name[strings.LastIndexByte(name, '.')+1:] == want["name"])
	}
	if want["t"] != got["t"] && !(isSequence(want["t"]) && isSequence(got["t"])) {
		if got["t"] == nil || got["t"] == "unknown" {
			return unknown
		}
		return wrong
	}
	if want["t"] == "tensor" {
		return same(want["shape"], got["shape"])
	}
	if items, ok := want["items"].([]any); ok {
		have, ok := got["items"].([]any)
		if !ok {
			return unknown
		}
		return sameItems(items, have)
	}
	if v, ok := want["v"]; ok {
		return sameContent(v, got["v"], want["t"] == "float")
	}
	return exact
}

func isSequence(t any) bool { return t == "tuple" || t == "list" || t == "size" }

// sameContent compares what ints, floats, strings and sizes hold.
func sameContent(want, got any, float bool) sameness {
	if got == nil {
		return unknown
	}
	if w, ok := want.([]any); ok {
		g, ok := got.([]any)
		if !ok {
			return wrong
		}
		return sameDims(w, g)
	}
	w, isNumber := want.(float64)
	if g, ok := got.(float64); ok && isNumber && float && math.Abs(w-g) <= 1e-6*math.Abs(w) {
		return exact
	}
	if _, symbolic := got.(string); symbolic && isNumber {
		return unknown
	}
	return verdictIf(want == got)
}

// sameDims compares sizes; a symbolic one claims nothing.
func sameDims(want, got []any) sameness {
	if len(want) != len(got) {
		return wrong
	}
	res := exact
	for i, w := range want {
		g, concrete := got[i].(float64)
		switch {
		case w == nil:
		case !concrete:
			res = unknown
		case w != g:
			return wrong
		}
	}
	return res
}
