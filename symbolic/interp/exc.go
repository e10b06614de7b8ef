package interp

import (
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// RaiseFault implements value.Host.
func (it *Interp) RaiseFault(f *value.Fault) bool {
	if it.Exc != nil {
		return true
	}
	it.locate(f)
	f.Bits &^= value.OfNumpy // it is no assumption
	if f.Severity != value.Error {
		if fate := it.fate(thrown{class: "Warning"}); fate != caughtSilently {
			it.noteFault(f)
			it.Faults = append(it.Faults, f)
		} else {
			it.spoilRecordings() // somebody around asked for silence
		}
		return false
	}
	class := f.Exception
	if class == "" || class == "RuntimeError" {
		class = it.refusal()
	}
	fate := it.fate(thrown{class, inquiries[f.Kind]})
	if fate == notCaught {
		f.Elsewhere = it.restsOnMachine(f)
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

// refusal is the class of the exception by which the operation that runs refuses sizes: RuntimeError in torch, ValueError
// in numpy, which is described by what torch does.
func (it *Interp) refusal() string {
	for f := it.frame; f != nil && f.src != nil && f.src.Kind == Prelude; f = f.caller {
		if library, _, _ := strings.Cut(f.ns.Name, "."); library == "numpy" {
			return "ValueError"
		}
	}
	return "RuntimeError"
}

// inquiries are the faults by which Python programs ask whether something is there or can be read:
// where the handler has an answer, the exception is how the program runs.
var inquiries = map[value.Kind]bool{
	"missing-attribute": true, "missing-key": true, "python-error": true, "undefined-name": true,
}

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
	case "ZeroDivisionError":
		if strings.HasPrefix(message, "float") && it.runs("numpy") { // its numbers give infinity, and are floats, too
			return it.UnknownOf("float", message)
		}
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

// runs tells if the program has run a module of a name.
func (it *Interp) runs(name string) bool {
	m := it.modules[name]
	return m != nil && m.state != notRun
}

// raise executes a raise statement.
func (it *Interp) raise(f *Frame, s *parser.Raise) outcome {
	if s.Exc == nil {
		if exc := it.handling(); exc != nil {
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
	var cause value.Value
	if s.Cause != nil {
		if cause = it.eval(f, s.Cause); cause == nil {
			return failed
		}
	}
	if !it.chain(v, cause) {
		return failed
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
func (it *Interp) handling() *value.Exception {
	if n := len(it.Unwound); n > 0 {
		return it.Unwound[n-1]
	}
	return nil
}
