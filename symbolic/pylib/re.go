package pylib

import (
	"regexp"
	"slices"
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
	Text string
	Re   *regexp.Regexp
	back *backtracker
	// ascii: what Re takes for a word, a digit or a blank is so in ASCII alone, and to Python beyond it, too.
	ascii bool
}

// engines are the two that can match a text, the first one that is not nil; both are if it can't be told what Python finds.
func (p *Pattern) engines(s string) (*regexp.Regexp, *backtracker) {
	if p.ascii && strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) {
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
func (p *Pattern) at(s string, whole bool) (at []int, ok bool) {
	re, back := p.engines(s)
	if re == nil {
		return back.find(s, 0, true, whole)
	}
	end := ""
	if whole {
		end = "$"
	}
	return regexp.MustCompile(`^(?:` + re.String() + `)` + end).FindStringSubmatchIndex(s), true
}

// all are the matches in a text, at most limit of them if it is not negative. ok is false if that can't be told.
func (p *Pattern) all(s string, limit int) (ats [][]int, ok bool) {
	re, back := p.engines(s)
	if re != nil {
		return re.FindAllStringSubmatchIndex(s, limit), true
	}
	for from := 0; from <= len(s) && len(ats) != limit; {
		at, ok := back.find(s, from, false, false)
		if !ok {
			return nil, false
		}
		if at == nil {
			break
		}
		ats = append(ats, at)
		if from = at[1]; at[0] == at[1] {
			from++
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
	case "flags", "groups":
		return w.UnknownOf("int", "attribute of a pattern")
	}
	f := reFunctions()[name]
	if f == nil || name == "compile" || name == "escape" {
		return nil
	}
	return &value.BoundMethod{Self: p, Func: f}
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

// index finds a group by number or name, -1 if there is none.
func (m *Match) index(v value.Value) int {
	if s, ok := asStr(v); ok {
		return slices.Index(m.p.names(), s)
	}
	if n, ok := constInt(v); ok && n >= 0 && int(n) < len(m.at)/2 {
		return int(n)
	}
	return -1
}

// Attr finds a method of a match.
func (m *Match) Attr(w *value.World, name string) value.Value {
	if f := matchMethods()[name]; f != nil {
		return &value.BoundMethod{Self: m, Func: f}
	}
	if name == "string" {
		return newStr(m.text)
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
		i := m.index(k)
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
				if n != "" {
					d.Items.Set(n, newStr(n), m.group(i))
				}
			}
			return d
		}),
		matchMethod("start", "group?", func(c *call, m *Match) value.Value { return runes(m.text[:m.at[0]]) }),
		matchMethod("end", "group?", func(c *call, m *Match) value.Value { return runes(m.text[:m.at[1]]) }),
		matchMethod("span", "group?", func(c *call, m *Match) value.Value {
			return value.NewTuple(runes(m.text[:m.at[0]]), runes(m.text[:m.at[1]]))
		}),
	)
})

// Flags of re whose meaning is looked at.
const (
	reIgnoreCase = 2
	reUnicode    = 32
	reASCII      = 256
)

// unlikeInUnicode finds what means more to Python than to Go.
var unlikeInUnicode = lazyRegexp(`\\[bBwWdDsS]`)

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
	prefix := ""
	for bit, letter := range map[int64]string{reIgnoreCase: "i", 8: "m", 16: "s"} {
		if n&bit != 0 {
			prefix += letter
		}
	}
	if prefix != "" {
		prefix = "(?" + prefix + ")"
	}
	if n&reVerbose != 0 {
		if s, known = withoutBlanks(s); !known {
			return p
		}
	}
	p.Re, _ = regexp.Compile(prefix + strings.ReplaceAll(s, `\Z`, `\z`))
	p.ascii = n&reASCII == 0 && unlikeInUnicode().MatchString(s)
	if (p.Re == nil || p.ascii) && n&^(reUnicode|reIgnoreCase|reVerbose) == 0 {
		p.back = newBacktracker(s, n&reIgnoreCase != 0)
	}
	return p
}

// reFunc is a function of re that takes a pattern and a string.
func reFunc(name, spec, typ string, f func(c *call, p *Pattern, s string) value.Value) *value.Builtin {
	return builtin(name, spec, func(c *call) value.Value {
		i := len(c.arg) - 1
		for k, w := range strings.Fields(spec) {
			if w == "string" {
				i = k
			}
		}
		var flags value.Value
		if strings.HasSuffix(spec, "flags?") {
			flags = c.arg[len(c.arg)-1]
		}
		p := pattern(c, c.arg[0], flags)
		s, ok := c.str(i)
		if !ok {
			return c.unknown(typ)
		}
		if re, back := p.engines(s); re == nil && back == nil {
			return c.unknown(typ)
		}
		return f(c, p, s)
	})
}

// foundAt is the match at the beginning of a text, or None.
func foundAt(c *call, p *Pattern, s string, whole bool) value.Value {
	at, ok := p.at(s, whole)
	switch {
	case !ok:
		return c.unknown("")
	case at == nil:
		return value.None
	}
	return &Match{p, s, at}
}

// textAt is the text of group i of a match, empty if it took no part.
func textAt(s string, at []int, i int) string {
	if at[2*i] < 0 {
		return ""
	}
	return s[at[2*i]:at[2*i+1]]
}

var reFunctions = sync.OnceValue(func() methods {
	return methodTable(
		builtin("compile", "pattern flags?", func(c *call) value.Value { return pattern(c, c.arg[0], c.arg[1]) }),
		builtin("escape", "pattern", func(c *call) value.Value {
			s, ok := c.str(0)
			if !ok {
				return c.unknown("str")
			}
			return newStr(regexp.QuoteMeta(s))
		}),
		reFunc("search", "pattern string flags?", "", func(c *call, p *Pattern, s string) value.Value {
			ats, ok := p.all(s, 1)
			if !ok {
				return c.unknown("")
			}
			if len(ats) == 0 {
				return value.None
			}
			return &Match{p, s, ats[0]}
		}),
		reFunc("match", "pattern string flags?", "", func(c *call, p *Pattern, s string) value.Value {
			return foundAt(c, p, s, false)
		}),
		reFunc("fullmatch", "pattern string flags?", "", func(c *call, p *Pattern, s string) value.Value {
			return foundAt(c, p, s, true)
		}),
		reFunc("findall", "pattern string flags?", "list", func(c *call, p *Pattern, s string) value.Value {
			out := value.NewList()
			ats, ok := p.all(s, -1)
			if !ok {
				return c.unknown("list")
			}
			for _, at := range ats {
				switch len(at) / 2 {
				case 1:
					out.Elems = append(out.Elems, newStr(textAt(s, at, 0)))
				case 2:
					out.Elems = append(out.Elems, newStr(textAt(s, at, 1)))
				default:
					groups := &value.Tuple{}
					for i := 1; i < len(at)/2; i++ {
						groups.Elems = append(groups.Elems, newStr(textAt(s, at, i)))
					}
					out.Elems = append(out.Elems, groups)
				}
			}
			return out
		}),
		reFunc("finditer", "pattern string flags?", "", func(c *call, p *Pattern, s string) value.Value {
			var out []value.Value
			ats, ok := p.all(s, -1)
			if !ok {
				return c.unknown("")
			}
			for _, at := range ats {
				out = append(out, &Match{p, s, at})
			}
			return newIterator("iterator", out, nil)
		}),
		reFunc("split", "pattern string maxsplit? flags?", "list", func(c *call, p *Pattern, s string) value.Value {
			limit, _ := c.int(2, 0)
			if limit == 0 {
				limit = -1
			}
			out := value.NewList()
			prev := 0
			ats, ok := p.all(s, int(limit))
			if !ok {
				return c.unknown("list")
			}
			for _, at := range ats {
				out.Elems = append(out.Elems, newStr(s[prev:at[0]]))
				m := &Match{p, s, at}
				for i := 1; i < len(at)/2; i++ {
					out.Elems = append(out.Elems, m.group(i))
				}
				prev = at[1]
			}
			out.Elems = append(out.Elems, newStr(s[prev:]))
			return out
		}),
		reFunc("sub", "pattern repl string count? flags?", "str", substitute),
	)
})

var backReference = lazyRegexp(`\\(\d+|g<(\w+)>)`)

// lazyRegexp is a pattern of our own that is compiled when it is first needed.
func lazyRegexp(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// substitute is re.sub with a text or a function.
func substitute(c *call, p *Pattern, s string) value.Value {
	limit, _ := c.int(3, 0)
	if limit == 0 {
		limit = -1
	}
	repl, isText := c.str(1)
	var b strings.Builder
	prev := 0
	ats, ok := p.all(s, int(limit))
	if !ok || p.Re == nil && isText && strings.Contains(repl, `\`) {
		return c.unknown("str")
	}
	for _, at := range ats {
		b.WriteString(s[prev:at[0]])
		if b.Len() > maxText {
			return tooLong(c.w)
		}
		if isText {
			t := backReference().ReplaceAllString(repl, "$${$1$2}")
			t = strings.NewReplacer("${g<", "${", ">", "").Replace(t)
			if strings.Contains(t, `\`) || strings.Contains(repl, "$") || strings.Contains(repl, `\g`) {
				return c.unknown("str")
			}
			if p.Re == nil {
				b.WriteString(repl)
			} else {
				b.Write(p.Re.ExpandString(nil, t, s, at))
			}
		} else {
			v := c.call(c.arg[1], &Match{p, s, at})
			if v == nil {
				return nil
			}
			t, ok := asStr(v)
			if !ok {
				return c.unknown("str")
			}
			b.WriteString(t)
		}
		prev = at[1]
	}
	return newStr(b.String() + s[prev:])
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
