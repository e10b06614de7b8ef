package symbolic_test

import (
	"path/filepath"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// TestFilesOfPackages: configurations that a package finds beside its modules, and names and sizes that it has as text.
func TestFilesOfPackages(t *testing.T) {
	here, err := filepath.Abs("testdata/packages")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{here, "testdata/packages"} {
		filesOfPackages(t, symbolic.NewProject(symbolic.Options{Paths: []string{folder}}))
	}
}

func filesOfPackages(t *testing.T, p *symbolic.Project) {
	t.Helper()
	for _, c := range []struct {
		entry string
		width float64
	}{
		{"shipping.Configured('small')", 6},
		{"shipping.Configured('large')", 7},
		{"shipping.Found('small.json')", 6},
		{"shipping.Found('more/large.json')", 7},
		{"shipping.Named('nn.ReLU()', 'small')", 6},
		{"shipping.Named('torch.nn.Linear(size, bias=False, out_features=3)', '5')", 3},
	} {
		s := summarize(p, c.entry, [][]symbolic.InputSpec{{{Shape: []any{2.0, 4.0}, DType: "float32"}}})
		for _, f := range s.Faults {
			t.Errorf("%s: %s", c.entry, f.Message)
		}
		checkOutputs(t, c.entry, map[string]any{"shape": []any{2.0, c.width}}, s.Outputs)
	}
}
