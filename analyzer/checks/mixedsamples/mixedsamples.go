// Package mixedsamples is the check mixed-samples: a recurrence or an attention along the samples.
package mixedsamples

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports a recurrence or an attention along the samples.
var Analyzer = check.New("mixed-samples", doc)
