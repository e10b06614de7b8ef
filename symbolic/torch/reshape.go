package torch

import "slices"

// reshapeRules are the operations of view.go, permute.go, expand.go and flip.go.
func reshapeRules() []Rule {
	return slices.Concat(viewRules, permuteRules, expandRules, flipRules)
}

var reshapeLayers = viewLayers
