package torch

import (
	"testing"

	"github.com/shapelint/shapelint/symbolic/value"
)

// symbolicCase is a call on symbolic tensors: its shape, and the kind of fault it has, if any.
type symbolicCase struct {
	about string
	call  func(b *bench) value.Value
	shape string
	fault value.Kind
}

func runSymbolic(t *testing.T, cases []symbolicCase) {
	t.Helper()
	for _, tt := range cases {
		b := newBench()
		v := tt.call(b)
		if tup, ok := v.(*value.Tuple); ok && len(tup.Elems) > 0 {
			v = tup.Elems[0]
		}
		if got := b.shapeOf(v); got != tt.shape {
			t.Errorf("%s: got %s, want %s", tt.about, got, tt.shape)
		}
		var kind value.Kind
		if len(b.host.faults) > 0 {
			kind = b.host.faults[0].Kind
		}
		if kind != tt.fault {
			t.Errorf("%s: fault %q, want %q", tt.about, kind, tt.fault)
		}
	}
}

func TestProducts(t *testing.T) {
	mm := func(x, y []any) func(b *bench) value.Value {
		return func(b *bench) value.Value { return b.call("torch.matmul", nil, b.tensor(x...), b.tensor(y...)) }
	}
	type s = []any
	runSymbolic(t, []symbolicCase{
		{"a batch and a matrix", mm(s{"B", "T", 64}, s{64, "N"}), "[B, T, N]", ""},
		{"heads", mm(s{"B", "H", "T", "D"}, s{"B", "H", "D", "S"}), "[B, H, T, S]", ""},
		{"a vector in front", mm(s{"K"}, s{"B", "K", "N"}), "[B, N]", ""},
		{"a vector behind", mm(s{"B", "M", "K"}, s{"K"}), "[B, M]", ""},
		{"one matrix for a batch", mm(s{1, "M", "K"}, s{"B", "K", "N"}), "[B, M, N]", ""},
		{"inner sizes differ", mm(s{"B", "T", 64}, s{128, "N"}), "[B, T, N]", "incompatible-shapes"},
		{"inner symbols may be equal", mm(s{"B", "T", "D"}, s{"E", "N"}), "[B, T, N]", ""},
		{"batches differ", mm(s{3, "M", "K"}, s{4, "K", "N"}), "[3, M, N]", "incompatible-shapes"},
		{"unknown rank", func(b *bench) value.Value { return b.call("torch.matmul", nil, b.unranked(), b.tensor("K", "N")) }, "[..., N]", ""},
		{"unknown operand", func(b *bench) value.Value { return b.call("torch.mm", nil, b.tensor("M", "K"), value.Unknown{}) }, "[M, P]", ""},
	})
	runSymbolic(t, []symbolicCase{
		{"bmm", func(b *bench) value.Value {
			return b.call("torch.bmm", nil, b.tensor("B", "M", "K"), b.tensor("B", "K", "N"))
		}, "[B, M, N]", ""},
		{"bmm of a matrix", func(b *bench) value.Value {
			return b.call("torch.bmm", nil, b.tensor("B", "M", "K"), b.tensor("K", "N"))
		}, "[B, M, N]", "wrong-rank"},
		{"addmm", func(b *bench) value.Value {
			return b.call("torch.addmm", nil, b.tensor("N"), b.tensor("M", "K"), b.tensor("K", "N"))
		}, "[M, N]", ""},
		{"tensordot", func(b *bench) value.Value {
			return b.call("torch.tensordot", kw("dims", 1), b.tensor("A", "K"), b.tensor("K", "C", "D"))
		}, "[A, C, D]", ""},
	})
}

func TestDecompositions(t *testing.T) {
	runSymbolic(t, []symbolicCase{
		{"svd", func(b *bench) value.Value { return b.call("torch.linalg.svd", nil, b.tensor("B", "M", "N")) }, "[B, M, M]", ""},
		{"inverse of what may be square", func(b *bench) value.Value { return b.call("torch.linalg.inv", nil, b.tensor("B", "M", "N")) }, "[B, M, N]", ""},
		{"inverse of what is not", func(b *bench) value.Value { return b.call("torch.linalg.inv", nil, b.tensor("B", 3, 4)) }, "[B, 3, 4]", "incompatible-shapes"},
		{"inverse of a vector", func(b *bench) value.Value { return b.call("torch.inverse", nil, b.tensor("N")) }, "[...]", "wrong-rank"},
		{"solve", func(b *bench) value.Value {
			return b.call("torch.linalg.solve", nil, b.tensor("B", "N", "N"), b.tensor("B", "N", "K"))
		}, "[B, N, K]", ""},
		{"least squares, a vector each", func(b *bench) value.Value {
			return b.call("torch.linalg.lstsq", nil, b.tensor(4, 3, 2), b.tensor(4, 3))
		}, "[4, 2]", ""},
		{"least squares, one matrix of as many rows", func(b *bench) value.Value {
			return b.call("torch.linalg.lstsq", nil, b.tensor(4, 1, 2), b.tensor(1, 2))
		}, "[...]", ""},
		{"least squares, one matrix of other rows", func(b *bench) value.Value {
			return b.call("torch.linalg.lstsq", nil, b.tensor(4, 3, 2), b.tensor(1, 3))
		}, "[...]", "incompatible-shapes"},
		{"norm", func(b *bench) value.Value {
			return b.call("torch.linalg.norm", kw("dim", -1, "keepdim", true), b.tensor("B", "N"))
		}, "[B, 1]", ""},
		{"diagonal", func(b *bench) value.Value { return b.call("torch.diagonal", nil, b.tensor("N", "N", "C")) }, "[C, N]", ""},
		{"a row below", func(b *bench) value.Value { return b.call("torch.diag", kw("diagonal", 1), b.tensor("N")) }, "[N + 1, N + 1]", ""},
	})
}

func TestFourier(t *testing.T) {
	runSymbolic(t, []symbolicCase{
		{"half of it", func(b *bench) value.Value { return b.call("torch.fft.rfft", nil, b.tensor("B", "T")) }, "[B, T // 2 + 1]", ""},
		{"back again", func(b *bench) value.Value { return b.call("torch.fft.irfft", kw("n", 128), b.tensor("B", 65)) }, "[B, 128]", ""},
		{"images", func(b *bench) value.Value { return b.call("torch.fft.rfft2", nil, b.tensor("B", "C", "H", 64)) }, "[B, C, H, 33]", ""},
		{"unknown rank", func(b *bench) value.Value { return b.call("torch.fft.fft", nil, b.unranked()) }, "[..., n]", ""},
		{"too few dimensions", func(b *bench) value.Value { return b.call("torch.fft.fft2", nil, b.tensor("N")) }, "[...]", "dimension-out-of-range"},
		{"spectrogram", func(b *bench) value.Value {
			return b.call("torch.stft", kw("n_fft", 400, "hop_length", 160, "return_complex", true), b.tensor("B", 16000))
		}, "[B, 201, 101]", ""},
	})
}

func TestEinsum(t *testing.T) {
	es := func(eq string, ts ...[]any) func(b *bench) value.Value {
		return func(b *bench) value.Value {
			pos := []any{eq}
			for _, x := range ts {
				pos = append(pos, b.tensor(x...))
			}
			return b.call("torch.einsum", nil, pos...)
		}
	}
	type s = []any
	runSymbolic(t, []symbolicCase{
		{"scores", es("bhid,bhjd->bhij", s{"B", "H", "I", "D"}, s{"B", "H", "J", "D"}), "[B, H, I, J]", ""},
		{"implicit output", es("ba,b", s{"B", "A"}, s{"B"}), "[A]", ""},
		{"ellipsis", es("...ij,...jk->...ik", s{"B", "C", "I", "J"}, s{"J", "K"}), "[B, C, I, K]", ""},
		{"sizes differ", es("ij,jk->ik", s{"I", 3}, s{4, "K"}), "[...]", "invalid-einsum"},
		{"rank differs", es("ij->ji", s{"A", "B", "C"}), "[...]", "invalid-einsum"},
		{"unknown rank", func(b *bench) value.Value {
			return b.call("torch.einsum", nil, "...ij,jk->...ik", b.unranked(), b.tensor("J", "K"))
		}, "[..., i, K]", ""},
	})
}

func TestEinops(t *testing.T) {
	re := func(name, pattern string, kws []value.KwArg, x ...any) func(b *bench) value.Value {
		return func(b *bench) value.Value { return b.call("einops."+name, kws, b.tensor(x...), pattern) }
	}
	runSymbolic(t, []symbolicCase{
		{"patches", re("rearrange", "b c (h p) (w q) -> b (h w) (p q c)", kw("p", 16, "q", 16), "B", 3, 224, 224), "[B, 196, 768]", ""},
		{"heads", re("rearrange", "b n (h d) -> b h n d", kw("h", 8), "B", "N", 512), "[B, 8, N, 64]", ""},
		{"symbolic heads", re("rearrange", "b n (h d) -> b h n d", kw("h", 8), "B", "N", "D"), "[B, 8, N, D // 8]", ""},
		{"not divisible", re("rearrange", "b n (h d) -> b h n d", kw("h", 8), "B", "N", 100), "[B, 8, N, 12]", "invalid-rearrange"},
		{"wrong rank", re("rearrange", "b n d -> n b d", nil, "B", "N"), "[...]", "invalid-rearrange"},
		{"ellipsis", re("rearrange", "b ... d -> b d ...", nil, "B", "H", "W", "D"), "[B, D, H, W]", ""},
		{"repeat", re("repeat", "d -> b d", kw("b", 4), "D"), "[4, D]", ""},
		{"unknown rank", func(b *bench) value.Value {
			return b.call("einops.rearrange", nil, b.unranked(), "b c h w -> b (h w) c")
		}, "[b, h*w, c]", ""},
		{"layer", func(b *bench) value.Value {
			return b.layer("einops.layers.torch.Rearrange", nil, []any{"b c h w -> b (h w) c"}, b.tensor("B", 64, "H", "W"))
		}, "[B, H*W, 64]", ""},
	})
}
