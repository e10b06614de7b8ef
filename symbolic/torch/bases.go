package torch

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the private classes from which torch derives its layers. Programs test
// for them, isinstance(m, _BatchNorm), and derive layers of their own from some.
// torch/nn/modules: conv.py, pooling.py, padding.py, dropout.py

const modules = "torch.nn.modules."

var baseLayers = []Layer{
	{Name: modules + "conv._ConvNd", Signature: "(in_channels, out_channels, kernel_size, stride, padding, dilation, transposed, output_padding, groups, bias, padding_mode, device=None, dtype=None)", Init: anyConvInit},
	{Name: modules + "conv._ConvTransposeNd", Base: modules + "conv._ConvNd", Signature: "(in_channels, out_channels, kernel_size, stride, padding, dilation, transposed, output_padding, groups, bias, padding_mode, device=None, dtype=None)", Init: anyConvInit},
	{Name: modules + "pooling._MaxPoolNd", Signature: "(kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False)", Init: strideOfKernel},
	{Name: modules + "pooling._AvgPoolNd", Signature: "()"},
	{Name: modules + "pooling._MaxUnpoolNd", Signature: "()"},
	{Name: modules + "pooling._LPPoolNd", Signature: "(norm_type, kernel_size, stride=None, ceil_mode=False)"},
	{Name: modules + "pooling._AdaptiveMaxPoolNd", Signature: "(output_size, return_indices=False)"},
	{Name: modules + "pooling._AdaptiveAvgPoolNd", Signature: "(output_size)"},
	{Name: modules + "dropout._DropoutNd", Signature: "(p=0.5, inplace=False)"},
	{Name: modules + "padding._ConstantPadNd", Signature: "(value)"},
	{Name: modules + "padding._ReflectionPadNd", Signature: "()"},
	{Name: modules + "padding._ReplicationPadNd", Signature: "()"},
	{Name: modules + "padding._CircularPadNd", Signature: "()"},
}

// bases are those classes by what the names of the layers begin with.
var bases = []struct{ prefix, base string }{
	{"ConvTranspose", "conv._ConvTransposeNd"}, {"Conv", "conv._ConvNd"},
	{"MaxPool", "pooling._MaxPoolNd"}, {"AvgPool", "pooling._AvgPoolNd"}, {"MaxUnpool", "pooling._MaxUnpoolNd"}, {"LPPool", "pooling._LPPoolNd"},
	{"AdaptiveMaxPool", "pooling._AdaptiveMaxPoolNd"}, {"AdaptiveAvgPool", "pooling._AdaptiveAvgPoolNd"},
	{"Dropout", "dropout._DropoutNd"}, {"AlphaDropout", "dropout._DropoutNd"}, {"FeatureAlphaDropout", "dropout._DropoutNd"},
	{"ConstantPad", "padding._ConstantPadNd"}, {"ReflectionPad", "padding._ReflectionPadNd"}, {"ReplicationPad", "padding._ReplicationPadNd"}, {"CircularPad", "padding._CircularPadNd"},
}

// base is the full name of the class from which a layer is derived; "" for torch.nn.Module.
func (l *Layer) base() string {
	name := l.shortName()
	if l.Base != "" || !strings.HasPrefix(l.Name, "torch.nn."+name) {
		return l.Base
	}
	if rest, ok := strings.CutPrefix(name, "ZeroPad"); ok {
		return "torch.nn.ConstantPad" + rest
	}
	for _, b := range bases {
		if strings.HasPrefix(name, b.prefix) {
			return modules + b.base
		}
	}
	return ""
}

// anyConvInit is _ConvNd.__init__, which takes tuples; the constructors of Conv2d and the others repeat numbers.
func anyConvInit(c *Call) {
	in, out := c.size("in_channels"), c.size("out_channels")
	groups := c.convGroups(in, out)
	c.convPaddingMode()
	if c.Failed() {
		return
	}
	first, second := out, in.FloorDiv(groups)
	switch transposed, known := c.Bool("transposed"); {
	case !known:
		first, second = c.NewDim("", 1), c.NewDim("", 1)
	case transposed:
		first, second = in, out.FloorDiv(groups)
	}
	c.biasParameter(c.convWeightParameter(first, second, c.Arg("kernel_size")), out)
	c.resetParameters()
}

// strideOfKernel: a stride that is not given is the kernel_size.
func strideOfKernel(c *Call) {
	if s := c.Arg("stride"); s == nil || s == value.None {
		c.SetAttr("stride", c.Arg("kernel_size"))
	}
}
