// Package raisedexception is the check raised-exception: the program raises on the sizes that it is given.
package raisedexception

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports the program raises on the sizes that it is given.
var Analyzer = check.New("raised-exception", doc)
