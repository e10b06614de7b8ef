package pylib

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// versionPattern is the syntax of a version.
// https://packaging.python.org/en/latest/specifications/version-specifiers/#appendix-parsing-version-strings-with-regular-expressions
var versionPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^v?(?:(\d+)!)?(\d+(?:\.\d+)*)` + // epoch, release
		`(?:[-_.]?(a|alpha|b|beta|c|rc|pre|preview)[-_.]?(\d*))?` +
		`(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?` +
		`(?:[-_.]?(dev)[-_.]?(\d*))?` +
		`(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$`)
})

var phases = map[string]string{"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc"}

// versionParts are (epoch, release, pre, post, dev, local, key) of a version, None if it is
// none; versions are ordered as their keys are.
func versionParts(c *call) value.Value {
	text, ok := c.str(0)
	if !ok {
		return c.unknown("tuple")
	}
	m := versionPattern().FindStringSubmatch(strings.ToLower(strings.TrimSpace(text)))
	if m == nil {
		return value.None
	}
	number := func(s string) value.Value {
		n, _ := strconv.ParseInt(s, 10, 64) // nothing after a phase means 0; what is too large is a date at most
		return value.NewInt(n)
	}
	release := &value.Tuple{}
	significant := 1
	for i, part := range strings.Split(m[2], ".") {
		n := number(part)
		release.Elems = append(release.Elems, n)
		if n != value.NewInt(0) {
			significant = i + 1
		}
	}
	var pre, post, dev, local value.Value = value.None, value.None, value.None, value.None
	phase := value.NewTuple(newStr("z"))       // a final release is behind what leads to it
	early := value.NewInt(1)                   // 0: a development release, before everything else of its number
	behind := value.Value(value.NewInt(-1))    // post-releases come last
	local0 := value.Value(value.NewTuple())    // and local versions behind the public ones
	develop := value.NewTuple(value.NewInt(1)) // the end of a development comes behind it
	if m[3] != "" {
		name := m[3]
		if short := phases[name]; short != "" {
			name = short
		}
		pre = value.NewTuple(newStr(name), number(m[4]))
		phase = pre.(*value.Tuple)
	}
	switch {
	case m[5] != "":
		post = number(m[5])
	case m[6] != "":
		post = number(m[7])
	}
	if m[8] != "" {
		dev = number(m[9])
		develop = value.NewTuple(value.NewInt(0), dev)
		if m[3] == "" && post == value.None {
			early = value.NewInt(0)
		}
	}
	if post != value.None {
		behind = post
	}
	if m[10] != "" {
		local = newStr(strings.NewReplacer("-", ".", "_", ".").Replace(m[10]))
		local0 = localKey(m[10])
	}
	epoch := number(m[1])
	key := value.NewTuple(epoch, value.NewTuple(release.Elems[:significant]...), early, phase, behind, develop, local0)
	return value.NewTuple(epoch, release, pre, post, dev, local, key)
}

// localKey orders local versions: numbers by size, behind texts.
func localKey(s string) value.Value {
	out := &value.Tuple{}
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-_.", r) }) {
		if n, err := strconv.ParseInt(part, 10, 64); err == nil {
			out.Elems = append(out.Elems, value.NewTuple(value.NewInt(1), value.NewInt(n)))
		} else {
			out.Elems = append(out.Elems, value.NewTuple(value.NewInt(0), newStr(part)))
		}
	}
	return out
}
