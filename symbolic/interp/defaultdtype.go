package interp

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// setDefaultDType is torch.set_default_dtype, and torch.set_default_tensor_type, which takes a type of tensors or its
// name. What is set in an undecided branch is not known.
func (it *Interp) setDefaultDType(v value.Value) {
	dt := value.NoDType
	switch v := v.(type) {
	case value.DType:
		dt = v
	case value.Str:
		dt = legacyTensors[v.S]
	case *value.Class:
		dt = legacyTensors["torch."+strings.TrimPrefix(v.Name, "torch.")]
	}
	if it.Heap.Nesting() > 0 && dt != it.DefaultDType {
		dt = value.NoDType
	}
	it.spoilRecordings()
	it.DefaultDType = dt
}
