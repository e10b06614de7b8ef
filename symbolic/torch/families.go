package torch

// families lists the tables of all files; a new family of operators is entered here.
func families() []family {
	return []family{
		{linearRules, linearLayers},
		{convRules(), convLayers()},
		{poolRules(), poolLayers()},
		{padRules, padLayers},
		{normRules(), normLayers()},
		{activationRules(), activationLayers()},
		{dropoutRules, dropoutLayers},
		{resizeRules(), resizeLayers()},
		{rnnRules, rnnLayers()},
		{attentionRules, attentionLayers},
		{embeddingRules, embeddingLayers},
		{lossRules(), lossLayers()},
		{creationRules(), creationLayers},
		{reshapeRules(), reshapeLayers},
		{joinRules(), joinLayers},
		{indexingRules, indexingLayers},
		{searchRules, searchLayers},
		{reductionRules(), reductionLayers},
		{linalgRules(), linalgLayers},
		{einsumRules, einsumLayers},
		{fftRules(), fftLayers},
		{elementwiseRules(), elementwiseLayers},
		{attributeRules(), attributeLayers},
		{einopsRules, einopsLayers},
		{visionRules, visionLayers},
		{miscRules, miscLayers},
		{distributionsRules, distributionsLayers},
		{initializerRules, initializerLayers},
	}
}
