package torch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// batchNames are the names of a size that counts samples, in lower case.
var batchNames = []string{"b", "batch", "batch_size", "bs", "bsz", "n"}

// onlyOneSample warns of features among which the samples were merged: an input that a layer
// accepts only where the batch is of one sample.
func (c *Call) onlyOneSample(x *value.Tensor, s value.Shape, got, want value.Dim) {
	if !got.Known() || !want.Known() || c.Equal(got, want) != dim.Unknown {
		return
	}
	for _, sym := range got.E.Symbols() {
		name := c.Arena.Info(sym).Name
		if !slices.Contains(batchNames, strings.ToLower(name)) || slices.Contains(want.E.Symbols(), sym) {
			continue
		}
		more := c.NewDim("", 2).E
		several := got
		several.E = got.E.Subst(func(o dim.Symbol) (dim.Expr, bool) { return more, o == sym })
		if !c.Never(several, want) {
			continue
		}
		c.Host.RaiseFault(&value.Fault{Kind: "mismatched-features", Severity: value.Warning, Bits: got.Bits | want.Bits | x.Bits,
			Message: fmt.Sprintf("%s takes %s features, got %s: the samples are merged into the features, which works only where %s is 1; input is %s", c.Who(), want, got, name, s),
			Related: append(setHere("in_features", want), c.madeHere(x)...)})
		return
	}
}
