package interp

import (
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file makes objects of classes of options, for what those say of an object that nobody has made.

// examples are objects by their classes, nil where none could be made, and what was asked of them.
type examples struct {
	made  map[*value.Class]*value.Instance
	attrs map[exampleKey]exampleAttr
}

// example is an object of a class made without arguments, once for a file; nil if there is none.
// What numbers it holds are guesses.
func (it *Interp) example(c *value.Class) *value.Instance {
	if in, tried := it.examples.made[c]; tried {
		return in
	}
	it.examples.made[c] = nil // while it is being made
	it.rationed(exampleAllowance, func() {
		it.Outside(func() {
			it.quietly(func() {
				in, _ := it.instantiate(c, &value.Args{World: it.World}).(*value.Instance)
				if in == nil || it.Exhausted != "" {
					return
				}
				in.Attrs.Each(func(name string, v value.Value) bool {
					in.Attrs.Set(name, it.defaulted(v))
					return true
				})
				it.examples.made[c] = in
			})
		})
	})
	return it.examples.made[c]
}

// exampleAttr looks an attribute of an example up, once.
func (it *Interp) exampleAttr(in *value.Instance, name string) exampleAttr {
	k := exampleKey{in, name}
	a, known := it.examples.attrs[k]
	if known {
		return a
	}
	it.Outside(func() {
		if a.has = it.HasAttr(in, name); a.has == dim.Yes {
			it.quietly(func() { a.value, _ = it.findAttr(in, name) })
		}
	})
	it.examples.attrs[k] = a
	return a
}

type exampleKey struct {
	in   *value.Instance
	name string
}

// exampleAttr is what is known of an attribute of an example.
type exampleAttr struct {
	has   dim.Answer
	value value.Value // nil if it surely or maybe has none
}
