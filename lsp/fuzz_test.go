package lsp

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"testing"
	"time"
)

func frame(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

// FuzzServer sends anything: the server may refuse, but neither crash nor hang.
// Half of the inputs are framed as a message, else hardly one would get past the header.
func FuzzServer(f *testing.F) {
	open := `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a","languageId":"python","version":1,"text":"import torch\nx = torch.zeros(2, 3)\n"}}}`
	for _, seed := range []string{
		"", "x", "Content-Length: 5\r\n\r\nnull ", "Content-Length: 99999999999\r\n\r\n{}",
		frame(open) + frame(`{"id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:a"},"position":{"line":1,"character":5}}}`),
		frame(`{"id":2,"method":"shutdown"}`) + frame(`{"method":"exit"}`),
	} {
		f.Add([]byte(seed), false)
	}
	for _, seed := range []string{
		`{"method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:a","version":2},"contentChanges":[{"range":{"start":{"line":1,"character":2},"end":{"line":0,"character":9}},"text":"é🚀\r"}]}}`,
		`{"id":3,"method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:a"},"position":{"line":1,"character":5}}}`,
		`{"method":"$/cancelRequest","params":{"id":3}}`,
		`{"method":"textDocument/didClose","params":{"textDocument":{"uri":"untitled:a"}}}`,
		`{"id":1,"result":null}`, `[]`, `{"id":-1,"method":"x"}`, `{"id":1,"method":null}`,
	} {
		f.Add([]byte(seed), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, framed bool) {
		var in bytes.Buffer
		in.WriteString(frame(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`))
		if framed {
			in.WriteString(frame(open) + frame(string(data)))
			in.WriteString(frame(`{"id":4,"method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:a"},"position":{"line":1,"character":5}}}`))
		} else {
			in.Write(data)
		}
		done := make(chan error, 1)
		go func() { done <- Serve(context.Background(), &in, io.Discard) }()
		select {
		case <-done:
		case <-time.After(20 * time.Second):
			t.Fatal("the server hangs")
		}
	})
}
