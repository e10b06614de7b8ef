// Package overlappingmemory is the check overlapping-memory: an in-place write to a tensor whose elements share memory.
package overlappingmemory

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports an in-place write to a tensor whose elements share memory.
var Analyzer = check.New("overlapping-memory", doc)
