// Package tomlpos finds out where the values of a TOML text are written,
// which decoders do not tell.
package tomlpos

import (
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Span is a range of bytes.
type Span struct{ Start, End int }

// Table holds the places of a text.
type Table struct {
	keys, values map[string]Span
	counts       map[string]int // elements of arrays of tables so far
}

// Path names a value: the keys that lead to it, numbers for elements of arrays.
type Path []string

func (p Path) String() string { return strings.Join(p, "\x00") }

// Key is the path of a value in a table.
func (p Path) Key(k string) Path { return append(p[:len(p):len(p)], k) }

// Index is the path of an element of an array.
func (p Path) Index(i int) Path { return p.Key(strconv.Itoa(i)) }

// Key is the place of the last key of a path, Value that of the value; of a
// table in lines of its own only the key has a place.
func (t *Table) Key(p Path) (Span, bool) { s, ok := t.keys[p.String()]; return s, ok }

// Value is the place of the value at a path.
func (t *Table) Value(p Path) (Span, bool) { s, ok := t.values[p.String()]; return s, ok }

// Parse reads the places of a text; what follows a syntax error has none.
func Parse(text []byte) *Table {
	t := &Table{keys: map[string]Span{}, values: map[string]Span{}, counts: map[string]int{}}
	var p unstable.Parser
	p.Reset(text)
	var base Path
	for p.NextExpression() {
		switch e := p.Expression(); e.Kind {
		case unstable.Table:
			base = t.walk(nil, e.Key())
		case unstable.ArrayTable:
			base = t.walk(nil, e.Key())
			n := t.counts[base.String()]
			t.counts[base.String()] = n + 1
			base = base.Index(n)
		case unstable.KeyValue:
			t.pair(base, e)
		}
	}
	return t
}

// walk follows a dotted key; in an array of tables it means the last one.
func (t *Table) walk(p Path, keys unstable.Iterator) Path {
	for keys.Next() {
		if n := t.counts[p.String()]; n > 0 {
			p = p.Index(n - 1)
		}
		k := keys.Node()
		p = p.Key(string(k.Data))
		if _, known := t.keys[p.String()]; !known {
			t.keys[p.String()] = spanOf(k)
		}
	}
	return p
}

func (t *Table) pair(base Path, e *unstable.Node) {
	t.value(t.walk(base, e.Key()), e.Value())
}

func (t *Table) value(p Path, n *unstable.Node) {
	t.values[p.String()] = spanOf(n)
	children := n.Children()
	switch n.Kind {
	case unstable.InlineTable:
		for children.Next() {
			if c := children.Node(); c.Kind == unstable.KeyValue {
				t.pair(p, c)
			}
		}
	case unstable.Array:
		for i := 0; children.Next(); {
			if c := children.Node(); c.Kind != unstable.Comment {
				t.value(p.Index(i), c)
				i++
			}
		}
	}
}

func spanOf(n *unstable.Node) Span {
	return Span{int(n.Raw.Offset), int(n.Raw.Offset + n.Raw.Length)}
}
