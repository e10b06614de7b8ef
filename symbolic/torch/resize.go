package torch

import (
	"fmt"
	"math"
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Resampling of images. https://pytorch.org/docs/stable/generated/torch.nn.functional.interpolate.html;
// the checks are those of torch/nn/functional.py.
var resizeFunctional = []Rule{
	{"torch.nn.functional.interpolate", "(input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, antialias=False)", interpolate},
	{"torch.nn.functional.upsample", "(input, size=None, scale_factor=None, mode='nearest', align_corners=None)", interpolate},
	{"torch.nn.functional.upsample_nearest", "(input, size=None, scale_factor=None)", interpolate},
	// align_corners is no parameter of upsample_bilinear; mode is bilinear.
	{"torch.nn.functional.upsample_bilinear", "(input, size=None, scale_factor=None, mode='bilinear', align_corners=True)", interpolate},
	{"torch.nn.functional.pixel_shuffle torch.pixel_shuffle", "(input, upscale_factor)", pixelShuffle},
	{"torch.nn.functional.pixel_unshuffle torch.pixel_unshuffle", "(input, downscale_factor)", pixelUnshuffle},
	{"torch.nn.functional.channel_shuffle torch.channel_shuffle torch.nn.functional.native_channel_shuffle torch.native_channel_shuffle", "(input, groups)", channelShuffle},
}

func resizeRules() []Rule {
	return slices.Concat(resizeFunctional, gridRules, similarityRules)
}

var ownResizeLayers = []Layer{
	{
		Name:      "torch.nn.Upsample",
		Signature: "(size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None)",
		Init:      upsampleInit, Forward: "(input)", Eval: interpolate,
	},
	{
		Name: "torch.nn.UpsamplingNearest2d", Base: "torch.nn.Upsample",
		Signature: "(size=None, scale_factor=None)", Init: upsampleInit, Forward: "(input)", Eval: interpolate,
	},
	{
		Name: "torch.nn.UpsamplingBilinear2d", Base: "torch.nn.Upsample",
		Signature: "(size=None, scale_factor=None)",
		Init: func(c *Call) {
			upsampleInit(c)
			c.SetAttr("mode", value.Str{S: "bilinear"})
			c.SetAttr("align_corners", value.Bool(true))
		},
		Forward: "(input)", Eval: interpolate,
	},
	{Name: "torch.nn.PixelShuffle", Signature: "(upscale_factor)", Forward: "(input)", Eval: pixelShuffle},
	{Name: "torch.nn.PixelUnshuffle", Signature: "(downscale_factor)", Forward: "(input)", Eval: pixelUnshuffle},
	{Name: "torch.nn.ChannelShuffle", Signature: "(groups)", Forward: "(input)", Eval: channelShuffle},
	{Name: "torch.nn.Identity", Signature: "(*args, **kwargs)", Forward: "(input)", Eval: passThrough},
}

// resizeLayers are the layers of this file and of its parts.
func resizeLayers() []Layer {
	return slices.Concat(ownResizeLayers, similarityLayers)
}

// passThrough returns the very object.
func passThrough(c *Call) value.Value { return c.Arg("input") }

// upsampleInit makes floats of the scale factors; a factor of 0 counts as none.
func upsampleInit(c *Call) {
	for _, name := range []string{"mode", "align_corners", "recompute_scale_factor"} {
		if !c.Has(name) {
			def := value.Value(value.None)
			if name == "mode" {
				def = value.Str{S: "nearest"}
			}
			c.SetAttr(name, def)
		}
	}
	v := c.Arg("scale_factor")
	switch f, isNum := AsFloat(v); {
	case isNum && f == 0:
		c.SetAttr("scale_factor", value.None)
	case isNum:
		c.SetAttr("scale_factor", value.NewFloat(f))
	}
	switch v := v.(type) {
	case *value.Tuple:
		t := &value.Tuple{}
		for _, e := range v.Elems {
			if f, ok := AsFloat(e); ok {
				e = value.NewFloat(f)
			}
			t.Elems = append(t.Elems, e)
		}
		c.SetAttr("scale_factor", t)
	case value.Str:
		c.RefuseAs("ValueError", "invalid-argument", 0, "could not convert string to float: '"+v.S+"'", "%s: scale_factor must be a number, is '%s'", c.Short(), v.S)
	case *value.List:
		if len(v.Elems) > 0 {
			c.RefuseAs("TypeError", "invalid-argument", 0, "float() argument must be a string or a real number, not 'list'", "%s: scale_factor must be a number or a tuple, not a list", c.Short())
		}
	}
}

// interpolateModes maps the modes to the rank they need; 0 is any from 3 to 5.
var interpolateModes = map[string]int{
	"nearest": 0, "nearest-exact": 0, "area": 0, "linear": 3, "bilinear": 4, "bicubic": 4, "lanczos": 4, "trilinear": 5,
}

func interpolate(c *Call) value.Value {
	x := c.Required("input")
	mode, modeKnown := c.interpolateMode()
	size, count := c.resizeList()
	c.interpolateFlags(mode, modeKnown)
	if x == nil {
		return c.Unknown("input of " + c.Short())
	}
	rank := interpolateModes[mode]
	if rank == 0 {
		rank = 4
		if count > 0 {
			rank = count + 2
		}
	}
	s, ok := c.Ranked(x, rank, interpolateBits(mode, count), spatialNames[max(1, min(3, rank-2))]...)
	if !s.Known() {
		return c.UnknownTensor(x.DType)
	}
	n := s.Rank() - 2
	if count >= 0 && count != n {
		c.spatialCount(s, n, count)
	} else if !ok || n < 1 || n > 3 {
		c.interpolateRank(s, mode, modeKnown)
	}
	if n < 1 {
		return c.UnknownTensor(x.DType)
	}
	out := s.Clone()
	for i := range n {
		d := noDim
		if size != nil && (len(size) == n || len(size) == 1) {
			d = c.interpolated(s.Dims[2+i], size[i%len(size)])
		}
		out.Dims[2+i] = c.orFresh(d, "")
	}
	c.checkInterpolated(x, s, out, mode)
	if mode == "area" && n == 1 {
		return c.outLikeAny(x, out, x.DType)
	}
	return c.outLike(x, out, x.DType)
}

func interpolateBits(mode string, count int) value.Bits {
	if interpolateModes[mode] != 0 || count > 0 {
		return 0
	}
	return value.FromRankGuess
}

func (c *Call) interpolateMode() (string, bool) {
	if !c.hasArg("mode") {
		return "nearest", true
	}
	if c.IsNone("mode") {
		return "None", true
	}
	return c.Str("mode")
}

// resizeTarget is one wanted size, or a factor.
type resizeTarget struct {
	size   value.Dim
	factor float64
	known  bool // factor holds
}

// resizeList reads size or scale_factor. count is the number of items if a sequence
// was given, -1 for a single number or if it is not known; nil: nothing is known.
func (c *Call) resizeList() (list []resizeTarget, count int) {
	hasSize, hasScale := !c.IsNone("size"), !c.IsNone("scale_factor")
	switch {
	case !hasSize && !hasScale:
		c.RefuseAs("ValueError", "invalid-argument", 0, "either size or scale_factor should be defined", "%s needs size or scale_factor", c.Who())
		return nil, -1
	case hasSize && hasScale:
		if !c.Maybe("size") && !c.Maybe("scale_factor") {
			c.RefuseAs("ValueError", "invalid-argument", 0, "only one of size or scale_factor should be defined", "%s takes size or scale_factor, not both", c.Who())
		}
		return nil, -1
	}
	name := "scale_factor"
	if hasSize {
		name = "size"
	}
	v := c.Arg(name)
	items, isSeq := Elements(v)
	if !isSeq {
		switch v.(type) {
		case *value.Tuple, *value.List: // of unknown length
			return nil, -1
		}
		items, count = []value.Value{v}, -1
	} else {
		count = len(items)
	}
	for _, e := range items {
		if hasSize {
			list = append(list, resizeTarget{size: c.resizeSize(e)})
		} else {
			list = append(list, c.resizeFactor(e))
		}
	}
	return list, count
}

func (c *Call) resizeSize(e value.Value) value.Dim {
	switch e.(type) {
	case value.Float, value.Str, value.NoneType, value.Bool, *value.Tuple, *value.List:
		c.RefuseAs("TypeError", "invalid-argument", 0, fmt.Sprintf("expected size to be one of int or Tuple[int] or Tuple[int, int] or Tuple[int, int, int], but got size with types [%s]", e.TypeName()),
			"%s: size must be ints, not %s", c.Who(), e.TypeName())
		return noDim
	}
	d, _ := AsDim(e)
	return d
}

func (c *Call) resizeFactor(e value.Value) resizeTarget {
	switch e.(type) {
	case value.Str, value.NoneType, *value.Tuple, *value.List, *value.Tensor:
		c.RefuseAs("TypeError", "invalid-argument", 0, fmt.Sprintf("%s() received an invalid combination of arguments - got scale_factor of type %s", c.Short(), e.TypeName()),
			"%s: scale_factor must be numbers, not %s", c.Who(), e.TypeName())
		return resizeTarget{size: noDim}
	}
	f, ok := AsFloat(e)
	t := resizeTarget{size: noDim, factor: f, known: ok}
	if i, isInt := e.(value.Int); isInt && !ok { // a symbolic integer factor
		t.size = i.Dim
		t.factor = math.NaN()
	}
	return t
}

// interpolated is the new size of a dimension.
func (c *Call) interpolated(in value.Dim, t resizeTarget) value.Dim {
	switch {
	case t.known:
		return c.scaled(in, t.factor)
	case math.IsNaN(t.factor):
		return in.Mul(t.size)
	}
	return t.size
}

// scaled is int(d * f): exact where f is a fraction with a small power of two as
// denominator, or d is constant; else nothing is known of it.
func (c *Call) scaled(d value.Dim, f float64) value.Dim {
	d = c.Resolve(d)
	if k, ok := d.Const(); ok {
		y := math.Trunc(float64(k) * f)
		if math.Abs(y) > 1<<52 || math.IsNaN(y) {
			return noDim
		}
		out := value.D(int64(y))
		out.O, out.Bits = d.O, d.Bits
		return out
	}
	for den := int64(1); den <= 1024 && f >= 0 && f < 1<<20; den *= 2 {
		if num := f * float64(den); num == math.Trunc(num) {
			return d.MulInt(int64(num)).FloorDivInt(den)
		}
	}
	return noDim
}

// interpolateFlags checks the arguments that go together with mode and size.
func (c *Call) interpolateFlags(mode string, modeKnown bool) {
	if c.Failed() || !modeKnown {
		return
	}
	if nearest := mode == "nearest" || mode == "nearest-exact" || mode == "area"; nearest && c.hasArg("align_corners") && !c.IsNone("align_corners") && !c.Maybe("align_corners") {
		c.RefuseAs("ValueError", "invalid-argument", 0, "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear", "%s: mode '%s' takes no align_corners", c.Who(), mode)
	}
	if again, ok := c.Bool("recompute_scale_factor"); ok && again && !c.IsNone("size") && !c.Maybe("size") {
		c.RefuseAs("ValueError", "invalid-argument", 0, "recompute_scale_factor is not meaningful with an explicit size.", "%s: recompute_scale_factor needs scale_factor, not size", c.Who())
	}
	if smooth, ok := c.Bool("antialias"); ok && smooth && mode != "bilinear" && mode != "bicubic" && mode != "lanczos" {
		c.RefuseAs("ValueError", "invalid-argument", 0, "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input", "%s: mode '%s' takes no antialias", c.Who(), mode)
	} else if ok && !smooth && mode == "lanczos" {
		c.RefuseAs("ValueError", "invalid-argument", 0, "Lanczos mode requires antialias=True", "%s: mode 'lanczos' needs antialias=True", c.Who())
	}
	if _, exists := interpolateModes[mode]; !exists {
		c.RefuseAs("NotImplementedError", "invalid-argument", 0, "Input Error: Only 3D, 4D and 5D input Tensors supported (got "+mode+")", "%s: there is no mode '%s'", c.Who(), mode)
	}
}

func (c *Call) spatialCount(s value.Shape, n, count int) {
	what := "size"
	if c.IsNone("size") {
		what = "scale_factor"
	}
	c.RefuseAs("ValueError", "wrong-rank", s.Bits(), fmt.Sprintf("Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of %s and %s of %d items", value.Shape{Dims: s.Dims[min(2, len(s.Dims)):]}, what, count),
		"%s: %s has %d items, but the input %s has %d spatial dimensions", c.Who(), what, count, s, max(n, 0))
}

func (c *Call) interpolateRank(s value.Shape, mode string, modeKnown bool) {
	if need := interpolateModes[mode]; need != 0 && s.Rank() >= 3 && s.Rank() <= 5 {
		c.RefuseAs("NotImplementedError", "wrong-rank", s.Bits(), fmt.Sprintf("Got %dD input, but %s mode needs %dD input", s.Rank(), mode, need),
			"%s: mode '%s' needs %dD input, got %s", c.Who(), mode, need, s)
	} else if s.Rank() < 3 || s.Rank() > 5 {
		c.RefuseAs("NotImplementedError", "wrong-rank", s.Bits(), fmt.Sprintf("Input Error: Only 3D, 4D and 5D input Tensors supported (got %dD)", s.Rank()),
			"%s takes 3D, 4D or 5D input, got %s", c.Who(), s)
	}
}

// checkInterpolated refuses empty images and dtypes without a kernel.
func (c *Call) checkInterpolated(x *value.Tensor, s, out value.Shape, mode string) {
	if c.Failed() {
		return
	}
	if mode == "area" {
		c.checkAdaptive(x, s, out, 2, s.Rank()-2, false)
		return
	}
	if c.anyZero(s.Dims[1:]) {
		c.Refuse("invalid-size", s.Bits(), fmt.Sprintf("Input and output sizes should be greater than 0, but got input %s", s), "%s: the input is empty: %s", c.Who(), s)
	}
	for i := 2; i < out.Rank(); i++ {
		c.DemandLess(value.D(1), out.Dims[i], func() *value.Fault {
			return &value.Fault{Kind: "invalid-size", Bits: out.Dims[i].Bits,
				Message: fmt.Sprintf("%s: the result would be %s: input is %s", c.Who(), out, s),
				Torch:   fmt.Sprintf("Input and output sizes should be greater than 0, but got input %s output %s", value.Shape{Dims: s.Dims[2:]}, value.Shape{Dims: out.Dims[2:]})}
		})
	}
	noBytes := mode == "linear" || mode == "trilinear"
	c.unsupported(x, "upsample_"+mode, func(d value.DType) bool { return !d.IsFloat() && (d != value.Uint8 || noBytes) })
}

// strictInt is an int argument for which torch takes neither floats nor bools.
func (c *Call) strictInt(name string) value.Dim {
	switch v := c.Arg(name).(type) {
	case value.Float, value.Bool, value.Str, value.NoneType, *value.Tuple, *value.List:
		c.BadType(name, "int", v)
		return noDim
	}
	d, ok := c.Dim(name)
	if !ok {
		return noDim
	}
	return c.Resolve(d)
}

// trailingImage is the shape with its last three dimensions, and where these begin in dims.
func (c *Call) trailingImage(x *value.Tensor) (out value.Shape, dims []value.Dim, ok bool) {
	s, ok := c.AtLeast(x, 3, "C", "H", "W")
	if !ok {
		if s.Known() {
			c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("%s expects input to have at least 3 dimensions, but got input with %d dimension(s)", c.Short(), s.Rank()),
				"%s takes at least 3 dimensions, got %s", c.Who(), s)
		}
		return s, nil, false
	}
	out = s.Clone()
	dims = out.Dims
	if !out.Known() {
		dims = out.Suffix
	}
	return out, dims[len(dims)-3:], true
}

// divisible demands that d is a multiple of k.
func (c *Call) divisible(d, k value.Dim, s value.Shape, what string) {
	rest := d.Mod(k)
	if !rest.Known() || c.Failed() {
		return
	}
	c.Demand(rest, value.D(0), func() *value.Fault {
		return &value.Fault{Kind: "invalid-size", Bits: d.Bits | k.Bits,
			Message: fmt.Sprintf("%s: the %s must be divisible by %s, is %s: input is %s", c.Who(), what, k, d, s),
			Torch:   fmt.Sprintf("%s expects %s to be divisible by %s, but input.size is %s", c.Short(), what, k, d)}
	})
}

// pixelShuffle: [..., C*r*r, H, W] to [..., C, H*r, W*r].
func pixelShuffle(c *Call) value.Value {
	x, r := c.Required("input"), c.strictInt("upscale_factor")
	c.refuseBelow(1, "pixel_shuffle expects a positive upscale_factor, but got "+r.String(), "upscale_factor", []value.Dim{r})
	if x == nil {
		return c.Unknown("input of " + c.Short())
	}
	out, d, ok := c.trailingImage(x)
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	s := c.Shape(x)
	c.divisible(d[0], r.Mul(r), s, "number of channels")
	d[0] = c.orFresh(d[0].FloorDiv(r.Mul(r)), "C")
	d[1], d[2] = c.orFresh(d[1].Mul(r), "H"), c.orFresh(d[2].Mul(r), "W")
	return c.outLike(x, out, x.DType)
}

// pixelUnshuffle: [..., C, H*r, W*r] to [..., C*r*r, H, W].
func pixelUnshuffle(c *Call) value.Value {
	x, r := c.Required("input"), c.strictInt("downscale_factor")
	c.refuseBelow(1, "pixel_unshuffle expects a positive downscale_factor, but got "+r.String(), "downscale_factor", []value.Dim{r})
	if x == nil {
		return c.Unknown("input of " + c.Short())
	}
	out, d, ok := c.trailingImage(x)
	if !ok {
		return c.UnknownTensor(x.DType)
	}
	s := c.Shape(x)
	c.divisible(d[1], r, s, "height")
	c.divisible(d[2], r, s, "width")
	if s.Known() && c.anyZero(s.Dims) { // torch returns an empty tensor as it is
		return c.Like(x)
	}
	d[0] = c.orFresh(d[0].Mul(r).Mul(r), "C")
	d[1], d[2] = c.orFresh(d[1].FloorDiv(r), "H"), c.orFresh(d[2].FloorDiv(r), "W")
	return c.outLike(x, out, x.DType)
}

// channelShuffle changes the order of the channels only.
func channelShuffle(c *Call) value.Value {
	x, g := c.Required("input"), c.strictInt("groups")
	if x == nil {
		return c.Unknown("input of " + c.Short())
	}
	s := c.Shape(x)
	if s.Known() && s.Rank() <= 2 {
		c.Refuse("wrong-rank", s.Bits(), fmt.Sprintf("channel_shuffle expects input with > 2 dims, but got input with sizes %s", s), "%s takes at least 3 dimensions, got %s", c.Who(), s)
		return c.Like(x)
	}
	c.refuseBelow(1, "Number of groups to divide channels in must be positive. Value of groups:"+g.String(), "groups", []value.Dim{g})
	if s.Known() || len(s.Dims) > 1 {
		c.divisible(s.Dims[1], g, s, "number of channels")
	}
	return c.outLike(x, s, x.DType)
}
