// Package missingkey is the check missing-key: a key that the dictionary does not have.
package missingkey

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports a key that the dictionary does not have.
var Analyzer = check.New("missing-key", doc)
