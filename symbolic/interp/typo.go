package interp

import (
	"github.com/shapelint/shapelint/symbolic/value"
)

// nearestAttr finds a name of the object that is one typo away.
func (it *Interp) nearestAttr(v value.Value, name string) string {
	x, ok := v.(*value.Instance)
	if !ok {
		return ""
	}
	best := ""
	try := func(n string, _ value.Value) bool {
		if oneTypo(n, name) {
			best = n
		}
		return best == ""
	}
	x.Attrs.Each(try)
	if m := x.Module; m != nil {
		m.Modules.Each(try)
		m.Params.Each(try)
		m.Buffers.Each(try)
	}
	for _, k := range x.Class.MRO {
		if k.Place.File != 0 {
			k.Attrs.Each(try)
		}
	}
	return best
}

// oneTypo tells if two names differ by one changed, added, dropped or swapped letter.
func oneTypo(a, b string) bool {
	if a == b || len(a)-len(b) > 1 || len(b)-len(a) > 1 || len(a) < 2 {
		return false
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	ra, rb := a[i:], b[i:]
	switch {
	case len(ra) == len(rb):
		return ra[1:] == rb[1:] || len(ra) > 1 && ra[0] == rb[1] && ra[1] == rb[0] && ra[2:] == rb[2:]
	case len(ra) > len(rb):
		return ra[1:] == rb
	default:
		return ra == rb[1:]
	}
}
