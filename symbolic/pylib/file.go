package pylib

import (
	"strings"
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// File is what open() returns: the contents of a file that could be read, or of an unknown one.
type File struct {
	Name value.Value
	// Data is nil if the contents are not known.
	Data   []byte
	ID     value.FileID
	Binary bool
}

// TypeName implements value.Value.
func (*File) TypeName() string { return "TextIOWrapper" }

// Attr finds a method or attribute of a file.
func (f *File) Attr(w *value.World, name string) value.Value {
	switch name {
	case "name":
		return orNone(f.Name)
	case "closed":
		return w.UnknownOf("bool", "state of a file")
	case "mode", "encoding":
		return w.UnknownOf("str", "attribute of a file")
	}
	if m := fileMethods()[name]; m != nil {
		return &value.BoundMethod{Self: f, Func: m}
	}
	return nil
}

// text is the contents as a str or bytes.
func (f *File) text(w *value.World) value.Value {
	switch {
	case f.Data == nil && f.Binary:
		return w.UnknownOf("bytes", "contents of a file")
	case f.Data == nil:
		return w.UnknownOf("str", "contents of a file")
	case f.Binary:
		return value.Bytes(f.Data)
	}
	return value.Str{S: strings.ReplaceAll(string(f.Data), "\r\n", "\n"),
		Origin: &value.Origin{Place: value.Place{File: f.ID, End: uint32(len(f.Data))}}}
}

// lines lists the lines, line ends included.
func (f *File) lines(w *value.World) ([]value.Value, *value.Abstract) {
	if f.Data == nil {
		return nil, &value.Abstract{Len: w.NewDim("", 0), Elem: w.UnknownOf("str", "line of a file")}
	}
	var out []value.Value
	for _, l := range splitLines(strings.ReplaceAll(string(f.Data), "\r\n", "\n"), true) {
		out = append(out, newStr(l))
	}
	return out, nil
}

// fileMethod defines a method of File.
func fileMethod(name, spec string, f func(c *call, f *File) value.Value) *value.Builtin {
	return method(name, spec, func(c *call) value.Value {
		x, ok := c.arg[0].(*File)
		if !ok {
			return c.unknown("")
		}
		return f(c, x)
	})
}

func nothing(c *call, f *File) value.Value { return value.None }

var fileMethods = sync.OnceValue(func() methods {
	return methodTable(
		fileMethod("read", "size?", func(c *call, f *File) value.Value {
			if c.given(1) {
				return c.unknown("str")
			}
			return f.text(c.w)
		}),
		fileMethod("readlines", "hint?", func(c *call, f *File) value.Value {
			elems, rest := f.lines(c.w)
			return &value.List{Elems: elems, Abstract: rest}
		}),
		fileMethod("readline", "size?", func(c *call, f *File) value.Value { return c.unknown("str") }),
		fileMethod("write", "s", func(c *call, f *File) value.Value {
			if s, ok := c.str(1); ok {
				n, _ := Len(c.w, newStr(s))
				return n
			}
			return unknownInt(c.w, 0, maxInt, 0)
		}),
		fileMethod("writelines", "lines", nothing), fileMethod("close", "", nothing), fileMethod("flush", "", nothing),
		fileMethod("seek", "...", func(c *call, f *File) value.Value { return c.unknown("int") }),
		fileMethod("tell", "", func(c *call, f *File) value.Value { return unknownInt(c.w, 0, maxInt, 0) }),
		fileMethod("fileno", "", func(c *call, f *File) value.Value { return unknownInt(c.w, 0, maxInt, 0) }),
		fileMethod("__enter__", "", func(c *call, f *File) value.Value { return f }),
		fileMethod("__exit__", "...", func(c *call, f *File) value.Value { return value.None }),
		fileMethod("__iter__", "", func(c *call, f *File) value.Value {
			elems, rest := f.lines(c.w)
			return newIterator(c.w, "iterator", elems, rest)
		}),
	)
})

// openOf is open(file, mode).
func openOf(c *call) value.Value {
	mode, ok := "r", true
	if c.arg[1] != nil {
		mode, ok = c.str(1)
	}
	f := &File{Name: c.arg[0], Binary: strings.Contains(mode, "b")}
	path, known := pathText(c.w, c.arg[0])
	if known && ok && !strings.ContainsAny(mode, "wax+") {
		f.Data, f.ID = c.w.Host.ReadFile(path)
	}
	return f
}

// pathText is the text of a str or path object.
func pathText(w *value.World, v value.Value) (string, bool) {
	if s, ok := asStr(v); ok {
		return s, true
	}
	if in, ok := v.(*value.Instance); ok {
		if s, ok := in.Attrs.Get("_path").(value.Str); ok {
			return s.S, true
		}
	}
	return "", false
}

// Outline implements value.Outlined.
func (f *File) Outline(o *value.Outline) { o.Code(f) }
