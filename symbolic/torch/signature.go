package torch

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Signature is a parsed parameter list.
type Signature struct {
	Params []SigParam
	// Vararg is the index of *args in Params, -1 if there is none.
	Vararg int
	// Kwarg is the index of **kwargs in Params, -1 if there is none; its value is a *value.Dict.
	Kwarg int
	// Positional is the number of parameters that may be given by position.
	Positional int
	// exact: a Python function, which knows none of numpy's names.
	exact bool
}

// SigParam is one parameter of a signature.
type SigParam struct {
	Name     string
	Default  value.Value // nil: required
	KwOnly   bool
	Variadic bool
}

// ParseSignatures parses "(a, b=1, *, c=None) | (x)". Defaults are Python
// literals: ints, floats, strings, None, True, False, (tuples of these), inf;
// any other word is kept as a string. "def(...)" is the signature of a Python
// function, which does not take numpy's names for its parameters.
func ParseSignatures(text string) []*Signature {
	var out []*Signature
	for _, alt := range strings.Split(text, " | ") {
		out = append(out, parseSignature(alt))
	}
	return out
}

func parseSignature(text string) *Signature {
	text, python := strings.CutPrefix(strings.TrimSpace(text), "def")
	s := &Signature{exact: python, Vararg: -1, Kwarg: -1}
	text = strings.TrimSpace(text)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "("), ")")
	kwOnly := false
	for _, p := range splitTop(text) {
		p = strings.TrimSpace(p)
		switch {
		case p == "" || p == "/":
			continue
		case p == "*":
			kwOnly = true
			continue
		}
		name, def, has := strings.Cut(p, "=")
		sp := SigParam{Name: strings.TrimSpace(name), KwOnly: kwOnly}
		if strings.HasPrefix(sp.Name, "**") {
			s.Kwarg = len(s.Params)
			s.Params = append(s.Params, SigParam{Name: sp.Name[2:], KwOnly: true})
			continue
		}
		if strings.HasPrefix(sp.Name, "*") {
			sp.Name, sp.Variadic = sp.Name[1:], true
			s.Vararg = len(s.Params)
			kwOnly = true
		} else if has {
			sp.Default = literal(strings.TrimSpace(def))
		}
		if !sp.KwOnly && !sp.Variadic {
			s.Positional++
		}
		s.Params = append(s.Params, sp)
	}
	return s
}

// splitTop splits at commas that are not inside brackets.
func splitTop(s string) []string {
	var out []string
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				out = append(out, s[from:i])
				from = i + 1
			}
		}
	}
	return append(out, s[from:])
}

func literal(s string) value.Value {
	switch s {
	case "None":
		return value.None
	case "True":
		return value.Bool(true)
	case "False":
		return value.Bool(false)
	case "inf":
		return value.NewFloat(math.Inf(1))
	case "-inf":
		return value.NewFloat(math.Inf(-1))
	}
	if i, err := strconv.ParseInt(s, 10, 64); err == nil {
		return value.NewInt(i)
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return value.NewFloat(f)
	}
	if strings.HasPrefix(s, "(") || strings.HasPrefix(s, "[") {
		t := &value.Tuple{}
		for _, e := range splitTop(s[1 : len(s)-1]) {
			if e = strings.TrimSpace(e); e != "" {
				t.Elems = append(t.Elems, literal(e))
			}
		}
		return t
	}
	return value.Str{S: strings.Trim(s, "'\"")}
}

// aliases are numpy's names for torch's parameters, which torch accepts:
// torch/csrc/utils/python_arg_parser.cpp, numpy_compatibility_arg_names.
var aliases = map[string][]string{
	"dim": {"axis"}, "keepdim": {"keepdims"}, "input": {"x", "a", "x1", "self"}, "other": {"x2"}, "self": {"input"},
}

// bind distributes the arguments; problem is "" if they fit. method: the first
// positional argument is the self of a Tensor method.
func (s *Signature) bind(a *value.Args) (vals []value.Value, problem string) {
	vals = make([]value.Value, len(s.Params))
	i := 0
	var rest []value.Value
	for n, v := range a.Pos {
		for i < len(s.Params) && !s.Params[i].Variadic && s.Params[i].KwOnly {
			i++
		}
		switch {
		case i < len(s.Params) && s.Params[i].Variadic:
			rest = a.Pos[n:]
		case i < len(s.Params):
			vals[i] = v
			i++
			continue
		default:
			return nil, "takes " + strconv.Itoa(s.Positional) + " positional arguments but " + strconv.Itoa(len(a.Pos)) + " were given"
		}
		break
	}
	if s.Vararg >= 0 && (rest != nil || i == s.Vararg) {
		if len(rest) == 1 {
			vals[s.Vararg] = rest[0]
			switch rest[0].(type) {
			case *value.Tuple, *value.List:
			default:
				vals[s.Vararg] = &value.Tuple{Elems: rest}
			}
		} else if len(rest) > 0 {
			vals[s.Vararg] = &value.Tuple{Elems: rest}
		}
	}
	if a.OpenPos && s.Vararg >= 0 { // more of them than can be seen
		vals[s.Vararg] = value.Unknown{Reason: "arguments of unknown number"}
	}
	var others *value.Dict
	if s.Kwarg >= 0 {
		others = value.NewDict()
		others.Open = a.OpenKw
	}
	for _, k := range a.Kw {
		j := s.index(k.Name)
		if others != nil && (j < 0 || j == s.Kwarg) {
			others.Items.Set(k.Name, value.Str{S: k.Name}, k.Value)
			continue
		}
		if j < 0 {
			return nil, "got an unexpected keyword argument '" + k.Name + "'"
		}
		if vals[j] != nil {
			return nil, "got multiple values for argument '" + k.Name + "'"
		}
		vals[j] = k.Value
	}
	if others != nil {
		vals[s.Kwarg] = others
	}
	for j := range s.Params {
		if vals[j] != nil {
			vals[j] = plain(vals[j])
			continue
		}
		p := &s.Params[j]
		switch {
		case p.Default != nil && (a.OpenPos && j < s.Positional || a.OpenKw):
			vals[j] = a.World.Unknown("argument " + p.Name)
		case p.Default != nil:
			vals[j] = nil // Arg hands out the default
		case p.Variadic && a.OpenPos:
			vals[j] = value.Unknown{Reason: "arguments of unknown number"}
		case p.Variadic:
			vals[j] = noArguments
		case a.OpenPos || a.OpenKw || a.ByDefault:
			vals[j] = a.World.Unknown("argument " + p.Name)
		default:
			return nil, missingArgument + p.Name + "'"
		}
	}
	return vals, ""
}

// plain is v with objects that are numbers or texts as what they are; a size may be made of some.
func plain(v value.Value) value.Value {
	switch x := v.(type) {
	case *value.Instance:
		v, _ = value.Scalar(x)
	case *value.Tuple:
		if elems := plainItems(x.Elems); elems != nil {
			c := *x
			c.Elems = elems
			return &c
		}
	case *value.List:
		if elems := plainItems(x.Elems); elems != nil {
			return value.NewList(elems...)
		}
	}
	return v
}

// plainItems are the items with those that are such objects made plain; nil if none is one.
func plainItems(items []value.Value) (out []value.Value) {
	for i, v := range items {
		scalar, ok := value.Scalar(v)
		if !ok {
			continue
		}
		if out == nil {
			out = slices.Clone(items)
		}
		out[i] = scalar
	}
	return out
}

// missingArgument begins what is told of a call that lacks an argument: other versions of torch demand no fewer, though they may
// know others.
const missingArgument = "missing required argument '"

// noArguments stands for *args of which none was given, as opposed to an empty tuple.
var noArguments = &value.Tuple{}

func (s *Signature) index(name string) int {
	for i := range s.Params {
		if s.Params[i].Name == name {
			return i
		}
	}
	for i := 0; i < len(s.Params) && !s.exact; i++ {
		for _, alias := range aliases[s.Params[i].Name] {
			if alias == name {
				return i
			}
		}
	}
	return -1
}

// layerSignatures caches the parsed signatures of layers, by their text.
var layerSignatures sync.Map

func layerSignature(text string) *Signature {
	if s, ok := layerSignatures.Load(text); ok {
		return s.(*Signature)
	}
	s := parseSignature(text)
	s.exact = true // layers are Python: numpy's names are not accepted
	layerSignatures.Store(text, s)
	return s
}
