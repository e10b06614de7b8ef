package pylib

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/shapelint/shapelint/symbolic/value"
)

func sortedKeys(m map[string]any) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// Pattern is a compiled regular expression; Re is nil if Go can't express it, and then back, if it can be matched at all.
type Pattern struct {
	Text  string
	Re    *regexp.Regexp
	flags int64
	back  *backtracker
	// ascii: what Re takes for a word, a digit or a blank is so in ASCII alone, and to Python beyond it, too.
	ascii bool
	// dollar: it has a $ that to Python may stand before a line break at the end, and to Re only at the very end.
	dollar bool
	// start and whole are Re at the beginning of a text, and from there to its end.
	start, whole func() *regexp.Regexp
	// empty: it may match without taking anything, which Re does not do right behind another match.
	empty bool
}

// reach is the part of a text that is looked at: what stands before it is seen, what stands behind it is not.
type reach struct {
	text     string
	from, to int
}

func (r reach) seen() string { return r.text[:r.to] }

// unlikeASCII tells the characters that Go's \s, \w and \d do not take as Python's do.
func unlikeASCII(r rune) bool { return r >= utf8.RuneSelf || r == '\v' || r >= 0x1c && r <= 0x1f }

// engines are the two that can match a text, the first one that is not nil; both are if it can't be told what Python finds.
func (p *Pattern) engines(r reach) (*regexp.Regexp, *backtracker) {
	if r.from > 0 || p.ascii && strings.ContainsFunc(r.seen(), unlikeASCII) || p.dollar && strings.HasSuffix(r.seen(), "\n") {
		return nil, p.back
	}
	return p.Re, p.back
}

// names are those of the groups.
func (p *Pattern) names() []string {
	if p.Re == nil {
		return p.back.names
	}
	return p.Re.SubexpNames()
}

// at is the match at the beginning of a text; with whole, up to its end. ok is false if that can't be told.
func (p *Pattern) at(r reach, whole bool) (at []int, ok bool) {
	re, back := p.engines(r)
	if re == nil {
		return back.find(&reRun{text: r.seen()}, r.from, anchored, whole)
	}
	start := p.start
	if whole {
		start = p.whole
	}
	return start().FindStringSubmatchIndex(r.seen()), true
}

// all are the matches in a text, at most limit of them if it is not negative. ok is false if that can't be told.
func (p *Pattern) all(r reach, limit int) (ats [][]int, ok bool) {
	re, back := p.engines(r)
	if re != nil && (!p.empty || limit == 1) {
		return re.FindAllStringSubmatchIndex(r.seen(), limit), true
	}
	if back == nil {
		return nil, false
	}
	run := &reRun{text: r.seen()}
	how := anywhere
	for from := r.from; from <= r.to && len(ats) != limit; {
		at, ok := back.find(run, from, how, false)
		if !ok {
			return nil, false
		}
		if at == nil {
			break
		}
		ats = append(ats, at)
		from, how = at[1], anywhere
		if at[0] == at[1] {
			how = furtherOn
		}
	}
	return ats, true
}

// TypeName implements value.Value.
func (*Pattern) TypeName() string { return "Pattern" }

// Attr finds a method or attribute of a pattern.
func (p *Pattern) Attr(w *value.World, name string) value.Value {
	switch name {
	case "pattern":
		return newStr(p.Text)
	case "flags":
		if p.flags&reASCII != 0 {
			return value.NewInt(p.flags)
		}
		return value.NewInt(p.flags | reUnicode)
	case "groups":
		if p.Re != nil || p.back != nil {
			return value.NewInt(int64(len(p.names()) - 1))
		}
		return w.UnknownOf("int", "groups of a pattern")
	case "groupindex":
		return p.groupIndex(w)
	}
	if f := patternMethods()[name]; f != nil {
		return &value.BoundMethod{Self: p, Func: f}
	}
	return nil
}

// groupIndex are the numbers of the groups that have names.
func (p *Pattern) groupIndex(w *value.World) value.Value {
	if p.Re == nil && p.back == nil {
		return w.UnknownOf("dict", "groups of a pattern")
	}
	d := value.NewDict()
	for i, n := range p.names() {
		if n != "" {
			d.Items.Set(n, newStr(n), value.NewInt(int64(i)))
		}
	}
	return d
}

// Outline implements value.Outlined.
func (p *Pattern) Outline(o *value.Outline) { o.Code(p) }

// Match is a match of a pattern.
type Match struct {
	p    *Pattern
	text string
	at   []int
}

// TypeName implements value.Value.
func (*Match) TypeName() string { return "Match" }

// group is the text of a group, None if it took no part.
func (m *Match) group(i int) value.Value {
	if m.at[2*i] < 0 {
		return value.None
	}
	return newStr(m.text[m.at[2*i]:m.at[2*i+1]])
}

// index finds a group by number or name, -1 if there is none; ok is false if that can't be told.
func (m *Match) index(v value.Value) (i int, ok bool) {
	if s, ok := asStr(v); ok {
		return slices.Index(m.p.names(), s), true
	}
	n, ok := constInt(v)
	if ok && (n < 0 || int(n) >= len(m.at)/2) {
		n = -1
	}
	return int(n), ok
}

// subscript is m[group].
func (m *Match) subscript(w *value.World, key value.Value) value.Value {
	i, ok := m.index(key)
	switch {
	case !ok:
		return w.Unknown("group of a match")
	case i < 0:
		return w.Host.Raise("IndexError", "no such group")
	}
	return m.group(i)
}

// Attr finds a method of a match.
func (m *Match) Attr(w *value.World, name string) value.Value {
	if f := matchMethods()[name]; f != nil {
		return &value.BoundMethod{Self: m, Func: f}
	}
	switch name {
	case "string":
		return newStr(m.text)
	case "re":
		return m.p
	case "pos", "endpos", "lastindex", "lastgroup", "regs":
		return w.Unknown("attribute of a match")
	}
	return nil
}

func runes(s string) value.Value { return value.NewInt(int64(utf8.RuneCountInString(s))) }

func matchMethod(name, spec string, f func(c *call, m *Match) value.Value) *value.Builtin {
	return method(name, spec, func(c *call) value.Value {
		m, ok := c.arg[0].(*Match)
		if !ok {
			return c.unknown("")
		}
		return f(c, m)
	})
}

func matchGroup(c *call, m *Match) value.Value {
	keys := c.Pos[1:]
	if len(keys) == 0 {
		return m.group(0)
	}
	var out []value.Value
	for _, k := range keys {
		i, ok := m.index(k)
		if !ok {
			return c.unknown("")
		}
		if i < 0 {
			return c.raise("IndexError", "no such group")
		}
		out = append(out, m.group(i))
	}
	if len(out) == 1 {
		return out[0]
	}
	return value.NewTuple(out...)
}

// matchSpan is a method that says where a group begins and ends.
func matchSpan(name string, of func(from, to value.Value) value.Value) *value.Builtin {
	return matchMethod(name, "group?", func(c *call, m *Match) value.Value {
		i, ok := 0, true
		if c.arg[1] != nil {
			i, ok = m.index(c.arg[1])
		}
		switch {
		case !ok:
			return c.unknown("")
		case i < 0:
			return c.raise("IndexError", "no such group")
		case m.at[2*i] < 0:
			return of(value.NewInt(-1), value.NewInt(-1))
		}
		return of(runes(m.text[:m.at[2*i]]), runes(m.text[:m.at[2*i+1]]))
	})
}

var matchMethods = sync.OnceValue(func() methods {
	return methodTable(
		matchMethod("group", "...", matchGroup), matchMethod("__getitem__", "...", matchGroup),
		matchMethod("groups", "default?", func(c *call, m *Match) value.Value {
			out := &value.Tuple{}
			for i := 1; i < len(m.at)/2; i++ {
				v := m.group(i)
				if v == value.None {
					v = orNone(c.arg[1])
				}
				out.Elems = append(out.Elems, v)
			}
			return out
		}),
		matchMethod("groupdict", "default?", func(c *call, m *Match) value.Value {
			d := value.NewDict()
			for i, n := range m.p.names() {
				if n == "" {
					continue
				}
				v := m.group(i)
				if v == value.None {
					v = orNone(c.arg[1])
				}
				d.Items.Set(n, newStr(n), v)
			}
			return d
		}),
		matchSpan("start", func(from, to value.Value) value.Value { return from }),
		matchSpan("end", func(from, to value.Value) value.Value { return to }),
		matchSpan("span", func(from, to value.Value) value.Value { return value.NewTuple(from, to) }),
		matchMethod("expand", "template", func(c *call, m *Match) value.Value {
			template, ok := c.str(1)
			if !ok {
				return c.unknown("str")
			}
			s, ok := m.expand(template)
			if !ok {
				return c.unknown("str")
			}
			return newStr(s)
		}),
	)
})

// Flags of re whose meaning is looked at.
const (
	reIgnoreCase = 2
	reMultiline  = 8
	reDotAll     = 16
	reUnicode    = 32
	reASCII      = 256
)

var (
	// unlikeInUnicode finds what means more to Python than to Go.
	unlikeInUnicode = lazyRegexp(`\\[bBwWdDsS]`)
	// flagsAhead are the flags that a pattern gives itself.
	flagsAhead = lazyRegexp(`^\(\?([aimsux]+)\)`)
	// noLeast is a bound without a least number, which Go takes for a text.
	noLeast = lazyRegexp(`\{,(\d+)\}`)
)

var flagLetters = map[rune]int64{'a': reASCII, 'i': reIgnoreCase, 'm': reMultiline, 's': reDotAll, 'u': reUnicode, 'x': reVerbose}

// pattern translates a regular expression; Re is nil where Go has no equal.
func pattern(c *call, v, flags value.Value) *Pattern {
	if p, ok := v.(*Pattern); ok {
		return p
	}
	s, ok := asStr(v)
	if !ok {
		return &Pattern{}
	}
	p := &Pattern{Text: s}
	n, known := int64(0), true
	if flags != nil {
		n, known = constInt(flags)
	}
	if !known {
		return p
	}
	if ahead := flagsAhead().FindStringSubmatch(s); ahead != nil {
		s = s[len(ahead[0]):]
		for _, r := range ahead[1] {
			n |= flagLetters[r]
		}
	}
	p.flags = n
	if n&reVerbose != 0 {
		if s, known = withoutBlanks(s); !known {
			return p
		}
	}
	s = noLeast().ReplaceAllString(s, "{0,$1}")
	prefix := ""
	for bit, letter := range map[int64]string{reIgnoreCase: "i", reMultiline: "m", reDotAll: "s"} {
		if n&bit != 0 {
			prefix += letter
		}
	}
	if prefix != "" {
		prefix = "(?" + prefix + ")"
	}
	if !strings.Contains(s, "[[:") { // a class of Go's alone
		p.Re, _ = regexp.Compile(prefix + strings.ReplaceAll(s, `\Z`, `\z`))
	}
	if n&reASCII == 0 {
		p.ascii = unlikeInUnicode().MatchString(s)
		p.back = newBacktracker(s, n)
	} else {
		p.ascii = n&reIgnoreCase != 0
	}
	if p.Re != nil {
		if tree, err := syntax.Parse(p.Re.String(), syntax.Perl); err != nil || repeatsNothing(tree) {
			p.Re, p.back = nil, nil
			return p
		} else {
			p.empty = least(tree) == 0
		}
		p.start, p.whole = lazyRegexp(`^(?:`+p.Re.String()+`)`), lazyRegexp(`^(?:`+p.Re.String()+`)\z`)
	}
	p.dollar = n&reMultiline == 0 && strings.Contains(s, "$")
	return p
}

// repeatsNothing tells if an expression repeats a group that may take nothing: what the group holds in the end differs
// between engines.
func repeatsNothing(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpStar, syntax.OpPlus, syntax.OpRepeat:
		if re.Sub[0].MaxCap() > 0 && least(re.Sub[0]) == 0 {
			return true
		}
	}
	return slices.ContainsFunc(re.Sub, repeatsNothing)
}

// least is how many characters an expression takes at least: 0, or 1 for more as well.
func least(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpLiteral, syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL, syntax.OpNoMatch:
		return 1
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if least(sub) == 1 {
				return 1
			}
		}
		return 0
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if least(sub) == 0 {
				return 0
			}
		}
		return 1
	case syntax.OpCapture, syntax.OpPlus:
		return least(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return least(re.Sub[0])
		}
	}
	return 0
}

// reFunc is a function of re that takes a pattern and a string, or the method of a pattern that takes the part of the
// string that is looked at.
func reFunc(name, spec, typ string, f func(c *call, p *Pattern, r reach) value.Value) *value.Builtin {
	at := map[string]int{}
	for k, w := range strings.Fields(spec) {
		at[w] = k
	}
	run := func(c *call) value.Value {
		var flags value.Value
		if i, ok := at["flags?"]; ok {
			flags = c.arg[i]
		}
		p := pattern(c, c.arg[0], flags)
		s, ok := c.str(at["string"])
		if _, bytes := payload(c.arg[at["string"]]).(value.Bytes); bytes {
			return c.unknown("")
		}
		if !ok {
			return c.unknown(typ)
		}
		r := reach{s, 0, len(s)}
		if i, ok := at["pos?"]; ok {
			from, known := c.int(i, 0)
			to, alsoKnown := c.int(i+1, maxInt)
			if !known || !alsoKnown {
				return c.unknown(typ)
			}
			r.from, r.to = offset(s, from), offset(s, to)
		}
		if re, back := p.engines(r); re == nil && back == nil || r.from > r.to {
			return c.unknown(typ)
		}
		return f(c, p, r)
	}
	return builtin(name, spec, run)
}

// offset is the offset of a character, cut off at both ends of the text.
func offset(s string, n int64) int {
	for i := range s {
		if n <= 0 {
			return i
		}
		n--
	}
	return len(s)
}

// foundAt is the match at the beginning of a text, or None.
func foundAt(c *call, p *Pattern, r reach, whole bool) value.Value {
	at, ok := p.at(r, whole)
	switch {
	case !ok:
		return c.unknown("")
	case at == nil:
		return value.None
	}
	return &Match{p, r.text, at}
}

// textAt is the text of group i of a match, empty if it took no part.
func textAt(s string, at []int, i int) string {
	if at[2*i] < 0 {
		return ""
	}
	return s[at[2*i]:at[2*i+1]]
}

// The specs of the functions that look for a pattern, and of the methods of a pattern.
const (
	reArgs     = "pattern string flags?"
	methodArgs = "pattern string pos? endpos?"
)

var reFunctions = sync.OnceValue(func() methods {
	return methodTable(
		builtin("compile", "pattern flags?", func(c *call) value.Value { return pattern(c, c.arg[0], c.arg[1]) }),
		builtin("escape", "pattern", func(c *call) value.Value {
			s, ok := c.str(0)
			if !ok {
				return c.unknown("str")
			}
			return newStr(escaped().ReplaceAllString(s, `\$0`))
		}),
		builtin("purge", "", func(c *call) value.Value { return value.None }),
		reFunc("search", reArgs, "", lookFor), reFunc("match", reArgs, "", matchStart), reFunc("fullmatch", reArgs, "", matchWhole),
		reFunc("findall", reArgs, "list", findAll), reFunc("finditer", reArgs, "", findIter),
		reFunc("split", "pattern string maxsplit? flags?", "list", split),
		reFunc("sub", "pattern repl string count? flags?", "str", substitute),
		reFunc("subn", "pattern repl string count? flags?", "tuple", substituteCounted),
	)
})

var patternMethods = sync.OnceValue(func() methods {
	return methodTable(
		reFunc("search", methodArgs, "", lookFor), reFunc("match", methodArgs, "", matchStart), reFunc("fullmatch", methodArgs, "", matchWhole),
		reFunc("findall", methodArgs, "list", findAll), reFunc("finditer", methodArgs, "", findIter),
		reFunc("split", "pattern string maxsplit?", "list", split),
		reFunc("sub", "pattern repl string count?", "str", substitute),
		reFunc("subn", "pattern repl string count?", "tuple", substituteCounted),
	)
})

// escaped are the characters before which re.escape puts a backslash.
var escaped = lazyRegexp("[-()\\[\\]{}?*+|^$\\\\.&~# \t\n\r\v\f]")

func lookFor(c *call, p *Pattern, r reach) value.Value {
	ats, ok := p.all(r, 1)
	if !ok {
		return c.unknown("")
	}
	if len(ats) == 0 {
		return value.None
	}
	return &Match{p, r.text, ats[0]}
}

func matchStart(c *call, p *Pattern, r reach) value.Value { return foundAt(c, p, r, false) }

func matchWhole(c *call, p *Pattern, r reach) value.Value { return foundAt(c, p, r, true) }

func findAll(c *call, p *Pattern, r reach) value.Value {
	out := value.NewList()
	ats, ok := p.all(r, -1)
	if !ok {
		return c.unknown("list")
	}
	for _, at := range ats {
		switch len(at) / 2 {
		case 1:
			out.Elems = append(out.Elems, newStr(textAt(r.text, at, 0)))
		case 2:
			out.Elems = append(out.Elems, newStr(textAt(r.text, at, 1)))
		default:
			groups := &value.Tuple{}
			for i := 1; i < len(at)/2; i++ {
				groups.Elems = append(groups.Elems, newStr(textAt(r.text, at, i)))
			}
			out.Elems = append(out.Elems, groups)
		}
	}
	return out
}

func findIter(c *call, p *Pattern, r reach) value.Value {
	var out []value.Value
	ats, ok := p.all(r, -1)
	if !ok {
		return c.unknown("")
	}
	for _, at := range ats {
		out = append(out, &Match{p, r.text, at})
	}
	return newIterator(c.w, "iterator", out, nil)
}

func split(c *call, p *Pattern, r reach) value.Value {
	limit, ok := timesOf(c, 2)
	if !ok {
		return c.unknown("list")
	}
	out := value.NewList()
	prev := 0
	ats, ok := p.all(r, limit)
	if !ok {
		return c.unknown("list")
	}
	for _, at := range ats {
		out.Elems = append(out.Elems, newStr(r.text[prev:at[0]]))
		m := &Match{p, r.text, at}
		for i := 1; i < len(at)/2; i++ {
			out.Elems = append(out.Elems, m.group(i))
		}
		prev = at[1]
	}
	out.Elems = append(out.Elems, newStr(r.text[prev:]))
	return out
}

// timesOf is how often argument i lets something happen, -1 for always.
func timesOf(c *call, i int) (int, bool) {
	n, ok := c.int(i, 0)
	switch {
	case n == 0:
		return -1, ok
	case n < 0:
		return 0, ok
	}
	return int(n), ok
}

// lazyRegexp is a pattern of our own that is compiled when it is first needed.
func lazyRegexp(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// substitute is re.sub with a text or a function.
func substitute(c *call, p *Pattern, r reach) value.Value {
	v, _ := substituted(c, p, r)
	return v
}

// substituteCounted is re.subn.
func substituteCounted(c *call, p *Pattern, r reach) value.Value {
	v, n := substituted(c, p, r)
	switch {
	case v == nil:
		return nil
	case n < 0:
		return value.NewTuple(v, unknownInt(c.w, 0, maxInt, 0))
	}
	return value.NewTuple(v, value.NewInt(int64(n)))
}

// substituted is a text with matches replaced, and how many were; -1 if that can't be told.
func substituted(c *call, p *Pattern, r reach) (value.Value, int) {
	unknown := func() (value.Value, int) { return c.unknown("str"), -1 }
	limit, ok := timesOf(c, 3)
	if !ok {
		return unknown()
	}
	repl, isText := c.str(1)
	var b strings.Builder
	prev := 0
	ats, ok := p.all(r, limit)
	if !ok {
		return unknown()
	}
	for _, at := range ats {
		b.WriteString(r.text[prev:at[0]])
		if b.Len() > maxText {
			return tooLong(c.w), -1
		}
		m := &Match{p, r.text, at}
		t, ok := repl, true
		if isText {
			t, ok = m.expand(repl)
		} else {
			v := c.call(c.arg[1], m)
			if v == nil {
				return nil, 0
			}
			t, ok = asStr(v)
		}
		if !ok {
			return unknown()
		}
		b.WriteString(t)
		prev = at[1]
	}
	return newStr(b.String() + r.text[prev:]), len(ats)
}

var (
	templatePart = lazyRegexp(`(?s)\\(?:g<(\w+)>|([1-9]\d?)|(.)|$)`)
	octal        = lazyRegexp(`^[0-7]{3}`)
)

var templateEscapes = map[string]string{"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", `\`: `\`}

// expand is what a template says of a match. ok is false if that is an error, or not known.
func (m *Match) expand(template string) (s string, ok bool) {
	var b strings.Builder
	prev := 0
	for _, at := range templatePart().FindAllStringSubmatchIndex(template, -1) {
		b.WriteString(template[prev:at[0]])
		prev = at[1]
		name, number, char := textAt(template, at, 1), textAt(template, at, 2), textAt(template, at, 3)
		if octal().MatchString(template[at[0]+1:]) {
			return "", false
		}
		text, known := templateEscapes[char]
		switch {
		case name != "" || number != "":
			i, found := m.groupNamed(name + number)
			if !found {
				return "", false
			}
			text = textAt(m.text, m.at, i)
		case known:
		case char == "" || char[0] < utf8.RuneSelf && isWord(rune(char[0])):
			return "", false
		default:
			text = `\` + char
		}
		b.WriteString(text)
		if b.Len() > maxText {
			return "", false
		}
	}
	return b.String() + template[prev:], true
}

// groupNamed is the group with a name or a number.
func (m *Match) groupNamed(name string) (i int, ok bool) {
	if i, err := strconv.Atoi(name); err == nil {
		return i, i >= 0 && i < len(m.at)/2
	}
	i = slices.Index(m.p.names(), name)
	return i, i > 0
}

var reFlags = map[string]int64{"IGNORECASE": 2, "I": 2, "MULTILINE": 8, "M": 8, "DOTALL": 16, "S": 16, "VERBOSE": 64, "X": 64, "ASCII": 256, "A": 256, "UNICODE": 32, "U": 32}

// reModule is the module re.
func reModule(w *value.World, attr string) value.Value {
	if n, ok := reFlags[attr]; ok {
		return value.NewInt(n)
	}
	if f := reFunctions()[attr]; f != nil {
		return f
	}
	return nil
}
