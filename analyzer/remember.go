package analyzer

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/shapelint/shapelint/analyzer/cache"
	"github.com/shapelint/shapelint/analyzer/report"
	"github.com/shapelint/shapelint/symbolic"
)

// This file spares the files that say what they said in an earlier run, and whose imports do, too.

// fileReport is what one file adds to a report, before the configuration is asked: that may change.
type fileReport struct {
	Path        string
	Unparsed    string `json:",omitempty"` // why it could not be understood at all
	Exhausted   string `json:",omitempty"`
	Stats       report.Stats
	Diagnostics []report.Diagnostic
	// Hidden are the parts of the diagnostics that a report in JSON leaves out.
	Hidden []hidden
}

type hidden struct {
	Torch, Help string
	RelatedEnds []int
}

// entry is a fileReport in the cache, with what it rests on.
type entry struct {
	Shared  []string // the keys of lists of answers that many files share
	Answers []witnessed
	Report  fileReport
}

type witnessed struct {
	Ask    symbolic.Ask `json:"q"`
	Path   string       `json:"p"`
	Answer string       `json:"a"`
}

// memory is the cache of one run.
type memory struct {
	folder  *cache.Folder
	project *symbolic.Project
	here    string
	now     sync.Map // answers of this run by question
	shared  sync.Map // whether a list of answers still holds, by its key
	stored  map[*symbolic.Footprint]string
}

// newMemory is the memory of a run; nil without a cache.
func newMemory(folder *cache.Folder, p *symbolic.Project) *memory {
	if folder == nil {
		return nil
	}
	here, _ := os.Getwd() // paths are relative to it
	return &memory{folder: folder, project: p, here: here, stored: map[*symbolic.Footprint]string{}}
}

func (m *memory) key(file string) string {
	return "file\x00" + m.here + "\x00" + m.project.Context(file)
}

// recall are the reports of the files of which nothing has changed that they rest on.
func (m *memory) recall(ctx context.Context, files []string) map[string]*fileReport {
	found := make([]*fileReport, len(files))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				if ctx.Err() == nil {
					found[i] = m.report(files[i])
				}
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	wg.Wait()
	out := map[string]*fileReport{}
	for i, r := range found {
		if r != nil {
			out[files[i]] = r
		}
	}
	return out
}

func (m *memory) report(file string) *fileReport {
	var e entry
	if json.Unmarshal(m.folder.Load(m.key(file)), &e) != nil || e.Report.Path != file || len(e.Report.Hidden) != len(e.Report.Diagnostics) {
		return nil
	}
	if !m.hold(e.Answers) || slices.ContainsFunc(e.Shared, func(key string) bool { return !m.sharedHolds(key) }) {
		return nil
	}
	for i, h := range e.Report.Hidden {
		d := &e.Report.Diagnostics[i]
		if len(h.RelatedEnds) != len(d.Related) {
			return nil
		}
		d.Torch, d.Help = h.Torch, h.Help
		for j, end := range h.RelatedEnds {
			d.Related[j].EndColumn = end
		}
	}
	return &e.Report
}

// hold tells if questions still have the answers that they had.
func (m *memory) hold(answers []witnessed) bool {
	for _, a := range answers {
		if m.answer(symbolic.Question{Ask: a.Ask, Path: a.Path}) != a.Answer {
			return false
		}
	}
	return true
}

// answer asks a question once in a run.
func (m *memory) answer(q symbolic.Question) string {
	if now, known := m.now.Load(q); known {
		return now.(string)
	}
	now := m.project.Answer(q)
	m.now.Store(q, now)
	return now
}

func (m *memory) sharedHolds(key string) bool {
	if known, ok := m.shared.Load(key); ok {
		return known.(bool)
	}
	var answers []witnessed
	holds := json.Unmarshal(m.folder.Load(key), &answers) == nil && m.hold(answers)
	m.shared.Store(key, holds)
	return holds
}

// keep stores the report of a file with what it rests on. A cache that cannot be written is no reason to fail.
func (m *memory) keep(f *symbolic.FileResult, r *fileReport) {
	if f.Footprint == nil || f.Err != nil || len(f.Panics) > 0 || strings.HasPrefix(f.Exhausted, "internal error") {
		return
	}
	e := entry{Answers: m.answers(f.Footprint), Report: *r}
	for _, shared := range [2]*symbolic.Footprint{f.Footprint.Base, f.Footprint.Texts} {
		if shared != nil {
			e.Shared = append(e.Shared, m.keepShared(shared))
		}
	}
	for _, d := range r.Diagnostics {
		h := hidden{Torch: d.Torch, Help: d.Help, RelatedEnds: make([]int, len(d.Related))}
		for i, rel := range d.Related {
			h.RelatedEnds[i] = rel.EndColumn
		}
		e.Report.Hidden = append(e.Report.Hidden, h)
	}
	if data, err := json.Marshal(e); err == nil {
		_ = m.folder.Store(m.key(f.Path), data)
	}
}

// keepShared stores the answers that many files share, once, and gives their key.
func (m *memory) keepShared(f *symbolic.Footprint) string {
	if key, done := m.stored[f]; done {
		return key
	}
	data, err := json.Marshal(m.answers(f))
	sum := sha256.Sum256(data)
	key := "shared\x00" + hex.EncodeToString(sum[:])
	if err == nil {
		_ = m.folder.Store(key, data)
	}
	m.stored[f] = key
	return key
}

// answers lists the answers of a footprint in an order of their own. What lies below a folder that is not there is
// told by that folder: most questions are for modules in places where they might have been.
func (m *memory) answers(f *symbolic.Footprint) []witnessed {
	all := map[symbolic.Question]string{}
	for q, a := range m.project.Answers(f) {
		if folder := m.missing(filepath.Dir(q.Path)); folder != "" && a == symbolic.No {
			q = symbolic.Question{Ask: symbolic.AskFolder, Path: folder}
		}
		all[q] = a
	}
	out := make([]witnessed, 0, len(all))
	for q, a := range all {
		out = append(out, witnessed{q.Ask, q.Path, a})
	}
	slices.SortFunc(out, func(a, b witnessed) int { return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Ask, b.Ask)) })
	return out
}

// missing is the uppermost folder on the way to a folder that is not there, "" if it is there.
func (m *memory) missing(folder string) string {
	if m.answer(symbolic.Question{Ask: symbolic.AskFolder, Path: folder}) != symbolic.No {
		return ""
	}
	if above := filepath.Dir(folder); above != folder {
		if up := m.missing(above); up != "" {
			return up
		}
	}
	return folder
}
