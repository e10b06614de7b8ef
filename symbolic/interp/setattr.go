package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// SetAttr implements value.Host.
func (it *Interp) SetAttr(v value.Value, name string, x value.Value) bool {
	if s, lit := it.Settle(v); lit != nil {
		return it.splitWrite(*lit, func() bool { return it.SetAttr(v, name, x) })
	} else {
		v = s
	}
	switch o := v.(type) {
	case *value.Instance:
		cv, _ := o.Class.Lookup(name)
		if it.registersModule(o, x) {
			cv = nil // no property is asked
		}
		if p, ok := cv.(*Property); ok {
			if p.Set == nil {
				it.Raise("AttributeError", "property '"+name+"' of '"+o.Class.Name+"' object has no setter")
				return it.Exc == nil
			}
			return it.Call(p.Set, &value.Args{World: it.World, Pos: []value.Value{o, x}}) != nil
		}
		if d, ok := cv.(*value.Instance); ok {
			if m, _ := d.Class.Lookup("__set__"); m != nil {
				return it.Call(it.bindTo(m, d, d.Class), &value.Args{World: it.World, Pos: []value.Value{o, x}}) != nil
			}
		}
		if m, mo := o.Class.Lookup("__setattr__"); m != nil && mo.Native != moduleClassMark {
			return it.Call(it.bindTo(m, o, o.Class), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}, x}}) != nil
		}
		it.setInstanceAttr(o, name, x)
	case *value.Class:
		if m := it.metaHook(o, "__setattr__"); m != nil {
			return it.Call(m, &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}, x}}) != nil
		}
		if o.Meta != nil {
			v, _ := o.Meta.Lookup(name)
			if p, ok := v.(*Property); ok && p.Set != nil {
				return it.Call(p.Set, &value.Args{World: it.World, Pos: []value.Value{o, x}}) != nil
			}
		}
		it.setClassAttr(o, name, x)
	case *Namespace:
		if o.state == notRun && !it.run(o) && it.Exc != nil { // else its body would bind the name again when it is first read
			return false
		}
		it.setGlobal(o, name, x)
	case *Function:
		if t, isTuple := x.(*value.Tuple); name == "__defaults__" && (isTuple || x == value.None) {
			o.setDefaults(t)
			it.spoilRecordings()
			break
		}
		if o.Attrs == nil {
			o.Attrs = &value.Attrs{}
		}
		o.Attrs.Set(name, x)
		it.spoilRecordings() // the heap does not log it
	case *value.Dict:
		if o.Factory != nil && name == factoryName {
			it.setFactory(o, x)
		}
	case *value.Tensor:
		it.setTensorAttr(o, name, x)
	case value.Unknown:
		it.SetPart(o.ID, name, x)
		it.escapeInto(x)
		it.setAttrOfOne(o, name)
	}
	return true
}

// registersModule tells that an attribute is set by nn.Module.__setattr__ to a module, which becomes a submodule.
func (it *Interp) registersModule(o *value.Instance, x value.Value) bool {
	child, ok := x.(*value.Instance)
	if !ok || child.Module == nil || o.Module == nil {
		return false
	}
	m, owner := o.Class.Lookup("__setattr__")
	return m == nil || owner.Native == moduleClassMark
}

// setClassAttr is type.__setattr__.
func (it *Interp) setClassAttr(c *value.Class, name string, x value.Value) {
	it.Heap.Touch(c)
	c.Attrs.Set(name, x)
}

// setAttributes sets an attribute of o for each entry of a dict, in its order;
// with plain, as object.__setattr__ does. nil only after an exception.
func (it *Interp) setAttributes(o, entries, plain value.Value) value.Value {
	d := it.asDict(entries)
	in, ok := o.(*value.Instance)
	if d == nil || !ok {
		return it.Lose("attributes of " + o.TypeName())
	}
	raw := plain == value.Bool(true)
	fine := true
	d.Items.Each(func(e *value.Entry) bool {
		name, isName := e.Key.(value.Str)
		x := e.Value
		if alt, isAlt := x.(*value.Alt); isAlt {
			x = it.bound(alt)
		}
		switch {
		case !isName || x == nil:
		case raw:
			it.setInstanceAttr(in, name.S, x)
		default:
			fine = it.SetAttr(in, name.S, x)
		}
		return fine
	})
	if !fine {
		return nil
	}
	return value.None
}

// setAttrMethod is __setattr__ of an object as its class inherits it, called with a name and a value.
func (it *Interp) setAttrMethod(o *value.Instance, a *value.Args) value.Value {
	name, known := a.Arg(0, "name").(value.Str)
	if !known {
		it.setUnnamed(o)
	} else if x := a.Arg(1, "value"); x != nil {
		it.setInstanceAttr(o, name.S, x)
	}
	return value.None
}

// setInstanceAttr is object.__setattr__, or nn.Module's for modules.
func (it *Interp) setInstanceAttr(o *value.Instance, name string, x value.Value) {
	it.Heap.Touch(o)
	if name == "__class__" {
		it.setClass(o, x)
		return
	}
	if o.Class.IsModule && it.setModuleAttr(o, name, x) {
		return
	}
	if name == "__dict__" {
		if !it.adoptModuleDict(o, x) {
			it.replaceDict(o, x)
		}
		return
	}
	if o.Module != nil && slices.Contains(partsOfModule, name) {
		it.setModulePart(o, name, x)
		return
	}
	if d, replaced := replacedDict(o); replaced && d != nil {
		it.Heap.Touch(d)
		d.Items.Set(name, value.Str{S: name}, x)
		return
	}
	o.Attrs.Set(name, x)
	it.escapeHeld(o, name, x)
	if o.View != nil {
		it.Heap.Touch(o.View)
		o.View.Items.Set(name, value.Str{S: name}, x)
	}
}

// setClass makes an object one of another class. One that is not known may give it anything.
func (it *Interp) setClass(o *value.Instance, class value.Value) {
	if c, ok := class.(*value.Class); ok && c.IsModule == o.Class.IsModule {
		o.Class = c
		return
	}
	o.OpenAttrs, o.OtherInit = true, true
	o.Escaped = true
}

// deletesItself runs what a property or another descriptor does when its attribute is deleted; done is false if there is none.
func (it *Interp) deletesItself(o *value.Instance, name string) (done, fine bool) {
	cv, _ := o.Class.Lookup(name)
	switch d := cv.(type) {
	case *Property:
		return true, it.accessor(d.Del, "deleter", o) != nil
	case *value.Instance:
		if m, _ := d.Class.Lookup("__delete__"); m != nil {
			return true, it.Call(it.bindTo(m, d, d.Class), &value.Args{World: it.World, Pos: []value.Value{o}}) != nil
		}
	}
	return false, true
}

func (it *Interp) delAttr(v value.Value, name string) bool {
	object, lit := it.Settle(v)
	if lit != nil {
		return it.splitWrite(*lit, func() bool { return it.delAttr(v, name) })
	}
	switch o := object.(type) {
	case *value.Instance:
		if m, mo := o.Class.Lookup("__delattr__"); m != nil && mo.Place.File != 0 && it.frame != nil && it.frame.fn != m {
			return it.Call(it.bindTo(m, o, o.Class), &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}}}) != nil
		}
		if done, fine := it.deletesItself(o, name); done {
			return fine
		}
		it.Heap.Touch(o)
		if o.View != nil {
			it.Heap.Touch(o.View)
			o.View.Items.Delete(name) // a mapping that two sides of a branch have made no longer writes to the object
		}
		if o.Attrs.Delete(name) {
			return true
		}
		if d, _ := replacedDict(o); d != nil {
			it.Heap.Touch(d)
			if d.Items.Delete(name) {
				return true
			}
		}
		if m := o.Module; m != nil && (m.Params.Delete(name) || m.Modules.Delete(name) || m.Buffers.Delete(name)) {
			return true
		}
	case *value.Class:
		it.Heap.Touch(o)
		o.Attrs.Delete(name)
	case *Namespace:
		it.Heap.Touch(&o.Cell)
		o.Attrs.Delete(name)
	}
	return true
}
