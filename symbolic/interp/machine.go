package interp

import (
	"bytes"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
)

// This file tells conditions about the machine from others: a program will run where they hold.

// aboutMachine are what conditions about the machine ask for.
var aboutMachine = []string{"is_available", "is_built", "device_count", "is_initialized", "is_distributed", "environ", "version"}

// AboutMachine tells from its text that a condition is one about the machine and what is
// installed there, whatever else it says.
func AboutMachine(condition string) bool {
	return slices.ContainsFunc(aboutMachine, func(word string) bool { return strings.Contains(condition, word) })
}

// boundOnMachines are the names, and with a dot before them the attributes, that a file binds under conditions about
// the machine: where a launcher or a device is there that we take to be absent, they are there, too.
func boundOnMachines(file *parser.File) map[string]bool {
	asked := asksAboutMachine(file.Source)
	if len(asked) == 0 {
		return nil
	}
	bound := map[string]bool{}
	note := func(n parser.Node) bool {
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
	}
	for _, s := range file.Body {
		parser.Walk(s, func(n parser.Node) bool {
			if _, ok := n.(parser.Expr); ok || !holdsOne(n.Pos(), asked) { // to read all bodies of a library costs more
				return false
			}
			c, ok := n.(*parser.If)
			if !ok {
				return true
			}
			test := c.Test.Pos()
			if !AboutMachine(string(file.Source[test.Start:test.End])) {
				return true
			}
			parser.Walk(c, note)
			return false
		})
	}
	return bound
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
// machine ask for, in order.
func asksAboutMachine(text []byte) []uint32 {
	var asked []uint32
	for _, word := range aboutMachine {
		for end := 0; ; {
			i := bytes.Index(text[end:], []byte(word))
			if i < 0 {
				break
			}
			if end += i + len(word); endsInCondition(text[max(end-conditionBytes, 0):end]) {
				asked = append(asked, uint32(end))
			}
		}
	}
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
	s.machines.Do(func() { s.boundOnMachines = boundOnMachines(s.AST) })
	return s.boundOnMachines[name]
}

// ownerOnMachines tells if the attribute that is looked up is one of a name or an attribute that is bound to something else on other
// machines, as net.module is where net = DataParallel(net).
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
	for _, m := range it.modules {
		if m != nil && m.Src != nil && m.Src.Kind != Prelude && m.state != notRun && m.Src.onMachines("."+name) {
			return true
		}
	}
	return false
}
