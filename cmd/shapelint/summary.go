package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/shapelint/shapelint/analyzer"
	"github.com/shapelint/shapelint/analyzer/report"
	"github.com/shapelint/shapelint/symbolic"
)

func summaryCommand() *cobra.Command {
	var format, requests string
	var inputs, search []string
	c := &cobra.Command{
		Use:   "summary EXPR --input SHAPE",
		Short: "Show what a module makes of an input: shapes, parameters and multiply-adds, module by module",
		Long: `Show what a module makes of an input: shapes, parameters and multiply-adds, module by module.

EXPR is a constructor call: 'torchvision.models.resnet18(num_classes=10)', or one of a file: 'net.py:Net(3, 10)'.
SHAPE lists the sizes of a tensor, letters stand for unknown ones: --input B,3,224,224; a dtype may follow: --input B,77:int64.
--requests FILE answers many: a JSON object a line, {"id", "entry", "inputs": [{"shape": [2, 3, 224, 224], "dtype": "float32"}]}.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return fmt.Errorf("unknown format %q: choose text or json", format)
			}
			if requests != "" {
				if len(args) > 0 {
					return errors.New("give an expression or --requests, not both")
				}
				return answerRequests(requests, search)
			}
			if len(args) == 0 {
				return errors.New("an expression is needed: shapelint summary 'net.py:Net()' --input B,3,224,224")
			}
			r := analyzer.SummaryRequest{Entry: args[0]}
			for _, in := range inputs {
				spec, err := parseInput(in)
				if err != nil {
					return err
				}
				r.Inputs = append(r.Inputs, spec)
			}
			var a *analyzer.SummaryAnswer
			if err := analyzer.Summarize(search, []analyzer.SummaryRequest{r}, func(x *analyzer.SummaryAnswer) error { a = x; return nil }); err != nil {
				return err
			}
			if a.Problem != "" {
				return fmt.Errorf("%s: %s", r.Entry, a.Problem)
			}
			if a.Class == "" && len(a.Diagnostics) == 0 {
				return fmt.Errorf("%s: no module can be made of it: %s", r.Entry, strings.Join(append(a.Unknown, "nothing is known of it")[:1], ""))
			}
			if format == "json" {
				return json.NewEncoder(os.Stdout).Encode(a)
			}
			return report.Summary(os.Stdout, summaryTable(a))
		},
	}
	f := c.Flags()
	f.StringArrayVarP(&inputs, "input", "i", nil, "sizes of an input, as B,3,224,224 or B,77:int64 (may be repeated)")
	f.StringVar(&requests, "requests", "", "file with a JSON request a line; answers are printed a line each")
	f.StringVar(&format, "format", "text", "output format: text, json")
	f.StringArrayVar(&search, "path", nil, "folder in which imported libraries are looked up (may be repeated)")
	return c
}

// parseInput reads "B,3,224,224" or "B,77:int64".
func parseInput(text string) (symbolic.InputSpec, error) {
	sizes, dtype, _ := strings.Cut(text, ":")
	in := symbolic.InputSpec{DType: dtype, Shape: []any{}}
	for _, s := range strings.Split(sizes, ",") {
		s = strings.TrimSpace(s)
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			in.Shape = append(in.Shape, n)
		} else {
			in.Shape = append(in.Shape, s)
		}
	}
	if err := in.Check(); err != nil {
		return in, fmt.Errorf("--input %s: %w", text, err)
	}
	return in, nil
}

// maxRequest is the longest line of a file of requests.
const maxRequest = 1 << 20

func answerRequests(path string, search []string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	rs, err := readRequests(f, path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(w)
	return analyzer.Summarize(search, rs, func(a *analyzer.SummaryAnswer) error {
		if err := enc.Encode(a); err != nil {
			return err
		}
		return w.Flush()
	})
}

func readRequests(f io.Reader, path string) ([]analyzer.SummaryRequest, error) {
	var out []analyzer.SummaryRequest
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, maxRequest)
	for n := 1; lines.Scan(); n++ {
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		var r analyzer.SummaryRequest
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		for i, in := range r.Inputs {
			if err := in.Check(); err != nil {
				return nil, fmt.Errorf("%s:%d: input %d: %w", path, n, i+1, err)
			}
		}
		out = append(out, r)
	}
	return out, lines.Err()
}

// summaryTable is an answer as the report shows it.
func summaryTable(a *analyzer.SummaryAnswer) *report.SummaryTable {
	t := &report.SummaryTable{Title: a.Class, Output: report.Shape(a.Outputs), Parameters: a.Parameters, Trainable: a.Trainable,
		Buffers: a.Buffers, MultiplyAdds: a.MACs, Conditions: a.Conditions, Diagnostics: a.Diagnostics, Unknown: a.Unknown}
	for _, m := range a.Modules {
		row := report.SummaryRow{Name: m.Name, Class: m.Type, Output: report.Shape(m.Out), Parameters: m.Params}
		if m.At != nil {
			row.Place = fmt.Sprintf("%s:%d", m.At.File, m.At.Line)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
