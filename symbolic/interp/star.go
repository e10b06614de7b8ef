package interp

import (
	"bytes"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// star is a star import whose module has not been asked for a name yet:
// packages import a hundred modules in this way, of which a program uses one.
type star struct {
	module string
	from   *Source
	text   []byte
	// asking: a name is being looked up; modules that star-import each other end here.
	asking bool
}

// lazyStar puts a star import off until a name is looked up in the namespace;
// false for a module that is not read from disk.
func (it *Interp) lazyStar(ns *Namespace, module string) bool {
	if m := it.modules[module]; m != nil && (m.state != notRun || m.Src == nil) {
		return false
	}
	if it.hostModuleName(module) {
		return false
	}
	text := it.Loader.Text(module)
	if text == nil {
		return false
	}
	ns.stars = append(ns.stars, &star{module: module, from: ns.Src, text: text})
	return true
}

// hostModuleName tells if a module comes from rule tables, not from its source.
func (it *Interp) hostModuleName(name string) bool {
	top := name
	for i := range name {
		if name[i] == '.' {
			top = name[:i]
			break
		}
	}
	return nativeRoots[top] || name == "torchvision.ops"
}

// starName looks a name up in the modules that a namespace star-imports, the last one first.
func (it *Interp) starName(ns *Namespace, name string) value.Value {
	if len(name) > 0 && name[0] == '_' {
		return nil
	}
	strict := it.builtins.Attrs.Get(name) != nil || it.builtin(name) != nil || ns.Package && it.Loader.Text(ns.Name+"."+name) != nil
	for i := len(ns.stars) - 1; i >= 0; i-- {
		s := ns.stars[i]
		if s.asking || !s.mayBind(name, strict) {
			continue
		}
		s.asking = true
		v := it.exported(s, name)
		s.asking = false
		if v != nil {
			it.setGlobal(ns, name, v)
			return v
		}
		if it.Exc != nil {
			return nil
		}
	}
	return nil
}

// mayBind tells from the text alone if a module may bind a name. strict: only a
// definition counts, since the name is also that of a builtin or a submodule.
func (s *star) mayBind(name string, strict bool) bool {
	if bytes.Contains(s.text, []byte("def "+name+"(")) || bytes.Contains(s.text, []byte("class "+name)) {
		return true
	}
	return !strict && (bytes.Contains(s.text, []byte(name)) || bytes.Contains(s.text, []byte("import *")))
}

// exported is a name as "from module import *" gives it; nil if it does not.
func (it *Interp) exported(s *star, name string) value.Value {
	m := it.module(s.module, s.from)
	if m == nil || m.Src == nil {
		return nil
	}
	x := m.Src.AST.Index
	switch def := x.Defs[name].(type) {
	case *parser.FunctionDef:
		// A decorator may have added the function to __all__.
		if x.HasAll && len(def.Decorators) == 0 && !listed(x.All, name) {
			return nil
		}
	case nil:
		if len(x.StarImports) == 0 && !listed(x.All, name) {
			return nil
		}
	default:
		if x.HasAll && len(x.All) > 0 && !listed(x.All, name) {
			return nil
		}
	}
	return it.moduleAttr(m, name)
}

func listed(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}
