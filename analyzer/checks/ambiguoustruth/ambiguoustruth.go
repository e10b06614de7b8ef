// Package ambiguoustruth is the check ambiguous-truth: the truth of a tensor of several elements.
package ambiguoustruth

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports the truth of a tensor of several elements.
var Analyzer = check.New("ambiguous-truth", doc)
