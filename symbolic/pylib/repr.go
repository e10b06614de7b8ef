package pylib

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Str is str(v) of a built-in value; ok is false if it can't be told.
func Str(w *value.World, v value.Value) (string, bool) {
	switch x := payload(v).(type) {
	case value.Str:
		return x.S, true
	case value.Device:
		if x.Index >= 0 {
			return x.Type + ":" + strconv.Itoa(x.Index), x.Type != ""
		}
		return x.Type, x.Type != ""
	}
	return Repr(w, v)
}

// Repr is repr(v) of a built-in value; ok is false if it can't be told.
func Repr(w *value.World, v value.Value) (string, bool) { return reprDepth(w, v, 0) }

const maxReprDepth = 20

func reprDepth(w *value.World, v value.Value, depth int) (string, bool) {
	if depth > maxReprDepth || !w.Nesting.Enter() {
		return "", false
	}
	defer w.Nesting.Leave()
	switch v := v.(type) {
	case value.NoneType:
		return "None", true
	case value.EllipsisType:
		return "Ellipsis", true
	case value.NotImplementedType:
		return "NotImplemented", true
	case value.Bool:
		if v {
			return "True", true
		}
		return "False", true
	case value.Int:
		c, ok := v.Const()
		return strconv.FormatInt(c, 10), ok
	case value.Float:
		return reprFloat(v.F), v.Known
	case value.Complex:
		return reprComplex(complex128(v)), true
	case value.Str:
		return quote(v.S), true
	case value.Bytes:
		return quoteBytes(string(v)), true
	case *value.List:
		if v.Abstract != nil || v.Alts != nil || v.Escaped {
			return "", false
		}
		s, ok := reprSeq(w, v.Elems, depth)
		return "[" + s + "]", ok
	case *value.Tuple:
		return reprTuple(w, v, depth)
	case *value.Dict:
		return reprDict(w, v, depth)
	case *MappingProxy:
		s, ok := reprDict(w, v.Dict, depth)
		return "mappingproxy(" + s + ")", ok
	case *value.Set:
		if !closed(w, v) || v.Items.Len() > 1 { // the order depends on hashes
			return "", false
		}
		s, ok := reprSeq(w, setElems(v), depth)
		switch {
		case v.Frozen && s == "":
			return "frozenset()", ok
		case v.Frozen:
			return "frozenset({" + s + "})", ok
		case s == "":
			return "set()", ok
		}
		return "{" + s + "}", ok
	case View:
		elems, rest := v.elems(w)
		s, ok := reprSeq(w, elems, depth)
		return v.TypeName() + "([" + s + "])", ok && rest == nil
	case *value.Range:
		a, ok1 := v.Start.Const()
		b, ok2 := v.Stop.Const()
		c, ok3 := v.Step.Const()
		s := "range(" + value.Itoa(a) + ", " + value.Itoa(b)
		if c != 1 {
			s += ", " + value.Itoa(c)
		}
		return s + ")", ok1 && ok2 && ok3
	case *value.Slice:
		s, ok := reprSeq(w, []value.Value{orNone(v.Lower), orNone(v.Upper), orNone(v.Step)}, depth)
		return "slice(" + s + ")", ok
	case value.Device:
		s := "device(type='" + v.Type + "'"
		if v.Index >= 0 {
			s += ", index=" + strconv.Itoa(v.Index)
		}
		return s + ")", v.Type != ""
	case value.DType:
		return "torch." + v.String(), v != value.NoDType
	case value.SymBool, value.Unknown, *value.Tensor, *value.Alt, nil:
		return "", false
	}
	if w == nil || w.Host == nil || depth == 0 {
		return "", false
	}
	return w.Host.Repr(v)
}

func orNone(v value.Value) value.Value {
	if v == nil {
		return value.None
	}
	return v
}

func reprSeq(w *value.World, elems []value.Value, depth int) (string, bool) {
	parts := make([]string, len(elems))
	for i, e := range elems {
		s, ok := reprDepth(w, e, depth+1)
		if !ok {
			return "", false
		}
		parts[i] = s
	}
	return strings.Join(parts, ", "), true
}

func reprTuple(w *value.World, t *value.Tuple, depth int) (string, bool) {
	t = ResolveSize(w, t)
	if t.Rest != nil {
		return "", false
	}
	if t.Fields != nil {
		var parts []string
		for i, f := range t.Fields {
			s, ok := reprDepth(w, t.Elems[i], depth+1)
			if !ok {
				return "", false
			}
			parts = append(parts, f+"="+s)
		}
		return t.TypeName() + "(" + strings.Join(parts, ", ") + ")", true
	}
	s, ok := reprSeq(w, t.Elems, depth)
	switch {
	case t.IsSize:
		return "torch.Size([" + s + "])", ok
	case len(t.Elems) == 1:
		return "(" + s + ",)", ok
	}
	return "(" + s + ")", ok
}

func reprDict(w *value.World, d *value.Dict, depth int) (string, bool) {
	if d.Open || d.Escaped {
		return "", false
	}
	var parts []string
	ok := true
	d.Items.Each(func(e *value.Entry) bool {
		k, kok := reprDepth(w, e.Key, depth+1)
		v, vok := reprDepth(w, e.Value, depth+1)
		parts = append(parts, k+": "+v)
		ok = kok && vok
		return ok
	})
	s := "{" + strings.Join(parts, ", ") + "}"
	if d.Factory != nil {
		f, fok := w.Host.Repr(d.Factory)
		return "defaultdict(" + f + ", " + s + ")", ok && fok
	}
	if d.Class != nil && d.Class.Name == "OrderedDict" {
		if len(parts) == 0 {
			return "OrderedDict()", ok
		}
		return "OrderedDict(" + s + ")", ok
	}
	return s, ok
}

// reprFloat is the shortest text that reads back as f, laid out as Python does.
func reprFloat(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	return layoutFloat(strconv.FormatFloat(f, 'e', -1, 64), 16, true)
}

// layoutFloat turns "d.ddde±xx" into Python's repr or %g layout: with an exponent
// if it is less than -4 or at least limit.
func layoutFloat(e string, limit int, addDot bool) string {
	sign := ""
	if e[0] == '-' {
		sign, e = "-", e[1:]
	}
	mant, exps, _ := strings.Cut(e, "e")
	exp, _ := strconv.Atoi(exps)
	digits := strings.Replace(mant, ".", "", 1)
	if exp < -4 || exp >= limit {
		s := digits[:1]
		if len(digits) > 1 {
			s += "." + digits[1:]
		}
		es := strconv.Itoa(exp)
		es = strings.TrimPrefix(es, "-")
		if len(es) < 2 {
			es = "0" + es
		}
		if exp < 0 {
			return sign + s + "e-" + es
		}
		return sign + s + "e+" + es
	}
	switch {
	case exp < 0:
		return sign + "0." + strings.Repeat("0", -exp-1) + digits
	case len(digits) <= exp+1:
		s := digits + strings.Repeat("0", exp+1-len(digits))
		if addDot {
			s += ".0"
		}
		return sign + s
	}
	return sign + digits[:exp+1] + "." + digits[exp+1:]
}

func reprComplex(c complex128) string {
	part := func(f float64) string { return strings.TrimSuffix(reprFloat(f), ".0") }
	re, im := real(c), imag(c)
	if re == 0 && !math.Signbit(re) {
		return part(im) + "j"
	}
	s := part(im)
	if s[0] != '-' {
		s = "+" + s
	}
	return "(" + part(re) + s + "j)"
}

// quote is repr of a str.
func quote(s string) string {
	q := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		q = '"'
	}
	b := []byte{q}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == rune(q) || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r < ' ' || r == 0x7f:
			b = append(b, '\\', 'x', hexDigits[r>>4], hexDigits[r&15])
		case r > 0x7f && !unicode.IsPrint(r):
			b = append(b, escapeRune(r)...)
		default:
			b = append(b, s[i:i+n]...)
		}
		i += n
	}
	return string(append(b, q))
}

const hexDigits = "0123456789abcdef"

func escapeRune(r rune) string {
	h := strconv.FormatInt(int64(r), 16)
	switch {
	case r < 0x100:
		return `\x` + h
	case r < 0x10000:
		return `\u` + strings.Repeat("0", 4-len(h)) + h
	}
	return `\U` + strings.Repeat("0", 8-len(h)) + h
}

// ASCII is ascii(v) from its repr.
func ASCII(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			b.WriteString(escapeRune(r))
		}
	}
	return b.String()
}

func quoteBytes(s string) string {
	q := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		q = '"'
	}
	b := []byte{'b', q}
	for i := range len(s) {
		c := s[i]
		switch {
		case c == q || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c == '\t':
			b = append(b, `\t`...)
		case c < ' ' || c >= 0x7f:
			b = append(b, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
		default:
			b = append(b, c)
		}
	}
	return string(append(b, q))
}
