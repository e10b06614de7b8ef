package torch

import (
	_ "embed"
	"strings"
	"sync"
)

// tensorNames are the names of torch.Tensor, as dir(torch.Tensor) lists them in torch 2.15.
//
//go:embed names/torch.Tensor.txt
var tensorNames string

var tensorNameSet = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool, 1024)
	for n := range strings.Lines(tensorNames) {
		set[strings.TrimSpace(n)] = true
	}
	return set
})

// layerNames are the names of torch's modules, a class a line: what dir() lists of an object of the class in torch 2.15,
// without what nn.Module has in any case, which is a line of its own.
//
//go:embed names/layers.txt
var layerNames string

var layerNameSets = sync.OnceValue(func() map[string]map[string]bool {
	sets := map[string]map[string]bool{}
	for line := range strings.Lines(layerNames) {
		words := strings.Fields(line)
		set := make(map[string]bool, len(words))
		for _, n := range words[1:] {
			set[n] = true
		}
		sets[words[0]] = set
	}
	return sets
})

// KnownLayerName tells if objects of a class of torch.nn have an attribute of that name. Its bases are not asked.
func KnownLayerName(class, name string) bool { return layerNameSets()[class][name] }

// KnownTensorName tells if torch.Tensor has an attribute of that name.
func KnownTensorName(name string) bool { return tensorNameSet()[name] || name == "grad_fn" }
