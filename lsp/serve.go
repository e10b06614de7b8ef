// Package lsp is the language server: it shows what the analyzer finds in the
// texts that an editor has open. It knows nothing about shapes.
package lsp

import (
	"context"
	"errors"
	"io"
	"log"
	"runtime"
	"sync"

	"github.com/sourcegraph/jsonrpc2"
)

// ErrNoShutdown says that the client left without the shutdown request; the
// protocol wants the process to exit with 1 then.
var ErrNoShutdown = errors.New("lsp: the client left without shutdown")

// maxRequests is the number of requests answered at once; an editor has a few.
const maxRequests = 1000

// server is the state of one connection. Handlers run one after the other on
// the read loop; whatever takes time takes a snapshot there and goes on in a
// goroutine of its own, so that answers belong to the text they were asked for.
type server struct {
	conn *jsonrpc2.Conn
	ctx  context.Context // ends with the connection
	// slots bounds the analyses that run at once.
	slots chan struct{}

	// These belong to the read loop and are set before the first file is opened.
	phase    phase
	encoding encoding
	markdown bool
	root     string

	mu       sync.Mutex
	open     map[string]*openFile               // by URI
	requests map[jsonrpc2.ID]context.CancelFunc // what $/cancelRequest ends

	// publishing keeps the order of publications: older diagnostics must not
	// be sent after newer ones. It is taken before mu and never on the read
	// loop, as sending waits for a client that may not be reading.
	publishing sync.Mutex
}

// phase is where the connection is in its life.
type phase int

const (
	fresh phase = iota
	running
	shutDown
)

// Serve speaks the protocol until the client sends exit, in ends or ctx is
// done. It returns nil only if the client took its leave with shutdown.
func Serve(ctx context.Context, in io.Reader, out io.Writer) error {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &server{ctx: inner, encoding: utf16, slots: make(chan struct{}, runtime.GOMAXPROCS(0)),
		open: map[string]*openFile{}, requests: map[jsonrpc2.ID]context.CancelFunc{}}
	c := &codec{}
	stream := jsonrpc2.NewBufferedStream(pipe{in, out}, c)
	c.send = stream.WriteObject
	ready := make(chan struct{})
	s.conn = jsonrpc2.NewConn(inner, stream, handler(func(ctx context.Context, conn *jsonrpc2.Conn, r *jsonrpc2.Request) {
		<-ready // NewConn reads before it returns
		if s.handle(ctx, r) {
			c.closed = true // else the read loop waits for more input
			conn.Close()
		}
	}), jsonrpc2.SetLogger(log.New(io.Discard, "", 0))) // what goes wrong is answered or returned
	close(ready)
	<-s.conn.DisconnectNotify()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case s.phase == shutDown: // the read loop has ended: only it and ctx close the connection
		return nil
	case c.err != nil && !errors.Is(c.err, io.EOF):
		return c.err
	}
	return ErrNoShutdown
}

type handler func(context.Context, *jsonrpc2.Conn, *jsonrpc2.Request)

// Handle implements jsonrpc2.Handler.
func (h handler) Handle(ctx context.Context, c *jsonrpc2.Conn, r *jsonrpc2.Request) { h(ctx, c, r) }

// pipe joins the two directions. Closing leaves them to their owner.
type pipe struct {
	io.Reader
	io.Writer
}

func (pipe) Close() error { return nil }
