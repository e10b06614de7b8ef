// Package invalidview is the check invalid-view: a view or reshape that does not fit the number of elements or the strides.
package invalidview

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports a view or reshape that does not fit the number of elements or the strides.
var Analyzer = check.New("invalid-view", doc)
