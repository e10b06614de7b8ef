// Package mismatchedchannels is the check mismatched-channels: a convolution is fed another number of channels.
package mismatchedchannels

import (
	_ "embed"

	"github.com/shapelint/shapelint/analyzer/check"
)

//go:embed doc.md
var doc string

// Analyzer reports a convolution is fed another number of channels.
var Analyzer = check.New("mismatched-channels", doc)
