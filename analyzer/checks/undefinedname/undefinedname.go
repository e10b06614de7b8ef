// Package undefinedname is the check undefined-name: a name that is bound nowhere.
package undefinedname

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports a name that is bound nowhere.
var Analyzer = check.New("undefined-name", doc)
