package analyzer

import (
	"encoding/json"
	"os"
	"runtime"
	"sync"

	"github.com/shapelint/shapelint/analyzer/report"
	"github.com/shapelint/shapelint/analyzer/workspace"
	"github.com/shapelint/shapelint/symbolic"
)

// SummaryRequest asks what a module makes of inputs.
type SummaryRequest struct {
	ID     json.RawMessage      `json:"id,omitempty"`
	Entry  string               `json:"entry"`
	Inputs []symbolic.InputSpec `json:"inputs"`
}

// SummaryAnswer is the answer: sizes are numbers, expressions as text, or null where they are unknown.
type SummaryAnswer struct {
	ID          json.RawMessage     `json:"id,omitempty"`
	Entry       string              `json:"entry"`
	Class       string              `json:"class,omitempty"`
	File        string              `json:"file,omitempty"`
	Line        int                 `json:"line,omitempty"`
	Outputs     symbolic.Nested     `json:"outputs"`
	Parameters  any                 `json:"params"`
	Trainable   any                 `json:"trainable"`
	Buffers     any                 `json:"buffers"`
	MACs        any                 `json:"macs"`
	Conditions  []string            `json:"conditions,omitempty"`
	Modules     []SummaryModule     `json:"modules,omitempty"`
	Diagnostics []report.Diagnostic `json:"diagnostics"`
	Unknown     []string            `json:"unknown,omitempty"`
	// Problem says why there is no module to speak of.
	Problem string `json:"problem,omitempty"`
}

// SummaryModule is the first call of a submodule.
type SummaryModule struct {
	Name   string            `json:"name"`
	Type   string            `json:"type"`
	In     []symbolic.Nested `json:"in"`
	Out    symbolic.Nested   `json:"out"`
	Params any               `json:"params"`
	At     *Location         `json:"at,omitempty"`
	Calls  int               `json:"calls,omitempty"`
}

// Location is a line of a file.
type Location struct {
	File string `json:"file"`
	Line int    `json:"line"`
}

// maxReasons is how many reasons for unknown results an answer names.
const maxReasons = 10

// Summarize answers requests; those of one entry build its module once. emit gets
// the answers in the order of the requests, each as soon as those before it are there.
func Summarize(search []string, requests []SummaryRequest, emit func(*SummaryAnswer) error) error {
	installed := workspace.Environments{Getenv: os.Getenv}
	sites := installed.Of("request", "")
	p := symbolic.NewProject(symbolic.Options{Paths: search, SitesOf: func(string) []string { return sites }})
	next := make(chan []task)
	out := sequence{answers: map[int]*SummaryAnswer{}, emit: emit}
	d := newDriver(p)
	batches := batched(p, requests)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(batches)) {
		wg.Go(func() {
			for batch := range next {
				entries := make([]symbolic.Entry, len(batch))
				for i, t := range batch {
					entries[i] = t.entry
				}
				p.Summarize(entries, func(i int, sums []*symbolic.Summary) {
					out.add(func() {
						for k, r := range batch[i].requests {
							a := answer(d, requests[r], sums[k])
							out.answers[r] = &a
						}
					})
				})
			}
		})
	}
	for _, b := range batches {
		next <- b
	}
	close(next)
	wg.Wait()
	return out.err
}

// task is an entry with the numbers of its requests.
type task struct {
	entry    symbolic.Entry
	requests []int
}

// maxBatch is how many entries share a world: many enough that imports cost
// little, few enough that a world stays small.
const maxBatch = 40

// maxSpan is how far apart in the order of requests the entries of a batch may
// be: what is answered before its turn waits in memory.
const maxSpan = 250

// batched puts the requests of one entry together, and entries that import the
// same into batches. The batches do not depend on the number of workers.
func batched(p *symbolic.Project, requests []SummaryRequest) [][]task {
	type position struct{ batch, task int }
	var out [][]task
	known := map[string]position{}
	open := map[string]int{} // the batch of some imports that is being filled
	for i, r := range requests {
		at, again := known[r.Entry]
		if !again {
			imports, folder := p.Imports(r.Entry)
			key := folder + "\n" + imports
			b, some := open[key]
			if !some || len(out[b]) == maxBatch || i-out[b][0].requests[0] > maxSpan {
				b = len(out)
				out = append(out, nil)
				open[key] = b
			}
			at = position{b, len(out[b])}
			known[r.Entry] = at
			out[b] = append(out[b], task{entry: symbolic.Entry{Expr: r.Entry}})
		}
		t := &out[at.batch][at.task]
		t.entry.Calls = append(t.entry.Calls, r.Inputs)
		t.requests = append(t.requests, i)
	}
	return out
}

// sequence hands out answers in the order of their requests. The driver's
// positions are not made for several goroutines: they are used under its lock.
type sequence struct {
	mu      sync.Mutex
	answers map[int]*SummaryAnswer
	next    int
	emit    func(*SummaryAnswer) error
	err     error
}

func (s *sequence) add(put func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	put()
	for a := s.answers[s.next]; a != nil && s.err == nil; a = s.answers[s.next] {
		s.err = s.emit(a)
		delete(s.answers, s.next)
		s.next++
	}
}

func answer(d *driver, r SummaryRequest, s *symbolic.Summary) SummaryAnswer {
	out := SummaryAnswer{ID: r.ID, Entry: r.Entry, Class: s.Class, File: s.File, Line: s.Line, Outputs: s.Outputs,
		Parameters: s.Parameters, Trainable: s.Trainable, Buffers: s.Buffers, MACs: s.MultiplyAdds, Conditions: s.Conditions,
		Unknown: s.Unknown, Problem: s.Problem, Diagnostics: []report.Diagnostic{}}
	if len(out.Unknown) > maxReasons {
		out.Unknown = out.Unknown[:maxReasons]
	}
	for _, m := range s.Modules {
		x := SummaryModule{Name: m.Name, Type: m.Class, In: m.In, Out: m.Out, Params: m.Parameters}
		if m.File != "" {
			x.At = &Location{m.File, m.Line}
		}
		if m.Calls > 1 {
			x.Calls = m.Calls
		}
		out.Modules = append(out.Modules, x)
	}
	if len(s.Faults) > 0 {
		src := d.project.Source(s.Faults[0].Place.File)
		out.Diagnostics = d.analyze(&symbolic.FileResult{Path: src.Path, Source: src, Faults: s.Faults})
	}
	return out
}
