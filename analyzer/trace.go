package analyzer

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/shapelint/shapelint/analyzer/report"
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic"
)

// LostKnowledge is a reason for which something became unknown, and how often.
type LostKnowledge struct {
	Reason string
	Count  int
}

// Lost lists why knowledge was lost, most frequent first.
func (r *Result) Lost() []LostKnowledge {
	total := map[string]int{}
	for _, f := range r.Files {
		for reason, n := range f.Lost {
			total[reason] += n
		}
	}
	out := make([]LostKnowledge, 0, len(total))
	for reason, n := range total {
		out = append(out, LostKnowledge{reason, n})
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Count != out[j].Count {
			return out[i].Count > out[j].Count
		}
		return out[i].Reason < out[j].Reason
	})
	return out
}

type traceLine struct {
	File        string              `json:"file"`
	Values      []traceValue        `json:"values"`
	Signatures  []traceSignature    `json:"signatures"`
	Diagnostics []report.Diagnostic `json:"diagnostics"`
}

type traceValue struct {
	Line   int             `json:"line"`
	Column int             `json:"column"`
	Name   string          `json:"name"`
	Value  symbolic.Nested `json:"value"`
}

type traceSignature struct {
	Class      string          `json:"class"`
	Function   string          `json:"function"`
	Line       int             `json:"line"`
	Inputs     []traceInput    `json:"inputs"`
	Conditions []string        `json:"conditions"`
	Output     symbolic.Nested `json:"output"`
}

type traceInput struct {
	Name  string `json:"name"`
	Shape any    `json:"shape"`
}

// TraceJSON writes a line a file: the names bound at module level, the inferred
// signatures and the diagnostics.
func TraceJSON(w io.Writer, r *Result) error {
	b := bufio.NewWriter(w)
	enc := json.NewEncoder(b)
	byFile := map[string][]report.Diagnostic{}
	for _, d := range r.Report.Diagnostics {
		byFile[d.File] = append(byFile[d.File], d)
	}
	for _, f := range r.Files {
		line := traceLine{File: f.Path, Values: []traceValue{}, Signatures: []traceSignature{}, Diagnostics: byFile[f.Path]}
		if line.Diagnostics == nil {
			line.Diagnostics = []report.Diagnostic{}
		}
		if f.Source != nil {
			for _, v := range f.Values {
				l, c := f.Source.AST.Lines.Position(v.Span.Start)
				line.Values = append(line.Values, traceValue{l, c, v.Name, v.Value})
			}
			for _, s := range f.Signatures {
				line.Signatures = append(line.Signatures, signature(f, s))
			}
		}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return b.Flush()
}

func signature(f *symbolic.FileResult, s *symbolic.SignatureText) traceSignature {
	l, _ := f.Source.AST.Lines.Position(s.Span.Start)
	out := traceSignature{Class: s.Class, Function: s.Function, Line: l, Inputs: []traceInput{}, Conditions: s.Conditions, Output: s.Output}
	if out.Conditions == nil {
		out.Conditions = []string{}
	}
	for _, in := range s.Inputs {
		t := traceInput{Name: in.Name}
		if m, ok := in.Value.(map[string]any); ok {
			t.Shape = m["shape"]
		}
		out.Inputs = append(out.Inputs, t)
	}
	return out
}

// TraceText writes the source with the shape of each assignment at its right
// and the inferred signature above each class.
func TraceText(w io.Writer, r *Result) error {
	b := bufio.NewWriter(w)
	for i, f := range r.Files {
		if f.Source == nil {
			fmt.Fprintf(b, "%s: not read: %v\n", f.Path, f.Err)
			continue
		}
		if len(r.Files) > 1 {
			if i > 0 {
				b.WriteByte('\n')
			}
			fmt.Fprintf(b, "# %s\n", f.Path)
		}
		traceFile(b, r, f)
	}
	return b.Flush()
}

func traceFile(b *bufio.Writer, r *Result, f *symbolic.FileResult) {
	notes := assignments(f)
	above := map[int]string{}
	for _, s := range f.Signatures {
		l, _ := f.Source.AST.Lines.Position(s.Span.Start)
		above[l] = s.Function + ": " + signatureLine(s)
	}
	for n := 1; n <= f.Source.AST.Lines.NumLines(); n++ {
		text, _ := r.line(f.Path, n)
		if s := above[n]; s != "" {
			fmt.Fprintf(b, "# %s\n", s)
		}
		if note := notes[n]; note != "" {
			fmt.Fprintf(b, "%-*s  # %s\n", noteColumn, text, note)
			continue
		}
		fmt.Fprintln(b, text)
	}
}

// noteColumn is where the shapes begin, at the right of the source.
const noteColumn = 56

// assignments describes what each line binds.
func assignments(f *symbolic.FileResult) map[int]string {
	notes := map[int]string{}
	if f.Types == nil {
		return notes
	}
	note := func(e parser.Expr) {
		var name string
		switch e := e.(type) {
		case *parser.Name:
			name = e.Ident
		case *parser.Attribute:
			name = string(f.Source.AST.Source[e.Start:e.End])
		default:
			return
		}
		text := f.Types.BySpan[e.Pos()]
		if text == "" {
			return
		}
		line, _ := f.Source.AST.Lines.Position(e.Pos().Start)
		if notes[line] != "" {
			notes[line] += ", "
		}
		notes[line] += name + ": " + text
	}
	for _, s := range f.Source.AST.Body {
		parser.Walk(s, func(n parser.Node) bool {
			if a, ok := n.(*parser.Assign); ok {
				for _, t := range a.Targets {
					if tuple, ok := t.(*parser.Tuple); ok {
						for _, e := range tuple.Elts {
							note(e)
						}
						continue
					}
					note(t)
				}
			}
			return true
		})
	}
	return notes
}

// signatureLine is a signature as one line: x: [B, 3, H, W] where ... -> [B, 10].
func signatureLine(s *symbolic.SignatureText) string {
	var ins []string
	for _, in := range s.Inputs {
		ins = append(ins, in.Name+": "+shapeText(in.Value))
	}
	out := strings.Join(ins, ", ")
	if len(s.Conditions) > 0 {
		out += " where " + strings.Join(s.Conditions, " and ")
	}
	return out + " -> " + shapeText(s.Output)
}

// shapeText prints nested data as shapes.
func shapeText(v symbolic.Nested) string {
	m, ok := v.(map[string]any)
	if !ok {
		return "?"
	}
	if m["optional"] == true {
		return plainText(m) + " | None"
	}
	return plainText(m)
}

func plainText(m map[string]any) string {
	switch m["t"] {
	case "tensor":
		dims, ok := m["shape"].([]any)
		if !ok {
			if p, ok := m["partial"].(string); ok {
				return p
			}
			return "[...]"
		}
		parts := make([]string, len(dims))
		for i, d := range dims {
			if parts[i] = fmt.Sprint(d); d == nil {
				parts[i] = "?"
			}
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case "tuple", "list":
		items, _ := m["items"].([]any)
		parts := make([]string, len(items))
		for i, x := range items {
			parts[i] = shapeText(x)
		}
		return "(" + strings.Join(parts, ", ") + ")"
	case "int", "float", "str", "bool":
		return fmt.Sprint(m["v"])
	case "none":
		return "None"
	}
	return fmt.Sprint(m["t"])
}
