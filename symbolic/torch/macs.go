package torch

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file counts multiply-adds as torch.utils.flop_counter does (half of its
// flops): convolutions, products of matrices, attention, recurrent layers;
// nothing elementwise. An operation whose sizes are not known makes the count unknown.
// torch/utils/flop_counter.py

// workOf are the operations that cost multiply-adds, by the last part of the rule's first name.
var workOf = map[string]func(c *Call, out value.Value) value.Dim{
	"linear": linearWork, "Linear": linearWork, "NonDynamicallyQuantizableLinear": linearWork,
	"conv1d": convWork, "conv2d": convWork, "conv3d": convWork, "Conv1d": convWork, "Conv2d": convWork, "Conv3d": convWork,
	"conv_transpose1d": convTransposeWork, "conv_transpose2d": convTransposeWork, "conv_transpose3d": convTransposeWork,
	"ConvTranspose1d": convTransposeWork, "ConvTranspose2d": convTransposeWork, "ConvTranspose3d": convTransposeWork,
	"matmul": matmulWork("input", "other"), "__rmatmul__": matmulWork("other", "input"), "mm": productWork("input", "mat2"), "bmm": productWork("input", "mat2"),
	"addmm": productWork("mat1", "mat2"), "baddbmm": productWork("batch1", "batch2"),
	"inner": innerWork, "tensordot": tensordotWork, "multi_dot": chainWork, "chain_matmul": chainWork, "matrix_power": powerWork,
	"cov": covarianceWork, "corrcoef": covarianceWork,
	"scaled_dot_product_attention": attentionWork, "MultiheadAttention": multiHeadWork, "multi_head_attention_forward": multiHeadWork,
	"RNN": recurrentWork(1), "GRU": recurrentWork(3), "LSTM": recurrentWork(4),
	"RNNCell": cellWork(1), "GRUCell": cellWork(3), "LSTMCell": cellWork(4),
}

// countWork adds the multiply-adds of an operation to the world's count.
func (c *Call) countWork(op string, out value.Value) {
	if c.Work == nil {
		return
	}
	// A lazy layer costs what the layer does that it becomes.
	if f := workOf[strings.TrimPrefix(operationName(op), "Lazy")]; f != nil {
		c.addWork(f(c, out))
	}
}

// addWork adds to the count. Inside torch.vmap each operation runs on all examples at once, in another
// form (a product with a vector becomes one of matrices), or once if nothing of it is mapped.
func (c *Call) addWork(n value.Dim) {
	if c.Mapping != nil && c.Mapping.Attrs.Get("running") == value.Bool(true) {
		n = noDim
	}
	c.Work.MultiplyAdds = c.Work.MultiplyAdds.Add(n)
}

func operationName(names string) string {
	for first := range fields(names) {
		for i := len(first) - 1; i >= 0; i-- {
			if first[i] == '.' {
				return first[i+1:]
			}
		}
		return first
	}
	return ""
}

// numel is the number of elements of a tensor, invalid if it is not known.
func (c *Call) numel(v value.Value) value.Dim {
	t, ok := v.(*value.Tensor)
	if !ok || t == nil {
		return noDim
	}
	if s := c.Shape(t); s.Known() {
		return s.Numel()
	}
	return noDim
}

// numelButLast is the product of all sizes but the last.
func (c *Call) numelButLast(v value.Value) (value.Dim, bool) {
	t, ok := v.(*value.Tensor)
	if !ok || t == nil {
		return noDim, false
	}
	s := c.Shape(t)
	if !s.Known() || s.Rank() == 0 {
		return noDim, false
	}
	return value.Shape{Dims: s.Dims[:s.Rank()-1]}.Numel(), true
}

// sizesOf are the sizes of an argument, nil if they are not known.
func (c *Call) sizesOf(name string) []value.Dim {
	if t := c.Tensor(name); t != nil {
		if s := c.Shape(t); s.Known() {
			return s.Dims
		}
	}
	return nil
}

func linearWork(c *Call, out value.Value) value.Dim {
	switch w := c.sizesOf("weight"); len(w) {
	case 1: // a product with a vector
		return value.D(0)
	case 2:
		return c.numel(out).Mul(w[1])
	}
	return noDim
}

// convWork: each element of the output is a product over one filter.
func convWork(c *Call, out value.Value) value.Dim {
	w := c.sizesOf("weight")
	if len(w) < 3 {
		return noDim
	}
	n := c.numel(out)
	for _, d := range w[1:] {
		n = n.Mul(d)
	}
	return n
}

// convTransposeWork: each element of the input is spread over one filter.
func convTransposeWork(c *Call, _ value.Value) value.Dim {
	w := c.sizesOf("weight")
	if len(w) < 3 {
		return noDim
	}
	n := c.numel(c.Tensor("input"))
	for _, d := range w[1:] {
		n = n.Mul(d)
	}
	return n
}

// attentionWork: two products for each row of the result, whose leading dimensions are those of all operands broadcast.
func attentionWork(c *Call, out value.Value) value.Dim {
	q, k, v := c.sizesOf("query"), c.sizesOf("key"), c.sizesOf("value")
	rows, ok := c.numelButLast(out)
	if len(q) < 2 || len(k) < 2 || len(v) < 1 || !ok {
		return noDim
	}
	return rows.Mul(k[len(k)-2]).Mul(q[len(q)-1].Add(v[len(v)-1]))
}

// multiHeadWork: three projections, two products of the heads, the projection back.
func multiHeadWork(c *Call, _ value.Value) value.Dim {
	q, k, v := c.sizesOf("query"), c.sizesOf("key"), c.sizesOf("value")
	if len(q) < 2 || len(k) != len(q) || len(v) != len(q) {
		return noDim
	}
	function := operationName(c.Name) == "multi_head_attention_forward"
	e, ok := q[len(q)-1], true
	if !function {
		e, ok = c.Dim("embed_dim")
	}
	if !ok {
		return noDim
	}
	batch, target, source := value.D(1), q[0], k[0]
	if len(q) == 3 {
		batch = q[1]
		first, known := c.Bool("batch_first")
		switch {
		case function: // it has its batch in the second place
		case !known:
			return noDim
		case first:
			batch, target, source = q[0], q[1], k[1]
		}
	}
	out := e // the function may be given an output layer of another width
	if function {
		if w := c.sizesOf("out_proj_weight"); len(w) == 2 {
			out = w[0]
		}
	}
	projections := target.Mul(e.Add(out)).Add(source.Mul(k[len(k)-1])).Add(source.Mul(v[len(v)-1])).Mul(e)
	added, known := c.addedKeys(function)
	if !known {
		return noDim
	}
	return batch.Mul(projections.Add(target.Mul(source.AddInt(added)).Mul(e).MulInt(2)))
}

// addedKeys counts the keys that attention sees beside those of its source: a learned one, one of zeros.
func (c *Call) addedKeys(function bool) (n int64, known bool) {
	learned, known := c.Bool("add_bias_kv")
	if function {
		learned, known = c.Tensor("bias_k") != nil, true
	}
	zeros, knownZeros := c.Bool("add_zero_attn")
	for _, on := range []bool{learned, zeros} {
		if on {
			n++
		}
	}
	return n, known && knownZeros
}

func recurrentWork(gates int64) func(*Call, value.Value) value.Dim {
	return func(c *Call, _ value.Value) value.Dim {
		x := c.recurrentSizes()
		layers, known := c.Int("num_layers")
		r := newRecurrence(c)
		if len(x) < 2 || !known || layers > 1000 {
			return noDim
		}
		steps := value.D(1) // rows: steps times batch
		for _, d := range x[:len(x)-1] {
			steps = steps.Mul(d)
		}
		both, known := c.Bool("bidirectional")
		if !known {
			return noDim
		}
		n, in := value.D(0), r.input
		for range layers {
			one := r.hidden.MulInt(gates).Mul(in.Add(r.out))
			if proj := c.sizeAttr("proj_size"); !proj.Is(0) {
				one = one.Add(r.hidden.Mul(r.out))
			}
			in = r.out
			if both {
				one, in = one.MulInt(2), in.MulInt(2)
			}
			n = n.Add(steps.Mul(one))
		}
		return n
	}
}

// recurrentSizes are the sizes of a recurrent layer's input: of the data that is in use, where it is packed.
func (c *Call) recurrentSizes() []value.Dim {
	p := asPacked(c.Arg("input"))
	switch {
	case p == nil:
		return c.sizesOf("input")
	case p.data == nil:
		return nil
	}
	return c.Shape(p.data).Dims
}

func cellWork(gates int64) func(*Call, value.Value) value.Dim {
	return func(c *Call, _ value.Value) value.Dim {
		x := c.sizesOf("input")
		in, hidden := c.sizeAttr("input_size"), c.sizeAttr("hidden_size")
		if len(x) == 0 {
			return noDim
		}
		n := hidden.MulInt(gates).Mul(in.Add(hidden))
		if len(x) == 2 {
			n = n.Mul(x[0])
		}
		return n
	}
}
