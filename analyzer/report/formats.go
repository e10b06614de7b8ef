package report

import "io"

// Format writes a report in one way; color only matters to those read on a terminal.
type Format func(w io.Writer, r *Report, color bool) error

// formats are the writers in the order in which help lists them.
var formats = []struct {
	name  string
	write Format
}{
	{"text", Text},
	{"concise", plain(Concise)},
	{"json", plain(JSON)},
	{"jsonl", plain(JSONLines)},
	{"sarif", plain(SARIF)},
	{"github", plain(GitHub)},
	{"gitlab", plain(GitLab)},
	{"junit", plain(JUnit)},
	{"rdjson", plain(RDJSON)},
}

func plain(f func(io.Writer, *Report) error) Format {
	return func(w io.Writer, r *Report, _ bool) error { return f(w, r) }
}

// FormatNamed finds a format, nil if there is none.
func FormatNamed(name string) Format {
	for _, f := range formats {
		if f.name == name {
			return f.write
		}
	}
	return nil
}

// FormatNames lists the formats.
func FormatNames() []string {
	var out []string
	for _, f := range formats {
		out = append(out, f.name)
	}
	return out
}
