package interp

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// closedAttrs tells if all attributes of a value are known, so that a missing one is an error.
func (it *Interp) closedAttrs(v value.Value) bool {
	switch x := v.(type) {
	case *value.Instance:
		return !x.Escaped && !x.OpenAttrs && !x.Class.Open() && !it.described(x.Class) && (x.Native == nil || closedPayload(x.Native))
	case *value.Class:
		return !x.Open() && x.Place.File != 0 && (!it.described(x) || it.inPrelude())
	case *value.Tensor:
		return x.Class == nil
	case value.NoneType:
		return true
	case *value.List, *value.Tuple, value.Int, value.Str, *value.Dict:
		return true
	}
	return false
}

// inPrelude tells that the prelude is running, which knows all that is in it.
func (it *Interp) inPrelude() bool {
	return it.frame != nil && it.frame.src != nil && it.frame.src.Kind == Prelude
}

// described tells if a class is one that the prelude describes, or is derived from one: what
// it has not may be there. Complete are those that say so, and those of
// torch that do not say that they are described in part.
func (it *Interp) described(c *value.Class) bool {
	for _, k := range c.MRO {
		if k.Place.File == 0 {
			continue
		}
		src := it.Loader.Source(k.Place.File)
		if src == nil || src.Kind != Prelude {
			continue
		}
		top, _, _ := strings.Cut(k.Module, ".")
		complete := top == "torch" || top == "torchvision" || k.Attrs.Get(completeMark) != nil
		if !complete || k.Attrs.Get(partMark) != nil {
			return true
		}
	}
	return false
}

// completeMark is the attribute of a class of the prelude that has all the attributes that the real one has.
const completeMark = "_complete_"

// partMark is the attribute of a class of torch's in the prelude that has not all the attributes that the real one has.
const partMark = "_in_part_"

// closedPayload tells if all attributes are known of the built-in value behind an instance of a subclass of its type.
func closedPayload(v value.Value) bool {
	switch v.(type) {
	case *value.List, *value.Tuple, *value.Dict, *value.Set, value.Int, value.Float, value.Str:
		return true
	}
	return false
}

// lacksAttribute tells that an AttributeError, or one derived from it, is in flight.
func (it *Interp) lacksAttribute() bool {
	return it.Exc != nil && (it.Exc.Class == "AttributeError" || it.isSubclassName(it.Exc.Class, "AttributeError"))
}

// HasAttr implements value.Host.
func (it *Interp) HasAttr(v value.Value, name string) dim.Answer {
	if u, ok := v.(value.Unknown); ok {
		return it.declaresAttr(u, name)
	}
	n := len(it.Faults)
	asked := &activeTry{classes: []string{"AttributeError"}, silent: true}
	it.tries = append(it.tries, asked)
	r, ok := it.findAttr(v, name)
	it.tries = it.tries[:len(it.tries)-1]
	if asked.escaped != nil {
		return dim.Unknown
	}
	if it.Exc != nil {
		if it.lacksAttribute() {
			it.Exc, it.Faults = nil, it.Faults[:n]
			return dim.No
		}
		return dim.Unknown
	}
	if ok {
		if u, lost := r.(value.Unknown); lost && !it.closedAttrs(v) && u.Reason != "" && !it.holdsAttr(v, name) {
			return dim.Unknown
		}
		return dim.Yes
	}
	if objectNames[name] {
		return dim.Yes
	}
	if it.closedAttrs(v) {
		return dim.No
	}
	switch x := v.(type) {
	case *value.Instance:
		return dim.Unknown
	case *Namespace:
		if it.closedModule(x) && !moduleSpecial(name) {
			return dim.No
		}
	case *value.Class:
		if x.Module == "builtins" && foreignSpecial(name) {
			return dim.No
		}
	}
	if it.known(v) {
		return dim.No
	}
	switch v.(type) {
	case *Function, *value.Builtin, *Partial, *value.BoundMethod:
		return dim.No
	}
	return dim.Unknown
}

// closedModule tells if a module that was read has run to its end, so that it has no names but those that it is seen to have.
func (it *Interp) closedModule(m *Namespace) bool {
	return m.Src != nil && m.Src.Kind != Prelude && m.state == ran && !m.Open && m.resolve == nil && m.instead == nil &&
		it.globalOf(m, "__getattr__") == nil
}

// moduleSpecial tells a name that the import system may have given a module.
func moduleSpecial(name string) bool {
	return strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

// holdsAttr tells if something of which not all attributes are known surely has one, whatever its value is.
func (it *Interp) holdsAttr(v value.Value, name string) bool {
	switch x := v.(type) {
	case *value.Instance:
		cv, _ := x.Class.Lookup(name)
		return cv != nil || x.Attrs.Get(name) != nil
	case *Namespace:
		return false
	}
	return true
}
