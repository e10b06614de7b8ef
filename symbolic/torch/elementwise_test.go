package torch

import (
	"fmt"
	"testing"

	"github.com/shapelint/shapelint/symbolic/value"
)

func typed(t *value.Tensor, dt value.DType) *value.Tensor { t.DType = dt; return t }

// show prints a result as dtype[shape], with its contents if they are known.
func (b *bench) show(v value.Value) string {
	switch v := v.(type) {
	case *value.Tensor:
		s := v.DType.String() + b.w.Shape(v).String()
		if k := v.Contents(); k != nil && k.Ints != nil {
			s += fmt.Sprint(k.Ints)
		} else if k != nil {
			s += fmt.Sprint(k.Floats)
		}
		return s
	case *value.Tuple:
		s := "("
		for _, e := range v.Elems {
			s += b.show(e)
		}
		return s + ")"
	case value.Bool:
		return fmt.Sprint(bool(v))
	case value.Int:
		return v.String()
	}
	return "?"
}

func TestPointwise(t *testing.T) {
	tests := []struct {
		name string
		run  func(b *bench) value.Value
		want string
		kind value.Kind
	}{
		{"sizes of 1 stretch", func(b *bench) value.Value { return Binary(b.w, "+", b.tensor("B", 1, "W"), b.tensor("H", 1), false) }, "float32[B, H, W]", ""},
		{"unlike sizes", func(b *bench) value.Value { return Binary(b.w, "*", b.tensor("B", 3), b.tensor(4), false) }, "float32[...]", "incompatible-shapes"},
		{"two symbols may be equal", func(b *bench) value.Value { return Binary(b.w, "-", b.tensor("B"), b.tensor("C"), false) }, "float32[B]", ""},
		{"unknown rank with a number", func(b *bench) value.Value { return Binary(b.w, "*", b.unranked(), value.NewInt(2), false) }, "float32[...]", ""},
		{"an int tensor times a float", func(b *bench) value.Value {
			return Binary(b.w, "*", typed(b.tensor("B"), value.Int64), value.NewFloat(.5), false)
		}, "float32[B]", ""},
		{"a 0-dim tensor does not widen", func(b *bench) value.Value {
			return Binary(b.w, "+", typed(b.tensor("B"), value.Float16), b.tensor(), false)
		}, "float16[B]", ""},
		{"true division of ints", func(b *bench) value.Value {
			return Binary(b.w, "/", typed(b.tensor("B"), value.Int64), value.NewInt(2), false)
		}, "float32[B]", ""},
		{"floats do not fit into ints", func(b *bench) value.Value {
			return Binary(b.w, "/", typed(b.tensor("B"), value.Int64), value.NewInt(2), true)
		}, "int64[B]", "mismatched-dtype"},
		{"in place does not grow", func(b *bench) value.Value { return Binary(b.w, "+", b.tensor("B", 1), b.tensor("B", 3), true) }, "float32[B, 1]", "incompatible-shapes"},
		{"masks are not subtracted", func(b *bench) value.Value {
			return Binary(b.w, "-", value.NewInt(1), typed(b.tensor(2), value.BoolType), false)
		}, "int64[...]", "mismatched-dtype"},
		{"comparison with a string", func(b *bench) value.Value { return Binary(b.w, "==", b.tensor(2), value.Str{S: "a"}, false) }, "false", ""},
		{"no order with a string", func(b *bench) value.Value { return Binary(b.w, "<", b.tensor(2), value.Str{S: "a"}, false) }, "?", "invalid-argument"},
		{"mirrored comparison", func(b *bench) value.Value {
			return Binary(b.w, "<", value.NewInt(1), b.call("torch.arange", nil, 3), false)
		}, "bool[3][0 0 1]", ""},
		{"~ wants integers", func(b *bench) value.Value { return Unary(b.w, "~", b.tensor(2)) }, "float32[2]", "mismatched-dtype"},
		{"widths of RegNet", func(b *bench) value.Value {
			x := Binary(b.w, "+", Binary(b.w, "*", b.call("torch.arange", nil, 4), value.NewFloat(36.44), false), value.NewInt(24), false)
			x = Binary(b.w, "/", b.call("torch.log", nil, Binary(b.w, "/", x, value.NewInt(24), false)), value.NewFloat(0.9123), false)
			x = b.call("torch.round", nil, x)
			x = b.call("torch.pow", nil, 2.49, x)
			return Binary(b.w, "*", b.call("torch.round", nil, b.call("torch.divide", nil, Binary(b.w, "*", value.NewInt(24), x, false), 8)), value.NewInt(8), false)
		}, "float32[4][24 56 152 152]", ""},
		{"sizes in a tensor", func(b *bench) value.Value {
			x := b.call("torch.tensor", nil, value.NewTuple(value.Int{Dim: b.size("H")}, value.NewInt(3)))
			return Binary(b.w, "*", x, value.NewInt(2), false)
		}, "int64[2][2*H 6]", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBench()
			got := b.show(test.run(b))
			kind := value.Kind("")
			if len(b.host.faults) > 0 {
				kind = b.host.faults[0].Kind
			}
			if got != test.want || kind != test.kind {
				t.Errorf("got %s, fault %q; want %s, %q (%v)", got, kind, test.want, test.kind, b.host.faults)
			}
		})
	}
}

func TestReductions(t *testing.T) {
	tests := []struct {
		name string
		run  func(b *bench) value.Value
		want string
		kind value.Kind
	}{
		{"mean over the image", func(b *bench) value.Value {
			return b.call("Tensor.mean", nil, b.tensor("B", "C", "H", "W"), integers(2, 3))
		}, "float32[B, C]", ""},
		{"of an unknown rank", func(b *bench) value.Value { return b.call("Tensor.sum", nil, b.unranked(), -1) }, "float32[...]", ""},
		{"kept", func(b *bench) value.Value { return b.call("Tensor.amax", kw("keepdim", true), b.tensor("B", "C"), 1) }, "float32[B, 1]", ""},
		{"twice the same", func(b *bench) value.Value { return b.call("torch.sum", nil, b.tensor("B", 3), integers(1, -1)) }, "float32[...]", "invalid-argument"},
		{"out of range", func(b *bench) value.Value { return b.call("torch.argmax", nil, b.tensor("B", 3), 2) }, "int64[...]", "dimension-out-of-range"},
		{"values and indices", func(b *bench) value.Value { return b.call("torch.max", nil, b.tensor("B", "C"), 1) }, "(float32[B]int64[B])", ""},
		{"elementwise maximum", func(b *bench) value.Value { return b.call("torch.max", nil, b.tensor("B", "C"), b.tensor("C")) }, "float32[B, C]", ""},
		{"sum of a range", func(b *bench) value.Value { return b.call("torch.sum", nil, b.call("torch.arange", nil, 5)) }, "int64[][10]", ""},
		{"the largest of more than there are", func(b *bench) value.Value { return b.call("torch.topk", nil, b.tensor("B", 3), 4) }, "(float32[B, 4]int64[B, 4])", "index-out-of-range"},
		{"cumsum", func(b *bench) value.Value {
			return b.call("torch.cumsum", nil, b.call("torch.arange", nil, 4), 0)
		}, "int64[4][0 1 3 6]", ""},
		{"sorted", func(b *bench) value.Value {
			return b.call("torch.sort", kw("descending", true), b.call("torch.arange", nil, 3))
		}, "(int64[3][2 1 0]int64[3][2 1 0])", ""},
		{"range of a size", func(b *bench) value.Value { return b.call("torch.arange", nil, value.Int{Dim: b.size("T")}) }, "int64[T]", ""},
		{"negative range", func(b *bench) value.Value { return b.call("torch.arange", nil, -3) }, "int64[?]", "invalid-argument"},
		{"linear steps", func(b *bench) value.Value { return b.call("torch.linspace", nil, 0, 1, 3) }, "float32[3][0 0.5 1]", ""},
		{"ragged rows", func(b *bench) value.Value {
			return b.call("torch.tensor", nil, value.NewList(value.NewList(value.NewInt(1)), value.NewList()))
		}, "[...]", "incompatible-shapes"},
		{"layer norm of other features", func(b *bench) value.Value {
			return b.layer("torch.nn.LayerNorm", nil, []any{64}, b.tensor("B", "T", 32))
		}, "float32[B, T, 32]", "mismatched-features"},
		{"batch norm of other channels", func(b *bench) value.Value {
			return b.layer("torch.nn.BatchNorm2d", nil, []any{64}, b.tensor("B", 32, "H", "W"))
		}, "float32[B, 32, H, W]", "mismatched-channels"},
		{"group norm", func(b *bench) value.Value {
			return b.layer("torch.nn.GroupNorm", nil, []any{8, 64}, b.tensor("B", 64, "H", "W"))
		}, "float32[B, 64, H, W]", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBench()
			got := b.show(test.run(b))
			kind := value.Kind("")
			if len(b.host.faults) > 0 {
				kind = b.host.faults[0].Kind
			}
			if got != test.want || kind != test.kind {
				t.Errorf("got %s, fault %q; want %s, %q", got, kind, test.want, test.kind)
			}
		})
	}
}

// warned is the kind of the first warning, "" if there is none.
func (b *bench) warned() value.Kind {
	for _, f := range b.host.faults {
		if f.Severity == value.Warning {
			return f.Kind
		}
	}
	return ""
}

func TestSilent(t *testing.T) {
	made := func(x *value.Tensor, by string) *value.Tensor { x.MadeBy = by; return x }
	tests := []struct {
		name string
		run  func(b *bench)
		want value.Kind
	}{
		{"predictions against targets", func(b *bench) { Binary(b.w, "-", made(b.tensor("B", 1), "Linear"), b.tensor("B"), false) }, "silent-broadcast"},
		{"pairwise differences are meant", func(b *bench) { Binary(b.w, "-", made(b.tensor("B", 1), "unsqueeze"), b.tensor("B"), false) }, ""},
		{"other sizes are meant", func(b *bench) { Binary(b.w, "-", made(b.tensor("B", 1), "Linear"), b.tensor(5), false) }, ""},
		{"one sample", func(b *bench) { Binary(b.w, "-", made(b.tensor(1, 1), "Linear"), b.tensor(1), false) }, ""},
		{"softmax over the batch", func(b *bench) { b.call("torch.softmax", nil, made(b.tensor("B", 10), "Linear"), 0) }, "suspicious-softmax"},
		{"softmax over nodes", func(b *bench) { b.call("torch.softmax", nil, made(b.tensor("N", 10), "Linear"), 0) }, ""},
		{"softmax over classes", func(b *bench) { b.call("torch.softmax", nil, made(b.tensor("B", 10), "Linear"), 1) }, ""},
		{"batch norm over time", func(b *bench) {
			b.layer("torch.nn.BatchNorm1d", nil, []any{16}, made(b.tensor("B", 16, 16), "Linear"))
		}, "mismatched-channels"},
		{"batch norm of a sequence", func(b *bench) {
			b.layer("torch.nn.BatchNorm1d", nil, []any{16}, made(b.tensor("B", 16, 16), "transpose"))
		}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBench()
			test.run(b)
			if got := b.warned(); got != test.want {
				t.Errorf("warning %q, want %q", got, test.want)
			}
		})
	}
}
