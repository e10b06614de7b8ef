package interp

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// putOff remembers a module that an import statement of the user's names and
// that does not run until a name of it is read: it may fill a registry, and so
// may the packages that hold it.
func (it *Interp) putOff(f *Frame, module string) {
	if f.src == nil || f.src.Kind == Prelude || it.hostModuleName(module) || it.pending.seen[module] {
		return
	}
	if pkg := parentPart(module); pkg != "" {
		it.putOff(f, pkg)
	}
	if m := it.modules[module]; m != nil && (m.state != notRun || m.Src == nil) {
		return
	}
	if it.pending.follow(&star{module: module, from: f.src}) {
		it.onRegistries()
	}
}

func (it *Interp) mayRegister(s *star) {
	it.pending.unread = append(it.pending.unread, s)
	it.onRegistries()
}

// onRegistries goes on with modules that may fill registries.
func (it *Interp) onRegistries() {
	it.World.OnMiss, it.World.MayRegister = it.runPending, it.mayRegisterIn
}

// registrants are the imported modules that have not run yet, by the names
// that they may put into registries.
type registrants struct {
	// unread: their texts are not looked through yet; unfollowed: those of what they import are not.
	unread, unfollowed []*star
	byName             map[string][]*star
	seen               map[string]bool // those put off by name
	// unsorted are those that byUse lacks: it has all others by the words of what they do when they run.
	unsorted []*star
	byUse    map[string][]*star
}

// follow notes a module that was put off by name, once.
func (r *registrants) follow(s *star) bool {
	if r.seen[s.module] || len(r.seen) >= maxFollowed {
		return false
	}
	if r.seen == nil {
		r.seen = map[string]bool{}
	}
	r.seen[s.module] = true
	r.unread = append(r.unread, s)
	return true
}

// maxFollowed bounds the modules whose texts are looked through for one root.
const maxFollowed = 2000

// of takes the modules that may register a name, in the order of their imports; with further, what they import from
// their own packages comes after them. text reads one that was put off unread.
func (r *registrants) of(name string, text func(module string) *Text, further bool) []*star {
	if further {
		r.lookFurther(text)
	} else {
		r.look(text)
	}
	found := r.byName[name]
	delete(r.byName, name)
	return found
}

// lookFurther looks through the texts of all that the modules import from their own packages, too.
func (r *registrants) lookFurther(text func(module string) *Text) {
	r.look(text)
	for len(r.unfollowed) > 0 {
		from := r.unfollowed
		r.unfollowed = nil
		for _, s := range from {
			for _, imported := range s.text.imports(s.module, text) {
				r.follow(&star{module: imported.module, from: s.from, text: imported.text})
			}
		}
		r.look(text)
	}
}

// look looks the texts through that nobody has looked through.
func (r *registrants) look(text func(module string) *Text) {
	for _, s := range r.unread {
		if s.text == nil {
			s.text = text(s.module)
		}
		for registered := range s.text.registers() {
			if r.byName == nil {
				r.byName = map[string][]*star{}
			}
			r.byName[registered] = append(r.byName[registered], s)
		}
	}
	r.unsorted = append(r.unsorted, r.unread...)
	r.unfollowed = append(r.unfollowed, r.unread...)
	r.unread = nil
}

// users are the modules that have a word in what they do when they run.
func (r *registrants) users(word string) []*star {
	if r.byUse == nil {
		r.byUse = map[string][]*star{}
	}
	for _, s := range r.unsorted {
		for used := range s.text.uses() {
			r.byUse[used] = append(r.byUse[used], s)
		}
	}
	r.unsorted = nil
	return r.byUse[word]
}

// mayRegisterIn tells if an imported module that has not run yet makes use of what a module defines, or of a table that it has
// made, when it runs: its decorators, base classes and plain statements may fill a registry.
func (it *Interp) mayRegisterIn(home string) bool {
	m := it.modules[home]
	if m == nil {
		return false
	}
	it.pending.lookFurther(it.Loader.Text)
	notRunYet := func(s *star) bool {
		n := it.modules[s.module]
		return n == nil || n.state == notRun
	}
	for _, name := range m.Src.AST.Index.Order {
		if fills(m, name) && slices.ContainsFunc(it.pending.users(name), notRunYet) {
			it.spoilRecordings() // until that module runs
			return true
		}
	}
	return false
}

// fills tells if a name of a module may be that of something which puts values into its tables, or of a table.
func fills(m *Namespace, name string) bool {
	switch v := m.Attrs.Get(name).(type) {
	case *Function:
		return v.NS == m
	case *value.Class:
		_, own := m.Src.AST.Index.Defs[name].(*parser.ClassDef)
		return own
	case *value.Dict:
		return v.Items.Home == m.Name
	case *value.Set:
		return v.Items.Home == m.Name
	}
	return false
}

// uses are the words of the lines of a text that do something when it runs; none if there is no text.
func (t *Text) uses() map[string]bool {
	if t == nil {
		return nil
	}
	t.usesOnce.Do(func() {
		t.used = map[string]bool{}
		for line := range bytes.Lines(t.Bytes) {
			if actsAtOnce(line) {
				addWords(t.used, line)
			}
		}
	})
	return t.used
}

// actsAtOnce tells of the first line of a decorator or class at the top level, and of a call or an assignment to an item.
func actsAtOnce(line []byte) bool {
	if len(line) == 0 || !inWord(line[0]) {
		return len(line) > 0 && line[0] == '@'
	}
	open := bytes.IndexAny(line, "[(")
	return open > 0 && (bytes.HasPrefix(line, []byte("class ")) || bytes.IndexByte(line[:open], ' ') < 0)
}

// runPending runs the modules that are imported, have not run yet, and define
// or quote a name that a registry is asked for in vain. What they import themselves is next, but not where a decorator
// asks: it is about to register the name, and looks if it is taken.
func (it *Interp) runPending(name string) bool {
	any, further := false, it.decorating == 0
	for found := it.pending.of(name, it.Loader.Text, further); len(found) > 0; found = it.pending.of(name, it.Loader.Text, further) {
		for _, s := range found {
			if m := it.module(s.module, s.from); m != nil && m.state == notRun {
				any = it.run(m) || any
			}
		}
	}
	return any
}

// registers are the names that the module may put into registries; none if there is no text.
func (t *Text) registers() map[string]bool {
	if t == nil {
		return nil
	}
	t.namesOnce.Do(func() { t.names = registeredNames(t.Bytes) })
	return t.names
}

// attributeKey stands for an attribute among the names that a module may register.
func attributeKey(name string) string { return "." + name }

// assignedAttribute is the attribute that a statement sets of something that a module imports: defaults.width = 3; nil
// for any other line.
func assignedAttribute(line []byte) []byte {
	target, value, ok := bytes.Cut(line, []byte("="))
	if !ok || len(value) == 0 || value[0] == '=' || !inWord(line[0]) {
		return nil
	}
	target = bytes.TrimRight(target, " \t")
	if bytes.ContainsFunc(target, func(r rune) bool { return r != '.' && !inWord(byte(min(r, 0x80))) }) {
		return nil
	}
	dot := bytes.LastIndexByte(target, '.')
	if dot < 0 || dot+1 == len(target) {
		return nil
	}
	return target[dot+1:]
}

// registeredNames are the names of what is decorated at the top level of a
// text, the strings that its decorators are given, those in brackets of plain
// statements: MODELS["mlp"] = MLP, register(name="mlp", cls=MLP),
// those that classes hand to their bases: class MLP(Base, name="mlp"), and the
// keys of the attributes that it sets.
func registeredNames(text []byte) map[string]bool {
	names := map[string]bool{}
	for line := range bytes.Lines(text) {
		if bytes.HasPrefix(line, []byte("class ")) {
			addStrings(names, line)
			continue
		}
		if name := assignedAttribute(line); name != nil {
			names[attributeKey(string(name))] = true
			continue
		}
		open := bytes.IndexAny(line, "[(")
		if open <= 0 || open+2 >= len(line) || line[0] == ' ' || line[0] == '\t' || line[0] == '#' || line[0] == '@' {
			continue
		}
		if line[open] == '(' && !bytes.ContainsRune(line[:open], '=') {
			addStrings(names, line[open:])
		} else if quote := line[open+1]; quote == '"' || quote == '\'' {
			if s, _, closed := bytes.Cut(line[open+2:], line[open+1:open+2]); closed {
				names[string(s)] = true
			}
		}
	}
	for {
		i := bytes.Index(text, []byte("\n@"))
		if i < 0 {
			return names
		}
		text = text[i+2:]
		line := text
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			line = text[:end]
		}
		if _, args, ok := bytes.Cut(line, []byte("(")); ok {
			addStrings(names, args)
		}
		for _, keyword := range [2]string{"\ndef ", "\nclass "} {
			if j := bytes.Index(text[:min(len(text), maxDecorators)], []byte(keyword)); j >= 0 {
				rest := text[j+len(keyword):]
				if n := bytes.IndexAny(rest, "(:[ \n"); n > 0 {
					names[string(rest[:n])] = true
				}
			}
		}
	}
}

// addStrings adds the strings of a line, as they are and in lower and upper case, which is what registries tend to ask for.
func addStrings(names map[string]bool, line []byte) {
	for {
		i := bytes.IndexAny(line, `"'`)
		if i < 0 {
			return
		}
		s, rest, closed := bytes.Cut(line[i+1:], line[i:i+1])
		if !closed {
			return
		}
		names[string(s)], names[string(bytes.ToLower(s))], names[string(bytes.ToUpper(s))] = true, true, true
		line = rest
	}
}

// maxDecorators is how far below a decorator its function is looked for, in bytes.
const maxDecorators = 1000

// imports are the modules of its own package that a text imports at its top level; none if there is no text. They are
// found once for all roots.
func (t *Text) imports(module string, text func(module string) *Text) []*star {
	if t == nil {
		return nil
	}
	t.importsOnce.Do(func() {
		there := func(name string) bool { return text(name) != nil }
		for rest := t.Bytes; len(rest) > 0; {
			var line []byte
			line, rest, _ = bytes.Cut(rest, []byte("\n"))
			if from, ok := bytes.CutPrefix(line, []byte("from ")); ok {
				for _, name := range importedFrom(module, from, rest, there) {
					t.imported = append(t.imported, &star{module: name, text: text(name)})
				}
			}
		}
	})
	return t.imported
}

// importedFrom are the modules of its own package that a module imports by "from X import a, b": X, and those of a and b that
// are modules. rest are the lines below, over which a list in parentheses may go on.
func importedFrom(module string, line, rest []byte, there func(name string) bool) []string {
	path, list, ok := strings.Cut(string(line), " import ")
	if !ok {
		return nil
	}
	path = strings.TrimSpace(path)
	name := strings.TrimLeft(path, ".")
	level := len(path) - len(name)
	if top, _, _ := strings.Cut(module, "."); level == 0 && name != top && !strings.HasPrefix(name, top+".") {
		return nil
	}
	if open := strings.IndexByte(list, '('); open >= 0 && strings.IndexByte(list, ')') < 0 {
		below, _, _ := bytes.Cut(rest, []byte(")"))
		list = list[open+1:] + string(below)
	}
	names := importedName.FindAllString(list, -1)
	pkg := firstOf(absoluteNames(module, level, name), func(pkg string) bool {
		return name != "" && there(pkg) || slices.ContainsFunc(names, func(name string) bool { return there(pkg + "." + name) })
	})
	if pkg == "" {
		return nil
	}
	found := []string{pkg}
	for _, name := range names {
		if there(pkg + "." + name) {
			found = append(found, pkg+"."+name)
		}
	}
	return found
}

// importedName is a name in the list of an import statement.
var importedName = regexp.MustCompile(`\w+`)
