package torch

import (
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic/value"
)

// int is a symbolic Python int.
func (b *bench) int(name string) value.Value { return value.Int{Dim: b.size(name)} }

func slice(lower, upper, step any) value.Value {
	return &value.Slice{Lower: pyValue(lower), Upper: pyValue(upper), Step: pyValue(step)}
}

// TestSymbolicViews shows shapes of views of tensors with symbolic sizes.
func TestSymbolicViews(t *testing.T) {
	for _, k := range []struct {
		does   string
		run    func(b *bench) value.Value
		shape  string
		faults int
	}{
		{"-1 takes what is left, without a proof about B", func(b *bench) value.Value {
			return b.call("Tensor.view", nil, b.tensor("B", 8, "H", "W"), b.int("B"), -1)
		}, "[B, 8*H*W]", 0},
		{"a wrong product is refused", func(b *bench) value.Value {
			return b.call("Tensor.view", nil, b.tensor(8, 64), 4, 100)
		}, "[4, 100]", 1},
		{"heads are split off", func(b *bench) value.Value {
			return b.call("Tensor.view", nil, b.tensor("B", "T", 512), b.int("B"), b.int("T"), 8, 64)
		}, "[B, T, 8, 64]", 0},
		{"an unrelated target is taken as a condition", func(b *bench) value.Value {
			return b.call("Tensor.view", nil, b.tensor("B", "C"), -1, 7)
		}, "[B*C//7, 7]", 0},
		{"heads that are not contiguous cannot be merged", func(b *bench) value.Value {
			x := b.call("Tensor.transpose", nil, b.tensor(2, 5, 8, 64), 1, 2)
			return b.call("Tensor.view", nil, x, 2, 5, 512)
		}, "[2, 5, 512]", 1},
		{"a view that fails unless T is 1 is a note", func(b *bench) value.Value {
			x := b.call("Tensor.transpose", nil, b.tensor("B", "T", 8, 64), 1, 2)
			return b.call("Tensor.view", nil, x, b.int("B"), b.int("T"), 512)
		}, "[B, T, 512]", 1},
		{"contiguous makes it legal", func(b *bench) value.Value {
			x := b.call("Tensor.transpose", nil, b.tensor("B", "T", 8, 64), 1, 2)
			return b.call("Tensor.view", nil, b.call("Tensor.contiguous", nil, x), b.int("B"), b.int("T"), 512)
		}, "[B, T, 512]", 0},
		{"flatten keeps the batch", func(b *bench) value.Value {
			return b.call("torch.flatten", nil, b.tensor("B", 3, 4, 4), 1)
		}, "[B, 48]", 0},
		{"flatten of unknown rank keeps the first dimension", func(b *bench) value.Value {
			return b.call("torch.flatten", nil, b.unranked(), 1, 2)
		}, "", 0},
		{"transpose from the end of unknown rank", func(b *bench) value.Value {
			return b.call("Tensor.unsqueeze", nil, b.tensor("B"), -1)
		}, "[B, 1]", 0},
		{"expand demands equal sizes", func(b *bench) value.Value {
			return b.call("Tensor.expand", nil, b.tensor("B", 1, 4), -1, b.int("T"), 5)
		}, "", 1},
		{"expand stretches 1", func(b *bench) value.Value {
			return b.call("Tensor.expand", nil, b.tensor("B", 1, 4), -1, b.int("T"), -1)
		}, "[B, T, 4]", 0},
		{"repeat multiplies", func(b *bench) value.Value {
			return b.call("Tensor.repeat", nil, b.tensor("B", 4), 2, 1)
		}, "[2*B, 4]", 0},
		{"cat adds along a dimension", func(b *bench) value.Value {
			return b.call("torch.cat", kw("dim", 1), value.NewList(b.tensor("B", "C"), b.tensor("B", 3)))
		}, "[B, C + 3]", 0},
		{"cat refuses other sizes that differ", func(b *bench) value.Value {
			return b.call("torch.cat", kw("dim", 1), value.NewList(b.tensor("B", 4, 7), b.tensor("B", 3, 8)))
		}, "", 1},
		{"stack adds a dimension", func(b *bench) value.Value {
			return b.call("torch.stack", kw("dim", 1), value.NewList(b.tensor("B", 4), b.tensor("B", 4)))
		}, "[B, 2, 4]", 0},
		{"an int selects", func(b *bench) value.Value {
			return Subscript(b.w, b.tensor("B", 10, "W"), value.NewTuple(slice(nil, nil, nil), value.NewInt(-1)))
		}, "[B, W]", 0},
		{"an int out of range", func(b *bench) value.Value {
			return Subscript(b.w, b.tensor("B", 10), value.NewTuple(slice(nil, nil, nil), value.NewInt(10)))
		}, "", 1},
		{"a slice of a symbolic size", func(b *bench) value.Value {
			return Subscript(b.w, b.tensor("B", "T"), value.NewTuple(slice(nil, nil, nil), slice(1, nil, nil)))
		}, "[B, T - 1]", 0},
		{"a slice by a symbol is clamped", func(b *bench) value.Value {
			return Subscript(b.w, b.tensor(1, 512), value.NewTuple(slice(nil, nil, nil), slice(nil, b.int("T"), nil)))
		}, "[1, min(T, 512)]", 0},
		{"a step divides", func(b *bench) value.Value {
			return Subscript(b.w, b.tensor("B", "T"), value.NewTuple(value.Ellipsis, slice(nil, nil, 2)))
		}, "[B, (T + 1) // 2]", 0},
		{"None and an ellipsis", func(b *bench) value.Value {
			return Subscript(b.w, b.tensor("B", "T"), value.NewTuple(value.None, value.Ellipsis, value.None))
		}, "[1, B, T, 1]", 0},
		{"separated index tensors go in front", func(b *bench) value.Value {
			i := typed(b.tensor(3), value.Int64)
			return Subscript(b.w, b.tensor("B", 4, "C"), value.NewTuple(i, slice(nil, nil, nil), i))
		}, "[3, 4]", 0},
		{"adjacent ones stay in place", func(b *bench) value.Value {
			i, j := typed(b.tensor(3, 1), value.Int64), typed(b.tensor("K"), value.Int64)
			return Subscript(b.w, b.tensor("B", 4, "C"), value.NewTuple(slice(nil, nil, nil), i, j))
		}, "[B, 3, K]", 0},
		{"index tensors that do not broadcast", func(b *bench) value.Value {
			i, j := typed(b.tensor(3), value.Int64), typed(b.tensor(4), value.Int64)
			return Subscript(b.w, b.tensor("B", 4, "C"), value.NewTuple(i, j))
		}, "", 1},
		{"one mask has one count", func(b *bench) value.Value {
			mask := typed(b.tensor("N"), value.BoolType)
			x := Subscript(b.w, b.tensor("N", 3), mask)
			y := Subscript(b.w, b.tensor("N", 4), mask)
			b.call("torch.cat", kw("dim", 1), value.NewList(x, y))
			return b.call("Tensor.size", nil, b.call("Tensor.narrow", nil, b.tensor(5), 0, 1, 2))
		}, "", 0},
		{"chunk of a symbolic size", func(b *bench) value.Value {
			return b.call("Tensor.chunk", kw("dim", 1), b.tensor("B", 6), 3).(*value.Tuple).Elems[2]
		}, "[B, 2]", 0},
		{"split sizes must add up", func(b *bench) value.Value {
			return b.call("Tensor.split", kw("dim", 1), b.tensor("B", 6), integers(2, 3)).(*value.Tuple).Elems[0]
		}, "[B, 2]", 1},
		{"gather has the shape of the index", func(b *bench) value.Value {
			return b.call("torch.gather", nil, b.tensor("B", "T", 4), 1, typed(b.tensor("B", 1, 4), value.Int64))
		}, "[B, 1, 4]", 0},
	} {
		b := newBench()
		v := k.run(b)
		if len(b.host.faults) != k.faults {
			t.Errorf("%s: %d faults, want %d", k.does, len(b.host.faults), k.faults)
			for _, f := range b.host.faults {
				t.Log(f.Message)
			}
		}
		if x, ok := v.(*value.Tensor); ok && k.shape != "" {
			if got := b.w.Shape(x).String(); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(k.shape, " ", "") {
				t.Errorf("%s: %s, want %s", k.does, got, k.shape)
			}
		}
	}
}

// TestContents shows that known contents survive views, slices, cat and tolist.
func TestContents(t *testing.T) {
	b := newBench()
	x := b.call("torch.arange", nil, 12).(*value.Tensor)
	x = b.call("Tensor.view", nil, x, 3, 4).(*value.Tensor)
	x = b.call("Tensor.transpose", nil, x, 0, 1).(*value.Tensor)
	x = Subscript(b.w, x, value.NewTuple(slice(1, nil, 2), value.NewInt(-1))).(*value.Tensor)
	x = b.call("torch.cat", nil, value.NewList(x, x)).(*value.Tensor)
	l := b.call("Tensor.tolist", nil, x).(*value.List)
	want := []int64{9, 11, 9, 11}
	for i, e := range l.Elems {
		d, _ := AsDim(e)
		if k, ok := d.Const(); !ok || k != want[i] {
			t.Errorf("element %d is %v, want %d", i, d, want[i])
		}
	}
	if len(l.Elems) != len(want) {
		t.Errorf("%d elements, want %d", len(l.Elems), len(want))
	}
	b.call("Tensor.zero_", nil, x)
	AssignSubscript(b.w, x, value.NewInt(0), value.NewInt(5))
	if k := x.Contents(); k != nil {
		t.Errorf("contents survive a write: %v", k)
	}
}
