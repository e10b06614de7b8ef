package value

import "github.com/shapelint/shapelint/symbolic/dim"

// rangeItem is any item of a range: less than its end.
type rangeItem struct{ item, end dim.Expr }

// NoteRangeItem notes that a symbol is any item of a range.
func (w *World) NoteRangeItem(item, end Dim) {
	s, ok := item.E.AsSymbol()
	if !ok || !end.Known() {
		return
	}
	if w.items == nil {
		w.items = map[dim.Symbol]rangeItem{}
	}
	w.items[s] = rangeItem{item.E, end.E}
}

// AmongItems computes something from sizes with what holds of the items of ranges in them. It is not known besides: a range may
// have no items at all, and what is learned while f runs is forgotten.
func (w *World) AmongItems(f func(), sizes ...Dim) {
	before := w.Path.Facts
	for _, d := range sizes {
		if !d.Known() || len(w.items) == 0 {
			continue
		}
		for _, s := range d.E.Symbols() {
			if r, ok := w.items[s]; ok {
				w.Assume(dim.Constraint{Left: r.item, Rel: dim.LT, Right: r.end})
			}
		}
	}
	f()
	w.Path.Facts = before
}
