package pylib

import (
	"path"
	"strings"
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// pathFunc is a function of one path that gives a str.
func pathFunc(name string, f func(p string) string) *value.Builtin {
	return builtin(name, "path", func(c *call) value.Value {
		p, ok := pathText(c.w, c.arg[0])
		if !ok {
			return c.unknown("str")
		}
		return newStr(f(p))
	})
}

// joinPath is os.path.join of known parts.
func joinPath(parts []string) string {
	out := ""
	for i, p := range parts {
		switch {
		case i == 0 || strings.HasPrefix(p, "/"):
			out = p
		case out == "" || strings.HasSuffix(out, "/"):
			out += p
		default:
			out += "/" + p
		}
	}
	return out
}

// purePath is a path as pathlib writes it: without empty parts and "."; see PurePath in
// https://docs.python.org/3/library/pathlib.html.
func purePath(parts []string) string {
	joined := joinPath(parts)
	kept := make([]string, 0, 8)
	for _, part := range strings.Split(joined, "/") {
		if part != "" && part != "." {
			kept = append(kept, part)
		}
	}
	switch out := strings.Join(kept, "/"); {
	case strings.HasPrefix(joined, "/"):
		return "/" + out
	case out == "":
		return "."
	default:
		return out
	}
}

// pathJoiner is a function of the parts of a path.
func pathJoiner(name string, join func(parts []string) string) *value.Builtin {
	return &value.Builtin{Name: name, Fn: func(a *value.Args) value.Value {
		parts := make([]string, 0, len(a.Pos))
		for _, v := range a.Pos {
			p, ok := pathText(a.World, v)
			if !ok || a.OpenPos {
				return a.World.UnknownOf("str", "path")
			}
			parts = append(parts, p)
		}
		return newStr(join(parts))
	}}
}

func splitPath(p string) (head, tail string) {
	i := strings.LastIndexByte(p, '/') + 1
	head, tail = p[:i], p[i:]
	if h := strings.TrimRight(head, "/"); h != "" {
		head = h
	}
	return head, tail
}

func splitExt(p string) (root, ext string) {
	_, base := splitPath(p)
	i := strings.LastIndexByte(base, '.')
	if i <= 0 || strings.Trim(base[:i], ".") == "" {
		return p, ""
	}
	n := len(p) - len(base) + i
	return p[:n], p[n:]
}

var pathConstants = map[string]value.Value{"sep": value.Str{S: "/"}, "pathsep": value.Str{S: ":"}, "curdir": value.Str{S: "."}}

var pathFunctions = sync.OnceValue(func() methods {
	return methodTable(
		pathJoiner("join", joinPath),
		pathFunc("basename", func(p string) string { _, t := splitPath(p); return t }),
		pathFunc("dirname", func(p string) string { h, _ := splitPath(p); return h }),
		pathFunc("normpath", path.Clean), pathFunc("normcase", func(p string) string { return p }),
		pathFunc("abspath", path.Clean), pathFunc("realpath", path.Clean),
		pathFunc("expanduser", func(p string) string { return p }), pathFunc("expandvars", func(p string) string { return p }),
		builtin("split", "path", func(c *call) value.Value { return twoParts(c, splitPath) }),
		builtin("splitext", "path", func(c *call) value.Value { return twoParts(c, splitExt) }),
		builtin("isabs", "path", func(c *call) value.Value {
			p, ok := pathText(c.w, c.arg[0])
			if !ok {
				return c.unknown("bool")
			}
			return value.Bool(strings.HasPrefix(p, "/"))
		}),
		fileTest("exists", func(k value.FileKind) bool { return k != value.AbsentFile }),
		fileTest("isfile", func(k value.FileKind) bool { return k == value.RegularFile }),
		fileTest("isdir", func(k value.FileKind) bool { return k == value.Folder }), returns("islink", "bool"), returns("getsize", "int"),
		returns("getmtime", "float"), returns("relpath", "str"), returns("commonpath", "str"),
	)
})

// twoParts is a function of a path that gives a pair.
func twoParts(c *call, f func(p string) (a, b string)) value.Value {
	p, ok := pathText(c.w, c.arg[0])
	if !ok {
		return value.NewTuple(c.unknown("str"), c.unknown("str"))
	}
	a, b := f(p)
	return value.NewTuple(newStr(a), newStr(b))
}

var osFunctions = sync.OnceValue(func() methods {
	return methodTable(
		returns("getcwd", "str"), returns("getpid", "int"), returns("cpu_count", "int"), returns("system", "int"), returns("access", "bool"),
		returns("stat", ""), returns("walk", ""), returns("scandir", ""), returns("uname", ""), returns("urandom", "bytes"),
		none("makedirs"), none("mkdir"), none("remove"), none("unlink"), none("rmdir"), none("rename"), none("replace"), none("chdir"), none("putenv"), none("symlink"),
		builtin("listdir", "path?", listFolder),
		builtin("getenv", "key default?", func(c *call) value.Value { return orNone(c.arg[1]) }),
		pathFunc("fspath", func(p string) string { return p }),
	)
})

// osModule is the module os. The environment is empty, as at a first start; what
// a program demands of it, the user sets.
func osModule(w *value.World, attr string) value.Value {
	switch attr {
	case "environ":
		d := value.NewDict()
		d.Factory = builtin("getenv", "", func(c *call) value.Value { return c.unknown("str") })
		return d
	case "name":
		return newStr("posix")
	case "sep":
		return newStr("/")
	case "linesep":
		return newStr("\n")
	}
	if f := osFunctions()[attr]; f != nil {
		return f
	}
	return nil
}

// sysModule is the module sys.
func sysModule(w *value.World, attr string) value.Value {
	switch attr {
	case "argv":
		return &value.List{Abstract: &value.Abstract{Len: w.NewDim("", 1), Elem: w.UnknownOf("str", "command line argument")}}
	case "path":
		return &value.List{Abstract: &value.Abstract{Len: w.NewDim("", 1), Elem: w.UnknownOf("str", "entry of sys.path")}}
	case "platform":
		return newStr("linux")
	case "byteorder":
		return newStr("little")
	case "maxsize":
		return value.NewInt(1<<63 - 1)
	case "version":
		return newStr("3.11.7 (main)")
	case "version_info":
		return value.NewNamedTuple("version_info", []string{"major", "minor", "micro", "releaselevel", "serial"},
			value.NewInt(3), value.NewInt(11), value.NewInt(7), newStr("final"), value.NewInt(0))
	case "stdout", "stderr", "stdin":
		return &File{}
	case "exit":
		return builtin("exit", "status?", func(c *call) value.Value { return c.raise("SystemExit", "") })
	case "getsizeof", "getrecursionlimit":
		return returns(attr, "int")
	case "setrecursionlimit":
		return none(attr)
	case "flags", "executable", "exc_info", "meta_path":
		return w.Unknown("sys." + attr)
	}
	return nil
}

var timeFunctions = sync.OnceValue(func() methods {
	return methodTable(returns("time", "float"), returns("perf_counter", "float"), returns("monotonic", "float"),
		returns("process_time", "float"), returns("time_ns", "int"), returns("perf_counter_ns", "int"), returns("strftime", "str"),
		returns("localtime", ""), returns("gmtime", ""), returns("ctime", "str"), none("sleep"))
})
