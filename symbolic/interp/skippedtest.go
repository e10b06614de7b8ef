package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
)

// This file tells which tests are not run, or are run to fail: of those no failure is a finding.
// https://docs.pytest.org/en/stable/how-to/skipping.html

// skipped tells if a mark of a test says that it is not run here, or may not be.
func (it *Interp) skipped(ns *Namespace, d *parser.FunctionDef) bool {
	for _, mark := range d.Decorators {
		name, condition := calleeLabel(mark), parser.Expr(nil)
		if call, ok := mark.(*parser.Call); ok {
			name = calleeLabel(call.Func)
			if len(call.Args) > 0 {
				condition = call.Args[0]
			}
		}
		switch name {
		case "skip", "xfail", "expectedFailure":
			return true
		case "skipif", "skipIf":
			if it.inModule(ns, condition) != dim.No {
				return true
			}
		case "skipUnless":
			if it.inModule(ns, condition) != dim.Yes {
				return true
			}
		}
	}
	return false
}

// inModule is the truth of a condition that stands in a module, unknown if it raises.
func (it *Interp) inModule(ns *Namespace, condition parser.Expr) (ans dim.Answer) {
	if condition == nil {
		return dim.Unknown
	}
	it.quietly(func() {
		if v := it.eval(&Frame{ns: ns, src: ns.Src}, condition); v != nil {
			ans, _ = it.Truth(v)
		}
	})
	return ans
}
