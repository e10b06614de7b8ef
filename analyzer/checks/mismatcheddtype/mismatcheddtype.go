// Package mismatcheddtype is the check mismatched-dtype: an operation that does not take these element types.
package mismatcheddtype

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports an operation that does not take these element types.
var Analyzer = check.New("mismatched-dtype", doc)
