package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds isinstance, issubclass and the protocols that they know.

// isInstanceOfAny is isinstance(v, c) where either may differ by branch. What v holds, if it is a container, makes no
// difference to it.
func (it *Interp) isInstanceOfAny(v, c value.Value) value.Value {
	again := func() value.Value { return it.isInstanceOfAny(v, c) }
	class, lit := it.settleDeep(c)
	if lit != nil {
		return it.Split(*lit, again)
	}
	if alt, ok := v.(*value.Alt); ok {
		if r := it.isInstanceInAll(alt, class); r != nil {
			return r
		}
	}
	object, lit := it.Settle(v)
	if lit != nil {
		return it.Split(*lit, again)
	}
	return it.isInstance(object, class)
}

// isInstanceInAll is isinstance of a value that differs by branch if all its alternatives agree, so that nobody needs to
// tell the branches apart; nil otherwise.
func (it *Interp) isInstanceInAll(alt *value.Alt, c value.Value) value.Value {
	classes := []value.Value{c}
	if t, ok := c.(*value.Tuple); ok {
		classes = t.Elems
	}
	for _, c := range classes { // a class may answer with code of its own
		if k, ok := c.(*value.Class); !ok || k.Module != "builtins" && k.Module != "torch" {
			return nil
		}
	}
	var agreed value.Value
	for _, choice := range alt.Choices {
		switch choice.Value.(type) {
		case nil, value.Unknown, *value.Alt, *value.Instance:
			return nil
		}
		r := it.isInstance(choice.Value, c)
		if _, decided := r.(value.Bool); !decided || agreed != nil && r != agreed {
			return nil
		}
		agreed = r
	}
	return agreed
}

// isInstance is isinstance(v, c) as a bool, a SymBool or an unknown bool.
func (it *Interp) isInstance(v, c value.Value) value.Value {
	if u := it.unionArgs(c); u != nil {
		c = u
	}
	if t, ok := c.(*value.Tuple); ok {
		var open value.Value
		for _, e := range t.Elems {
			r := it.isInstance(v, e)
			if r == value.Bool(true) {
				return r
			}
			if r != value.Bool(false) {
				open = r
			}
		}
		if open == nil {
			return value.Bool(false)
		}
		if u, ok := v.(value.Unknown); ok && len(t.Elems) > 1 {
			var classes []*value.Class
			for _, e := range t.Elems {
				if k, ok := e.(*value.Class); ok {
					classes = append(classes, k)
				}
			}
			if len(classes) < len(t.Elems) {
				return it.UnknownOf("bool", "isinstance of an unknown class")
			}
			return it.classTest(u, classes...)
		}
		return open
	}
	k, ok := c.(*value.Class)
	if !ok {
		if c == value.None {
			return value.Bool(v == value.None)
		}
		return it.UnknownOf("bool", "isinstance of an unknown class")
	}
	if u, ok := v.(value.Unknown); ok {
		if u.Type != "" {
			if uc := it.ClassOf(u); uc != nil {
				return value.Bool(uc.IsSubclass(k))
			}
		}
		if c := it.DeclaredOf[u.ID]; c != nil && (c.IsSubclass(k) || k.Module == "builtins") {
			return value.Bool(c.IsSubclass(k))
		}
		if k.Name == "object" && k.Module == "builtins" {
			return value.Bool(true)
		}
		return it.classTest(u, k)
	}
	if m := it.metaHook(k, "__instancecheck__"); m != nil {
		return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{v}})
	}
	vc := it.ClassOf(v)
	if vc == nil {
		return it.isProtocol(v, k)
	}
	if vc.IsSubclass(k) {
		return value.Bool(true)
	}
	if in, ok := v.(*value.Instance); ok && in.Native != nil {
		if nc := it.ClassOf(in.Native); nc != nil && nc.IsSubclass(k) {
			return value.Bool(true)
		}
	}
	if it.registered(vc, k) {
		return value.Bool(true)
	}
	if r := it.claimsClass(v, k); r != nil || it.Exc != nil {
		return r
	}
	if vc.Open() {
		return it.UnknownOf("bool", "isinstance of an object with an unknown base")
	}
	return it.isProtocol(v, k)
}

// registered tells if a class, or one of its bases, was registered as a virtual subclass of an abstract one.
func (it *Interp) registered(c, abstract *value.Class) bool {
	t, ok := abstract.Attrs.Get("_registered_").(*value.Tuple)
	return ok && slices.ContainsFunc(t.Elems, func(v value.Value) bool {
		k, ok := v.(*value.Class)
		return ok && c.IsSubclass(k)
	})
}

// claimsClass is isinstance of an object whose class is none of k's, but which has a __class__ of its own; nil if it has none.
func (it *Interp) claimsClass(v value.Value, k *value.Class) value.Value {
	in, ok := v.(*value.Instance)
	if !ok {
		return nil
	}
	m, owner := in.Class.Lookup("__class__")
	if m == nil || owner.Place.File == 0 {
		return nil
	}
	c, ok := it.Attr(in, "__class__").(*value.Class)
	switch {
	case it.Exc != nil:
		return nil
	case !ok:
		return it.UnknownOf("bool", "isinstance of an object with a class of its own")
	}
	return value.Bool(c.IsSubclass(k))
}

// classTest is isinstance of an unknown value.
func (it *Interp) classTest(u value.Unknown, classes ...*value.Class) value.Value {
	ans, lit := it.ClassTest(u, classes, it.countsAs)
	if ans == dim.Unknown {
		return value.SymBool{Lit: lit}
	}
	return value.Bool(ans == dim.Yes)
}

// countsAs tells that each object of class c surely is an instance of k.
func (it *Interp) countsAs(c, k *value.Class) bool {
	return c.IsSubclass(k) || abstractModule(k.Module) && it.classBelongs(c, k.Name)
}

func (it *Interp) metaHook(k *value.Class, name string) value.Value {
	if k.Meta == nil {
		return nil
	}
	if m, _ := k.Meta.Lookup(name); m != nil {
		return it.bindTo(m, k, k.Meta)
	}
	return nil
}

// isProtocol answers for classes to which values belong that do not inherit from them.
func (it *Interp) isProtocol(v value.Value, k *value.Class) value.Value {
	switch {
	case abstractModule(k.Module) && k.Name == "Callable":
		return it.callable(v)
	case abstractModule(k.Module):
		return value.Bool(it.belongs(v, k.Name))
	case k.Module == "types":
		return value.Bool(isOfType(v, k.Name))
	case k.Module == "typing":
		return it.UnknownOf("bool", "isinstance of typing."+k.Name)
	case it.hasHook(k):
		return it.UnknownOf("bool", "isinstance of "+k.Name)
	case isTypingProtocol(k):
		return it.hasMembers(v, k)
	}
	return value.Bool(false)
}

// isTypingProtocol tells that a class statement lists typing.Protocol among its bases.
func isTypingProtocol(k *value.Class) bool {
	return slices.ContainsFunc(k.Bases, func(b *value.Class) bool { return b.Module == "typing" && b.Name == "Protocol" })
}

// hasMembers is isinstance of a protocol that is checked at run time: all members have to be there, of whatever kind they are.
// https://docs.python.org/3/library/typing.html#typing.runtime_checkable
func (it *Interp) hasMembers(v value.Value, k *value.Class) value.Value {
	all := dim.Yes
	check := func(name string) bool {
		if !protocolMember(name) {
			return true
		}
		switch it.HasAttr(v, name) {
		case dim.No:
			all = dim.No
		case dim.Unknown:
			all = dim.Unknown
		}
		return all != dim.No
	}
	for _, base := range k.MRO {
		if all == dim.No || !isTypingProtocol(base) {
			continue
		}
		base.Attrs.Each(func(name string, _ value.Value) bool { return check(name) })
		if declared, ok := it.bound(base.Attrs.Get("__annotations__")).(*value.Dict); ok && all != dim.No {
			declared.Items.Each(func(e *value.Entry) bool {
				name, ok := e.Key.(value.Str)
				return !ok || check(name.S)
			})
		}
	}
	if all == dim.Unknown {
		return it.UnknownOf("bool", "isinstance of "+k.Name)
	}
	return value.Bool(all == dim.Yes)
}

// protocolMember tells the names of a protocol that its instances must have from those that any class has.
func protocolMember(name string) bool {
	switch name {
	case "__module__", "__qualname__", "__doc__", "__annotations__", "__dict__", "__weakref__", "__slots__", "__init__", "__new__",
		"__class_getitem__", "__subclasshook__", "__match_args__", "__firstlineno__", "__static_attributes__", "__parameters__":
		return false
	}
	return true
}

// isOfType tells if a value is of a type that only the module types names.
func isOfType(v value.Value, name string) bool {
	is := false
	switch name {
	case "FunctionType", "LambdaType":
		_, is = v.(*Function)
	case "MethodType":
		_, is = v.(*value.BoundMethod)
	case "BuiltinFunctionType":
		_, is = v.(*value.Builtin)
	case "ModuleType":
		_, is = v.(*Namespace)
	case "GeneratorType":
		_, is = v.(*Generator)
	case "MappingProxyType":
		_, is = v.(*pylib.MappingProxy)
	case "NoneType":
		is = v == value.None
	}
	return is
}

// hasHook tells if a class decides itself what belongs to it.
func (it *Interp) hasHook(k *value.Class) bool {
	m, owner := k.Lookup("__subclasshook__")
	return m != nil && owner.Module != "builtins"
}

func (it *Interp) isSubclass(v, c value.Value) value.Value {
	k, ok := v.(*value.Class)
	if !ok {
		return it.UnknownOf("bool", "issubclass of an unknown class")
	}
	if t, ok := c.(*value.Tuple); ok {
		for _, e := range t.Elems {
			if r := it.isSubclass(v, e); r != value.Bool(false) {
				return r
			}
		}
		return value.Bool(false)
	}
	if u := it.unionArgs(c); u != nil {
		return it.isSubclass(v, u)
	}
	d, ok := c.(*value.Class)
	if !ok {
		return it.UnknownOf("bool", "issubclass of an unknown class")
	}
	if k.IsSubclass(d) || it.registered(k, d) {
		return value.Bool(true)
	}
	if m := it.metaHook(d, "__subclasscheck__"); m != nil {
		return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{v}})
	}
	if abstractModule(d.Module) && it.classBelongs(k, d.Name) {
		return value.Bool(true)
	}
	if k.Open() || it.hasHook(d) {
		return it.UnknownOf("bool", "issubclass of a class with an unknown base")
	}
	return value.Bool(false)
}
