package value

import (
	"maps"
	"slices"
)

// Attrs is an insertion-ordered map from names to values: the namespace of a
// module, a class or an instance.
type Attrs struct {
	names []string
	vals  []Value // nil: deleted
	index map[string]int32
	// shared: a copy uses the same slices and the same index; whoever writes first takes its own.
	shared bool
}

// Len is the number of names, deleted ones included.
func (a *Attrs) Len() int { return len(a.names) }

func (a *Attrs) find(name string) int {
	if a.index != nil {
		if i, ok := a.index[name]; ok {
			return int(i)
		}
		return -1
	}
	for i, n := range a.names {
		if n == name {
			return i
		}
	}
	return -1
}

// Get finds a name; nil if it is not bound.
func (a *Attrs) Get(name string) Value {
	if i := a.find(name); i >= 0 {
		return a.vals[i]
	}
	return nil
}

// Set binds a name. The caller has told the heap of the write.
func (a *Attrs) Set(name string, v Value) {
	a.own()
	if i := a.find(name); i >= 0 {
		if a.vals[i] == nil { // bound again after a deletion: goes to the end
			a.remove(i)
		} else {
			a.vals[i] = v
			return
		}
	}
	a.names = append(a.names, name)
	a.vals = append(a.vals, v)
	if a.index != nil {
		a.index[name] = int32(len(a.names) - 1)
	} else if len(a.names) > smallTable {
		a.reindex()
	}
}

// Delete unbinds a name and tells if it was bound.
func (a *Attrs) Delete(name string) bool {
	i := a.find(name)
	if i < 0 || a.vals[i] == nil {
		return false
	}
	a.remove(i)
	return true
}

func (a *Attrs) remove(i int) {
	a.own()
	a.names = append(a.names[:i:i], a.names[i+1:]...)
	a.vals = append(a.vals[:i:i], a.vals[i+1:]...)
	if a.index != nil {
		a.reindex()
	}
}

func (a *Attrs) reindex() {
	a.index = make(map[string]int32, 2*len(a.names))
	for i, n := range a.names {
		a.index[n] = int32(i)
	}
}

// Each calls f for each bound name in order, until f returns false.
func (a *Attrs) Each(f func(name string, v Value) bool) {
	for i := 0; i < len(a.names); i++ {
		if a.vals[i] != nil && !f(a.names[i], a.vals[i]) {
			return
		}
	}
}

// Names returns the bound names in order.
func (a *Attrs) Names() []string {
	out := make([]string, 0, len(a.names))
	a.Each(func(n string, _ Value) bool { out = append(out, n); return true })
	return out
}

// Clone copies the namespace; the names are copied when one of the two is written.
func (a *Attrs) Clone() *Attrs {
	if a == nil {
		return nil
	}
	a.shared = true
	c := *a
	return &c
}

// own gives the namespace slices of its own.
func (a *Attrs) own() {
	if !a.shared {
		return
	}
	a.shared = false
	a.names, a.vals, a.index = slices.Clone(a.names), slices.Clone(a.vals), maps.Clone(a.index)
}
