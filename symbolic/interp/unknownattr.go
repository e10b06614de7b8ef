package interp

import (
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// unknownAttr is the same unknown each time the attribute is read.
func (it *Interp) unknownAttr(u value.Unknown, name string) value.Value {
	if v := it.Part(u.ID, name); v != nil {
		it.notePart(u.ID, name)
		return v
	}
	if v := it.declaredAttr(u, name); v != nil {
		return v
	}
	if u.Type != "" && u.Type != "Tensor" {
		if m := pylib.Method(u.Type, name); m != nil {
			return &value.BoundMethod{Self: u, Func: &value.Builtin{Name: name, Fn: func(a *value.Args) value.Value {
				return it.World.Unknown("result of " + name)
			}}}
		}
	}
	v := it.World.Unknown(because("attribute "+name+" of: ", u.Reason))
	v.Bits, v.Free = u.Bits, u.Free
	if u.Name != "" && len(u.Name) <= maxReason {
		v.Name = u.Name + "." + name
	}
	part := partOf(u, it.declaredPart(u, name, v))
	it.SetPart(u.ID, name, part)
	return part
}

// maxReason is how long the reason and the name of an unknown value grow, in bytes: a loop can walk along a list of
// nodes for as long as it has steps, and each name would hold all those before it.
const maxReason = 200

// because is the reason why something taken from an unknown value is unknown.
func because(taken, reason string) string {
	if len(reason) > maxReason {
		return reason
	}
	return taken + reason
}
