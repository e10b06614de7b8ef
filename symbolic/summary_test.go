package symbolic_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
	"github.com/shapelint/shapelint/symbolic/value"
)

// TestSummaryTorchNN compares what modules of torch.nn make of inputs with what
// torch 2.15 recorded: outputs, parameters, multiply-adds, and refused inputs.
func TestSummaryTorchNN(t *testing.T) {
	f, err := os.Open("testdata/models_torchnn.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<22)
	p := symbolic.NewProject(symbolic.Options{})
	missed := 0
	for lines.Scan() {
		var r struct {
			ID, Entry string
			Inputs    []symbolic.InputSpec
			OK        *bool
			Outputs   any
			Params    *float64
			MACs      *float64
		}
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if r.OK == nil {
			continue
		}
		s := summarize(p, r.Entry, [][]symbolic.InputSpec{r.Inputs})
		refused := false
		for _, f := range s.Faults {
			refused = refused || f.Severity == value.Error
		}
		switch {
		case !*r.OK:
			if !refused {
				missed++
				t.Logf("%s: %s: not refused", r.ID, r.Entry)
			}
		case refused && laxOnMeta[r.ID]:
		case refused:
			t.Errorf("%s: %s: refused: %s", r.ID, r.Entry, s.Faults[0].Message)
		default:
			checkOutputs(t, r.ID, r.Outputs, s.Outputs)
			if n, ok := s.Parameters.(int64); r.Params != nil && (!ok || float64(n) != *r.Params) {
				t.Errorf("%s: %v parameters, want %.0f", r.ID, s.Parameters, *r.Params)
			}
			checkCount(t, r.ID+": multiply-adds", r.MACs, s.MultiplyAdds)
		}
	}
	if missed > maxMissedRefusals {
		t.Errorf("%d refused inputs were accepted, at most %d are known", missed, maxMissedRefusals)
	}
}

// laxOnMeta were recorded on the meta device, whose transposed convolution does
// not compare channels; on a CPU they raise.
var laxOnMeta = map[string]bool{"torch/dcgan_g@probe:w1": true}

// maxMissedRefusals is the number of recorded refusals that are not found yet.
const maxMissedRefusals = 0

// checkCount allows one per cent.
func checkCount(t *testing.T, what string, want *float64, got any) {
	t.Helper()
	if want == nil {
		return
	}
	// Attention weights that are averaged cost torch a little more than we count.
	if n, ok := got.(int64); !ok || math.Abs(float64(n)-*want) > *want/100 {
		t.Errorf("%s: got %v, want %.0f", what, got, *want)
	}
}

// checkOutputs compares the shapes of nested outputs.
func checkOutputs(t *testing.T, id string, want, got any) {
	t.Helper()
	data, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	var plain any
	if err := json.Unmarshal(data, &plain); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(shapes(want), shapes(plain)) {
		t.Errorf("%s: got %v, want %v", id, plain, want)
	}
}

// shapes keeps of a nested output its structure and the shapes of its tensors.
func shapes(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = shapes(x)
		}
		return out
	case map[string]any:
		for _, key := range []string{"shape", "tuple", "list", "dict", "fields"} {
			if x, ok := v[key]; ok {
				return shapes(x)
			}
		}
		return nil
	case float64:
		return v
	}
	return nil
}

// projectWith is a project that finds packages in a folder.
func projectWith(t *testing.T, folder string) *symbolic.Project {
	t.Helper()
	root, err := filepath.Abs(folder)
	if err != nil {
		t.Fatal(err)
	}
	return symbolic.NewProject(symbolic.Options{FS: symbolic.Disk{}, Paths: []string{root}})
}

// summarize is the summary of one entry, called once.
func summarize(p *symbolic.Project, entry string, calls [][]symbolic.InputSpec) (out *symbolic.Summary) {
	p.Summarize([]symbolic.Entry{{Expr: entry, Calls: calls}}, func(_ int, sums []*symbolic.Summary) { out = sums[0] })
	return out
}

// TestSummaryImports builds entries whose class is called through a class method:
// below a package that is only described, a class is not taken for a module.
func TestSummaryImports(t *testing.T) {
	p := symbolic.NewProject(symbolic.Options{})
	for _, entry := range []string{
		"transformers.AutoModel.from_config(transformers.BertConfig(hidden_size=64))",
		"transformers.BertModel(transformers.BertConfig(hidden_size=64))",
	} {
		s := summarize(p, entry, [][]symbolic.InputSpec{{{Shape: []any{2.0, 16.0}, DType: "int64"}}})
		if s.Class == "" {
			t.Errorf("%s: no module; unknown: %v", entry, s.Unknown)
		}
	}
}

// TestSummaryPassedOver: where conditions are nested too deep, a side is passed over, and what comes after it is not
// known; another call of the same module may well be.
func TestSummaryPassedOver(t *testing.T) {
	var deep strings.Builder
	deep.WriteString("from torch import nn\nclass Deep(nn.Module):\n    def forward(self, x, check=True):\n        n = 1\n        if check:\n")
	for i := range 12 {
		deep.WriteString(strings.Repeat("    ", i+3) + "if x.sum() > 0:\n")
	}
	deep.WriteString(strings.Repeat("    ", 15) + "n = 2\n        return x.repeat(n, 1)\n")
	p := symbolic.NewProject(symbolic.Options{FS: texts{"/p/deep.py": deep.String()}, Paths: []string{"/p"}})
	x := symbolic.InputSpec{Shape: []any{2.0, 3.0}}
	off := symbolic.InputSpec{Name: "check", Value: json.RawMessage("false")}
	var sums []*symbolic.Summary
	p.Summarize([]symbolic.Entry{{Expr: "deep.Deep()", Calls: [][]symbolic.InputSpec{{x}, {x, off}}}}, func(_ int, s []*symbolic.Summary) { sums = s })
	if sums[0].Outputs != nil {
		t.Errorf("outputs %v after a side was passed over", sums[0].Outputs)
	}
	if got, err := json.Marshal(sums[1].Outputs); err != nil || string(got) != `{"dtype":"float32","shape":[2,3]}` {
		t.Errorf("outputs %s of the plain call", got)
	}
}
