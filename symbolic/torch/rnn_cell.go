package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds nn.RNNCell, nn.LSTMCell and nn.GRUCell: one step of a recurrent layer.

// https://docs.pytorch.org/docs/stable/nn.html#recurrent-layers
var cellLayers = []Layer{
	{
		Name: "torch.nn.RNNCell", Base: "torch.nn.RNNCellBase",
		Signature: "(input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None)",
		Init:      func(c *Call) { cellInit(c, 1) }, Forward: "(input, hx=None)", Eval: recurrentCell,
	},
	{
		Name: "torch.nn.LSTMCell", Base: "torch.nn.RNNCellBase",
		Signature: "(input_size, hidden_size, bias=True, device=None, dtype=None)",
		Init:      func(c *Call) { cellInit(c, 4) }, Forward: "(input, hx=None)", Eval: lstmCell,
	},
	{
		Name: "torch.nn.GRUCell", Base: "torch.nn.RNNCellBase",
		Signature: "(input_size, hidden_size, bias=True, device=None, dtype=None)",
		Init:      func(c *Call) { cellInit(c, 3) }, Forward: "(input, hx=None)", Eval: recurrentCell,
	},
	{
		Name:      "torch.nn.RNNCellBase",
		Signature: "(input_size, hidden_size, bias, num_chunks, device=None, dtype=None)",
		Init: func(c *Call) {
			if k, ok := c.Int("num_chunks"); ok {
				cellInit(c, k)
			}
		},
		Forward: "(input, hx=None)", Eval: recurrentCell,
	},
}

func cellInit(c *Call, gates int64) {
	in, hidden := c.size("input_size"), c.size("hidden_size")
	dt := c.paramDType()
	c.noEffect("reset_parameters")
	rows := hidden.MulInt(gates)
	c.Parameter("weight_ih", dt, rows, in)
	c.Parameter("weight_hh", dt, rows, hidden)
	on, known := c.Bool("bias")
	for _, name := range []string{"bias_ih", "bias_hh"} {
		switch {
		case on:
			c.Parameter(name, dt, rows)
		case known:
			c.NoParameter(name)
		default:
			c.Heap.Touch(c.Self)
			c.Self.Module.Params.Set(name, c.Unknown("bias of "+c.Short()))
		}
	}
}

// recurrentCell is the forward of RNNCell and GRUCell: the next state.
func recurrentCell(c *Call) value.Value {
	x := c.cellTensor("input")
	h := c.cellTensor("hx")
	if k, ok := c.Str("nonlinearity"); ok && k != "tanh" && k != "relu" {
		c.Refuse("invalid-argument", 0, "Unknown nonlinearity: "+k, "RNNCell: nonlinearity is 'tanh' or 'relu', not '%s'", k)
	}
	var states []*value.Tensor
	if h != nil {
		states = append(states, h)
		c.cellRank(h, "hidden", false)
	}
	return c.cellStep(x, states)
}

// lstmCell is the forward of LSTMCell: the next (h, c).
func lstmCell(c *Call) value.Value {
	x := c.cellTensor("input")
	var states []*value.Tensor
	switch v := c.Arg("hx").(type) {
	case *value.Tuple, *value.List:
		items, ok := Elements(v)
		if ok && len(items) != 2 {
			c.Refuse("invalid-argument", 0, "lstm_cell expects two hidden states", "%s takes the states (h, c), got a %s of %d", c.Who(), v.TypeName(), len(items))
			break
		}
		for i, e := range items {
			if t, ok := e.(*value.Tensor); ok {
				states = append(states, t)
				c.cellRank(t, fmt.Sprintf("hx[%d]", i), false)
			}
		}
		if len(states) != 2 {
			states = nil
		}
	case *value.Tensor:
		states = c.cellPair(x, v)
	}
	h := c.cellStep(x, states)
	next, ok := h.(*value.Tensor)
	if !ok {
		return value.NewTuple(h, h)
	}
	dt := next.DType
	if len(states) == 2 { // c is only added and multiplied, so it promotes
		dt = value.Promote(dt, states[1].DType)
	}
	cell := func() *value.Tensor {
		t := c.Out(c.Shape(next), dt)
		t.LayoutUnknown = next.LayoutUnknown
		return t
	}
	return value.NewTuple(cell(), cell())
}

// cellPair judges one tensor given for the pair (h, c). Without a batch its rows serve as the pair.
func (c *Call) cellPair(x, h *value.Tensor) []*value.Tensor {
	s := c.Shape(h)
	if !s.Known() || x == nil || !c.Shape(x).Known() {
		return nil
	}
	if s.Rank() == 1 {
		c.RefuseAs("ValueError", "wrong-rank", s.RankBits(), "LSTMCell: Expected hx[0] to be 1D or 2D, got 0D instead",
			"%s takes the pair of states (h, c), got one tensor %s", c.Who(), s)
		return nil
	}
	if c.Shape(x).Rank() == 1 && s.Rank() >= 2 && !c.surelyLess(s.Dims[0], value.D(2)) {
		part := value.NewTensor(value.Shape{Dims: s.Dims[1:]}, h.DType)
		return []*value.Tensor{part, part}
	}
	c.RefuseAs("TypeError", "invalid-argument", s.Bits(), "lstm_cell(): argument 'hx' (position 2) must be tuple of Tensors, not Tensor",
		"%s takes the pair of states (h, c), got one tensor %s", c.Who(), s)
	return nil
}

// cellTensor is a tensor argument; other values have no dim().
func (c *Call) cellTensor(name string) *value.Tensor {
	switch v := c.Arg(name).(type) {
	case *value.Tuple, *value.List, *value.Dict, value.Int, value.Float, value.Str, value.Bool:
		c.noAttribute(v, "dim")
		return nil
	case value.NoneType:
		if name == "input" {
			c.noAttribute(v, "dim")
		}
		return nil
	}
	return c.Tensor(name)
}

func (c *Call) cellRank(t *value.Tensor, what string, input bool) {
	s := c.Shape(t)
	if !s.Known() || s.Rank() == 1 || s.Rank() == 2 {
		return
	}
	width := c.sizeAttr("hidden_size")
	if input {
		width = c.sizeAttr("input_size")
	}
	c.RefuseAs("ValueError", "wrong-rank", s.RankBits(), fmt.Sprintf("%s: Expected %s to be 1D or 2D, got %dD instead", c.Short(), what, s.Rank()),
		"%s takes [B, %s] or [%s] as %s, got %s", c.Who(), width, width, what, s)
}

// cellStep checks an input [B, input_size] or [input_size] against the states and makes the next state.
func (c *Call) cellStep(x *value.Tensor, states []*value.Tensor) value.Value {
	in, hidden := c.sizeAttr("input_size"), c.sizeAttr("hidden_size")
	dt := value.NoDType
	if w, ok := c.SelfAttr("weight_ih").(*value.Tensor); ok {
		dt = w.DType
	}
	if x == nil {
		return c.cellResult(value.Shape{Rest: c.NewRank(1), Suffix: []value.Dim{hidden}}, dt)
	}
	s := c.cellShape(x, states)
	if !s.Known() {
		return c.cellResult(value.Shape{Rest: c.NewRank(1), Suffix: []value.Dim{hidden}}, dt)
	}
	c.cellRank(x, "input", true)
	if s.Rank() != 1 && s.Rank() != 2 {
		return c.UnknownTensor(dt)
	}
	got := s.Dims[s.Rank()-1]
	c.Demand(got, in, func() *value.Fault {
		return &value.Fault{Kind: "mismatched-features",
			Message: fmt.Sprintf("%s takes %s features, got %s: input is %s", c.Who(), in, got, s),
			Torch:   fmt.Sprintf("input has inconsistent input_size: got %s expected %s", got, in),
			Related: append(setHere("input_size", in), c.madeHere(x)...)}
	})
	for i, h := range states {
		c.cellState(i, h, s, hidden)
	}
	if x.DType != value.NoDType && dt != value.NoDType && x.DType != dt {
		c.Refuse("mismatched-dtype", x.Bits, fmt.Sprintf("mat1 and mat2 must have the same dtype, but got %s and %s", scalarName(x.DType), scalarName(dt)),
			"%s has %s weights, got a %s input", c.Who(), dt, x.DType)
	}
	if len(states) > 0 { // only h is multiplied
		if h := states[0]; h.DType != value.NoDType && dt != value.NoDType && h.DType != dt {
			c.Refuse("mismatched-dtype", h.Bits, fmt.Sprintf("mat1 and mat2 must have the same dtype, but got %s and %s", scalarName(h.DType), scalarName(dt)),
				"%s has %s weights, got a %s state", c.Who(), dt, h.DType)
		}
	}
	return c.cellResult(s.WithLast(hidden), firstDType(dt, x.DType))
}

// cellShape is the shape of the input; an unknown rank follows that of the states.
func (c *Call) cellShape(x *value.Tensor, states []*value.Tensor) value.Shape {
	s := c.Shape(x)
	if s.Known() {
		return s
	}
	for _, h := range states {
		if hs := c.Shape(h); hs.Known() && (hs.Rank() == 1 || hs.Rank() == 2) {
			s, _ = c.Ranked(x, hs.Rank(), 0, []string{"B", ""}[2-hs.Rank():]...)
			return s
		}
	}
	s, _ = c.Ranked(x, 2, value.FromUnbatched, "B")
	return s
}

func (c *Call) cellResult(s value.Shape, dt value.DType) value.Value {
	t := c.Out(s, dt)
	t.LayoutUnknown = !s.Known()
	return t
}

// cellState compares state i with the input.
func (c *Call) cellState(i int, h *value.Tensor, x value.Shape, hidden value.Dim) {
	s, ok := c.Ranked(h, x.Rank(), 0)
	if !ok {
		if s.Known() {
			rank := s.Rank() + 2 - x.Rank() // torch adds the batch first
			c.Refuse("wrong-rank", s.RankBits(), fmt.Sprintf("Expected 2D hidden%d (batch x hidden_size), but got %dD tensor", i, rank),
				"%s: state %s does not go with input %s", c.Who(), s, x)
		}
		return
	}
	if x.Rank() == 2 && !c.Demand(s.Dims[0], x.Dims[0], func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes", Related: c.madeHere(h),
			Message: fmt.Sprintf("%s: input %s has batch size %s, the state %s has %s", c.Who(), x, x.Dims[0], s, s.Dims[0]),
			Torch:   fmt.Sprintf("Input batch size %s doesn't match hidden%d batch size %s", x.Dims[0], i, s.Dims[0])}
	}) {
		return
	}
	got := s.Dims[s.Rank()-1]
	c.Demand(got, hidden, func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes", Related: append(setHere("hidden_size", hidden), c.madeHere(h)...),
			Message: fmt.Sprintf("%s has hidden_size %s, the state %s has %s", c.Who(), hidden, s, got),
			Torch:   fmt.Sprintf("hidden%d has inconsistent hidden_size: got %s, expected %s", i, got, hidden)}
	})
}
