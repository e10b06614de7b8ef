package interp

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

func (it *Interp) evalCall(f *Frame, e *parser.Call) value.Value {
	if v, ok := it.superCall(f, e); ok {
		if it.Recorder != nil {
			_, lost := v.(value.Unknown)
			it.Recorder.Call(f.src, e, v != nil && !lost)
		}
		return v
	}
	if inner, ok := e.Func.(*parser.Call); ok && documents(inner) && len(e.Args) == 1 && len(e.Keywords) == 0 {
		return it.eval(f, e.Args[0])
	}
	fn := it.evalCallee(f, e.Func)
	if fn == nil {
		return nil
	}
	if v, ok := it.extendInStep(f, fn, e); ok {
		return v
	}
	a, ok := it.evalArgs(f, e.Args, e.Keywords)
	if !ok {
		return nil
	}
	p, s := it.atCall(f, e)
	label := it.label
	it.label = ""
	if f.src.Kind != Prelude { // what a container calls its layers tells the reader nothing
		it.label = calleeLabel(e.Func)
	}
	if fn == value.None && f.src.imports(e.Func) {
		fn = it.Unknown("what is not installed")
	}
	v := it.Call(fn, a)
	it.label = label
	it.here, it.hereSrc = p, s
	if it.Recorder != nil {
		_, lost := v.(value.Unknown)
		_, lostFn := fn.(value.Unknown)
		// A refusal is known as well: the exception is what the call comes to.
		refused := v == nil && it.Exc != nil && it.Exc.Fault != nil
		it.Recorder.Call(f.src, e, (v != nil || refused) && !lost && !lostFn)
	}
	return v
}

// atCall is at for a call. In a chain of methods over several lines a call stands where its own method is named, as in
// Python's tracebacks.
func (it *Interp) atCall(f *Frame, e *parser.Call) (value.Place, *Source) {
	p, s := it.at(f, e)
	if a, ok := e.Func.(*parser.Attribute); ok {
		start := a.Value.Pos().End
		link := f.src.AST.Source[start:a.Pos().End]
		if bytes.IndexByte(link, '\n') >= 0 {
			name := bytes.TrimLeft(link[bytes.LastIndexByte(link, '.')+1:], " \t\r\n\\")
			it.here.Start = a.Pos().End - uint32(len(name))
		}
	}
	return p, s
}

// extendInStep is list.extend of a generator expression: the list takes each item before the next is made, so that
// y.extend(layer(y[-1]) for layer in layers) is a chain.
func (it *Interp) extendInStep(f *Frame, fn value.Value, e *parser.Call) (value.Value, bool) {
	m, ok := fn.(*value.BoundMethod)
	if !ok || len(e.Args) != 1 || len(e.Keywords) != 0 {
		return nil, false
	}
	l, ok := m.Self.(*value.List)
	items, ok2 := e.Args[0].(*parser.Comprehension)
	name, ok3 := e.Func.(*parser.Attribute)
	if !ok || !ok2 || !ok3 || name.Attr != "extend" || items.Kind != parser.CompGenerator {
		return nil, false
	}
	made := it.evalComprehension(f, items, l)
	if it.Recorder != nil {
		it.Recorder.Call(f.src, e, made != nil)
	}
	if made == nil {
		return nil, true
	}
	return value.None, true
}

// calleeLabel is how the user names what is called: fc of self.fc(x).
func calleeLabel(e parser.Expr) string {
	switch e := e.(type) {
	case *parser.Name:
		return e.Ident
	case *parser.Attribute:
		return e.Attr
	case *parser.Subscript:
		if b := calleeLabel(e.Value); b != "" {
			if c, ok := e.Index.(*parser.Constant); ok {
				switch k := c.Value.(type) {
				case int64:
					return b + "[" + value.Itoa(k) + "]"
				case string:
					return b + "['" + k + "']"
				}
			}
			return b + "[...]"
		}
	}
	return ""
}

// evalArgs evaluates the arguments of a call.
func (it *Interp) evalArgs(f *Frame, args []parser.Expr, kws []*parser.Keyword) (*value.Args, bool) {
	pos, rest, ok := it.evalElements(f, args)
	if !ok {
		return nil, false
	}
	a := &value.Args{World: it.World, Pos: pos, OpenPos: rest != nil}
	for _, k := range kws {
		v := it.eval(f, k.Value)
		if v == nil {
			return nil, false
		}
		if k.Name != "" {
			a.Kw = append(a.Kw, value.KwArg{Name: k.Name, Value: v})
			continue
		}
		if !it.spreadKeywords(a, v) {
			return nil, false
		}
	}
	return a, true
}

// spreadKeywords adds the entries of a mapping given as **v.
func (it *Interp) spreadKeywords(a *value.Args, v value.Value) bool {
	v, _ = it.Settle(v)
	it.SettleObject(v)
	d := it.asDict(v)
	if d == nil {
		if in, ok := v.(*value.Instance); ok {
			if m := it.special(in, "keys"); m != nil {
				return it.spreadMapping(a, in, m)
			}
		}
		a.OpenKw = true
		return true
	}
	d.Items.Each(func(e *value.Entry) bool {
		if s, ok := e.Key.(value.Str); ok {
			x := e.Value
			if alt, isAlt := x.(*value.Alt); isAlt {
				x = it.bound(alt)
			}
			if x != nil {
				a.Kw = append(a.Kw, value.KwArg{Name: s.S, Value: x})
			}
		}
		return true
	})
	if d.Open {
		a.OpenKw = true
	}
	return true
}

func (it *Interp) spreadMapping(a *value.Args, in *value.Instance, keys value.Value) bool {
	ks := it.Call(keys, &value.Args{World: it.World})
	if ks == nil {
		return false
	}
	elems, rest, ok := it.Iterate(ks)
	if !ok {
		return false
	}
	a.OpenKw = a.OpenKw || rest != nil
	for _, k := range elems {
		s, ok := k.(value.Str)
		if !ok {
			a.OpenKw = true
			continue
		}
		v := it.Subscript(in, k)
		if v == nil {
			return false
		}
		a.Kw = append(a.Kw, value.KwArg{Name: s.S, Value: v})
	}
	return true
}

// Call implements value.Host: it calls any callable.
func (it *Interp) Call(fn value.Value, a *value.Args) value.Value {
	fn, lit := it.Settle(fn)
	if lit != nil {
		return it.Split(*lit, func() value.Value { return it.Call(fn, a) })
	}
	switch x := fn.(type) {
	case *Function:
		return it.callFunction(x, a)
	case *value.BoundMethod:
		b := *a
		b.Pos = append(make([]value.Value, 0, len(a.Pos)+1), x.Self)
		b.Pos = append(b.Pos, a.Pos...)
		return it.Call(x.Func, &b)
	case *value.Builtin:
		return it.callBuiltin(x, a)
	case *value.Class:
		return it.instantiate(x, a)
	case *Partial:
		return it.Call(x.Func, x.with(a))
	case *value.Instance:
		return it.callInstance(x, a)
	case *rawStatic:
		return it.Call(x.fn, a)
	case value.Unknown:
		it.escapeArgs(a)
		return it.World.Unknown("result of " + it.reasonOf(x))
	case *Generator:
		if x.fn.Attrs != nil && x.fn.Attrs.Get(contextMark) != nil {
			return it.callPrelude("contextlib", "_decorated", &value.Args{World: it.World, Pos: []value.Value{x, a.Arg(0, "func")}})
		}
	case *Namespace:
		if x.Src == nil { // a name of torch that no table has need not be a module, nor a folder what is imported
			break
		}
		return it.Raise("TypeError", "'module' object is not callable")
	}
	if it.known(fn) {
		return it.Raise("TypeError", "'"+fn.TypeName()+"' object is not callable")
	}
	it.escapeArgs(a)
	return it.Lose("call of " + fn.TypeName())
}

func (it *Interp) reasonOf(u value.Unknown) string {
	if strings.HasPrefix(u.Reason, "result of ") {
		return u.Reason[len("result of "):]
	}
	return u.Reason
}

// callBuiltin calls a function implemented in Go; arguments that differ by
// branch are settled first, one by one.
func (it *Interp) callBuiltin(b *value.Builtin, a *value.Args) value.Value {
	a.World = it.World
	if !b.Lazy {
		if lit := it.settleArgs(a, b); lit != nil {
			c := *a
			return it.Split(*lit, func() value.Value {
				d := c
				d.Pos = append([]value.Value(nil), c.Pos...)
				d.Kw = append([]value.KwArg(nil), c.Kw...)
				return it.callBuiltin(b, &d)
			})
		}
	}
	it.chargeArgs(b, a)
	v := it.checked(it.guarded(b.Name, func() value.Value { return b.Fn(a) }), b.Name)
	if v == nil {
		return nil
	}
	it.Budget.Weigh(v)
	return it.walkable(v)
}

// chargeArgs charges the elements of the arguments, which a function may look at one by one.
func (it *Interp) chargeArgs(b *value.Builtin, a *value.Args) {
	n := len(a.Pos)
	for i, v := range a.Pos {
		if i > 0 || !b.Shallow {
			n += value.SizeOf(v)
		}
	}
	for _, k := range a.Kw {
		n += value.SizeOf(k.Value)
	}
	it.Budget.Copy(n)
}

// maxNatives bounds rules and library functions that call one another, no Python function in between.
const maxNatives = 600

// guarded runs a rule or a library function: a bug of ours in it costs this
// call, whose result is then Unknown, and is counted.
func (it *Interp) guarded(name string, fn func() value.Value) (v value.Value) {
	if it.natives >= maxNatives {
		return it.Lose("calls are nested too deep")
	}
	it.natives++
	frame, depth, tries, natives, guesses := it.frame, it.depth, len(it.tries), it.natives, it.guesses
	defer func() {
		it.natives = natives - 1
		r := recover()
		if r == nil {
			return
		}
		it.frame, it.depth, it.guesses = frame, depth, guesses
		if len(it.tries) > tries {
			it.tries = it.tries[:tries]
		}
		it.Panics = append(it.Panics, fmt.Sprintf("%s: %v", name, r))
		v = it.Lose("internal error in " + name)
	}()
	if !it.affordable() {
		return nil
	}
	return fn()
}

// settleArgs settles the arguments in place; it returns a literal that would decide one that is open.
func (it *Interp) settleArgs(a *value.Args, b *value.Builtin) *value.Literal {
	for i, v := range a.Pos {
		if d, ok := v.(*value.Dict); ok && i == 0 && b.Keyed && len(a.Pos) > 1 {
			key, lit := it.settleArg(a.Pos[1], false)
			if lit == nil {
				lit = it.SettleKey(d, key)
			}
			if lit != nil {
				return lit
			}
			continue
		}
		s, lit := it.settleArg(v, b.Shallow && i == 0)
		if lit != nil {
			return lit
		}
		a.Pos[i] = s
	}
	for i, k := range a.Kw {
		s, lit := it.settleArg(k.Value, false)
		if lit != nil {
			return lit
		}
		a.Kw[i].Value = s
	}
	return nil
}

// settleArg settles one argument; with shallow, its elements stay as they are.
func (it *Interp) settleArg(v value.Value, shallow bool) (value.Value, *value.Literal) {
	switch x := v.(type) {
	case *value.Alt:
		return it.Settle(x)
	case *value.Tuple:
		return it.settleDeep(x)
	case *value.List:
		if lit := it.SettleObject(x); lit != nil {
			return x, lit
		}
		if shallow {
			break
		}
		for _, e := range x.Elems {
			if alt, ok := e.(*value.Alt); ok {
				if _, lit := it.Settle(alt); lit != nil {
					return x, lit
				}
			}
		}
	}
	return v, it.SettleObject(v)
}

// enter pushes a call; false when calls are nested too deep.
func (it *Interp) enter(f *Frame) bool {
	if it.depth >= it.Limits.Depth {
		return false
	}
	it.depth++
	f.caller, f.callAt, f.open = it.frame, it.here, it.undecided()
	it.frame = f
	return true
}

func (it *Interp) leave(f *Frame) {
	it.depth--
	it.frame = f.caller
}

func (it *Interp) callFunction(fn *Function, a *value.Args) value.Value {
	if fn.cache != nil {
		return it.callCached(fn, a)
	}
	if v, ok := it.callHook(fn, a); ok {
		return v
	}
	if fn.isRemote() {
		return it.callRemote(fn, a)
	}
	if name := fn.standIn(); name != "" {
		return it.callStandIn(name, a)
	}
	if v := it.passesOver(fn, a); v != nil {
		return v
	}
	if c, ok := it.initialises(fn, a); ok {
		return it.initialise(c, func() value.Value { return it.callUncached(fn, a) })
	}
	return it.callUncached(fn, a)
}

func (it *Interp) callUncached(fn *Function, a *value.Args) value.Value {
	if fn.Wrapped {
		return it.callWrapped(fn, a)
	}
	f := it.frameOf(fn)
	if !it.bindParams(fn, f, a) {
		return it.checked(nil, "call of "+fn.Name)
	}
	if fn.Lambda == nil && fn.Scope.IsGenerator {
		return it.newGenerator(fn, f)
	}
	return it.runFrame(fn, f)
}

// frameOf is a frame in which a function can run once its parameters are bound.
func (it *Interp) frameOf(fn *Function) *Frame {
	fn.load()
	f := it.newFrame(len(fn.Scope.Names))
	f.parent, f.ns, f.src, f.fn, f.scope = fn.Closure, fn.NS, fn.Src, fn, fn.Scope
	return f
}

func (it *Interp) runFrame(fn *Function, f *Frame) value.Value {
	if it.unbounded(f) {
		return it.Lose("recursion over what is not known")
	}
	if !it.enter(f) {
		return it.Lose("calls are nested too deep")
	}
	p, s, label := it.here, it.hereSrc, it.label
	var v value.Value
	if fn.Lambda != nil {
		v = it.eval(f, fn.Lambda.Body)
	} else {
		v = it.result(it.closeForks(f, 0, it.block(f, fn.Def.Body)))
	}
	it.leave(f)
	it.here, it.hereSrc, it.label = p, s, label
	return v
}

// maxSymbolicRecursion is how often a function runs within itself where only
// numbers of which nothing is known tell the calls apart.
const maxSymbolicRecursion = 3

// unbounded tells if a call does what calls of the same function around it do
// already: its arguments are theirs, or unknown as theirs are, and nothing that
// is known decided to come here. Recursion over the children of an unknown tree
// is so; no number of levels would end it.
func (it *Interp) unbounded(f *Frame) bool {
	open := it.undecided()
	args := f.vars[:len(f.fn.Params.All)]
	if open == 0 || !slices.ContainsFunc(args, func(v value.Value) bool { return isUnknown(v) || isSymbolic(v) }) {
		return false
	}
	n := 0
	for g := it.frame; g != nil; g = g.caller {
		if g.fn != f.fn || g.given == nil || g.open >= open {
			continue
		}
		switch nothing, numbers := tellsNothing(g.given, args); {
		case nothing && !numbers:
			return true
		case nothing:
			n++
		}
	}
	f.given = slices.Clone(args)
	return n >= maxSymbolicRecursion
}

// undecided is the number of undecided branches and loops of unknown length around what runs.
func (it *Interp) undecided() int { return it.Heap.Depth() + it.guesses }

// tellsNothing: the arguments b say no more than a do; numbers: but for symbolic numbers.
func tellsNothing(a, b []value.Value) (nothing, numbers bool) {
	for i := range a {
		switch {
		case isUnknown(a[i]) && isUnknown(b[i]):
			x, y := a[i].(value.Unknown), b[i].(value.Unknown)
			if x.Type != "" && x.Type != y.Type {
				return false, false
			}
		case value.Same(a[i], b[i]) || isEmpty(a[i]) && isEmpty(b[i]) || isNew(b[i], a[i]):
		case isSymbolic(a[i]) && isSymbolic(b[i]):
			numbers = true
		default:
			return false, false
		}
	}
	return true, numbers
}

func isUnknown(v value.Value) bool { _, ok := v.(value.Unknown); return ok }

func isSymbolic(v value.Value) bool {
	x, ok := v.(value.Int)
	if ok {
		_, ok = x.Const()
		return !ok
	}
	return false
}

// isNew tells if v is an object under construction of the class of w.
func isNew(v, w value.Value) bool {
	x, ok := v.(*value.Instance)
	if !ok || x.Native != nil || x.Attrs.Len() > 0 {
		return false
	}
	y, ok := w.(*value.Instance)
	return ok && x.Class == y.Class
}

// isEmpty tells of the dictionary that **kwargs makes of nothing.
func isEmpty(v value.Value) bool {
	d, ok := v.(*value.Dict)
	return ok && d.Items.Len() == 0 && !d.Open
}

func (it *Interp) result(o outcome) value.Value {
	switch o.how {
	case raised:
		return nil
	case returned:
		return o.val
	}
	return value.None
}

// bindParams distributes arguments over parameters as Python does; false after a TypeError.
func (it *Interp) bindParams(fn *Function, f *Frame, a *value.Args) bool {
	problem, ok := it.distribute(fn, f, a)
	if problem != "" {
		it.badCall(fn, problem)
	}
	return ok
}

// distribute binds the parameters of a function; what Python objects to is the
// problem, and without one only the budget can be why it is not ok.
func (it *Interp) distribute(fn *Function, f *Frame, a *value.Args) (problem string, ok bool) {
	p := fn.Params
	npos := p.Positional
	given := len(a.Pos)
	it.Budget.Copy(given)
	it.Budget.Scan(len(a.Kw) * len(p.All))
	if !it.affordable() {
		return "", false
	}
	n := min(given, npos)
	copy(f.vars[:n], a.Pos[:n])
	if p.Vararg >= 0 {
		var extra []value.Value
		if given > npos {
			extra = append(extra, a.Pos[npos:]...)
		}
		if a.OpenPos {
			f.vars[p.Vararg] = it.UnknownOf("tuple", "arguments of unknown number")
		} else {
			f.vars[p.Vararg] = it.walkable(&value.Tuple{Elems: extra})
		}
	} else if given > npos {
		return "takes " + value.Itoa(int64(npos)) + " positional argument" + plural(npos) + " but " + value.Itoa(int64(given)) + " were given", false
	}
	var extra *value.Dict
	if p.Kwarg >= 0 {
		extra = value.NewDict()
		it.Heap.Birth(extra)
		f.vars[p.Kwarg] = extra
		if a.OpenKw {
			extra.Open, extra.Other = true, it.World.Unknown("keyword arguments of unknown names")
		}
	}
	for _, k := range a.Kw {
		i := paramIndex(p, k.Name)
		switch {
		case i >= p.PosOnly && i >= 0 && i != p.Vararg && i != p.Kwarg:
			if i < n {
				return "got multiple values for argument '" + k.Name + "'", false
			}
			f.vars[i] = k.Value
		case extra != nil:
			extra.Items.Set(k.Name, value.Str{S: k.Name}, k.Value)
		default:
			return "got an unexpected keyword argument '" + k.Name + "'", false
		}
	}
	var missing []string
	for i, q := range p.All {
		if f.vars[i] != nil || i == p.Vararg || i == p.Kwarg {
			continue
		}
		switch {
		case a.OpenPos && i < npos || a.OpenKw && i >= p.PosOnly:
			f.vars[i] = it.World.Unknown("argument " + q.Name)
		case fn.Defaults[i] != nil:
			f.vars[i] = fn.Defaults[i]
		default:
			missing = append(missing, q.Name)
			f.vars[i] = it.World.Unknown("missing argument " + q.Name)
		}
	}
	if missing != nil {
		return "missing " + value.Itoa(int64(len(missing))) + " required argument" + plural(len(missing)) + ": '" + strings.Join(missing, "', '") + "'", false
	}
	return "", true
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func (it *Interp) badCall(fn *Function, problem string) {
	name := fn.Name
	if fn.Class != nil {
		name = fn.Class.Name + "." + name
	}
	it.RaiseFault(&value.Fault{Kind: "invalid-argument", Exception: "TypeError",
		Message: name + "() " + problem, Torch: name + "() " + problem})
}

// callInstance calls an object: a module runs forward, others __call__.
func (it *Interp) callInstance(x *value.Instance, a *value.Args) value.Value {
	m, owner := x.Class.Lookup("__call__")
	if x.Class.IsModule && (owner == nil || owner.Native == moduleClassMark) {
		return it.callModule(x, a)
	}
	if m == nil {
		if it.openClass(x.Class) {
			it.escapeArgs(a)
			return it.Lose("call of an instance of " + x.Class.Name)
		}
		return it.Raise("TypeError", "'"+x.Class.Name+"' object is not callable")
	}
	return it.Call(it.bindTo(m, x, x.Class), a)
}

// callModule is nn.Module.__call__: forward, with hooks.
func (it *Interp) callModule(x *value.Instance, a *value.Args) value.Value {
	at, src := it.here, it.hereSrc
	torch.EnterModule(it.World, a, it.forwards == 0)
	it.forwards++
	defer func() { it.forwards-- }()
	v := it.forward(x, a)
	if it.ModuleCalls != nil && v != nil {
		it.ModuleCalls.ModuleCall(x, a, v, at, src)
	}
	return v
}

func (it *Interp) forward(x *value.Instance, a *value.Args) value.Value {
	if fwd := x.Attrs.Get("forward"); fwd != nil { // replaced on the instance
		return it.runHooks(x, a, func(a *value.Args) value.Value { return it.Call(fwd, a) })
	}
	m, _ := x.Class.Lookup("forward")
	if m == nil {
		it.escapeArgs(a)
		if x.Class.UnknownBase {
			return it.Lose("forward of " + x.Class.Name)
		}
		return it.Raise("NotImplementedError", "Module ["+x.Class.Name+"] is missing the required \"forward\" function")
	}
	return it.runHooks(x, a, func(a *value.Args) value.Value { return it.Call(it.bindTo(m, x, x.Class), a) })
}

// forwardLayer runs the rule of a layer on behalf of its forward.
func (it *Interp) forwardLayer(l *torch.Layer, x *value.Instance, a *value.Args) value.Value {
	if x.Module == nil {
		return it.Raise("AttributeError", "'"+x.Class.Name+"' object has no attribute '_parameters'")
	}
	if lit := it.openAttribute(x); lit != nil {
		return it.Split(*lit, func() value.Value { return it.forwardLayer(l, x, a) })
	}
	it.torchOps++
	return it.checked(it.guarded(x.Class.Name, func() value.Value { return l.Run(it.World, x, it.label, a) }), x.Class.Name)
}

// openAttribute is a literal that would decide what a layer was made with, nil if nothing is open.
func (it *Interp) openAttribute(x *value.Instance) (open *value.Literal) {
	for _, attrs := range [3]*value.Attrs{x.Attrs, x.Module.Params, x.Module.Buffers} {
		attrs.Each(func(_ string, v value.Value) bool {
			if _, isAlt := v.(*value.Alt); isAlt {
				_, open = it.Settle(v)
			}
			return open == nil
		})
		if open != nil {
			break
		}
	}
	return open
}

// Partial is functools.partial.
type Partial struct {
	Func value.Value
	Pos  []value.Value
	Kw   []value.KwArg
}

// TypeName implements value.Value.
func (*Partial) TypeName() string { return "partial" }

func (p *Partial) with(a *value.Args) *value.Args {
	b := *a
	b.Pos = append(append([]value.Value(nil), p.Pos...), a.Pos...)
	b.Kw = nil
	for _, k := range p.Kw {
		if a.Keyword(k.Name) == nil {
			b.Kw = append(b.Kw, k)
		}
	}
	b.Kw = append(b.Kw, a.Kw...)
	return &b
}

// define executes a def.
func (it *Interp) define(f *Frame, s *parser.FunctionDef) outcome {
	fn := it.makeFunction(f, s.Name.Ident, s.Params, s.Scope)
	if fn == nil {
		return failed
	}
	fn.Def = s
	if f.class != nil {
		f.methods = append(f.methods, fn)
	}
	var v value.Value = fn
	for i := len(s.Decorators) - 1; i >= 0; i-- {
		if v = it.decorate(f, s.Decorators[i], v); v == nil {
			return failed
		}
	}
	it.bind(f, s.Name, v)
	return done
}

func (it *Interp) makeFunction(f *Frame, name string, params *parser.Params, scope *parser.Scope) *Function {
	fn := &Function{Name: name, Params: params, Scope: scope, NS: f.ns, Src: f.src, Closure: f.function()}
	fn.Defaults = make([]value.Value, len(params.All))
	for i, p := range params.All {
		if p.Default != nil {
			v := it.eval(f, p.Default)
			if v == nil {
				return nil
			}
			fn.Defaults[i] = v
		}
	}
	return fn
}

func (it *Interp) makeLambda(f *Frame, e *parser.Lambda) value.Value {
	fn := it.makeFunction(f, "<lambda>", e.Params, e.Scope)
	if fn == nil {
		return nil
	}
	fn.Lambda = e
	return fn
}

// paramIndex finds a parameter by name, -1 if there is none.
func paramIndex(p *parser.Params, name string) int {
	for i, q := range p.All {
		if q.Name == name {
			return i
		}
	}
	return -1
}
