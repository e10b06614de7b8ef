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
	if !slices.ContainsFunc(aboutMachine, func(word string) bool { return bytes.Contains(file.Source, []byte(word)) }) {
		return nil
	}
	bound := map[string]bool{}
	note := func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Assign:
			for _, t := range n.Targets {
				noteBound(bound, t)
			}
		case *parser.AnnAssign:
			noteBound(bound, n.Target)
		}
		return true
	}
	for _, s := range file.Body {
		parser.Walk(s, func(n parser.Node) bool {
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

// onMachines tells if a file binds a name, or with a dot before it an attribute, under a condition about the machine.
func (s *Source) onMachines(name string) bool {
	if !bytes.Contains(s.AST.Source, []byte(name)) { // to read all bodies costs more
		return false
	}
	s.machines.Do(func() { s.boundOnMachines = boundOnMachines(s.AST) })
	return s.boundOnMachines[name]
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
