package pylib

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/shapelint/shapelint/symbolic/value"
)

// jsonWriter writes values as json.dumps does; it stops at what is not known to its end.
// https://docs.python.org/3/library/json.html#py-to-json-table
type jsonWriter struct {
	w      *value.World
	out    strings.Builder
	indent string // of a level; lines are broken only if wraps
	wraps  bool
	sorted bool
	ascii  bool
}

// Limits of a text that is written out: how deep containers lie in each other (one may contain itself), how wide an
// indentation is, how long it is.
const (
	maxJSONDepth = 100
	maxIndent    = 80
	maxJSONText  = 1 << 20
)

// dumpJSON is json.dumps(obj) with the options that say how the text is laid out.
func dumpJSON(c *call) value.Value {
	j := jsonWriter{w: c.w, ascii: true}
	for _, k := range c.Kw {
		if !j.option(k.Name, k.Value) {
			return c.unknown("str")
		}
	}
	if !j.write(c.arg[0], 0) {
		return c.unknown("str")
	}
	return newStr(j.out.String())
}

// option takes an option; false for one whose value or effect is not known.
func (j *jsonWriter) option(name string, v value.Value) bool {
	on, isBool := v.(value.Bool)
	switch name {
	case "sort_keys":
		j.sorted = bool(on)
		return isBool
	case "ensure_ascii":
		j.ascii = bool(on)
		return isBool
	case "indent":
		switch v := v.(type) {
		case value.NoneType:
		case value.Str:
			j.indent, j.wraps = v.S, true
		default:
			n, ok := constInt(v)
			if !ok || n > maxIndent {
				return false
			}
			j.indent, j.wraps = strings.Repeat(" ", int(max(n, 0))), true
		}
		return true
	}
	return false
}

func (j *jsonWriter) write(v value.Value, depth int) bool {
	j.w.Budget.Make(1)
	if depth > maxJSONDepth || j.out.Len() > maxJSONText {
		return false
	}
	switch x := payload(v).(type) {
	case value.NoneType:
		j.out.WriteString("null")
	case value.Bool:
		j.out.WriteString(strconv.FormatBool(bool(x)))
	case value.Int:
		n, ok := x.Const()
		if !ok {
			return false
		}
		j.out.WriteString(strconv.FormatInt(n, 10))
	case value.Float:
		if !x.Known {
			return false
		}
		j.out.WriteString(jsonFloat(x.F))
	case value.Str:
		j.text(x.S)
	case *value.List:
		return x.Abstract == nil && !x.Escaped && j.items(x.Elems, depth)
	case *value.Tuple:
		return x.Rest == nil && j.items(x.Elems, depth)
	case *value.Dict:
		return !x.Open && j.pairs(x, depth)
	default:
		return false
	}
	return true
}

// jsonNames are the names of the floats that JSON calls otherwise than Python.
var jsonNames = map[string]string{"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}

func jsonFloat(f float64) string {
	text := reprFloat(f)
	if name, ok := jsonNames[text]; ok {
		return name
	}
	return text
}

func (j *jsonWriter) items(elems []value.Value, depth int) bool {
	return j.enclosed("[", "]", len(elems), depth, func(i int) bool { return j.write(elems[i], depth+1) })
}

func (j *jsonWriter) pairs(d *value.Dict, depth int) bool {
	type pair struct {
		key string
		v   value.Value
	}
	var all []pair
	known := true
	d.Items.Each(func(e *value.Entry) bool {
		key, ok := jsonKey(e.Key)
		_, text := payload(e.Key).(value.Str) // numbers are sorted as numbers
		known = known && ok && (text || !j.sorted)
		all = append(all, pair{key, e.Value})
		return known
	})
	if !known {
		return false
	}
	if j.sorted {
		slices.SortFunc(all, func(a, b pair) int { return strings.Compare(a.key, b.key) })
	}
	return j.enclosed("{", "}", len(all), depth, func(i int) bool {
		j.text(all[i].key)
		j.out.WriteString(": ")
		return j.write(all[i].v, depth+1)
	})
}

// jsonKey is the text that a key becomes.
func jsonKey(v value.Value) (string, bool) {
	switch x := payload(v).(type) {
	case value.Str:
		return x.S, true
	case value.NoneType:
		return "null", true
	case value.Bool:
		return strconv.FormatBool(bool(x)), true
	case value.Int:
		n, ok := x.Const()
		return strconv.FormatInt(n, 10), ok
	case value.Float:
		return jsonFloat(x.F), x.Known
	}
	return "", false
}

// enclosed writes n parts between brackets.
func (j *jsonWriter) enclosed(open, end string, n, depth int, part func(i int) bool) bool {
	j.out.WriteString(open)
	for i := range n {
		if i > 0 && j.wraps {
			j.out.WriteString(",")
		} else if i > 0 {
			j.out.WriteString(", ")
		}
		j.newline(depth + 1)
		if !part(i) {
			return false
		}
	}
	if n > 0 {
		j.newline(depth)
	}
	j.out.WriteString(end)
	return true
}

func (j *jsonWriter) newline(depth int) {
	if j.wraps {
		j.out.WriteString("\n" + strings.Repeat(j.indent, depth))
	}
}

// jsonEscapes are the characters that have an escape of their own.
var jsonEscapes = map[rune]string{'"': `\"`, '\\': `\\`, '\n': `\n`, '\r': `\r`, '\t': `\t`, '\b': `\b`, '\f': `\f`}

func (j *jsonWriter) text(s string) {
	j.out.WriteByte('"')
	for _, r := range s {
		escape, special := jsonEscapes[r]
		switch {
		case special:
			j.out.WriteString(escape)
		case r < ' ' || j.ascii && r >= 0x7f && r < 0x10000:
			fmt.Fprintf(&j.out, `\u%04x`, r)
		case j.ascii && r >= 0x10000:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&j.out, `\u%04x\u%04x`, high, low)
		default:
			j.out.WriteRune(r)
		}
	}
	j.out.WriteByte('"')
}
