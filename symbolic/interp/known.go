package interp

import "github.com/shapelint/shapelint/symbolic/torch"

func knownTensorAttr(name string) bool { return torch.KnownTensorName(name) }
