package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file walks over a module, its children and its tensors.

// children iterates over the direct submodules, each object once; None is left
// out. Those that were added under an unknown name come last, unknown.
func (it *Interp) children(m *value.Instance, named bool) value.Value {
	if lit := it.differingChild(m); lit != nil {
		return it.Split(*lit, func() value.Value { return it.children(m, named) })
	}
	var out []value.Value
	seen := map[*value.Instance]bool{}
	it.eachChild(m, func(name string, x *value.Instance) {
		if seen[x] {
			return
		}
		seen[x] = true
		if named {
			out = append(out, value.NewTuple(value.Str{S: name}, x))
		} else {
			out = append(out, x)
		}
	})
	if !m.OpenAttrs && !it.holdsUnknownKind(m) {
		return it.iterator(out)
	}
	other := value.Value(it.World.Unknown("submodule added under an unknown name"))
	if named {
		other = value.NewTuple(it.UnknownOf("str", "name of a submodule"), other)
	}
	return pylib.NewIterator(it.World, out, &value.Abstract{Len: it.summaryLen(), Elem: other})
}

// differingChild finds a literal on which a direct submodule depends.
func (it *Interp) differingChild(m *value.Instance) (open *value.Literal) {
	if m.Module == nil {
		return nil
	}
	m.Module.Modules.Each(func(_ string, v value.Value) bool {
		_, open = it.Settle(v)
		return open == nil
	})
	return open
}

// eachChild visits the direct submodules that surely exist.
func (it *Interp) eachChild(m *value.Instance, f func(name string, x *value.Instance)) {
	if m.Module == nil {
		return
	}
	m.Module.Modules.Clone().Each(func(n string, v value.Value) bool {
		v, _ = it.Settle(v)
		switch x := v.(type) {
		case *value.Instance:
			f(n, x)
		case *value.Alt:
			for _, c := range x.Choices {
				if in, ok := c.Value.(*value.Instance); ok {
					f(n, in)
					break
				}
			}
		}
		return true
	})
}

// eachPossibleChild visits the direct submodules that exist in any branch.
func (it *Interp) eachPossibleChild(m *value.Instance, f func(x *value.Instance)) {
	if m.Module == nil {
		return
	}
	var visit func(v value.Value)
	visit = func(v value.Value) {
		v, _ = it.Settle(v)
		switch x := v.(type) {
		case *value.Instance:
			f(x)
		case *value.Alt:
			for _, c := range x.Choices {
				visit(c.Value)
			}
		}
	}
	m.Module.Modules.Clone().Each(func(_ string, v value.Value) bool {
		visit(v)
		return true
	})
}

// costOfVisit is how many bytes of a module's name cost as much as an element.
const costOfVisit = 16

func (it *Interp) walkModules(m *value.Instance, prefix string, seen map[*value.Instance]bool, f func(name string, x *value.Instance)) {
	if seen[m] {
		return
	}
	seen[m] = true
	it.Budget.Copy(1 + len(prefix)/costOfVisit)
	f(prefix, m)
	it.eachChild(m, func(n string, x *value.Instance) {
		it.walkModules(x, within(prefix, n), seen, f)
	})
}

// walkModulesOf is walkModules; again tells to visit a module under each of its names, as torch does without
// remove_duplicate. One that holds itself is not visited from within.
func (it *Interp) walkModulesOf(m *value.Instance, prefix string, again bool, f func(name string, x *value.Instance)) {
	if !again {
		it.walkModules(m, prefix, map[*value.Instance]bool{}, f)
		return
	}
	around := map[*value.Instance]bool{}
	var visit func(prefix string, m *value.Instance)
	visit = func(prefix string, m *value.Instance) {
		if around[m] || !it.Nesting.Enter() {
			return
		}
		defer it.Nesting.Leave()
		around[m] = true
		it.Budget.Copy(1 + len(prefix)/costOfVisit)
		f(prefix, m)
		it.eachChild(m, func(n string, x *value.Instance) { visit(within(prefix, n), x) })
		around[m] = false
	}
	visit(prefix, m)
}

// within is the qualified name of what a module holds.
func within(prefix, name string) string {
	if prefix == "" {
		return name
	}
	return prefix + "." + name
}

// EachModule visits a module and its submodules by qualified name, each once.
func (it *Interp) EachModule(m *value.Instance, f func(name string, x *value.Instance)) {
	it.walkModules(m, "", map[*value.Instance]bool{}, f)
}

// EachTensor visits the parameters (or buffers) of a module and its submodules, each tensor once.
func (it *Interp) EachTensor(m *value.Instance, params bool, f func(name string, t *value.Tensor)) {
	it.eachTensorOf(m, "", params, false, f)
}

// eachTensorOf is EachTensor with names below a prefix; again tells to visit a tensor under each of its names.
func (it *Interp) eachTensorOf(m *value.Instance, prefix string, params, again bool, f func(name string, t *value.Tensor)) {
	seen := map[*value.Tensor]bool{}
	it.walkModulesOf(m, prefix, again, func(prefix string, x *value.Instance) {
		if x.Module == nil {
			return
		}
		tensorTable(x.Module, params).Each(func(n string, v value.Value) bool {
			v, _ = it.Settle(v)
			if t, ok := v.(*value.Tensor); ok && (again || !seen[t]) {
				seen[t] = true
				f(within(prefix, n), t)
			}
			return true
		})
	})
}

// eachPossibleTensor visits the parameters, and the buffers if they are asked for, that a module and its submodules hold in
// any branch, each once: what is done to all of them is done to those of a branch, too.
func (it *Interp) eachPossibleTensor(m *value.Instance, buffers bool, f func(t *value.Tensor)) {
	seen := map[value.Value]bool{}
	var tensor func(v value.Value)
	tensor = func(v value.Value) {
		v, _ = it.Settle(v)
		switch x := v.(type) {
		case *value.Tensor:
			if !seen[x] {
				seen[x] = true
				f(x)
			}
		case *value.Alt:
			for _, c := range x.Choices {
				tensor(c.Value)
			}
		}
	}
	var visit func(x *value.Instance)
	visit = func(x *value.Instance) {
		if seen[x] || x.Module == nil {
			return
		}
		seen[x] = true
		it.Budget.Copy(1)
		each := func(_ string, v value.Value) bool {
			tensor(v)
			return true
		}
		x.Module.Params.Each(each)
		if buffers {
			x.Module.Buffers.Each(each)
		}
		it.eachPossibleChild(x, visit)
	}
	visit(m)
}

// holding names what modules hold beside submodules.
type holding uint8

// Complete tells if all submodules of a module, and what of them is asked for, are known: nothing was
// added under an unknown name, or is there in some branches only.
func (it *Interp) Complete(m *value.Instance, asked holding) bool {
	complete := true
	known := func(_ string, v value.Value) bool {
		v, _ = it.Settle(v)
		_, lost := v.(value.Unknown)
		_, open := v.(*value.Alt)
		complete = complete && !lost && !open
		return complete
	}
	it.walkModules(m, "", map[*value.Instance]bool{}, func(_ string, x *value.Instance) {
		// One without the state of a module has its tables from a base class that is not known.
		complete = complete && !x.OpenAttrs && x.Module != nil && !it.holdsUnknownKind(x)
		if x.Module == nil {
			return
		}
		x.Module.Modules.Each(known)
		if asked&Params != 0 {
			x.Module.Params.Each(known)
		}
		if asked&Buffers != 0 {
			x.Module.Buffers.Each(known)
		}
	})
	return complete
}

// tensorTable is where a module keeps its parameters (or buffers).
func tensorTable(s *value.ModuleState, params bool) *value.Attrs {
	if params {
		return s.Params
	}
	return s.Buffers
}

func (it *Interp) tensorsOf(m *value.Instance, a *value.Args, params, named bool) value.Value {
	var out []value.Value
	add := func(n string, t *value.Tensor) {
		if named {
			out = append(out, value.NewTuple(value.Str{S: n}, t))
		} else {
			out = append(out, t)
		}
	}
	var prefix value.Str
	recurse, again := a.Arg(0, "recurse"), false
	if named {
		prefix, _ = a.Arg(0, "prefix").(value.Str)
		recurse, again = a.Arg(1, "recurse"), a.Arg(2, "remove_duplicate") == value.Bool(false)
	}
	if recurse == value.Bool(false) && m.Module != nil {
		tensorTable(m.Module, params).Each(func(n string, v value.Value) bool {
			if t, ok := v.(*value.Tensor); ok {
				add(within(prefix.S, n), t)
			}
			return true
		})
	} else {
		it.eachTensorOf(m, prefix.S, params, again, add)
	}
	asked := Buffers
	if params {
		asked = Params
	}
	return it.members(m, out, asked, "tensor", named)
}

// members iterates over the tensors or submodules of a module that are known, and those that are not.
func (it *Interp) members(m *value.Instance, known []value.Value, asked holding, kind string, named bool) value.Value {
	if it.Complete(m, asked) && !it.mayHaveOthers(m) {
		return it.iterator(known)
	}
	other := value.Value(it.World.Unknown(kind + " of a submodule that is not known"))
	if named {
		other = value.NewTuple(it.UnknownOf("str", "name of a "+kind), other)
	}
	// Where among the others those of the unknown submodule come nobody knows.
	return pylib.NewIterator(it.World, nil, &value.Abstract{Len: it.summaryLen().AddInt(int64(len(known))), Elem: other})
}

// holdsUnknownKind tells that an attribute is an object of a class whose base is not known: it may be a submodule.
func (it *Interp) holdsUnknownKind(m *value.Instance) (found bool) {
	m.Attrs.Each(func(_ string, v value.Value) bool {
		in, ok := v.(*value.Instance)
		found = ok && !in.Class.IsModule && in.Class.Open()
		return !found
	})
	return found
}

// mayHaveOthers tells that an attribute of which nothing is known may be a submodule.
func (it *Interp) mayHaveOthers(m *value.Instance) (others bool) {
	it.walkModules(m, "", map[*value.Instance]bool{}, func(_ string, x *value.Instance) {
		x.Attrs.Each(func(_ string, v value.Value) bool {
			others = others || it.mayBeModule(v)
			return !others
		})
	})
	return others
}

// mayBeModule tells that nothing says that the value of an ordinary attribute is no module.
func (it *Interp) mayBeModule(v value.Value) bool {
	switch v := v.(type) {
	case value.Unknown:
		return v.Type == "" && it.DeclaredOf[v.ID] == nil
	case *value.Alt:
		return slices.ContainsFunc(v.Choices, func(c value.Choice) bool { return it.mayBeModule(c.Value) })
	}
	return false
}
