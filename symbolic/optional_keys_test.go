package symbolic_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
	"github.com/shapelint/shapelint/symbolic/interp"
)

// TestOptionalKeys: an operation on one key of a dict does not tell apart the
// branches in which other keys are there; with 40 of them there are 2^40.
func TestOptionalKeys(t *testing.T) {
	var b strings.Builder
	b.WriteString("import os, torch\nd = {}\n")
	for i := range 40 {
		fmt.Fprintf(&b, "if os.environ.get('F%d'):\n    d['k%d'] = torch.zeros(%d)\n", i, i, i+1)
	}
	b.WriteString(`d["own"] = torch.zeros(7)
d["k3"] = torch.zeros(9)
a = d["own"]
b = d.get("k3")
c = d.get("k5", torch.zeros(6))
e = d.pop("none", torch.zeros(2))
f = torch.zeros(3) if "own" in d else torch.zeros(4)
g = torch.zeros(3) if "nowhere" in d else torch.zeros(4)
h = d.setdefault("own", torch.zeros(1))
del d["k3"]
i = torch.zeros(3) if "k3" in d else torch.zeros(5)
`)
	p := symbolic.NewProject(symbolic.Options{
		FS: texts{"/p/main.py": b.String()}, Files: []string{"/p/main.py"}, Roots: []string{"/p"}, Trace: true,
		Limits: interp.Limits{Steps: 20_000, Depth: interp.DefaultLimits.Depth},
	})
	out, err := p.Run(context.Background())
	if err != nil || out[0].Err != nil || out[0].Exhausted != "" {
		t.Fatal(err, out[0].Err, out[0].Exhausted)
	}
	if len(out[0].Faults) > 0 {
		t.Error(out[0].Faults[0].Message)
	}
	want := map[string]string{"a": "7", "b": "9", "c": "6", "e": "2", "f": "3", "g": "4", "h": "7", "i": "5"}
	for _, v := range out[0].Values {
		shape, ok := want[v.Name]
		if !ok {
			continue
		}
		delete(want, v.Name)
		if got := fmt.Sprint(v.Value); !strings.Contains(got, "["+shape+"]") {
			t.Errorf("%s is %s, want [%s]", v.Name, got, shape)
		}
	}
	if len(want) > 0 {
		t.Errorf("not traced: %v", want)
	}
}
