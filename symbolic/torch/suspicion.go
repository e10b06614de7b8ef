package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds what runs and is wrong only if a dimension means what a later
// operation shows: a softmax or a recurrence over what a loss takes for the
// samples, a view that puts dimensions in another order and is used as if it had
// transposed them. The suspicion travels with the dimension (value.Axis); nothing
// is said unless it is confirmed.

// suspicion makes a warning about the operation that is being run.
func (c *Call) suspicion(kind value.Kind, bits value.Bits, format string, args ...any) *value.Suspicion {
	f := &value.Fault{Kind: kind, Severity: value.Warning, Bits: bits, Message: fmt.Sprintf(format, args...)}
	c.Host.Locate(f)
	return &value.Suspicion{Fault: f}
}

// suspectDim gives a dimension of t a suspicion.
func suspectDim(t *value.Tensor, i int, s *value.Suspicion) {
	d := t.Shape.Dims[i]
	d.Axis = d.Axis.Suspected(s)
	t.Shape = t.Shape.With(i, d)
}

// confirm raises a suspicion; the fault is kept as it was for the next time.
func (c *Call) confirm(s *value.Suspicion) {
	f := *s.Fault
	c.Host.RaiseFault(&f)
}

// suspectSoftmax remembers that the entries along the first dimension were made
// to sum to one: wrong if they are samples. Vectors are left out, since a list
// of scores may be normalised as a whole.
func (c *Call) suspectSoftmax(out *value.Tensor, s value.Shape, axis int) {
	if axis != 0 || !s.Known() || s.Rank() < 2 || s.Dims[0].Axis == nil || recurs(s, s.Dims[0].Axis.Root(), 0) {
		return
	}
	suspectDim(out, 0, c.suspicion("suspicious-softmax", s.Bits()|out.Bits,
		"%s: dim=0 is the batch: the scores of different samples are normalised together; input is %s", c.Who(), s))
}

// softmaxOfOne warns of a softmax over the one output of a linear layer.
func (c *Call) softmaxOfOne(t *value.Tensor, s value.Shape, axis int) {
	if s.Rank() > 0 && predicts(s.Dims[axis]) {
		c.Warn("suspicious-softmax", s.Bits()|t.Bits, "%s: dim=%d has the one output of a linear layer: its softmax is 1 whatever it is; input is %s", c.Who(), axis, s)
	}
}

// predicts tells that d is the one output of a linear layer.
func predicts(d value.Dim) bool {
	return d.Is(1) && d.Axis != nil && d.Axis.Kind == value.PredictionAxis
}

// recurs tells if an axis stands at a place other than except, too.
func recurs(s value.Shape, root *value.Axis, except int) bool {
	for i, d := range s.Dims {
		if i != except && root != nil && d.Axis.Root() == root {
			return true
		}
	}
	return false
}

// suspectScan remembers that a layer that is not batch_first went along the
// first dimension of in and took the second for the samples. It was the other
// way round if the second is gone and a loss takes the first for the samples.
func (c *Call) suspectScan(out *value.Tensor, in value.Shape, does string) {
	if in.Rank() != 3 || !out.Shape.Known() {
		return
	}
	steps, batch := in.Dims[0].Axis.Root(), in.Dims[1].Axis.Root()
	if steps == nil || batch == nil || steps == batch || !c.Never(in.Dims[1], value.D(1)) {
		return
	}
	s := c.suspicion("mixed-samples", in.Bits()|out.Bits, "%s %s the samples: without batch_first its input is [time, batch, features], but %s is [batch, time, features]", c.Who(), does, in)
	s.Beside = batch
	suspectDim(out, 0, s)
}

// suspectLastSample remembers that x[-1] of the output of a recurrent layer with batch_first, computed with time first
// and transposed, is the sequence of the last sample: wrong if its time steps are then taken for the samples.
func (c *Call) suspectLastSample(out, x *value.Tensor, index value.Value) {
	i, ok := index.(value.Int)
	s := c.Shape(x)
	if !ok || !i.Is(-1) || x.Role != value.RecurrentOut || !s.Known() || s.Rank() != 3 || x.Strides == nil || x.Strides[0] != s.Dims[2].E {
		return
	}
	samples, steps := s.Dims[0].Axis.Root(), s.Dims[1].Axis.Root()
	if samples == nil || steps == nil || samples == steps || !c.Never(s.Dims[0], value.D(1)) || !c.Surely(s.Dims[0], s.Dims[1]) {
		return // other lengths do not fit the targets
	}
	p := c.suspicion("mixed-samples", s.Bits()|out.Bits, "[-1] takes the last sample: with batch_first the output is [batch, time, features], here %s, and its last time step is [:, -1]", s)
	p.Beside = samples
	suspectDim(out, 0, p)
}

// OfSamples tells that the rows of x, if it is a matrix, are the scores of samples.
func OfSamples(w *value.World, x *value.Tensor) {
	(&Call{World: w}).confirmSamples(x, true)
}

// confirmSamples raises what was suspected of the first dimension of x, which a loss takes for the samples:
// surely if it holds scores of classes.
func (c *Call) confirmSamples(x *value.Tensor, classes bool) {
	if x == nil {
		return
	}
	s := c.Shape(x)
	if !s.Known() || s.Rank() == 0 || s.Rank() > 2 {
		return
	}
	first := s.Dims[0].Axis
	if first == nil || recurs(s, first.Root(), 0) || c.Surely(s.Dims[0], value.D(1)) {
		return
	}
	matrix := !classes && s.Rank() == 2 && !s.Dims[1].Is(1) // its rows may be items of one sample
	first.Suspicions(func(p *value.Suspicion) {
		if !p.Scrambled && !recurs(s, p.Beside, 0) && (p.Beside != nil || !matrix) {
			c.confirm(p)
		}
	})
}

// shiftsRows are operations before a view that reorders on purpose: a row that
// was made longer by one element shifts all those below it.
var shiftsRows = []string{"cat", "concat", "concatenate", "pad", "constant_pad_nd"}

// suspectOrder keeps the axes of the leading dimensions that a view leaves as
// they are, and remembers those that it moves: sizes of the source that stand in another place.
func (c *Call) suspectOrder(y, x *value.Tensor, s value.Shape) {
	if !s.Known() || !y.Shape.Known() {
		return
	}
	out := y.Shape.Clone()
	for i := range out.Dims {
		if i >= len(s.Dims) || !c.Surely(out.Dims[i], s.Dims[i]) {
			break
		}
		out.Dims[i] = out.Dims[i].Along(s.Dims[i])
	}
	y.Shape = out
	if x.Parameter || x.Data != nil || scrambled(s) { // what was reordered is being put back
		return
	}
	moved := c.movedAxes(s, out)
	if moved == nil {
		moved = c.movedSizes(s, out)
	}
	if moved == nil && x.Role == value.RecurrentHidden && c.mergesDirections(s, out) {
		moved = []int{0}
	}
	if moved == nil {
		return
	}
	p := &value.Suspicion{Scrambled: true}
	if !slices.Contains(shiftsRows, x.MadeBy) {
		p.Fault = c.reordering(x, s, out)
	}
	for _, i := range moved {
		suspectDim(y, i, p)
	}
}

// scrambled tells that the elements of a tensor were put into another order.
func scrambled(s value.Shape) (found bool) {
	for _, d := range s.Dims {
		d.Axis.Suspicions(func(p *value.Suspicion) { found = found || p.Scrambled })
	}
	return found
}

func (c *Call) reordering(x *value.Tensor, s, out value.Shape) *value.Fault {
	return c.suspicion("scrambled-view", s.Bits()|out.Bits()|x.Bits,
		"%s of %s as %s keeps the order of the elements, so that dimensions that changed places are mixed: permute or transpose moves dimensions", c.Short(), s, out).Fault
}

// movedAxes are the dimensions of out whose size was taken from a dimension of s that lies elsewhere.
func (c *Call) movedAxes(s, out value.Shape) (moved []int) {
	for j, d := range out.Dims {
		root := d.Axis.Root()
		i := slices.IndexFunc(s.Dims, func(e value.Dim) bool { return root != nil && e.Axis.Root() == root })
		if i < 0 || recurs(s, root, i) || recurs(out, root, j) || !c.Surely(d, s.Dims[i]) || !c.Never(d, value.D(1)) {
			continue
		}
		if c.Never(value.Shape{Dims: s.Dims[:i]}.Numel(), value.Shape{Dims: out.Dims[:j]}.Numel()) {
			moved = append(moved, j)
		}
	}
	return moved
}

// movedSizes are the dimensions of out that differ, where its sizes are those of s in another order.
func (c *Call) movedSizes(s, out value.Shape) (moved []int) {
	from, to := c.aboveOne(s), c.aboveOne(out)
	if from == nil || len(from) != len(to) {
		return nil
	}
	var left, right []int64
	for k := range from {
		a, b := from[k].size, to[k].size
		if a != b {
			moved, left, right = append(moved, to[k].at), append(left, a), append(right, b)
		}
	}
	slices.Sort(left)
	slices.Sort(right)
	if len(moved) < 2 || !slices.Equal(left, right) || left[len(left)-1]-left[0] == 1 {
		return nil
	}
	return moved
}

// mergesDirections tells that the last states [directions, batch, features] become [batch, directions * features] as they lie in memory.
func (c *Call) mergesDirections(s, out value.Shape) bool {
	return s.Rank() == 3 && out.Rank() == 2 && c.Surely(out.Dims[0], s.Dims[1]) && c.Never(s.Dims[0], value.D(1)) &&
		c.Never(s.Dims[1], value.D(1)) && c.Never(s.Dims[0], s.Dims[1])
}

type sizeAt struct {
	size int64
	at   int
}

// aboveOne lists the sizes above one with their places; nil if one is not known.
func (c *Call) aboveOne(s value.Shape) (out []sizeAt) {
	for i, d := range s.Dims {
		n, ok := c.Resolve(d).Const()
		if !ok || n == 0 {
			return nil
		}
		if n > 1 {
			out = append(out, sizeAt{n, i})
		}
	}
	return out
}

// confirmOrder raises what was suspected of the order of t's elements: here each
// dimension is used for what it is named.
func (c *Call) confirmOrder(t *value.Tensor) {
	if t == nil {
		return
	}
	for _, d := range c.Shape(t).Dims {
		d.Axis.Suspicions(func(p *value.Suspicion) {
			if p.Scrambled && p.Fault != nil {
				c.confirm(p)
			}
		})
	}
}

// EnterModule looks at what is handed to a module. The dimensions of what the
// outermost one is given get an axis, by which they are known from then on.
func EnterModule(w *value.World, a *value.Args, outermost bool) {
	c := &Call{World: w}
	enter := func(v value.Value) {
		t, ok := v.(*value.Tensor)
		if !ok {
			return
		}
		c.confirmOrder(t)
		if outermost {
			c.nameAxes(t)
		}
	}
	for _, v := range a.Pos {
		enter(v)
	}
	for _, k := range a.Kw {
		enter(k.Value)
	}
}

// nameAxes gives each dimension that has none an axis: what its size is used for is then told apart.
func (c *Call) nameAxes(t *value.Tensor) {
	if !t.Shape.Known() || !slices.ContainsFunc(t.Shape.Dims, unnamed) {
		return // a rank that only this path knows stays the path's
	}
	c.Heap.Touch(t)
	s := t.Shape.Clone()
	for i, d := range s.Dims {
		if unnamed(d) {
			s.Dims[i].Axis = &value.Axis{Kind: value.NamedAxis}
		}
	}
	t.Shape = s
}

// unnamed tells that a dimension has no axis and may hold more than one thing.
func unnamed(d value.Dim) bool { return d.Axis == nil && !d.Is(1) }
