package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/shapelint/shapelint/analyzer/report"
)

// output is where a report goes: to the screen in one format, to files in others.
type output struct {
	screen report.Format
	color  bool
	files  []outputFile
}

type outputFile struct {
	write report.Format
	path  string
}

func formatNames() string { return strings.Join(report.FormatNames(), ", ") }

func formatNamed(name string) (report.Format, error) {
	f := report.FormatNamed(name)
	if f == nil {
		return nil, fmt.Errorf("unknown format %q: choose one of %s", name, formatNames())
	}
	return f, nil
}

// newOutput reads --format and --output FORMAT:FILE.
func newOutput(screen string, files []string, color bool) (*output, error) {
	f, err := formatNamed(screen)
	if err != nil {
		return nil, err
	}
	o := &output{screen: f, color: color}
	for _, spec := range files {
		name, path, ok := strings.Cut(spec, ":")
		if !ok || path == "" {
			return nil, fmt.Errorf("--output %q: want FORMAT:FILE, as in sarif:report.sarif", spec)
		}
		f, err := formatNamed(name)
		if err != nil {
			return nil, err
		}
		o.files = append(o.files, outputFile{f, path})
	}
	return o, nil
}

func (o *output) write(r *report.Report) error {
	for _, f := range o.files {
		if err := f.save(r); err != nil {
			return err
		}
	}
	return o.screen(os.Stdout, r, o.color)
}

func (f outputFile) save(r *report.Report) error {
	w, err := os.Create(f.path)
	if err != nil {
		return err
	}
	err = f.write(w, r, false)
	if closed := w.Close(); err == nil {
		err = closed
	}
	return err
}
