package report

import (
	"net/url"
	"path/filepath"
	"strings"
)

// relative is the path of a file below the root of the repository, with
// slashes; ok is false if the file lies elsewhere.
func (r *Report) relative(file string) (path string, ok bool) {
	abs, err := filepath.Abs(file)
	if err != nil || r.Root == "" {
		return filepath.ToSlash(file), false
	}
	rel, err := filepath.Rel(r.Root, abs)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return filepath.ToSlash(abs), false
	}
	return filepath.ToSlash(rel), true
}

// shown is the path below the root of the repository, or the whole one.
func (r *Report) shown(file string) string {
	p, _ := r.relative(file)
	return p
}

// uri names a file: relative to the root where that is possible.
func (r *Report) uri(file string) (uri string, relative bool) {
	p, ok := r.relative(file)
	if ok {
		return (&url.URL{Path: p}).EscapedPath(), true
	}
	return (&url.URL{Scheme: "file", Path: p}).String(), false
}

// byteColumn turns a column in code points into one in bytes of UTF-8.
func (r *Report) byteColumn(file string, line, column int) int {
	text, ok := r.Source(file, line)
	if !ok {
		return column
	}
	n := 1
	for i := range text {
		if n == column {
			return i + 1
		}
		n++
	}
	return len(text) + column - n + 1
}
