package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// SummaryTable is what a module makes of its inputs. Counts are int64,
// expressions as text, or nil where they are unknown.
type SummaryTable struct {
	Title, Output                                string
	Parameters, Trainable, Buffers, MultiplyAdds any
	Rows                                         []SummaryRow
	Conditions                                   []string
	Diagnostics                                  []Diagnostic
	Unknown                                      []string
}

// SummaryRow is a submodule with its first call.
type SummaryRow struct {
	Name, Class, Output, Place string
	Parameters                 any
}

// Summary prints a table of modules in the order of their registration depth,
// then the totals, then what is wrong.
func Summary(w io.Writer, t *SummaryTable) error {
	var b strings.Builder
	name, class, out := len("Module"), len("Type"), len("Output")
	for _, r := range t.Rows {
		name, class, out = max(name, len(r.Name)), max(class, len(r.Class)), max(out, len(r.Output))
	}
	name, class, out = min(name, 50), min(class, 30), min(out, 40)
	row := func(a, c, o, p string) {
		line := fmt.Sprintf("%-*s  %-*s  %-*s  %14s", name, a, class, c, out, o, p)
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	row("Module", "Type", "Output", "Parameters")
	for _, r := range t.Rows {
		row(r.Name, r.Class, r.Output, grouped(r.Parameters))
	}
	row("", t.Title, t.Output, grouped(t.Parameters))
	b.WriteString("\n")
	fmt.Fprintf(&b, "Parameters     %s (trainable %s)\n", grouped(t.Parameters), grouped(t.Trainable))
	fmt.Fprintf(&b, "Buffers        %s\n", grouped(t.Buffers))
	fmt.Fprintf(&b, "Multiply-adds  %s\n", grouped(t.MultiplyAdds))
	if len(t.Conditions) > 0 {
		fmt.Fprintf(&b, "Where          %s\n", strings.Join(t.Conditions, ", "))
	}
	for _, d := range t.Diagnostics {
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s\n", d.File, d.Line, d.Column, d.Code, d.Message)
	}
	if t.Output == "?" && len(t.Diagnostics) == 0 && len(t.Unknown) > 0 {
		fmt.Fprintf(&b, "Unknown because: %s\n", strings.Join(t.Unknown[:min(len(t.Unknown), 3)], "; "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// grouped prints a number in groups of three digits.
func grouped(n any) string {
	switch n := n.(type) {
	case nil:
		return "?"
	case int64:
		s := fmt.Sprint(n)
		for i := len(s) - 3; i > 0; i -= 3 {
			s = s[:i] + "," + s[i:]
		}
		return s
	}
	return fmt.Sprint(n)
}

// Shape prints nested outputs in one line: [2, 1000], ([B, 5], [B]); "?" for unknown.
func Shape(v any) string {
	o, ok := v.(map[string]any)
	if !ok {
		return "?"
	}
	if s, ok := o["shape"].([]any); ok {
		parts := make([]string, len(s))
		for i, d := range s {
			if d == nil {
				d = "?"
			}
			parts[i] = fmt.Sprint(d)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	for _, k := range [2]string{"tuple", "list"} {
		if items, ok := o[k].([]any); ok {
			parts := make([]string, len(items))
			for i, x := range items {
				parts[i] = Shape(x)
			}
			return "(" + strings.Join(parts, ", ") + ")"
		}
	}
	for _, k := range [2]string{"dict", "fields"} {
		if items, ok := o[k].(map[string]any); ok {
			var parts []string
			for _, n := range sortedNames(items) {
				parts = append(parts, n+": "+Shape(items[n]))
			}
			return "{" + strings.Join(parts, ", ") + "}"
		}
	}
	if lit, ok := o["lit"]; ok {
		return fmt.Sprint(lit)
	}
	return "?"
}

func sortedNames(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
