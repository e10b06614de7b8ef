// Package invalidsize is the check invalid-size: sizes that leave nothing, or do not divide.
package invalidsize

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports sizes that leave nothing, or do not divide.
var Analyzer = check.New("invalid-size", doc)
