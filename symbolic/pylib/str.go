package pylib

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/shapelint/shapelint/symbolic/value"
)

// strBinary is + * % of strings.
func strBinary(w *value.World, op string, l value.Str, r value.Value) (value.Value, bool) {
	switch op {
	case "+":
		s, ok := payload(r).(value.Str)
		if !ok {
			if u, unknown := r.(value.Unknown); unknown && (u.Type == "" || u.Type == "str") {
				return w.UnknownOf("str", "str + unknown"), true
			}
			if isBuiltin(r) {
				return w.Host.Raise("TypeError", `can only concatenate str (not "`+r.TypeName()+`") to str`), true
			}
			return nil, false
		}
		if len(l.S)+len(s.S) > maxText {
			return tooLong(w), true
		}
		return value.Str{S: l.S + s.S, Origin: l.Origin}, true
	case "*":
		n, known, ok := repeatCount(w, r)
		if !ok {
			if isBuiltin(r) {
				return w.Host.Raise("TypeError", "can't multiply sequence by non-int of type '"+r.TypeName()+"'"), true
			}
			return nil, false
		}
		c, _ := n.Const()
		if !known || !fits(c, int64(len(l.S)), maxText) {
			return w.UnknownOf("str", "repeated text"), true
		}
		return newStr(strings.Repeat(l.S, int(c))), true
	case "%":
		return percent(w, l.S, r), true
	}
	return badOperands(w, op, l, r)
}

// strSlice is s[a:b:c].
func strSlice(w *value.World, v value.Str, s *value.Slice) value.Value {
	r := []rune(v.S)
	start, step, count, ok, raised := sliceBounds(w, s, int64(len(r)))
	switch {
	case raised:
		return nil
	case !ok:
		return w.UnknownOf("str", "slice with symbolic bounds")
	}
	out := make([]rune, 0, count)
	for i := range count {
		out = append(out, r[start+i*step])
	}
	return newStr(string(out))
}

// strMethod defines a method of str. All strings among the arguments are
// known when f runs; else the result is unknown, of type typ.
func strMethod(name, spec, typ string, f func(c *call, s string) value.Value) *value.Builtin {
	b := builtin(name, "self "+spec, func(c *call) value.Value {
		s, ok := asStr(c.arg[0])
		if !ok {
			return c.unknown(typ)
		}
		for _, a := range c.arg[1:] {
			switch u := a.(type) {
			case value.Unknown, value.SymBool, *value.Alt:
				return c.unknown(typ)
			case value.Int:
				if _, ok := u.Const(); !ok {
					return c.unknown(typ)
				}
			}
		}
		return f(c, s)
	})
	b.Method = true
	return b
}

// strPred is a method without arguments that returns a bool.
func strPred(name string, f func(s string) bool) *value.Builtin {
	return strMethod(name, "", "bool", func(c *call, s string) value.Value { return value.Bool(f(s)) })
}

// strMap is a method without arguments that returns a str.
func strMap(name string, f func(s string) string) *value.Builtin {
	return strMethod(name, "", "str", func(c *call, s string) value.Value {
		if strings.ContainsFunc(s, ownCase) {
			return c.unknown("str")
		}
		return newStr(f(s))
	})
}

// ownCase tells the letters whose other case is not one letter everywhere, such as the German sharp s.
func ownCase(r rune) bool { return r >= utf8.RuneSelf && unicode.Is(specialCases, r) }

var specialCases = rangetable(0xb5, 0xb5, 0xdf, 0xdf, 0x130, 0x130, 0x149, 0x149, 0x17f, 0x17f, 0x1f0, 0x1f0, 0x345, 0x345, 0x390, 0x390,
	0x3a3, 0x3a3, 0x3b0, 0x3b0, 0x3c2, 0x3c2, 0x587, 0x587, 0x13a0, 0x13fd, 0x1e96, 0x1e9e, 0x1f50, 0x1fff, 0xfb00, 0xfb17)

// rangetable is made of the first and the last of each range.
func rangetable(ends ...uint16) *unicode.RangeTable {
	t := &unicode.RangeTable{}
	for i := 0; i < len(ends); i += 2 {
		t.R16 = append(t.R16, unicode.Range16{Lo: ends[i], Hi: ends[i+1], Stride: 1})
	}
	return t
}

// allRunes tells if s is not empty and all its characters satisfy f.
func allRunes(s string, f func(r rune) bool) bool {
	for _, r := range s {
		if !f(r) {
			return false
		}
	}
	return s != ""
}

// cased tells if s has cased characters and none of them satisfies bad.
func cased(s string, bad func(r rune) bool) bool {
	any := false
	for _, r := range s {
		if bad(r) {
			return false
		}
		any = any || unicode.IsUpper(r) || unicode.IsLower(r)
	}
	return any
}

// titleCase begins each word with a capital.
func titleCase(s string) string {
	var b strings.Builder
	prev := false
	for _, r := range s {
		switch {
		case prev:
			r = unicode.ToLower(r)
		default:
			r = unicode.ToTitle(r)
		}
		prev = unicode.IsLetter(r)
		b.WriteRune(r)
	}
	return b.String()
}

func capitalize(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToTitle(r)) + strings.ToLower(s[n:])
}

// strip is strip, lstrip and rstrip.
func strip(name string, left, right bool) *value.Builtin {
	return strMethod(name, "chars?", "str", func(c *call, s string) value.Value {
		in := unicode.IsSpace
		if c.given(1) {
			chars, ok := c.str(1)
			if !ok {
				return c.raise("TypeError", name+" arg must be None or str")
			}
			in = func(r rune) bool { return strings.ContainsRune(chars, r) }
		}
		if left {
			s = strings.TrimLeftFunc(s, in)
		}
		if right {
			s = strings.TrimRightFunc(s, in)
		}
		return newStr(s)
	})
}

// affix is startswith and endswith.
func affix(name string, has func(s, x string) bool) *value.Builtin {
	return strMethod(name, "affix start? end?", "bool", func(c *call, s string) value.Value {
		s, whole := c.window(s, 2)
		if !whole {
			return value.Bool(false)
		}
		if t, ok := c.arg[1].(*value.Tuple); ok {
			open := false
			for _, e := range t.Elems {
				x, ok := asStr(e)
				open = open || !ok
				if ok && has(s, x) {
					return value.Bool(true)
				}
			}
			if open {
				return c.unknown("bool")
			}
			return value.Bool(false)
		}
		x, ok := c.str(1)
		if !ok {
			if isBuiltin(c.arg[1]) {
				return c.raise("TypeError", name+" first arg must be str or a tuple of str, not "+c.arg[1].TypeName())
			}
			return c.unknown("bool")
		}
		return value.Bool(has(s, x))
	})
}

// window cuts s to the optional bounds start and end, arguments i and i+1;
// false if start lies beyond the end.
func (c *call) window(s string, i int) (string, bool) {
	if c.arg[i] == nil && c.arg[i+1] == nil {
		return s, true
	}
	r := []rune(s)
	n := int64(len(r))
	a, _ := c.int(i, 0)
	b, _ := c.int(i+1, n)
	if a < 0 {
		a = max(0, a+n)
	}
	if b < 0 {
		b = max(0, b+n)
	}
	b = min(b, n)
	if a > b {
		return "", false
	}
	return string(r[a:b]), true
}

// finder is find, rfind, index and rindex.
func finder(name string, last, must bool) *value.Builtin {
	return strMethod(name, "sub start? end?", "int", func(c *call, s string) value.Value {
		x, ok := c.str(1)
		if !ok {
			return c.raise("TypeError", "must be str, not "+c.arg[1].TypeName())
		}
		part, whole := c.window(s, 2)
		i := -1
		switch {
		case !whole:
		case last:
			i = strings.LastIndex(part, x)
		default:
			i = strings.Index(part, x)
		}
		if i < 0 {
			if must {
				return c.raise("ValueError", "substring not found")
			}
			return value.NewInt(-1)
		}
		n := int64(utf8.RuneCountInString(part[:i]))
		if a, _ := c.int(2, 0); a >= 0 {
			n += a
		} else {
			n += max(0, a+int64(utf8.RuneCountInString(s)))
		}
		return value.NewInt(n)
	})
}

// splitter is split and rsplit.
func splitter(name string, fromRight bool) *value.Builtin {
	return strMethod(name, "sep? maxsplit?", "list", func(c *call, s string) value.Value {
		limit, _ := c.int(2, -1)
		if !c.given(1) {
			return strList(splitSpace(s, int(limit), fromRight))
		}
		sep, ok := c.str(1)
		switch {
		case !ok:
			return c.raise("TypeError", "must be str or None, not "+c.arg[1].TypeName())
		case sep == "":
			return c.raise("ValueError", "empty separator")
		}
		parts := strings.Split(s, sep)
		if limit >= 0 && len(parts) > int(limit)+1 {
			if k := len(parts) - int(limit); fromRight {
				parts = append([]string{strings.Join(parts[:k], sep)}, parts[k:]...)
			} else {
				parts = append(parts[:limit:limit], strings.Join(parts[limit:], sep))
			}
		}
		return strList(parts)
	})
}

// splitSpace splits at runs of white space.
func splitSpace(s string, limit int, fromRight bool) []string {
	words := strings.Fields(s)
	if limit < 0 || len(words) <= limit {
		return words
	}
	if fromRight {
		rest := s
		var out []string
		for range limit {
			rest = strings.TrimRightFunc(rest, unicode.IsSpace)
			i := strings.LastIndexFunc(rest, unicode.IsSpace)
			out = append([]string{rest[i+1:]}, out...)
			rest = rest[:i+1]
		}
		return append([]string{strings.TrimRightFunc(rest, unicode.IsSpace)}, out...)
	}
	rest := s
	var out []string
	for range limit {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		i := strings.IndexFunc(rest, unicode.IsSpace)
		out = append(out, rest[:i])
		rest = rest[i:]
	}
	return append(out, strings.TrimLeftFunc(rest, unicode.IsSpace))
}

func splitLines(s string, keep bool) []string {
	var out []string
	for len(s) > 0 {
		i := strings.IndexAny(s, "\n\r")
		if i < 0 {
			return append(out, s)
		}
		end := i + 1
		if s[i] == '\r' && end < len(s) && s[end] == '\n' {
			end++
		}
		if keep {
			out = append(out, s[:end])
		} else {
			out = append(out, s[:i])
		}
		s = s[end:]
	}
	return out
}

// justify is ljust, rjust and center.
func justify(name string, place func(n int) (left int)) *value.Builtin {
	return strMethod(name, "width fillchar?", "str", func(c *call, s string) value.Value {
		w, ok := constInt(c.arg[1])
		if !ok {
			return c.raise("TypeError", "'"+c.arg[1].TypeName()+"' object cannot be interpreted as an integer")
		}
		fill, ok := " ", true
		if c.arg[2] != nil {
			if fill, ok = c.str(2); !ok || utf8.RuneCountInString(fill) != 1 {
				return c.raise("TypeError", "The fill character must be exactly one character long")
			}
		}
		n := int(w) - utf8.RuneCountInString(s)
		if n <= 0 {
			return newStr(s)
		}
		if n > maxText {
			return tooLong(c.w)
		}
		left := place(n)
		if name == "center" {
			left = n/2 + (n & int(w) & 1)
		}
		return newStr(strings.Repeat(fill, left) + s + strings.Repeat(fill, n-left))
	})
}

// joinMethod is sep.join(iterable).
func joinMethod(c *call, sep string) value.Value {
	elems, rest, ok := c.w.Host.Iterate(c.arg[1])
	if !ok {
		return nil
	}
	if rest != nil {
		return c.unknown("str")
	}
	parts, size := make([]string, len(elems)), len(sep)*len(elems)
	for i, e := range elems {
		s, ok := asStr(e)
		if !ok {
			if isBuiltin(e) {
				return c.raise("TypeError", "sequence item "+value.Itoa(int64(i))+": expected str instance, "+e.TypeName()+" found")
			}
			return c.unknown("str")
		}
		parts[i], size = s, size+len(s)
	}
	if size > maxText {
		return tooLong(c.w)
	}
	return newStr(strings.Join(parts, sep))
}

// partition is partition and rpartition.
func partition(name string, last bool) *value.Builtin {
	return strMethod(name, "sep", "tuple", func(c *call, s string) value.Value {
		sep, ok := c.str(1)
		switch {
		case !ok:
			return c.raise("TypeError", "must be str, not "+c.arg[1].TypeName())
		case sep == "":
			return c.raise("ValueError", "empty separator")
		}
		i := strings.Index(s, sep)
		if last {
			i = strings.LastIndex(s, sep)
		}
		switch {
		case i >= 0:
			return value.NewTuple(newStr(s[:i]), newStr(sep), newStr(s[i+len(sep):]))
		case last:
			return value.NewTuple(newStr(""), newStr(""), newStr(s))
		}
		return value.NewTuple(newStr(s), newStr(""), newStr(""))
	})
}

func swapCase(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return unicode.ToLower(r)
		}
		return unicode.ToUpper(r)
	}, s)
}

func isIdentifier(s string) bool {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return s != ""
}

var strMethods = sync.OnceValue(func() methods {
	return methodTable(
		strMap("lower", strings.ToLower), strMap("upper", strings.ToUpper), strMap("casefold", strings.ToLower),
		strMap("title", titleCase), strMap("capitalize", capitalize), strMap("swapcase", swapCase),
		strPred("isdigit", func(s string) bool { return allRunes(s, unicode.IsDigit) }),
		strPred("isdecimal", func(s string) bool { return allRunes(s, unicode.IsDigit) }),
		strPred("isnumeric", func(s string) bool { return allRunes(s, unicode.IsNumber) }),
		strPred("isalpha", func(s string) bool { return allRunes(s, unicode.IsLetter) }),
		strPred("isalnum", func(s string) bool {
			return allRunes(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
		}),
		strPred("isspace", func(s string) bool { return allRunes(s, unicode.IsSpace) }),
		strPred("isupper", func(s string) bool { return cased(s, unicode.IsLower) }),
		strPred("islower", func(s string) bool { return cased(s, unicode.IsUpper) }),
		strPred("istitle", func(s string) bool { return cased(s, func(rune) bool { return false }) && titleCase(s) == s }),
		strPred("isidentifier", isIdentifier),
		strPred("isascii", func(s string) bool { return len(s) == 0 || allRunes(s, func(r rune) bool { return r < 0x80 }) }),
		strPred("isprintable", func(s string) bool { return len(s) == 0 || allRunes(s, unicode.IsPrint) }),
		strip("strip", true, true), strip("lstrip", true, false), strip("rstrip", false, true),
		affix("startswith", strings.HasPrefix), affix("endswith", strings.HasSuffix),
		finder("find", false, false), finder("rfind", true, false), finder("index", false, true), finder("rindex", true, true),
		splitter("split", false), splitter("rsplit", true),
		justify("ljust", func(n int) int { return 0 }), justify("rjust", func(n int) int { return n }), justify("center", func(n int) int { return n / 2 }),
		partition("partition", false), partition("rpartition", true),
		strMethod("join", "iterable", "str", joinMethod),
		strMethod("count", "sub start? end?", "int", func(c *call, s string) value.Value {
			x, ok := c.str(1)
			part, whole := c.window(s, 2)
			if !ok || !whole {
				return value.NewInt(0)
			}
			return value.NewInt(int64(strings.Count(part, x)))
		}),
		strMethod("replace", "old new count?", "str", func(c *call, s string) value.Value {
			old, ok1 := c.str(1)
			repl, ok2 := c.str(2)
			n, ok3 := c.int(3, -1)
			if !ok1 || !ok2 || !ok3 {
				return c.raise("TypeError", "replace() argument must be str")
			}
			if !fits(int64(strings.Count(s, old)), int64(len(repl)), maxText) {
				return tooLong(c.w)
			}
			return boundedStr(c.w, strings.Replace(s, old, repl, int(n)))
		}),
		strMethod("splitlines", "keepends?", "list", func(c *call, s string) value.Value {
			keep, _ := c.flag(1, false)
			return strList(splitLines(s, keep))
		}),
		strMethod("zfill", "width", "str", func(c *call, s string) value.Value {
			w, _ := constInt(c.arg[1])
			n := int(w) - utf8.RuneCountInString(s)
			if n <= 0 {
				return newStr(s)
			}
			if n > maxText {
				return tooLong(c.w)
			}
			if s != "" && (s[0] == '-' || s[0] == '+') {
				return newStr(s[:1] + strings.Repeat("0", n) + s[1:])
			}
			return newStr(strings.Repeat("0", n) + s)
		}),
		strMethod("removeprefix", "prefix", "str", func(c *call, s string) value.Value {
			p, _ := c.str(1)
			return newStr(strings.TrimPrefix(s, p))
		}),
		strMethod("removesuffix", "suffix", "str", func(c *call, s string) value.Value {
			p, _ := c.str(1)
			return newStr(strings.TrimSuffix(s, p))
		}),
		strMethod("expandtabs", "tabsize?", "str", func(c *call, s string) value.Value {
			n, _ := c.int(1, 8)
			if !fits(int64(strings.Count(s, "\t")), n, maxText) {
				return tooLong(c.w)
			}
			var b strings.Builder
			col := 0
			for _, r := range s {
				switch r {
				case '\t':
					for k := int(n) - col%max(int(n), 1); n > 0 && k > 0; k-- {
						b.WriteByte(' ')
						col++
					}
					continue
				case '\n', '\r':
					col = -1
				}
				b.WriteRune(r)
				col++
			}
			return newStr(b.String())
		}),
		strMethod("encode", "encoding? errors?", "bytes", func(c *call, s string) value.Value { return value.Bytes(s) }),
		strMethod("format", "...", "str", func(c *call, s string) value.Value {
			return strFormat(c.w, s, c.Pos[1:], c.Keyword)
		}),
		strMethod("format_map", "mapping", "str", func(c *call, s string) value.Value {
			return strFormat(c.w, s, nil, func(name string) value.Value { return c.w.Host.Subscript(c.arg[1], newStr(name)) })
		}),
		strMethod("translate", "table", "str", func(c *call, s string) value.Value { return translate(c, s) }),
		builtin("maketrans", "x y? z?", func(c *call) value.Value { return makeTrans(c) }),
	)
})

// translate maps characters by a dict.
func translate(c *call, s string) value.Value {
	d, ok := payload(c.arg[1]).(*value.Dict)
	if !ok || d.Open {
		return c.unknown("str")
	}
	var b strings.Builder
	for _, r := range s {
		if b.Len() > maxText {
			return tooLong(c.w)
		}
		v, ok := d.Items.Get(int64(r))
		if !ok {
			b.WriteRune(r)
			continue
		}
		switch v := v.(type) {
		case value.NoneType:
		case value.Str:
			b.WriteString(v.S)
		default:
			n, ok := constInt(v)
			if !ok {
				return c.unknown("str")
			}
			b.WriteRune(rune(n))
		}
	}
	return newStr(b.String())
}

// makeTrans is str.maketrans.
func makeTrans(c *call) value.Value {
	d := value.NewDict()
	put := func(r rune, v value.Value) { d.Items.Set(int64(r), value.NewInt(int64(r)), v) }
	if src, ok := payload(c.arg[0]).(*value.Dict); ok && c.arg[1] == nil {
		src.Items.Each(func(e *value.Entry) bool {
			if s, ok := asStr(e.Key); ok {
				r, _ := utf8.DecodeRuneInString(s)
				put(r, e.Value)
			} else {
				d.Items.Set(e.Hash, e.Key, e.Value)
			}
			return true
		})
		return d
	}
	x, ok1 := c.str(0)
	y, ok2 := asStr(c.arg[1])
	xs, ys := []rune(x), []rune(y)
	if !ok1 || !ok2 || len(xs) != len(ys) {
		return c.unknown("dict")
	}
	for i := range xs {
		put(xs[i], value.NewInt(int64(ys[i])))
	}
	if z, ok := asStr(c.arg[2]); ok {
		for _, r := range z {
			put(r, value.None)
		}
	}
	return d
}
