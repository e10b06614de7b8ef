package torch

var miscRules = []Rule{}

var miscLayers = []Layer{}
