package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds cross entropy of a linear layer's output that is never made.

// https://docs.pytorch.org/docs/stable/generated/torch.nn.LinearCrossEntropyLoss.html
var linearLossRules = []Rule{{
	"torch.nn.functional.linear_cross_entropy",
	"(input, linear_weight, target, *, linear_bias=None, weight=None, reduction='mean', ignore_index=None, label_smoothing=0.0, options=None)",
	func(c *Call) value.Value {
		return linearCrossEntropy(c, c.Tensor("linear_weight"), c.Tensor("linear_bias"))
	},
}}

var linearLossLayers = []Layer{{
	Name: "torch.nn.LinearCrossEntropyLoss", Base: weightedLoss,
	Signature: "(in_features, num_classes, *, out_features=(), bias=False, device=None, dtype=None, reduction='mean', weight=None, ignore_index=None, label_smoothing=0.0, options=None)",
	Init:      linearLossInit, Forward: "(input, target)", Eval: linearLoss,
}}

func linearLossInit(c *Call) {
	c.lossBuffer("weight")
	if s, ok := c.Float("label_smoothing"); ok && !(s >= 0 && s <= 1) {
		c.Refuse("invalid-argument", 0, fmt.Sprintf("expected label_smoothing to be in range [0, 1], got %v", s), "%s: label_smoothing is %v, not between 0 and 1", c.Short(), s)
	}
	in, n := c.size("in_features"), c.size("num_classes")
	if w, ok := c.SelfAttr("weight").(*value.Tensor); ok {
		c.demandShape(w, value.ShapeOf(n), func(got value.Shape) *value.Fault {
			return &value.Fault{Kind: "mismatched-target", Torch: fmt.Sprintf("expected weight shape to be (%s,), got %s", n, got),
				Message: fmt.Sprintf("%s: weight %s for %s classes", c.Short(), got, n)}
		})
	}
	rows := n
	if dims, _, ok := c.Dims("out_features"); ok {
		for _, d := range dims {
			rows = rows.Mul(d)
		}
	} else {
		rows = noDim
	}
	class := c.Host.Class("torch.nn.Linear")
	if class == nil {
		return
	}
	m := c.Host.Call(class, &value.Args{World: c.World, Pos: []value.Value{value.Int{Dim: in}, value.Int{Dim: rows}},
		Kw: []value.KwArg{{Name: "bias", Value: c.Arg("bias")}, {Name: "dtype", Value: c.Arg("dtype")}}})
	if m != nil {
		c.Heap.Touch(c.Self)
		c.Self.Module.Modules.Set("linear", m)
	}
}

// linearLoss gives the weight of the inner layer the shape [classes, out_features..., in_features].
func linearLoss(c *Call) value.Value {
	in, n := c.sizeAttr("in_features"), c.sizeAttr("num_classes")
	dims := []value.Dim{n}
	more, _, ok := c.Dims("out_features")
	if !ok {
		return c.UnknownTensor(value.NoDType)
	}
	dims = append(append(dims, more...), in)
	w := value.NewTensor(value.Shape{Dims: dims}, value.NoDType)
	if m, ok := c.Self.Module.Modules.Get("linear").(*value.Instance); ok && m.Module != nil {
		if t, ok := m.Module.Params.Get("weight").(*value.Tensor); ok {
			w.DType = t.DType
		}
	}
	return linearCrossEntropy(c, w, nil)
}

// linearCrossEntropy makes the scores [B, classes, ...] and takes their cross entropy.
func linearCrossEntropy(c *Call, w, bias *value.Tensor) value.Value {
	k := &classes{c: c, y: c.Required("target"), red: c.reduction()}
	x := c.Required("input")
	if x == nil || w == nil {
		return k.unknown()
	}
	sx, sw := c.Shape(x), c.Shape(w)
	if !sx.Known() || !sw.Known() {
		return c.reducedLoss(k.red, value.Shape{Rest: c.NewRank(0)}, x.DType)
	}
	if sx.Rank() < 1 || sx.Rank() > 2 || sw.Rank() < 2 {
		c.Refuse("wrong-rank", sx.RankBits()|sw.RankBits(), fmt.Sprintf("expected input with dimensionality 1 or 2, got %d", sx.Rank()),
			"%s takes an input [B, D] or [D] and a weight [C, ..., D], got %s and %s", c.Who(), sx, sw)
		return k.unknown()
	}
	got, want := sx.Dims[sx.Rank()-1], sw.Dims[sw.Rank()-1]
	c.Demand(got, want, func() *value.Fault {
		return &value.Fault{Kind: "mismatched-features", Message: fmt.Sprintf("%s takes %s features, got %s: input is %s", c.Who(), want, got, sx),
			Torch:   fmt.Sprintf("expected equal input and linear_weight last dimensions (in_features), got %s and %s, respectively", got, want),
			Related: c.madeHere(x)}
	})
	out := sw.Dims[:sw.Rank()-1]
	if bias != nil {
		c.demandShape(bias, value.Shape{Dims: out}, func(b value.Shape) *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes", Message: fmt.Sprintf("%s: linear_bias %s does not go with linear_weight %s", c.Who(), b, sw),
				Torch: fmt.Sprintf("expected linear_bias shape %s, got %s", value.ShapeOf(out...), b)}
		})
	}
	if sx.Rank() == 1 && len(out) > 1 {
		c.Refuse("wrong-rank", sx.RankBits(), "requires batched input", "%s: a weight %s requires a batch, got %s", c.Who(), sw, sx)
	}
	if x.DType != value.NoDType && w.DType != value.NoDType && x.DType != w.DType {
		c.Refuse("mismatched-dtype", x.Bits|w.Bits, fmt.Sprintf("mat1 and mat2 must have the same dtype, but got %s and %s", scalarName(x.DType), scalarName(w.DType)),
			"%s has %s weights, got a %s input", c.Who(), w.DType, x.DType)
	}
	dims := append(append([]value.Dim(nil), sx.Dims[:sx.Rank()-1]...), out...)
	k.x = c.Out(value.Shape{Dims: dims}, firstDType(x.DType, w.DType))
	if k.y == nil {
		return k.unknown()
	}
	return k.crossEntropy()
}
