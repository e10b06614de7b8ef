// Package doublesoftmax is the check double-softmax: softmax before a loss that applies it again.
package doublesoftmax

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports softmax before a loss that applies it again.
var Analyzer = check.New("double-softmax", doc)
