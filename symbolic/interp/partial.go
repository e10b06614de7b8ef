package interp

import (
	"github.com/shapelint/shapelint/symbolic/value"
)

// Partial is functools.partial.
type Partial struct {
	Func value.Value
	Pos  []value.Value
	Kw   []value.KwArg
}

// TypeName implements value.Value.
func (*Partial) TypeName() string { return "partial" }

func (p *Partial) with(a *value.Args) *value.Args {
	b := *a
	b.Pos = append(append([]value.Value(nil), p.Pos...), a.Pos...)
	b.Kw = nil
	for _, k := range p.Kw {
		if a.Keyword(k.Name) == nil {
			b.Kw = append(b.Kw, k)
		}
	}
	b.Kw = append(b.Kw, a.Kw...)
	return &b
}
