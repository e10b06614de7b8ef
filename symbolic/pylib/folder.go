package pylib

import (
	"path"
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Limits of a search in folders: what lies deeper, or is more, is not known.
const (
	maxFolderDepth = 8
	maxFound       = 4000
)

// fileTest is a function that tells if a path leads to some kind of file.
func fileTest(name string, is func(k value.FileKind) bool) *value.Builtin {
	return builtin(name, "path", func(c *call) value.Value {
		p, ok := pathText(c.w, c.arg[0])
		if !ok {
			return c.unknown("bool")
		}
		k := c.w.Host.FileAt(p)
		if k == value.UnknownFile {
			return c.unknown("bool")
		}
		return value.Bool(is(k))
	})
}

// listFolder is os.listdir(path).
func listFolder(c *call) value.Value {
	if p, ok := pathText(c.w, orNone(c.arg[0])); ok {
		if names, known := c.w.Host.ListFolder(p); known && len(names) <= maxFound {
			return strList(names)
		}
	}
	return &value.List{Abstract: &value.Abstract{Len: c.w.NewDim("", 0), Elem: c.unknown("str")}}
}

// findFiles is find_files(folder, pattern): the paths below a folder that match a pattern, None if nobody knows.
func findFiles(c *call) value.Value {
	folder, ok := pathText(c.w, c.arg[0])
	pattern, patterned := c.str(1)
	if !ok || !patterned {
		return value.None
	}
	s := search{host: c.w.Host}
	if !s.find(folder, strings.Split(pattern, "/"), 0) {
		return value.None
	}
	return strList(s.found)
}

// search finds files by a pattern.
type search struct {
	host  value.Host
	found []string
	seen  int
}

// find looks for the parts of a pattern below a folder; false if it can't be told what lies there.
func (s *search) find(folder string, parts []string, depth int) bool {
	names, known := s.host.ListFolder(folder)
	if s.seen += len(names); !known || depth > maxFolderDepth || s.seen > maxFound {
		return false
	}
	anyDepth := parts[0] == "**"
	if anyDepth && len(parts) > 1 && !s.find(folder, parts[1:], depth+1) {
		return false
	}
	for _, n := range names {
		if strings.HasPrefix(n, ".") || !anyDepth && !matches(parts[0], n) {
			continue
		}
		p := joinPath([]string{folder, n})
		isFolder := s.host.FileAt(p) == value.Folder
		if len(parts) == 1 && (!anyDepth || isFolder) {
			s.found = append(s.found, p)
		}
		rest := parts
		if !anyDepth {
			rest = parts[1:]
		}
		if isFolder && len(rest) > 0 && !s.find(p, rest, depth+1) {
			return false
		}
	}
	return true
}

func matches(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}
