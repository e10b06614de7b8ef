package pylib

import (
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/tomlpos"
	"github.com/shapelint/shapelint/symbolic/value"
)

// tomlReader turns decoded TOML into values that know where they are written.
type tomlReader struct {
	w      *value.World
	d      *document
	places *tomlpos.Table
}

func (r *tomlReader) value(v any, p tomlpos.Path) value.Value {
	switch v := v.(type) {
	case nil:
		return value.None
	case bool:
		return value.Bool(v)
	case int64:
		return value.Int{Dim: value.Dim{E: dim.Int(v), O: r.origin(p)}}
	case float64:
		return value.NewFloat(v)
	case string:
		return value.Str{S: v, Origin: r.origin(p)}
	case []any:
		out := value.NewList()
		for i, e := range v {
			out.Elems = append(out.Elems, r.value(e, p.Index(i)))
		}
		return out
	case map[string]any:
		out := value.NewDict()
		for _, k := range sortedKeys(v) {
			out.Items.Set(k, newStr(k), r.value(v[k], p.Key(k)))
		}
		return out
	}
	return r.w.Unknown("TOML value")
}

// origin is where a value is written, nil if the text is not from a file.
func (r *tomlReader) origin(p tomlpos.Path) *value.Origin {
	s, ok := r.places.Value(p)
	if !ok || r.d.id == 0 {
		return nil
	}
	text := r.d.text[s.Start:s.End]
	if strings.Contains(text, "\n") { // a text of several lines names nothing in a message
		text = ""
	}
	return &value.Origin{Place: value.Place{File: r.d.id, Start: uint32(s.Start), End: uint32(s.End)}, Text: text}
}

func loadTOML(c *call) value.Value {
	v := c.arg[0]
	if p, ok := asStr(v); ok && c.name == "load" { // the package toml takes a path
		f := &File{Name: v}
		f.Data, f.ID = c.w.Host.ReadFile(p)
		v = f
	}
	d, ok := documentOf(c.w, v)
	if !ok {
		return c.unknown("dict")
	}
	var out map[string]any
	if err := toml.Unmarshal([]byte(d.text), &out); err != nil {
		return c.unknown("dict")
	}
	r := &tomlReader{c.w, d, tomlpos.Parse([]byte(d.text))}
	return r.value(out, nil)
}

var tomlFunctions = sync.OnceValue(func() methods {
	return methodTable(builtin("load", "fp ...", loadTOML), builtin("loads", "s ...", loadTOML), returns("dumps", "str"), none("dump"))
})
