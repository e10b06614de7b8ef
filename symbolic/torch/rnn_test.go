package torch

import (
	"testing"

	"github.com/shapelint/shapelint/symbolic/value"
)

// quietHost knows no classes, so that composite layers have no inner ones.
type quietHost struct{ *faultHost }

func (quietHost) Class(string) *value.Class { return nil }

// nested prints a result with its parts in parentheses.
func (b *bench) nested(v value.Value) string {
	t, ok := v.(*value.Tuple)
	if !ok {
		if v == value.None {
			return "None"
		}
		return b.shapeOf(v)
	}
	s := "("
	for i, e := range t.Elems {
		if i > 0 {
			s += " "
		}
		s += b.nested(e)
	}
	return s + ")"
}

// ruleCase is one row of a table: what a rule makes, printed by nested, and the first fault.
type ruleCase struct {
	name string
	run  func(b *bench) value.Value
	want string // "" if only the fault counts
	kind value.Kind
}

func runRules(t *testing.T, tests []ruleCase) {
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBench()
			b.w.Host = quietHost{b.host}
			got := b.nested(test.run(b))
			kind := value.Kind("")
			if len(b.host.faults) > 0 {
				kind = b.host.faults[0].Kind
			}
			if test.want != "" && got != test.want || kind != test.kind {
				t.Errorf("got %s %q, want %s %q", got, kind, test.want, test.kind)
			}
		})
	}
}

func TestRecurrent(t *testing.T) {
	pair := func(b *bench, dims ...any) value.Value { return value.NewTuple(b.tensor(dims...), b.tensor(dims...)) }
	runRules(t, []ruleCase{
		{"lstm, time first", func(b *bench) value.Value {
			return b.layer("torch.nn.LSTM", nil, []any{8, 16}, b.tensor("T", "B", 8))
		}, "([T, B, 16] ([1, B, 16] [1, B, 16]))", ""},
		{"lstm, batch first, both directions", func(b *bench) value.Value {
			return b.layer("torch.nn.LSTM", kw("batch_first", true, "bidirectional", true), []any{8, 16, 2}, b.tensor("B", "T", 8))
		}, "([B, T, 32] ([4, B, 16] [4, B, 16]))", ""},
		{"projection", func(b *bench) value.Value {
			return b.layer("torch.nn.LSTM", kw("proj_size", 5), []any{8, 16}, b.tensor("T", 8))
		}, "([T, 5] ([1, 5] [1, 16]))", ""},
		{"width unknown", func(b *bench) value.Value {
			return b.layer("torch.nn.GRU", nil, []any{8, 16}, b.tensor("T", "B", "D"))
		}, "([T, B, 16] [1, B, 16])", ""},
		{"width wrong", func(b *bench) value.Value {
			return b.layer("torch.nn.GRU", nil, []any{8, 16}, b.tensor("T", "B", 9))
		}, "([T, B, 16] [1, B, 16])", "mismatched-features"},
		{"rank unknown", func(b *bench) value.Value {
			return b.layer("torch.nn.RNN", kw("batch_first", true), []any{8, 16}, b.unranked())
		}, "([B, T, 16] [1, B, 16])", ""},
		{"images", func(b *bench) value.Value {
			return b.layer("torch.nn.RNN", nil, []any{8, 16}, b.tensor("B", 3, "H", 8))
		}, "", "wrong-rank"},
		{"state of another batch", func(b *bench) value.Value {
			return b.layer("torch.nn.GRU", nil, []any{8, 16}, b.tensor("T", 4, 8), b.tensor(1, 5, 16))
		}, "", "incompatible-shapes"},
		{"one tensor for a pair of states", func(b *bench) value.Value {
			return b.layer("torch.nn.LSTM", nil, []any{8, 16}, b.tensor("T", "B", 8), b.tensor(1, "B", 16))
		}, "", "index-out-of-range"},
		{"states of two layers in one", func(b *bench) value.Value {
			return b.layer("torch.nn.LSTM", nil, []any{8, 16}, b.tensor("T", "B", 8), pair(b, 2, "B", 16))
		}, "", "incompatible-shapes"},
		{"a float for bias", func(b *bench) value.Value {
			return b.layer("torch.nn.LSTM", nil, []any{8, 16, 2, 0.5}, b.tensor("T", "B", 8))
		}, "", "invalid-argument"},
		{"cell", func(b *bench) value.Value {
			return b.layer("torch.nn.LSTMCell", nil, []any{8, 16}, b.tensor("B", 8), pair(b, "B", 16))
		}, "([B, 16] [B, 16])", ""},
		{"cell, wrong state", func(b *bench) value.Value {
			return b.layer("torch.nn.GRUCell", nil, []any{8, 16}, b.tensor("B", 8), b.tensor("B", 15))
		}, "[B, 16]", "incompatible-shapes"},
		{"packed and padded again", func(b *bench) value.Value {
			p := b.call("torch.nn.utils.rnn.pack_padded_sequence", kw("batch_first", true), b.tensor(3, "T", 8), integers(5, 4, 2))
			out := b.layer("torch.nn.LSTM", kw("batch_first", true), []any{8, 16}, p).(*value.Tuple)
			return b.call("torch.nn.utils.rnn.pad_packed_sequence", kw("batch_first", true), out.Elems[0])
		}, "([3, 5, 16] [3])", ""},
		{"lengths unknown", func(b *bench) value.Value {
			p := b.call("torch.nn.utils.rnn.pack_padded_sequence", nil, b.tensor("T", "B", 8), b.w.Unknown("lengths"))
			return b.layer("torch.nn.GRU", nil, []any{8, 16}, p).(*value.Tuple).Elems[1]
		}, "[1, B, 16]", ""},
		{"more lengths than sequences", func(b *bench) value.Value {
			return b.call("torch.nn.utils.rnn.pack_padded_sequence", nil, b.tensor("T", 2, 8), integers(3, 2, 1))
		}, "", "incompatible-shapes"},
		{"lengths that grow", func(b *bench) value.Value {
			return b.call("torch.nn.utils.rnn.pack_padded_sequence", nil, b.tensor(5, 2, 8), integers(3, 4))
		}, "", "invalid-argument"},
		{"sequences padded to the longest", func(b *bench) value.Value {
			return b.call("torch.nn.utils.rnn.pad_sequence", kw("batch_first", true), value.NewList(b.tensor(3, "D"), b.tensor(7, "D")))
		}, "[2, 7, D]", ""},
		{"sequences of unlike features", func(b *bench) value.Value {
			return b.call("torch.nn.utils.rnn.pad_sequence", nil, value.NewList(b.tensor("T", 3), b.tensor("S", 4)))
		}, "", "incompatible-shapes"},
	})
}

func TestAttention(t *testing.T) {
	const dotProduct = "torch.nn.functional.scaled_dot_product_attention"
	runRules(t, []ruleCase{
		{"heads", func(b *bench) value.Value {
			return b.call(dotProduct, nil, b.tensor("B", 8, "L", 64), b.tensor("B", 8, "S", 64), b.tensor("B", 8, "S", 32))
		}, "[B, 8, L, 32]", ""},
		{"grouped heads", func(b *bench) value.Value {
			return b.call(dotProduct, kw("enable_gqa", true), b.tensor("B", 8, "L", 64), b.tensor("B", 2, "S", 64), b.tensor("B", 2, "S", 64))
		}, "[B, 8, L, 64]", ""},
		{"groups that do not divide", func(b *bench) value.Value {
			return b.call(dotProduct, kw("enable_gqa", true), b.tensor("B", 8, "L", 64), b.tensor("B", 3, "S", 64), b.tensor("B", 3, "S", 64))
		}, "", "invalid-size"},
		{"features", func(b *bench) value.Value {
			return b.call(dotProduct, nil, b.tensor("B", "L", 64), b.tensor("B", "S", 32), b.tensor("B", "S", 32))
		}, "", "incompatible-shapes"},
		{"mask", func(b *bench) value.Value {
			return b.call(dotProduct, nil, b.tensor("B", 8, 10, 64), b.tensor("B", 8, 10, 64), b.tensor("B", 8, 10, 64), b.tensor(10, 11))
		}, "", "incompatible-shapes"},
		{"three dimensions are one sample, whose mask may have four", func(b *bench) value.Value {
			return b.call(dotProduct, nil, b.tensor(8, "L", 64), b.tensor(8, "L", 64), b.tensor(8, "L", 64), b.tensor(1, 8, "L", "L"))
		}, "[8, L, 64]", ""},
		{"three dimensions, masks of two samples", func(b *bench) value.Value {
			return b.call(dotProduct, nil, b.tensor(8, 5, 64), b.tensor(8, 5, 64), b.tensor(8, 5, 64), b.tensor(2, 8, 5, 5))
		}, "", "incompatible-shapes"},
		{"no queries: nothing is compared", func(b *bench) value.Value {
			return b.call(dotProduct, nil, b.tensor(4, 2, 0, 8), b.tensor(4, 2, 7, 5), b.tensor(4, 2, 7, 3))
		}, "[4, 2, 0, 3]", ""},
		{"no values: nothing is compared", func(b *bench) value.Value {
			return b.call(dotProduct, nil, b.tensor(4, 2, 6, 8), b.tensor(4, 2, 7, 5), b.tensor(4, 2, 0, 3))
		}, "[4, 2, 6, 3]", ""},
		{"no keys, but values", func(b *bench) value.Value {
			return b.call(dotProduct, nil, b.tensor(2, 6, 5), b.tensor(2, 0, 5), b.tensor(2, 7, 3))
		}, "", "incompatible-shapes"},
		{"ranks unknown", func(b *bench) value.Value {
			return b.call(dotProduct, nil, b.unranked(), b.unranked(), b.unranked())
		}, "[..., L, E]", ""},
		{"self-attention", func(b *bench) value.Value {
			x := b.tensor("B", "T", 16)
			return b.layer("torch.nn.MultiheadAttention", kw("batch_first", true), []any{16, 4}, x, x, x)
		}, "([B, T, 16] [B, T, T])", ""},
		{"time first, weights of each head", func(b *bench) value.Value {
			q, k := b.tensor("T", "B", 16), b.tensor("S", "B", 16)
			return b.layer("torch.nn.MultiheadAttention", nil, []any{16, 4}, q, k, k, value.None, value.Bool(true), value.None, value.Bool(false))
		}, "([T, B, 16] [B, 4, T, S])", ""},
		{"heads that do not divide", func(b *bench) value.Value {
			x := b.tensor("T", "B", 10)
			return b.layer("torch.nn.MultiheadAttention", nil, []any{10, 4}, x, x, x)
		}, "", "invalid-size"},
		{"other width", func(b *bench) value.Value {
			x := b.tensor("T", "B", 12)
			return b.layer("torch.nn.MultiheadAttention", nil, []any{16, 4}, x, x, x)
		}, "", "mismatched-features"},
		{"mask of another length", func(b *bench) value.Value {
			x := b.tensor(7, "B", 16)
			return b.layer("torch.nn.MultiheadAttention", nil, []any{16, 4}, x, x, x, value.None, value.Bool(false), b.tensor(8, 8))
		}, "", "incompatible-shapes"},
		{"batch of the key", func(b *bench) value.Value {
			q, k := b.tensor("T", 2, 16), b.tensor("S", 3, 16)
			return b.layer("torch.nn.MultiheadAttention", nil, []any{16, 4}, q, k, k)
		}, "", "incompatible-shapes"},
	})
}
