package interp

import (
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// activeTry is a try statement (or an equivalent) whose body is running.
type activeTry struct {
	handlers []*parser.Handler
	frame    *Frame
	classes  []string         // builtin equivalent: these exception classes are caught
	all      bool             // everything is caught
	silent   bool             // what is caught is no finding (pytest.raises, hasattr)
	escaped  *value.Exception // one that an undecided branch inside raises, where the other side went on
}

// handlerFate says what catching a fault means.
type handlerFate uint8

const (
	notCaught handlerFate = iota
	// caughtLogged: the handlers only log, print, pass, re-raise or exit.
	caughtLogged
	// caughtReplaced: another value is supplied; the fault is deliberate.
	caughtReplaced
	caughtSilently
)

// RaiseFault implements value.Host.
func (it *Interp) RaiseFault(f *value.Fault) bool {
	if it.Exc != nil {
		return true
	}
	it.locate(f)
	if f.Severity != value.Error {
		if fate := it.fate(thrown{class: "Warning"}); fate != caughtSilently {
			it.noteFault(f)
			it.Faults = append(it.Faults, f)
		}
		return false
	}
	class := f.Exception
	if class == "" {
		class = "RuntimeError"
	}
	fate := it.fate(thrown{class, inquiries[f.Kind]})
	if fate == notCaught {
		it.noteFault(f)
		it.Faults = append(it.Faults, f)
		return false
	}
	exc := &value.Exception{Class: class, Message: f.Torch, Place: f.Place}
	if exc.Message == "" {
		exc.Message = f.Message
	}
	switch fate {
	case caughtLogged:
		it.Faults = append(it.Faults, f)
	case caughtReplaced:
		if !inquiries[f.Kind] {
			f.Severity = value.Note
			it.Faults = append(it.Faults, f)
		}
	}
	exc.Fault = f
	it.Exc = exc
	return true
}

// inquiries are the faults by which Python programs ask whether something is there or can be read:
// where the handler has an answer, the exception is how the program runs.
var inquiries = map[value.Kind]bool{
	"missing-attribute": true, "missing-key": true, "python-error": true, "undefined-name": true,
}

// thrown is what a handler looks at: the class of an exception, and whether Python itself raises it
// where a program asks for something.
type thrown struct {
	class string
	asks  bool
}

// fate finds the innermost active handler that catches an exception.
func (it *Interp) fate(x thrown) handlerFate { return it.fateIn(it.tries, x) }

func (it *Interp) fateIn(tries []*activeTry, x thrown) handlerFate {
	for i, t := range slices.Backward(tries) {
		if t.all || t.matches(it, x.class) {
			if t.silent {
				return caughtSilently
			}
			return caughtLogged
		}
		for _, h := range t.handlers {
			if it.catches(t.frame, h, x.class) == dim.No {
				continue
			}
			fate := fateOf(h)
			if fate != caughtLogged {
				return fate
			}
			if foreseen(h, x) {
				return caughtReplaced
			}
			if expected(tries[:i]) {
				return caughtSilently
			}
			// Who catches what the handler raises in its place may have an answer.
			return max(fate, it.outerFate(t, h, tries[:i], x))
		}
	}
	return notCaught
}

// expected tells if further out a test waits for something to go wrong, as for a warning that the handler gives.
func expected(outside []*activeTry) bool {
	return slices.ContainsFunc(outside, func(t *activeTry) bool { return t.all && t.silent })
}

// handled tells if a handler waits for an exception of a class.
func (it *Interp) handled(c *value.Class) bool {
	next := it.raisedNext
	defer func() { it.raisedNext = next }()
	it.raisedNext = c
	return it.fate(thrown{class: c.Name}) != notCaught
}

// outerFate is what becomes, further out, of what a handler raises in the end.
func (it *Interp) outerFate(t *activeTry, h *parser.Handler, outside []*activeTry, x thrown) handlerFate {
	next := raisedAgain(h, x.class)
	if next == "" {
		return notCaught
	}
	again := it.raisedNext
	defer func() { it.raisedNext = again }()
	if t.frame != nil {
		it.raisedNext, _ = it.annotated(t.frame.ns, next).(*value.Class)
	}
	return it.fateIn(outside, thrown{next, x.asks})
}

// foreseen tells that a handler waits for an exception of Python's own by its name, or goes on in
// silence where something looked for is not there: it asks for forgiveness.
func foreseen(h *parser.Handler, x thrown) bool {
	switch x.class {
	case "ValueError": // it is what losses raise of batches that differ, too
		if !x.asks {
			return false
		}
	case "KeyError", "IndexError", "AttributeError", "TypeError", "NameError", "StopIteration":
	default:
		return false
	}
	n, name := h.Type.(*parser.Name)
	any := h.Type == nil || name && (n.Ident == "Exception" || n.Ident == "BaseException")
	return !any && raisedAgain(h, x.class) == "" || x.class != "TypeError" && doesNothing(h.Body)
}

func doesNothing(body []parser.Stmt) bool {
	return !slices.ContainsFunc(body, func(s parser.Stmt) bool {
		switch s := s.(type) {
		case *parser.Pass, *parser.Continue:
			return false
		case *parser.Return:
			return !returnsNone(s)
		}
		return true
	})
}

// raisedAgain is the class of what a handler raises in the end, "" if it raises nothing.
func raisedAgain(h *parser.Handler, caught string) string {
	if len(h.Body) == 0 {
		return ""
	}
	r, ok := h.Body[len(h.Body)-1].(*parser.Raise)
	if !ok {
		return ""
	}
	switch e := r.Exc.(type) {
	case *parser.Call:
		return lastPart(annotationName(e.Func))
	case *parser.Name:
		if h.Name != nil && e.Ident != h.Name.Ident {
			return e.Ident
		}
	}
	return caught
}

func (t *activeTry) matches(it *Interp, class string) bool {
	for _, c := range t.classes {
		if c == class || it.isSubclassName(class, c) {
			return true
		}
	}
	return false
}

// fateOf reads from a handler's body what becomes of the fault.
func fateOf(h *parser.Handler) handlerFate {
	if onlyLogs(h.Body) || tellsOfFailure(h) {
		return caughtLogged
	}
	return caughtReplaced
}

// tellsOfFailure: the handler logs the exception that it names and returns False or a number, which
// nobody takes for what was to be computed.
func tellsOfFailure(h *parser.Handler) bool {
	n := len(h.Body) - 1
	if h.Name == nil || n < 1 || !onlyLogs(h.Body[:n]) {
		return false
	}
	r, ok := h.Body[n].(*parser.Return)
	if !ok {
		return false
	}
	return isVerdict(r.Value) && mentions(h.Body[:n], h.Name.Ident)
}

// isVerdict tells if e is False or a number: an exit code, or that it failed.
func isVerdict(e parser.Expr) bool {
	if u, ok := e.(*parser.UnaryOp); ok {
		e = u.Operand
	}
	c, ok := e.(*parser.Constant)
	if !ok {
		return false
	}
	_, number := c.Value.(int64)
	return number || c.Value == false
}

func mentions(body []parser.Stmt, name string) bool {
	found := false
	for _, s := range body {
		parser.Walk(s, func(n parser.Node) bool {
			if x, ok := n.(*parser.Name); ok && x.Ident == name {
				found = true
			}
			return !found
		})
	}
	return found
}

func onlyLogs(body []parser.Stmt) bool {
	for _, s := range body {
		switch s := s.(type) {
		case *parser.Pass, *parser.Raise, *parser.Continue, *parser.Break, *parser.Import, *parser.ImportFrom:
		case *parser.ExprStmt:
			switch s.Value.(type) {
			case *parser.Call, *parser.Constant:
			default:
				return false
			}
		case *parser.Return:
			if !returnsNone(s) {
				return false
			}
		case *parser.If:
			if !onlyLogs(s.Body) || !onlyLogs(s.Orelse) {
				return false
			}
		case *parser.Assign:
			if !logsValue(s.Value) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func returnsNone(s *parser.Return) bool {
	if s.Value == nil {
		return true
	}
	c, ok := s.Value.(*parser.Constant)
	return ok && c.Value == nil
}

// logsValue: a string, or something made of the exception's text, is only kept for a message.
func logsValue(e parser.Expr) bool {
	switch e := e.(type) {
	case *parser.JoinedStr:
		return true
	case *parser.Constant:
		_, ok := e.Value.(string)
		return ok
	case *parser.Call:
		n, ok := e.Func.(*parser.Name)
		return ok && (n.Ident == "str" || n.Ident == "repr")
	}
	return false
}

// catches tells if a handler catches a class of exceptions.
func (it *Interp) catches(f *Frame, h *parser.Handler, class string) dim.Answer {
	if class == exhaustedClass || class == stopCollecting {
		return dim.No
	}
	if h.Type == nil {
		return dim.Yes
	}
	var v value.Value
	exc := it.Exc
	it.Exc = nil
	tries := it.tries
	it.tries = nil
	n := len(it.Faults)
	v = it.eval(f, h.Type)
	it.Faults = it.Faults[:n]
	it.tries, it.Exc = tries, exc
	return it.catchesClass(v, class)
}

func (it *Interp) catchesClass(v value.Value, class string) dim.Answer {
	switch x := v.(type) {
	case *value.Class:
		if x.Name == class && x.Module == "builtins" || it.isSubclassName(class, x.Name) && x.Module == "builtins" {
			return dim.Yes
		}
		if c := it.exceptionClass(class); c != nil && c.IsSubclass(x) {
			return dim.Yes
		}
		return dim.No
	case *value.Tuple:
		ans := dim.No
		for _, e := range x.Elems {
			switch it.catchesClass(e, class) {
			case dim.Yes:
				return dim.Yes
			case dim.Unknown:
				ans = dim.Unknown
			}
		}
		return ans
	}
	return dim.Unknown
}

func (it *Interp) isSubclassName(name, base string) bool {
	c, b := it.exceptionClass(name), it.exceptionClass(base)
	return c != nil && b != nil && c.IsSubclass(b)
}

// exceptionClass finds the class of an exception in flight by the name it carries.
func (it *Interp) exceptionClass(name string) *value.Class {
	if it.Exc != nil {
		if in, ok := it.Exc.Value.(*value.Instance); ok && in.Class.Name == name {
			return in.Class
		}
	}
	if it.raisedNext != nil && it.raisedNext.Name == name {
		return it.raisedNext
	}
	return it.Class(name)
}

// Locate implements value.Host.
func (it *Interp) Locate(f *value.Fault) { it.locate(f) }

// locate places a fault: in the innermost frame of the user's code, with the calls that led there.
func (it *Interp) locate(f *value.Fault) {
	if f.Place.File != 0 {
		return
	}
	var places []value.Place
	var kinds []SourceKind
	if it.hereSrc != nil {
		places, kinds = append(places, it.here), append(kinds, it.hereSrc.Kind)
	}
	for fr := it.frame; fr != nil; fr = fr.caller {
		if fr.doubtful {
			f.Bits |= value.FromUnknownCall
		}
		switch {
		case fr.callAt.File == 0:
		case fr.caller != nil:
			places, kinds = append(places, fr.callAt), append(kinds, fr.caller.src.Kind)
		default: // called from outside of any frame (see StandAt)
			if src := it.Loader.Source(fr.callAt.File); src != nil {
				places, kinds = append(places, fr.callAt), append(kinds, src.Kind)
			}
		}
	}
	at := -1
	for _, want := range []SourceKind{Checked, Library} {
		for i, k := range kinds {
			if k == want && (at < 0) {
				at = i
			}
		}
		if at >= 0 {
			break
		}
	}
	if at < 0 {
		return
	}
	f.Place = places[at]
	if inLibrary(kinds[:at]) && pythonLevel[f.Kind] {
		f.Bits |= value.FromUnknownCall // what Python refuses deep in a library tells more about us than about its caller
	}
	for i := 0; i < at; i++ { // frames of unchecked libraries below: worth a look
		if kinds[i] == Library {
			f.Related = append(f.Related, value.Related{Place: places[i], Message: "raised here"})
			break
		}
	}
	for i := at + 1; i < len(places); i++ {
		if kinds[i] != Prelude && len(f.Callers) < 8 {
			f.Callers = append(f.Callers, places[i])
		}
	}
}

// inLibrary tells if the innermost frame that is not of the prelude is an unchecked library's.
func inLibrary(kinds []SourceKind) bool {
	for _, k := range kinds {
		if k != Prelude {
			return k == Library
		}
	}
	return false
}

// pythonLevel are the faults that Python itself raises, whatever the shapes.
var pythonLevel = map[value.Kind]bool{"missing-attribute": true, "missing-key": true, "undefined-name": true, "python-error": true,
	"invalid-argument": true, "index-out-of-range": true, "unpack-mismatch": true}

// Raise implements value.Host: an exception that Python itself raises.
func (it *Interp) Raise(class, message string) value.Value {
	kind := value.Kind("python-error")
	switch class {
	case "AttributeError":
		kind = "missing-attribute"
	case "IndexError":
		kind = "index-out-of-range"
	case "NameError", "UnboundLocalError":
		kind = "undefined-name"
	case "KeyError":
		kind = "missing-key"
	case "TypeError":
		kind = "invalid-argument"
	case "StopIteration", "SystemExit", "KeyboardInterrupt", "GeneratorExit", "NotImplementedError", "ImportError", "ModuleNotFoundError", "FileNotFoundError":
		it.Exc = &value.Exception{Class: class, Message: message, Place: it.here}
		return nil
	}
	it.RaiseFault(&value.Fault{Kind: kind, Exception: class, Message: message, Torch: message})
	return nil
}

// raise executes a raise statement.
func (it *Interp) raise(f *Frame, s *parser.Raise) outcome {
	if s.Exc == nil {
		if exc := it.handling(f); exc != nil {
			it.Exc = exc
		} else {
			it.Exc = &value.Exception{Class: "RuntimeError"}
		}
		return failed
	}
	v := it.exceptionOf(f, s.Exc)
	if v == nil {
		return failed
	}
	p, src := it.at(f, s)
	defer func() { it.here, it.hereSrc = p, src }()
	if c, ok := v.(*value.Class); ok {
		if v = it.instantiate(c, &value.Args{World: it.World}); v == nil {
			return failed
		}
	}
	exc := &value.Exception{Value: v, Class: "Exception", Place: it.here}
	if in, ok := v.(*value.Instance); ok {
		exc.Class = in.Class.Name
		if args, ok := in.Attrs.Get("args").(*value.Tuple); ok && len(args.Elems) > 0 {
			exc.Message, _ = it.Str(args.Elems[0])
		}
	}
	exc.Fault = it.raisedFault(exc)
	it.Exc = exc
	return failed
}

// exceptionOf evaluates what a raise statement raises. Where the arguments of a root are made
// up and a branch may not be taken nobody reads a message that is put together, and putting it
// together may cost more than all the rest: f"not one of {', '.join(every model there is)}".
func (it *Interp) exceptionOf(f *Frame, e parser.Expr) value.Value {
	call, ok := e.(*parser.Call)
	if !ok || !it.madeUp || it.Heap.Depth() == 0 || len(call.Args) != 1 || len(call.Keywords) != 0 {
		return it.eval(f, e)
	}
	name, ok := call.Func.(*parser.Name)
	_, composed := call.Args[0].(*parser.JoinedStr)
	if !ok || !composed {
		return it.eval(f, e)
	}
	if c, ok := it.loadName(f, name).(*value.Class); ok && c.IsException && c.Place.File == 0 {
		if it.Recorder != nil {
			it.Recorder.Call(f.src, call, true)
		}
		return it.instantiate(c, &value.Args{World: it.World, Pos: []value.Value{it.UnknownOf("str", "message of an exception")}})
	}
	it.Exc = nil // evaluated once more, it fails again
	return it.eval(f, e)
}

// raisedFault is the finding that an exception becomes if nobody catches it.
func (it *Interp) raisedFault(exc *value.Exception) *value.Fault {
	switch exc.Class {
	case "NotImplementedError", "SystemExit", "KeyboardInterrupt", "StopIteration", "GeneratorExit", "ImportError", "ModuleNotFoundError", "FileNotFoundError":
		return nil
	}
	msg := "raises " + exc.Class
	if exc.Message != "" {
		msg += ": " + exc.Message
	}
	f := &value.Fault{Kind: "raised-exception", Exception: exc.Class, Message: msg, Torch: exc.Message}
	it.locate(f)
	return f
}

// handling is the exception that the running handler caught.
func (it *Interp) handling(f *Frame) *value.Exception {
	if n := len(it.Unwound); n > 0 {
		return it.Unwound[n-1]
	}
	return nil
}

// assert executes an assert statement: a condition that is not decided is assumed.
func (it *Interp) assert(f *Frame, s *parser.Assert) outcome {
	c := it.eval(f, s.Test)
	if c == nil {
		return failed
	}
	p, src := it.at(f, s.Test) // where Python says that it raises
	defer func() { it.here, it.hereSrc = p, src }()
	return it.assume(f, c, func() outcome {
		if AboutMachine(it.textOf(f, s.Test)) { // it will run where it holds
			return done
		}
		msg := ""
		if s.Msg != nil {
			if v := it.eval(f, s.Msg); v == nil {
				return failed
			} else if m, ok := it.Str(v); ok {
				msg = m
			}
		}
		exc := &value.Exception{Class: "AssertionError", Message: msg, Place: it.here}
		fault := &value.Fault{Kind: "failed-assertion", Exception: "AssertionError", Torch: msg,
			Message: "assertion fails: " + it.textOf(f, s.Test)}
		if msg != "" {
			fault.Message += " (" + msg + ")"
		}
		it.locate(fault)
		exc.Fault = fault
		it.Exc = exc
		return failed
	})
}

// assume goes on under the condition that c is true; no is what happens if it surely is not.
func (it *Interp) assume(f *Frame, c value.Value, no func() outcome) outcome {
	ans, lit := it.Truth(c)
	switch {
	case it.Exc != nil:
		return failed
	case ans == dim.Yes:
		return done
	case ans == dim.No:
		return no()
	case lit.Atom == nil:
		return done
	}
	if _, isAlt := c.(*value.Alt); isAlt {
		if it.Heap.Nesting() >= value.MaxForkDepth { // its alternatives cannot be told apart any more
			it.Lose("too many undecided branches at once")
			return done
		}
		again := func() outcome {
			w, _ := it.Settle(c)
			return it.assume(f, w, no)
		}
		return it.fork(f, lit, again, again)
	}
	if !it.Path.Assume(lit) {
		return no()
	}
	return done
}

func (it *Interp) textOf(f *Frame, n parser.Node) string {
	s := n.Pos()
	return string(f.src.AST.Source[s.Start:s.End])
}

// try executes a try statement.
func (it *Interp) try(f *Frame, s *parser.Try) outcome {
	t := &activeTry{handlers: s.Handlers, frame: f}
	it.tries = append(it.tries, t)
	depth, frame := it.depth, it.frame
	before, path := slices.Clone(f.vars), it.Path
	o := it.block(f, s.Body)
	it.tries = it.tries[:len(it.tries)-1]
	it.depth, it.frame = depth, frame
	switch {
	case o.how == raised:
		o = it.handle(f, s)
	case t.escaped != nil && it.Exhausted == "":
		none := value.Literal{Atom: it.OpaqueAtom("no exception")}
		through := it.Path // it holds that nothing was raised
		through.Assume(none)
		it.Path = path
		o = it.fork(f, none,
			func() outcome { it.Path = through; return it.orElse(f, s, o) },
			func() outcome { return it.handleEscaped(f, s, t.escaped, before) })
	default:
		o = it.orElse(f, s, o)
	}
	if s.Final == nil || it.Exhausted != "" {
		return o
	}
	exc := it.Exc
	it.Exc = nil
	fo := it.block(f, s.Final)
	if fo.how != normal {
		return fo
	}
	it.Exc = exc
	return o
}

func (it *Interp) orElse(f *Frame, s *parser.Try, o outcome) outcome {
	if o.how == normal {
		return it.block(f, s.Orelse)
	}
	return o
}

// mayRaise notes for the try statement that catches it an exception that one side of an undecided
// branch raises while the other side goes on. What is installed is taken to be there.
func (it *Interp) mayRaise(exc *value.Exception) {
	if exc == nil || exc.Class == "ImportError" || it.isSubclassName(exc.Class, "ImportError") {
		return
	}
	for _, t := range slices.Backward(it.tries) {
		caught := t.all || t.matches(it, exc.Class)
		for _, h := range t.handlers {
			caught = caught || it.catches(t.frame, h, exc.Class) != dim.No
		}
		if caught {
			t.escaped = exc
			return
		}
	}
}

// handleEscaped runs a handler for an exception that may have been raised somewhere in the body.
// How far the body came is not known, nor what the handler reads of it; nothing found here counts.
func (it *Interp) handleEscaped(f *Frame, s *parser.Try, exc *value.Exception, before []value.Value) outcome {
	it.Heap.Touch(&f.Cell)
	after := slices.Clone(f.vars)
	inside := make([]value.Value, len(f.vars))
	for i, v := range after {
		if v != nil && (before[i] == nil || !value.Same(v, before[i])) {
			inside[i] = it.World.Unknown("bound where an exception may be raised")
			f.vars[i] = inside[i]
		}
	}
	n := len(it.Faults)
	it.guesses++
	it.Exc = exc
	o := it.handle(f, s)
	it.guesses--
	it.Faults = it.Faults[:n]
	for i, v := range inside {
		if v != nil && value.Same(f.vars[i], v) {
			f.vars[i] = after[i]
		}
	}
	return o
}

// handle runs the handler that catches the exception in flight.
func (it *Interp) handle(f *Frame, s *parser.Try) outcome {
	exc := it.Exc
	for _, h := range s.Handlers {
		if exc == nil || it.catches(f, h, exc.Class) == dim.No {
			continue
		}
		it.Exc = nil
		if h.Name != nil {
			it.bind(f, h.Name, it.exceptionValue(exc))
		}
		it.Unwound = append(it.Unwound, exc)
		o := it.block(f, h.Body)
		it.Unwound = it.Unwound[:len(it.Unwound)-1]
		return o
	}
	return failed
}

// exceptionValue is the object that a handler sees.
func (it *Interp) exceptionValue(exc *value.Exception) value.Value {
	if exc.Value != nil {
		return exc.Value
	}
	c := it.Class(exc.Class)
	if c == nil {
		return it.World.Unknown("exception " + exc.Class)
	}
	in := &value.Instance{Class: c, Attrs: &value.Attrs{}}
	it.Heap.Birth(in)
	var msg value.Value = it.UnknownOf("str", "message of an exception")
	in.Attrs.Set("args", &value.Tuple{Elems: []value.Value{msg}})
	exc.Value = in
	return in
}

// with executes a with statement from item i on.
func (it *Interp) with(f *Frame, s *parser.With, i int) outcome {
	if i == len(s.Items) {
		return it.block(f, s.Body)
	}
	item := s.Items[i]
	v := it.eval(f, item.Context)
	if v == nil {
		return failed
	}
	context := v
	v, lit := it.Settle(v)
	if lit != nil {
		v = it.Lose("context manager that differs by branch")
	}
	bindTarget := func(x value.Value) bool { return item.Target == nil || it.assign(f, item.Target, x) }
	switch m := v.(type) {
	case *Generator: // contextlib.contextmanager: split at its yield
		return it.withGenerator(f, m, bindTarget, func() outcome { return it.with(f, s, i+1) })
	case *Silencer:
		return it.withSilencer(f, m, func() outcome { return it.with(f, s, i+1) })
	case value.Unknown:
		if !bindTarget(it.World.Unknown(because("context of ", m.Reason))) {
			return failed
		}
		return it.underMaybeAutocast(context, func() outcome { return it.with(f, s, i+1) })
	}
	if d, ok := v.(value.Device); ok {
		it.defaultDevice(d)
	}
	enter, ok := it.findAttr(v, "__enter__")
	var x value.Value = v
	if ok {
		p, src := it.at(f, item.Context)
		x = it.Call(enter, &value.Args{World: it.World})
		it.here, it.hereSrc = p, src
		if x == nil {
			return failed
		}
	} else if it.Exc != nil {
		return failed
	}
	if !bindTarget(x) {
		return failed
	}
	body := func() outcome { return it.with(f, s, i+1) }
	o := it.suppressed(v, body)
	exit, ok := it.findAttr(v, "__exit__")
	if !ok {
		return o
	}
	exc := it.Exc
	it.Exc = nil
	args := []value.Value{value.None, value.None, value.None}
	if o.how == raised && exc != nil {
		x := it.exceptionValue(exc)
		args = []value.Value{it.World.Unknown("exception type"), x, it.World.Unknown("traceback")}
		if in, ok := x.(*value.Instance); ok {
			args[0] = in.Class
		}
	}
	r := it.Call(exit, &value.Args{World: it.World, Pos: args})
	if it.Exc != nil {
		return failed
	}
	it.Exc = exc
	if o.how == raised && r != nil {
		if ans, _ := it.Truth(r); ans == dim.Yes {
			it.Exc = nil
			return done
		}
	}
	return o
}

// Silencer is a context manager inside which failures are deliberate:
// pytest.raises, assertRaises, contextlib.suppress.
type Silencer struct{ Result value.Value }

// TypeName implements value.Value.
func (*Silencer) TypeName() string { return "RaisesContext" }

func (it *Interp) withSilencer(f *Frame, m *Silencer, body func() outcome) outcome {
	it.tries = append(it.tries, &activeTry{all: true, silent: true})
	depth, frame := it.depth, it.frame
	o := body()
	it.tries = it.tries[:len(it.tries)-1]
	it.depth, it.frame = depth, frame
	if o.how == raised && it.Exhausted == "" {
		it.Exc = nil
		return done
	}
	return o
}
