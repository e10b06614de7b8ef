package symbolic_test

import (
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// The table testdata/functions.jsonl.gz holds transforms of functions, autocast,
// complex numbers and the helpers of torch.utils and torch.nn.utils, as torch 2.15.0
// answered; autocast of CUDA was asked on tensors without memory, of a CUDA device.
const functionTable = "functions.jsonl.gz"

// Floors as in the table of operators; a wrong value, dtypes of nested results included, is a bug.
const (
	floorFunctions = 0.982 // 1165 of 1183 values, their dtypes included
	floorRefusals  = 0.890 // 195 of 217 refusals
)

func TestFunctions(t *testing.T) {
	cases := readTable(t, functionTable)
	texts := make([]string, len(cases))
	for i, k := range cases {
		texts[i] = tablePrelude + k.Code + "\n"
	}
	n, ignored := tally{}, tally{}
	runSnippets(texts, func(i int, _ *symbolic.Project, r *symbolic.FileResult) {
		k := cases[i]
		verdict := judge(t, ignored, k, r)
		if verdict == "exact" {
			verdict = sameTypes(k.Out, valueOf(t, r, "out")).String()
		}
		n[verdict]++
		if verdict == "wrong" || verdict == "invented" {
			t.Errorf("%s %s: %s%s\n%s", k.ID, k.Op, verdict, firstMessage(r), k.Code)
		}
		demandSound(t, k, r)
	})
	n["found"], n["missed"] = n["core found"]+n["extra found"], n["core missed"]+n["extra missed"]
	t.Logf("exact %d, unknown %d, wrong %d, invented %d; refusals found %d, missed %d", n["exact"], n["unknown"], n["wrong"], n["invented"], n["found"], n["missed"])
	slack := 0.0
	if testing.Short() {
		slack = shortSlack * 3 // it is a small table
	}
	if got := n.share("exact", "exact", "unknown", "wrong", "invented"); got < floorFunctions-slack {
		t.Errorf("exact values: %.4f, the floor is %.4f", got, floorFunctions)
	}
	if got := n.share("found", "found", "missed"); got < floorRefusals-slack {
		t.Errorf("refusals found: %.4f, the floor is %.4f", got, floorRefusals)
	}
}

// sameTypes compares the dtypes of all tensors of a value, and whether they are contiguous where that is claimed.
func sameTypes(want, got any) sameness {
	w, ok := want.(map[string]any)
	if !ok {
		return sameTypesOfItems(want, got)
	}
	g, ok := got.(map[string]any)
	if !ok {
		return exact
	}
	if w["t"] == "tensor" {
		switch {
		case g["contiguous"] != nil && g["contiguous"] != w["contiguous"]:
			return wrong
		case g["dtype"] == nil:
			return unknown
		}
		return verdictIf(g["dtype"] == w["dtype"])
	}
	return sameTypesOfItems(w["items"], g["items"])
}

func sameTypesOfItems(want, got any) sameness {
	w, _ := want.([]any)
	g, _ := got.([]any)
	worst := exact
	for i := range min(len(w), len(g)) {
		worst = max(worst, sameTypes(w[i], g[i]))
	}
	return worst
}
