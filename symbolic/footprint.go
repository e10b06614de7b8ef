package symbolic

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"

	"github.com/shapelint/shapelint/symbolic/interp"
)

// This file notes what the result of a file rests on, so that it can be used again.
//
// A result may be used again for as long as
//   - the program is the same,
//   - the file is looked at by the same name, with the same folders to find modules in,
//   - every question that its run has asked of the file system has the same answer.
//
// That other files are checked in the same run changes nothing but whether faults are placed in them, which is a part
// of the answer for a text.

// Ask is a kind of question about what lies at a path.
type Ask uint8

// The questions. A text is asked for as a source, as data, or only to be looked through.
const (
	AskFile Ask = iota
	AskFolder
	AskPython
	AskNames
	AskTorch
	AskInstalled
	AskText
)

// Question is one question about a path.
type Question struct {
	Ask  Ask
	Path string
}

// Footprint is what runs have asked of the file system, with the answers.
type Footprint struct {
	// Base is the footprint of the imports that several files have in common, nil if there is none.
	Base *Footprint
	// Texts is that of all texts that any file has looked through for names, nil if this one has not: what is found in
	// a text is found once for all.
	Texts *Footprint

	mu      sync.Mutex
	answers map[Question]string
}

func newFootprint() *Footprint { return &Footprint{answers: map[Question]string{}} }

// note keeps an answer; without a footprint nothing is kept.
func (f *Footprint) note(ask Ask, path, answer string) {
	if f != nil {
		f.mu.Lock()
		f.answers[Question{ask, path}] = answer
		f.mu.Unlock()
	}
}

// Context is what the run of a file is given: two runs of the same file in the same context ask the same questions
// until they get different answers.
func (p *Project) Context(file string) string {
	l := p.loader(nil, file)
	name, inPackage := p.moduleName(file)
	parts := [][]string{{file, name, yes(inPackage)}, l.paths, l.sites, p.opts.Roots, p.opts.Paths}
	var b strings.Builder
	for _, list := range parts {
		b.WriteString(strings.Join(list, "\x00") + "\x00\x00")
	}
	return b.String()
}

// Answers are the answers of a footprint, without those of its base.
func (p *Project) Answers(f *Footprint) map[Question]string {
	for q := range f.answers {
		if q.Ask == AskText { // the text is the one that was read, whatever lies there now
			f.answers[q] = p.textAnswer(q.Path)
		}
	}
	return f.answers
}

// Answer asks a question now.
func (p *Project) Answer(q Question) string {
	fs := p.opts.FS
	switch q.Ask {
	case AskFile:
		return yes(fs.IsFile(q.Path))
	case AskFolder:
		return yes(fs.IsDir(q.Path))
	case AskPython:
		return yes(fs.HoldsPython(q.Path))
	case AskNames:
		return names(fs.List(q.Path))
	case AskTorch:
		return yes(p.usesTorch(q.Path))
	case AskInstalled:
		return yes(p.holdsInstalled(q.Path))
	case AskText:
		return p.textAnswer(q.Path)
	}
	return "?"
}

// No is the answer to a question about a path at which nothing of the kind is.
const No = "n"

func yes(b bool) string {
	if b {
		return "y"
	}
	return No
}

func names(list []string) string {
	if list == nil {
		return "-"
	}
	return digest([]byte(strings.Join(list, "\x00")))
}

// textAnswer is a text in short, and whether its file is one of those that are checked.
func (p *Project) textAnswer(path string) string {
	text, err := p.read(path)
	if err != nil {
		return "-"
	}
	e := p.entry(path)
	e.digestOnce.Do(func() { e.digest = digest(text) })
	return e.digest + yes(p.checked[path])
}

// digestBytes of a checksum tell two texts apart.
const digestBytes = 16

func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:digestBytes])
}

// witness is a file system that notes in a footprint what it is asked.
type witness struct {
	FileSystem
	seen *Footprint
}

// IsFile implements FileSystem.
func (w witness) IsFile(path string) bool {
	is := w.FileSystem.IsFile(path)
	w.seen.note(AskFile, path, yes(is))
	return is
}

// IsDir implements FileSystem.
func (w witness) IsDir(path string) bool {
	is := w.FileSystem.IsDir(path)
	w.seen.note(AskFolder, path, yes(is))
	return is
}

// HoldsPython implements FileSystem.
func (w witness) HoldsPython(dir string) bool {
	holds := w.FileSystem.HoldsPython(dir)
	w.seen.note(AskPython, dir, yes(holds))
	return holds
}

// List implements FileSystem.
func (w witness) List(dir string) []string {
	list := w.FileSystem.List(dir)
	w.seen.note(AskNames, dir, names(list))
	return list
}

// load is Project.load for a root.
func (l *loader) load(path string, kind interp.SourceKind) (*interp.Source, error) {
	l.fs.seen.note(AskText, path, "")
	return l.p.load(path, kind)
}

// usesTorch is Project.usesTorch for a root.
func (l *loader) usesTorch(pkg string) bool {
	uses := l.p.usesTorch(pkg)
	l.fs.seen.note(AskTorch, pkg, yes(uses))
	return uses
}

// holdsInstalled is Project.holdsInstalled for a root.
func (l *loader) holdsInstalled(folder string) bool {
	holds := l.p.holdsInstalled(folder)
	l.fs.seen.note(AskInstalled, folder, yes(holds))
	return holds
}
