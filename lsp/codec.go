package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sourcegraph/jsonrpc2"
)

const (
	// maxMessage bounds a message: the largest text that is parsed, with every
	// character escaped, is smaller.
	maxMessage = 128 << 20
	// maxHeaders bounds the header lines of a message.
	maxHeaders = 32
)

// codec frames messages. Unlike the codec of jsonrpc2 it takes header names in
// any case, reads the whole body whatever is in it, and answers what is no
// message instead of closing the connection.
type codec struct {
	// send writes an answer to a message that never reaches a handler.
	send   func(obj any) error
	closed bool
	err    error // why reading ended
}

// WriteObject implements jsonrpc2.ObjectCodec.
func (c *codec) WriteObject(w io.Writer, obj any) error {
	body, err := json.Marshal(obj)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, "Content-Length: %d\r\n\r\n", len(body)); err != nil {
		return err
	}
	_, err = w.Write(body)
	return err
}

// ReadObject implements jsonrpc2.ObjectCodec.
func (c *codec) ReadObject(r *bufio.Reader, v any) error {
	for !c.closed {
		body, err := readBody(r)
		if errors.Is(err, errTooLarge) {
			c.refuse(nil, jsonrpc2.CodeInvalidRequest, err.Error())
			continue
		}
		if err != nil {
			if !errors.Is(err, io.EOF) { // without the frame there is no next message
				c.refuse(nil, jsonrpc2.CodeParseError, err.Error())
			}
			c.err = err
			return err
		}
		if !json.Valid(body) {
			c.refuse(nil, jsonrpc2.CodeParseError, "not JSON")
			continue
		}
		if err := json.Unmarshal(body, v); err != nil {
			c.refuse(body, jsonrpc2.CodeInvalidRequest, err.Error())
			continue
		}
		return nil
	}
	return io.EOF
}

// refuse answers a message that cannot be handled, with its id if it has one.
func (c *codec) refuse(body []byte, code int64, why string) {
	var m struct {
		ID jsonrpc2.ID `json:"id"`
	}
	id := any(nil)
	if bytes.Contains(body, []byte(`"id"`)) && json.Unmarshal(body, &m) == nil {
		id = m.ID
	}
	_ = c.send(map[string]any{"jsonrpc": "2.0", "id": id, "error": map[string]any{"code": code, "message": why}})
}

var errTooLarge = fmt.Errorf("message larger than %d bytes", maxMessage)

// readBody reads one frame.
func readBody(r *bufio.Reader) ([]byte, error) {
	length := int64(-1)
	for n := 0; ; n++ {
		line, err := r.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull) || n == maxHeaders:
			return nil, errors.New("header too long")
		case err != nil:
			return nil, io.EOF // a header cut off is a client that left
		}
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			break
		}
		name, value, _ := strings.Cut(text, ":")
		if strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			if length, err = strconv.ParseInt(strings.TrimSpace(value), 10, 64); err != nil || length < 0 {
				return nil, errors.New("bad Content-Length")
			}
		}
	}
	if length < 0 {
		return nil, errors.New("no Content-Length")
	}
	if length > maxMessage {
		if _, err := io.CopyN(io.Discard, r, length); err != nil {
			return nil, io.EOF
		}
		return nil, errTooLarge
	}
	var body bytes.Buffer // grows with what comes in, not with what was promised
	if _, err := io.CopyN(&body, r, length); err != nil {
		return nil, io.EOF
	}
	return body.Bytes(), nil
}
