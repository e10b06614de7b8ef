package interp

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file tells conditions about the machine from others: a program will run where they hold.

// What conditions about the machine ask for, and those about what is installed there or who has started the program.
var (
	ofMachine = []string{"is_available", "is_built", "device_count", "is_initialized", "is_distributed", "environ", "version"}
	ofSetting = []string{"available", "installed", "HAVE_", "HAS_", "world_size", "WORLD_SIZE", "getenv"}
)

// What the user gives in the environment, what a program asks of its devices, and what catches that something is not
// installed.
var (
	environment  = []string{"environ", "getenv"}
	ofDevices    = []string{"device_count", "is_available"}
	notInstalled = []string{"ImportError", "ModuleNotFoundError"}
)

// AboutMachine tells from its text that a condition is one about the machine and what is
// installed there, whatever else it says.
func AboutMachine(condition string) bool {
	return containsOne(condition, ofMachine) || containsOne(condition, ofSetting)
}

func containsOne(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// machineNames are names that a file binds, and with a dot before them attributes.
type machineNames struct {
	// bound are those that are bound under conditions about the machine: where a launcher or a device is there that we
	// take to be absent, they are there, too.
	bound map[string]bool
	// other are those that are bound to what the environment says, where something is not installed, or under conditions
	// about that: elsewhere they are something else.
	other map[string]bool
	// devices are those that are bound to what devices there are.
	devices map[string]bool
}

func machineNamesOf(file *parser.File) machineNames {
	asked := asksAboutMachine(file.Source)
	if len(asked) == 0 {
		return machineNames{}
	}
	r := machineReader{file, asked, machineNames{map[string]bool{}, map[string]bool{}, map[string]bool{}}}
	for _, s := range file.Body {
		parser.Walk(s, r.visit)
	}
	return r.names
}

// machineReader reads a file for names that machines bind in ways of their own.
type machineReader struct {
	file  *parser.File
	asked []uint32 // see asksAboutMachine
	names machineNames
}

func (r *machineReader) visit(n parser.Node) bool {
	if _, ok := n.(parser.Expr); ok || !holdsOne(n.Pos(), r.asked) { // to read all bodies of a library costs more
		return false
	}
	switch n := n.(type) {
	case *parser.If:
		if r.says(n.Test, ofMachine) {
			bindings(n, r.names.bound)
			return false
		}
		if r.says(n.Test, ofSetting) {
			bindings(n, r.names.other)
		}
	case *parser.Handler:
		if n.Type != nil && r.says(n.Type, notInstalled) {
			bindings(n, r.names.other)
		}
	case *parser.Assign:
		if r.says(n.Value, environment) {
			bindings(n, r.names.other)
		}
		if r.says(n.Value, ofDevices) {
			bindings(n, r.names.devices)
		}
	}
	return true
}

// says tells if the text of an expression has one of some words.
func (r *machineReader) says(e parser.Expr, words []string) bool {
	span := e.Pos()
	return containsOne(string(r.file.Source[span.Start:span.End]), words)
}

// bindings notes what is bound within a node.
func bindings(within parser.Node, bound map[string]bool) {
	parser.Walk(within, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Assign:
			for _, t := range n.Targets {
				if !converts(n.Value, t) {
					noteBound(bound, t)
				}
			}
		case *parser.AnnAssign:
			noteBound(bound, n.Target)
		}
		return true
	})
}

// converts tells that what is bound is a conversion of what the name is bound to, as in x = x.cuda().
func converts(v, target parser.Expr) bool {
	name, ok := target.(*parser.Name)
	call, isCall := v.(*parser.Call)
	if !ok || !isCall {
		return false
	}
	method, ok := call.Func.(*parser.Attribute)
	if !ok {
		return false
	}
	of, ok := method.Value.(*parser.Name)
	return ok && of.Ident == name.Ident
}

func noteBound(bound map[string]bool, target parser.Expr) {
	switch t := target.(type) {
	case *parser.Name:
		bound[t.Ident] = true
	case *parser.Attribute:
		bound["."+t.Attr] = true
	case *parser.Tuple:
		for _, e := range t.Elts {
			noteBound(bound, e)
		}
	}
}

// How long a condition may be in which what it asks for is looked for.
const (
	conditionLines = 8
	conditionBytes = 2000
)

// asksAboutMachine is where a text names, within what may be the condition of an if statement, what those about the
// machine ask for, and where it asks the environment or tells what is not installed, in order.
func asksAboutMachine(text []byte) []uint32 {
	var asked []uint32
	find := func(words []string, counts func(upTo []byte) bool) {
		for _, word := range words {
			for end := 0; ; {
				i := bytes.Index(text[end:], []byte(word))
				if i < 0 {
					break
				}
				if end += i + len(word); counts(text[max(end-conditionBytes, 0):end]) {
					asked = append(asked, uint32(end))
				}
			}
		}
	}
	anywhere := func([]byte) bool { return true }
	find(ofMachine, endsInCondition)
	find(ofSetting, endsInCondition)
	find(environment, anywhere)
	find(ofDevices, anywhere)
	find(notInstalled, anywhere)
	slices.Sort(asked)
	return asked
}

// endsInCondition tells if a text may end within the condition of an if statement.
func endsInCondition(text []byte) bool {
	for range conditionLines {
		start := bytes.LastIndexByte(text, '\n') + 1
		line := bytes.TrimLeft(text[start:], " \t")
		if bytes.HasPrefix(line, []byte("if")) || bytes.HasPrefix(line, []byte("elif")) {
			return true
		}
		text = bytes.TrimRight(text[:start], " \t\r\n")
		if len(text) == 0 || text[len(text)-1] == ':' { // it is not of this statement
			return false
		}
	}
	return false
}

// holdsOne tells if one of some places, which are in order, lies within a span.
func holdsOne(span parser.Span, places []uint32) bool {
	i, _ := slices.BinarySearch(places, span.Start)
	return i < len(places) && places[i] <= span.End
}

// onMachines tells if a file binds a name, or with a dot before it an attribute, under a condition about the machine.
func (s *Source) onMachines(name string) bool {
	return s.machineNames().bound[name]
}

// differs tells if a file binds a name, or with a dot before it an attribute, to something else on other machines.
func (s *Source) differs(name string) bool { return s.onMachines(name) || s.machineNames().other[name] }

// asksDevices tells if a file binds a name to what devices there are.
func (s *Source) asksDevices(name string) bool { return s.machineNames().devices[name] }

func (s *Source) machineNames() machineNames {
	s.machines.Do(func() { s.onMachine = machineNamesOf(s.AST) })
	return s.onMachine
}

// ownerOnMachines tells if the attribute that is looked up is one of a name, or of an attribute, that is bound to something
// else on other machines, as net.module is where net = DataParallel(net).
func (it *Interp) ownerOnMachines(attr string) bool {
	e, ok := it.reading.(*parser.Attribute)
	if !ok || e.Attr != attr || it.hereSrc == nil {
		return false
	}
	switch owner := e.Value.(type) {
	case *parser.Name:
		return it.hereSrc.onMachines(owner.Ident)
	case *parser.Attribute:
		return it.hereSrc.onMachines("." + owner.Attr)
	}
	return false
}

// attributeOnMachines tells if a module that has run gives some object an attribute under a condition about the machine.
func (it *Interp) attributeOnMachines(name string) bool {
	return it.ofModule("."+name, (*Source).onMachines)
}

var identifier = regexp.MustCompile(`[A-Za-z_]\w*`)

// restsOnMachine tells of a fault that None is where something else is needed if that is so on some machines only: it
// comes from the environment, or stands for what is not installed.
func (it *Interp) restsOnMachine(f *value.Fault) bool {
	if !f.Kind.PythonLevel() || !strings.Contains(f.Message, "NoneType") {
		return false
	}
	src := it.Loader.Source(f.Place.File)
	if src == nil {
		return false
	}
	text := string(src.AST.Source[f.Place.Start:f.Place.End])
	if containsOne(text, environment) {
		return true
	}
	return slices.ContainsFunc(identifier.FindAllString(text, -1), func(name string) bool {
		return src.differs(name) || src.differs("."+name) || it.ofModule(name, (*Source).differs)
	})
}

// ofModule tells if something holds of a name, or with a dot before it an attribute, for the text of a module that has run.
func (it *Interp) ofModule(name string, holds func(*Source, string) bool) bool {
	for _, m := range it.modules {
		if m != nil && m.Src != nil && m.Src.Kind != Prelude && m.state != notRun && holds(m.Src, name) {
			return true
		}
	}
	return false
}
