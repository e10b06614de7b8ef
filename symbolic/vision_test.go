package symbolic_test

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// traced runs a program and returns what its names are bound to, as text, and its faults by line.
func traced(t *testing.T, text string) (values, faults map[string]string) {
	t.Helper()
	p := symbolic.NewProject(symbolic.Options{FS: texts{"/p/main.py": text}, Files: []string{"/p/main.py"}, Roots: []string{"/p"}, Trace: true})
	out, err := p.Run(context.Background())
	if err != nil || out[0].Err != nil {
		t.Fatal(err, out[0].Err)
	}
	values, faults = map[string]string{}, map[string]string{}
	for _, v := range out[0].Values {
		values[v.Name] = inWords(t, v.Value)
	}
	for _, f := range out[0].Faults {
		line := 1 + strings.Count(text[:f.Place.Start], "\n")
		faults[fmt.Sprint(line)] += f.Message
	}
	return values, faults
}

// inWords writes a traced value as the comments of the programs do: [3, 4] float32, (1, 2), 'text'.
func inWords(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var x traceValue
	if err := json.Unmarshal(data, &x); err != nil {
		t.Fatal(err)
	}
	return x.String()
}

type traceValue struct {
	T      string
	Shape  []any
	DType  string
	V      any
	Items  json.RawMessage
	Params any
}

func (v traceValue) String() string {
	switch v.T {
	case "tensor":
		if v.Shape == nil {
			return "?"
		}
		return sizesInWords(v.Shape) + " " + v.DType
	case "size":
		sizes, _ := v.V.([]any)
		return sizesInWords(sizes)
	case "tuple", "list":
		var items []traceValue
		if json.Unmarshal(v.Items, &items) != nil {
			return "?"
		}
		parts := make([]string, len(items))
		for i, e := range items {
			parts[i] = e.String()
		}
		return "(" + strings.Join(parts, ", ") + ")"
	case "module":
		return sizeInWords(v.Params)
	case "str":
		return fmt.Sprintf("'%v'", v.V)
	}
	return sizeInWords(v.V)
}

func sizesInWords(sizes []any) string {
	parts := make([]string, len(sizes))
	for i, d := range sizes {
		parts[i] = sizeInWords(d)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func sizeInWords(d any) string {
	switch d := d.(type) {
	case nil:
		return "?"
	case float64:
		return fmt.Sprint(int64(d))
	}
	return fmt.Sprint(d)
}

var (
	expectedValue = regexp.MustCompile(`^([\w, ()]+) = .*  # => (.*)$`)
	aName         = regexp.MustCompile(`\w+`)
	expectedFault = regexp.MustCompile(`# want "(.*)"$`)
)

// TestVisionPrograms runs programs that say beside each name what real torchvision made of it.
func TestVisionPrograms(t *testing.T) {
	files, _ := filepath.Glob("testdata/vision/*.py")
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			values, faults := traced(t, string(text))
			for i, line := range strings.Split(string(text), "\n") {
				if m := expectedValue.FindStringSubmatch(line); m != nil {
					var got []string
					for _, name := range aName.FindAllString(m[1], -1) {
						got = append(got, values[name])
					}
					if got := strings.Join(got, "; "); got != m[2] {
						t.Errorf("line %d: %s is %s, want %s", i+1, m[1], got, m[2])
					}
				}
				got := faults[fmt.Sprint(i+1)]
				switch m := expectedFault.FindStringSubmatch(line); {
				case m == nil && got != "":
					t.Errorf("line %d: %s", i+1, got)
				case m != nil && !regexp.MustCompile(m[1]).MatchString(got):
					t.Errorf("line %d: fault %q, want %q", i+1, got, m[1])
				}
			}
		})
	}
}

// TestVisionModels compares the models with what torchvision 0.29.2 builds: a line of the table is
// the name, the input's size, the parameters, the elements and a digest of the names in the state
// dict, the children, and the output's shape.
func TestVisionModels(t *testing.T) {
	f, err := os.Open("testdata/vision/models.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		w := strings.Split(lines.Text(), "\t")
		t.Run(w[0], func(t *testing.T) {
			values, faults := traced(t, fmt.Sprintf(`import torch, torchvision
m = torchvision.models.get_model(%q)
m.eval()
y = m(torch.zeros(2, 3, %s, %s))
elements = sum(v.numel() for v in m.state_dict().values())
names = " ".join(m.state_dict())
children = " ".join(k for k, _ in m.named_children())
`, w[0], w[1], w[1]))
			for line, f := range faults {
				t.Errorf("line %s: %s", line, f)
			}
			digest := fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Trim(values["names"], "'"))))[:16]
			got := []string{w[0], w[1], values["m"], values["elements"], digest, strings.Trim(values["children"], "'"), values["y"]}
			for i := range w {
				if got[i] != w[i] {
					t.Errorf("got %s, want %s", got[i], w[i])
				}
			}
		})
	}
}
