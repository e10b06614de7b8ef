package pylib

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// document is a configuration text that is turned into values; each scalar
// remembers its place.
type document struct {
	text string
	id   value.FileID
	// lines are the byte offsets of the line starts.
	lines   []int
	anchors map[string]value.Value
	json    bool
	omega   bool // read as OmegaConf does
}

// source text of a file object or a str; ok is false if it isn't known.
func documentOf(w *value.World, v value.Value) (*document, bool) {
	d := &document{anchors: map[string]value.Value{}}
	switch x := payload(v).(type) {
	case *File:
		if x.Data == nil {
			return nil, false
		}
		d.text, d.id = string(x.Data), x.ID
	case value.Str:
		d.text = x.S
		if x.Origin != nil && int(x.Origin.Place.End-x.Origin.Place.Start) == len(x.S) {
			d.id = x.Origin.Place.File
		}
	case value.Bytes:
		d.text = string(x)
	default:
		return nil, false
	}
	if w.Budget.Make(len(d.text) / bytesOfNode); !readable(d.text) {
		w.CountLost("configuration larger or nested deeper than the limit")
		return nil, false
	}
	d.lines = []int{0}
	for i, c := range d.text {
		if c == '\n' {
			d.lines = append(d.lines, i+1)
		}
	}
	return d, true
}

// origin is where a scalar is written.
func (d *document) origin(t *token.Token) *value.Origin {
	if d.id == 0 || t == nil || t.Position == nil || t.Position.Line < 1 || t.Position.Line > len(d.lines) {
		return nil
	}
	start := d.lines[t.Position.Line-1]
	line := d.text[start:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	col := 0
	for n, i := 1, 0; n < t.Position.Column && i < len(line); n++ {
		i++
		for i < len(line) && line[i]&0xC0 == 0x80 {
			i++
		}
		col = i
	}
	end := min(start+col+len(strings.TrimSpace(t.Value)), len(d.text))
	return &value.Origin{Place: value.Place{File: d.id, Start: uint32(start + col), End: uint32(end)}, Text: d.text[start+col : end]}
}

// PyYAML's implicit resolvers (YAML 1.1).
var (
	yamlInt = lazyRegexp(`^[-+]?(0b[0-1_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+)$`)
	// Minutes and seconds, or hours, minutes and seconds.
	yamlSixties = lazyRegexp(`^[-+]?([1-9][0-9_]*(:[0-5]?[0-9])+|[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*)$`)
	yamlTime    = lazyRegexp(`^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]*)?([ \t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?)$`)
	yamlFloat   = lazyRegexp(`^([-+]?([0-9][0-9_]*)\.[0-9_]*([eE][-+][0-9]+)?|\.[0-9][0-9_]*([eE][-+][0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
)

// omegaFloat is what OmegaConf takes for a float besides: exponents need neither point nor sign.
var omegaFloat = lazyRegexp(`^[-+]?[0-9]+(_[0-9]+)*(\.[0-9_]*)?[eE][-+]?[0-9]+$`)

// scalar resolves plain text as PyYAML does, or as OmegaConf makes it.
func (d *document) scalar(w *value.World, s string, o *value.Origin) value.Value {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return value.None
	case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON":
		return value.Bool(true)
	case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF":
		return value.Bool(false)
	}
	if yamlInt().MatchString(s) {
		t := strings.ReplaceAll(s, "_", "")
		sign := int64(1)
		if t[0] == '-' || t[0] == '+' {
			if t[0] == '-' {
				sign = -1
			}
			t = t[1:]
		}
		base := 10
		switch {
		case strings.HasPrefix(t, "0b"):
			base, t = 2, t[2:]
		case strings.HasPrefix(t, "0x"):
			base, t = 16, t[2:]
		case len(t) > 1 && t[0] == '0':
			base = 8
		}
		n, err := strconv.ParseInt(t, base, 64)
		e := dim.Int(sign * n)
		if err != nil {
			e = dim.Invalid
		}
		return value.Int{Dim: value.Dim{E: e, O: o}}
	}
	if yamlFloat().MatchString(s) || d.omega && omegaFloat().MatchString(s) {
		t := strings.ToLower(strings.ReplaceAll(s, "_", ""))
		switch strings.TrimLeft(t, "+-") {
		case ".inf":
			if t[0] == '-' {
				return value.NewFloat(math.Inf(-1))
			}
			return value.NewFloat(math.Inf(1))
		case ".nan":
			return value.NewFloat(math.NaN())
		}
		f, _ := strconv.ParseFloat(t, 64)
		return value.NewFloat(f)
	}
	if yamlSixties().MatchString(s) {
		return sixties(strings.ReplaceAll(s, "_", ""), o)
	}
	if yamlTime().MatchString(s) {
		return w.Unknown("date of a YAML file")
	}
	return value.Str{S: s, Origin: o}
}

// sixties is a number to the base of 60, its places parted by colons; the last may be a fraction.
func sixties(s string, o *value.Origin) value.Value {
	digits := strings.TrimLeft(s, "+-")
	total := 0.0
	for _, part := range strings.Split(digits, ":") {
		n, _ := strconv.ParseFloat(part, 64)
		total = total*60 + n
	}
	if s[0] == '-' {
		total = -total
	}
	if strings.Contains(s, ".") {
		return value.NewFloat(total)
	}
	e := dim.Int(int64(total))
	if math.Abs(total) > maxExact {
		e = dim.Invalid
	}
	return value.Int{Dim: value.Dim{E: e, O: o}}
}

// maxExact is the largest number up to which a float tells all integers apart.
const maxExact = 1 << 53

// jsonScalar resolves the plain text of a JSON number or word.
func (d *document) jsonScalar(s string, o *value.Origin) value.Value {
	switch s {
	case "null":
		return value.None
	case "true", "false":
		return value.Bool(s == "true")
	case "NaN":
		return value.NewFloat(math.NaN())
	}
	if !strings.ContainsAny(s, ".eE") {
		n, err := strconv.ParseInt(s, 10, 64)
		e := dim.Int(n)
		if err != nil {
			e = dim.Invalid
		}
		return value.Int{Dim: value.Dim{E: e, O: o}}
	}
	f, _ := strconv.ParseFloat(s, 64)
	return value.NewFloat(f)
}

// node turns a node of the tree into a value.
func (d *document) node(w *value.World, n ast.Node) value.Value {
	switch n := n.(type) {
	case nil:
		return value.None
	case *ast.MappingNode:
		out := value.NewDict()
		for _, m := range n.Values {
			d.pair(w, out, m)
		}
		return out
	case *ast.MappingValueNode:
		out := value.NewDict()
		d.pair(w, out, n)
		return out
	case *ast.SequenceNode:
		out := value.NewList()
		for _, e := range n.Values {
			out.Elems = append(out.Elems, d.node(w, e))
		}
		return out
	case *ast.AnchorNode:
		v := d.node(w, n.Value)
		d.anchors[n.Name.GetToken().Value] = v
		return v
	case *ast.AliasNode:
		if v := d.anchors[n.Value.GetToken().Value]; v != nil {
			return v
		}
		return w.Unknown("alias of a YAML file")
	case *ast.TagNode:
		v := d.node(w, n.Value)
		switch n.Start.Value {
		case "!!python/tuple":
			if l, ok := v.(*value.List); ok {
				return value.NewTuple(l.Elems...)
			}
		case "!!str":
			if t := n.Value.GetToken(); t != nil {
				return value.Str{S: t.Value, Origin: d.origin(t)}
			}
		case "!!float":
			return toFloat(w, v)
		}
		if strings.HasPrefix(n.Start.Value, "!!") {
			return v
		}
		return w.Unknown("YAML tag " + n.Start.Value)
	case *ast.LiteralNode:
		return value.Str{S: n.Value.Value, Origin: d.origin(n.Value.GetToken())}
	case *ast.StringNode:
		t := n.GetToken()
		if t.Type == token.SingleQuoteType || t.Type == token.DoubleQuoteType {
			return value.Str{S: n.Value, Origin: d.origin(t)}
		}
		if d.json { // 1e-4, no number in YAML
			return d.jsonScalar(n.Value, d.origin(t))
		}
		return d.scalar(w, n.Value, d.origin(t))
	case *ast.NullNode:
		return value.None
	case *ast.CommentGroupNode:
		return value.None
	}
	t := n.GetToken()
	s := strings.TrimSpace(t.Value)
	if d.json {
		return d.jsonScalar(s, d.origin(t))
	}
	return d.scalar(w, s, d.origin(t))
}

// pair adds a key and its value; "<<" merges.
func (d *document) pair(w *value.World, out *value.Dict, m *ast.MappingValueNode) {
	v := d.node(w, m.Value)
	if _, merge := m.Key.(*ast.MergeKeyNode); merge {
		srcs := []value.Value{v}
		if l, ok := v.(*value.List); ok {
			srcs = l.Elems
		}
		for _, s := range srcs {
			src, ok := s.(*value.Dict)
			if !ok {
				OpenDict(w, out, nil)
				continue
			}
			src.Items.Each(func(e *value.Entry) bool {
				if _, there := out.Items.Get(e.Hash); !there {
					out.Items.Set(e.Hash, e.Key, e.Value)
				}
				return true
			})
		}
		return
	}
	key := d.node(w, m.Key)
	if k, ok := KeyOf(key); ok {
		out.Items.Set(k, key, v)
	}
}

// loadYAML is yaml.safe_load; all: every document.
func loadYAML(c *call, all bool) value.Value { return loadDocuments(c, all, false) }

// loadOmega is what OmegaConf reads.
func loadOmega(c *call) value.Value { return loadDocuments(c, false, true) }

func loadDocuments(c *call, all, omega bool) value.Value {
	d, ok := documentOf(c.w, c.arg[0])
	if !ok {
		return c.unknown("")
	}
	d.omega = omega
	f, err := parser.ParseBytes([]byte(d.text), 0)
	if err != nil {
		return c.unknown("")
	}
	var docs []value.Value
	for _, doc := range f.Docs {
		docs = append(docs, d.node(c.w, doc.Body))
	}
	if all {
		return newIterator(c.w, "generator", docs, nil)
	}
	if len(docs) == 0 {
		return value.None
	}
	return docs[0]
}

// yamlModule is PyYAML.
func yamlModule(w *value.World, attr string) value.Value {
	switch attr {
	case "safe_load", "load", "full_load", "unsafe_load":
		return builtin(attr, "stream Loader?", func(c *call) value.Value { return loadYAML(c, false) })
	case "safe_load_all", "load_all", "full_load_all":
		return builtin(attr, "stream Loader?", func(c *call) value.Value { return loadYAML(c, true) })
	case "dump", "safe_dump", "dump_all":
		return returns(attr, "str")
	}
	return w.Unknown("yaml." + attr)
}

// loadJSON is json.loads: JSON is read by the YAML parser, which keeps places.
func loadJSON(c *call) value.Value {
	d, ok := documentOf(c.w, c.arg[0])
	if !ok {
		return c.unknown("")
	}
	d.json = true
	if !json.Valid([]byte(d.text)) {
		if strings.Contains(d.text, "NaN") || strings.Contains(d.text, "Infinity") {
			return c.unknown("")
		}
		return c.raise("ValueError", "Expecting value: line 1 column 1 (char 0)")
	}
	f, err := parser.ParseBytes([]byte(strings.ReplaceAll(d.text, "\t", " ")), 0)
	if err != nil || len(f.Docs) == 0 {
		return c.unknown("")
	}
	return hooked(c, c.arg[1], d.node(c.w, f.Docs[0].Body))
}

// hooked is a JSON value with what object_hook makes of each object, the inner ones first.
func hooked(c *call, hook, v value.Value) value.Value {
	if hook == nil || hook == value.None || c.w.Exc != nil {
		return v
	}
	switch x := v.(type) {
	case *value.List:
		for i, e := range x.Elems {
			x.Elems[i] = hooked(c, hook, e)
		}
	case *value.Dict:
		x.Items.Each(func(e *value.Entry) bool {
			x.Items.Set(e.Hash, e.Key, hooked(c, hook, e.Value))
			return c.w.Exc == nil
		})
		if c.w.Exc == nil {
			return c.call(hook, x)
		}
	}
	return v
}

var jsonFunctions = sync.OnceValue(func() methods {
	return methodTable(
		builtin("loads", "s *object_hook? ...", loadJSON), builtin("load", "fp *object_hook? ...", loadJSON),
		none("dump"), builtin("dumps", "obj ...", dumpJSON),
	)
})
