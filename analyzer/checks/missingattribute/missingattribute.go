// Package missingattribute is the check missing-attribute: an attribute that the object does not have.
package missingattribute

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports an attribute that the object does not have.
var Analyzer = check.New("missing-attribute", doc)
