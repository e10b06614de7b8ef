package interp

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file names the sizes that a signature shows.

// nameAfter names a size that has no name after the variable that it is bound to.
func (it *Interp) nameAfter(name string, v value.Value) {
	if i, ok := v.(value.Int); ok && !strings.HasPrefix(name, "_") {
		it.nameSymbol(it.Resolve(i.Dim).E, name)
	}
}

// nameSymbol names a symbol that has no name; it tells if e is a symbol at all.
func (it *Interp) nameSymbol(e dim.Expr, name string) (dim.Symbol, bool) {
	s, ok := e.AsSymbol()
	if ok && it.Arena.Info(s).Name == "" {
		it.Arena.SetName(s, name)
	}
	return s, ok
}

// imageNames are the names of the dimensions of images and volumes, by rank.
var imageNames = map[int][]string{4: {"B", "C", "H", "W"}, 5: {"B", "C", "D", "H", "W"}}

// nameSizes names the sizes of inputs that have no name yet, and tells apart those
// that have one name and may differ.
func (it *Interp) nameSizes(inputs []Input) {
	owner := map[string]dim.Symbol{}
	for _, in := range inputs {
		t, ok := in.Value.(*value.Tensor)
		if !ok {
			continue
		}
		s := it.ResolveDims(it.Shape(t))
		for i, d := range s.Dims {
			name := "d" + value.Itoa(int64(i))
			if known := imageNames[len(s.Dims)]; known != nil && s.Known() {
				name = known[i]
			} else if i == 0 {
				name = "B"
			}
			it.nameInput(owner, d, name)
		}
		for i, d := range s.Suffix {
			if x, ok := d.E.AsSymbol(); ok && it.Arena.Info(x).Name != "" {
				it.tellApart(owner, x)
			} else if i == len(s.Suffix)-1 {
				it.nameInput(owner, d, "C")
			}
		}
	}
}

func (it *Interp) nameInput(owner map[string]dim.Symbol, d value.Dim, name string) {
	if s, ok := it.nameSymbol(d.E, name); ok {
		it.tellApart(owner, s)
	}
}

// tellApart gives a symbol whose name another one has a name of its own.
func (it *Interp) tellApart(owner map[string]dim.Symbol, s dim.Symbol) {
	name := it.Arena.Info(s).Name
	if name[0] == '_' || name[0] == '#' { // any size: all of them may differ
		return
	}
	for n := int64(2); ; n++ {
		if o, taken := owner[it.Arena.Info(s).Name]; !taken || o == s {
			owner[it.Arena.Info(s).Name] = s
			return
		}
		it.Arena.SetName(s, name+value.Itoa(n))
	}
}
