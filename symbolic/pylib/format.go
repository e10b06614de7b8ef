package pylib

import (
	"errors"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shapelint/shapelint/symbolic/value"
)

// formatSpec is a parsed format specification: [[fill]align][sign][z][#][0][width][grouping][.precision][type].
type formatSpec struct {
	fill      rune
	align     byte
	sign      byte
	unsigned  bool // a zero has no sign
	alternate bool
	width     int
	grouping  byte
	precision int // -1: none
	kind      byte
}

// pythonError is an error in CPython's own words, which begin with a capital.
type pythonError string

func (e pythonError) Error() string { return string(e) }

var errSpec = pythonError("Invalid format specifier")

func parseFormat(spec string) (f formatSpec, err error) {
	f = formatSpec{fill: ' ', precision: -1}
	if r, n := utf8.DecodeRuneInString(spec); n > 0 && n < len(spec) && strings.IndexByte("<>=^", spec[n]) >= 0 {
		f.fill, f.align, spec = r, spec[n], spec[n+1:]
	} else if spec != "" && strings.IndexByte("<>=^", spec[0]) >= 0 {
		f.align, spec = spec[0], spec[1:]
	}
	take := func(set string) byte {
		if spec != "" && strings.IndexByte(set, spec[0]) >= 0 {
			c := spec[0]
			spec = spec[1:]
			return c
		}
		return 0
	}
	number := func() int {
		n := 0
		for n < len(spec) && spec[n] >= '0' && spec[n] <= '9' {
			n++
		}
		v, err := strconv.Atoi(spec[:n])
		spec = spec[n:]
		if err != nil {
			return -1
		}
		return v
	}
	f.sign = take("+- ")
	f.unsigned = take("z") != 0
	f.alternate = take("#") != 0
	if take("0") != 0 && f.align == 0 {
		f.fill, f.align = '0', '='
	}
	f.width = max(number(), 0)
	f.grouping = take(",_")
	if take(".") != 0 {
		if f.precision = number(); f.precision < 0 {
			return f, errors.New("Format specifier missing precision")
		}
	}
	if spec != "" {
		f.kind, spec = spec[0], spec[1:]
	}
	if spec != "" {
		return f, errSpec
	}
	return f, nil
}

// tooLong tells if a text of this format is not written out.
func (f formatSpec) tooLong() bool { return f.width > maxText || f.precision > maxDigits }

// pad brings a sign and its text to the width.
func (f formatSpec) pad(sign, s string, align byte) string {
	if f.align != 0 {
		align = f.align
	}
	n := f.width - utf8.RuneCountInString(sign) - utf8.RuneCountInString(s)
	if n <= 0 {
		return sign + s
	}
	fill := func(k int) string { return strings.Repeat(string(f.fill), k) }
	switch align {
	case '<':
		return sign + s + fill(n)
	case '^':
		return fill(n/2) + sign + s + fill(n-n/2)
	case '=':
		return sign + fill(n) + s
	}
	return fill(n) + sign + s
}

// group puts separators into the digits before a point, zero-padded up to the width.
func (f formatSpec) group(sign, s string, every int) string {
	if f.grouping == 0 {
		return s
	}
	end := strings.IndexAny(s, ".e%")
	if end < 0 {
		end = len(s)
	}
	digits, tail := s[:end], s[end:]
	if f.fill == '0' && f.align == '=' {
		for len(sign)+len(tail)+len(digits)+(len(digits)-1)/every < f.width {
			digits = "0" + digits
			if len(sign)+len(tail)+len(digits)+(len(digits)-1)/every > f.width && len(digits)%every == 1 {
				break
			}
		}
	}
	var b strings.Builder
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%every == 0 {
			b.WriteByte(f.grouping)
		}
		b.WriteRune(c)
	}
	return b.String() + tail
}

// ownFormat is the __format__ that a class of a program or of the prelude gives to v; nil if there is none.
func ownFormat(v value.Value) value.Value {
	in, ok := v.(*value.Instance)
	if !ok {
		return nil
	}
	m, _ := in.Class.Lookup("__format__")
	if _, native := m.(*value.Builtin); m == nil || native {
		return nil
	}
	return &value.BoundMethod{Self: in, Func: m}
}

// Format is format(v, spec); ok is false if it can't be
// told or raised (w.Exc is then set).
func Format(w *value.World, v value.Value, spec string) (string, bool) {
	if m := ownFormat(v); m != nil {
		return asStr(orNone(callValue(w, m, newStr(spec))))
	}
	if in, ok := v.(*value.Instance); ok && spec == "" { // also of a subclass of str or int, whose __str__ may be its own
		return w.Host.Str(in)
	}
	v, _ = value.Scalar(v)
	if spec == "" {
		switch v.(type) {
		case value.Str, value.Int, value.Float, value.Bool:
		default:
			if w != nil && w.Host != nil && !isBuiltin(v) {
				return w.Host.Str(v)
			}
		}
		return Str(w, v)
	}
	switch v.(type) {
	case value.Str, value.Bool, value.Int, value.Float:
	case value.NoneType, *value.List, *value.Tuple, *value.Dict, *value.Set:
		w.Host.Raise("TypeError", "unsupported format string passed to "+v.TypeName()+".__format__")
		return "", false
	default: // what a specification says is the value's own affair, as of a date
		return "", false
	}
	f, err := parseFormat(spec)
	if err != nil {
		w.Host.Raise("ValueError", err.Error())
		return "", false
	}
	if f.tooLong() {
		return "", false
	}
	var s string
	switch x := v.(type) {
	case value.Str:
		s, err = formatStr(x.S, f)
	case value.Bool, value.Int:
		c, ok := constInt(x)
		if !ok {
			return "", false
		}
		s, err = formatInt(c, f, v.TypeName())
	case value.Float:
		if !x.Known {
			return "", false
		}
		s, err = formatFloat(x.F, f)
	}
	if err != nil {
		w.Host.Raise("ValueError", err.Error())
		return "", false
	}
	return s, true
}

func unknownCode(kind byte, typ string) error {
	return errors.New("Unknown format code '" + string(kind) + "' for object of type '" + typ + "'")
}

func formatStr(s string, f formatSpec) (string, error) {
	if f.kind != 0 && f.kind != 's' {
		return "", unknownCode(f.kind, "str")
	}
	if f.sign != 0 {
		return "", pythonError("Sign not allowed in string format specifier")
	}
	if f.align == '=' && f.fill != '0' {
		return "", errors.New("'=' alignment not allowed in string format specifier")
	}
	if f.precision >= 0 && utf8.RuneCountInString(s) > f.precision {
		s = string([]rune(s)[:f.precision])
	}
	if f.align == '=' {
		f.align = '<'
	}
	return f.pad("", s, '<'), nil
}

func (f formatSpec) signOf(negative bool) string {
	switch {
	case negative:
		return "-"
	case f.sign == '+':
		return "+"
	case f.sign == ' ':
		return " "
	}
	return ""
}

func formatInt(c int64, f formatSpec, typ string) (string, error) {
	switch f.kind {
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		return formatFloat(float64(c), f)
	}
	if f.precision >= 0 {
		return "", pythonError("Precision not allowed in integer format specifier")
	}
	sign := f.signOf(c < 0)
	mag := new(big.Int).Abs(big.NewInt(c))
	var s, prefix string
	every := 3
	switch f.kind {
	case 0, 'd', 'n':
		s = mag.Text(10)
	case 'b', 'o', 'x', 'X':
		base := map[byte]int{'b': 2, 'o': 8, 'x': 16, 'X': 16}[f.kind]
		s, every = mag.Text(base), 4
		if f.alternate {
			prefix = "0" + string(f.kind)
		}
		if f.kind == 'X' {
			s = strings.ToUpper(s)
		}
	case 'c':
		return f.pad("", string(rune(c)), '<'), nil
	default:
		return "", unknownCode(f.kind, typ)
	}
	sign += prefix
	return f.pad(sign, f.group(sign, s, every), '>'), nil
}

func formatFloat(x float64, f formatSpec) (string, error) {
	kind, prec := f.kind, f.precision
	neg := math.Signbit(x) && !math.IsNaN(x)
	a := math.Abs(x)
	var s string
	if kind == 'n' {
		kind = 'g'
	}
	switch {
	case math.IsNaN(a) || math.IsInf(a, 0):
		s = strings.TrimPrefix(reprFloat(a), "+")
		if kind == '%' {
			s += "%"
		}
	case kind == 0:
		if prec < 0 {
			s = reprFloat(a)
		} else {
			s = generalFloat(a, max(prec, 1), f.alternate)
			if !strings.ContainsAny(s, ".e") {
				if len(s) >= max(prec, 1) && prec > 0 && len(s) == prec { // %g would lose the point: repr-like needs one digit
					s = expIfFull(a, prec)
				} else {
					s += ".0"
				}
			}
		}
	case kind == 'f' || kind == 'F' || kind == '%':
		if prec < 0 {
			prec = 6
		}
		if kind == '%' {
			a *= 100
		}
		s = strconv.FormatFloat(a, 'f', prec, 64)
		if f.alternate && prec == 0 {
			s += "."
		}
		if kind == '%' {
			s += "%"
		}
	case kind == 'e' || kind == 'E':
		if prec < 0 {
			prec = 6
		}
		s = strconv.FormatFloat(a, 'e', prec, 64)
		if f.alternate && prec == 0 {
			s = strings.Replace(s, "e", ".e", 1)
		}
	case kind == 'g' || kind == 'G':
		if prec < 0 {
			prec = 6
		}
		s = generalFloat(a, max(prec, 1), f.alternate)
	default:
		return "", unknownCode(f.kind, "float")
	}
	if kind == 'E' || kind == 'G' || kind == 'F' {
		s = strings.ToUpper(s)
	}
	if mantissa, _, _ := strings.Cut(strings.ToLower(s), "e"); f.unsigned && !strings.ContainsAny(mantissa, "123456789infa") {
		neg = false
	}
	sign := f.signOf(neg)
	return f.pad(sign, f.group(sign, s, 3), '>'), nil
}

// expIfFull is the layout of "{:.N}" where all N digits stand before the point.
func expIfFull(a float64, prec int) string {
	return trimZeros(strconv.FormatFloat(a, 'e', prec-1, 64), false)
}

// generalFloat is %.{prec}g.
func generalFloat(a float64, prec int, keep bool) string {
	e := strconv.FormatFloat(a, 'e', prec-1, 64)
	mant, exps, _ := strings.Cut(e, "e")
	exp, _ := strconv.Atoi(exps)
	if exp < -4 || exp >= prec {
		if !keep {
			mant = trimMantissa(mant)
		}
		return mant + "e" + exps
	}
	s := strconv.FormatFloat(a, 'f', max(prec-1-exp, 0), 64)
	if !keep {
		s = trimMantissa(s)
	}
	return s
}

func trimZeros(e string, keep bool) string {
	mant, exps, ok := strings.Cut(e, "e")
	if !keep {
		mant = trimMantissa(mant)
	}
	if ok {
		return mant + "e" + exps
	}
	return mant
}

func trimMantissa(m string) string {
	if strings.Contains(m, ".") {
		m = strings.TrimRight(m, "0")
		m = strings.TrimSuffix(m, ".")
	}
	return m
}
