// Package indexoutofrange is the check index-out-of-range: an index beyond the end.
package indexoutofrange

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports an index beyond the end.
var Analyzer = check.New("index-out-of-range", doc)
