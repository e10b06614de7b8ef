package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// moduleDict is module.__dict__; nil after an exception. It stays open: a module has names that no statement of its
// own binds, such as the submodules that somebody imported.
func (it *Interp) moduleDict(m *Namespace) value.Value {
	d, complete := it.bindings(m)
	if d == nil {
		return nil
	}
	d.Open = true
	if complete && m.state != running {
		d.Other = it.World.UnknownOf("module", "submodule that was imported")
	}
	return d
}

// bindings is a new dictionary of what a module binds; nil after an exception. complete: there is nothing else.
func (it *Interp) bindings(m *Namespace) (d *value.Dict, complete bool) {
	names, complete := it.moduleNames(m)
	d = value.NewDict()
	for _, n := range names {
		v := it.moduleAttr(m, n)
		if v == nil && it.Exc != nil {
			return nil, false
		}
		if v != nil {
			d.Items.Set(n, value.Str{S: n}, v)
		}
	}
	d.Items.OnMiss = it.globalByKey(m) // what was not listed
	return d, complete
}

// globalByKey finds a global of a module by the key of a mapping.
func (it *Interp) globalByKey(m *Namespace) func(key value.Key) value.Value {
	return func(key value.Key) value.Value {
		if s, ok := key.(string); ok {
			return it.globalOf(m, s)
		}
		return nil
	}
}

// moduleNames lists the names that a module binds, in their order. complete: no statement of it may bind another.
func (it *Interp) moduleNames(m *Namespace) (names []string, complete bool) {
	m.Attrs.Each(func(name string, _ value.Value) bool { names = append(names, name); return true })
	complete = !m.Open && m.resolve == nil && m.tables == nil
	if m.resolve != nil {
		names = append(names, ruledNames(m.Name)...)
	}
	for _, s := range m.stars {
		given, all := it.starNames(s)
		names, complete = append(names, given...), complete && all
	}
	return distinct(names), complete
}

// ruledNames lists the names of a native module that have rules, sorted.
func ruledNames(module string) (names []string) {
	prefix := canonicalModule(module) + "."
	torch.Names(func(name string, _ bool) {
		if rest, ok := strings.CutPrefix(name, prefix); ok && !strings.Contains(rest, ".") {
			names = append(names, rest)
		}
	})
	slices.Sort(names)
	return names
}

// starNames lists what a star import gives that has been put off.
func (it *Interp) starNames(s *star) (names []string, complete bool) {
	m := it.module(s.module, s.from)
	if m == nil || s.asking || m.state == notRun && !it.run(m) {
		return nil, false
	}
	s.asking = true
	defer func() { s.asking = false }()
	all, complete := it.moduleNames(m)
	for _, n := range all {
		if !strings.HasPrefix(n, "_") && it.exported(s, n) != nil {
			names = append(names, n)
		}
	}
	return names, complete && it.Exc == nil
}

// distinct drops repeated names, in place; the first one stays.
func distinct(names []string) []string {
	seen := make(map[string]bool, len(names))
	return slices.DeleteFunc(names, func(n string) bool {
		was := seen[n]
		seen[n] = true
		return was
	})
}
