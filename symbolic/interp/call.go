package interp

import (
	"bytes"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
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
	if readsNoArguments(fn) {
		if !it.evalUnread(f, e) {
			return nil
		}
		if it.Recorder != nil {
			it.Recorder.Call(f.src, e, true)
		}
		return value.None
	}
	args, unread := e.Args, it.unreadFunction(f, fn, e)
	if unread != nil {
		args = args[1:]
	}
	a, ok := it.evalArgs(f, args, e.Keywords)
	if !ok {
		return nil
	}
	if unread != nil {
		a.Pos = slices.Insert(a.Pos, 0, unread)
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
	n := len(it.Faults)
	v := it.Call(fn, a)
	it.firm(fn, n)
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

// atCall is at for a call. A method is called where it is named, as in Python's tracebacks, if it is called without
// unpacked arguments.
func (it *Interp) atCall(f *Frame, e *parser.Call) (value.Place, *Source) {
	span := e.Pos()
	if a, ok := e.Func.(*parser.Attribute); ok && !unpacks(e) {
		span.Start = namedAt(f.src, a)
	}
	return it.atSpan(f, span)
}

// unpacks tells of a call with *args or **kwargs.
func unpacks(e *parser.Call) bool {
	return slices.ContainsFunc(e.Args, func(a parser.Expr) bool { _, star := a.(*parser.Starred); return star }) ||
		slices.ContainsFunc(e.Keywords, func(k *parser.Keyword) bool { return k.Name == "" })
}

// namedAt is where an attribute is read: where it begins, or where it is named if that is on another line.
func namedAt(src *Source, a *parser.Attribute) uint32 {
	span := a.Pos()
	text := src.AST.Source[span.Start:span.End]
	if bytes.IndexByte(text, '\n') < 0 {
		return span.Start
	}
	name := bytes.TrimLeft(text[bytes.LastIndexByte(text, '.')+1:], " \t\r\n\\")
	start := span.End - uint32(len(name))
	if bytes.IndexByte(src.AST.Source[span.Start:start], '\n') < 0 {
		return span.Start
	}
	return start
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

// Call implements value.Host: it calls any callable.
func (it *Interp) Call(fn value.Value, a *value.Args) value.Value {
	fn, lit := it.Settle(fn)
	if lit != nil {
		return it.Split(*lit, func() value.Value { return it.Call(fn, a) })
	}
	if it.nested >= nestedPerCall*it.Limits.Depth { // an object may be its own __call__
		it.spoilRecordings()
		it.escapeArgs(a)
		return it.Lose("calls are nested too deep")
	}
	it.nested++
	v := it.callOne(fn, a)
	it.nested--
	return v
}

// nestedPerCall is how many calls of methods, partials and descriptors may be on their way for each function that runs.
const nestedPerCall = 16

func (it *Interp) callOne(fn value.Value, a *value.Args) value.Value {
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
		g := it.function(x)
		if g == nil {
			return nil
		}
		return it.Call(g, x.with(a))
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

// enter pushes a call; false when calls are nested too deep.
func (it *Interp) enter(f *Frame) bool {
	if it.depth >= it.Limits.Depth {
		return false
	}
	it.depth++
	f.running = true
	f.caller, f.callAt, f.open = it.frame, it.here, it.undecided()
	it.frame = f
	return true
}

func (it *Interp) leave(f *Frame) {
	it.depth--
	it.frame = f.caller
	f.running = false
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
	if fn.gradients != nil && it.Gradients != nil {
		return it.withGradients(fn.gradients, func() value.Value { return it.once(fn, f) })
	}
	return it.once(fn, f)
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
		it.spoilRecordings()
		return it.Lose("recursion over what is not known")
	}
	if !it.enter(f) {
		it.spoilRecordings()
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

func (it *Interp) result(o outcome) value.Value {
	switch o.how {
	case raised:
		return nil
	case returned:
		return o.val
	}
	return value.None
}
