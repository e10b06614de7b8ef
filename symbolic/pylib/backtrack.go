package pylib

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// backtracker matches the regular expressions that Go's engine has not: those that look ahead or behind. It goes
// through the alternatives one by one, as Python does. Steps bound it and not a clock, so that the answer is the same
// on every machine.
type backtracker struct {
	root  reNode
	names []string // of the groups, "" for those without; the first one is the whole
}

// reNode matches at offset i and asks k whether the rest of the expression matches behind it.
type reNode func(r *reRun, i int, k func(int) bool) bool

// reRun is one attempt on a text.
type reRun struct {
	text  string
	at    []int
	steps int
}

// maxBacktracking bounds the steps of one search: an expression can take exponential time.
const maxBacktracking = 200_000

// newBacktracker parses an expression under the flags of re; nil where it uses what is not supported.
func newBacktracker(text string, flags int64) *backtracker {
	p := &reParser{rest: text, names: []string{""}, fold: flags&reIgnoreCase != 0, lines: flags&reMultiline != 0, all: flags&reDotAll != 0}
	root := p.alternatives()
	if p.failed || p.rest != "" {
		return nil
	}
	return &backtracker{root: root, names: p.names}
}

// where tells where a match is looked for.
type where uint8

const (
	anywhere  where = iota
	anchored        // at the offset alone
	furtherOn       // anywhere, but at the offset itself only if it takes something
)

// find is the first match from an offset on, to the end of the text if it is whole. ok is false if it takes too long.
func (b *backtracker) find(r *reRun, from int, how where, whole bool) (at []int, ok bool) {
	for start := from; start <= len(r.text); start++ {
		if start < len(r.text) && !utf8.RuneStart(r.text[start]) {
			continue
		}
		r.at = make([]int, 2*len(b.names))
		for i := range r.at {
			r.at[i] = -1
		}
		end := -1
		matches := b.root(r, start, func(i int) bool {
			end = i
			return (!whole || i == len(r.text)) && (how != furtherOn || i > from)
		})
		if !r.step() { // whatever it says: something was given up
			return nil, false
		}
		if matches {
			r.at[0], r.at[1] = start, end
			return r.at, true
		}
		if how == anchored {
			break
		}
	}
	return nil, true
}

// step counts a step; false if there were too many.
func (r *reRun) step() bool {
	r.steps++
	return r.steps <= maxBacktracking
}

// reParser reads an expression from left to right.
type reParser struct {
	rest   string
	names  []string
	fold   bool // letters match whatever their case
	lines  bool // ^ and $ are the ends of each line
	all    bool // . is a line break, too
	looked int  // how many groups stand in what is looked ahead or behind
	failed bool
}

func (p *reParser) fail() reNode {
	p.failed, p.rest = true, ""
	return nil
}

func (p *reParser) accept(prefix string) bool {
	rest, ok := strings.CutPrefix(p.rest, prefix)
	p.rest = rest
	return ok
}

func (p *reParser) alternatives() reNode {
	options := []reNode{p.sequence()}
	for p.accept("|") {
		options = append(options, p.sequence())
	}
	if len(options) == 1 {
		return options[0]
	}
	return func(r *reRun, i int, k func(int) bool) bool {
		for _, o := range options {
			if o(r, i, k) {
				return true
			}
		}
		return false
	}
}

func (p *reParser) sequence() reNode {
	node := reNode(func(_ *reRun, i int, k func(int) bool) bool { return k(i) })
	var parts []reNode
	for p.rest != "" && p.rest[0] != '|' && p.rest[0] != ')' {
		parts = append(parts, p.quantified())
	}
	for n := len(parts) - 1; n >= 0; n-- {
		part, next := parts[n], node
		node = func(r *reRun, i int, k func(int) bool) bool {
			return part(r, i, func(j int) bool { return next(r, j, k) })
		}
	}
	return node
}

var reBounds = lazyRegexp(`^\{(\d+)(,?)(\d*)\}`)

func (p *reParser) quantified() reNode {
	looked := p.looked
	atom := p.atom()
	if p.failed {
		return nil
	}
	least, most := 1, 1
	switch bounds := reBounds().FindStringSubmatch(p.rest); {
	case p.accept("*"):
		least, most = 0, -1
	case p.accept("+"):
		most = -1
	case p.accept("?"):
		least = 0
	case bounds != nil:
		p.accept(bounds[0])
		least, _ = strconv.Atoi(bounds[1])
		most = least
		if bounds[2] != "" {
			most = -1
		}
		if bounds[3] != "" {
			most, _ = strconv.Atoi(bounds[3])
		}
	default:
		return atom
	}
	if p.looked > looked {
		return p.fail() // what these groups hold after some repetitions differs between engines
	}
	lazy := p.accept("?")
	if p.rest != "" && strings.ContainsRune("*+?", rune(p.rest[0])) {
		return p.fail()
	}
	return quantify(atom, least, most, lazy)
}

func quantify(n reNode, least, most int, lazy bool) reNode {
	return func(r *reRun, i int, k func(int) bool) bool {
		var from func(i, count int) bool
		from = func(i, count int) bool {
			more := func() bool {
				return count != most && n(r, i, func(j int) bool { return (j > i || count < least) && from(j, count+1) })
			}
			switch {
			case !r.step():
				return false
			case count < least:
				return more()
			case lazy:
				return k(i) || more()
			}
			return more() || k(i)
		}
		return from(i, 0)
	}
}

func (p *reParser) atom() reNode {
	switch c := p.rest[0]; c {
	case '(':
		p.rest = p.rest[1:]
		return p.group()
	case '[':
		return p.class()
	case '^', '$', '.':
		p.rest = p.rest[1:]
		switch {
		case c == '.' && p.all:
			return simple("(?s).")
		case c != '.' && p.lines:
			return lineEnd(c)
		}
		return simple(string(c))
	case '\\':
		return p.escape()
	case '*', '+', '?':
		return p.fail()
	}
	_, n := utf8.DecodeRuneInString(p.rest)
	literal := p.rest[:n]
	p.rest = p.rest[n:]
	if p.fold {
		return foldedly(literal)
	}
	return literally(literal)
}

// foldedly is one letter, small or capital.
func foldedly(letter string) reNode {
	return func(r *reRun, i int, k func(int) bool) bool {
		_, n := utf8.DecodeRuneInString(r.text[i:])
		return r.step() && n > 0 && strings.EqualFold(r.text[i:i+n], letter) && k(i+n)
	}
}

func literally(text string) reNode {
	return func(r *reRun, i int, k func(int) bool) bool {
		return r.step() && strings.HasPrefix(r.text[i:], text) && k(i+len(text))
	}
}

// lineEnd is ^ or $ where each line has its own.
func lineEnd(c byte) reNode {
	return func(r *reRun, i int, k func(int) bool) bool {
		if c == '^' {
			return (i == 0 || r.text[i-1] == '\n') && k(i)
		}
		return (i == len(r.text) || r.text[i] == '\n') && k(i)
	}
}

// simple is what Go's engine can do at one place.
func simple(expr string) reNode {
	switch expr {
	case "^", `\A`:
		return func(_ *reRun, i int, k func(int) bool) bool { return i == 0 && k(i) }
	case `\Z`:
		return func(r *reRun, i int, k func(int) bool) bool { return i == len(r.text) && k(i) }
	case "$":
		return func(r *reRun, i int, k func(int) bool) bool {
			return (i == len(r.text) || r.text[i:] == "\n") && k(i)
		}
	}
	one, err := regexp.Compile(`^(?:` + expr + `)`)
	if err != nil {
		return nil
	}
	return func(r *reRun, i int, k func(int) bool) bool {
		if !r.step() {
			return false
		}
		_, n := utf8.DecodeRuneInString(r.text[i:])
		return n > 0 && one.MatchString(r.text[i:i+n]) && k(i+n)
	}
}

func (p *reParser) escape() reNode {
	if len(p.rest) < 2 {
		return p.fail()
	}
	c := p.rest[1]
	expr := p.rest[:2]
	p.rest = p.rest[2:]
	switch {
	case c == 'b' || c == 'B':
		return func(r *reRun, i int, k func(int) bool) bool { return boundary(r.text, i) == (c == 'b') && k(i) }
	case strings.IndexByte("wds", c) >= 0:
		return simple("[" + inUnicode.Replace(expr) + "]")
	case strings.IndexByte("WDS", c) >= 0:
		return simple("[^" + inUnicode.Replace(strings.ToLower(expr)) + "]")
	case c == 'A' || c == 'Z':
		return simple(expr)
	case c == 'n':
		return literally("\n")
	case c == 't':
		return literally("\t")
	case c < utf8.RuneSelf && !isWord(rune(c)):
		return literally(string(c))
	}
	return p.fail()
}

// inUnicode says within a class of Go's what Python means by these: Go takes them for ASCII.
var inUnicode = strings.NewReplacer(`\\`, `\\`, `\w`, `\p{L}\p{N}_`, `\d`, `\p{Nd}`,
	`\s`, `\s\v\x1c-\x1f\x{85}\p{Z}`)

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// boundary tells if a word begins or ends at an offset.
func boundary(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	return isWord(before) != isWord(after)
}

var reClass = lazyRegexp(`^\[\^?\]?(?:\\.|[^\]\\])*\]`)

func (p *reParser) class() reNode {
	class := reClass().FindString(p.rest)
	expr := inUnicode.Replace(class)
	if p.fold {
		expr = "(?i)" + expr
	}
	node := simple(expr)
	if class == "" || node == nil {
		return p.fail()
	}
	p.accept(class)
	return node
}

var reName = lazyRegexp(`^\?P<(\w+)>`)

func (p *reParser) group() reNode {
	if name := reName().FindStringSubmatch(p.rest); name != nil {
		p.accept(name[0])
		return p.captured(name[1])
	}
	for _, look := range [4]struct {
		mark            string
		negated, behind bool
	}{{"?=", false, false}, {"?!", true, false}, {"?<=", false, true}, {"?<!", true, true}} {
		if p.accept(look.mark) {
			groups := len(p.names)
			node := p.closed()
			p.looked += len(p.names) - groups
			return lookAround(node, look.negated, look.behind)
		}
	}
	if p.accept("?:") {
		return p.closed()
	}
	if strings.HasPrefix(p.rest, "?") {
		return p.fail()
	}
	return p.captured("")
}

// closed is what stands up to the end of a group.
func (p *reParser) closed() reNode {
	node := p.alternatives()
	if !p.accept(")") {
		return p.fail()
	}
	return node
}

func (p *reParser) captured(name string) reNode {
	g := len(p.names)
	p.names = append(p.names, name)
	inner := p.closed()
	return func(r *reRun, i int, k func(int) bool) bool {
		from, to := r.at[2*g], r.at[2*g+1]
		if inner(r, i, func(j int) bool {
			r.at[2*g], r.at[2*g+1] = i, j
			return k(j)
		}) {
			return true
		}
		r.at[2*g], r.at[2*g+1] = from, to
		return false
	}
}

func lookAround(n reNode, negated, behind bool) reNode {
	return func(r *reRun, i int, k func(int) bool) bool {
		seen := false
		if behind {
			for start := i; start >= 0 && !seen; start-- {
				seen = n(r, start, func(end int) bool { return end == i })
			}
		} else {
			seen = n(r, i, func(int) bool { return true })
		}
		return seen != negated && k(i)
	}
}
