package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

func (it *Interp) evalFString(f *Frame, e *parser.JoinedStr) value.Value {
	s, ok, raised := it.joinParts(f, e)
	if raised {
		return nil
	}
	if !ok {
		return it.UnknownOf("str", "formatted string")
	}
	return value.Str{S: s}
}

func (it *Interp) joinParts(f *Frame, e *parser.JoinedStr) (s string, ok, raised bool) {
	ok = true
	for _, p := range e.Parts {
		switch p := p.(type) {
		case *parser.Constant:
			s += p.Value.(string)
		case *parser.FormattedValue:
			v := it.eval(f, p.Value)
			if v == nil {
				return "", false, true
			}
			v, lit := it.Settle(v)
			spec := ""
			if p.Spec != nil {
				var good bool
				if spec, good, raised = it.joinParts(f, p.Spec); raised {
					return "", false, true
				} else if !good {
					ok = false
				}
			}
			if lit != nil || !ok {
				ok = false
				continue
			}
			var part string
			var good bool
			switch {
			case p.Conversion == 'r' || p.Conversion == 'a':
				part, good = it.Repr(v)
			case p.Conversion == 's':
				part, good = it.Str(v)
			default:
				part, good = pylib.Format(it.World, v, spec)
			}
			if it.Exc != nil {
				return "", false, true
			}
			s += part
			ok = ok && good
		}
	}
	return s, ok, false
}
