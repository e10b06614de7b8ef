package pylib

import (
	"strconv"
	"strings"
	"sync"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// call is a call of a builtin with its arguments bound.
type call struct {
	*value.Args
	w *value.World
	// arg are the bound parameters in order; nil: not given.
	arg  []value.Value
	name string
}

// param is a parameter of a builtin.
type param struct {
	name              string
	optional, keyword bool
}

// signature is the parameters of a builtin, read from text: "self x y? *key?".
// "?" marks an optional parameter, "*" one that is given by keyword only,
// "..." that further arguments are taken as they are.
type signature struct {
	params     []param
	positional int
	rest       bool
}

func parseSignature(spec string) signature {
	var s signature
	for _, f := range strings.Fields(spec) {
		if f == "..." {
			s.rest = true
			continue
		}
		p := param{name: strings.Trim(f, "*?"), optional: strings.HasSuffix(f, "?"), keyword: strings.HasPrefix(f, "*")}
		if !p.keyword {
			s.positional++
		}
		s.params = append(s.params, p)
	}
	return s
}

// builtin makes a function of a signature. A call with arguments of unknown
// number is unknown.
func builtin(name, spec string, f func(c *call) value.Value) *value.Builtin {
	signatureOf := sync.OnceValue(func() signature { return parseSignature(spec) })
	return &value.Builtin{Name: name, Fn: func(a *value.Args) value.Value {
		c := &call{Args: a, w: a.World, name: name}
		if a.OpenPos || a.OpenKw {
			return c.w.Unknown("call of " + name + " with unknown arguments")
		}
		if sig := signatureOf(); !sig.bind(c) {
			return nil
		}
		return f(c)
	}}
}

// shallow marks a function that never looks at the elements of its first argument.
func shallow(b *value.Builtin) *value.Builtin {
	b.Shallow = true
	return b
}

// bind fills c.arg; it raises TypeError where the arguments don't fit.
func (s *signature) bind(c *call) bool {
	c.arg = make([]value.Value, len(s.params))
	n := len(c.Pos)
	if n > s.positional {
		if !s.rest {
			c.w.Host.Raise("TypeError", c.name+"() takes "+plural(s.positional)+" ("+strconv.Itoa(n)+" given)")
			return false
		}
		n = s.positional
	}
	copy(c.arg, c.Pos[:n])
	for _, k := range c.Kw {
		i := s.index(k.Name)
		if i < 0 {
			if s.rest {
				continue
			}
			c.w.Host.Raise("TypeError", c.name+"() got an unexpected keyword argument '"+k.Name+"'")
			return false
		}
		if c.arg[i] != nil {
			c.w.Host.Raise("TypeError", "argument for "+c.name+"() given by name ('"+k.Name+"') and position ("+strconv.Itoa(i+1)+")")
			return false
		}
		c.arg[i] = k.Value
	}
	for i, p := range s.params {
		if c.arg[i] == nil && !p.optional {
			c.w.Host.Raise("TypeError", c.name+"() missing required argument '"+p.name+"' (pos "+strconv.Itoa(i+1)+")")
			return false
		}
	}
	return true
}

func (s *signature) index(name string) int {
	for i, p := range s.params {
		if p.name == name {
			return i
		}
	}
	return -1
}

func plural(n int) string {
	switch n {
	case 0:
		return "no arguments"
	case 1:
		return "at most 1 argument"
	}
	return "at most " + strconv.Itoa(n) + " arguments"
}

// raise puts an exception in flight and returns nil.
func (c *call) raise(class, message string) value.Value { return c.w.Host.Raise(class, message) }

// unknown is an unknown result of a known type ("" if it isn't known).
func (c *call) unknown(typ string) value.Value { return c.w.UnknownOf(typ, "result of "+c.name) }

// given tells if argument i was given and is not None.
func (c *call) given(i int) bool { return c.arg[i] != nil && c.arg[i] != value.None }

// str returns argument i as a known string.
func (c *call) str(i int) (string, bool) { return asStr(c.arg[i]) }

// int returns argument i as a constant, or def if it was not given.
func (c *call) int(i int, def int64) (int64, bool) {
	if c.arg[i] == nil || c.arg[i] == value.None {
		return def, true
	}
	return constInt(c.arg[i])
}

// flag returns argument i as a known truth, or def if it was not given.
func (c *call) flag(i int, def bool) (bool, bool) {
	if c.arg[i] == nil {
		return def, true
	}
	a, _ := c.w.Host.Truth(c.arg[i])
	return a == dim.Yes, a != dim.Unknown
}

// call runs a Python callable.
func (c *call) call(f value.Value, args ...value.Value) value.Value {
	return callValue(c.w, f, args...)
}

func callValue(w *value.World, f value.Value, args ...value.Value) value.Value {
	return w.Host.Call(f, &value.Args{World: w, Pos: args})
}

func newStr(s string) value.Value { return value.Str{S: s} }

// strList is a list of strings.
func strList(ss []string) *value.List {
	out := value.NewList()
	for _, s := range ss {
		out.Elems = append(out.Elems, newStr(s))
	}
	return out
}

// payload is the built-in value behind an instance of a user's subclass.
func payload(v value.Value) value.Value {
	if i, ok := v.(*value.Instance); ok && i.Native != nil {
		return i.Native
	}
	return v
}

// asStr returns a known string, of a str subclass too.
func asStr(v value.Value) (string, bool) {
	s, ok := payload(v).(value.Str)
	return s.S, ok
}

// here is the origin of the running operation with the more telling operand as its parent.
func here(w *value.World, operands ...*value.Origin) *value.Origin {
	var parent *value.Origin
	for _, o := range operands {
		if o != nil {
			parent = o
			break
		}
	}
	h := w.Host.Here()
	if h == nil {
		return parent
	}
	if parent == nil || h.Parent != nil {
		return h
	}
	o := *h
	o.Parent = parent
	return &o
}
