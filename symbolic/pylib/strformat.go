package pylib

import (
	"strconv"
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// strFormat is str.format(*args, **kwargs).
func strFormat(w *value.World, s string, pos []value.Value, kw func(name string) value.Value) value.Value {
	f := &fields{w: w, pos: pos, kw: kw}
	out, ok := f.run(s, 2)
	switch {
	case f.raised:
		return nil
	case !ok:
		return w.UnknownOf("str", "formatted text")
	}
	return newStr(out)
}

// fields expands replacement fields.
type fields struct {
	w      *value.World
	pos    []value.Value
	kw     func(name string) value.Value
	next   int
	raised bool
}

func (f *fields) fail(class, msg string) (string, bool) {
	f.w.Host.Raise(class, msg)
	f.raised = true
	return "", false
}

// run expands s; fields nest depth deep.
func (f *fields) run(s string, depth int) (string, bool) {
	var b strings.Builder
	known := true
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], "{{"), strings.HasPrefix(s[i:], "}}"):
			b.WriteByte(s[i])
			i += 2
		case s[i] == '}':
			return f.fail("ValueError", "Single '}' encountered in format string")
		case s[i] == '{':
			end := closing(s, i)
			if end < 0 {
				return f.fail("ValueError", "expected '}' before end of string")
			}
			t, ok := f.field(s[i+1:end], depth)
			if f.raised {
				return "", false
			}
			known = known && ok
			b.WriteString(t)
			i = end + 1
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String(), known
}

// closing finds the brace that closes the one at i, -1 if there is none.
func closing(s string, i int) int {
	level := 0
	for j := i; j < len(s); j++ {
		switch s[j] {
		case '{':
			level++
		case '}':
			if level--; level == 0 {
				return j
			}
		}
	}
	return -1
}

// field expands name!conversion:spec.
func (f *fields) field(s string, depth int) (string, bool) {
	name, spec, conv := s, "", byte(0)
	bracket := 0
scan:
	for i := range len(s) {
		switch s[i] {
		case '[':
			bracket++
		case ']':
			bracket--
		case ':', '!':
			if bracket > 0 {
				continue
			}
			name = s[:i]
			rest := s[i:]
			if rest[0] == '!' && len(rest) > 1 {
				conv, rest = rest[1], rest[2:]
			}
			spec = strings.TrimPrefix(rest, ":")
			break scan
		}
	}
	v := f.lookup(name)
	if v == nil {
		f.raised = true
		return "", false
	}
	known := true
	if strings.Contains(spec, "{") && depth > 0 {
		spec, known = f.run(spec, depth-1)
		if !known {
			return "", false
		}
	}
	var text string
	switch conv {
	case 's':
		text, known = f.w.Host.Str(v)
		v = newStr(text)
	case 'r':
		text, known = f.w.Host.Repr(v)
		v = newStr(text)
	case 'a':
		text, known = f.w.Host.Repr(v)
		v = newStr(ASCII(text))
	}
	if !known {
		return "", false
	}
	t, ok := Format(f.w, v, spec)
	f.raised = f.raised || f.w.Exc != nil
	return t, ok
}

// lookup evaluates "0.attr[key]"; nil after it raised.
func (f *fields) lookup(name string) value.Value {
	end := strings.IndexAny(name, ".[")
	first, rest := name, ""
	if end >= 0 {
		first, rest = name[:end], name[end:]
	}
	var v value.Value
	if i, err := strconv.Atoi(first); err == nil || first == "" {
		if first == "" {
			i = f.next
			f.next++
		}
		if i >= len(f.pos) {
			return f.w.Host.Raise("IndexError", "Replacement index "+strconv.Itoa(i)+" out of range for positional args tuple")
		}
		v = f.pos[i]
	} else if v = f.kw(first); v == nil {
		return f.w.Host.Raise("KeyError", quote(first))
	}
	for rest != "" && v != nil {
		if rest[0] == '.' {
			rest = rest[1:]
			n := strings.IndexAny(rest, ".[")
			if n < 0 {
				n = len(rest)
			}
			v, rest = f.w.Host.Attr(v, rest[:n]), rest[n:]
			continue
		}
		n := strings.IndexByte(rest, ']')
		if n < 0 {
			return f.w.Host.Raise("ValueError", "Missing ']' in format string")
		}
		key := rest[1:n]
		var k value.Value = newStr(key)
		if i, err := strconv.ParseInt(key, 10, 64); err == nil {
			k = value.NewInt(i)
		}
		v, rest = f.w.Host.Subscript(v, k), rest[n+1:]
	}
	return v
}

// percent is s % args.
func percent(w *value.World, s string, args value.Value) value.Value {
	var pos []value.Value
	var mapping value.Value
	if u, unknown := args.(value.Unknown); unknown && (u.Type == "" || u.Type == "tuple" || u.Type == "dict") {
		return w.UnknownOf("str", "formatted text") // how many values it holds nobody knows
	}
	t, isTuple := args.(*value.Tuple)
	if isTuple {
		if t.Rest != nil {
			return w.UnknownOf("str", "formatted text")
		}
		pos = t.Elems
	} else {
		pos = []value.Value{args}
		if _, ok := payload(args).(*value.Dict); ok {
			mapping = args
		}
	}
	var b strings.Builder
	known, next := true, 0
	take := func() value.Value {
		if next >= len(pos) {
			return w.Host.Raise("TypeError", "not enough arguments for format string")
		}
		next++
		return pos[next-1]
	}
	usedMap := false
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b.WriteByte(s[i])
			continue
		}
		i++
		var v value.Value
		if i < len(s) && s[i] == '(' {
			end := strings.IndexByte(s[i:], ')')
			if end < 0 {
				return w.Host.Raise("ValueError", "incomplete format key")
			}
			if mapping == nil {
				if _, ok := args.(value.Unknown); ok {
					return w.UnknownOf("str", "formatted text")
				}
				return w.Host.Raise("TypeError", "format requires a mapping")
			}
			usedMap = true
			if v = w.Host.Subscript(mapping, newStr(s[i+1:i+end])); v == nil {
				return nil
			}
			i += end + 1
		}
		f := formatSpec{fill: ' ', precision: -1}
		for ; i < len(s) && strings.IndexByte("-+ #0", s[i]) >= 0; i++ {
			switch s[i] {
			case '-':
				f.align = '<'
			case '+', ' ':
				if f.sign != '+' {
					f.sign = s[i]
				}
			case '#':
				f.alternate = true
			case '0':
				if f.align == 0 {
					f.fill, f.align = '0', '='
				}
			}
		}
		if f.align == '<' {
			f.fill = ' '
		}
		num := func(def int) (int, bool) {
			if i < len(s) && s[i] == '*' {
				i++
				x := take()
				if x == nil {
					return 0, false
				}
				c, ok := constInt(x)
				known = known && ok
				return int(c), true
			}
			start := i
			for i < len(s) && s[i] >= '0' && s[i] <= '9' {
				i++
			}
			if n, err := strconv.Atoi(s[start:i]); err == nil {
				return n, true
			}
			return def, true
		}
		var ok bool
		if f.width, ok = num(0); !ok {
			return nil
		}
		if i < len(s) && s[i] == '.' {
			i++
			if f.precision, ok = num(0); !ok {
				return nil
			}
		}
		if f.tooLong() {
			return tooLong(w)
		}
		for i < len(s) && strings.IndexByte("hlL", s[i]) >= 0 {
			i++
		}
		if i >= len(s) {
			return w.Host.Raise("ValueError", "incomplete format")
		}
		if s[i] == '%' {
			b.WriteByte('%')
			continue
		}
		if v == nil {
			if v = take(); v == nil {
				return nil
			}
		}
		f.kind = s[i]
		t, ok := percentField(w, v, f)
		if w.Exc != nil {
			return nil
		}
		known = known && ok
		b.WriteString(t)
	}
	if _, unknown := args.(value.Unknown); next < len(pos) && !usedMap && mapping == nil && !unknown {
		return w.Host.Raise("TypeError", "not all arguments converted during string formatting")
	}
	if !known {
		return w.UnknownOf("str", "formatted text")
	}
	return newStr(b.String())
}

// percentField is one conversion of a %-format.
func percentField(w *value.World, v value.Value, f formatSpec) (string, bool) {
	whole := v
	v, _ = value.Scalar(v)
	right := byte('>')
	var text string
	var ok bool
	var err error
	switch f.kind {
	case 's':
		text, ok = w.Host.Str(whole)
	case 'r':
		text, ok = w.Host.Repr(whole)
	case 'a':
		text, ok = w.Host.Repr(whole)
		text = ASCII(text)
	case 'c':
		if s, isStr := v.(value.Str); isStr {
			text, ok = s.S, true
			break
		}
		c, isInt := constInt(v)
		text, ok = string(rune(c)), isInt
	case 'd', 'i', 'u', 'x', 'X', 'o':
		if fl, isFloat := v.(value.Float); isFloat && fl.Known && strings.IndexByte("diu", f.kind) >= 0 {
			v = value.NewInt(int64(fl.F))
		}
		c, isInt := constInt(v)
		if !isInt {
			if isBuiltin(v) && kindOf(v) == notNumber {
				w.Host.Raise("TypeError", "%"+string(f.kind)+" format: a real number is required, not "+v.TypeName())
			}
			return "", false
		}
		if strings.IndexByte("iu", f.kind) >= 0 {
			f.kind = 'd'
		}
		prec := f.precision
		f.precision = -1
		if prec > 0 {
			digits, _ := formatInt(max(c, -c), formatSpec{fill: '0', align: '=', width: prec, precision: -1, kind: f.kind}, "int")
			return f.pad(f.signOf(c < 0), digits, right), true
		}
		text, err = formatInt(c, f, "int")
		return text, err == nil
	case 'e', 'E', 'f', 'F', 'g', 'G':
		x, isNum := constFloat(v)
		if !isNum {
			if isBuiltin(v) && kindOf(v) == notNumber {
				w.Host.Raise("TypeError", "must be real number, not "+v.TypeName())
			}
			return "", false
		}
		text, err = formatFloat(x, f)
		return text, err == nil
	default:
		w.Host.Raise("ValueError", "unsupported format character '"+string(f.kind)+"'")
		return "", false
	}
	if !ok {
		return "", false
	}
	if f.precision >= 0 {
		if r := []rune(text); len(r) > f.precision {
			text = string(r[:f.precision])
		}
	}
	f.fill = ' '
	if f.align == '=' {
		f.align = 0
	}
	return f.pad("", text, right), true
}
