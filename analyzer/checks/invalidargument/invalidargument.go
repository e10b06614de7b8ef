// Package invalidargument is the check invalid-argument: an argument that the function does not take.
package invalidargument

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports an argument that the function does not take.
var Analyzer = check.New("invalid-argument", doc)
