package interp

import "github.com/shapelint/shapelint/symbolic/value"

// suppressed runs the body of a with statement; what contextlib.suppress ends quietly in it is no finding.
func (it *Interp) suppressed(manager value.Value, body func() outcome) outcome {
	in, ok := manager.(*value.Instance)
	if !ok || !isSuppress(in.Class) {
		return body()
	}
	t := &activeTry{silent: true}
	classes, _ := in.Attrs.Get("_exceptions").(*value.Tuple)
	if classes == nil {
		t.all = true
		classes = value.NewTuple()
	}
	for _, c := range classes.Elems {
		if c, ok := c.(*value.Class); ok {
			t.classes = append(t.classes, c.Name)
		} else {
			t.all = true
		}
	}
	it.tries = append(it.tries, t)
	depth, frame := it.depth, it.frame
	o := body()
	it.tries = it.tries[:len(it.tries)-1]
	it.depth, it.frame = depth, frame
	return o
}

func isSuppress(c *value.Class) bool {
	for _, k := range c.MRO {
		if k.Name == "suppress" && k.Module == "contextlib" {
			return true
		}
	}
	return false
}
