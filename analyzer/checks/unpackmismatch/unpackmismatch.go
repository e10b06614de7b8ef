// Package unpackmismatch is the check unpack-mismatch: a value is unpacked into the wrong number of names.
package unpackmismatch

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports a value is unpacked into the wrong number of names.
var Analyzer = check.New("unpack-mismatch", doc)
