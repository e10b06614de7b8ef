// Package mismatchedtarget is the check mismatched-target: logits and targets of a loss do not fit each other.
package mismatchedtarget

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports logits and targets of a loss do not fit each other.
var Analyzer = check.New("mismatched-target", doc)
