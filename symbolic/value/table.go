package value

import (
	"maps"
	"slices"
)

// Key is the hashed form of a hashable value: values that are equal in Python have equal Keys.
type Key any

type tupleKey struct{ head, tail any }

// KeyOf returns the key of a hashable value whose identity is known; ok is
// false for values that are unhashable or not known well enough.
func KeyOf(v Value) (Key, bool) {
	switch v := v.(type) {
	case Str:
		return v.S, true
	case Int:
		if c, ok := v.Const(); ok {
			return c, true
		}
		if !v.Known() || v.Bits&FromData != 0 { // two numbers of a tensor may be one key
			return nil, false
		}
		return v.E, true
	case Bool:
		if v {
			return int64(1), true
		}
		return int64(0), true
	case Float:
		if !v.Known {
			return nil, false
		}
		if i := int64(v.F); float64(i) == v.F {
			return i, true
		}
		return v.F, true
	case *Tuple:
		if v.Rest != nil || !v.Walkable() {
			return nil, false
		}
		k := Key(tupleKey{})
		for _, e := range v.Elems {
			ek, ok := KeyOf(e)
			if !ok {
				return nil, false
			}
			k = tupleKey{k, ek}
		}
		return k, true
	case *Set:
		if !v.Frozen {
			return nil, false
		}
		return v, true
	case Unknown, *Alt, *List, *Dict, SymBool:
		return nil, false
	case nil:
		return nil, false
	}
	return v, true
}

// Entry is a key and its value.
type Entry struct {
	Hash  Key
	Key   Value
	Value Value
}

// Table is an insertion-ordered map from hashable values to values.
type Table struct {
	index   map[Key]int32
	entries []Entry // a deleted entry has a nil Key
	live    int
	// shared: a copy uses the same entries and the same index; whoever writes first takes its own.
	shared bool
	// optional: a key was bound that is there in some branches only.
	optional bool
	// OnSet and OnDelete, if set, are told of each binding and of each key that goes: the table is a view (obj.__dict__).
	// A key that is not known is nil.
	OnSet    func(key, v Value)
	OnDelete func(key Value)
	// OnMiss, if set, finds the value of a key that is not listed; nil if there is none.
	OnMiss func(k Key) Value
	// Home is the module of a library that made it and put nothing into it, "" for any other table: others may when they run.
	Home string
	// Names: it lists what a call was given or a class has.
	Names bool
}

// NewTable makes an empty table.
func NewTable() *Table { return &Table{} }

// Len is the number of entries.
func (t *Table) Len() int { return t.live }

// smallTable is the size up to which a table is searched linearly.
const smallTable = 8

func (t *Table) find(k Key) int {
	if t.index == nil {
		for i := range t.entries {
			if t.entries[i].Key != nil && t.entries[i].Hash == k {
				return i
			}
		}
		return -1
	}
	if i, ok := t.index[k]; ok {
		return int(i)
	}
	return -1
}

// Get finds a value by its key.
func (t *Table) Get(k Key) (Value, bool) {
	if i := t.find(k); i >= 0 {
		return t.entries[i].Value, true
	}
	if t.OnMiss != nil {
		v := t.OnMiss(k)
		return v, v != nil
	}
	return nil, false
}

// View tells a table that shows the names of something else: it is no registry that modules fill.
func (t *Table) View() bool { return t.OnSet != nil || t.OnMiss != nil || t.Names }

// TellUnknown tells what the table is a view of that a key was bound which is not known.
func (t *Table) TellUnknown(v Value) {
	if t.OnSet != nil {
		t.OnSet(nil, v)
	}
}

// Set binds a key, keeping its place if it is there already.
func (t *Table) Set(k Key, key, v Value) {
	if t.OnSet != nil {
		t.OnSet(key, v)
	}
	if alt, differs := v.(*Alt); differs && !t.optional {
		t.optional = alt.optional()
	}
	t.own()
	if i := t.find(k); i >= 0 {
		t.entries[i].Value = v
		return
	}
	t.entries = append(t.entries, Entry{k, key, v})
	t.live++
	if t.index != nil {
		t.index[k] = int32(len(t.entries) - 1)
	} else if len(t.entries) > smallTable {
		t.reindex()
	}
}

// optional tells if one of the alternatives is that there is no value.
func (a *Alt) optional() bool {
	for _, c := range a.Choices {
		if c.Value == nil {
			return true
		}
		if inner, ok := c.Value.(*Alt); ok && inner.optional() {
			return true
		}
	}
	return false
}

// Delete removes a key and tells if it was there.
func (t *Table) Delete(k Key) bool {
	i := t.find(k)
	if i < 0 {
		return false
	}
	if t.OnDelete != nil {
		t.OnDelete(t.entries[i].Key)
	}
	t.own()
	t.entries[i] = Entry{}
	t.live--
	if t.index != nil {
		delete(t.index, k)
	}
	if len(t.entries) > 2*t.live+8 {
		t.compact()
	}
	return true
}

func (t *Table) compact() {
	out := t.entries[:0:0]
	for _, e := range t.entries {
		if e.Key != nil {
			out = append(out, e)
		}
	}
	t.entries = out
	if t.index != nil {
		t.reindex()
	}
}

func (t *Table) reindex() {
	t.index = make(map[Key]int32, 2*len(t.entries))
	for i := range t.entries {
		if t.entries[i].Key != nil {
			t.index[t.entries[i].Hash] = int32(i)
		}
	}
}

// MoveToEnd moves an entry to the end (or the front).
func (t *Table) MoveToEnd(k Key, last bool) {
	i := t.find(k)
	if i < 0 {
		return
	}
	t.own()
	e := t.entries[i]
	rest := make([]Entry, 0, len(t.entries))
	if !last {
		rest = append(rest, e)
	}
	for j, x := range t.entries {
		if j != i && x.Key != nil {
			rest = append(rest, x)
		}
	}
	if last {
		rest = append(rest, e)
	}
	t.entries = rest
	if t.index != nil {
		t.reindex()
	}
}

// Each calls f for each entry in order; f may change neither the entry nor the table's keys.
func (t *Table) Each(f func(e *Entry) bool) {
	for i := range t.entries {
		if t.entries[i].Key != nil && !f(&t.entries[i]) {
			return
		}
	}
}

// Entries returns the live entries in order, as a fresh slice.
func (t *Table) Entries() []Entry {
	out := make([]Entry, 0, t.live)
	for _, e := range t.entries {
		if e.Key != nil {
			out = append(out, e)
		}
	}
	return out
}

// Clone copies the table; the entries are copied when one of the two is written.
func (t *Table) Clone() *Table {
	t.shared = true
	c := *t
	return &c
}

// Copy is another table with the same entries, a view of nothing.
func (t *Table) Copy() *Table {
	c := t.Clone()
	c.OnSet, c.OnDelete, c.OnMiss, c.Names = nil, nil, nil, false
	return c
}

// Clear removes all entries.
func (t *Table) Clear() {
	if t.OnDelete != nil {
		t.Each(func(e *Entry) bool { t.OnDelete(e.Key); return true })
	}
	*t = Table{OnSet: t.OnSet, OnDelete: t.OnDelete, OnMiss: t.OnMiss, Names: t.Names}
}

// own gives the table entries of its own.
func (t *Table) own() {
	if !t.shared {
		return
	}
	t.shared = false
	t.entries, t.index = slices.Clone(t.entries), maps.Clone(t.index)
}
