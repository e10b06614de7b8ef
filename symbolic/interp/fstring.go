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
			if p.Conversion != 0 {
				part, good = it.converted(p.Conversion, v)
				if v = (value.Str{S: part}); it.Exc != nil {
					return "", false, true
				}
			}
			if p.Conversion == 0 || good && spec != "" {
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

// converted is what !r, !a or !s makes of a value.
func (it *Interp) converted(conversion byte, v value.Value) (string, bool) {
	if conversion == 's' {
		return it.Str(v)
	}
	s, ok := it.Repr(v)
	if conversion == 'a' {
		s = pylib.ASCII(s)
	}
	return s, ok
}
