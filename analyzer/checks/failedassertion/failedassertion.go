// Package failedassertion is the check failed-assertion: an assertion that cannot hold.
package failedassertion

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports an assertion that cannot hold.
var Analyzer = check.New("failed-assertion", doc)
