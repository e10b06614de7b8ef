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

// KnownTensorName tells if torch.Tensor has an attribute of that name.
func KnownTensorName(name string) bool { return tensorNameSet()[name] || name == "grad_fn" }
