package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds dropout. https://pytorch.org/docs/stable/nn.functional.html#dropout-functions

var dropoutRules = []Rule{
	{"torch.nn.functional.dropout", "(input, p=0.5, training=True, inplace=False)", dropout(0)},
	{"torch.nn.functional.dropout1d", "(input, p=0.5, training=True, inplace=False)", dropout(1)},
	{"torch.nn.functional.dropout2d", "(input, p=0.5, training=True, inplace=False)", dropout(2)},
	{"torch.nn.functional.dropout3d", "(input, p=0.5, training=True, inplace=False)", dropout(3)},
	{"torch.nn.functional.alpha_dropout", "(input, p=0.5, training=False, inplace=False)", dropout(0)},
	{"torch.nn.functional.feature_alpha_dropout", "(input, p=0.5, training=False, inplace=False)", dropout(2)},
	{"torch.dropout torch.alpha_dropout", "(input, p, train)", dropout(0)},
	{"torch.feature_dropout torch.feature_alpha_dropout", "(input, p, train)", dropout(2)},
	{"torch.dropout_ torch.alpha_dropout_", "(input, p, train)", dropout(0)},
	{"torch.feature_dropout_ torch.feature_alpha_dropout_", "(input, p, train)", dropout(2)},
}

var dropoutLayers = []Layer{
	dropoutLayer("Dropout", 0), dropoutLayer("Dropout1d", 1), dropoutLayer("Dropout2d", 2), dropoutLayer("Dropout3d", 3),
	dropoutLayer("AlphaDropout", 0), dropoutLayer("FeatureAlphaDropout", 2),
}

func dropoutLayer(name string, features int) Layer {
	return Layer{Name: "torch.nn." + name + " torch.nn.modules.dropout." + name, Signature: "(p=0.5, inplace=False)",
		Init: func(c *Call) { c.dropoutRate() }, Forward: "(input)", Eval: dropout(features)}
}

// dropoutRate checks the probability; known is false if it is not a known number.
func (c *Call) dropoutRate() (p float64, known bool) {
	switch v := c.Arg("p").(type) {
	case value.Str, value.NoneType, *value.Tuple, *value.List, *value.Dict:
		msg := fmt.Sprintf("'<' not supported between instances of '%s' and 'int'", v.TypeName())
		c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: p must be a number, not %s", c.Short(), v.TypeName())
		return 0, false
	}
	p, known = c.Float("p")
	if known && (p < 0 || p > 1) {
		c.RefuseAs("ValueError", "invalid-argument", 0, fmt.Sprintf("dropout probability has to be between 0 and 1, but got %v", p),
			"%s: the probability is %v, outside 0 to 1", c.Short(), p)
	}
	return p, known
}

// dropout keeps the shape. features is 0 for single elements, 2 for whole
// channels, 1 for those of dropout1d, which checks the rank, and 3 for those of
// dropout3d, which takes an input without a batch dimension, too.
func dropout(features int) func(c *Call) value.Value {
	return func(c *Call) value.Value {
		t := c.Required("input")
		if t == nil {
			return c.UnknownTensor(value.NoDType)
		}
		p, known := c.dropoutRate()
		if features == 1 && !c.Failed() {
			c.dropoutRank(t)
		}
		on, sure := c.flagOf("training", "train")
		if c.Failed() {
			return c.Like(t)
		}
		s := c.Shape(t)
		n := s.Numel()
		if sure && !on || known && p == 0 || n.Known() && c.Surely(n, value.D(0)) {
			return t
		}
		if sure && known && p < 1 && (!n.Known() || c.Equal(n, value.D(0)) == dim.No) {
			c.dropoutKernel(t, s, features)
		}
		if inplace, _ := c.flag("inplace"); inplace {
			return c.overwritten(t, nil)
		}
		out := c.LikeLayout(t, t.DType)
		describe(c, out, operand{t: t})
		return out
	}
}

// flagOf is the first of two bool parameters that exists.
func (c *Call) flagOf(name, other string) (truth, known bool) {
	if c.Has(other) {
		return c.Bool(other)
	}
	return c.Bool(name)
}

func (c *Call) dropoutRank(t *value.Tensor) {
	if s := c.Shape(t); s.Known() && s.Rank() != 2 && s.Rank() != 3 {
		c.Refuse("wrong-rank", s.Bits()|t.Bits, fmt.Sprintf("dropout1d: Expected 2D or 3D input, but received a %dD input.", s.Rank()), "%s takes 2 or 3 dimensions, got %s", c.Who(), s)
	}
}

// dropoutKernel checks what dropping itself needs: channels, and floats.
func (c *Call) dropoutKernel(t *value.Tensor, s value.Shape, features int) {
	switch {
	case features == 2 && s.Known() && s.Rank() < 2, features == 3 && s.Known() && s.Rank() < 1:
		c.Refuse("wrong-rank", s.Bits()|t.Bits, "Feature dropout requires at least 2 dimensions in the input", "%s drops channels, but the input has shape %s", c.Who(), s)
	case t.DType != value.NoDType && notFloating(t.DType):
		c.Refuse("mismatched-dtype", t.Bits, fmt.Sprintf("result type Float can't be cast to the desired output type %s", scalarName(t.DType)),
			"%s does not work on %s tensors in training", c.Who(), t.DType)
	}
}
