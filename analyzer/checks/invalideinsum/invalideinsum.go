// Package invalideinsum is the check invalid-einsum: an einsum equation that does not fit its operands.
package invalideinsum

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports an einsum equation that does not fit its operands.
var Analyzer = check.New("invalid-einsum", doc)
