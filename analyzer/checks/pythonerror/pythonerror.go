// Package pythonerror is the check python-error: an operation that Python itself refuses.
package pythonerror

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports an operation that Python itself refuses.
var Analyzer = check.New("python-error", doc)
