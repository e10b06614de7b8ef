package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// completion says how a statement ended.
type completion uint8

const (
	normal completion = iota
	returned
	broke
	continued
	raised
)

// outcome is a completion with the value of a return.
type outcome struct {
	how completion
	val value.Value
}

var done = outcome{}

var failed = outcome{how: raised}

// block executes statements in order.
func (it *Interp) block(f *Frame, body []parser.Stmt) outcome {
	for _, s := range body {
		if !it.step() {
			return failed
		}
		it.at(f, s)
		o := it.exec(f, s)
		if o.how == raised && it.Exc == nil { // it failed, was recorded, and the program goes on
			continue
		}
		if o.how != normal {
			return o
		}
	}
	return done
}

func (it *Interp) exec(f *Frame, s parser.Stmt) outcome {
	switch s := s.(type) {
	case *parser.ExprStmt:
		if it.eval(f, s.Value) == nil {
			return failed
		}
	case *parser.Assign:
		v := it.eval(f, s.Value)
		if v == nil {
			return failed
		}
		for _, t := range s.Targets {
			if !it.assign(f, t, v) {
				return failed
			}
		}
	case *parser.AugAssign:
		return it.augAssign(f, s)
	case *parser.AnnAssign:
		return it.annAssign(f, s)
	case *parser.Return:
		if s.Value == nil {
			return outcome{returned, value.None}
		}
		v := it.eval(f, s.Value)
		if v == nil {
			return failed
		}
		return outcome{returned, v}
	case *parser.If:
		if f.scope == nil && f.class == nil && isFacade(s) {
			return it.block(f, s.Body)
		}
		c := it.eval(f, s.Test)
		if c == nil {
			return failed
		}
		it.at(f, s.Test)
		return it.branch(f, c, func() outcome { return it.block(f, s.Body) }, func() outcome { return it.block(f, s.Orelse) })
	case *parser.For:
		return it.forLoop(f, s)
	case *parser.While:
		return it.whileLoop(f, s)
	case *parser.Break:
		return outcome{how: broke}
	case *parser.Continue:
		return outcome{how: continued}
	case *parser.FunctionDef:
		return it.define(f, s)
	case *parser.ClassDef:
		return it.defineClass(f, s)
	case *parser.Import, *parser.ImportFrom:
		return it.execImport(f, s)
	case *parser.With:
		return it.with(f, s, 0)
	case *parser.Raise:
		return it.raise(f, s)
	case *parser.Try:
		return it.try(f, s)
	case *parser.Assert:
		return it.assert(f, s)
	case *parser.Delete:
		for _, t := range s.Targets {
			if !it.delete(f, t) {
				return failed
			}
		}
	case *parser.Match:
		return it.match(f, s)
	case *parser.TypeAlias:
		if !it.assign(f, s.Name, it.Unknown("type alias")) {
			return failed
		}
	}
	return done
}

// branch runs one side of a conditional statement, or both where the condition is not decided.
func (it *Interp) branch(f *Frame, c value.Value, yes, no func() outcome) outcome {
	ans, lit := it.Truth(c)
	if it.Exc != nil {
		return failed
	}
	switch ans {
	case dim.Yes:
		return yes()
	case dim.No:
		return no()
	}
	if lit.Atom == nil {
		lit = value.Literal{Atom: it.OpaqueAtom("condition")}
	}
	if _, isAlt := c.(*value.Alt); isAlt && it.Heap.Nesting() < value.MaxForkDepth {
		again := func() outcome {
			w, _ := it.Settle(c)
			return it.branch(f, w, yes, no)
		}
		return it.fork(f, lit, again, again)
	}
	return it.fork(f, lit, yes, no)
}

// fork runs both sides. A side that raises is a guard: the other goes on. A side that
// leaves the block early waits until what it left to ends (see closeForks).
func (it *Interp) fork(f *Frame, lit value.Literal, yes, no func() outcome) outcome {
	if it.Heap.Nesting() >= value.MaxForkDepth {
		return it.forkShallow(f, lit, yes, no)
	}
	var oa, ob outcome
	var early []*pending
	run := func(g func() outcome, o *outcome) func() value.Value {
		return func() value.Value {
			mark := len(f.pendings())
			*o = g()
			early = it.leaveEarly(f, mark, o, early)
			return o.val
		}
	}
	a, b := it.Sides(lit, run(yes, &oa), run(no, &ob))
	if it.Exhausted != "" {
		it.exhaust(it.Exhausted)
		return failed
	}
	for _, p := range early {
		p.lit = value.Literal{Atom: it.OpaqueAtom("early exit")} // more than one literal decides it
		p.open = it.Resume(it.Stay())
		f.setPendings(append(f.pendings(), p))
	}
	switch {
	case !a.Ran && !b.Ran:
		return done
	case !a.Ran || oa.how == raised && b.Ran && ob.how != raised:
		it.Keep(b)
		it.mayRaise(a.Exc)
		return ob
	case !b.Ran || ob.how == raised && oa.how != raised:
		it.Keep(a)
		it.mayRaise(b.Exc)
		return oa
	case oa.how == raised:
		exc := a.Exc
		it.Merge(lit, a, b)
		it.Exc = exc
		return failed
	case oa.how == ob.how:
		if oa.how == returned {
			return outcome{returned, it.Merge(lit, a, b)}
		}
		it.Merge(lit, a, b)
		return oa
	}
	// One goes on (or stays nearer), the other waits.
	if rank(ob.how) < rank(oa.how) {
		a, b, oa, ob, lit = b, a, ob, oa, lit.Not()
	}
	g := f.function()
	if g == nil {
		g = f
	}
	if oa.how == normal && (ob.how == broke || ob.how == returned && ob.val == value.None) || ob.how == continued {
		// "if unknown: return" is a guard as far as faults go, and so is a break: what follows is reached only past it.
		it.waive(b)
	}
	p := &pending{lit: lit, side: b, how: ob.how, open: it.Resume(a), waived: b.Waived}
	g.pend = append(g.pend, p)
	return oa
}

// leaveEarly ends a side of a fork: what waits in it for the end of the function or of the loop,
// while the side itself goes on, must wait on outside of it, and is returned as seen from there.
func (it *Interp) leaveEarly(f *Frame, mark int, o *outcome, early []*pending) []*pending {
	mine := len(early)
	for {
		ps := f.pendings()
		if len(ps) <= mark {
			return early
		}
		top := ps[len(ps)-1]
		// Where many wait already they are joined here and now.
		if o.how != normal || top.how == normal || it.Heap.Depth()+len(early) >= maxWaiting {
			f.setPendings(ps[:len(ps)-1])
			*o = it.closeFork(top, *o)
			continue
		}
		f.setPendings(ps[:len(ps)-1])
		rest := it.Suspend(top.open, o.val)
		early = append(early, &pending{side: top.side, how: top.how, waived: top.waived})
		for _, p := range early[mine:] {
			p.side = it.Compose(p.side)
		}
		it.Keep(rest)
	}
}

// maxWaiting bounds the sides that wait at once for the end of what they left: each write is logged for all of them.
const maxWaiting = 24

func rank(c completion) int {
	return [...]int{normal: 0, continued: 1, broke: 2, returned: 3, raised: 4}[c]
}

// waive marks a side as no alternative for faults.
func (it *Interp) waive(s *value.Side) { s.Waived = true }

// forkShallow is fork at the limit of nesting: the first side that goes on is taken, opaquely. What is believed from
// then on rests on a guess (see DropUnsure).
func (it *Interp) forkShallow(f *Frame, lit value.Literal, yes, no func() outcome) outcome {
	it.Lose("too many undecided branches at once")
	it.unsure = true
	n := len(it.Faults)
	it.guesses++
	o := no()
	it.guesses--
	it.Faults = it.Faults[:n] // nobody chose this side
	return o
}

// pendings are the sides waiting in the frame's function.
func (f *Frame) pendings() []*pending {
	if g := f.function(); g != nil {
		return g.pend
	}
	return f.pend
}

func (f *Frame) setPendings(p []*pending) {
	if g := f.function(); g != nil {
		g.pend = p
		return
	}
	f.pend = p
}

// closeForks joins the sides that wait since mark with how the block ended.
func (it *Interp) closeForks(f *Frame, mark int, o outcome) outcome {
	for {
		p := f.pendings()
		if len(p) <= mark {
			return o
		}
		top := p[len(p)-1]
		f.setPendings(p[:len(p)-1])
		o = it.closeFork(top, o)
	}
}

func (it *Interp) closeFork(p *pending, o outcome) outcome {
	cur := it.Suspend(p.open, o.val)
	if o.how == raised && it.Exhausted == "" {
		// The rest of the block raises: the side that left early is what happens.
		it.Keep(p.side)
		return outcome{p.how, p.side.Value}
	}
	exc := cur.Exc
	if p.side.Waived {
		p.side.AddFaults(cur)
	}
	v := it.Merge(p.lit, cur, p.side)
	if o.how == raised {
		it.Exc = exc
		return failed
	}
	how := o.how
	if rank(p.how) > rank(how) && how != normal || how == normal && p.how == returned {
		how = p.how
	}
	if o.how == normal && p.how == returned {
		v = it.joinReturn(p, o)
	}
	return outcome{how, v}
}

// joinReturn joins a return with falling off the end (None).
func (it *Interp) joinReturn(p *pending, o outcome) value.Value {
	j := value.Joiner{W: it.World, Lit: p.lit}
	var end value.Value = value.None
	if o.val != nil {
		end = o.val
	}
	return j.Value(end, p.side.Value)
}

func (it *Interp) augAssign(f *Frame, s *parser.AugAssign) outcome {
	op := operatorNames[s.Op]
	apply := func(old value.Value) value.Value {
		items, ok := s.Value.(*parser.Comprehension)
		if l, isList := old.(*value.List); ok && isList && op == "+" && items.Kind == parser.CompGenerator {
			return it.evalComprehension(f, items, l)
		}
		v := it.eval(f, s.Value)
		if v == nil {
			return nil
		}
		p, src := it.at(f, s)
		r := it.binary(op, old, v, true)
		it.here, it.hereSrc = p, src
		return r
	}
	switch t := s.Target.(type) {
	case *parser.Name:
		old := it.loadName(f, t)
		if old == nil {
			return failed
		}
		if v := apply(old); v == nil || !it.assign(f, t, v) {
			return failed
		}
	case *parser.Attribute:
		obj := it.eval(f, t.Value)
		if obj == nil {
			return failed
		}
		old := it.attrAt(f, t, obj, t.Attr)
		if old == nil {
			return failed
		}
		if v := apply(old); v == nil || !it.SetAttr(obj, t.Attr, v) {
			return failed
		}
	case *parser.Subscript:
		obj := it.eval(f, t.Value)
		if obj == nil {
			return failed
		}
		i := it.eval(f, t.Index)
		if i == nil {
			return failed
		}
		p, src := it.at(f, t)
		old := it.Subscript(obj, i)
		it.here, it.hereSrc = p, src
		if old == nil {
			return failed
		}
		v := apply(old)
		if v == nil || !it.setItem(obj, i, v) {
			return failed
		}
	default:
		if it.eval(f, s.Value) == nil {
			return failed
		}
	}
	return done
}

func (it *Interp) annAssign(f *Frame, s *parser.AnnAssign) outcome {
	if f.class != nil && s.Simple {
		if n, ok := s.Target.(*parser.Name); ok {
			it.annotate(f, n.Ident, s.Annotation)
		}
	}
	if s.Value == nil {
		return done
	}
	v := it.eval(f, s.Value)
	if v == nil || !it.assign(f, s.Target, v) {
		return failed
	}
	return done
}

// annotate notes a class-level annotation: dataclasses and named tuples are made of them.
func (it *Interp) annotate(f *Frame, name string, ann parser.Expr) {
	d, ok := f.class.Get("__annotations__").(*value.Dict)
	if !ok {
		d = value.NewDict()
		it.Heap.Birth(d)
		f.class.Set("__annotations__", d)
	}
	// Annotations name types that need not exist at run time: what fails is Unknown.
	it.quietly(func() {
		v := it.eval(f, ann)
		if v == nil {
			v = it.Unknown("annotation")
		}
		d.Items.Set(name, value.Str{S: name}, v)
	})
}

// quietly evaluates something whose failure means nothing.
func (it *Interp) quietly(fn func()) {
	n, exc := len(it.Faults), it.Exc
	it.tries = append(it.tries, &activeTry{all: true, silent: true})
	fn()
	it.tries = it.tries[:len(it.tries)-1]
	it.Faults = it.Faults[:n]
	if it.Exhausted == "" {
		it.Exc = exc
	}
}

// assign binds a target; false after it raised.
func (it *Interp) assign(f *Frame, target parser.Expr, v value.Value) bool {
	switch t := target.(type) {
	case *parser.Name:
		it.bind(f, t, v)
		return true
	case *parser.Attribute:
		obj := it.eval(f, t.Value)
		if obj == nil {
			return false
		}
		p, s := it.at(f, t)
		ok := it.SetAttr(obj, t.Attr, v)
		it.here, it.hereSrc = p, s
		return ok
	case *parser.Subscript:
		obj := it.eval(f, t.Value)
		if obj == nil {
			return false
		}
		i := it.eval(f, t.Index)
		if i == nil {
			return false
		}
		p, s := it.at(f, t)
		ok := it.setItem(obj, i, v)
		it.here, it.hereSrc = p, s
		return ok
	case *parser.Tuple:
		return it.unpack(f, t, t.Elts, v)
	case *parser.List:
		return it.unpack(f, t, t.Elts, v)
	case *parser.Starred:
		return it.assign(f, t.Value, v)
	}
	return true
}

func (it *Interp) bind(f *Frame, t *parser.Name, v value.Value) {
	switch {
	case f.class != nil && t.Ref.Kind == parser.RefClass:
		f.class.Set(t.Ident, v)
	case t.Ref.Kind == parser.RefLocal:
		g := f.function()
		for d := t.Ref.Depth; d > 0 && g != nil; d-- {
			g = g.parent
		}
		if g != nil && int(t.Ref.Slot) < len(g.vars) {
			it.Heap.Touch(&g.Cell)
			g.vars[t.Ref.Slot] = v
		}
	default:
		it.setGlobal(f.ns, t.Ident, v)
	}
	if it.Showing {
		it.nameAfter(t.Ident, v)
	}
	if it.Recorder != nil {
		it.Recorder.Bind(f.src, t, v)
	}
}

// unpack distributes an iterable over targets.
func (it *Interp) unpack(f *Frame, at parser.Node, targets []parser.Expr, v value.Value) bool {
	v, lit := it.Settle(v)
	if lit != nil {
		return it.splitWrite(*lit, func() bool { return it.unpack(f, at, targets, v) })
	}
	if l := it.SettleObject(v); l != nil {
		return it.splitWrite(*l, func() bool { return it.unpack(f, at, targets, v) })
	}
	star := -1
	for i, t := range targets {
		if _, ok := t.(*parser.Starred); ok {
			star = i
		}
	}
	p, s := it.at(f, at)
	defer func() { it.here, it.hereSrc = p, s }()
	if elems, ok := it.unpackRanked(v, len(targets), star, targets); ok {
		return it.assignAll(f, targets, elems)
	}
	elems, rest, ok := it.Iterate(v)
	if !ok {
		return false
	}
	if rest != nil {
		for len(elems) < len(targets) {
			elems = append(elems, it.apartFrom(rest.Elem))
		}
		if star >= 0 {
			elems = elems[:len(targets)]
			elems[star] = &value.List{Abstract: &value.Abstract{Len: it.summaryLen(), Elem: rest.Elem}}
			return it.assignAll(f, targets, elems)
		}
		return it.assignAll(f, targets, elems[:len(targets)])
	}
	if star >= 0 {
		if len(elems) < len(targets)-1 {
			return it.badUnpack(v, len(targets)-1, len(elems), true)
		}
		tail := len(targets) - star - 1
		mid := value.NewList(append([]value.Value(nil), elems[star:len(elems)-tail]...)...)
		it.Heap.Birth(mid)
		all := append(append(append([]value.Value(nil), elems[:star]...), mid), elems[len(elems)-tail:]...)
		return it.assignAll(f, targets, all)
	}
	if len(elems) != len(targets) {
		if !it.badUnpack(v, len(targets), len(elems), false) {
			return false
		}
		for len(elems) < len(targets) {
			elems = append(elems, it.Unknown("missing in unpacking"))
		}
	}
	return it.assignAll(f, targets, elems[:len(targets)])
}

// apartFrom is derived for elements that get names of their own: what is learned of the rank of one holds of no other.
func (it *Interp) apartFrom(v value.Value) value.Value {
	t, ok := v.(*value.Tensor)
	if !ok || t.Shape.Rest == nil {
		return it.derived(v)
	}
	c := &value.Tensor{Desc: t.Desc, Parameter: t.Parameter, Buffer: t.Buffer, Attrs: t.Attrs, Class: t.Class}
	c.Shape = t.Shape.Clone()
	c.Shape.Rest = it.NewRank(t.Shape.Rest.Min)
	return c
}

// derived makes a fresh value like the element of a container of unknown length.
func (it *Interp) derived(v value.Value) value.Value {
	if u, ok := v.(value.Unknown); ok {
		u.ID = it.ID()
		return u
	}
	return v
}

func (it *Interp) assignAll(f *Frame, targets []parser.Expr, elems []value.Value) bool {
	for i, t := range targets {
		if !it.assign(f, t, elems[i]) {
			return false
		}
	}
	return true
}

// badUnpack reports a wrong number of values; true: go on.
func (it *Interp) badUnpack(v value.Value, want, got int, atLeast bool) bool {
	msg := "too many values to unpack (expected " + value.Itoa(int64(want)) + ")"
	if got < want {
		msg = "not enough values to unpack (expected " + value.Itoa(int64(want)) + ", got " + value.Itoa(int64(got)) + ")"
	}
	what := v.TypeName() + " of " + value.Itoa(int64(got)) + " items"
	var bits value.Bits
	if t, ok := v.(*value.Tensor); ok {
		what, bits = "tensor of shape "+it.Shape(t).String(), it.Shape(t).Bits()
	}
	if t, ok := v.(*value.Tuple); ok && t.IsSize {
		for _, e := range t.Elems {
			if d, ok := e.(value.Int); ok {
				bits |= d.Bits
			}
		}
		what = "the shape of a tensor of " + value.Itoa(int64(got)) + " dimensions"
	}
	it.RaiseFault(&value.Fault{Kind: "unpack-mismatch", Exception: "ValueError", Torch: msg, Bits: bits,
		Message: "cannot unpack a " + what + " into " + value.Itoa(int64(want)) + " names"})
	return it.Exc == nil
}

// unpackRanked unpacks the shape of a tensor of unknown rank: the number of
// targets fixes the rank.
func (it *Interp) unpackRanked(v value.Value, n, star int, targets []parser.Expr) ([]value.Value, bool) {
	t, ok := v.(*value.Tuple)
	if !ok || t.Rest == nil {
		return nil, false
	}
	names := make([]string, n)
	for i, e := range targets {
		if s, ok := e.(*parser.Starred); ok {
			e = s.Value
		}
		if id, ok := e.(*parser.Name); ok && id.Ident != "_" {
			names[i] = id.Ident
		}
	}
	head, tail := t.Elems, t.RestSuffix
	if r, ok := it.Path.RankOf(t.Rest); ok {
		if r.Rest == nil { // refined since: an ordinary tuple now
			return nil, false
		}
	}
	if star >= 0 {
		return it.unpackStarRanked(t, n, star, names)
	}
	missing := n - len(head) - len(tail)
	if missing < 0 || missing < t.Rest.Min {
		return nil, false
	}
	mid := make([]value.Dim, missing)
	for i := range mid {
		mid[i] = it.NewDim(names[len(head)+i], 1)
	}
	it.Path.Refine(t.Rest, value.Shape{Dims: mid})
	out := append([]value.Value(nil), head...)
	for _, d := range mid {
		out = append(out, value.Int{Dim: d})
	}
	return append(out, tail...), true
}

// unpackStarRanked: b, *rest = x.shape names the first and last dimensions and leaves the run.
func (it *Interp) unpackStarRanked(t *value.Tuple, n, star int, names []string) ([]value.Value, bool) {
	head, tail := append([]value.Value(nil), t.Elems...), append([]value.Value(nil), t.RestSuffix...)
	after := n - star - 1
	var dims, suffix []value.Dim
	for len(head) < star {
		d := it.NewDim(names[len(head)], 1)
		dims = append(dims, d)
		head = append(head, value.Int{Dim: d})
	}
	for len(tail) < after {
		d := it.NewDim(names[n-1-len(tail)], 1)
		suffix = append([]value.Dim{d}, suffix...)
		tail = append([]value.Value{value.Int{Dim: d}}, tail...)
	}
	rest := t.Rest
	if dims != nil || suffix != nil {
		rest = it.NewRank(max(0, t.Rest.Min-len(dims)-len(suffix)))
		it.Path.Refine(t.Rest, value.Shape{Dims: dims, Rest: rest, Suffix: suffix})
	}
	mid := &value.Tuple{IsSize: true, Elems: head[star:], Rest: rest, RestSuffix: tail[:len(tail)-after]}
	out := append(append([]value.Value(nil), head[:star]...), mid)
	return append(out, tail[len(tail)-after:]...), true
}

func (it *Interp) delete(f *Frame, target parser.Expr) bool {
	switch t := target.(type) {
	case *parser.Name:
		switch {
		case f.class != nil && t.Ref.Kind == parser.RefClass:
			f.class.Delete(t.Ident)
		case t.Ref.Kind == parser.RefLocal:
			it.bind(f, t, nil)
		default:
			it.Heap.Touch(&f.ns.Cell)
			f.ns.Attrs.Delete(t.Ident)
		}
	case *parser.Attribute:
		obj := it.eval(f, t.Value)
		if obj == nil {
			return false
		}
		return it.delAttr(obj, t.Attr)
	case *parser.Subscript:
		obj := it.eval(f, t.Value)
		if obj == nil {
			return false
		}
		i := it.eval(f, t.Index)
		if i == nil {
			return false
		}
		return it.delItem(obj, i)
	case *parser.Tuple:
		for _, e := range t.Elts {
			if !it.delete(f, e) {
				return false
			}
		}
	}
	return true
}
