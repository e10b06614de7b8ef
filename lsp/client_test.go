package lsp

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"testing"
	"time"
)

// patience is how long a test waits for any one message.
const patience = 30 * time.Second

// client is an editor in memory. It writes frames itself, so that tests can
// send what no library would.
type client struct {
	t        *testing.T
	in       *io.PipeWriter
	messages chan envelope
	done     chan error
	id       int
}

// envelope is whatever the server sends.
type envelope struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}

// connect starts a server without a word said.
func connect(t *testing.T) *client {
	t.Helper()
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	c := &client{t: t, in: inW, messages: make(chan envelope, 1000), done: make(chan error, 1)}
	go func() {
		c.done <- Serve(context.Background(), inR, outW)
		inR.Close()
		outW.Close()
	}()
	go func() {
		defer close(c.messages)
		r := bufio.NewReader(outR)
		for {
			body, err := readBody(r)
			if err != nil {
				return
			}
			var m envelope
			if json.Unmarshal(body, &m) == nil {
				c.messages <- m
			}
		}
	}()
	t.Cleanup(func() { inW.Close() })
	return c
}

// start is connect with the handshake; capabilities is JSON.
func start(t *testing.T, capabilities string) *client {
	t.Helper()
	c := connect(t)
	c.request("initialize", `{"capabilities":`+capabilities+`}`)
	c.send(`{"jsonrpc":"2.0","method":"initialized","params":{}}`)
	return c
}

func (c *client) raw(s string) {
	_, err := io.WriteString(c.in, s)
	if err != nil && !errors.Is(err, io.ErrClosedPipe) {
		c.t.Error(err)
	}
}

func (c *client) send(body string) {
	c.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
}

func (c *client) notify(method string, params any) {
	p, err := json.Marshal(params)
	if err != nil {
		c.t.Fatal(err)
	}
	c.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, p))
}

// ask sends a request without waiting for its answer.
func (c *client) ask(method, params string) int {
	c.id++
	c.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":%q,"params":%s}`, c.id, method, params))
	return c.id
}

func (c *client) request(method, params string) envelope {
	c.t.Helper()
	id := c.ask(method, params)
	return c.until(func(m envelope) bool { return string(m.ID) == fmt.Sprint(id) })
}

// until skips messages up to one that is wanted.
func (c *client) until(want func(envelope) bool) envelope {
	c.t.Helper()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	for {
		select {
		case m, ok := <-c.messages:
			if !ok {
				c.t.Fatal("the server left")
			}
			if want(m) {
				return m
			}
		case <-timer.C:
			c.t.Fatal("no answer")
		}
	}
}

// diagnostics waits for those of a version.
func (c *client) diagnostics(uri string, version int) []diagnostic {
	c.t.Helper()
	var p publishParams
	c.until(func(m envelope) bool {
		p = publishParams{}
		return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &p) == nil &&
			p.URI == uri && p.Version != nil && *p.Version == version
	})
	return p.Diagnostics
}

func (c *client) open(uri, text string) {
	c.notify("textDocument/didOpen", documentParams{textDocument{URI: uri, LanguageID: "python", Version: 1, Text: text}})
}

func (c *client) change(uri string, version int, cs ...change) {
	c.notify("textDocument/didChange", changeParams{textDocument{URI: uri, Version: version}, cs})
}

// hover returns the shown text, "" for none.
func (c *client) hover(uri string, line, char int) string {
	c.t.Helper()
	m := c.request("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}}`, uri, line, char))
	var h hover
	if m.Error != nil || json.Unmarshal(m.Result, &h) != nil {
		c.t.Fatalf("hover: %+v", m)
	}
	return h.Contents.Value
}

// end waits for Serve to return.
func (c *client) end() error {
	c.t.Helper()
	select {
	case err := <-c.done:
		return err
	case <-time.After(patience):
		c.t.Fatal("the server stays")
		return nil
	}
}
