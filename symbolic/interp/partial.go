package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Partial is functools.partial.
type Partial struct {
	Func value.Value // see function
	Pos  []value.Value
	Kw   []value.KwArg
}

// TypeName implements value.Value.
func (*Partial) TypeName() string { return "partial" }

// function is the function of a partial; nil after an exception. An imported one that nobody has read is found now:
// tables of pretrained weights hold a transform each, of which a program needs none.
func (it *Interp) function(p *Partial) value.Value {
	if l, ok := p.Func.(*lazyImport); ok {
		v := it.force(l)
		if v == nil {
			return nil
		}
		p.Func = v
	}
	return p.Func
}

// unreadFunction is the first argument of a call of functools.partial, if it is the name of an import that nobody has
// read; else nil.
func (it *Interp) unreadFunction(f *Frame, fn value.Value, e *parser.Call) value.Value {
	c, ok := fn.(*value.Class)
	if !ok || c.Name != "partial" || c.Module != "functools" || len(e.Args) == 0 || it.recorded() {
		return nil
	}
	name, ok := e.Args[0].(*parser.Name)
	if !ok || name.Ref.Kind != parser.RefGlobal && !f.leavesGlobal(name) {
		return nil
	}
	if l, ok := f.ns.Attrs.Get(name.Ident).(*lazyImport); ok && l.name != "" {
		return l
	}
	return nil
}

// leavesGlobal tells if a name in the body of a class is that of the module.
func (f *Frame) leavesGlobal(name *parser.Name) bool {
	return name.Ref.Kind == parser.RefClass && !name.Ref.OuterLocal && f.class != nil && f.class.Get(name.Ident) == nil
}

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
