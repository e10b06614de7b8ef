package interp

import (
	"maps"
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Image is a world in which modules have been imported that many files need. Each
// file starts from it, and what the file does to it is undone before the next:
// no file can tell whether another one has run.
type Image struct {
	it    *Interp
	state Interp // its maps are copied whenever it is put back
	world *value.Checkpoint
	ran   map[string]bool // the modules that were run, and those that are not there
}

// ImportedName is a name that an import statement takes from a module.
type ImportedName struct{ Module, Name string }

// NewImage imports names in a world of its own.
func NewImage(l Loader, limits Limits, names []ImportedName) *Image {
	it := New(l)
	it.Limits = limits
	for _, n := range names {
		it.quietly(func() { it.importedName(n.Module, n.Name, nil) })
		it.Exc = nil
		it.Budget = value.Budget{}
		if it.Exhausted != "" {
			it.Exhausted, it.lookAt = "", 0
		}
	}
	it.Faults, it.Panics, it.Unwound = nil, nil, nil
	it.Lost = map[string]int{}
	it.replays = replays{} // each file has its own
	im := &Image{it: it, state: *it, ran: map[string]bool{}}
	for name, m := range it.modules {
		if m == nil || m.Src != nil && m.state != notRun {
			im.ran[name] = true
		}
	}
	im.state.copyMaps()
	im.world = it.World.Checkpoint()
	it.heads = map[*Namespace]namespaceHead{}
	return im
}

// Ran tells if the image has run a module, or found that there is none of its name.
func (im *Image) Ran(module string) bool { return im.ran[module] }

// LookedFor tells if the image has looked for a module, found or not.
func (im *Image) LookedFor(module string) bool {
	_, looked := im.state.modules[module]
	return looked
}

// Root is the interpreter for the next file; what was done with it before is undone.
func (im *Image) Root(l Loader) *Interp {
	it := im.it
	for ns, h := range it.heads {
		ns.state, ns.Open, ns.instead, ns.stars, ns.tables = h.state, h.open, h.instead, h.stars, h.tables
	}
	it.World.Return(im.world)
	*it = im.state
	it.copyMaps()
	it.heads = map[*Namespace]namespaceHead{}
	it.Loader = l
	for name, m := range it.modules { // another file may look elsewhere for what was not found
		if m == nil {
			delete(it.modules, name)
		}
	}
	it.Lost = map[string]int{}
	return it
}

// copyMaps gives an interpreter maps and slices of its own.
func (it *Interp) copyMaps() {
	it.modules, it.classes = maps.Clone(it.modules), maps.Clone(it.classes)
	it.initialised = maps.Clone(it.initialised)
	it.written = maps.Clone(it.written)
	it.hooks = hookMemo{maps.Clone(it.hooks.rules), slices.Clone(it.hooks.kinds), maps.Clone(it.hooks.transparent)}
	it.examples = examples{maps.Clone(it.examples.made), maps.Clone(it.examples.attrs)}
	p := &it.pending
	p.unread, p.unfollowed = slices.Clone(p.unread), slices.Clone(p.unfollowed)
	p.byName, p.seen = maps.Clone(p.byName), maps.Clone(p.seen)
}

// namespaceHead is what of a module the heap does not log.
type namespaceHead struct {
	state   moduleState
	open    bool
	instead value.Value
	stars   []*star
	tables  []*Namespace
}

// alter must be called before a module changes in more than its names.
func (it *Interp) alter(ns *Namespace) {
	if it.heads == nil {
		return
	}
	if _, known := it.heads[ns]; !known {
		it.heads[ns] = namespaceHead{ns.state, ns.Open, ns.instead, slices.Clone(ns.stars), slices.Clone(ns.tables)}
	}
}
