package symbolic_test

import (
	"context"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// TestDefaultsByConftest: what a conftest.py sets holds for the tests below it alone.
func TestDefaultsByConftest(t *testing.T) {
	const program = "import numpy as np, torch\ntorch.nn.Linear(3, 2)(torch.from_numpy(np.zeros((4, 3))))\n"
	for _, c := range []struct {
		file, conftest string
		faults         int
	}{
		{"/p/tests/unit/test_net.py", "/p/tests/conftest.py", 0},
		{"/p/tests/unit/net_test.py", "/p/conftest.py", 0},
		{"/p/tests/unit/net.py", "/p/tests/conftest.py", 1},
		{"/p/tests/test_net.py", "/p/tests/unit/conftest.py", 1},
		{"/p/tests/test_net.py", "/conftest.py", 1},
	} {
		files := texts{c.file: program, c.conftest: "import torch\ntorch.set_default_dtype(torch.float64)\n"}
		results, err := symbolic.NewProject(symbolic.Options{FS: files, Files: []string{c.file}, Roots: []string{"/p"}}).Run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if got := len(results[0].Faults); got != c.faults {
			t.Errorf("%s beside %s: %d faults, want %d", c.file, c.conftest, got, c.faults)
		}
	}
}
