// Package silentbroadcast is the check silent-broadcast: a loss broadcasts its operands and averages over the wrong pairs.
package silentbroadcast

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports a loss broadcasts its operands and averages over the wrong pairs.
var Analyzer = check.New("silent-broadcast", doc)
