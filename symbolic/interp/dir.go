package interp

import (
	"sort"
	"strings"

	"github.com/shapelint/shapelint/symbolic/torch"
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
	var names []string
	m.Attrs.Each(func(name string, _ value.Value) bool { names = append(names, name); return true })
	if m.resolve != nil {
		prefix := canonicalModule(m.Name) + "."
		torch.Names(func(name string, _ bool) {
			if rest, ok := strings.CutPrefix(name, prefix); ok && !strings.Contains(rest, ".") {
				names = append(names, rest)
			}
		})
	}
	sort.Strings(names)
	out := value.NewList()
	for i, n := range names {
		if i == 0 || n != names[i-1] {
			out.Elems = append(out.Elems, value.Str{S: n})
		}
	}
	if m.Open || m.resolve != nil || m.stars != nil || m.tables != nil {
		out.Abstract = &value.Abstract{Len: it.summaryLen(), Elem: it.World.UnknownOf("str", "name of a module")}
	}
	return out
}
