package symbolic_test

import (
	"context"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
	"github.com/shapelint/shapelint/symbolic/value"
)

// inquiries are programs that ask by an exception, how many faults there are to speak of, and how many of them are errors.
var inquiries = map[string]struct {
	text           string
	faults, errors int
}{
	"a number or a text":  {"try:\n    n = int('seven')\nexcept:\n    n = abs\n", 0, 0},
	"a word to pass over": {"for w in ['a', '1']:\n    try:\n        n = int(w)\n    except ValueError:\n        continue\n", 0, 0},
	"a word to report":    {"try:\n    n = float('none')\nexcept ValueError:\n    print('no number')\n", 0, 0},
	"no answer":           {"def f(w):\n    try:\n        return float(w)\n    except:\n        return None\nf('none')\n", 0, 0},
	"a key":               {"d = {}\ntry:\n    n = d[0]\nexcept KeyError:\n    pass\n", 0, 0},
	"an attribute":        {"try:\n    n = torch.zeros(2).planes\nexcept AttributeError:\n    n = 0\n", 0, 0},
	"shapes":              {"try:\n    n = torch.zeros(2) @ torch.zeros(3)\nexcept RuntimeError:\n    n = 0\n", 1, 0},
	"a loss":              {"try:\n    torch.nn.CrossEntropyLoss()(torch.zeros(4, 3), torch.zeros(2, dtype=torch.long))\nexcept ValueError as e:\n    print(e)\n", 1, 1},
	"nobody asks":         {"n = int('seven')\n", 1, 1},
}

// TestInquiries: what a handler has an answer to is no finding where programs ask that way.
func TestInquiries(t *testing.T) {
	for name, c := range inquiries {
		t.Run(name, func(t *testing.T) {
			p := symbolic.NewProject(symbolic.Options{FS: texts{"/p/main.py": "import torch\n" + c.text}, Files: []string{"/p/main.py"}, Roots: []string{"/p"}})
			out, err := p.Run(context.Background())
			if err != nil || out[0].Err != nil {
				t.Fatal(err, out[0].Err)
			}
			errors := 0
			for _, f := range out[0].Faults {
				if f.Severity == value.Error {
					errors++
				}
			}
			if len(out[0].Faults) != c.faults || errors != c.errors {
				t.Errorf("%d faults: %v", len(out[0].Faults), out[0].Faults)
			}
		})
	}
}
