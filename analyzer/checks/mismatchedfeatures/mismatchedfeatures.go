// Package mismatchedfeatures is the check mismatched-features: a layer is fed a last dimension of another size.
package mismatchedfeatures

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports a layer is fed a last dimension of another size.
var Analyzer = check.New("mismatched-features", doc)
