package parser

import (
	"bytes"
	"fmt"
	"unicode/utf8"
	"unsafe"
)

// MaxSize is the size in bytes of the largest source that Parse takes.
const MaxSize = 16 << 20

// UnreadableError says why a file cannot be parsed at all.
type UnreadableError struct{ Reason string }

func (e *UnreadableError) Error() string { return "not readable as Python: " + e.Reason }

// Parse parses a file. It gives an *UnreadableError if src is not Python text;
// a mistake in the syntax is no error but an entry of File.Errors, and the
// rest of the tree is usable. Parse may be called from several goroutines.
// src must not be changed afterwards.
func Parse(name string, src []byte) (*File, error) {
	if err := checkReadable(src); err != nil {
		return nil, err
	}
	src = normalize(src)
	file := &File{Name: name, Source: src}
	if err := convert(file, unsafe.String(unsafe.SliceData(src), len(src))); err != nil {
		return nil, err
	}
	finish(file)
	return file, nil
}

// Conflict refuses a file with the markers of a merge that nobody has resolved: the tree is one of two programs in one.
func (f *File) Conflict() error {
	if len(f.Errors) == 0 { // if there are markers, a string holds them
		return nil
	}
	begins, divides, line := 0, false, 0
	for text := range bytes.Lines(f.Source) {
		line++
		switch {
		case bytes.HasPrefix(text, []byte("<<<<<<< ")) && begins == 0:
			begins = line
		case begins > 0 && string(bytes.TrimRight(text, "\r\n")) == "=======":
			divides = true
		case divides && bytes.HasPrefix(text, []byte(">>>>>>> ")):
			return &UnreadableError{fmt.Sprintf("an unresolved merge conflict begins in line %d", begins)}
		}
	}
	return nil
}

func checkReadable(src []byte) error {
	switch {
	case len(src) > MaxSize:
		return &UnreadableError{fmt.Sprintf("%d bytes are more than %d", len(src), MaxSize)}
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}), bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		return &UnreadableError{"UTF-16 text"}
	}
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return &UnreadableError{fmt.Sprintf("NUL byte at offset %d", i)}
	}
	if !utf8.Valid(src) {
		return &UnreadableError{"not UTF-8"}
	}
	return nil
}

// normalize turns lone carriage returns, which the grammar does not take for
// line ends, into newlines. Offsets stay as they are.
func normalize(src []byte) []byte {
	var out []byte
	for i, b := range src {
		if b != '\r' || i+1 < len(src) && src[i+1] == '\n' {
			continue
		}
		if out == nil {
			out = bytes.Clone(src)
		}
		out[i] = '\n'
	}
	if out == nil {
		return src
	}
	return out
}

// Text returns the source of a node.
func (f *File) Text(n Node) string {
	span := n.Pos()
	return string(f.Source[span.Start:span.End])
}
