// Package torch holds what is known of PyTorch's operators and layers: for each
// its signature, and a rule that computes shape, dtype and layout of the result
// and refuses what torch refuses. One file a family of operators.
package torch

import (
	"strings"
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Rule describes functions of torch that share one meaning.
type Rule struct {
	// Names are the public names, separated by blanks: "torch.flatten Tensor.flatten".
	// Names that begin with "Tensor." are methods; their self binds to the first parameter.
	Names string
	// Signature is written as torch writes it: "(input, start_dim=0, end_dim=-1)".
	// Defaults are Python literals. Several alternatives are separated by " | ";
	// the first to which the arguments bind (by number and name) is taken.
	Signature string
	// Eval computes the result. It returns nil only after c.Fail made it unwind,
	// and an Unknown (c.Unknown) where it can't tell.
	Eval func(c *Call) value.Value
}

// Layer describes a class of torch.nn (or a library) whose forward is a rule.
type Layer struct {
	// Name is the full name, "torch.nn.Linear"; further names follow after blanks.
	Name string
	// Base is the full name of the base class; torch.nn.Module if empty.
	Base string
	// Signature of __init__ without self. Each parameter becomes an attribute of the
	// same name unless Init says otherwise.
	Signature string
	// Init checks the arguments and creates parameters (c.Parameter, c.Buffer) and
	// attributes (c.SetAttr). It may be nil.
	Init func(c *Call)
	// Forward is the signature of forward without self, "(input)"; Eval its rule.
	// Arguments that Eval asks for and that are not parameters of Forward are
	// read from the attributes of the layer: c.Tensor("weight").
	Forward string
	Eval    func(c *Call) value.Value
}

// shortName is the last part of the layer's first name.
func (l *Layer) shortName() string {
	name, _, _ := strings.Cut(l.Name, " ")
	return name[strings.LastIndexByte(name, '.')+1:]
}

// family is the tables of one file.
type family struct {
	rules  []Rule
	layers []Layer
}

// Compiled is a rule with its parsed signatures, ready to be bound.
type Compiled struct {
	Name string // the public name under which it was looked up
	Rule *Rule
	sigs []*Signature
	once sync.Once
}

// Signatures are the parsed alternatives of the rule's signature.
func (r *Compiled) Signatures() []*Signature {
	r.once.Do(func() { r.sigs = ParseSignatures(r.Rule.Signature) })
	return r.sigs
}

var (
	tableOnce  sync.Once
	ruleTable  map[string]*Compiled
	layerTable map[string]*Layer
)

func buildTables() {
	ruleTable = make(map[string]*Compiled, 2048)
	layerTable = make(map[string]*Layer, 256)
	for _, f := range families() {
		for i := range f.rules {
			r := &f.rules[i]
			for name := range fields(r.Names) {
				ruleTable[name] = &Compiled{Name: name, Rule: r}
			}
		}
		for i := range f.layers {
			f.layers[i].Base = f.layers[i].base()
			for name := range fields(f.layers[i].Name) {
				layerTable[name] = &f.layers[i]
			}
		}
	}
}

// Lookup finds the rule of a public name such as "torch.nn.functional.relu" or "Tensor.view".
func Lookup(name string) *Compiled {
	tableOnce.Do(buildTables)
	return ruleTable[name]
}

// LookupLayer finds the layer of a full name such as "torch.nn.Linear".
func LookupLayer(name string) *Layer {
	tableOnce.Do(buildTables)
	return layerTable[name]
}

// Names calls f for the names of all rules and layers, in no order.
func Names(f func(name string, layer bool)) {
	tableOnce.Do(buildTables)
	for n := range ruleTable {
		f(n, false)
	}
	for n := range layerTable {
		f(n, true)
	}
}

// fields iterates over the blank-separated words of s without allocating.
func fields(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for i := 0; i < len(s); {
			if s[i] == ' ' || s[i] == '\n' || s[i] == '\t' {
				i++
				continue
			}
			j := i
			for j < len(s) && s[j] != ' ' && s[j] != '\n' && s[j] != '\t' {
				j++
			}
			if !yield(s[i:j]) {
				return
			}
			i = j
		}
	}
}
