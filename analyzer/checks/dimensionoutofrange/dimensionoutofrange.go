// Package dimensionoutofrange is the check dimension-out-of-range: a dimension number that the tensor does not have.
package dimensionoutofrange

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports a dimension number that the tensor does not have.
var Analyzer = check.New("dimension-out-of-range", doc)
