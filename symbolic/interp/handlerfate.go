package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file tells what becomes of an exception: who catches it, and what the handler says of it.

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
			if redoes(t.body, h) || namedInVain(h, x.class) {
				return caughtReplaced
			}
			if foreseen(h, x) || t.returns && x.class == "TypeError" && doesNothing(h.Body) {
				return caughtReplaced
			}
			if t.mustFail || expected(tries[:i]) {
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

// namedInVain tells that a handler waits for ValueError by its name and does nothing: what cannot be done is left out.
// Of RuntimeError, which is what torch raises of most shapes, nobody can say for what reason it is waited for.
func namedInVain(h *parser.Handler, class string) bool {
	n, ok := h.Type.(*parser.Name)
	return ok && class == "ValueError" && n.Ident == class && doesNothing(h.Body)
}

// redoes tells that a handler hands something on that the body has handed on, and not to tell of it: it does another
// thing with it, as one does that fills with zeros what cannot be initialised otherwise.
func redoes(body []parser.Stmt, h *parser.Handler) bool {
	if len(body) == 0 {
		return false
	}
	handed := map[string]bool{}
	for _, s := range body {
		parser.Walk(s, func(n parser.Node) bool {
			if c, ok := n.(*parser.Call); ok && !reports(c) {
				for _, name := range handedNames(c) {
					handed[name] = true
				}
			}
			return true
		})
	}
	if h.Name != nil {
		delete(handed, h.Name.Ident)
	}
	return slices.ContainsFunc(h.Body, func(s parser.Stmt) bool {
		e, ok := s.(*parser.ExprStmt)
		if !ok {
			return false
		}
		c, ok := e.Value.(*parser.Call)
		return ok && !reports(c) && slices.ContainsFunc(handedNames(c), func(name string) bool { return handed[name] })
	})
}

// handedNames are the variables that a call is given as they are.
func handedNames(c *parser.Call) []string {
	var out []string
	add := func(e parser.Expr) {
		if n, ok := e.(*parser.Name); ok {
			out = append(out, n.Ident)
		}
	}
	for _, a := range c.Args {
		add(a)
	}
	for _, k := range c.Keywords {
		add(k.Value)
	}
	return out
}

// wordsOfReports are in the names of functions that tell somebody of something, or note it.
var wordsOfReports = []string{"print", "log", "warn", "error", "info", "debug", "critical", "exception", "trace", "write", "exit", "fail", "report", "notif",
	"echo", "append", "show", "alert", "message"}

func reports(c *parser.Call) bool {
	name := strings.ToLower(parser.DottedName(c.Func))
	return slices.ContainsFunc(wordsOfReports, func(word string) bool { return strings.Contains(name, word) })
}

// returnsSome tells if statements may return a value.
func returnsSome(body []parser.Stmt) bool {
	found := false
	for _, s := range body {
		parser.Walk(s, func(n parser.Node) bool {
			switch n := n.(type) {
			case *parser.FunctionDef, *parser.Lambda, *parser.ClassDef:
				return false
			case *parser.Return:
				found = found || !returnsNone(n)
			}
			return !found
		})
	}
	return found
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
