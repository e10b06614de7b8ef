package torch

import (
	"testing"

	"github.com/shapelint/shapelint/symbolic/value"
)

func TestLoss(t *testing.T) {
	ints := func(b *bench, high int64, dims ...any) *value.Tensor {
		y := typed(b.tensor(dims...), value.Int64)
		y.HasRange, y.Low, y.High = true, value.D(0), value.D(high)
		return y
	}
	runRules(t, []ruleCase{
		{"mean", func(b *bench) value.Value {
			return b.layer("torch.nn.MSELoss", nil, nil, b.tensor("B", 3), b.tensor("B", 3))
		}, "[]", ""},
		{"each", func(b *bench) value.Value {
			return b.layer("torch.nn.L1Loss", kw("reduction", "none"), nil, b.tensor("B", 3), b.tensor("B", 3))
		}, "[B, 3]", ""},
		{"a column against a row", func(b *bench) value.Value {
			return b.layer("torch.nn.MSELoss", kw("reduction", "none"), nil, b.tensor("B", 1), b.tensor("B"))
		}, "[B, B]", "silent-broadcast"},
		{"a scalar target", func(b *bench) value.Value {
			return b.layer("torch.nn.MSELoss", nil, nil, b.tensor("B", 1), b.tensor())
		}, "[]", ""},
		{"two symbols may be equal", func(b *bench) value.Value {
			return b.layer("torch.nn.MSELoss", nil, nil, b.tensor("B", "C"), b.tensor("B", "D"))
		}, "[]", ""},
		{"unlike batches", func(b *bench) value.Value {
			return b.layer("torch.nn.MSELoss", nil, nil, b.tensor(4, 3), b.tensor(5, 3))
		}, "[]", "mismatched-target"},
		{"bce wants equal shapes", func(b *bench) value.Value {
			return b.layer("torch.nn.BCEWithLogitsLoss", nil, nil, b.tensor("B", 1), b.tensor("B"))
		}, "[]", "mismatched-target"},
		{"bce of unknown ranks", func(b *bench) value.Value {
			return b.layer("torch.nn.BCEWithLogitsLoss", kw("reduction", "none"), nil, b.tensor("B", 1), b.unranked())
		}, "[B, 1]", ""},
		{"class numbers", func(b *bench) value.Value {
			return b.layer("torch.nn.CrossEntropyLoss", kw("reduction", "none"), nil, b.tensor("B", 10), ints(b, 10, "B"))
		}, "[B]", ""},
		{"pixels", func(b *bench) value.Value {
			return b.layer("torch.nn.CrossEntropyLoss", kw("reduction", "none"), nil, b.tensor("B", 10, "H", "W"), ints(b, 10, "B", "H", "W"))
		}, "[B, H, W]", ""},
		{"probabilities", func(b *bench) value.Value {
			return b.layer("torch.nn.CrossEntropyLoss", kw("reduction", "none"), nil, b.tensor("B", 10), b.tensor("B", 10))
		}, "[B]", ""},
		{"one-hot integers", func(b *bench) value.Value {
			return b.layer("torch.nn.CrossEntropyLoss", nil, nil, b.tensor("B", 10), ints(b, 2, "B", 10))
		}, "[]", "mismatched-target"},
		{"a column of class numbers", func(b *bench) value.Value {
			return b.layer("torch.nn.CrossEntropyLoss", nil, nil, b.tensor("B", 10), ints(b, 10, "B", 1))
		}, "[]", "mismatched-target"},
		{"float class numbers", func(b *bench) value.Value {
			return b.layer("torch.nn.CrossEntropyLoss", nil, nil, b.tensor("B", 10), b.tensor("B"))
		}, "[]", "mismatched-target"},
		{"too many classes", func(b *bench) value.Value {
			return b.layer("torch.nn.CrossEntropyLoss", nil, nil, b.tensor("B", 5), ints(b, 10, "B"))
		}, "[]", "mismatched-target"},
		{"fewer classes", func(b *bench) value.Value {
			return b.layer("torch.nn.CrossEntropyLoss", nil, nil, b.tensor("B", 10), ints(b, 2, "B"))
		}, "[]", ""},
		{"softmax twice", func(b *bench) value.Value {
			x := b.tensor("B", 10)
			x.Role = value.Probabilities
			return b.layer("torch.nn.CrossEntropyLoss", nil, nil, x, ints(b, 10, "B"))
		}, "[]", "double-softmax"},
		{"weights of classes", func(b *bench) value.Value {
			return b.call("torch.nn.functional.nll_loss", nil, b.tensor("B", 10), ints(b, 10, "B"), b.tensor(9))
		}, "[]", "mismatched-target"},
		{"rank of the input follows", func(b *bench) value.Value {
			x := b.unranked()
			b.call("torch.nn.functional.nll_loss", nil, x, ints(b, 10, "B", "L"))
			return x
		}, "[B, C, L]", ""},
		{"operands to the constructor", func(b *bench) value.Value {
			return b.layer("torch.nn.CrossEntropyLoss", nil, []any{b.tensor("B", 10), b.tensor(4)})
		}, "", "invalid-argument"},
		{"triplets", func(b *bench) value.Value {
			return b.layer("torch.nn.TripletMarginLoss", kw("reduction", "none"), nil, b.tensor("B", 8), b.tensor("B", 8), b.tensor("B", 8))
		}, "[B]", ""},
		{"cosine", func(b *bench) value.Value {
			return b.layer("torch.nn.CosineEmbeddingLoss", nil, nil, b.tensor("B", 8), b.tensor("B", 8), b.tensor("B", 1))
		}, "", "mismatched-target"},
		{"ctc", func(b *bench) value.Value {
			return b.layer("torch.nn.CTCLoss", kw("reduction", "none"), nil, b.tensor("T", 2, 20), ints(b, 20, 2, 7), integers(5, 5), integers(7, 3))
		}, "[2]", ""},
		{"ctc, lengths of another batch", func(b *bench) value.Value {
			return b.layer("torch.nn.CTCLoss", nil, nil, b.tensor("T", 2, 20), ints(b, 20, 2, 7), integers(5, 5, 5), integers(7, 3))
		}, "[]", "mismatched-target"},
	})
}
