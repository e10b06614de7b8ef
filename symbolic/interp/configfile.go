package interp

import (
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file knows configurations of MMEngine, which are Python but for two things: they name the files that they are
// based on, and read what these say. https://mmengine.readthedocs.io/en/latest/advanced_tutorials/config.html

// baseConfigs is the name to which they bind these files, and of what these say.
const baseConfigs = "_base_"

// namesFiles tells if a value is the name of a file, or are names of files.
func namesFiles(v value.Value) bool {
	if _, ok := v.(value.Str); ok {
		return true
	}
	names, known := elementsOf(v)
	return known && len(names) > 0 && !slices.ContainsFunc(names, func(e value.Value) bool {
		_, ok := e.(value.Str)
		return !ok
	})
}

// isTemplate tells of {{_base_.x}}, which is replaced by a text: to Python it is a set in a set, which it always refuses.
func isTemplate(e *parser.Set) bool {
	if len(e.Elts) != 1 {
		return false
	}
	inner, ok := e.Elts[0].(*parser.Set)
	return ok && len(inner.Elts) == 1
}
