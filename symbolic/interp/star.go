package interp

import (
	"bytes"
	"regexp"
	"slices"
	"sync"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// star is a star import whose module has not been asked for a name yet:
// packages import a hundred modules in this way, of which a program uses one.
type star struct {
	module string
	from   *Source
	text   *Text // nil: not asked for yet
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
	if text == nil || text.index().listsFolder() {
		return false
	}
	s := &star{module: module, from: ns.Src, text: text}
	it.alter(ns)
	ns.takeStar(s)
	it.mayRegister(s)
	return true
}

// takeStar notes a star import, which wins over those before it, and over an earlier one of the same module: a loop may
// run the statement again and again. The list is copied: to look a name
// up in it may run modules that import more.
func (n *Namespace) takeStar(s *star) {
	n.stars = append(slices.DeleteFunc(slices.Clone(n.stars), func(t *star) bool { return t.module == s.module }), s)
}

// takeTable is takeStar for a module whose names stand in tables.
func (n *Namespace) takeTable(m *Namespace) {
	n.tables = append(slices.DeleteFunc(slices.Clone(n.tables), func(t *Namespace) bool { return t == m }), m)
}

// Text is the source of a module that is not parsed. Roots share it.
type Text struct {
	Bytes []byte

	namesOnce, usesOnce, indexOnce, starredOnce, importsOnce sync.Once

	names    map[string]bool
	used     map[string]bool
	indexed  *textIndex
	stars    []*star
	imported []*star
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
	if n, asked := ns.unmentioned[name]; asked && n == len(ns.stars) {
		return nil
	}
	strict := it.builtins.Attrs.Get(name) != nil || it.builtin(name) != nil || ns.Package && it.Loader.Text(ns.Name+"."+name) != nil
	mentioned := false
	for i := len(ns.stars) - 1; i >= 0; i-- {
		s := ns.stars[i]
		if !it.mayBind(s, name, strict) {
			continue
		}
		if mentioned = true; s.asking {
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
	if !mentioned {
		if ns.unmentioned == nil {
			ns.unmentioned = map[string]int{}
		}
		ns.unmentioned[name] = len(ns.stars)
	}
	return nil
}

// mayBind tells from the text alone if a module may bind a name. strict: only a
// definition counts, since the name is also that of a builtin or a submodule.
func (it *Interp) mayBind(s *star, name string, strict bool) bool {
	x := s.text.index()
	if x.computesAll && !strict && it.Loader.Text(s.module+"."+name) != nil {
		return true
	}
	if strict || x.hides(name) {
		return x.words[name] && s.text.defines(name) || !x.hides(name) && it.tableOf(x, name)
	}
	return it.mentions(s.text, s.module, name, maxStarDepth)
}

// tableOf tells if a text star-imports a module in whose table a name stands: torch has a max of its own.
func (it *Interp) tableOf(x *textIndex, name string) bool {
	return slices.ContainsFunc(x.absolute, func(module string) bool {
		return it.hostModuleName(module) && it.torchName(module, name) != nil
	})
}

// maxStarDepth bounds star imports of modules that have star imports.
const maxStarDepth = 8

// mentions tells from the texts alone if a module, or one that it star-imports, has a name in it.
func (it *Interp) mentions(t *Text, module, name string, depth int) bool {
	x := t.index()
	if x.words[name] {
		return true
	}
	if !x.stars {
		return false
	}
	starred := t.starred(module, it.Loader.Text)
	if starred == nil || depth == 0 {
		return true
	}
	for _, s := range starred {
		if it.mentions(s.text, s.module, name, depth-1) {
			return true
		}
	}
	return false
}

// starImport is a line that begins with a star import.
var starImport = regexp.MustCompile(`^[ \t]*from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+\*`)

// namedModule is a module as an import statement names it: leading dots, and what follows.
type namedModule struct {
	level int
	rest  string
}

// maxStarLine bounds, in bytes, how far before its star a star import begins.
const maxStarLine = 500

// starImports are the modules of the star imports of a text. Few lines have a star: the others are not looked at.
func starImports(text []byte) []namedModule {
	var found []namedModule
	for at := 0; ; at++ {
		i := bytes.IndexByte(text[at:], '*')
		if i < 0 {
			return found
		}
		at += i
		if !bytes.HasSuffix(bytes.TrimRight(text[:at], " \t"), []byte("import")) {
			continue
		}
		before := text[max(0, at-maxStarLine) : at+1]
		line := before[bytes.LastIndexByte(before, '\n')+1:]
		if m := starImport.FindSubmatch(line); m != nil {
			found = append(found, namedModule{len(m[1]), string(m[2])})
		}
	}
}

// starred are the modules that a text star-imports; nil if one of them cannot be found.
func (t *Text) starred(module string, text func(module string) *Text) []*star {
	t.starredOnce.Do(func() {
		found := []*star{}
		for _, m := range starImports(t.Bytes) {
			name := firstOf(absoluteNames(module, m.level, m.rest), func(name string) bool { return text(name) != nil })
			if name == "" {
				return
			}
			found = append(found, &star{module: name, text: text(name)})
		}
		t.stars = found
	})
	return t.stars
}

// absoluteNames are what a module named with leading dots may be: it is relative to the module that names it, if that is
// a package, else to the one that holds it.
func absoluteNames(module string, level int, rest string) []string {
	if level == 0 {
		return []string{rest}
	}
	return []string{relativeTo(module, level, rest), relativeTo(parentPart(module), level, rest)}
}

// firstOf is the first name that a module has; "" if none has.
func firstOf(names []string, there func(name string) bool) string {
	i := slices.IndexFunc(names, func(name string) bool { return name != "" && there(name) })
	if i < 0 {
		return ""
	}
	return names[i]
}

// defines tells if a text may have a function or a class of a name.
func (t *Text) defines(name string) bool {
	return bytes.Contains(t.Bytes, []byte("def "+name+"(")) || bytes.Contains(t.Bytes, []byte("class "+name))
}

// textIndex is what a text tells of the names that a star import takes from it.
type textIndex struct {
	words map[string]bool
	// stars: it has star imports itself; absolute are the modules of those that are not relative.
	stars    bool
	absolute []string
	// all is the one plain list that is its __all__; nil if there is none.
	all map[string]bool
	// computesAll: it has an __all__ that is none, of which only the module itself tells what is in it.
	computesAll bool
}

// listsFolder tells if the text may find the names of its __all__ in a folder: to import them all runs the modules there.
func (x *textIndex) listsFolder() bool {
	return x.computesAll && slices.ContainsFunc(folderWords, func(word string) bool { return x.words[word] })
}

var folderWords = []string{"glob", "listdir", "iterdir", "scandir", "walk", "iter_modules", "walk_packages"}

// hides tells if the text has one plain list as its __all__, and the name is not in it.
func (x *textIndex) hides(name string) bool { return x.all != nil && !x.all[name] }

// index is made once for all roots: each name that a module cannot find is looked up in all its star imports.
func (t *Text) index() *textIndex {
	t.indexOnce.Do(func() {
		stars := starImports(t.Bytes)
		t.indexed = &textIndex{words: wordsOf(t.Bytes), stars: len(stars) > 0, all: plainAll(t.Bytes)}
		t.indexed.computesAll = t.indexed.all == nil && t.indexed.words["__all__"]
		for _, m := range stars {
			if m.level == 0 {
				t.indexed.absolute = append(t.indexed.absolute, m.rest)
			}
		}
	})
	return t.indexed
}

// wordsOf are the identifiers of a text, those in strings and comments among them.
func wordsOf(text []byte) map[string]bool {
	words := map[string]bool{}
	addWords(words, text)
	return words
}

func inWord(c byte) bool {
	return c == '_' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func addWords(words map[string]bool, text []byte) {
	for i := 0; i < len(text); i++ {
		if !inWord(text[i]) {
			continue
		}
		start := i
		for i < len(text) && inWord(text[i]) {
			i++
		}
		if word := text[start:i]; !words[string(word)] {
			words[string(word)] = true
		}
	}
}

// plainAll are the names in a text's __all__, if that is one plain list; else nil.
func plainAll(text []byte) map[string]bool {
	_, list, ok := bytes.Cut(text, []byte("\n__all__ = ["))
	if !ok || bytes.Count(text, []byte("__all__")) != 1 {
		return nil
	}
	list, rest, closed := bytes.Cut(list, []byte("]"))
	if !closed || len(rest) == 0 || rest[0] != '\n' || bytes.ContainsAny(list, "*[(#+") {
		return nil
	}
	return wordsOf(list)
}

// exported is a name as "from module import *" gives it; nil if it does not.
func (it *Interp) exported(s *star, name string) value.Value {
	m := it.module(s.module, s.from)
	if m == nil || m.Src == nil {
		return nil
	}
	x := m.Src.AST.Index
	if x.Defs[name] == nil && s.text.index().computesAll && it.listsSubmodule(m, name) {
		return it.module(m.Name+"."+name, m.Src)
	}
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

// listsSubmodule tells if a package has a submodule in an __all__ that it computes, from its folder perhaps. A list that nobody
// knows may name each.
func (it *Interp) listsSubmodule(m *Namespace, name string) bool {
	if it.Loader.Text(m.Name+"."+name) == nil || !it.run(m) {
		return false
	}
	names, known := it.allNames(m)
	return !known || slices.Contains(names, name)
}

// allNames is the __all__ of a module that has run, as far as it has one; known is false if nobody knows all of it.
func (it *Interp) allNames(m *Namespace) (names []string, known bool) {
	var items []value.Value
	switch all := it.bound(m.Attrs.Get("__all__")).(type) {
	case nil:
		return nil, true
	case *value.List:
		if all.Abstract != nil {
			return nil, false
		}
		items = all.Elems
	case *value.Tuple:
		if all.Rest != nil {
			return nil, false
		}
		items = all.Elems
	default:
		return nil, false
	}
	for _, item := range items {
		s, ok := item.(value.Str)
		if !ok {
			return nil, false
		}
		names = append(names, s.S)
	}
	return names, true
}

func listed(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// tabled is a name that a namespace star-imports from modules whose names stand in tables, the last one first; nil if
// none of them knows it.
func (it *Interp) tabled(ns *Namespace, name string) value.Value {
	if len(name) > 0 && name[0] == '_' {
		return nil
	}
	for _, m := range slices.Backward(ns.tables) {
		if v := it.globalOf(m, name); v != nil || it.Exc != nil {
			return v
		}
		if m.resolve != nil {
			if v := it.resolved(m, name); v != nil && !isUnknown(v) {
				return v
			}
		}
		if sub := m.Name + "." + name; knownTorchModules[sub] {
			return it.module(sub, m.Src)
		}
	}
	return nil
}
