package interp

import (
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// at makes the node the running operation, for messages; it returns the one before.
func (it *Interp) at(f *Frame, n parser.Node) (value.Place, *Source) {
	p, s := it.here, it.hereSrc
	span := n.Pos()
	it.here, it.hereSrc = value.Place{File: f.src.ID, Start: span.Start, End: span.End}, f.src
	return p, s
}

// eval evaluates an expression. nil means that it raised (it.Exc is set).
func (it *Interp) eval(f *Frame, e parser.Expr) value.Value {
	if !it.step() {
		return nil
	}
	return it.evaluated(f, e, it.evalNode(f, e))
}

// evalCallee evaluates what is called: a method is used as one.
func (it *Interp) evalCallee(f *Frame, e parser.Expr) value.Value {
	a, ok := e.(*parser.Attribute)
	if !ok {
		return it.eval(f, e)
	}
	if !it.step() {
		return nil
	}
	method, owner := it.evalAttribute(f, a)
	if in, ok := owner.(*value.Instance); ok && isUnknown(method) && it.inheritedUnseen(in, a.Attr) {
		it.setUnnamed(in) // it may call what the class overrides, and that sets attributes
	}
	return it.evaluated(f, e, method)
}

// inheritedUnseen tells if an attribute of an object can only come from a base class that is not known.
func (it *Interp) inheritedUnseen(in *value.Instance, name string) bool {
	if in.Attrs.Get(name) != nil || !it.openClass(in.Class) {
		return false
	}
	method, _ := in.Class.Lookup(name)
	return method == nil
}

// evalAttribute evaluates an attribute, and gives the object of which it is one.
func (it *Interp) evalAttribute(f *Frame, e *parser.Attribute) (v, owner value.Value) {
	owner = it.eval(f, e.Value)
	if owner == nil {
		return nil, nil
	}
	if owner == value.None && f.src.imports(e.Value) {
		return it.Lose("module " + it.textOf(f, e.Value) + " is not found"), owner
	}
	return it.attrAt(f, e, owner, e.Attr), owner
}

// imports tells if an expression is a name that the source imports somewhere: None stands for it
// where the import has failed.
func (s *Source) imports(e parser.Expr) bool {
	n, ok := e.(*parser.Name)
	if !ok || s.AST.Index == nil {
		return false
	}
	binds := func(a *parser.Alias) bool { return a.Bound != nil && a.Bound.Ident == n.Ident }
	return slices.ContainsFunc(s.AST.Index.Imports, func(stmt parser.Stmt) bool {
		switch stmt := stmt.(type) {
		case *parser.Import:
			return slices.ContainsFunc(stmt.Names, binds)
		case *parser.ImportFrom:
			return slices.ContainsFunc(stmt.Names, binds)
		}
		return false
	})
}

// evaluated is the value of an expression, nil only if it raised.
func (it *Interp) evaluated(f *Frame, e parser.Expr, v value.Value) value.Value {
	if v == nil && it.Exc == nil { // it failed, was recorded, and the program goes on
		v = it.Unknown("after a failed operation")
	}
	if it.Recorder != nil && v != nil {
		it.Recorder.Expr(f.src, e, v)
	}
	return v
}

func (it *Interp) evalNode(f *Frame, e parser.Expr) value.Value {
	switch e := e.(type) {
	case *parser.Name:
		return it.loadName(f, e)
	case *parser.Constant:
		return it.constant(f, e)
	case *parser.Attribute:
		if v, _ := it.evalAttribute(f, e); v != nil {
			return it.methodNotCalled(v)
		}
		return nil
	case *parser.Call:
		return it.evalCall(f, e)
	case *parser.BinOp:
		l := it.eval(f, e.Left)
		if l == nil {
			return nil
		}
		r := it.eval(f, e.Right)
		if r == nil {
			return nil
		}
		p, s := it.at(f, e)
		v := it.binary(operatorNames[e.Op], l, r, false)
		it.here, it.hereSrc = p, s
		return v
	case *parser.UnaryOp:
		return it.evalUnary(f, e)
	case *parser.BoolOp:
		return it.evalBoolOp(f, e, 0)
	case *parser.Compare:
		return it.evalCompare(f, e)
	case *parser.Subscript:
		return it.evalSubscript(f, e)
	case *parser.Slice:
		return it.evalSlice(f, e)
	case *parser.Tuple:
		elems, rest, ok := it.evalElements(f, e.Elts)
		if !ok {
			return nil
		}
		if rest != nil {
			return it.UnknownOf("tuple", "tuple of unknown length")
		}
		return it.walkable(&value.Tuple{Elems: elems})
	case *parser.List:
		elems, rest, ok := it.evalElements(f, e.Elts)
		if !ok {
			return nil
		}
		l := &value.List{Elems: elems, Abstract: rest}
		it.Heap.Birth(l)
		return l
	case *parser.Set:
		elems, rest, ok := it.evalElements(f, e.Elts)
		if !ok {
			return nil
		}
		l := &value.List{Elems: elems, Abstract: rest}
		it.Heap.Birth(l)
		return it.Call(it.Class("set"), &value.Args{World: it.World, Pos: []value.Value{l}})
	case *parser.Dict:
		return it.evalDict(f, e)
	case *parser.IfExp:
		return it.evalIfExp(f, e)
	case *parser.Lambda:
		return it.makeLambda(f, e)
	case *parser.Comprehension:
		return it.evalComprehension(f, e, nil)
	case *parser.NamedExpr:
		v := it.eval(f, e.Value)
		if v == nil || !it.assign(f, e.Target, v) {
			return nil
		}
		return v
	case *parser.JoinedStr:
		return it.evalFString(f, e)
	case *parser.Starred:
		return it.eval(f, e.Value)
	case *parser.Await:
		return it.eval(f, e.Value)
	case *parser.Yield:
		return it.evalYield(f, e)
	}
	return it.Lose("syntax that could not be understood")
}

// walkable is a tuple unless tuples are nested in it so often or so deep that no walk through it ends.
func (it *Interp) walkable(v value.Value) value.Value {
	if t, ok := v.(*value.Tuple); ok && !t.Walkable() {
		return it.Limit("tuple", "tuples nested deeper or wider than the limit")
	}
	return v
}

func (it *Interp) constant(f *Frame, e *parser.Constant) value.Value {
	if _, number := e.Value.(int64); number {
		return constantOf(e, it.origin(f, e))
	}
	return constantOf(e, nil)
}

// constantOf is the value of a literal; an int remembers where it stands.
func constantOf(e *parser.Constant, at *value.Origin) value.Value {
	switch v := e.Value.(type) {
	case nil:
		return value.None
	case bool:
		return value.Bool(v)
	case int64:
		return value.Int{Dim: value.Dim{E: dim.Int(v), O: at}}
	case float64:
		return value.NewFloat(v)
	case string:
		return value.Str{S: v}
	case parser.Bytes:
		return value.Bytes(v)
	case parser.EllipsisLit:
		return value.Ellipsis
	case complex128:
		return value.Complex(v)
	}
	return value.Int{Dim: value.Dim{E: dim.Invalid}}
}

// origin makes the origin of a piece of source.
func (it *Interp) origin(f *Frame, n parser.Node) *value.Origin {
	if f.src.Kind == Prelude {
		return nil
	}
	s := n.Pos()
	return &value.Origin{Place: value.Place{File: f.src.ID, Start: s.Start, End: s.End}, Text: string(f.src.AST.Source[s.Start:s.End])}
}

// Here implements value.Host: the origin of the running operation.
func (it *Interp) Here() *value.Origin {
	if it.hereSrc == nil || it.hereSrc.Kind == Prelude {
		return nil
	}
	text := it.hereSrc.AST.Source[it.here.Start:it.here.End]
	if len(text) > 80 {
		text = text[:80]
	}
	return &value.Origin{Place: it.here, Text: string(text)}
}

func (it *Interp) loadName(f *Frame, e *parser.Name) value.Value {
	switch e.Ref.Kind {
	case parser.RefLocal:
		if v := it.loadLocal(f, e); v != nil || it.Exc != nil {
			return v
		}
		return it.unbound(e)
	case parser.RefClass:
		if f.class != nil {
			if v := f.class.Get(e.Ident); v != nil {
				return it.bound(v)
			}
		}
		if e.Ref.OuterLocal {
			if v := it.loadLocal(f, e); v != nil || it.Exc != nil {
				return v
			}
		}
	}
	it.at(f, e)
	return it.loadGlobal(f.ns, e.Ident)
}

func (it *Interp) loadLocal(f *Frame, e *parser.Name) value.Value {
	v := f.function().variable(e.Ref)
	if v == nil {
		return nil
	}
	return it.bound(v)
}

// bound drops "absent" from the alternatives of a name that is read: the other side is a guard.
func (it *Interp) bound(v value.Value) value.Value {
	alt, ok := v.(*value.Alt)
	if !ok {
		return v
	}
	for i, c := range alt.Choices {
		if c.Value == nil {
			rest := append(append([]value.Choice(nil), alt.Choices[:i]...), alt.Choices[i+1:]...)
			if len(rest) == 0 {
				return nil
			}
			if len(rest) == 1 {
				return rest[0].Value
			}
			return it.bound(&value.Alt{Choices: rest})
		}
	}
	v, _ = it.Settle(v)
	return v
}

func (it *Interp) unbound(e *parser.Name) value.Value {
	return it.Raise("UnboundLocalError", "cannot access local variable '"+e.Ident+"' where it is not associated with a value")
}

func (it *Interp) loadGlobal(ns *Namespace, name string) value.Value {
	if v := it.globalOf(ns, name); v != nil || it.Exc != nil {
		return v
	}
	if v := it.builtins.Attrs.Get(name); v != nil {
		return v
	}
	if v := it.builtin(name); v != nil {
		return v
	}
	if ns.resolve != nil { // Python of the prelude that stands beside rule tables
		if v := it.resolved(ns, name); v != nil {
			return v
		}
	}
	if ns.Open || it.bindsLater(ns, name) {
		return it.Lose("name '" + name + "' is not known")
	}
	return it.Raise("NameError", "name '"+name+"' is not defined")
}

// bindsLater tells that a module may bind a name that it has not: further down, or by an import that
// fails here, where something is not installed, and whose failure is handled.
func (it *Interp) bindsLater(ns *Namespace, name string) bool {
	if ns.Src == nil || ns.Src.AST.Index == nil {
		return false
	}
	switch ns.Src.AST.Index.Defs[name].(type) {
	case nil:
		return false
	case *parser.Import, *parser.ImportFrom:
		return true
	}
	return ns.state == running
}

// globalOf finds a name in a namespace and forces lazy imports; nil if it is not there.
func (it *Interp) globalOf(ns *Namespace, name string) value.Value {
	v := ns.Attrs.Get(name)
	if v == nil {
		if ns.stars != nil {
			if v := it.starName(ns, name); v != nil || it.Exc != nil {
				return v
			}
		}
		if ns.tables != nil {
			return it.tabled(ns, name)
		}
		return nil
	}
	switch x := v.(type) {
	case *lazyImport:
		v = it.force(x)
		if v != nil {
			it.setGlobal(ns, name, v)
		}
		return v
	case *value.Alt:
		if slices.ContainsFunc(x.Choices, func(c value.Choice) bool { return c.Value != nil && IsLazy(c.Value) }) {
			if v = it.forceChoices(x); v == nil {
				return nil
			}
			it.setGlobal(ns, name, v)
		}
	}
	return it.bound(v)
}

// forceChoices forces the imports among alternatives: a name that only one side of a branch has read.
func (it *Interp) forceChoices(x *value.Alt) value.Value {
	out := &value.Alt{}
	same := true
	for _, c := range x.Choices {
		if l, ok := c.Value.(*lazyImport); ok {
			if c.Value = it.force(l); c.Value == nil {
				return nil
			}
		}
		out.Choices = append(out.Choices, c)
		same = same && c.Value != nil && value.Same(c.Value, out.Choices[0].Value)
	}
	if same {
		return out.Choices[0].Value
	}
	return out
}

// evalElements evaluates the elements of a display or the positional
// arguments of a call, spreading starred ones.
func (it *Interp) evalElements(f *Frame, elts []parser.Expr) (out []value.Value, rest *value.Abstract, ok bool) {
	out = make([]value.Value, 0, len(elts))
	for _, e := range elts {
		v := it.eval(f, e)
		if v == nil {
			return nil, nil, false
		}
		if _, star := e.(*parser.Starred); !star {
			if rest != nil {
				rest = &value.Abstract{Len: rest.Len.AddInt(1), Elem: it.Widen([]value.Value{rest.Elem, v})}
				continue
			}
			out = append(out, v)
			continue
		}
		v = it.settleForIteration(v)
		elems, more, ok := it.Iterate(v)
		if !ok {
			return nil, nil, false
		}
		if rest == nil {
			it.Budget.Copy(len(elems))
			out = append(out, elems...)
			rest = more
		}
	}
	return out, rest, true
}

// settleForIteration picks an alternative if it can. Alternatives of one length
// are one sequence whose items differ; else the value is Unknown.
func (it *Interp) settleForIteration(v value.Value) value.Value {
	v, lit := it.Settle(v)
	if lit != nil {
		if t := it.transpose(v.(*value.Alt)); t != nil {
			return t
		}
		return it.Lose("iteration over a value that differs by branch")
	}
	if it.SettleObject(v) != nil {
		return it.Lose("iteration over a container that differs by branch")
	}
	return v
}

// transpose makes of alternative sequences of one length a tuple of alternative items; nil if it cannot.
func (it *Interp) transpose(alt *value.Alt) *value.Tuple {
	var out *value.Tuple
	for _, c := range alt.Choices {
		if it.excluded(c.Guard) {
			continue
		}
		elems, ok := it.displayed(c.Value)
		if !ok || out != nil && len(out.Elems) != len(elems) {
			return nil
		}
		if out == nil {
			out = &value.Tuple{Elems: make([]value.Value, len(elems))}
			for i := range elems {
				out.Elems[i] = &value.Alt{}
			}
		}
		for i, e := range elems {
			a := out.Elems[i].(*value.Alt)
			a.Choices = append(a.Choices, value.Choice{Guard: c.Guard, Value: e})
		}
	}
	return out
}

// excluded tells if the path rules a guard out.
func (it *Interp) excluded(g value.Guard) bool {
	for _, l := range g {
		if it.Path.Decide(l) == dim.No {
			return true
		}
	}
	return false
}

// displayed are the items of a tuple or list all of which are known one by one.
func (it *Interp) displayed(v value.Value) ([]value.Value, bool) {
	switch x := v.(type) {
	case *value.Tuple:
		return x.Elems, x.Rest == nil
	case *value.List:
		return x.Elems, x.Abstract == nil && x.Alts == nil
	}
	return nil, false
}

func (it *Interp) evalDict(f *Frame, e *parser.Dict) value.Value {
	d := value.NewDict()
	it.Heap.Birth(d)
	for i, k := range e.Keys {
		v := it.eval(f, e.Values[i])
		if v == nil {
			return nil
		}
		if k == nil {
			it.updateDict(d, v)
			continue
		}
		key := it.eval(f, k)
		if key == nil {
			return nil
		}
		if h, ok := value.KeyOf(key); ok {
			d.Items.Set(h, key, v)
		} else {
			it.openDict(d, v)
		}
	}
	return d
}

func (it *Interp) openDict(d *value.Dict, v value.Value) {
	d.Open = true
	if d.Other != nil {
		v = it.Widen([]value.Value{d.Other, v})
	}
	d.Other = v
}

// updateDict spreads a mapping into d.
func (it *Interp) updateDict(d *value.Dict, v value.Value) {
	v, _ = it.Settle(v)
	it.SettleObject(v)
	switch src := it.asDict(v); {
	case src != nil:
		src.Items.Each(func(e *value.Entry) bool { d.Items.Set(e.Hash, e.Key, e.Value); return true })
		if src.Open {
			d.Open, d.Other = true, src.Other
		}
	default:
		d.Open, d.Other = true, it.Unknown("mapping of unknown contents")
	}
}

// asDict is the dict behind a value: a dict, or an instance of a subclass.
func (it *Interp) asDict(v value.Value) *value.Dict {
	switch v := v.(type) {
	case *value.Dict:
		return v
	case *value.Instance:
		d, _ := v.Native.(*value.Dict)
		return d
	}
	return nil
}

func (it *Interp) evalIfExp(f *Frame, e *parser.IfExp) value.Value {
	c := it.eval(f, e.Test)
	if c == nil {
		return nil
	}
	return it.choose(c, func() value.Value { return it.eval(f, e.Body) }, func() value.Value { return it.eval(f, e.Orelse) })
}

// choose evaluates yes or no by the truth of c, or both where it is not decided.
func (it *Interp) choose(c value.Value, yes, no func() value.Value) value.Value {
	if s, open := it.Settle(c); open == nil {
		c = s
	}
	ans, lit := it.Truth(c)
	switch {
	case ans == dim.Yes:
		return yes()
	case ans == dim.No:
		return no()
	case lit.Atom == nil:
		if it.Exc != nil {
			return nil
		}
		return it.Lose("undecided condition")
	}
	if _, isAlt := c.(*value.Alt); isAlt { // the literal picks an alternative, whose truth decides
		return it.Split(lit, func() value.Value { return it.choose(c, yes, no) })
	}
	return it.Fork(lit, yes, no)
}

func (it *Interp) evalBoolOp(f *Frame, e *parser.BoolOp, i int) value.Value {
	v := it.eval(f, e.Values[i])
	if v == nil || i == len(e.Values)-1 {
		return v
	}
	return it.boolStep(v, e.Or, func() value.Value { return it.evalBoolOp(f, e, i+1) })
}

// boolStep is v and next(), or v or next().
func (it *Interp) boolStep(v value.Value, or bool, next func() value.Value) value.Value {
	ans, lit := it.Truth(v)
	if ans == dim.Unknown && lit.Atom != nil {
		if sb, ok := v.(value.SymBool); ok {
			if or {
				return it.Fork(lit, func() value.Value { return value.Bool(true) }, next)
			}
			_ = sb
			return it.Fork(lit, next, func() value.Value { return value.Bool(false) })
		}
		if _, isAlt := v.(*value.Alt); isAlt {
			return it.Split(lit, func() value.Value {
				w, _ := it.Settle(v)
				return it.boolStep(w, or, next)
			})
		}
		same := func() value.Value { return v }
		if or {
			return it.Fork(lit, same, next)
		}
		return it.Fork(lit, next, same)
	}
	if ans == dim.Unknown {
		if it.Exc != nil {
			return nil
		}
		return it.Lose("undecided condition")
	}
	if (ans == dim.Yes) == or {
		return v
	}
	return next()
}

func (it *Interp) evalUnary(f *Frame, e *parser.UnaryOp) value.Value {
	v := it.eval(f, e.Operand)
	if v == nil {
		return nil
	}
	if e.Op == parser.Not {
		return it.not(v)
	}
	p, s := it.at(f, e)
	defer func() { it.here, it.hereSrc = p, s }()
	return it.unary(operatorNames[e.Op], v)
}

func (it *Interp) unary(op string, v value.Value) value.Value {
	v, lit := it.Settle(v)
	if lit != nil {
		return it.Split(*lit, func() value.Value { return it.unary(op, v) })
	}
	if t, ok := v.(*value.Tensor); ok {
		return it.checked(torch.Unary(it.World, op, t), "unary "+op)
	}
	if r, ok := pylib.Unary(it.World, op, v); ok {
		return it.checked(r, "unary "+op)
	}
	if m := it.special(v, unaryNames[op]); m != nil {
		return it.Call(m, &value.Args{World: it.World})
	}
	return it.Lose("operator " + op + " of " + v.TypeName())
}

func (it *Interp) not(v value.Value) value.Value {
	ans, lit := it.Truth(v)
	switch {
	case ans == dim.Yes:
		return value.Bool(false)
	case ans == dim.No:
		return value.Bool(true)
	case lit.Atom == nil:
		if it.Exc != nil {
			return nil
		}
		return it.UnknownOf("bool", "undecided condition")
	}
	if _, isAlt := v.(*value.Alt); isAlt {
		return it.Split(lit, func() value.Value {
			w, _ := it.Settle(v)
			return it.not(w)
		})
	}
	return value.SymBool{Lit: lit.Not()}
}

func (it *Interp) evalCompare(f *Frame, e *parser.Compare) value.Value {
	l := it.eval(f, e.Left)
	if l == nil {
		return nil
	}
	return it.compareChain(f, e, l, 0)
}

func (it *Interp) compareChain(f *Frame, e *parser.Compare, l value.Value, i int) value.Value {
	r := it.eval(f, e.Comparators[i])
	if r == nil {
		return nil
	}
	p, s := it.at(f, e)
	v := it.compare(compareNames[e.Ops[i]], l, r)
	it.here, it.hereSrc = p, s
	if v == nil || i == len(e.Ops)-1 {
		return v
	}
	return it.boolStep(v, false, func() value.Value { return it.compareChain(f, e, r, i+1) })
}

func (it *Interp) evalSlice(f *Frame, e *parser.Slice) value.Value {
	s := &value.Slice{Lower: value.None, Upper: value.None, Step: value.None}
	for _, p := range []struct {
		e   parser.Expr
		dst *value.Value
	}{{e.Lower, &s.Lower}, {e.Upper, &s.Upper}, {e.Step, &s.Step}} {
		if p.e == nil {
			continue
		}
		v := it.eval(f, p.e)
		if v == nil {
			return nil
		}
		*p.dst = v
	}
	return s
}

func (it *Interp) evalSubscript(f *Frame, e *parser.Subscript) value.Value {
	v := it.eval(f, e.Value)
	if v == nil {
		return nil
	}
	i := it.eval(f, e.Index)
	if i == nil {
		return nil
	}
	p, s := it.at(f, e)
	r := it.Subscript(v, i)
	it.here, it.hereSrc = p, s
	return r
}

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
		return c.generator()
	}
	return c.list
}

// generator is an iterator of what was collected, one for each content where that differs by branch.
func (c *comprehension) generator() value.Value {
	if lit := c.it.SettleObject(c.list); lit != nil {
		if c.it.Heap.Depth() >= value.MaxForkDepth {
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
		if k == tableSample && rest == nil && c.fillTable(i, elems[k:]) {
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
	if h, ok := value.KeyOf(k); ok && !c.open {
		c.dict.Items.Set(h, k, v)
	} else {
		it.openDict(c.dict, v)
	}
	return true
}

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
			case spec == "":
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

func (it *Interp) evalYield(f *Frame, e *parser.Yield) value.Value {
	var v value.Value = value.None
	if e.Value != nil {
		if v = it.eval(f, e.Value); v == nil {
			return nil
		}
	}
	g := f.function()
	if g == nil {
		return value.None
	}
	if e.From {
		elems, rest, ok := it.Iterate(it.settleForIteration(v))
		if !ok {
			return nil
		}
		if rest != nil {
			elems = append(elems, rest.Elem)
		}
		for _, x := range elems {
			if it.yield(g, x) == nil {
				return nil
			}
		}
		return value.None
	}
	return it.yield(g, v)
}

func (it *Interp) yield(g *Frame, v value.Value) value.Value {
	if g.onYield != nil {
		return g.onYield(v)
	}
	if !g.uncounted {
		g.counted = len(g.yielded)
		g.uncounted = it.undecided() > g.open
	}
	g.yielded = append(g.yielded, v)
	if len(g.yielded) >= maxYields {
		it.Exc = &value.Exception{Class: stopCollecting}
		return nil
	}
	return value.None
}

// maxYields bounds the elements collected from a generator that does not end.
const maxYields = 4096

// stopCollecting unwinds a generator that has given enough.
const stopCollecting = "*stop*"

// checked turns a missing result without an exception into Unknown: the
// operation failed, was recorded, and the program goes on.
func (it *Interp) checked(v value.Value, what string) value.Value {
	if v == nil && it.Exc == nil {
		return it.Unknown("after a failed " + what)
	}
	if it.Exc != nil {
		return nil
	}
	return v
}
