package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// evalComprehension runs a comprehension to its end. What it makes goes into a new container or, one by one, to the end of
// the list into.
func (it *Interp) evalComprehension(f *Frame, e *parser.Comprehension, into *value.List) value.Value {
	first := it.eval(f, e.Fors[0].Iter)
	if first == nil {
		return nil
	}
	g := it.newFrame(len(e.Scope.Names))
	g.parent, g.ns, g.src, g.fn, g.scope, g.caller, g.callAt = f.function(), f.ns, f.src, f.fn, e.Scope, f.caller, f.callAt
	g.open, g.given = f.open, f.given // it stands for f among the callers
	g.onYield = f.onYield
	c := comprehension{it: it, f: g, e: e}
	switch {
	case into != nil:
		c.list = into
	case e.Kind == parser.CompDict:
		c.dict = value.NewDict()
		it.Heap.Birth(c.dict)
	default:
		c.list = value.NewList()
		it.Heap.Birth(c.list)
	}
	outer := it.frame
	it.frame = g
	defer func() { it.frame = outer }()
	if !c.loop(0, first) {
		return nil
	}
	switch {
	case into != nil:
		return into
	case e.Kind == parser.CompDict:
		return c.dict
	case e.Kind == parser.CompSet:
		return it.Call(it.Class("set"), &value.Args{World: it.World, Pos: []value.Value{c.list}})
	case e.Kind == parser.CompGenerator:
		c.loseNamed()
		return c.generator()
	}
	return c.list
}

// loseNamed makes nothing of the names that a generator gives to values on its way: who draws from it may stop early.
func (c *comprehension) loseNamed() {
	if len(c.list.Elems) == 0 && c.list.Abstract == nil {
		return
	}
	parser.Walk(c.e, func(n parser.Node) bool {
		if named, ok := n.(*parser.NamedExpr); ok {
			c.it.assign(c.f, named.Target, c.it.World.Unknown("name given inside a generator"))
		}
		return true
	})
}

// generator is an iterator of what was collected, one for each content where that differs by branch.
func (c *comprehension) generator() value.Value {
	if lit := c.it.SettleObject(c.list); lit != nil {
		if c.it.Heap.Nesting() >= value.MaxForkDepth {
			return c.it.Lose("too many undecided branches at once")
		}
		return c.it.Split(*lit, c.generator)
	}
	return pylib.NewIterator(c.it.World, c.list.Elems, c.list.Abstract)
}

// comprehension collects what its loops produce.
type comprehension struct {
	it   *Interp
	f    *Frame
	e    *parser.Comprehension
	list *value.List
	dict *value.Dict
	open bool // inside a loop of unknown length
	// held takes what would go to the end of the list; nil if it goes there.
	held *[]value.Value
}

func (c *comprehension) loop(i int, iter value.Value) bool {
	it := c.it
	fr := c.e.Fors[i]
	if i > 0 {
		if iter = it.eval(c.f, fr.Iter); iter == nil {
			return false
		}
	}
	iter = it.settleForIteration(iter)
	elems, rest, ok := it.Iterate(iter)
	if !ok {
		return false
	}
	for k, v := range elems {
		if k == tableSample && rest == nil && (c.fillTable(i, elems[k:]) || c.rearrange(i, elems[k:])) {
			break
		}
		if !c.element(i, v) {
			return false
		}
	}
	if rest != nil {
		was := c.open
		c.open = true
		it.guesses++
		ok = c.element(i, rest.Elem)
		it.guesses--
		c.open = was
	}
	return ok
}

func (c *comprehension) element(i int, v value.Value) bool {
	it := c.it
	if !it.assign(c.f, c.e.Fors[i].Target, v) {
		return false
	}
	return c.filter(i, 0)
}

// filter tests the conditions of loop i from number k on.
func (c *comprehension) filter(i, k int) bool {
	it := c.it
	ifs := c.e.Fors[i].Ifs
	if k < len(ifs) {
		t := it.eval(c.f, ifs[k])
		if t == nil {
			return false
		}
		ans, lit := it.Truth(t)
		switch {
		case it.Exc != nil:
			return false
		case ans == dim.No:
			return true
		case ans == dim.Unknown:
			if lit.Atom == nil {
				lit = value.Literal{Atom: it.OpaqueAtom("filter")}
			}
			if c.open && c.list != nil {
				return c.perhaps(i, k, lit)
			}
			return it.Fork(lit, func() value.Value {
				if !c.filter(i, k+1) {
					return nil
				}
				return value.None
			}, func() value.Value { return value.None }) != nil
		}
		return c.filter(i, k+1)
	}
	if i+1 < len(c.e.Fors) {
		return c.loop(i+1, nil)
	}
	if c.e.Kind == parser.CompDict {
		return c.entry()
	}
	v := it.eval(c.f, c.e.Elt)
	if v == nil {
		return false
	}
	if lit := it.SettleObject(c.list); lit != nil {
		return it.Split(*lit, func() value.Value { it.SettleObject(c.list); c.append(v); return value.None }) != nil
	}
	c.append(v)
	return true
}

// perhaps adds to the summary what condition k may keep out of it. How many there are is not known anyway,
// so that the list is the same on both sides of the condition.
func (c *comprehension) perhaps(i, k int, lit value.Literal) bool {
	outer := c.held
	var held []value.Value
	c.held = &held
	ok := c.it.Fork(lit, func() value.Value {
		if !c.filter(i, k+1) {
			return nil
		}
		return value.None
	}, func() value.Value { return value.None }) != nil
	c.held = outer
	for _, v := range held {
		c.append(v)
	}
	return ok
}

func (c *comprehension) append(v value.Value) {
	if c.held != nil {
		*c.held = append(*c.held, v)
		return
	}
	it, l := c.it, c.list
	it.Heap.Touch(l)
	switch {
	case l.Abstract != nil:
		l.Abstract = &value.Abstract{Len: it.summaryLen(), Elem: it.Widen([]value.Value{l.Abstract.Elem, v})}
	case c.open:
		l.Abstract = &value.Abstract{Len: it.summaryLen(), Elem: v}
	default:
		l.Elems = append(l.Elems, v)
	}
}

// summaryLen is the length of a container that a loop of unknown length filled.
func (it *Interp) summaryLen() value.Dim {
	d := it.NewDim("", 0)
	d.Bits = value.FromSummary
	return d
}

func (c *comprehension) entry() bool {
	it := c.it
	k := it.eval(c.f, c.e.Key)
	if k == nil {
		return false
	}
	v := it.eval(c.f, c.e.Elt)
	if v == nil {
		return false
	}
	it.Heap.Touch(c.dict)
	if h, ok := pylib.SlotOf(it.World, c.dict.Items, k); ok && !c.open {
		c.dict.Items.Set(h, k, v)
	} else {
		pylib.OpenDict(it.World, c.dict, v)
	}
	return true
}
