package symbolic_test

import (
	"path/filepath"
	"reflect"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// TestPackages summarizes modules of small packages under testdata, each of
// which gives its names in another way.
func TestPackages(t *testing.T) {
	root, err := filepath.Abs("testdata/packages")
	if err != nil {
		t.Fatal(err)
	}
	p := symbolic.NewProject(symbolic.Options{FS: symbolic.Disk{}, Paths: []string{root}})
	for _, c := range []struct {
		entry  string
		in     []any
		want   []any
		params int64
	}{
		{"facade.Head(4, 2)", []any{2.0, 3.0, 4.0}, []any{2.0, 2.0}, 10},
		{"facade.Alpha()", []any{2.0, 3.0, 8.0}, []any{2.0, 3.0}, 8*32 + 32 + 32*3 + 3},
		{"facade.models.Beta()", []any{2.0, 5.0}, []any{2.0, 8.0}, 48},
		{"facade.models.alpha.modeling.Alpha(width=2)", []any{2.0, 3.0, 2.0}, []any{2.0, 3.0}, 2*8 + 8 + 8*3 + 3},
		{"replaced.Net()", []any{4.0, 6.0}, []any{4.0, 2.0}, 14},
		{"byname.Net()", []any{4.0, 6.0}, []any{4.0, 2.0}, 14},
	} {
		s := p.Summarize([]symbolic.Entry{{Expr: c.entry, Calls: [][]symbolic.InputSpec{{{Shape: c.in, DType: "float32"}}}}})[0][0]
		if len(s.Faults) > 0 {
			t.Errorf("%s: %s", c.entry, s.Faults[0].Message)
		}
		checkOutputs(t, c.entry, map[string]any{"shape": c.want}, s.Outputs)
		if !reflect.DeepEqual(s.Parameters, c.params) {
			t.Errorf("%s: %v parameters, want %d", c.entry, s.Parameters, c.params)
		}
	}
}

// TestInstalledPackages: of what is installed, packages made with torch are
// read; others are there, and nothing is known of them.
func TestInstalledPackages(t *testing.T) {
	site, err := filepath.Abs("testdata/packages")
	if err != nil {
		t.Fatal(err)
	}
	p := symbolic.NewProject(symbolic.Options{FS: symbolic.Disk{}, SitesOf: func(string) []string { return []string{site} }})
	in := [][]symbolic.InputSpec{{{Shape: []any{2.0, 3.0, 4.0}, DType: "float32"}}}
	s := p.Summarize([]symbolic.Entry{{Expr: "facade.Head(4, 2)", Calls: in}})[0][0]
	checkOutputs(t, "facade", map[string]any{"shape": []any{2.0, 2.0}}, s.Outputs)
	s = p.Summarize([]symbolic.Entry{{Expr: "facade.Head(4, plain.CLASSES)", Calls: in}})[0][0]
	if len(s.Faults) > 0 {
		t.Errorf("plain is installed: %s", s.Faults[0].Message)
	}
	if n, read := s.Parameters.(int64); read {
		t.Errorf("plain was read: %d parameters", n)
	}
}
