package interp

import (
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds the names that import statements bind: modules are looked for, and run, when a name is first read.

// lazyImport is a name bound by an import statement that nobody has read yet.
type lazyImport struct {
	module string
	name   string // "" for the module itself
	from   *Source
	// forcing: it is being resolved; a package that imports its own submodule
	// by name meets its own binding again.
	forcing bool
	found   value.Value
}

// TypeName implements value.Value.
func (*lazyImport) TypeName() string { return "module" }

// Found implements value.Deferred.
func (l *lazyImport) Found() value.Value { return l.found }

// Outline implements value.Outlined.
func (l *lazyImport) Outline(o *value.Outline) { o.Code(l) }

// Constant implements value.Constant.
func (*lazyImport) Constant() bool { return true }

// IsLazy tells if a value is an import that nobody has read.
func IsLazy(v value.Value) bool { _, ok := v.(*lazyImport); return ok }

// force resolves a lazy import; nil only after an exception.
func (it *Interp) force(l *lazyImport) value.Value {
	if l.forcing && l.name != "" {
		return it.submodule(l)
	}
	if l.name == "" {
		return it.forceModule(l)
	}
	l.forcing = true
	defer func() { l.forcing = false }()
	v, ok := it.importedName(l.module, l.name, l.from)
	if !ok {
		if it.Exc != nil {
			return nil
		}
		v = it.missingName(l)
	}
	l.found = v
	return v
}

// forceModule resolves the import of a module, which may be what its package asks for by the very name.
func (it *Interp) forceModule(l *lazyImport) value.Value {
	m := it.module(l.module, l.from)
	switch {
	case m == nil:
		l.found = it.unknownModule(l.module)
	case l.forcing:
		return m
	default:
		l.forcing = true
		l.found = it.asNamed(m, l.from)
		l.forcing = false
	}
	return l.found
}

// submodule is module.name as a module of its own.
func (it *Interp) submodule(l *lazyImport) value.Value {
	if m := it.module(l.module+"."+l.name, l.from); m != nil {
		return m
	}
	return it.missingName(l)
}

// missingName stands for a name that a module does not have, or whose module is not there.
func (it *Interp) missingName(l *lazyImport) value.Value {
	reason := "name " + l.name + " of module " + l.module
	if it.ImportLosses != nil {
		it.ImportLosses[reason] = true
	}
	return it.Lose(reason)
}

// asNamed is what "import a.b as c" binds: what the package a calls b, which need not be its module of that name.
func (it *Interp) asNamed(m *Namespace, from *Source) value.Value {
	parent := parentPart(m.Name)
	if parent == "" {
		return m
	}
	pkg, name := it.module(parent, from), lastPart(m.Name)
	if pkg == nil {
		return m
	}
	if pkg.resolve != nil {
		if f, ok := it.resolved(pkg, name).(*value.Builtin); ok {
			return f
		}
	}
	if pkg.Src == nil || pkg.Src.AST.Index.Defs[name] == nil {
		return m
	}
	if v := it.moduleAttr(pkg, name); v != nil {
		return v
	}
	it.Exc = nil
	return m
}
