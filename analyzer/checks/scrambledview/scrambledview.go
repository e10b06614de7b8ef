// Package scrambledview is the check scrambled-view: a view in place of a permutation.
package scrambledview

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports a view in place of a permutation.
var Analyzer = check.New("scrambled-view", doc)
