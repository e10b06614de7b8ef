package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Skipped  int          `xml:"skipped,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Package  string      `xml:"package,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitFailure `xml:"failure,omitempty"`
	Skipped *junitFailure `xml:"skipped,omitempty"`
	Output  string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// JUnit writes a suite for each file with findings. Notes pass: they say what
// can fail and never make a run fail.
func JUnit(w io.Writer, r *Report) error {
	out := junitSuites{Name: "shapelint"}
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		out.add(d.File, junitDiagnostic(d))
	}
	for _, u := range r.Unparsed {
		out.add(u.File, junitCase{Name: "parse", Class: className(u.File), File: u.File, Skipped: &junitFailure{Message: u.Reason}})
	}
	if len(out.Suites) == 0 { // readers refuse a report without any test
		out.add("shapelint", junitCase{Name: "check", Class: "shapelint"})
	}
	for _, s := range out.Suites {
		out.Tests, out.Failures, out.Skipped = out.Tests+s.Tests, out.Failures+s.Failures, out.Skipped+s.Skipped
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func junitDiagnostic(d *Diagnostic) junitCase {
	c := junitCase{Name: d.Code, Class: className(d.File), File: d.File, Line: d.Line}
	text := fmt.Sprintf("%s:%d:%d: %s: %s", d.File, d.Line, d.Column, d.Code, d.details())
	if d.Fails() {
		c.Failure = &junitFailure{Message: d.Message, Type: d.Severity, Text: text}
	} else {
		c.Output = text
	}
	return c
}

// className is a path without its ending, as readers group tests.
func className(file string) string { return strings.TrimSuffix(file, ".py") }

func (s *junitSuites) add(file string, c junitCase) {
	n := -1
	for i := range s.Suites {
		if s.Suites[i].Name == file {
			n = i
		}
	}
	if n < 0 {
		n = len(s.Suites)
		s.Suites = append(s.Suites, junitSuite{Name: file, Package: "shapelint"})
	}
	x := &s.Suites[n]
	x.Tests++
	if c.Failure != nil {
		x.Failures++
	}
	if c.Skipped != nil {
		x.Skipped++
	}
	x.Cases = append(x.Cases, c)
}
