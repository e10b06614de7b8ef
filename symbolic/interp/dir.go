package interp

import (
	"sort"

	"github.com/shapelint/shapelint/symbolic/value"
)

// dirOf is dir(module): its names, sorted. Those of torch that have no rule are
// not listed, so the list of a native module may have further elements.
func (it *Interp) dirOf(a *value.Args) value.Value {
	m, ok := a.Arg(0, "object").(*Namespace)
	if !ok {
		return it.Lose("result of dir")
	}
	if m.state == notRun && !it.run(m) && it.Exc != nil {
		return nil
	}
	names, complete := it.moduleNames(m)
	sort.Strings(names)
	out := value.NewList()
	for _, n := range names {
		out.Elems = append(out.Elems, value.Str{S: n})
	}
	if !complete {
		out.Abstract = &value.Abstract{Len: it.summaryLen(), Elem: it.World.UnknownOf("str", "name of a module")}
	}
	return out
}
