// Package invalidrearrange is the check invalid-rearrange: an einops pattern that does not fit its tensor.
package invalidrearrange

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports an einops pattern that does not fit its tensor.
var Analyzer = check.New("invalid-rearrange", doc)
