package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// program has one fault, in line 9: fc takes 20 features and gets 30.
const program = `import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(20, 10)
    def forward(self, x):
        "é🚀"; return self.fc(x)

Net()(torch.randn(32, 30))
`

const utf8Client = `{"general":{"positionEncodings":["utf-16","utf-8"]}}`

func TestEncodings(t *testing.T) {
	for _, tt := range []struct {
		name, capabilities, encoding string
		column                       int // of self.fc(x)
	}{
		{"utf-8 if offered", utf8Client, "utf-8", 25},
		{"utf-16 by default", `{}`, "utf-16", 22},
		{"utf-16 if nothing else is known", `{"general":{"positionEncodings":["utf-32"]}}`, "utf-16", 22},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := connect(t)
			m := c.request("initialize", `{"rootUri":null,"workspaceFolders":null,"capabilities":`+tt.capabilities+`}`)
			var r initializeResult
			if err := json.Unmarshal(m.Result, &r); err != nil || r.Capabilities.PositionEncoding != tt.encoding {
				t.Fatalf("%s %v", m.Result, err)
			}
			uri := uriOf(filepath.Join(t.TempDir(), "never saved.py"))
			c.open(uri, program)
			ds := c.diagnostics(uri, 1)
			if len(ds) != 1 || ds[0].Range.Start != (position{8, tt.column}) {
				t.Fatalf("%+v", ds)
			}
		})
	}
}

func TestDiagnostics(t *testing.T) {
	c := start(t, utf8Client)
	uri := uriOf(filepath.Join(t.TempDir(), "net.py"))
	c.open(uri, program)
	ds := c.diagnostics(uri, 1)
	if len(ds) != 1 {
		t.Fatalf("%+v", ds)
	}
	d := ds[0]
	if d.Code != "mismatched-features" || d.Severity != 1 || d.Source != "shapelint" || !strings.Contains(d.Message, "20") {
		t.Errorf("%+v", d)
	}
	if d.CodeDescription == nil || !strings.HasSuffix(d.CodeDescription.Href, "/mismatched-features") {
		t.Errorf("%+v", d.CodeDescription)
	}
	if len(d.RelatedInformation) == 0 || d.RelatedInformation[0].Location.URI != uri {
		t.Errorf("%+v", d.RelatedInformation)
	}
	at := func(l, from, to int, s string) change {
		return change{&textRange{position{l, from}, position{l, to}}, s}
	}
	for i, tt := range []struct {
		name    string
		changes []change
		faults  int
	}{
		{"mended", []change{at(6, 28, 30, "30")}, 0},
		{"undone", []change{at(6, 28, 30, "20")}, 1},
		{"several changes in one message", []change{at(6, 28, 30, ""), at(6, 28, 28, "3"), at(6, 29, 29, "0")}, 0},
		{"half a line", []change{at(9, 0, 0, "def broken(:\n")}, 0},
		{"whole text", []change{{nil, program}}, 1},
		{"lines that do not exist", []change{{&textRange{position{900, 3}, position{901, 0}}, "\n"}}, 1},
		{"emptied", []change{{&textRange{position{0, 0}, position{999, 0}}, ""}}, 0},
	} {
		c.change(uri, i+2, tt.changes...)
		if ds := c.diagnostics(uri, i+2); len(ds) != tt.faults {
			t.Errorf("%s: %+v", tt.name, ds)
		}
	}
}

func TestNewerChangeWins(t *testing.T) {
	c := start(t, utf8Client)
	uri := uriOf(filepath.Join(t.TempDir(), "net.py"))
	c.open(uri, program)
	const last = 200
	for v := 2; v <= last; v++ {
		c.change(uri, v, change{nil, fmt.Sprintf("%s# %d\n", strings.Replace(program, "20", fmt.Sprint(v), 1), v)})
	}
	ds := c.diagnostics(uri, last)
	if len(ds) != 1 || !strings.Contains(ds[0].Message, fmt.Sprint(last)) {
		t.Fatalf("%+v", ds)
	}
	c.request("nothing", "{}") // whatever was sent before this answer is here now
	for len(c.messages) > 0 {
		if m := <-c.messages; m.Method == "textDocument/publishDiagnostics" {
			t.Errorf("after the newest: %s", m.Params)
		}
	}
}

func TestHover(t *testing.T) {
	c := start(t, utf8Client)
	uri := uriOf(filepath.Join(t.TempDir(), "net.py"))
	c.open(uri, strings.Replace(program, "20", "30", 1))
	for _, tt := range []struct {
		name       string
		line, char int
		want       string
	}{
		{"argument", 8, 33, "x: [32, 30]"},
		{"call, between two languages of counting", 8, 31, "self.fc(x): [32, 10]"},
		{"script", 10, 12, "torch.randn(32, 30): [32, 30]"},
		{"keyword", 3, 1, ""},
		{"behind the end", 500, 500, ""},
		{"before the beginning", -1, -1, ""},
	} {
		if got := c.hover(uri, tt.line, tt.char); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := c.hover("file:///not/open.py", 0, 0); got != "" {
		t.Error(got)
	}
}

// The hover belongs to the text before it on the wire, not to one that was analyzed.
func TestHoverAfterChange(t *testing.T) {
	c := start(t, utf8Client)
	uri := uriOf(filepath.Join(t.TempDir(), "net.py"))
	c.open(uri, "import torch\n")
	for v := 2; v < 30; v++ {
		c.change(uri, v, change{nil, fmt.Sprintf("import torch\ny = torch.zeros(%d)\n", v)})
		if got, want := c.hover(uri, 1, 5), fmt.Sprintf("torch.zeros(%d): [%d]", v, v); got != want {
			t.Fatalf("%q, want %q", got, want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	c := start(t, `{"textDocument":{"hover":{"contentFormat":["markdown"]}}}`)
	uri := uriOf(filepath.Join(t.TempDir(), "net.py"))
	c.open(uri, "import torch\ny = torch.zeros(3)\n")
	if got, want := c.hover(uri, 1, 5), "```python\ntorch.zeros(3): [3]\n```"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A change in an open module that is not saved shows in the script that imports it.
func TestImports(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return uriOf(path)
	}
	model := "from torch import nn\nlayer = nn.Linear(20, 10)\n"
	script := "import torch\nfrom model import layer\nlayer(torch.randn(2, 30))\n"
	m, s := write("model.py", model), write("script.py", script)
	c := start(t, utf8Client)
	c.open(s, script)
	if ds := c.diagnostics(s, 1); len(ds) != 1 {
		t.Fatalf("%+v", ds)
	}
	c.open(m, model)
	c.diagnostics(s, 1) // its import is an open text now
	c.change(m, 2, change{nil, strings.Replace(model, "20", "30", 1)})
	if ds := c.diagnostics(s, 1); len(ds) != 0 {
		t.Fatalf("%+v", ds)
	}
	c.notify("textDocument/didClose", documentParams{textDocument{URI: m}})
	if ds := c.diagnostics(s, 1); len(ds) != 1 { // what is on the disk counts again
		t.Fatalf("%+v", ds)
	}
}

func TestClose(t *testing.T) {
	c := start(t, utf8Client)
	uri := uriOf(filepath.Join(t.TempDir(), "net.py"))
	c.open(uri, program)
	c.diagnostics(uri, 1)
	c.notify("textDocument/didClose", documentParams{textDocument{URI: uri}})
	m := c.until(func(m envelope) bool { return m.Method == "textDocument/publishDiagnostics" })
	if !strings.Contains(string(m.Params), `"diagnostics":[]`) {
		t.Errorf("%s", m.Params)
	}
	c.change(uri, 2, change{nil, program}) // after the close: nothing to change
	if got := c.hover(uri, 8, 33); got != "" {
		t.Error(got)
	}
}

func TestEnd(t *testing.T) {
	for _, tt := range []struct {
		name string
		talk func(c *client)
		want error
	}{
		{"shutdown and exit", func(c *client) {
			c.request("initialize", `{}`)
			c.request("shutdown", "null")
			c.send(`{"jsonrpc":"2.0","method":"exit"}`)
		}, nil},
		{"shutdown and end of input", func(c *client) {
			c.request("initialize", `{}`)
			c.request("shutdown", "null")
			c.in.Close()
		}, nil},
		{"exit alone", func(c *client) { c.send(`{"jsonrpc":"2.0","method":"exit"}`) }, ErrNoShutdown},
		{"end of input alone", func(c *client) { c.in.Close() }, ErrNoShutdown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := connect(t)
			tt.talk(c)
			if err := c.end(); !errors.Is(err, tt.want) {
				t.Errorf("%v, want %v", err, tt.want)
			}
		})
	}
}

func TestBadInput(t *testing.T) {
	for _, tt := range []struct {
		name, body string
		code       int
		id         string
	}{
		{"no JSON", `{"jsonrpc":`, -32700, "null"},
		{"blanks after the message", `{"jsonrpc":"2.0","id":7,"method":"nothing"}` + strings.Repeat(" ", 9000), -32601, "7"},
		{"a batch", `[{"jsonrpc":"2.0","id":7,"method":"nothing"}]`, -32600, "null"},
		{"no message", `{"id":7}`, -32600, "7"},
		{"a number", `3`, -32600, "null"},
		{"id of a strange type", `{"id":[],"method":"shutdown"}`, -32600, "null"},
		{"unknown request", `{"id":"a","method":"textDocument/nothing","params":{}}`, -32601, `"a"`},
		{"wrong params", `{"id":7,"method":"textDocument/hover","params":[1]}`, -32602, "7"},
		{"no params", `{"id":7,"method":"textDocument/hover"}`, -32602, "7"},
		{"initialize again", `{"id":7,"method":"initialize","params":{}}`, -32600, "7"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := start(t, `{}`)
			c.send(tt.body)
			m := c.until(func(m envelope) bool { return m.Error != nil })
			if m.Error.Code != tt.code || string(m.ID) != tt.id {
				t.Errorf("%s %+v", m.ID, m.Error)
			}
			c.notify("textDocument/didOpen", []int{1}) // malformed and unknown notifications are dropped
			c.notify("$/unknown", nil)
			if m := c.request("shutdown", "null"); m.Error != nil || string(m.Result) != "null" {
				t.Errorf("the session is lost: %+v", m)
			}
			if m := c.request("textDocument/hover", "{}"); m.Error == nil || m.Error.Code != -32600 {
				t.Errorf("after shutdown: %+v", m)
			}
		})
	}
}

func TestFrames(t *testing.T) {
	hello := `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}`
	n := len(hello)
	for _, tt := range []struct {
		name, raw string
		ok        bool
	}{
		{"lower case", fmt.Sprintf("content-length:%d\r\n\r\n%s", n, hello), true},
		{"with a type", fmt.Sprintf("Content-Type: x; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s", n, hello), true},
		{"no length", "Content-Type: x\r\n\r\n" + hello, false},
		{"length no number", "Content-Length: x\r\n\r\n" + hello, false},
		{"negative", "Content-Length: -1\r\n\r\n" + hello, false},
		{"endless header", strings.Repeat("x", 10000), false},
		{"endless headers", strings.Repeat("a: b\r\n", 100), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := connect(t)
			go c.raw(tt.raw) // the server may leave before it has read all
			m := c.until(func(envelope) bool { return true })
			if tt.ok != (m.Error == nil) || !tt.ok && m.Error.Code != -32700 {
				t.Errorf("%+v", m)
			}
			if !tt.ok {
				if err := c.end(); err == nil || errors.Is(err, ErrNoShutdown) {
					t.Errorf("ended with %v", err)
				}
			}
		})
	}
}

func TestBeforeInitialize(t *testing.T) {
	c := connect(t)
	if m := c.request("textDocument/hover", "{}"); m.Error == nil || m.Error.Code != codeNotInitialized {
		t.Errorf("%+v", m)
	}
}

// Requests of which nothing is known in time end when the client says so.
func TestCancel(t *testing.T) {
	c := start(t, `{}`)
	uri := uriOf(filepath.Join(t.TempDir(), "net.py"))
	c.open(uri, "import torch\n"+strings.Repeat("torch.zeros(3)\n", 100000)) // takes a while
	id := c.ask("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":1,"character":1}}`, uri))
	c.notify("$/cancelRequest", map[string]int{"id": id})
	m := c.until(func(m envelope) bool { return string(m.ID) == fmt.Sprint(id) })
	if m.Error == nil || m.Error.Code != codeRequestCancelled {
		t.Errorf("%+v", m.Error)
	}
}

// Cells of notebooks and old revisions are no files of the project.
func TestForeignSchemes(t *testing.T) {
	c := start(t, `{}`)
	for _, uri := range []string{"vscode-notebook-cell:/a.ipynb#x", "git:/a.py?x", "%zz", "file:relative.py", ""} {
		c.open(uri, program)
	}
	c.open("untitled:Untitled-1", program)
	if ds := c.diagnostics("untitled:Untitled-1", 1); len(ds) != 1 {
		t.Errorf("%+v", ds)
	}
}

// TestConfigurationFile: what a size in a configuration breaks leads there.
func TestConfigurationFile(t *testing.T) {
	for name, load := range map[string]string{
		"c.toml": "import tomllib\ncfg = tomllib.load(open('c.toml', 'rb'))\n",
		"c.yaml": "import yaml\ncfg = yaml.safe_load(open('c.yaml'))\n",
		"c.json": "import json\ncfg = json.load(open('c.json'))\n",
	} {
		text := map[string]string{"c.toml": "\nhidden = 20\n", "c.yaml": "\nhidden:  20\n", "c.json": "{\n\"hidden\":20}\n"}[name]
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		c := start(t, utf8Client)
		uri := uriOf(filepath.Join(dir, "train.py"))
		c.open(uri, load+"import torch\nfc = torch.nn.Linear(cfg['hidden'], 10)\nfc(torch.randn(32, 30))\n")
		ds := c.diagnostics(uri, 1)
		if len(ds) != 1 || ds[0].Range.Start.Line != 4 {
			t.Fatalf("%s: %+v", name, ds)
		}
		want := location{uriOf(filepath.Join(dir, name)), textRange{position{1, 9}, position{1, 11}}}
		found := false
		for _, r := range ds[0].RelatedInformation {
			found = found || r.Location == want
		}
		if !found {
			t.Errorf("%s: no %+v in %+v", name, want, ds[0].RelatedInformation)
		}
	}
}
