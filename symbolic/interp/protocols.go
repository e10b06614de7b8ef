package interp

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file knows what belongs to the abstract classes of collections.abc and numbers: types that do without inheriting
// from them, and classes that have the methods.

const (
	sequenceTypes = "list tuple str bytes bytearray memoryview range"
	viewTypes     = "dict_keys dict_values dict_items"
	iteratorTypes = "generator list_iterator tuple_iterator range_iterator zip map filter enumerate reversed iterator"
	sizedTypes    = sequenceTypes + " dict mappingproxy set frozenset Tensor " + viewTypes
)

// protocolTypes are the built-in types of each abstract class, as CPython registers them.
// https://docs.python.org/3/library/collections.abc.html, https://docs.python.org/3/library/numbers.html
var protocolTypes = protocolTable(map[string]string{
	"Sized":           sizedTypes,
	"Container":       sizedTypes,
	"Collection":      sizedTypes,
	"Iterable":        sizedTypes + " " + iteratorTypes,
	"Reversible":      sequenceTypes + " dict mappingproxy Tensor " + viewTypes,
	"Iterator":        iteratorTypes,
	"Generator":       "generator",
	"Sequence":        sequenceTypes,
	"MutableSequence": "list bytearray",
	"ByteString":      "bytes bytearray",
	"Mapping":         "dict mappingproxy",
	"MutableMapping":  "dict",
	"Set":             "set frozenset dict_keys dict_items",
	"MutableSet":      "set",
	"MappingView":     viewTypes,
	"KeysView":        "dict_keys",
	"ValuesView":      "dict_values",
	"ItemsView":       "dict_items",
	"Callable":        "function builtin_function_or_method method type partial",
	"Number":          "int bool float complex",
	"Complex":         "int bool float complex",
	"Real":            "int bool float",
	"Rational":        "int bool",
	"Integral":        "int bool",
})

func protocolTable(lists map[string]string) map[string]map[string]bool {
	table := map[string]map[string]bool{}
	for protocol, types := range lists {
		table[protocol] = map[string]bool{}
		for t := range strings.FieldsSeq(types) {
			table[protocol][t] = true
		}
	}
	return table
}

// unhashableTypes are those that have no hash.
var unhashableTypes = map[string]bool{"list": true, "dict": true, "set": true, "bytearray": true, "slice": true, "dict_keys": true, "dict_items": true}

// protocolMethods are the methods that make a class one of the abstract class.
var protocolMethods = map[string][]string{
	"Sized":         {"__len__"},
	"Container":     {"__contains__"},
	"Iterable":      {"__iter__"},
	"Collection":    {"__len__", "__iter__", "__contains__"},
	"Reversible":    {"__reversed__", "__iter__"},
	"Iterator":      {"__next__", "__iter__"},
	"Generator":     {"__iter__", "__next__", "send", "throw", "close"},
	"Callable":      {"__call__"},
	"Awaitable":     {"__await__"},
	"Coroutine":     {"__await__", "send", "throw", "close"},
	"AsyncIterable": {"__aiter__"},
	"AsyncIterator": {"__anext__", "__aiter__"},
}

// abstractModule tells that a class of a module may have members that do not inherit from it.
func abstractModule(module string) bool {
	return strings.HasPrefix(module, "collections.abc") || module == "numbers"
}

// builtinBelongs tells if a built-in type belongs to an abstract class.
func builtinBelongs(typeName, protocol string) bool {
	if protocol == "Hashable" {
		return !unhashableTypes[typeName]
	}
	return protocolTypes[protocol][typeName]
}

// classBelongs tells if a class belongs to an abstract class: one of its bases does, or it has the methods.
func (it *Interp) classBelongs(c *value.Class, protocol string) bool {
	if protocol == "Hashable" {
		return hashable(c)
	}
	methods := protocolMethods[protocol]
	for _, name := range methods {
		if m, _ := c.Lookup(name); m == value.None {
			return false // it is said not to have it
		}
	}
	for _, k := range c.MRO {
		if k.Module == "builtins" && builtinBelongs(k.Name, protocol) || k.Module == "torch" && k.Name == "Tensor" && protocolTypes[protocol]["Tensor"] ||
			k.Module == "functools" && k.Name == "partial" && protocol == "Callable" {
			return true
		}
	}
	for _, name := range methods {
		if m, _ := c.Lookup(name); m == nil {
			return false
		}
	}
	return len(methods) > 0
}

// hashable tells if objects of a class have a hash: the first of its bases with __eq__ or __hash__ says so.
func hashable(c *value.Class) bool {
	for _, k := range c.MRO {
		if h := k.Attrs.Get("__hash__"); h != nil {
			return h != value.None
		}
		if k.Attrs.Get("__eq__") != nil && k.Module != "builtins" || k.Module == "builtins" && unhashableTypes[k.Name] {
			return false
		}
	}
	return true
}

// belongs tells if a value belongs to an abstract class.
func (it *Interp) belongs(v value.Value, protocol string) bool {
	switch x := v.(type) {
	case *value.Instance:
		if protocol != "Hashable" && x.Native != nil && builtinBelongs(x.Native.TypeName(), protocol) {
			return true
		}
		if x.Module != nil && it.hasProtocol(x, protocol) { // a container of modules
			return true
		}
		return it.classBelongs(x.Class, protocol)
	case *value.Tensor:
		return protocol == "Hashable" || protocolTypes[protocol]["Tensor"]
	case *value.Tuple:
		if x.Class != nil {
			return it.classBelongs(x.Class, protocol)
		}
		return builtinBelongs("tuple", protocol) // so do a torch.Size and the tuples with names that torch returns
	case *value.Dict:
		if x.Class != nil {
			return it.classBelongs(x.Class, protocol)
		}
	case *pylib.Iterator:
		return builtinBelongs("iterator", protocol) && (protocol != "Generator" || x.TypeName() == "generator") || builtinBelongs(x.TypeName(), protocol)
	}
	return builtinBelongs(v.TypeName(), protocol)
}

// hasProtocol tells if an object has the methods of an abstract class, those of native layers among them.
func (it *Interp) hasProtocol(x *value.Instance, protocol string) bool {
	for _, name := range protocolMethods[protocol] {
		if it.special(x, name) == nil {
			return false
		}
	}
	return len(protocolMethods[protocol]) > 0
}
