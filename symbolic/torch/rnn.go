package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds nn.RNN, nn.LSTM and nn.GRU. The cells are in rnn_cell.go, the
// functions of torch.nn.utils.rnn in packed.go.

// https://docs.pytorch.org/docs/stable/nn.html#recurrent-layers
var rnnRules = packedRules

var ownRnnLayers = []Layer{
	{
		Name: "torch.nn.RNN", Base: "torch.nn.RNNBase",
		Signature: "(input_size, hidden_size, num_layers=1, nonlinearity='tanh', bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None)",
		Init:      rnnInit, Forward: "(input, hx=None)", Eval: recurrent,
	},
	{
		Name: "torch.nn.LSTM", Base: "torch.nn.RNNBase",
		Signature: "(input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None)",
		Init:      func(c *Call) { recurrentInit(c, "LSTM", 4) }, Forward: "(input, hx=None)", Eval: recurrent,
	},
	{
		Name: "torch.nn.GRU", Base: "torch.nn.RNNBase",
		Signature: "(input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None)",
		Init:      func(c *Call) { recurrentInit(c, "GRU", 3) }, Forward: "(input, hx=None)", Eval: recurrent,
	},
	// The common base, for isinstance.
	{
		Name:      "torch.nn.RNNBase",
		Signature: "(mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None)",
		Init:      rnnBaseInit, Forward: "(input, hx=None)", Eval: recurrent,
	},
}

// rnnLayers are the layers of this file and of its parts.
func rnnLayers() []Layer {
	return slices.Concat(ownRnnLayers, cellLayers)
}

func rnnInit(c *Call) {
	switch v := c.Arg("nonlinearity").(type) {
	case value.Str:
		switch v.S {
		case "tanh":
			recurrentInit(c, "RNN_TANH", 1)
			return
		case "relu":
			recurrentInit(c, "RNN_RELU", 1)
			return
		}
		msg := fmt.Sprintf("Unknown nonlinearity '%s'. Select from 'tanh' or 'relu'.", v.S)
		c.RefuseAs("ValueError", "invalid-argument", 0, msg, "RNN: nonlinearity is 'tanh' or 'relu', not '%s'", v.S)
	case value.Int, value.Float, value.Bool, value.NoneType:
		c.RefuseAs("ValueError", "invalid-argument", 0, "Unknown nonlinearity. Select from 'tanh' or 'relu'.",
			"RNN: nonlinearity is 'tanh' or 'relu', not a %s", v.TypeName())
	}
	recurrentInit(c, "RNN_TANH", 1)
}

func rnnBaseInit(c *Call) {
	mode, _ := c.Str("mode")
	gates := map[string]int64{"LSTM": 4, "GRU": 3, "RNN_TANH": 1, "RNN_RELU": 1}[mode]
	if gates == 0 {
		return
	}
	recurrentInit(c, mode, gates)
}

// recurrentInit checks as RNNBase.__init__ does and registers the weights of each layer and direction.
func recurrentInit(c *Call, mode string, gates int64) {
	c.SetAttr("mode", value.Str{S: mode})
	if d, ok := c.Dim("proj_size"); mode != "LSTM" && ok && !d.Is(0) {
		msg := "proj_size argument is only supported for LSTM, not RNN or GRU"
		c.RefuseAs("ValueError", "invalid-argument", 0, msg, "%s: only LSTM takes proj_size", c.Short())
	}
	checkRecurrentDropout(c)
	for _, name := range []string{"bias", "batch_first"} {
		switch v := c.Arg(name).(type) {
		case value.Bool, value.SymBool, value.Unknown, *value.Alt, nil:
		default:
			msg := fmt.Sprintf("%s should be of type bool, got: %s", name, v.TypeName())
			c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: %s must be a bool, not a %s", c.Short(), name, v.TypeName())
		}
	}
	in, hidden, layers := c.atLeastOne("input_size"), c.atLeastOne("hidden_size"), c.atLeastOne("num_layers")
	proj, _ := c.Dim("proj_size")
	proj = c.Resolve(proj)
	switch {
	case c.surelyLess(proj, value.D(0)):
		c.RefuseAs("ValueError", "invalid-argument", proj.Bits, "proj_size should be a positive integer or zero to disable projections",
			"%s: proj_size is %s, below 0", c.Short(), proj)
	case !c.surelyLess(proj, value.D(1)) && proj.Known() && hidden.Known() && c.surelyLess(hidden, proj.AddInt(1)):
		c.RefuseAs("ValueError", "invalid-argument", proj.Bits|hidden.Bits, "proj_size has to be smaller than hidden_size",
			"%s: proj_size = %s is not smaller than hidden_size = %s", c.Short(), proj, hidden)
	}
	registerRecurrent(c, gates, in, hidden, layers, proj)
	c.noEffect("flatten_parameters", "reset_parameters")
}

// noEffect gives the layer methods that change nothing that is known of it.
func (c *Call) noEffect(names ...string) {
	for _, name := range names {
		c.SetAttr(name, &value.Builtin{Name: name, Fn: func(*value.Args) value.Value { return value.None }})
	}
}

// registerRecurrent creates the parameters; with an undecided number of them the layer is left open.
func registerRecurrent(c *Call, gates int64, in, hidden, layers, proj value.Dim) {
	n, knownLayers := layers.Const()
	bi, knownBi := c.Bool("bidirectional")
	bias, knownBias := c.Bool("bias")
	dt := c.paramDType()
	all := value.NewList()
	if !knownLayers || !knownBi || !knownBias || n > 1000 {
		c.Heap.Touch(c.Self)
		c.Self.OpenAttrs = true
		n = min(max(n, 1), 1)
	}
	directions := int64(1)
	if bi {
		directions = 2
	}
	out := hidden
	if !proj.Is(0) {
		out = proj
	}
	for l := int64(0); l < n; l++ {
		width := in
		if l > 0 {
			width = out.MulInt(directions)
		}
		for _, suffix := range []string{"", "_reverse"}[:directions] {
			weights := value.NewList()
			add := func(name string, dims ...value.Dim) {
				weights.Elems = append(weights.Elems, c.Parameter(fmt.Sprintf("%s_l%d%s", name, l, suffix), dt, dims...))
			}
			add("weight_ih", hidden.MulInt(gates), width)
			add("weight_hh", hidden.MulInt(gates), out)
			if bias {
				add("bias_ih", hidden.MulInt(gates))
				add("bias_hh", hidden.MulInt(gates))
			}
			if !proj.Is(0) {
				add("weight_hr", proj, hidden)
			}
			all.Elems = append(all.Elems, weights)
		}
	}
	c.SetAttr("all_weights", all)
}

// checkRecurrentDropout refuses what is no probability.
func checkRecurrentDropout(c *Call) {
	v := c.Arg("dropout")
	bad := false
	switch v := v.(type) {
	case value.Bool:
		bad = true
	case value.Float, value.Int:
		f, ok := AsFloat(v)
		bad = ok && !(f >= 0 && f <= 1)
	case value.NoneType:
		c.RefuseAs("TypeError", "invalid-argument", 0, "float() argument must be a string or a real number, not 'NoneType'",
			"%s: dropout must be a number, not None", c.Short())
	case value.Str, *value.Tuple, *value.List, *value.Dict:
		bad = true
	}
	if bad {
		c.RefuseAs("ValueError", "invalid-argument", 0, "dropout should be a number in range [0, 1] representing the probability of an element being zeroed",
			"%s: dropout is a probability between 0 and 1", c.Short())
	}
}

// atLeastOne is a size that must be an int greater than 0.
func (c *Call) atLeastOne(name string) value.Dim {
	v := c.Arg(name)
	switch v.(type) {
	case value.Float, value.Str, value.NoneType, *value.Tuple, *value.List, *value.Dict:
		msg := fmt.Sprintf("%s should be of type int, got: %s", name, v.TypeName())
		c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s: %s must be an int, not a %s", c.Short(), name, v.TypeName())
		return noDim
	}
	d, ok := AsDim(v)
	if !ok {
		return noDim
	}
	d = c.Resolve(d)
	if c.surelyLess(d, value.D(1)) {
		c.RefuseAs("ValueError", "invalid-argument", d.Bits, name+" must be greater than zero", "%s: %s is %s; it must be greater than 0", c.Short(), name, d)
		return noDim
	}
	return d
}

// recurrence is a recurrent layer at work: what it was built with, and its input.
type recurrence struct {
	c               *Call
	lstm            bool
	input, hidden   value.Dim // sizes
	out             value.Dim // of one direction: proj_size if there is one
	states          value.Dim // num_layers * directions
	width           value.Dim // of the output: directions * out
	batchFirst      bool
	batchFirstKnown bool
	dtype           value.DType
	batch           value.Dim
	batched         bool // the input is 3-D
}

func newRecurrence(c *Call) *recurrence {
	r := &recurrence{c: c}
	mode, _ := c.Str("mode")
	r.lstm = mode == "LSTM"
	r.input, r.hidden = c.sizeAttr("input_size"), c.sizeAttr("hidden_size")
	r.out = r.hidden
	if proj := c.sizeAttr("proj_size"); !proj.Is(0) {
		r.out = proj
	}
	r.states, r.width = noDim, noDim
	if bi, known := c.Bool("bidirectional"); known {
		directions := int64(1)
		if bi {
			directions = 2
		}
		r.states, r.width = c.sizeAttr("num_layers").MulInt(directions), r.out.MulInt(directions)
		if directions == 1 {
			r.width.O = r.out.O
		}
	}
	r.batchFirst, r.batchFirstKnown = c.Bool("batch_first")
	if w, ok := c.SelfAttr("weight_ih_l0").(*value.Tensor); ok {
		r.dtype = w.DType
	}
	return r
}

// sizeAttr is an int attribute of the layer, as it is known by now.
func (c *Call) sizeAttr(name string) value.Dim {
	if d, ok := AsDim(c.Arg(name)); ok {
		return c.Resolve(d)
	}
	return noDim
}

// recurrent is the forward of RNN, LSTM and GRU: output of all steps and the last states.
func recurrent(c *Call) value.Value {
	r := newRecurrence(c)
	switch v := c.Arg("bidirectional").(type) {
	case value.Int, value.Float, value.Str, value.NoneType:
		c.RefuseAs("TypeError", "invalid-argument", 0, "received an invalid combination of arguments", "%s: bidirectional must be a bool, not a %s", c.Who(), v.TypeName())
	}
	switch x := c.Arg("input").(type) {
	case *value.Tuple:
		if p := asPacked(x); p != nil {
			return r.packed(p)
		}
		c.noAttribute(x, "dim")
		return r.result(value.None, nil)
	case *value.List, *value.Dict, value.Int, value.Float, value.Str, value.NoneType, value.Bool:
		c.noAttribute(x, "dim")
		return c.Unknown("input of a recurrent layer")
	case *value.Tensor:
		return r.padded(x)
	}
	if x := c.Tensor("input"); x != nil {
		return r.padded(x)
	}
	return r.result(c.Unknown("output of a recurrent layer"), nil)
}

// padded runs the layer on a tensor [T, B, I] ([B, T, I] if batch_first) or [T, I].
func (r *recurrence) padded(x *value.Tensor) value.Value {
	c := r.c
	s, rank := r.inputShape(x)
	if rank == 0 {
		return r.result(c.UnknownTensor(r.dtype), nil)
	}
	r.batched = rank == 3
	if rank != 2 && rank != 3 {
		c.RefuseAs("ValueError", "wrong-rank", s.RankBits(), fmt.Sprintf("%s: Expected input to be 2D or 3D, got %dD instead", r.name(), rank),
			"%s takes [T, B, %s] or [T, %s], got %d dimensions: input is %s", c.Who(), r.input, r.input, rank, s)
		return r.result(c.UnknownTensor(r.dtype), nil)
	}
	steps := s.Dims[0]
	r.batch = value.D(1)
	if r.batched {
		switch {
		case !r.batchFirstKnown:
			steps, r.batch = noDim, noDim
		case r.batchFirst:
			steps, r.batch = s.Dims[1], s.Dims[0]
		default:
			r.batch = s.Dims[1]
		}
	}
	states := r.initial()
	for _, h := range states {
		r.checkRank(h, states)
	}
	r.checkDType(x)
	got := s.Dims[rank-1]
	c.Demand(got, r.input, func() *value.Fault { return r.mismatchedInput(x, s, got) })
	r.checkSizes(states)
	if c.Resolve(steps).Is(0) {
		c.Refuse("invalid-size", steps.Bits, "Expected sequence length to be larger than 0 in RNN", "%s got a sequence of length 0: input is %s", c.Who(), s)
	}
	out := c.Out(s.WithLast(r.width), firstDType(r.dtype, x.DType))
	out.Role = value.RecurrentOut
	from := s
	out.From = &from
	out.Bits |= x.Bits
	if r.batched && !r.batchFirstKnown {
		out.LayoutUnknown = true
	} else if r.batched && r.batchFirst { // computed as [T, B, H] and transposed
		strides := []dim.Expr{r.width.E, s.Dims[0].Mul(r.width).E, dim.Int(1)}
		if !c.IsContiguous(out.Shape, strides) {
			out.Strides = strides
		}
	}
	if r.batched && r.batchFirstKnown && !r.batchFirst {
		c.suspectScan(out, s, "runs over")
	}
	return r.result(out, r.finals(states, out.DType))
}

// inputShape is the shape of the input; a rank that is not known follows that of
// the initial state, else the input is taken to have a batch. rank 0: not known.
func (r *recurrence) inputShape(x *value.Tensor) (s value.Shape, rank int) {
	c := r.c
	s = c.Shape(x)
	if s.Known() {
		if s.Rank() == 0 {
			return s, -1
		}
		return s, s.Rank()
	}
	names, rank, bits := []string{"T", "B"}, 3, value.FromUnbatched
	if r.batchFirst {
		names = []string{"B", "T"}
	}
	for _, h := range r.initial() {
		if hs := c.Shape(h); hs.Known() && hs.Rank() == 2 {
			names, rank, bits = []string{"T"}, 2, 0
		} else if hs.Known() && hs.Rank() == 3 {
			bits = 0
		}
	}
	s, _ = c.Ranked(x, rank, bits, names...)
	if !s.Known() {
		return s, 0
	}
	return s, s.Rank()
}

func (r *recurrence) name() string {
	if r.lstm {
		return "LSTM"
	}
	if mode, _ := r.c.Str("mode"); mode == "GRU" {
		return "GRU"
	}
	return "RNN"
}

// initial lists the initial states that are known tensors: h, or h and c. It is
// short if they are not given or not known.
func (r *recurrence) initial() []*value.Tensor {
	c := r.c
	v := c.Arg("hx")
	if !r.lstm {
		switch v := v.(type) {
		case *value.Tensor:
			return []*value.Tensor{v}
		case *value.Tuple, *value.List:
			c.noAttribute(v, "dim")
		}
		return nil
	}
	switch v := v.(type) {
	case *value.Tuple, *value.List:
		items, ok := Elements(v)
		if !ok {
			return nil
		}
		if len(items) < 2 {
			c.RefuseAs("IndexError", "invalid-argument", 0, v.TypeName()+" index out of range", "%s takes the states (h, c), got a %s of %d", c.Who(), v.TypeName(), len(items))
			return nil
		}
		var out []*value.Tensor
		for _, e := range items[:2] {
			switch e := e.(type) {
			case *value.Tensor:
				out = append(out, e)
			case value.NoneType, *value.Tuple, *value.List, value.Int, value.Float:
				c.noAttribute(e, "dim")
				return nil
			default:
				return nil
			}
		}
		return out
	case *value.Tensor:
		return r.halves(v)
	}
	return nil
}

// halves are hx[0] and hx[1] of a tensor that was given in place of the pair (h, c).
func (r *recurrence) halves(h *value.Tensor) []*value.Tensor {
	c := r.c
	s := c.Shape(h)
	if !s.Known() {
		return nil
	}
	if s.Rank() == 0 || c.surelyLess(s.Dims[0], value.D(2)) {
		c.RefuseAs("IndexError", "index-out-of-range", s.Bits(), "index 1 is out of bounds for dimension 0 with size 1",
			"%s takes the pair of states (h, c), got one tensor %s", c.Who(), s)
		return nil
	}
	part := value.NewTensor(value.Shape{Dims: s.Dims[1:]}, h.DType)
	return []*value.Tensor{part, part}
}

// noAttribute refuses a value that is no tensor, in Python's words.
func (c *Call) noAttribute(v value.Value, attr string) {
	msg := fmt.Sprintf("'%s' object has no attribute '%s'", v.TypeName(), attr)
	c.RefuseAs("AttributeError", "invalid-argument", 0, msg, "%s takes a tensor, got a %s", c.Who(), v.TypeName())
}

func (r *recurrence) checkRank(h *value.Tensor, all []*value.Tensor) {
	c := r.c
	want, kind := 2, "unbatched 2-D"
	if r.batched {
		want, kind = 3, "batched 3-D"
	}
	s, ok := c.Ranked(h, want, 0)
	if ok || !s.Known() {
		return
	}
	torch := fmt.Sprintf("For %s input, hx should also be %d-D but got %d-D tensor", kind, want, s.Rank())
	if r.lstm {
		a, b := c.Shape(all[0]), c.Shape(all[1])
		torch = fmt.Sprintf("For %s input, hx and cx should also be %d-D but got (%d-D, %d-D) tensors", kind, want, len(a.Dims), len(b.Dims))
	}
	c.Fail(&value.Fault{Kind: "wrong-rank", Bits: s.RankBits(), Torch: torch, Related: c.madeHere(h),
		Message: fmt.Sprintf("%s: with a %s input the state has %d dimensions, got %s", c.Who(), kind, want, s)})
}

func (r *recurrence) checkDType(x *value.Tensor) {
	if x.DType == value.NoDType || r.dtype == value.NoDType || x.DType == r.dtype {
		return
	}
	c := r.c
	msg := fmt.Sprintf("RNN input dtype (torch.%s) does not match weight dtype (torch.%s). Convert input: input.to(torch.%s), or convert model: model.to(torch.%s)",
		x.DType, r.dtype, r.dtype, x.DType)
	c.RefuseAs("ValueError", "mismatched-dtype", x.Bits, msg, "%s has %s weights, got a %s input", c.Who(), r.dtype, x.DType)
}

func (r *recurrence) mismatchedInput(x *value.Tensor, s value.Shape, got value.Dim) *value.Fault {
	c := r.c
	return &value.Fault{Kind: "mismatched-features",
		Message: fmt.Sprintf("%s takes %s features, got %s: input is %s", c.Who(), r.input, got, s),
		Torch:   fmt.Sprintf("input.size(-1) must be equal to input_size. Expected %s, got %s", r.input, got),
		Related: append(setHere("input_size", r.input), c.madeHere(x)...)}
}

// checkSizes compares the initial states with what the layer makes of its input: [states, B, out], c with hidden_size.
func (r *recurrence) checkSizes(states []*value.Tensor) {
	c := r.c
	for i, h := range states {
		want := []value.Dim{r.states, r.batch, r.out}
		torch := "Expected hidden size (%s, %s, %s), got %s"
		if r.lstm {
			torch = fmt.Sprintf("Expected hidden[%d] size (%%s, %%s, %%s), got %%s", i)
		}
		if i == 1 {
			want[2] = r.hidden
		}
		full := value.ShapeOf(want...)
		if !r.batched {
			want = []value.Dim{want[0], want[2]}
		}
		s := c.Shape(h)
		if !s.Known() {
			continue
		}
		fault := func() *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes", Related: c.madeHere(h),
				Message: fmt.Sprintf("%s takes a state %s, got %s", c.Who(), value.ShapeOf(want...), s),
				Torch:   fmt.Sprintf(torch, full.Dims[0], full.Dims[1], full.Dims[2], s)}
		}
		if s.Rank() != len(want) {
			f := fault()
			f.Bits = s.RankBits()
			c.Fail(f)
			continue
		}
		for k, d := range s.Dims {
			if !c.Demand(d, want[k], fault) {
				break
			}
		}
		if h.DType != value.NoDType && r.dtype != value.NoDType && h.DType != r.dtype {
			c.Refuse("mismatched-dtype", h.Bits, "mat1 and mat2 must have the same dtype", "%s has %s weights, got a %s state", c.Who(), r.dtype, h.DType)
		}
	}
}

// finals are the last states: h, and c of an LSTM.
func (r *recurrence) finals(states []*value.Tensor, dt value.DType) []*value.Tensor {
	shape := func(width value.Dim) value.Shape {
		if r.batched {
			return value.ShapeOf(r.states, r.batch, width)
		}
		return value.ShapeOf(r.states, width)
	}
	h := r.c.Out(shape(r.out), dt)
	h.Role = value.RecurrentHidden
	if !r.lstm {
		return []*value.Tensor{h}
	}
	cell := r.c.Out(shape(r.hidden), dt)
	cell.Role = value.RecurrentHidden
	return []*value.Tensor{h, cell}
}

// result is (output, h) or (output, (h, c)); finals nil: nothing is known of them.
func (r *recurrence) result(out value.Value, finals []*value.Tensor) value.Value {
	if finals == nil {
		finals = []*value.Tensor{r.c.UnknownTensor(r.dtype), r.c.UnknownTensor(r.dtype)}
		if !r.lstm {
			finals = finals[:1]
		}
	}
	if r.lstm {
		return value.NewTuple(out, value.NewTuple(finals[0], finals[1]))
	}
	return value.NewTuple(out, finals[0])
}

func firstDType(all ...value.DType) value.DType {
	for _, d := range all {
		if d != value.NoDType {
			return d
		}
	}
	return value.NoDType
}
