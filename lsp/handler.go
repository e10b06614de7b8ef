package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/sourcegraph/jsonrpc2"
)

// handle runs on the read loop. It tells if the client wants the server to end.
func (s *server) handle(ctx context.Context, r *jsonrpc2.Request) (exit bool) {
	defer func() {
		if p := recover(); p != nil { // a bug of ours must cost one message only
			s.fail(r, jsonrpc2.CodeInternalError, fmt.Sprintf("internal error: %v", p))
		}
	}()
	switch {
	case r.Notif && r.Method == "exit":
		return true
	case r.Notif:
		if s.phase == running {
			s.notification(r)
		}
	case s.phase == fresh && r.Method != "initialize":
		s.fail(r, codeNotInitialized, "initialize comes first")
	case s.phase == shutDown:
		s.fail(r, jsonrpc2.CodeInvalidRequest, "only exit follows shutdown")
	default:
		s.request(ctx, r)
	}
	return false
}

func (s *server) request(ctx context.Context, r *jsonrpc2.Request) {
	switch r.Method {
	case "initialize":
		var p initializeParams
		if s.phase != fresh {
			s.fail(r, jsonrpc2.CodeInvalidRequest, "already initialized")
		} else if s.decode(r, &p) {
			s.reply(r, s.initialize(&p))
		}
	case "shutdown":
		s.phase = shutDown
		s.reply(r, nil)
	case "textDocument/hover":
		var p positionParams
		if s.decode(r, &p) {
			s.startHover(ctx, r, &p)
		}
	default:
		s.fail(r, jsonrpc2.CodeMethodNotFound, "no method "+r.Method)
	}
}

// notification handles what wants no answer; what is unknown or malformed is dropped.
func (s *server) notification(r *jsonrpc2.Request) {
	switch r.Method {
	case "textDocument/didOpen":
		decoded(r, s.didOpen)
	case "textDocument/didChange":
		decoded(r, s.didChange)
	case "textDocument/didClose":
		decoded(r, s.didClose)
	case "textDocument/didSave", "workspace/didChangeWatchedFiles":
		s.didSave()
	case "$/cancelRequest":
		decoded(r, s.cancelRequest)
	}
}

func decoded[T any](r *jsonrpc2.Request, f func(T)) {
	var p T
	if r.Params != nil && json.Unmarshal(*r.Params, &p) == nil {
		f(p)
	}
}

func (s *server) decode(r *jsonrpc2.Request, p any) bool {
	if r.Params == nil {
		s.fail(r, jsonrpc2.CodeInvalidParams, "no params")
		return false
	}
	if err := json.Unmarshal(*r.Params, p); err != nil {
		s.fail(r, jsonrpc2.CodeInvalidParams, err.Error())
		return false
	}
	return true
}

func (s *server) initialize(p *initializeParams) *initializeResult {
	if slices.Contains(p.Capabilities.General.PositionEncodings, string(utf8Units)) {
		s.encoding = utf8Units
	}
	s.markdown = slices.Contains(p.Capabilities.TextDocument.Hover.ContentFormat, "markdown")
	root := p.RootURI
	if len(p.WorkspaceFolders) > 0 {
		root = p.WorkspaceFolders[0].URI
	}
	if path, ok := pathOf(root, ""); ok {
		s.root = path
	}
	s.phase = running
	return &initializeResult{ServerInfo: serverInfo{"shapelint"}, Capabilities: serverCapabilities{
		PositionEncoding: string(s.encoding), HoverProvider: true,
		TextDocumentSync: syncOptions{OpenClose: true, Change: syncIncremental, Save: true}}}
}

// startHover takes the snapshot here, on the read loop, and answers later.
func (s *server) startHover(ctx context.Context, r *jsonrpc2.Request, p *positionParams) {
	ctx, cancel := context.WithCancel(ctx)
	s.mu.Lock()
	f := s.open[p.TextDocument.URI]
	_, taken := s.requests[r.ID]
	busy := len(s.requests) >= maxRequests
	var current *run
	if f != nil && !taken && !busy {
		s.requests[r.ID], current = cancel, f.run
	}
	s.mu.Unlock()
	switch {
	case current != nil:
	case taken:
		cancel()
		s.fail(r, jsonrpc2.CodeInvalidRequest, "a request with this id is still being answered")
		return
	case busy:
		cancel()
		s.fail(r, codeRequestFailed, "too many requests at once")
		return
	default: // a file that is not ours to look at
		cancel()
		s.reply(r, nil)
		return
	}
	go func() {
		defer cancel()
		h, err := s.hover(ctx, current, p.Position)
		s.mu.Lock()
		delete(s.requests, r.ID)
		s.mu.Unlock()
		switch {
		case err != nil:
			s.fail(r, codeRequestCancelled, "cancelled")
		case h == nil:
			s.reply(r, nil)
		default:
			s.reply(r, h)
		}
	}()
}

func (s *server) cancelRequest(p struct {
	ID jsonrpc2.ID `json:"id"`
}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if cancel := s.requests[p.ID]; cancel != nil {
		cancel()
	}
}

func (s *server) reply(r *jsonrpc2.Request, result any) {
	_ = s.conn.Reply(s.ctx, r.ID, result) // fails only when the client is gone
}

func (s *server) fail(r *jsonrpc2.Request, code int64, why string) {
	if !r.Notif {
		_ = s.conn.ReplyWithError(s.ctx, r.ID, &jsonrpc2.Error{Code: code, Message: why})
	}
}
