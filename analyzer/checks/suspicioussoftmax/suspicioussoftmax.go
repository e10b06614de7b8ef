// Package suspicioussoftmax is the check suspicious-softmax: softmax over a dimension that holds independent items.
package suspicioussoftmax

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports softmax over a dimension that holds independent items.
var Analyzer = check.New("suspicious-softmax", doc)
