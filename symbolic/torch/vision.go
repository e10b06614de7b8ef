package torch

import (
	"fmt"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// The kernels of torchvision.ops; what torchvision writes in Python is in the
// prelude. https://pytorch.org/vision/stable/ops.html
var visionRules = []Rule{
	{"torchvision.ops.nms torchvision.ops.boxes.nms", "(boxes, scores, iou_threshold)", nms},
	{"torchvision.ops.roi_align", "(input, boxes, output_size, spatial_scale=1.0, sampling_ratio=-1, aligned=False)", roiAlign},
	{"torchvision.ops.roi_pool", "(input, boxes, output_size, spatial_scale=1.0)", roiAlign},
	{"torchvision.ops.ps_roi_align", "(input, boxes, output_size, spatial_scale=1.0, sampling_ratio=-1)", positionSensitive},
	{"torchvision.ops.ps_roi_pool", "(input, boxes, output_size, spatial_scale=1.0)", positionSensitive},
	{"torchvision.ops.deform_conv2d", "(input, offset, weight, bias=None, stride=(1, 1), padding=(0, 0), dilation=(1, 1), mask=None)", deformConv},
}

var visionLayers = []Layer{}

// nms keeps some of the boxes: how many depends on the data.
func nms(c *Call) value.Value {
	boxes, scores := c.Required("boxes"), c.Required("scores")
	sb, ok1 := c.wrongRank(boxes, 2, fmt.Sprintf("boxes should be a 2d tensor, got %s", ranks(c.shapeOf(boxes))), "N", "coordinates")
	if ok1 {
		c.demandEqual(sb.Dims[1], value.D(4), "invalid-size", fmt.Sprintf("boxes should have 4 elements in dimension 1, got %s", sb.Dims[1]),
			"nms: a box has 4 coordinates, got %s: boxes are %s", sb.Dims[1], sb)
	}
	ss, ok2 := c.wrongRank(scores, 1, fmt.Sprintf("scores should be a 1d tensor, got %s", ranks(c.shapeOf(scores))), "N")
	if ok1 && ok2 {
		c.demandEqual(sb.Dims[0], ss.Dims[0], "incompatible-shapes", fmt.Sprintf("boxes and scores should have same number of elements in dimension 0, got %s and %s", sb.Dims[0], ss.Dims[0]),
			"nms: %s boxes and %s scores", sb.Dims[0], ss.Dims[0])
	}
	c.alike(boxes, scores, "dets should have the same type as scores")
	c.unsupported(boxes, "nms_kernel", notReal)
	if v, bad := c.Arg("iou_threshold").(value.Str); bad {
		c.BadType("iou_threshold", "float", v)
	}
	n := noDim
	if ok1 {
		n = sb.Dims[0]
	}
	kept := c.DataDim("kept", n)
	if c.Resolve(n).Is(0) {
		kept = value.D(0)
	}
	return c.Out(value.ShapeOf(kept), value.Int64)
}

// pooledSize is output_size: an int or two of them.
func (c *Call) pooledSize() (h, w value.Dim) {
	dims, single, ok := c.Dims("output_size")
	switch {
	case !ok:
		return c.NewDim("h", 1), c.NewDim("w", 1)
	case single:
		dims = []value.Dim{dims[0], dims[0]}
	case len(dims) < 2:
		c.RefuseAs("IndexError", "invalid-argument", 0, "tuple index out of range", "%s: output_size needs 2 sizes, got %d", c.Short(), len(dims))
		return c.NewDim("h", 1), c.NewDim("w", 1)
	}
	for _, d := range dims[:2] {
		if c.surelyLess(d, value.D(0)) {
			c.Refuse("invalid-size", d.Bits, fmt.Sprintf("Trying to create tensor with negative dimension %s", d), "%s: output_size is %s, below 0", c.Short(), d)
		}
	}
	return dims[0], dims[1]
}

// regions is the number of regions: the rows [K, 5] of a tensor, or those [L, 4] of a list of tensors.
func (c *Call) regions(input *value.Tensor) value.Dim {
	if t := tensorOnly(c.Arg("boxes")); t != nil {
		return c.regionRows(t, 5, "The boxes tensor shape is not correct as Tensor[K, 5]", input)
	}
	items, ok := Elements(c.Arg("boxes"))
	if !ok {
		return c.NewDim("K", 0)
	}
	if len(items) == 0 {
		c.RefuseAs("ValueError", "invalid-argument", 0, "torch.cat(): expected a non-empty list of Tensors", "%s: no boxes", c.Short())
	}
	n := value.D(0)
	for _, e := range items {
		t := tensorOnly(e)
		if t == nil {
			return c.NewDim("K", 0)
		}
		n = n.Add(c.regionRows(t, 4, "The shape of the tensor in the boxes list is not correct as List[Tensor[L, 4]]", input))
	}
	return n
}

func (c *Call) regionRows(t *value.Tensor, columns int64, sentence string, input *value.Tensor) value.Dim {
	s := c.Shape(t)
	if s.Known() && s.Rank() < 2 {
		c.RefuseAs("IndexError", "wrong-rank", s.Bits(), "Dimension out of range (expected to be in range of [-1, 0], but got 1)", "%s: boxes must be a matrix, got %s", c.Short(), s)
		return c.NewDim("K", 0)
	}
	if !s.Known() {
		if s, _ = c.Ranked(t, 2, 0, "K", "columns"); !s.Known() {
			return c.NewDim("K", 0)
		}
	}
	c.Demand(s.Dims[1], value.D(columns), func() *value.Fault {
		return &value.Fault{Kind: "invalid-size", Exception: "AssertionError", Torch: sentence,
			Message: fmt.Sprintf("%s: boxes have %s columns, need %d: %s", c.Short(), s.Dims[1], columns, s)}
	})
	c.alike(input, t, "input should have the same type as rois")
	return s.Dims[0]
}

// feature is the shape of a batch of feature maps.
func (c *Call) feature(t *value.Tensor) (value.Shape, bool) {
	if t == nil {
		return value.Shape{}, false
	}
	s, ok := c.Ranked(t, 4, value.FromRankGuess, "B", "C", "H", "W")
	if s.Known() && s.Rank() < 4 {
		c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("Dimension out of range (expected to be in range of [-%d, %d], but got 3)", s.Rank(), s.Rank()-1), "%s takes a batch of feature maps [B, C, H, W], got %s", c.Short(), s)
	}
	return s, ok || s.Known() && s.Rank() > 4
}

// roiAlign pools each region to output_size: [B, C, H, W] and K regions to [K, C, h, w].
func roiAlign(c *Call) value.Value {
	t := c.Required("input")
	k := c.regions(t)
	h, w := c.pooledSize()
	s, ok := c.feature(t)
	channels := c.NewDim("C", 1)
	if ok {
		channels = s.Dims[1]
	}
	c.unsupported(t, c.Short()+"_forward_kernel", notReal)
	return c.Out(value.ShapeOf(k, channels, h, w), either(t))
}

// positionSensitive has a group of channels for each place of the result.
func positionSensitive(c *Call) value.Value {
	t := c.Required("input")
	k := c.regions(t)
	h, w := c.pooledSize()
	s, ok := c.feature(t)
	channels := c.NewDim("C", 1)
	if ok {
		places := h.Mul(w)
		c.Demand(s.Dims[1].Mod(places), value.D(0), func() *value.Fault {
			return &value.Fault{Kind: "mismatched-channels", Torch: "input channels must be a multiple of pooling height * pooling width",
				Message: fmt.Sprintf("%s: %s channels are not a multiple of %s places: input is %s", c.Short(), s.Dims[1], places, s)}
		})
		channels = s.Dims[1].FloorDiv(places)
	}
	return c.Out(value.ShapeOf(k, channels, h, w), either(t))
}

// deformConv is a convolution whose taps are moved by offset [B, 2*g*kh*kw, oh, ow].
func deformConv(c *Call) value.Value {
	t, offset, weight := c.Required("input"), c.Required("offset"), c.Required("weight")
	s, ok1 := c.Ranked(t, 4, 0, "B", "C", "H", "W")
	sw, ok2 := c.Ranked(weight, 4, 0, "out_channels", "channels", "kh", "kw")
	for i, x := range []*value.Tensor{t, weight} {
		if x != nil && !([]bool{ok1, ok2}[i]) && c.Shape(x).Known() {
			c.RefuseAs("ValueError", "wrong-rank", x.Bits, fmt.Sprintf("not enough values to unpack (expected 4, got %d)", c.Shape(x).Rank()), "deform_conv2d takes tensors of 4 dimensions, got %s", c.Shape(x))
		}
	}
	if !ok1 || !ok2 {
		return c.lost(either(t, weight))
	}
	stride, padding, dilation := c.pairOf("stride"), c.pairOf("padding"), c.pairOf("dilation")
	oh := Window(s.Dims[2], sw.Dims[2], stride[0], padding[0], dilation[0])
	ow := Window(s.Dims[3], sw.Dims[3], stride[1], padding[1], dilation[1])
	c.Demand(s.Dims[1].Mod(sw.Dims[1]), value.D(0), func() *value.Fault {
		return &value.Fault{Kind: "mismatched-channels", Torch: "deform_conv2d: input channels do not fit the weight",
			Message: fmt.Sprintf("deform_conv2d: %s channels for a weight of %s: input is %s", s.Dims[1], sw.Dims[1], s)}
	})
	taps := sw.Dims[2].Mul(sw.Dims[3])
	c.tapTensor(offset, s.Dims[0], taps.MulInt(2), oh, ow, "offset")
	c.tapTensor(c.Tensor("mask"), s.Dims[0], taps, oh, ow, "mask")
	if b := c.Tensor("bias"); b != nil && c.Shape(b).Known() {
		c.demandEqual(c.Shape(b).Numel(), sw.Dims[0], "mismatched-channels", fmt.Sprintf("shape '[1, %s, 1, 1]' is invalid for input of size %s", sw.Dims[0], c.Shape(b).Numel()),
			"deform_conv2d: a bias of %s for %s channels", c.Shape(b), sw.Dims[0])
	}
	c.alike(t, weight, "input and weight should have the same dtype")
	return c.Out(value.ShapeOf(s.Dims[0], sw.Dims[0], oh, ow), either(t, weight))
}

// pairOf is an argument that is an int or two.
func (c *Call) pairOf(name string) [2]value.Dim {
	d, _ := c.perDim(name, 2)
	return [2]value.Dim{d[0], d[1]}
}

// tapTensor checks an offset or a mask: one value for each tap (times groups) and place.
func (c *Call) tapTensor(t *value.Tensor, batch, taps, oh, ow value.Dim, what string) {
	if t == nil {
		return
	}
	s := c.Shape(t)
	if !s.Known() {
		return
	}
	if s.Rank() != 4 {
		c.Refuse("wrong-rank", s.Bits(), what+" must have 4 dimensions", "deform_conv2d: %s must be [B, taps, %s, %s], got %s", what, oh, ow, s)
		return
	}
	if m := s.Dims[1].Mod(taps); c.Never(m, value.D(0)) && taps.E.Valid() || c.Equal(s.Dims[1], value.D(0)) == dim.Yes {
		c.Refuse("mismatched-channels", s.Bits(), fmt.Sprintf("the shape of the %s tensor at dimension 1 is not valid. It should be a multiple of 2 * weight.size[2] * weight.size[3].", what),
			"deform_conv2d: %s has %s channels, not a multiple of %s", what, s.Dims[1], taps)
		return
	}
	c.demandEqual(s.Dims[0], batch, "incompatible-shapes", "invalid batch size of "+what, "deform_conv2d: %s has a batch of %s, the input one of %s", what, s.Dims[0], batch)
	c.demandEqual(s.Dims[2], oh, "incompatible-shapes", fmt.Sprintf("%s output dims: (%s, %s) - computed output dims: (%s, %s)", what, s.Dims[2], s.Dims[3], oh, ow),
		"deform_conv2d: %s is %s by %s, the output %s by %s", what, s.Dims[2], s.Dims[3], oh, ow)
	c.demandEqual(s.Dims[3], ow, "incompatible-shapes", fmt.Sprintf("%s output dims: (%s, %s) - computed output dims: (%s, %s)", what, s.Dims[2], s.Dims[3], oh, ow),
		"deform_conv2d: %s is %s by %s, the output %s by %s", what, s.Dims[2], s.Dims[3], oh, ow)
}
