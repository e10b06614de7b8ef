package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

func (it *Interp) instanceAttr(x *value.Instance, name string) (value.Value, bool) {
	cv, owner := x.Class.Lookup(name)
	switch d := cv.(type) {
	case *Property:
		if d.Get == nil {
			return nil, false
		}
		n := len(it.Faults)
		r := it.Call(d.Get, &value.Args{World: it.World, Pos: []value.Value{x}})
		if r == nil && it.lacksAttribute() {
			if g, _ := x.Class.Lookup("__getattr__"); g != nil && owner != nil {
				it.Faults = it.Faults[:n]
				it.Exc = nil
				r = it.Call(it.bindTo(g, x, x.Class), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}}})
			}
		}
		return r, r != nil
	case *value.Instance:
		if m, _ := d.Class.Lookup("__get__"); m != nil {
			if s, _ := d.Class.Lookup("__set__"); s != nil || x.Attrs.Get(name) == nil {
				r := it.Call(it.bindTo(m, d, d.Class), &value.Args{World: it.World, Pos: []value.Value{x, x.Class}})
				return r, r != nil
			}
		}
	}
	if m, mo := x.Class.Lookup(getattribute); m != nil && mo.Place.File != 0 && !it.passesThrough(m, x, name) {
		r := it.Call(it.bindTo(m, x, x.Class), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}}})
		return r, r != nil
	}
	return it.plainInstanceAttr(x, name, cv)
}

// held is what an object has under a name itself, a module among its registered parts as well; nil if it has nothing. What
// it has in some branches only it has elsewhere in the others: self.head is registered in one and None in the other, or what
// its class has (cv, nil if that has nothing). One that is nowhere else is taken to be there.
func (it *Interp) held(x *value.Instance, name string, cv value.Value) value.Value {
	tables, n := [4]*value.Attrs{x.Attrs}, 1 // no slice: attributes are read more often than anything else
	if m := x.Module; m != nil {
		tables, n = [4]*value.Attrs{x.Attrs, m.Params, m.Modules, m.Buffers}, 4
	}
	var out value.Value
	var partly [4]*value.Alt
	parts := 0
	for _, table := range tables[:n] {
		v := table.Get(name)
		if v == nil {
			continue
		}
		if alt, differs := v.(*value.Alt); differs && alt.MayBeAbsent() {
			partly[parts] = alt
			parts++
			continue
		}
		out = it.bound(v)
		break
	}
	switch {
	case parts > 0:
		return it.heldPartly(x, partly[:parts], out, cv)
	case out == nil && x.Module != nil && name == "training":
		return x.Module.Training
	}
	return out
}

// heldPartly is what an object has in some branches in one place, in others in another, or in its class.
func (it *Interp) heldPartly(x *value.Instance, partly []*value.Alt, out, cv value.Value) value.Value {
	n := len(partly)
	if out == nil && cv != nil {
		out = it.bindTo(cv, x, x.Class)
	} else if out == nil {
		n--
		out = it.bound(partly[n])
	}
	for _, alt := range slices.Backward(partly[:n]) {
		out = alt.Or(out)
	}
	out, _ = it.Settle(out)
	return out
}

// plainInstanceAttr is object.__getattribute__ followed by __getattr__.
func (it *Interp) plainInstanceAttr(x *value.Instance, name string, cv value.Value) (value.Value, bool) {
	if v := it.held(x, name, cv); v != nil {
		return it.shown(x, name, v), true
	}
	if r, ok := it.replacedDictAttr(x, name); ok {
		return r, true
	}
	if cv != nil {
		if x.OtherInit && isData(cv) { // the object may have one of its own
			return it.Lose("attribute " + name + " of a " + x.Class.Name + " of which not all is known"), true
		}
		return it.bindTo(cv, x, x.Class), true
	}
	switch name {
	case "__class__":
		return x.Class, true
	case "__dict__":
		if slotted(x.Class) {
			return nil, false
		}
		return it.instanceDict(x), true
	case "__module__":
		return value.Str{S: x.Class.Module}, true
	case "__doc__":
		return value.None, true
	}
	if x.Class.IsModule {
		if v := it.moduleSpecialAttr(x, name); v != nil {
			return v, true
		}
	}
	if _, dict := x.Native.(*value.Dict); dict && name == "fromkeys" {
		return it.fromKeys(x.Class), true
	}
	if x.Native != nil {
		if v, ok := it.findAttr(x.Native, name); ok {
			return v, true
		}
		if it.Exc != nil {
			return nil, false
		}
	}
	if x.Class.IsException {
		if v, ok := it.exceptionAttr(x, name); ok {
			return v, true
		}
	}
	if g, o := x.Class.Lookup("__getattr__"); g != nil && o.Native != moduleClassMark {
		if r := it.inheritedFromObject(x, name); r != nil {
			return r, true
		}
		r := it.Call(it.bindTo(g, x, x.Class), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}}})
		return r, r != nil
	}
	return nil, false
}

// shown is what reading a part of a module gives: parts are none of the object's own attributes, so that a __getattr__ of
// its class is asked for them. What that does not tell is taken to be the part itself.
func (it *Interp) shown(x *value.Instance, name string, part value.Value) value.Value {
	if x.Module == nil || name == "training" || x.Attrs.Get(name) != nil {
		return part
	}
	hook, _ := x.Class.Lookup("__getattr__")
	g, ok := hook.(*Function)
	if !ok || g.Src.Kind == Prelude || it.Exc != nil {
		return part
	}
	n := len(it.Faults)
	v := it.Call(it.bindTo(g, x, x.Class), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}}})
	if v == nil {
		it.Exc, it.Faults = nil, it.Faults[:n]
		return part
	}
	if isUnknown(v) {
		return part
	}
	return v
}

// ownAttr is object.__getattribute__: properties are read, hooks of the class are not.
func (it *Interp) ownAttr(x *value.Instance, name string) value.Value {
	cv, _ := x.Class.Lookup(name)
	if p, ok := cv.(*Property); ok && p.Get != nil {
		return it.Call(p.Get, &value.Args{World: it.World, Pos: []value.Value{x}})
	}
	if r, ok := it.attrWithoutHooks(x, name, cv); ok {
		return r
	}
	if it.Exc != nil {
		return nil
	}
	return it.missingAttr(x, name)
}

// attrWithoutHooks is plainInstanceAttr without a call of __getattr__.
func (it *Interp) attrWithoutHooks(x *value.Instance, name string, cv value.Value) (value.Value, bool) {
	if v := it.held(x, name, cv); v != nil {
		return v, true
	}
	if cv != nil {
		return it.bindTo(cv, x, x.Class), true
	}
	switch name {
	case "__class__":
		return x.Class, true
	case "__dict__":
		return it.instanceDict(x), true
	}
	return nil, false
}
