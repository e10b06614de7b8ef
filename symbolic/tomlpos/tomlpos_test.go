package tomlpos

import "testing"

const text = `# a comment
title = "é"
owner.name = 'x'
[model]
hidden = 20  # twenty
sizes = [
  1, # one
  [2, 3],
]
"quoted key" = {a = 1.5, b.c = [true]}
[[layer]]
n = 1
[[layer]]
n = 22
[layer.inner]
k = 0x10
`

func TestPlaces(t *testing.T) {
	table := Parse([]byte(text))
	for _, c := range []struct {
		path Path
		want string
	}{
		{Path{"title"}, `"é"`},
		{Path{"owner", "name"}, `'x'`},
		{Path{"model", "hidden"}, "20"},
		{Path{"model", "sizes", "0"}, "1"},
		{Path{"model", "sizes", "1", "1"}, "3"},
		{Path{"model", "quoted key", "a"}, "1.5"},
		{Path{"model", "quoted key", "b", "c", "0"}, "true"},
		{Path{"layer", "0", "n"}, "1"},
		{Path{"layer", "1", "n"}, "22"},
		{Path{"layer", "1", "inner", "k"}, "0x10"},
	} {
		s, ok := table.Value(c.path)
		if got := text[s.Start:s.End]; !ok || got != c.want {
			t.Errorf("%q: %q, want %q", c.path, got, c.want)
		}
	}
	if s, ok := table.Key(Path{"model", "quoted key"}); !ok || text[s.Start:s.End] != `"quoted key"` {
		t.Errorf("key: %v", s)
	}
	if _, ok := table.Value(Path{"absent"}); ok {
		t.Error("a place for nothing")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(text))
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, s := range Parse(text).values {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) {
				t.Fatalf("%v outside of %d bytes", s, len(text))
			}
		}
	})
}
