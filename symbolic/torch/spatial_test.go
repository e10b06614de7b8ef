package torch

import (
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// faultHost is a Host that collects faults; rules of this file's families need no more.
type faultHost struct {
	value.Host
	faults []*value.Fault
}

func (h *faultHost) RaiseFault(f *value.Fault) bool { h.faults = append(h.faults, f); return false }
func (h *faultHost) Locate(*value.Fault)            {}
func (h *faultHost) Here() *value.Origin            { return nil }
func (h *faultHost) Class(string) *value.Class      { return nil }

// bench is a world with symbols by name.
type bench struct {
	w    *value.World
	host *faultHost
	syms map[string]value.Dim
}

func newBench() *bench {
	b := &bench{w: value.NewWorld(), host: &faultHost{}, syms: map[string]value.Dim{}}
	b.w.Host = b.host
	return b
}

func (b *bench) size(v any) value.Dim {
	switch v := v.(type) {
	case int:
		return value.D(int64(v))
	case string:
		if _, ok := b.syms[v]; !ok {
			b.syms[v] = b.w.NewDim(v, 1)
		}
		return b.syms[v]
	}
	panic("size")
}

func (b *bench) tensor(dims ...any) *value.Tensor {
	s := value.Shape{Dims: []value.Dim{}}
	for _, d := range dims {
		s.Dims = append(s.Dims, b.size(d))
	}
	return value.NewTensor(s, value.Float32)
}

func (b *bench) unranked() *value.Tensor {
	return value.NewTensor(value.Shape{Rest: b.w.NewRank(0)}, value.Float32)
}

func integers(ks ...int64) *value.Tuple {
	t := &value.Tuple{}
	for _, k := range ks {
		t.Elems = append(t.Elems, value.NewInt(k))
	}
	return t
}

func kw(pairs ...any) []value.KwArg {
	var out []value.KwArg
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, value.KwArg{Name: pairs[i].(string), Value: pyValue(pairs[i+1])})
	}
	return out
}

func pyValue(v any) value.Value {
	switch v := v.(type) {
	case int:
		return value.NewInt(int64(v))
	case float64:
		return value.NewFloat(v)
	case string:
		return value.Str{S: v}
	case bool:
		return value.Bool(v)
	case nil:
		return value.None
	}
	return v.(value.Value)
}

// layer constructs a layer and runs it.
func (b *bench) layer(name string, init []value.KwArg, pos []any, x ...value.Value) value.Value {
	l := LookupLayer(name)
	cls := &value.Class{Name: lastName(name), Module: "torch.nn", Attrs: &value.Attrs{}, Native: l}
	cls.MRO = []*value.Class{cls}
	if l.Base != "" {
		base := &value.Class{Name: lastName(l.Base), Module: "torch.nn", Attrs: &value.Attrs{}, Native: LookupLayer(l.Base)}
		base.MRO = []*value.Class{base}
		cls.MRO = append(cls.MRO, base)
	}
	self := &value.Instance{Class: cls, Attrs: &value.Attrs{}, Module: value.NewModuleState()}
	a := &value.Args{World: b.w, Kw: init}
	for _, p := range pos {
		a.Pos = append(a.Pos, pyValue(p))
	}
	if !l.Construct(b.w, self, a) || len(b.host.faults) > 0 {
		return nil
	}
	return l.Run(b.w, self, "layer", &value.Args{World: b.w, Pos: x})
}

func lastName(s string) string { return s[strings.LastIndexByte(s, '.')+1:] }

func (b *bench) call(name string, args []value.KwArg, pos ...any) value.Value {
	a := &value.Args{World: b.w, Kw: args}
	for _, p := range pos {
		a.Pos = append(a.Pos, pyValue(p))
	}
	return Lookup(name).Evaluate(b.w, a)
}

func (b *bench) shapeOf(v value.Value) string {
	if t, ok := v.(*value.Tensor); ok {
		return b.w.Shape(t).String()
	}
	return "?"
}

func TestSpatial(t *testing.T) {
	type result = value.Value
	tests := []struct {
		name string
		run  func(b *bench) result
		want string // "" if only the fault counts
		kind value.Kind
	}{
		{"linear keeps the batch", func(b *bench) result {
			return b.layer("torch.nn.Linear", nil, []any{128, 10}, b.tensor("B", "T", 128))
		}, "[B, T, 10]", ""},
		{"linear, wrong width", func(b *bench) result {
			return b.layer("torch.nn.Linear", nil, []any{138, 10}, b.tensor("B", 128))
		}, "[B, 10]", "mismatched-features"},
		{"linear, unknown width", func(b *bench) result {
			return b.layer("torch.nn.Linear", nil, []any{128, 10}, b.tensor("B", "D"))
		}, "[B, 10]", ""},
		{"linear, unknown rank", func(b *bench) result {
			return b.layer("torch.nn.Linear", nil, []any{128, 10}, b.unranked())
		}, "[..., 10]", ""},
		{"linear without bias", func(b *bench) result {
			return b.layer("torch.nn.Linear", kw("bias", false), []any{4, 3}, b.tensor(4))
		}, "[3]", ""},
		{"lazy linear", func(b *bench) result {
			return b.layer("torch.nn.LazyLinear", nil, []any{10}, b.tensor("B", "D"))
		}, "[B, 10]", ""},
		{"bilinear, unequal batches", func(b *bench) result {
			return b.layer("torch.nn.Bilinear", nil, []any{3, 4, 5}, b.tensor(2, 3), b.tensor(7, 4))
		}, "", "incompatible-shapes"},
		{"conv keeps size with padding 1", func(b *bench) result {
			return b.layer("torch.nn.Conv2d", kw("padding", 1), []any{3, 16, 3}, b.tensor("B", 3, "H", "W"))
		}, "[B, 16, H, W]", ""},
		{"conv halves", func(b *bench) result {
			return b.layer("torch.nn.Conv2d", kw("stride", 2, "padding", 1), []any{3, 16, 3}, b.tensor("B", 3, 64, 224))
		}, "[B, 16, 32, 112]", ""},
		{"conv, unbatched", func(b *bench) result {
			return b.layer("torch.nn.Conv2d", nil, []any{3, 16, 3}, b.tensor(3, 8, 8))
		}, "[16, 6, 6]", ""},
		{"conv, wrong channels", func(b *bench) result {
			return b.layer("torch.nn.Conv2d", nil, []any{3, 16, 3}, b.tensor("B", 4, 8, 8))
		}, "[B, 16, 6, 6]", "mismatched-channels"},
		{"conv, wrong rank", func(b *bench) result {
			return b.layer("torch.nn.Conv2d", nil, []any{3, 16, 3}, b.tensor("B", 8))
		}, "", "wrong-rank"},
		{"conv, kernel too large", func(b *bench) result {
			return b.layer("torch.nn.Conv1d", nil, []any{3, 16, 5}, b.tensor("B", 3, 4))
		}, "", "invalid-size"},
		{"conv, padding same", func(b *bench) result {
			return b.layer("torch.nn.Conv1d", kw("padding", "same", "dilation", 2), []any{3, 16, 5}, b.tensor("B", 3, "L"))
		}, "[B, 16, L]", ""},
		{"conv, unknown rank", func(b *bench) result {
			return b.layer("torch.nn.Conv2d", nil, []any{3, 16, 1}, b.unranked())
		}, "[B, 16, H, W]", ""},
		{"conv, groups do not divide", func(b *bench) result {
			return b.layer("torch.nn.Conv2d", kw("groups", 2), []any{3, 16, 1})
		}, "", "invalid-size"},
		{"conv, circular padding", func(b *bench) result {
			return b.layer("torch.nn.Conv1d", kw("padding", 1, "padding_mode", "circular"), []any{3, 16, 3}, b.tensor("B", 3, "L"))
		}, "[B, 16, L]", ""},
		{"transposed conv doubles", func(b *bench) result {
			return b.layer("torch.nn.ConvTranspose2d", kw("stride", 2), []any{8, 4, 2}, b.tensor("B", 8, "H", 5))
		}, "[B, 4, 2*H, 10]", ""},
		{"transposed conv, output size out of range", func(b *bench) result {
			return b.layer("torch.nn.ConvTranspose1d", kw("stride", 2), []any{8, 4, 2}, b.tensor("B", 8, 5), integers(14))
		}, "", "invalid-size"},
		{"max pool halves", func(b *bench) result {
			return b.layer("torch.nn.MaxPool2d", nil, []any{2}, b.tensor("B", 3, 32, 33))
		}, "[B, 3, 16, 16]", ""},
		{"max pool, ceil", func(b *bench) result {
			return b.call("torch.nn.functional.max_pool2d", kw("ceil_mode", true), b.tensor("B", 3, 33, 5), 2)
		}, "[B, 3, 17, 3]", ""},
		{"pool, too much padding", func(b *bench) result {
			return b.call("torch.nn.functional.avg_pool2d", kw("padding", 2), b.tensor("B", 3, 33, 5), 2)
		}, "", "invalid-argument"},
		{"pool, nothing left", func(b *bench) result {
			return b.call("torch.nn.functional.max_pool2d", nil, b.tensor("B", 3, 1, 5), 2)
		}, "", "invalid-size"},
		{"adaptive pool", func(b *bench) result {
			return b.layer("torch.nn.AdaptiveAvgPool2d", nil, []any{&value.Tuple{Elems: []value.Value{value.None, value.NewInt(7)}}}, b.tensor("B", "C", "H", "W"))
		}, "[B, C, H, 7]", ""},
		{"unpool", func(b *bench) result {
			idx := b.tensor("B", 3, "H", 4)
			idx.DType = value.Int64
			return b.layer("torch.nn.MaxUnpool2d", nil, []any{2}, b.tensor("B", 3, "H", 4), idx)
		}, "[B, 3, 2*H, 8]", ""},
		{"pad", func(b *bench) result {
			return b.call("torch.nn.functional.pad", nil, b.tensor("B", "T", 5), integers(1, 2, 3, 0))
		}, "[B, T + 3, 8]", ""},
		{"pad, odd", func(b *bench) result {
			return b.call("torch.nn.functional.pad", nil, b.tensor("B", 5), integers(1, 2, 3))
		}, "", "invalid-argument"},
		{"reflect too far", func(b *bench) result {
			return b.layer("torch.nn.ReflectionPad1d", nil, []any{4}, b.tensor("B", 3, 4))
		}, "", "invalid-size"},
		{"pixel shuffle", func(b *bench) result {
			return b.layer("torch.nn.PixelShuffle", nil, []any{2}, b.tensor("B", 12, "H", "W"))
		}, "[B, 3, 2*H, 2*W]", ""},
		{"upsample by 1.5", func(b *bench) result {
			return b.layer("torch.nn.Upsample", kw("scale_factor", 1.5), nil, b.tensor("B", 3, 5, 8))
		}, "[B, 3, 7, 12]", ""},
		{"upsample, both sizes", func(b *bench) result {
			return b.call("torch.nn.functional.interpolate", kw("size", 4, "scale_factor", 2), b.tensor("B", 3, 5, 8))
		}, "", "invalid-argument"},
		{"embedding", func(b *bench) result {
			x := b.tensor("B", "T")
			x.DType = value.Int64
			return b.layer("torch.nn.Embedding", nil, []any{100, 16}, x)
		}, "[B, T, 16]", ""},
		{"embedding of floats", func(b *bench) result {
			return b.layer("torch.nn.Embedding", nil, []any{100, 16}, b.tensor("B", "T"))
		}, "[B, T, 16]", "mismatched-dtype"},
		{"embedding bag", func(b *bench) result {
			x := b.tensor("B", "T")
			x.DType = value.Int64
			return b.layer("torch.nn.EmbeddingBag", nil, []any{100, 16}, x)
		}, "[B, 16]", ""},
		{"cosine similarity", func(b *bench) result {
			return b.call("torch.nn.functional.cosine_similarity", kw("dim", -1), b.tensor("B", "T", 5), b.tensor("T", 5))
		}, "[B, T]", ""},
		{"grid sample", func(b *bench) result {
			return b.call("torch.nn.functional.grid_sample", nil, b.tensor("B", 3, "H", "W"), b.tensor("B", 7, 9, 2))
		}, "[B, 3, 7, 9]", ""},
		{"fold", func(b *bench) result {
			return b.call("torch.nn.functional.fold", nil, b.tensor("B", 12, 16), 5, 2)
		}, "[B, 3, 5, 5]", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench()
			got := tt.run(b)
			kind := value.Kind("")
			if len(b.host.faults) > 0 {
				kind = b.host.faults[0].Kind
			}
			if kind != tt.kind {
				t.Errorf("fault %q, want %q", kind, tt.kind)
			}
			if s := b.shapeOf(got); tt.want != "" && s != tt.want {
				t.Errorf("shape %s, want %s", s, tt.want)
			}
		})
	}
}

// The sentence of the commonest mistake, with torch's own and the help.
func TestLinearMessage(t *testing.T) {
	b := newBench()
	b.layer("torch.nn.Linear", nil, []any{138, 10}, b.tensor(32, 128))
	if len(b.host.faults) != 1 {
		t.Fatalf("%d faults", len(b.host.faults))
	}
	f := b.host.faults[0]
	for _, c := range [][2]string{
		{f.Message, "layer takes 138 features, got 128: input is [32, 128]"},
		{f.Torch, "mat1 and mat2 shapes cannot be multiplied (32x128 and 138x10)"},
		{f.Help, "nn.Linear(128, 10) fits this input"},
	} {
		if c[0] != c[1] {
			t.Errorf("got %q, want %q", c[0], c[1])
		}
	}
}

// A lost rank is taken to be batched, and the guess is marked.
func TestUnbatchedBit(t *testing.T) {
	b := newBench()
	out := b.layer("torch.nn.Conv2d", nil, []any{3, 16, 1}, b.unranked()).(*value.Tensor)
	if out.Shape.Dims[0].Bits&value.FromUnbatched == 0 {
		t.Error("the batch dimension of a guessed rank is not marked")
	}
	if out.Contiguous() == dim.No {
		t.Error("not contiguous")
	}
}

// Whatever is not known must neither panic nor be refused: every rule and layer
// of these families is fed unknown values, unranked tensors and unknown tuples.
func TestSpatialUnknown(t *testing.T) {
	tables := []family{{linearRules, linearLayers}, {convRules(), convLayers()}, {poolRules(), poolLayers()},
		{padRules, padLayers}, {resizeRules(), resizeLayers()}, {embeddingRules, embeddingLayers}}
	tensorArgs := map[string]bool{"input": true, "input1": true, "input2": true, "x1": true, "x2": true, "weight": true, "grid": true,
		"theta": true, "tensor": true, "indices": true, "embeddings": true}
	fill := func(b *bench, p SigParam, mode int) value.Value {
		switch {
		case tensorArgs[p.Name] && mode > 0:
			x := b.unranked()
			x.DType = value.NoDType
			return x
		case mode == 2:
			return value.NewTuple(b.w.Unknown("a"), b.w.Unknown("b"))
		case mode == 3:
			return value.Int{Dim: b.w.NewDim(p.Name, 1)}
		}
		return b.w.Unknown("x")
	}
	args := func(b *bench, sig *Signature, mode int, required bool) *value.Args {
		a := &value.Args{World: b.w}
		for _, p := range sig.Params {
			if p.Variadic || required && p.Default != nil || mode > 1 && (p.Default != nil || p.Name == "bias") {
				continue
			}
			a.Kw = append(a.Kw, value.KwArg{Name: p.Name, Value: fill(b, p, mode)})
		}
		return a
	}
	silent := func(b *bench, name string, mode int) {
		if len(b.host.faults) > 0 {
			t.Errorf("%s, mode %d: %s", name, mode, b.host.faults[0].Message)
		}
	}
	for _, f := range tables {
		for i := range f.rules {
			r := &f.rules[i]
			if strings.Contains(r.Names, "from_pretrained") {
				continue // needs a class
			}
			for mode := range 2 {
				b := newBench()
				name := strings.Fields(r.Names)[0]
				(&Compiled{Name: name, Rule: r}).Evaluate(b.w, args(b, ParseSignatures(r.Signature)[0], mode, false))
				silent(b, name, mode)
			}
		}
		for i := range f.layers {
			l := &f.layers[i]
			for mode := range 4 {
				if l.Eval == nil || strings.Contains(l.Name, "Norm") || mode == 2 && !strings.Contains(l.Name, "Pool2d") {
					continue // norms have no base class here; a pair fits two dimensions
				}
				b := newBench()
				cls := &value.Class{Name: lastName(l.Name), Module: "torch.nn", Attrs: &value.Attrs{}, Native: l}
				cls.MRO = []*value.Class{cls}
				self := &value.Instance{Class: cls, Attrs: &value.Attrs{}, Module: value.NewModuleState()}
				init := args(b, layerSignature(l.Signature), mode, mode > 0)
				if strings.Contains(l.Name, "Upsampl") {
					init.Kw = kw("size", b.w.Unknown("size"))
				}
				if strings.Contains(l.Name, "Fractional") {
					init.Kw = append(kw("output_size", b.w.Unknown("size")), init.Kw[:1]...)
				}
				l.Construct(b.w, self, init)
				l.Run(b.w, self, "layer", args(b, layerSignature(l.Forward), 1, true))
				silent(b, l.Name, mode)
			}
		}
	}
}
