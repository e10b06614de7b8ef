package config

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/pelletier/go-toml/v2"

	"github.com/shapelint/shapelint/symbolic/tomlpos"
)

// Error is a configuration that cannot be followed.
type Error struct {
	File         string
	Line, Column int // 0 if the place is not known
	Message      string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// keys are those of Config, for messages.
const keys = "select, ignore, per-file-ignores, exclude, extend-exclude, path, environment, severity, respect-gitignore"

// text is a configuration being read.
type text struct {
	name   string
	data   []byte
	prefix tomlpos.Path // where the configuration begins: tool, shapelint
	rules  []string
}

// wrapped has the same keys at the two places where a configuration can be.
type wrapped struct {
	Tool struct {
		Shapelint *Config `toml:"shapelint"`
	} `toml:"tool"`
}

// parse reads a text into c; found is false if it says nothing about shapelint.
func (t *text) parse(c *Config) (found bool, err error) {
	var in any = c
	if err := toml.Unmarshal(t.data, &map[string]any{}); err != nil {
		return false, t.decodeError(err)
	}
	if t.prefix != nil {
		places := tomlpos.Parse(t.data)
		if _, ok := places.Key(t.prefix); !ok {
			return false, nil
		}
		w := &wrapped{}
		w.Tool.Shapelint = c
		in = w
	}
	d := toml.NewDecoder(bytes.NewReader(t.data))
	d.DisallowUnknownFields()
	if err := d.Decode(in); err != nil {
		if err := t.decodeError(err); err != nil {
			return false, err
		}
	}
	return true, t.check(c)
}

// decodeError words an error of the decoder; nil if it only concerns other tools' keys.
func (t *text) decodeError(err error) error {
	var strict *toml.StrictMissingError
	var decode *toml.DecodeError
	switch {
	case errors.As(err, &strict):
		for i := range strict.Errors {
			e := &strict.Errors[i]
			key := e.Key()
			if len(key) <= len(t.prefix) || !slices.Equal([]string(key[:len(t.prefix)]), []string(t.prefix)) {
				continue
			}
			line, column := e.Position()
			return &Error{t.name, line, column, fmt.Sprintf("unknown key %q: the keys are %s", strings.Join(key[len(t.prefix):], "."), keys)}
		}
		return nil
	case errors.As(err, &decode):
		line, column := decode.Position()
		return &Error{t.name, line, column, strings.TrimPrefix(decode.Error(), "toml: ")}
	}
	return &Error{File: t.name, Message: strings.TrimPrefix(err.Error(), "toml: ")}
}

// levels are the severities that a rule can be given.
var levels = []string{"error", "warning", "note", Off}

// check looks at what the decoder cannot know: names of rules, severities, patterns.
func (t *text) check(c *Config) error {
	at := func(keys ...string) tomlpos.Path { return append(t.prefix[:len(t.prefix):len(t.prefix)], keys...) }
	var first error
	fail := func(p tomlpos.Path, key bool, format string, args ...any) {
		if e := t.at(p, key, fmt.Sprintf(format, args...)); first == nil || before(e, first.(*Error)) {
			first = e
		}
	}
	names := func(p tomlpos.Path, list []string) {
		for i, n := range list {
			if !t.known(n) {
				fail(p.Index(i), false, "%s", unknownRule(n))
			}
		}
	}
	patterns := func(p tomlpos.Path, list []string) {
		for i, n := range list {
			if !doublestar.ValidatePattern(n) {
				fail(p.Index(i), false, "%q is no valid pattern", n)
			}
		}
	}
	names(at("select"), c.Select)
	names(at("ignore"), c.Ignore)
	patterns(at("exclude"), c.Exclude)
	patterns(at("extend-exclude"), c.ExtendExclude)
	for p, list := range c.PerFileIgnores {
		if !doublestar.ValidatePattern(p) {
			fail(at("per-file-ignores", p), true, "%q is no valid pattern", p)
		}
		names(at("per-file-ignores", p), list)
	}
	for rule, level := range c.Severity {
		if !t.known(rule) {
			fail(at("severity", rule), true, "%s", unknownRule(rule))
		}
		if !slices.Contains(levels, level) {
			fail(at("severity", rule), false, "unknown severity %q: choose one of %s", level, strings.Join(levels, ", "))
		}
	}
	return first
}

func before(a, b *Error) bool { return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column }

// at places an error at a key or its value.
func (t *text) at(p tomlpos.Path, key bool, message string) *Error {
	places := tomlpos.Parse(t.data)
	s, ok := places.Value(p)
	if key || !ok {
		s, ok = places.Key(p)
	}
	e := &Error{File: t.name, Message: message}
	if ok {
		before := string(t.data[:s.Start])
		e.Line = strings.Count(before, "\n") + 1
		e.Column = len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
	}
	return e
}

func (t *text) known(name string) bool {
	return slices.ContainsFunc(t.rules, func(r string) bool { return covers(name, r) })
}

func unknownRule(name string) string {
	return fmt.Sprintf("no rule is named %q: 'shapelint rule' lists them", name)
}
