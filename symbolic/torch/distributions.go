package torch

var distributionsRules = []Rule{}

var distributionsLayers = []Layer{}
