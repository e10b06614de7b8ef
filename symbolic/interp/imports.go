package interp

import (
	"maps"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

func (it *Interp) execImport(f *Frame, s parser.Stmt) outcome {
	switch s := s.(type) {
	case *parser.Import:
		for _, a := range s.Names {
			if !it.importName(f, a) {
				return failed
			}
		}
	case *parser.ImportFrom:
		return it.importFrom(f, s)
	}
	return done
}

// importName executes "import a.b.c [as d]". Modules run when a name of theirs is first read.
func (it *Interp) importName(f *Frame, a *parser.Alias) bool {
	if it.canWait(f, a) {
		it.putOff(f, a.Name)
		it.bind(f, a.Bound, &lazyImport{module: a.Name, from: f.src})
		return true
	}
	m := it.module(a.Name, f.src)
	if m != nil && m.Src != nil {
		it.putOff(f, a.Name)
	}
	if m == nil {
		if it.importFails(a.Name) {
			return false
		}
		it.bind(f, a.Bound, it.unknownModule(a.Name))
		return true
	}
	if a.AsName != "" {
		it.bind(f, a.Bound, it.asNamed(m, f.src))
		return true
	}
	top, _, dotted := strings.Cut(a.Name, ".")
	if dotted {
		t := it.module(top, f.src)
		if t == nil {
			return true
		}
		it.bind(f, a.Bound, t)
		return true
	}
	it.bind(f, a.Bound, m)
	return true
}

// canWait tells if a module need not be looked for before the name that it gets is read: it is new, and nobody is prepared
// for its absence.
func (it *Interp) canWait(f *Frame, a *parser.Alias) bool {
	if f.scope != nil || f.class != nil || a.Bound.Ref.Kind != parser.RefGlobal || a.AsName == "" && strings.Contains(a.Name, ".") {
		return false
	}
	_, known := it.modules[a.Name]
	return !known && pylib.Module(a.Name) == nil && it.fate(thrown{class: "ModuleNotFoundError"}) == notCaught
}

// importFails raises ImportError for a module that is not there, where a handler waits for it.
func (it *Interp) importFails(name string) bool {
	if it.fate(thrown{class: "ModuleNotFoundError"}) == notCaught || it.Loader.HasModule(name, it.Script) {
		return false // nobody minds, or it is there and not read
	}
	it.Exc = &value.Exception{Class: "ModuleNotFoundError", Message: "No module named '" + name + "'", Place: it.here}
	return true
}

func (it *Interp) unknownModule(name string) value.Value {
	return it.World.Unknown("module " + name + " is not found")
}

func (it *Interp) importFrom(f *Frame, s *parser.ImportFrom) outcome {
	module := it.absolute(f, s.Module, s.Level)
	if module == "__future__" {
		return done
	}
	waiting := it.fate(thrown{class: "ImportError"}) != notCaught
	for _, a := range s.Names {
		if a.Name == "*" {
			it.importStar(f, module)
			continue
		}
		if waiting || f.class != nil { // a handler must see the failure here and now
			v, ok := it.importedName(module, a.Name, f.src)
			if !ok {
				if it.Exc != nil {
					return failed
				}
				if waiting && (it.modules[module] != nil || !it.Loader.HasModule(module, it.Script)) {
					it.Exc = &value.Exception{Class: "ImportError", Message: "cannot import name '" + a.Name + "' from '" + module + "'", Place: it.here}
					return failed
				}
				v = it.World.Unknown("name " + a.Name + " of module " + module)
			}
			it.bind(f, a.Bound, v)
			continue
		}
		if a.Bound.Ref.Kind == parser.RefGlobal && f.scope == nil {
			it.putOff(f, module)
			it.putOff(f, module+"."+a.Name)
			it.bind(f, a.Bound, &lazyImport{module: module, name: a.Name, from: f.src})
			continue
		}
		v := it.force(&lazyImport{module: module, name: a.Name, from: f.src})
		if v == nil {
			return failed
		}
		it.bind(f, a.Bound, v)
	}
	return done
}

// absolute resolves a relative module name.
func (it *Interp) absolute(f *Frame, module string, level int) string {
	if level == 0 {
		return module
	}
	base := f.ns.Name
	if !f.ns.Package {
		base = parentPart(base)
	}
	return relativeTo(base, level, module)
}

// importedName is module.name for an import statement.
func (it *Interp) importedName(module, name string, from *Source) (value.Value, bool) {
	m := it.module(module, from)
	if m == nil {
		return nil, false
	}
	if v := it.moduleAttr(m, name); v != nil {
		return v, true
	}
	if it.Exc != nil {
		return nil, false
	}
	if sub := it.module(module+"."+name, from); sub != nil {
		return sub, true
	}
	if m.Open {
		return it.World.Unknown("name " + name + " of module " + module), true
	}
	return nil, false
}

func (it *Interp) importStar(f *Frame, module string) {
	if f.scope == nil && f.class == nil && it.fate(thrown{class: "ImportError"}) == notCaught && it.lazyStar(f.ns, module) {
		return
	}
	it.alter(f.ns)
	m := it.module(module, f.src)
	if m == nil {
		f.ns.Open = true
		return
	}
	if m.Src == nil || !it.run(m) {
		f.ns.Open = f.ns.Open || m.Src == nil
		if m.Src == nil {
			f.ns.takeTable(m)
		}
		if it.Exc != nil && it.Exhausted == "" {
			it.Exc = nil
		}
		return
	}
	names := m.Src.AST.Index.All
	if !m.Src.AST.Index.HasAll {
		names = nil
		m.Attrs.Each(func(n string, v value.Value) bool {
			if !strings.HasPrefix(n, "_") {
				names = append(names, n)
			}
			return true
		})
	}
	if l, ok := m.Attrs.Get("__all__").(*value.List); ok && l.Abstract == nil {
		names = nil
		for _, e := range l.Elems {
			if s, ok := e.(value.Str); ok {
				names = append(names, s.S)
			}
		}
	}
	for _, n := range names {
		if v := m.Attrs.Get(n); v != nil {
			it.bindStar(f, n, v)
		} else if sub := module + "." + n; m.Package && it.Loader.Text(sub) != nil {
			it.putOff(f, sub)
			it.bindStar(f, n, it.module(sub, f.src))
		} else if v := it.moduleAttr(m, n); v != nil {
			it.bindStar(f, n, v)
		}
	}
	// A module of the prelude need not have all names of the one that it stands for.
	f.ns.Open = f.ns.Open || m.Open || m.Src.Kind == Prelude && f.src.Kind != Prelude
	if f.scope != nil || f.class != nil {
		return
	}
	if m.resolve != nil { // tables stand beside the source
		f.ns.takeTable(m)
	} else if text := it.Loader.Text(module); text != nil {
		_, known := it.allNames(m)
		if known && !m.hasMoreNames() {
			return
		}
		if !known && m.Package && text.index().listsFolder() {
			for _, n := range it.Loader.Submodules(m.Src) {
				it.putOff(f, module+"."+n)
			}
		}
		f.ns.takeStar(&star{module: module, from: f.src, text: text})
	}
}

// hasMoreNames tells if a module that has been star-imported may have names that are not bound in it yet:
// those of its own star imports are looked up when they are read, and it may be running still.
func (m *Namespace) hasMoreNames() bool {
	x := m.Src.AST.Index
	return !x.HasAll && len(x.StarImports) > 0 || m.state == running
}

func (it *Interp) bindStar(f *Frame, name string, v value.Value) {
	if f.class != nil {
		f.class.Set(name, v)
		return
	}
	it.setGlobal(f.ns, name, v)
}

// module finds a module by its absolute name; nil if there is none. It is not run.
func (it *Interp) module(name string, from *Source) *Namespace {
	if m, ok := it.modules[name]; ok {
		return m
	}
	m := it.findModule(name, from)
	it.modules[name] = m
	if m != nil {
		m.setNames()
	}
	return m
}

// setNames binds what a module is called and the package that its relative imports start from. That of a script depends on
// how it is started.
func (m *Namespace) setNames() {
	m.Attrs.Set("__name__", value.Str{S: m.Name})
	if m.Name == "__main__" {
		return
	}
	pkg := m.Name
	if !m.Package {
		pkg = parentPart(m.Name)
	}
	m.Attrs.Set("__package__", value.Str{S: pkg})
}

func (it *Interp) findModule(name string, from *Source) *Namespace {
	if parent := parentPart(name); parent != "" {
		if p := it.module(parent, from); p == nil {
			return nil
		}
	}
	if m := it.hostModule(name); m != nil {
		return m
	}
	if m := it.nativeModule(name); m != nil {
		return m
	}
	if src, pkg := it.Loader.Module(name, from); src != nil || pkg {
		m := it.newNamespace(name)
		m.Src, m.Package = src, pkg
		if src == nil {
			m.state = ran
		} else {
			m.Attrs.Set("__file__", value.Str{S: src.Path})
		}
		return m
	}
	if r := pylib.Module(name); r != nil {
		m := it.newNamespace(name)
		m.state, m.Open = ran, true
		m.resolve = func(attr string) value.Value { return r(it.World, attr) }
		return m
	}
	return nil
}

// moduleAttr reads module.name, running the module if need be; nil if it is not there.
func (it *Interp) moduleAttr(m *Namespace, name string) value.Value {
	if m.instead != nil {
		return it.substituteAttr(m, name)
	}
	if v := it.globalOf(m, name); v != nil || it.Exc != nil {
		return v
	}
	if m.resolve != nil { // rule tables first: what they know needs no Python
		if v := it.resolved(m, name); v != nil {
			return v
		}
	}
	if m.state == notRun {
		if !it.run(m) && it.Exc != nil {
			return nil
		}
		if m.instead != nil {
			return it.substituteAttr(m, name)
		}
	}
	// The module may have run meanwhile, above or while its tables were asked.
	if v := it.globalOf(m, name); v != nil || it.Exc != nil {
		return v
	}
	if m.Package || m.Src == nil {
		if sub := it.module(m.Name+"."+name, m.Src); sub != nil {
			return sub
		}
	}
	if name == "__dict__" {
		return it.moduleDict(m)
	}
	if g := it.globalOf(m, "__getattr__"); g != nil && name != "__path__" && name != "__all__" {
		return it.Call(g, &value.Args{World: it.World, Pos: []value.Value{value.Str{S: name}}})
	}
	if m.Open || m.state == running {
		return it.Lose("name " + name + " of module " + m.Name)
	}
	return nil
}

// resolved finds a name in the tables behind a native module and keeps it.
func (it *Interp) resolved(m *Namespace, name string) value.Value {
	v := m.resolve(name)
	if v == nil {
		return nil
	}
	if _, lost := v.(value.Unknown); !lost && m.Src == nil {
		it.Heap.TouchOutside(&m.Cell)
		m.Attrs.Set(name, v)
	}
	return v
}

// run executes a module's body once; false if it could not be run to its end.
func (it *Interp) run(m *Namespace) bool {
	if m.state != notRun || m.Src == nil {
		return true
	}
	it.alter(m)
	m.state = running
	if it.ImportLosses != nil {
		defer it.noteImportLosses(maps.Clone(it.Lost))
	}
	var ok bool
	// A body runs once, even where a branch is thrown away that asked for it first.
	it.Outside(func() { ok = it.body(m) })
	m.state = ran
	if it.Exhausted != "" {
		m.state = notRun // another root, with steps of its own, gets to its end
	}
	if ok {
		markRegistries(m)
		return true
	}
	m.Open = true
	switch exc := it.Exc; {
	case it.Exhausted != "":
	case exc == nil:
		m.state = notRun // it is asked for again where calls are nested less deep
		it.Lose("calls are nested too deep")
	case (exc.Class == "ImportError" || exc.Class == "ModuleNotFoundError") && it.fate(thrown{class: exc.Class}) != notCaught: // the importer handles it
	default:
		it.Lose("module " + m.Name + " stopped at " + it.lineOf(exc) + ": " + exc.Class + ": " + exc.Message)
		it.Exc = nil
	}
	return false
}

// noteImportLosses notes what has been lost since a count was taken: whoever imports the module later has lost it, too.
func (it *Interp) noteImportLosses(before map[string]int) {
	for reason, n := range it.Lost {
		if n > before[reason] {
			it.ImportLosses[reason] = true
		}
	}
}

// markRegistries marks the tables that the module of a library has made and left empty.
func markRegistries(m *Namespace) {
	if m.Src.Kind != Library {
		return
	}
	m.Attrs.Each(func(_ string, v value.Value) bool {
		switch t := v.(type) {
		case *value.Dict:
			markRegistry(m, t.Items)
		case *value.Set:
			if !t.Frozen {
				markRegistry(m, t.Items)
			}
		}
		return true
	})
}

func markRegistry(m *Namespace, t *value.Table) {
	if t.Len() == 0 {
		t.Home = m.Name
	}
}

// body executes the statements of a module; false after an exception.
func (it *Interp) body(m *Namespace) bool {
	f := &Frame{ns: m, src: m.Src}
	f.Cell.Self = f
	tries, unwound := it.tries, it.Unwound
	it.tries = nil // a failure inside a module is not the importer's
	ok := it.enter(f)
	if ok {
		m.Attrs.Set("__doc__", docOf(m.Src))
		p, s, label := it.here, it.hereSrc, it.label
		o := it.closeForks(f, 0, it.block(f, m.Src.AST.Body))
		it.leave(f)
		it.here, it.hereSrc, it.label = p, s, label
		ok = o.how != raised
	}
	it.tries, it.Unwound = tries, unwound
	return ok
}

// docOf is the docstring of a module.
func docOf(src *Source) value.Value {
	if src.AST.Doc == "" {
		return value.None
	}
	return value.Str{S: src.AST.Doc}
}

// RunScript runs a source as __main__ and reports the exception that ended it, if any.
func (it *Interp) RunScript(src *Source, name string) (*Namespace, *value.Exception) {
	m := it.newNamespace(name)
	m.Src, m.state = src, running
	m.Package = strings.HasSuffix(src.Path, "__init__.py")
	m.setNames()
	m.Attrs.Set("__file__", value.Str{S: src.Path})
	it.modules[name] = m
	f := &Frame{ns: m, src: src}
	f.Cell.Self = f
	it.enter(f)
	m.Attrs.Set("__doc__", docOf(src))
	o := it.closeForks(f, 0, it.block(f, src.AST.Body))
	it.leave(f)
	m.state = ran
	exc := it.Exc
	it.Exc = nil
	if o.how != raised {
		exc = nil
	}
	return m, exc
}

// apart runs one of several executions of a program in isolation; the exception that ends it is told.
func (it *Interp) apart(run func() value.Value) {
	it.Isolated(func() {
		n := len(it.Faults)
		run()
		if it.Exc != nil && it.Exc.Fault != nil && it.Exhausted == "" && len(it.Faults) == n {
			it.Faults = append(it.Faults, it.Exc.Fault)
		}
	})
}

// lineOf is the line of the module or function at which an exception was raised.
func (it *Interp) lineOf(exc *value.Exception) string {
	if src := it.Loader.Source(exc.Place.File); src != nil {
		line, _ := src.AST.Lines.Position(exc.Place.Start)
		return src.Path + ":" + value.Itoa(int64(line))
	}
	return "an unknown place"
}
