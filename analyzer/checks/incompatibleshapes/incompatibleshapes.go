// Package incompatibleshapes is the check incompatible-shapes: two shapes cannot be combined.
package incompatibleshapes

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports two shapes cannot be combined.
var Analyzer = check.New("incompatible-shapes", doc)
