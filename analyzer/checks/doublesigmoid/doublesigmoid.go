// Package doublesigmoid is the check double-sigmoid: sigmoid before a loss that applies it again.
package doublesigmoid

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports sigmoid before a loss that applies it again.
var Analyzer = check.New("double-sigmoid", doc)
