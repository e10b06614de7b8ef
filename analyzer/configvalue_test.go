package analyzer_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/analyzer"
	"github.com/shapelint/shapelint/analyzer/config"
	"github.com/shapelint/shapelint/analyzer/report"
)

// TestConfigurationValues: a size that comes from a configuration is pointed
// at where it is written, beside the operation.
func TestConfigurationValues(t *testing.T) {
	for _, tt := range []struct {
		name, text, load, line string
		row, column            int
	}{
		{"net.yaml", "# é\nmodel:\n  hidden: 20\n", "import yaml\ncfg = yaml.safe_load(open('net.yaml'))", "  hidden: 20", 3, 11},
		{"net.json", "{\n \"é\": 1, \"model\": {\"hidden\": 20}\n}\n", "import json\ncfg = json.load(open('net.json'))", ` "é": 1, "model": {"hidden": 20}`, 2, 30},
		{"net.toml", "[model]\n\"é\" = 'é'\nhidden = 20\n", "import tomllib\ncfg = tomllib.load(open('net.toml', 'rb'))", "hidden = 20", 3, 10},
		{"inline.toml", "model = {\"é\" = 1, hidden = 20}\n", "import tomllib\ncfg = tomllib.loads(open('inline.toml').read())", `model = {"é" = 1, hidden = 20}`, 1, 28},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			script, data := filepath.Join(dir, "train.py"), filepath.Join(dir, tt.name)
			program := tt.load + "\nimport torch\nfrom torch import nn\nfc = nn.Linear(cfg['model']['hidden'], 10)\nfc(torch.randn(32, 30))\n"
			write(t, script, program)
			write(t, data, tt.text)
			res, err := analyzer.Run(t.Context(), analyzer.Options{Paths: []string{script}, Settings: config.Settings{Isolated: true}})
			if err != nil {
				t.Fatal(err)
			}
			rep := res.Check()
			if len(rep.Diagnostics) != 1 || rep.Diagnostics[0].File != script || rep.Diagnostics[0].Line != 6 {
				t.Fatalf("%+v", rep.Diagnostics)
			}
			var shown, document bytes.Buffer
			if err := report.Text(&shown, rep, false); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(shown.String(), tt.line+"\n") || !strings.Contains(shown.String(), tt.name) {
				t.Errorf("the text does not show %q:\n%s", tt.line, &shown)
			}
			if err := report.JSON(&document, rep); err != nil {
				t.Fatal(err)
			}
			var out struct {
				Diagnostics []struct{ Related []report.Related }
			}
			if err := json.Unmarshal(document.Bytes(), &out); err != nil {
				t.Fatal(err)
			}
			for _, r := range out.Diagnostics[0].Related {
				if r.File == data {
					if r.Line != tt.row || r.Column != tt.column {
						t.Errorf("%+v, want line %d, column %d", r, tt.row, tt.column)
					}
					return
				}
			}
			t.Errorf("no place in %s: %s", data, &document)
		})
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
