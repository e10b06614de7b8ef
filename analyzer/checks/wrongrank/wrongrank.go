// Package wrongrank is the check wrong-rank: a tensor with too few or too many dimensions.
package wrongrank

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports a tensor with too few or too many dimensions.
var Analyzer = check.New("wrong-rank", doc)
