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

// TestWorkOfOperations: what torch.utils.flop_counter counts (half of its flops) for
// an input of [3, 4], nil where nobody knows.
func TestWorkOfOperations(t *testing.T) {
	p := projectWith(t, "testdata/packages")
	for _, c := range []struct {
		function string
		want     any
	}{
		{"lambda x: x @ torch.ones(4)", int64(0)},
		{"lambda x: x[0] @ x[0]", int64(0)},
		{"lambda x: x[0] @ torch.ones(4, 5)", int64(4 * 5)},
		{"lambda x: torch.ones(2, 5, 4) @ x[0]", int64(0)},
		{"lambda x: torch.ones(2, 4, 5).mT @ x[0]", int64(2 * 5 * 4)},
		{"lambda x: x[0] @ torch.ones(2, 4, 5)", int64(2 * 5 * 4)},
		{"lambda x: x[0] @ torch.ones(2, 5, 4).mT", int64(0)},
		{"lambda x: x[0] @ torch.ones(1, 4, 5)", int64(0)},
		{"lambda x: torch.ones(1, 5, 4).expand(3, 5, 4) @ x[0]", int64(3 * 5 * 4)},
		{"lambda x: torch.ones(2, 3).__rmatmul__(torch.ones(7, 2))", int64(7 * 2 * 3)},
		{"lambda x: torch.nn.functional.linear(x, torch.ones(4))", int64(0)},
		{"lambda x: torch.addbmm(torch.ones(3, 5), torch.ones(2, 3, 4), torch.ones(2, 4, 5))", int64(0)},
		{"lambda x: torch.inner(x, torch.ones(5, 4))", int64(3 * 5 * 4)},
		{"lambda x: torch.inner(x[0], x[0])", int64(0)},
		{"lambda x: torch.inner(x, torch.tensor(2.0))", int64(0)},
		{"lambda x: torch.tensordot(x, torch.ones(3, 4, 5), 2)", int64(5 * 12)},
		{"lambda x: torch.tensordot(torch.ones(2, 3, 4), torch.ones(3, 4, 5), 2)", int64(2 * 5 * 3 * 4)},
		{"lambda x: torch.tensordot(x, x, dims=([0], [0]))", int64(4 * 4 * 3)},
		{"lambda x: torch.tensordot(x, x, 0)", int64(3 * 4 * 3 * 4)},
		{"lambda x: torch.tensordot(torch.ones(2, 1), torch.ones(3, 5), 1)", int64(2 * 5)},
		{"lambda x: torch.tensordot(x, x, dims=([0, 1], [0, 1]))", int64(0)},
		{"lambda x: torch.linalg.multi_dot([torch.ones(2, 30), torch.ones(30, 4), torch.ones(4, 50), torch.ones(50, 3)])", int64(864)},
		{"lambda x: torch.chain_matmul(torch.ones(20, 30), torch.ones(30, 4), torch.ones(4, 50), torch.ones(50, 3))", int64(2760)},
		{"lambda x: torch.linalg.multi_dot([torch.ones(30), torch.ones(30, 4), torch.ones(4)])", int64(124)},
		{"lambda x: torch.matrix_power(torch.ones(3, 3), 7)", int64(4 * 27)},
		{"lambda x: torch.matrix_power(torch.ones(3, 3), -3)", int64(2 * 27)},
		{"lambda x: torch.matrix_power(torch.ones(3, 3), 0)", int64(0)},
		{"lambda x: torch.cov(x)", int64(3 * 3 * 4)},
		{"lambda x: torch.nn.LazyLinear(5)(x)", int64(3 * 4 * 5)},
		{"lambda x: torch.nn.MultiheadAttention(4, 2).out_proj(x)", int64(3 * 4 * 4)},
		{"lambda x: torch.nn.MultiheadAttention(4, 2, add_bias_kv=True).eval()(x, x, x)", int64(3*4*4*4 + 2*3*(3+1)*4)},
		{"lambda x: torch.nn.MultiheadAttention(4, 2, add_zero_attn=True).eval()(x, x, x)", int64(3*4*4*4 + 2*3*(3+1)*4)},
		{"lambda x: torch.vmap(lambda a: a @ torch.ones(4, 5))(x)", nil},
		{"lambda x: torch.vmap(lambda a: a * 2)(x)", int64(0)},
	} {
		s := summarize(p, "worked.Computed("+c.function+")", [][]symbolic.InputSpec{{{Shape: []any{3.0, 4.0}, DType: "float32"}}})
		for _, f := range s.Faults {
			t.Errorf("%s: %s", c.function, f.Message)
		}
		if !reflect.DeepEqual(s.MultiplyAdds, c.want) {
			t.Errorf("%s: %v multiply-adds, want %v", c.function, s.MultiplyAdds, c.want)
		}
	}
}
