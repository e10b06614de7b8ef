package symbolic_test

import (
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// TestRegistryAskedForUnknownName: modules that have not run yet may register what an empty registry is asked for.
func TestRegistryAskedForUnknownName(t *testing.T) {
	p := projectWith(t, "testdata/packages")
	s := summarize(p, "registry.create('small')", [][]symbolic.InputSpec{{{Shape: []any{3.0, 4.0}, DType: "float32"}}})
	for _, f := range s.Faults {
		t.Errorf("%s", f.Message)
	}
}

// TestRegistryOfSubclasses: a class that gives its base a name registers itself when its module runs.
func TestRegistryOfSubclasses(t *testing.T) {
	p := projectWith(t, "testdata/packages")
	s := summarize(p, "registry.Layer.new('Dense')", [][]symbolic.InputSpec{{{Shape: []any{3.0, 4.0}, DType: "float32"}}})
	for _, f := range s.Faults {
		t.Errorf("%s", f.Message)
	}
	checkOutputs(t, "registry.Layer.new", map[string]any{"shape": []any{3.0, 3.0}}, s.Outputs)
}
