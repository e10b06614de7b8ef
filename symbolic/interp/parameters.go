package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file binds the parameters of a function to the arguments of a call.

// bindParams distributes arguments over parameters as Python does; false after a TypeError.
func (it *Interp) bindParams(fn *Function, f *Frame, a *value.Args) bool {
	problem, ok := it.distribute(fn, f, a)
	if problem != "" {
		it.badCall(fn, a, problem)
	}
	return ok
}

// distribute binds the parameters of a function; what Python objects to is the
// problem, and without one only the budget can be why it is not ok.
func (it *Interp) distribute(fn *Function, f *Frame, a *value.Args) (problem string, ok bool) {
	p := fn.Params
	npos := p.Positional
	given := len(a.Pos)
	it.Budget.Copy(given)
	it.Budget.Scan(len(a.Kw) * len(p.All))
	if !it.affordable() {
		return "", false
	}
	n := min(given, npos)
	copy(f.vars[:n], a.Pos[:n])
	if p.Vararg >= 0 {
		var extra []value.Value
		if given > npos {
			extra = append(extra, a.Pos[npos:]...)
		}
		if a.OpenPos {
			f.vars[p.Vararg] = it.UnknownOf("tuple", "arguments of unknown number")
		} else {
			f.vars[p.Vararg] = it.walkable(&value.Tuple{Elems: extra})
		}
	} else if given > npos {
		least := 0
		for least < npos && fn.Defaults[least] == nil {
			least++
		}
		takes := value.Itoa(int64(npos))
		if least < npos {
			takes = "from " + value.Itoa(int64(least)) + " to " + takes
		}
		return "takes " + takes + " positional argument" + plural(npos) + " but " + value.Itoa(int64(given)) + " were given", false
	}
	var extra *value.Dict
	if p.Kwarg >= 0 {
		extra = value.NewDict()
		extra.Items.Names = true
		it.Heap.Birth(extra)
		f.vars[p.Kwarg] = extra
		extra.ByDefault = a.ByDefault
		if a.OpenKw {
			extra.Open, extra.Other = true, it.World.Unknown("keyword arguments of unknown names")
		}
	}
	for _, k := range a.Kw {
		i := paramIndex(p, k.Name)
		switch {
		case i >= p.PosOnly && i >= 0 && i != p.Vararg && i != p.Kwarg:
			if i < n && k.Maybe != nil {
				continue
			}
			if i < n {
				return "got multiple values for argument '" + k.Name + "'", false
			}
			f.vars[i] = it.givenOrDefault(k, fn.Defaults[i])
		case extra != nil && k.Maybe != nil:
			extra.Items.Set(k.Name, value.Str{S: k.Name}, k.Maybe)
		case extra != nil:
			extra.Items.Set(k.Name, value.Str{S: k.Name}, k.Value)
		case k.Maybe != nil: // where it is not given, all is well
		default:
			return "got an unexpected keyword argument '" + k.Name + "'", false
		}
	}
	var missing []string
	for i, q := range p.All {
		if f.vars[i] != nil || i == p.Vararg || i == p.Kwarg {
			continue
		}
		switch {
		case a.OpenPos && i < npos || a.OpenKw && i >= p.PosOnly:
			f.vars[i] = it.World.Unknown("argument " + q.Name)
		case fn.Defaults[i] != nil:
			f.vars[i] = fn.Defaults[i]
			if a.ByDefault && i >= p.PosOnly {
				f.vars[i] = it.defaulted(f.vars[i])
			}
			it.noteDefault(fn, i)
		default:
			missing = append(missing, q.Name)
			f.vars[i] = it.World.Unknown("missing argument " + q.Name)
		}
	}
	if missing != nil {
		return "missing " + value.Itoa(int64(len(missing))) + " required argument" + plural(len(missing)) + ": '" + strings.Join(missing, "', '") + "'", false
	}
	return "", true
}

// givenOrDefault is the value of a parameter for which there is a keyword argument, perhaps in some branches only.
func (it *Interp) givenOrDefault(k value.KwArg, otherwise value.Value) value.Value {
	if k.Maybe == nil || otherwise == nil {
		return k.Value
	}
	return k.Maybe.Or(otherwise)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func (it *Interp) badCall(fn *Function, a *value.Args, problem string) {
	name := fn.Name
	if fn.Class != nil {
		name = it.ownerShown(fn, a).Name + "." + name
	}
	it.RaiseFault(&value.Fault{Kind: "invalid-argument", Exception: "TypeError",
		Message: name + "() " + problem, Torch: name + "() " + problem})
}

// ownerShown is the class that a method is said to be of: what the prelude shares between classes has a name of its own
// there, so that the object's class is shown.
func (it *Interp) ownerShown(fn *Function, a *value.Args) *value.Class {
	if fn.Src.Kind != Prelude || !strings.HasPrefix(fn.Class.Name, "_") || len(a.Pos) == 0 {
		return fn.Class
	}
	var of *value.Class
	switch self := a.Pos[0].(type) {
	case *value.Instance:
		of = self.Class
	case *value.Class:
		of = self
	default:
		return fn.Class
	}
	for _, c := range slices.Backward(of.MRO) {
		if !strings.HasPrefix(c.Name, "_") && slices.Contains(c.MRO, fn.Class) {
			return c
		}
	}
	return fn.Class
}

// paramIndex finds a parameter by name, -1 if there is none.
func paramIndex(p *parser.Params, name string) int {
	for i, q := range p.All {
		if q.Name == name {
			return i
		}
	}
	return -1
}
