package symbolic_test

import (
	"reflect"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// TestCountsOfSummaries: parameters and multiply-adds as torch.utils.flop_counter has them, nil where nobody knows.
func TestCountsOfSummaries(t *testing.T) {
	p := projectWith(t, "testdata/packages")
	for _, c := range []struct {
		entry              string
		parameters, adding any
	}{
		{"worked.Sums('de,nd,n->ne')", int64(0), int64(3 * 4 * 5)},
		{"worked.Sums('de,nd,n->e')", int64(0), int64(3*4*5 + 3*5)},
		{"worked.Sums('de,nd,n->d')", int64(0), int64(3 * 4)},
		{"worked.Sums('de,nd,n->edn')", int64(0), int64(0)},
		{"worked.Packed()", int64(64), int64(4 * 4 * 2 * (4 + 2))},
		{"worked.Pooled()", int64(0), int64(3*4*(4*3+6) + 2*3*3*4)},
		{"worked.Started()", int64(10), int64(3 * 4 * 2)},
		{"worked.Buffered()", int64(10), int64(3 * 4 * 2)},
	} {
		s := summarize(p, c.entry, [][]symbolic.InputSpec{{{Shape: []any{3.0, 4.0}, DType: "float32"}}})
		for _, f := range s.Faults {
			t.Errorf("%s: %s", c.entry, f.Message)
		}
		if !reflect.DeepEqual(s.Parameters, c.parameters) {
			t.Errorf("%s: %v parameters, want %v", c.entry, s.Parameters, c.parameters)
		}
		if !reflect.DeepEqual(s.MultiplyAdds, c.adding) {
			t.Errorf("%s: %v multiply-adds, want %v", c.entry, s.MultiplyAdds, c.adding)
		}
	}
}
