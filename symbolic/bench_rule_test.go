package symbolic_test

import (
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// sizes gives the dimensions of a call: concrete or symbolic ones under the same names.
type sizes func(name string, n int64) value.Dim

// ruleCall is a call of an operator with its arguments at hand.
type ruleCall struct {
	name string
	args func(size sizes) *value.Args
}

func tensorOf(dims ...value.Dim) *value.Tensor {
	return value.NewTensor(value.Shape{Dims: dims}, value.Float32)
}

func indicesOf(dims ...value.Dim) *value.Tensor {
	return value.NewTensor(value.Shape{Dims: dims}, value.Int64)
}

func num(n int64) value.Int { return value.NewInt(n) }

func kw(name string, v value.Value) value.KwArg { return value.KwArg{Name: name, Value: v} }

func call(pos ...value.Value) *value.Args { return &value.Args{Pos: pos} }

func image(size sizes) *value.Tensor {
	return tensorOf(size("B", 8), size("C", 64), size("H", 224), size("W", 224))
}

func sequence(size sizes) *value.Tensor {
	return tensorOf(size("B", 8), size("T", 128), size("C", 64))
}

// ruleCalls are operators as networks use them, one or more of each family.
var ruleCalls = []ruleCall{
	{"torch.add", func(size sizes) *value.Args {
		return call(tensorOf(size("B", 8), size("C", 64), value.D(32)), tensorOf(size("C", 64), value.D(1)))
	}},
	{"torch.relu", func(size sizes) *value.Args { return call(image(size)) }},
	{"torch.where", func(size sizes) *value.Args {
		mask := value.NewTensor(value.ShapeOf(size("B", 8), value.D(1), size("C", 64)), value.BoolType)
		return call(mask, sequence(size), value.NewFloat(0))
	}},
	{"torch.matmul", func(size sizes) *value.Args {
		b, t, c := size("B", 8), size("T", 128), size("C", 64)
		return call(tensorOf(b, t, c), tensorOf(b, c, t))
	}},
	{"torch.nn.functional.linear", func(size sizes) *value.Args {
		return call(sequence(size), tensorOf(value.D(256), size("C", 64)), tensorOf(value.D(256)))
	}},
	{"torch.einsum", func(size sizes) *value.Args {
		return call(value.Str{S: "btc,bsc->bts"}, sequence(size), sequence(size))
	}},
	{"torch.nn.functional.scaled_dot_product_attention", func(size sizes) *value.Args {
		q := tensorOf(size("B", 8), value.D(4), size("T", 128), size("C", 64))
		k := tensorOf(size("B", 8), value.D(4), size("S", 96), size("C", 64))
		return call(q, k, k)
	}},
	{"torch.nn.functional.conv2d", func(size sizes) *value.Args {
		a := call(image(size), tensorOf(value.D(128), size("C", 64), value.D(3), value.D(3)))
		a.Kw = []value.KwArg{kw("stride", num(2)), kw("padding", num(1))}
		return a
	}},
	{"torch.nn.functional.conv_transpose2d", func(size sizes) *value.Args {
		a := call(image(size), tensorOf(size("C", 64), value.D(128), value.D(2), value.D(2)))
		a.Kw = []value.KwArg{kw("stride", num(2))}
		return a
	}},
	{"torch.nn.functional.max_pool2d", func(size sizes) *value.Args {
		a := call(image(size), num(3))
		a.Kw = []value.KwArg{kw("stride", num(2)), kw("padding", num(1))}
		return a
	}},
	{"torch.nn.functional.adaptive_avg_pool2d", func(size sizes) *value.Args { return call(image(size), num(1)) }},
	{"torch.nn.functional.interpolate", func(size sizes) *value.Args {
		a := call(image(size))
		a.Kw = []value.KwArg{kw("scale_factor", num(2))}
		return a
	}},
	{"torch.nn.functional.pad", func(size sizes) *value.Args {
		return call(image(size), value.NewTuple(num(1), num(1), num(2), num(2)))
	}},
	{"torch.nn.functional.batch_norm", func(size sizes) *value.Args {
		c := size("C", 64)
		return call(image(size), tensorOf(c), tensorOf(c), tensorOf(c), tensorOf(c))
	}},
	{"torch.nn.functional.layer_norm", func(size sizes) *value.Args {
		c := size("C", 64)
		return call(sequence(size), value.NewTuple(value.Int{Dim: c}), tensorOf(c), tensorOf(c))
	}},
	{"Tensor.reshape", func(size sizes) *value.Args {
		b, t, c := size("B", 8), size("T", 128), size("C", 64)
		return call(tensorOf(b, t, c.Mul(value.D(4))), value.Int{Dim: b}, value.Int{Dim: t}, num(4), num(-1))
	}},
	{"Tensor.view", func(size sizes) *value.Args {
		return call(image(size), value.Int{Dim: size("B", 8)}, value.Int{Dim: size("C", 64)}, num(-1))
	}},
	{"torch.flatten", func(size sizes) *value.Args { return call(image(size), num(1)) }},
	{"Tensor.permute", func(size sizes) *value.Args { return call(image(size), num(0), num(2), num(3), num(1)) }},
	{"Tensor.transpose", func(size sizes) *value.Args { return call(sequence(size), num(1), num(2)) }},
	{"torch.unsqueeze", func(size sizes) *value.Args { return call(sequence(size), num(1)) }},
	{"Tensor.expand", func(size sizes) *value.Args {
		return call(tensorOf(value.D(1), value.D(1), size("C", 64)), value.Int{Dim: size("B", 8)}, num(-1), num(-1))
	}},
	{"torch.cat", func(size sizes) *value.Args {
		b, c := size("B", 8), size("C", 64)
		return call(value.NewTuple(tensorOf(b, c), tensorOf(b, value.D(3)), tensorOf(b, c)), num(1))
	}},
	{"torch.stack", func(size sizes) *value.Args {
		return call(value.NewTuple(sequence(size), sequence(size), sequence(size)), num(1))
	}},
	{"torch.split", func(size sizes) *value.Args {
		return call(tensorOf(size("B", 8), value.D(192)), num(64), num(1))
	}},
	{"torch.chunk", func(size sizes) *value.Args {
		return call(tensorOf(size("B", 8), size("C", 64).Mul(value.D(2))), num(2), num(1))
	}},
	{"torch.softmax", func(size sizes) *value.Args {
		return call(tensorOf(size("B", 8), size("T", 128)), num(-1))
	}},
	{"torch.mean", func(size sizes) *value.Args {
		return call(image(size), value.NewTuple(num(2), num(3)))
	}},
	{"torch.nn.functional.embedding", func(size sizes) *value.Args {
		return call(indicesOf(size("B", 8), size("T", 128)), tensorOf(value.D(1000), size("C", 64)))
	}},
	{"torch.gather", func(size sizes) *value.Args {
		return call(sequence(size), num(1), indicesOf(size("B", 8), value.D(1), size("C", 64)))
	}},
	{"torch.nn.functional.cross_entropy", func(size sizes) *value.Args {
		return call(tensorOf(size("B", 8), size("C", 64)), indicesOf(size("B", 8)))
	}},
	{"torch.nn.functional.mse_loss", func(size sizes) *value.Args { return call(sequence(size), sequence(size)) }},
	{"torch.nn.functional.dropout", func(size sizes) *value.Args { return call(sequence(size), value.NewFloat(0.1)) }},
	{"torch.zeros", func(size sizes) *value.Args {
		return call(value.Int{Dim: size("B", 8)}, value.Int{Dim: size("C", 64)})
	}},
}

// layerCall is a call of a layer with its constructor's arguments.
type layerCall struct {
	name        string
	init, input func(size sizes) *value.Args
}

var layerCalls = []layerCall{
	{"torch.nn.LSTM",
		func(sizes) *value.Args { return call(num(64), num(128), num(2)) },
		func(size sizes) *value.Args { return call(tensorOf(size("T", 128), size("B", 8), value.D(64))) }},
	{"torch.nn.Conv2d",
		func(sizes) *value.Args { return call(num(64), num(128), num(3)) },
		func(size sizes) *value.Args {
			return call(tensorOf(size("B", 8), value.D(64), size("H", 224), size("W", 224)))
		}},
	{"torch.nn.Linear",
		func(sizes) *value.Args { return call(num(64), num(128)) },
		func(size sizes) *value.Args { return call(tensorOf(size("B", 8), size("T", 128), value.D(64))) }},
}

// subscriptCall is x[...] as networks use it.
func subscriptCall(size sizes) (*value.Tensor, value.Value) {
	end := value.Int{Dim: size("W", 224).AddInt(-1)}
	return image(size), value.NewTuple(&value.Slice{Lower: value.None, Upper: value.None, Step: value.None}, num(0), value.Ellipsis, &value.Slice{Lower: num(1), Upper: end, Step: value.None})
}

// BenchmarkRule evaluates one operator: binding of arguments, checks, and the shape of the result.
func BenchmarkRule(b *testing.B) {
	for _, kind := range []string{"concrete", "symbolic"} {
		for _, call := range ruleCalls {
			benchRule(b, kind, call.name, func(w *value.World, size sizes) func() value.Value {
				args, rule := call.args(size), torch.Lookup(call.name)
				args.World = w
				return func() value.Value { return rule.Evaluate(w, args) }
			})
		}
		for _, call := range layerCalls {
			benchRule(b, kind, call.name, func(w *value.World, size sizes) func() value.Value {
				layer := torch.LookupLayer(call.name)
				self := w.Host.Call(w.Host.Class(call.name), call.init(size)).(*value.Instance)
				args := call.input(size)
				args.World = w
				return func() value.Value { return layer.Run(w, self, "", args) }
			})
		}
		benchRule(b, kind, "Tensor.__getitem__", func(w *value.World, size sizes) func() value.Value {
			x, index := subscriptCall(size)
			return func() value.Value { return torch.Subscript(w, x, index) }
		})
	}
}

// benchRule measures what prepare makes, which must not refuse.
func benchRule(b *testing.B, kind, name string, prepare func(w *value.World, size sizes) func() value.Value) {
	b.Run(kind+"/"+name[strings.LastIndexByte(name, '.')+1:], func(b *testing.B) {
		w := interp.New(nil).World
		symbols := map[string]value.Dim{}
		evaluate := prepare(w, func(name string, n int64) value.Dim {
			if kind == "concrete" {
				return value.D(n)
			}
			if _, ok := symbols[name]; !ok {
				symbols[name] = w.NewDim(name, 1)
			}
			return symbols[name]
		})
		b.ReportAllocs()
		for b.Loop() {
			if evaluate() == nil {
				b.Fatalf("%s raised", name)
			}
		}
		if len(w.Faults) > 0 { // a refusal is another, longer way through the rule
			b.Fatalf("%s: %s", name, w.Faults[0].Message)
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "evals/s")
	})
}
