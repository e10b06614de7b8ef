package interp

import "github.com/shapelint/shapelint/symbolic/value"

// CallFrame is a call in progress as the program sees it: what sys._getframe gives.
type CallFrame struct{ frame *Frame }

// TypeName implements value.Value.
func (*CallFrame) TypeName() string { return "frame" }

// getFrame is sys._getframe(depth=0).
func (it *Interp) getFrame(a *value.Args) value.Value {
	depth := int64(0)
	if v := a.Arg(0, "depth"); v != nil {
		n, known := v.(value.Int)
		if !known {
			return it.Lose("sys._getframe of an unknown depth")
		}
		if depth, known = n.Const(); !known {
			return it.Lose("sys._getframe of an unknown depth")
		}
	}
	f := visible(it.frame)
	for ; depth > 0 && f != nil; depth-- {
		f = visible(f.caller)
	}
	if f == nil {
		return it.Lose("frame of who runs the program")
	}
	it.spoilRecordings()
	return &CallFrame{f}
}

// visible is the nearest frame that is not one of the prelude, whose frames stand for what has none.
func visible(f *Frame) *Frame {
	for f != nil && f.src != nil && f.src.Kind == Prelude {
		f = f.caller
	}
	return f
}

func (it *Interp) callFrameAttr(c *CallFrame, name string) (value.Value, bool) {
	f := c.frame
	switch name {
	case "f_back":
		if back := visible(f.caller); back != nil {
			return &CallFrame{back}, true
		}
		return value.None, true
	case "f_code":
		if f.fn != nil && f.fn.Def != nil {
			return it.code(f.fn), true
		}
	case "f_globals":
		return it.globalsOnDemand(f.ns), true
	case "f_locals":
		switch {
		case f.class != nil:
		case f.scope == nil:
			return it.globalsOnDemand(f.ns), true
		default:
			return it.localsOf(f), true
		}
	}
	return it.Lose("attribute " + name + " of a frame"), true
}

// globalsOnDemand is the mapping of a module's names that binds what is put into it, and reads nothing before it is asked.
// Star imports are not searched: decorators ask while modules that import one another are half done.
func (it *Interp) globalsOnDemand(ns *Namespace) value.Value {
	d := value.NewDict()
	find := it.globalByKey(ns)
	d.Items.OnMiss = func(key value.Key) value.Value {
		if name, ok := key.(string); !ok || ns.Attrs.Get(name) == nil {
			return nil
		}
		return find(key)
	}
	it.showGlobals(d, ns, false)
	return d
}
