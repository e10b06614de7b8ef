package torch

import (
	"fmt"
	"sort"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds torch.nn.utils.rnn: sequences of unlike lengths, padded or
// packed. A PackedSequence is a named tuple; its batch_sizes hold the number of
// sequences that are longer than each step, so their greatest element, kept as
// High-1 of the range, is the batch size.

// https://docs.pytorch.org/docs/stable/nn.html#utility-functions-in-other-modules
var packedRules = []Rule{
	{"torch.nn.utils.rnn.pack_padded_sequence", "(input, lengths, batch_first=False, enforce_sorted=True)", packPadded},
	{"torch.nn.utils.rnn.pad_packed_sequence", "(sequence, batch_first=False, padding_value=0.0, total_length=None)", padPacked},
	{"torch.nn.utils.rnn.pad_sequence", "(sequences, batch_first=False, padding_value=0.0, padding_side='right')", padSequence},
	{"torch.nn.utils.rnn.pack_sequence", "(sequences, enforce_sorted=True)", packSequence},
	{"torch.nn.utils.rnn.unpad_sequence", "(padded_sequences, lengths, batch_first=False)", unpadSequence},
	{"torch.nn.utils.rnn.unpack_sequence", "(packed_sequences)", unpackSequence},
	{"torch.nn.utils.rnn.PackedSequence", "(data, batch_sizes=None, sorted_indices=None, unsorted_indices=None)", newPacked},
	{"torch.nn.utils.rnn.invert_permutation", "(permutation)", invertPermutation},
	{"PackedSequence.to PackedSequence.cuda PackedSequence.cpu PackedSequence.double PackedSequence.float PackedSequence.half PackedSequence.long PackedSequence.int PackedSequence.short PackedSequence.char PackedSequence.byte PackedSequence.pin_memory",
		"(self, *args, dtype=None, device=None, non_blocking=None, copy=None, memory_format=None)", convertPacked},
}

var packedFields = []string{"data", "batch_sizes", "sorted_indices", "unsorted_indices"}

// packed is a PackedSequence taken apart.
type packed struct {
	data, sizes      *value.Tensor // nil if not known
	sorted, unsorted value.Value
}

func asPacked(v value.Value) *packed {
	t, ok := v.(*value.Tuple)
	if !ok || t.Name != "PackedSequence" || len(t.Elems) != 4 {
		return nil
	}
	p := &packed{sorted: t.Elems[2], unsorted: t.Elems[3]}
	p.data, _ = t.Elems[0].(*value.Tensor)
	p.sizes, _ = t.Elems[1].(*value.Tensor)
	return p
}

func (p *packed) value(c *Call) *value.Tuple {
	return value.NewNamedTuple("PackedSequence", packedFields, orUnknown(c, p.data), orUnknown(c, p.sizes), p.sorted, p.unsorted)
}

func orUnknown(c *Call, t *value.Tensor) value.Value {
	if t == nil {
		return c.Unknown("packed sequence")
	}
	return t
}

// batch is the number of sequences.
func (p *packed) batch(c *Call) value.Dim {
	if t, ok := p.unsorted.(*value.Tensor); ok {
		if s := c.Shape(t); s.Known() && s.Rank() == 1 {
			return s.Dims[0]
		}
	}
	if p.sizes == nil {
		return noDim
	}
	if k := p.sizes.Contents(); k != nil && len(k.Ints) > 0 {
		return k.Ints[0]
	}
	if p.sizes.HasRange {
		return p.sizes.High.AddInt(-1)
	}
	return noDim
}

// steps is the length of the longest sequence.
func (p *packed) steps(c *Call) value.Dim {
	if p.sizes != nil {
		if s := c.Shape(p.sizes); s.Known() && s.Rank() == 1 {
			return s.Dims[0]
		}
	}
	return noDim
}

// lengths are the lengths in packed order, if they are known.
func (p *packed) lengths() []value.Dim {
	if p.sizes == nil {
		return nil
	}
	k := p.sizes.Contents()
	if k == nil {
		return nil
	}
	var out []value.Dim
	for _, n := range k.Ints {
		count, ok := n.Const()
		if !ok || count > value.MaxContents {
			return nil
		}
		for int64(len(out)) < count {
			out = append(out, value.D(0))
		}
		for i := int64(0); i < count; i++ {
			out[i] = out[i].AddInt(1)
		}
	}
	return out
}

// givenLengths are the lengths in the order in which the user gave them, if they are known.
func (p *packed) givenLengths() []value.Dim {
	k := p.lengths()
	t, ok := p.unsorted.(*value.Tensor)
	if !ok || k == nil {
		if p.unsorted == value.None {
			return k
		}
		return nil
	}
	back := t.Contents()
	if back == nil || len(back.Ints) != len(k) {
		return nil
	}
	out := make([]value.Dim, len(k))
	for i, d := range back.Ints {
		j, ok := d.Const()
		if !ok || j < 0 || j >= int64(len(k)) {
			return nil
		}
		out[i] = k[j]
	}
	return out
}

// batchSizes makes the tensor batch_sizes of sequences of the given lengths; nil: not known.
func batchSizes(c *Call, lengths []value.Dim, steps, batch value.Dim) *value.Tensor {
	t := c.Out(value.ShapeOf(steps), value.Int64)
	if batch.Known() {
		t.HasRange, t.Low, t.High = true, value.D(1), batch.AddInt(1)
	}
	longest, ok := steps.Const()
	if !ok || lengths == nil || longest > value.MaxContents {
		return t
	}
	counts := make([]value.Dim, longest)
	for i := range counts {
		counts[i] = value.D(0)
	}
	for _, l := range lengths {
		n, ok := l.Const()
		if !ok || n > longest {
			return t
		}
		for i := range counts[:n] {
			counts[i] = counts[i].AddInt(1)
		}
	}
	t.SetContents(&value.Contents{Ints: counts})
	return t
}

// lengthsArg reads lengths: the shape that they have as a tensor (count nil: not
// one-dimensional or not known) and the values, nil if they are not known.
func (c *Call) lengthsArg(name string) (shape value.Shape, values []value.Dim, ok bool) {
	v := c.Arg(name)
	switch v := v.(type) {
	case *value.Tensor:
		if k := v.Contents(); k != nil {
			values = k.Ints
			if k.Ints == nil && k.Floats != nil {
				for _, f := range k.Floats {
					values = append(values, value.D(int64(f)))
				}
			}
		}
		return c.Shape(v), values, true
	case value.Int, value.Float, value.Bool:
		return value.Shape{}, nil, true
	case *value.Tuple, *value.List:
		items, ok := Elements(v)
		if !ok {
			if l, isList := v.(*value.List); isList && l.Abstract != nil && len(l.Elems) == 0 {
				return value.ShapeOf(l.Abstract.Len), nil, true
			}
			return value.Shape{}, nil, false
		}
		for _, e := range items {
			d, ok := AsDim(e)
			if f, isFloat := AsFloat(e); !ok && isFloat {
				d, ok = value.D(int64(f)), true
			}
			if !ok {
				d = noDim
			}
			values = append(values, c.Resolve(d))
		}
		for _, d := range values {
			if !d.Known() {
				return value.ShapeOf(value.D(int64(len(items)))), nil, true
			}
		}
		return value.ShapeOf(value.D(int64(len(items)))), values, true
	case value.NoneType, value.Str, *value.Dict:
		c.BadType(name, "Tensor", v)
	}
	return value.Shape{}, nil, false
}

func packPadded(c *Call) value.Value {
	x := c.Tensor("input")
	shape, lengths, known := c.lengthsArg("lengths")
	if x == nil {
		return (&packed{sorted: c.Unknown("packed"), unsorted: c.Unknown("packed")}).value(c)
	}
	return c.pack(x, shape, lengths, known)
}

// pack packs a padded tensor [T, B, ...] ([B, T, ...] if batch_first).
func (c *Call) pack(x *value.Tensor, shape value.Shape, lengths []value.Dim, known bool) value.Value {
	bf, bfKnown := c.Bool("batch_first")
	batchDim := 1
	if bf {
		batchDim = 0
	}
	s := c.Shape(x)
	if !s.Known() {
		s = c.leading(x, [][]string{{"B", "T"}, {"T", "B"}}[batchDim])
	}
	if !s.Known() && len(s.Dims) < 2 || !bfKnown {
		return (&packed{sorted: c.Unknown("packed"), unsorted: c.Unknown("packed")}).value(c)
	}
	if s.Known() && s.Rank() < 2 {
		if batchDim >= s.Rank() {
			c.NormDim(value.D(int64(batchDim)), s.Rank())
		} else {
			c.Refuse("wrong-rank", s.RankBits(), "", "%s takes [T, B, ...], got %s", c.Short(), s)
		}
		return c.Unknown("packed sequence of a wrong rank")
	}
	if c.anyZero(s.Dims) {
		c.Refuse("invalid-size", s.Bits(), "Cannot pack empty tensors.", "%s: cannot pack an empty tensor: input is %s", c.Short(), s)
	}
	if known && shape.Known() && shape.Rank() != 1 {
		c.Refuse("wrong-rank", shape.RankBits(), fmt.Sprintf("'lengths' argument should be a 1D CPU int64 tensor, but got %dD cpu Long tensor", shape.Rank()),
			"%s: lengths must have one dimension, got %s", c.Short(), shape)
		known = false
	}
	batch, steps := s.Dims[batchDim], s.Dims[1-batchDim]
	sortedFlag, sortedKnown := c.Bool("enforce_sorted")
	switch {
	case !known || !shape.Known():
	case sortedKnown:
		batch = c.packBatch(s, shape.Dims[0], batch, sortedFlag)
	case !c.Surely(shape.Dims[0], batch):
		batch = c.packBatch(s, shape.Dims[0], batch, false)
	}
	c.checkLengths(lengths, sortedFlag)
	if known := c.withinSteps(lengths, s, steps); known == nil && lengths != nil {
		lengths, steps = nil, noDim
	}
	total, longest := c.NewDim("total", 1), c.NewDim("steps", 1)
	total.Bits, longest.Bits = value.FromData, value.FromData
	if lengths != nil {
		total, longest = value.D(0), value.D(0)
		for _, l := range lengths {
			total, longest = total.Add(l), longest.Max(l)
		}
	} else {
		c.Assume(dim.Constraint{Left: longest.E, Rel: dim.LE, Right: steps.E})
	}
	p := &packed{sorted: value.None, unsorted: value.None}
	each := value.Shape{Dims: append([]value.Dim{total}, s.Dims[2:]...), Rest: s.Rest, Suffix: s.Suffix}
	p.data = c.Out(each, x.DType)
	p.data.From = &s
	p.sizes = batchSizes(c, lengths, longest, batch)
	switch {
	case !sortedKnown:
		p.sorted, p.unsorted = c.Unknown("enforce_sorted"), c.Unknown("enforce_sorted")
	case !sortedFlag:
		order, back := c.Out(value.ShapeOf(batch), value.Int64), c.Out(value.ShapeOf(batch), value.Int64)
		setOrder(order, back, lengths)
		p.sorted, p.unsorted = order, back
	}
	return p.value(c)
}

// setOrder gives the permutation that sorts known lengths, and its inverse, their contents.
func setOrder(order, back *value.Tensor, lengths []value.Dim) {
	k := make([]int64, len(lengths))
	for i, l := range lengths {
		n, ok := l.Const()
		if !ok {
			return
		}
		k[i] = n
	}
	at := make([]int, len(k))
	for i := range at {
		at[i] = i
	}
	sort.SliceStable(at, func(i, j int) bool { return k[at[i]] > k[at[j]] })
	to, from := make([]value.Dim, len(k)), make([]value.Dim, len(k))
	for i, j := range at {
		to[i], from[j] = value.D(int64(j)), value.D(int64(i))
	}
	if len(k) > 0 {
		order.SetContents(&value.Contents{Ints: to})
		back.SetContents(&value.Contents{Ints: from})
	}
}

// withinSteps warns of lengths beyond the padded tensor, which torch reads past
// its end without a word; nothing is known of the lengths then.
func (c *Call) withinSteps(lengths []value.Dim, s value.Shape, steps value.Dim) []value.Dim {
	for _, l := range lengths {
		if c.surelyLess(steps, l) {
			c.Warn("invalid-argument", l.Bits|steps.Bits, "%s: a length is %s, but the sequences are %s long: input is %s", c.Short(), l, steps, s)
			return nil
		}
	}
	return lengths
}

// packBatch compares the number of lengths with the batch size and is the batch size that results.
func (c *Call) packBatch(s value.Shape, n, batch value.Dim, sorted bool) value.Dim {
	fault := func() *value.Fault {
		return &value.Fault{Kind: "incompatible-shapes",
			Message: fmt.Sprintf("%s got %s lengths for a batch of %s: input is %s", c.Short(), n, batch, s),
			Torch:   fmt.Sprintf("Expected `len(lengths)` to be equal to batch_size, but got %s (batch_size=%s)", n, batch)}
	}
	if sorted {
		c.Demand(n, batch, fault)
		return batch
	}
	// Unsorted lengths select sequences, so fewer lengths than sequences work.
	if c.DemandLess(n, batch, fault) {
		return n
	}
	return batch
}

func (c *Call) checkLengths(lengths []value.Dim, sorted bool) {
	for i, l := range lengths {
		if c.surelyLess(l, value.D(1)) {
			c.Refuse("invalid-argument", l.Bits, "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0",
				"%s: a length is %s; all must be greater than 0", c.Short(), l)
		}
		if sorted && i > 0 && c.surelyLess(lengths[i-1], l) {
			c.Refuse("invalid-argument", l.Bits|lengths[i-1].Bits,
				"`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX exportability.",
				"%s: lengths must decrease, but %s is followed by %s (enforce_sorted=False sorts them)", c.Short(), lengths[i-1], l)
		}
	}
}

// packedArg is an argument that must be a PackedSequence; nil if it is not known to be one.
func (c *Call) packedArg(name, attr string) *packed {
	v := c.Arg(name)
	if p := asPacked(v); p != nil {
		return p
	}
	switch v := v.(type) {
	case value.Unknown, *value.Alt, *value.Instance:
	default:
		msg := fmt.Sprintf("'%s' object has no attribute '%s'", v.TypeName(), attr)
		c.RefuseAs("AttributeError", "invalid-argument", 0, msg, "%s takes a PackedSequence, got a %s", c.Short(), v.TypeName())
	}
	return nil
}

func padPacked(c *Call) value.Value {
	p := c.packedArg("sequence", "batch_sizes")
	if p == nil || p.data == nil {
		return value.NewTuple(c.UnknownTensor(value.NoDType), c.UnknownTensor(value.Int64))
	}
	bf, known := c.Bool("batch_first")
	return c.unpack(p, bf, known)
}

// unpack makes the padded tensor and the lengths.
func (c *Call) unpack(p *packed, bf, known bool) *value.Tuple {
	batch, steps := p.batch(c), p.steps(c)
	if total, ok := c.Dim("total_length"); ok && c.Has("total_length") {
		if c.surelyLess(total, steps) {
			msg := fmt.Sprintf("Expected total_length to be at least the length of the longest sequence in input, but got total_length=%s and max sequence length being %s", total, steps)
			c.RefuseAs("ValueError", "invalid-argument", total.Bits|steps.Bits, msg, "%s: total_length = %s is less than the longest sequence, %s", c.Short(), total, steps)
		}
		steps = total
	} else if !c.IsNone("total_length") {
		steps = noDim
	}
	lengths := c.Out(value.ShapeOf(batch), value.Int64)
	if k := p.givenLengths(); k != nil {
		lengths.SetContents(&value.Contents{Ints: k})
	}
	s := c.Shape(p.data)
	if !s.Known() || s.Rank() == 0 {
		return value.NewTuple(c.UnknownTensor(p.data.DType), lengths)
	}
	rest := s.Dims[1:]
	dims := append([]value.Dim{steps, batch}, rest...)
	if !known {
		dims[0], dims[1] = noDim, noDim
	}
	out := c.Out(value.Shape{Dims: dims}, p.data.DType)
	out.Role = p.data.Role
	if bf {
		dims[0], dims[1] = batch, steps
		switch p.unsorted.(type) {
		case value.NoneType: // a transposed view of [T, B, ...]
			if strides := swappedStrides(dims); !c.IsContiguous(out.Shape, strides) {
				out.Strides = strides
			}
		case *value.Tensor:
		default:
			out.LayoutUnknown = true
		}
	}
	return value.NewTuple(out, lengths)
}

// swappedStrides are the strides of a contiguous tensor whose first two dimensions were then exchanged: dims are those after it.
func swappedStrides(dims []value.Dim) []dim.Expr {
	before := append([]value.Dim{dims[1], dims[0]}, dims[2:]...)
	out := ContiguousStrides(value.Shape{Dims: before})
	out[0], out[1] = out[1], out[0]
	return out
}

// sequences reads the argument of pad_sequence: the tensors, or one that stands
// for all and their number. ok is false if they are not known.
func (c *Call) sequences(name string) (all []*value.Tensor, count value.Dim, ok bool) {
	v := c.Arg(name)
	if t, isTensor := v.(*value.Tensor); isTensor { // iterates over the rows
		s := c.Shape(t)
		if !s.Known() || s.Rank() == 0 {
			return nil, noDim, false
		}
		return []*value.Tensor{value.NewTensor(value.Shape{Dims: s.Dims[1:]}, t.DType)}, s.Dims[0], true
	}
	var items []value.Value
	if l, isList := v.(*value.List); isList && l.Abstract != nil && l.Alts == nil {
		items = append(append(items, l.Elems...), l.Abstract.Elem)
		count = l.Abstract.Len.AddInt(int64(len(l.Elems)))
	} else {
		switch v := v.(type) {
		case value.Int, value.Float, value.NoneType, value.Bool:
			msg := fmt.Sprintf("pad_sequence: Expected iterable for input sequences, but got arg of type: <class '%s'>", v.TypeName())
			c.Refuse("invalid-argument", 0, msg, "%s takes a list of tensors, got a %s", c.Short(), v.TypeName())
			return nil, noDim, false
		case value.Unknown, *value.Alt, *value.Instance:
			return nil, noDim, false
		}
		all, rest, ok := c.listed(v)
		if !ok {
			return nil, noDim, false
		}
		items, count = all, value.D(int64(len(all)))
		if rest != nil {
			items, count = append(items, rest.Elem), count.Add(rest.Len)
		} else if len(items) == 0 {
			c.Refuse("invalid-argument", 0, "received an empty list of sequences", "%s got an empty list", c.Short())
			return nil, count, false
		}
	}
	for i, e := range items {
		switch e := e.(type) {
		case *value.Tensor:
			all = append(all, e)
		case value.Int, value.Float, *value.List, *value.Tuple, value.Str, value.NoneType, value.Bool:
			msg := fmt.Sprintf("expected Tensor as element %d in argument 0, but got %s", i, e.TypeName())
			c.RefuseAs("TypeError", "invalid-argument", 0, msg, "%s takes a list of tensors, but element %d is a %s", c.Short(), i, e.TypeName())
			return nil, count, false
		default:
			return nil, count, false
		}
	}
	return all, count, true
}

// listed lists an iterable.
func (c *Call) listed(v value.Value) ([]value.Value, *value.Abstract, bool) {
	if items, ok := Elements(v); ok {
		return items, nil, true
	}
	return c.Host.Iterate(v)
}

func padSequence(c *Call) value.Value {
	if side, ok := c.Str("padding_side"); ok && side != "left" && side != "right" {
		c.Refuse("invalid-argument", 0, "Expected padding_side to be one of left or right, but got "+side+".", "%s: padding_side is 'left' or 'right', not '%s'", c.Short(), side)
	}
	all, count, ok := c.sequences("sequences")
	if !ok {
		return c.UnknownTensor(value.NoDType)
	}
	bf, known := c.Bool("batch_first")
	return c.padAll(all, count, bf, known)
}

// padAll pads sequences [T_i, ...] to [T, count, ...]; sequences shorter than
// the list stand for all.
func (c *Call) padAll(all []*value.Tensor, count value.Dim, bf, known bool) *value.Tensor {
	first := c.Shape(all[0])
	if !first.Known() {
		return c.UnknownTensor(all[0].DType)
	}
	longest := value.D(0)
	for _, t := range all {
		s := c.Shape(t)
		if !s.Known() {
			longest = noDim
			continue
		}
		if s.Rank() == 0 {
			c.Refuse("wrong-rank", s.RankBits(), "ArrayRef: invalid slice, N = 1; size = 0", "%s: a sequence has at least one dimension, got %s", c.Short(), s)
			return c.UnknownTensor(all[0].DType)
		}
		longest = longest.Max(s.Dims[0])
	}
	for _, t := range all[1:] {
		c.padFits(first, c.Shape(t))
	}
	if l, isList := c.Arg("sequences").(*value.List); isList && l.Abstract != nil {
		if _, ok := longest.Const(); !ok { // one tensor stands for many, whose lengths differ
			longest = c.DataDim("longest", noDim)
		}
	}
	dims := append([]value.Dim{longest, count}, first.Dims[1:]...)
	switch {
	case !known:
		dims[0], dims[1] = noDim, noDim
	case bf:
		dims[0], dims[1] = count, longest
	}
	return c.Out(value.Shape{Dims: dims}, all[0].DType)
}

// padFits refuses a sequence that cannot be copied into its place, which is shaped after the first one: copying broadcasts.
func (c *Call) padFits(first, s value.Shape) {
	if !s.Known() {
		return
	}
	fault := func(a, b value.Dim, at int) {
		c.Refuse("incompatible-shapes", a.Bits|b.Bits|first.RankBits()|s.RankBits(), fmt.Sprintf("The size of tensor a (%s) must match the size of tensor b (%s) at non-singleton dimension %d", a, b, at),
			"%s: sequences differ in more than their length: %s and %s", c.Short(), first, s)
	}
	if s.Rank() > first.Rank() {
		fault(value.D(int64(first.Rank())), value.D(int64(s.Rank())), 0)
		return
	}
	for i := 1; i <= s.Rank(); i++ {
		place, d := s.Dims[0], s.Dims[s.Rank()-i]
		if i < first.Rank() {
			place = first.Dims[first.Rank()-i]
		}
		if c.Never(d, place) && c.Never(d, value.D(1)) {
			fault(place, d, first.Rank()-i)
			return
		}
	}
}

func packSequence(c *Call) value.Value {
	all, count, ok := c.sequences("sequences")
	if !ok {
		return (&packed{sorted: c.Unknown("packed"), unsorted: c.Unknown("packed")}).value(c)
	}
	padded := c.padAll(all, count, false, true)
	var lengths []value.Dim
	if n, ok := count.Const(); ok && n == int64(len(all)) {
		for _, t := range all {
			if s := c.Shape(t); s.Known() && s.Rank() > 0 {
				lengths = append(lengths, s.Dims[0])
			}
		}
		if len(lengths) != len(all) {
			lengths = nil
		}
	}
	return c.pack(padded, value.ShapeOf(count), lengths, true)
}

func unpadSequence(c *Call) value.Value {
	x := c.Tensor("padded_sequences")
	l := c.Tensor("lengths")
	if x == nil || l == nil {
		return c.Unknown("list of sequences")
	}
	bf, known := c.Bool("batch_first")
	if known && !bf { // torch puts the batch first in the very tensor that it is given
		c.Host.Call(c.Host.Attr(x, "transpose_"), &value.Args{World: c.World, Pos: []value.Value{value.NewInt(0), value.NewInt(1)}})
	}
	s := c.Shape(x)
	if !known || !s.Known() || s.Rank() < 2 {
		return c.Unknown("list of sequences")
	}
	batch, steps := s.Dims[0], s.Dims[1]
	if ls := c.Shape(l); ls.Known() && ls.Rank() == 1 {
		n := ls.Dims[0]
		c.Demand(n, batch, func() *value.Fault {
			return &value.Fault{Kind: "incompatible-shapes", Exception: "ValueError", Torch: "zip() argument 2 is shorter than argument 1",
				Message: fmt.Sprintf("%s got %s lengths for a batch of %s: input is %s", c.Short(), n, batch, s)}
		})
	}
	var lengths []value.Dim
	if k := l.Contents(); k != nil {
		lengths = k.Ints
	}
	return c.unpadded(lengths, batch, steps, s.Dims[2:], x.DType)
}

// unpadded lists the sequences of a batch.
func (c *Call) unpadded(lengths []value.Dim, batch, steps value.Dim, rest []value.Dim, dt value.DType) value.Value {
	one := func(n value.Dim) value.Value {
		return c.Out(value.ShapeOf(append([]value.Dim{n}, rest...)...), dt)
	}
	if lengths == nil {
		if n, ok := c.Resolve(batch).Const(); ok && n <= 64 {
			out := value.NewList()
			for range n {
				out.Elems = append(out.Elems, one(c.DataDim("length", steps)))
			}
			return out
		}
		return &value.List{Abstract: &value.Abstract{Len: batch, Elem: one(c.DataDim("length", steps))}}
	}
	out := value.NewList()
	for _, n := range lengths {
		out.Elems = append(out.Elems, one(n.Max(value.D(0)).Min(steps)))
	}
	return out
}

func unpackSequence(c *Call) value.Value {
	p := c.packedArg("packed_sequences", "batch_sizes")
	if p == nil || p.data == nil {
		return c.Unknown("list of sequences")
	}
	s := c.Shape(p.data)
	if !s.Known() || s.Rank() == 0 {
		return c.Unknown("list of sequences")
	}
	return c.unpadded(p.givenLengths(), p.batch(c), p.steps(c), s.Dims[1:], p.data.DType)
}

func newPacked(c *Call) value.Value {
	p := &packed{data: c.Tensor("data"), sizes: c.Tensor("batch_sizes"), sorted: c.Arg("sorted_indices"), unsorted: c.Arg("unsorted_indices")}
	if p.unsorted == value.None {
		if t, ok := p.sorted.(*value.Tensor); ok {
			p.unsorted = c.Like(t)
		}
	}
	return p.value(c)
}

// convertPacked converts the data as the method of a tensor does; all else stays.
func convertPacked(c *Call) value.Value {
	p := asPacked(c.Arg("self"))
	if p == nil || p.data == nil {
		return c.Unknown("packed sequence")
	}
	a := &value.Args{World: c.World}
	if items, ok := Elements(c.Arg("args")); ok {
		a.Pos = items
	}
	for _, name := range []string{"dtype", "device", "non_blocking", "copy", "memory_format"} {
		if c.Given(name) {
			a.Kw = append(a.Kw, value.KwArg{Name: name, Value: c.Arg(name)})
		}
	}
	method := c.Host.Attr(p.data, c.Short())
	if method == nil {
		return nil
	}
	data, ok := c.Host.Call(method, a).(*value.Tensor)
	if !ok {
		return c.Unknown("packed sequence")
	}
	out := *p
	out.data = data
	return out.value(c)
}

func invertPermutation(c *Call) value.Value {
	if c.IsNone("permutation") {
		return value.None
	}
	t := c.Tensor("permutation")
	if t == nil {
		return c.Unknown("permutation")
	}
	if k := t.Contents(); k != nil {
		return c.inverse(t, k.Ints)
	}
	return c.Like(t)
}

func (c *Call) inverse(t *value.Tensor, perm []value.Dim) value.Value {
	out := c.Like(t)
	order := make([]int, len(perm))
	for i := range order {
		order[i] = i
	}
	for _, d := range perm {
		if _, ok := d.Const(); !ok {
			return out
		}
	}
	sort.Slice(order, func(i, j int) bool {
		a, _ := perm[order[i]].Const()
		b, _ := perm[order[j]].Const()
		return a < b
	})
	ints := make([]value.Dim, len(order))
	for i, k := range order {
		ints[i] = value.D(int64(k))
	}
	out.SetContents(&value.Contents{Ints: ints})
	return out
}

// packed runs a recurrent layer on a PackedSequence: data [total, I].
func (r *recurrence) packed(p *packed) value.Value {
	c := r.c
	r.batched = true
	r.batch = p.batch(c)
	states := r.initial()
	if p.data == nil {
		return r.result((&packed{sizes: p.sizes, sorted: p.sorted, unsorted: p.unsorted}).value(c), r.finals(states, r.dtype))
	}
	r.checkDType(p.data)
	s, ok := c.Ranked(p.data, 2, 0)
	out := *p
	out.data = c.Out(value.ShapeOf(noDim, r.width), firstDType(r.dtype, p.data.DType))
	if ok {
		got := s.Dims[1]
		c.Demand(got, r.input, func() *value.Fault { return r.mismatchedInput(p.data, s, got) })
		out.data = c.Out(s.WithLast(r.width), out.data.DType)
	} else if s.Known() {
		c.Refuse("wrong-rank", s.RankBits(), fmt.Sprintf("input must have 2 dimensions, got %d", s.Rank()),
			"%s takes packed sequences [total, %s], got %s", c.Who(), r.input, s)
	}
	out.data.Role = value.RecurrentOut
	r.checkSizes(states)
	return r.result(out.value(c), r.finals(states, out.data.DType))
}
